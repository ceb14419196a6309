"""What a sentence says of the hazard that opens it: that it occurs, was reported, is possible, gets worse."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.phrases import blank
from .grammar import grammar

__all__ = ["AND_SO", "OTHERWISE_SAID", "RESULTING", "found_in", "in_plain_order"]

_WAYS = r"(?:(?:also|rarely|occasionally|sometimes|still|often|commonly|infrequently|even|frequently|only) )*"
_SEEN = (
    r"(?:reported|observed|seen|noted|described|documented|recorded|recogni[sz]ed|"
    r"encountered|found(?! to| in milk)|more (?:common|frequent|likely)|on record)"
)
_BOXES = (
    r"(?:has|have) (?:earned|won|brought|landed|given|led to) [\w ]{0,25}(?:boxed|black[ -]box) warning|"
    r"(?:is|are|stands?|appears?|sits?|features?|figures?) (?:the subject of|subject to|in|part of|on|"
    r"covered by|listed in|named in|among) [\w ]{0,25}(?:boxed|black[ -]box)\b"
)
_SAID = re.compile(
    rf",?\s+(?:{_WAYS}(?:(?:has|have) {_WAYS}(?:been )*{_WAYS}(?:been )?(?:{_SEEN}|(?:sometimes |"
    r"occasionally )?(?:fatal|deadly|severe)|(?P<linked>(?:associated with|linked to)))|"
    rf"(?:has|have) {_WAYS}(?:occurred|developed|happened|appeared|arisen|emerged|struck|surfaced|"
    r"come (?:to light|on|up|about)|set in|broken out|resulted(?! in)|worsened|recurred|turned up|cropped up|"
    r"followed(?= (?:treatment|use|its use|(?:a|the) (?:\w+ )?(?:dose|infusion|injection))|\s*(?:$|[;.])))|"
    r"reported(?=\s*(?:$|[;.]|, (?:includ|some|rarely|mostly|mainly|even)|in\b|w/|with\b|rarely\b|"
    r"during\b|after\b))|"
    rf"(?:has|have) {_WAYS}(?:killed|proved fatal|been fatal|led to deaths?)\b|"
    r"possible(?=\s*(?:$|[;.]|with\b|in\b|during\b|after\b))|"
    rf"(?:is|are) {_WAYS}(?:frequent|common|rare but|uncommon but|dose[ -](?:limiting|related|dependent)|"
    r"increased|more (?:likely(?! to (?!occur|happen|arise|be\b|become\b))|common|frequent)|"
    r"(?:well )?(?:recogni[sz]ed|described|documented)|seen|"
    r"reported|observed|possible|on record)\b|"
    r"becomes? more (?:likely|common|frequent)\b|"
    r"(?:came to light|turned up|cropped up|emerged|surfaced|set in|broke out|appeared(?! to\b)|"
    r"occurred|developed(?= (?:in|within|during|after|on)\b))\b|"
    rf"(?:was|were) {_WAYS}{_SEEN}\b|(?<=ortality )(?:is|was) (?:higher|greater|increased|doubled)\b|"
    r"(?:happened|arose|followed) (?=in|within|after|during|treatment|use)|"
    r"(?:seldom|rarely|sometimes) (?:occurs?|happens?)\b|"
    r"(?:turns?|crops?|comes?|shows?) up(?= (?:more|often|rarely|sometimes|in|during|after|with)\b|"
    r"\s*(?:$|[;.]))|"
    r"(?:usually|often|mostly|mainly|typically|generally) (?:begins?|starts?|occurs?|appears?|develops?|"
    r"happens?|arises?)\b|"
    rf"(?:may|can|could|might) {_WAYS}(?:be )?(?:more (?:likely|common|frequent)|come on|(?:start|"
    rf"begin)(?= (?:as|within|after|in|at|days|weeks|"
    r"months|soon|early|during|on|any)\b)|show up|follow|"
    rf"exist|strike|hit|turn up|crop up|{_SEEN}|result(?! in\b)|occur|form|develop|happen|appear|arise|"
    r"(?:begin or )?worsen(?=\s*(?:$|[,;.]|(?:in|with|during|after|when|if|or|and|on)\b))|recur|set in|"
    r"ensue|relapse|persist|(?:serious|severe|fatal|deadly|permanent|irreversible|long-lasting|"
    r"life-threatening))\b|"
    r"occur(?:s|red)?\b|(?:is|are) to be expected\b|"
    r"(?:is|are) (?:the (?:other |next |main |first )?(?:side effect|effect|risk|danger|problem|concern|"
    r"thing)s? "
    r"(?:that|to)|what (?:to|doctors|people|most) (?:\w+ )?(?:fear|dread|watch|worry))\b|"
    r"(?:leads?|tops?|heads?) the list\b|(?:may|can|might) not be (?:fully |wholly )?reversible\b|"
    r"(?:is|are) the (?:\w+est|main|chief|most \w+) (?:risk|danger|problem|concern|hazard|worry|"
    r"complication)\b|"
    rf"(?:{_BOXES})|"
    r"(?:is|are) (?:one of |among )?(?:the )?most (?:common|frequent|serious|important)\b|"
    r"(?:is|are) (?:an?|the|another|one)? ?(?:(?:known|further|added|serious|possible|potential|rare|real|"
    r"main|chief|"
    r"important|major)\b|(?:risks?|dangers?|hazards?|concerns?|complications?)\b(?! factor))))",
    re.I,
)
_STARTS = re.compile(
    r"(?!(?:if|when|in|to|there|this|it|you|do|does|patients|because|although|while|with|during|"
    r"after|following|"
    r"on|for|since|as|at|rarely|sometimes|however|also)\b)[*_]*\w",
    re.I,
)
"""How a sentence may begin that opens with a hazard."""
OTHERWISE_SAID = re.compile(
    r"(?P<subject>[^,;:]{3,110}?) (?:(?:is|are|was|were|has|have|can|may|could|might|affects?|involves?|"
    r"depends?|rises?|tends?|begins?|starts?|shows?)\b"
    r"(?! (?:reported|seen|noted))|usually |often ).*\band$"
)
"""A hazard of which something is said before it is said to occur: "Toxicity depends on the dose "
"and can ..."."""
AND_SO = re.compile(
    r"(?: [\w ]{3,30}?)?(?:,? (?:including|such as|among them|as well as|"
    r"along with|together with|which (?:may )?includes?)|"
    r"[;,] (?:they|these) (?:(?:have|may|can) )?includ(?:ed?|ing)|"
    r", as (?:have|has|were|was|did)|"
    r"[;,] (?:in (?:rare|some|severe) cases|more rarely|rarely|occasionally),) |[^;:.]{3,140}, such as {3,}",
    re.I,
)
"""Kinds of a hazard named after its verb: "Liver injury has occurred, including liver failure"."""
RESULTING = re.compile(
    r"(?P<subject>[^,;:]{4,80}?),? (?:(?:resulting|ending) in|leading to|causing|requiring|severe enough|"
    r"serious enough)\b",
    re.I,
)
"""A hazard and what it has led to: "Liver failure resulting in death has occurred"."""
_WEDGED = re.compile(
    r",? (?:some|many|most|a few|several)(?: cases)? of (?:it|them|which)(?: (?:were|was|being|"
    r"have been|are))? "
    r"(?:fatal|severe|serious|life-threatening|deadly),|"
    r", (?:sometimes|occasionally|rarely|at times|often) (?:fatal|severe|serious|life-threatening|deadly),|"
    r",? in (?:some|rare|many|a few) (?:cases|patients|people),? (?:leading to|resulting in|causing) "
    r"[^,;]{3,40},(?= (?:can|may|could|might|has|have)\b)|"
    r", (?:some|many|most|several|a few)(?: of (?:them|which))? (?:resulting in|leading to|ending in|"
    r"requiring|"
    r"needing|causing) [^,;]{3,50},(?= (?:can|may|could|might|has|have|was|were)\b)|"
    r", (?:though|although|while|if|albeit) (?:\w+ )?(?:rare|uncommon|unlikely|infrequent)[^,;]{0,20},|"
    r", the \w+est of (?:these|them|all),(?= (?:can|may|could|is|are|has|have)\b)|"
    r", an? (?!(?:rash|fever)\b)[^,;:]{4,70},(?= (?:can|may|could|might|has|have|is|was)\b)",
    re.I,
)
"""What is set between a hazard and its verb: "..., in some cases leading to death, can occur"."""
_AT_TIMES = re.compile(
    r", (?:in (?:some|rare|a few|many) (?:cases|patients|people)|sometimes|at times|occasionally|rarely) "
    r"(?:with|complicated by|followed by|accompanied by) (?!an? |the |fatal|no |normal)(?=[a-z])",
    re.I,
)
"""What leads in what a hazard goes with: "colitis, in some cases with bleeding"."""
_HOW_GRAVE = re.compile(r"^(?:serious|severe|rare|grave), (?:\w+ )?(?:fatal|deadly|life-threatening) ", re.I)
_AGAIN_TO = re.compile(
    r"\band (?:to|of) (?=[a-z]+\b(?!ing))|\band in (?:some|rare) (?:patients|people|cases),? ", re.I
)
"""What a list repeats before its next member: "cataracts and to glaucoma", "and in some patients ..."."""
_AMONG = re.compile(
    r"(?:, (?:for example|for instance),? |, (?:particularly|especially|notably|most notably|"
    r"above all|chiefly|among them|among others|in particular) )"
    r"(?!(?:in|with|when|if|during|after|at|on|for|among|within|while|as|those|people|patients|the|an?|by|"
    r"following|when|where|older|young|early|women|men|children)\b)",
    re.I,
)
"""What leads in kinds of a hazard as "including" does: "malformations, particularly spina bifida"."""


def _with_commas(words: str) -> str:
    """A sentence of the same length whose list of hazards stands with commas, not with semicolons."""
    first = words.find("; ")
    if first < 0 or not _LISTS.search(words, 0, first):
        return words
    members = words[first + 2 :].rstrip(" .").split("; ")
    members = [re.sub(r"^(?:and|or) ", "", member) for member in members]
    if any(len(m.split()) > 9 or _FINITE.search(m) or grammar().request(m) for m in members):
        return words
    words = _MOSTLY.sub(blank, words)
    return words.replace("; ", ", ")


_LISTS = re.compile(
    r"\b(?:warnings?|risks?|reports?|cases|causes?|includ(?:e|es|ing)|such as|associated with)\b", re.I
)
_MOSTLY = re.compile(r", (?:especially|particularly|mostly|mainly|usually|sometimes) [^;,]+(?=;|,|\.?$)")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|can|could|should|must|will|do|does|it|they|this|if|you)\b", re.I
)


def found_in(words: str) -> re.Match[str] | None:
    """What is said of a hazard that opens a sentence, or None.

    >>> found_in("Liver injury has occurred in a few.").group()
    ' has occurred'
    >>> found_in("The tablets are round.") is None
    True
    """
    return _SAID.search(words, 3, 243) if _STARTS.match(words) else None


def in_plain_order(words: str) -> str:
    """A sentence of the same length without what is set between a hazard and its verb or its kinds.

    >>> in_plain_order("Malformations, notably spina bifida, occur.")
    'Malformations, such as spina bifida, occur.'
    """
    words = _with_commas(words)
    words = _HOW_GRAVE.sub(lambda m: m.group().replace(",", " "), words)
    words = _WEDGED.sub(blank, words)
    words = _AT_TIMES.sub(lambda m: ", ".ljust(len(m.group())), words)
    words = _AGAIN_TO.sub(lambda m: "and".ljust(len(m.group())), words)
    return _AMONG.sub(lambda m: ", such as ".ljust(len(m.group())), words)
