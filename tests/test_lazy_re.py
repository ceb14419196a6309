import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import kg_builder
from kg_builder import lazy_re


def test_a_pattern_is_compiled_at_its_first_use_only() -> None:
    broken = lazy_re.compile("(never closed")
    assert broken.pattern == "(never closed"
    with pytest.raises(re.error, match="unterminated"):
        broken.search("")
    once = lazy_re.compile(r"(?P<dose>\d+) mg", re.I)
    assert once.search("5 MG") and once.groupindex == {"dose": 1}
    assert once.search is once.search


def test_every_pattern_of_the_package_is_well_formed() -> None:
    for module in pkgutil.walk_packages(kg_builder.__path__, "kg_builder."):
        if ".cli." not in module.name:
            importlib.import_module(module.name)
    patterns = [found for found in gc.get_objects() if isinstance(found, lazy_re._Uncompiled)]
    assert len(patterns) > 1000
    for pattern in patterns:
        if pattern.pattern != "(never closed":
            assert re.compile(pattern.pattern, pattern._flags)


def test_matches_are_not_asked_for_the_very_pattern_that_was_written() -> None:
    # match.re is the compiled pattern, another object than the module's
    package = Path(kg_builder.__file__).parent
    assert [path for path in package.rglob("*.py") if re.search(r"\.re (?:is|==) ", path.read_text())] == []


def test_modules_of_rules_compile_late() -> None:
    package = Path(kg_builder.__file__).parent
    rules = [p for floor in ("readers", "extract") for p in (package / floor).rglob("*.py")]
    early = [p.name for p in rules if "re.compile(" in p.read_text() and "lazy_re" not in p.read_text()]
    assert sorted(early) == ["html.py", "signs.py"]  # whose patterns are of bytes
