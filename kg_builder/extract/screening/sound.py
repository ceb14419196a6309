"""Whether what a sentence asks for is a test, and a test's name without what hangs on at its ends."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["sound_test"]

_LEADS = re.compile(
    r"^(?:(?:additionally|therefore|accordingly|also|however|thus|initially|then|these|this|thereafter|"
    r"subsequent|whenever possible|as well as|and/or|via|obtaining(?: an?)?|\w+(?:penia|emia)(?= with))"
    r"(?:\s+and)?(?:\s+|$)|"
    r"(?:prompt|immediate|intensive|frequent|serial|repeated?|urgent)\s+"
    r"(?=\w+ \w|[A-Za-z]*(?:tests?|counts?|levels?)\b)|"
    r"with\s+(?=[\w-]+ (?:\w+ )?(?:tests?|counts?|levels?|checks?)\b)|including\s+(?!those|patients)|"
    r"(?:screening|tested|testing) for\s+|clinical monitoring of\s+|(?:closely|carefully)(?: for)?\s+|"
    r"monitoring\s+(?!of)(?=\w+ \w)|"
    r"(?:screen|test|evaluate|assess|monitor) (?:all )?(?:patients|women|people) for\s+|"
    r"(?:increased|more frequent) frequency of\s+)+",
    re.I,
)
_HANGS = re.compile(
    r"\s+(?:(?:should|may|must|can|will)(?:\s+(?:be|have|need)\b.*)?|(?:prior to|for a baseline|"
    "at a minimum|with initiation|at pre-?dose|at home|at|about|approximately|more|less|promptly|closely|"
    r"as soon as possible|(?:in accordance with|to (?:exclude|confirm|evaluate|assess)|but|on day \d+|"
    "in (?:these|those|such|the|newborns?|neonates|infants|all)|for (?:all|subsequent|each|any|the|[A-Z]+$|"
    r"\w+$))\b.*|(?:including|if|by|in long-term)\b.*|using\b.*|carefully\b.*|beginning|on|for|of|with|but|"
    r"recommended|before|first|and|or|the|in|if available|capable of\b.*|a patient receiving.*))$",
    re.I,
)
_LEVEL_OF = re.compile(
    r"^(?:the )?(?P<level>levels?|amounts?) of (?P<what>[\w -]{3,30}?)(?: in (?:your|the) blood)?$|"
    " in (?:your|the) blood$",
    re.I,
)
"""A level in lay words: "level of urea in your blood"."""
_OPENS_ELSE = re.compile(
    r"(?:because|since|if|when|until|unless|been|with|without|in|at|by|on|including|following|those|who|"
    r"which|diagnos[ie]s|results|not|no|do|more|higher|lower|decreased|reduced|reductions?|impaired|"
    r"elevated|elevations?|prolonged|prolongation|adequate|(?:same )?FDA-(?:approved|authorized)$|"
    r"correct(?!ed)|optimi[sz]e|control|improve|(?:[\w-]+ )*weight (?:gain|loss|changes?)$|conditions?$|"
    r"other conditions|increased|positive|abnormal(?! [\w-]+ (?:gene|protein))|as an?|otherwise|subject|"
    r"please|validated|platelet support|blood to |need for|clinical monitoring appropriate|specific|warm|"
    r"parenteral|sequestered|secondary|limitations|contacts?(?= of| with|$)|"
    r"(?:levels?|infections?|concentrations?|repeat|screening|assays?)$|monitor(?!ing)|(?:promptly )?treat|"
    r"rule out|assess|test(?:ed)?|follow|provide|omit|prompt investigation|recommended|response to|"
    r"risk factors?|episodes?|cure|"
    r"concentrations? of (?:no more than |not more than |less than |at least |up to |about )?\d[\d.,]*)\b",
    re.I,
)
"""Words that open a reason, a state, a person or a request, not the name of a test."""
_NO_TEST = re.compile(
    r"\b(?:tablets?|capsules?|solutions?|lotions?|creams?|ointments?|emulsions?|injections?|prophylaxis|"
    r"therapy|doses?|dosages?|dosing|blockers?|inhibitors?|toxicit\w+|considerations?|severe infections)\b",
    re.I,
)
"""Products and doses; a test may be named after them: "digoxin injection levels"."""
_STATES = re.compile(r"\b(?:can|is|are|has|have|inhibits|where)\b", re.I)
_ENDS_TESTED = re.compile(
    r"(?:tests?|levels?|concentrations?|counts?|exam\w*|monitoring|screening|function)$", re.I
)


def _level_of(found: re.Match[str]) -> str:
    """A level after what it is of: "levels of blood cells" are "blood cell levels"."""
    what = found["what"] or ""
    single = what[:-1] if re.search(r"[^suiy]s$", what) else what
    return f"{single} {found['level'] or ''}".strip()


def sound_test(name: str) -> str:
    """A test's name without adverbs before it and words left over behind it; "" if it is no test.

    >>> sound_test("therefore and serum level at"), sound_test("additionally and height")
    ('serum level', 'height')
    >>> sound_test("contacts of people with gout"), sound_test("zorvexant calcium tablets")
    ('', '')
    """
    before = ""
    while name != before:
        before = name
        name = _HANGS.sub("", _LEADS.sub("", name)).strip(" ,;:")
        name = _LEVEL_OF.sub(_level_of, name)
    if (
        _OPENS_ELSE.match(name)
        or _STATES.search(name)
        or name in {"test", "tests", "testing", "and", "or", "blood"}
    ):
        return ""
    product = _NO_TEST.search(name)
    return "" if product and not _ENDS_TESTED.search(name[product.end() :]) else name
