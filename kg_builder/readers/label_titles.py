"""Where a title ends that label text has run into its first sentence: "5.1 Rash Zorvex can cause rash."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.remembered import by_words

__all__ = ["parted_titles", "regulated_parts", "title_end"]

_CONNECTORS = frozenset(
    "a about after against among an and and/or are as at because before below above between by de due "
    "during following for from in including into not of on or other over prior than that the their to under "
    "upon via vs when which while who with within without".split()
)
"""Small words inside titles."""
_LOWER = frozenset(
    "kg mg ml mcg mg/ml years older younger difficile coli aureus faecium vivax jirovecii".split()
)
"""Units, ages and the second words of microbes, written small inside titles."""
_OPENERS = frozenset(
    "Withhold Reduce Discontinue Permanently Avoid Interrupt Stop Consider Prescribing Do See "
    "Results There The It This These Because If As Data Cases Although While Since Across "
    "When Where Approximately Most Some Several Administer Initiate Advise Inform Monitor".split()
)
"""Words that begin a sentence after a title; after "of" or "in" they belong to it."""
_MAY_OPEN = frozenset("In For To During Among A An".split())
_PLACES = frozenset("Study Studies Trial Trials Phase Part Cohort Group Postmarketing Postapproval".split())
"""What a sentence that begins with "In" tells of."""
_PRODUCT = frozenset(
    "Tablet Tablets Capsule Capsules Injection Cream Gel Ointment Lotion Solution Suspension Spray Patch "
    "Inhalation Powder Aerosol Sodium Potassium Calcium Magnesium Hydrochloride Hydrobromide Sulfate "
    "Phosphate Acetate Citrate Tartrate Maleate Malate Fumarate Succinate Mesylate Besylate Tosylate Nitrate "
    "Extended-Release Delayed-Release USP".split()
)
"""Words of a product's name behind its first: "Zorvexant Sodium Tablets may cause"."""
_FINITE = frozenset("is has have was were can may should must will could".split())
_MOST_WORDS = 24
_LONG_RUN = 4
"""Capitals that make a run of words a title by themselves."""
_LONGEST = 400
_ASIDE = re.compile(r"\([^()]*\)[:,]?")
_STRIPPED = "(),:;\u2013-/*"


class _Word(NamedTuple):
    """A word of the text: its place, itself, and itself without marks around it."""

    start: int
    raw: str
    bare: str

    @property
    def small(self) -> bool:
        """Whether it ties what follows it to what stands before: "of", "and"."""
        return self.bare.casefold() in _CONNECTORS

    @property
    def joins(self) -> bool:
        """Whether a title goes on over it: a small word, a figure, a unit, "-like", "mTOR"."""
        low = self.bare.casefold()
        if self.small or self.bare[:1].isdigit() or self.raw[0] == "-":
            return True
        return not self.capital and (low in _LOWER or low != self.bare)

    @property
    def capital(self) -> bool:
        """Whether it is written large."""
        return self.bare[:1].isupper()


def title_end(words: str) -> int:
    """Where the title at the start of a text ends and its first sentence begins.

    A title is a run of capitalised words and connectors. Its sentence begins where the title's first words
    come again, with a word that opens sentences, or with the last capitalised word before the first other
    lower-case word and what a connector ties to that.

    Args:
        words: the text.

    Returns:
        Index in the text; 0 for a title that would be too long.

    >>> text = "Infusion Reactions Drugs can cause harm."
    >>> text[:title_end(text)]
    'Infusion Reactions '
    >>> text = "Bone Effects Results from the FRAME trial showed fractures."
    >>> text[:title_end(text)]
    'Bone Effects '
    >>> text = "Low Sodium Use of ZORVEX can lower sodium."
    >>> text[:title_end(text)]
    'Low Sodium '
    >>> text = "Skin Reactions Skin Reactions (SR) were seen."
    >>> text[:title_end(text)]
    'Skin Reactions '
    """
    return _end_of_title(words[: _LONGEST + 1])


