"""The pages of logging in: password, second factor, hats, and the demo's page of persons."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from favn.bridges.login import local
from favn.bridges.login.forms import CodeForm, NewPasswordForm, PasswordForm
from favn.bridges.login.pictures import qr_picture
from favn.foundation.access.middleware import DEMO_DAYS, HAT
from favn.foundation.access.pages import ANYONE, LOGGED_IN, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.accounts.models import User
from favn.kit.navigation import navigation_for

NEXT = "next"


def _onward(request: ActingRequest) -> str:
    if getattr(request.user, "password_expires_at", None):
        return reverse("login:new_password")
    wanted = request.session.pop(NEXT, "") or request.POST.get(NEXT, "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/hjem/"


@page(ANYONE)
def log_in(request: ActingRequest) -> HttpResponse:
    """Login name and password."""
    if request.GET.get(NEXT):
        request.session[NEXT] = request.GET[NEXT]
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            step = local.check_password(request=request, at=request.at, **form.cleaned_data)
        except local.TooManyAttempts:
            form.add_error(
                None, _("Der er tastet forkert fem gange. Vent et kvarter, eller bed en kollega ringe til it.")
            )
        except local.LoginRefused:
            form.add_error(None, _("Brugernavn og adgangskode passer ikke sammen. Prøv igen."))
        else:
            following = "login:device" if step.needs_device else "login:code"
            return redirect(following if step.needs_device or step.needs_code else _onward(request))
    return render(request, "login/password.html", {"form": form}, status=422 if form.errors else 200)


@page(ANYONE)
def code(request: ActingRequest) -> HttpResponse:
    """The second factor."""
    user = local.pending_user(request)
    if user is None:
        return redirect("login:log_in")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if local.check_code(request=request, user=user, code=form.cleaned_data["code"], at=request.at):
            return redirect(_onward(request))
        form.add_error("code", _("Koden passer ikke. Vent på den næste, og se, at telefonens ur går rigtigt."))
    return render(request, "login/code.html", {"form": form}, status=422 if form.errors else 200)


@page(ANYONE)
def device(request: ActingRequest) -> HttpResponse:
    """Set up the second factor the first time."""
    user = local.pending_user(request)
    if user is None:
        return redirect("login:log_in")
    address, secret = local.device_to_set_up(user=user)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if local.confirm_device(request=request, user=user, code=form.cleaned_data["code"], at=request.at):
            return redirect(_onward(request))
        form.add_error("code", _("Koden passer ikke. Se, at du har skannet billedet, og at telefonens ur går rigtigt."))
    context = {"form": form, "picture": qr_picture(address), "secret": secret}
    return render(request, "login/device.html", context, status=422 if form.errors else 200)


@page(ANYONE)
def new_password(request: ActingRequest) -> HttpResponse:
    """Choose a password of one's own in place of the one-time password; nothing else opens before."""
    user = request.user
    if not isinstance(user, User) or user.password_expires_at is None:
        return redirect("login:log_in")
    if settings.SECOND_FACTOR_REQUIRED and not user.is_verified():
        return redirect("login:log_in")
    form = NewPasswordForm(request.POST or None, user=user)
    if form.is_valid():
        local.choose_password(request=request, user=user, password=form.cleaned_data["password"], at=request.at)
        messages.success(request, _("Din adgangskode er gemt."))
        return redirect(_onward(request))
    return render(request, "login/new_password.html", {"form": form}, status=422 if form.errors else 200)


@page(LOGGED_IN)
@require_POST
def log_out(request: ActingRequest) -> HttpResponse:
    """Leave. The browser is told to forget all it has kept: pages, and what was typed without a connection."""
    local.leave(request=request)
    response = redirect("/")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@page(LOGGED_IN)
@require_POST
def switch_hat(request: ActingRequest) -> HttpResponse:
    """Put on another of one's own hats."""
    if request.POST.get("hat") not in {hat.key for hat in request.hats}:
        raise Http404
    request.session[HAT] = request.POST["hat"]
    return redirect("login:home")


@page(LOGGED_IN)
def home(request: ActingRequest) -> HttpResponse:
    """Everyone's first page is the first word of their own top bar."""
    places = navigation_for(request.actor.role, request.path)
    if places:
        return redirect(places[0].url)
    return render(request, "login/nowhere.html", {})


def _demand_demo() -> None:
    if not settings.DEMO:
        raise Http404


@page(ANYONE)
def persons(request: ActingRequest) -> HttpResponse:
    """Demo: choose who to be."""
    _demand_demo()
    if request.method == "POST":
        if local.become(request=request, username=request.POST.get("username", ""), at=request.at):
            return redirect("login:home")
        messages.error(request, _("Den person findes ikke i byen."))
    people = import_string(settings.DEMO_PERSONS)()
    return render(request, "login/persons.html", {"people": people, "days": request.session.get(DEMO_DAYS, 0)})


@page(ANYONE)
@require_POST
def move_time(request: ActingRequest) -> HttpResponse:
    """Demo: let days pass, to see what a deadline does."""
    _demand_demo()
    days = request.POST.get("days", "")
    request.session[DEMO_DAYS] = int(days) if days.isdecimal() and int(days) <= 3650 else 0
    return redirect("login:persons")
