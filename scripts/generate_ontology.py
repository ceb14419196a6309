"""Writes what is derived from the ontology: typed terms, JSON-LD context, reference page.

Run from anywhere:

    python scripts/generate_ontology.py           write the files
    python scripts/generate_ontology.py --check   exit 1 if one of them is out of date
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

ROOT = Path(__file__).resolve().parent.parent
DKG = Namespace("https://w3id.org/drugkg/ontology#")
KINDS = {
    OWL.Class: "Classes",
    OWL.ObjectProperty: "Links",
    OWL.DatatypeProperty: "Values",
    OWL.AnnotationProperty: "Annotations",
}
PREFIXES = {
    "biolink": "https://w3id.org/biolink/vocab/",
    "dcterms": str(DCTERMS),
    "dkg": str(DKG),
    "dkgid": "https://w3id.org/drugkg/id/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": str(OWL),
    "pav": "http://purl.org/pav/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": str(RDFS),
    "schema": "https://schema.org/",
    "sio": "http://semanticscience.org/resource/",
    "skos": str(SKOS),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def ontology() -> Graph:
    """The ontology and its schemes, as one graph."""
    graph = Graph()
    graph.parse(ROOT / "ontology" / "drugkg.ttl")
    schemes = ROOT / "ontology" / "schemes.ttl"
    if schemes.exists():
        graph.parse(schemes)
    return graph


def terms_of(graph: Graph, kind: URIRef) -> list[URIRef]:
    """Our terms of a kind, by name."""
    return sorted(
        t for t in graph.subjects(RDF.type, kind) if isinstance(t, URIRef) and t.startswith(str(DKG))
    )


def local(term: URIRef) -> str:
    """Local name of one of our terms."""
    return term.removeprefix(str(DKG))


def text(graph: Graph, term: URIRef, prop: URIRef) -> str:
    """The one value of a property, as text."""
    return str(graph.value(term, prop) or "")


def terms_module() -> str:
    """Source of kg_builder/terms.py."""
    graph = ontology()
    lines = [
        '"""Terms of the drugkg ontology, as typed constants: a misspelt term is an import error.',
        "",
        "Generated from ontology/drugkg.ttl by scripts/generate_ontology.py; change them there.",
        '"""',
        "",
        "# ruff: noqa: A001, N816",
        "from __future__ import annotations",
        "",
        "from typing import Final, NewType",
        "",
        'Iri = NewType("Iri", str)',
        '"""An IRI of the ontology."""',
        "",
        f'DKG: Final = "{DKG}"',
        '"""Namespace of the ontology."""',
        f'VERSION: Final = "{graph.value(URIRef(str(DKG)[:-1]), OWL.versionInfo)}"',
        '"""Version of the ontology."""',
    ]
    for kind, heading in KINDS.items():
        lines += ["", f"# {heading}"]
        lines += [f'{local(term)}: Final = Iri(DKG + "{local(term)}")' for term in terms_of(graph, kind)]
    return "\n".join(lines) + "\n"


def context() -> str:
    """Source of ontology/context.jsonld."""
    graph = ontology()
    made: dict[str, object] = {"@version": 1.1, **PREFIXES, "id": "@id", "type": "@type"}
    for kind in KINDS:
        for term in terms_of(graph, kind):
            name = local(term)
            if kind == OWL.Class:
                made[name] = f"dkg:{name}"
            elif kind == OWL.ObjectProperty:
                made[name] = {"@id": f"dkg:{name}", "@type": "@id"}
            elif kind == OWL.DatatypeProperty:
                datatype = graph.value(term, RDFS.range)
                typed = datatype is not None and not str(datatype).endswith("#string")
                made[name] = (
                    {"@id": f"dkg:{name}", "@type": compact(datatype)}
                    if typed and isinstance(datatype, URIRef)
                    else f"dkg:{name}"
                )
    return json.dumps({"@context": made}, indent=2, ensure_ascii=False) + "\n"


def compact(iri: URIRef) -> str:
    """An IRI with its prefix, where we have one."""
    for prefix, base in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return f"<{iri}>"


def reference_page() -> str:
    """Source of docs/reference/ontology.md."""
    graph = ontology()
    version = graph.value(URIRef(str(DKG)[:-1]), OWL.versionInfo)
    lines = [
        "# Ontology",
        "",
        f"Version {version}, namespace `{DKG}` (prefix `dkg:`). Generated from `ontology/drugkg.ttl` and",
        "`ontology/schemes.ttl` by `scripts/generate_ontology.py`.",
    ]
    for kind, heading in KINDS.items():
        lines += ["", f"## {heading}"]
        for term in terms_of(graph, kind):
            lines += ["", f"### dkg:{local(term)}", "", text(graph, term, SKOS.definition), ""]
            lines += [f"- Example: {text(graph, term, SKOS.example)}"]
            for label, prop in (
                ("Kind of", RDFS.subClassOf),
                ("Kind of", RDFS.subPropertyOf),
                ("From", RDFS.domain),
                ("To", RDFS.range),
                ("Direct property", DKG.directProperty),
                ("Relation", DKG.relationName),
                ("Values", DKG.valueScheme),
                ("See also", RDFS.seeAlso),
            ):
                values = sorted(
                    f"`{compact(v) if isinstance(v, URIRef) else v}`" for v in graph.objects(term, prop)
                )
                if values:
                    lines.append(f"- {label}: {', '.join(values)}")
    lines += ["", "## Schemes"]
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        if not isinstance(scheme, URIRef):
            continue
        lines += ["", f"### {compact(scheme)}", "", text(graph, scheme, SKOS.definition), ""]
        lines += ["| notation | definition |", "|---|---|"]
        concepts = [c for c in graph.subjects(SKOS.inScheme, scheme) if isinstance(c, URIRef)]
        lines += [
            f"| {text(graph, c, SKOS.notation)} | {text(graph, c, SKOS.definition)} |"
            for c in sorted(concepts, key=lambda c: position(graph, c))
        ]
    return "\n".join(lines) + "\n"


def position(graph: Graph, concept: URIRef) -> tuple[int, str]:
    """Where a concept stands in its scheme."""
    place = graph.value(concept, URIRef("https://schema.org/position"))
    return (int(place) if isinstance(place, Literal) else 0, str(concept))


GENERATED: dict[str, Callable[[], str]] = {
    "kg_builder/terms.py": terms_module,
    "ontology/context.jsonld": context,
    "docs/reference/ontology.md": reference_page,
}


def main() -> int:
    """Write or check every generated file."""
    parser = argparse.ArgumentParser(description="Write what is derived from the ontology.")
    parser.add_argument("--check", action="store_true", help="only say which files are out of date")
    check = parser.parse_args().check
    stale = 0
    for name, make in GENERATED.items():
        path, made = ROOT / name, make()
        if path.exists() and path.read_text(encoding="utf-8") == made:
            continue
        stale += 1
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
        sys.stderr.write(f"{name} {'is out of date' if check else 'written'}\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
