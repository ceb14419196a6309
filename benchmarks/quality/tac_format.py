"""Labels in the XML form of TAC 2017's adverse drug reaction track: read, cut into passages, written."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg_builder.extract.tagger import Layout, SectionRole, TaggerInput

__all__ = ["Label", "LabelMention", "LabelSection", "passages_of", "read_label", "read_labels", "write_guess"]

_ROLES = {
    "adverse reactions": SectionRole.ADVERSE_EFFECTS,
    "boxed warnings": SectionRole.BOXED_WARNING,
    "warnings and precautions": SectionRole.WARNINGS,
}
_BULLET = re.compile(r"\s*[*\u2022\u25cf\u25aa\u2013-]\s+")
_CELL_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_NUMBERED = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*\.?\s+\S")


@dataclass(frozen=True, slots=True)
class LabelSection:
    """A section: its id in the file, its name, and its text, which offsets point into."""

    id: str
    name: str
    text: str

    @property
    def role(self) -> SectionRole:
        """The part of a label it is."""
        return _ROLES.get(self.name, SectionRole.WARNINGS)


@dataclass(frozen=True, slots=True)
class LabelMention:
    """An annotated mention.

    Args:
        section: id of its section.
        fragments: (start, end) of each fragment in the section's text, in order.
        kind: AdverseReaction, Negation, Animal, DrugClass, Factor or Severity.
        status: asserted, negated, animal or class_effect (of an AdverseReaction).
        text: the fragments' words, joined by a blank.
    """

    section: str
    fragments: tuple[tuple[int, int], ...]
    kind: str
    status: str
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A drug label: sections, mentions, and the set of its lower-cased reaction strings."""

    name: str
    drug: str
    sections: tuple[LabelSection, ...]
    mentions: tuple[LabelMention, ...]
    reactions: frozenset[str]

    def effects(self, section: str) -> list[LabelMention]:
        """The adverse-reaction mentions of a section."""
        return [m for m in self.mentions if m.kind == "AdverseReaction" and m.section == section]


def read_label(path: Path) -> Label:
    """Reads one label.

    Raises:
        xml.etree.ElementTree.ParseError: if the file is not XML.
    """
    root = ET.parse(path).getroot()  # noqa: S314 - see above
    sections = tuple(
        LabelSection(s.get("id", ""), s.get("name", ""), s.text or "") for s in root.iter("Section")
    )
    kinds = {m.get("id", ""): m.get("type", "") for m in root.iter("Mention")}
    statuses: dict[str, str] = {}
    for relation in root.iter("Relation"):
        status = _status_of(relation.get("type", ""), kinds.get(relation.get("arg2", ""), ""))
        if status:
            statuses.setdefault(relation.get("arg1", ""), status)
    mentions = tuple(
        LabelMention(
            m.get("section", ""),
            tuple(
                (int(start), int(start) + int(length))
                for start, length in zip(
                    m.get("start", "").split(","), m.get("len", "").split(","), strict=True
                )
            ),
            m.get("type", ""),
            statuses.get(m.get("id", ""), "asserted"),
            m.get("str", ""),
        )
        for m in root.iter("Mention")
    )
    reactions = frozenset(r.get("str", "").strip().lower() for r in root.iter("Reaction"))
    return Label(path.name, root.get("drug", ""), sections, mentions, reactions)


def _status_of(relation: str, modifier: str) -> str:
    if relation == "Negated":
        return "negated"
    if relation == "Hypothetical":
        return {"Animal": "animal", "DrugClass": "class_effect"}.get(modifier, "")
    return ""


def read_labels(folder: Path) -> list[Label]:
    """Reads the labels of a folder, by file name."""
    return [read_label(path) for path in sorted(folder.glob("*.xml"))]


def passages_of(section: LabelSection) -> list[tuple[int, TaggerInput]]:
    """The section's lines as passages, each with the offset of its text in the section."""
    found: list[tuple[int, TaggerInput]] = []
    offset = 0
    for line in section.text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = offset + line.index(bare)
            found.append((start, TaggerInput(bare, section.role, _layout_of(line.rstrip()))))
        offset += len(line)
    return found


def _layout_of(line: str) -> Layout:
    """Layout of a line, from its bullets, gaps and length.

    >>> _layout_of("     Nausea                  42         -").name
    'ROW'
    >>> _layout_of(" *  Nausea").name
    'ITEM'
    >>> _layout_of("  6.1 Clinical Trial Experience").name
    'HEADING'
    """
    if _BULLET.match(line):
        return Layout.ITEM
    words = line.split()
    if len(_CELL_GAP.findall(line)) >= 2 and len(words) <= 60:
        return Layout.ROW
    if len(words) <= 14 and line[-1:] not in ".,;" and (_NUMBERED.match(line) or line.upper() == line):
        return Layout.HEADING
    if len(words) <= 7 and line[-1:] not in ".,;:":
        return Layout.HEADING
    return Layout.PARAGRAPH


def write_guess(
    path: Path,
    label: Label,
    mentions: Iterable[tuple[str, tuple[tuple[int, int], ...]]],
    reactions: Sequence[str],
) -> None:
    """Writes guesses in the form of the gold: sections, mentions with offsets, reactions.

    Args:
        path: the file to write.
        label: the label guessed on.
        mentions: (section id, fragments) of each mention.
        reactions: the label's lower-cased unique reaction strings.
    """
    root = ET.Element("Label", drug=label.drug, track="TAC2017_ADR")
    text = ET.SubElement(root, "Text")
    texts = {}
    for section in label.sections:
        texts[section.id] = section.text
        ET.SubElement(text, "Section", name=section.name, id=section.id).text = section.text
    listed = ET.SubElement(root, "Mentions")
    for number, (section_id, fragments) in enumerate(mentions, 1):
        ET.SubElement(
            listed,
            "Mention",
            id=f"M{number}",
            section=section_id,
            type="AdverseReaction",
            start=",".join(str(start) for start, _ in fragments),
            len=",".join(str(end - start) for start, end in fragments),
            str=" ".join(" ".join(texts[section_id][a:b].split()) for a, b in fragments),
        )
    ET.SubElement(root, "Relations")
    strings = ET.SubElement(root, "Reactions")
    for number, reaction in enumerate(reactions, 1):
        ET.SubElement(strings, "Reaction", id=f"AR{number}", str=reaction)
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="UTF-8", xml_declaration=True)
