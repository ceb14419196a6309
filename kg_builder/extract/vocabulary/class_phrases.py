"""Phrases that name the class of a drug: "X is an ACE inhibitor used to ..."."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from .class_names import is_class_name, names_class

__all__ = ["bare_class", "class_phrases", "classes_beside"]

_ASIDE_AT_END = re.compile(r"\((?P<name>(?!an?\s|the\s|[A-Z]+s?\))\w[\w\s/-]{6,45})\)\W*$")
_FORM = re.compile(
    r"\s+(?:(?:nasal|oral|topical|inhaled|skin|eye|ear)\s+)?"
    r"(?:sprays?|inhalers?|creams?|ointments?|gels?|lotions?|drops|tablets?|capsules?|injections?"
    r"|patch(?:es)?|pills?|shots?)$",
    re.I,
)
_BARE = re.compile(
    r"(?:hormone|protein|enzyme|peptide|mineral|agonist|antagonist|inhibitor|blocker|modulator|activator"
    r"|stimulator|binder|analog(?:ue)?|mimetic)s?",
    re.I,
)
"""Words that name a class only together with what kind of it is meant."""
_GENERATION = re.compile(r"(?:first|second|third|fourth|fifth|new|next|\d\w\w)[ -]generation", re.I)
_CLOSED = re.compile(r"[^()]*(?=\))")
"""What stands in brackets that were opened before."""
_OR_ELSE = re.compile(
    r"\s*,\s+(?:or|(?:also|sometimes|often)\s+(?:called|known\s+as))\s+(?:an?\s+)?"
    r"(?P<name>[a-z][\w-]+(?:\s[\w-]+){0,3})(?=[.,;]|$)"
)

_STRIP = re.compile(
    r"^(?:(?:a|an|the|one|combination|(?:type|class)(?!\s+(?:[ivIV]{1,3}|\d)[a-cA-C]?\s)|kind|form|member"
    r"|of|prescription|prescribed|brand-name|generic|oral|injectable|powerful|potent|strong|new|newer|older"
    r"|common|commonly|used|widely|man-made|popular|once-daily|effective|FDA-approved|first-line|both|also"
    r"|so-called|most(?=\s)|best-known|oldest|prescribed"
    r"|(?:first|newest|latest|oldest|youngest)(?=\s+(?:member\s+)?of\b))\s+)+",
    re.I,
)
_STOP = re.compile(
    r"\s*(?:[.;:]|,\s(?!attenuated|long-|short-|fast-|non-?\w+\s)|\s\u2013\s|\s-\s"
    r"|\s(?:that|which|who|used|indicated|approved|prescribed|given|taken|(?:you|we)(?=\s)|for|to|in|with"
    r"|belonging|targeting|acting|containing|consisting|of\s+class|by|from"
    r"|and\s+(?:is|it|works|acts|has|can|was|may|reduces|helps|belongs)|is|produced|made|designed|derived"
    r"|specific|directed|available|it|because|when|as|recommended|administered|on|at|under|known|called"
    r"|works?|or|not|similar|first|originally"
    r"|(?:[a-z]+ed|sold|taken)"
    r"(?=\s(?:in|to|for|by|from|as|at|with|without|on|into|since|under|over|only|through|against)\s))\b)"
)
_CALLED = re.compile(
    r"\b(?:class|group|family|type|category|member|kind|one|some)(?:es|s|ies)?\s+"
    r"(?:of\s+(?:[\w-]+\s+){0,4}?"
    r"(?:drugs?|medications?|medicines?|agents?|compounds?|antibiotics?|antidepressants?|treatments?"
    r"|hormones?|substances?)?\s*)?"
    r"(?:,?\s*(?:that\s+(?:is|are)\s+|which\s+(?:is|are)\s+)?(?:also\s+)?"
    r"(?:called|known\s+as|termed|named|referred\s+to\s+as"
    r"|(?:that\s+)?(?:doctors|people)\s+(?:call|know\s+as)))\s+(?:the\s+)?(?P<name>[^.;:]+)"
    r"|\bwhat\s+(?:[\w-]+\s+){1,3}?calls?\s+(?P<so>[^.;:,]+)",
    re.I,
)
_BELONGS = re.compile(
    r"\b(?:belong(?:s|ing)?\s+(?:to|in)|(?:falls?|fits)\s+(?:in|into|under)|is\s+(?:in|among|part\s+of)"
    r"|(?:is\s+a\s+|a\s+)?member\s+of|comes\s+from"
    r"|is\s+"
    r"(?:(?:an?|the)\s+(?:drug|medicine|medication|agent|antibiotic|first|newest|latest)\s+|one\s+)of)\s+"
    r"(?:the|an?)\s+(?:(?:drugs|medicines|medications)\s+(?:called|known\s+as)\s+(?P<called>[^.;:]+)"
    r"|(?:following\s+)?(?:drug\s+)?(?:class|group|family|category)(?:es|s)?\s*(?:of|:)\s+(?P<of>[^.:]+)"
    r"|(?P<before>[\w-]+(?:\s+[\w-]+){0,5}?)\s+(?:drug\s+)?(?:class|group|family|category|type)\b"
    r"|(?P<bare>(?!class|group|family|drug|category)[\w-]+"
    r"(?:\s+(?!class|group|family|category)[\w-]+){0,5}?)(?=[,.;(]|$|\s(?:and|that|which|used|for|as)\b))",
    re.I,
)
_CLASSED = re.compile(
    r"\b(?:classified|classed|categori[sz]ed|regarded|counts?|counted|labell?ed)\s+as\s+"
    r"(?:a|an|one\s+of\s+the)\s+(?P<name>[^.;:]+)",
    re.I,
)
_PLURAL = re.compile(r"(?:[\w-]+\s)?[\w-]+s")
_NO_CLASS = re.compile(
    r"\b(?:medications?|medicines?|drugs?|agents?)\s*(?:called|known)?$|^(?:prescription|brand|generic)\b.*"
    r"(?:medicines?|medications?|drugs?)$",
    re.I,
)


def class_phrases(sentence: str, drug: re.Pattern[str]) -> list[tuple[int, int]]:
    """Places of the class names in a sentence about the drug.

    Args:
        sentence: one sentence.
        drug: finds the drug's names (see ``drug_pattern``).

    >>> s = "Examplol is an ACE inhibitor (ACEI) that lowers blood pressure."
    >>> [s[a:b] for a, b in class_phrases(s, re.compile("examplol", re.I))]
    ['ACE inhibitor']
    >>> s = "Examplol, an antiepileptic drug of the phenyltriazine class, is unlike others."
    >>> [s[a:b] for a, b in class_phrases(s, re.compile("examplol", re.I))]
    ['antiepileptic drug', 'phenyltriazine']
    >>> s = "It belongs to the non-steroidal anti-inflammatory drugs."
    >>> [s[a:b] for a, b in class_phrases(s, re.compile("it", re.I))]
    ['non-steroidal anti-inflammatory drugs']
    >>> s = "Examplol belongs to a class of drugs called biguanides."
    >>> [s[a:b] for a, b in class_phrases(s, re.compile("examplol", re.I))]
    ['biguanides']
    """
    found: list[tuple[int, int]] = []
    low = lowered(sentence)
    alike = _DRUGS_LIKE_IT.match(sentence)
    if alike and (alike["who"] in {None, "this"} or drug.match(alike["who"])):
        return _names(sentence, *alike.span("name"), trusted=True)
    for before in (_AS_A, _SUCH_AS) if _ALIKE.search(low) else (_AS_A,):
        if (kind := before.match(sentence)) and drug.match(sentence, kind.end()):
            return _names(sentence, *kind.span("name"), trusted=False)
    calls = _CALLS.search(low) is not None
    if calls and (calling := _CALLING.match(sentence)) and (named := drug.match(sentence, calling.end())):
        as_what = _AS_WHAT.match(sentence, named.end())
        return _names(sentence, as_what.end(), len(sentence), trusted=False) if as_what else []
    opening = _OPENING.match(sentence)
    subject = drug.match(sentence) or drug.match(sentence, opening.end() if opening else 0)
    if subject is None:
        return found
    aside = _ASIDES.match(sentence, subject.end())
    after = aside.end() if aside else subject.end()
    if (holding := _CONTAINS.match(sentence, after)) and (own := drug.match(sentence, holding.end())):
        after = own.end()
    for pattern in (_CALLED, _BELONGS, _CLASSED):
        for match in pattern.finditer(sentence):
            group = match.lastgroup or ""
            if match[group]:
                found += _names(sentence, match.start(group), match.end(group), trusted=pattern is _CALLED)
    if apposition := _APPOSITION.match(sentence, after):
        found += _names(sentence, *apposition.span("name"), trusted=False)
    if predicate := _IS_A.match(sentence, after):
        told = _names(sentence, predicate.end(), len(sentence), trusted=False)
        if not told and (further := _FURTHER.match(sentence, predicate.end())):
            told = _names(sentence, further.end(), len(sentence), trusted=False)
        found += told
        if kind := _OF_CLASS.match(sentence, predicate.end()):
            found += [kind.span("name"), *_names(sentence, *kind.span("what"), trusted=False)]
    for known in _KNOWN_AS.finditer(sentence, after):
        found += _names(sentence, known.end(), len(sentence), trusted=False)
    if held := _HOLDS.match(sentence, after):
        for group in ("first", "second"):
            found += _names(sentence, *held.span(group), trusted=False)
    for _, end in tuple(found):
        if apposed := _APPOSED.match(sentence, end):
            found += _names(sentence, *apposed.span("name"), trusted=False)
    return sorted(set(found))


def classes_beside(sentence: str, drug: re.Pattern[str]) -> list[tuple[int, int]]:
    """Places of classes that stand right before or behind the drug's own name, wherever in a sentence.

    >>> s = "Ask why the antibiotic examplol, a macrolide, was chosen."
    >>> [s[a:b] for a, b in classes_beside(s, re.compile("examplol", re.I))]
    ['antibiotic', 'macrolide']
    """
    found: list[tuple[int, int]] = []
    for own in drug.finditer(sentence):
        if _STANDS_IN.match(own.group()):
            continue
        if (
            before := _BEFORE_NAME.search(sentence, max(own.start() - _NEAR, 0), own.start())
        ) and names_class(before["name"]):
            found.append(before.span("name"))
        if other := _AND_OTHER.match(sentence, own.end()):
            ends = [m.end() for m in re.finditer(r"\S+", other["name"])]
            named = next((e for e in reversed(ends) if is_class_name(other["name"][:e])), 0)
            found += [(other.start("name"), other.start("name") + named)] if named else []
        if (behind := _BEHIND_NAME.match(sentence, own.end())) and names_class(behind["name"]):
            found.append(behind.span("name"))
    return found


_NEAR = 45
_STANDS_IN = re.compile(r"(?:this|the|it|they)\b", re.I)
_BEFORE_NAME = re.compile(
    r"\b(?:the|this|your)\s+"
    r"(?P<name>(?!other\b|similar\b|related\b|same\b|of\b)[\w-]+"
    r"(?:\s(?!of\b|and\b|or\b|with\b|to\b|in\b|for\b)[\w-]+){0,3})\s(?:called\s|named\s)?$",
    re.I,
)
_AND_OTHER = re.compile(r"\s+and\s+(?:all\s+|most\s+)?other\s+(?P<name>[\w-]+(?:\s[\w-]+){0,3})")
_BEHIND_NAME = re.compile(
    r"(?:,\s+|\s[\u2013\u2014-]\s|\s\()an?\s+(?P<name>[\w-]+(?:\s[\w-]+){0,4}?)"
    r"(?=[.;)]|,(?!\s(?:and|or|an?)\b)|\s[\u2013\u2014-]\s|$)"
)
"""A class in apposition: "take examplol, a diuretic, in the morning"; no item of a list of drugs."""


def bare_class(text: str, *, article: bool = True) -> tuple[int, int] | None:
    """The place of a class that a line opens with and no subject stands before.

    Args:
        text: the line.
        article: whether "a" or "an" must stand before it.

    >>> line = "A blood thinner (anticoagulant) taken by mouth"
    >>> line[slice(*bare_class(line))]
    'blood thinner'
    >>> line = "MOA: Loop diuretic; inhibits a cotransporter"
    >>> bare_class(line), line[slice(*bare_class(line, article=False))]
    (None, 'Loop diuretic')
    >>> bare_class("Statins work by blocking an enzyme", article=False)
    """
    opening = _LINE_OPENS.match(text)
    if opening is None or (article and not opening["article"]):
        return None
    named = _names(text, opening.end(), len(text), trusted=False)
    if not named or text[opening.end() : named[0][0]].strip(" \"'\u2018\u201c"):
        return None
    start, end = named[0]
    whole = not text[end:].strip(" .")
    words = text[start:end].split()
    bound = _LINE_GOES_ON.match(text, end)
    if not whole and (bound is None or words[-1].endswith("s") or (bound["who"] and len(words) < 2)):
        return None
    return start, end


_LINE_OPENS = re.compile(
    r"\W*(?:(?:mechanism(?:\s+of\s+action)?|MOA|action|class|what\s+it\s+is|type)\s*[:\u2013-]\s*)?"
    r"(?=(?-i:[A-Z]|an?\s))(?P<article>an?\s+)?"
    r"(?:(?:(?:type|kind|sort|form|class)\s+of|powerful|potent|strong|new|oral)\s+)*",
    re.I,
)
_LINE_GOES_ON = re.compile(
    r"[\u2019\u201d\"']?\s*(?:\([^()]*\)\s*)?"
    r"(?:[;.]|\u2013|,?\s?"
    r"(?P<who>(?:that|which|used|taken|given|applied|inhaled|injected|for|acting|targeting|you|made)\b))"
)
_APPOSED = re.compile(
    r"(?:\s*\([^()]*\))?[\u2019\u201d\"'*]*\s*[,\u2013\u2014-]\s+(?=(?:an?|one\s+of|the)\s)(?:one\s+of\s+)?"
    r"(?:(?:the|an?)\s+)?(?:(?:type|kind|sort|form|class|member|group|family)\s+of\s+(?:the\s+)?)?"
    r"(?P<name>[^.,;:()]{3,60})"
)
"""A class named anew behind another: "a samplotic, one of the zorvexanes"."""
_HOLDS = re.compile(
    r"\s+(?:(?:contains?|has|holds|is\s+made\s+(?:up\s+)?of|combines)\s+(?:(?:two|both)\s+)?"
    r"(?:(?:active\s+)?(?:medicines|drugs|medications|ingredients|substances)\s*[:,\u2013-]?\s*)?)"
    r"(?P<first>an?\s[^.;,:]{3,50}?)(?:\s\([^()]*\))?,?\s(?:and|with)\s(?P<second>an?\s[^.;,:]{3,60})"
)
"""Two classes of which a product has one of each: "combines an ACE inhibitor with a diuretic"."""


_CONTAINS = re.compile(
    r"\s+contains?\s+(?:the\s+)?(?:(?:active\s+)?(?:substance|ingredient|medicine|drug)\s+)?(?:called\s+)?",
    re.I,
)
"""A brand with what it holds: "Zorvex contains zorvexant, which is a ..."."""
_IS_A = re.compile(
    r"(?:\s+in\s+[A-Z][\w-]+(?:\s+[\w-]+)?(?=\s+is\s))?(?:\s*,[^,.;]{3,90},|\s*,(?=\s+is\s))?\s*"
    r"(?:,|(?:(?:,\s+which)?\s(?:is|are|was)|['\u2019]s)\s+"
    r"(?:(?:also|both|actually|really|chemically|structurally|basically|essentially)\s+)*"
    r"(?:considered\s+(?:to\s+be\s+)?|classified\s+as\s+)?)\s*(?=(?:an?|the|one)\s)"
)
_FURTHER = re.compile(r"(?:(?!\sof\s)[^,.;:]){3,40},\s+(?=(?:an?|the)\s)")
"""A predicate that names no class, with an apposition that may: "is a protein, an antibody that ..."."""


_APPOSITION = re.compile(r"\s*,\s*(?P<name>(?:an?|the|one)\s[^,.;]{3,90}),\s+(?:is|are|was)\b")
_OF_CLASS = re.compile(
    r"(?P<what>an?\s[^.;,]{3,60}?)\s(?:of|from|in)\sthe\s(?P<name>[\w-]+(?:\s[\w-]+){0,2})\s"
    r"(?:class|group|family|type)\b"
)
"""An apposition with a class: "an antiepileptic drug of the phenyltriazine class"."""
_KNOWN_AS = re.compile(
    r"(?:,\s(?:one|some|part)\sof\s[^.;,]{3,60}?\s(?:known\sas|called)"
    r"|\b(?:is|are)\s(?:(?:also|often|sometimes)\s)?(?:known\sas|called)\san?(?=\s)"
    r"|(?<=[a-z])\s(?:known\sas|called)\san?(?=\s)"
    r"|,?\s+or\s+(?:more\s+(?:exactly|precisely)|to\s+be\s+(?:exact|precise)|in\s+technical\s+terms),?"
    r"|,\s(?:also|sometimes)\s(?:called|known\sas)(?:\san?)?)\s(?:the\s)?"
)


_OPENING = re.compile(
    r"\W*(?:(?:no|yes)[.,:]\s+"
    r"|(?:in\s+(?:technical|medical|chemical|doctors['\u2019])\s+(?:terms|language)|technically|chemically"
    r"|strictly\s+speaking),?\s+|[A-Z][A-Z ]{4,40}:\s+)?"
    r"(?:generic\s+|brand name\s+|(?:[\w-]+\s+){1,3}contains?\s+)?"
    r"(?:(?:the\s+|an?\s+)?(?:active\s+)?(?:ingredient|substance|medicine|drug)"
    r"(?:\s+in\s+[\w\s-]{3,40}?)?\s*(?:,|called|is|named)?\s+|the\s+)?(?=\w)",
    re.I,
)
"""What may stand before the drug's name: "Your tablets contain the active substance ..."."""
_AS_A = re.compile(
    r"\W*(?:as\s+an?\s+|(?:like|as\s+with)\s+"
    r"(?:(?:all|any|every|many|most|some)\s+(?:(?:the\s+)?other\s+)?|(?:the\s+)?other\s+))"
    r"(?P<name>[^.;:,]{4,70}?)(?:,\s+|\s+(?=(?:it|this\s+(?:medicine|medication|drug))\s))",
    re.I,
)
"""A class before the drug's name: "As a sampletine blocker, ...", "Like other sampletines, ..."."""
_SUCH_AS = re.compile(
    r"\W*(?P<name>(?:(?!(?:of|with|for|taking|other|and|or)\b)[\w-]+\s?){1,4}?),?\s+"
    r"(?:such\s+as|like|including)\s+",
    re.I,
)
"""A class whose member the drug is: "Samplotics such as examplol ..."."""
_ALIKE = cues("such", "like", "including")
_DRUGS_LIKE_IT = re.compile(
    r"\W*(?:drugs|medicines|medications|treatments|agents)\s+"
    r"(?:like\s+(?P<who>[\w-]+)|that\s+(?:do\s+this|work\s+(?:like\s+this|(?:in\s+)?this\s+way))"
    r"|(?:of|in)\s+this\s+(?:kind|type|class|group))\s+are\s+(?:also\s+)?(?:called|known\s+as)\s+"
    r"(?P<name>[^.;:,]+)",
    re.I,
)
"""A class by what its members do: "Drugs that work this way are called samplotics"."""
_CALLING = re.compile(
    r"(?:.*\b(?:pharmacists|doctors|chemists|scientists|specialists|clinicians|nurses|people)\s+"
    r"(?:\w+ly\s+|often\s+|also\s+)?|\W*(?:[\w-]+\s+){1,4}?)(?:calls?|class|classify|consider|hear)\s+",
    re.I,
)
"""Who calls the drug something: "Doctors call examplol a steroid", "You may hear it called a water pill"."""
_CALLS = cues("call", "class", "consider", "hear")
_AS_WHAT = re.compile(
    r"\s+(?:called\s+|as\s+|to\s+be\s+|with\s+|among\s+|under\s+)?(?=an?\s|the\s|one\s)", re.I
)
_ASIDES = re.compile(r"(?:\s*\([^()]*\))*")


