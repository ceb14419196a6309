"""What the surroundings of a condition say of its use: on whose word, with what, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder import lazy_re as re
from kg_builder.model import Passage, PassageKind, Status

from ..statements import Statement
from ..vocabulary.phrases import without_asides
from ..vocabulary.substances import is_substance

__all__ = ["COMBINATION", "OFF_LABEL", "Frame", "frame_of", "governing"]

_AGENCY = r"\b(?:FDA|food\s+(?:and|&)\s+drug\s+administration)\b"
_LETS = (
    r"\b(?:approv\w*|cleared|clears|clearance|licen[sc]ed|authori[sz]ed|granted|label(?:ed)?|indications?)\b"
    r"(?!\s+(?:companion|diagnostic|tests?|assays?|therap|patient\s+label|medication\s+guide))"
)
_FDA = re.compile(rf"{_AGENCY}[^.:]*{_LETS}|{_LETS}[^.:]*{_AGENCY}", re.I)
_ALSO_APPROVED = re.compile(
    r"\b(?:it|they)\s+(?:is|are|was|has\s+been)\s+also\s+(?:approved|cleared|licen[sc]ed|indicated)\b", re.I
)
"""What goes on telling what an agency has approved."""
OFF_LABEL = re.compile(
    r"\boff[\s-]?label\b|\bun-?(?:labell?ed|approved|licen[sc]ed)\b|\bnon-?FDA\b|\bnot\s+FDA[\s-]approved\b"
    r"|\bnot\s+(?:\w+ly\s+)?(?:FDA[\s-]?)?(?:approved|licen[sc]ed|labell?ed|authori[sz]ed)\s+"
    r"(?:by|uses?|for\s+(?:this|these|it|that)\b)"
    r"|\b(?:beyond|outside(?:\s+of)?)\s+(?:its|the|their)\s+(?:\w+\s+){0,2}"
    r"(?:label|licen[cs]e|approv\w+|indications?)\b|\binvestigational\s+use"
    r"|\b(?:without|has\s+no|have\s+no|do(?:es)?(?:\s+not|n['\u2019]t)\s+have\s+an?)\s+(?:\w+\s+)?"
    r"(?:approval|licen[cs]e)\b|\bnot\s+(?:\w+\s+)?(?:in|on)\s+(?:its|the|their)\s+(?:\w+\s+){0,3}label",
    re.I,
)
_NEGATED = re.compile(
    r"(?:\bnot|n['\u2019]t|\bno\s+longer)\s+(?:\w+ly\s+)?(?:be\s+)?(?:been\s+)?(?:\w+ly\s+)?"
    r"(?:indicated|approved|recommended|intended|effective|useful|labeled|used|prescribed"
    r"|for\s+(?:use|the|acute)|shown)\b|\bused\s+to\s+be\s+(?:\w+\s+)?(?:given|used|prescribed|taken)\b"
    r"|\bformerly\s+(?:given|used|prescribed)\b"
    r"|\b(?:do\s+not|should\s+not|must\s+not|cannot|never)\s+(?:be\s+)?(?:use|used|take|taken)\b"
    r"|\bno\s+(?:role|place|evidence|use\s+(?:against|for|in)|help\s+(?:against|for|in)"
    r"|good\s+(?:against|for|in))\b|\b(?:use|power)less\b|\bineffective\b"
    r"|(?:\bnot|n['\u2019]t)\s+(?:known|shown|proven|thought|expected|likely)\s+to\s+"
    r"(?:help|work|treat|cure|prevent|relieve)\b"
    r"|(?:\bnot|n['\u2019]t)\s+(?:meant\s+)?(?:for|to)\s+(?:the\s+)?"
    r"(?:treat|use|relie|immediate|prevent|people|patients|type|weight|cure)|\bhas\s+no\s+effect\b"
    r"|\b(?:is|are)(?:\s+not|n['\u2019]t)\s+for\b"
    r"|\b(?:will|does|do|can|may)\s*not\s+"
    r"(?:treat|cure|prevent|work|help|relieve|protect|stop|end|abort|halt|ease)\b"
    r"|n['\u2019]t\s+(?:treat|cure|prevent|work|help|relieve|protect|stop|end|abort|halt|ease)\b"
    r"|(?:^|[.;]\s+)\W*neither\b|(?:\bnot|n['\u2019]t)\s+meant\s+(?:for|to)\b"
    r"|(?:\bnot|n['\u2019]t)\s+an?\s+(?:\w+\s+){0,2}(?:treatment|cure|remedy)\s+for\b",
    re.I,
)
_UNPROVEN = re.compile(
    r"\bunder\s+(?:investigation|study)\b|\bbeing\s+(?:studied|tested|investigated)\b"
    r"|\b(?:not|never)\s+(?:been\s+)?(?:adequately\s+|well\s+)?(?:established|studied|evaluated|determined"
    r"|assessed|tested|known\s+(?:if|whether))\b"
    r"|\b(?:safety|efficacy|effectiveness|benefit)\b[^.;]*\b(?:unknown|not\s+(?:\w+\s+)?available)\b",
    re.I,
)
_REFUSED = re.compile(
    r"\b(?:not|no\s+longer)\s+"
    r"(?:recommended|used\s+for\s+(?:that|this)"
    r"|(?:been\s+)?(?:approved|licen[sc]ed)\s+for\s+(?:that|this|these|it)\b)",
    re.I,
)
_ONCE = re.compile(r"\bonce\b", re.I)
_DISPROVEN = re.compile(r"(?:\bnot|n['\u2019]t)\s+been\s+(?:demonstrated|shown|proven)\b", re.I)
_TURN = re.compile(
    r";|,?\s+and\s+(?=(?:it\s+)?(?:is|are)\s+(?:\w+\s+)?(?:being|under)\s)"
    r"|,?\s(?:but|although|however|though|while)\s",
    re.I,
)
_LIMITATION = re.compile(r"\blimitations?\s+of\s+use\b", re.I)
_LIMITED = re.compile(
    r"\W*limitations?\s+of\s+use\s*:?\s+(?!because|based|due)[^.;]*\bnot\s+(?:recommended|indicated|advised)",
    re.I,
)
_NOT_FIRST = re.compile(r"^\W*not\s+(?:for|approved|indicated|recommended|licen[cs]ed)\b", re.I)
_NOT_BEHIND = re.compile(
    r"^[^,;:]*\b(?:use|treatment|management|prevention|prophylaxis)\s"
    r"(?:(?!\b(?:if|when|where|whom)\b)[^,;:])*?\s(?:is|are)\s+not\s+(?:recommended|indicated|advised)\W*$",
    re.I,
)
"""How an item refuses a use, and how a sentence does behind it: "Treatment of gout is not advised"."""
_ALTHOUGH = re.compile(r"\W*(?:al|even\s+)?though\b[^.;]*?,(?=\s)|\W*while\b[^.;]*?,(?=\s)", re.I)
"""What a sentence grants before it tells a use: "Although it is not approved for this, ..."."""

_BESIDE = re.compile(
    r"\b(?:(?:alone|by\s+itself|on\s+its\s+own|monotherapy)\s*,?\s+or\s+"
    r"(?:in\s+combination\s+|together\s+|along\s+|combined\s+)?with"
    r"|with(?=[^.;:,]*?\s+or\s+(?:alone|by\s+itself|on\s+its\s+own)\b))\s+"
    r"(?P<with>(?:(?!\s+(?:for|to|in|is|are|who|when|as|once|until|after|before|or\s+(?:alone|by|on))\b"
    r"|,\s+[\w-]+\s+(?:is|are|can|may)\b)[^.;:])+)",
    re.I,
)
COMBINATION = re.compile(
    r"\b(?:plus(?=\s+[^.;:,]{3,80}?\s(?:is|are|can\s+be)\s+(?:used|approved|indicated|given)\b)"
    r"|(?:used|given|taken|prescribed)\s+with(?=\s+(?!caution|care\b|food|or\s+without))"
    r"|in\s+combination\s+with|combined\s+with|together\s+with|along\s+with"
    r"|on\s+(?:top|a\s+background)\s+of|in\s+conjunction\s+with"
    r"|(?:in\s+addition|added|as\s+an?\s+addition)\s+to(?!\s+(?:its|being|the\s+(?:above|uses?)|\w+ing\b))"
    r"|^\W*with(?=\s+[^.;:]{2,60}\s(?:to|for)\s)"
    r"|as\s+(?:an?\s+)?(?:adjunct|add-on)(?:ive)?\s*(?:therapy|treatment)?\s+(?:to|with))\s+"
    r"(?P<with>(?:(?!\s+(?:for|to|in|is|are|who|when|as|indicated|if|that|which|and\s+for|on|it|they|this"
    r"|once|until|after|before)\b"
    r"|,\s+(?:it|this|the"
    r"|[\w-]+\s+(?:is|are|can|may|helps?|treats?|relieves?|prevents?|lowers?|slows?|works?))\b)[^.;:])+)",
    re.I,
)
_WITH_LAST = re.compile(r",\s+with\s+(?P<with>[^.;:,]+(?:,\s+[^.;:,]+)*?)\W*$", re.I)
"""What an item names last: "acute leukemia, with samplol"."""
_ADJUNCTIVE = re.compile(
    r"\b(?P<with>(?:adjunctive|add-on)\s+(?:therapy|treatment)|(?<=\ban\s)add-on"
    r"|(?<=part\sof\s)(?:an?\s+)?(?:combination|multi-?drug)\s+(?:regimens?|therapy|treatment))\b"
    r"(?!\s+(?:to|with|therapy|treatment)\b)",
    re.I,
)
_LOOSE_END = re.compile(r"(?:\s*\([^)]*|,?\s+(?:or|and))$", re.I)
_GROUP_LINE = re.compile(
    r"\W*(?:(?:for|in)\s+)?(?:adults?|p(?:a)?ediatrics?|children|adolescents|infants|elderly|geriatrics?"
    r"|men|women)(?:\s+(?:patients|use|and\s+(?:children|adolescents|p(?:a)?ediatrics?)))?\s*:?",
    re.I,
)
_SHORT = 12
_LINE = re.compile(
    r"(?<!\bafter\s)(?<!\bfollowing\s)(?<!\binitiation\sof\s)(?<!\bfailed\s)(?<!\bprior\s)"
    r"(?<!\bfailure\sof\s)\b(?P<line>(?:first|second|third|fourth|1st|2nd|3rd|initial|last)[\s-]?line)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the surroundings of a condition say of its use."""

    approval: str | None
    status: Status
    combination: str | None
    line: str | None


