"""Whether coordinated words share a head, a place or a verb, and so name one thing together."""

from __future__ import annotations

from collections.abc import Callable

from kg_builder import lazy_re as re

from .lexicon import (
    BODY_PARTS,
    CHANGED,
    FEELINGS,
    FUNCTIONS,
    LAY_MODIFIERS,
    LOCAL_SYMPTOMS,
    MEASURES,
    MEDICAL_MODIFIERS,
    NOT_MEDICAL,
    OF_A_PLACE,
    SHARED_PREFIXES,
)
from .phrase_words import CONJUNCTION, PREPOSITION, plain_words, without_aside
from .placed_symptoms import share_a_place

__all__ = [
    "goes_on",
    "is_medical",
    "modifier_run",
    "separable",
]

_CONTINUES = re.compile(
    r"(?:(?:or|and|but)\s+)?"
    r"(?:like\b|even\s+(?:if|when|after|at)|which\b|who\b|that\b|when\b|while\b|if\b|especially"
    r"|particularly|mainly|as\s+(?:if|though)\b|mostly|usually|typically|or\s+both\b|followed\s+by"
    r"|without\b|accompanied|rather\b|not\b(?!\s+(?:feeling|being|wanting|able))|in\s+particular"
    r"|most\s+often|sometimes\s+(?:severe|fatal))",
    re.I,
)
_IMPAIRED = frozenset("problems problem trouble difficulty difficulties changes change impaired".split())
_SIDES = frozenset("central nervous system lower upper left right inner outer other side of sex".split())
_OPPOSITES = frozenset("gain loss increase decrease rise fall".split())
_AMOUNTS = frozenset("lack loss gain change changes increase decrease".split())
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
_CHANGES_HOW = frozenset("heavier lighter longer shorter worse stronger heavy severe bloody unusual".split())
_BURNING = frozenset("burning stinging tingling".split())
_FELT = frozenset("urination sensation feeling feelings".split())
_PART_OF = re.compile(
    r"(?:the\s+)?(?:white\s+parts?|whites?|inside|outside|corners?|back|lining|area|skin|sides?)\s+"
    r"(?:of|around)\s+",
    re.I,
)
_THAT_IS = re.compile(r"\b(?:that|which)(?:['\u2019]s| is| are)\s+[\w\s,-]+$", re.I)
_PERCEIVING = frozenset("seeing hearing feeling smelling tasting sensing believing".split())
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
_SHARE = re.compile(r"\([^()]*\d ?%[^()]*\)\s*$")
_TRANSITIVE = frozenset("lose gain see hear feel smell pass swallow move raise lift bend".split())
_PEOPLE = frozenset(
    "women men boys girls males females children adults adolescents teenagers infants".split()
)
_OF_RASHES = frozenset("blisters blistering peeling scaling crusting sores itching redness bumps".split())
_ASIDE = re.compile(r"\w \([^()]{3,}\)\s*$")
_MEDICAL_SUFFIX = re.compile(r"(?:al|ic|ary|ar|eal|ogenic|ative|genous|aneous|inous|ious)$")


def goes_on(before: str, after: str) -> bool:
    """Whether ``after`` continues the phrase ``before`` it: "swelling of the face" + "lips".

    >>> goes_on("swelling of the face", "lips"), goes_on("swelling of the face", "nausea")
    (True, False)
    """
    words = [w for w in plain_words(without_aside(after)) if w not in _DETERMINERS and w not in {"or", "and"}]
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
    if set(words) <= _AGENTS and set(plain_words(before)[-1:]) <= _AGENTS and "with" in plain_words(before):
        return True
    # "swollen face" + "hands"
    if set(words) <= BODY_PARTS and plain_words(before)[:1] == ["swollen"]:
        return True
    if all(w in BODY_PARTS or w in _SIDES for w in words) and not BODY_PARTS.isdisjoint(words):
        return _ends_in_place(before)
    if _CONTINUES.match(after.strip()):
        return True
    first = plain_words(before) or [""]
    if not first:
        return False
    if first[:1] == ["feeling"] and set(words) <= FEELINGS:
        return True
    # "low count of red blood cells" + "white blood cells"
    if (
        first[0] in CHANGED
        and {"of", "in"} & set(first)
        and words[-1] in MEASURES
        and words[0] not in CHANGED
    ):
        return True
    # "problems with vision" + "speech"; "trouble breathing" + "swallowing"
    if len(words) <= 3 and len(first) >= 2 and (first[0] in _IMPAIRED or "changes" in first[:-1]):
        return all(w in FUNCTIONS for w in words) and first[-1] in FUNCTIONS
    return False


