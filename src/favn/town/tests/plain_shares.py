"""The shares of the audit worked out the slow way for every unit, every area and the municipality, with none hidden."""

from datetime import timedelta
from statistics import median

LONGEST = timedelta(hours=2)


class Shares:
    """What each figure is about one place: a unit, an area, or None for the municipality."""

    def __init__(self, plain, where):
        self.plain, self.where = plain, where
        self.newest = {unit: rounds for unit, rounds in plain.newest().items() if self.covers(unit)}

    def covers(self, unit):
        return self.where is None or (unit is not None and self.where in (unit, self.plain.area_of[unit]))

    def all(self):
        """{(name, period, part): value}, only those with something to count."""
        found = {}
        for place, period in enumerate(("latest", "before")):
            found |= {(name, period, part): value for (name, part), value in self.of_round(place).items()}
        found["steps", "year", ""] = self.steps()
        found |= {(name, "two_years", part): value for (name, part), value in self.two_years().items()}
        found["predictive", "year", ""] = self.predictive()
        return {key: value for key, value in found.items() if value is not None}

    def of_round(self, place):
        rounds = {(rounds[place], unit) for unit, rounds in self.newest.items() if len(rounds) > place}
        groups = {key: how for key, how in self.plain.groups().items() if (key[0], how[0]) in rounds}
        agreed = self.plain.agreed()
        said = [agreed.get((unit, rated), (0, 0, 0)) for rated, unit in rounds]
        well, again, new = (sum(row[column] for row in said) for column in range(3))
        kept = [how[1] for how in groups.values()]
        hours, minutes = self.work(groups)
        return {
            **{("groups", each): float(kept.count(each)) if kept else None for each in ("in_time", "late", "missing")},
            ("minutes", ""): median(minutes) if minutes else None,
            ("worried", ""): share(again + new, well),
            ("new_per_hour", ""): new / hours if hours else None,
        }

    def work(self, groups):
        """Hours of everybody's work, and the minutes of each group whose sheets are all done."""
        spent, minutes = timedelta(), []
        for rated, group in groups:
            sheets = [min(s["finished_at"] - s["started_at"], LONGEST) for s in self.plain.world["wellbeing_sheet"]
                      if (s["round_id"], s["group_id"]) == (rated, group) and s["finished_at"]]  # fmt: skip
            talks = [min(d["closed_at"] - d["opened_at"], LONGEST) for d in self.plain.dialogues.values()
                     if (d["round_id"], d["group_id"]) == (rated, group)]  # fmt: skip
            spent += sum(sheets, timedelta()) + len(sheets) * sum(talks, timedelta())
            if len(sheets) >= self.plain.rounds[rated]["raters_required"]:
                minutes.append(sum(sheets, timedelta()) / timedelta(minutes=1))
        return spent / timedelta(hours=1), minutes

    def steps(self):
        rated = {(how[0], key[0]) for key, how in self.plain.groups().items()}
        year = [row for key, row in self.plain.agreed().items() if key in rated and self.covers(key[0])
                and self.plain.rounds[key[1]]["closes_on"] > self.plain.span.begins_on]  # fmt: skip
        return share(sum(row[3] for row in year), sum(row[4] for row in year))

    def two_years(self):
        children = [each for each in self.plain.children().values() if self.covers(each[2])]
        days = [each[6] for each in children if each[6] is not None]
        rated = [each for each in children if each[3]]
        hit = [each for each in rated if each[4]]
        steps = [each[5] or "nobody" for each in children]
        return {
            ("children", ""): float(len(children)),
            ("seen", ""): share(len(days), len(children) - len(days)),
            ("lead", ""): median(days) if days else None,
            ("sensitivity", ""): share(len(hit), len(rated) - len(hit)),
            **{("first_seen", step): float(steps.count(step)) for step in set(steps)},
        }

    def predictive(self):
        rows = [row for unit, row in self.plain.followed().items() if self.covers(unit)]
        return share(sum(row[0] for row in rows), sum(row[1] for row in rows))


def share(part, rest):
    """How many per cent the part is of both; None of nothing."""
    return 100 * part / (part + rest) if part + rest else None
