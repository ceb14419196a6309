"""Adverse effects of labels, found by the trained tagger.

Reads the adverse reactions, warnings and boxed warnings of labels: headings, prose, lists, and tables that
are no tables of shares (those are read cell by cell, see ``effect_tables``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, PassageKind, Section, SectionKind, Status, Table
from kg_builder.remembered import by_words

from ..base import Document
from ..language.qualifiers import frequency_tier
from ..language.sentences import sentences
from ..language.status import status_of
from ..table_rows import rows_of
from .bystanders import is_bystander, own_status, status_corrected
from .label_names import label_name, measured
from .names import is_group_label
from .related import heads_of
from .said import SaidOfEffect, beside, said_of_effect, with_share
from .tables import holds_shares
from .voice import label_sections

if TYPE_CHECKING:
    from ..tagger import TaggedMention, TaggerInput

    _Inputs: TypeAlias = tuple[TaggerInput, ...]

__all__ = ["TAGGED", "LabelEffectExtractor", "annotated"]

TAGGED = "label_effects/tagger"
"""Rule of the evidence of what the tagger finds."""

_CELL_GAP = "   "
_RULED = frozenset([Status.NEGATED, Status.ANIMAL, Status.HYPOTHETICAL])
"""What the words of the sentence say of a mention that the tagger takes for asserted. On half of the TAC
2017 training labels the rules for negation and animals are right for 51 mentions and wrong for 2; mere
suppositions are no class of the tagger's."""
_HEADS_LIST = re.compile(r"\s*(?:(?:body )?systems?|disorders?)?\s*:")


class _Line(NamedTuple):
    """A line that the tagger reads, and where its words stand in the document.

    Args:
        text: the line; of a table row, the cells with blanks between.
        places: (offset in the line, offset in the document) of each run that is copied from there, in order.
        frequency: tier that a lead-in or heading above gives all of the line.
        prose: whether it holds sentences.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    layout: str
    frequency: str | None = None
    prose: bool = True

    def place(self, offset: int) -> int:
        """Document offset of a code point of the line."""
        line, document = max(pair for pair in self.places if pair[0] <= offset)
        return document + offset - line


_NEAR = 120
_LESS_OF = re.compile(
    r"\b(?:reduc(?:e[sd]?|ing)|lower(?:s|ed|ing)?|decreas(?:e[sd]?|ing)|prevent(?:s|ed"
    r"|ing)?)\s+(?:\w+\s+){0,2}?"
    r"(?:incidence|risks?|rates?|number|occurrence|frequency|likelihood)\s+of\s+[^.;()]{0,60}$",
    re.I,
)
_SEEN_LESS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:was|were)\s+(?:(?:numerically|significantly|slightly)\s+)?"
    r"(?:smaller|lower|fewer|less\s+(?:common|frequent))\s+(?:in|with|among)\s+"
    r"(?!(?:the\s+)?(?:placebo|control|vehicle|comparator))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that are tagged together: a section's own text, or a table."""

    section: Section
    lines: list[_Line] = field(default_factory=list)


class LabelEffectExtractor:
    """Reads adverse_effect facts of label documents with the trained tagger.

    >>> label = read('{"adverse_reactions": ["Common adverse reactions were nausea and dry mouth."]}')
    >>> [(fact.object, fact.frequency) for fact in LabelEffectExtractor().extract(label)]
    [('nausea', 'common'), ('dry mouth', 'common')]
    """

    name = "label_effects"
    by_section = True
    relations = ("adverse_effect",)

    def __init__(self) -> None:
        self._foreseen: dict[_Inputs, list[TaggedMention]] = {}

    def foresee(self, documents: Iterable[Document]) -> None:
        """Runs the tagger over what documents to come hold, for which it is quicker than one by one."""
        blocks = (block for document in documents for block in _document_blocks(document))
        self._foreseen = _tag(dict.fromkeys(map(_inputs, blocks)))

    def extract(self, document: Document) -> Iterator[AdverseEffect]:
        """The effects that a label states, in reading order, repeats included; none for other documents."""
        blocks = [(block, _inputs(block)) for block in _document_blocks(document)]
        tagged = self._foreseen
        new = dict.fromkeys(inputs for _, inputs in blocks if inputs not in tagged)
        if new:
            tagged = {**tagged, **_tag(new)}
        for block, inputs in blocks:
            yield from _facts(document, block, tagged[inputs])


