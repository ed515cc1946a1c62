"""The words of an activity in which no part is empty."""

from __future__ import annotations

from tests.factories.activities import STEP


FULL_WORDS = {
    "key_concepts": [
        ("concept", {"term": "Shot size", "meaning": "How much of a person the frame shows."})
    ],
    "background": "<h3>Why</h3><p>The choice of distance carries <b>emotion</b>.</p>",
    "room_setup": "Chairs in a half circle.",
    "room_plan_alt": "Half circle of chairs",
    "preparation": [
        ("preparation", {"text": "Charge the phones.", "when": "day-before", "who": "facilitator"})
    ],
    "steps": [
        ("step", {**STEP}),
        (
            "step",
            {
                **STEP,
                "title": "Look together",
                "minutes": 40,
                "say": "Describe before you judge.",
                "optional": True,
                "trim": "1",
            },
        ),
    ],
    "tips": [("tip", "Film the face first.")],
    "variations": [
        (
            "variation",
            {"label": "Shorter", "change": "Three distances are enough.", "affects": ["time"]},
        )
    ],
    "online_variant": "<p>Each person films at home.</p>",
    "working_language_hint": "Only the debrief needs words.",
    "accessibility": [
        ("adaptation", {"need": "vision", "adaptation": "Describe each picture aloud."})
    ],
    "safety": [
        ("note", {"kind": "image-rights", "note": "Ask before you film.", "form_needed": True})
    ],
    "consent_note": "Everybody signs before the first shot.",
    "trim_plan": "Leave out the second round.",
    "plan_b": "Draw the five frames.",
    "evaluation": "Listen for reasons.",
    "indicators": [("sign", "People point at the picture.")],
    "follow_up": "Look for the five sizes in a film at home.",
    "learner_prompts": [("prompt", "What did you decide, and why?")],
    "clips": [
        (
            "clip",
            {
                "film": "Workers leaving a factory",
                "director": "",
                "country": "France",
                "year": 1895,
                "start": "",
                "end": "",
                "look_at": "Where does the eye go?",
                "rights": "public-domain",
                "link": "",
                "note": "",
                "offline": True,
            },
        )
    ],
    "constraints": [("rule", "The frame does not move.")],
    "deliverable": "shot",
    "deliverable_format": "Five shots of ten seconds.",
}
