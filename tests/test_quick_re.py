import gc
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

import kg_builder
from kg_builder import lazy_re, quick_re

LETTERS = "aAbBiIkKsS .-1éÉßẞµμÿŸıİſ\u212a\u212bΣς≥\n"
"""Among them those that are another case of each other though one is beyond Latin-1."""

atoms = st.one_of(
    st.sampled_from(LETTERS).map(re.escape),
    st.sampled_from(
        [r"\w", r"\s", r"\d", r"\W", r"\S", ".", r"\b", "^", "$", r"\B", r"\w*+", r"\W++", "(?>a|as)"]
    ),
    st.sampled_from(["[a-k]", "[^a]", "[aſ]", r"[^\s]", r"[\W1]", "[µ-ÿ]", "[^K-S]", "[Ā-\uffff]", "[≥≤]"]),
    st.lists(st.sampled_from(["as", "ask", "Ask", "sk", "is", "i", "kis", "bas", "ﬁa"]), min_size=1).map(
        lambda words: f"(?:{'|'.join(words)})"
    ),
)

# Repeats hold no other repeats: the time that those may take grows without bound.
repeated = st.tuples(
    st.one_of(atoms, st.lists(atoms, min_size=2, max_size=5).map(lambda found: f"(?:{'|'.join(found)})")),
    st.sampled_from(["?", "*", "+", "{2}", "??", "+?", "{0,2}"]),
).map(lambda found: f"(?:{found[0]}){found[1]}")


def larger(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(parts, min_size=1, max_size=4).map("".join),
        st.lists(parts, min_size=2, max_size=7).map(lambda found: f"(?:{'|'.join(found)})"),
        parts.map(lambda part: f"({part})"),
        parts.map(lambda part: f"(?={part})"),
        parts.map(lambda part: f"(?!{part})"),
        parts.map(lambda part: f"(?i:{part})"),
        parts.map(lambda part: f"(?-i:{part})"),
        parts.map(lambda part: f"(?a:{part})"),
        st.sampled_from(["(?<=a)", "(?<!k)", r"(?<=\s)"]),
    )


patterns = st.recursive(st.one_of(atoms, repeated), larger, max_leaves=12)
texts = st.text(alphabet=LETTERS, max_size=14)


def answers(pattern: "re.Pattern[str]", text: str, *bounds: int) -> list[Any]:
    found = [pattern.search(text, *bounds), pattern.match(text, *bounds), pattern.fullmatch(text, *bounds)]
    found += islice(pattern.finditer(text, *bounds), 50)
    return [match and (match.regs, match.lastindex, match.lastgroup) for match in found]


def assert_same(plain: "re.Pattern[str]", quick: "re.Pattern[str]", text: str) -> None:
    assert answers(plain, text) == answers(quick, text)


@settings(max_examples=400, deadline=None)
@given(
    patterns, st.sampled_from([0, re.I, re.I | re.S, re.I | re.M, re.I | re.A]), st.lists(texts, max_size=6)
)
def test_matches_are_those_of_the_standard_library(pattern: str, flags: int, many: list[str]) -> None:
    plain, quick = re.compile(pattern, flags), quick_re.compile(pattern, flags)
    for text in many:
        try:
            answers(plain, text)
        except SystemError:  # "please report a bug for the re module": of groups in looks ahead
            reject()
        assert_same(plain, quick, text)
        middle = len(text) // 2
        assert answers(plain, text, 1) == answers(quick, text, 1)
        assert answers(plain, text, 1, middle) == answers(quick, text, 1, middle)
        assert plain.sub("<>", text) == quick.sub("<>", text)
        assert plain.split(text) == quick.split(text)
    assert (plain.pattern, plain.flags, plain.groups) == (quick.pattern, quick.flags, quick.groups)


def patterns_of_the_package() -> Iterator[tuple[str, int]]:
    for module in pkgutil.walk_packages(kg_builder.__path__, "kg_builder."):
        if ".cli." not in module.name:
            importlib.import_module(module.name)
    for found in gc.get_objects():
        if isinstance(found, lazy_re._Uncompiled) and found.pattern != "(never closed":
            yield found.pattern, found._flags


