"""Drugs, classes and foods that interact: from lists by severity, from headed items and from sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Interaction, PassageKind, Section, SectionKind, Status

from ..base import LABEL_TYPES, Document
from ..language.sentences import sentences
from ..statements import Statement, drug_pattern, holds, statements, statements_of, told_sections
from ..vocabulary.phrases import decapitalised, plain_case, without_citations
from .bans import forbids
from .counts import is_tally
from .grammar import SEVERITY_LEAD
from .management import management_of
from .mentions import names_in
from .own import own_classes
from .questions import answered_questions
from .referred import effect_kept
from .sentences import InteractionSentence, Reading
from .status import status_at

__all__ = ["InteractionExtractor", "management_of"]

_OWN = frozenset([SectionKind.INTERACTIONS])
_SILENT = frozenset(
    [
        SectionKind.FURNITURE,
        SectionKind.IDENTITY,
        SectionKind.REFERENCES,
        SectionKind.CLINICAL_STUDIES,
        SectionKind.HIGHLIGHTS,
        SectionKind.STORAGE,
    ]
)
_READ = frozenset(SectionKind) - _SILENT
_LABEL_READ = frozenset(
    [
        SectionKind.INTERACTIONS,
        SectionKind.WARNINGS,
        SectionKind.BOXED_WARNING,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.DOSAGE,
    ]
)
_ANNOUNCES = re.compile(
    r"\binteract|\b(?:other|any|these|following|certain)\s+(?:of\s+)?(?:these\s+"
    r"|the\s+following\s+)?(?:medicines?|medications?|drugs?|medicinal\s+products?)\b"
    r"|\bavoid\s+while\b|\bcombin(?:e|ed|ing)\s+with\b|\balcohol\b|\btak(?:e"
    r"|ing)\s+(?:it\s+)?with\s+other\b|\b(?:tak(?:e|en|ing)|us(?:e|ing))\s+(?:any|one|some)\s+of\s+(?:the"
    r"\s+following|these)\b|\bfood\s+and\s+drink\b",
    re.I,
)
_WITH_OTHERS = re.compile(
    r"\bwith\s+other\s+(?:medicines?|medications?|drugs?|things)\b|^\W*(?:drug\s+)?interactions\b", re.I
)
"""Headings that open interactions even where effects are told."""
_NOT_ABOUT = re.compile(
    r"side\s+effects?|allerg|\bsame\s+(?:time\s+)?as\s+other\b|\bshare\b"
    r"|\balso\s+(?:be\s+used\s+to\s+)?treat\b|\binstead\b|\balternatives?\b|\bsuggest\b",
    re.I,
)
_RUN_IN = re.compile(
    r"^\W*(?:drug|food|medicine|medication|possible|major"
    r"|other)?\s*(?:and\s+\w+\s+)?interactions?(?:\s+with\s+[\w\s]{3,40})?\s*(?::|\u2014|\s-\s)"
    r"|^\W*(?:drug|medicine)\s+interactions\s+(?:may|can)\s+(?:change|affect|alter)\b",
    re.I,
)
_OTHER_RUN_IN = re.compile(r"^\W*[A-Z][A-Z /&-]{5,60}(?:\([A-Z ]+\))?:")
_TITLED = re.compile(
    r"\binteract|\bother\s+(?:medicines?|medications?|drugs?|medicinal\s+products?)\b"
    r"|\bfood\s+and\s+drink\b|\balcohol\b|\bavoid\s+(?:while|when|during)\b",
    re.I,
)
_RUN_IN_TITLE = re.compile(
    r"(?<=[a-z\d)])\s+(?P<title>(?:(?:or|and|and/or|[A-Z][\w/-]+)\s+){1,6}?"
    r"(?:Inhibitors|Inducers|Substrates|Drugs|Agents|Contraceptives|Anticoagulants|Vaccines|Medications"
    r"|Products|Diuretics|Antacids)\s+(?:\([\w -]+\)\s+)?)(?=(?:The|Concomitant|Coadministration"
    r"|Co-administration|Avoid|When|If|Use|In|Because|Due|Patients|Do|Monitor|Reduce|Consider)\s)"
)
"""Before a title that has run into the entry before it: "... St. John's wort CYP3A Inhibitors The dose"."""

_NUMBERED = re.compile(r"^\d+(?:\.\d+)*\s+")
_DOSES_OF_A_TABLE = 7
_LABEL_CUES = (
    *("interact", "alcohol", "grapefruit", "concomitant", "concurrent", "coadmin", "co-admin", "combin"),
    *("together", "taken with", "used with", "contraindicated", "vaccin", "while taking", "same time"),
)
_BESIDE_IT = re.compile(
    r"\bdrink(?:ing)?\s+(?:any\s+)?alcohol|\bgrapefruit|\balcohol\s+(?:may|can|should)\b"
    r"|\b(?:combin|us|tak)ing\b.*\bwith\b.*\bnot\s+(?:recommended|advised)\b",
    re.I,
)
"""What is taken beside it, though it stands among what the drug is."""
_CUES = re.compile(
    r"\binteract|\balcohol|\bgrapefruit"
    r"|\b(?:should|must|do|does|may|can|could)\s*(?:not|n['\u2019]t)\b.{0,200}\b"
    r"(?:tak|us|treated|receiv|with)"
    r"|\bcontraindicated\b|\bavoid|\bnever\b|\blive\b.{0,20}vaccin|\buse\s+of\s+other\b"
    r"|\bwhile\s+(?:you\s+are\s+)?(?:also\s+)?(?:taking|using|on)\b|\btogether\s+with\b|\btaken\s+with\b"
    r"|\bcombin|\b(?:more|most)\s+(?:likely|common|frequent)\b|\blikeli(?:er|est)\b"
    r"|\b(?:risk|hazard|chance|danger)\b|\bwho\s+(?:are\s+|were\s+)?(?:receiv|tak|on\b)|\bespecially\b"
    r"|\balso\s+(?:tak|receiv|using|on\b)|\bthe\s+following\b[^:.]{0,80}:|\bat\s+the\s+same\s+time\b"
    r"|\b(?:concomitant|concurrent|co-?admin)"
    r"|\byou\s+(?:also\s+)?(?:take|use|are\s+(?:also\s+)?(?:taking|using))\b|\bmention\b"
    r"|\bbefore\s+(?:you\s+)?(?:taking|using|take|use)\b"
    r"|^\W*(?:(?:are|have)\s+)?(?:also\s+|recently\s+)?(?:taking|using|taken|take|use)\b"
    r"|^\W*(?:with|for)\s+(?:strong|moderate|potent|weak)\b"
    r"|\b(?:CYP[\w/]*|P-?gp|enzyme)\s+(?:inhibitor|inducer)s?\b"
    r"|^\W*(?:(?:taken|used|given)\s+)?with\s+[^:.]{3,90}:|\bon\s+board\b"
    r"|\b(?:patients|people|adults|those)\s+(?:taking|receiving|on)\b[^.:]{3,90}:",
    re.I | re.S,
)


class InteractionExtractor:
    r"""Named interacting drugs, classes, foods; general advice ("tell your doctor ...") gives nothing.

    >>> page = read("Interactions\nWarfarin may increase the risk of bleeding. Avoid grapefruit juice.")
    >>> [(fact.object, fact.effect, fact.management) for fact in InteractionExtractor().extract(page)]
    [('warfarin', 'increase the risk of bleeding', None), ('grapefruit juice', None, 'avoid')]
    """

    name = "interactions"
    by_section = True
    relations = ("interaction",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Interactions in reading order."""
        drug = drug_pattern(document)
        own = own_classes(document.drug)
        label = document.monograph.media_type in LABEL_TYPES
        for section in told_sections(document):
            if label and section.kind in _OWN:
                yield from _titled(document, section, drug)
            elif not label:
                yield from answered_questions(document, section, drug)
        running = _Running()
        for statement in _label_statements(document) if label else statements(document, _READ, headings=True):
            told = statement.section.kind in _OWN if label else running.follow(statement)
            if statement.section.kind is SectionKind.DESCRIPTION and not (
                forbids(statement.text) or _BESIDE_IT.search(statement.text)
            ):
                continue  # what a drug is made of or taken with is no interaction
            if not label and is_tally(statement):
                continue
            banned = statement.section.kind is SectionKind.CONTRAINDICATIONS
            if not (told or banned) and not (
                holds(statement.text, _LABEL_CUES) if label else _CUES.search(statement.text)
            ):
                continue
            dosage = label and statement.section.kind is SectionKind.DOSAGE
            if dosage and not _asks(statement.text):
                continue
            sentence = InteractionSentence(
                statement, drug, told=told, label=label, own_classes=own, severity=running.severity
            )
            for reading in sentence.readings():
                beside = not (told or banned) and "interact" not in statement.text
                if not (beside and reading.name.casefold() in document.coupled):
                    yield _fact(statement, reading)


