"""The pages of the universal contacts."""
