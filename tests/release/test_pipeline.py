from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Iterable
from itertools import accumulate, islice
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, Namespace
from rdflib.term import Node

from kg_builder.errors import InputError, OutputError, ReleaseError
from kg_builder.release import Release, build_release, loading, parts, pipeline
from kg_builder.release.assemble import write_facts
from kg_builder.release.parts import PartTask
from kg_builder.release.sorting import read_lines

from .conftest import PAGE

pytestmark = pytest.mark.usefixtures("stubbed")
VOID = Namespace("http://rdfs.org/ns/void#")


def content_of(release: Path) -> dict[str, bytes]:
    """Every file but the database, whose form is the engine's own."""
    return {
        str(path.relative_to(release)): path.read_bytes()
        for path in sorted(release.rglob("*"))
        if path.is_file() and "store" not in path.parts
    }


def build(*sources: Path | str, out: Path, jobs: int = 1) -> Release:
    return build_release(list(sources), out, jobs=jobs)


def part_keys(release: Release) -> set[str]:
    return {key for source in release.sources() for key in source["parts"]}


class Seen:
    def __init__(self) -> None:
        self.calls: list[tuple[str, int, int]] = []

    def advance(self, source_name: str, done: int, total: int) -> None:
        self.calls.append((source_name, done, total))


def test_a_folder_becomes_a_release(pages: Path, tmp_path: Path) -> None:
    seen = Seen()
    release = build_release([pages], tmp_path / "out", jobs=1, progress=seen)
    sizes = [path.stat().st_size for path in sorted(pages.rglob("*.txt"))]
    assert [name for name, _, _ in seen.calls] == ["alpha.txt", "beta.txt", "gamma.txt"]
    assert [(n, t) for _, n, t in seen.calls] == [(n, sum(sizes)) for n in accumulate(sizes)]
    assert release.counts["documents"] == 3
    assert release.counts["drugs"] == 2
    assert release.counts["by_relation"] == {"adverse_effect": 5}
    assert release.counts["by_status"] == {"asserted": 4, "negated": 1}
    assert release.failures == ()
    assert {s["status"] for s in release.sources()} == {"ok"}
    assert not release.damaged_files()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "pages"]


def test_the_same_fact_of_two_documents_is_one_row_with_both_places(pages: Path, tmp_path: Path) -> None:
    release = build(pages, out=tmp_path / "out")
    rows = [row for row in release.iter_rows() if row["object"] == "nausea"]
    assert len(rows) == 1
    assert len({place["document"] for place in rows[0]["evidence"]}) == 2
    for fact in release.iter_facts():
        for place in fact.evidence:
            assert place.span.is_in(release.text_of(place.document))


def test_rows_are_in_order_and_as_the_contract_says(pages: Path, tmp_path: Path) -> None:
    release = build(pages, out=tmp_path / "out")
    rows = list(release.iter_rows())
    keys = [(r["drug"], r["relation"], r["object"], r["id"]) for r in rows]
    assert keys == sorted(set(keys))
    for row in rows:
        assert list(row) == [
            "id",
            "drug",
            "relation",
            "object",
            "qualifiers",
            "status",
            "groundings",
            "evidence",
        ]
    assert [f.id for f in release.iter_facts()] == [r["id"] for r in rows]


def test_a_thing_has_one_label_whatever_its_wordings(pages: Path, tmp_path: Path) -> None:
    release = build(pages, out=tmp_path / "out")
    labels = [line for line in read_lines(release.graph) if "/condition/rash> " in line and "#label" in line]
    assert len(labels) == 1
    assert '"rash"' in labels[0]


def test_the_graph_is_sorted_unique_and_in_the_store(pages: Path, tmp_path: Path) -> None:
    release = build(pages, out=tmp_path / "out")
    lines = list(read_lines(release.graph))
    assert lines == sorted(set(lines))
    assert len(lines) == release.counts["quads"]
    store = ox.Store.read_only(str(release.store))
    named = (quad for quad in store if quad.graph_name != ox.DefaultGraph())
    assert sorted(f"{quad} .\n" for quad in named) == lines


