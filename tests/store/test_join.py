"""Other graphs beside ours, in every form they come in."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg_builder.errors import OutputError, ReadError, ReleaseError
from kg_builder.store import Iri, open_store, select
from kg_builder.store.join import Joined, join

EXAMPLES = Path(__file__).parents[2] / "examples" / "join"
GRAPH = "https://w3id.org/drugkg/id/graph/joined/"
SKOS = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
TERMS = """\
<http://purl.obolibrary.org/obo/HP_0001257> <http://purl.org/dc/terms/identifier> "HP:0001257" <x:t> .
<http://purl.obolibrary.org/obo/HP_0001257> <http://www.w3.org/2000/01/rdf-schema#label> "Spasticity" <x:t> .
<http://purl.obolibrary.org/obo/HP_0002329> <http://purl.org/dc/terms/identifier> "HP:0002329" <x:t> .
<http://purl.obolibrary.org/obo/MONDO_0012592> <http://purl.org/dc/terms/identifier> "MONDO:0012592" <x:t> .
<http://id.nlm.nih.gov/mesh/D006606> <http://purl.org/dc/terms/identifier> "MESH:D006606" <x:t> .
<http://identifiers.org/unii/H789N3FKE8> <http://purl.org/dc/terms/identifier> "UNII:H789N3FKE8" <x:t> .
"""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "graph.nq.gz").write_bytes(gzip.compress(TERMS.encode()))
    return folder


def triples(folder: Path, name: str) -> set[tuple[str, str, str]]:
    with open_store(folder) as store:
        rows = select(store, f"SELECT ?s ?p ?o WHERE {{ GRAPH <{GRAPH}{name}> {{ ?s ?p ?o }} }}").values()
    return {(str(s), str(p), str(o)) for s, p, o in rows}


def test_primekg(release: Path, tmp_path: Path) -> None:
    made = join(release, EXAMPLES / "primekg.csv", tmp_path / "out")
    assert made == Joined(
        f"{GRAPH}primekg", "primekg", 5, 0, (("HP:0001257", "Spasticity"), ("HP:0002329", "Drowsiness"))
    )
    found = triples(tmp_path / "out", "primekg")
    spasticity = "http://purl.obolibrary.org/obo/HP_0001257"
    tizanidine = "https://bioregistry.io/DRUGBANK:DB00697"
    assert (tizanidine, f"{GRAPH}primekg#off-label_use", spasticity) in found
    assert (tizanidine, "http://www.w3.org/2004/02/skos/core#prefLabel", "Tizanidine") in found
    # A group of diseases is none of them.
    group = "https://bioregistry.io/PRIMEKG:13924_12592"
    narrow = "http://www.w3.org/2004/02/skos/core#narrowMatch"
    assert (group, narrow, "http://purl.obolibrary.org/obo/MONDO_0012592") in found


def test_hetionet(release: Path, tmp_path: Path) -> None:
    made = join(release, EXAMPLES / "hetionet", tmp_path / "out")
    assert (made.form, made.edges, made.shared) == ("hetionet", 2, (("MESH:D006606", "Hiccup"),))
    assert (
        "https://bioregistry.io/DOID:2377",
        f"{GRAPH}hetionet#DpS",
        "http://id.nlm.nih.gov/mesh/D006606",
    ) in triples(tmp_path / "out", "hetionet")


def test_kgx_leaves_denied_edges_out_and_ties_by_other_identifiers(release: Path, tmp_path: Path) -> None:
    made = join(release, EXAMPLES / "kgx", tmp_path / "out", name="genes")
    assert (made.form, made.edges, made.negated) == ("kgx", 1, 1)
    assert made.shared == (("HP:0001257", "Spasticity"), ("UNII:H789N3FKE8", "baclofen"))
    found = triples(tmp_path / "out", "genes")
    theirs, same = "https://bioregistry.io/CHEBI:2972", "http://www.w3.org/2004/02/skos/core#exactMatch"
    assert (theirs, same, "http://identifiers.org/unii/H789N3FKE8") in found
    assert not any(predicate.endswith("contributes_to") for _, predicate, _ in found)


def test_turtle_keeps_our_labels_and_ties_addresses(release: Path, tmp_path: Path) -> None:
    made = join(release, EXAMPLES / "small.ttl", tmp_path / "out")
    assert made.form == "turtle"
    assert made.shared == (("HP:0001257", "muscle spasticity"), ("HP:0002329", ""))
    with open_store(tmp_path / "out") as store:
        labels = select(
            store,
            "SELECT ?l WHERE { <http://purl.obolibrary.org/obo/HP_0001257> "
            "<http://www.w3.org/2000/01/rdf-schema#label> ?l }",
        ).values()
    assert labels == [("Spasticity",)]
    found = triples(tmp_path / "out", "small")
    assert any(s == "https://identifiers.org/HP:0002329" and p.endswith("exactMatch") for s, p, _ in found)
    assert any(s == f"{GRAPH}small#node-1" for s, _, _ in found)


def test_a_joined_folder_can_be_joined_again_to_the_same_bytes(release: Path, tmp_path: Path) -> None:
    for place in ("a", "b"):
        join(release, EXAMPLES / "primekg.csv", tmp_path / place)
        join(tmp_path / place, EXAMPLES / "kgx", tmp_path / (place * 2))
    first, second = (tmp_path / name / "graph.nq.gz" for name in ("aa", "bb"))
    assert first.read_bytes() == second.read_bytes()
    with open_store(tmp_path / "aa") as store:
        assert {Iri(GRAPH + "primekg"), Iri(GRAPH + "kgx"), Iri("x:t")} == set(store.graphs())
    manifest = json.loads((tmp_path / "aa" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["joined"]["negated"] == 1


def test_our_own_kgx_export_can_be_joined(release: Path, example_release: Path, tmp_path: Path) -> None:
    from kg_builder.export import export

    with open_store(example_release) as store:
        export(store, "kgx-tsv", tmp_path / "kgx")
    made = join(example_release, tmp_path / "kgx", tmp_path / "out")
    assert {curie for curie, _ in made.shared} >= {"HP:0002315", "UNII:A10SJL62JY"}
    assert made.negated > 0


def test_an_edges_table_alone_and_gzip(release: Path, tmp_path: Path) -> None:
    packed = tmp_path / "edges.tsv.gz"
    packed.write_bytes(gzip.compress((EXAMPLES / "kgx" / "edges.tsv").read_bytes()))
    assert join(release, packed, tmp_path / "out").edges == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.tsv", b"one\ttwo\n1\t2\n", "known form"),
        ("a.tsv", b"subject\tpredicate\tobject\nA:1\tp\n", "2 cells"),
        ("a.tsv", b"subject\tpredicate\tobject\n\xff\xfe\t\t\n", "cannot be read"),
        ("a.nt", b"not triples", "cannot be read"),
        ("a.tsv.gz", b"not gzip", "cannot be read"),
    ],
)
def test_what_cannot_be_joined_is_told_and_nothing_is_left(
    release: Path, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    before = set(tmp_path.iterdir())
    with pytest.raises(ReadError, match=says):
        join(release, tmp_path / name, tmp_path / "out")
    assert set(tmp_path.iterdir()) == before


def test_places_that_do_not_fit(release: Path, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError):
        join(tmp_path / "none", EXAMPLES / "kgx", tmp_path / "out")
    with pytest.raises(ReadError, match="no such"):
        join(release, tmp_path / "none", tmp_path / "out")
    with pytest.raises(OutputError, match="something"):
        join(release, EXAMPLES / "kgx", release)
    join(release, EXAMPLES / "kgx", tmp_path / "out")
    with pytest.raises(OutputError, match="another name"):
        join(tmp_path / "out", EXAMPLES / "kgx", tmp_path / "again")
