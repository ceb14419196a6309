"""The groups of people that what stands above or before a sentence names."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .statements import Statement
from .vocabulary.phrases import without_citations
from .vocabulary.population_words import Group, group_of_heading, groups_in, groups_of_heading

__all__ = ["asked_groups", "heading_groups", "is_bare_heading"]

_OTHER_TOPIC = re.compile(
    r"^\W*(?:monitoring|directions|(?:patient|prescrib|carer)\w*\b.*\b(?:advice|information)|"
    r"driving|medicinal forms|"
    r"storage|administration)\b",
    re.I,
)
"""Headings that end what a group's heading above them says."""
_LONGEST = 10
"""Most words of a question that names a group."""


def is_bare_heading(text: str) -> bool:
    """Whether a sentence is a group's heading that ran into its text: "Geriatric Use.".

    >>> is_bare_heading("Geriatric Use."), is_bare_heading("Older people need less.")
    (True, False)
    """
    return len(text.split()) <= 3 and group_of_heading(text) is not None


def asked_groups(before: Statement | None, statement: Statement) -> list[Group]:
    r"""The group that the sentence before one, on its line, asks for or is the heading of.

    Args:
        before: the sentence before it, if there is one.
        statement: the sentence.

    >>> from kg_builder.extract.statements import statements
    >>> *_, first, then = statements(read("Cautions\nOver 65? Take extra care."))
    >>> [group.words for group in asked_groups(first, then)]
    ['over 65']
    """
    if before is None or before.passage is not statement.passage:
        return []
    text = before.text.strip(" *")
    return _asked(text) if text.endswith("?") else groups_of_heading(text) if is_bare_heading(text) else []


def _asked(text: str) -> list[Group]:
    """The group that a question names: "Over 65?", "Can older people take it?"."""
    if groups := groups_of_heading(text.rstrip("?") + ":"):
        return groups
    return groups_in(text)[:1] if len(text.split()) <= _LONGEST else []


def heading_groups(statement: Statement) -> list[Group]:
    r"""The groups that the nearest heading on groups names, unless one on another matter is nearer.

    >>> from kg_builder.extract.statements import statements
    >>> *_, line = statements(read("Special populations\nOlder people\nTake care."))
    >>> heading_groups(line)
    []
    """
    for lead in statement.leads:
        plain = without_citations(lead)
        if (
            groups := _asked(plain.strip(" *"))
            if plain.rstrip(" *").endswith("?")
            else groups_of_heading(plain)
        ):
            return groups
        if _OTHER_TOPIC.search(lead):
            return []
    return []
