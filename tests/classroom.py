"""A class of learners who answer at once, over HTTP: for the benchmark, and for the test that kills the server."""

from __future__ import annotations

import http.client
import re
import threading
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit


UNIT = "/en/modules/film-language/what-a-frame-does/"
FORM = re.compile(
    r'<form class="question__form" method="post" action="([^"]+)">\s*'
    r'<input type="hidden" name="csrfmiddlewaretoken" value="([^"]+)">'
)
CHOICE = re.compile(r'type="radio" id="[^"]+" name="option" value="([^"]+)"')


@dataclass
class Outcome:
    """What came of a class: the seconds of each save that was confirmed, its write, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


class Browser:
    """One learner's browser: it opens a unit once, and sends answers to its first question again and again."""

    def __init__(self, url: str) -> None:
        self.host = urlsplit(url).netloc
        self.connection = http.client.HTTPConnection(self.host, timeout=30)
        self.cookies: dict[str, str] = {}

    def open(self) -> None:
        """Read the unit, as everybody does before answering."""
        page = self._send("GET", UNIT).decode()
        form = FORM.search(page)
        choice = CHOICE.search(page, form.end() if form else 0)
        assert form, "no question on the page"
        assert choice, "nothing to choose"
        self.action, self.token, self.choice = form[1], form[2], choice[1]

    def answer(self, write_id: str) -> None:
        """Send an answer as the form does, and raise unless it was taken."""
        fields = {"csrfmiddlewaretoken": self.token, "write": write_id, "option": self.choice}
        self._send("POST", self.action, urlencode(fields), http.client.SEE_OTHER)

    def _send(self, method: str, path: str, body: str = "", wanted: int = http.client.OK) -> bytes:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _equals, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if answer.status != wanted:
            raise RuntimeError(f"{method} {path}: {answer.status}")
        return content


def answer_at_once(url: str, learners: int, seconds: float, pause: float) -> Outcome:
    """Let so many learners answer for some seconds, each with a pause between two answers."""
    outcome = Outcome()
    browsers = [Browser(url) for _learner in range(learners)]
    for browser in browsers:
        browser.open()
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(
            target=_go_on, args=(browser, end, pause, pause * number / learners, outcome)
        )
        for number, browser in enumerate(browsers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for browser in browsers:
        browser.connection.close()
    return outcome


def _go_on(browser: Browser, end: float, pause: float, wait: float, outcome: Outcome) -> None:
    time.sleep(wait)
    while time.monotonic() < end:
        write_id = str(uuid.uuid4())
        start = time.monotonic()
        try:
            browser.answer(write_id)
        except (OSError, http.client.HTTPException, RuntimeError) as error:
            outcome.failures.append(repr(error))
            browser.connection.close()
        else:
            outcome.seconds.append(time.monotonic() - start)
            outcome.confirmed.append(write_id)
        time.sleep(max(pause - (time.monotonic() - start), 0))


def percentile(values: list[float], share: float) -> float:
    """Return the value below which this share of the values lies; 0 for none."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
