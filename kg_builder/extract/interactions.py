"""Drugs, classes and foods that interact: from lists by severity, from headed items and from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg_builder.model import Fact, Interaction, PassageKind, SectionKind, Status

from .base import Document
from .interaction_bans import banned
from .interaction_grammar import (
    ASK_BEFORE,
    BECAUSE,
    BOILERPLATE,
    COMBINED,
    EFFECT_OF_WITH,
    EFFECT_VERB,
    HEADED,
    IN_PROSE_LIST,
    LEADING,
    LIST_LEAD,
    MODAL,
    NONE_FOUND,
    PROHIBITED,
    SEVERITY_LEAD,
    SUBJECT,
    TAIL,
    TAKING_WITH,
    TELLS,
    WATCHED,
    WITH,
)
from .interaction_management import management_of
from .interaction_severities import headed_severity
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


class InteractionExtractor:
    """Named interacting drugs, classes, foods; general advice ("tell your doctor ...") gives nothing."""

    name = "interactions"
    relations = ("interaction",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Interactions in reading order."""
        drug = drug_pattern(document)
        for statement in statements(document, _SECTIONS | _ALSO, headings=True):
            if statement.passage.kind is PassageKind.HEADING and statement.section.kind not in _SECTIONS:
                continue
            sentence = _Sentence(statement, drug)
            found: list[Fact] = []
            if (
                statement.section.kind in _SECTIONS
                or "interact" in statement.text.casefold()
                or any(_announces(lead) for lead in statement.leads)
            ):
                found = list(sentence.facts())
            elif _FOODS.search(statement.text):
                found = [fact for fact in sentence.facts() if _FOODS.search(fact.object)]
            named = {fact.object for fact in found}
            yield from found
            yield from (fact for fact in sentence.bans() if fact.object not in named)


_COUNTED = re.compile(
    r"\bno\s+(?:known|listed|significant|clinically)|interactions\s+with\s+(?:at\s+least\s+|more\s+than\s+|no\s+)?(?:\d|other)",
    re.I,
)
_FINITE = (
    rf"\b{EFFECT_VERB}\s+(?:the|its|your|his|their|this|levels?|risks?|blood|(?:\w+\s+){{1,2}}(?:levels?|risks?|effects?|toxicity"
    r"|absorption|clearance|concentrations?))\b"
)
_GOES_ON = re.compile(
    r"(?:the\s+(?:combination|dos(?:e|age)|use|two)|this\s+combination|(?:concomitant|concurrent|combined)\s+use|co-?admin\w*"
    r"|monitor|avoid|take|use|do\s+not|don['\u2019]t|adjust|consider|separate|reduce|increase|check|watch|caution|patients|if\s+"
    r"|your|they|these|ask|talk|limit|dos(?:e|age))\b",
    re.I,
)
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


