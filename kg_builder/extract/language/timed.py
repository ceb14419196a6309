"""What the parts of a schedule are built of: a recognised part, and the words for numbers and times."""

from __future__ import annotations

from typing import NamedTuple

from .quantities import DASHES

__all__ = ["COUNT", "COUNTS", "TIME", "Timed"]


class Timed(NamedTuple):
    """A recognised part of a schedule: where it stands, and its normal wording."""

    start: int
    end: int
    value: str


COUNT = (
    r"(?:\d+(?:[.,]\d+)*|[\u00bd\u00bc\u00be]|"
    r"(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
"""Pattern of a number of times, days or doses."""

COUNTS = rf"{COUNT}(?:(?:\s?[{DASHES}]\s?|\s+(?:to|or)\s+){COUNT})?"
"""Pattern of such a number or a range of them."""

TIME = r"(?:minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|years?)"
"""Pattern of a unit of time."""
