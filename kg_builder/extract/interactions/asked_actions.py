"""The actions that may be asked for about an interaction: words that hint at each, and its wordings."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["MANAGEMENT"]

MANAGEMENT = (
    (
        "avoid",
        (
            "avoid",
            "not ",
            "n't",
            "n\u2019t",
            "contraindicat",
            "never",
            "away",
            "clear of",
            "refrain",
            "quit",
            "smoking",
            "abstain",
        ),
        re.compile(
            r"\b(?<!not\sbe\s)(?:avoid\w*"
            r"|(?:do|does)\s+not\s+(?:take|use|buy|combine|mix(?!\s+well)|give|(?:co-?)?admin\w*|prescribe"
            r"|pair|(?<!does\snot\s)have(?!\s+to\b)|get|receive|start|initiate|smoke|(?:binge\s+)?drink|eat"
            r"|consume)"
            r"|(?:should|must)\s+(?:also\s+)?(?:not|never)\s+(?:be\s+)?"
            r"(?:tak|us|hav|get|mix|eat|combin|drink|consum|co-?admin|given|admin|receiv|start|initiat)\w*"
            r"|(?:don|mustn|shouldn)['\u2019]t\s+(?:take|use|buy|combine|pair|prescribe|mix|have(?!\s+to\b)"
            r"|give|drink|eat|consume|be\s+(?!more|higher|over|above)\w+)"
            r"|not\s+to\s+(?:take|use|combine|drink|eat)|contraindicated"
            r"|(?:combination|use\s+together|(?:concomitant|combined)\s+use)\s+is\s+not\s+approved"
            r"|(?:should|must)\s+abstain|abstain\s+from|not\s+(?:recommended|advised|advisable)"
            r"|(?:stay|keep)\s+(?:well\s+)?(?:away\s+from|clear\s+of)|steer\s+clear\s+of|refrain\s+from"
            r"|never\s+(?:take|use|give|combine|mix|start)|(?:quit|stop|give\s+up)\s+smoking|should\s+quit"
            r"|best\s+not\s+(?:to\b|(?:be\s+)?(?:combin|tak|us|mix)\w*))",
            re.I,
        ),
    ),
    (
        "monitor",
        (
            "monitor",
            "check",
            "watch",
            "follow",
            "blood test",
            "inr",
            "test",
            "observ",
            "supervis",
            "evaluat",
            "keep an eye",
            "look out",
            "measure",
            "ecg",
            "ekg",
            "doctor",
        ),
        re.compile(
            r"\b(?:(?<!used\sto\s)(?<!use\sto\s)monitor\w*+(?!\s+(?:systems?|devices?|meters?)\b)"
            r"|(?:re-?)?check(?:ed|ing)?\s+(?:\w+\s+){0,3}"
            r"(?:them\b|levels?|INR|pressure|glucose|tests?|function|counts?|time)"
            r"|follow(?:ed)?\s+(?:\w+\s+){0,3}?(?:closely|carefully)"
            r"|(?:closely|carefully)\s+(?:watch|observ|supervis|evaluat)\w*"
            r"|(?:watch|observ)\w*\s+(?:\w+\s+){0,3}?(?:closely|carefully)"
            r"|check\w*\s+(?:[\w ]{0,30}\s)?(?:often|closely|frequently|regularly)"
            r"|keep\s+an?\s+(?:(?:very\s+)?close\s+)?eye\s+on|look\s+out\s+for"
            r"|(?:should|must)\s+be\s+(?:watched|observed|evaluated|supervised)"
            r"|close\s+(?:\w+\s+)?(?:observation|supervision)"
            r"|INR\s+(?:should\s+be\s+)?(?:checked|monitored|measured)|watch\s+(?:out\s+)?for"
            r"|(?:blood|liver|kidney)\s+tests?\b|check\w*\s+(?:your|the)\s+blood"
            r"|\b(?:levels?|pressure|sugar|glucose|rhythm|amount|count)\b[^.;]{0,60}?\b(?:checked|measured)"
            r"|(?:calls?\s+for|needs?|requires?|warrants?|have)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}"
            r"(?:ECG|EKG)s?\b"
            r"|(?:doctor|team|nurse|clinic|prescriber)\s+(?:may|might|will|should)\s+"
            r"(?:also\s+|need\s+to\s+)*(?:check|watch|test|measure)\b"
            r"|test(?:ed|s|ing)?\s+(?:[\w ]{0,30}\s)?more\s+(?:often|frequently)"
            r"|(?:more|extra|additional|regular|frequent)\s+(?:[\w-]+\s+){0,3}(?:tests|checks|check-?ups)"
            r"|measur(?:e|ed)\s+(?:[\w ]{0,30}\s)?more\s+often)",
            re.I,
        ),
    ),
    (
        "reduce dose",
        ("dos", " down"),
        re.compile(
            r"\b(?:it\s+(?:may|might|will|has|must|should)\s+(?:(?:have|need)\s+to\s+|to\s+)?(?:go|come)"
            r"\s+down\b"
            r"|(?:reduc|lower|decreas|cut(?:ting)?\b|halv)\w*\s+(?:the\s+|your\s+|in\s+)?(?:\w+\s+){0,3}dos"
            r"(?:e|es|age|ing)\b(?!-)"
            r"|do(?:se|sage)s?\b[^.;,]{0,40}?\b"
            r"(?:reduced|lowered|decreased|lowering|reducing|cut|halved|go\s+down|come\s+down|lower)\b"
            r"|(?:lower|smaller|reduced)\s+dos(?:e|age)(?!s?\s+than\b)"
            r"|(?<!had\sa\s)(?<!had\s)do(?:se|sage)\s+(?:reduction|should\s+be\s+reduced))",
            re.I,
        ),
    ),
    (
        "increase dose",
        ("dos", " up"),
        re.compile(
            r"\b(?:it\s+(?:may|might|will|has|must|should)\s+(?:(?:have|need)\s+to\s+|to\s+)?(?:go|come)"
            r"\s+up\b"
            r"|(?:increas|rais|doubl)\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,3}dos(?:e|es|age|ing)\b(?!-)"
            r"|(?:higher|larger|bigger)\s+dos(?:e|age)(?!s?\s+than\b)"
            r"|(?:extra|additional|supplement\w*)\s+dos(?:e|age)"
            r"|dos(?:e|age)s?\b[^.;,]{0,40}?\b"
            r"(?:increased|raised|doubled|increasing|raising|go\s+up|come\s+up|higher(?!\s+than))\b)",
            re.I,
        ),
    ),
    (
        "adjust dose",
        ("dos", "change", "modif", "adjust", "alter", "switch", "rethink", "review", "doctor", "team"),
        re.compile(
            r"\b(?:(?:doctor|team|prescriber|nurse|clinic)\s+(?:may|might|will|can|should)\s+"
            r"(?:(?:need|want|have|also)\s+(?:to\s+)?)?"
            r"(?:halve|lower|reduce|cut|raise|increase|change|adjust|stop|switch|swap)\b"
            r"|dos(?:e|age)\s+adjustments?|adjust\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,2}dos(?:e|age)"
            r"|dos(?:e|age)s?\s+(?:be\s+)?(?:titrated|individuali[sz]ed)"
            r"|(?:(?:change|alter)\s+(?:the|your)|modify(?:\s+(?:the|your))?)\s+(?:\w+\s+){0,2}dos(?:e|age)"
            r"|(?:change|alter|adjust|switch|rethink|review)\s+your\s+(?:[\w-]+\s+){0,3}"
            r"(?:treatments?|therapy|medic(?:ine|ation)s?)"
            r"|dos(?:e|age)s?\b[^.;,]{0,40}?\bneed(?:s|ed)?\s+(?:to\s+be\s+)?(?:chang|adjust|alter)"
            r"(?:ing|ed)"
            r"|(?:changes?|modifications?|adjustments?)\s+(?:in|of|to)\s+(?:the\s+)?(?:\w+\s+){0,4}"
            r"(?:treatment|therapy|dos(?:e|age|ing)|regimens?)"
            r"|dos(?:e|age)s?\s+(?:may|should|must)\s+(?:need\s+to\s+)?be\s+adjusted"
            r"|dos(?:e|age)s?\b[^.;]{0,60}?\bbe\s+(?:changed|adjusted|altered))",
            re.I,
        ),
    ),
    (
        "separate doses",
        ("hour", "separat", "space", "apart", "wait", "leave", "allow", "before", "until", "while"),
        re.compile(
            r"\b(?:(?:at\s+least\s+)?(?:\w+|\d+)(?:\s*(?:to|-|or)\s*\w+)?\s+hours?\s+"
            r"(?:before|prior|after|later|earlier|apart|(?:in\s+)?between)"
            r"|(?:stop|paus|interrupt|suspend|withh[oe]ld|hold)\w*\s+(?:[\w-]+\s+){0,4}?(?:until|while)\b"
            r"|(?:withdraw|stop|discontinu)\w*\s+(?:\w+\s+){0,4}?(?:days?|weeks?)\s+before"
            r"|(?:wait|leave|allow)\s+(?:\w+\s+){0,4}?(?:minutes|hours?|days?|weeks?)"
            r"|\d+[\s-]hours?\s+interval|interval\s+of\s+(?:at\s+least\s+)?\w+\s+hours"
            r"|(?:separate\w*|space\w*)\s+(?:\w+\s+){0,4}(?:by|doses|apart|out)|different\s+times\s+of)",
            re.I,
        ),
    ),
    (
        "limit dose",
        ("exceed", "limit", "maximum", "more than", "go above", "go over", "cut down"),
        re.compile(
            r"\b(?:(?:(?:do|should|must|can)\s?not|(?:don|shouldn|mustn|can)['\u2019]t)\s+"
            r"(?:exceed|be\s+(?:higher|more|over|above)|go\s+(?:above|over|beyond))"
            r"|cut\s+down\s+on|should\s+be\s+limited"
            r"|(?<!not\s)limit(?:ed|ing)?\s+(?:the\s+|your\s+)?(?:\w+\s+)?"
            r"(?:dos|amount|intake|use|alcohol|caffeine|consumption|to\b|how)"
            r"|(?:^|[.;:]\s)limit(?:ing)?\s+(?:the\s+|your\s+|any\s+)?[a-z][\w-]+"
            r"|(?<!times\sthe\s)maximum\s+(?:\w+\s+){0,3}dos|no(?:t)?\s+more\s+than\s+(?:\w+\s+)?\d)",
            re.I,
        ),
    ),
    (
        "use another",
        (
            "another",
            "different",
            "other",
            "additional",
            "alternat",
            "back",
            "extra",
            "condom",
            "non-hormonal",
            "barrier",
            "second",
            "instead",
        ),
        re.compile(
            r"\b(?<!you\s)(?<!also\s)(?:(?:use|choose|switch\s+to|consider|need|take|try|prefer|add"
            r"|rely\s+on)\s+(?:an?\s+|some\s+)?(?:another|different"
            r"|other\s+(?:forms?|methods?|kinds?|types?|means|ways)|additional|alternate|alternative"
            r"|back-?\s?up|extra|added|non-hormonal|second|barrier)\b"
            r"|(?:use|add)\s+condoms"
            r"|(?:use|take|give|try|choose|prefer|pick)\s+(?:[\w-]+\s+){1,6}?instead\b)",
            re.I,
        ),
    ),
    (
        "take so much",
        ("mg", "mcg", "unit"),
        re.compile(
            r"\b(?:use|give|take|start\s+with)\s+(?:only\s+)?\d[\d.,]*\s*(?:mg|mcg|units?)\b[^.;,]*", re.I
        ),
    ),
    (
        "weigh",
        ("consider", "weigh", "only"),
        re.compile(
            r"\b(?:consider(?:ed|ation|ing)?\b(?!\s+(?:to\s+be\s+)?(?:clinically|significant|safe|unlikely))"
            r"|weigh\s+the|be\s+(?:given|used|taken)\s+only\s+(?:if|when)"
            r"|(?:\w+\s+)?only\s+(?:if|when|on|under|with)\s+(?:your|an?|the)\s+(?:[\w-]+\s+){0,2}"
            r"(?:doctor|specialist|prescriber|physician|team|pharmacist|advice|supervision|approval)\b)",
            re.I,
        ),
    ),
    ("use caution", ("caution", "care"), re.compile(r"\b(?:caution\w*|careful\w*|with\s+care)\b", re.I)),
    (
        "ask first",
        ("before", "ask first"),
        re.compile(
            r"\bask\s+first\b|\b(?:ask|tell|talk\s+to|check\s+with|consult)\s+(?:your|a|the)\s+(?:doctor"
            r"|pharmacist"
            r"|healthcare\s+provider|physician)\b[^.]*?\bbefore\s+(?:you\s+)?(?:tak|us|drink)(?:e|ing)\b",
            re.I,
        ),
    ),
)
