"""What sentences were found to say, kept for the next text that has them word for word."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import wraps
from hashlib import blake2b
from typing import Any, ClassVar, Generic, ParamSpec, Protocol, TypeVar

__all__ = [
    "Bounded",
    "Memory",
    "by_sentence",
    "by_words",
    "kindred_names",
    "recall",
    "said_abbreviations",
    "said_names",
]

_KEPT = 150_000
"""Sentences in each half of the memory, that together take some 60 MB."""

_Value = TypeVar("_Value")


class Memory(Generic[_Value]):
    """Values by key, in two halves: those asked for since the newer half was begun, and those before it.

    When the newer half is full it becomes the older one, and what was not asked for meanwhile is forgotten.

    Args:
        kept: values in a half.

    >>> memory = Memory(2)
    >>> for number in range(4):
    ...     memory[b"%d" % number] = number
    ...     _ = memory.get(b"0")
    >>> memory.get(b"0"), memory.get(b"1"), memory.get(b"3")
    (0, None, 3)
    """

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._newer: dict[Hashable, _Value] = {}
        self._older: dict[Hashable, _Value] = {}

    def get(self, key: Hashable) -> _Value | None:
        """The value, or None."""
        found = self._newer.get(key)
        if found is None and (found := self._older.get(key)) is not None:
            self[key] = found
        return found

    def __setitem__(self, key: Hashable, value: _Value) -> None:
        if len(self._newer) >= self._kept:
            self._older, self._newer = self._newer, {}
        self._newer[key] = value


class Bounded(Generic[_Value]):
    """Values by key that take some memory together at most; those not asked for longest are dropped first.

    Args:
        limit: estimated bytes of all.

    >>> held: Bounded[str] = Bounded(1000)
    >>> for key, size in ((b"gout", 300), (b"acne", 400), (b"asthma", 500)):
    ...     held.keep(key, key.decode(), size)
    ...     _ = held.get(b"gout")
    >>> held.get(b"gout"), held.get(b"acne"), b"asthma" in held
    ('gout', None, True)
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._held: OrderedDict[bytes, tuple[_Value, int]] = OrderedDict()
        self.size = 0

    def __contains__(self, key: bytes) -> bool:
        return key in self._held

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._held)

    def __delitem__(self, key: bytes) -> None:
        self.size -= self._held.pop(key)[1]

    def get(self, key: bytes) -> _Value | None:
        """The value, or None."""
        found = self._held.get(key)
        if found is None:
            return None
        self._held.move_to_end(key)
        return found[0]

    def keep(self, key: bytes, value: _Value, size: int) -> None:
        """Take a value, unless there is one for its key.

        Args:
            key: a hash of all that the value depends on.
            value: any; it is not changed.
            size: estimated bytes of the value and its key.
        """
        if key in self._held:
            return
        self._held[key] = value, size
        self.size += size
        while self.size > self._limit:
            del self[next(iter(self._held))]


_MEMORY: Memory[tuple[Any, ...]] = Memory()
"""One for all readers, so that those who need it most have most of it."""


_Gave = TypeVar("_Gave")


def recall(read: Callable[[], _Gave], *words: object) -> _Gave:
    """What was read before for some words, else what is read now.

    Args:
        read: what it gives can't be changed, and depends on the words alone.
        words: the reader's name, then all that it looks at: texts, and values that are written out in full.

    >>> [recall(lambda: print("Read.") or 9, "length", "Two words") for _ in range(2)]
    Read.
    [9, 9]
    """
    key = blake2b(repr(words).encode(errors="surrogatepass"), digest_size=16).digest()
    held = _MEMORY.get(key)
    if held is None:
        held = _MEMORY[key] = (read(),)
    found: _Gave = held[0]
    return found


_Given = ParamSpec("_Given")


