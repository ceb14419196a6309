"""What a sentence warns of where it says what is, not what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.remembered import by_sentence

from ..effects.names import effect_name
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank, decapitalised
from .body import body_hazard
from .grammar import grammar
from .hazards import hazard_items, hazards_in
from .implied import as_noun, implied_hazards
from .labels import tidy
from .mishaps import mishaps
from .openings import request_after_reason, statement_after_condition
from .rules import Hazard
from .sound import sound_hazard

__all__ = ["kinds_told", "said_hazards", "subject_of"]

_INSTRUCTS = re.compile(
    r"\s*(?:if|when|in case|should|advise|instruct|counsel|inform|tell|ask|monitor|screen|evaluate|assess|"
    r"test|check|investigate|identify|use(?! (?:of|may|can|has|is|with (?!caution|care))\b)|avoid|"
    r"discontinue|stop|consider|do not|measure|obtain)\b",
    re.I,
)
_REASON = re.compile(
    r"(?:,\s*as|\bbecause|\bsince|:|;(?:\s*otherwise)?|\s[\u2013\u2014-](?=\s(?:you|it|this|these) "
    r"(?:may|can|could|might)\b)|,\s*or|,\s*which(?= (?:may|can|could|might)\b)|"
    r"\((?=risk\b|may\b|can\b|could\b|as\b|because\b)|\b(?:owing|due) to(?= the risk)|\bin view of|"
    r"\bgiven(?= the risk))\s*",
    re.I,
)
_OPENING = re.compile(
    r"(?:because|since|as|although|though|while|with|in|during|after|at|following|on|for|rarely|sometimes|"
    r"occasionally|very rarely|however|also|in addition)\b[^,;:]{0,80},\s+(?:both\s+)?",
    re.I,
)
_BEWARE = re.compile(
    r"(?:please )?(?:also )?(?:be ?aware|beware|be (?:mindful|warned)) (?:of|that) (?!all\b|the (?:signs|"
    r"symptoms))"
    r"(?:the (?=risk|danger|possib))?",
    re.I,
)
"""What asks for no more than to know of a hazard: "Be aware of the risk of falls"."""
_ABRUPT = re.compile(r"\b(?:abrupt|sudden) (?:discontinuation|withdrawal|cessation|interruption)\b", re.I)


_WORSENS = re.compile(
    r"(?:.{0,90}?\b(?:stop|stopping|discontinu\w+|withdraw\w*)\b[^,]{0,60}?(?:,\s+|\s+(?=(?:your|the) ))|"
    r"you should know that\s+|"
    r"there (?:is|are) (?:an? )?(?:\w+ )?(?:risk|chance|possibility|danger) (?:that )?)?(?:your |the |an? )?"
    r"(?P<thing>(?!(?:it|this|(?:your |the )?(?:unborn )?(?:baby|fetus|foetus|child)\b|if|when|you|since|"
    r"because|as|so|that|and|but|some|these|symptoms|"
    r"(?:\w+ ){0,2}?(?:doses?|dosage|risks?|chances?|medicines?|costs?|benefits?|patients?|people|need))\b)"
    r"[\w' -]{3,40}?) (?P<how>(?:may|might|can|could|will|often) be(?:come)? "
    r"(?:(?:more|very|extra|extremely) )?sensitive to (?!its\b|it\b|this\b|these\b|the (?:\w+ )?effects)"
    r"(?:the )?\w+|"
    r"(?:(?:goes|went|crept|shot|climbed) up|(?:gets?|got) worse|worsened)\b(?! by the end)|"
    r"(?:may|might|can|could|will|often|usually|sometimes|commonly) (?:(?:become|get|grow)(?: much| even)?"
    r" worse|"
    r"come back|return|(?:go|shoot|climb|rise|creep|drop|fall|sink) (?:too |very )?(?:up|down|high|low)|"
    r"take longer (?:than (?:usual|normal) )?to (?:heal|stop bleeding|clot|recover|clear)|"
    r"heal (?:more )?slowly|grow (?:more slowly|slower|less)|"
    r"be (?:slowed|impaired|weakened|masked|damaged|disturbed|upset|affected)|rebound|flare(?: up)?|"
    r"(?:rise|fall|drop|decline|decrease|increase|dip|worsen|slow(?: down)?)"
    r"(?=\s*(?:$|[,;.]|"
    r"(?:\w+ly|in|with|during|over|after|when|while|if|by|to|from|at|or|and|more|further|slightly|"
    r"temporarily|sharply|early|again|at first|for|on)\b))|"
    r"become (?:(?:thin|weak|brittl|dark|light|soft|dri|sor|stiff|slow|loos)e?r"
    r"(?= and more| than| over|\W*$)|"
    r"limited|low|lower|high|higher|abnormal|impaired|reduced|irregular|slow|weak|blurred|dry|sore|swollen|"
    r"numb|stiff)|"
    r"break down|not work(?: as well| properly)?|be (?:less|more) effective|"
    r"change (?:in \w+ ways|unexpectedly|unpredictably|suddenly)))\b",
    re.I,
)
"""A state that gets worse: "your seizures may become worse"."""


@by_sentence
def said_hazards(
    words: str, start: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
) -> list[Hazard]:
    """The hazards that a sentence warns of; a request warns only in the reason it gives.

    Args:
        words: one sentence.
        start: of its first code point in the document.
        names: names of the drug, lower case, which are no hazards of it.
        abbreviations: short form to long form.

    >>> [h.name for h in said_hazards("Check potassium, as zolfin can cause hyperkalemia.", 0, (), {})]
    ['hyperkalemia']
    >>> [h.name for h in said_hazards("If you stop it, fits may occur.", 0, (), {})]
    ['fits']
    >>> said_hazards("Stop zolfin in people at risk of falls.", 0, (), {})
    []
    """
    if words.rstrip().endswith("?"):
        return []
    begin, end = _statement(words)
    found = list(hazards_in(words[begin:end], start + begin, abbreviations))
    for later in _later_statements(words, begin, end):
        places = {hazard.start for hazard in found}
        found += [
            h for h in hazards_in(words[later:end], start + later, abbreviations) if h.start not in places
        ]
    hazards = [
        replace(hazard, name=as_noun(name))
        for hazard in found
        if hazard.name.casefold() not in names and (name := tidy(_sound(hazard, names)))
    ]
    if any(hazard.rule == "causes" for hazard in hazards):
        hazards = [h for h in hazards if h.rule != "linked"]
    if hazards and (subject := _subject(words, start, abbreviations)):
        hazards.insert(0, subject)
    if worse := _worsening(words, start, begin):
        hazards = [h for h in hazards if h.rule != "more_likely" or " " in h.name]
        hazards.append(worse)
    if begin and not hazards and _BEWARE.match(words):
        hazards += [
            h
            for h in hazard_items(words[begin:].rstrip(" ."), start + begin, abbreviations)
            if is_condition(h.name)
        ]
    known = {hazard.name.casefold() for hazard in hazards}
    hazards += [
        replace(hazard, name=name)
        for hazard in implied_hazards(words, start, abbreviations)
        if (name := tidy(hazard.name)) and name.casefold() not in known
    ]
    if not hazards and (does := body_hazard(words[begin:end], start + begin)):
        hazards.append(does)
    hazards = hazards or list(mishaps(words[begin:end], start + begin))
    if hazards and (match := _ABRUPT.search(words)) and match.start() < hazards[0].start - start:
        at = start + match.start()
        hazards.insert(0, Hazard(match.group().casefold(), at, start + match.end(), "abrupt"))
    return hazards


_STATES = frozenset(["makes", "makes_you", "becomes"])
"""Rules that read a state of people, which an adjective may name: "become suicidal"."""


def _sound(hazard: Hazard, names: tuple[str, ...]) -> str:
    name = _without_drug(hazard.name, names)
    return name if hazard.rule in _STATES else sound_hazard(name, names)


def _without_drug(name: str, names: tuple[str, ...]) -> str:
    """A hazard's name without the drug that it is owed to: "allergic reaction (to zolfin)"."""
    rest, _, last = name.rpartition(" ")
    return re.sub(r" (?:to|on|with|of)$", "", rest) if last.casefold() in names else name


