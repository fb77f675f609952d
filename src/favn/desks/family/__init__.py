"""The family's own desk: what is released to the one who reads, and a place to write."""
