"""What lists, reasons and neighbouring sentences tell of an interaction's effect and of what to do."""

from __future__ import annotations

import pytest

from kg_builder.extract.interactions.extractor import InteractionExtractor
from tests.extract.small_pages import facts_of, page

Told = tuple[str, object, object]


def told(notation: str) -> list[Told]:
    """Object, effect and management of each interaction, in order."""
    found = facts_of(InteractionExtractor(), page(notation))
    return [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in found]


LISTS = [
    (
        "The following may raise the risk of bleeding when taken with examplol:",
        "raise the risk of bleeding",
        None,
    ),
    ("Medicines that can raise the level of examplol include:", "raise the level of examplol", None),
    ("These medicines can make examplol less effective:", "make examplol less effective", None),
    ("Avoid taking examplol with:", None, "avoid"),
    (
        "Your dose of examplol may need changing if you take:",
        None,
        "your dose of examplol may need changing if you take",
    ),
    ("Greater risk of bleeding with:", "greater risk of bleeding", None),
    ("Tell your doctor if you take any of these:", None, "tell your doctor"),
    (
        "Talk to your doctor before you take these, as they may affect how it works:",
        None,
        "talk to your doctor",
    ),
]


@pytest.mark.parametrize(("lead", "effect", "management"), LISTS)
def test_a_lead_in_tells_of_all_members_of_its_list(
    lead: str, effect: str | None, management: str | None
) -> None:
    notation = f"== interactions: Other medicines\n{lead}\n  - samplol\n  - warfarin"
    assert told(notation) == [("samplol", effect, management), ("warfarin", effect, management)]


BEHIND = [
    ("Examplol can raise the levels of these medicines.", "raise the levels", None),
    ("Keep these medicines at least 2 hours apart from examplol.", None, "at least 2 hours apart"),
    ("Examplol can cause a rash.", None, None),
]


@pytest.mark.parametrize(("line", "effect", "management"), BEHIND)
def test_a_sentence_behind_a_list_that_refers_to_it(
    line: str, effect: str | None, management: str | None
) -> None:
    [fact] = told(f"== interactions: Other medicines\nTell us if you take:\n  - lithium\n{line}")
    assert fact[:2] == ("lithium", effect)
    assert (management is None) or management in str(fact[2])


INLINE = [
    ("Medicines that can lower its levels include phenytoin.", [("phenytoin", "lower its levels", None)]),
    ("The following can cause low blood pressure: nitrates.", [("nitrates", "low blood pressure", None)]),
    (
        "Higher INR: amiodarone, metronidazole.",
        [("amiodarone", "higher INR", None), ("metronidazole", "higher INR", None)],
    ),
    ("Reduced effect with: rifampicin.", [("rifampicin", "reduced effect", None)]),
    (
        "There may be an increased risk of muscle damage if you take fibrates.",
        [("fibrates", "increased risk of muscle damage", None)],
    ),
    (
        "When taken together with warfarin, bleeding time may be prolonged.",
        [("warfarin", "bleeding time may be prolonged", None)],
    ),
    (
        "Examplol raises the risk of falls when given with lithium.",
        [("lithium", "raises the risk of falls", None)],
    ),
    (
        "The effects of oral contraceptives can be reduced by examplol.",
        [("oral contraceptives", "effects of oral contraceptives can be reduced", None)],
    ),
    (
        "Its levels are increased by ketoconazole and lowered by rifampin.",
        [("ketoconazole", "its levels are increased", None), ("rifampin", None, None)],
    ),
    ("Examplol can interact with warfarin, causing bleeding.", [("warfarin", "bleeding", None)]),
    ("The risk is higher with aspirin.", [("aspirin", "risk is higher", None)]),
    ("You may bleed more easily if you take it with an SSRI.", [("SSRI", "you may bleed more easily", None)]),
    (
        "Drugs that make you sleepy or weak can worsen these effects: opioids.",
        [("opioids", "worsen these effects", None)],
    ),
    ("Examplol may make vaccines work less well.", [("vaccines", "work less well", None)]),
    (
        "Its levels may be higher in people who take fluconazole.",
        [("fluconazole", "its levels may be higher", None)],
    ),
    (
        "Phenytoin (levels may rise), valproate (levels may fall).",
        [("phenytoin", "levels may rise", None), ("valproate", "levels may fall", None)],
    ),
    (
        "Avoid alcohol. It can make you feel more sleepy.",
        [("alcohol", "feel more sleepy", "avoid")],
    ),
    (
        "Stop examplol 2 days before iodinated contrast.",
        [("iodinated contrast", None, "stop examplol 2 days before iodinated contrast")],
    ),
    (
        "Do not eat grapefruit or drink its juice.",
        [("grapefruit", None, "do not eat grapefruit or drink its juice")],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), INLINE)
def test_effects_in_a_sentence(line: str, wanted: list[Told]) -> None:
    assert told(f"== interactions: Interactions\n{line}") == wanted


