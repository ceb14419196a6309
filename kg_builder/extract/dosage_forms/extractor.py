"""Dosage forms and strengths: headed blocks ("Tablets" / "10 mg"), label lists, and prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from kg_builder import lazy_re as re
from kg_builder.model import DosageForm, Fact, Passage, PassageKind, Section, SectionKind, Strength

from ..base import LABEL_TYPES, Document
from ..block_memo import BlockMemo, BlockReading
from ..dosing.labels import Label, read_label
from ..language.intervals import find_intervals
from ..language.sentences import sentences
from .belonging import container_before, form_for, near_strength
from .diluents import is_diluent, mixes
from .facts import card_facts, form_fact, strength_fact, table_facts
from .form_names import form_words, named_forms
from .handled import handled_forms, handled_strengths
from .strength_lines import (
    DOSING,
    heads,
    heads_strengths,
    is_bare_list,
    is_strength_line,
    leads_strengths,
    opens_with_form,
)
from .strengths import CONTAINER, strengths_in

__all__ = ["DosageFormExtractor"]


_AVAILABLE = re.compile(
    r"\bstrengths?(?: (?!of\b)[\w' ]{2,30})?:(?=\s*\d)|"
    r"\b(?:(?:pens?|vials?|syringes?|ampou?les?|cartridges?|sachets?|implants?) "
    r"(?:contains?|holds?|delivers?)(?=\s\d)|(?:is|are|comes?|also)\s(?:also\s|only\s|currently\s|commercially\s)*(?:available|"
    r"supplied|marketed|sold|manufactured|formulated|provided|packaged)(?:\s(?:by prescription|"
    r"over[- ]the[- ]counter|otc|generically|commercially))?\s(?:in|as|for)|"
    r"comes?\s(?:in|as)|available\s(?:as|in)|supplied\s(?:as|in)|(?:is|are)\s(?:also\s)?(?:on\sthe\smarket|stocked"
    r"|(?:made|dispensed|issued)\s(?:in|as))|"
    r"can (?:also )?(?:get|buy|take|have|use|be (?:taken|bought|used))\s(?:[\w ]{1,25}?\s)?as"
    r"(?=\s(?:an?\s)?[a-z -]{0,20}"
    r"(?:tablets?|capsules?|liquid|gel|cream|granules|injection|patch(?:es)?|drops|syrup|suppositor))|"
    r"can also be given by(?=\s(?:an? )?(?:injection|drip|suppositor))|"
    r"there(?:'s|\u2019s| is| are) also an?(?=\s[\w. /%-]{0,30}"
    r"(?:tablet|capsule|liquid|solution|suspension|gel|cream|spray|injection|patch|syrup|mousse))|"
    r"available in the following (?:dosage )?forms?|"
    "(?:dosage )?forms?(?: and strengths?)? (?:include|are)|strengths? (?:include|are|of)|"
    r"preparations?:|formulations?:|each (?:[\w-]+\s){0,3}?(?:tablet|capsule|caplet|vial|ml|patch|"
    r"millilit(?:re|er)|suppository|sachet|spray|puff|dose|drop)\s?(?:of\s)?(?:\w+\s)?(?:contains?|delivers?))\b",
    re.I,
)
_END = re.compile(
    r"\b(?:inactive ingredients?|excipients?|store (?:at|in|below)|storage|ndc|keep out of|"
    r"bioequivalen\w*|is equivalent to|clinical|maximum|chemical|molecular|each tablet also)\b|"
    r"\b\d{4,5}-\d{3,4}-\d{1,2}\b",
    re.I,
)
_PROSE_KINDS = frozenset(
    {
        SectionKind.IDENTITY,
        SectionKind.DESCRIPTION,
        SectionKind.INDICATIONS,
        SectionKind.SUMMARY,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.STORAGE,
    }
)


class DosageFormExtractor:
    r"""Reads the forms a drug is supplied in, and their strengths.

    >>> page = read("Dosage forms\nZorvexant is available as tablets of 5 mg and 10 mg.")
    >>> [(fact.relation, fact.object) for fact in DosageFormExtractor().extract(page)]
    [('dosage_form', 'tablets'), ('strength', '5 mg'), ('strength', '10 mg')]
    """

    name = "dosage_forms"
    by_section = False
    relations = ("dosage_form", "strength")

    def __init__(self) -> None:
        self._known: BlockMemo[None] = BlockMemo()

    def extract(self, document: Document) -> Iterable[Fact]:
        """Forms and strengths of a document, each once: what blocks tell, then what other text does.

        Sections of labels that were read before are not read again.
        """
        seen: set[tuple[str, str, str]] = set()
        read = [self._read(document, section) for section in document.monograph.walk() if _may_tell(section)]
        for fact in chain.from_iterable(found for lists in zip(*read, strict=True) for found in lists):
            if fact.object.casefold() in _ACTS or is_diluent(document, fact) or _ends_brand(document, fact):
                continue
            told = f"{fact.form} {fact.package}" if isinstance(fact, Strength) else ""
            key = (fact.relation, _singular(fact.object), _singular(told))
            if key not in seen:
                seen.add(key)
                yield fact
        if document.monograph.media_type not in LABEL_TYPES and not any(k[0] == "dosage_form" for k in seen):
            yield from list(_pictured(document)) or handled_forms(document)
        if document.monograph.media_type not in LABEL_TYPES and not any(k[0] == "strength" for k in seen):
            yield from handled_strengths(document)

    def _read(self, document: Document, section: Section) -> tuple[list[Fact], ...]:
        """What a section tells as a block, and what its tables and passages tell by themselves."""

        def read() -> BlockReading[None]:
            return BlockReading((list(_block(document, section)), list(_beside(document, section))), None)

        if document.monograph.media_type in LABEL_TYPES:
            return self._known.recall(document, [section], read).facts
        return read().facts


_ACTS = frozenset({"infusion", "infusions"})
"""What is done with a product, and no form of it."""


def _ends_brand(document: Document, fact: Fact) -> bool:
    """Whether a form is the last word of a brand's name, "Brandol Sprinkle"."""
    word = fact.object.casefold()
    return word == "sprinkle" and any(
        b.casefold().endswith(f" {word}") for b in document.monograph.drug.brands
    )


