"""Tokens of an indications section and what is known of each, as names of features for a chain of tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Known", "Token", "features_of", "sentences_of"]

Known = Callable[[str], str]
"""What kind of condition a phrase names in a terminology: "d" a disease, "p" a finding, "" neither."""

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\s\w]|_")
_ALL_NAMES = 6
_LITTLE = frozenset("the of a an and or in with to for by on as is at".split())
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


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign with its place."""

    start: int
    end: int
    text: str


def sentences_of(text: str) -> list[list[Token]]:
    r"""The tokens of each sentence or line.

    >>> [[t.text for t in s] for s in sentences_of("Gout\nUsed for acute gout. Not for pain.")]
    [['Gout'], ['Used', 'for', 'acute', 'gout', '.'], ['Not', 'for', 'pain', '.']]
    """
    sentences: list[list[Token]] = []
    current: list[Token] = []
    for match in _TOKEN.finditer(text):
        if current:
            gap = text[current[-1].end : match.start()]
            if "\n" in gap or (gap and len(current) > 3 and current[-1].text in ".;"):
                sentences.append(current)
                current = []
        current.append(Token(match.start(), match.end(), match.group()))
    if current:
        sentences.append(current)
    return sentences


def features_of(sentences: Sequence[Sequence[Token]], known: Known) -> list[list[list[str]]]:
    """The features of every token of every sentence.

    Args:
        sentences: of one section, in reading order.
        known: what a terminology says of a phrase.
    """
    counts = Counter(_fold(t.text) for s in sentences for t in s)
    titles = {_fold(t.text) for s in sentences if _is_title(s) for t in s if len(t.text) > 3}
    indicated = {
        _fold(t.text)
        for s in sentences
        if any(t.text.casefold().startswith("indicated") for t in s)
        for t in s
        if len(t.text) > 3
    }
    out = []
    lead = ""
    for number, sentence in enumerate(sentences):
        words = [t.text for t in sentence]
        shared = list(_of_sentence(words, number, lead))
        context = _Context(counts, titles, indicated, _is_title(sentence), shared)
        out.append(list(_of_tokens(words, _marks(words, known), context)))
        low = [w.casefold() for w in words]
        if words[-1] == ":":
            lead = "colon"
        elif not _is_title(sentence) or any(w.startswith(("indicat", "treat", "use")) for w in low):
            lead = "use" if any(w.startswith("indicated") for w in low) or _is_title(sentence) else "other"
    return out


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for all tokens of a sentence."""

    counts: Counter[str]
    titles: set[str]
    indicated: set[str]
    is_title: bool
    shared: list[str]


def _is_title(sentence: Sequence[Token]) -> bool:
    return len(sentence) <= 9 and sentence[-1].text != "."


def _fold(word: str) -> str:
    low = word.casefold()
    if low[0].isdigit():
        return "0"
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


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


def _marks(words: Sequence[str], known: Known) -> list[str]:
    """For each word, its place in the longest name of a terminology that begins earliest."""
    marks = [""] * len(words)
    i = 0
    while i < len(words):
        end, kind = i, ""
        if words[i][0].isalpha() and words[i].casefold() not in _LITTLE:
            for j in range(min(len(words), i + _ALL_NAMES), i, -1):
                last = words[j - 1]
                if not last[0].isalnum() or last.casefold() in _LITTLE or (j - i == 1 and len(last) < 3):
                    continue
                if not any(w in ".;:,()" for w in words[i:j]) and (kind := known(" ".join(words[i:j]))):
                    end = j
                    break
        size = min(end - i, 4)
        for k in range(i, end):
            place = "S" if end - i == 1 else "B" if k == i else "E" if k == end - 1 else "I"
            marks[k] = f"{place}{kind}{size}"
        i = max(end, i + 1)
    return marks


def _of_sentence(words: Sequence[str], number: int, lead: str) -> Iterator[str]:
    low = " ".join(words).casefold()
    yield from (f"S{name}" for name, pattern in _SIGN.items() if pattern.search(low))
    yield "Stitle" if len(words) <= 9 and words[-1] != "." else "Sprose"
    yield f"Splace{min(number, 5)}"
    yield f"Slong{min(len(words) // 8, 5)}"
    yield f"S0={words[0].casefold()}"
    yield f"Slead={lead}"


def _of_tokens(words: Sequence[str], marks: Sequence[str], context: _Context) -> Iterator[list[str]]:
    folded = [_fold(w) for w in words]
    trigger, before, distance, denied = "^", "^", 0, False
    for t, word in enumerate(words):
        low = word.casefold()
        features = [
            "b",
            f"trig={trigger}",
            f"trig={trigger}{min(distance // 3, 3)}",
            f"trigs={before}_{trigger}",
        ]
        features += _of_words(words, folded, t)
        features += _of_mark(words, marks, t)
        if denied:
            features.append("denied")
        if len(low) > 3 and low[0].isalpha():
            features.append(f"times{min(context.counts[folded[t]], 4)}")
            if folded[t] in context.titles and not context.is_title:
                features.append("in title")
            if folded[t] in context.indicated and "Sindicated" not in context.shared:
                features.append("indicated elsewhere")
        features += context.shared
        if marks[t]:
            features += [f"L&{name}" for name in context.shared]
            features += [f"L&trig={trigger}", "L&denied" if denied else "L&open"]
            if folded[t] in context.titles:
                features.append("L&in title")
            if folded[t] in context.indicated:
                features.append("L&indicated elsewhere")
            if t and _shape(word) == "T":
                features.append("L&capital")
        yield features
        if _TRIGGER.fullmatch(word):
            before, trigger, distance = trigger, _fold(low), 0
        else:
            distance += 1
        denied = denied or low in {"not", "no", "without"}


def _of_words(words: Sequence[str], folded: Sequence[str], t: int) -> Iterator[str]:
    def at(k: int) -> str:
        return "<" if t + k < 0 else ">" if t + k >= len(words) else folded[t + k]

    yield from (f"w{k}={at(k)}" for k in range(-3, 4))
    yield from (f"w{k},{k + 1}={at(k)}_{at(k + 1)}" for k in (-2, -1, 0, 1))
    low = words[t].casefold()
    if low[0].isalpha():
        yield from (f"s{n}={low[-n:]}" for n in (2, 3, 4) if len(low) > n)
        yield from (f"p{n}={low[:n]}" for n in (3, 4) if len(low) > n)
        if t + 1 < len(words):
            yield f"s3+1={words[t + 1].casefold()[-3:]}"
        if t:
            yield f"s3-1={words[t - 1].casefold()[-3:]}"
    shapes = [_shape(words[k]) if 0 <= k < len(words) else "|" for k in (t - 1, t, t + 1)]
    yield f"shape={shapes[1]}"
    yield f"shapes={''.join(shapes)}"
    ahead = (w for w in words[t + 1 : t + 7] if w in ".;:(" or _TRIGGER.fullmatch(w))
    yield f"next={next(ahead, '-').casefold()}"


def _of_mark(words: Sequence[str], marks: Sequence[str], t: int) -> Iterator[str]:
    yield f"L={marks[t]}"
    left = marks[t - 1][:2] if t else "<"
    right = marks[t + 1][:2] if t + 1 < len(words) else ">"
    yield f"L={left}|{marks[t][:2]}|{right}"
