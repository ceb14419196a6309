"""A drug's facts as a page that a person likes to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg_builder.model import AdverseEffect, Evidence, Fact, Status

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

__all__ = ["fact_sheet"]

_TIERS = ["very common", "common", "less common", "occasional", "uncommon", "rare", "very rare", "not known"]
_MARKS = {
    Status.NEGATED: "not",
    Status.HYPOTHETICAL: "possibly",
    Status.ANIMAL: "in animals",
    Status.CLASS_EFFECT: "class effect",
}

_TELLING = 3  # notes of fewer words ("daily", "FDA") stand even where a longer text holds them


def fact_sheet(drug: str, facts: Iterable[Fact], *, quotes: bool = False) -> Group:
    """The fact sheet of one drug.

    Args:
        drug: the drug's key.
        facts: its facts, in any order.
        quotes: show the words each fact was read from.

    Returns:
        A rich renderable.

    >>> from rich.console import Console
    >>> Console(width=30).print(fact_sheet("zorvexant", facts))  # doctest: +NORMALIZE_WHITESPACE
    ╭─ zorvexant ────────────────╮
    │ 2 facts from 1 document    │
    ╰────────────────────────────╯
    <BLANKLINE>
    USED FOR
    gout
    <BLANKLINE>
    ADVERSE EFFECTS
    common 1
    └── nausea
    """
    from rich.console import Group

    by: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by[fact.relation].append(fact)
    parts: list[RenderableType] = [_head(drug, by)]
    sections = [
        ("Used for", _indications(by["indication"], quotes)),
        ("Not to be used with", _bullets(by["contraindication"], quotes)),
        ("Adverse effects", _effects(by["adverse_effect"], quotes)),
        ("Warnings", _warnings(by["warning"], by["warning_action"], quotes)),
        ("Dosing", _dosing(by, quotes)),
        ("Interactions", _interactions(by, quotes)),
        ("Tests", _bullets(by["screening"], quotes)),
        ("Pregnancy", _bullets(by["pregnancy"], quotes)),
        ("Breastfeeding", _bullets(by["lactation"], quotes)),
        ("Groups of patients", _bullets(by["special_population"], quotes, skip=("population",))),
        ("References", _bullets(by["reference"], quotes=False)),
    ]
    for title, body in sections:
        if body is not None:
            parts += [_rule(title), body]
    return Group(*parts)


def _rule(title: str) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(title.upper(), style="bold cyan"), (1, 0, 0, 0))


def _names(facts: Iterable[Fact]) -> str:
    return ", ".join(dict.fromkeys(f.object for f in facts))


def _head(drug: str, by: dict[str, list[Fact]]) -> RenderableType:
    from rich.console import Group
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, relation in (
        ("Brands", "brand_name"),
        ("Class", "drug_class"),
        ("Acts on", "target"),
        ("Forms", "dosage_form"),
        ("Strengths", "strength"),
    ):
        if by[relation]:
            grid.add_row(label, Text(_names(by[relation])))
    count = sum(map(len, by.values()))
    sources = {e.document for facts in by.values() for f in facts for e in f.evidence}
    total = f"{count} facts from {len(sources)} document{'s' * (len(sources) != 1)}"
    body = Group(grid, Text(total, style="dim"))
    return Panel(body, title=Text(drug, style="bold"), title_align="left", expand=False)


def _line(fact: Fact, *, skip: Sequence[str] = ()) -> Text:
    from rich.text import Text

    line = Text(fact.object)
    mark = _MARKS.get(fact.status)
    if mark:
        line.append(f" [{mark}]", style="yellow")
    shown = {key: value for key, value in fact.qualifiers.items() if key not in skip}
    notes = [note for note in _notes(shown) if not _repeats(note, shown, fact.object)]
    if notes:
        line.append("  " + "; ".join(notes), style="dim")
    return line


def _repeats(note: str, qualifiers: Mapping[str, object], words: str) -> bool:
    """Whether a note only says again what the object or a longer note says in full."""
    said, values = note.casefold(), [str(value).casefold() for value in qualifiers.values()]
    if len(said.split()) < _TELLING:
        return False
    return said in words.casefold() or any(said in value for value in values if value != said)


def _notes(qualifiers: Mapping[str, object]) -> Iterator[str]:
    """Qualifiers as a person would say them: "13 % (placebo 12 %)", "20 mg", "count 3"."""
    left: dict[str, object] = dict(qualifiers)
    if "percent" in left:
        share = _amount(left, "percent", "%")
        if "percent_comparator" in left:
            other = f"{left.pop('percent_comparator'):g} %"
            share += f" ({left.pop('comparator', 'comparator')} {other})"
        yield share
    if "dose_value" in left:
        yield _amount(left, "dose_value", str(left.pop("dose_unit", "")))
    for key, value in left.items():
        if isinstance(value, str):
            yield value
        elif value is not True:
            yield f"{key.replace('_', ' ')} {value:g}"


def _amount(qualifiers: dict[str, object], key: str, unit: str) -> str:
    """A number, or a range, with its unit; what it is made of is taken out."""
    ends = [qualifiers.pop(name) for name in (key, f"{key}_max") if name in qualifiers]
    numbers = "\u2013".join(f"{end:g}" for end in ends)
    return f"{numbers} {unit}".strip() if ends else ""


def _quote(evidence: Evidence) -> Text:
    from rich.text import Text

    words = " ".join(evidence.span.quote.split())
    return Text(
        f"\u201c{words}\u201d  {evidence.document} {evidence.span.start}\u2013{evidence.span.end}",
        style="italic dim",
    )


def _tree() -> Tree:
    from rich.tree import Tree

    return Tree("", hide_root=True, guide_style="dim")


def _add(tree: Tree, fact: Fact, quotes: bool, *, skip: Sequence[str] = ()) -> Tree:
    branch = tree.add(_line(fact, skip=skip))
    if quotes:
        for evidence in fact.evidence:
            branch.add(_quote(evidence))
    return branch


def _bullets(facts: list[Fact], quotes: bool, *, skip: Sequence[str] = ()) -> RenderableType | None:
    if not facts:
        return None
    tree = _tree()
    for fact in facts:
        _add(tree, fact, quotes, skip=skip)
    return tree


def _indications(facts: list[Fact], quotes: bool) -> RenderableType | None:
    if not facts:
        return None
    tree = _tree()
    branches: dict[str, Tree] = {}
    for fact in facts:
        if "broader" not in fact.qualifiers:
            branches[fact.object.casefold()] = _add(tree, fact, quotes)
    for fact in facts:
        broader = fact.qualifiers.get("broader")
        if broader is not None:
            _add(branches.get(str(broader).casefold(), tree), fact, quotes, skip=("broader",))
    return tree


def _effects(facts: list[Fact], quotes: bool) -> RenderableType | None:
    from rich.text import Text

    if not facts:
        return None
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[_effect_group(fact)].append(fact)
    order = {tier: i for i, tier in enumerate(_TIERS)}
    tree = _tree()
    for name in sorted(groups, key=lambda g: (order.get(g, len(order)), g)):
        group = groups[name]
        branch = tree.add(Text.assemble((name, "bold"), (f" {len(group)}", "dim")))
        if quotes:
            for fact in group:
                _add(branch, fact, quotes, skip=("frequency",))
        else:
            branch.add(_joined(group))
    return tree


def _effect_group(fact: Fact) -> str:
    if not isinstance(fact, AdverseEffect):
        return "other"
    if fact.status is not Status.ASSERTED:
        return _MARKS[fact.status]
    if fact.frequency:
        return fact.frequency
    if fact.seek_care:
        return f"call a doctor {fact.seek_care}"
    if fact.manifestation_of:
        return f"signs of {fact.manifestation_of}"
    return "frequency not stated"


def _joined(facts: list[Fact]) -> Text:
    """Effects in a row, each once, with its share of patients, or from its least to its greatest."""
    from rich.text import Text

    shares: dict[str, list[float]] = defaultdict(list)
    names: dict[str, str] = {}
    for fact in facts:
        key = fact.object.casefold()
        names.setdefault(key, fact.object)
        ends = (fact.qualifiers.get(name) for name in ("percent", "percent_max"))
        shares[key] += [float(end) for end in ends if end is not None]
    text = Text()
    for i, (key, name) in enumerate(names.items()):
        text.append(", " if i else "")
        text.append(name)
        if shares[key]:
            span = "\u2013".join(dict.fromkeys(f"{n:g}" for n in (min(shares[key]), max(shares[key]))))
            text.append(f" {span} %", style="dim")
    return text


def _warnings(hazards: list[Fact], actions: list[Fact], quotes: bool) -> RenderableType | None:
    from rich.text import Text

    if not hazards and not actions:
        return None
    tree = _tree()
    branches: dict[str, Tree] = {}
    for fact in hazards:
        branch = _add(tree, fact, quotes)
        if fact.qualifiers.get("boxed"):
            branch.label = _boxed(fact)
        branches[fact.object.casefold()] = branch
    for fact in actions:
        home = branches.get(fact.object.casefold())
        if home is None:
            home = branches[fact.object.casefold()] = tree.add(Text(fact.object))
        action = str(fact.qualifiers.get("action", ""))
        timing = str(fact.qualifiers.get("timing", ""))
        timing = "" if timing.casefold() in action.casefold() else timing
        leaf = home.add(Text.assemble((f"\u2192 {action}", "green"), (f"  {timing}".rstrip(), "dim")))
        if quotes:
            for evidence in fact.evidence:
                leaf.add(_quote(evidence))
    return tree


def _boxed(fact: Fact) -> Text:
    from rich.text import Text

    return Text.assemble(("BOXED ", "bold red"), _line(fact, skip=("boxed",)))


def _grid(*columns: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _dosing(by: dict[str, list[Fact]], quotes: bool) -> RenderableType | None:
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = []
    if by["dose_regimen"]:
        table = _grid("for", "who", "phase", "dose", "route", "how often", "maximum")
        for fact in by["dose_regimen"]:
            q = {k: v if isinstance(v, str) else f"{v:g}" for k, v in fact.qualifiers.items()}
            dose = _amount(dict(fact.qualifiers), "dose_value", q.get("dose_unit", ""))
            times = [f"{q['doses']} doses"] if "doses" in q else []
            often = ", ".join([*times, *(q[k] for k in ("interval", "duration") if k in q)])
            cells = (
                q.get("indication", ""),
                q.get("population", ""),
                q.get("phase", ""),
                dose or fact.object,
                q.get("route", ""),
                often,
                q.get("max_dose", ""),
            )
            table.add_row(*map(Text, cells))
        parts.append(table)
        if quotes:
            parts.append(_bullets(by["dose_regimen"], quotes) or "")
    if by["dose_modification"]:
        tree = _tree()
        branch = tree.add(Text("changes of dose", style="bold"))
        for fact in by["dose_modification"]:
            _add(branch, fact, quotes)
        parts.append(tree)
    return Group(*parts) if parts else None


def _interactions(by: dict[str, list[Fact]], quotes: bool) -> RenderableType | None:
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = []
    counts = by["interaction_count"]
    if counts:
        words = []
        for fact in counts:
            q = fact.qualifiers
            sign = "at least " if q.get("comparator") == ">=" else ""
            words.append(f"{fact.object}: {sign}{q.get('count')}")
        parts.append(Text("  ".join(words)))
    if by["interaction"]:
        parts.append(_bullets(by["interaction"], quotes) or "")
    return Group(*parts) if parts else None
