"""The facts at the head of the files of modules, units and paths. The steps of a path: `path_steps.py`."""

from __future__ import annotations

from typing import Any

from toolkit_site.starter.reading import yaml_nodes
from toolkit_site.starter.reading.fact_readers import Reader, number
from toolkit_site.starter.reading.head import read_slug, read_title
from toolkit_site.starter.reading.markdown import Picture
from toolkit_site.starter.reading.page_content import Entry, PageContent
from toolkit_site.starter.reading.path_steps import read_steps
from toolkit_site.starter.reading.problems import Report


def _competences(node: Any, key: str, content: PageContent, report: Report) -> None:
    nodes = yaml_nodes.sequence(node, key, report)
    names = [(yaml_nodes.line_of(item), yaml_nodes.text(item, key, report)) for item in nodes]
    content.rows["competences"] = [
        Entry(line, name, {"competence": name}) for line, name in names if name
    ]


def _cover(node: Any, key: str, content: PageContent, report: Report) -> None:
    # A cover says nothing that the words do not say: in the image library it is called as its page.
    title = str(content.columns.get("title", key))
    path = yaml_nodes.text(node, key, report)
    if path:
        content.images["cover"] = Picture(yaml_nodes.line_of(node), path, title)


MODULE: dict[str, Reader] = {
    "title": read_title,
    "slug": read_slug,
    "cover": _cover,
    "competences": _competences,
}
UNIT: dict[str, Reader] = {
    "title": read_title,
    "slug": read_slug,
    "minutes": number("minutes"),
    "competences": _competences,
}
PATH: dict[str, Reader] = {
    "title": read_title,
    "slug": read_slug,
    "cover": _cover,
    "steps": read_steps,
}
