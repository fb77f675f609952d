"""The figures the town is made from. Where a figure is published, its year stands beside it; the rest are choices.

docs/decisions tells where they come from, and what they cannot say. `town/tests/test_figures.py` holds the finished
town against the published ones.
"""

# Families
CHILDREN_IN_A_FAMILY = {1: 44, 2: 41, 3: 12, 4: 3}
BOYS_SHARE = 0.513
TWINS = 0.016
PARENTS_TOGETHER = 0.73
FATHER_UNKNOWN = 0.02
LIVES_WITH_MOTHER = 0.82  # of children whose parents live apart
SHARED_CUSTODY_APART = 0.88
STEP_PARENT = 0.30
PROTECTED_TOGETHER, PROTECTED_APART = 0.006, 0.035
PREFERS_OWN_LANGUAGE, NEEDS_INTERPRETER = 0.35, 0.6  # the second is of the first

# Places
CLASS_OF = 24
SCHOOL_OF = 460
AREA_OF = 600
NURSERY_GROUP_OF, KINDERGARTEN_GROUP_OF, GROUPS_IN_A_DAYCARE = 12, 21, 5
CHILDREN_AT_A_CHILDMINDER = 4
GRADES = range(10)
STARTS_DAYCARE_MONTHS = 10
STARTS_KINDERGARTEN_MONTHS = 34
IN_DAYCARE_UNDER_THREE, AT_A_CHILDMINDER, IN_KINDERGARTEN, IN_SCHOOL = 0.90, 0.25, 0.975, 0.985
CASES_OF_A_CASEWORKER = 25
OPEN_CASES = 0.05  # of all children; 3.5 % of 0-22 have a measure (end of 2023), some more are being looked into

# Well-being: positions start from 85/12/3 (nobody publishes them).
POSITIONS = {"green": 0.85, "yellow": 0.12, "red": 0.03}
GREEN_FROM, YELLOW_FROM = -1.2, -2.27  # spreads from the mean of all children, which give those shares
FALLS_A_YEAR = 0.03
ROUNDS_A_YEAR, YEARS = 2, 3

# Parents before a round: nobody publishes how many are not reached or object. All are choices, kept small.
NO_LETTER_REACHES = 0.012  # besides those at a protected address
TALKED_WITH_INSTEAD, TALKED_WITH_SO_FAR = 0.8, 0.4  # of those, in a round that is over and in the open one
OBJECTS_TO_A_ROUND, OBJECTION_SUSTAINED, NOT_ANSWERED_YET = 0.003, 0.7, 0.6  # the first of children, each round

# Health visits. Infants at 8–10 months: interaction, signals, regulation (L, 2015). The rest are choices.
FINDINGS_AT_8_MONTHS = (0.046, 0.091, 0.196)
FINDINGS = (0.04, 0.06, 0.14)
FINDING_IS_A_CONCERN = 0.25
CONTACT_DECLINED, CONTACT_MISSED, VISIT_AGREED = 0.015, 0.03, 0.35
MOOD_ASKED = 0.8
# Ratings together with the parents at 8–10 months: nobody publishes how many are made, or how they turn out.
RATED_AT_8_MONTHS, BOTH_PARENTS_AT_THE_VISIT, WATCHED_AT_8_MONTHS = 0.9, 0.45, 0.3  # choices
TRANSITION_HELD, TRANSITION_AGREED, HOME_VISIT_AGREED, RECEIPT_GIVEN = 0.85, 0.3, 0.4, 0.94  # choices
MORE_VISITS_WHEN_EXPOSED = 0.95  # of 5 % of families: vulnerable parents are 3–5 % of a cohort (L)

# Dental no-shows are 9–16 % of the times; more often where a family has more to carry. The rest are choices.
DENTAL_NO_SHOW = {"exposed": 0.30, "strained": 0.18, "ordinary": 0.10}
DENTAL_DECLINED, DENTAL_NOT_HELD = 0.02, 0.07  # the first of children, the second of checks; nine in ten are held
DENTAL_ANSWERS_A_STEP, DENTAL_CALL_ANSWERED, DENTAL_STEP_WAITS = 0.55, 0.6, 0.5

# Absence from school: 7 % on average, and 20 % of pupils above 10 % (2022/23). How it is shared out is a choice.
ABSENCE, ABSENCE_SHAPE = 0.062, 2.3  # without the few who are absent unlawfully
UNLAWFULLY_ABSENT = 0.03  # of pupils

# How exposed a family is: its share of all families, and the chance a year that a child of it is notified.
# Together 7.5 % of 0-17 a year (2022: 85,300 children; 6-7 % of 0-17 is the figure most often given).
EXPOSURE = {"exposed": (0.05, 0.58), "strained": (0.15, 0.13), "ordinary": (0.80, 0.033)}
# Per mille of the notified children of a year (2018); from 6 on they are its 2.7 % with six or more.
ONCE_TO_FIVE_TIMES = {1: 662, 2: 187, 3: 72, 4: 35, 5: 18}
NOTIFICATIONS_OF_A_CHILD = {**ONCE_TO_FIVE_TIMES, 6: 6, 7: 4, 9: 5, 11: 4, 14: 4, 18: 4}
BOYS_OF_NOTIFIED, GIRLS_OF_NOTIFIED = 0.52, 0.44  # 2018, the rest are unborn or unknown
UNBORN_IN_EXPOSED_FAMILY = 0.064  # of those families; gives 2.5 % unborn among the notified of a year
# Who notifies, by Statistics Denmark's codes, and by the child's age in years (up to, not with). Put together by how
# many are of each age: school 21.0 %, health 19.6 % (4 and 5), police and courts 12.5 % (2022).
NOTIFIERS = {"1": 130, "4": 130, "6": 125, "8": 70, "9": 20, "10": 40, "11": 60, "12": 12, "13": 70, "99": 12}
NEAREST_NOTIFIERS = {1: {"5": 0.30}, 6: {"3": 0.198, "5": 0.08}, 18: {"2": 0.345, "5": 0.04}}
ASSESSED_IN_TIME = 0.88  # within 24 hours (Ankestyrelsen 2021)

# Of children notified in the last three years: those who have a case now, and those who have had one.
HAS_CASE = {"exposed": (0.56, 0.20), "strained": (0.22, 0.22), "ordinary": (0.09, 0.14)}
HAS_NETWORK = 0.5  # of those with a case now
HAS_SEAT = 0.5  # of those with a plan
FOLLOWED_UP_IN_TIME = 0.75  # Ankestyrelsen, first follow-up within 3 months
CONCERN_BEFORE_NOTIFICATION, CONCERNS_A_YEAR = 0.6, 0.03
