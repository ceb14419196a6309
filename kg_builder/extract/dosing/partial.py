"""Statements that tell a part of a schedule: a highest dose, or how often, without a dose."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.quantities import find_quantities
from ..language.routes import find_routes
from ..language.schedules import says_maximum, written_words
from ..language.timed import Timed
from .amounts import Role, amounts_of
from .clauses import speaks_of_dosing
from .conditions import condition_named
from .context import Context
from .population import read_population
from .sequences import Regimen

__all__ = ["lone_maximum", "maximum_only", "often_only"]


_WITH_FOOD = re.compile(r",? with(?:out)?(?: or without)? (?:food|meals?|a meal|water)\b", re.I)


def maximum_only(text: str, start: int, context: Context, maximum: str) -> Regimen:
    """The schedule of patients for whom a page states nothing but a highest dose.

    Args:
        text: the statement.
        start: its place in the document.
        context: what governs it.
        maximum: the highest dose.

    >>> found = maximum_only("Not more than 20 mg a day", 0, Context(phase="maintenance"), "20 mg a day")
    >>> found.words, found.phase, found.max_dose, found.quantity
    ('Not more than 20 mg a day', 'maintenance', '20 mg a day', None)
    """
    routes = find_routes(text)
    return Regimen(
        start=start,
        end=start + len(text.rstrip(" .;")),
        words=written_words(text),
        quantity=None,
        population=context.population,
        indication=context.indication,
        phase=context.phase,
        route=routes[0].value if routes else context.route,
        interval="",
        duration="",
        max_dose=maximum,
        doses=None,
        form=context.form,
    )


def often_only(text: str, start: int, context: Context, interval: Timed) -> Regimen:
    """The schedule of a statement that tells how often, and no amount.

    Args:
        text: the statement.
        start: its place in the document.
        context: what governs it.
        interval: how often, its place in the text.

    >>> text = "Inject under the skin once a week"
    >>> found = often_only(text, 0, Context(), Timed(22, 33, "once a week"))
    >>> found.words, found.interval, found.route, found.quantity
    ('once a week', 'once a week', 'subcutaneous', None)
    """
    routes = find_routes(text)
    with_food = _WITH_FOOD.match(text, interval.end)
    end = with_food.end() if with_food else interval.end
    return Regimen(
        start=start + interval.start,
        end=start + end,
        words=written_words(text[interval.start : end]),
        quantity=None,
        population=read_population(text).within(context.population),
        indication=condition_named(text) or context.indication,
        phase=context.phase,
        route=routes[0].value if routes else context.route,
        interval=interval.value,
        duration="",
        max_dose="",
        doses=None,
        form=context.form,
    )


def lone_maximum(text: str, context: Context, names: tuple[str, ...] = ()) -> str:
    """The maximum that a statement without a dose sets for the schedules before it.

    >>> lone_maximum("Not to exceed 80 mg per day", Context())
    '80 mg per day'
    >>> lone_maximum("10 mg daily", Context())
    ''
    """
    if not find_quantities(text) or not (context.maximum or says_maximum(text)) or not speaks_of_dosing(text):
        return ""
    for amount in amounts_of(f"maximum: {text}" if context.maximum else text, names):
        if amount.role is Role.MAXIMUM and amount.maximum is not None:
            return amount.maximum.value
    return ""
