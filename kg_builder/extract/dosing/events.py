"""Reactions and other events that a sentence makes the condition of a change of dosing."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..vocabulary.phrases import decapitalised, without_article, without_asides
from .event_names import CAPITALS, COPULA, EVENT_WORD, named_event
from .event_series import enumerated
from .triggers import bound_severity, trigger_of

__all__ = ["events_in", "or_those"]

_NEXT_VERB = (
    r"(?:and|or)\s(?:then\s)?(?:re-?start|resum|continu|reduc|stop|withh|discontinu|hold|held|paus|interrupt"
    r"|begin|began|re-?initiat|start|increas|lower|halv|avoid|do not|call|contact|tell|seek"
    r"|get (?:medical|emergency|help))\w*"
)
"""What is done next, behind the event that asks for it: "for a rash and restarted once it has gone"."""

_EVENT = re.compile(
    r"\b(?:(?P<opener>(?:if|when)(?: there (?:is|are))?|(?-i:^Should)|in case of|in the event of"
    r"|(?:at|on) (?:the )?(?:first|any|earliest) (?:signs?|appearance)(?: (?:and|or) symptoms?)? of)"
    r"|(?<!the risk )for(?! good\b"
    r"| (?:an? |some )?(?:short |brief |limited |long |while\b|time\b))|upon|following|during"
    r"|to (?:manage|control)"
    r"|(?:for )?(?:the )?management of|recovery from|in patients (?:with|"
    "who (?:(?:tend to )?(?:develop|experience)|have)|experiencing|developing)|(?:patients|"
    r"people) (?:who )?(?:tend to )?(?:with|develop(?:ing)?|experience|experiencing))\s+"
    r"(?:(?:after|during|following|at any time|at any point)(?: [^,;.:]{3,60})?, )?"
    "(?:(?:the |a |an |any |recurrences? of |other |signs? (?:(?:and|or) symptoms )?of |symptoms of |"
    "patients? (?:with [\\w -]{2,30}? )?(?:develops?|experiences?|has|have) |"
    "you (?:develop|have|experience|get|notice|show) )*)"
    r"(?P<event>[A-Za-z](?:[\w\u2265\u2264<>/ -]|(?<=\d)(?:,(?=\d{3})|\.(?=\d))){2,160}?)(?=\s+(?:occurs?"
    r"|develops?|persists?|judged|considered|"
    r"related to|attributed|thought|upon|worsens?|during|"
    r"is (?:confirmed|suspected|severe)|appears?|recurs?|that|lasting|until|is|are|may|can|should"
    rf"|could|including|who|{_NEXT_VERB})\b"
    r"|\s*(?:,(?!\d{3})|\.(?!\d)|[;:()\[])|$)",
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
    "rrho",
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
    " loss",
    "weakness",
    "swelling",
    "bruis",
    "vision",
    "breath",
    "faint",
    "illness",
    "dizz",
    "confusion",
    "hallucinat",
)
_INTOLERANT = re.compile(
    r"\b(?:(?:not (?:be )?able|unable|fail(?:s|ed)?|do not|does not|cannot|can['\u2019]t|hard|difficult)"
    r" (?:to )?tolerate"
    r"|(?:badly|poorly) tolerated)\b"
    r"(?:(?: an?| the)?(?: dose of)? (?P<of>(?:the|a) (?:higher|full|usual|target|maintenance|daily) dose"
    r"|\d[\d.,]* ?(?:m?c?g|units?)(?:/m ?2|/\w+)?"
    r"(?: daily| a day| per day)?)\b)?",
    re.I,
)
_OR_THOSE = re.compile(r"\b(?:or|and) (?:those|patients) (?:with|who have)\b", re.I)
_OR = re.compile(r"\s+or\s+(?:(?:those|in patients|patients|with)\s+)*(?:with\s+|who have\s+)?", re.I)


def events_in(words: str) -> list[tuple[str, str]]:
    """The reactions that a sentence makes a condition, each with its severity.

    >>> events_in("Stop it in the event of grade 4 neutropenia or clinically significant bleeding.")
    [('neutropenia', 'grade 4'), ('bleeding', '')]
    >>> events_in("Reduce the dose in patients who are not able to tolerate it.")
    [('intolerance', '')]
    """
    if _SURGERY.search(lowered(words)) and (planned := _PLANNED.search(words)):
        return [(without_article(planned["what"].casefold()), "")]
    words = _GRADES_LISTED.sub(r"\g<grade> ", _CRITERIA.sub("", _GRADE_ASIDE.sub("", words)))
    if " if " in words or " whether " in words:
        words = _ASKED.sub("", words)
    if _BALANCE.search(words):
        return []  # "to balance between relief of pain and reactions" is how to titrate
    if several := enumerated(words):
        return several
    found: list[tuple[str, str]] = []
    match = _EVENT.search(words) if _EVENT_CUES.search(lowered(words)) else None
    while match:
        opened = match["opener"] is not None
        bare = _MEASURE_ALONE.search(match["event"])  # "if the count is under 500" bounds it
        found = (
            []
            if bare
            else [event for said in _each(match["event"]) if (event := named_event(said, plain=opened))]
        )
        if found:
            return found
        match = _EVENT.search(words, match.start("event"))  # "for two weeks for severe rash"
    if clause := _clause(words):
        return [(clause, "")]
    borne = _INTOLERANT.search(words)
    return [(f"intolerance of {borne['of']}" if borne["of"] else "intolerance", "")] if borne else []


_ASKED = re.compile(
    r"\beven if\b[^.;,]*"
    r"|\bto (?:determine|see|assess|check|establish|find out|evaluate|decide) (?:if|whether)\b[^.;]*",
    re.I,
)
"""What asks for nothing: "interrupt it to see whether symptoms recur", "even if nothing is felt"."""

_SURGERY = cues("surg", "operation", "procedure")
_PLANNED = re.compile(
    r"\b(?:before|prior to|ahead of|in advance of|(?:if|when) (?:you|(?:the )?patients?|they)(?:['\u2019]re"
    r"|['\u2019]ll| are| is| will| (?:need|ha(?:ve|s)) to)?"
    r"(?: going to| due to| about to| scheduled to| planning to)?"
    r"(?: be)? (?:have|has|having|undergo(?:es|ing)?|needs?)) (?P<what>(?:(?:any|an?|your|the) )?"
    r"(?:(?!dose|infusion|injection)[\w-]+ ){0,3}?(?:surgery|surgical procedures?|operations?"
    r"|procedures?))\b",
    re.I,
)
"""What a treatment is stopped ahead of: "before an operation", "if you are going to have surgery"."""

_BALANCE = re.compile(r"\bbalance between\b", re.I)
_MEASURE_ALONE = re.compile(r"^(?:[\w-]+ ){0,3}(?:count|level|value|rate|pressure|test|result)s?$", re.I)
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
    r"\b(?P<grade>recurrent|severe|persistent|intolerable|symptomatic|serious|life-threatening|prolonged"
    r"|new|worsening),\s"
    r"(?=(?:or |and )?(?:recurrent|severe|persistent|intolerable|symptomatic|serious"
    r"|life-threatening|prolonged|worsening)\b)",
    re.I,
)


def _each(said: str) -> Iterator[str]:
    """The events of "A or B", each with a word of its own that names one."""
    begin = 0
    for joint in _OR.finditer(said):
        if " with " in said[begin : joint.start()]:
            continue  # "illness with fever or diarrhea"
        first, rest = said[begin : joint.start()], said[joint.end() :]
        named = EVENT_WORD.search(first) is not None and EVENT_WORD.search(rest) is not None
        if named or (bound_severity(first) and bound_severity(rest)):
            yield first
            begin = joint.end()
        elif trigger_of(first):
            begin = joint.end()
    yield said[begin:]


_IF_CLAUSE = re.compile(
    r"(?:\b(?:if|when|whenever|where)|^should)\s+(?:the |your |his |her |a |an )?"
    r"(?P<clause>[a-z\d](?:[^,;:.()]|(?<=\d)[,.](?=\d)){6,90}?)"
    r"(?=\s?[,;](?!\d)|\.(?:\s|$)|$|\s(?:reduce|withhold|discontinue|stop|interrupt|decrease|lower|hold)\b"
    rf"|\s{_NEXT_VERB})",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:enzymes?|levels?|counts?|anc|wbc|pressure|rate|creatinine|inr|transaminases?|bilirubin|alt|ast"
    r"|qtc?|(?:blood|liver|kidney) (?:\w+ )?(?:tests?|results?)|potassium|sodium|platelets?|neutrophils?"
    r"|ha?emoglobin|side effects?|symptoms?|not (?:well )?tolerated|cannot (?:be )?(?:tolerated?|\w+ed)"
    r"|can['\u2019]t be \w+ed|not effective|ineffective|no evidence|continues|persists|worsens"
    r"|(?:not|no) (?:\w+ ){0,2}(?:improve\w*|respon\w+|benefit|better))\b",
    re.I,
)
_NO_CLAUSE = re.compile(
    r"\b(?:miss(?:ed)?|forg[eo]t\w*|needed|necessary|possible|required|appropriate)\b", re.I
)
_LONGEST_CLAUSE = 12
_PRONOUN = re.compile(r"(?:it|they|this|these|those|that)\b", re.I)
_EMPTY_SUBJECT = re.compile(
    r"^(?:there(?: (?:is|are)|['\u2019]s) |you (?=get|feel|have|develop|notice|cannot|can't|do not|don't))",
    re.I,
)
_SEEN = re.compile(r"(?:(?<=benefit)|(?<=response)) (?:is|has been) (?:seen|observed|achieved|obtained) ")


def _clause(words: str) -> str:
    """What is measured or felt that asks for a change: "if liver enzymes exceed 3 times normal, ..."."""
    for match in _IF_CLAUSE.finditer(without_asides(words)):
        clause = " ".join(match["clause"].split())
        if len(clause.split()) > _LONGEST_CLAUSE or _NO_CLAUSE.search(clause) or _PRONOUN.match(clause):
            continue
        if _MEASURED.search(clause):
            clause = _EMPTY_SUBJECT.sub("", _SEEN.sub(" ", COPULA.sub(" ", clause)))
            return clause if CAPITALS.match(clause) else decapitalised(clause)
    return ""


def or_those(words: str) -> bool:
    """Whether a sentence speaks of one more group of patients: "renal impairment or those with AV block".

    >>> or_those("in gout or those with asthma"), or_those("in gout or asthma")
    (True, False)
    """
    return _OR_THOSE.search(words) is not None
