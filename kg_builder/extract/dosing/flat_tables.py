"""Tables of reactions, grades and actions that a source has run together into one line.

"Rash [see Warnings (5.2)] Grade 3 Withhold until recovery. Grade 4 Permanently discontinue." What to do
begins with a capital in the middle of a sentence; what stands before it, up to the end of the cell before,
names the reaction and its grade.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re
from kg_builder.remembered import by_words

from ..language.sentences import sentences
from ..vocabulary.phrases import CITATION, decapitalised, without_asides
from .combined_drugs import coadministered
from .event_names import names_event
from .triggers import bound_severity, severity_of, trigger_of

__all__ = ["FlatRow", "flat_rows", "grade_and_name"]


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A row of such a table.

    Args:
        start: first code point of its label.
        told: first code point of what to do.
        end: index after the last.
        trigger: the reaction.
        severity: its grade.
        words: what to do.
        lead: what to do in full, where the head of the table tells a part of it.
    """

    start: int
    told: int
    end: int
    trigger: str
    severity: str
    words: str = ""
    lead: str = ""


_ACTION = (
    r"(?:Permanently\s+discontinue|Temporarily\s+\w+|Withhold|Discontinue|Interrupt|Hold|Reduce|Delay"
    r"|Suspend|Stop|Decrease(?!\s+to\b)|Avoid|Increase(?!\s+to\b)"
    r"|Do\s+not\s+(?:use|administer|initiate|start|give)"
    r"|No\s+(?:(?:dose|dosage)\s+)?(?:adjustment|modification|change|reduction)s?|Continue|Resume|Omit"
    r"|Pause|Consider|If|When|Monitor|Initiate|Maintain|Administer|Restart|Halve|Double|Treat(?=\s+at\b))\b"
)
_OPENER = re.compile(
    rf"(?:(?<=[\w)\]%,*\u2020\u2021\u2022])|(?<=ecurrence:))(?<!\d\))(?<!\d \))\s+(?={_ACTION})"
)
_FIRST = re.compile(_ACTION)
_HEADS = re.compile(
    r"(?:^|.*\b)(?:dos(?:e|age|ing)\s+(?:modifications?|adjustments?|reductions?|changes?|delays?)"
    r"|actions?(?:\s+to\s+take)?"
    r"|(?:recommended|treatment)\s+(?:action|management|modification|adjustment)s?|managements?|severity"
    r"|grade\s+of\s+\w+)(?:\s+for\s+[A-Z]{2,}\w*)?(?:\s*\([^()]*\))?(?:\s+(?:[a-h]|\*|\u2020))?\s+"
    r"(?=(?-i:[A-Z])|[\d<>\u2264\u2265])",
    re.S | re.I,
)
_COLUMNS = re.compile(r"^.*\brecommendations?(?:\s+for\s+[A-Z]{2,5})?\s(?=\S)", re.I | re.S)
"""Heads of columns before the first grade of a table."""

