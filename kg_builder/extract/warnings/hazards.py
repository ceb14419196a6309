"""Sentences that warn of a hazard: which hazard, and how grave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg_builder import lazy_re as re

from ..effects.names import effect_name
from ..effects.phrases import aside_kinds
from ..language.coordination import split_list
from ..language.lexicon import BODY_PARTS
from ..language.qualifiers import severity_of
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank, expanded
from .changes import ALSO_CHANGES, CHANGE, CHANGES, CHANGES_ITSELF, DEFENCE, change_name
from .grammar import grammar
from .predicates import AND_SO, OTHERWISE_SAID, RESULTING, found_in, in_plain_order
from .regions import flat_list, hazard_words, with_heads
from .rules import Hazard, HazardRule, load_hazard_rules
from .sound import is_measure, names_harm

__all__ = ["hazard_items", "hazards_in"]


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[HazardRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern, re.I)) for rule in load_hazard_rules())


_HINTED = "hinted"
"""The rule of words that may lead in anything: only a condition is a hazard after them."""


def _cues(words: str, low: str) -> list[tuple[int, int, str]]:
    """Where hazards are announced: start and end of the announcing words, and the rule's name."""
    found = [
        (match.start(), match.end(), rule.name)
        for rule, pattern in _compiled()
        if any(word in low for word in rule.needs)
        for match in pattern.finditer(words)
    ]
    found.sort()
    cues: list[tuple[int, int, str]] = []
    plain = [cue for cue in found if cue[2] != _HINTED]
    for cue in plain or found:
        if not cues or cue[0] >= cues[-1][1]:
            cues.append(cue)
    return cues


_OUTSIDE = re.compile(
    r"\b(?:(?:which|that|and|these|it|they|this)?\s*(?:can|may|could|might) be (?P<a>severe|serious|fatal|"
    r"life-threatening)|"
    r"(?P<b>(?:sometimes|potentially|occasionally|some(?: of which were)?) (?:fatal|life-threatening))|"
    r"(?P<c>(?:fatal|severe|serious|life-threatening)(?: and (?:sometimes )?fatal)?) (?:cases|reports|"
    r"instances|episodes) of)",
    re.I,
)
_NOT_HAZARD = re.compile(
    r"^(?:(?:very |more )?rarely|based on\b.*|evidence\b.*|improvement|resolution|recovery|.*\bstudies|"
    r"(?:\w+ly )?(?:monitor|assess|evaluate|advise|counsel|instruct|inform|discontinue|measure)\b.*|"
    r"clinically significant|type of\b.*|long-lasting|permanent|temporary|(?:ir)?reversible|disabling|"
    r"exacerbation|worsening|products?|results?|"
    r".*\b(?:blockers?|inhibitors?|agonists?|antagonists?|benefit|dose|doses|treatment with|taking|"
    r"these|this|it|them|such (?:events|effects|"
    r"reactions)|"
    r"exposure|therapy|any|condition|conditions|outcomes?|your risk|ingredients?|action|changes? in dose|"
    r"others?|"
    r"medical help|doctor|problems? for)|harm|injury|one|all|both|death from|patients.*|an? (?:increase|"
    r"decrease))$",
    re.I,
)


_MAKES = re.compile(
    r"\b(?:can|may|might|could|will)?\s*(?:sometimes )?(?:makes?|renders?) (?:the |your )?(?P<thing>(?!you\b|"
    r"it\b|them\b|sure\b)[\w -]{4,60}?) "
    r"(?P<how>less (?:effective|reliable|potent)|unreliable|"
    r"more likely|worse|weaker|thinner|(?:more |very |too |extra )?(?:sensitive|"
    r"prone|vulnerable|dry|itchy|sore|stiff|swollen|thin|weak|fragile|brittle)(?: to [\w ]{3,30})?|"
    r"(?:become |feel |get )(?:very |too )?(?:dry|weak|stiff|sore|numb)|(?:work|function|beat|clot|"
    r"heal) (?:less (?:well|strongly)|"
    r"more (?:slowly|quickly|easily)|(?:less|poorly|faster|slower|unevenly|"
    r"irregularly))|(?:go|get|drop|fall|rise|become) (?:(?:too|very) )?(?:low|high|fast|slow|up|down)|"
    r"swell|ache|itch|drop|fall|rise|tighten)\b(?: \((?P<called>[a-z][\w -]{4,50})\))?",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:that|which)\s+(?:\w+\s+){0,2}$", re.I)
