"""What benchmarks share whose gold has a half that rules were tuned on and one that was held out of sight.

A gold may have a third part, "more", whose records were added later and are tuned on, too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

__all__ = ["Share", "run"]


class _Halved(Protocol):
    @property
    def half(self) -> str: ...


_Row = TypeVar("_Row", bound=_Halved)


class Share(NamedTuple):
    """A further figure: its name, and the counts it is the quotient of."""

    name: str
    part: str
    whole: str


def run(
    description: str | None,
    gold: dict[str, list[_Row]],
    score: Callable[[Mapping[str, Any], Sequence[_Row], Counter[str], list[str]], None],
    share: Share,
) -> None:
    """Score the records of a file of labels, print a table, write JSON.

    Args:
        description: of the command.
        gold: a record's id to its rows.
        score: counts what of a record is ``found`` in ``gold`` and ``right`` among ``facts``, lists misses.
        share: what else it counts.
    """
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", action="store_true", help="what is missed or wrong in what is tuned on")
    options = parser.parse_args()
    halves: dict[str, Counter[str]] = {"tune": Counter(), "held": Counter(), "more": Counter()}
    misses: list[str] = []
    for record in json.loads(options.labels.read_bytes())["results"]:
        if rows := gold.pop(record["id"], []):  # the file repeats some records
            half = rows[0].half
            score(record, rows, halves[half], misses if half != "held" else [])
    if options.misses:
        print("\n".join(misses))
    table = {half: _figures(counts, share) for half, counts in halves.items() if counts or half != "more"}
    table["all"] = _figures(sum(halves.values(), Counter()), share)
    print(f"{'half':6s}{'gold':>6s}{'facts':>7s}{'P':>8s}{'R':>8s}{'F1':>8s}{share.name:>12s}")
    for half, row in table.items():
        print(
            f"{half:6s}{row['gold']:6.0f}{row['facts']:7.0f}{row['precision']:8.3f}{row['recall']:8.3f}"
            f"{row['f1']:8.3f}{row[share.name]:12.3f}"
        )
    if options.out:
        options.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _figures(counts: Counter[str], share: Share) -> dict[str, float]:
    precision = counts["right"] / max(counts["facts"], 1)
    recall = counts["found"] / max(counts["gold"], 1)
    return {
        "gold": counts["gold"],
        "facts": counts["facts"],
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        share.name: counts[share.part] / max(counts[share.whole], 1),
    }
