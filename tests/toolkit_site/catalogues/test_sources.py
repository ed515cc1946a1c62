"""Messages are found in modules and templates without xgettext."""

from __future__ import annotations

import pytest

from toolkit_site.catalogues.sources import find_messages


@pytest.fixture
def found(tmp_path):
    def find(python="", template=""):
        folder = tmp_path / "activities" / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        (tmp_path / "activities" / "module.py").write_text(python)
        (folder / "page.html").write_text(template)
        return {(m.context, m.singular, m.plural) for m in find_messages(tmp_path)}

    return find


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('_("Steps")', (None, "Steps", "")),
        ('x = gettext_lazy("One" " line")', (None, "One line", "")),
        ('ngettext("%(n)s step", "%(n)s steps", n)', (None, "%(n)s step", "%(n)s steps")),
        ('pgettext_lazy("verb", "Open")', ("verb", "Open", "")),
        ('npgettext("c", "a", "b", n)', ("c", "a", "b")),
    ],
)
def test_every_gettext_call_of_a_module_is_found(found, source, message):
    assert found(python=source) == {message}


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{% translate "Steps" %}', (None, "Steps", "")),
        ("<p title=\"{% trans 'Steps' %}\">", (None, "Steps", "")),
        ('{% translate "Open" context "verb" %}', ("verb", "Open", "")),
        ('{% include "x.html" with title=_("Steps") only %}', (None, "Steps", "")),
        ('{{ name|default:_("nobody") }}', (None, "nobody", "")),
        (
            "{% blocktranslate trimmed %}\n   Two\n lines{% endblocktranslate %}",
            (None, "Two lines", ""),
        ),
        (
            "{% blocktranslate count n=n %}{{ n }} step{% plural %}{{ n }} steps{% endblocktranslate %}",
            (None, "%(n)s step", "%(n)s steps"),
        ),
    ],
)
def test_every_translate_tag_of_a_template_is_found(found, source, message):
    assert found(template=f"<div>\n      it's\n   ( [ {source}\n </div>") == {message}


def test_a_message_used_twice_is_one_message_with_both_places(tmp_path):
    folder = tmp_path / "toolkit_site"
    folder.mkdir()
    (folder / "a.py").write_text('_("Steps")')
    (folder / "b.py").write_text('# Translators: parts of an activity\n_("Steps")')
    (message,) = find_messages(tmp_path)
    assert message.files == ["toolkit_site/a.py", "toolkit_site/b.py"]
    assert message.comments == ["Translators: parts of an activity"]


def test_words_outside_gettext_are_left_alone(found):
    assert found(python='print("Steps")\nf"{_}"', template="<p>Steps</p>{# _('no') #}") == set()
