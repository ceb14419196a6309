"""Words that the patterns of prohibitions are made of: who takes what, and how it is forbidden."""

from __future__ import annotations

__all__ = [
    "BARRED",
    "DRUG",
    "FORM",
    "GIVE",
    "HOW",
    "IS",
    "MASK",
    "MEDICINE",
    "MUST_NOT",
    "PEOPLE",
    "SAME_TIME",
    "WE",
    "WHAT",
    "WITHIN",
]

MASK = "\x01"
"""What the drug's names are replaced by, letter for letter, so that no pattern is compiled for every drug."""

DRUG = rf"{MASK}+"
GIVE = (
    r"(?:use|take|infuse|inject|give|administer|initiate|start|begin|prescribe|receive|apply|have|get"
    r"|co-?administer|combine"
    r"|be\s+(?:co-?administered|vaccinated|offered|used|taken|given|administered|infused|injected|started"
    r"|initiated|prescribed|treated(?:\s+with)?|applied|combined))"
)
MUST_NOT = (
    r"(?:do\s+not|don['\u2019]t|does\s+not|should\s+not|shouldn['\u2019]t|must\s+not|mustn['\u2019]t"
    r"|should\s+never|must\s+never|never|(?:nobody|no\s+one)\s+(?:should|must|may|can)(?:\s+ever)?"
    r"|(?:nor|neither)\s+(?:should|must|may)(?:\s+(?:you|patients|\x01+))?"
    r"|won['\u2019]t(?=\s+(?:be|prescribe|give)\s)|(?:cannot|can['\u2019]t)(?!\s+be\s+treated)"
    r"|not(?!\s+be\s+treated))"
)
WE = r"(?<!\bwe\s)"
"""What those who write "we don't use" do is no rule for others."""
MEDICINE = (
    rf"(?:{DRUG}(?:(?:\s*,\s*(?:or\s+|and\s+)?|\s+(?:or|and)\s+){DRUG})*"
    rf"(?:\s+or\s+any\s+other\s+(?:brand|form|product)s?\s+(?:of|with|containing)\s+{DRUG})?"
    r"|(?:this|the|your|these)\s+(?:(?:eye|ear|nose|nasal|skin)\s+)?"
    r"(?:medicines?|medications?|drugs?|treatment|products?|tablets|capsules|patch(?:es)?|cream|gel"
    r"|ointment|lotion|drops|spray|inhaler|injections?|vaccine|shots?|implant|pen|syrup|suppositor(?:y|ies)"
    r"|infusions?)|(?:another|an?\s+(?:second|further|booster))\s+(?:dose|shot|injection))"
)
FORM = (
    r"(?:treatment|therapy|infusion|injections?|tablets?|capsules?|cream|gel|solution|suspension|patch(?:es)?"
    r"|inhaler|granules|liquid|mousse|syrup|lozenges|drops|ointment|lotion|spray|powder|products?|medicines?)"
)
WHAT = (
    r"(?:\s+(?:(?:the\s+|any\s+)?(?:\w+\s+){0,2}(?:forms?|versions?|tablets?|formulations?)\s+of\s+)?"
    rf"(?:{MEDICINE}|treatment|therapy|any\s+{DRUG})(?:\s*,?\s+(?:or\s+|and\s+)?{FORM}\b)*"
    r"(?:\s*\([^()]{2,60}\))?)?"
)
PEOPLE = (
    r"(?:patients?|people|anyone|those|individuals|wom[ae]n|m[ae]n|persons?|child(?:ren)?|adults|adolescents"
    r"|infants?|bab(?:y|ies)|neonates?|newborns?|subjects|mothers|females?|males?)"
)
"""Words for those who take a drug."""
SAME_TIME = (
    r"(?:along\s+with|alongside|together\s+with|in\s+(?:combination|conjunction)\s+with"
    r"|at\s+the\s+same\s+time\s+as|(?:concomitant|concurrent|simultaneous)ly\s+with"
    r"|within\s+\w+\s+\w+\s+(?:of|after|before)"
    r"(?:\s+or\s+(?:after|before|(?:within\s+)?\w+\s+\w+\s+(?:of|after|before)))?"
    r"(?:\s+(?:taking|using|stopping|receiving|the\s+use\s+of"
    r"|you\s+(?:have\s+)?(?:used|taken|stopped(?:\s+taking)?)))?)"
)
HOW = r"(?:in|with|for|when|if|during|:|to|by|following|after)"
WITHIN = (
    r"(?:with)?in\s+(?:\w+\s+){1,2}(?:hours?|days?|weeks?|months?)\s+(?:of|after|before|following),?"
    r"(?:\s+(?:stopping|discontinuing|taking|using|(?:treatment|therapy)\s+with"
    r"|(?:the\s+)?(?:last\s+)?(?:use|dose|discontinuation)\s+of))*"
)
BARRED = r"(?:off\s+limits|ruled\s+out|prohibited|forbidden)"
"""Verdicts that count as "contraindicated" behind "is" or "are"."""
IS = (
    r"(?:is|are|was|were)\s+(?:(?:also|therefore|absolutely|strictly|generally|usually|specifically)\s+)*"
    rf"(?:contraindicated|{BARRED})\b"
)