def test_bytes_depend_neither_on_order_nor_on_place(pages: Path, tmp_path: Path) -> None:
    files = sorted(p for p in pages.rglob("*.txt"))
    first = content_of(build(*files, out=tmp_path / "a").path)
    assert content_of(build(*reversed(files), out=tmp_path / "b").path) == first
    moved = tmp_path / "elsewhere"
    shutil.copytree(pages, moved)
    os.utime(moved / "alpha.txt", (0, 0))
    assert content_of(build(moved, out=tmp_path / "c").path) == first
    assert str(tmp_path).encode() not in b"".join(first.values())


def test_a_file_given_twice_counts_once(pages: Path, tmp_path: Path) -> None:
    alpha = pages / "alpha.txt"
    once = content_of(build(pages, out=tmp_path / "a").path)
    assert content_of(build(pages, alpha, str(alpha), pages, out=tmp_path / "b").path) == once


def test_the_same_bytes_under_another_name_are_skipped(pages: Path, tmp_path: Path) -> None:
    shutil.copy(pages / "alpha.txt", pages / "zeta.txt")
    release = build(pages, out=tmp_path / "out")
    assert release.counts["documents"] == 3
    assert release.report["skipped"] == [{"source": "zeta.txt", "reason": "the same bytes as alpha.txt"}]


