"""Situations in which the drug must not be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg_builder.model import Contraindication, Fact, Section, SectionKind, Status

from .base import Document
from .phrases import expanded, without_citations
from .situations import Situation, is_fragment, situations
from .statements import Statement, drug_pattern, statements_of, told_sections

__all__ = ["ContraindicationExtractor"]

_GIVE = (
    r"(?:use|take|infuse|inject|give|administer|initiate|start|begin|prescribe|receive|apply|co-?administer"
    r"|be\s+(?:co-?administered|used|taken|given|administered|infused|injected|started|initiated|prescribed"
    r"|treated\s+with|applied))"
)
_MUST_NOT = (
    r"(?:do\s+not|don['\u2019]t|does\s+not|should\s+not|shouldn['\u2019]t|must\s+not|mustn['\u2019]t"
    r"|should\s+never|must\s+never|never|cannot|can['\u2019]t|not)"
)


_MASK = "\x01"
_DRUG = r"\x01+"
"""What the drug's names are replaced by before the patterns below look at a sentence, so that they need not
be compiled for every drug."""

_WHAT = (
    rf"(?:\s+(?:(?:the\s+|any\s+)?(?:\w+\s+){{0,2}}(?:forms?|versions?|tablets?"
    rf"|formulations?)\s+of\s+)?(?:{_DRUG}|(?:this|the|your)\s+(?:medicine|medication|drug|treatment)"
    rf"|treatment|therapy)(?:\s+(?:treatment|therapy|infusion|injections?|tablets?|capsules?))?)?"
)
_TRIGGERS = (
    re.compile(
        r"^\W*(?P<slot>[^.;:\u2014\u2013]{3,80}?)\s*[\u2014\u2013:]\s*(?:(?:it\s+)?(?:should"
        r"|must)\s+not\s+be\s+"
        r"(?:used|taken|given)|do\s+not\s+(?:use|take|give)|contraindicated|should\s+not\s+(?:use|take))\b"
        r"(?!\s+(?:more|with|if|in\s+(?!patients|people|anyone|this)))",
        re.I,
    ),
    re.compile(
        r"(?<!not\s)\bcontraindicated\b\s*,?\s*(?:for\s+use\s+)?(?P<how>in|with|for|when|if|during|:"
        r"|to)\s*(?P<slot>.*)$",
        re.I | re.S,
    ),
    re.compile(
        r"\bcontraindications?\b(?:\s+(?:to|of|for"
        r"|with)\s+(?:the\s+use\s+of\s+)?[\w\s-]{2,40}?)?\s*(?:include|includes|are|is"
        r"|:)\s*:?\s*(?P<slot>.*)$",
        re.I | re.S,
    ),
    re.compile(
        r"\b(?:co-?administration|concomitant\s+(?:use|administration)"
        r"|combination)\s+of\s+(?P<slot>[^.;]+?)\s+with\s+"
        rf"(?:{_DRUG})[^.;]*\s(?:is|are)\s+contraindicated\b",
        re.I,
    ),
    re.compile(
        r"(?:\b(?:co-?administ\w+|concomitant\w*|concurrent\w*|use|combin\w+|taking|given"
        r"|administ\w+)\b[^.;]*?"
        rf"|(?:{_DRUG})(?:\s+(?:in\s+combination|together|along))?)\s+(?P<how>with)\s+(?P<slot>[^.;]+?)"
        r"(?:\s*,)?\s+(?:is|are)\s+contraindicated\b(?!\s+(?:in|with|for))",
        re.I,
    ),
    re.compile(
        rf"\b{_MUST_NOT}\s+(?:you\s+)?{_GIVE}{_WHAT}(?:\s+(?:\w+ly|together))?\s*,?\s*(?P<how>if\b|in\b|by\b"
        rf"|with\b|when\b|during\b"
        rf"|along\s+with|together\s+with|to\s+(?=patients|people|children|anyone|women|infants"
        rf"|an?\s+(?:child|infant|baby|person|patient|woman)\b)"
        rf"|at\s+the\s+same\s+time\s+as|within\s+\w+\s+\w+\s+(?:of|after"
        rf"|before)(?:\s+or\s+(?:within\s+)?\w+\s+\w+\s+(?:of|after|before))?"
        rf"(?:\s+(?:taking|using|stopping|receiving|the\s+use\s+of|you\s+(?:have\s+)?(?:used|taken"
        rf"|stopped(?:\s+taking)?)))?|unless"
        rf"|for\s+(?=patients|people|children))"
        r"(?:\s+(?:any\s+of\s+)?the\s+following(?:\s+(?:apply|is\s+true|conditions?"
        r"|situations?))?)?\s*:?\s*(?P<slot>.*)$",
        re.I | re.S,
    ),
    re.compile(
        r"^\W*(?P<slot>(?:patients|people|anyone|those|individuals|women|persons|children|adults"
        r"|pregnant|if\s+you|you)\b[^.;]*?),?\s+(?:you\s+)?(?:should|must)\s+(?:not|never)\s+(?:use"
        r"|take|receive|be\s+(?:given|treated\s+with))\b(?P<rest>.*)$",
        re.I | re.S,
    ),
)


_LEAD = re.compile(
    rf"\bcontraindicat\w*|\b{_MUST_NOT}\s+(?:\w+\s+){{0,3}}?{_GIVE}\b[^.]*(?:if|in|with|by|when|patients"
    rf"|people|following|you|are|have|to)\W*$|"
    r"\bwho\s+(?:should|can|must)(?:\s*not|not|n['\u2019]t)\s+(?:take|use|be)\b|\bwhen\s+(?:should"
    r"|must)\s+(?:\w+\s+){1,3}not\b|\b(?:should|must)\s+not\s+(?:take|use)\b",
    re.I,
)
_NOT_LEAD = re.compile(
    r"\b(?:not\s+contraindicated|before\s+(?:taking|you|using)|tell\s+your|more\s+than|larger|longer"
    r"|side\s+effects?|overdose)\b",
    re.I,
)
_TELL = re.compile(
    r"\b(?:tell|ask|talk\s+to|inform|consult|check\s+with)\s+(?:your|a|the)\s+(?:doctor|pharmacist"
    r"|healthcare|physician|health)\b|\bwithout\s+(?:first\s+)?(?:talking|asking|telling|consulting)\b",
    re.I,
)
_QUANTITY = re.compile(
    r"^\W*(?:larger|smaller|higher|more|extra|double|two|less|a\s+larger|greater|food|water|meals?"
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
    r"\breactions?\b[^.]*\b(?:includ\w+|have\s+been|has\s+been|ranged?|were)\b|\bcases\s+of\b|\bobserved\b|"
    r"\b(?:contains|metabolite|cross-)|^\W*(?:table|see)\b|\bha(?:ve|s)\s+(?:been\s+reported|occurred)\b",
    re.I,
)
"""Remarks that explain a contraindication: how a reaction looks, what the product holds."""

_ASKS = re.compile(r"contraindicat|\bnot\b|n['\u2019]t\b|\bnever\b|\bcannot\b", re.I)
_FORBIDDING = frozenset([SectionKind.CONTRAINDICATIONS, SectionKind.BOXED_WARNING])
_LEGEND = re.compile(r"\W*(?:[ABCDX]|NA)\s*:\s")
"""What a pregnancy category stands for, whatever the drug's own is."""

