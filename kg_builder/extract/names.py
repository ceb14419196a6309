"""Brand names and classes of the drug."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg_builder import lazy_re as re
from kg_builder.model import (
    BrandName,
    Fact,
    Passage,
    PassageKind,
    Section,
    SectionKind,
    TextSpan,
)

from .base import LABEL_TYPES, Document
from .brand_wordings import (
    ABOUT,
    BEHIND_PRODUCT,
    BRAND_AFTER,
    BRAND_BEFORE,
    IN_COUNTRY,
    IN_PROSE,
    OF_BRANDS,
    OF_BRANDS_ON_PAGES,
    OF_OTHERS,
    OR_AS,
    WITH_MORE,
)
from .classes import CLASS_LINE, NOT_NAMES, asked_classes, classes_in_prose, listed_classes
from .statements import ABOUT_SECTIONS, Statement, drug_pattern, holds, statements_of, told_sections
from .table_rows import labelled_values
from .vocabulary.phrases import blank
from .vocabulary.substances import is_substance

__all__ = ["KnownBrandExtractor", "NamesExtractor"]

_OF_WHAT_KIND = (
    r"(?:(?:U\.?S\.?|UK|American|British|Canadian|Australian|European|international|other|common|popular"
    r"|main|available|generic|discontinued|former|previous|also known as)\s+)*"
)
_BRAND_LINE = re.compile(
    rf"^\W*{_OF_WHAT_KIND}(?:(?:brand|trade|proprietary|product)"
    r"[ -]?(?:(?:names?\s)?(?:and|&)\sother)?\s*names?|brands?)(?:\(s\))?"
    r"(?:\s*\((?:US|U\.S\.|UK|in the US)\))?"
    r"(?:\s+(?:in the (?:US|U\.S\.|UK)|of \w+|for \w+|examples?|include|includes|are"
    r"|is))*\s*[:\-\u2013\u2014]\s*(?P<names>.*)$",
    re.I,
)
_BRAND_QUESTION = re.compile(
    r"(?:(?:what|which)(?: (?:are|is) the)?(?: (?:available|common|other|different))* "
    rf"|{_OF_WHAT_KIND}(?=[^?]*(?:of|for) ))(?:brand|trade)(?: or trade)? names?\b(?!.*\bcombin).{{0,80}}",
    re.I,
)
_COUNTRY_LINE = re.compile(
    r"^\W*(?:(?:in\s+)?(?:the\s+)?"
    r"(?:USA?|U\.S\.(?:A\.)?|UK|EU|United\s+(?:States|Kingdom)|Britain|Canada|Australia|Europe|Ireland"
    r"|India|New\s+Zealand|Germany|France|Japan)(?:\s*(?:,|/|and|&)\s*|\s*(?=:)))+:\s*"
    r"(?P<names>[A-Z][^.:()]{2,80})$"
)
"""A line of names by country: "US: Brandol; Samplex"."""
_NAME_AND_BRAND = re.compile(r"(?P<drug>[A-Z][a-z]+(?:\s[a-z]+)?)\s*\((?P<brand>[A-Z][a-z]+)\)\W*")
_WITH_MAKER = re.compile(r"(?P<brand>[A-Z][a-z][\w-]+)\s+\([A-Z][^()]{2,60}\)\W*")
_WITH_STRENGTH = re.compile(
    r"(?P<brand>[A-Z][a-z][\w-]+)\s+\d[\d.,]*\s?(?:mg|micrograms?|mcg|g|ml|units?)\b[^()]*"
    r"\([^()]*\b(?:Ltd|Limited|Plc|Inc|GmbH|AG|AB|LLC|Corp|Company|Healthcare|Pharma\w*|Laborator\w+"
    r"|[BN]\.?V|S\.?A|S\.?p\.?A|A/S|Oy)\b[^()]*\)"
)
_GENERIC_LINE = re.compile(r"^\W*generic\s+name\s*:\s*(?P<name>\w.*)$", re.I)
_NAME = re.compile(
    r"[\u2018\u201c\"']?(?P<name>[A-Z][\w'\u2019-]*[\w)]?(?:[\u00ae\u2122]?[ -](?:[A-Z0-9][\w'\u2019/-]*"
    r"|\d+))*)[\u00ae\u2122\u2019\u201d\"']*"
)
_NOTE = re.compile(
    r"\s*[\[(](?:discontinued|dsc|not available[^)\]]*|US|UK|Can(?:ada)?|OTC|no longer[^)\]]*|brand[^)\]]*|"
    r"generic[^)\]]*|and others?|[^)\]]*discontinued[^)\]]*)[\])]",
    re.I,
)
_HOLDING = re.compile(r"\s*[\[(](?:contain|with\b|as\s)[^()\[\]]*[\])]", re.I)
_BETWEEN_NAMES = re.compile(
    r"(?:^|,|;|/(?=\s*[A-Z])|\||\s(?:and|or|&)\s|\n)(?P<words>(?:(?!\s(?:and|or|&)\s|/\s*[A-Z])[^,;|\n])*)"
)


class NamesExtractor:
    r"""Names from labelled lines ("Brand Name: ...", "Drug Class: ...") and from prose.

    >>> page = read("Brand name: Zorvex\nDrug class: monoclonal antibody")
    >>> sorted({(fact.relation, fact.object) for fact in NamesExtractor().extract(page)})
    [('brand_name', 'Zorvex'), ('drug_class', 'monoclonal antibody')]
    """

    name = "names"
    by_section = True
    relations = ("brand_name", "drug_class")

    def extract(self, document: Document) -> Iterator[Fact]:
        """Brands, then classes, each in reading order."""
        for section in (*told_sections(document), *_named_among_furniture(document)):
            yield from _labelled(document, section)
        on_page = document.monograph.media_type not in LABEL_TYPES
        if on_page:  # the reader knows a label's names
            yield from _titled(document)
            yield from _made(document)
            yield from _by_country(document)
            yield from _known_brands(document)
        telling = (*(OF_BRANDS_ON_PAGES if on_page else OF_BRANDS), "belong", "is a", "call")
        for section in told_sections(document):
            all_read = section.kind in ABOUT_SECTIONS
            for statement in statements_of(document, section, holding=() if all_read else telling):
                yield from _brands_in_prose(statement)
                yield from classes_in_prose(statement)
            yield from asked_classes(document, section)


class KnownBrandExtractor:
    r"""The brands of a label, which its reader knows; for them the whole label is looked through.

    >>> label = read('{"openfda": {"generic_name": ["zorvexant"], "brand_name": ["Zorvex"]}, '
    ...     '"description": ["Zorvex is a white powder."]}')
    >>> [fact.object for fact in KnownBrandExtractor().extract(label)]
    ['Zorvex']
    """

    name = "known_brands"
    by_section = False
    relations = ("brand_name",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Brands in the order in which the label gives them."""
        return _known_brands(document)


