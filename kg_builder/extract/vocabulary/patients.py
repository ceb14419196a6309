"""Reads the group of patients that a stretch of text speaks of, with their ages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from .phrases import without_asides

__all__ = [
    "ANYONE",
    "GROUP",
    "PATIENTS",
    "Patients",
    "aged",
    "narrowed",
    "patients_in",
    "patients_in_brackets",
    "patients_of",
    "patients_told",
]


@dataclass(frozen=True, slots=True)
class Patients:
    """Who is spoken of: their words, made uniform, and their ages in years."""

    words: str
    age_min: float | None = None
    age_max: float | None = None


ANYONE = frozenset(["patients", "people", "those", "individuals", "persons", "patient"])
"""Words that say of nobody in particular who is treated."""

GROUP = (
    r"(?:patients?|adults?|children|child(?!-?\s?pugh)|adolescents?|infants?|neonates?|women|woman"
    r"|men(?!\s+(?:[12]|I{1,2})\b)|man|males?|females?|people|persons?|individuals?"
    r"|those(?=\s+(?:with|whose|who)\b)|teenagers?|teens|toddlers|grown-?ups|newborns|babies|subjects|boys"
    r"|girls|elderly|veterans)"
)
_NUM = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|eighteen)"
_UNIT = r"(?:years?|months?|weeks?|days?|yrs?)"
_AGE = (
    r"(?:\s*,?\s*\(?(?:(?:who\s+are|from|at\s+least|over|under|above|below|older\s+than|younger\s+than"
    r"|more\s+than|less\s+than|greater\s+than|(?:greater|older|less|younger)\s+than\s+or\s+equal\s+to|"
    r"aged?|ages|the\s+age\s+of|of\s+age|of|\u2265|\u2264|>|<|>=)\s*)*"
    rf"(?<!\w){_NUM}(?!\s*(?:mg|%|kg|or\s+more\s+\w+ors))(?:\s*-?\s*{_UNIT})?(?:\s+(?:of\s+age|old))?"
    rf"(?:\s*(?:to|through|-|\u2013|and)\s*(?:less\s+than\s+|under\s+|<\s*)?{_NUM}\b(?=\s*{_UNIT}"
    rf"|[\s,.]))?(?:\s*-?\s*{_UNIT})?"
    r"(?:\s+(?:of\s+age|old))?(?:\s*,?\s*(?:and|or|\&)\s*(?:older|over|above|up|more|younger"
    r"|under))?(?:\s+of\s+age)?\)?)"
)
PATIENTS = re.compile(
    r"(?:\b(?:in|for|of|to|by|and|among)\s+)?(?:the\s+|an?\s+|all\s+|some\s+|certain\s+|those\s+)?"
    r"(?P<words>(?:(?:adult|p(?:a)?ediatric|adolescent|geriatric|elderly|older|young|younger|hospitalized"
    r"|male|female|postmenopausal|premenopausal|(?:post|pre)-?menarchal|treatment-experienced"
    r"|skeletally\s+mature|pregnant|non-?pregnant|ambulatory|selected|appropriate|high-risk"
    r"|(?:non-?)?immunocompromised|HIV-infected|HIV-1[ -]infected|critically\s+ill|obese|overweight"
    r"|(?:\w+\s+)?treatment-na(?:i|\u00ef)ve|virologically[\s-]suppressed|eligible|certain|transplant"
    r"|diabetic|hypertensive|postpubertal|symptomatic"
    r"|(?:(?:clinically|h(?:a)?emodynamically|medically)\s+)?stable|healthy|susceptible|infected|cancer"
    rf"|unrelated|and|or|,|/)\s*)*\b{GROUP}\b(?P<age>{_AGE})?"
    rf"(?:(?:\s*,?\s*(?:and|or|and/or|\&)\s+|,\s+(?={GROUP}\b[^,.;:]{{0,30}},?\s(?:and|or)\s+{GROUP}\b))"
    rf"(?:(?:in|for)\s+)?(?:(?:adult|p(?:a)?ediatric|adolescent|geriatric|elderly)\s+)*{GROUP}\b"
    rf"(?P<age2>{_AGE})?)*)"
    r"(?P<link>\s*,?\s*"
    r"(?:(?:living\s+)?with(?:out)?|whose|who\s+(?:have|has|suffer\s+from|are\s+diagnosed\s+with)"
    r"|suffering\s+from|having|(?:newly\s+|recently\s+)?diagnosed\s+with"
    r"|at\s+(?:high\s+|increased\s+)?risk\s+(?:of|for)|requiring|undergoing|receiving"
    r"|treated\s+with)\b\s*)?",
    re.I,
)
"""A group with its ages; ``link`` is what leads on to their condition (\"with\", \"who have\")."""


def patients_of(text: str) -> Patients | None:
    """The first group of patients that a text names.

    >>> patients_of("in children 6 years of age and older")
    Patients(words='children 6 years of age and older', age_min=6.0, age_max=None)
    >>> patients_of("adult patients").words
    'adults'
    """
    found = PATIENTS.search(text)
    return patients_in(found) if found else None


_WHICH_OF_THEM = re.compile(r"\s*,?\s+(?:who(?!\s+(?:have|has)\b)|for\s+whom)\s", re.I)


def patients_told(text: str) -> Patients | None:
    """The first group of patients that a text names, with the clause that says which of them are meant.

    >>> patients_told("It treats the following in adults who did not get better with samplol:").words
    'adults who did not get better with samplol'
    >>> patients_told("adults with:").words
    'adults'
    """
    found = PATIENTS.search(text)
    if found is None:
        return None
    group = patients_in(found)
    return narrowed(group, text, found.end())[0] if _WHICH_OF_THEM.match(text, found.end()) else group


_NARROWS = re.compile(
    r"\s*,?\s+(?P<clause>(?:who|whose|for\s+whom|receiving|taking|using|undergoing|requiring|needing|awaiting"
    r"|unable|already|being\s+(?:treated|given)|treated\s+with|at\s+(?:\w+\s+)?risk|with(?!\s+or\s+without)"
    r"|(?:resistant|intolerant|refractory|unresponsive)(?=\s+(?:to|of|or|and)\b)"
    r"|after|following)\s)",
    re.I,
)
_CLAUSE_ENDS = re.compile(
    r"\s+(?:to\s+(?=(?:help|treat|prevent|reliev|reduc|lower|control|manag|eas|slow|keep|maintain|induc"
    r"|improv|delay)\w*\s)|for\s+the\s+(?:treatment|prevention|relief|management)\b)|[.;:\u2022](?=\s|$)"
    r"|\s[\u2013\u2014-]\s|\n"
    r"|,?\s+(?:and\s+|or\s+)?(?:also\s+)?(?:in\s+combination|along\s+with|together\s+with)\b"
    r"|,\s+(?:and\s+|or\s+)?(?:also\s+)?"
    r"(?:in|for|to|as|by|it|they|this|these|which|where|when|because|so|but|the|a|an|such\s+as|including"
    r"|alone|either|with|especially|particularly|however|if|is|are|used)\b"
    rf"|\s(?:and|or)\s+(?:also\s+)?(?:(?:in|for|as)\s|(?:\w+\s+)?{GROUP}\b)",
    re.I,
)
_LONGEST = 30


def narrowed(patients: Patients, text: str, at: int) -> tuple[Patients, int]:
    """A group with the clause behind it that says which of its members are meant, and where that ends.

    Args:
        patients: the group.
        text: what names it.
        at: where its name, or the condition it is named with, ends.

    >>> narrowed(Patients("women"), "women who have gone through menopause, and for gout", 5)[0].words
    'women who have gone through menopause'
    >>> narrowed(Patients("adults"), "adults, and children", 6)
    (Patients(words='adults', age_min=None, age_max=None), 6)
    """
    found = _NARROWS.match(text, at)
    if found is None:
        return patients, at
    blank = re.sub(r"[(\[][^()\[\]]*[)\]]", lambda m: "_" * len(m.group()), text)
    stop = _CLAUSE_ENDS.search(blank, found.end())
    end = stop.start() if stop else len(text)
    clause = without_asides(text[found.start("clause") : end]).rstrip(" ,.;")
    if len(clause.split()) > _LONGEST:
        return patients, at
    return replace(patients, words=f"{patients.words} {clause}"), end


_AGED = re.compile(rf"\s*,?\s*(?=(?:aged?|ages|over|under|older|younger|from)\s)(?P<age>{_AGE})", re.I)


def aged(patients: Patients, text: str, at: int) -> tuple[Patients, int]:
    """A group with the ages told behind what its members have, and where these end.

    >>> aged(Patients("children"), "children with gout aged 6 years and over", 18)
    (Patients(words='children aged 6 years and over', age_min=6.0, age_max=None), 40)
    """
    found = None if patients.age_min or patients.age_max else _AGED.match(text, at)
    if found is None:
        return patients, at
    words = " ".join(found["age"].split())
    low, high = _years(words)
    return Patients(f"{patients.words} {words}".strip(), low, high), found.end()


_BRACKETED = re.compile(r"[(\[](?P<aside>[^()\[\]]+)[)\]]")
_AGES = re.compile(rf"(?:ages?\s+)?{_AGE}", re.I)


def patients_in_brackets(text: str) -> Patients | None:
    """The patients, or their ages, that brackets hold and nothing else.

    >>> patients_in_brackets("gout (adults)"), patients_in_brackets("gout (painful joints)")
    (Patients(words='adults', age_min=None, age_max=None), None)
    >>> patients_in_brackets("juvenile arthritis (2 years and older)")
    Patients(words='2 years and older', age_min=2.0, age_max=None)
    """
    for found in _BRACKETED.finditer(text):
        if group := PATIENTS.fullmatch(found["aside"].strip()):
            return patients_in(group)
        if "year" in found["aside"] and _AGES.fullmatch(found["aside"].strip()):
            low, high = _years(found["aside"])
            return Patients(found["aside"].strip(), low, high)
    return None


_NUMBERS = {
    w: float(i)
    for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


def patients_in(found: re.Match[str]) -> Patients:
    """The group that a match of ``PATIENTS`` found.

    >>> patients_in(PATIENTS.search("gout in adult patients 65 years and older"))
    Patients(words='adults 65 years and older', age_min=65.0, age_max=None)
    """
    words = " ".join(found["words"].split()).strip(" ,")
    words = re.sub(
        r"\badult\s+and\s+p(a)?ediatric\s+patients\b", r"adults and p\1ediatric patients", words, flags=re.I
    )
    words = re.sub(
        r"\badult\s+patients\b|\badult\s+(?:men\s+and\s+women|people|individuals)\b",
        "adults",
        words,
        flags=re.I,
    )
    words = re.sub(r"\b(and|or)\s+(?:in|for)\s+", r"\1 ", words, flags=re.I)
    words = re.sub(r"\badult\s+(women|men|males|females)\b", r"adult \1", words, flags=re.I)
    words = re.sub(r"^adult$", "adults", words, flags=re.I)
    words = re.sub(r"^(?:certain|selected|appropriate|eligible|some|all)\s+", "", words, flags=re.I)
    ages = [a for a in (found["age"], found["age2"]) if a]
    low = high = None
    for age in ages:
        age_low, age_high = _years(age)
        low = age_low if low is None else low
        high = age_high if high is None else high
    return Patients(
        words[0].lower() + words[1:] if words[:1].isupper() and words[1:2].islower() else words, low, high
    )


def _years(age: str) -> tuple[float | None, float | None]:
    """Bounds in years of "6 years and older", "2 to 17 years", "under 12"."""
    plain = age.casefold()
    for word, value in _NUMBERS.items():
        plain = re.sub(rf"\b{word}\b", str(int(value)), plain)
    plain = plain.replace("eighteen", "18")
    unit = 1.0
    if "year" not in plain:
        if "month" in plain:
            unit = 12.0
        elif "week" in plain or "day" in plain:
            return None, None
    numbers = [
        round(float(n) / (12.0 if within else unit), 3)
        for n, within in re.findall(r"(\d+(?:\.\d+)?)(\s*-?\s*months?\b)?", plain)
    ]
    if not numbers:
        return None, None
    if len(numbers) > 1:
        return numbers[0], numbers[1]
    if re.search(r"under|below|younger|less", plain):
        return None, numbers[0]
    return numbers[0], None
