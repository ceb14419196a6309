"""Sentences that ask for a change in treatment, and what each asks for."""

from __future__ import annotations

__all__ = ["DOSED"]

DOSED: dict[str, list[tuple[str, str | None, str | None]]] = {
    "If chills appear, the drug has to be stopped and cooling begun.": [
        ("chills", "stop drug", None),
        ("chills", "begin cooling", None),
    ],
    "Care is needed in people with glaucoma.": [("glaucoma", "use with caution", None)],
    "Caution is in order where there is a history of fits.": [("fits", "use with caution", None)],
    "If hives occur, it should be stopped and an antihistamine given.": [
        ("hives", "stop", None),
        ("hives", "give antihistamine", None),
    ],
    "In exposed patients consider immune globulin.": [("exposed patients", "consider immune globulin", None)],
    "Caution in gout, asthma and epilepsy.": [
        ("gout", "use with caution", None),
        ("asthma", "use with caution", None),
        ("epilepsy", "use with caution", None),
    ],
    "Use with caution, if at all, in severe gout.": [("severe gout", "use with caution", None)],
    "Discontinue examplol for recurrent hepatotoxicity.": [
        ("recurrent hepatotoxicity", "discontinue examplol", None)
    ],
    "Treat with steroid creams.": [("topic", "treat with steroid creams", None)],
    "Lower the dose, otherwise cramps may follow.": [("topic", "lower dose", None)],
    "Stop at the first twinge in a tendon.": [("tendon", "stop at first sign", "at first sign")],
    "If jaundice appears the drug must be stopped.": [("jaundice", "stop drug", None)],
    "If a cough sets in, swap to another drug.": [("cough", "switch to another drug", None)],
    "Consider adjusting the dose of any drug that is known to affect the liver, such as samplol.": [
        ("topic", "consider adjusting dose of drug that is known to affect liver", None)
    ],
    "Discontinue examplol and any other gold salts if gout occurs.": [
        ("gout", "discontinue examplol and other gold salts", None)
    ],
    "Wean off gradually.": [("topic", "wean gradually", None)],
    "Caution in patients with glaucoma.": [("glaucoma", "use with caution", None)],
    "If a patient develops moderate rash, interrupt infusion, slow the drip and/or provide care.": [
        (
            "moderate rash",
            "interrupt infusion or slow drip or provide care",
            None,
        )
    ],
    "If life-threatening reactions occur, discontinue examplol permanently and institute supportive care.": [
        (
            "life-threatening reactions",
            "discontinue examplol permanently and institute supportive care",
            None,
        ),
    ],
    "Treat active infections before initiating examplol.": [
        ("active infections", "treat active infections before initiating", "before initiating examplol")
    ],
    "In case a patient develops shingles, withhold Examplo until it is resolved.": [
        ("shingles", "withhold Examplo until it is resolved", "until it is resolved")
    ],
    "Withhold examplol and evaluate patients at the first sign of brain disease.": [
        ("brain disease", "withhold examplol at first sign", "at first sign"),
        ("brain disease", "evaluate at first sign", "at first sign"),
    ],
    "If brain disease is confirmed, discontinue examplol permanently.": [
        ("brain disease", "discontinue examplol permanently if confirmed", None)
    ],
    "Live vaccines should be given at least 4 weeks before treatment, and killed ones, 2 weeks before it.": [
        ("live vaccines", "give live vaccines before treatment", "at least 4 weeks before treatment"),
        ("killed ones", "give killed ones before treatment", "2 weeks before it"),
    ],
    "Consider stopping examplol in patients with repeated infections.": [
        ("repeated infections", "consider stopping examplol", None)
    ],
    "Use with caution in patients with asthma and monitor them carefully.": [
        ("asthma", "use with caution", None),
        ("asthma", "monitor carefully", None),
    ],
    "Stop treatment if jaundice develops.": [("jaundice", "stop treatment", None)],
    "Stop examplol immediately if swelling occurs.": [
        ("swelling", "stop examplol immediately", "immediately")
    ],
    "It's best to stop drinking alcohol during the first week.": [
        ("alcohol", "stop drinking alcohol", "during the first week")
    ],
    "At the first sign of jaundice, withhold examplol.": [
        ("jaundice", "withhold examplol at first sign", "at first sign")
    ],
    "Examplol should be stopped at least 2 days before surgery.": [
        ("surgery", "stop Examplol", "at least 2 days before surgery")
    ],
    "As with other pills of its kind, examplol should not be discontinued abruptly.": [
        ("topic", "should not be discontinued abruptly", None)
    ],
    "You should not be given live vaccines during treatment and for a month after it.": [
        ("live vaccines", "should not be given live vaccines", "during treatment and for a month after it")
    ],
    "If gout is suspected, treatment is put on hold.": [("gout", "hold treatment if suspected", None)],
    "Dark urine or yellow skin means the drug should be stopped.": [
        ("dark urine or yellow skin", "stop drug", None)
    ],
    "With bad diarrhea, whatever the reason, stop the tablets for a day or two.": [
        ("bad diarrhea", "stop tablets", "for a day or two")
    ],
    "The dose should be lowered over at least one week.": [("topic", "lower dose", "over at least one week")],
    "In case of uncontrolled bleeding, give vitamin K.": [("uncontrolled bleeding", "give vitamin K", None)],
    "Stop at least a day before minor surgery and 2 days before major surgery.": [
        ("minor surgery", "stop", "at least a day before minor surgery and 2 days before major surgery")
    ],
    "Discontinue examplol if colitis is diagnosed.": [("colitis", "discontinue examplol if diagnosed", None)],
    "Stop treatment if no other cause of the pain is found.": [
        ("drowsiness", "stop treatment if no other cause of the pain is found", None)
    ],
    "Stop examplol for severe rash.": [("severe rash", "stop examplol", None)],
    "Examplol should not be combined with leflunomide.": [
        ("leflunomide", "should not be combined with leflunomide", None)
    ],
    "Your nurse will ask you to stop examplol 2 to 3 days before surgery.": [
        ("surgery", "stop examplol", "2 to 3 days before surgery")
    ],
    "Stop examplol if bleeding occurs and consider another drug.": [
        ("bleeding", "stop examplol and consider another drug", None)
    ],
    "At the first sign or symptom that points to gout, withhold examplol.": [
        ("gout", "withhold examplol at first sign", "at first sign")
    ],
    "If gout flares: stop, give colchicine, and do not rechallenge.": [
        ("gout flares", "stop and give colchicine and do not rechallenge", None)
    ],
    "Caution is required in people with gout.": [("gout", "use with caution", None)],
    "Stop examplol and call your doctor at once if you have fits, fainting or a rash.": [
        ("fits", "stop examplol and call your doctor at once", "at once"),
        ("fainting", "stop examplol and call your doctor at once", "at once"),
        ("rash", "stop examplol and call your doctor at once", "at once"),
    ],
    "Use caution in adults who drink wine.": [("adults who drink wine", "use with caution", None)],
    "If gout occurs, temporarily withhold examplol.": [("gout", "withhold examplol temporarily", None)],
    "If a fever develops, treatment should be paused.": [("fever", "pause treatment", None)],
    "Treatment should be started with caution in people with gout.": [("gout", "use with caution", None)],
    "Caution should be used in people with gout.": [("gout", "use with caution", None)],
    "Although it may help, live vaccines should not be given.": [
        ("live vaccines", "should not be given", None)
    ],
    "If gout is suspected, stop examplol, and if it is confirmed, refer to a specialist.": [
        ("gout", "stop examplol if suspected", None),
        ("topic", "refer to specialist if confirmed", None),
    ],
    "Stop it at once and treat intensively.": [("topic", "stop at once and treat intensively", "at once")],
    "Treatment shouldn't be started during a fever.": [("fever", "should not be started", "during a fever")],
    "It should never be injected under the skin or into a muscle.": [
        (
            "topic",
            "should not be injected under skin or into muscle",
            None,
        )
    ],
    "If it occurs, the infusion may be slowed or interrupted.": [
        ("topic", "slow infusion or interrupt", None)
    ],
    "Use cautiously in people who have had gout, since attacks may return.": [
        ("gout", "use with caution", None)
    ],
    "Treatment is paused when ALT exceeds five times the upper limit.": [
        ("ALT exceeds five times the upper limit", "pause treatment", None)
    ],
    "Treatment is stopped by many.": [],
    "Avoid use of examplol gel, 5% in those patients with gout.": [("gout", "avoid use", None)],
    "Use with caution in people at risk for, or with a history of, these events.": [
        ("topic", "use with caution", None)
    ],
    "Caution should be advised while driving at night.": [("driving at night", "use with caution", None)],
    "If it must be stopped, restart it soon.": [("topic", "restart it soon if it must be stopped", None)],
    "Dose adjustment may be needed in renal failure.": [("renal failure", "dose adjustment", None)],
    "Use with caution in patients with: gout, asthma, or lupus.": [
        ("gout", "use with caution", None),
        ("asthma", "use with caution", None),
        ("lupus", "use with caution", None),
    ],
    "Special care is called for in the elderly given that they fall more.": [
        ("elderly", "use with caution", None)
    ],
    "People with asthma should take it with caution, as their airways may tighten.": [
        ("asthma", "use with caution", None)
    ],
    "Caution is required when it is given to patients with porphyria.": [
        ("porphyria", "use with caution", None)
    ],
    "You may be asked to stop taking it two weeks ahead of an operation.": [
        ("operation", "stop taking it", "two weeks ahead of an operation")
    ],
    "Before surgery, you may have to stop it a few days beforehand.": [
        ("surgery", "stop", "a few days beforehand")
    ],
    "Patients with psychosis should ordinarily not be treated with examplol.": [
        ("psychosis", "should ordinarily not be treated", None)
    ],
    "Unless there is no other choice, do not give examplol to patients with gout.": [
        ("gout", "do not give", None)
    ],
    "In gout examplol should be used with caution.": [("gout", "use with caution", None)],
    "Stop treatment if lipids cannot be lowered or if symptoms of gout appear.": [
        ("lipids cannot be lowered or gout", "stop treatment", None)
    ],
}
