"""How fast the packaged queries are on a large graph, embedded and, for comparison, in plain rdflib.

    python benchmarks/speed/queries.py --triples 1000000 --json queries.json

The graph is that of synthetic drugs, each with its own mix of about fifty facts (some effects are common to
hundreds of drugs, most to few), beside the hand-made drugs that the queries' examples name. Each query is
asked with its example arguments, three times; the best time counts. rdflib is asked on a smaller graph
(--rdflib-triples), since it would take hours on the large one.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph

from kg_builder.database import fill
from kg_builder.model import (
    AdverseEffect,
    BrandName,
    ClassMembership,
    Contraindication,
    DoseModification,
    DoseRegimen,
    DrugNames,
    HazardWarning,
    Indication,
    Interaction,
    InteractionCount,
    LactationStatement,
    PregnancyStatement,
    Screening,
    WarningAction,
)
from kg_builder.query import Catalog, run
from kg_builder.rdf.mapping import document_lines
from kg_builder.store import OxigraphStore, RdflibStore, Store

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.example_graph import example_nquads
from tests.example_lines import Line, document_of, said

CONDITIONS = [f"condition {number}" for number in range(3000)]
CLASSES = [f"class {number}" for number in range(300)]
SLOW_IN_RDFLIB = 20.0


def synthetic_drug(number: int) -> tuple[DrugNames, tuple[Line, ...]]:
    """A drug whose facts depend on its number alone."""
    pick = random.Random(number)

    def condition() -> str:
        return CONDITIONS[int(len(CONDITIONS) * pick.random() ** 3)]

    def drug() -> str:
        return f"drug{pick.randrange(number + 10)}"

    brand = f"Brand{number}"
    lines = [
        Line("identity", "Names.", (said(BrandName, brand), said(ClassMembership, pick.choice(CLASSES)))),
        *(Line("indications", "Uses.", (said(Indication, condition(), approval="FDA"),)) for _ in range(2)),
        *(Line("contraindications", "Not in.", (said(Contraindication, condition()),)) for _ in range(2)),
    ]
    for _ in range(22):
        tier, share = pick.choice(["common", "uncommon", "rare"]), float(pick.randint(1, 60))
        effect = said(AdverseEffect, condition(), frequency=tier, percent=share)
        lines.append(Line("adverse_effects", "Effects.", (effect,)))
    for _ in range(4):
        hazard, action = condition(), pick.choice(["monitor the liver", "stop", "withhold the dose"])
        lines.append(
            Line(
                "warnings",
                "Warnings.",
                (said(HazardWarning, hazard, severity="serious"), said(WarningAction, hazard, action=action)),
            )
        )
    lines += [
        Line("interactions", "With.", (said(Interaction, drug(), severity="serious"),)) for _ in range(5)
    ]
    unit, route = pick.choice(["mg", "mg/kg"]), pick.choice(["oral", "intravenous"])
    regimen = said(
        DoseRegimen,
        f"{pick.randint(1, 500)} {unit} once daily",
        dose_value=float(pick.randint(1, 500)),
        dose_unit=unit,
        route=route,
        population=pick.choice(["adults", "pediatric"]),
        max_dose="800 mg/day",
    )
    lines += [
        Line("interactions", "Counts.", (said(InteractionCount, "serious", count=pick.randint(0, 200)),)),
        Line("dosage", "Doses.", (regimen,)),
        Line("dosage", "Less.", (said(DoseModification, "renal impairment", action="halve the dose"),)),
        Line("warnings", "Tests.", (said(Screening, pick.choice(["hepatitis B virus", "ECG", "INR"])),)),
        Line("pregnancy", "Windows.", (said(PregnancyStatement, "contraception", duration="6 months"),)),
        Line("lactation", "Milk.", (said(LactationStatement, "excretion in milk", statement="unknown"),)),
    ]
    return DrugNames(f"drug{number}", brands=(brand,)), tuple(lines)


def graph_lines(triples: int) -> Iterator[bytes]:
    """N-Quads of the example drugs and of as many synthetic drugs as the number of triples takes."""
    written = 0
    for line in example_nquads().splitlines(keepends=True):
        written += 1
        yield line
    number = 0
    while written < triples:
        monograph, facts = document_of(*synthetic_drug(number))
        for text in document_lines(monograph, facts, version="0"):
            written += 1
            yield text.encode()
        number += 1


def times(store: Store, names: list[str], repeats: int, limit: float = float("inf")) -> dict[str, float]:
    """Best time of each query in milliseconds; a query over the limit (in seconds) is asked once."""
    catalog, found = Catalog(), {}
    for name in names:
        query, best = catalog.get(name), float("inf")
        for _ in range(repeats):
            start = time.perf_counter()
            run(store, query, query.example_arguments)
            best = min(best, time.perf_counter() - start)
            if best > min(limit, 2.0):
                break
        found[name] = round(best * 1000, 2)
    return found


def main() -> None:
    """Runs the benchmark, prints a table, writes JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--rdflib-triples", type=int, default=20_000, help="0 to leave rdflib out")
    parser.add_argument("--json", type=Path)
    parser.add_argument("queries", nargs="*", help="only these")
    options = parser.parse_args()
    # The federation pack asks other servers.
    own = [name for name in Catalog().names() if not name.startswith("federation/")]
    names = options.queries or own
    with tempfile.TemporaryDirectory() as folder:
        quads, database = Path(folder) / "graph.nq", Path(folder) / "store"
        with quads.open("wb") as out:
            out.writelines(graph_lines(options.triples))
        start = time.perf_counter()
        engine = pyoxigraph.Store(str(database))
        with quads.open("rb") as stream:
            fill(engine, stream, pyoxigraph.RdfFormat.N_QUADS)
        engine.optimize()
        del engine
        print(f"database of {options.triples:,} triples filled in {time.perf_counter() - start:.1f} s")
        start = time.perf_counter()
        with OxigraphStore(database) as store:
            print(f"opened in {(time.perf_counter() - start) * 1000:.0f} ms")
            large = times(store, names, 3)
    small: dict[str, float] = {}
    plain: dict[str, float] = {}
    if options.rdflib_triples:
        data = b"".join(graph_lines(options.rdflib_triples))
        with OxigraphStore() as store, RdflibStore() as reference:
            store.load(data)
            reference.load(data)
            small, plain = times(store, names, 3), times(reference, names, 1, SLOW_IN_RDFLIB)
    print(f"{'query':52}{'embedded':>12}{'same, small':>14}{'rdflib, small':>16}   milliseconds")
    for name in sorted(large, key=lambda name: -large[name]):
        rest = f"{small[name]:14.1f}{plain[name]:16.1f}" if plain else ""
        print(f"{name:52}{large[name]:12.1f}{rest}")
    print(f"median embedded, {options.triples:,} triples: {statistics.median(large.values()):.1f} ms")
    if plain:
        ratio = statistics.median(plain[name] / small[name] for name in plain)
        print(f"median rdflib / embedded on {options.rdflib_triples:,} triples: {ratio:.1f}")
    if options.json:
        result = {"triples": options.triples, "embedded_ms": large, "small_ms": small, "rdflib_ms": plain}
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
