"""Reads the conditions that a stretch of text names, with the patients it speaks of.

"adults with stable and unstable forms of angina (chest pain), a disorder of the heart"
gives two conditions, both for adults.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from ..language.coordination import Part, split_including, split_list
from ..vocabulary.condition_words import is_condition
from ..vocabulary.patients import GROUP, PATIENTS, Patients, patients_in_brackets
from ..vocabulary.phrases import decapitalised
from ..vocabulary.shared_heads import rejoined
from .aims import aim_of
from .condition_grammar import (
    CAUSE,
    DESCRIBED,
    RIDS,
    VAGUE_HEADS,
)
from .condition_names import cleaned, closing, is_acronym, is_plain
from .condition_patients import LATER, further_groups, later_patients, opening, whose
from .places import by_place

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
    counted = _COUNTED.match(text)
    blank = counted.end() if counted else len(text) - len(text.lstrip(" ,:\n"))
    text, offset = text[blank:], offset + blank
    if aimed := aim_of(text):
        aim, first, last, patients = aimed
        return [NamedCondition(aim, offset + first, offset + last, patients)]
    text = _evened(text)
    start, patients = opening(text)
    if _OF.search(text[:start]):
        # "the chance of a stroke or of a clot"
        text = _OR_OF.sub(_joint_alone, text)
        text = _NEXT_RISK.sub(lambda m: "," + " " * (len(m[0]) - 1), text)
    if told := DESCRIBED.match(text, start):
        return _described(text, told, offset, patients)
    end = closing(text, start)
    patients, after = whose(text, end, patients)
    parts = [part for told in _parts(text[start:end], start) for part in _with_kinds(text, *told)]
    sure = [bool(cleaned(part.text, trusted=trusted)) for part, _ in parts]
    most = sum(sure) >= 2 and 3 * sum(sure) >= 2 * len(sure)
    rids = RIDS.search(text[:start]) is not None
    out = [
        NamedCondition(named.translate(_AS_WAS), offset + part.start, offset + part.end, group, broader)
        for part, broader in parts
        for group in [patients or patients_in_brackets(part.text)]
        for named in cleaned(
            part.text,
            trusted=trusted
            or (any(sure) and is_acronym(part.text))
            or (most and is_plain(part.text))
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
    if (
        out
        and (why := _EASED_IN.match(text, end))
        and (_EASES.search(text[:start]) or all(_FELT.search(c.text) for c in out))
        and (named := conditions(text[why.end() :], offset + why.end()))
    ):
        return named  # "ease breathlessness if you have asthma"
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
        and not _FACTORS.search(text[:after])
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


def _evened(text: str) -> str:
    """A text without what parts its conditions besides commas and conjunctions, at its length."""
    if " or " in text or " and " in text:
        text = _OR_WITH.sub(_joint_alone, _STAGED.sub(_kept, text))
    if " risk " in text:
        text = _RISKING.sub(lambda m: " " * len(m[0]), text)
    return text


def _joint_alone(joint: re.Match[str]) -> str:
    """A conjunction without the words behind it, at its length."""
    return joint.group().split()[0].ljust(len(joint.group()))


def _kept(staged: re.Match[str]) -> str:
    """Stages without the marks and words at which lists are cut; as they were once the names are read."""
    first, rest = staged.group().split(" ", 1)
    return f"{first} {rest.translate(_HIDDEN)}"


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
    if aside is None:
        return
    kinds = split_list(aside["list"], part.start + aside.start("list"))
    listed = len(kinds) > 1 and all(" " in kind.text for kind in kinds)
    if aside["opened"] and CAUSE.search(text, part.start, part.start + aside.start()):
        return  # "spasm due to a local disease (such as arthritis)"
    if (aside["opened"] or listed) and all(is_condition(kind.text) for kind in kinds):
        wide = cleaned(part.text, trusted=True)
        yield from ((kind, wide[0] if wide else None) for kind in kinds)


_SEVERAL = re.compile(
    r"\((?P<opened>(?:which\s+)?includ(?:ing|es?)\s+|such\s+as\s+|e\.g\.,?\s+|for\s+example,?\s+)?"
    r"(?P<list>(?!cases|patients|those|people|when|if)[^()]+)\)\s*$",
    re.I,
)
_EASES = re.compile(r"\b(?:eas|reliev|help|improv|lessen|open)\w*\s", re.I)
_FELT = re.compile(r"\b(?:breathless|wheez|pains?\b|swelling|stiffness|itch|discomfort|cough)", re.I)
_EASED_IN = re.compile(
    r"[^.;:]{0,40}?\bif\s+you\s+"
    r"(?:have\s+(?!been|had|taken|to\b|not\b|tried)|are\s+(?=an?\s[\w\s]{3,20}\swith\s))",
    re.I,
)
"""Who has what shows in the symptoms that are eased: "if you have asthma"."""

_FACTORS = re.compile(r"\b(?:factors?|reasons?|signs|drugs|medicines|treatments|problems)\s*,?\s*$", re.I)
"""What patients have or take, whose kinds are no kinds of what is treated: "with risk factors such as"."""

_RISKING = re.compile(
    r"\b(?:at|with)\s+(?:an?\s+)?(?:very\s+)?(?:high|higher|increased|greater)\s+risk\s+(?:of|for)\s+"
    r"[\w\s-]{3,40}?(?=\s+who\s+have\b)",
    re.I,
)
"""What patients may get who have what is treated: "adults with a high risk of fracture who have: ..."."""
_OF = re.compile(r"\b(?:risks?|chances?|odds|likelihood)\s+of\s|\sof\s+$", re.I)
_BECAUSE_OF = re.compile(r"[^.;:]{0,60}?\bbecause\s+(?:of\s+(?:your\s+|their\s+)?|you\s+have\s+)", re.I)
_COUNTED = re.compile(
    r"\W*(?:one|two|three|four|five|six|several|many|a\s+few|these|the\s+following)\s+(?:[\w-]+\s+)?"
    r"(?:things|conditions|problems|uses|purposes|reasons|illnesses|diseases)\s*:\s+",
    re.I,
)
"""What counts the conditions that follow: "two things: gout and acne"."""
_NEXT_RISK = re.compile(r",\s+an?(?:other)?(?=\s[\w\s-]{3,30}?,?\s(?:and|or)\s)", re.I)
"""A further member of a list of what one is at risk of: "death, a heart attack, and stroke"."""
_OR_WITH = re.compile(
    r"(?<=\s)(or)\s+with(?=\s+(?!or\b|without\b|food\b|caution\b|other\b|an?\s)\w)"
    r"|(?<=\s)(or|and)\s+who\s+ha(?:ve|s)"
    r"(?=\s+(?!not\b|failed\b|had\b|been\b|tried\b|received\b|no\b|taken\b)\w)",
    re.I,
)
_STAGED = re.compile(
    r"\b(?:stages?|grades?|class(?:es)?|types?)\s+(?:\d|[IVX]+)[A-C]?(?:\s*,\s*(?:\d|[IVX]+)[A-C]?)*,?\s+"
    r"(?:or|and|to)\s+(?:\d|[IVX]+)[A-C]?\s",
    re.I,
)
"""Stages of one condition: "stage IIB, IIC, or III melanoma"."""
_HIDDEN = str.maketrans({",": "\ue000", "o": "\ue001", "a": "\ue002", "t": "\ue003"})
_AS_WAS = str.maketrans({"\ue000": ",", "\ue001": "o", "\ue002": "a", "\ue003": "t"})
_OR_OF = re.compile(r"(?<=\s)(or|and)\s+of(?=\s)", re.I)
_SUCH_AS = re.compile(r"\s*,?\s*\(?(?:such\s+as|including|like|for\s+example|e\.g\.)\s*,?\s+", re.I)
_AMONG = re.compile(
    r"\s*,?\s*(?:among\s+(?:them|these)|including|such\s+as|for\s+(?:example|instance)|namely)\s*[,:]?\s+",
    re.I,
)
_COLON = re.compile(r"\s*:\s+(?=\w)")
_LISTED_BEHIND = re.compile(r"[^.;:]{0,90}?:\s+(?=\w)")
_WIDE = re.compile(r"\s*(?:,?\s*(?:when|where|that|which|if)\s.*)?:", re.S)
_GERM = re.compile(r"[A-Z][a-z]*\.?\s[a-z]{4,}$|[A-Z][a-z]{5,}$")


_TRANSPLANTED = re.compile(r"\breject\w*\s", re.I)
_ORGAN = re.compile(
    r"(?:(?:\s+(?:or|and)\s+)?(?:(?:an?|the|other)\s+)?"
    r"(?:kidney|liver|heart|lung|pancreas|cornea|bowel|intestine|bone\s+marrow|organ)s?)+"
    r"(?:\s+(?:allogeneic\s+)?(?:transplant\w*|(?:allo)?grafts?))?",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:blood\s+(?:sugar|glucose)|glyc(?:a)?emic|glucose|levels?|hyperglyc(?:a)?emia"
    r"|(?:total|LDL|HDL|non-HDL)-?C?|cholesterol|triglycerides|TG|apo\s?B|A1C|(?:structural|joint)\s+damage"
    r"|(?:lung|kidney)\s+function|disability|physical\s+function|remission|mucosal\s+healing)\b",
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
    r"(?:\s+in\s+[^.;:]{3,80})?\s*;\s+(?:and\s+|or\s+)?"
    r"(?![^.;]*\b(?:is|are|was|may|can|should|must|has|have|it|you)\b)(?=\w)",
    re.I,
)
"""A further member of a list whose members semicolons part."""

_CLAUSE_WITHIN = re.compile(
    r"\s(?:that|which)\s+(?:has|have|is|are|does|do|did|came|comes|keeps?|cannot|spread)\b[^,.;:]{2,60},\s+"
    r"(?![^.;:]*\b(?:is|are|was|may|can|should|must|has|have|it|you)\b)(?=[^.;:]*\b(?:and|or)\s)"
    r"(?:(?:and|or)\s+)?",
    re.I,
)
"""A clause on one member of a list that goes on behind it."""

_BEHIND = re.compile(r"[^.;:]{3,80}?,\s*(?:and|or|as\s+well\s+as)\s+(?=\w)", re.I)
_EITHER = re.compile(r"^(?!.*\sand\s).*\sor\s", re.I | re.S)
_ALSO = re.compile(r"\s*,?\s*(?:and|or|as\s+well\s+as)\s+(?=\w)", re.I)
_AT_RISK = re.compile(r"\brisks?\b|\bprevent", re.I)


def _parts(text: str, offset: int) -> Iterator[tuple[Part, str | None]]:
    """Conditions named in a stretch, each with the wider one that "including" puts it under."""
    head, narrower = split_including(text, offset)
    listed = [_bare(part) for part in split_list(text[: head.end - offset] if narrower else text, offset)]
    whole = rejoined(text, offset, listed)
    heads = _with_causes(text, offset, tuple(part for named in whole for part in by_place(named)))
    narrower = rejoined(text, offset, narrower)
    cause = CAUSE.search(heads[-1].text) if len(heads) > 1 else None
    for part in heads:
        if cause and part is not heads[-1] and VAGUE_HEADS.match(part.text):
            # "nausea and vomiting caused by chemotherapy"
            yield Part(part.text + heads[-1].text[cause.start() :], part.start, heads[-1].end), None
        else:
            yield part, None
    if narrower and heads:
        wide = cleaned(heads[-1].text, trusted=True)
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
