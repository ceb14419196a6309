"""Nanopublications: their parts, and names that their content makes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg_builder.export import export
from kg_builder.export.nanopubs import DIRECT, Statement, artifact_code
from kg_builder.rdf.mapping import RELATIONS
from kg_builder.store import Iri, Literal, OxigraphStore
from kg_builder.store.oxigraph import from_oxigraph
from tests.example_graph import example_facts

NP = "http://www.nanopub.org/nschema#"
PARTS = ("#Head", "#assertion", "#provenance", "#pubinfo")


@pytest.fixture(scope="module")
def nanopubs(
    example_store: OxigraphStore, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[ox.Quad]]:
    (file,) = export(example_store, "nanopubs", tmp_path_factory.mktemp("np"))
    found: dict[str, list[ox.Quad]] = {}
    for quad in ox.parse(path=str(file), format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode)
        found.setdefault(quad.graph_name.value.partition("#")[0], []).append(quad)
    return found


def test_one_a_fact(nanopubs: dict[str, list[ox.Quad]]) -> None:
    assert len(nanopubs) == len(example_facts())


def test_direct_properties_are_those_of_the_graph() -> None:
    assert {name: written.direct for name, written in RELATIONS.items()} == DIRECT


def test_each_has_its_four_graphs_linked_from_the_head(nanopubs: dict[str, list[ox.Quad]]) -> None:
    for name, quads in nanopubs.items():
        graphs = {str(quad.graph_name) for quad in quads}
        assert graphs == {f"<{name}{part}>" for part in PARTS}
        head = {(str(q.predicate), str(q.object)) for q in quads if str(q.graph_name) == f"<{name}#Head>"}
        for link, part in (("Assertion", "assertion"), ("Provenance", "provenance")):
            assert (f"<{NP}has{link}>", f"<{name}#{part}>") in head
        assert (f"<{NP}hasPublicationInfo>", f"<{name}#pubinfo>") in head
        provenance = {str(q.subject) for q in quads if str(q.graph_name) == f"<{name}#provenance>"}
        assert f"<{name}#assertion>" in provenance
        assert {str(q.subject) for q in quads if str(q.graph_name) == f"<{name}#pubinfo>"} >= {f"<{name}>"}


def test_only_asserted_facts_have_the_direct_triple(nanopubs: dict[str, list[ox.Quad]]) -> None:
    direct = set(DIRECT.values())
    for quads in nanopubs.values():
        (status,) = [q.object for q in quads if q.predicate.value.endswith("#status")]
        assert isinstance(status, ox.Literal)
        assert any(q.predicate.value in direct for q in quads) == (status.value == "asserted")


def test_names_are_the_codes_of_the_content(nanopubs: dict[str, list[ox.Quad]]) -> None:
    for name, quads in nanopubs.items():
        code = name.rpartition("/")[2]
        assert len(code) == 45
        assert artifact_code([_statement(quad, code) for quad in quads]) == code
        changed = [_statement(quad, code) for quad in quads[1:]]
        assert artifact_code(changed) != code


def _statement(quad: ox.Quad, code: str) -> Statement:
    def blanked(term: object) -> str:
        assert isinstance(term, ox.NamedNode)
        return term.value.replace(code, "\0")

    value = from_oxigraph(quad.object)
    assert value is not None
    if isinstance(quad.object, ox.NamedNode):
        value = type(value)(blanked(quad.object))
    return blanked(quad.graph_name), blanked(quad.subject), blanked(quad.predicate), value


def test_a_code_known_from_elsewhere() -> None:
    # The code that the reference implementation in Python gives these two statements.
    on = "https://example.org/"
    said: list[Statement] = [
        (
            "https://example.org/\0#a",
            "https://example.org/s",
            "https://example.org/p",
            Literal("line\nbreak"),
        ),
        (on + "\0#a", on + "s", on + "p", Iri("x:y")),
    ]
    assert artifact_code(said) == "RAMvvUjuNxeM9rGYRRNw3SN_VmqtHg9ESadNAXpEgV8KQ"
