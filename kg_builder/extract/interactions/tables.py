"""Interactions from tables: who interacts, what happens, what to do, how grave it is.

What a column holds is told by its head. Three layouts are read: one row an interaction ("Drug | Effect |
Advice"), severities across the head or down the side with names in the cells, and the label layout, in
which a row across the table names a class and the rows below it say "Clinical Impact", "Intervention"
and "Examples".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kg_builder import lazy_re as re
from kg_builder.model import (
    Cell,
    Evidence,
    Fact,
    Interaction,
    PassageKind,
    Section,
    SectionKind,
    Status,
    Table,
)

from ..base import LABEL_TYPES, Document
from ..statements import drug_pattern, told_sections
from ..table_rows import rows_of
from ..vocabulary.phrases import decapitalised, plain_case
from ..vocabulary.substances import is_plain_name, is_substance
from .cells import ASKS, RESULT, advice_in, happening_in, result_in
from .counts import SEVERITY
from .effects import effect_in
from .lists import members, names_more
from .management import management_of
from .mentions import names_in
from .plain import plain_effect
from .stacked import stacked_table

__all__ = ["InteractionTableExtractor"]


class _Role(StrEnum):
    """What the cells of a column hold."""

    WHO = "who"
    EFFECT = "effect"
    MANAGEMENT = "management"
    SEVERITY = "severity"


# Earlier rows win: "Clinical comment" asks for something, "Effect on drug" is an effect.
_ROLES: tuple[tuple[_Role, re.Pattern[str]], ...] = (
    (
        _Role.MANAGEMENT,
        re.compile(
            r"management|recommend|what (?:to|should (?:you|i)|you should) do|\badvice"
            r"|(?<!mechanism of )\bactions?\b"
            r"|intervention|prevention|precaution|dos(?:e|age|ing) (?:adjust|modif|change)|clinical comment"
            r"|how to (?:manage|handle|use)|instructions?|what (?:we|i|they|doctors) (?:do|advise|suggest)"
            r"|is it (?:ok|okay|safe|allowed)|can (?:i|you) (?:take|use|have)|\bplan\b|\bapproach|\bhandling"
            r"|\bto do\b",
            re.I,
        ),
    ),
    (
        _Role.SEVERITY,
        re.compile(r"severity|\bseriousness|significance|\brating|risk (?:level|category)", re.I),
    ),
    (
        _Role.EFFECT,
        re.compile(
            r"\beffects?\b|clinical (?:impact|implication)|^changes? in|\bresults?\b"
            r"|what (?:(?:(?:may|can|could|might|will|you (?:may|might)) )?(?:happens?|notice|see)"
            r"|to expect)|consequences?"
            r"|outcomes?|mechanism|\brisks?\b|type of interaction|description|comments?|\breason\b"
            r"|^interaction$|why",
            re.I,
        ),
    ),
    (
        _Role.WHO,
        re.compile(
            r"\bdrugs?\b|co-?administered|medicines?|medications?|\bclass(?:es)?\b|substances?"
            r"|\bagents?\b|\bfoods?\b"
            r"|supplements?|\bherbs?\b|\bproducts?\b|interact(?:s|ing)|interactions? with|concomitant"
            r"|\bnames?\b|\bexamples?\b|inhibitors?|inducers?",
            re.I,
        ),
    ),
)
_SEVERITY = re.compile(
    rf"\W*(?P<severity>{SEVERITY}|severe|monitor closely|use alternative|avoid)"
    r"(?: (?:drug )?interactions?)?(?: ?\(\d+(?: of \d+(?: (?:shown|listed))?)?\))?\W*",
    re.I,
)
_GRADES = {"avoid", "use alternative"}
_IMPACT = re.compile(r"\W*clinical (?:impact|effects?|implications?|significance|consequences?)\W*", re.I)
_INTERVENTION = re.compile(
    r"\W*(?:intervention|prevention(?: or |/)management|management|recommendations?)\W*", re.I
)
_EXAMPLES = re.compile(r"\W*examples?(?: of .{2,40})?\W*", re.I)
_NUMBER = re.compile(r"^\d+(?:\.\d+)+\s+")
_GROUP = re.compile(
    r"(?:agents|drugs|inhibitors|inducers|substrates|medications|products|interactions)$", re.I
)
_OPENING = re.compile(r"^(?:other|certain|some|any|all|select|specific|concomitant|the)\s+", re.I)
_FOOTNOTE = re.compile(r"[\s.,;:*\u2020\u2021]+$")
_VAGUE = re.compile(r"(?:other\s+)?(?:drugs|agents|products|medicines|medications|supplements)$", re.I)
_ARROWS = re.compile(r"[\u2191\u2193\u2194]")
_NOTHING = re.compile(
    r"(?:no|little)\s+(?:\w+\s+){0,3}(?:changes?|effects?|interactions?|differences?|impact)\b|none\b", re.I
)
_ALLOWED = re.compile(r"\W*(?:yes|fine|ok(?:ay)?|safe|allowed|no (?:problem|action|change)s?)\W*", re.I)
_REFUSED = re.compile(r"\W*(?:no|never|not (?:allowed|safe|ok(?:ay)?))\W*", re.I)
_BARE = re.compile(r"(?:usually|sometimes|maybe|it depends|possibly|mostly)", re.I)
"""What a cell under "Is it OK?" holds."""
_ON_OTHERS = re.compile(
    r"\binteract|\bother (?:medicines?|medications?|drugs?|treatments?)\b"
    r"|\b(?:do ?n[o'\u2019]t|not to|not) mix\b"
    r"|\bmixing\b|\btaken? (?:together|with)\b",
    re.I,
)
_LONGEST = 30
_HEAD = 5


class InteractionTableExtractor:
    r"""Reads the tables of sections on interactions, and tables elsewhere whose caption says so.

    >>> page = read("Interactions\nDrug\tEffect\tAdvice\nLithium\tTremor\tAvoid\nWarfarin\tBleeding\tStop")
    >>> facts = InteractionTableExtractor().extract(page)
    >>> [(fact.object, fact.effect, fact.management) for fact in facts]
    [('lithium', 'tremor', 'avoid'), ('warfarin', 'bleeding', 'stop')]
    """

    name = "interaction_tables"
    by_section = True
    relations = ("interaction",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Interactions in reading order."""
        for section in told_sections(document):
            told = section.kind is SectionKind.INTERACTIONS
            for table in section.tables:
                if told or "interact" in table.caption.casefold() or _titled(section, table):
                    yield from _read(document, section, table)
            if told and not section.tables and document.monograph.media_type not in LABEL_TYPES:
                stacked = stacked_table(document.monograph.text, section, _role)
                if stacked is not None:
                    yield from _read(document, section, stacked)


