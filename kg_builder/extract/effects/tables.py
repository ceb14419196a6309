"""Adverse effects with their frequency from the tables of a label.

A frequency table names effects down its first columns and treatment arms across its head; its cells hold a
share of patients: "12%", "12.3", "24 (3.2)", "24/750". The share is kept with its arm, the comparator arm
and that arm's share, and the cells are the evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Cell, Fact, Section, SectionKind, Table

from ..base import LABEL_TYPES, Document
from ..language.qualifiers import population_of
from ..vocabulary.phrases import decapitalised
from .arms import Arm, Panel, arms_of, comparator_of, panels
from .gates import LABEL_KINDS
from .shares import is_value, read_share

__all__ = ["EffectTableExtractor", "holds_shares"]

_SUBJECT = re.compile(
    r"adverse|side effect|undesirable|reaction|event|toxicit|complication|symptom|preferred term|\bTEAE|"
    r"body system|system organ|infection|disorder|incidence|abnormalit",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"\bmean\b|\bmedian\b|change (?:from|in)|changes in|pharmacokinetic|efficacy|exposure|demographic|"
    r"hazard|relative risk|risk difference|\bper 1,?000|patient-years|baseline characteristic|"
    r"dos(?:e|age|ing) (?:modification|adjustment|recommendation|reduction)|recommended|\bshift",
    re.IGNORECASE,
)
_OTHER_STUB = re.compile(
    r"baseline|characteristic|\bdose\b|indication|age group|endpoint|\bvisit|\bweek", re.I
)
_STUB_OF_EFFECTS = re.compile(
    r"(?:(?:common|adverse|side|unwanted|undesirable|reported)\W+)*"
    r"(?:effects?|(?:drug )?reactions?|events?|symptoms?)\W*",
    re.I,
)
_SET_AGAINST = re.compile(r"placebo|dummy|vehicle|sham", re.I)
_SHARE = re.compile(r"%|percent|\bincidence|\bfrequency|\bproportion", re.IGNORECASE)
_MARKS = re.compile(r"(?:[\s*\u2020\u2021\u00a7\u00b6#^]+|\s{2,}[a-z\d](?:\s*,\s*[a-z\d])*|\[\d\])$")
_GLUED_LETTER = re.compile(r"(?P<word>[A-Za-z]{3,})(?P<letter>(?<!e)d|[abcfgh])(?P<more>(?:,\s?[a-h])*)$")
_LIMIT = re.compile(
    r"\W*\d[\d.,]*\s*(?:(?:-|\u2013|to)|\s*[*x\u00d7]|[%\w\u00b5]*/|g\b|mg\b|%|ULN|LLN|$).*",
    re.IGNORECASE | re.DOTALL,
)
"""The range of a laboratory value that a grade stands for: "> 1.5-2 x ULN", "751-1200 mg/dL"."""

_GLUED_NOTE = re.compile(
    r"(?<=[a-z])[A-Z][a-z]+(?:\s[\w/-]+){0,5}\s(?:includ(?:es?|ing)|(?:is|are|was|were)\s(?:defined|graded)|defined)\b.*$",
    re.DOTALL,
)
"""A footnote that stuck to the name it explains: "RashRash includes macules"."""

_SEVERAL = re.compile(r"[a-z)] {3,}[A-Z][a-z]")
_ASIDE_KINDS = re.compile(
    r"\s*\((?:includ\w+|such as|e\.g\.|i\.e\.|all\b|any\b|%|n\b)[^()]*\)?$|\s*\[n[^\[\]]*\]$", re.IGNORECASE
)
_NO_EFFECT = re.compile(
    r"(?:any|all|at least (?:one|1)|patients?|subjects?|total|overall|number|percent|discontinu|leading|"
    r"serious adverse|n\b|%|adverse (?:drug )?(?:reaction|event|experience)s?\W*$|body system|"
    r"system organ|preferred term|placebo|dose\b|deaths? due|withdraw|mean\b|median\b|age\b|male\b|female\b|"
    r"(?:pre-?|normal|stage|grade)[\w -]{0,20}:[^:]*[<>\u2264\u2265]|"
    r"laboratory parameter|study\b|\W*$|\d+(?:\.\d+)?\s*(?:mg|years?|weeks?)\b|none\b|other\b|"
    r"(?:treatment[- ](?:emergent|related) )?(?:adverse|side))",
    re.IGNORECASE,
)
_ORGAN_CLASS = re.compile(
    r".*\b(?:disorders?|system|investigations|infestations|administration site conditions|appendages|senses|"
    r"body as a whole|procedural complications|medical procedures|circumstances|tissue|neoplasms)\W*"
    r"(?:\([^)]*\))?|"
    r"general|gastrointestinal|cardiovascular|respiratory|musculoskeletal|genitourinary|urogenital|nervous|"
    r"digestive|dermatologic(?:al)?|psychiatric|neurologic(?:al)?|hematologic(?:al)?|metabolic|endocrine|"
    r"skin|ocular|ophthalmic|hepatobiliary|body|miscellaneous|laboratory(?: abnormalities| tests?)?|"
    r"skin and subcutaneous tissue|metabolism and nutrition|hemic and lymphatic",
    re.IGNORECASE | re.DOTALL,
)
_NOT_ORGAN_CLASS = re.compile(
    r"(?:attention|bipolar|depressive|anxiety|sleep|bleeding|gait|mood|panic|stress|movement|speech|taste|"
    r"visual|balance|personality|psychotic|ejaculation|orgasm\w*|libido|menstrual|tic|eating)\b.*disorders?",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?P<all>any|all|all grades?|any grade|total|overall|grades? ?1(?:-|\u2013| to )[45])|"
    r"(?P<grade>(?:\u2265|>=)? ?grades? ?[\d\u2265>=][\d\s/,or\u2013-]*(?:or (?:higher|greater|above))?)|"
    r"(?P<degree>major|minor|mild|moderate|severe|serious|fatal|life-threatening|clinically relevant)",
    re.IGNORECASE,
)


class EffectTableExtractor:
    r"""Reads frequency tables of adverse effects.

    >>> page = read("Side effects\nEffect\tZorvexant\tPlacebo\nNausea\t12%\t5%\nRash\t3%\t1%")
    >>> facts = EffectTableExtractor().extract(page)
    >>> [(fact.object, fact.percent, fact.percent_comparator) for fact in facts]
    [('nausea', 12.0, 5.0), ('rash', 3.0, 1.0)]
    """

    name = "effect_tables"
    by_section = True
    relations = ("adverse_effect",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """One fact for each effect and treatment arm."""
        label = document.monograph.media_type in LABEL_TYPES
        for section in document.monograph.walk():
            if section.kind in LABEL_KINDS:
                for table in section.tables:
                    yield from _table(document, section, table)
            elif section.kind is not SectionKind.FURNITURE and not label:
                for table in filter(_counts_effects, section.tables):
                    yield from _table(document, section, table)


def _counts_effects(table: Table) -> bool:
    """Whether a table says itself that it sets effects against placebo, wherever a page shows it."""
    heads = [c.text for c in table.cells if c.is_header]
    return bool(heads and _STUB_OF_EFFECTS.fullmatch(heads[0])) and any(map(_SET_AGAINST.search, heads[1:]))


@lru_cache(maxsize=2)
def _words(text: str) -> Counter[str]:
    """How often each word occurs in a document."""
    return Counter(re.findall(r"[a-z]+", text.casefold()))


def _unglued(name: str, text: str) -> str:
    """A name without the letter of a footnote that stuck to it: "rasha" where the text speaks of rash."""
    match = _GLUED_LETTER.search(name)
    if match is None:
        return name
    words, word = _words(text), match["word"].casefold()
    glued = word + match["letter"]
    bare = words[word] and (words[glued] == 1 or match["more"])
    return name[: match.end("word")] if bare else name


def holds_shares(document: Document, section: Section, table: Table) -> bool:
    r"""Whether a table gives effects with the share of patients that had them.

    >>> page = read("Side effects\nEffect\tZorvexant\tPlacebo\nNausea\t12%\t5%\nRash\t3%\t1%")
    >>> section = page.monograph.sections[-1]
    >>> holds_shares(page, section, section.tables[0])
    True
    """
    return next(_table(document, section, table), None) is not None


def _table(document: Document, section: Section, table: Table) -> Iterator[Fact]:
    if not any(c.column and is_value(c.text) for c in table.cells):
        return
    names = tuple(n.casefold() for n in document.monograph.drug.all_names)
    for panel in panels(table):
        caption = table.caption or panel.caption
        if not _is_on_effects(section, panel, caption):
            continue
        arms = arms_of(panel, names, shares=_tells_shares(panel, caption))
        if arms:
            yield from _panel(document, section, panel, arms, population_of(caption))


def _is_on_effects(section: Section, panel: Panel, caption: str) -> bool:
    """Whether a panel's rows are adverse effects."""
    stub = " ".join(panel.heads.get(0, ()))
    if _OTHER_SUBJECT.search(caption) and not re.search(r"adverse reactions?", caption, re.I):
        return False
    if _OTHER_STUB.search(stub) and not _SUBJECT.search(stub):
        return False
    if _SUBJECT.search(f"{caption} {stub}") or _STUB_OF_EFFECTS.fullmatch(stub):
        return True
    return section.kind is SectionKind.ADVERSE_EFFECTS and not caption and bool(panel.heads)


