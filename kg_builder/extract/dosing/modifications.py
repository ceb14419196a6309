"""Changes of dosing: what triggers them, how severe it is, and what is done."""

from __future__ import annotations

from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.remembered import kindred_names, recall

from ..language.cues import lowered
from ..vocabulary.phrases import decapitalised
from .actions import Action, actions_in
from .bounded_groups import bounded_changes
from .broken_off import MISSED, begins_again, broken_off, taken_up
from .changes import STOPPING, Modification, Sentence, apart, changes_of
from .event_lists import listed_events
from .event_series import condition_ends
from .events import events_in, or_those
from .joined_clauses import clauses_of
from .line import Line
from .lost_tables import captioned
from .no_changes import CONCLUDED, MADE_UP, NOT_STATED, NOT_STATED_CUES, OBSERVED, SEEN_IN_STUDIES
from .sentence_triggers import NEXT_GROUP, taken_along, triggers_in
from .trigger_names import trigger_name
from .triggers import bound_severity, kind_is_dialysis, severity_of, trigger_of

__all__ = ["modifications_in"]


_DOSE_TALK = re.compile(
    r"\bdos(?:e|es|ing|age|ages)\b|\d\s?m?c?g\b|\d (?:milli|micro)gram|\bdiscontinu|\binterrupt|\bwithh|"
    r"\bcontraindicated|\bdelay|\bterminat|\bwithdrawn\b|\bcease|\bnot (?:be )?(?:recommended|used|advise"
    r"|given|administered|suitable|take)|\bavoid|\bno (?:change|adjustment|reduction)"
    r"|\bput(?:ting)? off\b|\bgiv(?:e|ing) up\b|"
    r"\bdo not (?:use|take|give|administer|initiate|start)|\binfusion\b|\bstop(?:ped)?\b|"
    r"\bneeds? (?:less|more)\b|\d ?% (?:less|more)\b|"
    r"\b(?:half|third|quarter) (?:of )?the (?:usual|normal|full)\b|"
    r"\bstart\w* low\b|\bdialysis\b|\bintervals?\b|\bpaus|\bless (?:often"
    r"|frequently)\b|\bh[eo]ld\b",
)


def modifications_in(line: Line, names: tuple[str, ...] = ()) -> list[Modification]:
    r"""The changes of dosing that a line states.

    Args:
        line: a statement with its context.
        names: the drug's names.

    >>> from kg_builder.extract.dosing.lines import lines_of
    >>> monograph = read("Dosage\nIf a severe rash develops, discontinue zorvexant.").monograph
    >>> (line,) = lines_of(monograph, monograph.sections[-1])
    >>> [(change.trigger, change.severity, change.actions) for change in modifications_in(line)]
    [('rash', 'severe', ('discontinue zorvexant',))]
    """
    alone = line.read_alone()
    named = kindred_names(names, line.text, line.lead)
    held = recall(lambda: tuple(_changes(alone, names)), "changes of dosing", alone[1:], named)
    at = line.start
    return [m._replace(line=line, start=m.start + at, end=m.end + at) for m in held]


def _changes(line: Line, names: tuple[str, ...]) -> list[Modification]:
    if line.lead:
        actions = actions_in(f"{line.lead}.", names, triggered=not line.is_item)
        if not (actions or line.is_item):
            actions = [Action(0, len(line.lead), line.lead, "dose")]
        item = Sentence(line, line.start, line.end, line.text)
        return changes_of(item, line.context.trigger, line.context.severity, actions, headed=False)
    found, listed = _listed(line, names)
    left_open: list[tuple[str, str]] = []
    earlier = ""
    for start, end, words in clauses_of(line):
        if not line.settled and captioned(words, earlier):
            earlier = words
            continue
        before = found[-1] if found else None
        if gaps := broken_off(words):
            for gap in gaps:
                said = Sentence(line, start, end, gap.then)
                found += changes_of(
                    said, gap.trigger, gap.extent, _begun_again(gap.then, names), headed=False
                )
            continue
        if (
            not listed[0] <= start < listed[1]
            and not SEEN_IN_STUDIES.search(words)
            and not (
                NOT_STATED_CUES.search(lowered(words))
                and NOT_STATED.search(words)
                and not CONCLUDED.search(words)
            )
        ):
            said = Sentence(line, start, end, words)
            told = (
                _in_sentence(said, names)
                or _answered(said, left_open, names)
                or _applied(said, earlier, names)
                or _cased(*_opened(said, earlier), names)
            )
            left_open = [] if told or line.context.trigger else triggers_in(words, names)
            found += _goes_on(said, told, before, names)
        earlier = words
    return found


