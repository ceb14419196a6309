"""Where the words that name hazards end, and the hazards of a list, nested or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg_builder import lazy_re as re

from ..language.coordination import Part, split_including, split_list

__all__ = ["flat_list", "hazard_words", "with_heads"]

_CUT = re.compile(
    r"(?:(?<!\s)\s+)?(?:,\s*(?:"
    r"an? (?:rare|serious|severe|potentially|often|sometimes|dangerous)\b(?=[^,;]+$)|"
    r"which|who|that|especially|particularly|requiring|some of (?:which|them)|"
    r"and (?:may|can|should|patients|you|is|are)\b|"
    r"(?:affect|make|impair|blur|raise|lower|cause|increase|reduce|damage|harm|worsen|slow) (?:your?|the|a|"
    r"an|how)\b|"
    r"but|so|if|when|although|resulting|increasing|leading|causing|sometimes)|"
    r"\bso (?=try\b|avoid\b|you\b|do not\b|it\b|tell\b|call\b|keep\b|be\b|make sure\b|always\b)|"
    r"\b(?:(?<!infections )(?:caused by|due to)|"
    r"(?:made up|consisting|composed) of|(?:marked|characteri[sz]ed) by|"
    r"more (?:easily|often|quickly)|goes? up\b|seldom\b|(?:serious|severe) enough|"
    r"you already\b|that (?:is|are|can|may|could|follow(?:s|ed)?|comes?|sets? in|sometimes|often|"
    r"requir(?:es?|ed)|need(?:s|ed)?|turned|went|led|progressed)|"
    r"who\b|when\b|if\b|because|unless|"
    r"among |in (?:short-term|long-term|early|trials|patients|people|adults|children|infants|women|men|"
    r"those|individuals|some|rare|certain|persons|"
    r"clinical|the elderly|elderly|"
    r"newborns?|babies|a|post-?marketing|pregnan\w+|combination)\b|"
    r"with (?:the )?(?:use|treatment|long-term|prolonged|concomitant|therapy|other|concurrent)\b|"
    r"(?:while|during|following|(?:right |soon |just )?(?<!shortly )after|within|upon|before|until|"
    r"prior to|across) |"
    r"requiring|as (?:early|soon) as|than|or (?:raise|lower|reduce|increase|bring|cause|blur|affect|"
    r"impair|cloud|dull|harm|damage|hurt)|and (?:harm|damage|hurt|affect|blur)\b|and "
    r"should|and may|and can|and makes?|ha(?:ve|s) (?:been|occurred|followed|"
    r"appeared|developed|happened|arisen|emerged)|(?:is|are|was|were) "
    r"(?:increased|higher|greater|raised)|may (?:occur|be|increase|rise|depend)|can (?:occur|be|increase|"
    r"rise|depend)|for (?:(?:fe)?males|women|men|patients|people|those)\b|should|must|associated with|"
    r"related to|"
    r"compared|by \w+ing|\bto (?:the|your|a|an)\b(?= (?:fetus|baby))|at (?:high|recommended|doses)|"
    r"with (?:it|this|them)\b|such that|so that|as a result|as well as to))\b.*$|(?:(?<!\s)\s+)?\((?:e\.g|"
    r"for example).*$",
    re.I | re.S,
)
"""What a sentence goes on to say of a hazard: why, in whom, when, how it was treated."""


def hazard_words(region: str, *, kinds: bool = True) -> str:
    """The words that name hazards, without what the sentence goes on to say of them.

    Args:
        region: the words behind an announcement.
        kinds: whether brackets and "which may include" belong to the hazards.

    >>> hazard_words("gout in some people"), hazard_words("rash (in adults) and gout, which may be severe")
    ('gout', 'rash (in adults) and gout')
    """
    end = _CUT.search(_without_including(region) if kinds else region)
    return region[: end.start()] if end else region


def _without_including(region: str) -> str:
    """The region with brackets and "which may include" made harmless, so that they do not end it."""
    region = re.sub(r"\((?!e\.g)[^()]*\)", lambda m: "_" * len(m.group()), region)
    return re.sub(
        r",?\s*(?:which|that) (?:may |can |might |could )?(?:also )?include",
        lambda m: "_" * len(m.group()),
        region,
    )


def flat_list(text: str, offset: int) -> Iterator[Part]:
    """The hazards of a list, and those named under them; signs of a hazard are not hazards.

    Args:
        text: the list.
        offset: of its first code point in the document.

    >>> [part.text for part in flat_list("infections, such as boils, and gout", 0)]
    ['infections', 'boils', 'gout']
    """
    if signs := re.search(
        r",?\s*(?:\b(?:which|that)\s+(?:may|can|might|could)?\s*(?:also )?include|"
        r"\bwith (?:symptoms|signs)|\b(?:symptoms|signs) (?:may )?includ)\b",
        text,
        re.I,
    ):
        text = text[: signs.start()]
    head, narrower = split_including(text, offset)
    if not narrower:
        yield from split_list(text, offset)
        return
    yield from split_list(text[: head.end - offset], offset)
    for part in narrower:
        yield from (
            flat_list(text[part.start - offset : part.end - offset], part.start) if _again(part) else [part]
        )


def _again(part: Part) -> bool:
    return re.search(r"\b(?:including|such as)\b", part.text) is not None


_KIND = re.compile(
    r"(?!(?:serious|fatal|several|critical|additional|potential|clinical|various|previous)$)"
    r"(?:[a-z]{3,}(?:ial|al|ic|iac|ous|ary|ar)|central|peripheral|motor|sensory|atypical|opportunistic)",
    re.I,
)
_WORD = re.compile(r"[^\s,][^,]*")
_HEAD = re.compile(
    r"(?:[\w-]+ )+(?P<head>infections?|toxicit(?:y|ies)|failure|events|reactions|disorders|injury|damage|"
    r"bleeding|impairment|cancers|malignancies|tumou?rs|abnormalities|effects|complications|disturbances)",
    re.I,
)


def with_heads(parts: Sequence[Part]) -> list[Part]:
    """The members of a list, the kinds that share the last one's head with it.

    >>> [part.text for part in with_heads(list(flat_list("bacterial, viral and rare fungal infections", 0)))]
    ['bacterial infections', 'viral infections', 'rare fungal infections']
    >>> [part.text for part in with_heads(list(flat_list("seizures and renal failure", 0)))]
    ['seizures', 'renal failure']
    """
    found: list[Part] = []
    head = ""
    for part in reversed(parts):
        named = _HEAD.fullmatch(part.text)
        kinds = list(_WORD.finditer(part.text)) if head and named is None else []
        if not kinds or not all(_KIND.fullmatch(kind.group()) for kind in kinds):
            found.append(part)
            head = named["head"] if named else ""
            continue
        for kind in reversed(kinds):
            at = part.start + kind.start()
            found.append(Part(f"{kind.group()} {head}", at, at + len(kind.group())))
    return found[::-1]
