"""How grave a hazard is: said in its name, beside it, or in the sentence after."""

from __future__ import annotations

import pytest

from kg_builder.extract.warnings.gravity import gravity
from kg_builder.model import HazardWarning
from tests.extract.read_pages import HEAD, read

SAID = [
    ("Serious kidney injury has been seen.", "Serious kidney injury", "serious"),
    ("It can cause serious, possibly fatal haemorrhage.", "haemorrhage", "fatal"),
    ("There were fatal cases in two men of sepsis.", "sepsis", "fatal"),
    ("Bowel rupture, at times deadly, has occurred.", "Bowel rupture", "fatal"),
    ("Examplol lowers the counts and invites infections, a few of them fatal.", "infections", "fatal"),
    ("Blisters, which may become severe, are possible.", "Blisters", "severe"),
    ("Swelling of the airway can be life threatening.", "Swelling of the airway", "life-threatening"),
    ("Liver damage led to nothing in most but has resulted in death.", "Liver damage", "fatal"),
    ("An overdose can kill a toddler.", "overdose", "fatal"),
    ("Lactic acidosis. Some cases were fatal.", "Lactic acidosis", "fatal"),
    ("Anaphylaxis\n- These start early and have been life-threatening.", "Anaphylaxis", "life-threatening"),
    ("It can cause rash and severe pain.", "rash", None),
    ("Rash was seen. Severe pain is rare.", "Rash", None),
    ("Headache, which is never serious, is common.", "Headache", None),
    ("Non-fatal strokes were seen.", "strokes", None),
]


@pytest.mark.parametrize(("text", "name", "expected"), SAID)
def test_how_grave(text: str, name: str, expected: str | None) -> None:
    start = text.index(name)
    assert gravity(text, start, start + len(name)) == expected


def test_a_label_is_as_grave_as_its_sentence_says() -> None:
    facts = read(HEAD + "- Adrenal failure: at times fatal, has followed a sudden stop.")
    named = [f for f in facts if isinstance(f, HazardWarning)]
    assert ("adrenal failure", "fatal") in {(f.object, f.severity) for f in named}
