"""Pages of those who keep the house: the log, emergency access, users and units."""
