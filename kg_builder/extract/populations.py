"""What a page says of use in groups of patients: children, older adults, kidney or liver disease."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import Fact, SectionKind, SpecialPopulationStatement

from .base import Document
from .phrases import without_citations
from .statements import Statement, statements

__all__ = ["SpecialPopulationExtractor", "population_of"]

_POPULATIONS = (
    ("neonates", re.compile(r"\b(?:neonat\w+|newborns?|premature\s+infants?)\b", re.I)),
    (
        "pediatric",
        re.compile(
            r"\b(?:p(?:a)?ediatrics?|child|children|adolescents?|teen(?:ager)?s?|infants?|juvenile)\b"
            r"|(?:\b(?:under|younger\s+than|below|less\s+than)|[<\u2264])\s*(?:the\s+age\s+of\s+)?"
            r"(?:\d|1[0-8])\s*(?:years?|yr|months?)\b",
            re.I,
        ),
    ),
    (
        "geriatric",
        re.compile(
            r"\b(?:geriatrics?|elderly|older\s+(?:adults?|people|patients)|seniors?"
            r"|(?:over|above)\s+(?:the\s+age\s+of\s+)?(?:6[05]|70|75)"
            r"|(?:aged?|ages)\s+(?:6[05]|70|75)\b|(?:6[05]|70|75)\s+(?:and|or)\s+(?:older|over|above)"
            r"|[\u2265>]\s*65\s*years|65\s+years\s+(?:of\s+age\s+)?(?:and|or)\s+(?:older|over"
            r"|above))\b",
            re.I,
        ),
    ),
    (
        "renal impairment",
        re.compile(
            r"\b(?:(?:renal|kidney)\s+(?:impairment|insufficiency|failure|dysfunction|disease|problems"
            r"|function)|renally\s+impaired|h(?:a)?emodialysis|dialysis|creatinine\s+clearance)\b",
            re.I,
        ),
    ),
    (
        "hepatic impairment",
        re.compile(
            r"\b(?:(?:hepatic|liver)\s+(?:impairment|insufficiency|failure|dysfunction|disease|problems"
            r"|function)|hepatically\s+impaired|cirrhosis|child-pugh)\b",
            re.I,
        ),
    ),
)
_HEADING = re.compile(
    r"^\W*(?:(?:use\s+in|for|dosage\s+for|dosing\s+in|\d+(?:\.\d+)*)\s+)?(?P<who>p(?:a)?ediatrics?"
    r"|child(?:ren)?(?:\s+and\s+(?:adolescents|teenagers|young\s+people))?|adolescents?|infants?|neonates?"
    r"|geriatrics?|elderly|older\s+(?:adults|patients|people)|"
    r"(?:renal|kidney|hepatic|liver)\s+(?:impairment|insufficiency|failure|disease|problems|dysfunction"
    r"|dose\s+adjustments?))"
    r"(?:\s+(?:use|patients|population|dosing|dose|dosage|considerations))*\s*(?:\([^)]*\))?\s*[:.]?\s*$",
    re.I,
)
_BRACKETED = re.compile(r"\((?P<who>p(?:a)?ediatric|children|geriatric|elderly)(?:\s+\w+)?\)\W*$", re.I)
_GLUED = re.compile(
    r"^\W*(?P<who>(?:use\s+in\s+)?(?:p(?:a)?ediatrics?(?:\s+(?:use|patients|population))?"
    r"|children(?:\s+and\s+adolescents)?"
    r"|adolescents|infants|geriatrics?(?:\s+(?:use|patients|population))?"
    r"|(?:the\s+)?elderly(?:\s+(?:patients|people))?"
    r"|older\s+(?:adults|people|patients)|(?:renal|hepatic|kidney|liver)\s+(?:impairment|disease|problems"
    r"|failure)))"
    r"\W{0,3}(?::\W*|\s[\u2013\u2014-]\s|\u2014)\s*(?P<said>\w.*)$",
    re.I | re.S,
)
_SAYS = re.compile(
    r"\b(?:safe(?:ty)?|effective(?:ness)?|efficacy|established|studied|approved|recommended|use[ds]?"
    r"|indicated|"
    r"should\s+not|must\s+not|do\s+not|not\s+(?:been|be)|more\s+(?:sensitive|likely)|greater\s+(?:risk"
    r"|sensitivity)|lower\s+dos\w+|dos(?:e|age)\s+(?:adjust|reduc)\w*|"
    r"caution|contraindicated|avoid|monitor\w*|similar|differences?|higher|increased|reduced)\b",
    re.I,
)
_DOSE = re.compile(r"\b\d[\d.,]*(?:\s*(?:-|to)\s*\d[\d.,]*)?\s*(?:mg|mcg|g|units?|mL|IU|mEq)\b", re.I)
_ESTABLISHED = re.compile(
    r"\b(?:safety|efficacy|effectiveness)\b[^.]*\b(?:not\s+(?:been\s+)?(?:established|determined|studied"
    r"|evaluated|known)|unknown|"
    r"(?:have|has)\s+been\s+established)\b|\bstudies\b[^.]*\bnot\s+been\s+(?:done|performed|conducted|made)\b"
    r"|\bno\s+(?:[\w-]+\s+){0,3}studies\b|\b(?:did|do|does)\s+not\s+include\s+(?:enough|sufficient)\b"
    r"|\b(?:insufficient|not\s+enough|limited|few|no)\s+"
    r"(?:numbers?|data|experience|information|patients|clinical\s+data)\b|\bmore\s+(?:sensitive|common"
    r"|likely|frequent)\b"
    r"|\bnot\s+(?:known|been\s+studied|approved|recommended|indicated"
    r"|for\s+use)\b|\b(?:is|are)\s+approved\b",
    re.I,
)
_CARE = re.compile(r"\b(?:caution|more\s+sensitive|lower\s+doses?)\b", re.I)
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
    ]
)
_STRAY = frozenset([SectionKind.STORAGE, SectionKind.DOSAGE_FORMS, SectionKind.ADVERSE_EFFECTS])
"""Sections that only a line labelled with its group is read from ("Elderly: ...")."""

_POINTER = re.compile(r"^\W*see\s|\bsee\s+(?:cautions|section|table|dos\w+)\b", re.I)
_ADVICE = re.compile(
    r"\b(?:keep|store)\b[^.]*\breach\s+of\s+children\b|\bout\s+of\s+(?:the\s+)?reach\b"
    r"|\btell\s+your\s+doctor\b|\bask\s+your\b|"
    r"\bpregnan\w+|\bbreast-?feed\w*|\bmothers?\b|\bin\s+utero\b|\buterus\b|\bvaccin\w+",
    re.I,
)


class SpecialPopulationExtractor:
    """Statements under a group's heading, in a section on special groups, or that name group and use."""

    name = "populations"
    by_section = True
    relations = ("special_population",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Statements in reading order."""
        for statement in statements(document, _SECTIONS | _STRAY):
            text = without_citations(statement.text)
            glued = _GLUED.match(text)
            if glued is None and statement.section.kind in _STRAY:
                continue
            if glued:
                if (_SAYS.search(glued["said"]) or _ESTABLISHED.search(glued["said"])) and not _is_regimen(
                    glued["said"]
                ):
                    yield _fact(statement, population_of(glued["who"]), glued.start("said"), len(text))
                continue
            yield from _stated(statement, text)


def population_of(text: str) -> str | None:
    """The group that a text speaks of first; None if it names none.

    >>> population_of("Use in elderly patients"), population_of("kidney disease"), population_of("rash")
    ('geriatric', 'renal impairment', None)
    """
    hits = [(found.start(), name) for name, pattern in _POPULATIONS if (found := pattern.search(text))]
    return min(hits)[1] if hits else None


def _is_regimen(text: str) -> bool:
    return bool(_DOSE.search(text)) and not _ESTABLISHED.search(text)


def _stated(statement: Statement, text: str) -> Iterator[Fact]:
    if _POINTER.search(text) or _ADVICE.search(text):
        return
    if _is_regimen(text) or (_DOSE.search(text) and ";" in text):
        # "Start at 5 mg once daily; older patients are more sensitive": the clauses without a dose.
        for clause in re.finditer(r"[^;]+", text) if ";" in text else ():
            if not _DOSE.search(clause.group()) and _ESTABLISHED.search(clause.group()):
                group = population_of(clause.group()) or _heading_group(statement)
                blank = len(clause.group()) - len(clause.group().lstrip())
                if group:
                    yield _fact(statement, group, clause.start() + blank, clause.end())
        return
    group = _heading_group(statement)
    special = statement.section.kind is SectionKind.SPECIAL_POPULATIONS
    if group and special and len(text.split()) > 4:
        yield _fact(statement, group, 0, len(text))
        return
    if not _SAYS.search(text) and not _ESTABLISHED.search(text):
        return
    if group and (
        special
        or _ESTABLISHED.search(text)
        or _CARE.search(text)
        or statement.section.kind is not SectionKind.DOSAGE
    ):
        yield _fact(statement, group, 0, len(text))
        return
    if special or _ESTABLISHED.search(text) or _CARE.search(text):
        group = population_of(text)
        condition = statement.section.kind in {SectionKind.INDICATIONS, SectionKind.CONTRAINDICATIONS}
        if group and not (condition and not _ESTABLISHED.search(text)):
            yield _fact(statement, group, 0, len(text))


def _heading_group(statement: Statement) -> str | None:
    for lead in statement.leads:
        plain = without_citations(lead)
        if heading := _HEADING.match(plain) or _BRACKETED.search(plain):
            return population_of(heading["who"])
    return None


def _fact(statement: Statement, group: str | None, start: int, end: int) -> Fact:
    words = statement.text[start:end]
    plain = " ".join(words.split()).rstrip(" .;")
    return SpecialPopulationStatement(
        drug=statement.document.drug,
        object=group or "special population",
        statement=plain[0].lower() + plain[1:] if plain[1:2].islower() else plain,
        evidence=(
            statement.evidence("populations/statement", statement.start + start, statement.start + end),
        ),
    )
