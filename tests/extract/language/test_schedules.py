"""Routes, intervals, durations, maxima, numbers of doses."""

from __future__ import annotations

import pytest

from kg_builder.extract.language.intervals import find_intervals
from kg_builder.extract.language.routes import find_routes
from kg_builder.extract.language.schedules import clean_words, dose_count, find_durations, find_maxima
from kg_builder.extract.rule_tables import rows

INTERVALS = [
    ("600 mg IV every 6 months", ["6 months"]),
    ("repeat dose 2 weeks later", ["2 weeks"]),
    ("two doses 6 months apart", ["6 months"]),
    ("twice a day", ["twice a day"]),
    ("once daily at bedtime", ["once daily at bedtime"]),
    ("q8h", ["8 hours"]),
    ("q4-6hr prn", ["4-6 hours"]),
    ("b.i.d.", ["twice daily"]),
    ("300-600 mg PO BID-TID", ["twice daily to three times daily"]),
    ("10 mg bid/tid", ["twice daily to three times daily"]),
    ("qDay", ["once daily"]),
    ("every other week", ["every other week"]),
    ("once every 4 weeks", ["once every 4 weeks"]),
    ("on days 1, 4, and 9 of a 35-day cycle", ["on days 1, 4, and 9 of a 35-day cycle"]),
    ("1 to 3 g daily in divided doses", ["daily in divided doses"]),
    ("up to 4 times in 24 hours", ["4 times in 24 hours"]),
    ("one to two times per day", ["one to two times per day"]),
    ("at intervals of at least 4 hours", ["at least 4 hours"]),
    ("the total daily dose", []),
    ("infuse over 60 minutes", []),
]


@pytest.mark.parametrize(("text", "wanted"), INTERVALS)
def test_intervals(text: str, wanted: list[str]) -> None:
    assert [i.value for i in find_intervals(text)] == wanted


DURATIONS = [
    ("500 mg twice daily for 7-14 days", ["7-14 days"]),
    ("for up to 8 weeks", ["up to 8 weeks"]),
    ("x 14 days", ["14 days"]),
    (
        "until disease progression or unacceptable toxicity",
        ["until disease progression or unacceptable toxicity"],
    ),
    ("a 10-day course", ["10-day"]),
    ("infuse over 30 minutes", []),
    ("for 2 weeks before surgery", []),
    ("split over two consecutive days", []),
]


@pytest.mark.parametrize(("text", "wanted"), DURATIONS)
def test_durations(text: str, wanted: list[str]) -> None:
    assert [d.value for d in find_durations(text)] == wanted


MAXIMA = [
    ("10 mg daily, not to exceed 80 mg per day", ["80 mg per day"]),
    ("The maximum recommended daily dose is 80 mg", ["80 mg/day"]),
    ("no more than 8 tablets in 24 hours", ["8 tablets in 24 hours"]),
    ("not to exceed 1 g per dose", ["1 g per dose"]),
    ("Max: 10 mg/kg/day", ["10 mg/kg/day"]),
    ("Maximum dose: 2 mg once a week", ["2 mg once a week"]),
    ("do not take more than 4,000 mg a day", ["4,000 mg a day"]),
    ("maximum total daily dosage must not exceed 3 sprays", ["3 sprays/day"]),
    ("10 mg once daily", []),
    ("the maximum effect is seen after 10 mg. Take 20 mg", []),
]


@pytest.mark.parametrize(("text", "wanted"), MAXIMA)
def test_maxima(text: str, wanted: list[str]) -> None:
    assert [m.value for _, m in find_maxima(text)] == wanted


COUNTS = [
    ("Initial 2 doses:", 2),
    ("300 mg once; then", 1),
    ("as a single dose", 1),
    ("0.5 mL IM for 3 doses at birth", 3),
    ("two doses of 0.5 mL", 2),
    ("once daily", None),
    ("in 2 divided doses", None),
    ("divided into three doses", None),
    ("a single-dose vial", None),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_numbers_of_doses(text: str, wanted: int | None) -> None:
    assert dose_count(text) == wanted


ROUTES = {
    "intravenous": ["IV", "intravenously", "into a vein"],
    "intramuscular": ["IM", "intramuscular", "into the muscle"],
    "subcutaneous": ["SC", "subcutaneously", "under the skin", "subQ"],
    "oral": ["PO", "by mouth", "orally"],
    "sublingual": ["SL", "under the tongue"],
    "buccal": ["buccally"],
    "transdermal": ["transdermal"],
    "topical": ["topically", "to the affected area"],
    "ophthalmic": ["in the affected eye(s)", "ophthalmic"],
    "otic": ["into each ear", "otic"],
    "nasal": ["in each nostril", "intranasally"],
    "inhalation": ["inhaled by mouth", "oral inhalation", "via nebulizer"],
    "rectal": ["PR", "rectally"],
    "vaginal": ["vaginally"],
    "intrathecal": ["intrathecally"],
    "epidural": ["epidural"],
    "intradermal": ["intradermally"],
    "intraarticular": ["intra-articular"],
    "intravitreal": ["intravitreal"],
    "intraperitoneal": ["intraperitoneal"],
    "intraosseous": ["intraosseous"],
    "intracavernosal": ["intracavernosally"],
    "intravesical": ["intravesically"],
    "intrauterine": ["intrauterine"],
    "intralesional": ["intralesional"],
    "enteral": ["via nasogastric tube"],
}


def test_every_route_is_read_in_its_wordings() -> None:
    assert set(ROUTES) == {row[0] for row in rows("dosing_routes.tsv")}
    for route, wordings in ROUTES.items():
        for wording in wordings:
            assert [r.value for r in find_routes(f"give {wording} at noon")] == [route], wording


@pytest.mark.parametrize("text", ["normal moral oranges", "privately", "the improvement", "scored"])
def test_words_that_look_like_routes(text: str) -> None:
    assert find_routes(text) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("300 mg intravenous (IV) once", "300 mg intravenous once"),
        ("500 mg PO q12hr", "500 mg orally every 12 hours"),
        ("40 mg SC qWeek (see section 2.3)", "40 mg subcutaneous every week"),
        ("1 g IV/IM bid", "1 g intravenous/intramuscular twice daily"),
    ],
)
def test_words_of_a_schedule_are_written_out(text: str, wanted: str) -> None:
    assert clean_words(text) == wanted
