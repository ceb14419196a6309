"""What is done to the dosing: "reduce dose by 50%", "permanently discontinue", "no dosage change needed"."""

from __future__ import annotations

from functools import cache

from kg_builder import lazy_re as re
from kg_builder.remembered import kindred_names, recall

from ..language.cues import cues, lowered
from ..language.schedules import clean_words
from ..rule_tables import rows
from ..vocabulary.phrases import decapitalised
from .action_nouns import POINTS, Action, named_changes, unchanged
from .action_verbs import (
    ACTIVE,
    FORM_OF,
    NEEDS_DOSE,
    NO_OBJECT_NEEDED,
    PASSIVE,
    PASSIVE_ANY,
    VERBS_OF_CHANGE,
)
from .action_words import SEE_ON, cleaned
from .amounts import amounts_of
from .bare_doses import bare_dose

__all__ = ["Action", "actions_in", "hold_time"]


@cache
def _fixed() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (action, kind, re.compile(written, re.I)) for action, kind, written, *_ in rows("dosing_actions.tsv")
    )


_CAUTION = re.compile(
    r"\b(?:use |with )?(?:with )?(?:extreme )?caution\b(?: (?:is )?(?:advised|recommended|warranted))?", re.I
)
_LIMIT = re.compile(
    r"(?:(?P<subject>\bmaximum (?:\w+ ){0,2}dos(?:e|age)) )?"
    r"\b(?:(?:do|should|must|may|can|does)(?: not|n['\u2019]t)|not to|cannot|(?:goes?|rises?) no) "
    r"(?P<verb>exceed|(?:go |be )?(?:above|over|higher than|beyond|more than)|"
    r"(?:take|use|be given|receive) more than) "
    r"(?:a |the |an )?(?:(?:total |"
    r"maximum |recommended )*(?:daily )?dos(?:e|age) (?:of )?)?"
    r"(?:(?!(?:for|in|if|once|every|per|a)\b)[A-Za-z][\w-]* ){0,5}?"
    r"(?P<limit>\d(?:(?![;,(]|\.\s|\.$|"
    r"\sin\s|\s(?:if|when|while|with(?! food| meals)|for (?:people|patients|those|anyone))\s).)*)",
    re.I,
)
_NOT_RECEIVE = re.compile(
    r"\b(?:should|must|may|can) not (?:get|receive|have|take|be given) (?P<what>(?:the |a |any )?\d[^.;,]*)",
    re.I,
)
_COMPARED = frozenset({"above", "over", "beyond", "higher", "more"})
_LIMITS = cues("exceed", "above", "over", "higher than", "more than")
_ONLY_IF = re.compile(
    r"\b(?:used?|given?|taken?)? ?only (?:if|when|where)\b[^.;]{0,40}?\s(?:benefits?|risks?)\b[^.;]*",
    re.I,
)
_WATCH = re.compile(r"(?:^|(?<=[;,]\s)|(?<=and\s))monitor\b[^.;,\[]{3,140}(?![\w-])", re.I)
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


