"""The one tree of errors that drugkg raises.

    DrugkgError
    |-- InputError              the input is at fault (exit 1)
    |   |-- ReadError           a source cannot be read as a monograph
    |   |   |-- EmptySourceError
    |   |   |-- NotTextError        binary data, or text in no encoding we know
    |   |   |-- TooLargeError
    |   |   |-- NoDrugError         nothing names the drug the page is about
    |   |   `-- SeveralDrugsError   one file, several drugs' pages
    |   |-- OutputError         the release cannot be written where asked
    |   |-- ReleaseError        a folder is not a release, or a damaged one
    |   |-- ValidationError     the graph breaks a shape
    |   `-- UnknownDrugError    no drug of that name (carries suggestions)
    |-- QueryError
    |   |-- UnknownQueryError
    |   |-- CatalogError        a query file with a bad header
    |   |-- ParameterError      a missing, unknown or ill-typed argument
    |   `-- SparqlError         the store refuses the query's text
    `-- StoreError
        |-- StoreUnreachableError
        |-- StoreTimeoutError
        `-- StoreResponseError  an answer that is not SPARQL results

Every error says what was wrong, where (file, line or span, query name), and what to do.
"""

from __future__ import annotations

__all__ = [
    "CatalogError",
    "DrugkgError",
    "EmptySourceError",
    "InputError",
    "NoDrugError",
    "NotTextError",
    "OutputError",
    "ParameterError",
    "QueryError",
    "ReadError",
    "ReleaseError",
    "SeveralDrugsError",
    "SparqlError",
    "StoreError",
    "StoreResponseError",
    "StoreTimeoutError",
    "StoreUnreachableError",
    "TooLargeError",
    "UnknownDrugError",
    "UnknownQueryError",
    "ValidationError",
]


class DrugkgError(Exception):
    """Root of the tree.

    Args:
        problem: what was wrong, in one sentence.
        where: the file, span, query name or address it was seen at.
        advice: what the user can do about it.

    >>> str(DrugkgError("the file is empty", where="a.txt", advice="give a monograph"))
    'a.txt: the file is empty; give a monograph'
    """

    def __init__(self, problem: str, *, where: str = "", advice: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{head}; {self.advice}" if self.advice else head

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only fields are state, so that errors cross process borders whole.
        return (type(self), (self.problem,), self.__dict__)


class InputError(DrugkgError):
    """The input is at fault; the command line exits with 1."""


class ReadError(InputError):
    """A source cannot be read as a monograph."""


class EmptySourceError(ReadError):
    """A source without any text."""


class NotTextError(ReadError):
    """Binary data, or text in no encoding we know."""


class TooLargeError(ReadError):
    """A source over the size limit."""


class NoDrugError(ReadError):
    """Nothing in the source names the drug it is about."""


class SeveralDrugsError(ReadError):
    """One source holds the pages of several drugs."""


class OutputError(InputError):
    """The release cannot be written where asked."""


class ReleaseError(InputError):
    """A folder that is not a release, or a damaged one."""


class ValidationError(InputError):
    """The graph breaks a shape."""


class UnknownDrugError(InputError):
    """No drug of that name.

    Args:
        problem: what was asked for.
        suggestions: close names that the graph holds, best first.
        where: the release or endpoint asked.
    """

    def __init__(self, problem: str, *, suggestions: tuple[str, ...] = (), where: str = "") -> None:
        close = f"did you mean {', '.join(suggestions)}? " if suggestions else ""
        super().__init__(problem, where=where, advice=f"{close}the query profile/drugs lists all drugs")
        self.suggestions = suggestions


class QueryError(DrugkgError):
    """A question that cannot be asked."""


class UnknownQueryError(QueryError):
    """No packaged query of that name."""


class CatalogError(QueryError):
    """A query file whose header is missing, malformed or at odds with its text."""


class ParameterError(QueryError):
    """A missing, unknown or ill-typed argument of a query."""


class SparqlError(QueryError):
    """The store refuses the text of the query."""


class StoreError(DrugkgError):
    """The store failed, not the question."""


class StoreUnreachableError(StoreError):
    """Nothing answers at the endpoint."""


class StoreTimeoutError(StoreError):
    """No whole answer within the time allowed."""


class StoreResponseError(StoreError):
    """An answer that is not SPARQL results."""
