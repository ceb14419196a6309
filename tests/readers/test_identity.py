"""Which drug a page is about, whatever the page calls it; and pages of several drugs."""

from __future__ import annotations

import pytest

from kg_builder.errors import NoDrugError, SeveralDrugsError
from tests.readers.outlines import names, read


@pytest.mark.parametrize(
    ("text", "generic", "brands"),
    [
        (
            "Zorvex Meltlets 2mg\nContains zorvexant hydrochloride 2mg\n"
            "Zorvex Meltlets melt on the tongue. The active ingredient, zorvexant, acts on the gut.\n"
            "Adult dosage: one. Adult and older: two. An Adult may take it.\n",
            "zorvexant",
            ("Zorvex Meltlets",),
        ),
        (
            "Generic Name: Baclofen\nBrand Name(s): Lioresal®, Gablofen and Ozobax (discontinued)\n",
            "baclofen",
            ("Lioresal", "Gablofen", "Ozobax"),
        ),
        (
            "Generic name\nbaclofen\nBrand names\nLioresal, Gablofen\nSide effects\n- sleepiness\n",
            "baclofen",
            ("Lioresal", "Gablofen"),
        ),
        (
            "Generic name: atorvastatin [ a-TOR-va-sta-tin ]\nBrand name: Lipitor\n",
            "atorvastatin",
            ("Lipitor",),
        ),
        (
            "Zestril (lisinopril)\nUses\nZestril lowers blood pressure. Never take lisinopril with child.\n",
            "lisinopril",
            ("Zestril",),
        ),
        (
            "lisinopril (Zestril, Prinivil)\nUses\nTake lisinopril daily.\n",
            "lisinopril",
            ("Zestril", "Prinivil"),
        ),
        (
            "OCREVUS® (ocrelizumab) injection\nUses\nOcrevus is given by vein; ocrelizumab binds CD20.\n",
            "ocrelizumab",
            ("Ocrevus",),
        ),
        (
            "What is sertraline?\nSertraline is an antidepressant.\nSide effects of sertraline\n- nausea\n",
            "sertraline",
            (),
        ),
        (
            "Warfarin, sold under the brand name Coumadin among others, is a medicine that thins blood.\n"
            "Side effects\nBleeding while on warfarin.\n",
            "warfarin",
            ("Coumadin",),
        ),
        (
            "What are the side effects of Humira?\n- rash\nWhat is Humira?\nIt is an injection.\n",
            "humira",
            (),
        ),
        (
            "Package leaflet\nZestril 5 mg tablets\n1. What Zestril is and what it is used for\n"
            "Zestril contains lisinopril, which widens vessels.\nThe active substance is lisinopril.\n"
            "2. How to take Zestril\nOnce daily.\n",
            "lisinopril",
            ("Zestril",),
        ),
        ("Generic Name: metformin hydrochloride\n", "metformin", ()),
        (
            "Generic Name: amoxicillin/clavulanate potassium\nBrand Name: Augmentin\n",
            "amoxicillin/clavulanate",
            ("Augmentin",),
        ),
        (
            "Salbutamol\nAlso known as: albuterol; Ventolin®\nUses\nSalbutamol opens the airways.\n",
            "salbutamol",
            ("Ventolin",),
        ),
        (
            "# Baclofen\n\n**Brand names:** Lioresal\n\n## Uses\nBaclofen helps with stiff muscles.\n",
            "baclofen",
            ("Lioresal",),
        ),
        (
            "XYLOPRIN®\n(allopurinol sodium) Tablets\n\nUSES\n\nXYLOPRIN is given for gout.\n",
            "allopurinol",
            ("XYLOPRIN",),
        ),
        (
            "Lioresal Tablet - Uses, Side Effects, and More\nGeneric Name(S): baclofen\nUses\nIt helps."
            "\nHow to use Lioresal\nTake it by mouth.\n",
            "baclofen",
            ("Lioresal",),
        ),
        (
            "# Lioresal 10 mg tablets\n\nEach tablet contains baclofen sodium equivalent to 10 mg baclofen.\n"
            "Each tablet contains lactose.\n\nLioresal relaxes muscles.\n",
            "baclofen",
            ("Lioresal",),
        ),
        ("# Baclofen - Brand name: Lioresal\n\nBaclofen relaxes muscles.\n", "baclofen", ("Lioresal",)),
        (
            "BACLOFEN\nLioresal®; Gablofen®\nUses\nBaclofen relaxes muscles.\n",
            "baclofen",
            ("Lioresal", "Gablofen"),
        ),
        (
            "What is baclofen?\nBaclofen relaxes muscles. Starting baclofen (Lioresal®) is easy.\n",
            "baclofen",
            ("Lioresal",),
        ),
        ("Baclofen\nBACLOFEN (BAK loe fen) relaxes muscles. Baclofen helps.\n", "baclofen", ()),
        (
            "Generic Name: baclofen\nBrand Name: Lioresal; biosimilars: Gablofen (baclofen-abcd)\n",
            "baclofen",
            ("Lioresal", "Gablofen"),
        ),
        (
            "Baclofen\nUses\nBaclofen relaxes muscles.\nBrand names\nLioresal®\nLioresal® OTC\n"
            "Brand names of combination products\nGablofen® (with Salt)\nLast Revised - 2024\n",
            "baclofen",
            ("Lioresal", "Lioresal OTC", "Gablofen"),
        ),
        (
            "Generic name: baclofen\nBrand names: Lioresal, Gablofen, ... show all 6 brands\n",
            "baclofen",
            ("Lioresal", "Gablofen"),
        ),
        (
            "Baclofen (oral route)\nBrand name\n\nUS Brand Name\nLioresal\nOzobax\n\nCanadian Brand Name\n"
            "Novo-Baclofen 10 mg Pack\n\nDescription\n\nBaclofen relaxes muscles.\n",
            "baclofen",
            ("Lioresal", "Ozobax", "Novo-Baclofen"),
        ),
        (
            "What is baclofen?\nBaclofen relaxes muscles.\nWhat brand names are available for baclofen?\n"
            "Lioresal, Gablofen\nWhat are the side effects of baclofen?\nWeakness\n",
            "baclofen",
            ("Lioresal", "Gablofen"),
        ),
        (
            "LIORESAL 10mg and 25mg Tablets | Leaflet\nIn short\nHow to take Lioresal\nOnce daily.\n"
            "Baclofen, the active ingredient in Lioresal, relaxes muscles.\n",
            "baclofen",
            ("Lioresal",),
        ),
        (
            "LIORESAL\n\u00ae\n(baclofen) Tablets\nLIORESAL\n\u00ae\nXR\n(baclofen) Long Tablets\n"
            "USES\nLIORESAL relaxes muscles.\nAsk before you take baclofen or Lioresal.\n",
            "baclofen",
            ("Lioresal", "Lioresal XR"),
        ),
        (
            "Lioresal 10 mg film-coated tablets \u2013 Summary (SmPC)\nActive ingredient: baclofen\n"
            "Lioresal relaxes muscles.\n",
            "baclofen",
            ("Lioresal",),
        ),
    ],
)
def test_names(text: str, generic: str, brands: tuple[str, ...]) -> None:
    drug = names(text)
    assert drug.generic == generic
    assert drug.brands == brands


