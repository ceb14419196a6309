"""Changes of dosing: what triggers them, how severe it is, and what is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from .dosing_actions import Action, actions_in, hold_time
from .dosing_line import Line
from .dosing_population import read_population
from .dosing_triggers import coadministered, severity_of, trigger_of
from .language.cues import cues, lowered
from .language.intervals import find_intervals
from .language.quantities import find_quantities

__all__ = ["Modification", "grouped", "modifications_in"]


@dataclass(frozen=True, slots=True)
class Modification:
    """A change of dosing, with its place in the document.

    Args:
        line: the line it was read from.
        start: first code point of the words.
        end: index after the last.
        trigger: what asks for it.
        severity: how severe the trigger is.
        actions: what is done, in order.
        duration: how long.
        population: whom it is for, where it isn't all patients.
        headed: trigger and severity come from headings, so that the lines under them make one fact.
    """

    line: Line
    start: int
    end: int
    trigger: str
    severity: str
    actions: tuple[str, ...]
    duration: str
    population: str
    headed: bool


_STOPPING = frozenset({"stop", "set"})
_EVENT = re.compile(
    r"\b(?:if|when|in case of|in the event of|for|upon|following|in patients (?:with|"
    "who (?:develop|experience|have)|experiencing|developing)|(?:patients|"
    r"people) (?:who )?(?:with|develop(?:ing)?|experience|experiencing))\s+"
    "(?:(?:the |a |an |any |signs? (?:and symptoms )?(?:or symptoms )?of |symptoms of |"
    "patients? (?:develops?|experiences?|has|have) |you (?:develop|have|experience) )*)"
    r"(?P<event>[A-Za-z][\w\u2265\u2264<>/ -]{2,70}?)(?=\s+(?:occurs?|develops?|persists?|"
    r"is (?:confirmed|suspected|severe)|appears?|recurs?|that|lasting|until|is|are)\b|[,.;:(]|$)",
    re.I,
)
_EVENT_WORD = re.compile(
    r"\b(?:reactions?|toxicit(?:y|ies)|neutropenia|thrombocytopenia|anemia|diarrhea|rash|colitis|"
    "pneumonitis|hepatitis|nephritis|neuropathy|prolongation|elevation|increase[sd]?|"
    r"\w+(?:itis|emia|penia|osis|pathy|algia|uria|rrhea|rrhage)|bleeding|hypotension|hypertension|"
    "jaundice|infections?|seizures?|fibrosis|events?|disease|disorder|syndrome|failure|injury|"
    r"dysfunction|edema|pregnancy|surgery)\b",
    re.I,
)
_EVENT_CUES = cues(
    "reaction",
    "toxicit",
    "penia",
    "emia",
    "rrhe",
    "rash",
    "itis",
    "path",
    "elevation",
    "increase",
    "osis",
    "algia",
    "uria",
    "rrhage",
    "prolongation",
    "bleeding",
    "tension",
    "jaundice",
    "infection",
    "seizure",
    "fibrosis",
    "event",
    "disease",
    "disorder",
    "syndrome",
    "failure",
    "injury",
    "dysfunction",
    "edema",
    "pregnancy",
    "surgery",
)
_NOT_AN_EVENT = re.compile(
    r"\b(?:dos(?:e|es|age)|response|treatment|therapy|weeks?|days?|hours?|months?|patients?|"
    "tolerated|needed|necessary|adults?|children|benefit|use|administration|tablets?|mg|"
    r"management|indication|prevention)\b|\d+ (?:mg|kg)|years",
    re.I,
)
_NOT_STATED = re.compile(
    r"\bnot been (?:studied|established|evaluated)|\bmiss(?:ed|es)? [^.]{0,20}dose|\bover-?dos|\bforg[eo]t",
    re.I,
)
_NOT_STATED_CUES = cues("not been", "miss", "dos", "forg")
_DOSE_TALK = re.compile(
    r"\bdos(?:e|es|ing|age|ages)\b|\d\s?m?c?g\b|\bdiscontinu|\binterrupt|\bwithh|"
    r"\bcontraindicated|\bnot (?:be )?(?:recommended|used|given|administered)|\bavoid|"
    r"\bdo not (?:use|take|give|administer)|\binfusion\b|\bstop\b|\bhold\b",
)


def modifications_in(line: Line, names: tuple[str, ...] = ()) -> list[Modification]:
    """The changes of dosing that a line states.

    Args:
        line: a statement with its context.
        names: the drug's names.
    """
    found: list[Modification] = []
    for start, end, words in line.sentences():
        if not (_NOT_STATED_CUES.search(lowered(words)) and _NOT_STATED.search(words)):
            found += _in_sentence(_Sentence(line, start, end, words), names)
    return found


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence of a line."""

    line: Line
    start: int
    end: int
    words: str


