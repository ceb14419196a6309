"""How often a dose is given: "every 6 months", "b.i.d.", "on days 1 and 8"."""

from __future__ import annotations

from functools import cache, lru_cache

from kg_builder import lazy_re as re

from .cues import cues, lowered
from .quantities import DASHES
from .timed import COUNTS, TIME, Timed

__all__ = ["find_intervals", "long_intervals"]

_TIMES = (
    f"(?:once or twice|once|twice|thrice|(?:{COUNTS}|three or four|two or three|three to four|two to three|"
    r"one to two)\s+times|one time|1 time)"
)
_PERIOD = r"(?:day|week|month|year|night|morning|evening|24[ -]hours|24 hrs|hour)"
_DIVIDED = (
    f"(?:(?:given |administered |taken )?(?:in|into) (?:{COUNTS} )?(?:equally |"
    "equal(?:ly)? )?divided doses|(?:divided )?(?:in|"
    f"into) {COUNTS} (?:equal(?:ly)? )?(?:divided )?doses|"
    r"divided(?=\s+(?:every|q|into|twice|b\.?i\.?d|t\.?i\.?d|in ))|"
    "(?:given )?as (?:{n} )?(?:equally )?divided doses)"
).replace("{n}", COUNTS)

# Each wording, with stems of which any text that holds it has one.
_WORDINGS = (
    (
        "once|twice|thrice|time",
        rf"{_TIMES}[ -]?(?:(?:every|per|a|an|each|in|in a|in any)[ -]|/\s?)?{_PERIOD}\b",
    ),
    ("once|twice|thrice|time", rf"{_TIMES}[ -](?:daily|weekly|monthly|yearly|nightly|annually)\b"),
    ("once", rf"once(?:[ -]every| per|/)?\s?{COUNTS}?[ -]?{TIME}\b(?! (?:later|before|after|prior))"),
    ("other", rf"(?:every|each)\s+other\s+{_PERIOD}\b"),
    ("every", rf"every\s+(?P<every>{COUNTS}\s?[ -]?{TIME})\b"),
    (
        "interval",
        rf"at\s+(?P<at>{COUNTS}[ -]{TIME})\s+intervals?\b|"
        rf"at (?:\w+ )?intervals of (?P<of>(?:at least )?{COUNTS} {TIME})\b",
    ),
    (
        "every|each",
        r"(?:every|each)\s+(?:day|week|month|year|night|morning|evening|hour|meal|bedtime|dialysis|"
        r"cycle)\b(?: and (?:every |each )?(?:night|evening)\b)?",
    ),
    (
        "q",
        rf"\bq\.?\s?(?P<q>\d+(?:\s?[{DASHES}]\s?\d+)?)\s?(?P<qu>hours?|hrs?|hr|h|days?|d|weeks?|wks?|w|"
        r"min|mo|months?)\b\.?",
    ),
    (
        "q|bid|b.i|tid|t.i|o.d|od.|ac|a.c|h.s|hs.|bd|b.d|tds|t.d|nocte|mane",
        r"\b(?P<latin>q\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|q\.?o\.?d\.?|q\.?h\.?s\.?|q ?hr|"
        r"q ?week(?:ly)?|q ?wk|q ?day|q ?daily|q ?month|q ?am|q ?pm|o\.?d\.|a\.?c\.(?= )|"
        r"b\.?d\.?|t\.?d\.?s\.?|q\.?d\.?s\.?|nocte|mane|h\.s\.)(?![\w])",
    ),
    (
        "later|apart|after",
        rf"(?P<later>{COUNTS}\s+{TIME})\s+(?:later|apart|after the (?:first|initial|second|third|previous|"
        r"last|prior) (?:dose|infusion|injection))\b",
    ),
    (
        "daily|weekly|monthly|nightly|yearly|quarterly|annually|hourly",
        r"\b(?:once-daily|twice-daily|once-weekly|once-monthly|daily|nightly|weekly|biweekly|monthly|"
        r"quarterly|yearly|annually|hourly)\b(?! (?:dose|dosage|limit|total|maximum|"
        "requirement|intake|value|activit|basis|life|diet|use))",
    ),
    ("every-other-day", r"\bevery-other-day\b"),
    (
        "bedtime|morning|evening|afternoon|night",
        r"(?:\b(?:immediately )?(?:at|before) bedtime|\bin the (?:morning|evening|afternoon)|"
        r"\bat night)(?: and (?:at |in the )?(?:bedtime|night|evening))?\b",
    ),
    # A text may begin right behind the amount.
    ("day|week|month", r"(?:(?<=[A-Za-z0-9] )(?<!\bfor )|(?<=^ )|^)(?:a|per|each) (?:day|week|month)\b"),
    (
        "weeks|months|days",
        r"\bat \d+(?:,\s?\d+)*,?\s(?:and|&)\s\d+\s(?:days|weeks|months)\b",
    ),
    (
        "on day|on week|at week|at month",
        r"\b(?:on (?:days?|weeks?)|at (?:weeks?|months?)) \d+"
        r"(?:(?:\s?,\s?(?:and |or )?|\s(?:and|through|to|or|&)\s|"
        rf"\s?[{DASHES}]\s?)\d+)*(?:\s*of (?:each|every|a|the|an) (?:{COUNTS}[ -](?:day|"
        "week) )?(?:treatment )?(?:cycle|course))?",
    ),
    ("cycle", rf"\bof (?:each|every|a) {COUNTS}[ -](?:day|week) (?:treatment )?cycle"),
    (
        "meal|breakfast|stool|movement|feed",
        r"\b(?:with|before|after) (?:each|every) (?:meal|(?:loose )?(?:stool|bowel movement)|feed(?:ing)?)\b"
        r"|\bwith (?:the )?(?:morning|evening) meal\b|"
        r"\bwith meals\b|\bbefore (?:meals|breakfast)\b|\bafter meals\b",
    ),
    ("divided|doses", rf"\b{_DIVIDED}"),
)


