"""What is done to the dosing: "reduce dose by 50%", "permanently discontinue", "no dosage adjustment"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .dosing_amounts import Role, amounts_of
from .dosing_rules import rows
from .language.schedules import clean_words, find_intervals

__all__ = ["Action", "actions_in", "hold_time"]


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


@cache
def _fixed() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (action, kind, re.compile(written, re.I)) for action, kind, written, *_ in rows("dosing_actions.tsv")
    )


_VERBS = {
    "reduce": "reduc(?:e|ed|ing)",
    "decrease": "decreas(?:e|ed|ing)",
    "lower": "lower(?:ed|ing)?",
    "halve": "halv(?:e|ed|ing)",
    "cut": "cut",
    "increase": "increas(?:e|ed|ing)",
    "double": "doubl(?:e|ed|ing)",
    "interrupt": "interrupt(?:ed|ing)?",
    "withhold": "with(?:hold|held|holding)",
    "hold": "(?:hold|held|holding)",
    "stop": "stop(?:ped|ping)?",
    "discontinue": "discontinu(?:e|ed|ing)",
    "suspend": "suspend(?:ed|ing)?",
    "delay": "delay(?:ed|ing)?",
    "restart": "(?:re-?start(?:ed|ing)?|re-?initiat(?:e|ed|ing))",
    "resume": "resum(?:e|ed|ing)",
    "begin": "begin(?:ning)?",
    "start": "start(?:ed|ing)?",
    "initiate": "initiat(?:e|ed|ing)",
    "adjust": "adjust(?:ed|ing)?",
    "limit": "limit(?:ed|ing)?",
    "slow": "slow(?:ed|ing)?",
    "administer": "administer(?:ed|ing)?",
    "give": "giv(?:e|en|ing)",
    "use": "us(?:e|ed|ing)",
    "maintain": "maintain(?:ed|ing)?",
    "extend": "(?:extend(?:ed|ing)?|prolong(?:ed)?)",
    "omit": "omit(?:ted)?",
    "skip": "skip(?:ped)?",
    "consider": "consider",
    "continue": "continu(?:e|ed)",
    "titrate": "titrat(?:e|ed)",
    "monitor": "monitor",
}
_NEEDS_DOSE = frozenset(
    {
        "administer",
        "give",
        "use",
        "maintain",
        "begin",
        "start",
        "initiate",
        "adjust",
        "limit",
        "titrate",
        "extend",
        "lower",
        "increase",
        "decrease",
        "reduce",
    }
)
_NO_OBJECT_NEEDED = frozenset(
    {
        "interrupt",
        "withhold",
        "hold",
        "stop",
        "discontinue",
        "suspend",
        "delay",
        "restart",
        "resume",
        "halve",
        "omit",
        "skip",
    }
)
_VERB = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _VERBS.items())
_FORM_OF = {name: re.compile(pattern, re.I) for name, pattern in _VERBS.items()}
_ANY_VERB = "|".join(_VERBS.values())
_STEMS = (
    "(?:reduc|decreas|lower|halv|cut|increas|doubl|interrupt|with?h[eo]ld|h[eo]ld|stop|"
    "discontinu|suspend|delay|re-?start|"
    "re-?initiat|resum|begin|start|initiat|adjust|limit|slow|administer|giv[ei]|us[ei]|maintain|"
    "extend|prolong|omit|"
    r"skip|consider|continu|titrat|monitor|provid|institut|evaluat|treat\b|consult|contact|avoid)"
)
_COMPLEMENT = (
    r"(?P<complement>(?:(?!;|\.\s|\.$|\s(?:if|when|once(?! (?:a |an |daily|every|per|weekly|monthly))|"
    r"whenever|unless|because|since|as needed|as necessary|as appropriate|while)\b|,?\s(?:and|or|then|"
    r"and then|and/or)\s(?:\w+ly )?VERBS|,\s(?:VERBS|(?:which|and|or|then|as|based|with|depending|if|"
    r"since|because)\b)).){0,140})"
).replace("VERBS", _STEMS)
_ACTIVE = re.compile(
    r"(?:^|(?<=[\s,;:(/]))(?P<adverb>(?:permanently|temporarily|"
    rf"gradually) )?(?:{_VERB})(?P<adverb2> (?:permanently|temporarily))?(?![\w-]){_COMPLEMENT}",
    re.I,
)
_SUBJECT = (
    "(?P<subject>(?:(?:initial|starting|recommended|total|daily|maintenance|usual|maximum|next|each|"
    r"single|subsequent)\s)*(?:dos(?:e|es|age|ing)|infusion rate|rate of infusion|infusion|therapy|"
    "treatment|interval|rate|drug|administration))"
)
_PASSIVE = re.compile(
    rf"{_SUBJECT}(?:\s(?:of|for|with)\s[^.;,]{{2,50}}?)?\s(?:should|must|may|can|need(?:s)?|is|are|"
    r"has to|will|might|could)(?:\s(?:to|also|then|usually|be|need|have|generally|normally|"
    r"therefore))*\s"
    "(?P<adverb>(?:permanently|temporarily|gradually|"
    rf"immediately)\s)?(?P<verb>{_ANY_VERB})(?P<adverb2>\s(?:permanently|"
    rf"temporarily))?(?![\w-]){_COMPLEMENT}",
    re.I,
)
_PASSIVE_ANY = re.compile(
    r"\b(?:should|must)\sbe\s(?P<adverb>(?:permanently|temporarily|gradually|"
    rf"immediately)\s)?(?P<verb>{_ANY_VERB})(?P<adverb2>\s(?:permanently|"
    rf"temporarily))?(?![\w-]){_COMPLEMENT}",
    re.I,
)
_LESS = re.compile(
    "(?:(?:lower|reduced|smaller|decreased|less frequent|lower or less frequent|half (?:the|"
    r"of the)|longer)\s(?:(?:initial|initiation|"
    r"and|or|starting|recommended|total|daily|maintenance|usual|maximum)\s)*(?:dos(?:e|es|age|"
    r"ages|ing)(?: intervals?)?|intervals?))\b",
    re.I,
)
_CHANGE_NEEDED = re.compile(
    r"\bdos(?:e|age|ing)s? (?:adjustments?|reductions?|modifications?)(?: (?:of|"
    r"by) \d+ ?%)?(?: (?:in|for) [^.;,]{3,50}?)?(?: (?:is|are|may be|should be|might be|"
    "will be)(?: also| usually| generally)?(?: necessary| required| needed| recommended|"
    " considered| made| advised| warranted| appropriate)| required| recommended| necessary|"
    r" needed| (?=by )|(?=\s*[.;]?$))",
    re.I,
)
_SHARE = re.compile(
    r"\b(?:\d+(?:-\d+)?\s?%|half|one-half|one-third|two-thirds|one-quarter|"
    r"\d+ percent) (?:of )?(?:the )?(?:\w+ ){0,3}dos(?:e|age)\b",
    re.I,
)
_CAUTION = re.compile(
    r"\b(?:use |with )?(?:with )?(?:extreme )?caution\b(?: (?:is )?(?:advised|recommended|warranted))?", re.I
)
_LIMIT = re.compile(
    r"\b(?:do not|should not|not to|must not|may not) exceed (?:a |the |an )?(?:(?:total |"
    r"maximum |recommended )*(?:daily )?dos(?:e|age) (?:of )?)?(?P<limit>\d(?:(?![;,(]|\.\s|\.$|"
    r"\sin\s).)*)",
    re.I,
)
_WATCH = re.compile(r"(?:^|(?<=[;,]\s)|(?<=and\s))monitor\b[^.;,]{3,80}", re.I)
_DOSE_WORDS = re.compile(
    r"\bdos(?:e|es|age|ing)\b|\brate\b|\binfusion\b|\binterval\b|\d+\s?%|\bhalf\b|\bevery\b|"
    r"\bto \d|\d\s?m?c?g\b|\bdaily\b|\bby \d",
    re.I,
)
_HOLD = re.compile(
    r"\bfor (?P<time>(?:(?:at least|up to|about|approximately|a minimum of|a maximum of|"
    r"an additional) )*\d+(?:\s?(?:-|\u2013|to)\s?\d+)? (?:minutes?|hours?|days?|weeks?|"
    r"months?))\b",
    re.I,
)


def hold_time(text: str) -> str:
    """How long a change of dosing lasts.

    >>> hold_time("keep to the slower rate for at least 20 minutes")
    'at least 20 minutes'
    """
    match = _HOLD.search(text)
    return match["time"] if match else ""


def actions_in(text: str, names: tuple[str, ...] = (), *, triggered: bool = False) -> list[Action]:
    """Actions on dosing that a statement asks for, in reading order.

    Args:
        text: the statement.
        names: the drug's names, dropped from the actions.
        triggered: a heading names the trigger, so that a bare dose or "use caution" is an action too.

    >>> [a.words for a in actions_in("Immediately stop and permanently discontinue the drug if signs occur")]
    ['stop', 'permanently discontinue']
    >>> [a.words for a in actions_in("The dose should be reduced to 5 mg once daily.")]
    ['reduce dose to 5 mg once daily']
    >>> [a.words for a in actions_in("Dosage adjustment is not necessary")]
    ['no dosage adjustment']
    >>> [a.words for a in actions_in("15 mg once daily", triggered=True)]
    ['15 mg once daily']
    """
    if re.search(r"\bdepend(?:s|ing)? (?:on|upon)\b", text) and not amounts_of(text, names):
        return []
    found: list[Action] = []
    for words, kind, pattern in _fixed():
        for match in pattern.finditer(text):
            begun = (
                _STARTING.search(text, max(0, match.start() - 50), match.start()) if kind == "stop" else None
            )
            start, said = (
                (begun.start(), f"{begun[1].lower()} is {words}") if begun else (match.start(), words)
            )
            found.append(Action(start, match.end(), said, kind))
    for match in _LIMIT.finditer(text):
        found.append(
            Action(match.start(), match.end(), f"do not exceed {clean_words(match['limit'])}", "set")
        )
    for match in _PASSIVE.finditer(text):
        if _IF_TOLERATED.search(text[: match.start()]):
            continue
        found += _made(match, match["verb"], match["subject"], names)
    for match in _PASSIVE_ANY.finditer(text):
        found += _made(match, match["verb"], "", names)
    for match in _ACTIVE.finditer(text):
        name = next(n for n in _VERBS if match[n])
        if _is_imperative(text, match, name) and not _IF_TOLERATED.search(text[: match.start()]):
            found += _made(match, name, "", names)
    for match in _SHARE.finditer(text):
        found.append(Action(match.start(), match.end(), re.sub(r"\s+", " ", match.group()), "set"))
    for match in _LESS.finditer(text):
        words = re.sub(r"\s+", " ", match.group()).lower()
        found.append(Action(match.start(), match.end(), f"use {words}", "set"))
    for match in _CHANGE_NEEDED.finditer(text):
        words = "reduce dose" if "reduction" in match.group().lower() else "adjust dose"
        share = re.search(r"(?:of|by) (\d+ ?%)", match.group())
        found.append(Action(match.start(), match.end(), f"{words} by {share[1]}" if share else words, "set"))
    if triggered:
        found += [Action(m.start(), m.end(), "use with caution", "care") for m in _CAUTION.finditer(text)]
        found += [
            Action(m.start(), m.end(), clean_words(m.group()).lower(), "care") for m in _WATCH.finditer(text)
        ]
    kept = _outermost(found)
    if triggered:
        settled = [a.start for a in kept if a.kind in {"set", "none"}]
        kept = _outermost(
            [*kept, *(a for a in _bare_dose(text, names) if not settled or a.start < min(settled))]
        )
    return kept


_IF_TOLERATED = re.compile(r"\b(?:if|as) (?:well )?tolerated,?\s(?:may|can|the|rate|dose|\s)*$", re.I)


_STARTING = re.compile(r"\b(starting|initiation|initiating|continuing)\b[^.;,]*$", re.I)


def _is_imperative(text: str, match: re.Match[str], name: str) -> bool:
    """Whether a verb form tells what to do, and isn't a participle or part of a noun."""
    form = match[name].casefold()
    before = text[: match.start()].rstrip()
    if form.endswith("ing"):
        return False
    if form.endswith("ed") or form in {"given", "held", "withheld"}:
        return False
    if re.search(
        r"\b(?:the|a|an|of|to|not|requires?|needs?|receive|recommend(?:ed)?|with|than|use|using|"
        "who|at|this|that|before|after|when|on|upon|prior|initial|each|no|will|did|don't|never|"
        "first|your)$",
        before,
        re.I,
    ) and not re.search(
        r"\b(?:need to|required to|recommended to|necessary to|advised to|may need to|have to)$", before, re.I
    ):
        return False
    if name in {"dose", "double", "use"} and re.search(
        r"\b(?:concomitant|concurrent|in|for|with)$", before, re.I
    ):
        return False
    complement = match["complement"]
    if name in _NO_OBJECT_NEEDED:
        return not re.match(r"\s+(?:of|date|rate is|codon)\b", complement)
    if name in {"monitor", "continue"}:
        return False
    return name not in _NEEDS_DOSE or bool(_DOSE_WORDS.search(complement))


