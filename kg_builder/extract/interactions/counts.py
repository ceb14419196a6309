"""How many drugs a page says interact, by severity."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import Fact, InteractionCount, PassageKind, SectionKind

from ..base import Document
from ..language.cues import lowered
from ..statements import Statement, statements, told_sections
from .counted_tables import counts_in_tables
from .severities import SEVERITY, headed_severity

__all__ = ["SEVERITY", "InteractionCountExtractor", "is_tally", "number"]

_GRADE = rf"(?:{SEVERITY}|monitor\s+closely)"
_SEVERITIES = (
    rf"(?P<severities>{SEVERITY}(?:(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|and/or|nor)\s+){SEVERITY})*)"
)
_KNOWN = (
    r"(?:(?:known|listed|noted|recogni[sz]ed|reported|documented|recorded|published|clinically|potential"
    r"|possible"
    r"|identified)\s+)*"
)
_ONES = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_WORD = "|".join([*_ONES, *_TENS, "hundred", "a dozen", "dozen"])
_NUMBER = (
    rf"(?P<number>\d[\d,]{{0,11}}|(?:(?:a\s+)?(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD})){{0,5}}))(?P<plus>\+"
    rf"|\s+or\s+more)?"
)
_BOUND = (
    r"(?:(?P<least>at\s+least|a\s+minimum\s+of|no\s+(?:fewer|less)\s+than|more\s+than|over|greater\s+than|"
    r">=?|\u2265|upwards?\s+of)\s*|(?P<about>about|around|approximately|nearly|roughly|a\s+total\s+of"
    r"|some)\s+)?"
)
_DRUGS = (
    r"(?:(?:different|other|known|various|individual)\s+)*(?:drugs?|medications?|medicines?|substances?"
    r"|products?|herbs?|vitamins?|supplements?|foods?)"
)
_NONE = re.compile(
    rf"\b(?:no|zero|without\s+any)\s+{_KNOWN}{_SEVERITIES}\s+(?:drug(?:[- ]drug)?\s+)?interactions?\b", re.I
)
_OF_SOME = re.compile(
    r"\b(?:when|between|studies|subjects|produces?)\b"
    r"|\b(?:observed|shown|seen|found|expected|noted|detected)\s+with\s+(?!(?:any\s+)?(?:other|drugs)\b)",
    re.I,
)
"""Words of sentences that count no interactions: "none were seen when it was given with samplol"."""
_DENIED = re.compile(
    rf"\b(?:not\s+(?:(?:been\s+)?(?:known|found|shown|reported)\s+to\s+)?(?:have|has|had)|lacks?"
    rf"|does\s+not\s+have)\s+(?:any\s+)?{_KNOWN}{_SEVERITIES}\s+(?:drug\s+)?interactions?\b",
    re.I,
)
_WITH = re.compile(
    rf"\b{_SEVERITIES}\s+(?:drug(?:[- ]drug)?\s+)?interactions?\b(?:(?!{SEVERITY})[^.;\d]){{0,60}}?"
    rf"\b(?:with|of|include|for"
    rf"|:)\s*(?:up\s+to\s+)?{_BOUND}{_NUMBER}\s+{_DRUGS}\b",
    re.I,
)
_COUNTED = re.compile(
    rf"{_BOUND}(?<![\w.])(?<!table ){_NUMBER}\s+(?:are\s+|have\s+"
    rf"|is\s+)?(?:\w+\s+)?{_SEVERITIES}\s+(?:drug(?:[- ]drug)?\s+)?(?:interactions?|combinations?)\b",
    re.I,
)
_ADVERBS = re.compile(
    r"\b(?:(?P<before>sever|serious|significant|moderate|mild|minor)(?:e)?ly\s+interacts?|"
    r"interacts?\s+(?P<after>sever|serious|significant|moderate|mild|minor)(?:e)?ly)\s+with\s+"
    rf"{_BOUND}{_NUMBER}\s+{_DRUGS}\b",
    re.I,
)
_SHARES = re.compile(
    rf"{_BOUND}(?<![\w.])(?P<number>\d[\d,]{{0,11}})\s+(?:(?:drugs?|medicines|medications|of\s+(?:them"
    rf"|these|which)|that"
    rf"|have|has|with|are|were|cause"
    rf"|being|considered|rated|classed\s+as|listed\s+as)\s+)*(?P<severity>{_GRADE})(?=\s+(?:ones?"
    rf"|interactions?|and|or|drug)\b|\s*[,.;)|]|\s*[\u2013\u2014-]\s*(?:use|monitor)\b|\s*$)"
    rf"|\b(?P<named>{_GRADE})(?:\s+interactions?)?(?:\s*[\u2013\u2014/-]\s*(?:use\s+alternative"
    rf"|monitor\s+closely|use\s+caution|avoid))?(?:\s*[:(=\u2013-]\s*|\s+)"
    rf"(?P<over>(?:more\s+than|over|at\s+least|>=?"
    rf"|\u2265)\s*)?(?P<after>\d[\d,]{{0,11}})(?P<plus>\+)?(?=\s*\)|\s*[,.;|]"
    rf"|\s+(?:drugs|and|interactions?)\b|\s*$)",
    re.I,
)
"""Totals shared out by severity: "83 drugs interact: 5 major, 60 moderate and 18 minor"."""
_NONE_OTHER = re.compile(
    rf"\b{_SEVERITIES}\s+(?:drug\s+)?interactions?\s+with\s+(?:none\b|(?:no"
    rf"|zero)\s+(?:other\s+)?(?:{_DRUGS}|foods?))",
    re.I,
)
_NONE_LISTED = re.compile(
    rf"(?:^\W*|\b(?=\w+\s+(?:drug[\s-]+)*interactions?\b)){_SEVERITIES}(?:\s+(?:drug[\s-]+)*interactions?)?"
    r"[^.;:\d]{0,50}?(?:\s+(?:are|include|includes|is))?(?:\s*[:\u2013-]|(?<=are)|(?<=include)"
    r"|(?<=includes))\s*"
    r"(?:none|nil|no\s+(?:known|listed|reported)|zero)\b",
    re.I,
)
"""A list of interactions of a severity that says at once that it is empty: "Severe interactions: none"."""
_NO_LIST = re.compile(
    r"^\W*(?:none(?:\s+(?:are\s+)?(?:known|listed|reported|found|identified))?"
    r"|no\s+(?:known|listed|reported)\b[^.]*|n/?a|not\s+known)\W*$",
    re.I,
)
_LEAD = re.compile(rf"\b{_SEVERITIES}\s+(?:drug(?:[- ]drug)?\s+)?interactions?\b", re.I)
_TOTAL = re.compile(
    r"(?:(?P<with>\b(?<!food )(?<!disease )interact(?:s|ions?)?\s+with\s+(?:up\s+to\s+)?)"
    r"|(?P<there>\b(?:there\s+(?:are|is)|has|have|lists?|shows?|finds?|records?|reports?)\s+))?"
    rf"{_BOUND}(?<![\w.]){_NUMBER}\s+(?:(?P<told>"
    rf"{_KNOWN}{_DRUGS}\s+(?:(?:that|which|are|have|has|been|may|can|known|thought|said|found|reported"
    rf"|listed|to"
    r"|currently|also)\s+)*interact(?:s|ing)?\b"
    rf"|interacting\s+{_DRUGS}\b|{_DRUGS}\s+(?:have|has|with)\s+{_KNOWN}(?:drug[- ])*interactions?\b"
    rf"|{_KNOWN}(?:drug[- ])*interactions?\s+(?:(?:are|were|have\s+been)\s+)?(?:listed|known|reported"
    rf"|recorded"
    rf"|documented|in\s+(?:total|all)))|(?P<interactions>{_KNOWN}(?:drug[- ])*interactions?)"
    rf"|(?P<drugs>{_KNOWN}{_DRUGS}))\b",
    re.I,
)
"""All interactions together, whatever their severity: "83 drugs are known to interact with it"."""
_TOTAL_HEADED = re.compile(
    r"^\W*(?:(?:total|known|all|listed|number\s+of)\s+)*(?:drug(?:[- ]drug)?\s+)?interactions?"
    rf"(?:\s+in\s+total)?\s*[:=\u2013-]\s*{_BOUND}{_NUMBER}\b",
    re.I,
)
"""A total behind its name: "Known interactions: 391"."""
_GRADE_LINE = re.compile(rf"\W*(?P<severity>{SEVERITY})(?:\s+(?:drug\s+)?interactions?)?\W*", re.I)
_NUMBER_LINE = re.compile(
    r"\W*(?P<over>(?:more\s+than|over|at\s+least|>)\s*)?(?P<value>\d[\d,]*)(?P<plus>\+)?\W*", re.I
)
_OTHER_KINDS = re.compile(
    r"\W*(?:(?:disease|food|alcohol|drug|lifestyle|herb(?:al)?|supplement|pregnancy"
    r"|allergy)\W+)+interactions?\s*[:(]?\s*\d+\W*",
    re.I,
)
_ALL = "total"
_WORDS = re.compile(r"\b(?!and\b|interactions?\b|drugs?\b)[a-z]{2,}", re.I)
_DIGIT = re.compile(r"\d")
_GRADES = re.compile(_GRADE)
_FEW = 4
_MIN_SHARES = 2
_ASKED = re.compile(r"[\u2013\u2014-]\s*(?:use\s+alternatives?|monitor\s+closely|use\s+caution|avoid)", re.I)
"""What an action beside a severity asks for: "Serious - Use Alternative (45)"."""
_TOLD = re.compile(r"\b(?:known|listed|reported|total|all|there)\b", re.I)
"""Without one of these a few drugs that interact may be any: "two medicines may interact"."""
_READ = frozenset(
    [
        SectionKind.INTERACTIONS,
        SectionKind.SUMMARY,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.WARNINGS,
        SectionKind.OTHER,
        SectionKind.DESCRIPTION,
        SectionKind.DOSAGE,  # of pages that flow on into interactions without a heading
    ]
)


_HEADED = frozenset([SectionKind.INTERACTIONS])


def number(words: str) -> int | None:
    """The value of a number in digits or words; None if it is none.

    >>> number("1,204"), number("forty-three"), number("two hundred and ten"), number("a hundred")
    (1204, 43, 210, 100)
    >>> number("many") is None
    True
    """
    plain = words.replace(",", "").strip().casefold()
    if plain.isdigit():
        return int(plain)
    total = 0
    for word in re.split(r"[\s-]+", plain):
        if word in {"and", "a", ""}:
            continue
        if word == "hundred":
            total = max(total, 1) * 100
        elif word == "dozen":
            total = max(total, 1) * 12
        elif word in _ONES or word in _TENS:
            total += _ONES.get(word, _TENS.get(word, 0))
        else:
            return None
    return total or None


class InteractionCountExtractor:
    r"""Counts such as "no known severe interactions" (0) and "at least 43 different drugs" (>= 43).

    >>> page = read("Interactions\nThere are 43 drugs known to interact with it: 9 major and 34 moderate.")
    >>> [(fact.object, fact.count) for fact in InteractionCountExtractor().extract(page)]
    [('major', 9), ('moderate', 34), ('total', 43)]
    """

    name = "interaction_counts"
    by_section = True
    relations = ("interaction_count",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Counts in reading order, those of tables first."""
        for section in told_sections(document):
            yield from counts_in_tables(document, section)
        for statement in statements(document, _READ):
            # "83 drugs interact with it. Of these: 5 major ..."
            if not _speaks(statement.passage.text) and _NO_LIST.match(statement.text) is None:
                if _is_tally(statement):
                    yield from _shares(statement)
                continue
            found = list(_counts(statement))
            yield from found
            counted = {fact.object for fact in found}
            shares = [fact for fact in _shares(statement) if fact.object not in counted]
            yield from shares
            yield from _total(statement, {fact.qualifiers["count"] for fact in (*found, *shares)})
        for statement in statements(document, _HEADED, headings=True):
            if (below := _number_below(statement)) is not None:
                yield from _facts(statement, *below)
            elif statement.passage.kind is PassageKind.HEADING and _COUNTED.fullmatch(statement.text):
                yield from _counts(statement)  # "54 major drug interactions", one a line
            elif (head := headed_severity(statement.text)) and head[1] is not None:
                yield from _facts(statement, head[0], head[1], "=")