def test_a_page_that_always_says_the_salt_names_the_drug_by_it() -> None:
    drug = names(
        "Icatibant Acetate\nGeneric Name: icatibant acetate\nIcatibant acetate eases swelling.\n"
        "How is icatibant acetate given? Icatibant is injected.\n"
    )
    assert (drug.generic, drug.ingredients) == ("icatibant acetate", ("icatibant",))
    assert "icatibant" in drug.synonyms


def test_a_page_headed_by_its_brand_has_it_though_no_line_calls_it_so() -> None:
    drug = names("Lumivex\nGeneric name: zorvexant\nTake Lumivex daily. Effects of Lumivex include coughs.\n")
    assert (drug.generic, drug.brands) == ("zorvexant", ("Lumivex",))
    site = names("HealthSite\nGeneric name: zorvexant\nHealthSite tells of drugs. HealthSite is free.\n")
    assert site.brands == ()


_MENU = "HealthSite\nSkip to content\nConditions\nAspirin\nMetformin\nNewsletter\n"
_BY_BRAND = (
    "Uses\nLumivex is used for gout.\nHow should I take Lumivex?\nTake Lumivex daily. Aspirin may help too.\n"
    "Side effects\nLumivex may cause coughs. Aspirin and metformin can do so.\n"
)


@pytest.mark.parametrize("menu", ["", _MENU])
@pytest.mark.parametrize(
    "head",
    [
        "What to know about Lumivex (zorvexant)",
        "LUMIVEX- zorvexant tablet, film coated\nAcme Inc",
        "# Zorvexant\n\n| Field | Value |\n|---|---|\n| Brand | Lumivex |\n| Class | Uricosuric |",
        "Package leaflet\nLumivex 5 mg tablets\nLumivex 10 mg tablets\nzorvexant",
        "Zorvexant, sold under the brand name Lumivex among others, is a medicine for gout.",
        "# Zorvexant\n\n*Brand names: Lumivex*",
        "Zorvexant (Oral Route)\nDescription\nUS Brand Name\nLumivex",
        "Zorvexant (Rx)\nBrand and Other Names: Lumivex\nClasses: Uricosurics",
        "Zorvexant: Drug Information\nBrand Names: US\nLumivex",
        "Lumivex: Cost, dosage, and more\nLumivex (generic name: zorvexant) is a prescription drug.",
        "Lumivex\nAbout Lumivex\nLumivex is the brand name for zorvexant, a drug for gout.",
        "PRODUCT MONOGRAPH\nPrLUMIVEX\nzorvexant tablets",
        "zorvexant\nPronounced: zor-VEX-ant\nBrand name: Lumivex",
        "_Zorvexant_\n\n*Also sold as: Lumivex*",
        "Summary\nZorvexant is a uricosuric.\nBrand Names\nLumivex\nGeneric Name\nZorvexant\nCode\nX9",
        "Lumivex 5mg tablets\n2. Composition\nEach tablet contains 5 mg zorvexant.",
    ],
)
def test_a_page_that_speaks_by_the_brand_is_about_the_drug_behind_it(menu: str, head: str) -> None:
    drug = names(f"{menu}{head}\n\n{_BY_BRAND}")
    assert drug.generic == "zorvexant"
    assert "lumivex" in [brand.casefold() for brand in drug.brands]


