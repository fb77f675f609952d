-- Each group that was to be rated in each round, with how it went. No child, and no rater, leaves this query.
SELECT u.id AS unit_id, u.kind, g.grade, r.id AS round_id, g.id AS group_id, r.bands, r.closes_on, r.raters_required,
       s.minutes, s.finished_ats, s.levels, d.closed_at,
       EXTRACT(EPOCH FROM d.closed_at - d.opened_at)::float8 / 60 AS dialogue_minutes, g.is_nursery
FROM wellbeing_round r
JOIN organisation_unit u ON u.kind = r.unit_kind AND (r.unit_ids = '{}' OR u.id = ANY (r.unit_ids))
JOIN organisation_group g ON g.unit_id = u.id
LEFT JOIN LATERAL (
    SELECT array_agg(EXTRACT(EPOCH FROM finished_at - started_at)::float8 / 60) AS minutes,
           array_agg(finished_at) AS finished_ats,
           array_agg(level_mean) FILTER (WHERE level_mean IS NOT NULL) AS levels
    FROM wellbeing_sheet WHERE round_id = r.id AND group_id = g.id AND finished_at IS NOT NULL) s ON true
LEFT JOIN wellbeing_dialogue d ON d.round_id = r.id AND d.group_id = g.id AND d.closed_at IS NOT NULL
WHERE r.opened_at IS NOT NULL AND r.closes_on > %(earliest_on)s AND r.closes_on <= %(ends_on)s
  AND EXISTS (SELECT 1 FROM people_enrolment e WHERE e.group_id = g.id AND e.valid_from <= r.opens_on
              AND (e.valid_until IS NULL OR e.valid_until > r.opens_on))
ORDER BY u.id, r.closes_on DESC, r.id, g.id
