"""What a page says of use in groups of patients: children, older adults, kidney or liver disease."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import Fact, SectionKind, SpecialPopulationStatement
from kg_builder.remembered import by_words

from .base import LABEL_TYPES, Document
from .label_sentences import names_hazard, says_nothing, title_before
from .people_with import opened_by, people_in, unstudied, with_condition
from .population_headings import asked_groups, heading_groups, is_bare_heading
from .statements import Statement, statements_of, told_sections
from .table_sections import row_sections
from .vocabulary.phrases import without_citations
from .vocabulary.population_words import SHARE, Group, group_of_label, groups_in, groups_of_heading

__all__ = ["SpecialPopulationExtractor"]

_GLUED = re.compile(
    r"^[^\w<>\u2264\u2265]*(?:use\s+in\s+)?(?P<who>[^:;.\u2013\u2014]{3,60}?)\W{0,3}(?::\W*|"
    r"\s[\u2013\u2014-]\s|\u2014)\s*(?P<said>\w.*)$",
    re.I | re.S,
)
"""A line that a group opens: "Elderly: start low"."""
_MARKS = re.compile(r"[:\u2013\u2014-]")
_SAYS = re.compile(
    r"\b(?:watch|choose|expect|start\s+(?:low|at\s+(?:a|the)\s+low)|data|too\s+few|safe(?:ty)?|"
    r"effective(?:ness)?|efficacy|established|studied|approved|recommended|use[ds]?|indicated|should\s+not|"
    r"must\s+not|do\s+not|not\s+(?:been|be)|more\s+(?:sensitive|likely)|greater\s+(?:risk|sensitivity)|"
    r"lower\s+dos\w+|dos(?:e|age)\s+(?:adjust|reduc)\w*|halv\w+|half|give|lower|reduce|adjust|caution|"
    r"contraindicated|avoid|monitor\w*|similar|differences?|higher|increased|reduced)\b",
    re.I,
)
_DOSE = re.compile(
    r"\b\d[\d.,]*(?:\s*(?:-|to)\s*\d[\d.,]*)?\s*(?:mg|mcg|g|units?|mL|IU|mEq)\b(?!\s*/\s*min)", re.I
)
_ESTABLISHED = re.compile(
    r"\b(?:safety|efficacy|effectiveness)\b[^.]*\b(?:not\s+(?:been\s+)?(?:established|determined|shown|"
    r"demonstrated|proven|studied|evaluated|known)|unknown|(?:have|has)\s+been\s+established)\b|"
    r"\bstudies\b[^.]*\bnot\s+been\s+(?:done|performed|conducted|made)\b|\bno\s+(?:[\w-]+\s+){0,3}studies\b|"
    r"\b(?:did|do|does)\s+not\s+include\s+(?:enough|sufficient)\b|\b(?:data|information)\s+(?:is\s+|"
    r"are\s+)?not\s+available\b|\btoo\s+few\b|\b(?:higher|greater|increased)\s+(?:risk|incidence|rate|"
    r"chance)\b|\b(?:may|can|could)\s+(?:cause|trigger|lead|bring|raise|produce|occur|happen|develop)\b[^.]*"
    r"\b(?:especially|particularly|above\s+all|mostly|mainly)\b|^\W*if\s+you\s+(?:have|are|"
    r"had)\b[^.;]*,\s+(?:[\w-]+\s+){1,4}?(?:can|may|could|might)\s+(?:cause|make|raise|lower|increase|"
    r"reduce|worsen|harm|lead)\b|\bgiven\s+an?\s+(?:lower|smaller|reduced|higher)\s+dose\b|\b(?:elderly|"
    r"older|debilitated|impairment|insufficiency|dialysis|metaboli[sz]ers|obese)\b[^.;]{0,60}\b(?:dose|"
    r"dosage)\s+(?:is|should\s+be)\b|\bprecautions\s+(?:do\s+)?apply\b|\bspecial\s+(?:care|precautions)\b|"
    r"\b(?:potentiated|exaggerated|prolonged)\b|\bsemen\b|\bclearance\s+(?:falls|declines|decreases|"
    r"is\s+\w+)\b|\bwith\s+age\b|\bbase\s+(?:the|your)\s+(?:\w+\s+)?dose\s+on\b|"
    r"\bhigher\s+(?:\w+\s+)?(?:levels|exposure|concentrations)\b|\bdo\s+not\s+give\b|"
    r"\bhalf\s+the\s+(?:usual\s+)?dose|\bmore\s+(?:slowly|quickly)\b|\bcan\s+(?:take|use|be\s+(?:given|taken|used)|"
    r"have(?!\s+(?:side|an?|the|serious|more|different)\b))\b|\b(?:sometimes|also|usually|"
    r"only)\s+given\s+to\b|\b(?:lower|smaller|reduced)\s+(?:\w+\s+)?doses?\s+(?:is|are|"
    r"may\s+be)\s+(?:needed|required|necessary|used)\b|\b(?:insufficient|not\s+enough|limited|only\s+a\s+small|few|no)\s+"
    r"(?:numbers?|data|experience|information|patients|clinical\s+data|(?:overall\s+)?differences?)\b|"
    r"\bmore\s+(?:sensitive|common|likely|frequent|often|prone|susceptible|vulnerable)\b|(?:\bnot|"
    r"n['\u2019]t)\s+(?:\w+\s+)?(?:known|(?:been\s+)?(?:studied|tested|tried)|approved|recommended|"
    r"indicated|licensed|suitable|intended|advised|for\s+use|(?:be\s+)?(?:given\s+to|used\s+(?:in|by)|"
    r"taken\s+by))|\bno\s+(?:[\w-]+\s+){0,2}(?:adjustments?|changes?|reductions?)\s+(?:is|are|in|for|based|"
    r"needed|required|of)\b|(?:\b(?:is|are)|['\u2019]s)(?:\s+not|n['\u2019]t)\s+for\b|\b(?:is|"
    r"are)\s+approved\b|\bunsuitable\b|\bcontraindicated\b|\bleft\s+out\s+of\s+(?:the\s+)?(?:trials|"
    r"studies)\b|\b(?:very\s+|too\s+)?little\s+(?:experience|information|data|evidence)\b|"
    r"\bvery\s+few\s+data\b|\bhalv(?:e|ed|ing)\b[^.;]{0,30}\bdos|\bdos(?:e|age)s?\b[^.;]{0,30}\bhalved\b|"
    r"\bsame\s+dos(?:e|age)s?\b|\bdos(?:e|age)\s+(?:stays|is|remains)\s+the\s+same\b|\bno\s+change\s+(?:of|"
    r"in|to)\s+(?:the\s+)?dos(?:e|age)\b|\bonly\s+for\b|\b(?:get|given|need|take|have|"
    r"receive)s?\s+(?:one\s+more|another|an?\s+extra)\s+dose\b|\bextra\s+dose\b|\bneeds?\s+(?:extra|special|"
    r"particular|closer)\s+(?:care|watch\w*|monitoring|checks)\b|\bdose\s+less\s+often\b|"
    r"\bcan\s+only\s+(?:take|use|have|be)\b|\bonly\s+(?:be\s+)?(?:used|given|taken|prescribed)\b|\b(?:low|"
    r"lower)\s+end\s+of\s+(?:the\s+)?(?:usual\s+)?dos|\b(?:need|require)s?\s+(?:an?\s+)?(?:lower|reduced|"
    r"smaller|higher)\b|\b(?:dos(?:e|age|ing)\s+)?(?:adjustments?|reductions?)\s+(?:(?:is|are|(?:may|might|"
    r"will)\s+be)\s+)?(?:not\s+)?(?:needed|necessary|required)\b|\b(?:may|might|can)\s+(?:slow|affect|delay|"
    r"stunt)\b[^.]*\b(?:growth|development)\b|\b(?:have|has)\s+been\s+(?:seen|reported|observed|"
    r"noted)\s+(?:\w+\s+)?in\b",
    re.I,
)
_CARE_TOLD = re.compile(
    r"\W*(?:special\s+(?:care|precautions)|precautions)\s+(?:may|do|might|will|should)\b", re.I
)
_CARE = re.compile(r"\b(?:caution|more\s+sensitive|lower\s+doses?)\b", re.I)
_DIFFERS = re.compile(
    r"\boften\s+(?:feel|get|need)\b|\btend\s+to\b|\bstart\s+(?:them|low)\b|\bmay\s+(?:fall|get|feel)\b|"
    r"\bmay\s+(?:cut|lower|halve|raise|reduce)\s+(?:the|your|their)\s+(?:daily\s+)?dose|\b(?:should|"
    r"must)n['\u2019]t\s+(?:take|use|be|have)\b|\b(?:more|less)\s+(?:\w+ly|deaths|often|frequent|common)\b|"
    r"\b(?:closer|careful|extra)\s+(?:watch|checks?|monitoring|care)\b|\bbanned\b|\b(?:gets?|given|needs?|"
    r"takes?|have|receives?)\s+an?\s+(?:lower|smaller|reduced|higher|larger|bigger)\s+dose\b|\b(?:face|run|"
    r"carry|are\s+at)s?\s+(?:an?\s+)?(?:\w+\s+){0,2}risk\b|\b(?:extra|added|raised|particular|special|"
    r"greater|higher|increased|at)\s+(?:the\s+)?risk\b|\brisks?\b[^.;]*?\b(?:higher|greater|increased|"
    r"raised|lower)\b|\b(?:may|might|can|could)\s+(?:not\s+)?(?:be\s+able\s+to\s+)?(?:hide|mask|lower|raise|"
    "increase|reduce|affect|worsen|cause|process|harm|become|react|respond|feel|clear|have|need|slow|"
    r"be\s+(?:taken|used|given|reduced|raised|increased|lower|higher))\b|\b(?:should|must|"
    r"needs?\s+to)\s+(?:not\s+)?(?:be\s+)?(?:start|begin|exceed\w*|have|receive|take|use|given|lower|"
    r"reduced|watched)\w*|\b(?:starting|initial|maximum|maintenance)\s+doses?\b|\bdos(?:e|age|"
    r"ing)\b[^.;]*?\b(?:(?:is|are|be)\s+based|depends|goes\s+by|lower|reduced|smaller|not\s+change)\b|"
    r"\btreatment\s+(?:starts|begins|is\s+started)\b|\bneed\s+not\b|(?:\bnot|n['\u2019]t)\s+need\b|"
    r"\benough\s+patients\b|\bas\s+young\s+as\b|\bbuilds?\s+up\b|\baccumulat\w+|\bmay\s+ovulate\b|"
    r"\bcautious\w*\b|\blow(?:er)?\s+end\b|\bno\s+(?:\w+\s+)?(?:dosage|dose)\s+(?:change|adjustment|"
    r"reduction)|\blikelier\b|\b(?:need|require)s?\s+(?:an?\s+|their\s+)?(?:[\w-]+\s+){0,3}(?:check|test|"
    r"exam|assess|monitor|evaluat|watch)\w*|\b(?:exposure|levels?|"
    r"concentrations?)\s+(?:\w+\s+){0,2}?(?:doubles?|triples?|rises?|rose|falls?|fell|increase[sd]?|"
    r"decrease[sd]?|higher)\b|\b(?:exposure|AUC|levels?|concentrations?|clearance|"
    r"half-life)\b[^.;]{0,60}\b(?:higher|lower|increased|decreased|(?:twice|double|half)\s+th\w+|"
    r"\d+(?:\.\d+)?[\s-]?fold)\b|\b(?:twice|double|triple|half|\d+(?:\.\d+)?[\s-]fold)"
    r"\s+(?:\w+\s+){0,2}?(?:the\s+|as\s+much\s+)?(?:exposure|AUC|levels?|concentrations?)\b|"
    r"\brespond(?:s|ed)?\s+(?:\w+\s+)?(?:less|more|better|worse|poorly)\b|\blowest\s+(?:\w+\s+)?dose\b|"
    r"\b(?:used|licensed|given)\s+(?:in|for|to)\s+(?:children|babies|infants|teen\w*)\s+(?:from|aged|over)\b|"
    r"\bclears?\s+(?:it|"
    r"the\s+\w+|[\w-]+)\s+(?:more\s+)?(?:slowly|slower|faster|quickly)\b|\b(?:may|might|"
    r"will)\s+(?:\w+ly\s+)?(?:be\s+)?start\w*\s+(?:you|them|on|at)\b|\b(?:is|are|was|"
    r"were)\s+(?:\w+ly\s+)?(?:increased|decreased|reduced|raised|lowered|prolonged|lengthened|shortened|"
    r"altered|doubled|higher|lower|slower)\b|\b(?:is|are)\s+(?:advised|needed|recommended|checked|"
    r"preferred)\s+(?:in|for)\b|\bassociation\s+(?:between|with)\b|\bhad\s+(?:more|fewer|less)\b|"
    r"\b(?:increased|higher|greater)\s+(?:mortality|deaths?|rates?)\b|\bcan\s+make\s+\w+\s+worse\b|"
    r"\bfirst\s+sign\b|\bcan\s+(?:take|have|use)\b|\bfeel\s+(?:its|the)\s+(?:\w+\s+)?effects\b",
    re.I,
)
"""What tells that things are different for a group that is the subject or stands behind "in" or "for"."""

_BY_RULE = re.compile(
    r"\bis\s+based\b|\b(?:is|are)\s+(?:increased|prolonged)\s+in\s+these\b|\bdepends\s+on\b|\bgoes\s+by\b|"
    r"\benough\s+patients\b|\bno\s+(?:\w+\s+)?(?:dosage|dose)\s+(?:change|adjustment)",
    re.I,
)
"""What doses under a group's heading tell of the group as a whole."""