def test_what_any_thing_contains_is_no_active_substance() -> None:
    drug = names(
        "CITY FORMULARY\nSearch | Classes\nStatus: open\nReviewed 2031\nzorvexant (Rx)\n"
        "Brand and Other Names: Lumivex\nClasses: Mood Disorder Agents\nDosing\n5 mg once daily\n"
        "Target level: 1\nZorvexant is measured. Aim of zorvexant: a steady level.\n"
        "Order panel contains level, sodium and weight.\n"
    )
    assert drug.generic == "zorvexant"


def test_what_stands_in_brackets_behind_a_brand_need_not_be_its_name() -> None:
    drug = names(
        "Lumivex\nUses\nLumivex is used for gout.\nSide effects\n"
        "Harm from Lumivex (gastric bleeding in a few) is seen.\nLumivex (with food) is taken daily.\n"
        "Take Lumivex (units vary).\nLumivex (zorvexant) is made by Acme.\n"
    )
    assert drug.generic == "zorvexant"


def test_a_brand_that_nothing_explains_names_the_page() -> None:
    drug = names(f"{_MENU}Lumivex\nMade by Acme\n{_BY_BRAND}")
    assert drug.generic == "lumivex"


@pytest.mark.parametrize("menu", ["", _MENU])
@pytest.mark.parametrize(
    "head",
    [
        "What is zorvexant and losartan, and what is it used for?",
        "Lumivex Duo (zorvexant and losartan): a guide",
        "Zorvexant and losartan",
    ],
)
def test_a_combination_is_not_called_by_a_part_of_it(menu: str, head: str) -> None:
    drug = names(
        f"{menu}{head}\nZorvexant and losartan is used for gout.\nHow should I take zorvexant and losartan?\n"
        "Take zorvexant and losartan daily.\nSide effects\nZorvexant and losartan may cause coughs.\n"
    )
    assert drug.generic == "zorvexant and losartan"


