"""Situations in which the drug must not be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Contraindication, Fact, PassageKind, SectionKind, Status

from ..base import Document
from ..language.sentences import sentences
from ..lost_lines import lost_items
from ..statements import Statement, drug_pattern, holds, statements_of, told_sections
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import expanded, without_asides, without_citations
from .empty import REMARK, UNNAMED, names_none
from .frame_words import MASK, PEOPLE
from .frames import Forbidden, discouraged, forbidden
from .items import is_fragment
from .kinds import ORGAN
from .lists import OPEN_ITEM, Lists, is_behind, is_lead, lists_of
from .neighbours import asked_about, is_of_a_pair, pointed_at, told_off
from .situations import Situation, situations
from .sound import sound
from .states import NONE
from .verdicts import HINTS, carried_on, verdict
from .words import without_recent

__all__ = ["ContraindicationExtractor"]

_TELL = re.compile(
    r"\b(?:tell|ask|(?:talk|speak)\s+(?:to|with)|let|inform|consult|check\s+with)\s+(?:your|a|the)\s+"
    r"(?:[\w-]+\s+){0,2}?"
    r"(?:doctor|pharmacist|healthcare|physician|health|team|nurse|provider|prescriber|specialist|clinic|GP"
    r"|midwife)\b|\bwithout\s+(?:first\s+)?(?:talking|asking|telling|consulting)\b"
    r"|\b(?:tell|let|inform|ask|warn|remind)\s+(?:us|me|them|whoever|someone)\b"
    r"|\bwe\s+(?:\w+\s+)?(?:need|want|ought|like)\s+to\s+(?:know|hear)\b"
    r"|^\W*(?:please\s+|also\s+)*(?:mention|report|disclose)\s"
    r"|\bmake\s+sure\s+(?:that\s+)?[^.;,]{3,40}?\s(?:knows?|(?:is|are)\s+(?:told|aware))\b"
    r"|^\W*(?:your\s+|the\s+|we\s+)?(?:\w+\s+)?(?:will|may|might|should|want\s+to)\s+"
    r"(?:ask|check|want\s+to\s+know)\b",
    re.I,
)
_WITH_CARE = re.compile(
    r"^\W*(?:(?:use|give|take|prescribe)[nds]?\s+(?:it\s+|[\w-]+\s+)?)?(?:with\s+)?(?:\w+\s+)?"
    r"(?:caution|care)\b"
    r"|\b(?:used?|taken?|given?|prescribed)\s+(?:\w+ly\s+)?with\s+(?:\w+\s+)?(?:caution|care)\b",
    re.I,
)
"""What asks for care and forbids nothing."""
_NAMED_DRUGS = re.compile(
    r"\b(?:these|the\s+following)\s+(?:drugs|medicines|medications|products)\b"
    r"|\b(?:along|together|combination|conjunction)\s+with\W*$"
    r"|\btaking\s+(?:any\s+of\s+)?(?:these|the\s+following)\W*$",
    re.I,
)
_TAKES_IT = re.compile(r"\W*(?=(?:take|use)\s)", re.I)
_LONGEST = 60
_OF_A_USE = re.compile(
    r"^\W*(?:all\s+forms"
    r"|(?:intravenous|oral|intramuscular|parenteral|topical|rectal|systemic)\s+(?:use|forms?|route)):\s+",
    re.I,
)
"""What an item holds for in a formulary: "Intravenous use: heart block"."""
_OF_A_BRAND = re.compile(r"^\W*(?P<name>[A-Z][a-z][\w-]*):\s+(?=[a-z])")
_QUANTITY = re.compile(
    r"^\W*(?:you\s+(?:miss|forget|vomit|want|(?:have\s+)?(?:take|took|taken|used?)\s+(?:too|more))"
    r"|right\s+after|immediately|larger|smaller|higher|more|extra|double|two|less|a\s+larger|greater"
    r"|(?:or\s+right\s+after\s+)?(?:a\s+)?(?:food|water|meals?|milk)|an?\s+empty|order|it\b"
    r"|this\s+(?:medicine|medication|drug)\s+(?:is|if|has)"
    r"|the\s+(?:solution|tablet|seal|pen|syringe|medicine|liquid))\b",
    re.I,
)
_SPOILED = re.compile(
    r"\b(?:expired|discolou?red|cloudy|particles|leaking|broken|damaged|package|seal|colou?r"
    r"|changed\s+colou?rs?|frozen|symptoms\s+(?:get|do\s+not)|prescribed\s+for)\b",
    re.I,
)
_PERSON = re.compile(rf"\W*(?:[\w-]+\s+)?{PEOPLE}\b", re.I)
_HYPHENED = re.compile(r"contra-(?=indicat)", re.I)
_ASKS = re.compile(
    r"contra-?indicat|\b(?:improper|unsafe|dangerous|harmful|inappropriate|unsuitable)\b|\bnot\b"
    r"|n['\u2019]t\b|\bnever\b|\bcannot\b|\bnor\b|\bavoid"
    r"|\b(?:ruled\s+out|off\s+limits|prohibited|forbidden|(?:there|they|these)\s+are|a\s+different|another"
    r"|an\s+alternative|wait|allow|leave|must\s+(?:pass|elapse))\b",
    re.I,
)
_FORBIDDING = frozenset([SectionKind.CONTRAINDICATIONS, SectionKind.BOXED_WARNING])
_ASKED_NEXT = re.compile(r"\s(?=Ask\s+a\s+doctor|Stop\s+use\s+and|When\s+using\s+this)")
"""Where the next part of a box begins whose lines are lost."""

_TITLE = re.compile(r"\W*[A-Z][\w ,/()-]{2,70}:\s+(?!(?:You|It)\s+(?:should|must)|Do\s+not)(?=[A-Z])")
"""The title that a part of the section opens with, on the line of its first sentence."""

_FORBIDS = re.compile(
    r"\bnot\s+(?:suitable|safe|right|recommended|for)\b|\b(?:should|must|do)\s+not\b|n['\u2019]t\b", re.I
)
_STATED = re.compile(r"\b(?:is|are)\s+(?:\w+\s+)?contraindicated\b", re.I)
_YOU = re.compile(
    r"\W*(?:you|your\s+child|the\s+patient)\s+"
    r"(?!feel|miss|forget|think|notice|see|want|need\s+to|stop|vomit|get\b|develop|experience|do\s+not"
    r"|don)\w",
    re.I,
)
_WITH = re.compile(
    r"\W*(?:patients?|people|anyone|those|individuals|women|men|persons?|children|adults)\s+"
    r"(?:with|who\s+ha(?:ve|s))\s",
    re.I,
)
_NOBODY = re.compile(r"(?!)")
_OF_PERSON = {"if": _YOU, "when": _YOU, "in": _WITH, "for": _WITH, "to": _WITH, "who": _WITH}
"""What must follow a prohibition's word so that the rest surely names a situation."""

