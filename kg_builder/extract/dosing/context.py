"""What holds for a line of a dosing block, from the headings and lines that govern it."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder import lazy_re as re

from .labels import Label
from .population import NOBODY_NAMED, Population
from .trigger_names import trigger_name
from .triggers import named_over

__all__ = ["Context"]


_HEAD = re.compile(r"\brecommend(?:ation|ed action)s?$|\bwhat to do$|\baction(?: to take)?$", re.I)
"""The last column's head of a table that has lost its lines."""

_WEIGHS = re.compile(r"(?:body )?weigh", re.I)
_PEOPLE_WITH = re.compile(r"(?:for |in )?(?:people|patients|those|adults) (?:with|who have)\b", re.I)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_TESTED = re.compile(r"(?<![A-Za-z\d])\d")


@dataclass(frozen=True, slots=True)
class Context:
    """What governs a line; empty strings for what is not said.

    Args:
        mode: kind of block: "" for plain dosing, else a mode of the labels table.
        population: whom it is for.
        indication: the condition it is for.
        form: dosage form.
        route: route.
        phase: phase of treatment.
        doses: number of doses.
        trigger: what asks for a change of dosing.
        severity: grade of the trigger.
        maximum: amounts are the highest allowed.
        unit: unit of bare numbers, from a column's heading.
        interval: how often, from a column's heading or the row's cell under "Interval".
        duration: how long, from the row's cell under "Duration", or the days of a course.
        aged: the page's words for old patients, where it speaks of them.
    """

    mode: str = ""
    population: Population = NOBODY_NAMED
    indication: str = ""
    form: str = ""
    route: str = ""
    phase: str = ""
    doses: int | None = None
    trigger: str = ""
    severity: str = ""
    maximum: bool = False
    unit: str = ""
    interval: str = ""
    duration: str = ""
    aged: str = ""

    def under(self, label: Label, *, inline: bool = False) -> Context:
        """The context of what a label governs.

        Args:
            label: the label.
            inline: it opens a statement, so that under a trigger it grades that trigger.

        >>> adult = Context().under(Label("Adult", population=Population(("adults",))))
        >>> str(adult.under(Label("Gout", indication="gout")).population)
        'adults'
        """
        trigger, severity = label.trigger, label.severity
        if trigger and trigger != named_over(trigger, self.trigger, label.text):
            trigger = self.trigger
        elif inline and self.trigger and trigger and _TESTED.search(trigger):
            trigger, severity = "", trigger  # "ANC below 500/mm3" under "Neutropenia" grades it
        if not trigger and label.population.weight and self.mode == "modification":
            trigger = _ASIDE.sub("", label.text) if _WEIGHS.match(label.text) else ""
        elif not trigger and self.mode == "consideration" and _PEOPLE_WITH.match(label.text):
            trigger = _PEOPLE_WITH.sub("", label.name)
        elderly = label.population.groups == ("geriatric",) and self.mode == "modification"
        if inline and self.trigger and not trigger and label.name and not (label.population or label.route):
            severity = severity or label.name
        elif elderly and not trigger:
            trigger = label.text.lower()
        elif (
            not trigger
            and self.mode == "modification"
            and not label.slots
            and trigger_name(label.name)
            and not _HEAD.search(label.name)
        ):
            trigger = label.name
        elif not trigger and self.mode == "modification" and not self.trigger and label.indication:
            named = label.name.startswith(label.indication)  # "intolerance of the maintenance dose"
            trigger = label.name if named else label.indication
        elif not trigger and label.severity and label.name and self.mode == "modification":
            trigger = label.name
        return Context(
            mode=label.mode or self.mode,
            population=self.population if elderly else label.population.within(self.population),
            indication=label.indication or self.indication,
            form=label.form or self.form,
            route=label.route or self.route,
            phase=label.phase or self.phase,
            doses=label.doses if label.doses is not None else self.doses,
            trigger=trigger or self.trigger,
            severity=severity or ("" if trigger else self.severity),
            maximum=label.maximum,
            unit=self.unit,
            interval=self.interval,
            duration=label.time or self.duration,
            aged=label.text.casefold() if label.population.groups == ("geriatric",) else self.aged,
        )