def frame_of(statement: Statement, text: str, at: int | None = None, until: int | None = None) -> Frame:
    r"""What a sentence and what governs it say of a use named in it.

    Args:
        statement: the sentence.
        text: its words, without citations.
        at: where the words that tell of a use begin; None for items and headings.
        until: where those of the next use begin.

    >>> from kg_builder.extract.statements import statements
    >>> *_, use = statements(read("Uses\nOff-label uses:\n- gout, in combination with colchicine"))
    >>> frame = frame_of(use, use.text)
    >>> frame.approval, frame.status.value, frame.combination
    ('off-label', 'asserted', 'colchicine')
    """
    around = (text, *governing(statement), *statement.leads)
    approval = None
    for words in around:
        if OFF_LABEL.search(words):
            approval = "off-label"
            break
        if _FDA.search(words):
            approval = "FDA"
            break
    if approval is None and _ALSO_APPROVED.search(text) and _FDA.search(_told_first(statement)):
        approval = "FDA"
    opening = _ALTHOUGH.sub("", text[: _turn_after(text, at)], count=1) if at is not None else ""
    opening = without_asides(opening) if "(" in opening else opening
    told = "indicated" not in opening and not _REFUSED.search(text)
    unproven = told and bool(_UNPROVEN.search(_clause(text, at or 0)))
    negated = (
        bool(_NEGATED.search(opening))
        or bool((_UNPROVEN.search(text) or _ONCE.search(opening)) and _REFUSED.search(text))
        or bool(_LIMITATION.search(text[:at] if at is not None else "") or _LIMITED.match(text))
        or bool((_NOT_FIRST if at is None else _NOT_BEHIND).search(text))
        or (told and bool(_DISPROVEN.search(text)))
        or any(_LIMITATION.search(w) or _NEGATED.search(w) for w in map(without_asides, statement.leads))
    )
    above = [w for w in around[1:] if w.rstrip().endswith(":")]
    combination = (
        _combination(text, at, until)
        or _combination(" ; ".join(above), None, None)
        or next((found for words in around if (found := _ADJUNCTIVE.search(words))), None)
    )
    line = _LINE.search(text)
    partner = _LOOSE_END.sub("", " ".join(combination["with"].split())).strip(" ,") if combination else ""
    return Frame(
        approval,
        Status.HYPOTHETICAL if unproven else Status.NEGATED if negated else Status.ASSERTED,
        (partner if "(" in partner else partner.rstrip(") ")) or None,
        line["line"].casefold().replace(" ", "-") if line else None,
    )


