"""Sentences that ask for an action: what to do, about what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from .effects_phrases import effect_name
from .phrases import decapitalised, expanded

__all__ = ["Action", "ActionVerb", "actions_in", "load_action_verbs"]


@dataclass(frozen=True, slots=True)
class ActionVerb:
    """A verb that asks for something.

    Args:
        lemma: its canonical form.
        kind: what its object is: "watch" (the hazard or test watched for), "tell" (what is told),
            "drug" (the drug itself), "thing" (what is given, avoided or treated), "care", "act".
        forms: regular expression of its imperative and participle.
        example: a sentence that asks for it.
        counterexample: a sentence that does not.
    """

    lemma: str
    kind: str
    forms: str
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Action:
    """What a sentence asks for.

    Args:
        trigger: the hazard, state or thing it is about; "" where the sentence names none.
        action: canonical verb with its complement, "reduce infusion rate".
        timing: when, verbatim; with what, for premedication; "" where not said.
        start: first code point of the clause, in the document.
        end: index after the last.
    """

    trigger: str
    action: str
    timing: str
    start: int
    end: int


@lru_cache(maxsize=1)
def load_action_verbs() -> tuple[ActionVerb, ...]:
    """The verbs, in order."""
    table = files("kg_builder.extract").joinpath("rules/warnings_actions.tsv").read_text(encoding="utf-8")
    return tuple(ActionVerb(*line.split("\t")) for line in table.split("\n")[1:] if line)


_ADVERB = (
    r"(?:closely|carefully|regularly|immediately|permanently|promptly|periodically|routinely|frequently|"
    r"always|"
    r"also|gradually|temporarily|please|then|only|either|first|slowly|at once|(?:strongly )?consider|"
    r"if necessary,|if needed,|as needed,)"
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    clause: re.Pattern[str]  # an imperative at the start of a clause
    passive: re.Pattern[str]  # "X should be VERBed ..."
    split: re.Pattern[str]  # where the next verb of a coordination begins
    verb_of: dict[str, ActionVerb]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    verbs = load_action_verbs()
    ordered = sorted(verbs, key=lambda v: (-len(v.lemma), v.lemma))
    forms = "|".join(f"(?P<v{verbs.index(v)}>{v.forms})" for v in ordered)
    plain = "|".join(v.forms for v in ordered)
    return _Grammar(
        re.compile(rf"(?P<neg>(?:do not|don't|never)\s+)?(?P<adv>(?:{_ADVERB}\s+)*)(?:{forms})\b", re.I),
        re.compile(
            rf"(?P<subject>.{{2,120}}?)\s+(?:(?:should|must|need(?:s)? to|may need to|has to|have to|can|"
            rf"ought to)"
            rf"(?P<neg>\s+not)?\s+be|(?:is|are) to be)\s+(?P<adv>(?:{_ADVERB}\s+)*)(?:{forms})\b",
            re.I,
        ),
        re.compile(
            rf"(?:,?\s*(?P<link>and/or|and|or|then)\s*,?\s+(?:to\s+)?|,\s+)(?=(?:(?:do not|"
            rf"don't)\s+)?(?:{_ADVERB}\s+)*(?:{plain})\b)",
            re.I,
        ),
        {f"v{i}": v for i, v in enumerate(verbs)},
    )


_CONDITION = re.compile(
    r"^(?P<lead>(?:if|in case(?: of)?|in the event (?:of|that)|when|whenever|should|once|for|in|at|"
    r"because of|upon|after|before|during|"
    r"prior to)\s+(?P<body>[^,;]+(?:\([^)]*\)[^,;]*)?(?:,(?=\s+(?:or|and)\s+[^,]+,))?[^,;]*)),\s*(?=\S)",
    re.I,
)
_IF_TAIL = re.compile(
    r",?\s+(?P<lead>(?:if|in case of|in the event of|when(?=\s+\w+\s+(?:occurs?|develops?|is|"
    r"are)))\s+(?P<body>.+))$",
    re.I,
)
_IN_TAIL = re.compile(
    r",?\s+(?:in|for|to)\s+(?P<lead>(?:all\s+|any\s+|elderly\s+|older\s+)?(?:patients?|people|those|"
    r"individuals|persons)\s+"
    r"(?:with|who (?:have|develop|experience|are|had)|at|on|receiving|taking)\s+(?P<body>.+))$",
    re.I,
)
_FIRST_SIGN = re.compile(
    r",?\s+(?P<lead>at (?:the )?(?:first|earliest) (?:sign|appearance|symptom|indication)s?\s*(?:of|"
    r"or symptoms? of|and symptoms? of)?\s*(?P<body>.+)?)$",
    re.I,
)
_FOR = re.compile(r"\s*\b(?:for|against|of|about|to be alert for|on|regarding)\s+(?P<body>.+)$", re.I)
_TRIGGER_LEAD = re.compile(
    r"^(?:(?:a|an|the|any|your|all)\s+|"
    r"(?:patients?|people|you|they|he or she|individuals|someone|your child|those|women|"
    r"persons)\s+(?:(?:may\s+)?(?:develops?|experiences?|"
    r"has|have|had|with|who (?:develop|have|experience|are|had)|notices?|gets?|shows?|suffers?|at|is|are|"
    r"receiving|taking|on)\s+)?|"
    r"(?:new|early|possible|any)?\s*(?:signs?|symptoms?)(?:(?: and| or|/) ?(?:signs?|"
    r"symptoms?))?(?:,? (?:of|suggestive of|or laboratory findings of))\s+|"
    r"(?:the )?(?:development|occurrence|presence|appearance|emergence|onset|possibility|risk|potential|"
    r"history) (?:of|for)\s+|"
    r"(?:there (?:is|are)|suspected|confirmed|evidence of|the event of|case of)\s+)",
    re.I,
)
_TRIGGER_TAIL = re.compile(
    r"\s+(?:occurs?|develops?|appears?|happens?|emerges?|arises?|persists?|worsens?|recurs?|"
    r"(?:is|are|was|were) (?:suspected|confirmed|observed|present|detected|noted|diagnosed|identified|"
    r"seen|severe)|"
    r"(?:and|or) those who\b.*|until\b.*|while\b.*|during\b.*|before\b.*|after\b.*|with {drug}.*|"
    r"(?:and|or) (?:other|any) .*|should\b.*|because\b.*|to (?:determine|avoid|confirm|prevent)\b.*)\s*$",
    re.I,
)
_TIMING = re.compile(
    r"(?:^|[\s,])(?P<timing>(?:(?:for\s+)?at least (?=\d|one|two|three|four|once|every)|(?:for|within|"
    r"every|up to|about|approximately)\s+"
    r"(?=(?:the )?(?:first|next|following|\d|one|two|three|four|several|few|month|week|day|year))|"
    r"\d+ (?:hours?|days?|weeks?|months?|"
    r"minutes?) (?=before|prior|after)|before\b|prior to\b|during\b|after\b|following\b(?! (?:guidelines|"
    r"standard))|until\b|throughout\b|while\b|"
    r"at baseline\b|periodically\b|regularly\b|routinely\b|frequently\b|annually\b|monthly\b|weekly\b|"
    r"daily\b|yearly\b|"
    r"at (?:the )?(?:first|earliest) (?:sign|symptom|appearance)\b|at (?:initiation|the start|"
    r"regular intervals|each visit)\b|"
    r"immediately\b|promptly\b|as soon as\b|once\b|every\b|within\b|right away\b).*)$",
    re.I | re.S,
)
_TIMING_CUT = re.compile(
    r"\s*(?:,\s*(?:especially|particularly|and|if|when|because|but|as|which|since|or)\b|\bto (?:reduce|"
    r"minimi[sz]e|prevent|avoid|determine|detect|"
    r"ensure|confirm|lower)\b|\bin (?:patients|all|those|people|infants|women)\b|\bbecause\b|;).*$",
    re.I | re.S,
)
_PURPOSE = re.compile(
    r"\s*(?:,\s*(?:especially|particularly|which|as|because|since|including)\b|\bto (?:reduce|minimi[sz]e|"
    r"prevent|avoid|determine|detect|"
    r"ensure|confirm|lower|help|decrease)\b|\bdue to\b|\bbecause\b|\bas (?:necessary|needed|appropriate|"
    r"clinically|directed|indicated)\b|"
    r"\baccording to\b|\(|;).*$",
    re.I | re.S,
)
_PEOPLE = re.compile(
    r"\b(?:all |your |the |these |such |any |a )*(?:patients?|people|doctor|individuals|women|caregivers|"
    r"families|persons|"
    r"children|infants|carers)\b(?:,? (?:and|or) (?:their )?(?:caregivers|families|carers))?",
    re.I,
)
_FILLER = re.compile(
    r"\b(?:the|a|an|your|their|appropriate|any|all|this|that|standard|adequate|necessary|of)\b\s*", re.I
)
_SCREENING = re.compile(
    r"\b(?:follow|undergo|have|get|perform|recommended|standard|regular|guidelines for)\b.*?"
    r"(?:\b(?:standard|recommended|regular|for|routine|guidelines)\s+)+(?P<what>[\w -]{3,40}?) screening",
    re.I,
)
_CAUTION = re.compile(
    r"\b(?:use (?:with )?caution|exercise caution|(?:be )?used (?:with caution|cautiously)|"
    r"caution is (?:advised|needed|recommended))\b",
    re.I,
)
_NOT_RECOMMENDED = re.compile(
    r"^(?P<subject>.{3,200}?)\s+(?:(?:is|are) not (?:recommended|advised)|should not be (?:given|used|"
    r"administered|taken))\b(?P<rest>.*)$",
    re.I | re.S,
)
_SUBJECT_LEAD = re.compile(
    r"^(?:(?:the\s+)?(?:safety|use|efficacy|administration|concomitant use|vaccination|"
    r"immuni[sz]ation)\s+(?:and \w+\s+)?(?:of|with)\s+|"
    r"(?:all|any|the|your|a|an)\s+)+",
    re.I,
)
_SUBJECT_CUT = re.compile(
    r"\s+(?:during|following|has|have|is|are|in|while|for|after|before|until|given)\b.*$", re.I | re.S
)
_PREMEDICATION = re.compile(r"\bpre-?\s?medicat\w+\b", re.I)


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
    [('liver function', 'monitor', 'before and during treatment')]
    """
    start = 0
    for cut in [*(m.start() for m in re.finditer(r";(?=\s)", words)), len(words)]:
        segment = words[start:cut]
        lead = len(segment) - len(segment.lstrip())
        if len(segment) > lead + 5:
            yield from _Sentence(segment[lead:], offset + start + lead, names, abbreviations).read()
        start = cut + 1


