"""What the sentence around a tagged effect says of it: how often, in what share, in whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect

from ..language.percents import pair_of, percent_of
from .shares_first import share_first
from .tiers import IN_BRACKETS, tier_said
from .trials import TrialShare, is_no_arm, plain_shares, shares_beside, trial_share
from .whom import seen_in

__all__ = ["SaidOfEffect", "beside", "said_of_effect", "with_share"]

_LONGEST_LEAD = 20
_BARE = re.compile(r"\s*,?\s+(?P<share>[<>\u2264\u2265~]?\s*\d+(?:\.\d+)?\s*%)(?=\s*(?:[,;.]|and\b|or\b|$))")
_VERB = (
    r"(?:occur(?:s|red)?|(?:(?:was|were|is|are|has been|have been)\s+)?(?:also\s+)?(?:reported|observed|seen|"
    r"noted|detected|documented|experienced|present|found|identified)(?:\s+to occur)?|developed|happened)"
)
_BETWEEN = (
    r"(?:\s+(?:as a (?:consequence|result) of|due to|secondary to|associated with|of any grade|"
    r"in the absence of|of (?:at least|more than|greater than) \d|[\u2265>]=? ?\d)[^,.;:%]{0,40}?|"
    r",\s*(?:which[^,.;:%]{3,60},|which|that))?"
)
_THEN_SHARE = re.compile(
    rf"\s*(?:\([^()]*\)\s*)?{_BETWEEN}\s*{_VERB}\b(?:(?!severe|serious|fatal)[^.;:%()\d]){{0,60}}?\s"
    r"(?:in|by|for)\s+(?:\d+ of [\d,]+ \(|\d+ \()?"
    r"(?=[\d<>\u2264\u2265~]|(?:approximately|about|up to|more than|less|fewer|at least|greater) )",
    re.I,
)
_RATE_OF = re.compile(r"\b(?:incidence|rate|frequency)\s+of\s+(?:the\s+|all\s+)?$", re.I)
_THEN_RATE = re.compile(
    r"(?P<who>(?:[^.;:%,\d]|(?<=[A-Z])\d+){0,80}?(?:\d+ mg[^.;:%,\d]{0,20})?)\s(?:was|were|is|are)\s+"
    r"(?=\d|approximately|about)",
    re.I,
)
_MORE_OFTEN = re.compile(
    rf"\s*(?:{_VERB}|(?:was|were|is|are))\s+"
    r"(?:the\s[^.;:%()\d]{3,60}?\s(?:seen|reported|observed|noted)\s+|\w+\s+)?"
    r"(?:(?:more (?:frequent(?:ly)?|often|common(?:ly)?)|frequently|higher|greater)\b[^.;:%()]{0,40}?\b)?"
    r"(?P<who>(?:in|with|among|on)\s[^.;:%()]{3,90}?)\s*\((?:\d+, )?(?P<share>\d[\d.]*)\s*%\)"
    r"(?:\s*(?:,|and|, and)\s+(?P<next>[^.;:%(),]{3,60}?)\s*\((?P<also>\d[\d.]*)\s*%\))?"
    r"(?:(?:[^.;%()]|\(\d[\d.]*\s*%\)){0,60}?(?:than|compared (?:with|to))\s+(?P<other>[^.;:%()]{3,60}?)"
    r"\s*\((?:\d+, )?(?P<against>\d[\d.]*)\s*%\))?",
    re.I,
)
_PAIR_OF = re.compile(
    rf"\s*(?:{_VERB}|(?:was|were|is|are))\s+(?:\w+\s+)?"
    r"(?:more (?:frequent(?:ly)?|often|common(?:ly)?)|higher|greater)\b[^.;:%()]{0,40}?\b"
    r"(?P<who>(?:in|with|among)\s[^.;:%()]{3,90}?)\s*,?\s+(?:than|(?:as )?compared (?:with|to))\s+"
    r"(?P<other>[^.;:%()]{3,60}?)\s*\((?P<share>\d[\d.]*)\s*%?\s*(?:vs\.?|versus"
    r"|and)\s*(?P<against>\d[\d.]*)\s*%",
    re.I,
)
"""Both shares in one pair of brackets: "higher on zolfin than on placebo (3% vs. 1%)"."""

_OTHER_BESIDE = re.compile(
    r"\s*,?\s*(?:in [^.;:%(),]{3,60} )?(?:(?:as )?compared (?:with|to)|versus|vs\.?|than)\s+(?:in\s+)?"
    r"(?P<other>[^.;:%()]{3,60}?)\s*\((?P<against>\d[\d.]*)\s*%\)",
    re.I,
)
"""The share of the other arm in brackets of its own: "(9%) compared with patients on placebo (1%)"."""

_TWO_EACH = re.compile(
    r"\s(?:was|were|(?:(?:was|were) )?(?:reported|observed|seen|noted) (?:in|by)|occurred in)\s+"
    r"(?P<one>\d[\d.]*)\s*% and (?P<two>\d[\d.]*)\s*%(?P<who>[^.;:%()]{3,80}?)\s*,?\s*"
    r"(?:and|compared (?:with|to)|versus|vs\.?)\s+(?:in )?(?P<three>\d[\d.]*)\s*% and (?P<four>\d[\d.]*)\s*%"
    r"(?P<other>[^.;:%()]{3,80}?),?\s*respectively",
    re.I,
)
"""Two effects with the shares of two arms each: "gout and fits was 2% and 1% on X and 1% and 0% on Y"."""

_CAUSING = re.compile(r"\b(?:caus(?:es?|ed)|induc(?:es?|ed)|produc(?:es?|ed)|result(?:s|ed) in)\s+$", re.I)
_AND_THEN = re.compile(r"\bin \d[\d.]*\s*%[^.;:%]*?\band\s+$")
"""The share of the effect before: "gout in 9% of patients and rash in 3%"."""
_IN_SHARE = re.compile(r"\s*(?:\([^()]*\)\s*)?in\s+(?=\d|approximately|about)", re.I)
_RATE_AFTER = re.compile(
    r"\s+(?:incidence|rates?|frequency)\s+(?:was|were|is)\s+(?=\d|approximately|about)", re.I
)
_THAN_PAIR = re.compile(
    r"\s*(?:than|(?:as )?compared (?:with|to))\s+(?P<other>[^.;:%()]{3,60}?)\s*"
    r"\((?P<share>\d[\d.]*)\s*%?\s*(?:vs\.?|versus|and)\s*(?P<against>\d[\d.]*)\s*%",
    re.I,
)
"""The pair behind the effect: "the X group had a higher rate of gout than the placebo group (3% vs. 1%)"."""

_WITH_RATE = re.compile(
    r"\s+(?:was|were|is|are)\s+(?:among )?the\s[^.;:%()\d]{3,90}?\swith an?\s+(?:overall )?"
    r"(?:incidence|frequency|rate) of\s+(?=\d|approximately|about)|"
    r"\s+(?:was|were|is|are)\s+(?:among )?the\s[^.;:%()\d]{3,60}?"
    r"(?:,\s*(?:affecting|(?:seen|reported|occurring) (?:in|by))\s+|\s*\()"
    r"(?=(?:(?:approximately|about)\s+)?\d[\d.]*\s*%\s+of\b)",
    re.I,
)
_ALIKE = re.compile(
    r"\s*(?:was|were|is|are)\s+(?:\w+\s+)?(?:comparable|similar|balanced|the same)\s+"
    r"(?:between|in|for|among)\s+(?P<who>[^.;:%()]{3,60}?)\s+and\s+(?:in\s+)?(?P<other>[^.;:%()]{3,60}?)\s*"
    r"\((?P<share>\d[\d.]*)\s*%?\s*(?:vs\.?|versus|and)\s*(?P<against>\d[\d.]*)\s*%",
    re.I,
)
"""Shares of arms that hardly differ: "was comparable between zolfin and placebo (3% vs. 3.1%)"."""

_WHO = re.compile(
    r"(?:treated with|recei(?:ving|ved)|taking|took|given|\bon|\bwith)\s+"
    r"(?:the\s+)?(?P<arm>[A-Za-z][\w-]+(?: \d+ ?mg(?:/day)?)?)|"
    r"(?P<treated>[A-Za-z][\w-]+)-treated|the\s+(?P<group>[A-Za-z][\w-]+) (?:group|arm|regimen)"
)
_CONTROL = re.compile(r"placebo|vehicle|sham", re.I)
_NEXT_PAIR = re.compile(r"\s*(?:\([^()]*\)\s*)?in\s+(?P<one>\d[\d.]*)\s*% and (?P<two>\d[\d.]*)\s*%")
_ANY_SHARE = re.compile(r"\d[\d.]*\s*%")
_PART_OF_IT = re.compile(
    r"(?:\bgrades?\b[^,;.]{0,24}|"
    r"\b(?:severe|serious|(?<!non-)(?<!non)fatal|life-threatening|mild|moderate)(?: (?:or|and) \w+)?)\s*$",
    re.I,
)
_COORDINATED = re.compile(r"\s*(?:,|/|;|and|or|,\s*and|,\s*or|and/or|\([^()]*\),?(?:\s*and)?)\s*", re.I)
_CAUSE = re.compile(
    r"(?:\b(?:consequence|result|complication) of|due to|secondary to|in the absence of|without)\s*$", re.I
)
_OTHER_SHARE = re.compile(
    r"discontinu|withdr[ae]w|interrupt|dose reduction|\bCI\b|confidence|resolv|recover", re.I
)


_WHAT_THEY_HAVE = re.compile(
    r"\b(?P<who>patients|subjects|adults|children|adolescents|women|men|people|those) (?:with|who ha(?:ve|d))"
    r"(?: [\w-]+){0,4}\s+$",
    re.I,
)
"""Patients who are said to have what follows: "in two patients with a second melanoma"."""


@dataclass(frozen=True, slots=True)
class SaidOfEffect:
    """What a sentence says of one effect that it names; None for what it doesn't say."""

    frequency: str | None = None
    percent: float | None = None
    percent_max: float | None = None
    percent_comparator: float | None = None
    arm: str | None = None
    comparator: str | None = None
    population: str | None = None
    also: tuple[TrialShare, ...] = ()
    """Shares of further arms or studies of the drug."""

    def added_to(self, fact: AdverseEffect) -> AdverseEffect:
        """A fact of the effect with all that is said of it.

        Args:
            fact: it, without frequency, shares, arms and patients.
        """
        return replace(
            fact,
            frequency=self.frequency,
            percent=self.percent,
            percent_max=self.percent_max,
            percent_comparator=self.percent_comparator,
            arm=self.arm,
            comparator=self.comparator,
            population=self.population,
        )


