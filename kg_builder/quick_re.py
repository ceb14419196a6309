r"""Compiles a pattern as ``re.compile`` does, to a program that says by which characters a match may begin.

Where a pattern begins with a plain character or set, ``re`` notes it at the head of the program and runs over
places where no match can begin. Most rules ignore case, or begin with ``\b``, a look behind or a choice; then
``re`` notes nothing, and tries the whole program at every character of the text. Here first characters are
worked out through all of these and noted at the same place. Besides, alternatives that ignore case and begin
with the same letters share these, so a list of forty words is not tried word by word.

The head only says where to try, and shared letters leave the order of what is tried as it is: matches are
the same. Programs are the interpreter's own affair, so this is done for interpreters whose programs are known
(3.11 to 3.13); the others compile as usual.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import Any, cast

_sre: Any = import_module("_sre")
_constants: Any = import_module("re._constants")
_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")

_LITERAL, _IN = _constants.LITERAL, _constants.IN
_BRANCH, _SUBPATTERN = _constants.BRANCH, _constants.SUBPATTERN
_ATOMIC_GROUP = _constants.ATOMIC_GROUP
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_LOOKS = (_constants.ASSERT, _constants.ASSERT_NOT)
_IGNORECASE = int(re.I)

_KNOWN = (20220615, 20221023, 20230612)
"""What the interpreters 3.11, 3.12 and 3.13 call the form of their programs."""
_UNKNOWN_SETS = int(re.ASCII | re.LOCALE | re.DEBUG)
_HEAD = 5
"""Numbers before the first characters: the head's code and length, what it names, least and most width."""
_LATIN = (1 << 256) - 1
_BEYOND = 1 << 256
"""Stands for all characters beyond Latin-1, but for those that are another case of an ASCII letter."""
_ANY = _LATIN | _BEYOND
_LAST_PARTNER = 0x2FFF
"""No character above it is another case of one of Latin-1."""
_COMMON = sum(1 << ord(letter) for letter in " abcdefghijklmnopqrstuvwxyz")
_LETTERS = {1 << code | 1 << ord(chr(code).swapcase()): ord(chr(code).lower()) for code in range(128)}
"""The ASCII characters by their bits in both cases."""
_FEW = 4
"""Alternatives that are few are tried one by one."""


def compile(pattern: str, flags: int = 0) -> re.Pattern[str]:  # noqa: A001 - the name that it has in re
    r"""The pattern, compiled so that searches pass over places where no match can begin.

    Args:
        pattern: a regular expression.
        flags: as ``re.compile`` takes them.

    Raises:
        re.error: the pattern is not well formed.

    >>> compile(r"\b(?:severe|serious) (?P<what>\w+)", re.I).search("A Serious rash")["what"]
    'rash'
    """
    flags = int(flags)
    if _sre.MAGIC not in _KNOWN or flags & _UNKNOWN_SETS:
        return re.compile(pattern, flags)
    parsed = _parser.parse(pattern, flags)
    state = parsed.state
    flags |= state.flags
    if flags & _UNKNOWN_SETS:
        return re.compile(pattern, flags)
    _share_letters(parsed, flags)
    code = _compiler._code(parsed, flags)
    if not code[2] and code[3]:
        first, empty = _first(parsed, flags)
        if not empty and first & _COMMON != _COMMON:
            code[1:_HEAD] = [*_head(code[1:_HEAD], first)]
    names = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    compiled = _sre.compile(pattern, flags, code, state.groups - 1, state.groupdict, tuple(names))
    return cast("re.Pattern[str]", compiled)


def _head(plain: list[int], first: int) -> list[int]:
    """The numbers of a head that names first characters; those beyond Latin-1 are always tried."""
    words = [first >> shift & 0xFFFFFFFF for shift in range(0, 256, 32)]
    named = [_constants.CHARSET, *words, _constants.RANGE, 256, 0x10FFFF, _constants.FAILURE]
    length, _, least, most = plain
    return [length + len(named), _constants.SRE_INFO_CHARSET, least, most, *named]


def _first(items: Any, flags: int) -> tuple[int, bool]:
    """Bits of the characters by which a match of the items may begin, and whether it may be empty."""
    first = 0
    for op, value in items:
        found, empty = _first_of(op, value, flags)
        first |= found
        if not empty:
            return first, False
        if first == _ANY:
            break
    return first, True


def _first_of(op: Any, value: Any, flags: int) -> tuple[int, bool]:
    if op is _LITERAL:
        return _character(value, bool(flags & _IGNORECASE)), False
    if op is _IN:
        return _set(tuple(value), bool(flags & _IGNORECASE)), False
    if op is _constants.AT or op in _LOOKS:
        return 0, True
    if op is _SUBPATTERN and not value[1] & _UNKNOWN_SETS:
        return _first(value[3], flags | value[1] & ~value[2])
    if op is _BRANCH:
        first, empty = 0, False
        for items in value[1]:
            of_items, may_be_empty = _first(items, flags)
            first |= of_items
            empty |= may_be_empty
        return first, empty
    if op in _REPEATS:
        first, empty = _first(value[2], flags)
        return first, empty or not value[0]
    if op is _ATOMIC_GROUP:
        return _first(value, flags)
    return _ANY, True


