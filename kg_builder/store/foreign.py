"""Other people's graphs, read as nodes and edges: KGX tables, PrimeKG's CSV, Hetionet's TSV and SIF."""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from ..errors import ReadError

__all__ = ["ForeignEdge", "ForeignNode", "form_of", "read_foreign"]

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ForeignNode:
    """A node of another graph.

    Args:
        id: its CURIE; of a local id without one, any text.
        name: its name there.
        category: its kind there, in the other graph's words.
        same: other CURIEs of the same thing.
        narrower: CURIEs of what it is wider than.
    """

    id: str
    name: str = ""
    category: str = ""
    same: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignEdge:
    """An edge of another graph; ``negated`` where that graph denies it."""

    subject: str
    predicate: str
    object: str
    negated: bool = False


_PRIMEKG = {"relation", "x_id", "x_source", "y_id", "y_source"}
_KGX_EDGE = {"subject", "predicate", "object"}
_HETIONET_EDGE = {"source", "metaedge", "target"}
_RDF = {".nt": "n-triples", ".ttl": "turtle"}


def form_of(place: Path) -> str:
    r"""The form of a graph: kgx, primekg, hetionet, or an RDF syntax (n-triples, turtle).

    Args:
        place: a file, gzip if its name ends in .gz, or a folder with a table of nodes and one of edges.

    Raises:
        ReadError: it cannot be read, or is none of these.

    >>> _ = (folder / "nodes.tsv").write_text("id\tname\tcategory\nMONDO:0005393\tgout\tbiolink:Disease\n")
    >>> _ = (folder / "edges.tsv").write_text("subject\tpredicate\tobject\n")
    >>> form_of(folder)
    'kgx'
    """
    suffix = Path(place.name.removesuffix(".gz")).suffix
    if suffix in _RDF:
        return _RDF[suffix]
    edges = _tables(place)[-1]
    columns = set(_columns(edges))
    for form, wanted in (("primekg", _PRIMEKG), ("kgx", _KGX_EDGE), ("hetionet", _HETIONET_EDGE)):
        if wanted <= columns:
            return form
    raise ReadError(
        "this is no graph in a known form",
        where=str(edges),
        advice="give KGX tables, PrimeKG's CSV, Hetionet's TSV and SIF, N-Triples or Turtle",
    )


def read_foreign(place: Path, form: str) -> Iterator[ForeignNode | ForeignEdge]:
    r"""The nodes and edges of a graph in tables, row by row; PrimeKG's nodes come with each of their edges.

    Args:
        place: as for form_of.
        form: kgx, primekg or hetionet.

    Yields:
        Nodes and edges, in the order of the tables.

    Raises:
        ReadError: a table cannot be read, or a row lacks an end.

    >>> _ = (folder / "nodes.tsv").write_text("id\tname\tcategory\nMONDO:0005393\tgout\tbiolink:Disease\n")
    >>> _ = (folder / "edges.tsv").write_text("subject\tpredicate\tobject\n")
    >>> [node.name for node in read_foreign(folder, "kgx")]
    ['gout']
    """
    reader = _READERS[form]
    for table in _tables(place):
        yield from reader(table)


def _kgx(table: Path) -> Iterator[ForeignNode | ForeignEdge]:
    is_edges = set(_columns(table)) >= _KGX_EDGE
    for row in _rows(table, quoted=False):
        if is_edges:
            negated = row.get("negated", "").strip().lower() == "true"
            yield ForeignEdge(row["subject"], row["predicate"], row["object"], negated)
        else:
            same = (row.get("xref") or "", row.get("equivalent_identifiers") or "", row.get("same_as") or "")
            found = tuple(curie for cell in same for curie in cell.split("|") if curie)
            category = (row.get("category") or "").split("|")[0]
            yield ForeignNode(row["id"], row.get("name") or "", category, found)


_PRIMEKG_PREFIXES = {
    "MONDO": "MONDO",
    "MONDO_grouped": "MONDO",
    "HPO": "HP",
    "UBERON": "UBERON",
    "GO": "GO",
    "DrugBank": "DRUGBANK",
    "NCBI": "NCBIGene",
    "REACTOME": "REACT",
    "CTD": "MESH",
}
_PADDED = {"MONDO", "HP", "UBERON", "GO"}


