"""Lists of effects and their items: what is a bare list, and what an item says beside its names."""

from __future__ import annotations

from typing import NamedTuple

from kg_builder import lazy_re as re

from ..language.lexicon import BODY_PARTS
from ..language.percents import share_alone
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank, without_asides
from .names import is_group_label

__all__ = [
    "BareItem",
    "bare_item",
    "goes_on",
    "holds_verb",
    "is_counted",
    "is_instruction",
    "is_labelled",
    "is_list",
    "list_start",
]

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|can|could|might|should|will|would|must|do|does|did|call|tell|"
    r"include[sd]?|cause[sd]?|occur(?:s|red)?|increases (?:the|your)|happen|you should|contact|whose|"
    r"(?:boxed|black[ -]box) warning|shows? (?:itself|themselves|up)|consists?|comprises?|encompass(?:es)?|"
    r"manifests?|presents? (?:with|as)|won['\u2019]t|"
    r"(?:people|patients|users|some) (?:report|get|got|feel|felt|lost|notice|experience)|"
    r"adds? to (?:it|this|them)|seek|stop|ask|"
    r"(?:struck|strikes|hits?|(?:affect|bother|trouble|plague)(?:s|ed)?)"
    r"(?= (?:about |nearly |almost |up to |roughly )?"
    r"(?:\d|half|(?:an?|one|two|three)[- ](?:quarter|third|fifth|tenth))))\b",
    re.I,
)
_NAMES_EFFECTS = re.compile(
    r"(?:^|;)(?>[^;]*?\b(?:effects|reactions|events)\b)[^;]*\b(?:were|are|included?)\b", re.I | re.S
)
_IMPERATIVE = re.compile(
    r"\W*(?:go (?:to|for)|withdraw|discontinue|dial|ring|phone|visit|call|tell|contact|ask|stop|get|seek|"
    r"talk|speak|check|inform|alert|notify|consult|attend|head (?:to|for)|let (?:your|the|us|an?)|"
    r"see (?:your|us|(?:an?|the) (?:doctor|physician|pharmacist|nurse|midwife|dentist|specialist|gp|"
    r"prescriber|health\w*|medical))|take|avoid|use|try (?:to|not)|do not|don't|if|report|"
    r"complete|follow|remember|keep|make sure|find (?:that|it)|drink|rest|try|applies|along with|"
    r"for (?:the )?(?:consumer|health))\b",
    re.I,
)
_SPEAKS = re.compile(
    r"(?:(?:an)?others?|one|some|most|many|several|these|those|they|it|this|there|among|all|everyone|"
    r"nobody)\b(?= (?:that|which|who|of|people|\w+s)\b)[^,;]*\b"
    r"(?:is|are|was|were|can|may|has|have|\w+s (?:the|your|an?))\b|"
    r"(?:there|it|that|here)['\u2019]s\b|"
    r"(?:if |when |once )?(?:you |people |patients |they )?(?:quit|stop)\b|"
    r"(?>[^,;(]*?\b(?:ones|those|others|effects|reactions) (?:that|which)\b)[^,;]*\b(?:is|are|was|were)\b|"
    r"[^;(]{3,40}, the (?:ones|others) (?:that|which)\b[^,;]*\b(?:is|are|was|were)\b|"
    r"[^,;(]*?\b(?:therapy|treatment|use|drug|medicine|it|which|doses?)\s+(?:\w+ly\s+)?\w{3,}s\s+"
    r"(?:the|to|your|an?|some|many)\s",
    re.I,
)
"""Openings of sentences whose verb stands in or looks like a part of what could be a list."""
_DOES_SOMETHING = re.compile(r"\b[a-z]{3,}s (?:an?|some|many|most) ", re.I)
_LABEL = re.compile(
    r"[*_]*(?P<label>[^:;.*]{2,60}(?:\([^)]*\))?):[*_]*\s+(?P<list>\S.*)$",
    re.S,
)
_PARTED = re.compile(r",(?!\d{3}\b)|;")
_SHARE_TAIL = re.compile(r"\W*\d+(?:\.\d+)?\s*(?:%|percent\b).*", re.S)
_COUNTED = re.compile(
    r"[A-Z][a-z][^.;:,%\d]{2,40}?(?:\s*[:,]|\s+[\u2013\u2014-])\s+(?P<share>\d(?:[^:(]|\([^()]*\))*)|"
    r"[A-Z][a-z]+(?: (?:pain|rash|mouth|skin|loss|gain|swings|nose|throat|infections?))? "
    r"(?P<next>\d(?:[^:(]|\([^()]*\))*)"
)
"""A name and its share: "Gout - 14% vs. 9%"."""
_LONGEST_BARE = 6
_SHORTEST_LEAD = 4
_EXPLAINED = re.compile(
    r"(?:(?<!\s)\s+[\u2013\u2014-]{1,2}|:)\s+(?:in [^,;:.]{3,30}?,? )?(?:this|these|it|they|which|such|both|"
    r"all of (?:these|which))\s+(?:symptoms? |signs? |problems? |effects? )?"
    r"(?:may|might|can|could|is|are|needs?|should|must|will|usually|often|sometimes|happens?)\b.*$|"
    r"(?:\s+[\u2013\u2014-]{1,2}|,)\s+(?:(?:an?|all|early|possible|both|the) )*(?:signs?|symptoms?) of\b.*$|"
    r",\s+which (?:may|can|could|might|are)\b[^,;]*\b(?:signs?|symptoms?) of\b.*$|"
    r",\s+which (?:may|can|could|might) (?:point to|mean|signal|indicate|suggest|come with|go with)\b.*$|"
    r"\s\((?:this|these|it|they) (?:may|can|could|might) [^()]*\)\.?$",
    re.I | re.S,
)
_ADVICE = re.compile(
    r"(?:\s[\u2013\u2014-]{1,2}\s|:\s)(?:please |always )?(?:take|tell|stop|call|ask|rest|go to|see|get|"
    r"drink|use|try|avoid|apply|keep|wear|do not|don't|talk|speak|contact|report|seek|let|eat|chew|suck|sit|"
    r"lie|check|phone|ring|sip|rinse|brush|skip|go easy|stay|get up|stand up|have|limit|wash|put|spread|"
    r"(?:plenty|lots) of|(?:small|frequent|light)(?:er)?,? (?:frequent )?meals|"
    r"more (?:fluids?|fib(?:er|re)|water)|fib(?:er|re)(?= and|, )|no (?:driving|alcohol))\b[^.;:]*\.?$",
    re.I,
)
"""What to do about an effect, behind it: "muscle aches - tell your nurse"."""
_SUMMED_UP = re.compile(
    r"\s\((?:an?|possible|possibly an?|this may be an?|signs? of an?|signs? of)\s+(?P<head>[^(),]{4,50}?"
    r"(?:reactions?|syndrome|infection|attack|stroke|clots?|problems?|failure|damage|injury))\)\.?$"
    r"|\s\((?:(?:early|warning|possible) )?(?:signs?|symptoms?) of (?:an? )?(?P<of>[^(),]{4,50})\)\.?$",
    re.I,
)
"""What all that an item lists adds up to: "hives, or a swollen face (a serious allergic reaction)"."""
_OTHER_SIGNS = re.compile(
    r",?\s+(?:and|or) (?:any )?(?:other|more) (?:signs?|symptoms?) of (?:an? )?(?P<head>[^.;:,()]{4,50})\.?$",
    re.I,
)
"""What the members of a list are signs of: "sweats, hunger, and other signs of low blood sugar"."""
_SIGN_OF = re.compile(
    r"\b(?:(?:signs?|symptoms?)(?: (?:and|or) (?:signs?|symptoms?))? of|(?:may|can|could|might) "
    r"(?:mean|signal|point to|come with|go with|indicate|suggest|spell|"
    r"be(?! (?:(?:an?|the|early|possible|all) )*(?:signs?|symptoms?)\b))) "
    r"(?:an? |the )?(?!(?:that|you|your)\b)(?P<head>[^.;,()]+)",
    re.I,
)
_YOU = re.compile(
    r"(?:(?:look|watch)(?: out)? for|"
    r"(?-i:have|has|get|gets|notice|develop|experience|see|suffer from|come out in|break out in)) "
    r"(?:(?:an?|any) )?(?!(?:had|been|ever|to|not|your|emergency|medical|urgent|help|immediate|advice)\b)|"
    r"(?:if )?(?:you|your child|he or she|they|there|the (?:patient|child|person))(?:['\u2019](?:re|ve|s))?"
    r"(?: or (?:the|your) (?:person|child)(?: who(?:['\u2019]s| is) (?:unwell|ill))?)?"
    r"(?: (?:may|might|could))?(?: (?:are|is|get|gets|have|has|had|notice|notices|develop|develops|start|"
    r"starts|experience|experiences|see(?! (?:or|things)\b)|suddenly|also|ever|begin|begins|become|becomes|"
    r"feel|feels|suffer from|suffer|(?:come|comes|break|breaks) out in))*"
    r"(?: that (?:you|they|he or she)(?:['\u2019]re)?(?: (?:are|is|have|has|get|gets))?)? "
    r"(?:(?:an?|any|the|having|getting|to (?:have|get|notice)) )*",
    re.I,
)
_FEEL_SO = re.compile(r"\bfeels? $")
_VERY = re.compile(r"(?:very|so|really|extremely|more) [a-z]+\b(?! (?:pain|sick|tired|dizz))")
_OWN_PART_WORDS = (
    r"(?:your|the|his or her)\s+(?P<parts>[a-z][a-z\s,/]*?)\s+(?:suddenly\s+)?"
    r"(?:starts?|begins?|becomes?|turns?|go|goes|feels?|looks?|swells?|is|are|gets?)\b"
)
_OWN_PART = re.compile(_OWN_PART_WORDS, re.I)
_LATER_PART = re.compile(rf"\s+(?:and|or)\s+{_OWN_PART_WORDS}", re.I)
_AGAIN = (
    r"have(?= (?:thoughts|an?|any|some|blood|bad|severe|trouble|pain|very)\b)|"
    r"you(?: (?:have|get|feel|see|notice|become)|['\u2019]re| are)?"
)
_VERB_AGAIN = re.compile(
    r"(?<=,)\s+and (?:this|it|these) (?:comes?|happens?|occurs?) (?:together )?with(?=\s)|"
    r"(?:(?<=,)(?:\s+(?:or|and))?|(?<=\band))\s+"
    r"(?:you['\u2019]re|(?:you )?(?:have|feel(?! (?:people|that|as|like)\b)|get|are|notice|become))(?=\s)|"
    rf"(?<=\bor)\s+(?:{_AGAIN}|there(?:['\u2019]s| is|(?: are)))(?=\s)",
    re.I,
)
_NEXT_PART = re.compile(
    r",?\s+or\s+(?=(?:your|the)\s)|,\s+or\s+you\s+(?=\w)|,?\s+and\s+you\s+(?=feel\b)", re.I
)
_ABOVE_ALL = re.compile(r",\s+(?:above all|especially|particularly|mainly) (?:if|when)\b.*", re.I)
"""What is added to an item: "your eyes hurt, above all if light is bright"."""
_ASIDES = re.compile(
    r"[(\[][^()\[\]]*[)\]]|\b(?:the |these )?(?:signs?|symptoms?)(?: (?:and|or) (?:signs?|symptoms?))?"
    r"(?: (?:may|can|might|could))? (?:include|are)\b|"
    r",? (?:you|this|it|these|they) (?:may|might|can|could|will)\b[^,;]*|, (?:because|since)\b[^,;]*",
    re.I,
)
_OWN = BODY_PARTS | frozenset(
    "heartbeat pulse rate breathing vision eyesight hearing speech pee poo periods".split()
)
_BETWEEN_PARTS = frozenset("or and your the of whites side sides inside area around".split())


