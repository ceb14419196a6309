"""What labels name as hazards: cut where dense prose goes on, and nothing that is no harm of the drug."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg_builder import lazy_re as re

from ..vocabulary.phrases import decapitalised, expanded
from .harm_words import tells_harm
from .rules import Hazard
from .sound import unhung

__all__ = ["label_hazard", "of_others", "tells_risk_factors", "topic_of", "vetted"]

_RISK_FACTORS = re.compile(
    r"\b(?:(?:risk|predisposing|contributing|precipitating|confounding)[ -]factors?\b(?! of \w+ing\b)|"
    r"factors? (?:(?:that|which) )?(?:may |can |could |might )?(?:\w+ )?(?:increas\w+|rais\w+|contribut\w+|"
    r"predispos\w+|associated|linked|affecting|influencing))"
    r"(?P<between>[^.;]{0,160}?)(?P<verb>\b(?:includes?|including|included|are|were|such as|consist)\b|"
    r"\(|[:,](?=\s|$))(?P<rest>[^.;]*)",
    re.I,
)
"""Words that lead in what raises a risk: "Risk factors for bleeding include age and ..."."""
_OTHER_CAUSE = re.compile(
    r"\b(?:(?<!class of )(?:conditions?|factors?|circumstances|situations|activities|drugs?|medications?|"
    r"medicines?|agents?|products?|substances?|organisms|bacteria|foods|procedures|diseases|disorders|"
    r"lesions|illnesses|causes)(?: \([^()]*\))?(?: [\w-]+){0,2}? (?:(?:that|which)(?: (?:may|can|could|might|"
    r"also|commonly|otherwise))*|known to|likely to|capable of|with the potential to) "
    r"(?!increase (?:the|your) (?:risk|likelihood))|"
    r"strains? of [\w. ]{3,40}?)(?:caus|produc|induc|prolong|increas|decreas|lower|contribut|lead|result|"
    r"trigger|precipitat|depress|impair|slow|mask|worsen|exacerbat|suppress|reduc|rais)[^.;]{0,90}$",
    re.I,
)
"""Something else that causes what is named: "drugs that may cause drowsiness"."""
_TAILS = re.compile(
    r"\s+(?:(?:in|within) the (?:context|setting|course|presence|absence|event|first|fetus)\b|"
    r"by (?:renal|hepatic|age|sex|gender|dose|baseline|treatment)\b|"
    r"(?:temporally|initially|occurring|usually|(?:sometimes|often)$|prior|either|rarely|steadily)\b|an? "
    r"history\b|"
    r"(?:at|for) (?:some time|insertion|initiation|baseline|therapeutic|higher)\b|early$|concomitantly\b|"
    r"over (?:baseline|time|\d|weeks|months)\b|as a (?:consequence|result)\b|"
    r"in (?:temporal|relation|subjects|users|the ICU|long|[\w-]+-treated)\b|"
    r"(?:with|from|to) (?:the |other )?(?:SSRIs|SNRIs|NSAIDs|antidepressants|antiepileptic drugs|"
    r"concomitant|combination|longer|neuromuscular blocking|(?:[\w-]+ ){0,2}(?:tablets?|capsules?|"
    r"injection|treatment|use)$)|"
    r"(?:requiring|needing|described|manifested|respond|compared|relative to|varied|versus)\b|"
    r"for (?:users\b|[A-Z]{3})|increases? with\b|within \d|(?:to|of) \w+(?:ent|al|ic|ous)$|"
    r"[A-Z][\w-]+ (?:can|may|is|are|has|have)\b).*$"
)
"""What a label goes on to say of a hazard: where, in whom, from when, compared with what."""
_OPENS = re.compile(
    r"^(?:risks? (?:of|associated with)|(?:higher |increased |high )?(?:frequency|rates?|incidences?) of|"
    r"features of|episodes? of|(?:potential|possible|additional|other|such|overt|resulting|"
    r"resultant|subsequent|concurrent|various) (?=\w)|(?:its|their|this|these|those) |"
    r"(?:laboratory )?findings consistent with |potentially (?!fatal|life|serious|severe|lethal)|(?:CTC "
    r")?grades? (?:[>\u2265]=? ?)?\d(?:(?: or|,)? "
    r"(?:higher|greater|above)|(?:\W| to | or | and )(?:grade )?\d)? |"
    r"(?:signs?|symptoms?)(?: (?:and|or|and/or) (?:signs?|symptoms?))? of )+",
    re.I,
)
_NO_HARM = re.compile(
    r"(?:(?:(?:a |prior |past |previous |family )*histor(?:y|ies)|(?:previous|prior|pre-?existing)|benefits?|"
    r"harm to (?:them|you|others)$|risk factors|(?:concurrent |concomitant )?exposure to|individuals|"
    r"patients|subjects|infants|"
    r"children|people|women|men|females|males|neonates|"
    r"adolescents|persons|treatment(?!-)|titration|changes between|effect relationship|associated|"
    r"difficult to|(?:possible )?(?:clinical )?complications$|annualized|specified|few(?:er)? |higher "
    r"(?:mortality|rates?)|concern about|delayed "
    r"(?:recurrence|progression|relapse)|"
    r"(?:(?:additive|cumulative|synergistic|residual|anticoagulant|pharmacolog\w+|therapeutic|beneficial|"
    r"desired|maximal) (?:[\w-]+ )*?|(?:similar|adverse|other|clinical|drug) )(?:effects?|response)|"
    r"(?:permanent|treatment|dose|drug|study|temporary)[ -](?:discontinuation|interruption|withdrawal|"
    r"reduction)s?|platelet counts?|lymphocyte counts?|neutrophil counts?|grades?|CTC|"
    r"(?:low|high)(?:er)? (?:dose|rate|risk|incidence|frequency|proportion)s?|"
    r"(?:abnormal|histological|physical|laboratory) (?:\w+ )?(?:findings|abnormalities)|animal|functional|"
    r"morphological|prolonged hospitalization|maintenance|symptom complex|"
    r"(?:in|de)creases? in (?:the )?(?:incidence|frequency|pituitary gland|number|rate|proportion)s?)\b|"
    r"\W*\d|.*\b(?:is|are|was|were|can|may|could|should|will|who|treated (?:with|patients|subjects)|"
    r"receiving|studies|study|study's|"
    r"trials?|mismatch|strategy|program|REMS|indicate|ensure|conferred|"
    r"compared|placebo|hazard ratio|subjects|recommendations?)\b|"
    r".*\d-fold|.*[<>\u2264\u2265=%]|.*\d+/\d+)",
    re.I,
)
"""What opens or stands in words that name no harm of the drug."""
_ALONE = frozenset(
    """
    elevation elevations increase increases decrease decreases reduction reductions change changes shift
    shifts effect effects event events response responses loss delay delays inhibition enhancement
    potentiation precipitation activation stimulation resistance accumulation precipitates blocks block
    blockade retention appearance movement movements conduction vision delivery recall coagulation behavior
    behaviour mood experiences occurrence occurrences reaction reactions complication complications
    condition conditions problem problems symptom symptoms sign signs frequency exposure formation pressure
    failure impairment growth state states deposits surgery transplant contraception contraceptive pregnancy
    pregnancies transplantation strain trauma wound wounds attacks episode episodes removal administration
    return return insufficiency deficit abnormality abnormalities disturbance disturbances disorder disorders
    disease diseases illness illnesses injury damage lesion lesions control emptying cessation conception
    bladder triglycerides psa ability abilities survival closing difficulty attempt attempts
    exacerbation exacerbations worsening hospitalization hospitalizations killed asleep syndrome syndromes
    """.split()
)
"""Words that name no hazard by themselves."""
_CAPITALS = re.compile(r"(?P<title>[A-Z][A-Z/&,-]*(?: (?:[A-Z/&,-]+|of|and))+) (?=[A-Z][a-z])")
"""A title in capitals before the word that its sentence begins with."""
_SMALL = frozenset("of and or in with due to from the a for".split())
_SENTENCE = re.compile(r" (?!Syndrome|Disease|Virus)[A-Z][a-z]{3,}(?= [a-z]|$)")
"""The sentence that a title ran into: "carcinogenesis Secondary malignancies"."""
_AGAIN = re.compile(r"^(?P<first>[\w-]+)\b(?P<rest> .+)(?<! of)(?<! and)(?<! or)(?<! to) (?P=first)$", re.I)
"""A title's first word that stands again behind it."""
_TWO_TITLES = re.compile(r"^(?P<first>(?:.* )?(?P<head>\w{6,})) [\w-]+ (?P=head)$", re.I)
"""A title and one below it, with the same last word."""