def _in_sentence(said: _Sentence, names: tuple[str, ...]) -> list[Modification]:
    line, words = said.line, said.words
    context = line.context
    if context.trigger and not (context.mode == "" and line.labelled and _no_impairment(context.severity)):
        actions = actions_in(words, names, triggered=True)
        severity = context.severity or severity_of(words)
        own = trigger_of(words)
        trigger = context.trigger
        headed = trigger_of(trigger)
        if (
            own
            and context.mode == "modification"
            and own[0] != "geriatric"
            and own[0] != (headed or ("",))[0]
            and _other(own[1], trigger)
        ):
            trigger, severity = own[1], severity_of(words)
        named = _triggers(words) if headed and headed[0] in {"renal", "hepatic"} else []
        if len(named) > 1:  # "Renal or hepatic impairment: reduce the dose" is said of both
            return [m for t, _ in named for m in _of(said, t, severity, actions)]
        return _of(said, trigger, severity, actions)
    if not _DOSE_TALK.search(lowered(words)):
        return []
    triggers = _triggers(words)
    geriatric = context.population.groups == ("geriatric",)
    event = None if triggers or geriatric else _event(words) or _clause(words)
    if not (triggers or geriatric or event):
        return []
    strict = [a for a in actions_in(words, names) if a.kind in {"none", "stop", "set"}]
    if triggers:
        if not strict:
            strict = [a for a in actions_in(words, names, triggered=True) if a.kind == "dose"]
        return [m for t, s in triggers for m in _of(said, t, s, strict, headed=False)]
    if geriatric and any(a.kind in {"none", "set"} for a in strict):
        return _of(said, context.aged or "geriatric patients", "", strict)
    event = event or _event(words) or _clause(words)
    if event and any(a.kind in _STOPPING for a in strict):
        return _of(said, *event, strict, headed=False)
    return []


def _no_impairment(severity: str) -> bool:
    """A bound that only says the kidneys work: "CrCl >50 mL/min" is a regimen's population.

    >>> _no_impairment("CrCl >50 mL/min"), _no_impairment("CrCl 50 mL/min or less")
    (True, False)
    """
    match = _AT_LEAST.search(severity)
    return match is not None and float(match[1] or match[2]) >= _GOOD_CLEARANCE


_AT_LEAST = re.compile(
    r"(?:>=?|\u2265|greater than|above|at least|more than)\D{0,12}(\d+)(?!\s?(?:-|\u2013|to))|"
    r"(\d+)[^-\u2013]*\bor (?:more|greater|higher|above)"
)
_GOOD_CLEARANCE = 50


def _other(own: str, trigger: str) -> bool:
    return not (set(own.split()) & set(trigger.casefold().split()))


_BOTH = re.compile(
    r"\b(?P<s>mild|moderate|severe|mild (?:to|or) moderate|moderate (?:to|"
    r"or) severe)?\s?(?P<a>renal|kidney|hepatic|liver)(?:\s(?P<aw>impairment|disease|"
    "problems))?,? (?:or|and|and/or) (?:in |with )?(?:(?P<s2>mild|moderate|severe) )?(?P<b>hepatic|liver|"
    "renal|kidney) (?P<w>impairment|insufficiency|dysfunction|failure|disease|problems)",
    re.I,
)
_IMPAIRED = re.compile(
    r"\b(?:impaired|reduced|decreased|poor) (?P<a>renal|kidney|hepatic|liver) (?:or|and|and/or) "
    r"(?P<b>renal|kidney|hepatic|liver) function",
    re.I,
)
_ORGANS = cues("renal", "kidney", "hepatic", "liver")


_ALONG_ENDS = re.compile(
    r"\s+(?:is|are|may|should|can|cannot|avoid|unless|who|which|because|due|the|must|"
    r"requires?|in patients|in adults|for|reduce|decrease|increase|and (?:reduce|decrease))\b|"
    ","
)
_NO_DRUG = re.compile(r"\b(?:food|meals?|water|caution|care|other medic\w+|dose|dosage|or without)\b")


def _triggers(words: str) -> list[tuple[str, str]]:
    """Impairments, groups and drugs taken along that a sentence names, each with its severity."""
    organs = _ORGANS.search(lowered(words)) is not None
    if organs and (impaired := _IMPAIRED.search(words)):
        return [(f"{organ.casefold()} impairment", "") for organ in impaired.group("a", "b")]
    both = _BOTH.search(words) if organs else None
    if both:
        severity = (both["s"] or "").casefold()
        noun = both["w"].casefold()
        return [
            (f"{both['a'].casefold()} {(both['aw'] or noun).casefold()}", severity),
            (f"{both['b'].casefold()} {noun}", (both["s2"] or severity).casefold()),
        ]
    found = trigger_of(words)
    if found:
        return [(found[1], severity_of(words) if found[0] in {"renal", "hepatic"} else "")]
    along = coadministered(words)
    along = _ALONG_ENDS.split(along, maxsplit=1)[0].strip()
    if along and len(along.split()) <= 8 and not _NO_DRUG.search(along):
        return [(along, "")]
    return []


