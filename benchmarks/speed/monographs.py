"""Many consumer monographs: memory is bounded by the largest, not by their number, and all cores work.

usage: python benchmarks/speed/monographs.py [--counts 100,300,1000] [--jobs N] [--json FILE]

The pages are the project's examples under other drug names, so that each is a page of its own. The builds
write the database too. What the first process needs at most for most of the pages is compared with what it
needs for fewest; if it grows by more than GROWTH, the command fails. Also timed: the build of one page and
`drugkg --help`, as whole processes.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg_builder.readers.decoding import decode

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "examples" / "monographs").glob("*.txt"))
GROWTH = 1.25
"""How many times the memory of the first process may grow from the fewest pages to the most, ten times as
many or more: what it keeps of a page, some 1 KB, and buffers of the database that fill up."""
BUILD = (
    "import json, resource, sys, time; from kg_builder import build; begun = time.perf_counter();"
    "release = build([sys.argv[1]], sys.argv[2], jobs=int(sys.argv[3]) or None);"
    "own, workers = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN));"
    "print(json.dumps({'clock_s': time.perf_counter() - begun, 'cpu_s': own.ru_utime + workers.ru_utime,"
    " 'main_mb': own.ru_maxrss / 1024, 'worker_mb': workers.ru_maxrss / 1024,"
    " 'documents': release.counts['documents'], 'facts': release.counts['facts']}))"
)
DRUGKG = "import sys; sys.argv[0] = 'drugkg'; from kg_builder.cli import main; main()"


def write_pages(count: int, folder: Path) -> None:
    folder.mkdir()
    for number in range(count):
        page = PAGES[number % len(PAGES)]
        # Of letters only, since names with digits are no drug names.
        ending = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
        text = re.sub(
            page.stem, page.stem + ending, decode(page.read_bytes(), page.name), flags=re.IGNORECASE
        )
        (folder / f"{page.stem}{ending}.txt").write_text(text, encoding="utf-8")


def whole_process(*words: str, out: Path | None = None) -> float:
    """Processor seconds of a command, the least of three runs; each writes a release of its own."""
    spent = []
    for number in range(3):
        own = [*words, "-o", f"{out}-{number}"] if out else words
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", DRUGKG, *own], check=True, capture_output=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def growth(builds: Sequence[Mapping[str, float]]) -> float:
    """How many times the first process's peak grows from the build of fewest documents to that of most."""
    by_size = sorted(builds, key=lambda build: build["documents"])
    return by_size[-1]["main_mb"] / by_size[0]["main_mb"]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--counts", default="100,300,1000")
    parser.add_argument("--jobs", type=int, default=0, help="Processes; all cores if not given.")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    results: dict[str, Any] = {"builds": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results["help_s"] = whole_process("--help")
        results["one_page_s"] = whole_process("build", str(PAGES[0]), out=folder / "one")
        print(
            f"--help {results['help_s']:.2f} s, build of one page {results['one_page_s']:.2f} s (processor)"
        )
        print(
            f"{'pages':>8}{'facts':>9}{'clock s':>9}{'cpu s':>8}{'ms each':>9}{'main MB':>9}{'worker MB':>11}"
        )
        for count in map(int, chosen.counts.split(",")):
            write_pages(count, folder / f"pages{count}")
            words = [str(folder / f"pages{count}"), str(folder / f"release{count}"), str(chosen.jobs)]
            done = subprocess.run(
                [sys.executable, "-c", BUILD, *words], check=True, capture_output=True, text=True, cwd=ROOT
            )
            found = json.loads(done.stdout)
            results["builds"].append(found)
            print(
                f"{found['documents']:>8}{found['facts']:>9}{found['clock_s']:>9.1f}{found['cpu_s']:>8.1f}"
                f"{found['cpu_s'] / count * 1000:>9.1f}{found['main_mb']:>9.0f}{found['worker_mb']:>11.0f}"
            )
    results["growth"] = growth(results["builds"])
    print(f"memory of the first process grows {results['growth']:.2f} times (limit {GROWTH})")
    if chosen.json:
        chosen.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if results["growth"] > GROWTH:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
