"""`favn admin create` at the keyboard."""

import click
import pytest
from click.testing import CliRunner

from favn.config.commands import favn
from favn.foundation.accounts.models import User
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Position

ANSWERS = ["--municipality", "Nykøbing", "--name", "Åse Ørsted", "--username", "aase"]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch):
    """Run the command in this process with these words typed; gives back what was refused, and what was said."""
    monkeypatch.setattr("favn.config.commands.admin.boot", lambda login: None)

    def run(*words: str, code: str = "0998") -> tuple[str, str]:
        arguments = ["admin", "create", "--code", code, *ANSWERS]
        answer = CliRunner().invoke(favn, arguments, input="\n".join([*words, ""]), standalone_mode=False)
        refused = answer.exception.format_message() if isinstance(answer.exception, click.ClickException) else ""
        return refused, answer.output

    return run


def test_the_first_administrator_is_let_in(typed, db):
    Position.objects.filter(role=Role.ADMINISTRATOR).delete()
    refused, said = typed("fire-glade-tudser-i-regn", "fire-glade-tudser-i-regn")
    assert refused == ""
    assert "Åse Ørsted kan nu logge ind som aase" in said
    assert User.objects.get(username="aase").check_password("fire-glade-tudser-i-regn")


def test_there_is_only_one_first(typed, db):
    refused, _said = typed("fire-glade-tudser-i-regn", "fire-glade-tudser-i-regn")
    assert "har allerede en administrator" in refused


def test_a_weak_password_is_refused_with_its_reasons(typed, db):
    refused, _said = typed("kort", "kort")
    assert "Adgangskoden kan ikke bruges." in refused
    assert "14" in refused
    assert not User.objects.filter(username="aase").exists()


def test_a_code_of_another_shape_is_wrong_use(typed):
    refused, _said = typed(code="12")
    assert "fire cifre" in refused
