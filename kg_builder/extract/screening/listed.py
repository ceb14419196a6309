"""Tests listed under a heading of tests: a name with its timing beside it, or beneath a moment."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import Section

from .names import ORGAN, name_of_test, names_test
from .timing import timing_in

__all__ = ["entry_tests", "head_of_tests", "tests_named"]

_TESTS = re.compile(
    r"\bmonitor(?:ing|ed)?\b|\btests?\b(?! results)|\bcheck(?:s|ed)?\b|\bcheck-?(?:ups?|list)\b|"
    r"\binvestigations\b|\bscreening\b|\bblood\s?work\b|\bbloods\b|\blabs?\b|\blaboratory\b|\bwork-?up\b|"
    r"\bexam(?:ination)?s\b",
    re.I,
)
_MOMENT = re.compile(
    r"\b(?:before|prior to|at|during)\b.{0,40}\b(?:start\w*|begin\w*|first|treatment|therapy|dose|infusion|"
    r"injection|course)\b|\bbaseline\b",
    re.I,
)
"""Heads of what must be in hand at the start: "Before your first infusion, make sure you have had"."""
_OTHER_LIST = re.compile(
    r"\b(?:tell|know|ask|talk|share|mention|if|allerg\w*|history|had any|conditions?|avoid|not|symptoms|"
    r"signs|effects?|dos(?:e|ing) (?:adjust|modif)\w*)\b",
    re.I,
)
_ENTRY = re.compile(
    r"^\W*(?P<test>[A-Za-z0-9][^:;.()\u2013\u2014]{1,80}?)\s*(?:\((?P<aside>[^()]*)\)\s*)?(?:(?::|"
    r"\s?[\u2013\u2014]|\s-)[\s*_]+(?P<rest>\S.*)|\.?)$",
    re.S,
)
_DONE = re.compile(
    r"\s+(?:ruled out|excluded|done|performed|checked|tested|taken|reviewed|measured|recorded|up to date|"
    "negative|results?|confirmed)$",
    re.I,
)
_STATE = re.compile(
    "^(?:low|high|raised|abnormal|increased|decreased|reduced|elevated|poor|no|not|any|if|when|your? |we|"
    r"it|they|check|tell|call|take|stop|avoid|do|use|keep)\b|\b(?:problems?|disease|disorders?|failure|"
    r"infections?|is|are|may|can|must|should|will|have|has|increase|decrease|rise|fall|drop|loss|gain)\b",
    re.I,
)
"""What is a state, a sentence or a request, not the name of a test."""
_LOOKED_AT = re.compile(
    r"\b(?:tests?|check\w*|look(?:ed)? at|look it|exam\w*|measure\w*|monitor\w*|screen\w*)\b", re.I
)
_JOINED = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|plus|&)\s")
_LONGEST = 8
_LONGEST_HEAD = 12


def head_of_tests(section: Section, index: int) -> str:
    r"""The nearest heading over a passage if it says that tests follow; else "".

    Args:
        section: where the passage stands.
        index: which it is.

    >>> section = read("Warnings\nTests:\n- ECG yearly").monograph.sections[-1]
    >>> head_of_tests(section, 1)
    'Tests:'
    """
    heads = [lead.text for lead in section.lead_ins(index)] or [""]
    for head in [heads[0], *([section.title.quote] if section.title else [])]:
        if not head or len(head.split()) > _LONGEST_HEAD or _OTHER_LIST.search(head):
            continue
        if _TESTS.search(head) or _MOMENT.search(head):
            return head
    return ""


def entry_tests(text: str, head: str) -> list[tuple[str, str]]:
    """The tests that an entry under a heading of tests names, each with its timing.

    Args:
        text: the entry.
        head: the heading.

    >>> entry_tests("**Liver tests** \u2013 before the first dose, then monthly", "What we check")
    [('liver tests', 'before the first dose, then monthly')]
    >>> entry_tests("Pregnancy ruled out", "Before you start: a checklist")
    [('pregnancy', 'before you start')]
    >>> entry_tests("Low sodium", "Before you start: a checklist")
    []
    """
    found = _ENTRY.match(text.replace("**", "  ").replace("__", "  ").rstrip())
    if found is None:
        return []
    rest = found["rest"] or ""
    words = found["test"].strip()
    when = timing_in(rest) or timing_in(found["aside"] or "") or timing_in(words)
    if not when and not rest:
        when = timing_in(head)
    about = bool(_TESTS.search(head) and (when or _LOOKED_AT.search(rest)))
    return [(name, when) for name in tests_named(words, vouched=about)]


def tests_named(words: str, *, vouched: bool) -> list[str]:
    """The tests that a few words name: members of a list by themselves, or all as one.

    Args:
        words: of an entry or a cell.
        vouched: whether what stands around them says that they are examined, so that organs are tests.

    >>> tests_named("Full blood count and creatinine", vouched=False)
    ['full blood count', 'creatinine']
    >>> tests_named("Skin", vouched=True), tests_named("Skin", vouched=False)
    (['skin'], [])
    """
    plain = _DONE.sub("", words.strip(" ,;.*_"))
    if len(plain.split()) > _LONGEST or _STATE.search(plain):
        return []
    done = plain != words.strip(" ,;.*_")
    parts = [part for part in _JOINED.split(plain) if part]
    named = [part for part in parts if _is_test(part, vouched=vouched, done=done)]
    if len(named) == len(parts):
        return [name_of_test(part) for part in parts]
    return [name_of_test(plain)] if _is_test(plain, vouched=vouched, done=done) else []


def _is_test(part: str, *, vouched: bool, done: bool) -> bool:
    organ = ORGAN.fullmatch(part) is not None and vouched
    return organ or names_test(part) or (done and part.casefold() == "pregnancy")
