"""What prose says of its effects: in what share of which arm, against what, how often, in whom."""

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
    (
        "26% of adult patients treated with 600 mg zolfin experienced gout.",
        "gout",
        (26.0, "zolfin", None, None),
    ),
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
    ("Gout occurred in 3 out of 60 patients (5%) taking Zolfin.", "Gout", (5.0, "Zolfin", None, None)),
    ("Gout was seen in 3/60 (5%) patients.", "Gout", (5.0, None, None, None)),
    ("Five percent (5%, 3/60) of patients developed gout.", "gout", (5.0, None, None, None)),
    (
        "Gout was seen in 9% of the Zolfin-treated group and 4% of the senna-treated group.",
        "Gout",
        (9.0, "Zolfin", 4.0, "senna"),
    ),
    (
        "The rate of gout in treated people was about 9.5%, compared to a rate of 2.6% on placebo.",
        "gout",
        (9.5, None, 2.6, "placebo"),
    ),
    (
        "Patients treated with Zolfin had more gout (9%) compared with patients treated with placebo (1%).",
        "gout",
        (9.0, "Zolfin", 1.0, "placebo"),
    ),
    ("Zolfin causes gout in about 10% of patients.", "gout", (10.0, None, None, None)),
    ("In trials the gout rate was about 2% (4/200).", "gout", (2.0, None, None, None)),
    ("Gout, which can last for weeks, occurred in 4% of patients.", "Gout", (4.0, None, None, None)),
    ("The main finding was gout, which occurred in 4% of patients.", "gout", (4.0, None, None, None)),
    ("Gout occurred in patients treated with Zolfin (3%).", "Gout", (3.0, "Zolfin", None, None)),
    ("Gout was seen in trials and was severe in 3% of patients.", "Gout", (None, None, None, None)),
    (
        "The Zolfin group had a higher rate of gout than the placebo group (3% vs. 1%).",
        "gout",
        (3.0, "Zolfin", 1.0, "placebo"),
    ),
    (
        "Gout was comparable between the Zolfin-treated patients and those on placebo (3% vs. 2.9%).",
        "Gout",
        (3.0, "Zolfin", 2.9, "placebo"),
    ),
    (
        "Gout was the most common reaction in the trial with an incidence of 78%.",
        "Gout",
        (78.0, None, None, None),
    ),
    (
        "Gout was the only reaction seen more often with Zolfin (16%) than with placebo (8%).",
        "Gout",
        (16.0, "Zolfin", 8.0, "placebo"),
    ),
    ("Gout is the complaint most often heard (about 30% of users).", "Gout", (30.0, None, None, None)),
    ("Gout was the most common effect, affecting 30% of patients.", "Gout", (30.0, None, None, None)),
    ("Non-fatal gout occurred in 2% of patients.", "gout", (2.0, None, None, None)),
    (
        "Gout was seen in 4% and 2% of Zolfin-treated patients and placebo-treated patients, respectively.",
        "Gout",
        (4.0, "Zolfin", 2.0, "placebo"),
    ),
    (
        "7% (9/130) of zolfin treated adults compared to 3% (4/130) of placebo-treated adults had gout.",
        "gout",
        (7.0, "zolfin", 3.0, "placebo"),
    ),
    (
        "Fits were reported by 8% of zolfin-treated men compared to 5% of samplol-treated men and 4% of "
        "zolfin-treated men developed gout compared to 1% of samplol-treated men.",
        "gout",
        (4.0, "zolfin", 1.0, "samplol"),
    ),
    (
        "The rate of gout was 4.2% for zolfin and 3% for usual care.",
        "gout",
        (4.2, "zolfin", 3.0, "usual care"),
    ),
    (
        "Gout occurred in 2% of Zolfin delayed-release capsules-treated men compared to 1% of "
        "placebo-treated men.",
        "Gout",
        (2.0, "Zolfin delayed-release capsules", 1.0, "placebo"),
    ),
    (
        "Gout was seen in 4% of patients in the zolfin mesylate arm and 5% of patients in the samplol 20 mg "
        "twice daily arm.",
        "Gout",
        (4.0, "zolfin mesylate", 5.0, "samplol 20 mg twice daily"),
    ),
    ("Gout occurred in 4% of the patients in the ABC trials.", "Gout", (4.0, None, None, None)),
    ("Gout occurred in 4% of patients given an initial dose.", "Gout", (4.0, None, None, None)),
    ("The rate of gout was 2% in patients treated with placebo.", "gout", (None, None, None, None)),
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


