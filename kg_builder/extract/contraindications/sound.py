"""Trims what is named as forbidding the drug, and leaves out what names nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Fact

from ..vocabulary.condition_words import says_nothing
from ..vocabulary.substances import is_substance

__all__ = ["sound", "sound_name"]

_BEFORE = re.compile(
    r"^(?:\d\s+(?=[A-Z])"
    r"|[^\w<>\u2264\u2265([]+(?:with\s+)?|as\s+in\s+|on\s+(?:\w+\s+)?(?:therapy|treatment)\s+with\s+)"
)
_BEHIND = re.compile(
    r"\s+(?:Potential\s+for\b.*|(?:[A-Z][a-z]+\s)?[A-Z][\w-]*[a-z]:\s.*)"  # the next cells of a lost table
    r"|\s*[\[(][^\])]*$|\s+if\s+it$",
    re.S,
)
_NEXT_CLASS = re.compile(r"(?P<drug>[a-z][\w-]+) (?P<next>[A-Z][\w-]+)( [A-Z]\w+)*$")
"""A drug, or a class, with the next cells of a lost table: "samplol Antipsychotics Trialine"."""
_CLAUSE = re.compile(
    r"\b(?:ha(?:ve|s)\s+not\s+been\s+(?:conducted|performed|studied|evaluated)|cannot\s+be\s+excluded"
    r"|should\s+elapse|suggests?\s+that|resulted\s+in(?=\s+(?:abort|death|mal))|assume\s+that|event\s+that"
    r"|(?:is|are)\s+known$|some\s+evidence|other\s+than\s+those)\b",
    re.I,
)
"""What says something instead of naming it."""
_LOOSE = re.compile(
    r"^(?:(?:often|this|some\s+(?:patients|people)|unless|or|and|due\s+to\s+(?:the|its|an?)|furthermore"
    r"|similarly|rapid\s+succession\s+with|as\s+serious|co-?administered"
    r"|(?:co-?administration|combination)\s+with\s+(?:the|other)\s+drugs|at\s+risk\s+for,"
    r"|(?:emergency\s+)?contraceptive\s+method)\b"
    r"|(?:studies|trouble|(?:mild|moderate|severe)(?:\s+(?:or|to)\s+severe)?)$|\d+\s+(?:hours|days)\b"
    r"|[^(]*\))|\b(?:these\s+events|following\s+conditions|currently\s+have|history\s+of\s+possible"
    r"|highly\s+dependent|in\s+patients)$|\b(?:mice|rats?|rabbits?|monkeys|dogs)\b",
    re.I,
)
"""What points elsewhere, breaks off, or speaks of animals."""


def sound(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts with their objects trimmed, without those that name nothing.

    Args:
        facts: contraindications as they were read.

    >>> found = [replace(facts[0], object=name) for name in ("gout [see Table", "unless otherwise")]
    >>> [fact.object for fact in sound(found)]
    ['gout']
    """
    for fact in facts:
        if name := sound_name(fact.object):
            yield fact if name == fact.object else replace(fact, object=name)


def sound_name(name: str) -> str:
    """What a situation is called, without loose ends; "" if the words name none.

    >>> sound_name("renal impairment Antipsychotics: samplidone"), sound_name("studies")
    ('renal impairment', '')
    >>> sound_name("samplostatin Potential for myopathy"), sound_name("drugs of which some evidence is lost")
    ('samplostatin', '')
    """
    plain = _BEHIND.sub("", _BEFORE.sub("", name)).strip(" ,;")
    if (first := _NEXT_CLASS.match(plain)) and is_substance(first["drug"]):
        plain = first["next"].casefold() if first["drug"].endswith("s") else first["drug"]
    if not plain or _CLAUSE.search(plain) or _LOOSE.search(plain):
        return ""
    return plain if " " in plain or not says_nothing(plain) else ""
