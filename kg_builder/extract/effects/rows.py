"""What the rows of a frequency table are about: the effect that a row's labels name, and its grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import Cell

from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised
from .names import is_generic

__all__ = ["effect_name", "is_degree", "named", "people_of", "topic_of", "unglued"]

_MARKS = re.compile(r"(?:[\s*?\u2020\u2021\u00a7\u00b6#^]+|\s{2,}[a-z\d](?:\s*,\s*[a-z\d])*|\[\d\])$")
_TORN_LETTER = re.compile(r" {3,}([a-z]) {3,}(?=[a-z])")
_NUMBERS = re.compile(r"(?<=[a-z]{4})\d$|(?<=[a-z]{3}) \d(?:, ?\d)+$")
_ENDS_GLUED = re.compile(r"(?:[^aeiou]y[abcfgh]|[^aeioumrl]b|[^aeiouynrs]c)$")
"""Ends of no word but one to which a letter stuck: "neuropathya", "reactionb"."""

_GLUED_LETTER = re.compile(r"(?P<word>[A-Za-z]{3,})(?P<letter>(?<!e)d|[abcfgh])(?P<more>(?:,\s?[a-h])*)$")
_LIMIT = re.compile(
    r"\W*\d[\d.,]*\s*(?:(?:-|\u2013|to)|\s*[*x\u00d7]|[%\w\u00b5]*/|g\b|mg\b|%|ULN|LLN|$).*",
    re.IGNORECASE | re.DOTALL,
)
"""The range of a laboratory value that a grade stands for: "> 1.5-2 x ULN", "751-1200 mg/dL"."""

_GLUED_NOTE = re.compile(
    r"(?<=[a-z])[A-Z][a-z]+(?:\s[\w/-]+){0,5}\s(?:includ(?:es?|ing)|(?:is|are|was|were)\s(?:defined"
    r"|graded)|defined)\b.*$",
    re.DOTALL,
)
"""A footnote that stuck to the name it explains: "RashRash includes macules"."""

_AFTER_SLASH = re.compile(r"(?<=[a-z]/)[A-Z](?=[a-z]{3})")
_SEVERAL = re.compile(r"[a-z)] {3,}[A-Z][a-z]")
_ASIDE_KINDS = re.compile(
    r"\s*\((?:includ\w+|such as|e\.g\.|i\.e\.|all\b|any\b|%|n\b)[^()]*\)?$|"
    r"\*?\s*\((?=[^()]*[<>\u2264\u2265]=?\s*\d)[^()]*\)$|\s*\[n[^\[\]]*\]$",
    re.IGNORECASE,
)
_NO_EFFECT = re.compile(
    r"(?:(?:any|all|at least (?:one|1)|patients?|subjects?|overall|number|percent\w*|leading|"
    r"total(?! (?:bilirubin|cholesterol|protein|white|serum))|serious adverse|n|body system|system organ|"
    r"preferred term|placebo|dose|deaths? due|withdraw\w*(?<!withdrawal)|withdrawals? (?:due|because)|"
    r"mean|median|age(?!-)|laboratory parameter|study|none|other|(?:major|minor) (?:\+|or|and)|add-?on|"
    r"(?:in )?combination with|mono-?therapy|.*(?:\(\d+ weeks|\b(?:trials?|studies|study [\dA-Z]{1,3})\W*$)|"
    r"(?:treatment[- ](?:emergent|related) )?(?:adverse|side effects?))\b|discontinu|%|"
    r"(?:fe)?males?\W*(?:only\W*)?(?:\(?n\b.*)?$|.*\bduration of (?:treatment|exposure|therapy)|"
    r"(?:pre-?|normal|stage|grade)[\w -]{0,20}:.*[<>\u2264\u2265]|[\w -]{0,20}:[^:]*[<>\u2264\u2265]=? ?\d|"
    r"\W*$|\d+(?:\.\d+)?\s*(?:mg|years?|weeks?)\b)",
    re.IGNORECASE,
)
_ORGAN_CLASS = re.compile(
    r".*\b(?:disorders|system(?: disorder)?|investigations|infestations|administration site conditions|"
    r"appendages|senses|body as a whole|procedural complications|medical procedures|circumstances|tissue|"
    r"neoplasms)\W*"
    r"(?:\([^)]*\))?|"
    r"general|gastrointestinal|cardiovascular|respiratory|musculoskeletal|genitourinary|urogenital|nervous|"
    r"digestive|dermatologic(?:al)?|psychiatric|neurologic(?:al)?|hematologic(?:al)?|metabolic|endocrine|"
    r"skin|ocular|ophthalmic|hepatobiliary|body|miscellaneous|laboratory(?: abnormalities| tests?)?|"
    r"skin and subcutaneous tissue|metabolism and nutrition|hemic and lymphatic",
    re.IGNORECASE | re.DOTALL,
)
_NOT_ORGAN_CLASS = re.compile(
    r"(?:attention|bipolar|depressive|anxiety|sleep|bleeding|gait|mood|panic|stress|movement|speech|taste|"
    r"visual|balance|personality|psychotic|ejaculation|orgasm\w*|libido|menstrual|tic|eating)\b.*disorders",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?P<all>any|all|all grades?|any grade|total|overall|grades? ?1(?:-|\u2013| to )[45])|"
    r"(?P<grade>(?:\u2265|>=)? ?grades? ?[\d\u2265>=][\d\s/,or\u2013-]*(?:or (?:higher|greater|above))?)|"
    r"(?P<degree>major|minor|mild|moderate|severe|serious|fatal|life-threatening|clinically relevant|"
    r"(?:documented )?symptomatic|nocturnal)(?:[a-h](?:,[a-h])*)?",
    re.IGNORECASE,
)
_DEGREE_FIRST = re.compile(rf"(?:(?:{_DEGREE.pattern}|and|or)\s+)+(?=[a-z])", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?i:(?:incidence|rates?|frequency|percentages?|proportion|occurrence)(?: \(%\))?"
    r"(?: and (?:rates?|severity))? of (?:(?:patients|subjects) (?:with|reporting|experiencing) )?)"
    r"(?P<of>[A-Z]?[a-z]+(?: [A-Z]?[a-z]+){0,4}?)(?=[A-Z]|\W*$|"
    r"\W+(?i:in|with|by|during|among|from|adverse|events?|reactions?|episodes?|reported|for)\b)|"
    r"(?P<of_events>[A-Z]?[a-z]+) (?i:events|results|episodes)\b"
)
"""The effect of which a table's rows give the degrees: "Incidence of hypoglycemia", "Bleeding events in"."""

