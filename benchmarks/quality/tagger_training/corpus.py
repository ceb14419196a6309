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
from kg_builder.ground.lexicon import Lexicon
from kg_builder.ground.normalize import normal_form
from kg_builder.ground.vocabulary import Group

__all__ = ["label_text_chunks", "listed_terms", "phenotype_names", "vocabulary_of"]

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
_LITTLE = frozenset(
    "a an and any are as at be by for from if in is it may no not of on or that the this to was with".split()
)
_TOO_GENERAL = frozenset(
    {"all", "onset", "disease", "finding", "frequency", "severity", "trigger", "male", "female"}
)


def label_text_chunks(openfda_json: Path, fields: Sequence[str] = tuple(_FIELDS)) -> list[Chunk]:
    """Chunks of the safety text of an openFDA drug/label response, repeats left out.

    Args:
        openfda_json: the response.
        fields: the fields to read.
    """
    records = json.loads(openfda_json.read_text(encoding="utf-8"))["results"]
    chunks: list[Chunk] = []
    seen: set[str] = set()
    for record in records:
        for field in fields:
            for text in record.get(field, ()):
                for chunk in pack([TaggerInput(text, _FIELDS[field])]):
                    words = " ".join(token.text for token in chunk.tokens)
                    if len(chunk.tokens) >= 12 and words not in seen:
                        seen.add(words)
                        chunks.append(chunk)
    return chunks


def vocabulary_of(chunks: Iterable[Chunk], least: int) -> Counter[str]:
    """Normal words that occur at least ``least`` times, with their counts."""
    counts = Counter(normal_word(token.text) for chunk in chunks for token in chunk.tokens)
    return Counter({word: count for word, count in counts.items() if count >= least})


def phenotype_names(wheels: Sequence[Path]) -> Iterator[str]:
    """Names and exact synonyms of the Human Phenotype Ontology (hp.obo) found inside wheels."""
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


def listed_terms(
    lexicon: Lexicon, phenotypes: Iterable[str], chunks: Sequence[Chunk], words: frozenset[str]
) -> dict[str, int]:
    """Names that label text could hold -> the kind of name: phenotype, disease, drug, or something else.

    A lexicon keeps its synonyms as hashes only, so they are listed as far as the chunks hold them.

    Args:
        lexicon: the lexicon that ships with the project.
        phenotypes: further names of phenotypes.
        chunks: label text.
        words: normal words of label text.
    """
    kinds: dict[str, int] = {}

    def add(name: str, kind: int) -> None:
        tokens = [token.text for token in tokenize(name)]
        if not _PLAIN_TERM.fullmatch(name) or not 0 < len(tokens) <= MAX_TERM_TOKENS or len(name) < 4:
            return
        if name.lower() in _TOO_GENERAL or not all(normal_word(token) in words for token in tokens):
            return
        key = term_key(tokens)
        kinds[key] = min(kind, kinds.get(key, kind))

    for name in phenotypes:
        add(name, 1)
    for concept in lexicon.concepts():
        if kind := _kind(int(concept.groups)):
            add(concept.label, kind)
    forms = {normal_form(run): run for run in sorted(_runs(chunks))}
    for form in sorted(forms):
        found = [kind for candidate in lexicon.named(form) if (kind := _kind(candidate.groups))]
        if found:
            add(forms[form], min(found))
    return dict(sorted(kinds.items()))


def _kind(groups: int) -> int:
    """1 phenotype, 2 disease, 3 drug or class of drugs, 4 test, target or situation, 0 none of these."""
    tests = (Group.PHENOTYPE, Group.DISEASE, Group.DRUG | Group.DRUG_CLASS, Group.TEST | Group.TARGET)
    return next((kind for kind, group in enumerate(tests, 1) if groups & int(group)), 0)


def _runs(chunks: Iterable[Chunk]) -> set[str]:
    """Runs of one to five words that occur twice or more, with no little word at either end."""
    counts: Counter[str] = Counter()
    for chunk in chunks:
        texts = [token.text.lower() for token in chunk.tokens]
        for start, first in enumerate(texts):
            if not first[0].isalpha() or first in _LITTLE:
                continue
            for end in range(start + 1, min(start + 6, len(texts) + 1)):
                last = texts[end - 1]
                if not (last[0].isalpha() or last == "-"):
                    break
                if last[0].isalpha() and last not in _LITTLE:
                    counts[" ".join(texts[start:end]).replace(" - ", "-")] += 1
    return {run for run, count in counts.items() if count > 1 and len(run) > 3}
