"""Reads the group of patients that a stretch of text speaks of, with their ages."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder import lazy_re as re

__all__ = ["ANYONE", "GROUP", "PATIENTS", "Patients", "patients_in", "patients_of"]


@dataclass(frozen=True, slots=True)
class Patients:
    """Who is spoken of: their words, made uniform, and their ages in years."""

    words: str
    age_min: float | None = None
    age_max: float | None = None


ANYONE = frozenset(["patients", "people", "those", "individuals", "persons", "patient"])
"""Words that say of nobody in particular who is treated."""

GROUP = (
    r"(?:patients?|adults?|children|child|adolescents?|infants?|neonates?|women|woman|men|man|males?"
    r"|females?|people|persons?|individuals?|"
    r"those(?=\s+(?:with|whose|who)\b)|teenagers?|teens|toddlers|newborns|subjects|boys|girls|elderly|veterans)"
)
_NUM = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|eighteen)"
_UNIT = r"(?:years?|months?|weeks?|days?|yrs?)"
_AGE = (
    r"(?:\s*,?\s*\(?(?:(?:who\s+are|from|at\s+least|over|under|above|below|older\s+than|younger\s+than"
    r"|more\s+than|less\s+than|"
    r"aged?|ages|the\s+age\s+of|of\s+age|of|\u2265|>|<|>=)\s*)*"
    rf"(?<!\w){_NUM}(?!\s*(?:mg|%|kg|or\s+more\s+\w+ors))(?:\s*-?\s*{_UNIT})?(?:\s+(?:of\s+age|old))?"
    rf"(?:\s*(?:to|through|-|\u2013|and)\s*(?:less\s+than\s+|under\s+|<\s*)?{_NUM}\b(?=\s*{_UNIT}"
    rf"|[\s,.]))?(?:\s*-?\s*{_UNIT})?"
    r"(?:\s+(?:of\s+age|old))?(?:\s*,?\s*(?:and|or|\&)\s*(?:older|over|above|up|younger"
    r"|under))?(?:\s+of\s+age)?\)?)"
)
PATIENTS = re.compile(
    rf"(?:\b(?:in|for|of|to|by|and|among)\s+)?(?:the\s+|an?\s+|all\s+|some\s+|certain\s+|those\s+)?"
    rf"(?P<words>(?:(?:adult|p(?:a)?ediatric|adolescent|geriatric|elderly|older|young|younger|hospitalized"
    rf"|male|female|postmenopausal|premenopausal|(?:post|pre)-?menarchal|treatment-experienced|skeletally\s+mature|pregnant|"
    rf"non-?pregnant|ambulatory|selected|appropriate|high-risk|immunocompromised|HIV-infected"
    rf"|HIV-1[ -]infected|critically\s+ill|obese|overweight|"
    rf"treatment-naive|eligible|certain|transplant|diabetic|hypertensive|postpubertal|symptomatic"
    rf"|clinically\s+stable|healthy|susceptible|infected|cancer|unrelated|"
    rf"and|or|,|/)\s*)*\b{GROUP}\b"
    rf"(?P<age>{_AGE})?(?:\s*,?\s*(?:and|or|and/or|\&)\s+(?:in\s+)?(?:(?:adult|p(?:a)?ediatric|adolescent"
    rf"|geriatric|elderly)\s+)*{GROUP}\b(?P<age2>{_AGE})?)*)"
    rf"(?P<link>\s*,?\s*(?:with(?:out)?|whose|who\s+(?:have|has|suffer\s+from|are\s+diagnosed\s+with)"
    rf"|suffering\s+from|having|diagnosed\s+with|at\s+(?:high\s+|increased\s+)?risk\s+(?:of|for)|"
    rf"requiring|undergoing|receiving|treated\s+with)\b\s*)?",
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


_NUMBERS = {
    w: float(i)
    for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


def patients_in(found: re.Match[str]) -> Patients:
    """The group that a match of ``PATIENTS`` found."""
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
    numbers = [round(float(n) / unit, 3) for n in re.findall(r"\d+(?:\.\d+)?", plain)]
    if not numbers:
        return None, None
    if len(numbers) > 1:
        return numbers[0], numbers[1]
    if re.search(r"under|below|younger|less", plain):
        return None, numbers[0]
    return numbers[0], None
