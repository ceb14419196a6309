"""What a page says of pregnancy, contraception, fertility and breastfeeding.

Sentences that state a known topic (see ``pregnancy_rules``) give that; other sentences of consumer pages on
pregnancy or breastfeeding are kept in the page's own words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, LactationStatement, PassageKind, PregnancyStatement, SectionKind

from ..base import LABEL_TYPES, Document
from ..references import URL
from ..statements import Statement, drug_pattern, holds, statements_of, told_sections
from ..table_sections import row_sections
from ..vocabulary.phrases import blank, decapitalised, told_plainly, without_citations
from ..warnings.sections import reads_as_warnings
from .durations import DURATION, duration_of
from .labels import tells_more, tells_nothing, tells_of_newborns, untitled
from .rules import EXCLUDES, NO_FINDING, VAGUE, TopicRule, topic_rules
from .words import (
    LONGEST,
    clauses_of,
    findings_of,
    harms_animals,
    is_finding,
    says,
    says_something,
    worded,
    wording_of,
)

__all__ = ["PregnancyExtractor", "TopicRule", "topic_rules"]

_SUBJECT = re.compile(
    r"pregnan|f(?:o)?et(?:us|al)|unborn|birth\s+(?:defect|control)|contracep|condom|fertil|teratogen|placent"
    r"|trimester|gestation|breast|milk|nursing|lactat(?!ed\s+ringer)|newborn|neonat|embryo|offspring|"
    r"in\s+utero|developing\s+(?:young|bab)",
    re.I,
)
_WORDS = tuple(
    """pregnan fetus fetal foetus foetal unborn birth contracep condom fertil teratogen placent trimester
    gestation breast milk nursing lactat newborn neonat embryo offspring utero developing""".split()
)
"""One of these is in every text that the pattern above matches."""
_IN_PLACE = {SectionKind.PREGNANCY: "pregnancy", SectionKind.LACTATION: "lactation"}
_ADVICE = re.compile(
    r"^\W*(?:(?:before|if|tell|ask|inform|talk|check|call|consult|let|notify)\b[^.]*\b(?:tell|ask|inform|"
    r"talk|discuss|check|call|consult|notify)\b|(?:tell|ask|inform|talk\s+to|check\s+with|call|consult|"
    r"notify|let)\s+(?:your|the|a)\b)[^.;]*\b(?:pregnan|breast|nursing)",
    re.I,
)
_ADVICE_ENDS = re.compile(
    r";\s+|,?\s+and\s+(?=(?:watch|look\s+out)\s+for\b|ask\s+about\b[^.]*\bregistry\b)", re.I
)
"""What goes on behind advice to see a doctor and states something."""

_LEGEND = re.compile(r"^\W*(?:category\s+)?(?:[ABCDXN]|NA)\s*[:=]", re.I)
_BACKGROUND = re.compile(
    r"\bbackground\s+(?:risk|rate)|\bgeneral\s+population\b|\buntreated\b|\bevery\s+pregnancy\b|"
    r"\ball\s+pregnancies\b",
    re.I,
)
_NUMBERED = re.compile(r"^\W*\d+(?:\.\d+)+\s+[A-Z][^.]{0,80}$")  # the heading of a label's section
_ELSEWHERE = re.compile(
    r"\b(?:elderly|older (?:adults|people|patients)|65 years|side effects?|used (?:for|to treat)|interact\w*"
    r"|overdos\w+|stored?|driv(?:e|ing)|kidney|liver|renal|hepatic)\b",
    re.I,
)
"""Other subjects, which a page may go on to without a heading."""
_BORN_AT = re.compile(
    r"\b(?:born|(?:(?:pre-?term|premature|newborn)\s+)*(?:infants?|bab(?:y|ies)|neonates?|"
    r"newborns?))\b[^.;]{0,60}?\bweeks?\b(?:['\u2019]|\s+of)?(?:\s+(?:pregnancy|gestation(?:al\s+age)?))?|"
    r"\bgestational\s+ages?\b",
    re.I,
)
"""How old babies were when they were born: "infants born before 32 weeks of gestation"."""
_QUESTION = re.compile(r"\?\s*$")
_NURSING = re.compile(r"milk|breast-?\s?f|\bnurs(?:e|ing)\b|lactat(?!ed\s+ringer)", re.I)
_HEADING = re.compile(
    r"pregnan|breast-?\s?feed|lactation|nursing\s+mothers|fertility|reproductive\s+potential", re.I
)
_RUN_IN = re.compile(
    r"\W*(?:(?:use\s+in\s+)?pregnan(?:cy|t\s+women)|breast-?\s?feeding|lactation|nursing(?:\s+mothers)?|"
    r"fertility)(?:\s+and\s+[\w-]+)?(?:\s+considerations)?(?:\s*[.:\u2013\u2014]|\s-\s)",
    re.I,
)
_PASSING = frozenset(
    [
        SectionKind.WARNINGS,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.SPECIAL_POPULATIONS,
        SectionKind.OTHER,
        SectionKind.BOXED_WARNING,
    ]
)
"""Sections that speak of pregnancy and breastfeeding in passing."""
_CARRIED = re.compile(r"pregnan|fet", re.I)
_NAMED = re.compile(r"\bpregnan", re.I)
_IN_PEOPLE = re.compile(
    r"\b(?:women|woman|people|mothers?|newborns?|bab(?:y|ies)|infants?|pregnancies|milk|humans?|data|"
    r"stud(?:y|ies)|reports?|reported|registr(?:y|ies)|experience|evidence|observed|seen|described)\b",
    re.I,
)
_SAME_OF_PEOPLE = re.compile(
    r"\bnot\s+known\s+(?:if|whether)\s+(?:this|that|it|the\s+same)\b[^.;]*\b(?:women|people|humans?)\b", re.I
)
"""What is not known of people after what was told of animals: "It is not known if that is true for women"."""
_BECOMING = re.compile(
    r"\b(?:become|becomes|became|find\s+out\s+(?:that\s+)?you\s+are|get)\s+pregnant\b"
    r"(?!\s+or\s+are\s+planning)(?<!plan\sto\sbecome\spregnant)(?<!planning\sto\sbecome\spregnant)",
    re.I,
)
_NURSING_TOLD = re.compile(
    r"\b(?:tell|inform|ask|talk\s+to|check\s+with|call|let)\b[^.;]*?\b(?:breast-?\s?feed(?:ing)?|"
    r"nursing)\b(?:\s+(?:your|a)\s+(?:baby|child|infant))?",
    re.I,
)
_FINDINGS_LEAD = re.compile(
    r"\b(?:effects?|findings?|changes?|harm|damage|risks?|problems?|malformations?|abnormalit\w+|defects?|"
    r"toxicit\w+|include|including|such\s+as|were|are)\b",
    re.I,
)
_ITEM_WORDS = 8
_ANIMAL = re.compile(
    r"\b(?:animals?|rats?|rabbits?|rodents?|mice|mouse|monkeys?|sheep|dogs?|cats?|primates?|guinea\s+pigs?|"
    "(?:mini)?pigs|hamsters?|nonclinical|beagles?|retrievers?|cynomolgus|macaques?|marmosets?|pups?|"
    r"litters?|dams?)\b",
    re.I,
)
_WHY = re.compile(r",\s+(?:since|because|as)\s+(?=[^.;]*\b(?:can|may|could|might|has|have)\b)", re.I)
_FULL_TEXT = re.compile(r"\bsee\s+full\s+prescribing\s+information\b[^.]*", re.I)
_MILK_DRUNK = re.compile(
    r"\b(?:(?:with|(?:glass|cup)\s+of|drink(?:ing)?|unpasteuri[sz]ed|raw|cow\W?s|skimmed)\s+milk|"
    r"milk\s+(?:products?|of\s+magnesia|thistle)|milk\s+or\s+(?:food|water))\b",
    re.I,
)
"""Milk that people drink, not milk that babies are fed."""
_PHONE = re.compile(
    r"(?<![\d-])(?:\+?1[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}(?!\d)|\b1-\d{3}-[\dA-Z]{3}-?[\dA-Z]{4}\b"
)
_CLASSES = {"pregnancy": PregnancyStatement, "lactation": LactationStatement}
_TOGETHER = frozenset(["pregnancy exposure registry"])
_UNBORN = re.compile(
    "pregnan|f(?:o)?et(?:us|al)|unborn|birth|contracep|condom|fertil|placent|trimester|embryo|gestation|"
    r"newborn|neonat|developing\s+(?:young|bab)|offspring|in\s+utero",
    re.I,
)


_CONTRACEPTIVE = re.compile(r"\bcontracep\w+", re.I)


class PregnancyExtractor:
    r"""Sentences on pregnancy and breastfeeding, wherever a page puts them.

    >>> page = read("Pregnancy\nZorvexant may harm an unborn baby.\nBreastfeeding\nIt passes into milk.")
    >>> [(fact.relation, fact.object) for fact in PregnancyExtractor().extract(page)]
    [('pregnancy', 'may harm an unborn baby'), ('lactation', 'passes into milk')]
    """

    name = "pregnancy"
    by_section = True
    relations = ("pregnancy", "lactation")

    def extract(self, document: Document) -> Iterator[Fact]:
        """Statements in reading order."""
        kinds = frozenset(SectionKind) - {SectionKind.ADVERSE_EFFECTS, SectionKind.CLINICAL_STUDIES}
        drug = drug_pattern(document)
        label = document.monograph.media_type in LABEL_TYPES
        passage, relation = None, ""
        for statement in _read(document, kinds, label=label):
            if tells_nothing(statement) if label else tells_of_newborns(statement):
                continue
            place = _IN_PLACE.get(statement.section.kind, "") if label else _place(statement)
            if place and _ELSEWHERE.search(statement.text) and not _SUBJECT.search(statement.passage.text):
                continue
            goes_on = relation == "pregnancy" and statement.passage is passage and not label
            goes_on = goes_on and harms_animals(statement.text)
            on_subject = holds(statement.text, _WORDS) and _is_on_subject(statement.text)
            if not (place or goes_on or on_subject):
                continue
            place = place or ("pregnancy" if goes_on else "")
            if statement.passage is not passage:
                passage, relation = statement.passage, ""
            for fact in _stated(statement, drug, place, relation, label=label):
                relation = fact.relation
                yield fact


def _read(document: Document, kinds: Collection[SectionKind], *, label: bool) -> Iterator[Statement]:
    """The statements to look at; of a label's other sections only passages that name the subject."""
    for section in told_sections(document):
        if section.kind in kinds or reads_as_warnings(section):
            named = _WORDS if label and section.kind not in _IN_PLACE else ()
            found = statements_of(document, section, headings=not label, holding=named)
            yield from (part for told in found for part in untitled(told)) if label else found
        for row in row_sections(document, section):
            if row.kind in _IN_PLACE:
                yield from statements_of(document, row)


