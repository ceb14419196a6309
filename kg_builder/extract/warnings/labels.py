"""Hazards that a heading or a label before a colon names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg_builder import lazy_re as re

from ..effects.names import effect_name
from ..language.lexicon import BODY_PARTS
from ..screening.names import names_test
from ..vocabulary.condition_words import is_condition
from .grammar import grammar
from .sound import names_harm, sound_hazard, unhung

__all__ = ["LABEL", "Label", "apposed", "hazard_label", "own_label", "telegram_label", "tidy"]

LABEL = re.compile(
    r"^(?P<label>[A-Z][^.:;]{2,80}?)(?:\s*(?::|\s[\u2013\u2014-])\s+(?=\S)|\u2014(?=[A-Z]))", re.S
)
_SHORT_FIRST = re.compile(
    r"^(?P<label>(?!(?:avoid|stop|discontinue|monitor|use|see|"
    r"check)\b)[A-Z][\w-]+(?: [\w/-]+){0,6}(?: \([^().]{3,60}\))?)\.\s+(?=[A-Z])",
    re.I,
)
_TELEGRAM = re.compile(r"(?P<head>[A-Z][\w-]+(?: [\w-]+){0,4})(?= \(|[,;.]).*$", re.S)
_APPOSED = re.compile(
    r"(?P<head>[A-Z][\w'-]+(?: [\w'-]+){0,4}), an? (?:[\w-]+ ){0,4}?"
    r"(?:condition|disease|disorder|reaction|infection|problem|syndrome|complication)\b"
    r"(?! (?:that )?(?:is|was|has|can|may))"
)
"""A name with what kind of illness it is: "Fournier's gangrene, a rare infection of the groin"."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|can|could|might|will|should|must|do|does|did|if|you|your|not)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Label:
    """The hazard that opens a passage, and its place in it.

    Args:
        name: the hazard, clean.
        start: offset of its words in the passage.
        end: offset after the last of them.
        after: where what is said of it begins.
        short: whether it is a short sentence rather than words before a colon or a dash.
    """

    name: str
    start: int
    end: int
    after: int
    short: bool = False


def own_label(text: str, names: tuple[str, ...], abbreviations: Mapping[str, str]) -> Label | None:
    """The hazard that a passage names before it says more of it, or None.

    Args:
        text: the passage.
        names: names of the drug, lower case.
        abbreviations: short form to long form.

    >>> own_label("Low blood sugar: may occur with insulin.", (), {}).name
    'low blood sugar'
    >>> own_label("Statins: muscle damage", (), {}).name
    'muscle damage'
    >>> own_label("Zolfin passes into milk. Do not breastfeed.", ("zolfin",), {}) is None
    True
    """
    if match := LABEL.match(text):
        rest = text[match.end() :]
        second = not rest.rstrip().endswith(".") and is_condition(rest) and not is_condition(match["label"])
        if second and (name := hazard_label(rest, abbreviations)):  # a title that names the drugs first
            return Label(name, match.end(), len(text), len(text))
        name = _sound_label(match["label"], abbreviations)
        return Label(name, 0, match.end("label"), match.end()) if name else None
    match = _SHORT_FIRST.match(text)
    if (
        match is None
        or grammar().request(text)
        or any(re.match(rf"{re.escape(name)} \w+s (?:into|the|through|to)\b", text, re.I) for name in names)
    ):
        return None
    name = _sound_label(match["label"], abbreviations)
    return Label(name, 0, match.end("label"), match.end(), short=True) if name else None


def _sound_label(text: str, abbreviations: Mapping[str, str]) -> str:
    """The hazard that a label names, or "": a part of the body or a kind of drug is none."""
    return sound_hazard(hazard_label(text, abbreviations) or "", ())


def telegram_label(words: str, abbreviations: Mapping[str, str]) -> Label | None:
    """The hazard that opens a sentence without a verb, or None.

    >>> telegram_label("Low platelets, mostly in the first month.", {}).name
    'low platelets'
    >>> telegram_label("Low platelets are seen, mostly early on.", {}) is None
    True
    """
    kind = _APPOSED.match(words)
    match = kind or _TELEGRAM.match(words.rstrip())
    if (
        match is None
        or grammar().request(words)
        or (kind is None and _FINITE.search(words.partition("; ")[0]))
    ):
        return None
    name = hazard_label(match["head"], abbreviations)
    asked = words.startswith("; ", match.end("head")) and grammar().request(words, match.end("head") + 2)
    if name is None or not (asked or kind or names_harm(name)):
        return None
    return Label(name, 0, match.end("head"), len(words))


