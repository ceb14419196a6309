"""Which drug a document is about: labelled lines, titles, headings, first sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from kg_builder import lazy_re as re
from kg_builder.errors import NoDrugError
from kg_builder.model import DrugNames, SectionKind

from .blocks import Block
from .brand_partner import generic_behind, product_title
from .clean_names import clean_name, split_names
from .headings import KNOWN, MAX_HEADING, DrugPattern, fold_heading, match_heading, name_guesses
from .ingredient import ingredient_key
from .naming import (
    NameLine,
    active_substance,
    asks_for_brands,
    bracket_pair,
    intro_name,
    name_line,
    subject_name,
    title_names,
)
from .title_lines import (
    is_page_title,
    marked_names,
    named_with_form,
    title_lines,
    titled_brands,
    titles_above_brands,
)

__all__ = ["drug_names"]

_LABEL_VOTE, _PAIR_VOTE, _HEADING_VOTE, _TITLE_VOTE, _INTRO_VOTE = 20, 3, 2, 3, 2
_ABOVE_BRANDS_VOTE = 6
_INTRO_BLOCKS = 25
_TITLE_BLOCKS = 8
_HEADING_BLOCKS = 3000  # a page that has not named its drug in this many lines won't
_MAX_NAMES = 20
_MAX_NAME_WORDS = 6
_NO_NAMES = DrugPattern.of([])
_TWICE, _OFTEN = 2, 3
_MOST_SUBJECTS = 8
_RARELY = 5  # a name that stands five times as seldom as another is the site's, not the drug's
_CALLED_SHORT = frozenset("lithium lanthanum strontium bismuth".split())


@dataclass
class _Findings:
    """What the document says of names, gathered in reading order."""

    lower: str
    votes: Counter[str] = field(default_factory=Counter)
    generics: list[str] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    brands: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, set[SectionKind]] = field(default_factory=dict)

    def mentions(self, name: str) -> int:
        """How often the text holds the name as words of their own."""
        return _count_words(name.casefold(), self.lower)

    def vote(self, name: str, weight: int, *, least: int = 2) -> None:
        clean = clean_name(name)
        if clean and self.mentions(clean) >= least:
            self.votes[clean.casefold()] += weight
            self.written.setdefault(clean.casefold(), clean)

    def pair(self, outer: str, inner: str) -> None:
        """Two names of one drug, "Lipitor (atorvastatin)"."""
        first, second = clean_name(outer), split_names(inner)
        if len(second) > 1 and inner.islower() and "," not in inner and (whole := clean_name(inner)):
            second = (whole,)  # "Lumivex (losartan and amlodipine)": one drug of two ingredients
        if "," in first and second:
            for name in split_names(first):
                self.pair(name, inner)
        elif first and second:
            self.pairs += [(first, other) for other in second]
            self.vote(first, _PAIR_VOTE)
            self.written.update({n.casefold(): n for n in second})


def drug_names(text: str, blocks: Sequence[Block], title: str, source_name: str) -> DrugNames:
    """The names of the drug the document is about.

    Args:
        text: the document's text, to count names in.
        blocks: its blocks.
        title: title stated outside the text ("" for none).
        source_name: for messages.

    Returns:
        Generic name, brands and the rest.

    Raises:
        NoDrugError: when nothing names one.

    >>> line = "Generic Name: zorvexant (Zorvex)"
    >>> names = drug_names(line, [Block(0, len(line), line)], "", "page.txt")
    >>> names.generic, names.brands
    ('zorvexant', ('Zorvex',))
    """
    found = _gather(text, blocks, title)
    generic = _generic(found, text, blocks)
    if not generic:
        raise NoDrugError(
            "nothing names the drug this page is about",
            where=source_name,
            advice='add a line such as "Generic Name: baclofen"',
        )
    return _assembled(found, generic, text)


def _gather(text: str, blocks: Sequence[Block], title: str) -> _Findings:
    found = _Findings(text.casefold())
    for line in _name_lines(blocks):
        _take_line(found, line)
    for block in blocks[:_TITLE_BLOCKS]:
        brand, generic = product_title(block.text)
        if key := ingredient_key(generic):
            found.generics.append(key)
            found.votes[key] += _LABEL_VOTE
            if brand and ingredient_key(brand) != key:
                found.brands.setdefault(brand.casefold(), brand)
    if not found.generics:
        first = (
            b.text for b in blocks[:_INTRO_BLOCKS] if len(b.text) <= MAX_HEADING and "contain" not in b.text
        )
        titled = frozenset(re.findall(r"[\w-]+", " ".join(first).casefold()))
        for block in blocks:
            key = (
                ingredient_key(active_substance(block.text, titled))
                if "contain" in block.text or "ctive" in block.text
                else ""
            )
            if key and found.mentions(key) >= 1:
                found.generics.append(key)
                found.votes[key] += _PAIR_VOTE
    found.brands.update({n.casefold(): n for n in marked_names(blocks)})
    heads = title_lines(blocks, title)
    for head in heads:
        if brands := titled_brands(head):
            _take_line(found, brands)
        for name, inner in title_names(head):
            if found.generics and not inner and (is_page_title(head) or _is_taken(name, text)):
                _take_title(found, name, text)
            if inner:
                found.pair(name, inner)
            found.vote(name, _TITLE_VOTE)
    for head in titles_above_brands(blocks):
        for name, _ in title_names(head):
            found.vote(name, _ABOVE_BRANDS_VOTE)
    for block in blocks[:_HEADING_BLOCKS]:
        if block.mark[:1] in {"", "1"} and len(block.text) <= MAX_HEADING:
            for guess in name_guesses(fold_heading(block.text), KNOWN):
                found.vote(guess.name, _HEADING_VOTE)
                found.kinds.setdefault(guess.name, set()).add(guess.kind)
    for block in blocks[:_INTRO_BLOCKS]:
        if intro := intro_name(block.text):
            found.vote(intro.name, _INTRO_VOTE)
            found.brands.update({n.casefold(): n for n in intro.brands})
            if intro.inner:
                found.pair(intro.name, intro.inner)
    _take_subjects(found, blocks)
    if not found.votes:
        for head in named_with_form(blocks):
            for name, _ in title_names(head):
                found.vote(name, _TITLE_VOTE, least=_OFTEN)
    return found


def _take_subjects(found: _Findings, blocks: Sequence[Block]) -> None:
    """Votes for what the page's paragraphs begin with: "Baclofen comes as a tablet", "Baclofen may ..."."""
    subjects = Counter(name for block in blocks[:_HEADING_BLOCKS] if (name := subject_name(block.text)))
    for name, times in sorted(subjects.items()):
        if times >= _OFTEN:
            found.vote(name, min(times, _MOST_SUBJECTS), least=_OFTEN)


