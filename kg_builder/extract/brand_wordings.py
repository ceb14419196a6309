"""The words by which prose gives brand names: "sold as", "you may know it as", "the brand name of"."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = [
    "ABOUT",
    "BEHIND_PRODUCT",
    "BRAND_AFTER",
    "BRAND_BEFORE",
    "IN_COUNTRY",
    "IN_PROSE",
    "OF_BRANDS",
    "OF_BRANDS_ON_PAGES",
    "OF_OTHERS",
    "OR_AS",
    "WITH_MORE",
]

_BRAND_PROSE = re.compile(
    r"\b(?:(?:[Bb]rand|[Tt]rade|[Pp]roprietary)[\s-]+names?"
    r"(?:\s+(?:tablets?|capsules?|drugs?|products?|medicines?|medications?|versions?|forms?|injections?))?"
    r"|(?:\w+\s)?[Bb]rands?(?=\s+(?:include|is|are|of|such|[A-Z]|\(?for\b)|:)|[Bb]iosimilars)"
    r"(?:\s+(?:of|for|in)\s+(?:the\s+|this\s+)?[\w-]+(?:\s(?!is\b|are\b)[a-z]+)?)?"
    r"(?:\s*,?\s+\(?(?:is|are|include|includes|including|such as|like|of|for example|e\.g\."
    r"|under))*\s*[:,]?\s+(?P<names>[A-Z\u2018\u201c][^.;:()]*)"
)
_SOLD_AS = re.compile(
    r"(?:(?P<seller>[\w-]+)\s+(?:is|are)\s+(?:also\s+)?)?\b"
    r"(?:(?:sold|marketed|available|prescribed|branded|made)\s+"
    r"(?:in\s+(?:the\s+)?\w+\s+|by\s+(?:the\s+)?[A-Z][\w&.]*(?:\s+[\w&.]+){0,2}?\s+)?"
    r"(?:under\s+(?:(?:the|several|many|various|different|other)\s+)?(?:(?:brand|trade)\s+)?names?"
    r"(?:\s+too)?,?(?:\s+(?:including|such\s+as|like))?|as)"
    r"|goes\s+by\s+(?:the\s+)?(?:(?:brand|trade)\s+)?names?"
    r"|under\s+(?:several|many|various|different)\s+(?:(?:brand|trade)\s+)?names,?)(?:\s+of)?\s+"
    r"(?P<names>(?:[A-Z\u2018\u201c][^.;:()]*))"
)
_CALLED = re.compile(
    r"(?P<whose>[^.;:,()]{3,60}?),?\s+(?:is\s+|are\s+|may\s+be\s+)?(?:also\s+)?(?:be\s+)?"
    r"(?:known|called)\s+(?:as\s+)?(?:(?:by\s+)?(?:its|the)\s+brand\s+names?,?\s+)?"
    r"(?P<names>(?!Vitamin)[A-Z\u2018\u201c][^.;:()]*)"
)
_IN_BRACKETS = re.compile(
    r"(?P<whose>[^.;:,()]{3,60}?)\s\("
    r"(?P<names>[A-Z][\w-]+[\u00ae\u2122]?(?:(?:,? (?:and |or )?|; |/)[A-Z\d][\w-]*[\u00ae\u2122]?)*)"
    r"(?:,? and others)?\)\s+(?:is|are|belongs|works|treats|helps)\b"
)
_BESIDE = re.compile(
    r"(?P<names>[A-Z][\w-]+(?:(?:,? and |,? or |, )[A-Z][\w-]+)*)"
    r"(?:,\s(?:which\sare\s)?(?:(?:the|both|two|three|all|different|common)\s)+brands?(?:\snames?)?\s"
    r"(?:of|for)|\scontains?\s(?:the\s)?active\s(?:ingredient|substance|drug))\s(?P<whose>[^.;:,()]{3,60})"
)
_ONE_OF_ITS = re.compile(
    r"(?P<names>[A-Z][\w-]+(?:(?:,? and |,? or |, )[A-Z][\w-]+)*)\s(?:is|are)\s"
    r"(?:(?:one|some|two|both|among)\s)*(?:of\s)?(?:its|the)\s(?:\w+\s)?brand(?:\s?names?|s)\b"
    r"(?!\s(?:of|for)\b)"
)
IN_COUNTRY = re.compile(
    r"\s+in\s+(?:the\s+)?"
    r"(?:UK|USA?|U\.S\.(?:A\.)?|United\s(?:States|Kingdom)|America|Britain|Europe|Canada|Australia)\b"
)
BRAND_BEFORE = re.compile(
    r"(?P<names>[A-Z][^.;:()]{2,80}?)\s+(?:is|are|was|were)\s+(?:also\s+)?"
    r"(?:(?:another|an?|one|the|other|both)\s+)?(?:\w+\s+)?(?:brands?|trade\s+names?)(?:[\s-]+names?)?"
    r"(?:\s+(?:version|form|product|drug))?\s+(?:of|for)\s+(?P<whose>[^.;:,()]{3,60})"
)
BRAND_AFTER = re.compile(r"\(\s*(?:brand|trade)\s+names?\s*:?\s*(?P<names>[^()]+)\)", re.I)
_KNOWN_TO_YOU = re.compile(
    r"\b(?:(?:know|meet|find|see|recogni[sz]e|buy|hear\s+of)\s+(?:\w+|this\s+\w+)\s+"
    r"(?:better\s+|mostly\s+|sold\s+)?as|(?:pharmacies|doctors|people|patients|chemists)\s+know\s+as"
    r"|\b(?:version|form|tablet|capsule|injection|patch)s?\s+(?:is|are)\s+"
    r"(?:called|sold\s+as|known\s+as|named)|generic\s+(?:name|version|form)\s+(?:of|for)"
    r"|active\s+(?:ingredient|substance|drug)\s+(?:in|of))\s+(?:the\s+(?:brand|drug)\s+)?"
    r"(?P<names>[A-Z\u2018\u201c][^.;:()]*)"
)
_THE_NAME = re.compile(
    r"(?P<names>[A-Z][\w-]+(?:\s[A-Z]{2})?),\s+(?:the|its)\s+"
    r"(?:(?:old|older|original|brand|trade|better-known|best-known|former)\s+)*name\s+"
    r"(?:you|your|most|many|people|that|by|under|doctors)\b"
)
"""A name with who knows it: "Brandol, the name your parents knew"."""
OR_AS = re.compile(r"(?:,|\s+and|\s+or)+\s+as\s+(?P<names>[A-Z][\w-]+(?:\s(?:[A-Z]{2}|[A-Z][a-z]+))?)")
"""A further name: "sold as Brandol in one country and as Samplex in another"."""

BEHIND_PRODUCT = re.compile(
    r"\b(?:available|marketed|supplied|comes|sold)\b(?:(?!\bwith\b|\bcombin)[^.;])*?"
    r"(?:\d\s?(?:mg|mcg|g|ml)|tablets?|capsules?|injections?|solution|suspension|cream|gel|patch(?:es)?)\s"
    r"\((?P<names>(?!Schedule|Generic|Prescription|Table|Figure)[A-Z][a-z]{3,}(?:\s[A-Z]{2,3})?)\)"
)
"""A brand in brackets behind what is sold as it: "is available as 5 mg tablets (Brandol)"."""

IN_PROSE = (
    BRAND_AFTER,
    _BRAND_PROSE,
    _SOLD_AS,
    _KNOWN_TO_YOU,
    BRAND_BEFORE,
    _ONE_OF_ITS,
    _THE_NAME,
    BEHIND_PRODUCT,
)
ABOUT = ((_CALLED, ("known", "called")), (_IN_BRACKETS, (" (",)), (_BESIDE, ("brand", "active")))
"""Patterns of sentences that say what the drug is, each with words of which it holds one."""
OF_OTHERS = re.compile(
    r"(?i)\b(?:other (?:drugs|medicines|medications|products)\b|(?:not|different)\b(?=[^,]*$))"
)
OF_BRANDS = (
    "brand",
    "trade",
    "proprietary",
    "sold",
    "marketed",
    "available",
    "biosimilars",
    "know ",
    "active ingredient",
    "generic",
)
"""Words of which a label's sentence holds one that tells brand names: looking for these first is cheap."""

OF_BRANDS_ON_PAGES = (
    *OF_BRANDS,
    " name",
    "meet ",
    "find ",
    "see ",
    "recogni",
    "buy ",
    "hear ",
    "version",
    "form ",
)
"""The same for a page's sentences, which say it in more ways."""

WITH_MORE = frozenset([_SOLD_AS, _KNOWN_TO_YOU])
"""Those behind whose names further ones may be told: "sold as Brandol and as Samplex"."""