def _character(code: int, ignores_case: bool) -> int:
    if ignores_case and code > 127 and _sre.unicode_iscased(code):
        return _ANY  # it may have a partner among the Latin-1 characters: the Kelvin sign is a k
    if code > 255:
        return _BEYOND
    return 1 << code | 1 << ord(chr(code).swapcase()) if ignores_case and code < 128 else 1 << code


@cache
def _set(members: tuple[Any, ...], ignores_case: bool) -> int:
    negated = members[0][0] is _constants.NEGATE
    first = 0
    for op, value in members[negated:]:
        if op is _constants.CATEGORY:
            first |= _category(value)
            continue
        low, high = (value, value) if op is _LITERAL else value
        # Other cases are left out of what is excluded: too much is tried rather than too little.
        if high > 255:
            first |= _BEYOND
        for code in range(low, min(high, _LAST_PARTNER) + 1):
            first |= _character(code, ignores_case and not negated)
    return _ANY ^ first | _BEYOND if negated else first


@cache
def _category(name: Any) -> int:
    """Bits of the characters of a class such as digits."""
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[str(name).rsplit("_", 1)[1]]
    member = re.compile("\\" + (letter.upper() if "_NOT_" in str(name) else letter))
    return _BEYOND | sum(1 << code for code in range(256) if member.match(chr(code)))


def _share_letters(items: Any, flags: int) -> None:
    """Lets alternatives that begin with the same letter share it, wherever case is ignored."""
    for place, (op, value) in enumerate(items.data):
        if op is _LITERAL or op is _IN:
            continue
        if op is _BRANCH:
            alternatives = value[1]
            for alternative in alternatives:
                _share_letters(alternative, flags)
            if flags & _IGNORECASE and len(alternatives) > _FEW:
                items.data[place] = (op, (None, _shared(alternatives, flags)))
        elif op is _SUBPATTERN:
            _share_letters(value[3], flags | value[1] & ~value[2])
        elif op in _REPEATS:
            _share_letters(value[2], flags)
        elif op in _LOOKS:
            _share_letters(value[1], flags)
        elif op is _ATOMIC_GROUP:
            _share_letters(value, flags)


def _shared(alternatives: list[Any], flags: int) -> list[Any]:
    """The alternatives, those that begin with the same letter as one.

    Two that begin with different letters never match at the same place, so either may be tried first. One
    that may begin with several characters stays behind those before it that begin with one of these, and
    before those after it. Neighbours that begin at the same bound, such as that of a word, share this first.
    """
    alternatives = [
        one for bound, run in groupby(alternatives, _bound) for one in _bounded(bound, [*run], flags)
    ]
    groups: list[list[Any]] = []
    growing: dict[int, list[Any]] = {}
    for alternative in alternatives:
        first, empty = _first(alternative.data, flags)
        if not empty and first in _LETTERS:
            if first in growing:
                growing[first].append(alternative)
                continue
            growing[first] = [alternative]
            groups.append(growing[first])
        else:
            groups.append([alternative])
            ended = empty or first > _LATIN
            growing = {} if ended else {bits: group for bits, group in growing.items() if not bits & first}
    if len(groups) == 1:
        return alternatives
    return [one for group in groups for one in _joined(group, flags)]


def _bound(items: Any) -> Any:
    """What the items begin at, such as the bound of a word."""
    return items.data[0][1] if items.data and items.data[0][0] is _constants.AT else None


def _bounded(bound: Any, alternatives: list[Any], flags: int) -> list[Any]:
    """Neighbours that begin at the same bound, as one."""
    if bound is None or len(alternatives) == 1:
        return alternatives
    begin, state = alternatives[0].data[0], alternatives[0].state
    rest = [_parser.SubPattern(state, items.data[1:]) for items in alternatives]
    return [_parser.SubPattern(state, [begin, (_BRANCH, (None, _shared(rest, flags)))])]


def _joined(alternatives: list[Any], flags: int) -> list[Any]:
    """Alternatives that begin with the same letter, as one where that helps."""
    first = alternatives[0]
    if len(alternatives) == 1:
        return alternatives
    common = 0
    while (letter := _letter(first.data, common)) is not None and all(
        _letter(items.data, common) == letter for items in alternatives
    ):
        common += 1
    if common:
        begin = first.data[:common]
        alternatives = [_parser.SubPattern(items.state, items.data[common:]) for items in alternatives]
        if len(alternatives) > _FEW:
            alternatives = _shared(alternatives, flags)
    elif len(alternatives) > _FEW:
        letter = _LETTERS[_first(first.data, flags)[0]]
        begin = [(_constants.ASSERT, (1, _parser.SubPattern(first.state, [(_LITERAL, letter)])))]
    else:
        return alternatives
    return [_parser.SubPattern(first.state, [*begin, (_BRANCH, (None, alternatives))])]


def _letter(items: list[Any], place: int) -> int | None:
    """The ASCII character at a place of the items, in lower case."""
    if place >= len(items):
        return None
    op: Any
    code: int
    op, code = items[place]
    if op is not _LITERAL or code > 127:
        return None
    return code | 32 if 65 <= code <= 90 else code
