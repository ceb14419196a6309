"""Adverse effects with their frequency from the tables of a label.

A frequency table names effects down its first column and treatment arms across its head; its cells hold a
share of patients: "12%", "12.3", "24 (3.2)", "24/750". The share is kept with its arm, the comparator arm
and that arm's share, and the cells are the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg_builder.model import AdverseEffect, Cell, Fact, Section, SectionKind, Table

from .base import Document
from .phrases import decapitalised

__all__ = ["EffectTableExtractor", "holds_shares", "read_share"]

_KINDS = (SectionKind.ADVERSE_EFFECTS, SectionKind.WARNINGS, SectionKind.BOXED_WARNING)
_SUBJECT = re.compile(
    r"adverse|side effect|undesirable|reaction|event|toxicit|complication|symptom|preferred term|"
    r"body system|system organ|infection|disorder",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|percent|incidence|frequency|proportion|rate of", re.IGNORECASE)
_NOT_SHARE = re.compile(
    r"\bmean\b|median|baseline|hazard|odds|ratio|\bCI\b|p[- ]?value|\bper 1,?000|patient-years|kg|mmHg|"
    r"\bbeats\b|difference|relative|risk\b|fold|\bdose\b.*\badjust|recommend|AUC|Cmax|LDL|change",
    re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"placebo|vehicle|control\b|comparator|untreated|no treatment|sham|standard|observation|saline",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\(?\s*\bn\s*=\s*([\d,]+)\s*\)?", re.IGNORECASE)
_TAIL_UNITS = re.compile(
    r"[\s,;(]*(?:n\s*\(\s*%\s*\)|%\s*\(\s*n\s*\)|\(\s*%\s*\)|%|\bn\b|no\.)[)\s]*$", re.IGNORECASE
)
_GRADE = re.compile(
    r"grades?\s*(?:\u2265|>=|[1-5]|all|any)|all grades|any grade|severe|serious", re.IGNORECASE
)
_PERCENT = re.compile(r"^[<>\u2264\u2265~]?\s*(\d{1,3}(?:\.\d+)?)\s*%$")
_COUNT_PERCENT = re.compile(r"^(\d[\d,]*)\s*\(\s*[<>\u2264\u2265]?\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*\)$")
_PERCENT_COUNT = re.compile(r"^(\d{1,3}(?:\.\d+)?)\s*%\s*\(\s*(?:n\s*=\s*)?[\d,]+(?:/[\d,]+)?\s*\)$")
_OUT_OF = re.compile(r"^(\d[\d,]*)\s*/\s*(\d[\d,]*)(?:\s*\(\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*\))?$")
_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d+)?)$")
_MARKS = re.compile(r"[\s*\u2020\u2021\u00a7\u00b6#]+$")
_NO_EFFECT = re.compile(
    r"^(?:any|all|at least one|patients?|subjects?|total|overall|number|percent|discontinu|leading|serious "
    r"adverse|n\b|%|adverse (?:reaction|event)s?$|body system|system organ|preferred term|placebo|dose\b)|"
    r"^\W*$|"
    r"^\d+(?:\.\d+)?\s*(?:mg|years?|weeks?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    arm: str
    size: int | None
    unit: str
    comparator: bool


class EffectTableExtractor:
    """Reads frequency tables of adverse effects."""

    name = "effect_tables"
    relations = ("adverse_effect",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """One fact for each effect and treatment arm."""
        for section in document.monograph.of_kind(*_KINDS):
            for table in section.tables:
                yield from _table(document, section, table)


def holds_shares(document: Document, section: Section, table: Table) -> bool:
    """Whether a table gives effects with the share of patients that had them."""
    return next(_table(document, section, table), None) is not None


def read_share(text: str, unit: str = "", size: int | None = None) -> float | None:
    """The share of patients in a cell, in per cent; None if the cell holds none.

    Args:
        text: the cell's words.
        unit: "percent" or "count" if the table's head says what bare numbers are.
        size: number of patients in the arm, for counts.

    >>> read_share("12.3%"), read_share("24 (3.2)"), read_share("24/750"), read_share("7", "percent")
    (12.3, 3.2, 3.2, 7.0)
    >>> read_share("3", "count", 60), read_share("<1%"), read_share("\u2014")
    (5.0, None, None)
    """
    text = _MARKS.sub("", text.strip())
    if re.match(r"^[<\u2264]", text):
        return None
    for pattern, group in ((_PERCENT, 1), (_PERCENT_COUNT, 1), (_COUNT_PERCENT, 2)):
        if match := pattern.match(text):
            return _bounded(float(match.group(group)))
    if match := _OUT_OF.match(text):
        whole = int(match.group(2).replace(",", ""))
        if match.group(3):
            return _bounded(float(match.group(3)))
        return _bounded(round(100 * int(match.group(1).replace(",", "")) / whole, 2)) if whole else None
    if match := _NUMBER.match(text):
        if unit == "percent":
            return _bounded(float(match.group(1)))
        if unit == "count" and size and "." not in text:
            return _bounded(round(100 * int(match.group(1)) / size, 2))
    return None


def _bounded(value: float) -> float | None:
    return value if 0 <= value <= 100 else None


def _table(document: Document, section: Section, table: Table) -> Iterator[Fact]:
    columns = _columns(document, section, table)
    if not columns:
        return
    comparators = [c for c in columns if c.comparator]
    boxed = True if section.kind is SectionKind.BOXED_WARNING else None
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        if not cell.is_header or cell.column == 0:
            rows.setdefault(cell.row, {})[cell.column] = cell
    for row in sorted(rows):
        cells = rows[row]
        head = cells.get(0)
        if head is None or not cells.keys() - {0}:
            continue
        name = _effect_name(head.text)
        if not name:
            continue
        for column in columns:
            found = cells.get(column.index)
            if column.comparator or found is None:
                continue
            share = read_share(found.text, column.unit, column.size)
            if share is None:
                continue
            other = _paired(column, comparators)
            other_cell = cells.get(other.index) if other else None
            other_share = (
                read_share(other_cell.text, other.unit, other.size) if other and other_cell else None
            )
            rule = "effect_tables/share"
            evidence = [
                document.evidence(section, c.start, c.end, rule) for c in (head, found) if c.end > c.start
            ]
            yield AdverseEffect(
                drug=document.drug,
                object=name,
                percent=share,
                percent_comparator=other_share,
                arm=column.arm or None,
                comparator=other.arm if other and other_share is not None else None,
                boxed=boxed,
                evidence=tuple(sorted(evidence)),
            )


def _effect_name(text: str) -> str:
    name = _MARKS.sub("", text).strip(" :\u2013-\u2022")
    name = re.sub(r"\s*\((?:%|n)\)$", "", name)
    if len(name) > 80 or _NO_EFFECT.search(name) or not re.search(r"[A-Za-z]{3}", name):
        return ""
    return decapitalised(name)


def _columns(document: Document, section: Section, table: Table) -> list[_Column]:
    """The arms of a frequency table; none if the table is of another sort."""
    heads: dict[int, tuple[str, ...]] = {}
    width = 0
    for cell in table.cells:
        width = max(width, cell.column + 1)
        if not cell.is_header and cell.column not in heads:
            heads[cell.column] = cell.column_headers
    first = " ".join(heads.get(0, ())) or next((c.text for c in table.cells if c.column == 0), "")
    title = " ".join([table.caption, first, section.title.quote if section.title else ""])
    if width < 2 or not _SUBJECT.search(f"{table.caption} {first}" if table.caption else title):
        return []
    everything = " ".join([table.caption, *(" ".join(h) for h in heads.values())])
    shares = bool(_SHARE.search(everything))
    columns = []
    for index in sorted(heads):
        words = " ".join(heads[index])
        if index == 0 or _NOT_SHARE.search(words) or (_NOT_SHARE.search(table.caption) and not shares):
            continue
        sizes = [int(m.group(1).replace(",", "")) for m in _SIZE.finditer(words)]
        counts = re.search(r"(?:^|\s)(?:n|no\.|number(?: of patients)?)\s*$", words, re.IGNORECASE)
        unit = "count" if counts and "%" not in words else "percent" if shares else ""
        arm = _arm(heads[index])
        columns.append(_Column(index, arm, sizes[-1] if sizes else None, unit, bool(_COMPARATOR.search(arm))))
    treated = [c for c in columns if not c.comparator]
    if len(columns) == 2 and len(treated) == 2:
        columns = [_named_apart(document, c, treated) for c in columns]
    return columns


def _named_apart(document: Document, column: _Column, treated: list[_Column]) -> _Column:
    """Of two arms without a placebo, the one that does not name the drug is the comparator."""
    names = [n.casefold() for n in document.monograph.drug.all_names]
    own = [any(n in c.arm.casefold() for n in names) for c in treated]
    if sum(own) != 1 or own[treated.index(column)] or not column.arm or _GRADE.search(column.arm):
        return column
    return _Column(column.index, column.arm, column.size, column.unit, True)


def _arm(headers: tuple[str, ...]) -> str:
    """The arm's name: the column's heads less sizes, units and words on the reactions themselves."""
    kept = []
    for header in headers:
        words = _SIZE.sub(" ", header)
        words = _TAIL_UNITS.sub("", " ".join(words.split())).strip(" ,;:()")
        if words and not re.fullmatch(
            r"(?:percent(?:age)?|%|share|incidence|frequency|number|proportion|patients?|subjects?|of|the|"
            r"with|who|in|reporting|treated|adverse|reactions?|events?|experiencing|receiving|\W)+",
            words,
            re.IGNORECASE,
        ):
            kept.append(words)
    return " ".join(dict.fromkeys(kept))


def _paired(column: _Column, comparators: list[_Column]) -> _Column | None:
    """The comparator of an arm: the only one, else the one that shares most of its head's words."""
    if len(comparators) < 2:
        return comparators[0] if comparators else None
    words = set(column.arm.casefold().split())
    return max(
        comparators,
        key=lambda c: (len(words & set(c.arm.casefold().split())), -abs(c.index - column.index)),
    )
