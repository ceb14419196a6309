"""The words that lead to conditions, link them and end them: patterns only."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = [
    "BARE_MEASURE",
    "CAUSE",
    "DESCRIBED",
    "FUNCTION",
    "LEAD",
    "RIDS",
    "STOP",
    "TAIL",
    "VAGUE_HEADS",
]

_PURPOSE_NOUN = (
    r"(?:treatment|management|relief|prevention|prophylaxis|control|therapy|reduction|maintenance|healing"
    r"|improvement|suppression|induction|eradication|correction|amelioration|alleviation|adjunct|add-on"
    r"|remission|diagnosis|cure|stabilization|attenuation|elimination|use|lowering|care|palliation"
    r"|regression|delay|support|detection|prevention\s+of\s+recurrence|monotherapy"
    r"|conversion\s+to\s+monotherapy|retreatment|secondary\s+prevention)"
)
_PURPOSE_ADJECTIVE = (
    r"(?:short-?\s?term|long-?\s?term|initial|adjunctive|adjuvant|neoadjuvant|acute|chronic|maintenance"
    r"|symptomatic|empiric(?:al)?|concomitant|"
    r"first-?\s?line|second-?\s?line|topical|oral|palliative|preventive|radical|prophylactic|primary"
    r"|secondary"
    r"|systemic|temporary|once-daily|"
    r"continuous|intermittent|routine|combined|local|prompt|rapid|effective|further|subsequent|extended"
    r"|continued|perioperative|first|main|standard|usual|preferred|additional|regular|"
    r"preoperative|postoperative|nocturnal|long|overall|supportive|medical|surgical|drug|therapeutic"
    r"|ongoing|general|bedtime|"
    r"post-?exposure|pre-?exposure|emergency|inpatient|outpatient|combination|complete|partial|temporal"
    r"|effective|prolonged)"
)
_PURPOSE_VERB = (
    r"(?:treat|cut|manage|reliev|prevent|control|reduc"
    r"|lower(?!\s+(?:respiratory|urinary|back|limbs?|legs?|extremit|gastro|abdom|airway))|decreas|eas|stop"
    r"|cur|heal|improv|slow(?!\s+(?:movement|heart|pulse|breath|heal|think|speech|speak))|delay|induc"
    r"|maintain|eliminat|correct|suppress|alleviat|minimi[sz]|help|promot|restor|kill|fight|lessen|shrink"
    r"|calm|quiet|clear|eradicat|ameliorat|protect\s+against|delay|diminish|produc|achiev|sooth|wip|provid"
    r"|keep|put\s+off|ward\s+off|hold\s+off|bring\s+down|get\s+rid\s+of|dry\s+up|diagnos|revers)"
    r"(?:e|es|ed|ing|s|ping|ling|ting)?(?:\s+(?:down|up|off|out|away)(?=\s))?"
)
_SPARED = (
    r"(?:keep|stop|prevent)(?:s|ing|ping)?\s+(?:(?:the|your|their)\s+)?(?:\w+\s+from(?=\s+\w+ing\s)"
    r"|(?:body|immune\s+system)(?=\s+(?:reject|attack)ing\s))"
)
_BACKED = r"(?:boost|support|strengthen|enhance|augment|add\s+to)\s+[^.;:,]{2,60}?\s(?:in|for)"

_MEASURE = (
    r"(?:risks?|incidence|rates?|chances?|odds|frequency|severity|signs|symptoms?"
    r"|signs\s*(?:and|&|or|/|and/or)\s*symptoms|number|progression|recurrence|relapses?|size|effects"
    r"|occurrence|duration|intensity|development|extent|likelihood|discomfort|manifestations?|episodes?"
    r"|complications|onset|recurrences|worsening|relapse\s+rates?|spread|growth|acute\s+attacks?|attacks?"
    r"|cases?|exacerbations?|flares?|acute\s+episodes?|amount|level|burden|clinical\s+relapses?"
    r"|(?:accumulation|build-?up|worsening)\s+of\s+(?:\w+\s+)?disability)"
)
_EBBS = (
    r"(?:relapses?|attacks?|flares?|flare-?ups?|episodes?\s+of\s+symptoms"
    r"|(?:the\s+)?(?:build-?up|worsening|progression|accumulation)\s+of\s+(?:physical\s+)?disability"
    r"|disability|(?:the\s+)?(?:loss|decline)\s+(?:of|in)\s+(?:lung|kidney|physical)\s+function)"
)
_FELT = r"(?:pain|swelling|stiffness|tenderness|redness|inflammation)"
FUNCTION = re.compile(
    r"(?:(?:and|or|also|,|;|:|the|a|an|any|as|for|in|with|to|help|mainly|primarily|alone|only|both|all"
    r"|certain|various|some|many|several|different|specific|your|their|associated\s+with|caused\s+by"
    r"|related\s+to|due\s+to|either|other|treatment\s+or|(?<=certain\s)forms\s+of|types\s+of|kinds\s+of"
    r"|forms\s+of(?=\s+\w+\s+infection)|cases\s+of|conditions\s+such\s+as|diseases\s+such\s+as"
    r"|infections\s+such\s+as|disorders\s+such\s+as|problems\s+such\s+as"
    r"|(?:an?\s+)?adjunct(?:ive)?(?:\s+(?:therapy|treatment))?(?:\s+to(?:\s+[\w()-]+){1,5}?)?"
    r"(?=\s+(?:in|for|to)\b)"
    rf"|(?:{_PURPOSE_ADJECTIVE}\s*(?:\([^()]*\))?\s*(?:,|and|or|and/or)?\s+)*{_PURPOSE_NOUN}"
    rf"(?:\s*(?:,|/|and|or|and/or)+\s*(?:the\s+)?(?:{_PURPOSE_ADJECTIVE}\s+)*{_PURPOSE_NOUN})*"
    r"(?:\s*\([^()]*\))?\s+(?:of|for|in|against|from)"
    rf"|{_EBBS}\s+in(?!\s+(?:[\w-]+\s+){{0,3}}(?:patients|adults|people|children|women|men|those)\b)"
    rf"|{_EBBS}(?=\s+and\s+(?:to\s+)?{_PURPOSE_VERB}\s)|(?<=certain\s)courses\s+of"
    r"|part\s+of(?:\s+the)?(?=\s+(?:treatment|therapy|prevention)\b)"
    r"|(?:the\s+|an?\s+)?(?:overactive\s+|abnormal\s+)?immune\s+(?:response|reaction)\s+(?:behind|in|of)"
    rf"|{_SPARED}|{_BACKED}"
    rf"|(?:temporarily\s+)?{_PURPOSE_VERB}(?:\s*(?:,|/|and|or|and/or)+\s*{_PURPOSE_VERB})*(?=\s+\w)"
    rf"|(?:the\s+)?{_FELT}(?:\s*(?:,|and|or)+\s*(?:the\s+)?{_FELT})+\s+of(?=\s+(?!the\b|your\b)[\w-]+)"
    r"(?!\s+(?:[\w-]+\s+){0,2}(?:joints?|muscles?|skin|eyes?|nose|throat|legs?|arms?|feet|hands?)\b)"
    r"|(?:needing\s+to\s+be|having\s+to\s+be|having|had|getting|developing|suffering"
    r"|(?:been\s+)?exposed\s+to)(?=\s+\w)"
    r"|(?!(?:acute\s+)?(?:bacterial\s+)?exacerbations?\s+of\s+chronic\s+bronchitis)(?:the\s+)?"
    rf"(?:(?!sudden\b|depressive\b|manic\b|mixed\b|psychotic\b)\w+\s+)?{_MEASURE}"
    rf"(?:\s*(?:,|and|or|and/or|/)+\s*(?:the\s+)?{_MEASURE})*\s+"
    r"(?:of|associated\s+with|caused\s+by|due\s+to|related\s+to|from|for))(?=\W|$)\s*)+",
    re.I,
)
STOP = re.compile(
    r"\s*(?:,\s*(?:an?|the|one|which|that|who|whose|where|when|meaning|as|it|by|in|to|but|with|because|so"
    r"|such\s+treatment|particularly|especially|regardless|alongside|after|although|though|alone\s+or"
    r"|either|thereby|if|used|usually|examplol)\b"
    r"|\s(?:(?:severe|bad|serious)\s+enough|proven\s+to|who|whom|whose|when|where|which"
    r"|that(?!\s+(?:goes|comes)\s+(?:along\s+)?with)|if|unless|until|because|although|while|whenever|once"
    r"|since|after|(?:ahead|in\s+advance)\s+of|before|following|based"
    r"|by(?=\s+(?:\w+ing|mouth|injection|a|an|your|doctors)\b)|(?:characterized|marked|defined)\s+by"
    r"|with\s+(?:disease\s+)?progression|alone|but|see|only|however|compared\s+(?:with|to)"
    r"|outside(?:\s+of)?|not\s+(?:adequately|responding|responsive|controlled|previously|amenable|caused)"
    r"|inadequately|"
    r"(?:(?:refractory|unresponsive|resistant|intolerant)(?:\s*,?\s*(?:to\s+)?(?:and|or|and/or)\s+)?)+\s+"
    r"(?:to|of)|previously|whether"
    r"|as\s+(?:an?|part|well\s+as\s+to|monotherapy|adjunct\w*|second|first|initial|determined|detected"
    r"|evidenced|demonstrated|single|needed|described|defined|indicated|soon|a)"
    r"|in\s+(?:[\w-]+\s+){0,2}(?:patients|adults|adolescents|children|women|men)"
    r"|in\s+(?:combination|conjunction|addition|conditions|diseases|disorders|illnesses|order|whom|which"
    r"|appropriate|selected|patients?|adults?|adult|children|p(?:a)?ediatric|adolescents?|women|men|people"
    r"|persons?|individuals?|those|males?|females?|elderly|infants?|hospital|hospitalized|non-?pregnant"
    r"|immunocompromised|certain|situations?"
    r"|the\s+(?:presence|absence|treatment|following|management|elderly|united)|(?:appropriate\s+)?doses?"
    r"|association|cases?|areas?|subjects|its|their|your|neonates|postmenopausal|premenopausal|older"
    r"|younger|both|several|many|some|other|all|short)"
    r"|for\s+(?:whom|which|up|use|at|patients|adults|children|people|women|men|more"
    r"|the\s+(?:treatment|prevention|relief|management|prophylaxis)|short|long|a|an|those)"
    r"|to\s+(?:eradicate|improve|reduce|help|prevent|lower|decrease|control|maintain|delay|relieve|promote"
    r"|be|treat|provide|aid|avoid|increase|achieve|allow|enhance|slow|facilitate|produce|keep|make|manage"
    r"|minimize|stop|get|ease)|or\s+(?:to|in|as|for|when|who|if)\s"
    r"|and\s+(?:your?\b|to|as|in|for|is|are|who|has|it|may|can|should|when|by|works?"
    r"|other\s+(?:conditions|purposes|problems|uses))\b"
    r"|with(?:out)?\s+"
    r"(?:or\s+without|a\s+history|diet|exercise|other"
    r"|an?\s+(?:\w+\s+){0,2}(?:inhibitor|diuretic|agent|drug)|adequate|at\s+least|evidence|prior|one\s+or"
    r"|inadequate|concomitant|no\s+|medical|(?:\w+\s+){0,2}(?:therapy|drugs|agents|medicines|medications))"
    r"|(?:secondary|prior|adjunctive|subsequent)\s+to\s+(?:chemotherapy|surgery|the)|forming|happening"
    r"|occurring|away|at\s+bay|in\s+check|under\s+control|coming\s+back"
    r"|from\s+(?:coming|getting|returning|happening|recurring|occurring)|came|comes|returned|stayed|stays"
    r"|relapsed\s+after|keep|live|stay|feel|breathe|is|are|was|were|be|has|have|may|can|should|will|must"
    r"|does|do|did|could|would|cannot|requiring|undergoing|receiving|taking|using"
    r"|(?:due|caused|produced)\s+(?:solely\s+|primarily\s+)?(?:to|by)\s+"
    r"(?:(?:the|penicillin\w*|designated|susceptible|beta|\u03b2|other|a|an|certain|one)\b|(?-i:[A-Z]))|it"
    r"|they|you|among|during|throughout|within|under|than|including\s+but|including\s+those|along\s+with"
    r"|together\s+with|through|per|for\s+(?:\d|one|two|three|six)|at\s+(?:the|a|high)|at\s+risk"
    r"|(?<!gestational\s)(?<!menstrual\s)aged?(?!-)|alone|especially|particularly|regardless"
    r"|such\s+treatment|thus|unrelated)\b|(?:(?<!\b[A-Z])[.]|[;:\u2022])(?=\s|$)|in\s+candidates"
    r"|in\s+(?:19|20)\d\d|commonly|typically|\s[\u2013\u2014]\s|\s-\s|\n)",
    re.I,
)
TAIL = re.compile(
    r"\s+(?:too|as\s+well|instead|(?<=migraine\s)days?"
    r"|(?:and|or|as|in|for|of|with|to|by|the|a|an|due|caused|associated|such|including|include|includes"
    r"|also|that|those|other|not)|and\s+conditions"
    r"|and\s+(?:other|others|related|similar|many)(?:\s+\w+){0,2}"
    r"|(?:due\s+to|caused\s+by|resulting\s+from|associated\s+with|secondary\s+to|related\s+to"
    r"|arising\s+from|from)\s*)$",
    re.I,
)
DESCRIBED = re.compile(
    r"(?P<what>(?:condition|problem|illness|disease|disorder|infection)(?:e?s)?\s+(?:in\s+)?"
    r"(?:that|which|where)\s+(?!you\b|it\b|this\b)"
    r"(?:(?:(?!\byou\b|\bdoctor\b|\bsuch\b|\blike\b|\binclud)[^;.:()]){4,90}(?=:\s)"
    r"|(?:(?!\byou\b|\bdoctor\b)[^,;.:()]){4,70}?))"
    r"(?=,?\s+(?:in\s+(?:both\s+)?(?:adults|children|people|patients|men|women)|such\s+as|including|like)\b"
    r"|\s*[,;.:(]|\s*$)",
    re.I,
)
"""A condition that is told, not named: "conditions in which the stomach makes too much acid"."""

RIDS = re.compile(r"\b(?:eradicat|eliminat|clear|get\s+rid|kill|fight|wip)", re.I)
"""Verbs whose objects may be germs."""

CAUSE = re.compile(
    r"\s+(?P<link>from|due\s+to|caused\s+by|resulting\s+from|associated\s+with|secondary\s+to|related\s+to"
    r"|arising\s+from|induced\s+by|produced\s+by|that\s+(?:is|are)\s+caused\s+by|brought\s+on\s+by"
    r"|complicated\s+by|accompanying|accompanied\s+by)\s+",
    re.I,
)
VAGUE_HEADS = re.compile(
    r"^(?:(?:serious|life-threatening|invasive|complicated|acute|chronic|mild|moderate|severe|persistent"
    r"|moderate\s+to\s+severe|mild\s+to\s+moderate|and|or|temporary|minor|certain|excessive|bacterial)\s+)*"
    r"(?:pains?|seizures|infections?|symptoms?|inflammation|an(?:a)?emia|nausea|vomiting|swelling|fever"
    r"|itching|bleeding|weakness|edema|diarrhea|cough|conditions?|complications|discomfort"
    r"|malignant\s+effusions?|deficiency|deficiencies|weight\s+loss|failure|ulcers?|fractures?|headaches?"
    r"|skin\s+(?:itching|irritation|inflammation)|signs|disability|urination|drowsiness|sleepiness|overdose"
    r"|poisoning|anxiety|hypotension|hypoglycemia|osteoporosis|constipation|neutropenia|insomnia|rash"
    r"|redness)$",
    re.I,
)
BARE_MEASURE = re.compile(
    r"(?:blood\s+)?(?:cholesterol|pressure|sugar|glucose"
    r"|triglycerides)(?:\s+levels?)?(?:\s+in\s+the\s+blood)?",
    re.I,
)
LEAD = re.compile(
    r"^(?:(?:the|a|an|another|most|more(?=\s)|further|any|all|either|both|other|some|many|certain|various"
    r"|several|specific|your|their|following|also|to|of|for|in|with|including|evidence\s+of|documented"
    r"|proven|confirmed|suspected|diagnosed|known|established|previously\s+diagnosed|types?\s+of"
    r"|(?:two|three|four|five|several|different)\s+(?:types|kinds|forms)\s+of|kinds?\s+of|cases\s+of"
    r"|existing|each\s+of|uncomplicated(?=\s+(?:and|or)\s+complicated)|common(?!\s+cold)"
    r"|(?:wide\s+)?(?:variety|range)\s+of|(?:a\s+)?number\s+of|many\s+types\s+of)\s+)+",
    re.I,
)
