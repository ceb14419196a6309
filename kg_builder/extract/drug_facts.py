"""Gives the text of a "Drug Facts" label that lost its lines its lead-ins and items back.

Labels of drugs sold without a prescription use the lead-ins that 21 CFR 201.66 prescribes ("Do not use",
"Ask a doctor before use if you have", "Stop use and ask a doctor if"), each above a list. openFDA joins them
into one line without any marks. Lead-ins are found by their words; lists are cut where one condition ends and
another begins, where a clause ends, or before what can only open an item.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from kg_builder import lazy_re as re
from kg_builder.model import Monograph, Passage, PassageKind, Section, SectionKind

from .vocabulary.condition_words import is_condition

__all__ = ["cut_conditions", "with_lists"]

_IS_DRUG_FACTS = re.compile(
    r"\b(?:Stop use and ask|Ask a doctor (?:or pharmacist )?before us|Do not use if you are allergic)"
    r"|^Uses?:?\s+(?:[Tt]emporarily|[Hh]elps?|[Rr]elieves|[Rr]educes|[Tt]reats|[Pp]revents|[Cc]ures"
    r"|[Ff]or (?:the )?(?:temporary|relief|treatment|prevention))\b"
)
_READ = frozenset({SectionKind.INDICATIONS, SectionKind.WARNINGS})
_WHO = r"(?:you|the (?:child|user)|your child)"
_LEAD = re.compile(
    r"\b(?:(?P<never>Do not use)(?! this product (?:to|with)| more than|\.)"
    rf"|(?P<have>Ask (?:a|your) doctor before us(?:e|ing)(?: this product)? if {_WHO} (?:have|has))"
    rf"|(?P<take>Ask (?:a|your) doctor or pharmacist before use if {_WHO} (?:are|is))"
    r"|(?P<using>When using this product(?: you may| it is)?)"
    r"|(?P<stop>Stop use and ask (?:a |your )?doctor(?: right away)? if)"
    r"|(?P<other>If pregnant or breast-?feeding|Keep out of (?:the )?reach of children"
    r"|In case of (?:overdose|accidental)|If swallowed|For (?:external|occasional|topical) use only"
    r"|(?:[A-Z][a-z]+ ){1,4}(?:alert|warning) ?:))"
)
_STOPS = re.compile(r"(?<=[a-z)\]])\.\s+(?=[A-Z(])|\s(?=These (?:could|may|can) be\b)")
_NEVER_USE = re.compile(r"Do not use(?: if|$)")
_GAP = r"(?<![,;:])(?<!\band)(?<!\bor)\s+"
_NEVER = re.compile(
    rf"{_GAP}(?=(?:[Ii]f (?:you|your child|the child|solution)|with (?:any|other|another)"
    r"|in (?:a child|children)|for (?:children|the purpose|more than)"
    r"|on (?:children|the (?:eyes?|face)|open|deep|broken|damaged|scalp|large)|to (?:make|treat|sedate)"
    r"|near|longer than|in or near)\b)"
)
_TAKING = re.compile(rf"{_GAP}(?=(?:taking|using|on (?:a|an|any)|under (?:a|the))\s)")
_ASKED = re.compile(
    rf"(?<!\bto)(?<!\bnot){_GAP}(?=(?:[Aa]void|[Bb]e careful|[Uu]se caution|[Dd]o not|[Rr]eplace|[Rr]inse"
    r"|[Kk]eep|[Ll]imit|[Ww]ash)\s|[a-z, ]{3,40}?\smay (?:occur|increase|cause)\b)"
)
_CLAUSE = re.compile(
    r"\b(?:occurs?|appears?|develops?|(?:gets?|becomes?) worse|worsens?|lasts?|persists?|continues?"
    r"|(?:is|are) present|comes? back|returns?|does not (?:get better|improve|go away|last)"
    r"|clears? up and occurs? again|no improvement)\b"
    r"(?:,? (?:or|and) (?:does not )?(?:\w+s|worse)\b(?: (?:worse|to recur))?)*"
    r"(?: (?:for )?(?:more than|within|in|after|longer than) (?:a few |\d+ )?(?:days?|weeks?|hours?))*"
    r"\s+(?!(?:or|and|within|for|after|if|in|when|to|with|more)\b)"
)
_ACTS = re.compile(
    rf"(?<!temporarily){_GAP}(?=(?:temporarily|helps? (?:to )?(?:prevent|relieve|restore|treat|reduce)"
    r"|relieves|reduces|treats|prevents|cures|[Ff]or (?:the (?:temporary|relief|treatment|prevention)|use as)"
    r"|not (?:intended|for)|other uses)\b)"
)
_TITLE = re.compile(r"Uses?(?: s)?:?\s+(?=\S)")
_FIRST = frozenset(
    "itchy watery nasal sinus runny stuffy minor muscular menstrual premenstrual sore dry chest difficulty"
    " trouble high heart liver kidney thyroid stomach".split()
)
_FUNCTION = frozenset("a an and as at by due for from in of on or such to with".split())
_PLACED = re.compile(r"\bof (?:the )?\w+(?: or \w+)?$")
_WORDS = 6
"""Most words of a condition's name."""

