"""Which sections, passages and sentences are read for adverse effects; cheap tests before costly ones."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

__all__ = [
    "LABEL_KINDS",
    "is_boilerplate",
    "is_read",
    "is_skipped",
    "is_urgent",
    "may_hold",
    "scopes_of",
    "tells_reader",
]

LABEL_KINDS = (SectionKind.ADVERSE_EFFECTS, SectionKind.WARNINGS, SectionKind.BOXED_WARNING)
"""The sections of labels that tell of effects; the tagger was trained on them."""

_SCOPES: dict[SectionKind, frozenset[str]] = {
    SectionKind.ADVERSE_EFFECTS: frozenset(
        ["listed", "effects", "seek", "urgent", "seen", "signs", "stopping", "tiers"]
    ),
    SectionKind.WARNINGS: frozenset(["listed", "signs", "stopping", "tiers", "urgent"]),
    SectionKind.BOXED_WARNING: frozenset(["listed", "seek", "urgent", "seen", "signs"]),
    SectionKind.PATIENT_INFORMATION: frozenset(["seek", "stopping", "urgent", "signs"]),
    SectionKind.SUMMARY: frozenset(["listed"]),
    SectionKind.DESCRIPTION: frozenset(["listed", "stopping"]),
    SectionKind.INDICATIONS: frozenset(["listed"]),
    SectionKind.IDENTITY: frozenset(["listed"]),
    SectionKind.DOSAGE: frozenset(["stopping"]),
    SectionKind.OTHER: frozenset(["listed", "stopping"]),
    SectionKind.SPECIAL_POPULATIONS: frozenset(["listed"]),
}
"""Which sentence rules may be used in a section of a kind; no other kind gives effects."""

_WARNING_WITH_SHARE = frozenset(["listed", "tiers", "signs", "urgent", "seen"])
_SIGNS = (
    "symptom sign includ effect reaction show present manifest mark character onset syndrome toxic".split()
)
_GATES = {"signs": (*_SIGNS, ", with "), "listed": ("effect", "reaction", "event", "complaints", "common")}
"""Pieces of words, one of which a passage must hold where sentences of few kinds are read."""

_TELLS = (
    "should know", "be aware", "animal", " rats", " mice", "rodent", "monkey", "rabbit", "stopping",
    "withdrawal", "coming off", " make you", " makes you", "makes people", "make people", "cause some people",
    "common", " rare", "you notice", "you get ", "you develop", "you experience",
)  # fmt: skip
_URGENT = ("right away", "immediate", "at once", "straight away", "straightaway", "emergency",
           "without delay", "911", "999")  # fmt: skip
_SKIPPED = re.compile(r"\b(?:overdos\w*|interact\w*|contraindic\w*)\b", re.I)
_BEFORE = re.compile(r"\bbefore (?:taking|using)\b", re.I)
_TOLD_READER = re.compile(r"\W*(?:you|patients|parents) should (?:also )?(?:know|be aware) that\b", re.I)
_IN_ANIMALS = re.compile(r"\b(?:animals?|rats?|mice|rodents?|monkeys?|rabbits?|dogs)\b", re.I)
_WARNING_TOLD = frozenset(["listed", "tiers", "signs", "urgent", "effects", "seen"])
_BOILERPLATE = re.compile(
    r"\b(?:not (?:a )?(?:complete|full|all)\b.{0,40}\b(?:list|side effects)|"
    r"(?:may|can|could) (?:also )?report side|(?:other|all) (?:possible )?side effects may|"
    r"(?:more|other|additional) side effects (?:than|not|besides)\b|medical advice about|"
    r"report (?:negative |any )?side effects|call (?:your doctor )?for medical advice|1-800|"
    r"does not (?:contain|list|include) all|ask your (?:doctor|pharmacist) for (?:more|a)|yellow card)|"
    r"^\W*table \d|\boverdos(?:es?|age|ed|ing)\b|^\W*sources?\s*:",
    re.I,
)
_BOILERPLATE_WORDS = ("side effects", "complete list", "full list", "report side", "medical advice", "1-800",
                      "contain all", "list all", "include all", "ask your", "yellow card", "overdos",
                      "table ", "sources:", "source:")  # fmt: skip
_DEFINITION = re.compile(
    r"^(?!there\b)(?!(?:[\w()-]+\s+){0,5}effects\s)"
    r"(?:[\w()-]+\s+){1,6}(?:is|are) (?:an?|the|caused)\b.{0,80}\b(?:disease|disorder|condition|infection|"
    r"cancer|syndrome|inflammation|problem|medicine|medication|drug)\b",
    re.I,
)
_SHARE_OF_PATIENTS = re.compile(
    r"\d\s*(?:%|percent)(?: \([^()]*\))? of (?:the |all )?(?:patients|"
    r"adults|children|women|men|people|users)",
    re.I,
)


def is_read(kind: SectionKind, *, label: bool) -> bool:
    """Whether a section of a kind may give effects, in a label or elsewhere.

    >>> kind = SectionKind.PATIENT_INFORMATION
    >>> is_read(kind, label=False), is_read(kind, label=True)
    (True, False)
    """
    return kind in (LABEL_KINDS if label else _SCOPES)


def is_skipped(title: str, kind: SectionKind | None = None) -> bool:
    """Whether a section's title says that its effects are not the drug's own, or its lists no effects.

    >>> is_skipped("Overdosage"), is_skipped("Before using it"), is_skipped("Side effects")
    (True, True, False)
    >>> is_skipped("Before using it", SectionKind.WARNINGS)
    False
    """
    if _SKIPPED.search(title):
        return True
    return kind is not SectionKind.WARNINGS and _BEFORE.search(title) is not None


def tells_reader(text: str) -> bool:
    """Whether a warning tells the reader what to know of the drug: "You should know that it may cause ...".

    >>> tells_reader("You should know that it may cause gout."), tells_reader("Tell your doctor.")
    (True, False)
    """
    return _TOLD_READER.match(text) is not None


def scopes_of(kind: SectionKind, sentence: str = "", *, told: bool = False) -> frozenset[str]:
    """Which sentence rules may be used.

    Args:
        kind: of the section.
        sentence: the sentence; in a warning with a share of patients more rules are used than in others.
        told: whether its passage tells the reader what to know of the drug.

    >>> sorted(scopes_of(SectionKind.WARNINGS, "Stop if you get gout."))
    ['listed', 'signs', 'stopping', 'tiers', 'urgent']
    >>> sorted(scopes_of(SectionKind.WARNINGS, "Gout was seen in 9% of patients."))
    ['listed', 'seen', 'signs', 'tiers', 'urgent']
    """
    if kind is SectionKind.WARNINGS and (told or _IN_ANIMALS.search(sentence)):
        return _WARNING_TOLD
    if kind is SectionKind.WARNINGS and ("%" in sentence or "percent" in sentence):
        return _WARNING_WITH_SHARE if _SHARE_OF_PATIENTS.search(sentence) else _SCOPES[kind]
    return _SCOPES[kind]


def is_urgent(low: str) -> bool:
    """Whether words in small letters call for help at once.

    >>> is_urgent("call your doctor at once."), is_urgent("tell your doctor on your next visit.")
    (True, False)
    """
    return _any(_URGENT, low)


def may_hold(kind: SectionKind, text: str) -> bool:
    """Whether a passage is worth reading where few kinds of sentences are read.

    >>> [may_hold(SectionKind.WARNINGS, words) for words in ("Store it dry.", "Signs include fever.")]
    [False, True]
    """
    low = text.casefold()
    gate = _GATES["signs" if "signs" in _SCOPES[kind] else "listed"]
    return "%" in low or _any(_TELLS, low) or _any(gate, low) or is_urgent(low)


def is_boilerplate(words: str, *, definitions: bool = False) -> bool:
    """Whether words are about side effects in general, or tell what a disease is.

    Args:
        words: a passage or sentence.
        definitions: whether sentences that define a disease or drug count as well.

    >>> is_boilerplate("This is not a complete list of side effects."), is_boilerplate("Rash is common.")
    (True, False)
    """
    if _any(_BOILERPLATE_WORDS, words.casefold()) and _BOILERPLATE.search(words):
        return True
    return definitions and (" is " in words or " are " in words) and _DEFINITION.match(words) is not None


def _any(pieces: tuple[str, ...], low: str) -> bool:
    for piece in pieces:  # noqa: SIM110 - a loop is twice as fast as any() here
        if piece in low:
            return True
    return False
