"""drugkg vocab."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg_builder.cli.main import cli
from kg_builder.errors import ReadError
from kg_builder.ground import shipped_lexicon


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    monkeypatch.setenv("DRUGKG_LEXICONS", str(folder))
    return folder


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["vocab", *args])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.usefixtures("own")
def test_lookup_says_term_and_reason() -> None:
    code, out, _ = run("lookup", "high blood pressure", "--type", "condition")
    assert code == 0
    assert out.split("\t")[1] == "MONDO:0005044"
    code, out, _ = run("lookup", "MESH:D001418", "--format", "json")
    (row,) = json.loads(out)
    assert (row["curie"], row["label"]) == ("UNII:H789N3FKE8", "baclofen")


@pytest.mark.usefixtures("own")
def test_what_is_not_found_is_said_with_suggestions() -> None:
    code, out, err = run("lookup", "hypertensoin", "-t", "condition")
    assert (code, out) == (1, "")
    assert "no term; near: MONDO:0005044" in err


def test_an_added_vocabulary_is_used_beside_the_shipped_one(own: Path, tmp_path: Path) -> None:
    source = tmp_path / "house.tsv"
    source.write_text("curie\tlabel\tsynonyms\nHOUSE:1\tglimmer rash\thypertension\n", encoding="utf-8")
    code, out, _ = run("add", str(source))
    assert code == 0
    assert out.strip() == str(own / "house.sqlite")
    assert "HOUSE:1" in run("lookup", "glimmer rashes")[1]
    both = run("lookup", "hypertension", "-t", "condition")[1]
    assert "HOUSE:1" in both
    assert "MONDO:0005044" in both
    assert [line.split("\t")[0] for line in run("list")[1].splitlines()] == ["drugkg", "house"]
    code, out, _ = run("verify")
    assert (code, out.count("\tok")) == (0, 2)


@pytest.mark.usefixtures("own")
def test_a_damaged_lexicon_is_told(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite"
    shutil.copyfile(shipped_lexicon(), damaged)
    content = bytearray(damaged.read_bytes())
    content[100_000:140_000] = b"\xff" * 40_000
    damaged.write_bytes(bytes(content))
    code, out, _ = run("verify", "--lexicon", str(damaged))
    assert code == 1
    assert "damaged" in out


@pytest.mark.usefixtures("own")
def test_a_file_at_fault_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(ReadError, match="format is not known"):
        run("add", str(tmp_path / "a.docx"))


def test_wrong_usage() -> None:
    assert CliRunner().invoke(cli, ["vocab", "lookup"]).exit_code == 2
    assert CliRunner().invoke(cli, ["vocab", "lookup", "x", "--type", "colour"]).exit_code == 2


def test_lookup_of_nothing_says_what_to_do_next(own: Path) -> None:
    code, out, err = run("lookup", "zorbulating flimsiness")
    assert (code, out) == (1, "")
    assert "drugkg vocab add" in err
