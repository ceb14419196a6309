"""What the catalog takes, and what it refuses, saying file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.errors import CatalogError, UnknownQueryError
from kg_builder.query import Catalog, Column, Parameter, ParameterType
from kg_builder.query.catalog import read_query

GOOD = """\
#+ summary: Effects of a drug
#+ description: >
#+   Two lines
#+   of words.
#+ parameters:
#+   - name: drug
#+     type: drug
#+     description: a name
#+     example: aspirin
#+   - {name: least, type: integer, description: number, default: 2}
#+ columns:
#+   - {name: effect, type: iri}
#+   - {name: number, type: integer, description: "how many"}
#+ tags: [b, a]

SELECT ?effect (COUNT(?fact) AS ?number)
WHERE {
  ?_drug <x:has> ?effect . # a comment with ?_nothing
  ?fact <x:p> ?effect FILTER(?_least < 3)
}
GROUP BY ?effect
"""


def written(folder: Path, text: str, name: str = "pack/effects.rq") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_a_good_file(tmp_path: Path) -> None:
    query = read_query(written(tmp_path, GOOD))
    assert query.name == "pack/effects"
    assert query.pack == "pack"
    assert query.description == "Two lines of words."
    assert query.form == "SELECT"
    assert query.parameters == (
        Parameter("drug", ParameterType.DRUG, "a name", example="aspirin"),
        Parameter("least", ParameterType.INTEGER, "number", default=2),
    )
    assert [parameter.is_required for parameter in query.parameters] == [True, False]
    assert query.columns == (Column("effect", "iri"), Column("number", "integer", "how many"))
    assert query.tags == ("a", "b")
    assert query.example_arguments == {"drug": "aspirin"}


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("#+ ", "# ", 1, "header"),
        ("#+ summary: Effects of a drug\n", "", 1, "'summary' is missing"),
        ("#+ tags: [b, a]", "#+ tags: [b, a", 14, "well-formed YAML"),
        ("#+ tags: [b, a]", "#+ tags: b", 14, "a list"),
        ("#+ tags: [b, a]", "#+ tags: [b, a]\n#+ tags: [c]", 15, "twice"),
        ("#+ tags:", "#+ labels:", 14, "unknown key 'labels'"),
        ("#+     type: drug", "#+     type: pill", 7, "'pill' is no parameter type"),
        ("#+   - name: drug", "#+   - name: Drug", 6, "no parameter name"),
        ("default: 2", "default: two", 10, "not of type integer"),
        ("default: 2", "default: true", 10, "not of type integer"),
        ("#+     example: aspirin\n", "", 6, "needs a default or an example"),
        ("#+     description: a name", "#+     description: 12", 8, "a text is wanted"),
        ("type: iri}", "type: uri}", 12, "'uri' is no column type"),
        ("?_drug <x:has>", "?_pill <x:has>", 18, "?_pill is used but not declared"),
        ("FILTER(?_least < 3)", "", 1, "parameter least is declared but ?_least is not used"),
        ("#+   - {name: effect, type: iri}\n", "", 15, "the header declares number"),
        ("SELECT ?effect (COUNT(?fact) AS ?number)", "SELECT *", 16, "SELECT *"),
        ("  ?_drug", "\t?_drug", 18, "a tab"),
        ("GROUP BY ?effect\n", "GROUP BY ?effect }\n", 15, "closing brace"),
        ("WHERE {", "{", 15, "no WHERE"),
        ("SELECT ?effect (COUNT(?fact) AS ?number)\nWHERE", "INSERT", 15, "not a SELECT"),
        ("{name: least,", "{name: drug,", 1, "declared twice"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(CatalogError) as caught:
        read_query(path)
    assert problem in str(caught.value)
    assert caught.value.where == f"{path}:{line}"


def test_ask_and_construct_declare_no_columns(tmp_path: Path) -> None:
    text = "#+ summary: Fine\n#+ columns: [{name: a, type: iri}]\nASK WHERE { ?s ?p ?o }"
    with pytest.raises(CatalogError, match="no columns"):
        read_query(written(tmp_path, text))


def test_file_names_are_words(tmp_path: Path) -> None:
    text = "#+ summary: Fine\nASK WHERE { ?s ?p ?o }"
    assert read_query(written(tmp_path, text, "pack/fine_name.rq")).form == "ASK"
    with pytest.raises(CatalogError, match="name"):
        read_query(written(tmp_path, text, "pack/Bad-Name.rq"))


def test_choices_bind_the_default(tmp_path: Path) -> None:
    text = (
        "#+ summary: Fine\n#+ parameters:\n"
        "#+   - {name: kind, type: string, description: d, default: c, choices: [a, b]}\n"
        "ASK WHERE { ?s ?p ?_kind }"
    )
    with pytest.raises(CatalogError, match="default of parameter kind"):
        read_query(written(tmp_path, text))


def test_a_catalog_of_a_folder(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    catalog = Catalog(tmp_path)
    assert catalog.names() == ["pack/effects"]
    with pytest.raises(CatalogError, match=r"no pack\.toml"):
        catalog.packs()
    (tmp_path / "pack" / "pack.toml").write_text('title = "T"\ndescription = "D"\n')
    (pack,) = catalog.packs()
    assert (pack.name, pack.title, [query.name for query in pack.queries]) == ("pack", "T", ["pack/effects"])


@pytest.mark.parametrize("toml", ["title = ", 'title = "T"\n', 'title = "T"\ndescription = "D"\nmore = 1\n'])
def test_a_bad_pack_file_is_refused(tmp_path: Path, toml: str) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "pack" / "pack.toml").write_text(toml)
    with pytest.raises(CatalogError, match=r"pack\.toml"):
        Catalog(tmp_path).packs()


def test_unknown_names_come_with_close_ones() -> None:
    with pytest.raises(UnknownQueryError, match="safety/adverse_effects_of_drug"):
        Catalog().get("safety/adverse_effect_of_drug")
    with pytest.raises(UnknownQueryError, match="safety/adverse_effects_of_drug"):
        Catalog().get("adverse_effects_of_drug")
    with pytest.raises(UnknownQueryError, match="safety"):
        Catalog().pack("safe")
    with pytest.raises(UnknownQueryError):
        Catalog().get("../../etc/passwd")
