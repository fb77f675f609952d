"""Counting the audit, for the job that may; and the newest edition, for those who read it."""