_BY_NATURE = frozenset(["ancestry", "sex", "body weight", "metabolizers"])
"""Groups that no use or contraindication is told of, so that what names them says how they differ."""

_DOSED_APART = frozenset(
    ["geriatric", "renal impairment", "hepatic impairment", "body weight", "metabolizers", "ancestry"]
)
"""Groups whose lower doses are told as what is different for them; children have doses of their own."""
_BEFORE_GROUP = re.compile(
    r"\(CYP\w+\s+$|(?:^\W*(?:most\s+|some\s+)?|\bif\s+you\s*(?:are|['\u2019]re)\s+|\b(?:in|for|by|among|to|than|from|on|"
    r"enough|few)\s+(?:the\s+|some\s+|those\s+)?)(?:\w+\s+)?$",
    re.I,
)
_NEAR = 12
"""A sentence opens with a group that starts within so many code points: "In patients over 65, ..."."""

_SLOWER = re.compile(
    r"\b(?:lower|slow\w*|reduc\w*|exceed\w*|smaller|more\s+than|starts?\s+at|halv\w+|half|cut)\b", re.I
)
_SECTIONS = frozenset(
    [
        SectionKind.SPECIAL_POPULATIONS,
        SectionKind.DOSAGE,
        SectionKind.WARNINGS,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.INDICATIONS,
        SectionKind.DESCRIPTION,
        SectionKind.PATIENT_INFORMATION,
        SectionKind.OTHER,
        SectionKind.SUMMARY,
        SectionKind.HIGHLIGHTS,
        SectionKind.BOXED_WARNING,
    ]
)
_TOLD_OF_PEOPLE = _SECTIONS - {
    SectionKind.CONTRAINDICATIONS,
    SectionKind.INDICATIONS,
    SectionKind.DOSAGE,
    SectionKind.HIGHLIGHTS,
}
"""Sections that what is different for people with a condition is read from."""

