"""Section headings: their wording, as data, to the kind of section they open.

``headings.tsv`` has one row a wording: a regular expression over the folded heading, the section
kind, a heading that must match and one that must not. ``<x>`` stands for a name of the document's drug
or "this medicine", ``<drug>`` for the same but never for a guess, ``<any>`` for any words.
``heading_phrases.tsv`` has the wordings that are looked up word for word, which costs nothing: one row a
kind, its phrases parted by semicolons.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .heading_frames import joined_topics, unframed
from .pictures import PICTURES
from .rows import read_rows

__all__ = [
    "GUESS",
    "KNOWN",
    "MAX_HEADING",
    "NO_NAMES",
    "DrugPattern",
    "HeadingMatch",
    "HeadingRow",
    "fold_heading",
    "heading_phrases",
    "heading_rows",
    "match_heading",
    "name_guesses",
    "plain_heading",
]

KNOWN = "<x>"
GUESS = "<y>"
_SELF = (
    r"(?:this|the|your|these) (?:(?!other )[\w-]+ )?(?:medicines?|medications?|drugs?|products?|treatments?"
    r"|vaccine|injections?|tablets?|capsules?|inhaler|cream|patch|patches)"
)
_FORM = (
    r"(?:oral|film-coated|extended-release|hydrochloride|sodium|hcl|tablets?|capsules?|injections?"
    r"|infusions?|cream|gel|ointment|solution|suspension|inhaler|patch(?:es)?|drops|spray|pen|syrup|powder"
    r"|[\d.,]+ ?m?c?g|[exscdil]r|xl|la|mr|besylate|mesylate|maleate|tartrate|succinate|calcium|potassium"
    r"|delayed-release|prolonged-release|modified-release|sustained-release|subcutaneous|intravenous"
    r"|therapy|transdermal|topical|nasal|ophthalmic|otic|rectal|vaginal|inhalation|sublingual|buccal"
    r"|intramuscular|implants?|lotion|foam|gum|lozenges?|suppositor(?:y|ies)|vaccine)"
)


class HeadingRow(NamedTuple):
    """One row of headings.tsv."""

    pattern: str
    kind: SectionKind
    example: str
    counter_example: str


class HeadingMatch(NamedTuple):
    """What a heading says.

    Args:
        kind: kind of the section it opens.
        names_drug: whether it names the document's drug (or "this medicine").
        name: words that stand where the drug's name should, when they aren't a known name of it.
    """

    kind: SectionKind
    names_drug: bool = False
    name: str = ""


class DrugPattern(NamedTuple):
    """Finds the names of a drug, and "this medicine", in folded text."""

    regex: re.Pattern[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> DrugPattern:
        """The pattern of some names; brand marks, a dose form or a second name in brackets go along."""
        folded = sorted({_fold(n) for n in names} - {""}, key=lambda n: (-len(n), n))
        if not folded:
            return cls(re.compile(_SELF))
        one = "(?:" + "|".join(re.escape(n) for n in folded) + ")[®™]?"
        forms = rf"(?: (?:{_FORM}(?!\w)|\({_FORM}\)))*"
        run = rf"(?:the )?(?<![\w-]){one}(?:(?: ?[(/,] ?| and | or ){one}\)?)*(?![\w]){forms}"
        return cls(re.compile(rf"{run}|{_SELF}"))

    def mask(self, folded: str) -> str:
        """The folded text with every name replaced by ``<x>``."""
        return self.regex.sub(KNOWN, folded)


NO_NAMES = DrugPattern.of([])
"""For lines that are read before the drug's names are known."""

_FOLDS = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2011": "-"}
)
_NUMBER = re.compile(
    r"^(?:section )?(?:\d{1,2}(?:(?:\.\d{1,2})+[.):]?|[.):])|[ivx]{1,4}[.)]|[a-h][.)])\s+(?=\D)"
)
_BARE_NUMBER = re.compile(r"^\s*(?:SECTION |Section )?\d{1,2}\s+(?=[A-Z]{3}|[A-Z][a-z]+ (?:[A-Z&]|and))")

# Pictures that a page sets beside its headings, and the lines of boxes.
_PICTURES = re.compile(f"[{PICTURES}\u2500-\u257f]+")


def _fold(text: str) -> str:
    if not text.isascii():
        text = _PICTURES.sub(" ", text)
    return " ".join(text.translate(_FOLDS).casefold().split())


# "--- Uses ---", "[Uses]", "Q: What is it used for?"
_FRAMED = re.compile(r"^(?:-{2,}|\[(?=[^\[\]()]+\]$)|q(?:uestion)?(?: ?\d{1,2})?:) ?(?P<words>.+?)[\] -]*$")


