"""What one process has read is known to the others, whole pieces only."""

from __future__ import annotations

import shutil
from pathlib import Path

from kg_builder.extract import open_document
from kg_builder.extract.exchange import Exchange
from kg_builder.extract.memo import SectionMemo

from .test_memo import Counting, label


def test_each_takes_what_the_others_hand_on(tmp_path: Path) -> None:
    one, two, three = (Exchange(tmp_path / "known") for _ in range(3))
    assert list(one.swap([(b"a", b"1")])) == []
    assert list(two.swap([(b"b", b"2")])) == [(b"a", b"1")]
    assert sorted(three.swap([])) == [(b"a", b"1"), (b"b", b"2")]
    assert list(one.swap([(b"c", b"3")])) == [(b"b", b"2")]
    assert list(three.swap([])) == [(b"c", b"3")]


def test_a_piece_that_is_not_whole_is_left_until_it_is(tmp_path: Path) -> None:
    one, two = Exchange(tmp_path), Exchange(tmp_path)
    list(one.swap([(b"a", b"1")]))
    (file,) = tmp_path.iterdir()
    content = file.read_bytes()
    assert list(two.swap([])) == [(b"a", b"1")]
    for cut in (3, len(content) - 1):
        file.write_bytes(content + content[:cut])
        assert list(two.swap([])) == []
    file.write_bytes(content + content)
    assert list(two.swap([])) == [(b"a", b"1")]


def test_a_later_build_in_the_same_place_starts_anew(tmp_path: Path) -> None:
    one = Exchange(tmp_path / "known")
    list(one.swap([(b"a", b"1")]))
    shutil.rmtree(tmp_path / "known")
    assert list(one.swap([(b"b", b"2")])) == []
    assert list(Exchange(tmp_path / "known").swap([])) == [(b"b", b"2")]


def test_a_section_that_another_process_has_read_is_not_read_again(tmp_path: Path) -> None:
    document = open_document(label("alphacet", {"indications_and_usage": 0, "adverse_reactions": 0}))
    reading, counting = Counting(), Counting()
    first, second = SectionMemo([reading]), SectionMemo([counting])
    one, two = Exchange(tmp_path), Exchange(tmp_path)
    first.swap(one)
    facts = first.extract(document)
    first.swap(one)
    second.swap(two)
    assert second.extract(document) == facts
    assert reading.asked
    assert not counting.asked
