"""Which lines of a page are items of a list of uses."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import PassageKind, SectionKind

from ..language.sentences import last_sentence
from ..statements import Statement
from ..vocabulary.condition_words import is_condition
from ..vocabulary.patients import GROUP, PATIENTS
from ..vocabulary.phrases import without_asides
from .frames import governing

__all__ = ["HEADS_USES", "LEADS_ELSEWHERE", "is_listed", "says_something"]

_LIST_LEAD = re.compile(
    r"\b(?:uses?|indications?|indicated|reasons?|used|treat(?:s|ment)?|approved|cleared|licen[sc]ed"
    r"|authori[sz]ed|prescribe[ds]?|conditions|therapy|relief|management|prevention"
    r"|to\s+(?:help\s+)?(?:lower|reduce|prevent|relieve|control|manage|slow|improve|decrease))\b",
    re.I,
)
_STRICT_LEAD = re.compile(
    r"\b(?:uses\s+(?:of|for)|(?:is|are|also|be)\s+(?:\w+\s+){0,2}?(?:used|indicated|approved"
    r"|prescribed)\s+(?:for|to|in)|^\W*(?:uses|indications)\W*$|"
    r"(?:approved|off-?label|labeled|unlabeled)\s+(?:uses|indications))",
    re.I,
)
_LIST_HOME = frozenset([SectionKind.INDICATIONS, SectionKind.DESCRIPTION, SectionKind.IDENTITY])
LEADS_ELSEWHERE = re.compile(
    r"\b(?:side\s+effects?|adverse|report|develop|if\s+you|warnings?|before|tell|avoid|do\s+not"
    r"|should\s+not|stop(?!\s+(?:blood\s+|a\s+)?(?:clot|bleed|smok|pain|seizure|attack))|call\s+your"
    r"|(?<!lower\s)(?<!low\s)(?<!higher\s)(?<!high\s)(?<!small\s)dos(?:e|age|ing)|interact"
    r"|how\s+(?:should|to)|pregnan|symptoms\s+of|contraindicat|(?<!\bby\s)(?<!due\sto\s)susceptib"
    r"|microorganisms|(?<!susceptible\s)bacteria:|isolates|allerg)\w*\b",
    re.I,
)
"""What leads in to lists of other things than uses, or heads them."""

_GIVEN_IF = re.compile(
    r"\b(?:(?:may|might|can|could|will)\s+(?:also\s+)?"
    r"(?:have|take|get|need|be\s+(?:given|offered|prescribed))"
    r"|(?:doctors|people|patients|specialists)\s+(?:\w+\s+)?"
    r"(?:give|take|have|choose|recommend|turn\s+to))\s+(?:it|this(?:\s+\w+)?|[\w-]+)\s+"
    r"(?:(?:if|when)\s+(?:you|they)\s+have|to(?:\s+help)?|for|because\s+(?:you|they)\s+have)\W*$"
    r"|\b(?:is|are|be|been)\s+(?:\w+\s+)?(?:given|taken|offered|recommended|helpful|useful|meant)\s+"
    r"(?:to(?:\s+help)?|for|if\s+you\s+have)\W*$"
    r"|\b(?:given|used|prescribed|offered|taken)\s[^.;:]{0,90}?\b(?:because|if|when)\s+(?:you|they)\s+"
    r"(?:already\s+)?(?:have|need)(?:\s+had)?\W*$"
    r"|\b(?:given|prescribed|offered)\s+to\s+(?:people|patients|adults|those)\s+"
    r"(?:who|with)\s[^.;:]{0,60}:\W*$"
    r"|\b(?:is|are|(?:can|may)\s+be)\s+(?:\w+\s+)?"
    r"(?:used|given|prescribed|approved|licen[sc]ed|indicated)\s*:\s*$"
    r"|\b(?:used|given|prescribed)\s+(?:in|for|by)\s[^.;:]{2,50}?\sto\s*:?\s*$"
    r"|\b(?:may|might|can|could)\s+(?:also\s+)?(?:have|take|get|be\s+(?:given|offered|prescribed))\s+"
    r"(?:it|this(?:\s+\w+)?|[\w-]+)\s*:\s*$"
    r"|\bhelps?(?:\s+(?:people|patients|you|those))?(?:\s+(?:to|with))?\W*$",
    re.I,
)
_LISTS = re.compile(r"\b(?:used|given|prescribed|indicated|approved|licen[sc]ed)\b[^.;]{0,40}:\s*$", re.I)
_RELIEVES = re.compile(
    r"\brelieves?\s+(?:\w+\s+)?(?:(?:these|the\s+following)\s+)?(?:symptoms|aches|pains?)\b[^.;]*:?$"
    r"|\btemporarily\s+(?:relieves?|reduces?)\b",
    re.I,
)
_NOT = re.compile(r"\b(?:not|never)\b|n['\u2019]t\b", re.I)
_PURPOSE = re.compile(
    r"(?:as\s+an?\s+adjunct\b[^.;:]*?\s)?"
    r"(?:(?:treat|prevent|eas|reliev|controll|manag|lower|reduc)ing\s"
    r"|to\s+(?:help\s+)?(?:treat|reduce|lower|prevent|relieve|control|manage|improve|slow)\b"
    r"|(?:for\s+)?(?:the\s+)?(?:monotherapy,?\s[^.;:]{0,40}?)?(?:[\w-]+\s+){0,2}"
    r"(?:treatment|management|prevention|prophylaxis|relief|control|therapy)\s+(?:of|in)\b)",
    re.I,
)
_KINDS_OF_YOURS = re.compile(
    r"\bif\s+you\s+(?:are|have)\b(?=[^.;:]*\b(?:includes?|including|such\s+as)\W*$)", re.I
)
"""What a lead-in says of who has the condition whose kinds it opens: "if you have gout, which includes:"."""

HEADS_USES = re.compile(r"\b(?:uses|indications)\b", re.I)
"""What titles of sections on doses say where these are told use by use."""

_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|can|may|will|should|must|has|have|does|do|treats|relieves|works|belongs|helps)\b",
    re.I,
)
_RELATIVE = re.compile(r"\s(?:that|which|who|whose|where)\s.*", re.S)


def _stands_alone(text: str) -> bool:
    """Whether a line is one use of a list whose marks are lost."""
    plain = without_asides(text).strip()
    return bool(_PURPOSE.match(plain)) or (
        not plain.endswith(".") and len(plain.split()) <= 8 and is_condition(plain)
    )


def says_something(text: str) -> bool:
    """Whether a line holds a clause, other than one that tells which condition is meant.

    >>> says_something("It relieves gout."), says_something("gout that is severe")
    (True, False)
    """
    return _CLAUSE.search(_RELATIVE.sub("", without_asides(text))) is not None


_LABEL = 6
_WHOM = re.compile(
    rf"\W*(?:for|in)\s+(?=(?:[\w-]+\s+){{0,3}}?{GROUP}\s+(?:\d[^.;:]{{0,30}}\s)?(?:with|who\s+have)\s)", re.I
)


def _tells_whom(text: str) -> bool:
    """Whether a line without a verb tells whom a drug is for: "For adults with gout", "Adults: gout."."""
    if says_something(text):
        return False
    if _WHOM.match(text):
        return True
    label, colon, rest = text.partition(": ")
    return bool(colon and len(label.split()) <= _LABEL and PATIENTS.match(label) and is_condition(rest))


def _goes_on(statement: Statement) -> bool:
    """Whether a line without a mark goes on with a list of purposes: "It is used:", "to treat gout;"."""
    if statement.start != statement.passage.start or not statement.text.lstrip().startswith("to "):
        return False
    if _PURPOSE.match(statement.text) is None:
        return False
    for index in range(statement.index - 1, -1, -1):
        above = statement.section.passages[index].text
        if not above.startswith("to "):
            return _LISTS.search(above) is not None and not LEADS_ELSEWHERE.search(above)
    return False


def is_listed(statement: Statement) -> bool:
    r"""Whether a sentence stands in an item of a list of uses.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Uses\nIt is used for:\n- gout\nTell your doctor if you have:\n- kidney disease")
    >>> [(statement.text, is_listed(statement)) for statement in statements(page) if statement.leads[1:]]
    [('gout', True), ('kidney disease', False)]
    """
    if statement.section.kind is SectionKind.HIGHLIGHTS or statement.passage.kind is PassageKind.HEADING:
        return False
    if statement.section.kind is SectionKind.DOSAGE:
        title = statement.section.title
        named = title is not None and HEADS_USES.search(title.quote) is not None
        if named and _PURPOSE.match(statement.text) and not says_something(statement.text):
            return True
    if statement.passage.parent is None:
        if statement.section.kind is SectionKind.INDICATIONS and _tells_whom(statement.text):
            return True
        return _goes_on(statement) or (
            statement.section.kind is SectionKind.INDICATIONS
            and (statement.passage.kind is PassageKind.ITEM or _stands_alone(statement.text))
            and not any(LEADS_ELSEWHERE.search(lead) for lead in statement.leads)
            and not says_something(statement.text)
        )
    for lead in map(without_asides, governing(statement)):
        if _GIVEN_IF.search(lead):
            return _NOT.search(last_sentence(lead)) is None
        if _RELIEVES.search(lead):
            return _NOT.search(lead) is None
        if LEADS_ELSEWHERE.search(_KINDS_OF_YOURS.sub("", lead)):
            return False
        strict = statement.section.kind not in _LIST_HOME
        if (_STRICT_LEAD if strict else _LIST_LEAD).search(lead):
            return len(lead.split()) <= 40
    return statement.section.kind is SectionKind.INDICATIONS and (
        len(statement.text.split()) <= 12
        or (len(statement.text.split()) <= 30 and not says_something(statement.text))
    )
