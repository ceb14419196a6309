"""Adverse effects from side-effect sections, warnings and summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg_builder.model import AdverseEffect, Passage, PassageKind, Section, SectionKind, Status

from .base import LABEL_TYPES, Document
from .effects_columns import table_effects
from .effects_context import ListContext, headed_by, under
from .effects_lists import BareItem, bare_item, holds_verb, is_instruction, is_labelled, is_list
from .effects_phrases import EffectPhrase, effect_name, effect_phrases
from .effects_prose import EffectSentence, clauses, read_sentence
from .language.qualifiers import frequency_tier, percent_of, population_of, seek_care_of, status_of
from .language.sentences import sentences
from .phrases import without_asides
from .warnings_hazards import hazards_in

__all__ = ["AdverseEffectExtractor"]


_LABEL_KINDS = (SectionKind.ADVERSE_EFFECTS, SectionKind.WARNINGS, SectionKind.BOXED_WARNING)
_SCOPES: dict[SectionKind, frozenset[str]] = {
    SectionKind.ADVERSE_EFFECTS: frozenset(["listed", "effects", "seek", "urgent", "seen", "signs"]),
    SectionKind.WARNINGS: frozenset(["signs", "urgent"]),
    SectionKind.BOXED_WARNING: frozenset(["listed", "seek", "urgent", "signs"]),
    SectionKind.PATIENT_INFORMATION: frozenset(["seek", "urgent", "signs"]),
    SectionKind.SUMMARY: frozenset(["listed"]),
    SectionKind.DESCRIPTION: frozenset(["listed"]),
    SectionKind.INDICATIONS: frozenset(["listed"]),
    SectionKind.IDENTITY: frozenset(["listed"]),
    SectionKind.OTHER: frozenset(["listed"]),
    SectionKind.SPECIAL_POPULATIONS: frozenset(["listed"]),
}
"""Which sentence rules may be used in a section of a kind; no other kind gives effects."""

_GATES = {
    "signs": re.compile(
        r"symptom|sign|includ|effect|reaction|show|present|manifest|mark|character|"
        "onset|syndrome|toxic|, with ",
        re.I,
    ),
    "listed": re.compile(r"effects?\b|reactions?\b|events?\b|complaints|common", re.I),
}
"""What a passage must hold to be looked into at all, where sentences of few kinds are read."""

_URGENT = re.compile(
    r"\b(?:right away|immediate|at once|straight ?away|emergency|without delay|911\b|999\b)", re.I
)
_SKIP_SECTION = re.compile(r"\b(?:overdos\w*|interact\w*|contraindic\w*|before (?:taking|using))\b", re.I)
_BOILERPLATE = re.compile(
    r"\b(?:not (?:a )?(?:complete|full|all)\b.{0,40}\b(?:list|side effects)|(?:may|can|"
    r"could) (?:also )?report side|"
    r"(?:other|all) (?:possible )?side effects may|"
    r"(?:more|other|additional) side effects (?:than|not|besides)\b|medical advice about|report (?:negative |"
    r"any )?side effects|"
    r"call (?:your doctor )?for medical advice|1-800|does not (?:contain|list|include) all|"
    r"ask your (?:doctor|pharmacist) for (?:more|a)|yellow card)|^\W*sources?\s*:",
    re.I,
)
_DEFINITION = re.compile(
    r"^(?:[\w()-]+\s+){1,6}(?:is|are) (?:an?|the|caused)\b.{0,80}\b(?:disease|disorder|condition|"
    r"infection|cancer|"
    r"syndrome|inflammation|problem|medicine|medication|drug)\b",
    re.I,
)
_TIER_HEADING = re.compile(
    r"(?:very |more |most |less |not )?(?:common|rare|uncommon|frequent|infrequent|"
    r"known)(?: side effects)?:?|"
    r"(?:frequency|incidence) not (?:known|defined|determined|reported):?",
    re.I,
)
_ARE_SIGNS = re.compile(
    r"(?:,?\s*(?:as|because|since)\s+)?\b(?:these|this|they|which|it)(?: symptoms| signs)? "
    r"(?:may|can|could|might|are|is)(?: be)?(?: an?)?(?: possible| early)? (?:signs?|symptoms?)"
    r"(?: (?:and|or) \w+)? of (?:an? |the )?(?P<head>[^.;,()]+)",
    re.I,
)
_EFFECT_WORDS = re.compile(r"\b(?:side[- ]effects?|effects|reactions)\b", re.I)
_CAUSES = re.compile(r"\b(?:causes?|lead to|result in|develop|called|known as|risk (?:of|for)|occur)\b", re.I)
_NO_LIST = re.compile(
    r"(?:more|less|most|very|quite|fairly|so|too|not|rare|common|uncommon|mild|moderate|severe|serious|fatal|"
    r"life-threatening|managed|treated|reduced|prevented|likely|unlikely|temporary|usually|often|generally|"
    r"directly|similar|consistent|expected|permanent|different|worse)(?:ly)?\b(?=\W*$|,? (?:and|or|but|in|"
    r"with|when|to|than|if|by|during|frequent|common|severe|likely|serious|often|compared|enough|among|for)\b)|"
    r"(?:that|which|the same|same|described|listed|shown|discussed|only|range)\b|"
    r"(?:due to|because|related to|based on|directly|happen|compared)\b",
    re.I,
)
_WITHDRAWAL = re.compile(r"\bwithdrawal (?:reactions?|effects?|symptoms)\b", re.I)
_SHARE_OF_PATIENTS = re.compile(
    r"\d\s*(?:%|percent) of (?:the |all )?(?:patients|adults|children|women|men|people|users)", re.I
)
_SIGN_RULES = frozenset(
    [
        "which_include",
        "symptoms_include",
        "shows_as",
        "onset_with",
        "with_signs",
        "signs_follow",
        "label_of_signs",
    ]
)
_NO_CARE = re.compile(r"\b(?:do(?:es)? not|don't) (?:usually )?need medical attention\b", re.I)
_SIGNS_ALONE = re.compile(
    r"(?:any |other |possible )?(?:signs?|symptoms?)(?: (?:and|or) (?:signs?|"
    r"symptoms))? of (?P<head>[^.;:]+)\.?$",
    re.I,
)
_BACK_REFERENCE = re.compile(r"^\s*(?:the |these |their |its )?(?:signs?|symptoms?)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of all effects of one list."""

    frequency: str | None = None
    percent: float | None = None
    percent_comparator: float | None = None
    comparator: str | None = None
    seek_care: str | None = None
    broader: str | None = None
    manifestation_of: str | None = None
    population: str | None = None
    status: Status = Status.ASSERTED


