from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"
LABELS = Path(__file__).parents[3] / "shared" / "data" / "tac2017" / "train_xml"

LABEL = """<?xml version="1.0" encoding="UTF-8"?>
<Label drug="examplol" track="TAC2017_ADR">
  <Text>
    <Section name="adverse reactions" id="S1">    6 ADVERSE REACTIONS

 *  Rash &amp; fever
 Lip or tongue swelling came in 2 users. No deaths.
   Nausea            12        3         1
</Section>
    <Section name="boxed warnings" id="S2">  Gouty attacks in rats</Section>
  </Text>
  <Mentions>
    <Mention id="M1" section="S1" type="AdverseReaction" start="29" len="4" str="Rash" />
    <Mention id="M2" section="S1" type="AdverseReaction" start="43,57" len="3,8" str="Lip swelling" />
    <Mention id="M3" section="S1" type="Negation" start="83" len="2" str="No" />
    <Mention id="M4" section="S1" type="AdverseReaction" start="86" len="6" str="deaths" />
    <Mention id="M5" section="S2" type="Animal" start="19" len="4" str="rats" />
    <Mention id="M6" section="S2" type="AdverseReaction" start="2" len="13" str="Gouty attacks" />
  </Mentions>
  <Relations>
    <Relation id="RL1" type="Negated" arg1="M4" arg2="M3" />
    <Relation id="RL2" type="Hypothetical" arg1="M6" arg2="M5" />
  </Relations>
  <Reactions>
    <Reaction id="AR1" str="rash" /><Reaction id="AR2" str="lip swelling" />
  </Reactions>
</Label>
"""


def quality_module(monkeypatch: pytest.MonkeyPatch, name: str) -> ModuleType:
    monkeypatch.syspath_prepend(str(QUALITY))
    for known in ("tac_format", "tac2017"):
        sys.modules.pop(known, None)
    return importlib.import_module(name)


@pytest.fixture
def label_file(tmp_path: Path) -> Path:
    path = tmp_path / "EXAMPLOL.xml"
    path.write_text(LABEL, encoding="utf-8")
    return path


def test_a_label_is_read_with_statuses(label_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    label = quality_module(monkeypatch, "tac_format").read_label(label_file)
    text = label.sections[0].text
    found = {
        tuple(text[a:b] for a, b in m.fragments): m.status
        for m in label.effects("S1")
        if m.kind == "AdverseReaction"
    }
    assert found == {("Rash",): "asserted", ("Lip", "swelling"): "asserted", ("deaths",): "negated"}
    assert [m.status for m in label.effects("S2")] == ["animal"]
    assert label.reactions == {"rash", "lip swelling"}


def test_passages_read_back_and_have_their_layout(label_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = quality_module(monkeypatch, "tac_format")
    section = module.read_label(label_file).sections[0]
    placed = module.passages_of(section)
    assert all(section.text[at : at + len(p.text)] == p.text for at, p in placed)
    assert [p.layout.name for _, p in placed] == ["HEADING", "ITEM", "PARAGRAPH", "ROW"]
    assert {p.role.name for _, p in placed} == {"ADVERSE_EFFECTS"}


def test_guesses_read_back(label_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = quality_module(monkeypatch, "tac_format")
    label = module.read_label(label_file)
    mentions = [("S1", ((43, 46), (57, 65))), ("S2", ((2, 15),))]
    module.write_guess(tmp_path / "guess.xml", label, mentions, ["lip swelling"])
    read = module.read_label(tmp_path / "guess.xml")
    assert [(m.section, m.fragments) for m in read.mentions] == mentions
    assert [m.text for m in read.mentions] == ["Lip swelling", "Gouty attacks"]
    assert read.reactions == {"lip swelling"}
    assert [s.text for s in read.sections] == [s.text for s in label.sections]


def test_gold_guessed_scores_one_and_nothing_scores_zero(
    label_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = quality_module(monkeypatch, "tac2017")
    label = quality_module(monkeypatch, "tac_format").read_label(label_file)
    effects = [(m.section, m.fragments, m.status) for m in label.mentions if m.kind == "AdverseReaction"]
    perfect = module.Guess(tuple(effects), tuple(sorted(label.reactions)))
    found = module.scores([label], {label.name: perfect})
    assert {rates["f1"] for rates in found.values()} == {1.0}
    assert {"mentions: of several fragments", "status: animal", "status: negated"} < found.keys()
    empty = module.scores([label], {label.name: module.Guess((), ())})
    assert {rates["f1"] for rates in empty.values()} == {0.0}


@pytest.mark.skipif(not LABELS.is_dir(), reason="../shared/data/tac2017 is absent")
def test_gold_lies_on_token_edges_and_survives_the_round_trip(monkeypatch: pytest.MonkeyPatch) -> None:
    module = quality_module(monkeypatch, "tac_format")
    from kg_builder.extract.tagger.tokens import tokenize

    label = module.read_label(LABELS / "ADCETRIS.xml")
    for section in label.sections:
        tokens = [
            (at + t.start, at + t.end) for at, p in module.passages_of(section) for t in tokenize(p.text)
        ]
        starts, ends = {a for a, _ in tokens}, {b for _, b in tokens}
        for mention in label.effects(section.id):
            assert all(a in starts and b in ends for a, b in mention.fragments)
