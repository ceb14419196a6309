"""Items of a list whose lines a source has lost: "contraindicated in: Gout [see 5.1] Severe asthma"."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from .vocabulary.condition_words import is_condition
from .vocabulary.phrases import CITATION
from .vocabulary.shared_heads import is_modifier

__all__ = ["lost_items"]

_OPENER = (
    r"(?:in\s+(?:patients|adults|children|(?:pregnant\s+)?(?:wom[ae]n|females)|men|males|persons|people"
    r"|individuals|infants|neonates|pediatric|combination|the\s+presence)"
    r"|(?:patients|women|adults|people)\s+(?:with|who)|who\s+(?:are|have|has|is)"
    r"|with\s+(?:an?|any|known|current|previous|prior|severe|active|hypersens\w+)|taking|receiving"
    r"|undergoing|known\s+(?:or|hypersens\w+)|concomitant\s+(?:use|administration)|co-?administration"
    r"|treated\s+with)\b"
)
_CUT = re.compile(
    r"\s*[\u2022\u25cb\u25cf\u25aa\u25ab\u25e6\u2219\u00b7\u25a0\u25a1]\s*"
    r"|(?<=[a-z)\]])\s+\u2212\s+(?=[A-Z])"
    r"|(?<=[\w)\]])\s+(?=(?:Who\s+(?:are|have|is)|With\s+(?:an?|known|current|severe|active)|Taking"
    r"|(?:Patients|Women|Adults|People)\s+(?:with|who)|Known\s+(?:or|hypersens)|Concomitant\s+use)\s)"
    rf"|(?<=[\w)\]])\s*[.]\s+(?={_OPENER})|(?<=[\])])\s*[.]\s+(?=[a-z])"
)
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\((?:[^()]|\([^()]*\))*\)")
_AFTER_CITATION = re.compile(rf"\s*[.;:]?\s*(?:o\s+)?(?=[A-Z]|{_OPENER})")
_CIRCLE = re.compile(r"(?<=[\w)\]:])\s+o\s+(?=[A-Z])")
_CAPITAL = re.compile(r"(?<=[a-z\d)\]%])\s+(?=[A-Z][a-z]+)")
_IN = re.compile(r"\s+(?=in\s+(?:patients|adults|children|women|men|females|males)\s)")
_LEAD = re.compile(r"(?:contraindicat|not\s+be\s+(?:used|given|taken)|following)[^:.]*:", re.I)
_JOINS = frozenset(
    """a an and any as at by called containing contains drug drugs due during for from had has have
    having in including into is like named of on or other per plus see such than the this to
    tradename under using vs while with within without""".split()
)
"""Words that a capital after them doesn't part from: it begins a name."""

_OPENS = frozenset(
    """allergic allergy anaphylaxis breastfeeding bleeding co-administration coadministration combination
    concomitant concurrent demonstrated dependency documented evidence females history hypersensitivity
    hypersensitive infants known lactation major neonates nursing patients pregnancy pregnant presence
    treatment undiagnosed use women""".split()
)


def lost_items(text: str, before: str = "") -> Iterator[tuple[int, int]]:
    """Places of the items of a list that runs on in one line; the whole text where it is none.

    Bullets part items, and so do a pointer to another part of the label before a capital, the words that
    such items begin with, and behind the words that open a list each capital that begins no name.

    Args:
        text: a sentence or more.
        before: what stands before it in its passage.

    >>> words = "It is contraindicated in: Gout [see Warnings (5.1)] Severe asthma Major surgery this week"
    >>> [words[a:b] for a, b in lost_items(words)][1:]
    ['Severe asthma', 'Major surgery this week']
    >>> words = "Do not use it in patients with Crohn disease or a sensitivity to Samplol."
    >>> [words[a:b] for a, b in lost_items(words)] == [words]
    True
    """
    start = 0
    for end, after in [*_cuts(text, before), (len(text), len(text))]:
        if end < start:
            continue
        if text[start:end].strip():
            yield start, end
        start = after


def _cuts(text: str, before: str) -> list[tuple[int, int]]:
    masked = _BRACKETS.sub(lambda m: f"({'_' * (len(m.group()) - 2)})", text)
    found = [cut.span() for cut in _CUT.finditer(masked)]
    for citation in CITATION.finditer(text):
        if cut := _AFTER_CITATION.match(text, citation.end()):
            found.append((citation.end(), cut.end()))
    lead = _LEAD.search(text)
    if _LEAD.search(before) or "contraindicat" not in (before + text).casefold():
        listed = 0
    elif lead:
        listed = lead.end()
    else:
        return sorted(found)
    if lead and _IN.match(text, lead.end()):
        found += [cut.span() for cut in _IN.finditer(text, lead.end())]
    found += [cut.span() for cut in _CIRCLE.finditer(masked, listed)]
    found += [c.span() for c in _CAPITAL.finditer(masked, listed) if c.start() > listed and _opens(text, c)]
    return sorted(found)


def _opens(text: str, cut: re.Match[str]) -> bool:
    """Whether a capital begins an item rather than a name."""
    last = text[: cut.start()].rsplit(None, 1)[-1]
    if last.casefold() in _JOINS or is_modifier(last.casefold()):
        return False
    if last[0].isupper() and not last.isupper() and not is_condition(last):
        return False
    words = text[cut.end() :].split(None, 6)[:6]
    first = words[0].casefold().rstrip(",.;:")
    if first in _OPENS or is_modifier(first):
        return True
    return any(is_condition(" ".join(words[:n])) for n in range(1, len(words) + 1) if ";" not in words[n - 1])
