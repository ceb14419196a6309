"""The ``#+`` header of a query file: YAML whose every value knows its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..errors import CatalogError

__all__ = ["Header", "Node", "read_header"]

_MARK = "#+"


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a header, with its place."""

    _node: yaml.Node
    path: Path

    @property
    def line(self) -> int:
        """Its line in the file, from 1."""
        return int(self._node.start_mark.line) + 1

    def error(self, problem: str) -> CatalogError:
        """An error at this value."""
        return CatalogError(problem, where=f"{self.path}:{self.line}")

    def mapping(self, *, required: tuple[str, ...], optional: tuple[str, ...]) -> dict[str, Node]:
        """The value as keys with values.

        Raises:
            CatalogError: it is none, a required key is missing, or a key is unknown or there twice.
        """
        if not isinstance(self._node, yaml.MappingNode):
            raise self.error("keys with values are wanted here")
        found: dict[str, Node] = {}
        for key, value in self._node.value:
            name = str(key.value)
            if name not in (*required, *optional):
                raise Node(key, self.path).error(f"unknown key {name!r}")
            if name in found:
                raise Node(key, self.path).error(f"key {name!r} is there twice")
            found[name] = Node(value, self.path)
        for name in required:
            if name not in found:
                raise self.error(f"key {name!r} is missing")
        return found

    def items(self) -> list[Node]:
        """The value as a list.

        Raises:
            CatalogError: it is none.
        """
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.error("a list is wanted here")
        return [Node(item, self.path) for item in self._node.value]

    def scalar(self) -> str | int | float | bool:
        """The value as text, number or truth.

        Raises:
            CatalogError: it is none of these.
        """
        value: Any = None
        if isinstance(self._node, yaml.ScalarNode):
            value = yaml.SafeLoader("").construct_object(self._node)
        if not isinstance(value, str | int | float | bool):
            raise self.error("a text, a number, true or false is wanted here")
        return value

    def text(self) -> str:
        """The value as text that is not empty.

        Raises:
            CatalogError: it is none.
        """
        value = self.scalar()
        if not isinstance(value, str) or not value.strip():
            raise self.error("a text is wanted here")
        return value.strip()


@dataclass(frozen=True, slots=True)
class Header:
    """A query file's header.

    Args:
        root: its top value.
        path: the file.
        end: line after its last, from 1: where the query begins.
    """

    root: Node
    path: Path
    end: int

    def error(self, problem: str, line: int) -> CatalogError:
        """An error at a line of the file."""
        return CatalogError(problem, where=f"{self.path}:{line}")


def read_header(text: str, path: Path) -> Header:
    r"""The header of a query file: its leading lines that begin with ``#+``.

    Args:
        text: of the whole file.
        path: of the file, for messages.

    Returns:
        The header, with the line after it.

    Raises:
        CatalogError: there is none, it is no YAML, or the file has tabs.

    >>> header = read_header("#+ summary: All drugs.\nSELECT ?drug { ?drug a dkg:Drug }\n", Path("drugs.rq"))
    >>> header.root.mapping(required=("summary",), optional=())["summary"].text()
    'All drugs.'
    """
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if "\t" in line:
            raise CatalogError("a tab", where=f"{path}:{number}", advice="indent with spaces")
    length = next((i for i, line in enumerate(lines) if not line.startswith(_MARK)), len(lines))
    if length == 0:
        raise CatalogError(
            "the file does not begin with a header",
            where=f"{path}:1",
            advice=f"describe the query in YAML in lines that begin with {_MARK}",
        )
    body = "\n".join(line[len(_MARK) :].removeprefix(" ") for line in lines[:length])
    try:
        root = yaml.compose(body, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line_number = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogError(
            f"the header is not well-formed YAML ({error.problem})", where=f"{path}:{line_number}"
        ) from error
    except yaml.YAMLError as error:
        raise CatalogError(f"the header is not well-formed YAML ({error})", where=f"{path}:1") from error
    if root is None:
        raise CatalogError("the header is empty", where=f"{path}:1")
    return Header(Node(root, path), path, length + 1)
