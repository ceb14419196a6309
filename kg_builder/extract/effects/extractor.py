"""Adverse effects from side-effect sections, warnings and summaries."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Passage, PassageKind, Section, SectionKind

from ..base import LABEL_TYPES, Document
from ..language.qualifiers import frequency_tier, seek_care_of
from ..language.sentences import sentences
from ..vocabulary.phrases import without_asides
from .after import attended, tier_of_serious, with_next_sentence
from .columns import table_effects
from .context import ListContext, headed_by, is_bare_tier, is_boxed, is_tier_line, under, within_group
from .facts import Said
from .gates import is_boilerplate, is_read, is_skipped, may_hold, tells_reader
from .groups import group_heading, groups_of, is_shouted_heading
from .heads import hazard_called_for, headed_hazard, is_condition_of_signs, refers_back, toxic_topic
from .lists import (
    BareItem,
    bare_item,
    goes_on,
    holds_verb,
    is_counted,
    is_instruction,
    is_labelled,
    is_list,
)
from .names import effect_name
from .opened import (
    HEADS_SENTENCE,
    LISTING_LEAD,
    call_for_any,
    head_alone,
    kinds_behind,
    opening_effect,
    tier_holds,
    unmarked,
)
from .phrases import OFTEN_FIRST, EffectPhrase, effect_phrases
from .sentences import SentenceReader
from .spoken import called_for_clauses

__all__ = ["AdverseEffectExtractor"]

_TOPIC = re.compile(r"([A-Z][\w -]{3,50}):\s")
_NEXT_SENTENCE = re.compile(r"\. [A-Z(]")
_NO_CARE = re.compile(r"\b(?:do(?:es)? not|don't) (?:usually )?need medical attention\b", re.I)
_NO_EFFECT_HEADS = re.compile(r"effects?\b|reactions\b|^(?:what|how|when|why|who)\b|\?$", re.I)
"""Headings that ask, or name effects of all kinds."""
_LONGEST_HEADING = 6


class AdverseEffectExtractor:
    r"""Reads adverse_effect facts by rules; label_prose.py reads them with the trained tagger.

    Args:
        prose_but: starts of the sections whose prose is left to another reader.

    >>> page = read("Side effects\nCommon side effects include nausea. Rarely, it may cause a rash.")
    >>> [(fact.object, fact.frequency) for fact in AdverseEffectExtractor().extract(page)]
    [('nausea', 'common'), ('rash', 'rare')]
    """

    name = "effects"
    by_section = False
    relations = ("adverse_effect",)

    def __init__(self, prose_but: Collection[int] = ()) -> None:
        self._prose_but = prose_but

    def extract(self, document: Document) -> Iterator[AdverseEffect]:
        """The adverse effects that the document states, in reading order, repeats included."""
        own = document.monograph.drug.generic.casefold()
        self._groups = groups_of(document.monograph)
        for section in document.monograph.sections:
            for fact in self._section(document, section, ListContext()):
                if fact.object.casefold() != own:  # "Frequency of gout: zolfin 25%, placebo 18%"
                    yield fact

    def _section(self, document: Document, section: Section, context: ListContext) -> Iterator[AdverseEffect]:
        if section.kind is SectionKind.FURNITURE:
            return
        title = section.title.quote if section.title else ""
        label = document.monograph.media_type in LABEL_TYPES
        if is_read(section.kind, label=label) and not is_skipped(title, section.kind):
            if section.kind is SectionKind.ADVERSE_EFFECTS and title:
                inner = under(context, title, document.abbreviations)
                inner = replace(inner, headed=inner.frequency is not None)
                context = inner if inner.listing is not False else context
            if section.start not in self._prose_but:
                yield from _Reader(document, section, context, self._groups).read()
            yield from table_effects(document, section)
        for sub in section.subsections:
            yield from self._section(document, sub, context)


class _Reader:
    """Reads one section; holds what the passages above the current one said."""

    def __init__(
        self, document: Document, section: Section, context: ListContext, groups: Collection[str]
    ) -> None:
        self._document = document
        self._section = section
        self._abbreviations: Mapping[str, str] = document.abbreviations
        self._groups = groups
        self._own = document.monograph.drug.generic.casefold()
        self._shouts = sum(p.text.isupper() for p in section.passages) * 2 > len(section.passages)
        self._sentences = SentenceReader(document, section, groups)
        self._main = self._sentences.main
        self._lists = self._main or section.kind is SectionKind.PATIENT_INFORMATION
        self._top = context
        self._below: dict[int, ListContext] = {}
        self._open: dict[int, ListContext] = {}
        self._lead: ListContext | None = None
        self._seldom: str | None = None
        self._called: str | None = None
        self._in_run = False
        self._headed_by_line = False
        self._previous: tuple[Passage, ListContext] | None = None

    def read(self) -> Iterator[AdverseEffect]:
        """The facts of the section's own passages."""
        yield from attended(self._passages(), self._abbreviations)

    def _passages(self) -> Iterator[tuple[Passage, bool, list[AdverseEffect]]]:
        """Each passage, whether it opens a list, and what it names."""
        heading, governs = self._top, {p.parent for p in self._section.passages}
        for index, passage in enumerate(map(unmarked, self._section.passages)):
            context = self._above(passage, heading)
            found: list[AdverseEffect] = []
            boxed = context.boxed or self._section.kind is SectionKind.BOXED_WARNING
            self._sentences.kind = SectionKind.BOXED_WARNING if boxed else self._section.kind
            if passed := self._passed_over(passage, context, boxed=boxed):
                self._below[index] = passed
                heading = passed if passage.parent is None and passed.listing is not None else heading
                yield passage, index in governs, found
                continue
            below = context
            tier = is_tier_line(passage.text)
            leads = tier or passage.text.endswith(":") or is_bare_tier(passage.text)
            whole = index in governs or not _NEXT_SENTENCE.search(passage.text)
            if whole and is_boilerplate(passage.text):
                below = ListContext(listing=False) if index in governs else context
            elif not tier and self._is_labelled(passage.text) and not _NEXT_SENTENCE.search(passage.text):
                found += self._sentences.listed(
                    passage.text, passage.start, self._tail_context(passage, context)
                )
            elif passage.kind is PassageKind.HEADING or index in governs or leads:
                self._called, self._in_run, self._headed_by_line = None, False, False
                above = context
                if self._lead is not None and is_bare_tier(passage.text):
                    above = self._lead
                elif leads and index not in governs:
                    self._lead = under(context, passage.text, self._abbreviations)
                below = self._under(above, passage)
                if below.seek_care and below.frequency is None:
                    below = replace(below, frequency=self._seldom)
                elif below.frequency is not None or passage.kind is PassageKind.HEADING:
                    self._seldom = tier_of_serious(passage.text) if below.seek_care else None
                found += () if tier else self._lead_in(passage, context)
                if passage.kind is PassageKind.HEADING:
                    below = replace(below, headed=tier_holds(passage.text, found, self._own))
            else:
                if self._lead is not None and _NO_CARE.search(passage.text):
                    self._lead = None
                self._seldom = (tier_of_serious(passage.text) if self._main else None) or self._seldom
                context = self._tail_context(passage, context)
                found += self._below_line(passage, context)
            yield passage, index in governs, found
            self._below[index] = below
            self._previous = (passage, context)
            opens = passage.kind is PassageKind.HEADING or (leads and index not in governs)
            if opens and passage.parent is None:
                heading = below
            elif opens and passage.parent is not None:
                self._open[passage.parent] = below  # its items stand beside it
            elif passage.parent is not None and passage.text.endswith(".") and holds_verb(passage.text):
                self._open.pop(passage.parent, None)

    def _above(self, passage: Passage, heading: ListContext) -> ListContext:
        """What governs a passage; ``heading`` is what holds below the heading before it."""
        if passage.parent is not None:
            return self._open.get(passage.parent, self._below[passage.parent])
        return self._top if passage.kind is PassageKind.HEADING else heading

    def _passed_over(self, passage: Passage, context: ListContext, *, boxed: bool) -> ListContext | None:
        """What governs what stands below a passage that names no effect; None for one that may."""
        if not self._may_hold(passage.text, context):
            return ListContext(boxed=boxed or is_boxed(passage.text))
        if who := group_heading(passage.text, passage.kind, self._groups):
            self._top = replace(self._top, population=who)
            return replace(context, listing=True, population=who, frequency=None)
        if self._shouts or not is_shouted_heading(passage.text):
            return None
        if passage.parent is not None:
            self._open[passage.parent] = ListContext(listing=False)  # its items stand beside it
        return ListContext(listing=False)

    def _may_hold(self, text: str, context: ListContext) -> bool:
        """Whether a passage is worth reading."""
        if self._lists or (context.listing and self._reads_lists(context)):
            return True
        kind = self._sentences.kind
        return kind is SectionKind.BOXED_WARNING or may_hold(kind, text)

    def _is_labelled(self, text: str) -> bool:
        """Whether the text is a list under its own label: "Gastrointestinal: nausea, vomiting"."""
        return self._main and is_labelled(text)

    def _below_line(self, passage: Passage, context: ListContext) -> list[AdverseEffect]:
        """The effects of a passage, to which the tier of a line before it belongs that names one effect."""
        item = passage.kind is PassageKind.ITEM
        headed = context.headed or (self._headed_by_line and not item)
        found = list(self._passage(passage, replace(context, headed=headed)))
        run = item and self._previous and self._previous[0].kind is PassageKind.ITEM
        self._headed_by_line = len(found) == 1 and not run and len(passage.text.split()) <= _LONGEST_HEADING
        return found

    def _reads_lists(self, context: ListContext) -> bool:
        """Whether items are effects here: where side effects stand, and under signs and calls for help."""
        sent = self._sentences.kind is SectionKind.BOXED_WARNING or context.seek_care == "immediately"
        return self._lists or sent or context.told or bool(context.manifestation_of)

    def _tail_context(self, passage: Passage, context: ListContext) -> ListContext:
        """The context of the list before, where it goes on in a passage that lost its bullet."""
        if self._previous is None or context.listing is False or passage.kind is PassageKind.HEADING:
            return context
        before, governed = self._previous
        return governed if governed.listing and goes_on(before.text, passage.text) else context

    def _lead_in(self, passage: Passage, context: ListContext) -> Iterator[AdverseEffect]:
        """An item that opens a sub-list may itself name an effect, and a lead-in may hold sentences."""
        if context.listing is not True or not self._reads_lists(context):
            return
        pieces = list(sentences(passage.text, passage.start))
        for place, (start, _, words) in enumerate(pieces[:-1]):
            if place == 0 and (name := headed_by(passage.text, self._abbreviations)):
                phrase = EffectPhrase(name, start, start + len(words.rstrip(" .:")))
                said = Said(frequency=frequency_tier(passage.text), seek_care=seek_care_of(passage.text))
                yield self._sentences.fact(phrase, context, said, "effects/lead_in")
            else:
                yield from self._sentences.read(words, start, context)
        start, _, last = pieces[-1]
        if is_instruction(last):
            return
        head = LISTING_LEAD.match(last)
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
            yield self._sentences.fact(phrase, context, Said(), "effects/lead_in")
            return
        for phrase in effect_phrases(head["head"], start, self._abbreviations, longest=8):
            if not holds_verb(head["head"]):
                yield self._sentences.fact(phrase, context, Said(), "effects/lead_in")

    def _headed(self, passage: Passage, context: ListContext) -> Iterator[AdverseEffect]:
        """An effect that heads advice on it, where the effects of one tier each have a heading."""
        text = passage.text
        if not self._main or context.frequency is None or frequency_tier(text) or is_labelled(f"{text}: x"):
            return
        if holds_verb(text) or _NO_EFFECT_HEADS.search(text):
            return
        for phrase in effect_phrases(text, passage.start, self._abbreviations):
            yield self._sentences.fact(phrase, context, Said(), "effects/heading")

    def _passage(self, passage: Passage, context: ListContext) -> Iterator[AdverseEffect]:
        if self._main and context.listing is False:
            # A list of something else; a sentence that names effects outright is still read.
            context = ListContext(listing=False)
        self._sentences.head = self._named_above(passage) if refers_back(passage.text) else ""
        self._sentences.told = tells_reader(passage.text)
        label = None if self._main else _TOPIC.match(passage.text)
        if label:
            self._sentences.topic = effect_name(label.group(1), self._abbreviations) or self._sentences.topic
        elif self._main:
            topic = self._sentences.topic = toxic_topic(passage.text, self._abbreviations)
            if topic and (at := passage.text.casefold().find(topic.casefold())) >= 0:
                phrase = EffectPhrase(topic, passage.start + at, passage.start + at + len(topic))
                yield self._sentences.fact(phrase, ListContext(), Said(), "effects/topic")
        pieces = list(sentences(passage.text, passage.start))
        item = passage.kind is PassageKind.ITEM
        boxed = self._sentences.kind is SectionKind.BOXED_WARNING
        listing = context.listing is True and self._reads_lists(context)
        opened = listing and bool(item or context.seek_care)
        name = None
        named: list[AdverseEffect] = []
        if listing and len(pieces) > 1 and "%" not in pieces[0][2]:
            name = opening_effect(passage.text, self._abbreviations, listed=opened)
        self._in_run = bool(name) or (self._in_run and len(pieces) == 1)
        if self._called and self._in_run and context.seek_care is None:
            context = replace(context, seek_care=self._called)
        self._called = call_for_any(passage.text) or self._called
        if name:
            start, _, words = pieces[0]
            phrase = EffectPhrase(name, start, start + len(words.rstrip(" .:")))
            named = [self._sentences.fact(phrase, context, Said(), "effects/list")]
            if left := kinds_behind(words):
                yield from self._sentences.listed(words[left:], start + left, replace(context, broader=name))
            self._sentences.head = name  # "Low counts. Symptoms include fever."
            context = replace(context, manifestation_of=context.manifestation_of or name)
            pieces = pieces[1:]
        self._sentences.headed = name or ""
        before: list[AdverseEffect] = []
        for place, (start, _, words) in enumerate(pieces):
            hazard = hazard_called_for(pieces, place, passage.text, self._abbreviations)
            self._sentences.hazard = hazard or (self._named_above(passage) if seek_care_of(words) else "")
            self._sentences.spoken = pieces[place - 1][2] if place else ""
            if len(pieces) > 1 and self._lists and item and (head := head_alone(words, self._abbreviations)):
                self._sentences.head = head
                continue
            alone = item or len(pieces) == 1 or (place == 0 and boxed)
            among, left = within_group(words, context)
            found = list(self._piece(words[left:], start + left, among, item=item, alone=alone))
            named = with_next_sentence(named, words, self._abbreviations) if named else []
            if found:
                yield from before
                before, named = named, found
        yield from (*before, *named)

    def _under(self, above: ListContext, passage: Passage) -> ListContext:
        """What governs what stands below a lead-in; "Signs include:" is about what was named last."""
        below = under(above, passage.text, self._abbreviations)
        if not below.listing or below.manifestation_of or not refers_back(passage.text):
            return below
        head = self._named_above(passage) or self._sentences.head
        return replace(below, manifestation_of=head) if is_condition_of_signs(head) else below

    def _named_above(self, passage: Passage) -> str:
        """The condition that the heading over a passage names."""
        title = self._section.title
        over = self._section.passages[passage.parent].text if passage.parent is not None else ""
        return headed_hazard(over or (title.quote if title else ""), self._abbreviations)

    def _piece(
        self, words: str, start: int, context: ListContext, *, item: bool, alone: bool
    ) -> Iterator[AdverseEffect]:
        """The effects of a sentence, or of what stands in the place of one."""
        if self._is_labelled(words):
            yield from self._sentences.listed(words, start, context)
            return
        listed = context.listing is True and self._reads_lists(context) and alone
        care, places = called_for_clauses(words)
        if care and (self._main or care == "immediately"):
            called = replace(context, seek_care=care, manifestation_of=self._sentences.hazard or None)
            for left, right in places:
                yield from self._item(bare_item(words[left:right]), start + left, called)
            return
        often = OFTEN_FIRST.match(words) if self._main and not holds_verb(words) else None
        if often:
            context = replace(context, frequency=frequency_tier(often.group()))
        if often or (self._main and is_counted(words)):
            listed = item = True
        listed = listed and (item or not words.startswith("There"))  # "There's an antidote, ..."
        item = item or (self._in_run and words.endswith("."))
        calls = not item and words[:3].casefold() == "if " and seek_care_of(words) is not None
        bare = bare_item(words) if listed and not calls else None
        spoken_to = bare is not None and bare.shift > 0 and context.seek_care is not None
        told = bool(self._sentences.head) and refers_back(words)
        if bare is not None and (head := HEADS_SENTENCE.match(words)):
            yield from self._sentences.listed(head["head"], start, context)
            yield from self._sentences.read(
                words[head.end() :], start + head.end(), replace(context, headed=True)
            )
        elif bare is not None and not told and (bare.whole or is_list(bare.words, item=item or spoken_to)):
            yield from self._item(bare, start, context)
        else:
            yield from self._sentences.read(words, start, context)

    def _item(self, bare: BareItem, start: int, context: ListContext) -> Iterator[AdverseEffect]:
        """The effects of an item under a lead-in."""
        if bare.advice:
            context = replace(context, seek_care=seek_care_of(bare.advice) or context.seek_care)
        head = effect_name(bare.head, self._abbreviations) if bare.head else None
        inner = replace(context, manifestation_of=head) if head else context
        listed = bare.words[: bare.whole[0][0]] if bare.whole else bare.words
        yield from self._sentences.listed(listed, start + bare.shift, inner)
        for left, right in bare.whole:
            words = bare.words[left:right].rstrip(" .;,")
            at = start + bare.shift + left
            name = re.sub(r"^(?:the|your) ", "", without_asides(words).strip(" .;,"), flags=re.I)
            phrase = EffectPhrase(name, at, at + len(words))
            yield self._sentences.fact(phrase, inner, Said(), "effects/list")
        if head:
            at = start + bare.head_at
            shown = EffectPhrase(head, at, at + len(bare.head))
            yield self._sentences.fact(shown, context, Said(), "effects/list")
