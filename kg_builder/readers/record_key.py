"""The key of a drug from the names that a record gives its product and its substances."""

from __future__ import annotations

from collections.abc import Sequence

from .clean_names import without_form
from .ingredient import ingredient_key

__all__ = ["record_key"]

_AND = " and "
# What a product is, in names that tell no substance ("SPF 50 sunscreen lotion").
_PRODUCTS = frozenset(
    "antiperspirant antiseptic balm bar cleanser cleansing cream deodorant drops foam foaming gel hand kit "
    "lotion lozenge lozenges mouthwash ointment pad pads patch relief rinse sanitizer sanitizing scrub "
    "shampoo soap spf spray stick sunscreen swab swabs toothpaste wash wipe wipes".split()
)
_LONG = 4
"""Words of a name that tells no substance though it holds no word for a product."""


def record_key(generics: Sequence[str], substances: Sequence[str]) -> str:
    """The drug key of a record: its generic name, or its substances' where that is none; "" for neither.

    Labelers type generic names: some hold the form and strength, some are misspelt beside a right one,
    some call the product ("sunscreen lotion"). What stands among the substances as well decides.

    Args:
        generics: names of the product, as the record gives them.
        substances: names of its active substances.

    >>> record_key(["ETOMIDATE INJECTION, SOLUTION"], ["ETOMIDATE"])
    'etomidate'
    >>> record_key(["ZORVEXENT SODIUM", "ZORVEXANT SODIUM"], ["ZORVEXANT SODIUM"])
    'zorvexant'
    >>> record_key(["ORAL ZORVEXANT"], ["ZORVEXANT"]), record_key(["SPF 50 SUNSCREEN"], ["OCTINOXATE"])
    ('zorvexant', 'octinoxate')
    """
    told = [key for g in generics if (key := ingredient_key(without_form(g)))]
    keys = sorted({key for s in substances if (key := ingredient_key(s))})
    of_substances = _AND.join(keys)
    if not told or of_substances in told:
        return of_substances or next(iter(told), "")
    first, words = told[0], set(told[0].split())
    if not of_substances:
        return first
    if len(keys) == 1 and _AND not in first and words > set(of_substances.split()):
        return of_substances
    apart = words.isdisjoint(word for key in keys for word in key.split())
    if apart and (not words.isdisjoint(_PRODUCTS) or len(words - {"and"}) >= _LONG > len(first.split(_AND))):
        return of_substances
    return first
