"""Severities that head a list of interactions, with or without how many there are."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["SEVERITY", "headed_severity"]

SEVERITY = r"(?:severe|serious|significant|major|moderate|minor|mild|contraindicated|life-threatening)"

_HEAD = re.compile(
    rf"^\W*(?P<severity>{SEVERITY}|monitor\s+closely|use\s+(?:with\s+)?caution|do\s+not\s+combine)"
    r"(?:\s*[-\u2013\u2014/:]\s*(?:use\s+alternative|monitor\s+closely|avoid(?:\s+use)?|use\s+caution"
    r"|monitor|do\s+not\s+use))?"
    r"(?:\s+(?:drug\s+)?(?:interactions?|drugs?))?\s*"
    r"(?:[(\[]\s*(?:(?P<count>\d[\d,]*)|\d+\s+of\s+(?P<all>\d[\d,]*)(?:\s+(?:shown|listed))?)\s*[)\]]"
    r"|:\s*(?P<after>\d[\d,]*|none|nil))?\W*$",
    re.I,
)


def headed_severity(heading: str) -> tuple[str, int | None] | None:
    """The severity that a heading names, and how many interactions it counts; None if it names none.

    >>> headed_severity("Serious - Use Alternative (3)"), headed_severity("Monitor Closely (194)")
    (('serious', 3), ('monitor closely', 194))
    >>> headed_severity("Major interactions"), headed_severity("Severe: None")
    (('major', None), ('severe', 0))
    >>> headed_severity("Minor (4 of 61 shown)"), headed_severity("Minor (see 4 of them)")
    (('minor', 61), None)
    >>> headed_severity("Serious side effects") is None
    True
    """
    found = _HEAD.match(heading)
    if found is None:
        return None
    count = found["count"] or found["all"] or found["after"]
    if count is not None and not count[0].isdigit():
        count = "0"
    severity = " ".join(found["severity"].casefold().split())
    return severity, int(count.replace(",", "")) if count else None