class BareItem(NamedTuple):
    """The words of an item that name effects.

    Args:
        words: "tightness in the chest" of "you get tightness in the chest".
        shift: how far they stand from the item's first code point.
        head: what they are said to be a sign of, "" where nothing is.
        advice: what it tells to do about them, "" where nothing is.
        head_at: where the words of ``head`` stand in the item.
        whole: stretches of them that name one thing each, whatever their commas; () for a list.
    """

    words: str
    shift: int
    head: str = ""
    whole: tuple[tuple[int, int], ...] = ()
    advice: str = ""
    head_at: int = 0


def bare_item(words: str) -> BareItem:
    """What names effects in an item that speaks to the reader or goes on to explain.

    >>> bare_item("you're wheezing").words
    'wheezing'
    >>> found = bare_item("dark urine - this may be a sign of liver problems")
    >>> found.words, found.head
    ('dark urine', 'liver problems')
    >>> bare_item("muscle aches - tell your nurse").words
    'muscle aches'
    >>> found = bare_item("your lips or tongue start swelling")
    >>> [found.words[a:b] for a, b in found.whole]
    ['lips or tongue start swelling']
    """
    head, advice, head_at = "", "", 0
    words = _ABOVE_ALL.sub("", words)
    if told := _ADVICE.search(words):
        words, advice = words[: told.start()], told.group()
    if explained := _EXPLAINED.search(words):
        sign = _SIGN_OF.search(explained.group())
        if sign and (not sign.group().endswith(f"be {sign['head']}") or is_condition(sign["head"].strip())):
            head, head_at = sign["head"].strip(), explained.start() + sign.start("head")
        words = words[: explained.start()]
    if not head and (summed := _SUMMED_UP.search(words) or _OTHER_SIGNS.search(words)):
        group = "head" if summed["head"] else "of"
        head, head_at = summed[group].strip(), summed.start(group)
        words = words[: summed.start()]
    shift = 0
    if you := _YOU.match(words):
        shift = you.end()
        if (felt := _FEEL_SO.search(you.group())) and _VERY.match(words, shift):
            shift = felt.start()  # "feel very low"
    bare = words[shift:]
    part = _OWN_PART.match(bare)
    if shift or (", or you" in bare and not (part and _is_own(part))):
        bare = _VERB_AGAIN.sub(blank, bare)
    if (part := _OWN_PART.match(bare)) and _is_own(part):
        bare, shift = bare[part.start("parts") :], shift + part.start("parts")
        seams = list(_NEXT_PART.finditer(bare, part.end() - part.start("parts")))
        starts = [0, *(m.end() for m in seams)]
        ends = [*(m.start() for m in seams), len(bare)]
        return BareItem(bare, shift, head, tuple(zip(starts, ends, strict=True)), advice, head_at)
    if (part := _LATER_PART.search(bare)) and _is_own(part):
        gap = " " * (part.start("parts") - part.start())
        bare = bare[: part.start()] + gap + bare[part.start("parts") :]
        return BareItem(bare, shift, head, ((part.start("parts"), len(bare)),), advice, head_at)
    return BareItem(bare, shift, head, (), advice, head_at)


