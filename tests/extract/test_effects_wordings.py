"""Adverse effects: wordings of lists and sentences, each with what it says beside the names."""

from __future__ import annotations

import pytest

from tests.extract.read_pages import EFFECTS, flat, names

SAID: dict[str, tuple[str, list[tuple[str, dict[str, object]]]]] = {
    "a call for help between the condition and the list": (
        "If you get any of the following symptoms, ring your clinic at once and stop examplol: cramps, "
        "odd dreams, or tremor.",
        [(n, {"seek_care": "immediately"}) for n in ("cramps", "odd dreams", "tremor")],
    ),
    "a call for help if any of these occur": (
        "Call the ward right away if any of these occur: jaundice, dark urine.",
        [(n, {"seek_care": "immediately"}) for n in ("jaundice", "dark urine")],
    ),
    "the group opens the sentence, another is what it is set against": (
        "In pediatric patients, anemia (11%) and tremor (7%) were reported more often than in adults.",
        [
            ("anemia", {"frequency": "common", "percent": 11.0, "population": "pediatric"}),
            ("tremor", {"frequency": "common", "percent": 7.0, "population": "pediatric"}),
        ],
    ),
    "a group labels a list": (
        "Children 4 to 9 years old: watch for temper tantrums and hostility.",
        [
            ("temper tantrums", {"population": "children 4 to 9 years old"}),
            ("hostility", {"population": "children 4 to 9 years old"}),
        ],
    ),
    "patients with a disease": (
        "In people with gout, common side effects of examplol include:\n  - Bronchitis",
        [("bronchitis", {"frequency": "common", "population": "people with gout"})],
    ),
    "a group in brackets holds for both of a pair": (
        "Side effects are:\n  - earache and fever (in children)",
        [("earache", {"population": "children"}), ("fever", {"population": "children"})],
    ),
    "brackets inside a list that lost its bullets' levels": (
        "Common side effects include:\n  - Systemic reactions such as\n    - Chills\n"
        "    - Injection site reactions (heat, itching, a lump)",
        [
            ("systemic reactions", {"frequency": "common"}),
            ("chills", {"frequency": "common", "broader": "systemic reactions"}),
            ("injection site reactions", {"frequency": "common", "broader": "systemic reactions"}),
            ("heat", {"frequency": "common", "broader": "injection site reactions"}),
            ("itching", {"frequency": "common", "broader": "injection site reactions"}),
            ("lump", {"frequency": "common", "broader": "injection site reactions"}),
        ],
    ),
    "kinds of cold symptoms": (
        "Common side effects include:\n  - cold symptoms such as sneezing, sore throat",
        [
            ("cold symptoms", {"frequency": "common"}),
            ("sneezing", {"frequency": "common", "broader": "cold symptoms"}),
            ("sore throat", {"frequency": "common", "broader": "cold symptoms"}),
        ],
    ),
}


@pytest.mark.parametrize("wording", SAID)
def test_what_a_wording_says(wording: str) -> None:
    text, wanted = SAID[wording]
    assert flat(f"{EFFECTS}{text}\n") == wanted


NAMES: dict[str, tuple[str, list[str]]] = {
    "the end of a word is no preposition": (
        "- abdominal pain 8%\n- back pain 5%",
        ["abdominal pain", "back pain"],
    ),
    "what becomes of an effect": (
        "- pneumonia which clears when you stop\n- a cough that lingers",
        ["pneumonia", "cough"],
    ),
    "what healthy people have": (
        "- an erection that lasts for hours\n- periods that are heavy",
        ["erection that lasts for hours", "periods that are heavy"],
    ),
    "a need": ("- a frequent or sudden need to urinate", ["frequent or sudden need to urinate"]),
    "a participle and an adjective share a noun": ("- a weeping or crusty rash", ["weeping or crusty rash"]),
    "two things happen to one": ("- thinning or loss of hair", ["thinning or loss of hair"]),
    "signs of an overdose are no effects": ("Signs of an overdose are coma and fits.", []),
    "a list for somebody else": ("Do not take it if you have any of these: gout, asthma.", []),
}


@pytest.mark.parametrize("wording", NAMES)
def test_what_a_wording_names(wording: str) -> None:
    text, wanted = NAMES[wording]
    lead = "Side effects include:\n" if text.startswith("- ") else ""
    assert (
        names(f"{EFFECTS}{lead}" + "\n".join(f"  {line}" if lead else line for line in text.split("\n")))
        == wanted
    )
