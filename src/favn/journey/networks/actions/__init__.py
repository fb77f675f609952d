"""The verbs of the network: gathering people, writing down the family's answers, and what is said at a meeting."""

from favn.journey.networks.actions.answering import record_answer
from favn.journey.networks.actions.gathering import (
    AlreadyGathered,
    AlreadyMember,
    NetworkRefused,
    add_member,
    begin_network,
    call_meeting,
    remove_member,
)
from favn.journey.networks.actions.meeting import (
    MeetingEnded,
    end_meeting,
    keep_draft,
    put_back,
    say_number,
    share_meeting,
    take_back,
    write_line,
)

__all__ = [
    "AlreadyGathered",
    "AlreadyMember",
    "MeetingEnded",
    "NetworkRefused",
    "add_member",
    "begin_network",
    "call_meeting",
    "end_meeting",
    "keep_draft",
    "put_back",
    "record_answer",
    "remove_member",
    "say_number",
    "share_meeting",
    "take_back",
    "write_line",
]
