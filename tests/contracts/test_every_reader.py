"""What holds for every reader, whatever its format."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_builder.errors import ReadError
from kg_builder.model import Monograph, Section
from kg_builder.readers import READERS, pick_reader, read_monograph, read_monographs

TEXT = "Generic Name: baclofen\nSide effects\nCommon ones include:\n- rash\nUses\nBaclofen eases spasms.\n"
HTML = (
    "<html><body><h1>Baclofen</h1><h2>Uses</h2><p>Baclofen eases spasms.</p><h2>Side effects</h2>"
    "<ul><li>rash<ul><li>hives</li></ul></li></ul><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>"
    "</table></body></html>"
)
SPL = (
    '<?xml version="1.0"?><document xmlns="urn:hl7-org:v3"><setId root="s"/><versionNumber value="1"/>'
    "<component><structuredBody><component><section><subject><manufacturedProduct><manufacturedProduct>"
    '<name>Lioresal</name><asEntityAsGeneric/><ingredient classCode="ACTIB"><ingredientSubstance>'
    "<name>BACLOFEN</name></ingredientSubstance></ingredient></manufacturedProduct></manufacturedProduct>"
    "</subject></section></component></structuredBody></component></document>"
)
OPENFDA = (
    '{"results": [{"id": "r1", "openfda": {"generic_name": ["BACLOFEN"]}, '
    '"indications_and_usage": ["For spasms."]}]}'
)
SAMPLES = {
    "text": ("a.txt", TEXT),
    "html": ("a.html", HTML),
    "spl": ("a.xml", SPL),
    "openfda": ("a.json", OPENFDA),
}
REGISTERED = [name for name in SAMPLES if name in {module for module, _ in READERS}]


def assert_what_a_passage_governs_follows_it(section: Section) -> None:
    for index, passage in enumerate(section.passages):
        if passage.parent is None:
            assert passage.depth == 0
            continue
        between = section.passages[passage.parent + 1 : index + 1]
        assert passage.depth == section.passages[passage.parent].depth + 1
        assert all(p.depth >= passage.depth for p in between)


def monographs(name: str) -> Iterator[Monograph]:
    """What a registered reader makes of its sample."""
    source_name, sample = SAMPLES[name]
    for item in read_monographs(io.BytesIO(sample.encode()), source_name=source_name):
        assert isinstance(item, Monograph), item
        yield item


@pytest.mark.parametrize("name", REGISTERED)
class TestEveryReader:
    def test_it_is_picked_by_content(self, name: str) -> None:
        assert pick_reader(SAMPLES[name][1].encode(), "stdin").name == name

    def test_every_place_holds_its_words(self, name: str) -> None:
        for page in monographs(name):
            for section in page.walk():
                assert section.title is None or section.title.is_in(page.text)
                assert 0 <= section.start <= section.end <= len(page.text)
                assert all(page.text[p.start : p.end] == p.text for p in section.passages)
                assert_what_a_passage_governs_follows_it(section)
                for table in section.tables:
                    assert all(page.text[c.start : c.end] == c.text for c in table.cells)

    def test_the_text_has_newlines_of_one_kind(self, name: str) -> None:
        assert all("\r" not in page.text for page in monographs(name))

    def test_ids_and_names(self, name: str) -> None:
        for page in monographs(name):
            assert page.drug.generic == "baclofen"
            assert page.document_id.endswith(page.sha256[:12])

    def test_same_bytes_same_monograph(self, name: str) -> None:
        assert list(monographs(name)) == list(monographs(name))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.md", "stdin", "a.xml", "a.json"]))
def test_any_bytes_give_monographs_or_a_clear_error(data: bytes, name: str) -> None:
    try:
        items = list(read_monographs(io.BytesIO(data), source_name=name))
    except ReadError as error:
        assert error.where.startswith(name.split(".", maxsplit=1)[0])
    else:
        assert items


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *TEXT.split("\n"),
                "Warnings",
                "See SlideshowWhat is baclofen?",
                "Related articles",
                "- infections including:",
                "  - hives",
                "Common ones include:",
                "<p>",
                "**Uses:** x",
                "a\tb",
                "Quiz",
                "1. Rash",
                "From",
            ]
        ),
        max_size=30,
    )
)
def test_shuffled_lines_keep_their_places(lines: list[str]) -> None:
    text = "Generic Name: baclofen\n" + "\n".join(lines)
    (page,) = read_monographs(io.BytesIO(text.encode()), source_name="a.txt")
    assert isinstance(page, Monograph)
    assert page.text == text
    for section in page.walk():
        assert all(text[p.start : p.end] == p.text for p in section.passages)
        assert_what_a_passage_governs_follows_it(section)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.txt: cannot be read \(No such file"):
        read_monograph(tmp_path / "gone.txt")


def test_a_pipe_that_cannot_seek() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (page,) = read_monographs(Pipe(TEXT.encode()))
    assert isinstance(page, Monograph)
    assert page.source_name == "stdin"


def test_the_limit_holds(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 3000)
    with pytest.raises(ReadError, match="over the limit of 1,000 bytes"):
        list(read_monographs(path, max_bytes=1000))


def test_parsers_are_imported_only_when_a_source_needs_them() -> None:
    code = (
        "import io, sys; from kg_builder.readers import read_monographs;"
        "list(read_monographs(io.BytesIO(b'Generic Name: baclofen'), source_name='a.txt'));"
        "sys.exit(str({'lxml', 'selectolax', 'ijson'} & set(sys.modules)) if {'lxml', 'selectolax', 'ijson'}"
        " & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
