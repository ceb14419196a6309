"""Coordinated phrases split into their parts, each with the words that support it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .lexicon import (
    BODY_PARTS,
    CHANGED,
    FEELINGS,
    FIXED_COORDINATIONS,
    FUNCTIONS,
    LAY_MODIFIERS,
    LOCAL_SYMPTOMS,
    MEASURES,
    MEDICAL_MODIFIERS,
    NOT_MEDICAL,
    PATHOGENS,
    SHARED_PREFIXES,
)

__all__ = ["Part", "clean_phrase", "split_aside", "split_including", "split_list"]


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a coordination.

    Args:
        text: the phrase, rebuilt where its head or its first words are shared, white space folded.
        start: first code point of the words that support it (the whole coordination when rebuilt).
        end: index after the last.
    """

    text: str
    start: int
    end: int


_CONJUNCTION = re.compile(r"(?:and/or|as well as|along with|or else|and|or|&)(?=\s)", re.I)
_ONLY_CONJUNCTION = re.compile(r"[\s,;.]*(?:and/or|and|or|but)?[\s,;.]*", re.I)
_INNER = re.compile(r"\s+(and/or|as well as|along with|and|or|&)\s+", re.I)
_SEPARATOR = re.compile(r"\s*[,;\u2022]\s+(?:with\s+or\s+without\s+)?|\s*;\s*|,(?=\D)")
_LEAD = re.compile(
    r"(?:(?:and/or|as well as|and|or|but|also|then|rarely|possibly|sometimes|e\.g\.|i\.e\.|"
    r"(?:a|an|the|any|some|other|certain|your|possible|another)(?=\s+\w)),?\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"(?:[\s,;:.\u2022*\u2020\u2021]|\s+(?:and/or|and|or|as well as|etc|among others|and others|"
    r"and more|or others|and other side effects))+$",
    re.I,
)
_INCLUDING = re.compile(
    r"[,;:]?\s*\(?\b(?:"
    r"(?:which|that|these|it|they)\s+(?:may|can|might|could)?\s*(?:also\s+)?includes?|"
    r"(?:may|can|might)\s+(?:also\s+)?include|"
    r"(?:of\s+which|the)\s+(?:the\s+)?most\s+(?:common|frequent)(?:\s+of\s+which)?\s+(?:were|are|was|is|being)|"
    r"the\s+(?:signs|symptoms)\s+of\s+which\s+(?:may\s+)?(?:are|include)|"
    r"among\s+them|including(?:\s+but\s+not\s+limited\s+to)?|includes?|such\s+as|for\s+example|for\s+instance|e\.g\.|"
    r"namely|(?<!feeling\s)(?<!feel\s)(?<!look\s)(?<!looks\s)(?<!feels\s)(?<!-)like(?!\s+(?:you|a|an|it|"
    r"coffee)\b))(?:\s+the\s+following)?\s*[:,]?\s+",
    re.I,
)
_INCLUDING_OR_CAUSING = re.compile(
    _INCLUDING.pattern
    + r"|,?\s*\b(?:causing|resulting\s+in|that\s+results?\s+in|seen\s+as|showing\s+as|shown\s+by|"
    r"noticed\s+as|(?:which|that)\s+(?:can|may|might|could)\s+(?:cause|lead\s+to)|"
    r"with\s+(?:signs|symptoms)\s+(?:of|like|such\s+as))\s+",
    re.I,
)
_ASIDE_LIST = re.compile(
    r"\s*[(\[]\s*(?:including|such as|which (?:may )?includes?|"
    r"e\.g\.,?)\s+(?P<list>[^()\[\]]+)[)\]][\s.;,]*$",
    re.I,
)
_PREPOSITION = re.compile(r"\b(?:of|in|on|around|under|over|behind|to|from|near|at|within|inside)\s+", re.I)
_CONTINUES = re.compile(
    r"(?:(?:or|and|but)\s+)?(?:like\b|even\s+(?:if|when|after|at)|which\b|who\b|that\b|when\b|while\b|if\b|"
    r"especially|particularly|mainly|mostly|usually|or\s+both\b|followed\s+by|"
    r"without\b|accompanied|rather\b|not\b(?!\s+(?:feeling|being|wanting|able))|in\s+particular|most\s+often|sometimes\s+(?:severe|fatal))",
    re.I,
)
_IMPAIRED = frozenset("problems problem trouble difficulty difficulties changes change impaired".split())
_SIDES = frozenset("central nervous system lower upper left right inner outer other side of".split())
_OPPOSITES = frozenset("gain loss increase decrease rise fall".split())
_AMOUNTS = frozenset("lack loss gain change changes increase decrease".split())
_INFECTION = frozenset("infection infections virus viruses reactivation".split())
_DETERMINERS = frozenset("the your his her their a an one's both or and".split())
_RELATIVE = re.compile(r"\s+(?:that|which|when|while)\b")
_PLACE_NOUNS = frozenset("area areas region marrow membranes membrane tract lining".split())
_LOSABLE = frozenset(
    """balance coordination appetite weight control consciousness strength feeling sensation interest desire
    hair memory vision hearing taste smell movement function energy pleasure fluids salt teeth
    nails""".split()
)
_OF_BOTH = frozenset(
    "upon when while during on with after at around in of under near over behind between inside".split()
)
_CLAUSE_VERBS = frozenset("causes spreads gets does is are looks comes goes keeps turns becomes".split())
_BURNING = frozenset("burning stinging tingling".split())
_FELT = frozenset("urination sensation feeling feelings".split())
_PART_OF = re.compile(
    r"(?:the\s+)?(?:white\s+parts?|whites?|inside|outside|corners?|back|lining|area|skin|sides?)\s+(?:of|around)\s+",
    re.I,
)
_THAT_IS = re.compile(r"\b(?:that|which)(?:['\u2019]s| is| are)\s+[\w\s,-]+$", re.I)
_MOVES = frozenset(
    "sit stand lie get move walk breathe cough swallow eat drink urinate pass go touch exercise bend".split()
)
_QUANTITIES = frozenset(
    """amount color colour size shape rate rhythm frequency number level strength intensity smell odor odour
    appearance consistency volume quality type speed force""".split()
)
_AGENTS = frozenset("virus viruses fungus fungi bacteria bacterium parasite parasites yeast".split())
_THOUGHTS = frozenset("thoughts bleeding preoccupation obsession".split())
_SITES = frozenset("wound incision injection infusion application catheter surgical puncture".split())
_SYMPTOMS = frozenset(
    """vomiting wheezing coughing sweating fainting flushing bloating sneezing drooling snoring gagging
    choking shaking trembling clotting scarring thinning breathing spotting staining
    darkening yellowing reddening nosebleeding wasting flaking chafing hair-thinning""".split()
)
_VERB_PREPOSITIONS = frozenset("from about of with to on at".split())
_OWN = frozenset("your yourself his her himself herself their themselves my myself it".split())
_MEDICAL_SUFFIX = re.compile(r"(?:al|ic|ary|ar|eal|ogenic|ative|genous|aneous|inous|ious)$")
_SLASH = re.compile(r"([A-Za-z][A-Za-z-]{3,})/([A-Za-z][A-Za-z-]{3,})")


def clean_phrase(text: str) -> str:
    """A phrase without the conjunctions, articles and punctuation around it, white space folded.

    >>> clean_phrase("and the  rash;")
    'rash'
    """
    return _trim(text, 0).text


def split_aside(text: str) -> tuple[str, str]:
    """A phrase and the words in the brackets that follow it.

    >>> split_aside("swelling of extremities (peripheral edema)")
    ('swelling of extremities', 'peripheral edema')
    >>> split_aside("nausea")
    ('nausea', '')
    """
    match = re.search(r"\s*[(\[]([^()\[\]]*)[)\]]", text)
    if match is None or not text[: match.start()].strip():
        return text.strip(), ""
    rest = text[match.end() :]
    return " ".join((text[: match.start()] + rest).split()), match.group(1).strip()


def split_including(
    text: str, offset: int = 0, *, asides: bool = True, causes: bool = False
) -> tuple[Part, tuple[Part, ...]]:
    """A head and the narrower things named after "including", "such as", "which may include" and so on.

    Args:
        text: the phrase.
        offset: added to every place.
        asides: whether to look into brackets at the end as well.
        causes: whether what follows "causing" or "which can lead to" counts as well.

    >>> head, parts = split_including("serious infections such as pneumonia and sepsis")
    >>> head.text, [p.text for p in parts]
    ('serious infections', ['pneumonia', 'sepsis'])
    >>> split_including("rash")[1]
    ()
    """
    for match in (_INCLUDING_OR_CAUSING if causes else _INCLUDING).finditer(_masked(text)):
        head = _trim(text[: match.start()], offset)
        tail = text[match.end() :]
        if "(" in match.group() and tail.rstrip(" .;,").endswith(")"):
            tail = tail.rstrip(" .;,")[:-1]
        if head.text and tail.strip():
            return head, split_list(tail, offset + match.end())
    if asides and (aside := _ASIDE_LIST.search(text)):
        head = _trim(text[: aside.start()], offset)
        if head.text:
            return head, split_list(aside["list"], offset + aside.start("list"))
    return _trim(text, offset), ()


def split_list(text: str, offset: int = 0) -> tuple[Part, ...]:
    """The members of a list in running text.

    Commas and semicolons outside brackets separate, as do "and", "or", "and/or", "as well as". A head
    that two medical modifiers share is dealt out; a place or first word that two symptoms share keeps
    them whole; body parts after a preposition stay with it.

    Args:
        text: the list alone, without its lead-in.
        offset: added to every place.

    >>> [p.text for p in split_list("nausea, vomiting and back pain")]
    ['nausea', 'vomiting', 'back pain']
    >>> [p.text for p in split_list("upper and lower respiratory tract infections")]
    ['upper respiratory tract infections', 'lower respiratory tract infections']
    >>> [p.text for p in split_list("eye pain or swelling, or swelling of the face, lips or tongue")]
    ['eye pain or swelling', 'swelling of the face, lips or tongue']
    """
    pieces = _rejoined(text, list(_pieces(text)))
    parts: list[Part] = []
    for i, (start, end) in enumerate(pieces):
        # In "A, B and C" the last "and" is the list's own, whatever the words around it could share.
        closing = 0 < i == len(pieces) - 1 and not _CONJUNCTION.match(text[start:end].lstrip())
        parts.extend(_conjuncts(text[start:end], offset + start, closing=closing))
    seen: dict[str, Part] = {}
    for part in parts:
        seen.setdefault(part.text.casefold(), part)
    return tuple(seen.values())


def _masked(text: str) -> str:
    """The text with what stands in brackets made blank, so that places hold."""
    if "(" not in text and "[" not in text:
        return text
    out, depth = [], 0
    for i, char in enumerate(text):
        # "(" inside a word, as in "headache(s)", or never closed, hides nothing.
        if char in "([" and any(c in ")]" for c in text[i:]):
            depth += 1
            out.append(char)
        elif char in ")]" and depth:
            depth -= 1
            out.append(char)
        else:
            out.append("_" if depth else char)
    return "".join(out)


def _trim(text: str, offset: int) -> Part:
    """The phrase inside ``text`` and its place."""
    end = len(text)
    if _ONLY_CONJUNCTION.fullmatch(text):
        return Part("", offset, offset)
    start = len(text) - len(text.lstrip(" \t\n\u00a0,;:\u2022-\u2013*"))
    if lead := _LEAD.match(text, start):
        start = lead.end()
    if tail := _TAIL.search(text, start):
        end = tail.start()
    return Part(" ".join(text[start:end].split()), offset + start, offset + max(start, end))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between commas and semicolons outside brackets."""
    start = 0
    for match in _SEPARATOR.finditer(_masked(text)):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _rejoined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces with those put together again that a comma split inside one phrase."""
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(pieces):
        start, end = pieces[i]
        j = i
        while j + 1 < len(pieces) and _goes_on(text[start : pieces[j][1]], text[slice(*pieces[j + 1])]):
            j += 1
        end = pieces[j][1]
        if j == i:
            j = _modifier_run(text, pieces, i)
            while (
                i < j
                and j + 1 < len(pieces)
                and _goes_on(text[start : pieces[j][1]], text[slice(*pieces[j + 1])])
            ):
                j += 1
            end = pieces[j][1]
        if text[start:end].strip():
            out.append((start, end))
        i = j + 1
    return out


def _goes_on(before: str, after: str) -> bool:
    """Whether ``after`` continues the phrase ``before`` it: "swelling of the face" + "lips"."""
    words = [
        w for w in _plain_words(_without_aside(after)) if w not in _DETERMINERS and w not in {"or", "and"}
    ]
    if not words:
        return False
    if (
        words[0] in _OF_BOTH and words[-1] in BODY_PARTS and len(words) <= 3
    ):  # "in your fingers" + "around the mouth"
        return _ends_in_place(before)
    if "with" in words[1:-1]:  # "on the face" + "arms and neck with a fever"
        words = words[: words.index("with")]
    if _THAT_IS.search(before) and all(_is_lay(w) or w.endswith("ing") for w in words):
        return True  # "a rash that's swollen" + "raised" + "itchy or peeling"
    # "infection with a virus" + "fungus"
    if set(words) <= _AGENTS and set(_plain_words(before)[-1:]) <= _AGENTS and "with" in _plain_words(before):
        return True
    # "swollen face" + "hands"
    if set(words) <= BODY_PARTS and _plain_words(before)[:1] == ["swollen"]:
        return True
    if all(w in BODY_PARTS or w in _SIDES for w in words) and not BODY_PARTS.isdisjoint(words):
        return _ends_in_place(before)
    if _CONTINUES.match(after.strip()):
        return True
    first = _plain_words(before) or [""]
    if not first:
        return False
    if len(words) == 1 and first[:1] == ["feeling"]:
        return words[0] in FEELINGS
    # "low count of red blood cells" + "white blood cells"
    if (
        first[0] in CHANGED
        and {"of", "in"} & set(first)
        and words[-1] in MEASURES
        and words[0] not in CHANGED
    ):
        return True
    # "problems with vision" + "speech"; "trouble breathing" + "swallowing"
    if len(words) == 1 and len(first) >= 2 and first[0] in _IMPAIRED:
        return words[0] in FUNCTIONS and first[-1] in FUNCTIONS
    return False


def _without_aside(phrase: str) -> str:
    return re.sub(r"[(\[][^()\[\]]*[)\]]", " ", phrase)


def _is_place(phrase: str) -> bool:
    phrase = re.split(r"\s+with\s+", phrase, maxsplit=1)[0]
    phrase = _PART_OF.sub("", _RELATIVE.split(phrase, maxsplit=1)[0], count=1)
    words = [w for w in _plain_words(phrase) if w not in _DETERMINERS]
    if words[-2:] == ["nervous", "system"]:
        return len(words) <= 3
    return bool(words) and (words[-1] in BODY_PARTS or words[-1] in _PLACE_NOUNS) and len(words) <= 2


def _ends_in_place(phrase: str) -> bool:
    matches = list(_PREPOSITION.finditer(phrase))
    if not matches:
        return False
    words = [w for w in _plain_words(_without_aside(phrase[matches[-1].end() :])) if w not in _DETERMINERS]
    last = words[-1] if words else ""
    placed = last in BODY_PARTS or last in _PLACE_NOUNS or (len(words) == 1 and _is_medical(last))
    return placed and len(words) <= 8


def _modifier_run(text: str, pieces: list[tuple[int, int]], i: int) -> int:
    """Index of the piece that carries the head of a run of bare modifiers starting at piece i, else i."""
    doing = i
    while doing < len(pieces) and _is_alone_doing(text[slice(*pieces[doing])]):
        doing += 1
    if i < doing < len(pieces) and _is_doing(
        _plain_words(_without_conjunction(text[slice(*pieces[doing])]))[0]
    ):
        return doing  # "seeing, hearing, or feeling things that are not there"
    is_kind = (
        _is_felt
        if _ends_felt(text, pieces, i)
        else _is_lay
        if _is_bare(text[slice(*pieces[i])], _is_lay)
        else _is_medical
    )
    j = i
    while j + 1 < len(pieces) and _is_bare(text[slice(*pieces[j])], is_kind):
        j += 1
    if j == i:
        return i
    words = _plain_words(_without_conjunction(text[slice(*pieces[j])]))
    fits = words[:2] == ["bone", "marrow"] if is_kind is _is_medical else False
    fits = fits or (len(words) >= 3 and is_kind is _is_medical and is_kind(words[1]))
    if j == i + 1 and _plain_words(text[slice(*pieces[i])]) == ["cold"]:
        fits = words[:1] == ["clammy"]  # else a cold: "cold, runny nose"
        return j if fits else i
    return j if len(words) >= 2 and (fits or is_kind(words[0])) else i


def _is_alone_doing(piece: str) -> bool:
    words = _plain_words(piece)
    return len(words) == 1 and _is_doing(words[0])


def _ends_felt(text: str, pieces: list[tuple[int, int]], i: int) -> bool:
    """Whether a run of adjectives ends in what is felt: "difficult, burning, or painful urination"."""
    for start, end in pieces[i:]:
        words = _plain_words(_without_conjunction(text[start:end]))
        if len(words) != 1 or not _is_felt(words[0]):
            return len(words) >= 2 and words[-1] in _FELT and _is_felt(words[0])
    return False


def _is_felt(word: str) -> bool:
    return word in LAY_MODIFIERS or word in _BURNING


def _is_bare(phrase: str, is_kind: Callable[[str], bool]) -> bool:
    words = _plain_words(_without_conjunction(phrase))
    words = words[1:] if words[:1] in (["a"], ["an"]) else words
    if words in (["bone", "marrow"], ["soft", "tissue"]):
        return is_kind is _is_medical
    words = [w for w in words if w not in {"or", "and"}]
    return 1 <= len(words) <= 3 and all(is_kind(w) for w in words)


def _is_lay(word: str) -> bool:
    return word in LAY_MODIFIERS


def _is_medical(word: str) -> bool:
    if word in NOT_MEDICAL or word in LAY_MODIFIERS:
        return False
    return (
        word in MEDICAL_MODIFIERS
        or word in BODY_PARTS
        or (len(word) > 3 and _MEDICAL_SUFFIX.search(word) is not None)
    )


def _without_conjunction(phrase: str) -> str:
    stripped = phrase.lstrip()
    match = _CONJUNCTION.match(stripped)
    return stripped[match.end() :] if match else stripped


def _plain_words(phrase: str) -> list[str]:
    return re.findall(r"[\w'\u2019-]+", phrase.casefold())


def _conjuncts(text: str, offset: int, *, closing: bool = False) -> Iterator[Part]:
    """The members of a piece that may hold conjunctions, and commas between shared modifiers."""
    whole = _trim(text, offset)
    if not whole.text:
        return
    inner = text[whole.start - offset : whole.end - offset]
    masked = _masked(inner)
    cuts = [m for m in _INNER.finditer(masked) if not _is_fixed(masked, m)]
    if not cuts:
        yield from _slashed(whole)
        return
    if dealt := _dealt_out(inner, whole):
        yield from dealt
        return
    if len(cuts) > 1:
        for middle in cuts:
            left, right = inner[: middle.start()], inner[middle.end() :]
            at = whole.start + middle.end()
            if _dealt_out(left, _trim(left, whole.start)) or _dealt_out(right, _trim(right, at)):
                yield from _conjuncts(left, whole.start)
                yield from _conjuncts(right, at)
                return
    start = 0
    kept = 0
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(inner)
        if cut is not None:
            left, right = inner[kept : cut.start()], _first_conjunct(inner, cut.end(), cuts)
            own = closing and cut is cuts[-1] and cut.group(1).casefold() == "and"
            if not _separable(left, right, cut.group(1).casefold(), own=own):
                continue
        part = _trim(inner[start:end], whole.start + start)
        if part.text:
            yield from _slashed(part)
        start = kept = cut.end() if cut else len(inner)


def _first_conjunct(inner: str, start: int, cuts: list[re.Match[str]]) -> str:
    later = [c for c in cuts if c.start() >= start]
    if not later:
        return inner[start:]
    words = _plain_words(inner[start : later[0].start()])
    if len(words) == 1 and (words[0] in BODY_PARTS or _is_medical(words[0])):
        return inner[start : later[1].start() if len(later) > 1 else len(inner)]  # "arm or leg weakness"
    return inner[start : later[0].start()]


def _is_fixed(masked: str, cut: re.Match[str]) -> bool:
    around = masked.casefold()
    for phrase in FIXED_COORDINATIONS:
        at = around.find(phrase, max(0, cut.start() - len(phrase)))
        if 0 <= at <= cut.start(1) < at + len(phrase):
            return True
    return False


def _separable(left: str, right: str, conjunction: str, *, own: bool = False) -> bool:
    """Whether "left conjunction right" names two things."""
    a, b = _plain_words(_without_aside(left)), _plain_words(_without_aside(right))
    if not a or not b:
        return False
    if a[0] == "feeling" and b[0] in FEELINGS:
        return False
    if _ends_in_place(left) and _is_place(_without_aside(right)):
        return False
    if len(b) == 1 or (len(b) == 2 and b[0] in _DETERMINERS):
        last = b[-1]
        if last in BODY_PARTS and (_ends_in_place(left) or a[-1] in BODY_PARTS):
            return False
        if a[:2] == ["loss", "of"] and last not in FUNCTIONS and last not in _LOSABLE:
            return True
        if len(a) >= 2 and a[0] in SHARED_PREFIXES and not own and conjunction != "as well as":
            return False
        if len(a) == 2 and a[0] in BODY_PARTS and last in LOCAL_SYMPTOMS:
            return False
        if len(a) == 2 and {a[-1], last} <= _OPPOSITES:
            return False
    # "mouth and throat pain", "fast or uneven heartbeats": the head comes after the second modifier.
    if len(b) >= 2 and len(a) == 1 and (a[0] in BODY_PARTS and b[0] in BODY_PARTS):
        return False
    if len(b) >= 2 and a[-1] in LAY_MODIFIERS and (b[0] in LAY_MODIFIERS or len(a) == 1):
        return False
    if a[-1] in LAY_MODIFIERS and (len(a) == 1 or not {"that", "which"}.isdisjoint(a)):
        return False
    if len(b) >= 2 and len(a) >= 2 and a[-1] in BODY_PARTS and b[0] in BODY_PARTS and b[-1] in LOCAL_SYMPTOMS:
        return False  # "severe leg or foot pain"
    if a[-1] in {"more", "less"} and b[-2:-1] == ["than"]:
        return False  # "talking more or faster than usual"
    if a[0] in CHANGED and a[-1] in MEASURES and b[-1] in MEASURES and b[0] not in CHANGED:
        return False  # "increased pulse and blood pressure"
    if len(a) == 1 and a[0] in _AMOUNTS and b[0] in _AMOUNTS:
        return False  # "lack or loss of strength"
    if a[:2] in (["problems", "with"], ["problem", "with"]) and _is_place(_without_aside(right)):
        return a[-1] not in BODY_PARTS
    if b[-1] in _AGENTS and len(b) <= 2 and "with" in a:
        return False
    if a[0] in _THOUGHTS and len(a) > 2 and a[1] in {"of", "about", "from", "with"}:
        return False  # "thoughts of suicide or dying"
    if _shares_verb(a, b):
        return False
    if len(a) == 1 and a[0] in _SITES and len(b) > 1 and b[-1] in LOCAL_SYMPTOMS:
        return False  # "wound or incision site bleeding"
    if b[0] in {"cannot", "can't", "can\u2019t"} or (b[0] in _MOVES and not {"when", "while"}.isdisjoint(a)):
        return False  # "dizzy when you stand up or sit up", "faints and cannot be woken"
    if a[-1] in _QUANTITIES and b[1:2] == ["of"]:
        return False  # "a change in the amount or colour of urine"
    if b[0] in _OF_BOTH or a in (["bleed"], ["bruise"]):
        return False
    if _THAT_IS.search(left) and all(_is_lay(w) or w.endswith("ing") for w in b):
        return False
    if not {"that", "which"}.isdisjoint(a) and (b[0] in _CLAUSE_VERBS or "causes" in a):
        return False  # "a rash that spreads and causes blistering and peeling"
    # "numbness or tingling in your hands": the place belongs to both.
    if len(a) == 1 and a[0] in LOCAL_SYMPTOMS and len(b) >= 3 and b[0] in LOCAL_SYMPTOMS:
        return _PREPOSITION.match(" ".join(b[1:]) + " ") is None and b[1] not in {"when", "while"}
    if any(w in {"when", "while", "between", "that", "who", "if", "to"} for w in a[1:]):
        return len(b) > 1 and b[0] not in BODY_PARTS and not b[0].endswith("ing")
    return True


def _shares_verb(a: list[str], b: list[str]) -> bool:
    """Whether two phrases share a verb's object or an object's verb.

    "difficulty falling or staying asleep", "withdrawing from friends and family", "wanting to hurt yourself
    or end your life", "peeling or blistering skin".
    """
    if _is_doing(a[-1]) and (_is_doing(b[0]) or b[0] == "being") and len(b) > 1:
        return True
    if a[-1].endswith("ing") and b[0].endswith("ing") and len(a) == 1 and len(b) == 2 and b[1] in BODY_PARTS:
        return True
    if a[0] in _IMPAIRED and len(a) > 1 and _is_doing(b[0]):
        return True
    if _is_doing(a[0]) and len(a) > 2 and a[1] in _VERB_PREPOSITIONS and len(b) <= 2:
        return True
    return "to" in a[1:] and len(b) > 1 and b[1] in _OWN


def _is_doing(word: str) -> bool:
    """Whether a word is what someone does, not a symptom with a verb's form."""
    return word.endswith("ing") and len(word) > 4 and word not in LOCAL_SYMPTOMS and word not in _SYMPTOMS


def _dealt_out(inner: str, whole: Part) -> tuple[Part, ...]:
    """The parts of "A, B and C head" where A, B and C are medical modifiers, or () if it isn't that."""
    match = re.fullmatch(r"(?P<left>.+?),?\s+(?:and/or|and|or|&)\s+(?P<right>[^,]+)", inner, re.S)
    if match is None:
        return ()
    right = match["right"].split()
    if _INNER.search(match["right"]) and not _PREPOSITION.search(match["right"]):
        return ()
    lefts = [p.split() for p in re.split(r",\s+", match["left"])]
    # Words before the first modifier that hold for all: "serious" in "serious renal and hepatic failure".
    shared: list[str] = []
    while len(lefts[0]) > 1 and lefts[0][0].casefold() in NOT_MEDICAL | LAY_MODIFIERS | SHARED_PREFIXES:
        shared.append(lefts[0].pop(0))
    if right[-1].casefold() in _INFECTION and all(left[-1].casefold() in PATHOGENS for left in lefts):
        head = [*right[-2:]] if right[-2].casefold() in {"viral", "virus", "bacterial"} else right[-1:]
        phrases = [[*shared, *left, *head] for left in lefts] + [right]
        return tuple(Part(" ".join(p), whole.start, whole.end) for p in phrases)
    if not all(_all_medical(left) for left in lefts):
        return ()
    cut = 0
    while cut < len(right) - 1 and _is_medical(right[cut].casefold()):
        cut += 1
        if len(lefts[0]) == 1 and cut == 1:
            break
    if right[:2] == ["bone", "marrow"]:
        cut = 2
    if cut == 0 or cut >= len(right):
        if right[0].endswith("ing") and len(right) > 1:
            cut = 1
        else:
            return ()
    head = right[cut:]
    bare = head[2:] if head[:2] in (["forms", "of"], ["types", "of"]) else head
    phrases = [[*shared, *left, *bare] for left in lefts]
    phrases.append([*shared, *right])
    return tuple(Part(" ".join(p), whole.start, whole.end) for p in phrases)


def _all_medical(words: list[str]) -> bool:
    plain = [w.casefold().strip(",") for w in words]
    if plain in (["bone", "marrow"], ["soft", "tissue"]):
        return True
    return bool(plain) and all(_is_medical(w) or w == "progressive" for w in plain)


def _slashed(part: Part) -> Iterator[Part]:
    """Two parts for "nausea/vomiting", where the slash joins two whole words that are all of the phrase."""
    match = _SLASH.fullmatch(_without_aside(part.text).strip())
    if match is None:
        yield part
        return
    aside = part.text[len(match.group()) :]
    middle = part.start + len(match.group(1))
    yield Part(match.group(1) + aside, part.start, middle)
    yield Part(match.group(2) + aside, middle + 1, part.end)
