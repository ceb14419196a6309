"""What is known of each token of an indications section, as names of features for a chain of tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from .lists import ALL_NAMES, WordLists
from .tokens import Sentence, folded

__all__ = ["LITTLE", "SentenceFeatures", "Stated", "cues_of", "features_of"]

LITTLE = frozenset("the of a an and or in with to for by on as is at".split())
_SIGNS = {
    "denied": r"\bnot (?:\w+ ){0,2}?(?:indicated|recommended|effective|established|shown|studied|evaluated"
    r"|found|useful|used|intended|for)\b|\bshould not\b|\bcontraindicated\b|\bno evidence\b|\bineffective\b",
    "germs": r"\b(?:isolates|susceptib\w+|organisms?|microorganisms|culture|strains|species)\b",
    "trials": r"\b(?:clinical|controlled|placebo|randomi[sz]ed|efficacy|effectiveness|trials?|studies"
    r"|study)\b",
    "defines": r"\b(?:characterized|defined|dsm|implies|criteria|essential feature|at least)\b",
    "symptoms": r"\b(?:symptoms|signs|features?|manifestations)\b.{0,60}\b(?:include|are)\b",
    "causes": r"\b(?:may|can) (?:result|cause|lead|occur|mask)\b|\brisk factors?\b"
    r"|\b(?:caused|reported|history|higher)\b",
    "indicated": r"\bindicat\w+",
    "treats": r"\b(?:treat\w*|manag\w+|reliev\w+|relief|therapy|control\w*)\b",
    "prevents": r"\b(?:prevent\w*|prophyla\w+|reduc\w+|risk)\b",
    "used": r"\b(?:use[ds]?|useful|effective|recommended)\b",
    "modal": r"\b(?:may|should|can|must|would)\b",
    "patients": r"\bpatients\b",
}
_SIGN = {name: re.compile(pattern) for name, pattern in _SIGNS.items()}
_TRIGGER = re.compile(
    r"(?:treat\w*|manag\w+|reliev\w+|relief|therapy|control\w*|prevent\w*|prophyla\w+|reduc\w+|risk|indicated"
    r"|used?|useful|effective|recommended|associated|due|caused|secondary|history|patients?|symptoms?|signs"
    r"|following|including|such|not|without|should|established|shown|adjunct\w*|lower\w*|improv\w*|maintenance"
    r"|healing|evidence|studies|trials?|contraindicated|characterized|diagnos\w+|includes?|unless|when|if"
    r"|because|may|can|causes?|result\w*|increas\w+|decreas\w*|suspected|susceptible|strains|isolates"
    r"|complicat\w+|undergoing|who|that|which|accompan\w+|have|has|had)",
    re.I,
)


class Stated(NamedTuple):
    """A condition that a rule reads in a sentence.

    Args:
        start: first code point of the sentence.
        end: index after its last.
        words: folded words of the condition.
        is_use: whether it is read as a use, not as a limit of use.
    """

    start: int
    end: int
    words: frozenset[str]
    is_use: bool


@lru_cache(maxsize=16384)
def _is_trigger(word: str) -> bool:
    return _TRIGGER.fullmatch(word) is not None


class SentenceFeatures(NamedTuple):
    """Features of the tokens of a sentence.

    Args:
        shared: of every token.
        named: of tokens inside the name of a condition.
        own: of each token.
        names: first token, and index after the last, of each such name.
    """

    shared: tuple[str, ...]
    named: tuple[str, ...]
    own: tuple[tuple[str, ...], ...]
    names: tuple[tuple[int, int], ...]

    @property
    def inside(self) -> list[bool]:
        """Whether each token stands inside the name of a condition."""
        inside = [False] * len(self.own)
        for start, end in self.names:
            inside[start:end] = [True] * (end - start)
        return inside

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of tokens, or the name of a condition that it is a part of."""
        return next(((a, b) for a, b in self.names if a <= start and end <= b), (start, end))

    def all_of(self, token: int) -> tuple[str, ...]:
        """All features of a token."""
        is_named = any(start <= token < end for start, end in self.names)
        return (*self.shared, *(self.named if is_named else ()), *self.own[token])