_AT_RISK = re.compile(
    r"(?<!leaves )(?<!leave )(?<!puts )(?<!put )\b(?:patients?|people|those|who (?:are|have)|women|men|"
    r"individuals|children|adults)\s+"
    r"(?P<with>(?:with|having) (?:an? )?(?:\w+ )?)?$",
    re.I,
)
"""People who are at risk: "in patients with a high likelihood of"."""
_IS_THE_RISK = re.compile(r"\b(?:is|are|was|were) (?:the|an?|one of the) (?:[\w-]+ )?$", re.I)
"""What makes a hazard of what stands before it: "clots are the gravest (danger of the pill)"."""
_FIRST_CLAUSE = re.compile(
    r"(?:in order )?to (?:reduce|lower|minimi[sz]e|decrease|limit|avoid|prevent|lessen|"
    r"help)\b[^,;]+(?P<comma>, )",
    re.I,
)
"""The purpose that opens a sentence: "To reduce the risk of falls, ..."."""


def hazards_in(words: str, offset: int, abbreviations: Mapping[str, str]) -> Iterator[Hazard]:
    """The hazards that a sentence warns of, narrower ones after "including" as well.

    Args:
        words: one sentence.
        offset: of its first code point in the document.
        abbreviations: short form to long form.

    >>> text = "Zolfin may increase the risk for cancers, including breast cancer."
    >>> [h.name for h in hazards_in(text, 0, {})]
    ['cancers', 'breast cancer']
    >>> [h.name for h in hazards_in("Zolfin can reactivate hepatitis B virus infection.", 0, {})]
    ['reactivation of hepatitis B virus infection']
    """
    words = in_plain_order(words)
    low = words.casefold()
    cues = _cues(words, low)
    yield from _made(words, low, offset, abbreviations)
    stops = [start for start, _, _ in cues[1:]] + [len(words)]
    opened = _FIRST_CLAUSE.match(words)
    for (start, end, rule), stop in zip(cues, stops, strict=False):
        theirs = _AT_RISK.search(words[:start]) if rule == "risk_of" else None
        if theirs and (words[start : start + 2].casefold() == "at" or theirs["with"]):
            continue
        if rule == "risk_of" and _IS_THE_RISK.search(words[:start]):
            continue
        until = opened.start("comma") if opened and end < opened.end() else stop
        listed = list(_listed(words, end, until, offset, abbreviations, rule=rule, severity=_severity(words)))
        if rule == _HINTED and not listed:
            cues = []
        yield from listed
    changes = any(verb in low for verb in CHANGES)
    if changes and (match := CHANGE.search(words) or CHANGES_ITSELF.match(words)):
        stop = next((start for start, _, _ in cues if start >= match.start("thing")), len(words))
        stop = min(stop, match.end("thing"))
        if (clause := words.find("; ", match.start("thing"), stop)) >= 0:
            stop = clause
        if (outcome := words.find(", with ", match.start("thing"), stop)) >= 0:
            yield from _listed(words, outcome + 7, stop, offset, abbreviations, rule="changes", severity=None)
            stop = outcome
        yield from _changed(words, match, stop, offset, abbreviations)
        for also in ALSO_CHANGES.finditer(words, match.end("verb")):
            yield from _changed(words, also, also.end("thing"), offset, abbreviations)
    if (weak := DEFENCE.search(words)) and not (changes and match):
        name = change_name(weak["verb"], weak["thing"])
        yield Hazard(name, offset + weak.start("verb"), offset + weak.end(), "changes")
    said = found_in(words)
    led = RESULTING.match(words, 0, said.start()) if said else None
    led = led if led and is_condition(led["subject"]) else None
    stop = led.end("subject") if led else said.start() if said else 0
    if said and not any(start < stop and not _RELATIVE.search(words[:start]) for start, _, _ in cues):
        severity = _severity(words)
        rule = "linked" if said["linked"] else "occurs"
        begin = words.rfind("; ", 0, said.start()) + 1
        subject = OTHERWISE_SAID.match(words, begin, said.start())
        end = subject.end("subject") if subject else stop
        yield from _listed(words, begin, end, offset, abbreviations, rule=rule, severity=severity)
        if narrower := AND_SO.match(words, said.end()):
            yield from _listed(
                words, narrower.end(), len(words), offset, abbreviations, rule="occurs", severity=severity
            )
        colon = words.find(": ", said.end(), said.end() + 120)
        if colon >= 0 and ";" not in words[said.end() : colon] and not grammar().request(words, colon + 2):
            yield from _listed(
                words, colon + 2, len(words), offset, abbreviations, rule="occurs", severity=severity
            )


