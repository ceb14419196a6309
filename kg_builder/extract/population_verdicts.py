"""What tells that something is different for a group of patients: studies, verdicts, doses, risks."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = [
    "BY_RULE",
    "CARE",
    "CARE_TOLD",
    "DIFFERS",
    "DOSE",
    "ESTABLISHED",
    "PREDICATE",
    "SAYS",
    "SLOWER",
    "VERDICT",
    "is_regimen",
]

SAYS = re.compile(
    r"\b(?:watch|choose|expect|start\s+(?:low|at\s+(?:a|the)\s+low)|data|too\s+few|safe(?:ty)?|"
    r"effective(?:ness)?|efficacy|established|studied|approved|recommended|use[ds]?|indicated|should\s+not|"
    r"must\s+not|do\s+not|not\s+(?:been|be)|more\s+(?:sensitive|likely)|greater\s+(?:risk|sensitivity)|"
    r"lower\s+dos\w+|dos(?:e|age)\s+(?:adjust|reduc)\w*|halv\w+|half|give|lower|reduce|adjust|caution|"
    r"contraindicated|avoid|monitor\w*|similar|differences?|higher|increased|reduced)\b",
    re.I,
)
DOSE = re.compile(
    r"\b\d[\d.,]*(?:\s*(?:-|to)\s*\d[\d.,]*)?\s*(?:mg|mcg|g|units?|mL|IU|mEq)\b(?!\s*/\s*min)", re.I
)
ESTABLISHED = re.compile(
    r"\b(?:safety|efficacy|effectiveness)\b[^.]*\b"
    r"(?:not\s+(?:been\s+)?(?:established|determined|shown|demonstrated|proven|studied|evaluated|known)"
    r"|unknown|(?:have|has)\s+been\s+established)\b"
    r"|\bstudies\b[^.]*\bnot\s+been\s+(?:done|performed|conducted|made)\b"
    r"|\bno\s+(?:[\w-]+\s+){0,3}studies\b|\b(?:did|do|does)\s+not\s+include\s+(?:enough|sufficient)\b"
    r"|\b(?:data|information)\s+(?:is\s+|are\s+)?not\s+available\b|\btoo\s+few\b"
    r"|\b(?:higher|greater|increased)\s+(?:risk|incidence|rate|chance)\b"
    r"|\b(?:may|can|could)\s+(?:cause|trigger|lead|bring|raise|produce|occur|happen|develop)\b[^.]*\b"
    r"(?:especially|particularly|above\s+all|mostly|mainly)\b"
    r"|^\W*if\s+you\s+(?:have|are|had)\b[^.;]*,\s+(?:[\w-]+\s+){1,4}?(?:can|may|could|might)\s+"
    r"(?:cause|make|raise|lower|increase|reduce|worsen|harm|lead)\b"
    r"|\bgiven\s+an?\s+(?:lower|smaller|reduced|higher)\s+dose\b"
    r"|\b"
    r"(?:elderly|older|debilitated|impairment|insufficiency|dialysis|metaboli[sz]ers|obese)\b[^.;]{0,60}\b"
    r"(?:dose|dosage)\s+(?:is|should\s+be)\b|\bprecautions\s+(?:do\s+)?apply\b"
    r"|\bspecial\s+(?:care|precautions)\b|\b(?:potentiated|exaggerated|prolonged)\b|\bsemen\b"
    r"|\bclearance\s+(?:falls|declines|decreases|is\s+\w+)\b|\bwith\s+age\b"
    r"|\bbase\s+(?:the|your)\s+(?:\w+\s+)?dose\s+on\b"
    r"|\bhigher\s+(?:\w+\s+)?(?:levels|exposure|concentrations)\b|\bdo\s+not\s+give\b"
    r"|\bhalf\s+the\s+(?:usual\s+)?dose|\bmore\s+(?:slowly|quickly)\b"
    r"|\b(?:is|are)\s+(?:not\s+known|unknown)\b"
    r"|\bcan\s+"
    r"(?:take|use|be\s+(?:given|taken|used)|have(?!\s+(?:side|an?|the|serious|more|different)\b))\b"
    r"|\b(?:sometimes|also|usually|only)\s+given\s+to\b"
    r"|\b(?:lower|smaller|reduced)\s+(?:\w+\s+)?doses?\s+(?:is|are|may\s+be)\s+"
    r"(?:needed|required|necessary|used)\b"
    r"|\b(?:insufficient|not\s+enough|limited|only\s+a\s+small|few|no)\s+"
    r"(?:numbers?|data|experience|information|patients|clinical\s+data|(?:overall\s+)?differences?)\b"
    r"|\bmore\s+(?:sensitive|common|likely|frequent|often|prone|susceptible|vulnerable)\b"
    r"|(?:\bnot|n['\u2019]t)\s+(?:\w+\s+)?"
    r"(?:known|(?:been\s+)?(?:studied|tested|tried)|approved|recommended|indicated|licensed|suitable"
    r"|intended|advised|for\s+use|(?:be\s+)?(?:given\s+to|used\s+(?:in|by)|taken\s+by))"
    r"|\bno\s+(?:[\w-]+\s+){0,2}(?:adjustments?|changes?|reductions?)\s+"
    r"(?:is|are|in|for|based|needed|required|of)\b"
    r"|(?:\b(?:is|are)|['\u2019]s)(?:\s+not|n['\u2019]t)\s+for\b|\b(?:is|are)\s+approved\b|\bunsuitable\b"
    r"|\bcontraindicated\b|\bleft\s+out\s+of\s+(?:the\s+)?(?:trials|studies)\b"
    r"|\b(?:very\s+|too\s+)?little\s+(?:experience|information|data|evidence)\b|\bvery\s+few\s+data\b"
    r"|\bhalv(?:e|ed|ing)\b[^.;]{0,30}\bdos|\bdos(?:e|age)s?\b[^.;]{0,30}\bhalved\b"
    r"|\bsame\s+dos(?:e|age)s?\b|\bdos(?:e|age)\s+(?:stays|is|remains)\s+the\s+same\b"
    r"|\bno\s+change\s+(?:of|in|to)\s+(?:the\s+)?dos(?:e|age)\b|\bonly\s+for\b"
    r"|\b(?:get|given|need|take|have|receive)s?\s+(?:one\s+more|another|an?\s+extra)\s+dose\b"
    r"|\bextra\s+dose\b"
    r"|\bneeds?\s+(?:extra|special|particular|closer)\s+(?:care|watch\w*|monitoring|checks)\b"
    r"|\bdose\s+less\s+often\b|\bcan\s+only\s+(?:take|use|have|be)\b"
    r"|\bonly\s+(?:be\s+)?(?:used|given|taken|prescribed)\b"
    r"|\b(?:low|lower)\s+end\s+of\s+(?:the\s+)?(?:usual\s+)?dos"
    r"|\b(?:need|require)s?\s+(?:an?\s+)?(?:lower|reduced|smaller|higher)\b"
    r"|\b(?:dos(?:e|age|ing)\s+)?(?:adjustments?|reductions?)\s+(?:(?:is|are|(?:may|might|will)\s+be)\s+)?"
    r"(?:not\s+)?(?:needed|necessary|required)\b"
    r"|\b(?:may|might|can)\s+(?:slow|affect|delay|stunt)\b[^.]*\b(?:growth|development)\b"
    r"|\b(?:have|has)\s+been\s+(?:seen|reported|observed|noted)\s+(?:\w+\s+)?in\b",
    re.I,
)
CARE_TOLD = re.compile(
    r"\W*(?:special\s+(?:care|precautions)|precautions)\s+(?:may|do|might|will|should)\b", re.I
)
CARE = re.compile(r"\b(?:caution|more\s+sensitive|lower\s+doses?)\b", re.I)
DIFFERS = re.compile(
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
    r"preferred)\s+(?:in|for)\b|\bassociation\s+(?:between|with)\b|\bha(?:d|ve|s)\s+(?:more|fewer|less)\b|"
    r"\b(?:increased|higher|greater)\s+(?:mortality|deaths?|rates?)\b|\bcan\s+make\s+\w+\s+worse\b|"
    r"\bfirst\s+sign\b|\bcan\s+(?:take|have|use)\b|\bfeel\s+(?:its|the)\s+(?:\w+\s+)?effects\b",
    re.I,
)
"""What tells that things are different for a group that is the subject or stands behind "in" or "for"."""
BY_RULE = re.compile(
    r"\bis\s+based\b|\b(?:is|are)\s+(?:increased|prolonged)\s+in\s+these\b|\bdepends\s+on\b|\bgoes\s+by\b|"
    r"\benough\s+patients\b|\bno\s+(?:\w+\s+)?(?:dosage|dose)\s+(?:change|adjustment)",
    re.I,
)
"""What doses under a group's heading tell of the group as a whole."""
SLOWER = re.compile(
    r"\b(?:lower|slow\w*|reduc\w*|exceed\w*|smaller|more\s+than|starts?\s+at|halv\w+|half|cut)\b", re.I
)
VERDICT = re.compile(
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
PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|can|may|might|should|must|will|do|does|did|needs?|requires?|"
    "use[ds]?|give|start|choose|consider|greater|reduce|adjust|avoid|monitor|expect|no|not|caution|showed?|"
    r"shown)\b",
    re.I,
)
"""What makes a line say something, unlike an address or a reference."""


def is_regimen(text: str) -> bool:
    """Whether a sentence gives a dose and no more.

    >>> is_regimen("5 mg daily"), is_regimen("5 mg is not approved for children.")
    (True, False)
    """
    return bool(DOSE.search(text)) and not ESTABLISHED.search(text)
