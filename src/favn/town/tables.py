"""What the town writes: each table, and the order its columns are written in."""

from typing import Any

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

# A child's tables come after the tables they point at, so that each chunk can be written from top to bottom.
COLUMNS: dict[str, tuple[str, ...]] = {
    "organisation_area": ("id", "name"),
    "organisation_unit": ("id", "name", "kind", "area_id", "phone", "opening_hours"),
    "organisation_group": ("id", "unit_id", "name", "grade"),
    "accounts_user": ("id", "username", "password", "created_at"),
    "organisation_employee": ("id", "user_id", "name", "phone", "available"),
    "organisation_position": (
        "id", "employee_id", "role", "unit_id", "group_id", "area_id", "valid_from", "valid_until",
    ),
    "people_adult": (
        "id", "given_names", "surname", "sort_key", "search_name", "born_on", "language", "needs_interpreter",
        "user_id", "phone",
    ),
    "people_child": (
        "id", "given_names", "surname", "sort_key", "search_name", "born_on", "language", "needs_interpreter",
        "sex", "due_on", "mother_id", "area_id",
    ),
    "people_identifier": ("id", "child_id", "adult_id", "value", "born_on"),
    "people_relation": ("id", "child_id", "adult_id", "kind", "holds_custody", "lives_with_child", "valid_from"),
    "people_household": ("id", "formed_on"),
    "people_residence": ("id", "household_id", "child_id", "adult_id", "valid_from"),
    "people_address": (
        "id", "child_id", "adult_id", "street", "postal_code", "city", "valid_from", "protected_from",
        "protected_until",
    ),
    "people_enrolment": ("id", "child_id", "unit_id", "group_id", "valid_from", "valid_until"),
}  # fmt: skip


def no_rows() -> Rows:
    """An empty page for every table."""
    return {table: [] for table in COLUMNS}