@cache
def _intervals() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The cues of each wording, and its pattern."""
    return tuple(
        (cues(*stems.split("|")), re.compile(p if p.startswith(r"\b") else rf"(?<![\w-])(?:{p})", re.I))
        for stems, p in _WORDINGS
    )


_LATIN = {
    "qd": "once daily",
    "bd": "twice daily",
    "tds": "three times daily",
    "qds": "four times daily",
    "nocte": "at night",
    "mane": "in the morning",
    "od": "once daily",
    "bid": "twice daily",
    "tid": "three times daily",
    "qid": "four times daily",
    "qod": "every other day",
    "qhs": "at bedtime",
    "hs": "at bedtime",
    "qhr": "every hour",
    "qweek": "every week",
    "qweekly": "every week",
    "qwk": "every week",
    "qday": "once daily",
    "qdaily": "once daily",
    "qmonth": "every month",
    "qam": "every morning",
    "qpm": "every evening",
    "ac": "before meals",
}
_LONG_UNITS = {
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "d": "days",
    "day": "days",
    "w": "weeks",
    "wk": "weeks",
}
_LONG_UNITS |= {
    "wks": "weeks",
    "week": "weeks",
    "mo": "months",
    "month": "months",
    "hour": "hours",
    "min": "minutes",
}


@lru_cache(maxsize=4096)
def find_intervals(text: str) -> tuple[Timed, ...]:
    """How often, in reading order: "every 6 months" -> "6 months", "bid" -> "twice daily".

    Other wordings stay as they are written. Neighbours are joined ("once daily at bedtime").

    >>> [i.value for i in find_intervals("600 mg every 6 months")]
    ['6 months']
    >>> [i.value for i in find_intervals("5 mg q4-6h prn; 10 mg b.i.d.; once daily at bedtime")]
    ['4-6 hours', 'twice daily', 'once daily at bedtime']
    >>> [i.value for i in find_intervals("total daily dose of 40 mg")]
    []
    """
    low = lowered(text)
    hits = [
        Timed(m.start(), m.end(), _interval_value(m))
        for cue, pattern in _intervals()
        if cue.search(low)
        for m in pattern.finditer(text)
    ]
    hits.sort(key=lambda h: (h.start, -h.end))
    kept: list[Timed] = []
    for hit in hits:
        if kept and hit.start < kept[-1].end:
            continue
        between = text[kept[-1].end : hit.start] if kept else "."
        if len(between) <= _NEAR and _BETWEEN.fullmatch(between):
            last = kept.pop()
            value = (
                text[hit.start : hit.end] if last.value.endswith(("divided", "divided doses")) else hit.value
            )
            between = " to " if _STROKE.search(between) else between
            hit = Timed(last.start, hit.end, f"{last.value}{between}{value}")  # noqa: PLW2901
        kept.append(hit)
    return tuple(Timed(h.start, h.end, " ".join(h.value.split())) for h in kept)


_NEAR = 20
_BETWEEN = re.compile(rf"[\s,]*(?:and|or|given|to)?\s*|\s?[{DASHES}/]\s?")
_STROKE = re.compile(rf"[{DASHES}/]")


_SHORT_HOURS = re.compile(r"\b(?:hrs?|h)$")


def _interval_value(match: re.Match[str]) -> str:
    named = {k: v for k, v in match.groupdict().items() if v is not None}
    if "latin" in named:
        return _LATIN[re.sub(r"[.\s]", "", named["latin"].casefold())]
    if "q" in named:
        unit = named["qu"].casefold()
        return f"{named['q']} {_LONG_UNITS.get(unit, unit)}"
    if named:
        value = next(iter(named.values()))
        return _SHORT_HOURS.sub("hours", value)
    return match.group().strip()


_SHORT_INTERVAL = re.compile(
    r"(?<![\w.])q\.?\s?\d[\w-]*\b\.?|(?<![\w.])(?:q\.?d|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\.?o\.?d|"
    r"q\.?h\.?s|q ?day|q ?daily|q ?week(?:ly)?|q ?wk|q ?month|q ?am|q ?pm)(?:\.(?=\s|$|\)))?(?!\w)",
    re.I,
)


def long_intervals(text: str) -> str:
    """The text with short forms of intervals written out.

    >>> long_intervals("500 mg q12hr or 1 g qd")
    '500 mg every 12 hours or 1 g once daily'
    """
    return _SHORT_INTERVAL.sub(_long_interval, text)


def _long_interval(match: re.Match[str]) -> str:
    found = find_intervals(match.group())
    if not found:
        return match.group()
    return f"every {found[0].value}" if found[0].value[0].isdigit() else found[0].value