def _titled(document: Document) -> Iterator[Fact]:
    """A brand in brackets behind the drug's name on a line of its own, if the page goes on to use it."""
    drug = drug_pattern(document)
    for section in document.monograph.sections:
        head = section.kind in {SectionKind.IDENTITY, SectionKind.FURNITURE}  # a menu may run on to the title
        lines = [(p.start, p.text) for p in section.passages] if head else []
        title = [(section.title.start, section.title.quote)] if section.title else []
        for start, line in (*title, *lines):
            found = _NAME_AND_BRAND.fullmatch(line)
            if found is None or not drug.fullmatch(found["drug"]):
                continue
            brand, at = found["brand"], start + found.start("brand")
            used = re.compile(rf"(?<=[a-z,] ){re.escape(brand)}(?!\w|\))|^{re.escape(brand)}\s+[a-z]", re.M)
            if used.search(document.monograph.text) and not _is_generic(document, brand):
                yield _brand(document, section, at, brand)
                return


def _made(document: Document) -> Iterator[Fact]:
    """Brands of a formulary's list of products, where each stands with its maker."""
    for section in told_sections(document):
        if section.kind is not SectionKind.DOSAGE_FORMS:
            continue
        for passage in section.passages:
            found = _WITH_STRENGTH.match(passage.text) or _WITH_MAKER.fullmatch(passage.text)
            if found is None or _is_own(document, found["brand"]):
                continue
            sold = re.compile(rf"\b{re.escape(found['brand'])}\s+(?:[A-Z]\w+\s+)?\d")
            if sold.search(document.monograph.text):
                yield _brand(document, section, passage.start + found.start("brand"), found["brand"])


def _is_own(document: Document, brand: str) -> bool:
    """Whether a product is sold by the drug's own name."""
    return drug_pattern(document).match(brand) is not None or _is_generic(document, brand)


