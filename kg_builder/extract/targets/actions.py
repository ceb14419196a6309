"""The words by which pages say that a drug acts on something: verbs, nouns, and what links their object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg_builder import lazy_re as re

__all__ = ["Action", "actions_in"]

_DIRECT = """block inhibit activate stimulate antagonize antagonise agonize agonise neutralize neutralise
    suppress modulate inactivate disrupt open close trap target recognize recognise mimic imitate copy capture
    catch grab dampen damp blunt hinder impair interrupt silence mute cripple curb counter counteract oppose
    occupy jam plug seal engage hit unblock hamper obstruct halt arrest trigger quiet intercept scavenge
    sequester desensitize downregulate upregulate potentiate bind degrade intercalate poison paralyze"""
"""Verbs whose object is what they act on."""

_WEAK = """affect alter change balance rebalance regulate restore boost increase raise lower reduce decrease
    replace remove deplete destroy kill eliminate enhance strengthen limit damage slow elevate cut curtail
    weaken stabilize stabilise alkylate crosslink cross-link methylate""".split()
"""Verbs that take many other objects too."""

_LINKED = {
    "bind attach stick cling lock latch fasten hook dock hold link tie join clamp couple home grab": (
        "to onto on in with"
    ),
    "act work": "on at against through via upon",
    "interfere react combine compete": "with w/",
    "sit dock": "on",
    "plug slot tap lock fit": "into in",
    "aim": "at against",
    "switch shut turn block": "off on down",
    "slow cut turn": "down",
    "mop soak tie break damp tone calm use lock": "up down",
}
"""Verbs with the words that link their object."""

_FROM = """stop prevent keep block""".split()
"""Verbs that act on what they keep from doing something."""

_NOUNS = """inhibition blockade blocking antagonism agonism activation stimulation suppression inactivation
    modulation binding affinity activity action actions inhibitor inhibitors blocker blockers antagonist
    antagonists agonist agonists activator activators modulator modulators ligand mimic""".split()
_NOUN_LINKS = frozenset("of at on to for against".split())
_NO_OBJECT = frozenset("of at on to by for with is are was were and or organ organs".split())
_STATES = """directed raised active aimed specific selective""".split()
_RAISED = """antibody antibodies""".split()
_STATE_LINKS = frozenset("against for at to".split())
_AMOUNTS = frozenset(
    """level levels amount amounts concentration concentrations activity action actions effect effects
    availability production release formation synthesis breakdown function signal signals signaling
    signalling balance supply making secretion output""".split()
)
_HOW_DONE = (
    *("ly", "-dependent", "-sensitive", "-specific", "weak", "strong", "potent", "selective", "competitive"),
    *("reversible", "partial", "full", "inverse", "direct", "dual"),
)
"""What stands before the noun for an action, how it is done."""
_BETWEEN = frozenset("itself themselves directly tightly also both the free excess".split())
_WORD = re.compile(r"\w[\w/'\u2019+-]*")
_FROM_DOING = re.compile(r"\s[^.;,]{2,60}\sfrom\b")
_OF_A_KIND = re.compile(
    r"\s+(?:an?|the)\s+(?:[\w-]+\s+)?(?:enzyme|protein|receptor|hormone|chemical|messenger|carrier|pump)s?\b",
    re.I,
)
_AFFINE = re.compile(r"\s+with\s+(?:\w+\s+)?(?:affinity|selectivity)(?=\s)", re.I)


class Action(NamedTuple):
    """Words that say that something is acted on.

    Args:
        start: where they start in the sentence.
        end: where the object's name may begin.
        weak: whether they say so only of what is a molecule or cell beyond doubt.
    """

    start: int
    end: int
    weak: bool = False


def _forms(verb: str) -> Iterator[str]:
    """The forms of a verb in which a drug is its subject: "block", "blocks", "blocking"."""
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}s", f"{verb[:-1]}ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb}ing")
    elif verb.endswith(("s", "x", "ch", "sh")):
        yield from (f"{verb}es", f"{verb}ing")
    elif verb in _DOUBLED:
        yield from (f"{verb}s", f"{verb}{verb[-1]}ing")
    else:
        yield from (f"{verb}s", f"{verb}ing")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}{verb[-1]}ed" if verb in _DOUBLED else f"{verb}ed"


_DOUBLED = frozenset("trap plug grab stop mop hit cut sit shut jam control curb".split())


@cache
def _verbs() -> Mapping[str, frozenset[str]]:
    """Form of a verb -> the words that may link its object; "" if none is needed, "!" if it is weak."""
    out: dict[str, frozenset[str]] = {}

    def add(verb: str, links: str) -> None:
        for form in _forms(verb):
            out[form] = out.get(form, frozenset()) | frozenset(links.split(" "))

    for verb in _DIRECT.split():
        add(verb, "")
    for verb in _WEAK:
        add(verb, "!")
    for verb in _FROM:
        add(verb, "from")
    for several, links in _LINKED.items():
        for verb in several.split():
            add(verb, links)
    for words, more in (
        (_NOUNS, _NOUN_LINKS),
        (_STATES, _STATE_LINKS),
        (_RAISED, frozenset(["against"])),
        (["tying", "mopping"], frozenset(["up"])),
        (map(_past, _DIRECT.split()), frozenset(["~"])),
        (map(_past, _WEAK), frozenset(["~", "!"])),
    ):
        for word in words:
            out[word] = out.get(word, frozenset()) | more
    return out


def actions_in(text: str) -> Iterator[Action]:
    """Words of a sentence that say that something is acted on, with where its name may begin.

    >>> said = "It binds tightly to CD20, by lowering the amount of GABA, and prevents clots."
    >>> [(said[a.start:a.end], a.weak) for a in actions_in(said)]
    [('binds tightly to ', False), ('lowering the amount of ', True)]
    """
    verbs = _verbs()
    words = [(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text)]
    past, joined = 0, -1
    for i, (start, end, word) in enumerate(words):
        links = verbs.get(word)
        if links is None or i + 1 == len(words) or start < past:
            continue  # no verb, or "activity" in "lowers the activity of"
        affine = _AFFINE.match(text, end)
        said = affine.end() if affine else end
        after = [w for w in words[i + 1 : i + 8] if w[0] >= said]
        while (
            len(after) > 1
            and (after[0][2] in _BETWEEN or after[0][2].endswith("ly"))
            and after[0][2] != "the"
        ):
            after = after[1:]
        if not after or re.search(r"[.;:()]", text[said : after[0][0]]):
            continue
        link = after[0][2]
        weak = False
        if (at := _past_links(after, links)) and after[at][2] in _NO_OBJECT:
            joined = i  # "binds to and blocks ..."
            continue
        if not at:
            at = _amount(after)
            weak = not {"", "from"} & links and ("!" in links or not {"~"} & links)
            if "~" in links and not at and link != "the":
                continue  # "activated cells", but "activated the receptor" and "lowered levels of ..."
            joined = i if link == "and" else joined
            if link in _NO_OBJECT or word == "close" or (weak and "!" not in links):
                continue
            if "" not in links and "from" in links and not at and not _FROM_DOING.match(text, said):
                if not (word.startswith("stop") and _OF_A_KIND.match(text, said)):
                    continue
                weak = True  # "stops an enzyme called ...", but not "stops pain"
        past = after[at][0]
        first = joined if 0 <= joined < i <= joined + 3 else i
        while first and words[first - 1][2].endswith(_HOW_DONE):
            first -= 1
        yield Action(words[first][0], past, weak)


def _past_links(after: list[tuple[int, int, str]], links: frozenset[str]) -> int:
    """How many words link a verb to its object: "on to" are two; 0 if the first is none."""
    at = 0
    while at < min(2, len(after) - 1) and after[at][2] in links and after[at][2] not in {"", "!", "from"}:
        at += 1
    return at


def _amount(after: list[tuple[int, int, str]]) -> int:
    """How many words stand for an amount or effect of what follows: "the amount of", "brain levels of"."""
    for i in range(1, min(4, len(after) - 1)):
        if after[i][2] == "of" and after[i - 1][2] in _AMOUNTS:
            return i + 1
    return 0