def test_rebuilding_reads_the_changed_source_alone(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = parts._read

    def counting(task: PartTask, *rest: object) -> parts.Part:
        read.append(task.source.name)
        return real(task, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "_read", counting)
    out = tmp_path / "out"
    build(pages, out=out)
    assert read == ["alpha.txt", "beta.txt", "gamma.txt"]
    read.clear()
    before = content_of(out)
    build(pages, out=out)
    assert read == []
    assert content_of(out) == before
    (pages / "beta.txt").write_text(PAGE.format(drug="betanol", one="cough", other="rash"), encoding="utf-8")
    (pages / "delta.txt").write_text(
        PAGE.format(drug="deltaval", one="cough", other="rash"), encoding="utf-8"
    )
    build(pages, out=out)
    assert read == ["beta.txt", "delta.txt"]
    fresh = build(pages, out=tmp_path / "fresh")
    assert content_of(out) == content_of(fresh.path)


def test_other_settings_or_code_make_parts_anew(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = part_keys(build(pages, out=tmp_path / "out"))
    monkeypatch.setattr("kg_builder.release.manifest.code_digest", lambda: "other")
    others = part_keys(build(pages, out=tmp_path / "out"))
    smaller = build_release([pages], tmp_path / "out", jobs=1, max_bytes=1000)
    assert len(keys | others | part_keys(smaller)) == 9


def test_a_bad_source_is_reported_and_the_rest_is_built(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").write_text("", encoding="utf-8")
    (pages / "broken.txt").write_text("Drug: crashing\n", encoding="utf-8")
    (pages / "odd.txt").write_text("Drug: oddol\nunextractable\n", encoding="utf-8")
    release = build(pages, out=tmp_path / "out")
    assert release.counts["documents"] == 3
    assert [(f["source"], f["kind"]) for f in release.failures] == [
        ("broken.txt", "RuntimeError"),
        ("empty.txt", "EmptySourceError"),
        ("odd.txt", "KeyError"),
    ]
    statuses = {s["name"]: s["status"] for s in release.sources()}
    assert statuses["empty.txt"] == "failed"
    assert statuses["alpha.txt"] == "ok"


def test_a_bad_record_does_not_lose_the_good_ones(pages: Path, tmp_path: Path) -> None:
    page = PAGE.format(drug="deltaval", one="cough", other="rash")
    (pages / "bulk.txt").write_text(f"{page}---\nnothing\n---\n{page}more\n", encoding="utf-8")
    release = build(pages / "bulk.txt", out=tmp_path / "out")
    assert release.counts["documents"] == 2
    assert [f["problem"] for f in release.failures] == ["no drug"]


def test_nothing_readable_is_an_error_and_leaves_the_old_release(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = content_of(build(pages, out=out).path)
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"empty\.txt: the file is empty"):
        build(empty, out=out)
    assert content_of(out) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty.txt", "out", "pages"]


@pytest.mark.parametrize("given", [[], ["no-such-file.txt"]])
def test_no_source_is_an_error(given: list[str], tmp_path: Path) -> None:
    with pytest.raises(InputError):
        build_release(given, tmp_path / "out")


def test_an_interrupted_build_leaves_the_old_release_and_goes_on(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    before = content_of(build(pages / "alpha.txt", out=out).path)
    real, read = parts._read, list[str]()

    def interrupted(task: PartTask, *rest: object) -> parts.Part:
        if task.source.name == "gamma.txt":
            raise KeyboardInterrupt
        read.append(task.source.name)
        return real(task, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "_read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(pages, out=out)
    assert content_of(out) == before
    assert read == ["beta.txt"]

    def counting(task: PartTask, *rest: object) -> parts.Part:
        read.append(task.source.name)
        return real(task, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "_read", counting)
    build(pages, out=out)
    assert read == ["beta.txt", "gamma.txt"]
    monkeypatch.setattr(parts, "_read", real)
    assert content_of(out) == content_of(build(pages, out=tmp_path / "fresh").path)


def test_an_interrupted_filling_of_the_database_leaves_the_old_release(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    before = content_of(build(pages / "alpha.txt", out=out).path)
    real = loading.fill_from_sorted

    def interrupted(database: ox.Store, lines: Iterable[str]) -> None:
        real(database, islice(lines, 1000), batch=300)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(loading, "fill_from_sorted", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build(pages, out=out)
    assert content_of(out) == before
    again = build(pages, out=out)
    fresh = build(pages, out=tmp_path / "fresh")
    databases = [set(ox.Store.read_only(str(release.path / "store"))) for release in (again, fresh)]
    assert databases[0] == databases[1]


def test_what_a_killed_build_left_half_written_goes_away(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A half-written file of a part that was finished later stayed in the release once."""
    out = tmp_path / "out"

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "write_facts", killed)
    with pytest.raises(KeyboardInterrupt):
        build(pages, out=out)
    monkeypatch.setattr(pipeline, "write_facts", write_facts)
    made = next((tmp_path / ".out.partial" / "parts").glob("*/*.nq.gz"))
    made.with_name(f"{made.name}.4711").write_bytes(b"cut off")
    assert content_of(build(pages, out=out).path) == content_of(build(pages, out=tmp_path / "fresh").path)


def test_a_failure_to_assemble_leaves_the_old_release(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    before = content_of(build(pages / "alpha.txt", out=out).path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pipeline, "write_facts", full)
    with pytest.raises(OutputError, match=r"No space left on device.*free space"):
        build(pages, out=out)
    assert content_of(out) == before


def test_a_swap_cut_off_in_the_middle_is_mended(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = content_of(build(pages, out=out).path)
    out.rename(tmp_path / ".out.earlier")
    with pytest.raises(InputError):
        build(tmp_path / "none.txt", out=out)
    assert content_of(out) == before


def test_places_that_are_no_release_are_not_overwritten(pages: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="there is a file of that name"):
        build(pages, out=file)
    with pytest.raises(OutputError, match="not a release"):
        build(pages, out=pages)
    with pytest.raises(OutputError, match="cannot be written"):
        build(pages, out=file / "below")
    assert file.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_may_be_the_target(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert build(pages, out=out).counts["documents"] == 3


def test_two_builds_in_one_place_do_not_mix(pages: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    beside = tmp_path / ".out.partial"
    beside.mkdir()
    with (beside / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another build"):
            build(pages, out=tmp_path / "out")


def test_damaged_parts_are_made_anew(pages: Path, tmp_path: Path) -> None:
    release = build(pages, out=tmp_path / "out")
    before = content_of(release.path)
    for description in release.path.glob("parts/*/*.json"):
        description.write_text("{", encoding="utf-8")
    build(pages, out=release.path)
    assert content_of(release.path) == before


def test_texts_can_be_left_out(pages: Path, tmp_path: Path) -> None:
    release = build_release([pages], tmp_path / "out", jobs=1, keep_text=False)
    assert list((release.path / "sources").iterdir()) == []
    with pytest.raises(ReleaseError, match="cannot be read"):
        release.text_of(next(release.documents())["id"])


def test_ungrounded_things_are_counted_with_a_reason(pages: Path, tmp_path: Path) -> None:
    strange = (pages / "alpha.txt").read_text(encoding="utf-8").replace("nausea", "zorbishness")
    (pages / "alpha.txt").write_text(strange, encoding="utf-8")
    table = (build(pages, out=tmp_path / "out").path / "ungrounded.tsv").read_text(encoding="utf-8")
    header, *rows = table.splitlines()
    assert header.split("\t") == ["relation", "type", "text", "count", "reason", "suggestions"]
    assert rows == sorted(rows)
    found = {tuple(row.split("\t")[:5]) for row in rows}
    assert ("adverse_effect", "condition", "zorbishness", "1", "no term") in found


def test_misspelt_things_have_suggestions(pages: Path, tmp_path: Path) -> None:
    misspelt = (pages / "alpha.txt").read_text(encoding="utf-8").replace("nausea", "nausia")
    (pages / "alpha.txt").write_text(misspelt, encoding="utf-8")
    table = (build(pages, out=tmp_path / "out").path / "ungrounded.tsv").read_text(encoding="utf-8")
    near = {row.split("\t")[2]: row.split("\t")[5] for row in table.splitlines()}
    assert near["nausia"] == "HP:0002018 Nausea"


def test_the_description_counts_what_the_graph_holds(pages: Path, tmp_path: Path) -> None:
    release = build(pages, out=tmp_path / "out")
    described = rdflib.Graph().parse(release.path / "void.ttl")
    (dataset,) = described.subjects(RDF.type, VOID.Dataset)
    store = ox.Store()
    with gzip.open(release.graph, "rb") as stream:
        store.load(stream.read(), ox.RdfFormat.N_QUADS)

    def number(query: str) -> int:
        answer = store.query(query, use_default_graph_as_union=True)
        assert isinstance(answer, ox.QuerySolutions)
        value = next(iter(answer))["n"]
        assert isinstance(value, ox.Literal)
        return int(value.value)

    def stated(node: Node, name: str) -> int:
        return int(str(described.value(node, VOID[name])))

    assert stated(dataset, "triples") == number(
        "SELECT (COUNT(*) AS ?n) {SELECT DISTINCT ?s ?p ?o {?s ?p ?o}}"
    )
    assert stated(dataset, "distinctSubjects") == number("SELECT (COUNT(DISTINCT ?s) AS ?n) {?s ?p ?o}")
    partitions = list(described.objects(dataset, VOID.propertyPartition))
    assert len(partitions) == number("SELECT (COUNT(DISTINCT ?p) AS ?n) {?s ?p ?o}")
    for partition in partitions:
        p = described.value(partition, VOID.property)
        assert stated(partition, "triples") == number(
            f"SELECT (COUNT(*) AS ?n) {{SELECT DISTINCT ?s ?o {{?s <{p}> ?o}}}}"
        )
    for partition in described.objects(dataset, VOID.classPartition):
        c = described.value(partition, VOID["class"])
        assert stated(partition, "entities") == number(f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{?s a <{c}>}}")


def test_opening_says_what_is_wrong(pages: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere", pages, pages / "alpha.txt"):
        with pytest.raises(ReleaseError, match="drugkg build"):
            Release.open(place)
    release = build(pages, out=tmp_path / "out")
    manifest = json.loads((release.path / "manifest.json").read_text(encoding="utf-8"))
    (release.path / "manifest.json").write_text(json.dumps({**manifest, "format": 99}), encoding="utf-8")
    with pytest.raises(ReleaseError, match="layout 99"):
        Release.open(release.path)
    (release.path / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReleaseError, match="damaged"):
        Release.open(release.path)
    (release.path / "void.ttl").unlink()
    with pytest.raises(ReleaseError, match=r"lacks void\.ttl"):
        Release.open(release.path)


def test_more_parts_than_open_files(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = content_of(build(pages, out=tmp_path / "a").path)
    monkeypatch.setattr("kg_builder.release.sorting.merged_lines.__kwdefaults__", {"fan_in": 2})
    assert content_of(build(pages, out=tmp_path / "b").path) == whole
