"""How two things hang together: the shortest chain of facts between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..query.records import NOTHING, ONTOLOGY, FactNode, labels, read_facts
from ..store.base import Store, select
from ..store.terms import Iri, Literal

__all__ = ["BROADER", "LINKS", "TELLING_RELATIONS", "Explanation", "Step", "explain"]

LINKS: dict[str, str] = {
    "brand_name": "hasBrandName",
    "drug_class": "hasDrugClass",
    "target": "hasTarget",
    "indication": "hasIndication",
    "contraindication": "hasContraindication",
    "adverse_effect": "hasAdverseEffect",
    "warning": "hasWarning",
    "warning_action": "hasWarningAction",
    "interaction_count": "hasInteractionCount",
    "interaction": "interactsWith",
    "dosage_form": "hasDosageForm",
    "strength": "hasStrength",
    "dose_regimen": "hasDoseRegimen",
    "dose_modification": "hasDoseModification",
    "screening": "requiresScreening",
    "special_population": "hasSpecialPopulationStatement",
    "pregnancy": "hasPregnancyStatement",
    "lactation": "hasLactationStatement",
    "reference": "hasReference",
}
"""The direct property of each relation."""

BROADER = "broader"
SUBSTANCE = "substance"

TELLING_RELATIONS = (
    "drug_class",
    "target",
    "indication",
    "contraindication",
    "adverse_effect",
    "warning",
    "interaction",
    "dose_modification",
    "screening",
)
"""Relations whose sharing says something: that two drugs are both tablets does not explain anything."""

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain.

    Args:
        source: where it starts, walking from the first thing to the second.
        relation: a relation of the contract, "broader", or "substance" (a drug as others' texts name it).
        target: where it ends.
        forward: whether source is the drug (or the narrower thing) of the relation.
        facts: the facts that state it; none for broader and substance.
    """

    source: Iri
    source_name: str
    relation: str
    target: Iri
    target_name: str
    forward: bool
    facts: tuple[FactNode, ...]

    def __str__(self) -> str:
        arrow = f"--{self.relation}-->" if self.forward else f"<--{self.relation}--"
        return f"{self.source_name} {arrow} {self.target_name}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A shortest chain between two things; empty if they are one thing."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.steps))

    def __len__(self) -> int:
        return len(self.steps)

    def __bool__(self) -> bool:
        """True, however short the chain: no chain is None."""
        return True


@dataclass(frozen=True, slots=True, order=True)
class _Link:
    source: Iri
    relation: str
    target: Iri
    forward: bool

    def turned(self) -> _Link:
        return _Link(self.target, self.relation, self.source, not self.forward)


def explain(
    store: Store,
    start: Iri,
    goal: Iri,
    *,
    relations: Collection[str] = TELLING_RELATIONS,
    longest: int = 6,
) -> Explanation | None:
    """The shortest chain of asserted facts between two things.

    Grows from both ends, the smaller side first, one query a level. Of several shortest chains the one
    whose IRIs come first is taken. None leads over facts that say there is none of something.

    Args:
        store: the store to ask.
        start: first thing.
        goal: second thing.
        relations: relations that links may be of.
        longest: most links.

    Returns:
        The chain, or None if there is none.

    >>> kind = "https://w3id.org/drugkg/id/drug/"
    >>> print(explain(store, Iri(kind + "zorvexant"), Iri(kind + "quelimab")))
    zorvexant --indication--> gout
    gout <--indication-- quelimab
    """
    if start == goal:
        return Explanation(())
    sides: tuple[dict[Iri, _Link | None], dict[Iri, _Link | None]] = ({start: None}, {goal: None})
    fringes = [{start}, {goal}]
    for _ in range(longest):
        side = 0 if len(fringes[0]) <= len(fringes[1]) else 1
        grown: dict[Iri, _Link | None] = {}
        for link in _links(store, fringes[side], relations):
            if link.target not in sides[side] and link.target not in grown:
                grown[link.target] = link
        sides[side].update(grown)
        fringes[side] = set(grown)
        meeting = sorted(grown.keys() & sides[1 - side].keys())
        if meeting:
            return _explanation(store, _chain(sides, meeting[0]))
        if not grown:
            return None
    return None


def _chain(sides: tuple[dict[Iri, _Link | None], dict[Iri, _Link | None]], meeting: Iri) -> list[_Link]:
    links: list[_Link] = []
    at = meeting
    while (link := sides[0][at]) is not None:
        links.insert(0, link)
        at = link.source
    at = meeting
    while (link := sides[1][at]) is not None:
        links.append(link.turned())
        at = link.source
    return links


def _links(store: Store, nodes: Iterable[Iri], relations: Collection[str]) -> list[_Link]:
    properties = {f"{ONTOLOGY}{LINKS[relation]}": relation for relation in relations}
    properties["http://www.w3.org/2004/02/skos/core#broader"] = BROADER
    properties[f"{ONTOLOGY}asSubstance"] = SUBSTANCE
    listed = " ".join(f"<{name}>" for name in properties)
    found: set[_Link] = set()
    ordered = sorted(nodes)
    for first in range(0, len(ordered), _CHUNK):
        values = " ".join(node.sparql() for node in ordered[first : first + _CHUNK])
        bound = f"VALUES ?node {{ {values} }} VALUES ?link {{ {listed} }}"
        answer = select(
            store,
            f"""SELECT ?node ?link ?other ?forward WHERE {{
              {{ {bound} ?node ?link ?other BIND(true AS ?forward) }}
              UNION
              {{ {bound} ?other ?link ?node BIND(false AS ?forward) }}
            }}""",
        )
        for node, link, other, forward in answer.rows:
            if (
                isinstance(node, Iri)
                and isinstance(link, Iri)
                and isinstance(other, Iri)
                and other != NOTHING
            ):
                is_forward = isinstance(forward, Literal) and forward.to_python() is True
                found.add(_Link(node, properties[link.value], other, is_forward))
    return sorted(found)


def _explanation(store: Store, links: list[_Link]) -> Explanation:
    names = labels(store, {node for link in links for node in (link.source, link.target)})
    facts: dict[tuple[Iri, str, Iri], list[FactNode]] = defaultdict(list)
    stated = [link for link in links if link.relation not in {BROADER, SUBSTANCE}]
    if stated:
        values = " ".join(
            f'( {_drug(link).sparql()} "{link.relation}" {_object(link).sparql()} )' for link in stated
        )
        pattern = (
            f"VALUES (?d ?r ?o) {{ {values} }} "
            '?fact dkg:object ?o ; dkg:drug ?d ; dkg:relation ?r ; dkg:status "asserted" .'
        )
        for node in read_facts(store, pattern):
            facts[node.drug, node.fact.relation, node.object].append(node)
    return Explanation(
        tuple(
            Step(
                source=link.source,
                source_name=names.get(link.source, link.source.value),
                relation=link.relation,
                target=link.target,
                target_name=names.get(link.target, link.target.value),
                forward=link.forward,
                facts=tuple(facts[_drug(link), link.relation, _object(link)]),
            )
            for link in links
        )
    )


def _drug(link: _Link) -> Iri:
    return link.source if link.forward else link.target


def _object(link: _Link) -> Iri:
    return link.target if link.forward else link.source
