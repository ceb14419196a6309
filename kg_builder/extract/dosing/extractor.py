"""Dose regimens and dose modifications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import DoseRegimen, Fact, Section, SectionKind

from ..base import LABEL_TYPES, Document
from ..block_memo import BlockMemo, BlockReading
from ..dosage_forms.form_names import find_forms
from ..language.intervals import find_intervals
from ..language.quantities import find_quantities
from .beside import BESIDE, changes_beside, modification_fact
from .broken_off import begins_again
from .changes import Modification, grouped
from .clauses import speaks_of_dosing
from .line import Line
from .lines import DosingBlock, block_lines, dosing_blocks
from .lost_tables import captioned
from .modifications import modifications_in
from .partial import lone_maximum, maximum_only, often_only
from .population import Population, read_population
from .regimens import regimens_in
from .sequences import Regimen
from .told_routes import told_route
from .triggers import trigger_of

__all__ = ["DosingExtractor"]

_NO_REGIMEN = frozenset(
    {"missed", "overdose", "storage", "preparation", "premedication", "forms", "stopping", "modification"}
)
_NO_CHANGE = frozenset({"missed", "overdose", "storage", "preparation", "premedication", "forms"})


class _Found(NamedTuple):
    """What lines state.

    Args:
        regimens: each with its line.
        changes: of dosing.
        dosed: the lines that may state regimens.
        sections: those that the lines stand in.
    """

    regimens: list[tuple[Line, Regimen]]
    changes: list[Modification]
    dosed: list[Line]
    sections: list[Section]

    @property
    def has_amounts(self) -> bool:
        """Whether a regimen tells how much."""
        return any(regimen.quantity for _, regimen in self.regimens)


class _Said(NamedTuple):
    """What a label has to know of a dosing block besides its facts.

    Args:
        has_amounts: a regimen tells how much.
        edges: what the first and the last change have in common with others of one fact, () if nothing;
            empty without changes.
    """

    has_amounts: bool
    edges: tuple[tuple[str, ...], ...]


class DosingExtractor:
    r"""Reads how a drug is dosed, and how dosing changes with impairments, reactions and other drugs.

    >>> page = read("Dosage\nAdults: 10 mg by mouth once daily.\nSevere renal impairment: 5 mg daily.")
    >>> [(fact.relation, fact.object) for fact in DosingExtractor().extract(page)]
    [('dose_regimen', '10 mg by mouth once daily'), ('dose_modification', 'renal impairment')]
    """

    name = "dosing"
    by_section = False
    relations = ("dose_regimen", "dose_modification")

    def __init__(self) -> None:
        self._known: BlockMemo[_Said] = BlockMemo()

    def extract(self, document: Document) -> Iterable[Fact]:
        """The regimens and modifications of a document.

        Blocks of labels that were read before are not read again.
        """
        monograph = document.monograph
        blocks = list(dosing_blocks(monograph))
        if monograph.media_type in LABEL_TYPES:
            read = [
                self._known.recall(document, _with_below(block), partial(_read_block, document, block))
                for block in blocks
            ]
            if not _shared_changes(read):
                yield from _kept(read)
                return
        found = _found((line for block in blocks for line in block_lines(monograph, block)), document)
        if monograph.media_type not in LABEL_TYPES:
            places = {(section.start, section.end) for section in found.sections}
            for section in monograph.of_kind(*BESIDE):
                if (section.start, section.end) not in places:
                    found.changes.extend(changes_beside(document, section))
        yield from _facts(document, found)
        if not found.has_amounts:
            yield from _regimen_facts(document, _how_often(found))


def _with_below(block: DosingBlock) -> list[Section]:
    return [found for s in block.sections for found in (s.walk() if block.nested else (s,))]


def _read_block(document: Document, block: DosingBlock) -> BlockReading[_Said]:
    """Facts of a block; schedules without amounts apart, since they count where no block tells amounts."""
    found = _found(block_lines(document.monograph, block), document)
    often = [] if found.has_amounts else list(_regimen_facts(document, _how_often(found)))
    edges = tuple(
        (change.trigger, change.severity, change.population) if change.headed else ()
        for change in (found.changes[:1] + found.changes[-1:])
    )
    return BlockReading((list(_facts(document, found)), often), _Said(found.has_amounts, edges))


def _shared_changes(blocks: Iterable[BlockReading[_Said]]) -> bool:
    """Whether the last change of a block and the first of the next make one fact."""
    edges = [block.said.edges for block in blocks if block.said.edges]
    return any(before[-1] and before[-1] == after[0] for before, after in pairwise(edges))


def _kept(blocks: Sequence[BlockReading[_Said]]) -> Iterator[Fact]:
    has_amounts = any(block.said.has_amounts for block in blocks)
    for block in blocks:
        facts, often = block.facts
        yield from facts
        if not has_amounts:
            yield from often


def _found(lines: Iterable[Line], document: Document) -> _Found:
    """The regimens and changes of lines."""
    names = document.monograph.drug.all_names
    found = _Found([], [], [], [])
    for line in lines:
        if not found.sections or found.sections[-1] is not line.section:
            found.sections.append(line.section)
        context = line.context
        if line.section.kind is SectionKind.DOSAGE_FORMS and not (
            context.population
            or context.indication
            or context.mode
            or (line.labelled and find_intervals(line.text))  # "Inhaler: 2 puffs once a day"
        ):
            continue
        changed = modifications_in(line, names) if context.mode not in _NO_CHANGE else []
        if context.mode == "missed":  # "Three doses missed: restart at 5 mg"
            changed = [m for m in modifications_in(line, names) if any(map(begins_again, m.actions))]
        found.changes.extend(changed)
        bare = not (line.labelled or context.route or context.interval)
        if (bare or "patch" in context.form) and _CONTENT.fullmatch(line.text.strip()):
            continue
        if context.form and line.labelled and _STRENGTHS.match(line.text.strip()):
            continue
        if context.mode in _NO_REGIMEN or (context.trigger and changed):
            continue
        taken = [(m.start, m.end) for m in changed if not _doses_a_group(m)]
        _read_regimens(line, taken, names, found.regimens)
        found.dosed.append(line)
    route = told_route(found.dosed, [regimen.route for _, regimen in found.regimens])
    if route:
        found.regimens[:] = [
            (line, regimen if regimen.route else replace(regimen, route=route))
            for line, regimen in found.regimens
        ]
    return found


_CONTENT = re.compile(
    r"[\d.,]+\s?(?:mcg|micrograms?|mg|milligrams?)\s?(?:/|per )\s?(?:hours?|hr|h|24 hours|day)", re.I
)
"""What a patch gives off, which a line by itself under its name tells: a strength."""


_STRENGTHS = re.compile(
    r"(?:[\d.,]+\s?(?:mcg|micrograms?|mg|milligrams?|g|grams?|units?)?(?:,? (?:and|or) |[,;]\s?))+"
    r"[\d.,]+\s?(?:mcg|micrograms?|mg|milligrams?|g|grams?|units?)\.?(?=\s?\(|$)",
    re.I,
)
"""Amounts in a row behind the name of a form: "Tablets: 5 mg, 10 mg" tells what is sold."""


def _facts(document: Document, found: _Found) -> Iterator[Fact]:
    yield from _regimen_facts(document, found.regimens)
    yield from (modification_fact(document, group) for group in grouped(found.changes))


def _regimen_facts(document: Document, regimens: Iterable[tuple[Line, Regimen]]) -> Iterator[Fact]:
    return (_regimen_fact(document, line, regimen) for line, regimen in regimens)


_USUALLY = re.compile(
    r"\b(?:is|are) (?:usually |generally |normally |often |to be )*(?:taken|given|used|injected|"
    r"inhaled|applied|infused)\b|^(?:take|use|inject|inhale|apply)\b",
    re.I,
)


def _how_often(told: _Found) -> Iterator[tuple[Line, Regimen]]:
    """Schedules without an amount ("is usually taken twice a day"), for a page that states no amounts."""
    places = [(regimen.start, regimen.end) for _, regimen in told.regimens]
    for line in told.dosed:
        for start, _, words in _statements(line):
            said = _USUALLY.search(words)
            if said is None or line.context.trigger or not speaks_of_dosing(words):
                continue
            found = [i for i in find_intervals(words) if i.start >= said.end() and _OFTEN.search(i.value)]
            at = start + found[0].start if found else start
            if found and not _FORBIDDEN.search(words) and not any(s <= at < e for s, e in places):
                yield line, often_only(words, start, line.context, found[0])


_OFTEN = re.compile(r"\b(?:once|twice|times|daily|every|hours|weekly|monthly|each)\b", re.I)
_FORBIDDEN = re.compile(r"\b(?:do not|don't|never|should not|same time)\b", re.I)


def _doses_a_group(change: Modification) -> bool:
    """Whether a change is a plain dose for patients of some age or weight, the impaired among them.

    "Patients 65 years and older or with renal impairment: 15 mg every 6 hours" is a schedule of the former.
    """
    group = read_population(change.line.text[: max(0, change.end - change.line.start)])
    if not change.headed and trigger_of(change.trigger) is None and any(map(find_intervals, change.actions)):
        return True  # "in gout the dose should be limited to 100 mg every 8 hours" is a schedule, too
    return (
        bool(group.age or group.weight or "geriatric" in group.groups)
        and not change.headed
        and _PLAIN_DOSE.match(change.actions[0]) is not None
    )


_PLAIN_DOSE = re.compile(r"(?:one dose of )?[\d.,]+\s?\w+", re.I)


def _read_regimens(
    line: Line, taken: list[tuple[int, int]], names: tuple[str, ...], regimens: list[tuple[Line, Regimen]]
) -> None:
    """Adds the regimens of a line; a maximum that stands alone goes to the ones before it."""
    context = line.context
    if context.unit:
        for found in regimens_in(f"{line.text} {context.unit}", context, names, labelled=True):
            end = min(line.end, line.start + found.end)
            if found.quantity is not None and line.start + found.start < end:
                regimens.append((line, replace(found, start=line.start + found.start, end=end)))
        return
    for start, _end, words in _statements(line):
        if any(s <= start < e for s, e in taken) or (captioned(words) and trigger_of(words)):
            continue
        schedules = regimens_in(words, context, names, labelled=line.labelled)
        if schedules:
            regimens += [(line, replace(r, start=r.start + start, end=r.end + start)) for r in schedules]
            continue
        maximum = lone_maximum(words, context, names)
        if (
            maximum
            and not _set_maximum(regimens, line, maximum)
            and context.population
            and not _RATE.search(maximum)
            and len(words.split()) <= _LONGEST_MAXIMUM
        ):
            regimens.append((line, maximum_only(words, start, context, maximum)))


def _statements(line: Line) -> Iterator[tuple[int, int, str]]:
    """Sentences of a line, split at bullets that the layout ran together."""
    for start, end, words in line.sentences():
        position = 0
        for bullet in _BULLET.finditer(words):
            if words[position : bullet.start()].strip():
                yield start + position, start + bullet.start(), words[position : bullet.start()]
            position = bullet.end()
        yield start + position, end, words[position:]


_BULLET = re.compile(r"\s[\u2022\u25cf\u25aa\u25e6]\s")


def _set_maximum(regimens: list[tuple[Line, Regimen]], line: Line, maximum: str) -> bool:
    """Gives a maximum to the regimens just before it that hold for the same patients and condition."""
    if not regimens:
        return False
    last, given = regimens[-1][1], False
    for place in range(len(regimens) - 1, -1, -1):
        earlier, regimen = regimens[place]
        same = (
            earlier.section is line.section
            and earlier.table == line.table
            and (not line.context.population or _alike(earlier.context.population, line.context.population))
            and earlier.context.indication == line.context.indication
            and (not line.context.form or earlier.context.form in {"", line.context.form})
        )
        if (
            not same
            or regimen.max_dose
            or regimen.indication != last.indication
            or not _alike(regimen.population, last.population)
        ):
            return given
        if _bounds(maximum, regimen):
            regimens[place] = (earlier, replace(regimen, max_dose=maximum))
            given = True
    return given


def _alike(one: Population, other: Population) -> bool:
    """Whether patients are the same but for their sex: one maximum may hold for "Women" and "Men"."""
    return replace(one, sex="") == replace(other, sex="")


_LONGEST_MAXIMUM = 40
_RATE = re.compile(r"(?:/|per )\s?(?:min|hour|h\b|mL)|%", re.I)


def _bounds(maximum: str, regimen: Regimen) -> bool:
    """Whether a maximum may be one of a regimen: a rate bounds rates, and no dose is over its maximum."""
    most, dose = next(iter(find_quantities(maximum)), None), regimen.quantity
    if dose is None or most is None:
        return True
    if _RATE.search(maximum):
        return _RATE.search(f"{dose.unit} {dose.per_time or ''}") is not None or dose.per_time in {
            "hour",
            "min",
        }
    alike = most.unit.removesuffix("/day") == dose.unit.removesuffix("/day")
    return not alike or most.value >= dose.value


def _treated(document: Document, named: str) -> str | None:
    """What a dose is for: neither the drug ("the dosage for Examplol") nor its form (a column "Capsules")."""
    names = {name.casefold() for name in document.monograph.drug.all_names}
    is_form = any(form.start == 0 and form.end == len(named) for form in find_forms(named))
    return None if not named or named.casefold() in names or is_form else named


def _regimen_fact(document: Document, line: Line, regimen: Regimen) -> DoseRegimen:
    quantity = regimen.quantity
    return DoseRegimen(
        drug=document.drug,
        object=regimen.words,
        evidence=(
            document.evidence(
                line.section,
                line.whole_start if _near(line, regimen) else regimen.start,
                regimen.end,
                "dosing/regimen",
            ),
        ),
        population=str(regimen.population) or None,
        indication=_treated(document, regimen.indication),
        phase=regimen.phase or None,
        dose_value=quantity.value if quantity else None,
        dose_value_max=quantity.value_max if quantity else None,
        dose_unit=quantity.unit if quantity else None,
        route=regimen.route or None,
        doses=regimen.doses,
        interval=regimen.interval or None,
        duration=regimen.duration or None,
        max_dose=regimen.max_dose or None,
        form=regimen.form or None,
    )


def _near(line: Line, regimen: Regimen) -> bool:
    """Whether the regimen opens its line, so that its labels belong to the evidence."""
    return line.labelled and regimen.start - line.start <= 2
