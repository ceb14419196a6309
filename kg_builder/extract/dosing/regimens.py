"""Dose schedules of one statement: "50 mg by mouth once; repeat after 2 weeks"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.remembered import kindred_names, recall

from ..language.cues import cues, lowered
from ..language.day_spans import find_day_span
from ..language.intervals import find_intervals
from ..language.quantities import DASHES, NUMBER, Quantity, find_quantities
from ..language.routes import find_routes
from ..language.schedules import dose_count, find_durations, with_interval, written_words
from ..language.timed import Timed
from .amounts import Amount, Role, amounts_of
from .clauses import TITRATING, clause_start, is_dilution, is_dose, speaks_of_dosing
from .conditions import condition_named
from .context import Context
from .patient_bands import band_start, last_band
from .phases import phase_said
from .population import Population, read_population
from .sequences import Regimen, in_sequence

__all__ = ["regimens_in"]


_GIVE = re.compile(
    r"\b(?:tak(?:e|en|ing)|giv(?:e|en|ing)|administer(?:ed|ing)?|inject(?:ed)?|appl(?:y|ied)|"
    "us(?:e|ed)|inhal(?:e|ed)|swallow(?:ed)?|chew|dissolve|insert(?:ed)?|instil(?:l|led)?|"
    "infus(?:e|ed)|spray|place|receiv(?:e|ing)|dos(?:e|es|ing|age|ages)|start(?:ed|ing)?|"
    r"initiat(?:e|ed|ing)|begin|maintenance|recommended)\b",
    re.I,
)


def regimens_in(
    text: str, context: Context, names: tuple[str, ...] = (), *, labelled: bool = False
) -> list[Regimen]:
    """The dose schedules of one sentence or list item.

    Args:
        text: the words; places in the result point into them.
        context: what governs them.
        names: the drug's names.
        labelled: an inline label ("Adults:") stands before the words, so that a bare amount is a dose.

    >>> [(r.words, r.interval, r.route) for r in regimens_in("600 mg IV every 6 months", Context())]
    [('600 mg IV every 6 months', '6 months', 'intravenous')]
    >>> [(r.words, r.phase) for r in regimens_in("10 mg daily; may be increased to 20 mg daily", Context())]
    [('10 mg daily', 'initial'), ('20 mg daily', 'titration')]
    >>> regimens_in("If you miss a dose, take 10 mg at once", Context())
    []
    """
    named = kindred_names(names, text)
    held = recall(lambda: _read(text, context, names, labelled), "regimens", text, context, named, labelled)
    return list(held)


def _read(text: str, context: Context, names: tuple[str, ...], labelled: bool) -> tuple[Regimen, ...]:
    applied = _APPLIED.search(lowered(text))
    if context.maximum or not (find_quantities(text) or applied):
        return ()
    if not speaks_of_dosing(text):
        parts = [part for part in text.split(";") if speaks_of_dosing(part)] if ";" in text else []
        if not parts or not text.startswith(parts[0]):
            return ()
        text = parts[0]  # "10 mg daily; more has not been shown to help"
    amounts = amounts_of(text, names)
    doses = [a for a in amounts if is_dose(text, a, amounts)]
    if not doses:
        return tuple(_applied(text, context)) if applied else ()
    if is_dilution(text):
        return ()
    maxima = [a for a in amounts if a.role is Role.MAXIMUM and a not in doses]
    found: list[Regimen] = []
    lead = 0
    for place, amount in enumerate(doses):
        following = doses[place + 1] if place + 1 < len(doses) else None
        end = amount.quantity.end
        stop = clause_start(text, end, following.quantity.start) if following else len(text)
        stop = stop if stop <= end + _LONGEST else text.rfind(" ", end, end + _LONGEST)
        ends = _ENDS.search(text, end, stop)
        stop = ends.start() if ends else stop
        clause = _Clause(text, lead, stop, context, tuple(maxima), labelled)
        regimen = _regimen(clause, amount, found)
        if regimen is not None:
            found.append(regimen)
        lead = stop
    return tuple(in_sequence(text, found))


_LONGEST = 300
_ENDS = re.compile(
    r"\.(?=[A-Z][a-z])|\s(?=(?:Weeks?|Days?|Months?) \d+(?:[ -]\w+){0,3}:)|(?<=\w)\s(?=If a dose is missed)"
)
"""Where a dose ends in text that has lost its lines: the next step, a sentence without a blank before it."""

_APPLY = re.compile(
    r"\b(?:(?:re)?appl(?:y|ied)|rub(?:bed)?|massaged?|instil(?:l|led)?|rinse|shampoo|wash(?:ed)?|"
    r"spread)\b(?! (?:the |your )?(?:inhaler|mouthpiece|device|hands|nebuli[sz]er|pump|"
    "applicator))",
    re.I,
)


_APPLIED = cues("appl", "rub", "massage", "instil", "rinse", "shampoo", "wash", "spread")


def _applied(text: str, context: Context) -> list[Regimen]:
    """Use without an amount: "apply a thin layer to the skin twice daily"."""
    verb = _APPLY.search(text)
    if verb is None:
        return []
    rest = text[verb.start() :]
    intervals, routes, durations = find_intervals(rest), find_routes(rest), find_durations(rest)
    if not intervals or re.search(r"\bdo not|\bavoid|\bsame time", text, re.I):
        return []
    end = max(t.end for t in (*intervals[:1], *routes[:1], *durations[:1]))
    return [
        Regimen(
            start=verb.start(),
            end=verb.start() + end,
            words=written_words(rest[:end]),
            quantity=None,
            population=read_population(text).within(context.population),
            indication=condition_named(text) or context.indication,
            phase=context.phase,
            route=routes[0].value if routes else context.route,
            interval=intervals[0].value,
            duration=durations[0].value if durations else "",
            max_dose="",
            doses=None,
            form=context.form,
        )
    ]


def _first(found: Sequence[Timed], offset: int) -> Timed | None:
    return _shifted(found[:1], offset)[0] if found else None


def _own_routes(words: str) -> list[Timed]:
    """The routes of a dose, without those of another: "8 weeks after the first intravenous dose"."""
    return [
        route
        for route in find_routes(words)
        if not (words.startswith(" dose", route.end) and _OF_ANOTHER_DOSE.search(words, 0, route.start))
    ]


_OF_ANOTHER_DOSE = re.compile(
    r"\b(?:after|before|following) the (?:first|initial|last|previous|loading) $", re.I
)


def _shifted(found: Sequence[Timed], offset: int) -> list[Timed]:
    return [Timed(t.start + offset, t.end + offset, t.value) for t in found]


class _Clause(NamedTuple):
    """The words of one dose: from the end of the clause before it to the start of the one after."""

    text: str
    lead: int
    stop: int
    context: Context
    maxima: tuple[Amount, ...]
    labelled: bool


def _regimen(clause: _Clause, amount: Amount, earlier: list[Regimen]) -> Regimen | None:
    text, lead, stop, context, maxima = clause.text, clause.lead, clause.stop, clause.context, clause.maxima
    quantity = amount.quantity
    head, tail = text[lead : quantity.start], text[quantity.end : stop]
    own_max = next((a.maximum for a in maxima if a.maximum and a.quantity.start >= quantity.end), None)
    maximum = own_max or amount.maximum
    after = _shifted(find_intervals(tail), quantity.end)
    interval = next((i for i in after if not _in_maximum(i, maxima)), None)
    if interval is None and not (earlier and not _is_head_interval(head)):
        interval = _first(find_intervals(head), lead)
    route = _first(_own_routes(tail), quantity.end) or _first(_own_routes(head), lead)
    duration = _first(find_durations(tail), quantity.end) or _first(find_durations(head), lead)
    count = dose_count(text[lead:stop])
    if count == 1 and re.search(r"\brepeat\b[^.;]{0,30}\blater\b", tail, re.I):
        count = 2
    phase = phase_said(head, tail, amount, earlier)
    given = bool(_GIVE.search(text[: quantity.start]) or re.match(r"\s*(?:dose|dosage)\b", tail, re.I))
    often = interval or context.interval or quantity.per_time
    known = often or count or context.phase or phase or route or duration
    choice = bool(re.match(r",?\s(?:or|and/or)\s[\d.]", text[quantity.end :]))
    if not (known or given or clause.labelled or choice) or (
        quantity.unit.count("/") and _is_concentration(quantity)
    ):
        return None
    timed = _TIMED.match(tail)
    bare = not (often or route or count or duration or timed)
    stated = clause.labelled or phase or choice or _STATED.search(text[lead : quantity.start])
    if bare and not stated:
        return None
    shared = interval or quantity.per_time or route or phase or count or duration or timed
    if earlier and not (shared or read_population(tail)):
        return None
    often_said = interval is not None or quantity.per_time is not None
    parts = [t for t in (route, interval, duration) if t is not None]
    if maximum is not None and own_max is not None and own_max.end <= stop:
        parts.append(own_max)
    start = min([quantity.start, *(t.start for t in parts if t.start >= lead)])
    if quantity.start - start > _FAR or _CLAUSE.search(text[start : quantity.start]):
        start = quantity.start
    ran = _RUNS.search(text, quantity.end, stop)
    end = max(
        [quantity.end, *(t.end for t in parts), _count_end(text, quantity.end, stop), ran.end() if ran else 0]
    )
    if route is not None and route.end == end and (how := _BY_ROUTE.match(text, end, stop)):
        end = how.end()
    if (made := _MADE_OF.search(text, start, end)) and (noun := _NOUN.match(text, end, stop)):
        end = noun.end() if made.end() == end else end
    while timed := _TIMED.match(text, end, stop):
        end = timed.end()
    if amount.role is Role.STEP:
        verb = list(TITRATING.finditer(text, 0, quantity.start))
        start = verb[-1].start() if verb else start
    spoken = _SPOKEN_DAY.search(text, quantity.start, quantity.end)
    if spoken and quantity.unit.count("/") == 1:
        quantity = replace(quantity, unit=quantity.unit.split("/")[0])
    condition = condition_named(text[lead:stop]) or ("" if earlier else condition_named(text[:lead]))
    population = _population(text, lead, quantity, stop, context)
    return Regimen(
        start=start,
        end=end,
        words=with_interval(written_words(text[start:end]), "" if often_said else context.interval),
        quantity=quantity,
        population=population,
        indication=_narrower(condition, context.indication) or (earlier[-1].indication if earlier else ""),
        phase=phase or (context.phase if not earlier else ""),
        route=_route(
            route.value if route else (earlier[-1].route if earlier else context.route), quantity.unit
        ),
        interval=_interval(interval, quantity, text[quantity.end : end], spoken) or context.interval,
        duration=duration.value
        if duration
        else _days(text, lead, stop, interval)
        or ("" if phase == "maintenance" else _lasting(context.duration, interval)),
        max_dose=maximum.value if maximum else "",
        doses=count if count is not None else (context.doses if not earlier else None),
        form=context.form,
    )


def _lasting(said: str, interval: Timed | None) -> str:
    """How long a step goes on; a week or a day by itself is when it is given, unless that is every day."""
    if _MOMENT.fullmatch(said) and not (interval and _EVERY_DAY.search(interval.value)):
        return ""
    return said


_MOMENT = re.compile(r"(?:day|week|month)s? \w+", re.I)
_EVERY_DAY = re.compile(
    r"\b(?:daily|days?|hours?|bedtime|night|morning|evening|meals?|times|once|twice)\b", re.I
)


def _days(text: str, lead: int, stop: int, interval: Timed | None) -> str:
    """The days of a course that a clause is for, unless they are how often it is given."""
    span = find_day_span(text[lead:stop])
    if span is None or (interval and interval.start <= lead + span.end and lead + span.start < interval.end):
        return ""
    return span.value


_FAR = 60
_MADE_OF = re.compile(r"\bof (?:an? |the )?(?:oral|intravenous|subcutaneous|topical)$", re.I)
_NOUN = re.compile(r" (?!(?:to|and|or|in|for|dos\w+|administration|therapy|treatment)\b)[A-Za-z][\w-]+")
"""What an amount is of: "one packet of oral pellets"."""

_BY_ROUTE = re.compile(
    r"(?<!ly) (?:(?:drip|bolus) )?(?:infusions?|injections?|bolus|drip|suspension|solution|catheter)\b", re.I
)
"""What an adjective of the route stands before: "intravenous infusion", "oral suspension"."""

_TIMED = re.compile(
    r",?\s(?:as needed|to (?:start|begin) with|of (?:chemotherapy|treatment|therapy)|for up to "
    rf"{NUMBER} (?:infusions|doses|cycles|courses)|with(?:out)?(?: or without)? "
    r"(?:food|meals?|water|a meal|the (?:evening|"
    "morning) meal)|at onset|"
    rf"(?:at least |about |approximately )?{NUMBER}(?:\s?(?:[{DASHES}]|to|"
    rf"or)\s?{NUMBER})? (?:minutes?|hours?|days?) (?:before|prior to|after|"
    r"later)(?: (?:the )?\w+(?: of \w+)?)?|"
    rf"within {NUMBER} (?:minutes?|hours?|days?)(?: of (?:the )?(?:\w+ )?\w+)?|after (?:a further |"
    rf"another |at least )?{NUMBER} (?:minutes?|hours?|days?|weeks?))(?![\w-])",
    re.I,
)
_CLAUSE = re.compile(r"\b(?:is|are|be|should|may|dos(?:e|age)|of)\b|[*:]", re.I)
_RUNS = re.compile(
    r"\bover (?:(?:a period of|at least|about|approximately|the|next|remaining|following|first) )*"
    rf"{NUMBER}(?:\s?(?:[{DASHES}]|"
    rf"to)\s?{NUMBER})?[ -](?:minutes?|mins?|hours?|hrs?)\b",
    re.I,
)
_STATED = re.compile(
    r"\b(?:dos(?:e|age)s?|regimen)\b(?:\s[\w ,()-]{0,80})?\s(?:is|are|of|may be|should be|to|from|"
    r"was)\s(?:\w+\s){0,2}$|\bto\s(?!take|use|give|inject|get|make|apply|administer|swallow|receive)"
    r"(?:\w+\s){0,2}$|\b(?:then|start(?:ed|ing)? (?:with|at|on)|initiat\w+ (?:with|at|on)|"
    r"begin(?:ning)? (?:with|at)|begun (?:with|at|on)|followed by|maintenance)\s(?:\w+\s){0,2}$|^\W*$",
    re.I,
)


def _route(route: str, unit: str) -> str:
    """A patch on the skin works through it, and an inhalation is inhaled."""
    if not route and unit in {"inhalation", "puff"}:
        return "inhalation"
    return "transdermal" if unit == "patch" and route in {"", "topical"} else route


_SPOKEN_DAY = re.compile(r"\bper (?:day|week)$", re.I)


def _interval(
    found: Timed | None, quantity: Quantity, after: str, spoken: re.Match[str] | None = None
) -> str:
    """How often: what is said, with the time under the stroke where that says only how it is shared out."""
    time = {"day": "daily", "week": "weekly"}.get(quantity.per_time or "", "")
    if spoken:
        time = spoken.group().lower()
    if found and time and (shared := _SHARED_OUT.match(found.value)):
        return f"{time} {found.value[shared.end('given') :]}"
    if found:
        return found.value
    return time or ("once" if _ONCE.search(after) else "")


_SHARED_OUT = re.compile(
    r"(?P<given>(?:given |administered |taken )?)(?:in|into|as|divided)\b"
    r"(?!.*\b(?:every|hours?|times|daily)\b)",
    re.I,
)
_ONCE = re.compile(r"\bonce\b", re.I)


def _narrower(said: str, governing: str) -> str:
    """The condition of a sentence under a heading: the heading's, unless the sentence picks one out of it."""
    if not governing or (said and said.casefold() in governing.casefold()):
        return said or governing
    return governing


