"""The words that say that what follows is what a drug is used for."""

from __future__ import annotations

import re

__all__ = ["TRIGGER"]

TRIGGER = re.compile(
    r"\b(?:"
    r"indicated\s*(?::|,?\s*(?:as\s+(?:an?\s+)?[^.;:]{0,80}?\s)?(?:for|in|to)\b|(?=adults|patients))"
    r"|(?:is|are|be|been|also|and|or|medicine|medication|drug|mainly|primarily|commonly|usually|often"
    r"|sometimes|may\s+be|can\s+be|,|[a-z]+(?=\s+(?:used|given|prescribed|taken|approved|licensed)\s+(?:to|for|in)\s)|\))\s+"
    r"(?:(?:also|mainly|primarily|commonly|usually|often|sometimes|widely|generally|frequently|most\s+often"
    r"|typically|currently|only|not|FDA)[\s-]+)*"
    r"(?:used|prescribed|approved|given|taken|recommended|licensed|authori[sz]ed|administered|intended|sold|marketed|combined\s+with\s+[^.;:]{2,40}?(?=\sto\s)"
    r"|effective|useful|helpful|designed)\s*"
    r"(?:\([^)]*\)\s*)?(?:,?\s*(?:as\s+well|off-?\s?label|short-?\s?term|long-?\s?term|daily|mostly|alone|by\s+itself"
    r"|together|along|in\s+combination"
    r"|in\s+addition|with|either|or|and|without|also|mainly|primarily|by\s+the\s+FDA|by\s+doctors|"
    r"as\s+(?:an?|part)\b[^.;]{0,70}?(?=\s(?:for|to|in)\s)|[\w'-]+(?=\s+(?:medications?|medicines?|drugs?"
    r"|treatments?|therapies|agents?|insulin|diet)))[^.;:]{0,60}?)?\s*,?\s*(?<!\w)(?:for|to|in|as|against)\b"
    r"|(?:,|\band|\bor)\s*(?:,\s*[^,.;:]{3,30},)?\s+(?:also\s+)?for\s+(?!at\b|up\b|about\b|\d|use\b)"
    r"|(?:,|\band|\bor)\s+(?:also\s+)?to\s+(?:help\s+)?(?=(?:treat|prevent|reliev|reduc|lower|control|manag"
    r"|eas|decreas|slow|keep|put\s+off|get\s+rid|clear|kill)\w*\s)"
    r"|(?:and|or)\s+(?:(?:for|in|as)\s+)?(?:the\s+|an?\s+)?(?:(?:acute|chronic|maintenance|long-term|short-term"
    r"|symptomatic)\s+)*"
    r"(?:treatment|management|prevention|prophylaxis|relief|maintenance|therapy)\s+(?:of|for)(?=\s)"
    r"|\b(?:replaces|substitutes\s+for|makes\s+up\s+for|supplies)\s+[^.;:,]{3,60}?\s(?:in|for)\b"
    r"|\bwill\s+not\s+(?=treat|cure|prevent|help\s)|\b(?:does|do|will|may)\s+not\s+(?:work|help)\s+(?:for|against|in|with)\b|\bworks?\s+(?:well\s+)?against\b|\b(?:is|are)\s+not\s+(?:meant\s+)?(?:for|to)\b"
    r"|(?<=\w)\s+to\s+(?:help\s+)?(?=(?:reduce|lower|decrease|cut)\s+(?:the\s+|your\s+|their\s+)?(?:risks?|chances?"
    r"|rates?|likelihood|number)\b)"
    r"|\b(?:doctors?|physicians?|prescribers?|providers?|people|patients)\s+(?:(?:may|can|also|often|sometimes"
    r"|usually|has|have)\s+)*(?:prescribed?|use|recommend(?:ed)?|given?|take)\s+(?:you\s+)?[\w-]+\s*,?\s+"
    r"(?:off-?label\s*,?\s+)?(?:to|for|in)\b"
    r"|(?:helps?|works?\s+to|acts?\s+to)\s+(?:to\s+)?(?=treat|prevent|reliev|reduc|lower|control|manag|eas)"
    r"|(?<!not\s)\b(?:treats|relieves|prevents|controls|manages|eases|soothes|cures|heals|clears\s+up|slows(?:\s+down)?(?!\s+(?:the\s+)?(?:emptying|breakdown|growth"
    r"|movement|passage|removal|release|heart))|brings\s+down"
    r"|fights|gets\s+rid\s+of)(?=\s)"
    r"|\b(?:can|may|will)\s+(?:help\s+)?(?=(?:treat|prevent|relieve|ease|soothe|control|manage)\s)"
    r"|(?<=\s)(?:given|prescribed|taking|started|offered|recommended|put\s+on|need)\s+(?:\w+\s+)?[\w-]+\s+because\s+"
    r"(?:you|they|your\s+child|he|she)\s+(?:have|has)(?:\s+had)?\s"
    r"|\b(?:and|or)\s+because\s+(?:you|they|your\s+child)\s+(?:have|has)(?:\s+had)?\s"
    r"|(?<!not\s)\b(?:lowers|reduces|cuts|decreases)\s+(?=(?:the|your|their)\s+(?:risks?|chances?|likelihood)\s+of\s)"
    r"|\bhelps?\s+(?=(?:\w+\s+){0,2}?(?:people|patients|adults|children|women|men|those)\s+(?:with|who\s+have)\s)"
    r"|for\s+the\s+(?:(?:\w+[\s-]+){0,3}(?:and\s+)?)?(?:treatment|management|relief|prevention|prophylaxis"
    r"|control|reduction|maintenance|suppression|induction|therapy)(?=\s+(?:and|or|of|in)\b)"
    r"|(?:is|are)\s+an?\s+(?:\w+[\s-]+){0,4}?(?:treatment|therapy|medication|medicine|drug|remedy|vaccine|steroid|hormone|cream|inhaler|anti\w+"
    r"|\w*(?:killer|reliever|blocker|inhibitor|stabili[sz]er|relaxant|laxative|diuretic|sedative))\s+for\b"
    r"|\b(?:is|are)\s+(?:also\s+|only\s+)?for\s+(?=(?:\w+\s+){0,3}?(?:adults|children|people|patients|adolescents|women|men)\s+(?:with|who)\b)"
    r"|\b(?:tablets|capsules|products|brands|forms|injections|they)\s+(?:can\s+|also\s+)*(?:treat|relieve|prevent|control|ease)(?=\s)"
    r"|\bproducts\s*,[^,.;:]{3,40},\s+(?:treat|relieve|prevent|control|ease)(?=\s)"
    r"|\bprotect(?:s|ed)?\s+(?:\w+\s+)?(?:from|against)\b"
    r"|\b(?:FDA|agency|administration)(?:\s*\([A-Z]+\))?\s+(?:has\s+(?:also\s+)?)?(?:approved|cleared|licensed)\s+(?:[\w-]+\s+|\([^)]*\)\s+){1,7}?"
    r"(?:for|to|as)\b"
    r"|(?:uses?|indications?)\s+(?:of\s+[\w\s]{2,40}\s+)?(?:include|includes|are|is)\s*:?"
    r")",
    re.I,
)
