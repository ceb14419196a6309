"""Facts of runs of sections that were read together before, where headings of one hold in the next."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from kg_builder.model import Fact, Section
from kg_builder.remembered import Bounded

from .base import Document
from .memo import keyed_sections
from .packed_facts import pack_facts, unpack_facts

__all__ = ["BlockMemo", "BlockReading"]

_BYTES = 40 << 20
"""Estimated bytes that a process keeps; blocks not met for longest are dropped first."""
_ENTRY_BYTES = 400

_Said = TypeVar("_Said")


class BlockReading(NamedTuple, Generic[_Said]):
    """What was read in a block.

    Args:
        facts: in lists that the extractor tells apart.
        said: what else it has to know of the block; no places.
    """

    facts: tuple[list[Fact], ...]
    said: _Said


class BlockMemo(Generic[_Said]):
    """Reads the blocks that were not met before.

    Args:
        limit: estimated bytes to keep.
    """

    def __init__(self, *, limit: int = _BYTES) -> None:
        self._known: Bounded[tuple[tuple[bytes, ...], _Said]] = Bounded(limit)

    def recall(
        self, document: Document, block: Sequence[Section], read: Callable[[], BlockReading[_Said]]
    ) -> BlockReading[_Said]:
        """What stands in a block of a label, moved to its place there if it was read elsewhere.

        Args:
            document: the label.
            block: its sections that are read together, all that count among those below them included.
            read: reads them; what it finds depends on what a key of ``SectionMemo`` holds, and on the
                order and distances of the sections.

        >>> label = read('{"dosage_and_administration": ["Take 5 mg daily."]}')
        >>> memo, block = BlockMemo(), label.monograph.sections
        >>> for _ in range(2):
        ...     found = memo.recall(label, block, lambda: print("Read.") or BlockReading((), "once"))
        Read.
        >>> found.said
        'once'
        """
        key, first = _key(document, block), block[0]
        held = self._known.get(key)
        if held is not None:
            packed, said = held
            return BlockReading(tuple(list(unpack_facts(facts, document, first)) for facts in packed), said)
        found = read()
        kept = tuple(pack_facts(facts, first) for facts in found.facts)
        self._known.keep(key, (kept, found.said), _ENTRY_BYTES + sum(map(len, kept)))
        return found


def _key(document: Document, block: Sequence[Section]) -> bytes:
    keyed, at = keyed_sections(document), block[0].start
    pieces = [keyed[id(section)][1] + f"\x1f{section.start - at}\x1e".encode() for section in block]
    return hashlib.blake2b(b"".join(pieces), digest_size=16).digest()
