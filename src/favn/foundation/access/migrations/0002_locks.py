"""The one definition of access, the role table behind it, and the second lock on everything about people."""

from pathlib import Path

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, EVERYONE, is_found, open_table, protect, wide
from favn.foundation.access.roles import scope_rows

SQL = Path(__file__).resolve().parent.parent / "sql"


def write_scopes(apps, schema_editor):
    scope = apps.get_model("access", "Scope")
    scope.objects.bulk_create(scope(role=role, reach=reach, compartment=room) for role, reach, room in scope_rows())


def wide_adult(column: str) -> str:
    """An adult is known through a child that is known."""
    return is_found(
        "favn.adult_of_child a JOIN favn.my_basis b ON b.child_id = a.child_id "
        f"AND b.compartment = 'identity' WHERE a.adult_id = {column}"
    )


def person_row(table: str) -> dict[str, str]:
    """A row that belongs to a child or to an adult."""
    return {
        "favn_narrow": f"{table}.child_id = ANY ((SELECT favn.my_children('identity'))::uuid[]) "
        f"OR {table}.adult_id = ANY ((SELECT favn.my_adults())::uuid[])",
        "favn_wide": f"{wide('identity', f'{table}.child_id')} OR {wide_adult(f'{table}.adult_id')}",
    }


def address_rows() -> dict[str, str]:
    """A protected address is seen by nobody but the one who lives there (and by jobs that send letters)."""
    open_now = (
        "(people_address.protected_from IS NULL OR favn.today() < people_address.protected_from "
        "OR favn.today() >= people_address.protected_until)"
    )
    return {role: f"{open_now} AND ({condition})" for role, condition in person_row("people_address").items()}


ADULTS = {
    "favn_narrow": "people_adult.id = ANY ((SELECT favn.my_adults())::uuid[])",
    "favn_wide": wide_adult("people_adult.id"),
}
HOUSEHOLDS = {
    role: is_found("people_residence r WHERE r.household_id = people_household.id") for role in EMPLOYEES
}
OWN = "{0}.child_id = favn.me() OR {0}.adult_id = favn.me()"
MY_CHILDREN = "{0} = ANY ((SELECT favn.my_children('identity'))::uuid[]) OR {0} = ANY ((SELECT favn.my_released_children())::uuid[])"
ADMINISTRATOR = "favn.my_role() = 'administrator'"
ADMINISTRATORS = "favn.my_role() IN ('administrator', 'team_leader')"

GATE = """
GRANT SELECT, INSERT, UPDATE, DELETE ON django_session TO favn_gate, favn_system;
GRANT SELECT ON django_content_type TO favn_gate, favn_narrow, favn_wide, favn_family, favn_public, favn_system;
GRANT SELECT, UPDATE ON accounts_user TO favn_gate;
CREATE POLICY gate ON accounts_user FOR UPDATE TO favn_gate USING (true);
GRANT SELECT ON organisation_employee, organisation_position, organisation_unit, organisation_group TO favn_gate;
CREATE POLICY gate ON people_adult FOR SELECT TO favn_gate USING (user_id IS NOT NULL);
GRANT SELECT (id, given_names, surname, user_id) ON people_adult TO favn_gate;
CREATE POLICY gate ON people_child FOR SELECT TO favn_gate USING (user_id IS NOT NULL);
GRANT SELECT (id, given_names, surname, user_id) ON people_child TO favn_gate;
GRANT SELECT, INSERT, UPDATE, DELETE ON otp_totp_totpdevice TO favn_gate;
GRANT USAGE ON SEQUENCE otp_totp_totpdevice_id_seq TO favn_gate;
COMMENT ON TABLE django_session IS 'open: no child';
COMMENT ON TABLE otp_totp_totpdevice IS 'open: no child';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("audit", "0002_log"),
        ("people", "0001_initial"),
        ("organisation", "0001_initial"),
        ("accounts", "0001_initial"),
        ("sessions", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("otp_totp", "0003_add_timestamps"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [
        migrations.RunPython(write_scopes, migrations.RunPython.noop),
        migrations.RunSQL((SQL / "basis.sql").read_text("utf-8"), migrations.RunSQL.noop),
        protect("people_child", compartment="identity", child_column="id",
                family_reads=MY_CHILDREN.format("people_child.id")),
        protect("people_adult", using=ADULTS, family_reads="people_adult.id = favn.me()", logged_child="-",
                insert_by=EMPLOYEES),
        protect("people_identifier", using=person_row("people_identifier"), insert_by=EMPLOYEES,
                family_reads=OWN.format("people_identifier")),
        protect("people_address", using=address_rows(), insert_by=EMPLOYEES, family_reads=OWN.format("people_address")),
        protect("people_relation", compartment="identity", insert_by=EMPLOYEES,
                family_reads="people_relation.adult_id = favn.me()"),
        protect("people_household", using=HOUSEHOLDS, logged_child="-", insert_by=EMPLOYEES),
        protect("people_residence", using=person_row("people_residence"), insert_by=EMPLOYEES),
        protect("people_enrolment", compartment="identity", insert_by=EMPLOYEES,
                family_reads=MY_CHILDREN.format("people_enrolment.child_id")),
        protect("access_grant", compartment=":compartment", insert_by=EMPLOYEES,
                own_rows="access_grant.actor_id = favn.me() OR access_grant.granted_by = favn.me()"),
        protect("access_block", using=dict.fromkeys(EMPLOYEES, ADMINISTRATORS)),
        protect("access_breakglass", using=dict.fromkeys(
            EMPLOYEES, "access_breakglass.employee_id = favn.me() OR favn.my_role() = 'team_leader'")),
        protect("access_release", compartment="identity", insert_by=EMPLOYEES,
                own_rows="access_release.released_by = favn.me()", family_reads="access_release.reader_id = favn.me()"),
        migrations.RunSQL((SQL / "log_readers.sql").read_text("utf-8"), migrations.RunSQL.noop),
        open_table("access_scope"),
        open_table("accounts_user", read=("favn_narrow",), columns="(id, username, is_active, language, created_at)",
                   write=("favn_narrow",), written_when=ADMINISTRATOR),
        *[
            open_table(f"organisation_{name}", write=("favn_narrow",), written_when=ADMINISTRATOR)
            for name in ("municipality", "area", "unit", "group", "employee", "position")
        ],
        migrations.RunSQL(GATE, migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "queue.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
