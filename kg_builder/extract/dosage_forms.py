"""Dosage forms and strengths: headed blocks ("Tablets" / "10 mg"), label lists, and prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg_builder.model import DosageForm, Fact, Passage, PassageKind, Section, SectionKind, Strength, Table

from .base import Document
from .dosage_form_names import FormName, find_forms
from .dosing_labels import Label, read_label
from .language.quantities import NUMBER, Quantity, find_quantities, number
from .language.schedules import find_intervals
from .language.sentences import sentences

__all__ = ["DosageFormExtractor", "WrittenStrength", "strengths_in"]


@dataclass(frozen=True, slots=True)
class WrittenStrength:
    """A strength in running text.

    Args:
        start: first code point of the words it was read from.
        end: index after the last.
        words: the strength alone, as written.
        value: the amount.
        unit: its unit, with the volume it is dissolved in.
        package: the container, if it is named with the strength.
    """

    start: int
    end: int
    words: str
    value: float
    unit: str
    package: str = ""


_KINDS = frozenset({"mass", "activity", "amount", "share"})
_CONTAINER = (
    "(?:vials?|syringes?|pens?|auto-?injectors?|ampul?e?s?|ampoules?|cartridges?|bottles?|tubes?|"
    r"bags?|packets?|sachets?|packs?|cartons?|blister\w*|inhalers?|canisters?|pouch(?:es)?|jars?|"
    "containers?|pumps?|units?-of-use|kits?|syrettes?|single-dose|multi-?dose|actuations?|injectors?)"
)
_CONTAINER_UNITS = frozenset({"vial", "syringe", "pen", "ampule", "packet"})
_PACKAGE = re.compile(
    rf"\s*(?:\((?P<aside>[^()]*\b{_CONTAINER}\b[^()]*)\)|(?:,\s|/|\s(?:in|per|supplied (?:in|as)|"
    r"as)\s)(?:an?\s|one\s|each\s|the\s)?(?P<plain>(?:\d[\d.,]*\s?(?:mL|g|mg|L)\s)?(?:(?:single|"
    r"multiple|multi)[- ]?(?:dose|use|patient)(?:-use)?,?\s|pre-?filled\s|glass\s|"
    rf"preservative-free\s|unit-dose\s|metered-dose\s|clear\s|amber\s)*{_CONTAINER})\b|"
    rf"\s(?P<next>(?:(?:single|multiple|multi)[- ]?(?:dose|use)\s|pre-?filled\s)+{_CONTAINER}\b|"
    r"(?:vials?|syringes?|ampules?|pens?|sachets?|packets?|bags?)\b))",
    re.I,
)
_SECOND = re.compile(r"\s*\((?P<second>\d[^()]{0,25}/[^()]{0,12}m?L)\)", re.I)
_CHAIN = re.compile(
    rf"(?:(?<![\w./-])(?:{NUMBER})-?\s?(?:,\s?(?:and |or |& )?|\s(?:and|or|&)\s|,\s?|\s?;\s))+$", re.I
)
_NOT_STRENGTH = re.compile(
    "(?:equivalent to|equal to|as|bottles? of|cartons? of|packs? of|boxes of|"
    r"contains?(?: about)? (?:approximately )?lactose|weighing|up to|at least|store\w*|less than|"
    r"more than|exceed\w*)\s+(?:approximately |about )?$",
    re.I,
)


def strengths_in(text: str) -> list[WrittenStrength]:
    """Strengths in reading order; a list that shares its unit is taken apart.

    >>> [s.words for s in strengths_in("Tablets: 10, 20 and 40 mg")]
    ['10 mg', '20 mg', '40 mg']
    >>> [(s.words, s.package) for s in strengths_in("30 mg/mL (10 mL single-dose vial)")]
    [('30 mg/mL', '10 mL single-dose vial')]
    """
    found: list[WrittenStrength] = []
    closed = 0
    for quantity in find_quantities(text):
        unit = quantity.unit.split("/")
        if (
            quantity.kind not in _KINDS
            or quantity.start < closed
            or unit[-1] in {"kg", "m2", "day", "week", "dL", "L", "min"}
        ):
            continue
        if _NOT_STRENGTH.search(text, max(0, quantity.start - 40), quantity.start) or _in_aside(
            text, quantity.start, found
        ):
            continue
        package, end, words = "", quantity.end, _words(text, quantity)
        second = _SECOND.match(text, end)
        if second:
            words += f" ({second['second']})"
            end = second.end()
        held = _PACKAGE.match(text, end)
        if held:
            package = re.sub(r"\s+", " ", next(v for v in held.groupdict().values() if v)).strip()
            end = held.end()
        base, denominator = quantity.unit.split("/")[0], unit[-1]
        if len(unit) > 1 and denominator in _CONTAINER_UNITS:
            quantity, package = replace(quantity, unit=base), package or denominator  # noqa: PLW2901
        closed = end
        chain = _CHAIN.search(text, max(0, quantity.start - 80), quantity.start)
        start = chain.start() if chain and "%" not in chain.group() else quantity.start
        singles = _chained(text[start : quantity.start], quantity) if start < quantity.start else []
        for value, written in singles:
            found.append(WrittenStrength(start, quantity.end, written, value, quantity.unit, package))
        for value, written in _alternatives(text, quantity, words):
            found.append(WrittenStrength(start, end, written, value, quantity.unit, package))
    return found


def _in_aside(text: str, start: int, found: list[WrittenStrength]) -> bool:
    """Whether a place stands in brackets behind a strength, where sizes and equivalents are told."""
    opening = text.rfind("(", 0, start)
    if opening < 0 or ")" in text[opening:start] or (found and found[-1].start > opening):
        return False  # "oral capsule (250 mg; 500 mg)" lists strengths
    return (
        bool(found)
        and bool(
            re.fullmatch(r"[^.;:]{0,30}", text[found[-1].end : opening] if found[-1].end <= opening else "")
        )
        and text[opening + 1 : start].strip() != ""
    )


def _words(text: str, quantity: Quantity) -> str:
    """The strength as written, with a blank between number and unit."""
    words = re.sub(r"\s+", " ", text[quantity.start : quantity.end]).strip()
    return re.sub(r"(?<=\d)-?(?=(?:mg|mcg|\u00b5g|g|mL|ml|units?|mEq|IU)\b)", " ", words)


def _unit_words(text: str, quantity: Quantity) -> str:
    """The unit as written, from behind the last number of the amount."""
    match = re.search(rf"^.*(?:{NUMBER})[-\s]?(?P<unit>[^\d\s]\D*)$", _words(text, quantity), re.I)
    return match["unit"].lstrip("- ") if match else quantity.unit


def _chained(chain: str, quantity: Quantity) -> list[tuple[float, str]]:
    unit = quantity.unit
    return [
        (number(m.group()), f"{m.group()} {unit}" if unit != "%" else f"{m.group()}%")
        for m in re.finditer(NUMBER, chain, re.I)
    ]


def _alternatives(text: str, quantity: Quantity, words: str) -> list[tuple[float, str]]:
    """One strength, or the two of "20 or 40 mg" that share a unit."""
    if quantity.value_max is None or quantity.mixture:
        return [(quantity.value, re.sub(r"(?<=\d)-(?=[A-Za-z])", " ", words))]
    unit = _unit_words(text, quantity)
    shown = [m.group() for m in re.finditer(NUMBER, words, re.I)]
    if re.search(r"\b(?:or|and)\b", words) and len(shown) >= 2:
        return [(quantity.value, f"{shown[0]} {unit}"), (quantity.value_max, f"{shown[-1]} {unit}")]
    return [(quantity.value, words)]


_AVAILABLE = re.compile(
    r"\b(?:(?:is|are|comes?|also)\s(?:also\s|only\s|currently\s|commercially\s)*(?:available|"
    r"supplied|marketed|sold|manufactured|formulated|provided|packaged)(?:\s(?:by prescription|"
    r"over[- ]the[- ]counter|otc|generically|commercially))?\s(?:in|as|for)|"
    r"comes?\s(?:in|as)|available\s(?:as|in)|supplied\s(?:as|in)|"
    "(?:dosage )?forms?(?: and strengths?)? (?:include|are)|strengths? (?:include|are|of)|"
    r"preparations?:|formulations?:|each (?:[\w-]+\s){0,3}?(?:tablet|capsule|caplet|vial|ml|patch|"
    r"suppository)\s?(?:\w+\s)?contains?)\b",
    re.I,
)
_DOSING = re.compile(
    r"\b(?:take|taking|taken|administer\w*|inject(?! ?ion)|apply|recommended|usual|starting|"
    r"initial(?:ly)?|dose is|dosage is|patients|should|must|increase\w*|reduce\w*|once|twice|"
    r"daily|adults?:|child)\b|\bmax",
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
_NOT_A_FORM = re.compile(
    r"^\s*(?:-site|(?:site |related |pump )?reactions?|rate|sites?|bag|set|line|time|therapy|"
    r"water|diet|dosage forms?)\b",
    re.I,
)


class DosageFormExtractor:
    """Reads the forms a drug is supplied in, and their strengths."""

    name = "dosage_forms"
    relations = ("dosage_form", "strength")

    def extract(self, document: Document) -> Iterable[Fact]:
        """Forms and strengths of a document, in reading order, each once a place."""
        seen: set[tuple[str, str, str]] = set()
        for fact in _facts(document):
            form = fact.form if isinstance(fact, Strength) else ""
            key = (fact.relation, _singular(fact.object), _singular(form or ""))
            if key not in seen:
                seen.add(key)
                yield fact


def _singular(text: str) -> str:
    return re.sub(r"(?<=[a-z]{3})s\b", "", text.casefold())


def _facts(document: Document) -> Iterator[DosageForm | Strength]:
    monograph = document.monograph
    for section in monograph.walk():
        if section.kind in {SectionKind.DOSAGE, SectionKind.DOSAGE_FORMS} or _is_forms_title(section):
            yield from _block(document, section)
    for section in monograph.walk():
        if section.kind in _PROSE_KINDS:
            for passage in section.passages:
                named = _names_product(passage.text, document.monograph.drug.all_names)
                yield from _prose(document, section, passage, anywhere=named)


_FORMS_LABEL = re.compile(
    "^(?:available |dosage )*(?:(?:forms?|preparations|formulations)(?: (?:and|&) strengths?)?|"
    r"strengths?)\s*:\s",
    re.I,
)


def _names_product(text: str, names: tuple[str, ...]) -> bool:
    """Whether a line is a product's name ("Examplol 25 mg tablets") or a list of forms behind a label."""
    if _FORMS_LABEL.match(text):
        return True
    forms = _named_forms(text)
    own = any(re.match(rf"{re.escape(name)}\b", text, re.I) for name in names)
    return own and bool(forms) and bool(strengths_in(text)) and text[forms[-1].end :].strip(" .") == ""


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
        forms = _named_forms(section.title.quote)
        if forms:
            form = _form_words(section.title.quote, forms[0])
            yield _form_fact(document, section, section.title.start, section.title.end, form)
            open_list = True
    for table in section.tables:
        yield from _table(document, section, table)
    for passage in section.passages:
        label = _label_of(passage, names, open_list or bool(form))
        if label is not None and (label.form or label.mode == "forms"):
            open_list = True
            forms = _named_forms(passage.text)
            if label.form and forms:
                form = _form_words(passage.text, forms[0])
                for name in forms:
                    if not name.container or len(forms) == 1:
                        yield _form_fact(
                            document, section, passage.start, passage.end, _form_words(passage.text, name)
                        )
            continue
        if label is not None and (label.slots or passage.kind is PassageKind.HEADING):
            form, open_list = "", listing and label.mode in {"", "forms"}
            continue
        if form and _is_strength_line(passage.text):
            yield from _strength_facts(document, section, passage, form)
            continue
        if open_list or _opens_with_form(passage.text) or _FORMS_LABEL.match(passage.text):
            yield from _prose(document, section, passage, anywhere=True)
        else:
            yield from _prose(document, section, passage, anywhere=False)


