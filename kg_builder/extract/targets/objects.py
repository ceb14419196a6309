"""The molecules, cells and microbes that words on an action name."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..vocabulary.phrases import blank, without_asides

__all__ = ["MESSENGER", "acted_on", "is_sure_target", "is_target", "plain_name"]

MESSENGER = re.compile(
    r"(?:serotonin|(?:nor)?epinephrine|(?:nor)?adrenaline|dopamine|GABA|gamma-aminobutyric\s+acid|acetylcholine|histamine"
    r"|glutamate|nitric\s+oxide|cyclic\s+[AG]MP|c[AG]MP|endorphins|incretins?|GLP-1|(?:o)?estrogen|testosterone"
    r"|angiotensin(?:\s+II?)?|aldosterone|prostaglandins?|leukotrienes?|cortisol|progesterone|melatonin|bradykinin"
    r"|substance\s+P|androgens?|orexins?|cytokines?|interferon|growth\s+hormone|antithrombin(?:\s+III)?|prolactin|thromboxane(?:\s+A2)?|thrombin|insulin)",
    re.I,
)
_BLOOD_CELLS = re.compile(
    r"(?:(?:[\w-]+\s+){0,2}(?:[BT]|plasma|NK)[\s-](?:cells?|lymphocytes?)|lymphocytes|eosinophils"
    r"|neutrophils|platelets)",
    re.I,
)
_STOP = re.compile(
    r"[.;:]|,(?!\s*(?:and\s+)?\d\b)|\s(?:that|which|who|in|on|by|from|within|responsible|involved|needed|against|including|such"
    r"|found|known|expressed|shared|made|used"
    r"|located|"
    r"to|so|thereby|thus|resulting|leading|causing|and\s+(?:\w+s|thus|thereby|\w+ing|\w+ly|therefore)"
    r"|through|via|"
    r"throughout|during|at|with|where|is|are|was|were|may|can|could|will|should|has|have|for|necessary|available|present|produced|inside|after|before|when|as"
    r"|(?:explain|help|result|lead|cause|reduce|make|give|account|lower|prevent|break|tell|carry|carrie|stop|keep)s?)\b",
    re.I,
)
_STRIP = re.compile(
    r"^(?:of\s+|(?:the\s+)?numbers?\s+of\s+|(?:the\s+|an?\s+)?(?:\w+\s+)?(?:domain|portion|part|region|ends?|surface)(?:\s+[IVX\d]+)?\s+of\s+|(?:one|two|three|four|five|all|many|most|some|several)\s+of\s+(?:(?:the|its|their)\s+)?(?:(?:two|three|four|five|six)\s+)?|(?:[\w-]+\s+){0,2}?(?:messengers?|(?:neuro)?transmitters?)\s+(?=\w)"
    r"(?!(?:called|known|named|that|which|such|in|and|or)\b)|"
    r"(?:a|an|the|certain|specific|some|both|other|their|its|natural|chemical|key|main|free|excess|missing|overactive|faulty|mutated|same|own|central|peripheral)\s+|"
    r"(?:(?:inhibitory|stimulating|calming|natural)\s+)?(?:actions?|effects?|activity|activities|function|binding|release|production|synthesis|formation|making|manufacture"
    r"|levels?|signals?|signall?ing|breakdown)\s+(?:of|by|from|through)\s+|"
    r"(?:an?\s+|the\s+)?(?:\w+\s+){0,2}?(?:enzymes?|proteins?|receptors?|hormones?|chemicals?|substances?"
    r"|antigens?|factors?|"
    r"neurotransmitters?|messengers?|molecules?|carriers?|pumps?|cytokines?)\s+(?:\([^)]*\)\s*)?(?:(?:called|known\s+as|named"
    r"|termed)\s+|(?:such\s+as|like|including)\s+)(?:the\s+)?|"
    r"(?:(?:bacterial|viral|fungal)\s+)?(?:enzymes?|proteins?|chemicals?|hormones?|cytokines?|antigens?)\s+(?=(?-i:[A-Z\d]))"
    r"|(?:\w+\s+){0,5}?receptors?\s+(?=(?-i:[A-Z]{3,}))|enzymes?\s+(?=[\w\s-]{2,40}ases?\b)|hormones?\s+(?=\w{4,}(?:ine|in|one|gen)\b))+",
    re.I,
)
_CALLED = re.compile(
    r"\s*,?\s*(?:\((?:antigen|receptor|enzyme|protein)\)\s*)?(?:called|known\s+as|named"
    r"|termed)\s+(?:the\s+)?",
    re.I,
)
_MOLECULE = re.compile(
    r"(?:receptors?|enzymes?|channels?|transporters?|kinases?|acid|\w*(?:ase|ases|ins?|ine|one|gen|genase)\b|"
    r"\w+(?:-|\s)?(?:alpha|beta|gamma|\u03b1|\u03b2|\u03b3)|factors?|cells?|lymphocytes?|platelets?|leukotrienes?|"
    r"cell\s+walls?(?:\s+synthesis)?|(?:co-?)?transporters?(?:[ -]\d\w*)?|symporters?|pumps?"
    r"|ribosom\w+|subunits?|tubulin|"
    r"microtubules?|DNA|RNA|gyrase|"
    r"topoisomerase|vitamin\s[A-K]\d*|cholesterol|bacteria|viruses|virus|fung(?:i|us)|histamine|serotonin|norepinephrine"
    r"|dopamine|GABA|"
    r"angiotensin(?:\s+I+)?|folate|estrogen|thrombin|neurons?|muscles?|nerves?|re-?uptake|complex|ligand"
    r"|proteins?|inflammasomes?|proteasomes?|peptides?|toxins?|\w+ase [A-Z]|"
    r"molecules?|precursors?|termin(?:us|i)|"
    r"(?:[Aa]lpha|[Bb]eta|kappa|mu|delta)[- ]?\d\w?(?:[- ]adrenergic)?|Ig[AEGM]|"
    r"\w*(?:ase|in|ide|one|or|tor)s?[- ]\d\w*|[A-Z][A-Za-z]*\d[\w-]*|[A-Z]{2,}[\w-]*|interleukin[- ]?\d*\w*"
    r"|antigens?|integrins?|prostaglandins?|"
    r"factor\s+[XVI]+a?|hormones?)$"
)
_SURE = re.compile(
    r"(?:(?:growth|necrosis)\s+factor(?:\s+\w+)?|(?:TGF|TNF|IL)[\w-]*|"
    r"^DNA|factor\s+[XVI]+a?|microtubules|tubulin"
    r"|receptors?|channels?|transporters?|kinases?|\w{3,}(?:ase|ases)(?: [A-Z])?"
    r"|subunits?|integrins?|proteasomes?|[A-Z]\w*-?\d[\w-]*|interleukin[- ]?\d\w*)$"
)
_VAGUE = frozenset(
    """kinase kinases again alone antigen antigens anyone bacteria begin bone brain cell cells certain
    chemicals contain
    engine enzyme enzymes everyone gene hormone hormones inflammation line margin medication medications
    medicine medicines none obtain one origin pain protein proteins receptor receptors remain skin
    someone this urine vein virus viruses insulin ms ra adhd copd ckd ocd
    """.split()
)
_NOT_ENZYMES = frozenset(
    """increase increases decrease decreases disease diseases release releases case cases explains contains
    remains begins baseline brain combine decline define determine examine maintain margin medicine origin
    pain routine skin sustain vein""".split()
)
_NO_TARGET = re.compile(
    r"^(?:agents?|analog(?:ue)?s?|maintain|monitor|impaired|exaggerated|of|in)\b|-(?:targeted|directed)\b"
    r"|\b(?:symptoms?|signs|manifestations?|monitor(?:ing)?|absorption|assays?|exposure|elimination|overdosages?|dosages?|CNS|(?:inhibit|block)(?:or|er)s?|(?:ant)?agonists?)\b"
    r"|^[^()]*\)|\([^()]*$",
    re.I,
)
"""What is done, seen or measured, not acted on."""

_MEASURED = frozenset("acid cholesterol glucose enzymes uric".split())
_POINTING = frozenset("this that these those such several same".split())
_SHORT_FORM = re.compile(r"\([A-Z]\w{0,4}-?\d\w{0,4}\)")
"""A short form with a digit, as molecules have: "(Nrf2)"."""

_NUMBERS = re.compile(r"(?<=receptors)[\s,]+\d[\d\s,]*$|(?<=s)\s+\d(?:,\s*\d)+,?$", re.I)
"""Subtypes listed by number: "receptors 1, 3 and 5"."""

_NUMBER = re.compile(r"-\d+\w?")
_STEM = re.compile(r"(?P<stem>.*[A-Za-z])-\d+\w?$")
_POLY = re.compile(r"\bpoly[\s-]*\((?P<of>[\w-]+)\)", re.I)
_TAIL = re.compile(
    r"\s+(?:signall?ing|pathways?|activity|actions?|production|levels?|effects?|system|molecules?)$", re.I
)
"""What a name may end in besides the molecule: "Toll-like receptor signaling"."""

_KIND = (
    r"(?:enzymes?|proteins?|receptors?|hormones?|chemicals?|substances?|messengers?|cytokines?|molecules?"
    r"|antigens?|factors?|channels?|transporters?|cells?|targets?|pumps?|carriers?|neurotransmitters?|kinases)"
)
_GENERIC = re.compile(
    rf"(?:(?:an?|the|receptor|tyrosine|gut|natural|multiple|several|various|two|three|these|those|natural|certain|key|other|main|brain)\s+)*{_KIND}",
    re.I,
)
_NAMED = re.compile(
    r",\s+(?:(?:the|called|namely)\s+)?(?P<name>[\w+/-]+(?:[ \u00a0][\w+/-]+){0,6}?)(?=[.,;]|\s\(|$)"
)
_KINDS_FOLLOW = re.compile(
    r"(?:\s+(?:involved|concerned|affected))?\s*(?:[,(\u2013\u2014-]\s*)?(?:[^.;,]{0,30}?,\s+)?(?:including|such\s+as|among\s+them|amongst?\s+which\s+are|namely"
    r"|like|especially|mainly|e\.g\.|for\s+example|:)\s*,?\s*",
    re.I,
)
_PARTS_FOLLOW = re.compile(
    rf"\s+(?:\([^()]*\)\s+)?(?:that\s+is\s+|which\s+is\s+)?(?:shared\s+by|common\s+to|part\s+of|found\s+in\s+both)\s+"
    rf"(?:(?:both|two|three|the|several)\s+)*(?:{_KIND},?\s+)?",
    re.I,
)
"""What a shared part belongs to: "the p40 protein shared by two cytokines, IL-12 and IL-23"."""

_RECEPTOR_KIND = re.compile(r"(?:muscarinic|nicotinic|opioid|[\w-]{4,}ergic)", re.I)
"""A kind of receptors before others: "D2, muscarinic and alpha1-adrenergic receptors"."""

_AGAINST = re.compile(r"\s+against\s+(?:the\s+)?")
"""What the thing acted on acts on in turn: "raises the action of antithrombin against thrombin"."""
_POINTS_BACK = re.compile(
    rf"(?:to\s+)?(?:this|that|these|those|such)\s+(?:\w+\s+)?(?P<kind>{_KIND})(?!\s+(?:called|known))", re.I
)
_HEADS = frozenset(
    """receptors channels kinases transporters subunits integrins enzymes proteins pathways lymphocytes
    cells""".split()
)


def acted_on(text: str, at: int, before: str = "") -> list[tuple[int, int, str]]:
    """The things named from a place on, coordinated ones apart: places and names.

    Args:
        text: the sentence.
        at: where the first name may begin.
        before: what the paragraph says before the sentence, where "this enzyme" may be named.

    >>> [name for *_, name in acted_on("binds to CD20, IL-4 and thrombin in blood", 9)]
    ['CD20', 'IL-4', 'thrombin']
    >>> [name for *_, name in acted_on("blocks receptors, among them D2 and H1 receptors", 7)]
    ['D2 receptors', 'H1 receptors']
    >>> [name for *_, name in acted_on("blocks that enzyme", 7, "The enzyme DPP-4 acts. ")]
    ['DPP-4']
    """
    if (back := _POINTS_BACK.match(text, at)) and (name := _named_before(before + text[:at], back["kind"])):
        return [(at, back.end(), name)]
    places = list(_objects(text, at))
    if not places:
        return []
    if _GENERIC.fullmatch(text[slice(*places[-1])]) or places[-1][0] == places[-1][1]:
        if kinds := _KINDS_FOLLOW.match(text, places[-1][1]):
            if named := list(_objects(text, kinds.end())):
                places = named
        elif named_at := _NAMED.search(text, at):
            # "blocks the enzyme that ..., the H+/K+ ATPase", "two enzymes, DNA gyrase and topoisomerase IV"
            several = [p for p in _objects(text, named_at.start("name")) if is_target(text[slice(*p)])]
            told = is_target(named_at["name"]) and not _GENERIC.match(named_at["name"])
            places = several if len(several) > 1 else [named_at.span("name")] if told else places
    elif parts := _PARTS_FOLLOW.match(text, places[-1][1]):
        places += [p for p in _objects(text, parts.end()) if is_target(text[slice(*p)])]
    if against := _AGAINST.match(text, places[-1][1]):
        places += [p for p in _objects(text, against.end()) if is_target(text[slice(*p)])]
    places = [(s, e) if is_target(text[s:e]) else _longest(text, s, e) for s, e in places]
    named_by_name = [p for p in places if not _GENERIC.fullmatch(text[slice(*p)])]
    places = named_by_name or places  # "JAK1 and JAK3, two enzymes that ..."
    head = text[slice(*places[-1])].split()[-1:]
    shared = bool(head) and head[0].lower() in _HEADS
    out: list[tuple[int, int, str]] = []
    for start, end in places:
        name = text[start:end]
        whole = " ".join([name, *head])
        bare = (
            re.search(r"\d\w*$|ergic$|(?:alpha|beta|gamma|delta|[\u03b1-\u03c9])$", without_asides(name))
            is not None
        )
        if (
            len(places) > 1
            and (start, end) != places[-1]
            and is_target(whole)
            and (not is_target(name) or (shared and bare))
        ):
            name = whole  # "beta-1 and beta-2 receptors"
        if out and _NUMBER.fullmatch(name) and (stem := _STEM.match(out[-1][2])):
            out.append((out[-1][0], end, stem["stem"] + name))  # "interleukin-12 and -23"
            continue
        out.append((start, end, name))
    return out


def _longest(text: str, start: int, end: int) -> tuple[int, int]:
    """The most of a stretch's first words that name a target: "H1 receptors explains its effect"."""
    ends = [m.end() for m in re.finditer(r"\S+", text[start:end])][:7]
    return next(
        ((start, start + e) for e in reversed(ends) if is_target(text[start : start + e])), (start, end)
    )


