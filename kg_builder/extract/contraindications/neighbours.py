"""What the words before a sentence make of it: a list of what forbids the drug, those drugs, that pair."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.phrases import without_asides
from ..vocabulary.substances import is_substance

__all__ = ["asked_about", "is_of_a_pair", "pointed_at", "told_off"]

_CERTAIN = re.compile(
    r"\bnot\s+be\s+(?:used|taken)\s+(?:if\s+you\s+have|in\s+people\s+with|with)\s+certain\s+"
    r"(?:medical\s+|health\s+)?(?:conditions|problems)\W*$",
    re.I,
)
_ASKED_ABOUT = re.compile(r"\bif\s+you\s+(?:have|have\s+had|are|have\s+any\s+of\s+these)\s*:\s*", re.I)
_ON_IT = re.compile(
    r"\W*(?:you|they)\s+(?:(?:are\s+)?(?:also\s+)?(?:taking|using|on|take|use))\s+"
    r"(?:this|these|either|any|one)\b(?:\s+of)?(?:\s+(?:this|these|them))?\s*"
    r"(?:medicines?|medications?|drugs?)?\W*$",
    re.I,
)
_IF_TAKING = re.compile(
    r"\b(?:taking|using|treated\s+with|receiving|you\s+(?:take|use))\s+(?P<drugs>[^.]+)\.?$", re.I
)
_TOLD_OFF = re.compile(
    r"^\W*your\s+(?:\w+\s+)?(?:doctor|prescriber|provider)\s+(?:will|may|might)\s+"
    r"(?:(?:probably|likely|usually|most\s+likely)\s+)?(?:tell|advise|ask)\s+you\s+not\s+to\s+"
    r"(?:take|use|receive|have)\s+\x01+\W*$",
    re.I,
)
_IF_YOU = re.compile(
    r"\bif\s+(?P<what>you\s[^.]+?)"
    r"(?:,\s+or\s+(?:if\s+you\s+)?(?:have\s+)?(?:recently\s+)?stopped\b[^.]*)?\.?$",
    re.I,
)
_OF_A_PAIR = re.compile(r"^\W*(?P<who>[\w\s-]{3,40}?):\s")


def asked_about(text: str, earlier: str) -> int | None:
    """Where the list starts of which the sentence before says that some of it forbids the drug.

    Args:
        text: a sentence that tells to ask a doctor.
        earlier: what stands before it.

    >>> said = "Before use, ask your doctor if you have: gout, severe asthma."
    >>> said[asked_about(said, "It should not be used if you have certain medical conditions.") :]
    'gout, severe asthma.'
    >>> asked_about(said, "It helps.") is None
    True
    """
    asked = _ASKED_ABOUT.search(text) if _CERTAIN.search(earlier) else None
    return asked.end() if asked else None


def pointed_at(slot: str, earlier: str) -> tuple[str, int] | None:
    """The drugs that "if you are on this medication" points back to, and where they start in what is before.

    Args:
        slot: the words that name what forbids the drug.
        earlier: what stands before their sentence; nothing is named where it names no drugs.

    >>> pointed_at("you are taking this medicine", "Tell your doctor if you are taking samplol.")
    ('samplol', 35)
    >>> pointed_at("you are taking samplol", "") is None
    True
    >>> pointed_at("you are taking this medicine", "It helps.")
    ('', 0)
    """
    if not _ON_IT.match(slot):
        return None
    taken = _IF_TAKING.search(earlier)
    return (without_asides(taken["drugs"]), taken.start("drugs")) if taken else ("", 0)


def told_off(masked: str, earlier: str) -> tuple[str, int] | None:
    r"""What "your doctor will tell you not to take it" points back to, and where it starts in what is before.

    Args:
        masked: the sentence, the drug's names replaced by ``MASK``.
        earlier: what stands before it.

    >>> told_off("Your doctor will probably tell you not to take \x01\x01.", "Say if you have gout.")
    ('you have gout', 7)
    """
    named = _IF_YOU.search(earlier) if _TOLD_OFF.match(masked) else None
    return (named["what"], named.start("what")) if named else None


def is_of_a_pair(text: str, passage: str, drug: re.Pattern[str]) -> bool:
    """Whether a sentence without a subject says "contraindicated" of the drug with another, named at first.

    Args:
        text: a later sentence of the passage.
        passage: all of it.
        drug: finds the drug's names.

    >>> entry = "warfarin: raises its level. Contraindicated in gout."
    >>> is_of_a_pair("Contraindicated in gout.", entry, re.compile("examplol"))
    True
    """
    pair = _OF_A_PAIR.match(passage) if text.startswith("Contraindicated") else None
    who = pair["who"].strip() if pair else ""
    return bool(who) and is_substance(who) and drug.match(who) is None
