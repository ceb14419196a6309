"""What labels ask for, worded whole: a request that lost a word, was turned round or asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re

from ..vocabulary.phrases import blank
from .actions import actions_in
from .completed import Action
from .grammar import drug_mention
from .label_triggers import label_trigger
from .sound import unhung

__all__ = ["label_actions"]

_FORM = re.compile(
    r"(?:[ ,]+(?:\d[\d.,]* ?(?:%|mg\b|mcg\b|mg/mL)|(?:topical |nasal |oral |ophthalmic )?(?:cream|gel|lotion|"
    r"ointment|foam|spray|(?:oral )?solution)\b|multiple-dose vials?\b))+",
    re.I,
)
"""Strength and form behind the drug's name, which say no more than the name."""
_ANY = re.compile(
    r"\bof any (?:degree|severity|kind|cause|grade|sort)\b|^\W*[\u2013\u2014-]\s+(?=[A-Z])", re.I
)
_PURPOSE = re.compile(
    r"(?<!patients )(?<!women )(?<!caregivers )(?<!advised )(?<!instructed )(?<!counseled )(?<!males )"
    r"(?<!needed )(?<!recommended )(?<!necessary )(?<!important )(?<!prescribers )\bto (?:limit|enable|"
    r"permit|assist|facilitate|optimi[sz]e|allow|achieve|preserve)\b(?= \w)",
    re.I,
)
_OFTEN_FOR = re.compile(
    r"\b(?P<often>frequently|regularly|periodically|routinely) (?P<what>for (?:the )?(?:signs?|symptoms?|"
    r"evidence|development|emergence|occurrence|onset|worsening)\b[^,;.()]*[^,;.() ])",
    re.I,
)
"""How often, before what is watched for; the other way round both are read."""
_COMPOUND = re.compile(r"(?<=\w)-(?=(?:containing|treated|induced|related|associated|based|naive)\b)")
"""The hyphen of a word that the drug's name is a part of: "zorvex-containing"."""
_STATES = re.compile(r"(?P<subject>[^,;:]{3,}?) (?:may|can|could|might|will)(?: (?:also|further))? $", re.I)
_ASKED = re.compile(
    r"\b(?:patients?|physicians?|providers?|prescribers?|clinicians?|people|you|women|men|females|males|"
    r"caregivers?|doctors?|pharmacists?|nurses?|who)\b",
    re.I,
)
_REFUSED = re.compile(r"(?P<verb>administer|give|use|take|start|initiate|perform) no (?P<what>\w.*)")
_CHOICE = re.compile(
    r"(?P<verb>avoid|reduce|limit|withhold|interrupt|delay) "
    r"(?P<other>minimize|reduce|limit|discontinue|interrupt|withhold|avoid) "
)
_MEASURES = re.compile(
    r"(?:(?:active|intensive|supportive|surveillance|precautionary|extra|great|particular|special|extreme|"
    r"additional|effective|due) )*(?:measures|precautions|care)"
)
_AFTER = re.compile(r"^(?P<verb>\w+) (?:following|after|before|prior to|during) [^,]{3,60}, ")
"""A moment that opens the sentence, read as what the verb is done to."""
_DOUBLED = re.compile(r"\b(?P<what>[\w -]{6,}?) \((?P=what)\)", re.I)
_ADMINISTERS = re.compile(
    r"(?:administer|give|inject|infuse|instill)\b(?=.*\b(?:doses?|dosages?|slowly|line|filter|vein|"
    r"intraven\w+|"
    r"intramuscul\w+|subcutan\w+|infusion|over|mL|mg|units|only|further|by or under|experienced|through|"
    r"concentrate|reduced)\b)",
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
    r"institute|obtain|take) )?(?:prompt|"
    r"combined|"
    r"following|particularly|only|appropriate|adequate|advise|perform|reduce|low|frequent|extended|proper|"
    r"increased|unbound|patients measured|early|necessary)$|"
    r"(?:confirm|see|refer to|consult) (?:healthcare provider|prescribing information|package insert)\b|"
    r".*\brequires?$|(?:measure|exclude)(?: patients)?$|\w+ investigate,|(?:reduce|decrease|increase|"
    r"enhance|impair) (?:the )?(?:efficacy|effectiveness|"
    r"free|total|clearance|"
    r"absorption|exposure|effects?)\b|"
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
_RAN_INTO = re.compile(r" (?:Due to|Because|When|Since|In|If|As) .*?(?= (?:carefully|closely)$|$)")
"""The sentence that a title ran into."""
_LIMITED = re.compile(r"limit\b.{0,60}? use to\b", re.I)
_HANGS = re.compile(r" (?:other than|earlier than|or|and|than|with|to|of|for|in|by|at|is|are|the|from|as)$")
_WHEN = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|minutes?|doses?|dosing|treatment|therapy|infusions?|"
    r"injections?|"
    r"administration|"
    r"baseline|initiat\w+|start\w*|begin\w*|discontin\w+|stop\w*|before|prior|after|during|until|while|"
    r"when\w*|"
    r"immediate\w*|prompt\w*|regular\w*|periodic\w*|routine\w*|frequent\w*|weekly|monthly|daily|annual\w*|"
    r"yearly|first|each|every|once|throughout|upon|soon|now|away|urgent\w*|visits?|intervals?|pregnancy|"
    r"following|surgery|procedures?|cycles?|trimester|gestation|possible|concurrently|indicated|at the "
    r"same time|"
    r"with)\b",
    re.I,
)
_NO_TIME = re.compile(
    r"daily (?!for\b|during\b|until\b|to\b|and\b|or\b|thereafter|at\b|if\b|in\b|with\b)|"
    r"(?:immediately|promptly) preceding|within (?:an?|the) (?:\w+ )?(?:acceptable|normal|therapeutic|"
    r"reference|target) |over \d+ years|in the following patients|for next-day|within hours$|"
    r"(?:an?|drugs|antihistamine)\b(?!.*\b(?:before|prior|after|hours?|days?)\b)",
    re.I,
)
_TIME_ENDS = re.compile(
    r"(?<=ly) (?:for signs|for symptoms|for evidence|in patients|with)\b.*$|"
    r",? (?:due to|because of|owing to|as (?:signs|symptoms|treatment|clinical|safety)|to (?:help|enable|"
    r"detect|"
    r"assess|allow)|so that|although|unless|regardless|especially|including|and (?:the )?second \w+ within"
    r"\b)\b.*$|(?<=year), (?:concomitant|history)\b.*$|,? for (?:all|those) patients\b.*$|\s*\([^()]*$",
    re.I,
)
_OF_STATE = re.compile(
    r"\b(?:who|that) (?:present|presents|develop|develops|have|has|had|experienced?) [^,;.]*$", re.I
)
"""People with a state, of whom a moment tells when they came by it."""
_PEOPLE = (
    r"(?:(?:all|these|the|such|any) )?(?:patients?|women|men|(?:fe)?males|children|infants|people|"
    r"individuals)"
)
_DROPPED = re.compile(
    rf"\b(?P<left>[\w-]+ing) (?P<lost>{_PEOPLE}) (?P<right>\w+)|"
    rf"\b(?P<left2>\w+) (?P<lost2>{_PEOPLE}) (?P<right2>undergoing|presenting|receiving|taking|treated|"
    rf"being)\b",
    re.I,
)
"""People whom a request names between two words that would not stand side by side."""
_MODIFIES = re.compile(
    r"\b(?!initiating|starting|beginning|dosing)(?P<left>[\w-]*(?:ing|free)|continued|resumed|repeated|"
    r"further)\s*$",
    re.I,
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
    plain = _prepared(words, drug)
    for action in actions_in(plain, start, names, abbreviations):
        before, said = plain[: action.start - start], plain[action.start - start : action.end - start]
        if _is_statement(before, said):
            continue
        done = _worded(action, said, drug)
        if done is not None:
            trigger = label_trigger(done.trigger, names)
            trigger = abbreviations.get(trigger) or abbreviations.get(f"{trigger}s", trigger)
            yield replace(
                done,
                trigger=trigger,
                action=done.action if trigger else _barred(done, said),
                thing=label_trigger(done.thing, names),
                timing=_timed(done.timing, plain),
            )


def _barred(action: Action, said: str) -> str:
    """What is not to be done, with what or whom it is not to be done to where that names no hazard."""
    if not _BARRED.match(action.action):
        return action.action
    if len(action.trigger.split()) > 1 and said.casefold().startswith(action.trigger.casefold()):
        return f"{action.trigger} {action.action}"
    who = _WHO.search(said)
    if who is None or not _BARRED.fullmatch(action.action):
        return action.action
    return f"{action.action} {' '.join(who.group().split()[:_LONGEST])}"


def _prepared(words: str, drug: re.Pattern[str]) -> str:
    """A sentence of the same length whose drug has a bare name and whose purposes are marked."""
    kept = _ANY.sub(blank, words)
    kept = _PURPOSE.sub(lambda m: "to help".ljust(len(m.group())), kept)
    kept = _OFTEN_FOR.sub(r"\g<what> \g<often>", _COMPOUND.sub("_", kept))
    for mention in drug.finditer(kept):
        if form := _FORM.match(kept, mention.end()):
            kept = f"{kept[: form.start()]}{blank(form)}{kept[form.end() :]}"
    return kept


def _is_statement(before: str, said: str) -> bool:
    """Whether a verb tells what something does: "(It may) reduce the effect of ..."."""
    stated = _STATES.search(before)
    return stated is not None and said[:1].islower() and _ASKED.search(stated["subject"]) is None


def _worded(action: Action, said: str, drug: re.Pattern[str]) -> Action | None:
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
    does, trigger = _restored(does, said, drug), _restored(trigger, said, drug)
    thing = _restored(thing, said, drug)
    if _HANGS.search(does) and action.timing and f"{does.rpartition(' ')[2]} {action.timing}" in said:
        does = f"{does} {action.timing}"
    does = unhung(_HANGS.sub("", does))
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


def _balanced(does: str) -> str:
    """An action without brackets that were cut open; "" if what is left began inside them."""
    if does.count("(") == does.count(")"):
        return does
    return does.partition(" (")[0] if "(" in does else ""


def _tells(does: str) -> bool:
    """Whether an action holds a verb of a statement: "use in children requires that"."""
    finite = None if _REFUSES.match(does) else _FINITE.search(does)
    return finite is not None and finite.start() > 0 and _SUBORDINATE.search(does, 0, finite.start()) is None


def _restored(text: str, said: str, drug: re.Pattern[str]) -> str:
    """Words with the drug or the people that they modify: "preservative-free (ZORVEX)", "giving (women)"."""
    for found in _DROPPED.finditer(said):
        left, lost, right = (found[name] or found[f"{name}2"] for name in ("left", "lost", "right"))
        lost = re.sub(r"^(?:all|the|any) ", "", lost, flags=re.I)
        text = re.sub(
            rf"\b({re.escape(left)}) (?={re.escape(right)}\b)", rf"\1 {lost} ", text, count=1, flags=re.I
        )
    for mention in drug.finditer(said):
        left = _MODIFIES.search(said, 0, mention.start())
        name = mention["name"]
        if left is None or f"{left['left']} {name}" in text:
            continue
        follows = re.match(r"\s*(?P<right>[\w/-]+)", said[mention.end() :])
        cut = f"{left['left']} {follows['right']}" if follows else ""
        if cut and cut in text:
            text = text.replace(cut, f"{left['left']} {name} {follows['right']}" if follows else text)
        elif text.endswith(left["left"]):
            text = f"{text} {name}"
    return text


def _timed(timing: str, words: str) -> str:
    """The moment of an action, cut where a label goes on; "" for what is none."""
    kept = _TIME_ENDS.sub("", timing).strip(" ,;")
    if not kept or _NO_TIME.match(kept) or _WHEN.search(kept) is None:
        return ""
    at = words.find(kept)
    return "" if at > 0 and _OF_STATE.search(words[:at]) else kept
