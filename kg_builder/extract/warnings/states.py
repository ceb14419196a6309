"""States that a request holds for, listed below it or after it: "Tell your doctor if you have: - gout"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re

from ..vocabulary.phrases import decapitalised
from .actions import actions_in
from .grammar import DOCTOR, grammar
from .labels import hazard_label
from .moments import SHORT_TIMES
from .wording import Action

__all__ = [
    "asked_state",
    "asks_of_states",
    "caution_states",
    "in_one_list",
    "shared_request",
    "state_of",
    "told_request",
]

_TALK = re.compile(
    rf"\b(?P<verb>talk to|talk with|speak to|speak with|tell|ask|inform|check with|"
    rf"discuss\b[^:.]{{2,40}} with|let) (?:{DOCTOR}|us)\b"
    r"(?P<know> know)?(?=.*(?:\bbefore\b|\bif\b|\bwhen\b|\babout\b|:$|\bbecause\b))",
    re.I,
)
_KNOW = re.compile(
    r"\b(?:they|we|your (?:doctor|care team|\w+)|(?:the )?(?:doctor|care team)) (?:will |may )?"
    r"(?:needs?|has|have|should) to know (?:if|about)\b|"
    r"\b(?:make sure|see to it) (?:that )?(?:we|they|your (?:doctor|nurse|pharmacist|(?:[\w-]+ )?team)) "
    r"(?:knows?|(?:are|is) told) (?:if|about)\b",
    re.I,
)
_WHEN = re.compile(
    r"\b(?P<when>before (?:you )?(?:start\w*|begin\w*|(?:tak|us|receiv|hav)\w+)|right away|straight "
    r"away|immediately|at once|"
    r"as soon as possible|promptly|without delay)",
    re.I,
)
_QUESTIONS = re.compile(r"\b(?:the following|these) questions\b", re.I)
_ASKED = re.compile(
    r"^(?:do|are|have|has|did|is|were|could|might) (?:you|your child)\b(?: \w+ly)?(?: "
    r"(?:suffer from|have|get|take|had|"
    r"experience|think you|be|ever had|ever|been))*(?: the sort of| a condition called)?\s+",
    re.I,
)
_CAUTION = re.compile(r"\b(?:with caution|caution is|exercise caution|use caution|cautiously)\b", re.I)
_BLANK = "zyzzyva"
"""Stands where a lead-in ends and the states listed below it would go on; no text has it."""
_FOR_EACH = re.compile(
    r"\b(?:if|with|who|for|when|of|has|have|develops?|notice|get|following)\b[^:]{0,60}:$", re.I
)
_FOLLOWING = re.compile(
    r"(?: any(?: of)?| one of)?(?: the| these)?(?: following)?(?: serious| severe)?"
    r"(?: side effects| symptoms| signs| problems| conditions)?(?: listed)?(?: below)?"
    r"(?: (?:happens?|occurs?|develops?|appears?|appl(?:y|ies)(?: to you)?))?:$"
)
_IF_ANY = re.compile(
    r"(?:\w+,? )?(?:if|when|should) (?:you (?:have|get|notice|develop|experience|feel) )?"
    r"(?:any|one|some)(?: of)?(?: these| the following)(?: [^,:]{2,70}?)?, (?P<ask>[^:]{6,90}):$",
    re.I,
)
"""A lead-in that names the states before what it asks: "If any of these happen, call your doctor:"."""
_FOR_THESE = re.compile(r" (?:for|about|with):$")
"""How a lead-in ends that names no having: "Call us within a day for:"."""
_INSIDE = re.compile(r"\s?\([^()]{1,30}\)(?=\W* [a-z]+(?:\W|$))(?! (?:or|and|if|in|that|which|from|with)\b)")
"""What brackets gloss inside a name: "a parasitic (worm) infection"."""
_TICK_BOX = re.compile(r"\W*\[[ xX]?\]\s*")
_STATE_END = re.compile(
    r"[,;:.(?]|\u2014|\s+or$|\bor (?:if|are|other|another)\b|\bsince\b|\s[\u2013\u2014-]\s"
)
_STATE_LEAD = re.compile(
    r"^(?:(?:if )?you(?:'re|\u2019re| are|r child)? )?"
    r"(?:think you (?:may|might) be |(?:have|has|had|are|is|get|suffer from|ever had|take|taking)\s+)?"
    r"(?:(?:ever|recently|already|previously|or have) )*(?:had\s+)?(?:an?\s+|any\s+)?",
    re.I,
)
_HOW_IT_LOOKS = re.compile(
    r"\W*(?:(?:if |when )?(?:you )?(?:have |get |notice )?(?:an? )?)?(?:black|red|dark|pale|pink|yellow|"
    r"white|warm|hot|cold|swollen|sudden|severe|new|fast|slow|rapid|painful|sore|bloody|tarry|bright|"
    r"unusual|itchy|stiff|deep|irregular|weak|blurred|persistent|strong|high|low)",
    re.I,
)
"""An adjective before another in the name of a state."""
_LONGEST = 14
_URGENT = re.compile(r"\W*(?P<when>immediate|urgent|emergency) (?:action|advice|help|care)", re.I)
_SAYS = re.compile(
    r"\b(?:may|can|could|should|must|will|is|are|was|were|has|have|do|does|reported|"
    r"observed|seen|resolves?|occurs?|higher|lower|more|less)\b|[.:]\s",
    re.I,
)


_HISTORY = re.compile(
    rf"(?:\b(?:go (?:over|through)|review|discuss|share) your medical history with (?P<doctor>{DOCTOR})"
    r"(?P<when> [^,:;]{3,40})?|"
    r"your (?:\w+ )?medical history|"
    r"about (?:all (?:of )?your|any(?: of your)?|your) (?:other )?(?:health|medical) "
    r"(?:problems|conditions|issues)),? (?:especially|particularly|including)"
    r"(?: (?:of|about|any|if you have(?: had)?|if you have or have had))?:?\s+(?=\w)",
    re.I,
)
"""What leads in the states of a medical history that a doctor is told."""
_TOLD_IF = re.compile(
    rf"\b(?:{DOCTOR}|let us know|tell us) (?:\w+ |before [\w ]{{2,40}}? )?(?:if|whether) "
    r"(?:you|your child|they)\b",
    re.I,
)
_OF_ITS_OWN = re.compile(
    r"\b(?:may|can|could|should|must|will|is|are|was|were|has|do|does|it|this|they)\b", re.I
)
"""What makes a clause of its own of the words after a semicolon."""


def in_one_list(words: str) -> str:
    """A sentence of the same length whose states, told to a doctor, stand in one list, with commas.

    Args:
        words: one sentence.

    >>> in_one_list("Tell your doctor if you have gout; a slow heartbeat; or asthma.")
    'Tell your doctor if you have gout, a slow heartbeat, or asthma.'
    >>> in_one_list("Tell your doctor your medical history, including gout.")
    'Tell your doctor if you have                     gout.'
    >>> in_one_list("Tell your doctor if you have gout; it may get worse.")
    'Tell your doctor if you have gout; it may get worse.'
    """
    words = _HISTORY.sub(
        lambda m: (
            f"tell {m['doctor']}{m['when'] or ''} if you have " if m["doctor"] else "if you have "
        ).ljust(len(m.group())),
        words,
    )
    words = _IF_COLON.sub(lambda m: f"if {m['have'] or ''}".ljust(len(m.group())), words)
    told = _TOLD_IF.search(words) if " if " in words or "whether" in words else None
    if told is None:
        return words
    words = words[: told.end()] + _IF_AGAIN.sub(lambda m: "; ".ljust(len(m.group())), words[told.end() :])
    if ";" not in words:
        return words
    plain = _IN_BRACKETS.sub("", words[told.end() :])
    states = [re.sub(r"^(?:(?:and|or|if|you|have|had|are) )+", "", part.strip()) for part in plain.split(";")]
    if any(len(state.split()) > _LONGEST or _OF_ITS_OWN.search(state) for state in states[1:]):
        return words
    return words[: told.end()] + words[told.end() :].replace("; ", ", ")


_IF_COLON = re.compile(
    r"\bif (?:any of (?:these|the following) (?:apply|applies)(?: to you)?|"
    r"(?P<have>you (?:have|are|had|ever had|have (?:ever )?had)(?: ever had)?)(?: any of (?:these|"
    r"the following))?): (?=\w)",
    re.I,
)
"""A lead-in inside a sentence: "tell us if any of these apply: you have gout"."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_IF_AGAIN = re.compile(
    r"[;,]\s+(?:or |and )?if (?:you|they|your child) "
    r"(?:(?:have|had|are|ever|has|been|or|also|could|may|might|be|think|you) )+",
    re.I,
)
"""What a list of states repeats: "if you have gout; if you have had fits"."""


