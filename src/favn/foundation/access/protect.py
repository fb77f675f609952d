"""The second lock, as migration operations: `protect` for a child's table, `open_table` for everything else.

Every table is one or the other, and a house test counts them. A policy repeats the view `access_basis`; it never has
an opinion of its own.
"""

from collections.abc import Iterator, Sequence

from django.db import migrations

EMPLOYEES = ("favn_narrow", "favn_wide")
EVERYONE = ("favn_narrow", "favn_wide", "favn_family", "favn_public")
COMPARTMENTS = ("identity", "school", "health", "dental", "authority", "ssp", "network", "family")


def narrow(compartment: str, column: str = "child_id") -> str:
    """The condition for actors with few children: their keys are gathered once per statement."""
    return f"{column} = ANY ((SELECT favn.my_children('{compartment}'))::uuid[])"


def is_found(rows: str) -> str:
    """The condition that there is such a row (`rows` is what follows FROM), looked up for each row by itself.

    EXISTS would say the same, but PostgreSQL then plans every lock inside it twice (by row, and hashed for the whole
    municipality), locks within locks four times: 46 ms of planning for a list of 50, and 74 ms of hashing at 110,000
    children.
    """
    return f"COALESCE((SELECT true FROM {rows} LIMIT 1), false)"  # noqa: S608  # names of tables are our own constants


def wide(compartment: str, column: str) -> str:
    """The condition for actors with many children: each row is looked up by itself. `column` needs its table's name."""
    return is_found(f"favn.my_basis b WHERE b.child_id = {column} AND b.compartment = '{compartment}'")


def released(table: str, column: str = "id") -> str:
    """The condition for a family member: this very row was released to the one who asks."""
    return f"{column} = ANY ((SELECT favn.my_released('{table}'))::uuid[])"


def conditions(table: str, compartment: str, child_column: str = "child_id") -> dict[str, str]:
    """Per database role, the condition a row must meet. `compartment` may name a column as ':column'."""
    if not compartment.startswith(":"):
        return {
            "favn_narrow": narrow(compartment, f"{table}.{child_column}"),
            "favn_wide": wide(compartment, f"{table}.{child_column}"),
        }
    column, child = f"{table}.{compartment[1:]}", f"{table}.{child_column}"
    rooms = [f"({column} = '{known}' AND {narrow(known, child)})" for known in COMPARTMENTS]
    return {
        "favn_narrow": " OR ".join(rooms),
        "favn_wide": is_found(f"favn.my_basis b WHERE b.child_id = {child} AND b.compartment = {column}"),
    }


def through(table: str, parent: str, column: str) -> dict[str, str]:
    """A row that belongs to another: it is seen exactly when its parent is."""
    seen = is_found(f"{parent} parent WHERE parent.id = {table}.{column}")
    return {"favn_narrow": seen, "favn_wide": seen}


def policy(table: str, role: str, command: str, condition: str, name: str) -> str:
    """One CREATE POLICY statement."""
    check = {
        "SELECT": f"USING ({condition})",
        "DELETE": f"USING ({condition})",
        "INSERT": f"WITH CHECK ({condition})",
    }.get(command, f"USING ({condition}) WITH CHECK ({condition})")
    return f"CREATE POLICY {name} ON {table} FOR {command} TO {role} {check};"


def protect(
    table: str,
    *,
    compartment: str = "",
    child_column: str = "child_id",
    using: dict[str, str] | None = None,
    family_reads: str = "",
    family_writes: str = "",
    insert_by: Sequence[str] = (),
    own_rows: str = "",
    logged_child: str = "",
) -> migrations.RunSQL:
    """Guard a child's table with row-level security and log its row changes.

    compartment: a literal ('school') or a column (':compartment'). `using` replaces it with a condition per role
    (see `through`). `family_reads` is a condition for favn_family (see `released`), `family_writes` one for its
    inserts and updates. `insert_by` lists roles that may add rows they cannot read back (a notification).
    `own_rows` is a condition added with OR for employees' reading (rows I wrote). The system role sees all rows,
    for its jobs. `logged_child` names the column the log calls the child (default `child_column`, '-' for none).
    """
    rules = using or conditions(table, compartment, child_column)
    sql = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"]
    for role, condition in rules.items():
        seen = f"({condition}) OR ({own_rows})" if own_rows else condition
        sql.append(policy(table, role, "SELECT", seen, f"see_{role[5:]}"))
        sql.append(policy(table, role, "UPDATE", seen, f"change_{role[5:]}"))
        sql.append(policy(table, role, "DELETE", condition, f"remove_{role[5:]}"))
        sql.append(policy(table, role, "INSERT", "true" if role in insert_by else condition, f"add_{role[5:]}"))
        sql.append(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {role};")
    for role in insert_by:
        if role not in rules:
            sql.append(policy(table, role, "INSERT", "true", f"add_{role[5:]}"))
            sql.append(f"GRANT INSERT ON {table} TO {role};")
    sql.extend(_family_policies(table, family_reads, family_writes))
    sql.append(policy(table, "favn_system", "ALL", "true", "jobs"))
    sql.append(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO favn_system;")
    sql.append(log_rows(table, logged_child or child_column))
    undo = f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY; DROP TRIGGER IF EXISTS log_row ON {table};"
    return migrations.RunSQL("\n".join(sql), undo)


def _family_policies(table: str, reads: str, writes: str) -> Iterator[str]:
    if reads:
        yield policy(table, "favn_family", "SELECT", reads, "see_family")
        yield f"GRANT SELECT ON {table} TO favn_family;"
    if writes:
        yield policy(table, "favn_family", "INSERT", writes, "write_family")
        yield policy(table, "favn_family", "UPDATE", writes, "rewrite_family")
        yield f"GRANT INSERT, UPDATE ON {table} TO favn_family;"


def log_rows(table: str, child_column: str) -> str:
    """Every change of a row is written to the log by the database itself, also when raw SQL made it."""
    return (
        f"CREATE TRIGGER log_row AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION favn.log_row('{child_column}');"
    )


def open_table(
    table: str,
    *,
    read: Sequence[str] = EVERYONE,
    columns: str = "",
    write: Sequence[str] = (),
    written_when: str = "true",
) -> migrations.RunSQL:
    """A table that tells nothing of a child: who may read it (all columns, or those named) and who may write it.

    `written_when` is a condition on the one who writes, such as "favn.my_role() = 'administrator'".
    """
    sql = [f"COMMENT ON TABLE {table} IS 'open: no child';", f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"]
    sql.append(f"CREATE POLICY read_all ON {table} FOR SELECT USING (true);")
    if read:
        sql.append(f"GRANT SELECT {columns} ON {table} TO {', '.join(read)};")
    if write:
        roles = ", ".join(write)
        sql.append(f"CREATE POLICY add ON {table} FOR INSERT TO {roles} WITH CHECK ({written_when});")
        sql.append(f"CREATE POLICY change ON {table} FOR UPDATE TO {roles} USING ({written_when});")
        sql.append(f"CREATE POLICY remove ON {table} FOR DELETE TO {roles} USING ({written_when});")
        sql.append(f"GRANT INSERT, UPDATE, DELETE ON {table} TO {roles};")
    sql.append(f"CREATE POLICY jobs ON {table} FOR ALL TO favn_system USING (true) WITH CHECK (true);")
    sql.append(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO favn_system;")
    return migrations.RunSQL("\n".join(sql), migrations.RunSQL.noop)
