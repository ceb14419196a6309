"""The arms of a frequency table: which columns hold shares, of whom, and against whom they are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from .panels import COMPARATOR, SIZE, Panel
from .rows import people_of
from .shares import is_value

__all__ = ["Arm", "arms_of", "comparator_of"]

_NOT_SHARE = re.compile(
    r"\bmeans?\b|\bmedian|(?<!> )(?<!>)baseline|hazard|\bodds\b|\bratio\b|\bCI\b|confidence|p[ -]?values?\b|"
    r"\bper 1,?00|patient[- ]years?|subject[- ]years?|/\s*year|\b(?<!mg/)kg\b|mm ?Hg|\bbeats\b|difference|"
    r"relative|\brisk\b|\bfold\b|\bAUC|\bCmax|\bLDL|\bchange\b|\brate ratio|"
    r"\bdose adjust|recommend(?!ed regimen)|\brange\b|\bevents? rate|\bIR\s*(?:per\b|/)|\bexposure|\bonset\b|"
    r"\bduration\b|discontinu|\bwithdr[ae]w|\bPY\b|\bEAIR",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"[\s,;(]*(?:\bn\s*/\s*n\b|%\s+of\s+[\d,]+\s+(?:patients|subjects)|\bn\s*,?\s*\(\s*%\s*\)"
    r"|%\s*\(\s*n\s*\)|"
    r"\(\s*%\s*\)|(?:(?<!\d)|(?<=[-/\u2013]\d)|(?<=grade \d))%|\bno\.(?!\w)|\bn\b)[)\s]*",
    re.IGNORECASE,
)
_GLUED_NOTE = re.compile(r"(?<=[a-z])(?:Grading|Graded|Based|According|Includes?)\b.*?(?=\(%\)|$)", re.DOTALL)
_NOTE = re.compile(r"(?<=\w\w)\s+[a-h]$|(?<=\s\d)\s+[a-h]$|(?<=\d)[a-h]$")
_TRADE_MARKS = re.compile(r"\s*\((?:r|tm)\)|[\u00ae\u2122]", re.IGNORECASE)
_ALL_GRADES = re.compile(
    r"(?:(?:all|any)[ -]?(?:CTC |NCI )?(?:grades?|severit\w+|events?)|grades?\s*1\s*(?:-|\u2013|to)\s*[45]|"
    r"all)\s*[a-d]?",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"(?:\W|CTC|CTCAE|NCI|or|and|to|higher|above|greater|less|[1-5]|grades?|severe|serious|"
    r"life-threatening|fatal|moderate|mild)+",
    re.IGNORECASE,
)
_GRADE_TAIL = re.compile(
    r"^(?P<name>.*\w)[\s,:(-]+(?P<grade>(?:all|any) grades?|(?:\u2265|>=)?\s*grades?\s*[\u2265>=\d].*)$",
    re.IGNORECASE,
)
_NO_ARM = re.compile(
    r"(?:percent(?:age)?s?|%|share|incidence|frequency|rates?|number|proportion|patients?|subjects?"
    r"|adults?|of|"
    r"the|with|who|in|per|reporting|reported|reports|treated|treatments?|groups?|arms?|adverse|reactions?|"
    r"events?|effects?|preferred|terms?|system|organ|class|body|meddra|"
    r"experiencing|experienced|receiving|and|or|total|double[- ]blind|phase|period|all|"
    r"\W)+",
    re.IGNORECASE,
)
_NO_CONTEXT = re.compile(
    r"phase\b|period\b|percent|incidence|number|proportion|%|grade|dose|"
    r"treatment(?! (?:failure|na[i\u00ef]ve|experienced))|\b(?:day|week|month|year)s?\b",
    re.I,
)
_BY_ITSELF = re.compile(
    r"(?:(?:as|in|given|used|active|oral)\W+)*(?:single[- ]agent|mono-?therapy|alone|by itself|treatment|"
    r"treated(?: group)?|study (?:drug|medicine)|active(?: (?:drug|treatment))?)",
    re.I,
)
"""The drug without others, where its arm is not called by its name."""
_DOSE_WORDS = re.compile(
    r"(?:\d[\d.,]*|mg|mcg|\u00b5g|g|units?|iu|ml|kg|m|m2|day|daily|once|twice|times|three|every|other|weeks?|"
    r"weekly|months?|monthly|hours?|q\d*[dhw]?|bid|tid|qd|eow|sc|iv|po|any|all|doses?|combined|total|pooled|"
    r"overall|low|high|per|a|to|or|and|b\.i\.d|once-daily|twice-daily|r|tablets?|capsules?|cream|gel|"
    r"\W)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Arm:
    """A column of shares.

    Args:
        column: its index.
        name: the arm as the heads name it, "" where they don't.
        grade: grade of severity that the column counts, "" for all.
        context: the study or group of patients that it shares with its comparator, "" without one.
        size: number of patients, where given.
        unit: what bare numbers are: "percent", "count", "percent first" or "".
        comparator: whether another arm is set against it.
        active: whether it is an arm of another drug.

    >>> arm = Arm(1, "Zorvexant 5 mg", "Grade 3", "Adults", 80, "percent")
    >>> arm.full_name, arm.population
    ('Zorvexant 5 mg Grade 3', 'Adults')
    """

    column: int
    name: str
    grade: str
    context: str
    size: int | None
    unit: str
    comparator: bool = False
    active: bool = False

    @property
    def population(self) -> str:
        """The group of patients or study, where the context is one."""
        return "" if _NO_CONTEXT.search(self.context) else self.context

    @property
    def full_name(self) -> str:
        """The name with the grade of severity."""
        return " ".join(part for part in (self.name, self.grade) if part)


def arms_of(panel: Panel, names: Sequence[str], *, shares: bool) -> tuple[Arm, ...]:
    r"""The columns of a panel that hold shares of patients.

    Args:
        panel: rows under heads.
        names: names of the drug, in small letters.
        shares: whether something says that the table's numbers are per cent.

    >>> page = read("Side effects\nEffect\tZorvexant (N=80)\tPlacebo (N=75)\nNausea\t12%\t5%\nRash\t3%\t1%")
    >>> from kg_builder.extract.effects.panels import panels
    >>> (panel,) = panels(page.monograph.sections[-1].tables[0])
    >>> [(arm.name, arm.size, arm.comparator) for arm in arms_of(panel, ["zorvexant"], shares=True)]
    [('Zorvexant', 80, False), ('Placebo', 75, True)]
    """
    valued = {column for cells in panel.rows for column, cell in cells.items() if is_value(cell.text)}
    columns = sorted(column for column in valued if column >= panel.labels)
    heads = {column: panel.heads.get(column, ()) for column in columns}
    if not any(heads.values()) and not any(
        "%" in cell.text for cells in panel.rows for cell in cells.values()
    ):
        return ()  # nothing says what is counted
    kept = [c for c in columns if not any(_NOT_SHARE.search(re.sub(r"mg/kg", "", h)) for h in heads[c])]
    if not kept:
        return ()
    common = _common(heads, kept)
    found = [
        _arm(column, [h for h in heads[column] if h not in common], heads[column], shares) for column in kept
    ]
    found = _without_counts(found)
    alike = len(found) > 1 and len({(a.name, a.grade) for a in found}) == 1
    if alike and (not found[0].name or COMPARATOR.search(found[0].name)):
        return ()  # heads that are lost, or stayed in one cell, tell no arm from another
    if all(COMPARATOR.match(arm.name) and not _names(arm, names) for arm in found):
        return ()  # the drug's own columns hold no shares
    return tuple(_in_context(_compared(found, names), heads))


def _common(heads: Mapping[int, Sequence[str]], columns: Sequence[int]) -> frozenset[str]:
    """Heads over all columns that tell no arm from another, where something else does."""
    shared = set(heads[columns[0]]).intersection(*(heads[c] for c in columns[1:]))
    left = {c: [h for h in heads[c] if h not in shared] for c in columns}
    if len(columns) > 1 and any(COMPARATOR.search(h) for words in left.values() for h in words):
        return frozenset(
            h for h in shared if not re.search(r"grade", h, re.I) or not _GRADE.fullmatch(_bare(h))
        )
    return frozenset(h for h in shared if _NO_ARM.fullmatch(_bare(h)))


def _bare(head: str) -> str:
    """A head without sizes of arms and units; the % of a strength ("gel 0.05%") is no unit."""
    head = _GLUED_NOTE.sub("", head)
    bare = _UNITS.sub(" ", SIZE.sub(" ", _TRADE_MARKS.sub("", head))).strip(" ,;:()*\u2020\u2021")
    bare = _NOTE.sub("", bare)
    return f"{bare})" if bare.count("(") == bare.count(")") + 1 else bare


def _arm(column: int, heads: Sequence[str], every: Sequence[str], shares: bool) -> Arm:
    names: list[str] = []
    grades: list[str] = []
    for head in heads:
        words = " ".join(_bare(head).split())
        tail = _GRADE_TAIL.match(words)
        for part in (tail["name"], tail["grade"]) if tail else (words,):
            if part and not _ALL_GRADES.fullmatch(part) and not _NO_ARM.fullmatch(part):
                (grades if _GRADE.fullmatch(part) else names).append(part)
    words = " ".join(every)
    sizes = [int(m.group(1).replace(",", "")) for m in SIZE.finditer(words)]
    if re.search(r"%\s*\(\s*n\s*\)|percent \(n", words, re.IGNORECASE):
        unit = "percent first"
    elif re.search(r"(?:^|[\s(])(?:n|no\.|number(?: of patients)?)[\s)]*$", words, re.IGNORECASE):
        unit = "count"
    else:
        unit = "percent" if shares else ""
    name = " ".join(dict.fromkeys(names))
    return Arm(column, name, " ".join(dict.fromkeys(grades)), "", sizes[-1] if sizes else None, unit)


def _without_counts(arms: Sequence[Arm]) -> list[Arm]:
    """The arms without columns of counts that stand beside the shares of the same arm."""
    shares = {(arm.name, arm.grade) for arm in arms if arm.unit != "count"}
    return [arm for arm in arms if arm.unit != "count" or (arm.name, arm.grade) not in shares]


def _compared(arms: Sequence[Arm], names: Sequence[str]) -> list[Arm]:
    """The arms, with those marked that the drug is set against.

    Placebo and the like are comparators; so are arms of other drugs, where some arm names the drug itself.
    """
    own = [arm for arm in arms if _names(arm, names)]
    controls = [arm for arm in arms if COMPARATOR.search(arm.name) and arm not in own]
    if len(controls) == len(arms):
        controls = []
    others = [
        arm
        for arm in arms
        if own
        and arm.name
        and arm not in own
        and arm not in controls
        and not _DOSE_WORDS.fullmatch(arm.name)
        and not _BY_ITSELF.fullmatch(arm.name)
    ]
    return [replace(arm, comparator=arm in controls or arm in others, active=arm in others) for arm in arms]


def _names(arm: Arm, names: Sequence[str]) -> bool:
    name = arm.name.casefold()
    return any(n in name for n in names if n) and not re.match(r"placebo|vehicle|sham", name)


def _in_context(arms: Sequence[Arm], heads: Mapping[int, Sequence[str]]) -> Iterator[Arm]:
    """The arms, with a head that an arm and its comparator share told from their names."""
    for arm in arms:
        name, context = arm.name, ""
        for head in heads[arm.column]:
            words = " ".join(_bare(head).split())
            both = len({a.comparator for a in arms if head in heads[a.column]}) > 1
            if both and words and name.startswith(words) and name != words:
                name = name[len(words) :].strip(" ,;:")
                context = words
            elif both and people_of(words):
                context = words
        yield replace(arm, name=name, context=context)


def comparator_of(arm: Arm, arms: Sequence[Arm]) -> Arm | None:
    """The arm that an arm is set against: of the same study and grade, the nearest.

    Args:
        arm: an arm of the drug.
        arms: all arms of the table.

    >>> drug = Arm(1, "Zorvexant", "", "", 80, "percent")
    >>> placebo = Arm(2, "Placebo", "", "", 75, "percent", comparator=True)
    >>> comparator_of(drug, [drug, placebo]).name
    'Placebo'
    """
    alone = _BY_ITSELF.fullmatch(arm.name) is not None
    others = [a for a in arms if a.comparator and not (alone and a.active)]
    alike = [a for a in others if a.grade == arm.grade] or ([] if arm.grade else others)
    near = [a for a in alike if a.context == arm.context] or alike
    words = set(arm.name.casefold().split())
    before = arms[0].comparator  # placebo first, then the drug: so in every study
    return min(
        near,
        key=lambda a: (
            a.active,
            -len(words & set(a.name.casefold().split())),
            abs(a.column - arm.column),
            (a.column > arm.column) == before,
        ),
        default=None,
    )
