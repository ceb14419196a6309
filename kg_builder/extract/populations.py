"""What a page says of use in groups of patients: children, older adults, kidney or liver disease."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, SectionKind, SpecialPopulationStatement
from kg_builder.remembered import by_words

from .base import LABEL_TYPES, Document
from .label_sentences import names_hazard, says_nothing, title_before
from .people_with import opened_by, people_in, unstudied, with_condition
from .population_headings import asked_groups, heading_groups, is_bare_heading
from .population_labels import Told, labelled
from .population_verdicts import (
    BY_RULE,
    CARE,
    CARE_TOLD,
    DIFFERS,
    DOSE,
    ESTABLISHED,
    PREDICATE,
    SAYS,
    SLOWER,
    VERDICT,
    is_regimen,
)
from .statements import Statement, statements_of, told_sections
from .table_sections import row_sections
from .vocabulary.phrases import told_plainly, without_citations
from .vocabulary.population_words import SHARE, Group, group_of_label, groups_in, groups_of_heading

__all__ = ["SpecialPopulationExtractor"]

_GLUED = re.compile(
    r"^[^\w<>\u2264\u2265]*(?:use\s+in\s+)?(?P<who>[^:;.\u2013\u2014]{3,60}?)\W{0,3}(?::\W*|"
    r"\s[\u2013\u2014-]\s|\u2014)\s*(?P<said>\w.*)$",
    re.I | re.S,
)
"""A line that a group opens: "Elderly: start low"."""
_MARKS = re.compile(r"[:\u2013\u2014-]")


_BY_NATURE = frozenset(["ancestry", "sex", "body weight", "metabolizers"])
"""Groups that no use or contraindication is told of, so that what names them says how they differ."""

_DOSED_APART = frozenset(
    ["geriatric", "renal impairment", "hepatic impairment", "body weight", "metabolizers", "ancestry"]
)
"""Groups whose lower doses are told as what is different for them; children have doses of their own."""
_BEFORE_GROUP = re.compile(
    r"\(CYP\w+\s+$|(?:^\W*(?:most\s+|some\s+)?|\bif\s+you\s*(?:are|['\u2019]re)\s+"
    r"|\b(?:in|for|by|among|to|than|from|on|enough|few)\s+(?:the\s+|some\s+|those\s+)?)(?:\w+\s+)?$",
    re.I,
)
_OF_ALL = re.compile(r"\badults?\s+(?:patients\s+)?and\s+$", re.I)
"""Adults and another group: what is so in both of them is no difference."""
_OF_USE = re.compile(
    r"establish|stud(?:y|ie)|approv|recommend|safe|effective|efficacy|indicat|dos(?:e|age|ing)", re.I
)
_NEAR = 12
"""A sentence opens with a group that starts within so many code points: "In patients over 65, ..."."""

_SECTIONS = frozenset(
    [
        SectionKind.SPECIAL_POPULATIONS,
        SectionKind.DOSAGE,
        SectionKind.WARNINGS,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.INDICATIONS,
        SectionKind.DESCRIPTION,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.OTHER,
        SectionKind.SUMMARY,
        SectionKind.HIGHLIGHTS,
        SectionKind.BOXED_WARNING,
    ]
)
_TOLD_OF_PEOPLE = _SECTIONS - {
    SectionKind.CONTRAINDICATIONS,
    SectionKind.INDICATIONS,
    SectionKind.DOSAGE,
    SectionKind.HIGHLIGHTS,
}
"""Sections that what is different for people with a condition is read from."""

_STRAY = frozenset(
    [
        SectionKind.STORAGE,
        SectionKind.DOSAGE_FORMS,
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.PREGNANCY,
        SectionKind.LACTATION,
        SectionKind.INTERACTIONS,
    ]
)
"""Sections that only a line labelled with its group ("Elderly: ...") or a plain verdict is read from.

