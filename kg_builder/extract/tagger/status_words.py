"""What the words of a sentence make of the status that the network gives its mentions.

The network overrates what it saw in a few labels: a sentence that names the drug itself tells of no class
effect, and one that names neither a class of drugs nor animals seldom tells of either. So its scores are
shifted by what the sentence names; the drug's own names are told by how a part of a document writes them.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from .dictionary import TermDictionary, term_key
from .second_look import ChunkMention
from .tags import STATUSES
from .tokens import Chunk, Layout, Token

__all__ = ["own_names", "settled_statuses"]

_CLASS_WORDS = frozenset(
    "class drugs agents products medications medicines analogs analogues compounds antibodies antibiotics "
    "antibacterials antivirals antidepressants antipsychotics anticonvulsants antiepileptics antihistamines "
    "anticoagulants corticosteroids steroids glucocorticoids estrogens progestins contraceptives hormones "
    "opioids benzodiazepines stimulants diuretics vaccines toxins nitrates bisphosphonates "
    "immunosuppressants interferons".split()
)
_CLASS_ENDINGS = tuple("inhibitors blockers agonists antagonists mimetics cyclines statins azoles".split())
_MEMBER = frozenset({"member", "members", "other"})
"""With these a sentence may tell of the class though it names the drug: "X is a member of this class"."""
_ANIMALS = frozenset(
    "rat rats mice mouse rabbit rabbits monkey monkeys dog dogs animal animals rodent rodents nonclinical "
    "preclinical".split()
)
_DENIALS = frozenset("no not without never neither".split())
_DISTANT_DENIALS = _DENIALS | {"none", "nor", "excluding", "except"}
_NEAR = 6
"""Tokens before a mention in which a denial is most likely to be of it, up to a sign that parts."""
_PARTING = frozenset({",", ";", ":"})
_NEVER_NAMES = frozenset("grade table section warnings precautions disorders dosage".split())
_SHORTEST_NAME = 4
_DRUG_KIND = 3
"""Kind of the listed names that are drugs and classes of drugs."""
_LEAST_OF_GENERIC = 3
"""A generic name this often named in a part is taken for the drug's own."""

_DENIED, _NOT_DENIED = 3.0, -1.0
_OF_ANIMALS, _NOT_OF_ANIMALS = 3.0, -2.0
_OF_CLASS, _NOT_OF_CLASS, _OF_DRUG = 1.0, -1.5, -2.0
"""What is added to the score of a status, in log odds."""


def settled_statuses(
    chunks: Sequence[Chunk], found: Sequence[Sequence[ChunkMention]], listed: TermDictionary
) -> Iterator[str]:
    """The status of each mention of a part of a document, chunk by chunk.

    Args:
        chunks: the chunks of the part.
        found: the mentions of each.
        listed: names of open terminologies, drugs among them.

    >>> from kg_builder.extract.tagger.tokens import TaggerInput, pack
    >>> scores = (1.0, 0.0, 0.0, 0.0), (0.9, 0.0, 0.0, 0.0), 0.9, (0.0, 0.0, 0.0, 0.0), False
    >>> rash = ChunkMention(((2, 3),), *scores)
    >>> for text in ("Cases of rash were seen.", "Saw no rash."):
    ...     print(*settled_statuses(pack([TaggerInput(text)]), [[rash]], TermDictionary({})))
    asserted
    negated
    """
    if not any(found):
        return
    names = own_names(chunks, listed)
    for chunk, mentions in zip(chunks, found, strict=True):
        ends = [0, *_sentence_ends(chunk)] if mentions else []
        for mention in mentions:
            place = mention.fragments[0][0]
            number = bisect_right(ends, place)
            sentence = chunk.tokens[ends[number - 1] : ends[number]]
            shifts = _shifts(sentence, place - ends[number - 1], names)
            scores = [score + shift for score, shift in zip(mention.statuses, shifts, strict=True)]
            yield STATUSES[scores.index(max(scores))]


def own_names(chunks: Sequence[Chunk], listed: TermDictionary) -> frozenset[str]:
    """Small-letter names by which a part of a document calls its drug, none if it does not say.

    A brand name is what is written large within sentences time and again, and never small; where there is
    none, the drug that is named most is taken.

    >>> from .tokens import TaggerInput, pack
    >>> text = "Rash came with Examplol in men. Stop Examplol then, as taking Examplol hurts."
    >>> sorted(own_names(pack([TaggerInput(text)]), TermDictionary({})))
    ['examplol']
    """
    tokens = [token.text for chunk in chunks for token in chunk.tokens]
    small = {text for text in tokens if text.islower()}
    large = Counter(
        low
        for before, text in itertools.pairwise(tokens)
        if len(text) >= _SHORTEST_NAME
        and text[0].isupper()
        and (before.islower() or before == ",")
        and text.isalpha()
        and (low := text.lower()) not in small
        and low not in _NEVER_NAMES
        and listed.bucket(term_key([low])) in (0, _DRUG_KIND)
    )
    most = max(large.values(), default=0)
    if most > 1:
        return frozenset(name for name, count in large.items() if count * 2 >= most)
    generic = Counter(
        text
        for text in tokens
        if text.islower()
        and text[-1] != "s"
        and len(text) > _SHORTEST_NAME
        and listed.bucket(term_key([text])) == _DRUG_KIND
    )
    return frozenset(name for name, count in generic.most_common(1) if count >= _LEAST_OF_GENERIC)


def _sentence_ends(chunk: Chunk) -> Iterator[int]:
    """Index after each sentence of a chunk: at full stops, and where a line of another kind begins."""
    for index in range(1, len(chunk.tokens)):
        before, token = chunk.tokens[index - 1], chunk.tokens[index]
        ended = before.text in {".", "!", "?"} and token.gap > 0 and not token.text.islower()
        lines = chunk.layouts[index - 1 : index + 1]
        if ended or (token.gap == 3 and lines != (Layout.PARAGRAPH, Layout.PARAGRAPH)):
            yield index
    yield len(chunk.tokens)


def _shifts(sentence: Sequence[Token], at: int, names: frozenset[str]) -> tuple[float, ...]:
    """What is added to the scores of ``STATUSES`` for a mention that begins at a token of a sentence."""
    words = [token.text.lower() for token in sentence]
    if not names.isdisjoint(words) and _MEMBER.isdisjoint(words):
        of_class = _OF_DRUG
    elif any(_names_class(token.text) for token in sentence):
        of_class = _OF_CLASS
    else:
        of_class = _NOT_OF_CLASS
    animal = _NOT_OF_ANIMALS if _ANIMALS.isdisjoint(words) else _OF_ANIMALS
    return 0.0, _denial(words[:at]), animal, of_class


def _denial(before: Sequence[str]) -> float:
    """What the words before a mention add to its being denied.

    >>> [_denial(text.split()) for text in ("there were no cases of", "it did not , but", "he had")]
    [3.0, 0.0, -1.0]
    """
    near = list(itertools.takewhile(lambda word: word not in _PARTING, reversed(before[-_NEAR:])))
    if not _DENIALS.isdisjoint(near):
        return _DENIED
    return _NOT_DENIED if _DISTANT_DENIALS.isdisjoint(before) else 0.0


def _names_class(text: str) -> bool:
    """Whether a word names a class of drugs.

    >>> [_names_class(text) for text in ("agents", "inhibitors", "LABAs", "LABA", "pills")]
    [True, True, True, False, False]
    """
    low = text.lower()
    short_form = len(text) > 3 and text[-1] == "s" and text[:-1].isupper()
    return low in _CLASS_WORDS or low.endswith(_CLASS_ENDINGS) or short_form