@lru_cache(maxsize=64)
def _speaks(passage: str) -> bool:
    """Whether a passage speaks of interactions; asked for each of its sentences."""
    return "interact" in passage.lower()


def _counts(statement: Statement) -> Iterator[Fact]:
    text = statement.text
    interacts = "interact" in text.lower()
    none = () if _OF_SOME.search(text) else (_NONE,)
    for pattern in (*none, _DENIED, *((_NONE_OTHER,) if interacts else ()), _NONE_LISTED):
        for match in pattern.finditer(text):
            yield from _facts(statement, match["severities"], 0, "=")
    for pattern in (_WITH, _COUNTED) if interacts else ():
        for match in pattern.finditer(text):
            value = number(match["number"])
            if value is not None and not _NONE.search(text, match.start(), match.end()):
                lower = match["least"] or match["plus"]
                yield from _facts(statement, match["severities"], value, ">=" if lower else "=")
    for match in _ADVERBS.finditer(text) if interacts else ():
        if (value := number(match["number"])) is not None:
            severity = (match["before"] or match["after"]).casefold()
            lower = match["least"] or match["plus"]
            yield from _facts(
                statement, "severe" if severity == "sever" else severity, value, ">=" if lower else "="
            )
    if _NO_LIST.match(text) and statement.leads and not re.search(SEVERITY, text, re.I):
        lead = _LEAD.search(statement.leads[0])
        if lead:
            yield from _facts(statement, lead["severities"], 0, "=")