class _Sentence:
    """One sentence on its way to actions."""

    def __init__(
        self, words: str, offset: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
    ) -> None:
        self._words = words.rstrip(" .;")
        self._offset = offset
        self._abbreviations = abbreviations
        spelled = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))) or r"(?!x)x"
        self._drug = re.compile(
            rf"\s*\b(?:(?:with|of|on)\s+)?(?:(?:the|this)\s+)?(?:{spelled}|this (?:drug|medicine|medication)|"
            r"the (?:drug|medicine|medication|product))(?: (?:therapy|treatment|infusion|use))?\b",
            re.I,
        )
        self._confirmed = False

    def read(self) -> Iterator[Action]:
        """The actions, clause by clause."""
        words = self._words
        if match := _SCREENING.search(words):
            what = re.sub(r"^(?:for|standard|recommended)\s+", "", match["what"])
            yield self._action(expanded(what, self._abbreviations), "screen", "", 0, len(words))
            return
        if match := _NOT_RECOMMENDED.match(words):
            yield from self._not_recommended(match)
            return
        start, trigger = 0, ""
        if match := _CONDITION.match(words):
            trigger = self._trigger(match["body"], match["lead"])
            start = match.end()
        if match := _CAUTION.search(words):
            tail = re.search(r"\b(?:in|for|if)\s+(?P<body>.+)$", words[match.end() :], re.I)
            about = trigger or (self._trigger(tail["body"], "") if tail else "")
            if about:
                yield self._action(about, "use with caution", "", 0, len(words))
            return
        yield from self._clauses(start, trigger)

    def _not_recommended(self, match: re.Match[str]) -> Iterator[Action]:
        subject = _SUBJECT_CUT.sub("", _SUBJECT_LEAD.sub("", match["subject"].strip()))
        subject = self._drug.sub("", subject).strip(" ,")
        rest = match["rest"].strip(" ,")
        timing = self._timing(" " + rest)
        verb = "not recommended"
        if timing and re.match(r"during (?:the )?(?:treatment|therapy|use)", timing, re.I):
            verb += " during treatment"
        tail = _IN_TAIL.search(" " + rest) or _IF_TAIL.search(" " + rest)
        about = decapitalised(subject) or (self._trigger(tail["body"], "") if tail else "")
        if len(about.split()) <= 9:
            yield self._action(expanded(about, self._abbreviations), verb, timing, 0, len(self._words))

    def _clauses(self, start: int, trigger: str) -> Iterator[Action]:
        """The verbs of the sentence from ``start`` on, each with its own stretch of words."""
        grammar = _grammar()
        words = self._words
        body = words[start:]
        lead = grammar.clause.match(body)
        passive = None if lead else grammar.passive.match(body)
        if lead is None and passive is None:
            tell = re.match(
                r"(?:you|patients|they)\s+(?:should|must|need to|will need to|may need to)\s+", body, re.I
            )
            if tell is None or not (lead := grammar.clause.match(body, tell.end())):
                return
            start += tell.end()
        cuts = [m for m in grammar.split.finditer(words, start + 1) if m.start() > start + 2]
        bounds = [start, *(m.end() for m in cuts), len(words)]
        ends = [*(m.start() for m in cuts), len(words)]
        links = [(m.groupdict().get("link") or ",").casefold() for m in cuts]
        clauses = list(zip(bounds[:-1], ends, strict=True))
        tail_trigger, tail_timing = self._tail(words[clauses[-1][0] : clauses[-1][1]])
        last_trigger = trigger
        groups: list[list[Action]] = []
        for i, (left, right) in enumerate(clauses):
            action = self._clause(
                words[left:right], left, right, trigger, tail_trigger, tail_timing, last_trigger
            )
            if action is None:
                continue
            last_trigger = action.trigger or last_trigger
            joined = (
                i > 0 and self._alternative(links, i) and groups and groups[-1][-1].trigger == action.trigger
            )
            if joined:
                groups[-1].append(action)
            else:
                groups.append([action])
        for group in groups:
            yield _joined(group)
        yield from self._gapped(groups)

    @staticmethod
    def _alternative(links: list[str], i: int) -> bool:
        """Whether clause i is an alternative to the one before it: the list's conjunction is an "or"."""
        following = next((link for link in links[i - 1 :] if link != ","), "and")
        return following in {"or", "and/or"}

    def _tail(self, clause: str) -> tuple[str, str]:
        """Trigger and timing at the end of the last clause, which hold for the clauses before it."""
        if match := _FIRST_SIGN.search(clause):
            body = match["body"] or ""
            return (self._trigger(body, "") if body else ""), "at first sign"
        for pattern in (_IF_TAIL, _IN_TAIL):
            if match := pattern.search(clause):
                return self._trigger(match["body"], match["lead"]), ""
        return "", ""

    def _clause(
        self, clause: str, left: int, right: int, condition: str, tail: str, tail_timing: str, before: str
    ) -> Action | None:
        grammar = _grammar()
        match = grammar.clause.match(clause)
        subject = ""
        if match is None:
            match = grammar.passive.match(clause)
            if match is None:
                return None
            subject = match["subject"]
        verb = next(grammar.verb_of[k] for k, v in match.groupdict().items() if v and k in grammar.verb_of)
        rest = clause[match.end() :]
        return self._compose(
            verb, match, subject, rest, (left, right), (condition, tail, tail_timing, before)
        )

    def _compose(
        self,
        verb: ActionVerb,
        match: re.Match[str],
        subject: str,
        rest: str,
        place: tuple[int, int],
        around: tuple[str, str, str, str],
    ) -> Action | None:
        condition, tail, tail_timing, before = around
        adverb = (match["adv"] or "").strip().casefold()
        said = _TIMING_CUT.sub("", rest)
        for pattern in (_FIRST_SIGN, _IF_TAIL, _IN_TAIL):
            if found := pattern.search(rest):
                rest = rest[: found.start()]
                break
        timing = self._timing(rest)
        if timing:
            rest = rest[: rest.find(timing)] if timing in rest else rest
        watched = ""
        if verb.kind in {"watch", "tell"} and (found := _FOR.search(rest)):
            watched = self._trigger(found["body"], "")
            rest = rest[: found.start()]
        rest = _PURPOSE.sub("", rest)
        lemma = verb.lemma
        if found := re.match(
            r"\W*(?:\w+\s+)?(?P<test>monitoring|screening|testing) (?:of|for) (?P<what>.+)", rest, re.I
        ):
            lemma = {"monitoring": "monitor", "screening": "screen", "testing": "test"}[
                found["test"].casefold()
            ]
            rest = found["what"]
        if subject and not _PEOPLE.fullmatch(subject.strip()):
            rest = subject if not self._drug.fullmatch(subject.strip()) else rest
        thing = self._thing(rest)
        if _PREMEDICATION.search(self._words[place[0] : place[1]]):
            agents = re.search(r"\b(?:such as|including|with)\s+(?P<a>.+?)(?:\s+(?:to|before|prior|in order)\b.*)?$",
                               self._words[place[0] : place[1]], re.I)  # fmt: skip
            return self._action(condition or tail, "premedicate", (agents["a"] if agents else timing), *place)
        if verb.kind == "tell" and (found := re.search(r"\bto\s+(?P<what>\w.+)$", _PEOPLE.sub("", said))):
            about = watched or condition or tail
            action = f"{lemma} to {' '.join(_FILLER.sub('', found['what']).split()[:6])}"
        elif verb.kind == "tell":
            about, action = watched or condition or tail, lemma
        elif verb.kind == "watch":
            about = watched or thing or condition or tail
            action = lemma if watched or thing == about else f"{lemma} {thing}".strip()
            if watched and thing and not _PEOPLE.search(thing):
                action = f"{lemma} {thing}"
        elif verb.kind == "thing" and not re.search(r"\b(?:treatment|supportive|therapy)\b", thing):
            about = thing or condition or tail or before
            action = lemma
        else:
            about = condition or tail or watched or ("" if verb.kind != "thing" else before)
            action = f"{lemma} {thing}".strip()
        if "consider" in adverb.split():
            said = next(v for k, v in match.groupdict().items() if v and k in _grammar().verb_of)
            action = f"consider {said.casefold()}{action.removeprefix(lemma)}"
        if match["neg"]:
            action = f"do not {action}"
        if "permanently" in adverb or re.search(r"\bpermanently\b", rest, re.I):
            action = f"{action.replace(' permanently', '')} permanently"
        if adverb in {"immediately", "promptly", "periodically", "regularly"}:
            timing = timing or adverb
        if verb.kind == "watch" and place[1] < len(self._words):
            tail_timing = ""  # "monitor for X and withhold at the first sign": the sign is for withholding
        action = self._anchored(action, timing or tail_timing)
        return self._action(about, action, timing, *place)

    def _anchored(self, action: str, timing: str) -> str:
        """The action with the moment it hangs on: "screen before initiating", "withhold until resolved"."""
        low = timing.casefold()
        whole = self._words.casefold()
        if action.startswith("screen") and "before" not in low and "do not initiate" in whole:
            return f"{action} before initiating"
        if found := re.search(
            r"\b(?:before|prior to)\s+(?P<what>initiat|start|beginning|treatment|therapy|use|tak|the first)",
            low,
        ):
            early = found["what"] in {"initiat", "start", "beginning", "tak", "the first"}
            return f"{action} before {'initiating' if early else 'treatment'}"
        if re.search(r"\buntil\b.*\b(?:resol|clear|controlled|recover)", low):
            return f"{action} until resolved"
        if "first sign" in low:
            return f"{action} at first sign"
        if self._confirmed:
            return f"{action} if confirmed"
        return action

    def _gapped(self, groups: list[list[Action]]) -> Iterator[Action]:
        """What the verb holds for as well: "..., and inactivated vaccines, 2 weeks before treatment"."""
        if not groups:
            return
        first = groups[0][0]
        found = re.search(
            r",? and (?P<what>(?:(?!\b(?:should|must|be|are|"
            r"is)\b)[\w -]){3,50}?),? (?P<timing>(?:at least )?\d+ (?:hours?|days?|weeks?|"
            r"months?) (?:before|prior to|after)\b.*)$",
            self._words,
            re.I,
        )
        if found and first.timing and not _grammar().clause.match(found["what"]):
            yield self._action(
                found["what"], first.action, found["timing"], found.start("what"), len(self._words)
            )

    def _timing(self, rest: str) -> str:
        if (match := _TIMING.search(rest)) is None:
            return ""
        timing = _TIMING_CUT.sub("", match["timing"])
        # A gapped second clause has a timing of its own.
        timing = re.sub(
            r",? and [\w -]{3,50}?, (?:at least )?\d+ \w+ (?:before|prior to|after).*$",
            "",
            timing,
            flags=re.I,
        )
        return timing.strip(" ,;")

    def _thing(self, rest: str) -> str:
        thing = self._drug.sub("", rest)
        thing = re.sub(
            r"\b(?:permanently|carefully|closely|promptly|immediately|periodically|regularly)\b",
            "",
            thing,
            flags=re.I,
        )
        thing = re.sub(
            r"\s+to\s+(?=(?:infants?|patients?|children|people|women|babies|newborns?)\b).*$",
            "",
            thing,
            flags=re.I,
        )
        thing = _PEOPLE.sub("", thing)
        thing = _FILLER.sub("", thing)
        thing = re.sub(
            r"^(?:\s*(?:with|to|for|in|on|by)\b)+|(?:\b(?:with|to|for|in|on|by|and|or|be)\s*)+$",
            "",
            thing.strip(),
            flags=re.I,
        )
        thing = " ".join(thing.split()).strip(" ,;:")
        return expanded(decapitalised(thing), self._abbreviations) if len(thing.split()) <= 10 else ""

    def _trigger(self, body: str, lead: str) -> str:
        """The hazard or state that a condition names."""
        if re.search(r"\b(?:is|are) confirmed\b", body, re.I):
            self._confirmed = True
        text = self._drug.sub("", body).strip(" ,;.")
        if re.match(r"(?:before|prior|during|after|once)\b", lead, re.I):
            return ""
        before = ""
        while text != before:
            before = text
            text = _TRIGGER_LEAD.sub("", text)
            text = re.sub(_TRIGGER_TAIL.pattern.replace("{drug}", "this"), "", text, flags=re.I)
            text = text.strip(" ,;.")
        text = re.sub(r"\s*\([^()]*\)", "", text)
        if not text or len(text.split()) > 14 or _PEOPLE.fullmatch(text):
            return ""
        name = effect_name(text, self._abbreviations, longest=14)
        return name or (expanded(decapitalised(text), self._abbreviations) if len(text.split()) <= 10 else "")

    def _action(self, trigger: str, action: str, timing: str, left: int, right: int) -> Action:
        return Action(trigger, " ".join(action.split()), timing, self._offset + left, self._offset + right)


def _joined(group: list[Action]) -> Action:
    if len(group) == 1:
        return group[0]
    first, last = group[0], group[-1]
    return Action(
        first.trigger,
        " or ".join(a.action for a in group),
        next((a.timing for a in group if a.timing), ""),
        first.start,
        last.end,
    )