def _in_maximum(interval: Timed, maxima: tuple[Amount, ...]) -> bool:
    return any(a.maximum and a.maximum.start <= interval.start < a.maximum.end for a in maxima)


def _is_head_interval(head: str) -> bool:
    """An interval before a later dose belongs to it only if the clause says so ("every 6 hours, 10 mg")."""
    return bool(re.search(r"(?:later|apart|every \w+ \w+)\W*$", head.strip(), re.I)) or bool(
        re.search(r"\blater\b", head)
    )


def _is_concentration(quantity: Quantity) -> bool:
    return bool(re.search(r"/(?:[\d.]+ )?(?:mL|g|L)$", quantity.unit)) and quantity.per_time is None


def _count_end(text: str, start: int, stop: int) -> int:
    """Where "once", "as a single dose", "for 3 doses" after the amount end."""
    match = re.match(
        r"[^.;]{0,60}?\b(?:once(?! (?:a|every|per|daily|weekly|monthly))|single (?:\w+ )?(?:dose|"
        r"infusion|injection)|\d+ doses?|(?:one|two|three|four|five|six) doses?)\b",
        text[start:stop],
        re.I,
    )
    return start + match.end() if match else 0


_AFTER = re.compile(r"(?:(?!\. |;|\u2022|(?-i:\s[A-Z]{4,}\s)).){0,120}", re.S)
"""What of the words behind a dose may tell whom it is for."""


def _population(text: str, lead: int, quantity: Quantity, stop: int, context: Context) -> Population:
    tail = _AFTER.match(text, quantity.end, stop)
    after, before = (
        read_population(tail.group() if tail else ""),
        read_population(text[lead : quantity.start]),
    )
    if not before and (band := band_start(text, lead, quantity.start)) is not None:
        before = read_population(text[band : quantity.start])
    found = before or after or read_population(last_band(text[:lead]) or text[:lead])
    if before and after and not before.groups and after.groups:
        found = after
    elif before and after and before.groups:
        found = replace(before, age=before.age or after.age, weight=before.weight or after.weight)
    return found.within(context.population)