def _is_place(phrase: str) -> bool:
    phrase = re.split(r"\s+with\s+", phrase, maxsplit=1)[0]
    phrase = _PART_OF.sub("", _RELATIVE.split(phrase, maxsplit=1)[0], count=1)
    words = [w for w in plain_words(phrase) if w not in _DETERMINERS]
    if words[-2:] == ["nervous", "system"]:
        return len(words) <= 3
    return bool(words) and (words[-1] in BODY_PARTS or words[-1] in _PLACE_NOUNS) and len(words) <= 2


def _ends_in_place(phrase: str) -> bool:
    matches = list(PREPOSITION.finditer(phrase))
    if not matches:
        return False
    words = [w for w in plain_words(without_aside(phrase[matches[-1].end() :])) if w not in _DETERMINERS]
    last = words[-1] if words else ""
    placed = last in BODY_PARTS or last in _PLACE_NOUNS or (len(words) == 1 and is_medical(last))
    return placed and len(words) <= 8


def modifier_run(text: str, pieces: list[tuple[int, int]], i: int) -> int:
    """Index of the piece that carries the head of a run of bare modifiers starting at piece i, else i.

    >>> modifier_run("red, itchy, or swollen skin", [(0, 3), (5, 10), (12, 27)], 0)
    2
    >>> modifier_run("nausea, rash", [(0, 6), (8, 12)], 0)
    0
    """
    doing = i
    while doing < len(pieces) and _is_alone_doing(text[slice(*pieces[doing])]):
        doing += 1
    if i < doing < len(pieces) and _is_doing(
        plain_words(_without_conjunction(text[slice(*pieces[doing])]))[0]
    ):
        return doing  # "seeing, hearing, or feeling things that are not there"
    is_kind = (
        _is_felt
        if _ends_felt(text, pieces, i)
        else _is_lay
        if _is_bare(text[slice(*pieces[i])], _is_lay)
        else is_medical
    )
    j = i
    while j + 1 < len(pieces) and _is_bare(text[slice(*pieces[j])], is_kind):
        j += 1
    if j == i:
        return _aching_run(text, pieces, i)
    words = plain_words(_without_conjunction(text[slice(*pieces[j])]))
    fits = words[:2] == ["bone", "marrow"] if is_kind is is_medical else False
    fits = fits or (len(words) >= 3 and is_kind is is_medical and is_kind(words[1]))
    if j == i + 1 and plain_words(text[slice(*pieces[i])]) == ["cold"]:
        fits = words[:1] == ["clammy"]  # else a cold: "cold, runny nose"
        return j if fits else i
    return j if len(words) >= 2 and (fits or is_kind(words[0])) else i


def _aching_run(text: str, pieces: list[tuple[int, int]], i: int) -> int:
    """Index of the piece that opens with the part that aches and is changed: "aching, swollen joints"."""
    if i or len(pieces) == 1 or plain_words(text[slice(*pieces[i])])[-1:] not in (["aching"], ["throbbing"]):
        return i
    words = plain_words(text[slice(*pieces[i + 1])])
    return i + 1 if len(words) > 1 and _is_lay(words[0]) and words[1] in BODY_PARTS else i