def _is_own(part: re.Match[str]) -> bool:
    """Whether what begins to do something is a part of the body or what it does."""
    names = re.findall(r"[a-z]+", part["parts"].casefold())
    return bool(names) and all(n in _OWN or n in _BETWEEN_PARTS for n in names)


def _plain(words: str) -> str:
    """The words without brackets and relative clauses, whose verbs don't make a list a sentence."""
    bare = _ASIDES.sub(" ", words)
    return re.sub(r"\b(?:that|which|where|like you|when|if|who|as if)\b[^,;]*", " ", bare, flags=re.I)


def goes_on(before: str, text: str) -> bool:
    """Whether a passage goes on with the list that another breaks off.

    >>> goes_on("nausea,", "vomiting"), goes_on("nausea", "vomiting")
    (True, False)
    """
    return text[:1].islower() and re.search(r"(?:[;,]|\b(?:and|or))$", before.rstrip()) is not None


def holds_verb(words: str) -> bool:
    """Whether the words hold a verb of a main clause.

    >>> holds_verb("weight increase, rash that may itch"), holds_verb("rash may itch")
    (False, True)
    """
    return _FINITE.search(_plain(words)) is not None


def is_counted(words: str) -> bool:
    """Whether a sentence is no more than a name and its share.

    >>> is_counted("Gout: 14% (placebo: 9%)."), is_counted("Gout was seen in 14%.")
    (True, False)
    """
    match = _COUNTED.fullmatch(words)
    share = without_asides(match["share"] or match["next"]) if match else ""
    return bool(share) and share_alone(share, None) is not None and not holds_verb(words)


