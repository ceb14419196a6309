"""Pages that name the drug once, at their head, and speak by the brand from then on."""

import pytest

from kg_builder.readers.clean_names import clean_name
from tests.readers.outlines import read

BODY = (
    "\nUses\nZorvo lowers blood pressure. Your doctor will choose the dose of Zorvo.\n"
    "Side effects\nHeadache is common with Zorvo. Stop Zorvo if your face swells.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "ZORVO\n\nGeneric Name: lisinopril tablets for oral administration\nBrand Name: Zorvo\n",
        "ZORVO\n(generic: lisinopril injection, for subcutaneous use)\n",
        "Zorvo\ngeneric lisinopril\n",
        "Lisinopril (generic Zorvo)\nTablet\n",
        "Zorvo (generic name: lisinopril)\n",
        "Medicine: lisinopril\nBrand: Zorvo\n",
        "Drugs A-Z / zorvo (lisinopril tablets) drug\nZORVO\n",
        "Lisinopril\nClinical data\nTrade names: Zorvo\n",
        "Lisinopril for Blood Pressure\nMedically reviewed by A. Person, MD\nOther names: Zorvo\n",
        "Lisinopril, Oral Tablet\nHighlights for lisinopril\n"
        "Lisinopril oral tablet is available as the brand-name drug Zorvo.\n",
        "Patient leaflet\nZorvo Duo 5 mg/ml solution for injection in pre-filled syringe\n(lisinopril)\n",
    ],
)
def test_the_head_names_the_drug(head: str) -> None:
    """Whatever the manner; neither a heading nor who has reviewed the page is taken for it."""
    assert read(head + BODY, "page.txt").drug.generic == "lisinopril"


@pytest.mark.parametrize(
    "head", ["Zorvo\ngeneric available\n", "Zorvo\ngeneric drugs cost less\n", "Zorvo (Monograph)\n"]
)
def test_what_is_no_name(head: str) -> None:
    """Words on generics in general name nothing."""
    assert read(head + BODY, "page.txt").drug.generic == "zorvo"


@pytest.mark.parametrize(
    "written",
    [
        "zorvexant tablets for oral administration",
        "zorvexant injection, for intravenous or subcutaneous use",
        "zorvexant solution for injection in pre-filled pen",
        "zorvexant orally disintegrating tablets",
        "zorvexant eye drops",
        "zorvexant dry powder inhaler",
        "zorvexant nebuliser solution",
        "zorvexant tablets by mouth",
        "zorvexant softgels",
    ],
)
def test_forms_are_no_part_of_names(written: str) -> None:
    """Forms, routes and packages behind a name."""
    assert clean_name(written) == "zorvexant"
