"""Parts to whole: the facts, and what has no term; streamed, so that memory stays flat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from kg_builder.model import FACT_CLASSES, SemanticType

from .rows import JoinedRow, joined_rows
from .sorting import SortedRuns, merged_lines, open_packed

__all__ = ["FactStatistics", "write_facts"]

_WITHOUT_TERMS = frozenset(
    {
        SemanticType.STRENGTH,
        SemanticType.REGIMEN,
        SemanticType.REFERENCE,
        SemanticType.TOPIC,
        SemanticType.SEVERITY,
    }
)
_HELD = 8 * 1024 * 1024
"""Characters held of what has no term, before it goes to the disk."""
_LEVEL = 4
"""gzip level of the large files: level 6 takes twice the time for 3 % less."""


@dataclass(slots=True)
class FactStatistics:
    """Counts of facts, by relation and by status, and the terms that their groundings lead to."""

    facts: int = 0
    drugs: int = 0
    evidence: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    terms: set[str] = field(default_factory=set)


def write_facts(
    parts: Sequence[Path],
    target: Path,
    ungrounded: Path,
    scratch: Path,
    suggest: Callable[[SemanticType, str, str], str],
) -> FactStatistics:
    """Merge the parts' facts into one sorted file, one row a fact, and list what has no term.

    Args:
        parts: keyed rows of each source.
        target: gzip file of rows to write.
        ungrounded: table to write.
        scratch: folder for files between rounds.
        suggest: terms near a text without one, given what it stands for, its words and the reason.

    Returns:
        Counts of what was written.

    >>> from .rows import keyed_line
    >>> with open_packed(folder / "part.gz") as part:
    ...     part.writelines(sorted(map(keyed_line, facts)))
    >>> made = folder / "facts.gz", folder / "ungrounded.tsv", folder
    >>> counts = write_facts([folder / "part.gz"], *made, lambda kind, text, reason: "")
    >>> counts.facts, counts.drugs
    (2, 1)
    """
    counts = FactStatistics()
    unlinked = SortedRuns(scratch, "ungrounded", limit=_HELD)
    drug = None
    with open_packed(target, level=_LEVEL) as out:
        for row in joined_rows(merged_lines(parts, scratch)):
            unlinked.add(_ungrounded_lines(row))
            out.write(row.text)
            counts.facts += 1
            counts.evidence += row.evidence
            counts.relations[row.relation] += 1
            counts.statuses[row.status] += 1
            counts.terms.update(row.terms)
            if row.drug != drug:
                drug = row.drug
                counts.drugs += 1
    with ungrounded.open("w", encoding="utf-8", newline="\n") as table:
        table.write("relation\ttype\ttext\tcount\treason\tsuggestions\n")
        for line, same in groupby(unlinked.lines()):
            relation, kind, text, reason = line.rstrip("\n").split("\t")
            count = sum(1 for _ in same)
            near = suggest(SemanticType(kind), text, reason)
            table.write(f"{relation}\t{kind}\t{text}\t{count}\t{reason}\t{near}\n")
    return counts


def _ungrounded_lines(row: JoinedRow) -> Iterator[str]:
    kind = FACT_CLASSES[row.relation].object_type
    if row.reason and kind not in _WITHOUT_TERMS:
        cells = (row.relation, kind.value, row.object, row.reason)
        yield "\t".join(" ".join(cell.split()) for cell in cells) + "\n"
