"""Symptoms that "or" joins and that share a place: "pain, redness, or warmth in one leg"."""

from __future__ import annotations

from .lexicon import LAY_MODIFIERS, LOCAL_SYMPTOMS, SHARED_PREFIXES
from .phrase_words import PREPOSITION, plain_words, without_aside

__all__ = ["share_a_place", "symptom_run"]

_SYMPTOMS = LOCAL_SYMPTOMS - {"rash"} | {"pus"}
_FARTHEST = 4  # words before the place


def symptom_run(text: str, pieces: list[tuple[int, int]], i: int) -> int:
    """Index of the piece whose place a run of symptoms from piece i on shares by "or", else i.

    Args:
        text: a list.
        pieces: its stretches between commas.
        i: index of the first.

    >>> said = "pain, redness, or warmth in one leg"
    >>> symptom_run(said, [(0, 4), (6, 13), (15, 35)], 0)
    2
    >>> symptom_run("pain, redness, and warmth in one leg", [(0, 4), (6, 13), (15, 36)], 0)
    0
    """
    j = i
    while j < len(pieces) and _are_symptoms(plain_words(text[slice(*pieces[j])])):
        j += 1
    if not i < j < len(pieces):
        return i
    last = plain_words(without_aside(text[slice(*pieces[j])]))
    at = last.index("or") if "or" in last else -1
    joined = at >= 0 and (at == 0 or _are_symptoms(last[:at])) and _is_placed(last[at + 1 :])
    return j if joined else i


def share_a_place(left: list[str], right: list[str]) -> bool:
    """Whether the words on both sides of "or" are symptoms of one place.

    >>> share_a_place("severe pain".split(), "tenderness just below the waist".split())
    True
    >>> share_a_place(["nausea"], "tenderness below the waist".split())
    False
    """
    return _are_symptoms(left) and _is_placed(right)


def _are_symptoms(words: list[str]) -> bool:
    """Whether the words are symptoms that need a place, the first perhaps with an adjective."""
    plain = words[1:] if words[:1] in (["a"], ["an"]) else words
    if len(plain) > 1 and plain[0] in LAY_MODIFIERS | SHARED_PREFIXES:
        plain = plain[1:]
    return bool(plain) and all(word in _SYMPTOMS for word in plain)


def _is_placed(words: list[str]) -> bool:
    """Whether the words are such a symptom and its place."""
    at = next((k for k, word in enumerate(words[:_FARTHEST]) if PREPOSITION.fullmatch(f"{word} ")), 0)
    before = words[: at - 1] if words[at - 1 : at] == ["just"] else words[:at]
    if words[at] == "of":
        return False  # "a rash, or swelling of the lips", whose place is the swelling's own
    return 0 < at < len(words) - 1 and len(before) <= 2 and _are_symptoms(before)
