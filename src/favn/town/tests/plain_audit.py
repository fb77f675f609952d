"""The same material counted the slow way, row by row in Python, for the tests to compare with. Shares no code."""

from collections import Counter, defaultdict
from datetime import datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from django.db import connection

DENMARK = ZoneInfo("Europe/Copenhagen")
COLUMNS = {
    "organisation_unit": ["id", "kind", "area_id"],
    "organisation_group": ["id", "unit_id", "grade", "is_nursery"],
    "people_enrolment": ["id", "child_id", "group_id", "valid_from", "valid_until"],
    "people_child": ["id", "born_on"],
    "wellbeing_round": [
        "id", "unit_kind", "opens_on", "closes_on", "raters_required", "opened_at", "unit_ids", "bands",
    ],
    "wellbeing_sheet": ["id", "round_id", "group_id", "rater_id", "started_at", "finished_at", "level_mean"],
    "wellbeing_assessment": [
        "id", "round_id", "group_id", "rater_id", "child_id", "core1", "core2", "core3", "more1", "more2", "more3",
        "more4", "more5", "more6", "more7", "more8", "more9",
    ],
    "wellbeing_dialogue": ["id", "round_id", "group_id", "opened_at", "closed_at"],
    "wellbeing_jointposition": [
        "id", "child_id", "round_id", "dialogue_id", "position", "next_step", "due_on", "step_done_at",
        "step_ended_at", "set_at",
    ],
    "wellbeing_stepchange": ["id", "agreed_id", "was_due_on", "changed_at"],
    "wellbeing_visitassessment": ["id", "child_id", "position", "assessed_at"],
    "checkups_visit": ["id", "child_id", "held_on", "written_at", "interaction", "signals", "regulation"],
    "concerns_concern": ["id", "child_id", "child_level", "written_at", "compartment"],
    "notifications_notification": ["id", "received_at"],
    "notifications_notifiedchild": ["id", "notification_id", "child_id"],
    "cases_case": ["id", "child_id", "opened_at"],
    "offers_seat": ["id", "child_id", "taken_at"],
}  # fmt: skip
ANSWERS = COLUMNS["wellbeing_assessment"][5:]


def put(world: dict[str, list[dict]]) -> None:
    """Let the tables be this world's for the rest of the transaction: temporary ones that stand before the real."""
    with connection.cursor() as cursor:
        for table, columns in COLUMNS.items():
            names = ", ".join(columns)
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")
            cursor.execute(f"CREATE TEMP TABLE {table} AS SELECT {names} FROM public.{table} LIMIT 0")  # noqa: S608  # names of our own tables
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as pen:
                for row in world[table]:
                    pen.write_row([row.get(column) for column in columns])


def day_of(moment):
    return moment.astimezone(DENMARK).date()


def after(day):
    return datetime.combine(day + timedelta(days=1), time.min, DENMARK)


