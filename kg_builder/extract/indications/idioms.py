"""Further words before what a drug is used for, as prose has them: "the mainstay of", "it keeps in check"."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..statements import holds
from .triggers import TRIGGER

__all__ = ["LABELLED", "without_range", "words_before_uses"]

_TAKEN_UP = (
    r"\b(?:reach(?:es)?\s+for|turns?\s+to|looks?\s+to|falls?\s+back\s+on|rel(?:y|ies)\s+on|pick|favou?r"
    r"|borrow|need)\s+(?:the\s+|this\s+)?[\w-]+\s*,?\s*"
    r"(?:(?:sometimes|too|also|as\s+well|off[\s-]?label|outside\s+its\s+licen[cs]e"
    r"|beyond\s+its\s+label)\s*,?\s+)*"
    r"(?:(?:most\s+often|mainly|chiefly|mostly|above\s+all|usually|often|and\s[^.;:,]{3,50}?)\s+)?"
    r"(?:in|for|against|when\s+treating|to(?=\s+(?:treat|prevent|eas|reliev|control|manag|lower|help)))\b"
)
_HOLDS = (
    r"(?<!not\s)\b(?:keeps|holds)\s+"
    r"(?=(?!it\b|you\b|out\b|the\s+(?:dose|medicine|bottle))[^.;:,]{3,60}?\s"
    r"(?:in\s+check|under\s+control|at\s+bay|from\s+(?:coming|flaring)))|\btakes\s+the\s+edge\s+off\b"
    r"|\bearns\s+its\s+(?:keep|place)\s+in\b|\bstaves?\s+off\b|\bwards?\s+off\b|\btames?\b(?=\s)"
)
_STANDING = (
    r"(?:(?:is|are|remains?|became|has\s+become)|['\u2019]s)\s+(?:still\s+|also\s+|now\s+|often\s+)?"
    r"(?:an?|the|one\s+of\s+the)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:"
    r"(?:mainstay|backbone|cornerstone|workhorse|staple|standard|go-to|fallback|stand-?by|last\s+resort)s?"
    r"(?:\s+(?:of|in)\s+(?:the\s+)?(?:treatment|therapy|care))?"
    r"(?:\s+(?:drug|medicine|treatment|choice))?\s+(?:for|in|of|against)"
    r"|(?:option|choice|treatment|drug|medicine|add-on)s?\s+(?:for|in|against|to\s+(?=treat|prevent))"
    r"|answer\s+to)\b"
)
_GROWN = (
    r"\b(?:extended|broadened|expanded|widened)\s+to\s+(?:include\s+|cover\s+)?"
    r"|,?\s+(?:and\s+)?(?:since|from|in)\s+(?:19|20)\d\d\s*,?\s+(?:for|in|to\s+(?=treat|prevent))\b"
    r"|\b(?:kept|held)\s+(?:back\s+|in\s+reserve\s+)?for"
    r"(?=\s+(?!\d|up\b|at\b|about\b|later\b|use\b|emergenc))"
    r"|\btried\s+(?:when|if|once|where)\s+(?!you\b|other|it\b|they\b|all\b|first)"
    r"|^\W*because\s+(?:you|they|your\s+child|he|she)\s+(?:have|has)(?:\s+had)?\s"
)
_MEASURES = (
    r"(?<!not\s)\b(?:lowers|reduces|controls|brings\s+down|improves)\s+"
    r"(?=(?:the\s+|your\s+|high\s+|raised\s+)*"
    r"(?:blood\s+(?:sugar|glucose|pressure)|cholesterol|LDL|triglycerides|uric\s+acid"
    r"|(?:eye|ocular|intra-?ocular)\s+pressure)\b[^.;:]{0,40}?\s(?:in|for|if\s+you\s+have)\s)"
    r"|(?<!not\s)\b(?:reduces|cuts|lowers|prevents)\s+"
    r"(?=(?:the\s+)?(?:exacerbations?|flare-?ups?|attacks?|relapses?)\s+(?:of|in)\s)"
)
_NO_USE = (
    r"\b(?:of\s+)?no\s+(?:use|help|good)\s+(?:against|for|in)\b|\b(?:useless|powerless)\s+(?:against"
    r"|for|in)\b"
)
_DONE = (
    r"\b(?:handed\s+out|employed|deployed|drafted\s+in|considered|needed)\s+(?:for|in|against)"
    r"(?=\s+(?!at\b|a\s+(?:few|while)|up\b|\d|the\s+(?:first|next)))"
    r"|\b(?:swallowed|injected|applied|rubbed\s+in|inhaled|chewed|sucked|inserted)\s+to\s+"
    r"(?=(?:treat|eas|reliev|prevent|sooth|clear)\w*\s)|\bbelongs?\s+in\s+the\s+treatment\s+of\b"
    r"|\bserves?\s+as\s+an?\s+(?:[\w-]+\s+){1,3}?(?:for|in|against)\b"
    r"|^\W*(?:approved|licen[sc]ed|cleared)\s+in\s+(?:19|20)\d\d\s+(?:for|to)\b"
    r"|['\u2019]s\s+not\s+for\b(?!\s+(?:you|everyone|use)\b)"
)
_AGENCIES = (
    r"\b(?:agency|administration|regulators?|commission|EMA|MHRA|NICE)\s+(?:has\s+|have\s+)?(?:also\s+)?"
    r"(?:authori[sz]ed|approved|cleared|licen[sc]ed|backed)\s+(?:the\s+)?[\w-]+\s+(?:for|to|in|as)\b"
)
_KINDS = (
    r"(?:tablet|capsule|pill|injection|infusion|shot|patch|spray|pen|lotion|syrup|gel|ointment|drops?"
    r"|antibiotic|antidepressant|antiviral|insulin)"
)
_PRODUCT = (
    rf"(?:is|are|['\u2019]s)\s+(?:an?\s+)?(?:[\w-]+\s+){{0,4}}?{_KINDS}s?\s+(?:(?:given|taken|used)"
    rf"\s+(?:to|by|in)|for)\s+(?=(?:certain\s+|some\s+)?(?:adults|children|people|patients|women|men"
    rf"|teenagers|those)\b)"
)
_PAIRED = (
    r"\b(?:pairs?|combines?|teams?)\s+[\w-]+\s+with\s+[^.;:,]{3,40}?\s(?:against|for|in|to(?=\s+treat))\b"
    r"|,?\s+and\s*,?\s+(?:together|along|in\s+combination|combined)\s+with\s+[^.;:,]{2,60},\s+"
    r"(?!it\b|they\b)(?=\w)"
)
_LICENCES = r"\blicen[cs]es?\s+(?:also\s+)?(?:adds?|covers?|extends?\s+to)\s"
_ATTACKS = (
    r"\b(?:(?:does|do|will|can)\s+not|cannot|(?:does|do|wo|ca)n['\u2019]t)\s+(?:stop|end|abort|halt"
    r"|ease)\s+(?=[^.;:]{0,30}?(?:attack|migraine|episode))"
)
_AIMS = (
    r"(?:,|\band|\bor)\s+to\s+(?=(?:lose|quit|stop|give\s+up)\s+(?:weight|smoking|drinking)\b|cut"
    r"\s+(?:the\s+|your\s+|their\s+)?(?:risk|chance|odds|number))"
)
LABELLED = (
    r"(?:\b(?:treats|good\s+for|(?:what\s+)?it(?:['\u2019]s|\s+is)\s+(?:used\s+)?for|what\s+it\s+treats"
    r"|why\s+it(?:['\u2019]s|\s+is)\s+(?:prescribed|used|taken|given)"
    r"|(?:main\s+|primary\s+)?(?:indication|use|purpose)|conditions?\s+(?:it\s+)?(?:treated|treats)"
    r"|reasons?\s+for\s+(?:use|taking\s+it)|therapeutic\s+uses?"
    r"|(?:used|prescribed|taken|given)\s+(?:for|to\s+treat))\s*:(?=\s)"
    r"|\b(?:FDA[\s-]approved|off[\s-]?label|unlabell?ed|unlicen[sc]ed|licen[sc]ed|approved|investigational"
    r"|other)\s*(?:uses?|indications?)?\s*:)(?=\s)"
)
_IDIOM = re.compile(
    "|".join(
        (
            _TAKEN_UP,
            _HOLDS,
            _STANDING,
            _GROWN,
            _MEASURES,
            _NO_USE,
            _PRODUCT,
            _PAIRED,
            _LICENCES,
            _ATTACKS,
            _DONE,
            _AGENCIES,
            _AIMS,
            LABELLED,
        )
    ),
    re.I,
)
_HINTS = (
    *(
        "treats:",
        "treated:",
        "for:",
        "use:",
        "uses:",
        "purpose:",
        "indication:",
        "it:",
        "given:",
        "taken:",
        "prescribed:",
        "used:",
        "treat:",
    ),
    *"reach turn look fall rel pick favor favour keep hold edge earns stave ward tame stay".split(),
    *"bone stone horse staple standard go-to stand option choice treatment drug medicine".split(),
    *"add-on answer extended broadened".split(),
    *"expanded widened since from kept held tried because lowers reduces controls brings improves".split(),
    *(
        "no use",
        "no help",
        "no good",
        "useless",
        "powerless",
        " to lose",
        " to quit",
        " to stop",
        " to give",
        " to cut",
    ),
    *"label licen approved investigational tablet capsule pill injection infusion shot patch spray".split(),
    *"pen lotion syrup gel ointment drop anti insulin pair combin team together attack migraine".split(),
    "episode",
    *"handed employed deployed drafted considered needed swallowed injected applied rubbed inhaled".split(),
    *"chewed sucked inserted belong serve approved cleared not regulator commission agency ema mhra".split(),
    *"nice borrow".split(),
    " need",
)
"""Parts of words without one of which the pattern need not be tried."""

_RANGE = re.compile(
    r"\b(?:an?\s+)?(?:(?:wide|broad|whole|long)\s+)?(?:range|variety|number|host|list|spectrum)\s+of\s+"
    r"(?:[\w-]+\s+)?(?:conditions|problems|diseases|disorders|illnesses|infections|complaints|uses)\s*,?\s+"
    r"(?:(?:ranging|running)\s+)?(?P<lead>from)\s+(?P<one>[^,.;:]{3,60}?)\s(?P<to>to)\s",
    re.I,
)


def words_before_uses(text: str) -> Iterator[re.Match[str]]:
    """The words of a text behind which uses stand, in order; none overlaps another.

    >>> [found.group() for found in words_before_uses("It is the mainstay of treatment for epilepsy.")]
    ['is the mainstay of treatment for']
    """
    found = list(TRIGGER.finditer(text))
    if holds(text, _HINTS):
        told = [(m.start(), m.end()) for m in found]
        found += [m for m in _IDIOM.finditer(text) if not any(m.start() < e and s < m.end() for s, e in told)]
        found.sort(key=lambda m: m.start())
    return iter(found)


def without_range(text: str) -> str:
    """A text that names the two ends of a range of conditions as a list of them, at its length.

    >>> " ".join(without_range("used for a range of conditions, from gout to acne").split())
    'used for gout , acne'
    """
    return _RANGE.sub(lambda m: f"{' ' * (m.start('one') - m.start())}{m['one']} ,  ", text)