def vetted(
    hazards: Iterable[Hazard], words: str, start: int, abbreviations: Mapping[str, str]
) -> list[Hazard]:
    """The hazards of a label's words that are the drug's, as they should be named.

    Args:
        hazards: as read.
        words: one sentence, or a title.
        start: of its first code point in the document.
        abbreviations: short form to long form.

    >>> [h.name for h in vetted([Hazard("rash", 0, 4, "causes"), Hazard("users", 5, 9, "causes")], "", 0, {})]
    ['rash']
    """
    left, right = tells_risk_factors(words) or (0, 0)
    return [
        replace(hazard, name=name)
        for hazard in hazards
        if (name := label_hazard(hazard, abbreviations))
        and not _SHARE.search(words, hazard.start - start, hazard.end - start + _NEAR)
        and not left <= hazard.start - start < right
        and not of_others(words, hazard.start - start)
    ]


def label_hazard(hazard: Hazard, abbreviations: Mapping[str, str]) -> str:
    """The name of a hazard that a label tells of, cut rightly; "" for what is no harm of the drug.

    Args:
        hazard: as read.
        abbreviations: short form to long form.

    >>> def name(read, rule="causes"):
    ...     return label_hazard(Hazard(read, 0, 1, rule), {})
    >>> name("bleeding in the context of surgery"), name("SKIN/NAIL LOSS Skin"), name("HEMOLYSIS")
    ('bleeding', 'skin/nail loss', 'hemolysis')
    >>> name("history of falls"), name("female users"), name("platelet count of 5"), name("elevations")
    ('', '', '', '')
    """
    name = hazard.name
    if hazard.rule == "contains":
        return re.sub(r"^(?:the )?preservatives? ", "", name)
    if title := _CAPITALS.match(name):
        name = title["title"]
    if len(name) > _ACRONYM and all(w.isupper() or w in _SMALL for w in name.replace(",", "").split()):
        name = name.lower()
    if name[:1].islower() and (ran_into := _SENTENCE.search(name)) and tells_harm(name[: ran_into.start()]):
        name = name[: ran_into.start()]
    name = _TWO_TITLES.sub(r"\g<first>", _AGAIN.sub(r"\g<first>\g<rest>", name))
    if hazard.rule == "abrupt":
        return name
    name = _title_case_lowered(name) if hazard.rule == "label" else name
    name = unhung(_TAILS.sub("", _OPENS.sub("", name))).strip(" ,;:")
    if name.endswith("s") and name[:-1] in abbreviations:
        name = name[:-1]
    known = tells_harm(name) or tells_harm(abbreviations.get(name, ""))
    if not known or _NO_HARM.match(name) or name.casefold() in _ALONE:
        return ""
    name = decapitalised(name) if name[:1].isupper() and hazard.name[:1].islower() else name
    longer = expanded(name, abbreviations)
    if any(word.isupper() and len(word) > _ACRONYM for word in longer.split()):
        return name
    return longer if len(longer.split()) - len(name.split()) < _LONG_FORM else name