_FIRST = re.compile(r"(?:^|[:.\])])\s*1\.\s+[A-Z]")
_NEXT_NUMBER = re.compile(r"(?:(?<=[\w)\]:])\s+|^)\d{1,2}\.?$")
"""The number of the next item, which ends the sentence of the one before."""

_AND_NOT = re.compile(
    r",?\s+(?:and|nor|but)\s+"
    r"(?=(?:it|this\s+(?:medicine|medication|drug))\s+(?:should|must)\s+(?:not|never)\s)",
    re.I,
)
"""Before what a sentence forbids besides: "..., and it must not be given to newborns"."""

_SEMICOLON = re.compile(r";\s+")
_ALLERGENS = re.compile(
    r"\b(?:hypersensitiv|allerg)\w*(?:\s+reactions?)?\s+to(?:\s+(?:any\s+of\s+)?the\s+following)?\W*$", re.I
)
"""What opens a list of allergens."""

_TOLD_WHY = re.compile(
    r"\W*(?P<what>[A-Z][^:.;]{3,60}):\s+(?:May|Can|[A-Z][^:.;]*\b(?:may|can|is|are|was|were|has|have|will))\b"
)
"""An item with a sentence on why: "Heart block: It may worsen"."""

_HYPERSENSITIVE = re.compile(
    r"\W*(?:known\s+|history\s+of\s+)?(?:hypersensitiv|allerg)\w*\s+(?:\w+\s+)?to\b", re.I
)
_SAYS_SO = re.compile(r"[Cc]ontra-?indicat|CONTRA-?INDICAT")
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
            lists = lists_of(section)
            asked = False
            for statement in statements_of(document, section, headings=home):
                asked = asked or (home and not label and _asks_first(statement))
                if asked and not _ASKS.search(" ".join((statement.text, *statement.leads[:-1]))):
                    continue
                if statement.passage.kind is PassageKind.HEADING and not _is_situation(statement):
                    continue
                for clause in _clauses(statement):
                    yield from sound(_stated(clause, drug, lists))


