"""The pure rules of the audit: agreement, strictness, what was seen before, and which numbers may be shown."""
