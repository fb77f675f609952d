"""Trivsel: two adults rate each child of a group alone, talk, and agree on one position."""
