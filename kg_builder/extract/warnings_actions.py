"""Sentences that ask for an action: what to do, about what, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from .language.coordination import split_list
from .warnings_frames import Frames
from .warnings_grammar import (
    AGENTS,
    BACKWARD,
    DONE_TO,
    EXAMINED,
    FILLER,
    FIRST_SIGN,
    FOR,
    FOR_CONDITION,
    IF_TAIL,
    IN_TAIL,
    LEAD,
    PEOPLE,
    PREMEDICATION,
    PURPOSE,
    SHORT_TIMES,
    SOON,
    TESTING,
    TESTS,
    TIMING,
    TIMING_CUT,
    TO_DO,
    ActionVerb,
    grammar,
)
from .warnings_wording import Action, joined, told_to

__all__ = ["actions_in"]


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
    [('severe rash', 'discontinue permanently')]
    >>> text = "Monitor liver function before and during treatment."
    >>> [(a.trigger, a.action, a.timing) for a in actions_in(text, 0, ("zolfin",), {})]
    [('liver function', 'monitor liver function', 'before and during treatment')]
    """
    start = 0
    for left, right in [*(m.span() for m in _PARTS.finditer(words)), (len(words), len(words))]:
        segment = words[start:left]
        lead = len(segment) - len(segment.lstrip())
        if len(segment) > lead + 5:
            yield from _Sentence(segment[lead:], offset + start + lead, names, abbreviations).actions()
        start = right


_PARTS = re.compile(
    r";(?=\s)|,\s+and\s+(?=(?:you|(?:an?|your|the) (?:\w+ ){1,5}?)\s?(?:should|must|may|will)(?: also)? "
    r"(?:be|need|have)\b)",
    re.I,
)
"""Where a sentence ends and another begins after a semicolon, or after "and" with a subject of its own."""
_STATE_LEAD = re.compile(
    r"^(?:you |your child |they )?(?:(?:have|had|has|are|is|were|was|get|develop|notice|take|"
    r"use|think|suffer)\b ?"
    r"(?:(?:or|and) (?:have|had|are|were)\b ?)?(?:ever |recently |currently |also |just "
    r")*(?:had |been |from )?)?"
    r"(?:an?|the|any|any of the following|either) (?=\w)|"
    r"^(?:you |your child |they )?(?:(?:have|had|has|are|is|were|was|get|develop|notice|take|use|suffer)\b ?)"
    r"(?:(?:or|and) (?:have|had|are|were)\b ?)?(?:ever |recently |currently |also |just "
    r")*(?:had |been |from )?",
    re.I,
)


_FOR_HELP = frozenset(["seek", "get", "go to", "call"])
_FOR_STATE = re.compile(r"\s*(?:\([^()]*\)\s*)?\bfor (?!advice|help|medical|more)(?P<body>.+)$", re.I)
_MOMENT_FIRST = re.compile(r"(?:before|after|during|while|until)\b", re.I)
_IF_STATES = re.compile(
    r",?\s+(?:if|when|that)\s+(?:at any time )?(?P<body>(?:you|your child|they)\b.+)$", re.I | re.S
)
_HOW = re.compile(r"^how (?:well )?|\s+(?:(?:are|is) (?:doing|working|coping)|works?)$", re.I)
_CLOSELY = re.compile(r"^(?: [\w-]+){0,6} closely\b")
_BE = re.compile(r"\b(?:be|is|are)\b")
_HAVING = re.compile(
    r"(?:with|(?:who|that) (?:have|has|had|notices?|develops?|gets?|experiences?|shows?|feels?|"
    r"suffers?(?: from)?))\s+",
    re.I,
)
"""People with a state: "anyone who notices ..."."""
_GERUND = re.compile(r"(?<!\bbr)ing\b", re.I)
_AFTER_MOMENT = re.compile(r"\b(?:before|prior to|after|during) (?P<event>.+)$", re.I | re.S)
_NEXT_MOMENT = re.compile(r",? (?:and|or) (?=\d|at |for |within )")
_BEFORE = re.compile(r"\b(before [\w ]{3,40}?),", re.I)