def _tells_shares(panel: Panel, caption: str) -> bool:
    """Whether the head or caption says that bare numbers are per cent."""
    return any(_SHARE.search(words) for words in (caption, *(w for h in panel.heads.values() for w in h)))


def _panel(
    document: Document, section: Section, panel: Panel, arms: tuple[Arm, ...], population: str | None
) -> Iterator[Fact]:
    boxed = True if section.kind is SectionKind.BOXED_WARNING else None
    treated = [(arm, comparator_of(arm, arms)) for arm in arms if not arm.comparator]
    title: Cell | None = None
    for cells in panel.rows:
        labels = [cells[c] for c in sorted(cells) if c < panel.labels and cells[c].text.strip()]
        if not any(is_value(cells[a.column].text) for a, _ in treated if a.column in cells):
            if labels:
                title = labels[0]
            continue
        named = _named(labels or ([title] if title else []), title)
        if not labels:
            title = None
        if named is None:
            continue
        name, head, grade = named
        name = _unglued(name, document.monograph.text)
        if 0 in cells and panel.labels > 1 and cells[0].text.strip() and not _is_degree(cells[0]):
            title = cells[0]
        shares = {arm.column: _share(cells, arm) for arm in arms}
        if not any(shares[arm.column] for arm, _ in treated):
            continue  # no patient of the drug's arms had it
        for arm, other in treated:
            share = shares[arm.column]
            if share is None:
                continue
            found = cells[arm.column]
            against = shares[other.column] if other else None
            evidence = [
                document.evidence(section, c.start, c.end, "effect_tables/share")
                for c in (head, found)
                if c.end > c.start
            ]
            yield AdverseEffect(
                drug=document.drug,
                object=name,
                percent=share,
                percent_comparator=against,
                arm=" ".join(part for part in (arm.full_name, grade) if part) or None,
                comparator=other.name or None if other and against is not None else None,
                population=arm.population or population,
                boxed=boxed,
                evidence=tuple(sorted(evidence)),
            )