def features_of(
    sentences: Sequence[Sentence], lists: WordLists, stated: Sequence[Stated] = ()
) -> list[SentenceFeatures]:
    """The features of every token of every sentence.

    Args:
        sentences: of one section, in reading order.
        lists: what is known of words.
        stated: what rules read in the section.

    >>> from kg_builder.extract.uses.tokens import sentences_of
    >>> (sentence,) = sentences_of([(0, "Indicated for gout.")])
    >>> (features,) = features_of([sentence], WordLists.load())
    >>> [token.text for token, inside in zip(sentence, features.inside) if inside]
    ['gout']
    """
    counts = Counter(folded(t.text) for s in sentences for t in s)
    titles = {folded(t.text) for s in sentences if _is_title(s) for t in s if len(t.text) > 3}
    indicated = {
        folded(t.text)
        for s in sentences
        if any(t.text.casefold().startswith("indicated") for t in s)
        for t in s
        if len(t.text) > 3
    }
    out = []
    lead = ""
    for number, sentence in enumerate(sentences):
        words = [t.text for t in sentence]
        ruled = _ruled(sentence, stated)
        told = "use" if "use" in ruled else "limit" if "limit" in ruled else ""
        shared = ("b", *_of_sentence(words, number, lead), f"Sruled={told}")
        names = _names(words, lists)
        context = _Context(counts, titles, indicated, "Sindicated" in shared, _is_title(sentence))
        columns = (
            _of_context(words, names.marks, context),
            _of_words(words),
            _of_names(names),
            _of_classes(words, lists),
            _of_rules(ruled, names.marks),
        )
        own = tuple(tuple(f for part in parts for f in part) for parts in zip(*columns, strict=True))
        named = tuple(f"L&{name}" for name in shared)
        out.append(SentenceFeatures(shared, named, own, tuple(names.longest)))
        lead = _lead(words, lead)
    return out


class _Context(NamedTuple):
    """What holds for all tokens of a sentence, or of its section."""

    counts: Counter[str]
    titles: set[str]
    indicated: set[str]
    is_indicated: bool
    is_title: bool


class _Names(NamedTuple):
    """Names in a sentence.

    Args:
        longest: the longest names of conditions that begin earliest: first word, index after the last.
        marks: for each word, its place in one of those.
        places: for each word, kind and place in every name of any kind.
    """

    longest: list[tuple[int, int]]
    marks: list[str]
    places: list[dict[str, None]]


def cues_of(sentence: Sentence, lists: WordLists) -> list[tuple[str, ...]]:
    """What the words of a sentence are by themselves: the form of each, and the names that it stands in.

    Args:
        sentence: of any section.
        lists: what is known of words.

    >>> from kg_builder.extract.uses.tokens import sentences_of
    >>> (sentence,) = sentences_of([(0, "For gout")])
    >>> cues_of(sentence, WordLists({"gout": "d"}, {}))
    [('shape=T', 'L='), ('shape=l', 'L=Sd', 'GdS')]
    """
    words = [token.text for token in sentence]
    names = _names(words, lists)
    return [
        (f"shape={_shape(word)}", f"L={mark[:2]}", *places)
        for word, mark, places in zip(words, names.marks, names.places, strict=True)
    ]


def _is_title(sentence: Sentence) -> bool:
    return len(sentence) <= 9 and sentence[-1].text != "."


def _lead(words: Sequence[str], lead: str) -> str:
    """What a sentence says of those below it."""
    low = [w.casefold() for w in words]
    if words[-1] == ":":
        return "colon"
    is_title = len(words) <= 9 and words[-1] != "."
    if is_title and not any(w.startswith(("indicat", "treat", "use")) for w in low):
        return lead
    return "use" if is_title or any(w.startswith("indicated") for w in low) else "other"


def _ruled(sentence: Sentence, stated: Sequence[Stated]) -> list[str]:
    """For each token, whether a rule reads it as a part of a use, of a limit of use, or of neither."""
    start, end = sentence[0].start, sentence[-1].end
    near = [s for s in stated if s.start < end and start < s.end]
    ruled = [""] * len(sentence)
    for condition in near:
        for i, token in enumerate(sentence):
            if condition.start <= token.start < condition.end and folded(token.text) in condition.words:
                ruled[i] = "use" if condition.is_use else "limit"
    return ruled


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "d"
    if not word[0].isalpha():
        return word
    if word.islower():
        return "l"
    if len(word) == 1:
        return "C"
    if word.isupper():
        return "U"
    return "T" if word[1:].islower() else "M"


def _names(words: Sequence[str], lists: WordLists) -> _Names:
    low = [w.casefold() for w in words]
    marks, places = [""] * len(words), [dict[str, None]() for _ in words]
    found: list[tuple[int, int]] = []
    for i, first in enumerate(low):
        if not first[0].isalnum() or first in LITTLE:
            continue
        longest, kind, name = 0, "", ""
        for j in range(i + 1, min(len(words), i + ALL_NAMES) + 1):
            last = low[j - 1]
            if last in ".;:,()":
                break
            name = f"{name} {last}" if name else last
            if not last[0].isalnum() or last in LITTLE or (j - i == 1 and len(last) < 3):
                continue
            kinds = lists.names.get(name, "")
            for letter in kinds:
                for k in range(i, j):
                    places[k][f"G{letter}{_place(k, i, j)}"] = None
            if kinds and kinds[0] in "dp":
                longest, kind = j, kinds[0]
        if longest and (not found or i >= found[-1][1]):
            found.append((i, longest))
            for k in range(i, longest):
                marks[k] = f"{_place(k, i, longest)}{kind}{min(longest - i, 4)}"
    return _Names(found, marks, places)