class AdverseEffectExtractor:
    """Reads adverse_effect facts by rules; label_effects.py reads them with the trained tagger."""

    name = "effects"
    by_section = False
    relations = ("adverse_effect",)

    def extract(self, document: Document) -> Iterator[AdverseEffect]:
        """The adverse effects that the document states, in reading order, repeats included."""
        for section in document.monograph.sections:
            yield from self._section(document, section, ListContext())

    def _section(self, document: Document, section: Section, context: ListContext) -> Iterator[AdverseEffect]:
        if section.kind is SectionKind.FURNITURE:
            return
        title = section.title.quote if section.title else ""
        label = document.monograph.media_type in LABEL_TYPES
        if section.kind in (_LABEL_KINDS if label else _SCOPES) and not _SKIP_SECTION.search(title):
            if section.kind is SectionKind.ADVERSE_EFFECTS and title:
                inner = under(context, title, document.abbreviations)
                context = inner if inner.listing is not False else context
            yield from _Reader(document, section, context).read()
            yield from table_effects(document, section)
        for sub in section.subsections:
            yield from self._section(document, sub, context)


def _care(found: EffectSentence) -> str | None:
    """How soon the words around the list send the reader to care."""
    if found.rule in {"seek_for", "seek_urgently"}:
        return seek_care_of(found.lead)
    if found.rule not in {"seek_if", "effects_include"} or not _SENDS.search(found.lead):
        return None
    return seek_care_of(found.lead)


