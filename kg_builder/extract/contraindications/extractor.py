"""Situations in which the drug must not be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Contraindication, Fact, PassageKind, Section, SectionKind, Status

from ..base import Document
from ..lost_lines import lost_items
from ..statements import Statement, drug_pattern, statements_of, told_sections
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import expanded, without_asides, without_citations
from .frames import MASK, discouraged, forbidden, is_lead
from .items import is_fragment
from .kinds import ORGAN
from .situations import NONE, Situation, situations

__all__ = ["ContraindicationExtractor"]

_TELL = re.compile(
    r"\b(?:tell|ask|talk\s+to|inform|consult|check\s+with)\s+(?:your|a|the)\s+(?:doctor|pharmacist"
    r"|healthcare|physician|health)\b|\bwithout\s+(?:first\s+)?(?:talking|asking|telling|consulting)\b",
    re.I,
)
_QUANTITY = re.compile(
    r"^\W*(?:you\s+(?:miss|forget|vomit|want|(?:have\s+)?(?:take|took|taken|used?)\s+(?:too|more))|right\s+after|immediately|larger|smaller|higher|more|extra|double|two|less|a\s+larger|greater|(?:or\s+right\s+after\s+)?(?:a\s+)?(?:food|water|meals?|milk)"
    r"|an?\s+empty|order|it\b|this\s+(?:medicine|medication|drug)\s+(?:is|if|has)|the\s+(?:solution|tablet"
    r"|seal|pen|syringe|medicine|liquid))\b",
    re.I,
)
_SPOILED = re.compile(
    r"\b(?:expired|discolou?red|cloudy|particles|leaking|broken|damaged|package|seal|colou?r"
    r"|changed\s+colou?rs?|frozen|symptoms\s+(?:get|do\s+not)|prescribed\s+for)\b",
    re.I,
)
_REMARK = re.compile(
    r"\breactions?\b[^.]*\b(?:include[sd]?|have\s+been|has\s+been|ranged?|were)\b|\bcases\s+(?:of|presented)\b|\bobserved\b|"
    r"\b(?:contains|metabolite|cross-)|^\W*(?:table|see)\b|\bha(?:ve|s)\s+(?:been\s+reported|occurred)\b",
    re.I,
)
"""Remarks that explain a contraindication: how a reaction looks, what the product holds."""

_HYPHENED = re.compile(r"contra-(?=indicat)", re.I)
_ASKS = re.compile(
    r"contra-?indicat|\b(?:improper|unsafe|inappropriate|unsuitable)\b|\bnot\b|n['\u2019]t\b|\bnever\b|\bcannot\b",
    re.I,
)
_FORBIDDING = frozenset([SectionKind.CONTRAINDICATIONS, SectionKind.BOXED_WARNING])
_FOOTNOTE = re.compile(r"[*\u2020\u2021]+\s*[a-z]")
"""A note below a list, on what a mark in it means."""

_UNNAMED = re.compile(
    r"\W*(?:(?:some|certain|all|many|everyone|everybody|anyone)(?:\s+(?:people|patients|adults))?\W*$"
    r"|any\s+(?:\w+\s+)?(?:use|purpose|reason|condition)s?\b)",
    re.I,
)
"""Whom a page is said not to suit before it tells who they are: "not suitable for some people"."""

_LEGEND = re.compile(r"\W*(?:[ABCDX]|NA)\s*:\s")
"""What a pregnancy category stands for, whatever the drug's own is."""

_TITLE = re.compile(r"\W*[A-Z][\w ,/()-]{2,70}:\s+(?=[A-Z])")
"""The title that a part of the section opens with, on the line of its first sentence."""

_STATED = re.compile(r"\b(?:is|are)\s+(?:\w+\s+)?contraindicated\b", re.I)
_YOU = re.compile(
    r"\W*(?:you|your\s+child|the\s+patient)\s+(?!feel|miss|forget|think|notice|see|want|need\s+to|stop|vomit|get\b"
    r"|develop|experience|do\s+not|don)\w",
    re.I,
)
_WITH = re.compile(
    r"\W*(?:patients?|people|anyone|those|individuals|women|men|persons?|children|adults)\s+(?:with|who\s+ha(?:ve|s))\s",
    re.I,
)
_NOBODY = re.compile(r"(?!)")
_OF_PERSON = {"if": _YOU, "when": _YOU, "in": _WITH, "for": _WITH, "to": _WITH, "who": _WITH}
"""What must follow a prohibition's word so that the rest surely names a situation."""

_FIRST = re.compile(r"(?:^|[:.\])])\s*1\.\s+[A-Z]")
_NEXT_NUMBER = re.compile(r"(?:(?<=[\w)\]:])\s+|^)\d{1,2}\.?$")
"""The number of the next item, which ends the sentence of the one before."""

_ALLERGENS = re.compile(
    r"\b(?:hypersensitiv|allerg)\w*(?:\s+reactions?)?\s+to(?:\s+(?:any\s+of\s+)?the\s+following)?\W*$", re.I
)
"""What opens a list of allergens."""

