"""The words of requests that say when something is to be done."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["AFTER_MOMENT", "SHORT_TIMES", "SOON", "TIMING", "TIMING_CUT"]

TIMING = re.compile(
    r"(?:^|[\s,])(?P<timing>(?:(?:for\s+)?at least "
    r"(?=\d|an? |once|every|\w+ (?:hour|day|week|month|year)s?\b)|"
    r"(?:for|in|within|over|every|up to|about|approximately)\s+(?=(?:at least |about )?(?:the |an? )?"
    r"(?:first|next(?!-)|following|\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|"
    r"month|week|day|year|hour|minute))|"
    r"(?:\d+(?:(?: to |-)\d+)?|an?|one|two|three|four|five|six|several|some|a few) "
    r"(?:hours?|days?|weeks?|months?|minutes?)"
    r"(?:,? (?:and|or) (?:at )?\w+ (?:hours?|days?|weeks?|months?))? "
    r"(?=before|prior|after|later|ahead|earlier|in advance)|"
    r"ahead of\b|(?:once|twice|\w+ times) (?:a|per|each|every) |twice\b|"
    r"each (?:day|week|month|year|morning|evening|time)\b|(?:the|that) same day\b|with (?:every|each)\b|"
    r"urgently\b|before\b|prior to\b|during\b|after\b|following\b(?! (?:guidelines|standard))|until\b|"
    r"throughout\b|while\b|at baseline\b|"
    r"at (?:about )?\d+(?:(?: to |-| and )\d+)? (?:hours?|days?|weeks?|months?)\b|at or (?:before|after)\b|"
    r"on the (?:day|morning|evening)\b|periodically\b|regularly\b|routinely\b|frequently\b|annually\b|"
    r"(?:hourly|monthly|weekly|daily|yearly)\b(?! (?:[\w-]+ ){0,4}?"
    r"(?:tests?|exams?|examinations?|checks?|counts?|scans?|monitoring|doses?|injections?|visits?)\b)|"
    r"at (?:the )?(?:first|earliest) (?:sign|symptom|appearance)\b|"
    r"(?:concurrently|together|at the same time)(?: as| with)\b|"
    r"the (?:morning|day|night|evening|week) (?:after|before)\b|q\d[\w-]*|"
    r"at (?:initiation|the (?:start|beginning|outset|onset|end)|"
    r"(?:regular|frequent|\w+-\w+|\w+ly) intervals|regular (?:visits|check-?ups)|"
    r"(?:each|every) (?:visit|check-?up))\b|"
    r"often\b|more often\b|more frequently\b|beforehand\b|straight away\b|without delay\b|"
    r"from time to time\b|overnight\b|at once\b|immediately\b|promptly\b|as soon as\b|once\b|"
    r"every\b(?! (?:patient|person|woman|child|man|one|sign|symptom|product|medicine|medication|drug|other|"
    r"thing|step|effort|supplement)s?\b)|"
    r"within\b|right away\b).*)$",
    re.I | re.S,
)
TIMING_CUT = re.compile(
    r"\s*(?:,\s*(?:(?:especially|particularly)(?! (?:during|within|in the first)\b)|"
    r"and(?! (?:for|every|at|then|after|before|during|once|twice|monthly|weekly|yearly|annually|again|"
    r"within|until|regularly|periodically|on day)\b)|"
    r"if|when|because|but|as|which|since|although|though|or|with|so|to)\b|"
    r"\s[\u2013\u2014-]\s|"
    r"\bto (?:find|see|make|reduce|limit|minimi[sz]e|prevent|avoid|determine|detect|ensure|confirm|lower)\b|"
    r"\bin (?:patients|all|those|people|infants|women|men|children|adults|others|(?:the )?elderly|older)\b|"
    r"\bbecause\b|;).*$",
    re.I | re.S,
)
AFTER_MOMENT = re.compile(r"\b(?:before|ahead of|prior to|after|during) (?P<event>.+)$", re.I | re.S)
"""The event that a moment hangs on."""
SHORT_TIMES = frozenset(
    "immediately promptly periodically regularly routinely frequently annually monthly weekly daily "
    "urgently often".split()
) | frozenset(
    "at once,right away,straight away,as soon as possible,without delay,the same day,that same day,more often"
    ",more frequently".split(",")
)
SOON = re.compile(
    r"(?:immediately|promptly|urgently|(?:the|that) same day|at once|right away|straight ?away|without delay|"
    r"as soon as (?:possible|you can)|more (?:often|frequently)|often)\b(?! (?:before|after|prior|"
    r"following|upon|as|than))",
    re.I,
)
"""A moment that is complete in itself."""
