"""Adverse effects in sentences of pages that no rule could read, found by the tagger of labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, PassageKind, Section, SectionKind, Status

from ..base import Document
from ..language.sentences import sentences
from ..language.status import status_of
from .bystanders import indicated_words, is_bystander
from .extractor import AdverseEffectExtractor
from .gates import is_boilerplate, is_skipped
from .label_prose import LabelEffectExtractor, annotated, tag_part
from .lists import is_instruction
from .names import effect_name
from .related import heads_of
from .said import said_of_effect
from .voice import label_sections

__all__ = ["PageEffectExtractor"]

_MAIN = SectionKind.ADVERSE_EFFECTS
_KINDS = (
    _MAIN,
    SectionKind.WARNINGS,
    SectionKind.BOXED_WARNING,
    SectionKind.DESCRIPTION,
    SectionKind.SUMMARY,
    SectionKind.PATIENT_INFORMATION,
    SectionKind.OTHER,
)
_SAYS_WHAT_HAPPENS = re.compile(
    r"\b(?:caus|occur|risk|lead|led\b|result|report|develop|seen\b|observ|effect|reaction|associat|link"
    r"|happen|"
    r"induc|produc|experienc|suffer|describ|can\b|may\b|could\b|might\b)",
    re.I,
)
"""Pieces of words, one of which a sentence holds that says what a drug did to patients."""
_DOES = re.compile(
    r"\b(?:cause|causes|causing|leads? to|led to|results? in|induces?|produces?|triggers?|"
    r"(?:risk|chance|reports?|cases?|rates?) (?:of|for))\b[^.;:]*$",
    re.I,
)
_HAPPENS = re.compile(
    r"[^.;:]*?\b(?:(?:may|can|could|might) (?:\w+ )?(?:occur|happen|develop|appear|result)|occur(?:s|red)?|"
    r"(?:has|have|was|were) (?:\w+ )?(?:reported|observed|seen|described|noted|occurred|developed))\b",
    re.I,
)
_NO_EFFECT = re.compile(
    r"\b(?:fewer|prevent\w*|treat(?:s|ing|ed)?|reliev\w+|helps?|used (?:for|to|in)|protects?|caused by|"
    r"due to|history of|(?:who|you) have|"
    r"(?:patients|people|those|anyone|children|adults) with)\b[^.;:,]*$|"
    r"\b(?:reduc|lower|cut)\w* (?:the |your )?(?:risk|number|chance|rate)\b[^.;:]*$",
    re.I,
)
"""Words before a mention that say whom or what the drug is given for, or what brought an effect about."""
_OF_OTHERS = re.compile(r"\W*(?:with|on|for|in)\s+(?:the\s+)?(?:placebo|dummy \w+|control|vehicle)\b", re.I)
"""A clause on those who didn't get the drug: "with placebo, gout 5%"."""
_SHORTEST = 4
_SEAM = re.compile(r";\s+|,\s+(?:and|but|while|whereas|although)\s+")
_RULED = frozenset([Status.NEGATED, Status.ANIMAL])
_ONCE_ANNOTATED, _OFTEN_ANNOTATED = 1, 3
"""Bucket of the terms that annotators of labels took for effects at three of five places at least. Outside
sections on side effects no others count: there, the tagger also marks conditions and agents."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence, or a clause of one, in which the rules found nothing.

    Args:
        index: its passage in the section.
        start: first code point in the passage.
        end: index after the last.
        words: the words.
        whole: whether it is a sentence.
    """

    index: int
    start: int
    end: int
    words: str
    whole: bool = True


class PageEffectExtractor:
    r"""Reads adverse_effect facts of pages: by rules, and by the tagger what these leave unread.

    Sections copied from a label are read as a label's are.

    >>> page = read("Side effects\nIt may cause nausea.\nDry mouth was a nuisance to a few.")
    >>> [(fact.object, fact.evidence[0].rule) for fact in PageEffectExtractor().extract(page)]
    [('nausea', 'effects/drug_causes'), ('dry mouth', 'effects/tagger')]
    """

    name = "effects"
    by_section = False
    relations = ("adverse_effect",)

    def extract(self, document: Document) -> Iterator[AdverseEffect]:
        """The adverse effects that the document states, repeats included."""
        copied = {section.start for section in label_sections(document)}
        found = list(AdverseEffectExtractor(copied).extract(document))
        yield from found
        if copied:
            yield from LabelEffectExtractor().extract(document)
        read = [(e.span.start, e.span.end) for fact in found for e in fact.evidence]
        for section in document.monograph.of_kind(*_KINDS):
            if section.start in copied or (section.title and is_skipped(section.title.quote, section.kind)):
                continue
            yield from _section(document, section, read)


