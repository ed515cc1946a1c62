"""The command that checks and loads the starter toolkit."""

from __future__ import annotations

from argparse import ArgumentParser
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from toolkit_site.starter.loader import LoadResult, load
from toolkit_site.starter.loading.ledger import Outcome, Reason
from toolkit_site.starter.reading.content import read_content
from toolkit_site.starter.reading.problems import Problem, StarterError
from toolkit_site.starter.reading.starter_content import StarterContent


REASONS = {
    Reason.EDITED: gettext_lazy("kept: %(name)s (edited on the site)"),
    Reason.WITHDRAWN: gettext_lazy("kept: %(name)s (unpublished on the site)"),
    Reason.DELETED: gettext_lazy("kept: %(name)s (deleted on the site)"),
}


class Command(BaseCommand):
    """Checks all files first and loads nothing when one has a problem."""

    help = (
        "Loads the starter toolkit: topics, competences, drawings, activities, modules with their units, learning "
        "paths and the translations of all. "
        "Running it again changes nothing that is up to date or was edited on the site."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="only check the files; load nothing"
        )
        parser.add_argument(
            "--path",
            type=Path,
            help="folder with topics.yaml, competences.yaml, activities/, modules/, paths/ and translations/",
        )
        parser.add_argument(
            "--only",
            action="append",
            default=[],
            metavar="NAME",
            help="load only this activity (its code), module or path (its slug)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["path"] or Path(apps.get_app_config("starter").path) / "content"
        try:
            content = read_content(folder)
            only = self._chosen(options["only"], content)
            self._warn([*content.warnings, *(content.doubts if options["check"] else [])])
            result = None if options["check"] else load(content, only)
        except StarterError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_checked(content) if result is None else self._summary(content, result))

    def _chosen(self, names: list[str], content: StarterContent) -> frozenset[str]:
        codes = [activity.code for activity in content.activities]
        known = [*codes, *(page.slug for page in [*content.modules, *content.paths])]
        for name in names:
            if name not in known:
                guesses = get_close_matches(name, known, n=1) or get_close_matches(
                    name.upper(), known, n=1
                )
                raise CommandError(
                    _("no activity, module or path is called “%(name)s”; did you mean “%(guess)s”?")
                    % {"name": name, "guess": [*guesses, *known, ""][0]}
                )
        return frozenset(names)

    def _warn(self, problems: list[Problem]) -> None:
        for problem in problems:
            self.stderr.write(_("warning: %(problem)s") % {"problem": problem})

    def _summary(self, content: StarterContent, result: LoadResult) -> str:
        for name, reason in result.kept:
            self.stdout.write(REASONS[reason] % {"name": name})
        counts = {outcome.value: result.outcomes[outcome] for outcome in Outcome}
        done = (
            _("created %(created)s, updated %(updated)s, unchanged %(unchanged)s, kept %(kept)s")
            % counts
        )
        return _("%(content)s: %(done)s") % {"content": _inventory(content), "done": done}


def _checked(content: StarterContent) -> str:
    return _("%(content)s: no problems") % {"content": _inventory(content)}


def _inventory(content: StarterContent) -> str:
    counts = {
        "activities": len(content.activities),
        "modules": len(content.modules),
        "units": len(content.units),
        "paths": len(content.paths),
        "topics": len(content.topics),
        "frameworks": len(content.frameworks),
        "competences": len(content.competences),
        "drawings": len(content.drawings),
        "catalogues": len(content.catalogues),
    }
    return (
        _(
            "%(activities)s activities, %(modules)s modules, %(units)s units, %(paths)s paths, %(topics)s topics, "
            "%(frameworks)s frameworks, %(competences)s competences, %(drawings)s drawings, %(catalogues)s catalogues"
        )
        % counts
    )
