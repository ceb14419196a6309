"""What the gleaner marks in sentences that no rule could read, as facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re
from kg_builder.model import (
    AdverseEffect,
    DoseModification,
    Evidence,
    Fact,
    HazardWarning,
    Interaction,
    PassageKind,
    Screening,
    SectionKind,
    SpecialPopulationStatement,
    Status,
    WarningAction,
)

from ..base import LABEL_TYPES, Document
from ..dosing.actions import actions_in, hold_time
from ..dosing.near_severities import severity_near
from ..effects.context import ListContext, under
from ..effects.facts import care_asked
from ..effects.gates import is_boilerplate
from ..effects.label_prose import annotated
from ..effects.names import effect_name, is_group_label
from ..effects.related import heads_of
from ..effects.said import said_of_effect
from ..effects.voice import label_sections
from ..indications.conditions import conditions
from ..indications.facts import fact_of
from ..indications.frames import frame_of
from ..indications.label_uses import is_named_condition
from ..indications.sound import sound_names
from ..interactions.advice import advice_on_them
from ..interactions.effects import effect_in, lead_effect
from ..interactions.management import management_of
from ..interactions.referred import effect_kept
from ..language.coordination import split_list
from ..language.qualifiers import frequency_tier
from ..language.status import status_of
from ..screening.sound import sound_test
from ..screening.timing import timing_in
from ..statements import Statement, drug_pattern, statements_of, told_sections
from ..uses import bag_of
from ..uses.lists import WordLists
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, plain_case, without_article, without_citations
from ..vocabulary.population_words import groups_in
from ..warnings.gravity import gravity
from ..warnings.sound import sound_hazard
from .gleaner import Gleaner, Mark
from .lines import lines_of

__all__ = ["gleaned", "may_be_effect"]

_DOES = re.compile(
    r"(?:reactivat|interfer|rais|increas|decreas|reduc|harm|affect|caus|exaggerat|mask|hid|prolong|worsen|delay|mak|get"
    r"|hav|becom)(?:e|es|s|ing)?\b|lower(?:s|ing)?\b(?! (?:back|leg|limb|abdom|respirat|urin))"
    r"|slow(?:s|ing)?\b(?! (?:heart|pulse|breath|heal|growth))"
    r"|.*\b(?:function|control|ability|increased|decreased)$",
    re.I,
)
"""What is done to something, or that which may be impaired."""
_WORSENED = re.compile(r"\b(?:worsens?|aggravates?|exacerbates?)\b[^.;]*$", re.I)
"""Words before what a patient has already."""
_SIGNS = re.compile(r"\b(?:signs?|symptoms?)\b", re.I)
"""Words before signs of a hazard, which are none themselves."""
_NO_TEST = re.compile(r"\b(?:specialist|expert|doctor|team|clinic|provider)s?$|[\[\](){}]", re.I)
"""Whom one is sent to, and halves of brackets."""
_NO_PARTNER = re.compile(r"\b(?:pre-?medicat|pre-?treat)", re.I)
"""Of medicines that are given against a drug's reactions."""
_OPEN_END = re.compile(r"\b(?:to|for|with|of|from|and|or|the|your|if)$", re.I)
"""Where a request breaks off."""
_HOW = re.compile(r"^\w+ (?:\w+ly|as|if|when|at|in|on|from|with|for|to)\b", re.I)
"""A request whose verb is done to nothing: "dress warmly"."""
_BACK = frozenset("it them this that these those".split())
_OF_MOTHERS = frozenset([SectionKind.PREGNANCY, SectionKind.LACTATION])
_WHEN = re.compile(
    r"\b(?:if|when(?:ever)?|as soon as|in case of|at the first signs? of)\b "
    r"(?:you (?:have|get|notice|develop|feel)\b )?"
    r"(?:an? |any |the )?(?P<what>[^.;,:]{3,80})",
    re.I,
)
"""What a request waits for."""
_SHORTEST_REQUEST = 2
_SURE = 0.9
"""Likelihood of effects that are read beside others in their sentence."""
_OF_DOSES = frozenset([SectionKind.DOSAGE, SectionKind.SPECIAL_POPULATIONS, SectionKind.INTERACTIONS])
_NOT_OF_USES = frozenset([SectionKind.MECHANISM, SectionKind.ADVERSE_EFFECTS, SectionKind.OVERDOSAGE])
_NO_USE = re.compile(
    r"\d\s?%|\bplacebo\b|\b(?:side|adverse|unwanted)\s+(?:effects?|reactions?)\b|^\W*if\s+you(?:r|\s+have)\b.*\bnot\b"
    r"|\bimmune\s+system\s+is\b|\b(?:is|are)\s+(?:\w+\s+)?(?:common|frequent)\b",
    re.I,
)
"""Sentences of effects and shares, and of whom it is not for."""
_USED = re.compile(r"\b(?:use[ds]?|treat|prevent|reliev|help|given|prescribed|approved|indicated)", re.I)
_OF_COMBINATIONS = frozenset([SectionKind.DOSAGE, SectionKind.INDICATIONS, SectionKind.DESCRIPTION])
"""Sections that name drugs given together."""
_DOSE_FOR = re.compile(r"\bfor (?:the |an? )?(?:[\w-]+ ){0,2}$", re.I)
_SILENT = frozenset([SectionKind.REFERENCES, SectionKind.IDENTITY])
_ASKED_OF = re.compile(
    r"\b(?:tell|ask|inform|check with|let|talk to)\b[^.;]*\b(?:if|whether)\b[^.]*\b(?:have|had)\b"
    r"|\bhistory of\b|\b(?:with|use|need) (?:\w+ )?(?:care|caution)\b[^.;]*\b(?:in|to|with)\b",
    re.I,
)
"""Words before states that patients bring along, which are neither effects nor hazards of the drug."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """Marked words in their sentence.

    Args:
        statement: the sentence.
        start: place of the words in it.
        end: index after the last.
        facts: what the rules have read in the page.
        alike: places in the sentence that are marked for the same relation.
    """

    statement: Statement
    start: int
    end: int
    facts: Sequence[Fact]
    alike: Sequence[tuple[int, int]]

    @property
    def words(self) -> str:
        """The words as they stand in a sentence, on one line."""
        return " ".join(self.statement.text[self.start : self.end].split()).strip(" ,;:.")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the drug."""
        return self.statement.document.monograph.drug.all_names


