"""Writes kg_builder/extract/rules/drug_words.txt: one-word names of drugs.

usage: python scripts/generate_drug_words.py

They are the labels of the chemicals and drugs of the shipped lexicon; its manifest names the origins.
Brand names and other spellings are kept by hand in rules/drug_brands.txt.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUT = ROOT / "kg_builder" / "extract" / "rules" / "drug_words.txt"
LEXICON = ROOT / "ontology" / "lexicon" / "lexicon.sqlite"
CHEMICAL = 4  # Group.CHEMICAL of kg_builder.ground.vocabulary
NO_DRUG = frozenset(
    """acetylcholine acids agar alanine albumin aldosterone allergens alloys amber amides amines
    ammonia amylases angiotensin anions antibodies antigens argon aromatase aspartate
    autoantibodies beet bilirubin biomarkers bradykinin carbon cations cellulose chloride
    cholesterol cholinesterases clay codon collagen cortisol creatine creatinine cytokines date
    diamond dopamine dust elastin electrolytes elements emulsions enzymes excipients fats
    ferritin fibrin fibrinogen fluoride furans gases gastrin gelatin globulin glucose glutamate
    glycine graphite helium heme hemoglobin histamine hydrogels ions isotopes kallikrein keratin
    lactate lactose lamb latex lead leptin lipase lipids lipoproteins liposomes mace melanin
    metals mica micelles monomers mucin neurotransmitters nickel nitrogen nucleotides nylons
    oils oligomers orange oxygen oyster peptides phosphate phospholipids placebo placebos
    plasmin plastics polymers potassium poultry prolactin proteins proteome prothrombin protons
    radish renin rubber sage salts sand secretin serotonin sewage silicon silk silver smog smoke
    sodium soil solutions soot starch steam steel sugars suspensions talc tars thrombin
    thromboplastin thyroid transaminases transferrin triglycerides tyrosine urate urea venoms
    wastewater water waxes xenobiotics yeast""".split()
)


def words() -> list[str]:
    """The names, sorted."""
    with closing(sqlite3.connect(f"file:{LEXICON}?mode=ro", uri=True)) as lexicon:
        rows = lexicon.execute("SELECT label FROM concept WHERE groups & ?", (CHEMICAL,)).fetchall()
    names = {label.lower() for (label,) in rows if re.fullmatch(r"[A-Za-z]{4,18}", label)}
    return sorted(w for w in names - NO_DRUG if not w.endswith(("ase", "ases")))


if __name__ == "__main__":
    OUT.write_text("\n".join(words()) + "\n", encoding="utf-8")
