"""Facts of dosage forms and strengths, and those of tables of products."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_builder import lazy_re as re
from kg_builder.model import DosageForm, Section, SectionKind, Strength, Table

from ..base import Document
from ..table_rows import labelled_values
from .form_names import FormName, form_words, named_forms
from .strengths import WrittenStrength, strengths_in

__all__ = ["card_facts", "form_fact", "strength_fact", "table_facts"]


def form_fact(document: Document, section: Section, start: int, end: int, words: str) -> DosageForm:
    r"""The fact of a form named in the document from ``start`` to ``end``.

    >>> page = read("Dosage forms\nTablets of 5 mg")
    >>> section = page.monograph.sections[-1]
    >>> at = page.monograph.text.index("Tablets")
    >>> form_fact(page, section, at, at + 7, "tablets").object
    'tablets'
    """
    return DosageForm(
        drug=document.drug,
        object=words,
        evidence=(
            document.evidence(section, start, end, "dosage_forms/form", kind=SectionKind.DOSAGE_FORMS),
        ),
    )


def strength_fact(
    document: Document, section: Section, offset: int, found: WrittenStrength, form: str
) -> Strength:
    r"""The fact of a strength in a text that begins at ``offset``.

    >>> page = read("Dosage forms\nTablets of 5 mg")
    >>> (found,) = strengths_in("Tablets of 5 mg")
    >>> start = page.monograph.text.index("Tablets")
    >>> fact = strength_fact(page, page.monograph.sections[-1], start, found, "tablets")
    >>> fact.object, fact.dose_value, fact.dose_unit, fact.form
    ('5 mg', 5.0, 'mg', 'tablets')
    """
    return Strength(
        drug=document.drug,
        object=found.words,
        evidence=(
            document.evidence(
                section,
                offset + found.start,
                offset + found.end,
                "dosage_forms/strength",
                kind=SectionKind.DOSAGE_FORMS,
            ),
        ),
        dose_value=found.value,
        dose_unit=found.unit,
        package=found.package or form or None,
        form=form or None,
    )


def table_facts(
    document: Document, section: Section, table: Table, *, both: bool = False
) -> Iterator[DosageForm | Strength]:
    r"""Forms and strengths of a table whose columns say that they are; if asked, only of one that has both.

    >>> page = read("Dosage forms\nForm\tStrength\nTablets\t5 mg\nCapsules\t10 mg")
    >>> section = page.monograph.sections[-1]
    >>> [fact.object for fact in table_facts(page, section, section.tables[0])]
    ['tablets', '5 mg', 'capsules', '10 mg']
    """
    heads = {c.column: c.text.casefold() for c in table.cells if c.is_header}
    form_columns = {
        column
        for column, head in heads.items()
        if re.search(r"\b(?:form|formulation|product|preparation)s?\b|what's inside|\bcontents\b", head)
    }
    strength_columns = {
        column
        for column, head in heads.items()
        if re.search(r"\bstrengths?\b|\bconcentration|\beach\b.*\b(?:delivers?|contains?)", head)
    }
    if both and not (form_columns and strength_columns):
        return
    if not heads and section.kind is SectionKind.DOSAGE_FORMS:
        for cell in (c for c in table.cells if c.column == 0):  # a product a row
            for found in strengths_in(cell.text)[:1]:
                forms = named_forms(cell.text)
                words = form_words(cell.text, forms[0]) if forms else ""
                yield strength_fact(document, section, cell.start, found, words)
    for row in sorted({c.row for c in table.cells if not c.is_header}):
        form = ""
        for cell in (c for c in table.cells if c.row == row and not c.is_header and c.text.strip()):
            forms = named_forms(cell.text)
            if cell.column in form_columns and forms:
                form = _form_of_cell(cell.text, forms)
                yield form_fact(document, section, cell.start, cell.end, form)
            if cell.column in strength_columns:
                for found in strengths_in(cell.text):
                    yield strength_fact(document, section, cell.start, found, form)


def card_facts(document: Document, section: Section, table: Table) -> Iterator[DosageForm | Strength]:
    r"""Forms and strengths in a card of labels and values: "Comes as | tablets 5 mg; oral solution 1 mg/mL".

    >>> page = read("At a glance\nClass\tAntigout\nComes as\tTablets 5 mg; oral solution 1 mg/mL")
    >>> section = page.monograph.sections[-1]
    >>> [f.object for t in section.tables for f in card_facts(page, section, t)]
    ['tablets', '5 mg', 'oral solution', '1 mg/mL']
    """
    for label, value in labelled_values(document, table):
        if label.column or not _SUPPLIED.fullmatch(label.text.strip(" :?*")):
            continue
        for part in _PART.finditer(value.text):
            words, start = part.group(), value.start + part.start()
            solid = [f for f in named_forms(words) if not f.container] or named_forms(words)
            for name in solid[:1]:
                yield form_fact(
                    document, section, start + name.start, start + name.end, form_words(words, name)
                )
            for found in strengths_in(words):
                form = form_words(words, solid[0]) if solid else ""
                yield strength_fact(document, section, start, found, form)


_SUPPLIED = re.compile(
    r"(?:comes?|available|sold|supplied|made|given) (?:as|in)"
    r"|(?:(?:dosage|available) )?(?:forms?|formulations?|strengths?)"
    r"(?: (?:and|&) (?:forms?|strengths?))?|preparations?|presentations?|how supplied",
    re.I,
)
_PART = re.compile(r"[^;]+")


def _form_of_cell(text: str, forms: Sequence[FormName]) -> str:
    """The form that a cell names: all of it where it names nothing else ("powder, hard capsule")."""
    between = "".join(re.split(r"[\s,;()-]+", text))
    named = sum(len("".join(text[form.start : form.end].split())) for form in forms)
    whole = len(forms) > 1 and _AND.search(text) is None and len(between) - named <= _SHORT
    return " ".join(text.split()).casefold() if whole else form_words(text, forms[0])


_AND = re.compile(r"\b(?:and|or)\b|[/&]")
_SHORT = 5
