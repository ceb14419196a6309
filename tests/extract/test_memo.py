"""What is remembered of sections never shows in the facts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder import remembered
from kg_builder.extract import Document, document_facts, extract_facts, extractors, open_document
from kg_builder.extract.base import Extractor
from kg_builder.extract.memo import SectionMemo
from kg_builder.extract.tagger import EffectTagger, TaggedMention, TaggerInput
from kg_builder.model import Fact, Indication, Monograph
from kg_builder.readers import read_monographs
from kg_builder.readers.openfda import read_record

from ..readers.label_samples import SPL

DATA = Path(__file__).parents[3] / "shared" / "data"
TEXTS = {
    "boxed_warning": [
        "WARNING: LIVER INJURY {drug} can cause liver failure. Check liver enzymes before starting {drug}."
    ],
    "indications_and_usage": [
        "1 INDICATIONS AND USAGE {drug} is indicated for the treatment of gout in adults.",
        "1 INDICATIONS AND USAGE 1.1 Gout {drug} is indicated for gout. 1.2 Migraine {drug} is indicated "
        "for acute migraine in adults.",
    ],
    "contraindications": [
        "4 CONTRAINDICATIONS Do not use in patients with severe asthma or a history of angioedema (AE).",
        "4 CONTRAINDICATIONS {drug} is contraindicated in congestive heart failure (CHF) and in AE.",
    ],
    "warnings_and_cautions": [
        "5 WARNINGS AND PRECAUTIONS 5.1 Hypersensitivity Cases of anaphylaxis and AE occurred. Stop {drug} "
        "at once. 5.2 Heart Failure CHF may worsen; monitor for swelling.",
        "5 WARNINGS AND PRECAUTIONS 5.1 Infections Serious infections have been reported with {drug}.",
    ],
    "drug_interactions": [
        "7 DRUG INTERACTIONS 7.1 Warfarin {drug} raises levels of warfarin. Monitor the INR.",
        "7 DRUG INTERACTIONS Avoid strong CYP3A4 inhibitors such as ketoconazole with {drug}.",
    ],
    "use_in_specific_populations": [
        "8 USE IN SPECIFIC POPULATIONS 8.1 Pregnancy In animals {drug} caused fetal harm. 8.4 Pediatric "
        "Use Safety in children has not been established.",
    ],
    "dosage_and_administration": [
        "2 DOSAGE AND ADMINISTRATION The starting dose of {drug} is 25 mg once daily. Reduce the dose to "
        "10 mg in severe renal impairment.",
    ],
    "adverse_reactions": [
        "6 ADVERSE REACTIONS The most common reactions were nausea, headache and rash.",
    ],
}
DRUGS = ("alphacet", "betanol")


def label(drug: str, chosen: dict[str, int]) -> Monograph:
    record: dict[str, object] = {
        "set_id": f"set-{drug}",
        "openfda": {"generic_name": [drug.upper()], "brand_name": [drug.title()]},
        "description": [f"{drug.title()} is a white powder."],
    }
    for field, number in chosen.items():
        texts = TEXTS[field]
        record[field] = [texts[number % len(texts)].replace("{drug}", drug.title())]
    return read_record(record, "labels.json")


def local(document: Document) -> list[Extractor]:
    return [e for e in extractors(document.monograph.media_type) if e.by_section]


def plainly(document: Document) -> set[Fact]:
    """The facts where nothing is remembered of other documents, sentences neither."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(remembered, "_MEMORY", remembered.Memory())
        return {fact for extractor in local(document) for fact in extractor.extract(document)}


labels = st.builds(
    label,
    st.sampled_from(DRUGS),
    st.dictionaries(st.sampled_from(sorted(TEXTS)), st.integers(0, 1), min_size=2, max_size=5),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(labels, min_size=2, max_size=4), st.sampled_from([1, 4000, 1 << 20]))
def test_facts_are_the_same_whatever_was_read_before(monographs: list[Monograph], limit: int) -> None:
    documents = [open_document(monograph) for monograph in monographs]
    memo = SectionMemo(local(documents[0]), limit=limit)
    for document in documents:
        assert set(memo.extract(document)) == plainly(document)


def real_labels() -> Iterator[Monograph]:
    for name in ("lipitor-orig", "lipitor-repack", "viagra", "no-title", "cough"):
        path = DATA / "spl" / f"{name}.xml"
        if path.is_file():
            yield from (item for item in read_monographs(path) if isinstance(item, Monograph))
    path = DATA / "openfda" / "drug-label.json"
    if path.is_file():
        for number, item in enumerate(read_monographs(path)):
            if number % 89 == 0 and isinstance(item, Monograph):
                yield item


def made_labels(tmp_path: Path) -> Iterator[Monograph]:
    path = tmp_path / "zorvex.xml"
    path.write_text(SPL, encoding="utf-8")
    yield from (item for item in read_monographs(path) if isinstance(item, Monograph))


