"""What a sentence names that asks for a change of dosing: impairments, groups, drugs taken along."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..vocabulary.phrases import decapitalised, without_article, without_asides
from ..vocabulary.substances import drug_words
from .combined_drugs import coadministered, combinations
from .near_severities import severity_near
from .triggers import is_denied, severity_of, trigger_of

__all__ = ["NEXT_GROUP", "taken_along", "triggers_in"]

_BOTH = re.compile(
    r"\b(?P<s>mild|moderate|severe|mild (?:to|or) moderate|moderate (?:to|"
    r"or) severe)?\s?(?P<a>renal|kidney|hepatic|liver)(?:\s(?P<aw>impairment|disease|"
    "problems))?,? (?:or|and|and/or) (?:in |with )?(?:(?P<s2>mild|moderate|severe) )?(?P<b>hepatic|liver|"
    "renal|kidney) (?P<w>impairment|insufficiency|dysfunction|failure|disease|problems)",
    re.I,
)
_IMPAIRED = re.compile(
    r"\b(?:impaired|reduced|decreased|poor) (?P<a>renal|kidney|hepatic|liver) (?:or|and|and/or) "
    r"(?P<b>renal|kidney|hepatic|liver) function",
    re.I,
)
_ORGANS = cues("renal", "kidney", "hepatic", "liver")
_ALONG_ENDS = re.compile(
    r"(?<=(?:hibitor|inducer)s)\s+to (?=\d)|"
    r"\s+(?:such as|it|this|you|your|is|are|may|should|can|cannot|avoid|unless|who|which|because|due|the"
    r"|must|"
    r"requires?|during|while|"
    r"in (?:adult|p(?:a)?ediatric|patients|adults)|for|reduce|decrease|increase|and (?:reduce|decrease))\b|"
    ","
)
_LONGEST_NAME = 8
_LONGEST_LIST = 18
NEXT_GROUP = re.compile(
    r",?\s+(?:and|or|and/or)\s+(?:so\s(?:should|do|must)\s)?(?=(?:when\s+|if\s+|in\s+|for\s+"
    r"|to\s+)*(?:those|patients|people"
    r"|anyone|someone|individuals|who|whose|co-?admin|taking|receiving|used with|concom)|(?:if|when"
    r"|ha(?:ve|s))\b"
    r"|(?:on|undergoing)\s(?:h(?:a)?emo)?dialysis|(?:your|their|whose)\s(?:kidneys?|liver))"
    r"|,?\s+(?:and|or)\s+(?=(?:in|for)\s+(?:the\s)?(?:known\s|poor\s|slow\s|CYP))"
    r"|,\s+(?=(?:in|for|to)\s+(?:those|patients|people)\b|who(?:se)?\b|(?:patients|people|those"
    r"|anyone) (?:with|who|taking|on|over)\b)",
    re.I,
)
"""What joins groups that one change is for: "in hepatic impairment, in those under 50 kg or when"."""

_CHANGE = cues(
    "dose", "dosage", " mg", " mcg", "halve", "avoid", "not recommend", "contraind", "discontin", "stop"
)
_WEIGHT = re.compile(
    r"\b(?:weigh(?:s|ing)?|body weight(?: of)?)\s(?:[a-z]+\s){0,3}\d[\d.]*\s?kg"
    r"(?:\s(?:or|and)\s(?:less|more|over|under))?",
    re.I,
)

_GIVEN_ALONG = re.compile(
    r"(?:\b(?:if|when|where|and|while)\s+|^)(?P<what>[^.;:,]{3,60}?)\s+(?:is|are|(?:should"
    r"|must) not be)\s+(?:also\s+)?"
    r"(?:co-?administered|coprescribed|combined|(?:given|used|taken|added"
    r"|administered)(?:\s(?:concomitantly|concurrently|together))?)\s+(?:with|to)\b",
    re.I,
)
"""The other drug, where it is the one that is given along: "when probenecid is given with Examplol"."""

_GIVEN_TO = re.compile(
    r"\b(?P<what>[\w-]+)\s(?:is|are)\s(?:added\sto|combined\swith|(?:used|taken|given|prescribed)\s"
    r"(?:along\s|together\s)?with)\s(?P<to>[^.;:,]{3,60}?)(?=[.;:,]|$)",
    re.I,
)
"""The other drug, where this one is given with it: "when Examplol is added to insulin"."""

_AGENT_AT_END = re.compile(
    r"^(?:avoid|do not)\b.*?(?P<agent>(?:(?:strong|moderate|weak|potent)\s(?:(?:or|and"
    r"|to)\s)?)*[\w/-]+(?:\s[\w/-]+)?\s(?:inhibitors?|inducers?))",
    re.I,
)
_PRONOUN = re.compile(
    r"(?:these|this|those|such|it|them|other) ?(?:drugs?|medicines?|agents?|medications?|products?)?$", re.I
)
_NO_DRUG = re.compile(
    r"^(?:if|when|in|for)\b"
    r"|\b(?:that|patients?|food|meals?|water|caution|care|other medic\w+|dose|dosage|or without)\b"
)


def triggers_in(words: str, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Impairments, groups and drugs taken along that a sentence names, each with its severity.

    Args:
        words: the sentence.
        names: the drug's names.

    >>> triggers_in("In severe renal impairment, halve the dose.")
    [('renal impairment', 'severe')]
    >>> triggers_in("Not recommended in moderate hepatic or renal impairment.")
    [('hepatic impairment', 'moderate'), ('renal impairment', 'moderate')]
    >>> triggers_in("Halve the dose in cirrhosis, in those weighing under 50 kg, and in those on dialysis.")
    [('cirrhosis', ''), ('weighing under 50 kg', ''), ('dialysis', '')]
    """
    words = _EXAMPLES.sub("", words)
    groups = NEXT_GROUP.split(words)
    if len(groups) > 1 and sum(_CHANGE.search(lowered(group)) is not None for group in groups) <= 1:
        named = [found for group in groups for found in _of_group(group, names)]
        if any(not _WEIGHT.match(trigger) for trigger, _ in named):
            return list(dict.fromkeys(named))
    if both := _both_organs(words):
        return both
    if found := trigger_of(words):
        own = (found[1], severity_near(words, found[1]) if found[0] in {"renal", "hepatic"} else "")
        return [own, *_joined(words, *found)]
    return [(along, "")] if (along := taken_along(words, names)) else []


