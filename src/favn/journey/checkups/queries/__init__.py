"""What the universal contacts can tell. A reader opens the child through the door first."""
