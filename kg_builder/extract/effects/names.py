"""The name of an effect, cleaned of the list around it, and what names none."""

from __future__ import annotations

from collections.abc import Mapping

from kg_builder import lazy_re as re

from ..language.lexicon import BODY_PARTS
from ..language.qualifiers import frequency_tier
from ..vocabulary.phrases import decapitalised, expanded, without_asides
from .words import names_something

__all__ = ["SYSTEM", "effect_name", "is_generic", "is_group_label", "label_tier"]

_LEADING = re.compile(
    r"(?:(?:other|some|any|new|possible|potential|several)?\s*(?:early\s+)?"
    r"(?:signs?|symptoms?)(?:\s*(?:and|or|/)\s*(?:signs?|symptoms?))?(?:\s+of|\s*:)\s+|"
    r"(?:(?:rare|isolated|serious|severe|fatal|some|few|several|post-?marketing)\s+)*(?:cases?|reports?"
    r"|instances?|"
    r"occurrences?|episodes?|incidence|events?)\s+of\s+|"
    r"(?:the\s+)?(?:an?\s+)?(?:increased?|higher|greater|elevated)\s+(?:risk|chance|likelihood|incidence|"
    r"rate)s?\s+(?:of|for)\s+|"
    r"(?:an?\s+)?(?:very\s+)?(?:(?:(?:potentially|possibly|sometimes) )?(?:serious|severe|rare|"
    r"life-threatening|"
    r"dangerous|possible|fatal|irreversible|permanent)\s+)*(?:condition|"
    r"disorder|problem|reaction|infection|disease|illness|effect|complex|state|(?:[\w-]+\s+){1,2}(?:disorder"
    r"|condition|problem|"
    r"disease|infection|reaction))s?\s+(?:called|known as|named)\s+|"
    r"in\s+(?:\w+\s+)?(?:trials|studies),?\s+|"
    r"(?:in\s+)?(?:the\s+)?(?:risk|possibility|chance|onset|development|formation|presence|"
    r"appearance)\s+of\s+(?!(?:[\w-]+ )?antibod)|"
    r"(?:various\s+|certain\s+|some\s+|different\s+|many\s+)?(?:types|kinds|forms)\s+of\s+|"
    r"to (?:have|display|show)\s+|"
    r"(?:yet|but|more(?=\s+(?:severe|serious|deaths|infections|cancers|falls|strokes)\b)|noticing|notice"
    r"|rarely|sometimes|"
    r"occasionally|possibly|perhaps|maybe|also|commonly|very rarely|usually|e\.g\.,?|"
    r"the|a|an|any|"
    r"some|other|certain|having|getting|experiencing|developing|"
    r"(?:have )?becom(?:e|ing)|(?:if )?you (?:may )?(?:have|feel|experience|"
    r"notice|get|see)|have|"
    r"such as|including|possible|potential|various|as well as|with)\s+|[-\u2013\u2014*\u2022\u00b7]\s*)",
    re.I,
)
_TRAILING = re.compile(
    r"(?:[\s,;:.]+|\s-+|\s+\d+(?:\.\d+)?%?(?:\s*/?\s*\d+(?:\.\d+)?%?)+|"
    r"\s+(?:leading to|resulting in|secondary to)\b.*|"
    r"\s+(?:to|with|from|of) (?:this|the) (?:[\w-]+ )?(?:drug|medicine|medication|product|vaccine|pen|"
    r"syringe|inhaler|spray|patch|cream|auto-?injector)\b.*|"
    r"\s+(?:when|once|after|while) (?:you|they|people|patients) (?:first )?"
    r"(?:take|start|begin|use|stop|are taking)\b.*|"
    r"\s+because of\b.*|\s+at once|\s+(?:each|also)|"
    r"\s+within (?:an?|the|\d+|two|three|four|six|minutes|hours|days|weeks)\b.*|"
    r"\s+for (?:about |up to |at least )?\d+ (?:hours|days|weeks|months|years)\b.*|"
    r"\s+among them|,\s+(?:which|who)\s.*|"
    r"\s+(?:and|or|and/or|etc\.?|among others|and others|and more|respectively)|"
    r",\s+(?:only |mainly |especially )?(?:if|when)\b.*|"
    r",\s+(?:you|this|it|these|they)\s+(?:may|might|can|could|will|is|are|should)\b.*|"
    r"\s+risks?|(?<!\s)\s+[\u2013\u2014](?:\s.*|$)|"
    r",\s+(?:usually|typically|especially|particularly|mostly|mainly|even|sometimes|most often)\b.*|"
    r",?\s+(?:which|that|who)\s+"
    r"(?!(?:do(?:es)?|will|wo|would|can)(?:n['\u2019]t| ?not) (?:heal|stop|go away|clot)\b|"
    r"(?:is|are) (?:not (?:there|real)|worse|new|different|stronger|more|unusual)\b)"
    r"(?:is|are|was|were|may|can|might|could|will|do|does|did|has|have|would|"
    r"lasts?|continues?|occurs?|led|leads?|requires?|results?|persists?|worsens?|gets?|goes?|won't|"
    r"doesn't|don't|usually|often|(?:clear|settle|fade|stay|linger|heal|improve|subside|disappear|pass|stop|"
    r"recover|resolve|develop|happen|appear|come|start|begin)(?:e?s)?|"
    r"increases?|sometimes)\b.*|"
    r"\s+(?:in|among|by|for|of|affecting)\s+(?:about |approximately |up to |fewer than |less than |"
    r"more than |at least |"
    r"over |around |nearly |almost )*(?:some|a few|many|most|certain|rare|these|those|other|all|"
    r"a small number of|"
    r"(?:\d[\d.,]*\s*(?:%|percent|per cent)(?:\s+(?:of|or more))?(?:\s+(?:of|the))*)|"
    r"\d+ (?:in|out of) (?:every )?[\d,]+)\b.*|"
    r"\s+for\s+(?:people|patients|those|anyone|the (?:mother|parent|baby|child))\b.*|"
    r"\s+in\s+(?:the\s+)?(?:young|teenagers|short-term|long-term|early|patients|people|persons|adults"
    r"|children|infants|"
    r"users|clinical|postmarketing|"
    r"trials|"
    r"studies|women|men|both|females|males|elderly|rare|controlled|placebo|older|pediatric|association"
    r"|combination|those)\b.*|"
    r"\s+(?:during|while|after|upon|following|within|throughout)\s+(?:(?:the\s+)?(?:first|initial|"
    r"long-term|prolonged|"
    r"treatment|therapy|use|using|taking|receiving|starting|discontinuation|administration|stopping|"
    r"infusion|injection|drip|shot|dose|vaccin\w+|initiation|post|clinical|about|several|\d)).*|"
    r"\s+(?:with|due to|from|caused by|related to|associated with|attributed to)\s+(?:the\s+)?(?:use|"
    r"treatment|therapy|"
    r"this (?:drug|medicine|medication)|long-term|prolonged|high(?:er)? doses?|overuse|continued).*|"
    r"\s+(?:at (?:high(?:er)?|recommended|therapeutic) doses?|(?:as )?(?:compared|opposed) (?:with|to)|"
    r"versus|vs\.?|against(?= \d))\b.*|"
    r"\s+(?:has|have|may|can|might|could|is|are|was|were)\s+(?:also\s+)?(?:be(?:en)?\s+)?(?:reported|occur|"
    r"occurred|observed|seen|noted|appear(?:ed)?|develop(?:ed)?|happen(?:ed)?|arise|follow|present)\b.*"
    r")$",
    re.I | re.S,
)
_WORD = re.compile(r"[A-Za-z]{2}")
_GLUED_TITLE = re.compile(r"^(?:[A-Z]{5,}(?:\s+(?:[A-Z]{3,}|OF|IN|AND))*\s+)(?=[A-Z][a-z]{3})")
"""A heading in capitals that lost its line: "BLEEDING Serious bleeding"."""
_PLURAL = re.compile(r"\((s|es)\)")
_MARKS = re.compile(r"[*\\\u2020\u2021\u00a7\u00ae\u2122]+")
_PERCENT_TAIL = re.compile(
    r"[\s:,\u2013\u2014-]*(?:\b(?:in|by|affecting)\s+)?(?:\babout |\bapproximately |\bup to |"
    r"\b(?:greater|more|less|fewer) than |>=|<=|"
    r"[<>\u2264\u2265~])*\s*\d+(?:\.\d+)?\s*%?"
    r"(?:\s*(?:-|\u2013|\u2014|to|vs\.?|versus)\s*\d+(?:\.\d+)?)?\s*(?:%|percent|per cent|"
    r"(?:in|out of) (?:every )?100\b)"
    r"(?:\s+(?:of (?:the )?)?(?:patients|people|adults|subjects|users|cases|placebo))?.*$",
    re.I | re.S,
)
_NO_WORDS = re.compile(r"</?[a-z]|\b\d+(?:\.\d+)? ?(?:mg|mcg)\b", re.I)
"""What tags and doses are left of: "</details>", "zolfin 5 mg"."""
_INSTRUCTION = re.compile(
    r"^(?:go to|dial|ring|phone|put|rubbed|given|applied|call|tell|contact|ask|stop|seek|take|taking|consult|"
    r"talk|report|read|visit|check|avoid|use|using|get|"
    r"please|click|see(?! (?:or hear|things|people|flashes|spots|double)\b)|keep|do not|don't|"
    r"if|when|because|since|although|this|these|those|it|they|there|"
    r"your|you|"
    r"not(?! feeling| being| able| pee| wee| passing| urinating| sleeping| eating| hungry)|"
    r"no\b(?! (?:need|pee|wee|urine|appetite|energy|interest|feeling|periods?|bowel|tears|or))|"
    r"however|for|to|as|but|also|in|inside|around|near|under|between|behind|at|on|be|is|are|was|were|who"
    r"|what|how|why|about|before|after|"
    r"again|than|them|came|goes|others|seen|happen\w*|taken|only (?:after|when|if|during)|"
    r"along|usually|generally|more (?:likely|often)|most|less|similar|dose|mild and|none|always|never|"
    r"discontinu\w*|complete|follow|wear|limit|protect|wash|rinse|apply|carry|learn|remember|watch for|"
    r"compared|versus|against|nothing|red flags?$|hardly|"
    r"whose|which|doing|do(?:es)?n['\u2019]t|does not|won['\u2019]t|gets? (?:worse|bigger)|"
    r"like (?:other|all|most)|"
    r"their|from|accompanied|associated with|excluding|first(?= \d)|got|been|above all|otherwise|others|"
    r"goes on|came|felt|seen|evaluated|receiving|protecting|them|plenty of|such|more so|ending|"
    r"people|patients|left alone|we|watch|requiring|needing(?! to\b)|calls? for|"
    r"even (?:(?:weeks|days|hours|months|years)\b|"
    r"after|if|when)|"
    r"continue|begin|give|administer|store|throw|withhold|withdraw|interrupt|screen|consider|perform"
    r"|obtain|measure|"
    r"monitor|inform|advise|follow|let|make|drink|eat|drive|ensure|evaluate|assess|initiate|treat)\b",
    re.I,
)
_OUT_OF_PLACE = re.compile(
    r"\b(?:doctors?|pharmacist|health ?care|physician|FDA|MedWatch|www|https?|(?:side|unwanted) effects?|"
    r"(?<!cutaneous )adverse (?:effects?|"
    r"reactions?|events?)|this (?:medicine|medication|drug)|your medicine|listed|leaflet|"
    r"medical (?:advice|attention|"
    r"help)|emergency|guideline|table|section|overdos\w*|clinical (?:trials?|studies)|placebo|interactions?|"
    r"ingredients?|dosages?|plus|information|reported|complete list|should|must|recommended|case reports|"
    r"trials?|hospital stays?|(?:drugs?|inhibitors?|blockers?|antibiotics)$|"
    r"you can(?!['\u2019]t|not)|what you|percent|patients? (?:receiving|treated|taking|given)|"
    r"(?:system )?organ class|"
    r"[a-z]{3,}s (?:an?|some|many|most)(?= \w)|(?:people|patients|users) (?:get|have|had)|"
    r"\d+ in (?:every )?\d[\d,]*)\b",
    re.I,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|does|do|did|can|may|become|becomes|applies|include|"
    r"includes|included|cause|causes|"
    r"occur|occurs|occurred|develops?|increases? the|needs?(?! to (?:urinate|pee|pass|move|go))|found|shows?|"
    r"leads? to|"
    r"(?:stops|makes|keeps|lets) (?:the|your|you)|"
    r"showed|suggests?|suggested|presents? (?:with|as)|won['\u2019]t make)\b",
    re.I,
)
_YOU_CLAUSE = re.compile(
    r"\b(?:that|like|as if|when|where|which|what|who|you|if|after|before|while|not)\b", re.I
)
_GENERIC = re.compile(
    r"(?:(?:other|serious|severe|common|more|less|rare|mild|moderate|possible|the|any|some|major|minor|"
    r"life-threatening|"
    r"following|these|unusual|additional|new|certain|various|potential|worse|worsening|local|systemic|"
    r"uncommon|frequent|general|clinical|drug|medication|usual|"
    r"dose-related|immediate|delayed|long-term|short-term|related|bothersome|"
    r"heart|eye|lung|liver|kidney|skin|stomach|nerve|brain|mental|mood|muscle|blood|sexual|"
    r"nervous system)\s+)*"
    r"(?:symptoms?|signs?|side[- ]effects?|effects?|events?|following|others?|conditions?|complaints?|"
    r"signs (?:and|or) symptoms|patients|people|placebo|death rate|incidence|frequency|disorders|"
    r"abnormalities)|"
    r"(?:(?:other|serious|severe|common|rare|mild|moderate|possible|any|some|life-threatening|"
    r"adverse(?: drug)?|unwanted|"
    r"major|minor|new|the)\s+)+(?:reactions?|problems?|effects?|events?|complications?|disorders?|"
    r"diseases?|illness)|"
    r"reactions?|problems?|complications?|changes?|general|other|serious|severe|mild|moderate|common|"
    r"uncommon|rare|yes|death certificate|bacterial|fungal|viral|parasitic|"
    r"gastrointestinal|cardiovascular|dermatologic(?:al)?|hematologic(?:al)?|neurologic(?:al)?|psychiatric|"
    r"respiratory|musculoskeletal|genitourinary|metabolic|endocrine|hepatic|renal|ocular|immunologic(?:al)?|"
    r"died|fatal|some fatal|rarely|including|new onset|unusual|related|more|less|others|etc|none|unknown|"
    r"not known|very|investigations?|anything unusual|something else|pain medicine|"
    r"medicines?|drugs?|treatment|therapy|infusion|injection|(?:missed )?doses?|(?:long-term |"
    r"prolonged )?use|"
    r"(?:only )?(?:minor|mild|serious|harmless) ones|very common|very rare|fast|slow|difficult|large|small|"
    r"both|either|neither|males?|females?|all of these|any of these|"
    r"disease|illness|condition|harm|(?:main |real )?dangers?|adults?|children|women|"
    r"men|infants|elderly|fetus|foetus|newborns?|unborn (?:baby|child)|baby|parent|mother|tissues?",
    re.I,
)


