"""Molecules and cells that the drug acts on."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, PassageKind, Section, SectionKind, Status, TargetAction

from .base import Document
from .statements import Statement, drug_pattern, statements_of, told_sections
from .vocabulary.phrases import without_asides

__all__ = ["TargetExtractor"]

_SECTIONS = frozenset(
    [
        SectionKind.IDENTITY,
        SectionKind.DESCRIPTION,
        SectionKind.INDICATIONS,
        SectionKind.MECHANISM,
        SectionKind.SUMMARY,
        SectionKind.HIGHLIGHTS,
    ]
)
_ADVERB = (
    r"(?:(?:selectively|specifically|reversibly|irreversibly|directly|competitively|potently|partially"
    r"|mainly|also|\w+ly)\s+)?"
)
_ACTION = re.compile(
    rf"\b{_ADVERB}(?P<verb>"
    r"binds?(?:ing)?\s+(?:\w+ly\s+)?(?:with\s+(?:\w+\s+)?(?:affinity|selectivity)\s+)?(?:to(?!\s+and\b)|"
    r"with)|binds?(?!\s+(?:to|with|and|or|\w+ly)\b)|attach(?:es"
    r"|ing)?\s+(?:itself\s+)?to|"
    r"(?:fasten|latch|lock|hook|hold|cling|stick|home|dock)(?:e?s|ing)?\s+(?:itself\s+)?(?:on\s?to|to|on|in\s+on)|"
    r"(?:switch|shut|turn)(?:es|s|ing)?\s+off|recogni[sz](?:es?|ing)|mimic(?:s|king)?|"
    r"target(?:s|ing)?(?!\s+(?:and|organ|is|are|of)\b)|targets?\s+(?:is|are)|inhibit(?:s|ing)?|block(?:s|ing)?|activat(?:es?|ing)"
    r"|stimulat(?:es?|ing)|"
    r"antagoni[sz](?:es?|ing)|agoni[sz](?:es?|ing)|neutrali[sz](?:es?|ing)|suppress(?:es|ing)?|"
    r"interfer(?:es?|ing)\s+with|modulat(?:es?|ing)|acts?\s+(?:\w+ly\s+)?(?:on|at|against)|acting\s+(?:on"
    r"|at)|"
    r"works?\s+(?:\w+ly\s+)?on|sit(?:s|ting)?\s+on|inactivat(?:es?|ing)|disrupt(?:s|ing)?|open(?:s|ing)?|clos(?:es|ing)|trap(?:s|ping)?|"
    r"(?:stop|prevent|keep)(?:s|ping|ing)?(?=\s[^.;,]{2,60}\sfrom\b)|(?:stop|prevent)(?:s|ping|ing)?(?=\s+the\s+(?:actions?|effects?|release)\s+of\b)|(?:directed|raised|active)\s+against|specific\s+for|"
    r"(?:inhibition|blockade|activation|stimulation|antagonism|inactivation|suppression)\s+of|"
    r"(?:inhibitor|blocker|antagonist|agonist|activator|modulator)s?\s+(?:of|at|for))\s+",
    re.I,
)
_DENIED = re.compile(r"(?:\b(?:not|no|nor|never|without|cannot)|n['\u2019]t)\s+(?:\w+ly\s+)?$", re.I)
_LEVELS = re.compile(
    r"\b(?:increas|rais|boost|lower|reduc|decreas|restor|enhanc)\w*\s+(?:(?:the|brain|blood|body|natural)\s+){0,3}(?:levels?|amounts?"
    r"|concentrations?|activity|actions?|effects?|availability)\s+of\s+",
    re.I,
)
_MESSENGER = re.compile(
    r"(?:serotonin|(?:nor)?epinephrine|(?:nor)?adrenaline|dopamine|GABA|gamma-aminobutyric\s+acid|acetylcholine|histamine"
    r"|glutamate|nitric\s+oxide|cyclic\s+[AG]MP|c[AG]MP|endorphins|incretins?|GLP-1|(?:o)?estrogen|testosterone)",
    re.I,
)
_DEPLETES = re.compile(r"\b(?:deplet|destroy|eliminat)(?:es|s|ing)?\s+", re.I)
_BLOOD_CELLS = re.compile(
    r"(?:(?:[\w-]+\s+){0,2}(?:[BT]|plasma|NK)[\s-](?:cells?|lymphocytes?)|lymphocytes|eosinophils"
    r"|neutrophils|platelets)",
    re.I,
)
_REUPTAKE = re.compile(
    r"\b(?P<verb>(?:inhibit|block|prevent|slow)\w*|inhibition of|blockade of)\s+(?:the\s+)?(?:neuronal\s+"
    r"|presynaptic\s+)?"
    r"(?:re-?uptake|re-?absorption)\s+of\s+",
    re.I,
)
_STOP = re.compile(
    r"[.;:]|,(?!\s*(?:and\s+)?\d\b)|\s(?:that|which|who|in|on|by|from|within|responsible|involved|needed"
    r"|found|known|expressed"
    r"|located|"
    r"to|so|thereby|thus|resulting|leading|causing|and\s+(?:\w+s|thus|thereby|\w+ing|\w+ly|therefore)"
    r"|through|via|"
    r"throughout|during|at|with|where|is|are|was|were|may|can|could|will|should|has|have|for|necessary|present|produced|inside|after|before|when|as)\b",
    re.I,
)
_STRIP = re.compile(
    r"^(?:(?:one|two|three|four|five|all|many|most|some|several)\s+of\s+(?:(?:the|its|their)\s+)?(?:(?:two|three|four|five|six)\s+)?|(?:[\w-]+\s+){0,2}?(?:messengers?|(?:neuro)?transmitters?)\s+(?=\w)"
    r"(?!(?:called|known|named|that|which|such|in|and|or)\b)|"
    r"(?:a|an|the|certain|specific|some|both|other|their|its|natural|chemical|key|main)\s+|"
    r"(?:actions?|effects?|activity|activities|function|binding|release|production|synthesis|formation"
    r"|levels?)\s+of\s+|"
    r"(?:an?\s+|the\s+)?(?:\w+\s+){0,2}?(?:enzymes?|proteins?|receptors?|hormones?|chemicals?|substances?"
    r"|antigens?|"
    r"neurotransmitters?|messengers?|molecules?|cytokines?)\s+(?:\([^)]*\)\s*)?(?:called|known\s+as|named"
    r"|termed)\s+(?:the\s+)?|"
    r"(?:enzymes?|proteins?|chemicals?|hormones?|cytokines?|antigens?)\s+(?=[A-Z\d]))+",
    re.I,
)
_CALLED = re.compile(
    r"\s*,?\s*(?:\((?:antigen|receptor|enzyme|protein)\)\s*)?(?:called|known\s+as|named"
    r"|termed)\s+(?:the\s+)?",
    re.I,
)
_MOLECULE = re.compile(
    r"(?:receptors?|enzymes?|channels?|transporters?|kinases?|acid|\w*(?:ase|ases|ins?|ine|one|gen|genase)\b|"
    r"\w+(?:-|\s)?(?:alpha|beta|gamma|\u03b1|\u03b2|\u03b3)|factors?|cells?|lymphocytes?|platelets?|leukotrienes?|"
    r"(?:co-?)?transporters?(?:[ -]\d\w*)?|symporters?|pumps?|ribosom\w+|subunits?|tubulin|"
    r"microtubules?|DNA|RNA|gyrase|"
    r"topoisomerase|cholesterol|bacteria|viruses|virus|fung(?:i|us)|histamine|serotonin|norepinephrine"
    r"|dopamine|GABA|"
    r"angiotensin(?:\s+I+)?|folate|estrogen|thrombin|neurons?|muscles?|nerves?|re-?uptake|complex|ligand"
    r"|proteins?|"
    r"molecules?|precursors?|termin(?:us|i)|"
    r"\w*(?:ase|in|one|or|tor)s?[- ]\d\w*|[A-Z][A-Za-z]*\d[\w-]*|[A-Z]{2,}[\w-]*|interleukin[- ]?\d*\w*"
    r"|antigens?|integrins?|prostaglandins?|"
    r"factor\s+[XVI]+a?|hormones?)$"
)
_VAGUE = frozenset(
    """again alone antigen antigens anyone bacteria begin bone brain cell cells certain chemicals contain
    engine enzyme enzymes everyone gene hormone hormones inflammation line margin medication medications
    medicine medicines none obtain one origin pain protein proteins receptor receptors remain skin
    someone this urine vein virus viruses
    """.split()
)
_NOT_ENZYMES = frozenset(
    "increase increases decrease decreases disease diseases release releases case cases".split()
)
_ACTOR = re.compile(
    r"\b(?:(?:is|are)\s+an?|(?:as|called)(?:\s+an?)?)\s+(?P<what>[\w-]+(?:\s+(?:[\w-]+|\([^()]*\))){0,6}?)\s+"
    r"(?:agonist|antagonist|inhibitor|blocker|activator|modulator)s?\b",
    re.I,
)
_ACTOR_LEAD = re.compile(
    r"(?:(?:an?|selective|potent|oral|competitive|non-?selective|direct|partial|reversible|irreversible"
    r"|\w+-generation|"
    r"long-acting|medication|medicine|drug|type|kind|of|called)\s+)+",
    re.I,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:other\s+(?:drugs|medicines|medications)|patients?|doctors?|you|your\s+doctor|alcohol|smoking"
    r"|studies)\b[^,.;]*$",
    re.I,
)


_WORKS = re.compile(
    r"\b(?:works?|acts?|mechanism of action|mode of action|(?:effects?|actions?"
    r"|activity)\s+(?:[\w-]+\s+){0,6}?"
    r"(?:comes?|due|results?|stems?|mediated|thought|believed|related|rests?|depends?)|class of (?:drugs"
    r"|medications|medicines))\b|"
    r"^\W*[\w -]*(?:inhibitors|blockers|antagonists|agonists|SSRIs|NSAIDs|statins|antibodies|diuretics)\b",
    re.I,
)


_ACTS = re.compile(
    r"\b(?:mechanisms?|modes?)\s+of\s+action\b|\bpharmacodynamics?\b|\bhow\s+(?:it|does|[\w-]+)\s+(?:works?"
    r"|acts?)\b"
    r"|\bwhat\s+it\s+does\b|^\W*(?:pharmacology|action)\W*$",
    re.I,
)
_HOW = re.compile(r"\W*how\s+(?:do|does|is)\b[^?.]{0,60}\b(?:work|act)s?\b", re.I)
_SUBJECT = re.compile(r"\W*(?:the|a|an|these|those|in|most|some|many|patients?|people|normally)\b", re.I)
_TRAVELS = re.compile(
    r"\b(?:plasma\s+protein|serum\s+protein|protein[\s-]bound|protein\s+binding|half-life|bioavailability"
    r"|metaboli[sz]ed\s+by"
    r"|excret\w+|excretion)\b",
    re.I,
)
"""Words on where the drug goes, not on what it does."""


class TargetExtractor:
    r"""Objects of "binds to", "inhibits", "blocks the enzyme ...", with the clause as mechanism.

    Only sentences whose subject is the drug, its class ("ACE inhibitors block ...") or "it works by" are
    read, in the parts of a page that describe the drug.

    >>> page = read("Mechanism of action\nZorvexant binds to CD20 on B cells.")
    >>> [(fact.object, fact.mechanism) for fact in TargetExtractor().extract(page)]
    [('CD20', 'binds to CD20 on B cells')]
    """

    name = "targets"
    by_section = True
    relations = ("target",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Targets in reading order."""
        drug = drug_pattern(document)
        for section in told_sections(document):
            own = section.kind in _SECTIONS
            if not own and not _may_tell(section):
                continue
            for statement in statements_of(document, section):
                if _TRAVELS.search(statement.text) or not (own or _answers_how(statement)):
                    continue
                if drug.search(statement.text) or _WORKS.search(statement.text) or _tells_action(statement):
                    yield from _targets(statement)


