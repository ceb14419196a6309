"""Headings and labels inside a section: of groups, tiers, severities, doses, and what to do."""

from __future__ import annotations

import pytest

from tests.readers.outlines import drawn, outline

CASES = {
    "a use after the strengths of the last dose form": (
        """
        Dosage Forms & Strengths
        capsule
        - 100mg
        oral solution
        - 5mg/mL
        Gout
        Acute attack
        - 50 mg q8hr
        Fever (Off-label)
        Add-on in children
        10 mg/day PO
        """,
        """
        # Dosage Forms & Strengths
          # capsule
            - 100mg
          # oral solution
            - 5mg/mL
        # Gout
          # Acute attack
            - 50 mg q8hr
          # Fever (Off-label)
            Add-on in children
            10 mg/day PO
        """,
    ),
    "a long heading in title case": (
        """
        Adult Dosage
        Start with 10 mg once daily. Do not take more than 20 mg.

        Dosage In Pediatric Patients 10 Years And Older With Severe Gout
        Start with 5 mg every night. Do not take more than 10 mg.
        """,
        """
        # Adult Dosage
          Start with 10 mg once daily. Do not take more than 20 mg.
        # Dosage In Pediatric Patients 10 Years And Older With Severe Gout
          Start with 5 mg every night. Do not take more than 10 mg.
        """,
    ),
    "bullets over paragraphs head them": (
        """
        They are grouped by how often they are seen:
        \u2022 Very common (more than 1 in 10 people):
        Colds; rash.
        \u2022 Rare (up to 1 in 1,000 people):
        Fits.
        """,
        """
        They are grouped by how often they are seen:
          # Very common (more than 1 in 10 people):
            Colds; rash.
          # Rare (up to 1 in 1,000 people):
            Fits.
        """,
    ),
    "labels govern what to do": (
        """
        - Mild
        - Slow the drip to half its rate
        - Severe
        - Stop the drip at once
        - Start again when the signs are gone
        - Grade 4
        - Never give the drug again
        """,
        """
        - Mild
          - Slow the drip to half its rate
        - Severe
          - Stop the drip at once
          - Start again when the signs are gone
        - Grade 4
          - Never give the drug again
        """,
    ),
    "short phrase before instructions": (
        """
        - Hepatitis testing
        - Perform a blood test for hepatitis before the first dose
        """,
        """
        - Hepatitis testing
          - Perform a blood test for hepatitis before the first dose
        """,
    ),
    "the last of a plain list is no label": (
        """
        Effects:
        - Nausea
        - Vomiting
        - Tell your doctor if vomiting does not stop.
        """,
        """
        # Effects:
          - Nausea
          - Vomiting
          - Tell your doctor if vomiting does not stop.
        """,
    ),
    "headings of groups and conditions": (
        """
        Adult:
        Gout
        - 10 mg daily
        Fever
        - 5 mg daily
        Dosage Modifications
        Kidney trouble
        - Halve the dose
        Pediatric:
        - Not studied
        """,
        """
        # Adult:
          # Gout
            - 10 mg daily
          # Fever
            - 5 mg daily
        # Dosage Modifications
          # Kidney trouble
            - Halve the dose
        # Pediatric:
          - Not studied
        """,
    ),
    "tiers": (
        """
        Very common (may affect more than 1 in 10 people)
        - headache
        Rare (may affect up to 1 in 1,000 people)
        - fits
        """,
        """
        # Very common (may affect more than 1 in 10 people)
          - headache
        # Rare (may affect up to 1 in 1,000 people)
          - fits
        """,
    ),
    "tiers under what they ask for": (
        """
        See a doctor at once if any of these occur:

        More common

        Fever
        chest tightness

        Less common or rare

        Fits

        Most people need no doctor.

        More common

        Dry mouth
        """,
        """
        See a doctor at once if any of these occur:
          # More common
            - Fever
            - chest tightness
          # Less common or rare
            - Fits
        Most people need no doctor.
        # More common
          - Dry mouth
        """,
    ),
    "severities with counts": (
        """
        Serious - Use Alternative (2)
        - foo
        - bar
        Minor (1)
        - baz
        """,
        """
        # Serious - Use Alternative (2)
          - foo
          - bar
        # Minor (1)
          - baz
        """,
    ),
    "dose topics after a use that has no dose": (
        """
        Dosage Considerations \u2013 Should be Given as Follows:
        Hiccups (Off-label)
        5 mg PO daily
        Sore knees (Off-label)
        Dosage Modifications
        Renal impairment (Fooxil)
        CrCl 30-60 mL/min: 2 mg PO daily
        """,
        """
        # Dosage Considerations \u2013 Should be Given as Follows:
          Hiccups (Off-label)
          5 mg PO daily
          # Sore knees (Off-label)
        # Dosage Modifications
          # Renal impairment (Fooxil)
            CrCl 30-60 mL/min: 2 mg PO daily
        """,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_outline_of_labels(case: str) -> None:
    given, expected = CASES[case]
    assert outline(given) == drawn(expected)
