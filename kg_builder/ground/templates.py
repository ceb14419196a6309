"""Phrases that say a quantity is off: "low X", "decrease in X", "X increased", "reduced level of X".

Vocabularies name such findings in as many ways ("Decreased circulating X concentration"), so a name and
a phrase are compared by their sense: the direction, and the words that say what is measured.
"""

from __future__ import annotations

from .normalize import words_of

__all__ = ["template_form"]

_UP = frozenset("increase elevated elevate high higher raised raise rise excess excessive".split())
_DOWN = frozenset(
    "decrease reduced reduce low lower lowered lowering diminished fall drop declined decline depleted "
    "depletion".split()
)
_ABNORMAL = frozenset("abnormal altered change disturbed".split())
_SPEED = {"fast": "up", "slow": "down"}
_RATES = frozenset({"rate", "beat", "pulse", "breathing", "respiration"})
"""What is fast or slow as others are high or low."""
_TIMES = frozenset({"time", "interval"})
_LENGTHS = {"prolonged": "up", "shortened": "down", "short": "down"}
"""What is longer or shorter as others are higher or lower: "QT interval increased" is a prolonged one."""
_LOST = frozenset({"density", "mass", "strength", "volume"})
"""What is lost in part: "loss of bone density" is less density, "loss of hearing" is none."""
_MEASURE = frozenset(
    "level concentration count number circulating serum plasma total value amount quantity activity "
    "test result blood peripheral cell immune body measurement and abnormally fasting".split()
)
_EMPTY = frozenset(
    {"function", "system", "pressure", "rate", "sugar", "volume", "flow", "risk", "resistance", "dose"}
)
_NOT_A_QUANTITY = frozenset(
    {"risk", "chance", "effect", "effectiveness", "grade", "dose", "response", "susceptibility"}
)


def template_form(text: str) -> str:
    """The sense of a phrase that says a quantity is too high, too low or abnormal.

    Args:
        text: a name or phrase.

    Returns:
        "up: ", "down: " or "off: " and the sorted words of what is measured; empty for other phrases.

    >>> template_form("decrease in serum immunoglobulin")
    'down: immunoglobulin'
    >>> template_form("Decreased circulating immunoglobulin concentration")
    'down: immunoglobulin'
    >>> template_form("increase in bleeding time") == template_form("Prolonged bleeding time")
    True
    >>> template_form("creatine kinase increased"), template_form("increased risk of infection")
    ('up: creatine kinase', '')
    """
    directions: set[str] = set()
    measured: list[str] = []
    words = words_of(text)
    for word in words:
        if word in _SPEED and not _RATES.isdisjoint(words):
            directions.add(_SPEED[word])
        elif word in _LENGTHS and not _TIMES.isdisjoint(words):
            directions.add(_LENGTHS[word])
        elif word == "loss" and not _LOST.isdisjoint(words):
            directions.add("down")
        elif word in _UP:
            directions.add("up")
        elif word in _DOWN:
            directions.add("down")
        elif word in _ABNORMAL:
            directions.add("off")
        elif word in _NOT_A_QUANTITY:
            return ""
        else:
            measured.append(word)
    if len(directions) != 1:
        return ""
    core = sorted(word for word in measured if word not in _MEASURE)
    if not core or (set(core) <= _EMPTY):
        core = sorted(measured)
    return f"{directions.pop()}: {' '.join(core)}" if core else ""