One on lactation speaks of infants throughout, so that only its labelled lines are read.
"""


_POINTER = re.compile(r"^\W*(?:see|table\s+\d+)\W|\bsee\s+(?:cautions|section|table|dos\w+)\b", re.I)
_ADVICE = re.compile(
    r"\b(?:keep|store)\b[^.]*\breach\s+of\s+children\b|\bout\s+of\s+(?:the\s+)?reach\b|"
    r"\btell\s+your\s+doctor\b|\bask\s+your\b|\btrimesters?\b|(?<!weeks\sof\s)\bpregnan\w+|"
    r"\bbreast-?feed\w*|\bmothers?\b|\bin\s+utero\b|\buterus\b|\bvaccin\w+",
    re.I,
)


_NOTE = re.compile(r"(?<=[a-z)]\.)\d{1,3}$")
"""The number of a note behind a sentence."""
_LONGEST = 4
"""Most words of a label that names a group of its own."""
_OF_MOTHERS = re.compile(r"\b(?:pregnan|breast|lactat|nursing|fertil|contracept|child-?bearing)", re.I)
_OF_MILK = re.compile(r"\b(?:milk|breast|nurs|infant|newborn|bab(?:y|ies)|mother)", re.I)
"""What a section on lactation speaks of."""


class SpecialPopulationExtractor:
    r"""Statements under a group's heading, in a section on special groups, or that name group and use.

    >>> page = read("Special populations\nChildren: It has not been studied in children.")
    >>> [(fact.object, fact.statement) for fact in SpecialPopulationExtractor().extract(page)]
    [('children', 'it has not been studied in children')]
    """

    name = "populations"
    by_section = True
    relations = ("special_population",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Statements in reading order."""
        before: Statement | None = None
        label = document.monograph.media_type in LABEL_TYPES
        for statement in _read(document):
            text = without_citations(statement.text)
            if label and says_nothing(text):
                continue
            title = title_before(text, document.monograph.drug.all_names) if label else 0
            hazard = label and names_hazard(statement, text[:title])
            named, text = groups_of_heading(text[:title]), text[title:]
            if before and CARE_TOLD.match(text) and statement.passage is before.passage:
                # "Ask your doctor about the use of it in children. Special care may be needed."
                yield from _facts(statement, groups_in(before.text)[:1], 0, len(text))
            asked = asked_groups(before, statement)
            before = statement
            if is_bare_heading(text):
                continue
            kind = SectionKind.SPECIAL_POPULATIONS if asked else statement.section.kind
            above = [] if hazard else named or asked or heading_groups(statement)
            for headed in above or (None,):
                for groups, start, end in _told(text, kind, headed):
                    yield from _facts(statement, groups, title + start, title + end)


def _read(document: Document) -> Iterator[Statement]:
    """The statements to look at, rows of tables on groups of people included."""
    for section in told_sections(document):
        of_page = document.monograph.media_type not in LABEL_TYPES
        if section.kind in _SECTIONS | _STRAY or (of_page and section.kind is SectionKind.CLINICAL_STUDIES):
            yield from statements_of(document, section)
        for row in row_sections(document, section):
            if row.kind is SectionKind.SPECIAL_POPULATIONS:
                yield from statements_of(document, row)


@by_words
def _told(text: str, kind: SectionKind, headed: Group | None) -> tuple[Told, ...]:
    """What a sentence of a section of that kind, under a heading that may name a group, tells of groups."""
    opened = None if _ADVICE.search(text) else opened_by(text)
    if opened and not is_regimen(text[opened[1] :]):
        return (Told((opened[0],), opened[1], len(text)),)
    if told := labelled(text, headed) if kind in _SECTIONS else ():
        return told
    glued = _GLUED.match(text) if _MARKS.search(text) else None
    who = re.sub(r"\s*\(.*", "", glued["who"]) if glued else ""
    groups = groups_in(f"{who}:")[:1] if glued else []
    special = kind is SectionKind.SPECIAL_POPULATIONS
    whole = bool(groups) and len(groups[0].words) >= SHARE * len(who)
    if glued and special and not whole and not _OF_MOTHERS.search(who) and len(who.split()) <= _LONGEST:
        groups = [group_of_label(who)]
    if glued and groups and len(groups[0].words) >= SHARE * len(who):
        said = glued["said"]
        said_so = special or any(pattern.search(said) for pattern in (SAYS, ESTABLISHED, DIFFERS))
        if said_so and not is_regimen(said):
            return (Told(tuple(groups), glued.start("said"), len(text)),)
        return ()
    if kind is SectionKind.LACTATION and (_OF_MILK.search(text) or not _opens_with_group(text)):
        return ()
    if kind in _SECTIONS or VERDICT.search(text) or _opens_with_group(text) or _is_aside(text, kind):
        return tuple(_stated(text, kind, headed))
    return ()


def _is_aside(text: str, kind: SectionKind) -> bool:
    """Whether a sentence of a section on pregnancy speaks of other people, as one on all groups does."""
    if kind is not SectionKind.PREGNANCY or ESTABLISHED.search(text) is None:
        return False
    return any(group.kind in _DOSED_APART for group in groups_in(text))


