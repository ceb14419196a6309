"""One verb of a request with its stretch of words: what it asks for, about what, when."""

from __future__ import annotations

from dataclasses import replace

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from .clause import Around, Clause
from .completed import Action, names_no_state, told_to
from .grammar import (
    AGENTS,
    AIM,
    DOCTOR,
    FILLER,
    FIRST_SIGN,
    FOR,
    FOR_CONDITION,
    IF_TAIL,
    IN_TAIL,
    PEOPLE,
    PREMEDICATION,
    PURPOSE,
    TESTING,
    TESTS,
    grammar,
)
from .moments import AFTER_MOMENT, SHORT_TIMES, SOON, TIMING
from .passives import asking_passive
from .people import BY_WHOM, PEOPLE_STATE, People
from .sound import is_measure

__all__ = ["Clauses"]

_AT_END = re.compile(rf"\b(?:{SOON.pattern})\W*$", re.I)
_FOR_HELP = frozenset(["seek", "get", "go to", "call", "contact", "dial", "ring", "notify"])
_FOR_STATE = re.compile(r"\s*(?:\([^()]*\)\s*)?\bfor:? (?!advice|help|medical|more)(?P<body>.+)$", re.I)
_ALSO = re.compile(r"\s*and\b", re.I)
_AVOID_IN = re.compile(r"\s*(?:use )?(?:in|during)\s+(?P<body>.+)$", re.I | re.S)
_IN_STATE = re.compile(
    r"(?P<what>\s*(?:(?:the )?(?:infusion|dose|drug|medicine|medication)|it|"
    r"(?:treatment|therapy)(?! for))?)\s*"
    r"\b(?:for|in (?:cases?|the (?:event|presence|setting|case)) of|in|during|with|upon|on)\s+(?P<body>.+)$",
    re.I,
)
"""A state that the drug is stopped for: "discontinue for severe rash", "stop in cases of jaundice"."""
_HOW = re.compile(r"^how (?:well )?|\s+(?:(?:are|is) (?:doing|working|coping)|works?)$", re.I)
_CLOSELY = re.compile(r"^(?: [\w-]+){0,6} (?P<how>closely|carefully)\b")
_HAVE = re.compile(r"have|need|undergo|get|receive|require", re.I)
_GERUND = re.compile(r"(?<!\bbr)(?<!\br)ing\b", re.I)
_WITH_MOMENT = re.compile(
    r"\b(?:while|when) (?:(?:you|they|patients) (?:are |is )?)?(?:also )?(?:being treated with|"
    r"treated with|taking|"
    r"using|receiving|on|having) (?P<event>.+)$",
    re.I | re.S,
)
_NEXT_MOMENT = re.compile(r",? (?:and|or) (?=\d|at |for |within )")
_FOR_GOOD = re.compile(r"\b(?:permanently|for good)\b", re.I)
_LASTS = re.compile(r"\b(?:until|before|after \d)\b.*$", re.I | re.S)
_IMMEDIATE = re.compile(r"\b(?:immediate|urgent)\b(?! release)", re.I)
_TIED = re.compile(r"\s*(?P<by>with|to)\b", re.I)
"""What ties a verb to what is used or turned to: "treat with", "switch to"."""
_EVENT = re.compile(r"toxicity$|^(?:\w+ )?(?:surgery|operations?|procedures?|pregnancy)$", re.I)
_GRADED = re.compile(
    r"\bfor (?:grade \d|(?:[\w/-]+ ){0,4}(?:elevations?|prolongation|toxicit\w+|reactions?|events?)\b)", re.I
)
"""What a drug is held for, though no list of illnesses has it: "withhold for grade 3 elevation"."""
_PARTICULARLY = re.compile(r", (?:particularly|especially|above all|mainly)\b.*$", re.I | re.S)
_AGAINST = re.compile(r".*\bagainst (?P<what>[^,;]+)$", re.I)
_COMBINED = re.compile(
    r" ?(?:together|in combination|concomitantly|concurrently) with (?P<what>(?!food|meals|"
    r"water)[^,;]{3,90})",
    re.I,
)
_PAIRED = re.compile(
    r"\b(?:together )?with (?P<what>(?!a |the |food|meals|water|anyone|others?\b|someone)[^,;]{3,60})$", re.I
)
_REPORTED_TO = re.compile(rf",? to {DOCTOR}\b.*$", re.I | re.S)
_TO_WHOM = re.compile(r"\s+to (?:the|an?|your|our) .*$", re.I | re.S)
_ADVERB_ALONE = re.compile(r"(?!family)\w+ly", re.I)
_NEED = re.compile(r"\bneed\s*$", re.I)
_USE_OF = re.compile(r"(?:(?:concomitant|concurrent|combined) )?use of (?P<what>[a-zA-Z].+)")
_MACHINES = re.compile(r"(?:\w+ )?(?:machine|tools|equipment)", re.I)
_AIM = re.compile(rf",? {AIM} (?P<body>[^,;:]+)$", re.I)
_HOW_FAST = re.compile(
    r"\b(?:gradually|slowly|temporarily|bit by bit|little by little|step by step|in steps)\b(?!,| \w+ing\b)"
)
_ANYTHING = re.compile(r"(?:on )?(?:anything|things|tasks|part\b)", re.I)
_MEANS = frozenset(["wear", "protect", "cover", "apply", "wash"])
"""Verbs whose thing is what helps against a hazard, not the hazard."""


