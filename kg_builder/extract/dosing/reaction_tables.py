"""Tables that tell how dosing changes for a reaction of some grade: "Colitis | Grade 4 | Discontinue"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Section, Table

from ..vocabulary.phrases import CITATION, decapitalised, without_asides
from .actions import actions_in
from .context import Context
from .flat_tables import grade_and_name
from .line import Line
from .triggers import bound_severity, severity_of, trigger_of

__all__ = ["reaction_lines"]

_TRIGGER_HEAD = re.compile(
    r"\b(?:reactions?|toxicit(?:y|ies)|events?|abnormalit(?:y|ies)|(?:side|adverse) effects?|parameters?|"
    r"trough|(?:serum |blood |drug |measured )?(?:levels?|concentrations?)|results?|inr|counts?|values?|"
    r"findings?|laborator\w+)\b",
    re.I,
)
_ACTION_HEAD = re.compile(
    r"\b(?:modifications?|actions?|adjustments?|managements?|recommend\w*|what to do|"
    r"interruptions?|discontinuations?|"
    r"dos(?:e|es|age|ing)|changes?|resum\w+)\b",
    re.I,
)
_TESTED_HEAD = re.compile(r"\b(?:trough|levels?|concentrations?|results?|inr|counts?|measured)\b", re.I)
_TREATED_HEAD = re.compile(r"\b(?:infections?|indications?|diagnos[ei]s|diseases?|conditions?)\b", re.I)
"""Heads a column of what is treated: "Mild infections" is no reaction."""

_STEPS = re.compile(r"\b(?:starting|initial|usual|dos(?:e|age) (?:reductions?|levels?))\b", re.I)
_GRADED = re.compile(
    r"^(?:(?:for|at|on|upon|after)\s(?:the\s|an?\s)?)?"
    r"(?:(?:any|all|recurrent|persistent|intolerable|life-threatening|severe|mild|moderate) (?:or )?)*"
    r"(?:grades?\b|mild\b|moderate\b|severe\b|life-threatening\b|(?:\d(?:st|nd|rd|th)|first|second|third"
    r"|fourth)\s"
    r"(?:\w+\s)?(?:appearance|occurrence|episode|event|time)\b)",
    re.I,
)
_GRADE_NAMED = re.compile(r"(?:\w+ )?grades? \d", re.I)
_OCCURRENCE = re.compile(
    r"^(?:(?:for|at|on|upon|after)\s(?:the\s|an?\s)?)?(?:\d(?:st|nd|rd|th)|first|second|third|fourth"
    r"|subsequent|recurrent)\s(?:\w+\s)?"
    r"(?:appearance|occurrence|episode|event|time)\b",
    re.I,
)
_NOTE = re.compile(
    r"^\W*\u2022\s*|\s*\[[^\[\]]*\]|\s*\((?:see|5\.|section)[^()]*\)|[*\u2020\u2021\u00a7\u00b6#]+", re.I
)
_CLAUSE = re.compile(
    r"\s+(?:greater than|more than|above|below|less than|at least|that|which|lasting|sustained|persisting"
    r"|despite|without|including|considered|thought|judged|related|attributed|requiring|occurring|resulting"
    r"|defined|during|of grade|in (?:patients|those|adults))\b|(?<=\w)\s*[<>\u2264\u2265;]"
)
_BOUND_ASIDE = re.compile(r"\s*\([^()]*(?:\b(?:greater|less|more)\b|[<>\u2264\u2265])[^()]*\)")
_AT = re.compile(
    r"^(?:for|at|on|upon|after)\s(?:the\s|an?\s)?(?=\d(?:st|nd|rd|th)|first|second|third|fourth|grade)", re.I
)
_MOST = 0.6
_LONGEST = 14


def reaction_lines(section: Section, table: Table, context: Context, names: tuple[str, ...]) -> list[Line]:
    r"""One line a cell that says what to do, under its reaction and grade; none for a table of another kind.

    Args:
        section: where the table stands.
        table: the table.
        context: what governs it.
        names: names of the drug.

    >>> page = read("Dosage\nReaction\tDose modification\nColitis\tWithhold zorvexant\nRash\tHalve the dose")
    >>> section = page.monograph.sections[-1]
    >>> lines = reaction_lines(section, section.tables[0], Context(), ("zorvexant",))
    >>> [(line.context.trigger, line.text) for line in lines]
    [('colitis', 'Withhold zorvexant'), ('rash', 'Halve the dose')]
    """
    rows = [[c for c in cells if c.text.strip()] for _, cells in groupby(table.cells, key=lambda c: c.row)]
    place, heads = _heads(rows)
    asking = {column for column, head in heads.items() if _ACTION_HEAD.search(head) and column}
    if not heads and context.trigger and rows and all(row[0].column < row[-1].column for row in rows):
        asking = {rows[0][-1].column}  # no row heads the columns of "Table 2: Diarrhea"
    doing = {column for column in asking if _tells_what_to_do(column, rows[place:], names)}
    if not doing or _STEPS.search(heads.get(0, "")):
        return []
    if _TREATED_HEAD.search(heads.get(0, "")):
        return []
    known = _TRIGGER_HEAD.search(heads.get(0, "")) is not None
    first = [_plain(row[0].text) for row in rows[place:] if row]
    if not known and sum(bool(_GRADED.match(words)) for words in first) < _MOST * len(first):
        return []
    kept = [[c for c in row if c.column not in asking - doing] for row in rows[place:]]
    tested = heads.get(0, "") if _TESTED_HEAD.search(heads.get(0, "")) else ""
    about = trigger_of(heads.get(0, "")) or trigger_of(table.caption or "") if not known else None
    if about:
        context = replace(context, trigger=about[1])
    return list(_lines(section, filter(None, kept), doing, context, graded=not known, tested=tested))


def _tells_what_to_do(column: int, rows: Sequence[Sequence[Cell]], names: tuple[str, ...]) -> bool:
    texts = [cell.text for row in rows for cell in row if cell.column == column]
    saying = sum(bool(actions_in(text, names, triggered=True)) for text in texts)
    return saying > 0 and saying >= _MOST * len(texts)


def _heads(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[int, str]]:
    """Where the rows begin that state something, and the heads of the columns.

    A first row of one cell is the table's title; a table may not mark its head row.
    """
    for place, row in enumerate(rows[:3]):
        if len(row) > 1 and _GRADE_NAMED.match(row[0].text) and actions_in(row[-1].text):
            break
        if len(row) > 1 and any(_ACTION_HEAD.search(cell.text) for cell in row):
            return place + 1, {cell.column: cell.text for cell in row}
        if len(row) > 1 and not all(cell.is_header for cell in row):
            break
    return 0, {}


def _lines(
    section: Section,
    rows: Iterable[Sequence[Cell]],
    doing: set[int],
    context: Context,
    *,
    graded: bool,
    tested: str,
) -> Iterator[Line]:
    trigger, grade, within, marked = "", "", "", False
    for row in rows:
        said = [cell for cell in row if cell.column in doing]
        told = [_plain(cell.text) for cell in row if cell.column not in doing]
        if not said and len(row) > 1:
            continue
        first = _plain(row[0].text)
        if row[0].column == 0 and not graded and not marked and (named := grade_and_name(first))[1]:
            (grade, trigger), within, told = named, "", told[1:]
        elif row[0].column == 0 and not graded and (named := _graded_within(first))[0]:
            (trigger, grade), within, told = named, "", told[1:]
        elif row[0].column == 0 and not graded and not _GRADED.match(first):
            marked = CITATION.search(row[0].text) is not None and len(row) == 1
            trigger, grade, within, told = _measured(told[0], tested), "", "", told[1:]
        grades = [words for words in told if words]
        if not said:
            if grades and len(grades[0].split()) <= _LONGEST:
                within, grade = grades[0], ""
            continue
        if grades:
            grade = " ".join(grades)
        for cell in said:
            governed = replace(
                context,
                mode="modification",
                trigger=_named(trigger) or (context.trigger if graded else "") or "adverse reactions",
                severity=_severity(within, grade),
            )
            yield Line(
                section, cell.start, cell.end, cell.text, governed, True, row[0].start, False, settled=True
            )


def _measured(value: str, test: str) -> str:
    """A bare value with the test that heads it.

    >>> _measured("< 10 mg/L", "Measured trough"), _measured("Colitis", "Result")
    ('trough < 10 mg/L', 'Colitis')
    """
    if not test or not re.match(r"[<>\u2264\u2265=\d]", value):
        return value
    name = re.sub(r"(?i)^measured\s+|\s*\([^()]*\)$", "", test.strip())
    return f"{decapitalised(name)} {value}"


def _plain(text: str) -> str:
    return " ".join(_NOTE.sub("", text).split()).strip(" ,;:")


def _named(trigger: str) -> str:
    """The name of a reaction in its cell, without a bound or clause that makes it long.

    >>> _named("Rise of bilirubin above 3 times the upper limit of normal that lasts for two weeks or more")
    'rise of bilirubin'
    """
    trigger = _BOUND_ASIDE.sub("", trigger)
    words = trigger if len(trigger.split()) <= _LONGEST else without_asides(_CLAUSE.split(trigger)[0])
    return decapitalised(words) if len(words.split()) <= _LONGEST else ""


def _graded_within(trigger: str) -> tuple[str, str]:
    """A reaction and the grade in the middle of its name.

    >>> _graded_within("Other Grade 3 or higher toxicity thought to be related"), _graded_within("Colitis")
    (('other toxicity', 'grade 3 or higher'), ('', ''))
    """
    grade = severity_of(trigger)
    at = trigger.casefold().find(grade) if grade.startswith("grade") else -1
    if at <= 0:
        return "", ""
    name = " ".join(f"{trigger[:at]} {_CLAUSE.split(trigger[at + len(grade) :])[0]}".split()).strip(" ,;:")
    return decapitalised(name), grade


_TWO_GRADES = re.compile(
    r"(?P<first>grade \d)(?: \([^()]*\))? (?P<joint>or|and|to) grade (?P<second>\d)(?: \([^()]*\))?", re.I
)
_ANOTHER_GRADE = re.compile(r"\bgrade \d [^()]*\b(?:or|and) (?:\w+ )?grade \d", re.I)


def _severity(within: str, grade: str) -> str:
    """How severe: the grade by itself where it is named, else the words of the cell.

    >>> _severity("", "Grade 2 increased blood creatinine"), _severity("Grade 3", "2nd appearance")
    ('grade 2', 'grade 3, 2nd appearance')
    >>> _severity("", "Grade 1 (up to 3 times) or Grade 2"), _severity("", "Grade 3 recurrent, or Grade 4")
    ('grade 1 or 2', 'grade 3 recurrent, or Grade 4')
    >>> _severity("", "AST or ALT more than 3 times ULN")
    'AST or ALT more than 3 times ULN'
    """
    grade = _TWO_GRADES.sub(r"\g<first> \g<joint> \g<second>", grade)
    parts = []
    for words in (_AT.sub("", w) for w in (within, grade) if w):
        bound, named = bound_severity(words), severity_of(words)
        whole = (
            not named
            or _ANOTHER_GRADE.search(words)
            or (bound is not None and named == bound[1])
            or _OCCURRENCE.match(words)
        )
        short = len(words.split()) <= _LONGEST
        parts.append(decapitalised(words) if whole and short else named)
    return ", ".join(filter(None, parts))
