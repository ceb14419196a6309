"""Where a list of situations that forbid the drug is cut: between those that are named in other ways."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["CUT"]

CUT = re.compile(
    r"\s*;\s*(?:and\s+|or\s+)?|\s+or\s+of\s+(?=other\b)|,\s+(?=in\s+[^,;]{3,60},\s+and\s+in\b)"
    r"|(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)"
    r"(?=in\s+(?:hereditary|states\s+of|narrow-?|severe|active|acute|chronic|uncontrolled|untreated"
    r"|unstable|advanced)\b)|,\s+(?:or\s+)?(?=if\s+(?:you|your|they|the|an?)\b)"
    r"|\s*[\u2022\u25cb\u25cf\u25aa]\s*|(?<!e\.g)(?<!i\.e)(?<!\bSt)\s*\.\s+"
    r"|\s{5,}(?=[A-Z]|with\b|who\b|taking\b|in\s+patients)"
    r"|,?\s+(?:or|and)\s+(?=as\s+(?:the|an?)\s+(?:\w+\s+)?(?:treatment|therapy)\s+(?:of|for)\b)"
    r"|,\s+(?:or|and)\s+"
    r"(?=(?:children|infants|adults|adolescents)\s+(?:under|aged?|younger|less|below|over)\b)"
    r"|,?\s+or\s+(?=if\s+you\s+or\b)"
    r"|(?<!current)(?<!active)(?<!diagnosis\sof)(?<!,),?\s+(?:or|and|and/or)\s+"
    r"(?=(?:if\s+)?(?:you\s+|they\s+|who\s+|those\s+|patients\s+"
    r"|in\s+(?:patients|women|children|those|anyone|individuals|persons|people|subjects|females|males"
    r"|infants|neonates|adults|pediatric|pregnan|the(?!\s+absence))"
    r"|(?:to|by|for)\s+(?:anyone|people|those|patients|women|men|children|infants|babies)\s+|with\s+)?"
    r"(?:are|have|has|had|take|took|use|is|ever|with|who|whose|after|following|alongside"
    r"|your\s+[\w\s]{3,30}?\s(?:is|are|do|does|has|have|beats|works?|looks|feels)|during"
    r"|in\s+(?:patients|women|children|individuals|persons|people|those|anyone)|concomitant\w*|known|when"
    r"|hypersensitiv\w*|a\s+history|any\s+history|history(?!\s+of\W*$)|a\s+known\s+allerg\w+|allerg\w+)\b)"
    r"|,?\s+(?:or|and)\s+"
    r"(?=(?:neonates|premature\s+infants|(?:those|anyone|people)\s+(?:being|taking|receiving|on)"
    r"|(?:women|men)\s+with)\b"
    r"|(?:in|during)\s+"
    r"(?:pregnancy|lactation|patients|women|females|males|men|children|infants|neonates)\b)"
    r"|,\s+(?=(?:(?:those|people|patients|anyone)\s+(?:with|who|taking|on)"
    r"|(?:concomitant|concurrent|simultaneous|co-?administ)\w*\s"
    r"|(?:if\s+)?(?:you\s+|who\s+|they\s+)?"
    r"(?:are|have|has|had|take|took|with|during"
    r"|(?:in|to)\s+(?:patients|those|women|children|people|anyone|adults)"
    r"|your\s+[\w\s]{3,30}?\s(?:is|are|do|does|has|have|beats|works?)|known|hypersensitivity"
    r"|history(?!\s+of\W*$)|allerg\w+))\b)",
    re.I,
)
"""What joins two situations: a stop, or a comma, "and" or "or" before what opens a situation of its own."""
