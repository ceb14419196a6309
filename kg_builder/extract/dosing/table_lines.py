"""The statements of dosing tables: a cell, under what heads its row and its column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Section, Table

from ..language.intervals import find_intervals
from ..language.quantities import find_quantities
from ..language.schedules import dose_count, find_durations
from ..vocabulary.phrases import without_citations
from .actions import actions_in
from .amounts import names_other_drug
from .condition_tables import Condition, conditions_of
from .context import Context
from .labels import read_label
from .line import Line
from .population import read_population
from .reaction_tables import reaction_lines
from .triggers import named_over

__all__ = ["table_lines"]

_NUMBERED = re.compile(r"(?i)^table ?\d+(?: ?[.:\u2013-])? ?")


def table_lines(section: Section, table: Table, context: Context, names: tuple[str, ...]) -> Iterator[Line]:
    r"""One line a cell that states something.

    Args:
        section: where the table stands.
        table: the table.
        context: what governs it.
        names: names of the drug.

    >>> page = read("Dosage\nPatients\tDose\nAdults\t10 mg daily\nChildren\t5 mg daily")
    >>> section = page.monograph.sections[-1]
    >>> lines = table_lines(section, section.tables[0], Context(), ("zorvexant",))
    >>> [(str(line.context.population), line.text) for line in lines]
    [('adults', '10 mg daily'), ('pediatric', '5 mg daily')]
    """
    titled = _NUMBERED.sub("", table.caption)
    if titled and (label := read_label(titled, heading=True, names=names)):
        context = context.under(label)
    if _MISSED_HEAD.search(" ".join((table.caption or "", *_first_row(table)))):
        return
    tested = any(_CLEARANCE_HEAD.search(head) for head in _first_row(table))
    if not tested and (changes := reaction_lines(section, table, context, names)):
        yield from changes
        return
    if conditions := conditions_of(table, names):
        yield from _condition_lines(section, table, conditions, context)
        return
    heads: dict[int, str] = {}  # of tables that do not mark their heads
    if context.mode == "forms" and any(find_intervals(cell.text) for cell in table.cells):
        context = replace(context, mode="")  # schedules, whatever was listed before
    whom = read_population(next((c.text for c in table.cells if c.is_header and c.column == 0), ""))
    context = replace(context, population=whom.within(context.population))
    governing, another = context, False
    for _, cells in groupby(table.cells, key=lambda c: c.row):
        row = [cell for cell in cells if cell.text.strip()]
        if len(row) == 1 and _heads_rows(row[0], names):
            label = read_label(without_citations(row[0].text), heading=True, names=names)
            governing = context.under(label) if label is not None else context
            if label is not None and not governing.trigger and not label.slots:
                governing = context
        elif row and _STEP.match(row[0].text.strip()):
            continue
        elif len(row) > 1 and all(_ORDINAL.fullmatch(cell.text.strip()) for cell in row[1:]):
            return  # a table of the next smaller doses
        elif _is_head_row(row):
            heads = {cell.column: cell.text for cell in row}
        else:
            if row and row[0].column == 0:
                another = _names_another(row[0].text, names) and not governing.trigger
            if another:
                continue
            yield from _row_lines(section, row, heads, governing, table=table, names=names)


_MISSED_HEAD = re.compile(
    r"\b(?:missed|delayed|late) (?:\w+ )?dos|\bdos\w+ (?:is|was|are) (?:missed|delayed|late)"
    r"|\blast (?:dose|injection|infusion)\b"
    r"|\btime since\b",
    re.I,
)
"""Heads a table on doses that were not taken in time, which are no schedules."""


_CLEARANCE_HEAD = re.compile(r"^(?:CrCl|CLcr|Cl cr|creatinine clearance|e?GFR)\b", re.I)
"""Heads a column of clearances, whose rows tell doses and no reactions."""


def _first_row(table: Table) -> list[str]:
    first = min((cell.row for cell in table.cells), default=0)
    return [cell.text for cell in table.cells if cell.row == first]


def _condition_lines(
    section: Section, table: Table, conditions: dict[Cell, Condition], context: Context
) -> Iterator[Line]:
    """One line a cell that tells what to do under a condition."""
    for _, cells in groupby(table.cells, key=lambda c: c.row):
        row = [cell for cell in cells if cell.text.strip()]
        timed = _times(row, {})
        for cell in row:
            if (told := conditions.get(cell)) is None or cell in timed:
                continue
            above = _above(cell, {})
            governed = replace(
                context,
                mode="modification",
                trigger=named_over(told.trigger, context.trigger, told.trigger),
                severity=told.severity,
                unit=_headed_unit(cell, above),
                interval=_headed_interval(cell, above) or _often(timed) or context.interval,
            )
            lead = told.lead or (f"{cell.text.strip()} {governed.unit}" if governed.unit else "")
            start = row[0].start if lead else cell.start
            yield Line(
                section,
                start,
                cell.end,
                cell.text,
                governed,
                True,
                row[0].start,
                settled=True,
                lead=lead,
            )


def _heads_rows(cell: Cell, names: tuple[str, ...]) -> bool:
    """Whether a row of one cell names what the rows under it are about."""
    if not _STATING.search(_plain(cell.text)):
        return True
    label = None if actions_in(cell.text, names) else read_label(without_citations(cell.text), heading=True)
    return label is not None and bool(label.slots)


def _is_head_row(row: list[Cell]) -> bool:
    """Whether a row of plain cells heads the ones after it: names of columns, a dose among them."""
    return (
        len(row) > 1
        and not any(
            cell.is_header or cell.column_headers or re.search(r"\d", _plain(cell.text)) for cell in row
        )
        and any(_DOSE_HEAD.search(cell.text) for cell in row)
    )


def _plain(text: str) -> str:
    return _ASIDE.sub("", text)


def _row_lines(
    section: Section,
    row: list[Cell],
    heads: dict[int, str],
    context: Context,
    *,
    table: Table,
    names: tuple[str, ...],
) -> Iterator[Line]:
    left: list[str] = []
    owned = any(_names_own(head, names) for cell in table.cells for head in (cell.text, *cell.column_headers))
    timed = _times(row, heads)
    weighed = any(_tells_mass(cell, _above(cell, heads)) for cell in row)
    for cell in row:
        above = _above(cell, heads)
        if cell in timed or (above and _SOLD_HEAD.match(above[-1].strip())):
            continue
        if owned and any(_names_another(head, names) for head in above):
            continue
        if weighed and any(map(_VOLUME_HEAD.search, above)) and not _tells_mass(cell, above):
            continue  # the same dose, in another measure
        stating = _STATING.search(cell.text) and (not cell.is_header or find_intervals(cell.text))
        if stating and (left or (context.trigger and actions_in(cell.text, names))):
            governed, most = context, context.maximum
            for head in map(without_citations, (*above, *left)):
                label = read_label(head, names=names) or read_label(head, heading=True, names=names)
                if label is not None and label.slots and not actions_in(head, names):
                    governed = governed.under(label, inline=True)
                most = most or (label is not None and label.maximum)
            unit, often = _headed_unit(cell, above), _headed_interval(cell, above) or _often(timed)
            governed = replace(
                governed,
                unit=unit or governed.unit,
                interval=often or governed.interval,
                duration=_long(timed) or governed.duration,
                doses=_how_many(timed) or governed.doses,
                maximum=most,
            )
            yield Line(
                section, cell.start, cell.end, cell.text, governed, True, cell.start, True, table=table.start
            )
        named = above and _PRODUCT_HEAD.match(above[-1].strip())
        headed = "" if named else _headed(cell, above)
        again = headed.startswith(_WEIGHS) and any(head.startswith(_WEIGHS) for head in left)
        left.append("" if again else headed)  # "220 lb" beside "100 kg"


def _tells_mass(cell: Cell, above: tuple[str, ...]) -> bool:
    """Whether a cell tells a dose by its mass, or its column's head says that it does."""
    told = f"{cell.text} {_headed_unit(cell, above)}"
    return any(q.kind in {"mass", "activity"} and "/" not in q.unit for q in find_quantities(told))