def asks_of_states(text: str) -> re.Match[str] | None:
    """The request to a doctor in a passage that leads in a list of states or questions.

    >>> asks_of_states("Tell your doctor if you have ever had:")["verb"]
    'Tell'
    >>> asks_of_states("Tell your doctor about gout.") is None
    True
    """
    leads = text.rstrip().endswith(":") or _QUESTIONS.search(text) is not None
    return (_TALK.search(text) or _KNOW.search(text)) if leads else None


def told_request(
    text: str, match: re.Match[str], names: tuple[str, ...], abbreviations: Mapping[str, str]
) -> Action:
    """What is asked for in the states under "Stop taking it and tell your doctor if you have:".

    Args:
        text: the lead-in.
        match: its request to a doctor, from ``asks_of_states``.
        names: names of the drug.
        abbreviations: short form to long form.

    >>> text = "Tell your doctor before you take it if you have ever had:"
    >>> asked = told_request(text, asks_of_states(text), ("zorvexant",), {})
    >>> asked.action, asked.timing
    ('tell your doctor', 'before you take')
    """
    when = _WHEN.search(text)
    timing = when["when"] if when else ""
    action = _spoken_to(match) if match.re.pattern == _TALK.pattern else "tell your doctor"
    if timing.casefold() in SHORT_TIMES:
        action = f"{action} {timing.casefold()}"
    before = text[: match.start()].rpartition(". ")[2]
    others = [a.action.removesuffix(" and") for a in actions_in(before, 0, names, abbreviations)]
    return Action("", " and ".join([*others, action]), timing, 0, len(text))