_TAKING = r"(?i:tak(?:e|ing)|us(?:e|ing)|effects of|doses? of|receiv(?:e|ing)|on|stop)"


def _is_taken(name: str, text: str) -> bool:
    """Whether the page speaks of a name as of a medicine: "taking Lioresal", "the dose of Lioresal"."""
    return len(re.findall(rf"\b{_TAKING} {re.escape(name)}(?!\w)", text)) >= _TWICE


def _take_title(found: _Findings, name: str, text: str) -> None:
    """A name in the page's title that isn't the labelled generic one, nor a part of it: a brand."""
    known = {word for generic in found.generics for word in generic.split()}
    if found.mentions(name) >= 2 and not _lower_uses(name, text) and not known & set(name.casefold().split()):
        found.brands.setdefault(name.casefold(), name)


def _name_lines(blocks: Sequence[Block]) -> Iterator[NameLine]:
    for place, block in enumerate(blocks):
        if block.mark:  # an item of a page's head tells all on its line; one further down is another drug's
            if place < _INTRO_BLOCKS and (line := name_line(block.text, "")):
                yield line
            continue
        if asks_for_brands(block.text):
            if value := _value_after(blocks, place):
                yield NameLine(is_brand=True, value=value)
        elif line := name_line(block.text, _value_after(blocks, place)) or name_line(
            block.text, _line_after(blocks, place)
        ):
            yield line