def _titled(section: Section, table: Table) -> bool:
    """Whether the heading above a table, in a section on other things, says that it is on interactions."""
    above = [p for p in section.passages if p.kind is PassageKind.HEADING and p.start < table.start]
    return bool(above) and _ON_OTHERS.search(above[-1].text) is not None


@dataclass(frozen=True, slots=True)
class _Named:
    """Cells that belong to one interaction."""

    who: Cell
    effect: Cell | None = None
    management: Cell | None = None
    severity: str | None = None
    examples: tuple[Cell, ...] = ()


def _read(document: Document, section: Section, table: Table) -> Iterator[Interaction]:
    rows = rows_of(cell for cell in table.cells if cell.text.strip())
    if any(c.column == 0 and _IMPACT.fullmatch(c.text) for c in table.cells):
        named = list(_blocks(rows))
    else:
        named = _beside_severities(rows) or list(_lines(rows, _heads(table)))
    for one in named:
        yield from _facts(document, section, one)


def _heads(table: Table) -> dict[int, str]:
    """Words over each column: of its header cells, outermost first, or of a first row that does as well."""
    heads: dict[int, str] = {}
    if not any(cell.is_header for cell in table.cells) and (found := _first_heads(table)):
        return found
    above = {c.column: c.column_headers for c in reversed(table.cells) if not c.is_header}
    shared = set.intersection(*map(set, above.values())) if len(above) > 1 else set()
    for column in sorted(above):  # a head over all columns is the table's caption
        words = [head for head in above[column] if head not in shared or len(shared) == len(above[column])]
        heads[column] = " ".join(words)
    if any(heads.values()) and len(set(heads.values())) == 1 and len(heads) > 1:
        return _first_heads(table) or heads
    return heads