def _may_tell(section: Section) -> bool:
    """Whether a section of another kind holds a question or a heading on how the drug works."""
    if section.title is not None and _ACTS.search(section.title.quote):
        return True
    return any(
        _ACTS.search(p.text) if p.kind is PassageKind.HEADING else _HOW.match(p.text)
        for p in section.passages
    )


def _answers_how(statement: Statement) -> bool:
    """Whether a statement of another part stands where it is told how the drug works."""
    return _HOW.match(statement.passage.text) is not None or any(map(_ACTS.search, statement.leads))


def _tells_action(statement: Statement) -> bool:
    """Whether a statement stands under a heading on how the drug acts, so that no subject is needed."""
    if statement.section.kind is SectionKind.MECHANISM and _ACTION.match(statement.text):
        return True  # "Binds the ..." leaves its subject out
    return any(_ACTS.search(lead) for lead in statement.leads) and not _SUBJECT.match(statement.text)


def _targets(statement: Statement) -> Iterator[Fact]:
    text = statement.text
    seen: set[int] = set()
    for match in _REUPTAKE.finditer(text):
        seen.add(match.start())
        for start, end in _objects(text, match.end()):
            yield _fact(statement, match.start(), end, f"{text[start:end]} reuptake")
    for pattern, names in ((_LEVELS, _MESSENGER), (_DEPLETES, _BLOOD_CELLS)):
        for match in pattern.finditer(text):
            for start, end in _objects(text, match.end()):
                if not _OTHER_SUBJECT.search(text[: match.start()]) and names.fullmatch(
                    without_asides(text[start:end])
                ):
                    yield _fact(statement, match.start(), end, text[start:end])
    for match in _ACTION.finditer(text):
        before = text[: match.start()]
        if match.start() in seen or _OTHER_SUBJECT.search(before):
            continue
        status = Status.NEGATED if _DENIED.search(before) else Status.ASSERTED
        objects = list(_objects(text, match.end()))
        if (
            objects
            and _GENERIC.fullmatch(text[slice(*objects[0])])
            and (named := _NAMED.search(text, match.end()))
        ):
            objects = [named.span("name")]  # "blocks the enzyme that ..., the H+/K+ ATPase"
        head = text[slice(*objects[-1])].split()[-1:] if objects else []
        for start, end in objects:
            name = text[start:end]
            if not _is_target(name) and len(objects) > 1 and _is_target(" ".join([name, *head])):
                name = " ".join([name, *head])  # "beta-1 and beta-2 receptors"
            if _is_target(name):
                yield _fact(statement, match.start(), end, name, status)
    for match in _ACTOR.finditer(text):
        lead = _ACTOR_LEAD.match(match["what"])
        start = match.start("what") + (lead.end() if lead else 0)
        if _is_target(text[start : match.end("what")]):
            yield _fact(statement, start, match.end(), text[start : match.end("what")])


