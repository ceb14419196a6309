"""Hazards that are changes of something in the body: "may raise blood pressure"."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["ALSO_CHANGES", "CHANGE", "CHANGES", "CHANGES_ITSELF", "DEFENCE", "change_name"]

CHANGES = {
    "reactivate": "reactivation of {}",
    "interfere with": "interference with {}",
    "impair": "impaired {}",
    "lower": "decreased {}",
    "reduce": "reduced {}",
    "decrease": "decreased {}",
    "increase": "increased {}",
    "raise": "raised {}",
    "elevate": "elevated {}",
    "prolong": "prolonged {}",
    "lengthen": "lengthened {}",
    "push up": "raised {}",
    "drive up": "raised {}",
    "bring down": "decreased {}",
    "drive down": "decreased {}",
    "upset": "disturbed {}",
    "disturb": "disturbed {}",
    "worsen": "worsening of {}",
    "exacerbate": "exacerbation of {}",
    "aggravate": "aggravation of {}",
    "suppress": "suppression of {}",
    "delay": "delayed {}",
    "mask": "masking of {}",
    "hide": "masking of {}",
    "damage": "damage to {}",
    "harm": "harm to {}",
    "hurt": "harm to {}",
    "weaken": "weakening of {}",
    "thin": "thinning of {}",
    "slow": "slow {}",
    "speed up": "faster {}",
    "blur": "blurred {}",
    "cloud": "clouded {}",
    "dull": "dulled {}",
    "stunt": "stunted {}",
    "inflame": "inflammation of {}",
    "injure": "injury to {}",
    "scar": "scarring of {}",
    "disrupt": "disruption of {}",
    "narrow": "narrowing of {}",
    "dry out": "dryness of {}",
    "darken": "darkening of {}",
    "activate": "activation of {}",
    "wake up": "reactivation of {}",
    "unmask": "unmasking of {}",
    "bring out": "unmasking of {}",
    "dampen": "dampening of {}",
    "bring back": "return of {}",
    "limit": "limited {}",
    "irritate": "irritation of {}",
    "stain": "staining of {}",
    "strain": "strain on {}",
    "burn": "burns to {}",
    "change the colour of": "change in the colour of {}",
    "change the color of": "change in the color of {}",
    "alter": "altered {}",
    "affect": "effect on {}",
}
"""Verbs of change and the noun phrase that each makes of its object."""

CHANGE = re.compile(
    r"\b(?:can|may|might|could|"
    r"(?:makes?|leaves?) you "
    r"(?=[^,;.]{3,40} (?:or|and) (?:blur|affect|impair|cloud|dull|slow|harm|damage|hurt)\b)[^,;.]+? "
    r"(?:or|and)|"
    r"has been (?:shown|reported|known) to|is known to|"
    r"(?:risk|chance|possibility|danger) (?:that )?(?:[\w-]+ ){1,4}(?:will|would))"
    r"(?: also| sometimes| further| in theory| rarely| slightly| temporarily)? (?P<verb>"
    + "|".join(CHANGES)
    + r")(?: or (?:even )?(?:kill|harm|damage|injure|destroy|worsen|hurt|speed up))?\s+(?P<thing>"
    r"(?!\w+ly\b|as\b|the (?:risk|chance|likelihood|dose|possibility|question)\b|"
    r"your (?:risk|chance|dose)\b|risk\b|dose\b|how\b|it\b|you\b|people\b|patients\b|those\b|use\b).+)",
    re.I | re.S,
)
ALSO_CHANGES = re.compile(
    r", (?P<verb>affect|impair|blur|raise|lower|increase|damage|harm|worsen|slow) (?P<thing>(?:your|"
    r"the) (?!risk|chance|dose)"
    r"[^,;:.]+?)(?=,| or | and |[;:.]|$)",
    re.I,
)
"""A further change: "may decrease alertness, affect your vision or ..."."""
CHANGES_ITSELF = re.compile(
    r"^(?:(?:because|since|as) )?(?:(?=(?:raise|lower|prolong|suppresse|mask|impair|worsen|weaken|slow|"
    r"increase|decrease|irritate|damage|harm|stain|reduce)s (?!in\b|of\b))|"
    r"(?:[A-Z][\w-]+|(?:the |this )?(?:drug|medicine|medication|treatment|therapy)|it|"
    r"(?:the )?(?:high|large|higher|long-term|first|loading|starting|single|too much)[\w -]{0,12} "
    r"(?:doses?|use|treatment|hormone|medicine)(?: of [\w-]+)?)(?: also| often| sometimes)? )"
    r"(?P<verb>raise|lower|prolong|suppress|mask|impair|worsen|weaken|slow|thin|increase|decrease|irritate|"
    r"reduce)(?:e?s)? (?P<thing>(?!(?:in|of|by|with)\b|"
    r"the (?:risks?|chances?|likelihood|dose|levels?|possibility|question)\b|your\b|its\b|risk\b|dose\b|"
    r"how\b|it\b|you\b|levels?\b)[^,;:.]+)",
    re.I,
)
"""A change stated outright: "Zolfin raises blood pressure"."""
DEFENCE = re.compile(
    r"\b(?<!that )(?<!which )(?P<verb>lower|reduce|decrease|weaken|impair|dampen)(?:s|ing)? (?:your |the )?"
    r"(?:body's |body\u2019s )?(?P<thing>(?:ability to fight (?:off )?infections?|"
    r"immune (?:system|response|defen[cs]es)|resistance to infections?))\b",
    re.I,
)
"""What makes infections likely: "it lowers your ability to fight infections"."""


def change_name(verb: str, thing: str) -> str:
    """The change of a thing as a noun phrase.

    Args:
        verb: what is done to it, one of ``CHANGES``.
        thing: what is changed.

    >>> change_name("raise", "blood pressure"), change_name("impair", "action of vaccines")
    ('raised blood pressure', 'reduced effectiveness of vaccines')
    """
    verb = verb.casefold()
    effect = re.match(r"(?:effectiveness|efficacy|action)s? of (.+)", thing)
    if effect and verb in {"interfere with", "impair"}:
        return f"reduced effectiveness of {effect.group(1)}"
    return CHANGES[verb].format(thing)
