"""Emergency access: opened with a reason, reviewed by a leader."""