def is_instruction(words: str) -> bool:
    """Whether a sentence tells the reader to do something.

    >>> is_instruction("See a doctor."), is_instruction("Tell your doctor."), is_instruction("Dizziness.")
    (True, True, False)
    """
    return _IMPERATIVE.match(words) is not None


def is_list(words: str, *, item: bool) -> bool:
    """Whether the words are a bare list of names, not a sentence.

    Args:
        words: an item or a line under a lead-in.
        item: whether it is marked as an item.

    >>> is_list("nausea, rash, gout", item=False), is_list("You may feel sick.", item=False)
    (True, False)
    """
    bare = _plain(words)
    if _FINITE.search(bare) or is_instruction(words) or _NAMES_EFFECTS.search(words):
        return False
    if words.endswith(".") and (_SPEAKS.match(words) or (not item and _DOES_SOMETHING.search(bare))):
        return False
    if item or _PARTED.search(bare):
        return True
    return len(_SHARE_TAIL.sub("", bare).split()) <= _LONGEST_BARE and not words.rstrip().endswith(".")


def list_start(words: str) -> int:
    """Where the list begins that a sentence leads in to with a colon; 0 where there is none.

    >>> said = "If you get any of these, ring your doctor: hives, wheezing."
    >>> said[list_start(said) :], list_start("Stop it: you may faint."), list_start("Eyes: redness")
    ('hives, wheezing.', 0, 0)
    """
    lead, colon, rest = words.partition(": ")
    if not colon or len(lead.split()) < _SHORTEST_LEAD or ": " in rest:
        return 0
    start = len(words) - len(rest.lstrip())
    return (
        start
        if is_list(words[start:], item=True) and (holds_verb(lead) or is_instruction(lead) or "," in lead)
        else 0
    )


def is_labelled(text: str) -> bool:
    """Whether the text is a list under its own label.

    >>> is_labelled("Gastrointestinal: nausea, vomiting"), is_labelled("Note: take with food")
    (True, False)
    """
    match = _LABEL.match(text)
    if match is None or not is_group_label(match["label"]) or is_instruction(match["list"]):
        return False
    return not holds_verb(match["list"].split(". ", maxsplit=1)[0])
