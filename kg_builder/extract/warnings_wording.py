"""The parts of a sentence that asks for an action, cleaned: trigger, thing, moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .effects_names import effect_name
from .phrases import decapitalised, expanded
from .warnings_grammar import (
    BACKWARD,
    FILLER,
    INCLUDED,
    PEOPLE,
    TIMING,
    TIMING_CUT,
    TRIGGER_LEAD,
    TRIGGER_TAIL,
    drug_mention,
    grammar,
)

__all__ = ["Action", "Wording", "joined"]


@dataclass(frozen=True, slots=True)
class Action:
    """What a sentence asks for.

    Args:
        trigger: the hazard, state or thing it is about; "" where the sentence names none.
        action: canonical verb with its complement, "reduce infusion rate".
        timing: when, verbatim; with what, for premedication; "" where not said.
        start: first code point of the clause, in the document.
        end: index after the last.
    """

    trigger: str
    action: str
    timing: str
    start: int
    end: int


class Wording:
    """A sentence whose parts are read and cleaned.

    Args:
        words: the sentence.
        offset: of its first code point in the document.
        names: names of the drug.
        abbreviations: short form to long form.
    """

    def __init__(
        self, words: str, offset: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
    ) -> None:
        self._words = words.rstrip(" .;")
        self._offset = offset
        self._abbreviations = abbreviations
        self._drug = drug_mention(names)
        self._confirmed = self._refused = False
        self._first_sign = ""

    def _anchored(self, action: str, timing: str) -> str:
        """The action with the moment it hangs on: "screen before initiating", "withhold until resolved"."""
        low = timing.casefold()
        whole = self._words.casefold()
        if action.startswith("screen") and "before" not in low and "do not initiate" in whole:
            return f"{action} before initiating"
        if found := re.search(
            r"\b(?:before|prior to)\s+(?P<what>initiat|start|beginning|treatment|therapy|use|tak|the first)",
            low,
        ):
            early = found["what"] in {"initiat", "start", "beginning", "tak", "the first"}
            return f"{action} before {'initiating' if early else 'treatment'}"
        if re.search(r"\b(?:before|prior to)\b", low) and self._drug.search(f" {timing}"):
            return f"{action} before treatment"
        if re.search(r"\buntil\b.*\b(?:resol|clear|controlled|recover)", low):
            return f"{action} until resolved"
        if "first sign" in low:
            return f"{action} at first sign"
        if self._confirmed:
            return f"{action} if confirmed"
        return action

    def _timing(self, rest: str) -> str:
        if (match := TIMING.search(rest)) is None:
            return ""
        timing = TIMING_CUT.sub("", match["timing"])
        # A gapped second clause has a timing of its own.
        timing = re.sub(
            r",? and [\w -]{3,50}?, (?:at least )?\d+ \w+ (?:before|prior to|after).*$",
            "",
            timing,
            flags=re.I,
        )
        return timing.strip(" ,;")

    def _thing(self, rest: str) -> str:
        thing = self._drug.sub("", rest)
        thing = re.sub(
            r"\b(?:permanently|carefully|closely|promptly|immediately|periodically|regularly)\b",
            "",
            thing,
            flags=re.I,
        )
        thing = re.sub(
            r"\s+to\s+(?=(?:infants?|patients?|children|people|women|babies|newborns?)\b).*$",
            "",
            thing,
            flags=re.I,
        )
        thing = re.sub(r"\s+and\s+[\w -]*\b(?:instituted|initiated|given|started)$", "", thing, flags=re.I)
        thing = PEOPLE.sub("", thing)
        thing = re.sub(
            r"\b(?:at (?:high |increased |higher )?risk|concurrently|simultaneously|together)\b",
            "",
            thing,
            flags=re.I,
        )
        thing = re.sub(r"\s+in(?:\s+(?:all|treated|elderly|these|most))*\s*$", "", thing)
        thing = FILLER.sub("", thing)
        thing = re.sub(
            r"^(?:\s*(?:with|to|for|in|on|by)\b)+|(?:\b(?:with|to|for|in|on|by|and|or|be)\s*)+$",
            "",
            thing.strip(),
            flags=re.I,
        )
        thing = " ".join(thing.split()).strip(" ,;:")
        return expanded(decapitalised(thing), self._abbreviations) if len(thing.split()) <= 10 else ""

    def _trigger(self, body: str, lead: str) -> str:
        """The hazard or state that a condition names."""
        if re.search(r"\b(?:is|are) confirmed\b", body, re.I):
            self._confirmed = True
        text = self._drug.sub("", body).strip(" ,;.")
        text = INCLUDED.sub("", text)
        if BACKWARD.match(text):
            return ""
        if re.fullmatch(r"(?:occurs?|develops?|appears?|happens?|persists?|suspected|confirmed)", text, re.I):
            return ""
        if re.match(r"(?:before|prior|during|after|once)\b", lead, re.I):
            return ""
        before = ""
        while text != before:
            before = text
            text = TRIGGER_LEAD.sub("", text)
            text = re.sub(TRIGGER_TAIL.pattern.replace("{drug}", "this"), "", text, flags=re.I)
            text = text.strip(" ,;.")
        text = re.sub(r"\s*\([^()]*\)", "", text)
        if not text or len(text.split()) > 14 or PEOPLE.fullmatch(text):
            return ""
        name = effect_name(text, self._abbreviations, longest=14)
        return name or (expanded(decapitalised(text), self._abbreviations) if len(text.split()) <= 10 else "")

    def _action(self, trigger: str, action: str, timing: str, left: int, right: int) -> Action:
        return Action(trigger, " ".join(action.split()), timing, self._offset + left, self._offset + right)

    def _gapped(self, groups: list[list[Action]]) -> Iterator[Action]:
        """What the verb holds for as well: "..., and inactivated vaccines, 2 weeks before treatment"."""
        if not groups:
            return
        first = groups[0][0]
        found = re.search(
            r",? and (?P<what>(?:(?!\b(?:should|must|be|are|"
            r"is)\b)[\w -]){3,50}?),? (?P<timing>(?:at least )?\d+ (?:hours?|days?|weeks?|"
            r"months?) (?:before|prior to|after)\b.*)$",
            self._words,
            re.I,
        )
        if (
            found
            and first.timing
            and len(found["what"].strip()) > 4
            and not grammar().clause.match(found["what"])
        ):
            yield self._action(
                found["what"],
                first.action.replace(first.trigger, found["what"]),
                found["timing"],
                found.start("what"),
                len(self._words),
            )


def joined(group: list[Action]) -> Action:
    """One action of alternatives: "interrupt or slow the infusion"."""
    if len(group) == 1:
        return group[0]
    first, last = group[0], group[-1]
    return Action(
        first.trigger,
        " or ".join(a.action for a in group),
        next((a.timing for a in group if a.timing), ""),
        first.start,
        last.end,
    )