class _Sentence:
    """One sentence or item, and the interactions it names."""

    def __init__(self, statement: Statement, drug: re.Pattern[str]) -> None:
        self.statement = statement
        self.drug = drug
        self.text = re.sub(r"\*\*|__", "  ", without_citations(statement.text))
        self.own = statement.section.kind in _SECTIONS
        self.severity = self._severity()
        leads = statement.leads
        self.trusted = (
            self.own
            and statement.passage.kind is PassageKind.ITEM
            and bool(leads)
            and LIST_LEAD.search(leads[0]) is not None
        )

    def facts(self) -> Iterator[Fact]:
        text = self.text
        if found := NONE_FOUND.search(text):
            group = next(g for g in ("with", "does", "of") if found[g])
            yield from self._slot(found[group], found.start(group), status=Status.NEGATED)
            return
        if _COUNTED.search(text):
            return
        if self.own and self.statement.passage.kind is PassageKind.HEADING:
            if not self.drug.search(text):
                yield from self._slot(text, 0, management=self._advice())
            return
        if self._is_listed() and not self.drug.match(text.lstrip()):
            if (headed := HEADED.match(text)) and self._heads(headed):
                yield from self._headed(headed)
                return
            if len(text.split()) <= 14 and not re.search(
                rf"\b(?:{MODAL}|you|your|is|are|do|increases?|decreases?)\b|{_FINITE}", text, re.I
            ):
                yield from self._slot(text, 0, management=self._lead_advice())
                return
        if (
            BOILERPLATE.search(text)
            and not ASK_BEFORE.search(text)
            and not re.search(r"\b(?:especially|such as|including|particularly)\b", text, re.I)
        ):
            return
        if (headed := HEADED.match(text)) and self._heads(headed):
            found_here = list(self._headed(headed))
            if found_here:
                yield from found_here
                return
        yield from self._prose()

    def bans(self) -> Iterator[Fact]:
        """Drugs that must not be combined with this one."""
        statement = self.statement
        listed = (
            statement.section.kind is SectionKind.CONTRAINDICATIONS
            and statement.passage.kind is not PassageKind.HEADING
        )
        for who, at in banned(self.text, item=listed):
            yield from self._slot(who, at, severity="contraindicated")

    def _heads(self, headed: re.Match[str]) -> bool:
        """Whether the words before a colon or dash name what the rest tells of."""
        if TELLS.search(headed["rest"]) is None and not re.match(r"[A-Z(]", headed["rest"]):
            return False
        who = headed["who"]
        if self.own and len(who.split()) <= 3 and TELLS.search(headed["rest"]):
            # A section on interactions heads its entries with names, known or not.
            self.trusted = self.trusted or is_plain_name(who)
        return any(True for _ in self._named(who, headed.start("who")))

    def _advice(self) -> str | None:
        """What the sentence asks to do, or the one after it in the same passage."""
        if (said := management_of(self.text)) or not self.own:
            return said
        passage = self.statement.passage
        following = passage.text[self.statement.end - passage.start :].strip()
        after = re.match(r"[^.]+", following)
        return management_of(after.group()) if after and _GOES_ON.match(following) else None

    def _lead_advice(self) -> str | None:
        leads = self.statement.leads
        lead = leads[0] if leads and len(leads[0].split()) > 3 else ""
        return None if BOILERPLATE.search(lead) and not ASK_BEFORE.search(lead) else management_of(lead)

    def _severity(self) -> str | None:
        for lead in self.statement.leads:
            if found := SEVERITY_LEAD.search(lead):
                return found["severity"].casefold()
            if self.own and (head := headed_severity(lead)):
                return head[0]
        return None

    def _is_listed(self) -> bool:
        leads = self.statement.leads
        if self.severity:
            return True
        passage = self.statement.passage
        if self.statement.section.kind in _SECTIONS and passage.kind is PassageKind.ITEM:
            return len(passage.text.split()) <= 4 or bool(leads and LIST_LEAD.search(leads[0]))
        return bool(self.statement.passage.parent is not None and leads and LIST_LEAD.search(leads[0]))

    def _headed(self, headed: re.Match[str]) -> Iterator[Fact]:
        rest = headed["rest"]
        effect = _effect(rest)
        management = management_of(rest) or self._advice()
        yield from self._slot(headed["who"], headed.start("who"), effect=effect, management=management)

    def _prose(self) -> Iterator[Fact]:
        text = self.text
        management = self._advice()
        if found := IN_PROSE_LIST.search(text):
            group = next(g for g in ("list", "with", "that") if found[g])
            severity = found["severity"].casefold() if found["severity"] else self.severity
            yield from self._slot(found[group], found.start(group), severity=severity, management=management)
            return
        for who, at, effect in self._who_and_effect():
            named = list(self._slot(who, at, effect=_effect(effect), management=management))
            if named:
                yield from named
                return
        if found := ASK_BEFORE.search(text):
            yield from self._slot(found["who"], found.start("who"), management=management)
            return
        if (found := PROHIBITED.search(text)) and (slot := WITH.search(text, found.start())):
            reason = BECAUSE.search(text)
            reason_given = decapitalised(reason["why"].strip()) if reason else None
            said = self._slot(slot["who"], slot.start("who"), effect=reason_given, management=management)
            named = list(said)
            if named:
                yield from named
                return
        for pattern in (WATCHED, COMBINED) if self.own else ():
            for found in pattern.finditer(text):
                group = "who" if found["who"] else "apart"
                named = list(self._slot(found[group], found.start(group), management=management))
                yield from named
                if named:
                    return

    def _who_and_effect(self) -> Iterator[tuple[str, int, str]]:
        """Readings of the sentence as "taking ... with WHO EFFECT", "it EFFECT of WHO", "WHO EFFECT"."""
        text = self.text
        if found := TAKING_WITH.search(text):
            yield found["slot"], found.start("slot"), found["effect"]
        if (
            (found := EFFECT_OF_WITH.match(text))
            and self.drug.search(found["drug"])
            and not self.drug.search(found["who"])
        ):
            yield found["who"], found.start("who"), found["effect"]
        if (found := SUBJECT.match(text)) and not self.drug.match(found["who"].strip()):
            yield found["who"], found.start("who"), found["effect"]

    def _slot(
        self,
        words: str,
        at: int,
        *,
        effect: str | None = None,
        management: str | None = None,
        severity: str | None = None,
        status: Status = Status.ASSERTED,
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
                status=status,
                evidence=(
                    statement.evidence("interactions/list")
                    if self.severity and not effect
                    else statement.evidence("interactions/sentence", statement.start + start, statement.end),
                ),
            )

    def _named(self, words: str, at: int) -> Iterator[tuple[str, int, int]]:
        """Substances in a stretch: (name, start, end) in the sentence; the drug itself left out."""
        if more := re.search(r",?\s+(?:and|or)\s+other\s+(?=[^,;]*\b(?:including|such\s+as|like)\b)", words):
            yield from self._named(words[: more.start()], at)
            yield from self._named(words[more.end() :], at + more.end())
            return
        words = re.sub(r"(?<=\w)\s[-\u2013\u2014]\s(?=\w)", ",  ", words)
        aside = re.search(
            r"[(\[]\s*(?:e\.g\.,?|such\s+as|for\s+example,?|including|like)?\s*(?P<list>[^()\[\]]+)[)\]]",
            words,
        )
        head, parts = split_including(words, at)
        heads = split_list(words[: head.end - at], at) if parts else split_list(words, at)
        known = self.trusted
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
        name = LEADING.sub("", name)
        name = TAIL.sub("", name)
        name = LEADING.sub("", name).strip(" ,.;:\u2022*-\"'\u201c\u201d")
        name = re.sub(r"\s+\d[\d.]*\s*(?:mg|mcg|g|mL|units?)\b.*$", "", name)
        without_drug = self.drug.sub("", name).strip(" ,")
        if without_drug != name:
            name = re.sub(r"^(?:with|and|or)\s+|\s+(?:with|and|or|to)$", "", LEADING.sub("", without_drug))
        if is_substance(name) or ((self.severity or trusted) and is_plain_name(name)):
            opens = not self.text[:start].strip(" *-\u2022")
            yield decapitalised(name) if opens else name, start, end


def _effect(clause: str) -> str | None:
    """An effect clause without its modal verb, citations and advice."""
    plain = re.split(
        r"[.;](?:\s|$)|,\s+(?:so|and\s+you|therefore|but)\b", without_asides(without_citations(clause))
    )[0]
    plain = re.sub(
        rf"^\W*(?:(?:which|this|it|they|these|there)\s+)?(?:{MODAL}\s+)?(?:also\s+|possibly\s+)?(?:be\s+)?",
        "",
        plain.strip(),
        flags=re.I,
    )
    plain = " ".join(plain.split()).strip(" ,.")
    if not plain or not re.search(EFFECT_VERB, plain, re.I) or management_of(plain) == plain:
        return None
    if re.match(r"(?:avoid|monitor|do\s+not|don['\u2019]t|use\b|take\b|consult|not\b|interact)", plain, re.I):
        return None
    return decapitalised(plain)
