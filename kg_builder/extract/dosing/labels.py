"""Short lines that govern the ones after them: "Adult:", "Renal impairment", "Initial 2 doses", "Tablets"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg_builder import lazy_re as re

from ..dosage_forms.form_names import FormName, find_forms
from ..language.day_spans import is_day_span
from ..language.intervals import find_intervals
from ..language.quantities import DASHES, find_quantities
from ..language.routes import find_routes
from ..language.schedules import dose_count
from ..rule_tables import rows
from ..vocabulary.phrases import decapitalised
from .combined_drugs import coadministered
from .conditions import VERBS, condition_named, condition_of, lower_case, without_population, without_routes
from .near_severities import severity_near
from .population import NOBODY_NAMED, Population, read_population
from .triggers import bound_severity, severity_of, trigger_of

__all__ = ["Label", "phase_of", "read_label", "split_labels"]


@dataclass(frozen=True, slots=True)
class Label:
    """What a governing line says.

    Args:
        text: the line without its colon.
        mode: kind of block it opens (a value of the labels table), or "".
        population: whom the lines after it are for.
        indication: the condition they are for.
        form: dosage form.
        route: route.
        phase: initial, loading, induction, titration, subsequent, maintenance.
        doses: number of doses.
        trigger: what asks for a change of dosing.
        severity: how severe the trigger is.
        maximum: the amount that follows is the highest allowed.
        time: the days or weeks of a course that the lines are for.
        name: the line's own words, lower case, without what frames them; a trigger under
            "Dosage modifications".
    """

    text: str
    mode: str = ""
    population: Population = NOBODY_NAMED
    indication: str = ""
    form: str = ""
    route: str = ""
    phase: str = ""
    doses: int | None = None
    trigger: str = ""
    severity: str = ""
    maximum: bool = False
    time: str = ""
    name: str = ""

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of what the label says, outermost kind first."""
        names = ("mode", "population", "indication", "form", "route", "trigger", "severity", "phase", "time")
        return tuple(name for name in names if getattr(self, name))


@cache
def _modes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (value, re.compile(rf"(?<![\w-])(?:{written})", re.I))
        for name, value, written, *_ in rows("dosing_labels.tsv")
        if name == "mode"
    )


@cache
def _phases() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The wordings of all phases in one pattern, and the phase of each of its groups."""
    written = [(value, words) for name, value, words, *_ in rows("dosing_labels.tsv") if name == "phase"]
    options = "|".join(f"({words})" for _, words in written)
    return re.compile(rf"(?<![\w-])(?:{options})(?![\w-])", re.I), tuple(value for value, _ in written)


@lru_cache(maxsize=64)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names), re.I)


_NUMBER = re.compile(r"^\d+(?:\.\s?\d+)+\s*(?=[A-Z])")
"""A section's number before its title."""

_MAX_WORDS = 16
_BARE_WORDS = 8


_IMPAIRED = {"renal": "renal", "kidney": "renal", "hepatic": "hepatic", "liver": "hepatic"}
_ORGAN = re.compile("|".join(_IMPAIRED), re.I)
_DOSE_FOR = re.compile(r"\bdos(?:e|age|ing) (?:for|in) (?!patients|people|adults with)", re.I)
_DOSE_ASKED = re.compile(
    r"(?:what(?:['\u2019]s| is| are) the (?:(?:usual|typical|recommended|normal|right|adult|standard) )*"
    r"dos(?:e|es|age|ages|ing)) (?:for|to treat) "
    r"(?!(?:this|the|my|your?|it|me|us|an?|that|these)\b)(?!.*\b(?:people|patients|pets|dogs|cats)\b)(?=\w)",
    re.I,
)
_MAXIMUM = re.compile(r"^max(?:imum)?\b", re.I)
_SEVERAL = re.compile(r"\d\S* (?:or|and) [a-z]", re.I)
_NOT_AMOUNTS = frozenset({"kg", "mL", "%", "L"})