def _told_first(statement: Statement) -> str:
    """What stands before a sentence on its line."""
    return statement.passage.text[: statement.start - statement.passage.start]


def _combination(text: str, at: int | None, until: int | None) -> re.Match[str] | None:
    """What a drug is used with for a use told between two places: there, or else before the first use."""
    found = [*COMBINATION.finditer(text), *_BESIDE.finditer(text)]
    if at is None or until is None:
        last = None if found else _WITH_LAST.search(text)
        return last if last and _names_drug(last["with"]) else next(iter(found), None)
    near = [m for m in found if at <= m.start() < until]
    return next((m for m in (*near, *(m for m in found if m.start() < until))), None)


def _names_drug(words: str) -> bool:
    """Whether a drug or a class of drugs is among some words."""
    return any(is_substance(word) for word in re.split(r"\s*,\s*|\s+(?:and|or)\s+", words.strip(" .")))


def _turn_after(text: str, at: int) -> int:
    """Where what is said of a use told at a place ends: "to prevent gout, but it will not cure it"."""
    turn = _TURN.search(text, at + 8)
    return min(at + 60, turn.start() if turn else len(text))


def _clause(text: str, at: int) -> str:
    """The part of a sentence around a place, between semicolons, "but" and "although"."""
    cuts = [m.span() for m in _TURN.finditer(text)]
    start = max((end for _, end in cuts if end <= at), default=0)
    return text[start : min((begin for begin, _ in cuts if begin > at), default=len(text))]


