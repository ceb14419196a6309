"""FDA structured product labels: HL7 v3 XML.

Source: Structured Product Labeling (SPL) implementation guide, HL7 v3, FDA.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg_builder import lazy_re as re
from kg_builder.errors import NoDrugError, ReadError
from kg_builder.model import DrugNames, Monograph, Product, Section, SectionKind

from .decoding import MAX_BYTES, read_bounded
from .identity_lines import identity_section
from .ingredient import ingredient_key
from .rows import read_rows
from .spl_sections import read_section
from .text_builder import TextBuilder, fold

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["SplReader"]

_NS = {"v": "urn:hl7-org:v3"}
_UNII = "2.16.840.1.113883.4.9"
_NDC = "2.16.840.1.113883.6.69"
_CLASS = re.compile(r"\[(EPC|MoA|PE|Chemical/Ingredient|CS|EXT)\]\s*$")


@cache
def section_kinds() -> dict[str, SectionKind]:
    """LOINC section code to section kind.

    >>> section_kinds()["34067-9"].value
    'indications'
    """
    return {row["code"]: SectionKind(row["kind"]) for row in read_rows("loinc.tsv")}


class SplReader:
    """Reads one SPL document: a prescription or OTC label, or a pharmacologic-class indexing file."""

    name = "spl"
    media_type = "application/spl+xml"

    def read(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[Monograph | ReadError]:
        """The document's monograph."""
        yield read_spl(read_bounded(stream, source_name, max_bytes), source_name)


def read_spl(data: bytes, source_name: str) -> Monograph:
    """The monograph of one SPL document.

    Args:
        data: the XML.
        source_name: for messages and the document's id.

    Raises:
        ReadError: broken XML, an entity declaration, another kind of document.
        NoDrugError: a document that names no ingredient and no product.
    """
    root = _parse(data, source_name)
    sha256 = hashlib.sha256(data).hexdigest()
    products = tuple(_products(root))
    lines = [*_product_lines(root, products), *_indexing_lines(root)]
    drug = _drug(root, products, source_name)
    builder = TextBuilder()
    title = fold(_inline(root.find("v:title", _NS)))
    sections: list[Section] = [identity_section(builder, lines)]
    for component in root.iterfind("v:component/v:structuredBody/v:component/v:section", _NS):
        sections += read_section(component, builder, section_kinds())
    version = {
        "document_type": _attribute(root, "v:code", "displayName"),
        "effective_time": _attribute(root, "v:effectiveTime", "value")
        or _attribute(root, "v:effectiveTime/v:low", "value"),
        "labeler": fold(root.findtext("v:author/v:assignedEntity/v:representedOrganization/v:name", "", _NS)),
        "set_id": _attribute(root, "v:setId", "root"),
        "spl_id": _attribute(root, "v:id", "root"),
        "version": _attribute(root, "v:versionNumber", "value"),
    }
    stem = re.sub(r"[^a-z0-9]+", "-", Path(source_name).stem.casefold()).strip("-") or "label"
    return Monograph(
        document_id=f"{stem}-{sha256[:12]}",
        source_name=Path(source_name).name,
        media_type=SplReader.media_type,
        sha256=sha256,
        text=builder.text,
        sections=tuple(sections),
        drug=drug,
        title=title,
        version=tuple(sorted((k, v) for k, v in version.items() if v)),
        products=products,
    )


