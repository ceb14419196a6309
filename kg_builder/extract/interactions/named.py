"""A sentence on interactions with what it stands in, and the names in it that may interact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg_builder import lazy_re as re
from kg_builder.model import PassageKind, Status

from ..language.sentences import sentences
from ..statements import Statement
from ..vocabulary.phrases import blank, decapitalised, without_citations
from ..vocabulary.substances import WordKind, is_plain_name, is_substance
from .advice import advice_after, advice_before, advice_on_them, effect_after, exemplified
from .clauses import effect_of
from .cues import (
    BAD_LEAD,
    BOLD_LEAD,
    ITEM_ACTS,
    NO_FOOD,
    RUN_IN,
    SAINT,
    SEVERITY_SAID,
    severity_of,
)
from .effects import named_effect, reason_in
from .grammar import LIST_LEAD
from .lists import members, names_more
from .management import bidden, management_of
from .mentions import Named, names_in
from .own import is_own_class
from .status import status_at
from .words import words_of

__all__ = ["NamingSentence", "Reading"]


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


_ASIDE = re.compile(r"\s*\((?!e\.?g|such|like|for\s|including)(?P<said>[^()]+)\)", re.I)
_SHARED_ASIDE = re.compile(
    r"(?:,[^,()]{2,40})*,?\s+(?:or|and)\s+[^,()]{2,40}?\s*\((?!e\.?g|such|like|for\s"
    r"|including)(?P<said>[^()]+)\)",
    re.I,
)
_THIS = re.compile(r"\W*this\s+", re.I)
_OF_BOTH = re.compile(r"\b(?:their|them|both|these|each)\b", re.I)
"""Brackets behind the last of several names, on all: "insulin or metformin (their effect rises)"."""
_FORM_WORDS = (
    r"\b(?:injections?|tablets?|capsules?|solution|suspension|syrup|cream|gel|ointment|patch(?:es)?|extended"
    r"|delayed|oral|topical|inhalation)\b"
)
_FORM = re.compile(_FORM_WORDS, re.I)
_A_PRODUCT = re.compile(rf"(?:\s+\w+){{0,2}}?\s+{_FORM_WORDS}", re.I)
_NOT_MEANT = re.compile(
    r"\b(?:if\s+you\s+(?:need|want|require)|looking\s+for)\s+(?:an?\s+|some\s+|other\s+)*$"
    r"|\b(?:antacids|supplements|laxatives|vitamins|painkillers|contraceptives|pills)\s+(?:that|which)"
    r"\s+contain\s+(?:[\w-]+(?:,|\s+and|\s+or)\s+)*$"
    r"|\bother\s+than\s+(?:[\w-]+(?:,|\s+and|\s+or)\s+)*$"
    r"|\b(?:tests?|screens?|screening|assays?|immunoassays?)\s+(?:for|of)\s+"
    r"(?:[\w-]+(?:,|\s+and|\s+or)\s+)*$",
    re.I,
)
"""Before what one would take, none of which is named yet ("if you need a painkiller"); before what is
tested for."""
_KIND_IN_BRACKETS = re.compile(r"[a-z]\s*\(an?\s+$", re.I)
"""Before the kind of a thing already named: "rifampicin (an antibiotic)"."""
_KIND_OF_FIRST = re.compile(r"^\W*[A-Za-z][\w-]+,\s+an?\s+$", re.I)
"""The same where it opens the sentence: "Cimetidine, a remedy for heartburn, ..."."""
_SUCH = re.compile(r"\s*[,(]?\s*(?:including|such\s+as|like|e\.g\.,?)\s+", re.I)
"""Before the members of a class."""
_ANOTHER = re.compile(r",\s+(?:an?|or|and)\s", re.I)
_FARTHEST_PARTNER = 80
_SHORT = 4
_LONGEST_LISTED = 8


class NamingSentence:
    """One sentence or item, where it stands, and the names in it.

    Args:
        statement: the sentence.
        drug: finds the names of the document's drug.
        told: whether it stands where interactions are told.
        label: whether the document is a drug label.
        own_classes: see ``own.own_classes``.
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
        self.text = RUN_IN.sub(blank, text)
        self.told = told
        self.label = label
        self.own_classes = own_classes
        self.asides: tuple[tuple[int, str], ...] = ()
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

    def _named(
        self, start: int, end: int, *, effect: str | None = None, management: str | None = None
    ) -> Iterator[Reading]:
        """Readings for the names between two places of the sentence; the drug itself left out."""
        for name in names_in(self.text):
            if name.start < start or name.end > end or self._is_own(name) or self._is_above(name):
                continue
            if _NOT_MEANT.search(self.text, max(0, name.start - _FARTHEST_PARTNER), name.start):
                continue
            if name.kind is not WordKind.DRUG and (self._is_kind(name) or self._includes_own(name)):
                continue
            status = status_at(self.text, name.start, name.end)
            if status is not None:
                negated = status is Status.NEGATED
                graded = next((grave for at, grave in self.asides if at >= name.end), self.severity)
                yield Reading(
                    self._worded(name.text, name.start),
                    name.start,
                    name.end,
                    None if negated else self._aside(name.end) or effect or self._own_reason(name.start),
                    None if negated else self._own_advice(name.start) or management,
                    graded,
                    status,
                )

    def _is_kind(self, name: Named) -> bool:
        """Whether a name only says of what kind the one before it is."""
        if _KIND_IN_BRACKETS.search(self.text, 0, name.start):
            return self.text.startswith(")", name.end)
        first = _KIND_OF_FIRST.match(self.text[: name.start])
        return first is not None and not _ANOTHER.match(self.text, name.end) and "," in self.text[name.end :]

    def _includes_own(self, name: Named) -> bool:
        """Whether a class is told to hold the drug itself: "beta blockers, including examplol, may ..."."""
        such = _SUCH.match(self.text, name.end)
        return such is not None and self.drug.match(self.text, such.end()) is not None

    def _aside(self, end: int) -> str | None:
        """The effect that brackets right behind a name tell of it: "phenytoin (levels may rise)"."""
        if self.label:
            return None
        told = _ASIDE.match(self.text, end)
        if told is None and (shared := _SHARED_ASIDE.match(self.text, end)):
            told = shared if _OF_BOTH.search(shared["said"]) else None
        return effect_of(told["said"], self.drug) or named_effect(told["said"]) if told else None

    def _own_advice(self, at: int) -> str | None:
        """What the part of the sentence around a place asks to do, where semicolons set parts apart."""
        return management_of(self._part(at)) if ";" in self.text else None

    def _own_reason(self, at: int) -> str | None:
        """The effect that such a part gives as a reason."""
        return reason_in(self._part(at), self.drug) if ";" in self.text and not self.label else None

    def _part(self, at: int) -> str:
        left, right = self.text.rfind("; ", 0, at), self.text.find("; ", at)
        return self.text[left + 1 : right if right >= 0 else None]

    def _is_own(self, name: Named) -> bool:
        plain = name.text.lower().removeprefix("r-").removeprefix("s-")
        own = self.statement.document.drug.casefold().split()
        if self.drug.search(name.text) is not None or (
            len(plain) > 5 and any(word.endswith(plain) or plain == f"fos{word}" for word in own)
        ):
            return True  # itself, or the form of it that is given in its place
        if name.kind is WordKind.FOOD and name.text.lower() in {"food", "foods", "meal", "meals"}:
            return NO_FOOD.search(self.text[: name.start]) is not None and not self.told
        if _A_PRODUCT.match(self.text, name.end) and self._is_partner(name.start):
            return True
        return is_own_class(name.text, self.text[: name.start], self.own_classes)

    def _is_partner(self, start: int) -> bool:
        """Whether a name is that of a partner in the drug's own product: "examplol and samplol tablets"."""
        *before, joint = self.text[max(0, start - _FARTHEST_PARTNER) : start].casefold().split()[-4:] or [""]
        parts = self.statement.document.drug.casefold().split()
        if joint not in {"and", "/"} or _FORM.search(" ".join(before)):
            return False  # "examplol suspension and samplol solution" are two
        return any(word in parts or self.drug.fullmatch(word) for word in before)

    def _is_above(self, name: Named) -> bool:
        """Whether a kind only takes up what the heading names: "This heart medicine may build up"."""
        return name.kind is WordKind.GENERIC and _THIS.fullmatch(self.text, 0, name.start) is not None

    def _worded(self, name: str, start: int) -> str:
        opens = not re.sub(r"^\W*\d+(?:\.\d+)+", "", self.text[:start]).strip(" *-\u2022")
        name = re.sub(r"^(?:\d+(?:\.\d+)*\s+|\d+(?:\.\d+)+(?=[A-Z][a-z]))", "", name)
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
            if not inside and name and name.split()[0].lower() in words_of("stop"):
                continue
            if (self.listed and is_substance(name)) or (trusted and self._could_be_named(name)):
                known = [r for r in known if r not in inside]
                shown = self._worded(name, part_start)
                known.append(Reading(shown, part_start, part_end, effect, management, self.severity))
        yield from sorted(known, key=lambda r: r.start)

    def _could_be_named(self, phrase: str) -> bool:
        """Whether a member could be a name: a short phrase; in lists by severity, a longer one."""
        words = phrase.split()
        listed = self.severity is not None and len(words) <= _LONGEST_LISTED and not ITEM_ACTS.search(phrase)
        return is_plain_name(" ".join(words[:_SHORT]) if listed else phrase)

    def _effect_beside(self) -> str | None:
        text = "" if "; " in self.text else self.text  # a reason in a part is that part's own
        return reason_in(text, self.drug) if self.label else effect_after(self.statement, text, self.drug)

    def _advice(self) -> str | None:
        if not self.told:
            said = management_of(self.text)
            return said if said or self.label else advice_on_them(self.statement)
        said = advice_after(self.statement, self.text, self.drug, label=self.label)
        if said is None and not self.label and (before := exemplified(self.statement, self.text)):
            return next((m for _, _, words in sentences(before) if (m := management_of(words))), None)
        if said is None and ";" in self.text and not self.label:
            return bidden(self.text)
        if said is None and self.label:
            return advice_before(self.statement, self.text, self.drug)
        return said

    def _own_severity(self) -> str | None:
        """The severity that the sentence itself gives, which is blanked: "Major: ...", "... (minor)"."""
        said = list(SEVERITY_SAID.finditer(self.text)) if self.told else []
        for found in said:
            self.text = self.text[: found.start()] + " " * len(found[0]) + self.text[found.end() :]
        grades = [(found["opens"] or found["aside"] or found["part"]).casefold() for found in said]
        if len(set(grades)) > 1:  # "clozapine (severe) and caffeine (mild)"
            self.asides = tuple((m.start(), g) for m, g in zip(said, grades, strict=True) if m["aside"])
        return grades[0] if grades else None