def _table(document: Document, section: Section, table: Table) -> Iterator[DosageForm | Strength]:
    """Forms and strengths of a table whose columns say that they are."""
    heads = {c.column: c.text.casefold() for c in table.cells if c.is_header}
    form_columns = {
        column for column, head in heads.items() if re.search(r"\b(?:form|formulation|product)s?\b", head)
    }
    strength_columns = {
        column for column, head in heads.items() if re.search(r"\bstrengths?\b|\bconcentration", head)
    }
    for row in sorted({c.row for c in table.cells if not c.is_header}):
        form = ""
        for cell in (c for c in table.cells if c.row == row and not c.is_header and c.text.strip()):
            forms = _named_forms(cell.text)
            if cell.column in form_columns and forms:
                form = _form_words(cell.text, forms[0])
                yield _form_fact(document, section, cell.start, cell.end, form)
            if cell.column in strength_columns:
                for found in strengths_in(cell.text):
                    yield _strength_fact(document, section, cell.start, found, form)


def _label_of(passage: Passage, names: tuple[str, ...], listing: bool) -> Label | None:
    if strengths_in(passage.text):
        return None
    return read_label(passage.text, heading=passage.kind is PassageKind.HEADING, bare=False, names=names)


def _is_strength_line(text: str) -> bool:
    """A line of strengths and packages, and nothing about taking them."""
    return bool(strengths_in(text)) and not find_intervals(text) and not _DOSING.search(text)


