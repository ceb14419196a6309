"""Every command on real input: what it prints, how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import EXAMPLES, Run

GOUT = """Generic Name: plovinib
Brand Name: Zorvex
What is plovinib, and what is it used for?
Plovinib is used for the treatment of gout in adults.
What are the side effects of plovinib?
Common side effects of plovinib include:
- Nausea
- Back pain
What drugs interact with plovinib?
- Plovinib has no known severe interactions with other drugs.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "plovinib.txt"
    path.write_text(GOUT, encoding="utf-8")
    return path


def test_build_then_ask(drugkg: Run, page: Path, tmp_path: Path) -> None:
    built = drugkg("build", page, "-o", tmp_path / "release")
    assert built.code == 0
    assert "1 drug from 1 document" in built.err
    asked = drugkg("query", tmp_path / "release", "safety/adverse_effects_of_drug", "-p", "drug=ZORVEX")
    assert asked.code == 0
    assert {row["effect_name"] for row in json.loads(asked.out)} == {"nausea", "back pain"}


def test_build_says_in_a_line_what_it_skipped(drugkg: Run, page: Path, tmp_path: Path) -> None:
    (page.parent / "picture.png").write_bytes(b"\x89PNG")
    out = tmp_path.parent / f"{tmp_path.name}-release"
    built = drugkg("build", page.parent, "-o", out)
    assert built.code == 0
    assert f"1 file skipped; the reasons are in {out / 'report.json'}" in built.err
    assert "skipped" not in drugkg("build", page, "-o", out).err


def test_facts_of_a_page_and_of_its_release_are_the_same(drugkg: Run, page: Path, tmp_path: Path) -> None:
    drugkg("build", page, "-o", tmp_path / "release")
    afresh = drugkg("facts", page, "--format", "jsonl").out.splitlines()
    kept = drugkg("facts", tmp_path / "release", "--format", "jsonl").out.splitlines()
    assert sorted(afresh) == sorted(kept)
    text = page.read_text(encoding="utf-8")
    for line in afresh:
        for evidence in json.loads(line)["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.parametrize("style", ["table", "tsv", "jsonl"])
def test_facts_in_every_form(drugkg: Run, page: Path, style: str) -> None:
    ran = drugkg("facts", page, "--relation", "adverse_effect", "--format", style)
    assert ran.code == 0
    assert "back pain" in ran.out
    assert "gout" not in ran.out
    assert "HP:0003418" in ran.out  # its term


def test_show_prints_quotes_on_demand(drugkg: Run, release: Path) -> None:
    plain = drugkg("show", release, "OCREVUS")
    quoted = drugkg("show", release, "ocrelizumab", "--quotes")
    assert plain.code == quoted.code == 0
    assert "ADVERSE EFFECTS" in plain.out
    assert "add --quotes" in plain.err and "evidence/evidence_of_fact" in plain.err
    assert "\u201c" not in plain.out
    assert "\u201c" in quoted.out


def test_show_unknown_drug_suggests(drugkg: Run, release: Path) -> None:
    ran = drugkg("show", release, "ocrelizumap")
    assert ran.code == 1
    assert "did you mean ocrelizumab" in ran.err


def test_facts_of_an_unknown_drug_are_not_silently_none(drugkg: Run, release: Path) -> None:
    ran = drugkg("facts", release, "-d", "ocrelizumap")
    assert (ran.code, ran.out) == (1, "")
    assert "there is no drug 'ocrelizumap'; did you mean ocrelizumab?" in ran.err
    assert "profile/drugs" in ran.err
    assert "did you mean ocrelizumab?" in drugkg("facts", release, "-d", "Ocrevus").err  # its brand
    none_of_these = drugkg("facts", release, "-d", "OCRELIZUMAB", "-r", "dose_modification", "-r", "strength")
    assert none_of_these.code == 0


@pytest.mark.parametrize("style", ["table", "csv", "tsv", "json"])
def test_query_in_every_form(drugkg: Run, release: Path, style: str) -> None:
    ran = drugkg("query", release, "safety/adverse_effects_of_drug", "-p", "drug=baclofen", "--format", style)
    assert ran.code == 0
    assert "drowsiness" in ran.out


def test_query_takes_sparql_text(drugkg: Run, release: Path) -> None:
    text = "PREFIX dkg: <https://w3id.org/drugkg/ontology#> SELECT (COUNT(*) AS ?n) { ?d a dkg:Drug }"
    ran = drugkg("query", release, "--sparql", text, "--format", "csv")
    assert list(csv.reader(io.StringIO(ran.out))) == [["n"], ["11"]]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--sparql", "SELECT nonsense"], "malformed"),
        (["--sparql", "SELEC ?s { ?s ?p ?o }"], "malformed"),
        (["--sparql", "SELECT ?s { ?s a dkg:Drug }"], "PREFIX dkg: <https://w3id.org/drugkg/ontology#>"),
        (["safety/no_such_query"], "no_such_query"),
        (["safety/adverse_effects_of_drug"], "drug"),
        (["safety/adverse_effects_of_drug", "-p", "drug"], "name=value"),
        (["safety/adverse_effects_of_drug", "-p", "drug=baclofen", "-p", "dose=1"], "dose"),
        (["compare/similar_by_effects", "-p", "drug=baclofen", "-p", "limit=many"], "limit"),
        (["safety/adverse_effects_of_drug", "-p", "drug=baclofem"], "did you mean baclofen"),
    ],
)
def test_bad_questions_are_told(drugkg: Run, release: Path, words: list[str], says: str) -> None:
    ran = drugkg("query", release, *words)
    assert ran.code == 1
    assert says in ran.err