def _singular(text: str) -> str:
    """One wording for "Tablets" and "tablet", "5 mg" and "5mg"."""
    return re.sub(r"(?<=[a-z]{3})s\b|(?<=\d)\s(?=[a-z])", "", text.casefold())


_BLOCKS = frozenset({SectionKind.DOSAGE, SectionKind.DOSAGE_FORMS})


def _may_tell(section: Section) -> bool:
    kinds = _BLOCKS | _PROSE_KINDS | {SectionKind.HIGHLIGHTS}
    return bool(section.tables) or section.kind in kinds or _is_forms_title(section)


def _beside(document: Document, section: Section) -> Iterator[DosageForm | Strength]:
    """What tables of other sections tell, and passages where products are described."""
    if section.kind not in _BLOCKS:
        for table in section.tables:
            yield from table_facts(document, section, table, both=True)
            yield from card_facts(document, section, table)
    on_page = document.monograph.media_type not in LABEL_TYPES  # whose highlights are told again
    if section.kind in _PROSE_KINDS or (on_page and section.kind is SectionKind.HIGHLIGHTS):
        for passage in section.passages:
            names = document.monograph.drug.all_names
            told = _names_product(passage.text, names) or opens_with_form(passage.text)
            if passage.parent is not None and _LEADS_FORMS.search(section.passages[passage.parent].text):
                told = True
            yield from _prose(document, section, passage, anywhere=told)
            yield from _introduced(document, section, passage, names)


def _pictured(document: Document) -> Iterator[DosageForm | Strength]:
    """What stands under pictures of the products: "Examplol 5 mg tablet"."""
    for section in document.monograph.of_kind(SectionKind.FURNITURE):
        for passage in section.passages:
            if _names_product(passage.text, document.monograph.drug.all_names):
                yield from _prose(document, section, passage, anywhere=True)


_FORMS_LABEL = re.compile(
    "^(?:available |dosage )*(?:(?:forms?|preparations|formulations)(?: (?:and|&) strengths?)?|"
    r"strengths?)\s*:\s",
    re.I,
)


_LONGEST_NAME = 120
_LEADS_FORMS = re.compile(r"\b(?:dosage )?forms?\b[^.]{0,20}:\s*$", re.I)
_IS_A = re.compile(
    r"(?: (?P<behind>[\w ]{3,40}?))? (?:is|are)(?: an?| available)?(?: prescription| generic| medicated)*\b",
    re.I,
)


