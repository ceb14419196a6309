"""Finds the drugs, classes and foods that running text names, whatever the sentence says of them.

A name has a head: a drug's name, a class word ("diuretics"), a food, or a plain word for medicines ("drugs")
that something tells apart ("drugs metabolized by CYP2D6", "seizure medicines"). From the head it grows to the
left over its modifiers and to the right over salts, "of CYP3A4" and telling clauses.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..vocabulary.substances import WordKind, kind_of
from .words import Word, adjacent, words_in, words_of

__all__ = ["Named", "names_in"]


class Named(NamedTuple):
    """A name and its place in the text.

    Args:
        text: the words, white space folded.
        start: first code point.
        end: index after the last.
        kind: the kind of its head.
    """

    text: str
    start: int
    end: int
    kind: WordKind


_STOP = words_of("stop")
_PLAIN = words_of("plain")
"""Modifiers that do not say which medicines are meant."""
_ADJECTIVE = words_of("adjective")
_SALT = words_of("salt")
_ENZYME = re.compile(
    r"(?:CYP|OATP|OAT\d|OCT\d|UGT|MATE|BCRP|BSEP|MRP|P-?gp\b|P-glycoprotein|UDP|COMT|MAO|Cyp|cytochrome"
    r"|P-?450|H-?[12]\b|5-HT|\d)[\w/-]*$"
)
_GRADE = words_of("grade")
_VERB = re.compile(
    r"(?:antagoni[sz]|augment|accelerat|attenuat|block(?=s$|ed$)|counteract|displac|elevat|exacerbat|impair"
    r"|induc(?=es?$|ed$)|influenc|intensif|interfer|potentiat|precipitat|predispos|prevent|stimulat"
    r"|suppress(?=es$|ed$)|trigger|worsen|yield|result|lead(?=s$)|render(?=s$)|undergo|contain(?=s?$)|compet"
    r"|modif|mask|mimic|deplet(?=es?$)|bind(?=s?$)|cross|pass|possess|experienc)\w*$"
)
_ED = words_of("ed")
_AFTER_NAME = words_of("after_name")
_FOODS_TOLD = re.compile(
    r"\s+(?:that\s+(?:are|contain|have)\s+|containing\s+|with\s+|(?=high|rich))(?:high\s+in\s+"
    r"|rich\s+in\s+|a\s+lot\s+of\s+)?"
    r"(?:(?!such\b|may\b|can\b|should\b|and\b|or\b)[\w-]+\s?){1,3}",
    re.I,
)
_MINERALS = words_of("minerals")
_SINGULAR_MAY_PRECEDE = words_of("singular_may_precede")
_MADE_WITH = ("-rich", "-containing", "-fortified", "-enriched")
_NOT_INSTANCES = re.compile(
    r"(?:\b(?:is|was|are|were|be|being)\s+(?:also\s+|not\s+|neither\s+)?(?:an?\s+|the\s+)(?:\w+\s+){0,3}"
    r"|(?<!such\s)\bas\s+an?\s+(?:\w+\s+){0,1}"
    r"|\b(?:is|are|was|were)\s+(?:\w+ly\s+)?)$",
    re.I,
)
_OPEN_BRACKET = re.compile(r"\s*\(\s*(?:[\w\u00ae\u2122-]+,\s*(?:and\s+|or\s+)?)*", re.I)
_SHORT_FORM = re.compile(r"(?<=\w )\([A-Z][A-Za-z\d -]{1,9}\)(?=\s+(?P<next>[A-Za-z]{4,20})\b)")
_RECEPTOR = r"\b(?P<of>H|D|NK|5-HT)\s(?P<which>\d{1,2}[A-Z]?)"
_SPLIT_RECEPTOR = re.compile(rf"{_RECEPTOR}\s-?(?=receptor)")
_TAKEN_APART = re.compile(rf"{_RECEPTOR}(?:\s(?=-receptor)|(?=\sreceptor))")
"""What type setting took apart: "H 2 -receptor antagonists"."""
_LOOSE_END = re.compile(r"\s+(?:(?:or|and)(?:\s+the\b.*)?|[ei])$", re.S)
"""What is no part of the clause before it: "that prolong the QT interval or (are ...)", "e(.g.)"."""
_IS_A = re.compile(r"\bis\s+an?\s$|(?<!such\s)\bas\s+an\s$", re.I)
_LIKE_OTHERS = re.compile(
    r"\b(?:as\s+with|like|unlike|similar\s+to|in\s+common\s+with)\s+(?:(?:all|most|many)\s+(?:other\s+)?"
    r"|other\s+)$",
    re.I,
)
"""Before the class of the drug itself: "as with other NSAIDs"."""
_APPOSED = re.compile(r"(?:,|\()\s*(?:known\s+|an?\s+)$", re.I)
_IN_BRACKETS = re.compile(r"(?:\(|,\s)an?\s$", re.I)
_MECHANISM = re.compile(r"(?:inhibitor|inducer|substrate|agonist|antagonist|blocker|antibody)s?$")
_OF = re.compile(
    r"\s+of\s+(?!th(?:is|ese)\b)(?:the\s+)?"
    r"(?:(?:human|enzyme|hepatic|isozymes?|isoenzymes?|cytochrome|transporters?|activity\s+of)\s+)*"
    r"(?P<first>(?:Organic\s+(?:An|Cat)ion\s+Transport(?:ers?|ing)\s+(?:Poly)?(?:peptides?\s+)?)?[\w/-]+"
    r"(?:\s+\([\w-]+\))?)(?:(?:,\s+(?:and\s+|or\s+)?|\s+(?:and/or|and|or)\s+)(?!other|its\b|their\b)"
    r"[A-Z\d][\w/-]*"
    r"|\s+(?:reductase|oxidase|epoxide|hydrolase|microsomal|epoxide|cholinesterase|transporters?|converting"
    r"|enzymes?|P-?450|450|\d\w*|kinase|receptors?|pump|isoenzymes?|isozymes?|and\s+transporters))*"
)
_CLAUSE = re.compile(
    r"\s+(?:(?:that|which)\s+(?:are\s+|can\s+|may\s+|also\s+|could\s+|have\s+|has\s+|is\s+)*"
    r"|with\s+(?!(?:the|this|your|caution|food)\b|[A-Z]{3})"
    r"|(?=(?:metaboli[sz]ed|known|affecting|inhibiting|inducing|blocking|causing|containing|prolonging"
    r"|highly|primarily|principally|predominantly|extensively|structurally|eliminated|excreted|cleared"
    r"|transported|associated|bound|having|used|lowering|increasing|decreasing|reducing|raising|altering"
    r"|suppressing|depressing|requiring|interfering|acting|taken\s+for"
    r"|to\s+(?:treat|lower|prevent|stop|help|relieve|control)|for)\b)(?:known\s+to\s+be\s+)?)"
    r"(?P<what>[^,.;:()\[\]]+?)(?=\s+(?:(?<!\bto\s)(?<!\bmay\s)(?<!\bcan\s)"
    r"(?:lower|raise|increase|decrease|reduce|enhance|slow|speed|block|affect|worsen)s?\s+"
    r"(?:the|its|your|their|levels?|blood|it)\b"
    r"|(?:and|or)\s+(?:with|to|by|in|for|other|should)"
    r"|(?:and\s+)?(?:may|can|could|should|must|will|would|is|are|was|were|(?<!\bto\s)ha(?:s|ve))"
    r"|(?:due|owing)\s+to|when|if|while|during|because|unless|and\s+should|resulted|increased|decreased"
    r"|reduced|such\s+as|includ(?:e|es|ing)|whose|concomitantly|together|like|at\s+the\s+same)\b"
    r"|[,.;:()\[\]]|$)",
    re.I,
)
_NO_CLAUSE = re.compile(
    r"^(?:interact|affect(?:s|ing)?\s+(?:it|this|the\s+(?:way|metabolism))|you\b|used\s+(?:concomitantly"
    r"|with|in\s+the\s+same|together|by)|known\s+to\s+interact|taken\b|not\b"
    r"|listed|described|given|the\s+same|this\b|these\b|been\b|for\s+(?:you|which|patients|use|more"
    r"|details|the\s+(?:first|duration))|with\s+(?:which|caution)"
    r"|used\s+(?:during|before|after)\b|associated\s+with\s+(?:this|these))",
    re.I,
)
_SAID_AGAIN = re.compile(r"\b(?P<word>[A-Z][A-Za-z]+)\b(?P<once>(?:\s[a-z]\w*)+)\s+(?P=word)\s")
_HYPHENS = re.compile("[\u2010\u2011]")
_LONGEST_CLAUSE = 12
_MOST_MODIFIERS = 6
_TREATMENTS = frozenset(["therapy", "therapies", "treatment", "treatments"])
"""Words that end a title of which more than one has run together."""
_NO_DRINK = frozenset(
    ["benzyl", "stearyl", "cetyl", "cetostearyl", "polyvinyl", "isopropyl", "lanolin", "rubbing"]
)
"""Alcohols that are ingredients."""


@lru_cache(maxsize=1024)
def names_in(text: str) -> tuple[Named, ...]:
    """Names in the order of the text; none lies in another.

    >>> [n.text for n in names_in("Strong CYP3A4 inhibitors (e.g., ketoconazole) raise levels.")]
    ['Strong CYP3A4 inhibitors', 'ketoconazole']
    >>> [n.text for n in names_in("Use caution with drugs metabolized by CYP2D6 and with other medicines.")]
    ['drugs metabolized by CYP2D6']
    >>> [n.text for n in names_in("Avoid grapefruit juice, alcohol and St. John's wort for 2 weeks.")]
    ['grapefruit juice', 'alcohol', "St. John's wort"]
    """
    shown = text
    if not text.isascii():
        text = _HYPHENS.sub("-", text)
    if "receptor" in text:
        text = _SPLIT_RECEPTOR.sub(lambda m: f"{m['of']}-{m['which']}".ljust(len(m[0])), text)
    text = text.replace("mg/", "mg ")  # "600 mg/samplol 200 mg" names samplol
    if "(" in text:
        text = _SHORT_FORM.sub(_blanked, text)
    words = words_in(text)
    found: list[Named] = []
    taken = 0
    for i, word in enumerate(words):
        if word.kind is None or word.start < taken:
            continue
        head = _head(words, i, text)
        named = _grown(words, head, text, taken)
        if named is not None:
            if not (found and _is_synonym(text, found[-1], named)):
                found.append(named)
            taken = named.end
    return tuple(n._replace(text=_shown(shown[n.start : n.end])) for n in found)


def _shown(name: str) -> str:
    """A name as its fact shows it: white space folded, what type setting took apart joined."""
    joined = " ".join(name.split())
    return _TAKEN_APART.sub(r"\g<of>\g<which>", joined) if "receptor" in joined else joined


def _blanked(short: re.Match[str]) -> str:
    """A short form in brackets inside a name, "monoamine oxidase (MAO) inhibitors", as blanks."""
    inside = kind_of(short["next"]) is WordKind.CLASS or short["next"] == "receptor"
    return " " * len(short[0]) if inside else short[0]


def _is_synonym(text: str, before: Named, name: Named) -> bool:
    """Whether a name in brackets only says another name of the drug before them: "warfarin (Coumadin)"."""
    between = text[before.end : name.start]
    if before.kind is not WordKind.DRUG or name.kind is not WordKind.DRUG or "(" not in between:
        return False
    return _OPEN_BRACKET.fullmatch(between) is not None


def _head(words: list[Word], i: int, text: str) -> int:
    """The class or plain word that the name at i modifies ("calcium channel blockers"), or i itself."""
    for j in range(i + 1, min(i + 5, len(words))):
        if not adjacent(text, words[j - 1], words[j]):
            break
        if text[words[j].start].isupper() and text[words[i].start].islower():
            break  # a title or a cell glued on
        if words[j].kind in {WordKind.CLASS, WordKind.GENERIC} and words[i].kind is not WordKind.GENERIC:
            return _head(words, j, text)
        if words[j].kind is WordKind.FOOD and words[i].lower.endswith(_MADE_WITH):
            return j
        if words[j].lower in _STOP or _VERB.match(words[j].lower) or words[j].kind is WordKind.DRUG:
            break
    return i


def _grown(words: list[Word], i: int, text: str, taken: int) -> Named | None:
    """The name whose head is at i; None if the head names nothing here."""
    first = _leftmost(words, i, text)
    while words[first].start < taken or (first < i and words[first].lower in {"and", "or", "and/or"}):
        first += 1
    if first > i:
        return None
    kind = words[i].kind or WordKind.GENERIC
    end = _END[kind](words, first, i, text)
    start = words[first].start
    return Named(" ".join(text[start:end].split()), start, end, kind) if end else None


def _next(words: list[Word], i: int, text: str) -> Word | None:
    """The word right after the one at i, with nothing but a blank between."""
    return words[i + 1] if i + 1 < len(words) and adjacent(text, words[i], words[i + 1]) else None


def _end_of_told(words: list[Word], first: int, i: int, text: str) -> int:
    """Where the name of medicines that something tells apart ends; 0 if nothing does."""
    word = words[i]
    if not word.lower.endswith("s") and i and words[i - 1].lower in {"this", "the", "that", "your", "same"}:
        return 0
    clause = _clause_end(text, word.end)
    if clause:
        start = words[first].start
        return 0 if _IN_BRACKETS.search(text, max(0, start - 5), start) else clause
    told = any(
        w.lower not in _PLAIN
        and w.lower[0].isalpha()
        and (w.kind is not WordKind.DRUG or k == i - 1 or "-" in w.lower)
        for k, w in enumerate(words[first:i], first)
    )
    return word.end if told and not _is_part_of_more(words, i, text) else 0


def _end_of_class(words: list[Word], first: int, i: int, text: str) -> int:
    """Where a class name ends; 0 if it tells what a thing is or does, or names no class by itself."""
    word, start = words[i], words[first].start
    if _is_part_of_more(words, i, text) or (first == i and word.lower in words_of("drunk")):
        return 0
    end = word.end
    before = text[max(0, start - 40) : start]
    if _MECHANISM.search(word.lower):
        if of := _OF.match(text, end):
            end = of.end()
        elif first == i and _MECHANISM.fullmatch(word.lower):
            return 0
        if _NOT_INSTANCES.search(before) or _APPOSED.search(before):
            return 0
    return 0 if _IS_A.search(before) or _LIKE_OTHERS.search(before) else end


def _end_of_drug(words: list[Word], first: int, i: int, text: str) -> int:
    """Where a drug's or food's name ends; 0 if the word belongs to something else ("insulin resistance")."""
    if words[i].lower in {"foods", "food"} and (told := _FOODS_TOLD.match(text, words[i].end)):
        return words[i].end + len(told[0].rstrip())
    if first == i and words[i].lower in words_of("drunk"):
        return 0
    last = i
    while (after := _next(words, last, text)) is not None and (
        after.lower in _SALT or (after.kind is WordKind.DRUG and words[last].lower in words_of("partnered"))
    ):
        last += 1
    if after is not None and after.lower in _AFTER_NAME:
        return 0
    in_the_body = words[i].lower in _MINERALS or words[i].lower.startswith("vitamin ")
    if in_the_body and first == i == last:
        measured = after is not None and after.lower in words_of("measured")
        if measured or (i and words[i - 1].lower in words_of("serum")):
            return 0
    if words[i].lower == "alcohol" and i and words[i - 1].lower in _NO_DRINK:
        return 0
    start = words[first].start
    return 0 if _NOT_TAKEN.search(text, max(0, start - 30), start) else words[last].end


_NOT_TAKEN = re.compile(r"\b(?:which|that)\s+(?:is|are)\s+(?:rich|high)\s+in\s+$|\btarget\s+of\s+$", re.I)
"""Before what a food or a name holds: "kale, which is rich in vitamin K", "target of rapamycin"."""
_END = {
    WordKind.GENERIC: _end_of_told,
    WordKind.CLASS: _end_of_class,
    WordKind.DRUG: _end_of_drug,
    WordKind.FOOD: _end_of_drug,
}


def _leftmost(words: list[Word], i: int, text: str) -> int:
    """The first word of the name whose head is at i."""
    first = i
    named = words[i].kind in {WordKind.DRUG, WordKind.FOOD}
    titled = text[words[i].start : words[i].start + 2].istitle()
    while first and i - first < _MOST_MODIFIERS and adjacent(text, words[first - 1], words[first]):
        before = words[first - 1]
        if titled and text[before.start].islower() and not _is_enzyme_or_grade(text, before):
            break  # a title glued on
        if named:
            if before.lower not in _ADJECTIVE and not (
                words[first].kind is WordKind.FOOD and _flavours(before)
            ):
                break
        elif (
            (
                before.kind is WordKind.DRUG
                and _MECHANISM.search(words[i].lower)
                and _is_enzyme_or_grade(text, words[first])
            )
            or (before.lower in _STOP and not _is_numbered_class(words, first))
            or (before.kind is WordKind.GENERIC and before.lower.endswith("s"))
            or (before.lower in _TREATMENTS and text[before.start].isupper())
            or (before.lower.endswith("ly") and before.lower != "centrally")
            or (_VERB.match(before.lower) and before.lower not in _ED)
            or _is_participle(words, first - 1, text)
        ):
            break
        first -= 1
    while not named and first > 1 and _is_enzyme_or_grade(text, words[first]):
        joint = words[first - 1]
        if joint.lower in {"and", "or", "and/or"} and _is_enzyme_or_grade(text, words[first - 2]):
            first -= 2
        elif text[joint.end : words[first].start].strip() == "," and _is_enzyme_or_grade(text, joint):
            first -= 1
        else:
            break
        while (
            first
            and adjacent(text, words[first - 1], words[first])
            and _is_enzyme_or_grade(text, words[first - 1])
        ):
            first -= 1
    return first


def _is_numbered_class(words: list[Word], i: int) -> bool:
    """Whether the word before the one at i is the "class" of "class III antiarrhythmics"."""
    return words[i - 1].lower == "class" and words[i].lower in _GRADE


def _is_enzyme_or_grade(text: str, word: Word) -> bool:
    return word.lower in _GRADE or _ENZYME.match(text[word.start : word.end]) is not None


def _flavours(word: Word) -> bool:
    """Whether a word says what kind of food is meant ("Seville oranges", "tyramine-rich foods")."""
    if word.kind in {WordKind.DRUG, WordKind.FOOD}:
        return True
    return word.lower in words_of("of_food") or (
        word.lower not in _STOP and word.lower.endswith((*_MADE_WITH, "-fat"))
    )


def _is_part_of_more(words: list[Word], i: int, text: str) -> bool:
    """Whether a class word in the singular only modifies the noun after it ("opioid withdrawal")."""
    if words[i].lower.endswith("s") or i + 1 == len(words) or not adjacent(text, words[i], words[i + 1]):
        return False
    after = words[i + 1].lower
    return after not in _SINGULAR_MAY_PRECEDE and (after not in _STOP or after in words_of("qualities"))


def _is_participle(words: list[Word], i: int, text: str) -> bool:
    """Whether a word is a verb's participle that governs the name, rather than part of it."""
    lower = words[i].lower
    if "-" in lower or lower in _ED:
        return False
    if lower.endswith("ed"):
        return True
    if lower.endswith("ing"):
        before = words[i - 1] if i and adjacent(text, words[i - 1], words[i]) else None
        return lower not in {"sedating", "sleeping", "acting"} and (
            before is None or before.lower in _STOP or before.lower.endswith("ly")
        )
    return False


def _clause_end(text: str, end: int) -> int:
    """Where a clause that tells which medicines are meant ends; 0 if none follows."""
    clause = _CLAUSE.match(text, end)
    if clause is None or len(clause["what"].split()) > _LONGEST_CLAUSE:
        return 0
    words = text[end : clause.end()].strip()
    if words[:1].isupper() or sum(w[0].isupper() and w[1:2].islower() for w in words.split()) > 2:
        return 0  # a title, not a clause
    told = re.sub(r"^(?:that|which)\s+(?:(?:are|can|may|also|could|have|has|is)\s+)*", "", words, flags=re.I)
    if _NO_CLAUSE.match(told) or re.search(r"\binteract", told):
        return 0
    if again := _SAID_AGAIN.search(text, end, clause.end()):
        return again.end("once")  # "drugs that prolong the QT interval QT prolongation was seen"
    loose = _LOOSE_END.search(text, end, clause.end())
    return loose.start() if loose else clause.end()
