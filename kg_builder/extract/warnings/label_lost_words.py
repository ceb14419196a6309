"""Words that a request of a label needs: what would be lost in reading it, and is put back."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.phrases import blank

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
_PURPOSE = re.compile(
    r"(?<!patients )(?<!women )(?<!caregivers )(?<!advised )(?<!instructed )(?<!counseled )(?<!males )"
    r"(?<!needed )(?<!recommended )(?<!necessary )(?<!important )(?<!prescribers )\b"
    r"to (?:limit|assess|evaluate|manage|enable|permit|assist|facilitate|optimi[sz]e|allow|achieve|"
    r"preserve)\b(?= \w)",
    re.I,
)
_OFTEN_FOR = re.compile(
    r"(?<!more )(?<!less )\b(?P<often>frequently|regularly|periodically|routinely|during (?:the |"
    r"treatment|therapy|and after)"
    r"[^,;.()]{0,50}?) (?P<what>for (?:the )?(?:signs?|symptoms?|"
    r"evidence|development|emergence|occurrence|onset|worsening|possible)\b[^,;.()]*[^,;.() ])",
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
    rf"\b(?P<left2>\w+) (?P<lost2>(?:(?:in|to|for) (?:an? )?)?{_PEOPLE}) (?P<right2>undergoing|presenting|"
    rf"receiving|taking|treated|"
    r"being)\b|"
    r"\b(?P<left3>[\w-]*(?:treated|exposed|naive|infected)|given|pediatric|elderly|older|younger|adult|"
    r"individual|affected|diabetic) "
    rf"(?P<lost3>{_PEOPLE}) (?P<right3>\w+)",
    re.I,
)
"""People whom a request names between two words that would not stand side by side."""
_SIDES = tuple((name, f"{name}2", f"{name}3") for name in ("left", "lost", "right"))
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
    first = drug.search(kept)
    title = kept[: first.start("name")] if first else ""
    if len(title.split()) > 1 and title.isupper() and not kept.isupper():
        kept = f"{' ' * len(title)}{kept[len(title) :]}"
    kept = _PURPOSE.sub(lambda m: "to help".ljust(len(m.group())), kept)
    return _OFTEN_FOR.sub(r"\g<what> \g<often>", _COMPOUND.sub("_", kept))


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
    for mention in drug.finditer(said):
        follows = re.match(r"\s*(?P<right>[\w/-]+)", said[mention.end() :])
        right, name = follows["right"] if follows else "", mention["name"]
        of = _OF.search(said[: mention.start("name")])
        if of and right in {"and", "or"}:
            text = text.replace(f"{of['left']} {right} ", f"{of['left']} of {name} {right} ")
        if joined := re.match(r"\s*(?P<link>and|or) (?P<also>\w+)", said[mention.end() :]):
            gap = f"{name} {joined['also']}"
            text = text.replace(gap, f"{name} {joined['link']} {joined['also']}")
        left = _MODIFIES.search(said[: mention.start()])
        if left is None or f"{left['left']} {name}" in text:
            continue
        if right and f"{left['left']} {right}" in text:
            text = text.replace(f"{left['left']} {right}", f"{left['left']} {name} {right}")
        elif text.endswith(left["left"]):
            text = f"{text} {name}"
    return text
