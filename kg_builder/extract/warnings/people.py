"""People whom a request is about: who is watched, what they are told to do."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.phrases import decapitalised
from .clause import Clause
from .frames import Frames
from .grammar import FILLER, FOR, IN_TAIL, PEOPLE, PURPOSE, TO_DO, grammar
from .moments import TIMING
from .sound import unhung
from .triggers import INCLUDED
from .wording import clipped, shortened

__all__ = ["BY_WHOM", "PEOPLE_STATE", "People"]

_IT = re.compile(r"(?:it|they|this|these)", re.I)
_MOST_WORDS = 12
_STEPS = re.compile(r"\b(?:steps|actions?|measures|things|ways?|tendency|ability|likel(?:y|ihood))\s*$", re.I)
"""What "to take" goes with, rather than with those who are told."""
PEOPLE_STATE = re.compile(
    rf"\s*(?P<people>(?:both )?(?:{PEOPLE.pattern}))\s+(?P<state>(?:with|without|who|whose|"
    rf"receiving|taking|treated|being|on|at|"
    r"undergoing|exposed|started|given|known|of)\b.+)$",
    re.I | re.S,
)
"""People and what they have or take: "patients with a history of seizures"."""
_MANNER = re.compile(
    r"\s+(?:closely|carefully|promptly|immediately|regularly|periodically|routinely)\b", re.I
)
_ON_IT = re.compile(
    r"\b(?:on|receiving|taking|with|undergoing|started on) (?:the )?(?:treatment|therapy|it)\b", re.I
)
_AIMED_AT = re.compile(r"\s+for\s+(?!\d|at least|up to|about|any indication|one |two |three |several )", re.I)


BY_WHOM = re.compile(
    r"\s*(?:\w+ly )?by (?P<whom>(?:an?|the|your) [\w -]{3,40}?)(?=$|[,;.]| (?:if|before|when|at|every|"
    r"within|for)\b)",
    re.I,
)


class People(Frames):
    """A sentence whose people are told of, watched or asked to do something."""

    def _no_thing(self, subject: str) -> bool:
        """Whether the subject of a passive names people, the drug, or nothing."""
        if PEOPLE_STATE.match(subject):
            return True
        found = PEOPLE.fullmatch(subject) or self._drug.fullmatch(subject) or _IT.fullmatch(subject)
        return found is not None

    def _about_people(self, clause: Clause, whose: re.Match[str], given: str) -> tuple[str, str, str]:
        """What is asked for about people who are watched: "monitor patients on warfarin for bleeding"."""
        state = clause.rest if clause.subject else whose["state"]
        aims = list(_AIMED_AT.finditer(f" {state}"))
        watched = said_of = ""
        if aims:
            at = aims[-1].start()
            found = FOR.match(f" {state}", at)
            watched = self._trigger(PURPOSE.sub("", found["body"]), "") if found else ""
            said_of = self._said_of(found) if found else ""
            state = f" {state}"[:at]
        state = whose["state"] if clause.subject else _MANNER.sub("", state)
        state = INCLUDED.sub("", state)
        if (when := TIMING.search(f" {state}")) and not clause.subject:
            state = state[: max(0, when.start() - 1)]
        whom = shortened(decapitalised(f"{FILLER.sub('', whose['people'])} {PURPOSE.sub('', state)}"), 10)
        if by := BY_WHOM.match(clause.rest) if clause.subject else None:
            said_of = f"{said_of} by {self._doing(by['whom'])}"
        if self._drug.search(state) or _ON_IT.search(state):
            whom = ""
        about = watched or given or self._given(f"patients {PURPOSE.sub('', state)}", "")
        about = f"patients {about}" if about.startswith("without ") else about
        return about, f"{clause.verb.lemma} {whom}".strip() + said_of, ""

    def _said_of(self, found: re.Match[str]) -> str:
        """What is watched for or spoken of, as the text words it: " for signs of bleeding"."""
        body = found["body"]
        if when := TIMING.search(f" {body}"):
            body = body[: max(0, when.start() - 1)]
        for end in (PURPOSE, IN_TAIL):
            body = end.sub("", body)
        said = shortened(FILLER.sub("", self._doing(body)).strip(" ,"), _MOST_WORDS)
        lead = found.group().split(maxsplit=1)[0].casefold()
        return f" {lead} {said}" if said else ""

    def _told_to_do(self, rest: str) -> str:
        """What people are told to do: " not to drive"."""
        for found in TO_DO.finditer(rest):
            what = re.split(r"\b(?:if|when)\b|[;:]", rest[found.end() :])[0]
            before = PEOPLE.sub("", rest[: found.start()])
            asked = not _STEPS.search(before) and grammar().request(what) is not None
            if not (found["how"] or len(before.split()) < 2 or asked):
                continue
            if (when := TIMING.search(what)) and when.start() > 0:
                what = what[: when.start()]
            said = clipped(" ".join(FILLER.sub("", what).split()), _MOST_WORDS).strip(" ,")
            return f" {' '.join(found.group().casefold().split())} {unhung(said)}"
        return ""
