"""Warnings: the hazards a document warns of, and what it asks to do about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import Fact, HazardWarning, Passage, PassageKind, Section, SectionKind, WarningAction

from .base import LABEL_TYPES, Document
from .language.qualifiers import status_of
from .language.sentences import sentences
from .phrases import decapitalised, without_citations
from .warnings_actions import actions_in
from .warnings_grammar import DOCTOR, grammar
from .warnings_hazards import hazard_items, hazards_in, worsening
from .warnings_labels import hazard_label
from .warnings_rules import Hazard
from .warnings_wording import Action

__all__ = ["WarningExtractor"]

_SECTIONS = frozenset([SectionKind.WARNINGS, SectionKind.BOXED_WARNING, SectionKind.PATIENT_INFORMATION])
_ASIDE_SECTIONS = frozenset(
    [
        SectionKind.DOSAGE,
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.DESCRIPTION,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
        SectionKind.INTERACTIONS,
        SectionKind.OVERDOSAGE,
        SectionKind.SPECIAL_POPULATIONS,
        SectionKind.INDICATIONS,
    ]
)
"""Sections on something else, which ask for care in passing."""
_ON_STOPPING = re.compile(r"\b(?:stop|stopping|stopped|discontinu\w+|withdraw\w+)\b", re.I)
_STOPS = re.compile(r"\W*(?:stop|discontinue)\b", re.I)
_ASIDE = re.compile(
    r"\b(?:check|test|monitor|watch|stop|discontinu|withdraw|withh|doctor|physician|nurse|"
    r"pharmacist|provider|correct|delay|"
    r"postpone|initiate|drive|exam|taper|alcohol|go to|report)",
    re.I,
)
_ASIDE_ACTION = re.compile(
    r"(?:do not (?:stop|initiate|start|drive|discontinue)|stop|discontinue|withdraw|withhold|"
    r"taper|check|test|monitor|measure|watch|"
    r"examine|obtain|perform|correct|delay|postpone|put off|call your|tell your|talk to your|"
    r"go to|get |seek|report|interrupt|limit alcohol|"
    r"avoid alcohol|decrease dose|reduce dose gradually)",
    re.I,
)
_NOT_HERE = re.compile(
    r"\b(?:overdos\w*|missed|miss a|stor(?:e|age)|how should|interact\w*|contraindic\w*)\b", re.I
)
_CONTRAINDICATED = re.compile(
    r"\b(?:do not (?:take|use|infuse|give|inject|administer|start|receive)\b.*(?:if|in patients|in people|"
    r":)|contraindicated|"
    r"should not (?:take|use|be (?:used|taken|given)).*(?:if|:)|(?:you )?must not (?:take|use)|"
    r"allergic to)\b",
    re.I,
)
_TALK = re.compile(
    rf"\b(?P<verb>talk to|talk with|speak to|speak with|tell|ask|inform|check with|"
    rf"discuss\b[^:.]{{2,40}} with|let) {DOCTOR}\b"
    r"(?P<know> know)?(?=.*(?:\bbefore\b|\bif\b|\bwhen\b|\babout\b|:$|\bbecause\b))",
    re.I,
)
_WHEN = re.compile(
    r"\b(?P<when>before (?:you )?(?:tak|us|start|receiv|hav|begin)\w+|right away|straight "
    r"away|immediately|at once|"
    r"as soon as possible|promptly|without delay)",
    re.I,
)
_QUESTIONS = re.compile(r"\b(?:the following|these) questions\b", re.I)
_ASKED = re.compile(
    r"^(?:do|are|have|has|did|is|were|could|might) (?:you|your child)\b(?: \w+ly)?(?: "
    r"(?:suffer from|have|get|take|had|"
    r"experience|think you|be|ever had|ever|been))*(?: the sort of| a condition called)?\s+",
    re.I,
)
_CAUTION = re.compile(r"\b(?:with caution|caution is|exercise caution|use caution|cautiously)\b", re.I)
_LABEL = re.compile(r"^(?P<label>[A-Z][^.:;]{2,80}?)\s*(?::|\s[\u2013\u2014-])\s+(?=\S)", re.S)
_SHORT_FIRST = re.compile(
    r"^(?P<label>(?!(?:avoid|stop|discontinue|monitor|use|see|"
    r"check)\b)[A-Z][\w-]+(?: [\w/-]+){0,4})\.\s+(?=[A-Z])",
    re.I,
)
_BOILERPLATE = re.compile(
    r"\b(?:1-800|medical advice|keep (?:this|all)|not (?:a )?complete list|read the)\b", re.I
)


_BLANK = "zyzzyva"
"""Stands where a lead-in ends and the states listed below it would go on; no text has it."""
_FOR_EACH = re.compile(
    r"\b(?:if|with|who|for|when|of|has|have|develops?|notice|get|following)\b[^:]{0,60}:$", re.I
)


class WarningExtractor:
    """Reads warning and warning_action facts."""

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
        title = section.title.quote if section.title else ""
        if section.kind in _SECTIONS and not _NOT_HERE.search(title):
            yield from _Reader(document, section).read()
        elif section.kind in _ASIDE_SECTIONS and document.monograph.media_type not in LABEL_TYPES:
            yield from _Reader(document, section).read_asides()
        for sub in section.subsections:
            yield from self._section(document, sub)


class _Reader:
    """Reads one section; remembers the hazard under discussion."""

    def __init__(self, document: Document, section: Section) -> None:
        self._document = document
        self._section = section
        self._names = tuple(dict.fromkeys(n.casefold() for n in document.monograph.drug.all_names))
        self._boxed = True if section.kind is SectionKind.BOXED_WARNING else None
        self._patient = section.kind is SectionKind.PATIENT_INFORMATION
        self._topic = ""

    def read(self) -> Iterator[Fact]:
        """The facts of the section's own passages, title included."""
        section = self._section
        if section.title is not None and not self._patient:
            yield from self._label(section.title.quote, section.title.start, section.title.end)
        closed: set[int] = set()
        for index, passage in enumerate(section.passages):
            parent = passage.parent
            if (
                parent is not None
                and parent in closed
                and not _is_statement(passage, section.passages[parent])
            ):
                closed.add(index)
                continue
            if self._asks_of_states(passage) and (match := _TALK.search(passage.text)):
                closed.add(index)
                yield from self._told(index, match)
                continue
            if passage.text.rstrip().endswith(":") and _CONTRAINDICATED.search(passage.text):
                closed.add(index)
                continue
            yield from self._passage(passage, index)

    def read_asides(self) -> Iterator[Fact]:
        """What a section on something else asks for in passing, and what it says of stopping the drug.

        Only full sentences that watch, stop, delay, or send to a doctor count; how to take the drug and what
        its effects are is for other extractors.
        """
        for index, passage in enumerate(self._section.passages):
            if passage.text.rstrip().endswith(":"):
                if _STOPS.match(passage.text) and any(True for _ in self._section.children_of(index)):
                    yield from self._passage(passage, index)
                continue
            for left, _, words in sentences(passage.text, passage.start):
                if _BOILERPLATE.search(words):
                    continue
                if _ON_STOPPING.search(words) and (worse := worsening(words, left)):
                    yield self._hazard(worse, words, left)
                    self._topic = worse.name
                if _CONTRAINDICATED.search(words) or not _ASIDE.search(words):
                    continue
                for action in actions_in(words, left, self._names, self._document.abbreviations):
                    if _ASIDE_ACTION.match(action.action):
                        yield from self._done(action)

    def _passage(self, passage: Passage, index: int) -> Iterator[Fact]:
        text, start = passage.text, passage.start
        governs = any(True for _ in self._section.children_of(index))
        if text.endswith(":") and _CAUTION.search(text):
            yield from self._states(index, "use with caution", "")
            return
        if governs and text.endswith(":") and (shared := self._shared(text, start)):
            yield from self._states(index, shared.action, shared.timing)
            return
        heads = passage.kind is PassageKind.HEADING or (governs and len(text.split()) <= 8)
        if heads and not self._is_sentence(text, start):
            if not self._patient:
                yield from self._label(text, passage.start, passage.end)
            return
        if match := _LABEL.match(text):
            label = list(self._label(match["label"], start, start + match.end("label")))
            if label and not self._patient:
                yield from label
            if label:
                text, start = text[match.end() :], start + match.end()
        elif (
            (match := _SHORT_FIRST.match(text))
            and not self._patient
            and (label := list(self._label(match["label"], start, start + match.end("label"))))
        ):
            yield from label
            text, start = text[match.end() :], start + match.end()
        elif passage.kind is PassageKind.ITEM and not self._patient:
            yield from self._bare_item(passage)
        for left, right, words in sentences(
            without_citations(text) if "[" in text or "(" in text else text, start
        ):
            del right
            if not _BOILERPLATE.search(words):
                yield from self._sentence(words, left)

    def _is_sentence(self, text: str, start: int) -> bool:
        """Whether words in a heading's place ask for something or warn of something in a full sentence."""
        if re.match(r"do not (?:use|take|give)\b", text, re.I):
            return False
        abbreviations = self._document.abbreviations
        if any(True for _ in actions_in(text, start, self._names, abbreviations)):
            return True
        return (
            any(True for _ in hazards_in(text, start, abbreviations))
            and hazard_label(text, abbreviations) is None
        )

    @staticmethod
    def _asks_of_states(passage: Passage) -> bool:
        """Whether a passage leads in a list of states or questions."""
        return passage.text.rstrip().endswith(":") or _QUESTIONS.search(passage.text) is not None

    def _told(self, index: int, match: re.Match[str]) -> Iterator[Fact]:
        """The states that a doctor is to be told of, listed under "Tell your doctor if you have:"."""
        text = self._section.passages[index].text
        when = _WHEN.search(text)
        verb = match["verb"].casefold()
        if verb.startswith("discuss"):
            verb = "discuss with"
        doctor = re.sub(
            r"\b(?:a|the|his|her|their) ", "your ", match.group()[len(match["verb"]) :].strip(), flags=re.I
        )
        action = f"{verb} {doctor.removesuffix(' know').casefold()}"
        if verb == "let":
            action = f"tell {action.removeprefix('let ')}"
        others = list(actions_in(text[: match.start()], 0, self._names, self._document.abbreviations))
        yield from self._states(
            index, " and ".join([*(a.action for a in others), action]), when["when"] if when else ""
        )

    def _shared(self, text: str, start: int) -> Action | None:
        """The action that a lead-in asks for in each of the states listed below it."""
        if _CONTRAINDICATED.search(text) or not _FOR_EACH.search(text):
            return None
        filled = (
            re.sub(r"(?: any of)?(?: the)?(?: following)?(?: symptoms| conditions)?:$", "", text)
            + f" {_BLANK}"
        )
        found = [
            action
            for action in actions_in(filled, start, self._names, self._document.abbreviations)
            if action.trigger == _BLANK
        ]
        if not found:
            return None
        timing = next((a.timing for a in found if a.timing), "")
        return replace(found[0], action=" and ".join(a.action for a in found), timing=timing)

    def _states(self, index: int, action: str, timing: str) -> Iterator[Fact]:
        """The states listed under "Use with caution in patients with:" and the like."""
        for child in self._section.children_of(index):
            passage = self._section.passages[child]
            asked = passage.text.rstrip(" ?;,.")
            asked = _ASKED.sub("", asked) if passage.text.rstrip().endswith("?") else asked
            first = re.split(r"[,;.(?]|\bor (?:if|are|other|another)\b|\bsince\b|\s[\u2013\u2014-]\s", asked)[
                0
            ]
            state = re.sub(
                r"^(?:(?:if )?you(?:'re|\u2019re| are|r child)? )?(?:think you (?:may|might) be |(?:have|"
                r"has|had|are|is|get|"
                r"suffer from|ever had|take|taking)\s+)?(?:(?:ever|recently|already|previously|or have) "
                r")*(?:had\s+)?(?:an?\s+|any\s+)?",
                "",
                first.strip(),
            )
            name = hazard_label(state, self._document.abbreviations) or ""
            if not name and 0 < len(state.split()) <= 8:
                name = decapitalised(state.strip())
            if name:
                yield from self._done(Action(name, action, timing, passage.start, passage.end))
            for clause in re.finditer(r"[;.]\s+(?P<rest>\w.*)$", passage.text, re.S):
                yield from self._sentence(clause["rest"], passage.start + clause.start("rest"))

    def _bare_item(self, passage: Passage) -> Iterator[Fact]:
        """A short item under a lead-in that speaks of hazards: "Warnings include: - Lactic acidosis"."""
        lead = next(self._section.lead_ins(self._section.passages.index(passage)), None)
        if lead is None or not re.search(
            r"\b(?:caus\w*|risks?|includ\w*|lead to|result in|increase\w*|warnings?|such as|reported|"
            r"hazards?)\b",
            lead.text,
            re.I,
        ):
            return
        first = re.split(r"(?<=[a-z)])[.;]\s|,\s(?:which|who|that)\s", passage.text, maxsplit=1)[0]
        if _CONTRAINDICATED.search(lead.text) or len(first.split()) > 16:
            return
        for hazard in hazard_items(first, passage.start, self._document.abbreviations):
            yield self._hazard(hazard, first, passage.start)

    def _label(self, text: str, start: int, end: int) -> Iterator[HazardWarning]:
        name = hazard_label(text, self._document.abbreviations)
        if name is None:
            return
        self._topic = name
        yield self._hazard(Hazard(name, start, end, "label"), text, 0)

    def _sentence(self, words: str, start: int) -> Iterator[Fact]:
        told = _told(words)
        hazards = list(hazards_in(words[told:], start + told, self._document.abbreviations))
        hazards = [h for h in hazards if h.name.casefold() not in self._names]
        if worse := worsening(words, start):
            hazards.append(worse)
        if hazards and (match := _ABRUPT.search(words)) and match.start() < hazards[0].start - start:
            at = start + match.start()
            hazards.insert(0, Hazard(match.group().casefold(), at, start + match.end(), "abrupt"))
        if hazards:
            for hazard in hazards:
                yield self._hazard(hazard, words, start)
            self._topic = hazards[0].name
        if _CONTRAINDICATED.search(words):
            return
        for action in actions_in(words, start, self._names, self._document.abbreviations):
            yield from self._done(action)
            self._topic = self._topic or action.trigger

    def _hazard(self, hazard: Hazard, words: str, start: int) -> HazardWarning:
        return HazardWarning(
            drug=self._document.drug,
            object=hazard.name,
            evidence=(
                self._document.evidence(self._section, hazard.start, hazard.end, f"warnings/{hazard.rule}"),
            ),
            status=status_of(words, max(0, hazard.start - start), max(0, hazard.end - start)),
            boxed=self._boxed,
            severity=hazard.severity,
        )

    def _done(self, action: Action) -> Iterator[WarningAction]:
        trigger = action.trigger or self._topic or action.thing
        if not trigger or (self._patient and not action.trigger):
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


def _told(words: str) -> int:
    """Where a sentence begins to say what is, not what to do: an instruction warns only in its reason."""
    if _INSTRUCTS.match(words) is None and grammar().clause.match(words) is None:
        return 0
    reason = _REASON.search(words)
    return reason.end() if reason else len(words)


_INSTRUCTS = re.compile(
    r"\s*(?:if|when|in case|should|advise|instruct|counsel|inform|tell|ask|monitor|screen|evaluate|assess|"
    r"test|check|"
    r"use(?! of\b)|avoid|discontinue|stop|consider|do not|measure|obtain)\b",
    re.I,
)
_REASON = re.compile(
    r"(?:,\s*as|\bbecause|\bsince|:|;(?:\s*otherwise)?|,\s*or|,\s*which(?= (?:may|can|could|might)\b)|"
    r"\b(?:owing|due) to(?= the risk)|\bin view of|\bgiven(?= the risk))\s+",
    re.I,
)
_ABRUPT = re.compile(r"\b(?:abrupt|sudden) (?:discontinuation|withdrawal|cessation|interruption)\b", re.I)