def _opens_with_form(text: str) -> bool:
    """``Tablets: 10 mg, 20 mg`` and "Cream 0.05%", where no dose is spoken of."""
    forms = _named_forms(text)
    if not forms or forms[0].start > 30 or not _is_strength_line(text):
        return False
    between = text[forms[0].end : strengths_in(text)[0].start]
    return bool(re.fullmatch(r"\s*(?:\([^()]*\))?\s*[:,(\-\u2013]?\s*", between)) or bool(
        re.fullmatch(r"\s*", text[strengths_in(text)[-1].end : forms[0].start])
    )


def _named_forms(text: str) -> list[FormName]:
    return [f for f in find_forms(text) if not _NOT_A_FORM.match(text[f.end :])]


def _form_words(text: str, form: FormName) -> str:
    words = re.sub(r"\s+", " ", text[form.start : form.end]).strip(" ,")
    return " ".join(
        w if w.isupper() and len(w) <= 3 and w not in {"GEL"} and not text.isupper() else w.casefold()
        for w in words.split()
    )


def _form_fact(document: Document, section: Section, start: int, end: int, words: str) -> DosageForm:
    return DosageForm(
        drug=document.drug,
        object=words,
        evidence=(document.evidence(section, start, end, "dosage_forms/form"),),
    )


