"""Tests to do before, at the start of, or during treatment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Screening, Section, SectionKind

from ..base import Document
from ..language.sentences import sentences
from .sentences import asked_tests, bare_tests, name_of_test, names_test
from .sound import sound_test
from .timing import timing_in

__all__ = ["ScreeningExtractor"]

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
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.CONTRAINDICATIONS,
    }
)
_TEST_LIST = re.compile(
    r"\b(?:tests?|testing|monitoring|screening|work-?up|checks?|examinations?)\b.*\b(?:before|"
    r"prior|baseline|at|during|"
    r"after)\b|\b(?:before|prior to|at)\b.*\b(?:tests?|check|perform|obtain)\b.*:$",
    re.I,
)
"""Heads of lists of tests: "Tests before the first dose"."""
_ON_DRUG = re.compile(
    r"\b(?:discontinu\w+|initiation|resumption|withdrawal|use|dose|treatment)\s+(?:of|with)\b", re.I
)
"""What is done with a drug, not a test: "discontinuation of losartan potassium"."""
_IN_TREATMENT = re.compile(
    r"\bbefore (?:you )?(?:start|begin)|\bwhile (?:you are )?(?:using|taking)|\bduring treatment", re.I
)
"""Tells that tests are for those who take the drug, in notes that follow the advice on an overdose."""
_MOMENT = re.compile(r"(?:tests? )?(?:before|prior to|during|while)\b.{4,40}$", re.I)
_TESTS_TITLE = re.compile(r"\bmonitoring\b|\btests?\b(?! results)|\bchecks\b|\binvestigations\b", re.I)


class ScreeningExtractor:
    r"""Reads which tests are to be done, and when.

    >>> page = read("Warnings\nYou will be tested for hepatitis B before the first dose.")
    >>> [(fact.object, fact.timing) for fact in ScreeningExtractor().extract(page)]
    [('hepatitis B', 'before the first dose')]
    """

    name = "screening"
    by_section = True
    relations = ("screening",)

    def extract(self, document: Document) -> Iterable[Fact]:
        """Tests asked for anywhere in dosing, warnings and advice to patients, in reading order."""
        for section in document.monograph.walk():
            stray = section.kind is SectionKind.OVERDOSAGE
            if section.kind not in _SECTIONS and not stray:
                continue
            usual = _usual(section)
            for index, passage in enumerate(section.passages):
                short = passage.parent is not None and len(passage.text.split()) <= 6
                listed = list(_listed(document, section, index)) if short and not stray else []
                headed = not listed and _under_tests(section, index)
                for start, end, words in sentences(passage.text, passage.start):
                    if stray and not _IN_TREATMENT.search(words):
                        continue
                    for clause in words.split("; "):
                        tests = asked_tests(clause) or (tuple(bare_tests(clause)) if headed else ())
                        when = (timing_in(clause) or timing_in(words) or usual) if tests else ""
                        for test in map(sound_test, tests):
                            if test and not _ON_DRUG.search(test):
                                yield _fact(document, section, (start, end), test, when)
                yield from listed


def _usual(section: Section) -> str:
    """When the tests of a section are to be done that say no moment: "Before you start"."""
    title = section.title.quote.strip(" :?*#") if section.title else ""
    return timing_in(title) if _MOMENT.match(title) else ""


def _under_tests(section: Section, index: int) -> bool:
    """Whether the nearest heading says that tests follow."""
    lead = next(section.lead_ins(index), None)
    title = lead.text if lead else section.title.quote if section.title else ""
    return len(title.split()) <= 6 and _TESTS_TITLE.search(title) is not None


def _listed(document: Document, section: Section, index: int) -> Iterator[Screening]:
    """The test that a short item of a list of tests names."""
    passage = section.passages[index]
    lead = next(section.lead_ins(index), None)
    if lead is not None and _TEST_LIST.search(lead.text) and names_test(passage.text):
        place = (passage.start, passage.end)
        yield _fact(document, section, place, name_of_test(passage.text), timing_in(lead.text))


def _fact(document: Document, section: Section, place: tuple[int, int], test: str, timing: str) -> Screening:
    return Screening(
        drug=document.drug,
        object=test,
        evidence=(document.evidence(section, *place, "screening/test"),),
        timing=timing or None,
    )
