"""Tests to do before, at the start of, or during treatment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Passage, PassageKind, Screening, Section, SectionKind

from ..base import LABEL_TYPES, Document
from ..language.sentences import sentences
from .bare import bare_tests, requests_of, tests_behind
from .listed import entry_tests, head_of_tests
from .referred import referred_tests
from .sentences import asked_tests
from .sound import sound_test
from .tables import asked_beside, tabled_tests
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
_ON_DRUG = re.compile(
    r"\b(?:discontinu\w+|initiation|resumption|withdrawal|use|dose|treatment)\s+(?:of|with)\b", re.I
)
"""What is done with a drug, not a test: "discontinuation of losartan potassium"."""
_SALT = re.compile(r"([\w-]+) (?:sodium|potassium|calcium|magnesium)$", re.I)
"""A salt's name, which is a drug's if the word before is: "losartan potassium"."""
_IN_TREATMENT = re.compile(
    r"\bbefore (?:you )?(?:start|begin)|\bwhile (?:you are )?(?:using|taking)|\bduring treatment", re.I
)
"""Tells that tests are for those who take the drug, in notes that follow the advice on an overdose."""
_SAME_TESTS = re.compile(r"(?:These|They|This|The tests?)\b")
"""What goes on to tell of the tests of the sentence before."""
_FIRST = re.compile(r"\b(?:checks?|tests?|tested|blood ?work)\b.*\b(?:first|beforehand)\W*$", re.I)
"""A title of tests that come before all else: "What tests do I need first?"."""
_MOMENT = re.compile(r"(?:tests? )?(?:before|prior to|during|while)\b.{4,40}$", re.I)


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
        labelled = document.monograph.media_type in LABEL_TYPES
        for section in document.monograph.walk():
            stray = section.kind is SectionKind.OVERDOSAGE
            headed = section.kind is SectionKind.INTERACTIONS and not labelled
            if section.kind not in _SECTIONS and not (stray or headed):
                continue
            usual = _usual(section)
            for index, passage in enumerate(section.passages):
                head = "" if stray else head_of_tests(section, index)
                titled = passage.kind is PassageKind.HEADING and not timing_in(passage.text)
                if (headed and not head) or (head and titled):
                    continue
                yield from _told(document, section, passage, _Place(head, usual, stray=stray))
            for table in section.tables if not (stray or headed) else ():
                for about, clause in asked_beside(table):
                    tests = asked_tests(clause) or referred_tests(clause, "", about.text)
                    for test in filter(None, map(sound_test, tests)):
                        yield _fact(document, section, (about.start, about.end), test, timing_in(clause))
                for cell, test, when in tabled_tests(section, table):
                    yield _fact(document, section, (cell.start, cell.end), test, when)


class _Place(NamedTuple):
    """Where a passage stands: the heading of tests over it, its section's moment, whether astray."""

    head: str
    usual: str
    stray: bool


def _told(document: Document, section: Section, passage: Passage, place: _Place) -> Iterator[Screening]:
    """The tests that a passage asks for, or names under a heading of tests."""
    before = last = ""
    for start, end, words in sentences(passage.text, passage.start):
        if place.stray and not _IN_TREATMENT.search(words):
            continue
        listed = entry_tests(words, place.head) if place.head and start == passage.start else []
        for name, when in listed:
            if test := sound_test(name):
                yield _fact(document, section, (start, end), test, when)
        told = before
        usual = (last if _SAME_TESTS.match(words) else "") or place.usual
        last, listing = "", False
        for clause in requests_of(words) if not listed else ():
            tests = asked_tests(clause) or (tuple(bare_tests(clause)) if place.head or listing else ())
            if not tests and not place.stray:
                tests = tuple(referred_tests(clause, told, passage.text))
            so_far = "" if listing else words[: words.find(clause) + len(clause)]
            when = (timing_in(clause) or timing_in(so_far) or usual) if tests else ""
            for test in map(sound_test, tests):
                if test and not _ON_DRUG.search(test) and not _is_drug(test, document):
                    yield _fact(document, section, (start, end), test, when)
                    last = when
            listing = listing or bool(tests_behind(clause))
            told = clause
        before = words


def _is_drug(test: str, document: Document) -> bool:
    """Whether words that end like a test are the drug by its salt."""
    salt = _SALT.search(test)
    named = " ".join(document.monograph.drug.all_names).casefold().split()
    return salt is not None and salt[1].casefold() in named


def _usual(section: Section) -> str:
    """When the tests of a section are to be done that say no moment: "Before you start"."""
    title = section.title.quote.strip(" :?*#") if section.title else ""
    if _FIRST.search(title):
        return "before treatment"
    return timing_in(title) if _MOMENT.match(title) else ""


def _fact(document: Document, section: Section, place: tuple[int, int], test: str, timing: str) -> Screening:
    return Screening(
        drug=document.drug,
        object=test,
        evidence=(document.evidence(section, *place, "screening/test"),),
        timing=timing or None,
    )
