"""Reads pickles of plain data without the power to run anything."""

from __future__ import annotations

import io
import pickle

from kg_builder.errors import ReadError

__all__ = ["plain_data"]


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> object:
        raise pickle.UnpicklingError(f"it names {module_name}.{global_name}, which is not plain data")


def plain_data(content: bytes, *, where: str = "") -> object:
    """The dicts, lists, texts and numbers that a pickle holds.

    Args:
        content: the pickle.
        where: what it came from, for errors.

    Raises:
        ReadError: the pickle is damaged, or holds more than plain data.

    >>> plain_data(pickle.dumps({"a": [1, None, True]}))
    {'a': [1, None, True]}
    """
    try:
        found: object = _PlainUnpickler(io.BytesIO(content)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, IndexError, KeyError, TypeError) as error:
        raise ReadError(
            f"not a pickle of plain data ({error})",
            where=where,
            advice="use the pinned version of the source",
        ) from error
    return found
