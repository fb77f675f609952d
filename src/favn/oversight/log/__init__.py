"""The log as people read it: the family, the authority, and the data protection officer."""
