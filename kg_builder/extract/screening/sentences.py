"""Sentences that ask for a test: which, and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg_builder import lazy_re as re
from kg_builder.remembered import by_words

from ..rule_tables import rows
from ..statements import holds
from .timing import TIMING, timing_in

__all__ = ["asked_tests", "bare_tests", "name_of_test", "names_test"]

_BASE = (
    "(?:perform|obtain|check|measure|monitor|test|assess|evaluate|screen|determine|conduct|do(?! not)|order|"
    "verify|exclude|rule out|confirm|examine|re-?check|re-?test|repeat|arrange|track|"
    "(?<=consider )(?:testing|checking|monitoring|measuring|obtaining|screening))"
)
_PAST = (
    "(?:performed|obtained|checked|measured|monitored|tested|assessed|evaluated|screened|determined|"
    "conducted|done|recorded|verified|excluded|confirmed|examined|taken|repeated|reviewed|looked at|"
    "inspected|ruled out)"
)
_STOP = (
    r"(?=\s(?:at (?:baseline|least|regular|the|each|every|\w+ intervals)|every|once|twice|monthly|"
    r"weekly|daily|annually|"
    "yearly|quarterly|regularly|periodically|routinely|frequently|closely|periodic|prior|"
    "following|on treatment|"
    r"for (?:at least |up to )?\d|as clinically|thereafter)\b|[;:(]|\.\s|\.$|\s(?:to (?:confirm|"
    "ensure|determine|detect|assess|"
    "establish|identify|rule|guide|make|see|check)|because|since|if|when|in order|using|with an?|"
    r"by (?:dipstick|an?|the|your|means)\b|"
    "who|that|which|especially|particularly|including|such as|due to|as (?:clinically|"
    "needed|appropriate|part)|in (?:all |any )?(?:patients|women|females|people|children|adults|"
    "those)|and (?:do not|monitor|provide|treat|discontinue|withhold|adjust|consult|correct|consider|"
    r"initiate|administer)|until|where|unless|while|is\b|are\b|for signs|for any|for symptoms|"
    r"for changes|for the presence)|,\s(?:and (?:do|monitor|treat|discontinue|withhold|adjust|consult|"
    "if)|if|but|so|as|or as|because|especially|particularly|then|to|who|which|do|adjust|"
    r"discontinue)\b|\s(?:before|during|after|prior to|upon|while|through|throughout|within|\d+(?:\s?(?:-|"
    r"\u2013|to)\s?\d+)? (?:hours?|days?|weeks?|months?))\b|$)"
)
_ACTIVE = re.compile(
    rf"(?:^|(?<=[\s,;:(/]))(?<!to determine )(?P<verb>{_BASE})\s+(?!(?:to|and|or)\s)(?:(?:you|"
    rf"your child|the patient|"
    r"patients?|all patients|women|females[\w ]*|individuals|people|(?:adults?|"
    r"children)[\w ]*?)\s+)?(?:(?P<for>for|"
    r"to exclude)\s+)?(?:(?:baseline|yearly|annual|monthly|weekly|regular|periodic|"
    r"routine)\s(?:(?:and|or)\s)?)*"
    rf"(?P<test>[A-Za-z\[(][^.;:]{{1,140}}?)\s*{_STOP}",
    re.I,
)
_EXAM = (
    r"(?:tests?|exams?|examinations?|scans?|x-rays?|counts?|checks?|ECGs?|EKGs?|MRI(?! scan)|"
    r"mammograms?|(?:electro|echo)cardiograms?|ultrasounds?|screening(?! (?:tests?|guidelines)))"
)
_HAVE = re.compile(
    r"\b(?:have|get)\s(?P<test>(?!been\b|not\b|to\b|had\b|also\b)"
    rf"[^.;:]{{2,80}}?)\s(?P<verb>{_PAST})\b|\b(?:need|have|undergo|"
    r"get|require|receive|given|offered|use|order|do|arrange|run|take|expect)\s(?:to have\s)?"
    r"(?P<test2>(?:(?:regular|frequent|periodic|routine|an?|some|certain|"
    rf"baseline)\s)*[\w -]{{0,40}}?{_EXAM}(?:(?:,\sand|,|\sand|\sor|"
    rf"\splus)\s[\w -]{{2,40}}?{_EXAM})*)\b(?! of\b)",
    re.I,
)
_EXAMINED = re.compile(
    r"\b(?:undergo|have|need|require|receive)\s(?:(?:regular|periodic|routine|frequent|annual|"
    r"yearly|baseline|an?)\s)*"
    r"(?P<verb>examination|assessment|evaluation|monitoring|testing)s?\sof\s(?P<test>[^.;:,]{3,70}?)"
    r"(?=\s(?:before|during|at|every|while|after|prior|throughout|if)\b|[.,;:]|$)",
    re.I,
)
"""Organs and functions to be examined: "periodic examination of muscle strength"."""
_TESTED_FOR = re.compile(
    r"\b(?:(?:is|are|be|been|get|being)\s(?:also\s|always\s)?(?:tested|screened|checked|"
    r"(?:evaluated|assessed)(?= for (?:latent |active )*"
    r"(?:tuberculosis|TB|hepatitis|HIV|infection|pregnancy)))|"
    r"tests?\s(?:you|patients?|people|"
    r"everyone|women)|"
    r"testing(?:\s(?:an?\s)?(?:blood\s)?sample)?)\sfor\s(?:the\s)?(?P<test>(?!(?:signs|symptoms|"
    r"any)\b)[^.;:]{3,70}?)"
    rf"\s*{_STOP}",
    re.I,
)
"""What a person is tested for: "Patients should be tested for latent tuberculosis"."""
_PASSIVE = re.compile(
    r"(?:^|(?<=[.;:,]\s)|(?<=\bthat )|(?<=treatment )|(?<=therapy ))(?P<test>(?:[A-Z]|"
    r"[a-z]+ )[^.;:]{2,120}?)\s(?:(?:should|must|will need to|needs? to|may need to|will|can|may|"
    r"has to|have to|is to|are to)\s(?:also\s|always\s)?be|(?P<now>is|are))"
    rf"\s(?:\w+ly\s)?(?P<verb>{_PAST})\b",
    re.I,
)
_NEEDED = re.compile(
    r"(?:^|(?<=[.;:,]\s)|(?<=\bthat ))(?P<test>(?:[A-Z]|[a-z]+ )[^.;:]{2,100}?)\s(?:is|are|may be|"
    r"will be|should be)\s(?:also\s)?(?:recommended|considered(?! (?:for|in|as|a|to)\b)|required|"
    r"advised|necessary|needed|indicated(?! (?:for|in|to|as)\b)|mandatory|"
    r"advisable|warranted|obligatory|worthwhile|prudent|sensible|called for|essential)\b",
    re.I,
)
_LISTED = re.compile(
    r"^\W*(?:(?:before|prior to|at|on|during|after)\s(?:\w+\s){0,3}?(?:start\w*|beginning|treatment|"
    r"therapy|initiat\w+|baseline|first dose|use|each infusion|each dose)|baseline(?: tests?)?|"
    r"monitor(?:ing)?(?: parameters)?|parameters to monitor|bloods?|labs?|investigations|checks|"
    r"(?:tests|laboratory tests|labs|what) to (?:monitor|check|order)|"
    r"(?:required|recommended|routine|baseline|laboratory) (?:tests|monitoring))"
    r"\s*[:\u2013\u2014]\s*(?P<test>[^.;:]{3,160})",
    re.I,
)
_TITLE = re.compile(r"\W*(?P<test>[A-Z][^.;:]{1,80})")
_NAME = re.compile(r"\W*(?P<test>[A-Za-z][^.;:]{1,80}?)[\s,]*")
_LONGEST_NAME = 8
_GAP = re.compile(r":?\s+")
_FOR_WHOM = re.compile(
    r"^\W*(?P<test>[A-Z][^.;:,]{2,60}?)(?=\s(?:in|for)\s(?:all|any|patients|people|those|women|men)\b|\.?$)"
)
"""A test and for whom, where the heading says that tests follow."""
_KINDS = re.compile(
    r"\b(?:tests?|testing|checks|monitoring)\s*(?:\(|,\s*)?(?:such as|including|for example|"
    r"e\.g\.,?)\s+(?P<kinds>[^);]{3,240}?)"
    r"(?=\)|,?\s(?:every|before|at|are|is|should|must|will|may|during|while|regularly|periodically)\b|\.?$)",
    re.I,
)
"""Kinds of tests named after them: "lab tests (such as ...)"."""
_VERBS = re.compile(
    r"\b(?:is|are|was|were|may|can|could|should|must|will|has|have|had|do|does|if|you|your|"
    r"increas\w+|rais\w+|"
    rf"needs?|gets?|requires?|shows?|showed|aim|keep)\b|^\W*(?:{_BASE}|correct|treat|replace|give|take|"
    rf"stop|avoid|reduce|hold|withhold|start|discontinue|apply|low|high|raised|decreased|"
    r"increased|reduced|abnormal)\b",
    re.I,
)
_ORGAN = re.compile(
    r"(?:kidneys?|liver|heart|eyes?|(?:eye)?sight|vision|hearing|teeth|skin|blood|bones?|thyroid|lungs?)",
    re.I,
)
_ANY_TEST = re.compile(r"(?:(?:lab|laboratory|blood|medical|certain|and|or|and/or)\s)*tests?", re.I)
_NOT = re.compile(
    r"\b(?:not (?:necessary|required|needed|recommended)|no need|do not (?:need|require|test)|"
    "unreliable|inaccurate|artifacts?|interference|erroneous|^table \\d|"
    "has not been|false[- ](?:positive|negative)|interfere|may (?:cause|affect|increase|decrease|"
    r"alter)|abnormal\w*|in clinical|were|was)\b",
    re.I,
)
_SIGNS = re.compile(
    r"^(?:(?:any|the|early)\s)?(?:signs?|symptoms?|manifestations?|evidence|changes|development|"
    r"adverse|toxicit|worsening|emergence|new|reactivation|recurrence)\b|\b(?<!vital )(?:signs|symptoms)\b",
    re.I,
)
_STRONG_VERB = re.compile(
    r"rule|exclud|test|screen|perform|obtain|check|measur|conduct|order|determin|get", re.I
)


_TEST_FIRST = re.compile(
    r"(?:\w+ ){0,2}?(?:screening|tests?|testing|monitoring|examinations?|measurements?)\b", re.I
)
_HOW_WELL = re.compile(
    r"\bhow (?:well )?(?:your |the |a )?(?P<organ>kidneys?|liver|heart|thyroid)(?: (?:is|are))? "
    r"work(?:s|ing)?\b",
    re.I,
)
"""The function of an organ in lay words: "how well your kidneys are working"."""
_BRACKETED = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_EXAMPLES = ("including", "such as", "for example", "e.g.")
_DONE = (
    *("perform", "obtain", "check", "measur", "monitor", "test", "assess", "evaluat", "screen", "determin"),
    *(
        "conduct",
        "verif",
        "exclud",
        "confirm",
        "examin",
        "repeat",
        "record",
        "done",
        "taken",
        "review",
        "rule",
        "look",
        "inspect",
    ),
)
_EXAMS = ("exam", "scan", "x-ray", "count", "ecg", "ekg", "mri", "mammogram", "cardiogram", "ultrasound")
_ASKING = (
    (_ACTIVE, (*_DONE, "arrange", "order", "rule", "do", "track")),
    (_HAVE, (*_DONE, *_EXAMS)),
    (_PASSIVE, _DONE),
    (
        _NEEDED,
        (
            "recommend",
            "considered",
            "required",
            "advis",
            "necessary",
            "needed",
            "indicated",
            "mandatory",
            "warrant",
            "obligatory",
            "worthwhile",
            "prudent",
            "sensible",
            "called for",
            "essential",
        ),
    ),
    (_LISTED, (":", "\u2013", "\u2014")),
)
"""How a sentence asks for tests, and words of which it holds one; looking for these first is far cheaper."""


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(row[0] for row in rows('screening_tests.tsv'))})(?![\w-])", re.I
    )


def bare_tests(words: str) -> Iterator[str]:
    """The tests of a line without a verb, under a heading of tests.

    >>> list(bare_tests("Hearing tests in patients over 60."))
    ['hearing tests']
    """
    match = _FOR_WHOM.match(words)
    if match and not _VERBS.search(words) and _heads().search(match["test"]):
        yield from _tests(match["test"], "test", asked_for=False)


def names_test(text: str) -> bool:
    """Whether a short line is a test's name from the start, or to the end.

    >>> names_test("Liver function tests"), names_test("A good book")
    (True, False)
    """
    found = _heads().search(text)
    return found is not None and (found.end() == len(text.rstrip(" .")) or found.start() == 0)


@by_words
def asked_tests(text: str) -> tuple[str, ...]:
    """Tests that a sentence asks for; one item a test, as written, without verbs and glosses.

    >>> asked_tests("Before the first dose, test for quantitative serum immunoglobulins")
    ('quantitative serum immunoglobulins',)
    >>> asked_tests("Perform Hepatitis C virus (HCV) screening before the first dose")
    ('hepatitis C virus',)
    >>> asked_tests("Liver function tests should be obtained at baseline.")
    ('liver function',)
    >>> asked_tests("Monitor patients for rash.")
    ()
    """
    if _NOT.search(text):
        return ()
    text = _HOW_WELL.sub(lambda m: f"{m['organ'].rstrip('s')} function", text)
    plain = _BRACKETED.sub("", text) if "(" in text or "[" in text else text
    low = plain.lower()
    found: list[str] = []
    for match in (
        _TESTED_FOR.finditer(plain)
        if holds(low, ("test", "screen", "check", "evaluated", "assessed"))
        else ()
    ):
        found += _tests(match["test"], "test", asked_for=True)
    kinds = list(_KINDS.finditer(text)) if holds(text, _EXAMPLES) else []
    kinds = kinds if kinds and _asks(plain) else []
    for match in kinds:
        found += _tests(match["kinds"], "test", asked_for=False)
    for match in _EXAMINED.finditer(plain) if holds(low, ("ion", "ment", "ing")) and " of" in low else ():
        found.append(name_of_test(match["test"]))
    for pattern, stems in _ASKING:
        for match in pattern.finditer(plain) if holds(low, stems) else ():
            if re.search(
                r"\bto determine$|\bnot$|\bnot to$|\bclinical$", plain[: match.start()].rstrip(), re.I
            ):
                continue
            groups = match.groupdict()
            if match.group().endswith("considered") and not _TEST_FIRST.match(match["test"]):
                continue  # "Loss of weight should be considered" asks for no test
            if groups.get("now") and not timing_in(plain):
                continue  # "The dose is determined by weight" asks for nothing
            found += _tests(
                groups["test"] or groups.get("test2") or "",
                groups.get("verb") or "test",
                asked_for=bool(groups.get("for")),
            )
    timed = None if found else _timed(plain)
    if timed and _VERBS.search(TIMING.sub("", plain)):
        timed = None
    if timed and (head := _heads().search(timed["test"])):
        found += _tests(timed["test"], "test", asked_for=False) if head.end() == len(timed["test"]) else []
    named = [test for test in found if not _ANY_TEST.fullmatch(test)]
    return tuple(dict.fromkeys(named if kinds else found))


def _timed(text: str) -> re.Match[str] | None:
    """A test with its timing and no verb: "Serum creatinine: at baseline, then every 48 h"."""
    for gap in _GAP.finditer(text):
        named = _TITLE.fullmatch(text, 0, gap.start())
        if named and TIMING.match(text, gap.end()):
            return named
    when = TIMING.search(text, 2)
    if when is None or text[when.end() :].strip(" .,;") or len(text[: when.start()].split()) > _LONGEST_NAME:
        return None
    return _NAME.fullmatch(text, 0, when.start())


def _asks(text: str) -> bool:
    """Whether a sentence asks for tests at all, whatever it calls them."""
    return any(pattern.search(text) for pattern in (_ACTIVE, _HAVE, _PASSIVE, _NEEDED)) or "be done" in text


def _tests(words: str, verb: str, *, asked_for: bool) -> Iterator[str]:
    strong = bool(_STRONG_VERB.match(verb))
    screening = verb.casefold().startswith(("screen", "test"))
    words = re.sub(
        r"^(?:[\w-]+ ){0,2}?(?:patients?|women|females of reproductive potential|people|adults|children|"
        r"carriers|"
        r"newborns|infants)\s+(?:at (?:high |increased )?risk )?for\s+|"
        r"^of [\w ]{3,30}? for ",
        "",
        words.strip(),
        flags=re.I,
    )
    words = re.split(r"\s+(?:and|or)\s+to\s", words)[0]
    if _SIGNS.search(words) or len(words.split()) > 22:
        return
    alone = ""
    parts = re.split(r",\s(?:and\s|or\s)?|\s(?:and|or|and/or|as well as|plus)\s(?=(?:\w+ ){0,5}\w+)", words)
    for i, part in enumerate(_LEAD.sub("", part) for part in parts):
        last = i == len(parts) - 1
        excluded = part.casefold() == "pregnancy" and verb.casefold() in {"exclude", "excluded", "rule out"}
        whole = excluded or _heads().search(part) or (last and _ORGAN.fullmatch(part))
        if len(part.split()) == 1 and not whole and not alone:
            alone = f"{part} and "  # "latent and active tuberculosis"
            continue
        test, alone = name_of_test(alone + part), ""
        test = "blood tests" if test.casefold() == "blood" else test
        if not test or len(test.split()) > 9 or re.fullmatch(r"tests?|testing", test):
            continue
        named = _heads().search(part) and (strong or asked_for or not _condition_only(part))
        if (
            named
            or excluded
            or _ORGAN.fullmatch(test)
            or test == "blood tests"
            or (screening and asked_for and re.search(r"\w{4,}", test))
        ):
            yield test


def _condition_only(part: str) -> bool:
    return bool(re.search(r"\b(?:infections?|tuberculosis|hepatitis [BC])\b", part, re.I)) and not re.search(
        r"\b(?:test|screen|level|status)", part, re.I
    )


_LEAD = re.compile(
    "^(?:(?:and|yearly|annual|monthly|weekly|check|calculate|estimate|presence of|status of|that|"
    "whether|the|a|an|any|your|their|all|"
    "his|her|baseline|regular|periodic|routine|frequent|appropriate|initial|negative|additional|"
    r"follow-up|some|certain|you|for|of|to|have|patients?(?:'s|\u2019s)?|both|other|ongoing|close|"
    r"careful|perform|obtain)\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:screening(?: tests?)?|testing|tests?|test results?|regularly|periodically|frequently|"
    "closely|carefully|routinely|(?:more )?often(?: as directed)?)$",
    re.I,
)
_KEPT_TEST = re.compile(
    "^(?:pregnancy|serum liver|blood(?: and urine)?|urine|skin|liver|kidney|genetic|laboratory|lab|"
    "hearing|allergy|"
    "eye|vision|"
    "tuberculin skin|TB skin|stool)$",
    re.I,
)


def name_of_test(part: str) -> str:
    """A test as a list or a sentence names it, without verbs, moments and glosses.

    >>> name_of_test("Your serum potassium every month")
    'serum potassium'
    """
    words = re.sub(r"\s+", " ", part).strip(" ,;:.-")
    if (when := TIMING.search(words, 2)) and not TIMING.sub("", words[when.start() :]).strip(" ,;"):
        words = words[: when.start()].rstrip()
    words = re.sub(
        "^(?:screening|testing|tests?|evaluation|assessment|monitoring|measurements?|checks?|"
        r"determination)\s+(?:of|for)\s+(?:your\s+|the\s+)?",
        "",
        _LEAD.sub("", words),
        flags=re.I,
    )
    words = _LEAD.sub("", words)
    words = re.sub(
        r"\s+(?:(?:in|of)\s+(?:patients|all|women|females)|according to|in line with)\b.*$",
        "",
        words,
        flags=re.I,
    )
    short = _TAIL.sub("", words)
    if short and not _KEPT_TEST.match(short) and not re.search(r"(?:ic|ical|al|ive|ory)$|^\w{1,3}$", short):
        words = short
    return _lowered(words)


def _lowered(words: str) -> str:
    first, _, rest = words.partition(" ")
    if first[:1].isupper() and not re.search(r"[A-Z\d*-]", first[1:]):
        first = first.lower()
    return f"{first} {rest}".strip()
