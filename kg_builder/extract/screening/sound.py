"""Whether what a sentence asks for is a test, and a test's name without what hangs on at its ends."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["sound_test"]

_LEADS = re.compile(
    r"^(?:(?:additionally|therefore|accordingly|also|however|thus|initially|then|these|"
    r"this)(?:\s+and)?(?:\s+|$)|"
    r"(?:prompt|immediate|intensive|serial|repeated?|urgent)\s+(?=\w+ \w|[A-Za-z]*(?:tests?|counts?|"
    r"levels?)\b)|"
    r"with\s+(?=[\w-]+ (?:\w+ )?(?:tests?|counts?|levels?|checks?)\b)|including\s+(?!those|patients)|"
    r"(?:screening|tested|testing) for\s+|clinical monitoring of\s+|"
    r"(?:increased|more frequent) frequency of\s+)+",
    re.I,
)
_HANGS = re.compile(
    r"\s+(?:(?:should|may|must|can|will)(?:\s+(?:be|have|need)\b.*)?|"
    r"(?:prior to|for a baseline|at a minimum|with initiation|at pre-?dose|at home|at|about|approximately|"
    r"more|less|promptly|closely|as soon as possible|"
    r"(?:in accordance with|to (?:exclude|confirm)|but|on day \d+|in (?:these|those|such|the|newborns?|"
    r"neonates|infants|all)|for (?:all|subsequent|each|any|the|"
    r"[A-Z]+$|\w+$))\b.*|"
    r"including\b.*|using\b.*|carefully\b.*|beginning|on|for|of|with|but|recommended|before|first|and|or|the|"
    r"a patient receiving.*))$",
    re.I,
)
_LEVEL_OF = re.compile(
    r"^(?:the )?(?P<level>levels?|amounts?) of (?P<what>[\w -]{3,30}?)(?: in (?:your|the) blood)?$|"
    r" in (?:your|the) blood$",
    re.I,
)
"""A level in lay words: "level of urea in your blood"."""
_OPENS_ELSE = re.compile(
    r"(?:because|since|if|when|until|unless|been|with|without|in|at|by|on|including|following|those|who|"
    r"which|"
    r"diagnos[ie]s|results|not|no|do|more|higher|lower|decreased|reduced|reductions?|impaired|elevated|"
    r"elevations?|prolonged|"
    r"adequate|FDA-approved$|correct(?!ed)|optimi[sz]e|control|"
    r"improve|weight gain$|conditions?$|other conditions|"
    r"increased|positive|abnormal(?! [\w-]+ (?:gene|protein))|"
    r"specific|warm|parenteral|sequestered|secondary|limitations|"
    r"(?:levels?|infections?|concentrations?|repeat|screening|assays?)$|monitor(?!ing)|(?:promptly )?treat|"
    r"rule out|assess|test(?:ed)?|follow|provide|omit|prompt investigation|recommended|response to|"
    r"risk factors?|episodes?|cure|concentration of \d)\b",
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


def sound_test(name: str) -> str:
    """A test's name without adverbs before it and words left over behind it; "" if it is no test.

    >>> sound_test("therefore and serum level at"), sound_test("additionally and height")
    ('serum level', 'height')
    >>> sound_test("if the concentration"), sound_test("zorvexant calcium tablets")
    ('', '')
    """
    before = ""
    while name != before:
        before = name
        name = _HANGS.sub("", _LEADS.sub("", name)).strip(" ,;:")
        name = _LEVEL_OF.sub(r"\g<what> \g<level>", name)
    if (
        _OPENS_ELSE.match(name)
        or _STATES.search(name)
        or name in {"test", "tests", "testing", "and", "or", "blood"}
    ):
        return ""
    product = _NO_TEST.search(name)
    return "" if product and not _ENDS_TESTED.search(name[product.end() :]) else name
