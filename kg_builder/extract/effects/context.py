"""What the lead-ins and headings above a list of effects say of all of its items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from ..language.qualifiers import frequency_tier, seek_care_of, tier_below
from ..vocabulary.phrases import without_asides
from .names import effect_name, is_generic
from .whom import group_end, seen_in

__all__ = [
    "WITHDRAWAL",
    "ListContext",
    "called_for",
    "headed_by",
    "is_bare_tier",
    "is_boxed",
    "is_conditional",
    "is_tier_line",
    "leads_in",
    "subject_of",
    "under",
    "within_group",
]


@dataclass(frozen=True, slots=True)
class ListContext:
    """What governs a list.

    Args:
        listing: whether effects are listed here; None where nothing has been said yet.
        frequency: tier of the items.
        seek_care: how soon to seek care for the items.
        broader: effect that the items are kinds of.
        manifestation_of: effect that the items are signs of.
        population: group of patients in whom they are seen.
        told: whether the lead-in calls the items side effects in so many words.
        boxed: whether a line above says that this is boxed.
        headed: whether the heading right above is an effect or a tier, so that its tier holds for the text.
    """

    listing: bool | None = None
    frequency: str | None = None
    seek_care: str | None = None
    broader: str | None = None
    manifestation_of: str | None = None
    population: str | None = None
    told: bool = False
    boxed: bool = False
    headed: bool = False


WITHDRAWAL = re.compile(r"\b(?:withdrawal|discontinuation) (?:reactions?|effects?|symptoms|syndrome)\b", re.I)
"""What those who stop a medicine may get."""
_TIER_HEADING = re.compile(
    r"(?:very |more |most |less |not )?(?:common|rare|uncommon|frequent|infrequent|"
    r"occasional|known)(?: side effects)?:?|"
    r"(?:frequency|incidence) (?:not (?:known|defined|determined|reported)|(?:can ?not|could not) be \w+):?",
    re.I,
)
_LONGEST_TIER = 60
"""Letters of a line that may be a tier; every passage is asked, and most are longer."""
_MEANS = re.compile(
    r"\W*(?:(?:these |this )?(?:may|can|might)? ?(?:affects?|occurs?|happens?|seen|reported)\b|"
    r"(?:the )?(?:frequency|incidence)\b|(?:up to|more than|less than|fewer than|at least|about) (?:1|one) |"
    r"it is not known|cannot be)",
    re.I,
)
_NOT_EFFECTS = re.compile(
    r"\b(?:before (?:you |your )?(?:tak|us|start|receiv)\w*|"
    r"(?:if you )?(?:have )?(?:ever had|history of|medical history)|"
    r"if you (?:are|have)(?: (?:an? |any ))?(?:allerg|pregnan|breast|\w+ (?:disease|disorder))|"
    r"do not (?:take|use|start|give|infuse|inject|receive|stop)|"
    r"should not (?:take|use|be (?:used|taken|given))|(?:you )?must not (?:take|use)|contraindicat\w*|"
    r"overdos\w*|who (?:should|can|may) (?:not )?(?:take|use)|used (?:to|for)|treats?|"
    r"to (?:prevent|reduce|lower|help|manage|cope|relieve|avoid)|risk factors?|"
    r"more likely (?:to (?:have|get|develop|experience)|if|in)|(?:increased?|higher|greater) risk (?:if|in)|"
    r"(?:other|these|following) (?:medicines|drugs|medications)|interact\w*|withdrawal|"
    r"how (?:to|should|do|can|will)|what (?:should|to|can) (?:I|you|do|help)|missed dose|ingredients?|"
    r"storage|store|dos(?:e|age|ing)\b|pregnan\w*|breast-?feed\w*|lactation|references|sources|brand names?|"
    r"available|special precautions|reporting|manage|(?:what|this|these) (?:often |usually |may )?helps?|"
    r"self-?care|tips|coping)\b",
    re.I,
)
_SINCE_DOSE = re.compile(r"\b(?:after|since|before) (?:your|the|an?|each) (?:\w+ )?dose\b", re.I)
"""When something comes: "if, in the 6 months after your last dose, you have any of these"."""
_PROFESSIONALS = re.compile(
    r"^for (?:the )?(?:health ?care )?(?:professionals?|providers?|clinicians?)$", re.I
)
"""What heads the half of a page that no longer speaks to patients."""
_TOLD = re.compile(
    r"\b(?:(?:side|adverse|undesirable|unwanted)[- ](?:effects?|reactions?|events?)|"
    r"adverse drug reactions?)\b[^.;]*$",
    re.I,
)
_EFFECTS = re.compile(
    r"\b(?:side[- ]effects?|adverse|undesirable|unwanted|reactions?|effects?|symptoms?|signs?|complications?|"
    r"experience|develop|notice|problems|(?:may|can|might) (?:cause|happen|occur)|causes?|include[sd]?|"
    r"including)\b",
    re.I,
)
_SIGNS = re.compile(
    r"\b(?:signs?|symptoms?)(?:\s*(?:and|or|/)\s*(?:signs?|symptoms?))?\s+of\s+(?P<head>[^.;:]+?)"
    r"(?:,?\s+(?:(?:which|that)?\s*(?:may |can |might )?(?:also )?includ\w+|such as|like|are|"
    r"with symptoms)\b.*)?\s*:?$",
    re.I,
)
_BACK_SIGNS = re.compile(
    r"[.!?]\s+(?:(?:the|its|their|these|common|early|typical|possible|first)\s+)*(?:signs?|symptoms?)"
    r"(?:\s*(?:and|or|/)\s*(?:signs?|symptoms?))?(?:\s+(?:may|can|might|could))?"
    r"(?:\s+(?:include[sd]?|are|have included|be))?(?: the following| any of the following)?$",
    re.I,
)
_SUBJECT = re.compile(
    r"(?:(?:rare|isolated|serious|some|very rare)\s+)?(?P<subject>[^.;:,]{3,80}?)(?:,[^.;:]{3,60},)?\s+"
    r"(?:[a-z]+ly\s+)?(?:is|are|was|were|has|have|may|can|might|could|comes?|occurs?|occurred|happens?|"
    r"appears?|develops?|starts?|begins?|began|usually|mostly|often|sometimes)\b",
    re.I,
)
_WARNS_OF = re.compile(r"(?P<subject>[A-Z][^.;:,()]{3,50}?)(?: warnings?| risk)?:\s", re.I)
"""A label that tells what a passage is about: "Serotonin syndrome warning: Zolfin can cause ..."."""
_WITH_SIGNS = re.compile(
    r"^(?P<head>.+?),?\s+(?:(?:which|that)\s+(?:may|can|might)\s+include|with (?:symptoms|"
    r"signs) (?:such as|like|including)|"
    r"(?:symptoms|signs)(?: (?:may|can))? (?:include|such as)(?: the following)?)\s*:?$",
    re.I,
)
_BOXED = re.compile(r"\W*(?:FDA |US |the )*(?:boxed|black[ -]box) warnings?\b", re.I)
_MAY_GET = re.compile(
    r"\b(?:(?:may|might|can|could|sometimes|often|also) (?:also )?(?:get|have|feel|see|happen)|"
    r"(?:following|these) (?:have|has|were|was|are)|watch (?:out )?for|look out for|"
    r"what to watch|be alert (?:to|for))\b",
    re.I,
)
_IN_SOME = re.compile(
    r",\s+(?:mainly|mostly|above all|especially|particularly|more often|usually|including|such as|"
    r"in (?:people|those|patients))\b.*",
    re.I | re.S,
)
"""What a head goes on to say: "Low blood sugar, mainly in those who use insulin"."""
_LONGEST_HEAD = 7
_LONGEST_WHOM = 18
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|may|can|might|could|should|must|do|does|call|tell|stop|get|seek|take|"
    r"see|comes?|happens?|occurs?|appears?|develops?|starts?|begins?|goes|increases|causes?|affects?|"
    r"includes?|leads?|tops?|heads?|ranks?|usually|mostly|often|sometimes)\b",
    re.I,
)
_KINDS = re.compile(
    r"^(?P<head>.+?),?\s+(?:including|such as|e\.g\.|for example|like)(?: the following)?,?\s*:?$", re.I
)
_CONDITIONAL = re.compile(
    r"\b(?:(?:do(?:es)? not|don't|won't|doesn't) (?:go away|stop|settle|improve|get better)|"
    r"(?:bother|trouble|persist|worsen|linger)s?|(?<!your )lasts?(?! dose| several days)|bothersome|"
    r"stays? for long|gets? worse|(?:is|are|becomes?|gets?|turns?) severe)\b",
    re.I,
)


def is_bare_tier(text: str) -> bool:
    """Whether a line is no more than a tier.

    >>> is_bare_tier("Less common side effects:"), is_bare_tier("Common cold")
    (True, False)
    >>> is_bare_tier("Frequency cannot be estimated")
    True
    """
    return len(text) < _LONGEST_TIER and _TIER_HEADING.fullmatch(text.strip()) is not None


def is_tier_line(text: str) -> bool:
    """Whether a line with a colon is a tier and what it means: "Common: may affect up to 1 in 10 people".

    >>> is_tier_line("Not known: frequency cannot be estimated"), is_tier_line("Common: rash")
    (True, False)
    """
    label, colon, rest = text.partition(":")
    return bool(colon) and is_bare_tier(label) and _MEANS.match(rest) is not None


def is_boxed(text: str) -> bool:
    """Whether a line heads what a label prints in a box.

    >>> is_boxed("Boxed warning:"), is_boxed("Warnings")
    (True, False)
    """
    return _BOXED.match(text) is not None


def is_conditional(text: str) -> bool:
    """Whether care is asked for only if the effects last or bother.

    >>> is_conditional("Tell your doctor if these bother you"), is_conditional("Call if you have:")
    (True, False)
    >>> is_conditional("Tell your nurse if one of these is severe or lasts")
    True
    """
    return _CONDITIONAL.search(text) is not None


def leads_in(text: str) -> bool:
    """Whether the words before a colon announce effects, by what they are or how often they are seen.

    >>> leads_in("Other, milder ones you may get"), leads_in("Keep the pens")
    (True, False)
    """
    return bool(_EFFECTS.search(text) or frequency_tier(text) or seek_care_of(text) or _MAY_GET.search(text))


_REACTION = r"[^.;:,()]{4,50}?(?:reactions?|syndrome|anaphylaxis|shock|attack|stroke|clots?|failure)"
_CAUSED = re.compile(
    rf"\b(?:causes?|lead to|result in|have|get|develop) (?:an? )?(?P<head>{_REACTION})(?:\s*\([^()]*\))?\.\s+"
    r"[A-Z][^.]*$"
)
_IF_SHOWN = re.compile(
    rf"\b(?:if|when) (?:an? |any )?(?P<head>{_REACTION})(?: to (?:this )?[\w-]+)? "
    r"(?:shows? itself|occurs?|happens?|develops?|appears?|starts?|begins?|sets in)$",
    re.I,
)
_IF_HAD = re.compile(
    r"(?:if|should|when) (?:you|your child|patients|they)(?: (?:think|believe) (?:that )?you(?: are|'re)?)? "
    r"(?:have|has|had|having|get|gets|develop|develops|experience|suffer|notice) "
    r"(?:(?:an?|any|the|signs? of|symptoms? of) )*(?P<subject>[^.;:,]{4,60}),",
    re.I,
)
"""What advice is about: "If you have an allergic reaction, stop taking it"."""


def subject_of(text: str, abbreviations: Mapping[str, str]) -> str | None:
    """The effect that the first sentence of a text is about.

    >>> subject_of("Skin infections can occur at any time.", {})
    'skin infections'
    >>> subject_of("If you get an infusion reaction, ring the clinic. Signs include:", {})
    'infusion reaction'
    """
    if (label := _WARNS_OF.match(text)) and (name := effect_name(label["subject"], abbreviations, longest=6)):
        return name
    if (had := _IF_HAD.match(text)) and (name := effect_name(had["subject"], abbreviations, longest=6)):
        return name
    match = _SUBJECT.match(without_asides(text) if "(" in text else text)
    if match is None:
        return headed_by(text, abbreviations)
    first, _, other = match["subject"].partition(" and ")
    alike = (
        first.rpartition(" ")[2] == other.rpartition(" ")[2]
    )  # "infusion reactions and allergic reactions"
    return effect_name(first if alike else match["subject"], abbreviations, longest=8)


def headed_by(text: str, abbreviations: Mapping[str, str]) -> str | None:
    """The effect that a text has for its first sentence: "Mental health problems. Call your doctor ...".

    Args:
        text: a paragraph or lead-in.
        abbreviations: short form to long form.

    >>> headed_by("Mental health problems. Call for help if you notice:", {})
    'mental health problems'
    >>> headed_by("This may pass. Call for help if you notice:", {}) is None
    True
    """
    first = re.split(r"\.\s+(?=[A-Z])", f"{without_asides(text)} ", maxsplit=1)
    first[0] = _IN_SOME.sub("", first[0])
    if len(first) == 1 or len(first[0].split()) > _LONGEST_HEAD or _VERB.search(first[0]):
        return None
    name = effect_name(first[0], abbreviations, longest=_LONGEST_HEAD)
    return None if name is None or is_generic(name) else name


def under(context: ListContext, text: str, abbreviations: Mapping[str, str]) -> ListContext:
    """The context of what stands below a lead-in or heading.

    A lead-in with a tier sets the tier; one that asks for care or names an effect of its own clears
    the tier of the lists before it.

    Args:
        context: of the lead-in itself.
        text: the lead-in.
        abbreviations: short form to long form.

    >>> under(ListContext(), "Less common side effects include:", {}).frequency
    'less common'
    >>> under(ListContext(True, "common"), "Skin infections including:", {}).broader
    'skin infections'
    >>> under(ListContext(), "Do not take this medicine if you have:", {}).listing
    False
    """
    lead = " ".join(text.split()).rstrip(" :.")
    if _PROFESSIONALS.search(lead):
        return ListContext(listing=True)
    boxed = context.boxed or is_boxed(lead)
    context = replace(context, boxed=boxed)
    fresh = ListContext(
        listing=True,
        population=context.population,
        boxed=boxed,
        told=context.told or _TOLD.search(lead) is not None,
    )
    if (match := _BACK_SIGNS.search(lead)) and (head := subject_of(lead[: match.start()], abbreviations)):
        return replace(
            fresh,
            manifestation_of=head,
            seek_care=seek_care_of(lead) or context.seek_care,
            frequency=frequency_tier(lead),
        )
    last = lead.rpartition(". ")[2]
    urgent = last != lead and seek_care_of(last) == "immediately"
    if (
        not frequency_tier(lead)
        and _NOT_EFFECTS.search(_SINCE_DOSE.sub(" ", last if urgent else lead))
        and not re.search(r"side[- ]effects?|adverse|withdrawal symptoms", lead, re.I)
    ):
        return ListContext(listing=False)
    tier = tier_below(context.frequency, lead)
    care = None if is_conditional(lead) else seek_care_of(lead)
    population = seen_in(lead) if len(lead.split()) <= _LONGEST_WHOM else None
    fresh = replace(fresh, population=population or context.population)
    if match := _SIGNS.search(lead):
        head = effect_name(match["head"], abbreviations)
        return replace(fresh, manifestation_of=head, seek_care=care or context.seek_care, frequency=tier)
    if match := _WITH_SIGNS.match(lead):
        head = effect_name(match["head"], abbreviations)
        if head and not is_generic(head):
            return replace(
                fresh,
                manifestation_of=head,
                seek_care=care or context.seek_care,
                frequency=tier or context.frequency,
            )
    if ("withdrawal" in lead or "discontinuation" in lead) and (match := WITHDRAWAL.search(lead)):
        return replace(fresh, manifestation_of=match.group(), seek_care=care, frequency=tier)
    if care:
        head = headed_by(lead, abbreviations) or called_for(lead, abbreviations)
        return replace(fresh, seek_care=care, frequency=tier, manifestation_of=head)
    if tier:
        return replace(fresh, frequency=tier, seek_care=context.seek_care if context.listing else None)
    if (match := _KINDS.match(lead)) and context.listing is not False:
        head = effect_name(match["head"], abbreviations, heads=True)
        if head:
            return replace(context, broader=head, population=fresh.population)
    if _EFFECTS.search(lead):
        serious = re.search(r"\b(?:serious|severe|other|life-threatening|allergic)\b", lead, re.I)
        if (
            context.listing
            and not text.rstrip().endswith(":")
            and effect_name(lead, abbreviations, longest=4)
        ):
            serious = None  # an item that names an effect, "severe allergic reaction"
        return replace(
            fresh,
            frequency=None if serious else context.frequency,
            seek_care=context.seek_care,
        )
    return replace(context, population=fresh.population)


def called_for(lead: str, abbreviations: Mapping[str, str]) -> str | None:
    """The reaction that a call for help is about, by its own words or those of the sentence before it.

    >>> called_for("Get help if an allergic reaction shows itself", {})
    'allergic reaction'
    """
    match = _CAUSED.search(lead) or _IF_SHOWN.search(lead)
    name = effect_name(match["head"], abbreviations, longest=6) if match else None
    return None if name is None or is_generic(name) else name


def within_group(words: str, context: ListContext) -> tuple[ListContext, int]:
    """The context with the group of patients that opens a sentence, and where that ends; 0 without one.

    >>> within_group("In children, fever was seen.", ListContext())[0].population
    'children'
    """
    left = group_end(words)
    whom = seen_in(words[:left]) if left else None
    return (replace(context, population=whom), left) if whom else (context, 0)
