"""What frames a situation in which a drug must not be used: where it stops, what opens it, its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..statements import holds
from ..vocabulary.phrases import decapitalised, without_asides

__all__ = [
    "HISTORY",
    "OPENING",
    "STOP",
    "Situation",
    "body_of",
    "core_of",
    "masked",
    "only_some",
    "past",
    "tidied",
    "upright",
    "with_heads",
    "without_recent",
]


class Situation(NamedTuple):
    """What forbids the drug, with its place, and for whom if only for some."""

    text: str
    start: int
    end: int
    population: str | None = None


STOP = re.compile(
    r"(?<!e\.g)(?<!i\.e)(?<!\bSt)[.](?=\s|$|(?-i:[A-Z][a-z]))"
    r"|\s(?:because|since"
    r"|(?<!\bsuch\s)as\s+(?:\w+\s+(?:have|has|may|can)|an?|it|this|these|there|the|such|they|determined)"
    r"|due\s+to\s+(?:the\s+)?(?:risk|increased|potential|possib\w+|an?\s+increased)|which"
    r"|whose(?![\w\s-]*\s(?:not|\w+n['\u2019]t)\s)|confirmed\s+by|resulting\s+in|manifested|evidenced"
    r"|defined|see|if\s+(?:the|there)|until|unless|except|without\s+(?:first|talking)"
    r"|(?<!\bare\s)(?<!\bis\s)not\s+(?:\w+ly\s+)?controlled|(?<!born\s)before(?=\s+\w)"
    r"|in\s+(?:an?\s+\w+\s+setting|the\s+absence)"
    r"|that\s+(?:begins?|develop\w*|occur\w*|may|can|could|might|will|was|were"
    r"|(?:is|are|have|has)"
    r"(?!\s+(?:not|bleeding|open|broken|healing|growing|spread|returned|come\s+back|led\s+to|caused"
    r"|resulted\s+in)\b)|result\w*|requires?|needs?)|where|while|nor"
    r"|(?<!you\s)(?<!who\s)(?<!they\s)(?<!that\s)"
    r"(?:may|can|could|might|will|is|are|was|has\s+been|have\s+been|reactions?\s+have)\s+"
    r"(?!pregnan|breast|nurs|allerg|taking|receiv|known|current|become|being|treated|using|also|hypersens"
    r"|unable|under|over|below|above|youn|old|at\s|more\s+than|less\s+than|suffering|having)\w+"
    r"|including\s+(?:but\s+not|those|reactions|cases|serious|rash)|leading|causing|increases?|decreases?"
    r"|tell\s+your|talk\s+to|call\s+your|ask\s+your|and\s+(?:\w+\s+)?caution"
    r"|and\s+(?:should|must|can|may|monitor|talk|tell|call|don['\u2019]t|discontinue|avoid|weigh|consider"
    r"|watch|check|refer|is|are\s+not|do\s+not)|for\s+(?:at\s+least|conditions|more|\d)"
    r"|during(?!\s+(?:pregnan|lactat|breast|nursing|the\s+(?:first|second|third|last)))"
    r"|in\s+(?:the\s+)?(?:prophylaxis|treatment)|within\s+(?:the\s+)?(?:\w+\s+)?\d+|with(?:in)?\s+\d+"
    r"|(?:concurrently|at\s+the\s+same\s+time))\b",
    re.I,
)
_LATELY = (
    r"(?:(?:with)?in|during|over)\s+(?:the\s+)?(?:past|last|previous|prior|preceding)(?:\s+[\w-]+"
    r"(?:\s+(?:to|or)\s+\w+)?)?\s+(?:hours?|days?|weeks?|months?|years?)\b"
)
_RECENT = re.compile(
    r"(?<=\w)\s+within\s+(?:the\s+)?(?:\d+|two|three|four|six|twelve|fourteen)\s+"
    rf"(?:hours|days|weeks|months)(?=\s*(?:[,;.)]|$|(?:and|or)\s))|(?:(?<!\s)\s+)?,\s*{_LATELY}\s*,"
    rf"|(?:^|(?<!\s)\s+){_LATELY}"
    r"|(?:(?:(?<!\s)\s+)?,\s*|(?<!\s)\s+|\b)or\s+(?:for\s+|up\s+to\s+)?(?:within\s+)?(?:\d+|\w+)\s+"
    r"(?:hours?|days?|weeks?)\s+(?:of|after|following)\s+"
    r"(?:(?:stopping|(?:their\s+)?discontinu\w+|having\s+taken|taking|their\s+use|treatment"
    r"|the\s+last)\b[^,;.()]*(?:\([^()]*\))?)?\s*,?",
    re.I,
)
_SPANS = ("hour", "day", "week", "month", "year")


def without_recent(text: str, new: str | Callable[[re.Match[str]], str]) -> str:
    """A text with something else for what says how long ago a thing may have been.

    >>> without_recent("a stroke within the past 6 months", "")
    'a stroke'
    """
    return _RECENT.sub(new, text) if holds(text, _SPANS) else text


_ENUMERATED = re.compile(
    r"^\s*(?:\(?(?:\d|[a-e])[).]|o|(?:absolute|relative)(?:\s+contraindications?)?\s*:)\s+(?=\w)", re.I
)
"""The number, mark or kind of an item: "2) asthma", "Relative: asthma"."""

OPENING = re.compile(
    r"^(?:(?:(?:a|your|the)\s+(?:doctor|specialist|dentist)\s+has\s+(?:ever\s+)?told\s+(?:you|them)"
    r"(?:\s+that)?|if|when|think|know|suspect|may(?=\s+be\s)|might(?=\s+be\s)|that|your\s+family"
    r"|examples?\s+include|you|they|he|she|who|whom|patients?|people|any(?:one|body)|persons?|individuals?"
    r"|those|someone|adults|women|woman|men|of|or|and|also|in|by|for|with"
    r"|(?:your\s+|a\s+|the\s+)?child(?=\s+(?:has|have|is|are|had)\b)"
    r"|(?:close\s+)?(?:relative|family\s+member)s?(?=\s+ha)|the|a|an|any|all|are|is|were|was|born\s+with|be"
    r"|been|being|have|has|had|having|ever|currently|previously|already|recently|known|documented"
    r"|told\s+(?:that\s+)?(?=you\b|they\b)|(?:established\s+)?diagnosis\s+of|established|including|proven"
    r"|confirmed|suspected|demonstrated|exhibited|experienced|suffer(?:s|ing)?\s+from"
    r"|exhibits?\s+(?:clinical\s+)?(?:evidence|signs)\s+of|gets?(?=\s+(?!pregnan|worse|better)\w)"
    r"|shown\s+to\s+have|diagnosed\s+with|certain|following|(?:types?|kinds?|sorts?|forms?)\s+of"
    r"|conditions?\s*:|use|such\s+as|prior|patient|setting\s+of|presence\s+of|the\s+following"
    r"|(?:as\s+(?:the|an?)\s+)?(?:(?:primary|initial|sole|main|only|first)\s+)?treatment\s+(?:of|for)"
    r"|concurrent\s+(?=[a-z]+\s+disease)|either|develop(?:s|ed)?"
    r"|(?:symptoms\s+or\s+)?findings?\s+consistent\s+with|a\s+known|to|previous\s+(?=hypersens|allerg)"
    r"|exist(?:ing|ence\s+of)|cases\s+of|both|other)\b[\s,:]*)+",
    re.I,
)
_CALLED = re.compile(
    r"^(?:[\w-]+\s+){0,5}?(?:condition|disease|disorder|problem|illness|syndrome|cancer|tumou?r|infection)\s+"
    r"(?:that\s+is\s+)?(?:called|known\s+as|named)\s+(?=\w)",
    re.I,
)
"""What is said of a condition before its name: "an inherited condition called porphyria"."""
_WHAT_IT_NEEDS = re.compile(r"(?<=\w)\s+(?:needing|requiring)\s.*", re.I | re.S)
HISTORY = re.compile(
    r"^(?:(?:a\s+)?(?:current|active|present)\s*(?:,|or|and|and/or|/)\s*|a\s+|any\s+|prior\s+|past\s+"
    r"|personal\s+(?!or)|previous\s+|known\s+)*(?:current\s+diagnosis\s+of\s*,?\s*or\s+)?"
    r"(?P<whose>family\s+or\s+personal\s+|personal\s+or\s+family\s+|family\s+)?histor(?:y|ies)"
    r"(?:\s+or\s+(?:current\s+)?diagnosis)?\s+of\s+(?:an?\s+|prior\s+|any\s+)?",
    re.I,
)


_ORGAN_ALONE = re.compile(r"(?:(?:severe|moderate)\s+)?(?:hepatic|renal|cardiac|pulmonary|cerebral)", re.I)
_SPELL_OF = re.compile(
    r"(?P<spell>(?:[\w-]+\s+){0,2}?(?:episodes?|attacks?|exacerbations?|flare-?ups?)\s+of\s+)(?=\w)", re.I
)
"""What a condition's name may share with the next: "acute episodes of asthma or COPD"."""
_POOR = re.compile(
    r"(?P<how>(?:(?:severely|markedly|significantly)\s+)?(?:impaired|reduced|decreased)\s+)"
    r"(?:hepatic|renal|liver|kidney|cardiac|heart)$",
    re.I,
)
_FUNCTION = re.compile(r"(?:hepatic|renal|liver|kidney|cardiac|heart)\s+function", re.I)
_OF_A_KIND = re.compile(r"\s(?:due\s+to|caused\s+by|secondary\s+to)\s+[a-z]+(?:al|ic|ous|ive)$", re.I)