def _document_blocks(document: Document) -> Iterator[_Block]:
    for section in label_sections(document):
        yield from (block for block in _blocks(document, section) if block.lines)


def _blocks(document: Document, section: Section) -> Iterator[_Block]:
    """The section's own title and passages, then each table without shares."""
    own = _Block(section)
    listed = section.kind is SectionKind.ADVERSE_EFFECTS
    tier: str | None = None
    if section.title is not None:
        tier = frequency_tier(section.title.quote) if listed else None
        own.lines.append(
            _Line(section.title.quote, ((0, section.title.start),), PassageKind.HEADING.value, prose=False)
        )
    below: list[str | None] = []
    for passage in section.passages:
        above = tier if passage.parent is None else below[passage.parent]
        heads = passage.kind is PassageKind.HEADING
        opens = listed and (heads or passage.text.endswith(":"))
        own_tier = frequency_tier(passage.text) if opens else None
        if heads:
            tier = above = own_tier
        below.append(own_tier or above)
        own.lines.append(
            _Line(passage.text, ((0, passage.start),), passage.kind.value, above, prose=not heads)
        )
    yield own
    for table in section.tables:
        if not holds_shares(document, section, table):
            yield _Block(section, list(_rows(table)))


def _rows(table: Table) -> Iterator[_Line]:
    """The rows of a table, as lines."""
    rows = rows_of(cell for cell in table.cells if cell.end > cell.start)
    for _, row in sorted(rows.items()):
        text, places = "", []
        for _, cell in sorted(row.items()):
            text += _CELL_GAP if text else ""
            places.append((len(text), cell.start))
            text += cell.text
        yield _Line(text, tuple(places), "row", prose=False)


def _tag(parts: Iterable[_Inputs]) -> dict[_Inputs, list[TaggedMention]]:
    """The mentions of parts of documents; all in one batch, text seen before from memory."""
    listed = list(parts)
    if not listed:
        return {}
    from ..tagger import EffectTagger
    from ..tagger.threads import one_thread

    with one_thread():
        return dict(zip(listed, EffectTagger.load().tag_parts(listed), strict=True))


def annotated(name: str) -> int:
    """How often annotators of labels took a name for an effect where it stood: 0 for never seen, 1 to 4.

    >>> annotated("nausea"), annotated("tuesday")
    (4, 0)
    """
    from ..tagger import EffectTagger

    return EffectTagger.load().annotated(name)


def _inputs(block: _Block) -> _Inputs:
    from ..tagger import Layout, SectionRole, TaggerInput

    role = SectionRole[block.section.kind.name]
    return tuple(TaggerInput(line.text, role, Layout[line.layout.upper()]) for line in block.lines)


def _facts(document: Document, block: _Block, mentions: Sequence[TaggedMention]) -> Iterator[AdverseEffect]:
    names = {name.casefold() for name in document.monograph.drug.all_names}
    by_line: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions:
        for passage, fragment in zip(mention.passages, mention.fragments, strict=True):
            by_line.setdefault(passage, []).append(fragment)
    pieces = {
        index: list(sentences(line.text)) if line.prose else [(0, len(line.text), line.text)]
        for index, line in enumerate(block.lines)
        if index in by_line
    }
    heads = _heads(document, pieces, mentions)
    for mention in mentions:
        name = label_name(mention.text, document)
        if name is None or name.casefold() in names:
            continue
        after = block.lines[mention.passages[-1]].text[mention.fragments[-1][1] :]
        if is_group_label(name) and _HEADS_LIST.match(after):
            continue  # "Urogenital system: ..." is no effect
        if _is_spared(block.lines[mention.passages[0]].text, mention.fragments[0][0], after):
            continue
        around = _sentence_of(block.lines, pieces, mention)
        if around and is_bystander(around.words, around.start, around.end):
            continue
        name = measured(name, around.words[: around.start]) if around else name
        if name is None:
            continue
        status = Status(mention.status)
        if around:
            status = own_status(status, around.words, around.start, around.end, names)
        status, said = _read_around(around, by_line[mention.passages[0]], status)
        broader, sign_of = heads.get(mention, (None, None))
        fact = AdverseEffect(
            drug=document.drug,
            object=name,
            status=status,
            frequency=said.frequency or block.lines[mention.passages[0]].frequency,
            percent=said.percent,
            percent_max=said.percent_max,
            percent_comparator=said.percent_comparator,
            arm=said.arm,
            comparator=said.comparator,
            population=said.population,
            broader=broader,
            manifestation_of=sign_of,
            boxed=True if block.section.kind is SectionKind.BOXED_WARNING else None,
            evidence=tuple(
                document.evidence(block.section, *_places(block.lines[passage], *fragment), TAGGED)
                for passage, fragment in zip(mention.passages, mention.fragments, strict=True)
            ),
        )
        yield fact
        yield from (with_share(fact, share) for share in said.also)


