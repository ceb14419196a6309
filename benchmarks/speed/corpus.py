"""How much label text repeats, measured on real labels, and a corpus made to repeat as much.

usage: python benchmarks/speed/corpus.py LABELS.json FIRST.xml SECOND.xml

Of two SPL documents of one drug by two labelers it tells how much of the second's text stands in sections
that the first has word for word, and likewise for the records of LABELS.json among each other.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg_builder.model import Monograph, Section
from kg_builder.readers import read_monographs

MEASURED = 0.73
"""Share of a repackager's label (Lipitor, two versions apart) that stands in sections of the original's."""

_SENTENCE = re.compile(r"(?<=[a-z)]\. )([A-Z]\w+ )")


def own_words(section: Section) -> list[str]:
    cells = [cell.text for table in section.tables for cell in table.cells]
    return [*(passage.text for passage in section.passages), *cells]


def repeated_share(monographs: Iterable[Monograph]) -> float:
    """Share of all section text that stood in a section of an earlier document, word for word."""
    seen: set[bytes] = set()
    total = repeated = 0
    for monograph in monographs:
        new = set()
        for section in monograph.walk():
            words = own_words(section)
            size = sum(map(len, words))
            key = hashlib.sha256("\n".join([section.kind, *words]).encode()).digest()
            total += size
            repeated += size * (key in seen)
            new.add(key)
        seen |= new
    return repeated / max(total, 1)


def copies(records: list[dict[str, Any]], count: int, *, share: float = MEASURED) -> Iterator[dict[str, Any]]:
    """The records, then further labels of the same drugs, as other labelers would publish them.

    Of a copy, fields with ``share`` of the text are kept and the sentences of the others are changed, so
    that the copies repeat as much of the text as real labels of one drug were seen to.
    """
    yield from records
    for number in range(1, count):
        chance = random.Random(number)
        for record in records:
            made = dict(record, set_id=f"{record.get('set_id', '')}-{number}", id=f"copy-{number}")
            for field, value in record.items():
                if not isinstance(value, list) or field.endswith("_table") or chance.random() < share:
                    continue
                made[field] = [_changed(text, number) if isinstance(text, str) else text for text in value]
            yield made


def _changed(text: str, number: int) -> str:
    return _SENTENCE.sub(rf"\1in edition {number} ", text)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("spl", type=Path, nargs=2)
    chosen = parser.parse_args()
    read = [[m for m in read_monographs(path) if isinstance(m, Monograph)] for path in chosen.spl]
    sizes = [
        sum(len(words) for m in documents for section in m.walk() for words in own_words(section))
        for documents in read
    ]
    both = repeated_share([m for documents in read for m in documents]) * sum(sizes) / sizes[1]
    print(f"text of the second label in sections of the first: {both:.2f}")
    records = [m for m in read_monographs(chosen.labels) if isinstance(m, Monograph)]
    print(f"text of {len(records)} records in sections of an earlier one: {repeated_share(records):.4f}")


if __name__ == "__main__":
    main()
