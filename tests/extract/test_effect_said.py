"""Shares of patients in prose: of which effect, of which arm, against what."""

from __future__ import annotations

import pytest

from kg_builder.extract.effect_said import said_of_effect

SENTENCES: list[tuple[str, str, tuple[float | None, str | None, float | None, str | None]]] = [
    (
        "Gout occurred in 12% of patients treated with Zolfin and in 7% of patients treated with placebo.",
        "Gout",
        (12.0, "Zolfin", 7.0, "placebo"),
    ),
    (
        "Gout was reported in 62% versus 18% of patients treated with zolfin and placebo, respectively.",
        "Gout",
        (62.0, "zolfin", 18.0, "placebo"),
    ),
    ("In trials, 87% of zolfin-treated patients experienced gout.", "gout", (87.0, "zolfin", None, None)),
    (
        "26% of zolfin-treated patients and 12% of placebo-treated patients experienced gout.",
        "gout",
        (26.0, "zolfin", 12.0, "placebo"),
    ),
    (
        "58% of patients treated with Zolfin experienced one or more infections compared to 52% of patients "
        "treated with Aspirin.",
        "infections",
        (58.0, "Zolfin", 52.0, "Aspirin"),
    ),
    (
        "The incidence of gout was 6% in the zolfin group compared with 2% in the placebo group.",
        "gout",
        (6.0, "zolfin", 2.0, "placebo"),
    ),
    (
        "Gout occurred more often in patients taking Zolfin (1%) than in placebo-treated patients (0.5%).",
        "Gout",
        (1.0, "Zolfin", 0.5, "placebo"),
    ),
    ("Two of 976 (0.2%) patients developed gout.", "gout", (0.2, None, None, None)),
    (
        "Gout occurred in 12% of patients and 2 patients (8%) stopped treatment.",
        "Gout",
        (12.0, None, None, None),
    ),
    ("Gout led to discontinuation in 5% of patients.", "Gout", (None, None, None, None)),
    ("Fits as a consequence of gout occurred in 6% of patients.", "gout", (None, None, None, None)),
    ("Severe gout occurred in 4% of patients on Zolfin.", "gout", (None, None, None, None)),
    ("Gout occurred in more than 10% of patients.", "Gout", (None, None, None, None)),
]


@pytest.mark.parametrize(("sentence", "effect", "wanted"), SENTENCES)
def test_shares_of_an_effect(
    sentence: str, effect: str, wanted: tuple[float | None, str | None, float | None, str | None]
) -> None:
    start = sentence.index(effect)
    said = said_of_effect(sentence, start, start + len(effect))
    assert (said.percent, said.arm, said.percent_comparator, said.comparator) == wanted


def test_later_effects_of_a_sentence_share_the_arms_of_the_first() -> None:
    sentence = (
        "Gout was seen in 52% of patients in the Zolfin regimen and 43% in the placebo regimen, "
        "fits in 35% and 28%."
    )
    start = sentence.index("fits")
    said = said_of_effect(sentence, start, start + 4, previous_end=4)
    assert (said.percent, said.arm, said.percent_comparator, said.comparator) == (
        35.0,
        "Zolfin",
        28.0,
        "placebo",
    )
