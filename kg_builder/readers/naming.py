"""Drug names as pages write them: labelled lines, titles, first sentences, lists of brands."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from kg_builder import lazy_re as re

from .clean_names import REMARK, SPOKEN, clean_name, split_names

__all__ = [
    "Intro",
    "NameLine",
    "active_substance",
    "asks_for_brands",
    "bracket_pair",
    "intro_name",
    "is_class_line",
    "is_identity_line",
    "medicine_of",
    "name_line",
    "subject_name",
    "title_names",
]

_LABEL = re.compile(
    r"(?P<label>(?:the )?(?:(?:us|u\.s\.|common|other|canadian|uk|drug|available|main) )*"
    r"(?:generic|brand|trade|proprietary|non-?proprietary|scientific|chemical|proper|international)"
    r" ?(?:(?:/|and|&) ?(?:brand|trade) ?)?(?:drug )?names?(?:\(s\))?(?: ?\(s\))?"
    r"|brand(?: names?)? (?:and|&) other names?|(?:also|formerly) (?:known|called|sold|marketed)(?: as)?"
    r"|other names?(?: (?:that )?you (?:may|might|will) (?:see|hear|know|find))?"
    r"|(?:(?:us|u\.s\.|uk|canadian|common) )?brands?(?: available)?|generic"
    r"|active (?:ingredient|substance|drug)s?(?:\(s\))?(?: ?\((?:in|per) [^()]{3,40}\))?|drug(?: name)?"
    r"|(?:medicine|medication)(?: name)?|inn)"
    r"(?: (?:is|are)| include[sd]?)?\s*(?P<colon>[:：]|\s[-–]\s|$)\s*(?P<value>.*)",
    re.IGNORECASE,
)
# "openfda.generic_name: BACLOFEN", "brand_name = Lioresal": fields of a record.
_FIELD = re.compile(r"(?:\w+\.)?(?P<field>[a-z]+(?:_[a-z]+)+)\s*[:=]\s*(?P<value>\S.*)")


class NameLine(NamedTuple):
    """A line such as "Brand name: Ocrevus"; other names ("Also known as") may be brands or not."""

    is_brand: bool
    value: str
    is_other: bool = False


_GENERIC_OF = re.compile(
    r"(?:[Tt]he )?[Gg]eneric (?:name |version |equivalent )?(?:for|of):? (?P<brands>[A-Z][\w-]+[^.:;]{0,100})"
)
# "Also known as Lioresal or Gablofen", without a colon.
_KNOWN_AS = re.compile(
    r"(?:also )?(?:known|called|sold|marketed) (?:as|under the (?:brand |trade )?names?(?: of)?)"
    r" (?P<names>[A-Z][\w-]+(?:(?: and | or |, )(?:[A-Z][\w-]+(?: [A-Z][\w-]*)?))*)\.?",
    re.IGNORECASE,
)
# "generic lisinopril", "(generic: lisinopril tablets, for oral use)"
_GENERIC_IS = re.compile(
    r"\(?generic(?: name)?:? "
    r"(?P<name>(?!(?:available|drugs?|medicines?|versions?|alternatives?|options?|names?|for|of|prices?"
    r"|costs?|substitut\w+|products?|is|are|and|or|not)\b)[a-z][\w-]{3,}[^.:;()]{0,60})\)?"
)
_OF_ANY_DRUG = frozenset("drug generic medicine medication".split())
_EMPHASIS = re.compile(r"(?P<mark>\*{1,2}|_)(?P<text>[^*_]{3,})(?P=mark)")
_COUNTRIES = frozenset("us u.s usa canada uk australia europe international".split())


def name_line(text: str, following: str = "") -> NameLine | None:
    """The names a labelled line gives; ``following`` is the next line, for values on a line of their own.

    Args:
        text: the line.
        following: the next line, "" for none.

    Returns:
        None for a line of another kind.

    >>> name_line("Brand Name(s): Lipitor")
    NameLine(is_brand=True, value='Lipitor', is_other=False)
    >>> name_line("Generic name", "baclofen")
    NameLine(is_brand=False, value='baclofen', is_other=False)
    >>> name_line("Generic for Lioresal, Gablofen")
    NameLine(is_brand=True, value='Lioresal, Gablofen', is_other=False)
    >>> name_line("Also known as Lioresal")
    NameLine(is_brand=False, value='Lioresal', is_other=True)
    >>> name_line("Brand new tablets: take two") is None
    True
    """
    if len(text) > 400:
        return None
    text = _EMPHASIS.sub(r"\g<text>", text)
    if found := _FIELD.match(text):
        text = f"{found['field'].replace('_', ' ')}: {found['value']}"
    if of := _GENERIC_OF.fullmatch(text):
        return NameLine(is_brand=True, value=of["brands"])
    if (called := _GENERIC_IS.fullmatch(text)) and clean_name(called["name"]):
        return NameLine(is_brand=False, value=called["name"])
    if "\t" in text and ":" not in text:
        text = re.sub(r"\t+", ": ", text, count=1)  # a row of a card
    if known := _KNOWN_AS.fullmatch(text):
        return NameLine(is_brand=False, value=known["names"], is_other=True)
    if not (found := _LABEL.fullmatch(text)):
        return None
    label, value = found["label"].casefold(), found["value"].split("\t", 1)[0]
    if label in _OF_ANY_DRUG and value and not _ONE_NAME.fullmatch(value):
        return None  # "Drug: Warfarin may raise the INR", of interactions
    if value.strip(" .").casefold() in _COUNTRIES:
        value = ""  # "Brand Names: US", the names below it
    if not value and following and len(following) <= 400 and not _LABEL.fullmatch(following):
        value = following if label not in _OF_ANY_DRUG | {"brand", "brands"} or found["colon"] else ""
        if not re.search(r"brand|trade", label) and not clean_name(bracket_pair(value)[0]):
            value = ""
    if not value:
        return None
    is_other = re.search(r"known|called|sold|marketed|^other", label) is not None
    return NameLine(
        not is_other and bool(re.search(r"\b(?:brand|trade|(?<!non)(?<!non-)proprietary)", label)),
        value,
        is_other,
    )


_ONE_NAME = re.compile(
    r"(?!.*\b(?:may|can|increases?|decreases?|raises?|lowers?|with|other)\b)[\w\u00ae\u2122/+-]+"
    r"(?:(?:, | and | / | )[\w\u00ae\u2122/+-]+){0,5}(?: ?[(\[].+)?"
)

_CLASS_LINE = re.compile(
    r"(?i)(?:(?:drug|therapeutic|pharmacologic(?:al)?) class(?:es)?(?:\(es\))?|class(?:es|\(es\))?"
    r"|pronunciation|dosage forms?|routes?(?: of administration)?"
    r"|availability|manufacturer|csa schedule|schedule|pregnancy category|atc code|other names?)\s*:\s*\S.*"
)


def is_class_line(text: str) -> bool:
    """Whether a line gives the drug's class, or another such fact that is no name.

    >>> is_class_line("Drug class: muscle relaxant"), is_class_line("Trade names: Lioresal")
    (True, False)
    """
    return len(text) <= 400 and _CLASS_LINE.fullmatch(text) is not None


def is_identity_line(text: str) -> bool:
    """Whether a line gives a name of the drug, its class or another such fact.

    >>> is_identity_line("Trade names: Lioresal"), is_identity_line("Drug class: muscle relaxant")
    (True, True)
    >>> is_identity_line("Common effects: weakness")
    False
    """
    return is_class_line(text) or name_line(text) is not None


_BRAND_QUESTION = re.compile(
    r"(?:what|which)(?: (?:are|is) the)?(?: (?:available|common|other|different))*"
    r" (?:brand|trade)(?: or trade)? names?\b.{0,80}",
    re.IGNORECASE,
)


def asks_for_brands(text: str) -> bool:
    """Whether a heading asks for brand names, so that the lines after it answer with them.

    >>> asks_for_brands("What brand names are available for gabapentin?"), asks_for_brands("What is a brand?")
    (True, False)
    """
    return _BRAND_QUESTION.fullmatch(text) is not None


_ACTIVE = re.compile(
    r"(?i)\bactive (?:substance|ingredient|drug)s?(?: (?:in|of) [^.,]{1,40}?)? (?:is|are|called|known as) "
    r"(?P<name>[^.,;()]{3,60})"
    r"|\b(?:of the active (?:substance|ingredient|drug)|the active (?:substance|ingredient|drug),) "
    r"(?P<name1>[a-z][\w-]{4,})"
    r"|^(?P<name3>[A-Z][\w-]{4,}), (?:which is )?the active (?:substance|ingredient|drug)\b"
    r"|^(?:(?P<subject>[A-Z][\w-]+) (?:[\w,. -]{0,40}? )?contains?:?|Contains:?(?=[^.]*\d ?m?c?g\b)) "
    r"(?:the (?:active (?:substance|ingredient)|medicine|drug) )?"
    r"(?:[\d.,]+ ?(?:mg|mcg|micrograms?|g|units?|iu)(?:/m?l)? (?:of )?)?"
    r"(?P<name2>(?!(?:lactose|sucrose|glucose|fructose|sorbitol|mannitol|maltitol|xylitol|sodium|gluten"
    r"|starch|soya|aspartame|alcohol|ethanol|phenylalanine|peanut|tartrazine|parabens?|benzyl|less|about"
    r"|more|small)\b)[a-z][\w-]{4,}"
    r"(?:(?: and |/| / )[a-z][\w-]{4,}| [a-z]{4,}(?= equivalent|\.| \(| \d)| (?:acid|alfa|alpha|beta)\b)?)"
    r"(?=[,.]| which| that| as| equivalent| \((?:as|equivalent)| \d|$)"
)


_PRODUCTS = frozenset("each one every this these the tablets capsules injection solution product".split())


def active_substance(text: str, titled: Set[str] = frozenset()) -> str:
    """The active substance that a sentence of a leaflet states, "" for none.

    Args:
        text: a sentence.
        titled: the words of the page's first lines, small. What contains the substance is named there, or is
            "each tablet", "this medicine".

    >>> active_substance("The active substance is lisinopril. Each tablet holds 5 mg.")
    'lisinopril'
    >>> active_substance("Zestril contains lisinopril, an ACE inhibitor.", {"zestril"})
    'lisinopril'
    >>> active_substance("Lisinopril, the active ingredient in Zestril, widens the vessels.")
    'Lisinopril'
    >>> active_substance("Each tablet contains 5 mg lisinopril."), active_substance("Each contains lactose.")
    ('lisinopril', '')
    """
    found = _ACTIVE.search(text[:400])
    if not found:
        return ""
    if (subject := (found["subject"] or "").casefold()) and subject not in _PRODUCTS | titled:
        return ""
    name = next(found[group] for group in ("name", "name1", "name2", "name3") if found[group])
    return clean_name(re.sub(r"(?i)^(?:called|the|a|an) ", "", name.strip()))


# "Zorvexant (also known as Zorvex)", "(brand name: Zorvex)"
_CALLED = re.compile(
    r"\((?:(?:also |formerly |previously )?(?:known|called|sold|marketed|branded) (?:as|under)"
    r"|(?:brand|trade|generic) names?(?: is| are)?:?|generic(?: for| of| version of)?:?) (?=\w)",
    re.IGNORECASE,
)


def bracket_pair(text: str) -> tuple[str, str]:
    """The words before and within the first brackets, remarks left out.

    Args:
        text: a title or name.

    Returns:
        Both; the second is "" where there are none.

    >>> bracket_pair("atorvastatin (Lipitor)"), bracket_pair("baclofen (oral route)")
    (('atorvastatin', 'Lipitor'), ('baclofen', ''))
    """
    text = _CALLED.sub("(", text)
    clean = " ".join(REMARK.sub(" ", SPOKEN.sub(" ", text)).split())
    found = re.match(r"([^()]+?)\s*\(([^()]+)\)", clean)
    return (found[1], found[2]) if found else (clean, "")


# "Drugs A-Z / lioresal (baclofen tablets) drug": where a page stands on its site.
_CRUMBS = re.compile(
    r"(?i)(?:home|drugs?|medications?|medicines?|health)\b.* (?:/|>|»|›|→) (?P<last>.+?)(?: drugs?)?$"
)
_SITE = re.compile(r"\s+[|–—-]\s+[^|]*$|\s*\|.*$")
_TITLE_TAIL = re.compile(
    r"(?i)\s*(?:[:,–—|]|(?<!\w)-|-(?!\w)|\bside\b|\bfor (?=[a-z])|\bpage \d"
    r"|\b(?:drug )?(?:uses|dosage|information|monograph|prescribing|medication|package|interactions"
    r"|fact ?sheet|(?:quick|patient|user|medication) guide|handout)\b).*$"
)


_CARD_LINE = re.compile(r"[^:]+:[^\s/]")  # a line of a card, whose cells had a tab between them


def title_names(title: str) -> Iterator[tuple[str, str]]:
    """Names in a title, as (name, name in brackets or "").

    Args:
        title: of the page.

    Yields:
        One pair, or none.

    >>> list(title_names("Lipitor (atorvastatin): Uses, Side Effects | Some Site"))
    [('Lipitor', 'atorvastatin')]
    >>> list(title_names("Baclofen side effects"))
    [('Baclofen', '')]
    >>> list(title_names("Take one tablet daily."))
    []
    """
    text = _CRUMBS.sub(r"\g<last>", _SITE.sub("", title.strip("#*_ \ufeff")))
    if text.endswith((".", "?")) or _CARD_LINE.match(text):
        return
    outer, inner = bracket_pair(text)
    inner = inner if clean_name(re.split(r"[,;/]| and ", inner)[0]) else ""
    name = clean_name(_TITLE_TAIL.sub("", outer)) if not inner else clean_name(outer)
    if name and len(name.split()) <= 6:
        yield name, inner


class Intro(NamedTuple):
    """A first sentence's names."""

    name: str
    inner: str = ""
    brands: tuple[str, ...] = ()


