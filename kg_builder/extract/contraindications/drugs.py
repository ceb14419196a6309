"""Reads the drugs that must not be used together with a drug."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.coordination import split_including, split_list
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank, decapitalised, without_asides
from ..vocabulary.shared_heads import rejoined
from ..vocabulary.substances import is_plain_name, is_substance
from .words import STOP, Situation, masked, tidied, without_recent

__all__ = [
    "DRUG_LEAD",
    "EXAMPLES",
    "NO_NAME",
    "PRONOUN",
    "TAKEN",
    "TAKES",
    "drugs_of",
    "opens_with_condition",
    "partners",
]

_MEMBERS = re.compile(
    r"[(\[]\s*(?!(?:non-?)?prescription\b|OTC\b|due\b|because\b|caused\b|from\b|for\b(?!\s+example)|used\b|to\s+treat\b)(?:(?:e\.g\.,?|such\s+as|including|like|for\s+example,?)\s*(?=[^()\[\]])"
    r"|(?=[^()\[\]]*(?:,|\sor\s|\sand\s)))([^()\[\]]*)[)\]]"
)
EXAMPLES = re.compile(r"[(,]\s*(?:e\.g\.,?|such\s+as|for\s+example,?)\s*([^()\[\];]*)[);]?")
"""What is named as examples of something vague."""

_SUCH_AS = re.compile(r"\s(?:such\s+as|including|e\.g\.,?)\s+[^.;()]+")
DRUG_LEAD = re.compile(
    r"\b(?:been\s+given|users\s+of|tak(?:e|es|ing|en)|us(?:e|es|ed|ing)|receiv\w+|treated\s+with"
    r"|treatment\s+with|therapy\s+with"
    r"|(?:concomitant|concurrent|simultaneous|combined)\s*(?:ly)?\s*"
    r"(?:use|administration|therapy|treatment)?\s*(?:with|of)?"
    r"|co-?administ(?:ration|ered)(?:\s+(?:of|with|w/))?|in\s+combination(?:\s+with)?|combination\s+with"
    r"|administ(?:ration|ered)(?:\s+(?:of|with))?|on|with|within\s+[\w\s]{1,20}\s+of)\s+(?P<drugs>.+)$",
    re.I,
)
TAKES = re.compile(
    r"(?:taking|takes?|users\s+of|receiv\w+|(?:being\s+)?treated\s+with"
    r"|(?:concomitant|concurrent|simultaneous|combined)|co-?administ)",
    re.I,
)
TAKEN = re.compile(
    r"\W*(?:(?:concomitant|concurrent|simultaneous|combined|combination)\s+)?"
    r"(?:use|administration|treatment|therapy|co-?administration)\s+(?:of\s+[\w-]+\s+(?=with\s))?"
    r"(?:together\s+)?(?:with|w/)\s+(?P<drugs>.+?)"
    r"(?:\s+in\s+(?:patients|people|adults|children|women|men)\b.*)?$",
    re.I,
)
_CONTAINING = re.compile(
    r"(?:[\w'\u2019-]+\s+){0,5}(?:medicines?|medications?|drugs?|products?)\s+(?:that\s+contains?|containing"
    r"|with(?=\s+[\w-]+\s+in\s+it)|called|known\s+as)\s+(?:an?\s+)?",
    re.I,
)
PRONOUN = re.compile(r"\b(?:them|it|these|those|this)$", re.I)
_KIND_TOLD = re.compile(r"^[A-Za-z][\w /-]{3,50}:\s+(?=\w)")
"""Of what kind the drugs are that follow: "Anticonvulsants: carbamazepine"."""

_CLASS_AND_NAME = re.compile(
    r"^(?:the\s+)?[\w\s-]*?(?:inhibitors|MAOIs|antibiotics|agents|drugs)\s+(?=[a-z-]+$)"
)
"""The class before a drug's name: "the MAOIs linezolid"."""