def _applied(said: Sentence, earlier: str, names: tuple[str, ...]) -> list[Modification]:
    """What the sentence before asks for, of those that this one says it applies to."""
    if not (earlier and _APPLIES.match(said.words)):
        return []
    actions = actions_in(earlier, names, triggered=True)
    triggers = triggers_in(said.words, names)
    return [m for t, s in triggers for m in changes_of(said, t, s, actions, headed=False)]


_APPLIES = re.compile(
    r"(?:this|the same|that)(?: [\w-]+){0,3}? (?:applies|goes|holds|is true|(?:also )?is (?:meant"
    r"|intended|used))"
    r"(?: also| too)? (?:to|for|of|in)\b",
    re.I,
)
"""How a sentence widens what the one before told: "the same goes for people with cirrhosis"."""


def _cased(said: Sentence, case: str, names: tuple[str, ...]) -> list[Modification]:
    """What the second sentence of an item does in the case that the first one tells.

    "You start rifampin. The dose may have to be raised."
    """
    if not (said.line.is_item and _YOU.match(case)):
        return []
    case = decapitalised(case.rstrip(" ."))
    if gaps := broken_off(f"if {case}, {decapitalised(said.words)}"):
        then = _begun_again(said.words, names)
        return [m for gap in gaps for m in changes_of(said, gap.trigger, gap.extent, then, headed=False)]
    actions = [a for a in actions_in(said.words, names) if a.kind in {"none", "stop", "set"}]
    return [m for t, s in triggers_in(case, names) for m in changes_of(said, t, s, actions, headed=False)]


def _opened(said: Sentence, earlier: str) -> tuple[Sentence, str]:
    """A sentence and its case: what a colon sets off at its start, or the sentence before."""
    case, colon, rest = said.words.replace("**", "").partition(":")
    return (said._replace(words=rest.strip()), case) if colon and _YOU.match(case) else (said, earlier)


_YOU = re.compile(r"you(?:['\u2019]\w+)?\s", re.I)


def _begun_again(then: str, names: tuple[str, ...]) -> list[Action]:
    """How a treatment is taken up; in the words of the sentence where no verb of change tells."""
    told = [a for a in actions_in(then, names) if begins_again(a.words)]
    return told or [Action(0, len(then), taken_up(then), "set")]


def _goes_on(
    said: Sentence, told: list[Modification], before: Modification | None, names: tuple[str, ...]
) -> list[Modification]:
    """What a sentence tells, with trigger or grade of the one before where it leans on that.

    "The maximum dose is 5 mg" after "The starting dose in severe impairment is 2 mg", "in this group".
    """
    if before is None or said.line.settled or _DIGIT.search(before.population):  # whose doses are regimens
        return told
    if not told and _THESE.search(said.words) and _DOSE_TALK.search(lowered(said.words)):
        actions = actions_in(said.words, names, triggered=True)
        return changes_of(said, before.trigger, before.severity, actions, headed=False)
    same = before.severity and all(m.trigger == before.trigger and not m.severity for m in told)
    if same and _LEANING.match(said.words) and not triggers_in(said.words, names):
        return [m._replace(severity=before.severity) for m in told]
    return told


def _answered(said: Sentence, asked: list[tuple[str, str]], names: tuple[str, ...]) -> list[Modification]:
    """What a sentence does about impairments of which the one before told but what they do to the drug.

    "The drug is cleared slowly in cirrhosis. The dose should be reduced."
    """
    if not (asked and _OF_THE_DOSE.match(said.words)) or triggers_in(said.words, names):
        return []
    actions = [a for a in actions_in(said.words, names) if a.kind == "none" or _CHANGED.match(a.words)]
    return [m for t, s in asked for m in changes_of(said, t, s, actions, headed=False)]


_OF_THE_DOSE = re.compile(
    r"(?:(?:therefore|thus|so|hence|consequently|as a result|for (?:this|that) reason"
    r"|in such (?:cases|patients)),? )?"
    r"(?:(?:the|their|an?|no|any|individual|single|lower|smaller|reduced|higher|starting|initial|usual|daily"
    r"|maintenance|recommended) ){0,3}"
    r"(?:dos(?:e|es|age|ing)|(?:halve|reduce|lower|decrease|increase|adjust) (?:the|their) dose)\b",
    re.I,
)
_CHANGED = re.compile(
    r"(?:consider )?(?:reduc|lower|decreas|halv|increas|double|adjust|use (?:lower|smaller|reduced|higher))"
)

_UNANSWERED = re.compile(r"\b(?:no|not)\b.*\b(?:improve|respon|benefit|better)", re.I)
"""What ends treatment, while a higher dose for it is a step of the schedule."""

