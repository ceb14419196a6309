"""Joins what was read in several places into one fact with all its evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Any, TypeAlias

from kg_builder import lazy_re as re
from kg_builder.model import FACT_CLASSES, Evidence, Fact, QualifierValue, qualifier_names

__all__ = ["assemble", "object_key"]

_Qualifiers: TypeAlias = frozenset[tuple[str, QualifierValue]]
_Group: TypeAlias = Mapping[_Qualifiers, Collection[Evidence]]

FREE: dict[str, frozenset[str]] = {
    "drug_class": frozenset(["scheme"]),
    "target": frozenset(["mechanism"]),
    "indication": frozenset(["population", "approval", "broader", "age_min", "age_max"]),
    "adverse_effect": frozenset(["frequency", "broader", "seek_care", "boxed"]),
    "warning": frozenset(["boxed", "severity"]),
    "interaction": frozenset(["severity", "effect", "management"]),
    "pregnancy": frozenset(["phone", "url", "duration", "evidence_type"]),
    "lactation": frozenset(["phone", "url", "duration", "evidence_type"]),
}
"""Qualifiers that describe a fact independently of its others, so that two places which each give one
of them speak of the same fact (a list says "FDA-approved", the first sentence says "adults"). Any other
qualifier is bound to its neighbours: a percentage belongs to its own arm."""

_VERBATIM = frozenset(["brand_name", "strength", "reference", "dose_regimen"])
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"\u2019": "'", "\u00a0": " "}
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_ORDER = {relation: i for i, relation in enumerate(FACT_CLASSES)}


def object_key(relation: str, text: str, abbreviations: Mapping[str, str] | None = None) -> str:
    """What two wordings of one object have in common.

    Case, dash and apostrophe forms, articles, plural s, "forms of" and introduced abbreviations do not
    count; for names, strengths, regimens and references only case and white space are ignored.

    Args:
        relation: the fact's relation.
        text: the object.
        abbreviations: short form to long form.

    >>> object_key("indication", "Relapsing forms of MS", {"MS": "multiple sclerosis"})
    'relapsing multiple sclerosis'
    >>> object_key("reference", "https://example.org/Labels")
    'https://example.org/labels'
    """
    text = " ".join((text if text.isascii() else text.translate(_DASHES)).split())
    if relation in _VERBATIM:
        return text.casefold().rstrip("/.")
    for short, long_form in (abbreviations or {}).items():
        if short in text:
            text = text.replace(f"({short})", " ")
            text = re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", long_form.translate(_DASHES), text)
    return _key(text)


@lru_cache(maxsize=1 << 14)
def _key(text: str) -> str:
    words = re.findall(r"[\w%+/.'&<>=-]+|\([^()]*\)", text.casefold())
    key = " ".join(_singular(w.strip(".'")) for w in words if w not in {"a", "an", "the", "your"})
    return re.sub(r"(?<=\w )(?:form|type) of (?=\w)", "", key)


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def assemble(facts: Iterable[Fact], abbreviations: Mapping[str, str] | None = None) -> list[Fact]:
    """One fact for each thing said, with the evidence of every place that says it.

    Facts are about the same thing when relation, drug, status and object (see ``object_key``) agree.
    Of those, a fact with fewer qualifiers joins every one that has more and contradicts nothing, and
    facts that add independent qualifiers (``FREE``) join each other; contradicting ones stay apart.
    The order of the input does not matter, and assembling twice changes nothing.

    Args:
        facts: facts in any order, repeats allowed.
        abbreviations: short form to long form, as the document introduces them.

    Returns:
        Facts in the contract's order of relations, then by place in the document.

    >>> from dataclasses import replace
    >>> use, effect = facts
    >>> [fact.qualifiers for fact in assemble([effect, replace(effect, frequency=None)])]
    [{'frequency': 'common'}]
    """
    groups: dict[tuple[str, str, str, str], list[Fact]] = defaultdict(list)
    for fact in map(_folded, facts):
        key = object_key(fact.relation, fact.object, abbreviations)
        groups[fact.relation, fact.drug, fact.status.value, key].append(fact)
    joined = [fact for members in groups.values() for fact in _join(members)]
    return sorted(joined, key=_place)


def _folded(fact: Fact) -> Fact:
    """The fact without the runs of blanks that a layout left in its words."""
    # Any: a field's name decides what it may hold.
    loose: dict[str, Any] = {
        name: " ".join(words.split())
        for name in ("object", *qualifier_names(fact.relation))
        if isinstance(words := getattr(fact, name), str) and "  " in words
    }
    return replace(fact, **loose) if loose else fact


def _place(fact: Fact) -> tuple[int, str, str, int, int, str, _Said]:
    first = min(fact.evidence, key=_where) if len(fact.evidence) > 1 else fact.evidence[0]
    return (
        _ORDER[fact.relation],
        fact.drug,
        first.document,
        first.span.start,
        first.span.end,
        fact.object,
        _Said(fact),
    )


class _Said:
    """Orders facts by status and qualifiers, which are only looked at where all else is the same."""

    __slots__ = ("_fact",)

    def __init__(self, fact: Fact) -> None:
        self._fact = fact

    def _words(self) -> str:
        return self._fact.status.value + str(sorted(self._fact.qualifiers.items()))

    def __lt__(self, other: _Said) -> bool:
        return self._words() < other._words()


def _where(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.document, evidence.span.start, evidence.span.end


def _join(members: list[Fact]) -> Iterator[Fact]:
    if len({fact.evidence[0].span.start for fact in members}) < len(members):
        members = list(dict.fromkeys(members))
    if len(members) == 1 and len(members[0].evidence) == 1:
        yield members[0]
        return
    relation = members[0].relation
    evidence_of: dict[_Qualifiers, list[Evidence]] = defaultdict(list)
    for fact in members:
        evidence_of[frozenset(fact.qualifiers.items())] += fact.evidence
    group: _Group = evidence_of
    free = FREE.get(relation, frozenset())
    while len(joined := _join_once(group, free)) != len(group) or joined.keys() != group.keys():
        group = joined
    groundings = tuple(sorted({g for fact in members for g in fact.groundings}))
    reasons = sorted({fact.ungrounded for fact in members if fact.ungrounded})
    kept = FACT_CLASSES[relation]
    for qualifiers, evidence in group.items():
        yield kept(
            drug=members[0].drug,
            object=_surface(_bearers(members, dict(qualifiers))),
            status=members[0].status,
            evidence=_distinct(evidence),
            groundings=groundings,
            ungrounded=None if groundings or not reasons else reasons[0],
            **dict(qualifiers),
        )


def _bearers(members: list[Fact], qualifiers: Mapping[str, QualifierValue]) -> list[Fact]:
    """Those that word the fact: of a class of a scheme, the ones that name the scheme.

    "Kinase Inhibitor" is an established class, "Kinase Inhibitors" a mechanism.
    """
    scheme = qualifiers.get("scheme")
    return [m for m in members if m.qualifiers.get("scheme") == scheme] if scheme else members


def _surface(members: list[Fact]) -> str:
    """The wording to show: without asides, most often used, longest, lower case before upper."""
    if len({fact.object for fact in members}) == 1:
        return members[0].object
    counts = Counter(fact.object for fact in members)
    return min(counts, key=lambda s: (bool(_ASIDE.search(s)), -counts[s], -len(s), s.swapcase()))


def _distinct(evidence: Collection[Evidence]) -> tuple[Evidence, ...]:
    """One piece of evidence a span, sorted; of several rules that read it, the first by name."""
    by_span: dict[tuple[str, int, int], Evidence] = {}
    for piece in sorted(evidence, key=_order) if len(evidence) > 1 else evidence:
        by_span.setdefault((piece.document, piece.span.start, piece.span.end), piece)
    return tuple(by_span.values())


def _order(evidence: Evidence) -> tuple[str, str, int, int, str]:
    """The order of evidence; a key is quicker than the class's own comparison."""
    span = evidence.span
    return evidence.document, evidence.section, span.start, span.end, evidence.rule


