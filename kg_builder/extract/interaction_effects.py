"""What a sentence says happens when two things are taken together, and to which of its words it applies."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from .condition_words import is_condition
from .interaction_grammar import EFFECT_OF_WITH, EFFECT_VERB, MODAL, SUBJECT, TAKING_WITH
from .interaction_management import management_of
from .phrases import decapitalised, without_asides, without_citations
from .statements import holds

__all__ = ["aside_effect", "effect_in", "effect_of", "effect_readings", "named_effect"]

_MODAL_BEFORE = re.compile(
    rf"^\W*(?:(?:which|this|it|they|these|there)\s+)?(?:{MODAL}\s+)?(?:also\s+|possibly\s+)?(?:be\s+)?", re.I
)
_CLAUSE_END = re.compile(
    r"[.;:](?:\s|$)|\s[\u2013\u2014]\s|,?\s+and\s+(?:is|are)\s+(?:best|usually|generally)\b|,\s+(?:such\s+as|so|and\s+(?:you|your|the|their|patients|doses?)\b|therefore|but|which|though|although|because)\b|\s+because\b"
    r"|,?\s+and\s+(?=(?:should|must|is\s+not|are\s+not"
    r"|avoid|monitor|do\s+not|needs?)\b)"
)
_SUBJECT = re.compile(
    rf"^\W*(?:(?:concomitant|concurrent|combined|coadministration|co-administration|this|the|using|taking"
    rf"|use|it)\b[^.;:]{{0,60}}?\s+)?{MODAL}\s+"
    r"(?:also\s+)?(?:result\s+in|lead\s+to|cause|produce)\s+(?:an?\s+)?|^\W*(?:which\s+|this\s+"
    r"|it\s+)?(?:results?\s+in|leads?\s+to|causes?)\s+(?:an?\s+)?",
    re.I,
)
_OCCURS = re.compile(
    rf"^\W*(?P<effect>(?!(?:this|it|they|which)\b)[^.;:,]{{3,80}}?)\s+{MODAL}\s+(?:occur|happen|develop"
    rf"|result|arise)\b[^.;]*?"
    r"\b(?:with|and|taking|of)\s+(?P<who>[^.;]+)",
    re.I,
)
_CAUSES = re.compile(
    rf"\b(?:{MODAL}\s+(?:also\s+)?(?:cause|lead\s+to|result\s+in|produce)"
    rf"|causes)\s+(?P<effect>[^.;]{{3,80}}?)\s+(?:when|if)\s+(?:it\s+is\s+)?"
    r"(?:taken|used|combined|given)\s+(?:together\s+)?with\s+(?P<who>[^.;]+)",
    re.I,
)
_RISK = re.compile(
    r"\b(?P<effect>(?:risk|chance)s?\s+of\s+[^.;,]{3,60}?)\s+(?:is|are|may\s+be|can\s+be)\s+(?:higher"
    r"|greater|increased|raised|more\s+likely)\s+"
    r"(?:if|when|with|in)\b[^.;]*?\b(?:take|takes|taking|use|using|with|on|receive"
    r"|receiving)\s+(?P<who>[^.;]+)",
    re.I,
)
_MAKES = re.compile(
    rf"\b(?:{MODAL}\s+(?:also\s+)?make|makes|renders)\s+(?P<who>[^.;:]{{3,80}}?)\s+(?P<effect>(?:less"
    rf"|more)\s+\w+|not\s+work\s+\w+)",
    re.I,
)
_SOME = re.compile(
    rf"^\W*(?:some|others?|certain|many|these|several)\b[^.;:,]{{0,60}}?\s(?P<effect>{MODAL}\s+(?!not\b|be\b)\w[^.;:]{{3,80}}):\s+"
    r"(?P<who>[^.;:]+)",
    re.I,
)
_TOLD_APART = (
    (("occur", "happen", "develop", "result", "arise"), _OCCURS),
    (("when ", "if "), _CAUSES),
    (("risk", "chance"), _RISK),
    (("make", "renders"), _MAKES),
    ((":",), _SOME),
)
"""Patterns, each with words of which its matches hold one."""
_WHEN_TAKEN = re.compile(
    r"\s+(?:when|if)\s+(?:it\s+is\s+|they\s+are\s+)?(?:used|taken|combined"
    r"|given)\s+(?:together\s+)?with\b.*$",
    re.I | re.S,
)
_REASON = re.compile(
    r",?(?<!such)\s+(?:because|since|as)\s+(?P<subject>(?:(?!\s(?:because|since)\s|,\sas\s).)+)$", re.I | re.S
)
_PRONOUN = re.compile(r"(?:you|it|they|this|these|that|both|the\s+(?:two|combination))(?:\s+together)?", re.I)
_ACTS = re.compile(rf"(?<=\w\s)(?:{MODAL}|{EFFECT_VERB})\s+\w", re.I)
_SEGMENT = re.compile(r";\s+")
_CALLED = re.compile(
    r"^\W*(?:an?\s+)?(?:\w+\s+){0,2}(?:condition|problem|reaction|syndrome)\s+called\s+", re.I
)
_MODAL_VERB = re.compile(
    r"(?:may|can|could|might|will)\s+(?!not\b|be\b|also\s+be\b)(?:also\s+)?\w+\s+\w", re.I
)
_FAILS = re.compile(
    rf"(?:(?:it|they|this|these|which)\s+)?{MODAL}\s+(?=not\s+(?:work|protect|be\s+(?:as\s+|so\s+|well\s+)?(?:effective"
    r"|absorbed|reliable))\b)",
    re.I,
)
_MOVES = re.compile(r"\b(?:levels?|INR|pressure|sugar|risk)\s+(?:go(?:es)?|climbs?|drops?)\b", re.I)
_ACTOR = re.compile(rf"^[\w .'\u2019-]{{2,50}}?\s(?={MODAL}\s+(?:also\s+)?{EFFECT_VERB}\b)", re.I)
_ACTS_ITSELF = re.compile(rf"\b(?:which|that|who|{EFFECT_VERB})\b", re.I)
_THIS = re.compile(rf"^(?:this|these|such)\s+\w+\s+(?=(?:{MODAL}|{EFFECT_VERB})\b)", re.I)
_AND_OTHER = re.compile(r"\s+(?:(?:together\s+)?with|and|plus)\s+", re.I)
_FEW = 5
_SEVERAL = re.compile(r",|\b(?:and|or)\b", re.I)
_PERMITS = re.compile(r"\b(?:unless|until|you\s+(?:may|can)\s+do\s+so)\b.*$", re.I | re.S)
_SUFFERS = re.compile(
    rf"(?:(?:the|an?|its|their|your)\s+)?(?:[\w-]+\s+){{0,4}}?(?:\w+(?=\s+{MODAL}\s+(?:become|occur|happen)\b)|levels?|times?|effects?|risks?|pressure|INR|amounts?"
    rf"|concentrations?|clearance|absorption|toxicity|activity|bleeding|rate|sugar|count)\s+(?:of\s+\w+\s+)?{MODAL}\s+(?!not\b|need)\w",
    re.I,
)
"""What is measured or felt, and may change: "the clotting time can double"."""
_STATE = re.compile(
    r"(?:(?:an?|the|possible|potential)\s+)?(?:increased|decreased|reduced|higher|lower|raised|enhanced"
    r"|additive|greater|risk|loss|more|less)\b",
    re.I,
)
_EFFECT_WORD = re.compile(EFFECT_VERB, re.I)
_ADVICE = re.compile(
    r"(?:need\b|have\s+to\b|do\s+(?:so|not)\b|should|must|avoid|monitor|don['\u2019]t|use\b|take\b|consult|not\b|interact)",
    re.I,
)


def effect_of(clause: str, drug: re.Pattern[str] | None = None) -> str | None:
    """An effect clause without its subject, modal verb, citations and advice; None if it tells no effect.

    Args:
        clause: the words.
        drug: finds the drug's names, which are no part of the effect where they are its subject.

    >>> effect_of("may increase levels of digoxin (2.1).")
    'increase levels of digoxin'
    >>> effect_of("avoid this combination") is None
    True
    """
    plain = _PERMITS.sub("", _CLAUSE_END.split(without_asides(without_citations(clause)))[0])
    if drug is not None and (subject := drug.match(plain.strip())):
        rest = plain.strip()[subject.end() :]
        plain = rest if re.match(rf"\s+(?:{MODAL}|{EFFECT_VERB})\b", rest, re.I) else plain
    plain = _WHEN_TAKEN.sub("", plain)
    stated = _SUBJECT.sub("", plain)
    stated = _CALLED.sub("", stated)
    if stated != plain:
        return decapitalised(" ".join(stated.split()).strip(" ,.")) or None
    if fails := _FAILS.match(plain.strip()):
        return " ".join(plain.strip()[fails.end() :].split()).strip(" ,.")
    if _SUFFERS.match(plain.strip()):
        return decapitalised(" ".join(plain.split()).strip(" ,."))
    plain = _THIS.sub("", plain.strip())
    if (actor := _ACTOR.match(plain)) and not _ACTS_ITSELF.search(actor.group()):
        plain = plain[actor.end() :]  # "some medicines may lower its effect"
    said_to_act = _MODAL_VERB.match(plain.strip()) is not None
    plain = " ".join(_MODAL_BEFORE.sub("", plain.strip()).split()).strip(" ,.")
    if (
        not plain
        or not (said_to_act or _MOVES.search(plain) or _EFFECT_WORD.search(plain) or _STATE.match(plain))
        or _ADVICE.match(plain)
        or management_of(plain) == plain
    ):
        return None
    return decapitalised(plain)


def effect_in(sentence: str, drug: re.Pattern[str]) -> str | None:
    """What a sentence says happens, whoever its subject is; None if nothing.

    Args:
        sentence: a whole sentence.
        drug: finds the drug's names.

    >>> effect_in("It can raise the risk of bleeding.", re.compile("examplol|it", re.I))
    'raise the risk of bleeding'
    """
    for *_, told in effect_readings(sentence, drug):
        if effect := effect_of(told, drug):
            return effect
    acts = _ACTS.search(sentence)
    return effect_of(sentence[acts.start() :]) if acts else None


def aside_effect(words: str) -> str | None:
    """An effect that advice names in brackets.

    >>> aside_effect("don't combine (higher infection risk)"), aside_effect("avoid (see above)")
    ('higher infection risk', None)
    """
    aside = re.search(r"\(([^()]+)\)", words)
    return effect_of(aside[1]) if aside and _STATE.match(aside[1]) else None


def named_effect(words: str) -> str | None:
    """An effect that an entry only names: "serotonin syndrome; use with care".

    >>> named_effect("serotonin syndrome; use with care"), named_effect("use another drug")
    ('serotonin syndrome', None)
    """
    name = _CLAUSE_END.split(without_asides(words))[0].strip(" ,.;")
    return decapitalised(name) if len(name.split()) <= _FEW and is_condition(name) else None


def effect_readings(text: str, drug: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    """Readings of a sentence as "taking ... with WHO EFFECT", "it EFFECT of WHO", "WHO EFFECT".

    Args:
        text: the sentence.
        drug: finds the drug's names.

    Returns:
        Where the words that name WHO start and end, and the words of the effect.
    """
    for words, pattern in _TOLD_APART:
        if holds(text, words) and (found := pattern.search(text)):
            yield (
                found.start("who"),
                found.end("who"),
                found["effect"] if pattern is _SOME else "may cause " + found["effect"],
            )
    if found := TAKING_WITH.search(text):
        yield found.start("slot"), found.end("slot"), found["effect"]
    if (found := EFFECT_OF_WITH.match(text)) and drug.search(found["drug"]) and not drug.search(found["who"]):
        alone = text[found.end("effect") :].startswith(" to ") and not _SEVERAL.search(found["who"])
        effect = text[found.start("effect") : found.end("who")] if alone else found["effect"]
        yield found.start("who"), found.end("who"), effect
    start = before = 0
    for segment in [*(m.span() for m in _SEGMENT.finditer(text)), (len(text), len(text))]:
        found = SUBJECT.match(text[start : segment[0]])
        if found and before < start and _PRONOUN.fullmatch(found["who"].strip()):
            yield before, start, found["effect"]  # "rifampicin; this can make it wear off sooner"
        elif found and (own := drug.match(found["who"].strip())):
            if both := _AND_OTHER.match(found["who"].strip(), own.end()):
                at = start + found.start("who") + both.end()
                yield at, start + found.end("who"), found["effect"]  # "it and alcohol together cause ..."
        elif found:
            end, effect = found.end("who"), found["effect"]
            if reason := _REASON.search(found["who"]):
                # "TNF blockers are avoided, since infections may become more likely"
                end = found.start("who") + reason.start()
                subject = reason["subject"].strip()
                known = subject.removeprefix("the ").casefold() in found["who"][: reason.start()].casefold()
                told = known or _PRONOUN.fullmatch(subject) or drug.fullmatch(subject)
                effect = effect if told else f"{subject} {effect}"
            yield start + found.start("who"), start + end, effect
        before = start
        start = segment[1]
