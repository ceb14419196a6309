"""Quads of facts and of places in documents, packed into a line a node.

Nine quads of ten are of these nodes. Until a release's graph is written they are kept as lines without what
is the same in all, so that there is little to sort, pack and merge. Such a line begins with its node, as
quads do: packed lines and quads sort together as what they stand for does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg_builder import terms

from . import iris
from .canonical import XSD, iri

__all__ = ["FACTS", "PLACES", "fact_quads", "packed_fact", "packed_place", "place_quads", "unpacked"]

FACTS = f"<{iris.BASE}fact/"
"""How a packed fact begins."""
PLACES = f"<{iris.BASE}span/"
"""How a packed place begins."""

_GRAPHS = f"<{iris.BASE}graph/"
_DOCUMENTS = f"<{iris.BASE}document/"
_OA = "http://www.w3.org/ns/oa#"
_TYPE = iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_END, _START = iri(_OA + "end"), iri(_OA + "start")
_EXACT, _PREFIX, _SUFFIX = (iri(_OA + name) for name in ("exact", "prefix", "suffix"))
_POSITION, _QUOTE = iri(_OA + "TextPositionSelector"), iri(_OA + "TextQuoteSelector")
_RESOURCE, _SELECTOR, _SOURCE = (iri(_OA + name) for name in ("SpecificResource", "hasSelector", "hasSource"))
_SECTION = iri(terms.section)
_INTEGER = f"^^<{XSD}integer>"


def packed_fact(fact_id: str, graph: str, said: Iterable[str]) -> str:
    r"""The quads of a fact's node in one graph.

    Args:
        fact_id: of the fact.
        graph: in angle brackets.
        said: a property and its value each, in N-Quads form.

    >>> packed_fact("3f", "<x:page>", ["<x:b> <x:gout>", '<x:a> "gout"'])
    '<https://w3id.org/drugkg/id/fact/3f>\t<x:page>\t<x:a> "gout"\t<x:b> <x:gout>\n'
    """
    words = "\t".join(sorted(dict.fromkeys(said)))  # in its order, since what is in order is sorted fast
    return f"{FACTS}{fact_id}>\t{graph}\t{words}\n"


def fact_quads(packed: Sequence[str]) -> tuple[str, int, Sequence[str]]:
    """The quads of one fact, which may stand in several graphs.

    Args:
        packed: its packed lines, sorted.

    Returns:
        Sorted lines of N-Quads, their number, and what is said in them, each property with its value once.

    >>> two = [packed_fact("3f", graph, ['<x:a> "gout"']) for graph in ("<x:one>", "<x:two>")]
    >>> print(fact_quads(two)[0], end="")
    <https://w3id.org/drugkg/id/fact/3f> <x:a> "gout" <x:one> .
    <https://w3id.org/drugkg/id/fact/3f> <x:a> "gout" <x:two> .
    """
    if len(packed) == 1:
        node, graph, words = packed[0][:-1].split("\t", 2)
        said = words.split("\t")
        end = f" {graph} .\n"
        return f"{node} {f'{end}{node} '.join(said)}{end}", len(said), said
    graphs: dict[str, dict[str, None]] = {}
    for line in packed:
        node, graph, *said = line[:-1].split("\t")
        for words in said:
            graphs.setdefault(words, {})[graph] = None
    lines = [f"{node} {words} {graph} .\n" for words in sorted(graphs) for graph in graphs[words]]
    return "".join(lines), len(lines), list(graphs)


def packed_place(name: str, graph: str, span: tuple[int, int], words: Iterable[str]) -> str:
    r"""The quads of a place in a document and of its two selectors.

    Args:
        name: end of the place's IRI.
        graph: the document's named graph, in angle brackets.
        span: first code point, and index after the last one.
        words: the quote, the text before and the text behind it, and the section's kind; of several
            sections, each. All as literals.

    >>> packed_place("7c", "<x:page>", (17, 21), ['"gout"', '"of "', '"."', '"indications"'])
    '<https://w3id.org/drugkg/id/span/7c\t<x:page>\t17\t21\t"gout"\t"of "\t"."\t"indications"\n'
    """
    text = "\t".join(words)
    return f"{PLACES}{name}\t{graph}\t{span[0]}\t{span[1]}\t{text}\n"


def place_quads(packed: Sequence[str]) -> tuple[str, int]:
    """The quads of one place.

    Args:
        packed: its packed lines; they differ in sections at most.

    Returns:
        Sorted lines of N-Quads, and the number of sections among them.

    >>> packed = packed_place("7c", "<x:page>", (17, 21), ['"gout"', '"of "', '"."', '"indications"'])
    >>> text, sections = place_quads([packed])
    >>> text.count("gout"), sections
    (1, 1)
    """
    node, graph, start, end, quote, before, behind, *sections = packed[0][:-1].split("\t")
    if len(packed) > 1:
        sections = sorted({section for line in packed for section in line[:-1].split("\t")[7:]})
    stop = f" {graph} .\n"
    source = _DOCUMENTS + graph.removeprefix(_GRAPHS)
    named = "".join([f"{node}> {_SECTION} {section}{stop}" for section in sections])
    text = (
        f'{node}/position> {_TYPE} {_POSITION}{stop}{node}/position> {_END} "{end}"{_INTEGER}{stop}'
        f'{node}/position> {_START} "{start}"{_INTEGER}{stop}{node}/quote> {_TYPE} {_QUOTE}{stop}'
        f"{node}/quote> {_EXACT} {quote}{stop}{node}/quote> {_PREFIX} {before}{stop}"
        f"{node}/quote> {_SUFFIX} {behind}{stop}{node}> {_TYPE} {_RESOURCE}{stop}"
        f"{node}> {_SELECTOR} {node}/position>{stop}{node}> {_SELECTOR} {node}/quote>{stop}"
        f"{node}> {_SOURCE} {source}{stop}{named}"
    )
    return text, len(sections)


def unpacked(lines: Iterable[str]) -> Iterator[str]:
    r"""The quads of lines of which some are packed; of each place and fact there is one.

    Args:
        lines: quads, and packed lines of a document.

    >>> list(unpacked([packed_fact("3f", "<x:page>", ['<x:a> "gout"'])]))
    ['<https://w3id.org/drugkg/id/fact/3f> <x:a> "gout" <x:page> .\n']
    """
    for line in lines:
        if line.startswith(FACTS):
            yield from _lines(fact_quads([line])[0])
        elif line.startswith(PLACES):
            yield from _lines(place_quads([line])[0])
        else:
            yield line


def _lines(text: str) -> Iterator[str]:
    # Not splitlines: a literal may hold other separators of lines.
    return (f"{line}\n" for line in text.split("\n")[:-1])
