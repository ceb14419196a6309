"""What a sentence says happens when two things are taken together, and to which of its words it applies."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..statements import holds
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank, decapitalised, without_article, without_asides
from ..vocabulary.substances import WordKind
from .clauses import STATE, effect_of, seams
from .constructions import THEIRS, TOLD_APART, measured
from .grammar import EFFECT_OF_WITH, EFFECT_VERB, MODAL, SUBJECT, TAKING_WITH
from .mentions import names_in

__all__ = [
    "aside_effect",
    "effect_in",
    "effect_readings",
    "lead_effect",
    "listed_under",
    "named_effect",
    "reason_in",
]

_THOUGH = re.compile(r",\s+(?:but|though|although|even\s+though)\s+", re.I)
"""Before what a lead-in concedes: "may be used with it, though levels can fall"."""
_UNDER = re.compile(
    r"^(?P<lead>[^:]{8,160}?)(?::\s+"
    r"|\s+(?:include|includes|are)\s+"
    r"(?!(?:not|more|less|used|taken|known|also|examples|some|medic\w+|drugs)\b)"
    r"|,?\s+among\s+(?:them|these),?\s+(?:are\s+)?|(?P<such>,\s+(?:such\s+as|including)\s+))(?P<who>[^.:]+)"
)
_REASON = re.compile(
    r",?(?<!such)\s+(?:because|since|as)\s+(?!of\b)(?P<subject>(?:(?!\s(?:because|since)\s|,\sas\s).)+)$",
    re.I | re.S,
)
_BECAUSE = re.compile(
    rf"(?:^|(?<=\s))(?:because|since|as\s+(?=(?:it|they|this|these|that|the|both|you|taking|there)\b)"
    rf"|(?<=,\s)as\s+|(?<=,\s)which\s+(?=may|can|could|{EFFECT_VERB}\b))(?!\s*of\b)(?P<why>[^.;]+)",
    re.I,
)
_GROUNDS = re.compile(
    r"\b(?:because\s+of|due\s+to|owing\s+to|in\s+view\s+of|on\s+account\s+of|given"
    r"|for\s+fear\s+of)\s+(?P<why>(?:the\s+|an?\s+)?(?:possib|potential|increas|decreas|reduc|risk|danger"
    r"|chance|threat|high|low|add|great)[^.;,]+)",
    re.I,
)
_FOR_FEAR = re.compile(r"\b(?:because\s+of|owing\s+to|for\s+fear\s+of)\s+(?P<why>[^.;,]{4,60})", re.I)
"""Grounds that only name what may come: "to be avoided owing to hyperkalaemia"."""
_PARTICIPLE = re.compile(
    r",\s+(?P<why>(?:thereby\s+|possibly\s+|potentially\s+)?(?:causing|leading\s+to|resulting\s+in"
    r"|increasing|raising|lowering|reducing|decreasing|making|prolonging|worsening)\s+[^.;]+)",
    re.I,
)
_SO_YOU = re.compile(
    rf"\bso\s+(?:you|people|patients|they)(?:['\u2019](?:d|ll)|\s+{MODAL})?\s+(?:also\s+)?(?:get|have"
    rf"|feel|be)\s+(?P<why>[^.;]+)",
    re.I,
)
"""What follows for the reader: "they work alike, so you'd get more drowsiness"."""
_AND_DOES = re.compile(rf"\band\s+(?P<why>(?:this\s+|it\s+)?{MODAL}\s+(?:also\s+)?\w+\s+[^.;]+)", re.I)
_HEDGED = re.compile(
    r"^(?:the\s+|an?\s+)?(?:possible|(?:danger|threat|potential)\s+(?:of|for)(?:\s+an?)?|potential)\s+", re.I
)
_REPORTED = re.compile(
    rf"\s+(?:(?:ha(?:s|ve)\s+been|was|were)\s+)?(?:reported|seen|described|noted|observed)\b.*"
    rf"|\s+{MODAL}\s+(?:also\s+)?(?:follow|occur|happen|develop|result|arise|ensue)\b.*",
    re.I | re.S,
)
_SEE = re.compile(r"^(?:(?:also\s+)?see(?:\s+also|\s+under)?|as\s+(?:for|with|under))\s+", re.I)
"""Where more is told of an effect: "see serotonin syndrome"."""
_BY_DOING = re.compile(r"^\W*by\s+\w+ing\b[^,;]{3,60}?,?\s+(?=(?:it|they|this|these|both)\s)", re.I)
"""How something comes about, before what does: "by slowing its removal, it can ..."."""
_PRONOUN = re.compile(r"(?:you|it|they|this|these|that|both|the\s+(?:two|combination))(?:\s+together)?", re.I)
_ACTS = re.compile(rf"(?<=\w\s){MODAL}\s+\w", re.I)
_ORDER = re.compile(
    r"\W*(?:Keep|Put|Stop|Cut|Help|Add|Make|Change|Reduce|Lower|Raise|Increase|Decrease|Slow|Prevent"
    r"|Delay|Alter|Boost)\b"
)
"""A sentence that opens with an order tells what to do."""
_FOR_EXAMPLE = re.compile(r"\b(?:e\.g|i\.e)\.")
"""Full stops that end no clause."""
_TITLE = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\s+)?"
    r"(?:[A-Z][\w/-]*(?:\s\([\w-]+\))?\s+(?:(?:of|and|with|on|the|for|or|in|to)\s+)*)+?(?<!\bof\s)"
    r"(?<!\band\s)(?<!\bwith\s)(?<!\bon\s)(?<!\bthe\s)(?<!\bfor\s)(?<!\bor\s)(?<!\bin\s)(?<!\bto\s)"
    r"(?=(?P<opens>[A-Z][\w-]+)\s+[a-z])"
)
_OPENS = frozenset(
    "The This These When If In Concomitant Concurrent Coadministration Co-administration Patients Because"
    " There Drugs No Although Since As After Both Increased Decreased Reduced It Caution Use Due".split()
)
"""What a sentence may open with behind the title that has run into it."""
_SEGMENT = re.compile(r";\s+")
_AND_OTHER = re.compile(r"\s+(?:(?:together\s+)?with|and|plus)\s+", re.I)
_MEASURED_SUBJECT = re.compile(
    r"(?:the\s+|your\s+)?(?:[\w'\u2019-]+\s+){0,3}?(?:levels?|effects?|effectiveness|efficacy"
    r"|concentrations?|amounts?|bioavailability|AUC|INR|half-life|response|absorption|clearance|toxicity"
    r"|exposure|activity|action)(?:\s+(?:of|in|to)\b.*)?",
    re.I,
)
_WHY = re.compile(r"^\s*(?:because|since|as)\s+", re.I)
_WITH_IT = re.compile(
    r"\W*(?:(?:taken|used|given|combined"
    r"|together)\s+)*with\s+(?P<who>[^;]{2,160}?)\s+your\s+(?P<what>(?:[\w-]+\s+){0,2}[\w-]+)$",
    re.I,
)
_ON_IT = re.compile(r"^\W*(?:with|on|during)\s+(?P<who>[^,.;:]{3,40}),\s+(?=the\s)", re.I)
_AUXILIARIES = (" is", " are", " was", " were", " be", " been")
_FEW = 5
_SEVERAL = re.compile(r",|\b(?:and|or)\b", re.I)
_AS_CAN = re.compile(rf",\s+(?:as|and\s+so)\s+(?:{MODAL}|do|does)\s+(?P<who>[^.;]+)", re.I)
"""What does the same: "samplol can raise the level, as can exazine"."""
_THAT = re.compile(
    r"\b(?:that|which|who)\s+(?:are\s+known\s+to\s+|is\s+known\s+to\s+"
    r"|have\s+)?(?P<does>\w.*)",
    re.I | re.S,
)
_DOES_AFTER = re.compile(rf"(?<!\bthat)(?<!\bwhich)(?<!\band)(?<!\bor)\s{MODAL}\s+\w", re.I)
_LEAD_TAIL = re.compile(
    r"(?:\s+(?:when|if)\s+(?:it\s+is\s+|they\s+are\s+|you\s+)?(?:also\s+)?(?:taken?|used?|combined?|given)"
    r"\b.*"
    r"|\s+(?:in\s+combination\s+|combined\s+|together\s+|along\s+)?with"
    r"|\s+(?:include|includes|including|are|is|such\s+as|by|for\s+example|from|in))\W*$",
    re.I,
)
_CASES_OF = re.compile(
    r"(?:(?:[\w-]+\s+){0,2}(?:reports?|cases?|instances?)\s+of|there\s+have\s+been)\s+", re.I
)
_SAYS_NOTHING = re.compile(
    r"(?:may|can|could|might|will|to|would)?\s*(?:(?:affect|change|alter|influence)s?\s+"
    r"(?:how|the\s+way|each|it\b|this|your\s+(?:treatment|medic))"
    r"|be\s+affected|(?:more|less)\s+likely$|interact|not\s+mix\b|have\s+an\s+effect|cause\s+problems)"
    rf"|(?!{EFFECT_VERB}\b)(?:\w+\s+){{0,2}}"
    r"(?:risk\s+factors?|problems?|interactions?|side\s+effects?|effects|reactions?|harm)$",
    re.I,
)


def reason_in(words: str, drug: re.Pattern[str]) -> str | None:
    """An effect that is the reason for advice: "..., because it may ...", "given the risk of ...".

    >>> reason_in("Avoid it, since serious infections become more likely.", re.compile("examplol"))
    'serious infections become more likely'
    >>> reason_in("Not advised because of an increased risk of bleeding.", re.compile("examplol"))
    'increased risk of bleeding'
    """
    for grounds in _GROUNDS.finditer(words):
        why = _HEDGED.sub("", grounds["why"])
        if effect := effect_of(why, drug) or named_effect(why):
            return effect
    if (named := _FOR_FEAR.search(words)) and (effect := named_effect(without_article(named["why"]))):
        return effect
    for pattern in (_BECAUSE, _PARTICIPLE, _SO_YOU, _AND_DOES):
        for found in pattern.finditer(words):
            if (effect := effect_of(found["why"], drug)) and not _SAYS_NOTHING.match(effect):
                return effect
    return None


def lead_effect(lead: str, drug: re.Pattern[str]) -> str | None:
    """What a lead-in says that all members of its list do, or what happens with them.

    >>> own = re.compile("examplol", re.I)
    >>> lead_effect("The following may increase the risk of bleeding when taken with examplol:", own)
    'increase the risk of bleeding'
    >>> lead_effect("Medicines that lower its levels include:", own), lead_effect("Lower levels with:", own)
    ('lower its levels', 'lower levels')
    >>> lead_effect("Tell your doctor if you take:", own) is None
    True
    """
    words = lead.strip(" :*_-\u2022")
    if words.endswith("?"):
        return None
    if effect := reason_in(words, drug):
        return effect
    words = _LEAD_TAIL.sub("", words)
    if not words:
        return None
    clause = found["does"] if (found := _THAT.search(words)) else words
    if found and (does := _DOES_AFTER.search(clause, len(clause.split()[0]))):
        clause = clause[does.start() :]  # "medicines that make you sleepy may worsen ..."
    effect = effect_of(clause, drug)
    if effect is None and (though := _THOUGH.search(words)):
        effect = effect_of(words[though.end() :], drug)
    return None if effect is None or _SAYS_NOTHING.match(effect) else effect


def effect_in(sentence: str, drug: re.Pattern[str]) -> str | None:
    """What a sentence says happens, whoever its subject is; None if nothing.

    Args:
        sentence: a whole sentence.
        drug: finds the drug's names.

    >>> effect_in("It can raise the risk of bleeding.", re.compile("examplol|it", re.I))
    'raise the risk of bleeding'
    """
    if _ORDER.match(sentence):
        return None
    for *_, effect in effect_readings(sentence, drug):
        if effect and not _SAYS_NOTHING.match(effect):
            return effect
    return effect_of(sentence, drug) or (
        effect_of(sentence[acts.start() :], drug) if (acts := _ACTS.search(sentence)) else None
    )


def aside_effect(words: str) -> str | None:
    """An effect that advice names in brackets.

    >>> aside_effect("don't combine (higher infection risk)"), aside_effect("avoid (see above)")
    ('higher infection risk', None)
    """
    aside = re.search(r"\(([^()]+)\)", words)
    return effect_of(aside[1]) if aside and re.match(STATE, aside[1], re.I) else None


def named_effect(words: str) -> str | None:
    """An effect that an entry only names: "serotonin syndrome; use with care".

    >>> named_effect("serotonin syndrome; use with care"), named_effect("use another drug")
    ('serotonin syndrome', None)
    >>> named_effect("toxicity (with tremor) has been reported with lithium")
    'toxicity'
    """
    name = re.split(r"[.;:,](?:\s|$)|\s[\u2013\u2014]\s", without_asides(words))[0]
    name = _SEE.sub("", _REPORTED.sub("", name).strip(" ,.;"))
    named = len(name.split()) <= _FEW and not name.startswith("same ") and is_condition(name)
    return decapitalised(name) if named else None


def effect_readings(text: str, drug: re.Pattern[str]) -> Iterator[tuple[int, int, str | None]]:
    """Readings of a sentence as "taking ... with WHO EFFECT", "it EFFECT of WHO", "WHO EFFECT".

    Args:
        text: the sentence.
        drug: finds the drug's names.

    Returns:
        Where the words that name WHO start and end, and the effect, if they tell one.

    >>> said = "Aspirin raises the risk of bleeding."
    >>> [(said[start:end], effect) for start, end, effect in effect_readings(said, re.compile("zorvexant"))]
    [('Aspirin', 'raises the risk of bleeding')]
    """
    text = _FOR_EXAMPLE.sub(lambda short: short[0].replace(".", " "), text)
    if title := _title_end(text, drug):
        titled, text = text[:title], " " * title + text[title:]
        readings = list(effect_readings(text, drug))
        if names_in(titled):
            yield 0, title, next((effect for *_, effect in readings if effect), None) or effect_of(text, drug)
        yield from readings
        return
    for words, pattern, named in TOLD_APART:
        if holds(text, words) and (found := pattern.search(text)):
            told = found["effect"]
            yield found.start("who"), found.end("who"), _named(told) if named else effect_of(told, drug)
    if under := listed_under(text, drug):
        yield under
    if found := TAKING_WITH.search(text):
        slot, told = found["slot"], found["effect"]
        # "taken with warfarin, bleeding time may be prolonged", "take it with tramadol you may ..."
        subject = slot[slot.rfind(",") + 1 :] if "," in slot else "you" if slot.endswith("you ") else ""
        subject = _WHY.sub("", subject)
        changed = effect_of(f"{subject} {told}", drug) if subject else None
        own = drug.search(slot) and not names_in(drug.sub("", slot))
        place = (0, found.start()) if own else found.span("slot")  # "lithium taken with examplol can ..."
        yield *place, changed or effect_of(told, drug)
    if (found := EFFECT_OF_WITH.match(text)) and drug.search(found["drug"]):
        end = min([found.end("who"), *(s.start() for s in seams(text) if s.start() > found.start("who"))])
        who = text[found.start("who") : end]
        if not drug.search(who):
            alone = text[found.end("effect") :].startswith(" to ") and not _SEVERAL.search(who)
            told = text[found.start("effect") : end] if alone else found["effect"]
            yield found.start("who"), end, effect_of(told, drug)
    if (found := THEIRS.match(text)) and drug.search(found["drug"]) and not names_in(found["drug"]):
        yield found.start("who"), found.end("who"), effect_of(found["effect"], drug)
    yield from _by_subject(text, drug)


def _title_end(text: str, drug: re.Pattern[str]) -> int:
    """Where the title ends that has run into a sentence: "Digoxin Concomitant use may ..."; 0 if none has."""
    found = _TITLE.match(text)
    if found is None or not (words := found.group().split()):
        return 0
    opens = found["opens"]
    if opens in _OPENS:
        return found.end()
    told = drug.fullmatch(opens) or is_condition(opens.lower())
    return found.end() if told and len(words) > 1 else 0


def listed_under(text: str, drug: re.Pattern[str]) -> tuple[int, int, str] | None:
    """Where the names of a list in a sentence are, and the effect that the words before them tell.

    >>> listed_under("Increased INR: samplol, amiodarone", re.compile("examplol"))
    (15, 34, 'increased INR')
    """
    found = _UNDER.match(text)
    if found and found["such"] and not _DOES_AFTER.search(found["lead"]):
        return None  # "medicines that thin the blood, such as samplol", which tells what they are
    if found is None or any(
        name.kind is not WordKind.GENERIC and not drug.search(name.text) for name in names_in(found["lead"])
    ):
        return None  # "Antacids lower its level: ...", no words before a list
    if does := _DOES_AFTER.search(found["who"]):  # "drugs that slow the heart, among them samplol, may ..."
        effect = effect_of(found["who"][does.start() :], drug)
        return (found.start("who"), found.start("who") + does.start(), effect) if effect else None
    effect = lead_effect(found["lead"], drug)
    return (found.start("who"), found.end("who"), effect) if effect else None


def _by_subject(text: str, drug: re.Pattern[str]) -> Iterator[tuple[int, int, str | None]]:
    """Readings of each part of a sentence as "WHO EFFECT"."""
    if (front := _ON_IT.match(text)) and drug.search(front["who"]):
        text = " " * front.end() + text[front.end() :]  # "with examplol, exposure to samplol rose"
    start = before = 0
    ends = sorted(m.span() for m in (*_SEGMENT.finditer(text), *seams(text)))
    for segment in [*ends, (len(text), len(text))]:
        found = SUBJECT.match(_BY_DOING.sub(blank, text[start : segment[0]]))
        if found and before < start and _PRONOUN.fullmatch(found["who"].strip()):
            yield before, start, effect_of(found["effect"], drug)  # "rifampicin; this can make it wear off"
        elif found and (own := drug.match(found["who"].strip())):
            if both := _AND_OTHER.match(found["who"].strip(), own.end()):
                at = start + found.start("who") + both.end()
                yield at, start + found.end("who"), effect_of(found["effect"], drug)  # "it and alcohol cause"
        elif found:
            end, told = found.end("who"), found["effect"]
            if reason := _REASON.search(found["who"]):
                # "TNF blockers are avoided, since infections may become more likely"
                end = found.start("who") + reason.start()
                subject = reason["subject"].strip()
                known = subject.removeprefix("the ").casefold() in found["who"][: reason.start()].casefold()
                told = told if known else f"{subject} {told}"
            elif with_it := _WITH_IT.match(found["who"]):
                # "with samplol or examplol your blood sugar may drop"
                end, told = found.start("who") + with_it.end("who"), f"{with_it['what']} {told}"
            elif _MEASURED_SUBJECT.fullmatch(found["who"].strip()) or found["who"].endswith(_AUXILIARIES):
                told = f"{found['who']} {told}"  # "lithium levels may rise"
            effect = effect_of(told, drug)
            what = "" if effect or drug.search(found["who"]) else measured(found["who"])
            if what:
                effect = effect_of(f"{what} {found['effect']}", drug)
            yield start + found.start("who"), start + end, effect
            if too := _AS_CAN.search(text, start + found.start("effect"), segment[0]):
                yield *too.span("who"), effect
        before = start
        start = segment[1]


def _named(told: str) -> str | None:
    """A named effect without its article and what stands in brackets."""
    words = re.sub(r"^(?:an?|the|also)\s+", "", without_asides(told).strip(" ,."), flags=re.I)
    words = _CASES_OF.sub("", words)
    return decapitalised(words) if words and not _SAYS_NOTHING.fullmatch(words) else None