def _made(words: str, low: str, offset: int, abbreviations: Mapping[str, str]) -> Iterator[Hazard]:
    """What something is made into: "makes the pill less effective"."""
    if not ("make" in low or "render" in low) or (made := _MAKES.search(words)) is None:
        return
    thing = made["thing"] if made["how"] == "more likely" else f"{made['thing']} {made['how']}"
    if name := effect_name(made["called"] or thing, abbreviations, longest=9):
        left, right = made.span("called") if made["called"] else (made.start("thing"), made.end("how"))
        yield Hazard(name, offset + left, offset + right, "makes")


def hazard_items(text: str, offset: int, abbreviations: Mapping[str, str]) -> Iterator[Hazard]:
    """The hazards of a list item that is no sentence, under a lead-in that speaks of hazards.

    >>> [h.name for h in hazard_items("Fungal infections, including candidiasis", 0, {})]
    ['fungal infections', 'candidiasis']
    """
    yield from _listed(text, 0, len(text), offset, abbreviations, rule="item", severity=None)


def _severity(words: str) -> str | None:
    match = _OUTSIDE.search(words)
    return severity_of(match.group()) if match else None


def _listed(
    words: str,
    start: int,
    stop: int,
    offset: int,
    abbreviations: Mapping[str, str],
    *,
    rule: str,
    severity: str | None,
) -> Iterator[Hazard]:
    start += _led_in(words, start)
    words = _GRAVE_CLAUSE.sub(blank, words)
    region = words[start:stop]
    if (colon := region.find(": ")) >= 0:
        head = hazard_words(region[:colon], kinds=False)
        if (
            rule == "experience"
            and is_condition(head)
            and (name := effect_name(head, abbreviations, longest=6))
        ):
            yield Hazard(name, offset + start, offset + start + len(head), rule, severity)
        start += colon + 2  # "... serious reactions: kidney damage, ..."
        region = words[start:stop]
    region = hazard_words(region)
    if rule == "contains":  # one substance; what else is said is of the product
        region = re.split(r" (?:and|or|which|that)\b|,", region, maxsplit=1)[0]
    if (stop := region.find("; ")) >= 0 and grammar().clause.match(region, stop + 2):
        region = region[:stop]
    if rule == "causes" and (befalls := _BEFALLS.match(region)):
        at = offset + start
        for told in _EACH_BEFALLS.finditer(region, 0, befalls.end()):
            if state := effect_name(told["what"], abbreviations, longest=9):
                yield Hazard(state, at + told.start("what"), at + told.end("what"), rule, severity)
        return
    whole = rule in {"makes_you", "becomes"} or _BARE_VERB.match(region)
    if whole and (state := effect_name(region, abbreviations, longest=6)):
        yield Hazard(state, offset + start, offset + start + len(region.rstrip()), rule, severity)
        return
    opens = len(words[:start].split()) < _OPENING and not words.startswith("In ")
    if rule == "reports_of" and (doing := _PEOPLE_DOING.match(region)):
        region = doing["what"]
        start += doing.start("what")
    if rule == "reports_of" and opens and (verb := _TOLD.search(region)):
        region = region[: verb.start()]
    region = _DOSED.sub(blank, _ADVERBS.sub("", region))
    changed = ""
    for part in with_heads(list(flat_list(region, offset + start))):
        listed = part.text.removeprefix("for ") if rule == "boxed" else part.text
        said_of = _AGAIN_TO_BE.sub("", _MEDIATED.sub("", listed))
        name = (
            "overdose"
            if said_of.casefold() == "overdose"
            else effect_name(said_of, abbreviations, longest=12)
        )
        if name is None or _NOT_HAZARD.match(name) or _TELLS.search(name) or name in _PLACES:
            continue
        if rule == _HINTED and not names_harm(name):
            continue
        if said_first := _CHANGED.match(name):
            changed = said_first.group()
        elif changed and is_measure(name):
            name = f"{changed}{name}"
        said = severity if severity and severity not in name else None
        for each in name.split(" called "):
            yield Hazard(each, part.start, part.end, rule, said)
        left, right = part.start - offset, part.end - offset
        called = _CALLED.search(words, left, right) or _CALLED.match(words, right)
        for kind in split_list(called["kinds"], offset + called.start("kinds")) if called else ():
            if narrower := effect_name(kind.text, abbreviations, longest=6):
                yield Hazard(narrower, kind.start, kind.end, rule, said)
        for kind in aside_kinds(words[part.start - offset : part.end - offset], part.start):
            if narrower := effect_name(kind.text, abbreviations, longest=9):
                yield Hazard(narrower, kind.start, kind.end, rule, said)


