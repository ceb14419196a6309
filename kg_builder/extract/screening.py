"""Tests to do before, at the start of, or during treatment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg_builder.model import Fact, Screening, Section, SectionKind

from .base import Document
from .dosing_rules import rows
from .language.sentences import sentences

__all__ = ["ScreeningExtractor", "asked_tests", "timing_in"]

_SECTIONS = frozenset(
    {
        SectionKind.DOSAGE,
        SectionKind.WARNINGS,
        SectionKind.BOXED_WARNING,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.SPECIAL_POPULATIONS,
        SectionKind.PREGNANCY,
        SectionKind.HIGHLIGHTS,
        SectionKind.INDICATIONS,
        SectionKind.OTHER,
        SectionKind.SUMMARY,
    }
)
_EVENT = (
    r"(?:initiat\w+|start\w*|beginning|treatment|therapy|taking|(?:the )?(?:first|each|every|next|"
    r"second) (?:dose|infusion|injection|cycle|course)|administ\w+|dosing|use|using|giving|receiving|"
    "prescribing|infusion|you (?:start|begin|take)|each|commencing|introduction|increasing|dose)"
)
_WHEN = (
    r"(?:(?:(?:immediately|shortly|within [\w -]{1,25}|\d+(?:\s?(?:-|\u2013|to)\s?\d+)? (?:hours?|"
    "days?|weeks?|months?)|"
    r"at least [\w -]{1,20}) )?(?:before|prior to|after|upon|on|at|following|at the (?:start|"
    r"beginning|time) of|within [\w -]{1,12} (?:of|after))"
    rf" (?:the )?(?:\w+ ){{0,2}}?{_EVENT}(?: (?:of )?(?:the )?(?:treatment|therapy|dose|cycle|"
    "infusion))?)"
)
_NUMBER = r"(?:\d+(?:\s?(?:-|\u2013|to)\s?\d+)?|two|three|four|six|few|several|\d+(?:st|nd|rd|th))"
_PERIODIC = (
    "(?:(?:at )?(?:regular(?:ly)?|periodic(?:ally)?|routine(?:ly)?|frequent(?:ly)?|"
    rf"close(?:ly)?)(?: intervals)?|every (?:{_NUMBER} )?(?:\w+ )?(?:days?|weeks?|months?|years?|"
    "cycles?|visits?)|"
    "(?:once |twice )?(?:monthly|weekly|daily|annually|yearly|quarterly|"
    "bimonthly)(?: thereafter)?|at baseline|at least (?:once )?(?:every |annually|yearly|monthly|"
    r"weekly|once)[\w ]{0,20}|"
    r"(?:once|twice|\w+ times) (?:a|per|every) (?:week|month|year|day)|as clinically indicated|"
    f"for (?:at least |up to )?{_NUMBER} (?:hours?|days?|weeks?|months?|"
    r"years?)(?: after [\w ]{3,30})?|"
    r"during (?:the )?(?:\w+ ){0,3}(?:treatment|therapy|infusion|use|pregnancy|weeks|months)|"
    r"while (?:taking|on|using|receiving)(?: (?!this|the\b)[\w-]+)?|"
    "during and after (?:discontinuation of )?(?:treatment|therapy)?|throughout (?:treatment|"
    "therapy)|"
    r"after (?:discontinu\w+|the last dose|treatment|dose (?:changes?|increases?|adjustments?)|"
    "each dose|completion)(?: of (?:treatment|therapy))?|thereafter)"
)
_TIMING = re.compile(
    rf"\b(?:{_WHEN}|{_PERIODIC})(?:,?\s(?:and|or|and/or|then)\s(?:{_WHEN}|{_PERIODIC}))*", re.I
)
_TRIM = re.compile(r"^(?:closely|close|frequently|regular)$", re.I)
_BASE = (
    "(?:perform|obtain|check|measure|monitor|test|assess|evaluate|screen|determine|conduct|do|order|"
    "verify|exclude|rule out|confirm|examine|re-?check|repeat|arrange)"
)
_PAST = (
    "(?:performed|obtained|checked|measured|monitored|tested|assessed|evaluated|screened|determined|"
    "conducted|done|verified|excluded|confirmed|examined|taken|repeated)"
)
_STOP = (
    r"(?=\s(?:at (?:baseline|least|regular|the|\w+ intervals)|every|once|twice|monthly|weekly|daily|annually|"
    "yearly|quarterly|regularly|periodically|routinely|frequently|closely|periodic|prior|"
    "following|on treatment|"
    r"for (?:at least |up to )?\d|as clinically|thereafter)\b|[;:(]|\.\s|\.$|\s(?:to (?:confirm|"
    "ensure|determine|detect|assess|"
    "establish|identify|rule|guide|make|see|check)|because|since|if|when|in order|using|with an? FDA|"
    "by an? FDA|who|that|which|especially|particularly|including|such as|due to|as (?:clinically|"
    "needed|appropriate|part)|in (?:all |any )?(?:patients|women|females|people|children|adults|"
    "those)|and (?:do not|monitor|provide|treat|discontinue|withhold|adjust|consult|correct|consider|"
    r"initiate|administer)|until|where|unless|while|is\b|are\b|for signs|for any|for symptoms|"
    r"for changes|for the presence)|,\s(?:and (?:do|monitor|treat|discontinue|withhold|adjust|consult|"
    "if)|if|but|so|as|or as|because|especially|particularly|then|to|who|which|do|adjust|"
    r"discontinue)\b|\s(?:before|during|after|prior to|upon|while|through|throughout|within|\d+(?:\s?(?:-|"
    r"\u2013|to)\s?\d+)? (?:hours?|days?|weeks?|months?))\b|$)"
)
_ACTIVE = re.compile(
    rf"(?:^|(?<=[\s,;:(/]))(?<!to determine )(?P<verb>{_BASE})\s+(?:(?:you|your child|the patient|"
    r"patients?|all patients|women|females[\w ]*|individuals|people|(?:adults?|"
    r"children)[\w ]*?)\s+)?(?:(?P<for>for|"
    rf"to exclude)\s+)?(?P<test>[A-Za-z\[(][^.;:]{{1,140}}?)\s*{_STOP}",
    re.I,
)
_HAVE = re.compile(
    r"\b(?:have|get)\s(?P<test>(?:your|his|her|their|the|regular|frequent|periodic|an?|"
    rf"routine)\s[^.;:]{{2,80}}?)\s(?P<verb>{_PAST})\b|\b(?:need|have|undergo|"
    r"get|require|receive)\s(?:to have\s)?(?P<test2>(?:(?:regular|frequent|periodic|routine|an?|some|certain|"
    r"baseline)\s)*[\w -]{0,40}?(?:tests?|exams?|examinations?|scans?|x-rays?|counts?|checks?))\b(?! of\b)",
    re.I,
)
_EXAMINED = re.compile(
    r"\b(?:undergo|have|need|require|receive)\s(?:(?:regular|periodic|routine|frequent|annual|"
    r"yearly|baseline|an?)\s)*"
    r"(?P<verb>examination|assessment|evaluation|monitoring|testing)s?\sof\s(?P<test>[^.;:,]{3,70}?)"
    r"(?=\s(?:before|during|at|every|while|after|prior|throughout|if)\b|[.,;:]|$)",
    re.I,
)
"""Organs and functions to be examined: "periodic examination of muscle strength"."""
_TESTED_FOR = re.compile(
    r"\b(?:(?:is|are|be|been|get|being)\s(?:also\s|always\s)?(?:tested|screened|checked)|"
    r"tests?\s(?:you|patients?|people|"
    r"everyone|women)|"
    r"testing(?:\s(?:an?\s)?(?:blood\s)?sample)?)\sfor\s(?:the\s)?(?P<test>(?!(?:signs|symptoms|"
    r"any)\b)[^.;:]{3,70}?)"
    rf"\s*{_STOP}",
    re.I,
)
"""What a person is tested for: "Patients should be tested for latent tuberculosis"."""
_TEST_LIST = re.compile(
    r"\b(?:tests?|testing|monitoring|screening|work-?up|checks?|examinations?)\b.*\b(?:before|"
    r"prior|baseline|at|during|"
    r"after)\b|\b(?:before|prior to|at)\b.*\b(?:tests?|check|perform|obtain)\b.*:$",
    re.I,
)
"""Heads of lists of tests: "Tests before the first dose"."""
_PASSIVE = re.compile(
    r"(?:^|(?<=[.;:,]\s)|(?<=\bthat )|(?<=treatment )|(?<=therapy ))(?P<test>(?:[A-Z]|"
    r"[a-z]+ )[^.;:]{2,120}?)\s(?:should|must|will need to|needs? to|may need to|will|can|may|"
    rf"has to|have to|is to|are to)\s(?:also\s|always\s)?be\s(?:\w+ly\s)?(?P<verb>{_PAST})\b",
    re.I,
)
_NEEDED = re.compile(
    r"(?:^|(?<=[.;:,]\s)|(?<=\bthat ))(?P<test>(?:[A-Z]|[a-z]+ )[^.;:]{2,100}?)\s(?:is|are|may be|"
    r"will be)\s(?:also\s)?(?:recommended|required|advised|necessary|needed|indicated|mandatory|"
    r"warranted)\b",
    re.I,
)
_LISTED = re.compile(
    r"^\W*(?:(?:before|prior to|at|on|during|after)\s(?:\w+\s){0,3}?(?:start\w*|beginning|treatment|"
    r"therapy|initiat\w+|baseline|first dose|use|each infusion|each dose)|baseline(?: tests?)?|"
    r"monitoring(?: parameters)?|parameters to monitor|"
    r"(?:tests|laboratory tests|labs|what) to (?:monitor|check|order)|"
    r"(?:required|recommended|routine|baseline|laboratory) (?:tests|monitoring))"
    r"\s*[:\u2013\u2014]\s*(?P<test>[^.;:]{3,160})",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not (?:necessary|required|needed|recommended)|no need|do not (?:need|require|test)|"
    "has not been|false[- ](?:positive|negative)|interfere|may (?:cause|affect|increase|decrease|"
    r"alter)|abnormal\w*|in clinical|were|was)\b",
    re.I,
)
_SIGNS = re.compile(
    r"^(?:(?:any|the|early)\s)?(?:signs?|symptoms?|manifestations?|evidence|changes|development|"
    r"adverse|toxicit|worsening|emergence|new|reactivation|recurrence)\b|\b(?:signs|symptoms)\b",
    re.I,
)
_STRONG_VERB = re.compile(r"test|screen|perform|obtain|check|measur|conduct|order|determin|get", re.I)


_ON_DRUG = re.compile(
    r"\b(?:discontinu\w+|initiation|resumption|withdrawal|use|dose|treatment)\s+(?:of|with)\b", re.I
)
"""What is done with a drug, not a test: "discontinuation of losartan potassium"."""
_TESTS_SAID = re.compile(r"test|screen|check", re.I)


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(row[0] for row in rows('screening_tests.tsv'))})(?![\w-])", re.I
    )


class ScreeningExtractor:
    """Reads which tests are to be done, and when."""

    name = "screening"
    by_section = True
    relations = ("screening",)

    def extract(self, document: Document) -> Iterable[Fact]:
        """Tests asked for anywhere in dosing, warnings and advice to patients, in reading order."""
        for section in document.monograph.walk():
            if section.kind not in _SECTIONS:
                continue
            for index, passage in enumerate(section.passages):
                for start, end, words in sentences(passage.text, passage.start):
                    for test in asked_tests(words):
                        if _ON_DRUG.search(test):
                            continue
                        yield _fact(document, section, (start, end), test, timing_in(words))
                if passage.parent is not None and len(passage.text.split()) <= 6:
                    yield from _listed(document, section, index)


def _listed(document: Document, section: Section, index: int) -> Iterator[Screening]:
    """The test that a short item of a list of tests names."""
    passage = section.passages[index]
    lead = next(section.lead_ins(index), None)
    if lead is not None and _TEST_LIST.search(lead.text) and (found := _heads().search(passage.text)):
        place = (passage.start, passage.end)
        if found.end() == len(passage.text.rstrip(" .")) or found.start() == 0:
            yield _fact(document, section, place, _test_name(passage.text), timing_in(lead.text))


def _fact(document: Document, section: Section, place: tuple[int, int], test: str, timing: str) -> Screening:
    return Screening(
        drug=document.drug,
        object=test,
        evidence=(document.evidence(section, *place, "screening/test"),),
        timing=timing or None,
    )


def timing_in(text: str) -> str:
    """When a test is to be done, in few words.

    >>> timing_in("Perform HBV screening before initiating ocrelizumab")
    'before initiating'
    >>> timing_in("Check renal function at baseline and every 3 months")
    'at baseline and every 3 months'
    """
    found = [m.group().strip() for m in _TIMING.finditer(text)]
    kept = [f for f in found if not _TRIM.match(f)]
    return "; ".join(dict.fromkeys(re.sub(r"\s+", " ", f[0].lower() + f[1:]) for f in kept or found))


def asked_tests(text: str) -> list[str]:
    """Tests that a sentence asks for; one item a test, as written, without verbs and glosses.

    >>> asked_tests("Before initiating treatment, test for quantitative serum immunoglobulins")
    ['quantitative serum immunoglobulins']
    >>> asked_tests("Perform Hepatitis B virus (HBV) screening before initiating the drug")
    ['hepatitis B virus']
    >>> asked_tests("Liver function tests should be obtained at baseline.")
    ['liver function']
    >>> asked_tests("Monitor patients for rash.")
    []
    """
    if _NOT.search(text):
        return []
    plain = re.sub(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]", "", text)
    found: list[str] = []
    for match in _TESTED_FOR.finditer(plain) if _TESTS_SAID.search(plain) else ():
        found += _tests(match["test"], "test", asked_for=True)
    for match in _EXAMINED.finditer(plain):
        found.append(_test_name(match["test"]))
    for pattern in (_ACTIVE, _HAVE, _PASSIVE, _NEEDED, _LISTED):
        for match in pattern.finditer(plain):
            if re.search(
                r"\bto determine$|\bnot$|\bnot to$|\bclinical$", plain[: match.start()].rstrip(), re.I
            ):
                continue
            groups = match.groupdict()
            found += _tests(
                groups["test"] or groups.get("test2") or "",
                groups.get("verb") or "test",
                asked_for=bool(groups.get("for")),
            )
    return list(dict.fromkeys(found))


def _tests(words: str, verb: str, *, asked_for: bool) -> Iterator[str]:
    strong = bool(_STRONG_VERB.match(verb))
    screening = verb.casefold().startswith(("screen", "test"))
    words = re.sub(
        r"^(?:patients?|all patients|women|females of reproductive potential|people)\s+for\s+",
        "",
        words.strip(),
        flags=re.I,
    )
    if _SIGNS.search(words) or len(words.split()) > 22:
        return
    alone = ""
    for part in re.split(
        r",\s(?:and\s|or\s)?|\s(?:and|or|and/or|as well as|plus)\s(?=(?:\w+ ){0,5}\w+)", words
    ):
        if len(part.split()) == 1 and not _heads().search(part) and not alone:
            alone = f"{part} and "  # "latent and active tuberculosis"
            continue
        test, alone = _test_name(alone + part), ""
        if not test or len(test.split()) > 9:
            continue
        named = _heads().search(part) and (strong or asked_for or not _condition_only(part))
        if named or (screening and asked_for and re.search(r"\w{4,}", test)):
            yield test


def _condition_only(part: str) -> bool:
    return bool(re.search(r"\b(?:infections?|tuberculosis|hepatitis [BC])\b", part, re.I)) and not re.search(
        r"\b(?:test|screen|level|status)", part, re.I
    )


_LEAD = re.compile(
    "^(?:(?:calculate|estimate|presence of|status of|that|whether|the|a|an|any|your|their|all|"
    "his|her|baseline|regular|periodic|routine|frequent|appropriate|initial|negative|additional|"
    r"follow-up|some|certain|you|for|of|to|have|patients?(?:'s|\u2019s)?|both|other|ongoing|close|"
    r"careful|perform|obtain)\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:screening(?: tests?)?|testing|tests?|test results?|regularly|periodically|frequently|"
    "closely|carefully|routinely)$",
    re.I,
)
_KEPT_TEST = re.compile(
    "^(?:pregnancy|blood|urine|skin|genetic|laboratory|lab|hearing|allergy|eye|vision|"
    "tuberculin skin|TB skin|stool)$",
    re.I,
)


def _test_name(part: str) -> str:
    words = re.sub(r"\s+", " ", part).strip(" ,;:.-")
    words = re.sub(
        "^(?:screening|testing|tests?|evaluation|assessment|monitoring|measurements?|"
        r"determination)\s+(?:of|for)\s+",
        "",
        _LEAD.sub("", words),
        flags=re.I,
    )
    words = _LEAD.sub("", words)
    words = re.sub(r"\s+(?:in|of)\s+(?:patients|all|women|females)\b.*$", "", words, flags=re.I)
    short = _TAIL.sub("", words)
    if short and not _KEPT_TEST.match(short) and not re.search(r"(?:ic|ical|al|ive|ory)$|^\w{1,3}$", short):
        words = short
    return _lowered(words)


def _lowered(words: str) -> str:
    first, _, rest = words.partition(" ")
    if first[:1].isupper() and not re.search(r"[A-Z\d*-]", first[1:]):
        first = first.lower()
    return f"{first} {rest}".strip()
