"""Doses by the grade of an impairment, in tables and lists that a source has run together into one line.

"Creatinine clearance (mL/min) Dose 30 to 50 250 mg daily 10 to 29 125 mg daily Hemodialysis 125 mg after each
session": grades, and behind each of them what is given. Two in a row make a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..language.schedules import clean_words
from .flat_tables import FlatRow

__all__ = ["band_rows"]

_BOUND = (
    r"(?:(?:[<>]\s?)?\d{1,3}(?:\.\d)?\s?(?:-|\u2013|to)\s?(?:less than |[<\u2264]\s?)?\d{1,3}(?:\.\d)?"
    r"|(?:[<>\u2264\u2265]=?|less than(?: or equal to)?|greater than(?: or equal to)?|more than|above|below"
    r"|under|at least)\s?\d{1,3}(?:\.\d)?)"
    r"(?!\s?(?:mg|mcg|g\b|kg|years?|months?|lbs?|%|hours?|days?|weeks?|tablets?|units?|times|x\b|\u00d7))"
    r"(?:\s?mL\s?/\s?min(?:ute)?(?:\s?/\s?1\.73\s?m\s?2?)?|\s?mL per min(?:ute)?)?"
)
_TEST = r"(?:creatinine clearance|CrCl|CLcr|Cl ?cr|C ?cr|e?GFR|glomerular filtration rate)"
_LABEL = re.compile(
    rf"(?<![\w.,/-])(?:(?P<test>{_TEST})\b(?:\s?\([^()]{{1,40}}\)|\s?\[[^\[\]]{{1,20}}\])?(?:\s(?:of|is"
    rf"|between))?\s"
    rf"(?P<tested>{_BOUND})|(?P<bound>{_BOUND})"
    r"|(?P<pugh>Child[- ]Pugh(?:\sclass)?\s[A-C])(?:\s?\((?:mild|moderate|severe)[^()]{0,30}\))?"
    r"|(?P<grade>(?:mild|moderate|severe)(?:\s?\([^()]{1,40}\))?(?:,?\s(?:(?:to|or|and)\s)?(?:moderate"
    r"|severe)"
    r"(?:\s?\([^()]{1,40}\))?){0,2})"
    r"(?:\s(?P<organ>renal|hepatic|kidney|liver) (?:impairment|insufficiency|disease|dysfunction))?"
    r"|(?P<dialysis>(?:on |patients on )?(?:h(?:a)?emodialysis|CAPD|ESRD|HD\b)))"
    r"(?:\s?\([^()]{1,60}\)|\snot (?:yet )?on dialysis|,?\s(?:or|and|including)\s(?:(?:requiring|patients"
    r"|those|on|with)\s)*"
    r"(?:ESRD|ESKD|(?:h(?:a)?emo)?dialysis)(?:\s(?:and"
    r"|or)\sCAPD)?)?[*\u2020\u2021:]*\s+(?=(?P<told>TOLD))".replace(
        "TOLD",
        r"(?:\d[\d.,]*\s?(?:(?:to|-|\u2013|or)\s?[\d.,]+\s?)?(?:mg|mcg|g|mL|units?"
        r"|tablets?)\b(?!\s?/\s?min)|\d[\d.]*\s?%"
        r"|(?P<bare>\d{2,4})\s(?:every|once|twice|single|daily|three|following)\b"
        r"|no (?:dos|adjust|reduc|change|modif)|avoid\b|not recommended|contraindicated|do not\b"
        r"|(?:usual|normal|full|same|recommended)\s(?:\w+\s){0,2}dos|every \d|reduce\b|administer\b"
        r"|(?:one-?|a )?half\b|q\s?\d+\s?h|insufficient data|(?:use )?with caution)",
    ),
    re.I,
)
_CUES = cues("clearance", "crcl", "clcr", "ccr", "gfr", "cl cr", "c cr", "impairment", "insufficiency")
_HEAD = re.compile(rf"{_TEST}|renal (?:function|impairment|insufficiency)|kidney", re.I)
_ORGAN = re.compile(
    r"\b(?P<organ>renal|hepatic|kidney|liver)\s(?:impairment|insufficiency|disease|dysfunction|function)",
    re.I,
)
_ENDS = re.compile(
    r"\.\s|\.$|\s\*|\s?[\[\u2022]|\s(?=\d{1,2}\.\d{1,2}\s?[A-Z])|\s(?=[A-Z][a-z]+\s(?:[A-Z][a-z]|of\b|for\b"
    r"|with\b))"
    r"|\s(?=(?:Hepatic|Renal) [Ii]mpairment)|\s(?=(?:The|This|These|In|If|For|Some|Patients|Renally|There"
    r"|When|All|Pediatric)\s[a-z])"
)
_UNIT = re.compile(r"\bdos(?:e|age)\b[^()]{0,30}\((?P<unit>mg|g|mcg|mL|units)\)", re.I)
_REACH = 400
_NEAR = 150
_LONGEST = 160
_FEWEST = 2


class _Row(NamedTuple):
    """A grade and what stands behind it."""

    label: re.Match[str]
    end: int


def band_rows(text: str) -> list[FlatRow]:
    """The rows of tables of doses by clearance or by the grade of an impairment.

    >>> found = band_rows("Creatinine clearance (mL/min) Dose 30 to 50 25 mg daily 10 to 29 5 mg daily.")
    >>> [(r.trigger, r.severity, r.lead) for r in found][1:]
    [('renal impairment', 'creatinine clearance 10 to 29', '5 mg daily')]
    >>> band_rows("The dose is 10 to 20 mg daily in adults and 5 mg in children.")
    []
    """
    if not _CUES.search(lowered(text)):
        return []
    found: list[FlatRow] = []
    tests: list[str] = []
    for chain in _chains(text):
        first = chain[0].label.start()
        head = text[max(0, first - _REACH) : first]
        if named := [m.group() for m in _HEAD.finditer(head)]:
            tests = named
        elif not (found and first - found[-1].end < _NEAR):
            tests = []
        found += _read(text, chain, head, tests)
    return found


def _chains(text: str) -> Iterator[list[_Row]]:
    """Rows that follow one another, two or more."""
    labels = list(_LABEL.finditer(text))
    chain: list[_Row] = []
    for number, label in enumerate(labels):
        longest = min(len(text), label.end() + _LONGEST)
        ends = _ENDS.search(text, label.end("told"), longest)
        end = ends.start() if ends else longest
        after = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        follows = number + 1 < len(labels) and after <= end + 1
        chain.append(_Row(label, min(end, after)))
        if not follows:
            if len(chain) >= _FEWEST and not any(_beyond(row.label) for row in chain):
                yield chain
            chain = []


def _beyond(label: re.Match[str]) -> bool:
    """Whether a bound is above all clearances: "144 to 157 lb" in a table of weights."""
    bound = label["tested"] or label["bound"] or ""
    return any(float(number) > _HIGHEST for number in _NUMBER.findall(bound.split("/")[0]))


_NUMBER = re.compile(r"\d{1,3}(?:\.\d)?")
_HIGHEST = 140


def _read(text: str, chain: list[_Row], head: str, tests: list[str]) -> Iterator[FlatRow]:
    """The rows of a table, with the unit in its head and the tests and organs that are named before."""
    unit = _UNIT.search(head)
    for row in chain:
        label = row.label
        trigger, severity = "renal impairment", ""
        if label["dialysis"]:
            trigger = "hemodialysis" if label["dialysis"].endswith(("dialysis", "HD")) else label["dialysis"]
        elif label["pugh"]:
            trigger, severity = "hepatic impairment", label["pugh"]
        elif label["grade"]:
            before = text[max(0, label.start() - _REACH) : label.start()]
            organ = label["organ"] or ([m["organ"] for m in _ORGAN.finditer(before)] or [""])[-1]
            if not organ:
                continue
            severity = " ".join(
                re.sub(r"\([^()]*\)", "", label["grade"]).casefold().replace(" ,", ",").split()
            )
            trigger = f"{_NAMES.get(organ.casefold(), organ.casefold())} impairment"
        elif label["bound"] and not tests:
            continue
        else:
            test = label["test"] or _test(tests)
            severity = f"{test} {label['tested'] or label['bound']}"
        told = text[label.end() : row.end].strip()
        if unit and label["bare"]:
            told = told.replace(label["bare"], f"{label['bare']} {unit['unit']}", 1)
        yield FlatRow(
            label.start(),
            label.end(),
            row.end,
            trigger,
            severity,
            told,
            _NEXT_COLUMN.sub(", ", clean_words(told)),
        )


_NEXT_COLUMN = re.compile(
    r"(?<=[\w%)*])(?<!\bto)(?<!\bor)(?<!\band)(?<!\bof)(?<!\bby)(?<!\bat)(?<!\bthen)(?<!\bexceed)"
    r"(?<!\bthan)(?<!\bevery)(?<!\bwith)(?<!\buse)(?<!\ba)(?<!\bgive)(?<!\bdose)\s"
    r"(?=\d[\d.,]*(?:\s?(?:-|\u2013|to)\s?[\d.,]+)?\s?(?:mg|mcg|g|units?|tablets?)\b)"
)
"""Where the next dose of a row begins, in a table with several columns of them."""

_NAMES = {"kidney": "renal", "liver": "hepatic"}


def _test(tests: list[str]) -> str:
    """The laboratory test that a table's head names."""
    named = [test for test in tests if re.fullmatch(_TEST, test, re.I)] or ["creatinine clearance"]
    return named[-1].casefold() if named[-1].casefold().startswith(("creat", "glom")) else named[-1]
