"""The effects that a sentence or bare list names, with what the sentences before it said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Section, SectionKind, Status

from ..base import Document
from ..language.percents import Percent
from ..language.qualifiers import frequency_tier, seek_care_of
from ..language.status import status_of
from ..vocabulary.condition_words import is_condition
from ..warnings.hazards import hazards_in
from .context import ListContext, is_conditional, leads_in, subject_of, under, within_group
from .facts import SIGN_RULES as _SIGN_RULES
from .facts import Said, also_counted, effect_fact, in_turn, other_group, said_of_list
from .gates import is_boilerplate, scopes_of
from .groups import is_group
from .heads import ARE_SIGNS, COULD_BE, head_phrase, is_reaction, sign_head
from .lists import is_instruction, list_start
from .names import effect_name
from .phrases import EffectPhrase, effect_phrases
from .prose import EffectSentence, bracketed_signs, clauses, read_sentence
from .said import said_of_effect
from .trials import set_against
from .whom import seen_in
from .words import is_kind_of_reaction

__all__ = ["SentenceReader"]

_EFFECT_WORDS = re.compile(r"\b(?:side[- ]effects?|effects|reactions)\b", re.I)
_TAKEN = re.compile(
    r"\b(?:concomitant\w*|taking|receiving|treated with|coadministration)"
    r"(?:(?!\b(?:are|is|may|can|have|has|had|risk|causes?|results?)\b)[^.;]){0,60}$",
    re.I,
)
_LONGEST_LABEL = 8
_IN_BOX = re.compile(r"\b(?:boxed|black[ -]box) warnings?\b", re.I)
_HISTORY = re.compile(r"\b(?:(?:or|and) (?:have|had)|ever|history)\b", re.I)
"""Tells what patients bring with them: "if you get infections often or have hepatitis"."""
_CALLS = frozenset(["seek_urgently", "seek_for", "seek_now_for"])
_APPOSED = re.compile(r"\w\)?,\s+an?\s+$")
_OUTCOME = re.compile(
    r"(?:(?:serious|severe|permanent|possibly|even|or|and)\s+)*(?:injur(?:y|ies)|deaths?"
    r"|hospitali[sz]ations?|disability)"
    r"(?:\s+(?:or|and)\s+(?:death|hospitali[sz]ation|disability|injury))*",
    re.I,
)
_LEADS_TO = re.compile(
    r"\b(?:lead|led|leads|leading|result\w*|end(?:s|ed|ing)?)\s+(?:to|in)(?:\s+\w+){0,3}\s*$", re.I
)
_NO_LIST = re.compile(
    r"(?:more|less|most|very|quite|fairly|so|too|not|rare|common|uncommon|mild|moderate|severe|serious|"
    r"fatal|life-threatening|managed|treated|reduced|prevented|likely|unlikely|temporary|usually|often|"
    r"generally|directly|similar|consistent|expected|permanent|different|worse)(?:ly)?\b"
    r"(?=\W*$|,? (?:and|or|but|in|with|when|to|than|if|by|during|frequent|common|severe|likely|serious|"
    r"often|compared|enough|among|for)\b)|"
    r"(?:that|which|the same|same|described|listed|shown|discussed|only|range)\b|"
    r"(?:these|this|they|it|those|life[- ]threatening)\b|"
    r"(?:due to|because|related to|based on|directly|happen|compared)\b",
    re.I,
)
_SUBJECT_FIRST = frozenset(["occurs", "reported", "are_common", "affects"])
_GRAVE_KINDS = re.compile(
    r"(?:\w+ )?(?:fatal|severe|serious|life-threatening),? (?:including|such as)\b", re.I
)
"""Kinds behind "which may be fatal, including"."""
_TESTS = re.compile(
    r"\b(?:tests?|exams?|scans?|checks?|check-?ups)\b[^.;]*\b(?:for|to (?:look|check|watch|screen))\b", re.I
)
"""A lead-in to the tests that look for effects."""
_NEXT_SHARE = re.compile(
    r",?\s+(?:and|while|but)\s+(?=(?:about |another )?\d+(?:\.\d+)?\s*(?:%|percent)(?: of [\w ]{3,30}?)?"
    r" (?:ha[ds]|have|got|gets?|felt|feel|reported|developed|experienced)\b)",
    re.I,
)
_MEANWHILE = re.compile(r",?\s+(?:while|whereas)\s", re.I)
_CALL_BEHIND = re.compile(
    r"(?:;|:|\s[\u2013\u2014-])\s+(?:please |always )?(?:get|seek|call|ring|phone|dial|go|tell|see|contact)\b"
    r"[^.;:]*\.?$",
    re.I,
)
"""A call for help behind the effects it is about: "You may get hives; ring the ward at once"."""
_CIRCUMSTANCE = re.compile(
    r"\W*in (?:very |some |a )*(?:rare|few|some|isolated|exceptional|occasional) "
    r"(?:cases|people|patients|instances),?\s+"
    r"|.*,\s+(?:since|because|although|though|while|whereas|but)\s+(?=\w)"
    r"|\W*(?:with|during|after|within|in|at|for|among|on|when|while|unlike|besides|as|since|because)"
    r"\b[^,;()]*(?:\([^()]*\)[^,;()]*)?,\s+",
    re.I,
)
"""What a sentence says before its subject: "With long use, gout may occur", "It is new, since ..."."""
_GOES_ON = re.compile(
    r"(?<=\w),\s+(?:(?:often|usually|always|also)\s+)?(?:calls? for|requires?|needs?|demands?|warrants?|"
    r"means?|is|are|was|were|has|have|had|can|could|may|might|should|must|ought)\b.*",
    re.I | re.S,
)
"""What a sentence goes on to say of an effect behind its signs: "whose signs are A and B, needs care"."""
_FOLLOWED = re.compile(
    r"(?:\bfollowed (?:closely )?by|,\s+as (?:have|has|had|are|is|were|was|did|do|may|can)) (?P<list>[^.;]+)",
    re.I,
)
_KIND_SEEN = re.compile(
    r"^(?P<head>[^,;:]{4,60}?\breactions),? (?:including|such as)\b(?=.*"
    r"(?:, (?:have|has|had|were|was|are|may|can)\b|"
    r" (?:were|was|are|is) (?:very |also )?(?:rare|uncommon|common|possible|seen|reported)\b))|"
    r"^[^,;:]*\beffects\b[^,;:]*? (?:are|were) (?!usually|often|mild|rare|common)[^,;:]+,[^;:]*? "
    r"(?:such as|including|like) ",
    re.I,
)
"""Lists whose "such as" belongs to one member: "Skin reactions, including hives, have been seen"."""
_INCLUDING = re.compile(r", (?:including|such as) (?P<list>[^.;]+)")


class SentenceReader:
    """Reads the sentences of one section.

    Args:
        document: the document.
        section: the section.
        groups: names of the groups of patients that the document knows, in small letters.

    Attributes:
        kind: what kind of section the current passage is read as.
        main: whether the section is one on side effects.
        told: whether the passage tells the reader what to know of the drug.
        head: the effect that the passage named last, "" without one.
        topic: what the label of the passage says it is about.
        hazard: what a call for help in the current sentence is about.
        headed: the effect that opens the passage as a sentence of its own, "" without one.
        spoken: the sentence before.
    """

    def __init__(self, document: Document, section: Section, groups: Collection[str] = ()) -> None:
        self._document = document
        self._groups = groups
        self._section = section
        self._abbreviations: Mapping[str, str] = document.abbreviations
        self._names = tuple(dict.fromkeys(n.casefold() for n in document.monograph.drug.all_names))
        spelled = "|".join(re.escape(n) for n in self._names) or r"(?!x)x"
        self._of_drug = re.compile(
            rf"(?:\s+(?:associated|linked|related|due))?\s+(?:to|with|from|by|of|on)\s+(?:{spelled})$", re.I
        )
        self.kind = section.kind
        self.main = section.kind is SectionKind.ADVERSE_EFFECTS
        self.told = False
        self.head = self.topic = self.hazard = self.spoken = self.headed = ""

    def listed(self, words: str, start: int, context: ListContext) -> Iterator[AdverseEffect]:
        """The effects of a bare list."""
        context, left = within_group(words, context)
        words, start = words[left:], start + left
        label, colon, _ = words.partition(":")
        if colon and not context.seek_care and len(label.split()) <= _LONGEST_LABEL:
            context = replace(context, seek_care=None if is_conditional(label) else seek_care_of(label))
        status = status_of(words, len(words)) if re.match(r"\s*no\b", words, re.I) else Status.ASSERTED
        phrases = list(effect_phrases(words, start, self._abbreviations))
        if len(phrases) > 1 and is_group(phrases[-1].name, self._groups):
            # "Nausea and vomiting, RA (12%)"
            who = phrases.pop()
            context = replace(context, population=who.name)
            phrases = [replace(p, percent=p.percent or who.percent) for p in phrases]
        for phrase in phrases:
            yield self.fact(phrase, context, Said(status=status), "effects/list")

    def read(self, words: str, start: int, context: ListContext) -> Iterator[AdverseEffect]:
        r"""The effects that a sentence names.

        >>> page = read("Side effects\nIt may cause gout.")
        >>> section = page.monograph.sections[-1]
        >>> reader, line = SentenceReader(page, section), section.passages[0]
        >>> [fact.object for fact in reader.read(line.text, line.start, ListContext())]
        ['gout']
        """
        if is_boilerplate(words, definitions=True):
            return
        if self.kind is SectionKind.BOXED_WARNING:
            yield from self._boxed(words, start)
        told = self.told or (
            words[:5].casefold() in {"they ", "these"}
            and is_reaction(subject_of(self.spoken, self._abbreviations) or "")
        )
        scopes = scopes_of(self.kind, words, told=told)
        if self.hazard and self.kind is SectionKind.WARNINGS and not _HISTORY.search(words):
            scopes |= {"seek"}  # "Liver injury: tell your doctor if you notice dark urine"
        for signs in bracketed_signs(words):
            yield from self._found(words, start, signs, context)
        found = next(read_sentence(words, self._names, scopes), None)
        left = list_start(words)
        if left and "following" in words[:left] and (found is None or found.start != left):
            # "The following were seen: skin reactions, including hives" lists all behind its colon.
            led = list(self._led_in(words, start, left, context))
            yield from led
            if led:
                return
        kind = _KIND_SEEN.match(words)
        kind = kind if kind and (kind["head"] is None or effect_name(kind["head"])) else None
        for found in read_sentence(words, self._names, scopes):
            if kind and found.rule == "effects_include":
                continue
            named = list(self._found(words, start, found, context))
            yield from named
            if named:
                return
        end, read = 0, False
        for at, clause in clauses(words):
            if found := next(read_sentence(clause, self._names, scopes), None):
                who = replace(context, population=seen_in(words[end:at]) or context.population)
                yield from self._found(clause, start + at, found, who)
                read = True
            end = at + len(clause)
        if left and not read:
            yield from self._led_in(words, start, left, context)

    def _led_in(self, words: str, start: int, left: int, context: ListContext) -> Iterator[AdverseEffect]:
        """The effects of a list behind the words that lead in to it, which end at ``left``."""
        below = under(context, words[:left], self._abbreviations)
        if _IN_BOX.search(words[:left]):
            below = replace(below, boxed=True)
        if below.listing and (
            below.seek_care == "immediately"
            or (self.main and (below.manifestation_of or below.boxed or leads_in(words[:left])))
        ):
            yield from self.listed(words[left:], start + left, below)

    def _boxed(self, words: str, start: int) -> Iterator[AdverseEffect]:
        """What a boxed warning says that the drug does is an effect of it, whatever the sentence's form."""
        for hazard in hazards_in(words, start, self._abbreviations):
            if _APPOSED.search(words[: max(0, hazard.start - start)]):
                continue  # "leukoencephalopathy, an infection of the brain that kills"
            more, _, thing = hazard.name.partition(" ")
            name = thing if more == "increased" and is_condition(thing) else hazard.name
            phrase = EffectPhrase(name, hazard.start, hazard.end)
            if hazard.name.casefold() in self._names or effect_name(hazard.name) is None:
                continue
            if _TAKEN.search(words[: max(0, hazard.start - start)]):
                continue  # "patients on immunosuppressants such as methotrexate"
            if _OUTCOME.fullmatch(hazard.name) and _LEADS_TO.search(words[: max(0, hazard.start - start)]):
                continue  # what another effect may end in
            status = status_of(words, max(0, hazard.start - start), max(0, hazard.end - start))
            yield self.fact(phrase, ListContext(), Said(), "effects/boxed", status)

    def _found(
        self, words: str, start: int, found: EffectSentence, context: ListContext
    ) -> Iterator[AdverseEffect]:
        lead = found.lead
        head = sign_head(found, words, self.spoken, self._abbreviations, known=self.head, topic=self.topic)
        urgent = found.rule in _CALLS or (found.rule == "seek_if" and not self.main)
        told = ARE_SIGNS.search(words) or COULD_BE.search(words)
        urgent = urgent or (told is not None and found.rule in {"if_so_seek", "if_so_seek_now"})
        if urgent and not head:
            makes = is_reaction(self.hazard) and self.spoken
            head = self.hazard if "symptom" in lead or not self.main or told or makes else ""
            topic = self.topic.casefold()
            head = head or (self.topic if topic and words.casefold().startswith(topic) else "")
        head = head or self.headed
        said = said_of_list(found, words, self.spoken, head, context)
        said, text = _without_call(said, words[found.start : found.end])
        if ("sign" in text or "symptom" in text) and (told := ARE_SIGNS.search(text)):
            text = text[: told.start()]
        if found.rule == "share_of_people":
            text, left = _shares_apart(text)
            if left:
                yield from self.read(words[found.start + left :], start + found.start + left, context)
        if found.rule in _SUBJECT_FIRST and (opening := _CIRCUMSTANCE.match(text)):
            text = " " * opening.end() + text[opening.end() :]
            said = replace(
                said,
                frequency=said.frequency or frequency_tier(opening.group()),
                population=said.population or seen_in(opening.group()),
            )
        if (found.rule in _SIGN_RULES or head) and (rest := _GOES_ON.search(text)):
            text = text[: rest.start()]
        if (
            _NO_LIST.match(text)
            or (found.rule == "effects_include" and _TESTS.search(lead))
            or is_instruction(text)
            or (found.rule == "these_include" and not (self.headed or _EFFECT_WORDS.search(self.spoken)))
        ):
            return
        if self.main and (shown := head_phrase(found, words, start, self._abbreviations)):
            status = status_of(words, shown.start - start, shown.end - start)
            tier = said.frequency or frequency_tier(words[: shown.start - start] + words[found.end :])
            of_head = replace(said, manifestation_of=None, frequency=tier)
            yield self.fact(shown, ListContext(), of_head, "effects/head", status)
        named_next = lead.rstrip(" :").endswith(("including", "such as")) or _GRAVE_KINDS.match(text)
        signs = re.search(r"\b(?:signs?|symptoms?) of$", lead.strip(" :"), re.I) is not None
        longest = 12 if said.seek_care else 9
        said, phrases = _shared_out(
            found,
            words,
            said,
            list(
                effect_phrases(text, start + found.start, self._abbreviations, longest=longest, signs=signs)
            ),
            start,
        )
        for phrase in phrases:
            at = phrase.start - start
            status = status_of(words, at, phrase.end - start)
            if head and not phrase.head and named_next and is_kind_of_reaction(phrase.name):
                kind_of = replace(phrase, head=head, relation="kind")
                yield self.fact(
                    kind_of,
                    ListContext(),
                    replace(said, manifestation_of=None),
                    f"effects/{found.rule}",
                    status,
                )
                continue
            fact = self.fact(phrase, ListContext(), said, f"effects/{found.rule}", status)
            if second := other_group(found, words):
                who = replace(phrase, percent=second[0], population=second[1])
                yield self.fact(who, ListContext(), said, f"effects/{found.rule}", status)
            if not phrase.head and not head:
                self.head = fact.object
            yield fact
        yield from self._beside(words, start, found, said)

    def _beside(self, words: str, start: int, found: EffectSentence, said: Said) -> Iterator[AdverseEffect]:
        """The effects that a sentence names beside its list: with their shares, behind "followed by"."""
        rule = f"effects/{found.rule}"
        for phrase in also_counted(found, words, start, self._abbreviations):
            yield self.fact(phrase, ListContext(), replace(said, percent=None), rule)
        if next_ones := _FOLLOWED.search(words, found.end):
            at = start + next_ones.start("list")
            for phrase in effect_phrases(next_ones["list"], at, self._abbreviations):
                yield self.fact(phrase, ListContext(), replace(said, percent=None), rule)
        narrower = _INCLUDING.search(found.lead) if found.rule in {"occurs", "reported"} else None
        if narrower and self.head:
            at = start + words.index(found.lead) + narrower.start("list")
            for phrase in effect_phrases(narrower["list"], at, self._abbreviations):
                kind = replace(phrase, head=self.head, relation="kind") if not phrase.head else phrase
                yield self.fact(kind, ListContext(), said, rule)

    def fact(
        self,
        phrase: EffectPhrase,
        context: ListContext,
        said: Said,
        rule: str,
        status: Status = Status.ASSERTED,
    ) -> AdverseEffect:
        """The fact of one effect."""
        if "antibod" not in phrase.name:  # "allergic reaction to zolfin"
            phrase = replace(phrase, name=self._of_drug.sub("", phrase.name) or phrase.name)
        if said.manifestation_of:
            said = replace(said, manifestation_of=self._of_drug.sub("", said.manifestation_of))
        if phrase.head:
            phrase = replace(phrase, head=self._of_drug.sub("", phrase.head))
        context = replace(context, boxed=context.boxed or self.kind is SectionKind.BOXED_WARNING)
        return effect_fact(
            self._document, self._section, phrase, context, said=said, rule=rule, status=status
        )


