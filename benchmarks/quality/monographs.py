"""Facts of monographs against gold facts that stand beside them.

usage: python benchmarks/quality/monographs.py [FOLDER] [--misses] [--out RESULTS.json]

Every page of FOLDER (examples/monographs by default) that has a NAME.gold.jsonl is read and scored. A gold
row is found by a fact of its relation and status whose object is one of its wordings; in relations whose
objects are phrases of a sentence (LOOSE_OBJECTS) sharing most of the wording's words is enough. Of the rows
that are found, the share of right qualifiers counts: numbers and names must be equal, phrases
(LOOSE_QUALIFIERS) share most words. Precision is the share of asserted facts that meet a row, in relations
whose gold is complete.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg_builder.extract import extract_facts
from kg_builder.model import Fact, Monograph
from kg_builder.readers import read_monographs

EXAMPLES = Path(__file__).parents[2] / "examples" / "monographs"
PAGES = (".txt", ".md", ".html")
LOOSE_OBJECTS = frozenset(
    "warning warning_action pregnancy lactation special_population screening target interaction"
    " dose_regimen".split()
)
OPEN_ENDED = LOOSE_OBJECTS - {"dose_regimen"}
LOOSE_QUALIFIERS = frozenset(
    "action timing interval duration statement mechanism package url population combination"
    " management".split()
)
MOST = 0.6
DROPPED = frozenset("a an the of your you in on".split())

Row = dict[str, Any]


@dataclass
class Score:
    """Counts of one relation, or of all."""

    gold: int = 0
    found: int = 0
    qualifiers: int = 0
    right: int = 0
    facts: int = 0
    good: int = 0
    misses: list[str] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        for name in ("gold", "found", "qualifiers", "right", "facts", "good", "misses"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def qualified(self) -> float:
        return self.right / self.qualifiers if self.qualifiers else 1.0

    @property
    def precision(self) -> float:
        return self.good / self.facts if self.facts else 1.0


def words(text: object) -> tuple[str, ...]:
    """The words that tell one wording from another: lower case, singular, no articles."""
    found = re.findall(r"[a-z0-9%.+]+", re.sub(r"[-/]", " ", str(text).casefold()))
    kept = (word.strip(".") for word in found if word not in DROPPED)
    return tuple(re.sub(r"(?<=[a-z]{2}[^siu])s$", "", word) for word in kept if word)


def covers(wanted: object, given: object) -> bool:
    """Whether most words of what is wanted are among those given."""
    need = set(words(wanted))
    return len(need & set(words(given))) >= MOST * len(need)


def agrees(name: str, wanted: object, given: object) -> bool:
    """Whether a qualifier has the value it should have."""
    if given is None:
        return False
    if name in LOOSE_QUALIFIERS:
        return covers(wanted, given)
    try:
        return float(str(wanted)) == float(str(given))
    except ValueError:
        return words(wanted) == words(given)


def meets(row: Row, fact: Fact) -> bool:
    """Whether a fact says what a gold row says, qualifiers apart."""
    wordings = [row["object"], *row["accept"]]
    wanted = row["qualifiers"]
    if fact.relation != row["relation"] or fact.status != wanted.get("status", "asserted"):
        return False
    if words(fact.object) in map(words, wordings):
        return True
    if row["relation"] == "warning_action" and covers(wanted["action"], fact.qualifiers.get("action", "")):
        return True
    return row["relation"] in LOOSE_OBJECTS and any(covers(wording, fact.object) for wording in wordings)


def score(gold: Iterable[Row], facts: Iterable[Fact]) -> dict[str, Score]:
    """Scores by relation."""
    scores: dict[str, Score] = defaultdict(Score)
    known = list(facts)
    used: set[str] = set()
    relations = set()
    for row in gold:
        relations.add(row["relation"])
        meeting = [fact for fact in known if meets(row, fact)]
        used.update(fact.id for fact in meeting)
        if row.get("optional"):
            continue
        own = scores[row["relation"]]
        own.gold += 1
        if not meeting:
            own.misses.append(f"missed {row['relation']}: {row['object']} {row['qualifiers']}")
            continue
        asked = {name: value for name, value in row["qualifiers"].items() if name != "status"}
        own.found += 1
        own.qualifiers += len(asked)
        own.right += max(
            sum(agrees(name, value, fact.qualifiers.get(name)) for name, value in asked.items())
            for fact in meeting
        )
    for fact in known:
        if fact.status == "asserted" and fact.relation in relations - OPEN_ENDED:
            own = scores[fact.relation]
            own.facts += 1
            own.good += fact.id in used
            if fact.id not in used:
                own.misses.append(f"extra {fact.relation}: {fact.object} {fact.qualifiers}")
    return scores


def read_gold(path: Path) -> list[Row]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [{"accept": [], "qualifiers": {}, **row} for row in rows]


def pages(folder: Path = EXAMPLES) -> Iterator[tuple[Path, Path]]:
    """Pages with their gold, by name."""
    for gold in sorted(folder.glob("*.gold.jsonl")):
        stem = gold.name.removesuffix(".gold.jsonl")
        yield (
            next(folder / f"{stem}{suffix}" for suffix in PAGES if (folder / f"{stem}{suffix}").is_file()),
            gold,
        )


def score_page(page: Path, gold: Path) -> dict[str, Score]:
    """Scores of one page by relation."""
    facts: list[Fact] = []
    for item in read_monographs(page):
        if isinstance(item, Monograph):
            facts += extract_facts(item)
    return score(read_gold(gold), facts)


def total(scores: Iterable[Score]) -> Score:
    whole = Score()
    for part in scores:
        whole += part
    return whole


def line(name: str, part: Score) -> str:
    return (
        f"{name:24}{part.gold:6}{part.recall:9.3f}{part.qualified:12.3f}{part.precision:11.3f}{part.facts:7}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=EXAMPLES)
    parser.add_argument("--misses", action="store_true", help="Show what was missed and what was too much.")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    by_page = {page.name: score_page(page, gold) for page, gold in pages(chosen.folder)}
    by_relation: dict[str, Score] = defaultdict(Score)
    print(f"{'':24}{'gold':>6}{'recall':>9}{'qualifiers':>12}{'precision':>11}{'facts':>7}")
    for name, scores in by_page.items():
        print(line(name, total(scores.values())))
        for relation, part in scores.items():
            by_relation[relation] += part
            if chosen.misses:
                print(*(f"    {miss}" for miss in part.misses), sep="\n", end="\n" if part.misses else "")
    print()
    for relation, part in sorted(by_relation.items()):
        print(line(relation, part))
    print(line("all", total(by_relation.values())))
    if chosen.out:
        result = {
            name: {
                "gold": part.gold,
                "recall": part.recall,
                "qualifiers": part.qualified,
                "precision": part.precision,
            }
            for name, part in [*sorted(by_relation.items()), ("all", total(by_relation.values()))]
        }
        chosen.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
