"""Lines whose trigger, or what is done at it, is told by a row of a table or by the lead of a list."""

from __future__ import annotations

from dataclasses import replace

from kg_builder.model import Section

from .context import Context
from .flat_tables import FlatRow
from .led_lists import LedItem
from .line import Line

__all__ = ["led_line", "row_line"]


def row_line(section: Section, row: FlatRow, context: Context) -> Line:
    r"""The line of a row: what to do, under its reaction and grade.

    Args:
        section: where the row stands.
        row: the row.
        context: what governs it.

    >>> section = read("Dosage\nRash: stop it.").monograph.sections[-1]
    >>> row_line(section, FlatRow(0, 6, 14, "rash", "severe", "stop it."), Context()).context.trigger
    'rash'
    """
    return Line(
        section=section,
        start=row.start if row.lead else row.told,
        end=row.end,
        text=row.words,
        context=replace(context, mode="modification", trigger=row.trigger, severity=row.severity),
        labelled=True,
        whole_start=row.start,
        is_item=False,
        settled=True,
        lead=row.lead,
    )


def led_line(section: Section, item: LedItem, context: Context) -> Line:
    r"""The line of a list's item, whose lead tells what to do.

    Args:
        section: where the item stands.
        item: the item.
        context: what governs it.

    >>> section = read("Dosage\nRash: stop it.").monograph.sections[-1]
    >>> led_line(section, LedItem(0, 4, "Stop it for", "rash", "", "Rash"), Context()).lead
    'Stop it for'
    """
    return Line(
        section=section,
        start=item.start,
        end=item.end,
        text=item.words,
        context=replace(context, trigger=item.trigger, severity=item.severity),
        labelled=False,
        whole_start=item.start,
        is_item=True,
        settled=True,
        lead=item.lead,
    )
