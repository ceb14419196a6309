"""Vocabularies that users add, each in its own format."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from kg_builder.errors import ReadError
from kg_builder.ground import Grounder, Lexicon
from kg_builder.ground.build.unpickle import plain_data
from kg_builder.ground.user import add_vocabulary, read_vocabulary
from kg_builder.ground.vocabulary import Group
from kg_builder.model import MatchKind, SemanticType, Ungrounded

CONDITION = Group.DISEASE | Group.PHENOTYPE

OBO = """format-version: 1.2

[Term]
id: EX:1
name: glow fever
synonym: "shine heat" EXACT layperson []
synonym: "heat" BROAD []
xref: MSH:D77
is_a: EX:2 ! fever

[Term]
id: EX:2
name: ex fever

[Term]
id: EX:3
name: gone
is_obsolete: true
"""
SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://example.org/terms/> .
ex:glow a skos:Concept ; skos:prefLabel "glow fever"@en, "Glutfieber"@de ; skos:altLabel "shine heat" ;
    skos:broader ex:fever ; skos:exactMatch <http://purl.obolibrary.org/obo/MONDO_0000077> .
ex:fever a skos:Concept ; skos:prefLabel "ex fever" .
"""
OWL = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
  xmlns:oboInOwl="http://www.geneontology.org/formats/oboInOwl#">
  <owl:Class rdf:about="http://purl.obolibrary.org/obo/EX_1">
    <rdfs:label>glow fever</rdfs:label>
    <oboInOwl:hasExactSynonym>shine heat</oboInOwl:hasExactSynonym>
    <rdfs:subClassOf rdf:resource="http://purl.obolibrary.org/obo/EX_2"/>
  </owl:Class>
  <owl:Class rdf:about="http://purl.obolibrary.org/obo/EX_2"><rdfs:label>ex fever</rdfs:label></owl:Class>
</rdf:RDF>
"""
TSV = "curie\tlabel\tsynonyms\tparents\nEX:1\tglow fever\tshine heat|bright heat\tEX:2\nEX:2\tex fever\t\t\n"
SSSOM = """#curie_map:
#  EX: http://example.org/
subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label
EX:1\tglow fever\tskos:exactMatch\tMONDO:77\tshine heat
EX:1\tglow fever\tskos:broadMatch\tMONDO:7\theat
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.obo", OBO), ("a.ttl", SKOS), ("a.owl", OWL), ("a.tsv", TSV), ("a.sssom.tsv", SSSOM)],
)
def test_files_become_lexicons(tmp_path: Path, name: str, content: str) -> None:
    source = tmp_path / name
    source.write_text(content, encoding="utf-8")
    target, count = add_vocabulary(source, tmp_path / "own", CONDITION)
    assert count >= 1
    grounder = Grounder([Lexicon(target)])
    for text, match in (("Glow fevers", MatchKind.EXACT), ("shine heat", None)):
        found = grounder.ground(text, SemanticType.CONDITION)
        assert not isinstance(found, Ungrounded)
        assert found[0].label == "glow fever"
        assert match is None or found[0].match is match
        if count > 1:
            (parent,) = grounder.ancestors(found[0].curie)
            above = grounder.lexicons[0].concept(parent)
            assert above is not None
            assert above.label == "ex fever"
    assert isinstance(grounder.ground("heat", SemanticType.CONDITION), Ungrounded)