def _join_once(group: _Group, free: frozenset[str]) -> _Group:
    """Unions of the largest sets of qualifiers that may all be joined pairwise."""
    if len(group) == 1:
        return group
    nodes = sorted(group, key=lambda q: str(sorted(q)))
    near: dict[int, set[int]] = {i: set() for i in range(len(nodes))}
    for i, j in combinations(near, 2):
        if _joinable(nodes[i], nodes[j], free):
            near[i].add(j)
            near[j].add(i)
    joined: dict[_Qualifiers, set[Evidence]] = defaultdict(set)
    for clique in _cliques(set(), set(near), set(), near):
        union = frozenset().union(*(nodes[i] for i in clique))
        joined[union].update(*(group[nodes[i]] for i in clique))
    return joined


def _joinable(a: _Qualifiers, b: _Qualifiers, free: frozenset[str]) -> bool:
    left, right = dict(a), dict(b)
    if any(left[name] != right[name] for name in left.keys() & right.keys()):
        return False
    if a <= b or b <= a:
        return True
    return left.keys() ^ right.keys() <= free


def _cliques(
    chosen: set[int], open_: set[int], closed: set[int], near: Mapping[int, set[int]]
) -> Iterator[set[int]]:
    """Maximal cliques (Bron and Kerbosch 1973, with pivoting)."""
    if not open_ and not closed:
        yield chosen
        return
    pivot = max(open_ | closed, key=lambda n: (len(near[n] & open_), -n))
    for node in sorted(open_ - near[pivot]):
        yield from _cliques(chosen | {node}, open_ & near[node], closed & near[node], near)
        open_ = open_ - {node}
        closed = closed | {node}
