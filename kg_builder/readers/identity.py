"""Which drug a document is about: labelled lines, titles, headings, first sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg_builder import lazy_re as re
from kg_builder.errors import NoDrugError
from kg_builder.model import DrugNames

from .assembled_names import assembled
from .blocks import Block
from .brand_partner import generic_behind, product_title
from .clean_names import clean_name, split_names
from .findings import PAIR_VOTE, Findings, count_words, is_taken, lower_uses
from .furniture import furniture_scope
from .heading_marks import PARTS
from .headings import KNOWN, MAX_HEADING, NO_NAMES, fold_heading, match_heading, name_guesses
from .ingredient import ingredient_key
from .inn_stems import sounds_generic
from .labels import label_class
from .naming import (
    NameLine,
    active_substance,
    asks_for_brands,
    bracket_pair,
    intro_name,
    medicine_of,
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

_LABEL_VOTE, _HEADING_VOTE, _TITLE_VOTE, _INTRO_VOTE = 20, 2, 3, 2
_ABOVE_BRANDS_VOTE = 6
_INTRO_BLOCKS = 25
_TITLE_BLOCKS = 8
_HEADING_BLOCKS = 3000  # a page that has not named its drug in this many lines won't
_MAX_NAMES = 20
_MAX_NAME_WORDS = 6
_TWICE, _OFTEN = 2, 3
_MOST_SUBJECTS = 8
_RARELY = 5  # a name that stands five times as seldom as another is the site's, not the drug's


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
    return assembled(found, generic, text, blocks)


def _gather(text: str, blocks: Sequence[Block], title: str) -> Findings:
    found = Findings(text.casefold())
    for line in _name_lines(blocks):
        _take_line(found, line)
    for block in blocks[:_TITLE_BLOCKS]:
        brand, generic = product_title(block.text)
        if key := ingredient_key(generic):
            found.generics.append(key)
            found.votes[key] += _LABEL_VOTE
            if brand and ingredient_key(brand) != key:
                found.brands.setdefault(brand.casefold(), brand)
    for block in blocks[:_INTRO_BLOCKS]:
        outer, inner = bracket_pair(medicine_of(block.text))
        found.vote(outer, _ABOVE_BRANDS_VOTE, least=1)
        if inner:
            found.pair(outer, inner)
        if told := _TOLD_TOGETHER.match(block.text):
            found.generics.append(ingredient_key(told[1]))
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
                found.votes[key] += PAIR_VOTE
    found.brands.update({n.casefold(): n for n in marked_names(blocks)})
    heads = [head for head in title_lines(blocks, title) if not _SHARE.search(head)]
    for head in heads:
        if brands := titled_brands(head):
            _take_line(found, brands)
        for name, inner in title_names(head):
            if found.generics and not inner and (is_page_title(head) or is_taken(name, text)):
                _take_title(found, name, text)
            if inner:
                found.pair(name, inner)
            found.vote(name, _TITLE_VOTE)
    for head in titles_above_brands(blocks):
        for name, _ in title_names(head):
            found.vote(name, _ABOVE_BRANDS_VOTE, least=1 + (match_heading(head, NO_NAMES) is not None))
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


def _take_subjects(found: Findings, blocks: Sequence[Block]) -> None:
    """Votes for what the page's paragraphs begin with: "Baclofen comes as a tablet", "Baclofen may ..."."""
    subjects = Counter(name for block in blocks[:_HEADING_BLOCKS] if (name := subject_name(block.text)))
    for name, times in sorted(subjects.items()):
        if times >= _OFTEN:
            found.vote(name, min(times, _MOST_SUBJECTS), least=_OFTEN)


def _take_title(found: Findings, name: str, text: str) -> None:
    """A name in the page's title that isn't the labelled generic one, nor a part of it: a brand."""
    known = {word for generic in found.generics for word in generic.split()}
    if found.mentions(name) >= 2 and not lower_uses(name, text) and not known & set(name.casefold().split()):
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
    if match_heading(following[0].text, NO_NAMES):
        return ""
    run = [following[0], *takewhile(_is_bare_name, following[1:])]
    return "; ".join(b.text for b in run if not _BRANDS_OF.match(b.text))


def _line_after(blocks: Sequence[Block], place: int) -> str:
    """The line below a label, where what follows that line is no name."""
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if not below or below.level or below.mark or _BRANDS_OF.match(below.text):
        return ""
    return "" if match_heading(below.text, NO_NAMES) or furniture_scope(below.text) else below.text


_BRANDS_OF = re.compile(r"brand names? of combination\b.*", re.IGNORECASE)


def _is_bare_name(block: Block) -> bool:
    """Whether a line that no empty line sets off can be one of several names, one a line."""
    if block.gap or block.mark or block.level or block.text[-1] in ".:?!" or furniture_scope(block.text):
        return False
    if len(block.text.split()) > _MAX_NAME_WORDS or not block.text[0].isupper():
        return False
    if re.search(r"\b\d{4}\b|^Last\b|\b(?:Drugs|Medicines|Topics|Conditions)\b", block.text):
        return False  # "Last Revised - 08/15/2023", "Browse Drugs and Medicines"
    if _BRANDS_OF.match(block.text):
        return True  # "Brand names of combination products" divides the list
    return not (name_line(block.text, "x") or match_heading(block.text, NO_NAMES))


_CODE = re.compile(r"\d{3}")  # "LY2189265"