def _named_among_furniture(document: Document) -> Iterator[Section]:
    """Sections taken for a page's menu that give the drug's generic name on a labelled line."""
    drug = drug_pattern(document)
    for section in document.monograph.sections:
        labels = (_GENERIC_LINE.match(p.text) for p in section.passages)
        if section.kind is SectionKind.FURNITURE and any(m and drug.match(m["name"]) for m in labels):
            yield section


def _labelled(document: Document, section: Section) -> Iterator[Fact]:
    """Facts of "Label: value" lines; the value may stand on the lines below."""
    title = section.title
    if title is not None:
        yield from _labelled_line(document, section, title.start, title.quote, section.passages)
        if _BRAND_QUESTION.fullmatch(title.quote):
            for passage in section.passages:
                if not re.search(r":\s", passage.text):
                    yield from _brands(document, section, passage.text, passage.start)
    for index, passage in enumerate(section.passages):
        below = [section.passages[child] for child in section.children_of(index)]
        if not below and section.kind is SectionKind.IDENTITY:
            below = list(section.passages[index + 1 : index + 2])
        yield from _labelled_line(document, section, passage.start, passage.text, below)

    for table in section.tables:
        for head, value in labelled_values(document, table):
            for pattern, read in ((_BRAND_LINE, _brands), (CLASS_LINE, listed_classes)):
                if pattern.match(head.text.strip(" :?*") + ": x"):
                    yield from read(document, section, value.text, value.start)


def _labelled_line(
    document: Document, section: Section, at: int, text: str, below: Iterable[Passage]
) -> Iterator[Fact]:
    """Facts of one line, if it is a label with its value, or a bare label of classes that stand below it.

    Of brands in a list the reader knows where it ends (``DrugNames.brands``).
    """
    for pattern, read in ((_BRAND_LINE, _brands), (CLASS_LINE, listed_classes)):
        if (found := pattern.match(text)) and found[found.lastgroup or ""].strip():
            yield from read(
                document, section, found[found.lastgroup or ""], at + found.start(found.lastgroup or "")
            )
        elif (
            pattern is CLASS_LINE
            and (bare := pattern.match(text.rstrip(" :?") + ":"))
            and not bare[bare.lastgroup or ""].strip()
        ):
            for passage in below:
                if passage.kind is PassageKind.HEADING:
                    continue
                if not any(p.match(passage.text.rstrip(" :") + ":") for p in (_BRAND_LINE, CLASS_LINE)):
                    yield from read(document, section, passage.text, passage.start)


def _brands(document: Document, section: Section, value: str, at: int) -> Iterator[Fact]:
    """Brand facts of a list of names that starts at ``at``."""
    if document.monograph.media_type in LABEL_TYPES and section.kind is SectionKind.IDENTITY:
        return  # one whole name, which the reader knows, whatever commas and full stops it has
    if value.strip(" .").casefold() in NOT_NAMES:
        return
    plain = _NOTE.sub(blank, value)
    plain = _HOLDING.sub(blank, plain)
    for piece in _BETWEEN_NAMES.finditer(plain):
        words = piece["words"]
        left = len(words) - len(words.lstrip(" .:*\u2022"))
        found = _NAME.match(words, left)
        if found is None or found["name"].casefold() in NOT_NAMES:
            continue
        name = found["name"]
        trailing = words[found.end() :].strip(" .)\u00ae\u2122")
        if trailing and not re.match(
            r"[\d\[(\u00ae\u2122]|(?:is|are|has|have|was|were|in|which|for|by)\b", trailing
        ):
            continue
        if not _is_generic(document, name):
            yield _brand(document, section, at + piece.start("words") + found.start("name"), name)


def _is_generic(document: Document, name: str) -> bool:
    """Whether a name given as a brand is the drug's own; labels of generics give "Abiraterone Acetate"."""
    drug = document.monograph.drug
    own = [drug.generic, *drug.ingredients]
    if document.monograph.media_type in LABEL_TYPES:  # their synonyms are generic and substance names
        own += drug.synonyms
    return name.casefold() in {n.casefold() for n in own}


def _brand(document: Document, section: Section, start: int, name: str) -> Fact:
    evidence = document.evidence(section, start, start + len(name), "names/brand", kind=SectionKind.IDENTITY)
    plain = name.replace("\u00ae", "").replace("\u2122", "")
    return BrandName(drug=document.drug, object=plain, evidence=(evidence,))