def _first_heads(table: Table) -> dict[int, str]:
    """The words of the first row that can head columns."""
    for row in range(3):
        cells = [c for c in table.cells if c.row == row and c.text.strip()]
        if (
            len(cells) > 1
            and all(len(c.text.split()) <= _HEAD for c in cells)
            and any(_role(c.text) for c in cells)
        ):
            return {c.column: c.text for c in cells}
    return {}


def _lines(rows: Mapping[int, Mapping[int, Cell]], heads: Mapping[int, str]) -> Iterator[_Named]:
    """One interaction a row, or names under severities."""
    graded = {c: found["severity"].casefold() for c, h in heads.items() if (found := _SEVERITY.fullmatch(h))}
    roles = {column: _role(head) for column, head in heads.items() if column not in graded}
    if not graded and not {_Role.WHO, _Role.EFFECT, _Role.MANAGEMENT} & set(roles.values()):
        roles = {}
    who = next((c for c in sorted(roles) if roles[c] is _Role.WHO), min(heads, default=0))
    for row in sorted(rows):
        cells = rows[row]
        if all(cell.is_header or cell.text == heads.get(cell.column) for cell in cells.values()):
            continue
        if (
            len(cells) == 1
            and len(heads) > 1
            and not graded
            and (
                len((only := next(iter(cells.values()))).text.split()) > 4
                or (_GROUP.search(only.text) and len(rows.get(row + 1, ())) > 1)
            )
        ):
            continue  # a row across the table that only tells what the next ones have in common
        for column in sorted(graded.keys() & cells.keys()):
            yield _Named(cells[column], severity=_grade(graded[column]))
        if not graded and roles and who in cells:
            by_role = {roles[c]: cells[c] for c in sorted(cells, reverse=True) if c in roles and c != who}
            grade = by_role.get(_Role.SEVERITY)
            found = _SEVERITY.fullmatch(grade.text) if grade else None
            yield _Named(
                cells[who],
                by_role.get(_Role.EFFECT),
                by_role.get(_Role.MANAGEMENT),
                _grade(found["severity"]) if found else None,
                (by_role[_Role.WHO],) if _Role.WHO in by_role else (),
            )


def _beside_severities(rows: Mapping[int, Mapping[int, Cell]]) -> list[_Named]:
    """Names beside severities, in two columns; the first cells of all rows but the head's are severities."""
    if any(len(cells) > 2 for cells in rows.values()):
        return []
    firsts = [(row, rows[row][min(rows[row])]) for row in sorted(rows)]
    found = [(row, cell, _SEVERITY.fullmatch(cell.text)) for row, cell in firsts]
    if len(found) > 1 and found[0][2] is None and found[0][1].is_header:
        found = found[1:]
    if not all(match for _, _, match in found):
        return []
    return [
        _Named(rows[row][column], severity=_grade(match["severity"]))
        for row, cell, match in found
        for column in sorted(rows[row])
        if match and column != cell.column
    ]


def _grade(word: str) -> str | None:
    """A severity as said; "avoid" says what to do, not how grave it is."""
    plain = " ".join(word.casefold().split())
    return None if plain in _GRADES else plain


def _blocks(rows: Mapping[int, Mapping[int, Cell]]) -> Iterator[_Named]:
    """The label layout: a row that names a class, then rows of what is said of it."""
    open_: _Named | None = None
    for row in sorted(rows):
        cells = [rows[row][c] for c in sorted(rows[row])]
        label, value = cells[0], cells[-1] if len(cells) > 1 else None
        if value is None:
            if open_ is not None:
                yield open_
            open_ = _Named(label)
        elif open_ is not None and _IMPACT.fullmatch(label.text):
            open_ = replace(open_, effect=value)
        elif open_ is not None and _INTERVENTION.fullmatch(label.text):
            open_ = replace(open_, management=value)
        elif open_ is not None and _EXAMPLES.fullmatch(label.text):
            open_ = replace(open_, examples=(*open_.examples, value))
    if open_ is not None:
        yield open_


