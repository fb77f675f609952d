-- What was agreed on in each unit and round: children doing well, worried about again, and newly found; and whether the
-- agreed steps were taken in time. Newly found: no worry in the two rounds before in which the child had a position.
-- The day that counts is the one first agreed on: a step that was moved is not in time because it was moved. A step that
-- was given up is neither in time nor late from then on.
WITH first AS (
    SELECT DISTINCT ON (agreed_id) agreed_id, was_due_on AS due_on FROM wellbeing_stepchange ORDER BY agreed_id, changed_at, id
), spoken AS (
    SELECT p.child_id, p.round_id, r.closes_on, g.unit_id,
           bool_or(p.position <> 'green') AS worried,
           count(*) FILTER (WHERE p.next_step <> '' AND (p.step_done_at AT TIME ZONE 'Europe/Copenhagen')::date <= COALESCE(first.due_on, p.due_on))
               AS in_time,
           count(*) FILTER (WHERE p.next_step <> '' AND ((p.step_done_at AT TIME ZONE 'Europe/Copenhagen')::date > COALESCE(first.due_on, p.due_on)
               OR p.step_done_at IS NULL AND COALESCE(first.due_on, p.due_on)
                  < COALESCE((p.step_ended_at AT TIME ZONE 'Europe/Copenhagen')::date, %(counted_on)s))) AS late
    FROM wellbeing_jointposition p
    LEFT JOIN first ON first.agreed_id = p.id
    JOIN wellbeing_dialogue d ON d.id = p.dialogue_id AND d.closed_at IS NOT NULL
    JOIN wellbeing_round r ON r.id = p.round_id
    JOIN organisation_group g ON g.id = d.group_id
    WHERE r.closes_on > %(remembered_on)s AND r.closes_on <= %(ends_on)s
    GROUP BY p.child_id, p.round_id, r.closes_on, g.unit_id
), before AS (
    SELECT *, COALESCE(lag(worried, 1) OVER earlier, false) OR COALESCE(lag(worried, 2) OVER earlier, false) AS known
    FROM spoken WINDOW earlier AS (PARTITION BY child_id ORDER BY closes_on, round_id, unit_id)
)
SELECT unit_id, round_id, count(*) FILTER (WHERE NOT worried), count(*) FILTER (WHERE worried AND known),
       count(*) FILTER (WHERE worried AND NOT known), sum(in_time)::int, sum(late)::int
FROM before WHERE round_id = ANY (%(round_ids)s::uuid[])
GROUP BY unit_id, round_id