def _strength_facts(document: Document, section: Section, passage: Passage, form: str) -> Iterator[Strength]:
    for found in strengths_in(passage.text):
        yield _strength_fact(document, section, passage.start, found, form)


def _strength_fact(
    document: Document, section: Section, offset: int, found: WrittenStrength, form: str
) -> Strength:
    return Strength(
        drug=document.drug,
        object=found.words,
        evidence=(
            document.evidence(section, offset + found.start, offset + found.end, "dosage_forms/strength"),
        ),
        dose_value=found.value,
        dose_unit=found.unit,
        package=found.package or None,
        form=form or None,
    )


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
    form = ""
    for start, _end, words in sentences(passage.text, passage.start):
        cue = _AVAILABLE.search(words)
        if _END.search(words) and not cue:
            if anywhere and re.search(r"inactive|excipient|store", words, re.I):
                return
            words = words[: m.start()] if (m := _END.search(words)) else words  # noqa: PLW2901
        if not cue and (not anywhere or (find_intervals(words) and _DOSING.search(words))):
            continue
        if not cue and _DOSING.search(words) and not _opens_with_form(words):
            continue
        if re.search(
            r"\bnot (?:\w+ )?(?:available|supplied|marketed)\b|\bno longer\b|\bdiscontinued\b", words, re.I
        ):
            continue
        supplied_as = cue and [f for f in _named_forms(words) if f.start >= cue.end()]
        offset = (
            cue.end()
            if cue and supplied_as and not re.match(r"each", cue.group(), re.I)
            else 0
            if anywhere or (cue and re.match(r"each", cue.group(), re.I)) or _form_before(words, cue)
            else cue.end()
            if cue
            else 0
        )
        forms = [f for f in _named_forms(words) if f.start >= offset]
        solid = [f for f in forms if not f.container] or ([] if form else forms)
        listed = bool(_FORMS_LABEL.match(words))
        for name in solid:
            if anywhere and not cue and not listed and not _near_strength(words, name):
                continue
            yield _form_fact(
                document, section, start + name.start, start + name.end, _form_words(words, name)
            )
        for found in strengths_in(words):
            if found.start < offset:
                continue
            form = _form_for(words, found, solid) or form
            package = found.package or _container_before(words, found, solid)
            if form or cue:
                yield _strength_fact(document, section, start, replace(found, package=package), form)


_CONTAINED = re.compile(
    r"(?:,|\bin|\(|-)\s*(?:an?\s)?(?P<package>(?:(?:single|multiple|multi)[- ](?:dose|use|"
    rf"patient(?:-use)?)\s|pre-?filled\s)*{_CONTAINER})\)?\s*:\s",
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
    return any(not f.container for f in _named_forms(words[: cue.start()])) and not _named_forms(
        words[cue.end() :]
    )


def _near_strength(words: str, form: FormName) -> bool:
    """Whether a form heads, or directly follows, a strength."""
    found = strengths_in(words)
    if not found:
        return form.start <= 3 and len(words.split()) <= 8
    return any(
        (form.end <= s.start and len(words[form.end : s.start].split()) <= 8)
        or (s.end <= form.start and len(words[s.end : form.start].split()) <= 4)
        for s in found
    )


def _form_for(words: str, strength: WrittenStrength, forms: list[FormName]) -> str:
    """The form a strength belongs to: the one right behind it, else the last before it."""
    after = [f for f in forms if f.start >= strength.end]
    before = [f for f in forms if f.end <= strength.start]
    if before and re.fullmatch(r"[^.;]{0,3}\(?[\s:,]*", words[before[-1].end : strength.start]):
        return _form_words(words, before[-1])
    if after and not re.search(r"[;:.]", words[strength.end : after[0].start]):
        return _form_words(words, after[0])
    if before:
        return _form_words(words, before[-1])
    return _form_words(words, forms[0]) if forms else ""
