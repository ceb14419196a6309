"""Classes of the drug: on labelled lines, in prose, and asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import ClassMembership, Fact, Section, SectionKind, Status

from .base import LABEL_TYPES, Document
from .statements import ABOUT_SECTIONS, Statement, drug_pattern, holds, statements_of
from .vocabulary.class_names import names_class
from .vocabulary.class_phrases import bare_class, class_phrases, classes_beside
from .vocabulary.phrases import decapitalised

__all__ = ["CLASS_LINE", "NOT_NAMES", "asked_classes", "classes_in_prose", "listed_classes"]

CLASS_LINE = re.compile(
    r"^\W*(?:(?:drug|pharmacologic(?:al)?(?:[-/ ]+therapeutic)?|therapeutic|medication|medicine"
    r"|pharmacotherapeutic|AHFS|VA|treatment)\s+"
    r"(?:class(?:es|ification)?(?:\(es\))?|categor(?:y|ies)|group|type)"
    r"|(?:what\s+)?(?:type|kind|class|family|group)\s+of\s+(?:drug|medicine|medication)s?"
    r"(?:\s+is\s+(?:it|this)\s*\?)?)\W*?\s*[:\-\u2013]\W*?\s*(?P<classes>\w.*|)$|"
    r"^\W*class(?:es|ifications?)?\s*:\s*(?P<short>.*)$|^drug\s+class\s+(?P<cell>(?-i:[A-Z])[\w -]{3,60})$",
    re.I,
)
_ARTICLE = re.compile(r"(?:\d+[:.][\d:.]+\s+)?(?:(?:an?|the)\s+)?", re.I)
"""What stands before a class: its number in a formulary, an article."""
_CODE = re.compile(r"\W*\bATC(?:[ -]?code)?\b", re.I)
_CLASS_SPLIT = re.compile(r"\s*[;|\u2022\n]\s*|\s*,\s*(?:and\s+)?(?![^()]*\))")
_MODIFIER_TAIL = re.compile(
    r"(?:other|misc\w*|systemic|topical|oral|inhaled|inhalants?|ophthalmic|otic|nasal|intranasal|vaginal"
    r"|rectal|parenteral|injectable|transdermal"
    r"|(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)[ -]generation|amino|natural|synthetic"
    r"|semisynthetic|(?:non-?)?dihydropyridines?|(?:long|short|rapid|ultra-?long|intermediate)[ -]acting"
    r"|(?:[\w-]+\s)?(?:non)?selective|[IVX]+[a-c]?|(?:a)?typical|non-?opioid|opioid|human|recombinant"
    r"|combos?|combinations?|single agents?|strong|moderate|weak|potent|endocrine|metabolic|cardiovascular"
    r"|pulmonary|respiratory|neurolog\w+|dermatolog\w+|gastrointestinal|urinary|genitourinary|ocular"
    r"|antineoplastic|pediatric|(?-i:Anti-[A-Z]+\d*))",
    re.I,
)
NOT_NAMES = frozenset(
    """and available brand canada class drug generic generics it more n/a na name names no none not other
    others the this unknown us various
    """.split()
)
"""What lists of names hold besides names."""


_ASIDE = re.compile(r"\w\s\((?P<name>(?!an?\s)[a-z][\w-]+\s[\w -]+)\)$")
"""The class by another name: "anti-PD-1 antibodies (checkpoint inhibitors)"."""
_CLASS_WITH_SCHEME = re.compile(r"(?P<name>\S.*?)\s*\[(?P<scheme>EPC|MoA|PE|CS|EXT|Chemical/Ingredient)\]")
_SCHEMES = {"Chemical/Ingredient": "CS"}
"""Older indexing files write out the scheme of chemical structures."""


def listed_classes(document: Document, section: Section, value: str, at: int) -> Iterator[Fact]:
    """Classes of the value of a labelled line.

    Args:
        document: the document.
        section: where the line stands.
        value: the line's words behind its label.
        at: where they start in the document.

    >>> page = read("Drug class: Statins; Antilipemics")
    >>> section = page.monograph.sections[0]
    >>> [fact.object for fact in listed_classes(page, section, "Statins; Antilipemics", 12)]
    ['Statins', 'Antilipemics']
    """
    value = _CODE.split(value)[0]
    if marked := _CLASS_WITH_SCHEME.fullmatch(value.strip()):
        start = at + len(value) - len(value.lstrip())
        end = start + len(marked["name"])
        evidence = document.evidence(section, start, end, "names/class_line", kind=SectionKind.IDENTITY)
        scheme = _SCHEMES.get(marked["scheme"], marked["scheme"])
        yield ClassMembership(drug=document.drug, object=marked["name"], scheme=scheme, evidence=(evidence,))
        return
    if drug_pattern(document).match(value.lstrip()):
        return  # a sentence, which tells its classes as prose
    for start, end in _class_pieces(value):
        text = value[start:end]
        if text.casefold().strip(".") in NOT_NAMES:
            continue
        places = [(start, end)]
        if (aside := _ASIDE.search(text)) and names_class(aside["name"]):
            places.append((start + aside.start("name"), start + aside.end("name")))
        for left, right in places:
            evidence = document.evidence(
                section, at + left, at + right, "names/class_line", kind=SectionKind.IDENTITY
            )
            name = " ".join(value[left:right].split())
            yield ClassMembership(drug=document.drug, object=name, evidence=(evidence,))


def _class_pieces(value: str) -> list[tuple[int, int]]:
    """Places of the classes on a line: commas separate, but for a modifier set behind its noun.

    >>> line = "Antihistamines, 2nd Generation; Antidepressants, SSRIs"
    >>> [line[a:b] for a, b in _class_pieces(line)]
    ['Antihistamines, 2nd Generation', 'Antidepressants', 'SSRIs']
    >>> line = "CYP3A4 Inhibitors, Strong; Antibodies, Anti-CD20"
    >>> [line[a:b] for a, b in _class_pieces(line)]
    ['CYP3A4 Inhibitors, Strong', 'Antibodies, Anti-CD20']
    """
    pieces: list[tuple[int, int]] = []
    start = 0
    for cut in [*_CLASS_SPLIT.finditer(value), None]:
        end = cut.start() if cut else len(value)
        left = start + len(value[start:end]) - len(value[start:end].lstrip(" .*\u2022-"))
        left += len(_ARTICLE.match(value, left, end).group())  # type: ignore[union-attr]
        right = left + len(value[left:end].rstrip(" ."))
        if right > left:
            comma = pieces and "," in value[pieces[-1][1] : left] and ";" not in value[pieces[-1][1] : left]
            if comma and _MODIFIER_TAIL.fullmatch(value[left:right]):
                pieces[-1] = (pieces[-1][0], right)
            else:
                pieces.append((left, right))
        start = cut.end() if cut else end
    return pieces


_ELSEWHERE = frozenset([SectionKind.OTHER, SectionKind.PATIENT_INFORMATION, SectionKind.DOSAGE_FORMS])
"""Sections that may say in passing to what class the drug belongs."""

_DENIES = re.compile(r"(?:(?<=\bis)|(?<=\bare))(?:n['\u2019]t|\s+not)(?=\s+(?:considered\s+)?an?\s)", re.I)
_NEAR = 40
_IS_IT = re.compile(
    r"\W*(?:is|are)\s+(?P<subject>[\w -]+?)\s+(?:(?:considered|really|actually|classed\s+as|still)\s+)*"
    r"(?P<what>an?\s[^?]{3,60})\?",
    re.I,
)
_WHICH = re.compile(
    r"\W*(?:what|which)\s+"
    r"(?:(?:type|kind|class|sort|group|family)\s+of\s+(?:drug|medicine|medication)s?|drug\s+class|class)\b",
    re.I,
)
_NO = re.compile(r"\W*no\b", re.I)
_YES = re.compile(r"\W*yes\b", re.I)


def classes_in_prose(statement: Statement) -> Iterator[Fact]:
    r"""Classes that a sentence on the drug says it belongs to, or doesn't.

    >>> from kg_builder.extract.statements import statements
    >>> told = list(statements(read("Zorvexant\nZorvexant is an antiviral. It is not a steroid.")))
    >>> [(fact.object, fact.status.value) for s in told for fact in classes_in_prose(s)]
    [('antiviral', 'asserted'), ('steroid', 'negated')]
    """
    kind, text = statement.section.kind, statement.text
    drug = drug_pattern(statement.document)
    if label := CLASS_LINE.match(text):
        at = label.start(label.lastgroup or "")
        if statement.start > statement.passage.start and not drug.match(text, at):
            yield from listed_classes(
                statement.document, statement.section, text[at:].rstrip("."), statement.start + at
            )
        elif drug.match(text, at):
            yield from _told(replace(statement, start=statement.start + at, text=text[at:]))
        return
    if kind in ABOUT_SECTIONS or (kind in _ELSEWHERE and (holds(text, ("belong",)) or _is_named(statement))):
        yield from _told(statement)
    if kind in ABOUT_SECTIONS and statement.document.monograph.media_type not in LABEL_TYPES:
        for place in classes_beside(text, drug):
            yield _class_of(statement, *place)
        article = kind is not SectionKind.MECHANISM
        if (opening := bare_class(text, article=article)) and _opens_line(statement):
            yield _class_of(statement, *opening)


def _opens_line(statement: Statement) -> bool:
    """Whether a sentence is the first of its line."""
    return statement.start == statement.passage.start


def _is_named(statement: Statement) -> bool:
    """Whether a page's sentence has the drug's own name for its subject, or its line has named the drug."""
    if statement.document.monograph.media_type in LABEL_TYPES:
        return False
    line = statement.passage.text[: statement.end - statement.passage.start]
    own = re.compile(rf"\b{re.escape(statement.document.drug)}\b", re.I)
    return own.search(line) is not None


def _told(statement: Statement) -> Iterator[Fact]:
    text, drug = statement.text, drug_pattern(statement.document)
    for start, end in class_phrases(text, drug):
        yield _class_of(statement, start, end)
    if denied := _DENIES.search(text):
        granted = text[: denied.start()] + " " * len(denied.group()) + text[denied.end() :]
        for start, end in class_phrases(granted, drug):
            if denied.end() <= start <= denied.end() + _NEAR:
                yield _class_of(statement, start, end, Status.NEGATED)


def asked_classes(document: Document, section: Section) -> Iterator[Fact]:
    r"""Classes that a question names or asks for, and those of its answer ("No. It is ...").

    >>> page = read("Is zorvexant an opioid?\nNo. It's a muscle relaxant.")
    >>> [(f.object, f.status.value) for s in page.monograph.sections for f in asked_classes(page, s)]
    [('opioid', 'negated'), ('muscle relaxant', 'asserted')]
    """
    drug = drug_pattern(document)
    passages = section.passages
    questions = [(section.title.start, section.title.quote, 0)] if section.title else []
    questions += [
        (p.start, p.text, i + 1) for i, p in enumerate(passages) if p.text.rstrip(" *").endswith("?")
    ]
    for at, question, answer in questions:
        asked = _IS_IT.match(question)
        of_drug = asked is not None and drug.fullmatch(asked["subject"]) is not None
        if answer >= len(passages) or not (of_drug or _WHICH.match(question)):
            continue
        if (
            asked
            and names_class(asked["what"])
            and (_NO.match(passages[answer].text) or _YES.match(passages[answer].text))
        ):
            start = at + asked.start("what") + len(asked["what"].split()[0]) + 1
            end = at + asked.end("what")
            evidence = document.evidence(section, start, end, "names/class_asked")
            yield ClassMembership(
                drug=document.drug,
                object=document.monograph.text[start:end],
                status=Status.NEGATED if _NO.match(passages[answer].text) else Status.ASSERTED,
                evidence=(evidence,),
            )
        if section.kind not in ABOUT_SECTIONS:
            for statement in statements_of(document, section):
                if statement.index != answer:
                    continue
                yield from _told(statement)
                if (place := bare_class(statement.text, article=False)) and _opens_line(statement):
                    yield _class_of(statement, *place)


def _class_of(statement: Statement, start: int, end: int, status: Status = Status.ASSERTED) -> Fact:
    evidence = statement.evidence("names/class_prose", statement.start + start, statement.start + end)
    text = decapitalised(" ".join(statement.text[start:end].split()))
    return ClassMembership(drug=statement.document.drug, object=text, status=status, evidence=(evidence,))
