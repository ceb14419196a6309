"""Short lines that govern the ones after them: "Adult:", "Renal impairment", "Initial 2 doses", "Tablets"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .dosage_form_names import FormName, find_forms
from .dosing_population import Population, read_population
from .dosing_rules import rows
from .language.quantities import DASHES, find_quantities
from .language.schedules import dose_count, find_intervals, find_routes

__all__ = ["Label", "bound_severity", "read_label", "severity_of", "split_labels", "trigger_of"]


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
        name: the line's own words, lower case, without what frames them; a trigger under
            "Dosage modifications".
    """

    text: str
    mode: str = ""
    population: Population = Population()
    indication: str = ""
    form: str = ""
    route: str = ""
    phase: str = ""
    doses: int | None = None
    trigger: str = ""
    severity: str = ""
    maximum: bool = False
    name: str = ""

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of what the label says, outermost kind first."""
        names = ("mode", "population", "indication", "form", "route", "trigger", "severity", "phase")
        return tuple(name for name in names if getattr(self, name))


@cache
def _table(slot: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (value, re.compile(rf"(?:{written})", re.I))
        for name, value, written, *_ in rows("dosing_labels.tsv")
        if name == slot
    )


@cache
def _triggers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(written, re.I)) for kind, written, *_ in rows("dosing_triggers.tsv"))


@cache
def _severities() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(row[0] for row in rows('dosing_severities.tsv'))})(?![\w-])", re.I
    )


_BOUND = re.compile(
    r"\(?(?P<test>\b(?:CrCl|CLcr|Cl cr|CLCR|creatinine clearance|e?GFR|estimated GFR|"
    "glomerular filtration rate|kidney function|renal function|ANC|platelets?(?: count)?|"
    "absolute neutrophil count|WBC|QTc|LVEF|ALT|AST|bilirubin|total bilirubin|h(?:a)?emoglobin|"
    r"serum creatinine)\b"
    r"(?:\s*\([^()]{1,40}\))?(?:\s(?:count|level|of|is|between|values?|from|below|above|falls|rate))*\s*)"
    r"(?P<bound>(?:(?:[<>\u2264\u2265]=?|=|less than(?: or equal to)?|more than|"
    "greater than(?: or equal to)?|below|above|under|over|at least|between|up to|"
    rf"from)\s*)?\d[\d.,]*(?:\s?(?:mL/min(?:/1\.73\s?m(?:2|\u00b2))?)?\s?(?:[{DASHES}]|to|and|"
    r"to less than|to <)\s?(?:<|less than)?\s?\d[\d.,]*)?\s?(?:x ?10\S{1,4}/L|"
    r"mL/min(?:ute)?(?:/1\.73\s?m(?:2|\u00b2))?|ml per minute|/mm3|/mm\u00b3|/mcL|cells/\S+|x ULN|"
    r"times ULN|g/dL|mg/dL|msec|ms|%|mL per minute(?: per 1\.73 ?m2)?)?(?: or (?:less|more|"
    "greater|lower|higher|below|above))?)",
    re.I,
)


def bound_severity(text: str) -> tuple[str, str] | None:
    """A bound of a laboratory value that grades a trigger: (kind of trigger, bound as written).

    >>> bound_severity("CrCl 30-59 mL/min: 15 mg once daily")
    ('renal', 'CrCl 30-59 mL/min')
    >>> bound_severity("creatinine clearance less than 30 mL/min")
    ('renal', 'creatinine clearance less than 30 mL/min')
    >>> bound_severity("15 mg once daily") is None
    True
    """
    match = _BOUND.search(text)
    if match is None:
        return None
    kind = (
        "renal"
        if re.match(r"cr|cl|e?gfr|est|glom|kid|ren|serum cr", match["test"].strip("( "), re.I)
        else "value"
    )
    return kind, re.sub(r"\s+", " ", (match["test"] + match["bound"]).strip("( ").rstrip(".,"))


def severity_of(text: str) -> str:
    """The grade of severity named in the text, lower case; a laboratory bound where there is no word.

    >>> severity_of("Mild-to-moderate"), severity_of("Grade 3 or 4 neutropenia")
    ('mild-to-moderate', 'grade 3 or 4')
    >>> severity_of("Severe (CrCl <30 mL/min)"), severity_of("CrCl <30 mL/min")
    ('severe', 'CrCl <30 mL/min')
    """
    match = _severities().search(text)
    if match:
        words = match.group()
        if words.casefold().startswith("child"):
            return re.sub(r"\s+", " ", words)
        return re.sub(r"\s+", " ", words.casefold()).replace("grades", "grade")
    bound = bound_severity(text)
    return bound[1] if bound else ""


_DENIED = re.compile(
    r"\b(?:not|without|no|never|normal|adequate)\s(?:(?:on|requiring|receiving|undergoing|have|"
    r"having|signs of|known|yet)\s)*$",
    re.I,
)


def trigger_of(text: str) -> tuple[str, str] | None:
    """An impairment or group named in the text that dosing depends on: (kind, words, lower case).

    >>> trigger_of("patients with severe Renal Impairment")
    ('renal', 'renal impairment')
    >>> trigger_of("Child-Pugh B"), trigger_of("CrCl <30 mL/min"), trigger_of("hypertension")
    (('hepatic', 'hepatic impairment'), ('renal', 'renal impairment'), None)
    """
    best: tuple[int, str, str] | None = None
    for kind, pattern in _triggers():
        match = next((m for m in pattern.finditer(text) if not _DENIED.search(text[: m.start()])), None)
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), kind, match.group())
    if best:
        words = re.sub(r"\s+", " ", best[2].strip())
        words = re.sub(r"\brenally impaired\b", "renal impairment", words, flags=re.I)
        words = re.sub(r"\bhepatically impaired\b", "hepatic impairment", words, flags=re.I)
        if kind_is_dialysis(words):
            words = re.sub(
                "^(?:patients )?(?:on |undergoing |receiving |requiring )?(?:chronic |"
                "intermittent |maintenance )?",
                "",
                words,
                flags=re.I,
            )
        return best[1], words if words.isupper() else words.casefold()
    if re.search(r"\bchild[- ]pugh\b", text, re.I):
        return "hepatic", "hepatic impairment"
    bound = bound_severity(text)
    if bound and bound[0] == "renal":
        return "renal", "renal impairment"
    return None


def kind_is_dialysis(words: str) -> bool:
    """Whether the trigger is a treatment by dialysis.

    >>> kind_is_dialysis("on hemodialysis"), kind_is_dialysis("renal failure")
    (True, False)
    """
    return bool(re.search(r"dialysis|CRRT", words, re.I))


_VERBS = re.compile(
    r"\b(?:is|are|was|were|should|may|can|must|will|would|could|has|have|had|take|give|given|"
    "administer(?:ed)?|inject|apply|do not|don't|"
    "contact|consult|see|avoid|consider|monitor|perform|obtain|discontinue|withhold|interrupt|"
    "recommended that|depends?|indicated for|"
    "permanently|contraindicated|not (?:recommended|established|required|necessary|needed)|"
    r"no (?:dos|adjust)\w*)\b",
    re.I,
)
_NOT_A_CONDITION = re.compile(
    r"\b(?:dos(?:e|es|ing|age|ages)|administration|considerations?|recommend\w*|general|"
    "information|instructions?|table|note|notes|"
    r"important|how|what|when|why|where|which|monitor\w*|storage|store|preparation|missed|"
    r"overdos\w+|about|tips|warnings?|cautions?|"
    "precautions?|see|day|days|weeks?|cycles?|month|hours?|minutes?|release|regimen|schedule|"
    "step|patients?|use|usage|other|more|summary|overview|"
    "injection|infusion|brand|generic|available|strengths?|oral|intravenous|method|monotherapy|"
    "combination|with|without|"
    "yes|no|naive|you|your|inpatient|outpatient|titration|induction|suspension|females?|males?|"
    r"tests?|screening|vaccin\w+|response|section|off-?label|orphan|indications?|limitations?|"
    "side effects?|contains?|"
    "safety|efficacy|established|daily|weekly|once|twice|times|maximum|minimum|total|range|"
    "target|frequency|duration|weight(?! (?:loss|gain|management|reduction))|age|food|meals?|"
    "water|drinks?|alcohol|"
    "strength|frequently|asked|questions?|additional|adverse|toxicit(?:y|ies)|reactions?|"
    "interactions?|inhibitors?|inducers?|treatment|therapy|"
    r"tap|click|slideshow|pictures?|related|continue\w*|reading|drugs?|medications?|medicines?|"
    r"doctor|pharmacist|advice|directions?|active|ingredients?|purpose|uses)\b|[?!]|"
    r"(?<![A-Za-z]-)(?<!type )(?<!stage )(?<!factor )(?<![A-Z])\d",
    re.I,
)
_FRAME = re.compile(
    r"^(?:the\s+)?(?:(?:usual|recommended|normal|typical|standard|suggested|common|dosage|dosing|"
    "doses?|for|in|of|the|adults?|adult patients|p(?:a)?ediatric(?: patients)?|geriatric|"
    "(?:off-label|fda-approved) uses?|indications?|management|treatment|therapy|prevention|"
    "prophylaxis|patients with|people with|to treat|to reduce the risk of(?: (?:you )?having)?|"
    r"treating|initial|starting|maintenance)[:\s]+)+",
    re.I,
)
_ONLY_GRADES = re.compile(
    "(?:(?:neo-?)?adjuvant|metastatic|advanced|early|late|acute|chronic|relapsed|refractory|"
    "unresectable|uncomplicated|complicated|active|severe|mild|moderate|first-line|second-line|"
    r"monotherapy|palliative|primary|secondary|and|or|,|/|\s)+",
    re.I,
)
_KEEP_FRAME = re.compile(r"\b(?:prevention|prophylaxis)\b", re.I)
_TAIL = re.compile(
    r"\s*(?:,?\s*(?:adults?|p(?:a)?ediatrics?|geriatrics?|children)(?: patients)?|\s+(?:dosage|"
    r"dosing|dose|treatment|therapy)s?)\s*$",
    re.I,
)
_MAX_WORDS = 14
_BARE_WORDS = 8


def condition_of(text: str) -> str:
    """The condition that a heading names, or "" if it names something else.

    >>> condition_of("Usual Adult Dose for Hypertension"), condition_of("Multiple Sclerosis (MS)")
    ('hypertension', 'multiple sclerosis')
    >>> condition_of("General dosing information"), condition_of("Crohn's Disease")
    ('', "Crohn's disease")
    """
    words = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text)
    words = re.sub(r"^\s*\d+(?:\.\d+)*\.?\s+(?=[A-Z])", "", words).strip(" :.*\u2022-\u2013\u2014\t")
    words = re.sub(r"\s+", " ", words)
    framed = _FRAME.match(words)
    if framed and not (
        _KEEP_FRAME.search(framed.group()) and not re.search(r"\bfor\b", framed.group(), re.I)
    ):
        words = words[framed.end() :]
    words = _TAIL.sub("", words).strip(" :,")
    words = re.sub(r"^(?:an?|the)\s+", "", words, flags=re.I)
    if _ONLY_GRADES.fullmatch(words):
        return ""
    if (
        not words
        or len(words) < 3
        or len(words.split()) > 9
        or _NOT_A_CONDITION.search(words)
        or _VERBS.search(words)
    ):
        return ""
    return _lower(words)


def _lower(words: str) -> str:
    """Title case undone, but not for abbreviations and names of people."""
    return " ".join(
        w if w.isupper() and len(w) > 1 and not words.isupper() else _lower_word(w) for w in words.split()
    )


def _lower_word(word: str) -> str:
    if re.search(r"['\u2019]s$", word) or re.search(r"[a-z][A-Z]|\d", word):
        return word[0] + word[1:].lower() if word.isupper() else word
    return word.lower()


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
    plain = re.sub(r"\s+", " ", text).strip().rstrip(":").strip()
    asked = plain.endswith("?")
    if (
        not plain
        or len(plain.split()) > _MAX_WORDS + 4 * heading
        or (plain.endswith((".", ";")) and not heading)
    ):
        return None
    if any(
        q.unit.split("/")[0] not in {"kg", "mL", "%", "L"} and q.kind != "body" and "dL" not in q.unit
        for q in find_quantities(plain)
    ):
        return None
    for name in names:
        plain = re.sub(rf"\b{re.escape(name)}\b", "", plain, flags=re.I)
    plain = re.sub(r"\s+", " ", plain).strip(" ,:")
    mode = next((value for value, pattern in _table("mode") if _leads(pattern, plain)), "")
    if not (heading or asked) and (
        _VERBS.search(plain) or (mode and ("," in plain or len(plain.split()) > _BARE_WORDS))
    ):
        return None
    if find_intervals(plain) and not mode and not heading:
        return None
    population = read_population(plain)
    trigger = trigger_of(plain)
    severity = severity_of(plain)
    phase = phase_of(plain)
    forms = find_forms(plain)
    routes = find_routes(plain)
    form = plain[forms[0].start : forms[0].end].casefold() if forms and _is_mostly(forms, plain) else ""
    maximum = bool(re.search(r"^max(?:imum)?\b", plain, re.I))
    known_trigger = trigger[1] if trigger and trigger[0] != "geriatric" else coadministered(plain)
    indication = ""
    if not (mode or known_trigger or asked or maximum or form):
        indication = condition_of(_without_routes(_without_population(plain)))
        if indication and (severity == indication or phase_of(indication) and len(indication.split()) < 3):
            indication = ""
        if indication and severity and condition_of(re.sub(re.escape(severity), "", plain, flags=re.I)) == "":
            indication = ""
    label = Label(
        text=re.sub(r"\s+", " ", text).strip().rstrip(":").strip(),
        mode=mode if mode != "modification" or not _refers(plain) else "",
        population=population,
        indication=indication,
        form=form,
        route=routes[0].value if routes else "",
        phase=phase,
        doses=dose_count(plain),
        trigger=known_trigger,
        severity=severity if known_trigger or not indication else "",
        maximum=maximum,
        name=_name(plain, severity),
    )
    if label.slots or heading or asked or maximum or label.doses is not None or text.rstrip().endswith(":"):
        return label
    return label if bare and len(plain.split()) <= _BARE_WORDS else None


def _leads(pattern: re.Pattern[str], plain: str) -> bool:
    """Whether the words of a mode are the line's main words and not a passing mention."""
    match = re.search(rf"(?<![\w-])(?:{pattern.pattern})", plain, re.I)
    return match is not None and (
        match.start() <= 2 or len(match.group()) * 2 >= len(plain) or match.start() < 30
    )


