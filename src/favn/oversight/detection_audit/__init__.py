"""The audit of detection: what the rounds cost, whether eyes agree, who was seen in time, and who was not."""
