"""The page that the project began with, as scraped; skipped where the reference data is absent."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg_builder.model import Monograph, Section, SectionKind
from kg_builder.readers import read_monograph

PAGE = Path(__file__).parents[3] / "shared/data/monographs/ocrelizumab.txt"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason=f"no reference data at {PAGE}")


@pytest.fixture(scope="module")
def page() -> Monograph:
    return read_monograph(PAGE)


def governed(section: Section, head: str) -> list[str]:
    """First words of the passages directly governed by the one that begins with ``head``."""
    index = next(i for i, p in enumerate(section.passages) if p.text.startswith(head))
    return [section.passages[i].text[:18] for i in section.children_of(index)]


def test_offsets_hold_in_the_file(page: Monograph) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page.text == text
    for section in page.walk():
        assert section.title is None or section.title.is_in(text)
        assert all(text[p.start : p.end] == p.text for p in section.passages)


def test_sections_in_order(page: Monograph) -> None:
    assert [s.kind.value for s in page.sections] == [
        "identity", "indications", "warnings", "furniture", "adverse_effects", "dosage", "interactions",
        "furniture", "pregnancy", "furniture", "patient_information", "summary", "furniture", "other",
        "references",
    ]  # fmt: skip
    assert (page.drug.generic, page.drug.brands) == ("ocrelizumab", ("Ocrevus",))


def test_flattened_lists_end_where_they_should(page: Monograph) -> None:
    effects = next(page.of_kind(SectionKind.ADVERSE_EFFECTS))
    assert governed(effects, "Skin infections") == ["Herpes simplex", "Varicella zoster"]
    assert len(governed(effects, "Common side")) == 12
    assert len(governed(effects, "Less common")) == 8
    assert len(governed(effects, "Call your doctor")) == 4
    warnings = next(page.of_kind(SectionKind.WARNINGS))
    assert len(governed(warnings, "Do not infuse")) == 2
    advice = next(page.of_kind(SectionKind.PATIENT_INFORMATION))
    assert len(governed(advice, "Report immediately to your healthcare provider if, during")) == 4


def test_dosing_headings_and_labels(page: Monograph) -> None:
    dosage = next(page.of_kind(SectionKind.DOSAGE))
    assert governed(dosage, "Adult:") == ["Multiple Sclerosis"]
    assert governed(dosage, "Infusion reactions")[1:] == ["Mild-to-moderate", "Severe", "Life-threatening"]
    assert len(governed(dosage, "Severe")) == 3
    assert governed(dosage, "Dosing Considerations") == [
        "HBV screening",
        "Vaccinations",
        "Serum immunoglobul",
    ]


def test_the_articles_on_the_disease_are_furniture(page: Monograph) -> None:
    tail = page.text.index("Multimedia: Slideshows")
    report = page.text.index("Report Problems to the Food")
    inside = [s for s in page.walk() if tail <= s.start < report]
    assert [s.kind for s in inside] == [SectionKind.FURNITURE]
    assert len(next(page.of_kind(SectionKind.REFERENCES)).passages) == 5


def test_speed() -> None:
    times = []
    for _ in range(5):
        begin = time.process_time()
        read_monograph(PAGE)
        times.append(time.process_time() - begin)
    assert min(times) < 0.25  # a tenth of this on a quiet machine; this catches blow-ups only
