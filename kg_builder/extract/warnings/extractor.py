"""Warnings: the hazards a document warns of, and what it asks to do about them."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import (
    Fact,
    HazardWarning,
    Passage,
    PassageKind,
    Section,
    SectionKind,
    Table,
)

from ..base import LABEL_TYPES, Document
from ..language.sentences import sentences
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, without_citations
from .actions import actions_in
from .aside_reader import AsideReader
from .completed import Action
from .grammar import grammar
from .hazards import hazard_items, hazards_in
from .kinds import behind as behind_label
from .kinds import label_kinds, telegram_hazards
from .labels import LABEL, Label, hazard_label, own_label, telegram_label
from .lead_in import lead_of, listed_below
from .of_labels import tells_risk_factors
from .prescribed import listed_actions
from .reading import BOILERPLATE, Reading, contraindicates, plain_words, without_emphasis
from .rules import Hazard
from .said import said_hazards, subject_of
from .sections import asks_in_passing, behind_list, reads_as_warnings, tells_of_else
from .states import asks_of_states, caution_states, state_of, told_request
from .tables import asked_in_table

__all__ = ["WarningExtractor"]

_BOLD = re.compile(r"(?P<mark>\*{2,3}|__)(?P<label>[A-Z][^*_:.]{2,60})[:.,]?(?P=mark)[:.]? *(?=\S)")
"""A label in bold that opens a passage, whatever it names: "**Surgery.** Stop 5 days before"."""
_CAUTIONS = re.compile(r"\bcautions?\b|^precautions?$", re.I)
_MOMENT_LEAD = re.compile(
    r"(?P<moment>(?:before|while|during) (?:you )?(?:tak|us|start|receiv|hav|begin|treat)\w+"
    r"[^,.:;]{0,40})[,:]?$",
    re.I,
)
"""A line that says when what stands below it is to be done: "Before taking zolfin,"."""
_DOING = {
    "tak": "taking",
    "us": "using",
    "start": "starting",
    "receiv": "receiving",
    "hav": "having",
    "begin": "beginning",
}
_TITLE_MOMENT = re.compile(
    rf"\bbefore (?:I |you |they |people )?(?P<verb>{'|'.join(_DOING)})(?:e|ing|ning|s)?\b"
    r"(?P<what> (?:this|the|it|your|my)\b(?: (?:medicine|medication|drug|treatment))?)?",
    re.I,
)
_KEEPS = re.compile(r"\b(?:what|how|when|if|action|management|signs|symptoms|advice|who|watch)\b", re.I)
"""Words of a heading that says more of the hazard before it."""
_NOUN_ALIKE = re.compile(r"(?:slow|low\w*|\w+ed)\b", re.I)
"""Words that open a heading's noun ("Slow heart rate") as well as a request ("Slow the infusion")."""


class WarningExtractor:
    r"""Reads warning and warning_action facts.

    >>> page = read("Warnings\nZorvexant can cause liver failure. Stop it if your skin turns yellow.")
    >>> [(fact.relation, fact.object) for fact in WarningExtractor().extract(page)]
    [('warning', 'liver failure'), ('warning_action', 'skin turns yellow')]
    """

    name = "warnings"
    by_section = True
    relations = ("warning", "warning_action")

    def extract(self, document: Document) -> Iterator[Fact]:
        """The hazards warned of and the actions asked for, in reading order, repeats included."""
        for section in document.monograph.sections:
            yield from self._section(document, section)

    def _section(self, document: Document, section: Section) -> Iterator[Fact]:
        if section.kind is SectionKind.FURNITURE:
            return
        yield from listed_actions(document, section)
        if reads_as_warnings(section) and not tells_of_else(section):
            yield from _Reader(document, section).read()
        elif asks_in_passing(section) and document.monograph.media_type not in LABEL_TYPES:
            listed, behind = behind_list(section)
            yield from AsideReader(document, listed).read()
            if behind is not None:
                yield from _Reader(document, behind).read()
        for sub in section.subsections:
            yield from self._section(document, sub)


