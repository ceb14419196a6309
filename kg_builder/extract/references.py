"""Sources that a page names: addresses and citations."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Passage, Reference, Section, SectionKind

from .base import Document
from .statements import told_sections

__all__ = ["ReferenceExtractor"]

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"\u201c\u201d\u00a0]+", re.I)
_CITATION_LINE = re.compile(
    r"(?P<cited>[^\n]*?(?:\b(?:doi:\s*10\.\d|PMID:?\s*\d|PMC\d{4})|"
    r"\b(?:19|20)\d\d\b[^\n]{0,40};\s*\d+\s*(?:\(\d+[^)]*\))?\s*:\s*[a-z]?\d+|"
    r"\bpackage insert\b|\b(?:prescribing|product) information\b|\bsummary of product characteristics\b|"
    r"\b(?:guidelines?|guidance|formulary|monograph|TA\d+|label(?:ing)?)\b[^\n]*(?:\b(?:19|20)\d\d\b|[:.])|"
    r"\b(?:19|20)\d\d\s*;\s*\d+|"
    r"(?:Inc|LLC|Ltd|Press|Pharma\w*|Publish\w*|Foundation)\.?[;,][^\n]*\b(?:19|20)\d\d\b)[^\n]*)",
    re.I,
)
_PLACES = frozenset(
    [SectionKind.REFERENCES, SectionKind.OTHER, SectionKind.SUMMARY, SectionKind.PATIENT_INFORMATION]
)
_REPORTING = re.compile(
    r"\b(?:call|calling|visit(?:ing)?|report|register|enrol|medwatch|subscribe|click|go to)\b", re.I
)


class ReferenceExtractor:
    """Addresses in the list of references or alone on a line, and citations in the list.

    An address inside advice ("visit www.example.org to register") tells the reader where to go and is
    no source of the page.
    """

    name = "references"
    by_section = True
    relations = ("reference",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """References in reading order."""
        for section in told_sections(document):
            if section.kind is SectionKind.REFERENCES:
                yield from _listed(document, section)
            else:
                yield from _alone(document, section)


def _listed(document: Document, section: Section) -> Iterator[Fact]:
    for passage in section.passages:
        urls = list(URL.finditer(passage.text))
        for url in urls:
            yield _reference(document, section, passage.start + url.start(), _tidy(url.group()), "url")
        if urls or _HOUSEKEEPING.match(passage.text):
            continue
        if (cited := _CITATION_LINE.match(passage.text)) and not _REPORTING.search(passage.text):
            yield _cited(document, section, passage, cited["cited"].strip())


_HOUSEKEEPING = re.compile(
    r"\W*(?:last|medically|reviewed|revised|updated|copyright|\u00a9|disclaimer|this\s|all\s"
    r"|further information)",
    re.I,
)
_LABEL = re.compile(r"(?:references?|sources?)\s*:\s*", re.I)


def _cited(document: Document, section: Section, passage: Passage, words: str) -> Fact:
    label = _LABEL.match(words)
    left = label.end() if label else 0
    start = passage.start + passage.text.index(words) + left
    return _reference(document, section, start, words[left:], "citation")


def _alone(document: Document, section: Section) -> Iterator[Fact]:
    for passage in section.passages:
        url = URL.search(passage.text)
        if url is None or _REPORTING.search(passage.text[: url.start()]):
            continue
        rest = passage.text[: url.start()] + passage.text[url.end() :]
        labelled = re.match(
            r"\W*(?:references?|sources?|from|see|available at|accessed|\[?\d+[.\])])", rest, re.I
        )
        if not rest.strip(" \t.[]()0123456789*-\u2022") or (labelled and section.kind in _PLACES):
            yield _reference(document, section, passage.start + url.start(), _tidy(url.group()), "url")


def _tidy(url: str) -> str:
    url = url.rstrip(".,;:'\u2019")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:")
    return url.rstrip("]>")


def _reference(document: Document, section: Section, start: int, text: str, rule: str) -> Fact:
    evidence = document.evidence(section, start, start + len(text), f"references/{rule}")
    return Reference(drug=document.drug, object=text, evidence=(evidence,))
