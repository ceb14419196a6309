"""The dataset description of a release: VoID and DCAT in Turtle."""

from __future__ import annotations

from typing import Any

from kg_builder.rdf.canonical import escape

from .graph_file import GraphStatistics

__all__ = ["dataset_iri", "void_turtle"]

_HEAD = """\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_VOCABULARIES = (
    "https://w3id.org/drugkg/ontology#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/prov#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://purl.org/dc/terms/",
)


def dataset_iri(graph_sha256: str) -> str:
    """IRI of a release: its graph's hash.

    Args:
        graph_sha256: SHA-256 of graph.nq.gz, in hexadecimal digits.

    >>> dataset_iri("0123456789abcdef0123")
    'https://w3id.org/drugkg/id/release/0123456789abcdef'
    """
    return f"https://w3id.org/drugkg/id/release/{graph_sha256[:16]}"


def void_turtle(counts: GraphStatistics, manifest: dict[str, Any]) -> str:
    """The description as Turtle.

    Args:
        counts: of the graph.
        manifest: of the release, with its files and versions.

    Returns:
        Text; the same for the same release.

    >>> counts = GraphStatistics(quads=9, triples=8, subjects=3)
    >>> manifest = {
    ...     "files": {"graph.nq.gz": {"sha256": "0123456789abcdef" * 4, "bytes": 99}},
    ...     "versions": {"code": {"version": "1"}, "ontology": {"version": "1"}},
    ...     "counts": {"facts": 2, "drugs": 1, "documents": 1},
    ... }
    >>> [line.strip() for line in void_turtle(counts, manifest).splitlines() if "void:triples" in line]
    ['void:triples 8 ;']
    """
    files = manifest["files"]
    dataset = dataset_iri(files["graph.nq.gz"]["sha256"])
    version = manifest["versions"]["code"]["version"]
    ontology = f"https://w3id.org/drugkg/ontology/{manifest['versions']['ontology']['version']}"
    totals = manifest["counts"]
    lines = [
        _HEAD,
        f"<{dataset}> a void:Dataset, dcat:Dataset ;",
        '    dcterms:title "Drug facts read from monographs" ;',
        f'    dcterms:description "{totals["facts"]} facts on {totals["drugs"]} drugs '
        f'from {totals["documents"]} documents, each with the words it was read from." ;',
        f'    dcterms:identifier "{files["graph.nq.gz"]["sha256"]}" ;',
        f"    prov:wasAttributedTo <https://w3id.org/drugkg/id/software/drugkg-{version}> ;",
        f"    dcterms:conformsTo <{ontology}> ;",
    ]
    lines += [f"    void:vocabulary <{vocabulary}> ;" for vocabulary in _VOCABULARIES]
    lines += [
        '    void:uriSpace "https://w3id.org/drugkg/id/" ;',
        f"    void:triples {counts.triples} ;",
        f"    void:distinctSubjects {counts.subjects} ;",
        f"    void:properties {len(counts.properties)} ;",
        f"    void:classes {len(counts.classes)} ;",
    ]
    for predicate in sorted(counts.properties):
        lines.append(f"    void:propertyPartition <{dataset}/property/{_last(predicate)}> ;")
    for cls in sorted(counts.classes):
        lines.append(f"    void:classPartition <{dataset}/class/{_last(cls)}> ;")
    names = sorted(name for name in files if name.endswith(".gz"))
    lines.append("    dcat:distribution " + ", ".join(f"<{dataset}/{name}>" for name in names) + " .\n")
    for predicate in sorted(counts.properties):
        lines.append(
            f"<{dataset}/property/{_last(predicate)}> void:property {predicate} ; "
            f"void:triples {counts.properties[predicate]} ."
        )
    for cls in sorted(counts.classes):
        lines.append(
            f"<{dataset}/class/{_last(cls)}> void:class {cls} ; void:entities {counts.classes[cls]} ."
        )
    for name in names:
        media = "application/n-quads" if ".nq" in name else "application/x-ndjson"
        lines += [
            f"\n<{dataset}/{name}> a dcat:Distribution ;",
            f'    dcterms:title "{escape(name)}" ;',
            f"    dcat:mediaType <https://www.iana.org/assignments/media-types/{media}> ;",
            "    dcat:compressFormat <https://www.iana.org/assignments/media-types/application/gzip> ;",
            f"    dcat:byteSize {files[name]['bytes']} ;",
            f"    spdx:checksum <{dataset}/{name}/checksum> .",
            f"<{dataset}/{name}/checksum> a spdx:Checksum ;",
            "    spdx:algorithm spdx:checksumAlgorithm_sha256 ;",
            f'    spdx:checksumValue "{files[name]["sha256"]}"^^xsd:hexBinary .',
        ]
    return "\n".join(lines) + "\n"


def _last(bracketed: str) -> str:
    """A name for a partition: the term's IRI after its scheme, slashes and hashes as hyphens."""
    bare = bracketed.strip("<>").partition("://")[2]
    return "".join(char if char.isalnum() or char in "._" else "-" for char in bare)