def _made(match: re.Match[str], verb: str, subject: str, names: tuple[str, ...]) -> list[Action]:
    name = next((n for n, pattern in _FORM_OF.items() if pattern.fullmatch(verb)), verb)
    adverb = ((match["adverb"] or "") + (match["adverb2"] or "")).strip().casefold()
    complement = _cleaned(match["complement"], names)
    if not subject and name in _NEEDS_DOSE and not _DOSE_WORDS.search(match["complement"]):
        return []
    if name in {"monitor", "continue"}:
        return []
    thing = re.sub(r"\s+", " ", subject).casefold()
    if thing in {"drug", "administration", "treatment", "therapy"}:
        thing = ""
    if name == "consider":
        nested = actions_in(complement, names)
        noun = _considered(match, complement)
        return noun or [Action(match.start(), match.end(), f"consider {a.words}", a.kind) for a in nested[:1]]
    words = " ".join(w for w in ("" if adverb == "immediately" else adverb, name, thing, complement) if w)
    kind = (
        "stop"
        if name
        in {"stop", "discontinue", "withhold", "hold", "interrupt", "suspend", "omit", "skip", "delay"}
        else "set"
    )
    return [Action(match.start(), match.start() + len(match.group().rstrip(" ,(")), words, kind)]


def _considered(match: re.Match[str], complement: str) -> list[Action]:
    noun = re.match(
        "(?:a |an )?(?:(?:dos(?:e|age) )?(?:reduction|adjustment|interruption|discontinuation|"
        "modification)|(?:reducing|halving|lowering|discontinuing|interrupting|withholding|decreasing|"
        r"stopping|lower|reduced|alternat\w+) ?[^.;,]{0,60})",
        complement,
        re.I,
    )
    return [Action(match.start(), match.end(), f"consider {noun.group().strip()}", "set")] if noun else []


