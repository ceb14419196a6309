"""Warnings: the hazards a document warns of, and what it asks to do about them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import (
    Fact,
    HazardWarning,
    Passage,
    PassageKind,
    Section,
    SectionKind,
    Table,
    WarningAction,
)

from ..base import LABEL_TYPES, Document
from ..language.sentences import sentences
from ..language.status import status_of
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import without_citations
from .actions import actions_in
from .asides import asked_aside, hazards_aside, leads_to_care, telling
from .completed import Action
from .hazards import hazard_items, hazards_in
from .labels import LABEL, Label, hazard_label, own_label, telegram_label, tidy
from .rules import Hazard
from .said import kinds_told, said_hazards, subject_of
from .sections import asks_in_passing, names_in_passing, reads_as_warnings, tells_of_else
from .states import asks_of_states, caution_states, shared_request, state_of, told_request
from .tables import asked_in_table

__all__ = ["WarningExtractor"]

_BOXED = re.compile(r"\bboxed warning|\bblack[ -]box\b|\b(?:strongest|most serious) (?:\w+ )?warning\b", re.I)
"""What tells that the regulator has put what is said into a box."""
_BOXED_LABEL = re.compile(r"\W*(?:(?:FDA |US )?(?i:boxed|black[ -]box) (?i:warnings?)\b|WARNING:)")
_ENDS = re.compile(r"(?:do not |should not be )?(?:stop|taper|discontinu|withdraw)")
_TAKES = re.compile(r"(?:do not )?(?:take|wear|protect|cover|apply|wash)\b")
"""How to take the drug, which is about the hazard before it only in the same passage."""
_CONTRAINDICATED = re.compile(
    r"\b(?:do not (?:take|use|infuse|give|inject|administer|start|receive)\b.*(?:if|in patients|in people|"
    r":)|contraindicated|"
    r"should not (?:take|use|be (?:used|taken|given)).*(?:if|:)|(?:you )?must not (?:take|use)|"
    r"allergic to)\b",
    re.I,
)
_TELLS = re.compile(r"(?:tell|talk|ask|inform|speak)\b")
"""A state that a doctor is told of is what the rest of the passage is about."""
_CAUTIONS = re.compile(r"\bcautions?\b|^precautions?$", re.I)
_PRECAUTIONS = re.compile(r"\b(?:warnings?|cautions?|precautions)\b", re.I)
"""Titles under which the states that a doctor is to be told of are what is warned of."""
_NOUN_ALIKE = re.compile(r"(?:slow|low\w*|\w+ed)\b", re.I)
"""Words that open a heading's noun ("Slow heart rate") as well as a request ("Slow the infusion")."""
_AFTER_STATE = re.compile(r"(?:(?:[;.]|\s[\u2013\u2014-])\s+|\u2014)(?P<rest>\w.*)$", re.S)
_RUN_ON = re.compile(r"^(?=.{3,100}$)[A-Z].* or$|^[A-Z][^.:\u2014]{2,80}\u2014(?=[A-Z])")
_BOILERPLATE = re.compile(
    r"\b(?:1-800|medical advice|keep (?:this|all|out)|out of (?:the )?(?:sight|reach)|"
    r"not (?:a )?complete list|read the|yellow ?card|www)\b",
    re.I,
)


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
        if reads_as_warnings(section) and not tells_of_else(section):
            yield from _Reader(document, section).read()
        elif asks_in_passing(section) and document.monograph.media_type not in LABEL_TYPES:
            yield from _Reader(document, section).read_asides()
        for sub in section.subsections:
            yield from self._section(document, sub)


