"""Lexicons that users add from vocabularies of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from kg_builder.errors import ReadError

from .formats.meddra import read_meddra
from .formats.obo import read_obo
from .formats.rdf import read_rdf
from .formats.rrf import read_rxnorm, read_umls
from .formats.tables import read_sssom, read_table_of_terms
from .vocabulary import Group, VocabularyTerm
from .write import write_lexicon

__all__ = ["GROUP_NAMES", "add_vocabulary", "read_vocabulary"]

GROUP_NAMES: dict[str, Group] = {
    "condition": Group.DISEASE | Group.PHENOTYPE,
    "drug": Group.DRUG,
    "drug-class": Group.DRUG_CLASS,
    "target": Group.TARGET,
    "test": Group.TEST,
    "situation": Group.SITUATION,
    "population": Group.POPULATION,
    "form": Group.FORM,
    "food": Group.FOOD,
}
"""What the terms of a file may stand for, by the word for it."""

_RDF_SUFFIXES = frozenset({".owl", ".rdf", ".xml", ".ttl", ".nt", ".jsonld", ".skos"})
_ADVICE = "give OBO, OWL, SKOS, SSSOM, a table with curie and label, or a MedDRA, UMLS or RxNorm folder"


def read_vocabulary(path: Path, groups: Group) -> list[VocabularyTerm]:
    r"""Terms of a file or folder, whatever its format.

    Args:
        path: OBO, RDF, SSSOM or TSV file, or the folder of a MedDRA, UMLS or RxNorm distribution.
        groups: what its terms stand for, where the format doesn't tell.

    Returns:
        Terms sorted by CURIE; of several with one CURIE, the first.

    Raises:
        ReadError: the path is missing, of no known format, or damaged.

    >>> _ = (folder / "own.tsv").write_text("curie\tlabel\nOWN:2\tpodagra\nOWN:1\tgout\n")
    >>> [term.label for term in read_vocabulary(folder / "own.tsv", Group.DISEASE)]
    ['gout', 'podagra']
    """
    if not path.exists():
        raise ReadError("there is no such file or folder", where=str(path), advice=_ADVICE)
    found: dict[str, VocabularyTerm] = {}
    for term in _reader(path, groups)():
        if term.label and ":" in term.curie:
            found.setdefault(term.curie, term)
    if not found:
        raise ReadError("it holds no terms", where=str(path), advice=_ADVICE)
    return [found[curie] for curie in sorted(found)]


def _reader(path: Path, groups: Group) -> Callable[[], Iterable[VocabularyTerm]]:
    if path.is_dir():
        for folder in (path, *(sub for sub in sorted(path.iterdir()) if sub.is_dir())):
            if (folder / "pt.asc").is_file():
                return lambda: read_meddra(folder)
            if (folder / "RXNCONSO.RRF").is_file():
                return lambda: read_rxnorm(folder)
            if (folder / "MRCONSO.RRF").is_file():
                return lambda: read_umls(folder)
        raise ReadError("the folder holds no distribution that is known", where=str(path), advice=_ADVICE)
    suffix = path.suffix.casefold()
    if suffix == ".obo":
        return lambda: read_obo(_lines(path), groups)
    if suffix in _RDF_SUFFIXES:
        prefix = re.sub(r"\W+", "", path.stem).upper() or "USER"
        return lambda: read_rdf(path, groups, prefix=prefix)
    if suffix in (".tsv", ".txt", ".sssom"):
        head = next((line for line in _lines(path) if line.strip() and not line.startswith("#")), "")
        if "subject_id" in head.split("\t"):
            return lambda: read_sssom(path, groups)
        return lambda: read_table_of_terms(path, groups)
    raise ReadError("the format is not known from the file's name", where=str(path), advice=_ADVICE)


def _lines(path: Path) -> Iterable[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ReadError("not UTF-8 text", where=str(path), advice="convert it to UTF-8") from error


def add_vocabulary(path: Path, out: Path, groups: Group, *, name: str = "") -> tuple[Path, int]:
    r"""Write a lexicon of a user's vocabulary.

    Args:
        path: file or folder to read.
        out: folder of lexicons to write into.
        groups: what its terms stand for, where the format doesn't tell.
        name: of the lexicon; the file's own if empty.

    Returns:
        The file written, and how many terms it holds.

    Raises:
        ReadError: the vocabulary cannot be read.

    >>> _ = (folder / "own.tsv").write_text("curie\tlabel\nOWN:1\tgout\n")
    >>> path, count = add_vocabulary(folder / "own.tsv", folder / "lexicons", Group.DISEASE)
    >>> path.name, count
    ('own.sqlite', 1)
    """
    terms = read_vocabulary(path, groups)
    slug = re.sub(r"[^\w.-]+", "-", name or path.stem).strip("-.") or "lexicon"
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{slug}.sqlite"
    write_lexicon(terms, target, [("name", slug), ("source", path.name)])
    return target, len(terms)
