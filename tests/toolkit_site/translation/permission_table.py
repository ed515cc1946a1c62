"""Who may open which admin address of translation. A new address needs one line here."""

from __future__ import annotations

from collections.abc import Callable


TEAMS = ("translator", "reviewer")
LANGUAGES = ("fr", "uk")
ROLES = [
    "superuser",
    "coordinator",
    *(f"{team} {code}" for team in TEAMS for code in LANGUAGES),
    "editor",
    "plain admin user",
    "anonymous",
]

# A rule says, for the language of the object in the address, which roles may.
Rule = Callable[[str], set[str]]


def nobody(code: str) -> set[str]:
    return set()


def superusers(code: str) -> set[str]:
    return {"superuser"}


def coordinators(code: str) -> set[str]:
    return {"superuser", "coordinator"}


def reviewers(code: str) -> set[str]:
    return {*coordinators(code), f"reviewer {code}"}


def team(code: str) -> set[str]:
    return {*reviewers(code), f"translator {code}"}


def submitters(code: str) -> set[str]:
    return {*coordinators(code), "editor"}


def all_teams_and_submitters(code: str) -> set[str]:
    return set(ROLES) - {"plain admin user", "anonymous"}


LOCALIZE: dict[str, Rule] = {
    "javascript_catalog": nobody,
    "submit_page_translation": submitters,
    "submit_snippet_translation": submitters,
    "update_translations": submitters,
    "edit_string_translation": nobody,
    "edit_override": nobody,
    "download_pofile": nobody,
    "upload_pofile": nobody,
    "machine_translate": nobody,
    "preview_translation": team,
    "stop_translation": nobody,
    "convert_to_alias": nobody,
    "translations_report": all_teams_and_submitters,
    "translations_report_results": nobody,
    "snippets_api_listing": nobody,
    "snippets_api_detail": nobody,
}

OURS: dict[str, Rule] = {
    # teams
    "teams": coordinators,
    "team": coordinators,
    "coordinators": superusers,
    # matrix
    "matrix": all_teams_and_submitters,
    "matrix_results": all_teams_and_submitters,
    # submitting, syncing, jobs
    "submit_page": submitters,
    "submit_snippet": submitters,
    "submit_everything": coordinators,
    "sync": submitters,
    "jobs": submitters,
    "job": submitters,
    "run_job": submitters,
    # workplace
    "workplace": team,
    "save_segment": team,
    "segment_history": team,
    "restore": team,
    "keep_draft": team,
    "approve_all": reviewers,
    "hand_over": team,
    "publish": reviewers,
    "send_back": reviewers,
    "preview": team,
}

# What the addresses are asked with; everything else is asked with nothing.
BODIES: dict[str, dict[str, str]] = {
    "save_segment": {"text": "Mots de la matrice", "seen": "0", "action": "save"},
    "keep_draft": {"text": "Mots de la matrice"},
    "team": {"join": "", "person": "somebody", "role": "reviewer"},
    "coordinators": {"join": "", "person": "somebody", "role": "coordinator"},
    "edit_string_translation": {"value": "Mots de la matrice"},
}
