"""Small label documents in our own words, in the forms that FDA publishes them."""

from __future__ import annotations

from typing import Any

SPL = """<?xml version="1.0" encoding="UTF-8"?>
<document xmlns="urn:hl7-org:v3">
  <id root="11111111-aaaa-bbbb-cccc-222222222222"/>
  <code code="34391-3" codeSystem="2.16.840.1.113883.6.1" displayName="HUMAN PRESCRIPTION DRUG LABEL"/>
  <title>Zorvex (plovinib besylate) tablets</title>
  <effectiveTime value="20250102"/>
  <setId root="33333333-aaaa-bbbb-cccc-444444444444"/>
  <versionNumber value="7"/>
  <author><assignedEntity><representedOrganization><name>Example Labs</name>
  </representedOrganization></assignedEntity></author>
  <component><structuredBody>
    <component><section>
      <code code="48780-1" codeSystem="2.16.840.1.113883.6.1"/>
      <subject><manufacturedProduct><manufacturedProduct>
        <code code="9999-1234" codeSystem="2.16.840.1.113883.6.69"/>
        <name>Zorvex</name>
        <formCode code="C42998" displayName="TABLET"/>
        <asEntityWithGeneric><genericMedicine>
          <name>plovinib besylate</name></genericMedicine></asEntityWithGeneric>
        <ingredient classCode="ACTIM">
          <quantity><numerator value="25" unit="mg"/><denominator value="1" unit="1"/></quantity>
          <ingredientSubstance>
            <code code="AAAAAAAAA1" codeSystem="2.16.840.1.113883.4.9"/><name>PLOVINIB BESYLATE</name>
            <activeMoiety><activeMoiety>
              <code code="BBBBBBBBB2" codeSystem="2.16.840.1.113883.4.9"/><name>PLOVINIB</name>
            </activeMoiety></activeMoiety>
          </ingredientSubstance>
        </ingredient>
        <ingredient classCode="IACT">
          <ingredientSubstance><name>STARCH</name></ingredientSubstance></ingredient>
      </manufacturedProduct>
      <consumedIn>
        <substanceAdministration><routeCode displayName="ORAL"/></substanceAdministration></consumedIn>
      </manufacturedProduct></subject>
    </section></component>
    <component><section>
      <code code="34070-3" codeSystem="2.16.840.1.113883.6.1"/>
      <title>4  CONTRAINDICATIONS</title>
      <text><paragraph>Do not give Zorvex to patients with:</paragraph>
        <list><item>severe asthma</item><item>porphyria, including:
          <list><item>acute intermittent porphyria</item></list></item></list></text>
      <excerpt><highlight><text><paragraph>Severe asthma. (4)</paragraph></text></highlight></excerpt>
    </section></component>
    <component><section>
      <code code="34084-4" codeSystem="2.16.840.1.113883.6.1"/>
      <title>6 ADVERSE REACTIONS</title>
      <component><section>
        <code code="42229-5" codeSystem="2.16.840.1.113883.6.1"/>
        <title>6.1 Trials</title>
        <text><table>
          <caption>Table 1: Reactions</caption>
          <thead><tr><th rowspan="2">Reaction</th><th colspan="2">Share of patients</th></tr>
            <tr><th>Zorvex N=100<footnote>Once daily.</footnote></th><th>Placebo N=50</th></tr></thead>
          <tbody><tr><td colspan="3">Gut</td></tr>
            <tr><td>Nausea</td><td>12%</td><td>4%</td></tr>
            <tr><td>Colic<sup>a</sup></td><td>3%</td><td/></tr></tbody></table></text>
      </section></component>
    </section></component>
  </structuredBody></component>
</document>
"""

RECORD: dict[str, Any] = {
    "set_id": "55555555-aaaa-bbbb-cccc-666666666666",
    "id": "77777777-aaaa-bbbb-cccc-888888888888",
    "indications_and_usage": ["1 INDICATIONS AND USAGE Zorvex is indicated for gout in adults."],
    "contraindications": [
        "4 CONTRAINDICATIONS Zorvex must not be given in: \u2022 severe asthma [see Warnings (5.1)] "
        "\u2022 porphyria \u2022 Severe asthma ( 4 ) \u2022 Porphyria ( 4 )"
    ],
    "warnings_and_cautions": [
        "5 WARNINGS AND PRECAUTIONS Wheezing: stop Zorvex. ( 5.1 ) 5.1 Airway Narrowing Zorvex can cause "
        "wheezing in 5.2 % of patients. 5.2 Low Blood Pressure Check blood pressure weekly."
    ],
    "openfda": {
        "brand_name": ["Zorvex"],
        "generic_name": ["PLOVINIB BESYLATE"],
        "substance_name": ["PLOVINIB BESYLATE"],
        "unii": ["AAAAAAAAA1"],
        "rxcui": ["123"],
        "route": ["ORAL"],
        "pharm_class_epc": ["Made-up Inhibitor [EPC]"],
    },
}
