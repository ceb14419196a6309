"""Every condition that the indications section of a label mentions, and how likely it is one of its uses.

Labels speak of a drug's conditions in many ways ("In acute leukemia, X is ...", "associated with gout") and
mention others for other reasons (symptoms that define a disease, what must be ruled out first). Mentions are
found by rules; a linear scorer over their words and surroundings says which are uses. Its weights, in
rules/indicated.tsv, come from benchmarks/quality/train_indicated.py.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from kg_builder.model import PassageKind

from .condition_words import is_condition
from .language.coordination import split_list
from .phrases import decapitalised, without_citations
from .statements import Statement

__all__ = ["Mention", "condition_mentions", "likelihood"]

_CUT = re.compile(
    r"[;:()\[\]\u2022\u2013\u2014\u201c\u201d\"]|[.](?=\s|$)|,?\s+(?:which|that|who|whom|whose|when|where"
    r"|while|if|"
    r"because|since|although|but|is|are|was|were|be|been|being|has|have|had|may|can|could|should|will|must"
    r"|does|do|did|"
    r"in|for|with|without|by|to|from|as|on|at|during|after|before|following|until|unless|than|through"
    r"|despite|"
    r"among|between|per|associated|due|caused|secondary|related|resulting|accompanied|complicated"
    r"|characterized|"
    r"including|such\s+as|includes?|namely|e\.g\.|i\.e\.|treat\w*|prevent\w*|reduc\w+|reliev\w+|manag\w+"
    r"|control\w*|"
    r"lower\w*|improv\w*|indicated|used|recommended|effective|useful|prescribed|given|receiving|undergoing"
    r"|requiring|"
    r"not|no|also|only|either|both|alone|concomitant(?:ly)?|administered|suffering|having|diagnosed"
    r"|develop\w*|"
    r"show\w*|demonstrat\w*|experienc\w*|exhibit\w*|appear\w*|respond\w*|consider\w*|establish\w*|evaluat\w*|"
    r"studi\w*|defined|known|produced|induc(?:e|es|ing)|maintain\w*|delay\w*|slow\w*|help\w*|provid\w*"
    r"|consist\w*|"
    r"involv\w*|present\w*|occur\w*|continu\w*|require\w*)(?=[\s,.;:]|$)|^(?:in|for|as|to|if|when|the)\s",
    re.I,
)
_PURPOSE_OF = re.compile(
    r"^.*?\b(?:treatment|management|relief|prevention|prophylaxis|control|therapy|reduction|maintenance"
    r"|healing|"
    r"improvement|suppression|induction|symptoms?|signs|risks?|incidence|rates?|history|presence|frequency"
    r"|severity|"
    r"recurrence|relapses?|types?|forms?|cases?|phases?|stages?|episodes?|manifestations?|attacks?"
    r"|exacerbations?|"
    r"diagnosis|evidence|variety|number|duration|course|development|progression|some|all|most|many|one"
    r"|complications?|"
    r"component|alternative|absence|population|patients|components|categories|range"
    r"|majority)\s+of\s+(?:the\s+)?(?=\S)",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:the|a|an|any|all|some|certain|various|other|these|this|those|such|of|and|or|its|their|his|her"
    r"|patients?|"
    r"adults?|children|women|men|adult|pediatric|elderly|selected|appropriate|treatment|therapy|management"
    r"|prevention|"
    r"prophylaxis|relief|signs|symptoms|symptomatic|adjunctive|short-?\s?term|long-?\s?term|initial"
    r"|maintenance|"
    r"documented|confirmed|suspected|proven|diagnosed|known|concomitant|underlying|clinically|previous"
    r"|prior|existing|"
    r"mild\s+to\s+moderate|moderate\s+to\s+severe|moderately\s+to\s+severely|mild|moderate|severe|serious"
    r"|following|"
    r"true|specific|different|common|first|new|recent|more|most|similar|additional|overall"
    r"|exacerbations?\s+of|"
    r"episodes?\s+of)\s+)+",
    re.I,
)
_DENIED = re.compile(
    r"\bnot\s+(?:\w+\s+){0,2}?(?:indicated|recommended|effective|established|shown|studied|evaluated|found"
    r"|useful|used|"
    r"intended|for)\b|\bshould\s+not\b|\bcontraindicated\b|\bno\s+evidence\b|\bineffective\b",
    re.I,
)
_SIGNS = {
    "denied": _DENIED,
    "germs": re.compile(
        r"\b(?:isolates|susceptib\w+|organisms?|microorganisms|culture|strains|species)\b", re.I
    ),
    "trials": re.compile(r"\b(?:clinical|controlled|placebo|randomi[sz]ed|efficacy|effectiveness)\b", re.I),
    "defines": re.compile(
        r"\b(?:characterized|defined|DSM|implies|criteria|essential\s+feature"
        r"|at\s+least)\b",
        re.I,
    ),
    "lists symptoms": re.compile(
        r"\b(?:symptoms|signs|features?|manifestations)\b[^.]{0,60}\b(?:include"
        r"|are)\b",
        re.I,
    ),
    "causes": re.compile(r"\b(?:may|can)\s+(?:result|cause|lead|occur|mask)\b|\brisk\s+factors?\b", re.I),
    "indicated": re.compile(r"\bindicat\w+", re.I),
    "treats": re.compile(r"\b(?:treat\w*|manag\w+|reliev\w+|relief|therapy|control\w*)\b", re.I),
    "prevents": re.compile(r"\b(?:prevent\w*|prophyla\w+|reduc\w+|risk)\b", re.I),
    "used": re.compile(r"\b(?:use[ds]?|useful|effective|recommended)\b", re.I),
}
_GENERAL = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A condition that a section mentions.

    Args:
        text: its name.
        statement: the sentence of its first mention.
        start: first code point of that mention.
        end: index after the last.
        features: what is known of each of its mentions, for the scorer.
    """

    text: str
    statement: Statement
    start: int
    end: int
    features: tuple[frozenset[str], ...]


