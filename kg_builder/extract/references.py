"""Sources that a page names: addresses and citations."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Passage, PassageKind, Reference, Section, SectionKind

from .base import Document

__all__ = ["ReferenceExtractor"]

URL = re.compile(r"(?:https?://|www\.)[^\s<>\[\]\"\u201c\u201d\u00a0]+", re.I)
_BARE = re.compile(
    r"(?<![\w@./])(?:[a-z\d-]+\.)+(?:com|org|gov|net|edu|uk|eu|int|nz|au|ca"
    r"|ie)/[^\s<>\"\u201c\u201d\u00a0]+",
    re.I,
)
"""An address without its scheme, as lists of sources give it: "example.org/labels/a"."""
_JOURNAL = (
    r"\b(?:doi:\s*10\.\d|PMID:?\s*\d|PMC\d{4})|"
    r"\b(?:19|20)\d\d\b[^\n]{0,40};\s*\d+\s*(?:\(\d+[^)]*\))?\s*:\s*[a-z]?\d+|\b(?:19|20)\d\d\s*;\s*\d+"
)
_JOURNAL_LINE = re.compile(_JOURNAL, re.I)
"""What only citations hold: year, volume and page, or an identifier."""
_CITATION_LINE = re.compile(
    rf"{_JOURNAL}|\bpackage insert\b|\b(?:prescribing|product) information\b"
    r"|\bsummary of product characteristics\b|\bSm?PC\b"
    r"|\b(?:guidelines?|guidance|formulary|monograph|TA\d+|label(?:s|ing)?)\b[^\n]*"
    r"(?:\b(?:19|20)\d\d\b|[:.])|\baccessed\b[^\n]*\d|^\W*[A-Z][\w .&'\u2019-]{2,60}:\s+[\"\u201c]\w"
    r"|\bet\s+al\b[^\n]*\((?:19|20)\d\d[^)]*\)"
    r"|^\W*[^\W\d_][^()\n]{2,160}\((?:19|20)\d\d[a-z]?(?:,\s[^()\n]{3,20})?\)\.\s+\w"
    r"|(?:Inc|LLC|Ltd|Press|Pharma\w*|Publish\w*|Foundation)\.?[;,][^\n]*\b(?:19|20)\d\d\b",
    re.I,
)
_LISTS = re.compile(
    r"\W*(?:\d+\.?\s*)?(?:(?:our|article|the|useful|helpful|selected|key|main)\s+)*"
    r"(?:sources?|references?|bibliography|citations?|further\s+reading|evidence\s+base|works\s+cited"
    r"|literature(?:\s+cited)?|where\s+(?:this|the|our)\b[^.:]{0,40}\b(?:came|comes)\s+from|resources"
    r"|(?:web\s?sites|links)(?:\s+and\s+\w+)?)\W*",
    re.I,
)
"""What heads a list of sources, or of pages that tell more."""
_SAID_IN_LINE = re.compile(
    r"(?:^|(?<=[.;)|]\s)|(?<=\n))(?:sources?|references?|adapted from|based on)\s*:\s*(?=\S)", re.I
)
_NEXT_SOURCE = re.compile(
    r"\s*;\s+|\s+(?=\[?\d{1,2}[.)\]]\s+[A-Z])|(?<=\d\.)\s+(?=[A-Z][\w'\u2019-]+\s+[A-Z]{1,3}[,.]\s)"
)
_NUMBERED = re.compile(r"\[?\d{1,3}[.)\]]\s+")
_REPORTING = re.compile(
    r"\b(?:call|calling|visit(?:ing)?|report|register|registry|enrol\w*|medwatch|subscribe|click|go to)\b"
    r"|\bURL of this\b",
    re.I,
)
_HOUSEKEEPING = re.compile(
    r"\W*(?:last|medically|reviewed|revised|updated|copyright|\u00a9|disclaimer|this\s|all\s"
    r"|monograph\s+(?:reviewed|revised|updated)|[^|]*\|\s*(?:privacy|terms)\b"
    r"|further information|leaflet|page|bookshelf|produced|version|how\s|did\s|was\s)",
    re.I,
)
_PAGE_OF = re.compile(r"\bpage\s+\d+\s+of\s+\d+\b", re.I)
_EMPHASIS = re.compile(r"(?<![\w*/])\*{1,3}(?=\w)|(?<=[\w.])\*{1,3}(?![\w*/])")
"""Stars of Markdown around a title."""

_ONE = re.compile(r"\W*(?:reference|source):\W*", re.I)
"""A title over one source, which reads on as if on its line."""

_LABEL = re.compile(r"(?:references?|sources?)\s*:\s*", re.I)
_THIS_PAGE = re.compile(r"\bURL\s+of\s+this\s+page\b", re.I)
_OF_THE_SITE = re.compile(
    r"!\[[^\]]*\]\($|\b(?:privacy|subscrib\w+|newsletters?|terms\s+of|copyright|cookies?|sign\s+(?:in|up)"
    r"|log\s+in|advert\w*|enter\s+your\s+email)\b",
    re.I,
)
"""What leads to an address of the site itself, or of a picture."""
_NO_ADVICE = frozenset([SectionKind.FURNITURE, SectionKind.IDENTITY])
"""Sections whose addresses are the site's own."""

