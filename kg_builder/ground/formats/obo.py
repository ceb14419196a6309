"""OBO flat files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg_builder import lazy_re as re
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

__all__ = ["read_obo"]

_SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*)"\s+(EXACT|BROAD|NARROW|RELATED)\s*([\w:-]*)')
_KINDS = {"layperson": NameKind.LAYPERSON, "abbreviation": NameKind.ABBREVIATION}
_PREFIXES = {"MSH": "MESH", "ORPHANET": "ORPHA", "UMLS_CUI": "UMLS", "ICD10": "ICD10"}


def read_obo(
    lines: Iterable[str], groups: Group, *, prefixes: frozenset[str] | None = None
) -> Iterator[VocabularyTerm]:
    r"""Terms of an OBO file that are not obsolete; exact synonyms only.

    Args:
        lines: the file's lines.
        groups: what its terms stand for.
        prefixes: keep terms of these prefixes only; all if None.

    >>> text = '[Term]\nid: HP:1\nname: Fever\nsynonym: "Pyrexia" EXACT []\nis_a: HP:0 ! All\n'
    >>> [term] = read_obo(text.splitlines(), Group.PHENOTYPE)
    >>> term.label, term.names[0][0], term.parents
    ('Fever', 'Pyrexia', ('HP:0',))
    """
    for stanza in _stanzas(lines):
        curie = _first(stanza, "id")
        label = _first(stanza, "name")
        obsolete = _first(stanza, "is_obsolete") == "true"
        if not label or obsolete or (prefixes is not None and curie.partition(":")[0] not in prefixes):
            continue
        names = []
        for value in stanza.get("synonym", ()):
            match = _SYNONYM.match(value)
            if match and match.group(2) == "EXACT" and match.group(3) != "obsolete_synonym":
                text = match.group(1).replace('\\"', '"')
                names.append((text, _KINDS.get(match.group(3), NameKind.SYNONYM)))
        yield VocabularyTerm(
            curie,
            label,
            groups,
            tuple(names),
            tuple(_cross_reference(value) for value in stanza.get("xref", ())),
            tuple(value.split()[0] for value in stanza.get("is_a", ())),
        )


def _stanzas(lines: Iterable[str]) -> Iterator[dict[str, list[str]]]:
    stanza: dict[str, list[str]] | None = None
    for line in lines:
        text = line.rstrip("\n")
        if text.startswith("["):
            if stanza is not None:
                yield stanza
            stanza = {} if text.strip() == "[Term]" else None
        elif stanza is not None and ": " in text:
            tag, _, value = text.partition(": ")
            stanza.setdefault(tag, []).append(value.strip())
    if stanza is not None:
        yield stanza


def _first(stanza: dict[str, list[str]], tag: str) -> str:
    return stanza.get(tag, [""])[0]


def _cross_reference(value: str) -> str:
    curie = value.split(" ", maxsplit=1)[0]
    prefix, _, local = curie.partition(":")
    return f"{_PREFIXES.get(prefix.upper(), prefix.upper())}:{local}"
