"""Status of what a sentence says: asserted, negated, hypothetical, seen in animals, of a class."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import Status

__all__ = ["status_of"]

_ANIMAL = re.compile(
    r"\b(?:animal|rats?|mice|mouse|rabbits?|monkeys?|dogs|beagles?|primates?|rodents?|hamsters?|guinea pigs?|"
    r"nonclinical|non-clinical|preclinical)\b",
    re.I,
)
_CLASS_EFFECT = re.compile(
    r"\b(?:(?:(?<!along )(?<!together )(?<!combin.d )(?<!combination )with|of|by|(?<!due )to|"
    r"after|taking|receiving|using|treated with)\s+(?:the\s+)?(?:use of\s+)?"
    r"(?:other|similar|related)\s+(?!(?:\w+ )?(?:pathogens|organisms|germs|bacteria|viruses|infections|"
    r"causes|conditions|diseases|symptoms|organs|tissues|parts)\b)[\w-]+(?:[\s-][\w-]+){0,5}|"
    r"with (?:this|the) (?:drug )?class|class effects?|(?:other|related) (?:drugs|medicines|agents|members) "
    r"(?:in|of) (?:this|the|its) class|as a class)\b",
    re.I,
)
_NEGATION = re.compile(
    r"\b(?:no known|not known to|no evidence (?:of|that|for)|no reports? of|no cases? of|no increase[sd]?|"
    r"no (?:clinically )?(?:significant|relevant|important|serious|severe)|"
    r"(?:has|have|had)(?: not|n['\u2019]t) been "
    r"(?:associated|shown|reported|observed|demonstrated|seen|found|linked)|"
    r"(?:was|were|is|are) not (?:associated|shown|reported|observed|seen|found|linked|expected|known to)|"
    r"(?:did|do|does|should|would)(?: not|n['\u2019]t) "
    r"(?:appear to |seem to |usually |normally |generally |often )?"
    r"(?:be followed by|cause|increase|produce|lead|result|induce|affect|"
    r"prolong|experience|develop|occur|have any|show|reveal|exhibit|worsen|impair)|"
    r"(?:will|is|are) (?:un|not )likely to|without (?:causing|any|evidence of)|absence of|"
    r"(?:not|never) (?:cause|been)|never|neither|none of|free of|"
    r"not a (?:cause|side effect))\b",
    re.I,
)
_NEGATED_AFTER = re.compile(
    r"\b(?:(?:has|have|had)(?: not|n['\u2019]t) been (?:associated|shown|reported|observed|demonstrated|seen|"
    r"found|linked)|"
    r"(?:was|were|is|are)(?: not|n't|n\u2019t) (?:associated|reported|observed|seen|found|linked|expected|"
    r"an? (?:known |common |usual |listed )?(?:(?:side )?effect|complaint))|"
    r"(?:was|were|is|are) no more (?:common|frequent|likely)|"
    r"did not occur|(?:is|are|was|were) (?:unlikely|not likely)|(?:is|are|was|were) absent)\b",
    re.I,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:theoretical(?:ly)?|(?:it is|is|are|it's) (?:not|un)\s*known (?:if|whether)|"
    r"(?:unclear|unknown|uncertain) (?:if|whether)|(?:has|have) not been (?:studied|evaluated|established)|"
    r"cannot be (?:excluded|ruled out)|could theoretically|no (?:data|information|studies)\b(?! of)|"
    r"(?<!high )(?<!serious )potential (?:risk )?(?:for|to)|not (?:been )?(?:well )?established|"
    r"hypothetical(?:ly)?)",
    re.I,
)
_HINTS: dict[re.Pattern[str], tuple[str, ...]] = {
    _NEGATION: tuple("no n't n\u2019t never without absence neither unlikely".split()),
    _HYPOTHETICAL: tuple(
        "theor known unclear uncertain studied evaluat establish cannot potential hypothe no".split()
    ),
    _ANIMAL: tuple(
        "animal rat mice mouse rabbit monkey dogs beagle primate rodent hamster guinea clinical".split()
    ),
    _CLASS_EFFECT: ("other ", "similar", "related", "class"),
}
"""Pieces of words, one of which a text must hold before a pattern is tried; far cheaper."""


def _found(pattern: re.Pattern[str], text: str, low: str) -> bool:
    return any(hint in low for hint in _HINTS[pattern]) and pattern.search(text) is not None


_OPEN_AFTER = re.compile(
    r"\b(?:has|have) not been (?:studied|evaluated|established)|(?:is|are) (?:not known|unknown)\b", re.I
)
_HUMANS = re.compile(r"\b(?:patients|humans?|women|men|people|children)\b", re.I)
_SCOPE_END = re.compile(r"\b(?:but|however|although|though|except|while|whereas|yet|nevertheless)\b|;", re.I)
_FALSE_NEGATION = re.compile(
    r"\b(?:no longer|not only|not all|not limited to|no more than|not (?:a )?complete|not (?:get|feel)"
    r"|whether or not|if not"
    r"|in the absence of [\w -]{3,70}? (?=increases?\b|may\b|can\b|could\b|leads?\b|raises?\b)"
    r"|(?:do not|never) (?:re)?(?:stop|take|drive|use|start|give|share|begin)|may not|cannot|can't"
    r"|could not)\b",
    re.I,
)


def status_of(sentence: str, start: int = 0, end: int | None = None) -> Status:
    """How a mention holds, from the words of its sentence.

    Negation reaches from its cue to the next "but", "however" or semicolon; a few cues reach back
    ("... has not been reported"). Animal and class cues hold for their clause.

    Args:
        sentence: the sentence.
        start: first code point of the mention in it.
        end: index after the last; None for a mention that runs to the sentence's end.

    >>> status_of("It has no known effect on seizures.", 27, 35).value
    'negated'
    >>> status_of("Tumors occurred in rats.", 0, 6).value
    'animal'
    >>> status_of("Rash is common, but fever was not reported.", 0, 4).value
    'asserted'
    """
    stop = len(sentence) if end is None else end
    left, right = _clause(sentence, start, stop)
    before, after, around = sentence[left:start], sentence[stop:right], sentence[left:right]
    if "**" in around or "  " in around:  # marks of bold type, or blanks in their place
        before, after, around = (re.sub(r"[ *]{2,}", " ", words) for words in (before, after, around))
    low = around.casefold()
    if any(hint in low for hint in _HINTS[_NEGATION]):
        cues = _FALSE_NEGATION.sub(lambda m: "_" * len(m.group()), before)
        negated = _NEGATION.search(cues) is not None
        if negated or _NEGATED_AFTER.search(after):
            supposed = not negated and _found(_HYPOTHETICAL, around, low)
            return Status.HYPOTHETICAL if supposed else Status.NEGATED
    if _found(_HYPOTHETICAL, before, low) or (
        ("not" in low or "unknown" in low) and _OPEN_AFTER.search(after)
    ):
        return Status.HYPOTHETICAL
    if _found(_ANIMAL, around, low) and not _HUMANS.search(around):
        return Status.ANIMAL
    return Status.CLASS_EFFECT if _found(_CLASS_EFFECT, around, low) else Status.ASSERTED


def _clause(sentence: str, start: int, stop: int) -> tuple[int, int]:
    left, right = 0, len(sentence)
    for match in _SCOPE_END.finditer(sentence):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= stop:
            right = match.start()
            break
    return left, right