def beside(places: Iterable[tuple[int, int]], start: int, end: int) -> tuple[int, int | None]:
    """Where the effect before another ends in its sentence, 0 if none, and the next begins.

    Args:
        places: starts and ends of effects in the sentence.
        start: of the one.
        end: of the one.

    >>> beside([(0, 4), (6, 10), (14, 18)], 6, 10)
    (4, 14)
    """
    known = list(places)
    before = max((b for _, b in known if b <= start), default=0)
    return before, min((a for a, _ in known if a >= end), default=None)


def said_of_effect(
    sentence: str, start: int, end: int, *, previous_end: int = 0, next_start: int | None = None
) -> SaidOfEffect:
    """What a sentence says of the effect at a place in it.

    A share counts when it stands in brackets or bare right after the effect, when the effect alone is
    said to have occurred in it, or when that share of patients had the effect. A share of severe cases, of
    patients who stopped treatment, or of an effect that is coordinated with another is left alone.

    Args:
        sentence: the sentence.
        start: first code point of the effect in it.
        end: index after the last.
        previous_end: end of the effect named before it, 0 without one.
        next_start: start of the next one, None without one.

    >>> said_of_effect("Gout (5% vs 2% placebo) occurred.", 0, 4).percent_comparator
    2.0
    >>> said_of_effect("The most common adverse reactions were gout and rash.", 39, 43).frequency
    'common'
    >>> said_of_effect("More frequent dosing led to gout.", 28, 32).frequency is None
    True
    >>> said_of_effect("Severe gout occurred in 3% of patients.", 7, 11).percent is None
    True
    >>> said = said_of_effect("Gout occurred in 9% of patients in Study 1 and 7% in Study 2.", 0, 4)
    >>> [(share.value, share.population) for share in said.also]
    [(7.0, 'Study 2')]
    """
    before = sentence[:start]
    after = sentence[end : len(sentence) if next_start is None else next_start]
    if _OTHER_SHARE.search(before):
        return SaidOfEffect()
    between = sentence[previous_end:start] if previous_end else ""
    rest = sentence[end:]
    shares: tuple[TrialShare, ...] = ()
    if "%" in sentence or "percent" in sentence:
        shares = _shares(plain_shares(before), plain_shares(after), between, plain_shares(rest))
        shares = tuple(s for s in shares if s.comparator_value is not None or not _CONTROL.match(s.arm))
    share = shares[0] if shares else None
    who = _WHAT_THEY_HAVE.sub(r"\g<who>", before)
    seen = seen_in(who) if who and len(before.split()) <= _LONGEST_LEAD else None
    return SaidOfEffect(
        frequency=tier_said(before, after, rest),
        percent=share.value if share else None,
        percent_max=share.upper if share else None,
        percent_comparator=share.comparator_value if share else None,
        arm=(share.arm or None) if share else None,
        comparator=(share.comparator or None) if share else None,
        population=(share.population if share else "") or seen,
        also=shares[1:],
    )


