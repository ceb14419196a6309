"""Uses that prose tells in words of its own, and what lines and tables say besides."""

from __future__ import annotations

import pytest

from kg_builder.extract.indications.extractor import IndicationExtractor
from tests.extract.small_pages import facts_of, page

Told = dict[str, tuple[str | None, str | None]]


def told(notation: str) -> Told:
    """The uses that a page of the notation tells, each with whom it is for and on whose word."""
    facts = facts_of(IndicationExtractor(), page(notation, brands=("Brandol",)))
    return {f.object: (getattr(f, "population", None), getattr(f, "approval", None)) for f in facts}


PROSE: list[tuple[str, Told]] = [
    (
        "Doctors also reach for it off label, most often in hot flashes and for nerve pain.",
        {"hot flashes": (None, "off-label"), "nerve pain": (None, "off-label")},
    ),
    ("Some pain clinics also prescribe it off-label for migraine.", {"migraine": (None, "off-label")}),
    ("Examplol keeps gout in check.", {"gout": (None, None)}),
    ("It takes the edge off hay fever.", {"hay fever": (None, None)}),
    ("Examplol is the mainstay of treatment for epilepsy.", {"epilepsy": (None, None)}),
    ("It's a first-line choice for mild acne.", {"mild acne": (None, None)}),
    (
        "It has been approved since 2015 for psoriasis, and since 2018 for psoriatic arthritis in adults.",
        {"psoriasis": (None, None), "psoriatic arthritis": ("adults", None)},
    ),
    (
        "In adults, examplol is licensed for asthma; in children over 6, for eczema.",
        {"asthma": ("adults", None), "eczema": ("children over 6", None)},
    ),
    ("Beyond its label it is used in sarcoidosis.", {"sarcoidosis": (None, "off-label")}),
    ("Unlicensed uses include alopecia.", {"alopecia": (None, "off-label")}),
    ("It may also be tried when rosacea has not responded to creams.", {"rosacea": (None, None)}),
    (
        "Treatment of bacterial meningitis often combines it with sampletine.",
        {"bacterial meningitis": (None, None)},
    ),
    ("Gout often responds to examplol.", {"gout": (None, None)}),
    (
        "It is given for a range of conditions, from asthma to hay fever. These include eczema and hives.",
        {"asthma": (None, None), "hay fever": (None, None), "eczema": (None, None), "hives": (None, None)},
    ),
    ("With diet, examplol lowers blood sugar in adults with diabetes.", {"diabetes": ("adults", None)}),
    ("Examplol is a tablet for adults whose gout is not controlled.", {"gout": ("adults", None)}),
    ("It does not stop an attack of wheezing.", {"wheezing": (None, None)}),
    (
        "It is used in adults who have been exposed to anthrax or who have plague.",
        {"anthrax": ("adults", None), "plague": ("adults", None)},
    ),
    (
        "The FDA has approved it to prevent gout. It is also approved to treat acne.",
        {"gout": (None, "FDA"), "acne": (None, "FDA")},
    ),
    (
        "Examplol is indicated for stage IIB, IIC, or III melanoma.",
        {"stage IIB, IIC, or III melanoma": (None, None)},
    ),
    ("Campaigns pair it with sampletine against river blindness.", {"river blindness": (None, None)}),
    ("European licences add psychosis.", {"psychosis": (None, None)}),
    (
        "It is used to treat gout, and, in people who have had a stroke, to cut the risk of another stroke.",
        {"gout": (None, None), "stroke": ("people who have had a stroke", None)},
    ),
    ("It is also handed out for cluster headache.", {"cluster headache": (None, None)}),
    ("Some people also need it for ulcers.", {"ulcers": (None, None)}),
    ("Examplol belongs in the treatment of tuberculosis.", {"tuberculosis": (None, None)}),
    ("Approved in 2019 for gout, examplol is now given to many.", {"gout": (None, None)}),
    (
        "Examplol is FDA approved for two things: gout and acne.",
        {"gout": (None, "FDA"), "acne": (None, "FDA")},
    ),
    ("It may be considered in pelvic inflammatory disease.", {"pelvic inflammatory disease": (None, None)}),
    (
        "It is injected to treat gout and swallowed to ease constipation.",
        {"gout": (None, None), "constipation": (None, None)},
    ),
    ("The European agency has authorised examplol for adults with gout.", {"gout": ("adults", None)}),
    ("In rheumatology it serves as a second-line drug for lupus.", {"lupus": (None, None)}),
    ("Examplol taken in pregnancy can do harm.", {}),
    ("Examplol keeps you awake. Keep it under control of an adult.", {}),
]


@pytest.mark.parametrize(("line", "wanted"), PROSE)
def test_prose(line: str, wanted: Told) -> None:
    assert told(f"== indications: Uses\n{line}") == wanted


def test_a_use_beside_cancer_medicines_names_them_alone() -> None:
    line = "It is used to treat gout, and, together with other cancer medicines, lymphoma."
    facts = facts_of(IndicationExtractor(), page(f"== indications: Uses\n{line}"))
    assert {f.object: getattr(f, "combination", None) for f in facts}["lymphoma"] == "other cancer medicines"


LINES: list[tuple[str, Told]] = [
    ("FDA-approved: gout\nOff-label: migraine", {"gout": (None, "FDA"), "migraine": (None, "off-label")}),
    ("Preventing seizures. Easing gout.", {"seizures": (None, None), "gout": (None, None)}),
    ("- Children over 6: gout", {"gout": ("children over 6", None)}),
    ("- Samplex: gout in adults", {"gout": ("adults", None)}),
    ("- Samplex\n  - gout in adults", {"gout": ("adults", None)}),
    (
        "It is used for:\n- lung disease, in adults; the strong one lowers the number of flare-ups\n- acne",
        {"lung disease": ("adults", None), "acne": (None, None)},
    ),
]


@pytest.mark.parametrize(("lines", "wanted"), LINES)
def test_lines(lines: str, wanted: Told) -> None:
    assert told(f"== indications: Uses\n{lines}") == wanted
