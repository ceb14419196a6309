"""What a page says does not depend on how a site lays it out: facts stay when the layout changes."""

from __future__ import annotations

import html
import io
import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kg_builder.extract import extract_facts
from kg_builder.model import Monograph, SectionKind
from kg_builder.readers import read_monographs

_PAGES = Path(__file__).parents[2] / "examples" / "monographs"
_NAMES = ("albuterol", "ocrelizumab", "sertraline", "warfarin")
_BULLET = re.compile(r"^(\s*)[-*\u2022]\s+", re.M)
_MAY_DIFFER = 0.03


def _monograph(text: str, name: str) -> Monograph:
    (found,) = read_monographs(io.BytesIO(text.encode()), source_name=name)
    assert isinstance(found, Monograph)
    return found


def _facts(page: Monograph) -> set[tuple[str, str]]:
    return {(fact.relation, fact.object.casefold()) for fact in extract_facts(page)}


@cache
def _page(name: str) -> tuple[str, frozenset[str], frozenset[tuple[str, str]]]:
    """The text of an example page, its headings and its facts."""
    (found,) = read_monographs(next(p for p in _PAGES.glob(f"{name}.*") if p.suffix != ".jsonl"))
    assert isinstance(found, Monograph)
    sections = [s for s in found.sections if s.title and s.kind is not SectionKind.FURNITURE]
    heads = frozenset(s.title.quote.strip() for s in sections if s.title)
    return found.text, heads, frozenset(_facts(_monograph(found.text, f"{name}.txt")))


def _each_heading(change: Callable[[str], str]) -> Callable[[str, frozenset[str]], str]:
    def layout(text: str, heads: frozenset[str]) -> str:
        return "\n".join(change(x.strip()) if x.strip() in heads else x for x in text.split("\n"))

    return layout


def _as_html(text: str, heads: frozenset[str]) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    tags = ["h2" if line in heads else "p" for line in lines]
    body = "\n".join(f"<{t}>{html.escape(x)}</{t}>" for t, x in zip(tags, lines, strict=True))
    return f"<html><body><main>{body}</main></body></html>"


def _wrapped(text: str, heads: frozenset[str]) -> str:
    def rows(line: str) -> list[str]:
        long = len(line) > 78 and line.strip() not in heads
        return textwrap.wrap(line, 78, break_on_hyphens=False) if long else [line]

    return "\n".join(row for line in text.split("\n") for row in rows(line))


def _indented(text: str, heads: frozenset[str]) -> str:
    def rows(line: str) -> list[str]:
        if not line.strip() or line.strip() in heads:
            return [line]
        item = _BULLET.match(line)
        inner = "      " if item else "    "
        lead = "    " if item else inner
        return textwrap.wrap(line, 72, initial_indent=lead, subsequent_indent=inner, break_on_hyphens=False)

    return "\n".join(row for line in text.split("\n") for row in rows(line))


_LAYOUTS: dict[str, Callable[[str, frozenset[str]], str]] = {
    "blank lines between all": lambda text, heads: re.sub(r"\n+", "\n\n", text),
    "dots for bullets": lambda text, heads: _BULLET.sub("\\1\u2022 ", text),
    "indented": lambda text, heads: textwrap.indent(text, "    "),
    "line ends of Windows": lambda text, heads: text.replace("\n", "\r\n"),
    "curly signs": lambda text, heads: text.replace("'", "\u2019").replace(" - ", " \u2013 "),
    "wrapped": _wrapped,
    "wrapped with indents": _indented,
    "blanks that do not break": lambda text, heads: text.replace(" ", "\u00a0"),
    "soft hyphens": lambda text, heads: re.sub(r"([a-z]{4})(?=[a-z]{4})", "\\1\u00ad", text),
    "Markdown": _each_heading(lambda head: f"## {head}"),
    "bold headings": _each_heading(lambda head: f"**{head}**"),
    "headings in capitals": _each_heading(str.upper),
    "headings without question marks": _each_heading(lambda head: head.rstrip("?")),
    "headings with colons": _each_heading(lambda head: f"{head.rstrip('?:')}:"),
    "headings that unfold": _each_heading(lambda head: f"{head} Show more"),
    "underlined headings": _each_heading(lambda head: f"{head}\n{'-' * len(head)}"),
    "headings behind pictures": _each_heading(lambda head: f"\U0001f48a {head}"),
    "rules before headings": _each_heading(lambda head: f"---\n{head}"),
    "HTML": _as_html,
}


@pytest.mark.parametrize("layout", _LAYOUTS)
@pytest.mark.parametrize("name", _NAMES)
def test_facts_stay_when_the_layout_changes(name: str, layout: str) -> None:
    text, heads, facts = _page(name)
    changed = _LAYOUTS[layout](text, heads)
    found = _facts(_monograph(changed, f"{name}.html" if layout == "HTML" else f"{name}.txt"))
    differ = sorted(facts ^ found)
    assert len(differ) <= _MAY_DIFFER * len(facts), differ
