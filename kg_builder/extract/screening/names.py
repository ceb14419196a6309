"""Tests by their names: which words name one, and its name without verbs, moments and glosses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg_builder import lazy_re as re

from ..rule_tables import rows
from .timing import TIMING

__all__ = ["ORGAN", "name_of_test", "names_test", "tests_in", "words_for_tests"]

ORGAN = re.compile(
    r"(?:kidneys?|liver|heart|eyes?|(?:eye)?sight|vision|hearing|teeth|skin|bloods?|bones?|thyroid|lungs?)",
    re.I,
)
_SIGNS = re.compile(
    r"^(?:(?:any|the|early)\s)?(?:signs?|symptoms?|manifestations?|evidence|changes|development|adverse|"
    r"toxicit|worsening|emergence|new|reactivation|recurrence)\b|\b(?<!vital )(?:signs|symptoms)\b",
    re.I,
)
_OF_AN_ORGAN = re.compile(
    r"\b(?:functions?|tests?|testing|enzymes?|exams?|examinations?|checks?|disease|health)$", re.I
)
"""How a member of a list ends that shares its last word with the one before: "liver and kidney function"."""
_STRONG_VERB = re.compile(
    r"rule|exclud|test|screen|perform|obtain|check|measur|conduct|order|determin|get", re.I
)


_HEPATITIS = re.compile(r"\b(?P<b>(?P<kind>hepatitis) B(?: virus)?)(?:,? (?:and|or)|/|,) C\b", re.I)
"""Two kinds named at once: "hepatitis B and C"."""


@cache
def words_for_tests() -> re.Pattern[str]:
    """What finds the words that head a test's name.

    >>> words_for_tests().findall("Have your liver enzymes and TSH measured")
    ['liver enzymes', 'TSH']
    """
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(row[0] for row in rows('screening_tests.tsv'))})(?![\w-])", re.I
    )


def names_test(text: str) -> bool:
    """Whether a short line is a test's name from the start, or to the end.

    >>> names_test("Liver function tests"), names_test("A good book")
    (True, False)
    """
    found = words_for_tests().search(text)
    return found is not None and (found.end() == len(text.rstrip(" .")) or found.start() == 0)


def tests_in(words: str, verb: str, *, asked_for: bool) -> Iterator[str]:
    """The tests that the object of a request names, one a member of its list.

    Args:
        words: the object.
        verb: what is asked.
        asked_for: whether something is looked for ("test for"), so that any thing may be.

    >>> list(tests_in("blood pressure and the patient's weight", "check", asked_for=False))
    ['blood pressure', 'weight']
    >>> list(tests_in("loiasis", "test", asked_for=True))
    ['loiasis']
    """
    strong = bool(_STRONG_VERB.match(verb))
    screening = verb.casefold().startswith(("screen", "test", "genotyp", "phenotyp"))
    words = re.sub(
        r"^(?:[\w-]+ ){0,2}?(?:patients?|women|females of reproductive potential|people|adults|children|"
        r"carriers|newborns|infants)\s+(?:at (?:high |increased )?risk )?for\s+|^of [\w ]{3,30}? for ",
        "",
        words.strip(),
        flags=re.I,
    )
    words = _HEPATITIS.sub(r"\g<b> and \g<kind> C", re.split(r"\s+(?:and|or)\s+to\s", words)[0])
    if _SIGNS.search(words) or len(words.split()) > 22:
        return
    alone = ""
    parts = re.split(r",\s(?:and\s|or\s)?|\s(?:and|or|and/or|as well as|plus|&)\s(?=(?:\w+ ){0,5}\w+)", words)
    for i, part in enumerate(_LEAD.sub("", part) for part in parts):
        last = i == len(parts) - 1
        excluded = part.casefold() == "pregnancy" and verb.casefold() in {
            "exclude",
            "excluded",
            "rule out",
            "ruled out",
        }
        organ = ORGAN.fullmatch(part) and (last or not _OF_AN_ORGAN.search(parts[i + 1]))
        whole = excluded or words_for_tests().search(part) or organ
        if len(part.split()) == 1 and not (whole or alone or (last and asked_for)):
            alone = f"{part} and "  # "latent and active tuberculosis"
            continue
        test, alone = name_of_test(alone + part), ""
        test = "blood tests" if test.casefold() in {"blood", "bloods"} else test
        if not test or len(test.split()) > 9 or re.fullmatch(r"tests?|testing", test):
            continue
        named = words_for_tests().search(part) and (strong or asked_for or not _condition_only(part))
        if (
            named
            or excluded
            or ORGAN.fullmatch(test)
            or test == "blood tests"
            or (screening and asked_for and re.search(r"\w{4,}", test))
        ):
            yield test


def _condition_only(part: str) -> bool:
    return bool(re.search(r"\b(?:infections?|tuberculosis|hepatitis [BC])\b", part, re.I)) and not re.search(
        r"\b(?:test|screen|level|status)", part, re.I
    )


_LEAD = re.compile(
    "^(?:(?:and|ask|expect|give|take|draw|one|two|three|several|yearly|annual|monthly|weekly|check|"
    "calculate|estimate|presence of|status of|called|that|whether|the|a|an|any|your|their|all|his|her|"
    "baseline|regular|periodic|routine|frequent|appropriate|initial|negative|additional|follow-up|some|"
    r"certain|you|for|of|to|have|patients?(?:'s|\u2019s)?|both|other|ongoing|close|careful|perform|obtain|"
    r"(?:your |the )?child(?:'s|\u2019s))\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:screening(?: tests?)?|testing|tests?|test results?|regularly|periodically|frequently|closely|"
    "carefully|routinely|(?:more )?often(?: as directed)?)$",
    re.I,
)
_A_WHILE = re.compile(r"\s+(?:an?|one|two|\d+) (?:hours?|days?|weeks?|months?)$", re.I)
"""What is left of "a week after each change of dose"."""
_TESTS_OF = re.compile(r"^(?:[\w/-]+\s){0,3}?tests? to (?:check|monitor|look at|measure|assess)\s+", re.I)
_KEPT_TEST = re.compile(
    "^(?:pregnancy|serum liver|skin and blood|tuberculin|breathing|blood(?: and urine)?|urine|skin|liver|"
    "kidney|genetic|laboratory|lab|hearing|allergy|eye|vision|tuberculin skin|TB skin|stool)$",
    re.I,
)


def name_of_test(part: str) -> str:
    """A test as a list or a sentence names it, without verbs, moments and glosses.

    >>> name_of_test("Your serum potassium every month")
    'serum potassium'
    """
    words = re.sub(r"\s+", " ", part).strip(" ,;:.-")
    if (when := TIMING.search(words, 2)) and not TIMING.sub("", words[when.start() :]).strip(" ,;"):
        words = words[: when.start()].rstrip(" ,")
    words = _A_WHILE.sub("", words)
    words = re.sub(
        "^(?:screening|testing|tests?|evaluation|assessment|monitoring|measurements?|checks?|"
        r"determination)\s+(?:of|for)\s+(?:your\s+|the\s+)?",
        "",
        _LEAD.sub("", words),
        flags=re.I,
    )
    words = _LEAD.sub("", _TESTS_OF.sub("", words))
    words = re.sub(
        r"\s+(?:(?:in|of)\s+(?:\w+\s+)?(?:patients|children|adults|women|females)|(?:in|of)\s+(?:all|"
        r"at least)|according to|in line with|above|below)\b.*$",
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
