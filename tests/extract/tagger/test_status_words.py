from __future__ import annotations

import numpy as np
import pytest

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.second_look import ChunkMention
from kg_builder.extract.tagger.status_words import own_names, settled_statuses
from kg_builder.extract.tagger.tags import STATUSES
from kg_builder.extract.tagger.tokens import Chunk, Layout, TaggerInput, pack

LISTED = TermDictionary({"exampline": 3, "otherine": 3, "scurvy": 2})
BRAND = "It comes with Examplol in summer and with Examplol in winter."


def statuses(
    *texts: str, word: str = "rash", layout: Layout = Layout.PARAGRAPH, **scores: float
) -> list[str]:
    """The statuses of the mentions of a word in a part, for scores that the network gives each of them."""
    chunks = pack([TaggerInput(text, layout=layout) for text in texts])
    row = np.array(
        [scores.get(status, -4.0 if status != "asserted" else 0.0) for status in STATUSES], np.float32
    )
    found = [
        [
            ChunkMention.of(((i, i + 1),), np.tile(row, (size, 1)), np.zeros((size, 4), np.float32))
            for i, token in enumerate(chunk.tokens)
            if token.text.lower() == word
        ]
        for chunk, size in ((chunk, len(chunk.tokens)) for chunk in chunks)
    ]
    return list(settled_statuses(chunks, found, LISTED))


def chunks_of(*texts: str) -> list[Chunk]:
    return pack([TaggerInput(text) for text in texts])


@pytest.mark.parametrize(
    "text",
    [
        "Agents of this kind have caused rash.",
        "Patients on kinase inhibitors had rash.",
        "The NSAIDs may lead to rash.",
        "Rash was told of with beta-blockers.",
        "Rash is seen in users of corticosteroids.",
        "Examplol is a member of these agents, which cause rash.",
        "Unlike Examplol, other agents cause rash.",
    ],
)
def test_a_sentence_that_names_a_class_makes_a_class_effect_likelier(text: str) -> None:
    assert statuses(BRAND, text, class_effect=-0.5) == ["class_effect"]


@pytest.mark.parametrize(
    "text",
    [
        "Rash was seen in two men.",
        "Agents of this kind, Examplol among them, have caused rash.",
        "Kinase inhibitors, including Examplol, may lead to rash.",
        "Examplol causes rash.",
    ],
)
def test_a_sentence_without_a_class_or_with_the_drug_itself_makes_it_less_likely(text: str) -> None:
    assert statuses(BRAND, text, class_effect=1.2) == ["asserted"]


def test_a_network_that_is_sure_is_believed() -> None:
    assert statuses("Rash was seen in two men.", class_effect=4.0) == ["class_effect"]
    assert statuses("Agents of this kind have caused rash.", class_effect=-4.0) == ["asserted"]


@pytest.mark.parametrize(
    "text", ["Rats had rash.", "In mice and rabbits rash was seen.", "Rash came in animal studies."]
)
def test_animals_are_named_in_the_sentence(text: str) -> None:
    assert statuses(text, animal=-2.0) == ["animal"]


def test_animals_in_another_sentence_say_nothing() -> None:
    assert statuses("Rats were well. Rash was seen in men.", animal=1.0) == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "There were no cases of rash.",
        "No patient had severe rash.",
        "It came without rash.",
        "It was not associated with rash.",
        "Neither fever nor rash was seen.",
    ],
)
def test_a_denial_shortly_before_a_mention_denies_it(text: str) -> None:
    assert statuses(text, negated=-2.0) == ["negated"]


@pytest.mark.parametrize(
    "text",
    [
        "It did not help, and rash came.",
        "Rash was seen; no deaths occurred.",
        "No fever was seen. Rash came in two.",
        "It is not known when, how long or in which of the users there was rash.",
    ],
)
def test_a_denial_of_something_else_does_not(text: str) -> None:
    assert statuses(text, negated=-1.0) == ["asserted"]


def test_items_are_sentences_of_their_own() -> None:
    texts = ("seen with these agents", "Rash")
    assert statuses(*texts, class_effect=0.5) == ["class_effect"]
    assert statuses(*texts, class_effect=0.5, layout=Layout.ITEM) == ["asserted"]


def test_own_names_are_written_large_within_sentences() -> None:
    assert own_names(chunks_of(BRAND), LISTED) == {"examplol"}
    assert own_names(chunks_of("EXAMPLOL may hurt; taking EXAMPLOL at night, EXAMPLOL hurts"), LISTED) == {
        "examplol"
    }
    once = "It comes with Examplol in summer."
    both = "For Examplol Mite users: with Mite, or with Examplol, as with Mite."
    assert own_names(chunks_of(once), LISTED) == frozenset()
    assert own_names(chunks_of(both), LISTED) == {"examplol", "mite"}


def test_words_also_written_small_and_names_of_illnesses_are_no_names_of_the_drug() -> None:
    assert own_names(chunks_of("the Rash and the Rash, a rash"), LISTED) == frozenset()
    assert own_names(chunks_of("of Scurvy, with Scurvy or Scurvy"), LISTED) == frozenset()
    assert own_names(chunks_of("of Grade 3, in Grade 4"), LISTED) == frozenset()


def test_without_a_brand_name_the_drug_named_most_is_the_own_one() -> None:
    text = "users of exampline, with exampline and not otherine; exampline may hurt"
    assert own_names(chunks_of(text), LISTED) == {"exampline"}
    assert own_names(chunks_of("users of exampline or of otherine"), LISTED) == frozenset()
    # The text of generics: the class and the drug itself.
    told = "Agents of this kind, exampline among them, cause rash."
    assert statuses(text, told, class_effect=1.2) == ["asserted"]


def test_a_part_without_mentions_has_no_statuses() -> None:
    assert statuses("nothing to tell") == []
