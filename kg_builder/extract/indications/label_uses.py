"""What a label's drug is used for: uses found by the trained reader, qualified by the rules.

The reader finds the conditions of a label's indications sections; the rules for sentences, lists and headings
say what else is told of them (who, with what, on whose word) and what is no use at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Indication, PassageKind, Section, SectionKind, Status

from ..base import Document
from ..statements import Statement, statements_of, told_sections
from ..uses import Stated, Use, UseReader, bag_of
from ..uses.lists import WordLists
from ..uses.reader import placed
from ..uses.tokens import Line
from ..vocabulary.condition_words import is_condition
from ..vocabulary.patients import ANYONE, PATIENTS, Patients, patients_in
from ..vocabulary.phrases import without_citations
from .conditions import conditions
from .extractor import IndicationExtractor
from .facts import fact_of
from .frames import frame_of
from .sound import sound_uses

__all__ = ["LabelIndicationExtractor", "is_named_condition", "lines_of", "stated_in"]

_CUT = re.compile(r"\s*\([^()]*$|^[^()]*\)\s*")
"""Half of a bracket."""

_ASIDE = re.compile(r"\s*\([^()]{1,40}\)\s+")
"""The short form of a condition, before the words that say whose it is."""

_DEGREE = re.compile(r"\s+(?:mild|moderate|severe|acute|chronic)$", re.I)
"""What leads on: "pain severe enough to require ..."."""

_RISKED = re.compile(
    r"\b(?:substantial|serious|potential|increased)\s+risks?\s+of\s+[^.;:,]{0,40}$"
    r"|\b(?:unnecessary|inappropriate)\b[^.;:]*$",
    re.I,
)
"""What stands before a condition that the drug may bring, or that it is not needed for."""

_CLAUSES = 250
"""Letters of a sentence in which not every use is meant by what is said of combinations and lines."""

_NO_DISEASE = re.compile(
    r"graphy|scopy|imaging|an(?:a)?esthesia|analgesia|sedation|relaxation|contracepti|pregnancy|surg"
    r"|transplant|supplement|replacement|nutrition|diagnos|removal|weight|poison|overdose|cholesterol"
    r"|levels?\b",
    re.I,
)
"""Uses that the reader's training labels, marked for diseases, tell it nothing of."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is found in a section.

    Args:
        section: an indications section.
        facts: what rules read in it.
        likely: every stretch that may name a use.
        uses: those the reader takes for uses.
    """

    section: Section
    facts: Sequence[Fact]
    likely: Sequence[Use]
    uses: Sequence[Use]


class LabelIndicationExtractor:
    """Reads the indication facts of label documents.

    Args:
        reader: finds uses; the one that ships with the package if not given.

    >>> label = read('{"indications_and_usage": ["Zorvexant is indicated for gout in adults."]}')
    >>> [(fact.object, fact.population) for fact in LabelIndicationExtractor().extract(label)]
    [('gout', 'adults')]
    """

    name = "label_indications"
    by_section = True
    relations = ("indication",)

    def __init__(self, reader: UseReader | None = None) -> None:
        self._reader = reader

    def extract(self, document: Document) -> Iterator[Fact]:
        """Indications: what rules read, and what the reader finds besides in the indications sections."""
        ruled = list(IndicationExtractor().extract(document))
        doubted: set[int] = set()
        for reading in self._read(document, ruled):
            yield from sound_uses(_further(document, reading))
            doubted.update(id(fact) for fact in reading.facts if _is_doubted(fact, reading))
        yield from (fact for fact in ruled if id(fact) not in doubted)

    def uses(self, document: Document) -> list[Use]:
        """The uses that the reader finds in a document's indications sections, repeats included."""
        ruled = list(IndicationExtractor().extract(document))
        return [use for reading in self._read(document, ruled) for use in reading.uses]

    def _read(self, document: Document, ruled: Sequence[Fact]) -> Iterator[_Reading]:
        """What rules and the reader find in each indications section."""
        reader = self._reader or UseReader.load()
        for section in told_sections(document):
            if section.kind is SectionKind.INDICATIONS:
                lines = lines_of(section)
                facts = [f for f in ruled if _lies_in(f, lines)]
                likely = [use for uses in reader.likely(lines, stated_in(facts)) for use in uses]
                yield _Reading(section, facts, likely, placed(likely, reader.bar))


