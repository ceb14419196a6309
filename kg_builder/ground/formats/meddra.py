"""MedDRA's distribution folder (MDASCII): preferred terms, lowest-level terms, hierarchy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kg_builder.errors import ReadError
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

__all__ = ["read_meddra"]


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", errors="replace") as stream:
        for number, line in enumerate(stream, 1):
            cells = line.rstrip("\r\n").split("$")
            if len(cells) < columns:
                raise ReadError(
                    f"line {number} has {len(cells)} fields, not {columns}",
                    where=str(path),
                    advice="give the MedAscii folder of an unchanged distribution",
                )
            yield cells


def read_meddra(folder: Path) -> Iterator[VocabularyTerm]:
    r"""Preferred terms with their current lowest-level terms as synonyms, and the levels above.

    Args:
        folder: with pt.asc, llt.asc and mdhier.asc, as the MedDRA maintenance organisation ships them.

    Yields:
        Terms by code.

    Raises:
        ReadError: a line has too few fields.

    >>> for name, line in (("pt", "1$Podagra"), ("llt", ""), ("mdhier", "1$2$3$4$Podagra$Joints$Bones$All")):
    ...     _ = (folder / f"{name}.asc").write_text(line and line + "\n")
    >>> [term.label for term in read_meddra(folder)]
    ['Podagra', 'Joints', 'Bones', 'All']
    """
    names: dict[str, list[str]] = defaultdict(list)
    for cells in _rows(folder / "llt.asc", 10):
        if cells[0] != cells[2] and cells[9] == "Y":
            names[cells[2]].append(cells[1])
    parents: dict[str, set[str]] = defaultdict(set)
    label: dict[str, str] = {}
    for cells in _rows(folder / "mdhier.asc", 8):
        levels = list(zip(cells[:4], cells[4:8], strict=True))
        for (child, _), (parent, parent_name) in pairwise(levels):
            parents[child].add(f"MEDDRA:{parent}")
            label.setdefault(parent, parent_name)
    terms = {cells[0]: cells[1] for cells in _rows(folder / "pt.asc", 2)}
    for code, name in sorted({**label, **terms}.items()):
        others = tuple((other, NameKind.SYNONYM) for other in sorted(names[code]) if other != name)
        yield VocabularyTerm(
            f"MEDDRA:{code}",
            name,
            Group.DISEASE | Group.PHENOTYPE,
            others,
            parents=tuple(sorted(parents[code])),
        )
