from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from kg_builder import terms
from kg_builder._version import __version__
from kg_builder.release import manifest

ROOT = Path(__file__).resolve().parents[2]


def test_code_and_package_have_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_versions_name_all_that_took_part() -> None:
    versions = manifest.versions()
    assert versions["code"]["version"] == __version__
    assert len(versions["code"]["digest"]) == 16
    assert versions["ontology"] == {"iri": terms.DKG.rstrip("#"), "version": terms.VERSION}
    packs = {path.parent.name for path in (ROOT / "queries").glob("*/pack.toml")}
    assert set(versions["packs"]) == packs


def test_the_fingerprint_changes_with_settings_code_and_lexicon(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain = manifest.fingerprint({"max_bytes": 1})
    assert manifest.fingerprint({"max_bytes": 1}) == plain
    assert manifest.fingerprint({"max_bytes": 2}) != plain
    monkeypatch.setattr(manifest, "code_digest", lambda: "other")
    other_code = manifest.fingerprint({"max_bytes": 1})
    assert other_code != plain
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "manifest.json").write_text(json.dumps({"version": "2026"}), encoding="utf-8")
    monkeypatch.setattr(manifest, "ontology_dir", lambda: tmp_path)
    assert manifest.lexicon_entry() is not None
    assert manifest.fingerprint({"max_bytes": 1}) != other_code
