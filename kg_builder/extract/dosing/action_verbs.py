"""The verbs of changes of dosing, and the patterns of commands and passives that they make."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["ACTIVE", "FORM_OF", "NEEDS_DOSE", "NO_OBJECT_NEEDED", "PASSIVE", "PASSIVE_ANY", "VERBS_OF_CHANGE"]

VERBS_OF_CHANGE = {
    "reduce": "reduc(?:e|ed|ing)",
    "decrease": "decreas(?:e|ed|ing)",
    "lower": "lower(?:ed|ing)?",
    "halve": "halv(?:e|ed|ing)",
    "cut": "cut",
    "increase": "increas(?:e|ed|ing)",
    "double": "doubl(?:e|ed|ing)",
    "raise": "rais(?:e|ed|ing)",
    "adapt": "adapt(?:ed|ing)?",
    "interrupt": "interrupt(?:ed|ing)?",
    "withhold": "with(?:hold|held|holding)",
    "hold": "(?:hold|held|holding)",
    "stop": "(?:stop(?:ped|ping)?|giv(?:e|en|ing) up(?: on)?)",
    "discontinue": "discontinu(?:e|ed|ing)",
    "pause": "(?:paus(?:e|ed|ing)|put on hold)",
    "lengthen": "lengthen(?:ed|ing)?",
    "suspend": "suspend(?:ed|ing)?",
    "delay": "(?:delay(?:ed|ing)?|postpon(?:e|ed|ing)|put(?:ting)? off)",
    "restart": "(?:re-?start(?:ed|ing)?|re-?initiat(?:e|ed|ing))",
    "resume": "resum(?:e|ed|ing)",
    "begin": "begin(?:ning)?",
    "start": "start(?:ed|ing)?",
    "initiate": "initiat(?:e|ed|ing)",
    "adjust": "adjust(?:ed|ing)?",
    "limit": "limit(?:ed|ing)?",
    "slow": "slow(?:ed|ing)?",
    "administer": "administer(?:ed|ing)?",
    "give": "giv(?:e|en|ing)",
    "use": "us(?:e|ed|ing)",
    "maintain": "maintain(?:ed|ing)?",
    "extend": "(?:extend(?:ed|ing)?|prolong(?:ed)?)",
    "omit": "omit(?:ted)?",
    "skip": "skip(?:ped)?",
    "consider": "consider",
    "continue": "continu(?:e|ed)",
    "titrate": "titrat(?:e|ed)",
    "monitor": "monitor",
    "withdraw": "withdrawn",
    "terminate": "terminat(?:e|ed)",
    "cease": "ceas(?:e|ed)",
    "modify": "modif(?:y|ied)",
}
NEEDS_DOSE = frozenset(
    {
        "modify",
        "administer",
        "give",
        "use",
        "maintain",
        "begin",
        "start",
        "initiate",
        "adjust",
        "limit",
        "titrate",
        "extend",
        "lower",
        "increase",
        "decrease",
        "reduce",
        "raise",
        "adapt",
    }
)
NO_OBJECT_NEEDED = frozenset(
    {
        "interrupt",
        "pause",
        "withhold",
        "hold",
        "stop",
        "discontinue",
        "suspend",
        "delay",
        "restart",
        "resume",
        "halve",
        "omit",
        "skip",
    }
)
_VERB = "|".join(f"(?P<{name}>{pattern})" for name, pattern in VERBS_OF_CHANGE.items())
FORM_OF = {name: re.compile(pattern, re.I) for name, pattern in VERBS_OF_CHANGE.items()}
_ANY_VERB = "|".join(VERBS_OF_CHANGE.values())
_STEMS = (
    r"(?:reduc|decreas|lower|halv|cut|increas|doubl|interrupt|with?h[eo]ld|h[eo]ld|stop|discontinu|suspend"
    r"|paus|lengthen|delay|re-?start|rais(?:e|ing)|adapt|re-?initiat|resum|begin|start|initiat|adjust|limit"
    r"|slow|administer|giv[ei]|us[ei]|maintain|extend|prolong|omit|skip|consider|continu|titrat|monitor"
    r"|provid|institut|evaluat|treat\b|consult|contact|avoid|withdraw|terminat|ceas|modif)"
)
_CAPITALS = (
    "Permanently|Withhold|Discontinue|Omit|Continue|Maintain|Resume|Reduce|Interrupt|Stop|Restart|Avoid"
    "|Modify|Evaluate|Use not|No dos|Not"
)
"""What begins the next cell of a table that has lost its lines."""

_COMPLEMENT = (
    (
        r"(?P<complement>(?:(?!;|\.\s|\.$|\s[*\u2020\u2021\u00a7]\s?(?-i:[A-Z])"
        r"|(?<! at)(?<!for a)\s(?:even if|if|when|"
        r"once(?! (?:a |an |daily|every|per|weekly|monthly))|whenever|unless|because|since|"
        r"as needed|as necessary|as appropriate|while)\b|,?\s(?:and|or|then|"
        r"and then|and/or)\s(?:(?:\w+ly )?VERBS"
        r"|(?:the )?(?:dos(?:e|age)|drug|infusion)\s(?:should|must|may)\b)"
        r"|(?<=[a-z\d)%])\s(?:[a-h*]\s)?(?-i:(?:CAPITALS)\b)|,\s(?:VERBS|(?:which|and|or|then|as|based|with"
        r"|depending|if|"
        r"since|because)\b)).){0,140})"
    )
    .replace("VERBS", _STEMS)
    .replace("CAPITALS", _CAPITALS)
)
ACTIVE = re.compile(
    r"(?:^|(?<=[\s,;:(/]))(?P<adverb>(?:permanently|temporarily|"
    rf"gradually) )?(?:{_VERB})(?P<adverb2> (?:permanently|temporarily))?(?![\w-]){_COMPLEMENT}",
    re.I,
)
_SUBJECT = (
    r"(?<![\w-])(?:re-?)?(?P<subject>(?:(?:initial|starting|recommended|total|daily|maintenance|usual"
    r"|maximum|next|each|"
    r"single|subsequent)\s)*(?:dos(?:e|es|age|ing)|infusion rate|rate of infusion|infusion|therapy|"
    "treatment|intervals? between (?:the )?doses|(?:dos(?:e|ing) )?intervals?|rate|drug|medicine|medication"
    "|administration)|(?:(?<=, )"
    "|(?<=tolerate ))"
    "it(?=\\s(?:can|may"
    "|should|must)\\sbe\\s(?:reduc|decreas|lower|increas)))"
)
PASSIVE = re.compile(
    rf"{_SUBJECT}(?:\sitself|\s(?:of|for|with|and)\s[^.;,]{{2,50}}?)?\s"
    r"(?:should|must|be|may|can|need(?:s)?|is|are|has to|will|might|could)"
    r"(?:\s(?:to|also|then|usually|be|need|have|generally|normally|therefore))*\s"
    rf"(?P<adverb>(?:permanently|temporarily|gradually|immediately)\s)?(?P<verb>{_ANY_VERB})"
    rf"(?P<adverb2>\s(?:permanently|temporarily))?(?![\w-]){_COMPLEMENT}",
    re.I,
)
PASSIVE_ANY = re.compile(
    r"\b(?:should|must)\sbe\s(?P<adverb>(?:permanently|temporarily|gradually|"
    rf"immediately)\s)?(?P<verb>{_ANY_VERB})(?P<adverb2>\s(?:permanently|"
    rf"temporarily))?(?![\w-]){_COMPLEMENT}",
    re.I,
)
