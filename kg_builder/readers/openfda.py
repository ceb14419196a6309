"""openFDA drug/label records: API responses, bulk JSON, JSON Lines, streamed record by record.

Source: openFDA drug label API reference, "searchable fields".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from kg_builder import lazy_re as re
from kg_builder.errors import NoDrugError, ReadError, TooLargeError
from kg_builder.model import (
    DrugNames,
    Monograph,
    Passage,
    PassageKind,
    Product,
    Section,
    SectionKind,
    Table,
    TextSpan,
)
from kg_builder.remembered import Bounded

from .base import RawDocument, read_each
from .decoding import MAX_BYTES
from .identity_lines import identity_section
from .ingredient import ingredient_key
from .json_stream import is_deep, json_records, too_deep
from .label_text import Piece, bullets, highlight_statements, split_label_text
from .label_titles import parted_titles, regulated_parts
from .rows import read_rows
from .spl_table import read_table
from .text_builder import TextBuilder, fold

__all__ = ["OpenFdaReader", "read_record"]

_CLASS_FIELDS = ("pharm_class_epc", "pharm_class_moa", "pharm_class_pe", "pharm_class_cs")
_WARN = frozenset([SectionKind.WARNINGS, SectionKind.BOXED_WARNING])
_OF_PEOPLE = frozenset(
    [SectionKind.PREGNANCY, SectionKind.LACTATION, SectionKind.SPECIAL_POPULATIONS, SectionKind.WARNINGS]
)
"""Sections that titles prescribed for use in groups of people stand in."""
_SUBSECTION_KINDS = (
    (
        re.compile(r"pregnan|reproductive potential|contraception|fertility|labor|teratogen", re.I),
        SectionKind.PREGNANCY,
    ),
    (re.compile(r"lactation|nursing|breast", re.I), SectionKind.LACTATION),
    (re.compile(r"pediatric|geriatric|renal|hepatic|elderly", re.I), SectionKind.SPECIAL_POPULATIONS),
)


@cache
def fields() -> dict[str, tuple[SectionKind, str]]:
    """Field name to section kind and LOINC code, in the order of a label.

    >>> fields()["warnings"]
    (<SectionKind.WARNINGS: 'warnings'>, '34071-1')
    """
    return {row["field"]: (SectionKind(row["kind"]), row["code"]) for row in read_rows("openfda_fields.tsv")}


class OpenFdaReader:
    """Reads the records of an API response, a bulk file or JSON Lines, one at a time.

    >>> from io import BytesIO
    >>> record = b'{"openfda": {"generic_name": ["ZORVEXANT"]}, "indications_and_usage": ["Treats gout."]}'
    >>> (label,) = OpenFdaReader().read(BytesIO(record), "label.json")
    >>> label.drug.generic, label.sections[-1].kind.value, label.sections[-1].passages[0].text
    ('zorvexant', 'indications', 'Treats gout.')
    """

    name = "openfda"
    media_type = "application/openfda+json"

    def read(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[Monograph | ReadError]:
        """A monograph for each record, an error for each bad one; ``max_bytes`` bounds a record."""
        return read_each(self, stream, source_name, max_bytes)

    def documents(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[RawDocument | ReadError]:
        """Each record once, in a form of its own (keys sorted, no spaces), whatever the file's."""
        seen: set[bytes] = set()
        number = 0
        try:
            for number, record in enumerate(json_records(stream, source_name), 1):
                where = f"{source_name}, record {number}"
                if not isinstance(record, dict):
                    yield ReadError("a record that is not an object", where=where, advice="remove it")
                    continue
                if is_deep(record):
                    yield too_deep(where)
                    continue
                content = _canonical(record)
                if len(content) > max_bytes:
                    yield TooLargeError(
                        f"a record of {len(content):,} bytes, over the limit",
                        where=where,
                        advice="raise the limit",
                    )
                    continue
                digest = hashlib.sha256(content).digest()
                if digest not in seen:
                    seen.add(digest)
                    yield RawDocument(self.name, source_name, where, content, len(content))
        except ReadError as error:
            yield error
            return
        if not number:
            yield ReadError(
                "JSON without label records",
                where=source_name,
                advice="give an openFDA drug/label response, bulk file or JSON Lines of records",
            )

    def read_document(self, raw: RawDocument) -> Iterator[Monograph | ReadError]:
        """The record's monograph, or what is wrong with it."""
        try:
            digest = hashlib.sha256(raw.content).hexdigest()
            yield read_record(json.loads(raw.content), raw.source_name, raw.where, digest=digest)
        except ReadError as error:
            yield error


