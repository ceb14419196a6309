"""Sentences that name adverse effects: which words are the list, and what the rest says of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..rule_tables import named_rows

__all__ = ["EffectSentence", "SentenceRule", "bracketed_signs", "clauses", "load_rules", "read_sentence"]

EFFECTS = (
    r"(?:(?:side|adverse|undesirable|unwanted|undesired|untoward)[- ](?:effects?|reactions?|events?)|"
    r"adverse drug reactions?|ADRs?|side-effects?|reactions|complaints)"
)
_MARK = "\ua7ff"  # a letter of no living language, for each letter of the drug's name
DRUG = (
    r"\b(?:(?:(?:taking|using|use of|treatment with|therapy with)\s+)?(?:\ua7ff+|it|"
    r"this (?:drug|medicine|medication|treatment|product)|"
    r"the (?:drug|medicine|medication|treatment|injection|tablets|capsules)|"
    r"these (?:drugs|medicines|medications|tablets|capsules)|this))"
)


class SentenceRule(NamedTuple):
    """A way of naming effects in a sentence.

    Args:
        name: id of the rule, for provenance.
        scope: what it reads: "listed" effects, "signs" of an effect, effects for which to "seek" care,
            effects "seen" or reported, or any other sentence on "effects"; a section allows some of these.
        needs: pieces of words, one of which a sentence must hold for the rule to be tried.
        pattern: regular expression with the groups ``list`` and ``lead``, and perhaps ``head``;
            {EFFECTS} and {DRUG} stand for the wordings of these.
        example: a sentence it must read.
        counterexample: a sentence from which it must give no effect.
    """

    name: str
    scope: str
    needs: tuple[str, ...]
    pattern: str
    example: str
    counterexample: str


class EffectSentence(NamedTuple):
    """The list that a sentence holds.

    Args:
        start: first code point of the list, in the sentence.
        end: index after the last.
        lead: the words that introduce or follow it.
        head: the effect it gives the signs of, "" where none is named.
        rule: name of the rule that read it.
    """

    start: int
    end: int
    lead: str
    head: str
    rule: str


@lru_cache(maxsize=1)
def load_rules() -> tuple[SentenceRule, ...]:
    """The sentence rules in the order in which they are tried.

    >>> rule = load_rules()[0]
    >>> rule.name, rule.scope, rule.example
    ('effects_include', 'listed', 'Common side effects of zolfin include nausea, rash and tiredness.')
    """
    cells = map(dict.values, named_rows("effects.tsv"))
    return tuple(
        SentenceRule(name, scope, tuple(needs.split(",")), pattern, example, counterexample)
        for name, scope, needs, pattern, example, counterexample in cells
    )


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[SentenceRule, re.Pattern[str]], ...]:
    return tuple(
        (rule, re.compile(rule.pattern.replace("{EFFECTS}", EFFECTS).replace("{DRUG}", DRUG), re.I | re.S))
        for rule in load_rules()
    )


@lru_cache(maxsize=32)
def _scoped(scopes: frozenset[str]) -> tuple[tuple[SentenceRule, re.Pattern[str]], ...]:
    """The rules of some scopes."""
    return tuple(pair for pair in _compiled() if pair[0].scope in scopes)


def _marked(sentence: str, low: str, names: tuple[str, ...]) -> str:
    if not any(name in low for name in names):
        return sentence
    return _names(names).sub(lambda m: _MARK * len(m.group()), sentence)


@lru_cache(maxsize=64)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    spelled = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))) or r"(?!x)x"
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.I)


def read_sentence(sentence: str, names: tuple[str, ...], scopes: frozenset[str]) -> Iterator[EffectSentence]:
    """The lists of effects a sentence may hold, by the rules that read it, the surest first.

    Args:
        sentence: one sentence.
        names: names of the drug.
        scopes: scopes whose rules may be used.

    >>> found = list(read_sentence("Zolfin may cause rash and fever.", ("zolfin",), frozenset(["effects"])))
    >>> [("Zolfin may cause rash and fever."[f.start : f.end], f.rule) for f in found[:1]]
    [('rash and fever.', 'drug_causes')]
    """
    low = sentence.casefold()
    marked = ""
    for rule, pattern in _scoped(scopes):
        for piece in rule.needs:
            if piece in low:
                break
        else:
            continue
        # The rules are compiled once for all drugs: names are marked letter by letter, so that places hold.
        marked = marked or _marked(sentence, low, names)
        if match := pattern.match(marked):
            head = sentence[slice(*match.span("head"))].strip() if "head" in pattern.groupindex else ""
            lead = sentence[slice(*match.span("lead"))]
            yield EffectSentence(match.start("list"), match.end("list"), lead, head, rule.name)


_SIGNS_OF = re.compile(r"\b(?:signs?|symptoms?)(?: (?:and|or) symptoms)? of (?=[^.;:]*\([^()]*,)", re.I)
_BRACKETED = re.compile(
    r"(?:\bof|\bor|\band|,) (?:an? |the )?(?P<head>(?!\w+ing )[a-z][^().;:,]{3,60}?)"
    r"(?: (?:to|with|from|by) [\w-]+)? \((?P<list>[^()]*,[^()]*)\)",
    re.I,
)


def bracketed_signs(sentence: str) -> Iterator[EffectSentence]:
    """The lists in brackets behind each of the effects whose signs a sentence speaks of.

    >>> said = "Get help for signs of an allergic reaction to it (hives, wheezing) or gout (pain, heat)."
    >>> [(found.head, said[found.start : found.end]) for found in bracketed_signs(said)]
    [('allergic reaction', 'hives, wheezing'), ('gout', 'pain, heat')]
    >>> list(bracketed_signs("It comes in two sizes (small, large)."))
    []
    """
    signs = _SIGNS_OF.search(sentence)
    if signs is None:
        return
    lead = sentence[: signs.start()]
    for match in _BRACKETED.finditer(sentence, signs.end() - 4):
        yield EffectSentence(*match.span("list"), lead, match["head"], "signs_in_brackets")


_OPENING = re.compile(
    r"(?:[A-Z][\w /-]{2,40}:\s+|(?:in|among) (?:\w+ )?(?:children|adults|adolescents|infants|women|men|"
    r"patients|people)\b[^,;:.]{0,40}, )"
)
_SEAM = re.compile(r";\s+")


def clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """The clauses of a sentence that semicolons part or a label opens, with their places.

    A sentence that is one clause gives nothing. A group of patients at the head of one is left out of it.

    >>> list(clauses("Gas may be seen; in children, fever is frequent."))
    [(0, 'Gas may be seen'), (30, 'fever is frequent.')]
    >>> list(clauses("Gas may be seen."))
    []
    """
    if ";" not in sentence and not _OPENING.match(sentence):
        return
    seams = [m for m in _SEAM.finditer(sentence) if _closed(sentence[: m.start()])]
    starts = [0, *(m.end() for m in seams)]
    ends = [*(m.start() for m in seams), len(sentence)]
    for start, end in zip(starts, ends, strict=True):
        opening = _OPENING.match(sentence, start, end)
        left = opening.end() if opening else start
        if seams or opening:
            yield left, sentence[left:end]


def _closed(words: str) -> bool:
    """Whether no bracket is left open."""
    return words.count("(") == words.count(")")
