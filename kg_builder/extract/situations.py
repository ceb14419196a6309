"""Reads the situations in which a drug must not be used: conditions, allergies, states, other drugs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .condition_words import is_condition, is_vague
from .language.coordination import split_including, split_list
from .patients import patients_of
from .phrases import decapitalised, without_asides
from .shared_heads import rejoined
from .substances import is_plain_name, is_substance

__all__ = ["Situation", "is_fragment", "situations"]


@dataclass(frozen=True, slots=True)
class Situation:
    """What forbids the drug, with its place, and for whom if only for some."""

    text: str
    start: int
    end: int
    population: str | None = None


_STOP = re.compile(
    r"[.](?=\s|$)|\s(?:because|since|as\s+(?:it|this|these|there|the|such|they|determined)"
    r"|due\s+to\s+(?:the\s+)?(?:risk|increased|potential|possib\w+|an?\s+increased)|which|whose"
    r"|confirmed\s+by|"
    r"resulting\s+in|manifested|evidenced|defined|see|if\s+(?:the|there)|until|unless|except"
    r"|without\s+(?:first|talking)|before(?=\s+\w)|in\s+(?:an?\s+\w+\s+setting|the\s+absence)|that\s+(?:may|can|is|are|have|has|result\w*|requires?|needs?)|where|while|"
    r"(?<!you\s)(?<!who\s)(?<!they\s)(?:may|can|could|might|will|is|are|was|has\s+been|have\s+been|reactions?\s+have)\s+(?!pregnan|breast"
    r"|nurs|allerg|taking|receiv|known|current|become|being|treated|using|also|hypersens|unable|under|over|youn"
    r"|old|at\s|more\s+than|less\s+than|suffering|having)\w+|"
    r"including\s+(?:but\s+not|those|reactions|cases|serious|rash)|leading|causing|increases?|decreases?"
    r"|tell\s+your|talk\s+to"
    r"|call\s+your|ask\s+your|and\s+(?:\w+\s+)?caution|and\s+(?:should|must|can|may|monitor|talk|tell|call|"
    r"discontinue|avoid|is|are\s+not|do\s+not)|for\s+(?:at\s+least|more|\d)"
    r"|during(?!\s+(?:pregnan|lactat|breast|nursing|the\s+(?:first|second|third|last)))"
    r"|in\s+(?:the\s+)?(?:prophylaxis|treatment)|within\s+(?:the\s+)?(?:\w+\s+)?\d+|with(?:in)?\s+\d+|(?:concurrently|at\s+the\s+same\s+time))\b",
    re.I,
)
_RECENT = re.compile(
    r"\s+(?:with)?in\s+(?:the\s+)?(?:past|last|previous|prior)\s+[\w-]+(?:\s+(?:to|or)\s+\w+)?\s+(?:hours?"
    r"|days?|weeks?|months?|years?)\b|"
    r"\s*,?\s*or\s+(?:for\s+|up\s+to\s+)?(?:within\s+)?(?:\d+|\w+)\s+(?:hours?|days?|weeks?)\s+"
    r"(?:of|after|following)\s+(?:(?:stopping|discontinu\w+|having\s+taken|taking|their\s+use|treatment|the\s+last)"
    r"\b[^,;.()]*(?:\([^()]*\))?)?\s*,?",
    re.I,
)
_DEGREES = re.compile(r"\b(\w+)-(,?\s+(?:or|and)\s+)(\w+)-(\w+\s+[^,;.()]+)")
_SHORT = re.compile(r"\s\([A-Z]{2,5}\)(?=\s)")
_CUT = re.compile(
    r"\s*;\s*(?:and\s+|or\s+)?|\s*[\u2022\u25cb\u25cf\u25aa]\s*|\s*\.\s+|\s{5,}(?=[A-Z]|with\b|who\b|taking\b|in\s+patients)"
    r"|,?\s+or\s+(?=if\s+you\s+or\b)|(?<!current)(?<!active),?\s+(?:or|and|and/or)\s+(?=(?:if\s+)?(?:you\s+|they\s+|who\s+"
    r"|those\s+|patients\s+|in\s+(?:patients|women|children|those|individuals|persons|people|subjects|females|males|infants|neonates|adults|pediatric|pregnan|the(?!\s+absence))|to\s+(?:anyone|people|those"
    r"|patients|women|men|children|infants|babies)\s+|with\s+)?(?:are|have|has|had|take"
    r"|took|use|is|ever|with|who|"
    r"during|in\s+(?:patients|women|children|individuals|persons|people)|concomitant\w*|known|when|hypersensitiv\w*|a\s+history|history(?!\s+of\W*$)"
    r"|allerg\w+)\b)|"
    r",\s+(?=(?:if\s+)?(?:you\s+|who\s+|they\s+)?(?:are|have|has|had|take|took|with|during|in\s+(?:patients|those|women|children)"
    r"|known|hypersensitivity|history(?!\s+of\W*$)|allerg\w+)\b)",
    re.I,
)
_OPENING = re.compile(
    r"^(?:(?:if|when|think|know|suspect|may(?=\s+be\s)|might(?=\s+be\s)|that|your\s+family|examples?\s+include|you|they|he|she|who|whom|patients?|people|anyone|persons?|individuals?|those|someone"
    r"|adults|women|woman|men|of|or|and|also|in|by|for|with|"
    r"the|a|an|any|all|are|is|be|been|being|have|has|had|ever|currently|previously|already|recently|known"
    r"|documented|proven|confirmed|suspected|demonstrated|exhibited|experienced|"
    r"suffer(?:s|ing)?\s+from|diagnosed\s+with|certain|following|conditions?\s*:|use|such\s+as|prior"
    r"|patient|setting\s+of|presence\s+of|the\s+following|"
    r"treatment\s+of|concurrent\s+(?=[a-z]+\s+disease)|either|developed|a\s+known|to"
    r"|previous\s+(?=hypersens|allerg)|exist(?:ing|ence\s+of)|cases\s+of|both|other)\b[\s,:]*)+",
    re.I,
)
_ALLERGY = re.compile(
    r"\b(?<!cross-)(?P<word>(?:(?:severe|serious|life-threatening|immediate"
    r"|systemic)\s+(?:or\s+\w+\s+)?)?(?:hypersensitiv\w*(?:\s+reactions?)?|allerg(?:ic(?:\s+reactions?)?|y"
    r"|ies)"
    r"|anaphyla\w+(?:\s+reactions?)?|sensitiv(?:e|ity)))\b"
    r"(?:\s*\([^()]*\))?(?:\s+or\s+(?:\w+\s+){1,3}reactions?)?(?:\s*,?\s*(?:including|such\s+as"
    r"|e\.g\.)[^.;]*?)?\s+(?:to|with|after\s+taking|following|from)\s+(?P<to>[^;]+)",
    re.I,
)
_COMPONENT = re.compile(
    r"\b(?:ingredients?|components?|excipients?|constituents?|inactive|formulation|contents?"
    r"|(?:^|\b(?:the|this|its)\s+(?:\w+\s+)?)products?\b|drug\s+product|(?:this|the)\s+preparation|preservatives?|active\s+substance|its\s+metabolites?|medicines?\s+listed|drug\s+substance"
    r"|medicines?\s+in\s+the\s+past|(?:drug\s+)?class$|this\s+(?:medicine|drug"
    r"|medication))\b",
    re.I,
)
_STATES = (
    (
        "dialysis",
        re.compile(
            r"\b(?:on|receiving|undergoing|needs?|requiring)\s+(?:\w+\s+)?(?:h(?:a)?emo)?dialysis\b", re.I
        ),
    ),
    ("pregnancy", re.compile(r"\bpregnan(?:t|cy)\b", re.I)),
    ("breastfeeding", re.compile(r"\b(?:breast-?\s?feed\w*|nursing(?!\s+home)|lactat\w+)\b", re.I)),
)
_MEMBERS = re.compile(
    r"[(\[]\s*(?:(?:e\.g\.,?|such\s+as|including|like|for\s+example,?)\s*(?=[^()\[\]])|(?=[^()\[\]]*(?:,"
    r"|\sor\s|\sand\s)))([^()\[\]]*)[)\]]"
)
_DRUG_LEAD = re.compile(
    r"\b(?:been\s+given|tak(?:e|es|ing|en)|us(?:e|es|ed|ing)|receiv\w+|treated\s+with|treatment\s+with|therapy\s+with"
    r"|(?:concomitant|concurrent|simultaneous|combined)\s*(?:ly)?\s*(?:use|administration|therapy"
    r"|treatment)?\s*(?:with|of)?|"
    r"co-?administ(?:ration|ered)(?:\s+(?:of|with))?|in\s+combination(?:\s+with)?|combination\s+with"
    r"|administ(?:ration|ered)(?:\s+(?:of|with))?|on|with|within\s+[\w\s]{1,20}\s+of)\s+(?P<drugs>.+)$",
    re.I,
)
_AGE = re.compile(
    r"\b(?P<who>(?:p(?:a)?ediatric\s+patients?|children|infants?|neonates?|adolescents?|patients?|anyone"
    r"|people|newborns?|premature\s+infants?|child)\s*(?:who\s+are\s+)?"
    r"(?:(?:younger|less|under|below|aged?|up\s+to)\b[^,;.]*?\d+\s*(?:years?|months?|weeks?"
    r"|days?)(?:\s+(?:of\s+age|old))?|(?:under|younger\s+than"
    r"|below)\s+(?:the\s+age\s+of\s+)?\d+(?:\s+years)?))",
    re.I,
)
_GROUPS = re.compile(
    r"^(?:neonates?|infants|premature\s+infants|children|pediatric\s+patients"
    r"|women\s+of\s+childbearing\s+(?:age|potential)|women\s+who\s+(?:may|might)\s+become\s+pregnant)$",
    re.I,
)
_NONE = re.compile(
    r"^\W*(?:none(?:\s+known)?(?:[.\s]+none)*(?:\s+with\s+[\w\s-]{3,40})?"
    r"|no\s+(?:known\s+)?contraindications?(?:\s+(?:are\s+)?known)?"
    r"|there\s+are\s+no\s+(?:known\s+|absolute\s+)?contraindications?\b[^.]*|not\s+known|n/?a)\W*$",
    re.I,
)
_HISTORY = re.compile(
    r"^(?:(?:a\s+)?(?:current|active|present)\s*(?:,|or|and|and/or|/)\s*|a\s+|any\s+|prior\s+|past\s+|personal\s+(?!or)|previous\s+|known\s+)*"
    r"(?:current\s+diagnosis\s+of\s*,?\s*or\s+)?(?P<whose>family\s+or\s+personal\s+|personal\s+or\s+family\s+|family\s+)?histor(?:y"
    r"|ies)\s+of\s+(?:an?\s+|prior\s+|any\s+)?",
    re.I,
)
_CLAUSE = re.compile(
    r"^\W*(?:note|monitor|recommend|caution|counsel|inform|instruct|administer|advise|if|consider|treat|screen"
    r"|discontinue|stop|tell|call|ask|talk"
    r"|do\s+not|avoid|report|before|after|there|"
    r"it|this|patients?\s+(?:should|must|may)|you\s+(?:should|must|may|can)|see|perform|withhold|reduce"
    r"|take|use\s+(?!of|with|in|during|by)|keep|store)\b",
    re.I,
)
_ONLY_IN = re.compile(
    r"(?<=\w)\s*,\s+(?:in|for|when\s+used\s+(?:in|for))\s+(?:patients\s+with\s+)?[^,]+$", re.I
)
"""For whom alone a situation forbids the drug: "alcoholism, in psoriasis"."""

_TAKES = re.compile(
    r"(?:taking|receiv\w+|(?:being\s+)?treated\s+with|(?:concomitant|concurrent|simultaneous|combined)"
    r"|co-?administ)",
    re.I,
)
_TAKEN = re.compile(
    r"\W*(?:(?:concomitant|concurrent|simultaneous|combined)\s+)?(?:use|administration|treatment|therapy"
    r"|co-?administration)\s+(?:together\s+)?with\s+(?P<drugs>.+?)(?:\s+in\s+(?:patients|people|adults"
    r"|children|women|men)\b.*)?$",
    re.I,
)
_CONTAINING = re.compile(
    r"(?:[\w'\u2019-]+\s+){0,5}(?:medicines?|medications?|drugs?|products?)\s+(?:that\s+contains?|containing"
    r"|called|known\s+as)\s+(?:an?\s+)?",
    re.I,
)
_PRONOUN = re.compile(r"\b(?:them|it|these|those|this)$", re.I)
_INVERTED = re.compile(
    r"(?P<what>[^,;]+),\s+(?P<kind>history\s+of|severe|uncontrolled|active|acute|recent|untreated|chronic"
    r"|mild(?:\s+(?:to|or)\s+moderate)?|moderate(?:\s+(?:to|or)\s+severe)?)\W*",
    re.I,
)
"""How an index names a situation: "liver disease, severe"."""

_MEASURED = re.compile(
    r"(?:[\w-]+\s+){0,4}?(?:weight|clearance|crcl|e?gfr|interval|qtc?|potassium|sodium|calcium|counts?|hemoglobin"
    r"|bilirubin|pressure|rate|fraction|bmi|alt|ast|platelets|neutrophils|inr|creatinine)\b[^.;]{0,30}?"
    r"(?:[<>\u2264\u2265]|less\s+than|greater\s+than|more\s+than|below|above|over|under|of)\s*"
    r"(?:or\s+equal\s+to\s*)?\d",
    re.I,
)
"""A situation that a measured value tells: "body weight < 50 kg"."""

_ANY_DRUG = re.compile(r"(?:(?:similar|other|related)\s+)*(?:drugs?|medicines?|medications?|products?)", re.I)
_NO_ALLERGEN = re.compile(r"(?:USP|NF)\b|\d[\d.]*\s*(?:%|mg)", re.I)
_NO_NAME = re.compile(r"^(?:without|having|metaboli[sz]ed|such|not|note)\b|\b(?:via|hyperlink|error)\b", re.I)
_JOINT = re.compile(
    r"\s*,?\s+(?:and|or|and/or)(?:\s+(?:a|an|known|prior|previous|history|of|severe|serious))*$", re.I
)
_POINTING = re.compile(r"(?:used\s+to|to\s+treat|this|these|those|such|that|which|same)\b", re.I)
_ONE_MORE = re.compile(
    r"\b(?:after|taking|to)\s[^>]+>\s(?:NSAIDs?\b|non-?steroidal\b|aspirin\b|salicylates\b)", re.I
)
"""One more drug of what a reaction followed: "asthma after taking aspirin or other NSAIDs"."""

_BARE = re.compile(
    r"(?:diseases?|impairment|failure|dysfunction|insufficiency|disorders?|damage|injury|obstruction)", re.I
)
_KIND_OF = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:inhibitors?|inducers?|substrates?|agonists?|antagonists?|blockers?)\s+of\s+\w",
    re.I,
)
_PLAIN = re.compile(
    r"(?!with|prior\b|previous\b|them\b|taken?\b|use\b|other\b)[A-Za-z][\w'\u2019-]+(?:\s(?!of|in|to|for"
    r"|with|by|on|at\b)[\w'\u2019-]+){0,3}"
)
_PERSONAL = re.compile(
    r"^\W*(?:you\s+(?:think|know|suspect)\s+(?:that\s+)?you\s+(?:may|might|are|have)\b|(?:if|when)\s+(?:you|your|he|she|they|the\s+patient|you\s+or\s+your\s+child)\b|"
    r"(?:(?:you|who|they)\s+(?:are|have|had|take|suffer|use)|are|have|had)\s)",
    re.I,
)
_ADVISES = re.compile(
    r",\s*(?:tell|talk|call|ask|stop|speak|contact|see|do\s+not|your\s+doctor|you\s+(?:should|must|may|can"
    r"|will))\b"
    r"|\b(?:tell|ask|talk\s+to|call)\s+your\b",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|can|may|could|might|should|must|will|increases?|decreases?|causes?|has\s+been"
    r"|have\s+been|does|do|occurs?|requires?)\b",
    re.I,
)


def is_fragment(text: str) -> bool:
    """Whether an item names a situation rather than saying something: what a list of them may hold.

    >>> is_fragment("History of angioedema"), is_fragment("are allergic to sulfa drugs")
    (True, True)
    >>> is_fragment("Examplol can cause fainting."), is_fragment("Monitor patients during infusion")
    (False, False)
    """
    plain = text.strip()
    if _PERSONAL.match(plain) and not _ADVISES.search(plain):
        return True
    if _CLAUSE.match(plain):
        return False
    lead = _OPENING.match(plain)
    rest = plain[lead.end() :] if lead else plain
    first = re.split(r"[.;(]|\s(?:that|which|who|because|unless|until|except|whose|where)\s", rest)[0]
    return not _VERB.search(first) or len(plain.split()) <= 3


def situations(
    text: str, offset: int = 0, *, drug: re.Pattern[str], trusted: bool = False, drugs: bool = False
) -> list[Situation]:
    """The situations that a text names from its beginning on.

    Args:
        text: the words after "contraindicated in", "do not take it if", or an item under them.
        offset: added to every place.
        drug: pattern of the drug's own names.
        trusted: whether the text is known to name situations, so that words no rule knows will do.
        drugs: whether the text names what must not be taken with the drug.

    >>> own = re.compile("examplol", re.I)
    >>> [s.text for s in situations("you are allergic to examplol, or have severe liver disease", drug=own)]
    ['allergic to examplol', 'severe liver disease']
    >>> [s.text for s in situations("patients with a history of angioedema or stroke", drug=own)]
    ['history of angioedema', 'history of stroke']
    >>> [s.text for s in situations("larger amounts than recommended", drug=own)]
    []
    >>> [s.text for s in situations("samplol, sampletine or trialon", drug=own, drugs=True)]
    ['samplol', 'sampletine', 'trialon']
    """
    if _NONE.match(text):
        stripped = text.strip()
        at = offset + text.index(stripped)
        return [Situation("none", at, at + len(stripped))]
    if drugs and (named := list(_partners(text, offset, drug))):
        return named
    out: list[Situation] = []
    start = 0
    for cut in [*_CUT.finditer(_masked(text)), None]:
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        if piece.strip(" ,.;:"):
            out.extend(_piece(piece, offset + start, drug, trusted=trusted))
        start = cut.end() if cut else end
    seen: dict[str, Situation] = {}
    for situation in out:
        seen.setdefault(situation.text.casefold(), situation)
    return list(seen.values())


def _partners(text: str, offset: int, drug: re.Pattern[str]) -> Iterator[Situation]:
    """What must not be taken with the drug, in a text that names nothing else."""
    stop = _STOP.search(_masked(text), 1)
    words = text[: stop.start() if stop else len(text)]
    left = len(words) - len(words.lstrip(" ,:;"))
    where = (offset + left, offset + max(left, len(words.rstrip(" ,.;:"))))
    seen: set[str] = set()
    for name in _drugs(_RECENT.sub(" ", words), drug, trusted=True):
        if name.casefold() not in seen:
            seen.add(name.casefold())
            yield Situation(name, *where)


def _masked(text: str) -> str:
    return re.sub(r"[(\[][^()\[\]]*[)\]]", lambda m: "_" * len(m.group()), text)


def _piece(
    piece: str, at: int, drug: re.Pattern[str], *, trusted: bool, end: int | None = None
) -> Iterator[Situation]:
    piece = _RECENT.sub(lambda m: " " * len(m.group()), piece)
    if "-degree" in piece:
        piece = _SHORT.sub(lambda m: " " * len(m.group()), piece)
    if degrees := _DEGREES.search(piece):
        # "second- or third-degree AV block"; the place stays that of the whole piece.
        first, joint, second, kind = degrees.groups()
        spelled = f"{first}-{kind}{joint}{second}-{kind}"
        yield from _piece(
            piece[: degrees.start()] + spelled + piece[degrees.end() :],
            at,
            drug,
            trusted=trusted,
            end=at + len(piece),
        )
        return
    left = len(piece) - len(piece.lstrip(" ,:;.\u2022*-"))
    right = left + len(piece[left:].rstrip(" ,.;:"))
    stop = _STOP.search(_masked(piece), left + 1)
    words = piece[left : min(right, stop.start() if stop else right)]
    where = (at + left, end or at + right)
    patients = patients_of(words)
    population = (
        patients.words
        if patients and patients.words not in {"patients", "people", "those", "individuals"}
        else None
    )
    if allergy := _ALLERGY.search(words):
        before = words[: allergy.start()].rstrip(" ,")
        if (joint := _JOINT.search(before)) and is_condition(_tidy(before[: joint.start()])):
            yield from _named(before[: joint.start()], where, population, drug, trusted=trusted)
        yield from _allergies(allergy, where, drug)
        return
    for state, pattern in _STATES:
        if pattern.search(words) and not re.search(r"\b(?:vaccin|contracep)", words, re.I):
            yield Situation(state, *where)
    if any(pattern.search(words) for _, pattern in _STATES):
        return
    if (age := _AGE.search(words)) and not re.search(r"\bwith\b", words[age.end() :]):
        yield Situation(decapitalised(" ".join(age["who"].split())), *where)
        return
    yield from _named(words, where, population, drug, trusted=trusted)


def _allergies(allergy: re.Match[str], where: tuple[int, int], drug: re.Pattern[str]) -> Iterator[Situation]:
    kind = " ".join(allergy["word"].split())
    if kind.casefold() in {"sensitive", "sensitivity"}:
        kind = "hypersensitivity"
    named: list[str] = []
    allergens = re.sub(r"\s*,?\s*as\s+(?:contained|found)\s+in\b.*", "", without_asides(allergy["to"]))
    head, narrower = split_including(allergens)
    whichever = re.match(r"\W*any\s", allergy["to"], re.I)
    parts = rejoined(head.text, 0, split_list(head.text))
    if narrower and parts and _ANY_DRUG.fullmatch(parts[-1].text):
        parts = (*parts[:-1], *narrower)  # "examplol or similar drugs such as samplol"
    for part in parts:
        name = re.sub(
            r"^(?:(?:other|the|its|of|a|an|similar|either|to|all|in|(?:any\s+of\s+)?(?:an?\s+)?(?:related\s+)?group\s+of"
            r"|(?:\w+\s+)?(?:medicines?|drugs?)\s+(?:called|known\s+as))\s+)+",
            "",
            part.text,
            flags=re.I,
        )
        name = re.sub(r"\s+(?:or|and)\s+(?:to\s+)?(?:any|its|other)\b.*$|\s+(?:there|this|it)$", "", name)
        if name.casefold() in {"drug", "medicine", "medication", "product"}:
            name = "it"
        if name and not _COMPONENT.search(name) and not _NO_ALLERGEN.match(name) and len(name.split()) <= 7:
            named.append(f"any {name}" if whichever and not named else name)
    for name in named:
        yield Situation(f"{decapitalised(kind)} to {decapitalised(name)}", *where)
    if not named:
        yield Situation(f"{decapitalised(kind)} to it", *where)


def _named(
    words: str, where: tuple[int, int], population: str | None, drug: re.Pattern[str], *, trusted: bool
) -> Iterator[Situation]:
    """Conditions and drugs in a piece without allergy, state or age."""
    if inverted := _INVERTED.fullmatch(words):
        words = f"{inverted['kind']} {decapitalised(inverted['what'].strip())}"
    words = re.sub(
        r"^.*?\bfollowing\s*(?:conditions?|situations?|circumstances)?\s*:\s*", "", words, flags=re.I
    )
    opening = _OPENING.match(words)
    body = words[opening.end() :] if opening else words
    body = re.sub(
        r"^[^,;]*?\b(?:patients|people|individuals|persons|women|men|adults|children)\s+(?:with|who\s+have"
        r"|having|suffering\s+from|who\s+are|taking|receiving)\s+",
        "",
        body,
        count=1,
        flags=re.I,
    )
    history = _HISTORY.match(body)
    if history:
        body = body[history.end() :]
    body = _ONLY_IN.sub("", body)
    if _MEASURED.match(measured := _tidy(body)) and len(measured.split()) <= 14:
        yield Situation(decapitalised(measured), *where, _only_some(population))
        return
    head, narrower = split_including(body)
    parts = (*rejoined(head.text, 0, split_list(head.text)), *narrower)
    found = False
    if taken := _TAKEN.match(words):
        for name in _drugs(taken["drugs"], drug):
            found = True
            yield Situation(name, *where, _only_some(population))
        parts = () if found else parts
    named = [_tidy(part.text) for part in parts]
    sure = sum(is_condition(_core(name)) for name in named)
    for name, before in zip(named, ["", *named], strict=False):
        if _BARE.fullmatch(name) and " " in before:
            name = f"{before.rsplit(' ', 1)[0]} {name}"  # noqa: PLW2901  "hepatic impairment or disease"
        nested = _HISTORY.match(name)
        core = _core(name)
        if not core or _POINTING.match(core) or _ONE_MORE.search(f"{before} > {core}"):
            continue
        acronym = found and re.fullmatch(r"[A-Z]{2,6}s?", core)  # "stroke or TIA"
        listed = (
            trusted and sure and 2 * sure >= len(parts) and _PLAIN.fullmatch(core) and not is_substance(core)
        )
        if (
            is_condition(re.split(r"\s*[<>\u2264\u2265]", core)[0])
            or acronym
            or listed
            or _GROUPS.match(core)
        ):
            found = True
            yield Situation(_past(history or nested) + decapitalised(core), *where, _only_some(population))
    lead = _DRUG_LEAD.search(words)
    if lead and not found:
        for name in _drugs(lead["drugs"], drug, trusted=_TAKES.match(lead.group()) is not None):
            found = True
            yield Situation(name, *where)
    for aside in re.finditer(r"\(([^()]+)\)", words) if not found else ():
        if is_condition(aside[1]) and not re.match(r"see\b|e\.g|such\s+as", aside[1], re.I):
            found = True  # "your liver does not work well (severe hepatic impairment)"
            yield Situation(decapitalised(aside[1].strip()), *where, _only_some(population))
    if not found and trusted:
        for name in _drugs(body, drug):
            found = True
            yield Situation(name, *where)
    if not found and trusted and 0 < len(body.split()) <= 14 and not _VERB.search(body):
        plain = _tidy(body)
        if (
            re.search(r"[A-Za-z]{3}", plain)
            and not drug.fullmatch(plain)
            and not _PRONOUN.search(plain)
            and not _POINTING.match(plain)
            and not is_vague(plain)
        ):
            yield Situation(_past(history) + decapitalised(plain), *where, _only_some(population))


def _core(text: str) -> str:
    """A condition's own name, without "history of"."""
    name = _tidy(text)
    nested = _HISTORY.match(name)
    return name[nested.end() :] if nested else name


