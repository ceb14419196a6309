"""Speed of reading labels: each stage by itself, whole builds, memory, growth, and the limit.

usage: python benchmarks/speed/labels.py LABELS.json [SPL.xml ...] [--records N] [--tagger model|rules]
       [--builds] [--out RESULTS.json]

LABELS.json is an openFDA drug/label response; N of its records, evenly spread, are used. Speeds are MB of
extracted label text a second of processor time, so that other work on the machine counts little; builds give
seconds on the clock as well. The limit is a bare parse of the same bytes (lxml for SPL, json for openFDA).
Growth is measured on N, N/2 and N/4 different records, as copies would be answered from memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg_builder._version import __version__
from kg_builder.extract import Document, assemble, extractors, open_document
from kg_builder.ground import default_grounder, ground_facts
from kg_builder.model import Monograph
from kg_builder.rdf.mapping import document_lines
from kg_builder.readers import read_monographs

RECORDS_A_FILE = 25  # builds share out files, so one file would keep one core busy


class Stopwatch:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds the time that the body takes."""
        begun = time.process_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begun


def sample(path: Path, count: int) -> list[dict[str, Any]]:
    """Evenly spread records of a response."""
    found: list[dict[str, Any]] = json.loads(path.read_bytes())["results"]
    step = max(1, len(found) // count)
    return found[::step][:count]


def write_files(records: list[dict[str, Any]], folder: Path) -> list[Path]:
    """The records in files of a few, in the response's form."""
    folder.mkdir(parents=True)
    files = []
    for start in range(0, len(records), RECORDS_A_FILE):
        file = folder / f"labels-{start:05}.json"
        file.write_text(json.dumps({"results": records[start : start + RECORDS_A_FILE]}), encoding="utf-8")
        files.append(file)
    return files


def stages(files: list[Path], tagger: str) -> tuple[dict[str, float], list[Monograph]]:
    """Processor seconds of every stage, and what was read."""
    watch = Stopwatch()
    monographs: list[Monograph] = []
    with watch.stage("read"):
        for file in files:
            monographs += [m for m in read_monographs(file) if isinstance(m, Monograph)]
    grounder = default_grounder()
    grounder_ready = open_document(monographs[0])
    ground_facts([], grounder, grounder_ready.abbreviations)
    for monograph in monographs:
        with watch.stage("open"):
            document: Document = open_document(monograph)
        facts = []
        for extractor in extractors(monograph.media_type, "rules" if tagger == "rules" else "model"):
            with watch.stage(f"extract {extractor.name}"):
                facts += list(extractor.extract(document))
        with watch.stage("assemble"):
            whole = assemble(facts, document.abbreviations)
        with watch.stage("ground"):
            whole = ground_facts(whole, grounder, document.abbreviations)
        with watch.stage("rdf"):
            document_lines(monograph, whole, version=__version__)
    return watch.seconds, monographs


def bare_parse(files: list[Path]) -> tuple[float, int]:
    """Processor seconds and bytes of a bare parse."""
    from lxml import etree

    begun, size = time.process_time(), 0
    for file in files:
        content = file.read_bytes()
        size += len(content)
        if file.suffix == ".xml":
            etree.fromstring(content, etree.XMLParser(recover=True))
        else:
            json.loads(content)
    return time.process_time() - begun, size


def build(files: list[Path], out: Path, jobs: int, tagger: str) -> dict[str, float]:
    """Clock and processor seconds and peak memory of a build in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    program = (
        "import json, resource, sys; from kg_builder import build;"
        "build(sys.argv[4:], sys.argv[1], jobs=int(sys.argv[2]), tagger=sys.argv[3]);"
        "print(max(resource.getrusage(w).ru_maxrss"
        " for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )
    arguments = [str(out), str(jobs), tagger, *map(str, files)]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
    )
    clock = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"clock_s": clock, "cpu_s": spent, "peak_mb": int(done.stdout.split()[-1]) / 1024}


def main() -> None:
    """Measure, print a table, write JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("spl", type=Path, nargs="*")
    parser.add_argument("--records", type=int, default=60)
    parser.add_argument("--tagger", choices=["model", "rules"], default="model")
    parser.add_argument("--builds", action="store_true", help="Whole builds too, and their growth.")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    show: Callable[[str], None] = print
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [*write_files(sample(chosen.labels, chosen.records), folder / "sample"), *chosen.spl]
        seconds, monographs = stages(files, chosen.tagger)
        size = sum(len(m.text) for m in monographs) / 1e6
        parsed, content = bare_parse(files)
        whole = sum(seconds.values())
        show(f"{len(monographs)} labels, {size:.2f} MB of text from {content / 1e6:.2f} MB of files")
        show(f"{'stage':<32}{'s':>9}{'share':>8}{'MB/s':>10}")
        for stage, spent in sorted(seconds.items(), key=lambda item: -item[1]):
            show(f"{stage:<32}{spent:>9.2f}{spent / whole:>8.1%}{size / max(spent, 1e-6):>10.2f}")
        show(f"{'all':<32}{whole:>9.2f}{1:>8.0%}{size / whole:>10.3f}")
        show(f"{'limit: bare parse':<32}{parsed:>9.2f}{'':>8}{size / max(parsed, 1e-6):>10.2f}")
        results: dict[str, Any] = {
            "labels": len(monographs),
            "text_mb": size,
            "file_mb": content / 1e6,
            "tagger": chosen.tagger,
            "cpu_s": seconds,
            "bare_parse_s": parsed,
            "builds": [],
        }
        if chosen.builds:
            show(f"{'build':<16}{'labels':>8}{'MB':>8}{'clock s':>9}{'cpu s':>8}{'MB/s':>9}{'peak MB':>9}")
            for part in (4, 2, 1):
                records = sample(chosen.labels, max(1, chosen.records // part))
                of_part = write_files(records, folder / f"part{part}")
                read = [m for f in of_part for m in read_monographs(f) if isinstance(m, Monograph)]
                mb = sum(len(m.text) for m in read) / 1e6
                for jobs in (1, 2):
                    found = build(of_part, folder / f"release{part}-{jobs}", jobs, chosen.tagger)
                    results["builds"].append({"labels": len(read), "text_mb": mb, "jobs": jobs, **found})
                    show(
                        f"{f'{jobs} process(es)':<16}{len(read):>8}{mb:>8.2f}{found['clock_s']:>9.1f}"
                        f"{found['cpu_s']:>8.1f}{mb / found['clock_s']:>9.3f}{found['peak_mb']:>9.0f}"
                    )
    if chosen.out:
        chosen.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
