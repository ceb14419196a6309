"""Words that a request of a label needs: what would be lost in reading it, and is put back."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.phrases import blank
from .grammar import FILLER, PEOPLE

__all__ = ["prepared", "restored"]

_SAYS_LITTLE = re.compile(
    r"\bof any (?:degree|severity|kind|cause|grade|sort)\b|^\W*[\u2013\u2014-]\s+(?=[A-Z])|"
    r"^(?:(?:therefore|however|thus|consequently|accordingly|for (?:this|these) reasons?),? )?"
    r"in (?:such|these|those) (?:cases|situations|circumstances|instances|settings?),? |"
    r"^(?:therefore|however|thus|consequently|accordingly|for (?:this|these) reasons?),? ",
    re.I,
)
"""Words without which a request says the same."""
_TRIAL = re.compile(r"^[A-Z]{4,}: (?=(?:An?|In|The) )")
"""The name of a trial, which may be a verb in capitals."""
_RAN_IN = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?(?=[A-Z][a-z])|(?:[A-Z]{4,} ){2,})(?=[A-Z][a-z]+ )")
"""The number or the title, in capitals, that ran into the sentence below it: "5.Dosage should be"."""
_PURPOSE = re.compile(
    r"(?<!patients )(?<!women )(?<!caregivers )(?<!advised )(?<!instructed )(?<!counseled )(?<!males )"
    r"(?<!needed )(?<!recommended )(?<!necessary )(?<!important )(?<!prescribers )\b"
    r"to (?:limit|assess|evaluate|manage|enable|permit|assist|facilitate|optimi[sz]e|allow|achieve|"
    r"preserve)\b(?= \w)",
    re.I,
)
_OFTEN_FOR = re.compile(
    r"(?<!more )(?<!less )\b(?P<often>frequently|regularly|periodically|routinely|"
    r"during (?:the |treatment|therapy|pregnancy|infusion|and after)[^,;.()]{0,50}?) "
    r"(?P<what>for (?:the )?(?:signs?|symptoms?|evidence|development|emergence|occurrence|onset|worsening|"
    r"possible)\b[^,;.()]*[^,;.() ])",
    re.I,
)
"""How often, before what is watched for; the other way round both are read."""
_COMPOUND = re.compile(
    r"(?<=\w)-(?=(?:containing|treated|induced|related|associated|based|naive|appropriate)\b)"
)
"""The hyphen of a word that the drug's name is a part of: "zorvex-containing"."""
_PEOPLE = (
    r"(?:(?:all|these|the|such|any) )?(?:patients?|women|men|(?:fe)?males|children|infants|people|"
    r"individuals)"
)
_DROPPED = re.compile(
    rf"\b(?P<left>[\w-]+ing) (?P<lost>{_PEOPLE}) (?P<right>\w+)|"
    rf"\b(?P<left2>\w+) (?P<lost2>(?:(?:in|to|for) (?:an? )?)?{_PEOPLE}) "
    r"(?P<right2>undergoing|presenting|receiving|taking|treated|being)\b|"
    r"\b(?P<left3>[\w-]*(?:treated|exposed|naive|infected)|given|pediatric|elderly|older|younger|adult|"
    rf"individual|affected|diabetic) (?P<lost3>{_PEOPLE}) (?P<right3>\w+)",
    re.I,
)
"""People whom a request names between two words that would not stand side by side."""
_SIDES = tuple((name, f"{name}2", f"{name}3") for name in ("left", "lost", "right"))
_NEEDS = re.compile(
    r"\b(?P<left>\w+) (?P<right>is|are|was|were|has|have|had|can|may|should|who|whose|with|and|undergoing|"
    r"receiving|taking|given|treated)\b",
    re.I,
)
_OPENERS = frozenset(
    "in for by when whenever that while if or both between whether because unless once until".split()
)
_FOLLOWERS = frozenset("who whose".split())
"""Words that need another behind them, or before them: "when (it) is used", "in (people) whose"."""
_MOST_LOST = 60
_ONLY_PEOPLE = re.compile(rf"(?:{PEOPLE.pattern}|{FILLER.pattern}|\s)*", re.I)
_MODIFIES = re.compile(
    r"\b(?!initiating|starting|beginning|dosing)(?P<left>[\w-]*(?:ing|free)|continued|resumed|repeated|"
    r"further)\s*$",
    re.I,
)
"""What says something of the drug, or does something with it, right before its name."""
_OF = re.compile(r"(?P<left>[\w-]+) of (?:the )?$", re.I)


