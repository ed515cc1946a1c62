"""What there is to translate in the content, as the site will ask for it: built in memory, without the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from activities.models import ActivityPage, Competence, CompetenceFramework, Topic
from activities.models import ActivityIndexPage
from toolkit_site.home.models import HomePage
from toolkit_site.starter.catalogues.catalogue import HOME, LIBRARY
from toolkit_site.starter.loading.page_values import SiteIds, fill_page
from toolkit_site.starter.loading.site import HOME_TITLE, LIBRARY_TITLE
from toolkit_site.starter.reading.activity import ActivityContent
from toolkit_site.starter.reading.starter_content import StarterContent
from toolkit_site.translation.engine.extraction import extract
from toolkit_site.translation.engine.places import Place, places
from toolkit_site.translation.engine.segments import is_to_translate


# By content path: the original texts that stand there, and the room they have.
Texts = dict[str, tuple[list[str], Place]]
