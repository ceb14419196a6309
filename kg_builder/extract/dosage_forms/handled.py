"""Forms of a page that never says what the drug is sold as, from how they are taken."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import DosageForm, SectionKind

from ..base import Document
from ..language.cues import cues, lowered
from ..language.sentences import sentences
from .facts import form_fact
from .form_names import form_words, named_forms

__all__ = ["handled_forms"]

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
