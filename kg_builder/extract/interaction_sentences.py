"""One sentence or item on interactions, read: who interacts, what happens, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg_builder.model import PassageKind, SectionKind, Status

from .interaction_bans import banned
from .interaction_effects import effect_of, effect_readings
from .interaction_grammar import (
    BECAUSE,
    BOILERPLATE,
    EFFECT_VERB,
    HEADED,
    IN_PROSE_LIST,
    LIST_LEAD,
    MODAL,
    PROHIBITED,
    SEVERITY_LEAD,
    TELLS,
    WITH,
)
from .interaction_lists import members, names_more
from .interaction_management import management_of
from .interaction_mentions import Named, names_in
from .interaction_own import is_own_class
from .interaction_severities import SEVERITY, headed_severity
from .interaction_status import status_at
from .phrases import decapitalised, without_citations
from .statements import Statement
from .substances import WordKind, is_plain_name, is_substance

__all__ = ["InteractionSentence", "Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """An interaction as a sentence tells it.

    Args:
        name: who interacts.
        start: where the name starts in the sentence.
        end: where it ends.
        effect: what happens.
        management: what to do.
        severity: how grave it is.
        status: how it holds.
    """

    name: str
    start: int
    end: int
    effect: str | None = None
    management: str | None = None
    severity: str | None = None
    status: Status = Status.ASSERTED


_QUESTION = re.compile(r"\?\s*$")
_FIGURES = re.compile(r"(?:[\u2191\u2193\u2194].*){3}|(?:\d\S*\s+(?:[(\u2191\u2193\u2194]\S*\s+)?){7}", re.S)
"""A table of measurements that was flattened into prose."""
_COUNTED = re.compile(
    r"\bno\s+(?:known|listed)\s+(?:\w+\s+){0,3}interactions?"
    r"|interactions\s+with\s+(?:at\s+least\s+|more\s+than\s+|no\s+|over\s+|about\s+)?(?:\d|other)"
    r"|\d+\s+(?:drugs|medications|medicines)\s+(?:are\s+known\s+to\s+)?interact",
    re.I,
)
_FINITE = (
    rf"\b{EFFECT_VERB}\s+(?:the|its|your|his|their|this|levels?|risks?|blood|(?:\w+\s+){{1,2}}(?:levels?"
    rf"|risks?|effects?|toxicity"
    r"|absorption|clearance|concentrations?))\b"
)
_SAYS = re.compile(rf"\b(?:{MODAL}|you|your|is|are|do|increases?|decreases?)\b|{_FINITE}", re.I)
_GOES_ON = re.compile(
    r"(?:the\s+(?:combination|dos(?:e|age)|use|two)|this\s+combination|(?:concomitant|concurrent"
    r"|combined)\s+use|co-?admin\w*"
    r"|monitor|avoid|take|use|do\s+not|don['\u2019]t|adjust|consider|separate|reduce|increase|check|watch"
    r"|caution|patients|if\s+"
    r"|your|they|these|ask|talk|limit|dos(?:e|age)|therefore|when|in\s+such|closely|it\s+is|because)\b",
    re.I,
)
_NEXT = re.compile(r"\s*(?P<next>(?:[^.\[]|\.(?=\d)|\[[^\]]*\])+)")
_PARTICULAR = re.compile(r"\b(?:especially|particularly|in\s+particular|such\s+as|including)\b", re.I)
_VAGUE = re.compile(
    r"(?:vitamins?|minerals?|(?:(?:herbal|dietary|nutritional|natural|nonprescription|prescription"
    r"|over-the-counter|health)\s+)*"
    r"(?:supplements?|products?|remedies|preparations?|herbs?|medicines?|medications?|drugs?)|herbs?"
    r"|hormones?|foods?)$",
    re.I,
)
_NO_FOOD = re.compile(
    r"\b(?:with\s+or\s+without|without\s+regard\s+to|regardless\s+of|with)\s+(?:\w+\s+){0,3}$|\bnormal\s+$",
    re.I,
)
_BAD_LEAD = re.compile(
    r"\bside\s+effects?\b|\bsymptoms?\b|\ballerg(?:y|ic)\b|\bnot\s+all\b|\boverdose\b", re.I
)
_ITEM_ACTS = re.compile(
    r"\b(?:may|can|could|might|will|should|must|is|are|was|were|has|have|do|does)\b"
    r"|(?<!that\s)(?<!which\s)\b(?:increases?|decreases?|reduces?|raises?|lowers?|causes?)\b",
    re.I,
)
_COMBINES = re.compile(
    r"\b(?:interact|concomitant|concurrent|co-?admin|combin|together|taken\s+with|used\s+with"
    r"|given\s+with|tak(?:e|ing)\b.{0,80}\bwith|us(?:e|ing)\b.{0,80}\bwith"
    r"|at\s+the\s+same\s+time|while\s+(?:you\s+are\s+)?(?:also\s+)?(?:taking|using)|hours?\s+(?:of"
    r"|before|after|apart))\b",
    re.I | re.S,
)
_TELL = re.compile(
    r"\b(?:tell|inform|ask|talk\s+to|check\s+with|consult|speak\s+to|let)\b[^.]{0,60}\b(?:doctor"
    r"|pharmacist|provider|physician|nurse|prescriber|professional)s?\b",
    re.I,
)
_YOU_TAKE = re.compile(
    r"\b(?:you\s+(?:also\s+)?(?:are\s+|have\s+|'re\s+|\u2019re\s+)?(?:also\s+|currently\s+|recently\s+"
    r"|already\s+|been\s+)*(?:take|use|taken|used|taking|using|treated\s+with|on)"
    r"|before\s+(?:you\s+)?(?:tak|us|drink)(?:e|ing))\b",
    re.I,
)
_FOODS_TOLD = re.compile(r"\b(?:alcohol\w*|grapefruit)\b|(?<!non-)\blive(?:[\s-]+attenuated)?\s+vaccin", re.I)
_BESIDE = re.compile(
    r"^\W*(?:avoid\s+|the\s+)?(?:co-?administration|(?:concomitant|concurrent)\s+(?:use|treatment|therapy"
    r"|administration)|use\s+of\s+other\s+(?=drugs|medicines))"
    r"\s*(?:with|of|and)?\b",
    re.I,
)
_GRADED = re.compile(rf"\b(?P<severity>{SEVERITY})\s+(?:\w+\s+)?interactions?", re.I)


class InteractionSentence:
    """One sentence or item, and the interactions it names.

    Args:
        statement: the sentence.
        drug: finds the names of the document's drug.
        told: whether it stands where interactions are told.
        label: whether the document is a drug label.
        own_classes: see ``interaction_own.own_classes``.
        severity: of the list that the sentence goes on with, where no lead-in of its own names one.
    """

    def __init__(
        self,
        statement: Statement,
        drug: re.Pattern[str],
        *,
        told: bool,
        label: bool,
        own_classes: frozenset[frozenset[str]],
        severity: str | None = None,
    ) -> None:
        self.statement = statement
        self.drug = drug
        self.text = re.sub(r"\*\*|__", "  ", without_citations(statement.text))
        self.told = told
        self.label = label
        self.own_classes = own_classes
        self.severity = None if label else self._severity() or severity
        lead = next(iter(statement.leads), "")
        self.item = statement.passage.kind is PassageKind.ITEM
        parent = statement.passage.parent is not None
        self.listed = bool(self.severity) or (
            told
            and not _BAD_LEAD.search(lead)
            and (
                (
                    self.item
                    and (len(statement.passage.text.split()) <= 4 or LIST_LEAD.search(lead) is not None)
                )
                or (parent and LIST_LEAD.search(lead) is not None)
            )
        )
        self.trusted = told and self.item and bool(lead) and LIST_LEAD.search(lead) is not None

    def readings(self) -> Iterator[Reading]:
        """The interactions that the sentence tells."""
        found = list(self._told_readings())
        bans = list(self._bans())
        banned_here = set() if self.told else {(ban.start, ban.end) for ban in bans}
        found = [reading for reading in found if (reading.start, reading.end) not in banned_here]
        yield from found
        named = {reading.name for reading in found}
        yield from (ban for ban in bans if ban.name not in named)

    def _bans(self) -> Iterator[Reading]:
        """Things that must not be combined with the drug."""
        statement = self.statement
        listed = (
            statement.section.kind is SectionKind.CONTRAINDICATIONS
            and statement.passage.kind is not PassageKind.HEADING
        )
        for who, at in banned(self.text, item=listed):
            for reading in self._named(at, at + len(who), management=management_of(self.text)):
                yield replace(reading, severity="contraindicated", status=Status.ASSERTED)

    def _told_readings(self) -> Iterator[Reading]:
        text = self.text
        if (_QUESTION.search(text) and ":" not in text) or _FIGURES.search(text):
            return
        if counted := _COUNTED.search(text):
            colon = text.find(":", counted.end())
            if colon > 0:
                graded = SEVERITY_LEAD.search(text, 0, colon) or _GRADED.search(text, 0, colon)
                severity = graded["severity"].casefold() if graded else self.severity
                yield from (replace(r, severity=severity) for r in self._named(colon + 1, len(text)))
            return
        if self.statement.passage.kind is PassageKind.HEADING:
            if not self.drug.search(text):
                yield from self._named(0, len(text), management=self._advice())
            return
        if not self.told:
            yield from self._elsewhere()
            return
        if self.listed and not self.drug.match(text.lstrip()):
            if (headed := HEADED.match(text)) and self._heads(headed):
                yield from self._headed(headed)
                return
            if not _SAYS.search(re.sub(r"\([^()]*\)", "", text)) or (
                self.item and not _ITEM_ACTS.search(re.sub(r"\([^()]*\)", "", text))
            ):
                yield from self._listed_names(0, len(text), management=self._lead_advice())
                return
        start = 0
        if BOILERPLATE.search(text) or _TELL.search(text):
            particular = _PARTICULAR.search(text)
            if particular is None and not _YOU_TAKE.search(text):
                return
            start = particular.end() if particular else 0
            for reading in self._named(start, len(text), management=self._advice()):
                if not _VAGUE.match(reading.name):
                    yield reading
            return
        if (headed := HEADED.match(text)) and self._heads(headed):
            found_here = list(self._headed(headed))
            if found_here:
                yield from found_here
                return
        yield from self._prose()

    def _elsewhere(self) -> Iterator[Reading]:
        """Interactions told in passing, in sections on other things."""
        text = self.text
        if _TELL.search(text):
            particular = _PARTICULAR.search(text)
            if particular and _YOU_TAKE.search(text):
                yield from (r for r in self._named(particular.end(), len(text)) if not _VAGUE.match(r.name))
            elif "interact" not in text:
                return
        if beside := _BESIDE.search(text):
            yield from (
                r
                for r in self._named(beside.end(), len(text), management=self._nearby_advice())
                if not _VAGUE.match(r.name)
            )
            return
        if _FOODS_TOLD.search(text) or "interact" in text.lower():
            yield from (r for r in self._prose() if "interact" in text.lower() or _FOODS_TOLD.search(r.name))
        elif _COMBINES.search(text) and (
            management_of(text) or any(effect_of(e) for *_, e in effect_readings(text, self.drug))
        ):
            yield from (r for r in self._prose() if not _VAGUE.match(r.name))

    def _heads(self, headed: re.Match[str]) -> bool:
        """Whether the words before a colon or dash name what the rest tells of."""
        if TELLS.search(headed["rest"]) is None and not re.match(r"[A-Z(]", headed["rest"]):
            return False
        who = headed["who"]
        if self.told and len(who.split()) <= 3 and TELLS.search(headed["rest"]):
            # A section on interactions heads its entries with names, known or not.
            self.trusted = self.trusted or is_plain_name(who)
        return any(True for _ in self._listed_names(headed.start("who"), headed.end("who")))

    def _headed(self, headed: re.Match[str]) -> Iterator[Reading]:
        rest = headed["rest"]
        management = management_of(rest) or self._advice()
        heads = list(
            self._listed_names(
                headed.start("who"),
                headed.end("who"),
                effect=effect_of(rest, self.drug),
                management=management,
            )
        )
        yield from heads
        named = {reading.name.lower() for reading in heads}
        for reading in self._named(headed.start("rest"), len(self.text), management=management):
            if reading.name.lower() not in named:
                yield reading

    def _prose(self) -> Iterator[Reading]:
        text = self.text
        management = self._advice()
        found: list[Reading] = []
        if listed := IN_PROSE_LIST.search(text):
            group = next(g for g in ("list", "with", "that") if listed[g])
            severity = listed["severity"].casefold() if listed["severity"] else self.severity
            found = [
                replace(r, severity=severity)
                for r in self._named(listed.start(group), listed.end(group), management=management)
            ]
        if not found:
            for start, end, effect in effect_readings(text, self.drug):
                found = list(self._named(start, end, effect=effect_of(effect), management=management))
                if found:
                    break
        if (
            not found
            and (banning := PROHIBITED.search(text))
            and (slot := WITH.search(text, banning.start()))
        ):
            reason = BECAUSE.search(text)
            given = decapitalised(reason["why"].strip()) if reason else None
            found = list(self._named(slot.start("who"), slot.end("who"), effect=given, management=management))
        yield from found
        taken = {(r.start, r.end) for r in found}
        for reading in self._named(0, len(text), management=management):
            if (reading.start, reading.end) not in taken and not _VAGUE.match(reading.name):
                yield reading

    def _named(
        self, start: int, end: int, *, effect: str | None = None, management: str | None = None
    ) -> Iterator[Reading]:
        """Readings for the names between two places of the sentence; the drug itself left out."""
        for name in names_in(self.text):
            if name.start < start or name.end > end or self._is_own(name):
                continue
            status = status_at(self.text, name.start, name.end)
            if status is not None:
                negated = status is Status.NEGATED
                yield Reading(
                    self._worded(name.text, name.start),
                    name.start,
                    name.end,
                    None if negated else effect,
                    None if negated else management,
                    self.severity,
                    status,
                )

    def _is_own(self, name: Named) -> bool:
        plain = name.text.lower().removeprefix("r-").removeprefix("s-")
        if self.drug.search(name.text) is not None or (
            len(plain) > 5 and self.statement.document.drug.endswith(plain)
        ):
            return True
        if name.kind is WordKind.FOOD and name.text.lower() in {"food", "foods", "meal", "meals"}:
            return _NO_FOOD.search(self.text[: name.start]) is not None and not self.told
        return is_own_class(name.text, self.text[: name.start], self.own_classes)

    def _worded(self, name: str, start: int) -> str:
        opens = not self.text[:start].strip(" *-\u2022")
        name = re.sub(r"^\d+(?:\.\d+)*\s+", "", name)
        return decapitalised(name) if opens and not name.startswith("St") else name

    def _listed_names(
        self, start: int, end: int, *, effect: str | None = None, management: str | None = None
    ) -> Iterator[Reading]:
        """Readings for an item: names known by themselves, and short unknown ones where a list says so."""
        known = list(self._named(start, end, effect=effect, management=management))
        words = self.text[start:end]
        vouched = self.trusted or bool(self.severity)
        for part_start, part_end, name, trusted in members(words, start, vouched=vouched, known=bool(known)):
            if self.drug.search(name) or is_own_class(name, "", self.own_classes):
                continue
            inside = [r for r in known if r.start < part_end and part_start < r.end]
            if inside and not (trusted and len(inside) == 1 and names_more(name, inside[0].name)):
                continue
            if (self.listed and is_substance(name)) or (trusted and is_plain_name(name)):
                known = [r for r in known if r not in inside]
                yield Reading(
                    self._worded(name, part_start), part_start, part_end, effect, management, self.severity
                )
        yield from known

    def _advice(self) -> str | None:
        """What the sentence asks to do, or the ones after it in the same passage."""
        if (said := management_of(self.text)) or not self.told:
            return said
        passage = self.statement.passage
        at = self.statement.end - passage.start
        mine = {n.text.lower().rstrip("s") for n in names_in(self.text)}
        for _ in range(3 if self.label else 1):
            following = _NEXT.match(passage.text, at)
            if following is None:
                return None
            words = following["next"].strip()
            theirs = {n.text.lower().rstrip("s") for n in names_in(words)}
            if not _GOES_ON.match(words) and not (self.label and theirs & mine):
                return None
            if theirs and not theirs & mine and not all(self.drug.search(t) for t in theirs):
                return None
            if said := management_of(words):
                return said
            at = following.end() + 1
        return None

    def _nearby_advice(self) -> str | None:
        """What the sentence asks to do, or, of a heading, the passage below it."""
        if said := management_of(self.text):
            return said
        passages, index = self.statement.section.passages, self.statement.index
        below = index + 1 < len(passages) and passages[index + 1].parent == index
        return management_of(passages[index + 1].text) if below else None

    def _lead_advice(self) -> str | None:
        leads = self.statement.leads
        lead = leads[0] if leads and len(leads[0].split()) > 3 else ""
        return None if BOILERPLATE.search(lead) else management_of(lead)

    def _severity(self) -> str | None:
        for lead in self.statement.leads:
            if found := SEVERITY_LEAD.search(lead):
                return found["severity"].casefold()
            if self.told and (head := headed_severity(lead)):
                return head[0]
        return None
