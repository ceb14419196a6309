"""A small graph of six drugs, written by hand: what every store, query and exporter is tested on.

Texts are made up for the tests; they say enough for each packaged query to have an answer.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from kg_builder.model import (
    AdverseEffect,
    BrandName,
    ClassMembership,
    Contraindication,
    DosageForm,
    DoseModification,
    DoseRegimen,
    DrugNames,
    Evidence,
    Fact,
    Grounding,
    HazardWarning,
    Indication,
    Interaction,
    InteractionCount,
    LactationStatement,
    MatchKind,
    Monograph,
    PregnancyStatement,
    Reference,
    Screening,
    SpecialPopulationStatement,
    Status,
    Strength,
    TargetAction,
    TextSpan,
    WarningAction,
)
from kg_builder.rdf.mapping import document_lines

__all__ = ["Line", "document_of", "documents", "example_facts", "example_nquads", "said"]


@dataclass(frozen=True)
class Said:
    """A fact to be: its class, object, and the rest."""

    kind: type[Fact]
    object: str
    more: dict[str, Any]


def said(kind: type[Fact], text: str, **more: Any) -> Said:
    return Said(kind, text, more)


@dataclass(frozen=True)
class Line:
    """A sentence of a document, its section, and the facts it states."""

    section: str
    text: str
    facts: tuple[Said, ...]


def line(section: str, text: str, *facts: Said) -> Line:
    return Line(section, text, facts)


MS = "multiple sclerosis"
RMS = "relapsing multiple sclerosis"
MS_TERM = (Grounding("MONDO:0005301", "multiple sclerosis", MatchKind.EXACT),)
RMS_TERM = (Grounding("MONDO:0005301", "multiple sclerosis", MatchKind.BROAD),)
HEADACHE_TERM = (Grounding("HP:0002315", "Headache", MatchKind.EXACT),)
EFFECT, USE, NOT_WITH = AdverseEffect, Indication, Contraindication


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
        f"For spasticity of {MS}, and for headache of cluster type.",
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

_SOURCES: tuple[tuple[DrugNames, tuple[Line, ...]], ...] = (
    (
        DrugNames("ocrelizumab", brands=("Ocrevus",), identifiers=("RXCUI:1876366", "UNII:A10SJL62JY")),
        OCRELIZUMAB,
    ),
    (DrugNames("natalizumab", brands=("Tysabri",)), NATALIZUMAB),
    (DrugNames("sertraline", brands=("Zoloft",), synonyms=("sertraline hydrochloride",)), SERTRALINE),
    (DrugNames("warfarin", brands=("Coumadin", "Jantoven")), WARFARIN),
    (DrugNames("baclofen"), BACLOFEN),
    (DrugNames("sertraline", brands=("Zoloft",)), SERTRALINE_LABEL),
    (DrugNames("aspirin and caffeine", ingredients=("aspirin", "caffeine")), OXIMETA),
)


def documents() -> list[tuple[Monograph, list[Fact]]]:
    """The example documents with their facts."""
    return [document_of(names, lines) for names, lines in _SOURCES]


def example_facts() -> dict[str, Fact]:
    """The facts of all documents by id, with the evidence of all."""
    found: dict[str, Fact] = {}
    for _, facts in documents():
        for fact in facts:
            before = found.get(fact.id)
            found[fact.id] = replace(fact, evidence=(*before.evidence, *fact.evidence)) if before else fact
    return {key: replace(fact, evidence=tuple(sorted(fact.evidence))) for key, fact in found.items()}


def example_nquads() -> bytes:
    """The graph of all documents."""
    lines: set[str] = set()
    for monograph, facts in documents():
        lines.update(document_lines(monograph, facts, version="0"))
    return "".join(sorted(lines)).encode()


def document_of(names: DrugNames, lines: tuple[Line, ...]) -> tuple[Monograph, list[Fact]]:
    """The document that these lines make up, with its facts."""
    text = "\n".join(item.text for item in lines)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    slug = names.generic.replace(" ", "-")
    document = f"{slug}-{sha256[:12]}"
    found: dict[str, Fact] = {}
    start = 0
    for item in lines:
        for fact in item.facts:
            at = item.text.casefold().find(fact.object.casefold())
            begin, end = (
                (start + at, start + at + len(fact.object)) if at >= 0 else (start, start + len(item.text))
            )
            evidence = Evidence(
                document, item.section, TextSpan.of(text, begin, end), f"test/{fact.kind.relation}"
            )
            made = fact.kind(drug=names.generic, object=fact.object, evidence=(evidence,), **fact.more)
            if made.id in found:
                both = tuple(sorted((*found[made.id].evidence, evidence)))
                made = fact.kind(drug=names.generic, object=fact.object, evidence=both, **fact.more)
            found[made.id] = made
        start += len(item.text) + 1
    monograph = Monograph(
        document_id=document,
        source_name=f"{slug}.txt",
        media_type="text/plain",
        sha256=sha256,
        text=text,
        sections=(),
        drug=names,
        title=names.generic.capitalize(),
    )
    return monograph, list(found.values())
