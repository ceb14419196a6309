"""Reads, out of the Biolink model's schema, what the exporters use of it.

``python -m tests.export.biolink_extract biolink_model.yaml`` writes biolink_extract.json anew; the file
is in the biolink-model package on PyPI (MIT licence).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

__all__ = ["EXTRACT", "extract"]

EXTRACT = Path(__file__).with_name("biolink_extract.json")
_CLASSES = (
    "association",
    "cell",
    "chemical affects biological entity association",
    "chemical entity",
    "chemical entity to chemical entity association",
    "chemical entity to disease or phenotypic feature association",
    "chemical or drug or treatment side effect association",
    "chemical or drug or treatment to disease or phenotypic feature association",
    "disease",
    "disease or phenotypic feature",
    "drug",
    "gene",
    "named thing",
    "phenotypic feature",
    "population of individual organisms",
    "protein",
    "publication",
)
_PREDICATES = (
    "affects",
    "applied to treat",
    "contraindicated in",
    "has side effect",
    "pharmacologically interacts with",
    "related to",
    "subclass of",
    "treats",
)
_ENUMS = ("AgentTypeEnum", "ClinicalApprovalStatusEnum", "KnowledgeLevelEnum")


def extract(schema: dict[str, Any]) -> dict[str, Any]:
    """The classes, predicates and enumerations that are used, with what they inherit."""
    classes, slots = schema["classes"], schema["slots"]
    return {
        "origin": "https://github.com/biolink/biolink-model, MIT licence",
        "version": schema["version"],
        "classes": {
            name: {
                "ancestors": _ancestors(classes, name),
                "slots": sorted(
                    {slot for c in _ancestors(classes, name) for slot in classes[c].get("slots") or []}
                ),
                "id_prefixes": classes[name].get("id_prefixes") or [],
                "object_range": _usage(classes, name, "object", "range"),
                "predicates_under": _usage(classes, name, "predicate", "subproperty_of"),
            }
            for name in _CLASSES
        },
        "predicates": {
            name: {
                "ancestors": _ancestors(slots, name),
                "domain": slots[name].get("domain"),
                "range": slots[name].get("range"),
                "deprecated": "deprecated" in slots[name],
            }
            for name in _PREDICATES
        },
        "enums": {name: sorted(schema["enums"][name]["permissible_values"]) for name in _ENUMS},
    }


def _ancestors(table: dict[str, Any], name: str) -> list[str]:
    found: list[str] = []
    waiting = [name]
    while waiting:
        here = waiting.pop(0)
        if here not in found:
            found.append(here)
            parents = [table[here].get("is_a"), *(table[here].get("mixins") or [])]
            waiting += [parent for parent in parents if parent]
    return found


def _slots(classes: dict[str, Any], name: str) -> list[str]:
    return sorted({slot for here in _ancestors(classes, name) for slot in classes[here].get("slots") or []})


def _usage(classes: dict[str, Any], name: str, slot: str, key: str) -> str | None:
    for here in _ancestors(classes, name):
        said = ((classes[here].get("slot_usage") or {}).get(slot) or {}).get(key)
        if said:
            return str(said)
    return None


if __name__ == "__main__":
    made = extract(yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8")))
    EXTRACT.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
