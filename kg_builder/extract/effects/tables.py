"""Adverse effects with their frequency from the tables of a label.

A frequency table names effects down its first columns and treatment arms across its head; its cells hold a
share of patients: "12%", "12.3", "24 (3.2)", "24/750". The share is kept with its arm, the comparator arm
and that arm's share, and the cells are the evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Cell, Fact, PassageKind, Section, SectionKind, Table

from ..base import LABEL_TYPES, Document
from ..language.qualifiers import frequency_tier, population_of
from .arms import Arm, arms_of, comparator_of
from .gates import LABEL_KINDS
from .panels import Panel, panels
from .rows import is_degree, named, people_of, topic_of, unglued
from .shares import is_value, read_share
from .whom import seen_in

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
_STOPPED = re.compile(
    r"\b(?:leading to|resulting in|caus(?:ed|ing)|requiring|reasons? for) (?:[\w-]+ ){0,3}?"
    r"(?:discontinuation|withdrawal|cessation|interruption|dose reduction)",
    re.I,
)
"""Shares of patients who stopped treatment are none of those who had an effect."""

_OTHER_STUB = re.compile(
    r"baseline|characteristic|\bdose\b|indication|age group|endpoint|\bvisit|\bweek", re.I
)
_STUB_OF_EFFECTS = re.compile(
    r"(?:(?:common|adverse|side|unwanted|undesirable|reported)\W+)*"
    r"(?:effects?|(?:drug )?reactions?|events?|symptoms?)\W*",
    re.I,
)
_SET_AGAINST = re.compile(r"placebo|dummy|vehicle|sham", re.I)
_STUDIED = re.compile(
    r"^[A-Z].*(?:\badd-?on|combination|\bpatients|\bstud(?:y|ies)\b|\btrials?\b|\bweeks)", re.I
)
"""Words beside the heads that say who was treated with what else: "Add-on to insulin (26 weeks)"."""

_SHARE = re.compile(r"%|percent|\bincidence|\bfrequency|\bproportion", re.IGNORECASE)


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
            yield from _panel(document, section, panel, arms, caption)


def _is_on_effects(section: Section, panel: Panel, caption: str) -> bool:
    """Whether a panel's rows are adverse effects."""
    stub = " ".join(panel.heads.get(0, ()))
    if _STOPPED.search(f"{caption} {stub}"):
        return False
    if _OTHER_SUBJECT.search(caption) and not re.search(r"adverse reactions?", caption, re.I):
        return False
    if topic_of(caption):
        return True
    if _OTHER_STUB.search(stub) and not _SUBJECT.search(stub):
        return False
    if _SUBJECT.search(f"{caption} {stub}") or _STUB_OF_EFFECTS.fullmatch(stub):
        return True
    return section.kind is SectionKind.ADVERSE_EFFECTS and not caption and bool(panel.heads)


def _tells_shares(panel: Panel, caption: str) -> bool:
    """Whether the head or caption says that bare numbers are per cent."""
    return any(_SHARE.search(words) for words in (caption, *(w for h in panel.heads.values() for w in h)))


def _panel(
    document: Document, section: Section, panel: Panel, arms: tuple[Arm, ...], caption: str
) -> Iterator[Fact]:
    topic = topic_of(caption)
    group = panel.group if topic and _STUDIED.search(panel.group) else ""
    page = document.monograph.media_type not in LABEL_TYPES
    population = group or (seen_in(caption) if page else population_of(caption))
    tier = _tier_over(section, panel) if page else None
    boxed = True if section.kind is SectionKind.BOXED_WARNING else None
    treated = [(arm, comparator_of(arm, arms)) for arm in arms if not arm.comparator]
    title: Cell | None = None
    people = ""
    for cells in panel.rows:
        labels = [cells[c] for c in sorted(cells) if c < panel.labels and cells[c].text.strip()]
        if not any(is_value(cells[a.column].text) for a, _ in treated if a.column in cells):
            if labels:
                title = labels[0]
                people = people_of(title.text) or people
            continue
        told = named(labels or ([title] if title else []), title, topic)
        if not labels:
            title = None
        if told is None:
            continue
        name, head, grade = told
        name = unglued(name, document.monograph.text)
        if 0 in cells and panel.labels > 1 and cells[0].text.strip() and not is_degree(cells[0]):
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
                frequency=tier,
                percent=share,
                percent_comparator=against,
                arm=" ".join(part for part in (arm.full_name, grade) if part) or None,
                comparator=other.name or None if other and against is not None else None,
                population=people or arm.population or population,
                boxed=boxed,
                evidence=tuple(sorted(evidence)),
            )


def _tier_over(section: Section, panel: Panel) -> str | None:
    """The tier of the heading over a table: "Common side effects"."""
    start = min((cell.start for row in panel.rows for cell in row.values()), default=0)
    headings = [p.text for p in section.passages if p.kind is PassageKind.HEADING and p.end <= start]
    title = section.title.quote if section.title else ""
    return frequency_tier(headings[-1] if headings else title)


def _share(cells: Mapping[int, Cell], arm: Arm) -> float | None:
    cell = cells.get(arm.column)
    return read_share(cell.text, arm.unit, arm.size) if cell is not None else None
