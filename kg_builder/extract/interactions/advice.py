"""What a page asks to do about an interaction, looked for in the sentence and around it."""

from __future__ import annotations

from collections.abc import Collection

from kg_builder import lazy_re as re
from kg_builder.model import PassageKind

from ..language.sentences import sentences
from ..statements import Statement
from ..vocabulary.substances import WordKind
from .effects import effect_in, named_effect, reason_in
from .management import asked_of, bidden, management_of
from .mentions import names_in

__all__ = [
    "advice_after",
    "advice_before",
    "advice_below",
    "advice_on_them",
    "asked_beside",
    "effect_after",
    "effect_before",
    "effect_below",
    "exemplified",
    "said_alike",
]

_GOES_ON = re.compile(
    r"(?:space|keep|leave|raise|double|wait|allow|give|stop|start|halve|lower|choose|switch|skip|test"
    r"|measure|stay|have|put|the\s+(?:combination|dos(?:e|age)|use|two)|this\s+combination"
    r"|(?:concomitant|concurrent|combined)\s+use|co-?admin\w*"
    r"|(?:using|taking|combining)\s+(?:them|both|these|the\s+two)|unless"
    r"|(?:starting|initial|lower|smaller|higher|maximum)\s+dos|modify|(?:doctors|prescribers|clinicians)"
    r"|monitor|avoid|take|use|do\s+not|don['\u2019]t|adjust|consider|separate|reduce|increase|check|watch"
    r"|caution|patients|if\s+|measure|hold|cut|pick|you(?:['\u2019]ll|\s+(?:will|may|might))\s+(?:need|have)"
    r"|an?\s+(?:higher|lower|smaller|larger|different)\s+dose"
    r"|(?:close|careful|regular|frequent)\s+monitoring|you\s+(?:should|must)|re-?check"
    r"|the\s+(?:levels?|amount)|your|they|these|ask|talk|limit|dos(?:e|age)|therefore|when"
    r"|(?:the\s+)?(?:INR|blood|serum|plasma|clotting|prothrombin|kidney|renal|liver)\b"
    r"|you\s+are\s+(?:advised|asked|told)|in\s+such|closely|it\s+is|because"
    r"|(?:prevention|management|actions?|advice|recommendations?|intervention)(?:\s+(?:or|and|/)\s+\w+)?"
    r"(?=:))\b",
    re.I,
)
_REFERS = re.compile(
    r"(?:dangerous|harmful|life-threatening|serious|severe)\s+(?:[\w-]+\s+){0,2}"
    r"(?:effects|reactions|problems)\b"
    r"|(?:(?:in\s+(?:very\s+)?(?:rare|some|severe)\s+cases|rarely|sometimes|occasionally|together"
    r"|in\s+combination),?\s+)?(?:taking|using|combining|having)?\s*(?:these|them|they|this|it|such|both"
    r"|together|the\s+(?:combination|two|pair|mix(?:ture)?|vaccines?|medicines?|drugs?))\b"
    r"|you\s+(?!should\b|must\b|need\b)\w"
    r"|your\s+(?!doctor|pharmacist|health|care|dose|team|nurse|prescriber)"
    r"|(?:certain|some)\s+(?:\w+\s+){0,3}?(?:medicines|medications|drugs|products)\b",
    re.I,
)
_ALONE = re.compile(r"(?:[A-Za-z][\w'\u2019/-]*)(?:\s+[\w()'\u2019/-]+){0,3}\.")
"""A name that opens an entry: "Warfarin. It may ..."."""
_EXAMPLES = re.compile(
    r"\W*(?:(?:some\s+)?examples\s+(?:are|include)|(?:these|they|such\s+(?:drugs|medicines"
    r"|medications))\s+(?:include|are)|these\s+\w+\s+include)\b",
    re.I,
)
_OF_THEM = re.compile(
    r"\b(?:such|these|those)\s+(?:drugs|medicines|medications|products|treatments)\b"
    r"|\bthem\b",
    re.I,
)
_OTHERS = re.compile(
    r"\bother\s+(?:drugs|medicines|medications|products)\s+(?:that|which)\b"
    r"|^\W*(?:some|certain|many|several|a\s+number\s+of)\s+(?:other\s+)?(?:drugs|medicines|medications)\b",
    re.I,
)
_NEXT = re.compile(r"\s*(?P<next>(?:[^.\[]|\.(?=\d)|(?<=\bSt)\.|\[[^\]]*\])+)")
_ON_THEM = re.compile(
    r"\bthe\s+(?:other\s+(?:drug|medicine|medication)|combination)\b|\b(?:these|those)\s+(?:drugs|medicines"
    r"|medications)\b|\b(?:them|together|both|either)\b|^if\s+you\s+(?:use|take|need)\s+(?:one|any|it)\b",
    re.I,
)
_ITS = re.compile(
    r"\b(?:make|makes|stop|stops|raise|raises|lower|lowers|affect|affects)\s+(?:it|them|these|their)\b", re.I
)
_BACK = re.compile(r"\b(?:such|these|those)\s+\w+$", re.I)
_THE_SAME = re.compile(
    r"\bthe\s+same\s+(?:is|was|goes|applies|holds|can\s+be\s+said|caution|advice|effects?|risks?|problem)\b"
    r"|\b(?:do|does|did|can|may|might)\s+(?:the\s+same|likewise)\b"
    r"|^\W*(?:so|as)\s+(?:do|does|can|may|might|should)\s|^\W*likewise\b|\w\s+too\W*$",
    re.I,
)
_INSTEAD = re.compile(r"\binstead\b", re.I)
"""In a sentence that names what to take in the place of a thing."""
_PERMITTED = re.compile(
    r"\b(?:was|were|is|are|may\s+be|can\s+be)\s+(?:permitted|allowed"
    r"|(?:safely\s+)?co-?administered\s+without)\b",
    re.I,
)
"""What a sentence allows; the advice behind it is on other things."""
_HEAD = re.compile(
    r"(?:(?:Intervention|Prevention|Management|Clinical\s+Impact)\W+)?(?P<who>(?!Intervention|Prevention"
    r"|Management|Clinical|Recommendations?|Advice|Actions?|Note|Examples?|Comments?)[A-Z][\w-]+"
    r"(?:-containing)?(?:\s+[\w-]+){0,3}):\s+(?=[A-Z])"
)
"""A name that heads an entry within an entry: "Intervention: Samplol-containing products: Avoid"."""
_LAB_TESTS = re.compile(r"\b(?:lab|laboratory|medical|urine|skin)\s+tests?\b", re.I)
_SENTENCES_LOOKED_AT = 3