_WORD = re.compile(r"[\w'\u2019-]+")


def with_lists(monograph: Monograph) -> Monograph:
    """The monograph with the lists of its Drug Facts sections; itself if it has none.

    Args:
        monograph: any.

    >>> with_lists(monograph) is monograph
    True
    """
    told = (p.text for s in monograph.sections if s.kind in _READ for p in s.passages[:1])
    if not any(map(_IS_DRUG_FACTS.search, told)):
        return monograph
    sections = (part for section in monograph.sections for part in _listed(section))
    return replace(monograph, sections=tuple(sections))


def cut_conditions(text: str) -> Iterator[tuple[int, int]]:
    """The places of the conditions in a list that lost its marks.

    Args:
        text: words of the list.

    Yields:
        Start and end of each, in order.

    >>> words = "sneezing runny nose watery eyes itching of the nose or throat sore throat"
    >>> [words[start:end] for start, end in cut_conditions(words)]
    ['sneezing', 'runny nose', 'watery eyes', 'itching of the nose or throat', 'sore throat']
    """
    yield from _between(text, _gaps(text))


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """The blanks at which one condition has ended and another begins."""
    words = list(_WORD.finditer(text))
    start = 0
    for i, (word, after) in enumerate(pairwise(words)):
        gap = text[word.end() : after.start()]
        if gap.strip() or not gap:
            continue
        said = text[start : word.end()]
        one_name = _is_name(f"{word.group()} {after.group()}") and not _ends(said, least=2)
        if _ends(said) and _begins(text, words[i + 1 :]) and not one_name:
            yield word.end(), after.start()
            start = after.start()


def _between(text: str, gaps: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces of a text between gaps that have a start and an end, without blank ones and blank ends."""
    start = 0
    for end, after in (*gaps, (len(text), len(text))):
        if piece := text[start:end].rstrip():
            yield start, start + len(piece)
        start = after


def _is_name(phrase: str) -> bool:
    from .uses.lists import WordLists  # numpy comes with it, which starts threads

    return WordLists.load().is_name(phrase)


def _ends(said: str, *, least: int = 1) -> bool:
    """Whether a condition of so many words at least is named at the end of some words."""
    last = said.split()
    if last[-1].casefold() in _FUNCTION | _FIRST or len(last) < least:
        return False
    if _PLACED.search(said):
        return True
    named = any(_is_name(" ".join(last[-n:])) for n in range(least, _WORDS))
    return named or (last[-2:][0] not in _FUNCTION | {"the"} and is_condition(" ".join(last[-2:])))


def _begins(text: str, words: list[re.Match[str]]) -> bool:
    """Whether a condition is named at the beginning of some words."""
    first = words[0].group().casefold()
    if first in _FUNCTION:
        return False
    if first in _FIRST or first == "the" or is_condition(first):
        return True
    return any(_is_name(text[words[0].start() : words[n].end()]) for n in range(min(len(words), _WORDS - 1)))


def _before(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    """What cuts a text at the blanks that a pattern finds before what opens an item."""
    return lambda text: _between(text, (found.span() for found in pattern.finditer(text)))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses of a list of "if ...": each ends with its verb and how long it lasts."""
    return _between(text, ((found.end(), found.end()) for found in _CLAUSE.finditer(text)))


_CUTS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "never": _before(_NEVER),
    "have": cut_conditions,
    "take": _before(_TAKING),
    "using": _before(_ASKED),
    "stop": _clauses,
}


_Piece = tuple[int, int, PassageKind, bool]


