"""openFDA drug/label records: API responses, bulk JSON, JSON Lines, streamed record by record.

Source: openFDA drug label API reference, "searchable fields".
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from kg_builder import lazy_re as re
from kg_builder.errors import NoDrugError, ReadError, TooLargeError
from kg_builder.model import DrugNames, Monograph, Product

from .base import RawDocument, read_each
from .decoding import MAX_BYTES
from .identity_lines import identity_section
from .ingredient import ingredient_key
from .json_stream import is_deep, json_records, too_deep
from .openfda_sections import fields, read_field
from .record_key import record_key
from .text_builder import TextBuilder, fold

__all__ = ["OpenFdaReader", "read_record"]

_CLASS_FIELDS = ("pharm_class_epc", "pharm_class_moa", "pharm_class_pe", "pharm_class_cs")


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
            text, section = read_field(field, texts, _strings(record.get(f"{field}_table")))
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
    key = record_key(generics, substances)
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