def _heads(
    document: Document,
    pieces: Mapping[int, Sequence[tuple[int, int, str]]],
    mentions: Sequence[TaggedMention],
) -> dict[TaggedMention, tuple[str | None, str | None]]:
    """The wider effect of each mention, and what it is a sign of, by the words of its sentence."""
    said: dict[tuple[int, int, str], dict[tuple[int, int], tuple[TaggedMention, str]]] = {}
    for mention in mentions:
        index, (start, end) = mention.passages[0], (mention.fragments[0][0], mention.fragments[-1][1])
        name = label_name(mention.text, document)
        piece = next((p for p in pieces[index] if p[0] <= start < p[1]), None)
        if name and piece and len(set(mention.passages)) == 1:
            place = (start - piece[0], end - piece[0])
            said.setdefault((index, piece[0], piece[2]), {})[place] = (mention, name)
    found = {}
    for (_, _, words), effects in said.items():
        heads = heads_of(words, [(start, end, name) for (start, end), (_, name) in effects.items()])
        found.update({effects[place][0]: head for place, head in heads.items()})
    return found


class _Around(NamedTuple):
    """The sentence of a mention.

    Args:
        left: where it begins in its line.
        words: the sentence.
        start: first code point of the mention in it.
        end: index after the last.
    """

    left: int
    words: str
    start: int
    end: int


def _sentence_of(
    lines: Sequence[_Line],
    pieces: Mapping[int, Sequence[tuple[int, int, str]]],
    mention: TaggedMention,
) -> _Around | None:
    """The sentence of a mention; None for one outside prose or in several passages."""
    index = mention.passages[0]
    start, end = mention.fragments[0][0], mention.fragments[-1][1]
    piece = next((p for p in pieces[index] if p[0] <= start < p[1]), None)
    if piece is None or not lines[index].prose or len(set(mention.passages)) > 1:
        return None
    left, right, words = piece
    return _Around(left, words, start - left, min(end, right) - left)


def _is_spared(text: str, start: int, after: str) -> bool:
    """Whether the sentence says that the drug spares patients what a mention names, or some of it."""
    return bool(_LESS_OF.search(text, max(0, start - _NEAR), start) or _SEEN_LESS.match(after))


def _places(line: _Line, start: int, end: int) -> tuple[int, int]:
    return line.place(start), line.place(end - 1) + 1


def _read_around(
    around: _Around | None, fragments: Iterable[tuple[int, int]], status: Status
) -> tuple[Status, SaidOfEffect]:
    """Status of a mention, and what its sentence says of it."""
    if around is None:
        return status, SaidOfEffect()
    left, words, start, end = around
    others = ((a - left, b - left) for a, b in fragments if left <= a < left + len(words))
    return _said(words, (start, end), beside(others, start, end), status)


@by_words
def _said(
    words: str, place: tuple[int, int], others: tuple[int, int | None], status: Status
) -> tuple[Status, SaidOfEffect]:
    """What a sentence says of a mention.

    Args:
        words: the sentence.
        place: start and end of the mention.
        others: end of the mention before it, 0 if none, and start of the next.
        status: what the tagger takes it for.
    """
    status = status_corrected(status, words, place[1])
    ruled = status_of(words, *place) if status is Status.ASSERTED else status
    said = said_of_effect(words, *place, previous_end=others[0], next_start=others[1])
    return (ruled if ruled in _RULED else status), said
