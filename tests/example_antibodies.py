"""Two antibodies against multiple sclerosis, as the example graph has them."""

from __future__ import annotations

from kg_builder.model import (
    BrandName,
    ClassMembership,
    DosageForm,
    DoseModification,
    DoseRegimen,
    Grounding,
    HazardWarning,
    Interaction,
    InteractionCount,
    LactationStatement,
    MatchKind,
    PregnancyStatement,
    Reference,
    Screening,
    SpecialPopulationStatement,
    Status,
    Strength,
    TargetAction,
    WarningAction,
)
from tests.example_lines import EFFECT, HEADACHE_TERM, NOT_WITH, USE, line, said

__all__ = ["NATALIZUMAB", "OCRELIZUMAB"]

MS = "multiple sclerosis"
RMS = "relapsing multiple sclerosis"
MS_TERM = (Grounding("MONDO:0005301", "multiple sclerosis", MatchKind.EXACT),)
RMS_TERM = (Grounding("MONDO:0005301", "multiple sclerosis", MatchKind.BROAD),)

OCRELIZUMAB = (
    line(
        "identity",
        "Ocrelizumab (Ocrevus) is one of the monoclonal antibodies.",
        said(BrandName, "Ocrevus"),
        said(ClassMembership, "monoclonal antibodies"),
    ),
    line("mechanism", "It binds CD20 on B cells.", said(TargetAction, "CD20", mechanism="binds")),
    line(
        "indications",
        f"For adults with {RMS}, such as active secondary progressive disease.",
        said(USE, RMS, population="adults", approval="FDA", groundings=RMS_TERM),
        said(USE, "active secondary progressive disease", broader=RMS),
    ),
    line(
        "indications",
        "It is no treatment for optic neuritis alone.",
        said(USE, "optic neuritis", status=Status.NEGATED),
    ),
    line(
        "contraindications",
        "Not in active hepatitis B infection.",
        said(NOT_WITH, "active hepatitis B infection"),
    ),
    line(
        "adverse_effects",
        "Often: cough, headache, infusion reactions.",
        said(EFFECT, "cough", frequency="common"),
        said(EFFECT, "headache", frequency="common", groundings=HEADACHE_TERM),
        said(
            EFFECT,
            "infusion reactions",
            frequency="common",
            percent=34.0,
            percent_comparator=10.0,
            arm="ocrelizumab",
            comparator="interferon",
        ),
    ),
    line(
        "adverse_effects",
        "Upper respiratory tract infections are common too.",
        said(EFFECT, "upper respiratory tract infections", frequency="common"),
    ),
    line(
        "adverse_effects",
        "Infusion reactions show as itching or fever.",
        said(EFFECT, "itching", manifestation_of="infusion reactions"),
        said(EFFECT, "fever", manifestation_of="infusion reactions"),
    ),
    line(
        "adverse_effects", "Call at once for confusion.", said(EFFECT, "confusion", seek_care="immediately")
    ),
    line(
        "warnings",
        "Hepatitis B may come back: screen for the virus before the first dose.",
        said(HazardWarning, "hepatitis B reactivation", severity="serious"),
        said(
            WarningAction,
            "hepatitis B reactivation",
            action="screen for the virus",
            timing="before the first dose",
        ),
        said(Screening, "hepatitis B virus", timing="before the first dose"),
    ),
    line(
        "warnings",
        "Watch for infections and delay the infusion in active infection.",
        said(WarningAction, "active infection", action="delay the infusion"),
        said(WarningAction, "infections", action="monitor for signs"),
    ),
    line(
        "dosage",
        "Start with 300 mg by vein, again after 2 weeks; then 600 mg every 6 months.",
        said(
            DoseRegimen,
            "300 mg by vein, again after 2 weeks",
            phase="initial",
            dose_value=300.0,
            dose_unit="mg",
            route="intravenous",
            doses=2,
            interval="2 weeks",
            population="adults",
        ),
        said(
            DoseRegimen,
            "600 mg every 6 months",
            phase="subsequent",
            dose_value=600.0,
            dose_unit="mg",
            route="intravenous",
            interval="6 months",
            population="adults",
        ),
    ),
    line(
        "dosage",
        "After a mild infusion reaction, halve the rate for 30 minutes.",
        said(
            DoseModification,
            "infusion reaction",
            severity="mild",
            action="halve the rate",
            duration="30 minutes",
        ),
    ),
    line(
        "dosage_forms",
        "Solution for infusion, 30 mg/mL in a 10 mL vial.",
        said(DosageForm, "solution for infusion", package="10 mL vial"),
        said(Strength, "30 mg/mL", dose_value=30.0, dose_unit="mg/mL", package="10 mL vial"),
    ),
    line(
        "interactions",
        "At least 41 drugs interact seriously, none severely. Avoid live vaccines.",
        said(InteractionCount, "serious", count=41, comparator=">="),
        said(InteractionCount, "severe", count=0, comparator="="),
        said(Interaction, "live vaccines", severity="serious", management="avoid"),
    ),
    line(
        "pregnancy",
        "Use contraception for 6 months after the last dose. Registry: 1-800-555-0100.",
        said(
            PregnancyStatement, "contraception", duration="6 months", statement="during and after treatment"
        ),
        said(
            PregnancyStatement,
            "pregnancy registry",
            phone="1-800-555-0100",
            url="https://example.org/registry",
        ),
    ),
    line(
        "pregnancy",
        "In monkeys the young had fewer B cells.",
        said(PregnancyStatement, "B cell depletion", evidence_type="animal", status=Status.ANIMAL),
    ),
    line(
        "lactation",
        "Whether it passes into human milk is not known.",
        said(LactationStatement, "excretion in milk", evidence_type="human", statement="not known"),
    ),
    line(
        "special_populations",
        "Safety in children is not established.",
        said(SpecialPopulationStatement, "children", statement="not established"),
    ),
    line(
        "references",
        "Read more at https://example.org/ocrelizumab",
        said(Reference, "https://example.org/ocrelizumab"),
    ),
)
NATALIZUMAB = (
    line(
        "identity",
        "Natalizumab (Tysabri) belongs to the monoclonal antibodies and blocks alpha-4 integrin.",
        said(BrandName, "Tysabri"),
        said(ClassMembership, "monoclonal antibodies"),
        said(TargetAction, "alpha-4 integrin", mechanism="blocks"),
    ),
    line(
        "indications",
        f"For {RMS} and, in practice, for {MS}.",
        said(USE, RMS, approval="FDA", groundings=RMS_TERM),
        said(USE, MS, approval="off-label", groundings=MS_TERM),
    ),
    line(
        "boxed_warning",
        "Progressive multifocal leukoencephalopathy: stop at the first sign.",
        said(HazardWarning, "progressive multifocal leukoencephalopathy", boxed=True),
        said(
            WarningAction,
            "progressive multifocal leukoencephalopathy",
            action="stop",
            timing="at the first sign",
        ),
    ),
    line(
        "adverse_effects",
        "Headache and fatigue are very common (38 % and 27 %).",
        said(
            EFFECT,
            "Headache",
            frequency="very common",
            percent=38.0,
            percent_comparator=33.0,
            groundings=HEADACHE_TERM,
        ),
        said(EFFECT, "fatigue", frequency="very common", percent=27.0),
    ),
    line(
        "contraindications",
        "Not in anyone who had progressive multifocal leukoencephalopathy.",
        said(NOT_WITH, "progressive multifocal leukoencephalopathy"),
    ),
)
