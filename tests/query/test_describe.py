"""The generated page and catalog are those of the query files."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg_builder.query import Catalog
from kg_builder.query.describe import catalog_markdown, catalog_turtle
from kg_builder.resources import queries_dir

ROOT = Path(__file__).resolve().parents[2]
REGENERATE = "run python scripts/generate_queries.py"
PACKS = Catalog().packs()


def test_the_reference_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "reference" / "queries.md").read_text("utf-8")
    assert page == catalog_markdown(PACKS), REGENERATE


def test_the_catalog_is_up_to_date() -> None:
    assert (queries_dir() / "catalog.ttl").read_text("utf-8") == catalog_turtle(PACKS), REGENERATE


def test_the_catalog_holds_every_query_as_text_that_parses() -> None:
    store = ox.Store()
    store.bulk_load(catalog_turtle(PACKS).encode(), ox.RdfFormat.TURTLE)
    answer = store.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?name ?text WHERE { "
        "?q a sh:SPARQLExecutable ; <http://purl.org/dc/terms/identifier> ?name ; "
        "<http://www.w3.org/2000/01/rdf-schema#comment> ?comment ; sh:select|sh:ask|sh:construct ?text }"
    )
    assert isinstance(answer, ox.QuerySolutions)
    texts = {row["name"].value: row["text"].value for row in answer}
    assert set(texts) == set(Catalog().names())
    for text in texts.values():
        assert "#+" not in text
        ox.Store().query(text)