def _led_in(words: str, start: int) -> int:
    """How many words say who has the hazard before it is named: "cause (some people to be) agitated"."""
    led = _TO_BE.match(words, start)
    return led.end() - start if led else 0


_TO_BE = re.compile(
    r"(?:(?:some|many|certain) )?(?:you|people|patients|users|children|babies|adults|the body) to "
    r"(?:be(?:come)?|have|feel|get|develop|show|display|experience)?\s*(?=[a-z])",
    re.I,
)
_BEFALLS = re.compile(
    r"(?:the |your |their |an? )?(?:[\w-]+ ){1,3}?to (?:be|become|have|get|go|grow|turn|drop|fall|rise|"
    r"beat|weaken|"
    r"thicken|swell|thin|break|bleed|stop|fail|work|feel|die|collapse|tighten|narrow|leak|build|form|clot|"
    r"burst|rupture|tear|shrink|harden|soften|stiffen|itch|peel|crack|dry|burn|ache|hurt|slow|speed|race|"
    r"pound|spread|last|lose|worsen|stay|move|shake|wear|heal)\b(?:(?! (?:or|and) (?:may|can|could|might|"
    r"will)\b)[^,;])*(?:,(?: or| and)? to [^,;]+)*",
    re.I,
)
"""What befalls a part of the body: "(cause) the bones to weaken or thicken"."""
_EACH_BEFALLS = re.compile(
    r"(?:^(?:the |your |their |an? )?|(?<=, )(?:or |and )?to (?:be |become |have |"
    r"get )?)(?P<what>[^,;]+)",
    re.I,
)
_CHANGED = re.compile(
    r"(?:(?:\w+ )?(?:increases?|elevations?|decreases?|reductions?|changes?|rises?|falls?|drops?) (?:in|of)|"
    r"(?:increased|elevated|decreased|reduced|raised|lowered)) ",
    re.I,
)
"""What is wrong with each measure of a list: "increases in ALT, AST and bilirubin"."""
_CALLED = re.compile(
    r"\s?\((?!e\.g|i\.e|(?:such|includ\w*|see|boxed|black|rarely|sometimes|possibly|potentially|"
    r"especially|usually|"
    r"mostly|mainly|except|chiefly|often|some\w*|with|in|if|by|at|or|and|also|which|about|more|less|up|"
    r"for|due|that|from|"
    r"when|not|on|"
    r"even|fatal|severe|serious|particularly|an?|the)\b)(?P<kinds>(?=[^)]*[a-z]{4})[A-Za-z][\w', /-]{4,180}?)"
    r"(?:[- ][A-Z]{2,6})?\)"
)
"""The medical name of a hazard in brackets after it, or its kinds: "skin rashes (..., ...)"."""
_OPENING = 7
"""Fewer words than these stand before and in an announcement that opens its sentence."""
_TOLD = re.compile(r"\s(?:are|were|is|was|exist|have|has|can|may|turn(?:s|ed)? up|crop(?:s|ped)? up)\b", re.I)
"""What is said of reports: "cases of liver failure are on record"."""
_BARE_VERB = re.compile(r"\s*(?:break|fracture|fall|bleed|bruise|die|faint|lose|hurt|harm)\b(?! of\b)", re.I)
"""Something bad that people do, not a thing they get: "more likely to break a hip"."""
_ADVERBS = re.compile(
    r"(?<!\s)\s+(?:generally|usually|typically|often|mostly|commonly|frequently|mainly|rarely)\s*$", re.I
)
_GRAVE_CLAUSE = re.compile(
    r",\s(?:which|that|some of which) (?:may|can|could|might|are|is|were|have been)\b[^,;:]{3,60}"
    r"(?=,\s(?:including|such as|for example)\b)",
    re.I,
)
"""How grave a hazard is, said before its kinds: "reactions, which may be fatal, including ..."."""
_DOSED = re.compile(r"^\s*(?:an? |the )?dose-(?:dependent|related) ", re.I)
_PEOPLE_DOING = re.compile(
    r"\s*(?:people|patients|adults|children|users|some|those) (?P<what>\w+ing (?!with\b)[^,;]+)", re.I
)
"""What people did: "reports of people eating while asleep"."""
_PLACES = BODY_PARTS | {"nerves", "veins", "arteries", "tissues", "organs", "blood vessels"}
_AGAIN_TO_BE = re.compile(
    r"^(?:to (?:be|become|have|feel|get|develop|show|display)|otherwise,?) ",
    re.I,
)
_MEDIATED = re.compile(r"(?<=[a-z]-mediated )adverse |(?<=[a-z]-related )adverse ", re.I)
_TELLS = re.compile(
    r"\b(?:these|those|died|experienced|developed|patients?|who)\b|^(?:even )?(?:one|two|three|four|five|"
    r"six|seven|"
    r"eight|nine|ten|\d+) ",
    re.I,
)
"""What tells of people rather than names a hazard."""