def advice_after(statement: Statement, text: str, drug: re.Pattern[str], *, label: bool) -> str | None:
    r"""What a sentence asks to do, or the ones after it in the same passage that go on with the same names.

    Args:
        statement: the sentence.
        text: its words, citations left out.
        drug: finds the drug's names.
        label: whether the document is a label; their advice may come later and need not open with an order.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Interactions\nAspirin raises the risk of bleeding. Avoid aspirin while you take it.")
    >>> *_, told, _ = statements(page)
    >>> told.text, advice_after(told, told.text, re.compile("zorvexant"), label=False)
    ('Aspirin raises the risk of bleeding.', 'avoid')
    """
    if said := management_of(text):
        return said
    if _PERMITTED.search(text):
        return None
    passage = statement.passage
    at = statement.end - passage.start
    if at >= len(passage.text):
        return None
    above = "" if label else next(iter(statement.leads), "")
    mine = {n.text.lower().rstrip("s") for words in (text, above) for n in names_in(words)}
    for _ in range(_SENTENCES_LOOKED_AT if label or statement.passage.kind is PassageKind.ITEM else 1):
        following = _NEXT.match(passage.text, at)
        if following is None:
            return None
        words = following["next"].strip(" *_")
        if label and (_heads_other(words, mine) or _names_other(words, mine, drug)):
            return None
        others = (n for n in names_in(words) if label or not drug.search(n.text))
        theirs = {n.text.lower().rstrip("s") for n in others if not _BACK.search(words, 0, n.end)}
        entry = label or statement.passage.kind is PassageKind.ITEM
        of_it = drug.match(words) is not None and _ITS.search(words) is not None
        if not (_GOES_ON.match(words) or of_it) and not (entry and (theirs & mine or not theirs)):
            return None
        akin = any(_is_among((t,), mine) for t in theirs)
        if theirs and not akin and not _INSTEAD.search(words) and not all(drug.search(t) for t in theirs):
            return None
        if said := management_of(words) or (None if label else bidden(words)):
            return said
        at = following.end() + 1
    return None