_STRAY = frozenset(
    [
        SectionKind.STORAGE,
        SectionKind.DOSAGE_FORMS,
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.PREGNANCY,
        SectionKind.LACTATION,
        SectionKind.INTERACTIONS,
    ]
)
"""Sections that only a line labelled with its group ("Elderly: ...") or a plain verdict is read from.

One on lactation speaks of infants throughout, so that only its labelled lines are read.
"""

_VERDICT = re.compile(
    r"\b(?:safety|efficacy|effectiveness)\b[^.]*\bnot\s+(?:been\s+)?established\b|\bnot\s+been\s+(?:tested|"
    r"studied)\s+in\s+(?:children|adolescents|teen\w*|babies\s+with|anyone\s+(?:under|over))\b|"
    r"^\W*in\s[^.;]*\bmore\s+(?:likely|often|common|frequent)\b|\bnot\s+(?:approved|licen[sc]ed|"
    r"recommended)\s+(?:for|in|below|under)\b|\b(?:increased|higher|greater)\s+risk\s+of\s+(?:death|suicid)|"
    r"\bsuicid\w*\b[^.;]*\bin\s+(?:children|teen|adolescents|young)|\b(?:mostly|mainly|especially|"
    r"particularly|above\s+all)\s+in\s+(?:the\s+)?(?:older|elderly|children|young|people\s+over)|"
    r"\bmore\s+(?:likely|often|common|frequent)\b[^.;]*\bin\s+(?:the\s+)?(?:older|elderly|children|young|"
    r"patients\s+of)",
    re.I,
)

