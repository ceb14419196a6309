"""Sentences that ask people to tell, ask or report, and what each asks for."""

from __future__ import annotations

__all__ = ["TOLD"]

TOLD: dict[str, list[tuple[str, str | None, str | None]]] = {
    "Get in touch with us if your gums bleed.": [("gums bleed", "get in touch with us", None)],
    "Patients are told to report fever at once.": [("fever", "report fever at once", "at once")],
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
    "Speak to your dialysis nurse if you get headaches.": [
        ("headaches", "speak to your dialysis nurse", None)
    ],
    "Before your first dose, tell your skin team if you have asthma.": [
        ("asthma", "tell your skin team", "before your first dose")
    ],
    "Advise women using samplol for a prolonged time of the risk of gout.": [
        ("gout", "advise women of risk of gout", None)
    ],
    "Tell the doctor if your child has a weak heart.": [("weak heart", "tell your doctor", None)],
    "If you've had a recent stroke, ask your doctor.": [("recent stroke", "ask your doctor", None)],
    "Inform all dentists that you take it.": [("topic", "inform all dentists", None)],
    "Report black stools the same day.": [
        ("black stools", "report black stools the same day", "the same day")
    ],
    "Refer if the output drops below 45%.": [("output drops below 45%", "refer", None)],
    "Remind patients to finish the course.": [("topic", "remind patients to finish course", None)],
    "Phone your anticoagulant clinic straight away if you bleed.": [
        ("bleed", "phone anticoagulant clinic straight away", "straight away")
    ],
    "Inform patients about the signs of stroke and the steps to take if they occur.": [
        ("stroke", "inform patients about signs of stroke and steps to take", None)
    ],
    "If a rash to Examplol sodium tablets occurs, seek help.": [("rash", "seek help", None)],
    "In patients negative for the antigen, consult a liver specialist before and during treatment.": [
        (
            "negative for the antigen",
            "consult liver specialist",
            "before and during treatment",
        )
    ],
    "Tell your doctor if you have or once had gout.": [("gout", "tell your doctor", None)],
    "Check with your doctor right away if you start having cramps, or black stools.": [
        ("cramps", "check with your doctor right away", "right away"),
        ("black stools", "check with your doctor right away", "right away"),
    ],
    "Let your doctor know if you have or have ever had gout, fits, or asthma.": [
        ("gout", "tell your doctor", None),
        ("fits", "tell your doctor", None),
        ("asthma", "tell your doctor", None),
    ],
    "Make sure your doctor knows if you have ever had jaundice.": [("jaundice", "tell your doctor", None)],
    "Get emergency help if you have trouble breathing.": [("trouble breathing", "get emergency help", None)],
    "If you have a fever, a slow heartbeat, or feel faint, call your doctor at once.": [
        ("fever", "call your doctor at once", "at once"),
        ("slow heartbeat", "call your doctor at once", "at once"),
        ("faint", "call your doctor at once", "at once"),
    ],
    "Before using cough drops, ask your pharmacist.": [
        ("cough drops", "ask your pharmacist", "before using cough drops")
    ],
    "Contact your doctor straight away about any bruise.": [
        ("bruise", "contact your doctor straight away", "straight away")
    ],
    "Go to the emergency room if you have any of these symptoms: fits, fainting.": [
        ("fits, fainting", "go to emergency room", None)
    ],
    "Anyone who notices weakness on one side should call the clinic at once.": [
        ("weakness on one side", "call clinic at once", "at once")
    ],
    "Let the nurse know before you start if you have gout.": [
        ("gout", "tell your nurse", "before you start")
    ],
    "See an eye doctor promptly if your sight blurs.": [
        ("sight blurs", "see an eye doctor promptly", "promptly")
    ],
    "Tell your dentist that you take examplol before any dental work.": [
        ("dental work", "tell your dentist", "before any dental work")
    ],
    "Warn people against climbing and other tasks that need a clear head.": [
        ("climbing", "warn people against climbing and other tasks that need clear head", None)
    ],
    "Advise patients with gout not to drive until the pain has gone.": [
        ("drowsiness", "advise patients not to drive", "until the pain has gone")
    ],
    "If you think you have had too much contact the clinic at once.": [
        ("overdose", "contact clinic at once", "at once")
    ],
    "Tell your nurse if you have ever had any of the following: gout, fits, or thrush.": [
        ("gout", "tell your nurse", None),
        ("fits", "tell your nurse", None),
        ("thrush", "tell your nurse", None),
    ],
    "Seek urgent care if you notice: hives, wheezing, or a swollen tongue.": [
        ("hives, wheezing, or a swollen tongue", "seek urgent care", "urgent")
    ],
    "If you have any of the following symptoms, call your doctor and stop examplol: fits, fainting.": [
        ("fits", "call your doctor and stop examplol", None),
        ("fainting", "call your doctor and stop examplol", None),
    ],
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
    "If examplol was missed for three days, call your doctor.": [
        ("missed for three days", "call your doctor", None)
    ],
    "Tell patients to keep out of the sun and to wear a hat.": [
        ("sun", "tell patients to keep out of sun", None),
        ("topic", "wear hat", None),
    ],
    "Report pregnancies to the registry at 555-0100.": [
        ("pregnancies", "report pregnancies to registry at 555-0100", None)
    ],
    "Let your nurse know about any fall, even if you feel well.": [("fall", "tell your nurse", None)],
    "Before an operation, tell your doctor about every medicine you use.": [
        ("operation", "tell your doctor", "before an operation")
    ],
    "Tell all of your doctors and dentists that you take examplol, above all before surgery.": [
        ("surgery", "tell your doctors and dentists", "before surgery")
    ],
    "Call your doctor if you, your family, or your carer notice any change in mood.": [
        ("change in mood", "call your doctor", None)
    ],
    "Tell us before you start if you have ever had gout, if you have asthma, or if you could be a carrier.": [
        ("gout", "tell us", "before you start"),
        ("asthma", "tell us", "before you start"),
        ("carrier", "tell us", "before you start"),
    ],
    "Report bleeding after a fall to your doctor as soon as possible.": [
        (
            "bleeding",
            "report bleeding after fall to your doctor as soon as possible",
            "as soon as possible",
        )
    ],
    "A skin rash should be reported to the doctor at its first sign.": [
        ("skin rash", "report skin rash at first sign", "at first sign")
    ],
}