_SENDS = re.compile(
    r"\b(?:call|contact|tell|see|seek|get|notify|report|inform|talk|speak|consult|check with|"
    r"stop)\b.*\b(?:if|when)\b|"
    r"\bif\b.*\b(?:call|contact|tell|see|seek|get|notify|report|inform|talk|speak|consult|check with|stop)\b",
    re.I | re.S,
)


class _Reader:
    """Reads one section; holds what the passages above the current one said."""

    def __init__(self, document: Document, section: Section, context: ListContext) -> None:
        self._document = document
        self._section = section
        self._abbreviations: Mapping[str, str] = document.abbreviations
        self._names = tuple(dict.fromkeys(n.casefold() for n in document.monograph.drug.all_names))
        spelled = "|".join(re.escape(n) for n in self._names) or r"(?!x)x"
        self._of_drug = re.compile(rf"\s+(?:to|with|from|by|of|on)\s+(?:{spelled})$", re.I)
        self._main = section.kind is SectionKind.ADVERSE_EFFECTS
        self._lists = self._main or section.kind is SectionKind.PATIENT_INFORMATION
        self._top = context
        self._below: dict[int, ListContext] = {}
        self._open: dict[int, ListContext] = {}
        self._head = self._topic = self._hazard = self._spoken = ""
        self._lead: ListContext | None = None
        self._previous: tuple[Passage, ListContext] | None = None

    def read(self) -> Iterator[AdverseEffect]:
        """The facts of the section's own passages."""
        heading = self._top
        scopes = _SCOPES[self._section.kind]
        boxed = self._section.kind is SectionKind.BOXED_WARNING
        gate = None if self._lists or boxed else _GATES["signs" if "signs" in scopes else "listed"]
        governs = {p.parent for p in self._section.passages}
        for index, passage in enumerate(self._section.passages):
            if passage.parent is None:
                context = self._top if passage.kind is PassageKind.HEADING else heading
            else:
                context = self._open.get(passage.parent, self._below[passage.parent])
            if gate is not None and not self._may_hold(passage.text, gate, context):
                self._below[index] = ListContext()
                continue
            below = context
            if _BOILERPLATE.search(passage.text):
                below = ListContext(listing=False) if index in governs else context
            elif self._is_labelled(passage.text) and not re.search(r"\. [A-Z]", passage.text):
                yield from self._list(passage.text, passage.start, self._tail_context(passage, context))
            elif passage.kind is PassageKind.HEADING or index in governs or passage.text.endswith(":"):
                above = context
                if self._lead is not None and _TIER_HEADING.fullmatch(passage.text.strip()):
                    above = self._lead
                elif passage.text.endswith(":") and index not in governs:
                    self._lead = under(context, passage.text, self._abbreviations)
                below = under(above, passage.text, self._abbreviations)
                yield from self._lead_in(passage, context)
            else:
                if _NO_CARE.search(passage.text):
                    self._lead = None
                context = self._tail_context(passage, context)
                yield from self._passage(passage, context)
            self._below[index] = below
            self._previous = (passage, context)
            opens = passage.kind is PassageKind.HEADING or (
                passage.text.endswith(":") and index not in governs
            )
            if opens and passage.parent is None:
                heading = below
            elif opens and passage.parent is not None:
                self._open[passage.parent] = below  # its items stand beside it
            elif passage.parent is not None and passage.text.endswith(".") and holds_verb(passage.text):
                self._open.pop(passage.parent, None)

    def _may_hold(self, text: str, gate: re.Pattern[str], context: ListContext) -> bool:
        """Whether a passage is worth reading where few kinds of sentences are read."""
        if context.listing and self._reads_lists(context):
            return True
        return "%" in text or gate.search(text) is not None or _URGENT.search(text) is not None

    def _is_labelled(self, text: str) -> bool:
        """Whether the text is a list under its own label: "Gastrointestinal: nausea, vomiting"."""
        return self._main and is_labelled(text)

    def _reads_lists(self, context: ListContext) -> bool:
        """Whether items are effects here: where side effects stand, and under signs and calls for help."""
        boxed = self._section.kind is SectionKind.BOXED_WARNING
        return self._lists or boxed or context.seek_care == "immediately" or bool(context.manifestation_of)

    def _tail_context(self, passage: Passage, context: ListContext) -> ListContext:
        """The context of the list before, where it goes on in a passage that lost its bullet."""
        if self._previous is None or context.listing is False:
            return context
        before, governed = self._previous
        open_end = re.search(r"(?:[;,]|\b(?:and|or))$", before.text.rstrip()) is not None
        if (
            open_end
            and governed.listing
            and passage.text[:1].islower()
            and passage.kind is not PassageKind.HEADING
        ):
            return governed
        return context

    def _lead_in(self, passage: Passage, context: ListContext) -> Iterator[AdverseEffect]:
        """An item that opens a sub-list may itself name an effect, and a lead-in may hold sentences."""
        if context.listing is not True or not self._reads_lists(context):
            return
        pieces = list(sentences(passage.text, passage.start))
        for place, (start, _, words) in enumerate(pieces[:-1]):
            if place == 0 and (name := headed_by(passage.text, self._abbreviations)):
                phrase = EffectPhrase(name, start, start + len(words.rstrip(" .:")))
                said = _Said(frequency=frequency_tier(passage.text), seek_care=seek_care_of(passage.text))
                yield self._fact(phrase, context, said, "effects/lead_in")
            else:
                yield from self._sentence(words, start, context)
        start, _, last = pieces[-1]
        if is_instruction(last):
            return
        head = re.match(
            r"(?P<head>.+?),?\s*(?:\b(?:including|such as|which (?:may|can) include|with (?:symptoms|signs) "
            r"(?:such as|like|including)|symptoms(?: may| can)? include)(?: the following)?)?\s*:?$",
            last,
            re.I | re.S,
        )
        if passage.kind is PassageKind.HEADING:
            yield from self._headed(passage, context)
            return
        if head is None:
            return
        if not re.search(r"(?:including|such as|include|like|:)\s*:?$", last, re.I):
            return
        name = effect_name(head["head"], self._abbreviations, longest=8, heads=True)
        if name and "," not in head["head"] and not holds_verb(head["head"]):
            phrase = EffectPhrase(name, start, start + len(head["head"]))
            yield self._fact(phrase, context, _Said(), "effects/lead_in")
            return
        for phrase in effect_phrases(head["head"], start, self._abbreviations, longest=8):
            if not holds_verb(head["head"]):
                yield self._fact(phrase, context, _Said(), "effects/lead_in")

    def _headed(self, passage: Passage, context: ListContext) -> Iterator[AdverseEffect]:
        """An effect that heads advice on it, where the effects of one tier each have a heading."""
        text = passage.text
        if not self._main or context.frequency is None or frequency_tier(text) or is_labelled(f"{text}: x"):
            return
        if re.search(r"effects?\b|reactions\b|^(?:what|how|when|why|who)\b|\?$", text, re.I) or holds_verb(
            text
        ):
            return
        for phrase in effect_phrases(text, passage.start, self._abbreviations):
            yield self._fact(phrase, context, _Said(), "effects/heading")

    def _passage(self, passage: Passage, context: ListContext) -> Iterator[AdverseEffect]:
        if self._main and context.listing is False:
            # A list of something else; a sentence that names effects outright is still read.
            context = ListContext(listing=False)
        self._head = ""
        label = re.match(r"([A-Z][\w -]{3,50}):\s", passage.text)
        if label and not self._main:
            self._topic = effect_name(label.group(1), self._abbreviations) or self._topic
        pieces = list(sentences(passage.text, passage.start))
        item = passage.kind is PassageKind.ITEM
        boxed = self._section.kind is SectionKind.BOXED_WARNING
        for place, (start, _, words) in enumerate(pieces):
            self._hazard = self._signified(pieces, place, passage)
            self._spoken = pieces[place - 1][2] if place else ""
            if self._is_labelled(words):
                yield from self._list(words, start, context)
                continue
            alone = item or len(pieces) == 1 or (place == 0 and boxed)
            listed = context.listing is True and self._reads_lists(context) and alone
            if len(pieces) > 1 and self._names_head(words, self._lists and item):
                continue
            bare = bare_item(words) if listed else None
            spoken_to = bare is not None and bare.shift > 0 and context.seek_care is not None
            if bare is not None and (bare.whole or is_list(bare.words, item=item or spoken_to)):
                found = list(self._item(bare, start, context))
                if len(pieces) > 1 and len(found) == 1:
                    self._head = found[0].object  # "Low counts. Symptoms include fever."
                yield from found
            else:
                yield from self._sentence(words, start, context)

    def _signified(self, pieces: Sequence[tuple[int, int, str]], place: int, passage: Passage) -> str:
        """What the effects of a call for help are signs of, by the sentences around it."""
        if not _URGENT.search(pieces[place][2]):
            return ""
        after = pieces[place + 1][2] if place + 1 < len(pieces) else ""
        told = _ARE_SIGNS.search(pieces[place][2]) or _ARE_SIGNS.match(after)
        if told and (name := effect_name(told["head"], self._abbreviations)):
            return name
        if not place:
            return ""
        head = headed_by(passage.text, self._abbreviations)
        return head or self._only_hazard(pieces[place - 1][2], passage)

    def _only_hazard(self, before: str, passage: Passage) -> str:
        """The one hazard that the sentence before names, whose signs a call for help then lists."""
        if not _URGENT.search(passage.text) or not _CAUSES.search(before):
            return ""
        names = list(dict.fromkeys(h.name for h in hazards_in(before, 0, self._abbreviations)))
        return names[0] if len(names) == 1 else ""

    def _item(self, bare: BareItem, start: int, context: ListContext) -> Iterator[AdverseEffect]:
        """The effects of an item under a lead-in."""
        if bare.head and (head := effect_name(bare.head, self._abbreviations)):
            context = replace(context, manifestation_of=head)
        if not bare.whole:
            yield from self._list(bare.words, start + bare.shift, context)
        else:
            for left, right in bare.whole:
                words = bare.words[left:right].rstrip(" .;,")
                at = start + bare.shift + left
                name = re.sub(r"^(?:the|your) ", "", without_asides(words).strip(" .;,"), flags=re.I)
                yield self._fact(EffectPhrase(name, at, at + len(words)), context, _Said(), "effects/list")

    def _names_head(self, words: str, listed: bool) -> bool:
        """Whether the words are no more than "Signs of H.", which the next sentence speaks of."""
        match = _SIGNS_ALONE.match(words)
        if match is None or not listed:
            return False
        self._head = effect_name(match["head"], self._abbreviations) or ""
        return bool(self._head)

    def _list(self, words: str, start: int, context: ListContext) -> Iterator[AdverseEffect]:
        status = status_of(words, len(words)) if re.match(r"\s*no\b", words, re.I) else Status.ASSERTED
        for phrase in effect_phrases(words, start, self._abbreviations):
            yield self._fact(phrase, context, _Said(status=status), "effects/list")

    def _sentence(self, words: str, start: int, context: ListContext) -> Iterator[AdverseEffect]:
        if _BOILERPLATE.search(words) or _DEFINITION.match(words):
            return
        if self._section.kind is SectionKind.BOXED_WARNING:
            yield from self._boxed(words, start)
        scopes = _SCOPES[self._section.kind]
        if self._section.kind is SectionKind.WARNINGS and _SHARE_OF_PATIENTS.search(words):
            scopes = frozenset(["signs", "urgent", "seen"])
        found = next(read_sentence(words, self._names, scopes), None)
        if found is not None:
            yield from self._found(words, start, found, context)
            return
        end = 0
        for left, clause in clauses(words):
            if found := next(read_sentence(clause, self._names, scopes), None):
                who = replace(context, population=population_of(words[end:left]) or context.population)
                yield from self._found(clause, start + left, found, who)
            end = left + len(clause)

    def _boxed(self, words: str, start: int) -> Iterator[AdverseEffect]:
        """What a boxed warning says that the drug does is an effect of it, whatever the sentence's form."""
        for hazard in hazards_in(words, start, self._abbreviations):
            phrase = EffectPhrase(hazard.name, hazard.start, hazard.end)
            if hazard.name.casefold() in self._names:
                continue
            status = status_of(words, max(0, hazard.start - start), max(0, hazard.end - start))
            yield self._fact(phrase, ListContext(), _Said(), "effects/boxed", status)

    def _found(
        self, words: str, start: int, found: EffectSentence, context: ListContext
    ) -> Iterator[AdverseEffect]:
        lead = found.lead
        outside = words[: found.start] + " " + words[found.end :]
        after = re.split(r",| and (?:is|are|was|were)\b", words[found.end :], maxsplit=1)[0]
        if found.rule == "share_of_people":
            after = lead
        counted = {"occurs", "reported", "affects", "share_of_people"}
        share = percent_of(after) if found.rule in counted else None
        head = effect_name(found.head, self._abbreviations) or ""
        if found.rule == "onset_with":
            head = self._head or self._topic
        if found.rule == "symptoms_include" and not head and _BACK_REFERENCE.match(words):
            head = self._head
        if (
            found.rule == "symptoms_include"
            and not head
            and (match := re.search(r"\bwithdrawal(?: (?:symptoms|signs))?\b", words[: found.start], re.I))
        ):
            head = match.group().casefold()
            head = "withdrawal symptoms" if head == "withdrawal" else head
        if found.rule == "effects_include" and (match := _WITHDRAWAL.search(lead)):
            head = match.group().casefold()
        urgent = found.rule in {"seek_urgently", "seek_for"}
        if urgent and not head and ("symptom" in lead or not self._main or _ARE_SIGNS.search(words)):
            head = self._hazard
        exact = share is not None and share.relation in {"=", "~"}
        said = _Said(
            frequency=None
            if found.rule in _SIGN_RULES
            else frequency_tier(outside)
            or (frequency_tier(self._spoken) if found.rule == "these_include" else None)
            or (context.frequency if found.rule == "effects_include" else None),
            percent=share.value if share and exact else None,
            percent_comparator=share.comparator_value if share and exact else None,
            comparator=(share.comparator or None) if share and exact else None,
            seek_care=_care(found) or context.seek_care,
            manifestation_of=head or None,
            population=(population_of(f"{words[: found.start]} {lead}") if len(lead.split()) <= 12 else None)
            or context.population,
        )
        text = words[found.start : found.end]
        if told := _ARE_SIGNS.search(text):
            text = text[: told.start()]
        if _NO_LIST.match(text) or (found.rule == "these_include" and not _EFFECT_WORDS.search(self._spoken)):
            return
        signs = re.search(r"\b(?:signs?|symptoms?) of$", lead.strip(" :"), re.I) is not None
        for phrase in effect_phrases(
            text, start + found.start, self._abbreviations, longest=12 if said.seek_care else 9, signs=signs
        ):
            at = phrase.start - start
            status = status_of(words, at, phrase.end - start)
            fact = self._fact(phrase, ListContext(), said, f"effects/{found.rule}", status)
            if not phrase.head and not head:
                self._head = fact.object
            yield fact

    def _fact(
        self,
        phrase: EffectPhrase,
        context: ListContext,
        said: _Said,
        rule: str,
        status: Status = Status.ASSERTED,
    ) -> AdverseEffect:
        share = phrase.percent
        name = self._of_drug.sub("", phrase.name) or phrase.name
        exact = share is not None and share.relation in {"=", "-", "<="}
        sign = phrase.head if phrase.relation == "sign" else None
        kind = phrase.head if phrase.relation == "kind" else None
        broader = kind or said.broader or context.broader
        manifestation = sign or said.manifestation_of or context.manifestation_of
        boxed = True if self._section.kind is SectionKind.BOXED_WARNING else None
        return AdverseEffect(
            drug=self._document.drug,
            object=name,
            evidence=(self._document.evidence(self._section, phrase.start, phrase.end, rule),),
            status=status if status is not Status.ASSERTED else said.status,
            frequency=phrase.frequency or said.frequency or context.frequency,
            percent=share.value if share and exact else said.percent,
            percent_max=share.upper if share and exact else None,
            percent_comparator=share.comparator_value if share and exact else said.percent_comparator,
            comparator=(share.comparator or None) if share and exact else said.comparator,
            population=phrase.population or said.population or context.population,
            broader=broader if broader != name else None,
            manifestation_of=manifestation if manifestation != name else None,
            seek_care=said.seek_care or context.seek_care,
            boxed=boxed,
        )