_GROUPS = frozenset("disorders conditions problems diseases reactions disorder".split())
_NO_GROUP = frozenset(
    "serious severe other common rare mild adverse these following any medical certain some".split()
)
_SENSES = frozenset("hearing vision sexual sensory".split())
_NORMAL = frozenset(
    "erection erections period periods pulse heartbeat breathing breath speech vision".split()
)
_LITTLE_WORDS = frozenset("the your of or and a an".split())
SYSTEM = re.compile(
    r"(?:(?:and|or|of|the|&|,|/|-|other|various|system|systems|tissue|tissues|tract|body as a whole|"
    r"gastro-?intestinal|gi|nervous|central|peripheral|cns|cardio-?vascular|cardiac|heart|vascular|"
    r"respiratory|thoracic|mediastinal|"
    r"dermatologic(?:al)?|dermatological|skin|subcutaneous|appendages|metabolic|metabolism|nutrition(?:al)?|"
    r"endocrine|musculo-?skeletal|connective|bone|psychiatric|mental|hematologic(?:al)?|haematologic(?:al)?|"
    r"hematology|haematology|blood|lymphatic|hemic|genito-?urinary|urogenital|urinary|renal|kidney|"
    r"reproductive|breast|hepatic|hepato-?biliary|liver|biliary|immun(?:e|ologic(?:al)?)|ocular|eyes?|ears?|"
    r"labyrinth|ophthalmic|ophthalmologic|special|senses|sensory|general|administration site|conditions?|"
    r"disorders?|investigations?|laboratory|local|infections?|infestations?|neurologic(?:al)?|neoplasms?|"
    r"digestive|senses|oncologic|miscellaneous|reactions|symptoms|effects|sexual|whole|body|as|a|autonomic|"
    r"hypersensitivity|allergic|injury|poisoning|procedural|complications|surgical|medical|procedures|"
    r"pulmonary|"
    r"vision|hearing|congenital|oral|site|circulatory|fluid|electrolyte|tests?|studies)[\s,]*)+",
    re.I,
)