def test_the_packages_own_patterns_match_the_same() -> None:
    pages = sorted((Path(__file__).parents[1] / "examples" / "monographs").glob("*.txt"))
    sentences = [
        line
        for page in pages
        for line in page.read_text(encoding="utf-8", errors="replace").split("\n")
        if line
    ]
    some = [*sentences[::25], " ".join(sentences[:8]).upper()]
    for pattern, flags in sorted(set(patterns_of_the_package())):
        plain, quick = re.compile(pattern, flags), quick_re.compile(pattern, flags)
        for text in some:
            assert_same(plain, quick, text)


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (r"\b(?:severe|mild) pain", "sSmM"),
        (r"(?<=\()(?:a|b)?c+", "aAbBcC"),
        (r"(?=ab)[b-d]", "bcdBCD"),
        (r"(?:\d{2}|kg)\b", "0123456789kK"),
    ],
)
def test_a_program_says_by_what_a_match_may_begin(pattern: str, first: str) -> None:
    bits, empty = quick_re._first(quick_re._parser.parse(pattern, re.I), int(re.I))
    ascii_bits = bits & ((1 << 128) - 1)
    assert not empty and {chr(code) for code in range(128) if ascii_bits >> code & 1} == set(first)


@pytest.mark.parametrize("pattern", [r"x*", r"(?:a|b|)", r"(a)?(?(1)b|c)", r".+", r"(?a:\W)b"])
def test_where_anything_may_begin_a_match_nothing_is_passed_over(pattern: str) -> None:
    assert len(quick_re.compile(pattern, re.I).findall("xx é b")) == len(re.findall(pattern, "xx é b", re.I))


def test_forty_words_are_tried_by_their_first_letters() -> None:
    words = ["rash", "rashes", "rare rash", "fever", "fits", "fatigue", "pain", "pallor"]
    parsed = quick_re._parser.parse("|".join(words), re.I)
    quick_re._share_letters(parsed, int(re.I))
    assert len(parsed.data[0][1][1]) == 3
    # the first alternative that matches is taken still
    assert quick_re.compile("|".join(words), re.I).findall("Rashes, fits") == ["Rash", "fits"]


def test_alternatives_of_any_kind_are_tried_where_their_letter_stands() -> None:
    verbs = "(?P<a>stop)|(?P<b>see)|(?P<c>skip)|(?P<d>say)|(?P<e>sit)|(?P<f>call)|(?P<g>ask)"
    parsed = quick_re._parser.parse(verbs, re.I)
    quick_re._share_letters(parsed, int(re.I))
    assert len(parsed.data[0][1][1]) == 3
    found = quick_re.compile(verbs, re.I).finditer("Ask, then Sit and stop")
    assert [match.lastgroup for match in found] == ["g", "e", "a"]


def test_neighbours_that_begin_at_a_bound_look_for_it_once() -> None:
    words = r"\brash\b|\brigors?\b|\bfits?\b|\bpain\b|;|,"
    parsed = quick_re._parser.parse(words, re.I)
    quick_re._share_letters(parsed, int(re.I))
    assert len(parsed.data[0][1][1]) == 3
    assert quick_re.compile(words, re.I).findall("Rash; crash, rigor") == ["Rash", ";", ",", "rigor"]


def test_one_that_may_begin_with_several_letters_keeps_its_place() -> None:
    # "[rs]ash" stands before "rashes" and after "ra", with which it could match at one place
    words = "ra|fit|[rs]ash|rashes|sashes|fits"
    assert quick_re.compile(words, re.I).findall("rashes sashes fits") == re.findall(
        words, "rashes sashes fits", re.I
    )
    # the Kelvin sign is a k, and what begins with anything beyond Latin-1 may begin with it
    signs = "[\u2100-\u2bff]x|kx?|kxy|k.|kxz"
    assert quick_re.compile(signs, re.I).findall("\u212axy") == re.findall(signs, "\u212axy", re.I)


def test_an_interpreter_of_unknown_programs_compiles_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_re, "_KNOWN", ())
    assert quick_re.compile("rash", re.I) is re.compile("rash", re.I)


def test_programs_of_supported_interpreters_are_known() -> None:
    if sys.implementation.name == "cpython" and sys.version_info < (3, 14):
        assert quick_re._sre.MAGIC in quick_re._KNOWN
