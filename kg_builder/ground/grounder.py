"""Words of a document to terms of the lexicon, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import tee
from pathlib import Path
from typing import NamedTuple

from kg_builder.model import Grounding, MatchKind, SemanticType, Ungrounded
from kg_builder.resources import ontology_dir

from .choose import DRUG_SLOTS, Ambiguous, choose, reason_of
from .condition_readings import is_vague
from .lexicon import Candidate, Lexicon
from .measured import analytes, is_of_a_level, is_of_the_body
from .normalize import normal_form
from .phrases import Reading, brackets_of, clean, expand
from .readings import broader_readings, exact_readings, readings_elsewhere, with_common_abbreviations
from .suggest import near_forms
from .tables import read_table
from .templates import template_form
from .vocabulary import NameKind, groups_of_slot

__all__ = [
    "CONFIDENCE",
    "NO_TERM",
    "Grounder",
    "Match",
    "default_lexicons",
    "shipped_lexicon",
    "user_lexicon_dir",
]

CONFIDENCE: dict[MatchKind, float] = {
    MatchKind.STATED: 1.0,
    MatchKind.EXACT: 0.99,
    MatchKind.SYNONYM: 0.97,
    MatchKind.ALIAS: 0.95,
    MatchKind.LAYPERSON: 0.95,
    MatchKind.TEMPLATE: 0.9,
    MatchKind.BROAD: 0.8,
}
"""How sure a match of each kind is, from 0 to 1, for tables of mappings."""

NO_TERM = "no term"
"""Why a phrase has no term that no vocabulary names."""

_MATCH_OF_KIND: dict[int, MatchKind] = {
    NameKind.PREFERRED: MatchKind.EXACT,
    NameKind.LAYPERSON: MatchKind.LAYPERSON,
    NameKind.TEMPLATE: MatchKind.TEMPLATE,
}
_ALSO_CONDITIONS = frozenset({SemanticType.TEST, SemanticType.POPULATION})
"""Slots that hold conditions as well: what is tested for, and whom a section is about."""
_CONDITION_SLOTS = _ALSO_CONDITIONS | {SemanticType.CONDITION}
_MEMO = 1 << 15
_VAGUE_LETTERS = 30


class Match(NamedTuple):
    """A term that a phrase means, or is a kind of, with the reason.

    Args:
        lexicon: name of the lexicon that holds it.
        curie: canonical identifier.
        label: preferred name.
        kind: how closely the phrase fits.
        reason: the same for a person to read.
    """

    lexicon: str
    curie: str
    label: str
    kind: MatchKind
    reason: str

    @property
    def confidence(self) -> float:
        """How sure it is, from 0 to 1."""
        return CONFIDENCE[self.kind]


def shipped_lexicon() -> Path:
    """The lexicon that ships with the package.

    >>> shipped_lexicon().name
    'lexicon.sqlite'
    """
    return ontology_dir() / "lexicon" / "lexicon.sqlite"


def user_lexicon_dir() -> Path:
    """Where this user's own lexicons are: $DRUGKG_LEXICONS, or the user's data folder.

    >>> user_lexicon_dir().name
    'lexicons'
    """
    import os

    given = os.environ.get("DRUGKG_LEXICONS")
    if given:
        return Path(given)
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "drugkg" / "lexicons"


def default_lexicons() -> tuple[Path, ...]:
    """The shipped lexicon and the user's own, in the order of their names.

    >>> default_lexicons()[0] == shipped_lexicon()
    True
    """
    own = user_lexicon_dir()
    return (shipped_lexicon(), *(sorted(own.glob("*.sqlite")) if own.is_dir() else ()))


class Grounder:
    """Finds the terms of phrases in one or several lexicons.

    Args:
        lexicons: opened lexicons; the first is asked first, and each may add a term of its own.

    >>> grounder = Grounder.load()
    >>> grounder.ground("high blood pressure", SemanticType.CONDITION)[0].label
    'hypertensive disorder'
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        self.lexicons = tuple(lexicons)
        self._names = tuple(lexicon.about.get("name", lexicon.path.stem) for lexicon in self.lexicons)
        self._found = lru_cache(maxsize=_MEMO)(self._find)
        self._terms = lru_cache(maxsize=_MEMO)(self._terms_of)

    @classmethod
    def load(cls, paths: Sequence[Path] | None = None) -> Grounder:
        """Open lexicons, by default the shipped one and the user's own.

        Raises:
            ReadError: a file is missing or no lexicon.
        """
        return cls([Lexicon(path) for path in (default_lexicons() if paths is None else paths)])

    def ground(
        self, text: str, slot: SemanticType, abbreviations: Mapping[str, str] | None = None
    ) -> tuple[Grounding, ...] | Ungrounded:
        """The terms that a phrase means.

        Args:
            text: words of a document.
            slot: what the words stand for.
            abbreviations: short form to long form, as the document introduces them.

        Returns:
            One term of each lexicon that has one, sorted; or why there is none. Where several terms fit
            equally well none is chosen.

        >>> grounder = Grounder.load()
        >>> grounder.ground("severe diarrhoea", SemanticType.CONDITION)[0].match.value
        'broad'
        >>> grounder.ground("a thing without name", SemanticType.CONDITION)
        Ungrounded(reason='no term')
        """
        return self._terms(expand(clean(text), abbreviations or {}), slot)

    def _terms_of(self, text: str, slot: SemanticType) -> tuple[Grounding, ...] | Ungrounded:
        found = self._found(text, slot)
        if isinstance(found, Ungrounded):
            return found
        return tuple(sorted({Grounding(match.curie, match.label, match.kind) for match in found}))

    def matches(
        self, text: str, slot: SemanticType, abbreviations: Mapping[str, str] | None = None
    ) -> tuple[Match, ...] | Ungrounded:
        """The same as ``ground``, with reasons and the lexicon of each term."""
        return self._found(expand(clean(text), abbreviations or {}), slot)

    def suggestions(self, text: str, slot: SemanticType, limit: int = 3) -> tuple[Match, ...]:
        """Terms of nearly the same words, for a person to judge; never groundings.

        >>> [match.label for match in Grounder.load().suggestions("hypertensoin", SemanticType.CONDITION)]
        ['hypertensive disorder']
        """
        found: dict[str, Match] = {}
        for form, reason in near_forms(clean(text), self._words):
            for name, lexicon in zip(self._names, self.lexicons, strict=True):
                chosen = choose(lexicon, form, slot, text)
                if isinstance(chosen, Candidate):
                    match = Match(name, chosen.curie, chosen.label, MatchKind.BROAD, reason)
                    found.setdefault(chosen.curie, match)
            if len(found) >= limit:
                break
        return tuple(found.values())[:limit]

    @cached_property
    def _words(self) -> frozenset[str]:
        first, *others = (lexicon.words for lexicon in self.lexicons)
        return first.union(*others) if others else first

    def _find(self, text: str, slot: SemanticType) -> tuple[Match, ...] | Ungrounded:
        if not groups_of_slot(slot):
            return Ungrounded("no vocabulary for this kind of thing")
        if slot in _CONDITION_SLOTS and len(text) <= _VAGUE_LETTERS and is_vague(text):
            return Ungrounded("says too little")
        # Names merely in use are a second round's; drugs have one round, with them.
        rounds = (True,) if slot in DRUG_SLOTS else (False, True)
        for in_use, readings in zip(rounds, tee(exact_readings(text, slot), len(rounds)), strict=True):
            unclear: Ambiguous | None = None
            for reading in readings:
                found = self._look_up(reading, slot, in_use=in_use)
                if isinstance(found, Ambiguous):
                    unclear = unclear or found
                elif found:
                    return found
            if unclear is not None:
                return Ungrounded(unclear.reason)
        if "(" in text and (in_brackets := self._by_gloss(text, slot)):
            return in_brackets
        tried: list[tuple[Reading, SemanticType]] = []
        for kind, wider in ((slot, broader_readings(text, slot)), readings_elsewhere(text, slot)):
            for reading in wider:
                if broad := self._broad(reading, kind, in_use=kind in DRUG_SLOTS):
                    return broad
                tried.append((reading, kind))
        for reading, kind in tried:
            # A single word that is merely in use says too little of what it was cut from.
            if kind not in DRUG_SLOTS and " " in reading.text and (broad := self._broad(reading, kind)):
                return broad
        return (slot is SemanticType.TEST and self._by_level(text)) or Ungrounded(NO_TERM)

    def _broad(self, reading: Reading, slot: SemanticType, *, in_use: bool = True) -> tuple[Match, ...]:
        found = self._look_up(reading, slot, broad=True, in_use=in_use)
        if isinstance(found, Ambiguous):
            return ()
        return tuple(
            Match(m.lexicon, m.curie, m.label, MatchKind.BROAD, f"{reading.reason}: {m.reason}")
            for m in found
        )

    def _by_level(self, text: str) -> tuple[Match, ...]:
        """What a test measures: a substance of the body, or that a drug's level is followed."""
        for reading in analytes(with_common_abbreviations(text)):
            found = self._broad(reading, SemanticType.SUBSTANCE)
            if found and is_of_the_body(reading.text):
                return found
            if found and is_of_a_level(text):
                return self._broad(
                    Reading("drug monitoring", "a drug's level is measured"), SemanticType.TEST
                )
        return ()

    def _by_gloss(self, text: str, slot: SemanticType) -> tuple[Match, ...]:
        """Terms of a phrase that explains itself in brackets: "low platelets (thrombocytopenia)"."""
        parts = brackets_of(text)
        if parts is None:
            return ()
        outer, inner = (self._look_up(Reading(part), slot) for part in parts)
        if isinstance(outer, Ambiguous) or isinstance(inner, Ambiguous) or not inner:
            return ()
        if outer and {m.curie for m in outer} != {m.curie for m in inner}:
            return ()
        if slot is not SemanticType.CONDITION and not (outer and text.endswith(")")):
            return ()  # "histamine-2 (H 2) receptor antagonist" is no hydrogen
        return tuple(
            Match(m.lexicon, m.curie, m.label, m.kind, f"said in brackets: {m.reason}") for m in inner
        )

    def _look_up(
        self, reading: Reading, slot: SemanticType, *, broad: bool = False, in_use: bool = True
    ) -> tuple[Match, ...] | Ambiguous:
        form = normal_form(reading.text)
        if not form or (slot in DRUG_SLOTS and form in _everyday()):
            return ()
        alias = _aliases().get((form, slot))
        found: list[Match] = []
        unclear: Ambiguous | None = None
        sense = ""
        prefix = f"{reading.reason}: " if reading.reason and not broad else ""
        for name, lexicon in zip(self._names, self.lexicons, strict=True):
            if alias is not None and (match := _of_alias(alias, name, lexicon, prefix)):
                found.append(match)
                continue
            chosen = choose(lexicon, form, slot, reading.text, broad=broad, in_use=in_use)
            if chosen is None and slot in _CONDITION_SLOTS:
                sense = sense or template_form(reading.text)
                if sense:
                    chosen = choose(lexicon, sense, slot, reading.text, broad=broad, in_use=in_use)
                if chosen is None and sense in _alias_senses():
                    match = _of_alias(_alias_senses()[sense], name, lexicon, f"{prefix}the same sense: ")
                    found += [match] if match else []
            if isinstance(chosen, Ambiguous):
                unclear = unclear or chosen
            elif chosen is not None:
                kind = _MATCH_OF_KIND.get(chosen.kind, MatchKind.SYNONYM)
                reason = prefix + reason_of(chosen, sense)
                found.append(Match(name, chosen.curie, chosen.label, kind, reason))
        if found:
            return tuple(found)
        if unclear is None and slot in _ALSO_CONDITIONS and (form, SemanticType.CONDITION) in _aliases():
            return self._look_up(reading, SemanticType.CONDITION, broad=broad, in_use=in_use)
        return unclear if unclear is not None else ()

    def ancestors(self, curie: str) -> tuple[str, ...]:
        """Canonical identifiers of all concepts above one, sorted.

        >>> "MONDO:0020753" in Grounder.load().ancestors("MESH:D020529") or "MONDO:0005301" in (
        ...     Grounder.load().ancestors("MESH:D020529"))
        True
        """
        found: set[str] = set()
        for lexicon in self.lexicons:
            concept = lexicon.concept(curie)
            if concept is not None:
                numbers = lexicon.above(concept.number).keys() - {concept.number}
                found.update(lexicon.at(number).curie for number in numbers)
        return tuple(sorted(found))

    def hierarchy(self, curie: str) -> Iterator[tuple[str, str, str, str]]:
        """Edges above a term: child CURIE, child label, parent CURIE, parent label; sorted."""
        for lexicon in self.lexicons:
            concept = lexicon.concept(curie)
            if concept is None:
                continue
            edges = lexicon.above(concept.number)
            known = {number: lexicon.at(number) for number in edges}
            for child in sorted(edges):
                for parent in edges[child]:
                    yield known[child].curie, known[child].label, known[parent].curie, known[parent].label

    def same_as(self, curie: str) -> tuple[tuple[str, bool], ...]:
        """Identifiers of other vocabularies for a term, each with whether it is exactly the same."""
        found: dict[str, bool] = {}
        for lexicon in self.lexicons:
            concept = lexicon.concept(curie)
            if concept is not None:
                found.update(dict.fromkeys(concept.close, False))
                found.update(dict.fromkeys(concept.exact, True))
        found.pop(curie, None)
        return tuple(sorted(found.items()))


@lru_cache(maxsize=1)
def _aliases() -> dict[tuple[str, SemanticType], dict[str, str]]:
    return {(normal_form(row["text"]), SemanticType(row["type"])): row for row in read_table("aliases.tsv")}


@lru_cache(maxsize=1)
def _alias_senses() -> dict[str, dict[str, str]]:
    """Aliases of conditions by what they say of a quantity: "decreased renal function"."""
    return {
        sense: row
        for row in read_table("aliases.tsv")
        if row["type"] == SemanticType.CONDITION and (sense := template_form(row["text"]))
    }


def _of_alias(row: dict[str, str], name: str, lexicon: Lexicon, prefix: str) -> Match | None:
    concept = lexicon.concept(row["curie"])
    if concept is None:
        return None
    reason = f"{prefix}alias: {row['reason']}"
    return Match(name, concept.curie, concept.label, MatchKind(row["match"]), reason)


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(normal_form(row["word"]) for row in read_table("everyday_words.tsv"))
