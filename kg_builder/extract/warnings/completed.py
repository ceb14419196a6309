"""What completes the verb of a request: its proviso, whom it sends to, what it is joined with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

__all__ = ["Action", "alternatives", "names_no_state", "proviso", "together", "told_to"]


@dataclass(frozen=True, slots=True)
class Action:
    """What a sentence asks for.

    Args:
        trigger: the hazard, state or thing it is about; "" where the sentence names none.
        action: the verb with what completes it, "reduce infusion rate", "discontinue if confirmed".
        timing: when, verbatim; with what, for premedication; "" where not said.
        start: first code point of the clause, in the document.
        end: index after the last.
        thing: what it is done to or with, for a request that names no trigger and follows no hazard.
    """

    trigger: str
    action: str
    timing: str
    start: int
    end: int
    thing: str = ""


_SURE = re.compile(
    r"\b(?:is|are|was|were|be|been|becomes?)(?: \w+ly)? "
    r"(?P<how>(?:not )?(?:suspected|confirmed|diagnosed|proven|verified|ruled out)"
    r"(?: or (?:suspected|confirmed|diagnosed))?)\b",
    re.I,
)
"""How sure a state must be: "if jaundice is suspected"."""
_NO_STATE = re.compile(
    r"(?:\w+ly )?(?:positive|negative|abnormal|normal|(?:in )?(?:any )?(?:doubt|possible|needed|"
    r"necessary|required|appropriate|indicated|unavoidable|severe|serious|worse|persistent|so|not|mild|"
    r"present))$|"
    r"(?:there (?:is|are) )?(?:no |another |not )|(?:(?:it|they)(?! (?:experience|develop|"
    r"notice|have|has|get|show|give|cause|feel|suffer))|this|that|these|those|symptoms?|signs?|"
    r"(?:the |their )?(?:anticipated |potential |expected |possible |clinical )?benefits?|"
    r"(?:the )?results?)\b(?! (?:of|such|like|suggest|includ|listed))",
    re.I,
)
"""Conditions that name no state of their own: "if it becomes serious", "if positive", "if no other cause"."""
_EMPTY = re.compile(
    r"(?:it|they|this|that|these|those|(?:these |those |such |any )?(?:symptoms?|signs?))"
    r"(?: \w+)? (?:occurs?|happens?|develops?|appears?|applies|apply(?: to you)?|arises?|is present|"
    r"are present|of\b.*)$|"
    r"(?:it|they|this|that|these|those|symptoms?|signs?)$|"
    r"(?:this|that|these|those|such) (?:problem|condition|illness|disease|(?:side )?effect|reaction|"
    r"risk|danger|complication|symptom)s?$|"
    r"(?:this|that|these|those|such)(?: \w+){0,2} (?:context|setting|situation|case|population|group|event|"
    r"patient|circumstance)s?$",
    re.I,
)
_LONGEST_PROVISO = 11


def names_no_state(body: str) -> bool:
    """Whether a condition speaks of the state before it, and names none of its own.

    >>> [names_no_state(body) for body in ("it becomes serious", "no other cause is found", "you have gout")]
    [True, True, False]
    """
    return _NO_STATE.match(body) is not None


def proviso(body: str) -> str:
    """What of a condition belongs to the action: how sure its state must be, or what becomes of a known one.

    Args:
        body: the condition's words after its "if".

    >>> proviso("liver injury is suspected"), proviso("it becomes serious"), proviso("a rash occurs")
    ('if suspected', 'if it becomes serious', '')
    """
    if sure := _SURE.search(body):
        return f"if {sure['how'].casefold()}"
    said = " ".join(body.partition(",")[0].split())
    if not names_no_state(said) or _EMPTY.match(said) or len(said.split()) > _LONGEST_PROVISO:
        return ""
    return f"if {said[0].lower()}{said[1:]}".replace("if there is no ", "if no ")


_KNOWS = re.compile(
    r"let (?P<whom>.+?) know|make sure (?:that )?(?P<who>.+?)(?: who treats? you)? knows?$", re.I
)
_WHOSE = re.compile(r"\b(?:the|his|her|their|all of your|any|every) (?=\w)", re.I)


def told_to(said: str) -> str:
    """A request to see, tell or ask a doctor as the text words it, with "your" for whoever's doctor it is.

    Args:
        said: the verb and the doctor.

    >>> told_to("Let the nurse know"), told_to("speak first to your pharmacist"), told_to("see an eye doctor")
    ('tell your nurse', 'speak to your pharmacist', 'see an eye doctor')
    >>> told_to("discuss your plans with the doctor")
    'discuss with your doctor'
    """
    words = _WHOSE.sub("your ", " ".join(said.casefold().split())).replace(" gp", " GP")
    if knows := _KNOWS.match(words):
        return f"tell {knows['whom'] or knows['who']}"
    if words.startswith("discuss"):
        return f"discuss {words[words.rindex('with ') :]}"
    return words.replace(" first", "", 1)


def alternatives(group: list[Action]) -> Action:
    """One action of alternatives: "interrupt or slow the infusion".

    >>> fever = [Action("fever", "interrupt", "", 0, 9), Action("fever", "slow the infusion", "", 13, 30)]
    >>> alternatives(fever).action
    'interrupt or slow the infusion'
    """
    return _one(group, " or ")


def together(first: Action, second: Action) -> Action | None:
    """Two requests about one thing as one action, "stop and call your doctor"; None if they differ in when.

    >>> both = together(Action("gout", "stop", "", 0, 4), Action("gout", "rest at once", "at once", 9, 21))
    >>> (both.action, both.timing) if both else None
    ('stop and rest at once', 'at once')
    >>> together(Action("gout", "stop", "", 0, 4), Action("rash", "rest", "", 9, 13)) is None
    True
    """
    differ = first.timing and second.timing and first.timing != second.timing
    if second.trigger not in {"", first.trigger} or differ or first.action == second.action:
        return None
    if len(first.action.split()) + len(second.action.split()) > _LONGEST_TOGETHER:
        return None
    for tail in _SHARED_TAILS:
        if first.action.endswith(tail) and second.action.endswith(tail):
            first = replace(first, action=first.action.removesuffix(tail))
    refused = first.action.startswith("do not ") and second.action.startswith("do not ")
    return _one([first, second], " or " if refused else " and ")


_LONGEST_TOGETHER = 16
_SHARED_TAILS = (" at first sign", " if suspected", " if confirmed", " before initiating")


def _one(group: list[Action], link: str) -> Action:
    first, last = group[0], group[-1]
    if link == " or " and first.action.startswith("do not "):
        group = [first, *(replace(a, action=a.action.removeprefix("do not ")) for a in group[1:])]
    timing = next((a.timing for a in group if a.timing), "")
    thing = next((a.thing for a in group if a.thing), "")
    return Action(first.trigger, link.join(a.action for a in group), timing, first.start, last.end, thing)
