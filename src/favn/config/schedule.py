"""Everything that comes back on a clock, on one page. A job acts as `system:<job>`, and the log says so.

The clock is cron's: second-by-second jobs have a sixth field. A job that is still waiting is not put in line twice.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db import close_old_connections, connection
from procrastinate import JobContext
from procrastinate.contrib.django import app

from favn.bridges.school_data.actions import work_waiting
from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import Actor, system
from favn.foundation.accounts.attempts import sweep
from favn.foundation.audit import seals
from favn.foundation.audit.verification import verify_and_note
from favn.foundation.consents.actions import close_what_no_longer_stands
from favn.foundation.documents.jobs import delete_expired
from favn.foundation.people.actions import gather_name_words
from favn.journey.checkups.actions.absence import follow_moves
from favn.journey.checkups.actions.deliveries import review_transitions
from favn.journey.wellbeing.actions import end_past_substitutes, expire_positions, write_letters
from favn.kit.clock import now
from favn.oversight.detection_audit.actions import count_audit
from favn.oversight.statistics.actions import count_figures

EVERY_SECOND = "* * * * * */1"
EVERY_TWO_SECONDS = "* * * * * */2"
EVERY_MINUTE = "* * * * *"
EVERY_TEN_MINUTES = "*/10 * * * *"
EVERY_NIGHT = "10 3 * * *"


def run_as(job: str, work: Callable[[Actor, datetime], Any]) -> Any:
    """Do one piece of work as the system, at the instant it begins. What it returns is passed on."""
    if not connection.in_atomic_block:
        close_old_connections()  # a worker lives for weeks; the database may have been restarted meanwhile
    actor, at = system(job), now()
    with acting(actor, at=at):
        return work(actor, at)


@app.periodic(cron=EVERY_SECOND, periodic_id="seal")
@app.task(name="favn.audit.seal", queueing_lock="favn.audit.seal")
def seal_the_log(timestamp: int) -> None:
    """Seal what the log has been given since last, so that nobody can change it unseen."""
    run_as("seal", lambda actor, at: seals.seal(at=at))


@app.periodic(cron=EVERY_TEN_MINUTES, periodic_id="rescue")
@app.task(name="favn.jobs.rescue", queueing_lock="favn.jobs.rescue", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Put jobs back in line whose worker died with them in its hands."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron=EVERY_NIGHT, periodic_id="tidy_logins")
@app.task(name="favn.logins.tidy", queueing_lock="favn.logins.tidy")
def tidy_logins(timestamp: int) -> None:
    """Forget sessions that have run out, and yesterday's wrong passwords."""
    run_as("tidy_logins", lambda actor, at: (Session.objects.filter(expire_date__lt=at).delete(), sweep(at=at)))


@app.periodic(cron=EVERY_NIGHT, periodic_id="figures")
@app.task(name="favn.statistics.count", queueing_lock="favn.statistics.count")
def count_the_figures(timestamp: int) -> None:
    """Count the committee's figures, small ones hidden."""
    run_as("figures", lambda actor, at: count_figures(by=actor, at=at))


@app.periodic(cron=EVERY_NIGHT, periodic_id="detection_audit")
@app.task(name="favn.detection_audit.count", queueing_lock="favn.detection_audit.count")
def audit_the_detection(timestamp: int) -> None:
    """Audit the detection when a round closed two weeks ago; most nights there is nothing to count."""
    run_as("detection_audit", lambda actor, at: count_audit(by=actor, at=at))


@app.periodic(cron=EVERY_NIGHT, periodic_id="absence")
@app.task(name="favn.checkups.follow_absence", queueing_lock="favn.checkups.follow_absence")
def follow_absence_duties(timestamp: int) -> None:
    """Let the duties of absence go along with the children who changed school."""
    run_as("absence", lambda actor, at: follow_moves(by=actor, at=at))


@app.periodic(cron=EVERY_NIGHT, periodic_id="verify")
@app.task(name="favn.audit.verify", queueing_lock="favn.audit.verify")
def verify_the_log(timestamp: int) -> None:
    """Prove every night that nobody has touched the log; the verdict stands in the log."""
    run_as("verify", lambda actor, at: verify_and_note(by=actor, at=at))


@app.periodic(cron=EVERY_NIGHT, periodic_id="retention")
@app.task(name="favn.retention.delete_expired", queueing_lock="favn.retention.delete_expired")
def delete_expired_rows(timestamp: int) -> None:
    """Delete what has been kept long enough, and what the log remembers of it."""
    run_as("retention", lambda actor, at: delete_expired(by=actor, at=at))


@app.periodic(cron=EVERY_NIGHT, periodic_id="name_words")
@app.task(name="favn.people.gather_name_words", queueing_lock="favn.people.gather_name_words")
def gather_the_names(timestamp: int) -> None:
    """Let the search for names know the words of today's names, and forget those nobody bears."""
    run_as("name_words", lambda actor, at: gather_name_words(by=actor, at=at))


@app.periodic(cron=EVERY_NIGHT, periodic_id="consents")
@app.task(name="favn.consents.review", queueing_lock="favn.consents.review")
def review_consents(timestamp: int) -> None:
    """Close what was shared on everyone's yes when there is somebody new with custody who has not been asked."""
    run_as("consents", lambda actor, at: close_what_no_longer_stands(by=actor, at=at))


@app.periodic(cron=EVERY_TWO_SECONDS, periodic_id="bring_in_files")
@app.task(name="favn.school_data.bring_in", queueing_lock="favn.school_data.bring_in")
def bring_in_files(timestamp: int) -> None:
    """Try, or bring in, the files that wait."""
    run_as("bring_in_files", lambda actor, at: work_waiting(by=actor, at=at))


@app.periodic(cron=EVERY_MINUTE, periodic_id="write_to_parents")
@app.task(name="favn.wellbeing.write_to_parents", queueing_lock="favn.wellbeing.write_to_parents")
def write_to_parents(timestamp: int) -> None:
    """Write to the parents of the next children of a coming or open round."""
    run_as("write_to_parents", lambda actor, at: write_letters(by=actor, at=at))


@app.periodic(cron=EVERY_NIGHT, periodic_id="expire_positions")
@app.task(name="favn.wellbeing.expire_positions", queueing_lock="favn.wellbeing.expire_positions")
def let_positions_expire(timestamp: int) -> None:
    """Take what was agreed last off the lists, once the next round is open, and end substitutes with theirs."""
    run_as("expire_positions", lambda actor, at: (expire_positions(by=actor, at=at),
                                                  end_past_substitutes(by=actor, at=at)))  # fmt: skip


@app.periodic(cron=EVERY_NIGHT, periodic_id="review_transitions")
@app.task(name="favn.checkups.review_transitions", queueing_lock="favn.checkups.review_transitions")
def look_at_transitions(timestamp: int) -> None:
    """Send the notes whose families have had their time, stop those that no longer stand, remind of receipts."""
    run_as("review_transitions", lambda actor, at: review_transitions(by=actor, at=at))