def with_share(fact: AdverseEffect, share: TrialShare) -> AdverseEffect:
    r"""A fact of the same effect with the share of another arm or study.

    >>> page = read("Side effects\nGout.")
    >>> found = (page.evidence(page.monograph.sections[-1], 13, 17, "a"),)
    >>> fact = AdverseEffect(drug="zolfin", object="gout", evidence=found)
    >>> with_share(fact, TrialShare(9.0, arm="Zolfin 10 mg")).percent
    9.0
    """
    return replace(
        fact,
        percent=share.value,
        percent_max=share.upper,
        percent_comparator=share.comparator_value,
        arm=share.arm or None,
        comparator=share.comparator or None,
        population=share.population or fact.population,
    )


def _shares(before: str, after: str, between: str, rest: str) -> tuple[TrialShare, ...]:
    """The shares of patients that are said of the effect between these words, the drug's first arm first."""
    if _PART_OF_IT.search(before):
        return ()
    if match := IN_BRACKETS.match(after):
        aside = match["aside"]
        if "%" in aside and not re.search(r"grade|\bCI\b|confidence|severe|range|incidence", aside, re.I):
            if further := shares_beside(aside.lstrip()):
                return (trial_share(aside.lstrip()) or TrialShare(0), *further)
            return _one(_beside(_of_aside(aside, before), before, rest[match.end() :]))
    if match := _BARE.match(after):
        return _one(trial_share(match["share"]))
    if each := _of_two(before, between, rest):
        return (each,)
    if _COORDINATED.fullmatch(between) or _CAUSE.search(before):
        return ()
    if match := _MORE_OFTEN.match(rest):
        return _more_often(match)
    if match := _PAIR_OF.match(rest) or _ALIKE.match(rest):
        return (_against(float(match["share"]), match["who"], match["other"], match["against"]),)
    if match := _THAN_PAIR.match(rest):
        _, the, group = before.casefold().rpartition("the ")
        group = the + before[len(before) - len(group) :]
        return (_against(float(match["share"]), group, match["other"], match["against"]),)
    if (
        match := _THEN_SHARE.match(rest)
        or _WITH_RATE.match(rest)
        or (_IN_SHARE.match(rest) if _CAUSING.search(before) or _AND_THEN.search(before) else None)
    ):
        told = rest[match.end() :]
        if _OTHER_SHARE.search(rest[: match.end()]):
            return ()
        share = trial_share(told)
        return (share, *shares_beside(told)) if share else ()
    if (pair := _NEXT_PAIR.match(rest)) and (first := _ANY_SHARE.search(before)):
        # "gout in 52% of patients on X and 43% on Y, fits in 35% and 28%, respectively"
        arms = trial_share(before[first.start() :])
        if arms is not None and arms.comparator_value is not None:
            return (replace(arms, value=float(pair["one"]), comparator_value=float(pair["two"])),)
    if _OTHER_SHARE.search(after):
        return ()
    if first_told := share_first(before, rest):
        return _one(_beside(first_told[1], before[: first_told[0]], rest))
    if match := _RATE_AFTER.match(after):
        return _one(trial_share(after[match.end() :]))
    if _RATE_OF.search(before) and (match := _THEN_RATE.match(after)):
        share = trial_share(after[match.end() :])
        named = _who(match["who"])
        return _one(replace(share, arm=named) if share and named and not share.arm else share)
    return ()


