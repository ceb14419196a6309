"""Lists whose lead tells what to do for each reaction that they name."""

from __future__ import annotations

from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.small_pages import facts_of, page


def changes(*lines: str) -> list[tuple[str, object, object]]:
    read = page("\n".join(("== dosage: Dosage modifications", *lines)))
    found = [f for f in facts_of(DosingExtractor(), read) if f.relation == "dose_modification"]
    return [(f.object, f.qualifiers.get("severity"), f.qualifiers.get("action")) for f in found]


def test_what_a_lead_asks_for_holds_for_each_item() -> None:
    assert changes("Stop examplol at once for:", "- Severe skin reactions", "- Lung inflammation") == [
        ("skin reactions", "severe", "stop at once"),
        ("lung inflammation", None, "stop at once"),
    ]


def test_an_item_that_tells_something_else_to_do_ends_the_list() -> None:
    assert changes("Stop examplol for:", "- Jaundice", "- Reduce the dose if a rash occurs", "- Gout") == [
        ("jaundice", None, "stop"),
        ("rash", None, "reduce dose"),
    ]


def test_items_that_count_together_are_no_triggers_of_their_own() -> None:
    found = changes("Reduce the dose in patients with at least two of:", "- Gout", "- Asthma")
    assert "gout" not in [trigger for trigger, _, _ in found]
