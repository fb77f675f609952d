"""Logging in: what lets one in, what does not, and what nobody can tell from the outside."""

import pytest
from django.test import override_settings
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from favn.foundation.accounts.models import User
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.actions import add_employee, give_position, open_user
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Unit
from favn.kit.clock import local

PASSWORD = "et langt kodeord til en prøve"


@pytest.fixture
def ida_user(db):
    user = User.objects.get(username="ida")
    user.set_password(PASSWORD)
    user.save()
    return user


def type_in(client, username="ida", password=PASSWORD):
    return client.post("/log-ind/", {"username": username, "password": password})


def code_for(device):
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    return f"{totp.token():06}"


def test_the_right_password_opens_ones_first_page_and_is_logged(client, ida_user):
    answer = type_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/hjem/")
    assert Entry.objects.filter(kind="login", actor_name="Ida Holst").count() == 1


@pytest.mark.parametrize(("username", "password"), [("ida", "forkert"), ("findes-ikke", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_look_the_same(client, ida_user, username, password):
    answer = type_in(client, username, password)
    assert answer.status_code == 422
    assert "Brugernavn og adgangskode passer ikke sammen" in answer.content.decode()
    assert not Entry.objects.filter(kind="login").exists()


def test_after_five_wrong_passwords_even_the_right_one_rests(client, ida_user):
    for _attempt in range(5):
        type_in(client, password="forkert")
    answer = type_in(client)
    assert answer.status_code == 422
    assert "Vent et kvarter" in answer.content.decode()


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_in_production_a_password_alone_opens_nothing_until_a_device_is_set_up(client, ida_user):
    assert type_in(client)["Location"] == "/log-ind/app/"
    assert client.get("/hjem/").status_code == 302
    page = client.get("/log-ind/app/")
    assert "data:image/svg+xml" in page.content.decode()
    wrong = client.post("/log-ind/app/", {"code": "000000"})
    assert wrong.status_code == 422
    device = TOTPDevice.objects.get(user=ida_user)
    device.throttle_reset()
    done = client.post("/log-ind/app/", {"code": code_for(device)})
    assert done["Location"] == "/hjem/"
    assert client.post("/log-ud/")["Location"] == "/"


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_the_next_time_the_device_asks_for_its_code(client, ida_user):
    device = TOTPDevice.objects.create(user=ida_user, name="app", confirmed=True)
    assert type_in(client)["Location"] == "/log-ind/kode/"
    assert client.post("/log-ind/kode/", {"code": "12"}).status_code == 422
    device.refresh_from_db()
    device.throttle_reset()
    assert client.post("/log-ind/kode/", {"code": code_for(device)})["Location"] == "/hjem/"


def test_a_code_page_without_a_password_leads_back(client, db):
    assert client.get("/log-ind/kode/")["Location"] == "/log-ind/"
    assert client.get("/log-ind/app/")["Location"] == "/log-ind/"


def test_the_page_of_persons_exists_in_the_demo_only(client, db):
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/tid/", {"days": "95"}).status_code == 404
    with override_settings(DEMO=True):
        page = client.get("/demo/").content.decode()
        assert "Ida Holst" in page
        assert "vurdér klassen" in page
        assert client.post("/demo/", {"username": "ida"})["Location"] == "/hjem/"
        assert client.post("/demo/tid/", {"days": "95"})["Location"] == "/demo/"
        assert client.session["demo_days"] == 95


def test_an_address_of_another_house_is_not_followed(client, ida_user):
    client.get("/log-ind/?next=https://et-andet-sted.dk/")
    assert type_in(client)["Location"] == "/hjem/"


def test_a_hat_that_is_not_ones_own_cannot_be_put_on(client_for):
    ida = client_for("ida")
    assert ida.post("/rolle/", {"hat": "team_leader"}).status_code == 404
    assert ida.post("/rolle/", {"hat": "teacher"})["Location"] == "/hjem/"


@pytest.fixture
def let_in(acting_as, at):
    """Vibe made Ida's new colleague a user; the one-time password."""
    with acting_as("vibe") as vibe:
        eva = add_employee(name="Eva Dam", by=vibe, at=at)
        home = Unit.objects.get(name="Havneskolen")
        give_position(employee=eva, role=Role.SECRETARY, unit=home, from_on=local(at).date(), by=vibe, at=at)
        return open_user(employee=eva, username="eva", by=vibe, at=at)


def test_a_one_time_password_opens_nothing_but_the_choice_of_ones_own(client, let_in):
    assert type_in(client, "eva", let_in)["Location"] == "/log-ind/adgangskode/"
    assert client.get("/hjem/")["Location"].startswith("/log-ind/")
    page = "/log-ind/adgangskode/"
    for wrong in ({"password": "kort", "again": "kort"}, {"password": PASSWORD, "again": "noget andet"},
                  {"password": let_in, "again": let_in}, {}):  # fmt: skip
        assert client.post(page, wrong or {"password": ""}).status_code == 422
    assert client.post(page, {"password": PASSWORD, "again": PASSWORD})["Location"] == "/hjem/"
    assert client.get("/hjem/").status_code in (200, 302)
    assert client.get(page)["Location"] == "/log-ind/"
    client.post("/log-ud/")
    assert type_in(client, "eva", let_in).status_code == 422
    assert type_in(client, "eva", PASSWORD)["Location"] == "/hjem/"


def test_a_one_time_password_is_good_for_a_week(client, let_in, at):
    User.objects.filter(username="eva").update(password_expires_at=at)
    assert type_in(client, "eva", let_in).status_code == 422


def test_nobody_reaches_the_choice_without_a_one_time_password(client, ida_user):
    assert client.get("/log-ind/adgangskode/")["Location"] == "/log-ind/"
    type_in(client)
    assert client.get("/log-ind/adgangskode/")["Location"] == "/log-ind/"


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_in_production_the_second_factor_comes_first(client, let_in):
    assert type_in(client, "eva", let_in)["Location"] == "/log-ind/app/"
    assert client.get("/log-ind/adgangskode/")["Location"] == "/log-ind/"
    client.get("/log-ind/app/")
    device = TOTPDevice.objects.get(user__username="eva")
    assert client.post("/log-ind/app/", {"code": code_for(device)})["Location"] == "/log-ind/adgangskode/"
    assert client.get("/log-ind/adgangskode/").status_code == 200
