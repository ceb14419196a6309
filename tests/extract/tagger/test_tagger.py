from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg_builder.errors import InputError
from kg_builder.extract.tagger import (
    EffectTagger,
    Layout,
    SectionRole,
    TaggedMention,
    TaggerInput,
)
from kg_builder.extract.tagger.links import Fragments
from kg_builder.extract.tagger.tagger import Reading
from kg_builder.extract.tagger.tokens import pack
from kg_builder.extract.tagger.weights import load_weights, save_weights

HEADING = TaggerInput("6.1 What was seen in trials", layout=Layout.HEADING)
LIST = TaggerInput("The most frequent adverse reactions were nausea, headache, dry mouth and skin rash.")
ROW = TaggerInput("Vomiting    12    4    0", layout=Layout.ROW)
DOSING = TaggerInput("Take one tablet every morning with a glass of water.")
NEGATED = TaggerInput("No cases of agranulocytosis were reported in the trials.", SectionRole.WARNINGS)
DOCUMENT = [HEADING, LIST, ROW, DOSING, NEGATED]


@pytest.fixture(scope="module")
def tagger() -> EffectTagger:
    return EffectTagger.load()


def words(mentions: list[TaggedMention]) -> list[str]:
    return [mention.text for mention in mentions]


def test_a_list_of_effects_is_read(tagger: EffectTagger) -> None:
    found = tagger.tag(DOCUMENT)
    assert words(found[1]) == ["nausea", "headache", "dry mouth", "skin rash"]
    assert words(found[2]) == ["Vomiting"]
    assert all(mention.asserted for mention in (*found[1], *found[2]))


def test_text_without_effects_has_no_mention(tagger: EffectTagger) -> None:
    found = tagger.tag(DOCUMENT)
    assert found[0] == []
    assert found[3] == []


def test_fragments_read_back(tagger: EffectTagger) -> None:
    passages = [
        *DOCUMENT,
        TaggerInput("Elevated ALT, AST or bilirubin occurred, and lip or tongue swelling."),
    ]
    for mentions, passage in zip(tagger.tag(passages), passages, strict=True):
        for mention in mentions:
            read = " ".join(" ".join(passage.text[a:b].split()) for a, b in mention.fragments)
            assert read == mention.text
            assert list(mention.fragments) == sorted(mention.fragments)


def test_other_parts_in_the_call_change_nothing(tagger: EffectTagger) -> None:
    alone = tagger.tag_parts([DOCUMENT])
    others = [[TaggerInput(f"Rash and fever number {n} came after {n} days.")] for n in range(60)]
    assert tagger.tag_parts([*others, DOCUMENT])[-1] == alone[0]


def test_parts_of_a_document_are_chunked_apart(tagger: EffectTagger) -> None:
    parts = tagger.tag_parts([[HEADING, LIST], [], [ROW]])
    assert [words(mentions) for mentions in parts] == [
        ["nausea", "headache", "dry mouth", "skin rash"],
        [],
        ["Vomiting"],
    ]


def test_tags_are_the_same_on_every_call(tagger: EffectTagger) -> None:
    assert tagger.tag(DOCUMENT) == EffectTagger(load_weights()).tag(DOCUMENT)


def test_remembered_chunks_give_what_fresh_ones_give() -> None:
    tagger = EffectTagger(load_weights())
    first = tagger.tag(DOCUMENT)
    assert tagger.tag([NEGATED, *DOCUMENT, *DOCUMENT]) == EffectTagger(load_weights()).tag(
        [NEGATED, *DOCUMENT, *DOCUMENT]
    )
    assert tagger.tag(DOCUMENT) == first


def test_hints_are_looked_at_again_unless_they_are_faint(tagger: EffectTagger) -> None:
    chunk = pack([TaggerInput("dizziness or tremor or sleep")])[0]
    opinions = np.full((5, 4), -9.0, np.float32)
    opinions[:3, 0] = 2.0, -9.0, -0.5
    fragments = Fragments([(0, 1)], [], [(2, 3), (4, 5)])
    reading = Reading(chunk, fragments, opinions, np.zeros((5, 4), np.float32))
    found = [(mention.fragments, mention.hint) for mention in tagger.mentions(reading)]
    assert found == [(((0, 1),), False), (((2, 3),), True)]


def test_nothing_to_read_gives_nothing(tagger: EffectTagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag([TaggerInput(""), TaggerInput(" \n ")]) == [[], []]


def test_any_text_is_taken(tagger: EffectTagger) -> None:
    odd = TaggerInput(
        "\u2265 5 % \u00b5g \U0001f600 na\u00efve \u03b2-blocker " + "x" * 300 + " " + "word " * 500
    )
    assert len(tagger.tag([odd])) == 1


def test_saved_weights_give_the_same_bytes_and_read_back(tmp_path: Path) -> None:
    weights = load_weights()
    for folder in ("a", "b"):
        save_weights(tmp_path / folder, weights)
    for file in sorted((tmp_path / "a").iterdir()):
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()
    assert load_weights(tmp_path / "a").words == weights.words


def test_missing_weights_are_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="weights cannot be read"):
        load_weights(tmp_path / "nowhere")