_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|may|might|should|must|will|do|does|did|needs?|requires?|"
    "use[ds]?|give|start|choose|consider|greater|reduce|adjust|avoid|monitor|expect|no|not|caution|showed?|"
    r"shown)\b",
    re.I,
)
"""What makes a line say something, unlike an address or a reference."""
_POINTER = re.compile(r"^\W*(?:see|table\s+\d+)\W|\bsee\s+(?:cautions|section|table|dos\w+)\b", re.I)
_ADVICE = re.compile(
    r"\b(?:keep|store)\b[^.]*\breach\s+of\s+children\b|\bout\s+of\s+(?:the\s+)?reach\b|"
    r"\btell\s+your\s+doctor\b|\bask\s+your\b|\btrimesters?\b|(?<!weeks\sof\s)\bpregnan\w+|"
    r"\bbreast-?feed\w*|\bmothers?\b|\bin\s+utero\b|\buterus\b|\bvaccin\w+",
    re.I,
)


_LONGEST = 4
"""Most words of a label that names a group of its own."""
_OF_MOTHERS = re.compile(r"\b(?:pregnan|breast|lactat|nursing|fertil|contracept|child-?bearing)", re.I)
_OF_MILK = re.compile(r"\b(?:milk|breast|nurs|infant|newborn|bab(?:y|ies)|mother)", re.I)
"""What a section on lactation speaks of."""