class Plain:
    """One world, and questions to it."""

    def __init__(self, world, span, today):
        self.world, self.span, self.today = world, span, today
        self.rounds = {row["id"]: row for row in world["wellbeing_round"]}
        self.unit_of = {row["id"]: row["unit_id"] for row in world["organisation_group"]}
        self.area_of = {row["id"]: row["area_id"] for row in world["organisation_unit"]}
        self.kind_of = {row["id"]: row["kind"] for row in world["organisation_unit"]}
        self.dialogues = {row["id"]: row for row in world["wellbeing_dialogue"] if row["closed_at"]}
        self.spoken = [row for row in world["wellbeing_jointposition"] if row["dialogue_id"] in self.dialogues]

    def groups(self):
        """{(round, group): (unit, minutes of each finished sheet, levels, when the dialogue closed)} of two years."""
        found = {}
        for rated in self.rounds.values():
            if not rated["opened_at"] or not self.span.earliest_on < rated["closes_on"] <= self.span.ends_on:
                continue
            for group, unit in self.unit_of.items():
                is_there = any(e["group_id"] == group and e["valid_from"] <= rated["opens_on"]
                               and (not e["valid_until"] or e["valid_until"] > rated["opens_on"])
                               for e in self.world["people_enrolment"])  # fmt: skip
                is_asked = not rated["unit_ids"] or unit in rated["unit_ids"]
                if is_there and is_asked and self.kind_of[unit] == rated["unit_kind"]:
                    found[rated["id"], group] = self._how(rated, group, unit)
        return found

    def _how(self, rated, group, unit):
        sheets = [s for s in self.world["wellbeing_sheet"]
                  if (s["round_id"], s["group_id"]) == (rated["id"], group) and s["finished_at"]]  # fmt: skip
        closed = [
            d["closed_at"] for d in self.dialogues.values() if (d["round_id"], d["group_id"]) == (rated["id"], group)
        ]
        minutes = sorted((s["finished_at"] - s["started_at"]).total_seconds() / 60 for s in sheets)
        levels = sorted(s["level_mean"] for s in sheets if s["level_mean"] is not None)
        done = [day_of(each) for each in [*closed, *(s["finished_at"] for s in sheets)]]
        is_done = len(sheets) >= rated["raters_required"] and closed
        kept = "missing" if not is_done else "in_time" if max(done) <= rated["closes_on"] else "late"
        return unit, kept, minutes, levels

    def newest(self):
        """{unit: its rounds, the newest first}, with one group or more in them."""
        rounds = defaultdict(set)
        for (rated, _), (unit, *_) in self.groups().items():
            rounds[unit].add((self.rounds[rated]["closes_on"], rated))
        return {unit: [rated for _, rated in sorted(all_, key=lambda one: (-one[0].toordinal(), one[1]))]
                for unit, all_ in rounds.items()}  # fmt: skip

    def counted_rounds(self):
        """The rounds of the year, and each unit's two newest."""
        recent = {rated for rounds in self.newest().values() for rated in rounds[:2]}
        return recent | {rated for rated, _ in self.groups() if self.rounds[rated]["closes_on"] > self.span.begins_on}

    def pairs(self):
        """{(unit, round, item, one, other): how often}."""
        counted, together = self.counted_rounds(), defaultdict(list)
        for row in self.world["wellbeing_assessment"]:
            if row["round_id"] in counted:
                together[row["round_id"], row["group_id"], row["child_id"]].append(row)
        found = Counter()
        for (rated, group, _), rows in together.items():
            for one, other in combinations(sorted(rows, key=lambda row: row["rater_id"]), 2):
                for item in ANSWERS:
                    if one[item] and other[item]:
                        found[self.unit_of[group], rated, item, one[item], other[item]] += 1
        return dict(found)

    def agreed(self):
        """{(unit, round): (well, again, new, in time, late)}."""
        said = defaultdict(list)
        for row in self.spoken:
            rated = self.rounds[row["round_id"]]
            unit = self.unit_of[self.dialogues[row["dialogue_id"]]["group_id"]]
            if self.span.ends_on - timedelta(days=1098) < rated["closes_on"] <= self.span.ends_on:
                said[row["child_id"], rated["closes_on"], row["round_id"], unit].append(row)
        worried, found, counted = defaultdict(list), defaultdict(lambda: [0] * 5), self.counted_rounds()
        for (child, _, rated, unit), rows in sorted(said.items()):
            is_worried = any(row["position"] != "green" for row in rows)
            known = any(worried[child][-2:])
            worried[child].append(is_worried)
            if rated in counted:
                found[unit, rated][2 if is_worried and not known else 1 if is_worried else 0] += 1
                for row in rows:
                    self._step(row, found[unit, rated])
        return {key: tuple(numbers) for key, numbers in found.items()}

    def _step(self, row, numbers):
        moved = [each for each in self.world["wellbeing_stepchange"] if each["agreed_id"] == row["id"]]
        first = min(moved, key=lambda each: (each["changed_at"], each["id"]), default=None)
        due_on = first["was_due_on"] if first else row["due_on"]
        done = row["step_done_at"] and day_of(row["step_done_at"])
        ended = row["step_ended_at"] and day_of(row["step_ended_at"])
        if row["next_step"] and done:
            numbers[3 if done <= due_on else 4] += 1
        elif row["next_step"] and due_on < (ended or self.today):
            numbers[4] += 1

    def happened(self):
        """{child: every moment something happened, with what}."""
        came = {row["id"]: row["received_at"] for row in self.world["notifications_notification"]}
        found = defaultdict(list)
        for row in self.world["notifications_notifiedchild"]:
            found[row["child_id"]].append((came[row["notification_id"]], "notification"))
        for row in self.world["cases_case"]:
            found[row["child_id"]].append((row["opened_at"], "case"))
        for row in self.world["offers_seat"]:
            found[row["child_id"]].append((row["taken_at"], "offer"))
        return {child: sorted(moments) for child, moments in found.items()}

    def children(self):
        """{child: (when, what, unit, whether a round rated it, and saw it, who saw it first, days before)}."""
        born = {row["id"] for row in self.world["people_child"] if row["born_on"]}
        since, until = after(self.span.earliest_on), after(self.span.ends_on)
        found = {}
        for child, moments in self.happened().items():
            for place, (at, kind) in enumerate(moments):
                is_news = not place or at - moments[place - 1][0] > timedelta(days=365)
                if child in born and child not in found and is_news and since <= at < until:
                    found[child] = (at, kind, self._unit(child, day_of(at)), *self._seen(child, at))
        return found

    def _unit(self, child, day):
        stays = [(row["valid_from"], row["id"], row["group_id"]) for row in self.world["people_enrolment"]
                 if row["child_id"] == child and row["valid_from"] <= day
                 and (not row["valid_until"] or row["valid_until"] > day)]  # fmt: skip
        return self.unit_of[max(stays)[2]] if stays else None

    def _seen(self, child, at):
        rounds = [(r["set_at"], "round", r["position"] != "green") for r in self.spoken if r["child_id"] == child]
        sights = [*rounds, *((moment, step, True) for moment, step in self._signs(child))]
        sights = [each for each in sights if at - timedelta(days=730) < each[0] <= at - timedelta(days=1)]
        worried = sorted((moment, step) for moment, step, is_worried in sights if is_worried)
        rated = any(step == "round" for _, step, _ in sights)
        by_round = any(step == "round" for _, step in worried)
        return rated, by_round, worried[0][1] if worried else "", (at - worried[0][0]).days if worried else None

    def _signs(self, child):
        rooms = ("school", "health", "dental")
        for row in self.world["concerns_concern"]:
            if row["child_id"] == child and row["child_level"] >= 2:
                yield row["written_at"], f"concern_{row['compartment'] if row['compartment'] in rooms else 'other'}"
        for row in self.world["wellbeing_visitassessment"]:
            if row["child_id"] == child and row["position"] != "green":
                yield row["assessed_at"], "visit"
        for row in self.world["checkups_visit"]:
            findings = {row["interaction"], row["signals"], row["regulation"]}
            if (
                row["child_id"] == child
                and row["written_at"]
                and row["held_on"]
                and findings & {"attention", "concern"}
            ):
                yield row["written_at"], "visit"

    def followed(self):
        """{unit: (children something happened to within a year of the first worry, children nothing happened to)}."""
        first = {}
        for row in sorted(self.spoken, key=lambda row: (row["set_at"], row["id"])):
            closes_on = self.rounds[row["round_id"]]["closes_on"]
            if row["position"] != "green" and self.span.earliest_on < closes_on <= self.span.begins_on:
                first.setdefault(row["child_id"], row)
        found, happened = defaultdict(lambda: [0, 0]), self.happened()
        for child, row in first.items():
            unit, since = self.unit_of[self.dialogues[row["dialogue_id"]]["group_id"]], row["set_at"]
            hit = any(since < at <= since + timedelta(days=365) for at, _ in happened.get(child, ()))
            found[unit][0 if hit else 1] += 1
        return {unit: tuple(numbers) for unit, numbers in found.items()}
