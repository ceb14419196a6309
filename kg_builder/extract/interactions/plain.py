"""An effect as it is kept: without what is left of its subject; none where nothing happens."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .grammar import EFFECT_VERB
from .mentions import names_in

__all__ = ["plain_effect"]

_OF_SUBJECT = re.compile(
    r"(?:other\s+)?(?:compounds|drugs|agents|medicines|medications|substances|products)\s+(?:that|which)\s+"
    rf"[^,;]{{3,60}}?\s(?P<does>{EFFECT_VERB}\b)",
    re.I,
)
"""What is left of a subject before what it does: "compounds that bind it reduce its level"."""
_NO_EFFECT = re.compile(
    r"(?:may|can|could|might)\s+be\s+"
    r"(?:severe|serious|fatal|related|due|at\s+(?:high|increased|greater)|more\s+sensitive)\b"
    r"|(?:the\s+)?(?:syndrome|condition|disorder|changes)$"
    r"|(?:the\s+)?risks?\s+of\s[^,;]*\b(?:lowered|reduced|minimi[sz]ed)\b"
    r"|(?:reduce|decrease|lower|minimi[sz]e)s?\s+(?:the\s+)?(?:potential|risks?|likelihood|chances?)\b"
    r"|(?:increase|reduce|decrease|raise|lower)\s+(?:[\w-]+\s+){1,4}(?:to|by)\s+\d[\d.,]*\s*"
    r"(?:mg|mcg|g|units?)\b"
    r"|(?:keep|skip|leave|take|use|avoid)\s+(?:it|them|this|that)\s(?!from\b)"
    r"|(?:keeping|maintaining|achieving|obtaining)\s|risk\s+factors?\b"
    r"|(?:have|has|had)\s+(?:\w+\s+)?impaired\b|(?:any\s+)?additional\s+benefit"
    r"|(?:gradually\s+)?(?:increase|reduce|decrease|lower|double|halve)\s+(?:the\s+|your\s+)?(?:usual\s+)?"
    r"dos(?:es?|age)\b"
    r"|.*\b(?:treatment|therapeutic)\s+options\b|(?:increased|decreased|rose|fell)\s+(?:by|and)\s"
    r"|may\s+be\s+additive$|alternative\s"
    r"|(?:will|may|can|would)\s+be\s+(?:smaller|larger|higher|lower|greater|needed)$"
    r"|consider\s|you\s+(?:were|are|have\s+been|take|took)\s+(?:treated|taking|given|using)?\b|although\b"
    r"|(?:these|those|such)\s+\w+\s+(?:is|are)\s+(?:usually|generally|often)\s|causal\s+relationship\b"
    r"|(?:co-?administration|result|occur|exist|vary|arise|prolonged|pharmacologic)$"
    r"|(?:concomitant|concurrent|combined)\s+use\s+of\s(?!.*\b(?:may|can|is|are|increas|result))"
    r"|.*\balternatives?\b.*\b(?:inadequate|available)\b",
    re.I,
)
"""What opens as an effect does but is advice, a circumstance, or half a sentence: "may be severe"."""
_IN_WHOM = re.compile(
    r"(?:\s+may\s+occur)?(?:\s+in\s+(?:patients|people|those))?\s+who(?:\s+(?:are|is|take|have))?$", re.I
)
_MOST_COMMON = re.compile(
    r"^(?:the\s+)?(?:most\s+)?common\w*\s+(?:side|adverse)\s+(?:\w+\s+){1,4}?(?:is|are)\s+", re.I
)
_IN_ONE_OF = re.compile(
    r"\b(?:and/or\s+(?-i:Are|Is)|or\s+who\s+(?:have|has|are))\b"
    r"|\bor(?:\s+(?:who|in\s+(?:patients|people|those)\s+who)(?:\s+\w+)?)?$",
    re.I,
)
"""What is left where patients are told apart: "be at risk of bleeding from surgery, or who take samplol"."""
_ADVICE_BEHIND = re.compile(
    r",?\s+and\s+an?\s+(?:lower|higher|reduced|smaller)\s+dose\b.*$"
    r"|,\s+(?:decrease|reduce|lower|increase|adjust|monitor|consider)\s+(?:the\s+)?(?:dos|patients|for\b).*$"
    r"|,\s+(?:(?:the|patients|caution)\s)?[^,;]*\bshould\s+be\b.*$|\s+(?:that|which)$"
    r"|,?\s+and\s+(?:concurrent|concomitant|combined)\s+use\b[^,;]*\b(?:should|must)\b.*$",
    re.I,
)
"""Advice that runs on behind an effect: "fits may come sooner, reduce the dose of both"."""
_JOINED = re.compile(r"\b(?:and|or|other|the|certain|some|with)\b", re.I)


def plain_effect(told: str) -> str | None:
    """An effect without what is left of its subject; None for names alone and for what is no effect.

    >>> plain_effect("compounds that bind it reduce its level"), plain_effect("reduce its level")
    ('reduce its level', 'reduce its level')
    >>> plain_effect("raise levels and concurrent use should be avoided")
    'raise levels'
    >>> plain_effect("warfarin and other anticoagulants"), plain_effect("keeping the level in range")
    (None, None)
    >>> plain_effect("may be severe"), plain_effect("raise examplol to 40 mg daily")
    (None, None)
    """
    if rest := _OF_SUBJECT.match(told):
        told = told[rest.start("does") :]
    left = told
    for name in names_in(told):
        left = left.replace(name.text, "")
    told = _MOST_COMMON.sub("", told)
    if _IN_ONE_OF.search(told):
        return None
    told = _ADVICE_BEHIND.sub("", _IN_WHOM.sub("", told))
    if _NO_EFFECT.match(told) or not re.search(r"[a-z]{3}", _JOINED.sub("", left)):
        return None
    return told
