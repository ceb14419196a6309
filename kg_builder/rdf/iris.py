"""IRIs of everything in the graph: pure functions of content, the same on any machine."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from urllib.parse import quote

from kg_builder import lazy_re as re
from kg_builder.model import SemanticType

__all__ = [
    "BASE",
    "GROUNDINGS_GRAPH",
    "ONTOLOGY_GRAPH",
    "PREFIXES",
    "TERMS_GRAPH",
    "THINGS_GRAPH",
    "activity_iri",
    "document_iri",
    "fact_iri",
    "graph_iri",
    "object_iri",
    "slug",
    "software_iri",
    "span_name",
    "term_iri",
    "thing_iri",
]

BASE = "https://w3id.org/drugkg/id/"
GROUNDINGS_GRAPH = BASE + "graph/groundings"
TERMS_GRAPH = BASE + "graph/terms"
THINGS_GRAPH = BASE + "graph/things"
ONTOLOGY_GRAPH = BASE + "graph/ontology"

PREFIXES: dict[str, str] = {
    "ATC": "http://purl.bioontology.org/ontology/UATC/",
    "CHEBI": "http://purl.obolibrary.org/obo/CHEBI_",
    "CL": "http://purl.obolibrary.org/obo/CL_",
    "DOID": "http://purl.obolibrary.org/obo/DOID_",
    "DRUGBANK": "http://identifiers.org/drugbank/",
    "EFO": "http://www.ebi.ac.uk/efo/EFO_",
    "GO": "http://purl.obolibrary.org/obo/GO_",
    "HGNC": "http://identifiers.org/hgnc/",
    "HP": "http://purl.obolibrary.org/obo/HP_",
    "ICD10CM": "http://purl.bioontology.org/ontology/ICD10CM/",
    "LOINC": "http://loinc.org/rdf/",
    "MEDDRA": "http://identifiers.org/meddra/",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
    "NCIT": "http://purl.obolibrary.org/obo/NCIT_",
    "NDC": "http://identifiers.org/ndc/",
    "NUI": "http://purl.bioontology.org/ontology/NDFRT/",
    "PR": "http://purl.obolibrary.org/obo/PR_",
    "RXCUI": "http://purl.bioontology.org/ontology/RXNORM/",
    "SNOMEDCT": "http://snomed.info/id/",
    "UBERON": "http://purl.obolibrary.org/obo/UBERON_",
    "UMLS": "http://identifiers.org/umls/",
    "UNII": "http://identifiers.org/unii/",
    "UNIPROT": "http://purl.uniprot.org/uniprot/",
}
"""CURIE prefix to IRI base; prefixes not listed resolve through bioregistry.io."""

_MAX_SLUG = 60
# Signs that tell two texts apart, spelt out so that their slugs differ ("CD20+" is not "CD20").
_SIGNS = str.maketrans(
    {"%": " percent ", "<": " lt ", ">": " gt ", "≤": " le ", "≥": " ge ", "+": " plus ", "±": " pm "}
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BARE_POINT = re.compile(r"(?<!\d)\.(?=\d)")
_BREAKS = re.compile(r"(?:(?<!\d)\.|\.(?!\d)|[^\w.]|_)+")
_WEB_IRI = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """The part of an IRI that stands for a text.

    Case, width, spaces and punctuation don't count; decimal points and the signs that change a meaning do.
    Slugs over 60 characters are cut and end in a hash of the whole.

    Args:
        text: words of a document.

    Returns:
        Letters, digits, hyphens and decimal points; never empty.

    >>> slug("Relapsing forms of multiple sclerosis (MS)")
    'relapsing-forms-of-multiple-sclerosis-ms'
    >>> slug("0.5 mg/mL"), slug(".5 MG / ml"), slug("5 mg/mL"), slug("1,500 mg"), slug("CD20+")
    ('0.5-mg-ml', '0.5-mg-ml', '5-mg-ml', '1500-mg', 'cd20-plus')
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_SIGNS)
    folded = _BARE_POINT.sub("0.", _THOUSANDS.sub("", folded))
    made = _BREAKS.sub("-", folded).strip("-")
    if not made:
        return "x-" + _digest(text, 12)
    if len(made) > _MAX_SLUG:
        return f"{made[:47].rstrip('-')}-{_digest(made, 12)}"
    return made


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@lru_cache(maxsize=65536)
def thing_iri(kind: SemanticType, text: str) -> str:
    """IRI of a thing that a fact speaks of.

    Args:
        kind: what the thing is.
        text: its name, in any case.

    >>> thing_iri(SemanticType.CONDITION, "Back pain")
    'https://w3id.org/drugkg/id/condition/back-pain'
    >>> thing_iri(SemanticType.DRUG, "Amoxicillin/clavulanate")
    'https://w3id.org/drugkg/id/drug/amoxicillin-and-clavulanate'
    """
    if kind is SemanticType.DRUG:
        text = text.replace("/", " and ")  # a combination is one drug, however its page joins the names
    return f"{BASE}{kind.value}/{slug(text)}"