def _place(k: int, start: int, end: int) -> str:
    return "S" if end - start == 1 else "B" if k == start else "E" if k == end - 1 else "I"


def _of_sentence(words: Sequence[str], number: int, lead: str) -> Iterator[str]:
    low = " ".join(words).casefold()
    yield from (f"S{name}" for name, pattern in _SIGN.items() if pattern.search(low))
    yield "Stitle" if len(words) <= 9 and words[-1] != "." else "Sprose"
    yield f"Splace{min(number, 5)}"
    yield f"Slong{min(len(words) // 8, 5)}"
    yield f"S0={words[0].casefold()}"
    yield f"Slead={lead}"


def _of_context(words: Sequence[str], marks: Sequence[str], context: _Context) -> Iterator[list[str]]:
    trigger, before, distance, denied = "^", "^", 0, False
    for t, word in enumerate(words):
        low, fold = word.casefold(), folded(word)
        features = [f"trig={trigger}", f"trig={trigger}{min(distance // 3, 3)}", f"trigs={before}_{trigger}"]
        if denied:
            features.append("denied")
        if len(low) > 3 and low[0].isalpha():
            features.append(f"times{min(context.counts[fold], 4)}")
            if fold in context.titles and not context.is_title:
                features.append("in title")
            if fold in context.indicated and not context.is_indicated:
                features.append("indicated elsewhere")
        if marks[t]:
            features += [f"L&trig={trigger}", "L&denied" if denied else "L&open"]
            if fold in context.titles:
                features.append("L&in title")
            if fold in context.indicated:
                features.append("L&indicated elsewhere")
            if t and _shape(word) == "T":
                features.append("L&capital")
        yield features
        if _is_trigger(word):
            before, trigger, distance = trigger, fold, 0
        else:
            distance += 1
        denied = denied or low in {"not", "no", "without"}


def _of_words(words: Sequence[str]) -> Iterator[list[str]]:
    padded = ["<"] * 3 + [folded(w) for w in words] + [">"] * 3
    shapes = ["|", *map(_shape, words), "|"]
    low = [w.casefold() for w in words]
    for t, word in enumerate(low):
        near = padded[t : t + 7]
        features = [f"w{k - 3}={w}" for k, w in enumerate(near)]
        features += [f"w{k - 3},{k - 2}={near[k]}_{near[k + 1]}" for k in (1, 2, 3, 4)]
        if word[0].isalpha():
            features += [f"s{n}={word[-n:]}" for n in (2, 3, 4) if len(word) > n]
            features += [f"p{n}={word[:n]}" for n in (3, 4) if len(word) > n]
            if t + 1 < len(low):
                features.append(f"s3+1={low[t + 1][-3:]}")
            if t:
                features.append(f"s3-1={low[t - 1][-3:]}")
        features += [f"shape={shapes[t + 1]}", f"shapes={''.join(shapes[t : t + 3])}"]
        ahead = (w for w in words[t + 1 : t + 7] if w in ".;:(" or _is_trigger(w))
        features.append(f"next={next(ahead, '-').casefold()}")
        yield features


def _of_names(names: _Names) -> Iterator[list[str]]:
    marks = ["<", *(m[:2] for m in names.marks), ">"]
    for t, mark in enumerate(names.marks):
        yield [f"L={mark}", f"L={marks[t]}|{marks[t + 1]}|{marks[t + 2]}", *names.places[t]]


def _of_classes(words: Sequence[str], lists: WordLists) -> Iterator[list[str]]:
    known = [("|", "|")] * 2 + [lists.classes_of(w) for w in words] + [("|", "|")] * 2
    coarse, fine = [c for c, _ in known], [f for _, f in known]
    for t in range(len(words)):
        a, b, c, d, e = coarse[t : t + 5]
        features = [f"c{k - 2}={w}" for k, w in enumerate((a, b, c, d, e))]
        features += [f"c-2,-1={a}_{b}", f"c-1,0,1={b}_{c}_{d}", f"c1,2={d}_{e}"]
        a, b, c, d, e = fine[t : t + 5]
        features += [f"f{k - 2}={w}" for k, w in enumerate((a, b, c, d, e))]
        features += [f"f-1,0={b}_{c}", f"f0,1={c}_{d}"]
        yield features


def _of_rules(ruled: Sequence[str], marks: Sequence[str]) -> Iterator[list[str]]:
    padded = ["<", *ruled, ">"]
    for t, mark in enumerate(marks):
        features = [f"R={ruled[t]}", f"R={'|'.join(padded[t : t + 3])}"]
        if mark:
            features.append(f"L&R={ruled[t]}")
        yield features
