"""The graph as an RO-Crate: the data, and a JSON-LD description of them."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from .. import terms
from .._version import __version__
from ..query.names import drug_names
from ..store.base import Store, select
from .quads import write_nquads

__all__ = ["write_crate"]

_PREFIXES = """\
PREFIX dkg: <https://w3id.org/drugkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
_SOURCES = """
SELECT DISTINCT ?document ?id ?sha256 ?name ?format WHERE {
  ?document a dkg:SourceDocument ; dcterms:identifier ?id ; dkg:sha256 ?sha256 .
  OPTIONAL { ?document dkg:sourceName ?name }
  OPTIONAL { ?document dcterms:format ?format }
}
"""
_COUNT = "SELECT (COUNT(DISTINCT ?fact) AS ?facts) WHERE { ?fact a dkg:Fact }"
_LICENSE = "https://spdx.org/licenses/Apache-2.0"
_SOFTWARE = "https://w3id.org/drugkg"


def write_crate(store: Store, folder: Path) -> list[Path]:
    """Writes graph.nq and ro-crate-metadata.json (RO-Crate 1.1).

    The description names the graph with its size and hash, the software, the ontology it follows, and the
    documents it was read from, with their hashes. The date of publication is that of SOURCE_DATE_EPOCH;
    without it there is none, for it would be another at each export, and the publisher must add it.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The files written.

    >>> [path.name for path in write_crate(store, folder)]
    ['graph.nq', 'ro-crate-metadata.json']
    """
    (graph,) = write_nquads(store, folder)
    path = folder / "ro-crate-metadata.json"
    about = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": _described(store, graph)}
    path.write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [graph, path]


def _described(store: Store, graph: Path) -> list[dict[str, object]]:
    drugs = [name for name, _ in drug_names(store)]
    ((facts,),) = select(store, _PREFIXES + _COUNT).values()
    documents = _documents(store)
    root: dict[str, object] = {
        "@id": "./",
        "@type": "Dataset",
        "name": "Drug facts read from monographs",
        "description": f"{facts} facts of {len(drugs)} drugs from {len(documents)} documents, each with the "
        "words it was read from.",
        "license": {"@id": _LICENSE},
        "hasPart": [{"@id": graph.name}],
        "isBasedOn": [{"@id": document["@id"]} for document in documents],
        "about": [{"@id": f"#drug-{place}"} for place, _ in enumerate(drugs, 1)],
    }
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        root["datePublished"] = datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "about": {"@id": "./"},
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        },
        root,
        {
            "@id": graph.name,
            "@type": "File",
            "name": "The graph, one quad a line",
            "encodingFormat": "application/n-quads",
            "contentSize": str(graph.stat().st_size),
            "sha256": _sha256(graph),
            "conformsTo": {"@id": terms.DKG},
        },
        {
            "@id": "#export",
            "@type": "CreateAction",
            "instrument": {"@id": _SOFTWARE},
            "result": {"@id": "./"},
        },
        {
            "@id": _SOFTWARE,
            "@type": "SoftwareApplication",
            "name": "drugkg",
            "softwareVersion": __version__,
            "license": {"@id": _LICENSE},
        },
        {"@id": terms.DKG, "@type": "CreativeWork", "name": "drugkg ontology", "version": terms.VERSION},
        {"@id": _LICENSE, "@type": "CreativeWork", "name": "Apache License 2.0"},
        *documents,
        *_things(drugs),
    ]


def _things(drugs: list[str]) -> list[dict[str, object]]:
    return [{"@id": f"#drug-{place}", "@type": "Drug", "name": name} for place, name in enumerate(drugs, 1)]


def _documents(store: Store) -> list[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for document, identifier, sha256, name, media_type in sorted(
        select(store, _PREFIXES + _SOURCES).values(), key=lambda row: tuple(map(str, row))
    ):
        entry: dict[str, object] = {"@id": document, "@type": "CreativeWork", "identifier": identifier}
        entry["sha256"] = sha256
        entry |= {"name": name or identifier}
        entry |= {"encodingFormat": media_type} if media_type else {}
        found.setdefault(str(document), entry)
    return list(found.values())


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