_PEOPLE = re.compile(
    r"(?P<who>(?:wo)?men|(?:fe)?males?|adults?|children|adolescents|p(?:a)?ediatric patients|infants)"
    r"(?: only)?\W*",
    re.I,
)


@lru_cache(maxsize=2)
def _words(text: str) -> Counter[str]:
    """How often each word occurs in a document."""
    return Counter(re.findall(r"[a-z]+", text.casefold()))


def unglued(name: str, text: str) -> str:
    """A name without the letter of a footnote that stuck to it.

    Args:
        name: the name.
        text: the document, whose words tell a letter of a footnote from one of the name.

    >>> unglued("rasha", ""), unglued("diarrhea", ""), unglued("neuropathyb", "")
    ('rash', 'diarrhea', 'neuropathy')
    """
    match = _GLUED_LETTER.search(name)
    if match is None:
        return name
    words, word = _words(text), match["word"].casefold()
    glued = word + match["letter"]
    bare = words[word] and (words[glued] == 1 or match["more"])
    known = _ENDS_GLUED.search(glued) or (is_condition(word) and not is_condition(glued))
    return name[: match.end("word")] if bare or known else name


def topic_of(caption: str) -> str:
    """The effect that a caption names, of which a table's rows may give the degrees; "" without one.

    Args:
        caption: a table's caption.

    >>> topic_of("Table 3. Incidence (%) of Severe Hypoglycemia in Adults")
    'hypoglycemia'
    >>> topic_of("Bleeding Events in Trial 2"), topic_of("Incidence of Adverse Reactions in Adults")
    ('bleeding', '')
    """
    told = _TOPIC.search(caption)
    name = _DEGREE_FIRST.sub("", (told["of"] or told["of_events"]).casefold()) if told else ""
    return name if is_condition(name) and not is_generic(name) else ""


