"""Reads the situations in which a drug must not be used: conditions, allergies, states, other drugs."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.coordination import split_including, split_list
from ..language.lexicon import BODY_PARTS
from ..vocabulary.condition_words import is_condition, is_vague, says_nothing
from ..vocabulary.patients import patients_of
from ..vocabulary.phrases import blank, decapitalised
from ..vocabulary.shared_heads import rejoined
from ..vocabulary.substances import is_substance
from .allergies import ALLERGY, allergies, with_reaction_first
from .circumstances import with_one_verb, without_circumstances, without_giver
from .cuts import CUT
from .drugs import (
    DRUG_LEAD,
    EXAMPLES,
    NO_NAME,
    PRONOUN,
    TAKEN,
    TAKES,
    drugs_of,
    opens_with_condition,
    partners,
)
from .items import JOINED, VERB, is_fragment
from .kinds import (
    BECOMING,
    GROUPS,
    ORGAN,
    SO_IS,
    TAKES_THESE,
    measured,
    organ,
    special,
    untreated,
    use_forbidden,
)
from .states import AGE, NONE, STATES, beside
from .words import (
    HISTORY,
    STOP,
    Situation,
    body_of,
    core_of,
    masked,
    only_some,
    past,
    tidied,
    upright,
    with_heads,
)

__all__ = ["Situation", "situations"]

_DEGREES = re.compile(
    r"\b(\w+-|(?:first|second|third)(?=\s+(?:or|and)\s+\w+[- ]degree))(,?\s+(?:or|and)\s+)"
    r"(\w+(?=-)|second|third)[- ](degree\s+[^,;.()]+|(?<=-)\w+\s+[^,;.()]+)"
)
_KIND_ENDS = re.compile(r"\s+(?:except|unless|without|who|in|with)\b", re.I)
_SHORT = re.compile(r"\s\([A-Z]{2,5}\)(?=\s)")
_UNKNOWN = re.compile(r"\bha(?:ve|s)\s+not\s+been\s+(?:studied|established|evaluated)", re.I)
_UNABLE = re.compile(r"inability\s+to\s+\w", re.I)
_CHANGED = re.compile(r"(?:an?\s+)?(?:increase|decrease|reduction|elevation)s?\s+(?:in|of)\s+\w", re.I)
_JOINT = re.compile(
    r"\s*,?\s+(?:and|or|and/or)(?:\s+(?:a|an|known|prior|previous|history|of|severe|serious))*$", re.I
)
_OR_DIAGNOSIS = re.compile(r"\bhistory\s+or\s+(?:current\s+)?diagnosis\s+of\b", re.I)
_EXPLAINED = re.compile(r"\w:\s|\s[\u2013\u2014-]\s")
"""An entry with what is said of it, as no name of a situation holds."""
_NO_KIND = re.compile(
    r"(?:(?:untreated|uncontrolled|certain|serious|severe|active|other|some|any|medical|health|and|or"
    r"|the)\s+)*(?:diseases?|conditions?|problems?|disorders?|illnesses)",
    re.I,
)
"""What names nothing by itself before its examples: "untreated or uncontrolled diseases such as"."""
_SUCH = re.compile(
    r"\b(?:such|these|those)\s+"
    r"(?:agents?|drugs?|medicines?|medications?|products?|inhibitors?|conditions?)\b"
    r"|\bstopped\s+(?:taking\s+)?(?:one|it|them)\b",
    re.I,
)
_THE_FOLLOWING = re.compile(
    r"^.*?\b(?:following|these)\s*(?:conditions?|situations?|circumstances|\w*medicines?|drugs?)?\s*:\s*",
    re.I,
)
_HAVE_AND_TAKE = re.compile(
    r"(?:have|has)\s+(.+?)\s+and\s+(?:you\s+)?(?:are\s+)?(?:also\s+)?(taking\s|using\s)", re.I
)
"""A condition with what is taken besides: "have gout and are also taking samplol"."""
_OR_WHEN = re.compile(r",?\s+(?:or|and|nor)\s+(?:while|when|if|during)\s+(?=\w)(?!\w+ing\s+\w+\W*$)", re.I)
"""What opens a situation behind drugs that must not be taken with it: "samplol, or if you have gout"."""
_OR_WITH = re.compile(r"\b(or|and)\s+with\b", re.I)
_HAVING_TAKEN = re.compile(r"(?:taken|taking|used|using|received|receiving|had)\s+", re.I)
_EXPLAINS = re.compile(
    r"see\b|for\b|used\b|to\s+treat\b|e\.g|such\s+as|due\b|because\b|caused\b|listed\b|unless\b|including\b",
    re.I,
)

_POINTING = re.compile(
    r"(?:used\s+to|to\s+treat|this|these|those|such|that|which|same|like$|without|no(?=\s+(?!known\b)))\b",
    re.I,
)
_ONE_MORE = re.compile(
    r"\b(?:after|taking|to)\s[^>]+>\s(?:NSAIDs?\b|non-?steroidal\b|aspirin\b|salicylates\b)", re.I
)
"""One more drug of what a reaction followed: "asthma after taking aspirin or other NSAIDs"."""
_CLAUSE_OF = re.compile(
    r"\s*[<>\u2264\u2265]|\s+(?:greater|more|higher|worse)\s+than\b"
    r"|\s+(?:in\s+progress|for\s+no\s+reason)\b|\s+(?:that|which)\s+(?=involves?|affects?)"
)
_NO_SITUATION = re.compile(
    r".*\bcontra-?indicat|page\s+\d|rev\b|boxed\s+warning|.*\d/\d{4}|[A-Z]{2,}-\d", re.I
)
"""What stands around a page, not on it."""
_GRADED = re.compile(r"(?:mild|moderate|active|current|uncontrolled|untreated)\b", re.I)
_GIVEN_AS = re.compile(
    r"\W*(?:if\s+)?(?:you\s+)?(?:(?:are|were|(?:have\s+)?been)\s+)?(?:given|prescribed|treated\s+with)\s+"
    r"(?:the\s+)?(?:capsules|tablets|liquid|injections?|solution|syrup)\b",
    re.I,
)
"""Who gets the drug itself, in some form: "if you are given capsules"."""
_INBORN = re.compile(r"(?:congenital|inherited|hereditary|familial)\b", re.I)
"""What is no matter of history: "history of QT prolongation, including long QT syndrome from birth"."""
_YOU_OPENS = re.compile(r"\W*(?:if\s+)?you\s*:", re.I)
"""What opens a list of things that "you" do or have, on one line: "if you: have gout; take samplol"."""
_BARE = re.compile(
    r"(?:diseases?|impairment|failure|dysfunction|insufficiency|disorders?|damage|injury|obstruction)", re.I
)
_PLAIN = re.compile(
    r"(?!with|prior\b|previous\b|them\b|taken?\b|use\b|other\b)[A-Za-z][\w'\u2019-]+(?:\s(?!of|in|to|for"
    r"|with|by|on|at\b)[\w'\u2019-]+){0,3}"
)


def situations(
    text: str, offset: int = 0, *, drug: re.Pattern[str], trusted: bool = False, drugs: bool = False
) -> list[Situation]:
    """The situations that a text names from its beginning on.

    Args:
        text: the words after "contraindicated in", "do not take it if", or an item under them.
        offset: added to every place.
        drug: pattern of the drug's own names.
        trusted: whether the text is known to name situations, so that words no rule knows will do.
        drugs: whether the text names what must not be taken with the drug.

    >>> own = re.compile("examplol", re.I)
    >>> [s.text for s in situations("you are allergic to examplol, or have severe liver disease", drug=own)]
    ['allergic to examplol', 'severe liver disease']
    >>> [s.text for s in situations("patients with a history of angioedema or stroke", drug=own)]
    ['history of angioedema', 'history of stroke']
    >>> [s.text for s in situations("larger amounts than recommended", drug=own)]
    []
    >>> [s.text for s in situations("samplol, sampletine or trialon", drug=own, drugs=True)]
    ['samplol', 'sampletine', 'trialon']
    """
    if NONE.match(text):
        stripped = text.strip()
        at = offset + text.index(stripped)
        return [Situation("none", at, at + len(stripped))]
    text = with_one_verb(with_reaction_first(text))
    if (
        drugs
        and not opens_with_condition(text)
        and (named := list(partners(_OR_WITH.sub(_alone, text), offset, drug)))
    ):
        beside = _OR_WHEN.search(text)
        at = beside.end() if beside else len(text)
        return [*named, *situations(text[at:], offset + at, drug=drug, trusted=True)] if beside else named
    out: list[Situation] = []
    text = without_circumstances(text, drug)
    for joint in JOINED.finditer(text):
        start, end = joint.span(joint.lastgroup or 0)
        said = decapitalised(" ".join(text[start:end].split()).rstrip("."))
        said = _HAVE_AND_TAKE.sub(r"\1 and \2", said) if joint.lastgroup == "both" else said
        out.append(Situation(said, offset + start, offset + end))
    text = JOINED.sub(blank, text)
    opened = "you " if _YOU_OPENS.match(text) else ""
    start = 0
    for cut in [*CUT.finditer(masked(text)), None]:
        end = cut.start() if cut else len(text)
        piece = without_giver(text[start:end])
        ordered = (
            start and text[:start].rstrip().endswith(";") and not is_fragment(f"{opened}{piece.lstrip()}")
        )
        if piece.strip(" ,.;:") and not ordered:
            read = _piece(piece, offset + start, drug, trusted=trusted)
            out.extend(s for s in read if not says_nothing(s.text) and not _is_itself(s.text, drug))
        start = cut.end() if cut else end
    seen: dict[str, Situation] = {}
    for situation in out:
        seen.setdefault(situation.text.casefold(), situation)
    return list(seen.values())


def _alone(joint: re.Match[str]) -> str:
    """A conjunction without the word behind it, at its length."""
    return joint[1].ljust(len(joint.group()))


def _is_itself(name: str, drug: re.Pattern[str]) -> bool:
    """Whether the drug is named, or its having been taken, or what only points at drugs told of before."""
    if _SUCH.search(name) or _GIVEN_AS.match(name):
        return True
    taken = _HAVING_TAKEN.match(name)
    return drug.match(name, taken.end() if taken else 0) is not None


def _piece(
    piece: str, at: int, drug: re.Pattern[str], *, trusted: bool, end: int | None = None
) -> Iterator[Situation]:
    if "degree" in piece:
        piece = _SHORT.sub(blank, piece)
    if degrees := _DEGREES.search(piece):
        # "second- or third-degree AV block"; the place stays that of the whole piece.
        first, joint, second, kind = degrees.groups()
        first = first.rstrip("-")
        kind = _KIND_ENDS.split(kind)[0]
        spelled = f"{first}-{kind}{joint}{second}-{kind}"
        yield from _piece(
            piece[: degrees.start()] + spelled + piece[degrees.end() :],
            at,
            drug,
            trusted=trusted,
            end=at + len(piece),
        )
        return
    if _GIVEN_AS.match(drug.sub("", piece)):
        return
    if whole := untreated(piece) or use_forbidden(piece):
        yield Situation(whole, at, end or at + len(piece.rstrip(" .;,")))
        return
    if ORGAN.match(piece):
        aside, said = organ(piece)
        if said:
            yield Situation(said, at, end or at + len(piece.rstrip(" .;,")))
        else:
            yield from _named(aside, (at, end or at + len(piece)), None, drug, trusted=trusted)
        return
    left = len(piece) - len(piece.lstrip(" ,:;.\u2022*-"))
    right = left + len(piece[left:].rstrip(" ,.;:"))
    stop = STOP.search(masked(piece), left + 1)
    words = upright(piece[left : min(right, stop.start() if stop else right)])
    if _UNKNOWN.search(words):
        return
    if (colon := re.search(r":\s+(?=[A-Z])", words)) and drug.match(words, colon.end()):
        words = words[: colon.start()]  # "gout: examplol can raise urate"
    if stop and not is_condition(tidied(words)) and (members := EXAMPLES.search(piece, stop.start())):
        # "conditions that can be worsened by this effect (e.g., glaucoma, gout)"
        words = f"{words}, {members[1]}" if TAKES.search(words) or "se of " in words else members[1]
    where = (at + left, end or at + right)
    patients = patients_of(words)
    population = (
        patients.words
        if patients and patients.words not in {"patients", "people", "those", "individuals"}
        else None
    )
    if allergy := ALLERGY.search(words):
        before = words[: allergy.start()].rstrip(" ,")
        if (joint := _JOINT.search(before)) and _names_one(before[: joint.start()]):
            yield from _named(before[: joint.start()], where, population, drug, trusted=trusted)
        yield from allergies(allergy, where)
        return
    becoming = BECOMING.search(words)
    if becoming:
        words = words[: becoming.start()] + ("pregnant" if becoming["now"] else "") + words[becoming.end() :]
    states = [(state, m) for state, pattern in STATES if (m := pattern.search(words))]
    for state, told in states:
        if not re.search(r"\b(?:vaccin|contracep)", words[max(0, told.start() - 40) : told.end() + 40], re.I):
            # the kind of dialysis is told by its own word: "hemodialysis"
            own = told.group().casefold().split()[-1] if state == "dialysis" else state
            yield Situation("breast-feeding" if "t-f" in told.group() else own, *where)
    if becoming:
        yield Situation(decapitalised(" ".join(becoming["then"].split())), *where)
    if states or becoming:
        yield from beside(words, where)  # "pregnancy, severe liver disease and gout"
        return
    if (age := AGE.search(words)) and not re.search(r"\bwith\b", words[age.end() :]):
        yield from beside(words[: age.start()], where)  # "glaucoma, and children under 6 years"
        yield Situation(decapitalised(" ".join(age["who"].split())), *where)
        return
    yield from _named(words, where, population, drug, trusted=trusted)


def _names_one(words: str) -> bool:
    """Whether a condition is among the members of a list."""
    return any(is_condition(tidied(part.text)) for part in split_list(words))


def _named(
    words: str, where: tuple[int, int], population: str | None, drug: re.Pattern[str], *, trusted: bool
) -> Iterator[Situation]:
    """Conditions and drugs in a piece without allergy, state or age."""
    if not TAKES_THESE.match(words):
        words = _THE_FOLLOWING.sub("", words)
    words = _OR_DIAGNOSIS.sub("history of", words)
    body, history = body_of(words)
    if own := list(special(words, body, drug)):
        yield from (Situation(name, *where, only_some(population)) for name in own)
        return
    lead = DRUG_LEAD.search(words)
    head, narrower = split_including(body)
    parts = (*rejoined(head.text, 0, split_list(head.text)), *narrower)
    found = False
    if taken := TAKEN.match(words):
        for name in drugs_of(taken["drugs"], drug):
            found = True
            yield Situation(name, *where, only_some(population))
        parts = () if found else parts
    if narrower and _NO_KIND.fullmatch(head.text.strip()):
        parts = tuple(narrower)
    named = list(with_heads([tidied(part.text) for part in parts]))
    if len(named) > 1 and re.fullmatch(r"[A-Z]{2,5}", named[-2]) and measured(named[-1]):
        named[-2:] = [f"{named[-2]} or {named[-1]}"]  # "ALT or AST above twice the upper limit"
    sure = sum(is_condition(core_of(name)) for name in named)
    for name, before in zip(named, ["", *named], strict=False):
        if _BARE.fullmatch(name) and " " in before:
            name = f"{before.rsplit(' ', 1)[0]} {name}"  # noqa: PLW2901  "hepatic impairment or disease"
        nested = HISTORY.match(name)
        if name is not named[0] and _GRADED.match(name):
            history = None  # "a history of seizures, moderate or severe kidney disease"
        core = core_of(name)
        if not core or _POINTING.match(core) or _ONE_MORE.search(f"{before} > {core}"):
            continue
        acronym = found and re.fullmatch(r"(?!USP|NF)[A-Z]{2,6}s?", core)  # "stroke or TIA"
        listed = (
            trusted
            and sure
            and 2 * sure >= len(parts)
            and _PLAIN.fullmatch(core)
            and not is_substance(core)
            and core.split()[-1] not in BODY_PARTS
        )
        if (
            is_condition(_CLAUSE_OF.split(core)[0])
            or acronym
            or listed
            or (trusted and (_CHANGED.match(core) or measured(core)))
            or (trusted and name is not named[0] and _UNABLE.match(core))
            or GROUPS.match(core)
            or SO_IS.fullmatch(core)
        ):
            found = True
            before_it = "" if _INBORN.match(core) else past(history or nested)
            yield Situation(before_it + decapitalised(core), *where, only_some(population))
    if found and (aside := re.search(r"\(([^()]+,[^()]+)\)", body)) and not _EXPLAINS.match(aside[1]):
        kinds = [tidied(part.text) for part in split_list(aside[1])]
        for name in kinds if len(kinds) > 1 and all(map(is_condition, kinds)) else ():
            yield Situation(decapitalised(name), *where, only_some(population))  # "eating disorders (...)"
    if lead and not found:
        for name in drugs_of(lead["drugs"], drug, trusted=TAKES.match(lead.group()) is not None):
            found = True
            yield Situation(name, *where)
    for aside in re.finditer(r"\(([^()]+)\)", words) if not found else ():
        if is_condition(aside[1]) and not _EXPLAINS.match(aside[1]):
            found = True  # "your liver does not work well (severe hepatic impairment)"
            yield Situation(decapitalised(aside[1].strip()), *where, only_some(population))
    if not found and trusted:
        for name in drugs_of(body, drug):
            found = True
            yield Situation(name, *where)
    plain = tidied(body)
    if trusted and not found and not drug.fullmatch(plain) and _may_be_one(plain):
        yield Situation(past(history) + decapitalised(plain), *where, only_some(population))


def _may_be_one(plain: str) -> bool:
    """Whether words that no rule knows may name a situation where one is sure to be named."""
    return (
        len(plain.split()) <= 14
        and re.search(r"[A-Za-z]{3}", plain) is not None
        and not any(sign.search(plain) for sign in (VERB, PRONOUN, NO_NAME, _EXPLAINED))
        and not _POINTING.match(plain)
        and not _NO_SITUATION.match(plain)
        and not is_vague(plain)
    )