def test_facts_of_labels_are_the_same_with_all_some_and_no_sections_known(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - which sections are forgotten, not a secret
    memos: dict[str, SectionMemo] = {}
    for monograph in [*made_labels(tmp_path), *real_labels()]:
        document = open_document(monograph)
        memo = memos.setdefault(monograph.media_type, SectionMemo(local(document)))
        expected = plainly(document)
        assert set(memo.extract(document)) == expected
        assert set(memo.extract(document)) == expected
        for key in [key for key in memo._known if chance.random() < 0.5]:
            del memo._known[key]
        assert set(memo.extract(document)) == expected


@pytest.mark.parametrize(
    ("uses", "field", "said", "wanted"),
    [
        (
            "{drug} is indicated for insomnia.",
            "adverse_reactions",
            "6 ADVERSE REACTIONS Falls and confusion were reported in adults treated for insomnia.",
            {("adverse_effect", "falls"), ("adverse_effect", "confusion")},
        ),
        (
            "{drug} is indicated for gout in combination with colchicine.",
            "warnings_and_cautions",
            "5 WARNINGS AND PRECAUTIONS 5.1 Bleeding Concomitant use of colchicine or warfarin may increase "
            "the risk of bleeding. Monitor the patient.",
            {("interaction", "warfarin")},
        ),
    ],
)
def test_sections_know_what_a_drug_is_for_whatever_was_read_before(
    uses: str, field: str, said: str, wanted: set[tuple[str, str]]
) -> None:
    """Its uses known from another label, what a drug is for or taken with was an effect, or interacted."""
    relations = {relation for relation, _ in wanted}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(TEXTS, "indications_and_usage", [f"1 INDICATIONS AND USAGE {uses}"])
        first = label("gammanol", {"indications_and_usage": 0, field: 0})
        patch.setitem(TEXTS, field, [said])
        second = label("gammanol", {"indications_and_usage": 0, field: 0})
    extract_facts(first)
    found = {(fact.relation, fact.object) for fact in extract_facts(second) if fact.relation in relations}
    assert found == wanted


class Counting:
    """Reads "indicated for X" and notes what it was asked to read."""

    name = "counting"
    relations = ("indication",)
    by_section = True

    def __init__(self) -> None:
        self.asked: list[str] = []

    def extract(self, document: Document) -> Iterable[Fact]:
        for section in document.monograph.walk():
            for passage in section.passages:
                self.asked.append(passage.text)
                at = passage.text.find("gout")
                if at >= 0:
                    start = passage.start + at
                    evidence = document.evidence(section, start, start + 4, "counting/gout")
                    yield Indication(drug=document.drug, object="gout", evidence=(evidence,))


def test_a_section_seen_before_is_not_read_again_but_moved() -> None:
    first = label("alphacet", {"boxed_warning": 0, "indications_and_usage": 0})
    second = label("alphacet", {"indications_and_usage": 0, "adverse_reactions": 0})
    counting = Counting()
    memo = SectionMemo([counting])
    (known,) = memo.extract(open_document(first))
    counting.asked.clear()
    (moved,) = memo.extract(open_document(second))
    assert not any("gout" in text for text in counting.asked)
    (before,), (after,) = known.evidence, moved.evidence
    assert before.span.start != after.span.start
    assert after.document == second.document_id
    assert after.span.is_in(second.text)


@pytest.mark.parametrize("changed", ["drug", "abbreviation"])
def test_what_extractors_may_look_at_is_told_apart(changed: str) -> None:
    monograph = label("alphacet", {"contraindications": 0, "warnings_and_cautions": 0})
    counting = Counting()
    memo = SectionMemo([counting])
    memo.extract(open_document(monograph))
    counting.asked.clear()
    other = open_document(monograph)
    if changed == "drug":
        names = replace(monograph.drug, generic="betanol")
        other = replace(other, monograph=replace(monograph, drug=names))
    else:
        other = replace(other, abbreviations={"AE": "adverse event"})
    memo.extract(other)
    assert any("anaphylaxis" in text for text in counting.asked)


def test_names_and_abbreviations_of_other_sections_do_not_count() -> None:
    monograph = label("alphacet", {"indications_and_usage": 0})
    counting = Counting()
    memo = SectionMemo([counting])
    memo.extract(open_document(monograph))
    counting.asked.clear()
    names = replace(monograph.drug, synonyms=("alphacet trihydrate",))
    memo.extract(Document(replace(monograph, drug=names), {"XYZ": "xylose yield"}))
    assert counting.asked == []


def test_memory_is_bounded() -> None:
    memo = SectionMemo([Counting()], limit=2000)
    for number in range(50):
        monograph = label("alphacet", {"indications_and_usage": number})
        memo.extract(open_document(replace(monograph, drug=replace(monograph.drug, generic=f"d{number}"))))
        assert memo._known.size <= 2000
    assert 0 < len(list(memo._known)) < 20


def test_the_facts_of_a_document_are_found_twice_alike() -> None:
    document = open_document(label("betanol", dict.fromkeys(TEXTS, 0)))
    assert document_facts(document) == document_facts(document)


def test_foreseen_documents_give_the_same_facts() -> None:
    documents = [open_document(label("alphacet", dict.fromkeys(TEXTS, number))) for number in (0, 1)]
    memo = SectionMemo(local(documents[0]))
    memo.foresee(documents)
    for document in documents:
        assert set(memo.extract(document)) == plainly(document)


def test_sections_of_foreseen_documents_are_tagged_in_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [open_document(label("alphacet", {"adverse_reactions": 0, "boxed_warning": 0}))] * 2
    batches: list[int] = []
    tag_parts = EffectTagger.tag_parts

    def noted(tagger: EffectTagger, parts: Sequence[Sequence[TaggerInput]]) -> list[list[TaggedMention]]:
        batches.append(len(parts))
        return tag_parts(tagger, parts)

    monkeypatch.setattr(EffectTagger, "tag_parts", noted)
    memo = SectionMemo(local(documents[0]))
    memo.foresee(documents)
    for document in documents:
        memo.extract(document)
    assert batches == [2]