def _asks(text: str) -> bool:
    """Whether a sentence of a label's part on doses asks for something, and is no table run into a line."""
    return text.count(" mg") < _DOSES_OF_A_TABLE and management_of(text) is not None


def _label_statements(document: Document) -> Iterator[Statement]:
    """The statements of a label to look at: of other sections than interactions' own only what has a cue."""
    for section in told_sections(document):
        if section.kind in _LABEL_READ:
            own = section.kind in _OWN or section.kind is SectionKind.CONTRAINDICATIONS
            for statement in statements_of(
                document, section, headings=True, holding=() if own else _LABEL_CUES
            ):
                yield from _parted(statement)


def _parted(statement: Statement) -> Iterator[Statement]:
    """The parts of a statement of a label into which the title of the next entry has run."""
    text = statement.text
    seams = [m.start("title") for m in _RUN_IN_TITLE.finditer(text) if _ends_small(text[: m.start()])]
    if not seams:
        yield statement
        return
    for start, end in pairwise((0, *seams, len(text))):
        first, last = statement.start + start, statement.start + end
        yield replace(statement, start=first, end=last, text=text[start:end])


def _ends_small(words: str) -> bool:
    """Whether words end in one that no title can begin with: "wort", "therapy)"."""
    last = words.rpartition(" ")[2]
    return last[:1].islower() or last.endswith(")")


