"""One sentence or item on interactions, read: who interacts, what happens, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg_builder.model import PassageKind, SectionKind, Status

from .interaction_advice import (
    advice_after,
    advice_before,
    advice_below,
    advice_of_lead,
    effect_after,
    effect_below,
)
from .interaction_bans import banned, forbids, taken_in
from .interaction_cues import (
    BAD_LEAD,
    BESIDE,
    BOLD_LEAD,
    COMBINES,
    COUNTED,
    FIGURES,
    FOODS_TOLD,
    GRADED,
    HABIT,
    ITEM_ACTS,
    LEAFLET_TITLE,
    MENTION,
    NO_FOOD,
    PARTICULAR,
    QUESTION,
    RUN_IN,
    SAINT,
    SAYS,
    SEVERITY_SAID,
    TELL,
    USED_WITH,
    VAGUE,
    YOU_TAKE,
    severity_of,
)
from .interaction_effects import aside_effect, effect_of, effect_readings, named_effect
from .interaction_grammar import (
    BECAUSE,
    BOILERPLATE,
    HEADED,
    IN_PROSE_LIST,
    LIST_LEAD,
    PROHIBITED,
    SEVERITY_LEAD,
    TELLS,
    WITH,
)
from .interaction_lists import members, names_more
from .interaction_management import management_of
from .interaction_mentions import Named, names_in, word_sets
from .interaction_own import is_own_class
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
        own_classes: frozenset[str],
        severity: str | None = None,
    ) -> None:
        self.statement = statement
        self.drug = drug
        text = BOLD_LEAD.sub(r"\1:  ", without_citations(statement.text))
        text = re.sub(r"\*\*|__", "  ", text)
        text = SAINT.sub("St ", text)  # its full stop ends no clause
        self.text = RUN_IN.sub(lambda m: " " * len(m[0]), text)
        self.told = told
        self.label = label
        self.own_classes = own_classes
        self.severity = (
            None if label else self._own_severity() or severity_of(statement.leads, told=told) or severity
        )
        lead = next(iter(statement.leads), "")
        self.item = statement.passage.kind is PassageKind.ITEM
        parent = statement.passage.parent is not None
        self.listed = bool(self.severity) or (
            told
            and not BAD_LEAD.search(lead)
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
        found = list(banned(self.text, item=listed))
        if not found and self.item and any(forbids(lead) for lead in statement.leads[:2]):
            found = list(taken_in(self.text))
        for who, at in found:
            for reading in self._named(at, at + len(who), management=management_of(self.text)):
                yield replace(reading, severity="contraindicated", status=Status.ASSERTED)

    def _told_readings(self) -> Iterator[Reading]:
        text = self.text
        if (QUESTION.search(text) and ":" not in text) or FIGURES.search(text) or LEAFLET_TITLE.match(text):
            return
        if counted := COUNTED.search(text):
            colon = text.find(":", counted.end())
            if colon < 0:
                denied = self._named(counted.end(), len(text))
                yield from (
                    replace(r, status=Status.NEGATED) for r in denied if counted[0].lower().startswith("no")
                )
            else:
                graded = SEVERITY_LEAD.search(text, 0, colon) or GRADED.search(text, 0, colon)
                severity = graded["severity"].casefold() if graded else self.severity
                yield from (replace(r, severity=severity) for r in self._named(colon + 1, len(text)))
            return
        if self.statement.passage.kind is PassageKind.HEADING:
            if not self.drug.search(text):
                effect = None if self.label else effect_below(self.statement, self.drug)
                yield from self._named(0, len(text), effect=effect, management=self._advice())
            return
        if not self.told:
            yield from self._elsewhere()
            return
        if self.listed and not self.drug.match(text.lstrip()):
            if (headed := HEADED.match(text)) and self._heads(headed):
                yield from self._headed(headed)
                return
            if not SAYS.search(re.sub(r"\([^()]*\)", "", text)) or (
                self.item and not ITEM_ACTS.search(re.sub(r"\([^()]*\)", "", text))
            ):
                yield from self._listed_names(
                    0,
                    len(text),
                    effect=self._effect_beside(),
                    management=advice_of_lead(self.statement) or self._advice(),
                )
                return
        if BOILERPLATE.search(text) or TELL.search(text):
            particular, taken = PARTICULAR.search(text), YOU_TAKE.search(text)
            if particular is None and taken is None:
                return
            start = min(m.end() for m in (particular, taken) if m)
            for reading in self._named(start, len(text), management=self._advice()):
                if not VAGUE.match(reading.name):
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
        if self.statement.section.kind is SectionKind.INDICATIONS and USED_WITH.search(text):
            return
        if mentioned := MENTION.search(text):
            yield from (r for r in self._named(mentioned.end(), len(text)) if not VAGUE.match(r.name))
            return
        if TELL.search(text):
            taken = YOU_TAKE.search(text)
            begin = taken.end() if taken else 0
            advice: str | None = "ask your doctor first"
            if not re.search(r"\bbefore\b", text[:begin]):
                advice = advice_after(self.statement, text, self.drug, label=self.label)
            for reading in self._named(0, len(text), management=advice):
                if FOODS_TOLD.search(reading.name):
                    told = not HABIT.search(text)
                else:
                    told = taken is not None and reading.start >= begin
                if told and not VAGUE.match(reading.name):
                    yield reading
            if "interact" not in text:
                return
        if beside := BESIDE.search(text):
            effect = next(
                (e for *_, words in effect_readings(text, self.drug) if (e := effect_of(words))), None
            )
            advice = advice_below(self.statement, text)
            for reading in self._named(beside.end(), len(text), effect=effect, management=advice):
                if not VAGUE.match(reading.name):
                    yield reading
            return
        if FOODS_TOLD.search(text) or "interact" in text.lower():
            yield from (r for r in self._prose() if "interact" in text.lower() or FOODS_TOLD.search(r.name))
        elif COMBINES.search(text) and (
            management_of(text) or any(effect_of(e) for *_, e in effect_readings(text, self.drug))
        ):
            yield from (r for r in self._prose() if not VAGUE.match(r.name))

    def _heads(self, headed: re.Match[str]) -> bool:
        """Whether the words before a colon or dash name what the rest tells of."""
        if TELLS.search(headed["rest"]) is None and not re.match(r"[A-Z(]", headed["rest"]):
            return False
        who = headed["who"]
        if not self.label and any(effect_of(e) for *_, e in effect_readings(who, self.drug)):
            return False  # "It raises levels of samplol: avoid", not a name that heads an entry
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
                effect=effect_of(rest, self.drug) or aside_effect(rest) or named_effect(rest),
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
            for start, end, told in effect_readings(text, self.drug):
                effect = effect_of(told) or self._effect_beside()
                found = list(self._named(start, end, effect=effect, management=management))
                if found:
                    break
        if (
            not found
            and (banning := PROHIBITED.search(text))
            and (slot := WITH.search(text, banning.start()))
        ):
            reason = BECAUSE.search(text)
            given = decapitalised(reason["why"].strip()) if reason else self._effect_beside()
            found = list(self._named(slot.start("who"), slot.end("who"), effect=given, management=management))
        yield from found
        taken = {(r.start, r.end) for r in found}
        beside = not found and (management or not SAYS.search(text))
        effect = self._effect_beside() if beside else None
        for reading in self._named(0, len(text), effect=effect, management=management):
            if (reading.start, reading.end) not in taken and not VAGUE.match(reading.name):
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
            return NO_FOOD.search(self.text[: name.start]) is not None and not self.told
        return is_own_class(name.text, self.text[: name.start], self.own_classes)

    def _worded(self, name: str, start: int) -> str:
        opens = not self.text[:start].strip(" *-\u2022")
        name = re.sub(r"^\d+(?:\.\d+)*\s+", "", name)
        if name.startswith("St "):
            dotted = self.statement.text[start : start + 3] == "St."
            return "St. " + name[3:].lstrip() if dotted else name
        return decapitalised(name) if opens else name

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
            if not inside and name and name.split()[0].lower() in word_sets()["stop"]:
                continue
            if (self.listed and is_substance(name)) or (trusted and is_plain_name(name)):
                known = [r for r in known if r not in inside]
                shown = self._worded(name, part_start)
                known.append(Reading(shown, part_start, part_end, effect, management, self.severity))
        yield from sorted(known, key=lambda r: r.start)

    def _effect_beside(self) -> str | None:
        return None if self.label else effect_after(self.statement, self.text, self.drug)

    def _advice(self) -> str | None:
        if not self.told:
            return management_of(self.text)
        said = advice_after(self.statement, self.text, self.drug, label=self.label)
        if said is None and self.label:
            return advice_before(self.statement, self.text, self.drug)
        return said

    def _own_severity(self) -> str | None:
        """The severity that the sentence itself gives, which is blanked: "Major: ...", "... (minor)"."""
        found = SEVERITY_SAID.search(self.text) if self.told else None
        if found is None:
            return None
        self.text = self.text[: found.start()] + " " * len(found[0]) + self.text[found.end() :]
        return (found["opens"] or found["aside"]).casefold()
