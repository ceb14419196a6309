"""The wider condition under which an item of a list of uses stands."""

from __future__ import annotations

from collections.abc import Mapping

from kg_builder import lazy_re as re
from kg_builder.model import PassageKind

from ..base import Document
from ..statements import Statement
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import expanded, without_citations
from .conditions import NamedCondition, conditions
from .frames import COMBINATION
from .triggers import TRIGGER

__all__ = ["broader_of", "name_of", "outlasts", "unopened"]

_OPENS = re.compile(
    r"[,;:]?\s*(?:including|such\s+as|for\s+example|e\.g\.|includes?|(?:which\s+)?compris(?:es?|ing))?"
    r"\s*(?:the\s+following)?\s*:?\s*$",
    re.I,
)
_OPENING_ENDS = (
    *(",", ";", ":", "including", "as", "example", "e.g.", "include", "includes", "following"),
    *("comprise", "comprises", "comprising"),
)
_KINDS_OPEN = re.compile(
    r",?\s*\b(?:(?:more\s+)?specifically(?:\s+in)?|in\s+particular|including|such\s+as"
    r"|(?:which\s+)?compris(?:es?|ing)|(?:(?:may|can)\s+)?includes?)(?:\s+the\s+following)?\s*:\s*$",
    re.I,
)
_DOES = re.compile(
    r"\W*(?:(?:temporarily|also|and|or|helps?(?:\s+to)?)\s+)*(?:reliev|treat|prevent|reduc|control)\w*\W*",
    re.I,
)
"""A lead-in that only says what the drug does: "temporarily relieves"."""

_POINTS_BACK = re.compile(r"[.;]\s+(?:these|those|they|this|such|its|the)\b[^.;:]{0,40}$", re.I)
"""A sentence that goes on about what the one before named: "... of gout. These forms include:"."""

_FOR_WHOM = re.compile(r"[^\w()]*(?:\([^()]*\)\W*)?(?:(?:in|for|among)\s[^.;:]*)?", re.I)
_FOLLOWING_KINDS = re.compile(
    r"\b(?:for|of|treat|in)\s+(?:the\s+)?following\s+"
    r"(?P<what>(?:\w+\s+){0,3}?(?:forms?|types?|kinds?)\s+of\s[^.;:]{4,90}?)\s*:\s*$",
    re.I,
)
_COMMON_WORDS = frozenset(
    """active acute adult adults chronic disease diseases disorder disorders children including infection
    infections moderate moderately other patients pediatric previously severe severely syndrome treatment
    untreated years
    """.split()
)


def unopened(text: str) -> str:
    """A text without the words at its end that open a list.

    >>> unopened("inflammation of joints, such as:"), unopened("Gout.")
    ('inflammation of joints', 'Gout.')
    """
    plain = text.rstrip()
    # The pattern looks for its end from everywhere in a text; few texts end in its words.
    return _OPENS.sub("", text) if plain.lower().endswith(_OPENING_ENDS) else plain


def broader_of(statement: Statement) -> str | None:
    r"""The wider condition whose list an item stands in.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Uses\nZorvexant is used to treat forms of arthritis, including:\n- psoriatic arthritis")
    >>> [(statement.text, broader_of(statement)) for statement in statements(page)][-1]
    ('psoriatic arthritis', 'forms of arthritis')
    """
    for lead in statement.section.lead_ins(statement.index):
        text = without_citations(lead.text)
        words = unopened(text)
        if lead.kind is not PassageKind.ITEM:
            return _opened(statement.document, text, lead.start)
        if TRIGGER.search(words) or _DOES.fullmatch(words):
            return None
        named = conditions(words, lead.start, trusted=True)
        if named:
            return name_of(statement.document, named[-1])
    return None


def _opened(document: Document, text: str, start: int) -> str | None:
    """The condition whose kinds a sentence opens: "to treat relapsing forms of gout, including:"."""
    if following := _FOLLOWING_KINDS.search(text):
        named = conditions(following["what"], start + following.start("what"))
        return name_of(document, named[-1]) if len(named) == 1 else None
    opener = _KINDS_OPEN.search(text)
    if opener is None:
        return None
    words = re.sub(r"\s*\([^()]*\)\s*$", "", _POINTS_BACK.sub("", text[: opener.start()]))
    before = re.match(r".*[.?]\s+", words, re.S)
    sentence = before.end() if before else 0
    trigger = next(reversed(list(TRIGGER.finditer(words, sentence))), None)
    if trigger is None and not is_condition(words[sentence:].strip()):
        return None
    at = trigger.end() if trigger else sentence
    named = conditions(words[at:], start + at, trusted=trigger is None)
    if not named or not _FOR_WHOM.fullmatch(words, named[-1].end - start):
        return None
    return name_of(document, named[-1])


def outlasts(statement: Statement) -> bool:
    r"""Whether an item stands behind the end of the sub-list it seems to be in.

    Where the first items of a flattened sub-list share a word with what opens it ("lymphoma, including:",
    "large B-cell lymphoma"), those that no longer do, ("rheumatoid arthritis") stand beside it.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Uses\nIt treats:\n- lymphoma, including:\n  - B-cell lymphoma\n  - rheumatoid arthritis")
    >>> [(statement.text, outlasts(statement)) for statement in statements(page)][-2:]
    [('B-cell lymphoma', False), ('rheumatoid arthritis', True)]
    """
    section, parent = statement.section, statement.passage.parent
    if parent is None or section.passages[parent].kind is not PassageKind.ITEM:
        return False
    abbreviations = statement.document.abbreviations
    head = _content(unopened(section.passages[parent].text), abbreviations)

    def akin(index: int) -> bool:
        return bool(head & _content(section.passages[index].text, abbreviations))

    items = list(section.children_of(parent))
    return akin(items[0]) and not any(akin(i) for i in items if i >= statement.index)


def _content(text: str, abbreviations: Mapping[str, str]) -> frozenset[str]:
    """The words of a condition's name by which it is told from others."""
    spelled = COMBINATION.sub(" ", expanded(text, abbreviations).casefold())
    return frozenset(re.findall(r"[a-z]{5,}", spelled)) - _COMMON_WORDS


def name_of(document: Document, named: NamedCondition) -> str:
    r"""A condition's name, a bare abbreviation written out.

    >>> page = read("Uses\nZorvexant treats multiple sclerosis (MS).")
    >>> name_of(page, NamedCondition("MS", 0, 2)), name_of(page, NamedCondition("gout", 0, 4))
    ('multiple sclerosis', 'gout')
    """
    return document.abbreviations.get(named.text, named.text)
