"""Names of what dosing changes for, without the words around them.

>>> trigger_name("2.4 concomitant cyp2d6 inhibitors")
'CYP2D6 inhibitors'
>>> trigger_name("100 mg twice daily"), trigger_name("any late rash after 2 dose reductions")
('', 'late rash')
>>> trigger_name("any grade"), trigger_name("second reduction to"), trigger_name("bleeding (e.g.")
('', '', 'bleeding')
>>> trigger_name("starting after rifampin"), trigger_name("platelets recommended course fall below 50")
('rifampin', 'platelets fall below 50')
"""

from __future__ import annotations

from kg_builder import lazy_re as re

_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\s+(?!m?c?g\b|mL\b|units?\b|tablets?\b|times\b|x\b)")
_FRAME = re.compile(
    r"^(?:table \d+\s?[:.]\s+)?"
    r"(?:(?:in|with|(?:drug )?interactions(?= (?:strong|moderate|weak))|concomitant|known|all|these"
    r"|because of|(?:when|if) (?=\w+ fall)|(?:initiation|starting)(?: of)? (?:following|after)"
    r"|(?:the )?use of|co-?administration (?:with|of)|combined use of"
    r"|(?:dos(?:e|age|ing)|treatment) modifications?(?: for)?)\s+)*(?=[\w-]+)",
    re.I,
)
_COLUMN = re.compile(r"\s(?:recommended|suggested) (?:course|actions?|dose|dosage|management)\s(?=\w)", re.I)
"""The head of the next column, in a table that has lost its lines."""

_ENZYME = re.compile(r"\b(?:(?:cyp|ugt|nat|nudt)\d\w*|tpmt|dpyd?)\b", re.I)
_TAKEN_UP = re.compile(
    r"^.*\b(?:inhibitors|inducers) (?:co-?administration with|concomitant use (?:of|with))\s+(?=\w)", re.I
)
"""A heading that ran into the next one: "inhibitors or inducers Coadministration with strong inhibitors"."""

_WHOM = re.compile(r"\b(?P<agent>inhibitors?|inducers?)\s+(?:in\s+)?(?:adults?|p(?:a)?ediatrics?)\b.*$", re.I)
"""Whom a heading goes on to name: "Strong CYP3A inhibitors Adults and pediatric patients"."""

_EPISODE = re.compile(
    r"\s+(?:first|second|third|fourth|any|subsequent)(?: (?:and|or) \w+)? (?:episodes?|occurrences?)$", re.I
)
_TWICE = re.compile(r"\b(?P<said>[\w-]+(?: [\w-]+){1,2}) (?P=said)$", re.I)
_OPEN_BRACKET = re.compile(r"\s*\((?:e\.g\.|i\.e\.)?[^()]*$")
_BEYOND = re.compile(r"^any (?=\w+ \w)|\s+(?:after (?:\d+|two|three) dose reductions?|except\b.*)$", re.I)
_LONGEST = 20
_AMOUNT = re.compile(
    r"\d[\d.,]*\s?(?:m?c?g|mL|units?)(?:/\w+)*(?: (?:orally|once|twice|daily|weekly|a|per|day|every"
    r"|\d+|hours?))*",
    re.I,
)
"""A dose, which a row of the next smaller doses heads."""

_NO_TRIGGER = re.compile(
    r"(?:any grade|\W*|[<>\u2264\u2265]?\s?\d[\d.,]*\.?(?:\s?[-\u2013]\s?\d[\d.,]*)?|week \d+|table \d+"
    r"|(?:all |the |these |this |most |some )?(?:patients?|treatments?|doses?|diagnosis|phase|adults?"
    r"|grades?)|continue|therefore|hydrochloride\b.*|.*: (?:for|in)\b.*|recommended|reinstitute|upon\b.*"
    r"|(?:other )?(?:long|short)-acting|depending on .*|(?:the )?following: .*|refer to .*"
    r"|recommend .*|(?:signs or )?symptoms|signs|impairment|interactions|induction|single agent"
    r"|(?:the )?events?|(?:comments?|notes?)|(?:first |second |third )?(?:recurren(?:t"
    r"|ce)|occurrence)"
    r"(?: or)?|reactions?|resume|tables?|(?:dosage|dosing|dose) recommendations?\b.*|"
    r"(?:permanently |temporarily )?(?:reduce|withhold|discontinue|interrupt|administer|stop|hold|suspend"
    r"|delay|avoid|do not)\b.*|"
    r"(?:capsules?|tablets?|injection) (?:for|in)\b.*|.*\bas described in table\b.*|"
    r"(?:normal |adequate )?(?:renal|kidney|hepatic|liver) function(?: \d+)?"
    r"|not (?:been )?(?:studied|established|known|evaluated|stated)|if|when|take|taking|versions?|restart"
    r"|levels?|elevated|uln|persistent|not applicable|"
    r"(?:first|second|third|fourth|fifth)(?: .*)?|(?:despite|between|after|before|during|until)\b.*|.* = .*|"
    r".*\s(?:of|to|with|and|or|in|for|the|by)|"
    r".*\b(?:criteria|any of the ?following|who|initiate|following an?|occurs?(?: following)?))",
    re.I,
)


def trigger_name(words: str) -> str:
    """A trigger's name, or "" for words that name none."""
    words = _COLUMN.sub(" ", words)
    words = _FRAME.sub("", _NUMBER.sub("", " ".join(words.split())))
    words = _EPISODE.sub("", _WHOM.sub(lambda m: m["agent"], _TAKEN_UP.sub("", words)))
    words = _TWICE.sub(lambda m: m["said"], words)
    words = _BEYOND.sub("", _OPEN_BRACKET.sub("", words))
    words = _ENZYME.sub(lambda m: m[0].upper(), words)
    if len(words.split()) > _LONGEST:
        return ""
    return "" if _NO_TRIGGER.fullmatch(words) or _AMOUNT.fullmatch(words) else words