_GENERIC = re.compile(r"(?:an? |the )?(?:enzyme|protein|receptor|hormone|chemical|substance)s?", re.I)
_NAMED = re.compile(r",\s+(?:(?:the|called|namely)\s+)?(?P<name>[\w+/-]+(?: [\w+/-]+){0,3}?)(?=[.,;]|\s\(|$)")


def _objects(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The things named from ``at`` on, coordinated ones apart."""
    lead = _STRIP.match(text[at:])
    start = at + (lead.end() if lead else 0)
    masked = re.sub(r"\([^()]*\)", lambda m: "_" * len(m.group()), text)
    stop = _STOP.search(masked, start)
    end = stop.start() if stop else len(text)
    if called := _CALLED.search(
        text, start, end + 12 if stop and masked[end : end + 6].strip() == "known" else end
    ):
        start = called.end()
        stop = _STOP.search(masked, start)
        end = stop.start() if stop else len(text)
    cursor = start
    for cut in [*re.finditer(r"\s+(?:and|or)\s+(?:the\s+)?", masked[start:end]), None]:
        right = start + cut.start() if cut else end
        words = re.sub(r"\s(?:and|or)$", "", text[cursor:right].rstrip())
        if words.strip():
            inner = _STRIP.match(words)
            yield cursor + (inner.end() if inner else 0), cursor + len(words)
        cursor = start + cut.end() if cut else end


_NUMBERS = re.compile(r"(?<=receptors)[\s,]+\d[\d\s,]*$|(?<=s)\s+\d(?:,\s*\d)+,?$", re.I)
"""Subtypes listed by number: "receptors 1, 3 and 5"."""


def _is_target(phrase: str) -> bool:
    """Whether a phrase names a molecule, a cell or a microbe rather than a state or an action.

    >>> _is_target("CD20"), _is_target("HMG-CoA reductase"), _is_target("beta-1 receptors")
    (True, True, True)
    >>> _is_target("pain"), _is_target("the heart's workload")
    (False, False)
    """
    plain = _NUMBERS.sub("", without_asides(phrase).strip(" *_,"))
    last = plain.split()[-1].casefold() if plain else ""
    told = plain.casefold() not in _VAGUE and last not in _NOT_ENZYMES
    return told and len(plain.split()) <= 7 and bool(_MOLECULE.search(plain))


def _fact(statement: Statement, start: int, end: int, name: str, status: Status = Status.ASSERTED) -> Fact:
    plain = _NUMBERS.sub("", without_asides(name).strip(" *_")) or name
    return TargetAction(
        drug=statement.document.drug,
        object=plain,
        status=status,
        mechanism=" ".join(statement.text[start:].rstrip(" .;").split()),
        evidence=(statement.evidence("targets/action", statement.start + start, statement.start + end),),
    )