@lru_cache(maxsize=8192)
def read_label(
    text: str, *, heading: bool = False, bare: bool = False, names: tuple[str, ...] = ()
) -> Label | None:
    """What a short line says of the lines after it; None for a line that is itself a statement.

    Args:
        text: the line.
        heading: the reader took it for a heading.
        bare: a short line that says nothing known is a label too, by its name.
        names: names of the drug, taken out before a condition is looked for.

    >>> read_label("Adult:").population.groups
    ('adults',)
    >>> label = read_label("Initial 2 doses:")
    >>> label.phase, label.doses
    ('initial', 2)
    >>> read_label("Severe renal impairment").slots
    ('trigger', 'severity')
    >>> read_label("Take 10 mg once daily") is None
    True
    """
    words = text.replace("**", "").split()
    plain = whole = " ".join(words).rstrip(":").strip()
    asked = plain.endswith("?")
    if not plain or len(words) > _MAX_WORDS + 8 * heading or (plain.endswith((".", ";")) and not heading):
        return None
    if not (heading and coadministered(plain)) and any(
        q.unit.split("/")[0] not in _NOT_AMOUNTS and q.kind != "body" and "dL" not in q.unit
        for q in find_quantities(plain)
    ):
        return None
    if names:
        plain = " ".join(_names_pattern(names).sub("", plain).split()).strip(" ,:")
    if asked and (dose := _DOSE_ASKED.match(plain)) and not find_forms(plain):
        plain, asked, heading = f"Dose for {plain[dose.end() : -1].rstrip()}", False, True
    stated = not (heading or asked)
    if stated and VERBS.search(plain):
        return None
    mode = next((value for value, pattern in _modes() if _leads(pattern, plain)), "")
    if stated and mode and ("," in plain or len(plain.split()) > _BARE_WORDS):
        return None
    if find_intervals(plain) and not mode and not heading:
        return None
    trigger = trigger_of(plain)
    population = _population(plain, trigger[1] if trigger else "")
    severity = severity_of(plain)
    phase = phase_of(plain)
    forms = find_forms(plain)
    routes = find_routes(plain)
    form = plain[forms[0].start : forms[0].end].casefold() if forms and _is_mostly(forms, plain) else ""
    if routes and not without_routes(plain):
        form = ""  # "By intravenous infusion" names a route
    maximum = _MAXIMUM.match(plain) is not None
    known_trigger = trigger[1] if trigger and trigger[0] != "geriatric" else coadministered(plain)
    if not mode and _DOSE_FOR.search(plain) and known_trigger.endswith(" disease"):
        known_trigger = ""  # "Usual adult dose for chronic kidney disease" treats it
    if not known_trigger and (organ := _organ_named(plain, mode)):
        known_trigger = f"{_IMPAIRED[organ.casefold()]} impairment"
    tested = bound_severity(plain)
    if not known_trigger and tested and tested[0] == "value":
        several = _SEVERAL.search(plain) is not None  # "ANC below 250 or platelets 25,000 or fewer"
        several = several or plain.startswith(f"{tested[1]}, ")  # "ALT above 5 times ULN, with symptoms"
        known_trigger, severity = (decapitalised(plain) if several else tested[1]), ""
    indication = ""
    time = decapitalised(plain) if is_day_span(plain) else ""
    if not (mode or known_trigger or asked or maximum or form or time):
        indication = condition_of(without_routes(without_population(plain)))
        first, comma, rest = plain.partition(", ")
        if comma and not indication and (read_population(rest) or phase_of(rest) or _USED.match(rest)):
            indication = condition_of(first)  # "Gout, ages 12 to 17"
        if not indication and population.groups:
            indication = condition_named(plain)  # "For children with gout, the dose goes by weight"
        if indication and (severity == indication or (phase_of(indication) and len(indication.split()) < 3)):
            indication = ""
        if indication and severity and condition_of(re.sub(re.escape(severity), "", plain, flags=re.I)) == "":
            indication = ""
    label = Label(
        text=whole,
        mode=mode if mode != "modification" or not _refers(plain) else "",
        population=population,
        indication=indication,
        form=form,
        route=routes[0].value if routes else "",
        phase=phase,
        doses=dose_count(plain),
        trigger=known_trigger,
        severity=_severity(plain, severity, known_trigger, indication),
        maximum=maximum,
        time=time,
        name=_name(_NUMBER.sub("", plain), severity),
    )
    if label.slots or heading or asked or maximum or label.doses is not None or text.rstrip().endswith(":"):
        return label
    return label if bare and len(plain.split()) <= _BARE_WORDS else None


def _population(plain: str, trigger: str) -> Population:
    """Whom a label names; "Adults over 65" are old patients."""
    population = read_population(plain)
    if _OVER.match(trigger) and population.groups in {(), ("adults",)} and not population.age:
        return replace(population, groups=("geriatric",), age=trigger)
    return population


_OVER = re.compile(r"(?:over|above|older than)\b")


def _severity(plain: str, severity: str, trigger: str, indication: str) -> str:
    """The grade of a label's trigger; that of a condition is a part of its name."""
    if trigger and severity and severity == severity_of(plain):
        return severity_near(plain, trigger)
    return severity if trigger or not indication else ""


def _organ_named(plain: str, mode: str) -> str:
    """The organ of a label that names it and no more, or opens with it: "Renal: halve the dose"."""
    alone = _ORGAN_ALONE.fullmatch(without_population(plain))
    led = _ORGAN.match(plain) if mode == "modification" else None
    return alone["organ"] if alone else led.group() if led else ""


