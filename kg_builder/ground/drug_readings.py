"""Readings of drugs and classes: kind, form and manner left out; short names of enzymes written out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import SemanticType

from .condition_readings import heads
from .normalize import words_of
from .phrases import Reading, is_list
from .tables import read_table
from .wordings import other_wordings, without_function_words

__all__ = ["broader_drugs", "class_heads", "cytochrome", "exact_drugs", "named_after_colon"]

_CYTOCHROME = re.compile(
    r"\b(?:hepatic\s+)?(?:cytochrome\s+)?(?:CYP[\s-]?|P-?450[\s-]+)(?:CYP\s?)?(\d[A-Z]\w*)\b"
    r"(?:\s+(?:iso)?enzymes?\b(?:\s+system)?)?",
    re.IGNORECASE,
)
_ALL_CYTOCHROMES = re.compile(
    r"\b(?:hepatic\s+)?(?:(?:cytochrome\s+)?(?:CYP|P)-?\s?450|CYP)(?:\s+(?:iso)?enzymes?)?(?=\s+(?:in[dh]|sub)|$)",
    re.IGNORECASE,
)
_SEVERAL_CYTOCHROMES = re.compile(
    r"^(?:[\w-]+\s+){0,3}?(?:(in(?:hibit|duc)(?:or|er)s?)\s+of\s+)?"
    r"(?:cytochrome\s+P-?450\s+)?CYP\d\w*(?:(?:,|/|\s+and|\s+or|,\s+and|,\s+or)\s*(?:CYP)?\d\w*)+"
    r"(?:\s+(in(?:hibit|duc)(?:or|er)s?))?$|^CYP\d\w*\s+(in(?:hibit|duc)(?:or|er)s?)$",
    re.IGNORECASE,
)
_SALT = re.compile(
    r"(?:\s+(?:hydrochloride|dihydrochloride|HCl|hydrobromide|sodium|disodium|potassium|calcium|magnesium|sulfate|"
    r"phosphate|acetate|maleate|mesylate|tartrate|bitartrate|citrate|fumarate|succinate|besylate|tosylate|pamoate|"
    r"bromide|chloride|iodide|nitrate|lactate|gluconate|propionate|valerate|malate|anhydrous|dihydrate|monohydrate|"
    r"hemihydrate|trihydrate))+$",
    re.IGNORECASE,
)
_ISOFORM = re.compile(r"(?<=CYP\d[A-Z])\d+$")
_NUMBER = re.compile(r"[- ]\d+[A-Za-z]?(?= )")
_COLON = re.compile(r"^([^:]+):\s*([^:]+)$")
_DRUG_NOUNS = re.compile(r"\s+(?:drugs?|medications?|medicines?|agents?|antibiotics?|class)$", re.IGNORECASE)
_ANTI = re.compile(r"anti-?(\w+?)s?(?:\s+agents?)?", re.IGNORECASE)
_CLASS_NOUNS = re.compile(
    r"(?:[\s-]+(?:class|type|derived))?\s+(?:antibacterials?|antimicrobials?|antifungals?|antivirals?|antiparasitics?|"
    r"antimycobacterials?|antibiotics?|anti-infectives?|immunosuppressants?|antidepressants?|drugs?|agents?)"
    r"(?:\s+(?:drugs?|agents?))?$",
    re.IGNORECASE,
)
_BRAND_TAILS = re.compile(
    r"\s+(?:HFA|XR|ER|SR|XL|CR|LA|EC|Diskus|Respimat|FlexPen|KwikPen|Zydis|ODT|Pen|RTU)$", re.IGNORECASE
)
_TAILS = re.compile(
    r"[\s-]+(?:containing\s+(?:drugs?|agents?|medications?|medicines?|foods?|therap(?:y|ies))|supplements?|supplementation|preparations?|products?|injections?|tablets?|capsules?|solutions?|"
    r"suspensions?|therapy|treatments?|salts?|infusions?|formulations?|containing|derivatives?|compounds?|"
    r"combinations?|analog(?:ue)?s?|intranasal|eye drops|cream|ointment|gel|patch(?:es)?|syrup|drugs?)$",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    r"^(?:(?!.*\b(?:that|which|who|affect|alter|increase|decrease|reduce)s?\b).*\s)?"
    r"(?:administration|co-?administration|use|effects?|activity|levels?|concentrations?|doses?|"
    r"amounts?|intake|ingestion|exposure|withdrawal|discontinuation|metabolism|clearance|absorption)\s+(?:of|to)\s+"
    r"(.+)$",
    re.IGNORECASE,
)
_DOES = {"inhibit": "inhibitors", "induce": "inducers", "block": "blockers"}
_THAT_DO = re.compile(
    r"^(?:drugs?|medications?|medicines?|agents?|substances?|(?:\w+\s+)?products?|compounds?)\s+"
    r"(?:(?:that|which)(?:\s+are\s+known\s+to)?|known\s+to)\s+((?:strongly|potently|moderately|weakly)\s+)?"
    r"(inhibit|induce|block)s?\s+(?:the\s+)?(.+)$",
    re.IGNORECASE,
)
_THAT_ARE = re.compile(
    r"^(?:drugs?|medications?|medicines?|agents?|substances?|(?:\w+\s+)?products?|compounds?)\s+"
    r"(?:(?:that|which)\s+are|known\s+(?:to\s+be|as))\s+((?:[\w-]+\s+)?(?:inhibitors|inducers|blockers|antagonists)\b.*)$",
    re.IGNORECASE,
)
_ACTING = re.compile(r"^(.*?)(\s+receptor)?\s+(inhibitor|antagonist|blocker|agonist)(s?)$", re.IGNORECASE)
_HOW = {
    "inhibitor": ("antagonist", "blocker"),
    "antagonist": ("inhibitor", "blocker"),
    "blocker": ("antagonist", "inhibitor"),
    "agonist": (),
}
_NUMBERED = re.compile(r"\b(histamine|serotonin)[- ](\d)", re.IGNORECASE)
_NUMBERED_AS = {"histamine": "histamine H", "serotonin": "serotonin 5-HT"}
_AGAINST_ONE = re.compile(
    r"^.*(?:directed|binding|blocking|targeted|targeting|neutralizing|inhibitor)\b.*\bantibod(?:y|ies)$",
    re.IGNORECASE,
)
_BASED = re.compile(r"^(\w+)-based\b.*$", re.IGNORECASE)


def cytochrome(text: str) -> str:
    """A phrase with an enzyme's short name written out as vocabularies have it.

    Args:
        text: the phrase.

    >>> cytochrome("CYP2D6 inhibitors"), cytochrome("Cytochrome P450 3A inhibitors")
    ('cytochrome P-450 CYP2D6 inhibitors', 'cytochrome P-450 CYP3A inhibitors')
    >>> cytochrome("CYP450 inducers")
    'cytochrome P-450 enzyme inducers'
    """
    written = _CYTOCHROME.sub(lambda match: f"cytochrome P-450 CYP{match.group(1).upper()}", text)
    return _ALL_CYTOCHROMES.sub("cytochrome P-450 enzyme", written) if written == text else written


def named_after_colon(text: str) -> tuple[str, str] | None:
    """The class and what of it is named: "ergot alkaloids: ergotamine"; None for other phrases.

    Args:
        text: the phrase.

    >>> named_after_colon("ergot alkaloids: ergotamine")
    ('ergot alkaloids', 'ergotamine')
    """
    found = _COLON.match(text)
    return (found.group(1).strip(), found.group(2).strip()) if found else None


def exact_drugs(text: str, slot: SemanticType) -> Iterator[Reading]:
    """Readings that mean the same drug or class.

    Args:
        text: the phrase.
        slot: what it stands for.

    Yields:
        Readings in the order to try them.

    >>> [reading.text for reading in exact_drugs("antidepressant medications", SemanticType.DRUG_CLASS)][0]
    'antidepressant'
    >>> [reading.text for reading in exact_drugs("drugs that inhibit CYP3A", SemanticType.SUBSTANCE)][:2]
    ['CYP3A inhibitors', 'cytochrome P-450 CYP3A inhibitors']
    """
    if did := _THAT_DO.match(text):
        how = f"{did[1].strip().removesuffix('ly')} " if did[1] else ""
        text = f"{how}{did[3]} {_DOES[did[2].casefold()]}"
        yield Reading(text, "the class by what it does")
    elif being := _THAT_ARE.match(text):
        text = being[1]
        yield Reading(text, "the class by what it does")
    bare = _DRUG_NOUNS.sub("", text)
    if bare and bare != text:
        yield Reading(bare, "without the word for drugs")
    if slot is SemanticType.DRUG_CLASS and (chemical := _CLASS_NOUNS.sub("", text)) != text and chemical:
        yield Reading(chemical, "the class without what it is used for")
    if slot is SemanticType.BRAND and (brand := _BRAND_TAILS.sub("", text)) != text and brand:
        yield Reading(brand, "without its form")
    if (enzyme := cytochrome(text)) != text:
        yield Reading(enzyme, "the enzyme's name written out")
    if anti := _ANTI.fullmatch(bare or text):
        yield Reading(f"anti-{anti.group(1)} agents", "a class by what it works against")
        yield Reading(f"anti{anti.group(1)} agents", "a class by what it works against")
    for other in _acting(bare or text):
        yield Reading(other, "the same in other words")
    if slot is not SemanticType.BRAND and " " not in text:
        yield Reading(f"{text} agents", "with the word for drugs")
    if (parts := named_after_colon(text)) is not None and not is_list(parts[1]):
        yield Reading(parts[1], f"named as one of {parts[0]}")


def _acting(text: str) -> Iterator[str]:
    """A class with the receptor named as such or not, and how its drugs act in other words.

    >>> "neurokinin 1 receptor antagonists" in list(_acting("neurokinin 1 antagonists"))
    True
    >>> list(_acting("histamine-1 receptor agonist"))
    ['histamine H1 receptor agonist', 'histamine H1 agonist']
    """
    numbered = _NUMBERED.sub(lambda found: _NUMBERED_AS[found[1].casefold()] + found[2], text)
    acting = _ACTING.match(numbered)
    if acting is None:
        return
    what, receptor, how, many = acting.groups()
    for between in (" receptor ", " ") if receptor else (" ", " receptor "):
        for word in (how, *_HOW[how.casefold()]):
            if (other := f"{what}{between}{word}{many}") != text:
                yield other


def broader_drugs(text: str) -> Iterator[Reading]:
    """What a phrase about a drug or class is narrower than, with the reason.

    Args:
        text: the phrase.

    Yields:
        Readings in the order to try them.

    >>> [reading.text for reading in broader_drugs("oral ketoconazole tablets")]
    ['ketoconazole tablets', 'ketoconazole', 'oral ketoconazole']
    >>> "cytochrome P-450 CYP3A inhibitors" in [r.text for r in broader_drugs("strong CYP3A4 inhibitors")]
    True
    """
    text = without_function_words(text)
    seen = {text}
    found: list[Reading] = []

    def add(words: str, reason: str) -> None:
        if words and words not in seen and not is_list(words):
            seen.add(words)
            found.append(Reading(words, reason))

    whole = text
    for same in exact_drugs(text, SemanticType.DRUG_CLASS):
        if same.reason == "the class by what it does":
            whole = same.text
    whole = cytochrome(whole)
    of_it = _OF_IT.match(whole)
    if of_it:
        add(of_it.group(1), "what is said of it left out")
    parts = named_after_colon(whole)
    if parts is not None:
        add(parts[0], "what is named of the class left out")
    for form in (whole, _without_tails(whole)):
        add(_without_modifiers(form), "what kind of it left out")
        if form != text:
            add(form, "its form left out")
    add(_without_modifiers(_without_tails(whole)), "its kind and form left out")
    if (based := _BASED.match(_without_modifiers(whole))) is not None:
        add(f"{based[1]} compounds", "what it is based on")
    for reading in (*found, Reading(whole)):
        reason = f"{reading.reason}; " if reading.reason else ""
        add(_family(reading.text), f"{reason}the enzyme's family")
        if (family := _NUMBER.sub("", f"{reading.text} ").strip()) != reading.text:
            add(family, f"{reason}its number left out")
            for other in other_wordings(family, SemanticType.DRUG_CLASS):
                add(other, f"{reason}its number left out")
    if (base := _SALT.sub("", _without_tails(whole))) and base != whole:
        add(base, "its salt left out")
    for reading in list(found):
        for other in _acting(reading.text):
            add(other, reading.reason)
        add(_DRUG_NOUNS.sub("", reading.text), reading.reason)
        if anti := _ANTI.fullmatch(reading.text):
            add(f"anti{anti[1]}", reading.reason)
    yield from found
    if _AGAINST_ONE.match(text):
        yield Reading("monoclonal antibodies", "what it is directed against left out")
    if several := _SEVERAL_CYTOCHROMES.match(text):
        does = several[1] or several[2] or several[3]
        if does:
            yield Reading(f"cytochrome P-450 enzyme {does}", "a kind of these enzymes")


def class_heads(text: str) -> Iterator[Reading]:
    """The classes that the last words of a phrase may name, where nothing but what kind of them is before.

    Args:
        text: the phrase.

    >>> [reading.text for reading in class_heads("cardioselective beta-blockers")]
    ['beta-blockers']
    >>> list(class_heads("drugs that lower the dose of diuretics")), list(class_heads("ergot/triptan drugs"))
    ([], [])
    """
    if not is_list(text) and not any(word.casefold() in _NOT_A_KIND for word in text.split()):
        if (chemical := _CLASS_NOUNS.sub("", text)) != text and chemical:
            yield Reading(chemical, "the class without what it is used for")
        for words in dict.fromkeys((text, _without_tails(text))):
            for reading in heads(words):
                yield reading
                if (enzyme := cytochrome(reading.text)) != reading.text:
                    yield Reading(_family(enzyme), f"{reading.reason}; the enzyme's family")


_NOT_A_KIND = frozenset(
    "of to in on with without that which who for by from as at than is are was may can not known other "
    "including such these those this".split()
)


def _family(text: str) -> str:
    """A phrase with the families of its enzymes: CYP3A of CYP3A4."""
    return " ".join(_ISOFORM.sub("", word) for word in text.split())


def _without_tails(text: str) -> str:
    shorter = _TAILS.sub("", text)
    while shorter and shorter != text:
        text, shorter = shorter, _TAILS.sub("", shorter)
    return text


def _without_modifiers(text: str) -> str:
    words = text.split()
    table = _modifiers()
    start = 0
    while start < len(words) - 1:
        size = next(
            (
                n
                for n in (3, 2, 1)
                if start + n < len(words) and " ".join(words_of(" ".join(words[start : start + n]))) in table
            ),
            0,
        )
        if not size:
            break
        start += size
        if words[start] in ("or", "and") and start < len(words) - 2:
            start += 1
    return " ".join(words[start:])


@lru_cache(maxsize=1)
def _modifiers() -> frozenset[str]:
    return frozenset(" ".join(words_of(row["modifier"])) for row in read_table("drug_modifiers.tsv"))
