"""What holds for each line of a dosing block, from the headings and lines that govern it.

Pages write dosing as outlines whose levels layout has often flattened: population, condition, form and
severity follow one another as bare lines. A label of a kind that is already open closes that kind and
all that was opened after it, which is how a reader of such a page sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import Monograph, Passage, PassageKind, Section, SectionKind

from ..base import LABEL_TYPES
from ..language.quantities import find_quantities
from .actions import actions_in
from .cases import case_of
from .conditions import BY_BODY
from .context import Context
from .labels import Label, read_label, split_labels
from .led_lists import led_items
from .line import Line
from .lone_rows import lone_row
from .lost_tables import joined_rows, last_cell_time
from .open_labels import Open, push
from .paragraphs import pieces_of
from .population import NOBODY_NAMED
from .sentence_triggers import triggers_in
from .table_lines import table_lines
from .told_lines import led_line, row_line
from .trigger_names import trigger_name
from .triggers import trigger_of

__all__ = ["DOSING_KINDS", "DosingBlock", "block_lines", "dosing_blocks", "lines_of"]


DOSING_KINDS = frozenset({SectionKind.DOSAGE, SectionKind.DOSAGE_FORMS})
_CLOSED = frozenset(
    {
        SectionKind.FURNITURE,
        SectionKind.OVERDOSAGE,
        SectionKind.STORAGE,
        SectionKind.REFERENCES,
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.INTERACTIONS,
        SectionKind.CLINICAL_STUDIES,
        SectionKind.MECHANISM,
        SectionKind.DESCRIPTION,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.INDICATIONS,
        SectionKind.BOXED_WARNING,
        SectionKind.HIGHLIGHTS,
    }
)
_AMOUNTS = frozenset({"mass", "activity", "amount"})


class DosingBlock(NamedTuple):
    """Sections on dosing that are read together, since labels of one hold in the next.

    Args:
        sections: neighbours at the top of a document, or one section inside another chapter.
        nested: whether what stands below them belongs to them.
    """

    sections: tuple[Section, ...]
    nested: bool = True


def dosing_blocks(monograph: Monograph) -> Iterator[DosingBlock]:
    r"""The dosing blocks of a document, in reading order.

    A block is a run of dosing sections; a section on a group of patients that follows one of them
    ("Pediatric:") belongs to it.

    >>> page = read("Dosage\nTake 5 mg daily.\nSide effects\nNausea.")
    >>> [[section.kind.value for section in block.sections] for block in dosing_blocks(page.monograph)]
    [['dosage']]
    """
    is_label = monograph.media_type in LABEL_TYPES  # whose chapters go by law, and none goes on in the next
    run: list[Section] = []
    for section in monograph.sections:
        goes_on = (
            run
            and not is_label
            and section.kind is SectionKind.SPECIAL_POPULATIONS
            and _names_population(section)
        )
        if section.kind in DOSING_KINDS or goes_on:
            run.append(section)
        elif section.kind is not SectionKind.FURNITURE:
            if run:
                yield DosingBlock(tuple(run))
                run.clear()
            for inner in section.subsections:
                for found in inner.walk():
                    if found.kind in DOSING_KINDS:
                        yield DosingBlock((found,), nested=False)
    if run:
        yield DosingBlock(tuple(run))


def block_lines(monograph: Monograph, block: DosingBlock) -> Iterator[Line]:
    r"""Every statement of a dosing block, in reading order, with its context.

    >>> monograph = read("Dosage\nAdults: Take 5 mg daily.\nChildren: Take 2 mg daily.").monograph
    >>> (block,) = dosing_blocks(monograph)
    >>> [(line.text, str(line.context.population)) for line in block_lines(monograph, block)]
    [('Take 5 mg daily.', 'adults'), ('Take 2 mg daily.', 'pediatric')]
    """
    stack: list[Open] = []
    names, run_in = monograph.drug.all_names, _lost_lines(monograph)
    for section in block.sections:
        yield from _section_lines(section, stack, names, nested=block.nested, run_in=run_in)


def lines_of(monograph: Monograph, section: Section) -> Iterator[Line]:
    r"""Every statement of a section by itself, in reading order, without its subsections.

    >>> monograph = read("Dosage\nAdults:\n- Take 5 mg daily.").monograph
    >>> [(line.text, str(line.context.population)) for line in lines_of(monograph, monograph.sections[-1])]
    [('Take 5 mg daily.', 'adults')]
    """
    run_in = _lost_lines(monograph)
    return _section_lines(section, [], monograph.drug.all_names, nested=False, run_in=run_in)


def _lost_lines(monograph: Monograph) -> bool:
    """Whether the source joins its paragraphs, so that headings run into the text."""
    return monograph.media_type == "application/openfda+json"


def _names_population(section: Section) -> bool:
    if section.title is None:
        return False
    label = read_label(section.title.quote, heading=True)
    return label is not None and bool(label.population or label.trigger)


def _section_lines(
    section: Section,
    stack: list[Open],
    names: tuple[str, ...],
    *,
    nested: bool = True,
    run_in: bool = False,
) -> Iterator[Line]:
    title = section.title.quote if section.title else ""
    if title:
        label = read_label(title, heading=True, names=names)
        if label is not None:
            push(stack, Open(-1, label))
    here = [replace(o, index=-1) for o in stack]
    governed = {p.parent for p in section.passages if p.parent is not None}
    # Where a heading's reach ends is known in marked-up sources and a guess in flat text, where a label
    # governs until its like comes.
    scoped = {i for i in governed if section.passages[i].locator}
    stated: set[int | None] = set()  # statements of a dose that lists follow
    tables = sorted(section.tables, key=lambda t: t.start)
    led = {item.start: item for item in led_items(section.passages, names)}
    flat = [r for r in joined_rows(section) if not any(r.start <= at < r.end for at in led)] if run_in else []
    for index, passage in enumerate(section.passages):
        while tables and tables[0].start < passage.start:
            yield from table_lines(section, tables.pop(0), _context(here), names)
        if item := led.get(passage.start):
            yield led_line(section, item, _context(here))
            continue
        ancestors = _ancestors(section, index)
        for place, entry in enumerate(here):
            if entry.index >= 0 and entry.index in scoped and entry.index not in ancestors:
                del here[place:]
                break
        rows = [row for row in flat if row.start < passage.end and passage.start < row.end]
        for row in rows:
            if passage.start <= row.start:
                yield row_line(section, row, _context(here))
        for piece, over in pieces_of(passage, rows if run_in else None, names):
            context = _context(here)
            for label in over:
                context = context.under(label, inline=True)
            if context.mode == "modification" and (lone := lone_row(piece.text)):
                at = piece.start
                yield row_line(section, replace(lone, start=at, told=at + lone.told, end=piece.end), context)
                continue
            opened = _standalone(piece, context, names, governs=index in governed and piece is passage)
            if opened and passage.parent in stated and not (opened.indication or opened.form):
                opened = None  # "2.5 mg in patients with any of the following:" lists bounds, not headings
            if opened is None:
                yield from _stated(section, piece, context, names)
                if index in governed and any(q.kind in _AMOUNTS for q in find_quantities(piece.text)):
                    stated.add(index)
            elif piece is passage or not (opened.population and opened.indication):
                push(here, Open(index, opened))
            else:  # "Adults Urinary Tract Infections:" opens two levels in one
                push(here, Open(index, replace(opened, indication="")))
                push(here, Open(index, replace(opened, population=NOBODY_NAMED)))
    for table in tables:
        # Where the lines are lost, so is the place of a table: what it says itself is all that governs it.
        yield from table_lines(section, table, Context() if run_in else _context(here), names)
    stack[:] = [replace(o, index=-1) for o in here]
    if nested:
        for sub in section.subsections:
            if sub.kind not in _CLOSED:
                below = [replace(o, index=-1) for o in stack]
                yield from _section_lines(sub, below, names, run_in=run_in)


def _ancestors(section: Section, index: int) -> frozenset[int]:
    found: list[int] = []
    parent = section.passages[index].parent
    while parent is not None:
        found.append(parent)
        parent = section.passages[parent].parent
    return frozenset(found)


def _context(stack: list[Open]) -> Context:
    context = Context()
    for entry in stack:
        context = context.under(entry.label)
    return replace(context, maximum=False) if not stack else context


def _standalone(passage: Passage, context: Context, names: tuple[str, ...], *, governs: bool) -> Label | None:
    labels, offset = split_labels(passage.text, names)
    rest = passage.text[offset:].rstrip()
    if labels and rest and not rest.endswith(":") and not BY_BODY.fullmatch(rest):
        return None  # "Adults: 10 mg" states something, whatever the layout made of it
    heading = passage.kind is PassageKind.HEADING or (
        governs and (passage.text.rstrip().endswith(":") or _CASE.match(passage.text) is not None)
    )
    bare = context.mode == "modification"
    label = read_label(passage.text, heading=heading, bare=bare, names=names)
    if (
        label is not None
        and bare
        and not set(label.slots) - {"indication"}
        and actions_in(passage.text, names, triggered=True)
    ):
        return None
    return label


_CASE = re.compile(r"(?:with|[A-Z]{3,5}(?: (?:or|and) [A-Z]{3,5})? (?:above|below|over|under|[<>]))\s", re.I)
"""How a line opens that names a case, for the items below it: "With examplol 5 mg", "ALT above 5"."""


def _stated(section: Section, passage: Passage, context: Context, names: tuple[str, ...]) -> Iterator[Line]:
    """The line of a passage; one for each of two organs whose impairment its label names."""
    line = _line(section, passage, context, names)
    label = passage.text[: line.start - passage.start]
    asked = triggers_in(label) if line.labelled and line.context.trigger else []
    organs = {found[0] for trigger, _ in asked if (found := trigger_of(trigger))}
    if len(asked) < _BOTH_ORGANS or not organs <= {"renal", "hepatic"} or len(organs) < _BOTH_ORGANS:
        yield line
        return
    for trigger, severity in asked:
        yield line._replace(context=replace(line.context, trigger=trigger, severity=severity))


_BOTH_ORGANS = 2


def _line(section: Section, passage: Passage, context: Context, names: tuple[str, ...]) -> Line:
    labels, offset = split_labels(passage.text, names)
    case = (
        case_of(labels[-1], passage.text[offset:], names)
        if labels and not trigger_name(context.trigger)
        else None
    )
    for label in labels[:-1] if case else labels:
        context = context.under(label, inline=True)
    if case:
        context = replace(context, trigger=case[0], severity=case[1])
    if labels and (long := last_cell_time(passage.text[offset:])):
        context = replace(context, duration=long)
    return Line(
        section=section,
        start=passage.start + offset,
        end=passage.end,
        text=passage.text[offset:],
        context=context,
        labelled=bool(labels),
        whole_start=passage.start,
        is_item=passage.kind is PassageKind.ITEM,
    )
