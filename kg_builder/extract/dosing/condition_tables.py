"""Tables that tell how dosing changes with a condition: a clearance, a degree of impairment, a count, a drug.

What a table is about stands in the head of its first columns; its other columns tell the dose or what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Table

from ..vocabulary.phrases import decapitalised, without_asides, without_citations
from .actions import actions_in
from .combined_drugs import coadministered
from .event_names import event_of_item
from .triggers import bound_severity, severity_of, trigger_of

__all__ = ["Condition", "conditions_of"]

_KINDS = (
    (
        "renal",
        re.compile(
            r"\b(?:creatinine|clearance|CrCl|CLcr|e?GFR|glomerular|renal(?! cell)"
            r"|kidney(?! (?:cancer|transplant)))\b",
            re.I,
        ),
    ),
    ("hepatic", re.compile(r"\b(?:hepatic|liver|child-pugh)\b", re.I)),
    (
        "along",
        re.compile(
            r"\b(?:co-?administered|concomitant|concurrent|interacting|inhibitors?|inducers?)\b", re.I
        ),
    ),
    (
        "count",
        re.compile(
            r"\b(?:neutrophils?|platelets?|ANC|WBC|leu[ck]ocytes?|ha?emoglobin|bilirubin|counts?|QTcF?"
            r"|LVEF)\b",
            re.I,
        ),
    ),
)
_DOSE_HEAD = re.compile(
    r"\b(?:changes?|dos(?:e|es|age|ages|ing)|adjustments?|modifications?|recommend\w*"
    r"|regimens?|interval|actions?|what to do|use|percent\w*)\b",
    re.I,
)
_NORMAL = re.compile(r"\bnormal\b(?! dose)|^none$|^usual\b", re.I)
_JOINT = re.compile(r"(?:and|or|and/or)", re.I)
_BARE = re.compile(
    r"[<>\u2264\u2265=\d]|(?:less|greater|more|lower|higher) than\b|below\b|above\b|at least\b|under\b", re.I
)
_SHARE = re.compile(r"(?P<share>\d+(?:\.\d+)?\s?%)(?P<when> (?:after|before|every|each|once|daily)\b[^.;]*)?")
_WHOLE = re.compile(r"\b(?:starting|full|usual|normal|current|initial|recommended)\s+dos(?:e|age)", re.I)
_DEGREE = re.compile(r"\b(?:degree|severity|grade|impairment|status)\b", re.I)
_NONE = re.compile(r"(?:none|-|\u2013)\W*", re.I)
_UNITS = re.compile(r"\s*\([^()]*\)")
_FRAME = re.compile(
    r"^\W*(?:(?:when (?:given|taken|used|co-?administered) )?with |patients with "
    r"|(?:for|in) (?:patients )?(?:with |who )?)(?=\w)",
    re.I,
)
_COMMAND = re.compile(
    r"(?:(?:permanently|temporarily)\s)?"
    r"(?:delay|reduce|decrease|withhold|hold|discontinue|interrupt|stop|omit|suspend)\b",
    re.I,
)
_OTHER_FORMS = re.compile(r"\b(?:transition|switch|conver(?:t|sion)|missed|delayed)", re.I)
_LONGEST = 30
_ADVICE = re.compile(r"\b(?:may|does|do|can|is|are) not\b|\b(?:may|should) be\b", re.I)
_FEWEST = 2
_MOST = 0.6


class Condition(NamedTuple):
    """What holds for the cells of a row that tell doses or what to do.

    Args:
        trigger: what asks for the change.
        severity: how severe it is.
        lead: what to do, where the cell's column head tells it.
    """

    trigger: str
    severity: str
    lead: str = ""


def conditions_of(table: Table, names: tuple[str, ...]) -> dict[Cell, Condition]:
    r"""The cells of a table that tell doses or what to do, with their condition; none for other tables.

    Args:
        table: the table.
        names: names of the drug.

    >>> page = read("Dosage\nRenal function\tDose\nCrCl 30-50 mL/min\t5 mg daily\nCrCl <30 mL/min\tAvoid use")
    >>> found = conditions_of(page.monograph.sections[-1].tables[0], ("zorvexant",))
    >>> [(condition.severity, cell.text) for cell, condition in found.items()]
    [('CrCl 30-50 mL/min', '5 mg daily'), ('CrCl <30 mL/min', 'Avoid use')]
    """
    if _OTHER_FORMS.search(table.caption or ""):
        return {}
    rows = [[c for c in cells if c.text.strip()] for _, cells in groupby(table.cells, key=lambda c: c.row)]
    place = next((n for n, row in enumerate(rows[:3]) if len(row) > 1), None)
    if place is None:
        return {}
    heads = {cell.column: " ".join(without_citations(cell.text).split()) for cell in rows[place]}
    body = rows[place + 1 :]
    found = dict(_by_heads(heads, body)) or dict(_by_commands(heads, body, names))
    found = found or dict(_by_last_cells(rows, names))
    return found if len(found) >= _FEWEST else {}


def _kind(head: str) -> str:
    """What a column's head says its cells are; "" for doses and others."""
    if not head or len(head.split()) > _LONGEST:
        return ""
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(head))]
    dose = _DOSE_HEAD.match(head) if found else None
    return "" if dose or not found else min(found)[1]