_BELOW = re.compile(r"\bfor\s+(?:the\s+)?(?:conditions?|uses?|problems)\s+(?:[a-z]+\s+)?below\W*$", re.I)


def _is_bare_heading(passage: Passage) -> bool:
    return passage.kind is PassageKind.HEADING and not passage.text.rstrip().endswith(":")


def _opens_kinds(passage: Passage) -> bool:
    """Whether a line is a condition whose kinds stand below it, and no more: "lymphoma, including:"."""
    words = passage.text.rstrip(" :")
    return words.endswith(("including", "comprising", "such as")) and len(words.split()) <= _SHORT


def _is_group(passage: Passage) -> bool:
    """Whether a line names the patients of the list below it, and no more."""
    return _GROUP_LINE.fullmatch(passage.text.strip()) is not None


def governing(statement: Statement) -> tuple[str, ...]:
    r"""What governs a sentence: its lead-ins and, under a bare heading, the open list before that heading.

    "FDA-approved uses include:" still holds under the headings "Oral" and "Intrathecal" that follow it, and
    under the lines "Adult:" and "Pediatric:".

    >>> from kg_builder.extract.statements import statements
    >>> *_, gout = statements(read("Uses\nFDA-approved uses include:\nAdults:\n- gout"))
    >>> governing(gout)
    ('Adults:', 'FDA-approved uses include:')
    """
    section = statement.section
    chain = list(section.lead_ins(statement.index))
    own = section.passages[statement.index]
    if not chain and not _opens_kinds(own):
        return ()
    if chain and not (_is_group(chain[-1]) or _is_bare_heading(chain[-1]) or _opens_kinds(chain[-1])):
        return tuple(p.text for p in chain)
    top = statement.index
    while (above := section.passages[top].parent) is not None:
        top = above
    for index in range(top - 1, -1, -1):
        passage = section.passages[index]
        if passage.kind is PassageKind.ITEM or _is_group(passage):
            continue
        if passage.text.rstrip().endswith(":") or _BELOW.search(passage.text):
            chain.append(passage)
            break
        if passage.kind is not PassageKind.HEADING:
            break
    return tuple(p.text for p in chain)