_NEGATED = re.compile(r"\bnot\s+contraindicated\b", re.I)
_READ = frozenset(SectionKind) - {
    SectionKind.FURNITURE,
    SectionKind.OVERDOSAGE,
    SectionKind.ADVERSE_EFFECTS,
    SectionKind.REFERENCES,
    SectionKind.STORAGE,
    SectionKind.CLINICAL_STUDIES,
}


class ContraindicationExtractor:
    """Contraindications from their section, from lists under "do not use it if", and from sentences.

    A section that says "None" gives one asserted fact with the object "none".
    """

    name = "contraindications"
    by_section = True
    relations = ("contraindication",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Contraindications in reading order."""
        drug = drug_pattern(document)
        for section in told_sections(document):
            if section.kind not in _READ:
                continue
            closed = _closed_lists(section)
            for statement in statements_of(document, section):
                yield from _stated(statement, drug, closed)


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


def _stated(statement: Statement, drug: re.Pattern[str], closed: frozenset[int]) -> Iterator[Fact]:
    text = without_citations(statement.text)
    if _NEGATED.search(text) or _LEGEND.match(text):
        return
    home = statement.section.kind is SectionKind.CONTRAINDICATIONS
    matched = False
    asks = _ASKS.search(text)
    if _is_label(statement.document) and statement.section.kind not in _FORBIDDING:
        # A label forbids in its own section; elsewhere "do not use it in ..." is advice on dosing.
        asks = re.search(r"contraindicat", text, re.I)
    masked = drug.sub(lambda m: _MASK * len(m.group()), text) if asks else ""
    for trigger in _TRIGGERS if asks else ():
        found = trigger.search(masked)
        if found is None:
            continue
        slot = text[found.start("slot") : found.end("slot")]
        if _TELL.search(text[: found.start("slot")]) or _TELL.search(slot[:60]):
            continue
        matched = True
        how = (found.groupdict().get("how") or "").casefold()
        if _QUANTITY.match(slot) or _SPOILED.search(slot) or how == "unless":
            continue
        words = (
            f"with {slot}"
            if how in {"with", "along with", "together with", "at the same time as"}
            or how.startswith("within")
            else slot
        )
        shift = len(words) - len(slot)
        for situation in situations(words, statement.start + found.start("slot") - shift, drug=drug):
            yield _fact(statement, situation, "contraindications/sentence")
        break
    if matched:
        return
    leads = statement.leads
    listed = (
        statement.passage.parent is not None
        and statement.index not in closed
        and bool(leads)
        and _is_lead(leads[0])
    )
    if not (home or listed) and statement.section.kind is not SectionKind.HIGHLIGHTS:
        listed = statement.index not in closed and any(
            _is_lead(lead) and lead.rstrip().endswith((":", "?")) for lead in leads[:2]
        )
    if _REMARK.search(text) or len(text.split()) > 60:
        return
    if (home or listed) and not _TELL.search(text) and not _SPOILED.search(text) and is_fragment(text):
        for situation in situations(text, statement.start, drug=drug, trusted=True):
            yield _fact(statement, situation, "contraindications/list")


def _is_label(document: Document) -> bool:
    return document.monograph.media_type in {"application/spl+xml", "application/openfda+json"}


@lru_cache(maxsize=512)
def _is_lead(text: str) -> bool:
    return bool(_LEAD.search(text)) and not _NOT_LEAD.search(text)


def _fact(statement: Statement, situation: Situation, rule: str) -> Fact:
    document = statement.document
    text = re.sub(
        r"\bto\s+(?:it|(?:this|the)\s+(?:medicine|medication|drug|product))$",
        f"to {document.drug}",
        situation.text,
    )
    return Contraindication(
        drug=document.drug,
        object=document.abbreviations.get(text) or expanded(text, document.abbreviations),
        status=Status.ASSERTED,
        population=situation.population,
        evidence=(statement.evidence(rule),),
    )
