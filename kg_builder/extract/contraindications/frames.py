"""Finds, in a sentence, the words that say in what situation or with what the drug must not be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..vocabulary.substances import is_substance
from .frame_words import (
    BARRED,
    DRUG,
    FORM,
    GIVE,
    HOW,
    IS,
    MASK,
    MEDICINE,
    MUST_NOT,
    PEOPLE,
    SAME_TIME,
    WE,
    WHAT,
    WITHIN,
)

__all__ = ["Forbidden", "discouraged", "forbidden"]

_TITLED = re.compile(
    r"^\W*(?P<slot>[^.;:\u2014\u2013]{3,80}?)(?:\s*[\u2014\u2013:]|\s-)\W*"
    rf"(?:(?:it\s+|{DRUG}\s+)?(?:should|must)\s+not\s+be\s+(?:used|taken|given|started|begun)"
    r"|do\s+not\s+(?:use|take|give|start)|contraindicated"
    r"|(?:you\s+)?(?:should|must)(?:\s+not|n['\u2019]t)\s+(?:use|take))\b"
    r"(?!\s+(?:more|with|if|in\s+(?!patients|people|anyone|this)))",
    re.I,
)
_IN = re.compile(
    rf"(?<!not\s)\b(?:contraindicated|(?:(?<=is\s)|(?<=are\s)){BARRED})\b(?:\s*\([^()]*\))?\s*,?\s*"
    rf"(?:only\s+)?(?:for\s+use\s+|in\s+(?=combination\s+with))?(?P<how>combination\s+with|{WITHIN}|{HOW})"
    r"(?!\w)\s*(?P<slot>.*)$",
    re.I | re.S,
)
_LISTED = re.compile(
    r"\bcontraindications?\b(?:\s+(?:to|of|for|with)\s+(?:the\s+use\s+of\s+)?[\w\s\x01-]{2,40}?)?\s*"
    r"(?:include|includes|are|is|:)\s*(?:few|these|as\s+follows)?\s*:?\s*(?!not\b)(?P<slot>.*)$",
    re.I | re.S,
)
_PAIR = re.compile(
    r"\b(?:co-?administration"
    r"|(?:concomitant|concurrent|combined|simultaneous)\s+(?:use|administration|therapy))\s+"
    rf"(?:of\s+{DRUG}[^;]*?\s)?(?:with|of)\s+(?P<slot>(?!{MASK})[^;]+?)\s+{IS}\s+(?:in|for|during)\b",
    re.I,
)
_EXAMPLES = re.compile(
    r"\b(?:examples|drugs|medicines|medications|agents)\b[^.;:]{0,120}?\bcontraindicated\b[^.;:]{0,80}?"
    r"\b(?:are|include)\s*:?\s*(?P<slot>\w.*)$",
    re.I | re.S,
)
_IS_ONE = re.compile(
    r"^\W*(?P<slot>[^.;]{4,160}?)\s+"
    r"(?:(?:is|are)\s+(?:also\s+)?(?:an?\s+)?(?:absolute\s+|relative\s+)?contraindications?\s+(?:to|for)"
    r"|(?:usually\s+)?constitutes?\s+an?\s+(?:\w+\s+)?contraindication|is\s+an?\s+contraindication(?=\W*$)"
    r"|(?:absolutely\s+)?(?:contraindicates?|precludes?)\s+(?:the\s+)?use(?!\s+of\s+(?:an)?other\b))\b",
    re.I,
)
_SUBJECT = re.compile(
    rf"^(?P<subject>[^;]*?)\s*,?\s+{IS}(?!\s*,?\s*(?:for\s+use\s+)?{HOW}(?!\w))", re.I | re.S
)
_FRONTED = re.compile(
    r"^\W*(?:in|for|with|during)\s+(?P<slot>[^;]+?),\s+(?:the\s+)?"
    rf"(?:use\s+of\s+)?{MEDICINE}[^;,]*?\s{IS}\W*$",
    re.I,
)
_BOTH_WAYS = re.compile(
    rf"\b(?:of|using)\s+(?P<slot>[^;]+?)\s+(?:together\s+|concomitantly\s+|concurrently\s+)?"
    rf"(?:with|and)\s+(?:(?:\w+\s+){{0,3}}?{DRUG}|(?:any|all|other)\s+\w|this\s+(?:class|group))",
    re.I,
)
_DRUG_WITH = re.compile(
    r"(?:\b"
    r"(?:co-?administ\w+|concomitant\w*|concurrent\w*|use|combin\w+|tak(?:e|ing)|given|administ\w+)\b[^;]*?"
    rf"|{DRUG}(?:\s+{FORM})*(?:\s+(?:in\s+combination|together|along))?)(?<!agents)(?<!drugs)\s+with\s+"
    rf"(?P<slot>(?!{MASK})[^;]+)$",
    re.I,
)
_GIVEN_IN = re.compile(
    rf"(?:{DRUG}|\b(?:use|starting|initiat\w+|administration))\s+(?:{FORM}\s+)*(?:in|to|by|during)\s+"
    r"(?P<slot>[^;]+)$",
    re.I,
)
_ALONGSIDE = re.compile(
    rf"\b(?:concomitant|concurrent|combined|simultaneous|co-?)\s*(?:use|administration|therapy|treatment)\s+"
    rf"(?:of|with)\s+(?P<slot>[^;]+)$|\buse\s+of\s+(?!.*{MASK})(?P<used>[^;]+)$",
    re.I,
)
_NEVER = re.compile(
    rf"\b{WE}{MUST_NOT}\s+(?:to\s+(?=take\b|use\b|be\b))?(?:you\s+|routinely\s+)?{GIVE}{WHAT}"
    rf"(?:(?:\s+for|(?<={MASK})(?=\s+(?:[\w-]+\s+){{1,4}}if\b))\s+"
    rf"(?!{PEOPLE}\b|{MEDICINE}|(?:if|in|with|and|or|together|at|by|as|on)\b)(?:[\w-]+\s+){{0,3}}?[\w-]+"
    r"(?=\s+(?:if|in|when|during)\b))?(?:\s+(?:\w+ly|together|again))?\s*,?\s*"
    r"(?P<how>if\b|in\b(?!\s+(?:combination|conjunction|large|high|doses))|by\b|with\b|when\b|during\b"
    rf"|while\b|whenever\b|(?:after|following)\b(?=\s+(?:an?|any|recent)\s)|{SAME_TIME}"
    r"|(?:on(?:to)?|to)\s+"
    r"(?=(?:your\s+|the\s+|any\s+)?"
    r"(?:broken|open|damaged|irritated|infected|inflamed|sunburn\w*|cut|raw|wound|burn|eczema)\w*\b)"
    rf"|to\s+(?=(?:(?:a|an|any|the|newborn|premature|pregnant|breast-?feeding|nursing)\s+)*{PEOPLE}\b)"
    rf"|unless|:(?=\s+(?:{PEOPLE}|pregnant|if)\b)|for\s+(?=(?:an?\s+|any\s+)?{PEOPLE}\b))"
    r"(?:\s+(?:(?:any|one)\s+of\s+)?(?:the\s+following|these(?=\s+apply))"
    r"(?:\s+(?:apply|applies|is\s+true|are\s+true|conditions?|situations?))?)?\s*:?\s*(?P<slot>.*)$",
    re.I | re.S,
)
_NOT_FOR = re.compile(
    rf"\bmust\s+(?:not|never)\s+{GIVE}{WHAT}\s+(?:for|to\s+treat|in\s+the\s+treatment\s+of)\s+"
    r"(?!more\b|longer\b|at\b|other\b|any\b|\S+\s+(?:days|weeks|months|years)\b)(?P<slot>[^;]+)$",
    re.I,
)
_UNFIT = re.compile(
    r"\b(?:(?:is|are|['\u2019]s)\s+(?:\w+ly\s+)?(?:un(?=suitable|safe)|not\s+(?:\w+ly\s+)?)"
    r"|(?:is|are)n['\u2019]t\s+(?:\w+ly\s+)?)"
    r"(?:(?:given|used|prescribed|started|suitable|safe|appropriate|meant)\b\s*)?(?:for\s+(?:use|you)\s+)?"
    rf"(?P<how>if(?=\s+you\b|\s+there\b)|(?:in|for|to|by|with)(?=\s+(?:[\w-]+\s+){{0,3}}?{PEOPLE}\b))\s*"
    r"(?P<slot>.*)$",
    re.I | re.S,
)
"""It is "not given to", "not suitable for", "not for" some people."""

_DANGEROUS = re.compile(
    rf"\b(?:dangerous|unsafe|not\s+safe|harmful)\s+to\s+(?:take|use|have|give|start)\s+(?:{MEDICINE}|it)\s+"
    r"(?P<how>if(?=\s+you\b)|in\b|during\b)\s*(?P<slot>[^;]+)$",
    re.I,
)
_ROUTE = re.compile(
    r"^\W*(?:the\s+)?"
    r"(?P<slot>(?:(?:or|and|intra-?\w+|epidural|oral|subcutaneous|rectal|topical|ophthalmic|parenteral"
    r"|intravenous|subconjunctival)\s+)+(?:use|administration|injections?|infusions?|routes?))\s*$",
    re.I,
)
_NEVER_OTHER = re.compile(
    rf"\b{MUST_NOT}\s+{GIVE}\s+"
    rf"(?P<slot>(?!{MASK}|this|the\s+(?:medicine|tablet|drug)|(?:by|in|if|for|to|when|with|during)\b|more"
    r"|any\s+more|larger|a\s+double|two|extra|it\b)[^.;:]{3,120}?)\s+(?:together\s+|concomitantly\s+)?"
    r"(?:with|during\s+treatment\s+with|while\s+(?:you\s+are\s+)?(?:taking|using|on|receiving)"
    rf"|within\s+\w+\s+\w+\s+(?:of|after)\s+(?:stopping|taking|using)|and)\s+{MEDICINE}",
    re.I,
)
_BESIDE = re.compile(
    rf"\b{PEOPLE}\b[^.;]{{0,40}}?\b"
    rf"(?:treated\s+with|taking|receiving|on|using|given)\s+{MEDICINE}[^.;,]{{0,40}}?\s+(?:should|must)\s+"
    r"not\s+(?:also\s+)?(?:receive|take|use|have|be\s+(?:given|treated\s+with))\s+"
    rf"(?P<slot>(?!{MASK}|it\b|this\b|the\s)[^.;]+)",
    re.I,
)
"""What people who are treated with the drug must not have besides."""
_WHO = re.compile(
    r"^\W*(?P<slot>(?:[\w-]+(?:\s[\w-]+){0,3},\s+){0,3}?"
    rf"(?:(?:[\w-]+\s+){{0,3}}?{PEOPLE}|pregnant|if\s+you|you)\b[^;]*?),?\s+(?:you\s+)?"
    r"(?:(?:should|must|can)(?:\s+(?:likewise|also|\w+ly))?(?:\s+(?:not|never)|n['\u2019]t)|cannot"
    r"|can['\u2019]t)\s+"
    r"(?:use|take|start|receive|have|be\s+(?:given|treated|prescribed|started|on|put\s+on))\b"
    r"(?!\s+(?:more|larger|higher|over|at\s+(?:a\s+)?\w*\s?dose\w*|with\s+(?:more|doses))\b"
    r"|[^;.]{0,40}?\bwithout\b"
    r"|\s+(?:the\s+|an?\s+)?"
    r"(?:\d[\d.,/]*[\s-]?m?c?g\b"
    r"|(?:[\w-]+\s+){0,3}(?:regimens?|loading\s+doses?|vaccin\w+|supplements?)\b))",
    re.I | re.S,
)
_IF_DO_NOT = re.compile(
    r"^\W*if\s+(?P<slot>you\b[^;:]*?),\s+(?:do\s+not|don['\u2019]t|never)\s+"
    rf"(?:use|take|start|have)\s+{MEDICINE}"
    r"(?!\s+(?:more|larger|until|unless|again|for|at|on|just|right|immediately|together|with|in\b))",
    re.I,
)
_NOT_WITH = re.compile(
    # A vaccine that takers must not have is what is forbidden, not the drug.
    rf"^\W*(?P<slot>(?!{MASK})(?![^.;]*\bvaccin)[^.;]{{3,160}}?)\s+(?:should|must)\s+not\s+be\s+"
    r"(?:\w+ly\s+)?(?:used|taken|given|co-?administered|combined)\s+"
    r"(?:(?:\w+ly\s+)?"
    r"(?:with"
    rf"|to\s+{PEOPLE}\s+(?:who\s+(?:are\s+)?)?(?:tak(?:e|ing)|us(?:e|ing)|on|receiv(?:e|ing)))\s+{MEDICINE}"
    r"|(?:at\s+the\s+same\s+time|together|concurrently|concomitantly|alongside(?:\s+it)?|with\s+it)"
    r"(?=\W*$))",
    re.I,
)
_SO_MANY_WORDS = re.compile(rf"contraindicat|\b(?:is|are)\s+(?:\w+\s+)?{BARRED}\b", re.I)
_SHOULD_AVOID = re.compile(
    rf"^\W*(?P<slot>(?:[\w-]+\s+){{0,3}}?{PEOPLE}\b[^;]*?)\s+(?:should|must|need\s+to|ought\s+to)\s+"
    r"(?:also\s+|always\s+)?"
    rf"(?:avoid\s+(?:(?:using|taking|receiving)\s+)?(?:{MEDICINE}|it\b)"
    r"|(?:use|take|be\s+(?:given|offered|prescribed))\s+(?:a\s+different|another|an\s+alternative)\s+"
    r"(?:drug|medicine|medication|treatment)\b)",
    re.I,
)
"""Who should avoid the drug, which forbids it to them where contraindications are listed."""
_AVOIDED = re.compile(
    rf"\b(?:avoid(?:\s+(?:using|taking|giving|the\s+use\s+of))?\s+(?:{MEDICINE}|it)"
    r"(?:\s+(?:altogether|completely|entirely))?"
    r"|(?:best|should\s+be|must\s+be|to\s+be|(?:is|are)(?:\s+\w+ly)?)\s+avoided"
    r"|(?<!\w\s)avoid(?=\s+(?:in|during|if)\s))\s+(?P<how>in|by|if|during|with|for|when)\s+(?P<slot>[^;]+)$",
    re.I,
)
"""When the drug is to be avoided."""
_ADVISED_AGAINST = re.compile(
    r"(?:\b(?:not\s+(?:recommended|intended|safe|for(?=\s+use\s))|unsafe"
    r"|(?:improper|inappropriate|unsuitable|not\s+(?:appropriate|suitable|proper))"
    r"(?:\s+(?:therapy|treatment))?)"
    rf"|(?:\bnot|n['\u2019]t)\s+(?:\w+ly\s+)?(?:recommend|advise|offer|prescribe)\s+(?:{MEDICINE}|it))\s+"
    r"(?:for\s+use\s+)?(?P<how>in|during|with|for|if(?=\s+(?:you|they)\b))\s+(?P<slot>[^;]+)$",
    re.I,
)
_COUNTED = re.compile(
    r"^\W*(?:there\s+(?:is|are)|they\s+are|these\s+are)\s+(?:only\s+|just\s+)?(?:\w+)"
    r"(?:\s+(?:main|of\s+them))?:\s+(?P<slot>[^;]+)$",
    re.I,
)
"""How a section counts what it lists: "There are only three: ..."."""
_ENDING = (
    r"(?:(?:the\s+)?(?:stopping|discontinuing|ending|taking|treatment\s+with"
    r"|(?:discontinuation|(?:last\s+)?(?:use|dose)|end)\s+of)\s+)"
)
_MAOI = re.compile(r"\bMAO|\bmonoamine\s+oxidase\s+inhibitor", re.I)
_WASHED_OUT = re.compile(
    rf"\b(?:days|weeks)\s+(?:\w+\s+){{0,3}}?(?:between|after|since|from)\s+{_ENDING}+"
    r"(?P<slot>[^.;,]{3,60}?)\s+(?:and|before|to)\s+(?:you\s+)?(?:start|tak|us|begin|giv|initiat)\w*\s"
    r"|\bnot\s+[^.;]{0,40}?\b(?:until|before)\s+(?:at\s+least\s+)?\w+\s+(?:days|weeks)\s+"
    rf"(?:after|have\s+passed\s+since)\s+{_ENDING}*(?P<stopped>[^.;,]{{3,60}}?)"
    r"(?:\s+(?:has|have|is|was)\s[^.;]*)?\W*$",
    re.I,
)
"""The drug whose end must lie some days back: "wait 14 days after stopping an MAOI before taking ..."."""
_END_OF_DRUGS = re.compile(
    r"\s*,?\s*\b(?:intended|indicated|used\s+to|or\s+(?:with)?in\s+\d+|or\s+within"
    rf"|with\s+(?:\w+\s+){{0,3}}?{MASK}|and\s+{MASK}|either\b|both\b|concomitantly\b|concurrently\b"
    r"|at\s+(?:the\s+same\s+time|any\s+dose)|because|due\s+to"
    r"|in\s+(?:patients|people|adults|children|women|men|combination)\b|during\b|while\b|who\b|that\b"
    r"|which\b|is\b|are\b|was\b|also\s+\w+).*$",
    re.I | re.S,
)

_WORD = re.compile(r"\s+([A-Za-z][\w-]{3,})")


class Forbidden(NamedTuple):
    """The part of a sentence that names what forbids the drug.

    Args:
        start: first code point of it.
        end: index after the last.
        drugs: whether it names what must not be taken with the drug, rather than a situation.
        how: the word that leads to it, if one does.
        sure: whether the sentence speaks of contraindications in so many words.
    """

    start: int
    end: int
    drugs: bool
    how: str = ""
    sure: bool = False


def forbidden(masked: str) -> Forbidden | None:
    r"""Where a sentence names what forbids the drug.

    Args:
        masked: the sentence, the drug's names replaced by ``MASK``.

    Returns:
        None if the sentence forbids nothing.

    >>> sentence = "The use of pimozide with \x01\x01\x01 is contraindicated."
    >>> found = forbidden(sentence)
    >>> sentence[found.start : found.end], found.drugs
    ('pimozide', True)
    >>> sentence = "\x01\x01\x01 is contraindicated in patients with gout."
    >>> found = forbidden(sentence)
    >>> sentence[found.start : found.end], found.drugs, found.how
    ('patients with gout.', False, 'in')
    """
    if found := _TITLED.search(masked):
        return Forbidden(*found.span("slot"), drugs=False)
    if _SO_MANY_WORDS.search(masked) and (named := _in_so_many_words(masked)):
        return named
    if found := _NOT_WITH.search(masked):
        return _drugs(masked, *found.span("slot"))
    if found := _NEVER_OTHER.search(masked):
        return _drugs(masked, *found.span("slot"))
    never = _NEVER.search(masked)
    if never and never["how"].casefold() == "unless" and (found := _WHO.search(masked)):
        return Forbidden(*found.span("slot"), drugs=False, how="who")
    if found := never:
        how = " ".join(found["how"].casefold().split())
        together = how == "with" or re.fullmatch(SAME_TIME, how, re.I) is not None
        return Forbidden(*found.span("slot"), drugs=together, how=how)
    if found := _NOT_FOR.search(masked):
        return Forbidden(*found.span("slot"), drugs=False, how="treating")
    if found := _BESIDE.search(masked):
        return _drugs(masked, *found.span("slot"))
    if (found := _WHO.search(masked)) and not _takes_another(masked, found.end()):
        return Forbidden(*found.span("slot"), drugs=False, how="who")
    if found := _IF_DO_NOT.search(masked):
        return Forbidden(*found.span("slot"), drugs=False, how="if")
    if found := _DANGEROUS.search(masked):
        return Forbidden(*found.span("slot"), drugs=False, how=found["how"].casefold())
    if found := _UNFIT.search(masked):
        return Forbidden(*found.span("slot"), drugs=False, how=found["how"].casefold())
    if _MAOI.search(masked) and (found := _WASHED_OUT.search(masked)):
        return _drugs(masked, *found.span(found.lastgroup or "slot"))
    return None


def _takes_another(masked: str, at: int) -> bool:
    """Whether another drug stands at a place: "people with gout should not take samplol"."""
    return bool((word := _WORD.match(masked, at)) and is_substance(word[1]))


def discouraged(masked: str) -> Forbidden | None:
    r"""Where a sentence among the contraindications advises against the drug.

    Args:
        masked: the sentence, the drug's names replaced by ``MASK``.

    >>> sentence = "The use of \x01\x01\x01 is not recommended in patients with gout."
    >>> found = discouraged(sentence)
    >>> sentence[found.start : found.end]
    'patients with gout.'
    """
    if counted := _COUNTED.match(masked):
        return Forbidden(*counted.span("slot"), drugs=False, sure=True)
    if who := _SHOULD_AVOID.match(masked):
        return Forbidden(*who.span("slot"), drugs=False, how="who", sure=True)
    if gone := _WASHED_OUT.search(masked):
        return _drugs(masked, *gone.span(gone.lastgroup or "slot"))
    if avoided := _AVOIDED.search(masked):
        how = avoided["how"].casefold()
        return Forbidden(*avoided.span("slot"), drugs=how == "with", how=how, sure=True)
    found = _ADVISED_AGAINST.search(masked)
    if found is None:
        return None
    return Forbidden(*found.span("slot"), drugs=found["how"] == "with", how=found["how"], sure=True)


def _in_so_many_words(masked: str) -> Forbidden | None:
    """The same for a sentence that speaks of contraindications."""
    if found := _LISTED.search(masked):
        return Forbidden(*found.span("slot"), drugs=False)
    if found := _EXAMPLES.search(masked):
        return _drugs(masked, *found.span("slot"))
    if found := _PAIR.search(masked):
        return _drugs(masked, *found.span("slot"))
    if found := _IN.search(masked):
        how = " ".join(found["how"].casefold().split())
        together = how in {"with", "combination with"} or how.startswith("within ")
        return Forbidden(*found.span("slot"), drugs=together, how=how, sure=True)
    if found := _IS_ONE.search(masked):
        return Forbidden(*found.span("slot"), drugs=False, sure=True)
    if found := _FRONTED.search(masked):
        return Forbidden(*found.span("slot"), drugs=False, how="in", sure=True)
    if found := _SUBJECT.search(masked):
        if route := _ROUTE.match(found["subject"]):
            return Forbidden(*route.span("slot"), drugs=False, sure=True)
        return next(_of_subject(masked, found.end("subject")), None)
    return None


def _of_subject(masked: str, end: int) -> Iterator[Forbidden]:
    """What the subject of "... is contraindicated" names: other drugs, or patients."""
    for pattern in (_BOTH_WAYS, _GIVEN_IN, _DRUG_WITH, _ALONGSIDE):
        if found := pattern.search(masked, 0, end):
            slot = found.lastgroup or "slot"
            if pattern is _GIVEN_IN:
                yield Forbidden(*found.span(slot), drugs=False, how="in", sure=True)
            else:
                yield _drugs(masked, *found.span(slot))


def _drugs(masked: str, start: int, end: int) -> Forbidden:
    cut = _END_OF_DRUGS.search(masked, start, end)
    return Forbidden(start, cut.start() if cut else end, drugs=True, how="with")