def _canonical(record: Mapping[str, Any]) -> bytes:
    return json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def read_record(
    record: Mapping[str, Any], source_name: str, where: str = "", *, digest: str = ""
) -> Monograph:
    """The monograph of one record.

    Args:
        record: the decoded JSON object.
        source_name: for the document's name where the record has no id.
        where: for messages.
        digest: SHA-256 of the record in a form of its own, if it is known.

    Returns:
        The monograph.

    Raises:
        NoDrugError: a record that names no drug.
        ReadError: a record without any section text.

    >>> record = {"openfda": {"generic_name": ["ZORVEXANT"]}, "indications_and_usage": ["Treats gout."]}
    >>> read_record(record, "labels.json").drug.generic
    'zorvexant'
    """
    block = record.get("openfda")
    block = block if isinstance(block, dict) else {}
    drug = _drug(record, block, where)
    builder = TextBuilder()
    sections = [identity_section(builder, _identity(block))]
    for field in fields():
        texts = _strings(record.get(field))
        if texts:
            text, section = _read_field(field, texts, _strings(record.get(f"{field}_table")))
            sections.append(section.moved(builder.raw(text)[0]))
    if len(sections) == 1:
        raise ReadError("a record without any section text", where=where, advice="remove it")
    set_id = str(record.get("set_id") or next(iter(_strings(block.get("spl_set_id"))), ""))
    digest = digest or hashlib.sha256(_canonical(record)).hexdigest()
    name = re.sub(r"[^a-z0-9]+", "-", drug.generic).strip("-")[:40] or "label"
    version = {
        "effective_time": record.get("effective_time"),
        "labeler": "; ".join(_strings(block.get("manufacturer_name"))),
        "set_id": set_id,
        "spl_id": record.get("id"),
        "version": record.get("version"),
    }
    return Monograph(
        document_id=f"{name}-{digest[:12]}",
        source_name=set_id or Path(source_name).name,
        media_type=OpenFdaReader.media_type,
        sha256=digest,
        text=builder.text,
        sections=tuple(sections),
        drug=drug,
        title=next(iter(drug.brands), drug.generic),
        version=tuple(sorted((k, str(v)) for k, v in version.items() if v)),
        products=_products(block),
    )


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [v for v in value if isinstance(v, str) and v.strip()]
    return []


