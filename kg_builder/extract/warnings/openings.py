"""How a sentence opens that asks for something: its condition, its reason, its moment, its purpose."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .grammar import AIM, DONE_TO, EXAMINED, LEAD, grammar

__all__ = [
    "CONDITION",
    "FIRST_COMMA",
    "MEANS",
    "MOMENT",
    "NO_COMMA",
    "NO_CONDITION",
    "REASON",
    "request_after_reason",
    "requests_at",
    "statement_after_condition",
]

CONDITION = re.compile(
    r"^(?P<lead>at (?:the )?(?:very )?(?:first|earliest) (?:sign|symptom|suspicion|hint|indication)s? "
    r"(?:(?:or|and) (?:signs?|symptoms?) )?"
    r"(?:of|that (?:points? to|suggests?)|suggesting|suggestive of|pointing to)|"
    rf"{AIM}|if|even in|in case(?: of)?|in the event (?:of|that)|when|whenever|should|once|for|in|at|"
    r"because of|upon|after|before|during|prior to|while|until|with|since|because|as with|as|like|unlike|"
    r"unless|given(?: that)?|considering|due to|owing to|in view of)\s+(?P<body>[^;]+)$",
    re.I | re.S,
)
FIRST_COMMA = re.compile(
    r"[^,;]+(?:\([^)]*\)[^,;]*)?(?:,(?=\s+(?:or|and)\s+[^,]+,))?[^,;]*(?P<comma>,\s*)(?=\S)"
)
NO_COMMA = re.compile(
    r"if you (?:think )?[^,;:]{8,90}? (?=(?:contact|call|seek|go to|get medical) )|"
    r"(?:if|when) [^,;:]{4,60}? (?=(?:(?:the|this) (?:drug|medicine|treatment|infusion|dose)|treatment|"
    r"therapy) (?:must|should|has to|needs to) )|"
    r"(?:in|for) (?:[\w-]+ ){0,3}?(?:patients|people|those|women|men|children|adults|infants)"
    r"(?: [^,;:]{3,60}?)? (?=(?:consider|use|avoid|monitor|give|start|reduce|check|do not|obtain)\b)|"
    r"(?:while|when|whenever) you[^,;:]{4,50}? (?=you (?:must|should|need to|have to|will need to) )",
    re.I,
)
"""A condition that no comma ends: "If you have taken too much contact the clinic"."""
_AMBIGUOUS = re.compile(
    r"\w+ed\b|(?:slow|lower|test|exercise|report|rest|watch|screen|stay|drink|have|feel)\b", re.I
)
"""Words of requests that list members may begin with too: "if you have a rash, slow heartbeat, ..."."""
MEANS = re.compile(
    r"(?P<about>[^;:]{4,90}?) (?:means? (?:that )?(?=(?:the|you|your|it|treatment)\b)|"
    r"(?:is|are) (?:a |an |the )?(?:good )?(?:reasons?|signals?|signs?|cues?) to |should (?:lead|"
    r"prompt) you to )",
    re.I,
)
"""What asks for something by what it means: "Dark urine means the drug should be stopped"."""
REASON = re.compile(
    r"(?:since|because|as|given|considering|due|owing|in view|as with|like|unlike|unless)\b", re.I
)
_AIMED = re.compile(AIM, re.I)
_IF = re.compile(r"\s*(?:if|when|in case)\b", re.I)
MOMENT = re.compile(r"(?:before|prior|during|after|once|when|whenever|while|until|upon)\b", re.I)
NO_CONDITION = re.compile(
    r"(?:(?:the )?(?:US|UK|USA|EU|United States|United Kingdom)|addition|general|"
    r"contrast|particular|these considerations|fact|all cases|clinical trials)",
    re.I,
)


_CONDITION_AGAIN = re.compile(r"(?:and )?(?:if|when|once|unless)\b", re.I)


def _asks_without_verb(words: str, at: int) -> bool:
    """Whether a test to have, or something to be done, is asked for at a place."""
    passive = grammar().passive.match(words, at)
    stated = passive is None or "," in passive["subject"] or _CONDITION_AGAIN.match(passive["subject"])
    return bool(DONE_TO.match(words, at) or EXAMINED.match(words, at) or not stated)


def requests_at(words: str) -> int | None:
    """Where the request of a sentence begins that puts a condition or a reason before it, or None.

    Args:
        words: one sentence.

    >>> text = "If a rash appears, stop the drug."
    >>> text[requests_at(text):]
    'stop the drug.'
    >>> requests_at("If a rash appears, it is mild.") is None
    True
    """
    spelled = grammar()
    maybe = None
    for comma in re.finditer(r",\s+(?:then\s+)?", words):
        at = comma.end()
        if clause := spelled.request(words, at):
            if not _AMBIGUOUS.match(words, clause.start() + len(clause["neg"] or "") + len(clause["adv"])):
                return at
            maybe = at if maybe is None else maybe
        elif _asks_without_verb(words, at) or (
            (lead := LEAD.match(words, at))
            and (spelled.request(words, lead.end()) or _asks_without_verb(words, lead.end()))
        ):
            return at
    return maybe


def request_after_reason(words: str) -> int:
    """Where the request begins in a sentence that gives its reason first; 0 if it does not.

    Args:
        words: one sentence.

    >>> text = "Because zolfin can cause drowsiness, do not drive."
    >>> text[request_after_reason(text):]
    'do not drive.'
    """
    return (requests_at(words) or 0) if REASON.match(words) or _AIMED.match(words) else 0


def statement_after_condition(words: str) -> int:
    """Where the statement begins that a condition opens, if no request follows the condition; else 0.

    Args:
        words: one sentence.

    >>> text = "If you use it for long, it can thin your bones."
    >>> text[statement_after_condition(text):]
    'it can thin your bones.'
    >>> statement_after_condition("If you feel faint, lie down.")
    0
    """
    if _IF.match(words) is None or requests_at(words):
        return 0
    first = FIRST_COMMA.match(words)
    return first.end() if first else 0
