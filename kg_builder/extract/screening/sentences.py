"""Sentences that ask for a test: which, and when."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.remembered import by_words

from ..statements import holds
from .asking import ASKING, EXAMINED, INCLUDED, KINDS, MEANS, SAMPLE, TESTED_FOR, asks
from .bare import tests_behind, timed_tests
from .names import ORGAN, name_of_test, tests_in, words_for_tests
from .timing import timing_in

__all__ = ["asked_tests"]

_EXAM_END = re.compile(r"(?:tests?|scans?|x-?rays?|exams?|counts?|ECG|MRI)$", re.I)
_TO_KNOW = re.compile(r" to (?:limit|guide|avoid|guard|keep|make sure|see|prevent|help|tell)\b", re.I)
"""What a test is for, which asks for it: "Levels are measured to limit harm"."""
_ANY_TEST = re.compile(r"(?:(?:lab|laboratory|blood|medical|certain|and|or|and/or)\s)*tests?", re.I)
_NOT = re.compile(
    r"\b(?:not (?:necessary|required|needed|recommended)|no need|do not (?:need|require|test)|unreliable|"
    r"inaccurate|artifacts?|interference|erroneous|^table \d|not (?:currently |yet )?available|has not been|"
    r"no studies|false[- ](?:positive|negative)|interfere|may (?:cause|affect|increase|decrease|alter)|"
    r"abnormal\w*(?! [\w-]+ (?:gene|protein))|in clinical|were|was)\b",
    re.I,
)
_SAMPLED = re.compile(r"\w+ (?:an? |some |regular )?(?:blood|urine) samples?\b", re.I)
_SAMPLED_FOR = re.compile(r"(?:blood|urine) samples?\b", re.I)
"""A sample, where what it is tested for is named."""
_TEST_FIRST = re.compile(
    r"(?:\w+ ){0,2}?(?:screening|tests?|testing|monitoring|examinations?|measurements?)\b", re.I
)
_ORGANS = "(?:kidneys?|liver|heart|thyroid|lungs?)"
_HOW_WELL = re.compile(
    rf"\bhow (?:well )?(?:your |the |a )?(?P<organs>{_ORGANS}(?:(?:,| and|"
    rf", and) (?:your )?{_ORGANS})*)(?: (?:is|are))? (?:work|pump|function)(?:s|ing)?\b",
    re.I,
)
"""The function of organs in lay words: "how well your kidneys are working"."""
_WEIGH = re.compile(r"\bweigh (?:yourself|your (?:child|baby))\b", re.I)
_LISTED_IN_BRACKETS = re.compile(r"\((?:e\.?g\.?,? |including |such as )?(?P<list>(?:[^()]|\([^()]*\))+)\)")
_BRACKETED = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_EXAMPLES = ("including", "such as", "for example", "e.g.")


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
    functions = _functions_in(text)
    text = _HOW_WELL.sub(" and ".join(functions), text)
    text = _WEIGH.sub("check weight", text)
    plain = _BRACKETED.sub("", text) if "(" in text or "[" in text else text
    low = plain.lower()
    found: list[str] = []
    words = ("test", "screen", "check", "evaluated", "assessed", "genotyp", "sample")
    tested = list(TESTED_FOR.finditer(plain)) if holds(low, words) else []
    for match in tested:
        found += tests_in(match["test"], "test", asked_for=True)
    kinds = list(KINDS.finditer(text)) if holds(text, _EXAMPLES) else []
    kinds = kinds if kinds and asks(plain) else []
    for match in kinds:
        found += tests_in(match["kinds"], "test", asked_for=False)
    for match in (
        EXAMINED.finditer(plain)
        if holds(low, ("ion", "ment", "ing", "test", "check")) and holds(low, (" of ", " on "))
        else ()
    ):
        organs = re.split(r"\s?(?:, and|,|and)\s", match["test"])
        whole = not all(map(ORGAN.search, organs))
        found += map(name_of_test, [match["test"]] if whole else organs)
    sampled = list(SAMPLE.finditer(plain)) if " for " in low and "test" in low else []
    found += [f"{match['sample']} {match['what']}".casefold() for match in sampled]
    if included := INCLUDED.match(plain):
        found += [
            test for test in tests_in(included["test"], "test", asked_for=False) if _EXAM_END.search(test)
        ]
    for pattern, stems in ASKING:
        for match in pattern.finditer(plain) if holds(low, stems) else ():
            if re.search(
                r"\bto determine$|\bmethod used to$|\bnot$|\bnot to$|\bclinical$",
                plain[: match.start()].rstrip(),
                re.I,
            ):
                continue
            groups = match.groupdict()
            if match.group().endswith("considered") and not _TEST_FIRST.match(match["test"]):
                continue  # "Loss of weight should be considered" asks for no test
            if groups.get("now") and not (timing_in(plain) or _TO_KNOW.match(plain, match.end())):
                continue  # "The dose is determined by weight" asks for nothing
            found += tests_in(
                groups["test"] or groups.get("test2") or "",
                groups.get("verb") or "test",
                asked_for=bool(groups.get("for")),
            )
    if found:
        found += functions
        for match in MEANS.finditer(plain):
            found += tests_in(match["test"], "test", asked_for=False)
    else:
        found = timed_tests(plain)
    found += tests_behind(plain)
    if found and "(" in text:
        found += _in_brackets(text)
    found = [test for test in found if not any(test == match["sample"] for match in sampled)]
    if any(_SAMPLED.match(match.group()) for match in tested):
        found = [test for test in found if not _SAMPLED_FOR.match(test)]
    named = [test for test in found if not _ANY_TEST.fullmatch(test)]
    return tuple(dict.fromkeys(named if kinds else found))


def _functions_in(text: str) -> list[str]:
    """The functions of the organs that lay words name: "how your liver and kidneys work"."""
    organs = " ".join(_HOW_WELL.findall(text))
    return [f"{organ.rstrip('s')} function" for organ in re.findall(_ORGANS, organs, re.I)]


def _in_brackets(text: str) -> list[str]:
    """The tests that brackets list after what is to be looked at: "the thyroid (TSH, free T4)"."""
    named: list[str] = []
    for aside in _LISTED_IN_BRACKETS.finditer(text):
        parts = aside["list"].split(", ")
        tests = [part for part in parts if words_for_tests().fullmatch(part)]
        named += map(name_of_test, tests if len(tests) > 1 and len(tests) * 2 >= len(parts) else [])
    return named