def _take_line(found: Findings, line: NameLine) -> None:
    if line.is_other:
        for name in split_names(line.value):
            is_brand = name[0].isupper() and not _CODE.search(name)
            (found.brands if is_brand else found.others).setdefault(name.casefold(), name)
        return
    if line.is_brand:
        for name in split_names(line.value):
            is_other = name.islower() and sounds_generic(name)  # "Stelara, Wezlana, ustekinumab-auub"
            (found.others if is_other else found.brands).setdefault(name.casefold(), name)
        return
    outer, inner = bracket_pair(line.value)
    if inner:
        found.brands.update({n.casefold(): n for n in split_names(inner) if n[0].isupper()})
    name = clean_name(outer) or outer
    if key := ingredient_key(name):
        found.generics.append(key)
        found.votes[key] += _LABEL_VOTE
        found.labelled.append(name.casefold())


def _generic(found: Findings, text: str, blocks: Sequence[Block]) -> str:
    """The key: a labelled generic name, else the most voted name, its generic partner preferred."""
    if found.generics:
        return max(dict.fromkeys(found.generics), key=lambda n: found.votes[n])
    name = _most_voted(found, blocks) or _only_named(found, blocks)
    if not name:
        return next(iter(found.brands), "")
    partners = [
        b if a.casefold() == name else a for a, b in found.pairs if name in (a.casefold(), b.casefold())
    ]
    written = found.written.get(name, name)
    if not partners and (name in found.brands or not lower_uses(name, text)):
        behind = generic_behind(written, text, blocks, is_labelled=name in found.brands)
        if behind:
            found.brands.setdefault(name, written)
            return behind.casefold()
    candidates = [written, *partners]
    if name in found.brands and not partners:
        others = [n for n in found.votes if n not in found.brands]
        others.sort(key=lambda n: (-lower_uses(n, text), -found.mentions(n)))
        candidates += [found.written.get(n, n) for n in others[:1]]
    return max(
        candidates,
        key=lambda n: (
            lower_uses(ingredient_key(n), text),
            sounds_generic(n),
            n.casefold() not in found.brands,
            re.search(rf"[a-z,] {re.escape(n.capitalize())}\b", text) is None,
        ),
    ).casefold()


def _most_voted(found: Findings, blocks: Sequence[Block]) -> str:
    """The name with most votes, those of the page's sentences added; a whole name before a part of it."""
    times = {name: found.mentions(name) for name in found.votes}
    most = max(times.values(), default=0)
    said = "\n".join(b.text for b in blocks[:_HEADING_BLOCKS] if b.text[-1:] in ".:;").casefold()
    ranked = [
        (times[name] * _RARELY >= most, votes + min(count_words(name, said), _MOST_SUBJECTS), -place, name)
        for place, (name, votes) in enumerate(found.votes.items())
    ]
    best = max(ranked, default=(False, 0, 0, ""))[-1]
    heads = {b.text.casefold() for b in blocks[:_TITLE_BLOCKS]}
    for name in sorted(times, key=len, reverse=True):
        parts = _JOINED.split(name)
        titled = name in heads and all(found.mentions(part) >= _TWICE for part in parts)
        if best in parts and (titled or 2 * times[name] > times[best]):
            return name  # "losartan and hydrochlorothiazide", of which headings name the first alone
    return best


def _only_named(found: Findings, blocks: Sequence[Block]) -> str:
    """The drug of a page that says its name hardly ever: what one of its first lines begins with.

    It must sound like a generic name, or its first word come again.
    """
    best = (False, False, 0, "")
    for block in blocks[:_INTRO_BLOCKS]:
        words = block.text[:MAX_HEADING]
        if block.mark or furniture_scope(words) is not None or match_heading(words, NO_NAMES):
            continue
        if label_class(words):  # "Common (more than 1 in 100)"
            continue
        opening = _OPENING.match(words)
        named = [*title_names(words), *([(opening[1], "")] if opening else [])]
        for name, inner in named:
            clean = clean_name(name)
            first = clean.split(maxsplit=1)[0].casefold() if clean else ""
            times = found.mentions(first) if len(first) >= _LONG else 0
            heads = bool(inner) or block.level == 1
            if sounds_generic(clean) or times >= _TWICE or (clean and heads):
                best = max(best, (sounds_generic(clean), heads, times, clean), key=lambda b: b[:3])
    return best[-1].casefold() or _titled(blocks)


def _titled(blocks: Sequence[Block]) -> str:
    """The word that the first line of a page with the parts of a monograph is, "" if it is no name's."""
    title = blocks[0].text if blocks else ""
    if not _NAME_ALONE.fullmatch(title) or not clean_name(title) or match_heading(title, NO_NAMES):
        return ""
    if label_class(title) or furniture_scope(title) is not None:
        return ""
    kinds = {found.kind for block in blocks[1:] if (found := match_heading(block.text, NO_NAMES))}
    return title.casefold() if len(kinds & PARTS) >= _OFTEN else ""


# "SAMPLOL; EXEMPLINE (sam ploll; ex EM pleen) treats gout."
_TOLD_TOGETHER = re.compile(
    r"([A-Z][A-Z-]{3,}(?:; [A-Z][A-Z-]{3,})+) \([^()]+\) (?:is|are|treats?|helps?|belongs)\b"
)
_JOINED = re.compile(r" and |/")
# "Fatigue: 21% (zorvexant)", "Headache (zorvexant 20%, placebo 15%)": how often an effect came.
_SHARE = re.compile(r"(?i):\s*[<>]?\d[\d.]*\s?%|\([^()]*\d\s?%[^()]*(?:\bvs\b|\bversus\b|placebo)")
_OPENING = re.compile(r"([A-Z][a-z-]{4,}) \([A-Z]")  # "Cefdinir (Omnicef) is ..."
_NAME_ALONE = re.compile(r"[A-Z][A-Za-z]{4,}(?: and [A-Za-z]{5,})?")
_LONG = 5
