"""The policies of the site in a real browser: nothing that a page does is blocked, and nothing asks another host."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest


ADMIN_PATHS = [
    "",
    "pages/",
    "pages/{home}/",
    "pages/{home}/edit/",
    "pages/{library}/",
    "pages/{library}/edit/",
    "pages/{activity}/edit/",
    "pages/{activity}/history/",
    "pages/{activity}/delete/",
    "pages/{activity}/copy/",
    "pages/{activity}/move/",
    "pages/{activity}/unpublish/",
    "pages/{activity}/workflow_history/",
    "pages/{activity}/usage/",
    "pages/add/activities/activitypage/{library}/",
    "pages/search/?q=film",
    "localize/submit/page/{activity}/",
    "snippets/",
    "snippets/activities/topic/",
    "snippets/activities/topic/add/",
    "snippets/activities/competence/",
    "snippets/activities/competenceframework/add/",
    "images/",
    "images/add/",
    "documents/",
    "documents/multiple/add/",
    "reports/site-history/",
    "reports/locked/",
    "reports/aging-pages/",
    "reports/page-types-usage/",
    "reports/workflow/",
    "users/",
    "users/new/",
    "users/edit/1/",
    "groups/edit/1/",
    "sites/",
    "locales/",
    "redirects/add/",
    "collections/",
    "workflows/list/",
    "workflows/tasks/index/",
    "account/",
]
PUBLIC_PATHS = [
    "/en/",
    "/en/activities/",
    "/en/activities/?q=film",
    "{activity_url}",
    "/en/search/?q=film",
    "/en/nothing/",
]

LISTEN = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) => {
  const place = `${event.sourceFile}:${event.lineNumber}`;
  window.blocked.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample} ${place}`);
});
"""


class Witness:
    """Notes what a page was forbidden, what went wrong in it, and which hosts it asked."""

    def __init__(self, page, url):
        self.page, self.host = page, urlsplit(url).netloc
        self.blocked, self.errors, self.strangers = [], [], []
        page.add_init_script(LISTEN)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("request", self._note_request)

    def _note_request(self, request):
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.host:
            self.strangers.append(f"{self.page.url}: {request.url}")

    def visit(self, path):
        response = self.page.goto(path, wait_until="networkidle")
        self.collect()
        return response

    def collect(self):
        self.blocked += [
            f"{self.page.url}: {violation}" for violation in self.page.evaluate("window.blocked")
        ]
        self.page.evaluate("window.blocked = []")

    def is_content(self):
        return not (self.blocked or self.errors or self.strangers)

    def __repr__(self):
        return "\n".join(
            ["blocked:", *self.blocked, "errors:", *self.errors, "strangers:", *self.strangers]
        )


@pytest.fixture
def known(demo):
    """Return what the addresses need: keys of pages, and the address of an activity."""
    with closing(sqlite3.connect(demo.folder / "db.sqlite3")) as database:

        def first(sql):
            return database.execute(sql).fetchone()[0]

        pages = "SELECT p.{} FROM wagtailcore_page p JOIN {} c ON c.page_ptr_id = p.id ORDER BY p.path LIMIT 1"
        return {
            "home": first(pages.format("id", "home_homepage")),
            "library": first(pages.format("id", "activities_activityindexpage")),
            "activity": first(pages.format("id", "activities_activitypage")),
            "activity_url": "/en/activities/{}/".format(
                first(pages.format("slug", "activities_activitypage"))
            ),
        }


@pytest.fixture
def witness(page, demo):
    return Witness(page, demo.url)


@pytest.fixture
def admin(witness, demo):
    witness.page.goto("/admin/login/")
    witness.page.fill("[name=username]", "admin")
    witness.page.fill("[name=password]", demo.password)
    witness.page.click("[type=submit]")
    witness.page.wait_for_url("**/admin/")
    return witness


def test_public_pages_do_nothing_that_their_policy_forbids(witness, known):
    for path in PUBLIC_PATHS:
        witness.visit(path.format(**known))
    assert witness.is_content(), witness


def test_signed_in_editors_see_public_pages_without_a_violation(admin, known):
    for path in PUBLIC_PATHS:
        admin.visit(path.format(**known))
    assert admin.is_content(), admin


def test_admin_pages_do_nothing_that_their_policy_forbids(admin, known):
    assert len(ADMIN_PATHS) > 30
    answers = {path: admin.visit(f"/admin/{path.format(**known)}").status for path in ADMIN_PATHS}
    assert {path: status for path, status in answers.items() if status != 200} == {}
    assert admin.is_content(), admin


def test_rows_added_in_the_page_editor_work_under_the_policy(admin, known):
    admin.visit(f"/admin/pages/{known['activity']}/edit/")
    rows = admin.page.locator("[data-inline-panel-child]:visible, [data-contentpath]")
    before = rows.count()
    buttons = admin.page.locator("button[id$=-ADD], button.c-sf-add-button")
    assert buttons.count() > 5
    for button in buttons.all():
        button.dispatch_event("click")
    admin.page.wait_for_timeout(1_000)
    admin.collect()
    assert rows.count() > before
    assert admin.is_content(), admin


def test_choosers_and_the_preview_work_under_the_policy(admin, known):
    admin.visit(f"/admin/pages/{known['activity']}/edit/")
    admin.page.locator("[data-chooser-action-choose]").first.dispatch_event("click")
    admin.page.wait_for_selector(".modal-body", state="attached")
    admin.page.keyboard.press("Escape")
    admin.page.locator(
        "button[data-side-panel=preview], [data-side-panel-toggle=preview]"
    ).first.dispatch_event("click")
    admin.page.wait_for_timeout(1_500)
    admin.collect()
    assert admin.is_content(), admin


def test_the_translation_workplace_works_under_the_policy(admin):
    admin.visit("/admin/translations/matrix/?locale=it")
    workplace = admin.page.locator(".matrix__table td a").first.get_attribute("href")
    admin.visit(workplace)
    admin.page.locator("a[href*='segment=']").first.click()
    admin.page.wait_for_selector("textarea")
    admin.page.wait_for_load_state("networkidle")
    admin.collect()
    assert admin.is_content(), admin


def test_a_script_smuggled_into_an_admin_page_does_not_run(admin):
    admin.visit("/admin/")
    admin.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.ran=true>')"
    )
    admin.page.wait_for_timeout(300)
    assert admin.page.evaluate("window.ran") is None
