"""The key of a record's drug: the substance, whatever the labeler typed as the generic name."""

import pytest

from kg_builder.readers.record_key import record_key


@pytest.mark.parametrize(
    ("generics", "substances", "key"),
    [
        (["ZORVEXANT OINTMENT USP, 0.05%"], ["ZORVEXANT"], "zorvexant"),
        (["ZORVEXANT HCL 25MG CHEWABLE TABLETS"], ["ZORVEXANT HYDROCHLORIDE"], "zorvexant"),
        (["ZORVEXANT FOR INJECTION"], [], "zorvexant"),
        (["ZORVEXANT IN DEXTROSE"], ["ZORVEXANT HYDROCHLORIDE"], "zorvexant"),
        (["ZORVEXANT SOLUTION 2% ANTISEPTIC"], ["ZORVEXANT"], "zorvexant"),
        (["LEMON AND MINT HAND SANITIZER"], ["ALCOHOL"], "alcohol"),
        (["BROAD SPECTRUM SPF 30"], ["ZINC OXIDE", "OCTINOXATE"], "octinoxate and zinc oxide"),
        (["ZORVEXENT", "ZORVEXANT"], ["ZORVEXANT"], "zorvexant"),
        (["ETHANOL"], ["ALCOHOL"], "ethanol"),
        (["CEFUROXIME AND DEXTROSE"], ["CEFUROXIME SODIUM"], "cefuroxime and dextrose"),
        (["ZORVEXANT-ABCD"], ["ZORVEXANT"], "zorvexant-abcd"),
        ([], ["ZORVEXANT SODIUM", "BRAVINOL"], "bravinol and zorvexant"),
        ([], [], ""),
    ],
)
def test_key(generics: list[str], substances: list[str], key: str) -> None:
    """Forms, strengths and routes are no part of it; names of products give way to substances."""
    assert " and ".join(sorted(record_key(generics, substances).split(" and "))) == key