def _by_heads(heads: dict[int, str], body: Sequence[Sequence[Cell]]) -> Iterator[tuple[Cell, Condition]]:
    """Rows whose first cells are what their columns' heads name."""
    kinds: dict[int, str] = {}
    for column, head in sorted(heads.items()):
        if kind := _kind(head):
            kinds[column] = kind
        elif kinds and not _JOINT.fullmatch(head):
            break
    if not kinds or not any(_DOSE_HEAD.search(h) for c, h in heads.items() if c not in kinds):
        return
    for row in body:
        given = [cell for cell in row if cell.column in kinds]
        told = [cell for cell in row if cell.column > max(kinds)]
        if not (given and told) or given[0].column != min(kinds):
            continue
        trigger, severity = _condition(given, row, heads, kinds)
        for cell in told if trigger else ():
            if not _NONE.fullmatch(cell.text.strip()):
                yield cell, Condition(trigger, severity, _share(cell, heads))


def _condition(
    given: Sequence[Cell], row: Sequence[Cell], heads: dict[int, str], kinds: dict[int, str]
) -> tuple[str, str]:
    """Trigger and severity of a row; empty where it tells the normal case."""
    text = " ".join(without_citations(given[0].text).split()).strip(" *\u2020\u2021:;")
    if row[0] is not given[0] and _NORMAL.search(row[0].text):
        return "", ""
    if _NONE.fullmatch(text) and trigger_of(row[0].text):
        text = " ".join(row[0].text.split())  # "ESRD on dialysis | - | 5 mg"
    kind, head = kinds[given[0].column], _UNITS.sub("", heads[given[0].column]).strip()
    if _NORMAL.search(text):
        return "", ""
    if kind in {"renal", "hepatic"}:
        own = None if _BARE.match(text) else trigger_of(text)
        trigger = own[1] if own else f"{kind} impairment"
        if _BARE.match(text):
            severity = text if _DEGREE.search(head) else f"{decapitalised(head)} {decapitalised(text)}"
            bound = bound_severity(severity)
            return (bound[1] if bound and bound[0] == kind else trigger), severity
        return trigger, severity_of(text) or ("" if own else decapitalised(text))
    if kind == "along":
        name = coadministered(text) or without_asides(_FRAME.sub("", text)).strip(" ,")
        return (name if len(name.split()) <= _LONGEST else ""), ""
    parts = [decapitalised(f"{_UNITS.sub('', heads[c.column]).strip()} {c.text.strip()}") for c in given]
    joints = [c.text.casefold() for c in row if _JOINT.fullmatch(c.text.strip())]
    return f" {joints[0] if joints else 'or'} ".join(parts), ""


def _share(cell: Cell, heads: dict[int, str]) -> str:
    """What a bare share stands for by its head: "50%" of the starting dose."""
    share = _SHARE.fullmatch(cell.text.strip())
    if share is None:
        return ""
    whole = _WHOLE.search(heads.get(cell.column, ""))
    return f"{share['share']} of {whole.group().lower() if whole else 'dose'}{share['when'] or ''}"


def _by_commands(
    heads: dict[int, str], body: Sequence[Sequence[Cell]], names: tuple[str, ...]
) -> Iterator[tuple[Cell, Condition]]:
    """Rows under heads that tell what to do ("Delay the next dose"): a cell bounds what its row is about."""
    asking = {
        column: head.capitalize()
        for column, head in heads.items()
        if column and _COMMAND.match(head) and actions_in(f"{head.capitalize()}.", names)
    }
    if len(asking) + 1 < len(heads):
        return
    for row in body:
        event = event_of_item(row[0].text) if row and row[0].column == 0 else None
        for cell in row[1:] if event else ():
            if event and cell.column in asking:
                yield (
                    cell,
                    Condition(event[0], decapitalised(" ".join(cell.text.split())), asking[cell.column]),
                )


def _by_last_cells(
    rows: Sequence[Sequence[Cell]], names: tuple[str, ...]
) -> Iterator[tuple[Cell, Condition]]:
    """Rows whose last cell is a command ("Withhold it") and whose cell before it says when."""
    whole = [row for row in rows if len(row) > 1]
    if len(whole) <= _FEWEST or sum(_commands(row[-1], names) for row in whole) < _MOST * len(whole):
        return
    heading = ""
    for row in rows:
        if len(row) < _FEWEST:
            heading = row[0].text if row and not actions_in(row[0].text, names) else ""
            continue
        words = _FRAME.sub("", " ".join(row[-2].text.split()))
        if not _commands(row[-1], names) or actions_in(words, names):
            continue
        grade = severity_of(words)
        if grade and not re.search(r"[a-z]{4}", words.casefold().replace(grade.casefold(), "")):
            words = f"{grade} {row[0].text if len(row) > _FEWEST else heading}"
        if (event := event_of_item(words)) and not _ADVICE.search(words):
            yield row[-1], Condition(*event)


def _commands(cell: Cell, names: tuple[str, ...]) -> bool:
    found = actions_in(cell.text, names)
    return bool(found) and found[0].start < _FEWEST and found[0].kind in {"stop", "set", "none"}