def _stated(text: str, kind: SectionKind, headed: Group | None) -> Iterator[Told]:
    clauses = _clauses_on_groups(text)
    for clause in clauses:
        for told in _stated(clause.group(), kind, None):
            yield told._replace(start=clause.start() + told.start, end=clause.start() + told.end)
    if clauses:
        return
    groups = _groups(text, headed)
    if not groups and kind in _TOLD_OF_PEOPLE and DIFFERS.search(text):
        people = people_in(text, opening=kind is not SectionKind.SPECIAL_POPULATIONS)
        groups = [people] if people else []
    if not groups and not ("known" in text or "been" in text):
        return
    if _POINTER.search(text) or _ADVICE.search(text) or _is_of_all(text, groups):
        return
    if is_regimen(text) or (DOSE.search(text) and ";" in text):
        # "Start at 5 mg once daily; older patients are more sensitive": the clauses without a dose.
        for clause in re.finditer(r"[^;]+", text) if ";" in text else ():
            differs = kind is SectionKind.SPECIAL_POPULATIONS and DIFFERS.search(clause.group())
            if not DOSE.search(clause.group()) and (differs or ESTABLISHED.search(clause.group())):
                blank = len(clause.group()) - len(clause.group().lstrip())
                groups = _groups(clause.group(), headed)[:1]
                yield Told(tuple(groups), clause.start() + blank, clause.end())
        if any(group.kind in _DOSED_APART for group in groups) and SLOWER.search(text):
            yield Told(tuple(group for group in groups if group.kind in _DOSED_APART), 0, len(text))
        return
    special = kind is SectionKind.SPECIAL_POPULATIONS
    verdict = bool(ESTABLISHED.search(text) or CARE.search(text) or _is_different(text, groups))
    by_rule = BY_RULE if kind is SectionKind.DOSAGE else DIFFERS
    verdict = verdict or (headed is not None and bool(by_rule.search(text)))
    if headed and special and (len(text.split()) > 4 or verdict) and (verdict or PREDICATE.search(text)):
        yield Told(tuple(groups[:1]), 0, len(text))
    elif not verdict and not SAYS.search(text):
        return
    elif headed and (special or verdict or kind is not SectionKind.DOSAGE):
        yield Told(tuple(groups[:1]), 0, len(text))
    elif special or verdict:
        condition = kind in {SectionKind.INDICATIONS, SectionKind.CONTRAINDICATIONS}
        always = any(group.kind in _BY_NATURE or group.words.startswith("from") for group in groups)
        if not condition or always or ESTABLISHED.search(text):
            yield Told(tuple(groups or unstudied(text)), 0, len(text))


def _clauses_on_groups(text: str) -> list[re.Match[str]]:
    """The clauses of a sentence that are each on a group of its own; none of another sentence."""
    if "; " not in text or DOSE.search(text):
        return []
    found = [(m, groups) for m in re.finditer(r"[^;\s][^;]*", text) if (groups := groups_in(m.group()))]
    kinds = {group.kind for _, groups in found for group in groups}
    return [clause for clause, _ in found] if len(found) > 1 and kinds != {"pediatric"} else []


def _opens_with_group(text: str) -> bool:
    """Whether a sentence begins with a group for whom it says that something is different."""
    return any(0 <= group.start <= _NEAR for group in groups_in(text)) and (
        DIFFERS.search(text) is not None or ESTABLISHED.search(text) is not None
    )


def _is_of_all(text: str, groups: Iterable[Group]) -> bool:
    """Whether a sentence tells what happened in adults and another group alike: "in adults and children"."""
    named = [group for group in groups if group.start >= 0]
    alike = bool(named) and all(_OF_ALL.search(text, 0, group.start) for group in named)
    return alike and _OF_USE.search(text) is None


def _is_different(text: str, groups: Iterable[Group]) -> bool:
    """Whether a sentence tells that something is different for a group it names."""
    named = [group for group in groups if group.start >= 0]
    return (
        bool(named)
        and DIFFERS.search(text) is not None
        and any(
            group.words.startswith("from") or _BEFORE_GROUP.search(text, 0, group.start) for group in named
        )
    )


def _groups(text: str, headed: Group | None) -> list[Group]:
    """The groups a sentence is about: those it names, else the one that its heading names."""
    named = groups_in(text)
    if headed is None:
        return named
    named = [group for group in named if group.kind]
    same = [group for group in named if group.kind == headed.kind]
    return [group for group in same if group.is_named] or ([headed] if same else named or [headed])


def _facts(statement: Statement, groups: Iterable[Group], start: int, end: int) -> Iterator[Fact]:
    words = statement.text[start:end]
    plain = _NOTE.sub("", told_plainly(words)).rstrip(" .;")
    for group in groups:
        yield SpecialPopulationStatement(
            drug=statement.document.drug,
            object=with_condition(group.words, statement.text),
            population=group.kind or None,
            statement=plain[0].lower() + plain[1:] if plain[1:2].islower() else plain,
            evidence=(
                statement.evidence("populations/statement", statement.start + start, statement.start + end),
            ),
        )
