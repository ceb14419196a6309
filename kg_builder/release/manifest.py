"""What a release says of itself: versions, sources, counts, files."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from kg_builder import terms
from kg_builder._version import __version__
from kg_builder.ground import default_lexicons
from kg_builder.resources import ontology_dir, queries_dir

__all__ = [
    "FORMAT",
    "code_digest",
    "file_entry",
    "fingerprint",
    "lexicon_entry",
    "own_lexicons",
    "pack_versions",
    "versions",
]

FORMAT = 1
"""Version of the folder's layout."""

_READING = ("readers", "extract", "ground", "model", "rdf")


@cache
def code_digest() -> str:
    """Hash of the code and rules that turn a source into quads; the version alone misses local changes.

    Returns:
        16 hexadecimal digits.

    >>> len(code_digest())
    16
    """
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    sources = [
        path
        for folder in _READING
        for path in sorted((package / folder).rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    ]
    for path in [
        *sources,
        package / "terms.py",
        package / "release" / "parts.py",
        package / "release" / "rows.py",
    ]:
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def lexicon_entry() -> dict[str, str] | None:
    """Version and hash of the lexicon's own manifest; None without a lexicon.

    >>> sorted(lexicon_entry() or {})
    ['sha256', 'version']
    """
    path = ontology_dir() / "lexicon" / "manifest.json"
    if not path.is_file():
        return None
    content = path.read_bytes()
    version = json.loads(content).get("version", "")
    return {"version": str(version), "sha256": hashlib.sha256(content).hexdigest()}


def own_lexicons() -> dict[str, str]:
    """Hash of each lexicon that this user has added, by name; they take part in grounding too.

    Returns:
        SHA-256 of each file.

    >>> isinstance(own_lexicons(), dict)
    True
    """
    found = {}
    for path in default_lexicons()[1:]:
        with path.open("rb") as stream:
            found[path.stem] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found


def pack_versions() -> dict[str, str]:
    """Hash of each query pack's files, by name.

    Returns:
        16 hexadecimal digits for each pack.

    >>> "safety" in pack_versions()
    True
    """
    found: dict[str, str] = {}
    for pack in sorted(path.parent for path in queries_dir().glob("*/pack.toml")):
        digest = hashlib.sha256()
        for path in sorted([pack / "pack.toml", *pack.glob("*.rq")]):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        found[pack.name] = digest.hexdigest()[:16]
    return found


def versions() -> dict[str, Any]:
    """Versions of all that took part in a build.

    Returns:
        What ``manifest.json`` has under "versions".

    >>> sorted(versions())
    ['code', 'lexicon', 'ontology', 'own_lexicons', 'packs']
    """
    return {
        "code": {"name": "drugkg", "version": __version__, "digest": code_digest()},
        "ontology": {"iri": terms.DKG.rstrip("#"), "version": terms.VERSION},
        "lexicon": lexicon_entry(),
        "own_lexicons": own_lexicons(),
        "packs": pack_versions(),
    }


def fingerprint(configuration: dict[str, Any]) -> str:
    """Hash of all that a source's part depends on but the source itself.

    Args:
        configuration: options of the build that change what is read, ready for JSON.

    Returns:
        64 hexadecimal digits.

    >>> fingerprint({"tagger": "model"}) == fingerprint({"tagger": "rules"})
    False
    """
    said = [__version__, code_digest(), terms.VERSION, lexicon_entry(), own_lexicons(), configuration]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def file_entry(path: Path) -> dict[str, Any]:
    """Size and hash of a file of the release.

    Args:
        path: of the file.

    Returns:
        Its "bytes" and "sha256".

    Raises:
        OSError: it cannot be read.

    >>> _ = (folder / "facts.txt").write_text("gout")
    >>> file_entry(folder / "facts.txt")["bytes"]
    4
    """
    with path.open("rb") as stream:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}