_GROUP = re.compile(
    r"(?:(?:with|by|when used) )?(?:oral|intravenous|parenteral|topical|rectal|intramuscular|subcutaneous|"
    r"systemic|inhaled|intrathecal|vaginal|ocular|local|nasal)(?:ly)?"
    r"(?: (?:use|administration|treatment|route))?|"
    r"(?:post-?marketing|clinical trials?|laboratory|frequency|incidence|adults?|children|pediatric|"
    r"paediatric|side effects|adverse)\b[\w\s/-]*|"
    r"(?:(?:reported|mild|milder|moderate|severe|minor|major|"
    r"observed|dose[- ]related|local|systemic|oral|intravenous|topical|additional|common|"
    r"serious|other|most|effects?|reactions?|events?|symptoms?|problems?|side|adverse|unwanted|seen|noted"
    r"|are|were)\s*)+",
    re.I,
)


def is_generic(name: str) -> bool:
    """Whether a phrase names effects in general, a system or a group label, not an effect.

    >>> is_generic("serious heart symptoms"), is_generic("infusion reactions")
    (True, False)
    """
    return _GENERIC.fullmatch(name.strip()) is not None


_NOTE_MARK = re.compile(r"(?<=[a-z])\.\d{1,2}$")
"""The number of a footnote that stuck to a name: "anxiety.1"."""
_DANGLING = re.compile(r"(?<=\w{3})\s+(?:of|affects|occurs(?:\s+in)?)$")
"""What is left behind a name of the words on its share: "drowsiness affects 39%", "weight gain of 7%"."""


