"""The sentences of a document, each with what governs it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import Evidence, Passage, PassageKind, Section, SectionKind

from .base import Document
from .language.sentences import sentences

__all__ = [
    "ABOUT_SECTIONS",
    "SILENT_SECTIONS",
    "Statement",
    "called",
    "drug_pattern",
    "holds",
    "statements",
    "statements_of",
    "told_sections",
]

ABOUT_SECTIONS = frozenset(
    [
        SectionKind.IDENTITY,
        SectionKind.DESCRIPTION,
        SectionKind.INDICATIONS,
        SectionKind.MECHANISM,
        SectionKind.SUMMARY,
        SectionKind.HIGHLIGHTS,
    ]
)
"""Sections that say what the drug is and how it works."""

SILENT_SECTIONS = frozenset([SectionKind.FURNITURE, SectionKind.OVERDOSAGE])
"""Sections that state nothing of the drug's proper use."""


@dataclass(frozen=True)
class Statement:
    r"""One sentence, line or item.

    Args:
        document: where it stands.
        section: its section.
        index: index of its passage in the section.
        start: first code point.
        end: index after the last.
        text: its words.

    >>> *_, gout = statements(read("Uses\nZorvexant treats:\n- gout"))
    >>> gout.text, gout.leads, gout.evidence("uses/item").span.start == gout.start
    ('gout', ('Zorvexant treats:', 'Uses'), True)
    """

    document: Document
    section: Section
    index: int
    start: int
    end: int
    text: str

    @property
    def passage(self) -> Passage:
        """The passage it belongs to."""
        return self.section.passages[self.index]

    @cached_property
    def leads(self) -> tuple[str, ...]:
        """Words of what governs it, nearest first: lead-ins, headings, the section's title."""
        above = [p.text for p in self.section.lead_ins(self.index)]
        return (*above, self.section.title.quote) if self.section.title else tuple(above)

    def evidence(self, rule: str, start: int | None = None, end: int | None = None) -> Evidence:
        """Evidence for the words from start to end of the document; the whole sentence if not given."""
        first = self.start if start is None else start
        last = self.end if end is None else end
        return self.document.evidence(self.section, first, last, rule)


def told_sections(document: Document) -> Iterator[Section]:
    r"""Every section but page furniture and overdosage, and but what lies below those.

    >>> page = read("Uses\nZorvexant treats gout.\nSide effects\nNausea.")
    >>> [section.kind.value for section in told_sections(page)]
    ['identity', 'indications', 'adverse_effects']
    """
    stack = list(reversed(document.monograph.sections))
    while stack:
        section = stack.pop()
        if section.kind in SILENT_SECTIONS:
            continue
        yield section
        stack.extend(reversed(section.subsections))


def statements(
    document: Document,
    kinds: Collection[SectionKind] | None = None,
    *,
    headings: bool = False,
    holding: tuple[str, ...] = (),
) -> Iterator[Statement]:
    r"""Sentences in reading order.

    Args:
        document: the document.
        kinds: kinds of section to read; all told sections if not given.
        headings: whether headings inside sections count.
        holding: only passages that hold one of these, in lower case; all of them if none is given.

    >>> page = read("Uses\nIt treats gout. It helps.\nSide effects\n- nausea")
    >>> [(statement.text, statement.leads) for statement in statements(page, [SectionKind.INDICATIONS])]
    [('It treats gout.', ('Uses',)), ('It helps.', ('Uses',))]
    """
    for section in told_sections(document):
        if kinds is not None and section.kind not in kinds:
            continue
        yield from statements_of(document, section, headings=headings, holding=holding)


def statements_of(
    document: Document, section: Section, *, headings: bool = False, holding: tuple[str, ...] = ()
) -> Iterator[Statement]:
    r"""Sentences of one section, its subsections not included.

    >>> page = read("Uses\nZorvexant treats gout. It helps.")
    >>> [statement.text for statement in statements_of(page, page.monograph.sections[-1])]
    ['Zorvexant treats gout.', 'It helps.']
    """
    for index, passage in enumerate(section.passages):
        if passage.kind is PassageKind.HEADING and not headings:
            continue
        if holding and not holds(passage.text, holding):
            continue
        plain = _unmarked(passage.text) if document.monograph.media_type == _MARKDOWN else passage.text
        for start, end, words in sentences(plain):
            yield Statement(document, section, index, passage.start + start, passage.start + end, words)


_MARKDOWN = "text/markdown"
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<mark>\*{1,3})(?=[^\s*])(?P<words>[^*\n]+?)(?<=[^\s*])(?P=mark)(?![\w*])"
)


def _unmarked(text: str) -> str:
    """A text without the stars of Markdown around its words, at its length."""
    return _EMPHASIS.sub(lambda m: f"{' ' * len(m['mark'])}{m['words']}{' ' * len(m['mark'])}", text)


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text holds one of some words, case aside: far cheaper than a pattern that would not match.

    >>> holds("Use in Pregnancy", ("pregnan", "milk"))
    True
    """
    lower = text.lower()
    for word in words:  # noqa: SIM110 - a generator costs more than the look-ups
        if word in lower:
            return True
    return False


_RELEASE = re.compile(
    r"(?:\s+(?:extended|delayed|immediate|modified|prolonged|sustained)[- ]release)+$", re.I
)
"""What a product's name tells of its form alone: texts call it by the rest."""


def called(name: str) -> str:
    """What texts call a product by its name.

    >>> called("Zorvex Extended-Release")
    'Zorvex'
    """
    return _RELEASE.sub("", name)


def _alternatives(names: tuple[str, ...]) -> str:
    ordered = sorted(set(map(called, names)), key=lambda n: (-len(n), n))
    return "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in ordered)


def drug_pattern(document: Document) -> re.Pattern[str]:
    r"""Finds the drug's names and what stands for them ("this medicine", "it"), whole words only.

    Salt and form words after the name belong to it ("metformin hydrochloride extended-release tablets").

    >>> pattern = drug_pattern(read("Uses\nZorvexant treats gout."))
    >>> pattern.findall("Zorvexant sodium tablets help; so does this medicine; aspirin doesn't.")
    ['Zorvexant sodium tablets', 'this medicine']
    """
    return _compiled(document.monograph.drug.all_names)


@lru_cache(maxsize=16)
def _compiled(all_names: tuple[str, ...]) -> re.Pattern[str]:
    names = _alternatives(all_names)
    pattern = (
        rf"(?:(?:(?:generic|oral|intravenous|topical|injectable"
        rf"|brand-name)\s+)?\b(?:{names})(?!\w)[\u00ae\u2122]?"
        r"(?:\s*\([^()]{2,40}\))?"
        r"(?:\s+(?:[a-z]+(?:ate|ide|ium|ine)\b|sodium|potassium|calcium|HCl|acid))?"
        r"(?:\s+(?:extended|delayed|immediate|modified|prolonged|sustained)[- ]release)?"
        r"(?:\s+(?:oral|nasal|topical|ophthalmic|for|injection|injectable|solution|suspension|tablets?|"
        r"capsules?|cream|gel|ointment|spray|inhaler|patch(?:es)?|suppositor(?:y|ies)|XR|ER|SR|CR|XL|LA))*"
        r"|this\s+(?:medicine|medication|drug|product)|the\s+(?:medicine|medication|drug)|it|they)"
    )
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)
