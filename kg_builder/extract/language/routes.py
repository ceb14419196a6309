"""Routes of administration in running text."""

from __future__ import annotations

from functools import cache, lru_cache

from kg_builder import lazy_re as re
from kg_builder.extract.rule_tables import rows

from .cues import lowered
from .timed import Timed

__all__ = ["find_routes", "normal_routes"]


@cache
def _routes(case: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All wordings of one kind of case in one pattern, and the route of each of its groups."""
    written = [(route, words) for route, words, kind in rows("dosing_routes.tsv") if kind == case]
    options = "|".join(f"({words})" for _, words in written)
    return re.compile(rf"(?<![\w-])(?:{options})(?![\w-])"), tuple(route for route, _ in written)


@lru_cache(maxsize=4096)
def find_routes(text: str) -> tuple[Timed, ...]:
    """Routes named in the text, in reading order; "intravenous (IV)" is one.

    >>> [r.value for r in find_routes("300 mg intravenous (IV) or subcutaneously")]
    ['intravenous', 'subcutaneous']
    >>> [r.value for r in find_routes("two puffs inhaled by mouth")]
    ['inhalation']
    """
    found: list[Timed] = []
    for case, searched in (("any", lowered(text)), ("exact", text)):
        pattern, names = _routes(case)
        found += [Timed(*m.span(), names[(m.lastindex or 1) - 1]) for m in pattern.finditer(searched)]
    found.sort(key=lambda r: (r.start, -r.end))
    kept: list[Timed] = []
    for route in found:
        if kept and (
            route.start < kept[-1].end or (route.value == kept[-1].value and route.start - kept[-1].end < 3)
        ):
            continue
        kept.append(route)
    return tuple(kept)


_BLANKS = re.compile(r"\s{2,}")
_SHORT_ROUTE = re.compile(
    r"\(\s*(?:IV|I\.V\.|IM|SC|SQ|SubQ|PO|SL|IVPB)\s*\)|(?<![\w-])(?:IV|I\.V\.|IVPB|IM|I\.M\.|SC|"
    r"SQ|SubQ|SUBQ|PO|po|SL|PR(?! interval| prolongation))(?![\w-])"
)


def normal_routes(text: str) -> str:
    """The text with short names of routes written out, and their glosses dropped.

    >>> normal_routes("300 mg intravenous (IV) once")
    '300 mg intravenous once'
    >>> normal_routes("5 mg PO daily")
    '5 mg orally daily'
    """

    def long_form(match: re.Match[str]) -> str:
        short = match.group()
        if short.startswith("("):
            return ""
        route = find_routes(short)
        name = route[0].value if route else short
        return {"oral": "orally"}.get(name, name)

    return _BLANKS.sub(" ", _SHORT_ROUTE.sub(long_form, text)).replace(" ,", ",").replace(" ;", ";")
