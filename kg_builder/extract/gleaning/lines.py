"""The lines of a section as the gleaner sees them: words, and what stands above and around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg_builder.model import Section

from ..uses.features import SentenceFeatures, cues_of
from ..uses.lists import WordLists
from ..uses.tokens import Sentence, folded, sentences_of, words_in

__all__ = ["Line", "lines_of", "sentences_with_cues"]

_TITLE_WORDS, _LEAD_WORDS = 8, 14
"""Words of a section's title, and last words of a line's lead-in, that its words know of."""


class Line(NamedTuple):
    """A title, a heading, a paragraph or an item.

    Args:
        start: first code point in the document.
        text: its words.
        layout: "title", "heading", "paragraph" or "item".
        lead: the line that leads to it, "" for none.
    """

    start: int
    text: str
    layout: str
    lead: str = ""


def lines_of(section: Section) -> Iterator[Line]:
    r"""The title and the passages of a section.

    Args:
        section: of a page.

    >>> page = read("Side effects\nCall your doctor for:\n- rash")
    >>> [(line.layout, line.text, line.lead) for line in lines_of(page.monograph.sections[-1])][1:]
    [('paragraph', 'Call your doctor for:', ''), ('item', 'rash', 'Call your doctor for:')]
    """
    if section.title:
        yield Line(section.title.start, section.title.quote, "title")
    for passage in section.passages:
        lead = section.passages[passage.parent].text if passage.parent is not None else ""
        yield Line(passage.start, passage.text, passage.kind.value, lead)


def sentences_with_cues(
    kind: str, lines: Iterable[Line], lists: WordLists
) -> tuple[list[Sentence], list[SentenceFeatures]]:
    """The sentences of a section's lines, and the cues of their words.

    Args:
        kind: of the section, a SectionKind value.
        lines: in reading order; no sentence goes on from one to the next.
        lists: what is known of words.

    >>> lists = WordLists({}, {})
    >>> sentences, cues = sentences_with_cues("indications", [Line(0, "Gout", "item", "It treats:")], lists)
    >>> sentences[0][0].text, cues[0].own[0][2:]
    ('Gout', ('kind=indications', 'layout=item', 'kind=indications item', 'lead=it', 'lead=treat'))
    """
    sentences: list[Sentence] = []
    features: list[SentenceFeatures] = []
    title = ""
    for line in lines:
        title = line.text if line.layout == "title" else title
        around = (
            f"kind={kind}",
            f"layout={line.layout}",
            f"kind={kind} {line.layout}",
            *(f"title={word}" for word in _words(title)[:_TITLE_WORDS]),
            *(f"lead={word}" for word in _words(line.lead)[-_LEAD_WORDS:]),
        )
        for sentence in sentences_of([(line.start, line.text)]):
            sentences.append(sentence)
            own = tuple((*cues, *around) for cues in cues_of(sentence, lists))
            features.append(SentenceFeatures((), (), own, ()))
    return sentences, features


def _words(text: str) -> list[str]:
    return [folded(word) for word in words_in(text) if word.isalpha()]
