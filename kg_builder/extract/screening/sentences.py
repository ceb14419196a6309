"""Sentences that ask for a test: which, and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg_builder import lazy_re as re
from kg_builder.remembered import by_words

from ..rule_tables import rows
from ..statements import holds
from .asking import ASKING, BASE, EXAMINED, INCLUDED, KINDS, SAMPLE, TESTED_FOR, asks
from .timing import TIMING, timing_in

__all__ = ["asked_tests", "bare_tests", "name_of_test", "names_test"]

_TITLE = re.compile(r"\W*(?P<test>[A-Z][^.;:]{1,80})")
_NAME = re.compile(r"\W*(?P<test>[A-Za-z][^.;:]{1,80}?)[\s,]*")
_LONGEST_NAME = 8
_GAP = re.compile(r":?\s+")
_FOR_WHOM = re.compile(
    r"^\W*(?P<test>[A-Z][^.;:,]{2,60}?)(?=\s(?:in|for)\s(?:all|any|patients|people|those|women|men)\b|\.?$)"
)
"""A test and for whom, where the heading says that tests follow."""
_VERBS = re.compile(
    r"\b(?:is|are|was|were|may|can|could|should|must|will|has|have|had|do|does|if|you|your|"
    r"increas\w+|rais\w+|"
    rf"needs?|gets?|requires?|shows?|showed|aim|keep)\b|^\W*(?:{BASE}|correct|treat|replace|give|take|"
    rf"stop|avoid|reduce|hold|withhold|start|discontinue|apply|low|high|raised|decreased|"
    r"increased|reduced|abnormal)\b",
    re.I,
)
_EXAM_END = re.compile(r"(?:tests?|scans?|x-?rays?|exams?|counts?|ECG|MRI)$", re.I)
_TO_KNOW = re.compile(r" to (?:limit|guide|avoid|guard|keep|make sure|see|prevent|help|tell)\b", re.I)
"""What a test is for, which asks for it: "Levels are measured to limit harm"."""
_ORGAN = re.compile(
    r"(?:kidneys?|liver|heart|eyes?|(?:eye)?sight|vision|hearing|teeth|skin|bloods?|bones?|thyroid|lungs?)",
    re.I,
)
_ANY_TEST = re.compile(r"(?:(?:lab|laboratory|blood|medical|certain|and|or|and/or)\s)*tests?", re.I)
_NOT = re.compile(
    r"\b(?:not (?:necessary|required|needed|recommended)|no need|do not (?:need|require|test)|"
    "unreliable|inaccurate|artifacts?|interference|erroneous|^table \\d|"
    "has not been|false[- ](?:positive|negative)|interfere|may (?:cause|affect|increase|decrease|"
    r"alter)|abnormal\w*|in clinical|were|was)\b",
    re.I,
)
_SIGNS = re.compile(
    r"^(?:(?:any|the|early)\s)?(?:signs?|symptoms?|manifestations?|evidence|changes|development|"
    r"adverse|toxicit|worsening|emergence|new|reactivation|recurrence)\b|\b(?<!vital )(?:signs|symptoms)\b",
    re.I,
)
_STRONG_VERB = re.compile(
    r"rule|exclud|test|screen|perform|obtain|check|measur|conduct|order|determin|get", re.I
)


_TEST_FIRST = re.compile(
    r"(?:\w+ ){0,2}?(?:screening|tests?|testing|monitoring|examinations?|measurements?)\b", re.I
)
_HOW_WELL = re.compile(
    r"\bhow (?:well )?(?:your |the |a )?(?P<organ>kidneys?|liver|heart|thyroid)(?: (?:is|are))? "
    r"work(?:s|ing)?\b",
    re.I,
)
"""The function of an organ in lay words: "how well your kidneys are working"."""
_BRACKETED = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_EXAMPLES = ("including", "such as", "for example", "e.g.")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(row[0] for row in rows('screening_tests.tsv'))})(?![\w-])", re.I
    )


def bare_tests(words: str) -> Iterator[str]:
    """The tests of a line without a verb, under a heading of tests.

    >>> list(bare_tests("Hearing tests in patients over 60."))
    ['hearing tests']
    """
    match = _FOR_WHOM.match(words)
    if match and not _VERBS.search(words) and _heads().search(match["test"]):
        yield from _tests(match["test"], "test", asked_for=False)


def names_test(text: str) -> bool:
    """Whether a short line is a test's name from the start, or to the end.

    >>> names_test("Liver function tests"), names_test("A good book")
    (True, False)
    """
    found = _heads().search(text)
    return found is not None and (found.end() == len(text.rstrip(" .")) or found.start() == 0)


@by_words
def asked_tests(text: str) -> tuple[str, ...]:
    """Tests that a sentence asks for; one item a test, as written, without verbs and glosses.

    >>> asked_tests("Before the first dose, test for quantitative serum immunoglobulins")
    ('quantitative serum immunoglobulins',)
    >>> asked_tests("Perform Hepatitis C virus (HCV) screening before the first dose")
    ('hepatitis C virus',)
    >>> asked_tests("Liver function tests should be obtained at baseline.")
    ('liver function',)
    >>> asked_tests("Monitor patients for rash.")
    ()
    """
    if _NOT.search(text):
        return ()
    text = _HOW_WELL.sub(lambda m: f"{m['organ'].rstrip('s')} function", text)
    plain = _BRACKETED.sub("", text) if "(" in text or "[" in text else text
    low = plain.lower()
    found: list[str] = []
    for match in (
        TESTED_FOR.finditer(plain) if holds(low, ("test", "screen", "check", "evaluated", "assessed")) else ()
    ):
        found += _tests(match["test"], "test", asked_for=True)
    kinds = list(KINDS.finditer(text)) if holds(text, _EXAMPLES) else []
    kinds = kinds if kinds and asks(plain) else []
    for match in kinds:
        found += _tests(match["kinds"], "test", asked_for=False)
    for match in EXAMINED.finditer(plain) if holds(low, ("ion", "ment", "ing")) and " of" in low else ():
        found.append(name_of_test(match["test"]))
    sampled = list(SAMPLE.finditer(plain)) if " for " in low and "test" in low else []
    found += [f"{match['sample']} {match['what']}".casefold() for match in sampled]
    if included := INCLUDED.match(plain):
        found += [
            test for test in _tests(included["test"], "test", asked_for=False) if _EXAM_END.search(test)
        ]
    for pattern, stems in ASKING:
        for match in pattern.finditer(plain) if holds(low, stems) else ():
            if re.search(
                r"\bto determine$|\bnot$|\bnot to$|\bclinical$", plain[: match.start()].rstrip(), re.I
            ):
                continue
            groups = match.groupdict()
            if match.group().endswith("considered") and not _TEST_FIRST.match(match["test"]):
                continue  # "Loss of weight should be considered" asks for no test
            if groups.get("now") and not (timing_in(plain) or _TO_KNOW.match(plain, match.end())):
                continue  # "The dose is determined by weight" asks for nothing
            found += _tests(
                groups["test"] or groups.get("test2") or "",
                groups.get("verb") or "test",
                asked_for=bool(groups.get("for")),
            )
    timed = None if found else _timed(plain)
    if timed and _VERBS.search(TIMING.sub("", plain)):
        timed = None
    if timed and (head := _heads().search(timed["test"])):
        found += _tests(timed["test"], "test", asked_for=False) if head.end() == len(timed["test"]) else []
    found = [test for test in found if not any(test == match["sample"] for match in sampled)]
    named = [test for test in found if not _ANY_TEST.fullmatch(test)]
    return tuple(dict.fromkeys(named if kinds else found))


def _timed(text: str) -> re.Match[str] | None:
    """A test with its timing and no verb: "Serum creatinine: at baseline, then every 48 h"."""
    for gap in _GAP.finditer(text):
        named = _TITLE.fullmatch(text, 0, gap.start())
        if named and TIMING.match(text, gap.end()):
            return named
    when = TIMING.search(text, 2)
    if when is None or text[when.end() :].strip(" .,;") or len(text[: when.start()].split()) > _LONGEST_NAME:
        return None
    return _NAME.fullmatch(text, 0, when.start())


def _tests(words: str, verb: str, *, asked_for: bool) -> Iterator[str]:
    strong = bool(_STRONG_VERB.match(verb))
    screening = verb.casefold().startswith(("screen", "test"))
    words = re.sub(
        r"^(?:[\w-]+ ){0,2}?(?:patients?|women|females of reproductive potential|people|adults|children|"
        r"carriers|"
        r"newborns|infants)\s+(?:at (?:high |increased )?risk )?for\s+|"
        r"^of [\w ]{3,30}? for ",
        "",
        words.strip(),
        flags=re.I,
    )
    words = re.split(r"\s+(?:and|or)\s+to\s", words)[0]
    if _SIGNS.search(words) or len(words.split()) > 22:
        return
    alone = ""
    parts = re.split(r",\s(?:and\s|or\s)?|\s(?:and|or|and/or|as well as|plus)\s(?=(?:\w+ ){0,5}\w+)", words)
    for i, part in enumerate(_LEAD.sub("", part) for part in parts):
        last = i == len(parts) - 1
        excluded = part.casefold() == "pregnancy" and verb.casefold() in {"exclude", "excluded", "rule out"}
        whole = excluded or _heads().search(part) or (last and _ORGAN.fullmatch(part))
        if len(part.split()) == 1 and not (whole or alone or (last and asked_for)):
            alone = f"{part} and "  # "latent and active tuberculosis"
            continue
        test, alone = name_of_test(alone + part), ""
        test = "blood tests" if test.casefold() in {"blood", "bloods"} else test
        if not test or len(test.split()) > 9 or re.fullmatch(r"tests?|testing", test):
            continue
        named = _heads().search(part) and (strong or asked_for or not _condition_only(part))
        if (
            named
            or excluded
            or _ORGAN.fullmatch(test)
            or test == "blood tests"
            or (screening and asked_for and re.search(r"\w{4,}", test))
        ):
            yield test


def _condition_only(part: str) -> bool:
    return bool(re.search(r"\b(?:infections?|tuberculosis|hepatitis [BC])\b", part, re.I)) and not re.search(
        r"\b(?:test|screen|level|status)", part, re.I
    )


_LEAD = re.compile(
    "^(?:(?:and|ask|expect|one|two|three|several|yearly|annual|monthly|weekly|check|calculate|estimate|"
    "presence of|status of|that|"
    "whether|the|a|an|any|your|their|all|"
    "his|her|baseline|regular|periodic|routine|frequent|appropriate|initial|negative|additional|"
    r"follow-up|some|certain|you|for|of|to|have|patients?(?:'s|\u2019s)?|both|other|ongoing|close|"
    r"careful|perform|obtain)\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:screening(?: tests?)?|testing|tests?|test results?|regularly|periodically|frequently|"
    "closely|carefully|routinely|(?:more )?often(?: as directed)?)$",
    re.I,
)
_KEPT_TEST = re.compile(
    "^(?:pregnancy|serum liver|tuberculin|breathing|blood(?: and urine)?|urine|skin|liver|kidney|genetic|"
    "laboratory|lab|"
    "hearing|allergy|"
    "eye|vision|"
    "tuberculin skin|TB skin|stool)$",
    re.I,
)


def name_of_test(part: str) -> str:
    """A test as a list or a sentence names it, without verbs, moments and glosses.

    >>> name_of_test("Your serum potassium every month")
    'serum potassium'
    """
    words = re.sub(r"\s+", " ", part).strip(" ,;:.-")
    if (when := TIMING.search(words, 2)) and not TIMING.sub("", words[when.start() :]).strip(" ,;"):
        words = words[: when.start()].rstrip()
    words = re.sub(
        "^(?:screening|testing|tests?|evaluation|assessment|monitoring|measurements?|checks?|"
        r"determination)\s+(?:of|for)\s+(?:your\s+|the\s+)?",
        "",
        _LEAD.sub("", words),
        flags=re.I,
    )
    words = _LEAD.sub("", words)
    words = re.sub(
        r"\s+(?:(?:in|of)\s+(?:patients|all|women|females)|according to|in line with)\b.*$",
        "",
        words,
        flags=re.I,
    )
    short = _TAIL.sub("", words)
    if short and not _KEPT_TEST.match(short) and not re.search(r"(?:ic|ical|al|ive|ory)$|^\w{1,3}$", short):
        words = short
    return _lowered(words)


def _lowered(words: str) -> str:
    first, _, rest = words.partition(" ")
    if first[:1].isupper() and not re.search(r"[A-Z\d*-]", first[1:]):
        first = first.lower()
    return f"{first} {rest}".strip()