def advice_on_them(statement: Statement) -> str | None:
    r"""What the next sentence asks to do about what a sentence in passing names, if it refers to it.

    Args:
        statement: the sentence.

    >>> from kg_builder.extract.statements import statements
    >>> said = "Low sugar is likelier with insulin. Lower the dose of the other drug."
    >>> told = list(statements(read(f"Warnings\n{said}")))[-2]
    >>> advice_on_them(told)
    'lower the dose of the other drug'
    """
    following = _NEXT.match(statement.passage.text, statement.end - statement.passage.start)
    words = following["next"].strip(" *_") if following else ""
    return management_of(words) if _ON_THEM.search(words) else None


def _heads_other(words: str, mine: Collection[str]) -> bool:
    """Whether a sentence opens with the name of something else, on which its advice is."""
    headed = _HEAD.match(words)
    return headed is not None and not any(own in headed["who"].casefold() for own in mine)


def _names_other(words: str, mine: Collection[str], drug: re.Pattern[str]) -> bool:
    """Whether the one drug that a sentence names beside the document's own is another than the entry's."""
    named = [n for n in names_in(words) if not drug.search(n.text)]
    return len(named) == 1 and named[0].kind is WordKind.DRUG and not _is_among([named[0].text.lower()], mine)


def asked_beside(statement: Statement, text: str) -> str | None:
    r"""Whom the sentence, the one behind it or the lead-in of its list tells to ask.

    Args:
        statement: the sentence.
        text: its words, citations left out.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Interactions\nOxybutynin may make constipation worse. Ask your pharmacist.")
    >>> *_, told, _ = statements(page)
    >>> asked_beside(told, told.text)
    'ask your pharmacist'
    """
    after = _NEXT.match(statement.passage.text, statement.end - statement.passage.start)
    behind = after["next"].strip(" *_") if after else ""
    lead = statement.leads[0] if statement.passage.parent is not None else ""
    return asked_of(text) or (asked_of(behind) if not names_in(behind) else None) or asked_of(lead)


_LEVELS = re.compile(
    r"\b(?:increas|decreas|affect|alter|rais|lower|chang)\w*\s+(?:(?:or|and)\s+\w+\s+)?(?:\w+\s+){0,4}"
    r"(?:levels?|concentrations?|exposure|metabolism|clearance)\b",
    re.I,
)
_ANY_DRUGS = re.compile(
    r"\b(?:drugs|agents|medications|medicines|medicinal\s+products)\s+(?:that|which|known\s+to)\b", re.I
)


def advice_before(statement: Statement, text: str, drug: re.Pattern[str]) -> str | None:
    r"""What a label asks to do about all drugs that change levels, before it lists them.

    Args:
        statement: the sentence that lists them.
        text: its words, citations left out.
        drug: finds the drug's names.

    >>> from kg_builder.extract.statements import statements
    >>> label = "Monitor patients who take drugs that raise its levels. Ketoconazole raises levels."
    >>> *_, last = statements(read(f"Interactions\n{label}"))
    >>> advice_before(last, last.text, re.compile("zorvexant"))
    'monitor patients who take drugs that raise its levels'
    """
    if not _LEVELS.search(text):
        return None
    passage = statement.passage
    for _, _, words in reversed(list(sentences(passage.text[: statement.start - passage.start]))):
        if _ANY_DRUGS.search(words) and _LEVELS.search(words) and (said := management_of(words)):
            named = [n for n in names_in(words) if not drug.search(n.text) and not _ANY_DRUGS.match(n.text)]
            return None if named else said
    return None


def exemplified(statement: Statement, text: str) -> str:
    r"""What stands before a sentence that only gives examples of it: "Examples are ...", "They include ...".

    Args:
        statement: the sentence.
        text: its words, citations left out.

    >>> from kg_builder.extract.statements import statements
    >>> *_, last = statements(read("Interactions\nAvoid MAO inhibitors. Examples are selegiline and others."))
    >>> exemplified(last, last.text)
    'Avoid MAO inhibitors.'
    """
    if not _EXAMPLES.match(text):
        return ""
    return statement.passage.text[: statement.start - statement.passage.start].strip()