def _is_mostly(forms: list[FormName], plain: str) -> bool:
    """Whether a line names dosage forms and little else."""
    named = sum(len(plain[f.start : f.end].split()) for f in forms)
    if re.search(r"\b(?:infusion|injection)[- ](?:related |site )?reactions?", plain, re.I):
        return False
    return named * 2 >= len(re.sub(r"\([^()]*\)", "", plain).split())


_TAKEN_WITH = re.compile(
    r"(?:\b(?:co-?administ(?:ration|ered)|concomitant(?:ly)?(?: (?:use|administration|treatment|"
    "therapy|administered|used))?|concurrent(?:ly)?(?: (?:use|administration|treatment))?|"
    r"combined use|(?:use(?=\s+with))|when (?:used|taken|given)|used together)\s+(?:with|of|"
    r"and)\s+)(?P<with>[^.;:]+)",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:strong|moderate|weak|potent)\b.*\b(?:inhibitors?|inducers?)\b|^(?:dual )?[\w/-]*(?:CYP|"
    r"P-gp|UGT|OATP|BCRP)[\w/ -]*(?:inhibitors?|inducers?)$",
    re.I,
)


_CHANGE_FOR = re.compile(
    "^(?:(?:recommended )?(?:dos(?:e|age|ing) )?(?:modifications?|adjustments?|"
    r"reductions?) (?:for|in response to|due to|in|with|when)\s+)(?:patients (?:taking|receiving|"
    r"on)\s+)?",
    re.I,
)


