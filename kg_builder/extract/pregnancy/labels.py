"""What labels tell of pregnancy and breastfeeding: titles, the disease, single studies, everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from ..label_sentences import title_before
from ..statements import Statement
from .words import says_something

__all__ = ["tells_more", "tells_nothing", "tells_of_newborns", "untitled"]

_TITLE = re.compile(
    r"[\W\d]*(?:WARNING|[A-Z]{4,})\b(?:[^a-z]|\b(?:and|or|of|in|with|to|the|for)\b)*"
    r"(?:See\s+full\s+prescribing\b.*)?$",
    re.S,
)
"""A boxed warning's title: "WARNING: FETAL TOXICITY See full prescribing information"."""
_IN_PASSING = re.compile(
    r"carcinogenesis[\s,/]+(?:and\s+)?mutagenesis[\s,/]+(?:and\s+)?impairment\s+of\s+fertility", re.I
)
"""The name of a section that others refer to."""
_MOTHERS = re.compile(
    r"pregnan|f(?:o)?et(?:us|al)|unborn|(?<!low.)birth|born\s+to|matern|mother|trimester|gestation"
    r"|in\s+utero|exposed|placent|teratogen|embryo|contracep|fertil|miscarr|abortion|child-?bearing"
    r"|reproducti|offspring|conceive|milk|breast|nurs(?:e|ing)|lactat|semen|sperm|withdrawal",
    re.I,
)
_IN_PLACE = frozenset([SectionKind.PREGNANCY, SectionKind.LACTATION])
_OF_DISEASE = re.compile(r"disease-associated\b", re.I)
"""The heading of what a disease does in pregnancy, whatever is taken for it."""
_OF_STUDIES = re.compile(r"(?:(?:juvenile|human|animal)\s+(?:\w+\s+)?)?data\b", re.I)


def untitled(statement: Statement) -> Iterator[Statement]:
    r"""A label's sentence without the title that it has run into; a title that gives a category is one too.

    Args:
        statement: the sentence.

    >>> from kg_builder.extract.statements import statements
    >>> *_, last = statements(read("Pregnancy\nUse in Pregnancy The safety of Zorvexant is not known."))
    >>> [part.text for part in untitled(last)]
    ['The safety of Zorvexant is not known.']
    """
    text = statement.text
    cut = title_before(text, statement.document.monograph.drug.all_names)
    if not cut or text[:cut].endswith("-"):
        yield statement
        return
    if (at := text.find("Pregnancy Category", 0, cut)) >= 0:
        start, end = statement.start + at, statement.start + len(text[:cut].rstrip())
        yield replace(statement, start=start, end=end, text=text[at:cut].rstrip())
    yield replace(statement, start=statement.start + cut, text=text[cut:])


def tells_nothing(statement: Statement) -> bool:
    r"""Whether a label's sentence is a title, or tells of the disease or of newborn patients.

    >>> from kg_builder.extract.statements import statements
    >>> said = statements(read("Pregnancy\nWARNING: FETAL HARM\nZorvexant may harm the unborn."))
    >>> [(statement.text, tells_nothing(statement)) for statement in said][-1]
    ('Zorvexant may harm the unborn.', False)
    """
    above = next(iter(statement.leads), "")
    if _TITLE.match(statement.text) or _OF_DISEASE.match(above):
        return True
    return statement.section.kind not in _IN_PLACE and not _speaks_of_it(_IN_PASSING.sub("", statement.text))


def tells_of_newborns(statement: Statement) -> bool:
    r"""Whether a page's sentence on groups of patients tells of newborns as patients, not of the unborn.

    Args:
        statement: the sentence.

    >>> from kg_builder.extract.statements import statements
    >>> *_, last = statements(read("Use in children\nIt may harm the lungs of newborns."))
    >>> tells_of_newborns(last)
    True
    """
    return statement.section.kind is SectionKind.SPECIAL_POPULATIONS and not _speaks_of_it(statement.text)


def _speaks_of_it(text: str) -> bool:
    """Whether words speak of the unborn, of mothers or of milk: newborns may be patients themselves."""
    return _MOTHERS.search(text) is not None


def tells_more(statement: Statement, clause: str) -> bool:
    r"""Whether a clause of a label's section on the subject is worth keeping though it states no topic.

    What it reports of single studies isn't.

    >>> from kg_builder.extract.statements import statements
    >>> *_, last = statements(read("Breastfeeding\nNursed infants may sleep more."))
    >>> tells_more(last, last.text), tells_more(last, "Other names")
    (True, False)
    """
    above = next(iter(statement.leads), "")
    return _OF_STUDIES.match(above) is None and says_something(clause)