_GOES_ON = re.compile(
    r",? and (?:the \w+ (?:can|may|could)|the resultant|the danger|this|these|it|they|may|can|"
    r"could|you)\b|"
    r", (?=(?:complete|consider|avoid|monitor|possibly)\b)"
)
"""Where a clause about something else begins behind what is changed."""


def _changed(
    words: str, match: re.Match[str], stop: int, offset: int, abbreviations: Mapping[str, str]
) -> Iterator[Hazard]:
    start = match.start("thing")
    region = words[start:stop]
    region = hazard_words(region, kinds=False)
    region = _GOES_ON.split(region, maxsplit=1)[0]
    region = re.sub(r",? and(?: (?:rare|some|many|several|isolated))?$", "", region.rstrip(" ,;."))
    thing = re.sub(
        r"^(?:(?:and|or) (?:even )?(?:\w+ (?=the|your|an?\b)|(?:prolong|increase|decrease|raise|lower|"
        r"reduce|delay|worsen)s? ))?(?:(?:the|your|a|an)\s+)?",
        "",
        region,
    )
    thing = re.sub(r"\s*,\s*$", "", thing)
    if called := _CALLED.search(thing):
        for kind in split_list(called["kinds"], offset + start + region.find(called["kinds"])):
            if gloss := effect_name(kind.text, abbreviations, longest=6):
                yield Hazard(gloss, kind.start, kind.end, "changes")
    thing = re.sub(r"\s*\([^()]*\)", "", thing)
    if not thing or len(thing.split()) > 12:
        return
    name = change_name(match["verb"], thing)
    yield Hazard(
        expanded(name, abbreviations), offset + match.start("verb"), offset + start + len(region), "changes"
    )