def is_tally(statement: Statement) -> bool:
    r"""Whether a line only counts interactions, so that what it says names none.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Interactions\nMajor: 54 | Moderate: 219\nAvoid major surgery.")
    >>> [is_tally(statement) for statement in statements(page)][-2:]
    [True, False]
    """
    return bool(_DIGIT.search(statement.text)) and (
        _OTHER_KINDS.fullmatch(statement.text) is not None or _is_tally(statement)
    )


def _is_tally(statement: Statement) -> bool:
    """Whether a line only counts by severity: "Major (54), moderate (219)"; elsewhere by three of them."""
    if not (_DIGIT.search(statement.text) and _GRADES.search(lowered(statement.text))):
        return False
    shares = list(_SHARES.finditer(statement.text))
    if not shares or _WORDS.search(_ASKED.sub("", _SHARES.sub("", statement.text))):
        return False
    if statement.section.kind is not SectionKind.INTERACTIONS:
        return len(shares) > _MIN_SHARES
    return len(shares) > 1 or _counts_beside(statement)


def _counts_beside(statement: Statement) -> bool:
    """Whether the line before or after one counts another severity: "Major 54", "Moderate 219"."""
    if statement.text.strip() != statement.passage.text.strip():
        return False
    passages = statement.section.passages
    beside = (passages[i].text for i in (statement.index - 1, statement.index + 1) if 0 <= i < len(passages))
    return any(
        _SHARES.search(text) and not _WORDS.search(_ASKED.sub("", _SHARES.sub("", text))) for text in beside
    )


