"""Requests read from the sentence as a whole: fixed frames, and the condition or reason put before it."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, expanded
from .cautions import CAUTION, Cautions
from .grammar import FILLER, IF_TAIL, IN_TAIL, PEOPLE
from .moments import AFTER_MOMENT
from .openings import CONDITION, FIRST_COMMA, MEANS, MOMENT, NO_COMMA, NO_CONDITION, REASON, requests_at
from .wording import Action, shortened

__all__ = ["Frames"]

_STOPPING = re.compile(
    r"(?:do not|don['\u2019]?t|never|you should not|you must not)(?: \w+ly)? "
    r"(?P<verb>stop|discontinue|change|skip|quit)(?P<taking> taking| using| having| treatment| therapy)?"
    r"(?P<drug>[^,.:;]{0,60}?) (?P<rest>(?:without|unless|until you have|until you've|before|except)"
    r"\b.{8,90}|"
    r"(?:suddenly|abruptly|all at once|too (?:soon|early|quickly)|on your own|early)\b[^,;:.]{0,60})"
    r"(?=$|[,;:])",
    re.I,
)
_NOT_DO = re.compile(r"\b(?:not|don['\u2019]?t|never) (?:\w+ly )?(?:stop|disc|change|skip|quit)")
_SCREENING = re.compile(
    r"\b(?:follow|undergo|have|get|keep to|keep up with|continue|perform|recommended|standard|usual|regular|"
    r"guidelines for)\b.*?(?:\b(?:standard|usual|recommended|regular|for|routine|guidelines)\s+)+"
    r"(?P<what>[\w -]{3,40}?) screening",
    re.I,
)
_NO_THING = re.compile(
    r"no (?P<what>(?:live )?(?:vaccines?|vaccinations?)|alcohol|driving|grapefruit(?: juice)?|sunbathing|"
    r"smoking)\b"
    r"(?P<rest>(?! (?:has|have|is|are|was|were|interact)\b).*)$",
    re.I | re.S,
)
"""What is not to be had at all: "No live vaccines during treatment"."""
_OFF_LIMITS = re.compile(
    r"(?P<what>(?!(?:it|this|they|these|there)\b)[A-Za-z][\w' -]{2,50}?) (?:is|are) "
    r"(?:out(?=\W*$)|off[ -]limits|off the (?:menu|table|list)|a no-no|(?:best |to be )left (?:out|alone)|"
    r"to be shunned|forbidden)\b(?P<rest>.*)$",
    re.I | re.S,
)
"""What is not to be had, in idioms: "Alcohol is off limits"."""
_VACCINES = re.compile(
    r"\b(?:(?!all\b|of\b|your\b|their\b|his\b|the\b|any\b|with\b|on\b|for\b)[\w-]+ ){0,2}"
    r"(?:vaccin(?:ation|e)s?|immuni[sz]ations?)\b",
    re.I,
)
_UP_TO_DATE = re.compile(
    r"\b(?:be|is|are|bring|brought|keep|kept|get|stay|have)\b.{0,90}?\bup[- ]to[- ]date\b", re.I
)
_NOT_RECOMMENDED = re.compile(
    r"^(?P<subject>.{3,200}?\s+|(?=(?-i:Should|Must)\b))(?:(?:is|are) ?(?P<how>(?:not|n['\u2019]t) "
    r"(?:recommended|advised))|(?P<said>(?:should|must)(?: \w+ly)? ?"
    r"(?:not|never|n['\u2019]t)(?: \w+ly)? be (?:given|used|administered|taken|started|initiated|prescribed|"
    r"treated(?= with)|combined|swapped|interchanged|substituted)))\b(?P<rest>.*)$",
    re.I | re.S,
)
_FOR_USE = re.compile(
    r"(?:for|in|to treat)(?: the)? (?:treatment|management|prevention|relief|control) of "
    r"(?P<what>[^,;:.]{3,60}?)(?= or for\b|$|[,;:.])",
    re.I,
)
"""What a drug is not to be used for: "not to be used for the prevention of gout"."""
_WHY = re.compile(r",\s(?:as|because|since|owing to|due to)\b", re.I)
_NOT_FOR = re.compile(
    r"(?:(?:therefore|generally|also),? )?(?P<how>not (?:recommended|advised|advisable|suitable|"
    r"to be (?:used|given|taken))) "
    r"(?P<lead>in|for|with|during) (?P<body>[^,;:.]{3,90})",
    re.I,
)
"""What is not recommended without saying what: "Not recommended in people with gout"."""
_REFUSES = re.compile(r"n['\u2019]t | ?\bnot | never ")
_INTO = re.compile(
    r"(?:directly|into|"
    r"by (?=rapid|bolus|\w*injection|intra)|via|undiluted|rapidly|through)\b"
    r"(?: (?!if\b|in\b|because\b|when\b)[\w-]+){0,6}"
)
"""Where or how the drug is not to be given: "directly into a vein"."""
_SUBJECT_LEAD = re.compile(
    r"^(?:(?:therefore|however|thus|consequently|in addition),?\s+|"
    r"(?:since|because|as|although|though|while)\b[^,]+,\s+|"
    r"(?:the\s+)?(?:safety|use|efficacy|administration|concomitant use|vaccination|immuni[sz]ation)\s+"
    r"(?:and \w+\s+)?(?:of|with)\s+|"
    r"(?:all|any|the|your|a|an)\s+)+",
    re.I,
)
_GIVEN_FIRST = re.compile(r"(?:if|when|in case of) (?P<body>[^;]{3,120}), (?P<subject>[^,]{2,40})$", re.I)
"""A condition before what is not to be given: "If a rash occurs, it must not be started again"."""
_SUBJECT_CUT = re.compile(
    r"\s+(?:during|following|has|have|is|are|in|while|for|after|before|until|given)\b.*$", re.I | re.S
)
_GIVEN = re.compile(
    r"\s+(?P<what>(?!with\b|in\b|if\b|for\b|to\b)[\w -]{4,50}?)(?=[,;.]|\s(?:during|while|"
    r"until|if|when|for|and)\b|$)"
)
_REQUIRES = re.compile(
    r"(?!If |When |You |Your )(?P<about>(?:Patients|People|Those|Anyone|Adults|Children|Women|Men|Users|"
    r"An? (?:patient|person|child|adult|woman|man)) (?:who|with) [^;:]{3,110}?|"
    r"[A-Z][^,;:]{3,80}?)(?: (?:can|may|is|are)\b[^,;:]{3,50}? and)?(?: (?:can|may|might|could|will))? "
    r"(?:requires?|needs?|warrants?|calls? for|"
    r"(?:should |must )?(?:prompts?|demands?|necessitates?|merits?)) (?P<action>(?:an? )?"
    r"(?:(?:prompt|lower|reduced|immediate|temporary|permanent|dose|close|regular|careful|further|urgent|"
    r"medical|ophthalm\w+|specialist|cardiac|clinical) ){0,3}(?:[\w-]+ (?:check|test|scan|exam|work-?up)"
    r"s?|"
    r"checking|testing|medical attention|ECG|EKG|MRI|CT|pause|break|interruption|discontinuation|reduction|"
    r"withdrawal|monitoring|stopping|referral|review|\w+ counts?|watching|evaluation|treatment|"
    r"(?:[\w-]+ )?(?:drugs|medicines|therapy)|surgery|attention|withholding|supervision|observation|"
    r"follow-?up|care|checks|doses?|adjustment)\b[^;,.]*)",
    re.S,
)
_TREATMENT = re.compile(
    r"(?:it|use|treatment|therapy|administration|(?:the )?(?:drug|medicine|medication|product|tablets?|"
    r"capsules?|drops|"
    r"cream|ointment|gel|injections?|spray|patch(?:es)?|inhaler|solution|infusion)(?: (?:is|are))?)",
    re.I,
)
_IS_NEEDED = re.compile(r" (?:be|is|are) ")
_NEEDED = re.compile(
    r"^(?P<what>(?!it\b|this\b|they\b|these\b|you\b|no\b|caution\b|if\b)[^,;:]{4,70}?"
    r"(?:, (?:including|such as)\b[^;:]{3,60},)?) (?:(?:may|might|will|can|could)(?: also)? be "
    r"(?:needed|necessary|required|advisable)|"
    r"(?:may|will|should) be (?:done|carried out|taken)|"
    r"(?:must|should) be (?P<ready>(?:readily |immediately |always )?(?:at hand|to hand|on hand|available))|"
    r"(?P<is>is|are)(?: also| strongly)? (?:recommended|advised|needed|necessary|required|essential|"
    r"warranted|mandatory|urged|prudent|wise|indicated|called for|in order|due|advisable|appropriate))\b"
    r"(?P<rest>.*)$",
    re.I | re.S,
)
"""What is asked for without a command: "A lower dose may be needed"."""
_IN_ILLNESS = re.compile(r"\s(?:in|for|with|during) (?P<body>[^,;]{3,60})$", re.I)
"""What a need is named for: "Dose adjustment may be needed in renal failure"."""
_DONE = re.compile(
    r"^(?P<what>(?!it\b|this\b|they\b|these\b)(?:(?!\b(?:is|are|was|were|will)\b)[^,;:]){4,70}?) "
    r"(?:is|are|will be)(?: (?:also|usually|then|first|always))? "
    r"(?:done|run|carried out|taken|repeated|drawn|ordered|performed|made)(?P<rest> .+)$",
    re.I | re.S,
)
"""A test that is done at a time: "A blood count is taken every week"."""
_WARNED_OFF = re.compile(
    r"(?:patients|people|users|women|men|those|you|drivers)\b[^,;:]{0,40}? (?:is|are|should be|must be) "
    r"(?:(?:also|generally|strongly|usually) )?(?:warned|advised|cautioned|counsell?ed|urged) "
    r"(?:off|against) (?P<what>[^,;:]{3,60}?)"
    r"(?P<rest>(?: (?:until|while|during|for|after|before|within)\b.*)?)$",
    re.I | re.S,
)
"""What people are told not to do: "Patients are warned off driving"."""
_HOW_DONE = re.compile(
    r" (?!only|usually|generally|particularly|especially|immediately|promptly)\w{5,}(?<!month)ly\b"
)
_CARE = re.compile(r"(?:(?:special|particular|extra|great) )?care", re.I)
_CARE_TO = re.compile(r"\s*to (?P<what>(?:ensure|avoid|prevent|minimi[sz]e|make sure|not) .+)$", re.I | re.S)
"""What care is to be taken for: "Care should be taken to avoid a leak"."""
_LONGEST_CARE = 12
_TESTLIKE = re.compile(
    r"\b(?:tests?|counts?|monitoring|checks?|examinations?|exams?|evaluation|assessment|treatment|"
    r"observation|investigation|care|ultrasound|imaging|biopsy|x-?ray|ECG|EKG|MRI|contraception|vaccination|"
    r"screening|attention|scans?|supervision)\b",
    re.I,
)
_TEST = re.compile(r"\b(?:tests?|counts?|examinations?|exams?|checks?|monitoring|contraception)$")
_MEASURED = re.compile(
    rf"{_TEST.pattern}|\b(?:pulse|blood pressure|weight|height|heart rate|temperature|levels?|"
    r"function|samples?|ECG|EKG|scans?|x-?rays?)$",
    re.I,
)


class Frames(Cautions):
    """A sentence whose frame, condition or reason is read before its verbs."""

    _lead_timing = ""
    """The moment that opens the sentence: "During treatment, ..."."""

    def _framed(self) -> list[Action]:
        """The action of a sentence that says it in a fixed frame."""
        words = self._words
        low = words.casefold()
        if _NOT_DO.search(low) and (match := _STOPPING.search(words)):
            said = re.sub(r"^(?:have|'ve|has)\s+", "", match["rest"])
            doing = f"do not {match['verb'].casefold()}{match['taking'] or ' taking'} {said}"
            return [self._action("stopping", doing, "", match.start(), len(words))]
        if "screening" in low and (match := _SCREENING.search(words)):
            what = re.sub(r"^(?:for|standard|recommended)\s+", "", match["what"])
            return [self._action(expanded(what, self._abbreviations), "screen", "", 0, len(words))]
        if match := _OFF_LIMITS.match(words):
            what = decapitalised(match["what"])
            return [self._action(what, f"avoid {what}", self._timing(match["rest"]), 0, len(words))]
        if " date" in low and (found := self._vaccinated()):
            return found
        if low.startswith("no ") and (match := _NO_THING.match(words)):
            timing = self._timing(match["rest"])
            return [self._action(match["what"].casefold(), f"no {match['what']}", timing, 0, len(words))]
        if low.startswith(("not ", "therefore", "generally", "also")) and (match := _NOT_FOR.match(words)):
            about = self._trigger(match["body"], "") or self._event(match["body"])
            return [self._action(about, match["how"].casefold(), "", 0, len(words))] if about else []
        if ("warned " in low or " against" in low) and (match := _WARNED_OFF.match(words)):
            timing = self._timing(match["rest"])
            return [self._action("", f"avoid {FILLER.sub('', match['what'])}", timing, 0, len(words))]
        if _REFUSES.search(low) and (match := _NOT_RECOMMENDED.match(words)):
            return self._not_recommended(match)
        return []

    def _vaccinated(self) -> list[Action]:
        """The action of a sentence that asks for vaccines that are up to date."""
        named = _VACCINES.search(self._words)
        if named is None or (said := _UP_TO_DATE.search(self._words)) is None:
            return []
        what = decapitalised(named.group())
        timing = self._timing(self._words[said.end() :])
        return [self._action(what, f"bring {what} up to date", timing, 0, len(self._words))]

    def _asked_in_passing(self, trigger: str, start: int) -> list[Action]:
        """The action of a sentence that names what is needed, or asks for care, without a verb of its own."""
        words = self._words
        low = words.casefold()
        if match := _REQUIRES.match(words):
            about = self._trigger(match["about"], "")
            timing = self._timing(f" {match['action']}")
            return [self._action(about, match["action"].strip(" ,."), timing, 0, len(words))]
        match = _NEEDED.match(words[start:]) if _IS_NEEDED.search(low) else None
        if match and _CARE.fullmatch(match["what"]) and not _CARE_TO.match(match["rest"]):
            match = None
        if match and (not match["is"] or _TESTLIKE.search(match["what"])):
            timing = self._timing(f" {match['rest']}")
            what = re.split(r", (?:including|such as)\b", match["what"])[0]
            action = decapitalised(FILLER.sub("", what).strip())
            if (how := _HOW_DONE.match(match["rest"])) and match["what"] not in how.group():
                action = f"{action} {how.group().strip()}"
            action = f"{action} {match['ready']}" if match["ready"] else action
            if (ensuring := _CARE_TO.match(match["rest"])) and _CARE.fullmatch(action):
                action = f"take {action} to {shortened(ensuring['what'], _LONGEST_CARE)}"
            tail = IN_TAIL.search(match["rest"]) or IF_TAIL.search(match["rest"])
            about = trigger or (self._trigger(tail["body"], "") if tail else "")
            if not about and (ill := _IN_ILLNESS.match(match["rest"])) and is_condition(ill["body"]):
                about = self._trigger(ill["body"], "")
            about = about or (action if _TEST.search(action) else "")
            return [self._action(about, action, timing, 0, len(words))]
        if (match := _DONE.match(words[start:])) and _MEASURED.search(match["what"]):
            test, timing = decapitalised(FILLER.sub("", match["what"])), self._timing(match["rest"])
            if timing:
                return [self._action(trigger or test, f"do {test}", timing, 0, len(words))]
        if ("cautio" in low or "care " in low) and (match := CAUTION.search(words)):
            return self._cautious(match, trigger)
        if " only " in low or "reserve" in low:
            return self._used_only(trigger)
        return []

    def _not_recommended(self, match: re.Match[str]) -> list[Action]:
        """What is not to be given, or the drug itself: "Live vaccines should not be given"."""
        who = match["subject"].strip()
        verb = _REFUSES.sub(" not ", f" {(match['how'] or match['said']).casefold()}").strip()
        person = PEOPLE.fullmatch(who) or re.search(r"(?:^|,\s*)(?:you|they|he or she)$", who, re.I)
        if person and (given := _GIVEN.match(match["rest"])):
            timing = self._timing(f" {match['rest'][given.end() :].strip(' ,')}")
            timing = timing or (who.partition(",")[0].casefold() if "," in who else "")
            thing = self._thing(given["what"])
            return [self._action(thing, f"{verb} {thing}", timing, 0, len(self._words))]
        state = ""
        if people := IN_TAIL.fullmatch(f" in {who}"):
            state, who = self._given(people["body"], ""), ""
        if given := _GIVEN_FIRST.match(who):
            state, who = self._given(given["body"], "if"), given["subject"]
        subject = _SUBJECT_CUT.sub("", _SUBJECT_LEAD.sub("", who))
        subject = re.sub(r"\(\s*\)", "", self._drug.sub("", subject)).strip(" ,")
        subject = re.sub(r",?\s*including$", "", subject)
        rest = _WHY.split(match["rest"], maxsplit=1)[0].strip(" ,")
        timing = self._timing(" " + rest)
        if timing and re.match(r"during (?:the )?(?:treatment|therapy|use)", timing, re.I):
            verb += " during treatment"
        tail = IN_TAIL.search(" " + rest) or IF_TAIL.search(" " + rest)
        state = self._given(tail["body"], tail["lead"]) if tail else state
        if paired := re.match(r"(?:together )?with (?P<what>[^,;]{3,60})", self._drug.sub("", rest)):
            verb, state = f"{verb} with {self._thing(paired['what'])}", self._trigger(paired["what"], "")
        if self._drug.search(match["subject"]) and (purpose := _FOR_USE.match(rest)):
            about = self._trigger(purpose["what"], "")
            return [self._action(about, f"{verb} {purpose.group()}", timing, 0, len(self._words))]
        none = not subject or _TREATMENT.fullmatch(subject) or PEOPLE.fullmatch(subject)
        if none and (where := _INTO.match(rest)):
            verb = f"{verb} {where.group().strip()}"
        about = state if none else decapitalised(subject)
        if not about and (moment := AFTER_MOMENT.search(timing)):
            about = self._event(moment["event"])
        if len(about.split()) > 9:
            return []
        said = f"{verb} {self._proviso}" if self._proviso else verb
        return [self._action(expanded(about, self._abbreviations), said, timing, 0, len(self._words))]

    def _opening(self) -> tuple[int, str, str]:
        """Where the request begins, what its condition names, and the condition's words.

        A condition may be a list ("If you have a fever, chills, or a rash, call ..."): the request begins
        after the comma that a verb of asking follows. A reason or a likeness ("As with other drugs, ...")
        is no condition; a moment ("During treatment, ...") is a timing and names only an event of its own.
        """
        if means := MEANS.match(self._words):
            return means.end(), self._given(means["about"], ""), means["about"]
        match = CONDITION.match(self._words)
        if match is None:
            return 0, "", ""
        start = requests_at(self._words)
        if start is None and (bare := NO_COMMA.match(self._words)):
            start = bare.end()
        if start is None:
            first = FIRST_COMMA.match(self._words)
            if first is None:
                return 0, "", ""
            start = first.end()
        lead = match["lead"].casefold()
        body = self._words[match.start("body") : start].strip(" ,")
        body = re.sub(r",\s+then$", "", body, flags=re.I)
        body = re.sub(r",\s*whatever\b.*$", "", body, flags=re.I)
        if "sign" in lead or "symptom" in lead:
            self._first_sign = "at first sign"
        if REASON.match(lead) or NO_CONDITION.fullmatch(body):
            return start, "", ""
        if MOMENT.match(lead):
            trigger = self._given(body, "") if lead.startswith(("when", "once")) else self._event(body)
            if not trigger or not lead.startswith("when"):
                self._lead_timing = f"{lead} {body}"
            return start, trigger, ""
        return start, self._given(body, lead), body
