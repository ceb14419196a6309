"""The door for Python programs: a release or an endpoint as a graph of drugs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..errors import ParameterError, UnknownDrugError
from ..query import Argument, Catalog, NameIndex, ParameterType, ResultTable, run, run_text
from ..query.names import drug_names
from ..query.records import labels
from ..store import Credentials, Iri, OxigraphStore, RdflibStore, RemoteStore, Store, is_address, open_store
from .drug import Drug
from .network import neighbourhood, whole_network
from .paths import TELLING_RELATIONS, Explanation, explain
from .similarity import SimilarDrug, similar_drugs

if TYPE_CHECKING:
    import rdflib

    from .network import Network

__all__ = ["DrugGraph"]


class DrugGraph:
    """Drugs and all that their documents say, behind any store.

    Open one with ``open``, ``connect`` or ``open_or_connect``, and close it after use, or use it in a
    ``with`` statement.

    Args:
        store: the store that holds the graph; closed with the graph.
        catalog: packaged queries; the project's own by default.

    Example::

        with DrugGraph.open("release") as graph:
            drug = graph.drug("Ocrevus")
            print([effect.object for effect in drug.adverse_effects(frequency="common")])
            print(graph.query("safety/adverse_effects_of_drug", drug="Ocrevus").to_pandas())

    >>> drug = DrugGraph(store).drug("Zorvex")
    >>> drug.name, [use.object for use in drug.indications]
    ('zorvexant', ['gout'])
    """

    def __init__(self, store: Store, catalog: Catalog | None = None) -> None:
        self.store = store
        self.catalog = catalog or Catalog()
        self._names = NameIndex(store)

    @classmethod
    def open(cls, release: Path | str, *, engine: str = "oxigraph") -> DrugGraph:
        r"""Opens a release folder.

        Args:
            release: folder made by ``drugkg build``.
            engine: "oxigraph" or "rdflib".

        Raises:
            ReleaseError: it is no release.
            StoreError: it cannot be opened.

        >>> from kg_builder import build
        >>> _ = (folder / "page.txt").write_text("Generic Name: zorvexant\nUses\nIt treats gout.\n")
        >>> _ = build([folder / "page.txt"], folder / "release", jobs=1, store=False)
        >>> with DrugGraph.open(folder / "release") as graph:
        ...     [drug.name for drug in graph]
        ['zorvexant']
        """
        return cls(open_store(Path(release), engine=engine))

    @classmethod
    def connect(cls, url: str, *, timeout: float = 60.0, credentials: Credentials | None = None) -> DrugGraph:
        """Connects to a SPARQL endpoint that serves a release.

        Args:
            url: the endpoint's address.
            timeout: seconds a call may take.
            credentials: for an endpoint that asks for them.

        Raises:
            StoreUnreachableError: the address is not http or https.
        """
        return cls(RemoteStore(url, timeout=timeout, credentials=credentials))

    @classmethod
    def open_or_connect(cls, place: Path | str) -> DrugGraph:
        """Opens a release folder, or connects if the place is an http address."""
        return cls.connect(str(place)) if is_address(place) else cls.open(place)

    def drug(self, name: str) -> Drug:
        """The drug of a name: generic, brand, synonym, CURIE or IRI, in any case.

        Raises:
            UnknownDrugError: no drug, or several, of that name (with suggestions).

        >>> DrugGraph(store).drug("ZORVEX").name
        'zorvexant'
        """
        found = self._names.resolve(ParameterType.DRUG, name)
        names = labels(self.store, found)
        if len(found) > 1:
            raise UnknownDrugError(
                f"{name!r} is a name of several drugs",
                suggestions=tuple(sorted(names.values())),
                where=self.store.where,
            )
        return Drug(self.store, found[0], names.get(found[0], name))

    def drugs(self) -> list[Drug]:
        """All drugs, sorted by name; ingredients of combinations are among them.

        >>> [drug.name for drug in DrugGraph(store).drugs()]
        ['quelimab', 'zorvexant']
        """
        return [Drug(self.store, iri, name) for name, iri in drug_names(self.store)]

    def __iter__(self) -> Iterator[Drug]:
        return iter(self.drugs())

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        try:
            self._names.resolve(ParameterType.DRUG, name)
        except UnknownDrugError:
            return False
        return True

    def thing(self, name: str) -> Iri:
        """The IRI of a drug, condition or class of that name, the first that fits.

        Raises:
            ParameterError: nothing of that name.

        >>> DrugGraph(store).thing("gout").value
        'https://w3id.org/drugkg/id/condition/gout'
        """
        if name.startswith(("http://", "https://")):
            return Iri(name)
        for kind in (ParameterType.DRUG, ParameterType.CONDITION, ParameterType.CLASS):
            try:
                return self._names.resolve(kind, name)[0]
            except (UnknownDrugError, ParameterError):
                continue
        close = self._names.suggestions(ParameterType.DRUG, name)
        close += self._names.suggestions(ParameterType.CONDITION, name)
        raise ParameterError(
            f"there is no drug, condition or class {name!r}",
            where=self.store.where,
            advice=f"did you mean {', '.join(close[:5])}?" if close else "",
        )

    def query(self, name: str, /, **arguments: Argument) -> ResultTable:
        """The answer to a packaged query.

        Args:
            name: pack and query, "safety/adverse_effects_of_drug".
            arguments: its arguments by parameter name (``class`` as ``**{"class": ...}``).

        Raises:
            UnknownQueryError: no query of that name.
            ParameterError: a missing, unknown or ill-typed argument.
            UnknownDrugError: a drug that the graph does not hold.

        >>> table = DrugGraph(store).query("safety/adverse_effects_of_drug", drug="Zorvex")
        >>> [(row["effect_name"], row["frequency"]) for row in table.rows]
        [('nausea', 'common')]
        """
        return run(self.store, self.catalog.get(name), arguments, resolver=self._names)

    def sparql(self, text: str) -> ResultTable:
        """The answer to a SPARQL query; the default graph is the union of all.

        Raises:
            SparqlError: the text is no query, or malformed.

        >>> DrugGraph(store).sparql("SELECT (1 + 1 AS ?two) {}").rows
        [{'two': 2}]
        """
        return run_text(self.store, text)

    def rdflib(self) -> rdflib.Graph:
        """The same store as an rdflib graph, for programs that speak rdflib. Valid until close."""
        import rdflib

        store = self.store
        if isinstance(store, RdflibStore):
            return store.dataset
        if isinstance(store, OxigraphStore):
            import oxrdflib

            shared = oxrdflib.OxigraphStore(store=store.engine)
            if store.has_union:
                return rdflib.Graph(store=shared, identifier=rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
            return rdflib.Dataset(store=shared, default_union=True)
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        return rdflib.Graph(store=SPARQLStore(store.where))

    def to_networkx(self, *, statuses: Collection[str] | None = ("asserted",)) -> Network:
        """All facts as a NetworkX MultiDiGraph; see kg_builder.graph.network for nodes and edges.

        Args:
            statuses: keep only facts of these statuses; None for all.

        >>> DrugGraph(store).to_networkx().number_of_edges()
        3
        """
        return whole_network(self.store, statuses=statuses)

    def neighbourhood(
        self, name: str, radius: int = 1, *, statuses: Collection[str] | None = ("asserted",)
    ) -> Network:
        """The network within some steps of a thing.

        Args:
            name: drug, condition, class, or an IRI.
            radius: number of steps.
            statuses: keep only facts of these statuses; None for all.

        >>> sorted(label for _, label in DrugGraph(store).neighbourhood("gout").nodes(data="label"))
        ['gout', 'quelimab', 'zorvexant']
        """
        return neighbourhood(self.store, self.thing(name), radius, statuses=statuses)

    def explain(
        self, first: str, second: str, *, relations: Collection[str] = TELLING_RELATIONS, longest: int = 6
    ) -> Explanation | None:
        """The shortest chain of facts between two things, with the facts on it; None if there is none.

        Args:
            first: drug, condition, class, or an IRI.
            second: the same.
            relations: relations that links may be of.
            longest: most links.

        >>> print(DrugGraph(store).explain("zorvexant", "quelimab"))
        zorvexant --indication--> gout
        gout <--indication-- quelimab
        """
        return explain(
            self.store, self.thing(first), self.thing(second), relations=relations, longest=longest
        )

    def similar(self, name: str, limit: int | None = 10) -> list[SimilarDrug]:
        """The drugs most like a drug by what is said of both (weighted Jaccard), most alike first.

        Raises:
            UnknownDrugError: no drug of that name.

        >>> [other.name for other in DrugGraph(store).similar("zorvexant")]
        ['quelimab']
        """
        return similar_drugs(self.store, self.drug(name).iri, limit=limit)

    def close(self) -> None:
        """Closes the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"DrugGraph({self.store.where!r})"