def _names_another(head: str, names: tuple[str, ...]) -> bool:
    """Whether a head of a row or a column begins with another drug's name: its doses are not this drug's."""
    words = without_citations(head).split()
    return bool(words) and names_other_drug(words[0], names) and not _names_own(head, names)


def _names_own(head: str, names: tuple[str, ...]) -> bool:
    return any(name.casefold() in head.casefold() for name in names)


def _above(cell: Cell, heads: dict[int, str]) -> tuple[str, ...]:
    return cell.column_headers or tuple(filter(None, [heads.get(cell.column)]))


def _times(row: list[Cell], heads: dict[int, str]) -> dict[Cell, str]:
    """The cells of a row that tell how often or how long its dose is given: "often" or "long"."""
    found: dict[Cell, str] = {}
    for cell in row:
        for head in _above(cell, heads)[-1:]:
            kind = "often" if _OFTEN_HEAD.fullmatch(head.strip()) else ""
            kind = kind or ("long" if _LONG_HEAD.fullmatch(head.strip()) else "")
            if kind and len(cell.text.split()) <= _FEW_WORDS:
                found[cell] = kind
    return found


def _timed(timed: dict[Cell, str], kind: str) -> str:
    """The words of the first cell that tells how "often" or how "long", "" if none does."""
    return next((cell.text for cell, told in timed.items() if told == kind), "")


def _often(timed: dict[Cell, str]) -> str:
    words = _timed(timed, "often")
    if words[:1].isdigit():
        words = f"every {words}"
    return next((interval.value for interval in find_intervals(words)), "")


def _long(timed: dict[Cell, str]) -> str:
    words = _timed(timed, "long")
    if re.search(r"\w{2}", words):
        return " ".join(words.split())
    return next(
        (long.value for long in find_durations(_timed(timed, "often"))), ""
    )  # "once weekly for 4 weeks"


def _how_many(timed: dict[Cell, str]) -> int | None:
    """How many doses the cell that tells how often counts: "two doses 2 weeks apart"."""
    return next((n for cell, kind in timed.items() if kind == "often" and (n := dose_count(cell.text))), None)