def _listed(section: Section) -> Iterator[Section]:
    """A section with its run-on paragraphs cut, and what it says not to use the drug for as one of its own.

    Sections that have lists of their own stay as they are, but where lead-ins ran into their items.
    """
    uses = section.kind is SectionKind.INDICATIONS
    marked = any(p.kind is not PassageKind.PARAGRAPH or p.parent is not None for p in section.passages)
    if section.kind not in _READ or (marked and (uses or not _ungoverned(section))):
        yield section
        return
    divided = _relisted(section) if marked else map(_uses if uses else _warned, _texts(section))
    pieces = [
        Passage(
            passage.start + start,
            passage.start + end,
            passage.text[start:end],
            kind,
            -1 if governed else None,
        )
        for passage, lines in zip(section.passages, divided, strict=True)
        for start, end, kind, governed in lines
    ]
    runs: list[tuple[SectionKind, list[Passage]]] = [(section.kind, [])]
    for piece in pieces:
        kind = section.kind
        if _NEVER_USE.match(piece.text) or (piece.parent == -1 and runs[-1][0] is not kind):
            kind = SectionKind.CONTRAINDICATIONS
        if kind is not runs[-1][0]:
            runs.append((kind, []))
        runs[-1][1].append(piece)
    told = [(kind, run) for kind, run in runs if run]
    for place, (kind, run) in enumerate(told):
        start = section.start if place == 0 else run[0].start
        end = section.end if place == len(told) - 1 else run[-1].end
        yield replace(
            section,
            kind=kind,
            title=section.title if place == 0 else None,
            start=start,
            end=end,
            passages=tuple(_governed(run)),
            tables=section.tables if place == 0 else (),
            subsections=section.subsections if place == len(told) - 1 else (),
        )
    if not told:
        yield section


def _texts(section: Section) -> Iterator[str]:
    return (passage.text for passage in section.passages)


def _ungoverned(section: Section) -> bool:
    """Whether a section's items stand below no lead-in, and lead-ins ran into the lines around them."""
    plain = all(p.parent is None and p.kind is not PassageKind.HEADING for p in section.passages)
    return plain and any(_open_lead(p.text) for p in section.passages)


def _open_lead(text: str) -> bool:
    """Whether a line ends in a lead-in whose list stands on the lines below."""
    last = deque(_LEAD.finditer(text), maxlen=1)
    return bool(last) and last[0].lastgroup in _CUTS and not text[last[0].end() :].strip(" :")


def _relisted(section: Section) -> Iterator[list[_Piece]]:
    """The pieces of each line: an item is the last lead-in's until the next one runs into it."""
    below = False
    for passage in section.passages:
        lines = list(_warned(passage.text))
        if passage.kind is PassageKind.ITEM and lines and not _LEAD.match(passage.text):
            lines[0] = (*lines[0][:2], PassageKind.ITEM, below)
        yield lines
        if len(lines) > 1 or _LEAD.match(passage.text) or passage.kind is not PassageKind.ITEM:
            below = _open_lead(passage.text)


def _governed(run: list[Passage]) -> Iterator[Passage]:
    """Passages of a section, items below the lead-in before them."""
    lead = 0
    for place, passage in enumerate(run):
        if passage.parent is None:
            lead = place
            yield passage
        else:
            yield replace(passage, parent=lead, depth=1)


def _uses(text: str) -> Iterator[_Piece]:
    """The lines of a text on uses: what the drug does, with the list behind a colon."""
    title = _TITLE.match(text)
    at = title.end() if title else 0
    if title:
        yield 0, len(text[:at].rstrip()), PassageKind.HEADING, False
    for first, last in _before(_ACTS)(text[at:]):
        start, end = at + first, at + last
        colon = text.find(": ", start, end)
        if colon < 0:
            yield start, end, PassageKind.PARAGRAPH, False
            continue
        yield start, colon + 1, PassageKind.PARAGRAPH, False
        for low, high in cut_conditions(text[colon + 2 : end]):
            yield colon + 2 + low, colon + 2 + high, PassageKind.ITEM, True


def _warned(text: str) -> Iterator[_Piece]:
    """The lines of a text of warnings: lead-ins with their items, and sentences between them."""
    leads = list(_LEAD.finditer(text))
    if before := text[: leads[0].start() if leads else None].rstrip():
        yield 0, len(before), PassageKind.PARAGRAPH, False
    for lead, after in zip_longest(leads, leads[1:]):
        end = len(text[: after.start() if after else len(text)].rstrip())
        cut = _CUTS.get(lead.lastgroup or "")
        if cut is None:
            yield lead.start(), end, PassageKind.PARAGRAPH, False
            continue
        stop = _STOPS.search(text, lead.end(), end)
        listed = stop.start() if stop else end
        at = lead.end() + (1 if text[lead.end() : lead.end() + 1] in {" ", ":"} else 0)
        pieces = [(at + low, at + high) for low, high in cut(text[at:listed])]
        if len(pieces) <= 1:
            yield lead.start(), end, PassageKind.PARAGRAPH, False
            continue
        yield lead.start(), lead.end(), PassageKind.PARAGRAPH, False
        for low, high in pieces:
            yield low, high, PassageKind.ITEM, True
        if stop and text[stop.end() : end].strip():
            yield stop.end(), end, PassageKind.PARAGRAPH, False
