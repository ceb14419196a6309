"""What the drug is used for: from sentences, lists of uses, and the headings of a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Indication, PassageKind, SectionKind, Status

from ..base import LABEL_TYPES, Document
from ..statements import Statement, drug_pattern, statements, told_sections
from ..vocabulary.condition_words import is_condition
from ..vocabulary.patients import ANYONE, GROUP, PATIENTS, Patients, patients_in, patients_of
from ..vocabulary.phrases import blank, expanded, without_citations
from .conditions import NamedCondition, conditions
from .facts import fact_of
from .frames import OFF_LABEL, frame_of
from .fronted import named_in_front
from .headings import QUESTION, headed_uses, titled_uses
from .idioms import LABELLED, without_range, words_before_uses
from .items import ADJUNCT, PURPOSES, kinds_told, uses_of_item
from .listed import is_listed, says_something
from .sound import sound_uses
from .tables import tabled_uses

__all__ = ["IndicationExtractor"]

_CAUTIONS = frozenset([SectionKind.WARNINGS, SectionKind.BOXED_WARNING])
"""Sections that only tell what the drug is not for."""
_PROSE = frozenset(
    [
        SectionKind.INDICATIONS,
        SectionKind.DESCRIPTION,
        SectionKind.IDENTITY,
        SectionKind.SUMMARY,
        SectionKind.HIGHLIGHTS,
        SectionKind.MECHANISM,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.DOSAGE,
        SectionKind.OTHER,
        *_CAUTIONS,
    ]
)
_HOME = frozenset([SectionKind.INDICATIONS, SectionKind.HIGHLIGHTS])
_OTHER_SUBJECT = re.compile(
    r"^\W*(?:(?:lowering|controlling|reducing|treating|keeping|getting)\s|other(?!\s+(?:\w+\s+)?uses\b)"
    r"|another|some|many|most|these(?!\s+(?:same\s+)?(?:products|tablets|capsules|brands|forms|medicines))"
    r"|antibiotics|vaccines?|doctors?|patients?|you|your|people|tell|ask|call|if|before|studies|trials?"
    r"|treatment\s+for|symptoms|diet|exercise|culture|therapy\s+may|when|do\s+not|stop|inform"
    r"|in\s+(?:clinical|a|the|two|one)\s+(?:stud|trial))\b",
    re.I,
)
_LIKENED = re.compile(r"\W*(?:\w+\s+){0,3}(?:such\s+as|like|including)\s+", re.I)
_PRESCRIBED = re.compile(
    r"\W*(?:your\s+)?\w+\s+(?:\w+\s+){0,4}?"
    r"(?:buy|have|get|receive|be\s+given|prescribed?|used?|tried|recommend(?:ed)?|given?|take|turn\s+to"
    r"|hears?\s+of|reach(?:es)?\s+for|looks?\s+to|falls?\s+back\s+on|choose|rely\s+on|borrow|need)\s+"
    r"(?:you\s+)?",
    re.I,
)
_BECAUSE = re.compile(r"\b(?:because|if)\b", re.I)
_DISEASE_TALK = re.compile(
    r"\b(?:is|are)\s+(?:an?|the)\s+(?:\w+\s+){0,4}(?:disease|disorder|condition|infection|illness)\b", re.I
)
_ALONG = re.compile(
    r"\s*(?:combination|conjunction|addition)\s+(?:with|to)\s[^.;:]*?\s(?:for|to|in)\s+(?=[a-z])", re.I
)
_INDICATED = re.compile(r"(?<!linically )(?<!ontra)(?<!ONTRA)(?:[Ii]ndicated|INDICATED)|[Oo]ff-?label")
_USED = re.compile(
    r"[Ii]ndicated|\b[Uu]se[ds]?\b|[Tt]reat|[Pp]revent|[Pp]rescribe|[Rr]eliev|[Mm]anag|\bfor\b"
)
_OFF_LABEL_LINE = re.compile(r"^[^.:]{3,60}\(\s*off-?\s?label\s*\)\W*$", re.I)
_REMARK = re.compile(
    r"\bwith\s+caution\b|\bcautiously\b|\b(?:is|are|was|were)\s+(?:based|supported)\s+(?:on|by)\b"
    r"|\b(?:monitored|discontinued|withheld|avoided)\b|^\W*(?:note\W+)?only\s"
    r"|(?<!\bis\sthe\s)\bdrug\s+of\s+choice\b",
    re.I,
)
"""Sentences that tell of care, evidence or another drug rather than of a use."""

_BY_DOING = re.compile(r"\W*by\s+\w+ing\s", re.I)
"""How a sentence on how the drug works begins: "By blocking samplin, it eases pain"."""

_HOW = re.compile(r"\W*(?:[\w-]+\s+){1,3}works?\s+by\s(?!.*\b(?:used|indicated|prescribed)\b)", re.I)
"""How one begins that says how it works, and what comes of it: "It works by ..., and so eases pain"."""

_MARKS = re.compile(r"(?<=[\s:(])(?:\((?:[a-h]|[ivx]{1,4}|\d)|(?<!\sto\s)(?:[a-h]|[ivx]{1,4}|\d))\)\s")
_EMPHASIS = re.compile(r"(?<!\S)(?:\*{1,3}|[\"\u201c])(?=\w)|(?<=\w)(?:\*{1,3}|[\"\u201d])(?!\w)")
"""How a page in plain text sets words apart: "for people with **gout** who ..."."""

_FOLLOWING = re.compile(r"\bthe\s+following\b[^:.;]{0,60}:\s*(?P<rest>[^.:;,\u2022]{8,})$", re.I)
_CAPITAL = re.compile(r"\s+(?=[A-Z][a-z]{2,})")
_NOT_FOR = re.compile(
    r"\bnot\s+(?:\w+ly\s+)?(?:been\s+)?(?:approved|licen[sc]ed|indicated|authori[sz]ed)\b"
    r"|^\W*not\s+for\s+(?:the\s+)?(?:relief|treatment|prevention)\b",
    re.I,
)
_NOT_TO = re.compile(
    r"\b(?:not|never|don['\u2019]t)\s+(?:be\s+)?(?:us|tak|giv)\w*\s+(?:[\w-]+\s+){0,2}?(?:to|for)\s", re.I
)
_FRONTED = re.compile(r"\W*(?:in|for|among)\s+(?P<who>[^,.;:]{4,80}),\s", re.I)
_FRONTED_AGAIN = re.compile(
    r"(?:;\s+(?:and\s*,?\s+)?|,\s+and\s*,\s+)(?:in|for|among)\s+(?P<who>[^,.;:]{4,60}?)\s*,?\s*$", re.I
)
"""Patients named before a further use: "for asthma; in children over 6, for eczema"."""
_MEANT_TO = re.compile(
    r"(?<!\bnot)(?<!enough)(?<!cine)(?<!able)(?<!likely)\s+to\s+(?:help\s+)?(?=(?:treat|prevent|relieve)\s)",
    re.I,
)
"""What a drug is injected, swallowed or applied for, where no other words tell of its use."""

_LABEL = re.compile(rf"\W*{LABELLED}", re.I)
_PRODUCT = re.compile(
    r"\W*(?:the|these|this)\s+"
    r"(?:patch(?:es)?|tablets?|capsules?|cream|ointment|gel|drops|inhaler|spray|injections?|implant|vaccine"
    r"|syrup)\s+(?:is|are|can|may)\b",
    re.I,
)
"""The product in the place of the drug's name: "The patch is used for ..."."""
_IN_TREATMENT = re.compile(
    r"\b(?:is|are)\s+used\s+"
    r"(?:to\s+treat\b|(?:for|in)\s+the\s+(?:\w+\s+)?(?:treatment|management|prevention)\s+of\b)",
    re.I,
)
_STATE = re.compile(
    r"(?:(?:early|late|(?:first|second|third)\s+trimester\s+of)\s+)?pregnancy|childhood|old\s+age"
    r"|breast-?feeding|lactation",
    re.I,
)
"""States that a drug can only prevent: "taken in pregnancy"."""
_NARROWED = re.compile(rf"{GROUP}\s+(?:with|who|whose)\s", re.I)
_SHARED = re.compile(r"(?:and|or)\s", re.I)
"""Two uses joined without a comma share the patients named at their end."""
_DIET = re.compile(
    r"(?<=\bdiet\s)(?:restricted|low|high)\s+in\s+[\w\s-]{3,40}?(?:cholesterol|fats?|sodium|salt)"
    r"(?:\s+and\s+cholesterol)?\b",
    re.I,
)
"""What a diet is low in, which the drug is not for."""
_SUSCEPTIBILITY = re.compile(
    r"\bto\s+reduce\s+the\s+development\s+of\s+drug-resistant\b|\bculture\s+and\s+susceptib"
    r"|\bmaintain\s+the\s+effectiveness\b|\bantibacterial\s+drugs?\b.*\bproven\b",
    re.I,
)


