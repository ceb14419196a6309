"""Requests that name themselves what they are about, whatever hazard was under discussion."""

from __future__ import annotations

from typing import NamedTuple

from kg_builder import lazy_re as re

__all__ = ["own_topic"]


class _OwnTopic(NamedTuple):
    """What requests of a kind are about.

    Args:
        asked: finds the requests; its group "what", if it has one, is the topic's own words.
        topic: their topic, into which the group is put.
        akin: finds hazards that such a request may well be about, so that these stay its topic.
    """

    asked: re.Pattern[str]
    topic: str
    akin: re.Pattern[str]


_NEVER = re.compile(r"(?!)")
_OWN = (
    _OwnTopic(
        re.compile(
            r"(?:not )?(?:have|get|receive|be given) (?:any )?"
            r"(?P<what>(?:[\w-]+ ){0,2}?(?:vaccin(?:ation|e)s?|immuni[sz]ations?|flu jabs?|flu shots?))\b"
        ),
        "{}",
        re.compile(r"infect|vaccin|immun|tubercul|shingles|measles|hepatitis|flu\b|pox", re.I),
    ),
    _OwnTopic(re.compile(r"\bdonate (?P<what>blood|sperm|semen|eggs)\b"), "{} donation", _NEVER),
    _OwnTopic(
        re.compile(r"\b(?:breast-?feed|nurse (?:a|your|an) (?:baby|infant|child))"),
        "breastfeeding",
        re.compile(r"breast|milk|infant|bab|nurs|newborn|neonat|child", re.I),
    ),
    _OwnTopic(
        re.compile(
            r"\b(?:(?:get|become|becoming|getting) pregnant|father a child|"
            r"(?:use|using|need|have|start|practi[sc]e) (?:[\w-]+ ){0,4}?"
            r"(?:birth control|contracepti\w+|condoms?))\b"
        ),
        "pregnancy",
        re.compile(
            r"pregnan|birth|f(?:o)?et|bab|unborn|embryo|malform|miscarr|womb|ovulat|contracep|teratogen"
            r"|matern|reproduct",
            re.I,
        ),
    ),
    _OwnTopic(
        re.compile(
            r"\b(?:sun|sunlight|sun-?lamps?|sunbathe|sunbeds?|sun ?screen|sun ?(?:cream|block)|tanning)\b"
        ),
        "sunlight",
        re.compile(r"sun|light|photo|skin|burn|melanoma|cancer|rash|\bUV\b|carcinoma|lupus|porphyri", re.I),
    ),
    _OwnTopic(
        re.compile(r"\b(?:drink|have|take) (?:any |much |too much )?(?P<what>alcohol)\b"),
        "{}",
        re.compile(
            r"alcohol|drows|sleep|sedat|dizz|liver|hepat|flush|disulfiram|breath|lactic|blood sugar|bleed|"
            r"blood pressure|intoxic|faint|nausea|fall|confus",
            re.I,
        ),
    ),
)


def own_topic(action: str, topic: str) -> str:
    """What a request without a trigger is about by itself; "" if that is the hazard under discussion.

    Args:
        action: the request.
        topic: the hazard under discussion.

    >>> own_topic("do not donate blood", "dizziness"), own_topic("use effective contraception", "gout")
    ('blood donation', 'pregnancy')
    >>> own_topic("use effective contraception", "birth defects"), own_topic("get up slowly", "dizziness")
    ('', '')
    """
    for own in _OWN:
        if (asked := own.asked.search(action)) and not own.akin.search(topic):
            return own.topic.format(asked.groupdict().get("what") or "")
    return ""
