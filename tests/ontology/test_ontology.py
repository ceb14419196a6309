from __future__ import annotations

import csv
import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from kg_builder import terms
from kg_builder.model import FACT_CLASSES, SectionKind, Status
from kg_builder.rdf.mapping import RELATIONS, THING_CLASSES, camel_case, document_lines, qualifier_types
from kg_builder.resources import ontology_dir
from tests.rdf.made import full_facts, monograph

ROOT = Path(__file__).resolve().parents[2]
DKG = Namespace(terms.DKG)
BIOLINK = "https://w3id.org/biolink/vocab/"


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_dir() / "drugkg.ttl")


@pytest.fixture(scope="module")
def schemes() -> Graph:
    return Graph().parse(ontology_dir() / "schemes.ttl")


def own_terms(graph: Graph) -> set[URIRef]:
    return {s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(terms.DKG)}


def generated() -> dict[str, Callable[[], str]]:
    spec = importlib.util.spec_from_file_location(
        "generate_ontology", ROOT / "scripts" / "generate_ontology.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    files: dict[str, Callable[[], str]] = module.GENERATED
    return files


@pytest.mark.parametrize(
    "name", ["kg_builder/terms.py", "ontology/context.jsonld", "docs/reference/ontology.md"]
)
def test_generated_files_are_up_to_date(name: str) -> None:
    made = generated()[name]()
    assert (ROOT / name).read_text(encoding="utf-8") == made, "run python scripts/generate_ontology.py"


def test_every_term_is_labelled_defined_and_shown(ontology: Graph) -> None:
    for term in own_terms(ontology):
        for needed in (RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy):
            assert len(list(ontology.objects(term, needed))) == 1, (term, needed)
        assert str(ontology.value(term, SKOS.definition)).endswith(".")


def test_no_two_terms_differ_by_case_only_unless_class_and_property(ontology: Graph) -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        names = [str(t).casefold() for t in own_terms(ontology) if (t, RDF.type, kind) in ontology]
        assert len(names) == len(set(names))


def test_it_has_a_version_and_no_blank_node(ontology: Graph, schemes: Graph) -> None:
    this = URIRef(terms.DKG.rstrip("#"))
    assert str(ontology.value(this, OWL.versionIRI)) == f"{this}/{terms.VERSION}"
    assert all(isinstance(s, URIRef) for s in {*ontology.subjects(), *schemes.subjects()})


def test_direct_properties_stand_below_related_and_biolink(ontology: Graph) -> None:
    for relation, written in RELATIONS.items():
        direct = URIRef(written.direct)
        assert (direct, RDFS.subPropertyOf, DKG.related) in ontology
        assert str(ontology.value(URIRef(written.fact_class), DKG.relationName)) == relation
        assert ontology.value(URIRef(written.fact_class), DKG.directProperty) == direct
        assert (URIRef(written.fact_class), RDFS.subClassOf, DKG.Fact) in ontology
    for relation, name in {
        "indication": "treats",
        "contraindication": "contraindicated_in",
        "adverse_effect": "has_side_effect",
        "interaction": "pharmacologically_interacts_with",
    }.items():
        assert (URIRef(RELATIONS[relation].direct), RDFS.subPropertyOf, URIRef(BIOLINK + name)) in ontology


def test_ranges_are_the_classes_that_are_written(ontology: Graph) -> None:
    for relation, cls in FACT_CLASSES.items():
        written = ontology.value(URIRef(RELATIONS[relation].direct), RDFS.range)
        if relation != "reference":  # a web address stands for itself
            assert str(written) == THING_CLASSES[cls.object_type]


def test_every_qualifier_is_a_property_of_its_type(ontology: Graph) -> None:
    xsd = {"str": XSD.string, "int": XSD.integer, "float": XSD.decimal, "bool": XSD.boolean}
    for cls in FACT_CLASSES.values():
        for name, kind in qualifier_types(cls).items():
            assert ontology.value(DKG[camel_case(name)], RDFS.range) == xsd[kind]
            assert (DKG[camel_case(name)], RDFS.subPropertyOf, DKG.qualifier) in ontology


def test_schemes_hold_the_words_of_the_model(schemes: Graph) -> None:
    def notations(name: str) -> list[str]:
        scheme = URIRef(f"https://w3id.org/drugkg/id/scheme/{name}")
        return sorted(str(schemes.value(c, SKOS.notation)) for c in schemes.subjects(SKOS.inScheme, scheme))

    assert notations("status") == sorted(Status)
    assert notations("section") == sorted(SectionKind)


def test_frequency_tiers_tile_the_line(schemes: Graph) -> None:
    bounds = sorted(
        (low.toPython(), high.toPython() if isinstance(high, Literal) else None)
        for tier, low in schemes.subject_objects(DKG.atLeast)
        if isinstance(low, Literal)
        for high in [schemes.value(tier, DKG.below)]
    )
    assert len(bounds) == 5
    assert bounds[0][0] == 0
    assert bounds[-1][1] is None
    assert [high for _, high in bounds[:-1]] == [low for low, _ in bounds[1:]]


def test_rule_tables_write_no_route_outside_the_scheme(schemes: Graph) -> None:
    table = ROOT / "kg_builder" / "extract" / "rules" / "dosing_routes.tsv"
    if not table.exists():
        pytest.skip("no table of routes")
    written = {
        line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines() if line[:1].isalpha()
    }
    assert written <= {str(n) for n in schemes.objects(None, SKOS.notation)}


def test_a_reasoner_finds_no_contradiction(ontology: Graph, schemes: Graph) -> None:
    import owlrl

    document = monograph()
    data = Graph()
    data += ontology
    data += schemes
    for line in document_lines(document, full_facts(document), version="1"):
        data.parse(data=f"{line[: line.rindex(' <')]} .\n", format="nt")
    before = (URIRef("https://w3id.org/drugkg/id/drug/examplin"), URIRef(BIOLINK + "treats"), None)
    assert before not in data
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    errors = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
    assert [str(m) for m in data.objects(None, errors.error)] == []
    assert before in data


def test_the_reasoner_does_find_contradictions(ontology: Graph) -> None:
    import owlrl

    data = Graph()
    data += ontology
    node = URIRef("https://w3id.org/drugkg/id/drug/odd")
    data.add((node, RDF.type, DKG.Drug))
    data.add((node, RDF.type, DKG.Condition))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    errors = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
    assert list(data.objects(None, errors.error))


# rdflib's own JSON-LD parser still uses the class that it deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_the_context_reads_short_names() -> None:
    context = json.loads((ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    document = {
        "@context": context,
        "id": "https://w3id.org/drugkg/id/fact/0",
        "type": "Indication",
        "drug": "https://w3id.org/drugkg/id/drug/examplin",
        "population": "adults",
        "ageMin": "18",
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    fact = URIRef("https://w3id.org/drugkg/id/fact/0")
    assert (fact, RDF.type, DKG.Indication) in graph
    assert (fact, DKG.drug, URIRef("https://w3id.org/drugkg/id/drug/examplin")) in graph
    assert graph.value(fact, DKG.ageMin) == Literal("18", datatype=XSD.decimal)


def test_mappings_are_valid_sssom(ontology: Graph) -> None:
    lines = (ontology_dir() / "mappings.sssom.tsv").read_text(encoding="utf-8").splitlines()
    head = [line[1:] for line in lines if line.startswith("#")]
    prefixes = dict(re.findall(r"^  (\w+): (\S+)$", "\n".join(head), re.MULTILINE))
    assert {"mapping_set_id", "license"} <= {line.partition(":")[0] for line in head}
    rows = list(csv.DictReader([line for line in lines if not line.startswith("#")], delimiter="\t"))
    assert len(rows) >= 60
    for row in rows:
        for column in ("subject_id", "predicate_id", "object_id", "mapping_justification"):
            assert row[column].partition(":")[0] in prefixes, row
        assert row["predicate_id"].partition(":")[2] in {
            "exactMatch",
            "closeMatch",
            "broadMatch",
            "narrowMatch",
            "relatedMatch",
        }
        assert row["mapping_justification"].startswith("semapv:")
        subject = URIRef(prefixes["dkg"] + row["subject_id"].removeprefix("dkg:"))
        assert str(ontology.value(subject, RDFS.label)) == row["subject_label"]
    keys = [(r["subject_id"], r["predicate_id"], r["object_id"]) for r in rows]
    assert keys == sorted(set(keys))
