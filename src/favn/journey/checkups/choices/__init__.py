"""The closed lists, a file for each subject."""
