"""Terms of many vocabularies to concepts: one concept for all the terms that mean the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg_builder.ground.normalize import normal_form
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

__all__ = ["PRIORITY", "Concept", "concepts_of"]

PRIORITY = ("MONDO", "HP", "UNII", "DRUGBANK", "HGNC", "CL", "MESH", "CHEBI", "DOID", "ICD10CM")
"""Whose identifier and label a concept takes, best first."""

_NOT_THE_SAME = (
    {"MONDO:0001881", "MESH:D012772"},  # toxic shock syndrome, an entry term of septic shock
    {"DOID:14115", "MESH:D012772"},
)
"""Pairs that the sources' names would join wrongly."""
_FINER = frozenset({"MONDO", "HP"})
_COARSER = frozenset({"MESH", "DOID", "ICD10CM"})
_CLINICAL = Group.DISEASE | Group.PHENOTYPE
_BY_SYNONYM = frozenset(
    frozenset(pair)
    for pair in (
        ("MESH", "MONDO"),
        ("MESH", "HP"),
        ("DOID", "MONDO"),
        ("ICD10CM", "MONDO"),
        ("ICD10CM", "MESH"),
        ("UNII", "MESH"),
        ("UNII", "DRUGBANK"),
        ("MESH", "DRUGBANK"),
    )
)
"""Vocabularies alike enough that one's preferred name and the other's synonym mean the same."""


@dataclass(frozen=True, slots=True)
class Concept:
    """What one or several terms mean.

    Args:
        curie: the canonical identifier.
        label: the preferred name there.
        groups: what it stands for.
        names: all names, each with the surest of its kinds.
        exact: identifiers that mean the same.
        close: identifiers that mean nearly the same.
        parents: canonical identifiers directly above it.
    """

    curie: str
    label: str
    groups: Group
    names: tuple[tuple[str, NameKind], ...]
    exact: tuple[str, ...]
    close: tuple[str, ...]
    parents: tuple[str, ...]


class _Clusters:
    """Disjoint sets of terms that hold at most one term of a vocabulary."""

    def __init__(self, terms: dict[str, VocabularyTerm]) -> None:
        self._top = {curie: curie for curie in terms}
        self._members = {curie: {term.prefix: curie} for curie, term in terms.items()}

    def top(self, curie: str) -> str:
        while self._top[curie] != curie:
            self._top[curie] = self._top[self._top[curie]]
            curie = self._top[curie]
        return curie

    def members(self, curie: str) -> dict[str, str]:
        return self._members[self.top(curie)]

    def join(self, left: str, right: str) -> bool:
        a, b = sorted((self.top(left), self.top(right)))
        if a == b:
            return True
        if self._members[a].keys() & self._members[b].keys():
            return False
        self._members[a].update(self._members.pop(b))
        self._top[b] = a
        return True

    def all(self) -> Iterator[dict[str, str]]:
        for top in sorted(self._members):
            yield self._members[top]


def _rank(curie: str) -> tuple[int, str]:
    prefix = curie.partition(":")[0]
    return (PRIORITY.index(prefix) if prefix in PRIORITY else len(PRIORITY), curie)


def _alike(left: VocabularyTerm, right: VocabularyTerm) -> bool:
    both = left.groups & right.groups
    return bool(both) or bool(left.groups & _CLINICAL and right.groups & _CLINICAL)


def concepts_of(terms: Sequence[VocabularyTerm], equal: Iterable[tuple[str, str]]) -> list[Concept]:
    """Join terms that mean the same.

    Terms are joined by equal preferred names, those that refer to each other first, by curated equalities,
    by cross-references with a name in common, and at last by one's preferred name being the other's
    synonym; never two of the same vocabulary. A cross-reference alone joins nothing: many lead to
    something broader.

    Args:
        terms: of all vocabularies.
        equal: curated pairs of CURIEs.

    Returns:
        Concepts sorted by canonical identifier.

    >>> one = VocabularyTerm("MONDO:1", "gout", Group.DISEASE)
    >>> other = VocabularyTerm("MESH:D1", "Gout", Group.DISEASE)
    >>> [(concept.curie, concept.exact) for concept in concepts_of([one, other], [])]
    [('MONDO:1', ('MESH:D1',))]
    """
    table = {term.curie: term for term in sorted(terms, key=lambda term: _rank(term.curie))}
    clusters = _Clusters(table)
    for left, right in _joins(table, equal):
        apart = {left, right} in _NOT_THE_SAME
        if not apart and _one_of_two_kinds(clusters, table, left, right):
            clusters.join(left, right)
    canonical = {
        curie: min(members.values(), key=_rank) for members in clusters.all() for curie in members.values()
    }
    concepts = [_concept(members, table, canonical) for members in clusters.all()]
    return sorted(_without_cycles(concepts), key=lambda concept: concept.curie)