def _one(share: TrialShare | None) -> tuple[TrialShare, ...]:
    return (share,) if share else ()


def _against(share: float, who: str, other: str | None, against: str | None) -> TrialShare:
    """A share with the names of its arm and of the other, as words on patients give them."""
    return TrialShare(
        share,
        arm=_who(who),
        comparator=_who(other) if other else "",
        comparator_value=float(against) if against else None,
    )


def _more_often(match: re.Match[str]) -> tuple[TrialShare, ...]:
    """The shares of "more often in patients on X 5 mg (4%) and X 10 mg (7%) than on placebo (2%)"."""
    first = _against(float(match["share"]), match["who"], match["other"], match["against"])
    if not match["also"] or not (named := _who(f"with {match['next']}")):
        return (first,)
    return first, replace(first, value=float(match["also"]), arm=named)


def _of_two(before: str, between: str, rest: str) -> TrialShare | None:
    """The share of one of two effects that a sentence gives for two arms each."""
    second = _COORDINATED.fullmatch(between) is not None
    match = _TWO_EACH.match(rest) if second else _TWO_EACH.search(rest)
    if match is None or not (second or re.match(r"\s+and\s+[^,.;%()]{3,60}$", rest[: match.start()])):
        return None
    mine = ("two", "four") if second else ("one", "three")
    return _against(float(match[mine[0]]), match["who"], match["other"], match[mine[1]])