_ORGAN_ALONE = re.compile(
    r"(?:adjustments? for (?:the |your )?)?(?P<organ>renal|hepatic|kidney|liver)s?(?: function)?", re.I
)


def _leads(pattern: re.Pattern[str], plain: str) -> bool:
    """Whether the words of a mode are the line's main words and not a passing mention."""
    match = pattern.search(plain)
    return match is not None and (
        match.start() <= 2 or len(match.group()) * 2 >= len(plain) or match.start() < 30
    )


_USED = re.compile(r"(?:when|if) (?:used|taken|given)\b", re.I)
_REACTIONS = re.compile(r"\b(?:infusion|injection)[- ](?:related |site )?reactions?", re.I)
_ASIDE = re.compile(r"\([^()]*\)")
_NAME_FRAME = re.compile(
    "^(?:for|management of|(?:recommended )?(?:dos(?:e|age|ing) )?(?:modifications?|"
    "adjustments?|reductions?) (?:for|in response to|due to|in|with)|patients (?:with|"
    r"who have|on)|in patients with)\s+(?:the\s+)?",
    re.I,
)


def _is_mostly(forms: tuple[FormName, ...], plain: str) -> bool:
    """Whether a line names dosage forms and little else."""
    named = sum(len(plain[f.start : f.end].split()) for f in forms)
    if _REACTIONS.search(plain):
        return False
    return named * 2 >= len(_ASIDE.sub("", plain).split())


def _name(plain: str, severity: str) -> str:
    """The subject of a heading in lower case: "Management of infusion reactions" -> "infusion reactions"."""
    words = _NAME_FRAME.sub("", _ASIDE.sub(" ", plain).strip())
    if severity:
        words = _LEFT_OVER.sub("", re.sub(re.escape(severity), " ", words, flags=re.I))
    return lower_case(" ".join(words.split()).strip(" ,:-"))


_LEFT_OVER = re.compile(r"^\s*(?:or|and)\s+(?=\w)", re.I)
_REFERRING = re.compile(r"\b(?:depends?|see|refer)\b", re.I)


def _refers(plain: str) -> bool:
    return _REFERRING.search(plain) is not None


@lru_cache(maxsize=4096)
def phase_of(text: str) -> str:
    """The phase of treatment that a phrase names, by the earliest cue.

    >>> phase_of("Usual starting dose"), phase_of("Maintenance"), phase_of("Adults")
    ('initial', 'maintenance', '')
    """
    pattern, values = _phases()
    match = pattern.search(text)
    return values[(match.lastindex or 1) - 1] if match else ""


_LABEL = re.compile(
    r"(?P<label>(?:[^:;.]|\b(?:e\.g|i\.e)\.){2,110}?(?:\d\.\d[^:;.]*)?)"
    rf"(?:\s*:[*_]{{0,2}}\s+|:(?=[A-Z0-9])|\s{{2,}}(?=\d)|\s+[{DASHES[1:]}]\s*(?=\d|[A-Z])|\u2014(?=[A-Z])"
    r"|\s+-\s+(?=\d|[A-Z]))"
)


# "Epilepsy (12 years and up). Start with 300 mg", "Adults. Take 5 mg": whom, closed by a full stop.
_STOPPED_LABEL = re.compile(
    r"(?P<label>[A-Z][\w' -]{2,60}? \([^()]{3,40}\)|[A-Z][a-z]+(?: [a-z]+){0,3})\.\s+(?=[A-Z])"
)
_WHAT_FOR = ({"indication", "population"}, {"population"})
_MARKED = re.compile(rf":|\S\s{{2,}}\d|\s?[{DASHES}]|(?:\)|^[A-Z][a-z]+(?: [a-z]+){{0,3}})\.\s")
_LONGEST = 140


def split_labels(text: str, names: tuple[str, ...] = ()) -> tuple[list[Label], int]:
    """Labels at the start of a line ("Adults: Hypertension: 10 mg"), and where what they govern begins.

    >>> labels, start = split_labels("Initial 2 doses: 300 mg IV once")
    >>> [l.phase for l in labels], start
    (['initial'], 17)
    >>> split_labels("Take 10 mg daily: swallow whole")
    ([], 0)
    """
    labels: list[Label] = []
    position = 0
    if not _MARKED.search(text, 0, _LONGEST):
        return labels, position
    while match := _LABEL.match(text, position) or _STOPPED_LABEL.match(text, position):
        label = read_label(match["label"], names=names) or read_label(match["label"] + ":", names=names)
        if label is None or (
            match.re.pattern == _STOPPED_LABEL.pattern and set(label.slots) not in _WHAT_FOR
        ):
            break
        labels.append(label)
        position = match.end()
    return labels, position
