"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated, follows

dated("networks_network", since="ends_on", years=5, children="SELECT child_id")
follows("networks_member", column="network_id", owner="networks_network")
follows("networks_meeting", column="network_id", owner="networks_network")
follows("networks_invitation", column="meeting_id", owner="networks_meeting")
follows("networks_meetingline", column="meeting_id", owner="networks_meeting")
follows("networks_scaling", column="meeting_id", owner="networks_meeting")
dated("networks_linedraft", since="saved_at", days=30)