def _share(cells: Mapping[int, Cell], arm: Arm) -> float | None:
    cell = cells.get(arm.column)
    return read_share(cell.text, arm.unit, arm.size) if cell is not None else None


def _named(labels: list[Cell], title: Cell | None) -> tuple[str, Cell, str] | None:
    """The effect that a row is about, the cell that names it, and the grade that the row counts.

    A row may give no more than a degree of what is named beside or above it, with the values that it means.
    """
    labels = [label for label in labels if not _LIMIT.fullmatch(_clean(label.text))]
    if not labels:
        return None
    own = labels[-1]
    degree = _DEGREE.fullmatch(_clean(own.text).strip())
    if degree is None:
        return (name, own, "") if (name := _effect_name(own.text)) else None
    head = labels[-2] if len(labels) > 1 else title
    name = _effect_name(head.text) if head is not None else ""
    if not name or head is None:
        return None
    if degree["degree"]:
        return f"{degree['degree'].casefold()} {name}", head, ""
    return name, head, " ".join((degree["grade"] or "").split())


def _is_degree(cell: Cell) -> bool:
    return _DEGREE.fullmatch(_clean(cell.text).strip()) is not None


def _clean(text: str) -> str:
    return _MARKS.sub("", text.strip()).strip(" :\u2013-\u2022")


def _effect_name(text: str) -> str:
    """The effect that a row's label names; "" for totals, organ classes, several in one cell and the like."""
    if _SEVERAL.search(text):
        return ""
    name = _ASIDE_KINDS.sub("", _GLUED_NOTE.sub("", _clean(text))).strip(" :,;\u2013-\u2022")
    name = " ".join(_MARKS.sub("", name).split())
    if (
        len(name) > 90
        or _NO_EFFECT.match(name)
        or _DEGREE.fullmatch(name)
        or not re.search(r"[A-Za-z]{3}|\b[A-Z]{2}\b", name)
    ):
        return ""
    if _ORGAN_CLASS.fullmatch(name) and not _NOT_ORGAN_CLASS.fullmatch(name):
        return ""
    return decapitalised(name)