def gleaned(document: Document, facts: Sequence[Fact], gleaner: Gleaner | None = None) -> Iterator[Fact]:
    r"""Facts of sentences in which the rules have read no fact of the same relation.

    Args:
        document: a page; sections of it that a label's words stand in are left to the readers of labels.
        facts: what the rules have read in it.
        gleaner: marks words; the one that ships with the package if not given.

    Yields:
        Facts whose object is neither narrower nor wider than one that is read elsewhere in the page.

    >>> page = read("Uses\nDoctors reach for it in gout.")
    >>> [(fact.relation, fact.object) for fact in gleaned(page, [])]
    [('indication', 'gout')]
    """
    gleaner = gleaner or Gleaner.load()
    told: dict[str, list[frozenset[str]]] = {}
    read: dict[str, list[tuple[int, int]]] = {}
    copied = {section.start for section in label_sections(document)}
    own_names = frozenset(name.casefold() for name in document.monograph.drug.all_names)
    for fact in facts:
        told.setdefault(fact.relation, []).append(bag_of(fact.object))
        read.setdefault(fact.relation, []).extend((e.span.start, e.span.end) for e in fact.evidence)
    sections = [
        section
        for section in told_sections(document)
        if section.kind not in _SILENT and section.start not in copied and section.passages
    ]
    places = [place for own in read.values() for place in own]
    marks = gleaner.read_all(((section.kind.value, lines_of(section)) for section in sections), places)
    text = document.monograph.text
    for section, found in zip(sections, marks, strict=True):
        statements = list(statements_of(document, section, headings=True)) if found else []
        single = [part for mark in found for part in _one_by_one(mark, text[mark.start : mark.end])]
        for mark in single:
            statement = _holding(statements, mark.start, mark.end)
            if statement is None or statement.text.rstrip().endswith("?"):
                continue
            near = mark if _stands_beside(mark, statement) else statement
            if any(start < near.end and near.start < end for start, end in read.get(mark.relation, ())):
                continue
            alike = [
                (m.start - statement.start, m.end - statement.start)
                for m in single
                if m.relation == mark.relation and statement.start <= m.start and m.end <= statement.end
            ]
            start, end = mark.start - statement.start, mark.end - statement.start
            made = _MAKERS[mark.relation](_Marked(statement, start, end, facts, alike))
            if made is None:
                continue
            words = bag_of(made.object)
            known = told.setdefault(mark.relation, [])
            if not words or words & own_names or any(own <= words or words <= own for own in known):
                continue
            known.append(words)
            yield made


def _one_by_one(mark: Mark, words: str) -> list[Mark]:
    """The effects that a mark holds, each a mark: "nausea and vomiting" are two."""
    if mark.relation != "adverse_effect":
        return [mark]
    parts = split_list(words, mark.start)
    if len(parts) < 2 or any(words[p.start - mark.start : p.end - mark.start] != p.text for p in parts):
        return [mark]
    return [mark._replace(start=part.start, end=part.end) for part in parts]