class _Reader:
    """Reads one section; remembers the hazard under discussion."""

    def __init__(self, document: Document, section: Section) -> None:
        self._document = document
        self._section = section
        self._names = tuple(dict.fromkeys(n.casefold() for n in document.monograph.drug.all_names))
        title = section.title.quote.strip(" :*#") if section.title else ""
        boxed = section.kind is SectionKind.BOXED_WARNING or title.casefold() == "warning"
        self._in_box = True if boxed else None
        self._boxed = self._in_box
        self._box_open = self._fresh = self._own = self._told = False
        self._cautions = _CAUTIONS.search(title) is not None
        self._precautions = _PRECAUTIONS.search(title) is not None
        self._patient = section.kind is SectionKind.PATIENT_INFORMATION
        self._topic = ""

    def read(self) -> Iterator[Fact]:
        """The facts of the section's own passages, title included."""
        section = self._section
        if section.title is not None and not self._patient:
            yield from self._heading(section.title.quote, section.title.start)
        closed: set[int] = set()
        for index, passage in enumerate(section.passages):
            self._boxed = self._in_box or self._boxed_by(index)
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
            if passage.text.rstrip().endswith(":") and _CONTRAINDICATED.search(passage.text):
                closed.add(index)
                continue
            yield from self._passage(passage, index)

        for table in section.tables:
            yield from self._table(table)

    def _table(self, table: Table) -> Iterator[Fact]:
        for state, cell, asked in asked_in_table(table, self._names, self._document.abbreviations):
            if is_condition(state):
                yield self._hazard(Hazard(state, cell.start, cell.end, "table"), state, cell.start)
            for action in asked:
                yield from self._done(action)

    def read_asides(self) -> Iterator[Fact]:
        """What a section on something else asks for in passing, and what it says of stopping the drug.

        Only full sentences that watch, stop, delay, or send to a doctor count; how to take the drug and what
        its effects are is for other extractors.
        """
        for index, passage in enumerate(self._section.passages):
            if passage.text.rstrip().endswith(":"):
                if leads_to_care(passage.text) and self._section.governs(index):
                    yield from self._passage(passage, index)
                continue
            self._topic = ""
            self._boxed = self._boxed_by(index)
            named = names_in_passing(self._section) and passage.kind is PassageKind.PARAGRAPH
            said = [
                (left, words, self._asked(words, left))
                for left, _, words in sentences(passage.text, passage.start)
                if not _BOILERPLATE.search(words)
            ]
            tells = telling([(words, bool(asked)) for _, words, asked in said], named=named)
            for i, (left, words, asked) in enumerate(said):
                known = self._names, self._document.abbreviations
                hazards = hazards_aside(words, left, *known, named=named) if i in tells else []
                if hazards:
                    self._topic = hazards[0].name
                yield from (self._hazard(hazard, words, left) for hazard in hazards)
                for action in asked:
                    yield from self._done(action)

    def _asked(self, words: str, left: int) -> list[Action]:
        if _CONTRAINDICATED.search(words):
            return []
        return asked_aside(words, left, self._names, self._document.abbreviations)

    def _boxed_by(self, index: int) -> bool | None:
        """Whether a passage is boxed by its own label, or by the line that it is listed under.

        A list under "Boxed warnings:" that has lost its indents goes on as long as each line has a label.
        """
        text = self._section.passages[index].text
        if label := _BOXED_LABEL.match(text):
            self._box_open = text.endswith(":")
        elif self._section.passages[index].parent is None:
            self._box_open = self._box_open and LABEL.match(text) is not None
        leads = (lead.text for lead in self._section.lead_ins(index))
        return True if label or self._box_open or any(_BOXED.search(lead) for lead in leads) else None

    def _passage(self, passage: Passage, index: int) -> Iterator[Fact]:
        self._topic = "" if self._told else self._topic
        self._fresh = self._told = False
        self._own = passage.parent is None
        text, start = passage.text, passage.start
        governs = self._section.governs(index)
        if text.endswith(":") and (shared := self._shared(text, start, governs=governs)):
            yield from self._states(index, shared)
            return
        if self._cautions and (states := list(caution_states(text))):
            yield from self._cautious(text, start, states)
            return
        heads = passage.kind is PassageKind.HEADING or (governs and len(text.split()) <= 8)
        if heads and not self._is_sentence(text, start):
            if not self._patient:
                yield from self._heading(text, passage.start)
            return
        label, at = self._own_label(index)
        yield from label
        text, start = text[at:], start + at
        plain = without_citations(text) if "[" in text or "(" in text else text
        for left, _, words in sentences(plain, start):
            if _BOILERPLATE.search(words):
                continue
            if not (label or self._patient) and left == passage.start:
                telegram = telegram_label(words, self._document.abbreviations)
                if telegram and not said_hazards(words, left, self._names, self._document.abbreviations):
                    yield self._labelled(telegram, left)
            facts = list(self._sentence(words, left))
            if not (facts or label) and left == passage.start and passage.parent is None:
                self._topic = subject_of(words, self._names) or self._topic
            yield from facts

    def _own_label(self, index: int) -> tuple[list[HazardWarning], int]:
        """What a passage's own label names, or a bare item, and where the sentences after it begin."""
        passage = self._section.passages[index]
        label = own_label(passage.text, self._names, self._document.abbreviations)
        if label is not None and not (self._patient and label.short):
            return ([] if self._patient else [self._labelled(label, passage.start)]), label.after
        if passage.kind is PassageKind.ITEM and not self._patient:
            return list(self._bare_item(index)), 0
        return [], 0

    def _heading(self, text: str, start: int) -> Iterator[HazardWarning]:
        if name := hazard_label(text, self._document.abbreviations):
            yield self._labelled(Label(name, 0, len(text), len(text)), start)

    def _labelled(self, label: Label, offset: int) -> HazardWarning:
        self._topic = label.name
        hazard = Hazard(label.name, offset + label.start, offset + label.end, "label")
        return self._hazard(hazard, label.name, hazard.start)

    def _is_sentence(self, text: str, start: int) -> bool:
        """Whether words in a heading's place ask for something or warn of something in a full sentence."""
        if re.match(r"do not (?:use|take|give)\b", text, re.I):
            return False
        if _NOUN_ALIKE.match(text) and is_condition(text) and not text.endswith("."):
            return False
        abbreviations = self._document.abbreviations
        if any(True for _ in actions_in(text, start, self._names, abbreviations)):
            return True
        return (
            any(True for _ in hazards_in(text, start, abbreviations))
            and hazard_label(text, abbreviations) is None
        )

    def _shared(self, text: str, start: int, *, governs: bool) -> Action | None:
        """What a lead-in asks for in the states below it."""
        if not governs or _CONTRAINDICATED.search(text):
            return None
        return shared_request(text, start, self._names, self._document.abbreviations)

    def _states(self, index: int, request: Action) -> Iterator[Fact]:
        """The states listed under "Use with caution in patients with:" and the like.

        What is said of a state is said of those that an "or" ties to it: "Gout or", "Fits - Avoid it".
        """
        tied: list[str] = []
        for child in [*self._section.children_of(index), *self._run_on(index)]:
            passage = self._section.passages[child]
            if name := state_of(passage.text, self._document.abbreviations):
                tied.append(name)
                if self._precautions and is_condition(name):
                    yield self._hazard(Hazard(name, passage.start, passage.end, "state"), name, passage.start)
                yield from self._done(replace(request, trigger=name, start=passage.start, end=passage.end))
            if passage.text.endswith(" or"):
                continue
            for clause in _AFTER_STATE.finditer(passage.text):
                said = list(sentences(clause["rest"], passage.start + clause.start("rest")))
                for topic in tied or [self._topic]:
                    self._topic = topic
                    for left, _, words in said:
                        yield from self._sentence(words, left)
            tied = []

    def _run_on(self, index: int) -> list[int]:
        """The lines under a lead-in that have lost their list, where an "or" or a dash still marks them."""
        passages = self._section.passages
        if self._section.governs(index):
            return []
        found = itertools.takewhile(
            lambda i: _RUN_ON.search(passages[i].text), range(index + 1, len(passages))
        )
        return list(found)

    def _cautious(self, text: str, start: int, states: list[tuple[int, int, str]]) -> Iterator[Fact]:
        """What a formulary's list of cautions names: states, the hazards in their brackets, requests."""
        at = 0
        for left, right, words in states:
            if text[at:left].strip(" ;"):
                yield from self._sentence(text[at:left].strip(" ;"), start + at)
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
        if text[at:].strip(" ;."):
            yield from self._sentence(text[at:].lstrip(" ;"), start + len(text) - len(text[at:].lstrip(" ;")))

    def _bare_item(self, index: int) -> Iterator[HazardWarning]:
        """A short item under a lead-in that speaks of hazards: "Warnings include: - Lactic acidosis"."""
        passage, lead = self._section.passages[index], next(self._section.lead_ins(index), None)
        if lead is None or not re.search(
            r"\b(?:caus\w*|risks?|includ\w*|lead to|result in|increase\w*|warnings?|such as|reported|"
            r"hazards?)\b",
            lead.text.rpartition(". ")[2],
            re.I,
        ):
            return
        first = re.split(r"(?<=[a-z)])[.;]\s|,\s(?:which|who|that)\s", passage.text, maxsplit=1)[0]
        if _CONTRAINDICATED.search(lead.text) or len(first.split()) > 16:
            return
        for hazard in hazard_items(first, passage.start, self._document.abbreviations):
            yield self._hazard(hazard, first, passage.start)

    def _sentence(self, words: str, start: int) -> Iterator[Fact]:
        hazards = said_hazards(words, start, self._names, self._document.abbreviations)
        if self._topic and (kinds := kinds_told(words, self._topic)):
            abbreviations = self._document.abbreviations
            hazards = [*hazards, *hazard_items(words[kinds:], start + kinds, abbreviations)]
        for hazard in hazards:
            yield self._hazard(hazard, words, start)
        if hazards:
            self._topic = hazards[0].name
        if _CONTRAINDICATED.search(words):
            return
        for action in actions_in(words, start, self._names, self._document.abbreviations):
            yield from self._done(action)
            if action.trigger and _TELLS.match(action.action) and not self._fresh and self._own:
                self._topic, self._fresh, self._told = action.trigger, True, True
            self._topic = self._topic or action.trigger

    def _hazard(self, hazard: Hazard, words: str, start: int) -> HazardWarning:
        self._fresh = True
        return HazardWarning(
            drug=self._document.drug,
            object=hazard.name,
            evidence=(
                self._document.evidence(self._section, hazard.start, hazard.end, f"warnings/{hazard.rule}"),
            ),
            status=status_of(words, max(0, hazard.start - start), max(0, hazard.end - start)),
            boxed=self._boxed or (True if _BOXED.search(words) else None),
            severity=hazard.severity,
        )

    def _done(self, action: Action) -> Iterator[WarningAction]:
        topic = "" if _TAKES.match(action.action) and not self._fresh else self._topic
        trigger = tidy(action.trigger) or topic or tidy(_thing_of(action))
        if not trigger or (self._patient and not tidy(action.trigger)):
            return
        yield WarningAction(
            drug=self._document.drug,
            object=trigger,
            evidence=(self._document.evidence(self._section, action.start, action.end, "warnings/action"),),
            action=action.action,
            timing=action.timing or None,
        )


def _is_statement(passage: Passage, lead: Passage) -> bool:
    """Whether an item under a closed lead-in is a sentence of its own, not a member of that list."""
    text = passage.text.rstrip()
    return (
        text.endswith(".") and len(text.split()) >= 6 and (not lead.text.endswith(".") or text[0].isupper())
    )


def _thing_of(action: Action) -> str:
    """What an action without a trigger is about: its thing, or that the drug is stopped."""
    thing = "" if action.thing.endswith("ly") or _TAKES.match(action.action) else action.thing
    return thing or ("stopping" if _ENDS.match(action.action) else "")
