"""Speed of reading labels: each stage by itself, whole builds, memory, growth, and the limit.

usage: python benchmarks/speed/labels.py LABELS.json [SPL.xml ...] [--records N] [--tagger model|rules]
       [--copies 1,2,4] [--known] [--builds] [--peer] [--out RESULTS.json]

LABELS.json is an openFDA drug/label response; N of its records, evenly spread, are used. Speeds are MB of
extracted label text a second of processor time, so that other work on the machine counts little; builds give
seconds on the clock as well. The limit is a bare parse of the same bytes (lxml for SPL, json for openFDA).
With --copies the records are followed by further labels of the same drugs that repeat as much text as real
ones do (see corpus.py): how stages and builds grow with them. With --peer, spaCy is installed into an
environment of its own and its PhraseMatcher finds the lexicon's names of conditions in the same text, which
is one of the things that a build does. With
--known: what further labels cost of which all sections are known.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from corpus import copies, repeated_shares
from peers import peers

from kg_builder._version import __version__
from kg_builder.extract import Document, Extractor, Tagger, assemble, extractors, open_document
from kg_builder.extract.base import LABEL_TYPES, Foresees
from kg_builder.extract.memo import SectionMemo
from kg_builder.ground import Grounder, default_grounder, ground_facts
from kg_builder.model import Fact, Monograph
from kg_builder.rdf.mapping import packed_document_lines
from kg_builder.rdf.term_links import drug_lines
from kg_builder.readers import read_monographs
from kg_builder.release.rows import keyed_line

GROUP = 10
"""Documents that are opened together, as a build does."""


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


def write_file(records: Iterable[dict[str, Any]], path: Path) -> Path:
    """The records in the response's form."""
    path.write_text(json.dumps({"results": list(records)}), encoding="utf-8")
    return path


@dataclass(frozen=True)
class Staged:
    """Processor seconds of every stage of a worker, and what it read."""

    seconds: dict[str, float]
    labels: int
    text_mb: float
    repeated: dict[str, float]


def relabelled(records: Iterable[dict[str, Any]], number: int) -> Iterator[dict[str, Any]]:
    """Further labels of the same drugs, of other labelers, with the same sections."""
    for record in records:
        yield dict(record, set_id=f"{record.get('set_id', '')}-{number}", id=f"known-{number}")


def stages(files: list[Path], tagger: Tagger, before: Iterable[list[Path]] = ()) -> Staged:
    """Every stage of a worker, one after the other.

    Args:
        files: what is read.
        tagger: what finds effects and indications.
        before: what is read before and not measured.
    """
    watch = Stopwatch()
    grounder = default_grounder()
    chosen = {media_type: extractors(media_type, tagger) for media_type in ("text/plain", *LABEL_TYPES)}
    timed = {name: [Timed(e, watch) for e in chosen[name] if e.by_section] for name in LABEL_TYPES}
    memos = {name: SectionMemo(extractors) for name, extractors in timed.items()}
    for some in before:
        _staged(some, watch, grounder, chosen, memos)
    watch.seconds.clear()
    monographs = _staged(files, watch, grounder, chosen, memos)
    inside = sum(
        spent for name, spent in watch.seconds.items() if name in {e.stage for t in timed.values() for e in t}
    )
    watch.seconds["remember sections"] -= inside
    size = sum(len(m.text) for m in monographs) / 1e6
    return Staged(watch.seconds, len(monographs), size, repeated_shares(monographs))


def _staged(
    files: list[Path],
    watch: Stopwatch,
    grounder: Grounder,
    chosen: dict[str, tuple[Extractor, ...]],
    memos: dict[str, SectionMemo],
) -> list[Monograph]:
    monographs: list[Monograph] = []
    with watch.stage("read"):
        for file in files:
            monographs += [m for m in read_monographs(file) if isinstance(m, Monograph)]
    documents = []
    for monograph in monographs:
        with watch.stage("open"):
            documents.append(open_document(monograph))
    for number, document in enumerate(documents):
        monograph = document.monograph
        if number % GROUP == 0:
            for media_type, memo in memos.items():
                group = documents[number : number + GROUP]
                with watch.stage("remember sections"):
                    memo.foresee([d for d in group if d.monograph.media_type == media_type])
        with watch.stage("remember sections"):
            facts = memos[monograph.media_type].extract(document)
        for extractor in chosen[monograph.media_type]:
            if not extractor.by_section:
                with watch.stage(f"extract {extractor.name}"):
                    facts += list(extractor.extract(document))
        with watch.stage("assemble"):
            whole = assemble(facts, document.abbreviations)
        with watch.stage("ground"):
            whole = ground_facts(whole, grounder, document.abbreviations, monograph.drug)
        with watch.stage("rdf"):
            packed_document_lines(monograph, whole, version=__version__)
            drug_lines(monograph.drug, grounder)
        with watch.stage("rows"):
            for fact in whole:
                keyed_line(fact)
    return monographs


class Timed:
    """An extractor that notes its time."""

    by_section = True

    def __init__(self, extractor: Extractor, watch: Stopwatch) -> None:
        self.name, self.relations = extractor.name, extractor.relations
        self.stage = f"extract {extractor.name}"
        self._extractor, self._watch = extractor, watch

    def foresee(self, documents: Iterable[Document]) -> None:
        if isinstance(self._extractor, Foresees):
            with self._watch.stage(self.stage):
                self._extractor.foresee(documents)

    def extract(self, document: Document) -> list[Fact]:
        with self._watch.stage(self.stage):
            return list(self._extractor.extract(document))


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


