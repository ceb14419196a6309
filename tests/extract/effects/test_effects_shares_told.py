"""Shares of patients as pages tell them in lists, in terse items and in sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.extract import extract_facts, open_document
from kg_builder.extract.effects.pages import PageEffectExtractor
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs

NONE = (None, None)


def told(folder: Path, text: str) -> list[AdverseEffect]:
    return list(PageEffectExtractor().extract(open_document(page(folder, text))))


def of_page(folder: Path, text: str) -> list[AdverseEffect]:
    return [fact for fact in extract_facts(page(folder, text)) if isinstance(fact, AdverseEffect)]


def page(folder: Path, text: str) -> Monograph:
    path = folder / "zolfin.txt"
    path.write_text(
        f"Zolfin\n\nWhat is zolfin?\n\nZolfin is a pill.\n\nSide effects\n\n{text}", encoding="utf-8"
    )
    monograph = next(iter(read_monographs(path)))
    assert isinstance(monograph, Monograph)
    return monograph


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In gout trials, 9% of patients on it had thrush against 2% on placebo.", {"thrush": (9, 2)}),
        ("Falls, sometimes with cuts, in 10% at 12 mg, versus 3% with placebo.", {"falls": (10, 3)}),
        ("In the studies, 39% of people felt sick (14% on the dummy shot).", {"sick": (39, 14)}),
        ("12% had rash and 17% had a cold.", {"rash": (12, None), "cold": (17, None)}),
        (
            "In 1,200 men, 22 percent had gas, as opposed to 6 percent on placebo.",
            {"gas": (22, 6)},
        ),
        (
            "How often: with the 9.5 mg patch, nausea 7%, gas 6%; with placebo, nausea 5%, gas 3%.",
            {"nausea": (7, 5), "gas": (6, 3)},
        ),
        ("Nausea - 11% vs 4%. Rash, 8% (vs. 7%).", {"nausea": (11, 4), "rash": (8, 7)}),
        (
            "- Back pain: about 6%\n- Gas - 9% compared with 6% for placebo",
            {"back pain": (6, None), "gas": (9, 6)},
        ),
        (
            "Gout was reported in 40% of patients, and fits in less than 1%.",
            {"gout": (40, None), "fits": NONE},
        ),
        (
            "Gout struck 32 percent of them, against 13 percent of those who got dummies.",
            {"gout": (32, 13)},
        ),
        (
            "With the syrup (220 children), gout was seen in 8% and rash in 3%.",
            {"gout": (8, None), "rash": (3, None)},
        ),
        ("Gout leads the list. Gas comes next, at 15%.", {"gout": NONE, "gas": (15, None)}),
    ],
)
def test_shares(text: str, wanted: dict[str, tuple[float | None, float | None]], tmp_path: Path) -> None:
    assert {fact.object: (fact.percent, fact.percent_comparator) for fact in told(tmp_path, text)} == wanted


def test_shares_of_two_groups(tmp_path: Path) -> None:
    facts = told(tmp_path, "Rash turns up in about 0.8% of children and 0.3% of adults.")
    assert {(f.population, f.percent) for f in facts} == {("children", 0.8), ("adults", 0.3)}


def test_a_range_is_the_share_of_the_effect_whose_signs_stand_between(tmp_path: Path) -> None:
    facts = of_page(tmp_path, "Liver damage, which may present as jaundice, occurs in 3% to 6% of men.")
    shares = {(fact.object, fact.percent, fact.percent_max) for fact in facts}
    assert ("liver damage", 3.0, 6.0) in shares
    assert ("jaundice", None, None) in shares


def test_the_title_of_a_table_says_what_its_patients_have(tmp_path: Path) -> None:
    facts = of_page(
        tmp_path,
        "Table 1. Effects in children 5 to 9 years of age with gout\n"
        "Effect\tZolfin (N=90) %\tPlacebo (N=80) %\nNausea\t9\t4\nRash\t5\t1",
    )
    who = {(fact.object, fact.population) for fact in facts if fact.percent}
    assert who == {(name, "children 5 to 9 years of age with gout") for name in ("nausea", "rash")}