def coadministered(text: str) -> str:
    """The drugs or class that a heading says are taken along.

    >>> coadministered("Coadministration with strong CYP3A4 inhibitors"), coadministered("Strong CYP2D6 inhibitors")
    ('strong CYP3A4 inhibitors', 'strong CYP2D6 inhibitors')
    >>> coadministered("Renal impairment")
    ''
    """
    text = _CHANGE_FOR.sub("", text)
    match = _TAKEN_WITH.search(text)
    words = match["with"].strip() if match else text if _AGENT.search(text) else ""
    words = re.sub(r"\s+", " ", re.sub(r"\([^()]*\)", "", words)).strip(" ,")
    return " ".join(w if re.search(r"[A-Z].*[A-Z\d]|^[A-Z]-", w) else w.lower() for w in words.split())


def _name(plain: str, severity: str) -> str:
    """The subject of a heading in lower case: "Management of infusion reactions" -> "infusion reactions"."""
    words = re.sub(r"\([^()]*\)", " ", plain)
    words = re.sub(
        "^(?:for|management of|(?:recommended )?(?:dos(?:e|age|ing) )?(?:modifications?|"
        "adjustments?|reductions?) (?:for|in response to|due to|in|with)|patients (?:with|"
        r"who have|on)|in patients with)\s+(?:the\s+)?",
        "",
        words.strip(),
        flags=re.I,
    )
    if severity:
        words = re.sub(re.escape(severity), " ", words, flags=re.I)
    words = re.sub(r"\s+", " ", words).strip(" ,:-")
    return _lower(words)


