"""What a page asks to do about an interaction."""

from __future__ import annotations

from functools import lru_cache

from kg_builder import lazy_re as re

from ..vocabulary.phrases import decapitalised, without_asides

__all__ = ["asked_of", "bidden", "management_of"]

_MANAGEMENT = (
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
        ),
        re.compile(
            r"\b(?:avoid\w*|(?:do|does)\s+not\s+(?:take|use|combine|mix(?!\s+well)|give|(?:co-?)?admin\w*"
            r"|prescribe|pair|(?<!does\snot\s)have(?!\s+to\b)|get|receive|start|initiate|smoke|(?:binge\s+)?drink"
            r"|eat|consume)"
            r"|(?:should|must)\s+(?:also\s+)?(?:not|never)\s+(?:be\s+)?(?:tak|us|hav|get|mix|eat|combin"
            r"|drink|consum|co-?admin|given|admin"
            r"|receiv|start|initiat)\w*|"
            r"(?:don|mustn|shouldn)['\u2019]t\s+(?:take|use|combine|pair|prescribe|mix|have(?!\s+to\b)|give|drink"
            r"|eat|consume|be\s+(?!more|higher|over|above)\w+)|not\s+to\s+(?:take|use|combine|drink|eat)"
            r"|contraindicated|not\s+(?:recommended|advised|advisable)|(?:stay"
            r"|keep)\s+(?:well\s+)?(?:away\s+from|clear\s+of)|steer\s+clear\s+of|refrain\s+from"
            r"|never\s+(?:take|use|give|combine|mix|start)|(?:quit|stop|give\s+up)\s+smoking|should\s+quit"
            r"|best\s+not\s+(?:be\s+)?(?:combin|tak|us|mix)\w*)",
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
            r"\b(?:(?<!used\sto\s)(?<!use\sto\s)monitor\w*|(?:re-?)?check(?:ed"
            r"|ing)?\s+(?:\w+\s+){0,3}(?:them\b|levels?|INR|pressure|glucose|tests?"
            r"|function|counts?|time)"
            r"|follow(?:ed)?\s+(?:\w+\s+){0,3}?(?:closely|carefully)"
            r"|(?:closely|carefully)\s+(?:watch|observ|supervis|evaluat)\w*|(?:watch"
            r"|observ)\w*\s+(?:\w+\s+){0,3}?(?:closely|carefully)|check\w*\s+(?:[\w "
            r"]{0,30}\s)?(?:often|closely|frequently|regularly)|keep\s+an?\s+(?:(?:very\s+)?close\s+)?eye\s+on|look\s+out\s+for"
            r"|(?:should|must)\s+be\s+(?:watched|observed|evaluated|supervised)"
            r"|close\s+(?:\w+\s+)?(?:observation|supervision)"
            r"|INR\s+(?:should\s+be\s+)?(?:checked|monitored|measured)|watch\s+(?:out\s+)?for"
            r"|(?:blood|liver|kidney)\s+tests?\b|check\w*\s+(?:your|the)\s+blood|\b(?:levels?|pressure"
            r"|sugar|glucose|rhythm|amount"
            r"|count)\b[^.;]{0,60}?\b(?:checked|measured)"
            r"|(?:calls?\s+for|needs?|requires?|warrants?|have)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}(?:ECG|EKG)s?\b"
            r"|(?:doctor|team|nurse|clinic|prescriber)\s+(?:may|might|will|should)\s+(?:also\s+|need\s+to\s+)*"
            r"(?:check|watch|test|measure)\b|test(?:ed|s"
            r"|ing)?\s+(?:[\w ]{0,30}\s)?more\s+(?:often|frequently)|(?:more|extra"
            r"|additional|regular|frequent)\s+(?:[\w-]+\s+){0,3}(?:tests|checks|check-?ups)"
            r"|measur(?:e|ed)\s+(?:[\w ]{0,30}\s)?more\s+often)",
            re.I,
        ),
    ),
    (
        "reduce dose",
        ("dos", " down"),
        re.compile(
            r"\b(?:it\s+(?:may|might|will|has|must|should)\s+(?:(?:have|need)\s+to\s+|to\s+)?(?:go"
            r"|come)\s+down\b|(?:reduc|lower|decreas|cut(?:ting)?\b|halv)\w*\s+(?:the\s+|your\s+"
            r"|in\s+)?(?:\w+\s+){0,3}dos(?:e|es|age|ing)\b(?!-)|do(?:se"
            r"|sage)s?\b[^.;,]{0,40}?\b(?:reduced|lowered|decreased|lowering|reducing|cut|halved"
            r"|go\s+down|come\s+down|lower)\b|(?:lower"
            r"|smaller|reduced)\s+dos(?:e|age)(?!s?\s+than\b)|(?<!had\sa\s)(?<!had\s)do(?:se|sage)\s+(?:reduction|should\s+be\s+reduced))",
            re.I,
        ),
    ),
    (
        "increase dose",
        ("dos", " up"),
        re.compile(
            r"\b(?:it\s+(?:may|might|will|has|must|should)\s+(?:(?:have|need)\s+to\s+|to\s+)?(?:go"
            r"|come)\s+up\b|(?:increas|rais|doubl)\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,3}dos(?:e|es|age|ing)\b(?!-)"
            r"|higher\s+dos(?:e|age)(?!s?\s+than\b)"
            r"|(?:extra|additional|supplement\w*)\s+dos(?:e|age)|dos(?:e"
            r"|age)s?\b[^.;,]{0,40}?\b(?:increased|raised|doubled|increasing|raising|go\s+up|come\s+up|higher(?!\s+than))\b)",
            re.I,
        ),
    ),
    (
        "adjust dose",
        ("dos", "change", "modif", "adjust", "alter", "switch", "rethink", "review", "doctor", "team"),
        re.compile(
            r"\b(?:(?:doctor|team|prescriber|nurse|clinic)\s+(?:may|might|will|can|should)\s+(?:(?:need|want|have|also)\s+(?:to\s+)?)?"
            r"(?:halve|lower|reduce|cut|raise|increase|change|adjust|stop|switch|swap)\b|dos(?:e|age)\s+adjustments?|adjust\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,2}dos(?:e|age)"
            r"|dos(?:e|age)s?\s+(?:be\s+)?(?:titrated|individuali[sz]ed)"
            r"|(?:(?:change|alter)\s+(?:the|your)|modify(?:\s+(?:the|your))?)\s+(?:\w+\s+){0,2}dos(?:e"
            r"|age)|(?:change|alter|adjust|switch|rethink"
            r"|review)\s+your\s+(?:[\w-]+\s+){0,3}(?:treatments?|therapy|medic(?:ine|ation)s?)|dos(?:e"
            r"|age)s?\b[^.;,]{0,40}?\bneed(?:s|ed)?\s+(?:to\s+be\s+)?(?:chang|adjust|alter)(?:ing|ed)"
            r"|(?:changes?|modifications?|adjustments?)\s+(?:in|of|to)\s+(?:the\s+)?(?:\w+\s+){0,4}"
            r"(?:treatment|therapy|dos(?:e|age|ing)|regimens?)|dos(?:e|age)s?\s+(?:may|should"
            r"|must)\s+(?:need\s+to\s+)?be\s+adjusted|dos(?:e|age)s?\b[^.;]{0,60}?\bbe\s+(?:changed"
            r"|adjusted|altered))",
            re.I,
        ),
    ),
    (
        "separate doses",
        ("hour", "separat", "space", "apart", "wait", "leave", "allow", "before", "until", "while"),
        re.compile(
            r"\b(?:(?:at\s+least\s+)?(?:\w+|\d+)(?:\s*(?:to|-|or)\s*\w+)?\s+hours?\s+(?:before|prior|after|later|earlier"
            r"|apart|(?:in\s+)?between)|(?:stop|paus|interrupt|suspend|withh[oe]ld|hold)\w*\s+(?:[\w-]+\s+){0,4}?"
            r"(?:until|while)\b|(?:withdraw|stop|discontinu)\w*\s+(?:\w+\s+){0,4}?(?:days?"
            r"|weeks?)\s+before|(?:wait|leave|allow)\s+(?:\w+\s+){0,4}?(?:minutes|hours?|days?|weeks?)"
            r"|\d+[\s-]hours?\s+interval|interval\s+of\s+(?:at\s+least\s+)?\w+\s+hours"
            r"|(?:separate\w*|space\w*)\s+(?:\w+\s+){0,4}(?:by|doses|apart|out)|different\s+times\s+of)",
            re.I,
        ),
    ),
    (
        "limit dose",
        ("exceed", "limit", "maximum", "more than", "go above", "go over", "cut down"),
        re.compile(
            r"\b(?:(?:(?:do|should|must|can)\s?not|(?:don|shouldn|mustn|can)['\u2019]t)\s+(?:exceed"
            r"|be\s+(?:higher|more|over|above)|go\s+(?:above|over|beyond))|cut\s+down\s+on"
            r"|should\s+be\s+limited|limit(?:ed|ing)?\s+(?:the\s+|your\s+)?(?:\w+\s+)?(?:dos|amount"
            r"|intake|use|alcohol|caffeine|consumption|to\b|how)|(?:^|[.;:]\s)limit(?:ing)?\s+(?:the\s+|your\s+|any\s+)?[a-z][\w-]+|maximum\s+(?:\w+\s+){0,3}dos"
            r"|no(?:t)?\s+more\s+than\s+(?:\w+\s+)?\d)",
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
            r"\b(?<!you\s)(?<!also\s)(?:(?:use|choose|switch\s+to|consider|need|take|try|prefer|add|rely\s+on)"
            r"\s+(?:an?\s+|some\s+)?(?:another|different|other\s+(?:forms?|methods?|kinds?|types?|means|ways)"
            r"|additional|alternate|alternative|back-?\s?up"
            r"|extra|added|non-hormonal|second|barrier)\b|(?:use|add)\s+condoms"
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
            r"\b(?:consider(?:ed|ation|ing)?\b|weigh\s+the|be\s+(?:given|used|taken)\s+only\s+(?:if|when)"
            r"|(?:\w+\s+)?only\s+(?:if|when|on|under|with)\s+(?:your|an?|the)\s+(?:[\w-]+\s+){0,2}(?:doctor"
            r"|specialist|prescriber|physician|team|pharmacist|advice|supervision|approval)\b)",
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
_ASKED = re.compile(
    r"\b(?P<asked>(?:ask|talk\s+(?:to|with)|speak\s+(?:to|with)|check\s+with|consult|tell)\s+(?:your|an?"
    r"|the)\s+"
    r"(?:doctor|pharmacist|nurse|prescriber|healthcare\s+(?:provider|professional)|provider|physician|midwife"
    r"|(?:care|treatment|transplant|clinic|specialist)\s?team|specialist)"
    r"(?:\s+or\s+(?:doctor|pharmacist|nurse|specialist))?(?:\s+(?:how|whether)\s+[^.;,]+)?)",
    re.I,
)
_REASON_WORD = re.compile(r"\s+(?:because|due|owing)\b", re.I)
_CLAUSE = re.compile(
    r"[.;:](?=\s|$)|\s+[\u2013\u2014-]\s+|(?<=[a-z)])\s+(?=(?-i:Monitor|Avoid|Reduce|Consider|Discontinue|Advise"
    r"|Do\s+not)\s+[a-z])|,\s+(?:so|therefore|but|which|since|because|as\s+(?:it|they"
    r"|this|these|the|both|you))\b(?!,)|\s+because\b|\s+(?:due|owing)\s+to\b"
    r"|,?\s+and\s+(?=(?:is|are)\s+(?:contraindicated|not\s+(?:recommended|advised))\b)"
    r"|,?\s+and\s+(?=(?:your?|tell|call|may"
    r"|can|monitor|should|consider|check|avoid|watch)\b)",
    re.I,
)
_OPENING = re.compile(
    r"^(?:(?:since|because|as)\s+[^,;]{6,90},(?=\s+\w)|(?:prevention\s+or\s+)?management(?!\s+of)"
    r"|(?:therefore|thus|consequently|hence|accordingly|however|in\s+general),?|so|and|but|then|it\s+is|(?:is|are)(?=\s+(?:contraindicated|not)\b)|please"
    r"|you\s+should|patients\s+should"
    r"|(?:using|taking|combining)\s+[^,;]{3,70}?\s+is(?=\s+(?:usually|generally|not)\b)"
    r"|concomitant\s+use\s+is)\s+",
    re.I,
)
_PLAIN_AVOID = re.compile(r"avoid", re.I)
_CONDITION = re.compile(
    r"\b(?:unless|until|large|excess\w*|or\s+(?:monitor|reduce|use|limit|watch|check|adjust)|within"
    r"|except|if|when|at\s+least|more\s+than)\b",
    re.I,
)
_ALLOWED_AFTER_ALL = re.compile(r",\s+but\s+(?:may|can|might|is\s+sometimes)\b", re.I)
_USE_ITSELF = re.compile(
    r"avoid(?:ing)?\s+(?:concomitant|concurrent|combined)\s+(?:use|administration|treatment)"
    r"|avoid\s+(?:this|the)\s+combination|avoid\s+(?:taking|using|giving|combining)\s+(?:(?:them"
    r"|the\s+two|these|both)\s+)?together",
    re.I,
)
_ASIDE = re.compile(r"\((?P<said>[^()]+)\)")
_FORBIDS = re.compile(
    r"(?:(?:do|does|should|must)\s+(?:also\s+)?(?:not|never)|(?:don|mustn|shouldn)['\u2019]t"
    r"|never)\b",
    re.I,
)
_PARTS = re.compile(r"[.;](?=\s|$)|,\s+(?=so\s)|\s[\u2013\u2014]\s")
_ORDERS = re.compile(
    r"(?:so\s+)?(?:please\s+)?(?:skip|leave|keep|call|test|measure|check|take|cut|halve|hold|stop|give"
    r"|choose|pick|space|weigh|stick|use|try"
    r"|go\s+easy|drink|eat|have|let|phone|ring|start|see\s+(?:your|a)\s|sip|wear|plan|expect\s+to|work\s+up"
    r"|(?:raise|lower|reduce|increase|adjust|double)\s+(?:the|its|their|your|one|either|both"
    r"|insulin))(?!\s+(?:up|of)\b)\s+\w"
    r"|(?:half|a\s+quarter)\s+(?:of\s+)?(?:the|your)\s+dose|not\s+(?:during|while|until|within|together|at\s+the\s+same)\s+\w|\d[\d.,]*\s*(?:mg|mcg|g|units?)\s+(?:once"
    r"|twice|daily|every|a\s+day|at\s)",
    re.I,
)
"""What an order to the reader or a dose begins with."""
_SO = re.compile(r"(?:so|please)\s+", re.I)
_REASON_GIVEN = re.compile(r",?\s+(?:since|because|as\s+(?:it|they|this|the))\b.*$", re.I)
_FOR_HOW_LONG = re.compile(r"\b(?:within|for|until|unless|without)\s+[^.;,]+", re.I)
_ASKING_VERB = re.compile(
    r"\b(?:administer(?:ing)?|dosing|take|give|use(?!\s+(?:of|is|and|with)\b)|start|reduce|increase|should|must|needs?\s+to"
    r"|may\s+need)\s(?=[^,;]*$)(?!.*\band\s+(?:is|are)\s)",
    re.I,
)
_UNFINISHED = re.compile(
    r"(?:,?\s+(?:such|as|an?|the|or|and|of|with|to|in|by|when|if|while|for|at|least|about|until|than|from|who|that|which|you|they"
    r"|whose|is|are|be|should|may|on|their|its|\d[\d.,]*))+$",
    re.I,
)
"""What hangs on where words were cut off: "... for at least 12"."""
_POINTER = re.compile(r"\s*\[\s*see\b.*", re.I | re.S)
_LONGEST = 20
_LONGEST_LEAD = 9
_LONGEST_EITHER = 14


@lru_cache(maxsize=1024)
def management_of(text: str) -> str | None:
    """What a text asks to do about an interaction, in its own words; None if nothing.

    Plainly to avoid a thing is "avoid".

    >>> management_of("Avoid grapefruit juice."), management_of("Monitor INR closely")
    ('avoid', 'monitor INR closely')
    >>> management_of("Levels may rise; avoid unless your doctor agrees.")
    'avoid unless your doctor agrees'
    >>> management_of("The dose of either drug may have to be reduced.")
    'the dose of either drug may have to be reduced'
    >>> management_of("may raise levels") is None
    True
    """
    lower = text.lower()
    for action, words_needed, pattern in _MANAGEMENT:
        if any(word in lower for word in words_needed) and (found := pattern.search(text)):
            start, end = _clause(text, found)
            if action == "avoid" and _FORBIDS.match(found.group()):
                return _forbidden(text, found, end)
            start = _opening(text, start, found.start())
            if (aside := _ASIDE.search(text, start, end)) and aside.start() < found.start() < aside.end():
                start, end = aside.span("said")  # "high potassium (monitor levels)"
            words = " ".join(without_asides(text[start:end]).split()).strip(" ,.;:*")
            words = _POINTER.sub("", words)
            before = ""
            while before != words:
                before, words = words, _OPENING.sub("", words)
            if (
                action == "avoid"
                and _PLAIN_AVOID.match(found.group())
                and not _CONDITION.search(text[found.start() : end])
            ):
                itself = _USE_ITSELF.match(text, found.start())
                return " ".join(itself.group().split()).lower() if itself else action
            if len(words.split()) > _LONGEST:
                words = " ".join(text[found.start() : end].split()[:_LONGEST])
                words = _UNFINISHED.sub("", _POINTER.sub("", words)).strip(" ,.;:*")
            return decapitalised(words)
    return None


def _opening(text: str, start: int, at: int) -> int:
    """Where advice opens whose clause and action start at two places: behind a long lead, at its verb."""
    lead = text[start:at]
    either = lead.endswith(" or ")  # "change your doses or watch you carefully"
    if len(lead.split()) <= (_LONGEST_EITHER if either else _LONGEST_LEAD):
        return start
    verbs = [m.start() for m in _ASKING_VERB.finditer(lead)]
    return start + verbs[-1] if verbs and len(lead[verbs[-1] :].split()) <= _LONGEST_EITHER else at


def bidden(text: str) -> str | None:
    """The order, or the dose, that a clause of an entry opens with, where no known action is asked for.

    Args:
        text: what an entry tells behind the names that head it.

    >>> bidden("levels climb; test every week"), bidden("skip it. It adds to sleepiness.")
    ('test every week', 'skip it')
    >>> bidden("5 mg once daily"), bidden("levels climb")
    ('5 mg once daily', None)
    >>> bidden("drowsiness, so keep it low, since it lasts")
    'keep it low'
    """
    clauses = (clause.strip(" *_,.") for clause in _PARTS.split(without_asides(text)))
    told = next((c for c in clauses if _ORDERS.match(c) and len(c.split()) <= _LONGEST), None)
    return decapitalised(_REASON_GIVEN.sub("", _SO.sub("", told))) if told else None


def asked_of(text: str) -> str | None:
    """Whom a text tells to ask about an interaction, the least it may ask for; None if no one.

    >>> asked_of("Tell your doctor if you take lithium."), asked_of("Lithium levels may rise.")
    ('tell your doctor', None)
    >>> asked_of("Ask your doctor how much is safe.")
    'ask your doctor how much is safe'
    """
    found = _ASKED.search(text)
    return decapitalised(" ".join(found["asked"].split())) if found else None


def _forbidden(text: str, found: re.Match[str], end: int) -> str:
    """The words of a prohibition: all of them, or, of many, what is forbidden and for how long."""
    words = " ".join(without_asides(text[found.start() : end]).split()).strip(" ,.;:*")
    if len(words.split()) > _LONGEST:
        span = _FOR_HOW_LONG.search(text, found.end())
        words = " ".join(f"{found.group()} {span.group() if span else ''}".split())
    return words[:1].lower() + words[1:]


def _clause(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where the clause that holds a match starts and ends."""
    start, end = 0, len(text)
    inside = text.count("(", 0, found.start()) > text.count(")", 0, found.start())
    for boundary in _CLAUSE.finditer(text):
        at = boundary.start()
        if not inside and text.count("(", 0, at) > text.count(")", 0, at):
            continue  # "with other sedatives (e.g. samplol)"
        if boundary.end() <= found.start():
            comma = (
                text.rfind(", ", boundary.end(), found.start())
                if _REASON_WORD.match(boundary.group())
                else -1
            )
            start = comma + 2 if comma > 0 else boundary.end()  # "due to harm, reduce the dose"
        elif boundary.start() >= found.end() and not _ALLOWED_AFTER_ALL.match(text, boundary.start()):
            end = boundary.start()
            break
    return start, end
