"""What a page says of pregnancy, contraception, fertility and breastfeeding.

Topics and the patterns that state them are data: rules/pregnancy.tsv.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg_builder.model import Fact, LactationStatement, PregnancyStatement, SectionKind

from .base import Document
from .phrases import without_citations
from .pregnancy_words import clauses_of, findings_of, wording_of
from .references import URL
from .statements import Statement, drug_pattern, statements

__all__ = ["PregnancyExtractor", "TopicRule", "duration_of", "topic_rules"]

_SUBJECT = re.compile(
    r"pregnan|f(?:o)?et(?:us|al)|unborn|birth\s+(?:defect|control)|contracep|fertil|teratogen|placent"
    r"|trimester|gestation|"
    r"breast|milk|nursing|lactat|newborn|neonat|embryo",
    re.I,
)
_ADVICE = re.compile(
    r"^\W*(?:(?:before|if|tell|ask|inform|talk|check|call|consult|let|notify)\b[^.]*\b(?:tell|ask|inform"
    r"|talk|discuss|check|call|consult|notify)\b"
    r"|(?:tell|ask|inform|talk\s+to|check\s+with|call|consult|notify|let)\s+(?:your|the"
    r"|a)\b)[^.;]*\b(?:pregnan|breast|nursing)",
    re.I,
)
_LEGEND = re.compile(r"^\W*(?:category\s+)?(?:[ABCDXN]|NA)\s*[:=]", re.I)
_BACKGROUND = re.compile(
    r"\bbackground\s+(?:risk|rate)|\bgeneral\s+population\b|\bevery\s+pregnancy\b|\ball\s+pregnancies\b", re.I
)
_QUESTION = re.compile(r"\?\s*$")
_ANIMAL = re.compile(
    r"\b(?:animals?|rats?|rabbits?|rodents?|mice|mouse|monkeys?|sheep|dogs?|hamsters?|nonclinical)\b", re.I
)
_DURATION = re.compile(
    r"\b(?:(?:while|during)\s+(?:[\w-]+\s+){0,6}?(?:and|or)\s+)?"
    r"(?:for\s+)?(?:at\s+least\s+|up\s+to\s+)?(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|several|a\s+few)"
    r"(?:\s*(?:to|-)\s*\d+)?\s+(?:hours?|days?|weeks?|months?|years?)\s+(?:after|following|before"
    r"|prior\s+to)\s+"
    r"(?:the\s+|your\s+|their\s+)?(?:(?:last|final|first|each|stopping|discontinu\w+"
    r"|end(?:ing)?(?:\s+of)?)\s*)?(?:\w+)?",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\d-])(?:\+?1[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}(?!\d)|\b1-\d{3}-[\dA-Z]{3}-?[\dA-Z]{4}\b"
)
_CLASSES = {"pregnancy": PregnancyStatement, "lactation": LactationStatement}
_TOGETHER = frozenset(["pregnancy exposure registry"])
_EXCLUDES = {
    "fetal harm": frozenset(
        [
            "fetal harm in animal studies",
            "no fetal harm in animal studies",
            "unknown effects in pregnancy",
            "no data on risk in pregnancy",
            "no studies in pregnant women",
        ]
    ),
    "discontinue when pregnancy is detected": frozenset(["contraception"]),
    "monitoring in pregnancy": frozenset(["pregnancy exposure registry"]),
    "use in the third trimester": frozenset(["crosses the placenta"]),
    "no data on breastfeeding": frozenset(["no data on presence in breast milk"]),
    "fetal harm in animal studies": frozenset(["no fetal harm in animal studies"]),
    "birth defects": frozenset(
        [
            "no increased risk in pregnancy",
            "no fetal harm in animal studies",
            "fetal harm in animal studies",
            "pregnancy exposure registry",
            "unknown effects in pregnancy",
            "no data on risk in pregnancy",
            "no studies in pregnant women",
        ]
    ),
    "avoid in pregnancy": frozenset(
        ["contraindicated in pregnancy", "use in pregnancy only if benefit outweighs risk"]
    ),
    "excreted in breast milk": frozenset(
        [
            "unknown whether excreted in breast milk",
            "not excreted in breast milk",
            "excreted in animal milk",
            "no data on presence in breast milk",
        ]
    ),
    "excreted in animal milk": frozenset(["not excreted in breast milk"]),
    "compatible with breastfeeding": frozenset(
        ["breastfeeding not recommended", "unknown whether excreted in breast milk"]
    ),
    "reduced milk production": frozenset(["no information on effects on milk production"]),
    "decide between breastfeeding and treatment": frozenset(["breastfeeding not recommended"]),
}
"""Topics that give way when the same sentence states one of the topics on the right."""

_UNSURE = frozenset(
    ["no data on risk in pregnancy", "no studies in pregnant women", "unknown effects in pregnancy"]
)
_NO_FINDING = _UNSURE | {"no fetal harm in animal studies", "no increased risk in pregnancy"}
_VAGUE = frozenset(["effects in the newborn", "use in the third trimester"])
"""Topics that are worth a fact only where the clause names no harm."""

_UNBORN = re.compile(
    r"pregnan|f(?:o)?et(?:us|al)|unborn|birth|contracep|fertil|placent|trimester|embryo|gestation|newborn|neonat"
    r"|offspring|in\s+utero",
    re.I,
)


@dataclass(frozen=True, slots=True)
class TopicRule:
    """A topic and the words that state it.

    Args:
        relation: pregnancy or lactation.
        topic: what it is about, and the fact's object unless ``worded``.
        worded: whether the object is the page's own clause instead.
        evidence_type: human, animal, or nothing.
        pattern: what a sentence must hold.
        example: a sentence it reads.
        counterexample: a sentence it must leave.
    """

    relation: str
    topic: str
    worded: bool
    evidence_type: str | None
    pattern: re.Pattern[str]
    example: str
    counterexample: str


@cache
def topic_rules() -> tuple[TopicRule, ...]:
    """The rules of rules/pregnancy.tsv, in order."""
    text = files("kg_builder.extract").joinpath("rules/pregnancy.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        TopicRule(
            row["relation"],
            row["topic"],
            row["worded"] == "yes",
            row["evidence_type"] or None,
            re.compile(row["pattern"], re.I),
            row["example"],
            row["counterexample"],
        )
        for row in rows
    )


def duration_of(text: str) -> str | None:
    """How long something is to be done, counted from a dose.

    >>> duration_of("Use contraception during treatment and for 6 months after the last infusion.")
    'during treatment and for 6 months after the last infusion'
    >>> duration_of("Use contraception.") is None
    True
    """
    found = _DURATION.search(text)
    return " ".join(found.group().split()) if found else None


class PregnancyExtractor:
    """Sentences on pregnancy and breastfeeding, wherever a page puts them."""

    name = "pregnancy"
    by_section = True
    relations = ("pregnancy", "lactation")

    def extract(self, document: Document) -> Iterator[Fact]:
        """Statements in reading order."""
        kinds = frozenset(SectionKind) - {SectionKind.ADVERSE_EFFECTS, SectionKind.CLINICAL_STUDIES}
        for statement in statements(document, kinds, headings=True):
            if _SUBJECT.search(statement.text) or _in_place(statement):
                yield from _stated(statement)


def _in_place(statement: Statement) -> bool:
    return statement.section.kind in {SectionKind.PREGNANCY, SectionKind.LACTATION}


def _stated(statement: Statement) -> Iterator[Fact]:
    text = URL.sub(lambda m: " " * len(m.group()), without_citations(statement.text))
    if (
        _QUESTION.search(text)
        or _LEGEND.match(text)
        or _BACKGROUND.search(text)
        or (_ADVICE.search(text) and not _DURATION.search(text))
    ):
        return
    drug = drug_pattern(statement.document)
    for clause in clauses_of(text):
        yield from _clause(statement, clause, drug)


def _clause(statement: Statement, text: str, drug: re.Pattern[str]) -> Iterator[Fact]:
    found: dict[str, tuple[TopicRule, re.Match[str]]] = {}
    for rule in topic_rules():
        if (match := rule.pattern.search(text)) and _about(rule, statement, text):
            found.setdefault(rule.topic, (rule, match))
    findings: tuple[str, ...] = ()
    if not found.keys() & _NO_FINDING and _on_pregnancy(statement, text):
        findings = tuple(findings_of(text, drug))
    worded: list[str] = []
    for topic, (rule, match) in found.items():
        if _EXCLUDES.get(topic, frozenset()) & found.keys() or (findings and topic in _VAGUE):
            continue
        name = topic.format(letter=match["letter"].upper()) if "{letter}" in topic else topic
        if rule.worded:
            name = wording_of(_DURATION.sub(" ", text), match, drug)
            if any(name.startswith(other) or other.startswith(name) for other in worded):
                continue
            worded.append(name)
        yield _fact(statement, text, name, rule.relation, evidence_type=rule.evidence_type, topic=topic)
    for finding in findings:
        yield _fact(statement, text, finding, "pregnancy", evidence_type="human", topic=finding)


def _on_pregnancy(statement: Statement, text: str) -> bool:
    if re.search(r"milk|breast-?\s?f|\bnurs(?:e|ing)\b|lactat", text, re.I):
        return False
    return statement.section.kind is SectionKind.PREGNANCY or bool(_UNBORN.search(text))


def _about(rule: TopicRule, statement: Statement, text: str) -> bool:
    """Whether a clause that fits the words is about the rule's subject at all."""
    kind = statement.section.kind
    if rule.relation == "lactation":
        return kind is SectionKind.LACTATION or bool(
            re.search(r"milk|breast-?\s?f|\bnurs(?:e|ing)\b|lactat", text, re.I)
        )
    if kind is SectionKind.PREGNANCY:
        return not re.search(r"milk|breast-?\s?f|nursing", text, re.I) or bool(
            re.search(r"pregnan|fet", text, re.I)
        )
    return bool(_UNBORN.search(text))


def _fact(
    statement: Statement, clause: str, name: str, relation: str, *, evidence_type: str | None, topic: str
) -> Fact:
    text = " ".join(statement.text.split())
    phone, url = _PHONE.search(text), URL.search(text)
    contact = topic in _TOGETHER
    if contact and not (phone or url):
        # The number often stands in the next sentence of the same item.
        phone, url = _PHONE.search(statement.passage.text), URL.search(statement.passage.text)
    if (
        evidence_type == "human"
        and _ANIMAL.search(clause)
        and not re.search(r"\b(?:human\s+(?!dos|expos)|women|woman|no\s+data)", clause, re.I)
    ):
        evidence_type = "animal"
    return _CLASSES[relation](
        drug=statement.document.drug,
        object=name,
        evidence_type=evidence_type,
        statement=text.rstrip(" ."),
        duration=duration_of(text) if not contact else None,
        phone=phone.group() if contact and phone else None,
        url=url.group().rstrip(".,;)") if contact and url else None,
        evidence=(statement.evidence("pregnancy/" + relation),),
    )
