"""What a section on something else says in passing: care that it asks for, hazards that it is asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from .actions import actions_in
from .completed import Action
from .rules import Hazard
from .said import said_hazards

__all__ = ["asked_aside", "hazards_aside", "telling"]

_MOST_LISTED = 5
"""More hazards said to occur in one sentence are a list of effects."""
_GRAVE = re.compile(
    r"\b(?:fatal|deadly|deaths?|anaphyla\w+|life[ -]threatening|toxicity|boxed|black[ -]box|damages?|"
    r"permanent|irreversible|more likely|(?:risk|chance|danger) of|"
    r"main (?:risk|danger))\b",
    re.I,
)
_SERIOUS = re.compile(
    r"\b(?:serious|severe|grave|dangerous|life-threatening) (?:(?:side|adverse) )?(?:effects|reactions|"
    r"events|complications|"
    r"toxicities|harms|problems)\b[^,;:]{0,40} (?:includ\w+|such as)\b",
    re.I,
)
"""What tells that the effects named next are grave."""
_LESSENS = re.compile(
    r"\b(?:lower|reduc|decreas|prevent|lessen|cut)\w* (?:the |your |their )?(?:risk|chance|likelihood)|"
    r"\bside effects?\b|\badverse (?:reactions?|effects?|events?)\b",
    re.I,
)
"""What tells of a benefit, or of effects as a list."""
_REFERS = re.compile(r"(?:This|These|They|It|You (?:could|may|might)) ")
"""How a sentence begins that says what the request before it is for."""
_ON_STOPPING = re.compile(
    r"\b(?:stop|stopping|stopped|discontinu\w+|withdraw\w+|quitting|running out)\b", re.I
)
_STOPPING_DOES = re.compile(
    r"(?:(?:[Aa]brupt|[Ss]udden(?:ly)?) )?(?:Stopping|Quitting|Running out|stopping|quitting|withdrawal|"
    r"discontinuation)\b"
)
"""How a sentence begins that tells what stopping the drug does."""
_NEVER_STOP = re.compile(
    r"\b(?:not|never|don['\u2019]t) (?:\w+ly )?(?:stop|quit|discontinue|run out|skip|miss)\b", re.I
)
_CARE = re.compile(
    r"\b(?:(?:re)?check|screen|paus|ophthalm|specialist|poison|emergency|test|monitor|watch|stop|discontinu|"
    r"withdraw|withh|doctor|physician|nurse|pharmacist|provider|correct|delay|interrupt|exclude|verify|"
    r"keep out|help|attention|caution|measur|observ|obtain|card|gradual|slowly|bit by bit|little by little|"
    r"sun|kept up|keep up|follow|stay|postpone|initiate|driv|ECG|scan|blood|vaccin|exam|taper|alcohol|go to|"
    r"report|(?:call|dial|ring|phone) \d)",
    re.I,
)
_KIND = re.compile(
    r"(?:do not (?:stop|initiate|start|drive|discontinue|restart|resume|treat again|run out|ride|"
    r"use (?:medicines|drugs)|take (?:any more|another|it again))|"
    r"no driving|let |send |wean|titrate|step down|say |go easy|stay off|"
    r"should not be (?:stop|start|discontin)|stop|discontinue|withdraw|withhold|taper|check|test|monitor|"
    r"measure|watch|observe|examine|screen|exclude|verify|keep out|obtain|perform|correct|delay|postpone|"
    r"defer|put off|hold off|call|contact|dial|ring|phone|see |tell|inform|notify|talk to|talk with|speak|"
    r"pause|ask (?:your|a|to see) |consult|visit|discuss with|go to|get |seek|report|interrupt|"
    r"limit alcohol|recheck|bring (?:the )?dose|should not be given .*vaccin|"
    r"avoid (?:alcohol|drinking|getting|becoming|driving|live|vaccin|sun|direct sun)|decrease dose|"
    r"do not (?:drink|have .*vaccin|receive)|"
    r"(?:lower|reduce) dos(?:e|age)\b.*(?:gradual|slow|bit|little|over)|complete .*(?:vaccin|immuni)|"
    r"vaccinate|carry|keep up|follow|stay |repeat|review|"
    r"(?:have|order|arrange|take|use|do) .*\b(?:tests?|exams?|examinations?|scans?|counts?|samples?|ECG|"
    r"tested|checked|examined|watched|monitored|measured)\b)",
    re.I,
)


def asked_aside(
    words: str, left: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
) -> list[Action]:
    """What a sentence asks for in passing: to watch, to stop, to see someone.

    Args:
        words: the sentence.
        left: of its first code point in the document.
        names: names of the drug.
        abbreviations: short form to long form.

    >>> [a.action for a in asked_aside("Stop it if a rash appears. ", 0, (), {})]
    ['stop']
    >>> asked_aside("Take it with food.", 0, (), {})
    []
    """
    if not _CARE.search(words):
        return []
    return [
        action
        for action in actions_in(words, left, names, abbreviations)
        if _KIND.match(f"{action.action} of {action.trigger}")
        or (action.action == "use with caution" and is_condition(action.trigger))
    ]


def telling(said: Sequence[tuple[str, bool]], *, named: bool) -> set[int]:
    """Which sentences of a passage tell of hazards: those of care asked for, of grave ones, of stopping.

    Args:
        said: the sentences, and whether each asks for care.
        named: whether the section may name hazards at all; those of stopping it names anyway.

    >>> sorted(telling([("It can cause gout.", False), ("See a doctor.", True)], named=True) & {0, 1})
    [0, 1]
    """
    found: set[int] = set()
    for i, (words, asked) in enumerate(said):
        if named and (asked or _GRAVE.search(words) or _SERIOUS.search(words)):
            found |= {i - 2, i - 1, i} if asked or not words.endswith(":") else set()
            found |= {i + 1} if asked and i + 1 < len(said) and _REFERS.match(said[i + 1][0]) else set()
        elif _ON_STOPPING.search(words) or (i and _NEVER_STOP.search(said[i - 1][0])):
            found.add(i)
    return found


def hazards_aside(
    words: str, left: int, names: tuple[str, ...], abbreviations: Mapping[str, str], *, named: bool
) -> list[Hazard]:
    """The hazards of a sentence in a section on something else; lists of effects name none.

    Args:
        words: the sentence.
        left: of its first code point in the document.
        names: names of the drug.
        abbreviations: short form to long form.
        named: whether the section may name hazards other than those of stopping the drug.

    >>> [h.name for h in hazards_aside("It can cause gout.", 0, (), {}, named=True)]
    ['gout']
    >>> hazards_aside("It lowers the risk of gout.", 0, (), {}, named=True)
    []
    """
    found = said_hazards(words, left, names, abbreviations)
    listed = sum(hazard.rule == "occurs" for hazard in found) > _MOST_LISTED
    if not named or ((listed or _LESSENS.search(words)) and not _SERIOUS.search(words)):
        return [
            hazard
            for hazard in found
            if _STOPPING_DOES.match(words)
            or (
                (hazard.rule in {"worsens", "withdrawal"} or hazard.name.startswith("withdrawal "))
                and (not named or _ON_STOPPING.search(words))
            )
        ]
    return found
