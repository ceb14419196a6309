"""One sentence or item on interactions, read: who interacts, what happens, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg_builder.model import PassageKind, SectionKind, Status

from ..language.sentences import sentences
from ..vocabulary.phrases import decapitalised, without_asides
from .advice import (
    advice_after,
    advice_below,
    asked_beside,
    effect_before,
    effect_below,
    said_alike,
)
from .bans import ban_in, banned, forbids, taken_in
from .cues import (
    ALSO_TAKEN,
    AS_A_RISK,
    AVOIDED,
    BESIDE,
    COMBINES,
    COUNTED,
    ENZYMES,
    FIGURES,
    FOODS_TOLD,
    GRADED,
    HABIT,
    ITEM_ACTS,
    LEAFLET_TITLE,
    MENTION,
    PARTICULAR,
    QUESTION,
    REASON_TOLD,
    SAYS,
    TAKERS,
    TELL,
    TO_AVOID,
    USED_WITH,
    VAGUE,
    YOU_TAKE,
)
from .effects import effect_in, effect_readings, listed_under, reason_in
from .grammar import (
    BOILERPLATE,
    HEADED,
    SEVERITY_LEAD,
)
from .leads import advice_of_list, announced_above, effect_of_list, line_below, said_of_group
from .likelier import likelier_with
from .management import asked_of, bidden, management_of
from .mentions import names_in
from .named import Reading
from .own import more_of_it
from .prose import ProseSentence

__all__ = ["InteractionSentence", "Reading"]


class InteractionSentence(ProseSentence):
    """One sentence or item, and the interactions it names."""

    def readings(self) -> Iterator[Reading]:
        r"""The interactions that the sentence tells.

        >>> from kg_builder.extract.statements import drug_pattern, statements
        >>> page = read("Interactions\nAspirin raises the risk of bleeding.")
        >>> *_, said = statements(page)
        >>> read_so = {"told": True, "label": False, "own_classes": frozenset()}
        >>> sentence = InteractionSentence(said, drug_pattern(page), **read_so)
        >>> [(reading.name, reading.effect) for reading in sentence.readings()]
        [('aspirin', 'raises the risk of bleeding')]
        """
        found = [
            self._asked(self._alike(self._grouped(self._with_list(reading))))
            for reading in self._told_readings()
        ]
        bans = list(self._bans())
        unsaid = self._is_avoided() or not self.told
        banned_here = {(ban.start, ban.end) for ban in bans} if unsaid else set()
        found = [reading for reading in found if (reading.start, reading.end) not in banned_here]
        found = self._graded(found)
        yield from found
        if "other " in self.text.lower() and (more := self._more_of_it()):
            yield more
        named = {reading.name for reading in found}
        yield from (ban for ban in bans if ban.name not in named)

    def _is_avoided(self) -> bool:
        """Whether the sentence stands below a title of what is to be avoided."""
        title = self.statement.section.title
        return title is not None and TO_AVOID.search(title.quote) is not None

    def _graded(self, found: list[Reading]) -> list[Reading]:
        """The readings with the grade that leads in their list: "Serious interactions: ..."."""
        colon = self.text.find(":")
        graded = SEVERITY_LEAD.search(self.text, 0, colon) if colon > 0 and not self.label else None
        if graded is None:
            return found
        grade = graded["severity"].casefold()
        return [replace(r, severity=r.severity or grade) if r.start > colon else r for r in found]

    def _grouped(self, reading: Reading) -> Reading:
        """The reading of a line that only names things, with what the line says that titles its group."""
        own = reading.effect is not None and reading.effect in self.text
        if own or self.label or not self.told or reading.status is not Status.ASSERTED:
            return reading
        item = self.statement.passage.kind is PassageKind.ITEM
        if item or SAYS.search(re.sub(r"\([^()]*\)", "", self.text)):
            return reading
        effect, advice = said_of_group(self.statement, self.drug)
        return replace(reading, effect=effect or reading.effect, management=reading.management or advice)

    def _alike(self, reading: Reading) -> Reading:
        """The reading with what the sentence before says, where the same holds: "Opioids do the same"."""
        unsaid = reading.status is Status.ASSERTED and not reading.effect and not self.label
        before = said_alike(self.statement, self.text) if unsaid else ""
        if not before:
            return reading
        effect = effect_in(before, self.drug) or reason_in(before, self.drug)
        told = management_of(before) or ""
        told = re.split(r"\b(?:is|are)\s", told)[-1] if names_in(told) else told  # "not advised"
        return replace(reading, effect=effect, management=reading.management or told or None)

    def _asked(self, reading: Reading) -> Reading:
        """The reading with whom to ask, where nothing else is asked for."""
        if reading.management or self.label or reading.status is not Status.ASSERTED:
            return reading
        if not self.told:
            asks = MENTION.search(self.text) or TELL.search(self.text)
            return replace(reading, management=asked_of(self.statement.passage.text)) if asks else reading
        return replace(reading, management=asked_beside(self.statement, self.text))

    def _more_of_it(self) -> Reading | None:
        """Other products with the drug in them, which must not be taken with it."""
        place = more_of_it(self.text, self.drug)
        if place is None or not forbids(self.text if self.told else self.text[: place[0]]):
            return None
        return Reading(without_asides(self.text[slice(*place)]), *place, management=management_of(self.text))

    def _with_list(self, reading: Reading) -> Reading:
        """The reading with what the list that the sentence is of tells of all its members."""
        statement = self.statement
        if self.severity and reading.effect is None and (below := line_below(statement)):
            reading = replace(
                reading,
                effect=effect_in(below, self.drug),
                management=reading.management or management_of(below),
            )
        if self.told and not self.label and reading.status is Status.ASSERTED:
            reading = self._with_announcement(reading)
        lists = self.told and not self.label and statement.passage.kind is not PassageKind.HEADING
        if not lists or statement.passage.parent is None or reading.status is not Status.ASSERTED:
            return reading
        return replace(
            reading,
            effect=reading.effect or effect_of_list(statement, self.drug),
            management=reading.management or advice_of_list(statement),
        )

    def _with_announcement(self, reading: Reading) -> Reading:
        """The reading with what the paragraph says that announces the lines it is of."""
        if (reading.effect and reading.management) or not (above := announced_above(self.statement)):
            return reading
        parts = [said for _, _, words in sentences(above) if (said := management_of(words))]
        return replace(
            reading,
            effect=reading.effect
            or next((e for _, _, w in sentences(above) if (e := effect_in(w, self.drug))), None),
            management=reading.management or "; ".join(dict.fromkeys(parts[:2])) or None,
        )

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
            effect = self._effect_beside()
            advice = management_of(self.text) or next(filter(None, map(ban_in, statement.leads[:2])), None)
            for reading in self._named(at, at + len(who), effect=effect, management=advice):
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
        if self.statement.passage.kind is PassageKind.HEADING and not self._is_told_in_heading():
            if not self.drug.search(text):
                effect = None if self.label else effect_below(self.statement, self.drug)
                yield from self._named(0, len(text), effect=effect, management=self._heading_advice())
            return
        if not self.told or (self._is_avoided() and TELL.search(text)):
            yield from self._elsewhere()
            return
        if self.listed and not self.drug.match(text.lstrip()):
            if (headed := HEADED.match(text)) and self._heads(headed):
                yield from self._headed(headed)
                return
            if under := listed_under(text, self.drug):
                start, end, effect = under
                yield from self._listed_names(start, end, effect=effect, management=self._advice())
                return
            if not SAYS.search(re.sub(r"\([^()]*\)", "", text)) or (
                self.item and not ITEM_ACTS.search(re.sub(r"\([^()]*\)", "", text))
            ):
                yield from self._listed_names(
                    0,
                    len(text),
                    effect=self._effect_beside(),
                    management=self._advice(),
                )
                return
        if BOILERPLATE.search(text) or TELL.search(text):
            if reason := REASON_TOLD.match(text):
                start, end = reason.span("reason")
                effect = effect_in(text[start:end], self.drug)
                yield from self._named(start, end, effect=effect, management=decapitalised(reason["asked"]))
                return
            particular, taken = PARTICULAR.search(text), YOU_TAKE.search(text)
            if particular is None and taken is None:
                return
            start = min(m.end() for m in (particular, taken) if m)
            effect = self._effect_beside() or effect_before(self.statement, self.drug)
            for reading in self._named(start, len(text), effect=effect, management=self._advice()):
                if not VAGUE.match(reading.name):
                    yield reading
            return
        if (headed := HEADED.match(text)) and self._heads(headed):
            found_here = list(self._headed(headed))
            if found_here:
                yield from found_here
                return
        yield from self._prose()

    def _heading_advice(self) -> str | None:
        """What a heading asks to do, or else, on a page, the text below it."""
        return self._advice() or (None if self.label else advice_below(self.statement, self.text))

    def _is_told_in_heading(self) -> bool:
        """Whether a line taken for a heading says all itself: "7.2 Lithium: tremor may develop."."""
        text = self.text.rstrip()
        return (
            not self.label and text.endswith(".") and len(text.split()) > 4 and SAYS.search(text) is not None
        )

    def _is_avoided_for_a_reason(self) -> bool:
        """Whether a sentence of a page asks to avoid something and tells what it does."""
        avoided = not self.label and AVOIDED.match(self.text) is not None
        return avoided and reason_in(self.text, self.drug) is not None

    def _elsewhere(self) -> Iterator[Reading]:
        """Interactions told in passing, in sections on other things."""
        text = self.text
        if self.statement.section.kind is SectionKind.INDICATIONS and USED_WITH.search(text):
            return
        if not self.label and (takers := TAKERS.match(text)) and (advice := _asked_of_takers(takers)):
            named = self._named(*takers.span("who"), management=advice)
            yield from (r for r in named if not VAGUE.match(r.name))
            return
        if not self.label and (also := ALSO_TAKEN.search(text)) and (advice := management_of(text)):
            yield from (
                r for r in self._named(*also.span("who"), management=advice) if not VAGUE.match(r.name)
            )
            return
        if not self.label and "following" in text and (under := listed_under(text, self.drug)):
            start, end, does = under
            asked = advice_after(self.statement, text, self.drug, label=False)
            yield from self._named(start, end, effect=does, management=asked)
            return
        kinds = {m["does"].casefold() for m in ENZYMES.finditer(text)}
        if not self.label and len(kinds) == 1 and management_of(text):
            yield from (r for r in self._prose() if not VAGUE.match(r.name))
            return
        if mentioned := MENTION.search(text):
            advice = advice_after(self.statement, text, self.drug, label=self.label)
            named = self._named(mentioned.end(), len(text), management=advice)
            yield from (r for r in named if not VAGUE.match(r.name))
            return
        if TELL.search(text):
            taken = YOU_TAKE.search(text)
            begin = taken.end() if taken else 0
            advice = "ask your doctor first"
            if not re.search(r"\bbefore\b", text[:begin]):
                advice = advice_after(self.statement, text, self.drug, label=self.label)
            effect = self._effect_beside()
            for reading in self._named(0, len(text), effect=effect, management=advice):
                if FOODS_TOLD.search(reading.name):
                    told = not HABIT.search(text)
                else:
                    told = taken is not None and reading.start >= begin
                if told and not VAGUE.match(reading.name):
                    yield reading
            if "interact" not in text:
                return
        if beside := BESIDE.search(text):
            effect = next((e for *_, e in effect_readings(text, self.drug) if e), None)
            advice = advice_below(self.statement, text)
            for reading in self._named(beside.end(), len(text), effect=effect, management=advice):
                if not VAGUE.match(reading.name):
                    yield reading
            return
        combines = (COMBINES.search(text) is not None or self._is_avoided_for_a_reason()) and (
            not self.label or not FOODS_TOLD.search(text)
        )
        told = combines and (
            management_of(text) is not None or any(e for *_, e in effect_readings(text, self.drug))
        )
        found = [r for r in self._prose() if not VAGUE.match(r.name)] if told else []
        likelier = None if self.label or any(r.effect for r in found) else likelier_with(self.statement, text)
        if likelier is not None:
            asked = management_of(text)
            named = self._named(likelier.start, likelier.end, effect=likelier.effect, management=asked)
            yield from (r for r in named if not VAGUE.match(r.name))
        elif told:
            yield from found
        elif (FOODS_TOLD.search(text) and not (self.label and AS_A_RISK.search(text))) or (
            "interact" in text.lower()
        ):
            yield from (r for r in self._prose() if "interact" in text.lower() or FOODS_TOLD.search(r.name))


def _asked_of_takers(takers: re.Match[str]) -> str | None:
    """What is asked of those who take a thing; a dose alone only where it makes levels change."""
    known = management_of(takers["rest"])
    said = known or bidden(takers["rest"])
    changes = known or "inhibitor" in takers["who"] or "inducer" in takers["who"]
    return said if said and (changes or not said[0].isdigit()) else None
