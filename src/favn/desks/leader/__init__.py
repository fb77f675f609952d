"""The leaders and the committee: figures, never a child."""
