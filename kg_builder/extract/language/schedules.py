"""Routes, intervals, durations, maxima and numbers of doses in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg_builder.extract.dosing_rules import rows

from .quantities import DASHES, Quantity, find_quantities, number

__all__ = [
    "Timed",
    "clean_words",
    "dose_count",
    "find_durations",
    "find_intervals",
    "find_maxima",
    "find_routes",
    "normal_routes",
    "written_words",
]


@dataclass(frozen=True, slots=True)
class Timed:
    """A recognised part of a schedule: where it stands, and its normal wording."""

    start: int
    end: int
    value: str


# ---------------------------------------------------------------------------------------------- routes


@cache
def _routes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (route, re.compile(rf"(?<![\w-])(?:{written})(?![\w-])", 0 if case == "exact" else re.I))
        for route, written, case in rows("dosing_routes.tsv")
    )


def find_routes(text: str) -> list[Timed]:
    """Routes named in the text, in reading order; "intravenous (IV)" is one.

    >>> [r.value for r in find_routes("300 mg intravenous (IV) or subcutaneously")]
    ['intravenous', 'subcutaneous']
    >>> [r.value for r in find_routes("two puffs inhaled by mouth")]
    ['inhalation']
    """
    found = sorted(
        (Timed(m.start(), m.end(), route) for route, pattern in _routes() for m in pattern.finditer(text)),
        key=lambda r: (r.start, -r.end),
    )
    kept: list[Timed] = []
    for route in found:
        if kept and (
            route.start < kept[-1].end or (route.value == kept[-1].value and route.start - kept[-1].end < 3)
        ):
            continue
        kept.append(route)
    return kept


_SHORT_ROUTE = re.compile(
    r"\(\s*(?:IV|I\.V\.|IM|SC|SQ|SubQ|PO|SL|IVPB)\s*\)|(?<![\w-])(?:IV|I\.V\.|IVPB|IM|I\.M\.|SC|"
    r"SQ|SubQ|SUBQ|PO|po|SL|PR)(?![\w-])"
)


def normal_routes(text: str) -> str:
    """The text with short names of routes written out, and their glosses dropped.

    >>> normal_routes("300 mg intravenous (IV) once")
    '300 mg intravenous once'
    >>> normal_routes("5 mg PO daily")
    '5 mg orally daily'
    """

    def long_form(match: re.Match[str]) -> str:
        short = match.group()
        if short.startswith("("):
            return ""
        route = find_routes(short)
        name = route[0].value if route else short
        return {"oral": "orally"}.get(name, name)

    return re.sub(r"\s{2,}", " ", _SHORT_ROUTE.sub(long_form, text)).replace(" ,", ",").replace(" ;", ";")


_REFERENCE = re.compile(
    r"\s*[\[(]\s*(?:(?:see|refer)\b[^\])]*|\d+\.\d+(?:\s*,\s*\d+(?:\.\d+)?)*\s*)[\])]", re.I
)


_SHORT_INTERVAL = re.compile(
    r"(?<![\w.])q\.?\s?\d[\w-]*\b\.?|(?<![\w.])(?:q\.?d|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\.?o\.?d|"
    r"q\.?h\.?s|q ?day|q ?daily|q ?week(?:ly)?|q ?wk|q ?month|q ?am|q ?pm)(?:\.(?=\s|$|\)))?(?!\w)",
    re.I,
)


def _long_interval(match: re.Match[str]) -> str:
    found = find_intervals(match.group())
    if not found:
        return match.group()
    return f"every {found[0].value}" if found[0].value[0].isdigit() else found[0].value


def clean_words(text: str) -> str:
    """A schedule in plain words: without cross references, and with routes and intervals written out.

    >>> clean_words("40 mg PO once daily ( 2.1 )")
    '40 mg orally once daily'
    >>> clean_words("500 mg PO q12hr")
    '500 mg orally every 12 hours'
    """
    return written_words(_SHORT_INTERVAL.sub(_long_interval, normal_routes(written_words(text))))


def written_words(text: str) -> str:
    """A schedule as written, without cross references.

    >>> written_words("500 mg  PO q12hr (see Table 2)")
    '500 mg PO q12hr'
    """
    words = re.sub(r"\s+", " ", _REFERENCE.sub("", text))
    if words.count("(") > words.count(")"):
        words += ")"
    elif words.count(")") > words.count("("):
        words = words.replace(")", "", 1)
    return words.strip(" ,;:.")


# ------------------------------------------------------------------------------------------- intervals

_ONE = (
    r"(?:\d+(?:[.,]\d+)*|[\u00bd\u00bc\u00be]|"
    r"(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
_N = rf"{_ONE}(?:(?:\s?[{DASHES}]\s?|\s+(?:to|or)\s+){_ONE})?"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|years?)"
_TIMES = (
    f"(?:once|twice|thrice|(?:{_N}|three or four|two or three|three to four|two to three|"
    r"one to two)\s+times|one time|1 time)"
)
_PERIOD = r"(?:day|week|month|year|night|morning|evening|24[ -]hours|24 hrs|hour)"
_DIVIDED = (
    f"(?:(?:given |administered |taken )?(?:in|into) (?:{_N} )?(?:equally |"
    "equal(?:ly)? )?divided doses|(?:divided )?(?:in|"
    f"into) {_N} (?:equal(?:ly)? )?(?:divided )?doses|"
    r"divided(?=\s+(?:every|q|into|twice|b\.?i\.?d|t\.?i\.?d|in ))|"
    "(?:given )?as (?:{n} )?(?:equally )?divided doses)"
).replace("{n}", _N)

_INTERVAL_PATTERNS = (
    rf"{_TIMES}[ -]?(?:(?:every|per|a|an|each|in|in a|in any)[ -]|/\s?)?{_PERIOD}\b",
    rf"{_TIMES}[ -](?:daily|weekly|monthly|yearly|nightly|annually)\b",
    rf"once(?:[ -]every| per|/)?\s?{_N}?[ -]?{_UNIT}\b(?! (?:later|before|after|prior))",
    rf"(?:every|each)\s+other\s+{_PERIOD}\b",
    rf"every\s+(?P<every>{_N}\s?[ -]?{_UNIT})\b",
    rf"at\s+(?P<at>{_N}[ -]{_UNIT})\s+intervals?\b|"
    rf"at (?:\w+ )?intervals of (?P<of>(?:at least )?{_N} {_UNIT})\b",
    r"(?:every|each)\s+(?:day|week|month|year|night|morning|evening|hour|meal|bedtime|dialysis|"
    r"cycle)\b(?: and (?:every |each )?(?:night|evening)\b)?",
    rf"\bq\.?\s?(?P<q>\d+(?:\s?[{DASHES}]\s?\d+)?)\s?(?P<qu>hours?|hrs?|hr|h|days?|d|weeks?|wks?|w|"
    r"min|mo|months?)\b\.?",
    r"\b(?P<latin>q\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|q\.?o\.?d\.?|q\.?h\.?s\.?|q ?hr|"
    r"q ?week(?:ly)?|q ?wk|q ?day|q ?daily|q ?month|q ?am|q ?pm|o\.?d\.|a\.?c\.(?= )|"
    r"h\.s\.)(?![\w])",
    rf"(?P<later>{_N}\s+{_UNIT})\s+(?:later|apart|after the (?:first|initial|second|third|previous|"
    r"last|prior) (?:dose|infusion|injection))\b",
    r"\b(?:once-daily|twice-daily|once-weekly|once-monthly|daily|nightly|weekly|biweekly|monthly|"
    r"quarterly|yearly|annually|hourly|every-other-day)\b(?! (?:dose|dosage|limit|total|maximum|"
    "requirement|intake|value|activit|basis|life|diet|use))",
    r"(?:\b(?:immediately )?(?:at|before) bedtime|\bin the (?:morning|evening|afternoon)|"
    r"\bat night)(?: and (?:at |in the )?(?:bedtime|night|evening))?\b",
    r"(?<=[A-Za-z0-9] )(?:a|per|each) (?:day|week|month)\b",
    r"\bon (?:days?|weeks?) \d+(?:(?:\s?,\s?(?:and |or )?|\s(?:and|through|to|or|&)\s|"
    rf"\s?[{DASHES}]\s?)\d+)*(?:\s*of (?:each|every|a|the|an) (?:{_N}[ -](?:day|"
    "week) )?(?:treatment )?(?:cycle|course))?",
    rf"\bof (?:each|every|a) {_N}[ -](?:day|week) (?:treatment )?cycle",
    r"\b(?:with|before|after) (?:each|every) meal\b|\bwith (?:the )?(?:morning|evening) meal\b|"
    r"\bwith meals\b|\bbefore (?:meals|breakfast)\b|\bafter meals\b",
    rf"\b{_DIVIDED}",
)


@cache
def _intervals() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<![\w-])(?:{p})" if not p.startswith(r"\b") else p, re.I) for p in _INTERVAL_PATTERNS
    )


_LATIN = {
    "qd": "once daily",
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


def find_intervals(text: str) -> list[Timed]:
    """How often, in reading order: "every 6 months" -> "6 months", "bid" -> "twice daily".

    Other wordings stay as they are written. Neighbours are joined ("once daily at bedtime").

    >>> [i.value for i in find_intervals("600 mg every 6 months")]
    ['6 months']
    >>> [i.value for i in find_intervals("5 mg q4-6h prn; 10 mg b.i.d.; once daily at bedtime")]
    ['4-6 hours', 'twice daily', 'once daily at bedtime']
    >>> [i.value for i in find_intervals("total daily dose of 40 mg")]
    []
    """
    hits = [
        Timed(m.start(), m.end(), _interval_value(m))
        for pattern in _intervals()
        for m in pattern.finditer(text)
    ]
    hits.sort(key=lambda h: (h.start, -h.end))
    kept: list[Timed] = []
    for hit in hits:
        if kept and hit.start < kept[-1].end:
            continue
        between = text[kept[-1].end : hit.start] if kept else "."
        if re.fullmatch(rf"[\s,]*(?:and|or|given|to)?\s*|\s?[{DASHES}/]\s?", between):
            last = kept.pop()
            value = text[hit.start : hit.end] if last.value.endswith("divided") else hit.value
            between = " to " if re.search(rf"[{DASHES}/]", between) else between
            hit = Timed(last.start, hit.end, f"{last.value}{between}{value}")  # noqa: PLW2901
        kept.append(hit)
    return [Timed(h.start, h.end, re.sub(r"\s+", " ", h.value)) for h in kept]


def _interval_value(match: re.Match[str]) -> str:
    named = {k: v for k, v in match.groupdict().items() if v is not None}
    if "latin" in named:
        return _LATIN[re.sub(r"[.\s]", "", named["latin"].casefold())]
    if "q" in named:
        unit = named["qu"].casefold()
        return f"{named['q']} {_LONG_UNITS.get(unit, unit)}"
    if named:
        value = next(iter(named.values()))
        return re.sub(r"\b(?:hrs?|h)$", "hours", value)
    return match.group().strip()


# ------------------------------------------------------------------------------------------- durations

_SPAN = r"(?:hours?|days?|weeks?|wks?|months?|years?|cycles|courses)"
_DURATION = re.compile(
    r"(?:\b(?:for|x)\s?(?P<qualified>(?:(?:up to|at least|about|approximately|no (?:more|"
    "longer) than|a (?:minimum|maximum|total) of|a period of|the (?:first|next)|another|"
    r"an additional|the remaining)\s+)*"
    rf"(?:{_N})(?:\s?[{DASHES}]\s?|\s+)(?:consecutive\s+|more\s+|"
    rf"additional\s+)?{_SPAN})\b(?!\s+(?:before|prior|after|old))"
    rf"|\b(?P<upto>up to {_N} {_SPAN})\b(?! (?:before|prior|after|old|of age))"
    rf"|\b(?P<course>{_N}[ -](?:days?|weeks?|months?))[ -](?:course|regimen|period|treatment)"
    r"|\b(?P<until>until (?:disease )?progression[^.;(]*|until (?:unacceptable )?toxicity[^.;(]*|"
    "until (?:there is )?(?:clinical )?(?:resolution|response|disease)[^.;,(]*)"
    rf"|\b(?:duration(?: of (?:treatment|therapy))?(?: is|:)?)\s*(?P<stated>{_N} {_SPAN}))",
    re.I,
)


def find_durations(text: str) -> list[Timed]:
    """How long the treatment goes on.

    >>> [d.value for d in find_durations("500 mg twice daily for 7-10 days, or for up to 8 weeks")]
    ['7-10 days', 'up to 8 weeks']
    >>> [d.value for d in find_durations("monitor for signs; infuse over 30 minutes")]
    []
    """
    found = []
    for match in _DURATION.finditer(text):
        value = next(v for v in match.groupdict().values() if v is not None)
        found.append(Timed(match.start(), match.end(), re.sub(r"\s+", " ", value).strip().rstrip(",")))
    return found


# --------------------------------------------------------------------------------------------- maxima

_MAX_CUE = re.compile(
    "(?:(?:(?:it |this )?(?:should|must|may|is|"
    r"are)\s+)?(?:not\s+(?:to\s+)?(?:be\s+)?(?:exceed(?:ing)?|more than|greater than|exceeded)|"
    "never exceed|no more than|without exceeding)|n[o']t take more than|not (?:take|use|give|"
    "administer|apply) more than"
    r"|\bmaximum|\bmax\b\.?|\bup to|\blimit(?:ed)? (?:of|to|is)|(?:daily )?limit:)"
    r"(?:(?:\s+(?:recommended|total|daily|single|dose|dosage|dosing|adult|pediatric|allowed|oral|"
    "amount|is|of|to|a|the|for|adults|therapeutic|exceed|an|as|approved|initial|individual|usual|"
    "maintenance|cumulative|per day|per dose|in adults|should be|maximum(?: of)?))|"
    r"[:,])*\s*[(:=]?\s*$",
    re.I,
)
_PER = re.compile(
    r"\s*(?:\(?\s*(?P<daily>(?:/|per|a|each|in any|in one|in a|in 1) ?(?:single )?day|daily|"
    "once daily|total daily(?: dose)?|in (?:any |a )?24[ -]?(?:hours?|hour period|hr|h)|"
    "over 24 hours|every 24 hours|/24 hours)"
    "|(?P<dose>(?:/|per|in a single|as a single) ?dose)|(?P<weekly>(?:once )?(?:per|a|each|"
    f"every) week|(?:once )?weekly|/week|/wk)|(?P<other>(?:in|per) {_N} {_UNIT}|per {_UNIT}))",
    re.I,
)


_CUE_REACH = 90
_SUBJECT = re.compile(r"^.*?((?:daily dos(?:e|age)s?|per day|24[ -]hour)[\w ()]{0,40})?$", re.I | re.S)


def find_maxima(
    text: str, quantities: Iterator[Quantity] | list[Quantity] | None = None
) -> list[tuple[Quantity, Timed]]:
    """The highest doses allowed: the amount, and the maximum with its cue ("80 mg/day").

    >>> [m.value for _, m in find_maxima("not to exceed 80 mg per day")]
    ['80 mg/day']
    >>> [m.value for _, m in find_maxima("10 mg once daily; maximum daily dose: 4 g. Max: 10 mg/dose")]
    ['4 g/day', '10 mg/dose']
    >>> find_maxima("10 mg once daily")
    []
    """
    found = []
    for quantity in quantities if quantities is not None else find_quantities(text):
        opening = max(
            quantity.start - _CUE_REACH, *(text.rfind(stop, 0, quantity.start) + 1 for stop in ".;"), 0
        )
        before = text[opening : quantity.start]
        cue = _MAX_CUE.search(before)
        if not cue:
            continue
        start = opening + cue.start()
        written = re.match(rf"{_N}", text[quantity.start : quantity.end], re.I)
        amount = f"{written.group() if written else quantity.value} {quantity.unit}"
        if quantity.kind == "count" and quantity.per_time is None:
            amount = text[quantity.start : quantity.end]
        end, per = quantity.end, ""
        after = _PER.match(text, quantity.end)
        if after:
            end = after.end()
            per = (
                "/day"
                if after["daily"]
                else "/dose"
                if after["dose"]
                else "/week"
                if after["weekly"]
                else f" {after['other']}"
            )
            per = "" if quantity.per_time and after["daily"] else per
        elif quantity.per_time is None and re.search(
            r"\bdaily\b|\bper day\b|24[ -]hour",
            cue.group() if "daily" in cue.group() else _SUBJECT.sub(r"\1", before),
            re.I,
        ):
            per = "/day"
        elif re.search(r"(?:/|per) ?dose$", text[quantity.start : quantity.end], re.I):
            per = "/dose"
        found.append((quantity, Timed(start, end, re.sub(r"\s+", " ", amount) + per)))
    return found


# --------------------------------------------------------------------------------------------- doses

_COUNT = re.compile(
    r"\b(?:(?:initial|first|next|total of|for(?: a total of)?|series of|in|as|"
    rf"x)\s+)?(?P<n>\b{_ONE})\s+(?:(?:initial|consecutive|additional|separate|subsequent|"
    r"intravenous|loading|weekly|monthly|more|total)\s+)*(?:doses|infusions|injections|"
    r"administrations)\b(?!\s+(?:per|a|each|of (?!\d)|daily|every)\b)",
    re.I,
)
_SINGLE = re.compile(
    r"\b(?:(?:as|in|for) (?:a |one )?single(?: \w+)? (?:dose|infusion|injection)|(?:as )?(?:a |"
    "one )?(?:one-time|single)(?: oral| intravenous| IV| IM| intramuscular)?(?: dose| infusion|"
    r" injection)\b(?![ -](?:vial|pen|syringe|prefilled|container|of more))|"
    r"single[, ]+(?:\w+ )?dose\b|one dose\b(?! (?:per|a|every|each|daily))|one time only|"
    "once only|"
    r"(?<![ -]than )once(?=\s*(?:[.;,)]|$|for 1 dose|as (?:a )?single|followed|then|prior|before|"
    r"\d+ (?:hours?|minutes?)|within|upon|, (?:followed|then))))",
    re.I,
)


def dose_count(text: str) -> int | None:
    """How many doses are to be given, where a number is stated.

    >>> dose_count("Initial 2 doses:"), dose_count("300 mg once; then"), dose_count("as a single dose")
    (2, 1, 1)
    >>> dose_count("once daily"), dose_count("in 2 divided doses")
    (None, None)
    """
    for match in _COUNT.finditer(text):
        if re.search(r"\bdivided\s(?:in|into)?\s*$", text[: match.start("n")], re.I):
            continue
        value = number(match["n"])
        if value == int(value):
            return int(value)
    return 1 if _SINGLE.search(text) else None