@lru_cache(maxsize=16384)
def fold_heading(text: str) -> str:
    """A heading's words alone: lower case, plain quotes, no numbering, no mark-up, no final mark.

    Args:
        text: the heading as it stands.

    >>> fold_heading("4.8  **Undesirable effects**:")
    'undesirable effects'
    """
    folded = _fold(_BARE_NUMBER.sub("", text)).strip("*_#=~|!\ufeff ")
    if folded[:1] in {"-", "[", "q"}:
        folded = _FRAMED.sub(r"\g<words>", folded)
    folded = _NUMBER.sub("", folded).strip("*_ ")
    return folded.rstrip(" :?.-!*_\u2026")


@cache
def heading_rows() -> tuple[HeadingRow, ...]:
    """The rows of headings.tsv, in order; earlier rows win.

    >>> heading_rows()[0].kind.value
    'identity'
    """
    return tuple(
        HeadingRow(row["pattern"], SectionKind(row["kind"]), row["example"], row["counter_example"])
        for row in read_rows("headings.tsv")
    )


@cache
def heading_phrases() -> dict[str, SectionKind]:
    """Kinds by the headings that are looked up word for word, in their plain form.

    >>> heading_phrases()["forgotten doses"].value
    'dosage'
    """
    rows = read_rows("heading_phrases.tsv")
    return {plain_heading(p): SectionKind(row["kind"]) for row in rows for p in row["phrases"].split("; ")}


_PLAIN_WORDS = (("&", "and"), ("/", " and "), ("breast-feed", "breastfeed"), ("breast feed", "breastfeed"))


def plain_heading(masked: str) -> str:
    """A folded heading as its like is looked up: "it" is the drug, "&" and "/" are "and".

    Args:
        masked: the heading, names of the drug in it masked.

    >>> plain_heading("the taking of it & storage")
    'taking of <x> and storage'
    """
    for written, plain in _PLAIN_WORDS:
        masked = masked.replace(written, plain)
    words = (KNOWN if word in {"it", "them"} else word for word in masked.split())
    return " ".join(words).removeprefix("the ")


@cache
def _matcher() -> re.Pattern[str]:
    """All rows as one alternation, each row a numbered group."""
    parts = []
    for number, row in enumerate(heading_rows()):
        pattern = row.pattern.replace("<any>", r".{2,60}?")
        pattern = pattern.replace("<x>", f"(?:{KNOWN}|{GUESS}|it|them)").replace("<drug>", f"(?:{KNOWN}|it)")
        parts.append(f"(?P<r{number}>{pattern})")
    return re.compile("|".join(parts))


_AFFIXES = (
    re.compile(r"^<x>(?:'s)?(?: ?[:|,-])? (?!and |or )(?P<rest>.+)$"),
    re.compile(
        r"^(?P<rest>.+?) ?(?:\b(?:of|for|with|on|to|from|in|by|about|when taking|when using|while taking)"
        r"|[:|-])"
        r" (?:the )?(?:<x>)$"
    ),
    re.compile(r"^(?P<rest>.+?)(?: ?[-:|(] ?|, )<x>\)?$"),
)
_SUBTITLE = re.compile(
    r" ?[:|-] (?:what|how|when|why|which|who|everything|things|all|an?|the|your|know|learn|facts|tips|common|"
    r"from|should|mild|more)\b[^,;]*$"
)
MAX_HEADING = 160
"""Code points of the longest line that may be a heading or a title."""
_REMARK = re.compile(r"(?<=\w) \([^()]{4,40}\)(?=:$)|(?<=[A-Z]{2}) \([a-z][^()]{3,40}\)$")
"""What a page adds to a heading: "Side effects (tell your nurse):"."""
# Kinds whose words mean something else in a frame, "Drug information".
_SELF_SAID = frozenset(
    {
        SectionKind.IDENTITY,
        SectionKind.OTHER,
        SectionKind.SUMMARY,
        SectionKind.DESCRIPTION,
        SectionKind.REFERENCES,
    }
)
_TOPICS = frozenset({SectionKind.PREGNANCY, SectionKind.LACTATION, SectionKind.SPECIAL_POPULATIONS})
_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z]")


