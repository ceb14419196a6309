"""Prohibitions in the idioms of prose: "off the table if", "must steer clear of it", "rules it out"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..statements import holds
from .frame_words import MASK, PEOPLE
from .frames import Forbidden

__all__ = ["HINTS", "carried_on", "verdict"]

_IT = rf"(?:{MASK}+|(?:this|the|your)\s+(?:treatment|therapy)|treatment)"
_OUT = (
    r"(?:off\s+the\s+(?:table|menu|list)|off[\s-]limits|out\s+of\s+(?:the\s+question|bounds)"
    r"|(?:an?\s+)?(?:\w+\s+)?no-go|(?:not\s+(?:an\s+|any\s+)?|no\s+)(?:option|choice)"
    r"|not\s+(?:the\s+(?:right\s+)?|an?\s+(?:suitable\s+)?)(?:drug|medicine|medication|treatment)"
    r"|not\s+for\s+(?:you|everyone)|not\s+to\s+be\s+(?:used|given|taken|prescribed|started)|ruled\s+out"
    r"|banned|barred|forbidden|prohibited)"
)
_SHUN = (
    r"(?:(?:steer|stay|keep)\s+(?:well\s+|right\s+)?(?:clear\s+of|away\s+from|off)|do\s+without"
    r"|go\s+without|pass\s+(?:on|up)|skip|forgo)"
)
_IS_OUT = re.compile(
    rf"{_IT}(?:\s+(?:is|are)|['\u2019]s)\s+(?:(?:\w+ly|also|simply|just|therefore|still)\s+)*{_OUT}\s*,?\s*"
    r"(?:if|for|in|when|with|during|while|to)\b\s*(?P<slot>[^;]+)$",
    re.I,
)
_UNSUITED = re.compile(
    rf"{MASK}+\s+(?:does\s+not|doesn['\u2019]t|will\s+not|won['\u2019]t|cannot|can['\u2019]t)\s+"
    rf"(?:suit|be\s+an?\s+option\s+for)\s+(?P<slot>(?:(?:[\w-]+\s+){{0,3}}?{PEOPLE}\b|you\s+if\b)[^;]+)$",
    re.I,
)
_SHUN_IT = re.compile(
    rf"^\W*(?P<slot>(?:if\s+you\b|(?:[\w-]+\s+){{0,3}}?{PEOPLE}\b)[^;]*?),?\s+(?:you\s+)?"
    r"(?:(?:should|must)(?:\s+\w+ly)?|(?:need|needs|ha(?:s|ve)|ought)\s+to"
    rf"|(?:is|are)\s+(?:told|advised|warned)\s+to)\s+(?:also\s+|always\s+|best\s+)?{_SHUN}\s+{_IT}",
    re.I,
)
_SHUN_IF = re.compile(
    rf"(?:^|[,:]\s+|\b(?:please|should|must)\s+)\W*{_SHUN}\s+{_IT}"
    r"(?:\s+(?:altogether|completely|entirely|and\s[^,;.]{3,40}))?\s+(?:if|when)\s+"
    r"(?P<slot>you(?:r|['\u2019]ve|['\u2019]re)?\s(?!forg|miss|vomit)[^;]+)$",
    re.I,
)
_NO_PERSON = re.compile(
    r"^\W*(?!.*\b(?:unless|until|without)\b)"
    r"(?:nobody|no\s+one|no\s+(?:patient|person|wom[ae]n|m[ae]n|child|adult|people)s?)\s+"
    r"(?P<slot>(?:with|who|whose|under|over|on|taking)\s[^;]*?)\s+"
    r"(?:should|may|can|must|is\s+to|ought\s+to)\s+(?:ever\s+)?"
    r"(?:take|use|have|receive|start"
    rf"|be\s+(?:on|put\s+on|given|prescribed|started\s+on|treated\s+with))\s+{_IT}",
    re.I,
)
_WITHHELD = re.compile(
    rf"{_IT}\s+(?:should|must)\s+(?:always\s+|also\s+)?be\s+"
    rf"(?:withheld\s+from|kept\s+(?:away\s+)?from(?=\s+(?:[\w-]+\s+){{0,3}}?{PEOPLE})|denied\s+to"
    r"|avoided\s+(?:in|by|during|if)(?!\s+possible))\s+(?P<slot>[^;]+)$"
    rf"|^\W*(?:in|for|by|during)\s+(?P<fronted>[^,;]+?),?\s+{_IT}\s+must\s+(?:always\s+)?be\s+avoided\b",
    re.I,
)
_RULES_OUT = re.compile(
    rf"^\W*(?P<slot>(?!{MASK}|your\s+doctor)[^;:]{{3,160}}?),?\s+"
    r"(?:(?:also|likewise|\w+ly|all|both|each|will|would|alone)\s+)*"
    rf"(?:rules?\s+(?:{_IT}|you|(?:its|the)\s+use)\s+out"
    rf"|rules?\s+out\s+(?:the\s+use\s+of\s+|using\s+|taking\s+|its\s+use|{_IT})"
    rf"|(?:bars?|precludes?|forbids?|prohibits?)\s+(?:the\s+use\s+of\s+|using\s+|taking\s+|its\s+use|{_IT})"
    r"|(?:disqualif(?:y|ies)|bars?|excludes?)\s+(?:you|someone|a\s+person|people|patients|them)"
    r"(?=\W*$|\s+from\s)"
    r"|(?:is|are)\s+(?:(?:an?|the|one|two|all|also|another|each)\s+)*"
    r"(?:(?:absolute|firm|good|clear|main|other|more)\s+)*(?:reasons?|grounds?)\s+"
    r"(?:not\s+to|never\s+to|to\s+avoid|to\s+refuse|to\s+withhold|for\s+not|against)\b"
    rf"(?!\s+stop|\s+worry|\s+panic)|(?:makes?|puts?)\s+{_IT}\s+{_OUT}"
    r"|means?\s+(?:that\s+)?(?:you|they|patients?|people)\s+(?:should|must|can)"
    rf"(?:\s*not|n['\u2019]t|\s+never)\s+(?:take|use|have|be\s+given)\s+{_IT})",
    re.I,
)
_FORBIDS_USE = re.compile(
    r"\b(?:label|maker|manufacturer|agency|guidelines?|rules?)s?\s+(?:\w+ly\s+)?"
    r"(?:forbids?|prohibits?|rules?\s+out|bars?)\s+"
    rf"(?:(?:its|the)\s+use(?:\s+of\s+{_IT})?|(?:using|giving|taking)\s+{_IT}|{_IT})\s+"
    r"(?:in|for|with|during|to|by|if)\s+(?P<slot>[^;]+)$"
    rf"|\brules?\s+{_IT}\s+out\s+(?:in|for|if|during)\s+(?P<ruled>(?!good\b|now\b|life\b)[^;]+)$",
    re.I,
)
_REASON_IS = re.compile(
    r"\b(?:(?:absolute|firm|only|sole|real)\s+(?:(?:absolute|firm|real|true|hard)\s+)?bars?"
    r"|(?:reasons?|grounds?)\s+(?:not\s+to|never\s+to|for\s+not)\s[^.;:]{3,40}?"
    r"|situations?\s+in\s+which\s[^.;:]{3,60}?\bnot\b[^.;:]{3,40}?)\s+(?:is|are|include)\s*:?\s+"
    r"(?P<slot>[^;]+)$",
    re.I,
)
_IF_THEN = re.compile(
    rf"^\W*(?:for\s+(?={PEOPLE}\b)|if\s+|when\s+)(?P<slot>(?:you|your|the\s+patient|{PEOPLE})\b[^;:]*?),\s+"
    rf"(?:then\s+)?{MASK}+"
    r"(?:\s+(?:must|should)\s+(?:not|never)\s+be\s+(?:taken|used|given)\b"
    r"(?!\s+(?:with|at|in\s+(?:larger|high)|for))"
    r"|(?:\s+(?:is|are)|['\u2019]s)\s+(?:(?:\w+ly|also|simply|just)\s+)*"
    rf"(?:{_OUT}|unsuitable|unsafe|not\s+(?:suitable|safe|recommended\s+at\s+all))\b)",
    re.I,
)
_NOT_SAFE = re.compile(
    r"\b(?:is|are)(?:\s+not|n['\u2019]t)\s+(?:\w+ly\s+)?(?:safe|suitable)\s+(?:in|during)\s+(?P<slot>[^;]+)$",
    re.I,
)
_PAIRED = re.compile(
    r"(?:^|[,:]\s+)\W*"
    rf"(?:{MASK}+\s+and\s+(?P<slot>[^;:.]{{3,80}}?)"
    rf"|(?P<first>(?!some\b|other\b|many\b|certain\b|these\b)[^;:.,]{{3,60}}?)\s+and\s+{MASK}+)\s+"
    r"(?:(?:should|must|can|may)(?:\s*not|n['\u2019]t|\s+never)\s+be\s+(?:\w+ly\s+)?"
    r"(?:combined|mixed"
    r"|(?:taken|used|given|prescribed)\s+(?:together|at\s+the\s+same\s+time|in\s+combination))"
    r"|(?:do\s+not|don['\u2019]t|must\s+never|should\s+never)\s+(?:mix|go\s+together|belong\s+together)\b)",
    re.I,
)
_ONE_IN = re.compile(
    r"(?<!\bno\s)\b(?:an?|the|one|absolute|only)\s+"
    r"(?:(?:absolute|main|only|clear|firm)\s+)*contraindication\s+(?:in|during|for)\s+"
    r"(?P<slot>(?!use\b)[^;:]+)$"
    r"|\b(?:lists?|names?|regards?|counts?|treats?)\s+(?P<named>[^;:.]{3,100}?)\s+"
    r"(?:as\s+(?:(?:an?|absolute|relative)\s+)*|among\s+(?:the|its)\s+)contraindications?\b",
    re.I,
)
"""What is called a contraindication: "a contraindication in gout", "lists asthma as a contraindication"."""
_PATTERNS = (
    (_ONE_IN, ("contraindication",)),
    (
        _IS_OUT,
        tuple(
            "table menu list limits bounds question no-go option choice not ruled ban bar bid hibit".split()
        ),
    ),
    (_NOT_SAFE, (" safe ", " suitable ")),
    (_IF_THEN, ("if ", "when ", "for ")),
    (_UNSUITED, (" suit", "option")),
    (_SHUN_IT, ("clear of", "away from", " off ", "without", "pass ", "skip", "forgo")),
    (_SHUN_IF, ("clear of", "away from", " off ", "pass ", "skip", "forgo")),
    (_NO_PERSON, ("nobody", "no one", "no ")),
    (_WITHHELD, ("withheld", "kept", "denied", "avoided")),
    (_FORBIDS_USE, ("forbid", "prohibit", "rule", " bar")),
    (
        _RULES_OUT,
        tuple("rule bar preclude forbid prohibit disqualif exclude reason ground make put mean".split()),
    ),
    (_REASON_IS, ("bar", "reason", "ground", "situation")),
    (_PAIRED, (" mix", "combined", "together", "same time", "combination")),
)
"""Patterns, with words without one of which they need not be tried."""

_AND_SO = re.compile(
    r"^\W*(?:and\s+)?"
    r"(?:(?:the\s+same|that|this)\s+(?:also\s+)?(?:goes|holds|applies|is\s+(?:also\s+)?true)\s+"
    r"(?:for|to|of|if|in|when)\s+|nor\s+(?:with|in|if|during)\s+|so\s+(?:do|does|is|are|must|should)\s+"
    rf"|(?:nor|neither)\s+(?:should|must|can|may|is\s+it\s+(?:for|safe\s+for))\s+(?={PEOPLE}\b)"
    rf"|{MASK}+\s+(?:is|are)\s+(?:also|likewise)\s+not\s+(?:advised|recommended|suitable|safe)\s+"
    r"(?:for|in)\s+|(?:that|this|these|they|those)\s+(?:group\s+|people\s+)?"
    r"(?:includes?|are|means?)\s*:?\s+(?!not\b|because\b|that\b)|among\s+them\s+are\s+)(?P<slot>[^;]+?)"
    r"(?:\s+(?:take|use|have|receive|be\s+(?:given|prescribed))\s[^;]*)?[\s.]*$"
    r"|^\W*(?P<last>(?!this\b|there\b|that\b)[^.;:]{3,100}?)\s+(?:is|are|makes?)\s+"
    r"(?:another|others|two\s+more|one\s+more)(?:\s+(?:such\s+)?(?:reasons?|bars?))?\W*$",
    re.I,
)
_NOR_WITH = re.compile(r"\W*nor\s+with\s", re.I)
_AND_SO_HINTS = (
    " also ",
    " likewise ",
    "include",
    "are ",
    "means",
    "goes for",
    "holds",
    "applies",
    "true",
    "so ",
    "nor ",
    "neither",
    "another",
    "other",
    "more",
)


HINTS = tuple(sorted({hint for _, hints in _PATTERNS for hint in hints} | {*_AND_SO_HINTS}))
"""Words of which a sentence with such a prohibition holds one."""


def verdict(masked: str) -> Forbidden | None:
    r"""Where a sentence names, in an idiom, what forbids the drug; None if it forbids nothing in one.

    Args:
        masked: the sentence, the drug's names replaced by ``MASK``.

    >>> for sentence in ("\x01\x01 is off the table if you have gout.", "A past stroke rules \x01\x01 out."):
    ...     found = verdict(sentence)
    ...     print(sentence[found.start : found.end])
    you have gout.
    A past stroke
    >>> verdict("Tests rule out an infection first.") is None
    True
    """
    for pattern, hints in _PATTERNS:
        if holds(masked, hints) and (found := pattern.search(masked)):
            slot = found.lastgroup or "slot"
            drugs = pattern is _PAIRED
            return Forbidden(*found.span(slot), drugs=drugs, how="with" if drugs else "verdict", sure=True)
    return None


def carried_on(masked: str) -> Forbidden | None:
    """Where a sentence names what a prohibition before it holds for, too.

    >>> sentence = "The same goes for anyone with gout."
    >>> found = carried_on(sentence)
    >>> sentence[found.start : found.end]
    'anyone with gout'
    """
    found = _AND_SO.match(masked) if holds(masked, _AND_SO_HINTS) else None
    if found is None:
        return None
    drugs = _NOR_WITH.match(masked) is not None
    return Forbidden(*found.span(found.lastgroup or "slot"), drugs=drugs, how="so", sure=True)
