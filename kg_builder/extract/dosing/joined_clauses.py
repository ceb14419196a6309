"""Sentences that join changes, each with a condition of its own: "halve it if A, and stop it if B"."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.cues import lowered
from .action_verbs import VERBS_OF_CHANGE
from .line import Line

__all__ = ["clauses_of", "parted", "with_test"]

_CHANGES = "|".join(
    pattern
    for verb, pattern in VERBS_OF_CHANGE.items()
    if verb
    not in {"resume", "restart", "continue", "monitor", "consider", "begin", "use", "give", "maintain"}
)
_WHEN = (
    r"(?:if|when|whenever|should the|in case of|in the event of|during|in (?:patients|people|those|severe"
    r"|moderate|mild)"
    r"|for (?:patients|people|those|severe|moderate|mild|grade|life-threatening|recurrent|persistent)"
    r"|with (?:severe|moderate|strong|concomitant))"
)
_IT_IS = (
    r"(?:it|they)\s(?:is|are|falls?|drops?|rises?)\s"
    r"(?=(?:to\s)?(?:below|under|above|over|between|less|more|at least|\d))"
)
_JOINT = re.compile(
    r"(?:[,;]\s(?:and|or|but)\s|\s(?:and|or|but)\s|;\s)(?:then\s)?"
    rf"(?=(?P<plain>\d[\d.,]*\s?(?:m?c?g|micrograms?|units?|tablets?)\b[^.;]*?\s(?:if|when|with|in|for"
    rf"|during)\s"
    r"|avoid(?:ed)?\s(?:it\s|its use\s|use\s)?(?:with|in)\s"
    rf"|(?:start|begin|give|use|take)\s[^.;]*?\s(?:if|when)\s{_IT_IS})|(?P<modal>(?:may|can|should|must"
    rf"|might|could|is|are|will)\s(?:also\s|have\s|need\s|to\s|be\s)*)?"
    rf"(?:(?:permanently|temporarily|gradually|immediately)\s)?(?P<verb>{_CHANGES})(?![\w-])"
    rf"[^.;]*?\s{_WHEN}\s)",
    re.I,
)
_NEXT_CASE = re.compile(
    r";\s(?:and\s|or\s|but\s)?(?=(?:if|when|in case of|(?:in|for) (?:patients|people|those|adults))\s)", re.I
)
_SAID = re.compile(rf"\b(?:{_CHANGES})(?![\w-])|\d\s?(?:m?c?g|mL|units?|tablets?|%)\b", re.I)
_CONDITION = re.compile(rf"\b{_WHEN}\s", re.I)
_PARTICIPLE = re.compile(r"(?:ed|en|cut|held)$", re.I)
_IT = re.compile(rf"\sit\s(?=(?:is|should be|must be|may be|can be)\s(?:{_CHANGES})(?![\w-]))", re.I)
_TEST = re.compile(
    r"\b(?:creatinine clearance|CrCl|CLcr|e?GFR|glomerular filtration rate|ANC|platelets?"
    r"|neutrophils?|A[LS]T(?: or A[LS]T)?|bilirubin|ha?emoglobin|creatinine|potassium|INR|QTc)\b",
    re.I,
)
_BARE = re.compile(
    r"(?P<lead>\W*(?:(?:and|or|but|if|for|with|when|those|patients|people|at)\s)*)"
    r"(?:(?:it|they)\s(?:is|are)\s)?"
    r"(?=(?:(?:below|under|above|over|less than|more than|at least|[<>\u2264\u2265])\s?\d"
    r"|\d+\s?(?:to|-|\u2013)\s?\d+\s?(?:mL\b|[:,])))",
    re.I,
)
_THAT = re.compile(rf"\b{_IT_IS}", re.I)
_WORDS = ("if ", "when", "in case", "event of", "during", "in ", "for ", "with ")


_NEXT = r";\s+(?:and\s+|but\s+|or\s+)?"
_NEXT_GRADE = re.compile(
    r"(?:;|,\s(?:and|but))\s+(?=(?:those|patients|people)\s(?:at|with|below|above|under|over|between)\s[<>\u2264\u2265]?\d)|"
    rf"{_NEXT}(?=(?:(?:(?:for|in|if|with)\s+)?(?:(?:patients|those|people)\s+(?:with|whose)\s+)?(?:an?\s+"
    rf"|the\s+)?)?(?:mild|moderate|severe|end[- ]stage"
    r"|grades?|child|CrCl|creatinine|e?GFR)\b"
    r"|(?:(?:in|for)\s+(?:those|patients|people)\s+)?(?:(?:on|with|undergoing|receiving)\s+)?"
    r"(?:h(?:a)?emo|peritoneal )?dialysis"
    r"|(?:below|under|above|over|less than|more than|at least|[<>\u2264\u2265])\s?\d"
    r"|\d+ ?(?:to|-|\u2013) ?\d+ mL"
    r"|(?:(?:permanently|temporarily)\s)?(?:interrupt|discontinue|stop|withhold|reduce|decrease|slow|hold"
    r"|avoid|not (?:recommended|advised))\b"
    r"[^;]*\s(?:for|if|in|when)\s|if (?:the |an? )?(?:\w+ ){1,3}?(?:is|are) (?:mild|moderate|severe)\b)"
    r"|\s\((?=(?:CrCl|creatinine|e?GFR)[^():;]{3,40}:\s\d)"
    # rows of a table that has lost its lines: "Mild renal impairment 40 mg Moderate renal impairment 30 mg"
    r"|(?<=\w)\s(?=(?-i:Mild|Moderate|Severe)\s(?:renal|hepatic|kidney|liver)\s"
    r"(?:impairment|insufficiency|disease)\s(?:\([^()]*\)\s)?(?:\d|not|no|avoid))",
    re.I,
)


def clauses_of(line: Line) -> Iterator[tuple[int, int, str]]:
    r"""The sentences of a line, cut where what is done in one case ends and the next begins.

    Args:
        line: the line.

    >>> from kg_builder.extract.dosing.lines import lines_of
    >>> monograph = read("Dosage\nIn mild cirrhosis halve the dose; in severe cirrhosis stop it.").monograph
    >>> (line,) = lines_of(monograph, monograph.sections[-1])
    >>> [words for *_, words in clauses_of(line)]
    ['In mild cirrhosis halve the dose;', 'in severe cirrhosis stop it.']
    """
    earlier = ""
    for start, _, words in line.sentences():
        begin = 0
        cuts = [(cut.start() + 1, cut.end()) for cut in _NEXT_GRADE.finditer(words)]
        for stop, after in (*cuts, (len(words), 0)):
            clause = words[begin:stop].rstrip()
            parts = [(0, len(clause), clause)] if line.context.trigger or after else parted(clause)
            for first, last, said in parts:
                place = begin + first
                told = _IT.sub(" the dose ", said, count=1) if begin else said
                yield start + place, start + begin + last, with_test(told, f"{earlier} {words[:place]}")
            begin = after
        earlier = words


def parted(words: str) -> list[tuple[int, int, str]]:
    """The statements of a sentence as (start, end, words), the later ones with the subject of the first.

    >>> [said for *_, said in parted("The dose is halved when A occurs, and raised when B is taken.")]
    ['The dose is halved when A occurs', 'the dose is raised when B is taken.']
    >>> [said for *_, said in parted("If A occurs, lower the dose, or stop it when B comes.")]
    ['If A occurs, lower the dose', 'stop it when B comes.']
    >>> len(parted("Withhold it if A occurs and resume it when A is over."))
    1
    """
    low = lowered(words)
    begin, found = 0, []
    several = sum(map(low.count, _WORDS)) > 1
    joints: list[tuple[int, int, bool]] = []
    if several:
        joints += [(j.start(), j.end(), j["plain"] is not None) for j in _JOINT.finditer(words)]
        joints += [(j.start(), j.end(), False) for j in _NEXT_CASE.finditer(words)]
    for start, end, plain in sorted(joints):
        first = words[begin:start]
        range_goes_on = first[-1:].isdigit() and words[end : end + 1].isdigit()  # "between 15 and 50 mg"
        if range_goes_on or not (
            _SAID.search(first) and _CONDITION.search(first) and (plain or _SAID.search(words, end))
        ):
            continue
        found.append((begin, start, first))
        begin = end
    found.append((begin, len(words), words[begin:]))
    if len(found) > 1:
        subject = "the dose" if re.search(r"\bdos(?:e|age)\b", found[0][2], re.I) else "treatment"
        found[1:] = [(start, end, _with_subject(said, subject)) for start, end, said in found[1:]]
    return found


def _with_subject(said: str, subject: str) -> str:
    """A predicate with its subject; a command as it is."""
    if _IT.search(said):  # "for those on dialysis it is halved"
        return _IT.sub(f" {subject} ", said, count=1)
    head = said.split(maxsplit=1)[0]
    if head.casefold() in {"may", "can", "should", "must", "might", "could", "is", "are", "will"}:
        return f"{subject} {said}"
    return f"{subject} is {said}" if _PARTICIPLE.search(head) else said


def with_test(words: str, before: str) -> str:
    """A clause about a value, with the test that one before it names.

    Args:
        words: the clause.
        before: what stands before it.

    >>> with_test("below 10 mL/min, 5 mg", "If creatinine clearance is 10 to 50 mL/min, give 10 mg;")
    'creatinine clearance below 10 mL/min, 5 mg'
    >>> with_test("halve it when it is under 15", "when your eGFR is below 30, lower it, and")
    'halve it when eGFR is under 15'
    """
    tests = _TEST.findall(before)
    if not tests:
        return words
    if bare := _BARE.match(words):
        return f"{tests[-1]} {words[bare.end() :]}"
    return _THAT.sub(f"{tests[-1]} is ", words)