def _is_on_subject(text: str) -> bool:
    """Whether a sentence speaks of pregnancy or nursing, rather than of babies by when they were born."""
    if _SUBJECT.search(text) is None:
        return False
    return ("week" not in text and "gestational age" not in text) or _SUBJECT.search(
        _BORN_AT.sub("", text)
    ) is not None


def _place(statement: Statement) -> str:
    """The relation that the statement's section or heading is about; "" where it is about other things."""
    if place := _IN_PLACE.get(statement.section.kind):
        return place
    if run_in := _RUN_IN.match(statement.passage.text):
        return "lactation" if _NURSING.search(run_in.group()) else "pregnancy"
    for lead in statement.leads[:2]:
        if len(lead.split()) <= 8 and (found := _HEADING.search(lead)):
            return "lactation" if _NURSING.search(found.group()) else "pregnancy"
    return ""


def _stated(
    statement: Statement, drug: re.Pattern[str], place: str, before: str, *, label: bool
) -> Iterator[Fact]:
    """What a sentence states; ``before`` is the relation of what its passage stated last."""
    text = URL.sub(blank, without_citations(statement.text))
    text = _FULL_TEXT.sub(blank, text)
    text = _MILK_DRUNK.sub(blank, text)
    if any(p.search(text) for p in (_QUESTION, _LEGEND, _BACKGROUND, _NUMBERED)):
        return
    if _ADVICE.search(text) and not DURATION.search(text):
        yield from _advised(statement, text, drug)
        ends = None if label else _ADVICE_ENDS.search(text)
        if ends is None:
            return
        before = place = "lactation" if _NURSING.search(text, 0, ends.start()) else "pregnancy"
        text = text[ends.end() :]
    if finding := _listed_finding(statement, text):
        yield _fact(
            statement,
            " ".join((*statement.leads[:1], text)),
            finding,
            "pregnancy",
            evidence_type="human",
            topic="",
        )
        return
    for clause in clauses_of(text):
        goes_on = before == "lactation" and not (_NURSING.search(clause) or _UNBORN.search(clause))
        found = [] if goes_on and not label else list(_clause(statement, clause, drug))
        if label:
            if not found and place and tells_more(statement, clause) and _SUBJECT.search(clause):
                relations = _relations_of(clause, place, before)[:1]
                found = _worded(statement, clause, relations, drug)
        elif statement.passage.kind is not PassageKind.HEADING:
            told = {fact.relation for fact in found}
            relations = (
                _relations_of(clause, place, before) if place or statement.section.kind in _PASSING else ()
            )
            if told:
                relations = tuple(r for r in relations if r not in told and told == {"lactation"})
            terse = place == "pregnancy" and is_finding(clause) and len(clause.split()) <= _ITEM_WORDS
            if relations and (says_something(clause) or terse) and not clause.rstrip().endswith(":"):
                found += _worded(statement, clause, relations, drug)
        for fact in found:
            before = fact.relation
            yield fact


