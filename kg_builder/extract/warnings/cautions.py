"""What is asked for in caution: with whom, in what state, for what alone the drug is kept."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.coordination import split_list
from ..vocabulary.condition_words import is_condition
from .grammar import IN_TAIL, grammar
from .wording import Action, Wording

__all__ = ["CAUTION", "Cautions"]

CAUTION = re.compile(
    r"(?:^|(?<=; ))caution(?= (?:in|if|with|for)\b)|"
    r"\b(?:caution(?= (?:in|for|with) (?:patients|people|those|anyone|adults|children|women|men)\b)|"
    r"(?:use|exercise) (?:\w+ )?caution|"
    r"(?:be )?(?:used?|given?|administer(?:ed)?|take|prescribed?|initiated?|started?|undertaken) "
    r"(?:[\w-]+ ){0,4}?(?:with (?:\w+ )?(?:caution|care)|cautiously)|"
    r"(?:caution|(?:special|particular|extra|great) care) (?:(?:should|must) be "
    r"(?:used|exercised|taken|observed|advised)|"
    r"is (?:advised|needed|recommended|required|warranted|necessary|essential|called for|in order|wise|due|"
    r"prudent))|"
    r"^care is (?:needed|required|called for))\b",
    re.I,
)
_CAUTIOUS_FOR = re.compile(
    r"(?:\b(?:in|for|if|when|while|where)\s+(?:(?:[\w-]+ (?:is|are|being) "
    r"(?:given|used|prescribed|taken|combined)|"
    r"(?:giving|using|prescribing|taking|combining)(?: [\w-]+)?) (?:in (?:conjunction|combination) with|"
    r"(?:concomitantly|concurrently|together) with|to|in|by|with|for) )?(?P<body>.+))$",
    re.I,
)
_IN_FIRST = re.compile(
    r"(?:In|With|For) (?P<body>[^,;:]{3,60}?) (?:[\w-]+|(?:the|this) \w+) "
    r"(?:should|must|is to|needs? to|has to)\b"
)
"""A state that opens a request without a comma behind it: "In gout it should be used with caution"."""
_CAUTIOUS_PEOPLE = re.compile(
    r"(?:patients|people|those|adults|children|women|men|anyone|individuals) "
    r"(?:with|who (?:have|has|are|had)) "
    r"(?P<body>[^,;:]{3,80}?) (?:should|must|need to)\b",
    re.I,
)
"""Those who are to be cautious: "Patients with gout should use it with caution"."""
_CLAUSE = re.compile(r"\b(?:since|because|as|may|can|could|is|are|which|that|if|when)\b", re.I)
_KNOWN = re.compile(
    r"\b(?:these|those|such|this) (?:\w+ )?(?:events?|reactions?|effects?|conditions?|problems?)$", re.I
)
"""What points back to the hazard under discussion: "a history of these events"."""
_IF_AT_ALL = re.compile(r"^,? if at all,?", re.I)
_SHORTEST = 6
"""Words of a sentence that asks for caution alone: it is about the hazard before it."""
_ONLY = re.compile(
    r"\b(?:(?:be )?(?P<verb>use|give|take|prescribe)[dn]? (?:it )?(?P<mid>(?:during|in|"
    r"for) [^,;]{3,60} )?(?P<only>only (?:in|for|if|when)\b.+)|"
    r"(?:be )?(?P<verb2>reserve)d? (?P<only2>for\b.+))$",
    re.I | re.S,
)
"""What the drug is kept for: "should be used only in patients with ..."."""


class Cautions(Wording):
    """A sentence that asks for caution, or keeps the drug for some."""

    _left_unread = 0
    """Where a further request begins behind a frame that is read whole; 0 if none does."""

    def _cautious(self, match: re.Match[str], trigger: str) -> list[Action]:
        """In what state the drug is to be used with caution; nothing if the sentence names none."""
        said = _IF_AT_ALL.sub("", self._words[match.end() :])
        tail = IN_TAIL.search(said) or _CAUTIOUS_FOR.search(said)
        people = _CAUTIOUS_PEOPLE.match(self._words)
        body = people["body"] if people else tail["body"] if tail else self._named_first(match.start())
        joint = next(grammar().joints(body), None)
        if joint and tail:
            body, self._left_unread = body[: joint.start()], len(self._words) - len(body) + joint.end()
        known = tail is not None and _KNOWN.search(body) is not None
        about = trigger or ("" if known else self._trigger(body, ""))
        if not about and not known and (tail or len(self._words.split()) > _SHORTEST):
            return [self._nothing()]
        exercised = match.group().casefold().startswith("exercise")
        action = "exercise caution" if exercised else "use with caution"
        listed = [] if trigger or _CLAUSE.search(body) else [part.text for part in split_list(body, 0)]
        if len(listed) > 1 and all(map(is_condition, listed)):
            named = [self._trigger(part, "") for part in listed]
            return [self._action(name, action, "", 0, len(self._words)) for name in named if name]
        return [self._action(about, action, "", 0, len(self._words))]

    def _named_first(self, end: int) -> str:
        """The state that opens a request for caution."""
        opened = _IN_FIRST.match(self._words, 0, end)
        return opened["body"] if opened and is_condition(opened["body"]) else ""

    def _nothing(self) -> Action:
        """A request that names nothing it is about, and is read no further."""
        return self._action("", "", "", 0, 0)

    def _used_only(self, trigger: str) -> list[Action]:
        """What the drug is kept for, unless that is when or how to take it."""
        match = _ONLY.search(self._words)
        if match is None:
            return []
        kept = re.split(r",|\b(?:because|since|as it|unless)\b", match["only"] or match["only2"])[0].strip()
        about = trigger or self._trigger((match["mid"] or kept.removeprefix("only ")).partition(" ")[2], "")
        verb = (match["verb"] or match["verb2"]).casefold()
        return [self._action(about, f"{verb} {kept}", "", 0, len(self._words))]
