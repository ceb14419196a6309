"""Hazards that other drugs make likelier, told among warnings and effects: "likelier with samplol"."""

from __future__ import annotations

from typing import NamedTuple

from kg_builder import lazy_re as re

from ..statements import Statement
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, without_article, without_asides
from .referred import GETTING, hazard_above

__all__ = ["Likelier", "likelier_with"]


class Likelier(NamedTuple):
    """What is likelier, and where the words stand that name what makes it so.

    Args:
        start: where those words start in the sentence.
        end: where they end.
        effect: what is likelier; None if nothing names it.
    """

    start: int
    end: int
    effect: str | None


_TAKERS = (
    r"(?:(?:people|patients|adults|those|anyone|someone|you|they)\s+(?:with\s+[\w\s]{3,30}?\s+)?(?:who\s+)?"
    r"(?:are\s+|were\s+)?(?:also\s+)?"
    r"(?:takes?|taking|on|receiving|received?|uses?|using|treated\s+with|drinks?)"
    r"|(?:it|[\w-]+)\s+is\s+(?:also\s+)?(?:mixed|taken|combined|used|given)\s+(?:together\s+|along\s+)?with)"
)
_MORE = (
    r"(?:(?:is|are|may\s+be|can\s+be|becomes?|gets?)\s+(?:even\s+|much\s+|far\s+)?(?:more\s+(?:likely|common"
    r"|frequent)|most\s+likely|likeli(?:er|est)|high(?:er|est)|great(?:er|est)|raised|increased)"
    r"|(?:goes\s+up|rises|grows|climbs|increases))"
)
_SEEN = r"(?:has|have)\s+(?:been\s+(?:recorded|reported|seen|noted)|occurred|happened|developed)"
_LIKELIER = re.compile(
    rf"^(?P<what>[^.:]{{2,120}}?)(?:(?P<which>,\s+which)\s+|\s+)(?:{_MORE}\s+"
    rf"(?:(?:(?:if|when|in|among|for)\s+{_TAKERS}|with|by)\s+)"
    rf"|{_SEEN}\s+(?:in|among)\s+{_TAKERS}\s+)(?P<who>[^.;]+)",
    re.I,
)
_ESPECIALLY = re.compile(
    r"^(?P<what>[^.:]{6,160}?),?\s+(?:especially|particularly|above\s+all|mainly|more\s+so)\s+(?:if|when|in)"
    rf"\s+{_TAKERS}\s+(?P<who>[^.;]+)",
    re.I,
)
_UNNAMED = re.compile(
    r"(?:it|this|these|they|both|(?:the\s+|this\s+|that\s+|your\s+)?(?:risk|chance|hazard|danger)s?)", re.I
)
_RISK_OF = re.compile(r"\b(?:risk|chance|danger|hazard)s?\s+of\s+(?P<what>[^,;]{3,60})$", re.I)
_HAS_BEEN = re.compile(r",?\s+(?:has|have)\s+been\s+\w+$", re.I)
_BEFORE = re.compile(
    r"[;:,]\s"
    r"|\b(?:may|can|could|might|is|are|was|were|be|means?|spells?|to|of|with|have|has|causes?|gets?)\s",
    re.I,
)
"""Before the name of a hazard."""
_MOST_WORDS = 6


def likelier_with(statement: Statement, text: str) -> Likelier | None:
    r"""What a sentence says is likelier with other drugs; None if it says so of nothing.

    Args:
        statement: the sentence.
        text: its words, citations left out.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Side effects\nFever may mean serotonin syndrome, which is likelier with tramadol.")
    >>> *_, said = statements(page)
    >>> found = likelier_with(said, said.text)
    >>> found.effect, said.text[found.start : found.end]
    ('serotonin syndrome', 'tramadol')
    >>> *_, said = statements(read("Warnings\nBleeding: Look out for it. The risk is raised by aspirin."))
    >>> likelier_with(said, said.text).effect
    'bleeding'
    """
    found = _LIKELIER.match(text) or _ESPECIALLY.match(text)
    if found is None:
        return None
    what = without_asides(found["what"]).strip(" ,*_-\u2022")
    what = what.rpartition("; ")[2]
    effect = hazard_above(statement) if _UNNAMED.fullmatch(what) else _hazard(what)
    return Likelier(*found.span("who"), effect)


def _hazard(words: str) -> str | None:
    """The hazard that words end with: "this may spell serotonin syndrome", "a higher risk of rupture"."""
    if risk := _RISK_OF.search(words):
        what = GETTING.sub("", risk["what"])
        return f"risk of {what}" if what.isupper() else decapitalised(what)  # capitals alone pass for a name
    named = without_article(_BEFORE.split(_HAS_BEEN.sub("", words))[-1].strip(" ,"))
    return decapitalised(named) if len(named.split()) <= _MOST_WORDS and is_condition(named) else None
