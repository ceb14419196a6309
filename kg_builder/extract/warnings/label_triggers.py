"""What a request of a label is about: the state, test or thing that it names, not the words around it."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .sound import unhung

__all__ = ["label_trigger", "without_second"]

_LEADS = re.compile(
    r"^(?:(?:being |already |currently |concomitantly |previously )*(?:presenting|present|treated|taking|"
    r"receiving|administered|undergoing|co-?administered|predisposed|combined)"
    r"(?: concurrently| concomitantly)?(?: with| to)?|"
    r"resulting|exposed to|with(?: a| an| known)?|"
    r"(?:a |the )?(?:woman|patient)s? (?:becomes?|is|are|has|have|with)|signs and/or symptoms of|"
    r"clinical signs and symptoms (?:suggestive )?of|biochemical or clinical evidence of|use (?=of\b)|"
    r"(?:(?:have|has|had) )?(?:developed|experienced)|found to have|experiencing|developing|exhibiting|"
    r"showing|known to have|suspected of having|monitor for|diagnosis of|"
    r"use in (?:those|patients|people|adults|children)(?: (?:with|who (?:have|are)))?|"
    r"patients? who (?:have|has|are|is|may be at (?:increased )?risk (?:for|of))|an?(?= )|"
    r"at (?:increased )?risk (?:for|of)|emergence of)\s+(?=\w)",
    re.I,
)
"""What people do or have before the state is named."""
_TAILS = re.compile(
    r",? (?:does|occurs?|(?:or|and) (?:patients?|those|who)\b|"
    r"(?:is|are) (?:(?:medically|clinically|strictly|deemed) )?(?:ruled out|excluded|considered|"
    r"(?:co-?)?administered|prescribed|taken|added|warranted|necessary|noted|given|initiated|indicated|"
    r"resumed|needed|performed|due|drug|being|temporarily|inadequately|no longer)|"
    r"continues?|persists?|recurs?|worsens?|takes? place|cannot|must|should|and be|develops?|becomes?|"
    r"requires?|who|that (?:are|is|could|may|they|enhance)|if (?:this|these)|due to|because|when|unless|"
    r"despite|extends|lasts|gets|at (?:the )?time|at least$|and (?:follow|monitor) (?:their|the)\b|"
    r"in (?:whom|which)|is$|are$)\b.*$",
    re.I,
)
"""What is said of it."""
_NO_TRIGGER = re.compile(
    r"(?:(?:degree|grade \d(?: or (?:higher|greater))?|treatment of patients|values?|results?|findings|"
    r"levels|tests?|initiating (?:therapy|treatment)|new occurrence.*|low|prompt|"
    r"(?:underlying )?(?:etiology|causes?)|addition|needs?|needed|noted|controlled|feasible|cases?|severity|"
    r"potential|except|reactions|products|therapy|treatment|circumstances|diseases|conditions?|recovery|"
    r"evaluations?|diagnostic evaluations?|clinical evaluation|health ?care providers?|administering|"
    r"administration|using|unbound|ongoing basis|standard precautions|severe cases|themselves or others|"
    r"this population|catheter|surgery takes|concentrate|vein|combination|stabilized|coadministration|"
    r"concomitant use|patients?|older patients|pediatric patients|transplant patients|adults|children|case|"
    r"cap|self-injection|accuracy|discontinuation|dose|doses|total dose|dose modification|prior|allergic|"
    r"pregnant women|more severe|diagnosis|first dose|initial dose)$|"
    r"(?:outside of|administering|recovery|sequentially|concomitantly with|thereafter|"
    r"(?:next|first|second|initial|additional) (?:dose|test|administration|postoperative)|adjusted|more|as|"
    r"no|should|within|through|when|unless|based|possible|necessary|above|the above|any of|these|following|"
    r"such|already|benefits?|risks? (?:and|or|from|appears?)|other possible|precautions|consideration|"
    r"plausible|extreme|patient's|patients'|treating|prescribing|continuing|continued|discontinuing|"
    r"discontinuation is|administering to|need for|further|same|alternative|accuracy|healthcare|"
    r"contact their|experienced|minimum|shortest|lowest|resolution|HCl|investigate|oral solution|approved|"
    r"persists?|extends?|subcutaneously|rapid|20 mL|unable|for each|engaging|allowing|current or past|"
    r"diagnosis with|confusion with|intended|complete complement|degree|hydrochloride|"
    r"(?:solutions?|tablets|capsules|formulations?|products?)$|whose|known to|using (?:this|these|it)|"
    r"changing|switching to|due|owing|because|considered|considering|conjunction|coadministration with|"
    r"accompanied|would|that|indications? (?:for|of)|clinical experience|their|recommended|utilized|deemed|"
    r"instituted|only|on|"
    r"(?:(?:concomitant|concurrent|combined) )?use(?: with)?(?: (?:other )?(?:drugs|agents|medications))?$|"
    r"(?:not|is) (?:been )?(?:discontinued|improved|resolved)|(?:in|de)creases?$|occurs? again)\b|"
    r"[^\w]|.*\bfor any indication|.*\?|[^(]*\)|use(?:d|/|$| or | to | (?:cream|gel|lotion|spray)))",
    re.I,
)
"""What names no state, test or thing."""


_AND_DONE = re.compile(
    r",? and (?:(?:appropriate|supportive|prompt|alternative|medical|symptomatic|adequate|proper) ){1,3}"
    r"(?:interventions?|treatment|therapy|measures|management|care)$|"
    r",? and (?:(?:dose|dosage|treatment|therapy|drug) )?"
    r"(?:discontinuation|reduction|interruption|withdrawal)(?: of [\w-]+)? "
    r"(?:considered|instituted|initiated|recommended)$",
    re.I,
)
"""A second thing to be done, whose verb is the sentence's: "gout and appropriate treatment (instituted)"."""
_ALSO_FOR = re.compile(
    r"(?<=\w),? (?P<link>and|or) (?:for|with|in (?:those|patients|people) (?:with|who have))(?: the)? (?=\w)",
    re.I,
)
"""What a list of states repeats: "seizures or with conditions that lower the threshold"."""
_KINDS = frozenset("agents drugs medications medicines products substances vaccines foods".split())
"""What is known by what is said of it: "drugs that lower blood pressure"."""


def without_second(words: str) -> str:
    """Words without a second thing to be done, whose verb they have lost.

    >>> without_second("gout and appropriate medical treatment"), without_second("gout and rash")
    ('gout', 'gout and rash')
    """
    return _AND_DONE.sub("", words)


def label_trigger(name: str, names: tuple[str, ...]) -> str:
    """What a request is about as it should be named, or "" for what is nothing it could be about.

    Args:
        name: as read.
        names: names of the drug, lower case.

    >>> label_trigger("presenting with new fever", ()), label_trigger("hypercalcemia does", ())
    ('new fever', 'hypercalcemia')
    >>> label_trigger("above signs or symptoms", ()), label_trigger("zorvex", ("zorvex",))
    ('', '')
    """
    before = ""
    while name != before:
        before = name
        name = _LEADS.sub("", name)
        name = _ALSO_FOR.sub(r" \g<link> ", without_second(name))
        cut = _TAILS.sub("", name)
        name = unhung(name if cut.casefold().removeprefix("other ") in _KINDS else cut).strip(" ,;:-")
    if not name or _NO_TRIGGER.match(name):
        return ""
    low = name.casefold()
    return "" if any(low == drug or low.removeprefix("use of ") == drug for drug in names) else name