def prepared(words: str, drug: re.Pattern[str]) -> str:
    """A sentence of the same length without what says little, its purposes marked.

    Args:
        words: the sentence.
        drug: what mentions the drug.

    >>> from kg_builder.extract.warnings.grammar import drug_mention
    >>> prepared("Therefore, stop it if rash of any severity occurs.", drug_mention(())).split()
    ['stop', 'it', 'if', 'rash', 'occurs.']
    """
    kept = _TRIAL.sub(blank, _SAYS_LITTLE.sub(blank, words))
    if (ran := _RAN_IN.match(kept)) and drug.search(ran.group()) is None:
        kept = blank(ran) + kept[ran.end() :]
    first = drug.search(kept)
    title = kept[: first.start("name")] if first else ""
    if len(title.split()) > 1 and title.isupper() and not kept.isupper():
        kept = f"{' ' * len(title)}{kept[len(title) :]}"
    kept = _PURPOSE.sub(lambda m: "to help".ljust(len(m.group())), kept)
    return _OFTEN_FOR.sub(r"\g<what> \g<often>", _COMPOUND.sub("_", kept))


def _refilled(text: str, said: str, drug: re.Pattern[str]) -> str:
    """Words with the drug or the people back between two that do not stand side by side without them."""
    for found in list(_NEEDS.finditer(text)):
        left, right = found["left"], found["right"]
        if left.casefold() not in _OPENERS and right.casefold() not in _FOLLOWERS:
            continue
        gap = re.search(
            rf"\b{re.escape(left)}\b(?P<lost> [^,;.:]{{2,{_MOST_LOST}}}? ){re.escape(right)}\b", said, re.I
        )
        if gap is None or re.search(rf"\b{re.escape(left)} {re.escape(right)}\b", said, re.I):
            continue
        lost = " ".join(FILLER.sub("", gap["lost"]).split())
        if lost and _ONLY_PEOPLE.fullmatch(drug.sub(" ", f" {lost}")):
            text = text.replace(found.group(), f"{left} {lost} {right}", 1)
    return text


def restored(text: str, said: str, drug: re.Pattern[str]) -> str:
    """Words with the drug or the people that they need.

    Args:
        text: the words.
        said: those of the label that they were taken from.
        drug: what mentions the drug.

    >>> from kg_builder.extract.warnings.grammar import drug_mention
    >>> restored("use fat-free in babies", "Use fat-free ZORVEX in babies.", drug_mention(("zorvex",)))
    'use fat-free ZORVEX in babies'
    >>> restored("care when giving oil", "Take care when giving women oil", drug_mention(()))
    'care when giving women oil'
    """
    for found in _DROPPED.finditer(said):
        left, lost, right = (next(filter(None, found.group(*names))) for names in _SIDES)
        lost = re.sub(r"^(?:all|the|any) ", "", lost, flags=re.I)
        gap = rf"\b({re.escape(left)}) (?={re.escape(right)}\b)"
        text = re.sub(gap, rf"\1 {lost} ", text, count=1, flags=re.I)
    text = _refilled(text, said, drug)
    for mention in drug.finditer(said):
        follows = re.match(r"\s*(?P<right>[\w/-]+)", said[mention.end() :])
        right, name = follows["right"] if follows else "", mention["name"]
        of = _OF.search(said[: mention.start("name")])
        if of and right in {"and", "or"}:
            text = text.replace(f"{of['left']} {right} ", f"{of['left']} of {name} {right} ")
        if joined := re.match(r"\s*(?P<link>and|or) (?P<also>\w+)\b", said[mention.end() :]):
            link, also = joined.groups()
            text = re.sub(rf"\b{re.escape(name)} {also}\b", f"{name} {link} {also}".replace("\\", ""), text)
        left = _MODIFIES.search(said[: mention.start()])
        if left is None or f"{left['left']} {name}" in text:
            continue
        if right and f"{left['left']} {right}" in text:
            text = text.replace(f"{left['left']} {right}", f"{left['left']} {name} {right}")
        elif text.endswith(left["left"]):
            text = f"{text} {name}"
    return text