def _beside(share: TrialShare | None, before: str, rest: str) -> TrialShare | None:
    """A share with that of the other arm in brackets of its own: "(9%) compared with placebo (1%)"."""
    match = _OTHER_BESIDE.match(rest)
    if share is None or share.comparator_value is not None or match is None:
        return share
    return replace(
        share,
        arm=share.arm or _who(before),
        comparator=_who(match["other"]),
        comparator_value=float(match["against"]),
    )


def _who(words: str) -> str:
    """The arm that words on patients name."""
    who = _WHO.search(words)
    if who and not is_no_arm(name := who["arm"] or who["treated"] or who["group"]):
        return name
    return words.strip() if _CONTROL.fullmatch(words.strip()) else ""


def _of_aside(aside: str, before: str) -> TrialShare | None:
    """The share in brackets after an effect: "(5%)", "(5% vs 2% placebo)", "(n=3, 4%)"."""
    told = percent_of(aside)
    share = trial_share(aside.lstrip())
    if share is not None and share.comparator_value is not None:
        return share
    if told is None or told.relation not in {"=", "-"}:
        return None
    if told.comparator_value is None and (named := percent_of(before)) and named.comparator:
        told = pair_of(f"({aside})", named) or told  # "gout (5% on it, 2% on placebo), gas (4% and 1%)"
    return TrialShare(
        told.value, told.upper, share.arm if share else "", told.comparator, told.comparator_value
    )