_NO_BRAND = re.compile(r"(?:brand|trade|generic|product)\s+names?\b", re.I)
"""What heads brands, taken for one."""


def _known_brands(document: Document) -> Iterator[Fact]:
    """Brands that the reader recognised, at their first mention."""
    for brand in document.monograph.drug.brands:
        if _is_generic(document, brand) or _NO_BRAND.match(brand) or brand.count("(") != brand.count(")"):
            continue
        written = "[\u00ae\u2122]? ".join(map(re.escape, brand.split()))
        pattern = re.compile(rf"(?<!\w){written}(?!\w)", re.I)
        for section in told_sections(document):
            spans = [(p.start, p.text) for p in section.passages]
            if isinstance(section.title, TextSpan):
                spans.insert(0, (section.title.start, section.title.quote))
            hit = next(((at, m) for at, text in spans if (m := pattern.search(text))), None)
            if hit:
                at, found = hit
                evidence = document.evidence(
                    section, at + found.start(), at + found.end(), "names/brand_mention"
                )
                yield BrandName(drug=document.drug, object=brand, evidence=(evidence,))
                break


def _brands_in_prose(statement: Statement) -> Iterator[Fact]:
    on_page = statement.document.monograph.media_type not in LABEL_TYPES
    told = holds(statement.text, OF_BRANDS_ON_PAGES if on_page else OF_BRANDS)
    patterns = list(IN_PROSE) if told else []
    about = statement.section.kind in ABOUT_SECTIONS
    if about and on_page:
        patterns += [pattern for pattern, words in ABOUT if holds(statement.text, words)]
    if not patterns or _BRAND_LINE.match(statement.text):
        return
    read: set[int] = set()
    drug, text = drug_pattern(statement.document), IN_COUNTRY.sub(blank, statement.text)
    for pattern in patterns:
        for found in pattern.finditer(text):
            if (
                (seller := found.groupdict().get("seller"))
                and is_substance(seller)
                and not drug.match(seller)
            ):
                continue
            if pattern is BEHIND_PRODUCT and (not on_page or _is_word(statement.document, found["names"])):
                continue
            whose = found.groupdict().get("whose")
            said_of = drug.match if pattern is BRAND_BEFORE else drug.fullmatch
            if whose is not None and not said_of(whose.strip()):
                continue
            if pattern is not BRAND_AFTER and OF_OTHERS.search(text, 0, found.start()):
                continue
            at = statement.start + found.start("names")
            if at in read:
                continue
            read.add(at)
            yield from _brands(statement.document, statement.section, _capital_run(found["names"]), at)
            if pattern not in WITH_MORE:
                continue
            for more in OR_AS.finditer(text, found.start("names")):
                at = statement.start + more.start("names")
                yield from _brands(statement.document, statement.section, more["names"], at)


def _is_word(document: Document, name: str) -> bool:
    """Whether a page writes a name in small letters elsewhere: "(White)", "(Vial)"."""
    return re.search(rf"\b{re.escape(name.casefold())}s?\b", document.monograph.text) is not None


def _by_country(document: Document) -> Iterator[Fact]:
    """Brands of lines that give them country by country, at the head of a page."""
    for section in document.monograph.sections:
        if section.kind not in ABOUT_SECTIONS:
            continue
        for passage in section.passages:
            found = _COUNTRY_LINE.match(passage.text)
            pieces = re.split(r"\s*[;,/]\s*", found["names"].strip()) if found else []
            if found and all(_NAME.fullmatch(piece) and len(piece.split()) <= _LONGEST for piece in pieces):
                yield from _brands(document, section, found["names"], passage.start + found.start("names"))


_LONGEST = 3
"""Most words of a brand on a line of names by country."""


def _capital_run(text: str) -> str:
    """The list of names that a text opens with: up to the first small word that joins no names."""
    run = re.match(
        r"(?:[\u2018\u201c\"']?[A-Z][\w'\u2019-]*[\u00ae\u2122\u2019\u201d\"']*(?:\s+(?:[A-Z0-9][\w-]*))*"
        r"(?:\s*\([^)]*\))?(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*/\s*|$)?)+",
        text,
    )
    return re.sub(r"\s+(?:and|or)\s*$", "", run.group()) if run else ""
