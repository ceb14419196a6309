"""Where facts come from, as quads: the document, its reading, and the places in its text."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import terms
from kg_builder.model import Evidence, Monograph

from . import iris
from .canonical import integer, iri, quad, string

__all__ = ["CONTEXT_LENGTH", "document_quads", "span_quads"]

CONTEXT_LENGTH = 32
"""Code points of context kept before and after a quote."""

_RDF_TYPE = iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RDFS_LABEL = iri("http://www.w3.org/2000/01/rdf-schema#label")
_OA = "http://www.w3.org/ns/oa#"
_PROV = "http://www.w3.org/ns/prov#"
_DCTERMS = "http://purl.org/dc/terms/"
_PAV = "http://purl.org/pav/"

_SPECIFIC_RESOURCE = iri(_OA + "SpecificResource")
_HAS_SOURCE = iri(_OA + "hasSource")
_HAS_SELECTOR = iri(_OA + "hasSelector")
_QUOTE_SELECTOR = iri(_OA + "TextQuoteSelector")
_POSITION_SELECTOR = iri(_OA + "TextPositionSelector")
_EXACT, _PREFIX, _SUFFIX = (iri(_OA + name) for name in ("exact", "prefix", "suffix"))
_START, _END = (iri(_OA + name) for name in ("start", "end"))
_ENTITY = iri(_PROV + "Entity")
_ACTIVITY = iri(_PROV + "Activity")
_AGENT = iri(_PROV + "SoftwareAgent")
_USED = iri(_PROV + "used")
_ASSOCIATED = iri(_PROV + "wasAssociatedWith")
_TITLE, _FORMAT, _IDENTIFIER = (iri(_DCTERMS + name) for name in ("title", "format", "identifier"))
_VERSION = iri(_PAV + "version")
_SHA256 = iri(terms.sha256)
_SECTION = iri(terms.section)
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


def span_quads(evidence: Evidence, text: str, graph: str) -> Iterator[str]:
    """A place in a document as a Web Annotation target with two selectors.

    Args:
        evidence: the place.
        text: the text of the whole document.
        graph: the document's named graph, in angle brackets.

    Yields:
        Lines of N-Quads.

    Raises:
        ValueError: if the text doesn't hold the quote at the place.

    >>> lines = list(span_quads(facts[0].evidence[0], monograph.text, "<x:graph>"))
    >>> [line.split('"')[1] for line in lines if "#exact>" in line or "#prefix>" in line]
    ['gout', 'Zorvexant treats ']
    """
    span = evidence.span
    if not span.is_in(text):
        raise ValueError(
            f"{evidence.document} {span.start}:{span.end} holds {text[span.start : span.end]!r}, "
            f"not {span.quote!r}; rule {evidence.rule or 'unknown'} gives a wrong span"
        )
    bare = f"<{iris.span_iri(evidence.document, span.start, span.end)}"
    node, quote, position = f"{bare}>", f"{bare}/quote>", f"{bare}/position>"
    end = f" {graph} .\n"
    # Half of a release's lines are these: they are written out at once.
    yield f"{node} {_RDF_TYPE} {_SPECIFIC_RESOURCE}{end}"
    yield f"{node} {_HAS_SOURCE} <{iris.document_iri(evidence.document)}>{end}"
    yield f"{node} {_SECTION} {string(evidence.section)}{end}"
    yield f"{node} {_HAS_SELECTOR} {quote}{end}"
    yield f"{node} {_HAS_SELECTOR} {position}{end}"
    yield f"{quote} {_RDF_TYPE} {_QUOTE_SELECTOR}{end}"
    yield f"{quote} {_EXACT} {string(span.quote)}{end}"
    yield f"{quote} {_PREFIX} {string(text[max(0, span.start - CONTEXT_LENGTH) : span.start])}{end}"
    yield f"{quote} {_SUFFIX} {string(text[span.end : span.end + CONTEXT_LENGTH])}{end}"
    yield f"{position} {_RDF_TYPE} {_POSITION_SELECTOR}{end}"
    yield f"{position} {_START} {integer(span.start)}{end}"
    yield f"{position} {_END} {integer(span.end)}{end}"
