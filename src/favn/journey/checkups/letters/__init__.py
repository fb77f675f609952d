"""The words of letters, a file for each subject."""