REASONS = [
    (
        "Do not combine it with anakinra because of an increased risk of serious infections.",
        ("anakinra", "increased risk of serious infections"),
    ),
    (
        "Anakinra: avoid the combination, given the possibility of stronger immunosuppression.",
        ("anakinra", "possibility of stronger immunosuppression"),
    ),
    (
        "Lovastatin needs caution, because effectiveness may decrease.",
        ("lovastatin", "effectiveness may decrease"),
    ),
    ("- warfarin, because it may not thin the blood as well", ("warfarin", "may not thin the blood as well")),
    ("Insulin may need a lower dose because examplol can cause low sugar.", ("insulin", "low sugar")),
]


@pytest.mark.parametrize(("line", "wanted"), REASONS)
def test_reasons_are_effects(line: str, wanted: tuple[str, str]) -> None:
    assert wanted in [fact[:2] for fact in told(f"== interactions: Interactions\n{line}")]


ENTRIES = [
    (
        "- Calcium and iron \u2013 they stick to it. Space them 4 hours apart.",
        ("iron", None, "space them 4 hours apart"),
    ),
    (
        "- Insulin \u2013 blood sugar control may worsen when you start.",
        ("insulin", "blood sugar control may worsen", None),
    ),
    (
        "Ciclosporin: risk of myopathy increased, avoid concomitant use.",
        ("ciclosporin", "risk of myopathy increased", "avoid concomitant use"),
    ),
    (
        "Digoxin (increased plasma concentration) \u2013 monitor.",
        ("digoxin", "increased plasma concentration", "monitor"),
    ),
    ("CNS depressants (alcohol, opioids): additive sedation.", ("opioids", "additive sedation", None)),
    ("Warfarin. Examplol may strengthen its effect.", ("warfarin", "strengthen its effect", None)),
    (
        "- samplol (for gout). The examplol dose must be cut to a third.",
        ("samplol", None, "the examplol dose must be cut to a third"),
    ),
    (
        "Tell us if you take any of these: aspirin, as you may bleed more; lithium.",
        ("lithium", None, "tell us"),
    ),
    (
        "Digoxin \u2013 examplol may raise its level in the blood, leading to toxicity.",
        ("digoxin", "raise its level in the blood", None),
    ),
    ("Alcohol: limit intake, as the two may cause sleepiness.", ("alcohol", "sleepiness", "limit intake")),
    (
        "With warfarin, monitor the INR; with theophylline, monitor its concentration.",
        ("theophylline", None, "with theophylline, monitor its concentration"),
    ),
]


@pytest.mark.parametrize(("line", "wanted"), ENTRIES)
def test_entries_with_effect_and_advice(line: str, wanted: Told) -> None:
    assert wanted in told(f"== interactions: Interactions\n{line}")


NAMES = [
    ("Be sure to mention gemfibrozil (Lopid) and rifampin.", ["gemfibrozil", "rifampin"]),
    (
        "Do not take it with fish oil, vitamin K or red yeast rice.",
        ["fish oil", "vitamin K", "red yeast rice"],
    ),
    ("Avoid recreational drugs such as poppers.", ["recreational drugs", "poppers"]),
    (
        "Leafy green vegetables and cough and cold medicines may lower its effect.",
        ["leafy green vegetables", "cough and cold medicines"],
    ),
    ("It blocks vitamin K activity. As with other NSAIDs, aspirin should be avoided.", ["aspirin"]),
]


@pytest.mark.parametrize(("line", "names"), NAMES)
def test_names_of_several_words_and_of_own_classes(line: str, names: list[str]) -> None:
    assert [name for name, *_ in told(f"== interactions: Interactions\n{line}")] == names


NO_EFFECT = [
    "What other drugs will affect examplol?\n  - lithium",
    "Before using it, go over your history with your doctor, especially:\n  - lithium",
    "- Lithium \u2013 same problem.",
    "If you use it, your doctor may know of interactions already:\n  - lithium",
    "Risk factors include:\n  - lithium",
    "Examplol may not mix well with:\n  - lithium",
    "Avoid lithium. Tablets may raise the risk of falls.",
]


@pytest.mark.parametrize("lines", NO_EFFECT)
def test_questions_orders_and_references_are_no_effects(lines: str) -> None:
    [fact] = told(f"== interactions: Interactions\n{lines}")
    assert fact[:2] == ("lithium", None)


def test_the_line_under_a_name_tells_of_it() -> None:
    notation = (
        "== interactions: Interactions\n# Monitor Closely (3)\n  - haloperidol\n  - Risk of brain damage.\n"
        "  - samplol\n  - fluoxetine\n  - Either increases toxicity of the other by serotonin levels."
    )
    assert told(notation) == [
        ("haloperidol", "risk of brain damage", None),
        ("samplol", None, None),
        ("fluoxetine", "increases toxicity", None),
    ]