_OFTEN_HEAD = re.compile(r"(?:(?:dos(?:e|age|ing)) )?(?:interval|frequency|how often|schedule)\W*", re.I)
_LONG_HEAD = re.compile(
    r"(?:usual |for )?(?:duration|how long|length|course)(?: of (?:treatment|therapy|use))?\W*", re.I
)
_INTERVAL_HEAD = re.compile(
    r"\b(?:interval|frequency|every)\b[^()]*\((?:in )?(?P<unit>hours?|days?|weeks?)\)", re.I
)
_FEW_WORDS = 12
_STATING = re.compile(
    r"\d|\b(?:no|not|avoid|discontinu\w+|interrupt|withhold|hold|stop|reduce|contraindicated|suspend)\b", re.I
)
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|\d\s?(?:st|nd|rd|th)?)(?:\sdos(?:e|age))?(?:\sreduction)?", re.I
)
_STEP = re.compile(
    r"(?:first|second|third|fourth|fifth|next|\d(?:st|nd|rd|th))\s(?:dos(?:e|age)\s)?(?:level\s)?reduction\b"
    r"|dose level\s?-?\d|\d dose reductions?$",
    re.I,
)
"""A row of a table that only tells how small the next smaller dose is."""

_SOLD_HEAD = re.compile(
    r"(?:strengths?|(?:number|no\.) of|amount of|diluents?|(?:\w+ )?instructions?"
    r"|each (?:puff|capsule|tablet|spray|dose|actuation)\b.*\b(?:delivers?|contains?)"
    r"|quantity|pack(?:age|et)?(?: size| quantity)?s?|prices?|cost|ndc|how (?:it is )?supplied|refills?)\b",
    re.I,
)
"""Heads a column that tells how much is in it, made ready or sold, and not how much is taken."""

_VOLUME_HEAD = re.compile(r"\bvolumes?\b|(?<![/\w])mL(?:/dose)?\W*$", re.I)
_WEIGHS = "weight "

_PRODUCT_HEAD = re.compile(
    r"(?:brand|product|inhaler|device|medicine|preparation|trade)s?(?: names?)?\W*$", re.I
)
"""Heads a column of names, which tell no condition."""


_DIGIT = re.compile(r"\d")
_ASIDE = re.compile(r"\([^()]*\)")
_BARE = re.compile(
    r"[\s<>=\u2264\u2265\d.,\u2013-]*(?:to\s?[<\u2264]?\s?\d[\d.]*)?(?: or (?:less|more|greater))?"
    r"(?:\s(?:or|and)\s(?:on )?(?:ESRD|ESKD|(?:hemo)?dialysis))?"
)
_DOSE_HEAD = re.compile(r"\bdos(?:e|es|age|ing)\b|\bvolume\b", re.I)
_WHOLE_DAY = re.compile(r"\bdaily (?:\w+ )?dos(?:e|age)\b|\btotal daily\b|\bper day\b|/day\b", re.I)
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]{1,20})\)")
_AGE_HEAD = re.compile(r"\bage\b.*?\b(?P<unit>years?|months?|yrs?)\b", re.I)
_WEIGHT_HEAD = re.compile(r"(?:\bweight\b.*?\b|^\W*)(?P<unit>kg|lbs?)\b", re.I)


def _headed(cell: Cell, above: tuple[str, ...]) -> str:
    """A cell's text, with its column's heading where it is a bare number ("CrCl (mL/min)": "30-59")."""
    text, head = cell.text.strip(), " ".join(above)
    if not head or not _BARE.fullmatch(text):
        return cell.text
    if age := _AGE_HEAD.search(head):
        return f"aged {text} {age['unit']}"
    if weight := _WEIGHT_HEAD.search(head) or _WEIGHT_HEAD.match(above[-1]):
        return f"weight {text} {weight['unit']}"
    return f"{head} {cell.text}"


def _headed_unit(cell: Cell, above: tuple[str, ...]) -> str:
    """The unit of a bare number under a heading such as "Usual dose (mL)"."""
    if not (_BARE.fullmatch(cell.text.strip()) and _DIGIT.search(cell.text)):
        return ""
    for head in reversed(above):
        written = _IN_BRACKETS.search(head) if _DOSE_HEAD.search(head) else None
        if written and not _DIGIT.match(written["unit"]) and find_quantities(f"1 {written['unit']}"):
            return written["unit"]
    return ""


def _headed_interval(cell: Cell, above: tuple[str, ...]) -> str:
    """How often the doses of a column are given, where its heading says it ("Once-daily dose")."""
    if find_intervals(cell.text):
        return ""
    said = {i.value.casefold() for head in above for i in find_intervals(head.replace("-", " "))}
    if any(_WHOLE_DAY.search(head) for head in above) and said <= {"daily", "per day", "a day"}:
        return "daily"
    if _BARE.fullmatch(cell.text.strip()) and (
        unit := next(filter(None, map(_INTERVAL_HEAD.search, above)), None)
    ):
        return f"every {cell.text.strip()} {unit['unit']}"  # "24 to 36" under "Dosing interval (hours)"
    return said.pop() if len(said) == 1 else ""
