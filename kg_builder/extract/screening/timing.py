"""When a test is to be done: "before the first dose and every 6 months"."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["TIMING", "timing_in"]

_UNIT = "(?:h(?:ou)?rs?|days?|w(?:ee)?ks?|mo(?:nth)?s?|y(?:ea)?rs?)"
_EVENT = (
    r"(?:initiat\w+|start\w*|beginning|treatment|therapy|taking|(?:the )?(?:first|each|every|next|"
    "second) (?:dose|infusion|injection|cycle|course|tablet|capsule|shot|prescription|treatment)|(?:any |"
    r"an )?(?:operation|surgery)|administ\w+|dosing|use|using|giving|receiving|prescribing|infusion|(?:you|"
    r"they) (?:have|get|take|receive) (?:your|the|their) (?:first|next) \w+|(?:you|they|treatment) (?:can |"
    r"may )?(?:starts?|begins?|takes?)(?: (?:using|taking) (?:it|this medicine))?|each \w+|(?:you |"
    r"the )?deliver\w*|any (?:dose )?(?:change|increase|adjustment)|commencing|introduction|increasing|dose)"
)
_WHEN = (
    r"(?:(?:(?:immediately|shortly|within [\w -]{1,25}|"
    rf"(?:\d+(?:\s?(?:-|\u2013|to)\s?\d+)?|an?|one|two|three|four|six) {_UNIT}|at least [\w -]{{1,20}}) )?"
    r"(?:before|prior to|after|upon|on|at(?! (?:before|after|(?:an?|the|\w+er) (?:\w+ )?dos))|following|"
    r"at the (?:start|beginning|time) of|within [\w -]{1,12} (?:of|after)) (?:the )?(?:\w+ ){0,2}?"
    rf"{_EVENT}(?: (?:of )?(?:the |each |any |long-term )?(?:treatment|therapy|dose|cycle|infusion|course))?"
    r"(?: (?:increases?|changes?|adjustments?|titration))?(?: (?:is )?(?:start(?:s|ed)|beg(?:ins|un)))?)"
)
_NUMBER = r"(?:\d+(?:\s?(?:-|\u2013|to)\s?\d+)?|two|three|four|six|few|several|\d+(?:st|nd|rd|th))"
_SPAN = (
    "(?:for|during|in|through|throughout) (?:the )?(?:(?:first|second|third|next|following)(?: and)? ?)+"
    f"(?:{_NUMBER} )?(?:weeks?|months?|years?|doses?|cycles?)(?: of (?:treatment|therapy|use))?"
)
"""For how long a test is repeated: "weekly for the first month"."""
_PERIODIC = (
    "(?:(?:at )?(?:regular(?:ly)?|periodic(?:ally)?|routine(?:ly)?|frequent(?:ly)?|"
    rf"close(?:ly)?)(?: intervals)?|every (?:{_NUMBER} )?(?:\w+ )?(?:{_UNIT}|cycles?|visits?|"
    rf"h\b)(?: after {_NUMBER} years?(?: of use)?| (?:{_SPAN})| for the (?:first|next) {_NUMBER}(?: \w+)?)?|"
    "(?:once |twice )?(?:hourly|monthly|weekly|daily|annually|yearly|quarterly|bimonthly|"
    "fortnightly)(?: x ?\\d+|"
    " thereafter| (?:when|while|"
    "if) treatment [\\w ]{3,30})?"
    rf"(?: (?:{_SPAN}))?|at baseline|baseline(?= \w|:)|at least (?:once )?(?:every |annually|yearly|monthly|"
    "weekly|"
    r"once)[\w ]{0,20}?(?: while [\w ]{3,30}?)?(?=[,.;:]|$| and\b| then\b| to\b| in\b)|each (?:day|week|"
    rf"month|year)\b|(?:once|twice|\w+ times) (?:a|per|every) (?:week|month|year|day)(?: (?:{_SPAN}))?"
    r"(?: until [\w ]{3,30}?(?=[,.;]|$| and| then))?|as clinically indicated|"
    f"within the first (?:{_NUMBER} )?(?:weeks?|months?|years?)(?: of (?:treatment|therapy|use))?|"
    r"q\.?\s?\d+(?:[-\u2013]\d+)?\s?(?:h|d|wk?|mo?|y)r?s?\b(?:\sx\s?\d+\s?\w+)?|every so often|"
    f"{_NUMBER} {_UNIT} (?:later|apart)|now and (?:then|again)|(?:again|another(?: one)?|a second(?: one)?|"
    f"once more) (?:in )?{_NUMBER} (?:days?|weeks?|months?)(?: later)?|after (?:{_NUMBER}|one)(?:,? (?:and |"
    f"or )?{_NUMBER})* (?:days?|weeks?|months?|years?)|(?:at )?(?:each|every) (?:dose (?:change|increase|"
    f"adjustment)|visit|check-?up|appointment|review)|at (?:about )?{_NUMBER}(?:(?:,? (?:and|or)|"
    f",) {_NUMBER})* {_UNIT}(?! of age| old)|at (?:weeks?|"
    r"months?|days?) \d+(?:(?:,? (?:and|or)|,) \d+)*|\d+-(?:monthly|weekly)|on a regular basis|"
    rf"at (?:about )?\w+-(?:day|week|month|year)(?:ly)? intervals|(?:{_SPAN})|from time to time|beforehand|"
    r"pre-?treatment(?= \w)|at the time of (?:an? |"
    r"the )?[\w ]{3,30}|"
    r"at the end of (?:the )?\w+|"
    f"for (?:months|weeks|days) \\d+(?:(?:-|\u2013| and | to )\\d+)?|for (?:at least |"
    f"up to )?(?:{_NUMBER}|an?|one) {_UNIT}(?: (?:after|beyond) "
    f"(?:(?!to\\b|and\\b|or\\b|for\\b)\\w+\\b ?){{1,5}})?|(?:(?:before|prior to) and )?(?:periodically |"
    f"regularly |at intervals )?"
    r"during (?:the )?(?:\w+ ){0,3}(?:treatment|therapy|infusion|use|pregnancy|weeks|months|it\b)|"
    "while (?:(?:you|they|patients) (?:are )?)?(?:taking|on|using|receiving|take|use|have|"
    r"receive)(?: (?!(?:this|the|and|or|you)\b)[\w-]+)?|"
    "during and after (?:discontinuation of )?(?:treatment|therapy)?|throughout (?:treatment|therapy)|"
    r"after (?:discontinu\w+|the last dose|treatment|dose (?:changes?|increases?|adjustments?)|each dose|"
    "completion)(?: of (?:treatment|therapy))?|thereafter)"
)
_UNTIL = r"(?:,?(?: and)? until [\w' \u2019-]{3,40}?(?=[,;)]|\.(?:\s|$)|$|\s(?:and|then|or|if|when)\s))?"
_BOTH = r"(?:before|prior to) \w+ of,? and (?:\w+ )?(?:during|throughout),? (?:treatment|therapy)"
"""Two moments of one thing: "before initiation of, and periodically throughout, treatment"."""
TIMING = re.compile(
    rf"\b(?:{_BOTH}|{_WHEN}|{_PERIODIC}){_UNTIL}(?:(?:,?\s(?:(?:and|or|and/or|then)\s)+(?:again )?(?:for |"
    rf"from )?|,\s)(?:{_WHEN}|{_PERIODIC}){_UNTIL})*(?:,? from then on|,?(?: and)? afterwards?| thereafter|"
    " after that)?",
    re.I,
)
_DOSE = re.compile(r"\d\s?(?:m?g|mcg|m?L|units?)\s$")
"""What a moment behind is part of: "100 mg daily"."""
_VAGUE = re.compile(r"frequently|regular", re.I)
"""What tells no moment where another word does."""
_ALONE = re.compile(r"baseline|close(?:ly)?|frequently|regular", re.I)
"""What is a moment of its own beside the next: "baseline; weekly"."""
_CLOSELY = re.compile(r"close(?:ly)?", re.I)
"""How, not when."""


def _moments(text: str) -> list[str]:
    """The moments that a text tells; those that stand side by side are one."""
    found: list[str] = []
    last = 0
    for match in TIMING.finditer(text):
        if _DOSE.search(text[: match.start()]):
            continue
        words = match.group().strip()
        if found and last == match.start() - 1 and text[last] == " " and not _ALONE.fullmatch(found[-1]):
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(words)
        last = match.start() + len(match.group().rstrip())
    return found


def timing_in(text: str) -> str:
    """When a test is to be done, in few words.

    >>> timing_in("Perform HBV screening before initiating ocrelizumab")
    'before initiating'
    >>> timing_in("Check renal function at baseline and every 3 months")
    'at baseline and every 3 months'
    >>> timing_in("Check ALT periodically during treatment, then yearly; weigh at each visit.")
    'periodically during treatment, then yearly; at each visit'
    """
    found = _moments(text)
    before = any(f.lower().startswith("before") for f in found)
    found = [f for f in found if not _CLOSELY.fullmatch(f)]
    kept = [f for f in found if not (_VAGUE.fullmatch(f) or (before and f.lower() == "baseline"))]
    return "; ".join(dict.fromkeys(re.sub(r"\s+", " ", f[0].lower() + f[1:]) for f in kept or found))
