"""The endpoint on the other side of the federation queries: a real server over made-up data in the shape
of Wikidata, MeSH, UniProt, ChEMBL, Rhea, and another drugkg graph.
"""

from __future__ import annotations

import atexit
import gzip
import tempfile
from functools import cache
from pathlib import Path

from kg_builder.store.serve import serve

__all__ = ["OTHER_SIDE", "other_side"]

OTHER_SIDE = """\
@prefix cco: <http://rdf.ebi.ac.uk/terms/chembl#> .
@prefix dkg: <https://w3id.org/drugkg/ontology#> .
@prefix mesh: <http://id.nlm.nih.gov/mesh/> .
@prefix meshv: <http://id.nlm.nih.gov/mesh/vocab#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rh: <http://rdf.rhea-db.org/> .
@prefix taxon: <http://purl.uniprot.org/taxonomy/> .
@prefix up: <http://purl.uniprot.org/core/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix ex: <https://example.org/> .

ex:Q1 wdt:P652 "A10SJL62JY" ; rdfs:label "ocrelizumab"@en , "Ocrelizumab"@de .
ex:Q2 wdt:P652 "0000000000" ; rdfs:label "another"@en .
ex:D1 rdfs:label "Headache"@en ; meshv:broaderDescriptor ex:D2 .
ex:D2 rdfs:label "Pain"@en .
ex:P1 up:reviewed true ; up:organism taxon:9606 ; up:recommendedName ex:P1n ; up:alternativeName ex:P1a .
ex:P1n up:fullName "B-lymphocyte antigen" .
ex:P1a up:cdAntigenName "CD20" .
ex:M1 rdfs:label "OCRELIZUMAB" .
ex:M2 rdfs:label "ANOTHERMAB" .
ex:T1 rdfs:label "B-lymphocyte antigen CD20" .
ex:A1 cco:hasMolecule ex:M1 ; cco:hasTarget ex:T1 ; cco:mechanismActionType "BINDING AGENT" .
ex:A2 cco:hasMolecule ex:M2 ; cco:hasTarget ex:T1 ; cco:mechanismActionType "INHIBITOR" .
ex:R1 rdfs:subClassOf rh:Reaction ; rh:equation "warfarin + water = a warfarin alcohol" ; rh:side ex:R1L .
ex:R1L rh:contains ex:R1P .
ex:R1P rh:compound ex:C1 .
ex:C1 rh:name "warfarin" .
ex:R2 rdfs:subClassOf rh:Reaction ; rh:equation "water = water" ; rh:side ex:R2L .
ex:R2L rh:contains ex:R2P .
ex:R2P rh:compound ex:C2 .
ex:C2 rh:name "water" .
<https://w3id.org/drugkg/id/drug/natalizumab> rdfs:label "natalizumab" ;
    dkg:hasIndication <https://w3id.org/drugkg/id/condition/multiple-sclerosis> .
<https://w3id.org/drugkg/id/drug/plovinib> rdfs:label "plovinib" ;
    dkg:hasIndication <https://w3id.org/drugkg/id/condition/multiple-sclerosis> .
"""


@cache
def other_side() -> str:
    """Address of the endpoint, started once a process and stopped at its end."""
    import pyoxigraph as ox

    folder = tempfile.TemporaryDirectory(prefix="other-side-")
    triples = ox.parse(OTHER_SIDE, ox.RdfFormat.TURTLE)
    graph = ox.NamedNode("https://example.org/graph")
    quads = (ox.Quad(q.subject, q.predicate, q.object, graph) for q in triples)
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert lines is not None
    (Path(folder.name) / "graph.nq.gz").write_bytes(gzip.compress(lines))
    server = serve(Path(folder.name))
    atexit.register(folder.cleanup)
    atexit.register(server.stop)
    return server.url
