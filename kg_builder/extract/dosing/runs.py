"""Headings that run into the text where a source has lost its lines: "Gout The usual dose is 300 mg daily.".

openFDA joins the paragraphs of a section. What was a heading is then a run of capitalised words before a
sentence, or words before a colon in the middle of a paragraph. They are told from names at the start of a
sentence by what follows: a word that opens sentences, the drug's own name, or a number in a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import Passage, PassageKind

from ..language.sentences import sentences
from .labels import read_label

__all__ = ["run_in_pieces", "title_length"]

_CONNECTORS = frozenset(
    "of and in with for to the or on by due from a an than as at via during after before prior not is "
    "vs into within without other who are older younger weighing".split()
)
_OPENERS = frozenset(
    "the a an in for if when while patients adults children some most all many each because since as at to "
    "it this these those there dosage dosages dose doses dosing treatment therapy therapeutic consider "
    "administer take give use start begin initiate recommended usual individualize do carefully subsequent "
    "prior before after parenteral oral intravenous no either both daily total".split()
)
_VERBS = frozenset(
    "consider administer take give use start begin initiate individualize do hold withhold discontinue"
    " reduce avoid stop interrupt increase decrease suspend delay resume".split()
)
_COMMANDS = frozenset("Withhold Reduce Discontinue Permanently Avoid Interrupt Increase Decrease".split())
"""What opens a sentence that tells what to do, after a heading's last word."""

_WORD = re.compile(r"\S+")
_LISTED = re.compile(r"(?:\d+\.(?!\d)|[\u2014\u2013\u2022-])\s*(?=[A-Z\d])")
_LABELLED = re.compile(r"[A-Z\u2264\u2265<>][^:;.\u2022]{2,90}:\s+(?=[A-Z\d])")
# A list's last item that goes on in the next heading and its first sentence.
_INNER = re.compile(
    r"(?<=[a-z\dL%\]] )(?P<title>[A-Z][\w-]+\s"
    r"(?:(?:[A-Z(][\w)/-]*|of|and|in|the|for|or|to|with|after)\s){1,14})"
    r"(?=The (?:recommended|usual|initial|starting|maximum|dose|dosage)\b)"
)
_COMPARED = frozenset({"Older", "Younger", "Above", "Over"})
"""Words that a title may end in: "Patients Aged 10 Years and Older"."""

_LONGEST = 16
_REACH = 300


def title_length(words: str, names: tuple[str, ...] = ()) -> int:
    """How long the heading is that runs into the sentence at the start of a text; 0 for a plain sentence.

    Args:
        words: the text, at the start of a sentence.
        names: names of the drug, which open sentences.

    >>> words = "Rheumatoid Arthritis The usual dose is 5 mg daily."
    >>> words[:title_length(words)]
    'Rheumatoid Arthritis '
    >>> title_length("The usual dose is 5 mg."), title_length("Examplol Sodium is given daily.")
    (0, 0)
    """
    own = _first_words(names)
    capital = count = last = 0
    for count, token in enumerate(_WORD.finditer(words)):
        bare = token.group().strip("(),:;\u2013\u2014-/\u2019'\"")
        if bare in _COMMANDS and capital == last:
            return token.start()
        last = token.start()
        if count and count < _LONGEST and _LISTED.match(words, token.start()):
            return token.start()
        if bare[:1].isupper():
            capital = token.start()
        elif bare and not bare[:1].isdigit() and bare not in _CONNECTORS:
            break
        if count > _LONGEST or (count and token.group().endswith((".", ":", ";"))):
            return 0
    else:
        return 0
    opener = _WORD.match(words, capital)
    word = opener.group().strip("(),:;").casefold() if opener else ""
    if not capital or not (word in _OPENERS or word in own):
        return 0
    # "Adults and Children The dose": the title is the run before the sentence, connectors left out.
    title = words[:capital].split()
    lone = len(title) == 1 and title[0].casefold() in _VERBS  # "Administer Examplol tablets whole"
    whole = bool(title) and (title[-1].casefold() not in _CONNECTORS or title[-1] in _COMPARED)
    return capital if whole and not lone else 0


@lru_cache(maxsize=64)
def _first_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.split()[0].casefold() for name in names if name.strip())


def run_in_pieces(passage: Passage, names: tuple[str, ...]) -> Iterator[Passage]:
    """A passage taken apart at the headings that run into it; headings come as passages of their own.

    Args:
        passage: a paragraph or item of a source that has lost its lines.
        names: names of the drug.

    >>> text = "Gout The dose is 5 mg. It is given daily. Adults with asthma: Give 2 mg."
    >>> [(p.kind.value, p.text) for p in run_in_pieces(Passage(0, len(text), text), ())][:2]
    [('heading', 'Gout'), ('paragraph', 'The dose is 5 mg. It is given daily.')]
    """
    text = passage.text
    cuts: list[tuple[int, int]] = []  # where a heading begins and ends
    for start, end, _ in sentences(text):
        begin = start
        while length := title_length(text[begin : begin + _REACH], names):
            cuts.append((begin, begin + length))
            begin += length
        labelled = _LABELLED.match(text, begin, end)
        if labelled and (label := read_label(labelled.group().strip(), names=names)) and label.slots:
            cuts.append((begin, labelled.end()))
        elif inner := _INNER.search(text, begin, end):
            cuts.append(inner.span("title"))
    if not cuts:
        yield passage
        return
    position = 0
    for begin, end in cuts:
        yield from _piece(passage, position, begin, passage.kind)
        yield from _piece(passage, begin, end, PassageKind.HEADING)
        position = end
    yield from _piece(passage, position, len(text), passage.kind)


def _piece(passage: Passage, start: int, end: int, kind: PassageKind) -> Iterator[Passage]:
    words = passage.text[start:end]
    left = len(words) - len(words.lstrip())
    words = words.strip()
    if words:
        begin = passage.start + start + left
        yield Passage(begin, begin + len(words), words, kind, passage.parent, passage.depth, passage.locator)
