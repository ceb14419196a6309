"""Molecules and cells that the drug acts on."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Fact, PassageKind, Section, SectionKind, Status, Table, TargetAction

from ..base import LABEL_TYPES, Document
from ..statements import ABOUT_SECTIONS, Statement, drug_pattern, statements_of, told_sections
from ..table_rows import labelled_values
from ..vocabulary.phrases import blank, decapitalised
from ..vocabulary.substances import is_substance
from .actions import actions_in
from .objects import acted_on, is_sure_target, is_target, plain_name

__all__ = ["TargetExtractor"]

_DENIED = re.compile(
    r"(?:\b(?:not|no|nor|never|without|cannot|little|negligible|minimal)|n['\u2019]t)\s+"
    r"(?:(?:\w+ly|significant|appreciable|relevant|meaningful|measurable|known|or\s+no)\s+)*$",
    re.I,
)
_HARDLY = re.compile(r"\s+(?:is|are|was)\s+(?:negligible|absent|low|weak|minimal|insignificant)\b", re.I)
_REUPTAKE = re.compile(
    r"\b(?:[a-z]+ly\s+)?(?P<verb>(?:inhibit|block|prevent|slow)\w*|hold(?:s|ing)?\s+back|"
    r"cut(?:s|ting)?\s+down|inhibition of|blockade of)\s+(?:the\s+)?(?:neuronal\s+"
    r"|presynaptic\s+)?"
    r"(?:re-?uptake|re-?absorption)\s+of\s+",
    re.I,
)
_ACTOR = re.compile(
    r"\b(?:(?:is|are)\s+an?|(?:as|called)(?:\s+an?)?)\s+(?P<what>[\w-]+(?:\s+(?:[\w-]+|\([^()]*\))){0,6}?)\s+"
    r"(?:agonist|antagonist|inhibitor|blocker|activator|modulator)s?\b",
    re.I,
)
_ACTOR_ALONE = re.compile(
    r"\W*(?:MOA:\s+|action:\s+)?(?P<what>(?-i:[A-Z\d])[\w-]*(?:\s+(?:[\w-]+|\([^()]*\))){0,6}?)\s+"
    r"(?:agonist|antagonist|inhibitor|blocker|activator|modulator)\b",
    re.I,
)
"""The same as a line's first words: "Selective samplin receptor blocker"."""
_DONE_TO = re.compile(
    r"\b(?:through|by|via|from|of|to|with|as|is)\s+(?P<what>(?:[\w/-]+\s+(?:and\s+|or\s+)?){1,6}?)"
    r"(?:blockade|inhibition|antagonism|agonism|activation|stimulation)\b",
    re.I,
)
"""What is acted on before the noun for it: "by way of sodium channel blockade"."""
_ACTOR_LEAD = re.compile(
    r"(?:(?:an?|the|selective|potent|oral|competitive|non-?selective|direct|partial|reversible|irreversible|combined|dual"
    r"|\w+-generation|"
    r"long-acting|humanized|recombinant|fully|non-?ergo\w*|dihydropyridine|anthracycline|(?:[\w-]+\s+)?analog(?:ue)?s?|medication|medicine|drug|type|kind|of|called)\s+)+",
    re.I,
)
_ITS_TARGET = re.compile(
    r"\b(?:its|the|main|molecular)\s+targets?\s+(?:of\s+[\w -]{3,40}?\s+)?(?:is|are)\s+|\btarget:\s+", re.I
)
_PHRASE = re.compile(
    r"\b(?:forms?\s+(?:an?\s+)?(?:\w+\s+){0,3}?(?:complex(?:es)?|bonds?)\s+with|(?:takes?|taking)\s+the\s+place\s+of"
    r"|(?:stands?|standing)\s+in\s+for|gets?\s+in\s+the\s+way\s+of|puts?\s+a\s+brake\s+on|(?:more|less)\s+sensitive\s+to(?:\s+the\s+effects?\s+of)?|decoy\s+(?:receptor\s+)?for"
    r"|(?:mak|leav)(?:es?|ing)\s+more(?=\s+(?:of\s+the\s+)?[\w-]+(?:\s+[\w-]+)?\s+available))\s+",
    re.I,
)
_TISSUES = re.compile(
    r"\b(?:relax|widen|open|dilat|constrict|narrow|tighten)(?:e?s|ing|e)?(?:\s+up)?\s+(?:the\s+|your\s+)?"
    r"(?P<what>(?:[a-z-]+\s+){0,2}?(?:blood\s+vessels|arteries|veins|airways?|(?:smooth\s+)?muscles?))\b",
    re.I,
)
_ACTED_ON = re.compile(
    r"(?P<what>(?:[\w/-]+\s+){1,5}?)(?:is|are|gets?)\s+(?:\w+ly\s+)?(?:inhibited|blocked|targeted|activated|stimulated|bound"
    r"|antagoni[sz]ed|neutrali[sz]ed|occupied|suppressed)\s+by\s+",
    re.I,
)
_CLASS_BEHIND = re.compile(
    r"\s+(?:agonist|antagonist|inhibitor|blocker|modulator|inducer|substrate)s?\b", re.I
)
_ON_DRUGS = re.compile(r"(?:\w+ly\s+)?(?:potentiat|antagoni|interfer|counteract|react|combin|compet)", re.I)
_DRUG_ENZYME = re.compile(r"(?:CYP\s?-?(?:1A|2[A-E]|3A)\w*|P-?gp\b|P-glycoprotein|BCRP|OATP|UGT)", re.I)
"""Enzymes and pumps that carry drugs off, told of where drugs interact."""

