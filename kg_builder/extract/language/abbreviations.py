"""Abbreviations that a document introduces, after Schwartz and Hearst (PSB 2003)."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["find_abbreviations"]

# Brackets first, then the words before them: far fewer tries than words first.
_SHORT = re.compile(r"\(([A-Za-z][\w/-]{1,9})(?:[,;]\s(?:an?|the)\s[^()]*)?\)")
_WORDS_BACKWARDS = re.compile(r"(?:[ \u00a0][\w\u2019'/-]+){1,8}")
_REACH = 300


def find_abbreviations(text: str) -> dict[str, str]:
    """Short form to long form for every "long form (SF)" of the text.

    >>> find_abbreviations("it may bring on diabetic ketoacidosis (DKA) in some")
    {'DKA': 'diabetic ketoacidosis'}
    >>> find_abbreviations("renal cell carcinoma (RCC; a cancer of the kidney)")
    {'RCC': 'renal cell carcinoma'}
    >>> find_abbreviations("swelling of extremities (edema)")
    {}
    """
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        short = match.group(1)
        if short in found or sum(c.isupper() for c in short) * 2 < len(short):
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        words = _WORDS_BACKWARDS.match(before[::-1])  # a search for their end would try from every place
        long_form = _long_form(short, before[-words.end() :].rstrip()) if words else None
        if long_form:
            found[short] = long_form
    return found


def _long_form(short: str, words: str) -> str | None:
    """The words whose initials are the letters of ``short``, else the shortest tail that holds these.

    The first letter stands at a word's start.

    >>> _long_form("TTP", "thrombotic thrombocytopenic purpura")
    'thrombotic thrombocytopenic purpura'
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    tail = words.split()[-len(letters) :]
    if [word[0].casefold() for word in tail] == letters:
        return " ".join(tail)
    s, w = len(short) - 1, len(words) - 1
    while s >= 0:
        letter = short[s].casefold()
        if not letter.isalnum():
            s -= 1
            continue
        while w >= 0 and (words[w].casefold() != letter or (s == 0 and w > 0 and words[w - 1].isalnum())):
            w -= 1
        if w < 0:
            return None
        s -= 1
        w -= 1
    long_form = words[w + 1 :]
    enough = len(long_form.split()) <= min(len(short) + 5, len(short) * 2)
    return long_form if enough and len(long_form) > len(short) else None
