"""Names that stand in lists, menus, forms and headings of pages rather than in titles."""

from __future__ import annotations

import pytest

from kg_builder.errors import NoDrugError
from tests.readers.outlines import names


def test_a_page_may_list_its_names_as_items_of_its_head_but_not_of_its_end() -> None:
    head = "ZORVEX\n- Generic Name: zorvexant\n- Brand Name: Zorvex\n\n"
    page = f"{head}INDICATIONS for Zorvex\n\nZorvexant is indicated for gout.\n"
    rest = "\n\n".join(f"Line {n} of the page, on its use." for n in range(30))
    drug = names(f"{page}\n{rest}\n\nRelated\n\n- Brand Name: Lioresal\n- Slides: gout\n")
    assert (drug.generic, drug.brands) == ("zorvexant", ("Zorvex",))


def test_a_name_with_its_form_below_a_menu_names_the_page_where_nothing_else_does() -> None:
    menu = "An official site\nHealth for you\nMenu Topics Drugs\nYou are here: Home\n\n" + "\n\n".join(
        f"Link {n}" for n in range(4)
    )
    told = "Before receiving zorvexant injection, tell your doctor if you are allergic to zorvexant (Zorvex)."
    drug = names(
        f"{menu}\n\nZorvexant Injection\n\nWhy is this medication prescribed?\n\nIt treats gout.\n\n"
        f"What should I know?\n\n{told}\n\nBrand names\n\nZorvex\n"
    )
    assert (drug.generic, drug.brands) == ("zorvexant", ("Zorvex",))


def test_salts_by_their_international_names_are_no_part_of_the_drug() -> None:
    text = "Zorvex\n\nActive substance: zorvexant tosilate\n\nZorvex treats gout. Zorvexant acts fast.\n"
    assert names(text).generic == "zorvexant"


@pytest.mark.parametrize(
    ("text", "generic", "brands"),
    [
        # A brand and a name that sounds generic, both in capitals throughout.
        (
            "Lumivex (Zorvostatin Calcium): Uses, Side Effects\nTake Lumivex daily. Lumivex is a tablet.\n",
            "zorvostatin",
            ("Lumivex",),
        ),
        # The brand right above the line that names the ingredient, below a menu.
        (
            "Skip to content\nDrugs A-Z\nLumivex\nGeneric name: zorvexant\nLumivex is used for gout.\n",
            "zorvexant",
            ("Lumivex",),
        ),
        # A title with brands, further down than titles stand.
        (
            "Skip to content\nHome\nNews\nHelp\nLog in\nShop\nBlog\nZorvexant (Lumivex, Lumo and others)\n"
            "Zorvexant eases gout. Take zorvexant daily.\n",
            "zorvexant",
            ("Lumivex", "Lumo"),
        ),
        # The same below the page's sentences: links to other pages.
        (
            "Zorvexant\nZorvexant eases gout in people of any age. Take zorvexant daily.\nUses\nGout\n"
            "Side effects\nRash\nRelated\nBarmol (Barmex)\nBarmol\n",
            "zorvexant",
            (),
        ),
        # How to say it, with marks behind the syllables.
        (
            "Zorvic Acid\n(zor' vik)\nBrand name(s): Lumivex\nUses\nIt eases gout.\n",
            "zorvic acid",
            ("Lumivex",),
        ),
        # The form behind the name in brackets.
        (
            "Lumivex (zorvexant gel) 2%\nLumivex is used for gout. Rub Lumivex in.\n",
            "zorvexant",
            ("Lumivex",),
        ),
        ("Zorvexant for adults\nBrand names: Lumivex\nUses\nIt eases gout.\n", "zorvexant", ("Lumivex",)),
        ("Also known as Lumivex or Lumo\nGeneric name: zorvexant\n", "zorvexant", ("Lumivex", "Lumo")),
        # A sign behind a brand, initials that stand for the name; a brand in capitals where it acts.
        (
            "Zorvothiouracil\nZorvothiouracil (ZTU) eases gout. Take zorvothiouracil daily.\n"
            "Brand names\nLumivex®¶\n",
            "zorvothiouracil",
            ("Lumivex",),
        ),
        (
            "Lumivex\nGeneric name: zorvexant\nLUMIVEX tablets are indicated for gout.\n",
            "zorvexant",
            ("Lumivex",),
        ),
        # What a drug is names none without another word; a row of a card has no colon; a running head.
        (
            "Gout B Vaccine: What You Need to Know\nGout B vaccine prevents gout.\n"
            "Risks of a vaccine reaction\nRash\n2. Gout B vaccine\nThe vaccine is a shot.\n",
            "gout b vaccine",
            (),
        ),
        (
            "Zorvexant for gout\nZorvexant is a tablet.\nAlso called\tLumivex®; Lumo®\n",
            "zorvexant",
            ("Lumivex", "Lumo"),
        ),
        (
            "ZORVEXANT      Page 1\nBrand: Lumivex\nUSES\nGout\nZORVEXANT      Page 2\n",
            "zorvexant",
            ("Lumivex",),
        ),
        # Vitamins, elements and salts are no brands.
        ("Vitamin Z9 (zorvamin)\nZorvamin is made in the skin.\nTake zorvamin daily.\n", "zorvamin", ()),
        ("Zorvous Sulfate (Iron)\nTake zorvous sulfate daily. It is iron.\n", "zorvous", ()),
        # A pen whose ingredient has a capital at its end.
        (
            "LUMIVEX\nzorvotoxinA\nLumivex is used for cramps. The effects of Lumivex fade.\n",
            "zorvotoxina",
            ("Lumivex",),
        ),
        # Labels of medicines sold without prescription.
        (
            "Lumivex Allergy\nActive ingredient (in each tablet)\nZorvexant 10 mg\nPurpose\nAntihistamine\n"
            "When using Lumivex do not drive. Take Lumivex at night.\n",
            "zorvexant",
            ("Lumivex",),
        ),
    ],
)
def test_names_as_heads_of_pages_have_them(text: str, generic: str, brands: tuple[str, ...]) -> None:
    drug = names(text)
    assert (drug.generic, drug.brands) == (generic, brands)


def test_a_page_that_hardly_names_its_drug_is_named_by_its_first_lines() -> None:
    assert (
        names("Log in\nZorvexant fumarate\nBy mouth\nAdult\nZorvexant 5 mg once a day\n").generic
        == "zorvexant"
    )
    assert names("Zorvotinib\nUses\nGout\nSide effects\nRash\n").generic == "zorvotinib"
    with pytest.raises(NoDrugError):
        names("Garden club\nMeet us on Monday\nBring your own spade\n")


def test_usual_and_adult_name_no_drug() -> None:
    page = (
        "Zorvexant Dosage\nUsual Adult Dose for Gout\n5 mg of zorvexant\nUsual Adult Dose for Croup\n5 mg\n"
        "Usual Pediatric Dose for Gout\n1 mg\nRenal Dose Adjustments\nNo data\n"
    )
    assert names(page).generic == "zorvexant"


def test_a_word_that_many_headings_have_is_no_brand() -> None:
    drug = names(
        "Zorvexant\nGeneric name: zorvexant\nAdult dose\nUsual Adult dose: 5 mg\nAdult dosing\nTake one.\n"
    )
    assert drug.brands == ()