def condition_mentions(sentences: Iterable[Statement]) -> list[Mention]:
    """Conditions mentioned in some sentences, each once, in order of first mention.

    Args:
        sentences: the sentences of an indications section.

    Returns:
        Mentions with their features; nothing is judged yet.
    """
    found: dict[str, Mention] = {}
    for number, statement in enumerate(sentences):
        text = without_citations(statement.text)
        around = set(_of_sentence(statement, text, number))
        for words, start, end, before, after in _chunks(text):
            near = (f"near={w}" for w in re.findall(r"[a-z]+", text[:start].casefold())[-4:])
            features = frozenset([*around, *near, *_of_chunk(words, before, after)])
            name = decapitalised(words)
            known = found.get(name.casefold())
            if known is None:
                place = (statement.start + start, statement.start + end)
                found[name.casefold()] = Mention(name, statement, *place, (features,))
            else:
                more = (*known.features, features | {"again"})
                found[name.casefold()] = replace(known, features=more)
    listed = {key for key, m in found.items() if any("kind=heading" in f for f in m.features)}
    return [
        replace(m, features=tuple(f | {"also a heading"} for f in m.features)) if key in listed else m
        for key, m in found.items()
    ]


def _chunks(text: str) -> Iterator[tuple[str, int, int, str, str]]:
    """Conditions of a sentence: name, start, end, the word that opens the stretch, the one that ends it."""
    start, opener = 0, ""
    for cut in [*_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        closer = cut.group().strip(" ,").casefold() if cut else ""
        if text[start:end].strip():
            for part in split_list(text[start:end], start):
                purpose = _PURPOSE_OF.match(part.text)
                words = part.text[purpose.end() :] if purpose else part.text
                words = _LEAD.sub("", words).strip(" ,.-")
                if 0 < len(words.split()) <= 8 and is_condition(words):
                    yield words, part.start, part.end, "of" if purpose else opener, closer
        opener = closer
        start = cut.end() if cut else end


def _of_sentence(statement: Statement, text: str, number: int) -> Iterator[str]:
    kind = statement.passage.kind
    if kind is PassageKind.PARAGRAPH and len(text.split()) <= 8 and not text.rstrip().endswith("."):
        kind = PassageKind.HEADING
    yield f"kind={kind.value}"
    yield f"place={min(number, 6)}"
    for name, pattern in _SIGNS.items():
        if pattern.search(text):
            yield f"sentence {name}"
    words = re.findall(r"[a-z]+", text.casefold())
    yield from (f"opens={w}" for w in words[:2])
    yield f"long={min(len(words) // 10, 5)}"


def _of_chunk(words: str, before: str, after: str) -> Iterator[str]:
    plain = _GENERAL.sub("0", words.casefold())
    tokens = re.findall(r"[a-z0]+", plain)
    yield "bias"
    yield f"name={' '.join(_singular(t) for t in tokens)}"
    yield f"head={_singular(tokens[-1]) if tokens else ''}"
    yield f"first={tokens[0] if tokens else ''}"
    yield f"before={before}"
    yield f"after={after}"
    yield f"length={min(len(tokens), 5)}"
    yield from (f"word={_singular(t)}" for t in tokens)
    for token in tokens:
        yield f"suffix={token[-4:]}"
    if words.isupper():
        yield "capitals"


def _singular(word: str) -> str:
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )


@cache
def _weights() -> Mapping[str, float]:
    text = files("kg_builder.extract").joinpath("rules/indicated.tsv").read_text(encoding="utf-8")
    rows = (line.rsplit("\t", 1) for line in text.split("\n") if line and not line.startswith("#"))
    return {feature: float(weight) for feature, weight in rows}


def likelihood(mention: Mention, weights: Mapping[str, float] | None = None) -> float:
    """How likely a mentioned condition is one that the drug is indicated for, 0 to 1.

    Args:
        mention: from ``condition_mentions``.
        weights: of the features; the shipped ones if not given.
    """
    known = _weights() if weights is None else weights
    score = max(sum(known.get(feature, 0.0) for feature in sorted(each)) for each in mention.features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))