def _both_organs(words: str) -> list[tuple[str, str]]:
    """The impairments of two organs that share their noun: "severe renal or hepatic impairment"."""
    organs = _ORGANS.search(lowered(words)) is not None
    if organs and (impaired := _IMPAIRED.search(words)):
        return [(f"{organ.casefold()} impairment", "") for organ in impaired.group("a", "b")]
    plain = without_asides(words) if organs else ""
    both = _BOTH.search(plain) if organs else None
    if both and not is_denied(plain, both.start()):
        severity = (both["s"] or "").casefold()
        noun = both["w"].casefold()
        return [
            (f"{both['a'].casefold()} {(both['aw'] or noun).casefold()}", severity),
            (f"{both['b'].casefold()} {noun}", (both["s2"] or severity).casefold()),
        ]
    return []


def _joined(words: str, kind: str, name: str) -> list[tuple[str, str]]:
    """What a list names behind an impairment or a group: "poor renal function, cirrhosis or old people"."""
    found: list[tuple[str, str]] = []
    kinds = {kind}
    at = words.casefold().find(name.casefold())
    place = at + len(name) if at >= 0 else len(words)
    while joint := _LIST_JOINT_OF_GROUPS.match(words, place):
        rest = words[joint.end() :]
        graded = _GRADED.match(rest)
        begin = graded.end() if graded else 0
        other = trigger_of(rest[: begin + _REACH])
        if other is None or other[0] in kinds or rest.casefold().find(other[1].casefold()) != begin:
            break
        found.append((other[1], severity_of(rest[:begin]) if other[0] in _ORGAN_KINDS else ""))
        kinds.add(other[0])
        place = joint.end() + begin + len(other[1])
    return found


_ORGAN_KINDS = frozenset({"renal", "hepatic"})
_LIST_JOINT_OF_GROUPS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:,\s*(?:(?:or|and|and/or)\s)?|\s(?:or|and|and/or)\s)"
    r"(?:(?:in|for|on|with|have|who|those|the|known|patients|people)\s)*",
    re.I,
)
_GRADED = re.compile(r"(?:(?:mild|moderate|severe|chronic|significant|any|to|or|and)\s)*", re.I)
_REACH = 40
_EXAMPLES = re.compile(r"\s?\((?:e\.g\.|for example|such as|eg)[^()]*\)", re.I)