_INTRO = re.compile(
    r"(?:The (?:drug|medicine|medication) )?(?P<name>[A-Z][\w-]{2,}(?:(?: |/| and "
    r"| / )[a-z][\w-]{3,}){0,3}?)[®™]?"
    r"\s?(?:\((?P<inner>[^()]{3,80})\))?(?:,(?P<aside>[^.]{0,200}?),)?\s+"
    r"(?:(?:is|are) (?!not\b)|belongs? to|works? by|treats?\b|helps?\b"
    r"|contains? (?P<active>(?:the active (?:ingredient|substance)s? )[\w -]+))"
)
_SOLD = re.compile(
    r"(?:sold|marketed|available|known|branded)[^.]{0,40}?(?:under|by|as)(?: (?:the|its|various|several"
    r"|many|different|following))*"
    r" (?:brand|trade)[ -]?names?:?(?: of| such as| including|,)? (?P<names>[A-Z][^.;]{2,120}?)"
    r"(?= among others|,? (?:is|are|was|which|belongs|and is|and others)\b|[.;)]|, (?:a|an|the) |$)"
    r"|as the brand[- ]name (?:drugs?|medicines?|medications?) (?P<names3>[A-Z][^.;]{2,120})"
    r"|[Bb]rand names?(?: (?:of|for) [\w-]+)?(?: include| are| is|:) (?P<names2>[A-Z][^.;]{2,120})"
)