def _only_some(population: str | None) -> str | None:
    return population if population and not re.match(r"(?:patients?|adults|people)\b", population) else None


def _past(history: re.Match[str] | None) -> str:
    """What stands before a condition that is a matter of history."""
    return " ".join(f"{history['whose'] or ''}history of".split()).casefold() + " " if history else ""


def _tidy(text: str) -> str:
    plain = without_asides(text)
    before = ""
    while before != plain:
        before = plain
        plain = _OPENING.sub("", plain)
        plain = re.sub(r"\s+(?:and|or|with|in|of|to|due\s+to|associated\s+with)$", "", plain).strip(
            " ,.;:\u2022*-\"'\u201c\u201d"
        )
    return plain


def _drugs(text: str, drug: re.Pattern[str], *, trusted: bool = False) -> Iterator[str]:
    plain = _MEMBERS.sub(r", \1, ", text)
    plain = without_asides(plain)
    head, narrower = split_including(plain)
    sure = trusted
    for part in (*rejoined(head.text, 0, split_list(head.text)), *narrower):
        name = re.split(r"\s+such\s+as\s+", _tidy(part.text))[-1]
        if kept := _CONTAINING.match(name):
            name, trusted = name[kept.end() :], True
        name = re.sub(
            r"^(?:(?:certain|other|any|some|medicines?\s+(?:that\s+contain|containing|called)"
            r"|drugs?\s+(?:that\s+contain|containing|called))\s+)+",
            "",
            name,
            flags=re.I,
        )
        name = re.sub(
            r"\s+(?:in|within|during|at|for|by|on|concurrently|together|concomitantly|intended|indicated|used"
            r"|with\s+an?\s+(?:narrow|known|low)|known|metaboli[sz]ed|that|which"
            r"|because|due|since)\b.*$",
            "",
            name,
        )
        name = re.sub(
            r"^(?:\w+\s+)?doses?\s+of\s+|^(?:stopping|discontinuing|discontinuation\s+of|starting"
            r"|(?:(?:concomitantly|concurrently|currently|also)\s+)?(?:taking|using|receiving))\s+(?:an?\s+)?|^(?:concomitant"
            r"|concurrent)\s+(?:use\s+of\s+)?(?:other\s+)?",
            "",
            name,
            flags=re.I,
        )
        if not name or drug.fullmatch(name) or _PRONOUN.search(name) or _NO_NAME.search(name):
            continue
        known = is_substance(name) or _KIND_OF.match(name)
        if known or (trusted and is_plain_name(name) and not is_condition(name)):
            trusted = sure or bool(narrower)  # what follows "such as" is of the same kind
            yield name if part.start else decapitalised(name)
