"""Section headings: their wording, as data, to the kind of section they open.

``headings.tsv`` has one row a wording: a regular expression over the folded heading, the section
kind, a heading that must match and one that must not. ``<x>`` stands for a name of the document's drug
or "this medicine", ``<drug>`` for the same but never for a guess, ``<any>`` for any words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg_builder.model import SectionKind

__all__ = ["DrugPattern", "HeadingMatch", "HeadingRow", "fold_heading", "heading_rows", "match_heading"]

NAME_TOKEN = "<x>"  # noqa: S105
_SELF = (
    r"(?:this|the|your|these) (?:[\w-]+ )?(?:medicines?|medications?|drugs?|products?|treatments?|vaccine"
    r"|injections?|tablets?|capsules?|inhaler|cream|patch|patches)"
)
_FORM_WORDS = (
    r"(?: (?:oral|film-coated|extended-release|hydrochloride|sodium|hcl))*"
    r"(?: (?:tablets?|capsules?|injections?|infusions?|cream|gel|ointment|solution|suspension|inhaler|patch(?:es)?"
    r"|drops|spray|pen|syrup|powder|[\d.,]+ ?m?c?g))*"
)


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """One row of headings.tsv."""

    pattern: str
    kind: SectionKind
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """What a heading says.

    Args:
        kind: kind of the section it opens.
        names_drug: whether it names the document's drug (or "this medicine").
        name: words that stand where the drug's name should, when they aren't a known name of it.
    """

    kind: SectionKind
    names_drug: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class DrugPattern:
    """Finds the names of a drug in folded text."""

    regex: re.Pattern[str] | None

    @classmethod
    def of(cls, names: Iterable[str]) -> DrugPattern:
        """The pattern of some names, longest first; brand marks and a second name in brackets go along."""
        folded = sorted({_fold(n) for n in names} - {""}, key=lambda n: (-len(n), n))
        if not folded:
            return cls(None)
        one = "(?:" + "|".join(re.escape(n) for n in folded) + ")[®™]?"
        return cls(re.compile(rf"(?<![\w-]){one}(?:(?: ?[(/,] ?| and ){one}\)?)*(?![\w])"))

    def mask(self, folded: str) -> str:
        """The folded text with every name replaced by ``<x>``."""
        return self.regex.sub(NAME_TOKEN, folded) if self.regex else folded


_FOLDS = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2011": "-"}
)
_NUMBER = re.compile(r"^(?:section )?(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[ivx]{1,4}[.)]|[a-h][.)])\s+(?=\D)")


def _fold(text: str) -> str:
    return " ".join(text.translate(_FOLDS).casefold().split())


def fold_heading(text: str) -> str:
    """A heading's words alone: lower case, plain quotes, no numbering, no mark-up, no final mark.

    >>> fold_heading("4.8  **Undesirable effects**:")
    'undesirable effects'
    """
    folded = _fold(text).strip("*_#\ufeff ")
    folded = _NUMBER.sub("", folded).strip("*_ ")
    return folded.rstrip(" :?.-!*_")


@cache
def heading_rows() -> tuple[HeadingRow, ...]:
    """The rows of headings.tsv, in order; earlier rows win."""
    path = files("kg_builder.readers") / "headings.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            HeadingRow(row["pattern"], SectionKind(row["kind"]), row["example"], row["counter_example"])
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


@cache
def _matcher(*, loose: bool) -> re.Pattern[str]:
    """All rows as one alternation, each row a numbered group.

    The loose form also takes words that aren't a known name for ``<x>``.
    """
    drug = rf"(?:the )?(?:<x>|{_SELF}|it){_FORM_WORDS}"
    free = r"(?:[\w'®™/().,+-]+ ?){1,6}?"
    parts = []
    for number, row in enumerate(heading_rows()):
        first = True
        pattern = row.pattern.replace("<drug>", drug).replace("<any>", r".{2,60}?")
        while "<x>" in pattern.replace(drug, ""):
            at = _bare_token(pattern, drug)
            name = f"(?P<n{number}>{free})" if loose and first else f"(?:{free})" if loose else "(?!)"
            pattern = pattern[:at] + f"(?:{drug.replace('<x>', chr(0))}|{name})" + pattern[at + 3 :]
            first = False
        parts.append(f"(?P<r{number}>{pattern.replace(chr(0), '<x>')})")
    return re.compile("|".join(parts))


def _bare_token(pattern: str, drug: str) -> int:
    """Place of the first ``<x>`` that doesn't stand inside an expanded ``drug``."""
    at = pattern.replace(drug, "\x01" * len(drug)).index("<x>")
    return at


_AFFIXES = (
    re.compile(r"^<x>(?:'s)?(?: ?[:|,-])? (?!and |or )(?P<rest>.+)$"),
    re.compile(
        r"^(?P<rest>.+?) ?(?:\b(?:of|for|with|on|to|from|in|by|about|when taking|when using|while taking)|[:|-]) (?:the )?(?:<x>)$"
    ),
    re.compile(r"^(?P<rest>.+?)(?: ?[-:|(] ?|, )<x>\)?$"),
)


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
    if len(text) > 200:
        return None
    folded = fold_heading(text)
    masked = drug.mask(folded)
    if not masked or masked == NAME_TOKEN:
        return None
    names_drug = NAME_TOKEN in masked or re.search(_SELF, masked) is not None
    candidates = [masked]
    candidates += [m["rest"].rstrip(" :-") for affix in _AFFIXES if (m := affix.match(masked))]
    for candidate in candidates:
        if found := _matcher(loose=False).fullmatch(candidate):
            return HeadingMatch(_row(found).kind, names_drug)
    if loose and (found := _matcher(loose=True).fullmatch(masked)):
        name = next((v for k, v in found.groupdict().items() if k.startswith("n") and v), "")
        return HeadingMatch(_row(found).kind, names_drug, name.strip())
    return None


def _row(found: re.Match[str]) -> HeadingRow:
    number = next(int(k[1:]) for k, v in found.groupdict().items() if k.startswith("r") and v is not None)
    return heading_rows()[number]
