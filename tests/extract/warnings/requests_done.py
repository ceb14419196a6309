"""Sentences that ask for other things, or for nothing, and what each asks for."""

from __future__ import annotations

__all__ = ["DONE"]

DONE: dict[str, list[tuple[str, str | None, str | None]]] = {
    "To help avoid this problem, get up slowly.": [("topic", "get up slowly", None)],
    "Contact lenses may discolor.": [],
    "Alcohol is off limits during treatment.": [("alcohol", "avoid alcohol", "during treatment")],
    "Live vaccines are out.": [("live vaccines", "avoid live vaccines", None)],
    "Nobody should drive for a day after the dose.": [
        ("drowsiness", "do not drive", "for a day after the dose")
    ],
    "Women must not breastfeed for a week after the last dose.": [
        ("breastfeeding", "do not breastfeed", "for a week after the last dose")
    ],
    "Advise patients of the need for close observation.": [
        ("topic", "advise patients of need for close observation", None)
    ],
    "Periodically reassess the need for continued treatment.": [
        ("topic", "reassess need for continued treatment periodically", "periodically")
    ],
    "Advise patients about the potential for next-day sleepiness.": [
        ("next-day sleepiness", "advise patients about potential for next-day sleepiness", None)
    ],
    "In some, symptoms may fade after examplol treatment is stopped.": [],
    "With samplol, the efficacy of the pill may be reduced.": [],
    "Avoid the use of live vaccines during treatment.": [
        ("live vaccines", "avoid use of live vaccines", "during treatment")
    ],
    "Examplol must not be swapped with other heparins.": [
        ("heparins", "must not be swapped with other heparins", None)
    ],
    "Do not donate blood.": [("blood donation", "do not donate blood", None)],
    "Do not become pregnant.": [("pregnancy", "do not get pregnant", None)],
    "Keep out of the sun.": [("sunlight", "keep out of sun", None)],
    "Do not drink alcohol.": [("topic", "do not drink alcohol", None)],
    "Patients are warned off driving and cycling.": [("topic", "avoid driving and cycling", None)],
    "Show us any new mole.": [("new mole", "show us new mole", None)],
    "Weigh yourself every morning.": [("topic", "weigh yourself", "every morning")],
    "The tablets weigh little.": [],
    "Keep your visits so that we can watch you.": [("topic", "keep visits", None)],
    "Ensure that a nurse is at hand.": [("topic", "ensure that nurse is at hand", None)],
    "The use of examplol should be avoided in combination with other sedatives.": [
        ("sedatives", "avoid with other sedatives", None)
    ],
    "Restrict salt (two grams daily).": [("salt", "restrict salt", None)],
    "Do not take aspirin unless your doctor says so.": [
        ("aspirin", "do not take aspirin unless doctor says so", None)
    ],
    "Your defences may be down so try to avoid crowds.": [("crowds", "avoid crowds", None)],
    "If you feel shaky, eat something sweet.": [("shaky", "eat something sweet", None)],
    "No live vaccines during treatment.": [("live vaccines", "no live vaccines", "during treatment")],
    "Women should not handle broken capsules.": [("topic", "do not handle broken capsules", None)],
    "Drink two litres a day to guard against stones.": [
        ("stones", "drink two litres day to guard against stones", None)
    ],
    "An antidote should be at hand.": [("topic", "antidote at hand", None)],
    "Prescribers should offer naloxone.": [("naloxone", "offer naloxone", None)],
    "Use a condom for six months.": [("condom", "use condom", "for six months")],
    "Vaccinate against mumps.": [("mumps", "vaccinate against mumps", None)],
    "A rash that is watched for long may fade.": [],
    "Consider.": [],
    "You should have your blood pressure taken once a week.": [
        ("blood pressure", "have blood pressure taken", "once a week")
    ],
    "Lung function needs checking every 6 months.": [
        ("lung function", "checking every 6 months", "every 6 months")
    ],
    "Avoid in severe liver disease.": [("severe liver disease", "avoid in severe liver disease", None)],
    "Not recommended in people with gout.": [("gout", "not recommended", None)],
    "Therefore, the tablets are not recommended in people with gout.": [("gout", "not recommended", None)],
    "Not every tablet is scored.": [],
    "Plan to avoid sunlamps.": [("sunlamps", "avoid sunlamps", None)],
    "Lung scarring can be fatal and requires prompt medical attention.": [
        ("lung scarring", "prompt medical attention", None)
    ],
    "People with a history of cataracts should be followed during treatment.": [
        ("cataracts", "follow people with a history of cataracts", "during treatment")
    ],
    "Use in Patients with Depression Clinical experience is limited.": [],
    "In pregnancy, Examplol should be used only if the benefit justifies the risk to the baby.": [
        ("pregnancy", "use only if the benefit justifies the risk to the baby", None)
    ],
    "Care should be taken to ensure that the right vial is drawn up.": [
        ("topic", "take care to ensure that the right vial is drawn up", None)
    ],
    "Avoid Examplol tablets in patients with gout.": [("gout", "avoid Examplol", None)],
    "Use of live vaccines is not recommended during treatment or until cells recover.": [
        ("live vaccines", "not recommended during treatment", "during treatment or until cells recover")
    ],
    "Patients should not drive until they know how it affects them.": [
        ("topic", "do not drive", "until they know how it affects them")
    ],
    "Diarrhea and mouth ulcers require interruption of therapy.": [
        ("diarrhea and mouth ulcers", "interruption of therapy", None)
    ],
    "Exercise caution in patients with heart failure.": [("heart failure", "exercise caution", None)],
    "Avoid alcohol during treatment.": [("alcohol", "avoid alcohol", "during treatment")],
    "Do not stop taking examplol without asking your nurse.": [
        ("stopping", "do not stop taking without asking your nurse", None)
    ],
    "Never quit examplol unless your doctor says so.": [
        ("stopping", "do not quit taking unless your doctor says so", None)
    ],
    "Your doctor may want to take blood samples before you start, to check your salt levels.": [
        ("salt levels", "take blood samples to check salt levels", "before you start")
    ],
    "Regular blood counts are recommended during the first 3 months.": [
        ("regular blood counts", "regular blood counts", "during the first 3 months")
    ],
    "Postpone the dose if you have a fever.": [("fever", "postpone dose", None)],
    "Because the tablets can irritate the gut, avoid strong coffee.": [
        ("strong coffee", "avoid strong coffee", None)
    ],
    "Do not stop taking it all at once: that can bring on fits.": [
        ("stopping", "do not stop taking all at once", None)
    ],
    "Examplol should be used only in patients with severe gout.": [
        ("severe gout", "use only in patients with severe gout", None)
    ],
    "Slowed growth during long use in children.": [],
    "Avoid soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties.": [
        (
            "soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties",
            "avoid soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties",
            None,
        )
    ],
    "Never drink while you take it.": [("topic", "do not drink", "while you take it")],
    "Patients on dialysis must have their potassium watched.": [
        ("potassium", "have potassium watched", None)
    ],
    "Alcohol is best avoided.": [("alcohol", "avoid alcohol", None)],
    "Extra care is needed in people with asthma.": [("asthma", "use with caution", None)],
    "Those with a history of stroke need close monitoring.": [("stroke", "close monitoring", None)],
    "Never share needles, even if the cap is changed.": [("topic", "do not share needles", None)],
    "The team will use regular blood tests to see how the liver is doing.": [
        ("liver", "use regular blood tests to check liver", "regular")
    ],
    "Treatment is not recommended in people with gout.": [("gout", "not recommended", None)],
    "Women should undergo cervical screening yearly.": [
        ("cervical screening", "have cervical screening", "yearly")
    ],
    "Gagging has been reported: swallow it with a glass of water.": [
        ("gagging", "swallow it with glass of water", None)
    ],
    "Avoid live vaccines concurrently with examplol.": [
        ("live vaccines", "avoid live vaccines", "concurrently with examplol")
    ],
    "Do not drive, use machines, or stand up until your head is clear.": [
        ("drowsiness", "do not drive or use machines or stand", "until your head is clear")
    ],
    "If gallstones are suspected, ultrasound is advised.": [("gallstones", "ultrasound", None)],
    "Patients must be enrolled in the safety program.": [("drowsiness", "enroll in safety program", None)],
    "Weekly blood counts are advised in the first two months.": [
        ("weekly blood counts", "weekly blood counts", "in the first two months")
    ],
    "On the word of a specialist, it can be given to babies.": [],
    "Do not share it with anyone.": [("drowsiness", "do not share it with anyone", None)],
    "Put off the infusion in anyone with a fever until it has gone.": [
        ("fever", "put off infusion", "until it has gone")
    ],
    "Do not receive vaccines while you are taking leflunomide.": [
        ("leflunomide", "do not receive vaccines", "while you are taking leflunomide")
    ],
    "They'll bring your dose down bit by bit.": [("topic", "bring dose down bit by bit", None)],
    "If you have ever had a bad rash, it must not be started again.": [
        ("bad rash", "must not be started", None)
    ],
    "Give consideration to the risks of gout.": [],
    "A link with gout cannot be ruled out.": [],
    "People who faint need further evaluation.": [("people who faint", "further evaluation", None)],
    "You shouldn't drive until your head is clear.": [("topic", "do not drive", "until your head is clear")],
    "Examplol isn't recommended in people with gout.": [("gout", "not recommended", None)],
    "To avoid falls, get out of bed slowly.": [("falls", "get out of bed slowly", None)],
    "Do not drink any alcoholic beverages for 2 hours after each dose.": [
        ("topic", "do not drink any alcoholic beverages", "for 2 hours after each dose")
    ],
    "If gout occurs, the drops may be given at night.": [],
    "Make sure that your vaccinations, with those for shingles, are up to date before you start.": [
        ("vaccinations", "bring vaccinations up to date", "before you start")
    ],
    "The list of vaccines of this page was brought to you by us.": [],
    "Have your skin looked at from time to time.": [("skin", "have skin looked", "from time to time")],
    "Do not have any live vaccines while you take it.": [
        ("live vaccines", "do not have any live vaccines", "while you take it")
    ],
    "Children should have their vaccinations up to date before treatment.": [
        ("vaccinations", "bring vaccinations up to date", "before treatment")
    ],
    "Complete any vaccinations at least six weeks before treatment.": [
        ("vaccinations", "complete vaccinations before treatment", "at least six weeks before treatment")
    ],
    "Avoid eating foods rich in salt or fat, or examplol will not work as well as it should.": [
        ("eating foods rich in salt or fat", "avoid eating foods rich in salt or fat", None)
    ],
    "Drink lots of water to prevent kidney stones.": [("kidney stones", "drink lots of water", None)],
    "Rise slowly to lower the chance of dizziness.": [("dizziness", "stand slowly", None)],
    "End treatment at once in anyone who has one.": [("topic", "end treatment at once", "at once")],
}
