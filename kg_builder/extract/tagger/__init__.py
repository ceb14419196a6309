"""Trained tagger of adverse-effect mentions: a small BiLSTM-CRF that runs in numpy alone."""

from __future__ import annotations

from .tagger import EffectTagger, TaggedMention
from .tokens import Layout, SectionRole, TaggerInput

__all__ = ["EffectTagger", "Layout", "SectionRole", "TaggedMention", "TaggerInput"]