def _introduced(
    document: Document, section: Section, passage: Passage, names: tuple[str, ...]
) -> Iterator[DosageForm]:
    """``Examplol oral tablet is a prescription drug``, "Examplol is a cream that you put on your skin"."""
    text = passage.text
    name = next((n for n in names if text[: len(n)].casefold() == n.casefold()), "")
    said = _IS_A.match(text, len(name)) if name else None
    if said is None:
        return
    for form in named_forms(text):
        behind = form.start == len(name) + 1 and form.end <= said.end()
        if not form.container and (behind or form.start == said.end() + 1):
            words = form_words(text, form)
            yield form_fact(document, section, passage.start + form.start, passage.start + form.end, words)
            return


def _names_product(text: str, names: tuple[str, ...]) -> bool:
    """Whether a line is a product's name ("Examplol 25 mg tablets") or a list of forms behind a label."""
    if _FORMS_LABEL.match(text):
        return True
    low = text[:_LONGEST_NAME].casefold()
    if not any(
        low.startswith(name.casefold()) and not low[len(name) : len(name) + 1].isalnum() for name in names
    ):
        return False
    forms = named_forms(text)
    return bool(forms) and bool(strengths_in(text)) and text[forms[-1].end :].strip(" .") == ""


def _is_forms_title(section: Section) -> bool:
    """Whether a section of no known kind is headed by a question for the forms."""
    if section.kind is not SectionKind.OTHER or section.title is None:
        return False
    label = read_label(section.title.quote, heading=True)
    return label is not None and label.mode == "forms"


def _block(document: Document, section: Section) -> Iterator[DosageForm | Strength]:
    """Forms and strengths of one dosing section; none of others."""
    if section.kind not in _BLOCKS and not _is_forms_title(section):
        return
    names = document.monograph.drug.all_names
    listing = section.kind is SectionKind.DOSAGE_FORMS
    title = read_label(section.title.quote, heading=True, names=names) if section.title else None
    form = ""
    open_list = listing or bool(title and title.mode == "forms")
    if title and title.form and section.title and not title.mode and not mixes(section.title.quote):
        forms = named_forms(section.title.quote)
        if forms:
            form = form_words(section.title.quote, forms[0])
            yield form_fact(document, section, section.title.start, section.title.end, form)
            open_list = True
    for table in section.tables:
        yield from table_facts(document, section, table)
    for place, passage in enumerate(section.passages, 1):
        label = _label_of(passage, names, open_list or bool(form))
        follow = place < len(section.passages) and is_strength_line(section.passages[place].text)
        if led := leads_strengths(passage.text):
            form, open_list = led, True
        elif (open_list or follow) and (headed := heads_strengths(passage.text, alone=follow)):
            form = headed
            yield form_fact(document, section, passage.start, passage.end, form)
            continue
        if label is not None and (label.form or label.mode == "forms"):
            open_list = True
            forms = named_forms(passage.text)
            if label.form and forms:
                form = form_words(passage.text, forms[0])
                for name in forms:
                    if not name.container or all(f.container for f in forms):
                        yield form_fact(
                            document, section, passage.start, passage.end, form_words(passage.text, name)
                        )
            continue
        if label is not None and (label.slots or passage.kind is PassageKind.HEADING):
            form, open_list = "", listing and label.mode in {"", "forms"}
            continue
        listed = (form and not _names_other(passage.text)) or (open_list and is_bare_list(passage.text))
        if listed and is_strength_line(passage.text):
            yield from _strength_facts(document, section, passage, form)
            continue
        if DOSING.search(passage.text) and heads(passage.text, forms := named_forms(passage.text)):
            words = form_words(passage.text, forms[0])  # "Oral solution (children): 5 mg twice daily"
            yield form_fact(document, section, passage.start, passage.start + forms[0].end, words)
        told = open_list or opens_with_form(passage.text) or _FORMS_LABEL.match(passage.text) is not None
        yield from _prose(document, section, passage, anywhere=told)


def _label_of(passage: Passage, names: tuple[str, ...], listing: bool) -> Label | None:
    if strengths_in(passage.text):
        return None
    return read_label(passage.text, heading=passage.kind is PassageKind.HEADING, bare=False, names=names)


