"""What a page asks to do about an interaction."""

from __future__ import annotations

import re

from .phrases import decapitalised, without_asides

__all__ = ["management_of"]

_MANAGEMENT = (
    (
        "avoid",
        re.compile(
            r"\b(?:avoid\w*|(?:do|does)\s+not\s+(?:take|use|combine|drink|eat|consume)"
            r"|should\s+not\s+(?:be\s+)?(?:take|use|combine|drink|consume|co-?admin)\w*|"
            r"don['\u2019]t\s+(?:take|use|drink|eat|consume)|contraindicated|not\s+recommended"
            r"|must\s+not\s+be|never\s+(?:take|use))",
            re.I,
        ),
    ),
    (
        "monitor",
        re.compile(
            r"\b(?:monitor\w*|check(?:ed|ing)?\s+(?:\w+\s+){0,3}(?:levels?|INR|pressure|glucose|tests?|function|counts?|time)"
            r"|closely\s+watch\w*|watch\s+for|blood\s+tests)",
            re.I,
        ),
    ),
    (
        "reduce dose",
        re.compile(
            r"\b(?:(?:reduc|lower|decreas)\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,3}dos(?:e|es|age)|do(?:se|sage)s?\b[^.;]{0,40}?\b(?:reduced|lowered|decreased)|(?:lower"
            r"|smaller|reduced)\s+dos(?:e|age)|do(?:se|sage)\s+(?:reduction|should\s+be\s+reduced))",
            re.I,
        ),
    ),
    (
        "increase dose",
        re.compile(
            r"\b(?:increas\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,3}dos(?:e|age)|higher\s+dos(?:e|age))", re.I
        ),
    ),
    (
        "adjust dose",
        re.compile(
            r"\b(?:dos(?:e|age)\s+adjustments?|adjust\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,2}dos(?:e|age)"
            r"|change\s+(?:the|your)\s+dose)",
            re.I,
        ),
    ),
    (
        "separate doses",
        re.compile(
            r"\b(?:(?:at\s+least\s+)?(?:\w+|\d+)(?:\s*(?:to|-|or)\s*\w+)?\s+hours?\s+(?:before|after|apart)"
            r"|separate\w*\s+(?:\w+\s+){0,4}(?:by|doses))",
            re.I,
        ),
    ),
    (
        "limit dose",
        re.compile(
            r"\b(?:do\s+not\s+exceed|limit\w*\s+(?:the\s+)?dos|maximum\s+dos|no\s+more\s+than\s+\d)", re.I
        ),
    ),
    ("weigh", re.compile(r"\b(?:consider\b|weigh\s+the)", re.I)),
    ("use caution", re.compile(r"\b(?:caution\w*|careful\w*)\b", re.I)),
    (
        "ask first",
        re.compile(
            r"\b(?:ask|tell|talk\s+to|check\s+with|consult)\s+(?:your|a|the)\s+(?:doctor|pharmacist"
            r"|healthcare\s+provider|physician)\b[^.]*?\bbefore\s+(?:you\s+)?(?:tak|us|drink)(?:e|ing)\b",
            re.I,
        ),
    ),
)
_CLAUSE = re.compile(
    r"[.;:](?=\s|$)|\s+[\u2013\u2014-]\s+|,\s+(?:so|therefore|but|which|since|because)\b|,?\s+and\s+(?=(?:you|tell|call|may"
    r"|can|monitor|should|consider|check|avoid|watch)\b)",
    re.I,
)
_OPENING = re.compile(
    r"^(?:so|therefore|thus|and|but|then|it\s+is|please|you\s+should|patients\s+should|concomitant\s+use\s+is)\s+",
    re.I,
)
_PLAIN_AVOID = re.compile(r"(?:avoid\w*|(?:do|does|should)\s+not|don['\u2019]t|must\s+not|never)\b", re.I)
_CONDITION = re.compile(
    r"\b(?:unless|until|large|excess\w*|or\s+(?:monitor|reduce|use|limit|watch|check|adjust)|within|except|if|when|at\s+least|more\s+than)\b",
    re.I,
)
_LONGEST = 12


def management_of(text: str) -> str | None:
    """What a text asks to do about an interaction, in its own words; None if nothing.

    A plain prohibition is "avoid", however it is put.

    >>> management_of("Avoid grapefruit juice."), management_of("Monitor INR closely")
    ('avoid', 'monitor INR closely')
    >>> management_of("Levels may rise; avoid unless your doctor agrees.")
    'avoid unless your doctor agrees'
    >>> management_of("The dose of either drug may have to be reduced.")
    'the dose of either drug may have to be reduced'
    >>> management_of("may raise levels") is None
    True
    """
    for action, pattern in _MANAGEMENT:
        if found := pattern.search(text):
            start, end = _clause(text, found)
            words = " ".join(without_asides(text[start:end]).split()).strip(" ,.;:*")
            before = ""
            while before != words:
                before, words = words, _OPENING.sub("", words)
            if (
                action == "avoid"
                and _PLAIN_AVOID.match(found.group())
                and not _CONDITION.search(text[found.start() : end])
            ):
                return action
            if len(words.split()) > _LONGEST:
                words = " ".join(text[found.start() : end].split()[:_LONGEST])
                words = re.sub(r"(?:\s+(?:such|as|a|an|the|or|and|of|with|to|in|by))+$", "", words).strip(
                    " ,.;:*"
                )
            return decapitalised(words)
    return None


def _clause(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where the clause that holds a match starts and ends."""
    start, end = 0, len(text)
    for boundary in _CLAUSE.finditer(text):
        if boundary.end() <= found.start():
            start = boundary.end()
        elif boundary.start() >= found.end():
            end = boundary.start()
            break
    return start, end