def _primekg(table: Path) -> Iterator[ForeignNode | ForeignEdge]:
    for row in _rows(table, quoted=True):
        ends = []
        for side in ("x", "y"):
            source = row[f"{side}_source"]
            prefix = _PRIMEKG_PREFIXES.get(source, source)
            # Several diseases under one name are one node there: its id lists theirs.
            parts = row[f"{side}_id"].split("_") if source == "MONDO_grouped" else [row[f"{side}_id"]]
            curies = [f"{prefix}:{part.zfill(7) if prefix in _PADDED else part}" for part in parts]
            # A group is wider than each of its members, so it is none of them.
            node, narrower = (curies[0], ()) if len(curies) == 1 else (f"PRIMEKG:{'_'.join(parts)}", curies)
            name, kind = row.get(f"{side}_name") or "", row.get(f"{side}_type") or ""
            yield ForeignNode(node, name, kind, narrower=tuple(narrower))
            ends.append(node)
        yield ForeignEdge(ends[0], row["relation"], ends[1])


_HETIONET_PREFIXES = {
    "Compound": "DRUGBANK:",
    "Gene": "NCBIGene:",
    "Pathway": "",
    "Pharmacologic Class": "NUI:",
    "Side Effect": "UMLS:",
    "Symptom": "MESH:",
}


def _hetionet(table: Path) -> Iterator[ForeignNode | ForeignEdge]:
    is_edges = set(_columns(table)) >= _HETIONET_EDGE
    for row in _rows(table, quoted=False):
        if is_edges:
            yield ForeignEdge(_het(row["source"]), row["metaedge"], _het(row["target"]))
        else:
            yield ForeignNode(_het(row["id"]), row.get("name") or "", row.get("kind") or "")


def _het(node: str) -> str:
    """A Hetionet id as a CURIE.

    >>> _het("Compound::DB00181"), _het("Disease::DOID:2377"), _het("Side Effect::C0018681")
    ('DRUGBANK:DB00181', 'DOID:2377', 'UMLS:C0018681')
    """
    kind, _, local = node.partition("::")
    return _HETIONET_PREFIXES.get(kind, "") + local


_READERS: dict[str, Callable[[Path], Iterator[ForeignNode | ForeignEdge]]] = {
    "hetionet": _hetionet,
    "kgx": _kgx,
    "primekg": _primekg,
}


def _tables(place: Path) -> list[Path]:
    """The tables of a graph, nodes before edges."""
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise ReadError("there is no such file or folder", where=str(place))
    files = [path for path in sorted(place.iterdir()) if _plain_suffix(path) in {".tsv", ".csv", ".sif"}]
    edges = [path for path in files if "edge" in path.name.lower() or _plain_suffix(path) == ".sif"]
    nodes = [path for path in files if "node" in path.name.lower() and path not in edges]
    if len(edges) != 1 or len(nodes) > 1:
        raise ReadError(
            "the folder has no single table of edges", where=str(place), advice="give nodes.tsv and edges.tsv"
        )
    return [*nodes, *edges]


def _plain_suffix(path: Path) -> str:
    return Path(path.name.removesuffix(".gz")).suffix


def _opened(table: Path) -> IO[str]:
    if table.suffix == ".gz":
        return gzip.open(table, "rt", encoding="utf-8-sig", newline="")
    return table.open(encoding="utf-8-sig", newline="")


def _columns(table: Path) -> list[str]:
    try:
        with _opened(table) as stream:
            head = stream.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise ReadError(f"the table cannot be read ({error})", where=str(table)) from error
    separator = "," if _plain_suffix(table) == ".csv" else "\t"
    return [name.strip().strip('"') for name in head.split(separator)]


def _rows(table: Path, *, quoted: bool) -> Iterator[Row]:
    columns = _columns(table)
    separator = "," if _plain_suffix(table) == ".csv" else "\t"
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    csv.field_size_limit(sys.maxsize)
    try:
        with _opened(table) as stream:
            lines: Iterable[list[str]] = csv.reader(stream, delimiter=separator, quoting=quoting)
            for number, cells in enumerate(lines, 1):
                if number == 1 or not cells:
                    continue
                if len(cells) != len(columns):
                    raise ReadError(
                        f"the row has {len(cells)} cells, the head {len(columns)}", where=f"{table}:{number}"
                    )
                yield dict(zip(columns, cells, strict=True))
    except (OSError, UnicodeDecodeError, EOFError, csv.Error) as error:
        raise ReadError(f"the table cannot be read ({error})", where=str(table)) from error