def intro_name(text: str) -> Intro | None:
    """Names in a sentence that introduces a drug.

    Args:
        text: the sentence.

    Returns:
        None where it introduces nothing.

    >>> intro_name("Baclofen, sold under the brand name Lioresal among others, is a muscle relaxant.")
    Intro(name='Baclofen', inner='', brands=('Lioresal',))
    >>> intro_name("*Zestril* (**lisinopril**) is a tablet.")
    Intro(name='Zestril', inner='lisinopril', brands=())
    >>> intro_name("Take it with food.") is None
    True
    """
    if "*" in text:  # emphasis
        text = text.replace("*", "")
    text = _CALLED.sub("(", text)
    found = _INTRO.match(text)
    sold = _SOLD.search(text[:600])
    if not found or not clean_name(found["name"]):
        return None
    if found["name"].split()[0] in _PRONOUNS:
        return None
    brands = split_names(sold["names"] or sold["names2"] or sold["names3"]) if sold else ()
    inner = found["inner"] or ""
    if SPOKEN.fullmatch(f"({inner})"):
        inner = ""
    if not clean_name(re.split(r"[,;/]| and ", inner)[0]):
        inner = ""
    return Intro(found["name"], inner, tuple(b for b in brands if b[0].isupper()))


_MEDICINE = re.compile(
    r"(?i:(?:your )?medicines?(?: information)?|your (?:tablets?|capsules?|medication|injections?|inhaler))"
    r"(?:: | [\u2013-] )(?P<name>[A-Z][\w-]{3,}(?:(?: |/| and )(?!for\b|to\b)[\w.-]+){0,4}(?: ?\([^()]+\))?)"
)


