"""Tablets and powders, as the example graph has them; of sertraline two documents."""

from __future__ import annotations

from kg_builder.model import (
    BrandName,
    ClassMembership,
    DosageForm,
    DoseModification,
    DoseRegimen,
    Interaction,
    InteractionCount,
    LactationStatement,
    PregnancyStatement,
    Screening,
    Status,
    Strength,
    TargetAction,
    WarningAction,
)
from tests.example_lines import EFFECT, HEADACHE_TERM, NOT_WITH, USE, line, said

__all__ = ["BACLOFEN", "OXIMETA", "SERTRALINE", "SERTRALINE_LABEL", "WARFARIN"]


SERTRALINE = (
    line(
        "identity",
        "Sertraline (Zoloft) is one of the SSRIs.",
        said(BrandName, "Zoloft"),
        said(ClassMembership, "SSRIs"),
    ),
    line(
        "mechanism",
        "It inhibits the serotonin transporter.",
        said(TargetAction, "serotonin transporter", mechanism="inhibits"),
    ),
    line(
        "indications",
        "For major depressive disorder in adults; off-label for premature ejaculation.",
        said(USE, "major depressive disorder", population="adults", approval="FDA"),
        said(USE, "premature ejaculation", approval="off-label"),
    ),
    line(
        "boxed_warning",
        "Suicidal thoughts: monitor young patients closely.",
        said(EFFECT, "suicidal thoughts", boxed=True, population="young patients", seek_care="immediately"),
        said(WarningAction, "suicidal thoughts", action="monitor young patients closely"),
    ),
    line(
        "adverse_effects",
        "Very common: nausea (26 % against 12 %), headache. Rare: confusion. Cough is not an effect.",
        said(
            EFFECT,
            "nausea",
            frequency="very common",
            percent=26.0,
            percent_comparator=12.0,
            arm="sertraline",
            comparator="placebo",
        ),
        said(EFFECT, "headache", frequency="very common", groundings=HEADACHE_TERM),
        said(EFFECT, "confusion", frequency="rare"),
        said(EFFECT, "cough", status=Status.NEGATED),
    ),
    line(
        "adverse_effects",
        "Headache was common in a later survey. Itching is rare. Hair loss is not an effect.",
        said(EFFECT, "headache", frequency="common", groundings=HEADACHE_TERM),
        said(EFFECT, "itching", frequency="rare"),
        said(EFFECT, "hair loss", status=Status.NEGATED),
    ),
    line(
        "adverse_effects",
        "Hair loss has been reported. SSRIs as a class may cause bleeding.",
        said(EFFECT, "hair loss", frequency="not known"),
        said(EFFECT, "bleeding", status=Status.CLASS_EFFECT),
    ),
    line(
        "contraindications",
        "Not with pimozide, nor in hypersensitivity to sertraline.",
        said(NOT_WITH, "pimozide"),
        said(NOT_WITH, "hypersensitivity to sertraline"),
    ),
    line(
        "dosage",
        "50 mg once daily by mouth, at most 200 mg/day; children from 6 years 25 mg once daily.",
        said(
            DoseRegimen,
            "50 mg once daily by mouth",
            dose_value=50.0,
            dose_unit="mg",
            route="oral",
            interval="1 day",
            max_dose="200 mg/day",
            population="adults",
            indication="major depressive disorder",
        ),
        said(
            DoseRegimen,
            "25 mg once daily",
            dose_value=25.0,
            dose_unit="mg",
            interval="1 day",
            population="pediatric",
        ),
    ),
    line(
        "interactions",
        "Warfarin and alcohol interact. Baclofen adds to drowsiness.",
        said(Interaction, "warfarin", severity="serious", effect="bleeding", management="monitor"),
        said(Interaction, "alcohol", severity="moderate"),
        said(Interaction, "baclofen", severity="minor", effect="drowsiness"),
    ),
    line(
        "interactions",
        "12 drugs interact seriously.",
        said(InteractionCount, "serious", count=12, comparator="="),
    ),
    line(
        "lactation",
        "Little passes into milk.",
        said(LactationStatement, "excretion in milk", evidence_type="human", statement="little"),
    ),
    line(
        "pregnancy",
        "Reports in women show no pattern of defects.",
        said(
            PregnancyStatement,
            "birth defects",
            evidence_type="human",
            statement="no pattern",
            status=Status.NEGATED,
        ),
    ),
)
WARFARIN = (
    line(
        "identity",
        "Warfarin, sold as Coumadin and Jantoven, is an anticoagulant.",
        said(BrandName, "Coumadin"),
        said(BrandName, "Jantoven"),
        said(ClassMembership, "anticoagulant"),
    ),
    line("indications", "For venous thrombosis.", said(USE, "venous thrombosis")),
    line(
        "contraindications",
        "Not in pregnancy, except with mechanical heart valves; not in hepatitis B flares.",
        said(NOT_WITH, "pregnancy"),
        said(NOT_WITH, "hepatitis B flares"),
    ),
    line(
        "boxed_warning",
        "Bleeding, which can kill.",
        said(EFFECT, "bleeding", boxed=True),
        said(EFFECT, "bleeding", frequency="common", percent=12.5),
    ),
    line("warnings", "Check the INR often.", said(Screening, "INR", timing="often")),
    line(
        "dosage",
        "Lower the dose in renal impairment.",
        said(DoseModification, "renal impairment", severity="severe", action="lower the dose"),
    ),
    line(
        "dosage_forms",
        "Tablets: 1 mg, 2.5 mg.",
        said(DosageForm, "tablet"),
        said(Strength, "1 mg", dose_value=1.0, dose_unit="mg", form="tablet"),
        said(Strength, "2.5 mg", dose_value=2.5, dose_unit="mg", form="tablet"),
    ),
    line(
        "interactions",
        "Alcohol, sertraline and vitamin K interact.",
        said(Interaction, "alcohol", severity="moderate", management="limit"),
        said(Interaction, "sertraline", severity="serious", effect="bleeding"),
        said(Interaction, "vitamin K", effect="less effect"),
    ),
)
BACLOFEN = (
    line("identity", "Baclofen relaxes muscles.", said(ClassMembership, "muscle relaxant")),
    line(
        "indications",
        "For spasticity of multiple sclerosis, and for headache of cluster type.",
        said(USE, "spasticity"),
        said(USE, "headache", approval="off-label", groundings=HEADACHE_TERM),
    ),
    line(
        "adverse_effects",
        "Drowsiness in 63 %. Confusion is common, seizures rare in animals.",
        said(EFFECT, "drowsiness", percent=63.0),
        said(EFFECT, "confusion", frequency="common"),
        said(EFFECT, "seizures", status=Status.ANIMAL),
    ),
    line("contraindications", "Do not use in spasticity that helps posture.", said(NOT_WITH, "spasticity")),
    line(
        "dosage",
        "Children: 0.75 mg/kg in three doses.",
        said(
            DoseRegimen,
            "0.75 mg/kg in three doses",
            dose_value=0.75,
            dose_unit="mg/kg",
            doses=3,
            population="pediatric",
            max_dose="40 mg/day",
            route="oral",
        ),
    ),
    line("interactions", "Alcohol deepens drowsiness.", said(Interaction, "alcohol", effect="drowsiness")),
    line(
        "pregnancy",
        "High doses harmed young rats.",
        said(
            PregnancyStatement,
            "fetal harm",
            evidence_type="animal",
            statement="at high doses",
            status=Status.ANIMAL,
        ),
    ),
    line("summary", "In short: baclofen treats spasticity.", said(USE, "spasticity")),
)
SERTRALINE_LABEL = (
    line("identity", "ZOLOFT (sertraline) tablets.", said(BrandName, "Zoloft"), said(DosageForm, "tablet")),
    line(
        "adverse_effects",
        "Confusion is rare. Headache is very common.",
        said(EFFECT, "confusion", frequency="rare"),
        said(EFFECT, "headache", frequency="very common", groundings=HEADACHE_TERM),
    ),
)
OXIMETA = (
    line("identity", "A compound powder.", said(ClassMembership, "analgesic")),
    line(
        "indications",
        "It may help in venous thrombosis, which nobody has shown.",
        said(USE, "venous thrombosis", status=Status.HYPOTHETICAL),
    ),
)
