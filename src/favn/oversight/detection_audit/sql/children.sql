-- Each born child something happened to in the two years, for the first time in a year; where it was that day; whether a
-- round had rated it, and seen it; and who saw it first, at least a day before.
WITH {happened}, first AS (
    SELECT child_id, at, kind, lag(at) OVER (PARTITION BY child_id ORDER BY at, kind) AS earlier_at FROM happened
), news AS (
    SELECT DISTINCT ON (f.child_id) f.child_id, f.at, f.kind FROM first f JOIN people_child c ON c.id = f.child_id AND c.born_on IS NOT NULL
    WHERE f.at >= %(since)s AND f.at < %(until)s
      AND (f.earlier_at IS NULL OR f.at - f.earlier_at > interval '365 days')
    ORDER BY f.child_id, f.at, f.kind
), sights AS (
    SELECT n.child_id, s.at, s.step, s.worried FROM news n CROSS JOIN LATERAL (
        SELECT p.set_at AS at, 'round' AS step, p.position <> 'green' AS worried
        FROM wellbeing_jointposition p JOIN wellbeing_dialogue d ON d.id = p.dialogue_id
        WHERE p.child_id = n.child_id AND d.closed_at IS NOT NULL
        UNION ALL SELECT written_at, CASE WHEN compartment IN ('school', 'health', 'dental') THEN 'concern_' || compartment
                                          ELSE 'concern_other' END, true
        FROM concerns_concern WHERE child_id = n.child_id AND child_level >= 2
        UNION ALL SELECT assessed_at, 'visit', true
        FROM wellbeing_visitassessment WHERE child_id = n.child_id AND position <> 'green'
        UNION ALL SELECT written_at, 'visit', true
        FROM checkups_visit WHERE child_id = n.child_id AND written_at IS NOT NULL AND held_on IS NOT NULL
          AND (interaction IN ('attention', 'concern') OR signals IN ('attention', 'concern')
               OR regulation IN ('attention', 'concern'))
    ) s WHERE s.at <= n.at - interval '24 hours' AND s.at > n.at - interval '730 days'
)
SELECT n.child_id, n.at, n.kind, w.unit_id, COALESCE(k.rated, false), COALESCE(k.by_round, false), k.step,
       floor(EXTRACT(EPOCH FROM n.at - k.first_at) / 86400)::int
FROM news n
LEFT JOIN LATERAL (
    SELECT g.unit_id FROM people_enrolment e JOIN organisation_group g ON g.id = e.group_id
    WHERE e.child_id = n.child_id AND e.valid_from <= (n.at AT TIME ZONE 'Europe/Copenhagen')::date
      AND (e.valid_until IS NULL OR e.valid_until > (n.at AT TIME ZONE 'Europe/Copenhagen')::date)
    ORDER BY e.valid_from DESC, e.id DESC LIMIT 1) w ON true
LEFT JOIN (
    SELECT child_id, bool_or(step = 'round') AS rated, bool_or(step = 'round' AND worried) AS by_round,
           min(at) FILTER (WHERE worried) AS first_at,
           (array_agg(step ORDER BY at, step) FILTER (WHERE worried))[1] AS step
    FROM sights GROUP BY child_id) k ON k.child_id = n.child_id
ORDER BY n.at, n.child_id