def _asks_first(statement: Statement) -> bool:
    """Whether a sentence of its own begins what is to be told first, which rules nothing out."""
    return statement.passage.kind is PassageKind.PARAGRAPH and _TELL.search(statement.text) is not None


def _is_spoiled(slot: str) -> bool:
    """Whether a product that has gone bad is spoken of, rather than an organ."""
    return bool(_SPOILED.search(slot)) and not (ORGAN.match(slot) or _PERSON.match(slot))


def _is_answer(statement: Statement) -> bool:
    """Whether a sentence answers the question before it on its line: "Who cannot take it? Anyone ..."."""
    before = statement.passage.text[: statement.start - statement.passage.start].rstrip()
    return before.endswith("?") and is_lead(before)


def _is_situation(statement: Statement) -> bool:
    """Whether a line taken for a heading is an item of its section."""
    section, text = statement.section, statement.text
    if _HYPERSENSITIVE.match(text) and not text.rstrip().endswith(":"):
        return True  # the first of a list whose marks are lost
    below = [section.passages[child].text for child in section.children_of(statement.index)]
    listed = not text.rstrip().endswith(":") and all(map(is_fragment, below))
    return listed and len(text.split()) >= 3 and is_condition(without_asides(text))


def _clauses(statement: Statement) -> Iterator[Statement]:
    """A statement cut where it forbids once more, or, in the home section, where a list lost its lines."""
    again = _AND_NOT.search(statement.text) if holds(statement.text, (" not ", " never ")) else None
    if again is None and len(_SAYS_SO.findall(statement.text)) > 1:
        again = _SEMICOLON.search(statement.text)  # "... in gout; relative contraindications are ..."
    if again:
        first, then = again.span()
        at = statement.start
        yield replace(statement, end=at + first, text=statement.text[:first])
        yield replace(statement, start=at + then, text=statement.text[then:])
        return
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


def _stated(statement: Statement, drug: re.Pattern[str], lists: Lists) -> Iterator[Fact]:
    home = statement.section.kind is SectionKind.CONTRAINDICATIONS
    earlier = _before(statement)
    label = _is_label(statement.document)
    if label and statement.section.kind not in _FORBIDDING:
        # A label forbids in its own section; elsewhere "do not use it in ..." is advice on dosing.
        asks = _SAYS_SO.search(statement.text)
        if asks is None and statement.passage.parent is None:
            return
    else:
        asks = _ASKS.search(statement.text)
        if asks is None and not (home or statement.leads or earlier or statement.index in lists.carried):
            return
    text = _HYPHENED.sub(" contra", without_citations(statement.text))
    if home and _ALLERGENS.search(text):
        return
    if home and statement.leads and _ALLERGENS.search(statement.leads[0]):
        text = f"hypersensitivity to {text}"
    if names_none(text):
        return
    if earlier and _TELL.search(text) and (at := asked_about(text, earlier)) is not None:
        for situation in situations(text[at:], statement.start + at, drug=drug, trusted=True):
            yield _fact(statement, situation, "contraindications/list")
        return
    if earlier and is_of_a_pair(text, statement.passage.text, drug):
        return  # "clarithromycin: raises its level. Contraindicated in gout."
    if home and NONE.match(text):
        yield _fact(statement, situations(text, statement.start, drug=drug)[0], "contraindications/none")
        return
    if asks or (not label and holds(text, HINTS)):
        said = _said(statement, text, drug, home=home)
        if said is not None:
            yield from said
            return
    if statement.index in lists.shared:
        for situation in situations(OPEN_ITEM.sub("", text), statement.start, drug=drug, trusted=True):
            yield _fact(statement, situation, "contraindications/list")
    elif statement.section.kind is not SectionKind.ADVERSE_EFFECTS:  # whose lists are of effects
        yield from _listed(statement, text, drug, lists)


def _before(statement: Statement) -> str:
    """What stands before a sentence in its passage."""
    return statement.passage.text[: statement.start - statement.passage.start].rstrip()


