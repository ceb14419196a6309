"""The links of the graph as SSSOM: our things to terms of vocabularies, and those terms to each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..store.base import Store, select

__all__ = ["COLUMNS", "write_sssom"]

COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label"),
    *("mapping_justification", "confidence", "mapping_tool"),
)
"""Columns of mappings.sssom.tsv; the names are SSSOM's."""

_ID = "https://w3id.org/drugkg/id/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_FIXED = {"DKG": _ID, "semapv": "https://w3id.org/semapv/vocab/", "skos": _SKOS}
_MAPPINGS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?subject ?subject_curie ?subject_label ?match ?object ?curie ?label ?looked_up WHERE {
  VALUES ?match { skos:exactMatch skos:closeMatch skos:broadMatch skos:relatedMatch }
  ?subject ?match ?object .
  ?object dcterms:identifier ?curie .
  OPTIONAL { ?subject dcterms:identifier ?subject_curie }
  OPTIONAL { ?subject rdfs:label ?subject_label }
  OPTIONAL { ?object rdfs:label ?label }
  # Terms that were looked up have their label beside the match; what documents state is a bare identifier.
  BIND(EXISTS {
    GRAPH <https://w3id.org/drugkg/id/graph/groundings> { ?subject ?match ?object . ?object rdfs:label ?any }
  } AS ?looked_up)
}"""


class _Mapping(NamedTuple):
    """A row, sorted by its first cells; the addresses give the map of prefixes."""

    subject: str
    match: str
    object: str
    subject_label: str
    label: str
    subject_iri: str
    iri: str
    looked_up: bool


def write_sssom(store: Store, folder: Path) -> list[Path]:
    r"""Writes mappings.sssom.tsv, its map of prefixes in the lines before the table.

    ``skos:exactMatch`` and ``skos:broadMatch`` of our things (DKG:) were made by comparing names, so their
    confidence is lower where the names differ. ``skos:relatedMatch`` and identifiers that a document states
    itself are unspecified. Mappings of a vocabulary's term come from cross-references that share a name.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The file written.

    >>> (path,) = write_sssom(store, folder)
    >>> path.read_text().splitlines()[-1].split("\t")[:4]
    ['DKG:condition/gout', 'gout', 'skos:exactMatch', 'MONDO:0005393']
    """
    found = _mappings(store)
    path = folder / "mappings.sssom.tsv"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(_head(found))
        out.write("\t".join(COLUMNS) + "\n")
        for mapping in found:
            out.write("\t".join(map(_cell, _row(mapping))) + "\n")
    return [path]


def _mappings(store: Store) -> list[_Mapping]:
    best: dict[tuple[str, str, str], _Mapping] = {}
    for subject, own, name, match, term, curie, label, looked_up in select(store, _MAPPINGS).rows:
        if subject is None or match is None or term is None or curie is None:
            continue
        key = _curie(subject.value, own.value if own else "")
        mapping = _Mapping(
            key,
            "skos:" + match.value.removeprefix(_SKOS),
            curie.value,
            name.value if name else "",
            label.value if label else "",
            subject.value,
            term.value,
            looked_up is not None and looked_up.value == "true",
        )
        place = (mapping.subject, mapping.match, mapping.object)
        # A thing may have a label in several spellings; the first in order is taken.
        best[place] = min(best.get(place, mapping), mapping)
    return sorted(best.values())


def _curie(iri: str, own: str) -> str:
    return own or ("DKG:" + iri.removeprefix(_ID) if iri.startswith(_ID) else iri)


def _head(found: list[_Mapping]) -> Iterator[str]:
    prefixes = dict(_FIXED)
    for mapping in found:
        for curie, iri in ((mapping.subject, mapping.subject_iri), (mapping.object, mapping.iri)):
            prefix, _, local = curie.partition(":")
            if iri.endswith(local) and prefix not in prefixes:
                prefixes[prefix] = iri.removesuffix(local)
    yield "#mapping_set_id: https://w3id.org/drugkg/mappings/groundings\n"
    yield "#mapping_set_title: Things of a drugkg graph in open vocabularies\n"
    yield "#license: https://creativecommons.org/licenses/by/4.0/\n"
    yield "#curie_map:\n"
    for prefix in sorted(prefixes):
        yield f'#  {prefix}: "{prefixes[prefix]}"\n'


def _row(mapping: _Mapping) -> tuple[str, ...]:
    justification, confidence = _justified(mapping)
    return (
        *(mapping.subject, mapping.subject_label, mapping.match, mapping.object, mapping.label),
        *(f"semapv:{justification}", f"{confidence:.2f}", "drugkg"),
    )


def _justified(mapping: _Mapping) -> tuple[str, float]:
    if mapping.looked_up:
        if mapping.match == "skos:broadMatch":
            return "LexicalMatching", 0.8
        same = mapping.subject_label.casefold() == mapping.label.casefold()
        return "LexicalMatching", 0.99 if same else 0.95
    if mapping.subject.startswith("DKG:"):
        return "UnspecifiedMatching", 1.0 if mapping.match == "skos:exactMatch" else 0.9
    return "CompositeMatching", 0.95 if mapping.match == "skos:exactMatch" else 0.7


def _cell(text: str) -> str:
    return " ".join(text.split())
