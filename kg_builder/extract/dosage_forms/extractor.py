"""Dosage forms and strengths: headed blocks ("Tablets" / "10 mg"), label lists, and prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import DosageForm, Fact, Passage, PassageKind, Section, SectionKind, Strength

from ..base import LABEL_TYPES, Document
from ..dosing.labels import Label, read_label
from ..language.intervals import find_intervals
from ..language.sentences import sentences
from .facts import form_fact, strength_fact, table_facts
from .form_names import FormName, form_words, named_forms
from .handled import handled_forms
from .strengths import CONTAINER, WrittenStrength, strengths_in

__all__ = ["DosageFormExtractor"]


_AVAILABLE = re.compile(
    r"\b(?:(?:is|are|comes?|also)\s(?:also\s|only\s|currently\s|commercially\s)*(?:available|"
    r"supplied|marketed|sold|manufactured|formulated|provided|packaged)(?:\s(?:by prescription|"
    r"over[- ]the[- ]counter|otc|generically|commercially))?\s(?:in|as|for)|"
    r"comes?\s(?:in|as)|available\s(?:as|in)|supplied\s(?:as|in)|"
    r"can (?:also )?(?:get|buy|take|have|use|be (?:taken|bought|used))\s(?:[\w ]{1,25}?\s)?as"
    r"(?=\s(?:an?\s)?[a-z -]{0,20}"
    r"(?:tablets?|capsules?|liquid|gel|cream|granules|injection|patch(?:es)?|drops|syrup|suppositor))|"
    r"can also be given by(?=\s(?:an? )?(?:injection|drip|suppositor))|"
    r"there(?:'s|\u2019s| is| are) also an?(?=\s[a-z -]{0,20}"
    r"(?:tablet|liquid|gel|cream|spray|injection|patch|syrup|mousse))|"
    r"available in the following (?:dosage )?forms?|"
    "(?:dosage )?forms?(?: and strengths?)? (?:include|are)|strengths? (?:include|are|of)|"
    r"preparations?:|formulations?:|each (?:[\w-]+\s){0,3}?(?:tablet|capsule|caplet|vial|ml|patch|"
    r"suppository)\s?(?:\w+\s)?contains?)\b",
    re.I,
)
_DOSING = re.compile(
    r"\b(?:take|taking|taken|administer\w*|inject(?! ?ion)|apply|recommended|usual|starting|"
    r"initial(?:ly)?|titrat\w*|increments?|dose is|dosage is|patients|should|must|increase\w*|"
    r"reduce\w*|once|twice|daily|adults?:|child)\b|\bmax",
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

    def extract(self, document: Document) -> Iterable[Fact]:
        """Forms and strengths of a document, in reading order, each once a place."""
        seen: set[tuple[str, str, str]] = set()
        for fact in _facts(document):
            told = f"{fact.form} {fact.package}" if isinstance(fact, Strength) else ""
            key = (fact.relation, _singular(fact.object), _singular(told))
            if key not in seen:
                seen.add(key)
                yield fact
        if document.monograph.media_type not in LABEL_TYPES and not any(k[0] == "dosage_form" for k in seen):
            yield from list(_pictured(document)) or handled_forms(document)


def _singular(text: str) -> str:
    """One wording for "Tablets" and "tablet", "5 mg" and "5mg"."""
    return re.sub(r"(?<=[a-z]{3})s\b|(?<=\d)\s(?=[a-z])", "", text.casefold())


def _facts(document: Document) -> Iterator[DosageForm | Strength]:
    monograph = document.monograph
    for section in monograph.walk():
        if section.kind in {SectionKind.DOSAGE, SectionKind.DOSAGE_FORMS} or _is_forms_title(section):
            yield from _block(document, section)
    for section in monograph.walk():
        if section.kind not in {SectionKind.DOSAGE, SectionKind.DOSAGE_FORMS}:
            for table in section.tables:
                yield from table_facts(document, section, table, both=True)
        on_page = document.monograph.media_type not in LABEL_TYPES  # whose highlights are told again
        if section.kind in _PROSE_KINDS or (on_page and section.kind is SectionKind.HIGHLIGHTS):
            for passage in section.passages:
                names = document.monograph.drug.all_names
                told = _names_product(passage.text, names) or _opens_with_form(passage.text)
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
    """Forms and strengths of one dosing section."""
    names = document.monograph.drug.all_names
    listing = section.kind is SectionKind.DOSAGE_FORMS
    title = read_label(section.title.quote, heading=True, names=names) if section.title else None
    form = ""
    open_list = listing or bool(title and title.mode == "forms")
    if title and title.form and section.title and not title.mode:
        forms = named_forms(section.title.quote)
        if forms:
            form = form_words(section.title.quote, forms[0])
            yield form_fact(document, section, section.title.start, section.title.end, form)
            open_list = True
    for table in section.tables:
        yield from table_facts(document, section, table)
    for place, passage in enumerate(section.passages, 1):
        label = _label_of(passage, names, open_list or bool(form))
        follow = place < len(section.passages) and _is_strength_line(section.passages[place].text)
        if (open_list or follow) and (headed := _heads_strengths(passage.text, alone=follow)):
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
        if (form or (open_list and _is_bare_list(passage.text))) and _is_strength_line(passage.text):
            yield from _strength_facts(document, section, passage, form)
            continue
        if _DOSING.search(passage.text) and _heads(passage.text, forms := named_forms(passage.text)):
            words = form_words(passage.text, forms[0])  # "Oral solution (children): 5 mg twice daily"
            yield form_fact(document, section, passage.start, passage.start + forms[0].end, words)
        told = open_list or _opens_with_form(passage.text) or _FORMS_LABEL.match(passage.text) is not None
        yield from _prose(document, section, passage, anywhere=told)


def _label_of(passage: Passage, names: tuple[str, ...], listing: bool) -> Label | None:
    if strengths_in(passage.text):
        return None
    return read_label(passage.text, heading=passage.kind is PassageKind.HEADING, bare=False, names=names)


_HEADS = re.compile(r"\s*(?:\([^()]*\)\s*)?(?::|(?P<alone>(?:,?\s*for [\w -]{3,30})?$))")


def _heads(text: str, forms: list[FormName]) -> bool:
    """Whether a form and a colon open a text: "Single-dose vial for intravenous use: 5 mg/mL"."""
    heads = _HEADS.match(text, forms[0].end) if forms and forms[0].start == 0 else None
    return heads is not None and heads["alone"] is None


def _heads_strengths(text: str, *, alone: bool = False) -> str:
    """The form at the start of a line such as "Tablet: Schedule IV" that strengths follow.

    Args:
        text: the line.
        alone: whether nothing but a form counts as well, since a line of strengths follows.
    """
    forms = named_forms(text)
    heads = _HEADS.match(text, forms[0].end) if forms and forms[0].start == 0 else None
    if heads is None or (heads["alone"] is not None and not alone) or strengths_in(text):
        return ""
    return form_words(text, forms[0])


def _is_strength_line(text: str) -> bool:
    """A line of strengths and packages, and nothing about taking them."""
    return not _DOSING.search(text) and bool(strengths_in(text)) and not find_intervals(text)


def _is_bare_list(text: str) -> bool:
    """Whether a line is strengths and nothing else: "5 mg, 10 mg and 20 mg"."""
    found = strengths_in(text)
    return bool(found) and _BETWEEN.sub("", text[: found[0].start] + text[max(s.end for s in found) :]) == ""


_BETWEEN = re.compile(r"[\s,;.:]+|\band\b|\bor\b")


def _opens_with_form(text: str) -> bool:
    """``Tablets: 10 mg, 20 mg`` and "Cream 0.05%", where no dose is spoken of."""
    if not _is_strength_line(text):
        return False
    forms = named_forms(text)
    if not forms or forms[0].start > 30:
        return False
    between = text[forms[0].end : strengths_in(text)[0].start]
    return bool(re.fullmatch(r"\s*(?:\([^()]*\))?\s*[:,(\-\u2013]?\s*", between)) or bool(
        re.fullmatch(r"\s*", text[strengths_in(text)[-1].end : forms[0].start])
    )


def _strength_facts(document: Document, section: Section, passage: Passage, form: str) -> Iterator[Strength]:
    for found in strengths_in(passage.text):
        yield strength_fact(document, section, passage.start, found, form)


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
        if not cue and _DOSING.search(words) and (find_intervals(words) or not _opens_with_form(words)):
            continue
        if re.search(
            r"\bnot (?:\w+ )?(?:available|supplied|marketed)\b|\bno longer\b|\bdiscontinued\b", words, re.I
        ):
            continue
        supplied_as = cue and [f for f in named_forms(words) if f.start >= cue.end()]
        offset = (
            cue.end()
            if cue and supplied_as and not re.match(r"each", cue.group(), re.I)
            else 0
            if anywhere or (cue and re.match(r"each", cue.group(), re.I)) or _form_before(words, cue)
            else cue.end()
            if cue
            else 0
        )
        forms = [f for f in named_forms(words) if f.start >= offset]
        told = form and not _heads(words, forms) and not (on_page and _opens_with_other(words, cue))
        solid = [f for f in forms if not f.container] or ([] if told else forms)
        listed = bool(_FORMS_LABEL.match(words))
        for name in solid:
            if anywhere and not cue and not listed and not _near_strength(words, name):
                continue
            yield form_fact(document, section, start + name.start, start + name.end, form_words(words, name))
        for found in strengths_in(words):
            if found.start < offset:
                continue
            form = _form_for(words, found, solid) or form
            package = found.package or _container_before(words, found, solid)
            if form or cue or listed:
                yield strength_fact(document, section, start, replace(found, package=package), form)


_CONTAINED = re.compile(
    r"(?:,|\bin|\(|-)\s*(?:an?\s)?(?P<package>(?:(?:single|multiple|multi)[- ](?:dose|use|"
    rf"patient(?:-use)?)\s|pre-?filled\s)*{CONTAINER})\)?\s*:\s",
    re.I,
)


def _container_before(words: str, strength: WrittenStrength, forms: list[FormName]) -> str:
    """The container that heads a list of strengths: "Injection, in a single-dose pen: 40 mg/0.4 mL"."""
    heads = [m for m in _CONTAINED.finditer(words) if m.end() <= strength.start]
    later = [f for f in forms if heads and heads[-1].end() <= f.start < strength.start]
    return heads[-1]["package"] if heads and not later else ""


def _form_before(words: str, cue: re.Match[str] | None) -> bool:
    """``Zestril tablets are available as 10 mg``: the form stands before the cue."""
    if cue is None:
        return False
    return any(not f.container for f in named_forms(words[: cue.start()])) and not named_forms(
        words[cue.end() :]
    )


def _opens_with_other(words: str, cue: re.Match[str] | None) -> bool:
    """``The injection comes in pens``, where the sentence before told of another form."""
    return cue is not None and any(not f.container for f in named_forms(words[: cue.start()]))


_AND = re.compile(r" (?:and|or) ", re.I)
_COME = re.compile(r"(?::| (?:both )?(?:come|contain|are|in)\b)", re.I)
_OF_LIST = re.compile(r"\sof\s(?:[\d.,/%\s]|m?c?g|mL|units?|and|or)*", re.I)
_NEAR_START, _FEW_WORDS = 12, 8


def _near_strength(words: str, form: FormName) -> bool:
    """Whether a form heads, or directly follows, a strength."""
    found = strengths_in(words)
    if not found:
        named = words[: form.start].casefold().endswith("the ")  # "Shake the bottle" lists nothing
        return form.start <= _NEAR_START and len(words.split()) <= _FEW_WORDS and not named
    return any(
        (form.end <= s.start and len(words[form.end : s.start].split()) <= 8)
        or (s.end <= form.start and len(words[s.end : form.start].split()) <= 4)
        for s in found
    )


def _form_for(words: str, strength: WrittenStrength, forms: list[FormName]) -> str:
    """The form a strength belongs to: the one right behind it, else the last before it."""
    after = [f for f in forms if f.start >= strength.end]
    before = [f for f in forms if f.end <= strength.start]
    if len(before) > 1 and "/" not in strength.unit and _COME.match(words, before[-1].end):
        first, last = before[-2:]
        if _AND.fullmatch(words, first.end, last.start):  # "capsules and tablets come as 25 mg and 50 mg"
            return f"{form_words(words, first)} and {form_words(words, last)}"
    if before and words.rfind("(", 0, strength.start) >= before[-1].end > words.rfind(")", 0, strength.start):
        return form_words(words, before[-1])  # "tablets (5 mg, 10 mg), oral solution (1 mg/mL)"
    if before and _OF_LIST.fullmatch(words, before[-1].end, strength.start):
        return form_words(words, before[-1])  # "syringes of 5 mg and 10 mg, and in a pen (10 mg)"
    if before and re.fullmatch(r"[^.;]{0,3}\(?[\s:,]*", words[before[-1].end : strength.start]):
        return form_words(words, before[-1])
    if after and not re.search(r"[;:.]", words[strength.end : after[0].start]):
        return form_words(words, after[0])
    if before:
        return form_words(words, before[-1])
    return form_words(words, forms[0]) if forms else ""