@pytest.mark.parametrize(
    ("said", "tier"),
    [
        (" occurred more frequently in men on zolfin than in those on placebo.", None),
        (" is more common after the age of 60.", None),
        (" and fits were reported more often with zolfin.", None),
        (" was less common than with samplol.", None),
        (" is less common.", "less common"),
        (" is often reversible.", None),
        (" is often, but not always, mild.", None),
        (" has often been seen.", "common"),
        (" was the most frequently reported reaction.", "common"),
    ],
)
def test_a_comparison_is_no_frequency(said: str, tier: str | None) -> None:
    assert said_of_effect(f"Gout{said}", 0, 4).frequency == tier


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("In patients with heart failure, zolfin led to ", "patients with heart failure"),
        (
            "In patients with renal or hepatic impairment, zolfin led to ",
            "patients with renal or hepatic impairment",
        ),
        ("In patients with Paget's disease not on dialysis, it led to ", "patients with Paget's disease"),
        ("In men with second ", "men"),
        ("In women with moderate (grade 2) pain there was ", "women"),
        ("In adults with relapsed or refractory (r/r) disease it led to ", "adults"),
        ("IN PATIENTS WITH GOUT ZOLFIN can cause ", None),
        ("Given to pregnant rats, it led to ", None),
        ("Given to pregnant women, it led to ", "pregnant women"),
        ("It may harm the female fetus and lead to ", None),
    ],
)
def test_in_whom_an_effect_is_seen(before: str, who: str | None) -> None:
    assert said_of_effect(f"{before}gout.", len(before), len(before) + 4).population == who


@pytest.mark.parametrize(
    ("sentence", "also"),
    [
        (
            "Gout occurred in 9% of patients in Study 1 and 7% of patients in Study 2.",
            [(7.0, "", "Study 2", None)],
        ),
        (
            "Gout was seen more often in patients on Zolfin 5 mg/day (4%) and Zolfin 9 mg/day (7%), compared "
            "to the patients on placebo (2%).",
            [(7.0, "Zolfin 9 mg/day", "", 2.0)],
        ),
        ("Gout (4% on 5 mg and 7% on 10 mg) was seen.", [(7.0, "10 mg", "", None)]),
        ("Gout occurred in 9% of patients on Zolfin and in 7% of patients on placebo.", []),
        ("Gout occurred in 9% of patients and led to falls in 3%.", []),
    ],
)
def test_further_arms_and_studies_have_shares_of_their_own(
    sentence: str, also: list[tuple[float, str, str, float | None]]
) -> None:
    said = said_of_effect(sentence, 0, 4)
    assert [(s.value, s.arm, s.population, s.comparator_value) for s in said.also] == also


def test_two_effects_may_share_the_arms_of_their_shares() -> None:
    words = (
        "The rate of gout and fits was 4% and 3% in the Zolfin group and 2% and 1% on placebo, respectively."
    )
    gout, fits = words.index("gout"), words.index("fits")
    first = said_of_effect(words, gout, gout + 4, next_start=fits)
    second = said_of_effect(words, fits, fits + 4, previous_end=gout + 4)
    assert [(s.percent, s.arm, s.percent_comparator) for s in (first, second)] == [
        (4.0, "Zolfin", 2.0),
        (3.0, "Zolfin", 1.0),
    ]