def people_of(title: str) -> str:
    """The people whom a row that titles others names; "" where it names none.

    >>> people_of("Men only"), people_of("Eye disorders")
    ('men', '')
    """
    told = _PEOPLE.fullmatch(title)
    return told["who"].casefold() if told else ""


def named(labels: Sequence[Cell], title: Cell | None, topic: str = "") -> tuple[str, Cell, str] | None:
    """The effect that a row is about, the cell that names it, and the grade that the row counts.

    A row may give no more than a degree of what is named beside or above it, with the values that it means,
    or of what the table is about.

    Args:
        labels: cells of the row that are no values.
        title: the row that titles this one, None without one.
        topic: the effect that the caption names.

    >>> def cell(text): return Cell(0, len(text), text, 0, 0)
    >>> [named([cell(t)], cell("Bleeding"))[::2] for t in ("Major", "Rash", "Grade 3")]
    [('major bleeding', ''), ('rash', ''), ('bleeding', 'Grade 3')]
    >>> named([cell("Severe (%)")], cell("Add-on to insulin"), "hypoglycemia")[0]
    'severe hypoglycemia'
    """
    labels = [label for label in labels if not _LIMIT.fullmatch(_clean(label.text))]
    if not labels:
        return None
    own = labels[-1]
    degree = _degree(own)
    if degree is None:
        return (name, own, "") if (name := effect_name(own.text)) else None
    head = own if topic else labels[-2] if len(labels) > 1 else title
    name = topic or (effect_name(head.text) if head is not None else "")
    if not name or head is None:
        return None
    if degree["degree"]:
        return f"{degree['degree'].casefold()} {name}", head, ""
    return name, head, " ".join((degree["grade"] or "").split())


def is_degree(cell: Cell) -> bool:
    """Whether a cell gives no more than a degree: "Severe", "Grade 3".

    >>> is_degree(Cell(0, 6, "Severe", 0, 0)), is_degree(Cell(0, 4, "Rash", 0, 0))
    (True, False)
    """
    return _degree(cell) is not None


def _degree(cell: Cell) -> re.Match[str] | None:
    return _DEGREE.fullmatch(_ASIDE_KINDS.sub("", _GLUED_NOTE.sub("", _clean(cell.text))).strip())


def _clean(text: str) -> str:
    return _MARKS.sub("", text.strip()).strip(" :\u2013-\u2022")


def effect_name(text: str) -> str:
    """The effect that a row's label names; "" for totals, organ classes, several in one cell and the like.

    >>> effect_name("Allergic rhinitis*"), effect_name("Any reaction"), effect_name("Eye disorders")
    ('allergic rhinitis', '', '')
    """
    text = _TORN_LETTER.sub(r" \1", text)
    if _SEVERAL.search(text):
        return ""
    name = _ASIDE_KINDS.sub("", _GLUED_NOTE.sub("", _clean(text))).strip(" :,;\u2013-\u2022")
    name = _NUMBERS.sub("", " ".join(_MARKS.sub("", name).split()))
    if (
        len(name) > 90
        or _NO_EFFECT.match(name)
        or _DEGREE.fullmatch(name)
        or not re.search(r"[A-Za-z]{3}|\b[A-Z]{2}\b", name)
    ):
        return ""
    if _ORGAN_CLASS.fullmatch(name) and not _NOT_ORGAN_CLASS.fullmatch(name):
        return ""
    return _AFTER_SLASH.sub(lambda m: m.group().lower(), decapitalised(name))