def _refers(plain: str) -> bool:
    return bool(re.search(r"\b(?:depends?|see|refer)\b", plain, re.I))


_GROUP = (
    "(?:adults?|p(?:a)?ediatrics?|geriatrics?|elderly|child(?:ren)?|adolescents?|infants|neonates|"
    r"men|women|patients)\b"
)
_AGES = (
    rf"(?:\s*\(?(?:aged? )?[<>\u2264\u2265]?\s?\d+[{DASHES}\w\s]*?(?:years?|months?|weeks?|"
    r"days?)(?: of age| old)?(?:,? (?:and|or) (?:older|over|above|up|younger))?\)?)"
)
_PATIENTS = re.compile(
    rf"\b(?:(?:in|for)\s+)?(?:(?:usual|recommended)\s+)?{_GROUP}(?:\s+patients)?{_AGES}?"
    rf"(?:\s*(?:,|and|or|,\s?and)\s+{_GROUP}(?:\s+patients)?{_AGES}?)*(?:\s+(?:dose|dosage|"
    r"dosing)s?(?=\s+(?:for|in|of)|$))?(?:\s+(?:with|who have|for|undergoing)\b)?",
    re.I,
)


def _without_population(plain: str) -> str:
    """The words left when groups of patients and their ages are taken out.

    >>> _without_population("Adults with hypertension"), _without_population("Gout in children 6 years and older")
    ('hypertension', 'Gout')
    """
    return re.sub(r"\s+", " ", _PATIENTS.sub(" ", plain)).strip(" ,:;-\u2013\u2014/").strip()


