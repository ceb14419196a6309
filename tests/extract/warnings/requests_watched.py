"""Sentences that ask that something be watched, tested or measured, and what each asks for."""

from __future__ import annotations

__all__ = ["WATCHED"]

WATCHED: dict[str, list[tuple[str, str | None, str | None]]] = {
    "Your doctor will order blood tests to see whether this is so.": [
        ("blood tests", "order blood tests", None)
    ],
    "Watch every patient for gout.": [("gout", "watch every for gout", None)],
    "Eye exam before start.": [("drowsiness", "eye exam", "before start")],
    "Look out for black stools.": [("black stools", "look out for black stools", None)],
    "Regularly evaluate patients particularly when starting examplol.": [
        ("topic", "evaluate regularly", "regularly")
    ],
    "Monitor such patients closely including vital signs.": [
        ("vital signs", "monitor vital signs closely", None)
    ],
    "Monitor people who are at higher risk of developing gout.": [
        ("gout", "monitor people who are at higher risk of developing gout", None)
    ],
    "Look out for pale stools or pain on one side.": [
        ("pale stools or pain on one side", "look out for pale stools or pain on one side", None)
    ],
    "Blood pressure should be well controlled before the start and monitored during treatment.": [
        ("blood pressure", "control blood pressure", "before the start"),
        ("blood pressure", "monitor", "during treatment"),
    ],
    "A controlled trial was held.": [],
    "A TSH test is done every six weeks.": [("TSH test", "do TSH test", "every six weeks")],
    "The test is done in a tube.": [],
    "Prompt eye examination is warranted whenever new spots appear.": [
        ("new spots", "prompt eye examination", None)
    ],
    "A child who develops fits requires immediate evaluation.": [("fits", "immediate evaluation", None)],
    "Sunlight should be kept to a minimum.": [("sunlight", "keep sunlight to minimum", None)],
    "Patients must remain under observation.": [("topic", "stay under observation", None)],
    "A bruise should prompt a blood count.": [("bruise", "a blood count", None)],
    "If a decision is made to go on, patients should be watched.": [("topic", "watch patients", None)],
    "Monitor patients with a history of seizures for loss of seizure control.": [
        (
            "loss of seizure control",
            "monitor patients with a history of seizures for loss of seizure control",
            None,
        )
    ],
    "Patients taking samplol should be monitored for changes in clotting time.": [
        (
            "changes in clotting time",
            "monitor patients taking samplol for changes in clotting time",
            None,
        )
    ],
    "Observe infants exposed in the womb for low blood pressure.": [
        ("low blood pressure", "observe infants exposed in the womb for low blood pressure", None)
    ],
    "People at risk for glaucoma should be examined by an eye doctor.": [
        ("glaucoma", "examine people at risk for glaucoma by eye doctor", None)
    ],
    "Monitor liver enzymes more frequently.": [
        ("liver enzymes", "monitor liver enzymes more frequently", "more frequently")
    ],
    "Before your first dose, you will have a blood test to check your liver.": [
        ("liver", "have blood test to check liver", "before your first dose")
    ],
    "Ask a friend to watch for odd moods.": [("odd moods", "watch for odd moods", None)],
    "Watch out for low blood sugar, above all at night.": [
        ("low blood sugar", "watch for low blood sugar", None)
    ],
    "Cholesterol is checked at 8 weeks.": [("cholesterol", "check cholesterol", "at 8 weeks")],
    "Screen patients for tuberculosis, and do not initiate in patients with active disease.": [
        ("tuberculosis", "screen for tuberculosis before initiating", None),
        ("active disease", "do not initiate", None),
    ],
    "Monitor antibody levels during treatment, especially in frail patients.": [
        ("antibody levels", "monitor antibody levels", "during treatment")
    ],
    "Urge patients to follow standard breast cancer screening guidelines.": [
        ("breast cancer", "screen", None)
    ],
    "Remind women to keep to the usual breast cancer screening.": [("breast cancer", "screen", None)],
    "Monitor patients for signs and symptoms of colitis and treat promptly.": [
        ("colitis", "monitor for signs and symptoms of colitis", None),
        ("colitis", "treat promptly", "promptly"),
    ],
    "Kidney function should be checked every year.": [
        ("kidney function", "check kidney function", "every year")
    ],
    "Perform regular monitoring of INR in all patients.": [("INR", "monitor INR", None)],
    "Your pulse will need to be checked often.": [("pulse", "check pulse often", "often")],
    "You may need to have your eyes tested every year.": [("eyes", "have eyes tested", "every year")],
    "Patients should undergo regular examination of the skin.": [
        ("skin", "have regular examination of skin", "regular")
    ],
    "It is important that your doctor check your weight at regular visits.": [
        ("weight", "check weight", "at regular visits")
    ],
    "Re-evaluate if the rash has not cleared after 7 days.": [("rash", "re-evaluate", "after 7 days")],
    "During the first month, measure the pulse weekly.": [("pulse", "measure pulse weekly", "weekly")],
    "Watch closely during the first week.": [("topic", "watch closely", "during the first week")],
    "Keep up your fluids in hot weather.": [("topic", "keep up fluids in hot weather", None)],
    "Patients are observed for two hours after each infusion.": [
        ("topic", "observe patients", "for two hours after each infusion")
    ],
    "You should have an ECG before each dose.": [("ECG", "have ECG", "before each dose")],
    "Blood tests for iron are needed every week.": [("topic", "blood tests for iron", "every week")],
    "If gout flares, watch closely and stop examplol if it becomes severe.": [
        ("gout flares", "watch closely", None),
        ("gout flares", "stop examplol if it becomes severe", None),
    ],
    "Patients should be examined by an eye specialist every year.": [
        ("drowsiness", "examine by eye specialist", "every year")
    ],
    "Watch patients with gout carefully.": [("gout", "watch patients with gout carefully", None)],
    "Screen for malaria with a skin test beforehand.": [
        ("malaria", "screen for malaria with skin test", "beforehand")
    ],
    "Your doctor will order blood tests to check your iron before and during treatment.": [
        ("iron", "order blood tests to check iron", "before and during treatment")
    ],
    "Test for malaria before the first dose.": [
        ("malaria", "test for malaria before initiating", "before the first dose")
    ],
    "Retest carriers every 6 months.": [("carriers", "recheck carriers", "every 6 months")],
    "You'll be watched for an hour.": [("topic", "watch", "for an hour")],
    "Stay out of sunlight.": [("sunlight", "stay out of sunlight", None)],
    "We check platelet counts before the first dose and every 2 days.": [
        (
            "platelet counts",
            "check platelet counts before initiating",
            "before the first dose and every 2 days",
        )
    ],
    "Your family or friends should watch for odd moods.": [("odd moods", "watch for odd moods", None)],
    "Check the liver before starting, then monthly, and for 6 months after the last dose.": [
        (
            "liver",
            "check liver before initiating",
            "before starting, then monthly, and for 6 months after the last dose",
        )
    ],
    "Stay in the clinic for at least 4 hours after each dose.": [
        ("topic", "stay in clinic", "for at least 4 hours after each dose")
    ],
    "Patients who are started on examplol must be watched closely for gout.": [
        ("gout", "watch for gout closely", None)
    ],
    "Get a blood count before the first dose, and delay treatment in patients with gout until it clears.": [
        ("blood count", "have blood count", "before the first dose"),
        ("gout", "delay treatment until it clears", "until it clears"),
    ],
    "Verify pregnancy status in females of reproductive potential.": [
        ("pregnancy status", "verify pregnancy status", None)
    ],
    "Older adults need a heart check.": [("older adults", "a heart check", None)],
    "Repeat the scan at 4-week intervals.": [("scan", "repeat scan", "at 4-week intervals")],
    "Watch serum sodium regularly in the elderly.": [
        ("serum sodium", "watch serum sodium regularly", "regularly")
    ],
    "Assess bone density at the beginning of treatment.": [
        ("bone density", "assess bone density", "at the beginning of treatment")
    ],
    "Monitor for gout, and tell families to report pain.": [
        ("gout", "monitor for gout", None),
        ("gout", "tell families to report pain", None),
    ],
    "Patients with a history of gout need cardiac monitoring during all infusions.": [
        ("gout", "cardiac monitoring during all infusions", "during all infusions")
    ],
    "Patients without antibodies should be vaccinated.": [
        ("patients without antibodies", "vaccinate patients without antibodies", None)
    ],
}
