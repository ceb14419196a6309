"""One listed effect: its name, cleaned of the list around it, and what its brackets say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from ..language.coordination import Part, split_including, split_list
from ..language.percents import Percent, pair_of, percent_of, share_alone
from ..language.qualifiers import frequency_tier
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import blank
from .explained import OTHER_ARM, names_alone
from .names import SYSTEM, effect_name, is_generic, is_group_label, label_tier
from .whom import ends_in_whom, seen_in, shares_by_group, told_in_whom
from .words import is_kind_of_reaction, is_shown_by_signs

__all__ = ["OFTEN_FIRST", "EffectPhrase", "aside_kinds", "effect_phrases"]


@dataclass(frozen=True, slots=True)
class EffectPhrase:
    """An effect as listed.

    Args:
        name: the effect, clean.
        start: first code point of the words it was read from.
        end: index after the last.
        frequency: tier said of it alone ("nausea (common)").
        percent: share said of it alone ("nausea (12%)").
        population: group of patients said of it alone ("fever (10%, children)").
        head: the effect it is a sign or kind of, by the list's own words.
        relation: "sign" or "kind" of that head, "" without one.
    """

    name: str
    start: int
    end: int
    frequency: str | None = None
    percent: Percent | None = None
    population: str | None = None
    head: str = ""
    relation: str = ""


_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_INCLUDING_ASIDE = re.compile(
    r"[(\[]\s*(?:(?:(?:events|reactions|cases|symptoms|signs) )?"
    r"(?:including|such as|which (?:may )?includes?|e\.g\.,?|among them)\s+(?P<list>[^()\[\]]+?)"
    r"(?: (?:have|has) been \w+| (?:were|was) \w+)?|"
    r"(?P<these>[^()\[\]]+?) among (?:them|these|others))\s*[)\]]",
    re.I,
)
_SIGNS_ASIDE = re.compile(
    r"\b(?:reactions?|syndrome|anaphylaxis|problems?|infections?|damage|injury|failure|hypersensitivity|"
    r"insufficiency|toxicity|poisoning|acidosis|shock|attack|crisis|withdrawal|symptoms|\w{4,}itis|"
    r"low blood sugar|changes in mood(?: or behaviou?r)?)\s*\((?P<list>(?!including|such as|which|e\.g)"
    r"[^()]+?,[^()]+?,[^()]+|"
    r"(?<=behavior \()[^()]+,[^()]+|(?<=skin reactions \()[^()]+,[^()]+|"
    r"(?:with )?(?:symptoms|signs)(?: may)?(?::| such as| like| includ\w+) [^()]+)\)",
    re.I,
)
_SIGNS_TOLD = re.compile(
    r"(?:with )?(?:the |possible )?(?:symptoms|signs)(?: (?:and|or) (?:symptoms|signs))?(?: of \w+)?"
    r"(?:\s*:|(?: (?:may|can|might))? (?:include|are|such as|like))\s*",
    re.I,
)
_SHARE_NEXT = (
    r"\s*(?:(?:about|around|approximately|roughly|nearly|almost|up to|in|by|less than|more than) )*\d"
)
_DASHED = re.compile(
    r"^(?P<head>[^,;:()\u2014]{3,70}?(?: \([^()]{3,60}\))?)(?:\s+(?:-|\u2013|\u2014|--)\s+|\u2014|--)"
    rf"(?P<list>(?!{_SHARE_NEXT}).+)$",
    re.S,
)
_COLON = re.compile(rf"^[*_]*(?P<head>[^,;:*]{{3,90}}?)\s*:[*_]*\s+(?P<list>(?!{_SHARE_NEXT}).+)$", re.S)
_HEAD_LAST = re.compile(
    r"(?P<list>[^:;]{4,}?(?:,|\bor\b|\band\b)[^:;]{3,}?):\s+(?P<head>[^:;,()]{4,50})(?:\([^()]*\))?\W*$", re.I
)
_EFFECT_OF_GROUP = re.compile(
    r"[\w\s/-]*\b(?:reactions?|injury|infections?|hypersensitivity|poisoning|neoplasms?)", re.I
)
_LONG_LABEL = re.compile(rf"^[*_]*(?P<head>[^;:*.]{{3,90}}?)\s*:[*_]*\s+(?P<list>(?!{_SHARE_NEXT}).+)$", re.S)
_SIGNS_FIRST = re.compile(r"\W*(?:any )?(?:signs?|symptoms?)\b", re.I)
_ANNOUNCES = re.compile(
    r"\W*(?:(?:other|further|more|some|less|most|common|rare|serious|mild|reported|also|adverse|side"
    r"|unwanted)\s+)+"
    r"(?:effects|reactions|events|ones|symptoms|complaints)\b(?! of\b)",
    re.I,
)
"""A label that says what comes: "Other reactions, each in fewer than 2% of patients: ..."."""
_OFTEN = r"(?:very |less |more )?(?:rarely|commonly|uncommonly|infrequently|frequently|occasionally),?"
_OFTEN_BEFORE = re.compile(rf"\b{_OFTEN}\s+(?:with\s+)?(?:an?\s+)?$", re.I)
OFTEN_FIRST = re.compile(rf"{_OFTEN}\s(?!(?:it|this|they|these|you|there|the)\b)", re.I)
_WITH = re.compile(
    r"^(?!problems? with\b)(?P<head>(?:(?:an?|severe|serious)\s+)*[\w\s'-]*?\b"
    r"(?:reactions?|syndrome|problems?|disease|infections?|(?:low|high) blood (?:sugar|pressure)|attacks?|"
    r"failure|clots?|toxicity|poisoning|acidosis)(?:\s*\([^)]*\))?)[,\s]+"
    r"(?:(?:the |its )?(?:signs|symptoms)(?: (?:and|or) (?:signs|symptoms))?(?: (?:may|can|might))? "
    r"(?:include|are)(?: the following)?:?|"
    r"with(?: (?:symptoms|signs)(?: (?:and|or) (?:symptoms|signs))?)?(?: (?:such as|like|including|of))?|"
    r"causing|characterized by|(?:symptoms|signs) such as)\s+(?P<list>.+,.+)$",
    re.I | re.S,
)


def effect_phrases(
    text: str, offset: int, abbreviations: Mapping[str, str], *, longest: int = 12, signs: bool = False
) -> Iterator[EffectPhrase]:
    """The effects that a list in running text names.

    Semicolons part groups; a group may open with the effect it gives the signs of ("liver problems -
    dark urine, itching", "signs of an allergic reaction: hives; ...") or with a system or tier
    ("Gastrointestinal: nausea"). A later group without a head keeps that of an opening "signs of".

    Args:
        text: the list.
        offset: of its first code point in the document.
        abbreviations: short form to long form.
        longest: most words a name may have.
        signs: whether the words before the list were "signs of" or "symptoms of".

    >>> found = list(effect_phrases("liver problems - dark urine, itching; nausea (3%)", 0, {}))
    >>> [(e.name, e.head) for e in found][:3]
    [('liver problems', ''), ('dark urine', 'liver problems'), ('itching', 'liver problems')]
    >>> found[3].name, found[3].percent.value
    ('nausea', 3.0)
    """
    text = names_alone(text)
    if other := OTHER_ARM.search(text):
        # "with it, gout 7%, gas 6%; with placebo, gout 5%, gas 3%"
        against = effect_phrases(text[other.end() :], offset + other.end(), abbreviations, longest=longest)
        values = {p.name: p.percent.value for p in against if p.percent}
        own = effect_phrases(text[: other.start()], offset, abbreviations, longest=longest, signs=signs)
        for phrase in own:
            value = values.get(phrase.name)
            share = phrase.percent
            if share is not None and value is not None:
                share = replace(share, comparator_value=value, comparator=other["arm"].casefold())
            yield replace(phrase, percent=share)
        return
    arms: Percent | None = None
    for phrase in _listed(text, offset, abbreviations, longest, signs=signs):
        words = text[phrase.start - offset : phrase.end - offset]
        shares = shares_by_group(words) if phrase.percent else []
        yield from (replace(phrase, percent=share, population=who) for who, share in shares)
        if arms and (pair := pair_of(words, arms)):
            yield replace(phrase, percent=pair)  # "gout (5% on it, 2% on placebo), gas (4% and 1%)"
        elif not shares:
            arms = phrase.percent if phrase.percent and phrase.percent.comparator else arms
            yield phrase


def _listed(
    text: str, offset: int, abbreviations: Mapping[str, str], longest: int, *, signs: bool
) -> Iterator[EffectPhrase]:
    carried, tiered = "", ""
    for start, end in _groups(text):
        group = text[start:end]
        head = re.sub(r"^(?:\s*(?:or|and)\s+)", blank, group)
        lead = len(head) - len(head.lstrip())
        body, at = head[lead:], offset + start + lead
        match = _DASHED.match(body) or _COLON.match(body) or _group_label(body) or _WITH.match(body)
        if turned := _signs_then_head(body, at, abbreviations, longest):
            yield from turned
            continue
        if match is None:
            sign = "sign" if carried or (signs and start == 0) else ""
            found = list(_members(body, at, abbreviations, head=carried, relation=sign, longest=longest))
            if start == 0 and len(found) > 1 and found[1].head and (signs or _SIGNS_FIRST.match(body)):
                carried = found[0].name  # "signs of an allergic reaction, like rash; hives; wheezing"
            yield from _tiered(found, tiered)
            continue
        label = match["head"].strip()
        list_at = at + match.start("list")
        tier = label_tier(label)
        if tier or _ANNOUNCES.match(label) or _names_group(label, dashed=match.re.pattern == _DASHED.pattern):
            tiered = tier or ""
            # "Cardiac disorders: Common: palpitations" has a label in its list.
            inner = _listed(match["list"], list_at, abbreviations, longest, signs=False)
            whom = seen_in(label)
            yield from (p if p.population else replace(p, population=whom) for p in _tiered(inner, tiered))
            continue
        name = effect_name(label, abbreviations, longest=longest)
        if name is None:
            found = list(
                _members(match["list"], list_at, abbreviations, head="", relation="", longest=longest)
            )
            who = seen_in(label)
            yield from (p if p.population else replace(p, population=who) for p in found)
            continue
        yield EffectPhrase(name, at, at + len(label))
        first = signs and start == 0
        if match.re.pattern == _COLON.pattern and (first or _SIGNS_FIRST.match(label)):
            carried = name
        yield from _members(
            match["list"], list_at, abbreviations, head=name, relation="sign", longest=longest
        )


def _signs_then_head(
    body: str, at: int, abbreviations: Mapping[str, str], longest: int
) -> list[EffectPhrase]:
    """Signs with what they are of behind a colon: "eye pain, halos: glaucoma"; none of anything else."""
    match = _HEAD_LAST.match(body)
    name = effect_name(match["head"], abbreviations, longest=5) if match else None
    if match is None or name is None or not is_condition(name) or frequency_tier(match["list"]):
        return []
    signs = list(_members(match["list"], at, abbreviations, head=name, relation="sign", longest=longest))
    if len(signs) < 2 or any(is_group_label(sign.name) for sign in signs):
        return []
    left = at + match.start("head")
    return [*signs, EffectPhrase(name, left, left + len(match["head"]))]


def _group_label(body: str) -> re.Match[str] | None:
    """The label of a group that has commas: "Respiratory, thoracic and mediastinal disorders: cough"."""
    match = _LONG_LABEL.match(body)
    if match is None:
        return None
    head = match["head"]
    return match if SYSTEM.fullmatch(head) or label_tier(head) or _ANNOUNCES.match(head) else None


def _names_group(label: str, *, dashed: bool) -> bool:
    """Whether a label names a group of effects and not an effect: "Skin", but not "Kidney injury"."""
    if dashed and _EFFECT_OF_GROUP.fullmatch(label):
        return False
    return is_group_label(label) or is_generic(label)


def _tiered(phrases: Iterable[EffectPhrase], tier: str) -> Iterator[EffectPhrase]:
    """The phrases, with the tier of their label where they have none."""
    for phrase in phrases:
        yield replace(phrase, frequency=tier) if tier and not phrase.frequency else phrase


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between semicolons outside brackets."""
    depth = start = 0
    for i, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == ";" and depth == 0:
            yield start, i
            start = i + 1
    yield start, len(text)


_PROPER = re.compile(
    r"(?:[^()]*\([^()]*\))?[^()]*\b(?:condition|disorder|problem|disease|infection|illness)\b"
    r"(?: (?:that|which|of|in which|where|affecting) [^()]*\("
    r"(?!such|includ|like|for example|e\.g|which|sometimes|may)(?P<name>[A-Za-z][^();:,%]{3,60})\)|"
    r"[^()]*\((?P<long>[A-Za-z][^();:,%]{3,60}?)\s*[-\u2013,]\s*[A-Z]{2,6}\))\W*$"
)
"""A description with the name of what it describes: "a condition that slows the heart (bradycardia)"."""
_SHARE_THEN_OTHER = re.compile(r"(?P<share>\d+(?:\.\d+)?)\s*% ?[(\[](?P<other>\d+(?:\.\d+)?)\s*%[)\]]\W*$")
_RARE_KIND = re.compile(
    r"\b(?:rare|common) (?:but \w+ )?(?:type|form|kind|cancer|disease|disorder|infection)\b", re.I
)
_RARE = re.compile(
    r"(?:getting )?(?:an? )?(?:very )?(?:rare|uncommon)"
    r"(?= but\b|,? (?:and |very )*(?:serious|severe|fatal|life))",
    re.I,
)


_SHOWS = re.compile(
    r"\bcausing\b|\bresulting in\b|\bwhich\s+causes?\b|\bpresenting\b|\bmanifest(?:ed|ing)\b|"
    r"\b(?:which|that)\s+(?:can|may|might|could)\s+(?:cause|lead)|"
    r"\b(?:which|that)\s+(?:may |can |might )?include|^\W*(?:[\w-]+\s+){0,2}(?:signs?|symptoms?)\b|"
    r"\b(?:symptoms?|signs?)\s+(?:(?:may |can )?includ|such as|like|of which)",
    re.I,
)


_LOCAL = re.compile(r"\bsite reactions?$|\bsexual problems$|\bsymptoms$|\bbehaviou?r$|\bmood$", re.I)
"""What is made up of the effects in its brackets: "site reactions (pain, itching)"."""


def _members(
    text: str, offset: int, abbreviations: Mapping[str, str], *, head: str, relation: str, longest: int
) -> Iterator[EffectPhrase]:
    """The effects of one group, with those after "including" or "such as" under the last before it."""
    before, narrower = split_including(text, offset, asides=False, causes=True)
    previous: EffectPhrase | None = None
    parts = split_list(text[: before.end - offset], offset)
    pair = len(parts) == 2 and "," not in text[: before.end - offset]
    shared = percent_of(parts[1].text) if pair else None
    among = told_in_whom(parts[1].text) if pair else None
    for part in parts:
        phrase = _phrase(part, abbreviations, head, relation, longest)
        if previous is not None and (share := share_alone(part.text, previous.percent)):
            previous = replace(previous, percent=share)  # "headache, 12%"
            continue
        if phrase is None and previous is not None:
            continue  # "falls, sometimes with fractures, 12%"
        if previous is not None:
            yield previous
        if phrase is not None and phrase.percent is None and shared is not None:
            phrase = replace(phrase, percent=shared)  # "nausea and vomiting (26%)"
        told = _OFTEN_BEFORE.search(text[: part.start - offset]) or OFTEN_FIRST.match(part.text)
        if phrase is not None and phrase.frequency is None and told:
            phrase = replace(phrase, frequency=frequency_tier(told.group()))  # "and, rarely, fits"
        if phrase is not None and phrase.population is None and among is not None:
            phrase = replace(phrase, population=among)  # "earache and fever (in children)"
        kinds = list(_kinds(part, abbreviations, phrase.name, offset, text)) if phrase else []
        previous = None if kinds else phrase
        if phrase and kinds:
            yield phrase
            yield from kinds
    if previous is not None:
        yield previous
    outer = previous.name if previous is not None and narrower else head
    shows = relation == "sign" or (_SHOWS.search(text) and not outer.endswith(" symptoms"))
    inner = ("sign" if shows else "kind") if outer and outer != head else relation
    shown = inner == "kind" and is_shown_by_signs(outer)
    for part in narrower:
        if phrase := _phrase(part, abbreviations, outer, inner, longest):
            sign = shown and not is_kind_of_reaction(phrase.name)
            yield replace(phrase, relation="sign") if sign else phrase


def aside_kinds(text: str, offset: int) -> tuple[Part, ...]:
    """The narrower things that brackets after a name list.

    >>> [p.text for p in aside_kinds("fungal infections (candidiasis among them)", 0)]
    ['candidiasis']
    """
    found = _INCLUDING_ASIDE.search(text)
    if found is None:
        return ()
    group = "list" if found["list"] else "these"
    start = found.start(group)
    parts = split_list(found[group], offset + start)
    # "and other infections that ..." names nothing of its own.
    return tuple(p for p in parts if not re.search(r"\bother\s+$", text[start : p.start - offset], re.I))


def _kinds(
    part: Part, abbreviations: Mapping[str, str], head: str, offset: int, text: str
) -> Iterator[EffectPhrase]:
    """The kinds of an effect that its brackets list: "skin infections (including cellulitis)"."""
    relation = "sign" if re.match(r"\W*(?:signs?|symptoms?)\b", part.text, re.I) else "kind"
    words = text[part.start - offset : part.end - offset]
    if signs := _SIGNS_ASIDE.search(words):
        # "an allergic reaction (hives, swelling, trouble breathing)"
        told = _SIGNS_TOLD.match(signs["list"])
        left = told.end() if told else 0
        relation = "kind" if _LOCAL.search(head) else "sign"
        for sign in split_list(signs["list"][left:], part.start + signs.start("list") + left):
            if phrase := _phrase(sign, abbreviations, head, relation, 9):
                named = relation == "sign" and is_kind_of_reaction(phrase.name)
                yield replace(phrase, relation="kind") if named else phrase
        return
    for kind in aside_kinds(text[part.start - offset : part.end - offset], part.start):
        if phrase := _phrase(kind, abbreviations, head, relation, 6):
            yield phrase


def _phrase(
    part: Part, abbreviations: Mapping[str, str], head: str, relation: str, longest: int
) -> EffectPhrase | None:
    proper = _PROPER.match(part.text)
    name = effect_name(proper["name"] or proper["long"], abbreviations, longest=5) if proper else None
    name = name or effect_name(part.text, abbreviations, longest=longest)
    if name is None:
        return None
    asides = " ; ".join(_ASIDE.findall(part.text))
    whole = percent_of(part.text)
    percent = whole if whole and whole.comparator_value is not None else percent_of(asides) or whole
    if percent and (pair := _SHARE_THEN_OTHER.search(part.text)):  # "gout 14% [7%]"
        percent = replace(
            percent, value=float(pair["share"]), comparator_value=float(pair["other"]), upper=None
        )
    told = [a for a in _ASIDE.findall(part.text) if "%" not in a and not _RARE_KIND.search(a)]
    tier = next((t for a in told if (t := frequency_tier(a))), None)
    if tier is None and (rare := _RARE.match(part.text)):
        tier = frequency_tier(rare.group())
    return EffectPhrase(
        name,
        part.start,
        part.end,
        tier,
        percent,
        told_in_whom(part.text) or ends_in_whom(part.text),
        head=head if head != name else "",
        relation=relation,
    )
