"""Puts back together coordinations whose members share a head or a place and so name one thing."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder import lazy_re as re

from ..language.coordination import Part
from ..language.lexicon import BODY_PARTS
from .condition_words import is_condition

__all__ = ["is_modifier", "rejoined"]

_MODIFIERS = frozenset(
    """acquired active acute adult advanced aggressive asymptomatic breakthrough chronic clonic comatose
    complete complicated congenital current deep depressed diagnosed disseminated early elective
    emergency extensive external familial first follicular generalized hereditary heterozygous high
    homozygous idiopathic indolent inherited inoperable intermittent internal invasive late latent
    life-threatening limited localized locally long-term low lower major manic manifest metastatic mild
    minor moderate moderately motor myoclonic new newly newly-diagnosed nocturnal non-severe old overt
    partial past perennial persistent planned pre-existing preexisting previous previously primary
    progressive prolonged pure recent recently recurrent refractory relapsed relapsing remitting
    resectable resected seasonal secondary serious severe severely short-term simple stable superficial
    suspected symptomatic systemic tonic transient treated uncomplicated uncontrolled unexplained
    unresectable unstable untreated upper urgent verbal vocal worsening
    """.split()
)
_STAGES = frozenset(
    """advanced current high late long-term low lower metastatic mild moderate new newly past planned previous
    previously recent recently recurrent refractory relapsed resectable resected severe unresectable
    untreated upper
    """.split()
)
"""Words that tell stages of one disease rather than kinds."""

_ADJECTIVE = re.compile(
    r"(?:-(?:positive|negative|resistant|sensitive|grade|stage|dependent|refractory|risk|induced|associated"
    r"|related|mutated|type|threatening|(?:over)?expressing|mutant)"
    r"|[a-z]{3,}(?:ous|ive|ular|ary|ory|ial|eal|cal|nal|ral|iac|genic|matic|static|pathic|itic|phic|stric"
    r"|patic|oracic))$"
)
_NOUNS = frozenset(
    """antibiotic approval arsenal artery biopsy capillary cathedral diary directive diuretic emetic final
    goal history ileal injury journal laboratory library locative material mineral normal ovary placental
    pulmonary-artery renal-artery salivary secretory signal surgery survival trial virus withdrawal
    """.split()
)
"""Words with an adjective's ending that name things."""

_PLACES = frozenset(
    """bowel canal cavity cervix conjunctiva cord cornea cortex duct ducts marrow membrane membranes ovary
    bloodstream prostate system testis tissue tissues tract tracts tube tubes uterus vessels wall womb
    """.split()
)
_PLACED = re.compile(
    r"\b(?:of|in|on|to|from|around|with|involving|affecting)\s+(?:the\s+|your\s+)?[\w\s,'-]+$", re.I
)
_NUMBERED = re.compile(
    r"(?P<kind>type|class|grade|stage|phase|category)s?\s+(?P<which>[IVX]+[a-c]?|\d[a-c]?)\b", re.I
)
_ORDINAL = re.compile(r"(?:[IVX]+[a-cA-C]?|\d[a-cA-C]?)(?=\s)")
_STAGES_NAMED = re.compile(
    r"(?:type|class|grade|stage|phase|category)s?\s+(?:[IVX]+[a-c]?|\d[a-c]?)"
    r"(?:,?\s+(?:or\s+|and\s+)?(?:[IVX]+[a-c]?|\d[a-c]?))*",
    re.I,
)
"""Stages of which more are to come: "stage IIB, IIC"."""
_MARKER = re.compile(r"(?=\S*[A-Z]\S*[A-Z])[\w/-]+")
_JOINT = re.compile(r"\s*(?:,\s*(?:and/or|and|or)?|and/or|and|or|&)\s*(?:the\s+)?", re.I)


def is_modifier(phrase: str) -> bool:
    """Whether a phrase only qualifies what is to come.

    >>> [is_modifier(p) for p in ("relapsed", "low-grade", "locally advanced", "gout", "renal disease")]
    [True, True, True, False, False]
    """
    words = re.split(r"[\s,]+", phrase.casefold().strip(" ,"))
    if not words[0] or is_condition(phrase):
        return False
    return words[-1].endswith(("-degree", "-grade", "-stage")) or all(map(_modifies, words))


def _modifies(word: str) -> bool:
    if word in {"or", "and", "to"} or word in _MODIFIERS:
        return True
    pieces = word.split("-")
    if len(pieces) > 1 and all(piece in _MODIFIERS for piece in pieces):
        return True  # "relapsing-remitting"
    return word not in _NOUNS and _ADJECTIVE.search(word) is not None


