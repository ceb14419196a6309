"""Durations, maxima and numbers of doses in running text, and a schedule's words cleaned."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg_builder import lazy_re as re

from .cues import cues, lowered
from .intervals import find_intervals, long_intervals
from .quantities import DASHES, Quantity, find_quantities, number
from .routes import normal_routes
from .timed import COUNT, COUNTS, TIME, Timed

__all__ = [
    "clean_words",
    "dose_count",
    "find_durations",
    "find_maxima",
    "says_maximum",
    "with_interval",
    "written_words",
]

_REFERENCE = re.compile(
    r"\s*[\[(]\s*(?:(?:see|refer)\b[^\])]*|\d+\.\d+(?:\s*,\s*\d+(?:\.\d+)?)*\s*)[\])]", re.I
)


def clean_words(text: str) -> str:
    """A schedule in plain words: without cross references, and with routes and intervals written out.

    >>> clean_words("40 mg PO once daily ( 2.1 )")
    '40 mg orally once daily'
    >>> clean_words("500 mg PO q12hr")
    '500 mg orally every 12 hours'
    """
    return written_words(long_intervals(normal_routes(written_words(text))))


def written_words(text: str) -> str:
    """A schedule as written, without cross references.

    >>> written_words("500 mg  PO q12hr (see Table 2)")
    '500 mg PO q12hr'
    """
    words = " ".join(_REFERENCE.sub("", text).split())
    if words.count("(") > words.count(")"):
        words += ")"
    elif words.count(")") > words.count("("):
        words = words.replace(")", "", 1)
    return words.strip(" ,;:.")


# ------------------------------------------------------------------------------------------- durations

_SPAN = r"(?:hours?|days?|weeks?|wks?|months?|years?|cycles|courses)"
_DURATION = re.compile(
    r"(?:\b(?:for|x)\s?(?P<qualified>(?:(?:up to|at least|about|approximately|no (?:more|"
    "longer) than|a (?:minimum|maximum|total) of|a period of|the (?:first|next)|another|a further|"
    r"an additional|the remaining)\s+)*"
    rf"(?:{COUNTS})(?:\s?[{DASHES}]\s?|\s+)(?:consecutive\s+|more\s+|"
    rf"additional\s+)?{_SPAN})\b(?!\s+(?:before|prior|after|old))"
    r"|\bfor (?P<one>(?:(?:about|at least|up to) )?(?:an? |the first |another |a further )"
    r"(?:day|week|fortnight|month|year))\b(?!\s+(?:before|prior|after|old))"
    rf"|\b(?P<upto>up to {COUNTS} {_SPAN})\b(?! (?:before|prior|after|old|of age))"
    rf"|\b(?P<course>{COUNTS}[ -](?:days?|weeks?|months?))[ -](?:course|regimen|period|treatment)"
    r"|\b(?P<until>until (?:disease )?progression[^.;([]*|until (?:unacceptable )?toxicity[^.;([]*|"
    r"until (?:there is )?(?:clinical )?(?:resolution|response|disease)[^.;,([]*)"
    rf"|\b(?:duration(?: of (?:treatment|therapy))?(?: is|:)?)\s*(?P<stated>{COUNTS} {_SPAN}))",
    re.I,
)


_SPANS = cues("hour", "day", "week", "wk", "month", "year", "fortnight", "cycles", "courses", "until")


def with_interval(words: str, interval: str) -> str:
    """A dose with how often it is given, where another cell of its row or the head of its column tells that.

    Args:
        words: the dose.
        interval: how often; "" if nothing tells.

    >>> with_interval("500 mg", "12 hours"), with_interval("5 mg", "once daily"), with_interval("5 mg", "")
    ('500 mg every 12 hours', '5 mg once daily', '5 mg')
    """
    if not interval or find_intervals(words):
        return words
    return f"{words} every {interval}" if interval[0].isdigit() else f"{words} {interval}"


@lru_cache(maxsize=4096)
def find_durations(text: str) -> tuple[Timed, ...]:
    """How long the treatment goes on.

    >>> [d.value for d in find_durations("500 mg twice daily for 7-10 days, or for up to 8 weeks")]
    ['7-10 days', 'up to 8 weeks']
    >>> [d.value for d in find_durations("monitor for signs; infuse over 30 minutes")]
    []
    """
    if not _SPANS.search(lowered(text)):
        return ()
    found = []
    for match in _DURATION.finditer(text):
        value = next(v for v in match.groupdict().values() if v is not None)
        found.append(Timed(match.start(), match.end(), " ".join(value.split()).rstrip(",")))
    return tuple(found)


# --------------------------------------------------------------------------------------------- maxima

_MAX_CUE = re.compile(
    "(?:(?:(?:it |this )?(?:should|must|may|is|"
    r"are)\s+)?(?:not\s+(?:to\s+)?(?:be\s+)?(?:exceed(?:ing)?|more than|greater than|exceeded)|"
    "never exceed|no more than|without exceeding)|n[o']t take more than|not (?:take|use|give|"
    "administer|apply) more than"
    r"|\bmaxim(?:um|al)|\bmax\b\.?|\bup to|\blimit(?:ed)? (?:of|to|is)|(?:daily )?limit:|\bceiling\b"
    r"|\bhighest dos(?:e|age))"
    r"(?:(?:\s+(?:recommended|total|daily|single|dose|dosage|dosing|adult|pediatric|allowed|oral|"
    "amount|is|of|to|a|the|for|adults|therapeutic|exceed|an|as|approved|initial|individual|usual|one|"
    "maintenance|cumulative|once|twice|per day|per dose|in adults|should be|maximum(?: of)?|"
    r"(?:of|for|in) [\w ()-]{3,50}?(?= (?:is|are|should be)\b)))|"
    r"[:,])*\s*[(:=]?\s*$",
    re.I,
)
_PER = re.compile(
    r"\s*(?:\(?\s*(?P<daily>(?:/|per|a|each|in any|in one|in a|in 1) ?(?:single )?day|daily|"
    "once daily|total daily(?: dose)?|in (?:any |a )?24[ -]?(?:hours?|hour period|hr|h)|"
    "over 24 hours|every 24 hours|/24 hours)"
    "|(?P<dose>(?:/|per|in a single|as a single) ?dose)|(?P<weekly>(?:once )?(?:per|a|each|"
    f"every) week|(?:once )?weekly|/week|/wk)|(?P<other>(?:in|per) {COUNTS} {TIME}|per {TIME}"
    f"|per (?:injection|infusion|administration|course|cycle)|over {COUNTS} (?:hours?|hrs?)"
    f"|(?:twice|{COUNTS} times)(?:,| or)? (?:(?:a|per|each|every) day|daily)))",
    re.I,
)


_CUE_REACH = 90
_STEP = re.compile(
    r"\b(?:increments?|decrements?|adjust\w*|increas\w*|escalat\w*|reduc\w*|step(?:s|wise)?|titrat\w*)"
    r"(?: \w+)? (?:of|by) $",
    re.I,
)
"""What makes an amount a step: "in increments of up to 5 mg" bounds no dose."""

_SUBJECT = re.compile(r"^.*?((?:daily dos(?:e|age)s?|per day|24[ -]hour)[\w ()]{0,40})?$", re.I | re.S)


_MAX_CUES = cues("exceed", "more than", "greater than", "max", "up to", "limit", "ceiling", "highest")


def says_maximum(text: str) -> bool:
    """Whether a text may set a highest dose: a cheap test for what most texts do not.

    >>> says_maximum("Max: 10 mg"), says_maximum("10 mg daily")
    (True, False)
    """
    return _MAX_CUES.search(lowered(text)) is not None


def find_maxima(text: str, quantities: Iterable[Quantity] | None = None) -> list[tuple[Quantity, Timed]]:
    """The highest doses allowed: the amount, and the maximum as written, with its cue.

    The time that it holds for is told after the amount, as written; as "/day" where an earlier word tells it.

    >>> [m.value for _, m in find_maxima("not to exceed 80 mg per day")]
    ['80 mg per day']
    >>> [m.value for _, m in find_maxima("10 mg once daily; maximum daily dose: 4 g. Max: 10 mg/dose")]
    ['4 g/day', '10 mg/dose']
    >>> find_maxima("10 mg once daily")
    []
    """
    if not says_maximum(text):
        return []
    found = []
    for quantity in quantities if quantities is not None else find_quantities(text):
        stops = [text.rfind(";", 0, quantity.start), text.rfind(".", 0, quantity.start)]
        if text.endswith("max.", 0, stops[1] + 1) or text.endswith("Max.", 0, stops[1] + 1):
            stops[1] = text.rfind(".", 0, stops[1])
        opening = max(quantity.start - _CUE_REACH, 0, *(stop + 1 for stop in stops))
        before = text[opening : quantity.start]
        cue = _MAX_CUE.search(before)
        if not cue:
            continue
        start = opening + cue.start()
        if _STEP.search(text, opening, start):
            continue
        amount = text[quantity.start : quantity.end].strip()
        end, per = quantity.end, ""
        after = _PER.match(text, quantity.end)
        if after:
            end = after.end()
            said = " ".join(after.group().strip(" (").split())
            per = said if said.startswith("/") else f" {said}"
            per = "" if quantity.per_time and after["daily"] else per
        elif quantity.per_time is None and re.search(
            r"\bdaily\b|\bper day\b|24[ -]hour",
            cue.group() if "daily" in cue.group() else _SUBJECT.sub(r"\1", before),
            re.I,
        ):
            per = "/day"
        found.append((quantity, Timed(start, end, re.sub(r"\s+", " ", amount) + per)))
    return found


# --------------------------------------------------------------------------------------------- doses

_COUNT = re.compile(
    r"\b(?:(?:initial|first|next|total of|for(?: a total of)?|series of|in|as|"
    rf"x)\s+)?(?P<n>\b{COUNT})\s+(?:(?:initial|consecutive|additional|separate|subsequent|"
    r"intravenous|loading|weekly|monthly|more|total)\s+)*(?:doses|infusions|injections|"
    r"administrations)\b(?!\s+(?:per|a|each|of (?!\d)|daily|every)\b)",
    re.I,
)
_SINGLE = re.compile(
    r"\b(?:(?:as|in|for) (?:a |one )?single(?: \w+)? (?:dose|infusion|injection)"
    r"|(?:as )?(?:a |one )?(?:one-time|single)(?: oral| intravenous| IV| IM| intramuscular)?"
    r"(?: dose| infusion| injection)\b(?![ -](?:vial|pen|syringe|prefilled|container|of more))"
    r"|single[, ]+(?:\w+ )?dose\b|\b(?:one|1) dose\b(?! (?:per|a|every|each|daily|level))|one time only"
    r"|once only|(?<![ -]than )once"
    r"(?=\s*(?:[.;,)]|$|for 1 dose|as (?:a )?single|followed|then|prior|before|\d+ (?:hours?|minutes?)"
    r"|within|upon|, (?:followed|then))))",
    re.I,
)


_IS_DIVIDED = re.compile(r"\bdivided\s(?:in|into)?\s*$", re.I)
_ONCE = cues("single", "once", "one dose", "1 dose", "one time", "one-time")
_COUNTED = cues("dose", "infusions", "injection", "administrations", "single", "once", "one")


@lru_cache(maxsize=4096)
def dose_count(text: str) -> int | None:
    """How many doses are to be given, where a number is stated.

    >>> dose_count("Initial 2 doses:"), dose_count("300 mg once; then"), dose_count("as a single dose")
    (2, 1, 1)
    >>> dose_count("once daily"), dose_count("in 2 divided doses")
    (None, None)
    """
    low = lowered(text)
    if not _COUNTED.search(low):
        return None
    for match in _COUNT.finditer(text):
        if _IS_DIVIDED.search(text, max(0, match.start("n") - 20), match.start("n")):
            continue
        value = number(match["n"])
        if value == int(value):
            return int(value)
    return 1 if _ONCE.search(low) and _SINGLE.search(text) else None