def test_wrong_usage_ends_with_two(drugkg: Run, release: Path) -> None:
    assert drugkg("query", release).code == 2
    assert drugkg("build").code == 2
    assert drugkg("no-such-command").code == 2


def test_queries_lists_and_describes(drugkg: Run) -> None:
    listed = json.loads(drugkg("queries").out)
    assert len(listed) >= 40
    described = drugkg("queries", "safety/adverse_effects_of_drug")
    assert "--param drug=" in described.out
    assert "SELECT" in described.out


def test_validate_finds_nothing_wrong_and_something_wrong(drugkg: Run, page: Path, tmp_path: Path) -> None:
    release = tmp_path / "release"
    drugkg("build", page, "-o", release)
    good = drugkg("validate", release)
    assert good.code == 0
    assert json.loads(good.out)["conforms"] is True
    graph = release / "graph.nq.gz"
    graph.write_bytes(graph.read_bytes() + b"\0")
    assert drugkg("validate", release).code == 1


def test_diff_names_what_changed(drugkg: Run, page: Path, tmp_path: Path) -> None:
    drugkg("build", page, "-o", tmp_path / "old")
    page.write_text(GOUT.replace("- Nausea\n", "- Headache\n"), encoding="utf-8")
    drugkg("build", page, "-o", tmp_path / "new")
    ran = drugkg("diff", tmp_path / "old", tmp_path / "new")
    changes = {(c["kind"], c["object"]) for c in map(json.loads, ran.out.splitlines())}
    assert ("added", "headache") in changes
    assert ("removed", "nausea") in changes


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "text"),
        (b"Some words about the weather.\nIt will rain tomorrow in the hills.\n", "drug"),
        ((GOUT + GOUT.replace("plovinib", "maricept").replace("Zorvex", "Aldux")).encode(), "drugs"),
    ],
)
def test_bad_sources_are_told_and_the_rest_is_built(
    drugkg: Run, page: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content.replace(b"Plovinib", b"Maricept") if b"maricept" in content else content)
    ran = drugkg("build", page, bad, "-o", tmp_path / "release")
    assert ran.code == 1
    assert "bad.txt" in ran.err
    assert says in ran.err
    assert "1 drug from 1 document" in ran.err


def test_huge_source_is_refused_quickly(drugkg: Run, page: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200 << 20)
    ran = drugkg("build", page, huge, "-o", tmp_path / "release")
    assert ran.code == 1
    assert "huge.txt" in ran.err
    assert "over the limit" in ran.err


def test_missing_source_and_unwritable_output(drugkg: Run, page: Path, tmp_path: Path) -> None:
    assert drugkg("build", tmp_path / "none.txt", "-o", tmp_path / "r").code == 1
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert drugkg("build", page, "-o", tmp_path / "file" / "r").code == 1


def test_a_folder_that_is_no_release_is_told(drugkg: Run, tmp_path: Path) -> None:
    for words in (
        ["show", tmp_path, "x"],
        ["facts", tmp_path],
        ["validate", tmp_path],
        ["query", tmp_path, "a/b"],
    ):
        ran = drugkg(*words)
        assert ran.code == 1
        assert "drugkg build" in ran.err


def test_every_example_builds(drugkg: Run, tmp_path: Path) -> None:
    for path in sorted(EXAMPLES.iterdir()):
        if path.suffix in {".txt", ".html", ".md"} and path.stem != "README":
            assert drugkg("facts", path, "--format", "jsonl").code == 0, path.name