def _without_call(said: Said, text: str) -> tuple[Said, str]:
    """What is said of a list, with the call for help behind it, and the list without that."""
    call = _CALL_BEHIND.search(text)
    if call is None:
        return said, text
    care = None if is_conditional(call.group()) else seek_care_of(call.group())
    return replace(said, seek_care=said.seek_care or care), text[: call.start()]


def _shares_apart(text: str) -> tuple[str, int]:
    """What one share of people is told of, and where the next share begins; 0 where none follows.

    >>> _shares_apart("gout and 9% had gas")
    ('gout', 9)
    >>> _shares_apart("gout, while 9% stopped")
    ('gout', 0)
    """
    following = _NEXT_SHARE.search(text)
    text = text[: following.start()] if following else _MEANWHILE.split(text, maxsplit=1)[0]
    other = set_against(text)
    return text[: other[0]] if other else text, following.end() if following else 0


def _shared_out(
    found: EffectSentence, words: str, said: Said, phrases: list[EffectPhrase], start: int
) -> tuple[Said, list[EffectPhrase]]:
    """What a sentence says of its effects, and they, with the shares that it gives them."""
    if turns := in_turn(found, words):
        said = replace(said, percent=None, percent_comparator=None, comparator=None)
        if len(turns) == len(phrases):
            phrases = [replace(p, percent=Percent(t)) for p, t in zip(phrases, turns, strict=True)]
    if len(phrases) == 1 and said.percent is None and "%" in words:
        share = said_of_effect(words, phrases[0].start - start, phrases[0].end - start)
        said = replace(
            said,
            percent=share.percent,
            percent_comparator=share.percent_comparator,
            comparator=share.comparator,
        )
    return said, phrases
