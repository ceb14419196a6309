"""Facts of uses: a named condition with what its surroundings say of its patients and its use."""

from __future__ import annotations

from dataclasses import replace

from kg_builder.model import Evidence, Indication, PassageKind

from ..base import Document
from ..language.sentences import last_sentence
from ..statements import Statement
from ..vocabulary.patients import ANYONE, patients_told
from .breadth import name_of, outlasts
from .conditions import NamedCondition
from .frames import Frame

__all__ = ["fact_of", "indication_of"]


def fact_of(
    statement: Statement, named: NamedCondition, frame: Frame, rule: str, *, broader: str | None = None
) -> Indication:
    r"""The fact of a condition named in a sentence; its patients may be told by what governs the sentence.

    Args:
        statement: the sentence, which is the evidence.
        named: the condition.
        frame: what is said of its use.
        rule: "extractor/rule" that read it.
        broader: the wider condition in whose list it stands, if that is not its own.

    >>> from kg_builder.extract.statements import statements
    >>> from kg_builder.model import Status
    >>> *_, gout = statements(read("Uses\nApproved for children with:\n- gout"))
    >>> named, frame = NamedCondition("gout", gout.start, gout.end), Frame("FDA", Status.ASSERTED, None, None)
    >>> fact = fact_of(gout, named, frame, "indications/item")
    >>> fact.object, fact.population
    ('gout', 'children')
    """
    evidence = statement.evidence(rule)
    own = named.patients
    anyone = own is not None and own.age_min is own.age_max is None and own.words.split()[0] in ANYONE
    if (own is None or anyone) and statement.passage.kind is not PassageKind.HEADING:
        above = statement.leads[:-1] if statement.section.title else statement.leads
        for lead in above[1:] if outlasts(statement) else above:
            patients = patients_told(last_sentence(lead))
            if patients and patients.words not in {"patients", "people"}:
                if own:  # "adults with: gout in patients who cannot walk"
                    patients = replace(
                        patients, words=f"{patients.words} {own.words.partition(' ')[2]}".strip()
                    )
                named = NamedCondition(named.text, named.start, named.end, patients, named.broader)
                break
    return indication_of(statement.document, named, frame, evidence, broader=broader)


def indication_of(
    document: Document, named: NamedCondition, frame: Frame, evidence: Evidence, *, broader: str | None = None
) -> Indication:
    """The fact of a condition, its patients being those it is named with.

    >>> from kg_builder.model import Status
    >>> named = NamedCondition("gout", 17, 21, broader="arthritis")
    >>> frame = Frame("FDA", Status.ASSERTED, "colchicine", None)
    >>> fact = indication_of(read("Uses"), named, frame, facts[0].evidence[0])
    >>> fact.object, fact.broader, fact.approval, fact.combination
    ('gout', 'arthritis', 'FDA', 'colchicine')
    """
    patients = named.patients
    return Indication(
        drug=document.drug,
        object=name_of(document, named),
        status=frame.status,
        population=patients.words if patients else None,
        age_min=patients.age_min if patients else None,
        age_max=patients.age_max if patients else None,
        approval=frame.approval,
        broader=broader or named.broader,
        combination=frame.combination,
        line=frame.line,
        evidence=(evidence,),
    )
