"""Where a list inside a list ends, if all items look alike: by their shape, closing marks and sense."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg_builder import lazy_re as re

from .blocks import Block
from .coherence import Fit, fit
from .shapes import Shape, ends_as_lead_in, shape_of

__all__ = ["ends_flat"]

_LEADS = re.compile(
    r"[,;]?\s*(?:including|includes?|such as|like|for example|e\.g\.|as follows|the following)?[ ,]*:?$"
)
# "Do not use it in people who:", "Tell your doctor if you", which items go on with a verb.
_TO_COMPLETE = re.compile(r"\b(?:who|that|which|you|they)[ ,:]*$")
_GOES_ON = frozenset(
    (
        "am are is was were have has had haven't do does don't can cannot can't could take takes took get "
        "gets got use uses used drink drinks smoke smokes need needs plan plans feel feels weigh weighs "
        "suffer suffers think thinks want may might will ever recently currently already usually also or "
        "and regularly"
    ).split()
)


def ends_flat(
    head: Block, members: Sequence[Block], block: Block, lists: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether an item is none of the list that the item ``head`` opened, though all have the same mark.

    Args:
        head: the item that opened the inner list.
        members: what it governs so far, one at least.
        block: the item that follows.
        lists: result of ``inline_lists`` for the document.

    >>> head, members = Block(0, 0, "Do not use it in people who:"), [Block(0, 0, "Are allergic to it")]
    >>> items = "Have gout", "Gout, sometimes severe, has been seen in those on it"
    >>> [ends_flat(head, members, Block(0, 0, item), {}) for item in items]
    [False, True]
    """
    if ends_as_lead_in(block.text):
        return not (_is_short_lead_in(block) and any(_is_short_lead_in(m) for m in members))
    if members[-1].text.endswith(".") and any(m.text.endswith((";", ",")) for m in members[:-1]):
        return True
    if members[-1].text.endswith(";") and any(m.text.endswith(",") for m in members[:-1]):
        return True  # "medicine for an illness such as:", "lithium,", "haloperidol;", "opioids"
    if _TO_COMPLETE.search(head.text) and all(_goes_on(m) for m in members):
        return not _goes_on(block)
    shapes = {shape_of(m.text) for m in members}
    shape = shape_of(block.text)
    if shape not in shapes and (shapes == {Shape.PHRASE} or shape is Shape.PHRASE):
        return True
    bare = Shape.STATEMENT not in shapes and not any(m.text.endswith(".") for m in members)
    if bare and block.text.endswith(".") and len(block.text.split()) > 8:
        return True
    return _is_stranger(head, members, block, lists)


def _goes_on(block: Block) -> bool:
    """Whether an item begins with a verb, as what completes "people who" does."""
    return block.text.split(maxsplit=1)[0].casefold().replace("\u2019", "'") in _GOES_ON


def _is_stranger(
    head: Block, members: Sequence[Block], block: Block, lists: Mapping[str, tuple[str, ...]]
) -> bool:
    phrase = _LEADS.sub("", head.text).casefold()
    item = block.text.casefold().rstrip(".;, ")
    if known := lists.get(phrase):
        if item in known:
            return False
        done = {m.text.casefold().rstrip(".;, ") for m in members}
        if set(known) <= done:
            return True
    if len(block.text.split()) > 8 or shape_of(head.text) is not Shape.PHRASE:
        return False
    verdict = fit(phrase, item)
    if verdict is Fit.UNKNOWN:
        inside = any(fit(phrase, m.text) is Fit.BELONGS for m in members)
        return inside and fit(phrase, phrase) is Fit.BELONGS and _is_closed(phrase)
    return verdict is Fit.STRANGER and any(fit(phrase, m.text) is not Fit.STRANGER for m in members)


def _is_short_lead_in(block: Block) -> bool:
    """Whether a lead-in is a mere name ("Class III agents:"), one of several in a list of lists."""
    return (
        ends_as_lead_in(block.text) and len(block.text.split()) <= 6 and shape_of(block.text) is Shape.PHRASE
    )


def _is_closed(phrase: str) -> bool:
    """Whether all kinds of the head are words we know well, so that an unknown item is none of them."""
    return re.search(r"infection|cancer|tumou?r|malignanc", phrase) is not None