def _rrf(path: Path, rows: list[list[str]], columns: int) -> None:
    lines = ["|".join([*row, *[""] * (columns - len(row))]) + "|" for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_umls(tmp_path: Path) -> None:
    name = ["ENG", "P", "L1", "PF", "S1", "Y", "A1", "", "", "", "SRC", "PT", "1"]
    _rrf(
        tmp_path / "MRCONSO.RRF",
        [
            ["C01", *name, "Glow fever", "0", "N"],
            ["C01", *name[:5], "N", *name[6:], "Shine heat", "0", "N"],
            ["C01", *name[:5], "N", *name[6:], "Withdrawn name", "0", "O"],
            ["C01", "GER", *name[1:], "Glutfieber", "0", "N"],
            ["C02", *name, "Ex fever", "0", "N"],
            ["C03", *name, "A town", "0", "N"],
        ],
        18,
    )
    _rrf(
        tmp_path / "MRSTY.RRF",
        [["C01", "T047"], ["C02", "T047"], ["C03", "T083"]],
        6,
    )
    _rrf(tmp_path / "MRREL.RRF", [["C01", "A", "AUI", "PAR", "C02", "A", "AUI", "isa"]], 16)
    glow, fever = read_vocabulary(tmp_path, Group(0))
    assert (glow.curie, glow.label, glow.parents) == ("UMLS:C01", "Glow fever", ("UMLS:C02",))
    assert [name for name, _ in glow.names] == ["Shine heat"]
    assert fever.groups == Group.DISEASE


def test_rxnorm(tmp_path: Path) -> None:
    def row(rxcui: str, source: str, kind: str, code: str, name: str) -> list[str]:
        return [rxcui, "ENG", "", "", "", "", "", "A", "", "", "", source, kind, code, name, "", "N"]

    _rrf(
        tmp_path / "RXNCONSO.RRF",
        [
            row("11", "RXNORM", "IN", "11", "examplamine"),
            row("11", "MTHSPL", "SU", "AB12", "EXAMPLAMINE"),
            row("12", "RXNORM", "PIN", "12", "examplamine hydrochloride"),
            row("13", "RXNORM", "BN", "13", "Examplor"),
        ],
        18,
    )
    _rrf(
        tmp_path / "RXNREL.RRF",
        [
            ["11", "", "CUI", "RB", "13", "", "CUI", "tradename_of"],
            ["11", "", "CUI", "RB", "12", "", "CUI", "form_of"],
        ],
        16,
    )
    target, count = add_vocabulary(tmp_path, tmp_path / "own", Group(0), name="rxnorm")
    assert count == 2
    grounder = Grounder([Lexicon(target)])
    found = grounder.ground("Examplor", SemanticType.BRAND)
    assert not isinstance(found, Ungrounded)
    assert [brand.curie for brand in found] == ["RXCUI:11"]
    assert grounder.same_as("RXCUI:11") == (("UNII:AB12", True),)
    assert grounder.ancestors("RXCUI:12") == ("RXCUI:11",)


def test_meddra(tmp_path: Path) -> None:
    folder = tmp_path / "MedAscii"
    folder.mkdir()
    (folder / "pt.asc").write_text("10$Glow fever$$50$$$$$$$\n", encoding="utf-8")
    (folder / "llt.asc").write_text(
        "10$Glow fever$10$$$$$$$Y$$\n11$Shine heat$10$$$$$$$Y$$\n12$Old name$10$$$$$$$N$$\n", encoding="utf-8"
    )
    (folder / "mdhier.asc").write_text(
        "10$20$30$50$Glow fever$Fevers$Heats$Bodies$BOD$$50$Y$\n", encoding="utf-8"
    )
    terms = {term.curie: term for term in read_vocabulary(tmp_path, Group(0))}
    assert [name for name, _ in terms["MEDDRA:10"].names] == ["Shine heat"]
    assert terms["MEDDRA:10"].parents == ("MEDDRA:20",)
    assert terms["MEDDRA:50"].label == "Bodies"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.obo", b"", "no terms"),
        ("a.ttl", b"this is no turtle", "cannot be read as RDF"),
        ("a.tsv", b"one\ttwo\n1\t2\n", "no column curie, label"),
        ("a.docx", b"x", "format is not known"),
        ("a.obo", b"\xff\xfe\x00", "not UTF-8"),
    ],
)
def test_files_at_fault_are_told(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    source = tmp_path / name
    source.write_bytes(content)
    with pytest.raises(ReadError, match=said):
        read_vocabulary(source, CONDITION)


def test_folders_at_fault_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_vocabulary(tmp_path / "none", CONDITION)
    with pytest.raises(ReadError, match="no distribution"):
        read_vocabulary(tmp_path, CONDITION)
    (tmp_path / "MRSTY.RRF").write_text("C01|T047\n", encoding="utf-8")
    (tmp_path / "MRCONSO.RRF").write_text("C01\n", encoding="utf-8")
    with pytest.raises(ReadError, match="fields"):
        read_vocabulary(tmp_path, CONDITION)


def test_pickles_of_more_than_data_are_refused() -> None:
    assert plain_data(pickle.dumps({"a": ["b", 1.5, None]})) == {"a": ["b", 1.5, None]}
    with pytest.raises(ReadError, match="not plain data"):
        plain_data(pickle.dumps(Path("x")))
    with pytest.raises(ReadError, match="not a pickle"):
        plain_data(b"nonsense")