def _is_alone_doing(piece: str) -> bool:
    words = plain_words(piece)
    return len(words) == 1 and words[0] in _PERCEIVING


def _ends_felt(text: str, pieces: list[tuple[int, int]], i: int) -> bool:
    """Whether a run of adjectives ends in what is felt: "difficult, burning, or painful urination"."""
    for start, end in pieces[i:]:
        words = plain_words(_without_conjunction(text[start:end]))
        if len(words) != 1 or not _is_felt(words[0]):
            return len(words) >= 2 and words[-1] in _FELT and _is_felt(words[0])
    return False


def _is_felt(word: str) -> bool:
    return word in LAY_MODIFIERS or word in _BURNING


def _is_bare(phrase: str, is_kind: Callable[[str], bool]) -> bool:
    words = plain_words(_without_conjunction(phrase))
    words = words[1:] if words[:1] in (["a"], ["an"]) else words
    if words in (["bone", "marrow"], ["soft", "tissue"]):
        return is_kind is is_medical
    words = [w for w in words if w not in {"or", "and"}]
    return 1 <= len(words) <= 3 and all(is_kind(w) for w in words)


def _is_lay(word: str) -> bool:
    return word in LAY_MODIFIERS


def is_medical(word: str) -> bool:
    """Whether a word is a medical adjective or part of the body, which a noun may follow.

    >>> is_medical("renal"), is_medical("kidney"), is_medical("severe")
    (True, True, False)
    """
    if word in NOT_MEDICAL or word in LAY_MODIFIERS:
        return False
    return (
        word in MEDICAL_MODIFIERS
        or word in BODY_PARTS
        or (len(word) > 3 and _MEDICAL_SUFFIX.search(word) is not None)
    )


def _without_conjunction(phrase: str) -> str:
    stripped = phrase.lstrip()
    match = CONJUNCTION.match(stripped)
    return stripped[match.end() :] if match else stripped


