"""The words of an action behind its verb, without names, pointers and what asks for it."""

from __future__ import annotations

from functools import lru_cache

from kg_builder import lazy_re as re

from ..language.schedules import clean_words

__all__ = ["SEE_ON", "cleaned"]

SEE_ON = re.compile(r"\s*[\[(]\s*(?:see|refer)\b.*$", re.I)
_SEE = re.compile(
    r"\s*[\[(]\s*(?:see|refer|\d+\.\d+\s*[,)]|CrCl|Child|creatinine|eGFR|table|e\.g)[^\])]*[\])]?", re.I
)


def cleaned(complement: str, names: tuple[str, ...]) -> str:
    """What a verb of change is followed by, without the drug's name and what is told besides.

    Args:
        complement: the words behind the verb.
        names: the drug's names.

    >>> cleaned(" the dose of examplol to 5 mg (see 2.3)", ("examplol",))
    'dose to 5 mg'
    """
    words = _SEE.sub("", SEE_ON.sub("", complement))
    words = _own_names(names).sub("", words) if names else words
    for pattern in _CLEANING:
        words = pattern.sub("", words)
    words = _LOOSE_END.sub("", clean_words(words))
    words = " ".join(words.split())
    return words.strip(" ,;:.()") if words.count("(") != 1 else words.strip(" ,;:.")


@lru_cache(maxsize=64)
def _own_names(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    forms = (
        "(?:(?:extended|delayed|immediate|modified)-release )?(?:tablets?|capsules?)|injections?|"
        "oral (?:solution|suspension)|for injection|nasal spray"
    )
    return re.compile(
        rf"(?:\s+of)?\s*\b(?:{longest_first})\b(?:'s|\u2019s)?(?: (?:{forms})\b)?(?:,? USP\b)?", re.I
    )


_CLEANING = (
    re.compile(r",? as (?:shown|described|outlined|listed|given|presented|summari[sz]ed) in\b.*$", re.I),
    re.compile(r"^\s*(?:the|a|an|your|this|its)\s+(?=\w)"),
    re.compile(r"^(?:drug|medicine|medication|treatment|therapy|product)\b\s*"),
    re.compile(r"\s+at the (?:time of )?onset of\b.*$"),
    re.compile(r"\s+(?:at any time )?to (?:control|manage|treat|minimi[sz]e) .*$"),
    re.compile(r"\b(?:the|this) (?=dose|dosage|infusion|rate|usual|recommended)"),
    re.compile(
        r"\s+(?:in|for|with|by) (?:any |all |the |a )?(?:patients?|those|people|individuals|adults)\b.*$",
        re.I,
    ),
    re.compile(r"\s+during\s+(?:an?\s+)?(?:serious|severe|acute|active)\b[^.;]*?(?=\s+until\b|$)", re.I),
    re.compile(r"\s+in\s+(?:case|the\s+event)\s+of\b.*$", re.I),
    re.compile(r"\s+(?:with|during|upon)\s+(?:concomitant|concurrent|co-?administ\w+)\b.*$", re.I),
    re.compile(r"\s*(?:treatment|therapy) with\s*$"),
    re.compile(r"\b(?:for|of|in|with) (?=(?:to|by|for|in|until)\b)"),
    re.compile(r"\s+(?:for|if|in) any of(?: the following)?\b.*$|\s+for(?::| recurrences? of\b).*$"),
)
_LOOSE_END = re.compile(r"(?:^|\s+)(?:in|for|with|by|of|to|and|or|at|the)\s*$")