def _of_group(words: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """What one of several groups of patients has in common: an impairment, a drug taken along, a weight."""
    if both := _both_organs(words):
        return both
    if found := trigger_of(words):
        return [(found[1], severity_near(words, found[1]) if found[0] in {"renal", "hepatic"} else "")]
    if along := taken_along(f"those {words}" if words.startswith("who ") else words, names):
        return [(along, "")]
    weight = _WEIGHT.search(words)
    return [(weight.group(), "")] if weight else []


def taken_along(words: str, names: tuple[str, ...]) -> str:
    """The drug or class that a sentence says is taken along, with this one or this one with it.

    Args:
        words: the sentence.
        names: the drug's names.

    >>> taken_along("If taken with strong CYP3A4 inhibitors, halve the dose.", ())
    'strong CYP3A4 inhibitors'
    """
    return next((along for tail in combinations(words) if (along := _along_in(tail, names))), "")


def _up_to_end(along: str) -> str:
    """What is taken along, without what follows: the first words, or the whole list where all are drugs."""
    listed = _LIST.match(along) if "," in along else None
    if listed and _all_drugs(listed.group()):
        return listed.group()
    return _ALONG_ENDS.split(along, maxsplit=1)[0].strip()


def _all_drugs(words: str) -> bool:
    """Whether every item of a list names a drug."""
    items = _LIST_JOINT.split(words.casefold())
    return all(any(word in drug_words() for word in item.split()) for item in items)


_AGENT = re.compile(
    r"(?:(?:strong|moderate|weak|potent|dual|combined)\s(?:(?:or|and|to)\s)?)+(?:[\w/-]+\s){1,3}?"
    r"(?:inhibitors?|inducers?|blockers?)",
    re.I,
)
_FRAMED = re.compile(
    r"(?:for|with|in) |(?:the |your )?(?:dos(?:e|age)|halve|reduce|lower|cut|decrease|increase|double|raise"
    r"|use|give|take"
    r"|start"
    r"|adjust|limit|avoid|do not)\b",
    re.I,
)
_ACTING = re.compile(
    r"(?P<what>[A-Z][^.;:()-]{2,80}?)\s(?:(?:can|may|might|will|could|also|both|all|each|\w+ly)\s)*"
    r"(?:lower|raise|reduce|increase|decrease|push|speed|slow|block|boost|double|triple|cut)s?\s(?:up\s"
    r"|down\s)?"
    r"(?:(?:the|its|your|how|blood|plasma)\s)*(?:levels?|concentrations?|amounts?|breakdown|clearance"
    r"|metabolism"
    r"|exposure|effects?)\b",
    re.I,
)
"""Drugs that change the level of this one: "Rifampin lowers the level, so a higher dose is needed"."""

_LIST = re.compile(
    r"[\w-]+(?: [\w-]+){0,2}(?:, [\w-]+(?: [\w-]+){0,2}?){0,6},? (?:or|and) [\w-]+(?= |[.,;:]|$)"
)
_LIST_JOINT = re.compile(r",? (?:or|and) |, ")


def _along_in(words: str, names: tuple[str, ...]) -> str:
    told = coadministered(words)
    agent = _AGENT.search(told) if _FRAMED.match(told) else None  # "halve the dose with strong inhibitors"
    along = agent.group() if agent else _up_to_end(told)
    *_, before, along = ("", *re.split(r"\s*\bwith (?:an? )?", along))
    own = tuple(name.casefold() for name in names)
    if own and along.casefold().startswith(own):
        along = before
    given = _GIVEN_ALONG.search(words) if own and not along else None
    if given and words[given.end() :].lstrip().casefold().startswith(own):
        along = given["what"]
    to = _GIVEN_TO.search(words) if own and not along else None
    if to and to["what"].casefold() in own and any(w in drug_words() for w in to["to"].casefold().split()):
        along = without_article(to["to"])
    if agent := _AGENT_AT_END.search(along):
        along = agent["agent"]
    acting = _ACTING.match(words) if own and not along else None
    if acting and _all_drugs(acting["what"]) and not any(n in acting["what"].casefold() for n in own):
        along = decapitalised(acting["what"])
    longest = _LONGEST_LIST if _LIST.fullmatch(along) else _LONGEST_NAME
    named = len(along.split()) <= longest and not (_PRONOUN.match(along) or _NO_DRUG.search(along))
    return along if named else ""