def _parse(data: bytes, source_name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0]
        raise ReadError(
            f"broken XML at line {line} ({error.msg})",
            where=source_name,
            advice="fetch the file again; it may be cut off",
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError(
            "the XML declares a document type, which no label does",
            where=source_name,
            advice="entity declarations are refused for safety; remove the DOCTYPE",
        )
    if root.tag != f"{{{_NS['v']}}}document":
        raise ReadError(
            f"not a structured product label: its root is {root.tag!r}",
            where=source_name,
            advice="an SPL document starts with <document xmlns='urn:hl7-org:v3'>",
        )
    return root


def _inline(element: _Element | None) -> str:
    return "" if element is None else " ".join(t for t in element.itertext() if isinstance(t, str))


def _attribute(root: _Element, path: str, name: str) -> str:
    found = root.find(path, _NS)
    return "" if found is None else found.get(name, "")


def _products(root: _Element) -> Iterator[Product]:
    for outer in root.iterfind(".//v:subject/v:manufacturedProduct", _NS):
        inner = outer.find("v:manufacturedProduct", _NS)
        product = outer.find("v:manufacturedMedicine", _NS) if inner is None else inner
        if product is None:
            continue
        routes = tuple(
            dict.fromkeys(
                e.get("displayName", "")
                for e in outer.iterfind(".//v:substanceAdministration/v:routeCode", _NS)
                if e.get("displayName")
            )
        )
        status = outer.find(".//v:marketingAct/v:statusCode", _NS)
        kits = product.findall("v:part/v:partProduct", _NS) + product.findall("v:part/v:partMedicine", _NS)
        for part in kits or [product]:
            name_element = part.find("v:name", _NS)
            ingredients = tuple(_active(part))
            yield Product(
                name=fold(_inline(name_element if name_element is not None else product.find("v:name", _NS))),
                form=_attribute(part, "v:formCode", "displayName"),
                routes=routes,
                strength="; ".join(dict.fromkeys(s for _, _, s in ingredients if s)),
                ndc=_ndc(part) or _ndc(product),
                ingredients=tuple((n, u) for n, u, _ in ingredients),
                marketing_status="" if status is None else status.get("code", ""),
            )


def _ndc(product: _Element) -> str:
    code = product.find("v:code", _NS)
    return code.get("code", "") if code is not None and code.get("codeSystem") == _NDC else ""


def _active(product: _Element) -> Iterator[tuple[str, str, str]]:
    """Active ingredients as (moiety or substance name, its UNII, strength)."""
    new = [
        (e, e.find("v:ingredientSubstance", _NS))
        for e in product.iterfind("v:ingredient", _NS)
        if e.get("classCode", "").startswith("ACTI")
    ]
    old = [
        (e, e.find("v:activeIngredientSubstance", _NS)) for e in product.iterfind("v:activeIngredient", _NS)
    ]
    for ingredient, substance in [*new, *old]:
        if substance is None:
            continue
        moiety = substance.find(".//v:activeMoiety/v:activeMoiety", _NS)
        source = substance if moiety is None or moiety.find("v:name", _NS) is None else moiety
        code = source.find("v:code", _NS)
        unii = "" if code is None or code.get("codeSystem") != _UNII else code.get("code", "")
        yield fold(source.findtext("v:name", "", _NS)), unii, _strength(ingredient)


def _strength(ingredient: _Element) -> str:
    numerator = ingredient.find("v:quantity/v:numerator", _NS)
    denominator = ingredient.find("v:quantity/v:denominator", _NS)
    if numerator is None:
        return ""
    words = f"{numerator.get('value', '')} {numerator.get('unit', '')}".strip()
    if denominator is None or denominator.get("unit", "1") == "1":
        return words
    value = denominator.get("value", "1")
    return f"{words}/{'' if value == '1' else value + ' '}{denominator.get('unit')}"


def _product_lines(root: _Element, products: tuple[Product, ...]) -> Iterator[tuple[str, str]]:
    for product in products:
        yield "Brand name", product.name
    for generic in root.iterfind(".//v:asEntityWithGeneric/v:genericMedicine/v:name", _NS):
        yield "Generic name", _inline(generic)
    for product in products:
        for name, unii in product.ingredients:
            yield "Active ingredient", f"{name} (UNII: {unii})" if unii else name
    for product in products:
        yield "Dosage form", product.form
        for route in product.routes:
            yield "Route", route
        yield "Strength", product.strength


def _indexing_lines(root: _Element) -> Iterator[tuple[str, str]]:
    for substance in root.iterfind(".//v:identifiedSubstance/v:identifiedSubstance", _NS):
        name, unii = fold(substance.findtext("v:name", "", _NS)), _attribute(substance, "v:code", "code")
        yield "Active ingredient", f"{name} (UNII: {unii})"
        for code in substance.iterfind("v:asSpecializedKind/v:generalizedMaterialKind/v:code", _NS):
            if _CLASS.search(code.get("displayName", "")):
                yield "Drug class", code.get("displayName", "")


def _drug(root: _Element, products: tuple[Product, ...], source_name: str) -> DrugNames:
    named = [i for p in products for i in p.ingredients if i[0]]
    for substance in root.iterfind(".//v:identifiedSubstance/v:identifiedSubstance", _NS):
        named.append((fold(substance.findtext("v:name", "", _NS)), _attribute(substance, "v:code", "code")))
    first = next((p for p in products if p.ingredients), None)
    own = list(first.ingredients) if first else named
    ingredients = tuple(dict.fromkeys(ingredient_key(name) for name, _ in own if name))
    brands = tuple(dict.fromkeys(p.name for p in products if p.name))
    generics = tuple(
        dict.fromkeys(
            fold(_inline(e)) for e in root.iterfind(".//v:asEntityWithGeneric/v:genericMedicine/v:name", _NS)
        )
    )
    key = (
        " and ".join(sorted(ingredients))
        or ingredient_key(next(iter(generics), ""))
        or (brands[0].casefold() if brands else "")
    )
    if not key:
        raise NoDrugError(
            "the label names no active ingredient and no product",
            where=source_name,
            advice="give a label with a product data section",
        )
    uniis = tuple(dict.fromkeys(f"UNII:{u}" for _, u in named if u))
    ndcs = tuple(dict.fromkeys(f"NDC:{p.ndc}" for p in products if p.ndc))
    return DrugNames(
        generic=key,
        brands=brands,
        synonyms=generics,
        ingredients=tuple(sorted(ingredients)),
        identifiers=uniis + ndcs,
    )