_CONSIDERED = re.compile(
    r"\bconsideration (?:should|may|must) be given to (?:the )?"
    r"(?P<what>[^.;,]*\b(?:dos|reduc|discontinu|interrupt)[^.;,\[]{0,60})",
    re.I,
)
_DEPENDS = re.compile(r"\bdepends? (?:on|upon)\b")
_DENIALS = cues(
    "no ",
    "none",
    "not",
    "n't",
    "without",
    "contraindicat",
    "avoid",
    "usual",
    "normal",
    "same",
    "full",
    "unn",
    "unw",
    "unr",
)
_MODALS = cues("should", "must")


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
    ['no dosage adjustment necessary']
    >>> [a.words for a in actions_in("15 mg once daily", triggered=True)]
    ['15 mg once daily']
    """
    named = kindred_names(names, text)
    return list(recall(lambda: _read(text, names, triggered), "dosing actions", text, named, triggered))


def _read(text: str, names: tuple[str, ...], triggered: bool) -> tuple[Action, ...]:
    low = lowered(text)
    if "depend" in low and _DEPENDS.search(text) and not amounts_of(text, names):
        return ()
    found: list[Action] = []
    for words, kind, pattern in _fixed() if _DENIALS.search(low) else ():
        for match in pattern.finditer(text):
            begun = (
                _STARTING.search(text, max(0, match.start() - 50), match.start()) if kind == "stop" else None
            )
            start, said = (
                (begun.start(), f"{begun[1].lower()} is {words}") if begun else (match.start(), words)
            )
            if kind == "none":
                said = unchanged(text, match)
            found.append(Action(start, match.end(), said, kind))
    for match in _LIMIT.finditer(text) if _LIMITS.search(low) else ():
        limit, verb = clean_words(SEE_ON.sub("", match["limit"])), match["verb"].casefold()
        words = f"do not exceed {limit}" if verb == "exceed" else f"should not {verb} {limit}"
        if verb.split()[0] in _COMPARED:
            words = f"should not go {verb} {limit}"
        if match["subject"]:
            words = f"{match['subject'].casefold()} should not {verb} {limit}"
        found.append(Action(match.start(), match.end(), words, "set"))
    for match in _NOT_RECEIVE.finditer(text) if " not " in low else ():
        found.append(Action(match.start(), match.end(), f"do not give {clean_words(match['what'])}", "set"))
    for match in PASSIVE.finditer(text):
        if _IF_TOLERATED.search(text[: match.start()]) or _WHEN_GIVEN.search(text[: match.end("verb")]):
            continue
        if (
            "," in text[match.end("verb") :]
            and _CIRCUMSTANCE.match(text[: match.start("verb")])
            and not _ASKED.search(text, match.start("subject"), match.start("verb"))
        ):
            continue
        found += _made(match, match["verb"], match["subject"], names)
    for match in _CONSIDERED.finditer(text) if "consideration" in low else ():
        words = clean_words(SEE_ON.sub("", match["what"]))
        found.append(Action(match.start(), match.end(), f"consider {words}", "set"))
    for match in PASSIVE_ANY.finditer(text) if _MODALS.search(low) else ():
        found += _made(match, match["verb"], "", names)
    for match in ACTIVE.finditer(text):
        name = next(n for n in VERBS_OF_CHANGE if match[n])
        if _is_imperative(text, match, name) and not _IF_TOLERATED.search(text[: match.start()]):
            found += _made(match, name, "", names)
    found += named_changes(text)
    if triggered:
        found += [Action(m.start(), m.end(), "use with caution", "care") for m in _CAUTION.finditer(text)]
        found += [Action(m.start(), m.end(), m.group().lower(), "care") for m in _ONLY_IF.finditer(text)]
        found += [
            Action(m.start(), m.end(), decapitalised(clean_words(m.group())), "care")
            for m in _WATCH.finditer(text)
        ]
    kept = _outermost(found)
    if triggered:
        settled = [0] if POINTS.search(text) else [a.start for a in kept if a.kind in {"set", "none"}]
        kept = _outermost(
            [*kept, *(a for a in bare_dose(text, names) if not settled or a.start < min(settled))]
        )
    return tuple(kept)


_IF_TOLERATED = re.compile(r"\b(?:if|as) (?:well )?tolerated,?\s(?:may|can|the|rate|dose|\s)*$", re.I)


_WHEN_GIVEN = re.compile(
    r"\b(?:when|if|while) (?:this |the )?(?:drug|dose|treatment|therapy|infusion) is "
    r"(?:given|administered|used|started|initiated)$",
    re.I,
)
"""A circumstance, which asks for nothing: "caution is needed when the drug is administered"."""

_CIRCUMSTANCE = re.compile(r"\W*(?:if|when|once|after|where) [^,]*$", re.I)
"""What opens with what has come to pass: "If the next course is delayed by a week, check the marrow"."""

_ASKED = re.compile(r"\b(?:should|must|may|can|need\w*|has to|might)\b", re.I)
_STARTING = re.compile(r"\b(starting|initiation|initiating|continuing)\b[^.;,]*$", re.I)


# what a denial holds for behind "or": "do not mix the drug or give it through the same line"
_DENIED = re.compile(
    r"\b(?:do not|don't|must not|should not|never)\b(?![^.;]*\b(?:but|instead)\b)[^.;:]*\bor$", re.I
)
_RELATIVE = re.compile(r"\b(?:that|which|who)(?: \w+ly)?$", re.I)
_NO_NEED = re.compile(r"\b(?:no|not|never) (?:\w+ )?(?:need|needed|necessary|required) to$", re.I)
_NO_COMMAND = re.compile(
    r"\b(?:the|a|an|of|to|not|requires?|needs?|receive|recommend(?:ed)?|with|than|use|using|"
    "who|at|this|that|before|after|when|on|upon|prior|initial|each|no|will|did|don't|never|"
    "first|your|you|upper|lower|institutional|increase or|decrease or)$",
    re.I,
)
_COMMAND = re.compile(
    r"\b(?:need to|required to|recommended to|necessary to|advised to|may need to|have to"
    r"|told to|asked to|(?:we|doctor|physician|prescriber|provider|team|specialist|nurse|pharmacist)"
    r" (?:will|might|should|may)(?: \w+ly)?)$",
    re.I,
)
_LOWERED = re.compile(
    r"\s(?:the|your|dos(?!\w+ (?:is|are|may|should|can|must|will|might)\b)|daily|total|starting|rate"
    r"|infusion|to|by)",
    re.I,
)
_NOT_OF_DOSES = re.compile(
    r"\s(?:(?:the|its|their|your|how|blood|plasma|serum)\s)*(?:levels?|concentrations?|exposure|breakdown"
    r"|clearance|metabolism|effects?|risks?)\b"
    r"|\s(?:from baseline|in LVEF|is"
    r"|(?:to|of) (?:(?:less|greater|more|lower|higher) than|at least|[<>\u2264\u2265]))",
    re.I,
)
"""What is done to no dose: "rifampin can lower the level", an LVEF's "decrease from baseline"."""