_OTHER_SUBJECT = re.compile(
    r"\b(?:other\s+(?:drugs|medicines|medications)|patients?|doctors?|you|your\s+doctor|alcohol|smoking"
    r"|studies(?!\s+(?:it|this|the)\b)|unlike\s[\w -]{2,40}?,?\s(?:which|that))\b[^,.;]*$",
    re.I,
)
_WORKS = re.compile(
    r"\b(?:works?|acts?|(?:precise|exact)\s+mechanism|mechanism of action|mode of action"
    r"|(?:benefits?|effects?|actions?|activity)\s+(?:[\w-]+\s+){0,6}?"
    r"(?:comes?|due|results?|stems?|mediated|thought|believed|related|rests?|depends?)|class of (?:drugs"
    r"|medications|medicines))\b|"
    r"^\W*[\w -]*(?:inhibitors|blockers|antagonists|agonists|SSRIs|NSAIDs|statins|antibodies|diuretics)\b"
    r"|^\W*(?:the|this|its|as\s+an?)\s+(?:[\w-]+\s+){0,2}(?:antibody|antibodies|inhibitor|blocker|steroid|molecule|compound"
    r"|metabolite|ingredient|substance|antibiotic|peptide|hormone|target|form|version)\b",
    re.I,
)
_ASIDE = re.compile(
    r"(?<=\sand),\s[^,.;:]{3,40},(?=\s)|\s(?:in|on)\s+(?:the|your)\s+\w+(?:\s\w+)?(?=\s+(?:called|known\s+as)\s)",
    re.I,
)
"""What parts the names of what is acted on: "X and, as doses climb, Y", "a carrier in the gut called X"."""
_TERSE = re.compile(
    r"\W*(?-i:[A-Z])[\w -]{3,60};\s+(?:[\w-]+\s+){0,3}"
    r"(?:agonist|antagonist|inhibitor|blocker|activator|modulator)\b",
    re.I,
)
"""A card's line on class and action: "Anticonvulsant; selective antagonist of ..."."""
_AND_TOO = re.compile(r"\((?P<more>(?:and|or)\s[\w -]{3,40}?)(?:\s+too|\s+as\s+well)?\)")
"""One more in brackets: "slows an enzyme (and another too)"."""
_OF_THEIRS = re.compile(r"(?:copy|multiply)\w*\s+their\b", re.I)
"""What germs do, not the drug."""
_LABEL = re.compile(
    r"(?:acts|works)\s+on|(?:molecular\s+|drug\s+)?targets?|(?:biological|therapeutic)\s+target", re.I
)
"""The label of a table's row that names what the drug acts on."""
_HOW_SO = re.compile(r"\b(?:works?|acts?|thought|believed|by)\b", re.I)
"""What leads to how a drug works, in a part of a page that tells other things too."""

