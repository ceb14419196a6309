"""Sentences that ask for an action: what to do, about what, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re
from kg_builder.remembered import by_sentence

from ..language.coordination import split_list
from ..vocabulary.phrases import blank, decapitalised
from .clause import Around, Clause
from .clauses import Clauses
from .completed import Action, alternatives, together, told_to
from .grammar import DONE_TO, EXAMINED, LEAD, grammar
from .triggers import BACKWARD

__all__ = ["actions_in"]


@by_sentence
def actions_in(
    words: str, offset: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
) -> Iterator[Action]:
    """The actions that a sentence asks for.

    Args:
        words: one sentence.
        offset: of its first code point in the document.
        names: names of the drug, which say nothing inside an action.
        abbreviations: short form to long form.

    >>> text = "If severe rash occurs, discontinue zolfin permanently."
    >>> [(a.trigger, a.action) for a in actions_in(text, 0, ("zolfin",), {})]
    [('severe rash', 'discontinue zolfin permanently')]
    >>> text = "Monitor liver function before and during treatment."
    >>> [(a.trigger, a.action, a.timing) for a in actions_in(text, 0, ("zolfin",), {})]
    [('liver function', 'monitor liver function', 'before and during treatment')]
    """
    words = _WITH_COLON.sub(" ", _TO_BE_SURE.sub(blank, words))
    words = _FOR_INSTANCE.sub(blank, _IF_COLON.sub(r"\1, ", words.replace("**", "  ")))
    start = 0
    label = _LABELLED.match(words)
    cuts = [
        m.span()
        for m in _PARTS.finditer(words, label.end() if label else 0)
        if m[0] != ":" or grammar().request(words, m.end() + 1)
    ]
    for left, right in [*cuts, (len(words), len(words))]:
        segment = words[start:left]
        lead = len(segment) - len(segment.lstrip())
        label = _LABELLED.match(segment, lead)
        about = ""
        if label and grammar().request(segment, lead) is None:
            about = "" if _NO_TOPIC.search(label["label"]) else decapitalised(label["label"])
            lead = label.end()
        if len(segment) > lead + 5:
            for action in _Sentence(segment[lead:], offset + start + lead, names, abbreviations).actions():
                yield action if action.trigger else replace(action, trigger=about)
        start = right


_PARTS = re.compile(
    r";(?=\s)|:(?=\s[a-z])|,\s+(?:and|but)\s+(?=(?:if|when) )|"
    r",\s+and\s+(?=(?:you|(?:an?|your|the|those) (?:\w+ ){1,5}?)\s?(?:should|must|may|will)(?: also)? "
    r"(?:be|need|have)\b)",
    re.I,
)
"""Where a sentence may end and another begin: a semicolon, a colon, "and" with a subject of its own."""
_TO_BE_SURE = re.compile(r"^To (?:make|be) (?:sure|certain) [^,;]{3,80}, ", re.I)
"""A purpose that says nothing of the request after it: "To make sure it is safe for you, ..."."""
_WITH_COLON = re.compile(r"(?<=[a-z] (?:with|have)):(?= )")
"""A colon that parts people from what they have: "patients with: gout, asthma"."""
_FOR_INSTANCE = re.compile(r",? for (?:instance|example)(?=[,)])")
_IF_COLON = re.compile(r"^((?:If|When|In case of|In the event of|For)\b[^,:;]{3,90}): (?=[a-z])")
"""A condition that a colon ends: "If a rash appears: stop"."""
_LABELLED = re.compile(
    r"(?:What to do (?:about|if you have) )?(?P<label>[A-Z][\w-]+(?: [\w/&-]+){0,4}): (?=[A-Za-z])"
)
"""What a request is about, or how urgent it is, in front of it: "Surgery: tell your surgeon"."""
_NO_TOPIC = re.compile(
    r"\b(?:urgent|immediate|action|advice|information|note|important|tips?|warnings?|cautions?|safety|"
    r"remember|reminder|facts|summary|answer|advised?|required|do|don't|always|never|precautions?|"
    r"monitor\w*|you|if|is|are|was|were|has|have|may|can)\b",
    re.I,
)
_STATE_LEAD = re.compile(
    r"^(?:or )?(?:may|might|could) be |"
    r"^(?:you |(?:your )?child |they )?(?:(?:have|had|has|are|is|were|was|get|develop|notice|take|use|think|"
    r"suffer)\b ?(?:(?:or|and) (?:have|had|are|were)\b ?)?(?:ever |recently |currently |also |just )*"
    r"(?:had |been |from )?)?(?:an?|the|any|any of the following|either) (?=\w)|"
    r"^(?:you |(?:your )?child |they )?"
    r"(?:(?:have|had|has|are|is|were|was|get|develop|notice|take|use|suffer)\b ?)"
    r"(?:(?:or|and) (?:have|had|are|were)\b ?)?(?:ever |recently |currently |also |just )*"
    r"(?:had |been |from )?",
    re.I,
)
_NO_STATE = re.compile(r"(?:these|this|any of|if|you$|(?:or )?anyone in your family(?: has)?$)", re.I)
_FOLLOWING = re.compile(
    r"^you(?:,?(?: (?:or|and))? (?:your|an?|other|someone|those|people)(?: [\w']+){1,4}?){1,3},? "
    r"(?:notices?|sees?|thinks?|spots?|observes?) |"
    r"^.{0,60}?\b(?:any|one) of (?:the following|these)[\w ]{0,30}?(?::|,? such as)\s+",
    re.I,
)
_ALLERGY = re.compile(
    r"(?:you|your child|they) (?:(?:are|is|were|was|have|had|has|been|ever|or) )*"
    r"(?P<state>(?:allergic|hypersensitive) to [^,;.]+?)(?=,| or |$)",
    re.I,
)
"""What people are allergic to, the drug itself among it, which is one state however long its list."""
_TAKES_IT = re.compile(
    r"(?:you|they) (?:take|use|receive|have|are (?:taking|using|receiving|having|on|being given))\s*"
    r"(?:$|[,;]|(?:before|when|if|at|whenever)\b)",
    re.I,
)
"""That the drug is taken, which is no state to be told: "that you take it, above all before surgery"."""
_MOMENT_FIRST = re.compile(r"(?:before|after|during|while|until)\b", re.I)
_IF_STATES = re.compile(
    r",?\s+(?:(?<!even )if|when|that)\s+(?:at any time )?(?P<body>(?:you|your child|they)\b.+)$", re.I | re.S
)
_HAVING = re.compile(
    r"(?:with|(?:who|that) (?:have|has|had|notices?|develops?|gets?|experiences?|shows?|feels?|"
    r"suffers?(?: from)?))\s+",
    re.I,
)
"""People with a state: "anyone who notices ..."."""
_BEFORE = re.compile(r"\b(before [\w ]{3,40}?),", re.I)


_LISTED_AFTER = re.compile(
    r"(?P<lead>(?:if|when|in case)\b[^,:]{0,90}\b(?:following|these|any)\b[^,:]{0,60}), (?P<ask>[^:]{8,120}):"
    r"\s+(?P<states>.+)$",
    re.I | re.S,
)
"""A request between its condition and the states that this leads in: "If you have any of these, "
"call: ..."."""
_SO = re.compile(
    r",\s+(?:so|therefore|thus)\s+|(?<!doing) so (?=(?:try|avoid|do not|don['\u2019]t|tell|call|keep|"
    r"make sure|always|you (?:should|must|need))\b)"
)
"""What leads from a reason to a request: "it can lower your defences so avoid crowds"."""
_TOGETHER = frozenset(["drug", "doctor", "care", "act", "thing"])


@dataclass(frozen=True, slots=True)
class _Asked:
    """An action on its way out, the states that it is asked for in, and whether the next may join it."""

    action: Action
    states: tuple[str, ...]
    joins: bool

    def with_next(self, other: _Asked, *, either: bool) -> _Asked | None:
        """Both as one, where the next is an alternative or a second thing to do about the same."""
        if either and self.action.trigger == other.action.trigger:
            both: Action | None = alternatives([self.action, other.action])
        else:
            both = together(self.action, other.action) if self.joins and other.joins else None
        if both is None:
            return None
        return _Asked(both, self.states or other.states, joins=self.joins and other.joins)

    def actions(self) -> Iterator[Action]:
        """The action, once for each state."""
        if self.states:
            yield from (replace(self.action, trigger=state) for state in self.states)
        else:
            yield self.action


class _Sentence(Clauses):
    """One sentence on its way to actions."""

    def actions(self) -> Iterator[Action]:
        """The actions, clause by clause."""
        if found := self._framed():
            yield from found
            return
        listed = _LISTED_AFTER.match(self._words)
        if listed and grammar().request(listed["ask"]):
            self._words = self._words[: listed.end("ask")]
            start, trigger, self._condition = listed.start("ask"), "", listed["states"]
        else:
            start, trigger, self._condition = self._opening()
            if found := self._asked_in_passing(trigger, start):
                yield from (action for action in found if action.action)
                if self._left_unread:
                    yield from self._clauses(self._left_unread, found[0].trigger)
                return
        if so := _SO.search(self._words):
            start = so.end()
        yield from self._clauses(start, trigger)

    def _begins(self, start: int, trigger: str) -> tuple[int, str] | None:
        """Where the first verb is after what leads it in ("Make sure to"), and what the people asked have."""
        spelled = grammar()
        words = self._words
        body = words[start:]
        lead = spelled.request(body)
        passive = self._passive(body) if lead is None else None
        if passive is not None and "," in passive["subject"] and LEAD.match(body):
            passive = None
        if lead is not None or passive is not None:
            return start, trigger
        while told := LEAD.match(words, start):
            start = told.end()
            if told["who"] and not trigger and (having := _HAVING.match(told["who"])):
                self._condition = told["who"][having.end() :]
                trigger = self._given(self._condition, "")
            self._refused = self._refused or any(told[n] for n in ("not", "not2", "not3", "not4", "not5"))
        asked = DONE_TO.match(words, start) or EXAMINED.match(words, start) or spelled.request(words, start)
        return (start, trigger) if asked else None

    def _clauses(self, start: int, trigger: str) -> Iterator[Action]:
        """The verbs of the sentence from ``start`` on, each with its own stretch of words."""
        begins = self._begins(start, trigger)
        if begins is None:
            return
        led = begins[0] > start
        start, trigger = begins
        spelled = grammar()
        words = self._words
        if (led or not spelled.request(words, start)) and (
            found := DONE_TO.match(words, start) or EXAMINED.match(words, start)
        ):
            end = found.end("test") if "test" in found.groupdict() else found.end()
            cut = next(spelled.joints(words, end), None)
            if cut is None or not spelled.request(words, cut.end()):
                yield self._examined(found, trigger)
                return
            whole, self._words = words, words[: cut.start()]
            if again := found.re.match(self._words, start):
                yield self._examined(again, trigger)
            self._words = whole
            yield from self._clauses(cut.end(), "")
            return
        cuts = [m for m in spelled.joints(words, start + 1) if m.start() > start + 2]
        self._first = start
        bounds = [start, *(m.end() for m in cuts), len(words)]
        ends = [*(m.start() for m in cuts), len(words)]
        links = [(m.groupdict().get("link") or ",").casefold() for m in cuts]
        clauses = list(zip(bounds[:-1], ends, strict=True))
        tail_trigger, tail_timing = self._tail(words[clauses[-1][0] : clauses[-1][1]])
        last_trigger = trigger
        groups: list[_Asked] = []
        refused = False
        for i, (left, right) in enumerate(clauses):
            clause = self._clause(left, right)
            if clause is None:
                continue
            if i and groups and refused and (links[i - 1] in {"or", ","}):
                clause = replace(clause, negated=True)
            refused = clause.negated
            states = self._states(clause, trigger) if clause.verb.kind == "doctor" else ()
            if states:
                action = self._told(clause, trigger or (tail_trigger if right == len(words) else ""))
            else:
                action = self._read(clause, Around(trigger, tail_trigger, tail_timing, last_trigger))
            last_trigger = action.trigger or last_trigger
            asked = _Asked(action, states, joins=clause.verb.kind in _TOGETHER)
            either = i > 0 and self._alternative(links, i)
            if groups and (both := groups[-1].with_next(asked, either=either)):
                groups[-1] = both
            else:
                groups.append(asked)
        for asked in groups:
            yield from asked.actions()
        yield from self._gapped([asked.action for asked in groups])

    @staticmethod
    def _alternative(links: list[str], i: int) -> bool:
        """Whether clause i is an alternative to the one before it: the list's conjunction is an "or"."""
        following = next((link for link in links[i - 1 :] if link != ","), "and")
        return following in {"or", "and/or"}

    def _states(self, clause: Clause, trigger: str) -> tuple[str, ...]:
        """The states that a doctor is to be told of, one by one: "if you have gout, fits, or asthma"."""
        found = _IF_STATES.search(clause.rest) if not trigger else None
        if found is None and "," not in self._condition:
            return ()
        states: list[str] = []
        if found and _TAKES_IT.match(self._drug.sub("", found["body"])):
            return ()
        listed = _FOLLOWING.sub("", found["body"] if found else self._condition)
        if allergy := _ALLERGY.match(listed):
            return (" ".join(allergy["state"].split()),)
        for part in split_list(listed, 0):
            text = _STATE_LEAD.sub("", part.text.strip(" ,.")).strip()
            if BACKWARD.match(text) or _NO_STATE.match(text):
                continue
            name = self._trigger(text, "")
            if name and name not in states[-1:] and not _MOMENT_FIRST.match(name):
                states.append(name)
        return tuple(states)

    def _told(self, clause: Clause, trigger: str) -> Action:
        """What a doctor is to be told, without its states."""
        found = _IF_STATES.search(clause.rest)
        said = clause.rest[: found.start()] if found else clause.rest
        before = _BEFORE.search(self._words, 0, clause.left)
        timing = self._timing(f" {said}") or (decapitalised(before[1]) if before else "")
        asked = told_to(clause.said)
        asked = f"do not {asked}" if clause.negated else asked
        return self._action(trigger, self._soon(asked, timing), timing, clause.left, len(self._words))
