"""Where facts come from, as quads: the document, its reading, and the places in its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_builder import terms
from kg_builder.model import Evidence, Monograph

from . import iris
from .canonical import iri, quad, string
from .packed import packed_place

__all__ = ["CONTEXT_LENGTH", "document_quads", "place_line"]

CONTEXT_LENGTH = 32
"""Code points of context kept before and after a quote."""

_RDF_TYPE = iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RDFS_LABEL = iri("http://www.w3.org/2000/01/rdf-schema#label")
_PROV = "http://www.w3.org/ns/prov#"
_DCTERMS = "http://purl.org/dc/terms/"
_PAV = "http://purl.org/pav/"

_ENTITY = iri(_PROV + "Entity")
_ACTIVITY = iri(_PROV + "Activity")
_AGENT = iri(_PROV + "SoftwareAgent")
_USED = iri(_PROV + "used")
_ASSOCIATED = iri(_PROV + "wasAssociatedWith")
_TITLE, _FORMAT, _IDENTIFIER = (iri(_DCTERMS + name) for name in ("title", "format", "identifier"))
_VERSION = iri(_PAV + "version")
_SHA256 = iri(terms.sha256)
_SOURCE_NAME = iri(terms.sourceName)
_DOCUMENT_VERSION = iri(terms.documentVersion)
_SOURCE_DOCUMENT = iri(terms.SourceDocument)


def document_quads(monograph: Monograph, graph: str, version: str) -> Iterator[str]:
    """The document, its reading, and the software that read it.

    Args:
        monograph: the document as read.
        graph: its named graph, in angle brackets.
        version: version of the code.

    Yields:
        Lines of N-Quads.

    >>> lines = list(document_quads(monograph, "<x:graph>", "1.2.0"))
    >>> next(line for line in lines if "title" in line).split()[2:4]
    ['"Zorvexant"', '<x:graph>']
    """
    document = iri(iris.document_iri(monograph.document_id))
    activity = iri(iris.activity_iri(monograph.document_id))
    software = iri(iris.software_iri(version))
    yield quad(document, _RDF_TYPE, _SOURCE_DOCUMENT, graph)
    yield quad(document, _RDF_TYPE, _ENTITY, graph)
    yield quad(document, _SHA256, string(monograph.sha256), graph)
    yield quad(document, _TITLE, string(monograph.title or monograph.source_name), graph)
    yield quad(document, _FORMAT, string(monograph.media_type), graph)
    yield quad(document, _IDENTIFIER, string(monograph.document_id), graph)
    yield quad(document, _SOURCE_NAME, string(monograph.source_name), graph)
    for key, value in monograph.version:
        yield quad(document, _DOCUMENT_VERSION, string(f"{key}={value}"), graph)
    yield quad(activity, _RDF_TYPE, _ACTIVITY, graph)
    yield quad(activity, _USED, document, graph)
    yield quad(activity, _ASSOCIATED, software, graph)
    yield quad(software, _RDF_TYPE, _AGENT, graph)
    yield quad(software, _RDFS_LABEL, string(f"drugkg {version}"), graph)
    yield quad(software, _VERSION, string(version), graph)


def place_line(name: str, evidences: Sequence[Evidence], text: str, graph: str) -> str:
    r"""A place in a document as a Web Annotation target with two selectors, packed.

    Args:
        name: end of the place's IRI.
        evidences: what was read there; of several sections, each.
        text: the text of the whole document.
        graph: the document's named graph, in angle brackets.

    Raises:
        ValueError: if the text doesn't hold the quote at the place.

    >>> place_line("7c", facts[0].evidence, monograph.text, "<x:graph>").split("\t")[4:6]
    ['"gout"', '"Zorvexant treats "']
    """
    for evidence in evidences:
        span = evidence.span
        if not span.is_in(text):
            raise ValueError(
                f"{evidence.document} {span.start}:{span.end} holds {text[span.start : span.end]!r}, "
                f"not {span.quote!r}; rule {evidence.rule or 'unknown'} gives a wrong span"
            )
    start, end = span.start, span.end
    around = (span.quote, text[max(0, start - CONTEXT_LENGTH) : start], text[end : end + CONTEXT_LENGTH])
    sections = sorted({string(evidence.section) for evidence in evidences})
    return packed_place(name, graph, (start, end), [*map(string, around), *sections])
