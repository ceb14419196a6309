from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF

from kg_builder import terms
from kg_builder.errors import ReleaseError
from kg_builder.release import Release, build_release
from kg_builder.release.sorting import open_packed, read_lines
from kg_builder.release.validate import ValidationReport, validate_release

pytestmark = pytest.mark.usefixtures("stubbed")


@pytest.fixture
def release(pages: Path, tmp_path: Path) -> Release:
    return build_release([pages], tmp_path / "out", jobs=1)


def rewrite(path: Path, change: Callable[[list[str]], list[str]]) -> None:
    lines = change(list(read_lines(path)))
    with open_packed(path) as out:
        out.writelines(lines)


def checks(report: ValidationReport) -> set[str]:
    return {violation.shape for violation in report.violations}


def validated(release: Release) -> ValidationReport:
    return validate_release(release.path, jobs=1)


def test_a_fresh_release_conforms(release: Release) -> None:
    report = validated(release)
    assert report.conforms
    assert report.violations == ()
    assert report.checked == {"documents": 3, "facts": 5, "quads": release.counts["quads"], "quotes": 6}


def test_it_needs_neither_the_database_nor_the_parts(release: Release) -> None:
    shutil.rmtree(release.store)
    shutil.rmtree(release.path / "parts")
    assert validated(release).conforms


def test_a_cut_file_of_the_database_is_noticed(release: Release) -> None:
    for file in release.store.glob("*.sst"):
        file.write_bytes(file.read_bytes()[:100])
    assert checks(validated(release)) == {"database"}


def test_a_changed_text_is_noticed(release: Release) -> None:
    text = next((release.path / "sources").iterdir())
    text.write_text("x" + text.read_text(encoding="utf-8"), encoding="utf-8")
    assert checks(validated(release)) == {"quote", "text"}


def test_a_missing_text_is_noticed(release: Release) -> None:
    next((release.path / "sources").iterdir()).unlink()
    assert checks(validated(release)) == {"text"}


def test_texts_that_were_never_kept_are_not_missed(pages: Path, tmp_path: Path) -> None:
    report = validated(build_release([pages], tmp_path / "out", jobs=1, keep_text=False))
    assert report.conforms
    assert "quotes" not in report.checked


def test_an_asserted_fact_without_its_triple_is_noticed(release: Release) -> None:
    rewrite(
        release.graph,
        lambda lines: [line for line in lines if "hasAdverseEffect>" not in line or "/drug/" not in line],
    )
    assert {"layers", "manifest", "counts"} <= checks(validated(release))


def test_a_triple_without_its_fact_is_noticed(release: Release) -> None:
    old = f'{terms.status}> "asserted"'
    new = f'{terms.status}> "negated"'
    rewrite(release.graph, lambda lines: sorted(line.replace(old, new) for line in lines))
    found = [v for v in validated(release).violations if v.shape == "layers"]
    assert len(found) == 5
    assert all("take it out" in violation.message for violation in found)


def test_a_broken_shape_names_its_node_graph_and_remedy(release: Release) -> None:
    rewrite(
        release.graph,
        lambda lines: [line for line in lines if f"<{terms.objectText}>" not in line or "/ontology>" in line],
    )
    found = [v for v in validated(release).violations if v.shape == "Fact-objectText MinCount"]
    assert len(found) == 6
    assert "/id/fact/" in found[0].focus
    assert "/id/graph/" in found[0].graph
    assert "write one dkg:objectText" in str(found[0])


def test_rows_that_are_not_their_id_or_out_of_order_are_noticed(release: Release) -> None:
    rewrite(release.facts, lambda lines: [line.replace('"nausea"', '"cough"', 1) for line in reversed(lines)])
    assert {"id", "order", "manifest"} <= checks(validated(release))


def test_a_missing_row_is_noticed(release: Release) -> None:
    rewrite(release.facts, lambda lines: lines[1:])
    assert "counts" in checks(validated(release))


def test_a_graph_of_no_document_is_noticed(release: Release) -> None:
    extra = "<urn:a> <urn:b> <urn:c> <https://w3id.org/drugkg/id/graph/stray> .\n"
    rewrite(release.graph, lambda lines: sorted([*lines, extra]))
    assert "documents" in checks(validated(release))


def test_a_thing_that_nothing_speaks_of_is_noticed(release: Release) -> None:
    graph = "<https://w3id.org/drugkg/id/graph/things>"
    extra = f"<https://w3id.org/drugkg/id/condition/x> <{RDF.type}> <{terms.Condition}> {graph} .\n"
    rewrite(release.graph, lambda lines: sorted([*lines, extra]))
    assert "strays" in checks(validated(release))


def test_lines_out_of_order_are_noticed(release: Release) -> None:
    rewrite(release.graph, lambda lines: [lines[1], lines[0], *lines[2:]])
    assert {"order", "manifest"} <= checks(validated(release))


def test_a_graph_that_is_no_graph_is_an_error(release: Release) -> None:
    with gzip.open(release.graph, "wt", encoding="utf-8") as out:
        out.write("nonsense\n")
    with pytest.raises(ReleaseError, match="cannot be parsed"):
        validated(release)


def test_a_folder_that_is_no_release_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError):
        validate_release(tmp_path)


def test_progress_is_told(release: Release) -> None:
    calls: list[tuple[int, int]] = []

    class Told:
        def advance(self, source_name: str, done: int, total: int) -> None:
            calls.append((done, total))

    validate_release(release.path, jobs=1, progress=Told())
    assert calls == [(1, 3), (2, 3), (3, 3)]


def test_a_report_keeps_a_thousand_violations_and_counts_all(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg_builder.release.validate._MOST_KEPT", 2)
    rewrite(release.facts, lambda lines: list(reversed(lines)))
    report = validated(release)
    assert len(report.violations) == 2
    assert report.total > 2
    assert not report.conforms


def test_json_of_a_row_round_trips(release: Release) -> None:
    for line, fact in zip(read_lines(release.facts), release.iter_facts(), strict=True):
        assert json.loads(line) == fact.to_row()
