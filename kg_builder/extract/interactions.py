"""Drugs, classes and foods that interact: from lists by severity, from headed items and from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg_builder.model import Fact, Interaction, PassageKind, SectionKind

from .base import Document
from .interaction_grammar import (
    ASK_BEFORE,
    BECAUSE,
    BOILERPLATE,
    EFFECT_OF_WITH,
    EFFECT_VERB,
    HEADED,
    IN_PROSE_LIST,
    LEADING,
    LIST_LEAD,
    MODAL,
    PROHIBITED,
    SEVERITY_LEAD,
    SUBJECT,
    TAIL,
    TAKING_WITH,
    WITH,
)
from .interaction_management import management_of
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
            if (headed := HEADED.match(text)) and any(
                True for _ in self._named(headed["who"], headed.start("who"))
            ):
                yield from self._headed(headed)
                return
            if len(text.split()) <= 14 and not re.search(
                rf"\b(?:{MODAL}|you|your|is|are|do|increases?|decreases?)\b", text
            ):
                yield from self._slot(text, 0)
                return
        if BOILERPLATE.search(text) and not re.search(
            r"\b(?:especially|such as|including|particularly)\b", text, re.I
        ):
            return
        if headed := HEADED.match(text):
            found = list(self._headed(headed))
            if found:
                yield from found
                return
        yield from self._prose()

    def _severity(self) -> str | None:
        for lead in self.statement.leads:
            if found := SEVERITY_LEAD.search(lead):
                return found["severity"].casefold()
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
        yield from self._slot(
            headed["who"], headed.start("who"), effect=effect, management=management_of(rest)
        )

    def _prose(self) -> Iterator[Fact]:
        text = self.text
        management = management_of(text)
        if found := IN_PROSE_LIST.search(text):
            group = next(g for g in ("list", "with", "that") if found[g])
            severity = found["severity"].casefold() if found["severity"] else self.severity
            yield from self._slot(found[group], found.start(group), severity=severity, management=management)
            return
        if found := TAKING_WITH.search(text):
            named = list(
                self._slot(
                    found["slot"], found.start("slot"), effect=_effect(found["effect"]), management=management
                )
            )
            if named:
                yield from named
                return
        if (
            (found := EFFECT_OF_WITH.match(text))
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
        if (found := SUBJECT.match(text)) and not self.drug.match(found["who"].strip()):
            named = list(
                self._slot(
                    found["who"], found.start("who"), effect=_effect(found["effect"]), management=management
                )
            )
            if named:
                yield from named
                return
        if found := ASK_BEFORE.search(text):
            yield from self._slot(found["who"], found.start("who"), management="ask a doctor first")
            return
        if found := PROHIBITED.search(text):
            who = WITH.search(text, found.start())
            if who:
                reason = BECAUSE.search(text)
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
        name = LEADING.sub("", name)
        name = TAIL.sub("", name)
        name = LEADING.sub("", name).strip(" ,.;:\u2022*-\"'\u201c\u201d")
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
