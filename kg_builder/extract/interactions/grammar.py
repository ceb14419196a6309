"""How sentences on interactions are built: the patterns that find who interacts and what happens."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .counts import SEVERITY

__all__ = [
    "BOILERPLATE",
    "EFFECT_OF_WITH",
    "EFFECT_VERB",
    "HEADED",
    "IN_PROSE_LIST",
    "LEADING",
    "LIST_LEAD",
    "MODAL",
    "NEXT_CLAUSE",
    "PROHIBITED",
    "SEVERITY_LEAD",
    "SUBJECT",
    "TAIL",
    "TAKING_WITH",
    "TELLS",
    "WITH",
]

SEVERITY_LEAD = re.compile(
    rf"(?<!clinically\s)\b(?P<severity>{SEVERITY})\s+(?:drug\s+)?interactions?\b"
    r"(?![^:]*\b(?:at\s+least|\d)\b)",
    re.I,
)
LIST_LEAD = re.compile(
    r"\b(?:interact(?:s|ions?)?|(?:do\s+not|don't|should\s+not|never)\s+(?:take|use|combine)|avoid|taking|"
    r"(?:also\s+)?(?:take|use|using|taken)\b|medicines|medications|drugs|especially|affect"
    r"|mix|combin\w+)\b[^.]*[.:]?\s*$",
    re.I,
)
IN_PROSE_LIST = re.compile(
    rf"\b(?:(?P<severity>{SEVERITY})\s+)?(?:drug\s+)?interactions?\s+(?:of|with|for)\s+[^.:;]{{2,50}}?\s*"
    r"(?:include|includes|are|is)\s*:?\s+(?P<list>.+)|"
    r"\b(?:may|can|might|could|will)?\s*interacts?\s+(?:badly\s+|adversely\s+)?with\s+(?P<with>[^.;]+)|"
    r"\b(?:medicines|medications|drugs|substances|products)\s+(?:that|which)\s+(?:may|can|might|could)?\s*"
    r"(?:interact|affect)\b[^.:;]*?\s(?:include|includes|are)\s*:?\s+(?P<that>.+)",
    re.I,
)
MODAL = r"(?:may|can|could|might|will|would|should)"
EFFECT_VERB = (
    r"(?!(?:inhibitor|blocker|inducer|booster|binder|suppressant|depressant|antagonist|additive|reductase"
    r"|product|reduction|damage\b|depression|prevention|suppressor|opposite)s?)"
    r"(?:increas|decreas|reduc|lower|rais|enhanc|worsen|potentiat|impair|caus|lead|result|affect|delay|block"
    r"|inhibit|mak|alter|prolong|add|slow|intensif|diminish|weaken|interfer|boost|chang|elevat|accelerat"
    r"|induc|produc|aggravat|mask|antagoni|prevent|bind|cut|keep|put|stop|harm|damag|help|speed|compet"
    r"|displac|suppress|clears\b|removes\b|doubled?s?\b|tripled?s?\b|halve[sd]\b|blunt|counter|revers|oppos"
    r"|hinder|strengthen|compound|depress|shorten|hasten|bring\s+on|rais|rise|fall|nudg"
    r"|pull\w*\s+(?:up|down)|push\w*\s+(?:up|down)|driv\w+\s+(?:up|down)|pil\w+\s+on|(?:bump|ramp)\w*\s+up"
    r"|wip\w+\s+out|ties?\s+up|eats?\s+into|deepen|rose\b|fell\b"
    r"|ha(?:ve|s)\s+an?\s+(?:additive|synergistic|cumulative))\w*"
)
NEXT_CLAUSE = (
    r",\s+(?:and|but|while|whereas)\s+(?=(?!(?:it|they|this|these|those|which|you|your|the|its|their|may|can"
    rf"|in|if)\b)(?:[\w'\u2019-]+\s+){{1,6}}?(?:{MODAL}\s+(?!not\b)\w"
    r"|(?:raise|lower|increase|decrease|reduce|make|slow|block|weaken|do|cause|bring|push)(?:s|es)\b"
    r"|adds?\s+to\b|(?:raised|lowered|increased|decreased|reduced)\s+(?:the|its|their|that|those)\b))"
)
"""Before a clause with a subject of its own: "samplol may raise levels, and exazine can lower them"."""
TELLS = re.compile(
    rf"\b(?:{MODAL}|{EFFECT_VERB}|is|are|was|were|has|have|risks?|effects?|levels?|concentrations?|toxicity"
    r"|stronger|weaker|more|less|greater|chances?|likel\w+|caution|avoid|monitor\w*|take|use|give|do\s+not"
    r"|dos(?:e|age)|higher|contraindicated|consider|separate|watch)\b",
    re.I,
)
"""Words that tell something about what a head names, as a list of its members does not."""
TAKING_WITH = re.compile(
    r"(?:\b(?:taking|using|combining|mixing|use|combination|co-?administration"
    r"|concomitant\s+(?:use|administration)|concurrent\s+(?:use|administration)|administration"
    r"|when\s+(?:taken|used|combined|given|administered)|if\s+(?:taken|used|combined|given)"
    r"|(?:taken|used|given)(?!\s+(?:for|to)\b)|drinking|eating|consuming)\b)(?P<slot>[^.;]*?)(?<=[\s,])"
    r"(?<!capable\sof\s)(?<!known\sto\s)(?P<effect>(?:(?:which|this|it|they)\s+)?"
    rf"(?:{MODAL}\s+(?:also\s+|possibly\s+)?\w+|{EFFECT_VERB}"
    r"|ha(?:s|ve)\s+(?:been\s+reported\s+to|led\s+to|caused|resulted\s+in))\b(?:[^.;]|\.(?=\d))*)",
    re.I,
)
SUBJECT = re.compile(
    r"^\W*+(?:\d+(?:\.\d+)+\s++)?(?P<who>[^.;:]*?[^\s.;:,])\s*+(?:,\s*+)?(?<![\w-])(?<!\w\sthat\s)"
    rf"(?<!\w\swhich\s)(?<!\w\swho\s)(?<!known\sto\s)(?<!capable\sof\s)(?P<effect>(?:{MODAL}\s+"
    r"(?:also\s+|possibly\s+|significantly\s+)?\w+"
    rf"|{EFFECT_VERB})\b(?:[^.;]|\.(?=\d))*)",
    re.I,
)
HEADED = re.compile(
    r"^\W*+(?:\d+(?:\.\d+)+\s++)?(?P<who>(?:\([^()]{1,90}\)|e\.g\.,?|St\."
    r"|[^.:()]){2,160}?(?<=[^\s.:]))(?:\s*+:"
    r"|\s++[\u2013\u2014-]\s)\s*+(?P<rest>\S.*)$",
    re.S,
)
EFFECT_OF_WITH = re.compile(
    rf"^\W*+(?P<drug>[^.;:]*?)(?<=\s)(?P<effect>(?:{MODAL}\s+(?:also\s+)?)?(?:also\s+|\w+ly\s+)?"
    rf"{EFFECT_VERB}\b\s+(?:or\s+\w+\s+)?(?:the\s+)?(?:[\w-]+\s+){{0,3}}?"
    r"(?:effects?|effectiveness|efficacy|levels?|amounts?|concentrations?|activity|toxicity|actions?"
    r"|exposure|absorption|metabolism|clearance|breakdown|removal|elimination|excretion)"
    r"(?:\s+in\s+(?:the\s+|your\s+)?(?:blood|body|plasma))?)\s+(?:of|(?<=exposure\s)to)\s+(?P<who>[^.;:]+)",
    re.I,
)
PROHIBITED = re.compile(
    r"\b(?:(?:do|does)\s+not|don['\u2019]t|should\s+not|must\s+not|should\s+never|never|not\s+be"
    r"|avoid(?:ing)?|not\s+recommended|contraindicated|limit)\b\s*(?P<what>[^.;]*)",
    re.I,
)
WITH = re.compile(
    r"\b(?:with|along\s+with|together\s+with|while\s+(?:taking|using|on)"
    r"|if\s+you\s+(?:are\s+)?(?:also\s+)?(?:tak(?:e|ing)|us(?:e|ing))|"
    r"and|drink(?:ing)?|eat(?:ing)?|consum(?:e|ing)|taking|use\s+of|using|of|avoid(?:ing)?"
    r"|limit)\s+(?P<who>[^.;]+)",
    re.I,
)
BOILERPLATE = re.compile(
    r"\b(?:tell|inform|ask|talk\s+to|check\s+with|consult|let)\s+(?:your|the|a)\s+"
    r"(?:doctor|pharmacist|healthcare|health\s+care|provider|physician)\b[^.:]*\b"
    r"(?:all|any|every|other|before|questions|list)\b"
    r"|\bkeep\s+a\s+list\b|\bnot\s+(?:a\s+complete\s+list|all\s+of\s+the)|\binteraction\s+checker\b"
    r"|\bendorse|\bat\s+or\s+around\s+the\s+time\s+of\b|\bnever\s+begin\b|\bother\s+drugs\s+may\b"
    r"|\bmany\s+(?:other\s+)?(?:drugs|medicines|medications)\s+can\b|\bsafety\s+and\s+effectiveness\b",
    re.I,
)
TAIL = re.compile(
    r"\s+(?:in\s+the\s+(?:past|last)|within|(?:which|that)\s+(?!treat|lower|prevent|thin|suppress|weaken)\w+"
    r"|(?:at|during|before|after|because|since|as|unless|without|until|within|if|when|whenever|while|due|for"
    r"|so|may|can|could|might|will|is|are|has|have|should|to\s+(?:avoid|prevent|reduce|treat|\w+\s+your)"
    r"|that\s+(?:may|can|also|contain)|which|who|and\s+(?:tell|call|may|can|monitor|should|talk|see|may)"
    r"|together|concomitantly|simultaneously|concurrently|in\s+(?:patients|people|combination|the)"
    r"|on\s+the\s+same)\b.*)$",
    re.I | re.S,
)
LEADING = re.compile(
    r"^(?:(?:(?:medicines?|drugs?|medications?)\s+called|ask\s+about|watch\s+(?:out\s+)?for"
    r"|co-?administration\s+(?:of\s+)?(?:with\s+)?|with|combinations?\s+(?:of|with)|also|both|either"
    r"|avoid(?:ing)?|limit(?:ing)?|the|a|an|any|other|certain|some|your|concomitant|concurrent|use\s+of"
    r"|using|taking|drinking|eating|drugs?\s+(?:like|such\s+as)|medications?\s+(?:like|such\s+as)"
    r"|medicines?\s+(?:like|such\s+as)|all|(?:oral\s+)?administration\s+of|doses?\s+of|with|and|or|including"
    r"|as|concentrations?\s+of|levels?\s+of|effects?\s+of|blood\s+levels\s+of)\s+)+",
    re.I,
)
