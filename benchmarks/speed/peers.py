"""What others need for parts of the same work: spaCy's PhraseMatcher, and a bare parse of the same XML."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from kg_builder.ground import default_grounder
from kg_builder.model import Monograph

SPACY = ("spacy==3.8.7", "click>=8.1")  # its command line needs click and does not say so

PROGRAM = """
import json, sys, time
import spacy
from spacy.matcher import PhraseMatcher
names, texts = json.load(open(sys.argv[1], encoding="utf-8"))
nlp = spacy.blank("en")
nlp.max_length = 10_000_000
begun = time.process_time()
matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
matcher.add("CONDITION", list(nlp.tokenizer.pipe(names)))
ready = time.process_time()
found = sum(len(matcher(doc)) for doc in nlp.tokenizer.pipe(texts))
print(json.dumps({"s": time.process_time() - ready, "fill_s": ready - begun, "matches": found}))
"""


def peers(monographs: list[Monograph], spl: list[Path], folder: Path) -> dict[str, dict[str, float]]:
    """Processor seconds and megabytes of each; spaCy's are of finding names of conditions alone."""
    found = {"spaCy PhraseMatcher": spacy(monographs, folder)}
    if spl:
        found["lxml, bare parse"] = bare(spl)
    return found


def spacy(monographs: list[Monograph], folder: Path) -> dict[str, float]:
    names = sorted(
        {
            concept.label.casefold()
            for lexicon in default_grounder().lexicons
            for concept in lexicon.concepts()
            if concept.curie.startswith(("MONDO:", "HP:"))
        }
    )
    texts = [monograph.text for monograph in monographs]
    data = folder / "peer.json"
    data.write_text(json.dumps([names, texts]), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "env")], check=True)
    python = str(folder / "env" / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", *SPACY], check=True)
    done = subprocess.run([python, "-c", PROGRAM, str(data)], check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return {**figures, "names": len(names), "mb": sum(map(len, texts)) / 1e6}


def bare(spl: list[Path]) -> dict[str, float]:
    from lxml import etree

    contents = [path.read_bytes() for path in spl]
    begun = time.process_time()
    for content in contents:
        etree.fromstring(content)
    return {"s": time.process_time() - begun, "mb": sum(map(len, contents)) / 1e6}