_NO_USE = re.compile(r" of |[ ,]+in Specific\b")
_OF_TREATMENT = re.compile(r"\b(?:treatment|dosing|dose|therapy)$")
_TITLED = re.compile(r"\b(?:for|[A-Z][a-z]+ [A-Z][a-z]+)$")
_NOUN_BEFORE = re.compile(r"\b(?:concomitant|concurrent|in|for|with)$", re.I)
_NOUN_AFTER = re.compile(r"\s+(?:of|date|time|rate is|codon|from baseline)\b")


def _is_imperative(text: str, match: re.Match[str], name: str) -> bool:
    """Whether a verb form tells what to do, and isn't a participle or part of a noun."""
    form = match[name].casefold()
    before = text[: match.start()].rstrip()
    if form.endswith("ing"):
        return False
    if _RELATIVE.search(before):
        return False  # "drugs that markedly reduce its clearance"
    if form.endswith("ed") or form in {"given", "held", "withheld"}:
        return False
    if _DENIED.search(before) or _NO_NEED.search(before):
        return False
    if _NO_COMMAND.search(before) and not _COMMAND.search(before):
        return False
    if name in {"dose", "double", "use"} and _NOUN_BEFORE.search(before):
        return False
    if name == "use" and _NO_USE.match(match["complement"]):
        return False
    if name in {"delay", "hold", "stop", "limit"} and _OF_TREATMENT.search(before):
        return False  # "toxicities that result in a treatment delay"
    if match[name] == "Use" and _TITLED.search(before):
        return False  # "Once Daily Use"
    complement = match["complement"]
    if (name == "lower" and not _LOWERED.match(complement)) or _NOT_OF_DOSES.match(complement):
        return False
    if name in NO_OBJECT_NEEDED:
        return not _NOUN_AFTER.match(complement)
    if name in {"monitor", "continue"}:
        return False
    if complement.strip() in _IT:
        return _DOSES.search(before) is not None
    return name not in NEEDS_DOSE or bool(_DOSE_WORDS.search(complement))


