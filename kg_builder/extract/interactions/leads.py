"""What holds for all members of a list of things that interact: said by its lead-in, or behind its end."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import PassageKind

from ..language.sentences import sentences
from ..statements import Statement
from ..vocabulary.phrases import decapitalised
from .effects import effect_in, lead_effect, named_effect
from .grammar import BOILERPLATE
from .management import management_of
from .mentions import names_in

__all__ = [
    "advice_of_list",
    "announced_above",
    "effect_of_list",
    "line_below",
    "said_of_group",
]

_REFERS_BACK = re.compile(
    r"\b(?:these|those|such)\s+(?:\w+\s+){0,2}?"
    r"(?:drugs|medicines|medications|products|treatments|things|supplements|foods|vaccines|together|with)\b"
    r"|^(?:these|they|all|any|each)\b"
    r"|^your\s+(?:doctor|dose|treatment|prescriber|healthcare\s+provider)\s+(?:may|might|will|can)\b"
    r"|\bthem\b|^(?:[\w'\u2019]+\s+){1,4}?these\b(?!\s+\w+s\b)|\bof\s+(?:these|them)\b",
    re.I,
)
_FOLLOWING = re.compile(r"\b(?:any\s+of\s+(?:these|the\s+following)|the\s+following|listed\s+below)\b", re.I)
_TABLE_NUMBER = re.compile(r"^(?:table\s*)?\d+(?:\.\d+)*\s*[:.]?\s+", re.I)
_IN_BRACKETS = re.compile(
    r"\((?P<does>(?:may\s+|can\s+)?(?:increase|decrease|raise|lower|reduce|enhance)s?\s[^()]+)\)", re.I
)
_WHOSE = re.compile(
    r"\bwhose\s+(?:[\w-]+\s+){1,3}?(?:is|are|may\s+be|can\s+be)\s+(?P<how>\w+ed\s+by\s+.+)$", re.I
)
_STATE = re.compile(
    r"(?:increased|decreased|higher|lower|reduced|raised|elevated|enhanced|additive|diminished|risk\s+of)\s",
    re.I,
)
_COLUMN = re.compile(
    r"\W*(?:(?:clinical|possible|expected|potential)\s+)?(?:effects?|results?|outcomes?|management|"
    r"comments?|recommendations?|actions?|advice|mechanisms?|severity|"
    r"what\s+(?:to\s+do|can\s+happen|may\s+happen|happens))\W*",
    re.I,
)
"""What heads a column of a table that scraping left with one cell a line."""
_FORBIDS = re.compile(r"\b(?:avoid|caution|not|never|don['\u2019]t)\b", re.I)
_LONGEST_TITLE = 14
_LONGEST_ADVICE = 4
_LEADS_LOOKED_AT = 2
_LONGEST_LINE = 6  # words of a line that only names
_FARTHEST = 30
_SENTENCES_READ = 2


def effect_of_list(statement: Statement, drug: re.Pattern[str]) -> str | None:
    r"""What a list says happens with all its members.

    Args:
        statement: one of them.
        drug: finds the drug's names.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Interactions\nThese may increase the risk of bleeding:\n- warfarin")
    >>> *_, warfarin = statements(page)
    >>> effect_of_list(warfarin, re.compile("zorvexant"))
    'increase the risk of bleeding'
    """
    for lead in _announcements(statement):
        if effect := lead_effect(lead, drug):
            return effect
    return next((e for words in _behind(statement) if (e := effect_in(words, drug))), None)


def advice_of_list(statement: Statement) -> str | None:
    r"""What a list asks to do about all its members.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Interactions\nAvoid taking it with any of these:\n- warfarin")
    >>> *_, warfarin = statements(page)
    >>> advice_of_list(warfarin)
    'avoid'
    """
    lead = next(_announcements(statement), "")
    told = lead.rstrip().endswith(":") or len(lead.split()) > 3 or _FORBIDS.search(lead)
    if told and not BOILERPLATE.search(lead):
        parts = [said for _, _, words in sentences(lead) if (said := management_of(words))]
        if parts:
            return "; ".join(dict.fromkeys(parts[:2]))
    return next((m for words in _behind(statement) if (m := management_of(words))), None)


def _announcements(statement: Statement) -> Iterator[str]:
    """What governs a list, nearest first: its lead-ins from where they speak of "the following" on."""
    for lead in statement.leads[:_LEADS_LOOKED_AT]:
        told = list(sentences(lead))
        start = next((at for at, _, words in told[1:] if _FOLLOWING.search(words)), 0)
        yield lead[start:]


def announced_above(statement: Statement) -> str:
    r"""The paragraph that announces a list whose lines stand under nothing; empty if none does.

    >>> from kg_builder.extract.statements import statements
    >>> said = "Taking it with any of the following is not advised.\nLithium\nWarfarin\nAspirin"
    >>> *_, last = statements(read(f"Interactions\n{said}"))
    >>> announced_above(last)
    'Taking it with any of the following is not advised.'
    """
    passages = statement.section.passages
    if len(statement.passage.text.split()) > _LONGEST_LINE or statement.passage.text.rstrip().endswith("."):
        return ""
    for passage in reversed(passages[max(0, statement.index - _FARTHEST) : statement.index]):
        words = passage.text.rstrip()
        if len(words.split()) > _LONGEST_LINE or words.endswith((".", ":")):
            told = list(sentences(words))
            start = next((at for at, _, said in told if _FOLLOWING.search(said)), None)
            if start is None and words.endswith(":") and statement.passage.parent is None:
                return told[-1][2]
            return "" if start is None else words[start:]
    return ""


def said_of_group(statement: Statement, drug: re.Pattern[str]) -> tuple[str | None, str | None]:
    r"""What the line says that titles a group of lines that only name things: what happens, what to do.

    Tables lose their columns where a page is scraped: "Drugs that may raise levels / Azoles Fluconazole".

    Args:
        statement: a line that only names things.
        drug: finds the drug's names.

    >>> from kg_builder.extract.statements import statements
    >>> lines = "Drugs that may raise its level\nAzoles Fluconazole\nOther Cimetidine"
    >>> *_, last = statements(read(f"Interactions\n{lines}"), headings=True)
    >>> said_of_group(last, re.compile("zorvexant"))
    ('raise its level', None)
    >>> *_, last = statements(read("Interactions\nAvoid\nRitonavir, cobicistat"), headings=True)
    >>> said_of_group(last, re.compile("zorvexant"))
    (None, 'avoid')
    """
    lines = list(_lines_above(statement))
    title = next((words for words, _ in lines if not names_in(words)), "")
    advice = management_of(title) if len(title.split()) <= _LONGEST_ADVICE else None
    for words, heading in lines:
        if "," not in words and (effect := _title_effect(words, drug)):
            return effect, advice
        if heading and not names_in(words):
            break
    return None, advice


def _lines_above(statement: Statement) -> Iterator[tuple[str, bool]]:
    """The lines above one, nearest first, and whether each is a heading, up to a sentence or an item."""
    passages = statement.section.passages
    if any(_COLUMN.fullmatch(passage.text) for passage in passages[: statement.index]):
        return  # a table with one cell a line
    for passage in reversed(passages[max(0, statement.index - _FARTHEST) : statement.index]):
        words = _TABLE_NUMBER.sub("", passage.text.strip()).rstrip(" :")
        if words.endswith((".", "?", "!")) or passage.kind is PassageKind.ITEM:
            return
        if len(words.split()) > _LONGEST_TITLE:
            return
        yield words, passage.kind is PassageKind.HEADING


def _title_effect(words: str, drug: re.Pattern[str]) -> str | None:
    """What a title says that the things below it do, or what happens with them."""
    if aside := _IN_BRACKETS.search(words):
        return aside["does"]
    if whose := _WHOSE.search(words):
        return decapitalised(whose["how"].lower() if whose["how"].istitle() else whose["how"])
    return lead_effect(f"{words}:", drug) or (named_effect(words) if _STATE.match(words) else None)


def line_below(statement: Statement) -> str:
    r"""The line that tells of a name alone on its line; empty if the next one names other things.

    In lists by severity a pair's effect stands under its name: "haloperidol / Risk of encephalopathy."

    >>> from kg_builder.extract.statements import statements
    >>> *_, warfarin, _ = statements(read("Interactions\nSerious\nwarfarin\nBleeding becomes more likely."))
    >>> line_below(warfarin)
    'Bleeding becomes more likely.'
    """
    passages, below = statement.section.passages, statement.index + 1
    if statement.passage.text.strip() != statement.text.strip() or below >= len(passages):
        return ""
    after = passages[below]
    told = after.kind is not PassageKind.HEADING and after.text.rstrip().endswith(".") and " " in after.text
    return after.text if told and not names_in(after.text) else ""


def _behind(statement: Statement) -> list[str]:
    """The first sentences behind the list that an item is of, if they speak of its members."""
    if statement.passage.kind is not PassageKind.ITEM:
        return []
    passages, above = statement.section.passages, statement.passage.parent
    for passage in passages[statement.index + 1 : statement.index + _FARTHEST]:
        if passage.kind is PassageKind.ITEM:
            if passage.parent is None and above is not None:
                return []
            continue
        if passage.kind is PassageKind.HEADING or passage.text.rstrip().endswith(":"):
            return []
        said = [words for _, _, words in sentences(passage.text)][:_SENTENCES_READ]
        return [words for words in said if _REFERS_BACK.search(words)]
    return []
