"""Uses that are told as what people do with the drug's help: "helps adults stop smoking"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.patients import ANYONE, GROUP, PATIENTS, Patients, patients_in

__all__ = ["AIMED", "aim_of"]

_AIM = (
    r"(?P<aim>(?:quit|stop|give\s+up|cut\s+(?:down|back)\s+on|stay\s+off|reduce|avoid|resist)\s+"
    r"(?:smoking|drinking|vaping|chewing|cigarettes|tobacco|nicotine|alcohol|opioids|heroin|gambling"
    r"|using\s+(?:tobacco|opioids|drugs|heroin))(?:\s+(?:alcohol|tobacco|cigarettes))?"
    r"|(?:stay|stop)\s+(?:sober|smoke-free)|lose\s+(?:\w+\s+)?weight"
    r"|keep\s+(?:the\s+|their\s+|your\s+)?(?:lost\s+)?weight\s+off|manage\s+(?:their|your)\s+weight"
    r"|(?:chronic\s+|long-term\s+)?weight\s+(?:management|loss|control|reduction)"
    r"(?!\s+(?:caused|due|from|associated|in\s+(?:people|patients|adults)\s+with\s+(?:HIV|AIDS|cancer))))\b"
)
_WHO = rf"(?:you|someone|smokers|those|(?:[\w-]+\s+){{0,3}}{GROUP}\b[^.;:]{{0,80}}?)"
AIMED = rf"\bhelps?\s+(?=(?:{_WHO}\s+)?(?:to\s+)?{_AIM.replace('?P<aim>', '?:')})"
"""What tells a use so, where no other words do."""

_HELPED = re.compile(
    rf"\W*(?:to\s+)?(?:(?:help|aid)(?:s|ing)?\s+)?(?:(?P<who>{_WHO})\s+)?"
    rf"(?:(?:who\s+)?(?:want|wish|are\s+trying)\s+)?(?:to\s+)?{_AIM}",
    re.I,
)


def aim_of(text: str) -> tuple[str, int, int, Patients | None] | None:
    """What a text says that people do with help, its place, and who they are.

    >>> aim_of("help adults quit smoking in twelve weeks")
    ('quit smoking', 12, 24, Patients(words='adults', age_min=None, age_max=None))
    >>> aim_of("help adults with gout")
    """
    helped = _HELPED.match(text)
    if helped is None:
        return None
    group = PATIENTS.match(helped["who"] or "")
    patients = patients_in(group) if group else None
    named = patients if patients and patients.words not in ANYONE else None
    return " ".join(helped["aim"].split()), *helped.span("aim"), named
