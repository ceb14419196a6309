"""Shares of patients in prose: of which effect, of which arm, against what."""

from __future__ import annotations

import pytest

from kg_builder.extract.effects.said import said_of_effect

SENTENCES: list[tuple[str, str, tuple[float | None, str | None, float | None, str | None]]] = [
    (
        "Gout occurred in 12% of patients treated with Zolfin and in 7% of patients treated with placebo.",
        "Gout",
        (12.0, "Zolfin", 7.0, "placebo"),
    ),
    (
        "Gout was reported in 41% versus 16% of patients treated with zolfin and placebo, respectively.",
        "Gout",
        (41.0, "zolfin", 16.0, "placebo"),
    ),
    ("In trials, 87% of zolfin-treated patients experienced gout.", "gout", (87.0, "zolfin", None, None)),
    (
        "26% of zolfin-treated adults and 12% of placebo-treated adults experienced gout.",
        "gout",
        (26.0, "zolfin", 12.0, "placebo"),
    ),
    (
        "33% of patients treated with Zolfin had one or more infections compared to 28% of patients "
        "treated with Aspirin.",
        "infections",
        (33.0, "Zolfin", 28.0, "Aspirin"),
    ),
    (
        "33% of patients treated with Zolfin had several infections compared to 28% of patients treated with "
        "Aspirin.",
        "infections",
        (33.0, "Zolfin", 28.0, "Aspirin"),
    ),
    (
        "The incidence of gout was 6% in the zolfin group compared with 2% in the placebo group.",
        "gout",
        (6.0, "zolfin", 2.0, "placebo"),
    ),
    (
        "Gout occurred more often in patients taking Zolfin (4%) than in placebo-treated patients (2.5%).",
        "Gout",
        (4.0, "Zolfin", 2.5, "placebo"),
    ),
    (
        "Gout was reported in 13% of patients who received zolfin (at least 5 mg/day) compared to 9% of "
        "those who received placebo.",
        "Gout",
        (13.0, "zolfin", 9.0, "placebo"),
    ),
    (
        "49% of zolfin-treated pediatric patients had weight gain of at least 6%, compared to 5.7% of "
        "placebo-treated patients.",
        "weight gain",
        (49.0, "zolfin", 5.7, "placebo"),
    ),
    (
        "The incidence of gout was significantly higher in the zolfin group (44, 2.1%) as compared to the "
        "placebo group (13, 0.4%).",
        "gout",
        (2.1, "zolfin", 0.4, "placebo"),
    ),
    (
        "Gout was higher in zolfin-treated patients compared with placebo (5% vs. 2%).",
        "Gout",
        (5.0, "zolfin", 2.0, "placebo"),
    ),
    ("One patient (< 1%) treated with zolfin experienced gout.", "gout", (None, None, None, None)),
    ("26% of adult patients treated with 600 mg zolfin experienced gout.", "gout", (26.0, None, None, None)),
    ("Two of 976 (0.2%) patients developed gout.", "gout", (0.2, None, None, None)),
    (
        "Gout occurred in 14% of patients and 3 patients (8%) stopped treatment.",
        "Gout",
        (14.0, None, None, None),
    ),
    ("Gout led to discontinuation in 5% of patients.", "Gout", (None, None, None, None)),
    ("Fits as a consequence of gout occurred in 6% of patients.", "gout", (None, None, None, None)),
    ("Severe gout occurred in 4% of patients on Zolfin.", "gout", (None, None, None, None)),
    ("Gout occurred in more than 10% of patients.", "Gout", (None, None, None, None)),
    ("Gout was seen in 2% of patients in controlled trials.", "Gout", (2.0, None, None, None)),
    ("Gout in the absence of fits was seen in 3% of patients.", "fits", (None, None, None, None)),
    ("Two of 900 (0.2%) zolfin-treated patients developed gout.", "gout", (0.2, "zolfin", None, None)),
    ("In trials 12% had rash and 17% had a fit.", "fit", (17.0, None, None, None)),
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


def test_how_often_is_said_of_all_effects_before_the_verb() -> None:
    sentence = "Gout, cramps, and fits may occur rarely."
    assert said_of_effect(sentence, 0, 4, next_start=6).frequency == "rare"
    assert (
        said_of_effect("Gout, which may come rarely, and fits occur.", 0, 4, next_start=33).frequency is None
    )