_GRADED = re.compile(
    r"(?<![\w-])(?:(?:occurrence\s+of|any|all|NCI|CTCAE|recurrent|persistent|intolerable|first|second|third"
    r"|fourth|a|an|prolonged|or|and|life-threatening|severe|(?:a?symptomatic(?=\s+grade)))\s+)*"
    r"(?:grades?\s?(?:[\u2264\u2265<>]\s?)?\d(?:(?:\s?(?:[-\u2013,]|to|or|and|through)\s?)+(?:grade\s)?\d)*"
    r"(?:\s+(?:or|and)\s+(?:higher|greater|above|lower))?|(?:any|all)\s+grades?\b)|\bany$|\ba?symptomatic\b"
    r"|(?:mild|moderate|severe|life-threatening)(?:\s+(?:to|or)\s+(?:moderate|severe|life-threatening))?\b",
    re.I,
)
_TIMES = re.compile(
    r"(?:(?:first|second|third|fourth|subsequent|1st|2nd|3rd|4th)(?:\s+(?:and|or)\s+\w+)?"
    r"(?:\s+(?:occurrence|episode|time))?|recurr(?:ence|ent)|persistent|other)\W*$",
    re.I,
)
_MEASURED = re.compile(
    r"\W*(?:[<>\u2264\u2265]|(?:greater|more|less) than|above|below|over|under)?\s*\d", re.I
)
_LOOSE = re.compile(
    r"^(?:[a-h\d]\s+(?!(?:st|nd|rd|th|or|to|times|grams?|x|mg)\b)|[^\w<>\u2264\u2265=])+"
    r"|(?:(?!(?<=\d)%)[\s\W])+$"
)
_GOES_ON = re.compile(
    r"(?:that|which|or|and|with(?:out)?|for|in|on|at|lasting|requiring|despite|to|if|of|recurrent"
    r"|persistent|only)\b",
    re.I,
)
_NAME_ENDS = re.compile(
    r"\s+(?:lasting|that|which|despite|for\s+(?:more|greater|at)|during|occurring|resulting|graded"
    r"|Abbreviations?)\b|[,;]|\s[<>\u2264\u2265]"
)
_ITEM = re.compile(r"[^\u2022\s][^\u2022]*")
_CELL_END = re.compile(
    r"(?<=[a-z\d)%])(?<!\bto)(?<!\bor)(?<!\bof)(?<!\band)(?<!\bthan)(?<!\buntil)(?<!\bthe)(?<!\bany)"
    r"(?<!\bGrade)(?<!\b[Pp]oor)(?<!\b[Ss]low)(?<!\b[Ss]trong)\s+(?=[A-Z][a-z]|[<>\u2264\u2265]\s?\d)"
    r"|(?<=__)\s+(?=(?:All|Any)\sGrades?\b)"
)
_TITLED_WORDS = re.compile(
    r"(?:(?<=[a-z\d)%\]]\s)|(?<=[A-Z]{3}\s))"
    r"(?:[A-Z][a-z][\w/-]+\s(?:\([^()]{2,30}\)\s)?(?:(?:of|and|or|with)\s)?){1,6}$"
)
"""A title right before a grade: "Discontinue BRANDOL Nodular Regenerative Hyperplasia Grade 3"."""

_BULLET_NEXT = re.compile(r"\s*\u2022")
_SEVERAL = 2
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\((?:[^()]|\([^()]*\))*\)")
_SPEAKS = re.compile(
    r"\b(?:withh|hold|interrupt|suspend|resum|restart|re-?initiat|reduc|decreas|discontinu|continu|recover"
    r"|resol|improv|recur|monitor|dos(?:e|age|ing)|administer|treat(?!ment\b)|until|evaluat|consider|manage"
    r"|increas|rate)",
    re.I,
)
_CAPTION = re.compile(
    r"\bTable\s+\d+\s*[.:]?\s+(?=[A-Z])"
    r"(?:[^.]{0,90}?(?:\s[\u2014\u2013-]\s+|\b(?:for|due\s+to)\s+)"
    r"(?P<what>(?!Patients|Adverse|Adults|Use)[A-Z][a-z]{4,}"
    r"(?:\s(?:Lung|Disease(?:/[A-Z][a-z]+)?|Toxicit(?:y|ies)|Reactions|Events|Syndrome|Adverse"
    r"|[A-Z][a-z]+(?:tion|itis|osis|emia))){0,3})(?=\s+(?:[A-Z]|in\b|a\b)))?"
)
"""A table's title, and the reaction that it is about."""

_OTHER = re.compile(r"Other\s(?:[\w-]+\s){0,3}?(?:[Rr]eactions|[Tt]oxicit\w+|[Ee]vents)")
_OCCASION = re.compile(
    r"\s+(?:first|second|third|fourth|any|recurrent|subsequent)(?:\s(?:occurrence|episode|event))?$", re.I
)
_FOOTNOTE = re.compile(r"\s+(?:[a-h]|[*\u2020\u2021])$")
_NO_NAME = re.compile(
    r"\d\s?m?c?g\b|^grades?$|\b(?:cycles?|table|injection|ctcae)\b"
    r"|\b(?:tables?|dos(?:e|es|age|ing)|patients|weighing|treatment|therapy|or|and|of|with)$"
    r"|\bdos(?:e|age)\b",
    re.I,
)
_TREATED = re.compile(
    r"\b(?:cancer|carcinoma|leuk(?:a)?emia|lymphoma|melanoma|myeloma|sarcoma|astrocytoma|GIST|CML|CLL|RCC"
    r"|HCC|DTC)\b"
)
"""What the drug is for heads some rows, and is no reaction."""

