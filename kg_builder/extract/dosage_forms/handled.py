"""Forms and strengths of a page that never says what the drug is sold as, from how they are taken."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import DosageForm, SectionKind, Strength

from ..base import Document
from ..language.cues import cues, lowered
from ..language.sentences import sentences
from .facts import form_fact, strength_fact
from .form_names import form_words, named_forms
from .strengths import strengths_in

__all__ = ["handled_forms", "handled_strengths"]

_KINDS = (SectionKind.DOSAGE, SectionKind.PATIENT_INFORMATION)
_CUES = cues(
    "swallow", "chew", "measur", "shak", "dissolv", "place", "put ", "crush", "break", "split", "insert"
)
_HANDLED = re.compile(
    r"\b(?:swallow|chew|measur|shak|dissolv|plac|put|crush|break|broken|split|insert)"
    r"(?:e[dn]?|ing|s|ed)?\b",
    re.I,
)
_POINTED_AT = re.compile(
    r"\b(?:the|an?|your|each|every|this)\s(?:(?:regular|plain|usual|whole|dry)\s)?$", re.I
)
_OTHERS = re.compile(
    r"\b(?:(?:other|another) (?:medic|drug|product|form)\w*|"
    r"laxatives?|antacids?|supplements?|vitamins?|empty)\b",
    re.I,
)
_HOLDS_ANY = frozenset({"liquid", "powder", "film", "ring", "solution", "pad", "injection", "foam", "kit"})


def handled_forms(document: Document) -> Iterator[DosageForm]:
    r"""The forms that a page tells how to take, each once.

    >>> page = read("Dosage\nSwallow the capsule whole. Measure the oral solution with a syringe.")
    >>> [fact.object for fact in handled_forms(page)]
    ['capsule', 'oral solution']
    """
    seen: set[str] = set()
    for section in document.monograph.of_kind(*_KINDS):
        for passage in section.passages:
            if not _CUES.search(lowered(passage.text)):
                continue
            for start, _, words in sentences(passage.text, passage.start):
                if not _HANDLED.search(words) or _OTHERS.search(words):
                    continue
                for form in named_forms(words):
                    name = form_words(words, form)
                    if form.container or name in _HOLDS_ANY or not _POINTED_AT.search(words[: form.start]):
                        continue
                    if name.removesuffix("s") not in seen:
                        seen.add(name.removesuffix("s"))
                        yield form_fact(document, section, start + form.start, start + form.end, name)


_SIZE = r"\d[\d.,]*\s?(?:mg|mcg|micrograms?|g)"
_SIZED = re.compile(
    rf"\bthe\s(?P<sizes>{_SIZE}(?:(?:,|,?\s(?:and|or))\s(?:the\s)?{_SIZE})*)[\s-](?P<form>tablets?|capsules?)\b",
    re.I,
)
"""Products told apart by their strengths: "the 5 mg or 10 mg tablet"."""


def handled_strengths(document: Document) -> Iterator[Strength]:
    r"""The strengths by which a page tells how to take its products, each once.

    >>> page = read("Dosage\nTake the 5 mg or 10 mg tablet with food. The 2.5 mg tablets may be chewed.")
    >>> [fact.object for fact in handled_strengths(page)]
    ['5 mg', '10 mg', '2.5 mg']
    """
    seen: set[str] = set()
    for section in document.monograph.of_kind(*_KINDS):
        for passage in section.passages:
            if not any(form in passage.text for form in ("tablet", "capsule")):
                continue
            for sized in _SIZED.finditer(passage.text):
                for found in strengths_in(passage.text):
                    within = sized.start("sizes") <= found.start < sized.end("sizes")
                    if within and found.words not in seen:
                        seen.add(found.words)
                        yield strength_fact(document, section, passage.start, found, sized["form"])