def by_words(read: Callable[_Given, _Gave]) -> Callable[_Given, _Gave]:
    """Remembers what a function of words gave, as ``recall`` does.

    Args:
        read: the function.

    >>> told = by_words(lambda words: print("Read.") or len(words))
    >>> told("Two words"), told("Two words")
    Read.
    (9, 9)
    """
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def remembered(*words: _Given.args, **more: _Given.kwargs) -> _Gave:
        return recall(lambda: read(*words, **more), name, words, more)

    return remembered


class _Placed(Protocol):
    """A record with its place, as a frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Placed)


def by_sentence(
    read: Callable[[str, int, tuple[str, ...], Mapping[str, str]], Iterable[_Found]],
) -> Callable[[str, int, tuple[str, ...], Mapping[str, str]], list[_Found]]:
    """Remembers what a reader found in a sentence, in whatever document and wherever in it.

    Args:
        read: given a sentence, its offset, the drug's names in lower case and the document's abbreviations;
            what it finds depends on the sentence and on those of the names and abbreviations that it holds.

    Returns:
        The same reader, which is asked about new sentences only.

    >>> from kg_builder.extract.warnings.rules import Hazard
    >>> gout_in = by_sentence(lambda words, at, names, short: [Hazard("gout", at, at + 4, "gout")])
    >>> gout_in("Gout.", 7, (), {})[0].start
    7
    """
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def remembered(
        words: str, offset: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
    ) -> list[_Found]:
        said = said_abbreviations(abbreviations, words)
        named = said_names(names, words, *said, *said.values())
        held = recall(lambda: tuple(read(words, 0, names, abbreviations)), name, words, named, said)
        if not offset:
            return list(held)
        return [replace(one, start=one.start + offset, end=one.end + offset) for one in held]

    return remembered


def said_names(names: tuple[str, ...], *texts: str) -> list[str]:
    """Those of a drug's names that may stand in some texts, since their first words do.

    Args:
        names: of the drug.
        texts: the texts.

    >>> said_names(("Zolfin", "zolfin sodium", "Zolpidar"), "Stop zolfin.")
    ['Zolfin', 'zolfin sodium']
    """
    folded = "\x1f".join(texts).casefold()
    return [name for name in names if name.split(None, 1)[0].casefold() in folded]


def kindred_names(names: tuple[str, ...], *texts: str) -> list[str]:
    """Those of a drug's names that may stand in some texts, whole or in part.

    A reader that takes "calcium" for the drug's own where that is a part of its name depends on these.

    Args:
        names: of the drug.
        texts: the texts.

    >>> kindred_names(("Zolfin", "zolfin calcium", "Zolpidar"), "Take calcium.")
    ['zolfin calcium']
    """
    folded = "\x1f".join(texts).casefold()
    words = set(_NO_WORD.sub(" ", folded).split())
    long = [word for word in words if len(word) >= _LONG]
    return [
        name
        for name, spelled in ((name, name.casefold()) for name in names)
        if spelled.split(None, 1)[0] in folded
        or not words.isdisjoint(spelled.split())
        or any(word in spelled for word in long)
    ]


_NO_WORD = re.compile(r"[^\w-]+")
_LONG = 4
"""Letters of a word that may be taken for a part of a name's word."""


def said_abbreviations(abbreviations: Mapping[str, str], words: str) -> dict[str, str]:
    """The abbreviations that occur in some words, or in what one of those is short for.

    Args:
        abbreviations: short form to long form.
        words: the words.

    >>> short = {"ALT": "alanine aminotransferase", "LFT": "liver tests (ALT, AST)", "MI": "infarction"}
    >>> list(said_abbreviations(short, "Check LFT."))
    ['ALT', 'LFT']
    """
    said = {short for short in abbreviations if short in words}
    todo = list(said)
    while todo:
        long_form = abbreviations[todo.pop()]
        more = {short for short in abbreviations if short in long_form} - said
        said |= more
        todo += more
    return {short: long_form for short, long_form in abbreviations.items() if short in said} if said else {}
