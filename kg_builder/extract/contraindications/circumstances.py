"""What a text on situations says besides them: when they were, what they came of, why they forbid."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank
from .words import without_recent

__all__ = ["with_one_verb", "with_own", "without_circumstances", "without_giver"]

_AROUND = re.compile(
    r"\b(?:during\s+or\s+)?within\s+(?:\d+|\w+)\s+(?:days|weeks)\s+(?:of|after|following)\s+(?:the\s+)?"
    r"(?:administration|use)\s+of(?=\s)",
    re.I,
)
_TOLD_BY = re.compile(
    r"^.*?\b(?:los[et]|loss\s+of|problems\s+with)\s+(?:(?:your|their|the)\s+)?(?:eye)?"
    r"(?:sight|vision|hearing)\b[^,;.]{0,30}?\b(?:because\s+of|due\s+to|from|caused\s+by)\s+(?:an?\s+)?",
    re.I,
)
"""What a lost sense came of, which is what forbids the drug: "lost your sight because of samplitis"."""
_OF_YOURS = re.compile(r"\b(of|in|on|with|from)\s+your\b", re.I)
_CONTRACTED = re.compile(r"(?<=\byou)['\u2019](?:ve|re)\b", re.I)
_OR_BEFORE = re.compile(
    r"\b(receiving|taking|using|treated\s+with)(\s*,?\s+or\s+(?:(?:who\s+)?ha(?:ve|s)\s+)?(?:recently\s+)?"
    r"(?:received|taken|used|been\s+treated\s+with)\b,?)",
    re.I,
)
"""One more time of taking the same: "receiving, or have recently received, samplol"."""
_AFTER_IT = re.compile(
    r"^\W*(?:if\s+)?after\s+[^,;.]{3,60}?,?\s+(?=(?:you|they|he|she|your\s+child)\s+(?:have|has|had|ever)\b)",
    re.I,
)
"""What a thing came after, before it: "if after samplol you have ever had a rash"."""
_HAD_OR_DUE = re.compile(
    r"\b(?:have|has)\s+(?:recently\s+|just\s+)?had\s*,?\s+or\s+(?:are|is)\s+"
    r"(?:about|due|going|scheduled)\s+to\s+(?:have|get)\b,?"
    r"|\b(?:are|is)\s+(?:about|due|going|scheduled)\s+to\s+(?:have|get)\s*,?\s+or\s+(?:have|has)\s+"
    r"(?:recently\s+|just\s+)?had\b,?",
    re.I,
)
"""What is behind one or still before one: "have had, or are about to have, an operation"."""
_NOR_CONTROLLED = re.compile(
    r",?\s+(?:and|but|with)\s+(?:your|their|the)\s+(?:[\w-]+\s+){1,3}?(?:(?:is|are)\s+)?"
    r"(?:not|n['\u2019]t)\s+(?:\w+\s+){0,2}?(?:controlled|under\s+control)\b[^,;.]*",
    re.I,
)
"""How a condition stands that is named before: "have epilepsy and your fits are not controlled"."""
_OR_RELATIVE = re.compile(
    r"^(?P<lead>\W*(?:if\s+)?)(?:you|they)\s*,?\s+or\s+(?:an?|any|your)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:relatives?|family(?:\s+members?)?|parents?|brother\s+or\s+sister)\s*,?\s+(?=ha(?:ve|s|d)\b)",
    re.I,
)
_IN_FAMILY = re.compile(
    r"^\W*(?:if\s+)?(?:someone|any(?:one|body)|others)\s+in\s+your\s+(?:close\s+|immediate\s+)?family\s+"
    r"(?:has|have|had)\s+(?:ever\s+)?(?:had\s+)?",
    re.I,
)
"""Of whom a condition is told besides those who take the drug, and instead of them."""
_THAT_IS = re.compile(
    r"\b(?P<what>(?!an?\s|the\s)[\w-]+(?:\s[\w-]+){0,2})\s+that(?:\s+(?:is|are)|['\u2019]s)\s+"
    r"(?P<how>infected|active|severe|bleeding|broken|unstable|uncontrolled|untreated|blocked|enlarged"
    r"|worsening|advanced)(?=\s*(?:[,;.]|$|(?:and|or)\s))",
    re.I,
)
"""How a thing is, behind it: "an ulcer that is infected"."""
_OR_AT_RISK = re.compile(r",?\s+or\s+(?:are\s+|is\s+)?at\s+risk\s+of(?:\s+(?:having|getting))?\b,?", re.I)
_ON_IT = re.compile(
    r"\s+(?:with|on|while\s+(?:taking|on|using)|after\s+(?:taking|using)|during\s+treatment\s+with)\s+$", re.I
)
_ALLERGIC = re.compile(r"\b(?:allerg|hypersens|anaphyl|sensitiv|react)", re.I)
_WHY = re.compile(r",\s+(?:as|since)\s+", re.I)
_HAPPENS = re.compile(
    r"(?:the|your|this|these|there|an?)\s[^,;]{2,60}?\s(?:may|can|could|might|will|is|are|has|have)\b", re.I
)
_TOLD_MORE = re.compile(
    r",\s+an?\s+(?:[\w-]+\s+){0,3}?(?:condition|disease|disorder|illness|problem)\s+"
    r"(?:of|in|with|that|which|where|when|affecting)\b[^;,.()]*"
    r"|,\s+an?\s+(?:[\w-]+\s+){1,3}(?:condition|disease|disorder|illness|problem)[\s.]*$"
    r"|,\s+(?:who|which)\s+(?:had|have|has)\s+(?:more|fewer|less|worse|higher|lower)\b[^.;]*"
    r"|(?P<of>\b(?:symptoms|signs)\s+of\s+[\w '\u2019-]{3,40}?)"
    r"\s*[,\u2013\u2014-]?\s+(?:such\s+as|like)\s[^;.]+",
    re.I,
)
"""What a condition is, and the symptoms it shows in: "signs of gout, such as a swollen toe"."""
_OF_ANY_CAUSE = re.compile(
    r"(?<=\w)\s+(?:from|due\s+to|caused\s+by)\s+[^;.]*?\b(?:or|and)\s+any\s+other\s+"
    r"(?:cause|reason|source)s?\b|(?<=\w)\s+(?:(?:running|taken|given|used)\s+)?at\s+the\s+same\s+time\b",
    re.I,
)
"""What a condition may have come of: "bleeding from an injury or any other cause"."""
_DASHED = re.compile(
    r"(?<=\w)\s+[\u2013\u2014-]\s+"
    r"(?=[^,;]*\b(?:is|are|can|may|might|will|needs?|don['\u2019]t|do\s+not|because|as)\s)"
    r"(?:(?!\s[\u2013\u2014-]\s).)*(?:\s[\u2013\u2014-](?=\s)|$)",
    re.I | re.S,
)
"""What is said of a thing behind a dash: "gout - it may get worse"."""
_OR_ASIDE = re.compile(r"\((?P<other>or\s[^()]+)\)", re.I)


_GAVE_YOU = re.compile(
    r"\W*(?:if\s+)?[^,;.:]{3,40}?\s(?:has|have)\s+(?:ever\s+)?(?:given|caused)\s+"
    r"(?:you|them|your\s+child)\s+(?=\w)",
    re.I,
)


def without_giver(piece: str) -> str:
    """A piece without what gave one the condition it names; as long as before.

    >>> without_giver("if a patch has ever given you dermatitis").strip()
    'dermatitis'
    """
    return _GAVE_YOU.sub(blank, piece, count=1)


def with_own(text: str) -> str:
    """A text on oneself or relatives as one on oneself or on the history of the family; as long as before.

    >>> " ".join(with_own("you, or a close relative, have had gout").split())
    'you have had gout'
    >>> " ".join(with_own("someone in your family has gout").split())
    'family history of gout'
    """
    text = _OR_RELATIVE.sub(lambda m: f"{m['lead']}you ".rjust(len(m.group())), text)
    return _IN_FAMILY.sub(lambda m: "family history of ".rjust(len(m.group())), text)


def with_one_verb(text: str) -> str:
    """A text that tells once that something is taken, now or before; as long as before.

    >>> " ".join(with_one_verb("are taking, or have recently taken, samplol").split())
    'are taking samplol'
    """
    text = _OR_BEFORE.sub(lambda m: " " * len(m[2]) + m[1], text)
    text = with_own(_AFTER_IT.sub(blank, text))
    text = _HAD_OR_DUE.sub(lambda m: "have had".rjust(len(m.group())), _NOR_CONTROLLED.sub(blank, text))
    return _AROUND.sub(lambda m: "receiving".rjust(len(m.group())), text)


def _opened(aside: re.Match[str]) -> str:
    """One more condition without the brackets around it: "liver disease (or liver failure)"."""
    return f" {aside['other']} " if is_condition(aside["other"].split(" ", 1)[1]) else aside.group()


def _without_own(text: str, drug: re.Pattern[str]) -> str:
    """A text without that a condition came with the drug itself, as the words for an allergy need it."""
    for own in drug.finditer(text):
        lead = _ON_IT.search(text, 0, own.start())
        if lead and not text[own.end() :].strip(" .,;") and not _ALLERGIC.search(text, 0, lead.start()):
            return text[: lead.start()]
    return text


def without_circumstances(text: str, drug: re.Pattern[str]) -> str:
    """A text without when a thing was, what it is, whether one is only at risk, and what the drug would do.

    Args:
        text: the words.
        drug: finds the drug's names.

    >>> own = re.compile("examplol")
    >>> said = "you have, or are at risk of, gout, as examplol raises urate"
    >>> " ".join(without_circumstances(said, own).split())
    'you have gout'
    """
    text = without_recent(_CONTRACTED.sub("   ", _TOLD_BY.sub(blank, _OF_ANY_CAUSE.sub(blank, text))), blank)
    text = _THAT_IS.sub(lambda m: f"{m['how']} {m['what']}".ljust(len(m.group())), _DASHED.sub(blank, text))
    text = _TOLD_MORE.sub(lambda m: (m["of"] or "").ljust(len(m.group())), _OR_ASIDE.sub(_opened, text))
    text = _without_own(_OR_AT_RISK.sub(blank, _OF_YOURS.sub(r"\1 the ", text)), drug)
    why = _WHY.search(text)
    return (
        text[: why.start()]
        if why and (drug.match(text, why.end()) or _HAPPENS.match(text, why.end()))
        else text
    )
