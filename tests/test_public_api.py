"""What ``from kg_builder import ...`` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kg_builder
from kg_builder import errors


def test_every_public_name_is_there() -> None:
    for name in kg_builder.__all__:
        assert getattr(kg_builder, name) is not None
        assert name in dir(kg_builder)
    assert sorted(kg_builder.__all__) == kg_builder.__all__


def test_the_whole_error_tree_is_public() -> None:
    assert set(errors.__all__) <= set(kg_builder.__all__)
    for name in errors.__all__:
        assert issubclass(getattr(kg_builder, name), kg_builder.DrugkgError)


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = kg_builder.nothing


def test_importing_the_package_imports_no_library() -> None:
    code = (
        "import sys, kg_builder; "
        "heavy = {'rdflib', 'pyoxigraph', 'lxml', 'networkx', 'pandas', 'rich', 'yaml', 'SPARQLWrapper'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