def _spoken_to(match: re.Match[str]) -> str:
    """A request to a doctor as the text words it, with "your" for whoever's doctor it is."""
    verb = match["verb"].casefold()
    if verb.startswith("discuss"):
        verb = "discuss with"
    doctor = re.sub(
        r"\b(?:a|the|his|her|their) ", "your ", match.group()[len(match["verb"]) :].strip(), flags=re.I
    )
    action = f"{verb} {doctor.removesuffix(' know').casefold()}"
    return f"tell {action.removeprefix('let ')}" if verb == "let" else action


def shared_request(
    text: str, start: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
) -> Action | None:
    """The action that a lead-in asks for in each of the states listed below it, or None.

    Args:
        text: the lead-in, with its colon.
        start: its first code point in the document.
        names: names of the drug.
        abbreviations: short form to long form.

    >>> shared_request("Stop the drug if you have any of the following:", 0, (), {}).action
    'stop drug'
    >>> shared_request("Use with caution in people with:", 0, (), {}).action
    'use with caution'
    >>> shared_request("The tablets are:", 0, (), {}) is None
    True
    """
    if _CAUTION.search(text):
        return Action("", "use with caution", "", start, start + len(text))
    asked = text.rpartition(". ")[2]
    if first := _IF_ANY.match(asked):
        asked = f"{first['ask']} if you have:"
    elif not _FOR_EACH.search(text):
        return None
    asked = _FOR_THESE.sub(" if you have:", asked)
    filled = f"{_FOLLOWING.sub('', asked)} {_BLANK}"
    filled = f"{filled[: -len(_BLANK)].lower()}{_BLANK}" if text.isupper() else filled
    found = [a for a in actions_in(filled, start, names, abbreviations) if a.trigger in {_BLANK, ""}]
    if all(action.trigger != _BLANK for action in found):
        return None
    urgent = _URGENT.match(text)
    timing = next((a.timing for a in found if a.timing), urgent["when"].casefold() if urgent else "")
    said = [a.action.replace(f" {_BLANK}", "") for a in found]
    link = " or " if re.search(r"\bor (?:go|call|dial|see)\b", filled) else " and "
    return replace(found[0], action=link.join(said), thing="", timing=timing)


def asked_state(words: str, abbreviations: Mapping[str, str]) -> str:
    """The state that a question asks about, or "".

    Args:
        words: one sentence.
        abbreviations: short form to long form.

    >>> asked_state("Have you ever had gout?", {}), asked_state("What is gout?", {})
    ('gout', '')
    """
    asks = words.rstrip().endswith("?") and _ASKED.match(words)
    return state_of(words, abbreviations) if asks else ""


def state_of(text: str, abbreviations: Mapping[str, str]) -> str:
    """The state that a list item names, or "".

    Args:
        text: the item; a question is read as the state that it asks about.
        abbreviations: short form to long form.

    >>> state_of("Have you ever had a stroke?", {}), state_of("kidney disease, or dialysis", {})
    ('stroke', 'kidney disease')
    """
    asked = _TICK_BOX.sub("", _INSIDE.sub("", text), count=1).rstrip(" ?;,.")
    asked = _ASKED.sub("", asked) if text.rstrip().endswith("?") else asked
    end = _STATE_END.search(asked)
    if end and end.group() == "," and _HOW_IT_LOOKS.fullmatch(asked, 0, end.start()):
        end = _STATE_END.search(asked, end.end())  # "black, tarry stools"
    state = _STATE_LEAD.sub("", (asked[: end.start()] if end else asked).strip())
    name = hazard_label(state, abbreviations) or ""
    return name or (decapitalised(state.strip()) if 0 < len(state.split()) <= _LONGEST else "")


def caution_states(text: str) -> Iterator[tuple[int, int, str]]:
    """The members of a list of cautions run together with semicolons, as formularies print them.

    Args:
        text: a passage under "Cautions".

    Yields:
        Start and end of each member that names a state, and the state without what its brackets say.

    >>> [state for *_, state in caution_states("Diabetes (may raise glucose); epilepsy; history of gout")]
    ['Diabetes', 'epilepsy', 'history of gout']
    >>> list(caution_states("Monitor the liver; it may be harmed"))
    []
    """
    members = [
        (m.start() + len(m.group()) - len(m.group().lstrip()), m.end()) for m in re.finditer(r"[^;]+", text)
    ]
    named = []
    for start, end in members:
        state = re.sub(r"\s*\([^()]*\)", "", text[start:end]).strip(" .")
        if 0 < len(state.split()) <= 10 and not _SAYS.search(state) and not grammar().request(state):
            named.append((start, end, state))
    if len(members) >= 3 and len(named) * 2 > len(members):
        yield from named
