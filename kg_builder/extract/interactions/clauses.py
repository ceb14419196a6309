"""What a clause says happens when two things are taken together, in its own words.

Left out are who does it, where that is one of the two ("it", "taking them together", the drug's name), what
to do about it, and when. What is measured or felt stays, since the effect is told of it: "the clotting time
can double". What is caused is named alone: "may cause drowsiness" is "drowsiness"; hedging is left out: "can
raise its level" is "raise its level".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, without_article, without_asides, without_citations
from .grammar import EFFECT_VERB, MODAL, NEXT_CLAUSE
from .management import management_of
from .mentions import names_in

__all__ = ["STATE", "effect_of", "seams"]

_MAY = r"(?:may|can|could|might|will|would)"
STATE = (
    r"(?:(?:an?|the)\s+)?"
    r"(?:(?:possible|potential|possibly|possibility\s+of|risk\s+of|much|slightly|further)\s+)*"
    r"(?:(?:an?|the)\s+)?(?:increased?|decreased?|reduced|reduction|higher|lower(?:ed)?|raised|elevated"
    r"|enhanced|additive|greater|added|impaired|delayed|prolonged|risk|loss|more|less|stronger|weaker|worse"
    r"|worsening|changes?|altered|poorer|excessive|extra|faster|slower|potentiat\w+|rise|fall|drop)\b"
    r"(?!\s+than\s+(?:\w+\s+)?\d)"
)
_SEAM = re.compile(NEXT_CLAUSE, re.I)
_DOES = re.compile(rf"(?<!\bthat\s)(?<!\bwhich\s)(?<!\bwho\s)(?<!\bto\s)\b(?:{MODAL}|{EFFECT_VERB})\b", re.I)
_CLAUSE_END = re.compile(
    r"[.;:](?:\s|$)|\s*\[\s*see\b|,?\s+(?:e\.?\s?g|i\.?\s?e)\b|\s[\u2013\u2014]\s"
    r"|,?\s+and\s+(?:is|are)\s+(?:best|usually|generally|contraindicated)\b"
    r"|,\s+(?:such\s+as|so|and\s+(?:you|your|the|their|patients|doses?)\b|as\s+(?:do|does|can|may|will)\b"
    r"|and\s+(?:dr|doctors?|we|she|he|they)\b|therefore|but|which|though|although|because|since|and,)(?!\w)"
    r"|\s+and\s+(?=you\s+(?:may|might|will|can|should|must)\b)"
    r"|\s+(?:because\b|and,|which\s+(?=may|can|could))|\s*,\s+and\s+(?=co-?administ|concomitant)"
    r"|,?\s+and\s+(?=(?:the|this|their|such|combined)\s+(?:combinations?|use|co-?administration)\b"
    r"|may\s+interfere\b)"
    r"|(?:,|,?\s+and)\s+(?=(?:should|must|it\s+is\b|is\s+not|are\s+not|avoid|monitor|do\s+not|don['\u2019]t"
    r"|needs?|use|reduce\s+(?:the\s+)?dos|consider|check|adjust|caution|separate|tell|ask|keep\s+an\s+eye"
    r"|watch)\b)",
    re.I,
)
_LEFT_OUT = re.compile(
    r",\s+(?:causing|leading\s+to|resulting\s+in)\b.*$|\s+through\s+(?:its|their|an?|the)\s.*$"
    r"|,?\s+(?:when|if|unless|until|while|whenever)\b.*$|,\s+by\s+(?:up\s+to\s+|about\s+)?\d.*$"
    r"|\byou\s+(?:may|can)\s+do\s+so\b.*$|,?\s+with(?:out)?\s+(?:no|any|added|extra)\b.*$"
    r"|(?<!metaboli[sz]ed)\s+by\s+(?:\w+ly\s+)?(?:\w+ing\b(?!\s+dose)|pharmaco\w+|P-?g(?:p|lyco)|CYP\d"
    r"|serotonin|unknown|unspecified|an?\s+unknown).*$"
    r"|\s+of\s+(?:the|each)\s+other\b.*$"
    r"|,?\s+(?:(?:compared|relative)\s+(?:to|with)|in\s+healthy\s+(?:subjects|volunteers|adults)"
    r"|(?:following|after)\s+co-?administ\w+|due\s+to)\b.*$"
    r"|\s+(?:presumably|probably|from\s+(?:the|your)\s+body)$"
    r"|,?\s+(?:especially|particularly|in\s+particular)\b.*$"
    r"|\s+as\s+(?:the|your|its|their)\s+\w+\s+\w+s\b.*$"
    r"|,\s+(?:usually|often|sometimes|generally|mostly|rarely)\s+\w+ly$"
    r"|\s+(?:somewhat|considerably|markedly|substantially|slightly)$|(?<=levels)\s+(?:as\s+well|too)$",
    re.I | re.S,
)
_FIND = re.compile(r"^(?:(?:may|can|might)\s+)?(?:find|notice)\s+that\s+(?:the|their|your)\s+", re.I)
_ALSO = re.compile(r"\b(?:also|possibly|likewise|similarly)\s+(?=\w)", re.I)
_CAUSE = re.compile(
    rf"(?<!\w)(?:{_MAY}\s+(?:sometimes\s+|rarely\s+)?"
    r"(?:cause|lead\s+to|result\s+in|produce|bring\s+on|trigger)"
    r"|(?<!the\s)caus(?:e|es|ing)(?!\s+of)\b|(?:lead|contribute|predispose)(?:s|ing)?\s+to"
    r"|(?:provoke|precipitate)s?|result(?:s|ing|ed)?\s+in|(?:has|have)\s+resulted\s+in|produces"
    r"|bring(?:s|ing)?\s+on|triggers|(?:has|have)\s+been\s+(?:reported|known|shown)\s+to\s+(?:cause|produce)"
    r"|(?:is|are|be|been)\s+associated\s+with|(?:has|have)\s+(?:caused|led\s+to))\s+(?P<what>\S.*)$",
    re.I | re.S,
)
_TO_CHANGE = re.compile(
    r"\bto\s+(?:drop|fall|rise|increase|decrease|become|build|go|work|stop|last|bleed|be|stay|get"
    r"|climb)\b",
    re.I,
)
_SOMEONE_TO = re.compile(r"(?:you|your|people|patients|them)\b.*\bto\s+\w", re.I | re.S)
_WHICH_RISKS = re.compile(
    rf",\s+which\s+(?:[^.;]*?\band\s+)?(?P<then>(?:{_MAY}\s+)?(?:increas|rais)\w*\s+(?:(?:the|your|their"
    rf"|a)\s+)?(?:risk|chance|likelihood)s?\s+of\b[^.;]+)",
    re.I,
)
"""The risk that a change of levels brings: "slows its removal, which may raise the risk of fits"."""
_BETWEEN = re.compile(
    rf"\b(?P<verb>{_MAY}|(?:{_MAY}\s+)?(?:lead|result)s?)\s*(?:,\s*[^,;.]{{3,45}},"
    rf"|\((?![^()]*\)\s*$)[^()]*\))\s*(?=(?:to|in)\s+\w|(?!and\b|or\b)[a-z]+\b)",
    re.I,
)
"""What stands in a verb between commas: "can, in rare cases, cause", "can lead, with examplol, to"."""
_ANY_HARM = re.compile(
    r"(?:\w+\s+){0,2}(?:(?:adverse|side)\s+(?:\w+\s+)?(?:reactions|effects|events)|toxicity)", re.I
)
_CALLED = re.compile(
    r"^\W*(?:an?\s+)?(?:\w+\s+){0,2}(?:condition|problem|reaction|syndrome)\s+called\s+", re.I
)
_PREDICATE = re.compile(
    rf"(?<![\w-])(?P<modal>{_MAY})\s+\w|(?<!\bto\s)(?<![\w-]){EFFECT_VERB}\b(?!\s+(?:of|in|by)\b|-)"
    r"|(?<!\w)(?:(?:(?:ris|fall|drop|climb|increas|decreas|go)e?s?|rose|fell|dropped|climbed|increased"
    r"|decreased)\s+by\s+(?:about\s+|up\s+to\s+)?(?:an?\b|half|two|\d+)"
    r"|climbs?|grows?|drops?|doubles?|mounts?|(?:builds?|piles?|adds?)\s+up|wears?\s+off|lasts?"
    r"|(?:pil|push|pull|driv|nudg|mov|send|bring)e?s?\s+(?:[\w']+\s+){0,3}?(?:up|down|on\s+to|onto))\b"
    r"|(?<!\w)(?:is|are|was|were|become|becomes)\s+\w|(?<!\w)go(?:es)?\s+(?:up|down|higher|lower)\b",
    re.I,
)
_NO_EFFECT = re.compile(
    rf"(?:{_MAY}\s+|is\s+|are\s+)(?:not\s+)?(?:need|have\s+to|want|wish|ask|tell|interact|decide|recommend"
    r"|prescribe|adjust|monitor|check|watch|include|contain|take|use\b|drink|do\s+so|stop\s+(?:taking|using)"
    r"|change\s+(?:the|your)\s+(?:\w+\s+)?(?:dos|treatment|medic)"
    r"|(?:increase|reduce|lower|raise|change|double|halve)\s+(?:the|your)\s+(?:\w+\s+)?dos"
    r"|(?:be\s+)?(?:used|taken|given|needed|required|asked|advised|told|necessary|prescribed|adjusted"
    r"|considered|warranted|treated|managed|indicated|advisable|appropriate|monitored|measured|observed|seen"
    r"|studied|checked|co-?administered|safe|combined|started|stopped|recommended|avoided|contraindicated"
    r"|available|important|able\s+to\s+take|used|an?\b|the\b|characteri[sz]ed|explained"
    r"|expected\s+to\s+(?:behave|interact)))",
    re.I,
)
_ADVICE = re.compile(
    r"(?:need\b|have\s+to\b|do\s+(?:so|not)\b|should|must|avoid|monitor|don['\u2019]t|use\b|take\b|consult"
    r"|not\b|interact|check|ask|tell|talk"
    r"|(?:reduce|increase|lower|raise|decrease|modify)\s+(?:the\s+|your\s+)?(?:\w+\s+){0,3}dos"
    r"|affects?\s+how)",
    re.I,
)
_MEASURED = re.compile(
    r"\b(?:levels?|times?|effects?|effectiveness|risks?|chances?|pressure|INR|amounts?|concentrations?"
    r"|clearance|absorption|toxicity|activity|bleeding|rate|sugar|glucose|count|exposure|action|metabolism"
    r"|elimination|excretion|control|response|efficacy)\b",
    re.I,
)
_STANDS_FOR_THEM = re.compile(
    r"(?:(?:which|that|who|it|they|this|these|those|both|either|each|one|and|or|together|concurrently|the"
    r"|two|drugs?|medicines?|combination|mixture|interaction)\s*)+",
    re.I,
)
_DOING = re.compile(
    r"(?:(?:the|this|such|their|its)\s+)?(?:concomitant|concurrent|combined|combin\w+|co-?administ\w+"
    r"|simultaneous|using|taking|mixing|drinking|eating|use|administration"
    r"|treatment|therapy|when|if|while)\b",
    re.I,
)
_ANY_OF_THEM = re.compile(
    r"(?:this|these|such|some|other|others|certain|many|most|several"
    r"|the\s+following)\b",
    re.I,
)
_PERSON = re.compile(
    r"\b(?:doctors?|pharmacists?|prescribers?|team|nurses?|provider|patients?|people"
    r"|women|men|children|we|i)\b",
    re.I,
)
_HAPPENS = re.compile(
    rf"\s+(?:{_MAY}\s+(?:occur|happen|develop|result|arise|appear|ensue)|occurs?|happens?"
    rf"|develops?|(?:has|have)\s+(?:been\s+(?:reported|seen|observed|noted)|occurred)"
    rf"|(?:is|are|was|were)\s+(?:seen|observed|noted|reported))\s*$|\s+{_MAY}\s+follow\b.*$",
    re.I,
)
_MOVES = re.compile(
    rf"(?:{_MAY}\b"
    r"|(?:is|are|was|were|become|becomes|go(?:es)?|rises?|rose|falls?|fell|drops?|dropped|climbed"
    r"|increase[sd]?|decrease[sd]?|worsens?|doubles?|climbs?|grows?|wears?\s+off|lasts?|stays?"
    r"|(?:builds?|adds?|piles?|goes|go)\s+up|mounts?)(?!\w))",
    re.I,
)
_TELEGRAM = re.compile(
    r"\b(?:increased|decreased|reduced|raised|lowered|prolonged|enhanced|impaired|delayed|possible|likely"
    r"|frequent|higher|lower|diminished|potentiated|elevated|affected|doubled|blocked|weakened|aggravated"
    r"|boosted|masked|opposed|slowed|abolished|lost|halved|strengthened|worse|stronger|weaker|longer"
    r"|shorter)\b",
    re.I,
)
_HEDGE = re.compile(rf"{_MAY}\s+(?:only\s+)?(?!(?:not|be|have|no|never|only)\b)(?=\w)", re.I)
_MADE = re.compile(
    r"(?:makes?|causes?)\s+(?:(?:you|people|patients|someone|them)\s+(?:to\s+)?(?=\w)"
    r"|(?:the|these|those|this|its|their|your)\s+"
    r"(?=[^,;]*\s(?:worse|stronger|weaker|longer|(?:more|less)\s+\w+)$))"
    rf"|you(?:['\u2019]re|\s+are|\s+{_MAY}\s+be)\s+(?=(?:more|less)\s+\w)",
    re.I,
)
"""Who or what is so or made so: "make you more dizzy", "make the drowsiness worse", "you are more sleepy"."""
_HAVE_ONE = re.compile(rf"(?:{_MAY}\s+(?:have|be\s+at)|ha(?:ve|s))\s+(?:an?\s+|the\s+)?(?={STATE})", re.I)
"""Before what is had: "may have an additive effect"."""
_LIKELY = re.compile(r"more\s+likely\s+to\s+(?:have|get|develop)\s+(?:an?\s+)?", re.I)
_MORE_OF = re.compile(
    r"(?:potentiate|aggravate|add\s+to)s?\s+(?!the\b|an?\b|its\b|their\b|your\b)(?=\w)", re.I
)
_THEIRS = re.compile(r"\s+(?:that\s+|which\s+)?(?:it|they|these|those|this|each|both)\s+causes?$", re.I)
"""Whose an effect is: "the drowsiness that these cause"."""
_HOW_IT_COMES = re.compile(
    r"(?:slow|block|affect|inhibit|induce|speed|alter|interfere|hinder|impair|compete|change)"
    rf"s?\b[^,;]*?,?\s+and\s+(?:so\s+|thus\s+|thereby\s+)?(?={_MAY}\s+\w"
    r"|(?:rais|increas|low|reduc|decreas|elevat|boost)\w*\s(?:[\w'\u2019-]+\s){0,5}?"
    r"(?:levels?|concentrations?|exposure|amounts?)\b)",
    re.I,
)
"""How a level comes to change, before the change: "slow its breakdown and raise its level"."""
_EMPTY = re.compile(
    r"(?:increased?|decreased?|reduced|reduction|raised|lowered|altered|changed?|higher|lower|affected)",
    re.I,
)
"""What does not say what rises or falls."""
_FROM = re.compile(r"\s+from\s+(?:the\s+)?(?P<who>[\w-]+)$", re.I)
_LOOSE_START = re.compile(r"^(?:(?:and|but|or|so|then|though|although)\s+)+", re.I)
_LOOSE_END = re.compile(r"(?:,|\s+(?:and|or|but|which|that|than|either|possibly|potentially|yet))+$")
_UNCLOSED = re.compile(r"\s*[(\[][^()\[\]]*$")
_LONGEST = 24
_SUBJECT_AT_MOST = 7
_TELEGRAM_AT_MOST = 8


def effect_of(clause: str, drug: re.Pattern[str] | None = None) -> str | None:
    """An effect clause without its actor, citations, circumstances and advice; None if it tells no effect.

    Args:
        clause: the words.
        drug: finds the drug's names, which are no part of the effect where they are its subject.

    >>> effect_of("may increase levels of digoxin (2.1)."), effect_of("this may cause deep sleep")
    ('increase levels of digoxin', 'deep sleep')
    >>> effect_of("the clotting time can double; halve the dose")
    'clotting time can double'
    >>> effect_of("avoid this combination") is None
    True
    """
    plain = _CLAUSE_END.split(without_asides(without_citations(clause)))[0]
    plain = plain[: next((seam.start() for seam in seams(plain)), None)]
    if risk := _WHICH_RISKS.search(clause):
        return _short(risk["then"].strip(" ,."))
    plain = _BETWEEN.sub(r"\g<verb> ", plain)
    plain = _ALSO.sub("", " ".join(_LEFT_OUT.sub("", plain.strip(" *_,.")).split())).strip(" ,.*_")
    plain = _LOOSE_START.sub("", _LOOSE_END.sub("", plain))
    if (
        drug is not None
        and (actor := re.search(r"\s+(?:by|with)\s+(?P<who>[^,;]+)$", plain))
        and drug.fullmatch(actor["who"])
    ):
        plain = plain[: actor.start()]
    if ")" in plain:
        return None  # half of what brackets hold
    told = _told(_UNCLOSED.sub("", plain), drug)
    if told is None or len(told.split()) > _LONGEST or "interact" in told or management_of(told) == told:
        return None
    if _EMPTY.fullmatch(told) or _DOING.match(told):
        return None
    if drug is not None and (source := _FROM.search(told)) and drug.fullmatch(source["who"]):
        told = told[: source.start()]  # "drowsiness from examplol"
    return _short(told)


def seams(text: str) -> Iterator[re.Match[str]]:
    """Where a sentence goes on with a clause that has a subject of its own, behind one that tells something.

    >>> said = "samplol, exazine, and digoxin may raise levels, and rifampin can lower them"
    >>> [said[seam.end() :] for seam in seams(said)]
    ['rifampin can lower them']
    """
    start = 0
    for seam in _SEAM.finditer(text):
        if _DOES.search(text, start, seam.start()):
            yield seam
            start = seam.end()


def _short(told: str) -> str:
    """An effect without hedging, persons and the way in which a level comes to change."""
    plain = _THEIRS.sub("", _HEDGE.sub("", told, count=1) if _HEDGE.match(told) else told)
    if (how := _HOW_IT_COMES.match(plain)) is not None:
        plain = _HEDGE.sub("", plain[how.end() :], count=1)
    if (more := _MORE_OF.match(plain)) and is_condition(plain[more.end() :]):
        plain = plain[more.end() :]  # "add to heart damage"
    plain = _FIND.sub("", plain)
    plain = plain[made.end() :] if (made := _MADE.match(plain)) else plain
    plain = plain[have.end() :] if (have := _HAVE_ONE.match(plain)) else plain
    if (likely := _LIKELY.match(plain)) and is_condition(plain[likely.end() :]):
        plain = plain[likely.end() :]
    return decapitalised(without_article(plain).strip(" ,."))


def _told(plain: str, drug: re.Pattern[str] | None) -> str | None:
    if not plain or _ADVICE.match(plain):
        return None
    if (caused := _CAUSE.search(plain)) and not _PERSON.search(plain[: caused.start()]):
        what = _CALLED.sub("", caused["what"])
        before = _LOOSE_END.sub("", plain[: caused.start()].strip())
        if _ANY_HARM.fullmatch(what) and (told := _told(before, drug)) and " " in told:
            return told  # "raise its levels and lead to adverse reactions"
        return plain[caused.start() :] if _TO_CHANGE.search(what) or _SOMEONE_TO.match(what) else what
    if _STATE.match(plain) and not _DONE_BY.match(plain):
        return None if _ASKED_FOR.search(plain) else _HAPPENS.sub("", plain)
    for found in _PREDICATE.finditer(plain):
        subject, predicate = plain[: found.start()].strip(" ,"), plain[found.start() :]
        if not subject or _stands_for_them(subject, drug):
            does = " " in predicate and not _NO_EFFECT.match(predicate) and not _IS.match(predicate)
            return predicate if does else None
        if _is_thing(subject, predicate):
            return _HAPPENS.sub("", plain) if _HAPPENS.search(plain) else plain
        break
    if len(plain.split()) <= _TELEGRAM_AT_MOST and _TELEGRAM.search(plain):
        return plain
    return None


_STATE = re.compile(STATE, re.I)
_DONE_BY = re.compile(r"\w+ed\s+by\b", re.I)
_ASKED_FOR = re.compile(
    r"\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?(?:necessary|needed|required|recommended)\b|\bdos(?:e"
    r"|age)s?$",
    re.I,
)
_IS = re.compile(r"(?:is|are|was|were)\b", re.I)


def _stands_for_them(subject: str, drug: re.Pattern[str] | None) -> bool:
    """Whether the subject is one of what is taken, or the taking of it."""
    if _STANDS_FOR_THEM.fullmatch(subject):
        return True
    if _DOING.match(subject):
        return _PERSON.search(subject) is None  # "If you take it, your doctor may ..."
    if _MEASURED.search(subject):
        return False
    if drug is not None and drug.match(subject):
        return True
    return bool(names_in(subject)) or _ANY_OF_THEM.match(subject) is not None


def _is_thing(subject: str, predicate: str) -> bool:
    """Whether the subject is what changes: "the clotting time", "blood sugar control", "you"."""
    if (
        subject.casefold() == "there"
        or _PERSON.search(subject)
        or len(subject.split()) > _SUBJECT_AT_MOST
        or _NO_EFFECT.match(predicate)
    ):
        return False
    if re.search(r"\bdos(?:e|es|age)\b", subject, re.I) or not _MOVES.match(predicate):
        return False
    return (
        subject[:1].isalpha()
        and not _CIRCUMSTANCE.match(subject)
        and (subject.lower() == "you" or _YOU.search(subject) is None)
    )


_CIRCUMSTANCE = re.compile(r"(?:before|after|during|while|if|when|in|for|to|with|at|on|from)\b", re.I)
_YOU = re.compile(r"\byou\b|,", re.I)