_SEE = re.compile(
    r"\s*[\[(]\s*(?:see|refer|\d+\.\d+\s*[,)]|CrCl|Child|creatinine|eGFR|table|e\.g)[^\])]*[\])]?", re.I
)


def _cleaned(complement: str, names: tuple[str, ...]) -> str:
    words = _SEE.sub("", complement)
    for name in sorted(names, key=len, reverse=True):
        words = re.sub(rf"\s*\b{re.escape(name)}\b(?:'s|\u2019s)?", "", words, flags=re.I)
    words = re.sub(r"^\s*(?:the|a|an|your|this|its)\s+(?=\w)", "", words)
    words = re.sub(r"^(?:drug|medicine|medication|treatment|therapy|product)\b\s*", "", words)
    words = re.sub(r"\s+at the (?:time of )?onset of\b.*$", "", words)
    words = re.sub(r"\b(?:the|this) (?=dose|dosage|infusion|rate|usual|recommended)", "", words)
    words = re.sub(
        r"\s+(?:in|for|with|by) (?:patients|those|people|individuals|adults)\b.*$", "", words, flags=re.I
    )
    words = re.sub(
        r"\s+(?:with|during|upon)\s+(?:concomitant|concurrent|co-?administ\w+)\b.*$", "", words, flags=re.I
    )
    words = re.sub(r"\s*(?:treatment|therapy) with\s*$", "", words)
    words = re.sub(r"\s+(?:in|for|with|by|of|to|and|or|at|the)\s*$", "", clean_words(words))
    return re.sub(r"\s+", " ", words).strip(" ,;:.()") if words.count("(") != 1 else words.strip(" ,;:.")


