"""What two releases say differently, fact by fact; where a fact was read doesn't count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from .folder import Release
from .rows import Row

__all__ = ["Change", "ReleaseDiff", "diff_releases"]


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that two releases don't share.

    Args:
        kind: "added", "removed" or "changed".
        drug: the drug.
        relation: the relation.
        object: the object.
        before: status and qualifiers in the old release; None for an added fact.
        after: status and qualifiers in the new release; None for a removed fact.
    """

    kind: str
    drug: str
    relation: str
    object: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the qualifiers, or "status", that differ; empty unless changed.

        >>> Change("changed", "zorvexant", "adverse_effect", "nausea", {"frequency": "rare"}, {}).fields
        ('frequency',)
        """
        if self.before is None or self.after is None:
            return ()
        names = {*self.before, *self.after}
        return tuple(sorted(n for n in names if self.before.get(n) != self.after.get(n)))


@dataclass(frozen=True, slots=True)
class ReleaseDiff:
    """All changes between two releases, sorted by drug, relation and object.

    >>> new = Change("added", "zorvexant", "indication", "gout", None, {"status": "asserted"})
    >>> found = ReleaseDiff((new,))
    >>> bool(found), len(found.of_kind("added")), len(found.of_kind("removed"))
    (True, 1, 0)
    """

    changes: tuple[Change, ...]

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind: "added", "removed" or "changed"."""
        return tuple(change for change in self.changes if change.kind == kind)

    def __bool__(self) -> bool:
        return bool(self.changes)


_Key = tuple[str, str, str]


def diff_releases(old: Path | str, new: Path | str) -> ReleaseDiff:
    r"""Compare the facts of two releases.

    Facts of the same drug, relation and object are paired by what they share most; a pair that differs
    in status or qualifiers is a change, what finds no partner is added or removed.

    Args:
        old: release folder.
        new: release folder.

    Returns:
        The changes; false where there are none.

    Raises:
        ReleaseError: one of them is not a release.

    >>> from kg_builder.release.pipeline import build_release
    >>> for release, use in (("old", "gout"), ("new", "migraine")):
    ...     _ = (folder / "page.txt").write_text(f"Generic Name: zorvexant\nUses\nIt treats {use}.\n")
    ...     _ = build_release([folder / "page.txt"], folder / release, jobs=1, store=False)
    >>> [(change.kind, change.object) for change in diff_releases(folder / "old", folder / "new").changes]
    [('removed', 'gout'), ('added', 'migraine')]
    """
    return ReleaseDiff(tuple(_changes(Release.open(old), Release.open(new))))


def _changes(old: Release, new: Release) -> Iterator[Change]:
    before, after = _groups(old), _groups(new)
    left, right = next(before, None), next(after, None)
    while left or right:
        if right is None or (left is not None and left[0] < right[0]):
            assert left is not None  # noqa: S101 - one of them is there
            yield from _pair(left[0], left[1], [])
            left = next(before, None)
        elif left is None or right[0] < left[0]:
            yield from _pair(right[0], [], right[1])
            right = next(after, None)
        else:
            yield from _pair(left[0], left[1], right[1])
            left, right = next(before, None), next(after, None)


def _groups(release: Release) -> Iterator[tuple[_Key, list[dict[str, Any]]]]:
    def key(row: Row) -> _Key:
        return (row["drug"], row["relation"], row["object"])

    for shared, rows in groupby(release.iter_rows(), key):
        yield shared, [{"status": row["status"], **row["qualifiers"]} for row in rows]


def _pair(key: _Key, old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[Change]:
    gone = [said for said in old if said not in new]
    come = [said for said in new if said not in old]
    while gone and come:
        _, i, j = max(
            (sum(a.get(n) == b.get(n) for n in {*a, *b}) / len({*a, *b}), -i, -j)
            for i, a in enumerate(gone)
            for j, b in enumerate(come)
        )
        yield Change("changed", *key, gone.pop(-i), come.pop(-j))
    for said in gone:
        yield Change("removed", *key, said, None)
    for said in come:
        yield Change("added", *key, None, said)
