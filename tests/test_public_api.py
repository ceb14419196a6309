"""What ``from kg_builder import ...`` gives, and what it costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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


def test_every_public_function_has_an_example() -> None:
    package = Path(kg_builder.__file__).parent
    missing = [
        f"{path.relative_to(package)}: {function.name}"
        for path in sorted(package.rglob("*.py"))
        for function in public_functions(ast.parse(path.read_text(encoding="utf-8")))
        if ">>>" not in (ast.get_docstring(function) or "")
    ]
    assert missing == [], (
        "add two to six lines with >>> to their docstrings; see conftest.py for what is at hand"
    )


def public_functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """The functions that a module's ``__all__`` names, but for commands, whose docstrings are help texts."""
    lists = (node for node in module.body if isinstance(node, ast.Assign))
    names = next((ast.literal_eval(n.value) for n in lists if ast.unparse(n.targets[0]) == "__all__"), ())
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and node.name in names:
            decorators = {ast.unparse(decorator).partition("(")[0] for decorator in node.decorator_list}
            if not decorators & {"click.command", "click.group"}:
                yield node
