"""The words of sentences that ask for an action: verbs, conditions, moments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..rule_tables import named_rows

__all__ = [
    "ADVERB",
    "AGENTS",
    "AIM",
    "DOCTOR",
    "DONE_TO",
    "EXAMINED",
    "FILLER",
    "FIRST_SIGN",
    "FOR",
    "FOR_CONDITION",
    "IF_TAIL",
    "IN_TAIL",
    "LEAD",
    "PEOPLE",
    "PREMEDICATION",
    "PURPOSE",
    "TESTING",
    "TESTS",
    "TO_DO",
    "ActionVerb",
    "Grammar",
    "drug_mention",
    "grammar",
    "load_action_verbs",
]


class ActionVerb(NamedTuple):
    """A verb that asks for something.

    Args:
        lemma: its canonical form.
        kind: what its object is: "watch" (the hazard or test watched for), "tell" (what is told),
            "drug" (the drug itself), "thing" (what is given, avoided or treated), "care", "act".
        forms: regular expression of its imperative and participle.
        example: a sentence that asks for it.
        counterexample: a sentence that does not.
    """

    lemma: str
    kind: str
    forms: str
    example: str
    counterexample: str


@lru_cache(maxsize=1)
def load_action_verbs() -> tuple[ActionVerb, ...]:
    """The verbs, in order.

    >>> verb = load_action_verbs()[0]
    >>> verb.lemma, verb.kind, verb.example
    ('monitor', 'watch', 'Monitor blood pressure weekly.')
    """
    return tuple(
        ActionVerb(*(cell.replace("<doctor>", DOCTOR) for cell in row.values()))
        for row in named_rows("warnings_actions.tsv")
    )


_DOCTOR = (
    r"(?:(?:(?:eye|heart|skin|kidney|family|medical) )?doctors?|physicians?|prescriber|pharmacists?|"
    r"(?:(?!your|the|a)[\w-]+ )?nurses?|(?!(?:your|the|a|care|whole)\b)[\w-]+ team|(?<=the )team|"
    r"health ?care (?:providers?|professionals?|team)|care (?:team|provider)|providers?|midwife|dentists?|"
    r"gp|specialist|surgeon|anaesthetist|anesthetist)"
)
DOCTOR = (
    r"(?:(?:all (?:of )?your|your|a|the|his|her|their|every|any|an)(?: own| treating| prescribing)?"
    rf" {_DOCTOR}(?:(?:,|,? or|,? and| and/or) (?:your |the |a |other |another )?"
    rf"(?:{_DOCTOR}|(?:local )?poison (?:control|help|information)(?: cent(?:er|re)| line)?))*)"
)


ADVERB = (
    r"(?:closely|carefully|regularly|immediately|permanently|promptly|periodically|routinely|frequently|"
    r"always|also|gradually|temporarily|please|then|only|either|first|slowly|at once|(?:strongly )?consider|"
    r"if necessary,|if needed,|as needed,)"
)


class Grammar(NamedTuple):
    """The patterns that know the verbs.

    Args:
        clause: an imperative at the start of a clause.
        passive: "X should be VERBed ...".
        joint: what stands before the next verb of a coordination.
        verb_of: group of the patterns to the verb it stands for.
    """

    clause: re.Pattern[str]
    passive: re.Pattern[str]
    joint: re.Pattern[str]
    verb_of: dict[str, ActionVerb]

    def request(self, words: str, at: int = 0) -> re.Match[str] | None:
        """An imperative at a place; "Slowed growth", "Stopping it early" ask for nothing.

        >>> grammar().request("Stop the drug.") is None, grammar().request("Stopping it hurts.") is None
        (False, True)
        """
        match = self.clause.match(words, at)
        if match and _NOUN.match(words, match.start()) and not _KEPT.search(words, match.end()):
            return None
        if match is None or match["adv"].casefold().startswith("consider"):
            return match
        return None if _PARTICIPLE.search(match.group()) else match

    def joints(self, words: str, at: int = 0) -> Iterator[re.Match[str]]:
        """What stands before each further verb of a coordination.

        >>> [joint["link"] for joint in grammar().joints("Rest, call your doctor and consider stopping it.")]
        [None, 'and']
        """
        while joint := self.joint.search(words, at):
            clause = self.clause.match(words, joint.end())
            at = joint.start() + 1
            if clause and ("consider" in clause["adv"].casefold() or not _GERUND.search(clause.group())):
                yield joint
                at = joint.end()


_GERUND = re.compile(r"\w+ing$", re.I)
_NOUN = re.compile(r"Use (?:in|of|during|by|with) ")
_KEPT = re.compile(r"\b(?:only|caution|care|cautiously)\b", re.I)
"""What makes a request of a title's "Use in": "Use in children with caution"."""
_PARTICIPLE = re.compile(r"(?:(?<!e)(?<!\bb)ed|(?<!\bbr)(?<!\br)ing)$", re.I)


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The patterns of the verbs in the table.

    >>> asked = grammar().passive.match("Liver function should be monitored.")
    >>> asked["subject"], grammar().verb_of[asked.lastgroup].lemma
    ('Liver function', 'monitor')
    """
    verbs = load_action_verbs()
    ordered = sorted(verbs, key=lambda v: (-len(v.lemma), v.lemma))
    forms = "|".join(f"(?P<v{verbs.index(v)}>{v.forms})" for v in ordered)
    return Grammar(
        re.compile(
            rf"(?P<neg>(?:do not|don['\u2019]t|never)\s+)?(?P<adv>(?:{ADVERB}\s+)*)(?:{forms})\b"
            r"(?!\s+(?:was|were|is|are|has|had|may|can|will)\b)",
            re.I,
        ),
        re.compile(
            r"(?P<subject>(?:.{2,120}?)??)(?:\s+|(?=['\u2019]ll\s)|(?=(?-i:Should|Must)\s))"
            r"(?:(?:should|must|(?:(?:will|may|might|could)(?: also)? )?needs? to|has to|"
            r"(?:(?:will|may|might|could)(?: also)? )?have to|can(?= not)|ought to|"
            r"(?:will|may|['\u2019]ll)(?: also)?"
            r"(?=\s+be\s+(?:\w+ly\s+)?(?:check|monitor|test|examin|measur|watch|observ)ed))"
            r"(?P<neg>\s*(?:not|never)|n['\u2019]t)?\s+(?:also )?be|"
            r"(?:is|are) (?:to be|(?:usually |always )?best)|"
            r"(?<!who )(?<!that )(?<!which )(?P<plain>is|are|(?:will|may|might|can|could) be)"
            rf"(?: (?:then|usually|generally|also))?)\s+(?P<adv>(?:{ADVERB}\s+)*)(?:{forms})\b",
            re.I,
        ),
        re.compile(
            rf"(?:(?:,\s*|\s+)(?P<link>and/or|and|or|then)\s*,?\s+(?:to\s+)?|,\s+)(?=(?:(?:do not|"
            rf"don['\u2019]t|never)\s+)?(?:{ADVERB}\s+)*(?!\w+ing\b)\w)",
            re.I,
        ),
        {f"v{i}": v for i, v in enumerate(verbs)},
    )


IF_TAIL = re.compile(
    r"(?<!\band)(?<!\band,),?\s+(?P<lead>(?:(?<!even )if|in cases? of|in the event of|"
    r"(?<!and )(?<!or )whenever|"
    r"when(?=\s+\w+\s+(?:is|are)\b|"
    r"(?:\s+[\w-]+){1,4}\s+(?:occurs?|develops?|exceeds?|rises?|falls?|drops?|climbs?|reach(?:es)?)\b))\s+"
    r"(?P<body>.+))$",
    re.I,
)
IN_TAIL = re.compile(
    r",?\s+(?:in|for|to)\s+(?P<lead>(?:(?:all|any|an?|elderly|older|some|most|those(?= (?:patients|people)))"
    r"\s+)*(?:patients?|people|those|individuals|persons?|anyone|anybody|someone|women|men|children|adults|"
    r"infants)\s+(?:with|whose|"
    r"who (?:have|has|develops?|experiences?|reports?|notices?|shows?|is|are|had|used?|took|received?)|at|"
    r"on|receiving|taking)\s+(?P<body>.+))$",
    re.I,
)
AIM = (
    r"(?:in order )?to (?:help )?(?:prevent|avoid|guard against|ward off|"
    r"protect (?:yourself |you )?(?:from|against)|"
    r"(?:lower|reduce|cut|decrease|minimi[sz]e|lessen) (?:the|your|any) (?:potential )?"
    r"(?:risks?|chances?|likelihood|danger) (?:of|for)(?: getting| having| developing)?)"
)
"""What leads in the hazard that a request guards against."""
FIRST_SIGN = re.compile(
    r",?\s+(?P<lead>at (?:(?:(?:the|its|their) )?(?:very )?(?:first|earliest)|any) "
    r"(?:sign|appearance|symptom|indication|suspicion|hint|twinge|trace)s?"
    r"(?:,? (?:and|or) (?:signs?|symptoms?))?\s*"
    r"(?:of|in|that (?:points? to|suggests?)|suggest(?:ing|ive of)|pointing to)?\s*(?P<body>.+)?)$",
    re.I,
)
FOR = re.compile(
    r"\s*\b(?:for(?! (?:an? )?(?:extended|prolonged|long|short|limited)\b)|against|of(?! (?:reproductive|"
    r"child|time\b))|about|to be alert for|on(?! (?:you|him|her|them)\b)|regarding)\s+(?P<body>.+)$",
    re.I,
)
PURPOSE = re.compile(
    r"\s*(?:,\s*in which case\b|,?\s*\band,? (?:if|when)\b|"
    r",\s*(?:above all|mostly|mainly|chiefly|most of all)\b|"
    r",\s*(?:or|otherwise|or else)\b(?=[^,;]{2,40} (?:will|may|can|could|might)\b)|"
    r",?\s*\beven (?:if|when|though)\b|\b(?:where|when|if|whenever) possible\b|"
    r",\s*(?:especially|particularly|which|as|because|since|including)\b|"
    r"\bso (?:that|as to|your|we|the|they|you)\b|"
    r"\b(?:particularly|especially) (?:when|if|in|during|while|at)\b|"
    r"\bto (?:reduce|minimi[sz]e|prevent|avoid|determine|detect|ensure|confirm|lower|help|decrease)\b|"
    r"\bdue to\b|\bbecause\b|"
    r"\bas (?:necessary|needed|appropriate|medically|clinically|directed|indicated)\b|\baccording to\b|"
    r"\bper (?:standard|institutional|local|current)\b|\(|;).*$",
    re.I | re.S,
)
PEOPLE = re.compile(
    r"\b(?:all |your |the |these |such |any |a |pregnant )*(?:patients?|people|doctor(?!['\u2019]s)|"
    r"individuals|(?:women|(?:fe)?males)(?: of (?:reproductive|child-?bearing) (?:potential|age))?|"
    r"caregivers|families|family members|persons|children|infants|carers)\b"
    r"(?:,? (?:and|or) (?:their )?(?:caregivers|families|family members|carers))?(?: of (?:the )?patients)?",
    re.I,
)
FILLER = re.compile(
    r"\b(?:the|a|an|your|their|appropriate|any|all|this|standard|adequate|necessary)\b\s*|^\s*of\b\s*", re.I
)
PREMEDICATION = re.compile(r"\bpre-?\s?medicat\w+\b", re.I)
AGENTS = re.compile(
    r"\b(?:such as|including|with)\s+(?P<what>.+?)(?:\s+(?:to|before|prior|in order)\b.*)?$", re.I | re.S
)
TESTING = re.compile(
    r"\W*(?:\w+\s+)?(?P<test>monitoring|screening|testing) (?:of|for) (?P<what>.+)", re.I | re.S
)
LEAD = re.compile(
    r"(?:(?:however|instead|also|therefore|thus|so|in addition|please|meanwhile),?\s+|"
    r"(?:remember|be sure|make sure|take care|you are advised|try|plan)(?: always)? (?P<not3>not )?to\s+|"
    r"make sure (?:that )?(?:you\s+)|"
    r"it(?: is|'s|\u2019s)(?: very| also| most| strongly)* (?:best|important|recommended|advisable|"
    r"necessary|essential|advised|a good idea|vital|crucial|wise|safest) (?:(?P<not>not )?to|that|for)\s+|"
    r"(?:patients|people|women|men|users|families|carers|parents|those|you) (?:are|should be|must be) "
    r"(?:told|asked|advised|warned|urged|instructed|reminded|encouraged) (?P<not4>not )?to\s+|"
    r"(?P<not5>(?:nobody|no one) (?:should|must|may|can|is to) )(?!be\b)|"
    r"ask (?:an? |your )?(?:friends?|family|relatives?|someone|partner|carer|loved ones)"
    r"(?: (?:or|and) [\w ]{3,30}?)? to\s+|"
    r"(?:(?:all|these|such|most|some|every|each|any) )?(?:you|patients?|person|they|carriers|women|men|"
    r"adults|children|people|those|anyone|anybody|someone|everyone|families|staff|nurses|parents|carers?|"
    rf"caregivers?|relatives|prescribers|clinicians|{DOCTOR}|"
    r"(?:your|the|our) (?:(?:care|medical|specialist) )?(?:clinic|team|hospital|ward|practice)|"
    r"your (?:family|caregivers?|carers?|relatives|partner)"
    r"(?: (?:or|and) (?:family|friends|caregivers?|carers?|relatives))?)"
    rf"(?: and {DOCTOR}|(?:,|,? and|,? or) your (?:family|caregivers?)|"
    r" (?:and|or) (?:the |those |any)[\w' ]{3,30}?)*,?"
    r"(?: (?P<who>(?:on|with|who|taking|receiving|at|of|treated)\b[^;]{2,120}?))?"
    r"(?:['\u2019]ll(?: usually)?|"
    r"\s+(?:should|must|needs? to|will|may|might|can|could|have to|has to|ought to))"
    r"(?: (?:probably|likely|also|then|first|always|want (?:you )?to|wish to|have you|"
    r"be (?:asked|told|advised|instructed|required) to|(?:ask|tell|advise|show) you (?:how )?to|have to|"
    r"need to))*(?P<not2> (?:not|never)|n['\u2019]t| (?:ask|tell|advise) you not to)?\s+(?!be\b)|"
    rf"{DOCTOR} (?=(?:check|test|monitor|watch|examine|do|take)\b)|"
    r"we (?:(?:will|may|might|also|usually|always|routinely|then|need to|have to) )*"
    r"(?=(?:check|test|monitor|watch|examine|measure|follow|review|repeat|take|ask|stop|screen|arrange|do|"
    r"order|organi[sz]e|need|want)\b))",
    re.I,
)
"""What stands before a request without changing it: "It is important that your doctor ...", "Be sure to"."""
DONE_TO = re.compile(
    r"(?:have|get) (?P<thing>(?:your|their|the|a|an) [\w' -]{2,40}?|it|them) (?P<verb>(?:test|check|"
    r"watch|monitor|examin|measur|inspect|scann|screen|look|assess|review)ed|taken|done|"
    r"looked at)\b(?: at\b)?",
    re.I,
)
"""What is done to a person: "have your eyes tested every year"."""
_EXAM = (
    r"(?:tests?|samples?|examinations?|exams?|counts?|checks?|scans?|monitoring|assessments?|"
    r"evaluations?|x-?rays?|screenings?|blood ?work|"
    r"ECGs?|EKGs?|MRIs?(?! scan)|mammograms?|ultrasounds?)"
)
EXAMINED = re.compile(
    r"(?P<do>have|need|undergo|get|receive|take|order|arrange|do|require|run|use|repeat)\s+"
    r"(?:(?P<often>periodic|regular|baseline|annual|routine|frequent|monthly|yearly|weekly)\s+)?"
    rf"(?P<test>(?:(?!to\b)[\w/-]+ ){{0,4}}?{_EXAM}(?:(?:,| and|, and) (?:[\w/-]+ ){{0,4}}?{_EXAM})*)\b"
    r"(?: (?:of|for) (?P<of>[^,;]+?))?(?P<rest>(?:,? (?:before|during|after|while|every|at|from|throughout|"
    r"until|prior|once|within|yearly|monthly|weekly|annually|regularly)\b.*?)?)"
    r"(?:,? to (?:check|test|monitor|measure|see|look at|watch|assess) (?:for )?(?P<thing>.+?))?"
    r"(?:,? (?:and (?:to|then)|to make sure|so that|because|since|if|when) .+)?$",
    re.I,
)
"""Tests that a person is to have: "You will need blood tests to check your liver"."""
TESTS = {"monitoring": "monitor", "screening": "screen", "testing": "test"}
TO_DO = re.compile(r"\b(?:(?:not|never)\s+)?(?P<how>how\s+)?to\s+(?=\w)", re.I)
FOR_CONDITION = re.compile(
    r"\b(?:treatment|therapy|used?) (?:for|of)(?: the treatment of)?\s+(?P<body>.+)$", re.I | re.S
)


_PRODUCT = (
    r"(?:hydrochloride|sodium|potassium|calcium|phosphate|sulfate|acetate|maleate|malate|fumarate|succinate|"
    r"tartrate|mesylate|besylate|(?:extended|delayed|immediate)-release|for (?:injection|oral suspension)|"
    r"(?:oral|inhalation|ophthalmic|nasal) (?:solution|suspension|spray|powder)|injectable emulsion|"
    r"injections?|tablets?|capsules?|gel|cream|ointment|lotion|foam|\d[\d.]*\s?%|USP)"
)
"""Words of a product behind the drug's name, which say no more than the name."""


@lru_cache(maxsize=64)
def drug_mention(names: tuple[str, ...]) -> re.Pattern[str]:
    """The drug where a sentence mentions it, by name or as "this medicine".

    Args:
        names: its names.

    >>> drug_mention(("zorvexant",)).sub("", "Stop treatment with zorvexant at once.")
    'Stop treatment at once.'
    """
    spelled = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n))) or r"(?!x)x"
    return re.compile(
        rf"\s*\b(?:(?:with|of|on)\s+)?(?:(?:the|this)\s+)?(?P<name>(?:{spelled}|"
        r"this (?:drug|medicine|medication|product)|the (?:drug|medicine|medication|product)))"
        rf"(?:,? {_PRODUCT})*(?: (?:therapy|treatment|infusion|use))?(?!\w)",
        re.I,
    )
