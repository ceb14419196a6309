"""What users install: the wheel finds its data, and the public names are the promised ones."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

import kg_builder

ROOT = Path(__file__).parents[1]


def test_public_names_import() -> None:
    for name in kg_builder.__all__:
        assert getattr(kg_builder, name) is not None


def test_importing_is_light() -> None:
    heavy = "rdflib pyoxigraph networkx lxml pandas numpy rich pyshacl SPARQLWrapper"
    found = f"[m for m in {heavy.split()!r} if m in sys.modules]"
    code = f"import sys, kg_builder, kg_builder.cli.main; print({found})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but the wheel in it; its dependencies come from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("drugkg-*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    site = next((folder / "env" / "lib").glob("python*/site-packages"))
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", site, wheel],
        check=True,
        capture_output=True,
    )
    own = next(p for p in map(Path, sys.path) if p.name == "site-packages")
    editable = {p.name for p in own.iterdir() if "drugkg" in p.name}
    for item in own.iterdir():
        if item.name not in editable and item.suffix != ".pth" and not (site / item.name).exists():
            (site / item.name).symlink_to(item)
    return python


def test_wheel_finds_its_data_and_answers(installed: Path, tmp_path: Path) -> None:
    page = ROOT / "examples" / "monographs" / "ocrelizumab.txt"
    code = (
        "import sys; from kg_builder import build, DrugGraph; from kg_builder.resources import queries_dir\n"
        "assert 'site-packages' in str(queries_dir()), queries_dir()\n"
        f"build([{str(page)!r}], {str(tmp_path / 'release')!r})\n"
        f"graph = DrugGraph.open({str(tmp_path / 'release')!r})\n"
        "print(len(graph.query('safety/adverse_effects_of_drug', drug='Ocrevus').rows))\n"
    )
    ran = subprocess.run(
        [installed, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) > 10


def test_typed_marker_and_data_are_in_the_wheel(installed: Path) -> None:
    package = next((installed.parents[1] / "lib").glob("python*/site-packages/kg_builder"))
    assert (package / "py.typed").is_file()
    assert (package / "_data" / "ontology" / "drugkg.ttl").is_file()
    assert list((package / "_data" / "queries").rglob("*.rq"))
    assert (package / "readers" / "headings.tsv").is_file()
