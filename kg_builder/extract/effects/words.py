"""Words that say something of an effect but name none by themselves: "red", "a low level", "each of them"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.lexicon import BODY_PARTS, CHANGED, FEELINGS, LAY_MODIFIERS, NOT_MEDICAL

__all__ = ["is_kind_of_reaction", "is_shown_by_signs", "names_something"]

_LITTLE = frozenset(
    """
    a an the this that these those they them their there it its he she him her his you your we who whom which
    what where when why how whether one ones two three both either neither each every all any some few more
    most less least many much such other others another same own no not nor and or but if as so than then too
    also only very quite just even of in on at to for from with by about into over under up down out off
    after around behind before during while since until because though although however between within
    without is are was were be been am has have had having do does did can may might could will would
    shall usually often sometimes rarely commonly generally mainly mostly possibly probably likely
    unlikely frequently occasionally seldom common uncommon rare infrequent known unknown together apart
    among them itself themselves yourself following above below first second third last next now then later
    once clinically significant significantly intensive
    """.split()
)
_VAGUE = frozenset(
    """
    level levels count number numbers percent percentage proportion share amount amounts patient patients
    people person persons someone anyone adult adults child children subject subjects severity intensity
    frequency incidence rate rates risk risks chance chances likelihood function area areas part parts organ
    organs class classes system systems metabolism appendages ideation way ways form forms kind kinds type
    types case cases report reports instance instances list lists item items result results test tests
    testing value values score quality degree extent range use user users time times day days week weeks
    month months year years dose doses thing things something anything everything nothing feeling feelings
    sign signs symptom symptoms problem problems trouble difficulty increase decrease rise fall drop gain
    change changes onset start end beginning therapy treatment drug drugs medicine medicines medication
    placebo group groups arm lab labs laboratory study studies trial trials data table section
    title effect effects reaction safety benefit benefits efficacy
    reactions event events state condition conditions situation history need needs help care attention
    higher lower greater above below transient permanent irreversible reversible temporary chronic acute
    long-term short-term spinal epidural urgent progressive otherwise unexpectedly highest lowest work
    related unrelated possible potential tablet tablets capsule capsules pill pills liquid antidote
    """.split()
)
_ADJECTIVES = (LAY_MODIFIERS | NOT_MEDICAL | CHANGED | {"tar-like", "irritating"}) - {"allergic", "peeling"}
_PLACES = frozenset("upper lower left right inner outer whole side sides sex area part parts wall".split())
_STATES = FEELINGS | frozenset("numb clammy sweaty itchy pale violent suicidal".split())
"""Adjectives that say of a patient how he feels, and so name an effect alone."""
_OUT_OF_PLACE = frozenset("blood mucus pus phlegm".split())
"""What leaves the body where it should not: "blood in urine"."""
_MEASURED = frozenset(
    "count counts level levels test tests result results number numbers value values".split()
)
"""What is measured in blood, and names no effect unless something is said of it: "blood count"."""
_MORE = frozenset("more less extra".split())
_LET_OUT = frozenset("mucus phlegm saliva tears urine wind sweat".split())
_FUNCTIONING = frozenset(
    "appetite balance behavior behaviour concentration coordination judgment memory mood movement sight "
    "speech vision personality".split()
)
"""What works well or badly, and so names no effect alone: "mental health", "vision"."""
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")


_SAYING = frozenset(_ADJECTIVES | _VAGUE)
_TELLING_NOTHING = frozenset(_PLACES | _SAYING)


_KIND_OF_REACTION = re.compile(
    r"anaphyla|angio-?(?:o?edema|neurotic)|serum sickness|shock|syndrome|hypersens|necrolysis|pustulosis|"
    r"^(?:DRESS|SJS|TEN|AGEP)$",
    re.I,
)


_SHOWN_BY_SIGNS = re.compile(
    r"\b(?:allergic|hypersensitivity|infusion|anaphylactic)\b.*\breactions?$|\b(?:syndrome|toxicity)$", re.I
)


def is_shown_by_signs(name: str) -> bool:
    """Whether an effect is a reaction whose "including" is followed by what it looks like.

    >>> is_shown_by_signs("infusion reactions"), is_shown_by_signs("infections")
    (True, False)
    """
    return _SHOWN_BY_SIGNS.search(name) is not None


def is_kind_of_reaction(name: str) -> bool:
    """Whether an effect is itself a reaction, and so a kind of those named before it and no sign of them.

    >>> is_kind_of_reaction("anaphylaxis"), is_kind_of_reaction("hives")
    (True, False)
    """
    return _KIND_OF_REACTION.search(name) is not None


def names_something(name: str) -> bool:
    """Whether a phrase has a word that can name an effect.

    Grades, colours, amounts, pronouns and words for patients or trials name none, and neither do places of
    the body alone.

    Args:
        name: a phrase without what stands in brackets.

    >>> [names_something(n) for n in ("red", "low level", "each of them", "sex organs", "upper back")]
    [False, False, False, False, False]
    >>> [names_something(n) for n in ("blood count", "first three months", "clinically significant", "now")]
    [False, False, False, False]
    >>> names_something("more mucus")
    True
    >>> [names_something(n) for n in ("red skin", "low blood count", "dizzy", "increased appetite")]
    [True, True, True, True]
    """
    words = [w.casefold() for w in _WORD.findall(name)]
    content = [w for w in words if w not in _LITTLE]
    if not content or content == ["mental", "health"] or (len(content) == 1 and content[0] in _FUNCTIONING):
        return False
    if (len(content) == 1 and content[0] in _STATES) or (words[0] == "feeling" and len(content) > 1):
        return True
    if words[-2:] in (["cold", "symptoms"], ["drug", "reaction"]):
        return True
    if content[0] in _OUT_OF_PLACE and len(content) > 1 and content[-1] in BODY_PARTS:
        return True
    if len(words) > 1 and (words[-1] == "sex" or words[0] == "vomit"):
        # "problems with sex", but not "sex organs"; "vomit blood"
        return True
    if words[0] in _MORE and content[0] in _LET_OUT:
        return True
    if any(w not in BODY_PARTS and w not in _TELLING_NOTHING for w in content):
        return True
    # "red skin" and "low blood count" say something of a place, "the upper back" only where.
    saying = _SAYING - _MEASURED if content[-1] in _MEASURED else _SAYING
    said = any(w in saying and w not in _PLACES and w not in BODY_PARTS for w in content)
    return said and any(w in BODY_PARTS for w in content)