class _Running:
    """What goes on from passage to passage: a run-in title ("DRUG INTERACTIONS: ..."), a list's severity."""

    def __init__(self) -> None:
        self._section: Section | None = None
        self._told = False
        self.severity: str | None = None

    def follow(self, statement: Statement) -> bool:
        """Takes the next statement; tells whether it stands where interactions are told."""
        if statement.section is not self._section:
            self._section, self._told, self.severity = statement.section, False, None
        passage = statement.passage
        if passage.kind is PassageKind.HEADING or _OTHER_RUN_IN.match(passage.text):
            self._told = False
        if _RUN_IN.match(passage.text):
            self._told = True
        if passage.kind is not PassageKind.ITEM or re.search(r"\b(?:is|are|has|have|may)\b", statement.text):
            self.severity = None
        leads = (
            (statement.text, *statement.leads[:2]) if passage.kind is PassageKind.ITEM else (statement.text,)
        )
        for lead in leads:
            if lead.rstrip().endswith(":") and (found := SEVERITY_LEAD.search(lead)):
                self.severity = found["severity"].casefold()
                break
        return self._told or _told(statement) or _goes_on(statement)


def _goes_on(statement: Statement) -> bool:
    """Whether an item's first sentence is on interactions, so that those behind it are, too."""
    passage = statement.passage
    before = passage.text[: max(0, statement.start - passage.start)]
    return passage.kind is PassageKind.ITEM and "interact with" in before.partition(". ")[0]


def _told(statement: Statement) -> bool:
    """Whether a statement stands where interactions are told: under such a title, heading or lead-in."""
    if statement.section.kind in _OWN:
        return True
    if statement.section.kind is SectionKind.ADVERSE_EFFECTS:
        heads = statement.leads if statement.section.title is None else statement.leads[:-1]
        return any(map(_WITH_OTHERS.search, heads))
    if statement.section.kind in {
        SectionKind.INDICATIONS,
        SectionKind.MECHANISM,
    }:
        return False
    title = statement.section.title
    leads = statement.leads if title is None else statement.leads[:-1]
    return any(_announces(lead) for lead in leads) or (
        title is not None and _TITLED.search(title.quote) is not None
    )


@lru_cache(maxsize=512)
def _announces(lead: str) -> bool:
    """Whether a lead-in or title says that what follows is about taking things together."""
    return _ANNOUNCES.search(lead) is not None and _NOT_ABOUT.search(lead) is None


def _fact(statement: Statement, reading: Reading) -> Interaction:
    whole = reading.severity is not None and reading.effect is None
    return Interaction(
        drug=statement.document.drug,
        object=plain_case(reading.name),
        severity=reading.severity,
        effect=effect_kept(reading.effect, statement, reading.name) if reading.effect else None,
        management=reading.management,
        status=reading.status,
        evidence=(
            statement.evidence("interactions/list")
            if whole
            else statement.evidence("interactions/sentence", statement.start + reading.start, statement.end),
        ),
    )


def _denied(name: str, words: str) -> bool:
    """Whether the text only says that a name does not interact."""
    lower, stem = words.lower(), name.rstrip("s").lower()
    found = lower.find(stem)
    denied = found >= 0
    while denied and found >= 0:
        denied = status_at(words, found, found + len(stem)) is not Status.ASSERTED
        found = lower.find(stem, found + 1)
    return denied


def _titled(document: Document, section: Section, drug: re.Pattern[str]) -> Iterator[Interaction]:
    """Names in the title of a part of a label's section on interactions ("7.2 Oral Anticoagulants")."""
    title = section.title
    if title is None or not re.match(r"\d+\.\d", title.quote):
        return
    words = " ".join(p.text for p in section.passages[:3])
    named = [n for n in names_in(title.quote) if drug.search(n.text) is None]
    advice = _advice_on({_NUMBERED.sub("", n.text).casefold().rstrip("s") for n in named}, words, drug)
    for name in named:
        if not _denied(name.text, words):
            start = title.start + name.start
            yield Interaction(
                drug=document.drug,
                object=decapitalised(plain_case(_NUMBERED.sub("", name.text))),
                management=advice,
                evidence=(document.evidence(section, start, title.start + name.end, "interactions/title"),),
            )


def _advice_on(mine: Collection[str], words: str, drug: re.Pattern[str]) -> str | None:
    """What the first sentences under a title ask to do about what it names, not other things."""
    for _, _, told in sentences(without_citations(words)):
        if (said := management_of(told)) is None:
            continue
        theirs = {n.text.casefold().rstrip("s") for n in names_in(told) if not drug.search(n.text)}
        either = {own.replace(" and ", " or ") for own in mine} | set(mine)
        if not theirs or any(t in m or m in t for t in theirs for m in either):
            return said
    return management_of(without_citations(words)) if len(mine) == 1 else None
