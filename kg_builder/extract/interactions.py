"""Drugs, classes and foods that interact: from lists by severity, from headed items and from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg_builder.model import Fact, Interaction, PassageKind, SectionKind

from .base import Document
from .interaction_counts import SEVERITY
from .language.coordination import split_including, split_list
from .phrases import decapitalised, without_asides, without_citations
from .statements import Statement, drug_pattern, statements
from .substances import is_plain_name, is_substance

__all__ = ["InteractionExtractor", "management_of"]

_SECTIONS = frozenset([SectionKind.INTERACTIONS])
_ALSO = frozenset(
    [
        SectionKind.WARNINGS,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.BOXED_WARNING,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
        SectionKind.DOSAGE,
    ]
)
_SEVERITY_LEAD = re.compile(
    rf"\b(?P<severity>{SEVERITY})\s+(?:drug\s+)?interactions?\b(?![^:]*\b(?:at\s+least|\d)\b)", re.I
)
_LIST_LEAD = re.compile(
    r"\b(?:interact(?:s|ions?)?|(?:do\s+not|don't|should\s+not|never)\s+(?:take|use|combine)|avoid|taking|"
    r"(?:also\s+)?(?:take|use|using|taken)\b|medicines|medications|drugs|especially|affect"
    r"|combin\w+)\b[^.]*:?\s*$",
    re.I,
)
_IN_PROSE_LIST = re.compile(
    rf"\b(?:(?P<severity>{SEVERITY})\s+)?(?:drug\s+)?interactions?\s+(?:of|with|for)\s+[^.:;]{{2,50}}?\s*"
    r"(?:include|includes|are|is)\s*:?\s+(?P<list>.+)|"
    r"\b(?:may|can|might|could|will)?\s*interacts?\s+(?:badly\s+|adversely\s+)?with\s+(?P<with>[^.;]+)|"
    r"\b(?:medicines|medications|drugs|substances|products)\s+(?:that|which)\s+(?:may|can|might"
    r"|could)?\s*(?:interact|affect)\b"
    r"[^.:;]*?\s(?:include|includes|are)\s*:?\s+(?P<that>.+)",
    re.I,
)
_MODAL = r"(?:may|can|could|might|will|would|should)"
_EFFECT_VERB = (
    r"(?:increas|decreas|reduc|lower|rais|enhanc|worsen|potentiat|impair|caus|lead|result|affect|delay|block|"
    r"inhibit|mak|alter|prolong|add|slow|intensif|diminish|weaken|interfer|boost|chang|elevat|accelerat"
    r"|induc|"
    r"produc|aggravat|mask|antagoni|prevent|bind|cut|keep|put|stop|harm|damag|help)\w*"
)
_TAKING_WITH = re.compile(
    r"(?:\b(?:taking|using|combining|mixing|use|combination|co-?administration|concomitant\s+(?:use"
    r"|administration)|"
    r"concurrent\s+(?:use|administration)|administration|when\s+(?:taken|used|combined|given|administered)|"
    r"if\s+(?:taken|used|combined|given)|(?:taken|used|given)|drinking|eating|consuming)\b)"
    r"(?P<slot>[^.;]*?)(?<=[\s,])(?P<effect>(?:(?:which|this|it|they)\s+)?"
    rf"(?:{_MODAL}\s+(?:also\s+|possibly\s+)?\w+|{_EFFECT_VERB}|has\s+been\s+reported\s+to)\b[^.;]*)",
    re.I,
)
_SUBJECT = re.compile(
    rf"^\W*+(?P<who>[^.;:]*?[^\s.;:,])\s*+(?:,\s*+)?(?<!\w)(?P<effect>(?:{_MODAL}\s+(?:also\s+|possibly\s+"
    rf"|significantly\s+)?\w+"
    rf"|{_EFFECT_VERB})\b[^.;]*)",
    re.I,
)
_HEADED = re.compile(
    r"^\W*+(?P<who>[^.:]{2,79}?[^\s.:])(?:\s*+:|\s++[\u2013\u2014-]\s)\s*+(?P<rest>[A-Z(].*)$", re.S
)
_EFFECT_OF_WITH = re.compile(
    rf"^\W*+(?P<drug>[^.;:]*?)(?<=\s)(?P<effect>{_MODAL}\s+(?:also\s+)?{_EFFECT_VERB}\b\s+(?:the\s+)?"
    r"(?:(?:blood|plasma|serum|systemic|pharmacologic|therapeutic)\s+)?(?:effects?|effectiveness|levels?"
    r"|concentrations?|"
    r"activity|toxicity|actions?|exposure|absorption|metabolism|clearance)\s+of\s+(?P<who>[^.;]+))",
    re.I,
)
_PROHIBITED = re.compile(
    r"\b(?:(?:do|does)\s+not|don['\u2019]t|should\s+not|must\s+not|should\s+never|never|not\s+be"
    r"|avoid(?:ing)?|"
    r"not\s+recommended|contraindicated|limit)\b\s*(?P<what>[^.;]*)",
    re.I,
)
_WITH = re.compile(
    r"\b(?:with|along\s+with|together\s+with|while\s+(?:taking|using|on)"
    r"|if\s+you\s+(?:are\s+)?(?:also\s+)?(?:tak(?:e|ing)|us(?:e|ing))|"
    r"and|drink(?:ing)?|eat(?:ing)?|consum(?:e|ing)|taking|use\s+of|using|of|avoid(?:ing)?"
    r"|limit)\s+(?P<who>[^.;]+)",
    re.I,
)
_MANAGEMENT = (
    (
        "avoid",
        re.compile(
            r"\b(?:avoid\w*|(?:do|does)\s+not\s+(?:take|use|combine|drink|eat|consume)"
            r"|should\s+not\s+(?:be\s+)?(?:take|use|combine|drink|consume|co-?admin)\w*|"
            r"don['\u2019]t\s+(?:take|use|drink|eat|consume)|contraindicated|not\s+recommended"
            r"|must\s+not\s+be|never\s+(?:take|use))",
            re.I,
        ),
    ),
    (
        "monitor",
        re.compile(
            r"\b(?:monitor\w*|check(?:ed|ing)?\s+(?:\w+\s+){0,3}(?:levels?|INR|pressure|glucose)"
            r"|closely\s+watch\w*|watch\s+for|blood\s+tests)",
            re.I,
        ),
    ),
    (
        "reduce dose",
        re.compile(
            r"\b(?:(?:reduc|lower|decreas)\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,3}dos(?:e|es|age)|(?:lower"
            r"|smaller|reduced)\s+dos(?:e|age)|do(?:se|sage)\s+(?:reduction|should\s+be\s+reduced))",
            re.I,
        ),
    ),
    (
        "increase dose",
        re.compile(
            r"\b(?:increas\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,3}dos(?:e|age)|higher\s+dos(?:e|age))", re.I
        ),
    ),
    (
        "adjust dose",
        re.compile(
            r"\b(?:dos(?:e|age)\s+adjustments?|adjust\w*\s+(?:the\s+|your\s+)?(?:\w+\s+){0,2}dos(?:e|age)"
            r"|change\s+(?:the|your)\s+dose)",
            re.I,
        ),
    ),
    (
        "separate doses",
        re.compile(
            r"\b(?:(?:at\s+least\s+)?(?:\w+|\d+)(?:\s*(?:to|-|or)\s*\w+)?\s+hours?\s+(?:before|after|apart)"
            r"|separate\w*\s+(?:\w+\s+){0,4}(?:by|doses))",
            re.I,
        ),
    ),
    ("use caution", re.compile(r"\b(?:caution\w*|careful\w*)\b", re.I)),
)
_ASK_BEFORE = re.compile(
    r"\b(?:ask|tell|talk\s+to|check\s+with|consult)\s+(?:your|a|the)\s+(?:doctor|pharmacist"
    r"|healthcare\s+provider|physician)\b[^.]*?\bbefore\s+"
    r"(?:you\s+)?(?:taking|using|take|use|drinking)\s+(?:any\s+|an?\s+)?(?P<who>.+)$",
    re.I | re.S,
)
_BECAUSE = re.compile(
    r"\b(?:because\s+of|due\s+to)\s+(?:the\s+|an?\s+)?(?:increased\s+)?(?P<why>[^.;,]+)", re.I
)
_SEPARATION = re.compile(
    r"(?:at\s+least\s+)?(?:\d+|\w+)(?:\s*(?:to|-|or)\s*\w+)?\s+hours?\s+(?:before|after|apart)(?:\s+(?:or"
    r"|and)\s+[^.;,]*?hours?\s+(?:before|after))?",
    re.I,
)
_BOILERPLATE = re.compile(
    r"\b(?:tell|inform|ask|talk\s+to|check\s+with|consult|let)\s+(?:your|the|a)\s+(?:doctor|pharmacist"
    r"|healthcare|health\s+care|"
    r"provider|physician)\b[^.:]*\b(?:all|any|every|other|before|questions|list)\b|\bkeep\s+a\s+list\b|"
    r"\bnot\s+(?:a\s+complete\s+list|all\s+of\s+the)|\binteraction\s+checker\b|\bnever\s+begin\b"
    r"|\bother\s+drugs\s+may\b|"
    r"\bmany\s+(?:other\s+)?(?:drugs|medicines|medications)\s+can\b|\bsafety\s+and\s+effectiveness\b",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:(?:at|during|before|after|because|since|as|unless|without|until|within|if|when|whenever|while"
    r"|due|for|so|"
    r"may|can|could|might|will|is|are|has|have|should|to\s+(?:avoid|prevent|reduce|treat|\w+\s+your)"
    r"|that\s+(?:may|can|also|contain)|which|who|"
    r"and\s+(?:tell|call|may|can|monitor|should|talk|see|may)|together|concomitantly|simultaneously"
    r"|concurrently|"
    r"in\s+(?:patients|people|combination|the)|on\s+the\s+same)\b.*)$",
    re.I | re.S,
)
_LEADING = re.compile(
    r"^(?:(?:also|both|the|a|an|any|other|certain|some|your|concomitant|concurrent|use\s+of|using|taking"
    r"|drinking|eating|"
    r"drugs?\s+(?:like|such\s+as)|medications?\s+(?:like|such\s+as)|medicines?\s+(?:like|such\s+as)|all|"
    r"(?:oral\s+)?administration\s+of|doses?\s+of|with|and|or|including|as|concentrations?\s+of"
    r"|levels?\s+of|effects?\s+of|blood\s+levels\s+of)\s+)+",
    re.I,
)


class InteractionExtractor:
    """Named interacting drugs, classes, foods; general advice ("tell your doctor ...") gives nothing."""

    name = "interactions"
    relations = ("interaction",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Interactions in reading order."""
        drug = drug_pattern(document)
        for statement in statements(document, _SECTIONS | _ALSO):
            if (
                statement.section.kind in _SECTIONS
                or "interact" in statement.text.casefold()
                or any(_announces(lead) for lead in statement.leads)
            ):
                yield from _Sentence(statement, drug).facts()
            elif _FOODS.search(statement.text) and statement.section.kind in _ALSO:
                facts = _Sentence(statement, drug).facts()
                yield from (fact for fact in facts if _FOODS.search(fact.object))


