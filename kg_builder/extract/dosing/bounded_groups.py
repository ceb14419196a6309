"""Smaller doses for patients who are only named by their age or weight: "Under 50 kg: reduce to 5 mg"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .actions import Action
from .changes import Modification, Sentence, changes_of
from .population import read_population

__all__ = ["bounded_changes"]

_SMALLER = re.compile(
    r"(?:consider )?(?:reduc|lower|decreas|halv|cut\b|use (?:lower|smaller|reduced|half)|need less|start low)"
)
_LIGHT = re.compile(
    r"(?:[<\u2264]|less than|under|below|up to)(?: or equal to)?\s?\d|.*\bor (?:less|under|below|lighter)$",
    re.I,
)
_OLD = re.compile(
    r"(?:(?:>=?|\u2265|over|above|older than|from|at least|more than)\s?)?(?P<years>\d{2})\b(?!\s?(?:to|-"
    r"|\u2013))",
    re.I,
)
_OLD_YEARS = 60


def bounded_changes(said: Sentence, actions: list[Action]) -> list[Modification]:
    r"""What a sentence asks for in the old or the light, where it names nothing else that asks for it.

    Args:
        said: the sentence.
        actions: what it asks for.

    >>> from kg_builder.extract.dosing.lines import lines_of
    >>> from kg_builder.extract.dosing.actions import actions_in
    >>> monograph = read("Dosage\nPatients weighing less than 50 kg: reduce to 5 mg daily.").monograph
    >>> (line,) = lines_of(monograph, monograph.sections[-1])
    >>> said = Sentence(line, line.start, line.end, line.text)
    >>> [(m.trigger, m.actions) for m in bounded_changes(said, actions_in(line.text))]
    [('weighing less than 50 kg', ('reduce to 5 mg daily',))]
    """
    group = read_population(said.words).within(said.line.context.population)
    bounds = []
    old = _OLD.match(group.age)
    if old and int(old["years"]) >= _OLD_YEARS:
        bounds.append(f"aged {group.age}" if not group.age[:1].isalpha() else group.age)
    weight = group.weight.removeprefix("weighing ")
    if _LIGHT.match(weight):
        bounds.append(f"weighing {weight}")
    smaller = [action for action in actions if action.kind == "set" and _SMALLER.match(action.words)]
    return [
        change._replace(population="")
        for bound in bounds
        for change in changes_of(said, bound, "", smaller, headed=False)
    ]