def lines_of(section: Section) -> list[Line]:
    r"""A section's title, paragraphs and items with their places.

    >>> page = read("Uses\nZorvexant treats gout.")
    >>> lines_of(page.monograph.sections[-1])
    [(24, 'Uses'), (29, 'Zorvexant treats gout.')]
    """
    title = [(section.title.start, section.title.quote)] if section.title else []
    return [*title, *((p.start, p.text) for p in section.passages)]


def stated_in(facts: Sequence[Fact]) -> list[Stated]:
    """What facts read by rules say of the sentences they were read in.

    >>> [(stated.words, stated.is_use) for stated in stated_in(facts[:1])]
    [(frozenset({'gout'}), True)]
    """
    return [
        Stated(e.span.start, e.span.end, bag_of(f.object), f.status is Status.ASSERTED)
        for f in facts
        for e in f.evidence
    ]


def _lies_in(fact: Fact, lines: Sequence[Line]) -> bool:
    start = fact.evidence[0].span.start
    return any(place <= start < place + len(text) for place, text in lines)


def _is_doubted(fact: Fact, reading: _Reading) -> bool:
    """Whether a rule's words name no condition, and the reader sees none of them in a likely stretch."""
    words = bag_of(fact.object)
    if fact.status is not Status.ASSERTED or _NO_DISEASE.search(fact.object):
        return False
    if fact.evidence[0].rule == "indications/item" and is_condition(fact.object):
        return False
    return not WordLists.load().names_condition(fact.object) and not any(
        e.span.start <= use.start < e.span.end and words & bag_of(use.text)
        for e in fact.evidence
        for use in reading.likely
    )


def _further(document: Document, reading: _Reading) -> Iterator[Indication]:
    """Facts of uses that neither a rule nor a longer name among the uses tells of."""
    facts = reading.facts
    sentences = list(statements_of(document, reading.section, headings=True))
    told = [(f.status, bag_of(f.object), f.evidence[0].span.start) for f in facts]
    for use in sorted(reading.uses, key=lambda u: (-len(bag_of(u.text)), u.start)):
        statement = next((s for s in sentences if s.start <= use.start and use.end <= s.end), None)
        if statement is None or (fact := _fact(statement, use, facts)) is None:
            continue
        words = bag_of(fact.object)
        if any(
            status is fact.status and (words <= name or (name <= words and start == statement.start))
            for status, name, start in told
        ):
            continue
        told.append((fact.status, words, statement.start))
        yield fact


def _fact(statement: Statement, use: Use, facts: Sequence[Fact]) -> Indication | None:
    """The fact of a use, if its words name a condition."""
    if _RISKED.search(statement.text, 0, use.start - statement.start):
        return None
    words = _DEGREE.sub("", _CUT.sub("", use.text)).strip(" ,.;:-")
    named = next(iter(conditions(words, use.start, trusted=True)), None)
    if named is None or not is_named_condition(named.text):
        return None
    text = without_citations(statement.text)
    heads = statement.passage.kind is PassageKind.HEADING
    frame = frame_of(statement, text, None if heads else use.start - statement.start)
    if len(text) > _CLAUSES:
        frame = replace(frame, combination=None, line=None)
    patients = _patients(statement, use.end, facts)
    return fact_of(statement, replace(named, patients=patients), frame, "indications/reader")


def is_named_condition(name: str) -> bool:
    """Whether words name a condition: one word is to be known, more of them may look like it.

    >>> is_named_condition("gout"), is_named_condition("themselves"), is_named_condition("joint pain")
    (True, False, True)
    """
    return WordLists.load().is_name(name) or (len(name.split()) > 1 and is_condition(name))


def _patients(statement: Statement, end: int, facts: Sequence[Fact]) -> Patients | None:
    """Whom a use that ends at a place is told of: the next words say it, or all of the sentence's facts."""
    behind = _ASIDE.match(statement.text, end - statement.start)
    follows = PATIENTS.match(statement.text, behind.end() if behind else end - statement.start)
    if follows and (patients := patients_in(follows)).words not in ANYONE:
        return patients
    groups = {
        (f.population, f.age_min, f.age_max)
        for f in facts
        if isinstance(f, Indication) and f.evidence[0].span.start == statement.start
    }
    if len(groups) != 1:
        return None
    ((population, low, high),) = groups
    return Patients(population, low, high) if population else None
