"""A change of dosing, made of a sentence, what asks for it and what is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..language.quantities import find_quantities
from ..language.schedules import with_interval
from .actions import Action, hold_time
from .line import Line
from .population import read_population
from .trigger_names import trigger_name
from .triggers import severity_of

__all__ = ["STOPPING", "Modification", "Sentence", "apart", "changes_of", "grouped"]

_TABLE = re.compile(r"table \d+", re.I)
_HEAD = re.compile(r"(?:recommended )?dos(?:e|age|ing) (?:adjustment|modification|reduction|change)s?", re.I)
"""The head of a column, which asks for nothing."""

_AGENT = re.compile(r"\b(?:inhibitors?|inducers?|blockers?)\b", re.I)
_GRADE = re.compile(r"(?:mild|moderate|severe|to|or|and|\s|-)+", re.I)
_OF_HOW_MANY = re.compile(r"\(\d+/\d+\)")
"""Shares of patients in a trial: "87% (520/598)"."""

STOPPING = frozenset({"stop", "set"})
"""The kinds of action that change a dose or end a treatment."""


class Modification(NamedTuple):
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


class Sentence(NamedTuple):
    """One sentence of a line.

    Args:
        line: the line.
        start: first code point of the sentence in the document.
        end: index after the last.
        words: the sentence.
    """

    line: Line
    start: int
    end: int
    words: str


_OF_AGE = re.compile(r"\b(?:elderly|geriatric|older)\b", re.I)


def _is_schedule(action: Action) -> bool:
    """Whether an action names an amount, and not that of a smaller dose."""
    named = any(q.kind not in {"share", "body"} for q in find_quantities(action.words))
    return named and _SMALLER.match(action.words) is None


_SMALLER = re.compile(r"(?:reduce|lower|decrease|halve|cut)\b")


def _in_full(action: Action, interval: str) -> str:
    """A bare dose with the interval that another cell of its row gives."""
    return with_interval(action.words, interval) if action.kind == "dose" else action.words


def apart(words: str, trigger: str) -> str:
    """An action without the trigger that it ends in.

    >>> apart("halve dose in mild cirrhosis", "cirrhosis"), apart("halve dose", "cirrhosis")
    ('halve dose', 'halve dose')
    """
    at = words.casefold().find(trigger.casefold())
    joined = _JOINED.search(words, 0, at) if at > 0 else None
    return words[: joined.start()] if joined else words


_JOINED = re.compile(r"\s(?:in|for|with|during|if|when|while)\s(?:(?:[\w-]+|,|\([^()]*\))\s){0,4}$")


def changes_of(
    said: Sentence, trigger: str, severity: str, actions: list[Action], *, headed: bool = True
) -> list[Modification]:
    r"""The change that a sentence asks for; none where nothing names a trigger or an action.

    Args:
        said: the sentence.
        trigger: what asks for the change.
        severity: how severe it is.
        actions: what is done.
        headed: trigger and severity come from headings.

    >>> from kg_builder.extract.dosing.lines import lines_of
    >>> monograph = read("Dosage\nHalve the dose in gout.").monograph
    >>> (line,) = lines_of(monograph, monograph.sections[-1])
    >>> said = Sentence(line, line.start, line.end, line.text)
    >>> (change,) = changes_of(said, "gout", "", [Action(0, 9, "halve dose", "set")], headed=False)
    >>> change.trigger, change.actions
    ('gout', ('halve dose',))
    """
    trigger = trigger_name(trigger)
    severity = "" if _TABLE.fullmatch(severity) else _closed(severity)
    if _AGENT.search(trigger) and _GRADE.fullmatch(severity):
        trigger, severity = _strength(trigger, severity), ""
    actions = (
        []
        if _HEAD.fullmatch(said.words.strip())
        else [a for a in actions if not _OF_HOW_MANY.search(a.words)]
    )
    if not (trigger and actions) or (_OF_AGE.search(trigger) and any(map(_is_schedule, actions))):
        return []  # "Elderly: start with 5 mg daily" is a regimen of theirs
    if not headed and _WITH_AMOUNT.search(trigger) and all(action.kind == "dose" for action in actions):
        return []  # "5 mg daily with 20 mg of another" is a regimen
    line, start, words = said.line, said.start, said.words
    actions = [_whose(action, words, trigger) for action in actions]
    population = read_population(words).within(line.context.population)
    whole = line.whole_start if headed and line.labelled and start == line.start else start
    return [
        Modification(
            line=line,
            start=whole,
            end=said.end,
            trigger=trigger,
            severity=severity,
            actions=tuple(dict.fromkeys(apart(_in_full(a, line.context.interval), trigger) for a in actions)),
            duration=hold_time(words) if any(a.kind in STOPPING for a in actions) else "",
            population="" if "elderly" in trigger or "geriatric" in trigger else str(population),
            headed=headed,
        )
    ]


def _strength(trigger: str, grade: str) -> str:
    """A class taken along with how strong it is, where a grade tells that: "moderate CYP3A inhibitors"."""
    if grade not in {"mild", "moderate"}:
        return trigger
    return f"{grade} {_STRENGTHS.sub('', trigger)}"


_STATES = re.compile(r"\b(?:should|must|may) be\b")
"""What makes a severity a sentence of its own that ran into its row."""

_WITH_AMOUNT = re.compile(r"\d ?(?:m?c?g|units)$")
_STRENGTHS = re.compile(r"^(?:(?:strong|moderate|weak|mild|potent|or|and|to)\s)+", re.I)


def _closed(severity: str) -> str:
    """A severity without the sentence that ran into it, or a bracket cut open: "rash (life-threatening"."""
    if _STATES.search(severity):
        return _STATES.split(severity)[0].rpartition(",")[0]  # "symptomatic, may be grave"
    before, bracket, within = severity.partition("(")
    if not bracket or ")" in within:
        return severity
    return severity_of(within) or before.strip()


def _whose(action: Action, words: str, trigger: str) -> Action:
    """An action with whose dose it is, where that is what is taken along: "a lower dose of the opioid"."""
    of = _DOSE_OF.search(words, action.start, min(len(words), action.end + _NEAR))
    if (
        of is None
        or of["what"].casefold().rstrip("s") not in trigger.casefold()
        or of["what"] in action.words
    ):
        return action
    return replace(action, words=f"{action.words}{of['of']}")


_NEAR = 40
"""How far behind an action it may be told whose dose it changes."""
_DOSE_OF = re.compile(
    r"\bdos(?:e|age)s?(?P<of> of (?:(?:the|an?|any|other|your|oral|concomitant|co-?administered) )*"
    r"(?P<what>[a-z][\w-]{4,}))",
    re.I,
)


def _row(change: Modification) -> int:
    """Where the row begins whose own label grades a change: "Grade 3: ..." is not "Grade 3 or 4: ..."."""
    return change.line.whole_start if change.line.labelled and change.severity else -1


def grouped(found: Iterable[Modification]) -> Iterator[tuple[Modification, ...]]:
    r"""Neighbouring statements under one heading together, every other alone.

    One severity's bullets ("interrupt", "restart", "begin at half") are steps of one change.

    >>> from kg_builder.extract.dosing.lines import lines_of
    >>> monograph = read("Dosage\nHold it. Halve the dose.").monograph
    >>> (line,) = lines_of(monograph, monograph.sections[-1])
    >>> one = Modification(line, 0, 9, "rash", "severe", ("hold",), "", "", headed=True)
    >>> steps = [one, one._replace(actions=("halve the dose",)), one._replace(trigger="fever")]
    >>> [[change.actions[0] for change in group] for group in grouped(steps)]
    [['hold', 'halve the dose'], ['hold']]
    """
    for _, group in groupby(
        enumerate(found),
        key=lambda p: (p[1].trigger, p[1].severity, p[1].population, _row(p[1])) if p[1].headed else p[0],
    ):
        yield tuple(m for _, m in group)
