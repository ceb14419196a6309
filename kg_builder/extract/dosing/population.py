"""Whom a dose is for: groups of patients, with bounds of age and weight."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..language.quantities import DASHES, NUMBER, number

__all__ = ["NOBODY_NAMED", "Population", "read_population"]


@dataclass(frozen=True, slots=True)
class Population:
    """A group of patients.

    Args:
        groups: "adults", "pediatric", "geriatric", in that order.
        age: bounds as written, "6 to 12 years".
        weight: bounds as written, ">=40 kg".
        sex: "women" or "men", where the dose differs.

    >>> str(Population(("pediatric",), age="6 to 12 years"))
    'pediatric, 6 to 12 years'
    """

    groups: tuple[str, ...] = ()
    age: str = ""
    weight: str = ""
    sex: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (" and ".join(self.groups), self.sex, self.age, self.weight)))

    def __bool__(self) -> bool:
        return bool(self.groups or self.age or self.weight or self.sex)

    def within(self, wider: Population | None) -> Population:
        """This population seen inside a wider one: what it leaves open comes from there.

        >>> str(Population(weight="<40 kg").within(Population(("pediatric",))))
        'pediatric, <40 kg'
        >>> str(Population(("adults",)).within(Population(("pediatric",), "6 years")))
        'adults'
        """
        if wider is None or not wider:
            return self
        if self.groups and self.groups != wider.groups:
            return self
        return Population(
            wider.groups, self.age or wider.age, self.weight or wider.weight, self.sex or wider.sex
        )


NOBODY_NAMED = Population()
"""The population of a statement that names none."""

_GROUPS = (
    ("adults", re.compile(r"\b(?:adults?|grown-?ups?|men and women)\b(?!-onset| respiratory| T-cell)", re.I)),
    (
        "pediatric",
        re.compile(
            r"\b(?:p(?:a)?ediatrics?|pa?eds|child(?:ren)?|infants?|neonat(?:es?|al)|newborns?|"
            "adolescents?|teenagers?|teens|young (?:people|persons)|toddlers?|"
            r"bab(?:y|ies)|preschool\w*)\b(?!(?:'s|\u2019s)? (?:hospital|potential|resistant)|"
            "-resistant|[- ]pugh|bearing|birth)",
            re.I,
        ),
    ),
    ("geriatric", re.compile(r"\b(?:geriatrics?|elderly|older (?:adults|people|patients)|seniors)\b", re.I)),
)
_SEX = re.compile(
    r"^\W*(?:(?:in|for|adult|use in|dos\w+ (?:for|in)) )*(?:(?P<women>wom[ae]n|females?)|men|males?)\b"
    r"(?! (?:and|or|of|who|with|trying|planning|taking|on)\b|[- ](?:pattern|breast))",
    re.I,
)
"""Whom a label or the opening of a sentence names by sex: "Women: 5 mg", "In men, ..."."""

_SIGN = (
    r"(?:[<>\u2264\u2265]=?|=|less than(?: or equal to)?|more than|greater than(?: or equal to)?|over|"
    "under|above|below|at least|up to|younger than|older than|from|between)"
)
_AGE_UNIT = r"(?:years?|yrs?|months?|mos?\b|weeks?|days?)"
_TAIL = (
    r"(?:\s?(?:and|or|&)\s(?:older|over|above|up|younger|under|more|less|greater|"
    r"below)\b(?!\s*\d)(?: than (?:\d+ )?years)?)"
)
_UPPER = (
    rf"(?:\s?[{DASHES}]\s?|\s+(?:to|and|through|up to)\s+)(?:less than |younger than |under |below |"
    r"<\s?)?"
)
_AGE = re.compile(
    rf"(?:(?P<lead>\b(?:aged?|ages)(?: of)?|{_SIGN})\s*)?(?P<sign2>{_SIGN}\s*)?(?:the age of )?"
    rf"(?P<low>(?<![\w.]){NUMBER})(?:[ -]?{_AGE_UNIT})?(?:(?: of age|"
    f" old)?{_UPPER}(?P<high>{NUMBER}))?[ -]?(?P<unit>{_AGE_UNIT})"
    rf"(?P<of>(?:[ -](?:of age|old|olds))?)(?:,?{_TAIL})?(?P<of2>(?: of age| old)?)",
    re.I,
)
# What an age shows without a group of patients: its words, or its place at the start.
_AGED = re.compile(rf"\bage[ds]?\b|year|yr|\bold\b|^[ (\u2022-]*(?:{_SIGN}\s*)*(?:{NUMBER})")
_OLDER = re.compile(r"(?:\band|\bor|&)\s(?:older|over|above|up|younger|under)", re.I)
_WEIGHT = re.compile(
    "(?:(?:body )?weigh(?:t|ing|"
    rf"s)?(?: of)?:?\s*)?(?:{_SIGN}\s*(?:or equal to )?)?(?<![\w.])\d+(?:\.\d+)?(?:\s?(?:kg|lbs?|"
    "pounds))?"
    rf"(?:{_UPPER}\d+(?:\.\d+)?)?\s?(?:kg|lbs?|pounds)\b(?!\s*(?:/|per|of|once|twice))(?:\s?(?:and|"
    r"or|&)\s(?:more|over|above|greater|heavier|less|under|up|below|lighter|higher)\b)?",
    re.I,
)
_WEIGHT_CUE = re.compile(
    rf"weigh|{_SIGN}|\b(?:and|or)\s(?:more|over|above|greater|less)|[{DASHES}]|\bto\b|body", re.I
)
_YOUNGER = re.compile(
    r"\b(?:newborn babies|newborns?|(?:premature |preterm |(?:full-)?term )?(?:neonates?|infants?)"
    r"|adolescents?|teenagers?|"
    r"toddlers?)\b",
    re.I,
)
_CHILD = re.compile(r"\b(?:child|p(?:a)?ediatric|pa?eds\b)", re.I)
_ADULT_YEARS, _OLD_YEARS = 18, 65


_UNITLESS = re.compile(
    rf"\b(?:aged?|ages) (?:of )?\d+(?:\s?(?:[{DASHES}]|to|through|and|or)\s?\d+"
    rf"(?!\.?\d|[\s-]?(?:{_AGE_UNIT}))|(?=,? (?:and|or) (?:over|older|above|up|under|younger)\b))",
    re.I,
)
"""Ages that leave the years out: "aged 6 to 10", "ages 12 and older"."""

_BIRTH = re.compile(r"\bbirth (?=(?:to|through|up to)\s)", re.I)
_GROUP_CUES = cues(
    "adult",
    "grown",
    "men",
    "diatric",
    "peds",
    "paeds",
    "child",
    "infant",
    "neonat",
    "newborn",
    "adolescen",
    "teen",
    "young",
    "toddler",
    "baby",
    "babies",
    "preschool",
    "geriatric",
    "elderly",
    "older",
    "seniors",
)
_SEXES = cues("men", "woman", "male")
_YEARS = cues("year", "yr", "month", "mos", "mo", "week", "day")
_WEIGHTS = cues("kg", "lb", "pound")


@lru_cache(maxsize=4096)
def read_population(text: str) -> Population:
    """The patients a phrase names.

    >>> str(read_population("Adults and adolescents 12 years and older"))
    'adults and pediatric, 12 years and older'
    >>> str(read_population("Children weighing 20 to 40 kg"))
    'pediatric, 20 to 40 kg'
    >>> str(read_population("18 years or over")), str(read_population("aged 2-5 years"))
    ('adults', 'pediatric, 2-5 years')
    >>> str(read_population("Epilepsy (3 to 11 years)"))
    'pediatric, 3 to 11 years'
    >>> str(read_population("children aged 6 to 10")), str(read_population("ages 3 to 9 months"))
    ('pediatric, 6 to 10 years', 'pediatric, 3 to 9 months')
    >>> str(read_population("Women: 5 mg")), str(read_population("Women who are pregnant"))
    ('women', '')
    >>> str(read_population("Children (birth through 3 years)"))
    'pediatric, birth through 3 years'
    >>> str(read_population("Peds <6 yr")), bool(read_population("300 mg for 2 years"))
    ('pediatric, <6 yr', False)
    """
    low = lowered(text)
    if "age" in low:
        text = _UNITLESS.sub(r"\g<0> years", text)
    born = "birth " in low and _BIRTH.search(text) is not None
    text = _BIRTH.sub("0 ", text) if born else text
    low = lowered(text)
    groups = [name for name, pattern in _GROUPS if pattern.search(text)] if _GROUP_CUES.search(low) else []
    age, low_years, high_years = "", 0.0, None
    if _YEARS.search(low) and (groups or _AGED.search(low)):
        age, low_years, high_years = _age(text, bool(groups))
    if age and not groups:
        if low_years >= _OLD_YEARS:
            groups = ["geriatric"]
        elif low_years >= _ADULT_YEARS:
            groups = ["adults"]
        elif high_years is not None and high_years <= _ADULT_YEARS:
            groups = ["pediatric"]
    age = re.sub(r"^0 (?=\D)", "birth ", age) if born else age
    if groups == ["pediatric"] and not age and (young := _YOUNGER.search(text)) and not _CHILD.search(text):
        age = re.sub(r"\s+", " ", young.group()).lower()
    if groups == ["adults"] and low_years == _ADULT_YEARS and high_years is None:
        age = ""  # "adults 18 years and older" says no more than "adults"
    sex = _SEX.match(text) if _SEXES.search(low) else None
    named = ("women" if sex["women"] else "men") if sex else ""
    return Population(tuple(groups), age, _weight(text) if _WEIGHTS.search(low) else "", named)


def _age(text: str, named: bool) -> tuple[str, float, float | None]:
    """Age as written, lower bound and upper bound in years."""
    for match in _AGE.finditer(text):
        open_end = bool(_OLDER.search(match.group()))
        lead = (match["lead"] or "").casefold()
        aged = lead.startswith("age") or bool(match["of"] or match["of2"])
        bounded = open_end or bool(match["high"]) or bool(match["lead"])
        unit = match["unit"].casefold()
        if not aged and not (open_end and unit.startswith("y")):
            near = text[max(0, match.start() - 25) : match.start()]
            group_near = any(p.search(near) for _, p in _GROUPS)
            enclosed = text[: match.start()].endswith("(") and text[match.end() :].startswith(")")
            if not ((named and group_near) or enclosed) and text[: match.start()].strip(" (\u2022-"):
                continue
            if re.match(r"\s*(?:then|later|apart|course|prior|before)", text[match.end() :]) or not bounded:
                continue
            if re.search(r"\b(?:for|every|after|over|within)\s*$", text[: match.start()], re.I):
                continue
        factor = 1.0 if unit.startswith("y") else 1 / 12 if unit.startswith("mo") else 1 / 52
        low = number(match["low"]) * factor
        high = number(match["high"]) * factor if match["high"] else None
        less = (
            bool(re.search(r"<|\u2264|less|under|below|younger|up to", match.group(), re.I))
            and not match["high"]
        )
        if less:
            low, high = 0.0, low
        elif (
            not open_end
            and high is None
            and not re.search(r">|\u2265|more|over|above|at least|older|from|greater", match.group(), re.I)
        ):
            high = low
        words = re.sub(
            r"^(?:ages?|aged)(?: of)?\s+|[ -](?:of age|old)\b", "", match.group().strip(), flags=re.I
        )
        return re.sub(r"\s+", " ", words).lower(), low, high
    return "", 0.0, None


def _weight(text: str) -> str:
    for match in _WEIGHT.finditer(text):
        words = match.group().strip()
        if _WEIGHT_CUE.search(words) and not words.startswith("="):  # "1 kg = 2.2 lb"
            words = re.sub(r"^(?:body )?weigh(?:t|ing|s)?(?: of)?:?\s*", "", words, flags=re.I)
            return re.sub(r"\s+", " ", words).lower()
    return ""
