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
from .classes import CLASS_LINE, NOT_NAMES, asked_classes, classes_in_prose, listed_classes
from .statements import ABOUT_SECTIONS, Statement, drug_pattern, holds, statements_of, told_sections
from .table_rows import labelled_values
from .vocabulary.phrases import blank

__all__ = ["KnownBrandExtractor", "NamesExtractor"]

_OF_WHAT_KIND = (
    r"(?:(?:U\.?S\.?|UK|American|British|Canadian|Australian|European|international|other|common|popular|main|available"
    r"|generic|discontinued|former|previous|also known as)\s+)*"
)
_BRAND_LINE = re.compile(
    rf"^\W*{_OF_WHAT_KIND}(?:(?:brand|trade|proprietary|product)"
    r"(?:[ -]?(?:and other)?)\s*names?|brands?)(?:\(s\))?(?:\s*\((?:US|U\.S\.|UK|in the US)\))?"
    r"(?:\s+(?:in the (?:US|U\.S\.|UK)|of \w+|for \w+|examples?|include|includes|are"
    r"|is))*\s*[:\-\u2013\u2014]\s*(?P<names>.*)$",
    re.I,
)
_BRAND_QUESTION = re.compile(
    r"(?:(?:what|which)(?: (?:are|is) the)?(?: (?:available|common|other|different))* "
    rf"|{_OF_WHAT_KIND}(?=[^?]*(?:of|for) ))(?:brand|trade)(?: or trade)? names?\b(?!.*\bcombin).{{0,80}}",
    re.I,
)
_BRAND_PROSE = re.compile(
    r"\b(?:(?:[Bb]rand|[Tt]rade|[Pp]roprietary)[\s-]+names?"
    r"(?:\s+(?:tablets?|capsules?|drugs?|products?|medicines?|medications?|versions?|forms?|injections?))?"
    r"|(?:\w+\s)?[Bb]rands?(?=\s+(?:include|is|are|of|such|[A-Z]|\(?for\b)|:)|[Bb]iosimilars)"
    r"(?:\s+(?:of|for|in)\s+(?:the\s+|this\s+)?[\w-]+(?:\s(?!is\b|are\b)[a-z]+)?)?"
    r"(?:\s*,?\s+\(?(?:is|are|include|includes|including|such as|like|of|for example|e\.g\."
    r"|under))*\s*[:,]?\s+(?P<names>[A-Z\u2018\u201c][^.;:()]*)"
)
_SOLD_AS = re.compile(
    r"\b(?:sold|marketed|available|prescribed|branded)\s+(?:in (?:the )?\w+ )?"
    r"(?:under (?:the )?(?:brand |trade )?names?|as)"
    r"(?:\s+of)?\s+(?P<names>(?:[A-Z\u2018\u201c][^.;:()]*))"
)
_CALLED = re.compile(
    r"(?P<whose>[^.;:,()]{3,60}?),?\s+(?:is\s+|are\s+|may\s+be\s+)?(?:also\s+)?(?:be\s+)?(?:known|called)\s+(?:as\s+)?"
    r"(?:(?:by\s+)?(?:its|the)\s+brand\s+names?,?\s+)?(?P<names>(?!Vitamin)[A-Z\u2018\u201c][^.;:()]*)"
)
_IN_BRACKETS = re.compile(
    r"(?P<whose>[^.;:,()]{3,60}?)\s\("
    r"(?P<names>[A-Z][\w-]+[\u00ae\u2122]?(?:(?:,? (?:and |or )?|; |/)[A-Z\d][\w-]*[\u00ae\u2122]?)*)"
    r"(?:,? and others)?\)\s+(?:is|are|belongs|works|treats|helps)\b"
)
_BESIDE = re.compile(
    r"(?P<names>[A-Z][\w-]+(?:(?:,? and |,? or |, )[A-Z][\w-]+)*)"
    r"(?:,\s(?:which\sare\s)?(?:(?:the|both|two|three|all|different|common)\s)+brands?(?:\snames?)?\s(?:of|for)"
    r"|\scontains?\s(?:the\s)?active\s(?:ingredient|substance|drug))\s(?P<whose>[^.;:,()]{3,60})"
)
_ONE_OF_ITS = re.compile(
    r"(?P<names>[A-Z][\w-]+(?:(?:,? and |,? or |, )[A-Z][\w-]+)*)\s(?:is|are)\s"
    r"(?:(?:one|some|two|both|among)\s)*(?:of\s)?(?:its|the)\s(?:\w+\s)?brand(?:\s?names?|s)\b(?!\s(?:of|for)\b)"
)
_IN_COUNTRY = re.compile(
    r"\s+in\s+(?:the\s+)?(?:UK|USA?|U\.S\.(?:A\.)?|United\s(?:States|Kingdom)|America|Britain|Europe|Canada|Australia)\b"
)
_BRAND_BEFORE = re.compile(
    r"(?P<names>[A-Z][^.;:()]{2,80}?)\s+(?:is|are|was|were)\s+(?:also\s+)?(?:(?:another|an?|one|the|other|both)\s+)?"
    r"(?:\w+\s+)?(?:brands?|trade\s+names?)(?:[\s-]+names?)?(?:\s+(?:version|form|product|drug))?\s+(?:of|for)\s+(?P<whose>[^.;:,()]{3,60})"
)
_BRAND_AFTER = re.compile(r"\(\s*(?:brand|trade)\s+names?\s*:?\s*(?P<names>[^()]+)\)", re.I)
_KNOWN_TO_YOU = re.compile(
    r"\b(?:know\s+(?:\w+|this\s+\w+)\s+(?:better\s+)?as|generic\s+(?:name|version|form)\s+(?:of|for)"
    r"|active\s+(?:ingredient|substance|drug)\s+(?:in|of))\s+(?:the\s+(?:brand|drug)\s+)?"
    r"(?P<names>[A-Z\u2018\u201c][^.;:()]*)"
)
_NAME_AND_BRAND = re.compile(r"(?P<drug>[A-Z][a-z]+(?:\s[a-z]+)?)\s*\((?P<brand>[A-Z][a-z]+)\)\W*")
_WITH_MAKER = re.compile(r"(?P<brand>[A-Z][a-z][\w-]+)\s+\([A-Z][^()]{2,60}\)\W*")
_WITH_STRENGTH = re.compile(
    r"(?P<brand>[A-Z][a-z][\w-]+)\s+\d[\d.,]*\s?(?:mg|micrograms?|mcg|g|ml|units?)\b[^()]*"
    r"\([^()]*\b(?:Ltd|Limited|Plc|Inc|GmbH|Pharma\w*|Laborator\w+)\b[^()]*\)"
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
        if document.monograph.media_type not in LABEL_TYPES:  # whose names the reader knows
            yield from _titled(document)
            yield from _made(document)
            yield from _known_brands(document)
        for section in told_sections(document):
            all_read = section.kind in ABOUT_SECTIONS
            for statement in statements_of(document, section, holding=() if all_read else _TELLING):
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


def _known_brands(document: Document) -> Iterator[Fact]:
    """Brands that the reader recognised, at their first mention."""
    for brand in document.monograph.drug.brands:
        if _is_generic(document, brand) or brand.count("(") != brand.count(")"):
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


_IN_PROSE = (_BRAND_AFTER, _BRAND_PROSE, _SOLD_AS, _KNOWN_TO_YOU, _BRAND_BEFORE, _ONE_OF_ITS)
_ABOUT = ((_CALLED, ("known", "called")), (_IN_BRACKETS, (" (",)), (_BESIDE, ("brand", "active")))
"""Patterns of sentences that say what the drug is, each with words of which it holds one."""
_OF_OTHERS = re.compile(
    r"(?i)\b(?:other (?:drugs|medicines|medications|products)\b|(?:not|different)\b(?=[^,]*$))"
)
_OF_BRANDS = (
    "brand",
    "trade",
    "proprietary",
    "sold",
    "marketed",
    "available",
    "biosimilars",
    "know ",
    "active ingredient",
    "generic",
)
"""Words of which a sentence holds one that tells brand names: looking for these first is cheap."""


_TELLING = (*_OF_BRANDS, "belong")


def _brands_in_prose(statement: Statement) -> Iterator[Fact]:
    told = holds(statement.text, _OF_BRANDS)
    patterns = list(_IN_PROSE) if told else []
    about = statement.section.kind in ABOUT_SECTIONS
    if about and statement.document.monograph.media_type not in LABEL_TYPES:
        patterns += [pattern for pattern, words in _ABOUT if holds(statement.text, words)]
    if not patterns or _BRAND_LINE.match(statement.text):
        return
    read: set[int] = set()
    drug, text = drug_pattern(statement.document), _IN_COUNTRY.sub(blank, statement.text)
    for pattern in patterns:
        for found in pattern.finditer(text):
            whose = found.groupdict().get("whose")
            said_of = drug.match if pattern is _BRAND_BEFORE else drug.fullmatch
            if whose is not None and not said_of(whose.strip()):
                continue
            if pattern is not _BRAND_AFTER and _OF_OTHERS.search(text, 0, found.start()):
                continue
            at = statement.start + found.start("names")
            if at in read:
                continue
            read.add(at)
            yield from _brands(statement.document, statement.section, _capital_run(found["names"]), at)


def _capital_run(text: str) -> str:
    """The list of names that a text opens with: up to the first small word that joins no names."""
    run = re.match(
        r"(?:[\u2018\u201c\"']?[A-Z][\w'\u2019-]*[\u00ae\u2122\u2019\u201d\"']*(?:\s+(?:[A-Z0-9][\w-]*))*"
        r"(?:\s*\([^)]*\))?(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*/\s*|$)?)+",
        text,
    )
    return re.sub(r"\s+(?:and|or)\s*$", "", run.group()) if run else ""