def test_a_menu_is_no_drug_though_the_brand_stands_oftener_than_the_drug() -> None:
    drug = names(
        "Skip to content\nConditions\nTests\nWays in\nSearch\nLog in\nDrugs A-Z\n"
        "Zorvexant (Lumivex) - Uses, Side Effects, and More\nCommon Brand Names: Lumivex\nUses\n"
        "Zorvexant is taken for gout. How to use Lumivex: take Lumivex daily. Lumivex helps.\n"
        "Conditions vary.\n"
    )
    assert (drug.generic, drug.brands) == ("zorvexant", ("Lumivex",))


def test_a_site_is_no_drug_though_its_page_is_headed_by_it() -> None:
    drug = names(
        "MedExample\nMenu: Topics, Tests\nWays to find us\nShare\nPrint\nSearch\nHome\n"
        "Why is this medicine given?\n"
        "Zorvexant is used to treat gout. MedExample is a library.\n"
        "How should it be used?\nZorvexant comes as a tablet.\n"
        "Zorvexant should be swallowed. Take zorvexant daily.\n"
    )
    assert drug.generic == "zorvexant"


def test_fields_of_a_record_name_the_drug() -> None:
    drug = names(
        "openfda.generic_name: ZORVEXANT\nopenfda.brand_name: BRANDOL\n1 INDICATIONS\nBRANDOL treats gout.\n"
    )
    assert drug.generic == "zorvexant"
    assert [brand.casefold() for brand in drug.brands] == ["brandol"]


def test_a_salt_that_is_named_once_leaves_the_drug_its_short_name() -> None:
    drug = names("Generic Name: lithium carbonate\nLithium steadies mood. Take lithium daily.\n")
    assert drug.generic == "lithium"
    assert "lithium carbonate" in drug.synonyms
    drug = names("Generic Name: potassium chloride\nPotassium is measured. Too much potassium harms.\n")
    assert drug.generic == "potassium chloride"


def test_a_combination_has_its_ingredients() -> None:
    drug = names("Generic Name: hydrocodone and acetaminophen\nBrand Name: Norco\n")
    assert drug.ingredients == ("hydrocodone", "acetaminophen")


def test_a_remark_in_brackets_is_no_brand() -> None:
    assert names("baclofen (oral route)\nUses\nBaclofen relaxes muscles.\n").brands == ()


@pytest.mark.parametrize(
    "text",
    [
        "How to bake bread\nMix flour and water. Let it rise for an hour.\n- flour\n- water\n",
        "Side effects\n- nausea\n- rash\n",
        "Drug information\nAsk your doctor before taking any medicine.\n",
    ],
)
def test_no_drug(text: str) -> None:
    with pytest.raises(NoDrugError, match="nothing names the drug"):
        read(text)


LABELLED = """\
Generic Name: {0}
What is {0}?
{1} is a medicine for stiff muscles.
What are the side effects of {0}?
- Drowsiness
"""
BARE = """\
# {1}
{1} is a medicine that people take by mouth.
## Uses
It helps.
## Side effects
- Nausea
"""