_TOLD_WHY = re.compile(
    r"\W*(?P<what>[A-Z][^:.;]{3,60}):\s+(?:May|Can|[A-Z][^:.;]*\b(?:may|can|is|are|was|were|has|have|will))\b"
)
"""An item with a sentence on why: "Heart block: It may worsen"."""

_OPEN_ITEM = re.compile(r",?\s+(?:or|and)\W*$", re.I)
_THESE = re.compile(
    r"[\u2014\u2013:-]\s*(?:should\s+not\s+be\s+(?:used|taken|given)|do\s+not\s+(?:use|take)|contraindicated)"
    r"[^.]*\bthese\b",
    re.I,
)
_HYPERSENSITIVE = re.compile(
    r"\W*(?:known\s+|history\s+of\s+)?(?:hypersensitiv|allerg)\w*\s+(?:\w+\s+)?to\b", re.I
)
_SAYS_SO = re.compile(r"[Cc]ontra-?indicat|CONTRA-?INDICAT")
_NEGATED = re.compile(r"\bnot\s+contraindicated\b", re.I)
_READ = frozenset(SectionKind) - {
    SectionKind.FURNITURE,
    SectionKind.OVERDOSAGE,
    SectionKind.REFERENCES,
    SectionKind.STORAGE,
    SectionKind.CLINICAL_STUDIES,
}