def separable(left: str, right: str, conjunction: str, *, own: bool = False) -> bool:
    """Whether "left conjunction right" names two things.

    >>> separable("nausea", "vomiting", "and"), separable("swelling of the face", "lips", "and")
    (True, False)
    """
    a, b = plain_words(without_aside(left)), plain_words(without_aside(right))
    if not a or not b:
        return False
    if len(b) <= 2 and b[-1] in _PEOPLE and _SHARE.search(left):
        return False  # "in women (5%) or men (3%)"
    if (_SHARE.search(left) and _SHARE.search(right)) or (_ASIDE.search(left) and _ASIDE.search(right)):
        return True  # "chest pain (2%) and swelling (1%)", "shaking (tremor) and a fast pulse (tachycardia)"
    if len(a) == 1 and a[0] in _TRANSITIVE and len(b) > 1:
        return False  # "lose or gain weight", "see or hear things"
    if conjunction == "and" and _ASIDE.search(left) and _is_lay(b[0]) and not own:
        return True  # "feeling shaky (tremor) and fast or uneven heartbeat"
    if len(a) > 2 and a[-2] == "with" and {a[-1], b[0]} <= _OF_RASHES and "rash" in a:
        return False  # "a rash with blisters and peeling"
    if a[0] == "feeling" and b[0] in FEELINGS:
        return False
    if len(a) == len(b) == 1 and {a[0], b[0]} <= FEELINGS:
        return True  # "weak or confused"
    if _ends_in_place(left) and _is_place(without_aside(right)):
        return False
    if len(b) == 1 or (len(b) == 2 and b[0] in _DETERMINERS):
        last = b[-1]
        if last in BODY_PARTS and (_ends_in_place(left) or a[-1] in BODY_PARTS):
            return False
        if a[:2] == ["loss", "of"] and last not in FUNCTIONS and last not in _LOSABLE:
            return True
        if (
            len(a) == 2
            and a[0] in _IMPAIRED
            and _is_doing(a[1])
            and not (_is_doing(last) or last in FUNCTIONS)
        ):
            return True  # "difficulty swallowing or hives"
        if len(a) >= 2 and a[0] in SHARED_PREFIXES and not own and conjunction != "as well as":
            return False
        if len(a) == 2 and a[0] in BODY_PARTS and a[-1] in LOCAL_SYMPTOMS and last in LOCAL_SYMPTOMS:
            return False
        if len(a) == 2 and {a[-1], last} <= _OPPOSITES:
            return False
    # "mouth and throat pain", "fast or uneven heartbeats": the head comes after the second modifier.
    if len(b) >= 2 and len(a) == 1 and (a[0] in BODY_PARTS and b[0] in BODY_PARTS):
        return False
    if (
        a[:2] == ["loss", "of"]
        and len(b) == 2
        and a[-1] in BODY_PARTS
        and b[0] in BODY_PARTS
        and b[1] in _LOSABLE
    ):
        return False  # "loss of bladder or bowel control"
    if len(b) == 2 and a in (["oozing"], ["blistering"], ["weeping"], ["bleeding"]) and b[0] in LAY_MODIFIERS:
        return False  # "an oozing or crusty rash"
    if a == ["thinning"] and b[:2] == ["loss", "of"]:
        return False  # "thinning or loss of hair"
    if len(b) >= 2 and a[-1] in LAY_MODIFIERS and (b[0] in LAY_MODIFIERS or len(a) == 1):
        return False
    if a[-1] in _BURNING and b[0] in LAY_MODIFIERS and b[-1] in _FELT:
        return False  # "difficult, burning, or painful urination"
    if a[-1] in LAY_MODIFIERS and (len(a) == 1 or not {"that", "which"}.isdisjoint(a)):
        return False
    if len(b) >= 2 and len(a) >= 2 and a[-1] in BODY_PARTS and b[0] in BODY_PARTS and b[-1] in LOCAL_SYMPTOMS:
        return not OF_A_PLACE.isdisjoint(
            a[:-1]
        )  # "severe leg or foot pain", but "sore mouth or mouth ulcers"
    if a[-1] in {"more", "less"} and b[-2:-1] == ["than"]:
        return False  # "talking more or faster than usual"
    if a[0] in CHANGED and a[-1] in MEASURES and b[-1] in MEASURES and b[0] not in CHANGED:
        return False  # "increased pulse and blood pressure"
    if len(a) == 1 and a[0] in _AMOUNTS and b[0] in _AMOUNTS:
        return False  # "lack or loss of strength"
    if a[:2] in (["problems", "with"], ["problem", "with"]) and _is_place(without_aside(right)):
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
        return PREPOSITION.match(" ".join(b[1:]) + " ") is None and b[1] not in {"when", "while"}
    if conjunction == "or" and share_a_place(a, b):
        return False  # "severe pain or tenderness just below the waist"
    if a[-1] in _CHANGES_HOW and b[0] in _CLAUSE_VERBS | {"lasts", "happens", "feels", "smells"}:
        return False  # "bleeding that is heavier or lasts longer"
    if any(w in {"when", "while", "between", "that", "who", "if", "to"} for w in a[1:]):
        goes = b[0].endswith("ing") and b[0] not in {"feeling", "being", "having"}
        return len(b) > 1 and b[0] not in BODY_PARTS and not goes
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
    if a[0] in _IMPAIRED and len(a) > 1 and (_is_doing(b[0]) or FUNCTIONS.issuperset(b)):
        return True
    if _is_doing(a[0]) and len(a) > 2 and a[1] in _VERB_PREPOSITIONS and len(b) <= 2:
        return True
    return "to" in a[1:] and len(b) > 1 and b[1] in _OWN


def _is_doing(word: str) -> bool:
    """Whether a word is what someone does, not a symptom with a verb's form."""
    return word.endswith("ing") and len(word) > 4 and word not in LOCAL_SYMPTOMS and word not in _SYMPTOMS