_SHORT = 3
_LONGEST_CITATION = 400


class ReferenceExtractor:
    r"""Addresses in the list of references or alone on a line, and citations in the list.

    Also the addresses that a page sends its readers to, for more to read, help or reports, but for those of
    the site itself (menus, pictures, terms of use).

    >>> page = read("References\n1. Roe J. Gout in brief. J Samples. 2020;1:2-3.")
    >>> [fact.object for fact in ReferenceExtractor().extract(page)]
    ['Roe J. Gout in brief. J Samples. 2020;1:2-3.']
    """

    name = "references"
    by_section = True
    relations = ("reference",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """References in reading order."""
        stack = list(reversed(document.monograph.sections))
        before: SectionKind | None = None
        while stack:
            section = stack.pop()
            stack.extend(reversed(section.subsections))
            if section.kind is SectionKind.OVERDOSAGE:
                for passage in section.passages:
                    yield from _addresses(document, section, passage)
            else:
                yield from _of_section(document, section, goes_on=before is SectionKind.REFERENCES)
            before = section.kind


def _of_section(document: Document, section: Section, *, goes_on: bool) -> Iterator[Fact]:
    """The references of one section.

    Args:
        document: the document.
        section: the section.
        goes_on: whether a list of sources stands right before it, which a publisher's name may have ended.
    """
    furniture = section.kind is SectionKind.FURNITURE
    headed = section.title is not None and _LISTS.fullmatch(section.title.quote) is not None
    headed = headed or (goes_on and furniture and any(map(_is_item, section.passages[:1])))
    for index, passage in enumerate(section.passages):
        text = passage.text
        if furniture and URL.search(text) is None and len(text.split()) <= _SHORT:
            headed = _LISTS.fullmatch(text) is not None
            continue
        listed = (
            headed
            or section.kind is SectionKind.REFERENCES
            or any(_LISTS.fullmatch(lead.text) for lead in section.lead_ins(index))
        )
        if listed and furniture and URL.search(text) is None:
            listed = headed = False
        if listed:
            called = section.title is not None and _ONE.fullmatch(section.title.quote) is not None
            yield from _listed(document, section, passage, 0, len(text), labelled=called)
        elif ":" in text and (said := _SAID_IN_LINE.search(text)):
            yield from _several(document, section, passage, said.end())
        elif len(text) <= _LONGEST_CITATION and _is_citation(text):
            yield from _listed(document, section, passage, 0, len(text))
        elif section.kind not in _NO_ADVICE or _THIS_PAGE.search(text) or (not furniture and _is_bare(text)):
            yield from _addresses(document, section, passage)


_READ_ON = re.compile(r"[.,(]\s*accessed:?\s+(?:on\s+)?(?:\w+\s+)?\d[\w\s,/.-]*\W*$", re.I)
_AUTHORS = re.compile(
    r"\W*(?:\d{1,3}[.)\]]\s*)?[A-Z][\w'\u2019-]+(?:\s+[A-Z][\w-]*){0,3}\s*(?:,|\bet\s+al\b|[A-Z]{1,3}\b)"
)
_OF_AN_AUTHORITY = re.compile(
    r"\W*(?:(?:FDA|US)\s+)?(?:prescribing|product)\s+information[,:.]\s[^\n]*\b(?:19|20)\d\d\W*"
    r"|\W*(?:NICE|SIGN|WHO|MHRA|EMA)\s+(?:\w+\s+)?(?:guidelines?|guidance)\s+[A-Z]{1,4}\d+\b[^\n]*",
    re.I,
)


def _is_citation(text: str) -> bool:
    """Whether a line is a citation wherever it stands: authors first and volume or page, or when it was read.

    Also a line that is the name of a label or guideline.

    >>> _is_citation("Doe J, Roe P. On examplol. J Ex. 2020;12:45"), _is_citation("Seen in 2020; 12")
    (True, False)
    >>> _is_citation("Example Library. Examplol labels. Accessed 4 May 2024.")
    True
    """
    if _READ_ON.search(text) is not None or _OF_AN_AUTHORITY.fullmatch(text) is not None:
        return True
    return _JOURNAL_LINE.search(text) is not None and _AUTHORS.match(text) is not None


def _is_item(passage: Passage) -> bool:
    return passage.kind is PassageKind.ITEM or _NUMBERED.match(passage.text) is not None


def _several(document: Document, section: Section, passage: Passage, at: int) -> Iterator[Fact]:
    """Sources after "Sources:" in a line, set apart by semicolons or numbers."""
    ends = [m.span() for m in _NEXT_SOURCE.finditer(passage.text, at)]
    if not any(_CITATION_LINE.search(passage.text, end) or URL.search(passage.text, end) for _, end in ends):
        ends = []  # "Prescribing information; Brandol, Example Inc., 2020" is one
    for end, following in [*ends, (len(passage.text), len(passage.text))]:
        yield from _listed(document, section, passage, at, end, labelled=True)
        at = following


def _listed(
    document: Document, section: Section, passage: Passage, start: int, end: int, *, labelled: bool = False
) -> Iterator[Fact]:
    """The sources in a stretch of a list: its addresses, or else the citation it is.

    Args:
        document: the document.
        section: the section.
        passage: the passage.
        start: where the stretch starts in it.
        end: where it ends.
        labelled: whether words such as "Source:" call it so on the same line.
    """
    text = passage.text[start:end]
    urls = list(URL.finditer(text)) or list(_BARE.finditer(text))
    for url in urls:
        yield _reference(document, section, passage.start + start + url.start(), _tidy(url.group()), "url")
    if urls or _HOUSEKEEPING.match(text) or _REPORTING.search(text):
        return
    if _PAGE_OF.search(text):
        return
    listed = _is_item(passage) and section.kind is SectionKind.REFERENCES and len(text.split()) > _SHORT
    if not listed and not _CITATION_LINE.search(text):
        return
    left = start + len(text) - len(text.lstrip())
    if label := _LABEL.match(passage.text, left, end):
        labelled, left = True, label.end()
    elif numbered := _NUMBERED.match(passage.text, left, end):
        left = numbered.end()
    words = passage.text[left:end].strip()
    if labelled and words.endswith(".") and not _JOURNAL_LINE.search(words):
        words = words[:-1]  # the line's stop, not the citation's
    yield _reference(document, section, passage.start + left, words, "citation")


def _is_bare(text: str) -> bool:
    """Whether a line is an address and nothing else."""
    url = URL.search(text)
    rest = text[: url.start()] + text[url.end() :] if url else text
    return not rest.strip(" \t.[]()0123456789*-\u2022")


def _addresses(document: Document, section: Section, passage: Passage) -> Iterator[Fact]:
    """The addresses that a passage sends its readers to."""
    text = passage.text
    for url in [*URL.finditer(text)] or [*_BARE.finditer(text)]:
        before = text[max(0, text.rfind(". ", 0, url.start())) : url.start()]
        if not _OF_THE_SITE.search(before):
            yield _reference(document, section, passage.start + url.start(), _tidy(url.group()), "url")


def _tidy(url: str) -> str:
    url = url.rstrip(".,;:'\u2019")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:")
    return url.rstrip("]>")


def _reference(document: Document, section: Section, start: int, text: str, rule: str) -> Fact:
    evidence = document.evidence(
        section, start, start + len(text), f"references/{rule}", kind=SectionKind.REFERENCES
    )
    return Reference(drug=document.drug, object=_EMPHASIS.sub("", text), evidence=(evidence,))
