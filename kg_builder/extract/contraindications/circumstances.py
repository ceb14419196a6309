"""What a text on situations says besides them: when they were, what they came of, why they forbid."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .words import without_recent

__all__ = ["blank", "with_one_verb", "without_circumstances"]

_AROUND = re.compile(
    r"\b(?:during\s+or\s+)?within\s+(?:\d+|\w+)\s+(?:days|weeks)\s+(?:of|after|following)\s+(?:the\s+)?"
    r"(?:administration|use)\s+of(?=\s)",
    re.I,
)
_TOLD_BY = re.compile(
    r"^.*?\b(?:los[et]|loss\s+of|problems\s+with)\s+(?:(?:your|their|the)\s+)?(?:eye)?(?:sight|vision|hearing)\b[^,;.]{0,30}?"
    r"\b(?:because\s+of|due\s+to|from|caused\s+by)\s+(?:an?\s+)?",
    re.I,
)
"""What a lost sense came of, which is what forbids the drug: "lost your sight because of samplitis"."""
_OF_YOURS = re.compile(r"\b(of|in|on|with)\s+your\b", re.I)
_CONTRACTED = re.compile(r"(?<=\byou)['\u2019](?:ve|re)\b", re.I)
_OR_BEFORE = re.compile(
    r"\b(receiving|taking|using|treated\s+with)(\s*,?\s+or\s+(?:(?:who\s+)?ha(?:ve|s)\s+)?(?:recently\s+)?"
    r"(?:received|taken|used|been\s+treated\s+with)\b,?)",
    re.I,
)
"""One more time of taking the same: "receiving, or have recently received, samplol"."""
_OR_AT_RISK = re.compile(r",?\s+or\s+(?:are\s+|is\s+)?at\s+risk\s+of(?:\s+(?:having|getting))?\b,?", re.I)
_WHY = re.compile(r",\s+as\s+", re.I)


def blank(found: re.Match[str]) -> str:
    """As many blanks as were found, so that places hold.

    >>> blank(re.match("gout", "gout"))
    '    '
    """
    return " " * len(found.group())


def with_one_verb(text: str) -> str:
    """A text that tells once that something is taken, now or before; as long as before.

    >>> " ".join(with_one_verb("are taking, or have recently taken, samplol").split())
    'are taking samplol'
    """
    text = _OR_BEFORE.sub(lambda m: " " * len(m[2]) + m[1], text)
    return _AROUND.sub(lambda m: "receiving".rjust(len(m.group())), text)


def without_circumstances(text: str, drug: re.Pattern[str]) -> str:
    """A text without when a thing was, whether one is only at risk of it, and what the drug would do.

    Args:
        text: the words.
        drug: finds the drug's names.

    >>> own = re.compile("examplol")
    >>> said = "you have, or are at risk of, gout, as examplol raises urate"
    >>> " ".join(without_circumstances(said, own).split())
    'you have gout'
    """
    text = without_recent(_CONTRACTED.sub("   ", _TOLD_BY.sub(blank, text)), blank)
    text = _OR_AT_RISK.sub(blank, _OF_YOURS.sub(r"\1 the ", text))
    why = _WHY.search(text)
    return text[: why.start()] if why and drug.match(text, why.end()) else text
