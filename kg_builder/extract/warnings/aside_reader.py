"""Reads what a section on something else warns of and asks for in passing."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, PassageKind, SectionKind

from ..language.sentences import sentences
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised
from .asides import asked_aside, hazards_aside, telling
from .completed import Action
from .kinds import behind, label_kinds
from .labels import Label, apposed, hazard_label, own_label, telegram_label
from .lead_in import lead_of, leads_to_care, listed_below
from .reading import BOILERPLATE, Reading, contraindicates, plain_words
from .sections import names_in_passing
from .sound import names_harm
from .states import asks_of_states, in_one_list, state_of, told_request

__all__ = ["AsideReader"]

_LISTS_EFFECTS = frozenset([SectionKind.ADVERSE_EFFECTS, SectionKind.OVERDOSAGE])
"""Sections whose lists under "Tell your doctor if you:" are of effects."""
_HAVING = re.compile(
    r"(?:\b(?:have|had|has|ever|conditions?)\b|\b(?:if|when) you(?:['\u2019]re| are)?\W*$)"
    r"(?!.*\b(?:bother|side effects|tak\w+ any)\b)",
    re.I,
)
"""What leads in states that people have, not drugs that they take."""
_GRAVE_TITLE = re.compile(
    r"\b(?:serious|severe|dangerous|life-threatening|important|(?:look|watch) out for|"
    r"watch for)\b(?!.*\binclude)",
    re.I,
)
_GRAVE_EFFECTS = re.compile(
    r"\W*(?P<what>(?:serious|severe|dangerous) (?:side |adverse )?(?:effects|reactions))\W*", re.I
)
_GRAVE_HEAD = re.compile(r"(?:serious|severe|dangerous|life-threatening) ", re.I)
_LISTS_GRAVE = re.compile(
    r"\bcauses? (?:\w+ )?serious (?:side effects|problems|reactions)\b.*\bincluding\W*$", re.I
)
_COPE = re.compile(r"\b(?:what to do|cope|coping|manag\w+|eas(?:e|ing)|tips|help(?:ing)? with)\b", re.I)
_STATE_THEN = re.compile(
    r"(?P<state>[A-Za-z][^:\u2013\u2014]{2,60}?)(?:: |\s[\u2013\u2014-]\s)(?P<ask>\w.*)$", re.S
)
"""A state and what to do about it: "feeling dizzy - get up slowly"."""


class AsideReader(Reading):
    """Reads one section on something else."""

    def read(self) -> Iterator[Fact]:
        """What a section on something else asks for in passing, and what it says of stopping the drug.

        Only full sentences that watch, stop, delay, or send to a doctor count; how to take the drug and what
        its effects are is for other extractors.
        """
        told, asked = self._titled() if self._section.kind not in _LISTS_EFFECTS else (set(), None)
        if asked is not None:
            yield from self._each_state(sorted(told), asked)
        for index, passage in enumerate(self._section.passages):
            if index in told:
                continue
            self._boxed = self._boxed_by(index)
            if self._boxed and passage.kind is not PassageKind.HEADING and not passage.text.endswith(":"):
                for left, _, words in sentences(passage.text, passage.start):
                    yield from self._sentence(words, left)
            elif request := self._asks_of_states(index):
                told |= set(self._section.children_of(index))
                yield from self._states(index, request)
            elif lead := lead_of(self._section, index):
                below = listed_below(self._section, index)
                governs = bool(below) and (leads_to_care(lead) or not passage.text.rstrip().endswith(":"))
                if shared := self._shared(lead, passage.start, governs=governs):
                    told |= set(below)
                    yield from self._states(index, shared, names=names_in_passing(self._section))
                if before := passage.text.rpartition(". ")[0]:
                    yield from self._passing(f"{before}.", passage.start, index)
            elif people := self._of_people(passage):
                yield from people
            else:
                yield from self._passing(*plain_words(passage), index)

    def _passing(self, text: str, start: int, index: int) -> Iterator[Fact]:
        """What one passage, or the sentences before its last, names and asks for."""
        self._topic = "overdose" if self._section.kind is SectionKind.OVERDOSAGE else self._headed_by(index)
        if self._section.passages[index].kind is PassageKind.HEADING:
            yield from self._grave_head(text, start)
        if label := self._grave(index):
            yield self._labelled(label, start)
            end = behind(text, label.end)
            rest, at = text[end:], start + end
            for hazard in label_kinds(label.name, rest, at, self._document.abbreviations):
                yield self._hazard(hazard, rest, at)
        elif state := self._coped_with(index):
            self._topic = state_of(state["state"], self._document.abbreviations)
            text, start = state["ask"], start + state.start("ask")
        kind = self._section.passages[index].kind
        named = names_in_passing(self._section) and kind is PassageKind.PARAGRAPH
        said = [
            (left, plain, self._asked(plain, left))
            for left, _, words in sentences(text, start)
            if not BOILERPLATE.search(words)
            for plain in (in_one_list(words),)
        ]
        tells = telling([(words, bool(asked)) for _, words, asked in said], named=named)
        for i, (left, words, asked) in enumerate(said):
            known = self._names, self._document.abbreviations
            hazards = hazards_aside(words, left, *known, named=named) if i in tells else []
            if hazards and label is None:
                self._topic = hazards[0].name
            yield from (self._hazard(hazard, words, left) for hazard in hazards)
            for action in asked:
                yield from self._done(action)

    def _headed_by(self, index: int) -> str:
        """The grave effects that a heading speaks of, for a request that names none: "if any occur"."""
        lead = next(self._section.lead_ins(index), None)
        title = lead.text if lead else self._section.title.quote if self._section.title else ""
        found = _GRAVE_EFFECTS.fullmatch(title)
        return decapitalised(found["what"]) if found else ""

    def _grave_head(self, text: str, start: int) -> Iterator[Fact]:
        """The hazard that a heading of its own calls grave: "Serious skin rash"."""
        if not names_in_passing(self._section) or not _GRAVE_HEAD.match(text):
            return
        name = hazard_label(text, self._document.abbreviations)
        if name and names_harm(name):
            yield self._labelled(Label(name, 0, len(text), len(text)), start)

    def _asks_of_states(self, index: int) -> Action | None:
        """What a lead-in asks to tell a doctor about the states listed below it."""
        text = self._section.passages[index].text
        if self._section.kind in _LISTS_EFFECTS or not self._section.governs(index):
            return None
        match = asks_of_states(f"{text.rstrip(' :')}:") if _HAVING.search(text) else None
        known = self._names, self._document.abbreviations
        return told_request(text, match, *known) if match else None

    def _grave(self, index: int) -> Label | None:
        """The hazard that opens a passage under a title that speaks of serious ones."""
        passage = self._section.passages[index]
        if not names_in_passing(self._section) or passage.kind is PassageKind.HEADING:
            return None
        lead = next(self._section.lead_ins(index), None)
        title = lead.text if lead else self._section.title.quote if self._section.title else ""
        if not _GRAVE_TITLE.search(title):
            return None
        abbreviations = self._document.abbreviations
        text, _ = plain_words(passage)
        label = own_label(text, self._names, abbreviations) or telegram_label(text, abbreviations)
        sure = label and (is_condition(label.name) or apposed(text) or _LISTS_GRAVE.search(title))
        return label if sure else None

    def _coped_with(self, index: int) -> re.Match[str] | None:
        """The state that an item under "What to do about:" says what to do about."""
        lead = next(self._section.lead_ins(index), None)
        return (
            _STATE_THEN.match(self._section.passages[index].text)
            if lead and _COPE.search(lead.text)
            else None
        )

    def _asked(self, words: str, left: int) -> list[Action]:
        if contraindicates(words):
            return []
        return asked_aside(words, left, self._names, self._document.abbreviations)
