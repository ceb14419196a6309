"""A trained reader of indications sections: stretches of words that name a use, and how likely."""

from .features import Stated
from .reader import Use, UseReader, akin, bag_of

__all__ = ["Stated", "Use", "UseReader", "akin", "bag_of"]