def apposed(words: str) -> bool:
    """Whether words open with a name and what kind of illness it is.

    >>> apposed("Zyzzosis, a rare skin disorder, is seen."), apposed("Zyzzosis, mostly mild, is seen.")
    (True, False)
    """
    return _APPOSED.match(words) is not None


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
    label = _WHICH.sub("", label)
    words = label.split()
    if not words or len(words) > 9 or _LABEL_OUT.search(label):
        return None
    if label.isupper() and len(label) > 5:
        label = label.capitalize()
    if names_test(label) and not _OFF.search(label):
        return None
    name = effect_name(label, abbreviations, longest=9)
    return None if name in _NO_LABEL else name


_WHICH = re.compile(
    r"(?:,(?: (?:or|and))? (?:(?:a )?(?:personal |family |past |recent |previous )?history of|active|"
    r"inactive|latent|severe|recent|past|previous|recurrent|recurring|chronic|acute|untreated|uncontrolled|"
    r"current|or)(?: or (?:active|latent|inactive|past|recurrent|recurring|chronic|recent))?)+$",
    re.I,
)
"""What kind is meant, behind an illness as in an index: "Tuberculosis, active or latent"."""
_NO_LABEL = BODY_PARTS | {"fetal", "nerves", "adrenals"}
_OFF = re.compile(
    r"\b(?:low|high|raised|lowered|abnormal|reduc\w+|decreas\w+|increas\w+|elevat\w+|loss|impair\w+|"
    r"prolong\w+|chang\w+|worsen\w+|rise|fall|drop|slow\w*|fast|rapid|irregular|infections?|deficiency|"
    r"hepatitis|tuberculosis|damage|gain|\w+uria|\w+emia)\b",
    re.I,
)
"""What makes a hazard of something that is measured: "low blood pressure"."""
_LABEL_OUT = re.compile(
    r"\b(?:who|what|how|when|why|warnings?|precautions?|contraindications?|before|patients?|use|pregnan\w*|"
    r"lactation|breast-?feeding|children|pediatric|geriatric|elderly|nursing|adults?|information|monitoring|"
    r"tests?|vaccin\w*|avoid|considerations?|dos\w+|interactions?|general|important|other|summary|cautions?|"
    r"note|effects of|(?:side|adverse|other|common|serious|long-term|short-term) effects?|^effects?|"
    r"short-term|long-term|see|also|experience|managing|outcomes|drug abuse|renal impairment|"
    r"hepatic impairment|populations?|immuni[sz]ations?|alcohol|driving|surgery|history|safety|advice|"
    r"glance|checklist|alerts?|notices?|overview|watch-?outs?|red flags|self-care|tips|basics|steps|"
    r"excipients?|if|you|your|should|hazards?|dangers?|pens?|checks?|shots|catch|things|worst|drawback|yes|"
    r"post-?marketing|risk factors|an(?:a)?esthesia|(?:photo|immuno)therapy|devices?|never event|do not|"
    r"always|tell|medicines?|that|which|may|can|are|include)\b|"
    r"\?|^(?:rare|common|frequent)(?:ly)? with\b|"
    r"^(?:hepatic|renal|kidney|liver|thyroid|heart|cardiac|lung) function$|"
    r"\bconcomitant\b.*\b(?:therapy|treatment)$",
    re.I,
)


def tidy(name: str) -> str:
    """A name without what hangs on at its ends; "" if nothing of it is a name.

    >>> tidy("of the rash and"), tidy("it again"), tidy("clinically"), tidy("splenomegaly")
    ('rash', '', '', 'splenomegaly')
    """
    before = ""
    while name != before:
        before = name
        name = _HANGS_BEFORE.sub("", unhung(name)).strip(" ,;:/-")
    if name.count("(") != name.count(")"):
        name = re.sub(r"\s*[()].*$", "", name)
    return "" if _NO_NAME.match(name) else name


_HANGS_BEFORE = re.compile(
    r"^(?:(?:of|or|and|to|as(?: an?)?|out of|away from|if you (?:have|develop|get|notice)|"
    r"it (?:has )?(?:gives?|given|causes?|caused) you(?: an?)?|the)\s+)+",
    re.I,
)
_NO_NAME = re.compile(
    r"(?:for|it|them|they|these|who|whom|which|what|this|such|following|symptoms listed|any of)\b|"
    r"(?:have|had|has|be|been|is|are|get|do|did|you|if|see|used?|changed|treated|(?:the )?patients?|"
    r"conditions?|symptoms?|signs?|such .*|diagnosis|diseases, conditions.*|(?:the )?drugs?|medications?|"
    r"risks?|all ages)$|"
    r"(?:(?:another|an extra|any more|more|further) )?(?:doses?|tablets?|capsules?)$|one$|"
    r"(?!elderly)\w+[^a]ly$|$",
    re.I,
)
