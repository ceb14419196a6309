"""Hazards that a heading or a label before a colon names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .effects_names import effect_name

__all__ = ["hazard_label"]


def hazard_label(text: str, abbreviations: Mapping[str, str]) -> str | None:
    """The hazard that a heading or a label before a colon names, or None.

    >>> hazard_label("Risk of Serious Infections", {})
    'serious infections'
    >>> hazard_label("Who should not take it", {}) is None
    True
    """
    label = re.sub(
        r"\s+in (?:patients|people|the elderly|elderly|older|children|those)\b.*", "", text, flags=re.I | re.S
    )
    label = re.sub(r"\s*\([^()]*\)", "", " ".join(label.split())).rstrip(" :.")
    label = re.sub(r"^\d+(?:\.\d+)*\.?\s+|^\(\d+(?:\.\d+)*\)\s*", "", label)
    label = re.sub(r"^(?:boxed |black box )?warnings?\s*[:\u2013-]\s*", "", label, flags=re.I)
    words = label.split()
    if not words or len(words) > 9 or _LABEL_OUT.search(label):
        return None
    if label.isupper() and len(label) > 5:
        label = label.capitalize()
    return effect_name(label, abbreviations, longest=9)


_LABEL_OUT = re.compile(
    r"\b(?:who|what|how|when|why|warnings?|precautions?|contraindications?|before|patients?|use|"
    r"pregnan\w*|lactation|"
    r"breast-?feeding|children|pediatric|geriatric|elderly|nursing|adults?|information|monitoring|tests?|"
    r"vaccin\w*|"
    r"avoid|considerations?|dos\w+|interactions?|general|important|other|summary|cautions?|note|"
    r"effects of|short-term|"
    r"long-term|see|also|drug abuse|effects|renal impairment|hepatic impairment|populations?|"
    r"immuni[sz]ations?|alcohol|"
    r"driving|surgery|history|if|you|your|should|do not|always|tell|medicines?|that|which|may|can|"
    r"are|include)\b|\?",
    re.I,
)
