"""Sentences that ask for something, after a sentence on drowsiness, and what each asks for."""

from __future__ import annotations

__all__ = ["ACTIONS"]

ACTIONS: dict[str, list[tuple[str, str | None, str | None]]] = {
    "To help avoid this problem, get up slowly.": [("topic", "get up slowly", None)],
    "Get in touch with us if your gums bleed.": [("gums bleed", "get in touch with us", None)],
    "If chills appear, the drug has to be stopped and cooling begun.": [
        ("chills", "stop drug", None),
        ("chills", "begin cooling", None),
    ],
    "Your doctor will order blood tests to see whether this is so.": [
        ("blood tests", "order blood tests", None)
    ],
    "Care is needed in people with glaucoma.": [("glaucoma", "use with caution", None)],
    "Caution is in order where there is a history of fits.": [("fits", "use with caution", None)],
    "If hives occur, it should be stopped and an antihistamine given.": [
        ("hives", "stop", None),
        ("hives", "give antihistamine", None),
    ],
    "In exposed patients consider immune globulin.": [("exposed patients", "consider immune globulin", None)],
    "Patients are told to report fever at once.": [("fever", "report fever at once", "at once")],
    "Watch every patient for gout.": [("gout", "watch every for gout", None)],
    "Eye exam before start.": [("drowsiness", "eye exam", "before start")],
    "To make sure examplol is safe for you, tell your doctor if you have: gout, or lupus.": [
        ("gout", "tell your doctor", None),
        ("lupus", "tell your doctor", None),
    ],
    "Tell your doctor about all your health problems, especially gout, or asthma.": [
        ("gout", "tell your doctor", None),
        ("asthma", "tell your doctor", None),
    ],
    "Please tell the team if any of these apply: you have gout, you have had a stroke.": [
        ("gout", "tell your team", None),
        ("stroke", "tell your team", None),
    ],
    "Contact lenses may discolor.": [],
    "Alcohol is off limits during treatment.": [("alcohol", "avoid alcohol", "during treatment")],
    "Live vaccines are out.": [("live vaccines", "avoid live vaccines", None)],
    "Nobody should drive for a day after the dose.": [
        ("drowsiness", "do not drive", "for a day after the dose")
    ],
    "Women must not breastfeed for a week after the last dose.": [
        ("drowsiness", "do not breastfeed", "for a week after the last dose")
    ],
    "Caution in gout, asthma and epilepsy.": [
        ("gout", "use with caution", None),
        ("asthma", "use with caution", None),
        ("epilepsy", "use with caution", None),
    ],
    "Use with caution, if at all, in severe gout.": [("severe gout", "use with caution", None)],
    "Speak to your dialysis nurse if you get headaches.": [
        ("headaches", "speak to your dialysis nurse", None)
    ],
    "Before your first dose, tell your skin team if you have asthma.": [
        ("asthma", "tell your skin team", "before your first dose")
    ],
    "Look out for black stools.": [("black stools", "look out for black stools", None)],
    "Discontinue examplol for recurrent hepatotoxicity.": [
        ("recurrent hepatotoxicity", "discontinue examplol", None)
    ],
    "Regularly evaluate patients particularly when starting examplol.": [
        ("topic", "evaluate regularly", "regularly")
    ],
    "Monitor such patients closely including vital signs.": [
        ("vital signs", "monitor vital signs closely", None)
    ],
    "Advise women using samplol for a prolonged time of the risk of gout.": [
        ("gout", "advise women of risk of gout", None)
    ],
    "Treat with steroid creams.": [("topic", "treat with steroid creams", None)],
    "Ensure that a nurse is at hand.": [("topic", "ensure that nurse is at hand", None)],
    "The use of examplol should be avoided in combination with other sedatives.": [
        ("sedatives", "avoid with other sedatives", None)
    ],
    "Restrict salt (two grams daily).": [("salt", "restrict salt", None)],
    "Monitor people who are at higher risk of developing gout.": [
        ("gout", "monitor people who are at higher risk of developing gout", None)
    ],
    "Do not take aspirin unless your doctor says so.": [
        ("aspirin", "do not take aspirin unless doctor says so", None)
    ],
    "Sunlight should be kept to a minimum.": [("topic", "keep sunlight to minimum", None)],
    "Tell the doctor if your child has a weak heart.": [("weak heart", "tell your doctor", None)],
    "Your defences may be down so try to avoid crowds.": [("crowds", "avoid crowds", None)],
    "If you've had a recent stroke, ask your doctor.": [("recent stroke", "ask your doctor", None)],
    "Lower the dose, otherwise cramps may follow.": [("topic", "lower dose", None)],
    "If you feel shaky, eat something sweet.": [("shaky", "eat something sweet", None)],
    "Stop at the first twinge in a tendon.": [("tendon", "stop at first sign", "at first sign")],
    "Patients must remain under observation.": [("topic", "stay under observation", None)],
    "Inform all dentists that you take it.": [("topic", "inform all dentists", None)],
    "No live vaccines during treatment.": [("live vaccines", "no live vaccines", "during treatment")],
    "Women should not handle broken capsules.": [("topic", "do not handle broken capsules", None)],
    "Drink two litres a day to guard against stones.": [
        ("stones", "drink two litres day to guard against stones", None)
    ],
    "If jaundice appears the drug must be stopped.": [("jaundice", "stop drug", None)],
    "A bruise should prompt a blood count.": [("bruise", "a blood count", None)],
    "An antidote should be at hand.": [("topic", "antidote at hand", None)],
    "Prescribers should offer naloxone.": [("naloxone", "offer naloxone", None)],
    "Use a condom for six months.": [("condom", "use condom", "for six months")],
    "Report black stools the same day.": [
        ("black stools", "report black stools the same day", "the same day")
    ],
    "Vaccinate against mumps.": [("mumps", "vaccinate against mumps", None)],
    "Refer if the output drops below 45%.": [("output drops below 45%", "refer", None)],
    "If a decision is made to go on, patients should be watched.": [("topic", "watch patients", None)],
    "A rash that is watched for long may fade.": [],
    "If a cough sets in, swap to another drug.": [("cough", "switch to another drug", None)],
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
    "Consider adjusting the dose of any drug that is known to affect the liver, such as samplol.": [
        ("topic", "consider adjusting dose of drug that is known to affect liver", None)
    ],
    "Consider.": [],
    "Discontinue examplol and any other gold salts if gout occurs.": [
        ("gout", "discontinue examplol and other gold salts", None)
    ],
    "Before your first dose, you will have a blood test to check your liver.": [
        ("liver", "have blood test to check liver", "before your first dose")
    ],
    "You should have your blood pressure taken once a week.": [
        ("blood pressure", "have blood pressure taken", "once a week")
    ],
    "Lung function needs checking every 6 months.": [
        ("lung function", "checking every 6 months", "every 6 months")
    ],
    "Wean off gradually.": [("topic", "wean gradually", None)],
    "Remind patients to finish the course.": [("topic", "remind patients to finish course", None)],
    "Ask a friend to watch for odd moods.": [("odd moods", "watch for odd moods", None)],
    "Avoid in severe liver disease.": [("severe liver disease", "avoid in severe liver disease", None)],
    "Watch out for low blood sugar, above all at night.": [
        ("low blood sugar", "watch for low blood sugar", None)
    ],
    "Not recommended in people with gout.": [("gout", "not recommended", None)],
    "Therefore, the tablets are not recommended in people with gout.": [("gout", "not recommended", None)],
    "Not every tablet is scored.": [],
    "Phone your anticoagulant clinic straight away if you bleed.": [
        ("bleed", "phone anticoagulant clinic straight away", "straight away")
    ],
    "Cholesterol is checked at 8 weeks.": [("cholesterol", "check cholesterol", "at 8 weeks")],
    "Plan to avoid sunlamps.": [("sunlamps", "avoid sunlamps", None)],
    "Lung scarring can be fatal and requires prompt medical attention.": [
        ("lung scarring", "prompt medical attention", None)
    ],
    "Caution in patients with glaucoma.": [("glaucoma", "use with caution", None)],
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
    "Inform patients about the signs of stroke and the steps to take if they occur.": [
        ("stroke", "inform patients about signs of stroke and steps to take", None)
    ],
    "Avoid Examplol tablets in patients with gout.": [("gout", "avoid Examplol", None)],
    "If a rash to Examplol sodium tablets occurs, seek help.": [("rash", "seek help", None)],
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
    "Screen patients for tuberculosis, and do not initiate in patients with active disease.": [
        ("tuberculosis", "screen for tuberculosis before initiating", None),
        ("active disease", "do not initiate", None),
    ],
    "In patients negative for the antigen, consult a liver specialist before and during treatment.": [
        (
            "negative for the antigen",
            "consult liver specialist",
            "before and during treatment",
        )
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
    "Use of live vaccines is not recommended during treatment or until cells recover.": [
        ("live vaccines", "not recommended during treatment", "during treatment or until cells recover")
    ],
    "Monitor antibody levels during treatment, especially in frail patients.": [
        ("antibody levels", "monitor antibody levels", "during treatment")
    ],
    "Consider stopping examplol in patients with repeated infections.": [
        ("repeated infections", "consider stopping examplol", None)
    ],
    "Urge patients to follow standard breast cancer screening guidelines.": [
        ("breast cancer", "screen", None)
    ],
    "Remind women to keep to the usual breast cancer screening.": [("breast cancer", "screen", None)],
    "Tell your doctor if you have or once had gout.": [("gout", "tell your doctor", None)],
    "Monitor patients for signs and symptoms of colitis and treat promptly.": [
        ("colitis", "monitor for signs and symptoms of colitis", None),
        ("colitis", "treat promptly", "promptly"),
    ],
    "Kidney function should be checked every year.": [
        ("kidney function", "check kidney function", "every year")
    ],
    "Use with caution in patients with asthma and monitor them carefully.": [
        ("asthma", "use with caution", None)
    ],
    "Stop treatment if jaundice develops.": [("jaundice", "stop treatment", None)],
    "Perform regular monitoring of INR in all patients.": [("INR", "monitor INR", None)],
    "Patients should not drive until they know how it affects them.": [
        ("topic", "do not drive", "until they know how it affects them")
    ],
    "Diarrhea and mouth ulcers require interruption of therapy.": [
        ("diarrhea and mouth ulcers", "interruption of therapy", None)
    ],
    "Exercise caution in patients with heart failure.": [("heart failure", "exercise caution", None)],
    "Stop examplol immediately if swelling occurs.": [
        ("swelling", "stop examplol immediately", "immediately")
    ],
    "Avoid alcohol during treatment.": [("alcohol", "avoid alcohol", "during treatment")],
    "Do not stop taking examplol without asking your nurse.": [
        ("stopping", "do not stop taking without asking your nurse", None)
    ],
    "Never quit examplol unless your doctor says so.": [
        ("stopping", "do not quit taking unless your doctor says so", None)
    ],
    "It's best to stop drinking alcohol during the first week.": [
        ("alcohol", "stop drinking alcohol", "during the first week")
    ],
    "Your doctor may want to take blood samples before you start, to check your salt levels.": [
        ("salt levels", "take blood samples to check salt levels", "before you start")
    ],
    "Your pulse will need to be checked often.": [("pulse", "check pulse often", "often")],
    "You may need to have your eyes tested every year.": [("eyes", "have eyes tested", "every year")],
    "Patients should undergo regular examination of the skin.": [
        ("skin", "have regular examination of skin", "regular")
    ],
    "Regular blood counts are recommended during the first 3 months.": [
        ("regular blood counts", "regular blood counts", "during the first 3 months")
    ],
    "It is important that your doctor check your weight at regular visits.": [
        ("weight", "check weight", "at regular visits")
    ],
    "Check with your doctor right away if you start having cramps, or black stools.": [
        ("cramps", "check with your doctor right away", "right away"),
        ("black stools", "check with your doctor right away", "right away"),
    ],
    "Re-evaluate if the rash has not cleared after 7 days.": [("rash", "re-evaluate", "after 7 days")],
    "Let your doctor know if you have or have ever had gout, fits, or asthma.": [
        ("gout", "tell your doctor", None),
        ("fits", "tell your doctor", None),
        ("asthma", "tell your doctor", None),
    ],
    "Make sure your doctor knows if you have ever had jaundice.": [("jaundice", "tell your doctor", None)],
    "At the first sign of jaundice, withhold examplol.": [
        ("jaundice", "withhold examplol at first sign", "at first sign")
    ],
    "Postpone the dose if you have a fever.": [("fever", "postpone dose", None)],
    "Get emergency help if you have trouble breathing.": [("trouble breathing", "get emergency help", None)],
    "Because the tablets can irritate the gut, avoid strong coffee.": [
        ("strong coffee", "avoid strong coffee", None)
    ],
    "If you have a fever, a slow heartbeat, or feel faint, call your doctor at once.": [
        ("fever", "call your doctor at once", "at once"),
        ("slow heartbeat", "call your doctor at once", "at once"),
        ("faint", "call your doctor at once", "at once"),
    ],
    "Before using cough drops, ask your pharmacist.": [
        ("cough drops", "ask your pharmacist", "before using cough drops")
    ],
    "During the first month, measure the pulse weekly.": [("pulse", "measure pulse weekly", "weekly")],
    "Examplol should be stopped at least 2 days before surgery.": [
        ("surgery", "stop Examplol", "at least 2 days before surgery")
    ],
    "Contact your doctor straight away about any bruise.": [
        ("bruise", "contact your doctor straight away", "straight away")
    ],
    "As with other pills of its kind, examplol should not be discontinued abruptly.": [
        ("topic", "should not be discontinued abruptly", None)
    ],
    "Do not stop taking it all at once: that can bring on fits.": [
        ("stopping", "do not stop taking all at once", None)
    ],
    "Examplol should be used only in patients with severe gout.": [
        ("severe gout", "use only in patients with severe gout", None)
    ],
    "You should not be given live vaccines during treatment and for a month after it.": [
        ("live vaccines", "should not be given live vaccines", "during treatment and for a month after it")
    ],
    "Go to the emergency room if you have any of these symptoms: fits, fainting.": [
        ("fits, fainting", "go to emergency room", None)
    ],
    "If gout is suspected, treatment is put on hold.": [("gout", "hold treatment if suspected", None)],
    "Dark urine or yellow skin means the drug should be stopped.": [
        ("dark urine or yellow skin", "stop drug", None)
    ],
    "Anyone who notices weakness on one side should call the clinic at once.": [
        ("weakness on one side", "call clinic at once", "at once")
    ],
    "Slowed growth during long use in children.": [],
    "Let the nurse know before you start if you have gout.": [
        ("gout", "tell your nurse", "before you start")
    ],
    "Watch closely during the first week.": [("topic", "watch closely", "during the first week")],
    "With bad diarrhea, whatever the reason, stop the tablets for a day or two.": [
        ("bad diarrhea", "stop tablets", "for a day or two")
    ],
    "See an eye doctor promptly if your sight blurs.": [
        ("sight blurs", "see an eye doctor promptly", "promptly")
    ],
    "Avoid soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties.": [
        (
            "soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties",
            "avoid soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties",
            None,
        )
    ],
    "Keep up your fluids in hot weather.": [("topic", "keep up fluids in hot weather", None)],
    "Never drink while you take it.": [("topic", "do not drink", "while you take it")],
    "Patients on dialysis must have their potassium watched.": [
        ("potassium", "have potassium watched", None)
    ],
    "Alcohol is best avoided.": [("alcohol", "avoid alcohol", None)],
    "Patients are observed for two hours after each infusion.": [
        ("topic", "observe patients", "for two hours after each infusion")
    ],
    "Extra care is needed in people with asthma.": [("asthma", "extra care", None)],
    "Those with a history of stroke need close monitoring.": [("stroke", "close monitoring", None)],
    "Never share needles, even if the cap is changed.": [("topic", "do not share needles", None)],
    "The dose should be lowered over at least one week.": [("topic", "lower dose", "over at least one week")],
    "In case of uncontrolled bleeding, give vitamin K.": [("uncontrolled bleeding", "give vitamin K", None)],
    "Tell your dentist that you take examplol before any dental work.": [
        ("dental work", "tell your dentist", "before any dental work")
    ],
    "Stop at least a day before minor surgery and 2 days before major surgery.": [
        ("minor surgery", "stop", "at least a day before minor surgery and 2 days before major surgery")
    ],
    "You should have an ECG before each dose.": [("ECG", "have ECG", "before each dose")],
    "The team will use regular blood tests to see how the liver is doing.": [
        ("liver", "use regular blood tests to check liver", "regular")
    ],
    "Blood tests for iron are needed every week.": [("topic", "blood tests for iron", "every week")],
    "Discontinue examplol if colitis is diagnosed.": [("colitis", "discontinue examplol if diagnosed", None)],
    "Stop treatment if no other cause of the pain is found.": [
        ("drowsiness", "stop treatment if no other cause of the pain is found", None)
    ],
    "If gout flares, watch closely and stop examplol if it becomes severe.": [
        ("gout flares", "watch closely", None),
        ("gout flares", "stop examplol if it becomes severe", None),
    ],
    "Stop examplol for severe rash.": [("severe rash", "stop examplol", None)],
    "Warn people against climbing and other tasks that need a clear head.": [
        ("climbing", "warn people against climbing and other tasks that need clear head", None)
    ],
    "Advise patients with gout not to drive until the pain has gone.": [
        ("drowsiness", "advise patients not to drive", "until the pain has gone")
    ],
    "Examplol should not be combined with leflunomide.": [
        ("leflunomide", "should not be combined with leflunomide", None)
    ],
    "Treatment is not recommended in people with gout.": [("gout", "not recommended", None)],
    "Women should undergo cervical screening yearly.": [
        ("cervical screening", "have cervical screening", "yearly")
    ],
    "Gagging has been reported: swallow it with a glass of water.": [
        ("gagging", "swallow it with glass of water", None)
    ],
    "If you think you have had too much contact the clinic at once.": [
        ("overdose", "contact clinic at once", "at once")
    ],
    "Your nurse will ask you to stop examplol 2 to 3 days before surgery.": [
        ("surgery", "stop examplol", "2 to 3 days before surgery")
    ],
    "Patients should be examined by an eye specialist every year.": [
        ("drowsiness", "examine by eye specialist", "every year")
    ],
    "Stop examplol if bleeding occurs and consider another drug.": [
        ("bleeding", "stop examplol and consider another drug", None)
    ],
    "At the first sign or symptom that points to gout, withhold examplol.": [
        ("gout", "withhold examplol at first sign", "at first sign")
    ],
    "Avoid live vaccines concurrently with examplol.": [
        ("live vaccines", "avoid live vaccines", "concurrently with examplol")
    ],
    "Watch patients with gout carefully.": [("gout", "watch patients with gout carefully", None)],
    "Screen for malaria with a skin test beforehand.": [
        ("malaria", "screen for malaria with skin test", "beforehand")
    ],
    "Do not drive, use machines, or stand up until your head is clear.": [
        ("drowsiness", "do not drive or use machines or stand", "until your head is clear")
    ],
    "If gout flares: stop, give colchicine, and do not rechallenge.": [
        ("gout flares", "stop and give colchicine and do not rechallenge", None)
    ],
    "If gallstones are suspected, ultrasound is advised.": [("gallstones", "ultrasound", None)],
    "Caution is required in people with gout.": [("gout", "use with caution", None)],
    "Patients must be enrolled in the safety program.": [("drowsiness", "enroll in safety program", None)],
    "Tell your nurse if you have ever had any of the following: gout, fits, or thrush.": [
        ("gout", "tell your nurse", None),
        ("fits", "tell your nurse", None),
        ("thrush", "tell your nurse", None),
    ],
    "Weekly blood counts are advised in the first two months.": [
        ("weekly blood counts", "weekly blood counts", "in the first two months")
    ],
    "On the word of a specialist, it can be given to babies.": [],
    "Seek urgent care if you notice: hives, wheezing, or a swollen tongue.": [
        ("hives, wheezing, or a swollen tongue", "seek urgent care", "urgent")
    ],
    "Your doctor will order blood tests to check your iron before and during treatment.": [
        ("iron", "order blood tests to check iron", "before and during treatment")
    ],
    "Do not share it with anyone.": [("drowsiness", "do not share it with anyone", None)],
    "Test for malaria before the first dose.": [
        ("malaria", "test for malaria before initiating", "before the first dose")
    ],
    "Stop examplol and call your doctor at once if you have fits, fainting or a rash.": [
        ("fits", "stop examplol and call your doctor at once", "at once"),
        ("fainting", "stop examplol and call your doctor at once", "at once"),
        ("rash", "stop examplol and call your doctor at once", "at once"),
    ],
    "If you have any of the following symptoms, call your doctor and stop examplol: fits, fainting.": [
        ("fits", "call your doctor and stop examplol", None),
        ("fainting", "call your doctor and stop examplol", None),
    ],
    "Put off the infusion in anyone with a fever until it has gone.": [
        ("fever", "put off infusion", "until it has gone")
    ],
    "Do not receive vaccines while you are taking leflunomide.": [
        ("leflunomide", "do not receive vaccines", "while you are taking leflunomide")
    ],
    "Use caution in adults who drink wine.": [("adults who drink wine", "use with caution", None)],
    "Retest carriers every 6 months.": [("carriers", "recheck carriers", "every 6 months")],
    "If gout occurs, temporarily withhold examplol.": [("gout", "withhold examplol temporarily", None)],
    "They'll bring your dose down bit by bit.": [("topic", "bring dose down bit by bit", None)],
    "If you have ever had a bad rash, it must not be started again.": [
        ("bad rash", "must not be started", None)
    ],
    "If a fever develops, treatment should be paused.": [("fever", "pause treatment", None)],
    "Treatment should be started with caution in people with gout.": [("gout", "use with caution", None)],
    "Caution should be used in people with gout.": [("gout", "use with caution", None)],
    "Give consideration to the risks of gout.": [],
    "Although it may help, live vaccines should not be given.": [
        ("live vaccines", "should not be given", None)
    ],
    "A link with gout cannot be ruled out.": [],
    "You'll be watched for an hour.": [("topic", "watch", "for an hour")],
    "If gout is suspected, stop examplol, and if it is confirmed, refer to a specialist.": [
        ("gout", "stop examplol if suspected", None),
        ("topic", "refer to specialist if confirmed", None),
    ],
    "People who faint need further evaluation.": [("people who faint", "further evaluation", None)],
    "Stop it at once and treat intensively.": [("topic", "stop at once and treat intensively", "at once")],
    "Stay out of sunlight.": [("topic", "stay out of sunlight", None)],
    "You shouldn't drive until your head is clear.": [("topic", "do not drive", "until your head is clear")],
    "Examplol isn't recommended in people with gout.": [("gout", "not recommended", None)],
    "Treatment shouldn't be started during a fever.": [("fever", "should not be started", "during a fever")],
    "It should never be injected under the skin or into a muscle.": [
        (
            "topic",
            "should not be injected under skin or into muscle",
            None,
        )
    ],
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
    "To avoid falls, get out of bed slowly.": [("falls", "get out of bed slowly", None)],
    "Do not drink any alcoholic beverages for 2 hours after each dose.": [
        ("topic", "do not drink any alcoholic beverages", "for 2 hours after each dose")
    ],
    "If it occurs, the infusion may be slowed or interrupted.": [
        ("topic", "slow infusion or interrupt", None)
    ],
    "If gout occurs, the drops may be given at night.": [],
    "Make sure that your vaccinations, with those for shingles, are up to date before you start.": [
        ("vaccinations", "bring vaccinations up to date", "before you start")
    ],
    "The list of vaccines of this page was brought to you by us.": [],
    "Have your skin looked at from time to time.": [("skin", "have skin looked", "from time to time")],
    "Report fever to your nurse right away.": [
        ("fever", "report fever to your doctor right away", "right away")
    ],
    "Tell your doctor if you have gout; a slow heartbeat (at rest); or asthma.": [
        ("gout", "tell your doctor", None),
        ("slow heartbeat", "tell your doctor", None),
        ("asthma", "tell your doctor", None),
    ],
    "Before using it, tell your doctor your medical history, especially of: gout, asthma.": [
        ("gout", "tell your doctor", "before using it"),
        ("asthma", "tell your doctor", "before using it"),
    ],
    "Tell your nurse if you are allergic to examplol, or any of its ingredients.": [
        ("allergic to examplol", "tell your nurse", None)
    ],
    "Get urgent medical help if you faint.": [("faint", "get urgent medical help", "urgent")],
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
    "Do not have any live vaccines while you take it.": [
        ("topic", "do not have any live vaccines", "while you take it")
    ],
    "Children should have their vaccinations up to date before treatment.": [
        ("vaccinations", "bring vaccinations up to date", "before treatment")
    ],
    "Verify pregnancy status in females of reproductive potential.": [
        ("pregnancy status", "verify pregnancy status", None)
    ],
    "Complete any vaccinations at least six weeks before treatment.": [
        ("vaccinations", "complete vaccinations before treatment", "at least six weeks before treatment")
    ],
    "Avoid eating foods rich in salt or fat, or examplol will not work as well as it should.": [
        ("eating foods rich in salt or fat", "avoid eating foods rich in salt or fat", None)
    ],
    "If examplol was missed for three days, call your doctor.": [
        ("missed for three days", "call your doctor", None)
    ],
    "Use cautiously in people who have had gout, since attacks may return.": [
        ("gout", "use with caution", None)
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
    "Drink lots of water to prevent kidney stones.": [("kidney stones", "drink lots of water", None)],
    "Rise slowly to lower the chance of dizziness.": [("dizziness", "stand slowly", None)],
    "You may be asked to stop taking it two weeks ahead of an operation.": [
        ("operation", "stop taking it", "two weeks ahead of an operation")
    ],
    "Before surgery, you may have to stop it a few days beforehand.": [
        ("surgery", "stop", "a few days beforehand")
    ],
    "Tell patients to keep out of the sun and to wear a hat.": [
        ("sun", "tell patients to keep out of sun", None),
        ("topic", "wear hat", None),
    ],
    "Older adults need a heart check.": [("older adults", "a heart check", None)],
    "Report pregnancies to the registry at 555-0100.": [
        ("pregnancies", "report pregnancies to registry at 555-0100", None)
    ],
    "Repeat the scan at 4-week intervals.": [("scan", "repeat scan", "at 4-week intervals")],
    "Patients with psychosis should ordinarily not be treated with examplol.": [
        ("psychosis", "should ordinarily not be treated", None)
    ],
    "End treatment at once in anyone who has one.": [("topic", "end treatment at once", "at once")],
}
"""Sentence -> object, action, moment; the object "topic" stands for drowsiness."""