def _value_after(blocks: Sequence[Block], place: int) -> str:
    """The names below a label that stands alone: the items of its list, or short lines up to a gap."""
    following = blocks[place + 1 : place + 1 + _MAX_NAMES]
    if not following or following[0].level:
        return ""
    if following[0].mark or following[0].nesting:
        return "; ".join(b.text for b in takewhile(lambda b: b.mark or b.nesting, following))
    if match_heading(following[0].text, _NO_NAMES):
        return ""
    run = [following[0], *takewhile(_is_bare_name, following[1:])]
    return "; ".join(b.text for b in run if not _BRANDS_OF.match(b.text))


def _line_after(blocks: Sequence[Block], place: int) -> str:
    """The line below a label, where what follows that line is no name."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    is_value = below and not below.level and not below.mark and not match_heading(below.text, _NO_NAMES)
    return below.text if below and is_value else ""


_BRANDS_OF = re.compile(r"brand names? of combination\b.*", re.IGNORECASE)


def _is_bare_name(block: Block) -> bool:
    """Whether a line that no empty line sets off can be one of several names, one a line."""
    if block.gap or block.mark or block.level or block.text[-1] in ".:?!":
        return False
    if len(block.text.split()) > _MAX_NAME_WORDS or not block.text[0].isupper():
        return False
    if re.search(r"\b\d{4}\b|^Last\b|\b(?:Drugs|Medicines|Topics|Conditions)\b", block.text):
        return False  # "Last Revised - 08/15/2023", "Browse Drugs and Medicines"
    if _BRANDS_OF.match(block.text):
        return True  # "Brand names of combination products" divides the list
    return not (name_line(block.text, "x") or match_heading(block.text, _NO_NAMES))


_CODE = re.compile(r"\d{3}")  # "LY2189265"


def _take_line(found: _Findings, line: NameLine) -> None:
    if line.is_other:
        for name in split_names(line.value):
            is_brand = name[0].isupper() and not _CODE.search(name)
            (found.brands if is_brand else found.others).setdefault(name.casefold(), name)
        return
    if line.is_brand:
        found.brands.update({n.casefold(): n for n in split_names(line.value)})
        return
    outer, inner = bracket_pair(line.value)
    if inner:
        found.brands.update({n.casefold(): n for n in split_names(inner) if n[0].isupper()})
    name = clean_name(outer) or outer
    if key := ingredient_key(name):
        found.generics.append(key)
        found.votes[key] += _LABEL_VOTE
        found.labelled.append(name.casefold())


def _generic(found: _Findings, text: str, blocks: Sequence[Block]) -> str:
    """The key: a labelled generic name, else the most voted name, its generic partner preferred."""
    if found.generics:
        return max(dict.fromkeys(found.generics), key=lambda n: found.votes[n])
    name = _most_voted(found, blocks)
    if not name:
        return next(iter(found.brands), "")
    partners = [
        b if a.casefold() == name else a for a, b in found.pairs if name in (a.casefold(), b.casefold())
    ]
    written = found.written.get(name, name)
    if not partners and (name in found.brands or not _lower_uses(name, text)):
        behind = generic_behind(written, text, blocks, is_labelled=name in found.brands)
        if behind:
            found.brands.setdefault(name, written)
            return behind.casefold()
    candidates = [written, *partners]
    if name in found.brands and not partners:
        others = [n for n in found.votes if n not in found.brands]
        others.sort(key=lambda n: (-_lower_uses(n, text), -found.mentions(n)))
        candidates += [found.written.get(n, n) for n in others[:1]]
    return max(
        candidates,
        key=lambda n: (_lower_uses(ingredient_key(n), text), n.casefold() not in found.brands),
    ).casefold()


def _most_voted(found: _Findings, blocks: Sequence[Block]) -> str:
    """The name with most votes, those of the page's sentences added; a whole name before a part of it."""
    times = {name: found.mentions(name) for name in found.votes}
    most = max(times.values(), default=0)
    said = "\n".join(b.text for b in blocks[:_HEADING_BLOCKS] if b.text[-1:] in ".:;").casefold()
    ranked = [
        (times[name] * _RARELY >= most, votes + min(_count_words(name, said), _MOST_SUBJECTS), -place, name)
        for place, (name, votes) in enumerate(found.votes.items())
    ]
    best = max(ranked, default=(False, 0, 0, ""))[-1]
    for name in sorted(times, key=len, reverse=True):
        if best in name.split(" and ") and 2 * times[name] > times[best]:
            return name  # "losartan and hydrochlorothiazide", of which headings name the first alone
    return best