_IF = re.compile(r"\b(?:if|when|in case of)\b", re.I)
_DIGIT = re.compile(r"\d")
_THESE = re.compile(
    r"\b(?:in|for) (?:this|these) (?:groups?|patients?|populations?|individuals|people|cases)\b"
    r"|\bif (?:concomitant |concurrent )?(?:use|co-?administration|combination) (?:of [^,]{3,40} )?"
    r"(?:cannot be avoided|is (?:unavoidable|necessary|required)|must be)",
    re.I,
)
_LEANING = re.compile(
    r"(?:the|this|a|its) (?:maximum|dose|dosage|total|daily|recommended|maintenance)\b", re.I
)


def _in_sentence(said: Sentence, names: tuple[str, ...]) -> list[Modification]:
    line, words = said.line, said.words
    context = line.context
    works = context.mode == "" and line.labelled
    works = works and (_no_impairment(context.severity) or _no_impairment(context.trigger))
    if trigger_name(context.trigger) and not works:
        return _under_heading(said, names)
    if not _DOSE_TALK.search(lowered(words)):
        return []
    asked_from = condition_ends(words)  # "If a slow pulse or rash occurs, ..." slows nothing
    triggers = triggers_in(words[:asked_from] or words, names)
    geriatric = context.population.groups == ("geriatric",)
    events = [] if geriatric or (triggers and not or_those(words)) else events_in(words)
    if not (triggers or geriatric or events):
        return bounded_changes(said, actions_in(words, names))
    strict = [
        a for a in actions_in(words, names) if a.kind in {"none", "stop", "set"} and a.start >= asked_from
    ]
    if not any(a.kind in {"none", "stop"} or not _BEGINS.match(a.words) for a in strict):
        triggers = [found for found in triggers if not _works(found[0])]
    if triggers:
        if not strict:
            strict = [a for a in actions_in(words, names, triggered=True) if a.kind == "dose"]
        asking = dict.fromkeys((*triggers, *events))
        for trigger, _ in asking:
            strict = [replace(action, words=apart(action.words, trigger)) for action in strict]
        found = [m for t, s in asking for m in changes_of(said, t, s, strict, headed=False)]
        if len(NEXT_GROUP.split(words)) > 1:  # "for the elderly and patients with cirrhosis"
            found = [m._replace(population=str(context.population)) for m in found]
        several = len(found) > 1 and any(_GROUP.search(m.trigger) for m in found)
        return [m._replace(population="") for m in found] if several else found
    if (
        geriatric
        and not (events := (_IF.search(words) and events_in(words)) or [])
        and any(a.kind in {"none", "set"} for a in strict)
    ):
        return changes_of(said, context.aged or "geriatric patients", "", strict)
    events = events or events_in(words)
    if not strict and events and events[0][0].startswith("intolerance"):
        strict = [
            replace(a, kind="set") for a in actions_in(words, names, triggered=True) if a.kind == "dose"
        ]
    elif strict and all(_BEGINS.match(a.words) and not _COMPARED.search(a.words) for a in strict):
        return []  # "For gout, therapy should be initiated with 5 mg" is a schedule
    if any(a.kind in STOPPING for a in strict):
        return [
            m
            for event in events
            if not _UNANSWERED.search(event[0]) or any(a.kind == "stop" for a in strict)
            for m in changes_of(said, *event, strict, headed=False)
        ]
    return []


