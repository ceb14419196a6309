"""Names as the heads of pages have them: titles, labelled lines, brackets, how to say them."""

from __future__ import annotations

import pytest

from kg_builder.errors import NoDrugError
from kg_builder.model import SectionKind
from tests.readers.outlines import read, words


@pytest.mark.parametrize(
    ("text", "generic", "brands"),
    [
        ("QUEL\nquelimab tablets\n\nWhat is Quel?\nQuel treats gout.\n", "quelimab", ("Quel",)),
        (
            "# Foxil\u00ae\n\n*Generic name: fooxetine hydrochloride*\n\n## What it treats\nGout.\n",
            "fooxetine",
            ("Foxil",),
        ),
        (
            "YOUR TABLETS: FOOXETINE (FOXIL)\nTown Hospital\n\nWHAT THEY ARE FOR\nFooxetine helps.\n",
            "fooxetine",
            ("FOXIL",),
        ),
        (
            "Fooxetine and Quelimab (Inhalation)\nUS brand names: Foxil; Quel Inhub\n\nUses\nGout.\n",
            "fooxetine and quelimab",
            ("Foxil", "Quel Inhub"),
        ),
        (
            "FOOXETINE; QUELIMAB (foo OX e teen; KWEL i mab) treats gout.\nBRAND NAME(S): Foxil\n\nUses\n",
            "fooxetine and quelimab",
            ("Foxil",),
        ),
        (
            "Fooxetine (also known as Foxil)\n\nWhat it does\nFooxetine lowers uric acid.\n",
            "fooxetine",
            ("Foxil",),
        ),
        (
            "Glyx\nGeneric Name: fooxetine and quelimab (foo OX e TEEN and KWEL i mab)\n\n"
            "What is Glyx?\nGlyx is for gout.\n",
            "fooxetine and quelimab",
            ("Glyx",),
        ),
        (
            "Foxil Fact Sheet\n\nFooxetine, sold as Foxil, is a tablet.\n\nUses\nGout.\n",
            "fooxetine",
            ("Foxil",),
        ),
        ("FOOXETINE\nfoo-OX-e-teen\n\nBrand names: Foxil\n\nUses\nGout.\n", "fooxetine", ("Foxil",)),
        (
            "All about fooxetine\n\nFooxetine (brand name Foxil) is a tablet. We give fooxetine for gout.\n",
            "fooxetine",
            ("Foxil",),
        ),
        (
            "Medicine information: Fooxetine\n\nOther names: Foxil\nUsed for: Gout\nAvailable as: Tablets\n",
            "fooxetine",
            ("Foxil",),
        ),
        (
            "Foxil 4 mg tablets\nfooxetine (as fooxetine axetil)\n\nUses\nFoxil treats gout.\n",
            "fooxetine",
            ("Foxil",),
        ),
    ],
)
def test_names_of_heads(text: str, generic: str, brands: tuple[str, ...]) -> None:
    drug = read(text).drug
    assert (drug.generic, drug.brands, drug.synonyms) == (generic, brands, ())


def test_what_other_drugs_do_names_none() -> None:
    page = read(
        """
        fooxetine (foo OX e teen)
        Foxil

        USES
        Fooxetine treats gout.

        INTERACTIONS
        Drug: Warfarin may increase the INR. Food: Cabbage lowers it.
        """
    )
    assert page.drug.generic == "fooxetine"
    assert words(page, SectionKind.INTERACTIONS).startswith("Drug: Warfarin")


def test_how_often_an_effect_is_names_no_drug() -> None:
    page = read("# Fooxetine\n\n## Side effects\n**Common** (more than 1 in 100)\n- hiccups\n", "page.md")
    assert page.drug.generic == "fooxetine"


@pytest.mark.parametrize(("title", "named"), [("FOOXETINE", True), ("NOTES", False), ("Side effects", False)])
def test_a_word_above_the_parts_of_a_monograph_is_its_drug(title: str, named: bool) -> None:
    parts = "Indications:\n- gout\n\nDose:\n5 mg od\n\nAdverse effects:\n- hiccups\n"
    text = f"{title}\n\n{parts if named else parts.splitlines()[0]}\n"
    if named:
        assert read(text).drug.generic == "fooxetine"
    else:
        with pytest.raises(NoDrugError):
            read(text)