_EVENT_FRAME = re.compile(r"^(?:or|and|signs? of|symptoms? of|an?|the|any)\s+", re.I)
_CAPITALS = re.compile(r"[A-Z]{2}")


def _event(words: str) -> tuple[str, str] | None:
    for match in _EVENT.finditer(words) if _EVENT_CUES.search(lowered(words)) else ():
        event = " ".join(match["event"].split()).strip(" -")
        if _NOT_AN_EVENT.search(event) or not _EVENT_WORD.search(event) or len(event.split()) > 7:
            continue
        severity = severity_of(event)
        if severity:
            event = re.sub(re.escape(severity), "", event, flags=re.I).strip(" -")
        event = _EVENT_FRAME.sub("", event)
        if event:
            return (event if _CAPITALS.search(event) else event.casefold()), severity
    return None


_IF_CLAUSE = re.compile(
    r"\b(?:if|when|whenever|where)\s+(?:the |your |his |her |a |an )?(?P<clause>[a-z\d][^,;:.()]{6,90}?)"
    r"(?=\s?[,;]|\.(?:\s|$)|$|\s(?:reduce|withhold|discontinue|stop|interrupt|decrease|lower|hold)\b)",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:enzymes?|levels?|counts?|pressure|rate|creatinine|inr|transaminases?|bilirubin|alt|ast|qtc?|"
    r"potassium|sodium|platelets?|neutrophils?|ha?emoglobin|side effects?|symptoms?|not (?:well )?tolerated|"
    r"cannot (?:be )?tolerate[d]?)\b",
    re.I,
)
_NO_CLAUSE = re.compile(
    r"\b(?:miss(?:ed)?|forg[eo]t\w*|needed|necessary|possible|required|appropriate)\b", re.I
)
_LONGEST_CLAUSE = 12


def _clause(words: str) -> tuple[str, str] | None:
    """What is measured or felt that asks for a change: "if liver enzymes exceed 3 times normal, ..."."""
    for match in _IF_CLAUSE.finditer(words):
        clause = " ".join(match["clause"].split())
        if len(clause.split()) > _LONGEST_CLAUSE or _NO_CLAUSE.search(clause):
            continue
        if _MEASURED.search(clause):
            return clause[0].lower() + clause[1:] if not _CAPITALS.match(clause) else clause, ""
    return None


_OF_AGE = re.compile(r"\b(?:elderly|geriatric|older|debilitated)\b", re.I)


def _has_amount(action: Action) -> bool:
    """Whether an action names an amount."""
    return any(q.kind not in {"share", "body"} for q in find_quantities(action.words))


def _in_full(action: Action, interval: str) -> str:
    """A bare dose with the interval that another cell of its row gives."""
    if not interval or action.kind != "dose" or find_intervals(action.words):
        return action.words
    return f"{action.words} every {interval}" if interval[0].isdigit() else f"{action.words} {interval}"


def _of(
    said: _Sentence, trigger: str, severity: str, actions: list[Action], *, headed: bool = True
) -> list[Modification]:
    if not actions or (_OF_AGE.search(trigger) and any(_has_amount(a) for a in actions)):
        return []  # "Elderly: start with 5 mg daily" is a regimen of theirs
    line, start, words = said.line, said.start, said.words
    population = read_population(words).within(line.context.population)
    whole = line.whole_start if headed and line.labelled and start == line.start else start
    return [
        Modification(
            line=line,
            start=whole,
            end=said.end,
            trigger=trigger,
            severity=severity,
            actions=tuple(dict.fromkeys(_in_full(a, line.context.interval) for a in actions)),
            duration=hold_time(words) if any(a.kind in _STOPPING for a in actions) else "",
            population="" if "elderly" in trigger or "geriatric" in trigger else str(population),
            headed=headed,
        )
    ]


def grouped(found: Iterable[Modification]) -> Iterator[tuple[Modification, ...]]:
    """Neighbouring statements under one heading together, every other alone.

    One severity's bullets ("interrupt", "restart", "begin at half") are steps of one change.
    """
    for _, group in groupby(
        enumerate(found),
        key=lambda p: (p[1].trigger, p[1].severity, p[1].population) if p[1].headed else p[0],
    ):
        yield tuple(m for _, m in group)