def _names(sentence: str, start: int, end: int, *, trusted: bool) -> list[tuple[int, int]]:
    """Class names in a stretch: the noun phrase it opens with, split at "and" when both are classes."""
    stop = _STOP.search(_without_brackets(sentence), start, end)
    if lead := _STRIP.match(sentence[start:end]):
        start += lead.end()
        stop = _STOP.search(_without_brackets(sentence), start, end)
    end = stop.start() if stop else end
    if closing := _CLOSED.match(sentence, start, end):
        end = closing.end()
    out: list[tuple[int, int]] = []
    phrase = sentence[start:end]
    cuts = [
        (m.start(), m.end()) for m in re.finditer(r"\s+(?:and|or)\s+(?:an?\s+)?", _without_brackets(phrase))
    ]
    pieces = _between(phrase, cuts)
    if trusted:
        sure = [
            i
            for i, (a, b) in enumerate(pieces)
            if not i or names_class(phrase[a:b]) or _PLURAL.fullmatch(phrase[a:b])
        ]
        pieces = pieces[: next((i for i, at in enumerate(sure) if i != at), len(sure))]
    elif not all(names_class(phrase[a:b]) for a, b in pieces):
        pieces = [(0, len(phrase))]
    for a, b in pieces:
        left, right = _trimmed(phrase, a, b)
        if (form := _FORM.search(phrase, left, right)) and names_class(phrase[left : form.start()]):
            right = form.start()  # "corticosteroid nasal spray"
        name = phrase[left:right]
        if (
            not name
            or _BARE.fullmatch(name)
            or _GENERATION.fullmatch(name)
            or (_NO_CLASS.search(name) and not names_class(name))
        ):
            continue
        if len(name.split()) <= 9 and (trusted or names_class(name)):
            out.append((start + left, start + right))
    if out:
        out += _besides(sentence, end)
    return out


def _besides(sentence: str, end: int) -> Iterator[tuple[int, int]]:
    """Further names of the class behind its name: "kinase blockers (antineoplastics)", "..., or steroids"."""
    if (aside := _ASIDE_AT_END.search(sentence, 0, end)) and names_class(aside["name"]):
        yield aside.span("name")
    if (other := _OR_ELSE.match(sentence, end)) and names_class(other["name"]):
        yield other.span("name")


def _between(phrase: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    edges = [0, *(edge for cut in cuts for edge in cut), len(phrase)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _trimmed(phrase: str, a: int, b: int) -> tuple[int, int]:
    """Without blanks, quotes and a closing bracketed aside."""
    text = phrase[a:b]
    text = re.sub(r"(?:\s*[(\[][^()\[\]]*[)\]])+\s*$", "", text.rstrip(" ,.\u201d\u2019\"'"))
    text = text.rstrip(" ,.\u201d\u2019\"'")
    lead = _STRIP.match(text)
    left = lead.end() if lead else len(text) - len(text.lstrip(" ,\u201c\u2018\"'"))
    return a + left, a + max(left, len(text))


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", lambda m: "_" * len(m.group()), text)