@pytest.mark.parametrize("page", [LABELLED, BARE])
def test_two_pages_in_one_file(page: str) -> None:
    both = page.format("baclofen", "Baclofen") + page.format("metformin", "Metformin")
    with pytest.raises(SeveralDrugsError, match="2 drugs: baclofen, metformin"):
        read(both, "two.md")


def test_a_page_twice_is_one_drug() -> None:
    assert read(LABELLED.format("baclofen", "Baclofen") * 2).drug.generic == "baclofen"


def test_comparing_and_listing_other_drugs_is_no_second_page() -> None:
    text = LABELLED.format("baclofen", "Baclofen") + (
        "How does baclofen compare with tizanidine?\nTizanidine is a medicine that also relaxes muscles.\n"
        "What drugs interact with baclofen?\n- Metformin\n- Warfarin\n"
        "Related drugs\nMetformin\nMetformin is a medicine for sugar.\nSide effects of metformin\nNausea.\n"
    )
    assert read(text).drug.generic == "baclofen"


def test_a_topic_with_a_sentence_of_its_own_is_no_second_page() -> None:
    """A page on eculizumab was refused for a heading "Infusion reactions" amid its sections."""
    sections = "What is baclofen used for?\nIt helps.\nWhat are the side effects of baclofen?\n- Drowsiness\n"
    topic = "Skin troubles\nSkin troubles are a nuisance to some.\n"
    text = "Baclofen\nBaclofen is a medicine for stiff muscles.\n" + sections + topic + sections
    assert read(text).drug.generic == "baclofen"


@pytest.mark.parametrize(
    ("line", "generic"),
    [
        ("fooxetine capsules and oral solution, modified", "fooxetine"),
        ("fooxetine (modified)", "fooxetine"),
        ("fooxetine tablets, delayed-release", "fooxetine"),
        ("fooxetine and barmol inhalation aerosol", "fooxetine and barmol"),
        ("fooxetine ophthalmic emulsion 0.05%", "fooxetine"),
        ("fooxetine or", "fooxetine"),
    ],
)
def test_forms_behind_a_generic_name_are_no_part_of_it(line: str, generic: str) -> None:
    assert names(f"Generic Name: {line}\nFooxetine treats gout.").generic == generic


def test_brands_and_those_behind_a_word_for_them_are_single_names() -> None:
    page = "Brand names: Fooxel. Biosimilars: Barvex, Quxil\nGeneric Name: fooxetine\nFooxetine treats gout."
    assert names(page).brands == ("Fooxel", "Barvex", "Quxil")
    page = "Brand names: St. Foox Drops\nGeneric Name: fooxetine\nFooxetine treats gout."
    assert names(page).brands == ("St. Foox Drops",)


def test_the_label_behind_a_brand_in_its_line_is_no_brand() -> None:
    """The class of a page was a brand: "Brand name: Singulair. Drug class: ..."."""
    page = "Generic Name: fooxetine\nBrand name: Fooxel. Drug class: gout medicines.\nFooxetine treats gout."
    assert names(page).brands == ("Fooxel",)


def test_doses_routes_and_words_for_pages_are_no_brands() -> None:
    """ "15 mg/kg IV every 3 weeks", "Intravenous" and "Monograph" were brands of three pages."""
    page = (
        "Fooxetine (Monograph)\nBrand name: Fooxel, Patient Information\nFooxetine treats gout.\nDosage\n"
        "15 mg/kg IV every 3 weeks, with fooxetine (modified)\nIntravenous: 10 mg daily\n"
    )
    assert names(page).brands == ("Fooxel",)


def test_the_site_in_front_of_a_label_title_is_no_part_of_the_brand() -> None:
    drug = names("MediSite - FOOXEL- fooxetine tablet, delayed release\nUses\nFOOXEL treats gout.")
    assert (drug.generic, drug.brands) == ("fooxetine", ("FOOXEL",))