@dataclass(frozen=True, slots=True)
class _Clause:
    """One verb of a sentence with its stretch of words."""

    verb: ActionVerb
    said: str
    adverbs: frozenset[str]
    negated: bool
    subject: str
    rest: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class _Around:
    """What the rest of the sentence lends a clause: its condition, what ends it, what came before."""

    condition: str
    tail: str
    timing: str
    before: str


class _Sentence(Frames):
    """One sentence on its way to actions."""

    _first = 0
    """Where its first clause begins."""

    def actions(self) -> Iterator[Action]:
        """The actions, clause by clause."""
        if found := self._framed():
            yield from found
            return
        start, trigger, self._condition = self._opening()
        if found := self._asked_in_passing(trigger):
            yield from (action for action in found if action.action)
            return
        if so := re.search(r",\s+(?:so|therefore|thus)\s+", self._words):
            start = so.end()
        yield from self._clauses(start, trigger)

    def _clauses(self, start: int, trigger: str) -> Iterator[Action]:
        """The verbs of the sentence from ``start`` on, each with its own stretch of words."""
        spelled = grammar()
        words = self._words
        body = words[start:]
        lead = spelled.request(body)
        passive = self._passive(body) if lead is None else None
        if passive is not None and "," in passive["subject"] and LEAD.match(body):
            passive = None
        if lead is None and passive is None:
            while told := LEAD.match(words, start):
                start = told.end()
                if told["who"] and not trigger and (having := _HAVING.match(told["who"])):
                    self._condition = told["who"][having.end() :]
                    trigger = self._trigger(self._condition, "")
                self._refused = self._refused or any(told[n] for n in ("not", "not2", "not3"))
            if found := DONE_TO.match(words, start) or EXAMINED.match(words, start):
                yield self._examined(found, trigger)
                return
            if not spelled.request(words, start):
                return
        cuts = [m for m in spelled.split.finditer(words, start + 1) if m.start() > start + 2]
        self._first = start
        bounds = [start, *(m.end() for m in cuts), len(words)]
        ends = [*(m.start() for m in cuts), len(words)]
        links = [(m.groupdict().get("link") or ",").casefold() for m in cuts]
        clauses = list(zip(bounds[:-1], ends, strict=True))
        tail_trigger, tail_timing = self._tail(words[clauses[-1][0] : clauses[-1][1]])
        last_trigger = trigger
        groups: list[list[Action]] = []
        clauses_refused = False
        for i, (left, right) in enumerate(clauses):
            clause = self._clause(left, right)
            if clause is None:
                continue
            if i and groups and clauses_refused and (links[i - 1] in {"or", ","}):
                clause = replace(clause, negated=True)
            clauses_refused = clause.negated
            if clause.verb.kind == "doctor" and (states := list(self._told_of(clause, trigger))):
                groups += [[state] for state in states]
                continue
            action = self._read(clause, _Around(trigger, tail_trigger, tail_timing, last_trigger))
            last_trigger = action.trigger or last_trigger
            alternative = (
                i > 0 and self._alternative(links, i) and groups and groups[-1][-1].trigger == action.trigger
            )
            if alternative:
                groups[-1].append(action)
            else:
                groups.append([action])
        for group in groups:
            yield joined(group)
        yield from self._gapped(groups)

    def _told_of(self, clause: _Clause, trigger: str) -> Iterator[Action]:
        """One action for each state that a doctor is to be told of: "if you have gout, fits, or asthma"."""
        found = _IF_STATES.search(clause.rest) if not trigger else None
        if found is None and "," not in self._condition:
            return
        said = clause.rest[: found.start()] if found else clause.rest
        timing = self._timing(f" {said}") or next(iter(_BEFORE.findall(self._words[: clause.left])), "")
        asked = told_to(clause.verb.lemma, clause.said)
        action = f"do not {asked}" if clause.negated else asked
        last = ""
        for part in split_list(found["body"] if found else self._condition, 0):
            text = _STATE_LEAD.sub("", part.text.strip(" ,.")).strip()
            if BACKWARD.match(text) or text.startswith(("these", "this", "any of")):
                continue
            name = self._trigger(text, "")
            if name and name != last and not _MOMENT_FIRST.match(name):
                last = name
                doing = self._soon(action, timing)
                yield self._action(name, doing, timing, clause.left, len(self._words))

    @staticmethod
    def _soon(action: str, timing: str) -> str:
        """The action with a short moment of its own: "tell your doctor at once"."""
        return f"{action} {timing}" if timing.casefold() in SHORT_TIMES and timing not in action else action

    def _examined(self, found: re.Match[str], trigger: str) -> Action:
        """The action of a test that a person is to have."""
        parts = found.groupdict()
        if parts.get("verb"):
            what, verb = (
                parts["thing"],
                f"{parts['verb']}e" if parts["verb"] in {"examin", "measur"} else parts["verb"],
            )
            after = self._words[found.end() :]
        else:
            what, verb = parts["thing"] or parts["of"] or parts["test"], "check"
            after = f" {parts['rest'] or parts['often'] or ''} {self._words[found.end() :]}"
        thing = self._thing(_HOW.sub("", re.split(r"\b(?:if|because|when)\b", what)[0].strip()))
        thing = thing or (self._thing(parts["test"]) if parts.get("test") else "")
        timing = self._timing(after.rstrip()) or (parts.get("often") or "").casefold()
        return self._action(thing or trigger, f"{verb} {thing}", timing, found.start(), len(self._words))

    def _passive(self, words: str) -> re.Match[str] | None:
        """A request that something be done; "is done" asks for it under a condition, or as a watch kept."""
        match = grammar().passive.match(words) if _BE.search(words) else None
        if match is None or not match["plain"] or self._condition or self._lead_timing:
            return match
        name = next(k for k, v in match.groupdict().items() if v and k in grammar().verb_of)
        watched = grammar().verb_of[name].kind == "watch" and TIMING.match(words, match.end())
        return match if watched else None

    @staticmethod
    def _alternative(links: list[str], i: int) -> bool:
        """Whether clause i is an alternative to the one before it: the list's conjunction is an "or"."""
        following = next((link for link in links[i - 1 :] if link != ","), "and")
        return following in {"or", "and/or"}

    def _tail(self, clause: str) -> tuple[str, str]:
        """Trigger and timing at the end of the last clause, which hold for the clauses before it."""
        if match := FIRST_SIGN.search(clause):
            body = match["body"] or ""
            return (self._trigger(body, "") if body else ""), "at first sign"
        for pattern in (IF_TAIL, IN_TAIL):
            if match := pattern.search(clause):
                return self._trigger(match["body"], match["lead"]), ""
        return "", ""

    def _clause(self, left: int, right: int) -> _Clause | None:
        """The verb between two places of the sentence, if it has one."""
        words = self._words[left:right]
        spelled = grammar()
        match, subject = (spelled.request if left == self._first else spelled.clause.match)(words), ""
        if (
            match
            and _GERUND.match(words, match.end() - 3)
            and not match["adv"].casefold().startswith("consider")
        ):
            return None
        if match is None:
            match = self._passive(words)
            if match is None:
                return None
            subject = match["subject"]
        name, said = next((k, v) for k, v in match.groupdict().items() if v and k in spelled.verb_of)
        return _Clause(
            verb=spelled.verb_of[name],
            said=said.casefold(),
            adverbs=frozenset((match["adv"] or "").casefold().split()),
            negated=match["neg"] is not None or self._refused,
            subject=subject.strip(),
            rest=words[match.end() :],
            left=left,
            right=right,
        )

    def _read(self, clause: _Clause, around: _Around) -> Action:
        """What one verb asks for, in its surroundings."""
        rest = clause.rest
        for pattern in (FIRST_SIGN, IF_TAIL, IN_TAIL):
            if found := pattern.search(rest):
                rest = rest[: found.start()]
                break
        rest = rest.partition(": ")[0]
        timing = self._timing(rest) or (
            self._first_sign if clause.verb.kind in {"drug", "doctor", "care"} else ""
        )
        if timing and timing in rest:
            after = rest.find(timing)
            rest = rest[:after] + (rest[after + len(timing) :] if SOON.fullmatch(timing) else "")
        if PREMEDICATION.search(self._words[clause.left : clause.right]):
            agents = AGENTS.search(self._words[clause.left : clause.right])
            about = around.condition or around.tail
            timing = timing or (agents["what"] if agents else "")
            return self._action(about, "premedicate", timing, clause.left, clause.right)
        about, action, thing = self._about(clause, rest, around)
        if "consider" in clause.adverbs:
            action = f"consider {clause.said}{action.removeprefix(clause.verb.lemma)}"
        if clause.negated:
            action = f"do not {action}"
        if "permanently" in clause.adverbs or re.search(r"\bpermanently\b", rest, re.I):
            action = f"{action.replace(' permanently', '')} permanently"
        soon = next(
            (a for a in ("immediately", "promptly", "periodically", "regularly") if a in clause.adverbs), ""
        )
        timing = timing or soon
        if "closely" not in action and ("closely" in clause.adverbs or _CLOSELY.search(clause.rest)):
            action = f"{action} closely"
        action = self._soon(action, timing)
        # "Monitor for X and withhold at the first sign": the sign is for withholding.
        shared = "" if clause.verb.kind == "watch" and clause.right < len(self._words) else around.timing
        if not about and (moment := _AFTER_MOMENT.search(timing)):
            about = self._event(_NEXT_MOMENT.split(moment["event"])[0])
        action = self._anchored(action, timing or shared)
        timing = timing or self._lead_timing or (shared if action.endswith(shared) else "")
        done = self._action(about, action, timing, clause.left, clause.right)
        return replace(done, thing=thing)

    def _about(self, clause: _Clause, rest: str, around: _Around) -> tuple[str, str, str]:
        """What the action is about, the action with what completes its verb, and what it is done to."""
        lemma, kind = clause.verb.lemma, clause.verb.kind
        if found := TESTING.match(rest):
            lemma = TESTS[found["test"].casefold()]
            rest = found["what"]
        watched = ""
        if kind in {"watch", "tell"} and (found := FOR.search(rest)):
            watched = self._trigger(PURPOSE.sub("", found["body"]), "")
            rest = rest[: found.start()]
        rest = PURPOSE.sub("", rest)
        if clause.subject and not PEOPLE.fullmatch(clause.subject):
            rest = clause.subject if not self._drug.fullmatch(clause.subject) else rest
        thing = self._thing(rest)
        given = around.condition or around.tail
        if kind == "tell":
            told = TO_DO.search(PEOPLE.sub("", TIMING_CUT.sub("", clause.rest)))
            what = re.split(r"\b(?:if|when)\b", told["what"])[0] if told else ""
            doing = f" to {' '.join(FILLER.sub('', what).split()[:6])}" if what else ""
            return watched or given, lemma + doing, ""
        if kind == "doctor":
            aim = re.search(r"\b(?:about|of|regarding)\s+(?P<body>.+)$", rest, re.I)
            return given or (self._trigger(aim["body"], "") if aim else ""), told_to(lemma, clause.said), ""
        if kind == "watch":
            about = watched or thing or given
            return about, f"{lemma} {thing}".strip(), thing
        if lemma == "report" and thing:
            vague = re.match(r"(?:symptoms|signs|these|any|them|it)\b", thing)
            return given or ("" if vague else self._trigger(rest, "") or thing), f"report {thing}", thing
        if lemma == "treat" and " with " in thing:
            return thing.partition(" with ")[0], f"{lemma} {thing}", thing
        if lemma in {"give", "administer"} and around.condition:
            return around.condition, f"{lemma} {thing}", thing
        if kind == "thing" and thing.startswith("only "):
            return given, f"{lemma} {thing}", ""
        if kind == "thing" and not re.search(r"\b(?:treatment|supportive|therapy)\b", thing):
            return thing or given or around.before, f"{lemma} {thing}".strip(), thing
        if kind == "drug" and not given and re.match(r"(?:drinking|smoking|eating|using|driving)\b", thing):
            return thing.split(" ", 1)[-1], f"{lemma} {thing}", thing
        if lemma in _FOR_HELP and (aim := _FOR_STATE.search(rest)):
            doing = f"{lemma} {self._doing(rest[: aim.start()])}"
            return given or self._trigger(aim["body"], ""), doing, ""
        if kind in {"care", "act"} and not clause.subject:
            return given, f"{lemma} {self._doing(rest)}".strip(), "" if lemma in _FOR_HELP else thing
        aim = FOR_CONDITION.search(rest) if not given else None
        about = given or (self._trigger(aim["body"], "") if aim else "")
        return about or (around.before if kind == "thing" else ""), f"{lemma} {thing}".strip(), thing
