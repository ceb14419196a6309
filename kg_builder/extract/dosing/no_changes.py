"""What a sentence tells that asks for no change of dosing: what is not known, was seen, or is made up."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.cues import cues

__all__ = ["CONCLUDED", "MADE_UP", "NOT_STATED", "NOT_STATED_CUES", "OBSERVED", "SEEN_IN_STUDIES"]

NOT_STATED = re.compile(
    r"\bnot been (?:studied|established|evaluated)|\bmiss(?:ed|es)? [^.]{0,20}dose|\bover-?dos|\bforg[eo]t",
    re.I,
)
"""What nobody knows about a group, and doses missed or taken by mistake."""
CONCLUDED = re.compile(
    r"\b(?:therefore|thus|hence|consequently|and (?:is|are|should)|so)\b[^.;]*"
    r"\b(?:contraindicated|not (?:recommended|be (?:used|given|taken))|avoid|reduc|lower)"
    r"|^(?:as|since|because)\b[^.;]*,[^.;]*\b(?:contraindicated|not recommended|avoid)",
    re.I,
)
"""What follows from it that nothing is known: "has not been studied ... and is therefore not recommended"."""

NOT_STATED_CUES = cues("not been", "miss", "dos", "forg")
MADE_UP = re.compile(
    r"\b(?:diluents?|shak(?:e|en|ing)|bottles?|vials?|reconstitut\w+|withdrawable|containers?)\b",
    re.I,
)
"""What tells how the drug is made up, and no dose of those whom a heading far above names."""

OBSERVED = re.compile(
    r"\b(?:caused|has been (?:successful|used)|range is|in healthy"
    r"|(?:anti-?xa|plasma|serum) (?:range|levels?))\b",
    re.I,
)
"""What tells what doses did, or which levels are aimed at: no dose that is asked for."""

SEEN_IN_STUDIES = re.compile(
    r"\b(?:in|from) (?:an?|the|one|two|three|several|some|clinical|controlled|other) (?:[\w-]+,? ){0,4}"
    r"(?:trials?|stud(?:y|ies)|analys[ei]s)\b"
    r"(?=.*\b(?:occurred|were|was|received|reported|observed|demonstrated|showed|resolved|resulted)\b)"
    r"|\bwhether or not\b|\bno (?:[\w-]+ )?differences?\b[^.;]*\b(?:were|was)\b"
    r"|\bmajority of patients\b[^.;]*\breceived\b"
    r"|\b(?:experienced|had) (?:a )?(?:greater|higher|more)\b[^.;]*\bwhen (?:treated|given)\b"
    r"|\bincidences? of (?:these|this|such)\b|^(?:[\w-]+ ){1,2}of \d+ (?:patients|subjects)\b",
    re.I,
)
"""What tells of what was seen in a study, or holds for those without the trigger, too."""
