"""The graph as a NetworkX multigraph: things as nodes, facts as edges."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from ..query.records import NOTHING, PREFIXES, FactNode, labels, read_facts
from ..store.base import Store, select
from ..store.terms import Iri
from .paths import BROADER, SUBSTANCE

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.MultiDiGraph[str]

__all__ = ["neighbourhood", "network_of", "whole_network"]

_ID = "https://w3id.org/drugkg/id/"
_CHUNK = 500


def whole_network(store: Store, *, statuses: Collection[str] | None = ("asserted",)) -> Network:
    """All facts of a store as a network.

    Nodes are keyed by IRI and have ``kind`` ("drug", "condition", ...), ``label`` and, where known,
    ``terms`` (CURIEs of exact matches, sorted). Edges run from drug to object, are keyed by fact id, and
    have ``kind`` "fact", ``relation``, ``status``, the qualifiers by name, ``evidence`` (IRIs of places)
    and ``text`` (the object in the document's words). Edges keyed "broader" run from narrower to wider
    things, edges keyed "substance" from a drug to what other documents call it. Facts that say there is none
    of something are left out: they would join all drugs that they are told of.

    Args:
        store: the store to read.
        statuses: keep only facts of these statuses; None for all.

    Returns:
        The network.

    >>> edges = whole_network(store).edges(data="relation")
    >>> sorted((drug.rpartition("/")[2], relation) for drug, _, relation in edges)
    [('quelimab', 'indication'), ('zorvexant', 'adverse_effect'), ('zorvexant', 'indication')]
    """
    return network_of(store, _telling(read_facts(store), statuses))


def neighbourhood(
    store: Store, centre: Iri, radius: int = 1, *, statuses: Collection[str] | None = ("asserted",)
) -> Network:
    """The network of all facts within some steps of a thing, read level by level.

    Args:
        store: the store to read.
        centre: the thing in the middle.
        radius: number of steps, 0 or more.
        statuses: keep only facts of these statuses; None for all.

    Returns:
        The network; only its centre where nothing is said of it.

    >>> gout = Iri("https://w3id.org/drugkg/id/condition/gout")
    >>> sorted(label for _, label in neighbourhood(store, gout).nodes(data="label"))
    ['gout', 'quelimab', 'zorvexant']
    """
    facts: dict[Iri, FactNode] = {}
    seen, fringe = {centre}, {centre}
    for _ in range(radius):
        for node in _telling(_around(store, fringe), statuses):
            facts[node.iri] = node
        reached = {end for node in facts.values() for end in (node.drug, node.object)}
        reached |= {wide for pair in _wider(store, seen) for wide in pair[::2] if isinstance(wide, Iri)}
        fringe = reached - seen
        seen |= reached
        if not fringe:
            break
    return network_of(store, facts.values(), also=[centre])


def network_of(store: Store, facts: Iterable[FactNode], *, also: Iterable[Iri] = ()) -> Network:
    """A network of some facts and the things they speak of; see whole_network for its shape.

    Args:
        store: the store, for labels and terms.
        facts: the facts.
        also: nodes that must be in it.

    Returns:
        The network of these alone.

    >>> network_of(store, read_facts(store)[:1]).number_of_edges()
    1
    """
    import networkx as nx

    network: Network = nx.MultiDiGraph()
    nodes = set(also)
    for node in facts:
        nodes |= {node.drug, node.object}
        network.add_edge(
            node.drug.value,
            node.object.value,
            key=node.iri.value.rpartition("/")[2],
            kind="fact",
            relation=node.fact.relation,
            status=node.fact.status.value,
            text=node.fact.object,
            evidence=tuple(span.value for span in node.spans),
            **node.fact.qualifiers,
        )
    links = sorted(_wider(store, nodes))
    nodes |= {end for narrow, _, wide in links for end in (narrow, wide)}
    for narrow, relation, wide in links:
        network.add_edge(narrow.value, wide.value, key=relation, kind="link", relation=relation)
    names, terms = labels(store, nodes), _terms(store, nodes)
    for iri in sorted(nodes):
        attributes: dict[str, object] = {"kind": _kind(iri), "label": names.get(iri, iri.value)}
        if iri in terms:
            attributes["terms"] = terms[iri]
        network.add_node(iri.value, **attributes)
    return network


def _kind(iri: Iri) -> str:
    return iri.value.removeprefix(_ID).partition("/")[0] if iri.value.startswith(_ID) else "reference"


def _telling(facts: Iterable[FactNode], statuses: Collection[str] | None) -> list[FactNode]:
    """The facts of these statuses that are about something."""
    return [
        node
        for node in facts
        if node.object != NOTHING and (statuses is None or node.fact.status.value in statuses)
    ]


def _chunks(nodes: Iterable[Iri]) -> Iterable[str]:
    ordered = sorted(set(nodes))
    for first in range(0, len(ordered), _CHUNK):
        yield " ".join(node.sparql() for node in ordered[first : first + _CHUNK])


def _around(store: Store, nodes: Iterable[Iri]) -> Iterable[FactNode]:
    for values in _chunks(nodes):
        for end in ("drug", "object"):
            yield from read_facts(store, f"VALUES ?node {{ {values} }} ?fact dkg:{end} ?node .")


def _wider(store: Store, nodes: Iterable[Iri]) -> set[tuple[Iri, str, Iri]]:
    found: set[tuple[Iri, str, Iri]] = set()
    for values in _chunks(nodes):
        answer = select(
            store,
            f"""{PREFIXES} SELECT ?node ?link ?wide WHERE {{
              VALUES ?node {{ {values} }}
              VALUES (?property ?link) {{ (skos:broader "{BROADER}") (dkg:asSubstance "{SUBSTANCE}") }}
              ?node ?property ?wide .
              FILTER(?property = skos:broader || EXISTS {{ ?fact dkg:object ?wide }})
            }}""",
        )
        for node, link, wide in answer.rows:
            if isinstance(node, Iri) and link is not None and isinstance(wide, Iri):
                found.add((node, link.value, wide))
    return found


def _terms(store: Store, nodes: Iterable[Iri]) -> dict[Iri, tuple[str, ...]]:
    found: dict[Iri, set[str]] = {}
    for values in _chunks(nodes):
        answer = select(
            store,
            f"{PREFIXES} SELECT ?node ?curie WHERE {{ VALUES ?node {{ {values} }} "
            "?node skos:exactMatch ?term . ?term dcterms:identifier ?curie }",
        )
        for node, curie in answer.rows:
            if isinstance(node, Iri) and curie is not None:
                found.setdefault(node, set()).add(curie.value)
    return {node: tuple(sorted(curies)) for node, curies in found.items()}
