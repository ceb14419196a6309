"""Deals out a disease that is named once for several places of the body."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.coordination import Part
from ..language.lexicon import FIXED_COORDINATIONS

__all__ = ["by_place"]

_AT_PLACES = re.compile(
    r"(?P<what>(?:[\w-]+\s){0,4}?"
    r"(?:candidiasis|thrush|herpes|cancers?|carcinomas?|tumou?rs?|psoriasis|tuberculosis|osteoarthritis"
    r"|ringworm|eczema|endometriosis|lymphomas?)(?:\s\([^()]*\))?)\s(?P<link>of|in|on)\s"
    r"(?P<the>the\s|your\s)?(?P<places>[\w\s,-]+?,?\s(?:and/or|and|or)\s[\w\s-]+)",
    re.I,
)
"""Diseases that are one of their own at each place, unlike "infections of the ear, nose and throat"."""

_JOINT = re.compile(r"\s*,\s*(?:and/or\s|and\s|or\s)?|\s(?:and/or|and|or)\s")
_ONE_PLACE = re.compile(r"(?:(?:in|on|of)\s)?(?:the\s|your\s)?(?P<place>[\w-]+(?:\s[\w-]+)?)")
_SEVERAL = {"cancers": "cancer", "carcinomas": "carcinoma", "tumors": "tumor", "tumours": "tumour"}


def by_place(part: Part) -> tuple[Part, ...]:
    """The diseases that a phrase names at several places; the phrase itself if it names one.

    >>> [p.text for p in by_place(Part("candidiasis of the mouth, skin and throat", 0, 41))]
    ['candidiasis of the mouth', 'candidiasis of the skin', 'candidiasis of the throat']
    >>> [p.text for p in by_place(Part("infections of the mouth and throat", 0, 34))]
    ['infections of the mouth and throat']
    >>> [p.text for p in by_place(Part("cancers of the breast or ovary", 0, 30))]
    ['cancer of the breast', 'cancer of the ovary']
    """
    told = _AT_PLACES.fullmatch(part.text)
    if told is None or told["places"].casefold() in FIXED_COORDINATIONS:
        return (part,)
    places = [_ONE_PLACE.fullmatch(place.strip()) for place in _JOINT.split(told["places"])]
    *first, last = told["what"].split(" ")
    what = " ".join([*first, _SEVERAL.get(last.casefold(), last)])
    named = [f"{what} {told['link']} {told['the'] or ''}{place['place']}" for place in places if place]
    return tuple(Part(name, part.start, part.end) for name in named) if len(named) == len(places) else (part,)
