"""What a new municipality begins with, a file for each subject."""