def _stands_beside(mark: Mark, statement: Statement) -> bool:
    """Whether a mark counts in a sentence in which the rules have read a fact of its relation elsewhere."""
    if mark.relation == "adverse_effect":
        in_prose = statement.passage.kind is PassageKind.PARAGRAPH
        return mark.likelihood >= _SURE and in_prose and statement.section.kind is SectionKind.ADVERSE_EFFECTS
    return mark.relation == "warning_action"


def _holding(statements: Iterable[Statement], start: int, end: int) -> Statement | None:
    return next((s for s in statements if s.start <= start and end <= s.end), None)


def _use(marked: _Marked) -> Fact | None:
    statement = marked.statement
    words = re.sub(r"\s*\([^()]*$", "", marked.words)
    named = next(iter(conditions(words, statement.start + marked.start, trusted=True)), None)
    kind = statement.section.kind
    if named is None or kind in _NOT_OF_USES or sound_names(named.text) != [named.text]:
        return None
    if not is_named_condition(named.text) or _NO_USE.search(statement.text) or _explains(statement):
        return None
    if kind is SectionKind.DOSAGE and marked.start and not _DOSE_FOR.search(statement.text, 0, marked.start):
        return None
    heads = marked.start == 0 and marked.end >= len(statement.text.rstrip(" .:"))
    frame = frame_of(statement, without_citations(statement.text), None if heads else marked.start)
    return fact_of(statement, named, frame, "gleaning/use")


def _explains(statement: Statement) -> bool:
    """Whether a sentence only goes on about the use that its item named first."""
    goes_on = statement.passage.kind is PassageKind.ITEM and statement.start > statement.passage.start
    return goes_on and _USED.search(statement.text) is None


def _effect(marked: _Marked) -> Fact | None:
    statement, text = marked.statement, marked.statement.text
    name = effect_name(marked.words, statement.document.abbreviations)
    if name is None or name.casefold() in map(str.casefold, marked.names) or is_boilerplate(text):
        return None
    before = text[: marked.start]
    if (
        _ASKED_OF.search(before)
        or _WORSENED.search(before)
        or not may_be_effect(name, statement.section.kind)
    ):
        return None
    context = ListContext()
    if statement.section.kind is SectionKind.ADVERSE_EFFECTS:
        for lead in reversed(statement.leads):
            context = under(context, lead, statement.document.abbreviations)
        nearest = statement.leads[0] if statement.leads else ""
        if not (nearest.endswith(":") or frequency_tier(nearest) or is_group_label(nearest)):
            context = replace(context, frequency=None)  # "Men and zolfin" below "Less common"
    if context.listing is False:
        return None
    heads = heads_of(text, [(a, b, effect_name(text[a:b]) or "") for a, b in marked.alike])
    broader, sign_of = heads.get((marked.start, marked.end), (None, None))
    fact = said_of_effect(
        text,
        marked.start,
        marked.end,
        previous_end=max((end for _, end in marked.alike if end <= marked.start), default=0),
        next_start=min((start for start, _ in marked.alike if start >= marked.end), default=None),
    ).added_to(
        AdverseEffect(
            drug=statement.document.drug,
            object=name,
            status=status_of(text, marked.start, marked.end),
            broader=broader or None,
            manifestation_of=sign_of or None,
            seek_care=context.seek_care or care_asked(text),
            boxed=_is_boxed(statement),
            evidence=_evidence(marked, "effect"),
        )
    )
    return replace(
        fact,
        frequency=fact.frequency or context.frequency,
        population=fact.population or context.population,
    )


def may_be_effect(name: str, kind: SectionKind) -> bool:
    """Whether words name an effect: what an effect does is none, and mothers' children want known names.

    Args:
        name: the words.
        kind: of the section they stand in.

    >>> may_be_effect("slow heartbeat", SectionKind.WARNINGS), may_be_effect("lower it", SectionKind.WARNINGS)
    (True, False)
    """
    if "," in name or (name.isupper() and not is_condition(name.casefold())):
        return False
    doubtful = kind in _OF_MOTHERS or _DOES.match(name) is not None
    return not doubtful or WordLists.load().is_name(name) or annotated(name) > 0