def _named_before(before: str, kind: str) -> str | None:
    """What the text before called an enzyme, a protein and so on, last."""
    noun = re.escape(kind.lower().rstrip("s"))
    plain = re.sub(r"\([^()]*\)", blank, before)
    called = (
        rf"\b{noun}s?(?:\s[\w-]+){{0,5}}?\s*,?\s(?:called|known\s+as|named|termed|such\s+as)\s"
        rf"|\b{noun}s?\s(?=(?-i:[A-Z\d]))|\b{noun}s?(?:\s[\w-]+){{0,5}}?,\s(?=[^.,;]{{3,40}}[.,;])"
    )
    isa = rf"(?:,|\sis|\sare)\s+(?:an?|the|one\s+of\s+the|certain)\s+(?:[\w-]+\s+){{0,3}}?{noun}s?\b"
    told = sorted(
        (m.end(), at, m)
        for at, pattern in enumerate((called, isa))
        for m in re.finditer(pattern, plain, re.I)
    )
    for _, is_a, match in reversed(told):
        if not is_a:
            places = list(_objects(before, match.end()))
            name = before[slice(*_longest(before, *places[0]))] if places else ""
        else:
            words = re.split(
                r"[.;:,]|\b(?:of|by|that|the|in|an?|when|called)\b", plain[: match.start()], flags=re.I
            )
            name = " ".join(words[-1].split())
        if is_target(name):
            return name
    return None


