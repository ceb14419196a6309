"""Reads the conditions that a stretch of text names, with the patients it speaks of.

"adults with stable and unstable forms of angina (chest pain), a disorder of the heart"
gives two conditions, both for adults.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from ..language.coordination import Part, split_including, split_list
from ..vocabulary.condition_words import is_condition, is_vague
from ..vocabulary.patients import GROUP, PATIENTS, Patients, patients_in_brackets
from ..vocabulary.phrases import decapitalised, without_asides
from ..vocabulary.shared_heads import rejoined
from .condition_grammar import (
    BARE_MEASURE,
    CAUSE,
    DESCRIBED,
    LEAD,
    RIDS,
    STOP,
    TAIL,
    VAGUE_HEADS,
)
from .condition_patients import LATER, further_groups, later_patients, opening, whose

__all__ = ["NamedCondition", "conditions"]


@dataclass(frozen=True, slots=True)
class NamedCondition:
    """A condition with its place, its patients, and the wider one it is named under."""

    text: str
    start: int
    end: int
    patients: Patients | None = None
    broader: str | None = None


def conditions(text: str, offset: int = 0, *, trusted: bool = False) -> list[NamedCondition]:
    """The conditions that a text names from its beginning on, until something else is said.

    Args:
        text: the words after "indicated for", "used to treat" and the like, or a list's item.
        offset: added to every place.
        trusted: whether the text is known to name a condition (an item of a list of uses), so that
            words no rule knows will do.

    >>> [c.text for c in conditions("the treatment of adults with gout and migraine who need care")]
    ['gout', 'migraine']
    >>> conditions("adults with gout")[0].patients.words
    'adults'
    >>> [(c.text, c.broader) for c in conditions("seizures including absence seizures")]
    [('seizures', None), ('absence seizures', 'seizures')]
    """
    blank = len(text) - len(text.lstrip(" ,:\n"))
    text, offset = text[blank:], offset + blank
    start, patients = opening(text)
    if _OF.search(text[:start]):
        # "the chance of a stroke or of a clot"
        text = _OR_OF.sub(lambda m: m[1] + " " * (len(m[0]) - len(m[1])), text)
    if told := DESCRIBED.match(text, start):
        return _described(text, told, offset, patients)
    end = _closing(text, start)
    patients, after = whose(text, end, patients)
    parts = [part for told in _parts(text[start:end], start) for part in _with_kinds(text, *told)]
    sure = [bool(_cleaned(part.text, trusted=trusted)) for part, _ in parts]
    most = sum(sure) >= 2 and 3 * sum(sure) >= 2 * len(sure)
    rids = RIDS.search(text[:start]) is not None
    out = [
        NamedCondition(named, offset + part.start, offset + part.end, group, broader)
        for part, broader in parts
        for group in [patients or patients_in_brackets(part.text)]
        for named in _cleaned(
            part.text,
            trusted=trusted
            or (any(sure) and _is_acronym(part.text))
            or (most and _is_plain(part.text))
            or (rids and _GERM.match(part.text) is not None),
        )
        or _outcome(part.text, known=any(sure))
        if named != broader  # "pain, such as pain after an operation"
    ]
    measured = all(_MEASURED.search(c.text) for c in out)
    if measured and not _AT_RISK.search(text[:end]):
        # "to keep sugar in check in adults with diabetes": the patients have what is treated.
        if why := _BECAUSE_OF.match(text, end):
            return conditions(text[why.end() :], offset + why.end()) or out
        later = PATIENTS.match(text, end + len(text[end:]) - len(text[end:].lstrip(" ,")))
        if later and later["link"] and (named := conditions(text[later.start() :], offset + later.start())):
            return named
    if out and (kinds := _LISTED_BEHIND.match(text, end)):
        # "disorders of the heart when nothing else works: ventricular fibrillation and tachycardia"
        listed = conditions(text[kinds.end() :], offset + kinds.end())
        wide = out[0].text if len(out) == 1 and _WIDE.match(kinds.group()) else None
        out += [
            replace(c, broader=wide, patients=c.patients or patients)
            for c in listed
            if len(c.text.split()) <= _LONGEST
        ]
    elif (
        out
        and (kinds := _AMONG.match(text, after))
        and (named := _named_kinds(text, kinds.end(), offset, out[-1]))
    ):
        # "several cancers in adults, among them gout"
        out += named
    elif out and (groups := further_groups(text, after)):
        # "bone loss in men on hormones, in women after menopause, and in adults with osteoporosis"
        alike = tuple(c for c in out if c.patients == patients)
        for others, own in groups:
            if own and (named := conditions(text[own:], offset + own)):
                out += named
                break
            out += [replace(c, patients=others) for c in alike]
    elif out and (more := _MORE.match(text, end)):
        # "seizures in adults and migraine in adolescents", "... and in adults with gout"
        out += conditions(text[more.end("joint") :], offset + more.end("joint"))
    elif out and (place := _OR_IN.match(text, end)) and is_condition(aside := place["aside"].split(",")[0]):
        # "a blood clot in the leg (deep vein thrombosis) or in the lung (pulmonary embolism)"
        at = place.start("aside")
        out.append(NamedCondition(decapitalised(aside), offset + at, offset + at + len(aside), patients))
    elif out and (further := _FURTHER.match(text, end)):
        # "ulcers in adults; heartburn; and gout"
        out += conditions(text[further.end() :], offset + further.end())
    elif out and (clause := _CLAUSE_WITHIN.match(text, end)):
        # "lymphoma that has come back, melanoma, and gout"
        out += conditions(text[clause.end() :], offset + clause.end())
    elif (
        out
        and (found := LATER.match(text, end))
        and (group := PATIENTS.match(text, found.end()))
        and (joint := (_BEHIND if group["link"] else _ALSO).match(text, group.end()))
    ):
        # "schizophrenia in adults, and bipolar disorder in adolescents"
        out += conditions(text[joint.end() :], offset + joint.end())
    return out


def _named_kinds(text: str, at: int, offset: int, wide: NamedCondition) -> list[NamedCondition]:
    """The kinds of a condition that are named behind its patients."""
    return [
        replace(c, broader=c.broader or wide.text, patients=c.patients or wide.patients)
        for c in conditions(text[at:], offset + at)
    ]


def _described(
    text: str, told: re.Match[str], offset: int, patients: Patients | None
) -> list[NamedCondition]:
    """A condition that is told rather than named, and its kinds: "conditions that ..., such as gout"."""
    patients = later_patients(text, told.end())[0] or patients
    what = " ".join(told["what"].split())
    out = [NamedCondition(what, offset + told.start("what"), offset + told.end("what"), patients)]
    if kinds := _SUCH_AS.match(text, told.end()) or _COLON.match(text, told.end()):
        named = conditions(text[kinds.end() :], offset + kinds.end())
        patients = patients or next((c.patients for c in named if c.patients), None)
        out = [replace(c, patients=patients) for c in out]
        out += [replace(c, broader=what, patients=c.patients or patients) for c in named]
    return out


def _outcome(phrase: str, *, known: bool) -> list[str]:
    """What is a use only beside others: "to lower the risk of stroke and death"."""
    return [phrase] if known and phrase in {"death", "dying"} else []


_LONGEST = 8
_OR_IN = re.compile(
    r"\s*,?\s+(?:or|and)\s+(?:in\s+)?(?:the\s+|your\s+)\w+\s*\((?P<aside>[^()]{4,60})\)", re.I
)


def _with_kinds(text: str, part: Part, broader: str | None) -> Iterator[tuple[Part, str | None]]:
    """A condition, and its kinds where brackets behind it list several."""
    yield part, broader
    aside = _SEVERAL.search(text[part.start : part.end])
    if aside is None or broader is not None:
        return
    kinds = split_list(aside["list"], part.start + aside.start("list"))
    if len(kinds) > 1 and all(" " in kind.text and is_condition(kind.text) for kind in kinds):
        wide = _cleaned(part.text, trusted=True)
        yield from ((kind, wide[0] if wide else None) for kind in kinds)


_SEVERAL = re.compile(r"\((?P<list>(?!including|such|e\.g)[^()]+)\)\s*$", re.I)
_OF = re.compile(r"\b(?:risks?|chances?|odds|likelihood)\s+of\s|\sof\s+$", re.I)
_BECAUSE_OF = re.compile(r"[^.;:]{0,60}?\bbecause\s+(?:of\s+(?:your\s+|their\s+)?|you\s+have\s+)", re.I)
_OR_OF = re.compile(r"(?<=\s)(or|and)\s+of(?=\s)", re.I)
_CLOT = re.compile(r"(?:blood\s+)?clots?\s+(?:elsewhere|in)\b", re.I)
_EVENT = re.compile(
    r"(?:(?:single|first|one|isolated)\s+)?(?:attack|episode|event|problem|condition)s?", re.I
)
_SUCH_AS = re.compile(r"\s*,?\s*\(?(?:such\s+as|including|like|for\s+example|e\.g\.)\s*,?\s+", re.I)
_AMONG = re.compile(
    r"\s*,?\s*(?:among\s+(?:them|these)|including|such\s+as|for\s+(?:example|instance)|namely)\s*[,:]?\s+",
    re.I,
)
_COLON = re.compile(r"\s*:\s+(?=\w)")
_LISTED_BEHIND = re.compile(r"[^.;:]{0,90}?:\s+(?=\w)")
_WIDE = re.compile(r"\s*(?:,?\s*(?:when|where|that|which|if)\s.*)?:", re.S)
_GERM = re.compile(r"[A-Z][a-z]*\.?\s[a-z]{4,}$|[A-Z][a-z]{5,}$")
_CITED = re.compile(r"\b(?:see|section|table|e\.g|with|for|in|such\s+as|including)\b", re.I)
_NAMED_BELOW = re.compile(
    r"\s(?:after|following|during|before|in|of|that|when|which|where"
    r"|who)(?:\s[\w'\u2019-]+){1,6}\s(?P<aside>_{9,})",
    re.I,
)
_SEQUEL = re.compile(
    r"\s(?:following|after)\s(?P<what>(?:an?\s)?[\w'\u2019-]+(?:\s[\w'\u2019-]+){0,2})(?=,|\s(?:and|or)\s|[.;]|$)",
    re.I,
)
"""What a condition follows, where it is named."""

_TELLS = re.compile(r"(?:an?|the|conditions?|diseases?)\s", re.I)
"""How brackets begin that tell what a condition is, rather than name it."""

_DRUGS = re.compile(r"\b(?:drugs|medicines|medications|treatments|therapies)$", re.I)
_TRANSPLANTED = re.compile(r"\breject\w*\s", re.I)
_ORGAN = re.compile(
    r"(?:(?:\s+(?:or|and)\s+)?(?:(?:an?|the|other)\s+)?(?:kidney|liver|heart|lung|pancreas|cornea|bowel|intestine"
    r"|bone\s+marrow|organ)s?)+(?:\s+(?:allogeneic\s+)?(?:transplant\w*|(?:allo)?grafts?))?",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:blood\s+(?:sugar|glucose)|glyc(?:a)?emic|glucose|levels?|hyperglyc(?:a)?emia|(?:total|LDL|HDL"
    r"|non-HDL)-?C?|cholesterol|triglycerides|TG|apo\s?B"
    r"|A1C|(?:structural|joint)\s+damage|physical\s+function|remission|mucosal\s+healing)\b",
    re.I,
)
_MORE = re.compile(
    r"(?P<between>\s*,?\s*(?:in|for)\s+[\w\s,-]{3,60}?)?(?P<joint>\s*,?\s*(?:and|or"
    r"|as\s+well\s+as)\s+(?:also\s+)?)"
    rf"(?:in|for|to)\s+(?=[^.;:]{{0,60}}?\b{GROUP}\b[^.;:]{{0,40}}?\b(?:with|who\s+have)\s)",
    re.I,
)
"""A further group of patients with their own condition."""

_FURTHER = re.compile(
    r"(?:\s+in\s+[^.;:]{3,80})?\s*;\s+(?:and\s+|or\s+)?(?![^.;]*\b(?:is|are|was|may|can|should|must|has|have|it|you)\b)"
    r"(?=\w)",
    re.I,
)
"""A further member of a list whose members semicolons part."""

_CLAUSE_WITHIN = re.compile(
    r"\s(?:that|which)\s+(?:has|have|is|are|does|do|did|came|comes|keeps?|cannot|spread)\b[^,.;:]{2,60},\s+"
    r"(?![^.;:]*\b(?:is|are|was|may|can|should|must|has|have|it|you)\b)(?=[^.;:]*\b(?:and|or)\s)(?:(?:and|or)\s+)?",
    re.I,
)
"""A clause on one member of a list that goes on behind it."""

_BEHIND = re.compile(r"[^.;:]{3,80}?,\s*(?:and|or|as\s+well\s+as)\s+(?=\w)", re.I)
_EITHER = re.compile(r"^(?!.*\sand\s).*\sor\s", re.I | re.S)
_ALSO = re.compile(r"\s*,?\s*(?:and|or|as\s+well\s+as)\s+(?=\w)", re.I)
_AT_RISK = re.compile(r"\brisks?\b|\bprevent", re.I)


def _closing(text: str, start: int) -> int:
    masked = re.sub(r"[(\[][^()\[\]]*[)\]]", lambda m: "_" * len(m.group()), text)
    at = start
    while stop := STOP.search(masked, at):
        if (sequel := _SEQUEL.match(masked, stop.start())) and is_condition(sequel["what"]):
            at = sequel.end()  # "edema following a stroke, and gout"
            continue
        named = _NAMED_BELOW.match(masked, stop.start())
        aside = text[named.start("aside") + 1 : named.end("aside") - 1] if named else ""
        if named is None or _TELLS.match(aside) or not is_condition(aside):
            return stop.start()
        at = named.end()  # "pain after shingles (postherpetic neuralgia)"
    return len(text)


def _parts(text: str, offset: int) -> Iterator[tuple[Part, str | None]]:
    """Conditions named in a stretch, each with the wider one that "including" puts it under."""
    head, narrower = split_including(text, offset)
    listed = [_bare(part) for part in split_list(text[: head.end - offset] if narrower else text, offset)]
    heads = _with_causes(text, offset, rejoined(text, offset, listed))
    narrower = rejoined(text, offset, narrower)
    cause = CAUSE.search(heads[-1].text) if len(heads) > 1 else None
    for part in heads:
        if cause and part is not heads[-1] and VAGUE_HEADS.match(part.text):
            # "nausea and vomiting caused by chemotherapy"
            yield Part(part.text + heads[-1].text[cause.start() :], part.start, heads[-1].end), None
        else:
            yield part, None
    if narrower and heads:
        wide = _cleaned(heads[-1].text, trusted=True)
        for part in narrower:
            yield part, wide[0] if wide else None


def _bare(part: Part) -> Part:
    """A part without the purpose it opens with: "cut the number of attacks of gout"."""
    at, _ = opening(part.text)
    words = part.text[at:]
    return (
        Part(words, part.end - len(words), part.end) if at and words and part.text[at - 1].isspace() else part
    )


def _with_causes(text: str, offset: int, parts: tuple[Part, ...]) -> list[Part]:
    """Parts, with those put back that only go on naming a cause or an origin.

    "pain caused by arthritis or gout" is one condition, and so are "spasticity of cerebral or spinal origin"
    and "rejection of a kidney or liver".
    """
    out: list[Part] = []
    for part in parts:
        before = text[out[-1].start - offset : part.start - offset] if out else ""
        cause = CAUSE.search(before)
        rest = text[out[-1].start - offset :] if out else ""
        goes_on = (
            cause is not None
            and (
                "," not in before[cause.start() :]
                # "swelling caused by heart failure, cirrhosis, or kidney disease"
                or (
                    VAGUE_HEADS.match(before[: cause.start()]) is not None
                    and _EITHER.search(rest) is not None
                )
            )
        )
        goes_on = goes_on or part.text.endswith(" origin")
        goes_on = goes_on or (_ORGAN.fullmatch(part.text) and _TRANSPLANTED.search(before)) is not None
        if out and goes_on and part.end > out[-1].end:
            words = " ".join(text[out[-1].start - offset : part.end - offset].split())
            out[-1] = Part(words, out[-1].start, part.end)
        else:
            out.append(part)
    return out


def _cleaned(text: str, *, trusted: bool) -> list[str]:
    """A part as the name of a condition, or nothing."""
    start, _ = opening(text)
    plain = without_asides(text[start:][: _closing(text[start:], 0) if len(text) - start > 3 else None])
    plain = LEAD.sub("", plain.strip(' ,.;:\u2022*\u201c\u201d"'))
    if cause := CAUSE.search(plain):
        core = plain[: cause.start()]
        if not VAGUE_HEADS.match(core) and is_condition(core):
            plain = core
    before = ""
    while before != plain:
        before, plain = plain, TAIL.sub("", plain).strip(" ,.;:\u2022*")
    if not plain or re.fullmatch(r"[\W\d_]+", plain):
        return []
    if BARE_MEASURE.fullmatch(plain):
        plain = f"high {plain}"  # "to lower cholesterol"
    asides = [m for m in re.finditer(r"[(\[]([^()\[\]]+)[)\]]", text[start:]) if not _CITED.search(m[1])]
    called = [decapitalised(re.split(r",\s", a[1])[0].strip()) for a in asides if is_condition(a[1])]
    if called and (_CLOT.match(plain) or _EVENT.fullmatch(plain)):
        return called  # "a clot in the leg (deep vein thrombosis) or the lung (pulmonary embolism)"
    if is_condition(plain) and not _DRUGS.search(plain):
        return [decapitalised(plain)]
    if called:
        return called[:1]  # "(blood clots in) the legs (deep vein thrombosis)"
    if trusted and _may_be_condition(plain) and not is_vague(plain):
        return [decapitalised(plain)]
    return []


def _is_acronym(phrase: str) -> bool:
    """Whether a phrase is a bare abbreviation, which beside known conditions names one more."""
    return re.fullmatch(r"[A-Z][A-Za-z]?[A-Z\d][A-Z\d-]{0,5}", phrase) is not None


def _is_plain(phrase: str) -> bool:
    """Whether a phrase is short and without any structure, which among known conditions names one more."""
    return re.fullmatch(
        r"[A-Za-z][\w'\u2019-]*(?:\s[\w'\u2019-]+){0,3}", phrase.strip()
    ) is not None and not re.search(r"\b(?:of|in|to|for|with|at|on|by|as|from|surgery|risk)\b", phrase)


def _may_be_condition(phrase: str) -> bool:
    words = phrase.split()
    return 0 < len(words) <= 11 and not re.search(
        r"\b(?:instead|you|your|is|are|was|should|must|will|can|may|have|has|doctor|tablets?|it|this|drug|medicine"
        r"|medication|mg|used|uses?|"
        r"[0-9a-f]{6,}-?\w*|patients?|adults?|children|see|recommended|dose|treatment|therapy|other"
        r"|others)\b",
        phrase,
        re.I,
    )
