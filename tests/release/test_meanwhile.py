"""Work in other processes while this one does something else."""

from __future__ import annotations

import os

import pytest

from kg_builder.release.engines import meanwhile


def doubled(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def killed(number: int) -> tuple[int, int]:
    """Dies in any process but the one that runs the tests."""
    if str(os.getpid()) != os.environ["DRUGKG_TEST_PROCESS"]:
        os._exit(1)
    return doubled(number)


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_results_come_in_order(jobs: int) -> None:
    with meanwhile(doubled, [1, 2, 3], jobs=jobs) as results:
        found = results()
    assert [value for value, _ in found] == [2, 4, 6]
    assert all((process == os.getpid()) is (jobs == 0) for _, process in found)


def test_work_of_a_process_that_dies_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRUGKG_TEST_PROCESS", str(os.getpid()))
    with meanwhile(killed, [1, 2], jobs=1) as results:
        assert results() == [(2, os.getpid()), (4, os.getpid())]
