"""What stands around the state that a request is about, and is no part of its name."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["BACKWARD", "INCLUDED", "TRIGGER_LEAD", "TRIGGER_TAIL"]

TRIGGER_LEAD = re.compile(
    r"^(?:(?:you|they)['\u2019]ve (?:(?:ever |recently )?(?:had|got) )?|"
    r"(?:a|an|the|any|your(?! (?:child|baby)\b)|all)\s+|at any time\s+|"
    r"(?:or )?(?:have )?(?:ever|once|previously) had\s+|"
    r"(?:(?:start|begin)s? (?:to )?|think (?:that )?you |feel (?:that )?you )"
    r"(?=have|having|get|feel|are|may)|"
    r"(?:having|getting|feeling|be)\s+|"
    r"(?:have|had|has|are|is|were|was)"
    r"(?: had| been|,? (?:and|or) (?:have )?(?:ever|once|previously) had| (?:ever|once|previously) had)?\s+"
    r"(?=\w)|"
    r"(?:develop|notice|get|experience|feel|suffer from|show)s?\s+(?=\w)|"
    r"(?:patients?|people|"
    r"you(?: or (?:your child|the patient|your baby|a family member|a (?:close )?relative))?|they|he or she|"
    r"individuals|someone|your child|those|women|"
    r"child(?= (?:has|is|becomes|gets|develops|seems|had|feels|shows)\b)|"
    r"(?:patient|person|child|adult|woman|man|baby)(?= who\b)|users|persons)"
    r"(?! who (?!develop|have|has|had|are|is|get|experience|notice|show|suffer))\s+"
    r"(?:(?:may\s+)?(?:develops?|experiences?|becomes?|seems?|feels?|has|have|had|with|"
    r"who (?:develops?|have|has|experiences?|are|is|had)|notices?|gets?|shows?|suffers?|at|is|are|receiving|"
    r"taking|on)\s+)?|"
    r"(?:at (?:\w+ )?risk (?:of|for)|(?:to be |being )?(?:administered|given|prescribed) (?:to|in))\s+"
    r"(?:developing\s+)?|"
    r"(?:new|early|possible|any|clinical|laboratory)?\s*(?:signs?|symptoms?)"
    r"(?:(?: and| or|/) ?(?:signs?|symptoms?))?"
    r"(?:,? (?:of|suggestive of|suggesting|indicative of|pointing to|or laboratory findings of))\s+|"
    r"(?:the |their |your )?"
    r"(?:development|occurrence|presence|appearance|emergence|onset|possibility|risk|potential|history) "
    r"(?:of|for)\s+|"
    r"(?:there (?:is|are)|confirmation of|suspected|confirmed|evidence of|the event of|cases? of|"
    r"suggest(?:ive of|ing)|indicative of)\s+)",
    re.I,
)
TRIGGER_TAIL = re.compile(
    r"\s+(?:in (?:all |any |most )?(?:treated |elderly )?(?:patients|people)|occurs?|develops?|appears?|"
    r"happens?|emerges?|arises?|persists?|sets? in|comes? on|is found|are found|unless\b.*|worsens?|recurs?|"
    r"(?:gets?|becomes?) (?:worse|severe|troublesome)|"
    r"(?:has|have|does|do|is|are) not "
    r"(?:clear|improv|resolv|gone? away|go away|get(?:ting)? better|got better)\w*.*|"
    r"(?:is|are|was|were) (?:observed|present|detected|noted|identified|seen|severe)|"
    r"(?:is|are|was|were)(?: strongly| clinically)? (?:suspected|confirmed|diagnosed|proven)\b.*|"
    r"with an? [\w -]{2,30}? tests?\b.*|"
    r"(?:and|or) (?:those who|the (?:steps|actions|measures) to|what to do)\b.*|"
    r"as (?:recommended|needed|necessary|appropriate|indicated|clinically indicated)|prior to\b.*|until\b.*|"
    r"while\b.*|during\b.*|before\b.*|(?:straight |right |soon |shortly )?after\b.*|with {drug}.*|"
    r"(?:and|or) (?:other|any) .*|should\b.*|"
    r"(?:because|since|given (?:that|the|its|their)|owing to|in view of)\b.*|"
    r"as (?!well\b)[^,;]{2,60}? (?:may|can|could|might|is|are|has|have)\b.*|"
    r"to (?:determine|avoid|confirm|prevent)\b.*)\s*$",
    re.I,
)
INCLUDED = re.compile(r",?\s*\b(?:such as|including)\b.*$", re.I | re.S)
BACKWARD = re.compile(
    r"(?:must|should|can(?:not)?|could|may|might|will|would|requires?|needs?)\b|(?:the )?need (?:for|to)\b|"
    r"(?:any |one )?(?:of )?the (?:symptoms?|signs|effects|side effects|conditions|problems) "
    r"(?:listed |mentioned |described )?(?:above|below|here)$|"
    r"(?:any |one )?(?:of )?(?:these|this|such|those|the above)(?: \w+)?"
    r"(?: (?:occurs?|develops?|appears?|happens?))?$|"
    r"(?:you |they )?(?:see|notice|have|get|develop|experience|feel) (?:any of )?"
    r"(?:(?:these|this|such|those)(?: \w+)?|any|one|some)$|"
    r"(?:a |the )?decision (?:is|has been) made\b|"
    r"(?:one|either|any)(?: of (?:these|them|those))?(?: (?:occurs?|develops?|appears?|happens?))?$|"
    r"accompanied by\b|(?:it|they)\b(?! (?:experiences?|develops?|notices?|have|has|gets?|shows?)\b)",
    re.I,
)
