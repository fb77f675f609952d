"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import by_hand, dated, follows

# A child goes last: whatever is still kept about the child holds it back.
dated("people_child", since="coalesce(died_on, left_on)", years=5, children="SELECT people_child.id")
by_hand("people_adult", "people_household")
dated("people_address", since="valid_until", years=5)
follows("people_identifier", column="child_id", owner="people_child")
follows("people_relation", column="child_id", owner="people_child")
follows("people_residence", column="child_id", owner="people_child")
follows("people_enrolment", column="child_id", owner="people_child")
