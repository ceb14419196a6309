"""Rows of facts.jsonl: order, joining, and back to facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from json.encoder import encode_basestring as _text
from operator import itemgetter
from typing import Any

from kg_builder import lazy_re as re
from kg_builder.errors import ReleaseError
from kg_builder.model import (
    FACT_CLASSES,
    Evidence,
    Fact,
    Grounding,
    MatchKind,
    Status,
    TextSpan,
    by_content,
    json_text,
)

__all__ = ["JoinedRow", "Row", "fact_of", "joined_rows", "keyed_line"]

Row = dict[str, Any]
"""One fact as in facts.jsonl; its shape is the project's contract."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))
_CONTROL = re.compile(r"[\x00-\x1f]")


def keyed_line(fact: Fact) -> str:
    r"""A fact of one document as a line that sorts by drug, relation, object, id and document.

    The pieces of its row stand apart in it, so that the rows of one fact are joined without reading them.
    Tabs sort below all other text, so that lines sort as the keys do.

    Args:
        fact: any fact with evidence of one document.

    Returns:
        The line, line break included.

    >>> keyed_line(facts[0]).split("\t")[:3]
    ['zorvexant', 'indication', 'gout']
    """
    before, behind = _without_evidence(fact)
    document = _on_one_line(fact.evidence[0].document)
    evidence = "\t".join(
        [
            f'{{"document": {_text(e.document)}, "section": {_text(e.section)}, "start": {e.span.start}, '
            f'"end": {e.span.end}, "quote": {_text(e.span.quote)}}}'
            for e in fact.evidence
        ]
    )
    return f"{before}\t{document}\t{behind}\t{evidence}\n"


@by_content
def _without_evidence(fact: Fact) -> tuple[str, str]:
    """A fact's line before and behind the document, up to the evidence."""
    fact_id, relation, status = fact.id, fact.relation, fact.status.value
    said = ", ".join([f'"{name}": {json_text(value)}' for name, value in fact.qualifiers.items()])
    groundings = [
        f'{{"curie": {_text(g.curie)}, "label": {_text(g.label)}, "match": "{g.match.value}"}}'
        for g in fact.groundings
    ]
    reason = "" if groundings else fact.ungrounded.reason if fact.ungrounded else "not looked up"
    before = "\t".join(map(_on_one_line, (fact.drug, relation, fact.object, fact_id)))
    head = (
        f'{{"id": "{fact_id}", "drug": {_text(fact.drug)}, "relation": "{relation}", '
        f'"object": {_text(fact.object)}, "qualifiers": {{{said}}}, "status": "{status}", "groundings": ['
    )
    return before, f"{status}\t{_on_one_line(reason)}\t{head}\t{', '.join(groundings)}"


def _on_one_line(words: str) -> str:
    return words if words.isprintable() else _CONTROL.sub(" ", words)


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """The row of a fact, with what is counted of it.

    Args:
        text: one line of JSON, as in facts.jsonl.
        drug: key of the drug.
        relation: of the fact.
        object: of the fact.
        status: of the fact.
        reason: why it has no term; empty if it has one.
        groundings: its terms, as in the row.
        evidence: number of places.
    """

    text: str
    drug: str
    relation: str
    object: str
    status: str
    reason: str
    groundings: str
    evidence: int

    @property
    def terms(self) -> tuple[str, ...]:
        """CURIEs of the fact's terms."""
        return _curies(self.groundings)


def joined_rows(lines: Iterable[str]) -> Iterator[JoinedRow]:
    """Rows out of sorted keyed lines; rows of one fact become one, with all its evidence and groundings.

    Args:
        lines: keyed lines in order.

    Yields:
        Rows of facts.jsonl.

    >>> lines = [keyed_line(facts[0]), keyed_line(facts[0])]  # the same document twice, say
    >>> [(row.object, row.evidence) for row in joined_rows(lines)]
    [('gout', 1)]
    """
    for _, alike in groupby(map(_split, lines), key=itemgetter(3)):
        first, *others = alike
        drug, relation, words, _, _, status, reason, head, groundings, *evidence = first
        if others:
            # A document may have been read twice.
            evidence = list(dict.fromkeys(piece for row in (first, *others) for piece in _in_order(row[9:])))
            if any(other[8] != groundings for other in others):
                groundings = _joined_groundings(row[8] for row in (first, *others))
        yield JoinedRow(
            f'{head}{groundings}], "evidence": [{", ".join(evidence)}]}}\n',
            drug,
            relation,
            words,
            status,
            "" if groundings else reason,
            groundings,
            len(evidence),
        )


def _split(line: str) -> list[str]:
    return line[:-1].split("\t")


def _in_order(evidence: list[str]) -> list[str]:
    """Pieces of evidence of one document by their place."""

    def place(piece: str) -> tuple[int, int, str]:
        read: Row = json.loads(piece)
        return read["start"], read["end"], read["section"]

    return sorted(evidence, key=place) if len(evidence) > 1 else evidence


def _joined_groundings(lists: Iterable[str]) -> str:
    every = {(g["curie"], g["match"]): g for text in lists for g in json.loads(f"[{text}]")}
    return _ENCODER.encode([every[key] for key in sorted(every)])[1:-1]


@lru_cache(maxsize=4096)
def _curies(groundings: str) -> tuple[str, ...]:
    return tuple(grounding["curie"] for grounding in json.loads(f"[{groundings}]"))


def fact_of(row: Row) -> Fact:
    """The fact that a row was written from; rules and reasons for missing groundings are not in rows.

    Args:
        row: a row of facts.jsonl.

    Raises:
        ReleaseError: the row isn't one of ours.

    >>> fact_of(facts[1].to_row()).qualifiers
    {'frequency': 'common'}
    """
    try:
        cls = FACT_CLASSES[row["relation"]]
        return cls(
            drug=row["drug"],
            object=row["object"],
            status=Status(row["status"]),
            groundings=tuple(
                Grounding(g["curie"], g["label"], MatchKind(g["match"])) for g in row["groundings"]
            ),
            evidence=tuple(
                Evidence(e["document"], e["section"], TextSpan(e["start"], e["end"], e["quote"]))
                for e in row["evidence"]
            ),
            **row["qualifiers"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ReleaseError(
            f"a row of facts.jsonl is damaged ({error})",
            where=str(row.get("id", "")),
            advice="build the release again",
        ) from error
