"""Indications on LabeledIn: reads annotated indication sections, writes one guess a line.

usage: python benchmarks/quality/labeledin.py ANNOTATED.txt --guesses OUT.jsonl

ANNOTATED rows: label|setid|text, the text with <annotation cui="..."> tags, which are dropped, and layout
tags, which become line breaks. OUT rows: {"label", "object"}, one indicated condition of that label. Prints
the number of labels and guesses, the seconds taken, and, from the annotations, micro precision, recall and
F1 in the collection's own manner (a guess hits a concept when it shares at least half of the words of both
with one of its wordings). The collection marks nearly every condition that a section connects with the drug,
so the guesses are all uses that the reader of labels finds, in the words of the section. The reader was
trained on these very labels: train_indicated.py gives the honest, cross-validated figures.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg_builder.extract import Document, open_document
from kg_builder.extract.indications.label_uses import LabelIndicationExtractor
from kg_builder.model import DrugNames, Monograph, Section, SectionKind
from kg_builder.readers.blocks import text_blocks
from kg_builder.readers.outline import passages_of

ANNOTATION = re.compile(r'<annotation cui="([^"]*)">(.*?)</annotation>', re.S)

SET_IDS = re.compile(r"\|[0-9a-f;-]{36,}\s*$")  # of the labels that share the text


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """Label number and marked-up text of every row."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.count("|") >= 2:
            label, _, text = line.split("|", 2)
            yield label, text


def plain(text: str) -> str:
    """The text to extract from: annotation tags dropped, other tags turned into line breaks."""
    text = ANNOTATION.sub(r"\2", SET_IDS.sub("", text))
    return html.unescape(re.sub(r"\s*<[^>]+>\s*", "\n", text)).strip()


def document(label: str, text: str) -> Document:
    """A label with the text as its only section."""
    section = Section(SectionKind.INDICATIONS, None, 0, len(text), passages_of(text_blocks(text)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    names = DrugNames("the product")
    media_type = "application/openfda+json"
    return open_document(Monograph(f"label-{label}", label, media_type, digest, text, (section,), names))


def guesses(label: str, text: str) -> list[str]:
    """The uses that the reader of labels finds in a section, each wording once."""
    uses = LabelIndicationExtractor().uses(document(label, text))
    return list(dict.fromkeys(use.text.casefold() for use in uses))


def annotated(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text to extract from, and the places of what is annotated in it."""
    marks = ANNOTATION.sub("\x02\\2\x03", SET_IDS.sub("", text))
    marks = html.unescape(re.sub(r"\s*<[^>]+>\s*", "\n", marks)).strip()
    places, start, out = [], 0, ""
    for piece in re.split(r"([\x02\x03])", marks):
        if piece == "\x02":
            start = len(out)
        elif piece == "\x03":
            places.append((start, len(out)))
        else:
            out += piece
    lead = len(out) - len(out.lstrip())
    return out.strip(), [(a - lead, b - lead) for a, b in places]


def words(text: str) -> set[str]:
    found = re.findall(r"[a-z0-9]+", html.unescape(text).lower())
    stop = {"the", "of", "a", "an", "and", "or", "in", "with"}
    return {
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith(("ss", "us", "is")) else w
        for w in found
        if w not in stop
    }


def close(a: set[str], b: set[str]) -> bool:
    both = len(a & b)
    return bool(both) and both / len(a) >= 0.5 and both / len(b) >= 0.5


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--guesses", type=Path, required=True, help="file to write")
    options = parser.parse_args()
    started = time.perf_counter()
    made = [(label, text, guesses(label, plain(text))) for label, text in rows(options.annotated)]
    seconds = time.perf_counter() - started
    lines = [
        json.dumps({"label": label, "object": g}, ensure_ascii=False) for label, _, gs in made for g in gs
    ]
    options.guesses.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    hits = wanted = right = given = 0
    for _, text, mine in made:
        concepts: dict[str, list[set[str]]] = defaultdict(list)
        for cui, surface in ANNOTATION.findall(text):
            concepts[cui].append(words(re.sub(r"<[^>]+>", " ", surface)))
        bags = [bag for g in mine if (bag := words(g))]
        hits += sum(any(close(w, bag) for w in ws if w for bag in bags) for ws in concepts.values())
        right += sum(any(close(w, bag) for ws in concepts.values() for w in ws if w) for bag in bags)
        wanted += len(concepts)
        given += len(bags)
    precision, recall = right / given if given else 0.0, hits / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    result = {
        "labels": len(made),
        "concepts": wanted,
        "guesses": given,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "seconds": round(seconds, 2),
    }
    print("  ".join(f"{k} {v}" for k, v in result.items()))
    print(json.dumps(result))


if __name__ == "__main__":
    main()
