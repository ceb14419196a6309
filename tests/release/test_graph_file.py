"""The graph's file: sorted, each line once, the same bytes however many processes write it."""

from __future__ import annotations

import gzip
import random
import tempfile
import zlib
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.rdf import iris
from kg_builder.rdf.packed import packed_fact, packed_place, unpacked
from kg_builder.release.graph_file import (
    GraphStatistics,
    in_first_range,
    range_tasks,
    write_graph,
    write_range,
)
from kg_builder.release.packing import Packer, joined_checksum, write_packed
from kg_builder.release.sorting import open_packed

KINDS = ("brand/x", "form/gel", "test/ecg")
GRAPHS = [f"<{iris.BASE}graph/{name}>" for name in ("page", "page-2")]


def lines_of(seed: int, count: int) -> list[str]:
    """Quads, and facts and places packed, as a part holds them."""
    chance = random.Random(seed)  # noqa: S311 - test data

    def line() -> str:
        graph, name = chance.choice(GRAPHS), f"{chance.randrange(16):x}{chance.randrange(2)}"
        kind = chance.randrange(3)
        if kind == 0:
            said = [f'<x:p{chance.randrange(3)}> "{chance.randrange(5)}"' for _ in range(4)]
            return packed_fact(name, graph, said)
        if kind == 1:
            words = [f'"{name}"', '" "', '""', chance.choice(['"warnings"', '"dosage"'])]
            return packed_place(name + graph[-4:-1], graph, (3, 9), words)
        thing = f"<{iris.BASE}{chance.choice(KINDS)}{chance.randrange(9)}>"
        return f'{thing} <x:p{chance.randrange(3)}> "{chance.randrange(5)}" {graph} .\n'

    return sorted(line() for _ in range(count))


def written(
    folder: Path, parts: list[list[str]], extra: list[str], count: int
) -> tuple[bytes, GraphStatistics]:
    paths = []
    for number, lines in enumerate(parts):
        paths.append(folder / f"{number}.gz")
        with open_packed(paths[-1]) as out:
            out.writelines(lines)
    first, others = range_tasks(paths, extra, folder, count)
    counts = write_graph(map(write_range, [first, *others]), folder / "graph.gz")
    return (folder / "graph.gz").read_bytes(), counts


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=4), st.integers(2, 20))
def test_ranges_give_every_line_once_in_order(sizes: list[int], count: int) -> None:
    parts = [lines_of(seed, size) for seed, size in enumerate(sizes)]
    extra = ["<http://vocabulary/term> <x:p> <x:o> <x:g> .\n", "<https://w3id.org/z> <x:p> <x:o> <x:g> .\n"]
    with tempfile.TemporaryDirectory() as name:
        alone, counts = written(Path(name), parts, extra, 1)
        shared, same = written(Path(name), parts, extra, count)
    assert alone == shared
    assert counts == same
    lines = gzip.decompress(alone).decode().splitlines(keepends=True)
    assert lines == sorted({line for part in [*parts, extra] for line in unpacked(part)})
    assert counts.quads == len(lines)
    assert counts.triples == len({line[: line.rindex(" <")] for line in lines})
    assert counts.subjects == len({line.split(" ")[0] for line in lines})
    triples = {line[: line.rindex(" <")] for line in lines}
    assert counts.properties == Counter(triple.split(" ")[1] for triple in triples)
    assert counts.classes == Counter(
        triple.split(" ")[2] for triple in triples if "-syntax-ns#type>" in triple
    )


def test_terms_of_vocabularies_belong_to_the_first_range() -> None:
    assert all(in_first_range([f"<{base}1> <x:p> <x:o> <x:g> .\n"]) for base in iris.PREFIXES.values())
    assert not in_first_range([f"<{iris.BASE}span/1> <x:p> <x:o> <x:g> .\n"])


@given(st.binary(), st.binary(max_size=3000))
def test_checksums_are_joined(first: bytes, second: bytes) -> None:
    joined = joined_checksum(zlib.crc32(first), zlib.crc32(second), len(second))
    assert joined == zlib.crc32(first + second)


def test_packed_pieces_are_one_plain_gzip_file(tmp_path: Path) -> None:
    pieces = []
    for number, texts in enumerate([["one\n", "two\n"], [], ["t\u2028hree\n"]]):
        packer = Packer(tmp_path / str(number), 4)
        for text in texts:
            packer.write(text)
            packer.next_piece()
        pieces.append(packer.close())
    write_packed(pieces, tmp_path / "all.gz")
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    content = packed.decompress((tmp_path / "all.gz").read_bytes())
    assert content.decode() == "one\ntwo\nt\u2028hree\n"
    assert packed.eof
    assert not packed.unused_data
    assert [path.name for path in tmp_path.iterdir()] == ["all.gz"]
