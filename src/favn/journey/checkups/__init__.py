"""The universal contacts: every child is met, by age and by circumstance, and nobody is forgotten."""
