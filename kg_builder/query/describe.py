"""The packaged queries described: a page for people, a catalog for machines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ..store.terms import Literal
from .catalog import PackagedQuery, Parameter, QueryPack

__all__ = ["catalog_markdown", "catalog_turtle"]

_QUERY_BASE = "https://w3id.org/drugkg/query/"
_FORMS = {
    "SELECT": ("sh:SPARQLSelectExecutable", "sh:select"),
    "ASK": ("sh:SPARQLAskExecutable", "sh:ask"),
    "CONSTRUCT": ("sh:SPARQLConstructExecutable", "sh:construct"),
}
_TURTLE_HEAD = """\
# Generated from the .rq files by scripts/generate_queries.py: change those, then run it.
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""


def catalog_turtle(packs: Iterable[QueryPack]) -> str:
    """The queries in Turtle, in the manner of the SIB's SPARQL examples.

    Each is a sh:SPARQLExecutable with its text, a comment and keywords. The texts are as in the files:
    a blank ``?_name`` that nobody fills is a variable like any other.

    Args:
        packs: packs of queries, as a catalogue has them.

    Returns:
        Text of a Turtle document.

    >>> from .catalog import Catalog
    >>> catalog_turtle(Catalog().packs()).count(" a sh:SPARQLExecutable") > 20
    True
    """
    blocks = [_TURTLE_HEAD]
    blocks += [_turtle(query, pack) for pack in packs for query in pack.queries]
    return "\n".join(blocks)


def _turtle(query: PackagedQuery, pack: QueryPack) -> str:
    kind, text_property = _FORMS[query.form]
    comment = f"{query.summary}. {query.description}".strip() if query.description else query.summary
    lines = [
        f"<{_QUERY_BASE}{query.name}> a sh:SPARQLExecutable , {kind} ;",
        f'    dcterms:identifier "{query.name}" ;',
        f"    dcterms:isPartOf <{_QUERY_BASE}{pack.name}> ;",
        f"    rdfs:comment {_string(comment)}@en ;",
        f"    schema:keywords {' , '.join(_string(tag) for tag in query.tags)} ;",
        f"    {text_property} {_string(_without_header(query.text))} .",
    ]
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    return Literal(text).sparql()


def _without_header(text: str) -> str:
    return (
        "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+")).strip() + "\n"
    )


def catalog_markdown(packs: Iterable[QueryPack]) -> str:
    """The queries as a reference page in Markdown.

    Args:
        packs: packs of queries, as a catalogue has them.

    Returns:
        Text of the page.

    >>> catalog_markdown([]).splitlines()[2]
    '0 queries in 0 packs.'
    """
    ordered = list(packs)
    count = sum(len(pack.queries) for pack in ordered)
    parts = [
        "# Packaged queries",
        "",
        f"{count} queries in {len(ordered)} packs.",
        "Generated from `queries/` by `scripts/generate_queries.py`.",
        "",
        "Ask one with `drugkg query RELEASE NAME --param key=value`, or `graph.query(NAME, key=value)`.",
        "Drugs go by generic name, brand, synonym or CURIE, in any case. A column is unbound where the",
        "documents say nothing. In the query's text a parameter is a variable `?_name`.",
    ]
    for pack in ordered:
        parts += ["", f"## {pack.name}: {pack.title}", "", pack.description]
        for query in pack.queries:
            parts += ["", *_markdown(query)]
    return "\n".join(parts) + "\n"


def _markdown(query: PackagedQuery) -> list[str]:
    lines = [f"### {query.name}", "", f"{query.summary}. {query.description}".strip()]
    if query.parameters:
        lines += ["", "| parameter | type | meaning | default | example |", "|---|---|---|---|---|"]
        lines += [_parameter_row(parameter) for parameter in query.parameters]
    if query.form == "SELECT":
        by_type = groupby(query.columns, key=lambda column: column.type)
        columns = "; ".join(f"{', '.join(f'`{c.name}`' for c in group)} ({kind})" for kind, group in by_type)
        lines += ["", f"Columns: {columns}."]
        notes = [f"`{c.name}`: {c.description}" for c in query.columns if c.description]
        if notes:
            lines += ["", "; ".join(notes) + "."]
    else:
        lines += ["", "Answers yes or no." if query.form == "ASK" else "Answers with triples."]
    return lines


def _parameter_row(parameter: Parameter) -> str:
    choices = f": {', '.join(parameter.choices)}" if parameter.choices else ""
    default = "required" if parameter.default is None else f"`{parameter.default}`"
    example = "" if parameter.example is None else f"`{parameter.example}`"
    meaning = parameter.description + choices
    return f"| `{parameter.name}` | {parameter.type} | {meaning} | {default} | {example} |"