def with_heads(names: Sequence[str]) -> Iterator[str]:
    """Names of a list, with the head that an adjective shares with the next, or the cause that it shares.

    >>> list(with_heads(["hepatic", "severe renal dysfunction"]))
    ['hepatic dysfunction', 'severe renal dysfunction']
    >>> list(with_heads(["block due to structural", "functional disorder"]))
    ['block due to structural or functional disorder']
    >>> list(with_heads(["acute attacks of asthma", "COPD"]))
    ['acute attacks of asthma', 'acute attacks of COPD']
    >>> list(with_heads(["severely impaired liver", "kidney function"]))
    ['severely impaired liver function', 'severely impaired kidney function']
    """
    joined = ""
    if len(names) > 1 and (poor := _POOR.match(names[-2])) and _FUNCTION.fullmatch(names[-1]):
        names = (*names[:-2], f"{names[-2]} function", f"{poor['how']}{names[-1]}")
    if len(names) > 1 and (shared := _SPELL_OF.match(names[-2])) and " " not in names[-1]:
        names = (*names[:-1], f"{shared['spell']}{names[-1]}")
    for name, behind in zip(names, [*names[1:], ""], strict=False):
        told = f"{joined}{name}"
        joined = ""
        if behind and _OF_A_KIND.search(told):
            joined = f"{told} or "
        elif behind and _ORGAN_ALONE.fullmatch(told):
            yield f"{told} {behind.split()[-1]}"
        else:
            yield told


