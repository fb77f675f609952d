"""The method of a round, pure: facts in, answer out."""
