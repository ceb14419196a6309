"""What a request of a label is about: the state, test or thing that it names, not the words around it."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .sound import unhung

__all__ = ["label_trigger", "without_second"]

_LEADS = re.compile(
    r"^(?:(?:being |already |currently |concomitantly |previously )*(?:presenting|present|treated|taking|"
    r"receiving|"
    r"administered|undergoing|co-?administered|predisposed|combined)(?: concurrently| concomitantly)?"
    r"(?: with| to)?|resulting|exposed to|with(?: a| an| known)?|(?:a |the )?(?:woman|patient)s? "
    r"(?:becomes?|"
    r"is|are|has|have|with)|signs and/or symptoms of|clinical signs and symptoms (?:suggestive )?of|"
    r"biochemical or clinical evidence of|use (?=of\b)|(?:(?:have|has|had) )?(?:developed|experienced)|"
    r"found to have|experiencing|developing|exhibiting|showing|known to have|suspected "
    r"of having|monitor for|diagnosis of|use in (?:those|patients|people|adults|"
    r"children)(?: (?:with|who (?:have|are)))?|patients? who (?:have|has|are|is|may be at "
    r"(?:increased )?"
    r"risk (?:for|of))|an?(?= )|at (?:increased )?risk (?:for|of)|emergence of)\s+(?=\w)",
    re.I,
)
"""What people do or have before the state is named."""
_TAILS = re.compile(
    r",? (?:does|occurs?|(?:or|and) (?:patients?|those|who)\b|(?:is|are) (?:(?:medically|clinically|"
    r"strictly|deemed) )?(?:ruled out|excluded|considered|(?:co-?)?administered|"
    r"prescribed|taken|added|"
    r"warranted|necessary|noted|given|"
    r"initiated|"
    r"indicated|resumed|needed|performed|due|drug|being|temporarily|inadequately|no longer)|"
    r"continues?|persists?|recurs?|worsens?|takes? place|cannot|must|should|and be|develops?|becomes?|"
    r"requires?|"
    r"who|that (?:are|is|could|may|they|enhance)|if (?:this|these)|"
    r"due to|because|when|unless|despite|extends|lasts|gets|at (?:the )?time|at least$|"
    r"and (?:follow|monitor) (?:their|the)\b|in (?:whom|which)|is$|"
    r"are$)\b.*$",
    re.I,
)
"""What is said of it."""
_NO_TRIGGER = re.compile(
    r"(?:(?:degree|grade \d(?: or (?:higher|greater))?|treatment of patients|values?|results?|findings|"
    r"levels|tests?|initiating (?:therapy|treatment)|new "
    r"occurrence.*|low|prompt|(?:underlying )?(?:etiology|causes?)|addition|needs?|needed|noted|controlled|"
    r"feasible|cases?|severity|potential|except|reactions|products|therapy|treatment|circumstances|diseases|"
    r"conditions?|recovery|evaluations?|diagnostic evaluations?|clinical evaluation|health ?care providers?|"
    r"administering|administration|using|unbound|ongoing basis|standard precautions|severe cases|"
    r"themselves or others|this population|catheter|surgery takes|concentrate|vein|combination|stabilized|"
    r"coadministration|concomitant use|patients?|older patients|pediatric patients|transplant patients|"
    r"adults|children|case|cap|self-injection|accuracy|discontinuation|dose|doses|total dose|dose "
    r"modification|"
    r"prior|allergic|pregnant women|more severe|diagnosis|first dose|initial dose)$|"
    r"(?:outside of|administering|recovery|sequentially|concomitantly with|thereafter|(?:next|first|"
    r"second|initial|additional) (?:dose|test|administration|postoperative)|adjusted|"
    r"more|as|"
    r"no|should|within|through|when|unless|based|"
    r"possible|"
    r"necessary|above|the above|any of|these|following|such|already|benefits?|risks? (?:and|or|from|"
    r"appears?)|"
    r"other possible|precautions|consideration|plausible|extreme|patient's|patients'|treating|prescribing|"
    r"continuing|continued|discontinuing|discontinuation is|administering to|need for|further|same|"
    r"alternative|accuracy|healthcare|contact their|experienced|minimum|shortest|lowest|resolution|"
    r"HCl|investigate|oral solution|approved|persists?|extends?|subcutaneously|rapid|20 mL|unable|for each|"
    r"engaging|allowing|current or past|diagnosis with|confusion with|intended|complete complement|"
    r"degree|hydrochloride|(?:solutions?|tablets|capsules|formulations?|products?)$|whose|known to|"
    r"using (?:this|these|it)|"
    r"changing|switching to|due|owing|because|considered|"
    r"considering|conjunction|coadministration with|accompanied|would|"
    r"that|indications? (?:for|of)|clinical experience|their|recommended|utilized|deemed|instituted|"
    r"only|on|(?:(?:concomitant|concurrent|combined) )?use(?: with)?(?: (?:other )?(?:drugs|agents|"
    r"medications))?$|"
    r"(?:not|is) (?:been )?(?:discontinued|improved|resolved)|(?:in|de)creases?$|occurs? again)\b|"
    r"[^\w]|.*\bfor any indication|.*\?|[^(]*\)|use(?:d|/|$| or | to | (?:cream|"
    r"gel|lotion|spray)))",
    re.I,
)
"""What names no state, test or thing."""


_AND_DONE = re.compile(
    r",? and (?:(?:appropriate|supportive|prompt|alternative|medical|symptomatic|adequate|proper) ){1,3}"
    r"(?:interventions?|treatment|therapy|measures|management|care)$|"
    r",? and (?:(?:dose|dosage|treatment|therapy|drug) )?(?:discontinuation|reduction|interruption|"
    r"withdrawal)"
    r"(?: of [\w-]+)? (?:considered|instituted|initiated|recommended)$",
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
