-- How often two adults of a unit, rating the same child apart, gave which two answers to which question.
SELECT g.unit_id, x.round_id, answered.item::int, answered.one::int, answered.other::int, count(*)
FROM wellbeing_assessment x
JOIN wellbeing_assessment y ON y.round_id = x.round_id AND y.group_id = x.group_id AND y.child_id = x.child_id
                           AND y.rater_id > x.rater_id
JOIN organisation_group g ON g.id = x.group_id
CROSS JOIN LATERAL unnest(
    ARRAY[x.core1, x.core2, x.core3, x.more1, x.more2, x.more3, x.more4, x.more5, x.more6, x.more7, x.more8, x.more9],
    ARRAY[y.core1, y.core2, y.core3, y.more1, y.more2, y.more3, y.more4, y.more5, y.more6, y.more7, y.more8, y.more9]
) WITH ORDINALITY AS answered(one, other, item)
WHERE x.round_id = ANY (%(round_ids)s::uuid[]) AND answered.one BETWEEN 1 AND 5 AND answered.other BETWEEN 1 AND 5
GROUP BY 1, 2, 3, 4, 5
