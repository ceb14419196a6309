"""Tells where the name of a condition ends, and what is left of a phrase as its name."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition, is_vague
from ..vocabulary.phrases import decapitalised, without_asides
from .condition_grammar import BARE_MEASURE, CAUSE, LEAD, STOP, TAIL, VAGUE_HEADS
from .condition_patients import opening

__all__ = ["cleaned", "closing", "is_acronym", "is_plain"]

_CITED = re.compile(r"\b(?:see|section|table|e\.g|with|for|in|such\s+as|including)\b", re.I)
_CLOT = re.compile(r"(?:blood\s+)?clots?\s+(?:elsewhere|in)\b", re.I)
_PLACED = re.compile(r"ulcers?\s+(?:in|of)\s+(?:the|your)\b", re.I)
_EVENT = re.compile(
    r"(?:(?:single|first|one|isolated)\s+)?(?:attack|episode|event|problem|condition)s?", re.I
)
_DRUGS = re.compile(r"\b(?:drugs|medicines|medications|treatments|therap(?:y|ies))$", re.I)
_NAMED_BELOW = re.compile(
    r"\s(?:after|following|during|before|in|of|that|when|which|where"
    r"|who)(?:\s[\w'\u2019-]+){1,6}\s(?P<aside>_{9,})",
    re.I,
)
_SEQUEL = re.compile(
    r"\s(?:following|after)\s(?P<what>(?:an?\s)?[\w'\u2019-]+(?:\s[\w'\u2019-]+){0,2})"
    r"(?=,|\s(?:and|or)\s|[.;]|$)",
    re.I,
)
"""What a condition follows, where it is named."""
_MARKER = re.compile(r"[\w/]+[ -](?:positive|negative|mutated|mutant)", re.I)
"""What is said of a condition behind it: "lymphoma, CD20-positive"."""

_COUNTRY = re.compile(r"(?:united\s+(?:states|kingdom)|europe(?:an\s+union)?|canada|japan|australia)\b", re.I)
"""Where a drug is approved for use."""
_CALLED = re.compile(r"^(?:an?\s+)?(?:[\w-]+\s+){1,4}(?:called|known\s+as)\s+", re.I)
_ONE_CALLED = re.compile(r",\s+(?:and\s+|or\s+)?an?\s+(?:[\w-]+\s+){1,4}(?:called|known\s+as)\s", re.I)
_MORE_TO_COME = re.compile(r"[^.;:]*?,?\s(?:and|or)\s", re.I)
_TELLS = re.compile(r"(?:an?|the|conditions?|diseases?)\s", re.I)
"""How brackets begin that tell what a condition is, rather than name it."""


def closing(text: str, start: int) -> int:
    """Where the conditions end that a text names from a place on.

    >>> closing("edema following a stroke, and gout in adults", 0)
    34
    """
    masked = re.sub(r"[(\[][^()\[\]]*[)\]]", lambda m: "_" * len(m.group()), text)
    at = start
    while stop := STOP.search(masked, at):
        if (sequel := _SEQUEL.match(masked, stop.start())) and is_condition(sequel["what"]):
            at = sequel.end()  # "edema following a stroke, and gout"
            continue
        if (called := _ONE_CALLED.match(masked, stop.start())) and _MORE_TO_COME.match(masked, called.end()):
            at = called.end()  # "gout, a skin disease called samplitis, and acne"
            continue
        named = _NAMED_BELOW.match(masked, stop.start())
        aside = text[named.start("aside") + 1 : named.end("aside") - 1] if named else ""
        if named is None or _TELLS.match(aside) or not is_condition(aside):
            return stop.start()
        at = named.end()  # "pain after shingles (postherpetic neuralgia)"
    return len(text)


def cleaned(text: str, *, trusted: bool) -> list[str]:
    """A part of a list as the name of a condition, or nothing.

    Args:
        text: the part.
        trusted: whether it is known to name one, so that words no rule knows will do.

    >>> cleaned("severe gout in women", trusted=False), cleaned("your diet", trusted=False)
    (['severe gout'], [])
    """
    start, _ = opening(text)
    plain = without_asides(text[start:][: closing(text[start:], 0) if len(text) - start > 3 else None])
    plain = LEAD.sub("", _CALLED.sub("", plain.strip(' ,.;:\u2022*\u201c\u201d"')))
    if cause := CAUSE.search(plain):
        core = plain[: cause.start()]
        if not VAGUE_HEADS.match(core) and is_condition(core):
            plain = core
    before = ""
    while before != plain:
        before, plain = plain, TAIL.sub("", plain).strip(" ,.;:\u2022*")
    if not plain or re.fullmatch(r"[\W\d_]+", plain) or _MARKER.fullmatch(plain) or _COUNTRY.match(plain):
        return []
    if BARE_MEASURE.fullmatch(plain):
        plain = f"high {plain}"  # "to lower cholesterol"
    asides = [m for m in re.finditer(r"[(\[]([^()\[\]]+)[)\]]", text[start:]) if not _CITED.search(m[1])]
    called = [decapitalised(re.split(r",\s", a[1])[0].strip()) for a in asides if is_condition(a[1])]
    if called and (_CLOT.match(plain) or _PLACED.match(plain) or _EVENT.fullmatch(plain)):
        return called  # "a clot in the leg (deep vein thrombosis) or the lung (pulmonary embolism)"
    if is_condition(plain) and not _DRUGS.search(plain):
        return [decapitalised(plain)]
    if called:
        return called[:1]  # "(blood clots in) the legs (deep vein thrombosis)"
    if trusted and _may_be_condition(plain) and not is_vague(plain):
        return [decapitalised(plain)]
    return []


def is_acronym(phrase: str) -> bool:
    """Whether a phrase is a bare abbreviation, which beside known conditions names one more.

    >>> is_acronym("COPD"), is_acronym("Gout")
    (True, False)
    """
    return re.fullmatch(r"[A-Z][A-Za-z]?[A-Z\d][A-Z\d-]{0,5}", phrase) is not None


def is_plain(phrase: str) -> bool:
    """Whether a phrase is short and without any structure, which among known conditions names one more.

    >>> is_plain("samplitis"), is_plain("use of samplol")
    (True, False)
    """
    return re.fullmatch(
        r"[A-Za-z][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,3}", phrase.strip()
    ) is not None and not re.search(r"\b(?:of|in|to|for|with|at|on|by|as|from|surgery|risk)\b", phrase)


def _may_be_condition(phrase: str) -> bool:
    words = phrase.split()
    return 0 < len(words) <= 11 and not re.search(
        r"\b(?:instead|you|your|is|are|was|should|must|will|can|may|have|has|doctor|tablets?|it|this|drug"
        r"|medicine|medication|mg|used|uses?|[0-9a-f]{6,}-?\w*|patients?|adults?|children|see|recommended"
        r"|dose|treatment|therapy|other|others)\b",
        phrase,
        re.I,
    )