def _worded(
    statement: Statement, clause: str, relations: tuple[str, ...], drug: re.Pattern[str]
) -> list[Fact]:
    """A clause in its own words, as a fact of each relation."""
    said, seen = worded(clause, drug), _seen_in(clause)
    return [_fact(statement, clause, said, relation, evidence_type=seen, topic="") for relation in relations]


def _relations_of(clause: str, place: str, before: str) -> tuple[str, ...]:
    """The relations that a clause is about, by its own words, or what stands before it, or its section."""
    if _NURSING.search(clause):
        return ("lactation", "pregnancy") if _NAMED.search(clause) else ("lactation",)
    if _UNBORN.search(clause):
        return ("pregnancy",)
    if before and _SAME_OF_PEOPLE.search(clause):
        return (before,)
    return (before or place,) if place else ()


def _seen_in(clause: str) -> str | None:
    if _ANIMAL.search(clause) and not re.search(
        r"\b(?:human\s+(?!(?:\w+\s+){0,2}(?:dos|expos|one\b))|women|woman)", clause, re.I
    ):
        return "animal"
    return "human" if _IN_PEOPLE.search(clause) else None


def _advised(statement: Statement, text: str, drug: re.Pattern[str]) -> Iterator[Fact]:
    """Advice on what to do on becoming pregnant, or when breastfeeding."""
    for pattern, relation in ((_BECOMING, "pregnancy"), (_NURSING_TOLD, "lactation")):
        if found := pattern.search(text):
            words = found.group() if relation == "lactation" else text
            yield _fact(statement, text, worded(words, drug), relation, evidence_type=None, topic="")


