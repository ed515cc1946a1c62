"""Short questions that help to find words. They are ours, and no competence has to be answered."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from modules.youthpass.frameworks import Named


Text = str | Promise

# For every competence.
COMMON: tuple[Text, ...] = (
    _("What did you do?"),
    _("What was new for you?"),
    _("Where will you use it?"),
)
KEY_COMPETENCES: dict[str, tuple[Text, ...]] = {
    "LIT": (
        _("What did you read, write, film or tell, and for whom?"),
        _("When did you find the right words or pictures?"),
    ),
    "MUL": (
        _("Which languages did you hear and use?"),
        _("How did you manage when words were missing?"),
    ),
    "STEM": (
        _("What did you measure, count, plan or try out?"),
        _("Which technical problem did you solve, and how?"),
    ),
    "DIG": (
        _("What did you make or find out with a phone or a computer?"),
        _("What do you now look at twice online?"),
    ),
    "PSL": (
        _("What did you find out about yourself?"),
        _("How did you learn best, and how did you get on with the others?"),
    ),
    "CIT": (
        _("What did you learn about the place, its people and their rights?"),
        _("What did you change, or would you like to change?"),
    ),
    "ENT": (
        _("Which idea did you carry out, alone or with others?"),
        _("What did you do when the plan did not work?"),
    ),
    "CUL": (
        _("Which stories, films, customs or tastes were new to you?"),
        _("How did you show something of your own?"),
    ),
}
YOUTH_WORKERS: dict[str, tuple[Text, ...]] = {
    "1": (
        _("When did you help somebody to learn, and what did you do?"),
        _("What did the group do without you, and why did that work?"),
    ),
    "2": (
        _("What did you plan, and how did young people shape it?"),
        _("What did you change on the way, and what told you to?"),
    ),
    "3": (
        _("Which money, time, rooms or data did you look after?"),
        _("What would you share out in another way next time?"),
    ),
    "4": (
        _("What was your part in the team?"),
        _("Which disagreement did you work through, and how?"),
    ),
    "5": (
        _("When did you really listen, and what came of it?"),
        _("Which difficult conversation did you have?"),
    ),
    "6": (
        _("Which habit or view of your own did you question?"),
        _("Who was left out, and what did you do about it?"),
    ),
    "7": (
        _("Whom did you bring together?"),
        _("What did you speak up for, and who heard it?"),
    ),
    "8": (
        _("How did you find out what the activity changed?"),
        _("What did you learn from what people told you?"),
    ),
    "9": (
        _("How did young people decide with you?"),
        _("Which rights or questions of society did you work on?"),
    ),
}
PROMPTS = {"key-competences-2018": KEY_COMPETENCES, "ets-youth-workers": YOUTH_WORKERS}


def prompts_of(competence: Named) -> list[Text]:
    """Return what to ask oneself about a competence: its own questions, where we have them, and the common ones."""
    own = PROMPTS.get(competence.framework, {}).get(competence.code, ())
    return [*own, *COMMON]