class IndicationExtractor:
    r"""Conditions after "used to treat", "indicated for" and the like, listed uses, and label headings.

    >>> page = read("Uses\nIt is used to treat gout. It is not approved for migraine.")
    >>> [(fact.object, fact.status.value) for fact in IndicationExtractor().extract(page)]
    [('gout', 'asserted'), ('migraine', 'negated')]
    """

    name = "indications"
    by_section = True
    relations = ("indication",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Indications in reading order."""
        yield from sound_uses(self._read(document), document.monograph.drug.all_names)

    def _read(self, document: Document) -> Iterator[Fact]:
        drug = drug_pattern(document)
        for section in told_sections(document):
            yield from titled_uses(document, section, drug)
            yield from tabled_uses(document, section)
        yield from _with_patients_behind(self._told(document, drug))

    def _told(self, document: Document, drug: re.Pattern[str]) -> Iterator[tuple[Statement, list[Fact]]]:
        """The sentences that may tell of uses, each with those it tells."""
        listed: set[tuple[int, int]] = set()
        label = document.monograph.media_type in LABEL_TYPES
        last: Statement | None = None
        for statement in statements(document, _PROSE, headings=True):
            if label and not _may_tell(statement):
                continue  # by far most of a label's sentences
            place = (statement.section.start, statement.index)
            if drug.fullmatch(statement.text.strip(" :*.")):
                continue  # "Zorvex" above the uses of that brand
            if is_listed(statement) and not _tells_of(statement, drug):
                if place not in listed or PURPOSES.match(statement.text):
                    listed.add(place)
                    yield statement, list(uses_of_item(statement))
                elif drug.match(statement.text):
                    yield statement, list(_sentence(statement, drug))
            elif statement.passage.kind is PassageKind.HEADING or _OFF_LABEL_LINE.search(statement.text):
                yield statement, list(headed_uses(statement))
            elif (kinds := kinds_told(statement, last)) is not None:
                yield statement, kinds
            elif not QUESTION.search(statement.text):
                yield statement, list(_sentence(statement, drug))
            last = statement


def _tells_of(statement: Statement, drug: re.Pattern[str]) -> bool:
    """Whether a line says in a sentence what the drug does or who takes it, and is no item of a list."""
    text = statement.text
    in_full = statement.passage.kind is PassageKind.PARAGRAPH and text.endswith(".")
    told = (
        says_something(text) or _TOLD_OF_IT.search(text) or (drug.search(text) and not PATIENTS.match(text))
    )
    if in_full and told:
        return True
    if drug.match(text):
        return says_something(text)
    if taken := _PRESCRIBED.match(text):
        return drug.match(text, taken.end()) is not None
    return bool(text.endswith(".") and (front := named_in_front(text, drug, home=False)) and front[0])


_TOLD_OF_IT = re.compile(
    r"\b(?:lowers?|reduces?|includes?|find|finds|responds?|protects?|keeps?|tames?|takes|gets?|puts?|gives?"
    r"|makes?|pairs?)\b|\b(?:it|that|this)['\u2019]s\b|\bthey['\u2019]re\b",
    re.I,
)
"""What a sentence on a drug says, besides what any sentence does."""
_FOR_THEM = re.compile(
    r"(?:it|they|this\s+(?:medicine|medication|drug)|[\w-]+)\s+(?:is|are|can\s+be|may\s+be)\s+(?:also\s+)?"
    r"(?:(?:used|given|taken|approved|licen[sc]ed|indicated|meant|suitable)\s+(?:for\s+use\s+)?)?"
    r"(?=(?:in|by|for|to)\s)",
    re.I,
)
"""How a sentence begins that only says whom the drug is for: "It is for adults"."""


def _with_patients_behind(told: Iterable[tuple[Statement, list[Fact]]]) -> Iterator[Fact]:
    """Uses, with the patients that the sentence behind theirs names: "It treats gout. It is for adults."."""
    waiting: list[Fact] = []
    before: Statement | None = None
    for statement, facts in told:
        group = None
        together = before is not None and statement.passage is before.passage
        if before and together and not waiting and OFF_LABEL.search(before.text):
            facts = [_off_label(fact) for fact in facts]  # noqa: PLW2901
        if together and waiting and (lead := _FOR_THEM.match(statement.text)):
            named = PATIENTS.match(statement.text, lead.end())
            group = patients_in(named) if named and not statement.text[named.end() :].strip(" .") else None
        for fact in waiting:
            if group and isinstance(fact, Indication) and fact.population is None:
                fact = replace(fact, population=group.words, age_min=group.age_min, age_max=group.age_max)  # noqa: PLW2901
            yield fact
        waiting, before = facts, statement
    yield from waiting


def _off_label(fact: Fact) -> Fact:
    """A use behind a sentence that only announces uses beyond the label."""
    open_to_it = isinstance(fact, Indication) and fact.approval is None
    return replace(fact, approval="off-label") if open_to_it else fact  # type: ignore[call-arg]


def _may_tell(statement: Statement) -> bool:
    """Whether a label's sentence may tell of a use: beside the indications, only if it says so."""
    kind = statement.section.kind
    if kind is SectionKind.INDICATIONS:
        return True
    if kind in {SectionKind.HIGHLIGHTS, SectionKind.DOSAGE}:
        return any(_INDICATED.search(words) for words in (statement.text, *statement.leads))
    if kind is SectionKind.BOXED_WARNING:
        return _NOT_FOR.search(statement.text) is not None
    return kind is not SectionKind.WARNINGS and bool(_USED.search(statement.text))


def _sentence(statement: Statement, drug: re.Pattern[str]) -> Iterator[Fact]:
    whole = without_citations(statement.text)
    text = ADJUNCT.sub(blank, _DIET.sub(blank, whole) if " diet " in whole else whole)
    text = without_range(_EMPHASIS.sub(blank, _MARKS.sub(blank, text)))
    if _SUSCEPTIBILITY.search(text) or _REMARK.search(text) or _BY_DOING.match(text) or _HOW.match(text):
        return
    home = statement.section.kind in _HOME
    if (front := named_in_front(text, drug, home=home)) is not None:
        for condition in conditions(front[0], statement.start + front[1]):
            yield fact_of(statement, condition, frame_of(statement, whole, 0), "indications/sentence")
        return
    text = _short_forms(statement.document, text)
    triggers = list(words_before_uses(text))
    if not triggers and (drug.match(text) or _PRESCRIBED.match(text)):
        triggers = list(_MEANT_TO.finditer(text))
    if not triggers or (statement.section.kind in _CAUTIONS and not _NOT_FOR.search(text)):
        return
    first = triggers[0]
    told = (
        home or drug.search(text[: first.end()]) or any(p.match(text) for p in (_PRODUCT, _LABEL, _NOT_FOR))
    )
    if not told and not home and statement.section.kind not in {SectionKind.DESCRIPTION, SectionKind.DOSAGE}:
        return
    if (
        _OTHER_SUBJECT.match(text)
        and not drug.match(text.lstrip())
        and not _NOT_TO.search(text, 0, first.end() + 1)
    ):
        likened = _LIKENED.match(text)
        told_by = _PRESCRIBED.match(text)
        because = _BECAUSE.search(first.group()) is not None
        if not because and not any(lead and drug.match(text, lead.end()) for lead in (likened, told_by)):
            return
    said = _NOT_TO.search(text, 0, first.end() + 1) or re.search(r"\bindicated\b", text, re.I)
    on_page = statement.document.monograph.media_type not in LABEL_TYPES
    if statement.section.kind is SectionKind.DOSAGE and not (
        said or (on_page and drug.search(text) and _IN_TREATMENT.search(text))
    ):
        return
    if listed := _FOLLOWING.search(text, first.end()):
        # A list that lost its lines: "the following: Mild pain Osteoarthritis Gout".
        start = listed.start("rest")
        for cut in [*_CAPITAL.finditer(text, start + 1), None]:
            end = cut.start() if cut else len(text)
            for condition in conditions(text[start:end], statement.start + start):
                yield fact_of(
                    statement, condition, frame_of(statement, whole, first.start()), "indications/item"
                )
            start = cut.end() if cut else end
        return
    found = _named_behind(statement, text, triggers, drug)
    last = found[-1][0].patients if found else None
    joined = found and _SHARED.match(text, found[-1][1]) and not text[: found[-1][1]].rstrip().endswith(",")
    shared = last if joined else None
    for condition, at, until in found:
        if _STATE.fullmatch(condition.text) and "revent" not in text:
            continue
        whose = replace(condition, patients=condition.patients or shared)
        frame = frame_of(statement, whole, at, until)
        if frame.combination and whose.text in frame.combination:
            # "gout and, together with samplol, migraine"
            partner = frame.combination.split(whose.text)[0].rstrip(" ,")
            frame = replace(frame, combination=partner or None)
        if frame.status is Status.NEGATED or statement.section.kind not in _CAUTIONS:
            yield fact_of(statement, whose, frame, "indications/sentence")


def _named_behind(
    statement: Statement, text: str, triggers: list[re.Match[str]], drug: re.Pattern[str]
) -> list[tuple[NamedCondition, int, int]]:
    """What is named behind the words that tell of uses, with where these begin and the next ones do."""
    patients = _told_before(text, triggers[0].start())
    found: list[tuple[NamedCondition, int, int]] = []
    for i, trigger in enumerate(triggers):
        end = triggers[i + 1].start() if i + 1 < len(triggers) else len(text)
        if i + 1 < len(triggers) and (others := _FRONTED_AGAIN.search(text, trigger.end(), end)):
            end = others.start()  # whose use is told next
        before = text[: trigger.start()]
        if _DISEASE_TALK.search(before) and not drug.search(before):
            continue
        along = _ALONG.match(text, trigger.end(), end)
        at = along.end() if along else trigger.end()
        named = conditions(text[at:end], statement.start + at) or _in_brackets(text, at, end, statement.start)
        if again := _FRONTED_AGAIN.search(before, triggers[i - 1].end() if i else 0):
            patients = _whole_group(again["who"]) or patients
        if not named:
            # "indicated in adult patients for the treatment of ..."
            patients = patients_of(text[trigger.end() : end])
        for condition in named:
            if condition.patients is None and patients and patients.words not in ANYONE:
                condition = replace(condition, patients=patients)  # noqa: PLW2901
            found.append((condition, trigger.start(), end))
    return found


def _in_brackets(text: str, at: int, end: int, offset: int) -> list[NamedCondition]:
    """Conditions that only brackets name: "for people who make too little of it (sample deficiency)"."""
    aside = _ASIDE.search(text, at, end)
    if aside is None or not all(map(is_condition, _JOINT.split(aside["what"]))):
        return []
    patients = patients_of(text[at : aside.start()])
    named = conditions(aside["what"], offset + aside.start("what"))
    return [replace(condition, patients=condition.patients or patients) for condition in named]


_ASIDE = re.compile(
    r"\b(?:whose|who|that)\s[^.;:()]{4,90}\((?P<what>(?!such|e\.g|for|see|like)[^()]{4,90})\)", re.I
)
_JOINT = re.compile(r"\s*,\s*(?:or\s+|and\s+)?|\s(?:or|and)\s")


def _told_before(text: str, at: int) -> Patients | None:
    """The patients that a sentence opens with, before it tells of a use at a place."""
    if fronted := _FRONTED.match(text):
        return _whole_group(fronted["who"])
    group = PATIENTS.match(text)  # "Children over 6 may receive it for gout"
    return patients_in(group) if group and not text[group.end() : at].strip() else None


def _whole_group(who: str) -> Patients | None:
    """The patients that words before a use name, with what is said of them if they are no group without."""
    patients = patients_of(who)
    if patients and patients.words in ANYONE and _NARROWED.match(who):
        return replace(patients, words=" ".join(who.split()))
    return patients


def _short_forms(document: Document, text: str) -> str:
    """The text with short forms of conditions written out, but for those beside their long form."""
    for short, long_form in document.abbreviations.items():
        if short in text and f"({short}" not in text and is_condition(long_form) and not is_condition(short):
            text = expanded(text, {short: long_form})
    return text
