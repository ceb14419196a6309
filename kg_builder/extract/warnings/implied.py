"""Hazards that a sentence names by their signs, by a medical name in brackets, or in lay words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from .hazards import hazard_items
from .rules import Hazard

__all__ = ["as_noun", "implied_hazards"]

_SIGN = re.compile(
    r"\b(?:(?:may|can|could|might) (?:(?:also|sometimes) )?be(?: having)?|are|is)\s+"
    r"(?:(?:an? |the |all )?(?:(?:early|first|possible|warning) )*(?:signs?|symptoms?) of (?:an? |the )?|"
    r"an? (?=(?:serious|severe|life-threatening|rare) ))(?P<what>[a-z][^;:]{3,140})",
    re.I,
)
"""What a state may be a sign of: "this could be a serious allergic reaction"."""
_MEAN = re.compile(
    r"\b(?:may|can|could|might) (?:mean|signal|indicate|point to) (?:that )?(?:you have )?(?:an? )?"
    r"(?P<what>[a-z][^;:]{3,140})",
    re.I,
)
_OVER = re.compile(
    r"[,.] (?:which|and|but|so|that|who|because)\b.*|\.$|\b(?:and|or) (?:may|can|need)\b.*", re.S
)
_HAPPENS = re.compile(
    r"\b(?:may|can|could|might)\b[^()]{3,90}\((?!(?:such|except|includ\w+|particularly|especially|see|for|"
    r"in|with|if|or|"
    r"and|usually|sometimes|mainly|mostly|about|up|less|more|at|by|also|when|not|on|even|which|that|some|any|"
    r"rarely|often|possibly|an?|the)\b)(?P<name>[a-z][a-z -]{5,50})\)",
    re.I,
)
"""Something bad that may happen, with its medical name in brackets: "cells may break down (hemolysis)"."""
_WITHDRAWAL = re.compile(
    r"\b(?:(?:neonatal|opioid|alcohol|benzodiazepine|nicotine|acute) )*"
    r"withdrawal (?:symptoms|effects|syndrome|reactions?|seizures)\b",
    re.I,
)
_ILLNESS = re.compile(r"(?:lysis|penia|itis|osis|a?emia|pathy|syndrome|uria|rrhage|algia|necrosis)$", re.I)
_CLAUSE = re.compile(r"[;:,\u2013\u2014]| \w+ing it\b")
_NOT = re.compile(
    r"\b(?:not|never|no|whether|without|avoid\w*|prevent\w*|unlikely|treat\w*|reliev\w*|eas(?:e|es|ing)|"
    r"less\w*|"
    r"reduc\w*|"
    r"manag\w*)\b",
    re.I,
)


_BEFELL = {
    "fallen": "falling",
    "passed": "passing",
    "lost": "loss of",
    "gone": "going",
    "bled": "bleeding",
    "fainted": "fainting",
    "collapsed": "collapse",
}


def as_noun(name: str) -> str:
    """A hazard said as what has befallen people, as a noun; any other hazard as it is.

    >>> as_noun("passed out"), as_noun("lost consciousness"), as_noun("gout")
    ('passing out', 'loss of consciousness', 'gout')
    """
    first, _, rest = name.partition(" ")
    return f"{_BEFELL[first]} {rest}".strip() if first in _BEFELL else name


_EASIER = re.compile(
    r"\b(?:makes?|making|made) it (?P<how>easier|harder|more difficult|difficult) "
    r"(?:for (?:[\w']+ ){1,3}?)?to "
    r"(?P<what>[a-z](?:(?! and (?:may|can|could|might)\b)[^,;:.]){3,60})",
    re.I,
)
_DOES = {
    "bleed": "bleeding",
    "bruise": "bruising",
    "burn": "sunburn",
    "sunburn": "sunburn",
    "fall": "falls",
    "faint": "fainting",
}
_MORE = r"(?:easily|more (?:easily|quickly|often|readily|than (?:usual|normal)))"
_EASILY = re.compile(
    rf"\b(?:may|can|could|might|will|(?<!if )(?<!when )you) (?P<does>{'|'.join(_DOES)})"
    rf"(?: (?:and|or) (?P<too>{'|'.join(_DOES)}))?(?P<how> {_MORE})|"
    rf"\bmore likely to (?P<likely>{'|'.join(_DOES)})(?=\W*$| (?:if|when|and|or)\b)",
    re.I,
)
"""Something bad that people do: "you may bruise more easily"."""
_BODY_DOES = re.compile(
    r"\b(?P<part>(?:skin|eyes|gums|nose|bones|hair|nails|teeth|wounds|blood)) "
    rf"(?:(?:may|can|could|might|will) )?(?P<does>(?:burn|bruise|bleed|tear|break|crack|peel|"
    rf"split|clot|fracture|water|itch|swell|fall out|flake|redden) {_MORE})",
    re.I,
)
"""Something bad that a part of the body does: "your skin may burn more easily"."""
_CATCH = re.compile(
    r"\b(?:may|can|could|might|will|to|(?<!if )(?<!when )you) (?:get|catch|pick up|develop|become) "
    rf"(?P<what>(?!it\b|them\b|this\b)[a-z][\w ]{{3,30}}?) {_MORE}",
    re.I,
)
"""What people get more easily: "you may catch infections more easily"."""
_ADDICTED = re.compile(
    r"\b(?:(?:become|became|get|getting|grow) (?:\w+ly )?(?P<how>addicted|dependent|tolerant)(?! of\b)|"
    r"(?P<relies>come to rely on|get used to needing) (?:it|this|the)\b|"
    r"(?:be|is|are) (?:very |highly )?(?:addictive|habit-forming))\b",
    re.I,
)
_BECOMES = {"addicted": "addiction", "dependent": "dependence", "tolerant": "tolerance"}
_HARMED = re.compile(
    r"\b(?P<who>(?:your |the |an )?(?:unborn )?(?:baby|fetus|foetus|child)) "
    r"(?:may|can|could|might) be (?:harmed|hurt)\b",
    re.I,
)


_TOXIC = re.compile(
    r"\b(?:(?:is|are|be) (?:(?:very|also|highly|directly) )?(?:(?:toxic|harmful|poisonous|damaging|bad|"
    r"dangerous|unsafe|not safe) (?:to|for)|(?:hard|rough|tough) on)|"
    r"(?:takes?|taken|exacts?) (?:an? |its |their )?(?:\w+ )?toll on|(?:play|wreak)s? havoc (?:with|on|in)|"
    r"(?:do|does|done) (?:\w+ ){0,2}?(?:harm|damage|injury) to) "
    r"(?:the |your |an? )?(?P<what>(?:unborn (?:baby|child)|fetus|foetus|liver|kidneys?|heart|lungs?|eyes?|"
    r"ears?|nerves?|brain|bone marrow|stomach|thyroid|bones|muscles?|skin|teeth|blood (?:cells|sugar)|"
    r"hearing|sight|eyesight|vision|gut|joints?|tendons?|pancreas|memory))\b",
    re.I,
)


_DAMPENED = re.compile(
    r"\b(?:the |your )?(?P<what>immune (?:system|defen[cs]es)|defen[cs]es) (?:is|are|(?:may|can|could) be) "
    r"(?P<how>dampened|weakened|suppressed|lowered|reduced)\b(?! by (?:illness|disease|another|other))",
    re.I,
)
_TOXIC_TO = re.compile(
    r"\b(?:is|are|be|being|and|highly|potentially) (?:an? |also |known to be )?(?:(?P<toxic>(?:hepato|"
    r"nephro|oto|cardio|"
    r"neuro|embryo|feto|geno|myelo)tox)i(?:c|n)|(?P<gen>(?:terat|carcin|mut)ogen)(?:ic)?)s?"
    r"(?=\W*$|[,;.:)]| (?:and|or|in (?!\w+ (?:doses|trials))|to|at|if|when|with|especially|for)\b)",
    re.I,
)
"""What a drug is called for what it harms: "is hepatotoxic", "is a teratogen"."""


def _in_lay_words(words: str) -> Iterator[tuple[str, int, int]]:
    """What may befall people in lay words: its name and its place."""
    if found := _EASIER.search(words):
        what = found["what"]
        if found["how"].casefold() == "easier":
            for part in re.split(r" (?:and|or) ", what):
                name = re.sub(r"^(?:get|catch|develop|have) (?:an? )?", "", part.strip())
                yield _DOES.get(name, name), found.start("what"), found.end("what")
        else:
            yield words[found.start("how") : found.end("what")], found.start("how"), found.end("what")
    if (found := _BODY_DOES.search(words)) and not _NOT.search(words, 0, found.start()):
        yield f"{found['part']} {found['does']}", found.start(), found.end()
    elif (found := _EASILY.search(words)) and not _NOT.search(words, 0, found.start()):
        verb = found["does"] or found["likely"]
        for does in filter(None, (verb, found["too"])):
            yield f"{_DOES[does.casefold()]}{found['how'] or ''}", found.start(), found.end()
    if (found := _CATCH.search(words)) and not _NOT.search(words, 0, found.start()):
        yield found["what"], found.start("what"), found.end("what")
    if (found := _ADDICTED.search(words)) and not _NOT.search(words, 0, found.start()):
        yield (
            _BECOMES[(found["how"] or ("dependent" if found["relies"] else "addicted")).casefold()],
            found.start(),
            found.end(),
        )
    if (found := _TOXIC.search(words)) and not _NOT.search(words, 0, found.start()):
        yield f"harm to {found['what']}", found.start(), found.end()
    for found in _TOXIC_TO.finditer(words) if "tox" in words or "ogen" in words else ():
        if not _NOT.search(words, 0, found.start()):
            name = found["toxic"] or found["gen"]
            yield f"{name}icity".casefold(), found.start(), found.end()
    if (found := _DAMPENED.search(words)) and not _NOT.search(words, 0, found.start()):
        yield f"{found['how']} {found['what']}".casefold(), found.start(), found.end()
    if found := _HARMED.search(words):
        yield (
            f"harm to {re.sub('^(?:your|the|an) ', '', found['who'], flags=re.I)}",
            found.start(),
            found.end(),
        )


def _is_illness(name: str) -> bool:
    return is_condition(name) or _ILLNESS.search(name) is not None


def implied_hazards(words: str, start: int, abbreviations: Mapping[str, str]) -> Iterator[Hazard]:
    """The hazards of a sentence that announces none in so many words.

    Args:
        words: one sentence.
        start: of its first code point in the document.
        abbreviations: short form to long form.

    >>> [h.name for h in implied_hazards("Dark urine may be a sign of liver damage.", 0, {})]
    ['liver damage']
    >>> [h.name for h in implied_hazards("The lens may go floppy in surgery (floppy iris syndrome).", 0, {})]
    ['floppy iris syndrome']
    >>> [h.name for h in implied_hazards("You may bruise more easily.", 0, {})]
    ['bruising more easily']
    >>> list(implied_hazards("The tablets may be round (or oval).", 0, {}))
    []
    """
    if words.rstrip().endswith("?"):
        return
    for name, left, right in _in_lay_words(words):
        yield Hazard(name, start + left, start + right, "lay")
    low = words.casefold()
    said = _SIGN.search(words) if "sign" in low or "symptom" in low or "be a" in low else None
    said = said or _MEAN.search(words)
    if said is not None:
        what = _OVER.sub("", said["what"])
        at = start + said.start("what")
        for hazard in hazard_items(what, at, abbreviations):
            if is_condition(hazard.name) or said["what"].startswith(hazard.name):
                yield Hazard(hazard.name, hazard.start, hazard.end, "sign")
    elif (called := _HAPPENS.search(words)) and _is_illness(called["name"]):
        yield Hazard(called["name"], start + called.start("name"), start + called.end("name"), "called")
    elif (stopped := _WITHDRAWAL.search(words)) and not _NOT.search(
        _CLAUSE.split(words[: stopped.start()])[-1]
    ):
        yield Hazard(stopped.group().casefold(), start + stopped.start(), start + stopped.end(), "withdrawal")