def _listed_finding(statement: Statement, text: str) -> str:
    """A harm that an item names under a lead-in on findings in the unborn; "" for none."""
    lead = next(iter(statement.leads), "")
    if statement.passage.kind is not PassageKind.ITEM or len(text.split()) > _ITEM_WORDS:
        return ""
    if not lead.rstrip().endswith(":") or not _FINDINGS_LEAD.search(lead) or not is_finding(text):
        return ""
    return decapitalised(text.strip(" .;,"))


def _clause(statement: Statement, text: str, drug: re.Pattern[str]) -> Iterator[Fact]:
    found: dict[str, tuple[TopicRule, re.Match[str]]] = {}
    about = {relation for relation in _CLASSES if _about(relation, statement, text)}
    for rule in topic_rules() if about else ():
        if rule.relation in about and (match := rule.search(text)):
            found.setdefault(rule.topic, (rule, match))
    findings: tuple[str, ...] = ()
    if not found.keys() & NO_FINDING and _on_pregnancy(statement, text):
        findings = tuple(findings_of(text, drug))
    elif not found.keys() & NO_FINDING and _CONTRACEPTIVE.search(text):
        findings = tuple(finding for finding in findings_of(text, drug) if _CONTRACEPTIVE.search(finding))
    if not findings and (why := _WHY.search(text)) and _on_pregnancy(statement, text):
        findings = tuple(findings_of(text[why.end() :], drug))
    said: list[str] = []
    for topic, (rule, match) in found.items():
        if EXCLUDES.get(topic, frozenset()) & found.keys() or (findings and topic in VAGUE):
            continue
        name = _lettered(topic, match)
        if rule.worded == "yes" or (rule.worded and not says(text, name)):
            name = wording_of(text, match, drug)
            if name.startswith("unless ") and rule.worded != "yes":
                name = topic
            if any(name.startswith(other) or other.startswith(name) for other in said):
                continue
            said.append(name)
        yield _fact(statement, text, name, rule.relation, evidence_type=rule.evidence_type, topic=topic)
    for finding in findings:
        if not any(finding in name and len(name.split()) <= LONGEST for name in said):
            yield _fact(statement, text, finding, "pregnancy", evidence_type="human", topic=finding)