_ACTS = re.compile(
    r"\b(?:mechanisms?|modes?)\s+of\s+action\b|\bpharmacodynamics?\b|\bhow\s+(?:it|does|[\w-]+)\s+(?:works?"
    r"|acts?)\b"
    r"|\bwhat\s+it\s+does\b|^\W*(?:pharmacology|action)\W*$",
    re.I,
)
_HOW = re.compile(r"\W*how\s+(?:do|does|is)\b[^?.]{0,60}\b(?:work|act)s?\b", re.I)
_LABELLED = re.compile(
    r"\W*(?:(?:drug\s+class\s+and\s+)?mechanism(?:\s+of\s+action)?|mode\s+of\s+action|action|MOA)\s*:\s*",
    re.I,
)
_IN_PASSING = frozenset([SectionKind.OTHER, SectionKind.DOSAGE_FORMS])
"""Sections that may say in passing on what the drug acts."""

_SUBJECT = re.compile(r"\W*(?:the|a|an|these|those|in|most|some|many|patients?|people|normally)\b", re.I)
_TRAVELS = re.compile(
    r"\b(?:plasma\s+protein|serum\s+protein|protein[\s-]bound|protein\s+binding|half-life|bioavailability"
    r"|metaboli[sz]ed\s+by"
    r"|excret\w+|excretion)\b",
    re.I,
)
"""Words on where the drug goes, not on what it does."""


_ON_SOMETHING = re.compile(r"\S\s+(?:on|upon|with)\s")
_USE = re.compile(
    r"(?:\s+that\s+(?:is|are)|\s+which\s+(?:is|are)|,\s+(?:is|are)|,)?\s+(?:\w+ly\s+)?indicated\b"
    r"|\s+and\s+[^,.;]{2,60}?\s(?:has|have)\s+been\s+(?:associated|reported|linked)\b",
    re.I,
)
_WHICH = re.compile(r"\b(?:drugs|medicines|agents|those)\s+(?:that|which)\s+(?:\w+ly\s+)?$", re.I)
_HARM = re.compile(r"\s+(?:can|may|could|might|has|have|should)\b", re.I)


class TargetExtractor:
    r"""Objects of "binds to", "inhibits", "blocks the enzyme ...", with the clause as mechanism.

    Only sentences whose subject is the drug, its class ("ACE inhibitors block ...") or "it works by" are
    read, in the parts of a page that describe the drug.

    >>> page = read("How does it work?\nZorvexant captures a protein called samplin.")
    >>> [(fact.object, fact.mechanism) for fact in TargetExtractor().extract(page)]
    [('samplin', 'captures a protein called samplin')]
    """

    name = "targets"
    by_section = True
    relations = ("target",)

    def extract(self, document: Document) -> Iterator[Fact]:
        """Targets in reading order."""
        drug = drug_pattern(document)
        for section in told_sections(document):
            own = section.kind in ABOUT_SECTIONS
            passing = section.kind in _IN_PASSING and document.monograph.media_type not in LABEL_TYPES
            if not (own or passing or _may_tell(section)):
                continue
            for table in section.tables:
                yield from _labelled(document, section, table)
            terse = section.kind is SectionKind.MECHANISM  # "Blocks sodium channels" may pass for a heading
            for statement in statements_of(document, section, headings=terse):
                if _TRAVELS.search(statement.text):
                    continue
                if not (own or _answers_how(statement)):
                    if passing and drug.match(statement.text):
                        told = _targets(statement, drug)
                        yield from (fact for fact in told if is_sure_target(fact.object))
                    continue
                if (
                    _TERSE.match(statement.text)
                    or drug.search(statement.text)
                    or _WORKS.search(statement.text)
                    or _tells_action(statement)
                ):
                    yield from _targets(statement, drug)


def _labelled(document: Document, section: Section, table: Table) -> Iterator[Fact]:
    """Targets that a row of a table is labelled to hold."""
    for head, value in labelled_values(document, table):
        if not _LABEL.fullmatch(head.text.strip(" :*")):
            continue
        for start, end, name in acted_on(value.text, 0):
            if is_target(name):
                place = (value.start + start, value.start + end)
                evidence = document.evidence(section, *place, "targets/label")
                yield TargetAction(drug=document.drug, object=plain_name(name), evidence=(evidence,))


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
    text = statement.text
    if _LABELLED.match(text):
        return True
    if statement.section.kind is SectionKind.MECHANISM:
        if _ACTOR_ALONE.match(text) and not _SUBJECT.match(text):
            return True
        first = next(actions_in(text), None)
        if first is not None and not _SUBJECT.match(text) and len(text[: first.start].split()) <= 1:
            return True  # "Binds the ...", "May interfere with the ..." leave their subject out
    return any(_ACTS.search(lead) for lead in statement.leads) and not _SUBJECT.match(text)