def _outermost(found: list[Action]) -> list[Action]:
    """Actions that lie in no other; fixed phrases win over verbs at the same place."""
    kept: list[Action] = []
    for action in sorted(found, key=lambda a: (a.start, -a.end)):
        if kept and action.start < kept[-1].end:
            continue
        kept.append(action)
    return kept


_LONGEST = 160
_DOSE_ENDS = re.compile(
    r"\.\s|\.$|\s\(see|\s\[|;\s(?!max|not)|\s(?:should|is|are|may)\s(?:be\s)?(?:considered|"
    r"recommended|used|given|needed)\b|"
    r"\s(?:in|for) patients\b",
    re.I,
)


def _bare_dose(text: str, names: tuple[str, ...]) -> list[Action]:
    """A dose alone, as the action of a labelled line: "CrCl 30-50 mL/min: 15 mg once daily"."""
    doses = [a for a in amounts_of(text, names) if a.role is not Role.OTHER]
    intervals = find_intervals(text)
    if not doses:
        if re.match(r"\s*(?:every|q\d)", text, re.I) and intervals:
            return [Action(intervals[0].start, intervals[-1].end, f"every {intervals[0].value}", "dose")]
        return []
    start = doses[0].maximum.start if doses[0].maximum else doses[0].quantity.start
    end = len(_DOSE_ENDS.split(text[start:])[0]) + start
    if end - start > _LONGEST:
        return []  # a table run together
    return [Action(start, end, clean_words(text[start:end]), "dose")]