def _number_below(statement: Statement) -> tuple[str, int, str] | None:
    """The severity that a line names whose count stands alone in the next: "Major interactions", "75"."""
    head = _GRADE_LINE.fullmatch(statement.text)
    passages, below = statement.section.passages, statement.index + 1
    count = _NUMBER_LINE.fullmatch(passages[below].text) if head and below < len(passages) else None
    if head is None or count is None or (value := number(count["value"])) is None:
        return None
    return head["severity"], value, ">=" if count["over"] or count["plus"] else "="


def _shares(statement: Statement) -> Iterator[Fact]:
    if _DIGIT.search(statement.text) and (_is_tally(statement) or _speaks(statement.passage.text)):
        for match in _SHARES.finditer(statement.text):
            if (value := number(match["number"] or match["after"])) is not None:
                lower = (match["severity"] and match["least"]) or match["over"] or match["plus"]
                yield from _facts(
                    statement, match["severity"] or match["named"], value, ">=" if lower else "="
                )


def _total(statement: Statement, counted: Collection[object]) -> Iterator[Fact]:
    """How many interactions there are in all, unless that is the number of those of one severity."""
    if (headed := _TOTAL_HEADED.match(statement.text)) and (value := number(headed["number"])) is not None:
        yield from _facts(statement, _ALL, value, ">=" if headed["least"] or headed["plus"] else "=")
        return
    for match in _TOTAL.finditer(statement.text) if "interact" in statement.text.lower() else ():
        told = (
            match["told"] or (match["with"] and match["drugs"]) or (match["there"] and match["interactions"])
        )
        value = number(match["number"])
        if told and value is not None and value not in counted and (value > _FEW or _TOLD.search(match[0])):
            yield from _facts(statement, _ALL, value, ">=" if match["least"] or match["plus"] else "=")
            return


def _facts(statement: Statement, severities: str, count: int, comparator: str) -> Iterator[Fact]:
    for severity in re.findall(SEVERITY, severities, re.I) or [severities]:
        yield InteractionCount(
            drug=statement.document.drug,
            object=severity.casefold(),
            count=count,
            comparator=comparator,
            evidence=(statement.evidence("interaction_counts/sentence"),),
        )