_FOODS = re.compile(r"\b(?:alcohol|grapefruit)\b", re.I)
_ANNOUNCED = re.compile(
    r"\binteract|\bother\s+(?:medicines|medications|drugs)\b|\baffect\w*\b|\bavoid\s+while\b|\bcombin"
    r"|\balcohol\b",
    re.I,
)


@lru_cache(maxsize=512)
def _announces(lead: str) -> bool:
    """Whether a lead-in or title says that what follows is about taking things together."""
    return _ANNOUNCED.search(lead) is not None and not re.search(r"side\s+effects?", lead, re.I)


def management_of(text: str) -> str | None:
    """What a text asks to do about an interaction; None if nothing.

    >>> management_of("Avoid grapefruit juice."), management_of("Monitor INR closely")
    ('avoid', 'monitor')
    >>> management_of("Take it at least 2 hours before or after antacids.")
    'separate doses: at least 2 hours before'
    >>> management_of("may raise levels") is None
    True
    """
    for action, pattern in _MANAGEMENT:
        if pattern.search(text):
            if action == "separate doses" and (apart := _SEPARATION.search(text)):
                return f"{action}: {apart.group()}"
            return action
    return None


class _Sentence:
    """One sentence or item, and the interactions it names."""

    def __init__(self, statement: Statement, drug: re.Pattern[str]) -> None:
        self.statement = statement
        self.drug = drug
        self.text = without_citations(statement.text)
        self.severity = self._severity()

    def facts(self) -> Iterator[Fact]:
        text = self.text
        if re.search(
            r"\bno\s+(?:known|listed|significant|clinically)|interactions\s+with\s+(?:at\s+least\s+"
            r"|more\s+than\s+)?\d",
            text,
            re.I,
        ):
            return
        if self._is_listed() and not self.drug.match(text.lstrip()):
            if (headed := _HEADED.match(text)) and any(
                True for _ in self._named(headed["who"], headed.start("who"))
            ):
                yield from self._headed(headed)
                return
            if len(text.split()) <= 14 and not re.search(
                rf"\b(?:{_MODAL}|you|your|is|are|do|increases?|decreases?)\b", text
            ):
                yield from self._slot(text, 0)
                return
        if _BOILERPLATE.search(text) and not re.search(
            r"\b(?:especially|such as|including|particularly)\b", text, re.I
        ):
            return
        if headed := _HEADED.match(text):
            found = list(self._headed(headed))
            if found:
                yield from found
                return
        yield from self._prose()

    def _severity(self) -> str | None:
        for lead in self.statement.leads:
            if found := _SEVERITY_LEAD.search(lead):
                return found["severity"].casefold()
        return None

    def _is_listed(self) -> bool:
        leads = self.statement.leads
        if self.severity:
            return True
        passage = self.statement.passage
        if self.statement.section.kind in _SECTIONS and passage.kind is PassageKind.ITEM:
            return len(passage.text.split()) <= 4 or bool(leads and _LIST_LEAD.search(leads[0]))
        return bool(self.statement.passage.parent is not None and leads and _LIST_LEAD.search(leads[0]))

    def _headed(self, headed: re.Match[str]) -> Iterator[Fact]:
        rest = headed["rest"]
        effect = _effect(rest)
        yield from self._slot(
            headed["who"], headed.start("who"), effect=effect, management=management_of(rest)
        )

    def _prose(self) -> Iterator[Fact]:
        text = self.text
        management = management_of(text)
        if found := _IN_PROSE_LIST.search(text):
            group = next(g for g in ("list", "with", "that") if found[g])
            severity = found["severity"].casefold() if found["severity"] else self.severity
            yield from self._slot(found[group], found.start(group), severity=severity, management=management)
            return
        if found := _TAKING_WITH.search(text):
            named = list(
                self._slot(
                    found["slot"], found.start("slot"), effect=_effect(found["effect"]), management=management
                )
            )
            if named:
                yield from named
                return
        if (
            (found := _EFFECT_OF_WITH.match(text))
            and self.drug.search(found["drug"])
            and not self.drug.search(found["who"])
        ):
            named = list(
                self._slot(
                    found["who"], found.start("who"), effect=_effect(found["effect"]), management=management
                )
            )
            if named:
                yield from named
                return
        if (found := _SUBJECT.match(text)) and not self.drug.match(found["who"].strip()):
            named = list(
                self._slot(
                    found["who"], found.start("who"), effect=_effect(found["effect"]), management=management
                )
            )
            if named:
                yield from named
                return
        if found := _ASK_BEFORE.search(text):
            yield from self._slot(found["who"], found.start("who"), management="ask a doctor first")
            return
        if found := _PROHIBITED.search(text):
            who = _WITH.search(text, found.start())
            if who:
                reason = _BECAUSE.search(text)
                effect = decapitalised(reason["why"].strip()) if reason else None
                yield from self._slot(who["who"], who.start("who"), effect=effect, management=management)

    def _slot(
        self,
        words: str,
        at: int,
        *,
        effect: str | None = None,
        management: str | None = None,
        severity: str | None = None,
    ) -> Iterator[Fact]:
        """Facts for the substances named in a stretch of the sentence."""
        statement = self.statement
        for name, start, _ in self._named(words, at):
            yield Interaction(
                drug=statement.document.drug,
                object=name,
                severity=severity or self.severity,
                effect=effect,
                management=management,
                evidence=(
                    statement.evidence("interactions/list")
                    if self.severity and not effect
                    else statement.evidence("interactions/sentence", statement.start + start, statement.end),
                ),
            )

    def _named(self, words: str, at: int) -> Iterator[tuple[str, int, int]]:
        """Substances in a stretch: (name, start, end) in the sentence; the drug itself left out."""
        words = re.sub(r"(?<=\w)\s[-\u2013\u2014]\s(?=\w)", ",  ", words)
        aside = re.search(
            r"[(\[]\s*(?:e\.g\.,?|such\s+as|for\s+example,?|including|like)?\s*(?P<list>[^()\[\]]+)[)\]]",
            words,
        )
        head, parts = split_including(words, at)
        heads = split_list(words[: head.end - at], at) if parts else split_list(words, at)
        known = False
        short = self._is_listed() and len(words.split()) <= 10
        for part in (*heads, *parts):
            found = list(self._one(part.text, part.start, part.end, trusted=known))
            # What follows "such as", or a member of the same short item, is of the same kind.
            known = known or (bool(found) and (bool(parts) or bool(aside) or short))
            yield from found
        if parts:
            return
        if aside and re.match(r"[(\[](?:\s*(?:e\.g\.|such|for\s|including|like)|[^()]*,)", aside.group()):
            for part in split_list(aside["list"], at + aside.start("list")):
                yield from self._one(part.text, part.start, part.end, trusted=known)

    def _one(
        self, text: str, start: int, end: int, *, trusted: bool = False
    ) -> Iterator[tuple[str, int, int]]:
        name = re.split(r"\s+(?:such(?:\s+as)?|like)(?:\s|$)", without_asides(text).replace('"', ""))[0]
        name = _LEADING.sub("", name)
        name = _TAIL.sub("", name)
        name = _LEADING.sub("", name).strip(" ,.;:\u2022*-\"'\u201c\u201d")
        without_drug = self.drug.sub("", name).strip(" ,")
        if without_drug != name:
            name = re.sub(r"^(?:with|and|or)\s+|\s+(?:with|and|or|to)$", "", without_drug)
        if is_substance(name) or ((self.severity or trusted) and is_plain_name(name)):
            yield name if start else decapitalised(name), start, end


def _effect(clause: str) -> str | None:
    """An effect clause without its modal verb, citations and advice."""
    plain = re.split(
        r"[.;](?:\s|$)|,\s+(?:so|and\s+you|therefore|but)\b", without_asides(without_citations(clause))
    )[0]
    plain = re.sub(
        rf"^\W*(?:(?:which|this|it|they|these|there)\s+)?(?:{_MODAL}\s+)?(?:also\s+|possibly\s+)?(?:be\s+)?",
        "",
        plain.strip(),
        flags=re.I,
    )
    plain = " ".join(plain.split()).strip(" ,.")
    if not plain or not re.search(_EFFECT_VERB, plain, re.I) or management_of(plain) == plain:
        return None
    if re.match(r"(?:avoid|monitor|do\s+not|don['\u2019]t|use\b|take\b|consult|not\b|interact)", plain, re.I):
        return None
    return decapitalised(plain)