class _Reader(Reading):
    """Reads one section that warns."""

    def read(self) -> Iterator[Fact]:
        """The facts of the section's own passages, title included."""
        section = self._section
        if section.title is not None and not self._patient:
            yield from self._heading(section.title.quote, section.title.start)
        closed, asked = self._titled()
        if asked is not None:
            yield from self._each_state(sorted(closed), asked)
        usual = self._moment = _title_moment(section)
        for index, passage in enumerate(section.passages):
            self._boxed = self._in_box or self._boxed_by(index)
            if moment := _MOMENT_LEAD.match(passage.text):
                self._moment = decapitalised(moment["moment"])
                continue
            self._moment = self._moment if passage.text[0].islower() or passage.parent is not None else usual
            parent = passage.parent
            if (
                parent is not None
                and parent in closed
                and not _is_statement(passage, section.passages[parent])
            ):
                closed.add(index)
                continue
            if index in closed:
                continue
            if match := asks_of_states(passage.text):
                closed |= {index, *self._run_on(index)}
                told = told_request(passage.text, match, self._names, self._document.abbreviations)
                yield from self._states(index, told)
                continue
            if passage.text.rstrip().endswith(":") and contraindicates(passage.text):
                closed.add(index)
                continue
            if self._of_label and passage.text.rstrip().endswith(":") and tells_risk_factors(passage.text):
                closed.add(index)
            yield from self._of_people(passage) or self._passage(passage, index)

        for table in section.tables:
            yield from self._table(table)

    def _cautions(self) -> bool:
        """Whether the section's title is that of a formulary's cautions."""
        title = self._section.title
        return title is not None and _CAUTIONS.search(title.quote.strip(" :*#")) is not None

    def _table(self, table: Table) -> Iterator[Fact]:
        for state, cell, asked in asked_in_table(table, self._names, self._document.abbreviations):
            if is_condition(state):
                yield self._hazard(Hazard(state, cell.start, cell.end, "table"), state, cell.start)
            for action in asked:
                yield from self._done(action)

    def _passage(self, passage: Passage, index: int) -> Iterator[Fact]:
        self._topic = "" if self._told else self._topic
        self._fresh = self._told = False
        self._own = passage.parent is None
        text, start = plain_words(passage)
        governs = self._section.governs(index)
        lead = lead_of(self._section, index)
        below = bool(lead and listed_below(self._section, index))
        if shared := self._shared(lead, start, governs=below):
            yield from self._states(index, shared)
            return
        if self._cautions() and (states := list(caution_states(text))):
            yield from self._cautious(text, start, states)
            return
        heads = passage.kind is PassageKind.HEADING or (governs and len(text.split()) <= 8)
        if heads and not self._is_sentence(text, start):
            if not self._patient:
                yield from self._heading(text, start)
            return
        begin = start
        label, at = self._own_label(text, start, index)
        yield from label
        if not (label or self._patient) and (bold := _BOLD.match(passage.text)):
            at = len(without_emphasis(bold.group())) if at == 0 else at
            yield from self._topical(bold["label"], start)
        below, self._headed = self._headed, False
        if (at or below) and not self._patient:
            listed = behind_label(text, len(text[:at].rstrip(" :,.")))
            kinds = label_kinds(self._topic, text[listed:], start + listed, self._document.abbreviations)
            for kind in self._vetted(kinds, text[listed:], start + listed):
                yield self._hazard(kind, text[listed:], start + listed)
        text, start = text[at:], start + at
        plain = without_citations(text) if "[" in text or "(" in text else text
        for left, _, words in sentences(plain, start):
            if BOILERPLATE.search(words):
                continue
            if not (label or self._patient) and left == begin:
                yield from self._telegram(words, left)
            facts = list(self._sentence(words, left))
            if label and words[:1].islower():
                self._topic = label[0].object
            if not (facts or label) and left == begin and passage.parent is None:
                self._topic = subject_of(words, self._names) or self._topic
            yield from facts

    def _telegram(self, words: str, start: int) -> Iterator[HazardWarning]:
        """The hazards that a sentence without a verb lists."""
        if said_hazards(words, start, self._names, self._document.abbreviations):
            return
        label = telegram_label(words, self._document.abbreviations)
        named = self._vetted(telegram_hazards(words, start, self._document.abbreviations), words, start)
        if label:
            yield self._labelled(label, start)
        elif named:
            self._topic = named[0].name
        for hazard in named[1:] if label else named:
            yield self._hazard(hazard, words, start)

    def _own_label(self, text: str, start: int, index: int) -> tuple[list[HazardWarning], int]:
        """What a passage's own label names, or a bare item, and where the sentences after it begin."""
        label = own_label(text, self._names, self._document.abbreviations)
        if label is not None and not (self._patient and label.short):
            return ([] if self._patient else [self._labelled(label, start)]), label.after
        passage = self._section.passages[index]
        listed = passage.kind is PassageKind.ITEM or passage.parent is not None
        if listed and passage.kind is not PassageKind.HEADING and not self._patient:
            return list(self._bare_item(text, start, index)), 0
        return [], 0

    def _topical(self, label: str, start: int) -> Iterator[HazardWarning]:
        """Makes what a label in bold names the topic; a state that it names is what is warned of."""
        self._topic = decapitalised(label.strip())
        if is_condition(label):
            yield self._hazard(Hazard(self._topic, start, start + len(label), "state"), label, start)

    def _heading(self, text: str, start: int) -> Iterator[HazardWarning]:
        if not _KEEPS.search(text):
            self._topic = self._headline = ""
        if name := hazard_label(text, self._document.abbreviations):
            for titled in self._vetted([Hazard(name, start, start + len(text), "label")], text, start):
                self._headed = True
                self._headline = titled.name if self._of_label else ""
                yield self._labelled(Label(titled.name, 0, len(text), len(text)), start)

    def _is_sentence(self, text: str, start: int) -> bool:
        """Whether words in a heading's place ask for something or warn of something in a full sentence."""
        if re.match(r"do not (?:use|take|give)\b", text, re.I):
            return False
        if _NOUN_ALIKE.match(text) and is_condition(text) and not text.endswith("."):
            return False
        abbreviations = self._document.abbreviations
        label = LABEL.match(text)
        if label and grammar().request(text, label.end()):
            return True
        if any(True for _ in actions_in(text, start, self._names, abbreviations)):
            return True
        return (
            any(True for _ in hazards_in(text, start, abbreviations))
            and hazard_label(text, abbreviations) is None
        )

    def _cautious(self, text: str, start: int, states: list[tuple[int, int, str]]) -> Iterator[Fact]:
        """What a formulary's list of cautions names: states, the hazards in their brackets, requests."""
        at = 0
        for left, right, words in states:
            between = text[at:left].lstrip(" ;")
            if between.rstrip(" ;"):
                yield from self._sentence(between.rstrip(" ;"), start + left - len(between))
            at = right
            state = state_of(words, self._document.abbreviations)
            if not state:
                continue
            if is_condition(state):
                hazard = Hazard(state, start + left, start + left + len(words), "caution")
                yield self._hazard(hazard, words, start + left)
            yield from self._done(Action(state, "use with caution", "", start + left, start + right))
            if (inner := text.find("(", left, right)) >= 0:
                yield from self._sentence(text[inner + 1 : right].rstrip(" .)"), start + inner + 1)
        rest = text[at:].lstrip(" ;")
        if rest.strip(" ."):
            yield from self._sentence(rest, start + len(text) - len(rest))

    def _bare_item(self, text: str, start: int, index: int) -> Iterator[HazardWarning]:
        """A short item under a lead-in that speaks of hazards: "Warnings include: - Lactic acidosis"."""
        lead = next(self._section.lead_ins(index), None)
        if lead is None or not re.search(
            r"\b(?:caus\w*|risks?|includ\w*|lead to|result in|increase\w*|warnings?|such as|reported|"
            r"hazards?|covers?|concerns?|warns?)\b",
            lead.text.rpartition(". ")[2],
            re.I,
        ):
            return
        first = re.split(r"(?<=[a-z)])[.;]\s|,\s(?:which|who|that)\s", text, maxsplit=1)[0]
        if contraindicates(lead.text) or len(first.split()) > 16:
            return
        for hazard in self._vetted(hazard_items(first, start, self._document.abbreviations), first, start):
            yield self._hazard(hazard, first, start)


def _title_moment(section: Section) -> str:
    """When a doctor is to be told what a section lists: "What should I say before I take it?"."""
    found = _TITLE_MOMENT.search(section.title.quote) if section.title else None
    if found is None:
        return ""
    what = " ".join((found["what"] or "").split()).casefold()
    return f"before {_DOING[found['verb'].casefold()]} {what}".strip()


def _is_statement(passage: Passage, lead: Passage) -> bool:
    """Whether an item under a closed lead-in is a sentence of its own, not a member of that list."""
    text = passage.text.rstrip()
    return (
        text.endswith(".") and len(text.split()) >= 6 and (not lead.text.endswith(".") or text[0].isupper())
    )
