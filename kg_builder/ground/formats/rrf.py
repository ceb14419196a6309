"""Rich Release Format: the files of UMLS and RxNorm distributions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg_builder.errors import ReadError
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

__all__ = ["read_rxnorm", "read_umls"]

_GROUP_OF_TYPE = {
    **dict.fromkeys(
        ("T019", "T020", "T037", "T046", "T047", "T048", "T049", "T050", "T190", "T191"), Group.DISEASE
    ),
    **dict.fromkeys(("T033", "T184"), Group.PHENOTYPE),
    **dict.fromkeys(("T109", "T116", "T121", "T125", "T127", "T129", "T195", "T197", "T200"), Group.DRUG),
    **dict.fromkeys(("T034", "T059", "T060", "T201"), Group.TEST),
    **dict.fromkeys(("T040", "T042", "T055", "T061"), Group.SITUATION),
    **dict.fromkeys(("T098", "T099", "T100", "T101"), Group.POPULATION),
    **dict.fromkeys(("T025", "T126", "T192"), Group.TARGET),
    "T122": Group.FORM,
    "T168": Group.FOOD,
}
"""Groups of UMLS semantic types, by their identifiers; concepts of other types are passed over."""


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            cells = line.rstrip("\n").split("|")
            if len(cells) < columns:
                raise ReadError(
                    f"line {number} has {len(cells)} fields, not {columns}",
                    where=str(path),
                    advice="give the folder of an unchanged distribution",
                )
            yield cells


def read_umls(folder: Path) -> Iterator[VocabularyTerm]:
    r"""English concepts of a UMLS distribution, of the semantic types that slots can hold.

    Args:
        folder: with MRCONSO.RRF and MRSTY.RRF, and MRREL.RRF for the hierarchy if it is there.

    Yields:
        Concepts by identifier.

    Raises:
        ReadError: a line has too few fields.

    >>> _ = (folder / "MRSTY.RRF").write_text("C1|T047||\n")
    >>> _ = (folder / "MRCONSO.RRF").write_text("C1|ENG|P||PF||Y||||||||Gout||N|\n")
    >>> [(term.curie, term.label) for term in read_umls(folder)]
    [('UMLS:C1', 'Gout')]
    """
    groups: dict[str, Group] = defaultdict(lambda: Group(0))
    for cells in _rows(folder / "MRSTY.RRF", 4):
        if cells[1] in _GROUP_OF_TYPE:
            groups[cells[0]] |= _GROUP_OF_TYPE[cells[1]]
    parents: dict[str, set[str]] = defaultdict(set)
    if (folder / "MRREL.RRF").is_file():
        for cells in _rows(folder / "MRREL.RRF", 8):
            child, relation, parent = cells[0], cells[3], cells[4]
            if relation == "PAR" and child in groups and parent in groups:
                parents[child].add(f"UMLS:{parent}")
    names: dict[str, dict[str, NameKind]] = defaultdict(dict)
    for cells in _rows(folder / "MRCONSO.RRF", 17):
        cui, language, status, form, preferred, name, suppressed = (
            cells[0],
            cells[1],
            cells[2],
            cells[4],
            cells[6],
            cells[14],
            cells[16],
        )
        if language != "ENG" or suppressed not in ("N", "") or cui not in groups:
            continue
        best = (status, form, preferred) == ("P", "PF", "Y")
        kind = NameKind.PREFERRED if best else NameKind.SYNONYM
        names[cui][name] = min(kind, names[cui].get(name, kind))
    for cui, known in sorted(names.items()):
        label = min(known, key=lambda name: (known[name], name))
        others = tuple((name, NameKind.SYNONYM) for name in sorted(known) if name != label)
        yield VocabularyTerm(
            f"UMLS:{cui}", label, groups[cui], others, parents=tuple(sorted(parents[cui] - {f"UMLS:{cui}"}))
        )


def read_rxnorm(folder: Path) -> Iterator[VocabularyTerm]:
    r"""Ingredients of an RxNorm distribution with their brands and UNIIs.

    Args:
        folder: with RXNCONSO.RRF and RXNREL.RRF.

    Yields:
        Ingredients by identifier.

    Raises:
        ReadError: a line has too few fields.

    >>> _ = (folder / "RXNREL.RRF").write_text("")
    >>> _ = (folder / "RXNCONSO.RRF").write_text("7|||||||||||RXNORM|IN||zorvexant||N|\n")
    >>> [(term.curie, term.label) for term in read_rxnorm(folder)]
    [('RXCUI:7', 'zorvexant')]
    """
    label: dict[str, str] = {}
    synonyms: dict[str, set[str]] = defaultdict(set)
    brands: dict[str, str] = {}
    uniis: dict[str, set[str]] = defaultdict(set)
    for cells in _rows(folder / "RXNCONSO.RRF", 17):
        rxcui, source, kind, code, name, suppressed = (
            cells[0],
            cells[11],
            cells[12],
            cells[13],
            cells[14],
            cells[16],
        )
        if suppressed not in ("N", ""):
            continue
        if source == "RXNORM" and kind in ("IN", "PIN", "MIN"):
            label[rxcui] = name
        elif source == "RXNORM" and kind == "BN":
            brands[rxcui] = name
        elif source == "MTHSPL" and kind == "SU":
            uniis[rxcui].add(f"UNII:{code}")
            synonyms[rxcui].add(name)
        elif source == "RXNORM" and kind in ("SY", "TMSY"):
            synonyms[rxcui].add(name)
    brand_names: dict[str, set[str]] = defaultdict(set)
    parents: dict[str, set[str]] = defaultdict(set)
    for cells in _rows(folder / "RXNREL.RRF", 8):
        to, source, relation = cells[0], cells[4], cells[7]
        if relation == "tradename_of" and source in brands and to in label:
            brand_names[to].add(brands[source])
        elif relation == "form_of" and source in label and to in label:
            parents[source].add(f"RXCUI:{to}")
    for rxcui, name in sorted(label.items()):
        names = [(other, NameKind.COMMON) for other in sorted(synonyms[rxcui]) if other != name]
        names += [(brand, NameKind.BRAND) for brand in sorted(brand_names[rxcui])]
        yield VocabularyTerm(
            f"RXCUI:{rxcui}",
            name,
            Group.DRUG,
            tuple(names),
            tuple(sorted(uniis[rxcui])),
            tuple(sorted(parents[rxcui])),
        )
