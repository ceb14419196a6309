"""Interactions that a question names and the text below it answers: "Can I drink alcohol with it?"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Interaction, Passage, PassageKind, Section, Status

from ..base import Document
from ..language.sentences import sentences
from ..vocabulary.phrases import decapitalised
from .effects import effect_in
from .management import management_of
from .mentions import names_in

__all__ = ["answered_questions"]

_QUESTION = re.compile(
    r"^\W*(?:can|may|should|could|is\s+it|what\s+about|does|do)\b[^?]*\b(?:drink|eat|have|take|use"
    r"|alcohol|interact)\b[^?]*\?\W*$",
    re.I,
)
_TOLD = re.compile(r"\balcohol\w*|\bgrapefruit|\bcranberry|\bcaffeine|\bcoffee|\bmilk\b|\bdairy", re.I)
_YES = re.compile(r"\W*(?:yes\b|you\s+can\b|there\s+(?:is|are)\s+no\b)", re.I)
_THOUGH = re.compile(
    r"\b(?:but|although|however|avoid|do\s+not|limit|more|increases?|raises?|too\s+much|moderation)\b", re.I
)
_SENTENCES_READ = 3


def answered_questions(document: Document, section: Section, drug: re.Pattern[str]) -> Iterator[Fact]:
    r"""Interactions that the questions of a section name, with what their answers say.

    Args:
        document: the document.
        section: one of its sections.
        drug: finds the drug's names.

    >>> page = read("Interactions\nCan I drink alcohol with it?\nNo, it may cause drowsiness. Avoid it.")
    >>> found = answered_questions(page, page.monograph.sections[-1], re.compile("zorvexant|it"))
    >>> [(fact.object, fact.effect, fact.management) for fact in found]
    [('alcohol', 'drowsiness', 'avoid')]
    """
    for words, start, answer in _asked(section):
        lines = [line for _, _, line in sentences(answer.text)][:_SENTENCES_READ]
        denied = bool(lines) and _YES.match(lines[0]) is not None and not any(map(_THOUGH.search, lines))
        effect = next((e for line in lines if (e := effect_in(line, drug))), None)
        management = next((m for line in lines if (m := management_of(line))), None)
        if not (denied or effect or management):
            continue
        for name in names_in(words):
            if _TOLD.search(name.text):
                yield Interaction(
                    drug=document.drug,
                    object=decapitalised(name.text),
                    effect=None if denied else effect,
                    management=None if denied else management,
                    status=Status.NEGATED if denied else Status.ASSERTED,
                    evidence=tuple(
                        sorted(
                            document.evidence(section, *place, "interactions/question")
                            for place in (
                                (start + name.start, start + name.end),
                                (answer.start, answer.end),
                            )
                        )
                    ),
                )


def _asked(section: Section) -> Iterator[tuple[str, int, Passage]]:
    """Questions about food and drink: their words, where they start, the passage that answers."""
    passages = section.passages
    title = section.title
    if title is not None and passages and _is_asked(title.quote):
        yield title.quote, title.start, passages[0]
    for question, answer in pairwise(passages):
        if question.kind is not PassageKind.ITEM and _is_asked(question.text):
            yield question.text, question.start, answer


def _is_asked(words: str) -> bool:
    return words.rstrip().endswith("?") and _TOLD.search(words) is not None and bool(_QUESTION.match(words))
