"""The page's own words on pregnancy and breastfeeding: clauses, and the harms that they find."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..statements import holds
from ..vocabulary.phrases import decapitalised, without_article

__all__ = [
    "LONGEST",
    "clauses_of",
    "findings_of",
    "harms_animals",
    "is_finding",
    "says",
    "says_something",
    "worded",
    "wording_of",
]

_BOUNDARY = re.compile(
    r";\s*(?:and\s+|but\s+|however,?\s+)?|\s+[\u2013\u2014]\s+|,\s+(?:but|however|although|and\s+(?:it|"
    r"they))\s+(?=[^.;]*\b(?:is|are|was|were|has|have|can|may|should|did|does|do)\b)|,\s+and\s+(?=in\s+"
    r"(?:animals?|rats|mice|rabbits|monkeys)\b)|(?<!e\.g)(?<!i\.e)[.]\s+(?=[A-Z])",
    re.I,
)
_NURSING_ADVICE = re.compile(
    r"\W*(?:you\s+)?(?:do\s+not|don['\u2019]t|never|can|may|should|must|avoid)\b[^:]*\b"
    r"(?:breast-?\s?feed|nurs[ei])",
    re.I,
)
_LABEL_TITLE = re.compile(
    r"^(?:(?:Use|Usage) in Pregnancy|Pregnancy|Nursing Mothers|Lactation|(?:Non)?[Tt]eratogenic Effects|"
    r"Risk Summary|[A-Z]{4,}(?:[\s,/-]+[A-Z]{2,}){1,7})"
    r"\s+(?=(?!Categor|Exposure|Regist|Test|Outcome)[A-Z][a-z])"
)
"""A title that a label runs on with: "Use in Pregnancy Safe use has not been established"."""
_OPENING = re.compile(
    r"^(?:[\W_]+|there(?:\s+(?:is|are|was|were|exists?|have\s+been)|['\u2019]s)\s+|it['\u2019]s\s+|"
    r"it\s+(?:is|was|has\s+been|may\s+be)\s+(?!recommended)|(?:pregnancy|lactation|breast-?feeding|human|"
    r"animal\s+data|however|therefore|also|in\s+addition)\s*[:,]\s*|(?:pregnancy|"
    r"lactation)\s+[-\u2013\u2014]\s+|(?:USP|BP)\b\s*(?:[\d.]+\s?%\s*)?|of\s+(?:cases\s+of\s+)?(?=\w))",
    re.I,
)
_NOTE = re.compile(r"(?<=[a-z)]\.)\d{1,3}$")
"""The number of a note behind a sentence."""
_COPULA = re.compile(r"^\s*,?\s*(?:(?:is|was|are|were|has\s+been|have\s+been)\s+)?", re.I)
_TITLE = re.compile(r"^(?:\d+(?:\.\d+)+\s+|[A-Z][\w /-]{2,40}?\s?:\s+)")
LONGEST = 22
"""Most words of a clause that is kept as it stands."""
_LONGEST_WHOLE = 34
"""Most words of a clause that has no end sooner."""
_PART = re.compile(r",\s+|\bthat\s+")
_PART_OPENS = frozenset("at during following where".split())
"""Words that a part of a clause begins with, which it can do without."""
_LEAST = 10
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|can|could|should|must|will|do|does|did|not|avoid|advise|use|"
    r"cross\w*|caus(?:e[sd]?|ing)|result(?:s|ed|ing)|led|leads?|show(?:s|ed|n)|produc(?:e[sd]?|ing)|found|"
    r"associated)\b",
    re.I,
)
"""What a clause that is cut must still hold to say something."""
_REASON = re.compile(
    r"(?:because|since|as)\b[^.;]{10,}?,\s+(?=(?:[\w-]+\s+){0,8}?(?:should|must|may|can|is|are|advise|avoid|"
    r"do)\b)",
    re.I,
)
"""Why something is so, before it is said."""
_DANGLING = frozenset(
    "a about above administered an and approximately are as at because before below by during following "
    "for from given if in is its of on one or over than that the their three to two four five six under "
    "until was were when where which while who whose with within".split()
)

_CAUSES = (
    r"(?:(?:caus|produc|induc|show|reveal|demonstrat|report)\w*|observ(?:ed|es|ing)\b|(?:led|leads?|"
    r"leading|result(?:s|ed|ing)?|linked|associated|consistent)\s+(?:in|to|with)|has\s+been\s+linked\s+to)"
)
_RISK = (
    r"(?:(?:an?\s+|the\s+|their\s+)?(?:\w+ly\s+)?(?:small\s+|slight\s+|possible\s+|higher\s+|"
    r"increased?d?\s+|raised\s+|greater\s+|raise\s+in\s+)*(?:risks?|rates?|incidence|frequency|chances?|"
    r"signs?|evidence|cases?|reports?|rise|increase)\s+(?:of|for|in)\s+)"
)
_FOUND = re.compile(rf"\b{_CAUSES}\s+(?:to\s+cause\s+)?{_RISK}?(?P<what>[^.;:]+)", re.I)
_RISEN = re.compile(
    rf"\b(?:rais|increas|carr|pos|elevat)\w*\s+{_RISK}(?P<what>[^.;:]+)|\b(?:risks?|rates?|incidence|"
    r"reports?|cases)\s+of\s+(?P<of>[^.;:]+?)(?=\s+over\s+background|[.;:]|$)",
    re.I,
)
_CHANGED = re.compile(
    r"\b(?P<what>(?:slow|delay|retard|impair|reduc|decreas|lower|suppress|injur|kill|damag)(?:ed|es|s|d|"
    r"e)?\s+(?:or\s+\w+\s+)?(?!the\s+dose|dos|at\b|on\b|in\b|by\b|from\b|during\b|after\b|and\b|or\b|"
    "[(])[^.;:]+)",
    re.I,
)
_SEEN = re.compile(
    r"^(?:[^.;:]*?,\s+)?(?P<what>[^.;:,]+?)\s+(?:(?:has|have)\s+been|were|was|is|are|may\s+be|can\s+be|may|"
    r"can)?\s*(?:\w+ly\s+)?(?:reported|observed|seen|noted|found|suggested|described|occurr?(?:ed|s)?|"
    r"increased|(?<=y\s)occur)\b",
    re.I,
)
_EXAMPLES = re.compile(r"[,;]?\s*\(?\be\.g\..*$", re.S)
_LISTED = re.compile(
    r"(?:(?!(?:in|during|after|with|among|at|for|if|when|however|also|rarely|therefore|as|like|on)\b)"
    r"[\w-]+(?:\s[\w-]+){0,3},\s+)+",
    re.I,
)
_LAST_OF_LIST = re.compile(r"\s(?:and|or)\s")
_SEEN_STEMS = ("report", "observ", "seen", "noted", "found", "suggest", "describ", "occur", "increas")
_LIMIT = re.compile(
    r"\s*(?:,\s*)?\b(?:(?:is|are)\s+(?:about|around|up|less|more|higher|lower)\b"
    r"|at\s+(?:maternal|dose|plasma|\w*\s*\d|about|exposure|high|low|\w+\s+times)|when\b|if\b"
    r"|(?<!bleeding\s)after\b|during\b|(?:observed|seen|reported|found)\b|by\s+(?:studies|mothers)"
    r"|with\s+doses|following\b"
    r"|in\s+(?:pregnan|women|rats|mice|rabbits|monkeys|animals|about|humans|studies|some|both"
    r"|the\s+(?:absence|first|second|third)|up\s+to|\d)|has\s+been|have\s+been|was\b|were\b|among\b|that\b"
    r"|which\b|whose\b|who\b|given\b|and\s+(?:should|is|are|may|can|ensure|manage|advise|monitor|treat)\b"
    r"|compared\b|,\s+in\s+particular).*$",
    re.I | re.S,
)
_SPECIFIC = re.compile(
    r"\b(?:anomal|malform|defects?|palate|lip\b|spina|omphalocele|hernia|death|mortality|loss|abortion|"
    "miscarriage|stillbirth|weight|growth|ossification|bone|skull|limb|heart|cardiac|kidney|renal|brain|"
    "neural|cell|lymph|counts?|toxicity|withdrawal|syndrome|hypertension|breathing|feeding|failure|injury|"
    "impair|delay|reduc|decreas|slow|oligohydr|lethality|fetus|fetal|embryo|hypoglyc|bleeding|depression|"
    "jaundice|symptoms?|birth|preterm|autism|IQ|development)",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|may|can|could|might|should|must|will|would|do|does|did|use|"
    "used|avoid|stop|take|consider|monitor|watch|observe|weigh|pump|discard|call|wait|contact|poses?|"
    "harms?|crosses|cross|passes|caused|causes|led|found|follow|hold|continued?|knows?|described|reported|"
    r"observed|noted|seen|isn['\u2019]t|it['\u2019]s|enters?|gets?|showed?|reduces?|affects?|advis\w+|"
    r"recommend\w*|excret\w+|detect\w+|quit|keep|ring|switch|skip|join|carry|carries|lost|died|rose|fell|"
    r"grew|born|add|choose|express|inhibits?|suggests?|[a-z]{3,}ed)\b",
    re.I,
)
_POINTER = re.compile(
    r"\b(?:see|refer\s+to|read\s+more|learn\s+more|visit|sign\s+up|inbox|newsletter|medically\s+reviewed|"
    r"click|copyright)\b",
    re.I,
)
_TERSE = re.compile(
    r"\bcrosse?s?\s+(?:the\s+)?placenta|\bmay\s+breast-?\s?feed|\bin\s+(?:human|breast)\s+milk"
    r"|\bcontraindicated\b|^\W*(?:use\s+with\s+)?caution\W*$"
    r"|^\W*(?:you\s+)?(?:can|may)\s+breast-?\s?feed\W*$"
    r"|^\W*(?:manufacturers?\s+advises?\s+(?:to\s+)?)?avoid\b"
    r"|(?:\bnot|n['\u2019]t)\s+(?:advised|recommended)"
    r"|^\W*(?:no|few|limited|scant|scarce)\s+(?:[\w-]+\s+){0,2}(?:data|studies|information|experience)\b"
    r"|\b(?:unknown|not\s+known)\W*\d*$",
    re.I,
)
"""What says enough in a few words: "Crosses placenta", "No human data", "Contraindicated"."""

_IN_ANIMALS_TOO = re.compile(
    r"\b(?:animals?|rats?|rabbits?|mice|monkeys?)\b[^.;]*\b(?:harm|damag|injur|malform|lost|loss|died|"
    r"deaths?|defects?)|\b(?:harm|damag|injur|malform|loss|deaths?|defects?)\w*\b[^.;]*\b(?:animals?|rats?|"
    r"rabbits?|mice|monkeys?)\b",
    re.I,
)
"""What goes on to tell of animals where pregnancy was spoken of: "In young animals it harmed the kidneys"."""
_SHORT = 3
_FEWEST = 4
_MOST = 45
_DENIED = re.compile(
    r"\b(?:not|no|never|without|nor|neither|unlikely|exclud\w+|insufficient|inadequate|limited)\b|"
    r"n['\u2019]t\b",
    re.I,
)
_GENERAL = re.compile(
    r"^(?:(?:serious|severe|major|some|developmental)\s+)?(?:(?:f(?:o)?etal\s+)?(?:harm|injury|toxicity|"
    r"risk|damage)|birth\s+defects?|harm\s+to\s+.*|miscarriage,?\s+or\s+.*harm.*)$",
    re.I,
)


def clauses_of(text: str) -> tuple[str, ...]:
    """The independent clauses of a sentence.

    >>> clauses_of("In rats it passes into milk; it is not known whether it passes into human milk.")
    ('In rats it passes into milk', 'it is not known whether it passes into human milk.')
    """
    parts = _BOUNDARY.split(text)
    if ": " in text:
        parts = [piece for part in parts if part for piece in _split_advice(part)]
    return tuple(part for part in parts if part and part.strip())


def _split_advice(part: str) -> tuple[str, ...]:
    """Advice on nursing, and why: "Do not breastfeed: it passes into milk"."""
    advice, _, why = part.partition(": ")
    return (advice, why) if _NURSING_ADVICE.match(advice) and len(why.split()) > _SHORT else (part,)


def wording_of(text: str, match: re.Match[str], drug: re.Pattern[str]) -> str:
    """The clause in its own words, without the drug as its subject and without openings.

    Args:
        text: the clause.
        match: what was read in it; a long clause is cut to the part that says it.
        drug: finds the drug's names.

    >>> clause = "Examplol is present in human milk."
    >>> wording_of(clause, re.search("present", clause), re.compile("Examplol"))
    'present in human milk'
    """
    plain = _bare(text, drug)
    if len(plain.split()) > LONGEST:
        # A long clause begins where the part of it that says so begins.
        parts = [m.end() for m in _PART.finditer(text, 0, match.start())]
        begins = max((at for at in parts if _PREDICATE.search(text[at:].partition(",")[0])), default=0)
        plain = _bare(text[begins:] if match.re.search(text) else plain, drug)
    plain = _shortened(plain)
    return re.sub(r"^A (?=[a-z])", "a ", plain)


def _shortened(plain: str) -> str:
    """A clause without its end if it is long: up to where a part of it ends."""
    reason = _REASON.match(plain)
    if reason and len(plain.split()) > LONGEST:
        plain = plain[reason.end() :]
    words = plain.split()
    if len(words) > LONGEST:
        places = range(_LEAST, LONGEST)
        ends = [i for i in places if words[i].casefold() in _PART_OPENS]
        if not ends and len(words) > _LONGEST_WHOLE:
            ends = [i for i in places if words[i - 1].endswith(",")] or [LONGEST]
        if ends and _PREDICATE.search(" ".join(words[: ends[-1]])):
            words = words[: ends[-1]]
        elif len(words) > _LONGEST_WHOLE:
            words = words[:LONGEST]
        while len(words) > 4 and words[-1].casefold().strip(",") in _DANGLING:
            words.pop()
    return decapitalised(" ".join(words).strip(" ,.;:"))


def _bare(text: str, drug: re.Pattern[str]) -> str:
    plain = _NOTE.sub("", " ".join(text.split())).strip(" ,.;:")
    before = ""
    while before != plain:
        before = plain
        untitled = _LABEL_TITLE.sub("", _TITLE.sub("", plain))
        plain = _OPENING.sub("", untitled if len(untitled.split()) > _SHORT else plain)
        subject = re.match(r"(?:(?:oral|inhaled|intravenous|topical)\s+)?", plain, re.I)
        at = subject.end() if subject else 0
        if (named := drug.match(plain, at)) and not re.match(r"\s*(?:,|and\b|or\b)", plain[named.end() :]):
            plain = _COPULA.sub("", plain[named.end() :], count=1)
    return plain


def findings_of(text: str, drug: re.Pattern[str]) -> Iterator[str]:
    """The harms to the unborn or the newborn that a clause says were found.

    >>> it = re.compile("examplol")
    >>> list(findings_of("High doses in mice caused cleft palate.", it))
    ['cleft palate']
    >>> list(findings_of("Examplol did not cause malformations in rats.", it))
    []
    >>> list(findings_of("Years of use haven't shown birth defects.", it))
    []
    """
    if _SPECIFIC.search(text) is None or _DENIED.search(text):
        return
    if "e.g." in text:
        text = _EXAMPLES.sub("", text)
    for pattern in (_RISEN, _FOUND, _CHANGED, *((_SEEN,) if holds(text, _SEEN_STEMS) else ())):
        if not (found := pattern.search(text)):
            continue
        groups = found.groupdict()
        what = groups.get("what") or groups.get("of") or ""
        if (
            pattern is _SEEN
            and _LISTED.fullmatch(text, 0, found.start("what"))
            and _LAST_OF_LIST.search(what)
        ):
            what = text[: found.start("what")] + what  # "Goitre, a slow heart and small babies were seen"
        what = _LIMIT.sub("", " ".join(what.split()))
        what = re.sub(rf"^{_RISK}", "", re.sub(r"^(?:that|an?|the)\s+", "", what, flags=re.I), flags=re.I)
        what = without_article(re.sub(r"^(?:and|or|of(?:\s+cases\s+of)?)\s+", "", what)).strip(" ,.")
        what = re.sub(r",?\s+(?:and|or)$", "", what)
        if what.endswith(")") and "(" not in what:
            what = what[:-1]
        if (
            0 < len(what.split()) <= LONGEST
            and _SPECIFIC.search(what)
            and not _GENERAL.match(what)
            and not re.match(r"(?:in|to|at)\s", what)
            and not drug.search(what)
            and not re.search(r"\b(?:can|could|may|might|should|will)\b", what)
        ):
            yield worded(text, drug) if len(what.split()) == 1 else decapitalised(what)
            return


def is_finding(item: str) -> bool:
    """Whether an item of a list names a harm to the unborn or the newborn.

    >>> is_finding("Growth retardation"), is_finding("Take with food")
    (True, False)
    """
    return _SPECIFIC.search(item) is not None and _VERB.search(item) is None


def harms_animals(text: str) -> bool:
    """Whether a sentence tells of harm in animals.

    >>> harms_animals("In young rats it damaged the kidneys."), harms_animals("Keep it from pets.")
    (True, False)
    """
    return _IN_ANIMALS_TOO.search(text) is not None


def says(text: str, topic: str) -> bool:
    """Whether a clause says a topic with the topic's own words, in any order.

    >>> says("It can cause fetal harm.", "fetal harm"), says("It was fetocidal.", "fetal harm")
    (True, False)
    """
    said = text.lower()
    return all(word in said for word in topic.lower().split() if len(word) > _SHORT)


def says_something(clause: str) -> bool:
    """Whether a clause states something, rather than pointing elsewhere or naming a page.

    >>> says_something("The effect on a nursing infant is unknown"), says_something("Other brands")
    (True, False)
    """
    words = clause.split()
    terse = _TERSE.search(clause) is not None
    fewest = 1 if terse else _FEWEST
    states = terse or _VERB.search(clause) is not None
    return fewest <= len(words) <= _MOST and states and not _POINTER.search(clause)


def worded(clause: str, drug: re.Pattern[str]) -> str:
    """A clause in its own words, without the drug as its subject and without openings.

    >>> worded("Examplol may be acceptable for use during pregnancy.", re.compile("Examplol"))
    'may be acceptable for use during pregnancy'
    """
    plain = _shortened(_bare(clause, drug))
    return re.sub(r"^A (?=[a-z])", "a ", plain)