class Clauses(People):
    """A sentence whose clauses are read one by one."""

    _first = 0
    """Where its first clause begins."""
    _condition = ""
    """The words of the condition that opens it."""

    @staticmethod
    def _soon(action: str, timing: str) -> str:
        """The action with a short moment of its own: "tell your doctor at once"."""
        return f"{action} {timing}" if timing.casefold() in SHORT_TIMES and timing not in action else action

    @staticmethod
    def _soonest(rest: str) -> str:
        """How soon something is to be reported; other moments are of what is: "bleeding after a fall"."""
        soon = _AT_END.search(rest)
        return soon.group().strip(" .,;") if soon else ""

    def _examined(self, found: re.Match[str], trigger: str) -> Action:
        """The action of a test that a person is to have."""
        parts = found.groupdict()
        test = self._thing(parts.get("test") or "")
        of = self._thing(parts.get("of") or "")
        said = parts["thing"] or parts.get("of") or ""
        when = TIMING.search(said)
        said, later = (said[: when.start()], f" {said[when.start() :]}") if when else (said, "")
        thing = self._thing(_HOW.sub("", re.split(r"\b(?:if|because|when|whether)\b", said)[0].strip()))
        often = (parts.get("often") or "").casefold()
        if parts.get("verb"):
            doing, after = f"have {thing} {parts['verb']}", self._words[found.end() :]
        else:
            verb = "have" if _HAVE.fullmatch(parts["do"]) else parts["do"].casefold()
            aim = f" to check {thing}" if parts["thing"] and thing else ""
            doing = f"{verb} {often} {test}{f' of {of}' if of else ''}{aim}"
            after = f" {parts['rest'] or often} {self._words[found.end() :]}{later}"
        timing = self._timing(after.rstrip()) or often or self._lead_timing
        return self._action(thing or test or trigger, doing, timing, found.start(), len(self._words))

    def _passive(self, words: str) -> re.Match[str] | None:
        """A request that something be done; "is done" asks for it under a condition, or as a watch kept."""
        return asking_passive(words, conditioned=bool(self._condition or self._lead_timing))

    def _tail(self, clause: str) -> tuple[str, str]:
        """Trigger and timing at the end of the last clause, which hold for the clauses before it."""
        if match := FIRST_SIGN.search(clause):
            body = match["body"] or ""
            return (self._given(body, "") if body else ""), "at first sign"
        for pattern in (IF_TAIL, IN_TAIL):
            if match := pattern.search(clause):
                known = names_no_state(match["body"])
                return ("" if known else self._given(match["body"], match["lead"])), ""
        aim = _AIM.search(clause)
        guarded = self._trigger(aim["body"], "") if aim else ""
        return (guarded if is_condition(guarded) else ""), ""

    def _clause(self, left: int, right: int) -> Clause | None:
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
        return Clause(
            verb=spelled.verb_of[name],
            said=said.casefold(),
            adverbs=frozenset((match["adv"] or "").casefold().split()),
            negated=match["neg"] is not None or self._refused,
            subject=subject.strip(),
            rest=words[match.end() :],
            left=left,
            right=right,
        )

    def _read(self, clause: Clause, around: Around) -> Action:
        """What one verb asks for, in its surroundings."""
        rest = clause.rest
        ended, shared_proviso = "", self._proviso
        for pattern in (FIRST_SIGN, IF_TAIL, IN_TAIL):
            if found := pattern.search(rest):
                rest, ended = rest[: found.start()], found["body"] or ""
                if ended and (clause.right < len(self._words) or names_no_state(ended)):
                    around = replace(around, tail=self._given(ended, found["lead"]) or around.tail)
                break
        rest = rest.partition(": ")[0]
        timing = (self._soonest if clause.verb.lemma == "report" else self._timing)(rest) or (
            self._first_sign if clause.verb.kind in {"drug", "doctor", "care"} else ""
        )
        if timing and timing in rest:
            after = rest.find(timing)
            rest = rest[:after] + (rest[after + len(timing) :] if SOON.fullmatch(timing) else "")
        if not timing and (lasts := _LASTS.search(ended)):
            timing = self._timing(f" {lasts.group()}")
        if PREMEDICATION.search(self._words[clause.left : clause.right]):
            agents = AGENTS.search(self._words[clause.left : clause.right])
            about = around.condition or around.tail
            timing = timing or (agents["what"] if agents else "")
            return self._action(about, "premedicate", timing, clause.left, clause.right)
        about, action, thing = self._about(clause, rest, around)
        if "consider" in clause.adverbs:
            action = f"consider {clause.said}{action.removeprefix(clause.verb.lemma)}"
        if clause.negated and clause.subject:
            action = f"should not be {clause.said} {self._doing(rest)}".strip()
        elif clause.negated:
            action = f"do not {action}"
        if found := _FOR_GOOD.search(f"{' '.join(clause.adverbs)} {rest}"):
            how = found.group().casefold()
            action = f"{action.replace(f' {how}', '')} {how}"
        soon = next(
            (a for a in ("immediately", "promptly", "periodically", "regularly") if a in clause.adverbs), ""
        )
        timing = timing or soon
        pace = _HOW_FAST.search(f"{' '.join(clause.adverbs)} {rest}")
        action = f"{action} {pace.group()}" if pace and pace.group() not in action else action
        careful = next((how for how in ("closely", "carefully") if how in clause.adverbs), "")
        if not careful and (found := _CLOSELY.search(clause.rest)):
            careful = found["how"].casefold()
        if careful and clause.verb.kind in {"watch", "care"} and careful not in action:
            action = f"{action} {careful}"
        action = self._soon(action, timing)
        # "Monitor for X and withhold at the first sign": the sign is for withholding.
        shared = "" if clause.verb.kind == "watch" and clause.right < len(self._words) else around.timing
        if not about and (moment := AFTER_MOMENT.search(timing) or _WITH_MOMENT.search(timing)):
            about = self._event(_NEXT_MOMENT.split(moment["event"])[0])
        action = self._anchored(action, timing or shared, watches=clause.verb.kind in {"watch", "act"})
        if clause.verb.kind == "drug" or action.removesuffix(f" {careful}") == clause.verb.lemma:
            action = self._with_object(clause, action)
        if (
            not timing
            and clause.verb.kind in {"care", "doctor", "tell"}
            and (urgent := _IMMEDIATE.search(action))
        ):
            timing = urgent.group().casefold()
        timing = timing or self._lead_timing or (shared if action.endswith(shared) else "")
        done = self._action(about, action, timing, clause.left, clause.right)
        said, self._proviso = self._proviso, shared_proviso
        return replace(done, thing=self._known_state if said and said in action else thing)

    def _about(self, clause: Clause, rest: str, around: Around) -> tuple[str, str, str]:
        """What the action is about, the action with what completes its verb, and what it is done to."""
        if clause.verb.kind in {"tell", "doctor", "watch"}:
            goes_on = clause.verb.kind == "watch" and clause.said.endswith("ed") and not clause.subject
            before = (
                around.before if goes_on and is_measure(around.before) else ""
            )  # "should be controlled and monitored"
            return self._about_said(clause, rest or before, around.condition or around.tail or before)
        if clause.verb.kind == "care" and (whose := PEOPLE_STATE.match(clause.subject)):
            return self._about_people(clause, whose, around.condition or around.tail)
        return self._about_done(clause, rest, around)

    def _done_to(self, clause: Clause, rest: str) -> str:
        """The words of what a verb is done to: those after it, or the subject of a passive."""
        subject = _PARTICULARLY.sub("", clause.subject)
        if subject and not self._no_thing(subject):
            return subject
        return "" if subject and _ALSO.match(rest) else PURPOSE.sub("", rest)

    def _about_said(self, clause: Clause, rest: str, given: str) -> tuple[str, str, str]:
        """The same of what is watched for, and of what people or doctors are told."""
        lemma, kind = clause.verb.lemma, clause.verb.kind
        if found := TESTING.match(rest):
            lemma = TESTS[found["test"].casefold()]
            rest = found["what"]
        if kind == "doctor":
            aim = re.search(r"\b(?:about|of|regarding)\s+(?P<body>.+)$", self._done_to(clause, rest), re.I)
            shown = PURPOSE.sub("", rest) if clause.said.startswith("show") else ""
            about = given or self._trigger(aim["body"] if aim else shown, "")
            return about, f"{told_to(clause.said)}{f' {self._thing(shown)}' if shown else ''}".strip(), ""
        people = PEOPLE.match(rest.lstrip()) if kind == "tell" else None
        rest = rest.lstrip()[people.end() :] if people else rest
        watched = said_of = ""
        if kind == "watch" and (whose := PEOPLE_STATE.match(clause.subject or rest)):
            return self._about_people(clause, whose, given)
        found = None if clause.said.endswith(" for") else FOR.search(rest)
        found = None if found and _NEED.search(rest[: found.start()]) else found
        if clause.said.endswith(" for"):
            watched = self._trigger(PURPOSE.sub("", rest), "")
        if found:
            watched = self._trigger(PURPOSE.sub("", found["body"]), "")
            said_of = self._said_of(found)
            rest = rest[: found.start()]
        if kind == "tell":
            whom = f" {FILLER.sub('', people.group()).strip()}" if people else ""
            return watched or given, f"{lemma}{whom}{self._told_to_do(clause.rest) or said_of}", ""
        thing = self._thing(self._done_to(clause, rest))
        if by := BY_WHOM.match(clause.rest) if clause.subject else None:
            thing = thing if PEOPLE.fullmatch(clause.subject) is None else ""
            said_of = f"{said_of} by {self._doing(by['whom'])}"
        about = watched or ("" if thing.startswith("need ") else thing) or given
        return about, f"{lemma} {thing}".strip() + said_of, thing

    def _about_done(self, clause: Clause, rest: str, around: Around) -> tuple[str, str, str]:
        """The same of what is done with the drug or with other things."""
        lemma, kind = clause.verb.lemma, clause.verb.kind
        rest = self._done_to(clause, rest)
        thing = self._thing(rest)
        given = around.condition or around.tail
        if _ADVERB_ALONE.fullmatch(thing):
            return given, f"{lemma} {thing}", ""
        if lemma == "report" and thing:
            to = _REPORTED_TO.search(rest)
            rest, thing = (rest[: to.start()], self._thing(rest[: to.start()])) if to else (rest, thing)
            whom = " to your doctor" if to else ""
            vague = re.match(r"(?:symptoms|signs|these|any|them|it)\b", thing)
            return (
                given or ("" if vague else self._trigger(_TO_WHOM.sub("", rest), "") or thing),
                f"report {thing}{whom}",
                thing,
            )
        if lemma in {"vaccinate", "immunize"} and (aim := _AGAINST.match(thing)):
            return given or aim["what"], f"{lemma} {thing}", ""
        if lemma in {"treat", "switch"} and thing and (tied := _TIED.match(rest)):
            return given or around.before, f"{lemma} {tied['by'].casefold()} {thing}", ""
        if thing.startswith("that "):
            return given or around.before, f"{lemma} {thing}", ""
        if lemma == "avoid" and clause.subject and (paired := _COMBINED.match(clause.rest)):
            about = self._trigger(paired["what"], "")
            return about or given, f"{lemma} with {self._thing(paired['what'])}", ""
        if lemma == "treat" and " with " in thing:
            return thing.partition(" with ")[0], f"{lemma} {thing}", thing
        if lemma in {"give", "administer"} and around.condition:
            return around.condition, f"{lemma} {thing}", thing
        if (
            lemma == "avoid"
            and (found := _AVOID_IN.match(self._drug.sub("", rest)))
            and (state := self._given(found["body"], ""))
        ):
            return state, f"{lemma} {self._doing(PURPOSE.sub('', found.group().strip()))}", ""
        if kind == "thing" and thing.startswith("only "):
            return given, f"{lemma} {thing}", ""
        if clause.negated and (paired := _PAIRED.match(self._drug.sub("", rest).lstrip())):
            about = self._trigger(paired["what"], "")
            return about or given, f"{lemma} with {self._thing(paired['what'])}", ""
        if lemma in _MEANS or (clause.negated and _MACHINES.match(thing)):
            return given, f"{lemma} {thing}".strip(), thing
        if kind == "thing" and (used := _USE_OF.match(thing)):
            return used["what"], f"{lemma} {thing}", thing
        if kind == "thing" and not re.search(r"\b(?:treatment|supportive|therapy)\b", thing):
            first = given if thing == "use" else ""
            return first or thing or given or around.before, f"{lemma} {thing}".strip(), thing
        if kind == "drug" and not given and re.match(r"(?:drinking|smoking|eating|using|driving)\b", thing):
            return thing.split(" ", 1)[-1], f"{lemma} {thing}", thing
        if lemma in _FOR_HELP and (aim := _FOR_STATE.search(rest)):
            doing = f"{lemma} {self._doing(rest[: aim.start()])}"
            return given or self._trigger(aim["body"], ""), doing, ""
        if lemma == "take" and clause.negated and not given and thing and not self._drug.search(clause.rest):
            what = re.split(
                r",? \b(?:unless|without|until|with|while|if|within|during|before|after|at|for)\b", thing
            )[0]
            about = "" if _ANYTHING.match(what) else self._trigger(what, "")
            return about, f"{lemma} {self._doing(rest)}", ""
        if kind == "act" and clause.negated and not given and (paired := _PAIRED.search(rest)):
            given = self._trigger(paired["what"], "")
        if lemma == "keep" and clause.subject and thing:
            return given or around.before, f"{lemma} {thing} {self._doing(clause.rest)}".strip(), thing
        if kind in {"care", "act"} and (not clause.subject or self._no_thing(clause.subject)):
            doing = f"{lemma}{',' if rest.startswith(',') else ''} {self._doing(rest)}"
            return given, doing.strip(), "" if lemma in _FOR_HELP else thing
        if kind == "drug" and (found := _IN_STATE.match(self._drug.sub("", rest))):
            state = self._given(found["body"], "")
            if state and (is_condition(state) or _EVENT.search(state) or _GRADED.search(found.group())):
                doing = self._thing(found["what"])
                return state, f"{lemma} {doing}".strip(), doing
        if clause.negated and (paired := _PAIRED.search(rest)):
            doing = f"{lemma} {self._thing(rest[: paired.start()])} with {self._thing(paired['what'])}"
            return self._trigger(paired["what"], "") or given, doing, thing
        aim = FOR_CONDITION.search(rest) if not given else None
        about = given or (self._trigger(aim["body"], "") if aim else "")
        return about or (around.before if kind == "thing" else ""), f"{lemma} {thing}".strip(), thing

    def _with_object(self, clause: Clause, action: str) -> str:
        """The action with the drug or the people that its verb is said of: "stop examplol"."""
        whose = {"drug": self._drug, "thing": self._drug, "watch": PEOPLE}.get(clause.verb.kind)
        said = clause.said if "consider" in clause.adverbs else clause.verb.lemma
        before, verb, after = action.partition(said)
        found = whose.match(clause.subject or clause.rest.lstrip(" ,")) if whose and verb else None
        if found is None or (clause.negated and clause.subject):
            return action
        name = FILLER.sub("", found.groupdict().get("name") or found.group()).strip()
        name = name.casefold() if clause.verb.kind == "watch" else name
        also = (
            " and"
            if not clause.subject and after and _ALSO.match(clause.rest.lstrip(" ,"), found.end())
            else ""
        )
        return action if name in after else f"{before}{verb} {name}{also}{after}"
