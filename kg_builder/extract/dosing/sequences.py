"""A dose schedule, and what the schedules of one statement tell of each other: repeats, choices, steps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from ..language.quantities import Quantity
from ..language.schedules import written_words
from .population import Population

__all__ = ["Regimen", "in_sequence"]


@dataclass(frozen=True, slots=True)
class Regimen:
    """A dose schedule, with its place in the text it was read from.

    Args:
        start: first code point of the words it was read from.
        end: index after the last.
        words: the schedule as written, cleaned.
        quantity: the dose; None for "apply a thin layer".
        population: whom it is for.
        indication: the condition it is for.
        phase: phase of treatment.
        route: route.
        interval: time between doses, or how often.
        duration: of treatment.
        max_dose: highest dose allowed.
        doses: number of doses.
        form: dosage form.
    """

    start: int
    end: int
    words: str
    quantity: Quantity | None
    population: Population
    indication: str
    phase: str
    route: str
    interval: str
    duration: str
    max_dose: str
    doses: int | None
    form: str


def in_sequence(text: str, found: list[Regimen]) -> list[Regimen]:
    """The schedules of one statement, joined and completed by what stands between them.

    Args:
        text: the statement.
        found: its schedules in reading order.

    >>> from kg_builder.extract.dosing.context import Context
    >>> from kg_builder.extract.dosing.regimens import regimens_in
    >>> first = regimens_in("10 mg daily", Context())
    >>> then = regimens_in("20 mg daily", Context(phase="subsequent"))
    >>> [step.phase for step in in_sequence("10 mg daily, then 20 mg daily", first + then)]
    ['initial', 'subsequent']
    """
    return _phased(_shared(text, _repeated(text, found)))


def _repeated(text: str, found: list[Regimen]) -> list[Regimen]:
    """``300 mg on day 1, then 300 mg 2 weeks later`` is one schedule of two doses."""
    joined: list[Regimen] = []
    for regimen in found:
        last = joined[-1] if joined else None
        same = last and last.quantity and regimen.quantity
        if (
            last
            and same
            and (last.quantity.value, last.quantity.unit) == (regimen.quantity.value, regimen.quantity.unit)  # type: ignore[union-attr]
            and re.search(r"\blater$", text[regimen.start : regimen.end], re.I)
        ):
            joined[-1] = replace(
                last,
                end=regimen.end,
                words=written_words(text[last.start : regimen.end]),
                interval=regimen.interval,
                doses=(last.doses or 1) + 1,
            )
            continue
        joined.append(regimen)
    return joined


def _shared(text: str, found: list[Regimen]) -> list[Regimen]:
    """What is said once after alternatives holds for both ("1.7 mcg/kg or 100 mcg orally daily").

    An alternative in another form ("a 4 mg chewable tablet or one packet daily") is the same schedule.
    """
    shared = list(found)
    for place in range(len(shared) - 1, 0, -1):
        first, second = shared[place - 1], shared[place]
        if first.interval or first.route or first.duration:
            continue
        if _OR.fullmatch(text, first.end, second.start):
            shared[place - 1] = replace(
                first, route=second.route, interval=second.interval, duration=second.duration
            )
        elif (
            second.quantity
            and second.quantity.kind == "count"
            and second.interval
            and _OTHER_FORM.fullmatch(text, first.end, second.start)
        ):
            shared[place - 1 : place + 1] = [
                replace(
                    first,
                    end=second.end,
                    words=written_words(text[first.start : second.end]),
                    route=second.route,
                    interval=second.interval,
                    duration=second.duration,
                )
            ]
    return shared


_OR = re.compile(r",?\s(?:or|and/or)\s", re.I)
_OTHER_FORM = re.compile(r"(?: [\w-]+){1,3},? or ", re.I)


def _phased(found: list[Regimen]) -> list[Regimen]:
    """The first of several steps joined by "then" is the initial one."""
    if len(found) > 1 and not found[0].phase and found[1].phase in {"subsequent", "titration", "maintenance"}:
        return [replace(found[0], phase="initial"), *found[1:]]
    return found
