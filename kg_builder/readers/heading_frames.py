"""Words that a page puts around those of a heading: "Warnings in brief", "A word on side effects"."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

__all__ = ["joined_topics", "unframed"]

_TAIL = re.compile(
    r"(?P<rest>.+?)(?:,| ?[:|(-])? (?:(?:a|an|the|our|your|key|quick|full|short|brief) )*"
    r"(?:in (?:brief|short|detail|depth|full|summary|a nutshell|plain \w+)|at a glance|made (?:simple|easy)"
    r"|explained|overview|summary|round-?up|rundown|basics|essentials|snapshot|checklist|cheat ?sheet"
    r"|highlights|(?:key )?(?:points|facts)|guide|details|info|information|notes?|section|101)\)?"
)
_LEAD = re.compile(
    r"(?:(?:a|an|the|our|your|some) )?(?:(?:quick|short|brief|general|full|complete|detailed|final|few) )?"
    r"(?:overview of|summary of|guide to|words? (?:on|about)|notes? (?:on|about|for)|more (?:on|about)"
    r"|all about|list of|understanding|facts (?:on|about)|details (?:of|on)) (?:the )?(?P<rest>.+)"
)
_TOPICS = re.compile(r"(?:,? and |,? & |, | ?/ ?| ?\+ ?)")


def unframed(heading: str) -> Iterator[str]:
    """A folded heading without such words.

    Args:
        heading: the heading.

    Yields:
        What is left; nothing if it has none.

    >>> [*unframed("warnings in brief"), *unframed("a word on side effects"), *unframed("side effects")]
    ['warnings', 'side effects']
    """
    for frame in (_TAIL, _LEAD):
        if found := frame.fullmatch(heading):
            yield found["rest"]


def joined_topics(heading: str) -> list[str]:
    """What a folded heading names one after the other, two topics or more.

    Args:
        heading: the heading.

    >>> joined_topics("pregnancy, breastfeeding and children"), joined_topics("pregnancy")
    (['pregnancy', 'breastfeeding', 'children'], [])
    """
    topics = _TOPICS.split(heading)
    return topics if len(topics) > 1 and all(topics) else []
