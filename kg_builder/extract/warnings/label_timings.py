"""The moment that a label gives for what it asks: cut where its sentence goes on, and a time at all."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["label_timing"]

_WHEN = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|minutes?|doses?|dosing|treatment|therapy|infusions?|"
    r"injections?|administration|baseline|initiat\w+|start\w*|begin\w*|discontin\w+|stop\w*|before|prior|"
    r"after|during|until|while|when\w*|immediate\w*|prompt\w*|regular\w*|periodic\w*|routine\w*|frequent\w*|"
    r"weekly|monthly|daily|annual\w*|yearly|first|each|every|once|throughout|upon|soon|now|away|urgent\w*|"
    r"visits?|intervals?|pregnancy|following|surgery|procedures?|cycles?|trimester|gestation|possible|"
    r"concurrently|indicated|at the same time|with)\b",
    re.I,
)
_NO_TIME = re.compile(
    r"daily (?!for\b|during\b|until\b|to\b|and\b|or\b|thereafter|at\b|if\b|in\b|with\b)|"
    r"(?:immediately|promptly) preceding|within (?:an?|the) (?:\w+ )?(?:acceptable|normal|therapeutic|"
    r"reference|target) |over \d+ years|in the following patients|for next-day|within hours$|"
    r"(?:an?|drugs|antihistamine)\b(?!.*\b(?:before|prior|after|hours?|days?)\b)",
    re.I,
)
"""How much, how old or with what, which are no times."""
_ENDS = re.compile(
    r"(?<=ly) (?:for signs|for symptoms|for evidence|in patients|with)\b.*$|"
    r",? and (?:[\w-]+ ){1,4}(?:should|must|may|will) be\b.*$|"
    r", (?:investigate|monitor|evaluate|interrupt|withhold|discontinue|reduce|treat|consider)\b.*$|"
    r",? (?:due to|because of|owing to|as (?:signs|symptoms|treatment|clinical|safety)|"
    r"to (?:help|enable|detect|assess|allow)|so that|although|unless|regardless|especially|including|"
    r"and (?:the )?second \w+ within|and (?:should|must|may|can|could|is|are|will|monitoring|to)|"
    r"in order)\b.*$|"
    r"(?<=year), (?:concomitant|history)\b.*$|,? for (?:all|those) patients\b.*$|\s*\([^()]*$",
    re.I,
)
"""What a sentence goes on to say behind its moment: why, what else."""
_OF_STATE = re.compile(
    r"\b(?:who|that) (?:present|presents|develop|develops|have|has|had|experienced?) [^,;.]*$", re.I
)
"""People with a state, of whom a moment tells when they came by it."""


def label_timing(timing: str, words: str) -> str:
    """The moment of a request of a label; "" for what is none.

    Args:
        timing: as read.
        words: the sentence.

    >>> label_timing("every month so that doses can be changed", "")
    'every month'
    >>> label_timing("within the normal range", ""), label_timing("daily load of salt", "")
    ('', '')
    """
    kept = _ENDS.sub("", timing).strip(" ,;")
    if not kept or _NO_TIME.match(kept) or _WHEN.search(kept) is None:
        return ""
    at = words.find(kept)
    return "" if at > 0 and _OF_STATE.search(words[:at]) else kept