def _one_of_two_kinds(clusters: _Clusters, table: dict[str, VocabularyTerm], left: str, right: str) -> bool:
    """Whether joining two terms brings no disease and finding together that are not named alike.

    Each may equal the same heading of a third vocabulary, and still be as different as "central nervous
    system origin vertigo" and "Vertigo".
    """
    both = {**clusters.members(left), **clusters.members(right)}
    if not {"MONDO", "HP"} <= both.keys():
        return True
    disease, finding = table[both["MONDO"]], table[both["HP"]]
    names = (normal_form(disease.label), normal_form(finding.label))
    return (
        names[0] == names[1]
        or names[1] in _forms(disease) | _forms(disease, NameKind.COMMON)
        or names[0] in _forms(finding)
    )


def _joins(table: dict[str, VocabularyTerm], equal: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    references = sorted(
        {(curie, other) for curie, term in table.items() for other in term.same_as if other in table}
    )
    forms = {curie: normal_form(term.label) for curie, term in table.items()}
    for left, right in references:
        if forms[left] == forms[right]:
            yield left, right
    same: dict[str, list[str]] = defaultdict(list)
    for curie, form in forms.items():
        same[form].append(curie)
    for _, curies in sorted(same.items()):
        for i, left in enumerate(curies):
            for right in curies[i + 1 :]:
                if _alike(table[left], table[right]):
                    yield left, right
    yield from ((left, right) for left, right in equal if left in table and right in table)
    named = {curie: _forms(term) for curie, term in table.items()}
    for left, right in references:
        if forms[right] in named[left] or forms[left] in named[right]:
            yield left, right
    in_use = {
        curie: named[curie] | {form} | _forms(table[curie], NameKind.COMMON) for curie, form in forms.items()
    }
    for left, right in references:
        if in_use[left] & in_use[right]:
            yield left, right
    synonyms: dict[str, set[str]] = defaultdict(set)
    for term in table.values():
        for form in named[term.curie]:
            synonyms[form].add(curie)
    for curie, form in forms.items():
        prefix = table[curie].prefix
        fitting: dict[str, list[str]] = defaultdict(list)
        for other in sorted(synonyms.get(form, ())):
            if frozenset((prefix, table[other].prefix)) in _BY_SYNONYM and _alike(table[curie], table[other]):
                fitting[table[other].prefix].append(other)
        yield from ((curie, others[0]) for _, others in sorted(fitting.items()) if len(others) == 1)


def _forms(term: VocabularyTerm, kind: NameKind = NameKind.SYNONYM) -> set[str]:
    return {normal_form(name) for name, of_kind in term.names if of_kind is kind}


def _concept(members: dict[str, str], table: dict[str, VocabularyTerm], canonical: dict[str, str]) -> Concept:
    ranked = [table[curie] for curie in sorted(members.values(), key=_rank)]
    best = ranked[0]
    names: dict[str, NameKind] = {}
    groups = Group(0)
    others: dict[str, set[str]] = defaultdict(set)
    parents: set[str] = set()
    for term in ranked:
        groups |= term.groups
        for name, given in ((term.label, NameKind.PREFERRED), *term.names):
            # Entry terms of coarser vocabularies often mean something narrower.
            coarser = given is NameKind.SYNONYM and term.prefix in _COARSER and best.prefix in _FINER
            kind = NameKind.COMMON if coarser else given
            names[name] = min(kind, names.get(name, kind))
        for curie in term.same_as:
            if curie not in canonical:
                others[curie.partition(":")[0]].add(curie)
        parents.update(canonical[p] for p in term.parents if p in canonical)
    for prefix, curie in members.items():
        others[prefix] = {curie}
    others.pop(best.prefix, None)
    close = {c for prefix, curies in others.items() if len(curies) > 1 for c in curies}
    if best.prefix == "MONDO":  # a disease and the finding of the same name are not quite one thing
        close |= others.get("HP", set())
    exact = {c for curies in others.values() for c in curies} - close
    return Concept(
        best.curie,
        best.label,
        groups,
        tuple(sorted(names.items())),
        tuple(sorted(exact, key=_rank)),
        tuple(sorted(close, key=_rank)),
        tuple(sorted(parents - {best.curie})),
    )


def _without_cycles(concepts: Sequence[Concept]) -> Iterator[Concept]:
    """Concepts whose hierarchy has no cycle: of edges that close one, the later in order goes."""
    import networkx

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for concept in concepts:
        graph.add_edges_from((concept.curie, parent) for parent in concept.parents)
    loops = {
        curie: number
        for number, loop in enumerate(networkx.strongly_connected_components(graph))
        if len(loop) > 1
        for curie in loop
    }
    for concept in concepts:
        number = loops.get(concept.curie)
        kept = tuple(
            parent
            for parent in concept.parents
            if number is None or loops.get(parent) != number or _rank(parent) < _rank(concept.curie)
        )
        yield Concept(
            concept.curie, concept.label, concept.groups, concept.names, concept.exact, concept.close, kept
        )