def _without_routes(plain: str) -> str:
    """The words left when routes set off by a comma or brackets are taken out.

    >>> _without_routes("Osteoporosis, oral"), _without_routes("Oral thrush")
    ('Osteoporosis', 'Oral thrush')
    """
    for route in reversed(find_routes(plain)):
        if re.search(r"[,(/-]\s*$", plain[: route.start]):
            plain = plain[: route.start].rstrip(" ,(/-") + plain[route.end :].lstrip(")")
    return plain.strip(" ,")


def phase_of(text: str) -> str:
    """The phase of treatment that a phrase names, by the earliest cue.

    >>> phase_of("Usual starting dose"), phase_of("Maintenance"), phase_of("Adults")
    ('initial', 'maintenance', '')
    """
    best: tuple[int, str] | None = None
    for value, pattern in _table("phase"):
        for match in re.finditer(rf"(?<![\w-])(?:{pattern.pattern})(?![\w-])", text, re.I):
            if best is None or match.start() < best[0]:
                best = (match.start(), value)
            break
    return best[1] if best else ""


_LABEL = re.compile(
    r"(?P<label>[^:;.]{2,110}?(?:\d\.\d[^:;.]*)?)(?:\s*:\s+|:(?=[A-Z0-9])|"
    rf"\s+[{DASHES[1:]}]\s*(?=\d|[A-Z])|\s+-\s+(?=\d|[A-Z]))"
)


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
    while match := _LABEL.match(text, position):
        label = read_label(match["label"], names=names) or read_label(match["label"] + ":", names=names)
        if label is None:
            break
        labels.append(label)
        position = match.end()
    return labels, position