def _targets(statement: Statement, drug: re.Pattern[str]) -> Iterator[Fact]:
    text = _AND_TOO.sub(lambda m: f" {m['more']} ".ljust(len(m.group())), _ASIDE.sub(blank, statement.text))
    before = statement.passage.text[: statement.start - statement.passage.start]
    seen: set[int] = set()
    named: set[str] = set()
    for match in _REUPTAKE.finditer(text):
        seen.update(range(match.start(), match.end()))
        for _, end, name in acted_on(text, match.end()):
            yield _fact(statement, match.start(), end, f"{name} reuptake")
    how = statement.section.kind is SectionKind.MECHANISM or _answers_how(statement)
    for action in actions_in(text):
        told = text[: action.start]
        if action.start in seen or _OTHER_SUBJECT.search(told) or _OF_THEIRS.match(text, action.start):
            continue
        own = drug.fullmatch(told.strip()) or drug.fullmatch(told.rstrip().rpartition(" ")[2])
        if action.weak and not (how or own or _HOW_SO.search(told)):
            continue
        for _, end, name in acted_on(text, action.end, before):
            if _is_of_other_drugs(text[action.start : end], name, text[end:], how=how):
                continue
            denied = _DENIED.search(told) or _HARDLY.match(text, end)
            if (is_sure_target(name) if action.weak else is_target(name)) and not drug.match(name):
                status = Status.NEGATED if denied else Status.ASSERTED
                named.add(plain_name(name))
                yield _fact(statement, action.start, end, name, status)
    if (passive := _ACTED_ON.search(text)) and drug.match(text, passive.end()):
        for start, _, name in acted_on(text[: passive.end("what")].rstrip(), passive.start("what")):
            if is_target(name):
                yield _fact(statement, start, passive.end(), name)
    for pattern in (_ITS_TARGET, _PHRASE):
        for match in pattern.finditer(text):
            for _, end, name in acted_on(text, match.end()):
                if is_target(name) and not drug.match(name):
                    yield _fact(statement, match.start(), end, name)
    terse = statement.section.kind is SectionKind.MECHANISM and not _SUBJECT.match(text)
    alone = _ACTOR_ALONE.match(text) if terse else None
    for matches in ([alone] if alone else [], _ACTOR.finditer(text), _DONE_TO.finditer(text)):
        for match in matches:
            lead = _ACTOR_LEAD.match(match["what"])
            if _ON_SOMETHING.search(match["what"]):
                continue  # "the effect of chloroquine on the activation" is the drug's own
            for start, end, name in acted_on(
                text[: match.end("what")].rstrip(), match.start("what") + (lead.end() if lead else 0)
            ):
                if is_target(name) and plain_name(name) not in named:
                    name = decapitalised(name) if match is alone else name  # noqa: PLW2901
                    yield _fact(statement, start, max(end, match.end()), name)
    if how or _WORKS.search(text):
        for match in _TISSUES.finditer(text):
            yield _fact(statement, match.start(), match.end(), match["what"])


def _is_of_other_drugs(said: str, name: str, behind: str, *, how: bool) -> bool:
    """Whether an action is one on other drugs or on their enzymes, as told of interactions."""
    if _CLASS_BEHIND.match(behind) or (
        _ON_DRUGS.match(said) and is_substance(name) and not is_sure_target(name)
    ):
        return True
    return not how and _DRUG_ENZYME.match(name) is not None


def _mechanism(text: str, start: int, end: int) -> str:
    """What is said of the action, without the use or the harm that the sentence goes on to.

    "an inhibitor of CD20 indicated for gout", "drugs that act on the kidney can cause injury".
    """
    said = text[start:]
    stop = _USE.search(text, end)
    if stop is None and _WHICH.search(text, 0, start):
        stop = _HARM.search(text, end)
    if stop is not None:
        said = text[start : stop.start()]
    return " ".join(said.rstrip(" .;:,").split())


def _fact(statement: Statement, start: int, end: int, name: str, status: Status = Status.ASSERTED) -> Fact:
    return TargetAction(
        drug=statement.document.drug,
        object=plain_name(name),
        status=status,
        mechanism=_mechanism(statement.text, start, end),
        evidence=(statement.evidence("targets/action", statement.start + start, statement.start + end),),
    )
