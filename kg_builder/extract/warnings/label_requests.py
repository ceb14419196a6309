"""What labels ask for, worded whole: a request that lost a word, was turned round or asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re

from .actions import actions_in
from .completed import Action
from .grammar import drug_mention
from .label_lost_words import prepared, restored
from .label_timings import label_timing
from .label_triggers import label_trigger, without_second
from .sound import unhung

__all__ = ["label_actions"]

_STATES = re.compile(r"(?P<subject>[^,;:]{3,}?) (?:may|can|could|might|will)(?: (?:also|further))? $", re.I)
_CONSIDERED = re.compile(
    r"\b(?:should|must|may|can|is|are) (?:therefore )?(?:be )?considered (?:potentially|as|to be|an?|likely|"
    r"\w+genic|equivalent|high|low)\b",
    re.I,
)
_UNKNOWN = re.compile(r"\bcan ?not be (?:excluded|ruled out|determined|confirmed)\b", re.I)
"""What nobody knows, which asks for nothing: "a risk can not be excluded"."""
_BOTH = re.compile(r"\b(?:is|are) (?:also )?recommended\b.*\bnot recommended\b", re.I)
_ASKED = re.compile(
    r"\b(?:patients?|physicians?|providers?|prescribers?|clinicians?|people|you|women|men|females|males|"
    r"caregivers?|doctors?|pharmacists?|nurses?|who)\b",
    re.I,
)
_REFUSED = re.compile(r"(?P<verb>administer|give|use|take|start|initiate|perform) no (?P<what>\w.*)")
_CHOICE = re.compile(
    r"(?P<verb>avoid|reduce|limit|withhold|interrupt|delay|stop|decrease|lower|skip|hold) "
    r"(?P<other>minimize|dose reduce|reduce|limit|discontinue|interrupt|withhold|avoid|omit|skip|hold|stop|"
    r"delay|decrease|adjust|modify|change|suspend|end) "
)
_MEASURES = re.compile(
    r"(?:(?:active|intensive|supportive|surveillance|precautionary|extra|great|particular|special|extreme|"
    r"additional|effective|due) )*(?:measures|precautions|care)"
)
_AFTER = re.compile(r"^(?P<verb>\w+) (?:following|after|before|prior to|during) [^,]{3,60}, ")
"""A moment that opens the sentence, read as what the verb is done to."""
_DOUBLED = re.compile(r"\b(?P<what>[\w -]{6,}?) \((?P=what)\)", re.I)
_ADMINISTERS = re.compile(
    r"(?:administer|give|inject|infuse|instill)\b(?!.*\bsupervision\b)(?=.*\b"
    r"(?:doses?|dosages?|slowly|line|filter|vein|intraven\w+|intramuscul\w+|subcutan\w+|infusion|over|mL|mg|"
    r"units|only|further|by or under|experienced|through|concentrate|reduced)\b)",
    re.I,
)
"""How the drug is given, which doses tell, not warnings."""
_FINITE = re.compile(
    r"\b(?:should|requires?|does|has|have|had|was|were|is|are|may|can|could|must|will|represents?|"
    r"appears?)\b",
    re.I,
)
_SUBORDINATE = re.compile(
    r"\b(?:if|when|whenever|while|until|unless|that|which|who|whose|whether|as|because|once|before|after|"
    r"where|since|how|what|than|for whom)\b",
    re.I,
)
_REFUSES = re.compile(r"(?:should|must|not|do not|is|are)\b")
_BARE = re.compile(r"(?:treat|manage|evaluate|assess|exclude|measure|monitor|observe)")
_PAUSE = re.compile(
    r"(?:consider )?(?:interrupt|discontinue|withhold|stop|suspend|discontinuation|interruption)"
)
_NOTHING = re.compile(
    r"(?:(?:evaluate|assess|check|measure|perform|consider|provide|initiate|administer|use|monitor|"
    r"institute|obtain|take) )?(?:prompt|combined|following|particularly|only|appropriate|adequate|advise|"
    r"perform|reduce|low|frequent|extended|proper|increased|unbound|patients measured|early|necessary)$|"
    r"(?:confirm|see|refer to|consult) (?:healthcare provider|prescribing information|package insert)\b|"
    r".*\brequires?$|monitor thereafter|observe (?:these|such|this)\b|(?:begin|start|institute)$|"
    r"(?:when|if|where|while)\b|correct(?: before.*)?$|\w+ (?:the )?following\b|"
    r"(?:resuming|restarting|continuing) |tests?$|such cases|start therapy$|"
    r"(?:measure|exclude)(?: patients)?$|\w+ investigate,|"
    r"(?:reduce|decrease|increase|enhance|impair) (?:the )?"
    r"(?:efficacy|effectiveness|free|total|clearance|absorption|exposure|effects?)\b|"
    r"complete resolution\b|consider (?:\d|CDAD$|neutropenia$)|\W|(?:use|limit) (?:of|in)\b",
    re.I,
)
"""What asks for nothing: a verb that lost what completes it, a statement."""
_BARRED = re.compile(
    r"should (?:not|never) be (?:used|given|administered|started|prescribed|taken)|not recommended"
)
_WHO = re.compile(
    r"\b(?:by|in|for) (?:(?:fe)?males|women|men|patients|people|children|infants|adults|those) "
    r"[^,;:.]{3,90}",
    re.I,
)
"""Those whom the drug is not for."""
_LONGEST = 14
_TOLD_ONLY = re.compile(
    r"(?P<verb>advise|inform|counsel|instruct|tell|warn)(?: (?:patients|caregivers|families|women|"
    r"(?:fe)?males|"
    r"parents)(?: (?:and|or) \w+)?)?"
)
"""Who is told, without what."""
_AVOIDS = re.compile(
    r"(?:avoid|withhold|stop|discontinue|limit|do not (?:use|give|administer|initiate))(?: [\w-]+){0,3}"
)
_IN_WHOM = re.compile(
    r"\bin (?:(?:patients|those|people|women|children|infants|adults|anyone) (?:with|who|taking|receiving|"
    r"at|on|"
    r"whose|of) [^;:.]{3,}|certain \w+)",
    re.I,
)
_SUCH = re.compile(r",? \(?e$")
_THOSE = re.compile(r"\bpatients (?P<who>(?:who|with|whose) [^,;:.()]{3,90})", re.I)
_AVOID_WITH = re.compile(r"^avoid with ")
_NOT_TREATED = re.compile(r"^(?:should|must) not be treated$")
_SWITCHES = re.compile(r"\bswitch\w* (?:patients|women|children|people) to\b", re.I)
_SWITCHED = re.compile(r"\bswitch (?!patients|to\b)")
_TWICE = re.compile(r"\b(?P<what>\w+ \w+)(?: or| and) (?P=what)\b")
_SUPERVISION = re.compile(r"(?:administer|give|use|start|initiate|prescribe)\b")
_SUPERVISED = re.compile(r"\bunder (?:the |an? )?(?:\w+ ){0,3}supervision\b[^,;:.]*", re.I)
_HOW = re.compile(
    r"\bbe (?:used|given|administered|started|prescribed|taken) (?P<how>(?:earlier than|later than|"
    r"sooner than|more than|by|into|via|as|together|concomitantly|concurrently|with(?! caution)|to treat|"
    r"for|until|unless|without) [^,;:.]{3,90}|"
    r"(?:interchangeably|concomitantly|concurrently|together|simultaneously|alone|routinely|indefinitely|"
    r"undiluted)\b)",
    re.I,
)
"""How the drug is not to be given: "by injection into a small vein"."""
_RAN_INTO = re.compile(r" (?:Due to|Because|When|Since|In|If|As) .*?(?= (?:carefully|closely)$|$)")
"""The sentence that a title ran into."""
_LIMITED = re.compile(r"limit\b.{0,60}? use to\b", re.I)
_HANGS = re.compile(
    r",? (?:with (?:a )?potential to cause|at least|and,? if (?:present|so|needed|necessary|positive)|"
    r"other than|earlier than|or|and|than|with|to|of|for|in|by|at|is|are|the|from|as)$"
)


def label_actions(
    words: str, start: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
) -> Iterator[Action]:
    """The actions that a sentence of a label asks for, worded whole.

    Args:
        words: the sentence.
        start: of its first code point in the document.
        names: names of the drug.
        abbreviations: short form to long form.

    >>> def asked(words):
    ...     return [(a.trigger, a.action) for a in label_actions(words, 0, ("zorvex",), {})]
    >>> asked("Closely monitor anemia of any degree.")
    [('anemia', 'monitor anemia closely')]
    >>> asked("No additional sedatives should be administered.")
    [('additional sedatives', 'do not administer additional sedatives')]
    >>> asked("Use preservative-free ZORVEX in neonates.")
    [('preservative-free ZORVEX in neonates', 'use preservative-free ZORVEX in neonates')]
    """
    drug = drug_mention(names)
    plain = prepared(words, drug)
    for action in actions_in(plain, start, names, abbreviations):
        before, said = plain[: action.start - start], plain[action.start - start : action.end - start]
        if _is_statement(before, said):
            continue
        done = _worded(action, said, plain, drug)
        if done is not None:
            trigger = label_trigger(done.trigger, names)
            trigger = abbreviations.get(trigger) or abbreviations.get(f"{trigger}s", trigger)
            yield replace(
                done,
                trigger=trigger,
                action=done.action if trigger else _barred(done, said),
                thing=label_trigger(done.thing, names),
                timing=label_timing(done.timing, plain),
            )


def _barred(action: Action, said: str) -> str:
    """What is not to be done, with what or whom it is not to be done to where that names no hazard."""
    if not _BARRED.match(action.action):
        return action.action
    if (
        len(action.trigger.split()) > 1
        and action.trigger[0].islower()
        and "treat" not in action.trigger
        and said.casefold().startswith(action.trigger.casefold())
    ):
        return f"{action.trigger} {action.action}"
    who = _WHO.search(said)
    if who is None or not _BARRED.fullmatch(action.action):
        return action.action
    return f"{action.action} {' '.join(who.group().split()[:_LONGEST])}"


def _is_statement(before: str, said: str) -> bool:
    """Whether words tell what something does or is: "(It may) reduce the effect", "is considered mild"."""
    if _CONSIDERED.search(said) or _UNKNOWN.search(said) or _BOTH.search(said):
        return True
    stated = _STATES.search(before)
    return stated is not None and said[:1].islower() and _ASKED.search(stated["subject"]) is None


def _worded(action: Action, said: str, whole: str, drug: re.Pattern[str]) -> Action | None:
    """The action in words that are whole, or None for one that asks for nothing."""
    does, trigger, thing = action.action, action.trigger, action.thing
    if said.isupper():
        does, trigger, thing = does.lower(), trigger.lower(), thing.lower()
    does = _DOUBLED.sub(r"\g<what>", does)
    trigger = _DOUBLED.sub(r"\g<what>", trigger)
    if refused := _REFUSED.fullmatch(does):
        does = f"do not {refused['verb']} {refused['what']}"
        trigger, thing = trigger.removeprefix("no "), thing.removeprefix("no ")
    if choice := _CHOICE.match(does):
        does = f"{choice['verb']} or {does[len(choice['verb']) + 1 :]}"
        trigger, thing = (
            trigger.removeprefix(f"{choice['other']} "),
            thing.removeprefix(f"{choice['other']} "),
        )
    if _MEASURES.fullmatch(does):
        does = f"take {does}"
    does = _AFTER.sub(r"\g<verb> ", does)
    does, trigger, thing = (restored(text, whole, drug) for text in (does, trigger, thing))
    does = _completed(_TWICE.sub(r"\g<what>", does), said, action.trigger)
    if told := _TOLD_ONLY.fullmatch(does):
        what = re.search(
            rf"\b{told['verb']}\w* .*?(?P<what>\b(?:that|of|about|on|regarding) .{{3,}})", said, re.I
        )
        does = f"{does} {' '.join(what['what'].split()[:_LONGEST])}" if what else ""
    if _HANGS.search(does) and action.timing and f"{does.rpartition(' ')[2]} {action.timing}" in said:
        does = f"{does} {action.timing}"
    does = _HANGS.sub("", without_second(does))
    if " until " not in does:  # "until the rash is resolved" ends whole in a word that else hangs
        does = unhung(does)
    if _BARE.fullmatch(does) and not action.timing:
        does = f"{does} {trigger}" if trigger and does not in {"monitor", "observe"} else f"{does} patients"
    if _PAUSE.fullmatch(does):
        does = f"{does} treatment" if does[-3:] != "ion" else f"{does} of treatment"
    does = _balanced(_RAN_INTO.sub("", does))
    if does.startswith("limit ") and "use to" not in does and _LIMITED.match(said):
        does = f"limit use to {does.removeprefix('limit ')}"
    if not does or _NOTHING.match(does) or _ADMINISTERS.match(does) or _tells(does):
        return None
    does, trigger, thing = (words.replace("_", "-") for words in (does, trigger, thing))
    return replace(action, action=does, trigger=trigger, thing=thing)


def _completed(does: str, said: str, trigger: str) -> str:
    """An action with how, under whom or where, without which its verb would say something else."""
    if told := _SUPERVISED.search(said) if _SUPERVISION.match(does) else None:
        return f"{does.partition(' ')[0]} {' '.join(told.group().split()[:_LONGEST])}"
    does = _NOT_TREATED.sub("do not treat patients", _AVOID_WITH.sub("avoid use with ", does))
    if _BARRED.fullmatch(does) and (how := _HOW.search(said)):
        return f"{does} {' '.join(how['how'].split()[:_LONGEST])}"
    if not trigger and _AVOIDS.fullmatch(does) and (who := _IN_WHOM.search(said)):
        return f"{does} {_some(_SUCH.sub('', who.group()))}"
    if not trigger and does.endswith(" patients") and (who := _THOSE.search(said)):
        return f"{does} {' '.join(who['who'].split()[:_LONGEST])}"
    return _SWITCHED.sub("switch patients to ", does) if _SWITCHES.search(said) else does


def _some(words: str) -> str:
    """No more words of a list than an action can have, whole members of it."""
    kept = " ".join(words.split()[:_LONGEST])
    return kept if len(words.split()) <= _LONGEST else kept.rpartition(",")[0] or kept


def _balanced(does: str) -> str:
    """An action without brackets that were cut open; "" if what is left began inside them."""
    if does.count("(") == does.count(")"):
        return does
    return does.partition(" (")[0] if "(" in does else ""


def _tells(does: str) -> bool:
    """Whether an action holds a verb of a statement: "use in children requires that"."""
    finite = None if _REFUSES.match(does) else _FINITE.search(does)
    return finite is not None and finite.start() > 0 and _SUBORDINATE.search(does, 0, finite.start()) is None