def _worsening(words: str, offset: int, begin: int) -> Hazard | None:
    """The state that a sentence, or its statement from ``begin`` on, says gets worse, or None."""
    opened = _OPENING.match(words)
    after = opened.end() if opened else begin if words[begin - 2 : begin] == ", " else 0
    plain = _ASIDES.sub(blank, words)
    found = _WORSENS.match(plain) or (_WORSENS.match(plain, after) if after else None)
    if found is None:
        return None
    name = decapitalised(" ".join(f"{found['thing']} {found['how']}".split()))
    return Hazard(name, offset + found.start("thing"), offset + found.end(), "worsens")


_ASIDES = re.compile(r"\([^()]*\)")
_LEADS_TO = re.compile(
    r"(?P<subject>(?!the\b|this\b|these\b|such\b|it\b)[A-Za-z][\w -]{4,60}?) (?:can|may|could|might) "
    r"(?:(?:also|rarely|sometimes) )?(?:result in|lead to|progress to|end in|cause) ",
    re.I,
)


def _subject(words: str, start: int, abbreviations: Mapping[str, str]) -> Hazard | None:
    """The hazard that a sentence says leads to another: "Liver injury can result in death"."""
    match = _LEADS_TO.match(words)
    if match is None or not is_condition(match["subject"]):
        return None
    name = effect_name(match["subject"], abbreviations, longest=6)
    return Hazard(name, start, start + match.end("subject"), "leads") if name else None


