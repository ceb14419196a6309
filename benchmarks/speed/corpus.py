"""How much label text repeats, measured on real labels, and a corpus made to repeat as much.

usage: python benchmarks/speed/corpus.py LABELS.json FIRST.xml SECOND.xml

Of two SPL documents of one drug by two labelers it tells how much of the second's text stands in sections,
passages and sentences that the first has word for word; likewise for the records of LABELS.json among each
other, and for the copies that are made of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg_builder.extract.language.sentences import sentences
from kg_builder.model import Monograph, Section
from kg_builder.readers import read_monographs

CHANGED = 0.03
"""Share of sentences that differ between labels of one drug, such that sections with 0.73 of the text are
the same, as in a repackager's label (Lipitor, two versions apart), and sentences with 0.98 of it. Passages
with 0.94 of that label are the same, of copies 0.77: real changes are closer together than made ones."""

_SENTENCE = re.compile(r"(?<=[a-z)]\. )([A-Z]\w+ )")


def own_words(section: Section) -> list[str]:
    cells = [cell.text for table in section.tables for cell in table.cells]
    return [*(passage.text for passage in section.passages), *cells]


def units(monograph: Monograph) -> dict[str, list[str]]:
    """The text of a document in sections, passages (and cells) and sentences."""
    sections = [own_words(section) for section in monograph.walk()]
    passages = [words for section in sections for words in section]
    return {
        "sections": ["\n".join(words) for words in sections],
        "passages": passages,
        "sentences": [words for passage in passages for _, _, words in sentences(passage)],
    }


def repeated_shares(monographs: Iterable[Monograph]) -> dict[str, float]:
    """Share of all text that stood in a section, passage or sentence of an earlier document."""
    seen: dict[str, set[bytes]] = {}
    total: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    for monograph in monographs:
        for kind, texts in units(monograph).items():
            known = seen.setdefault(kind, set())
            keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
            total[kind] += sum(map(len, texts))
            repeated[kind] += sum(len(text) for text, key in zip(texts, keys, strict=True) if key in known)
            known.update(keys)
    return {kind: repeated[kind] / max(size, 1) for kind, size in total.items()}


def copies(
    records: list[dict[str, Any]], count: int, *, changed: float = CHANGED
) -> Iterator[dict[str, Any]]:
    """The records, then further labels of the same drugs, as other labelers would publish them.

    Sentences of a copy are changed by chance, so that copies repeat as much of the text as real labels of one
    drug were seen to.
    """
    yield from records
    for number in range(1, count):
        chance = random.Random(number)
        for record in records:
            made = dict(record, set_id=f"{record.get('set_id', '')}-{number}", id=f"copy-{number}")
            for field, value in record.items():
                if isinstance(value, list) and not field.endswith("_table"):
                    made[field] = [
                        _changed(text, number, chance, changed) if isinstance(text, str) else text
                        for text in value
                    ]
            yield made


def _changed(text: str, number: int, chance: random.Random, share: float) -> str:
    return _SENTENCE.sub(
        lambda match: f"{match[0]}in edition {number} " if chance.random() < share else match[0], text
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("spl", type=Path, nargs=2)
    chosen = parser.parse_args()
    read = [[m for m in read_monographs(path) if isinstance(m, Monograph)] for path in chosen.spl]
    sizes = [{kind: sum(map(len, texts)) for kind, texts in units(m).items()} for d in read for m in d]
    for kind, share in repeated_shares(m for documents in read for m in documents).items():
        own = share * sum(size[kind] for size in sizes) / sizes[-1][kind]
        print(f"text of the second label in {kind} of the first: {own:.2f}")
    records = [m for m in read_monographs(chosen.labels) if isinstance(m, Monograph)]
    for kind, share in repeated_shares(records).items():
        print(f"text of {len(records)} records in {kind} of an earlier one: {share:.4f}")
    some = json.loads(chosen.labels.read_bytes())["results"][::10]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "labels.json"
        path.write_text(json.dumps({"results": list(copies(some, 2))}), encoding="utf-8")
        made = [m for m in read_monographs(path) if isinstance(m, Monograph)]
    alone = repeated_shares(made[: len(made) // 2])
    for kind, share in repeated_shares(made).items():
        print(f"text of made copies in {kind} of their originals: {2 * share - alone[kind]:.2f}")


if __name__ == "__main__":
    main()