def medicine_of(text: str) -> str:
    """The name in a line such as "Your tablets: Lioresal (baclofen)", "" for another line.

    Args:
        text: the line.

    >>> medicine_of("Your medicine: Baclofen (Lioresal)"), medicine_of("Your tablets: how to take them")
    ('Baclofen (Lioresal)', '')
    """
    found = _MEDICINE.fullmatch(text)
    return found["name"] if found else ""


_SUBJECT = re.compile(
    r"(?P<name>[A-Z][\w-]{2,}(?: (?!and\b|or\b|that\b|with\b)[a-z][\w-]{3,})?)[®™]? "
    r"(?:is|are|was|may|can|could|has|comes?|works?|belongs?|should|must|helps?|treats?|contains?|passes)\b"
)


def subject_name(text: str) -> str:
    """What a sentence begins with, where that may be a name; "" else.

    Args:
        text: the sentence.

    >>> subject_name("Baclofen comes as a tablet."), subject_name("It may help."), subject_name("Take it.")
    ('Baclofen', '', '')
    """
    found = _SUBJECT.match(text)
    return found["name"] if found and found["name"].split(maxsplit=1)[0] not in _PRONOUNS else ""


_PRONOUNS = frozenset(
    "This That These Those There What Which Who It They You Your The Some Many Most Before After Side "
    "Common Serious "
    "Do If When While Because Although People Patients Women Men Children Adults Treatment Use Doses "
    "Safety Each All "
    "Symptoms Signs Alcohol Pregnancy".split()
)
