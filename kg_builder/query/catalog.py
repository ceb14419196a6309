"""Packaged queries: one question a file, described by a ``#+`` YAML header in grlc's manner."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..errors import CatalogError, SparqlError, UnknownQueryError
from ..resources import queries_dir
from ..store.syntax import QueryForm, groups, projection, query_form, variables
from .header import Header, Node, read_header

__all__ = ["Catalog", "Column", "PackagedQuery", "Parameter", "ParameterType", "QueryPack", "read_query"]

_NAME = re.compile(r"[a-z][a-z0-9_]*")


class ParameterType(StrEnum):
    """What an argument may be. The first five are names that the graph resolves to IRIs."""

    DRUG = "drug"
    CONDITION = "condition"
    CLASS = "class"
    DOCUMENT = "document"
    FACT = "fact"
    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    IRI = "iri"


COLUMN_TYPES = ("iri", "string", "integer", "number", "boolean")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank in a question.

    Args:
        name: written ``?_name`` in the query's text.
        type: what fits.
        description: one line.
        default: taken when no argument is given; None if one must be given.
        example: an argument that gives rows on the example graph.
        choices: the only texts that fit, if they are few.
    """

    name: str
    type: ParameterType
    description: str
    default: str | int | float | bool | None = None
    example: str | int | float | bool | None = None
    choices: tuple[str, ...] = ()

    @property
    def is_required(self) -> bool:
        """Whether an argument must be given."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: its name, the type of its values, what it means."""

    name: str
    type: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class PackagedQuery:
    """A question with blanks, and what it answers with.

    Args:
        name: pack and file name, "safety/adverse_effects_of_drug".
        summary: one line.
        description: more, if there is more to say.
        form: SELECT, ASK or CONSTRUCT.
        parameters: its blanks, in order.
        columns: the columns of its answer; none for ASK and CONSTRUCT.
        tags: words to find it by, sorted.
        text: the whole file.
    """

    name: str
    summary: str
    description: str
    form: QueryForm
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    text: str

    @property
    def pack(self) -> str:
        """Name of its pack."""
        return self.name.partition("/")[0]

    @property
    def example_arguments(self) -> dict[str, str | int | float | bool]:
        """Arguments to try it with: each parameter's example where it has one."""
        return {p.name: p.example for p in self.parameters if p.example is not None}


@dataclass(frozen=True, slots=True)
class QueryPack:
    """Queries about one subject, sorted by name."""

    name: str
    title: str
    description: str
    queries: tuple[PackagedQuery, ...]


class Catalog:
    """The query packs of a folder. Reads only the files that it is asked about.

    Args:
        folder: folder of packs; the project's own by default.

    >>> Catalog().get("safety/adverse_effects_of_drug").parameters[0].name
    'drug'
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or queries_dir()

    def names(self) -> list[str]:
        """Names of all queries, sorted."""
        return sorted(f"{path.parent.name}/{path.stem}" for path in self.folder.glob("*/*.rq"))

    def get(self, name: str) -> PackagedQuery:
        """The query of that name.

        Raises:
            UnknownQueryError: there is none (with close names).
            CatalogError: its file is malformed.
        """
        names = self.names()
        if name not in names:
            close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
            if "/" not in name:
                close = [known for known in names if known.partition("/")[2] == name] or close
            raise UnknownQueryError(
                f"there is no query {name!r}",
                advice=f"did you mean {', '.join(close)}?" if close else "drugkg queries lists them all",
            )
        return read_query(self.folder / f"{name}.rq")

    def pack(self, name: str) -> QueryPack:
        """The pack of that name.

        Raises:
            UnknownQueryError: there is none.
            CatalogError: one of its files is malformed.
        """
        file = self.folder / name / "pack.toml"
        if not _NAME.fullmatch(name) or not file.is_file():
            known = sorted(path.parent.name for path in self.folder.glob("*/pack.toml"))
            raise UnknownQueryError(
                f"there is no query pack {name!r}", advice=f"choose of {', '.join(known)}"
            )
        try:
            about = tomllib.loads(file.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CatalogError(f"malformed TOML ({error})", where=str(file)) from error
        title, description = about.get("title"), about.get("description")
        if not isinstance(title, str) or not isinstance(description, str) or len(about) > 2:
            raise CatalogError("a pack has a title, a description and nothing else", where=str(file))
        queries = tuple(read_query(path) for path in sorted((self.folder / name).glob("*.rq")))
        return QueryPack(name, title, description, queries)

    def packs(self) -> list[QueryPack]:
        """All packs, sorted by name.

        Raises:
            CatalogError: a file is malformed, or a pack lacks its pack.toml.
        """
        folders = sorted({path.parent for path in self.folder.glob("*/*.rq")})
        for folder in folders:
            if not (folder / "pack.toml").is_file():
                raise CatalogError(
                    "the pack has no pack.toml", where=str(folder), advice="write its title there"
                )
        return [self.pack(folder.name) for folder in folders]


def read_query(path: Path) -> PackagedQuery:
    r"""The query of a file.

    Args:
        path: a file of a pack, ``PACK/NAME.rq``.

    Returns:
        The query, named ``PACK/NAME``.

    Raises:
        CatalogError: the header is missing, malformed or at odds with the text; says file and line.

    >>> _ = (folder / "any.rq").write_text("#+ summary: Is there any?\nASK WHERE { ?a ?b ?c }\n")
    >>> read_query(folder / "any.rq").summary
    'Is there any?'
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(f"the file cannot be read ({error})", where=str(path)) from error
    header = read_header(text, path)
    if not _NAME.fullmatch(path.stem):
        raise header.error("the file's name must be lower case words joined by _", 1)
    top = header.root.mapping(
        required=("summary",), optional=("description", "parameters", "columns", "tags")
    )
    parameters = tuple(_parameter(node) for node in top["parameters"].items()) if "parameters" in top else ()
    columns = tuple(_column(node) for node in top["columns"].items()) if "columns" in top else ()
    tags = tuple(sorted(node.text() for node in top["tags"].items())) if "tags" in top else ()
    form = _checked_text(text, header)
    _check_parameters(text, header, parameters)
    _check_columns(text, header, form, columns)
    return PackagedQuery(
        name=f"{path.parent.name}/{path.stem}",
        summary=top["summary"].text(),
        description=top["description"].text() if "description" in top else "",
        form=form,
        parameters=parameters,
        columns=columns,
        tags=tags,
        text=text,
    )


