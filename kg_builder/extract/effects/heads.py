"""What the effects of a sentence are signs of, by the words of the sentence and of those around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from ..warnings.hazards import hazards_in
from .context import WITHDRAWAL, called_for, headed_by, subject_of
from .explained import names_alone
from .gates import is_urgent
from .names import effect_name, is_generic
from .phrases import EffectPhrase
from .prose import EffectSentence

__all__ = [
    "ARE_SIGNS",
    "COULD_BE",
    "hazard_called_for",
    "head_phrase",
    "headed_hazard",
    "is_condition_of_signs",
    "is_reaction",
    "refers_back",
    "sign_head",
    "toxic_topic",
]

ARE_SIGNS = re.compile(
    r"(?:,?\s*(?:as|because|since)\s+|\W*(?:taken )?together,?\s+)?\b(?:these|this|they|which|it)"
    r"(?: symptoms| signs)? (?:(?:may|can|could|might|are|is)(?: all)?(?: be)?(?: an?)?(?: possible| early)?"
    r" (?:signs?|symptoms?)(?: (?:and|or) \w+)? of"
    r"|(?:may|can|could|might) (?:all |together )?(?:spell|mean|signal|point to|indicate|herald|add up to)) "
    r"(?:an? |the )?(?!that\b|you\b)(?P<head>[^.;,()]+)",
    re.I,
)
COULD_BE = re.compile(
    r"\b(?:these|this|they|it)(?: symptoms| signs| all)? (?:may|can|could|might) be (?:an? |the )?"
    r"(?:(?:start of an?|sudden|serious|severe|dangerous|possible|life-threatening|attack of) )*"
    r"(?P<head>[^.;:,()]{4,50})",
    re.I,
)
"""What signs could be: "if you get eye pain, this could be a sudden attack of glaucoma"."""
_CAUSES = re.compile(
    r"\b(?:causes?|lead to|result in|develop|called|known as|risk (?:of|for)|chances? of|occur)\b", re.I
)
_KINDS_FOLLOW = re.compile(r"[,(]?\s*(?:including|such as|like|for example)\s", re.I)
_LESS_FIGHT = re.compile(
    r"\b(?:fight(?:ing)?|resist(?:ing)?|get(?:ting)?|catch(?:ing)?) (?:off |more |new |serious )*"
    r"(?P<head>infections?)\b",
    re.I,
)
"""What weak defences lead to: "Your ability to fight infections may be reduced"."""
_BARE_WITHDRAWAL = re.compile(r"\bwithdrawal(?: (?:symptoms|signs))?\b", re.I)
_SUDDEN_WITHDRAWAL = re.compile(r"\b(?:abrupt|sudden) withdrawal\b", re.I)
_BACK_REFERENCE = re.compile(
    r"\s*(?:(?:the|these|their|its|early|earliest|first|typical|warning|common|usual|possible|main|tell-tale|"
    r"telltale|other)\s+)*(?:signs?|symptoms?|features|manifestations)\b",
    re.I,
)
_HEADED = frozenset(
    [
        "appeared_such_as",
        "signs_beside",
        "shows_as",
        "which_include",
        "with_signs",
        "signs_follow",
        "label_of_signs",
        "may_mean",
    ]
)
_OWN_REACTIONS = re.compile(
    r"(?:.*\b(?:causes?|caused|have|has|had|gets?|develop(?:s|ed)?|experienced?|risk of|chance of|lead to|"
    r"produces?|reports? of|cases? of|triggers?)\s+|"
    r"\W*(?=(?:(?:serious|severe) )*"
    r"(?:infusion|injection|skin|allergic|hypersensitivity|anaphylactic|application|local|cutaneous|immune)"
    r"[\w -]*reactions?,? (?:incl|such|like|which|that)))"
    r"(?P<head>(?!.*\b(?:side|adverse|undesirable|unwanted)\b)[^.;:,()]*?\breactions?)"
    r"(?:\s*\([^()]*\))?,?\s+(?:(?:which|that|these|with)\b.*|includ(?:ing|es?|ed)|such as|like)\s*:?\s*$",
    re.I,
)
"""Reactions of one kind, which are an effect themselves: "can cause skin reactions, which may include"."""
_FARTHEST = 3
"""How many sentences back a call for help may take up what is told."""
_YOU_NOTICE = re.compile(r"you (?:may|might|could|can|will) (?:also )?(?:notice|feel|see|get|have)\b", re.I)
"""Says what an effect that was told of before looks like: "You might notice tremor"."""
_TYPICAL = re.compile(r"(?:the )?(?:typical|usual|characteristic)\b", re.I)
_ITS_SIGNS = re.compile(r"\b(?:the|its|these|their|early|warning) (?:signs?|symptoms?)\s*:\s*$", re.I)
_REACTIONS_FIRST = re.compile(r"(?:(?:the|these|such|those) )?reactions\b(?! to\b)", re.I)
_LEVELS = frozenset(["there_may_be", "modal_causes"])
_TOXIC = re.compile(r"\b(?:toxicity|poisoning|withdrawal|syndrome)$", re.I)
_SHOWN = re.compile(r"\b(?:reactions?|syndrome|toxicity|poisoning|withdrawal)$", re.I)
"""Ends of names of what is made up of its signs: "These may include rash" after "infusion reactions"."""
_HEADING = re.compile(r"\W*(?:\d+(?:\.\d+)*\s+)?(?P<name>[A-Z][\w ,/-]{3,60}?)\W*")
_PRONOUNS = frozenset(["it", "this", "they", "these", "which"])
_CONDITION = re.compile(
    r"(?:toxicity|poisoning|overload|syndrome|reactions?|withdrawal|shock|crisis|failure|insufficiency|"
    r"attack|damage|injury|clots?|bleeding|disease|problems|infections?|blood (?:sugar|pressure)|sodium|"
    r"potassium|calcium|magnesium|deficiency|hypersensitivity|allergy|stroke|embolism|perforation|obstruction|"
    r"edema|itis|osis|[ae]mia|pathy|axis)$",
    re.I,
)
"""Ends of names of what has signs of its own."""


def refers_back(words: str) -> bool:
    """Whether a sentence gives signs of what was spoken of before: "Early signs are ...".

    >>> refers_back("Its first symptoms are cramps."), refers_back("Symptoms of gout are pain and heat.")
    (True, True)
    >>> refers_back("Cramps are common.")
    False
    """
    return _BACK_REFERENCE.match(words) is not None


def hazard_called_for(
    pieces: Sequence[tuple[int, int, str]], place: int, text: str, abbreviations: Mapping[str, str]
) -> str:
    """What the effects of a call for help are signs of, by the sentences around it; "" if these don't say.

    Args:
        pieces: the sentences of the passage.
        place: which of them calls for help.
        text: the passage.
        abbreviations: short form to long form.

    >>> text = "Zorvexant can cause liver failure. Get help at once if you have dark urine or itching."
    >>> hazard_called_for([(0, 34, text[:34]), (35, len(text), text[35:])], 1, text, {})
    'liver failure'
    """
    if not is_urgent(pieces[place][2].casefold()):
        return ""
    after = pieces[place + 1][2] if place + 1 < len(pieces) else ""
    told = ARE_SIGNS.search(pieces[place][2]) or ARE_SIGNS.match(after)
    if told is None and (named := COULD_BE.search(pieces[place][2])) and is_condition(named["head"]):
        return effect_name(named["head"], abbreviations) or ""
    if told and (name := effect_name(told["head"], abbreviations)):
        return name
    if not place:
        return ""
    before = [words for _, _, words in reversed(pieces[max(0, place - _FARTHEST) : place])]
    about = headed_by(text, abbreviations) or _only_hazard(before[0], abbreviations)
    if not about and (weak := next((m for words in before if (m := _LESS_FIGHT.search(words))), None)):
        return weak["head"].casefold()
    return about or _condition(pieces[0][2], abbreviations)


def headed_hazard(heading: str, abbreviations: Mapping[str, str]) -> str:
    """The condition that a heading names, whose signs the text below may give; "" where it names none.

    >>> headed_hazard("Infusion Reactions", {}), headed_hazard("How to take it", {})
    ('infusion reactions', '')
    """
    named = _HEADING.fullmatch(heading)
    name = effect_name(named["name"].casefold(), abbreviations) if named else None
    return name if name and _CONDITION.search(name) and not is_generic(name) else ""


def is_condition_of_signs(name: str) -> bool:
    """Whether a name is of what has signs of its own.

    >>> is_condition_of_signs("liver failure"), is_condition_of_signs("nausea")
    (True, False)
    """
    return _CONDITION.search(name) is not None and not is_generic(name)


def is_reaction(name: str) -> bool:
    """Whether a name is of what its signs make up: a reaction, a syndrome.

    >>> is_reaction("severe skin reaction"), is_reaction("liver failure")
    (True, False)
    """
    return _SHOWN.search(name) is not None


def _only_hazard(before: str, abbreviations: Mapping[str, str]) -> str:
    """The one hazard that the sentence before names, whose signs a call for help then lists."""
    if not _CAUSES.search(before):
        return ""
    before = names_alone(before)
    found = {h.name: h for h in hazards_in(before, 0, abbreviations)}
    names = list(found)
    if len(names) > 1 and _KINDS_FOLLOW.match(before, found[names[0]].end):
        return names[0]  # "serious allergic reactions, including anaphylaxis"
    if len(names) == 2 and before[: found[names[1]].start].rstrip().endswith("("):
        # "a brain infection (encephalitis)", but "an allergic reaction (anaphylaxis)"
        return names[0] if _SHOWN.search(names[0]) else names[1]
    return names[0] if len(names) == 1 else ""


def sign_head(
    found: EffectSentence,
    words: str,
    before: str,
    abbreviations: Mapping[str, str],
    *,
    known: str = "",
    topic: str = "",
) -> str:
    """The effect that the list of a sentence gives the signs of; "" where it names none.

    Args:
        found: the list and its rule.
        words: the sentence.
        before: the sentence before it, "" for the first.
        abbreviations: short form to long form.
        known: the effect that the passage named last, "" without one.
        topic: what the label of the passage says it is about.

    >>> words = "Symptoms include fever and chills."
    >>> found = EffectSentence(17, 34, "Symptoms include", "", "symptoms_include")
    >>> sign_head(found, words, "Lactic acidosis may occur.", {})
    'lactic acidosis'
    """
    if found.rule == "onset_with" or (found.rule in _LEVELS and _TOXIC.search(topic)):
        return known if found.rule == "onset_with" and known else topic
    if found.rule in {"stopping", "when_stopped"}:
        told = _SUDDEN_WITHDRAWAL.search(found.lead)
        return told.group().casefold() if told else "withdrawal symptoms"
    if found.rule == "people_experience" and " who " in found.lead:
        return known
    if found.rule == "people_experience" and _YOU_NOTICE.match(found.lead):
        hazard = _only_hazard(before, abbreviations)
        return hazard if is_reaction(hazard) else ""
    if found.rule.startswith("seek_") and (reaction := called_for(found.lead.rstrip(" :"), abbreviations)):
        return reaction
    if shown := head_phrase(found, words, 0, abbreviations):
        return shown.name
    if head := effect_name(found.head, abbreviations):
        return head
    if found.rule == "effects_include":
        spoken = _REACTIONS_FIRST.match(found.lead)
        if spoken and (head := subject_of(before, abbreviations)) and _SHOWN.search(head):
            return head
        told = WITHDRAWAL.search(found.lead)
        return told.group().casefold() if told else ""
    back = found.rule == "are_its_signs" or (
        found.rule == "symptoms_include"
        and (refers_back(words) or _ITS_SIGNS.search(words[: found.start]) is not None)
    )
    if found.rule == "some_people" and found.lead.casefold().startswith("others"):
        return known if _CONDITION.search(known) else ""
    back = back or found.rule in {"watch_for", "raises_suspicion"}
    if back or (found.rule == "shows_as" and found.head.partition(" ")[0].casefold() in _PRONOUNS):
        head = known or _condition(before, abbreviations)
        if head and (found.rule in {"symptoms_include", "are_its_signs"} or _CONDITION.search(head)):
            return head
    if found.rule == "are_common" and _TYPICAL.match(found.lead):
        head = effect_name(re.split(r"[,(;.]", before, maxsplit=1)[0], abbreviations, longest=7) or ""
        return head if is_condition_of_signs(head) or " reaction with " in head else ""
    they = found.rule == "these_include" or (
        found.rule in {"drug_causes", "modal_causes"} and found.lead[:5].casefold() in {"they ", "these"}
    )
    if they and (head := subject_of(before, abbreviations)) and _SHOWN.search(head):
        return head
    if found.rule == "symptoms_include" and (told := _BARE_WITHDRAWAL.search(words[: found.start])):
        head = told.group().casefold()
        return "withdrawal symptoms" if head == "withdrawal" else head
    return ""


def head_phrase(
    found: EffectSentence, words: str, start: int, abbreviations: Mapping[str, str]
) -> EffectPhrase | None:
    """The effect whose signs or kinds a sentence lists, where the sentence says that it may come.

    Args:
        found: the list and its rule.
        words: the sentence.
        start: first code point of the sentence.
        abbreviations: short form to long form.

    >>> said = "Zolfin can cause skin reactions, which may include hives."
    >>> at = said.index("hives")
    >>> head_phrase(EffectSentence(at, len(said), said[:at], "", "effects_include"), said, 0, {}).name
    'skin reactions'
    """
    if found.rule == "effects_include":
        told = _OWN_REACTIONS.match(words[: found.start])
        if told is None:
            return None
        left, right = told.span("head")
    elif found.rule in _HEADED:
        right = words.find(found.head) + len(found.head)
        left = right - len(found.head)
        if effect_name(found.head, abbreviations) is None:
            left = 0  # "the penis" of "yeast infection of the penis"
    else:
        return None
    name = effect_name(words[left:right], abbreviations, longest=7)
    if name is None or is_generic(name) or name.casefold() in _PRONOUNS:
        return None
    return EffectPhrase(name, start + left, start + right)


def toxic_topic(text: str, abbreviations: Mapping[str, str]) -> str:
    """The toxicity or syndrome that a passage is about, by its first sentence; "" without one.

    >>> toxic_topic("Digoxin toxicity may come at any dose. There may be vomiting.", {})
    'digoxin toxicity'
    >>> toxic_topic("Rash is common. There may be vomiting.", {})
    ''
    """
    name = subject_of(text, abbreviations) or ""
    return name if _TOXIC.search(name) and " such as " not in name else ""


def _condition(before: str, abbreviations: Mapping[str, str]) -> str:
    """The condition that a sentence is about."""
    name = subject_of(before, abbreviations) or ""
    return name if _CONDITION.search(name) or (name.isupper() and len(name) > 2) else ""
