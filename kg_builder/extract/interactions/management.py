"""What a page asks to do about an interaction."""

from __future__ import annotations

from functools import lru_cache

from kg_builder import lazy_re as re

from ..vocabulary.phrases import decapitalised, without_asides
from .asked_actions import MANAGEMENT

__all__ = ["asked_of", "bidden", "management_of"]

_ASKED = re.compile(
    r"\b(?P<asked>(?:ask|talk\s+(?:to|with)|speak\s+(?:to|with)|check\s+with|consult|tell)\s+"
    r"(?:us\b"
    r"|(?:your|an?|the)\s+(?:doctor|pharmacist|nurse|prescriber|healthcare\s+(?:provider|professional)"
    r"|provider|physician|midwife|(?:care|treatment|transplant|clinic|specialist)\s?team|specialist)"
    r"(?:\s+or\s+(?:doctor|pharmacist|nurse|specialist))?)(?:\s+(?:how|whether)\s+[^.;,]+)?)",
    re.I,
)
_REASON_WORD = re.compile(r"\s+(?:because|due|owing)\b", re.I)
_CLAUSE = re.compile(
    r"[.;:](?=\s|$)|\s+[\u2013\u2014-]\s+|\s*\u2022\s*"
    r"|(?<=[a-z)])\s+(?=(?-i:Monitor|Avoid|Reduce|Consider|Discontinue|Advise|Do\s+not|The|Caution"
    r"|Concomitant|Concurrent|Co-?administration|When|If|Because|Patients)\s+[a-z])"
    r"|,\s+(?:so|therefore|but|which|since|because|as\s+(?:it|they|this|these|the|both|you))\b(?!,)"
    r"|\s+because\b|\s+(?:due|owing)\s+to\b"
    r"|,?\s+and\s+(?=(?:is|are)\s+(?:contraindicated|not\s+(?:recommended|advised))\b)"
    r"|,?\s+and\s+(?=(?:your?|tell|call|may|can|monitor|should|consider|check|avoid|watch)\b)",
    re.I,
)
_TITLED = re.compile(r"^(?:[\w-]+\s){1,3}?\w+s-(?=(?:Caution|The|Monitor|Avoid)\s)")
"""A title that a hyphen ties to the advice below it: "Other Antacids-Caution is needed"."""
_ROW = re.compile(
    r"(?:\s+(?:[A-Z][\w-]*[a-z]|[A-Z]{2,5}(?=\s[a-z])|[a-z]+ases?|inhibitors|inducers|products)"
    r"(?=\s|$)){5,}.*$",
    re.S,
)
"""What runs on as a table's row does: "contraindicated with it Ketoconazole Itraconazole ..."."""
_NUMBERED = re.compile(r"\b(?P<kept>made|used|required|adjusted|reduced)\s\d$")
"""Before the number of the next entry: "adjustments should be made 4"."""
_OPENING = re.compile(
    r"^(?:(?:since|because|as)\s+[^,;]{6,90},(?=\s+\w)|(?:prevention\s+or\s+)?management(?!\s+of)"
    r"|(?:therefore|thus|consequently|hence|accordingly|however|in\s+general),?|so|and|but|then|it\s+is"
    r"|(?:is|are)(?=\s+(?:contraindicated|not)\b)|it['\u2019]s|please|you\s+should|patients\s+should"
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
    r"avoid(?:ing)?\s+(?:(?:concomitant|concurrent|combined)\s+(?:use|administration|treatment)"
    r"|co-?administration|(?:the\s+)?use\s+together)"
    r"|avoid\s+(?:this|the)\s+combination"
    r"|avoid\s+(?:taking|using|giving|combining)\s+(?:(?:them|the\s+two|these|both)\s+)?together",
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
    r"|choose|pick|space|weigh|stick|use|try|go\s+easy|drink|eat|have|let|phone|ring|start"
    r"|see\s+(?:your|a)\s|sip|wear|plan|expect\s+to|work\s+up"
    r"|(?:raise|lower|reduce|increase|adjust|double)\s+(?:the|its|their|your|one|either|both|insulin))"
    r"(?!\s+(?:up|of)\b)\s+\w"
    r"|(?:half|a\s+quarter)\s+(?:of\s+)?(?:the|your)\s+dose"
    r"|not\s+(?:during|while|until|within|together|at\s+the\s+same)\s+\w"
    r"|\d[\d.,]*\s*(?:mg|mcg|g|units?)\s+(?:once|twice|daily|every|a\s+day|at\s)",
    re.I,
)
"""What an order to the reader or a dose begins with."""
_SO = re.compile(r"(?:so|please)\s+", re.I)
_REASON_GIVEN = re.compile(r",?\s+(?:since|because|as\s+(?:it|they|this|the))\b.*$", re.I)
_FOR_HOW_LONG = re.compile(r"\b(?:within|for|until|unless|without)\s+[^.;,]+", re.I)
_ASKING_VERB = re.compile(
    r"\b(?:administer(?:ing)?|dosing|take|give|use(?!\s+(?:of|is|and|with)\b)|start|reduce|increase|should"
    r"|must|needs?\s+to|may\s+need)\s(?=[^,;]*$)(?!.*\band\s+(?:is|are)\s)",
    re.I,
)
_UNFINISHED = re.compile(
    r"(?:,?\s+(?:such|as|an?|the|or|and|of|with|to|in|by|when|if|while|for|at|least|about|until|than|from"
    r"|who|that|which|you|they|over|whose|is|are|be|should|may|on|their|its|\d[\d.,]*))+$",
    re.I,
)
"""What hangs on where words were cut off: "... for at least 12"."""
_HANGING = re.compile(
    r"(?<=contraindicated)\s+in\s+patients$"
    r"|(?:\s+in\s+patients)?"
    r"(?:,?(?<!\bnot)\s+(?:and|or|of|with|to|in|by|for|the|an?|such|as|while|using))+$"
)
"""What is left where the list began that the advice is on: "contraindicated in patients with:"."""
_CROSSES = re.compile(r"^[^()]*\)")
"""What was found half in brackets, half behind them: "(two doses) increased the level"."""
_UNCLOSED = re.compile(r"\s*\([^()]*$")
_POINTER = re.compile(r"\s*\[\s*see\b.*", re.I | re.S)
_OBSERVED = re.compile(r"\b(?:AUC|C\s?max|there\s+was|(?:was|were)\s+(?:observed|seen|found))\b")
"""What tells of a study, not what to do."""
_CUTS = re.compile(
    r"[,:;]\s|\s(?=(?:and|or|but|as|when|if|while|during|until|because|in\s+(?:patients|people|those))\s)",
    re.I,
)
"""Where advice that is too long may end."""
_OF_A_LIST = re.compile(
    r"^(?:(?:table\s+\d+\W*)?(?:drugs|products|medications)\s+contraindicated(?:\s+with\b|$)"
    r"|(?:some\s+)?examples?\s+of\b.*?\b(?:are|is)\s+contraindicated\b).*$",
    re.I | re.S,
)
"""What opens or titles a list: "drugs contraindicated with it", "examples of what is contraindicated"."""
_LONGEST = 20
_AT_MOST = 28
"""Words up to which long advice is kept whole, or cut where a part of it ends."""
_SHORTEST_CUT = 8
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
    for action, words_needed, pattern in MANAGEMENT:
        if any(word in lower for word in words_needed) and (found := pattern.search(text)):
            if _CROSSES.search(found.group()):
                continue
            start, end = _clause(text, found)
            if action == "avoid" and _FORBIDS.match(found.group()):
                return _forbidden(text, found, end)
            start = _opening(text, start, found.start())
            if (aside := _ASIDE.search(text, start, end)) and aside.start() < found.start() < aside.end():
                start, end = aside.span("said")  # "high potassium (monitor levels)"
            words = " ".join(without_asides(text[start:end]).split()).strip(" ,.;:*")
            words = _NUMBERED.sub(r"\g<kept>", _ROW.sub("", _TITLED.sub("", _POINTER.sub("", words))))
            before = ""
            while before != words:
                before, words = words, _OPENING.sub("", words)
            if _OBSERVED.search(words):
                continue
            if (
                action == "avoid"
                and _PLAIN_AVOID.match(found.group())
                and not _CONDITION.search(text[found.start() : end])
            ):
                itself = _USE_ITSELF.match(text, found.start())
                return " ".join(itself.group().split()).lower() if itself else action
            if len(words.split()) > _LONGEST:
                asked = _POINTER.sub("", " ".join(text[found.start() : end].split()))
                words = _cut(asked if "(" in words else _UNCLOSED.sub("", without_asides(asked)))
            words = _OF_A_LIST.sub(
                "contraindicated", _HANGING.sub("", _UNCLOSED.sub("", words)).strip(" ,.;:*")
            )
            return decapitalised(words) or None
    return None


def _cut(words: str) -> str:
    """Long advice up to where it may end."""
    if len(words.split()) <= _AT_MOST:
        return words
    kept = " ".join(words.split()[: _AT_MOST + 1])
    ends = [m.start() for m in _CUTS.finditer(kept) if len(kept[: m.start()].split()) >= _SHORTEST_CUT]
    return _UNFINISHED.sub("", kept[: ends[-1]] if ends else " ".join(words.split()[:_LONGEST]))


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