class ContraindicationExtractor:
    r"""Contraindications from their section, from lists under "do not use it if", and from sentences.

    A section that says "None" gives one asserted fact with the object "none".

    >>> page = read("Contraindications\nDo not take it if you have active hepatitis B or take lithium.")
    >>> [fact.object for fact in ContraindicationExtractor().extract(page)]
    ['active hepatitis B', 'lithium']
    """

    name = "contraindications"
    by_section = True
    relations = ("contraindication",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Contraindications in reading order."""
        drug = drug_pattern(document)
        text, label = document.monograph.text, _is_label(document)
        for section in told_sections(document):
            if section.kind not in _READ:
                continue
            if (
                label
                and section.kind not in _FORBIDDING
                and not _SAYS_SO.search(text, section.start, section.end)
            ):
                continue
            home = section.kind is SectionKind.CONTRAINDICATIONS
            closed, shared = _closed_lists(section), _shared_verdicts(section)
            carried = _carried_on(section)
            for statement in statements_of(document, section, headings=home):
                if statement.passage.kind is PassageKind.HEADING and not _is_situation(statement):
                    continue
                for clause in _clauses(statement):
                    yield from _stated(clause, drug, closed, shared, carried)


def _closed_lists(section: Section) -> frozenset[int]:
    """Items that stand under a list's lead-in but behind the first item that is no situation."""
    ended: set[int] = set()
    out: set[int] = set()
    for index, passage in enumerate(section.passages):
        if passage.parent is None:
            continue
        if passage.parent in out or passage.parent in ended or not is_fragment(passage.text):
            if passage.parent not in out:
                ended.add(passage.parent)
            out.add(index)
    return frozenset(out)


def _is_spoiled(slot: str) -> bool:
    """Whether a product that has gone bad is spoken of, rather than an organ."""
    return bool(_SPOILED.search(slot)) and not ORGAN.match(slot)


def _is_answer(statement: Statement) -> bool:
    """Whether a sentence answers the question before it on its line: "Who cannot take it? Anyone ..."."""
    before = statement.passage.text[: statement.start - statement.passage.start].rstrip()
    return before.endswith("?") and is_lead(before)


def _carried_on(section: Section) -> frozenset[int]:
    """Items that go on with the list that an item before them opens, though they stand beside that item.

    Scraping puts the items of "Do not give it to patients who have:" and those around it at one depth.
    """
    out: set[int] = set()
    opener: int | None = None
    for index, passage in enumerate(section.passages):
        if passage.kind is not PassageKind.ITEM:
            opener = None
        elif passage.text.rstrip().endswith(":") and is_lead(passage.text):
            opener = index
        elif opener is not None and passage.parent == section.passages[opener].parent:
            if is_fragment(passage.text) and not passage.text.rstrip().endswith((".", ":")):
                out.add(index)
            else:
                opener = None
    return frozenset(out)


def _shared_verdicts(section: Section) -> frozenset[int]:
    """Items that a later item speaks for: "Angina or", "Stroke - Do not use with these conditions"."""
    out: set[int] = set()
    run: list[int] = []
    for index, passage in enumerate(section.passages):
        if passage.kind is PassageKind.HEADING:
            run = []
        elif _OPEN_ITEM.search(passage.text) and is_fragment(passage.text):
            run.append(index)
        else:
            if _THESE.search(passage.text):
                out.update(run)
            run = []
    return frozenset(out)


def _is_situation(statement: Statement) -> bool:
    """Whether a line taken for a heading is an item of its section."""
    section, text = statement.section, statement.text
    if _HYPERSENSITIVE.match(text) and not text.rstrip().endswith(":"):
        return True  # the first of a list whose marks are lost
    return (
        not section.governs(statement.index) and len(text.split()) >= 3 and is_condition(without_asides(text))
    )


def _clauses(statement: Statement) -> Iterator[Statement]:
    """A statement of the contraindications section cut where a list in it lost its lines."""
    if statement.section.kind is not SectionKind.CONTRAINDICATIONS:
        yield statement
        return
    passage = statement.passage
    before = passage.text[: statement.start - passage.start]
    numbered = _FIRST.search(passage.text) is not None
    for start, end in lost_items(statement.text, before):
        words = statement.text[start:end]
        if numbered and (next_number := _NEXT_NUMBER.search(words)):
            words = words[: next_number.start()]
        if words.strip():
            first = statement.start + start
            yield replace(statement, start=first, end=first + len(words), text=words)


def _stated(
    statement: Statement,
    drug: re.Pattern[str],
    closed: frozenset[int],
    shared: frozenset[int],
    carried: frozenset[int],
) -> Iterator[Fact]:
    home = statement.section.kind is SectionKind.CONTRAINDICATIONS
    if _is_label(statement.document) and statement.section.kind not in _FORBIDDING:
        # A label forbids in its own section; elsewhere "do not use it in ..." is advice on dosing.
        asks = _SAYS_SO.search(statement.text)
        if asks is None and statement.passage.parent is None:
            return
    else:
        asks = _ASKS.search(statement.text)
        if asks is None and not home and not statement.leads:
            return
    text = _HYPHENED.sub(" contra", without_citations(statement.text))
    if home and _ALLERGENS.search(text):
        return
    if home and statement.leads and _ALLERGENS.search(statement.leads[0]):
        text = f"hypersensitivity to {text}"
    if _NEGATED.search(text) or _LEGEND.match(text) or _FOOTNOTE.match(text):
        return
    if home and NONE.match(text):
        yield _fact(statement, situations(text, statement.start, drug=drug)[0], "contraindications/none")
        return
    if asks:
        masked = drug.sub(lambda m: MASK * len(m.group()), text)
        title = _TITLE.match(text)
        at = title.end() if title else 0
        found = forbidden(masked[at:])
        if at and found is None:
            at, found = 0, forbidden(masked)
        if found is None and home:
            at, found = 0, discouraged(masked)
        if found:
            begin, end = at + found.start, at + found.end
            slot = text[begin:end]
            if not (_TELL.search(text[:begin]) or _TELL.search(slot[:60])):
                if _QUANTITY.match(slot) or _is_spoiled(slot) or found.how == "unless":
                    return
                if _UNNAMED.match(slot):
                    return
                trusted = home or found.sure or bool(_OF_PERSON.get(found.how, _NOBODY).match(slot))
                for situation in situations(
                    slot, statement.start + begin, drug=drug, drugs=found.drugs, trusted=trusted
                ):
                    yield _fact(statement, situation, "contraindications/sentence")
                return
        elif _STATED.search(text):
            return
    if statement.index in shared:
        for situation in situations(_OPEN_ITEM.sub("", text), statement.start, drug=drug, trusted=True):
            yield _fact(statement, situation, "contraindications/list")
        return
    if statement.section.kind is SectionKind.ADVERSE_EFFECTS:
        return  # its lists are of effects
    leads = statement.leads
    listed = (
        statement.passage.parent is not None
        and statement.index not in closed
        and bool(leads)
        and is_lead(leads[0])
    )
    if not (home or listed) and statement.section.kind is not SectionKind.HIGHLIGHTS:
        listed = statement.index not in closed and any(
            is_lead(lead) and lead.rstrip().endswith((":", "?")) for lead in leads[:2]
        )
    if home and (told := _TOLD_WHY.match(text)) and is_condition(without_asides(told["what"])):
        text = told["what"]
    if _REMARK.search(without_asides(text)) or len(text.split()) > 60:
        return
    listed = listed or statement.index in carried or _is_answer(statement)
    if (home or listed) and not _TELL.search(text) and not _SPOILED.search(text) and is_fragment(text):
        for situation in situations(text, statement.start, drug=drug, trusted=True):
            yield _fact(statement, situation, "contraindications/list")


def _is_label(document: Document) -> bool:
    return document.monograph.media_type in {"application/spl+xml", "application/openfda+json"}


def _fact(statement: Statement, situation: Situation, rule: str) -> Fact:
    document = statement.document
    text = re.sub(
        r"\bto\s+(?:it|(?:this|the)\s+(?:medicine|medication|drug|product|agent|antibiotic|compound|substance"
        r"|preparation|active\s+substance|active\s+ingredient|drug\s+product|injection|tablets?|capsules?))$",
        f"to {document.drug}",
        situation.text,
    )
    if text.replace(" to ", "").isupper() and len(text.split()) > 1:
        text = text.lower()  # a label in capitals
    return Contraindication(
        drug=document.drug,
        object=document.abbreviations.get(text) or expanded(text, document.abbreviations),
        status=Status.ASSERTED,
        population=situation.population,
        evidence=(statement.evidence(rule),),
    )