def _objects(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Places of the phrases that a list of objects consists of."""
    lead = _STRIP.match(text[at:])
    start = at + (lead.end() if lead else 0)
    masked = re.sub(r"\([^()]*\)", lambda m: "_" * len(m.group()), text)
    end = _end(text, masked, start)
    if called := _CALLED.search(text, start, end + 12 if masked[end : end + 6].strip() == "known" else end):
        start = called.end()
        end = _end(text, masked, start)
    cursor = start
    for cut in [
        *re.finditer(r",?\s+(?:and|or|as well as)\s+(?:the\s+)?|,\s+(?!\d)", masked[start:end]),
        None,
    ]:
        right = start + cut.start() if cut else end
        words = re.sub(r"\s(?:and|or)$", "", text[cursor:right].rstrip(" ,"))
        if words.strip():
            inner = _STRIP.match(words)
            yield cursor + (inner.end() if inner else 0), cursor + len(words)
        cursor = start + cut.end() if cut else end


def _end(text: str, masked: str, start: int) -> int:
    """Where a list of objects ends: a comma goes on with it if the words behind it are such an object."""
    at = start
    while stop := _STOP.search(masked, at):
        if not stop.group().startswith(","):
            return stop.start()
        following = _STOP.search(masked, stop.end())
        words = re.sub(
            r"^\s*(?:and|or)\s+", "", text[stop.end() : following.start() if following else len(text)]
        )
        first = re.split(r"\s(?:and|or)\s", words)[0].strip()
        listed = first and not re.match(
            r"(?:an?|the|it|its|this|they|which|including|such|for)\b", first, re.I
        )
        if not listed or not (
            _is_listed(first) and _is_listed(text[start : stop.start()].rpartition(",")[2])
        ):
            return stop.start()
        at = stop.end()
    return len(text)


def _is_listed(words: str) -> bool:
    """Whether a member of a list names a target, or only of what kind the receptors at the list's end are."""
    return is_target(words) or _RECEPTOR_KIND.fullmatch(words.strip()) is not None


def plain_name(phrase: str) -> str:
    """A target's name without brackets and numbers of subtypes.

    >>> plain_name("F5P (fictional) receptors 1, 3")
    'F5P receptors'
    """
    whole = _POLY.sub(r"poly<\g<of>>", phrase)  # "poly (ADP-ribose) polymerase"
    plain = _NUMBERS.sub("", without_asides(whole).strip(" *_,")) or phrase
    return plain if whole == phrase else plain.replace("<", "(").replace(">", ")")


def is_target(phrase: str) -> bool:
    """Whether a phrase names a molecule, a cell or a microbe rather than a state or an action.

    >>> is_target("CD20"), is_target("HMG-CoA reductase"), is_target("beta-1 receptors")
    (True, True, True)
    >>> is_target("pain"), is_target("the heart's workload")
    (False, False)
    """
    plain = _TAIL.sub("", plain_name(phrase))
    words = plain.split()
    if not words or len(words) > 7 or (len(words) <= 3 and words[0].casefold() in _POINTING):
        return False
    told = (
        not _NO_TARGET.search(plain)
        and plain.casefold() not in _VAGUE
        and words[-1].casefold() not in _NOT_ENZYMES
    )
    return told and bool(_MOLECULE.search(plain) or _SHORT_FORM.search(phrase))


def is_sure_target(phrase: str) -> bool:
    """Whether a phrase names a molecule or blood cell beyond doubt, whatever is said of it.

    >>> is_sure_target("serotonin"), is_sure_target("B lymphocytes"), is_sure_target("opioid receptors")
    (True, True, True)
    >>> is_sure_target("liver enzymes"), is_sure_target("uric acid")
    (False, False)
    """
    plain = _TAIL.sub("", plain_name(phrase))
    if MESSENGER.fullmatch(plain) or _BLOOD_CELLS.fullmatch(plain):
        return True
    last = plain.split()[-1:]
    return is_target(plain) and _SURE.search(plain) is not None and last[0].casefold() not in _MEASURED
