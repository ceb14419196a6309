"""What helps against an effect is none, nor what tags and doses leave."""

from __future__ import annotations

import pytest

from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from kg_builder.extract.effects.names import effect_name
from tests.extract.small_pages import facts_of, page


def named(notation: str) -> list[str]:
    return [fact.object for fact in facts_of(AdverseEffectExtractor(), page(notation))]


@pytest.mark.parametrize(
    "item",
    [
        "Dry mouth: sip water, suck ice",
        "Dry mouth - plenty of water, less coffee",
        "Dry mouth: skip coffee and cola",
        "Dry mouth: have ice lollies, soup",
        "Dry mouth: no alcohol, no smoking. Diazepam and cannabis add to it.",
    ],
)
def test_what_to_do_behind_an_effect(item: str) -> None:
    assert named(f"== adverse_effects: Side effects\n# Common\n  - {item}\n  - Rash") == ["dry mouth", "rash"]


@pytest.mark.parametrize("lead", ["What helps:", "Tips:", "These may help:"])
def test_a_list_of_what_helps(lead: str) -> None:
    assert "walking" not in named(
        f"== adverse_effects: Side effects\n{lead}\n  - Constipation: fluids, walking"
    )


def test_signs_behind_a_label_stay() -> None:
    said = "Liver trouble: dark urine, itching"
    assert "itching" in named(f"== adverse_effects: Side effects\n# Serious\n  - {said}")


def test_tags_and_doses_name_nothing() -> None:
    assert [effect_name(words) for words in ("</details>", "zolfin 5 mg", "60 mg q6mo", "gout")] == [
        *(None, None, None),
        "gout",
    ]
