"""Tables of effects by tier, by system or with ranges; tables of trial arms are left to their reader."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.effects.columns import table_effects
from kg_builder.model import Monograph, SectionKind
from kg_builder.readers import read_monographs

HEAD = "Generic Name: zorvexil\nSide effects\n"


def effects(table: str) -> list[tuple[object, ...]]:
    """Name, tier and share of the effects of one table of tabs; every quote is checked."""
    (found,) = read_monographs(io.BytesIO((HEAD + table).encode()), source_name="page.txt")
    assert isinstance(found, Monograph)
    document = open_document(found)
    facts = [f for s in found.of_kind(SectionKind.ADVERSE_EFFECTS) for f in table_effects(document, s)]
    assert all(e.span.is_in(found.text) for f in facts for e in f.evidence)
    return [(f.object.casefold(), f.frequency, f.percent, f.percent_max) for f in facts]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Side effect\tHow common\nNausea\tCommon\nGout\tup to 1 in 1,000 people",
            [("nausea", "common", None, None), ("gout", "rare", None, None)],
        ),
        (
            "Very common (>10%)\tnausea, headache\nRare\tgout",
            [("nausea", "very common", None, None), ("headache", "very common", None, None),
             ("gout", "rare", None, None)],
        ),
        (
            "Frequency\tSide effects\nCommon\tnausea\nRare\tgout",
            [("nausea", "common", None, None), ("gout", "rare", None, None)],
        ),
        (
            "System organ class\tCommon\tFrequency not known\nEye disorders\tblurred vision\tglaucoma",
            [("blurred vision", "common", None, None), ("glaucoma", "not known", None, None)],
        ),
        (
            "System organ class\tFrequency\tAdverse reactions\nEye disorders\tUncommon\tglaucoma, dry eye",
            [("glaucoma", "uncommon", None, None), ("dry eye", "uncommon", None, None)],
        ),
        ("Reaction\tIncidence\nNausea\t10-20%", [("nausea", None, 10.0, 20.0)]),
        (
            "Body system\tSide effects\nDigestive\tnausea (12%), vomiting\nSkin\trash",
            [("nausea", None, 12.0, None), ("vomiting", None, None, None), ("rash", None, None, None)],
        ),
        ("Reaction\tZorvexil\tPlacebo\nNausea\t12%\t4%", []),
        ("Effect\tWhat to do\nBleeding\tStop and call the clinic", [("bleeding", None, None, None)]),
        ("Form\tStrength\nTablet\t5 mg", []),
    ],
)  # fmt: skip
def test_tables(table: str, expected: list[tuple[object, ...]]) -> None:
    assert effects(table + "\n") == expected