_OR_WITHIN = re.compile(
    r"^\s*,?\s*(?:or|and)\s+(?:for\s+|(?:with)?in\s+)(?:\w+\s+){1,3}(?:hours?|days?|weeks?|months?)\s+"
    r"(?:of|after|before|following),?\s+"
    r"(?:(?:an?|any|the|stopping|discontinuing|discontinuation\s+of|taking|using"
    r"|(?:treatment|therapy)\s+with|(?:last\s+)?(?:use|dose)\s+of)\s+)*",
    re.I,
)
"""When else than together with the drug something must not be taken: "(with), or within 14 days of, ..."."""

_CHANGE = re.compile(r"\b(?:switching|changing)\s+(?:to\s+or\s+from|from\s+or\s+to|to|from)\s+", re.I)
NO_NAME = re.compile(
    r"^(?:e\.?g$|listed\b|alone\s(?:or|and)$|treated$|given$|above\b|treatment|therapy|administration"
    r"|receiving|coadministered|the\s+following|discontinuing|stopping|undergoing|each|as|warnings?"
    r"|precautions|without|having|metaboli[sz]ed|such|not|note|like$|for$|(?:tablets|capsules)$"
    r"|con(?:current|comitant)(?:ly)?$)\b(?!-)"
    r"|^\d+\s(?:\w+\s)?(?:interactions?|drugs?|medicines?|results?)$|^(?:along|together|alongside|alone)$"
    r"|\w:\s|\b(?:via|hyperlink|error)\b",
    re.I,
)
_FOR_WHAT = re.compile(
    r"(?:an?\s+)?(?:medicines?|drugs?|medications?|tablets|pills)\s+"
    r"(?:(?:used\s+)?(?:for|to\s+treat)|that\s+\w+)\s+\w",
    re.I,
)
_BESIDE = re.compile(r"\s+(?:with|and|in\s+(?:patients|people)\s+(?:taking|receiving|on))\s+", re.I)
_MEMBER_ENDS = re.compile(r"[,;.(]|\s(?:or|and|in|for|if|while|during)\s")
_ANOTHER = re.compile(r"\W*(?:any\s+)?((?:an)?other)\s(?!forms?\b|brands?\b|versions?\b|products?\b)", re.I)
_WHY = re.compile(r":\s+(?=(?:it|this|that|the|they|your?|blood|together|both|there)\b)", re.I)
"""What opens why drugs must not be taken together."""
_APPOSED = re.compile(
    r",\s+(?:an?|the)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:remedy|supplement|medicine|drug|pill|antibiotic|painkiller|treatment)s?"
    r"(?:\s+(?:for|used|to)\b[^,;]*,?|(?=\W*$))",
    re.I,
)
"""What a drug is, behind its name: "samplwort, the herbal remedy for low mood"."""
_ONE_MORE = re.compile(r"\W*((?:any\s+)?(?:an)?other\s+)", re.I)
_KIND_OF = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:inhibitors?|inducers?|substrates?|agonists?|antagonists?|blockers?)\s+of\s+\w",
    re.I,
)


def opens_with_condition(text: str) -> bool:
    """Whether what "with" is followed by is what people have, rather than a drug.

    >>> opens_with_condition("an untreated infection or gout"), opens_with_condition("samplol in gout")
    (True, False)
    """
    name = tidied(_MEMBER_ENDS.split(text, maxsplit=1)[0])
    return is_condition(name) and not is_substance(name)


def partners(text: str, offset: int, drug: re.Pattern[str]) -> Iterator[Situation]:
    """What must not be taken with the drug, in a text that names nothing else.

    >>> [found.text for found in partners("warfarin, lithium or zorvexant.", 0, re.compile("zorvexant"))]
    ['warfarin', 'lithium']
    """
    text = _OR_WITHIN.sub(blank, text)
    why = _WHY.search(text)
    stop = STOP.search(masked(text), 1, why.start() if why else len(text)) or why
    words = text[: stop.start() if stop else len(text)]
    if stop and (members := _SUCH_AS.search(text, stop.start())):
        words += members[0]
    left = len(words) - len(words.lstrip(" ,:;"))
    where = (offset + left, offset + max(left, len(words.rstrip(" ,.;:"))))
    seen: set[str] = set()
    for name in drugs_of(without_recent(words, " "), drug, trusted=True):
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield Situation(name, *where)