@by_words
def _end_of_title(words: str) -> int:
    plain = _ASIDE.sub(lambda m: " " * len(m.group()), words[:_LONGEST])
    run = [_Word(m.start(), m.group(), m.group().strip(_STRIPPED)) for m in re.finditer(r"\S+", plain)]
    return _told_again(run) or _run_end(run, words)


_NEXT_SENTENCE = re.compile(r"[.\])]\s+(?=[A-Z])")
_NO_TITLE = frozenset("Table Tables Figure Study Studies Grade See In For To A An The".split())


def parted_titles(words: str) -> Iterator[tuple[bool, str]]:
    """The parts of a text whose titles have run into their sentences: (whether it is a title, words).

    Only what is sure is cut: a title whose first words the sentence repeats, or before a word that opens one.

    Args:
        words: the text.

    >>> list(parted_titles("It can harm. Lung Injury Lung injury was fatal."))
    [(False, 'It can harm.'), (True, 'Lung Injury'), (False, 'Lung injury was fatal.')]
    >>> list(parted_titles("Gout Attacks In trials, gout came."))
    [(True, 'Gout Attacks'), (False, 'In trials, gout came.')]
    """
    done = 0
    for start in (0, *(found.end() for found in _NEXT_SENTENCE.finditer(words))):
        if not "A" <= words[start : start + 1] <= "Z":
            continue
        if cut := _inner_title(words[start : start + _LONGEST // 2]):
            if before := words[done:start].strip():
                yield False, before
            done = start + cut
            yield True, words[start:done].strip()
    if rest := words[done:].strip():
        yield False, rest


_REGULATED = re.compile(
    r"(?P<category>Pregnancy Category [A-DX]\b[.:]?)|(?:Pregnancy Exposure Registry|Risk Summary"
    r"|Clinical Considerations|(?:Juvenile )?(?:Human |Animal (?:Toxicity )?)?Data"
    r"|Disease-Associated Maternal and(?:/or)? Embryo[/-]?\s?Fetal Risks?"
    r"|(?:Fetal/Neonatal|Maternal) Adverse Reactions|Labor (?:and|or) Delivery"
    r"|Dos(?:e|age) Adjustments During Pregnancy(?: and the Post-?partum Period)?"
    r"|Monitoring for Adverse Reactions|Minimizing Exposure|(?:Non-?)?Teratogenic Effects"
    r"|Pregnancy(?: Testing|(?=\W+(?!Category|Registry|Outcome|Prevention|Status)))"
    r"|Contraception|Infertility|(?:Fem|M)ales|Nursing Mothers|(?:Pa?ediatric|Geriatric) Use)"
    r"(?: ?[:\u2013\u2014-]| \([\d., ]+\))?(?=\s?(?-i:[A-Z]))",
    re.I,
)
"""Titles prescribed for labels (21 CFR 201.57 and 201.80), before the sentence they run into."""


def regulated_parts(words: str) -> Iterator[tuple[bool, str]]:
    """The parts of a text that titles prescribed for labels have run into: (whether it is a title, words).

    Args:
        words: the text.

    >>> list(regulated_parts("Risk Summary It can harm. Data Animal Data In rats it did."))[2:]
    [(True, 'Data'), (True, 'Animal Data'), (False, 'In rats it did.')]
    >>> list(regulated_parts("Pregnancy Category C It was given to rats. Pregnancy is no bar."))
    [(False, 'Pregnancy Category C'), (False, 'It was given to rats. Pregnancy is no bar.')]
    """
    done = 0
    for start in (0, *(found.end() for found in _NEXT_SENTENCE.finditer(words))):
        at = max(start, done)
        while found := _REGULATED.match(words, at):
            if before := words[done : found.start()].strip():
                yield False, before
            yield found["category"] is None, found.group().strip()
            done = at = found.end() + words.startswith(" ", found.end())
    if rest := words[done:].strip():
        yield False, rest


@by_words
def _inner_title(words: str) -> int:
    """Where the title at the start of some words ends, if it surely is one; 0 else."""
    run: list[_Word] = []
    for found in re.finditer(r"\([^()]*\)|\S+", words):
        if found.group()[0] == "(" and found.group()[-1] == ")":
            continue
        word = _Word(found.start(), found.group(), found.group().strip(_STRIPPED))
        run.append(word)
        if not (word.capital or word.joins) or len(run) > _MOST_WORDS:
            break
    if len(run) < 3 or run[0].bare in _NO_TITLE or run[0].bare in _OPENERS:
        return 0
    opener = (w.start for i, w in enumerate(run[:-1]) if i and _opens(run, i) and not run[i - 1].small)
    cut = _told_again(run) or next(opener, 0) or _noun_after(run)
    title = words[:cut].rstrip()
    return cut if title and not re.search(r"[.:;,](?:\s|$)", title) else 0


def _noun_after(run: list[_Word]) -> int:
    """Where a sentence begins behind a long run of capitals: "... or Other Depressants Profound sedation"."""
    first, following = run[-2], run[-1]
    long = sum(word.capital for word in run[:-2]) >= _LONG_RUN and not run[-3].small
    states = following.bare in _FINITE or following.bare.endswith(("ed", "s", "ing", "ly"))
    noun = following.raw[0].islower() and run[-3].raw[-1] not in ".:;,"
    if not (long and noun) or states or following.joins or not first.capital or first.bare.isupper():
        return 0
    return first.start


def _told_again(run: list[_Word]) -> int:
    """Where the title's first words begin the sentence, or one word stands twice; 0 if nowhere."""
    for i in range(1, min(len(run), _MOST_WORDS)):
        before, word = run[i - 1], run[i]
        if before.raw[-1] in ".:" or before.bare in _FINITE or (i > 1 and _opens(run, i - 1)):
            return 0
        if not word.capital or before.small or not word.raw[0].isalnum():
            continue
        twice = word.bare.casefold() == before.raw.casefold() and len(word.bare) > 3
        if twice or _plain(run[i : i + 2]) == _plain(run[:2]):
            return word.start
    return 0


def _plain(run: list[_Word]) -> list[str]:
    """Words for comparison: "Angle-Closure Defects" as "Angle closure defect"."""
    return [re.sub(r"s$", "", word) for each in run for word in re.split(r"[-/]", each.bare.casefold())][
        : len(run)
    ]


def _run_end(run: list[_Word], words: str) -> int:
    """Where the run of capitalised words and connectors ends that a title is."""
    last = 0
    for i, word in enumerate(run):
        before = run[i - 1] if i else word
        if i and (word.raw[0] == "[" or word.raw in {"*", "\u2022"} or (_opens(run, i) and not before.small)):
            return word.start
        if word.capital:
            if i and before.raw[-1] == ".":
                return word.start
            last = i
        elif word.bare and not word.joins:
            return run[_first_of(run, last)].start
        if i >= _MOST_WORDS:
            return 0
    return 0 if len(words) > _LONGEST else len(words)


def _opens(run: list[_Word], i: int) -> bool:
    """Whether a word opens a sentence: one that always does, or "In" before a study."""
    word, following = run[i], run[i + 1 : i + 3]
    if word.bare in _OPENERS:
        return True
    if word.bare not in _MAY_OPEN or not following:
        return False
    if not following[0].capital:
        return word.bare == "In" or not following[0].joins
    return word.bare == "In" and any(w.bare in _PLACES or w.raw[-1] == "," for w in following)


def _first_of(run: list[_Word], last: int) -> int:
    """The first word of the phrase that ends in a word: "Use of ZORVEX", "ZORVEX PEN", "Zorvex Tablets"."""
    while last > 1:
        before, word = run[last - 1], run[last]
        if before.joins:
            last = next((i for i in range(last - 1, 0, -1) if run[i].capital), 0)
        elif word.bare.split("/")[0] in _PRODUCT or _brand(before, word):
            last -= 1
        else:
            break
    return last


def _brand(before: _Word, word: _Word) -> bool:
    """Whether two words in capitals are a brand's name."""
    return before.bare != word.bare and all(
        w.bare.isupper() and w.bare.isalpha() and len(w.bare) > least for w, least in ((before, 3), (word, 1))
    )