def _parameter(node: Node) -> Parameter:
    parts = node.mapping(required=("name", "type", "description"), optional=("default", "example", "choices"))
    name = parts["name"].text()
    if not _NAME.fullmatch(name):
        raise parts["name"].error(f"{name!r} is no parameter name: lower case words joined by _")
    kind = parts["type"].text()
    if kind not in list(ParameterType):
        raise parts["type"].error(f"{kind!r} is no parameter type; choose of {', '.join(ParameterType)}")
    made = Parameter(
        name=name,
        type=ParameterType(kind),
        description=parts["description"].text(),
        default=parts["default"].scalar() if "default" in parts else None,
        example=parts["example"].scalar() if "example" in parts else None,
        choices=tuple(n.text() for n in parts["choices"].items()) if "choices" in parts else (),
    )
    if made.default is None and made.example is None:
        raise node.error(f"parameter {name} needs a default or an example")
    for key in ("default", "example"):
        value = getattr(made, key)
        if value is not None and not _fits(value, made):
            raise parts[key].error(f"the {key} of parameter {name} is not of type {kind}")
    return made


def _fits(value: str | int | float | bool, parameter: Parameter) -> bool:
    match parameter.type:
        case ParameterType.BOOLEAN:
            return isinstance(value, bool)
        case ParameterType.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case ParameterType.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case _:
            return isinstance(value, str) and (not parameter.choices or value in parameter.choices)


def _column(node: Node) -> Column:
    parts = node.mapping(required=("name", "type"), optional=("description",))
    kind = parts["type"].text()
    if kind not in COLUMN_TYPES:
        raise parts["type"].error(f"{kind!r} is no column type; choose of {', '.join(COLUMN_TYPES)}")
    return Column(parts["name"].text(), kind, parts["description"].text() if "description" in parts else "")


def _checked_text(text: str, header: Header) -> QueryForm:
    try:
        form = query_form(text)
        if not any(group.parent is None and group.opener == "WHERE" for group in groups(text)):
            raise header.error("the query has no WHERE { ... }", header.end)
    except SparqlError as error:
        raise header.error(error.problem, header.end) from error
    if form == "DESCRIBE":
        raise header.error("DESCRIBE answers differ from store to store; write a CONSTRUCT query", header.end)
    return form


def _check_parameters(text: str, header: Header, parameters: tuple[Parameter, ...]) -> None:
    declared = [parameter.name for parameter in parameters]
    for name in declared:
        if declared.count(name) > 1:
            raise header.error(f"parameter {name} is declared twice", 1)
    used = {name[1:] for name in variables(text) if name.startswith("_")}
    for name in sorted(used - set(declared)):
        raise header.error(f"?_{name} is used but not declared", _line_of(text, f"?_{name}"))
    for name in sorted(set(declared) - used):
        raise header.error(f"parameter {name} is declared but ?_{name} is not used", 1)


def _check_columns(text: str, header: Header, form: QueryForm, columns: tuple[Column, ...]) -> None:
    names = tuple(column.name for column in columns)
    if form != "SELECT":
        if names:
            raise header.error(f"an answer to {form} has no columns to declare", 1)
        return
    found = projection(text)
    line = _line_of(text, "SELECT")
    if found is None:
        raise header.error("SELECT * leaves the columns open; name them", line)
    if found != names:
        raise header.error(
            f"the query answers with {', '.join(found)}; the header declares {', '.join(names) or 'none'}",
            line,
        )


def _line_of(text: str, words: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+") and words.casefold() in line.casefold():
            return number
    return 1
