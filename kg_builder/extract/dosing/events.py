"""Reactions and other events that a sentence makes the condition of a change of dosing."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, without_asides, without_citations
from .triggers import bound_severity, coadministered, severity_of, trigger_of

__all__ = ["condition_ends", "event_of_item", "events_in", "names_event", "or_those"]

_EVENT = re.compile(
    r"\b(?:if|when|in case of|in the event of|for(?! good\b"
    r"| (?:an? |some )?(?:short |brief |limited |long |while\b|time\b))|upon|following|during"
    r"|to (?:manage|control)"
    r"|(?:for )?(?:the )?management of|recovery from|in patients (?:with|"
    "who (?:(?:tend to )?(?:develop|experience)|have)|experiencing|developing)|(?:patients|"
    r"people) (?:who )?(?:tend to )?(?:with|develop(?:ing)?|experience|experiencing))\s+"
    r"(?:(?:after|during|following|at any time|at any point)(?: [^,;.:]{3,60})?, )?"
    "(?:(?:the |a |an |any |recurrences? of |other |signs? (?:(?:and|or) symptoms )?of |symptoms of |"
    "patients? (?:with [\\w -]{2,30}? )?(?:develops?|experiences?|has|have) |"
    "you (?:develop|have|experience|get|notice|show) )*)"
    r"(?P<event>[A-Za-z](?:[\w\u2265\u2264<>/ -]|(?<=\d),(?=\d{3})){2,160}?)(?=\s+(?:occurs?"
    r"|develops?|persists?|judged|considered|"
    r"related to|attributed|thought|upon|worsens?|during|"
    r"is (?:confirmed|suspected|severe)|appears?|recurs?|that|lasting|until|is|are|may|can|should"
    r"|could|including|who)\b"
    r"|\s*(?:,(?!\d{3})|[.;:()\[])|$)",
    re.I,
)
_EVENT_WORD = re.compile(
    r"\b(?:reactions?|toxicit(?:y|ies)|levels? (?:above|below|over|under|greater|less|exceed)"
    r"|neutropenia|thrombocytopenia|anemia|diarrhea|rash|colitis|"
    "pneumonitis|hepatitis|nephritis|neuropathy|prolongation|widening|block|elevations?|increase[sd]?|"
    r"\w+(?:pnea|itis|emia|penia|osis|pathy|algia|uria|rrhea|rrhage)|bleeding|hypotension|hypertension|"
    "jaundice|infections?|seizures?|fibrosis|events?|diseases?|disorders?|syndromes?|failure|injur(?:y|ies)|"
    r"dysfunction|edema|counts?|nadirs?|abnormalit(?:y|ies)|(?:side|adverse) effects?|pregnancy"
    r"|surgery|extravasation|hypersensitivity|anaphylaxis|arrhythmias?|"
    r"worsening|ha?emorrhage|perforation|thrombosis|bronchospasm|ha?emolysis|vomiting)\b",
    re.I,
)
_EVENT_CUES = cues(
    "reaction",
    "toxicit",
    "penia",
    "pnea",
    "widening",
    "block",
    "emia",
    "rrhe",
    "rash",
    "itis",
    "path",
    "elevation",
    "increase",
    "osis",
    "algia",
    "uria",
    "rrhage",
    "prolongation",
    "bleeding",
    "tension",
    "jaundice",
    "infection",
    "seizure",
    "fibrosis",
    "event",
    "disease",
    "disorder",
    "syndrome",
    "failure",
    "injury",
    "dysfunction",
    "edema",
    "pregnancy",
    "surgery",
    "extravasation",
    "hypersens",
    "anaphyla",
    "arrhythmia",
    "morrhage",
    "perforation",
    "bronchospasm",
    "worsening",
    "uln",
    "anc",
    "count",
    "nadir",
    "level",
    "abnormalit",
    " effect",
    "molysis",
    "vomiting",
)
_NOT_AN_EVENT = re.compile(
    r"\b(?:dos(?:e|es|age)(?!-(?:limiting|related|dependent))|response|treatment|therapy|weeks?|days?|hours?|months?|patients?|"
    "tolerated|needed|necessary|adults?|children|benefit|use|administration|tablets?|mg|"
    r"management|indication|prevention|possible development)\b|\d+ (?:mg|kg)|years",
    re.I,
)
_EVENT_FRAME = re.compile(r"^(?:or|and|signs? of|symptoms? of|an?|the|any)\s+", re.I)
_CAPITALS = re.compile(r"[A-Z]{2}")


_LONGEST_EVENT = 9
_INTOLERANT = re.compile(
    r"\b(?:not (?:be )?able|unable|fail(?:s|ed)?|do not|does not|cannot) (?:to )?tolerate\b"
    r"(?:(?: an?| the)?(?: dose of)? (?P<of>\d[\d.,]* ?(?:m?c?g|units?)(?:/\w+)?"
    r"(?: daily| a day| per day)?)\b)?",
    re.I,
)
_OR_THOSE = re.compile(r"\b(?:or|and) (?:those|patients) (?:with|who have)\b", re.I)
_OR = re.compile(r"\s+or\s+(?:(?:those|in patients|patients|with)\s+)*(?:with\s+|who have\s+)?", re.I)
_WHO = re.compile(
    r"^(?:patients?|those|people|anyone) (?:who )?(?:tend to )?"
    r"(?:experienc\w+|develop\w*|have|has|with) (?:an? )?",
    re.I,
)
_WEIGHTY = re.compile(
    r"\b(?:clinically significant|(?:greater|more) (?:than )?or equal to|significant)\s+", re.I
)


def events_in(words: str) -> list[tuple[str, str]]:
    """The reactions that a sentence makes a condition, each with its severity.

    >>> events_in("Stop it in the event of grade 4 neutropenia or clinically significant bleeding.")
    [('neutropenia', 'grade 4'), ('bleeding', '')]
    >>> events_in("Reduce the dose in patients who are not able to tolerate it.")
    [('intolerance', '')]
    """
    words = _GRADES_LISTED.sub(r"\g<grade> ", _CRITERIA.sub("", _GRADE_ASIDE.sub("", words)))
    if several := _enumerated(words):
        return several
    found: list[tuple[str, str]] = []
    match = _EVENT.search(words) if _EVENT_CUES.search(lowered(words)) else None
    while match:
        bare = _MEASURE_ALONE.search(match["event"])  # "if the count is under 500" bounds it
        found = [] if bare else [event for said in _each(match["event"]) if (event := _named_event(said))]
        if found:
            return found
        match = _EVENT.search(words, match.start("event"))  # "for two weeks for severe rash"
    if clause := _clause(words):
        return [(clause, "")]
    borne = _INTOLERANT.search(words)
    return [(f"intolerance of {borne['of']}" if borne["of"] else "intolerance", "")] if borne else []


_MEASURE_ALONE = re.compile(r"^(?:[\w-]+ ){0,3}(?:count|level|value|rate|pressure)$", re.I)
_CRITERIA = re.compile(
    r"\b(?:National Cancer Institute |NCI[- ])(?:Common (?:Terminology"
    r"|Toxicity) Criteria(?: for Adverse Events)?"
    r"|CTC(?:AE)?)?(?: version [\d.]+)?\s*(?:\([^()]*\)\s*)?(?=grades?\b)",
    re.I,
)
_GRADE_ASIDE = re.compile(
    r"(?<=severe )\(grades? [^()]{1,20}\)\s|(?<=moderate )\(grades?"
    r" [^()]{1,20}\)\s",
    re.I,
)
_GRADES_LISTED = re.compile(
    r"\b(?P<grade>recurrent|severe|persistent|intolerable|symptomatic|serious|life-threatening|prolonged|new|worsening),\s"
    r"(?=(?:or |and )?(?:recurrent|severe|persistent|intolerable|symptomatic|serious"
    r"|life-threatening|prolonged|worsening)\b)",
    re.I,
)


def _enumerated(words: str) -> list[tuple[str, str]]:
    """The events that a command lists in one sentence: "Withhold for grade 4 neutropenia, rash, or fever"."""
    if " or " in words and (fronted := _FRONTED.match(words)):
        named = [_named_event(p) or (p.casefold(), "") for p in _COMMAS.split(fronted["said"]) if _is_one(p)]
        return named if len(named) >= _FEWEST else []
    opened = _COMMANDED.search(words) if "," in words or ";" in words else None
    if opened is None:
        return []
    said = _LIST_ENDS.split(without_asides(without_citations(words[opened.end() :])))[0]
    parts = [part.strip(" .") for part in _COMMAS.split(said) if len(part.strip(" .")) > len("and")]
    found = [_named_event(part) for part in parts]
    if sum(event is not None for event in found) < _FEWEST or len(parts) - len(parts) // 2 > sum(
        map(bool, found)
    ):
        return []
    plain = ((_EVENT_FRAME.sub("", p).casefold(), "") for p in parts)
    return [
        event or (name if len(name[0].split()) <= _NEAR else ("", ""))
        for event, name in zip(found, plain, strict=True)
    ]


def _is_one(part: str) -> bool:
    return len(part.split()) <= _NEAR and (_EVENT_WORD.search(part) is not None or is_condition(part))


_FRONTED = re.compile(
    r"\W*(?:if|when)\s+(?P<said>[^.;:()]{3,120}?\s+or\s+[^.;:(),]{3,60}?)\s+"
    r"(?:occurs?|develops?|appears?|arises?|happens?|emerges?)\b",
    re.I,
)
"""A condition that a sentence opens with: "If rash, fever or cough occurs, ..."."""


def condition_ends(words: str) -> int:
    """Where the list of events that opens a sentence as its condition ends; 0 where none does.

    >>> condition_ends("If rash or fever occurs, stop it."), condition_ends("Stop it if rash occurs.")
    (23, 0)
    """
    fronted = _FRONTED.match(words)
    return fronted.end() if fronted else 0


_COMMANDED = re.compile(
    r"\b(?:do not (?:initiate|start|use|give|administer)|withhold|discontinue|interrupt|suspend"
    r"|stop|hold|delay|(?:reduce|decrease|lower|halve) (?:the |your )?dose"
    r"|dose reduce|discontinued|withheld|interrupted|stopped)\b[^.;:,]{0,60}?"
    r"\b(?:for(?! (?:an? |some )?(?:short|brief|limited|long|while|time)\b)|if|when|in case of"
    r"|in the event of|to (?:control|manage)|in patients (?:with|who (?:develop|experience)))\s+"
    r"(?:(?:the |a |an |any |you |patients? )*(?:have|has|develops?|experiences?|of)\s+)?",
    re.I,
)
_LIST_ENDS = re.compile(
    r"\s+(?:until|occurs?|develops?|and then|then|(?:is|are)(?!\s(?:below|above|less|more|greater"
    r"|at least|[<>]))|and (?:do not|reduce|resume|consider))\b|[.;]\s",
    re.I,
)
_COMMAS = re.compile(
    r"[,;]\s+(?:and |or |and/or )?|\s+or\s+(?!(?:greater|higher|more|above|worse|equal|less|lower"
    r"|A[LS]T\b|\d))",
    re.I,
)


def _each(said: str) -> Iterator[str]:
    """The events of "A or B", each with a word of its own that names one."""
    begin = 0
    for joint in _OR.finditer(said):
        if _EVENT_WORD.search(said, begin, joint.start()) and _EVENT_WORD.search(said, joint.end()):
            yield said[begin : joint.start()]
            begin = joint.end()
        elif trigger_of(said[begin : joint.start()]):
            begin = joint.end()
    yield said[begin:]


def _named_event(words: str) -> tuple[str, str] | None:
    event = _EVENT_FRAME.sub("", " ".join(_WEIGHTY.sub("", _WHO.sub("", words)).split()).strip(" -"))
    if (
        (bound := bound_severity(event))
        and bound[0] == "value"
        and 0 <= event.find(bound[1]) <= len("ALT and/or ")
    ):
        return _COPULA.sub(" ", event), ""
    if _NOT_AN_EVENT.search(event) or not _EVENT_WORD.search(event) or len(event.split()) > _LONGEST_EVENT:
        return None
    severity = severity_of(event)
    if severity:
        event = re.sub(re.escape(severity), "", event, flags=re.I).strip(" -")
    event = _EVENT_FRAME.sub("", event)
    if not event:
        return None
    return (event if _CAPITALS.search(event) else event.casefold()), severity


_IF_CLAUSE = re.compile(
    r"\b(?:if|when|whenever|where)\s+(?:the |your |his |her |a |an )?"
    r"(?P<clause>[a-z\d](?:[^,;:.()]|(?<=\d)[,.](?=\d)){6,90}?)"
    r"(?=\s?[,;](?!\d)|\.(?:\s|$)|$|\s(?:reduce|withhold|discontinue|stop|interrupt|decrease|lower|hold)\b)",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:enzymes?|levels?|counts?|pressure|rate|creatinine|inr|transaminases?|bilirubin|alt|ast|qtc?|"
    r"potassium|sodium|platelets?|neutrophils?|ha?emoglobin|side effects?|symptoms?|not (?:well )?tolerated|"
    r"cannot (?:be )?(?:tolerated?|\w+ed)|not effective|ineffective|no evidence|continues|persists|worsens"
    r"|(?:not|no) (?:\w+ ){0,2}(?:improve\w*|respon\w+|benefit))\b",
    re.I,
)
_NO_CLAUSE = re.compile(
    r"\b(?:miss(?:ed)?|forg[eo]t\w*|needed|necessary|possible|required|appropriate)\b", re.I
)
_LONGEST_CLAUSE = 12
_PRONOUN = re.compile(r"(?:it|they|this|these|those|that)\b", re.I)
_COPULA = re.compile(
    r"(?<=\w) (?:is|are) (?=(?:above|below|over|under|at least|(?:less|more|greater|lower|higher) than) \d)"
)
_EMPTY_SUBJECT = re.compile(
    r"^(?:there(?: (?:is|are)|['\u2019]s) |you (?=get|have|develop|notice|cannot|can't|do not|don't))", re.I
)
_SEEN = re.compile(r"(?:(?<=benefit)|(?<=response)) (?:is|has been) (?:seen|observed|achieved|obtained) ")


def _clause(words: str) -> str:
    """What is measured or felt that asks for a change: "if liver enzymes exceed 3 times normal, ..."."""
    for match in _IF_CLAUSE.finditer(without_asides(words)):
        clause = " ".join(match["clause"].split())
        if len(clause.split()) > _LONGEST_CLAUSE or _NO_CLAUSE.search(clause) or _PRONOUN.match(clause):
            continue
        if _MEASURED.search(clause):
            clause = _EMPTY_SUBJECT.sub("", _SEEN.sub(" ", _COPULA.sub(" ", clause)))
            return clause if _CAPITALS.match(clause) else clause[0].lower() + clause[1:]
    return ""


_NAME_ENDS = re.compile(r"\s+(?:occurring|lasting|that|which|while|despite|during)\b")
_COMMAND = re.compile(
    r"(?:permanently |temporarily )?"
    r"(?:discontinue|withhold|reduce|interrupt|resume|administer|monitor|if|the|in)\b",
    re.I,
)
_NEAR = 6
_LONGEST_ITEM = 60
_FEWEST = 2


def names_event(words: str) -> bool:
    """Whether words name a reaction, or a bound of a test.

    >>> names_event("Severe rash"), names_event("ANC <500"), names_event("Adults")
    (True, True, False)
    """
    return _EVENT_WORD.search(words) is not None or _BOUNDED.search(words) is not None


_BOUNDED = re.compile(
    r"(?:\b(?:above|below|over|under|(?:less|greater|more) than)"
    r"|[<>\u2264\u2265])\s?\d(?![\d.,]*\s?(?:kg|years?|lb|mg\b))",
    re.I,
)


def or_those(words: str) -> bool:
    """Whether a sentence speaks of one more group of patients: "renal impairment or those with AV block".

    >>> or_those("in gout or those with asthma"), or_those("in gout or asthma")
    (True, False)
    """
    return _OR_THOSE.search(words) is not None


def event_of_item(words: str) -> tuple[str, str] | None:
    """The event that an item of a list names, and how severe it is; None for a command.

    >>> event_of_item("Severe rash (with fever)"), event_of_item("Reduce the dose")
    (('rash', 'severe'), None)
    """
    name = without_asides(without_citations(words)).strip(" .,;:")
    if not name or _COMMAND.match(name) or len(name.split()) > _LONGEST_ITEM:
        return None
    if (bound := bound_severity(name)) and bound[0] == "value" and name.startswith(bound[1]):
        return name, ""
    severity = severity_of(name)
    known = trigger_of(" ".join(name.split()[:_NEAR]))
    if known is None and (along := coadministered(name)):
        return along, ""
    name = _NAME_ENDS.split(name)[0]
    if severity:
        name = " ".join(re.sub(re.escape(severity), "", name, flags=re.I).split())
    name = _EVENT_FRAME.sub("", name).strip(" ,;:")
    return known[1] if known else decapitalised(name), severity