_IT = frozenset({"it", "this"})
_DOSES = re.compile(r"\bdos(?:e|age)\b", re.I)
_STOPS = frozenset(
    {"stop", "discontinue", "withhold", "hold", "interrupt", "pause", "suspend", "omit", "skip", "delay"}
)
# the next row's label, or a footnote's letter, behind "Permanently discontinue"
_NEXT_LABEL = re.compile(r"[a-h\u2020*]|[A-Z][a-z]{3,}\b(?! (?:until|for|if|when)\b).*")


# "for neutropenia" is what asks for it, "for two weeks" how long it is done
_FOR_WHAT = re.compile(
    r"(?:^|\s+)for (?!(?:(?:up to|at least|a|an|about|approximately|no more than|more than|another"
    r"|a minimum of) )*(?:\d|one|two|three|four|six|several|the|few|week|month|long)).*?(?=\s+until\b|$)",
    re.I,
)


_FOLLOWING = re.compile(r"following (?:dos|recommend|regimen|table|schedule|guid)", re.I)
_TOGETHER = re.compile(
    r"^(?:both )?(?:and|or|with|plus)\b(?! (?:look|check|test|search|screen|refer|treat)\b)"
    r".*?(?=\s+until\b|$)",
    re.I,
)
"""What is stopped besides: "discontinue Examplol and lenalidomide"."""

_DOING = re.compile(r"(?:\w+ )?and (?:look|check|test|search|screen|refer|treat)\b")
_SAME = {"withdraw": "discontinue", "terminate": "discontinue", "cease": "discontinue", "modify": "adjust"}


def _made(match: re.Match[str], verb: str, subject: str, names: tuple[str, ...]) -> list[Action]:
    name = next((n for n, pattern in FORM_OF.items() if pattern.fullmatch(verb)), verb)
    name = _SAME.get(name, name)
    adverb = ((match["adverb"] or "") + (match["adverb2"] or "")).strip().casefold()
    complement = cleaned(match["complement"], names)
    if complement in _IT and _DOSES.search(match.string, 0, match.start()):
        complement = "dose"  # "as to the dose, your doctor may adapt it"
    elif not subject and name in NEEDS_DOSE and not _DOSE_WORDS.search(match["complement"]):
        return []
    if name in {"monitor", "continue"}:
        return []
    thing = re.sub(r"\s+", " ", subject).casefold()
    if thing in {"drug", "medicine", "medication", "administration"}:
        thing = ""
    if _FOLLOWING.match(complement) or (name == "use" and (complement or thing) == "dose"):
        return []
    if name in _STOPS:
        complement = _TOGETHER.sub("", complement)
        short = complement if _DOING.match(complement) else _FOR_WHAT.sub("", complement).strip(" ,")
        complement = "" if _NEXT_LABEL.fullmatch(complement) else short
    if name == "consider":
        nested = actions_in(complement, names)
        noun = _considered(match, complement)
        return noun or [Action(match.start(), match.end(), f"consider {a.words}", a.kind) for a in nested[:1]]
    words = " ".join(w for w in ("" if adverb == "immediately" else adverb, name, thing, complement) if w)
    kind = "stop" if name in _STOPS else "set"
    return [Action(match.start(), match.start() + len(match.group().rstrip(" ,(")), words, kind)]


def _considered(match: re.Match[str], complement: str) -> list[Action]:
    noun = re.match(
        r"(?:a |an )?(?:(?:dos(?:e|age) |permanent |temporary |treatment )*"
        r"(?:reduction|adjustment|interruption|discontinuation|modification)"
        r"|(?:reducing|halving|lowering|discontinuing|interrupting|withholding|decreasing|pausing|slowing"
        r"|holding|suspending|increasing|stopping|lower|reduced|alternat\w+) ?"
        r"(?:[^.;,]|(?<=\d)[.,](?=\d)){0,60})",
        complement,
        re.I,
    )
    return [Action(match.start(), match.end(), f"consider {noun.group().strip()}", "set")] if noun else []


def _outermost(found: list[Action]) -> list[Action]:
    """Actions that lie in no other; fixed phrases win over verbs at the same place."""
    kept: list[Action] = []
    for action in sorted(found, key=lambda a: (a.start, -a.end)):
        if kept and action.start < kept[-1].end:
            continue
        kept.append(action)
    return kept