def _role(head: str) -> _Role | None:
    return next((role for role, pattern in _ROLES if pattern.search(head)), None)


def _facts(document: Document, section: Section, named: _Named) -> Iterator[Interaction]:
    drug = drug_pattern(document)
    management = advice_in(named.management)
    if named.management is not None and _REFUSED.fullmatch(named.management.text):
        management = "avoid"
    effect = happening_in(named.effect, drug)
    if effect is None and named.effect is None and named.management is not None:
        effect = result_in(named.management)
    if named.effect is not None and (management is None or _BARE.fullmatch(management)):
        management = management_of(named.effect.text) or management
    if effect and management and effect.casefold() == management.casefold():
        effect = None
    if effect and management_of(effect) and len(effect.split()) <= 4:
        effect = None
    shown = effect is None or _ARROWS.match(effect) is not None
    told_only = management is not None and management_of(management) is None and plain_effect(management)
    if management and shown and told_only and RESULT.match(management):
        effect, management = management, None  # a comment that only tells what happens
    if management and effect and not _asks(management) and effect_in(management, drug):
        management = None  # it only says again what happens
    allowed = named.management is not None and _ALLOWED.fullmatch(named.management.text) is not None
    denied = allowed or (effect is not None and _NOTHING.match(effect) is not None)
    said: Sequence[Cell] = [c for c in (named.effect, named.management) if c is not None]
    for cell in (named.who, *named.examples):
        for name, start, end in _names(cell):
            if drug.fullmatch(name):
                continue
            evidence = [_evidence(document, section, start, end)]
            evidence += [_evidence(document, section, c.start, c.end) for c in said]
            yield Interaction(
                drug=document.drug,
                object=name if name.startswith("St.") else decapitalised(plain_case(name)),
                severity=named.severity,
                effect=None if denied else effect,
                management=None if denied else management,
                status=Status.NEGATED if denied else Status.ASSERTED,
                evidence=tuple(sorted(evidence)),
            )


def _asks(said: str) -> bool:
    """Whether words ask for something, at once or behind their first comma."""
    return management_of(said) is not None or any(map(ASKS.match, (said, said.partition(", ")[2])))


def _evidence(document: Document, section: Section, start: int, end: int) -> Evidence:
    return document.evidence(section, start, end, "interaction_tables/row")


def _names(cell: Cell) -> Iterator[tuple[str, int, int]]:
    """The substances that a cell names: (name, start, end) in the document."""
    text, at = cell.text, cell.start
    known = [(n.text, at + n.start, at + n.end) for n in names_in(text) if not _VAGUE.match(n.text)]
    if len(text.split()) > _LONGEST and "," not in text:
        yield from known
        return
    for start, end, words, _ in members(text, at, vouched=True, known=bool(known)):
        name = _FOOTNOTE.sub("", _OPENING.sub("", _NUMBER.sub("", words)))
        colon = words.rfind(": ")
        at = start + colon + 2 if colon >= 0 else start  # "Antiinfective: clarithromycin"
        name = name.rpartition(": ")[2]
        inside = [k for k in known if k[1] < end and at < k[2]]
        if any(k[1] <= at and end <= k[2] and k[2] - k[1] > end - at for k in inside):
            continue  # "strong CYP2D6" of "strong CYP2D6 or CYP3A4 inhibitors"
        beside = [k for k in inside if k[0].casefold() not in words.casefold()]
        if words and beside == inside:  # "glargine (Lantus)"
            known, inside = [k for k in known if k not in beside], []
        if inside and not (len(inside) == 1 and names_more(name, inside[0][0])):
            continue
        if is_substance(name) or is_plain_name(name):
            known = [k for k in known if k not in inside]
            known.append((name, at, end))
    yield from sorted(known, key=lambda k: k[1])