def effect_name(
    text: str, abbreviations: Mapping[str, str] | None = None, *, longest: int = 12, heads: bool = False
) -> str | None:
    """The effect that a phrase names, clean; None if it names none.

    Args:
        text: one member of a list.
        abbreviations: short form to long form.
        longest: most words a name may have.
        heads: whether kinds of it are listed below, so that even "liver disorders" says something.

    >>> effect_name("Swelling of extremities (peripheral edema)")
    'swelling of extremities'
    >>> effect_name("signs of an allergic reaction")
    'allergic reaction'
    >>> effect_name("Call your doctor at once") is None
    True
    """
    name = " ".join(text.split())
    if "(" in name:
        name = _PLURAL.sub(r"\1", name)
    name = without_asides(name) or name.strip("()[] ")
    name = _GLUED_TITLE.sub("", _MARKS.sub("", name))
    before = ""
    while name != before:
        before = name
        if match := _LEADING.match(name):
            name = name[match.end() :]
        if "%" in name or "cent" in name or " 100" in name:
            name = _PERCENT_TAIL.sub("", name)
        match = _TRAILING.search(name)
        if match and not (" that " in match.group() and _is_normal(name[: match.start()])):
            name = name[: match.start()]
        name = name.strip(' \t,;:.\u2022"\u201c\u201d')
    name = _NOTE_MARK.sub("", _DANGLING.sub("", name))
    if not name or not _WORD.search(name):
        return None
    words = name.split()
    heads = heads and len(words) == 2 and words[1] in _GROUPS and words[0].casefold() not in _NO_GROUP
    if is_generic(name) and not heads:
        return None
    if not heads and not names_something(name):
        return None
    if (
        sum(w.strip(",").casefold() not in BODY_PARTS | _LITTLE_WORDS for w in words) > longest
        or _INSTRUCTION.match(name)
        or _OUT_OF_PLACE.search(name)
    ):
        return None
    if (
        not heads
        and len(words) > 1
        and words[0].casefold() not in BODY_PARTS | _SENSES
        and words[-1] in {"disorders", "conditions", "investigations"}
        and SYSTEM.fullmatch(name)
    ):
        return None
    if "(" in name or ")" in name or "[" in name or ":" in name or _NO_WORDS.search(name):
        return None
    if (verb := _FINITE.search(name)) and not _YOU_CLAUSE.search(name[: verb.start()]):
        return None
    return decapitalised(_written_out(name, abbreviations or {}))