def _later_statements(words: str, begin: int, end: int) -> list[int]:
    """Where a sentence starts anew: after an opening ("With long use, ...") and after semicolons."""
    starts = [begin, *(m.end() for m in re.finditer(r"(?:;|, but)\s+", words[:end]) if m.end() > begin)]
    opened = [m.end() for at in starts if (m := _OPENING.match(words, at, end))]
    return sorted({*starts[1:], *opened})


_ASKED = re.compile(
    r"[^,;:]{3,90}? (?:should|must|needs? to|ha(?:s|ve) to|ought to) (?:not )?be (?:\w+ly )?"
    r"\w+(?:ed|en|ld|wn|pt|ht|ne)\b",
    re.I,
)
"""A request that something be done: "Blood pressure should be checked, as ..."."""


def _statement(words: str) -> tuple[int, int]:
    """Where a sentence says what is: after a condition, before a request, or in the reason of one."""
    if beware := _BEWARE.match(words):
        return beware.end(), len(words)
    told = _INSTRUCTS.match(words) or grammar().request(words) or _ASKED.match(words)
    if told is None:
        return 0, request_after_reason(words) or len(words)
    if after := statement_after_condition(words):
        return after, len(words)
    reason = _REASON.search(words)
    if reason is None:
        return len(words), len(words)
    closed = words.find(")", reason.end()) if reason.group().startswith("(") else -1
    return reason.end(), closed if closed > 0 else len(words)


_KINDS_TOLD = re.compile(
    r"(?:These|They|Such (?P<such>[a-z]+)|(?:The )?(?:\w+ )?(?P<kind>[a-z]+) (?:reported|seen|observed|noted|"
    r"recorded|described))(?: \w+)? (?:have |may |can )?(?:included?|were|are)\s+(?=[a-z])"
)
_WITH_KINDS = frozenset(
    "infections cancers malignancies tumors tumours toxicities complications disorders".split()
)


def kinds_told(words: str, topic: str) -> int:
    """Where a sentence begins to tell the kinds of the hazard that the one before it named; 0 if it does not.

    Args:
        words: the sentence.
        topic: the hazard under discussion.

    >>> text = "These have included boils and sepsis."
    >>> text[kinds_told(text, "serious infections") :], kinds_told(text, "rash")
    ('boils and sepsis.', 0)
    """
    last = topic.rpartition(" ")[2]
    found = _KINDS_TOLD.match(words) if last in _WITH_KINDS else None
    return found.end() if found and (found["such"] or found["kind"] or last) == last else 0


_SUBJECT = re.compile(
    r"(?:(?:The|An?|Your) )?(?P<subject>(?!(?:It|This|These|They|There|If|When|You|Some|Most|Many|Signs|"
    r"Symptoms|Risk|Treatment|Therapy|Patients|People|Women|Men|Children|Because|Since|As|In|For|During|"
    r"After|Before|Use|Do|Ask|Tell|Talk|Care|Caution)\b)[A-Z][\w'/-]+(?: [\w'/-]+){0,4}?) "
    r"(?:may|might|can|could|will|is|are|was|were|has|have|should|must)\b"
)


def subject_of(words: str, names: tuple[str, ...]) -> str:
    """What a sentence is about that warns of nothing known: "" if that is the drug, or people.

    Args:
        words: the sentence that opens a passage.
        names: names of the drug, lower case.

    >>> subject_of("Vitamin levels are followed.", ()), subject_of("Zolfin is a drug.", ("zolfin",))
    ('vitamin levels', '')
    """
    found = _SUBJECT.match(words)
    name = found["subject"] if found else ""
    return "" if any(word.casefold() in names for word in name.split()) else decapitalised(name)
