"""What readers of warnings share: the hazard under discussion, lists of states, facts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import (
    Fact,
    HazardWarning,
    Passage,
    PassageKind,
    Section,
    SectionKind,
    Status,
    WarningAction,
)

from ..base import LABEL_TYPES, Document
from ..language.sentences import sentences
from ..language.status import status_of
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank
from .actions import actions_in
from .bare_tests import bare_tests
from .completed import Action
from .gravity import gravest, gravity
from .hazards import hazard_items
from .label_requests import label_actions
from .labels import LABEL, Label, tidy
from .lead_in import listed_below
from .of_labels import topic_of, vetted
from .own_topics import own_topic
from .rules import Hazard
from .said import kinds_told, said_hazards
from .states import asked_state, asks_of_states, in_one_list, shared_request, state_of, told_request

__all__ = ["BOILERPLATE", "Reading", "contraindicates", "plain_words", "without_emphasis"]

_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=[A-Za-z])|(?<=[\w.:!?])[*_]{1,3}(?!\w)|\*\*")
"""Marks of bold or italic words."""
_OPENS = re.compile(r"^[^\w(\"'\[<>+.\u2264\u2265-]+")
"""Signs and blanks before the first word."""
_BOXED = re.compile(r"\bboxed warning|\bblack[ -]box\b|\b(?:strongest|most serious) (?:\w+ )?warning\b", re.I)
"""What tells that the regulator has put what is said into a box."""
_BOXED_LABEL = re.compile(r"\W*(?:(?:FDA |US )?(?i:boxed|black[ -]box) (?i:warnings?)\b|WARNING:)")
_ENDS = re.compile(
    r"(?:do not |should not be )?(?:stop|taper|discontinu|withdraw)|"
    r"(?:reduce|lower|decrease|bring|cut)\b.*\b(?:gradually|slowly|bit by bit|little by little)"
)
_TAKES = re.compile(r"(?:do not )?(?:take|wear|protect|cover|apply|wash)\b")
"""How to take the drug, which is about the hazard before it only in the same passage."""
_BESIDE = re.compile(r"(?:do not )?(?:carry|drink|share|keep|crush|wear|eat|brush|chew)\b")
"""What people do besides, which is not about a state that a doctor was told of."""
_CONTRAINDICATED = re.compile(
    r"\b(?:do not (?:take|use|infuse|give|inject|administer|start|receive)\b.*(?:if|in patients|in people|"
    r":)|contraindicated|"
    r"should not (?:take|use|be (?:used|taken|given)).*(?:if|:)|(?:you )?must not (?:take|use))\b",
    re.I,
)
_SAYS_NOTHING = frozenset(
    "consider administer adjust determine start perform use care seek inform obtain ensure give institute "
    "initiate take prescribe educate counsel instruct consult repeat complete make".split()
) | {"use them", "give it", "take it"}
"""Verbs that ask for nothing without what completes them."""
_TELLS = re.compile(
    r"(?:use with caution$|exercise caution$|tell|talk|ask|inform|speak|check with|see|consult|discuss)\b"
)
"""A state that a doctor is told of is what the rest of the passage is about."""
_PRECAUTIONS = re.compile(r"\b(?:warnings?|cautions?|precautions)\b", re.I)
"""Titles under which the states that a doctor is to be told of are what is warned of."""
_LEADS_IN = re.compile(r"\b(?:about|if|if you(?: have| are)?(?: ever had)?|to know)$", re.I)
_POINTS_TO = re.compile(
    r"(?:\b(?:signs?|symptoms?) of|"
    r"\b(?:this|these|it|they|which) (?:may|can|could|might) (?:mean|be)"
    r"(?: (?:due to|caused by|from|early|(?:signs?|symptoms?) of))*) (?:an? |the )?"
    r"(?P<what>[a-zA-Z][^();:.]{3,80})|"
    r"\((?P<called>(?!this|these|it\b|they|which|may|can|could|signs?\b)[a-z][a-z -]{5,40})\)",
    re.I,
)
_WATCHES = re.compile(
    r"(?:an? )?(?:(?:immediate|prompt|urgent|permanent) )?"
    r"(?:discontinuation|withdrawal|interruption|medical attention|hospital\w*)|"
    r"(?:watch|monitor|look|look out|observe|be alert|stay alert|remain vigilant|keep an eye)\b"
    r"(?: \w+){0,2}? (?:for|to|out for)\b"
)
"""What is watched for is what may happen: "Watch for bleeding"."""
_VAGUE = re.compile(r"\b(?:symptoms|signs|effects|problems|conditions|reactions)$", re.I)
_SUCH_AS = re.compile(r"\b(?:such as|including|like|for example) (?P<kinds>[^.;:]{3,160})")
_SIGNS_OF = re.compile(
    r"(?:(?:new|early|clinical|any|possible|the|laboratory) )*(?:signs?|symptoms?|evidence|development|"
    r"emergence|"
    r"onset|appearance|recurrence)(?:,? (?:and/or|and|or) (?:the )?\w+)? of (?:the )?",
    re.I,
)
_AFTER_STATE = re.compile(
    r"(?:(?:[;:.]|\s[\u2013\u2014-])\s+|\u2014|,\s+(?=(?:as|because|since)\s))(?P<rest>\w.*)$", re.S
)
_HARMS = re.compile(
    r"\bcaution\b|\b(?:may|can|could) make (?:these|this|those|the|your) (?:conditions?|problems?|"
    r"diseases?) worse",
    re.I,
)
"""What tells of a state that the drug may harm those who have it."""
_RUN_ON = re.compile(r"^(?=.{3,100}$)[A-Z].* or$|^[A-Z][^.:\u2014]{2,80}\u2014(?=[A-Z])")
BOILERPLATE = re.compile(
    r"\b(?:1-800-FDA|to (?:the )?FDA\b|MedWatch|medical advice|keep (?:this|all)|"
    r"out of (?:the )?(?:sight|reach)|for (?:more|further) (?:details|information)|"
    r"not (?:a )?complete list|read the|yellow ?card|www)\b",
    re.I,
)
_TOO_MUCH = re.compile(
    r"(?:\b(?:taken?|takes?|took|taking|used?|using|given|swallow(?:ed|s)?|inject(?:ed|s)?|had|dose)\b.*)?\b"
    r"(?:too (?:much|many)|"
    r"more (?:of (?:it|this) )?than "
    r"(?:you|he or she|they|(?:the |your )?(?:prescribed|recommended|usual)))\b|"
    r"\bover-?dos(?:e|ed|age|ing)\b",
    re.I,
)
"""A trigger that is an overdose, however it is said."""
_FOR_PEOPLE = re.compile(
    r"(?:For|In) (?:people|patients|those|anyone|adults|women|men|individuals) "
    r"(?:with|who have|who have had) (?P<state>[^:.;]{3,60}): (?=[A-Z])"
)
_AS_WITH = re.compile(r"(?:as with|like) (?:all|any|other|many)\b[^,]{3,60}, ", re.I)
"""A likeness to other drugs before what is said of this one."""
_KEEPS_TOPIC = re.compile(r"(?:Some|These|They|Most|Many|Others|Both|Several|A few)\b")
"""What begins a sentence that says more of what was named before it."""


def without_emphasis(text: str) -> str:
    """Words without the marks of bold or italic words and the space before them.

    >>> without_emphasis("**Gout**, an illness").split()
    ['Gout', ',', 'an', 'illness']
    """
    return _OPENS.sub("", _EMPHASIS.sub(blank, text))


def plain_words(passage: Passage) -> tuple[str, int]:
    """A passage's words without marks of emphasis, and their place in the document.

    >>> from kg_builder.model import Passage
    >>> plain_words(Passage(5, 17, "**Gout** may")), plain_words(Passage(5, 13, "Gout may"))
    (('Gout   may', 7), ('Gout may', 5))
    """
    text = without_emphasis(passage.text)
    return text, passage.end - len(text) if text != passage.text else passage.start


def contraindicates(text: str) -> bool:
    """Whether a passage says when the drug is not to be taken, which other extractors read.

    >>> contraindicates("Do not take it if you have gout."), contraindicates("Tell us if you have gout.")
    (True, False)
    """
    return _CONTRAINDICATED.search(text) is not None


class Reading:
    """Reads one section; remembers the hazard under discussion.

    Args:
        document: the document.
        section: the section of it that is read.
    """

    def __init__(self, document: Document, section: Section) -> None:
        self._document = document
        self._section = section
        self._names = tuple(dict.fromkeys(n.casefold() for n in document.monograph.drug.all_names))
        title = section.title.quote.strip(" :*#") if section.title else ""
        boxed = section.kind is SectionKind.BOXED_WARNING or title.casefold() == "warning"
        self._in_box = True if boxed else None
        self._boxed = self._in_box
        self._box_open = self._fresh = self._own = self._told = self._headed = False
        self._of_label = document.monograph.media_type in LABEL_TYPES
        self._precautions = _PRECAUTIONS.search(title) is not None
        self._patient = section.kind is SectionKind.PATIENT_INFORMATION
        self._topic = self._headline = self._moment = ""

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

    def _of_people(self, passage: Passage) -> list[Fact]:
        """What is said for people with a state that opens the passage: "For people with gout: ..."."""
        opened = _FOR_PEOPLE.match(passage.text)
        if opened is None or not (state := state_of(opened["state"], self._document.abbreviations)):
            return []
        found: list[Fact] = []
        for left, _, words in sentences(passage.text[opened.end() :], passage.start + opened.end()):
            self._topic = state
            found += self._sentence(words, left)
        return found

    def _labelled(self, label: Label, offset: int) -> HazardWarning:
        self._topic = label.name
        hazard = Hazard(label.name, offset + label.start, offset + label.end, "label")
        return self._hazard(hazard, label.name, hazard.start)

    def _shared(self, text: str, start: int, *, governs: bool) -> Action | None:
        """What a lead-in asks for in the states below it."""
        if not governs or contraindicates(text):
            return None
        return shared_request(text, start, self._names, self._document.abbreviations)

    def _states(self, index: int, request: Action, *, names: bool = False) -> Iterator[Fact]:
        """The states listed under "Use with caution in patients with:" and the like.

        Where such a list may name hazards, what a state is a sign of is one, and so is an illness before a
        colon: "bruises - signs of low platelets", "Serotonin syndrome: fever".
        What is said of a state is said of those that an "or" ties to it: "Gout or", "Fits - Avoid it".
        """
        below = listed_below(self._section, index) or self._section.children_of(index)
        yield from self._each_state([*below, *self._run_on(index)], request, names=names)

    def _titled(self) -> tuple[set[int], Action | None]:
        """The items right below a title that asks for something in them, and what it asks for."""
        title = self._section.title.quote.strip(" :*#") if self._section.title else ""
        passages = self._section.passages
        items = {i for i, p in enumerate(passages) if p.parent is None and p.kind is PassageKind.ITEM}
        match = asks_of_states(f"{title}:") if items and _LEADS_IN.search(title) else None
        if match is None:
            return set(), None
        return items, told_request(title, match, self._names, self._document.abbreviations)

    def _each_state(self, children: Iterable[int], request: Action, *, names: bool = False) -> Iterator[Fact]:
        """What is asked for in each of the states that items name, and what is said of these."""
        tied: dict[str, Passage] = {}
        for child in children:
            passage = self._section.passages[child]
            if name := state_of(passage.text, self._document.abbreviations):
                tied[name] = passage
                if self._precautions and is_condition(name):
                    yield self._hazard(Hazard(name, passage.start, passage.end, "state"), name, passage.start)
                yield from self._done(replace(request, trigger=name, start=passage.start, end=passage.end))
            if passage.text.endswith(" or"):
                continue
            named = list(self._named_below(passage)) if names else []
            yield from named
            known = {hazard.object for hazard in named}
            for clause in _AFTER_STATE.finditer(passage.text):
                if not self._precautions and _HARMS.search(clause["rest"]):
                    for name, at in tied.items():
                        yield self._hazard(Hazard(name, at.start, at.end, "state"), name, at.start)
                said = list(sentences(clause["rest"], passage.start + clause.start("rest")))
                for topic in list(tied) or [self._topic]:
                    self._topic, self._fresh = topic, True
                    for left, _, words in said:
                        facts = self._sentence(words, left)
                        yield from (f for f in facts if f.relation != "warning" or f.object not in known)
            tied = {}

    def _named_below(self, passage: Passage) -> Iterator[HazardWarning]:
        """The hazards that an item in a list of signs names: what these point to."""
        text, start = plain_words(passage)
        abbreviations = self._document.abbreviations
        label = LABEL.match(text)
        found = [] if label is None else list(hazard_items(label["label"], start, abbreviations))
        if label and len(found) > 1:  # signs, and what they point to
            found = list(hazard_items(text[label.end() :], start + label.end(), abbreviations))
            found = found if len(found) == 1 else []
        for said in _POINTS_TO.finditer(text):
            what = "what" if said["what"] else "called"
            found += hazard_items(said[what], start + said.start(what), abbreviations)
        for hazard in found:
            if is_condition(hazard.name):
                yield self._hazard(hazard, text, start)

    def _run_on(self, index: int) -> list[int]:
        """The lines under a lead-in that have lost their list, where an "or" or a dash still marks them."""
        passages = self._section.passages
        begin = max((index, *self._section.children_of(index))) + 1
        found = itertools.takewhile(lambda i: _RUN_ON.search(passages[i].text), range(begin, len(passages)))
        return list(found)

    def _sentence(self, words: str, start: int) -> Iterator[Fact]:
        if state := asked_state(words, self._document.abbreviations):
            self._topic, self._fresh = state, True
        words = in_one_list(words)
        hazards = said_hazards(words, start, self._names, self._document.abbreviations)
        if self._topic and (kinds := kinds_told(words, self._topic)):
            abbreviations = self._document.abbreviations
            hazards = [*hazards, *hazard_items(words[kinds:], start + kinds, abbreviations)]
        hazards = self._vetted(hazards, words, start)
        for hazard in hazards:
            yield self._hazard(hazard, words, start)
        if hazards and not (self._topic and _KEEPS_TOPIC.match(words)):
            self._topic = self._headline or topic_of(hazards, self._topic, label=self._of_label)
        if contraindicates(words):
            return
        reads = label_actions if self._of_label else actions_in
        asked = list(reads(words, start, self._names, self._document.abbreviations))
        for action in asked or bare_tests(words, start):
            yield from self._done(action)
            if not self._patient and _WATCHES.match(action.action):
                yield from self._watched(action, words, start)
            if action.trigger and _TELLS.match(action.action) and not self._fresh and self._own:
                self._topic, self._fresh, self._told = action.trigger, True, True
            self._topic = self._topic or action.trigger

    def _vetted(self, hazards: Iterable[Hazard], words: str, start: int) -> list[Hazard]:
        """The hazards of some words; of a label those that are the drug's, as they should be named."""
        if not self._of_label:
            return list(hazards)
        return vetted(hazards, words, start, self._document.abbreviations)

    def _watched(self, action: Action, words: str, start: int) -> Iterator[HazardWarning]:
        """What is to be watched for is what may happen."""
        vague = _VAGUE.search(action.trigger.partition(", such as")[0])
        kinds = _SUCH_AS.search(words) if vague else None
        said = kinds["kinds"] if kinds else _SIGNS_OF.sub("", action.trigger)
        watched = list(hazard_items(said, action.start, self._document.abbreviations))
        if any(is_condition(hazard.name) for hazard in watched):
            self._topic = self._headline or action.trigger
            for hazard in self._vetted(watched, words, start):
                placed = Hazard(hazard.name, action.start, action.end, "watched")
                yield self._hazard(placed, words, start)

    def _hazard(self, hazard: Hazard, words: str, start: int) -> HazardWarning:
        self._fresh = True
        text = self._document.monograph.text
        status = status_of(words, max(0, hazard.start - start), max(0, hazard.end - start))
        alike = _AS_WITH.match(words) if status is Status.CLASS_EFFECT else None
        said = words[alike.end() :].casefold() if alike else ""
        if said.startswith("it ") or any(name in said for name in self._names):
            status = Status.ASSERTED
        return HazardWarning(
            drug=self._document.drug,
            object=hazard.name,
            evidence=(
                self._document.evidence(self._section, hazard.start, hazard.end, f"warnings/{hazard.rule}"),
            ),
            status=status,
            boxed=self._boxed or (True if _BOXED.search(words) else None),
            severity=gravest(hazard.severity, gravity(text, hazard.start, hazard.end)),
        )

    def _done(self, action: Action) -> Iterator[WarningAction]:
        if action.action in _SAYS_NOTHING and not action.timing:
            return
        topic = "" if _TAKES.match(action.action) and not self._fresh else self._topic or self._headline
        given = "overdose" if _TOO_MUCH.search(action.trigger) else tidy(action.trigger)
        if self._told and _BESIDE.match(action.action):
            topic = ""
        topic = own_topic(action.action, topic) or topic
        if self._patient and not given:
            trigger = "" if self._of_label else _advised(action)
        else:
            trigger = given or topic or tidy(_thing_of(action))
        if not trigger:
            return
        yield WarningAction(
            drug=self._document.drug,
            object=trigger,
            evidence=(self._document.evidence(self._section, action.start, action.end, "warnings/action"),),
            action=action.action,
            timing=action.timing or (self._moment if _TELLS.match(action.action) else "") or None,
        )


_ADVICE = re.compile(r"(?:do not|avoid|wear|limit|no)\b (?P<what>.+)")
"""What people are told to leave or to wear, whatever hazard is under discussion."""
_LONGEST_ADVICE = 6
"""Words of what is not to be done, which may stand for a thing."""


def _advised(action: Action) -> str:
    """What advice to patients that names no state is about: what is not to be done, what is to be worn."""
    advice = _ADVICE.match(action.action)
    if advice is None:
        return ""
    if about := own_topic(action.action, ""):
        return about
    what = advice["what"]
    is_refused = action.action.startswith("do not ") and len(what.split()) <= _LONGEST_ADVICE
    return tidy(what if is_refused else _thing_of(action))


def _thing_of(action: Action) -> str:
    """What an action without a trigger is about: its thing, or that the drug is stopped."""
    thing = "" if action.thing.endswith("ly") or _TAKES.match(action.action) else action.thing
    return thing or ("stopping" if _ENDS.match(action.action) else "")