def _names_other(text: str) -> bool:
    """Whether a line begins with a form of its own: "The liquid contains 5 mg in 5 ml" below tablets."""
    forms = [form for form in named_forms(text) if not form.container]
    found = strengths_in(text)
    return bool(forms and found) and forms[0].end <= found[0].start


def _strength_facts(document: Document, section: Section, passage: Passage, form: str) -> Iterator[Strength]:
    boxed = _BOXED.search(passage.text)
    for found in strengths_in(passage.text):
        package = found.package or (boxed.group() if boxed else "")
        yield strength_fact(document, section, passage.start, replace(found, package=package), form)


_BOXED = re.compile(r"\b(?:bottles?|cartons?|boxe?s?|packs?|blisters?) of \d+\b", re.I)


def _prose(
    document: Document, section: Section, passage: Passage, *, anywhere: bool
) -> Iterator[DosageForm | Strength]:
    """Forms and strengths of running text.

    Args:
        document: the document.
        section: where the passage stands.
        passage: the text.
        anywhere: the whole passage is about supply; otherwise a cue ("is available as") must open it.
    """
    form, on_page = "", document.monograph.media_type not in LABEL_TYPES
    if not anywhere and not _AVAILABLE.search(passage.text):
        return
    for start, _end, words in sentences(passage.text, passage.start):
        cue = _AVAILABLE.search(words)
        if not cue and not anywhere:
            continue
        if _END.search(words) and not cue:
            if anywhere and re.search(r"inactive|excipient|store", words, re.I):
                return
            words = words[: m.start()] if (m := _END.search(words)) else words  # noqa: PLW2901
        if not cue and DOSING.search(words) and (find_intervals(words) or not opens_with_form(words)):
            continue
        if re.search(
            r"\bnot (?:\w+ )?(?:available|supplied|marketed)\b|\bno longer\b|\bdiscontinued\b", words, re.I
        ):
            continue
        held = cue and _HELD.match(words, cue.end()) and _GIVEN_AS.search(words, 0, cue.start())
        supplied_as = cue and not held and [f for f in named_forms(words) if f.start >= cue.end()]
        offset = (
            cue.end()
            if cue
            and supplied_as
            and not re.match(r"each", cue.group(), re.I)
            and not _told_before(words, cue)
            else 0
            if anywhere
            or held
            or (cue and re.match(r"each", cue.group(), re.I))
            or _form_before(words, cue)
            or (cue and _told_before(words, cue))
            else cue.end()
            if cue
            else 0
        )
        forms = [f for f in named_forms(words) if f.start >= offset]
        told = form and not heads(words, forms) and not (on_page and _opens_with_other(words, cue))
        solid = [f for f in forms if not f.container] or ([] if told else forms)
        listed = bool(_FORMS_LABEL.match(words))
        for name in forms if listed else solid:
            if anywhere and not cue and not listed and not near_strength(words, name):
                continue
            yield form_fact(document, section, start + name.start, start + name.end, form_words(words, name))
        for found in strengths_in(words):
            if found.start < offset:
                continue
            form = form_for(words, found, solid) or form
            package = found.package or container_before(words, found, solid)
            if form or cue or listed:
                yield strength_fact(document, section, start, replace(found, package=package), form)


_GIVEN_AS = re.compile(r"\b(?:powder|solution|suspension|concentrate|emulsion|cream|ointment|gel)\b", re.I)
_HELD = re.compile(rf"\s(?:an?\s)?(?:(?:single|multiple|multi|pre)-?\w*\s)*{CONTAINER}\b", re.I)
"""A container that a form before the cue is sold in: "powder for injection is sold in vials"."""


def _form_before(words: str, cue: re.Match[str] | None) -> bool:
    """``Zestril tablets are available as 10 mg``: the form stands before the cue."""
    if cue is None:
        return False
    return any(not f.container for f in named_forms(words[: cue.start()])) and not named_forms(
        words[cue.end() :]
    )


def _told_before(words: str, cue: re.Match[str]) -> bool:
    """``Tablets of 5 mg are on the market, along with a syrup``: a form has its strengths before the cue."""
    before = words[: cue.start()]
    return bool(strengths_in(before)) and any(not f.container for f in named_forms(before))


def _opens_with_other(words: str, cue: re.Match[str] | None) -> bool:
    """``The injection comes in pens``, where the sentence before told of another form."""
    return cue is not None and any(not f.container for f in named_forms(words[: cue.start()]))
