"""Coordinated phrases split into their parts, each with the words that support it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re

from .lexicon import (
    BODY_PARTS,
    FEELINGS,
    FIXED_COORDINATIONS,
    LAY_MODIFIERS,
    NOT_MEDICAL,
    OF_A_PLACE,
    PATHOGENS,
    SHARED_PREFIXES,
)
from .phrase_words import CONJUNCTION, PREPOSITION, plain_words, without_aside
from .placed_symptoms import symptom_run
from .shared_words import goes_on, is_medical, modifier_run, separable

__all__ = ["Part", "split_including", "split_list"]


class Part(NamedTuple):
    """One member of a coordination.

    Args:
        text: the phrase, rebuilt where its head or its first words are shared, white space folded.
        start: first code point of the words that support it (the whole coordination when rebuilt).
        end: index after the last.
    """

    text: str
    start: int
    end: int


_ONLY_CONJUNCTION = re.compile(r"[\s,;.]*(?:and/or|and|or|but)?[\s,;.]*", re.I)
_INNER = re.compile(
    r"(?<!\s)\s+(and/or|as well as|(?:along|together) with|and|"
    r"or(?!\s+(?:more|less|fewer|higher|greater|older|younger)\b)|&)\s+",
    re.I,
)
_SEPARATOR = re.compile(
    r"(?:(?<!\s)\s+)?(?:[,;\u2022]\s+(?:(?:with\s+or\s+without|on\s+occasion,?\s+(?:with|by))\s+)?|;\s*)"
    r"|,(?=\D)"
)
_LEAD = re.compile(
    r"(?:(?:and/or|as well as|and|or|but|also|then|rarely|possibly|sometimes|e\.g\.|i\.e\.|"
    r"(?:a|an|the|any|some|other|certain|your|possible|another)(?=\s+\w)),?\s+)+",
    re.I,
)
_MARKS = ",;:.\u2022*\u2020\u2021"
_LOOSE = re.compile(
    r"\b(?:and/or|and|or|as well as|etc|among others|and others|and more|or others|and other side effects)$",
    re.I,
)
"""Words that end a list without naming a member."""
_LONGEST_LOOSE = 24
_INCLUDING = re.compile(
    r"(?:[,;:]\s*|(?<!\s)\s+)?\(?\b"
    r"(?:(?:which|that|these|it|they)\s+(?:may|can|might|could)?\s*(?:also\s+)?includes?"
    r"|(?:may|can|might)\s+(?:also\s+)?include"
    r"|(?:of\s+which|the)\s+(?:the\s+)?most\s+(?:common|frequent)(?:\s+of\s+which)?\s+"
    r"(?:were|are|was|is|being)|the\s+(?:signs|symptoms)\s+of\s+which\s+(?:may\s+)?(?:are|include)"
    r"|among\s+them|including(?:\s+but\s+not\s+limited\s+to)?|includes?|such\s+as|for\s+example"
    r"|for\s+instance|e\.g\.|namely|notably|in\s+particular"
    r"|(?<!feeling\s)(?<!feel\s)(?<!look\s)(?<!looks\s)(?<!feels\s)(?<!-)like"
    r"(?!\s+(?:you|a|an|it|coffee)\b))(?:\s+the\s+following)?\s*[:,]?\s+",
    re.I,
)
_INCLUDING_OR_CAUSING = re.compile(
    _INCLUDING.pattern
    + r"|(?:,\s*|(?<!\s)\s+)?\b(?:causing|resulting\s+in|that\s+results?\s+in|seen\s+as|showing\s+as|"
    r"shown\s+by|noticed\s+as|presenting\s+(?:as|with)|manifest(?:ed|ing)\s+(?:as|by|with)|(?:which|that)\s+(?:can|may|might|could)\s+(?:cause|lead\s+to)|"
    r"which\s+(?:causes?|leads?\s+to|results?\s+in)|"
    r"with\s+(?:signs|symptoms)\s+(?:of|like|such\s+as))\s+",
    re.I,
)
_ASIDE_LIST = re.compile(
    r"(?:(?<!\s)\s+)?[(\[]\s*(?:including|such as|which (?:may )?includes?|"
    r"e\.g\.,?)\s+(?P<list>[^()\[\]]+)[)\]][\s.;,]*$",
    re.I,
)
_INFECTION = frozenset("infection infections virus viruses reactivation".split())
_SLASH = re.compile(r"([A-Za-z][A-Za-z-]{3,})/([A-Za-z][A-Za-z-]{3,})")


def split_including(
    text: str, offset: int = 0, *, asides: bool = True, causes: bool = False
) -> tuple[Part, tuple[Part, ...]]:
    """A head and the narrower things named after "including", "such as", "which may include" and so on.

    Args:
        text: the phrase.
        offset: added to every place.
        asides: whether to look into brackets at the end as well.
        causes: whether what follows "causing" or "which can lead to" counts as well.

    >>> head, parts = split_including("serious infections such as pneumonia and sepsis")
    >>> head.text, [p.text for p in parts]
    ('serious infections', ['pneumonia', 'sepsis'])
    >>> split_including("rash")[1]
    ()
    """
    for match in (_INCLUDING_OR_CAUSING if causes else _INCLUDING).finditer(_masked(text)):
        head = _trim(text[: match.start()], offset)
        tail = text[match.end() :]
        if "(" in match.group() and tail.rstrip(" .;,").endswith(")"):
            tail = tail.rstrip(" .;,")[:-1]
        if head.text and tail.strip():
            return head, split_list(tail, offset + match.end())
    if asides and (aside := _ASIDE_LIST.search(text)):
        head = _trim(text[: aside.start()], offset)
        if head.text:
            return head, split_list(aside["list"], offset + aside.start("list"))
    return _trim(text, offset), ()


def split_list(text: str, offset: int = 0) -> tuple[Part, ...]:
    """The members of a list in running text.

    Commas and semicolons outside brackets separate, as do "and", "or", "and/or", "as well as". A head
    that two medical modifiers share is dealt out; a place or first word that two symptoms share keeps
    them whole; body parts after a preposition stay with it.

    Args:
        text: the list alone, without its lead-in.
        offset: added to every place.

    >>> [p.text for p in split_list("nausea, vomiting and back pain")]
    ['nausea', 'vomiting', 'back pain']
    >>> [p.text for p in split_list("upper and lower respiratory tract infections")]
    ['upper respiratory tract infections', 'lower respiratory tract infections']
    >>> [p.text for p in split_list("eye pain or swelling, or swelling of the face, lips or tongue")]
    ['eye pain or swelling', 'swelling of the face, lips or tongue']
    """
    pieces = _rejoined(text, list(_pieces(text)))
    parts: list[Part] = []
    for i, (start, end) in enumerate(pieces):
        # In "A, B and C" the last "and" is the list's own, whatever the words around it could share.
        closing = 0 < i == len(pieces) - 1 and not CONJUNCTION.match(text[start:end].lstrip())
        parts.extend(_conjuncts(text[start:end], offset + start, closing=closing))
    seen: dict[str, Part] = {}
    for part in parts:
        seen.setdefault(part.text.casefold(), part)
    return tuple(seen.values())


_FEELINGS = re.compile(
    r"(?P<verb>feeling|feel) (?P<states>[\w-]+, (?:[\w-]+, )*(?:[\w-]+,? )?(?:or|and) [\w-]+)", re.I
)
"""Three feelings or more under one verb: "feeling sleepy, tired or dizzy"."""


def _masked(text: str) -> str:
    """The text with what stands in brackets made blank, so that places hold."""
    if "(" not in text and "[" not in text:
        return text
    out, depth = [], 0
    last = max(text.rfind(")"), text.rfind("]"))
    for i, char in enumerate(text):
        # "(" that is never closed hides nothing.
        if char in "([" and i < last:
            depth += 1
            out.append(char)
        elif char in ")]" and depth:
            depth -= 1
            out.append(char)
        else:
            out.append("_" if depth else char)
    return "".join(out)


def _trim(text: str, offset: int) -> Part:
    """The phrase inside ``text`` and its place."""
    if _ONLY_CONJUNCTION.fullmatch(text):
        return Part("", offset, offset)
    start = len(text) - len(text.lstrip(" \t\n\u00a0,;:\u2022-\u2013*"))
    if lead := _LEAD.match(text, start):
        start = lead.end()
    end = _without_tail(text, start)
    return Part(" ".join(text[start:end].split()), offset + start, offset + max(start, end))


def _without_tail(text: str, start: int) -> int:
    """Where a phrase ends that begins at ``start``, without marks and words such as "and others" behind it.

    From the end on, since one pattern for all of it takes time with the cube of a run of blanks.
    """
    end = len(text)
    while True:
        while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS):
            end -= 1
        loose = _LOOSE.search(text, max(start, end - _LONGEST_LOOSE), end)
        if loose is None or loose.start() == start or not text[loose.start() - 1].isspace():
            return end
        end = loose.start()


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between commas and semicolons outside brackets."""
    start = 0
    for match in _SEPARATOR.finditer(_masked(text)):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _rejoined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces with those put together again that a comma split inside one phrase."""
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(pieces):
        start, end = pieces[i]
        j = i
        while j + 1 < len(pieces) and goes_on(text[start : pieces[j][1]], text[slice(*pieces[j + 1])]):
            j += 1
        end = pieces[j][1]
        if j == i:
            j = max(symptom_run(text, pieces, i), modifier_run(text, pieces, i))
            while (
                i < j
                and j + 1 < len(pieces)
                and goes_on(text[start : pieces[j][1]], text[slice(*pieces[j + 1])])
            ):
                j += 1
            end = pieces[j][1]
        if text[start:end].strip():
            out.append((start, end))
        i = j + 1
    return out


def _conjuncts(text: str, offset: int, *, closing: bool = False) -> Iterator[Part]:
    """The members of a piece that may hold conjunctions, and commas between shared modifiers."""
    whole = _trim(text, offset)
    if not whole.text:
        return
    inner = text[whole.start - offset : whole.end - offset]
    masked = _masked(inner)
    cuts = [m for m in _INNER.finditer(masked) if not _is_fixed(masked, m)]
    if not cuts:
        yield from _slashed(whole)
        return
    if dealt := _dealt_out(inner, whole):
        yield from dealt
        return
    if len(cuts) > 1:
        for middle in cuts:
            left, right = inner[: middle.start()], inner[middle.end() :]
            at = whole.start + middle.end()
            if _dealt_out(left, _trim(left, whole.start)) or _dealt_out(right, _trim(right, at)):
                yield from _conjuncts(left, whole.start)
                yield from _conjuncts(right, at)
                return
    if felt := _FEELINGS.fullmatch(inner):
        states = re.findall(r"[\w-]+", felt["states"].casefold())
        if set(states) - {"or", "and"} <= FEELINGS:
            yield from (
                Part(f"{felt['verb']} {s}", whole.start, whole.end) for s in states if s not in {"or", "and"}
            )
            return
    start = 0
    kept = 0
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(inner)
        if cut is not None:
            left, right = inner[kept : cut.start()], _first_conjunct(inner, cut.end(), cuts)
            own = closing and cut is cuts[-1] and cut.group(1).casefold() == "and"
            if not separable(left, right, cut.group(1).casefold(), own=own):
                continue
        part = _trim(inner[start:end], whole.start + start)
        if part.text:
            yield from _slashed(part)
        start = kept = cut.end() if cut else len(inner)


def _first_conjunct(inner: str, start: int, cuts: list[re.Match[str]]) -> str:
    later = [c for c in cuts if c.start() >= start]
    if not later:
        return inner[start:]
    words = plain_words(inner[start : later[0].start()])
    if len(words) == 1 and (words[0] in BODY_PARTS or is_medical(words[0])):
        return inner[start : later[1].start() if len(later) > 1 else len(inner)]  # "arm or leg weakness"
    return inner[start : later[0].start()]


def _is_fixed(masked: str, cut: re.Match[str]) -> bool:
    around = masked.casefold()
    for phrase in FIXED_COORDINATIONS:
        at = around.find(phrase, max(0, cut.start() - len(phrase)))
        if 0 <= at <= cut.start(1) < at + len(phrase):
            return True
    return False


def _dealt_out(inner: str, whole: Part) -> tuple[Part, ...]:
    """The parts of "A, B and C head" where A, B and C are medical modifiers, or () if it isn't that."""
    match = re.fullmatch(r"(?P<left>.+?),?\s+(?:and/or|and|or|&)\s+(?P<right>[^,]+)", inner, re.S)
    if match is None:
        return ()
    right = match["right"].split()
    right = right[1:] if right[0].casefold() == "other" and len(right) > 2 else right
    if _INNER.search(match["right"]) and not PREPOSITION.search(match["right"]):
        return ()
    lefts = [p.split() for p in re.split(r",\s+", match["left"])]
    # Words before the first modifier that hold for all: "serious" in "serious renal and hepatic failure".
    shared: list[str] = []
    while len(lefts[0]) > 1 and lefts[0][0].casefold() in NOT_MEDICAL | LAY_MODIFIERS | SHARED_PREFIXES:
        shared.append(lefts[0].pop(0))
    if shared and shared[-1].casefold() in OF_A_PLACE and lefts[0][-1].casefold() in BODY_PARTS:
        return ()  # "dry mouth and abdominal pain"
    if right[-1].casefold() in _INFECTION and all(left[-1].casefold() in PATHOGENS for left in lefts):
        head = [*right[-2:]] if right[-2].casefold() in {"viral", "virus", "bacterial"} else right[-1:]
        phrases = [[*shared, *left, *head] for left in lefts] + [right]
        return tuple(Part(" ".join(p), whole.start, whole.end) for p in phrases)
    if not all(_all_medical(left) for left in lefts) or lefts[-1][-1] == right[0]:
        return ()  # as in "vomit blood or blood in your stools"
    cut = 0
    while cut < len(right) - 1 and is_medical(right[cut].casefold()):
        cut += 1
        if len(lefts[0]) == 1 and cut == 1:
            break
    if right[:2] == ["bone", "marrow"]:
        cut = 2
    if cut == 0 or cut >= len(right):
        if right[0].endswith("ing") and len(right) > 1:
            cut = 1
        else:
            return ()
    head = right[cut:]
    bare = head[2:] if head[:2] in (["forms", "of"], ["types", "of"]) else head
    phrases = [[*shared, *left, *bare] for left in lefts]
    phrases.append([*shared, *right])
    return tuple(Part(" ".join(p), whole.start, whole.end) for p in phrases)


def _all_medical(words: list[str]) -> bool:
    plain = [w.casefold().strip(",") for w in words]
    if plain in (["bone", "marrow"], ["soft", "tissue"]):
        return True
    return bool(plain) and all(is_medical(w) or w == "progressive" for w in plain)


def _slashed(part: Part) -> Iterator[Part]:
    """Two parts for "nausea/vomiting", where the slash joins two whole words that are all of the phrase."""
    match = _SLASH.fullmatch(without_aside(part.text).strip())
    if match is None:
        yield part
        return
    aside = part.text[len(match.group()) :]
    middle = part.start + len(match.group(1))
    yield Part(match.group(1) + aside, part.start, middle)
    yield Part(match.group(2) + aside, middle + 1, part.end)