def _lettered(topic: str, match: re.Match[str]) -> str:
    """The topic with the category's letter, whichever group found it."""
    if "{letter}" not in topic:
        return topic
    return topic.format(letter=next(g for g in match.groups() if g).upper())


def _on_pregnancy(statement: Statement, text: str) -> bool:
    if _NURSING.search(text):
        return False
    in_place = statement.section.kind is SectionKind.PREGNANCY
    return in_place or _UNBORN.search(_CONTRACEPTIVE.sub(blank, text)) is not None


def _about(relation: str, statement: Statement, text: str) -> bool:
    """Whether a clause can be about a relation at all."""
    kind = statement.section.kind
    if relation == "lactation":
        return kind is SectionKind.LACTATION or _NURSING.search(text) is not None
    if kind is SectionKind.PREGNANCY:
        return _NURSING.search(text) is None or _CARRIED.search(text) is not None
    return _UNBORN.search(text) is not None


def _fact(
    statement: Statement, clause: str, name: str, relation: str, *, evidence_type: str | None, topic: str
) -> Fact:
    text = told_plainly(statement.text)
    phone, url = _PHONE.search(text), URL.search(text)
    contact = topic in _TOGETHER
    if contact and not (phone or url):
        # The number often stands in the next sentence of the same item.
        phone, url = _PHONE.search(statement.passage.text), URL.search(statement.passage.text)
    if (
        evidence_type == "human"
        and _ANIMAL.search(clause)
        and not re.search(
            r"\b(?:human\s+(?!(?:\w+\s+){0,2}(?:dos|expos))|women|woman|no\s+data)", clause, re.I
        )
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