def _hazard(marked: _Marked) -> Fact | None:
    text = marked.statement.text
    name = sound_hazard(decapitalised(marked.words), tuple(map(str.casefold, marked.names)))
    if not name or status_of(text, marked.start, marked.end) is not Status.ASSERTED:
        return None
    if _ASKED_OF.search(text, 0, marked.start) or _SIGNS.search(text, 0, marked.end):
        return None
    return HazardWarning(
        drug=marked.statement.document.drug,
        object=name,
        boxed=_is_boxed(marked.statement),
        severity=gravity(text, marked.start, marked.end),
        evidence=_evidence(marked, "hazard"),
    )


def _test(marked: _Marked) -> Fact | None:
    name = sound_test(decapitalised(without_article(marked.words)))
    if not name or _NO_TEST.search(name):
        return None
    return Screening(
        drug=marked.statement.document.drug,
        object=name,
        timing=timing_in(marked.statement.text) or None,
        evidence=_evidence(marked, "test"),
    )


def _group(marked: _Marked) -> Fact | None:
    statement = marked.statement
    plain = " ".join(statement.text.split()).rstrip(" .;")
    words = decapitalised(without_article(marked.words))
    if len(plain.split()) <= len(words.split()) + 1:
        return None
    return SpecialPopulationStatement(
        drug=statement.document.drug,
        object=words,
        population=next((group.kind for group in groups_in(words) if group.kind), None),
        statement=decapitalised(plain),
        evidence=_evidence(marked, "group"),
    )


def _partner(marked: _Marked) -> Fact | None:
    statement, text = marked.statement, marked.statement.text
    pattern = drug_pattern(statement.document)
    name = decapitalised(plain_case(without_article(marked.words)))
    if (
        not name
        or pattern.fullmatch(name)
        or status_of(text, marked.start, marked.end) is not Status.ASSERTED
    ):
        return None
    effect, management = effect_in(text, pattern), management_of(text)
    for lead in statement.leads if statement.section.kind is SectionKind.INTERACTIONS else ():
        effect, management = effect or lead_effect(lead, pattern), management or management_of(lead)
    kind = statement.section.kind
    if management is None and statement.document.monograph.media_type not in LABEL_TYPES:
        management = advice_on_them(statement)
    if _NO_PARTNER.search(text) or (kind in _OF_COMBINATIONS and not (effect or management)):
        return None
    return Interaction(
        drug=statement.document.drug,
        object=name,
        effect=effect_kept(effect, statement, name) if effect else None,
        management=management,
        evidence=_evidence(marked, "partner"),
    )


def _change(marked: _Marked) -> Fact | None:
    statement = marked.statement
    actions = actions_in(statement.text, marked.names)
    if not actions or statement.section.kind not in _OF_DOSES:
        return None
    trigger = decapitalised(without_article(marked.words))
    return DoseModification(
        drug=statement.document.drug,
        object=trigger,
        severity=severity_near(statement.text, trigger) or None,
        action="; ".join(dict.fromkeys(action.words for action in actions)),
        duration=hold_time(statement.text) or None,
        evidence=_evidence(marked, "change"),
    )


def _request(marked: _Marked) -> Fact | None:
    statement, text = marked.statement, marked.statement.text
    action = decapitalised(marked.words)
    if len(action.split()) < _SHORTEST_REQUEST or _OPEN_END.search(action):
        return None
    told = _WHEN.search(text)
    trigger = " ".join(told["what"].split()) if told else _hazard_beside(marked)
    trigger = trigger or (action if _HOW.search(action) else action.partition(" ")[2])
    if trigger.casefold() in _BACK:
        return None
    return WarningAction(
        drug=statement.document.drug,
        object=trigger,
        action=action,
        timing=timing_in(text) or None,
        evidence=_evidence(marked, "request"),
    )


def _hazard_beside(marked: _Marked) -> str:
    """The first hazard or effect that the rules have read in the sentence, "" if none."""
    statement = marked.statement
    hazards = (
        fact.object
        for fact in marked.facts
        if fact.relation in {"warning", "adverse_effect"}
        and any(statement.start <= e.span.start and e.span.end <= statement.end for e in fact.evidence)
    )
    return next(hazards, "")


def _is_boxed(statement: Statement) -> bool | None:
    return True if statement.section.kind is SectionKind.BOXED_WARNING else None


def _evidence(marked: _Marked, rule: str) -> tuple[Evidence]:
    return (marked.statement.evidence(f"gleaning/{rule}"),)


_MAKERS: Mapping[str, Callable[[_Marked], Fact | None]] = {
    "indication": _use,
    "adverse_effect": _effect,
    "warning": _hazard,
    "screening": _test,
    "special_population": _group,
    "interaction": _partner,
    "dose_modification": _change,
    "warning_action": _request,
}