def effect_after(statement: Statement, text: str, drug: re.Pattern[str]) -> str | None:
    r"""What happens with the things that an item only lists: said as the reason, or in the next sentence.

    Args:
        statement: the sentence that lists them.
        text: its words, citations left out.
        drug: finds the drug's names.

    >>> from kg_builder.extract.statements import statements
    >>> *_, item, _ = statements(read("Interactions\n- Warfarin. This may increase the risk of bleeding."))
    >>> effect_after(item, item.text, re.compile("zorvexant"))
    'increase the risk of bleeding'
    """
    if reason := reason_in(text, drug):
        return reason
    opens = statement.start == statement.passage.start
    alone = opens and _ALONE.fullmatch(text.strip()) is not None
    alone = alone and any(name.start == len(text) - len(text.lstrip()) for name in names_in(text))
    mine = {n.text.casefold().rstrip("s") for n in names_in(text)} if opens else set()
    at = statement.end - statement.passage.start
    for _ in range(_SENTENCES_LOOKED_AT if opens else 1):
        following = _NEXT.match(statement.passage.text, at)
        if following is None:
            return None
        words = following["next"].strip(" *_")
        if _LAB_TESTS.search(words):
            told = None  # "This drug may interfere with certain lab tests"
        elif alone or _REFERS.match(words) or (drug.match(words) and _ITS.search(words)):
            told = effect_in(words, drug) or (named_effect(words) if alone else None)
        else:
            told = reason_in(words, drug) if _OF_THEM.search(words) else None
        named = {n.text.casefold().rstrip("s") for n in names_in(words) if not drug.search(n.text)}
        if told or not _is_among(named, mine):
            return told
        at = following.end() + 1
    return None


def effect_before(statement: Statement, drug: re.Pattern[str]) -> str | None:
    r"""What the sentence before says happens with other drugs of the kind that a sentence names.

    Args:
        statement: the sentence.
        drug: finds the drug's names.

    >>> from kg_builder.extract.statements import statements
    >>> said = "Taking zorvexant with other drugs that relax you can cause coma. Ask before taking opioids."
    >>> *_, last = statements(read(f"Interactions\n{said}"))
    >>> effect_before(last, re.compile("zorvexant"))
    'coma'
    """
    passage = statement.passage
    before = [words for *_, words in sentences(passage.text[: statement.start - passage.start])]
    if not before or not _OTHERS.search(before[-1]) or not drug.search(before[-1]):
        return None
    effect = effect_in(before[-1], drug)
    return None if effect is None or effect.endswith("this effect") else effect


def said_alike(statement: Statement, text: str) -> str:
    r"""What stands before words that say no more than that the same holds of other things; else "".

    That is the part of their sentence up to a semicolon, or the sentence before.

    Args:
        statement: the sentence.
        text: its words, citations left out.

    >>> from kg_builder.extract.statements import statements
    >>> said = "Alcohol adds to drowsiness. Opioids do the same."
    >>> *_, last = statements(read(f"Interactions\n{said}"))
    >>> said_alike(last, last.text)
    'Alcohol adds to drowsiness.'
    """
    if not _THE_SAME.search(text):
        return ""
    first, _, rest = text.rpartition("; ")
    if first and not _THE_SAME.search(first):
        return first if _THE_SAME.search(rest) else ""
    before = [w for *_, w in sentences(statement.passage.text[: statement.start - statement.passage.start])]
    return before[-1] if before else ""


def _is_among(named: Collection[str], mine: Collection[str]) -> bool:
    """Whether what a sentence names is all among what the entry is on, whose class one may name alone."""
    return all(any(name in own or own in name for own in mine) for name in named)


def effect_below(statement: Statement, drug: re.Pattern[str]) -> str | None:
    r"""What the first sentence under a heading says happens.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Interactions\nWarfarin:\n- It can raise the risk of bleeding.")
    >>> *_, heading, _ = statements(page, headings=True)
    >>> effect_below(heading, re.compile("zorvexant|it", re.I))
    'raise the risk of bleeding'
    """
    passages, below = statement.section.passages, statement.index + 1
    if below >= len(passages) or passages[below].parent != statement.index:
        return None
    found = _NEXT.match(passages[below].text)
    return effect_in(found["next"], drug) if found else None


def advice_below(statement: Statement, text: str) -> str | None:
    r"""What a sentence asks to do, or, of a heading, the passage below it.

    >>> from kg_builder.extract.statements import statements
    >>> *_, heading, _ = statements(read("Interactions\nWarfarin:\n- Monitor clotting."), headings=True)
    >>> advice_below(heading, heading.text)
    'monitor clotting'
    """
    if said := management_of(text):
        return said
    passages, index = statement.section.passages, statement.index
    below = index + 1 < len(passages) and passages[index + 1].parent == index
    return management_of(passages[index + 1].text) if below else None
