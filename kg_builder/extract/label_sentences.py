"""What labels have among their sentences besides what they say: titles, lost tables, legal notices."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .dosing.runs import title_length
from .statements import Statement

__all__ = ["names_hazard", "says_nothing", "title_before"]

_TABLE = re.compile(r"\W*Table\s+(?:\d+|[IVX]+)\b")
_LONG = 240
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|may|might|should|must|will|do|does|did|needs?|requires?"
    r"|avoid|use|used|not"
    r"|(?-i:increased|decreased|reduced|raised|found|showed|reported|occurred|developed|caused))\b",
    re.I,
)
"""One of these is in every sentence; one without them in so many letters is what is left of a table."""
_NOTICE = re.compile(
    r"\bmarketing\s+exclusivity\b|\binformation\s+(?:\w+\s+){0,4}?is\s+approved\s+for\b", re.I
)
"""Why a generic's label leaves something out."""
_POINTS = re.compile(
    r"\W*there\s+were\s+no\s+(?:patients|subjects)\b|.*\bformula\b"
    r"|.*\b(?:is|are)\s+(?:described|shown|listed|given|provided|summari[sz]ed)\s+in\s+(?:the\s+)?"
    r"(?:tables?\b|(?-i:[A-Z]{4}))",
    re.I | re.S,
)
"""What is told elsewhere, how something is computed, whom a study lacked."""
_HAZARD = re.compile(r"\b(?:dysfunction|failure|disease|injury|toxicity|problems)\W*$", re.I)
_DASH = re.compile(r"[\s:\u2013\u2014-]*")
_REACH = 300
_SHORTEST = 4


def title_before(text: str, names: tuple[str, ...]) -> int:
    """How long the title is, marks included, that a sentence of a label has run into; 0 for none.

    Args:
        text: the sentence.
        names: names of the drug.

    >>> text = "Renal Impairment \u2013The usual dose is given."
    >>> text[title_before(text, ()):]
    'The usual dose is given.'
    >>> title_before("The usual dose is given.", ())
    0
    """
    length = title_length(text[:_REACH], names)
    if len(text[:length].rstrip()) < _SHORTEST:
        return 0  # "If Examplol is used"
    marks = _DASH.match(text, length) if length else None
    return marks.end() if marks else length


def says_nothing(text: str) -> bool:
    """Whether words of a label are a table that has lost its cells, or a notice on exclusive rights.

    >>> says_nothing("Table 2 Doses Adults 5 mg Children 2 mg"), says_nothing("It is given to adults.")
    (True, False)
    >>> says_nothing("Pediatric use information is approved for the capsules of another firm.")
    True
    """
    if _TABLE.match(text) or _NOTICE.search(text) or _POINTS.match(text):
        return True
    return len(text) > _LONG and _SAYS.search(text, 0, _LONG) is None


def names_hazard(statement: Statement, title: str) -> bool:
    r"""Whether a title above tells of what the drug does to an organ, not of people who have it so.

    Args:
        statement: a sentence of a label.
        title: the title that it has run into.

    >>> from kg_builder.extract.statements import statements
    >>> *_, last = statements(read("Warnings\n\nLiver dysfunction\nTests may rise."))
    >>> names_hazard(last, "")
    True
    """
    warned = statement.section.kind in {SectionKind.WARNINGS, SectionKind.BOXED_WARNING}
    return warned and any(_HAZARD.search(lead.rstrip()) for lead in (title, *statement.leads))