def _under_heading(said: Sentence, names: tuple[str, ...]) -> list[Modification]:
    """What a sentence asks for where headings or labels name what asks for it."""
    line, words = said.line, said.words
    context = line.context
    actions = actions_in(words, names, triggered=True)
    if not line.labelled and MADE_UP.search(words):
        return []
    if not line.labelled and OBSERVED.search(words):
        actions = [a for a in actions if a.kind != "dose"]
    if not actions and begins_again(words) and context.trigger == MISSED:
        actions = _begun_again(words, names)
    if not actions and context.interval and _BARE_NUMBER.fullmatch(words):
        actions = [Action(0, len(words), context.interval, "dose")]
    if line.settled:
        return changes_of(said, context.trigger, context.severity, actions)
    severity = context.severity or severity_of(
        _INFECTIONS.sub(" ", words) if trigger_of(context.trigger) else words
    )
    own = trigger_of(words)
    if (
        own
        and own[0] == "geriatric"
        and trigger_of(context.trigger)
        and all(a.kind == "dose" for a in actions)
    ):
        return []  # a schedule of theirs, under a heading far above
    if _ANY_DEGREE.search(words):
        severity = ""
    apart_from = own is None and trigger_of(context.trigger) is None and _FOR_OTHERS.search(words)
    if actions and apart_from and all(a.words == "not recommended" for a in actions):
        return []
    if own and said.start > line.start:  # "Mild hepatic impairment: 5 mg. Avoid it in severe impairment"
        severity = severity_of(words) or severity
    trigger = context.trigger
    headed = trigger_of(trigger)
    if (
        own
        and (context.mode == "modification" or headed)
        and own[0] != "geriatric"
        and own[0] != (headed or ("",))[0]
        and (headed or _other(own[1], trigger))
    ):
        trigger, severity = own[1], severity_of(words)
    elif own and line.labelled and not _DIGIT.search(own[1]) and trigger == f"{own[0]} impairment":
        trigger = own[1]  # "Kidneys: avoid it in kidney disease"
    elif not own and (context.mode == "modification" or headed) and (along := taken_along(words, names)):
        trigger, severity = along, ""  # "a weak inducer" under "strong inducers"
    elif own and kind_is_dialysis(own[1]) and not kind_is_dialysis(trigger):
        trigger, severity = own[1], ""
    elif (
        not own
        and headed
        and (any(a.kind == "stop" for a in actions) or _AGAIN.match(words))
        and (events := events_in(words))
    ):
        return [m for t, s in events for m in changes_of(said, t, s, actions, headed=False)]
    named = triggers_in(words) if headed and headed[0] in {"renal", "hepatic"} else []
    if len(named) > 1:  # "Renal or hepatic impairment: reduce the dose" is said of both
        return [m for t, _ in named for m in changes_of(said, t, severity, actions)]
    return changes_of(said, trigger, severity, actions)


_BEGINS = re.compile(r"(?:start|begin|initiate|administer|give|use|take)\b")


_COMPARED = re.compile(r"\b(?:lower|less|reduced?|smaller|half|slower|larger|higher|increased|longer|more)\b")


def _works(trigger: str) -> bool:
    """Whether a trigger says that the kidneys work well enough: "GFR above 30" bounds who gets a dose."""
    return bound_severity(trigger) is not None and _AT_LEAST.search(trigger) is not None


def _listed(line: Line, names: tuple[str, ...]) -> tuple[list[Modification], tuple[int, int]]:
    """What "Discontinue it for:" asks for at each of the reactions that a line lists, and their place."""
    lead, items = listed_events(line.text)
    actions = [a for a in actions_in(f"{lead}.", names) if a.kind in STOPPING] if items else []
    if not actions:
        return [], (0, 0)
    found = []
    for start, end, trigger, severity in items:
        place = Sentence(line, line.start + start, line.start + end, line.text[start:end])
        found += changes_of(place, trigger, severity, actions, headed=False)
    return found, (line.start + items[0][0] - len(lead) - 8, line.start + items[-1][1])


def _no_impairment(severity: str) -> bool:
    """A bound that only says the kidneys work: "CrCl >50 mL/min" is a regimen's population.

    >>> _no_impairment("CrCl >50 mL/min"), _no_impairment("CrCl 50 mL/min or less")
    (True, False)
    """
    match = _AT_LEAST.search(severity)
    return match is not None and float(match[1] or match[2]) >= _GOOD_CLEARANCE


_AT_LEAST = re.compile(
    r"(?:>=?|\u2265|greater than|above|at least|more than)\D{0,16}(\d+)(?!\s?(?:-|\u2013|to))|"
    r"(\d+)[^-\u2013]*\bor (?:more|greater|higher|above)",
    re.I,
)
_GOOD_CLEARANCE = 50
_FOR_OTHERS = re.compile(
    r"\b(?:in|for|during) (?:use in )?(?:pregnan|p(?:a)?ediatric|child|nursing|breast)", re.I
)
_INFECTIONS = re.compile(
    r"\b(?:serious|severe|life-threatening)(?:,? (?:or|and))? (?:[\w-]+ ){0,2}infections?", re.I
)
_ANY_DEGREE = re.compile(r"\bany (?:level|degree|grade|severity) of\b", re.I)
_AGAIN = re.compile(
    r"(?:if|when) (?:the |an? )?[\w-]+(?: [\w-]+)? (?:recurs?|reoccurs?|develops?|occurs?)\b", re.I
)


def _other(own: str, trigger: str) -> bool:
    return not (set(own.split()) & set(trigger.casefold().split()))


_BARE_NUMBER = re.compile(r"\d+(?:\s?(?:-|\u2013|to)\s?\d+)?")
_GROUP = re.compile(r"weigh|elderly|geriatric|\bover\b|\bolder\b")
"""What names patients beside others that the same change is for."""
