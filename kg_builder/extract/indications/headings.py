"""Conditions that head parts of a page on uses: titles of sections, headings, lines of their own."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Section, SectionKind, Status

from ..base import LABEL_TYPES, Document
from ..statements import Statement
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank
from .conditions import conditions
from .facts import fact_of, indication_of
from .frames import OFF_LABEL, Frame, frame_of
from .listed import HEADS_USES, LEADS_ELSEWHERE
from .triggers import TRIGGER

__all__ = ["ITEM_NOISE", "QUESTION", "headed_uses", "titled_uses"]

ITEM_NOISE = re.compile(r"^\s*(?:\(?\d+(?:\.\d+)*\)?[.)]?|[a-z]\)|[\u2022*\u25cf-])\s+", re.I)
_NOT_A_USE = re.compile(r"\b(?:consider\w*|limitations?|important|general|information|susceptib\w*)\b", re.I)
_NO_USES = re.compile(
    r"\b(?:modif\w*|adjust\w*|considerations?|impairment|administration|forms?|strengths?|monitoring|missed"
    r"|toxicity|interactions?|overdos\w*|reactions?|precautions?|insufficiency|dialysis)\b",
    re.I,
)
QUESTION = re.compile(r"\?\s*$")


def titled_uses(document: Document, section: Section, drug: re.Pattern[str]) -> Iterator[Fact]:
    r"""Conditions that title the subsections of an indications section, or a section of doses.

    >>> page = read("Uses\nZorvexant treats gout.")
    >>> list(titled_uses(page, page.monograph.sections[-1], re.compile("zorvexant", re.I)))
    []
    """
    on_page = document.monograph.media_type not in LABEL_TYPES
    if on_page and section.kind is SectionKind.DOSAGE and section.title and _is_use(section.title.quote):
        for named in conditions(ITEM_NOISE.sub(blank, section.title.quote), section.title.start):
            evidence = document.evidence(section, section.title.start, section.title.end, "indications/title")
            yield indication_of(document, named, Frame(None, Status.ASSERTED, None, None), evidence)
    if section.kind is not SectionKind.INDICATIONS:
        return
    for sub in section.subsections:
        if sub.title is None or sub.kind is not SectionKind.INDICATIONS:
            continue
        words = ITEM_NOISE.sub(blank, sub.title.quote)
        if own := drug.search(words):
            words = words[: own.start()]  # the title ran into its first sentence
        if (
            QUESTION.search(words)
            or _NOT_A_USE.search(words)
            or not is_condition(words.strip())
            or len(words.split()) > 14
        ):
            continue
        for named in conditions(words, sub.title.start):
            evidence = document.evidence(sub, sub.title.start, sub.title.end, "indications/title")
            yield indication_of(document, named, Frame(None, Status.ASSERTED, None, None), evidence)


def headed_uses(statement: Statement) -> Iterator[Fact]:
    r"""A condition that heads a part of the indications section of a label.

    >>> from kg_builder.extract.statements import statements
    >>> *_, line = statements(read("Uses\nAcute gout"))
    >>> [fact.object for fact in headed_uses(line)]
    ['acute gout']
    """
    text = statement.text
    if (
        not (statement.section.kind is SectionKind.INDICATIONS or _heads_a_use(statement))
        or QUESTION.search(text)
        or ":" in text.rstrip(":")
    ):
        return
    words = ITEM_NOISE.sub(blank, text).rstrip(":")
    several = " | " in words  # "Gout | Kidney stones" above the doses of both
    words = words.replace(" | ", " ; ")
    if (
        len(words.split()) <= (20 if several or _OF_A_USE.match(words) else 12)
        and (is_condition(words.strip()) or is_condition(re.split(",| ;", words)[0].strip()))
        and not TRIGGER.search(_OF_A_USE.sub("", words))
        and not LEADS_ELSEWHERE.search(words)
    ):
        below = _told_below(statement)
        for named in conditions(words, statement.start):
            if not below or all(word in below for word in named.text.casefold().split()):
                yield fact_of(statement, named, frame_of(statement, text), "indications/heading")


def _told_below(statement: Statement) -> str:
    """What stands below a heading if it tells the use in full, so that the heading is only its short form."""
    children = statement.section.children_of(statement.index)
    words = " ".join(statement.section.passages[child].text for child in children).casefold()
    return words if re.search(r"\bis indicated (?:for|in|to|as)\b", words) else ""


_OF_A_USE = re.compile(
    r"\s*(?:(?:prevention|prophylaxis|treatment|management|control)(?: and |, | or )?)+ of\b", re.I
)


def _heads_a_use(statement: Statement) -> bool:
    """Whether a heading among the doses names a use: "Hiccups (off-label)", "Dosing & Uses > Spasticity"."""
    if statement.section.kind is not SectionKind.DOSAGE or _NO_USES.search(statement.text):
        return False
    if OFF_LABEL.search(statement.text):
        return True
    if any(_NO_USES.search(w) for w in statement.leads[:-1]):
        return False
    title = statement.section.title
    on_page = statement.document.monograph.media_type not in LABEL_TYPES
    if title is None:
        return False
    return HEADS_USES.search(title.quote) is not None or (on_page and _is_use(title.quote))


def _is_use(title: str) -> bool:
    """Whether the heading of a section of doses is a condition: "Osteoporosis in men (Zorvex)"."""
    words = ITEM_NOISE.sub(blank, title).strip(" :")
    return not (_NO_USES.search(words) or QUESTION.search(words)) and is_condition(words)