def rejoined(text: str, offset: int, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of a list, with those put back that make sense only together.

    Args:
        text: what was split.
        offset: place of its first code point.
        parts: its members.

    >>> from kg_builder.extract.language.coordination import split_list
    >>> def read(text): return [p.text for p in rejoined(text, 0, split_list(text))]
    >>> read("relapsed or refractory, low-grade lymphoma and gout")
    ['relapsed or refractory, low-grade lymphoma', 'gout']
    >>> read("infections of the ear, throat or urinary tract")
    ['infections of the ear, throat or urinary tract']
    >>> read("asthma, migraine and gout")
    ['asthma', 'migraine', 'gout']
    >>> read("relapsing or primary progressive multiple sclerosis")
    ['relapsing multiple sclerosis', 'primary progressive multiple sclerosis']
    >>> read("type 1 or type 2 diabetes")
    ['type 1 diabetes', 'type 2 diabetes']
    >>> read("class III or IV heart failure")
    ['class III heart failure', 'class IV heart failure']
    >>> read("primary progressive, relapsing, or secondary progressive sclerosis")[:2]
    ['primary progressive sclerosis', 'relapsing sclerosis']
    """
    out: list[Part] = []
    for part in _dealt(parts):
        last = out[-1] if out else None
        if last and part.start < last.end and part.end <= last.end:
            if last.text == _words(text, offset, last):
                continue  # a rebuilt member inside what was put back
            out.append(part)
        elif last and (
            (first := _NUMBERED.fullmatch(last.text))
            and (second := _NUMBERED.match(part.text))
            and first["kind"].casefold() == second["kind"].casefold()
            and (head := part.text[second.end() :].strip())
        ):
            out[-1] = Part(f"{last.text} {head}", last.start, part.end)
            out.append(part)
        elif (
            last
            and (first := _NUMBERED.fullmatch(last.text))
            and (second := _ORDINAL.match(part.text))
            and _JOINT.fullmatch(text[last.end - offset : part.start - offset])
        ):
            head = part.text[second.end() :]
            out[-1] = Part(f"{last.text}{head}", last.start, part.end)
            out.append(Part(f"{first['kind']} {part.text}", part.start, part.end))
        elif last and (kinds := _kinds(text, offset, parts, last, part)):
            out[-1:] = kinds
        elif (
            last
            and _joint(text, offset, last, part)
            and (
                is_modifier(last.text)
                or _goes_on(last, part)
                or _shares_marker(last, part)
                or (_STAGES_NAMED.fullmatch(last.text) and _ORDINAL.match(f"{part.text} "))
            )
        ):
            whole = Part("", last.start, max(last.end, part.end))
            out[-1] = Part(_words(text, offset, whole), whole.start, whole.end)
        else:
            out.append(part)
    return tuple(out)


def _dealt(parts: Sequence[Part]) -> list[Part]:
    """The parts, with the head of the last given to two or more before it that are only kinds of it.

    "secondary progressive, progressive relapsing, or relapsing-remitting multiple sclerosis" are three.
    """
    out = list(parts)
    for i, part in enumerate(parts):
        first = i
        while first and is_modifier(parts[first - 1].text):
            first -= 1
        words = part.text.split()
        own = next((k for k, word in enumerate(words) if not _modifies(word.casefold())), 0)
        named = {w.casefold() for p in parts[first:i] for w in p.text.split()} | {
            w.casefold() for w in words[:own]
        }
        if i - first >= 2 and 0 < own < len(words) and not named & _STAGES:
            head = " ".join(words[own:])
            out[first:i] = [Part(f"{p.text} {head}", p.start, p.end) for p in parts[first:i]]
    return out


def _kinds(text: str, offset: int, parts: Sequence[Part], last: Part, part: Part) -> tuple[Part, Part] | None:
    """The two kinds that "relapsing or primary progressive sclerosis" names; None for stages of one."""
    if len(parts) != 2 or not is_modifier(last.text) or "," in text[last.end - offset : part.start - offset]:
        return None
    words = part.text.split()
    own = next((i for i, word in enumerate(words) if not _modifies(word.casefold())), 0)
    named = {w.casefold() for w in (*last.text.split(), *words[:own])}
    if not 0 < own < len(words) or named & _STAGES:
        return None
    both = f"{last.text} {' '.join(words[own:])}"
    return Part(both, last.start, part.end), part


def _words(text: str, offset: int, part: Part) -> str:
    return " ".join(text[part.start - offset : part.end - offset].split())


def _joint(text: str, offset: int, last: Part, part: Part) -> bool:
    between = text[last.end - offset : part.start - offset]
    return bool(_JOINT.fullmatch(between)) or (part.start <= last.start and part.end > last.end)


def _shares_marker(last: Part, part: Part) -> bool:
    """Whether two members name markers of one disease: "without EGFR or ALK mutations"."""
    before, after = last.text.split(), part.text.split()
    return (
        len(before) > 1
        and len(after) > 1
        and _MARKER.fullmatch(before[-1]) is not None
        and _MARKER.fullmatch(after[0]) is not None
        and not is_condition(before[-1])
        and (before[-2] in {"without", "with"} or not is_condition(last.text))
    )


def _goes_on(last: Part, part: Part) -> bool:
    """Whether a part is one more place of what the part before it speaks of."""
    word = part.text.casefold().split()[-1:]
    if word in (["wounds"], ["wound"]) and "infection" in last.text and "," in last.text:
        return True  # "infections of the skin, bones and wounds"
    return (
        bool(word)
        and (word[0] in BODY_PARTS or word[0] in _PLACES)
        and len(part.text.split()) <= 3
        and not is_condition(part.text)
        and _PLACED.search(last.text) is not None
    )