NOT_NAMES = [
    ("Methotrexate may lower the formation of antibodies to examplol.", ["methotrexate"]),
    ("Spinach, which is rich in vitamin K, and milk may weaken it.", ["spinach", "milk"]),
    ("We do not endorse other companies' products.", []),
    ("It must not be combined with class Ia or class III antiarrhythmic drugs.",
     ["class Ia or class III antiarrhythmic drugs"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "names"), NOT_NAMES)
def test_what_only_looks_like_a_name(line: str, names: list[str]) -> None:
    assert [name for name, *_ in told(f"== interactions: Interactions\n{line}")] == names


def test_grades_behind_several_names_are_each_ones_own() -> None:
    line = "It interacts with clozapine (severe) and caffeine (mild)."
    found = facts_of(InteractionExtractor(), page(f"== interactions\n{line}"))
    assert [(f.object, f.qualifiers["severity"]) for f in found] == [
        ("clozapine", "severe"),
        ("caffeine", "mild"),
    ]


ELSEWHERE = [
    (
        "== description: About it\nDo not take it if you take nitrates. Together they can cause a faint.",
        [("nitrates", "faint")],
    ),
    ("== description: About it\nExamplol is a tablet that is taken with methotrexate.", []),
    (
        "== warnings: Warnings\nLow sugar may occur if you also use insulin or drink alcohol.",
        [("insulin", "low sugar"), ("alcohol", "low sugar")],
    ),
]


@pytest.mark.parametrize(("notation", "wanted"), ELSEWHERE)
def test_bans_and_effects_in_other_parts(notation: str, wanted: list[tuple[str, str]]) -> None:
    assert [fact[:2] for fact in told(notation)] == wanted


def test_members_of_lists_by_severity_may_hold_numbers_and_kinds() -> None:
    found = told(
        "== interactions\nSerious interactions of examplol include:\n  - exemplary types 4 and 7 live, oral\n"
        "  - typhoid vaccine, live"
    )
    assert [name for name, *_ in found] == ["exemplary types 4 and 7 live oral", "typhoid vaccine live"]


AROUND = [
    (
        "== interactions: Interactions\nTaking examplol with other drugs that make you sleepy can cause "
        "dangerous or fatal side effects. Ask your doctor before using a sleeping pill.",
        [
            ("drugs that make you sleepy", "dangerous or fatal side effects", None),
            (
                "sleeping pill",
                "dangerous or fatal side effects",
                "ask your doctor before using a sleeping pill",
            ),
        ],
    ),
    (
        "== warnings: Before taking it\nAvoid drinking alcohol. Dangerous side effects could occur.",
        [("alcohol", "dangerous side effects", "avoid")],
    ),
    (
        "== interactions: Interactions\nOther drugs that slow the heart, among them digoxin, may likewise "
        "lead to heart block.",
        [("digoxin", "heart block", None)],
    ),
    (
        "== interactions: Interactions\nSome medicines can affect the removal of examplol from your body, "
        "such as ritonavir.",
        [("ritonavir", "affect the removal of examplol", None)],
    ),
    (
        "== interactions: Interactions\nAlcohol should be limited, as you're more likely to feel sleepy.",
        [("alcohol", "more likely to feel sleepy", "alcohol should be limited")],
    ),
    (
        "== interactions: Interactions\nYou may be more likely to get low blood sugar if you "
        "take examplol with:\n  - fluconazole",
        [("fluconazole", "low blood sugar", None)],
    ),
    (
        "== dosage: Dosage\nPatients taking verapamil: do not exceed 5 mg a day",
        [("verapamil", None, "do not exceed 5 mg a day")],
    ),
    ("== dosage: Dosage\nPatients taking verapamil: 5 mg a day", []),
    (
        "== interactions: Interactions\nNever take examplol with any other product containing examplol "
        "(such as drops).",
        [
            (
                "other product containing examplol",
                None,
                "never take examplol with any other product containing examplol",
            )
        ],
    ),
    (
        "== interactions: Interactions\n- an MAO inhibitor such as phenelzine or selegiline--these can "
        "cause fever",
        [
            ("MAO inhibitor", "fever", None),
            ("phenelzine", "fever", None),
            ("selegiline", "fever", None),
        ],
    ),
    (
        "== warnings: Before taking it\n- antacids may interact with examplol. Digoxin may raise its level.\n"
        "- Gout may come back.",
        [("antacids", None, None), ("digoxin", "raise its level", None)],
    ),
]


@pytest.mark.parametrize(("notation", "wanted"), AROUND)
def test_what_neighbours_and_asides_tell(notation: str, wanted: list[Told]) -> None:
    assert told(notation) == wanted


def test_a_lead_that_forbids_is_what_to_do() -> None:
    notation = "== contraindications: Do not take it\nDo not take examplol if:\n- you are taking ketoconazole"
    assert told(notation) == [("ketoconazole", None, "do not take")]


def test_the_danger_that_is_the_reason() -> None:
    line = "Do not take it with lithium because of the danger of serotonin syndrome."
    assert [effect for _, effect, _ in told(f"== interactions: Interactions\n{line}")] == [
        "serotonin syndrome"
    ]