def _identity(block: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for value in _strings(block.get("brand_name")):
        yield "Brand name", value
    for value in _strings(block.get("generic_name")):
        yield "Generic name", value
    substances, uniis = _strings(block.get("substance_name")), _strings(block.get("unii"))
    paired = len(substances) == len(uniis) == 1
    for value in substances:
        yield "Active ingredient", f"{value} (UNII: {uniis[0]})" if paired else value
    if not paired:
        for value in uniis:
            yield "UNII", value
    for field in _CLASS_FIELDS:
        for value in _strings(block.get(field)):
            yield "Drug class", value
    for value in _strings(block.get("route")):
        yield "Route", value


def _products(block: Mapping[str, Any]) -> tuple[Product, ...]:
    routes = tuple(_strings(block.get("route")))
    substances, uniis = _strings(block.get("substance_name")), _strings(block.get("unii"))
    pairs = tuple(zip(substances, uniis, strict=True)) if len(substances) == len(uniis) == 1 else ()
    ndcs = _strings(block.get("product_ndc")) or [""]
    brands = _strings(block.get("brand_name")) or [""]
    return tuple(
        Product(name=brands[0], routes=routes, ndc=ndc, ingredients=pairs) for ndc in ndcs if brands[0] or ndc
    )


def _drug(record: Mapping[str, Any], block: Mapping[str, Any], where: str) -> DrugNames:
    generics = _strings(block.get("generic_name"))
    substances = _strings(block.get("substance_name"))
    brands = tuple(dict.fromkeys(_strings(block.get("brand_name"))))
    key = ingredient_key(generics[0]) if generics else ""
    if not key and substances:
        key = " and ".join(sorted({ingredient_key(s) for s in substances}))
    if not key and brands:
        key = brands[0].casefold()
    if not key:
        key = _named_in_text(record)
    if not key:
        raise NoDrugError(
            "the record names no drug (no openfda block, no product data)",
            where=where or str(record.get("set_id") or record.get("id") or ""),
            advice="give a record with an openfda block or spl_product_data_elements",
        )
    parts = tuple(sorted(key.split(" and ")))
    identifiers = [f"UNII:{u}" for u in _strings(block.get("unii"))]
    identifiers += [f"RXCUI:{r}" for r in _strings(block.get("rxcui"))]
    identifiers += [f"NDC:{n}" for n in _strings(block.get("product_ndc"))]
    return DrugNames(
        generic=" and ".join(parts),
        brands=brands,
        synonyms=tuple(dict.fromkeys([*generics, *substances])),
        ingredients=parts,
        identifiers=tuple(dict.fromkeys(identifiers)),
    )


def _named_in_text(record: Mapping[str, Any]) -> str:
    """The drug of a record whose openfda block is missing: its active-ingredient or indications field."""
    for text in _strings(record.get("active_ingredient")):
        match = re.search(r"([A-Z][a-z]{3,}(?: [A-Za-z]+)?)\s+[\d.]+ ?(?:mg|mcg|g|%)", text)
        if match:
            return ingredient_key(match.group(1))
    for text in _strings(record.get("indications_and_usage")):
        match = re.search(
            r"([A-Z][\w-]{3,}(?: \w+)?)"
            r"(?: (?:is|are)| tablets?| capsules?| injection| for)[\w ,]{0,60}? indicated",
            fold(text).replace("INDICATIONS AND USAGE", ""),
        )
        if match:
            return ingredient_key(match.group(1))
    return ""


@cache
def _heading(field: str) -> re.Pattern[str]:
    words = [re.escape(w) for w in field.split("_") if w not in {"and", "or", "spl"}]
    name = r"\W+(?:and\W+|or\W+)*".join(words)
    if field == "warnings_and_cautions":
        name = r"WARNINGS\W+(?:AND\W+)?(?:PRECAUTIONS|CAUTIONS)"
    return re.compile(rf"\W*(?:\d{{1,2}}(?:\.\d{{1,2}})?(?:\s*\.)?\s+)?{name}\b[:.]?", re.IGNORECASE)


_READ: Bounded[tuple[str, Section]] = Bounded(32 << 20)
"""Fields read before, since the labels of one drug, which follow each other, have many the same."""
_OF_TEXT = 8
"""Bytes that a section takes for each character of its text, with its passages and their words."""


def _read_field(field: str, texts: list[str], markup: list[str]) -> tuple[str, Section]:
    """The text of a field and its section, as if nothing stood before it."""
    words = "\x1f".join([field, *texts, "\x1e", *markup])
    key = hashlib.blake2b(words.encode(errors="surrogatepass"), digest_size=16).digest()
    held = _READ.get(key)
    if held is None:
        builder = TextBuilder()
        section = _section(field, texts, markup, builder)
        held = builder.text, section
        _READ.keep(key, held, _OF_TEXT * len(builder.text))
    return held


def _section(field: str, texts: list[str], markup: list[str], builder: TextBuilder) -> Section:
    kind, code = fields()[field]
    begin = builder.length
    elements = [e for m in markup if (e := _parse_table(m)) is not None]
    flat = [fold(" ".join(t for t in e.itertext() if isinstance(t, str))) for e in elements]
    title: TextSpan | None = None
    subsections: list[Section] = []
    own: list[Passage] = []
    for text in texts:
        words = fold(text)
        for table in flat:
            # The prose repeats the table's cells in one run of words: read them from the table alone.
            words = words.replace(table, " ") if len(table) > 20 else words
        for piece in split_label_text(fold(words) if flat else words, _heading(field)):
            if piece.kind == "heading" and title is None:
                title = TextSpan(*builder.line(piece.words), piece.words)
            elif piece.kind in {"heading", "title", "highlights"}:
                subsections.append(_subsection(piece, kind, code, builder))
            elif piece.number and subsections:
                subsections[-1] = _grown(subsections[-1], piece.words, builder)
            elif kind is SectionKind.INTERACTIONS:
                subsections += _precautions(piece.words, code, builder, own)
            else:
                _passages(piece.words, builder, own, kind)
    tables = tuple(_tables(elements, builder))
    return Section(kind, title, begin, builder.length, tuple(own), tables, tuple(subsections), code)


def _subsection(piece: Piece, kind: SectionKind, code: str, builder: TextBuilder) -> Section:
    begin = builder.length
    if piece.kind == "highlights":
        found: list[Passage] = []
        for statement in highlight_statements(piece.words):
            _passages(statement, builder, found, SectionKind.HIGHLIGHTS)
        return Section(SectionKind.HIGHLIGHTS, None, begin, builder.length, tuple(found), code=code)
    title = TextSpan(*builder.line(piece.words), piece.words)
    if kind is SectionKind.SPECIAL_POPULATIONS:
        kind = _kind_by_title(piece.words) or kind
    return Section(kind, title, begin, builder.length)


def _kind_by_title(words: str) -> SectionKind | None:
    """The kind of what a title on a group of people opens."""
    return next((kind for pattern, kind in _SUBSECTION_KINDS if pattern.search(words)), None)


def _precautions(words: str, code: str, builder: TextBuilder, own: list[Passage]) -> Iterator[Section]:
    """Sections on groups of people that follow interactions in one field, as older labels have them."""
    parts = list(regulated_parts(words))
    cuts = [i for i, (is_title, part) in enumerate(parts) if is_title and _kind_by_title(part)]
    before = parts[: cuts[0]] if cuts else parts
    if before:
        _passages(" ".join(part for _, part in before), builder, own, SectionKind.INTERACTIONS)
    for at, end in zip(cuts, [*cuts[1:], len(parts)], strict=False):
        kind = _kind_by_title(parts[at][1]) or SectionKind.OTHER
        section = _subsection(Piece("title", parts[at][1]), kind, code, builder)
        rest = " ".join(part for _, part in parts[at + 1 : end])
        yield _grown(section, rest, builder) if rest else section


def _grown(section: Section, words: str, builder: TextBuilder) -> Section:
    found: list[Passage] = list(section.passages)
    _passages(words, builder, found, section.kind)
    return Section(
        section.kind, section.title, section.start, builder.length, tuple(found), code=section.code
    )


def _passages(words: str, builder: TextBuilder, out: list[Passage], kind: SectionKind) -> None:
    lead: int | None = None
    title: int | None = None
    for is_bullet, line in bullets(words):
        for at, (is_title, part) in enumerate(_parts(line, kind)):
            start, end = builder.line(part)
            if is_title:
                out.append(Passage(start, end, part, PassageKind.HEADING))
                if kind not in _WARN:
                    lead = title = len(out) - 1
            elif is_bullet and at == 0:
                depth = 0 if lead is None else out[lead].depth + 1
                out.append(Passage(start, end, part, PassageKind.ITEM, lead, depth))
            else:
                depth = 0 if title is None else 1
                out.append(Passage(start, end, part, PassageKind.PARAGRAPH, title, depth))
                lead = len(out) - 1 if part.endswith(":") else title


def _parts(line: str, kind: SectionKind) -> Iterator[tuple[bool, str]]:
    """A line taken apart at the titles that have run into it: (whether it is a title, words)."""
    for is_title, part in regulated_parts(line) if kind in _OF_PEOPLE else ((False, line),):
        if is_title or kind not in _WARN:
            yield is_title, part
        else:
            yield from parted_titles(part)


def _parse_table(markup: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        element = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    return element if element is not None and str(element.tag).endswith("table") else None


def _tables(elements: list[Any], builder: TextBuilder) -> Iterator[Table]:
    for element in elements:
        yield read_table(element, builder)