_SHARE = re.compile(r"\s*\(\d[\d.]*\s?%?,? (?:vs\.?|versus|compared)", re.I)
"""How often it was seen in two arms of a trial, behind its name."""
_NEAR = 20
_ACRONYM = 6
_LONG_FORM = 4
"""Words that a long form adds to a name at most: "QT corrected for heart rate" says no more than "QTc"."""


def _title_case_lowered(name: str) -> str:
    """A title's words as they read inside a sentence: "QT Interval Prolongation" without its capitals."""
    if name[:1].islower():
        return name
    if all(word[0].isupper() or word in _SMALL for word in name.split()):
        return _TITLE_WORD.sub(lambda m: "-".join(_small(m.group().split("-"))), name)
    return "-".join(decapitalised(part) for part in name.split("-")) if "-" in name else decapitalised(name)


def _small(parts: list[str]) -> list[str]:
    """Parts of a word without their capitals, unless a name opens it: "Stevens-Johnson"."""
    first = decapitalised(parts[0])
    return parts if first[:1].isupper() else [first, *map(decapitalised, parts[1:])]


_TITLE_WORD = re.compile(r"\b[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)*\b(?!['\u2019])")
_OUTCOME = re.compile(r"(?:.*\b)?(?:deaths?|fatal\w*|mortality|died|hospital\w*|harm|outcomes?)$", re.I)
"""What a hazard comes to, of which requests are not."""


def topic_of(hazards: Sequence[Hazard], before: str, *, label: bool) -> str:
    """The hazard that requests after a sentence are about: its first, of a label not what that comes to.

    Args:
        hazards: those of the sentence.
        before: what was told of before.
        label: whether a label tells of them.

    >>> told = [Hazard("death", 0, 5, "causes"), Hazard("sepsis", 6, 12, "causes")]
    >>> topic_of(told, "", label=True), topic_of(told[:1], "gout", label=True)
    ('sepsis', 'gout')
    >>> topic_of(told, "", label=False)
    'death'
    """
    grave = next((h.name for h in hazards if not _OUTCOME.match(h.name)), before) if label else ""
    return grave or hazards[0].name


def tells_risk_factors(words: str) -> tuple[int, int] | None:
    """Where a sentence lists what raises a risk, which are no hazards of the drug, or None.

    Args:
        words: the sentence.

    >>> text = "Risk factors for clots include obesity and prior surgery."
    >>> text[slice(*tells_risk_factors(text))]
    ' obesity and prior surgery'
    >>> tells_risk_factors("It may cause clots.") is None
    True
    """
    found = _RISK_FACTORS.search(words)
    return found.span("rest") if found else None


def of_others(words: str, start: int) -> bool:
    """Whether what a sentence names at a place is caused by something else than the drug.

    Args:
        words: the sentence.
        start: where the name stands.

    >>> text = "Avoid drugs that may cause drowsiness."
    >>> of_others(text, text.index("drowsiness"))
    True
    >>> text = "Zolfin may cause drowsiness."
    >>> of_others(text, text.index("drowsiness"))
    False
    """
    return _OTHER_CAUSE.search(words[:start]) is not None