def object_iri(kind: SemanticType, text: str) -> str:
    """IRI of a fact's object: a web address stands for itself, all else is a thing.

    Args:
        kind: what the object is.
        text: its name, or a web address.

    >>> object_iri(SemanticType.REFERENCE, "https://example.org/a?b=1")
    'https://example.org/a?b=1'
    >>> object_iri(SemanticType.REFERENCE, "Label of 2024")
    'https://w3id.org/drugkg/id/reference/label-of-2024'
    """
    # An address of ours names a thing of ours, which no document may describe.
    if kind is SemanticType.REFERENCE and _WEB_IRI.fullmatch(text) and not text.startswith(BASE):
        return _BAD_ESCAPE.sub("%25", quote(text, safe="%/:=&?~#+!$,;'@()*-._"))
    return thing_iri(kind, text)


def fact_iri(fact_id: str) -> str:
    """IRI of a fact, from the id it has in facts.jsonl.

    Args:
        fact_id: hash of the fact's content, 20 hexadecimal digits.

    >>> fact_iri("3f5c")
    'https://w3id.org/drugkg/id/fact/3f5c'
    """
    return f"{BASE}fact/{fact_id}"


def document_iri(document_id: str) -> str:
    """IRI of a source document version.

    Args:
        document_id: slug of the source's name and the beginning of its hash.

    >>> document_iri("zorvexant-0123456789ab")
    'https://w3id.org/drugkg/id/document/zorvexant-0123456789ab'
    """
    return f"{BASE}document/{_path(document_id)}"


def graph_iri(document_id: str) -> str:
    """Named graph that holds what was read from a document.

    Args:
        document_id: as for ``document_iri``.

    >>> graph_iri("zorvexant-0123456789ab")
    'https://w3id.org/drugkg/id/graph/zorvexant-0123456789ab'
    """
    return f"{BASE}graph/{_path(document_id)}"


def activity_iri(document_id: str) -> str:
    """The reading of a document, a prov:Activity.

    Args:
        document_id: as for ``document_iri``.

    >>> activity_iri("zorvexant-0123456789ab")
    'https://w3id.org/drugkg/id/activity/zorvexant-0123456789ab'
    """
    return f"{BASE}activity/{_path(document_id)}"


def software_iri(version: str) -> str:
    """The version of drugkg that read, a prov:SoftwareAgent.

    Args:
        version: of the code.

    >>> software_iri("1.2.0")
    'https://w3id.org/drugkg/id/software/drugkg-1.2.0'
    """
    return f"{BASE}software/drugkg-{_path(version)}"


def span_name(document_id: str, start: int, end: int) -> str:
    """Last part of the IRI of a place in a document, shared by all facts read from it.

    Args:
        document_id: as for ``document_iri``.
        start: first code point of the place.
        end: index after the last one.

    >>> span_name("zorvexant-0123456789ab", 17, 21) == span_name("zorvexant-0123456789ab", 17, 21)
    True
    """
    return _digest(f"{document_id} {start} {end}", 20)


@lru_cache(maxsize=65536)
def term_iri(curie: str) -> str:
    """IRI of a term of another vocabulary.

    Args:
        curie: CURIE with its prefix in any case.

    >>> term_iri("MONDO:0005301")
    'http://purl.obolibrary.org/obo/MONDO_0005301'
    >>> term_iri("OAE:0000001")
    'https://bioregistry.io/OAE:0000001'
    """
    prefix, _, local = curie.partition(":")
    base = PREFIXES.get(prefix.upper())
    if base is None or not local:
        return "https://bioregistry.io/" + quote(curie, safe=":-._~")
    return base + quote(local, safe="-._~")


@lru_cache(maxsize=4096)
def _path(text: str) -> str:
    return quote(text, safe="-._~")
