"""Writes what is made from the query files: docs/reference/queries.md and queries/catalog.ttl."""

from __future__ import annotations

from pathlib import Path

from kg_builder.query import Catalog
from kg_builder.query.describe import catalog_markdown, catalog_turtle

__all__ = ["generated"]

ROOT = Path(__file__).resolve().parent.parent


def generated() -> dict[Path, str]:
    """Content of every generated file, by path."""
    packs = Catalog().packs()
    return {
        ROOT / "docs" / "reference" / "queries.md": catalog_markdown(packs),
        ROOT / "queries" / "catalog.ttl": catalog_turtle(packs),
    }


def main() -> None:
    """Writes them."""
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
