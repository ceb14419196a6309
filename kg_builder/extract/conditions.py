"""Reads the conditions that a stretch of text names, with the patients it speaks of.

"adults with stable and unstable forms of angina (chest pain), a disorder of the heart"
gives two conditions, both for adults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .condition_words import is_condition, is_vague
from .language.coordination import Part, split_including, split_list
from .patients import ANYONE, GROUP, PATIENTS, Patients, patients_in
from .phrases import decapitalised, without_asides
from .shared_heads import rejoined

__all__ = ["NamedCondition", "conditions"]

_WORD = r"[\w'\u2019/-]+"
_PURPOSE_NOUN = (
    r"(?:treatment|management|relief|prevention|prophylaxis|control|therapy|reduction|maintenance|healing"
    r"|improvement|suppression|"
    r"induction|eradication|correction|amelioration|alleviation|adjunct|remission|diagnosis|cure"
    r"|stabilization|attenuation|"
    r"elimination|use|lowering|care|palliation|regression|delay|support|detection|"
    r"prevention\s+of\s+recurrence|retreatment|secondary\s+prevention)"
)
_PURPOSE_ADJECTIVE = (
    r"(?:short-?\s?term|long-?\s?term|initial|adjunctive|adjuvant|neoadjuvant|acute|chronic|maintenance"
    r"|symptomatic|empiric(?:al)?|concomitant|"
    r"first-?\s?line|second-?\s?line|topical|oral|palliative|preventive|radical|prophylactic|primary"
    r"|secondary"
    r"|systemic|temporary|once-daily|"
    r"continuous|intermittent|routine|combined|local|prompt|rapid|effective|further|subsequent|extended"
    r"|continued|perioperative|"
    r"preoperative|postoperative|nocturnal|long|overall|supportive|medical|surgical|drug|therapeutic"
    r"|ongoing|general|bedtime|"
    r"post-?exposure|pre-?exposure|emergency|inpatient|outpatient|combination|complete|partial|temporal"
    r"|effective|prolonged)"
)
_PURPOSE_VERB = (
    r"(?:treat|manage|reliev|prevent|control|reduc|lower|decreas|eas|stop|cur|heal|improv|slow|delay|induc"
    r"|maintain|"
    r"eliminat|correct|suppress|alleviat|minimi[sz]|help|promot|restor|kill|fight|lessen|shrink|calm|clear"
    r"|eradicat|ameliorat|protect\s+against|delay|diminish|produc|achiev)"
    r"(?:e|es|ed|ing|s|ping|ling)?"
)
_MEASURE = (
    r"(?:risks?|incidence|rates?|chances?|frequency|severity|signs|symptoms?|signs\s*(?:and|&|or|/"
    r"|and/or)\s*symptoms|number|progression|recurrence|relapses?|size|"
    r"effects|occurrence|duration|intensity|development|extent|likelihood|discomfort|manifestations?"
    r"|episodes?|complications|"
    r"onset|recurrences|worsening|relapse\s+rates?|spread|growth|acute\s+attacks?|attacks?|cases?"
    r"|exacerbations?|flares?|"
    r"acute\s+episodes?|amount|level|burden|clinical\s+relapses?|accumulation\s+of\s+physical\s+disability)"
)
_FUNCTION = re.compile(
    rf"(?:(?:and|or|also|,|;|:|the|a|an|any|as|for|in|with|to|help|mainly|primarily|alone|only|both|all"
    rf"|certain|various|some|many|"
    rf"several|different|specific|your|their|associated\s+with|caused\s+by|related\s+to|due\s+to|either"
    rf"|other|treatment\s+or|types\s+of|kinds\s+of|"
    rf"forms\s+of(?=\s+\w+\s+infection)|cases\s+of|conditions\s+such\s+as|diseases\s+such\s+as"
    rf"|infections\s+such\s+as|disorders\s+such\s+as|"
    rf"problems\s+such\s+as|an?\s+adjunct(?:ive)?\s+(?:therapy"
    rf"|treatment)?\s*(?:to\s+(?:\w+\s+){{1,4}}?)?(?=in|for|to)|"
    rf"(?:{_PURPOSE_ADJECTIVE}\s*(?:,|and|or|and/or)?\s+)*{_PURPOSE_NOUN}(?:\s*(?:,|/|and|or"
    rf"|and/or)+\s*(?:the\s+)?(?:{_PURPOSE_ADJECTIVE}\s+)*{_PURPOSE_NOUN})*"
    rf"(?:\s*\([^()]*\))?\s+(?:of|for|in|against|from)|"
    rf"{_PURPOSE_VERB}(?:\s*(?:,|/|and|or|and/or)+\s*{_PURPOSE_VERB})*(?=\s+\w)|"
    rf"(?:needing\s+to\s+be|having\s+to\s+be|having|getting|developing|suffering)(?=\s+\w)|"
    rf"(?:the\s+)?(?:\w+\s+)?{_MEASURE}(?:\s*(?:,|and|or|and/or|/)+\s*(?:the\s+)?{_MEASURE})*\s+(?:of"
    rf"|associated\s+with|caused\s+by|due\s+to|related\s+to|from|for)"
    rf")(?=\W|$)\s*)+",
    re.I,
)
_STOP = re.compile(
    r"\s*(?:,\s*(?:an?|the|one|which|that|who|whose|where|when|as|it|by|in|to|but|with|because|so"
    r"|such\s+treatment|particularly|especially|"
    r"regardless|after|although|alone\s+or|either|thereby|if|used|usually|examplol)\b"
    r"|\s(?:who|whom|whose|when|where|which|that|if|unless|until|because|although|while|whenever|once|since"
    r"|after|before|following|based|by(?=\s+(?:\w+ing|mouth|injection|a|an|your|doctors)\b)|"
    r"(?:characterized|marked|defined)\s+by|with\s+(?:disease\s+)?progression|"
    r"alone|but|see|only|however|not\s+(?:adequately|responding|responsive|controlled|previously|amenable"
    r"|caused)|inadequately|"
    r"refractory\s+to|unresponsive\s+to|resistant\s+to|previously|whether|"
    r"as\s+(?:an?|part|well\s+as\s+to|monotherapy|adjunct\w*|second|first|initial|determined|detected"
    r"|evidenced|demonstrated|single|needed|described|defined|indicated|soon|a)|"
    r"in\s+(?:combination|conjunction|addition|conditions|diseases|disorders|illnesses|order|whom|which"
    r"|appropriate|selected|patients?|adults?"
    r"|adult|children|p(?:a)?ediatric|adolescents?|women|men|people|"
    r"persons?|individuals?|those|males?|females?|elderly|infants?|hospitalized|non-?pregnant"
    r"|immunocompromised|certain|situations?|the\s+(?:presence|absence|treatment|following|management"
    r"|elderly|united)|"
    r"(?:appropriate\s+)?doses?|association|cases?|areas?|subjects|its|their|your|neonates|postmenopausal"
    r"|premenopausal|older|younger|both|several|many|some|other|all|short)"
    r"|for\s+(?:whom|which|up|use|at|patients|adults|children|people|women|men|more|the\s+(?:treatment"
    r"|prevention|relief|management|prophylaxis)|short|long|a|an|those)"
    r"|to\s+(?:improve|reduce|help|prevent|lower|decrease|control|maintain|delay|relieve|promote|be|treat"
    r"|provide|aid|avoid|increase|achieve|allow|enhance|slow|facilitate|produce|keep|make|manage|minimize"
    r"|stop|get|ease)"
    r"|or\s+(?:to|in|as|for|when|who|if)\s|and\s+(?:to|as|in|for|is|are|who|has|it|may|can|should|when|by"
    r"|works?|other\s+(?:conditions|purposes|problems|uses))\b|"
    r"with(?:out)?\s+(?:or\s+without|a\s+history|diet|exercise|other|an?\s+(?:\w+\s+){0,2}(?:inhibitor"
    r"|diuretic|agent|drug)|adequate|at\s+least|evidence|prior|one\s+or|inadequate|concomitant|no\s+"
    r"|medical|(?:\w+\s+){0,2}(?:therapy|drugs|agents|medicines|medications))|"
    r"(?:secondary|prior|adjunctive|subsequent)\s+to\s+(?:chemotherapy|surgery|the)|"
    r"is|are|was|were|be|has|have|may|can|should|will|must|does|do|cannot|requiring|undergoing|receiving"
    r"|taking|using|"
    r"(?:due|caused|produced)\s+(?:solely\s+|primarily\s+)?(?:to|by)\s+(?:(?:the|penicillin\w*|designated"
    r"|susceptible|beta|\u03b2|other|a|an|certain|one)\b|(?-i:[A-Z]))|"
    r"it|they|you|among|during|throughout|within|under|than|including\s+but|including\s+those|along\s+with"
    r"|together\s+with|through|per|"
    r"for\s+(?:\d|one|two|three|six)|at\s+(?:the|a|high)|at\s+risk|aged?|alone|especially|particularly"
    r"|regardless|such\s+treatment|thus|unrelated)\b|"
    r"[.;:\u2022](?=\s|$)|\s[\u2013\u2014]\s|\s-\s|\n)",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:(?:and|or|as|in|for|of|with|to|by|the|a|an|due|caused|associated|such|including|include"
    r"|includes|also|that|those|other)|"
    r"and\s+(?:other|others|related|similar|many)(?:\s+\w+){0,2}|(?:due\s+to|caused\s+by|resulting\s+from"
    r"|associated\s+with|secondary\s+to|related\s+to|arising\s+from|from)\s*)$",
    re.I,
)
_CAUSE = re.compile(
    r"\s+(?P<link>due\s+to|caused\s+by|resulting\s+from|associated\s+with|secondary\s+to|related\s+to"
    r"|arising\s+from|induced\s+by|produced\s+by|that\s+(?:is|are)\s+caused\s+by|brought\s+on\s+by"
    r"|complicated\s+by|accompanying|accompanied\s+by)\s+",
    re.I,
)
_VAGUE_HEADS = re.compile(
    r"^(?:(?:acute|chronic|mild|moderate|severe|persistent|moderate\s+to\s+severe|mild\s+to\s+moderate|and"
    r"|or|temporary|minor|certain|excessive|bacterial)\s+)*"
    r"(?:pains?|infections?|symptoms?|inflammation|an(?:a)?emia|nausea|vomiting|swelling|fever|itching"
    r"|bleeding|weakness|edema|diarrhea|"
    r"cough|conditions?|complications|discomfort|malignant\s+effusions?|deficiency|deficiencies"
    r"|weight\s+loss|failure|ulcers?|fractures?|headaches?|"
    r"skin\s+(?:itching|irritation|inflammation)|signs|disability|urination|drowsiness|sleepiness|overdose"
    r"|poisoning|anxiety|hypotension|hypoglycemia)$",
    re.I,
)
_BARE_MEASURE = re.compile(
    r"(?:blood\s+)?(?:cholesterol|pressure|sugar|glucose"
    r"|triglycerides)(?:\s+levels?)?(?:\s+in\s+the\s+blood)?",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:the|a|an|any|all|either|both|other|some|many|certain|various|several|specific|your|their"
    r"|following|also|to|of|for|in|with|"
    r"documented|proven|confirmed|suspected|diagnosed|known|established|previously\s+diagnosed|types?\s+of"
    r"|kinds?\s+of|cases\s+of|"
    r"existing|each\s+of|uncomplicated(?=\s+(?:and|or)\s+complicated)|common(?!\s+cold)"
    r"|(?:wide\s+)?(?:variety|range)\s+of"
    r"|(?:a\s+)?number\s+of|many\s+types\s+of)\s+)+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """A condition with its place, its patients, and the wider one it is named under."""

    text: str
    start: int
    end: int
    patients: Patients | None = None
    broader: str | None = None


def conditions(text: str, offset: int = 0, *, trusted: bool = False) -> list[NamedCondition]:
    """The conditions that a text names from its beginning on, until something else is said.

    Args:
        text: the words after "indicated for", "used to treat" and the like, or a list's item.
        offset: added to every place.
        trusted: whether the text is known to name a condition (an item of a list of uses), so that
            words no rule knows will do.

    >>> [c.text for c in conditions("the treatment of adults with gout and migraine who need care")]
    ['gout', 'migraine']
    >>> conditions("adults with gout")[0].patients.words
    'adults'
    >>> [(c.text, c.broader) for c in conditions("seizures including absence seizures")]
    [('seizures', None), ('absence seizures', 'seizures')]
    """
    blank = len(text) - len(text.lstrip(" ,:\n"))
    text, offset = text[blank:], offset + blank
    start, patients = _opening(text)
    end = _closing(text, start)
    if patients is None or patients.words in ANYONE:
        patients = _later_patients(text, end) or patients
    patients = (
        patients
        if patients and (patients.words not in ANYONE or patients.age_min or patients.age_max)
        else None
    )
    parts = list(_parts(text[start:end], start))
    sure = [bool(_cleaned(part.text, trusted=trusted)) for part, _ in parts]
    most = sum(sure) >= 2 and 3 * sum(sure) >= 2 * len(sure)
    out = [
        NamedCondition(named, offset + part.start, offset + part.end, patients, broader)
        for part, broader in parts
        for named in _cleaned(
            part.text,
            trusted=trusted or (any(sure) and _is_acronym(part.text)) or (most and _is_plain(part.text)),
        )
    ]
    measured = all(_MEASURED.search(c.text) for c in out)
    if measured and not _AT_RISK.search(text[:end]):
        # "to improve glycemic control in adults with type 2 diabetes": the patients have what is treated.
        later = PATIENTS.match(text, end + len(text[end:]) - len(text[end:].lstrip(" ,")))
        if later and later["link"] and (named := conditions(text[later.start() :], offset + later.start())):
            return named
    if out and (more := _MORE.match(text, end)):
        # "seizures in adults and migraine in adolescents", "... and in adults with gout"
        out += conditions(text[more.end("joint") :], offset + more.end("joint"))
    elif out and (further := _FURTHER.match(text, end)):
        # "ulcers in adults; heartburn; and gout"
        out += conditions(text[further.end() :], offset + further.end())
    elif (
        out
        and (found := _LATER.match(text, end))
        and (group := PATIENTS.match(text, found.end()))
        and (joint := (_BEHIND if group["link"] else _ALSO).match(text, group.end()))
    ):
        # "schizophrenia in adults, and bipolar disorder in adolescents"
        out += conditions(text[joint.end() :], offset + joint.end())
    return out


_LATER = re.compile(
    r"(?:\s*,?\s*(?:with\s+or\s+without|either|when|that|which|not|such\s+as|including|caused\s+by|due\s+to"
    r"|after)"
    r"\s(?:(?!\b(?:caution|not|except|older|younger|who)\b)[^.;:]){2,70}?)?"
    r"\s*,?\s*(?:in|for|among|by)\s+(?:both\s+)?",
    re.I,
)
_CITED = re.compile(r"\b(?:see|section|table|e\.g|with|for|in|such\s+as|including)\b", re.I)
_NAMED_BELOW = re.compile(
    r"\s(?:after|following|during|before|in|of|that|when|which|where"
    r"|who)(?:\s[\w'\u2019-]+){1,6}\s(?P<aside>_{9,})",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:blood\s+(?:sugar|glucose)|glyc(?:a)?emic|glucose|levels?|hyperglyc(?:a)?emia|(?:total|LDL|HDL"
    r"|non-HDL)-?C?|cholesterol|triglycerides|TG|apo\s?B"
    r"|A1C)\b",
    re.I,
)
_MORE = re.compile(
    r"(?P<between>\s*,?\s*(?:in|for)\s+[\w\s,-]{3,60}?)?(?P<joint>\s*,?\s*(?:and|or"
    r"|as\s+well\s+as)\s+(?:also\s+)?)"
    rf"(?:in|for)\s+(?=[^.;:]{{0,60}}?\b{GROUP}\b[^.;:]{{0,40}}?\b(?:with|who\s+have)\s)",
    re.I,
)
"""A further group of patients with their own condition."""

_FURTHER = re.compile(
    r"(?:\s+in\s+[^.;:]{3,80})?\s*;\s+(?:and\s+|or\s+)?(?![^.;]*\b(?:is|are|was|may|can|should|must|has|have|it|you)\b)"
    r"(?=\w)",
    re.I,
)
"""A further member of a list whose members semicolons part."""

_BEHIND = re.compile(r"[^.;:]{3,80}?,\s*(?:and|or|as\s+well\s+as)\s+(?=\w)", re.I)
_EITHER = re.compile(r"^(?!.*\sand\s).*\sor\s", re.I | re.S)
_ALSO = re.compile(r"\s*,?\s*(?:and|or|as\s+well\s+as)\s+(?=\w)", re.I)
_AT_RISK = re.compile(r"\brisks?\b|\bprevent", re.I)


def _opening(text: str) -> tuple[int, Patients | None]:
    """Where the conditions begin, past purposes and patients, and those patients."""
    at, patients = 0, None
    while True:
        before = at
        if (found := _FUNCTION.match(text, at)) and found.end() > at:
            at = found.end()
        found = PATIENTS.match(text, at)
        if found and found["link"]:
            patients = _better(patients, patients_in(found))
            at = found.end()
        elif found and (after := re.match(r"\s*,?\s+(?:for|to|in|as)\s", text[found.end() :])):
            patients = _better(patients, patients_in(found))
            at = found.end() + after.end()
        if at == before:
            return at, patients


def _better(old: Patients | None, new: Patients) -> Patients:
    return new if old is None or old.words in {"patients", "people"} else old


def _closing(text: str, start: int) -> int:
    masked = re.sub(r"[(\[][^()\[\]]*[)\]]", lambda m: "_" * len(m.group()), text)
    at = start
    while stop := _STOP.search(masked, at):
        named = _NAMED_BELOW.match(masked, stop.start())
        if named is None or not is_condition(text[named.start("aside") + 1 : named.end("aside") - 1]):
            return stop.start()
        at = named.end()  # "pain after shingles (postherpetic neuralgia)"
    return len(text)


def _later_patients(text: str, at: int) -> Patients | None:
    """Patients named behind the conditions: "..., with or without aura, in adults and children over 6"."""
    found = _LATER.match(text, at)
    named = PATIENTS.match(text, found.end()) if found else None
    return patients_in(named) if named else None


def _parts(text: str, offset: int) -> Iterator[tuple[Part, str | None]]:
    """Conditions named in a stretch, each with the wider one that "including" puts it under."""
    head, narrower = split_including(text, offset)
    listed = split_list(text[: head.end - offset] if narrower else text, offset)
    heads = _with_causes(text, offset, rejoined(text, offset, listed))
    narrower = rejoined(text, offset, narrower)
    cause = _CAUSE.search(heads[-1].text) if len(heads) > 1 else None
    for part in heads:
        if cause and part is not heads[-1] and _VAGUE_HEADS.match(part.text):
            # "nausea and vomiting caused by chemotherapy"
            yield Part(part.text + heads[-1].text[cause.start() :], part.start, heads[-1].end), None
        else:
            yield part, None
    if narrower and heads:
        wide = _cleaned(heads[-1].text, trusted=True)
        for part in narrower:
            yield part, wide[0] if wide else None


def _with_causes(text: str, offset: int, parts: tuple[Part, ...]) -> list[Part]:
    """Parts, with those put back that only go on naming a cause or an origin.

    "pain caused by arthritis or gout" is one condition, and so is "spasticity of cerebral or spinal origin".
    """
    out: list[Part] = []
    for part in parts:
        before = text[out[-1].start - offset : part.start - offset] if out else ""
        cause = _CAUSE.search(before)
        rest = text[out[-1].start - offset :] if out else ""
        goes_on = (
            cause is not None
            and (
                "," not in before[cause.start() :]
                # "swelling caused by heart failure, cirrhosis, or kidney disease"
                or (
                    _VAGUE_HEADS.match(before[: cause.start()]) is not None
                    and _EITHER.search(rest) is not None
                )
            )
        )
        if out and (goes_on or part.text.endswith(" origin")) and part.end > out[-1].end:
            words = " ".join(text[out[-1].start - offset : part.end - offset].split())
            out[-1] = Part(words, out[-1].start, part.end)
        else:
            out.append(part)
    return out


def _cleaned(text: str, *, trusted: bool) -> list[str]:
    """A part as the name of a condition, or nothing."""
    start, _ = _opening(text)
    plain = without_asides(text[start:][: _closing(text[start:], 0) if len(text) - start > 3 else None])
    plain = _LEAD.sub("", plain.strip(' ,.;:\u2022*\u201c\u201d"'))
    if cause := _CAUSE.search(plain):
        core = plain[: cause.start()]
        if not _VAGUE_HEADS.match(core) and is_condition(core):
            plain = core
    before = ""
    while before != plain:
        before, plain = plain, _TAIL.sub("", plain).strip(" ,.;:\u2022*")
    if not plain or re.fullmatch(r"[\W\d_]+", plain):
        return []
    if _BARE_MEASURE.fullmatch(plain):
        plain = f"high {plain}"  # "to lower cholesterol"
    if is_condition(plain):
        return [decapitalised(plain)]
    aside = re.search(r"[(\[]([^()\[\]]+)[)\]]", text[start:])
    if aside and is_condition(aside[1]) and not _CITED.search(aside[1]):
        return [decapitalised(aside[1].strip())]  # "(blood clots in) the legs (deep vein thrombosis)"
    if trusted and _may_be_condition(plain) and not is_vague(plain):
        return [decapitalised(plain)]
    return []


def _is_acronym(phrase: str) -> bool:
    """Whether a phrase is a bare abbreviation, which beside known conditions names one more."""
    return re.fullmatch(r"[A-Z][A-Za-z]?[A-Z\d][A-Z\d-]{0,5}", phrase) is not None


def _is_plain(phrase: str) -> bool:
    """Whether a phrase is short and without any structure, which among known conditions names one more."""
    return re.fullmatch(
        r"[A-Za-z][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,3}", phrase.strip()
    ) is not None and not re.search(r"\b(?:of|in|to|for|with|at|on|by|as|from|surgery|risk)\b", phrase)


def _may_be_condition(phrase: str) -> bool:
    words = phrase.split()
    return 0 < len(words) <= 11 and not re.search(
        r"\b(?:you|your|is|are|was|should|must|will|can|may|have|has|doctor|tablets?|it|this|drug|medicine"
        r"|medication|mg|used|uses?|"
        r"[0-9a-f]{6,}-?\w*|patients?|adults?|children|see|recommended|dose|treatment|therapy|other"
        r"|others)\b",
        phrase,
        re.I,
    )