def _section(
    document: Document, section: Section, read: Iterable[tuple[int, int]]
) -> Iterator[AdverseEffect]:
    """The effects of the unread sentences of a section."""
    unread = list(_unread(section, read))
    if not unread:
        return
    main = section.kind is _MAIN
    names = {name.casefold() for name in document.monograph.drug.all_names}
    indicated = indicated_words(document)
    places = sorted({stretch.index for stretch in unread})
    mentions = tag_part(section.kind, [(p.text, p.kind) for p in map(section.passages.__getitem__, places)])
    for stretch in unread:
        index, left, right, words = stretch.index, stretch.start, stretch.end, stretch.words
        if _OF_OTHERS.match(words):
            continue
        inside = [
            (mention, mention.fragments[0][0] - left, mention.fragments[-1][1] - left)
            for mention in mentions
            if {places[number] for number in mention.passages} == {index}
            and left <= mention.fragments[0][0]
            and mention.fragments[-1][1] <= right
        ]
        heads = heads_of(words, [(a, b, effect_name(m.text) or "") for m, a, b in inside])
        for mention, start, end in inside:
            name = effect_name(mention.text, document.abbreviations)
            if name is None or name.casefold() in names:
                continue
            if _NO_EFFECT.search(words[:start]) or is_bystander(words, start, end, indicated):
                continue
            told = _DOES.search(words[:start]) or _HAPPENS.match(words[end:])
            least = 0 if main and stretch.whole else _ONCE_ANNOTATED if told else _OFTEN_ANNOTATED
            if least and annotated(mention.text) < least:
                continue
            status = status_of(words, start, end)
            if status not in _RULED and mention.status in _RULED:
                status = Status(mention.status)
            said = said_of_effect(
                words,
                start,
                end,
                previous_end=max((e for _, _, e in inside if e <= start), default=0),
                next_start=min((s for _, s, _ in inside if s >= end), default=None),
            )
            at = section.passages[index].start
            broader, sign_of = heads.get((start, end), (None, None))
            yield said.added_to(
                AdverseEffect(
                    drug=document.drug,
                    object=name,
                    status=status,
                    broader=broader or None,
                    manifestation_of=sign_of or None,
                    boxed=True if section.kind is SectionKind.BOXED_WARNING else None,
                    evidence=tuple(
                        document.evidence(section, at + a, at + b, "effects/tagger")
                        for a, b in mention.fragments
                    ),
                )
            )


def _unread(section: Section, read: Iterable[tuple[int, int]]) -> Iterator[_Stretch]:
    """The sentences and clauses that say what happens to patients but in which no effect has been found.

    Args:
        section: a section.
        read: stretches of the document in which the rules found an effect.
    """
    main = section.kind is _MAIN
    for index, passage in enumerate(section.passages):
        if passage.text.endswith(":"):
            continue
        item = passage.kind is PassageKind.ITEM
        for left, right, words in sentences(passage.text):
            if not _says_something(words, main=main, item=item):
                continue
            here = [(a - passage.start, b - passage.start) for a, b in read]
            here = [(a, b) for a, b in here if a < right and b > left]
            if not here:
                yield _Stretch(index, left, right, words)
            elif main and not item:
                cuts = [left, *(left + m.end() for m in _SEAM.finditer(words)), right]
                for start, end in pairwise(cuts):
                    if not any(a < end and b > start for a, b in here):
                        yield _Stretch(index, start, end, passage.text[start:end], whole=False)


def _says_something(words: str, *, main: bool, item: bool) -> bool:
    """Whether a sentence may tell of effects."""
    if len(words.split()) < _SHORTEST or (item and not words.endswith(".")):
        return False
    if not (main or _SAYS_WHAT_HAPPENS.search(words)) or is_instruction(words):
        return False
    return not is_boilerplate(words, definitions=True)