def _lower_uses(name: str, text: str) -> int:
    """How often the name stands in lower case: generic names do, brand names don't."""
    folded = name.casefold()
    if folded not in text:
        return 0
    return len(re.findall(rf"(?<![\w/.-]){re.escape(folded)}(?![\w/-]|\.\w)", text))  # not in addresses


def _assembled(found: _Findings, generic: str, text: str) -> DrugNames:
    base = ingredient_key(generic) or generic
    key = _called(base, found)
    same = {generic, base, key, *found.generics}
    brands = {k: v for k, v in found.brands.items() if k not in same}
    synonyms = {n: n for n in dict.fromkeys([*sorted(same), *found.others]) if n != key and n not in brands}
    for a, b in found.pairs:
        if {a.casefold(), b.casefold()} & ({key} | same | set(brands)):
            for name in (a, b):
                folded = name.casefold()
                if folded in same or folded in brands:
                    continue
                (brands if _lower_uses(name, text) == 0 and name[0].isupper() else synonyms)[folded] = name
    for mark in re.finditer(rf"(?i:{re.escape(key)})\s?\(([A-Z][\w-]+)[®™]\)", text):
        if mark[1].casefold() not in same:
            brands.setdefault(mark[1].casefold(), mark[1])  # "dabigatran (Pradaxa®)", wherever it stands
    for name, kinds in found.kinds.items():
        # A page headed by its brand: several kinds of section bear the name.
        if len(kinds - {SectionKind.DESCRIPTION, SectionKind.OTHER}) >= 2 and name not in same | set(brands):
            written = clean_name(_as_written(name, text))
            known = written.casefold() in same | set(brands) or set(name.split()) & set(key.split())
            if written and not known:
                (synonyms if _lower_uses(name, text) else brands).setdefault(name, written)
    short = key.split()[0]
    if " and " not in key and short != key and found.votes.get(short, 0) > found.votes.get(key, 0):
        synonyms.setdefault(short, short)
    ingredients = tuple(dict.fromkeys(part.strip() for part in base.split(" and ")))
    return DrugNames(
        generic=key,
        brands=tuple(_in_small_letters(n, text) for n in brands.values()),
        synonyms=tuple(synonyms.values()),
        ingredients=ingredients,
    )


def _called(base: str, found: _Findings) -> str:
    """What the page calls the drug: with its salt, or without, by which it says more often.

    Lithium is a drug's name, so "lithium carbonate" may be called by it; potassium is also what is measured.
    """
    if " and " in base:
        return base
    first = base.split(maxsplit=1)[0]
    if first in _CALLED_SHORT and 2 * found.mentions(base) < found.mentions(first):
        return first
    salts = {n for n in (*found.labelled, *found.votes) if n != base and ingredient_key(n) == base}
    said = max(sorted(salts), key=found.mentions, default=base)
    times = found.mentions(said)
    return said if times >= _OFTEN and 2 * times > found.mentions(base) else base


def _count_words(words: str, text: str) -> int:
    """How often some words stand in a text, not as a part of longer ones."""
    count = 0
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        count += not (text[max(at - 1, 0) : at].isalnum() or text[end : end + 1].isalnum())
        at = text.find(words, end)
    return count


def _in_small_letters(brand: str, text: str) -> str:
    """A brand in capitals as the text has it elsewhere ("ZESTRIL" in the title, "Zestril" below)."""
    words = brand.split()
    small = [w.title() if w.isupper() and len(w) > 3 and w.isalpha() else w for w in words]
    return " ".join(s if s == w or _count_words(s, text) else w for s, w in zip(small, words, strict=True))


def _as_written(name: str, text: str) -> str:
    """The name in the case that the text first has it in."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return found[0] if found else name