def masked(text: str) -> str:
    """The text with what stands in brackets blanked, at its length.

    >>> masked("fits (e.g. epilepsy) or stroke")
    'fits _______________ or stroke'
    """
    return re.sub(r"[(\[][^()\[\]]*[)\]]", lambda m: "_" * len(m.group()), text)


def core_of(text: str) -> str:
    """A condition's own name, without "history of".

    >>> core_of("history of stroke"), core_of("gout")
    ('stroke', 'gout')
    """
    name = _WHAT_IT_NEEDS.sub("", tidied(text))
    nested = HISTORY.match(name)
    return name[nested.end() :] if nested else name


def only_some(population: str | None) -> str | None:
    """The words for a group of patients, unless everybody is meant.

    >>> only_some("women over 60"), only_some("patients with gout")
    ('women over 60', None)
    """
    return (
        population
        if population and not re.match(r"(?:patients?|adults|people)\b", population, re.I)
        else None
    )


def past(history: re.Match[str] | None) -> str:
    """What stands before a condition that is a matter of history.

    >>> past(HISTORY.match("family history of stroke")), past(None)
    ('family history of ', '')
    """
    return " ".join(f"{history['whose'] or ''}history of".split()).casefold() + " " if history else ""


def tidied(text: str) -> str:
    """A situation's name without what opens it, asides and loose ends.

    >>> tidied("a known severe asthma (see below) and")
    'severe asthma'
    """
    plain = _ENUMERATED.sub("", without_asides(text))
    plain = _CALLED.sub("", plain).replace('"', "")
    before = ""
    while before != plain:
        before = plain
        plain = OPENING.sub("", plain)
        plain = re.sub(
            r"\s*,?\s+(?:(?:right|just)\s+now|now|currently|included|too|at\s+the\s+moment|at\s+present"
            r"|and\s+for|and|or|with|in|of|to|due\s+to|associated\s+with)$",
            "",
            plain,
        ).strip(" ,.;:\u2022*-\"'\u201c\u201d")
    return plain


_GERMS = re.compile(
    r"\s(?:caused\s+by|due\s+to)\s+(?:[A-Z][a-z]+(?:\s[a-z]+)?(?:,\s+|,?\s+(?:or|and)\s+))+[A-Z][a-z]+"
    r"(?:\s[a-z]+)?$"
)
"""Germs that one infection comes of: "caused by Samplella or Trialococcus"."""
_ONLY_IN = re.compile(
    r"(?<=\w)\s*,\s+(?:in|for|when\s+used\s+(?:in|for))\s+(?:patients\s+with\s+)?[^,]+$", re.I
)
"""For whom alone a situation forbids the drug: "alcoholism, in psoriasis"."""


def body_of(words: str) -> tuple[str, re.Match[str] | None]:
    """What names the situations in a piece, and the words before it that make them a matter of history.

    >>> body_of("people with a history of colitis due to Samplella or Trialococcus")[0]
    'colitis'
    """
    opening = OPENING.match(words)
    body = words[opening.end() :] if opening else words
    body = re.sub(
        r"^[^,;(]*?\b(?:patients|people|individuals|persons|women|men|adults|children)\s+(?:with|who\s+have"
        r"|having|suffering\s+from|who\s+are|taking|receiving)\s+",
        "",
        body,
        count=1,
        flags=re.I,
    )
    history = HISTORY.match(body)
    if history:
        body = body[history.end() :]
    return _GERMS.sub("", _ONLY_IN.sub("", body)), history


_INVERTED = re.compile(
    r"(?P<what>[^,;]+),\s+(?P<kind>history\s+of|severe|uncontrolled|active|acute|recent|untreated|chronic"
    r"|mild(?:\s+(?:to|or)\s+moderate)?|moderate(?:\s+(?:to|or)\s+severe)?)\W*",
    re.I,
)
"""How an index names a situation: "liver disease, severe"."""


def upright(words: str) -> str:
    """What an index names the wrong way round, put right.

    >>> upright("Liver disease, severe"), upright("gout")
    ('severe liver disease', 'gout')
    """
    inverted = _INVERTED.fullmatch(words)
    return f"{inverted['kind']} {decapitalised(inverted['what'].strip())}" if inverted else words
