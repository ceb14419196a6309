"""Which drug a label is of, told from its bytes before it is read."""

from __future__ import annotations

from .ingredient import ingredient_key

__all__ = ["drug_hint"]

_MARKS = ((b"<genericMedicine>", b">", b"<"), (b'"generic_name":', b'"', b'"'))
"""What stands before the generic name in SPL and in openFDA's records, and the signs around the name."""
_NEAR = 300
"""Bytes behind a mark in which the name stands."""


def drug_hint(content: bytes) -> str:
    r"""The first generic name in a label's bytes, without its salt; "" where there is none.

    It tells which labels are likely to have much in common. Nothing that is read depends on it.

    Args:
        content: a document's bytes, or the first of them.

    >>> drug_hint(b"<genericMedicine>\n <name>Zorvexant Sodium</name>"), drug_hint(b"Generic Name: gout")
    ('zorvexant', '')
    >>> drug_hint(b'{"id":"1","openfda":{"generic_name":["ZORVEXANT"]}}')
    'zorvexant'
    """
    for mark, before, after in _MARKS:
        at = content.find(mark)
        if at >= 0:
            behind = content[at + len(mark) : at + len(mark) + _NEAR]
            name = behind.partition(before)[2].partition(after)[0]
            return ingredient_key(name.decode(errors="replace"))
    return ""
