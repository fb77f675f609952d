"""The data protection officer reads the log, not the child."""