def _is_normal(words: str) -> bool:
    """Whether words name what healthy people have, and what is said of it makes the effect.

    >>> _is_normal("a penis erection"), _is_normal("skin"), _is_normal("skin rash")
    (True, True, False)
    """
    return words.casefold() in BODY_PARTS or words.casefold().rpartition(" ")[2] in _NORMAL


def _written_out(name: str, abbreviations: Mapping[str, str]) -> str:
    """The name with the abbreviation it ends with written out; "AV block" stays."""
    last = name.rsplit(maxsplit=1)[-1]
    return expanded(name, {last: abbreviations[last]}) if last in abbreviations else name


def is_group_label(text: str) -> bool:
    """Whether a label before a colon names a tier, a body system or another grouping of effects.

    >>> [is_group_label(t) for t in ("Gastrointestinal", "Very common (10% or more)", "Liver problems")]
    [True, True, False]
    """
    label = text.strip()
    return bool(label_tier(label) or SYSTEM.fullmatch(label) or _GROUP.fullmatch(label))


def label_tier(label: str) -> str | None:
    """The tier that a label names.

    >>> label_tier("Very rare"), label_tier("Unknown"), label_tier("Eyes")
    ('very rare', 'not known', None)
    """
    if re.fullmatch(r"(?:frequency )?unknown(?: frequency)?", label.strip(), re.I):
        return "not known"
    return frequency_tier(label)