_AFTER_BRAND = re.compile(r"(?<=[A-Z]{3}\s)[A-Z][a-z-]{3,}\s$")
_GENERAL = re.compile(r"\b(?:reactions|events|toxicities)\W*$", re.I)
_VAGUE = re.compile(r"(?:adverse\s+)?(?:toxicit(?:y|ies)|reactions?|events?|symptoms?)", re.I)
_ALL_VAGUE = re.compile(r"(?:(?:adverse|reactions?|events?)\s?){3,}", re.I)
_ASKED = re.compile(r"(?:If|When|Monitor|Initiate|Consider)\b")
_TITLED = re.compile(r"(?P<what>[A-Z][a-z]{5,}(?:\s[a-z]+){0,2})\s(?=(?:In|At|For|The)\s)")
_CONDITION = re.compile(
    r"\W*(?:if|when|upon|once|after|for|evaluate|administer|treat|perform|check|start|provide|consult)\b",
    re.I,
)
_LONGEST_NAME = 9
_LONGEST_GRADE = 24
_NUMBERED = re.compile(r"\d{1,2}\.\s?\d{1,2}\s?(?=[A-Z])")
_CHAPTER = re.compile(r"^.*\d{1,2}\.\s?\d{1,2}\s?(?=[A-Z])", re.S)
_SHORT = 5
_REACH = 120
_FEWEST = 2


@by_words
def flat_rows(text: str) -> tuple[FlatRow, ...]:
    """The rows of a table in a text that has lost its lines; none where it tells no reactions and grades.

    >>> text = "Rash [see 5.2] Grade 3 Withhold until recovery. Then resume. Grade 4 Discontinue it."
    >>> [(r.trigger, r.severity, text[r.told : r.end]) for r in flat_rows(text)]
    [('rash', 'grade 3', 'Withhold until recovery. Then resume.'), ('rash', 'grade 4', 'Discontinue it.')]
    >>> flat_rows("Discontinue it if a rash develops. In gout, Samplol may be given.")
    ()
    """
    if len(_OPENER.findall(text)) < _FEWEST:
        return ()
    rows: list[FlatRow] = []
    begin = 0
    for table in [*_CAPTION.finditer(text), None]:
        rows += _table_rows(
            text, begin, table.start() if table else len(text), rows[-1].trigger if rows else ""
        )
        begin = table.start() if table else begin
    known = sum(bool(row.severity or trigger_of(row.trigger) or coadministered(row.trigger)) for row in rows)
    return tuple(rows) if len(rows) >= _FEWEST and 2 * known >= len(rows) else ()


def _table_rows(text: str, begin: int, stop: int, before: str) -> list[FlatRow]:
    """The rows of one table; a reaction that its title names holds for all of them."""
    rows: list[FlatRow] = []
    trigger, marked, ended = before, False, False
    if (caption := _CAPTION.match(text, begin, stop)) and caption["what"]:
        trigger = decapitalised(caption["what"])
    for start, told, end in _cells(text, begin, stop):
        other = _OTHER.match(text, start, end)
        if other or (
            (titled := _HEADS.match(text, start, end)) and (other := _TITLED.match(text, titled.end(), end))
        ):
            trigger, marked = decapitalised(other[other.lastgroup or 0]), False
        if _NUMBERED.match(text, start) or (told == start and _is_beside(text[start:end], trigger)):
            ended = True  # the next chapter, or what holds for the impaired
        elif told > start:
            ended = False
        if told == start and rows and not ended and (headed := _cited_title(text, start, end)):
            trigger, marked = headed[0], True
            rows.append(FlatRow(start, headed[1], end, trigger, ""))
            continue
        label = text[start:told]
        if rows and _CONDITION.match(label) and not _GRADED.match(label):
            told = start  # noqa: PLW2901  "If it recurs after a week Discontinue"
        if told == start:  # more of what to do
            if rows and not ended and _SPEAKS.search(text, start, end) and not other:
                rows[-1] = replace(rows[-1], end=end)
            continue
        name, severity, cited = _read(label, trigger, marked=marked)
        if not severity and (not name or _ASKED.match(text, told)):
            continue  # a sentence after a heading, and no row
        trigger, marked = name or trigger or "adverse reactions", cited or (marked and name == trigger)
        rows.append(FlatRow(start, told, end, trigger, severity))
    return rows


