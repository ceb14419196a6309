"""What a sentence says that the body, or an illness, may do: "Your teeth may stain"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.lexicon import BODY_PARTS
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised
from .rules import Hazard
from .sound import unhung

__all__ = ["body_hazard"]

_PARTS = BODY_PARTS | frozenset(
    """
    teeth tooth voice vision sight eyesight hearing periods fertility heartbeat pulse breathing memory
    mood moods balance hair lens retina fluid platelets cells sugar glucose pressure potassium sodium
    calcium magnesium cholesterol system function functions sleep appetite weight growth thoughts urges
    cuts wounds bruises fat count counts nerves cartilage lining wall valves rhythm speech taste
    smell sweat urine bowels
    """.split()
)
"""Parts and functions of the body, as the last word of what a sentence is about."""
_STATES = re.compile(
    r"(?:.{0,60}, )?(?:(?:as|because|since|and|or) )?(?:your |the |some |any |an? )?"
    r"(?P<thing>(?!(?:it|this|these|you|they|people|patients|doses?|treatment|your|the|if|when|some|no|"
    r"not|for|"
    r"or|and|more|less|in|with|to|by|of|also|but|as|since|"
    r"because)\b)[A-Za-z][\w'-]+(?: (?!your\b)[\w'-]+){0,5}?) "
    r"(?P<how>(?:may|might|can|could) (?P<does>(?:not )?[a-z]+(?: [\w'-]+){0,7}))",
    re.I,
)
_HARMLESS = re.compile(
    r"(?:not )?(?:also |sometimes |often |usually |rarely )*(?:needs?|help|improve|call|work|still|get used|"
    r"bring|leave|come|pass|includ|get better|"
    r"go away|clear|settle|"
    r"fade|feel|return to normal|respond|want|ask|tell|have|take|use|depend|vary|last|happen|occur|arise|"
    r"develop|appear|start|begin|"
    r"mean|indicate|suggest|show|cause|lead|result|make|mask|increase|raise|lower|reduce|affect|signal|"
    r"point|recover|resolve|remit|represent|resemble|necessitate|warrant|potentiate|present|coexist|"
    r"continue|permit|allow|"
    r"contain|provide|exceed|differ|also be|heal(?! (?:more )?(?:slowly|poorly|badly))|"
    r"receive|require|be (?:an? |the (?:\w+ )?|\w+ly )?(?:needed|necessary|required|used|given|taken|checked|"
    r"tested|measured|monitored|watched|prescribed|"
    r"treated|controlled|prevented|avoided|managed|relieved|eased|reversed|signs?|caused|due|present|seen|"
    r"reported|"
    r"observed|worse|more|severe|serious|fatal|mild|associated|related|linked|asked|done|followed|considered|"
    r"detected|found|able|helped|good|normal|better|useful|risk|as|in|on|at|appropriate|anticipated|"
    r"minimi[sz]ed|part|inclusive|unrecogni[sz]ed|difficult|harmful|"
    r"warranted|expected|manifestation|result|cause|reduced to|increased to|adjusted|based|obtained|"
    r"poorly|of))\b",
    re.I,
)
"""What is no harm, asks for something, or is read by other rules."""
_LONGEST = 4
_NO_THING = re.compile(
    r"\b(?:symptoms?|signs?|manifestations?|events|complications|monitoring|withdrawal|use|effects?|"
    r"abnormalities|"
    r"is|are|was|were|has|have|and|listed|such|other|acute)\b|^\w+(?:ual|mal) ",
    re.I,
)
_GRAVE = re.compile(
    r"(?:also |sometimes |quickly |even )*(?:turn|become|get|grow|prove|be|turn out to be) "
    r"(?:(?:very|more|quite|extremely) )?"
    r"(?:serious|severe|dangerous|fatal|life-threatening|deadly|worse|bad|grave|critical)\b"
)
"""How grave an illness may be, which is no part of its name."""
_END = re.compile(
    r",? (?:if|when|while|after|during|because|so|as|which|that|until|unless|and (?:you|your|the|may|can|"
    r"this)|but|"
    r"with (?:long|prolonged|treatment|use)|at first|during|within|on (?:this|the drug)|in (?:some|people|"
    r"patients|"
    r"children|adults|older|those|rare))\b.*$",
    re.I,
)


def body_hazard(words: str, offset: int) -> Hazard | None:
    """What a sentence warns that a part of the body or an illness may do, or None.

    Args:
        words: one sentence.
        offset: of its first code point in the document.

    >>> found = body_hazard("The bowel may become blocked if you stop drinking.", 0)
    >>> found.name if found else None
    'bowel may become blocked'
    >>> body_hazard("Your liver may be checked.", 0) is None, body_hazard("The nurse may call.", 0) is None
    (True, True)
    """
    found = _STATES.match(words)
    if found is None or _HARMLESS.match(found["does"]):
        return None
    thing = found["thing"]
    if len(thing.split()) > _LONGEST:
        return None
    if _NO_THING.search(thing):
        return None
    place = thing.partition(" of ")[0].partition(" around ")[0]
    place = re.sub(r"(?i) levels?$", "", place)
    if place.rpartition(" ")[2].casefold() not in _PARTS and not is_condition(place):
        return None
    how = unhung(_END.sub("", found["how"]))
    if len(how.split()) < 2:
        return None
    start = offset + found.start("thing")
    if is_condition(place) and _GRAVE.match(found["does"]):  # "infections can turn serious quickly"
        return Hazard(decapitalised(thing), start, offset + found.end("thing"), "body")
    name = " ".join(f"{thing} {how}".split())
    return Hazard(decapitalised(name), start, offset + found.start("how") + len(how), "body")
