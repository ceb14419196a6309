"""Which labels of a dosing outline still hold where a new one is opened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from .labels import Label

__all__ = ["Open", "push"]


@dataclass(frozen=True, slots=True)
class Open:
    """A label that still holds.

    Args:
        index: where it was read, -1 for a section's title.
        label: what it says.
        beside: the place of the patients that it took, which the next ones take again; -1 for none.
    """

    index: int
    label: Label
    beside: int = -1


def push(stack: list[Open], entry: Open) -> None:
    """Opens a label, closing what it ends.

    Args:
        stack: the labels that hold, outermost first.
        entry: the one that is opened.

    >>> from kg_builder.extract.dosing.labels import read_label
    >>> stack = []
    >>> for place, words in enumerate(("Adults", "Gout", "Children")):
    ...     push(stack, Open(place, read_label(words, heading=True)))
    >>> [held.label.text for held in stack]
    ['Children']
    """
    label = entry.label
    slots = label.slots
    if "mode" in slots or (not slots and entry.index < 0 and not label.maximum):
        _open_mode(stack, entry)
        return
    if "trigger" in slots and _OTHER_PATIENTS.match(label.text) and not label.population:
        # "Patients with renal impairment" stands beside "Children", not under it.
        kept = [o for o in stack if set(o.label.slots) != {"population"}]
        if len(kept) < len(stack):
            entry = replace(entry, beside=next(i for i, o in enumerate(stack) if o not in kept))
        stack[:] = kept
    if "trigger" in slots:  # "Renal impairment" after "Missed doses" says nothing of these
        stack[:] = [o for o in stack if o.label.mode not in _ASIDES]
    if label.population.groups and not label.trigger:
        del stack[min((o.beside for o in stack if o.beside >= 0), default=len(stack)) :]
    if label.population.groups and not label.population.weight:
        # "Administration" says nothing of the patients named after it; a block on changes ends with them.
        closing = next(
            (
                i
                for i, o in enumerate(stack)
                if o.label.mode and o.label.mode not in _PASSING and not o.label.trigger
            ),
            None,
        )
        stack[:] = [o for o in stack[:closing] if not o.label.mode or o.label.trigger]
    if label.indication and not label.form and any(o.label.mode == "forms" for o in stack):
        stack.clear()
    if not slots and not label.maximum and label.doses is None and _UNTITLED.search(label.text):
        # "How to take it" is neither a trigger nor more of what went before.
        stack[:] = [o for o in stack if not o.label.mode and not o.label.trigger]
        return
    if not label.form and (label.indication or label.population.groups):
        # What is listed as supplied says nothing of the doses after it.
        stack[:] = [o for o in stack if not o.label.form or set(o.label.slots) - {"form", "route"}]
    in_changes = any(o.label.mode == "modification" for o in stack)
    kinds = _closes(label)
    if in_changes and (not slots or kinds == {"indication"}):
        kinds = {"trigger", "indication"}
    if "severity" in kinds and label.name and in_changes and "trigger" not in kinds:
        kinds.add("trigger")
    if "indication" in kinds and not in_changes:
        kinds.add("trigger")
    if "trigger" in kinds:
        kinds.add("severity")
        kinds.add("phase")
    for place, open_label in enumerate(stack):
        if label.population.groups and _narrows(label, open_label.label):
            continue  # "Adult dosage" inside "Adult and pediatric dosage"
        held = _kinds(open_label.label) or {"trigger"}
        if in_changes and held == {"indication"}:
            held = {"trigger"}
        if held & kinds and not open_label.label.mode:
            del stack[place:]
            break
    if slots or in_changes:
        stack.append(entry)


def _open_mode(stack: list[Open], entry: Open) -> None:
    """Opens a block of another kind, or one that a title begins."""
    label = entry.label
    same = next((i for i, o in enumerate(stack) if o.label.mode == label.mode and label.mode), None)
    if label.mode == "missed" and entry.index >= 0:  # one of the changes of dosing
        stack[:] = [o for o in stack if o.label.mode == "modification"]
    elif same is None or entry.index < 0:
        stack.clear()
    else:
        del stack[same + 1 :]
    if label.slots:
        stack.append(entry)


_OTHER_PATIENTS = re.compile(r"(?:use in |dos\w+ (?:in|for) )?patients with\b", re.I)
_ASIDES = frozenset({"missed", "overdose", "storage", "preparation", "forms"})
_PASSING = frozenset({"administration", "consideration"})
_UNTITLED = re.compile(
    r"^\W*(?:\d+(?:\.\d+)+\W*)?(?:how|what|when|where|why|who|general|important|administration|instructions?|"
    r"information|overview|(?:recommended|typical|common|standard|normal|average) dos\w+|dosage|dosing|usual|"
    r"use|vaccinations?|additional|other|notes?|comments?|tips|about|if you|before|while|directions?)\b|\?$",
    re.I,
)


def _narrows(label: Label, held: Label) -> bool:
    """Whether a label's patients are some of those that an open label names."""
    groups, wider = set(label.population.groups), set(held.population.groups)
    bounded = bool(label.population.age or label.population.weight)
    unbounded = not (held.population.age or held.population.weight)
    return groups < wider or (groups == wider and bounded and unbounded)


def _kinds(label: Label) -> set[str]:
    """The kinds a label opens; bounds of age and weight are kinds of their own."""
    kinds = set(label.slots) - {"population"}
    bounds = {
        "population": label.population.groups,
        "age": label.population.age,
        "weight": label.population.weight,
        "sex": label.population.sex,
    }
    return kinds | {kind for kind, said in bounds.items() if said}


def _closes(label: Label) -> set[str]:
    """The kinds a label ends: its own, and bounds of weight inside age inside a group of patients."""
    kinds = _kinds(label)
    if "population" in kinds:
        kinds |= {"age", "weight", "sex"}
    if "age" in kinds:
        kinds.add("weight")
    return kinds