class SpecialPopulationExtractor:
    r"""Statements under a group's heading, in a section on special groups, or that name group and use.

    >>> page = read("Special populations\nChildren: It has not been studied in children.")
    >>> [(fact.object, fact.statement) for fact in SpecialPopulationExtractor().extract(page)]
    [('children', 'it has not been studied in children')]
    """

    name = "populations"
    by_section = True
    relations = ("special_population",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Statements in reading order."""
        before: Statement | None = None
        label = document.monograph.media_type in LABEL_TYPES
        for statement in _read(document):
            text = without_citations(statement.text)
            if label and says_nothing(text):
                continue
            title = title_before(text, document.monograph.drug.all_names) if label else 0
            hazard = label and names_hazard(statement, text[:title])
            named, text = groups_of_heading(text[:title]), text[title:]
            if before and _CARE_TOLD.match(text) and statement.passage is before.passage:
                # "Ask your doctor about the use of it in children. Special care may be needed."
                yield from _facts(statement, groups_in(before.text)[:1], 0, len(text))
            asked = asked_groups(before, statement)
            before = statement
            if is_bare_heading(text):
                continue
            kind = SectionKind.SPECIAL_POPULATIONS if asked else statement.section.kind
            above = [] if hazard else named or asked or heading_groups(statement)
            for headed in above or (None,):
                for groups, start, end in _told(text, kind, headed):
                    yield from _facts(statement, groups, title + start, title + end)


def _read(document: Document) -> Iterator[Statement]:
    """The statements to look at, rows of tables on groups of people included."""
    for section in told_sections(document):
        of_page = document.monograph.media_type not in LABEL_TYPES
        if section.kind in _SECTIONS | _STRAY or (of_page and section.kind is SectionKind.CLINICAL_STUDIES):
            yield from statements_of(document, section)
        for row in row_sections(document, section):
            if row.kind is SectionKind.SPECIAL_POPULATIONS:
                yield from statements_of(document, row)


class _Told(NamedTuple):
    """For whom a sentence says something, and where it says so."""

    groups: tuple[Group, ...]
    start: int
    end: int


@by_words
def _told(text: str, kind: SectionKind, headed: Group | None) -> tuple[_Told, ...]:
    """What a sentence of a section of that kind, under a heading that may name a group, tells of groups."""
    opened = None if _ADVICE.search(text) else opened_by(text)
    if opened and not _is_regimen(text[opened[1] :]):
        return (_Told((opened[0],), opened[1], len(text)),)
    glued = _GLUED.match(text) if _MARKS.search(text) else None
    who = re.sub(r"\s*\(.*", "", glued["who"]) if glued else ""
    groups = groups_in(f"{who}:")[:1] if glued else []
    special = kind is SectionKind.SPECIAL_POPULATIONS
    whole = bool(groups) and len(groups[0].words) >= SHARE * len(who)
    if glued and special and not whole and not _OF_MOTHERS.search(who) and len(who.split()) <= _LONGEST:
        groups = [group_of_label(who)]
    if glued and groups and len(groups[0].words) >= SHARE * len(who):
        said = glued["said"]
        said_so = special or any(pattern.search(said) for pattern in (_SAYS, _ESTABLISHED, _DIFFERS))
        if said_so and not _is_regimen(said):
            return (_Told(tuple(groups), glued.start("said"), len(text)),)
        return ()
    if kind is SectionKind.LACTATION and (_OF_MILK.search(text) or not _opens_with_group(text)):
        return ()
    if kind in _SECTIONS or _VERDICT.search(text) or _opens_with_group(text) or _is_aside(text, kind):
        return tuple(_stated(text, kind, headed))
    return ()


def _is_aside(text: str, kind: SectionKind) -> bool:
    """Whether a sentence of a section on pregnancy speaks of other people, as one on all groups does."""
    if kind is not SectionKind.PREGNANCY or _ESTABLISHED.search(text) is None:
        return False
    return any(group.kind in _DOSED_APART for group in groups_in(text))


def _is_regimen(text: str) -> bool:
    return bool(_DOSE.search(text)) and not _ESTABLISHED.search(text)


def _stated(text: str, kind: SectionKind, headed: Group | None) -> Iterator[_Told]:
    groups = _groups(text, headed)
    if not groups and kind in _TOLD_OF_PEOPLE and _DIFFERS.search(text):
        people = people_in(text, opening=kind is not SectionKind.SPECIAL_POPULATIONS)
        groups = [people] if people else []
    if not groups and not ("known" in text or "been" in text):
        return
    if _POINTER.search(text) or _ADVICE.search(text):
        return
    if _is_regimen(text) or (_DOSE.search(text) and ";" in text):
        # "Start at 5 mg once daily; older patients are more sensitive": the clauses without a dose.
        for clause in re.finditer(r"[^;]+", text) if ";" in text else ():
            differs = kind is SectionKind.SPECIAL_POPULATIONS and _DIFFERS.search(clause.group())
            if not _DOSE.search(clause.group()) and (differs or _ESTABLISHED.search(clause.group())):
                blank = len(clause.group()) - len(clause.group().lstrip())
                groups = _groups(clause.group(), headed)[:1]
                yield _Told(tuple(groups), clause.start() + blank, clause.end())
        if any(group.kind in _DOSED_APART for group in groups) and _SLOWER.search(text):
            yield _Told(tuple(group for group in groups if group.kind in _DOSED_APART), 0, len(text))
        return
    special = kind is SectionKind.SPECIAL_POPULATIONS
    verdict = bool(_ESTABLISHED.search(text) or _CARE.search(text) or _is_different(text, groups))
    by_rule = _BY_RULE if kind is SectionKind.DOSAGE else _DIFFERS
    verdict = verdict or (headed is not None and bool(by_rule.search(text)))
    if headed and special and (len(text.split()) > 4 or verdict) and (verdict or _PREDICATE.search(text)):
        yield _Told(tuple(groups[:1]), 0, len(text))
    elif not verdict and not _SAYS.search(text):
        return
    elif headed and (special or verdict or kind is not SectionKind.DOSAGE):
        yield _Told(tuple(groups[:1]), 0, len(text))
    elif special or verdict:
        condition = kind in {SectionKind.INDICATIONS, SectionKind.CONTRAINDICATIONS}
        always = any(group.kind in _BY_NATURE or group.words.startswith("from") for group in groups)
        if not condition or always or _ESTABLISHED.search(text):
            yield _Told(tuple(groups or unstudied(text)), 0, len(text))


def _opens_with_group(text: str) -> bool:
    """Whether a sentence begins with a group for whom it says that something is different."""
    return any(0 <= group.start <= _NEAR for group in groups_in(text)) and (
        _DIFFERS.search(text) is not None or _ESTABLISHED.search(text) is not None
    )


def _is_different(text: str, groups: Iterable[Group]) -> bool:
    """Whether a sentence tells that something is different for a group it names."""
    named = [group for group in groups if group.start >= 0]
    return (
        bool(named)
        and _DIFFERS.search(text) is not None
        and any(
            group.words.startswith("from") or _BEFORE_GROUP.search(text, 0, group.start) for group in named
        )
    )


def _groups(text: str, headed: Group | None) -> list[Group]:
    """The groups a sentence is about: those it names, else the one that its heading names."""
    named = groups_in(text)
    if headed is None:
        return named
    named = [group for group in named if group.kind]
    same = [group for group in named if group.kind == headed.kind]
    return [group for group in same if group.is_named] or ([headed] if same else named or [headed])


def _facts(statement: Statement, groups: Iterable[Group], start: int, end: int) -> Iterator[Fact]:
    words = statement.text[start:end]
    plain = " ".join(words.split()).rstrip(" .;")
    for group in groups:
        yield SpecialPopulationStatement(
            drug=statement.document.drug,
            object=with_condition(group.words, statement.text),
            population=group.kind or None,
            statement=plain[0].lower() + plain[1:] if plain[1:2].islower() else plain,
            evidence=(
                statement.evidence("populations/statement", statement.start + start, statement.start + end),
            ),
        )
