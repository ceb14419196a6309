"""What is learnt without annotations: vocabulary, listed terms, pretrained encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.ground.lexicon import Lexicon

from .corpus import label_text_chunks, listed_terms, phenotype_names, vocabulary_of
from .network import Encoder
from .pretrain import pretrain

__all__ = ["Language"]

_LEXICON = Path(__file__).parents[3] / "ontology" / "lexicon" / "lexicon.sqlite"
_EPOCHS = 8
_SAFETY = ("warnings_and_cautions", "warnings", "boxed_warning")


class Language:
    """Words and their use in plain label text.

    Args:
        openfda: a drug/label response of openFDA.
        wheels: wheels that hold the Human Phenotype Ontology.
        kept: file of the pretrained encoder: read if it is there, else made and written.
    """

    def __init__(self, openfda: Path, wheels: Sequence[Path], kept: Path) -> None:
        chunks = label_text_chunks(openfda)
        counts = vocabulary_of(chunks, 3)
        self.words = sorted(counts, key=lambda word: (-counts[word], word))
        self.listed = listed_terms(Lexicon(_LEXICON), phenotype_names(wheels), chunks, frozenset(counts))
        self.plain = label_text_chunks(openfda, _SAFETY)
        vocabulary = {word: index for index, word in enumerate(self.words, 2)}
        if not kept.exists():
            torch.save(
                pretrain(chunks, vocabulary, self.list_dictionary, seed=1, epochs=_EPOCHS).state_dict(), kept
            )
        self._state = torch.load(kept)

    @property
    def list_dictionary(self) -> TermDictionary:
        """The listed terms, ready to mark tokens."""
        return TermDictionary(self.listed)

    def encoder_for(self, new_words: Sequence[str], seed: int) -> Encoder:
        """A copy of the pretrained encoder with rows for more words."""
        torch.manual_seed(seed)
        encoder = Encoder(len(self.words) + len(new_words) + 2)
        state = dict(self._state)
        rows = encoder.word.weight.detach().clone()
        rows[: len(self.words) + 2] = state["word.weight"]
        state["word.weight"] = rows
        encoder.load_state_dict(state)
        return encoder