def build(files: list[Path], out: Path, jobs: int, tagger: str, *, store: bool) -> dict[str, float]:
    """Clock and processor seconds and peak memory of a build in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    program = (
        "import json, resource, sys; from kg_builder import build;"
        "build(sys.argv[5:], sys.argv[1], jobs=int(sys.argv[2]), tagger=sys.argv[3],"
        " store=sys.argv[4] == 'True');"
        "print(max(resource.getrusage(w).ru_maxrss"
        " for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )
    arguments = [str(out), str(jobs), tagger, str(store), *map(str, files)]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True
    )
    clock = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"clock_s": clock, "cpu_s": spent, "peak_mb": int(done.stdout.split()[-1]) / 1024}


def alone(files: list[Path], tagger: Tagger, before: Iterable[list[Path]] = ()) -> Staged:
    """The stages in a process of their own: what a process has read before is quick."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(stages, files, tagger, list(before)).result()


def known(
    records: list[dict[str, Any]], folder: Path, tagger: Tagger, show: Callable[[str], None]
) -> dict[str, Any]:
    """The stages of labels whose sections have all been read before."""
    *before, last = [[write_file(relabelled(records, n), folder / f"known{n}.json")] for n in range(3)]
    staged = alone(last, tagger, before)
    show(f"\n{staged.labels} labels of which all sections are known, {staged.text_mb:.2f} MB of text")
    show_stages(staged, show)
    return {"labels": staged.labels, "text_mb": staged.text_mb, "cpu_s": staged.seconds}


def show_stages(staged: Staged, show: Callable[[str], None]) -> None:
    """Prints the seconds of each stage."""
    size, whole = staged.text_mb, sum(staged.seconds.values())
    show(f"{'stage':<32}{'s':>9}{'share':>8}{'MB/s':>10}")
    for stage, spent in sorted(staged.seconds.items(), key=lambda item: -item[1]):
        show(f"{stage:<32}{spent:>9.2f}{spent / whole:>8.1%}{size / max(spent, 1e-6):>10.2f}")
    show(f"{'all':<32}{whole:>9.2f}{1:>8.0%}{size / whole:>10.3f}")


def main() -> None:
    """Measure, print a table, write JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("spl", type=Path, nargs="*")
    parser.add_argument("--records", type=int, default=60)
    parser.add_argument("--tagger", choices=["model", "rules"], default="model")
    parser.add_argument("--copies", default="1", help="Sizes of the corpus: 1,2,4 labels a drug.")
    parser.add_argument("--known", action="store_true", help="Labels whose sections are known, too.")
    parser.add_argument("--builds", action="store_true", help="Whole builds too.")
    parser.add_argument("--peer", action="store_true", help="Measure spaCy and lxml too (installs spaCy).")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    show: Callable[[str], None] = print
    results: dict[str, Any] = {"records": chosen.records, "tagger": chosen.tagger, "corpora": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        records = sample(chosen.labels, chosen.records)
        for count in map(int, chosen.copies.split(",")):
            bulk = write_file(copies(records, count), folder / f"labels{count}.json")
            files = [bulk, *chosen.spl]
            staged = alone(files, chosen.tagger)
            seconds, size = staged.seconds, staged.text_mb
            parsed, content = bare_parse(files)
            shares = ", ".join(f"{share:.0%} in repeated {kind}" for kind, share in staged.repeated.items())
            show(f"\n{staged.labels} labels, {size:.2f} MB of text, {shares}")
            show_stages(staged, show)
            show(f"{'limit: bare parse':<32}{parsed:>9.2f}{'':>8}{size / max(parsed, 1e-6):>10.2f}")
            corpus: dict[str, Any] = {
                "labels": staged.labels,
                "text_mb": size,
                "file_mb": content / 1e6,
                "repeated": staged.repeated,
                "cpu_s": seconds,
                "bare_parse_s": parsed,
                "builds": [],
            }
            results["corpora"].append(corpus)
            if chosen.peer and count == 1:
                monographs = [m for f in files for m in read_monographs(f) if isinstance(m, Monograph)]
                results["peers"] = peers(monographs, chosen.spl, folder)
                for peer, found in results["peers"].items():
                    show(f"{peer:<32}{found['s']:>9.2f}{'':>8}{found['mb'] / found['s']:>10.2f}")
            if not chosen.builds:
                continue
            show(f"{'build':<26}{'clock s':>9}{'cpu s':>8}{'MB/s':>9}{'MB/cpu s':>10}{'peak MB':>9}")
            for jobs, store in ((1, False), (2, False), (2, True)):
                out = folder / f"release{count}-{jobs}-{store}"
                found = build(files, out, jobs, chosen.tagger, store=store)
                corpus["builds"].append({"jobs": jobs, "store": store, **found})
                words = f"{jobs} process{'es' * (jobs > 1)}{', with database' * store}"
                show(
                    f"{words:<26}{found['clock_s']:>9.1f}{found['cpu_s']:>8.1f}"
                    f"{size / found['clock_s']:>9.3f}"
                    f"{size / found['cpu_s']:>10.3f}{found['peak_mb']:>9.0f}"
                )
        if chosen.known:
            results["known"] = known(records, folder, chosen.tagger, show)
    if chosen.out:
        chosen.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