def drugs_of(text: str, drug: re.Pattern[str], *, trusted: bool = False) -> Iterator[str]:
    """Names of drugs and classes in a list that tells what must not be taken with a drug.

    Args:
        text: the list.
        drug: pattern of the drug's own names, which are left out.
        trusted: whether the list is known to hold drugs, so that any name will do.

    >>> list(drugs_of("samplol, other MAO inhibitors or examplol", re.compile("examplol"), trusted=True))
    ['samplol', 'MAO inhibitors']
    """
    plain = _CHANGE.sub("", _MEMBERS.sub(r", \1, ", _APPOSED.sub("", text)))
    plain = without_asides(plain)
    head, narrower = split_including(plain)
    sure = trusted
    for part in (*rejoined(head.text, 0, split_list(head.text)), *narrower):
        name = re.split(r"\s+such\s+as\s+", tidied(part.text))[-1]
        name = _CLASS_AND_NAME.sub("", _KIND_TOLD.sub("", name))
        kept = _CONTAINING.match(name)
        if kept and (own := drug.match(name, kept.end())) and (other := _ONE_MORE.match(plain)):
            # "any other product containing it"
            one = name[: own.end() + len(" in it") * name.startswith(" in it", own.end())]
            yield decapitalised(one if _ONE_MORE.match(name) else f"{other[1]}{one}")
            continue
        if kept:
            name, trusted = name[kept.end() :], True
        name = re.sub(
            r"^(?:(?:certain|other|any|some|medicines?\s+(?:that\s+contain|containing|called)"
            r"|drugs?\s+(?:that\s+contain|containing|called))\s+)+",
            "",
            name,
            flags=re.I,
        )
        told = _FOR_WHAT.match(name)
        name = (
            name
            if told
            else re.sub(
                r"\s+(?:in|within|during|at|for|by|on|given|injected|concurrently|together|concomitantly"
                r"|intended|indicated|used|with\s+an?\s+(?:narrow|known|low)|known"
                r"|(?:primarily|mainly|extensively|predominantly)\s*\w*|metaboli[sz]ed|that|which|because"
                r"|due|since)\b.*$",
                "",
                name,
            )
        )
        name = re.sub(
            r"^(?:\w+\s+)?doses?\s+of\s+"
            r"|^(?:stopping|discontinuing|discontinuation\s+of|starting"
            r"|(?:(?:concomitantly|concurrently|currently|also)\s+)?"
            r"(?:taking|using|receiving|(?:recent\s+)?use\s+of))\s+(?:an?\s+)?"
            r"|^(?:concomitant|concurrent)\s+(?:use\s+of\s+)?(?:other\s+)?",
            "",
            name,
            flags=re.I,
        )
        name = re.sub(
            r"(?<=\w)(?<!alcohol)(?<!tobacco)\s+"
            r"(?:administration|use|intake|(?<=MAOI\s)treatment|(?<=inhibitor\s)treatment)$",
            "",
            name,
        )
        if (own := drug.match(name)) and (beside := _BESIDE.match(name, own.end())):
            name = name[beside.end() :]  # "examplol with samplol"
        if not name or drug.fullmatch(name) or PRONOUN.search(name) or NO_NAME.search(name):
            continue
        known = is_substance(name) or _KIND_OF.match(name) or told
        if known or (trusted and is_plain_name(name) and not is_condition(name)):
            trusted = sure or bool(narrower)  # what follows "such as" is of the same kind
            if not part.start and (one_more := _ANOTHER.match(plain)):
                name = f"{one_more[1]} {name}"
            yield name if part.start else decapitalised(name)
