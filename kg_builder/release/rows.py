"""Rows of facts.jsonl: order, joining, and back to facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg_builder import lazy_re as re
from kg_builder.errors import ReleaseError
from kg_builder.model import FACT_CLASSES, Evidence, Fact, Grounding, MatchKind, Status, TextSpan

__all__ = ["Row", "fact_of", "joined_rows", "keyed_line", "row_text"]

Row = dict[str, Any]
"""One fact as in facts.jsonl; its shape is the project's contract."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))
_CONTROL = re.compile(r"[\x00-\x1f]")


def keyed_line(fact: Fact) -> str:
    r"""A fact's row after its sort key (drug, relation, object, id), as one line.

    Tabs sort below all other text, so that lines sort as the keys do.

    Args:
        fact: any fact.

    Returns:
        The line, line break included.

    >>> keyed_line(facts[0]).split("\t")[:3]
    ['zorvexant', 'indication', 'gout']
    """
    row = fact.to_row()
    parts = (fact.drug, fact.relation, fact.object, row["id"])
    key = "\t".join(part if part.isprintable() else _CONTROL.sub(" ", part) for part in parts)
    if not fact.groundings:
        row["ungrounded"] = fact.ungrounded.reason if fact.ungrounded else "not looked up"
    return f"{key}\t{row_text(row)}\n"


def row_text(row: Row) -> str:
    """A row as one line of JSON, without line break.

    Args:
        row: a row as ``Fact.to_row`` gives it.

    >>> row_text({"drug": "zorvexant", "object": "gout"})
    '{"drug": "zorvexant", "object": "gout"}'
    """
    return _ENCODER.encode(row)


def joined_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Rows out of sorted keyed lines; rows of one fact become one, with all its evidence and groundings.

    Args:
        lines: keyed lines in order.

    Yields:
        Rows of facts.jsonl.

    >>> lines = [keyed_line(facts[0]), keyed_line(facts[0])]  # from two documents, say
    >>> [row["object"] for row in joined_rows(lines)]
    ['gout']
    """
    held: Row | None = None
    for line in lines:
        row: Row = json.loads(line.rsplit("\t", 1)[1])
        if held is not None and held["id"] == row["id"]:
            held = _join(held, row)
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _join(first: Row, second: Row) -> Row:
    evidence = {
        (e["document"], e["start"], e["end"], e["section"]): e
        for e in [*first["evidence"], *second["evidence"]]
    }
    groundings = {(g["curie"], g["match"]): g for g in [*first["groundings"], *second["groundings"]]}
    joined = dict(first)
    joined["evidence"] = [evidence[key] for key in sorted(evidence)]
    joined["groundings"] = [groundings[key] for key in sorted(groundings)]
    if joined["groundings"]:
        joined.pop("ungrounded", None)
    return joined


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
