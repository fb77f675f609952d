-- Of the children the rounds of the year before worried about, by unit: how many something happened to within a year.
WITH {happened}, worried AS (
    SELECT DISTINCT ON (p.child_id) p.child_id, p.set_at, g.unit_id
    FROM wellbeing_jointposition p
    JOIN wellbeing_dialogue d ON d.id = p.dialogue_id AND d.closed_at IS NOT NULL
    JOIN wellbeing_round r ON r.id = p.round_id
    JOIN organisation_group g ON g.id = d.group_id
    WHERE p.position <> 'green' AND r.closes_on > %(earliest_on)s AND r.closes_on <= %(begins_on)s
    ORDER BY p.child_id, p.set_at, p.id
)
SELECT w.unit_id, count(*) FILTER (WHERE found), count(*) FILTER (WHERE NOT found)
FROM (SELECT unit_id, EXISTS (SELECT 1 FROM happened h WHERE h.child_id = worried.child_id AND h.at > worried.set_at
                              AND h.at <= worried.set_at + interval '365 days') AS found
      FROM worried) w
GROUP BY w.unit_id
