"""Adverse effects in the manner of charities: tiers with figures below, each effect with its heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs

PAGE = """What is zolfin?

Zolfin is a drug that slows the growth of tumours.

How do I have zolfin?

Zolfin comes as tablets.

What are the side effects of zolfin?

How you feel depends on your treatment.

Common side effects
More than 1 in 10 people have one or more of these:

Higher risk of infection
Too few white cells make infections likelier. Ring the ward at once if you feel hot.

Loose stools
Sip water often.

Less common side effects
Between 1 and 10 in every 100 people have one or more of these:
thin hair
low mood

Occasional side effects
Each happens in more than 1 in 100 people (more than 1%):
sore eyes

Rare side effects
Fewer than 1 in 100 people have these:
blurred vision
hearing loss

Can zolfin be taken with other medicines?

Ask your pharmacist.
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, AdverseEffect]:
    path = Path(tmp_path_factory.mktemp("page")) / "zolfin.txt"
    path.write_text(f"Zolfin\n\n{PAGE}", encoding="utf-8")
    monograph = next(iter(read_monographs(path)))
    assert isinstance(monograph, Monograph)
    return {fact.object: fact for fact in AdverseEffectExtractor().extract(open_document(monograph))}


@pytest.mark.parametrize(
    ("effect", "tier"), [("sore eyes", "occasional"), ("blurred vision", "rare"), ("hearing loss", "rare")]
)
def test_a_tier_in_the_heading_wins_over_the_figures_below(
    found: dict[str, AdverseEffect], effect: str, tier: str
) -> None:
    assert found[effect].frequency == tier


@pytest.mark.parametrize("effect", ["infection", "loose stools"])
def test_a_risk_heads_a_part_of_side_effects(found: dict[str, AdverseEffect], effect: str) -> None:
    assert effect in {name.casefold() for name in found}
