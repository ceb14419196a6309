"""Status, frequency, urgency and population of a sentence."""

from __future__ import annotations

import pytest

from kg_builder.extract.language.qualifiers import (
    frequency_tier,
    population_of,
    seek_care_of,
    severity_of,
)
from kg_builder.extract.language.status import status_of
from kg_builder.model import Status


@pytest.mark.parametrize(
    ("sentence", "mention", "status"),
    [
        ("Rash occurred in two patients.", "Rash", Status.ASSERTED),
        ("It has no known effect on seizures.", "seizures", Status.NEGATED),
        ("Hair loss has not been reported.", "Hair loss", Status.NEGATED),
        ("The drug did not cause drowsiness.", "drowsiness", Status.NEGATED),
        ("There is no evidence of liver damage.", "liver damage", Status.NEGATED),
        ("It does not cause cough, but rash may occur.", "rash", Status.ASSERTED),
        ("It does not cause cough, but rash may occur.", "cough", Status.NEGATED),
        ("Do not stop suddenly: seizures may follow.", "seizures", Status.ASSERTED),
        ("Effects are not limited to nausea.", "nausea", Status.ASSERTED),
        ("Stopping it in the absence of a cover raises the risk of clots.", "clots", Status.ASSERTED),
        ("It came on in the absence of infection.", "infection", Status.NEGATED),
        ("Tumors occurred in rats.", "Tumors", Status.ANIMAL),
        ("Tumors occurred in rats, and in patients.", "Tumors", Status.ASSERTED),
        ("It is not known whether it causes sterility.", "sterility", Status.HYPOTHETICAL),
        ("Angioedema occurred with other ACE inhibitors.", "Angioedema", Status.CLASS_EFFECT),
    ],
)
def test_status(sentence: str, mention: str, status: Status) -> None:
    start = sentence.index(mention)
    assert status_of(sentence, start, start + len(mention)) is status


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("Occasional side effects", "occasional"),
        ("Occasionally, gout has been seen", "occasional"),
        ("on rare occasions", "rare"),
        ("Common side effects of examplol include:", "common"),
        ("The most common side effects are", "common"),
        ("More common", "common"),
        ("Less common side effects:", "less common"),
        ("Uncommon", "uncommon"),
        ("Rare but serious", "rare"),
        ("In rare cases", "rare"),
        ("Very rarely", "very rare"),
        ("Very common (may affect more than 1 in 10 people)", "very common"),
        ("may affect up to 1 in 10 people", "common"),
        ("may affect up to 1 in 100 people", "uncommon"),
        ("may affect up to 1 in 1,000 people", "rare"),
        ("may affect up to 1 in 10,000 people", "very rare"),
        ("affects fewer than 1 in 10,000 people", "very rare"),
        ("happen in more than 1 in 100 people", "common"),
        ("occurs in one out of every 30,000 patients", "very rare"),
        ("Common or very common", "common"),
        ("Rare or very rare", "rare"),
        (">= 1/10", "very common"),
        (">=1/1,000 to <1/100", "uncommon"),
        (">10%", "very common"),
        ("1-10%", "common"),
        ("1% to 10%", "common"),
        ("<1%", "uncommon"),
        ("0.1% to 1%", "uncommon"),
        ("Frequency not defined", "not known"),
        ("Incidence not known", "not known"),
        ("Not known (frequency cannot be estimated from the available data)", "not known"),
        ("Serious side effects", None),
        ("the common cold", None),
        ("Side effects include", None),
    ],
)
def test_frequency(text: str, tier: str | None) -> None:
    assert frequency_tier(text) == tier


@pytest.mark.parametrize(
    ("text", "care"),
    [
        ("Call your doctor at once if you have:", "immediately"),
        ("Get emergency medical help for:", "immediately"),
        ("Tell your doctor right away if you notice", "immediately"),
        ("Call 999 if:", "immediately"),
        ("Tell your doctor as soon as possible if you notice", "promptly"),
        ("Contact your doctor if you have", "promptly"),
        ("Side effects include", None),
    ],
)
def test_seek_care(text: str, care: str | None) -> None:
    assert seek_care_of(text) == care


def test_severity_and_population() -> None:
    assert severity_of("serious and sometimes fatal reactions") == "fatal"
    assert severity_of("life threatening bleeding") == "life-threatening"
    assert severity_of("rash") is None
    assert population_of("in children under 12") == "children"
    assert population_of("older adults") == "geriatric"
    assert population_of("in trials") is None
