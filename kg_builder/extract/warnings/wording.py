"""The parts of a sentence that asks for an action, cleaned: trigger, thing, moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg_builder import lazy_re as re

from ..effects.names import effect_name
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, expanded
from .completed import Action, names_no_state, proviso
from .grammar import FILLER, PEOPLE, drug_mention, grammar
from .moments import SOON, TIMING, TIMING_CUT
from .triggers import BACKWARD, INCLUDED, TRIGGER_LEAD, TRIGGER_TAIL

__all__ = ["Action", "Wording", "clipped", "shortened"]


class Wording:
    """A sentence whose parts are read and cleaned.

    Args:
        words: the sentence.
        offset: of its first code point in the document.
        names: names of the drug.
        abbreviations: short form to long form.
    """

    def __init__(
        self, words: str, offset: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
    ) -> None:
        self._words = words.rstrip(" .;")
        self._offset = offset
        self._abbreviations = abbreviations
        self._drug = drug_mention(names)
        self._refused = False
        self._first_sign = self._proviso = self._known_state = ""

    def _anchored(self, action: str, timing: str, *, watches: bool) -> str:
        """The action with the moment it hangs on: "screen before initiating", "withhold until resolved"."""
        low = timing.casefold()
        whole = self._words.casefold()
        if action.startswith("screen") and "before" not in low and "do not initiate" in whole:
            return f"{action} before initiating"
        if found := re.search(
            r"\b(?:before|prior to)\s+(?P<what>initiat|start|beginning|treatment|therapy|use|tak|the first)",
            low,
        ):
            early = found["what"] in {"initiat", "start", "beginning", "tak", "the first"}
            return f"{action} before {'initiating' if early else 'treatment'}"
        if re.search(r"\b(?:before|prior to)\b", low) and self._drug.search(f" {timing}"):
            return f"{action} before treatment"
        if not watches and (lasts := _UNTIL.search(timing)):
            return f"{action} {lasts.group()}"
        if "first sign" in low:
            return f"{action} at first sign"
        return f"{action} {self._proviso}" if self._proviso and self._proviso not in action else action

    def _timing(self, rest: str) -> str:
        if (match := TIMING.search(rest)) is None or _OPEN.search(rest, 0, match.start() + 1):
            return ""
        if soon := SOON.match(match["timing"]):
            return soon.group()
        timing = TIMING_CUT.sub("", match["timing"])
        # A gapped second clause has a timing of its own.
        timing = re.sub(
            r",? and [\w -]{3,50}?, (?:at least )?\d+ \w+ (?:before|prior to|after).*$",
            "",
            timing,
            flags=re.I,
        )
        return timing.strip(" ,;")

    def _thing(self, rest: str) -> str:
        thing = self._drug.sub("", rest.rpartition(":** ")[2] or rest)
        thing = re.sub(
            r"\bfirst\s*$|\b(?:permanently|for good|carefully|closely|promptly|immediately|periodically|"
            r"regularly)\b",
            "",
            thing,
            flags=re.I,
        )
        thing = re.sub(
            r"\s+to\s+(?=(?:infants?|patients?|children|people|women|babies|newborns?)\b).*$",
            "",
            thing,
            flags=re.I,
        )
        thing = re.sub(r"\s+and\s+[\w -]*\b(?:instituted|initiated|given|started)$", "", thing, flags=re.I)
        thing = _WHOM.sub("", thing)
        thing = re.sub(
            r"\b(?:at (?:high |increased |higher )?risk|concurrently|simultaneously|together)\b",
            "",
            thing,
            flags=re.I,
        )
        thing = re.sub(r"\s+in(?:\s+(?:all|treated|elderly|these|most))*\s*$", "", thing)
        thing = FILLER.sub("", thing)
        thing = re.sub(r"^\s*(?:it|them) (?=to\b)", "", thing, flags=re.I)
        thing = re.sub(
            r"^(?:\s*(?:with|to|for|in|on|by|or|and|including)\b)+|(?:\b(?:with|to|for|in|on|by|and|or|"
            r"be)\s*)+$",
            "",
            thing.strip(),
            flags=re.I,
        )
        thing = " ".join(thing.split()).strip(" ,;:")
        if _PRONOUN.fullmatch(thing) or _NO_THING.match(thing):
            return ""
        longest = _LONGEST_LIST if "," in thing and not _CLAUSE.search(thing) else _LONGEST
        thing = re.sub(r",? (?:including|such as)$", "", shortened(thing, longest))
        return expanded(decapitalised(thing), self._abbreviations)

    def _trigger(self, body: str, lead: str) -> str:
        """The hazard or state that a condition names."""
        text = self._drug.sub("", body).strip(" ,;.")
        text = INCLUDED.sub("", text)
        if BACKWARD.match(text):
            return ""
        if re.fullmatch(
            r"(?:occurs?|develops?|appears?|happens?|persists?|suspected|confirmed|instituted|initiated|"
            r"continued|resumed|started)",
            text,
            re.I,
        ):
            return ""
        if re.match(r"(?:before|prior|during|after|once)\b", lead, re.I):
            return ""
        text = _OR_IF.sub(" or ", _ANY_OF.sub("", text).partition(": ")[0])
        before = ""
        while text != before:
            before = text
            text = TRIGGER_LEAD.sub("", text)
            text = re.sub(TRIGGER_TAIL.pattern.replace("{drug}", "this"), "", text, flags=re.I)
            text = _LEFT_OVER.sub("", text.strip(" ,;.("))
        text = re.sub(r"\s*\([^()]*\)", "", text)
        if not text or len(text.split()) > 14 or PEOPLE.fullmatch(text):
            return ""
        name = effect_name(text, self._abbreviations, longest=14)
        if name and text.startswith(f"{name} for ") and not is_condition(name):
            name = text  # "missed for three days" is not "missed"
        if name and _MEASURED.match(text, len(name)) and text.startswith(name):
            name = text  # nor is "falls below 45%" "falls below"
        return name or (expanded(decapitalised(text), self._abbreviations) if len(text.split()) <= 10 else "")

    def _given(self, body: str, lead: str) -> str:
        """The state that a condition names; what it says of a state known already goes with the action."""
        said = self._drug.sub("", body).strip(" ,;.")
        self._proviso = proviso(said) or self._proviso
        if not names_no_state(said):
            return self._trigger(body, lead)
        self._known_state = self._trigger(body, lead)
        return ""

    def _doing(self, rest: str) -> str:
        """What completes a verb that takes no thing, prepositions and all: "(stay) in clinic"."""
        said = self._drug.sub("", _ARTICLES.sub("", rest)).strip(" ,;:")
        return clipped(" ".join(said.split()), 12)

    def _event(self, moment: str) -> str:
        """The event that a moment hangs on, if it is not the treatment itself: "before surgery"."""
        event = self._drug.sub(" ", f" {_DOING.sub('', moment.strip())} ").strip(" ,;.")
        event = _DOING.sub("", event)
        if not event or _TREATMENT.match(event):
            return ""
        return self._trigger(event, "")

    def _action(self, trigger: str, action: str, timing: str, left: int, right: int) -> Action:
        return Action(trigger, " ".join(action.split()), timing, self._offset + left, self._offset + right)

    def _gapped(self, asked: list[Action]) -> Iterator[Action]:
        """What the verb holds for as well: "..., and inactivated vaccines, 2 weeks before treatment"."""
        if not asked:
            return
        first = asked[0]
        if also := _ALSO_DONE.search(self._words):
            action = f"{_DO[also['done'].casefold()]} {also['what']}"
            start = also.start("what")
            yield self._action(first.trigger, action, "", start, len(self._words))
        found = re.search(
            r",? and (?P<what>(?!(?:then|every|until|for|at)\b)(?:(?!\b(?:should|must|be|are|"
            r"is)\b)[\w -]){3,50}?),? (?P<timing>(?:at least )?\d+ (?:hours?|days?|weeks?|"
            r"months?) (?:before|prior to|after)\b.*)$",
            self._words,
            re.I,
        )
        if (
            found
            and first.trigger
            and first.timing
            and len(found["what"].strip()) > 4
            and not grammar().clause.match(found["what"])
        ):
            yield self._action(
                found["what"],
                first.action.replace(first.trigger, found["what"]),
                found["timing"],
                found.start("what"),
                len(self._words),
            )


def shortened(thing: str, longest: int) -> str:
    """What an action is done to without the clause that makes it too long; "" if it stays too long.

    Args:
        thing: its words.
        longest: how many of them are not too many.

    >>> shortened("dose of any drug that is known to affect the liver", 6)
    'dose of any drug'
    """
    if len(thing.split()) <= longest:
        return thing
    kept = _cut(thing, longest)
    if kept and _DANGLES.search(kept):
        return _cut(f"{thing} to", longest + _LEEWAY)  # "to", so that the thing's own end is one to cut at
    return kept


def clipped(said: str, longest: int) -> str:
    """The first words of what is said, cut where a part of it ends.

    Args:
        said: the words.
        longest: how many of them are kept.

    >>> clipped("report rash, fever or a slow pulse", 5), clipped("report rash", 5)
    ('report rash, fever', 'report rash')
    """
    words = said.split()
    if len(words) <= longest:
        return said
    kept = " ".join(words[: longest + 1])
    ends = [end.start() for end in _ENDS.finditer(kept) if end.start() * 2 > len(kept)]
    return kept[: ends[-1]] if ends else " ".join(words[:longest])


def _cut(thing: str, longest: int) -> str:
    """Words up to the last part that ends before there are too many; "" if none does."""
    cuts = [cut.start() for cut in _PARTS.finditer(thing) if len(thing[: cut.start()].split()) <= longest]
    return thing[: cuts[-1]].rstrip(" ,") if cuts else ""


_ENDS = re.compile(
    r",? (?:or|and|to|by|with|in|for|on|that|which|who|when|while|if|because|such as|including|as|at|from|"
    r"during|after|before|until)\b|,"
)
"""Where a part of what is said may end."""
_LEEWAY = 4
"""How many words more a thing may have that would dangle if it were cut."""
_DANGLES = re.compile(
    r"\b(?:known|shown|likely|associated|used|able|required|considered|related|given|who|that|which|is|are)$"
)
"""Words that say nothing without what follows them: "drugs that are known (to harm the liver)"."""
_PARTS = re.compile(
    r",? (?:and/or|per|according to|that|which|who|whether|in order to|to|appropriate|by|with|in|for|on|"
    r"including|"
    r"such as|using|based on|due to|because|when|if|under|between|from)\b",
    re.I,
)
"""Where what belongs to the thing's core may end."""
_DO = {
    "given": "give",
    "obtained": "obtain",
    "done": "do",
    "performed": "perform",
    "started": "start",
    "begun": "begin",
    "arranged": "arrange",
    "sought": "seek",
    "instituted": "institute",
    "carried out": "carry out",
}
_ALSO_DONE = re.compile(
    r"\b(?:is|are|be) \w+(?:ed|en|wn|ld|pped),? and (?:an? |the )?(?P<what>(?!then\b)(?:(?!is\b|are\b|"
    r"be\b|not\b)[\w-]+ )"
    rf"{{1,5}}?)(?P<done>{'|'.join(_DO)})\W*$",
    re.I,
)
"""A second thing that is done: "is withdrawn and an ECG obtained"."""
_UNTIL = re.compile(
    r"\buntil\b(?: [\w'\u2019-]+){0,5} "
    r"(?:resol|clear|control|recover|heal|normal|stable)\w*(?: up)?",
    re.I,
)
"""What a pause lasts until: "until the infection is under control"."""
_LONGEST = 10
_LONGEST_LIST = 16
_CLAUSE = re.compile(r"\b(?:you|may|can|will|should|which|who|is|are)\b|\. ")
_WHOM = re.compile(rf"(?:{PEOPLE.pattern})(?!\s+who\b|['\u2019])", re.I)
_NO_THING = re.compile(r"(?:since|because|directly|undiluted|rapidly|into)\b", re.I)
_MEASURED = re.compile(r"(?<=below) \d|(?<=above) \d|(?<=under) \d|(?<=over) \d|(?<=than) \d")
_OPEN = re.compile(r"\([^()]*$")
"""Brackets that are still open: what stands in them is no moment of the sentence."""
_PRONOUN = re.compile(r"(?:it|them|this|these|that|you|him|her|again|so)", re.I)
_ARTICLES = re.compile(r"\b(?:the|an?|your|their|his|her)\s+", re.I)
_LEFT_OVER = re.compile(r" (?:that|which|who)$", re.I)
_OR_IF = re.compile(
    r",? or (?:if|when|whenever) (?:there (?:is|are) |you |they )?(?:(?:any |new )?(?:signs?|symptoms?)"
    r"(?: (?:or|and) (?:signs?|symptoms?))? of )?",
    re.I,
)
"""A second condition: "cannot be controlled or if symptoms of gout (appear)"."""
_ANY_OF = re.compile(
    r"^(?:you|they|patients?) (?:have|has|notice|get|develop|experience)s?(?: any)?:\s+|"
    r"^(?:(?:you|they|patients?) (?:have|has|notice|get|develop|experience)s? )?(?:any |one )?(?:of )?"
    r"(?:the following|these|any) (?:\w+ ){0,3}?"
    r"(?:symptoms?|signs?|side effects?|problems?|effects?|conditions?)?"
    r"(?:[:,](?: including:?)?| such as)\s+",
    re.I,
)
"""What leads in a list of states: "any of these symptoms: ..."."""
_DOING = re.compile(
    r"^(?:(?:you |they |patients |the patient )?(?:using|taking|having|receiving|starting|use|take|"
    r"have|start|"
    r"receive|undergo(?:ing)?|the use of)\s+)?(?:(?:any|an?|the|your|each|every|all)\s+)*",
    re.I,
)
_TREATMENT = re.compile(
    r"(?:and|or|with|it|them|that|this|you|the)\b|"
    r"(?:\w+ )?(?:treatment|therapy|doses?|infusions?|injections?|medicines?|medications?|drugs?|use|using|"
    r"course|cycle|start\w*|initiat\w*|stop\w*|discontinu\w*|increas\w*|prescrib\w*|"
    r"(?:check|talk|speak|ask|consult)(?:ing)?|dosing|switching|administ\w*|days?|weeks?|months?|hours?|"
    r"first|last|next|long|standing|sitting|getting up|lying|\d+)\b",
    re.I,
)