def _said(statement: Statement, text: str, drug: re.Pattern[str], *, home: bool) -> list[Fact] | None:
    """What a sentence forbids; None if it forbids nothing and may yet be an item of a list."""
    masked = drug.sub(lambda m: MASK * len(m.group()), text)
    rule = "contraindications/sentence"
    if back := told_off(masked, _before(statement)):
        named = replace(statement, start=statement.passage.start + back[1])
        return [_fact(named, s, rule) for s in situations(back[0], drug=drug, trusted=True)]
    title = _TITLE.match(text)
    at = title.end() if title else 0
    found = forbidden(masked[at:])
    if at and found is None:
        at, found = 0, forbidden(masked)
    if found is None:
        at, found = 0, verdict(masked) or _carried(statement, masked, drug)
    if found is None and home:
        at, found = 0, discouraged(masked)
    if found is None:
        return [] if _STATED.search(text) else None
    begin, end = at + found.start, at + found.end
    slot = _ASKED_NEXT.split(text[begin:end], maxsplit=1)[0]
    if (taken := pointed_at(slot, _before(statement))) is not None:
        named = replace(statement, start=statement.passage.start + taken[1])
        return [_fact(named, s, rule) for s in situations(taken[0], drug=drug, drugs=True)]
    if _TELL.search(text[:begin]) or _TELL.search(slot[:60]):
        return None
    if _QUANTITY.match(slot) or _is_spoiled(slot) or found.how == "unless" or UNNAMED.match(slot):
        return []
    trusted = home or found.sure or bool(_OF_PERSON.get(found.how, _NOBODY).match(without_recent(slot, "")))
    told = situations(slot, statement.start + begin, drug=drug, drugs=found.drugs, trusted=trusted)
    return [_fact(statement, situation, rule) for situation in told]


def _carried(statement: Statement, masked: str, drug: re.Pattern[str]) -> Forbidden | None:
    """What a sentence adds to the prohibition of the one before it: "The same goes for ..."."""
    found = carried_on(masked)
    before = sentences(_before(statement)) if found else []
    for _, _, words in reversed(list(before)):
        said = drug.sub(lambda m: MASK * len(m.group()), words)
        if forbidden(said) or verdict(said):
            return found
        if carried_on(said) is None:
            return None
    return None


def _listed(statement: Statement, text: str, drug: re.Pattern[str], lists: Lists) -> Iterator[Fact]:
    """What an item of a list names, or a line of the section on contraindications."""
    home = statement.section.kind is SectionKind.CONTRAINDICATIONS
    lead = lists.carried.get(statement.index) or next(iter(statement.leads), "")
    open_list = statement.index not in lists.closed
    listed = statement.passage.parent is not None and open_list and is_lead(lead)
    if not (home or listed) and statement.section.kind is not SectionKind.HIGHLIGHTS:
        listed = open_list and any(
            is_lead(lead) and lead.rstrip().endswith((":", "?")) for lead in statement.leads[:2]
        )
    if home and _TELL.search(lead) and not _FORBIDS.search(lead):
        return  # whom to ask a doctor about, below whom it forbids
    if home and is_behind(statement.section, statement.index):
        return
    if home and (_WITH_CARE.search(text) or _WITH_CARE.search(lead)) and not _SAYS_SO.search(text):
        return
    if not home and _before(statement) and statement.passage.kind is PassageKind.ITEM:
        listed = False  # what is said of the item that its first words name
    listed = listed or statement.index in lists.carried or _is_answer(statement)
    if not (home or listed):
        return
    if _TAKES_IT.match(text) and lead.rstrip(" :*").endswith(("you", "who", "they")):
        text = f"you {text.lstrip(' *-')}"
    if home and (use := _OF_A_USE.match(text)):
        text = text[use.end() :]
    if home and (brand := _OF_A_BRAND.match(text)) and not is_condition(brand["name"]):
        text = text[brand.end() :]
    if home and (told := _TOLD_WHY.match(text)) and is_condition(without_asides(told["what"])):
        text = told["what"]
    if REMARK.search(without_asides(text)) or len(text.split()) > _LONGEST or text.rstrip().endswith("?"):
        return
    if not _TELL.search(text) and not _SPOILED.search(text) and is_fragment(text):
        drugs = _NAMED_DRUGS.search(lead) is not None
        for situation in situations(text, statement.start, drug=drug, trusted=True, drugs=drugs):
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
