"""Tab-separated files: plain tables of terms, and SSSOM mappings."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg_builder.errors import ReadError
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

__all__ = ["read_sssom", "read_table_of_terms"]

_EQUAL = frozenset({"skos:exactMatch", "owl:sameAs", "owl:equivalentClass"})


def _rows(path: Path, wanted: Iterable[str]) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if line.strip() and not line.startswith("#"))
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = set(wanted) - set(reader.fieldnames or ())
        if missing:
            raise ReadError(
                f"it has no column {', '.join(sorted(missing))}",
                where=str(path),
                advice="the first line must name tab-separated columns",
            )
        for row in reader:
            yield {name: (row[name] or "").strip() for name in row if name}


def read_table_of_terms(path: Path, groups: Group) -> Iterator[VocabularyTerm]:
    r"""Terms of a table with the columns ``curie`` and ``label``.

    The columns ``synonyms``, ``parents`` and ``same_as`` are optional, their values parted by ``|``.

    Args:
        path: the table.
        groups: what its terms stand for.

    Yields:
        Terms, a row each.

    Raises:
        ReadError: a column is missing.

    >>> _ = (folder / "own.tsv").write_text("curie\tlabel\tsynonyms\nOWN:1\tgout\tpodagra|king's evil\n")
    >>> [[name for name, _ in term.names] for term in read_table_of_terms(folder / "own.tsv", Group.DISEASE)]
    [['podagra', "king's evil"]]
    """
    for row in _rows(path, ("curie", "label")):
        listed = {
            name: tuple(v.strip() for v in row.get(name, "").split("|") if v.strip())
            for name in ("synonyms", "parents", "same_as")
        }
        yield VocabularyTerm(
            row["curie"],
            row["label"],
            groups,
            tuple((name, NameKind.SYNONYM) for name in listed["synonyms"]),
            listed["same_as"],
            listed["parents"],
        )


def read_sssom(path: Path, groups: Group) -> Iterator[VocabularyTerm]:
    r"""Subjects of a SSSOM table with what they are mapped to exactly, and the labels of both.

    Args:
        path: the table; its head of ``#`` lines is passed over.
        groups: what its subjects stand for.

    Yields:
        Terms, in the order of their first row.

    Raises:
        ReadError: a column is missing.

    >>> head = "subject_id\tsubject_label\tpredicate_id\tobject_id\n"
    >>> _ = (folder / "own.sssom.tsv").write_text(head + "OWN:1\tgout\tskos:exactMatch\tMONDO:0005393\n")
    >>> [term.same_as for term in read_sssom(folder / "own.sssom.tsv", Group.DISEASE)]
    [('MONDO:0005393',)]
    """
    found: dict[str, tuple[str, dict[str, None], dict[str, None]]] = {}
    for row in _rows(path, ("subject_id", "predicate_id", "object_id")):
        if row["predicate_id"] not in _EQUAL or row.get("predicate_modifier"):
            continue
        label = row.get("subject_label") or row.get("object_label") or row["subject_id"]
        _, names, same = found.setdefault(row["subject_id"], (label, {}, {}))
        same[row["object_id"]] = None
        if row.get("object_label"):
            names[row["object_label"]] = None
    for curie, (label, names, same) in found.items():
        others = tuple((name, NameKind.SYNONYM) for name in names if name != label)
        yield VocabularyTerm(curie, label, groups, others, tuple(same))