def _cells(text: str, begin: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Stretches that tell what to do: start of the label, of the action, end; no label for what goes on."""
    waiting = -1  # a label whose grades and actions follow it as a list
    for start, end in _items(text, begin, stop):
        cuts = [cut.end() for cut in _OPENER.finditer(text, start, end)]
        if not cuts:
            heads = _BULLET_NEXT.match(text, end) is not None and not _SPEAKS.search(text, start, end)
            if heads and CITATION.search(text, start, end):
                waiting = start if waiting < 0 or _is_item(text, start) else waiting
            elif heads and waiting < 0 and not _is_item(text, start) and _is_label(text, start, end):
                waiting = start
            elif waiting < 0 or not heads:
                yield (start if waiting < 0 else waiting), start, end
                waiting = -1
            continue
        place, waiting = (start if waiting < 0 else waiting), -1
        if _FIRST.match(text, start):  # the end of a cell, then the next label
            place = _next_label(text, start, cuts[0])
            yield start, start, place
        for number, told in enumerate(cuts):
            after = _next_label(text, told, cuts[number + 1]) if number + 1 < len(cuts) else end
            yield place, told, after
            place = after


def _is_item(text: str, start: int) -> bool:
    """Whether a bullet stands right before a place."""
    return text[max(0, start - 2) : start].rstrip().endswith("\u2022")


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether the words before a list of actions say what these are for: a reaction, a grade, a bound."""
    return _GRADED.match(text, start, end) is not None or names_event(text[start:end])


def _cited_title(text: str, start: int, end: int) -> tuple[str, int] | None:
    """A reaction with a pointer to its section that opens a sentence, and where what is said of it begins."""
    cited = CITATION.search(text, start, min(end, start + _REACH))
    if (
        cited is None
        or not _SPEAKS.search(text, cited.end(), end)
        or _SPEAKS.search(text, start, cited.start())
    ):
        return None
    name = _named(text[start : cited.start()])
    return (name, cited.end()) if name and len(name.split()) <= _SHORT else None


def _is_beside(words: str, trigger: str) -> bool:
    """Whether a sentence speaks of an impairment, in a row on something else."""
    found = trigger_of(words)
    return found is not None and found[0] in {"renal", "hepatic", "ancestry"} and trigger_of(trigger) is None


def _items(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Places of the sentences between two places, cut at the bullets within them."""
    for start, end, _ in sentences(text[begin:stop], begin):
        for item in _ITEM.finditer(text, start, end):
            yield item.span()


def _next_label(text: str, told: int, stop: int) -> int:
    """Where the label of the next cell begins, in a cell without a closing mark."""
    masked = _BRACKETED.sub(lambda m: "_" * len(m.group()), text[:stop])
    found = [m.end() for m in _CELL_END.finditer(masked, told + 8, stop - 1)]
    graded = next((at for at in found if _GRADED.match(text, at, stop)), None)
    if graded is None:
        return found[-1] if found else stop
    begin = max((at for at in found if at < graded), default=graded)
    name = text[begin:graded].strip()
    titled = _TITLED_WORDS.search(text, told, graded)
    if titled and (names_event(titled.group()) or len(titled.group().split()) >= _SEVERAL):
        no_name = _VAGUE.fullmatch(titled.group().strip()) or _TREATED.search(titled.group().casefold())
        return graded if no_name else titled.start()
    if not names_event(name) or len(name.split()) > _SHORT or _VAGUE.fullmatch(name):
        return graded
    whole = _AFTER_BRAND.search(text, told, begin)  # "Discontinue BRANDOL Peripheral Neuropathy Grade 3"
    return whole.start() if whole else begin


def _read(label: str, before: str, *, marked: bool) -> tuple[str, str, bool]:
    """Trigger, severity and whether a pointer to its section marks the trigger.

    Args:
        label: the words of the label.
        before: the trigger of the row before.
        marked: whether that one was marked so.
    """
    label = _HEADS.sub("", _CHAPTER.sub("", label))
    if cited := CITATION.search(label):
        before_it = _LOOSE.sub("", label[: cited.start()])
        if graded := _GRADED.search(before_it):  # "Rash Grade 3 [see 5.2]", "Grade 3 rash [see 5.2]"
            grade, name = grade_and_name(before_it[graded.start() :])
            also = _severity(label[cited.end() :])
            grade = ", ".join(filter(None, [grade or graded.group().casefold(), also]))
            return name or _named(before_it[: graded.start()]), grade, True
        told = _GRADED.search(label, cited.end())
        inner = _named(label[cited.end() : told.start()]) if told else ""
        if told and names_event(inner) and _GENERAL.search(label[: cited.start()]):
            return inner, _severity(label[told.start() :]), False
        return _named(label[: cited.start()]), _severity(label[cited.end() :]), True
    plain = _LOOSE.sub("", label)
    bare = _LOOSE.sub("", without_asides(label))
    if (found := trigger_of(bare)) and found[0] in {"renal", "hepatic"} and not (marked and before):
        return found[1], severity_of(plain), False
    if along := coadministered(plain):
        return along, "", False
    graded = _GRADED.search(bare)
    if (often := _TIMES.search(bare)) and len(_GRADED.findall(bare)) >= _SEVERAL:
        return "", _severity(often.group()), False  # "Grade 2 rash Grade 3 colitis First"
    if graded is None:
        within = before and (marked or _MEASURED.match(plain) or bound_severity(plain))
        if within or _TIMES.match(plain):
            return before, _severity(plain), False
        return _named(plain), "", False
    name = _named(bare[: graded.start()])
    if (
        graded.start()
        and marked
        and before
        and not (name.startswith("other") or 0 < len(name.split()) <= _SHORT)
    ):
        return before, _severity(bare), False
    if graded.start():
        return name, _severity(bare[graded.start() :]), False
    grade, name = grade_and_name(bare)
    if not name or (marked and before):
        return before, _severity(bare), False
    return (before if before and _VAGUE.fullmatch(name) else name), grade, False


def grade_and_name(label: str) -> tuple[str, str]:
    """The grade that a label opens with and the reaction that it names after it; empty if it doesn't.

    >>> grade_and_name("Grade 2 neuropathy (moderate) lasting a week"), grade_and_name("Grade 2 or 3")
    (('grade 2', 'neuropathy'), ('', ''))
    """
    bare = _LOOSE.sub("", without_asides(label))
    graded = _GRADED.match(bare)
    rest = bare[graded.end() :].lstrip(" ,") if graded else ""
    if graded is None or not rest or _GOES_ON.match(rest) or not rest[0].isalpha():
        return "", ""
    name = _named(rest[0].upper() + rest[1:])
    return (graded.group().casefold(), name) if name else ("", "")


def _named(words: str) -> str:
    """The trigger's name in a label; "" for what is none."""
    plain = _NAME_ENDS.split(_LOOSE.sub("", without_asides(words)))[0].strip()
    plain = _OCCASION.sub("", _FOOTNOTE.sub("", plain))
    if _ALL_VAGUE.fullmatch(plain):
        return ""
    if plain.casefold() == "other":
        return "other adverse reactions"
    if (
        not plain[:1].isupper()
        or _GRADED.match(plain)
        or len(plain.split()) > _LONGEST_NAME
        or _NO_NAME.search(plain)
        or _TREATED.search(plain)
    ):
        return ""
    return decapitalised(plain)


def _severity(words: str) -> str:
    """The grade in a label, or its words where no grade is named."""
    words = _COLUMNS.sub("", words)
    plain = _LOOSE.sub("", without_asides(CITATION.sub("", words)))
    graded = _GRADED.match(plain)
    if graded and _MEASURED.search(graded.group()):
        return graded.group().casefold()
    whole = _LOOSE.sub("", " ".join(CITATION.sub("", words).split()))
    return decapitalised(whole) if len(whole.split()) <= _LONGEST_GRADE else severity_of(whole)
