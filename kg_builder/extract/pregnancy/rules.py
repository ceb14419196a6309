"""The topics on pregnancy and breastfeeding, the words that state them, and which give way to which.

Topics and patterns are data: rules/pregnancy.tsv.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..rule_tables import named_rows
from ..vocabulary.phrases import blank

__all__ = ["EXCLUDES", "NO_FINDING", "VAGUE", "TopicRule", "topic_rules"]

EXCLUDES = {
    "fetal harm": frozenset(
        [
            "fetal harm in animal studies",
            "no fetal harm in animal studies",
            "unknown effects in pregnancy",
            "no data on risk in pregnancy",
            "no studies in pregnant women",
        ]
    ),
    "discontinue when pregnancy is detected": frozenset(["contraception"]),
    "monitoring in pregnancy": frozenset(["pregnancy exposure registry"]),
    "use in the third trimester": frozenset(["crosses the placenta"]),
    "no data on breastfeeding": frozenset(["no data on presence in breast milk"]),
    "fetal harm in animal studies": frozenset(["no fetal harm in animal studies"]),
    "birth defects": frozenset(
        [
            "no increased risk in pregnancy",
            "no fetal harm in animal studies",
            "fetal harm in animal studies",
            "pregnancy exposure registry",
            "unknown effects in pregnancy",
            "no data on risk in pregnancy",
            "no studies in pregnant women",
        ]
    ),
    "avoid in pregnancy": frozenset(
        ["contraindicated in pregnancy", "use in pregnancy only if benefit outweighs risk"]
    ),
    "excreted in breast milk": frozenset(
        [
            "unknown whether excreted in breast milk",
            "not excreted in breast milk",
            "excreted in animal milk",
            "no data on presence in breast milk",
        ]
    ),
    "excreted in animal milk": frozenset(["not excreted in breast milk"]),
    "compatible with breastfeeding": frozenset(
        ["breastfeeding not recommended", "unknown whether excreted in breast milk"]
    ),
    "may harm the breastfed infant": frozenset(["no harm seen in breastfed infants"]),
    "reduced milk production": frozenset(["no information on effects on milk production"]),
    "decide between breastfeeding and treatment": frozenset(["breastfeeding not recommended"]),
}
"""Topics that give way when the same sentence states one of the topics on the right."""

_UNSURE = frozenset(
    ["no data on risk in pregnancy", "no studies in pregnant women", "unknown effects in pregnancy"]
)
NO_FINDING = _UNSURE | {"no fetal harm in animal studies", "no increased risk in pregnancy"}
VAGUE = frozenset(["effects in the newborn", "use in the third trimester"])
"""Topics that are worth a fact only where the clause names no harm."""


_AS_DRUGS = re.compile(
    r"\b(?:use(?:rs?)?\s+of|users?|with|of|who\s+(?:do\s+not\s+)?use|not\s+use|taking|takes?|taken|using|"
    r"selecting|stopping|starting|while\s+on|between)\s+(?:(?:an?|the|any)\s+)?(?:(?:oral|hormonal|"
    r"steroidal|combined|combination|systemic|estrogen-containing|\(?or)\W+)+contraceptives?\b"
    r"(?!\W+(?:method|method))|(?:^|\band\s+|,\s+)\W*(?:(?:oral|hormonal|steroidal|combined|combination|"
    r"systemic)\W+)+contraceptives?\b",
    re.I,
)
"""Contraceptives as drugs that are taken or that another drug acts on."""


class TopicRule(NamedTuple):
    """A topic and the words that state it.

    Args:
        relation: pregnancy or lactation.
        topic: what it is about, and the fact's object unless ``worded``.
        worded: "yes" if the object is the page's own clause instead, "unless said" if it is so where the
            clause lacks the topic's words.
        evidence_type: human, animal, or nothing.
        pattern: what a sentence must hold.
        example: a sentence it reads.
        counterexample: a sentence it must leave.
    """

    relation: str
    topic: str
    worded: str
    evidence_type: str | None
    pattern: re.Pattern[str]
    example: str
    counterexample: str

    def search(self, text: str) -> re.Match[str] | None:
        """Where a clause states the topic; contraceptives that a drug meets are no advice on contraception.

        >>> rule = topic_rules()[0]
        >>> rule.search("Use of it with oral contraceptives may thicken the blood.") is None
        True
        """
        advice = self.topic == "contraception"
        return self.pattern.search(_AS_DRUGS.sub(blank, text) if advice else text)


@cache
def topic_rules() -> tuple[TopicRule, ...]:
    """The rules of rules/pregnancy.tsv, in order.

    >>> rule = topic_rules()[0]
    >>> rule.relation, rule.topic
    ('pregnancy', 'contraception')
    """
    return tuple(
        TopicRule(
            row["relation"],
            row["topic"],
            row["worded"],
            row["evidence_type"] or None,
            re.compile(row["pattern"], re.I),
            row["example"],
            row["counterexample"],
        )
        for row in named_rows("pregnancy.tsv")
    )
