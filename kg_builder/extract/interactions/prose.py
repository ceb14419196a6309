"""Entries that a name heads, and running sentences: who interacts and what happens, by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Status

from ..vocabulary.phrases import without_asides
from ..vocabulary.substances import is_plain_name
from .clauses import effect_of
from .cues import SAYS, VAGUE
from .effects import aside_effect, effect_in, effect_readings, listed_under, named_effect, reason_in
from .grammar import IN_PROSE_LIST, PROHIBITED, TELLS, WITH
from .management import bidden, management_of
from .named import NamingSentence, Reading

__all__ = ["ProseSentence"]


_WHAT_FOR = re.compile(
    r"\b(?:(?:used\s+)?to\s+\w+|(?:that|which)\s+\w+)(?:\s+(?:or|and)\s+\w+)?(?=\s+\w)", re.I
)
"""What a thing is for, of the words that name it: "medicines to treat or prevent clots"."""


class ProseSentence(NamingSentence):
    """One sentence or entry, with the ways to read an entry headed by a name and a running sentence."""

    def _heads(self, headed: re.Match[str]) -> bool:
        """Whether the words before a colon or dash name what the rest tells of."""
        who, rest = headed["who"], headed["rest"]
        if TELLS.search(rest) is None and not (
            re.match(r"[A-Z(]", rest) or effect_of(rest) or named_effect(rest) or bidden(rest)
        ):
            return False
        plain = _WHAT_FOR.sub("", without_asides(who))
        if not self.label and any(e for *_, e in effect_readings(plain, self.drug)):
            return False  # "It raises levels of samplol: avoid", not a name that heads an entry
        if self.told and len(who.split()) <= 3 and TELLS.search(rest):
            # A section on interactions heads its entries with names, known or not.
            self.trusted = self.trusted or is_plain_name(who)
        return any(True for _ in self._listed_names(headed.start("who"), headed.end("who")))

    def _headed(self, headed: re.Match[str]) -> Iterator[Reading]:
        rest = headed["rest"]
        management = management_of(rest) or self._advice() or (None if self.label else bidden(rest))
        heads = list(
            self._listed_names(
                headed.start("who"),
                headed.end("who"),
                effect=effect_of(rest, self.drug)
                or aside_effect(rest)
                or aside_effect(headed["who"])
                or named_effect(rest)
                or self._effect_beside()
                or (effect_in(rest, self.drug) if self.drug.match(rest) else None),
                management=management,
            )
        )
        yield from heads
        named = {reading.name.lower() for reading in heads}
        does = effect_of(rest, self.drug)
        doing = self.text.find(does, headed.start("rest")) if does and not self.label else 0
        for reading in self._named(headed.start("rest"), len(self.text), management=management):
            if reading.name.lower() not in named:
                done = reading.end <= doing  # "Sedatives: samplol and exazine may cause coma"
                yield replace(reading, effect=reading.effect or does) if done else reading

    def _by_effect(self, management: str | None) -> list[Reading]:
        """The names that a pattern of effects finds, best those it tells an effect of."""
        said: list[Reading] = []
        unsaid: list[Reading] = []
        for start, end, told in effect_readings(self.text, self.drug):
            if said and start < said[-1].end:
                continue  # other clauses tell of other names
            found = list(self._named(start, end, effect=told, management=management))
            if found and told:
                of_whom = self.text[:start].rstrip().casefold().endswith(f"{told} of".casefold())
                said += [
                    replace(r, effect=f"{told} of {r.name}") if of_whom and r.effect == told else r
                    for r in found
                ]
            unsaid = unsaid or found
        if said:
            return said
        beside = self._effect_beside() if unsaid else None
        return [replace(r, effect=r.effect or beside) if r.status is Status.ASSERTED else r for r in unsaid]

    def _prose(self) -> Iterator[Reading]:
        text = self.text
        management = self._advice()
        found: list[Reading] = []
        if listed := IN_PROSE_LIST.search(text):
            group = next(g for g in ("list", "with", "that") if listed[g])
            severity = listed["severity"].casefold() if listed["severity"] else None
            effect = self._effect_beside()
            found = [
                replace(r, severity=severity or r.severity)
                for r in self._named(
                    listed.start(group), listed.end(group), effect=effect, management=management
                )
            ]
        under = None if self.label else listed_under(text, self.drug)
        if not found:
            found = self._by_effect(management)
        if (
            not found
            and (banning := PROHIBITED.search(text))
            and (slot := WITH.search(text, banning.start()))
        ):
            beside = self._effect_beside()
            found = list(
                self._named(slot.start("who"), slot.end("who"), effect=beside, management=management)
            )
        yield from found
        taken = {(r.start, r.end) for r in found}
        alone = not any(r.effect for r in found) and (management or not SAYS.search(text))
        unsaid = ";" not in text and not any(r.effect for r in found)
        effect = self._effect_beside() if alone else reason_in(text, self.drug) if unsaid else None
        for reading in self._named(0, len(text), effect=effect, management=management):
            heads = under is not None and reading.end <= under[0]  # "medicines that lower its level include"
            if (reading.start, reading.end) not in taken and not heads and not VAGUE.match(reading.name):
                yield reading
