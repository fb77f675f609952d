"""How facts are said aloud, a file for each subject."""
