"""The page of following up: the ruler again, each voice in its own field, and a next day with its reason."""

from datetime import timedelta

from django.urls import reverse

from favn.journey.followups.models import FollowUp, FollowUpWords


def sent(at, sofie, **changes):
    """What a browser sends after three months."""
    day = at.date() + timedelta(days=150)
    return {
        "child_level": "2", "care_level": "2", "child_words": "Jeg er glad for torsdage",
        f"voice-{sofie.id}": "Morgenerne er roligere", "next_on": f"{day:%d.%m.%Y}", "reason": "Efter ferien",
    } | changes  # fmt: skip


def test_after_three_months_the_ruler_is_set_again(client_for, emils_plan, sofie, at):
    lars, page = client_for("lars", demo_days=89), reverse("followups:hold", args=[emils_plan.id])
    text = lars.get(page).content.decode()
    for expected in ("Hvor er Emil nu?", "Ord fra Sofie selv", "Ord fra Jonas selv", "barnets lov § 95"):
        assert expected in text, expected
    answer = lars.post(page, sent(at, sofie))
    assert answer.headers["Location"] == reverse("caseworker:child", args=[emils_plan.child_id])
    held = FollowUp.objects.get(plan=emils_plan)
    assert (held.child_level, held.care_level) == (2, 2)
    assert set(FollowUpWords.objects.filter(follow_up=held).values_list("voice", flat=True)) == {"child", "parent"}
    assert "Morgenerne er roligere" in lars.get(page).content.decode()


def test_without_a_reason_or_with_a_day_gone_by_nothing_is_saved_and_nothing_is_lost(client_for, emils_plan, sofie, at):
    lars, page = client_for("lars"), reverse("followups:hold", args=[emils_plan.id])
    for wrong in ({"reason": ""}, {"next_on": "01.01.2020"}, {"child_level": "9"}):
        answer = lars.post(page, sent(at, sofie, **wrong))
        assert answer.status_code == 422
        assert "Morgenerne er roligere" in answer.content.decode()
    assert not FollowUp.objects.filter(plan=emils_plan).exists()


def test_a_member_reads_and_does_not_follow_up(client_for, emils_plan, sofie, at):
    ida, page = client_for("ida"), reverse("followups:hold", args=[emils_plan.id])
    assert "Gem opfølgningen" not in ida.get(page).content.decode()
    assert ida.post(page, sent(at, sofie)).status_code == 422
    assert client_for("otto").post(page, sent(at, sofie)).status_code == 404
    assert not FollowUp.objects.filter(plan=emils_plan).exists()


def test_each_custody_holder_is_shown_the_follow_up_by_a_press_of_its_own(
    client_for, emils_plan, sofie, jens, emil, at
):
    lars = client_for("lars", demo_days=89)
    lars.post(reverse("followups:hold", args=[emils_plan.id]), sent(at, sofie))
    held = FollowUp.objects.get(plan=emils_plan)
    press = reverse("followups:release", args=[held.id, sofie.id])
    assert client_for("otto", demo_days=89).post(press).status_code == 404
    assert "ses af Sofie Aagaard" in lars.post(press, follow=True).content.decode()
    refused = lars.post(reverse("followups:release", args=[held.id, jens.id]), follow=True).content.decode()
    assert "kun frigives til dem" in refused
    assert lars.post(reverse("followups:release", args=[emil.id, sofie.id])).status_code == 404
