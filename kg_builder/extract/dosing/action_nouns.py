"""Changes of dosing that nouns name: "a lower dose", "dose reduction is needed", "50% of the usual dose"."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder import lazy_re as re

from ..language.cues import lowered
from .action_verbs import FORM_OF

__all__ = ["POINTS", "Action", "named_changes", "unchanged"]


@dataclass(frozen=True, slots=True)
class Action:
    """An action in a statement.

    Args:
        start: first code point of its words.
        end: index after the last.
        words: verb phrase in the imperative, without the drug's name.
        kind: "none" for no change, "stop", "set", or "dose" for a bare amount.
    """

    start: int
    end: int
    words: str
    kind: str


_LESS = re.compile(
    r"(?:(?:lower|reduced|smaller|decreased|higher|increased|larger|less frequent|lower or less frequent"
    r"|half (?:the|of the)|longer)\s"
    r"(?:(?:initial|initiation|and|or|starting|recommended|total|daily|maintenance|usual|maximum|individual"
    r"|single)\s)*(?:dos(?:e|es|age|ages|ing)(?: intervals?)?|intervals?))\b"
    r"(?! than (?:recommended|prescribed|directed|those))",
    re.I,
)
_BY_SHARE = re.compile(
    r"(?P<share>\d+(?:\.\d+)?(?:\s?(?:-|\u2013|to)\s?\d+)?\s?%)\s(?:dos(?:e|age) )?"
    r"(?P<noun>reduction|decrease|increase)(?:\s(?:in|of) (?:the )?(?:\w+ ){0,3}dos(?:e|age))?\b",
    re.I,
)
_BE_LESS = re.compile(
    r"(?<!given )\bdos(?:e|age)s? (?:(?:may|might|can|should|will|must)(?: \w+){0,3} be"
    r"|(?:is|are)(?: (?:usually|often|generally|normally|typically|sometimes|likely to be))?)"
    r" (?P<how>lower|smaller|higher)\b(?! than)",
    re.I,
)
_HAVE_REDUCED = re.compile(
    r"\b(?:have|get) (?:(?:their|the|his or her) )?(?:\w+ ){0,2}?(?P<which>(?:daily|starting|maintenance"
    r"|weekly) )?dos(?:e|age)\b[^.;,]{0,40}? "
    r"(?P<verb>reduced|lowered|halved|decreased|increased|doubled|adjusted)(?P<how> (?:by|to) [^.;,]{2,40})?",
    re.I,
)
# "Interruption of dosing may be needed", "management may require dose reduction"
_DONE = r"(?P<noun>interruption|reduction|discontinuation|adjustment|modification|delay|withholding)s?"
_NEEDED = re.compile(
    rf"\b(?:(?:dos(?:e|age|ing) |temporary |permanent |treatment )*{_DONE} of (?:the )?(?:dos(?:e"
    rf"|age|ing)|treatment|therapy)"
    r" (?:may|should|might) be (?:needed|required|necessary|considered)"
    rf"|(?:may|might|can) (?:require|need|necessitate) (?:an? )?(?:(?:dos(?:e|age|ing)|temporary"
    rf"|permanent|treatment)[ -])*{_DONE.replace('noun', 'what')})",
    re.I,
)
_NOUNS = (
    ("interrupt", "interrupt dosing"),
    ("reduc", "reduce dose"),
    ("discontin", "discontinue"),
    ("delay", "delay dose"),
    ("withh", "withhold"),
    ("", "adjust dose"),
)
_ADDED = re.compile(
    r"\b(?:supplement(?:ary|al)|additional) dos(?:e|age) of \d[\d.,]*\s?(?:mg/kg|m?c?g|%|units)"
    r"|\b(?:(?:an?|one|another) )?(?:extra|additional|further|more|supplement(?:al|ary)|another) dose"
    r"(?: of \d[\d.,]*\s?(?:mg/kg|m?c?g|units))?(?: (?:may be|should be|must be|is|are) "
    r"(?:given|taken|needed|required|recommended|administered))?"
    r" (?:(?:at|near|by) the end of|(?:right |immediately |shortly |straight )?after|following) "
    r"(?:(?:each|every|the|a|your|any|all) )?(?:\w+ )?(?:session|dialysis|h(?:a)?emodialysis|treatment)s?",
    re.I,
)
_PERCENT_LESS = re.compile(
    r"\b(?:needs?|takes?|use[sd]?|given?|receives?)\b[^.;,\d]{0,30}? "
    r"(?P<how>(?:(?:about|around) )?\d+ ?% (?:less|more))\b(?! than)",
    re.I,
)
_SUPPLEMENT = re.compile(
    r"\b(?:an? )?(?:extra|supplement(?:al|ary)|additional) dose (?:may be|might be|is|should be) "
    r"(?:required|needed|necessary|given)(?: on (?:the )?(?:\w+ )?(?:dialysis )?days?)?",
    re.I,
)
_ADVISED = re.compile(
    r"\b(?:advis|recommend|suggest)\w* (?P<verb>halving|reducing|lowering|decreasing|increasing|doubling"
    r"|adjusting) the (?P<what>(?:\w+ ){0,2}dos(?:e|age)(?: (?:by|to) [^.;,(]{1,40}?)?)"
    r"(?=\s(?:on|in|if|when|for|with)\b|[.;,(]|$)",
    re.I,
)
"""What somebody advises to do: "the maker advises halving the dose"."""

_KEPT_UNDER = re.compile(
    r"\bdos(?:e|age)s? (?:(?:is|are|should|must|may|be|usually|normally) )*(?:kept|held) (?:at or )?"
    r"(?:under|below|to (?:no more than|at most|a maximum of)) \d[^.;,(]*",
    re.I,
)
_MOVES = re.compile(
    r"\b(?:dos(?:e|age)s?(?: of [A-Z]?[\w-]+)?"
    r"|it(?= (?:may|might|can|could|will|has|have|needs?) (?:need to|have to|go|come|be|to)\b)) "
    r"(?:(?:may|might|can|could|should|will|must|often|usually|probably|then) )*"
    r"(?:(?:has|have|needs?) to )?"
    r"(?P<how>go(?:es)? (?:up|down)|com(?:e|es) down|be (?:brought|taken|put) (?:up|down))\b(?! to \d)",
    re.I,
)
"""A dose that moves, without saying how far: "the dose may have to go up"."""

_BECOMES = re.compile(
    r"\bdos(?:e|age) (?:drops|falls|goes (?:up|down)|comes down|rises|becomes"
    r"|changes) (?:to )?(?:about )?\d[^.;,(]*",
    re.I,
)
_OFTEN = re.compile(
    r"\b(?P<verb>take|taken|use|used|give|given|dosed|inject|injected)\b(?: [\w-]+){0,3}? "
    r"(?P<how>(?:less|more) (?:often|frequently))\b",
    re.I,
)
_SLOWLY = re.compile(
    r"(?<=and )(?:then )?(?:increase|titrate|raise|escalate|adjust|go up|taper|step up)(?: (?:the"
    r" )?dos(?:e|age))?"
    r" (?:more )?(?:slowly|gradually|cautiously|carefully|in small steps)\b"
    r"|(?<=and )(?:slower|more gradual|cautious) (?:dose )?titration\b",
    re.I,
)
"""What goes with a lower first dose: "and increase slowly"."""

_INSTEAD = re.compile(
    r"\btolera[^.;]*? (?:may|can|could|should) (?:instead )?"
    r"(?:be given|be treated with|receive|take|use|have) (?P<dose>\d(?:[^.;,(]|(?<=\d)[.,](?=\d)){2,60})",
    re.I,
)
"""The dose of those who do not bear the usual one."""

_NEEDS = re.compile(
    r"\bneeds?(?: to (?:take|use|have))? (?P<how>less|more)(?: of (?:it|the \w+|this \w+))?"
    r"(?=\s*[.;,)]|\s(?:if|because|as)\b|\s*$)",
    re.I,
)
_START_LOW = re.compile(
    r"\bstart(?:ing|s|ed)? (?:at )?low\b(?!er)(?: \([^()]*\))?"
    r"(?:,? (?:and|then) (?:go|titrate|increase|build)(?: up)? (?:slow(?:ly)?|gradually|carefully"
    r"|with care))?",
    re.I,
)
_AFTER_DIALYSIS = re.compile(
    r"\b(?:take|takes|taken|give|given|administer|administered|dosed)\b[^.;,()]{0,30}? "
    r"(?:after|following|at the end of) (?:(?:each|every|the|your|a) )?(?:session of )?"
    r"(?:h(?:a)?emo)?dialysis(?: sessions?| treatments?)?",
    re.I,
)
_NOT_ASKED = re.compile(r"\b(?:no|not)\b[^.;,]*$", re.I)
_PLAIN = {"taken": "take", "used": "use", "given": "give", "dosed": "dose", "injected": "inject"}
_NOT_ABOVE = re.compile(
    r"\bavoid (?:daily |single |the use of )?dos(?:es|ages) (?:above|over|exceeding|(?:greater|higher"
    r"|of more|more) than)"
    r" \d[^.;,(]*?(?=\s(?:in|for|if|when)\s|[.;,(]|$)",
    re.I,
)
_IN_THE_DOSE = re.compile(
    r"\b(?:adjustments?|reductions?|decreases?|increases?|changes?) (?:in|of|to) "
    r"(?:the |your |their )?dos(?:e|age|ing regimen)\b",
    re.I,
)
_CHANGE_NEEDED = re.compile(
    r"\bdos(?:e|age|ing)s? (?:adjustments?|reductions?|modifications?|interruptions?|delays?)"
    r"(?: of [A-Za-z][\w-]+(?: [a-z-]+){0,3}?)?(?: (?:of|by) \d+ ?%| to \d[^.;,()]{1,30}?)?"
    r"(?: (?:in|for) [^.;,]{3,50}?)?(?: (?:is|are|may be|should be|might be|must be|can be|"
    "will be)(?: also| usually| generally| probably| likely| often| sometimes)?(?: necessary|"
    " required| needed| recommended|"
    " considered| made| advised| warranted| appropriate)| required| recommended| necessary|"
    r" needed| (?=by )|(?=\s*[.;]?$))",
    re.I,
)
_SAME_OR = re.compile(r"\bcontinue\b[^.;]{0,40}\bsame (?:dose )?or (?:at )?(?:a )?$", re.I)
_NO_SUCH = re.compile(r"\b(?:no|without)(?: [\w-]+){0,2} $", re.I)
_SHARE = re.compile(
    r"(?<![\w.])(?:\d+(?:[.-]\d+)?\s?%|half|one-half|one-third|two-thirds|one-quarter|"
    r"\d+ percent) (?:of )?(?:the )?(?:\w+ ){0,3}dos(?:e|age)\b",
    re.I,
)
POINTS = re.compile(
    r"\b(?:provided|shown|presented|described|listed|summari[sz]ed|given|outlined|displays?|in)(?: below)?"
    r"(?: the)?(?: in)?(?: the)? (?:recommended )?(?:following )?tables? ?\d|"
    r"\bTable \d+ (?:below )?(?:displays|shows|lists|provides|presents|describes|"
    r"summari[sz]es|gives|contains|outlines)",
    re.I,
)
"""A pointer to a table, which tells no change itself."""


_KEPT = re.compile(r"\b(?P<of>dose|dosage|dosing|interval)s?\b", re.I)
_KEPT_HOW = re.compile(r"\b(?P<how>adjustment|modification|change|reduction)s?\b", re.I)
_KEPT_WHY = re.compile(r"\b(?:un)?(?P<why>needed|required|necessary|recommended|warranted|indicated)\b", re.I)
_NEAR = 60


def unchanged(text: str, said: re.Match[str]) -> str:
    """How a text says that dosing stays as it is, in its own nouns.

    Args:
        text: the text.
        said: the place that says so.

    >>> text = "No dose adjustment is required in the elderly; adjustments of the dosage are unnecessary."
    >>> unchanged(text, re.search("No dose adjustment", text))
    'no dose adjustment required'
    >>> unchanged(text, re.search("adjustments.*", text)), unchanged("", re.search("", ""))
    ('no dosage adjustment necessary', 'no dosage adjustment')
    """
    why = _KEPT_WHY.search(text, said.start(), min(len(text), said.end() + _NEAR))
    if why and re.search(r"[.;:]", text[said.end() : why.start()]):
        why = None
    words = text[said.start() : why.end() if why else said.end()]
    of, how = _KEPT.search(words), _KEPT_HOW.search(words)
    told = [
        "no",
        of["of"] if of else "dosage",
        how["how"] if how else "adjustment",
        why["why"] if why else "",
    ]
    return " ".join(told).lower().strip()


_OBSERVED = re.compile(
    r"\b(?:observed|reported|seen|occur(?:red|s)?|studied)\b[^.;,]*\b(?:at|with|on)\W+(?:the )?$", re.I
)
"""What tells at which doses something was seen, and asks for none: "was observed at higher doses"."""

_BORNE = re.compile(r"\btolerat\w+ (?:the |a |an |this )?$", re.I)
"""What tells which dose is not borne, and asks for none: "cannot tolerate the higher dose"."""


def named_changes(text: str) -> list[Action]:
    """The changes that nouns of a statement name.

    >>> [a.words for a in named_changes("Use a lower dose; supplemental dose of 5 mg after dialysis")]
    ['use lower dose', 'supplemental dose of 5 mg']
    >>> named_changes("Dose reductions are described in Table 2")
    []
    """
    low = lowered(text)
    found: list[Action] = []
    for match in _SHARE.finditer(text):
        found.append(Action(match.start(), match.end(), " ".join(match.group().split()), "set"))
    for match in _LESS.finditer(text):
        if _OBSERVED.search(text, 0, match.start()) or _BORNE.search(text, 0, match.start()):
            continue
        words = " ".join(match.group().split()).lower()
        kept = _SAME_OR.search(text, 0, match.start())
        words = f"continue at same or {words}" if kept else f"use {words}"
        found.append(Action(match.start(), match.end(), words, "set"))
    for match in _BY_SHARE.finditer(text) if "%" in text and "dos" in low else ():
        verb = "increase" if match["noun"].casefold() == "increase" else "reduce"
        found.append(Action(match.start(), match.end(), f"{verb} dose by {match['share']}", "set"))
    for match in _BE_LESS.finditer(text):
        found.append(Action(match.start(), match.end(), f"use {match['how'].lower()} dose", "set"))
    for match in _HAVE_REDUCED.finditer(text):
        name = next(n for n, form in FORM_OF.items() if form.fullmatch(match["verb"]))
        found.append(
            Action(
                match.start(), match.end(), f"{name} {match['which'] or ''}dose{match['how'] or ''}", "set"
            )
        )
    for match in _NEEDED.finditer(text) if "need" in low or "requir" in low or "necessary" in low else ():
        name = next(
            verb for noun, verb in _NOUNS if (match["noun"] or match["what"]).casefold().startswith(noun)
        )
        found.append(Action(match.start(), match.end(), name, "set"))
    for match in _PERCENT_LESS.finditer(text) if "%" in text else ():
        found.append(Action(match.start("how"), match.end(), f"use {match['how'].lower()}", "set"))
    for match in _SUPPLEMENT.finditer(text) if "dialysis" in low else ():
        if _NO_SUCH.search(text, 0, match.start()):
            continue
        found.append(Action(match.start(), match.end(), " ".join(match.group().split()).lower(), "set"))
    for match in _ADVISED.finditer(text) if "ing the" in low else ():
        name = next(n for n, form in FORM_OF.items() if form.fullmatch(match["verb"]))
        found.append(Action(match.start(), match.end(), f"{name} {match['what']}", "set"))
    for match in _KEPT_UNDER.finditer(text) if " kept " in low or " held " in low else ():
        found.append(Action(match.start(), match.end(), " ".join(match.group().split()), "set"))
    for match in _MOVES.finditer(text) if " up" in low or " down" in low else ():
        verb = "increase" if match["how"].endswith("up") else "reduce"
        found.append(Action(match.start(), match.end(), f"{verb} dose", "set"))
    for match in _BECOMES.finditer(text):
        found.append(Action(match.start(), match.end(), " ".join(match.group().split()), "set"))
    for match in _OFTEN.finditer(text) if "often" in low or "frequently" in low else ():
        verb = _PLAIN.get(match["verb"].casefold(), match["verb"].casefold())
        found.append(Action(match.start(), match.end(), f"{verb} {match['how'].lower()}", "set"))
    for match in _NEEDS.finditer(text) if "need" in low else ():
        found.append(Action(match.start(), match.end(), f"need {match['how'].lower()}", "set"))
    for pattern in (_START_LOW, _AFTER_DIALYSIS) if "low" in low or "dialysis" in low else ():
        for match in pattern.finditer(text):
            if not _NOT_ASKED.search(text, 0, match.start()):
                words = " ".join(match.group().split()).lower()
                found.append(Action(match.start(), match.end(), words, "set"))
    for match in _INSTEAD.finditer(text) if "tolera" in low else ():
        found.append(Action(match.start(), match.end(), " ".join(match["dose"].split()), "set"))
    for match in _SLOWLY.finditer(text) if "ly" in low or "step" in low else ():
        found.append(Action(match.start(), match.end(), " ".join(match.group().split()).lower(), "set"))
    for match in _NOT_ABOVE.finditer(text) if "avoid" in low else ():
        found.append(Action(match.start(), match.end(), " ".join(match.group().split()).lower(), "set"))
    for match in _ADDED.finditer(text):
        found.append(Action(match.start(), match.end(), " ".join(match.group().split()).lower(), "set"))
    for match in _IN_THE_DOSE.finditer(text):
        found.append(Action(match.start(), match.end(), " ".join(match.group().split()).lower(), "set"))
    for match in _CHANGE_NEEDED.finditer(text) if not POINTS.search(text) else ():
        if _NO_SUCH.search(text, 0, match.start()):
            continue
        words = next(verb for noun, verb in _NOUNS if noun in match.group().lower())
        share = re.search(
            r"(?:of|by) (\d+ ?%)| to (\d.*?)(?= (?:is|are|may|should|might|must|can|will)\b|$)", match.group()
        )
        if share:
            words = f"{words} by {share[1]}" if share[1] else f"{words} to {share[2]}"
        found.append(Action(match.start(), match.end(), words, "set"))
    return found
