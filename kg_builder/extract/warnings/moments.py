"""The words of requests that say when something is to be done."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["AFTER_MOMENT", "SHORT_TIMES", "SOON", "TIMING", "TIMING_CUT"]

TIMING = re.compile(
    r"(?:^|[\s,])(?P<timing>(?:(?:for\s+)?at least (?=\d|an? |once|every|"
    r"\w+ (?:hour|day|week|month|year)s?\b)|"
    r"(?:for|in|within|over|"
    r"every|up to|about|approximately)\s+"
    r"(?=(?:at least |about )?(?:the |an? )?(?:first|next(?!-)|following|\d|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|twelve|several|few|"
    r"month|week|day|year|hour|minute))|"
    r"(?:\d+(?:(?: to |-)\d+)?|an?|one|two|three|four|five|six|several|some|a few) (?:hours?|days?|weeks?|"
    r"months?|minutes?)(?:,? (?:and|or) (?:at )?\w+ "
    r"(?:hours?|days?|weeks?|months?))? (?=before|prior|after|later|ahead|earlier|in advance)|ahead of\b|"
    r"(?:once|twice|\w+ times) (?:a|per|each|every) |twice\b|"
    r"each (?:day|week|month|year|morning|evening|time)\b|(?:the|that) same day\b|"
    r"with (?:every|each)\b|urgently\b|before\b|prior to\b|during\b|after\b|"
    r"following\b(?! (?:guidelines|"
    r"standard))|until\b|throughout\b|while\b|"
    r"at baseline\b|at (?:about )?\d+(?:(?: to |-| and )\d+)? (?:hours?|days?|weeks?|months?)\b|"
    r"at or (?:before|after)\b|"
    r"on the (?:day|morning|evening)\b|periodically\b|regularly\b|routinely\b|frequently\b|annually\b|"
    r"(?:hourly|monthly|weekly|daily|yearly)\b(?! (?:[\w-]+ ){0,4}?(?:tests?|exams?|examinations?|checks?|"
    r"counts?|"
    r"scans?|monitoring|doses?|injections?|visits?)\b)|"
    r"at (?:the )?(?:first|earliest) (?:sign|symptom|appearance)\b|(?:concurrently|together|at the same time)"
    r"(?: as| with)\b|the (?:morning|day|night|evening|week) (?:after|before)\b|q\d[\w-]*|"
    r"at (?:initiation|the (?:start|beginning|outset|onset|end)|"
    r"(?:regular|frequent|\w+-\w+|\w+ly) intervals|regular (?:visits|check-?ups)|"
    r"(?:each|every) (?:visit|check-?up))\b|often\b|more often\b|more frequently\b|"
    r"beforehand\b|straight away\b|without delay\b|from time to time\b|overnight\b|"
    r"at once\b|immediately\b|promptly\b|as soon as\b|once\b|"
    r"every\b(?! (?:patient|person|woman|child|man|one|sign|symptom|product|medicine|medication|drug|other|"
    r"thing|step|effort|supplement)s?\b)|within\b|right away\b).*)$",
    re.I | re.S,
)
TIMING_CUT = re.compile(
    r"\s*(?:,\s*(?:(?:especially|particularly)(?! (?:during|within|in the first)\b)|"
    r"and(?! (?:for|every|at|then|after|before|during|once|twice|monthly|weekly|yearly|annually|again|"
    r"within|until|regularly|periodically|on day)\b)|if|when|because|but|as|which|since|although|"
    r"though|or|with|so|to)\b|"
    r"\s[\u2013\u2014-]\s|\bto (?:find|see|make|reduce|limit|"
    r"minimi[sz]e|prevent|avoid|determine|detect|"
    r"ensure|confirm|lower)\b|\bin (?:patients|all|those|people|infants|women|men|children|"
    r"adults|others|(?:the )?elderly|older)\b|\bbecause\b|;).*$",
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