def match_heading(text: str, drug: DrugPattern, *, loose: bool = False) -> HeadingMatch | None:
    """What section a line opens, if its words are those of a heading.

    Args:
        text: the line, without bullet.
        drug: names of the drug that the document is about.
        loose: whether words that aren't a known name may stand for the drug's.

    >>> match_heading("What are the side effects of Zestril®?", DrugPattern.of(["Zestril"])).kind
    <SectionKind.ADVERSE_EFFECTS: 'adverse_effects'>
    >>> match_heading("4.3 CONTRAINDICATIONS", DrugPattern.of([])).kind
    <SectionKind.CONTRAINDICATIONS: 'contraindications'>
    >>> match_heading("What is gout?", DrugPattern.of(["Zestril"])) is None
    True
    """
    if len(text) > MAX_HEADING or (text.endswith(".") and len(text.split()) > 3):
        return None
    if _SENTENCES.search(text):
        return None
    return _match(text, drug, loose)


@lru_cache(maxsize=16384)  # several passes ask for the same lines
def _match(text: str, drug: DrugPattern, loose: bool) -> HeadingMatch | None:
    folded = fold_heading(text)
    masked = drug.mask(folded.removeprefix("next: "))  # a link right above what it leads to
    if not masked or masked == KNOWN:
        said = heading_phrases().get(plain_heading(folded))  # "Your tablets"
        return HeadingMatch(said) if said else None
    names_drug = KNOWN in masked
    candidates = [masked]
    if remark := _REMARK.search(text):
        candidates.append(drug.mask(fold_heading(text[: remark.start()])))
    if "/" in masked:
        candidates.append(plain_heading(masked))
    if names_drug:
        candidates += [m["rest"].rstrip(" :-") for affix in _AFFIXES if (m := affix.match(masked))]
        if (subtitle := _SUBTITLE.search(masked)) and KNOWN in masked[: subtitle.start()]:
            candidates.append(masked[: subtitle.start()])
    kind = next(filter(None, map(_said, candidates)), None) or _framed(masked)
    if kind:
        return HeadingMatch(kind, names_drug)
    if loose and not names_drug:
        return next((m for m in name_guesses(folded) if m.name), None)
    return None


def _said(masked: str) -> SectionKind | None:
    """What a folded heading opens, its words those of a row."""
    if said := heading_phrases().get(plain_heading(masked)):
        return said
    found = _matcher().fullmatch(masked)
    return _kind(found) if found else None


def _framed(masked: str) -> SectionKind | None:
    """What a folded heading opens that has more words around it, or names several topics of the same kind."""
    for rest in unframed(masked):
        kinds = [_said(rest), *(_said(m["rest"]) for affix in _AFFIXES if (m := affix.match(rest)))]
        if kind := next((k for k in kinds if k and k not in _SELF_SAID), None):
            return kind
    kinds = [_said(topic) for topic in joined_topics(masked)]
    return kinds[0] if kinds and _TOPICS.issuperset(kinds) else None


_BEFORE_NAME = (
    "what more of for with about is are does do can take use taking using on in to from before receive "
    "prescribed was"
    " treat store".split()
)
_NO_NAME = frozenset(
    "a an the my your i you it this that these those and or of for with about is are side effects drug drugs"
    " other any dosage dose doses dosages medicines medicine uses use used warnings precautions "
    "interactions what"
    " how why when who which possible common most pregnancy breastfeeding foods alcohol serious adverse "
    "generic"
    " interaction information special people patients children if not safe in to more else"
    " usual adult pediatric paediatric geriatric recommended additional renal hepatic liver kidney".split()
)
_WORD = re.compile(r"[\w'.®™()/+-]+(?<![.'(])")


@lru_cache(maxsize=2048)
def name_guesses(folded: str, token: str = GUESS) -> tuple[HeadingMatch, ...]:
    """Readings of a folded heading in which some one to four words stand where a drug's name should.

    Args:
        folded: result of fold_heading.
        token: ``GUESS``, or ``KNOWN`` to let ``<drug>`` rows match too ("What is baclofen").

    >>> [(m.name, m.kind.value) for m in name_guesses("what are the side effects of baclofen")]
    [('baclofen', 'adverse_effects')]
    """
    words = list(_WORD.finditer(folded))
    if not 2 <= len(words) <= 20:
        return ()
    guesses = []
    for first in range(len(words)):
        if first and words[first - 1].group() not in _BEFORE_NAME:
            continue
        for last in range(first, min(first + 4, len(words))):
            if words[last].group() in _NO_NAME:
                break
            left, right = words[first].start(), words[last].end()
            found = _matcher().fullmatch(folded[:left] + token + folded[right:])
            if found and (kind := _kind(found)):
                guesses.append(HeadingMatch(kind, False, folded[left:right]))
    return tuple(guesses)


def _kind(found: re.Match[str]) -> SectionKind:
    return heading_rows()[int((found.lastgroup or "r0")[1:])].kind
