"""The arms of a frequency table: which columns hold shares, of whom, and against whom they are set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Table

from .shares import is_value

__all__ = ["Arm", "Panel", "arms_of", "comparator_of", "panels"]

_NOT_SHARE = re.compile(
    r"\bmeans?\b|\bmedian|(?<!> )(?<!>)baseline|hazard|\bodds\b|\bratio\b|\bCI\b|confidence|p[ -]?values?\b|"
    r"\bper 1,?00|patient[- ]years?|subject[- ]years?|/\s*year|\b(?<!mg/)kg\b|mm ?Hg|\bbeats\b|difference|"
    r"relative|\brisk\b|\bfold\b|\bAUC|\bCmax|\bLDL|\bchange\b|\brate ratio|\bdose adjust|recommend|"
    r"\brange\b|\bevents? rate|\bIR\b|\bexposure|\bonset\b|\bduration\b",
    re.IGNORECASE,
)
_COMPARATOR = re.compile(
    r"placebo|\bPBO\b|\bPLB\b|vehicle|\bcontrols?\b|comparator|untreated|no treatment|\bsham\b|"
    r"standard (?:of care|therapy|treatment)|best supportive|observation|\bsaline\b|background therapy alone",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\(?\s*\b(?:total\s+)?n\s*=\s*(\d[\d,]*)\s*(?:patients|subjects)?\s*\)?", re.IGNORECASE)
_CAPTION = re.compile(r"table\s*\d", re.IGNORECASE)
_SIZES_ALONE = re.compile(r"[\s(]*n\s*=\s*[\d,]+[\s)]*", re.IGNORECASE)
_GLUED_SIZE = re.compile(r"(?<=[\w)])(?=[Nn]\s*=\s*\d)|(?<=[a-z)\d])(?=n \(%\))")
_UNITS = re.compile(
    r"[\s,;(]*(?:\bn\s*,?\s*\(\s*%\s*\)|%\s*\(\s*n\s*\)|\(\s*%\s*\)|(?<!\.\d)(?<!\.\d\d)%|\bno\.(?!\w)|\bn\b)[)\s]*",
    re.IGNORECASE,
)
_GLUED_NOTE = re.compile(r"(?<=[a-z])(?:Grading|Graded|Based|According|Includes?)\b.*?(?=\(%\)|$)", re.DOTALL)
_NOTE = re.compile(r"(?<=\w\w)\s+[a-h]$")
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
    r"(?:percent(?:age)?s?|%|share|incidence|frequency|rates?|number|proportion|patients?|subjects?|adults?|of|"
    r"the|with|who|in|per|reporting|reported|reports|treated|treatments?|groups?|arms?|adverse|reactions?|"
    r"events?|effects?|preferred|terms?|system|organ|class|body|meddra|"
    r"experiencing|experienced|receiving|and|or|total|double[- ]blind|phase|period|all|"
    r"\W)+",
    re.IGNORECASE,
)
_NO_CONTEXT = re.compile(r"phase\b|period\b|percent|incidence|number|proportion|%|grade|dose|treatment", re.I)
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
class Panel:
    """A run of rows under one set of heads.

    Args:
        heads: texts of the heads of each column, outermost first.
        rows: the cells of each row by column.
        labels: number of columns, from the left, that name what a row is about.
        caption: words of rows that caption the table.
    """

    heads: Mapping[int, tuple[str, ...]]
    rows: tuple[Mapping[int, Cell], ...]
    labels: int
    caption: str = ""


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


def panels(table: Table) -> Iterator[Panel]:
    r"""The table's rows, with the heads that hold for them.

    Heads are what is marked so, and the rows before the first with a value. A head reaches over the columns
    up to the next head of its row. Further down, a row of heads begins a new panel; one of nothing but
    sizes of arms changes these.

    >>> page = read("Side effects\nEffect\tZorvexant\tPlacebo\nNausea\t12%\t5%\nRash\t3%\t1%")
    >>> (panel,) = panels(page.monograph.sections[-1].tables[0])
    >>> panel.heads, [row[0].text for row in panel.rows]
    ({0: ('Effect',), 1: ('Zorvexant',), 2: ('Placebo',)}, ['Nausea', 'Rash'])
    """
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    width = 1 + max((cell.column for cell in table.cells), default=0)
    order = sorted(rows)
    first = next((row for row in order if _has_values(rows[row])), None)
    if first is None:
        return
    above = [row for row in order if row < first]
    while len(above) > 1 and _titles(rows[above[-1]]) and any(not _titles(rows[r]) for r in above[:-1]):
        above.pop()  # "Eye disorders" over its first row
    heads: dict[int, list[str]] = {}
    caption = ""
    over: Sequence[int] = ()
    for row in above:
        words = " ".join(c.text for _, c in sorted(rows[row].items()) if c.text)
        if _CAPTION.match(words):
            caption = words
        else:
            _put(heads, rows[row], width, over)
            over = sorted(rows[row])
    body: list[Mapping[int, Cell]] = []
    fresh = False
    for row in order[len(above) :]:
        cells = rows[row]
        kind = _kind(cells)
        if kind == "row":
            body.append(cells)
            fresh = False
            continue
        if any(_has_values(c) for c in body):
            yield _panel(heads, body, caption)
            body = []
        if kind == "heads" and not fresh:
            heads = {column: words for column, words in heads.items() if column == 0}
        if kind == "sizes":
            heads = {column: [_SIZE.sub("", w) for w in words] for column, words in heads.items()}
            body.append({0: cells[0]} if 0 in cells else {})
        _put(heads, {c: cell for c, cell in cells.items() if c}, width)
        fresh = kind == "heads"
    if body:
        yield _panel(heads, body, caption)


def _panel(heads: Mapping[int, Sequence[str]], body: Sequence[Mapping[int, Cell]], caption: str) -> Panel:
    valued = {column for cells in body for column, cell in cells.items() if is_value(cell.text)}
    labels = min((column for column in valued if column), default=1)
    return Panel({column: tuple(words) for column, words in heads.items()}, tuple(body), labels, caption)


def _has_values(cells: Mapping[int, Cell]) -> bool:
    beside = [cell for column, cell in cells.items() if column and cell.text]
    values = [c for c in beside if is_value(c.text)]
    return bool(values) and not all(c.is_header and not re.search(r"[%(]", c.text) for c in values)


def _titles(cells: Mapping[int, Cell]) -> bool:
    return sum(1 for cell in cells.values() if cell.text) <= 1


def _kind(cells: Mapping[int, Cell]) -> str:
    """What a row below the first heads is: "row", "heads" of a new panel, or "sizes" of its arms."""
    beside = [cell for column, cell in sorted(cells.items()) if column and cell.text]
    marked = all(c.is_header for c in beside)
    if not beside or _has_values(cells):
        return "row"
    if all(_SIZES_ALONE.fullmatch(c.text) for c in beside):
        return "sizes"
    if marked:
        return "heads"
    armed = sum(bool(_COMPARATOR.search(c.text) or _SIZE.search(c.text)) for c in beside)
    return "heads" if len(beside) > 1 and armed * 2 >= len(beside) else "row"


def _put(
    heads: dict[int, list[str]], cells: Mapping[int, Cell], width: int, over: Sequence[int] = ()
) -> None:
    """Add a row of heads; each reaches up to the next cell of its row, and no farther than the one over it.

    Args:
        heads: of the columns.
        cells: of the row.
        width: number of columns.
        over: columns in which the heads of the row above begin.
    """
    columns = sorted(cells)
    several = sum(column > 0 for column in columns) > 1
    for column, reach in zip(columns, [*columns[1:], width], strict=True):
        end = min([reach, *(start for start in over if start > column)]) if several else reach
        words = " ".join(_GLUED_SIZE.sub(" ", cells[column].text).split())
        if words and not (len(columns) == 1 and column == 0):
            for at in range(column, end):
                heads.setdefault(at, []).append(words)


def arms_of(panel: Panel, names: Sequence[str], *, shares: bool) -> tuple[Arm, ...]:
    r"""The columns of a panel that hold shares of patients.

    Args:
        panel: rows under heads.
        names: names of the drug, in small letters.
        shares: whether something says that the table's numbers are per cent.

    >>> page = read("Side effects\nEffect\tZorvexant (N=80)\tPlacebo (N=75)\nNausea\t12%\t5%\nRash\t3%\t1%")
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
    if len(found) > 1 and len({(a.name, a.grade) for a in found}) == 1 and _COMPARATOR.search(found[0].name):
        return ()  # heads that stayed in one cell tell no arm from another
    return tuple(_in_context(_compared(found, names), heads))


def _common(heads: Mapping[int, Sequence[str]], columns: Sequence[int]) -> frozenset[str]:
    """Heads over all columns that tell no arm from another, where something else does."""
    shared = set(heads[columns[0]]).intersection(*(heads[c] for c in columns[1:]))
    left = {c: [h for h in heads[c] if h not in shared] for c in columns}
    if len(columns) > 1 and any(_COMPARATOR.search(h) for words in left.values() for h in words):
        return frozenset(
            h for h in shared if not re.search(r"grade", h, re.I) or not _GRADE.fullmatch(_bare(h))
        )
    return frozenset(h for h in shared if _NO_ARM.fullmatch(_bare(h)))


def _bare(head: str) -> str:
    """A head without sizes of arms and units; the % of a strength ("gel 0.05%") is no unit."""
    head = _GLUED_NOTE.sub("", head)
    bare = _UNITS.sub(" ", _SIZE.sub(" ", _TRADE_MARKS.sub("", head))).strip(" ,;:()*\u2020\u2021")
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
    sizes = [int(m.group(1).replace(",", "")) for m in _SIZE.finditer(words)]
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
    controls = [arm for arm in arms if _COMPARATOR.search(arm.name) and arm not in own]
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
