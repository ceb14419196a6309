"""How grave a hazard is: the gravest word that its name, the words around it or the next sentence say."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.qualifiers import severity_of

__all__ = ["gravest", "gravity"]

_GRADES = ("fatal", "life-threatening", "severe", "serious")
_GRAVE = r"(?:fatal|deadly|lethal|life[- ]threatening|severe|serious)"
_NAMED = re.compile(rf"\W*(?:(?:potentially|sometimes|possibly|occasionally|rarely|some) )?{_GRAVE}\b", re.I)
_BEFORE = re.compile(
    rf"(?:\b{_GRAVE}\b(?:,? (?:and(?:/or)?|or)(?: (?:sometimes|even|potentially|possibly|occasionally))?|,"
    rf"(?: (?:sometimes|even|potentially|possibly|occasionally))?)? )*\b{_GRAVE} "
    r"(?:(?:cases|reports|instances|episodes|forms|events|outcomes)\b[^,;.:]{0,30} (?:of|from|with) )?"
    r"(?:the )?$",
    re.I,
)
"""Grave words right before a name: "serious and sometimes fatal (bleeding)", "fatal cases of (gout)"."""
_SAID = (
    r"(?:sometimes|occasionally|rarely|at times|often|usually|potentially|possibly|some|even|which|that|"
    r"(?:may|can|could|might) (?:also )?(?:be(?:come)?|prove)|(?:have|has) (?:been|proved)|is|are|was|were|"
    r"proved|up to|with|(?:in )?(?:some|rare|many|most|several|a few)(?: (?:of (?:them|these|which|those)|"
    r"cases|patients|people|reports|events|of which))?)"
)
_AFTER = re.compile(
    rf"[^;.:()]{{0,90}}?(?:: [^;.:()]{{3,40}}?)?(?:[\s,(:]+{_SAID})+,? (?:an? )?"
    rf"(?P<said>{_GRAVE})(?:,? (?:and|or|to|even) (?:sometimes |even )?(?P<also>{_GRAVE}))?"
    r"(?=[\s]*(?:$|[,;.):]|(?:in|or|and|but|if|when|outcomes?|consequences|cases|reactions|for|even|"
    r"though|reported|events|without|to)\b))",
    re.I,
)
"""Grave words said of a name behind it: ", sometimes fatal, has occurred"."""
_KILLS = re.compile(
    r"[^;.:()]{0,70}?\b(?:(?:(?:can|may|could|might) (?:also |even )?"
    r"(?:kill|"
    r"(?:be followed by|cause|result in|lead to|end in|progress to) (?:coma(?:,| and| or) )?"
    r"(?:death|fatal))|"
    r"(?:has|have) (?:killed|(?:led to|caused|resulted in|ended in) (?:death|fatal))|"
    r"(?:resulting in|leading to|ending in|culminating in) (?:death|fatal))\w*)",
    re.I,
)
"""A name that is said to end in death: "which may lead to death"."""
_GOES_ON = re.compile(
    r"(?:^\W*\n\W*|\.[ \t]+)(?P<next>(?:It|They|These|This|Some|Such|Cases|Deaths|Fatalities|Fatal)\b"
    r"[^.;]{3,110})"
)
"""The sentence after, where it says more of what was named."""
_DEATHS = re.compile(
    r"(?:Some (?:cases )?(?:of (?:these|them) )?(?:were|have been|are) fatal|(?:Deaths|"
    r"Fatalities|Fatal (?:cases|events|outcomes|reactions)) (?:have|has|were|can|may|did))\b"
)
_ANY = re.compile(r"fatal|deadly|lethal|threatening|severe|serious|death|kill", re.I)
_DENIED = re.compile(r"\b(?:not|no|never|non|without|less|rather than)\b[- ]?(?:\w+ )?$", re.I)
_READ_BEFORE = 100
_READ_BEHIND = 260
"""Code points about a name that may say how grave it is; a document has many hazards and is not read again
for each."""


def gravest(*said: str | None) -> str | None:
    """The gravest of some words of gravity.

    >>> gravest("serious", None, "fatal"), gravest(None)
    ('fatal', None)
    """
    return next((grade for grade in _GRADES if grade in said), None)


def gravity(text: str, start: int, end: int) -> str | None:
    """How grave the words around a hazard call it.

    Args:
        text: the passage, or more.
        start: of the hazard's name in it.
        end: index after its last letter.

    >>> def said(text, name):
    ...     return gravity(text, text.index(name), text.index(name) + len(name))
    >>> said("Serious skin reactions can occur.", "Serious skin reactions")
    'serious'
    >>> said("Liver failure, at times fatal, has been seen.", "Liver failure")
    'fatal'
    >>> said("It causes rash and gout. They can be life-threatening.", "gout")
    'life-threatening'
    >>> said("It causes rash and severe pain.", "rash") is None
    True
    """
    text, start, end = _near(text, start, end)
    if _ANY.search(text) is None:
        return None
    name = text[start:end]
    found = [name if _NAMED.match(name) else ""]
    stop = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    if (before := _BEFORE.search(text, max(stop, start - 80), start)) and not _DENIED.search(
        text, stop, before.start()
    ):
        found.append(before.group())
    behind = text[end:].partition("\n")[0]
    found += [_behind(f" {name}"), _behind(behind)]
    goes_on = _GOES_ON.search(text[end:])
    if goes_on and not re.search(r"[;.\n]", text[end : end + goes_on.start()]):
        found.append("fatal" if _DEATHS.match(goes_on["next"]) else _behind(f" {goes_on['next']}"))
    return gravest(*(_graded(words) for words in found))


def _near(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The words about a place, and the place in them."""
    left = max(0, start - _READ_BEFORE)
    return text[left : end + _READ_BEHIND], start - left, end - left


def _behind(words: str) -> str:
    """The words of gravity that are said of a name right before them."""
    said = ""
    if (after := _AFTER.match(words)) and not _DENIED.search(words, 0, after.start("said")):
        said = f"{after['said']} {after['also'] or ''}"
    kills = _KILLS.match(words)
    return f"{said} fatal" if kills and "no " not in kills.group() else said


def _graded(words: str) -> str | None:
    """The gravity of some words, of which "deadly" and "fatality" are as grave as "fatal"."""
    if not words:
        return None
    low = words.casefold()
    return "fatal" if "deadly" in low or "lethal" in low or "fatal" in low else severity_of(low)
