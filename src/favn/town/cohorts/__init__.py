"""Invented cohorts with known truth, to measure detection on. They know nothing of the rules they measure."""
