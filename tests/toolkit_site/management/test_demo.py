"""What `manage.py demo` does once and what it does again."""

from __future__ import annotations

import socket

from django.core.management import CommandError, call_command

import pytest

from toolkit_site.management.commands.demo import Stamp
from toolkit_site.serving import is_free


@pytest.fixture
def var(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()
    return settings.VAR_DIR


def test_a_step_is_done_again_only_when_its_inputs_changed(var, tmp_path):
    source = tmp_path / "a.md"
    source.write_text("one")
    assert not Stamp("starter", [source]).is_current()
    Stamp("starter", [source]).set()
    assert Stamp("starter", [source]).is_current()
    source.write_text("two")
    assert not Stamp("starter", [source]).is_current()


def test_a_file_that_was_added_is_a_change(var, tmp_path):
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    first.write_text("one")
    second.write_text("")
    Stamp("starter", [first]).set()
    assert not Stamp("starter", [first, second]).is_current()


def test_a_port_that_is_taken_is_said_before_anything_else_is_done(var):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert not is_free(port)
        with pytest.raises(CommandError, match=f"Port {port} is taken.*PORT={port + 1}"):
            call_command("demo", port=port)
    assert list(var.iterdir()) == []
