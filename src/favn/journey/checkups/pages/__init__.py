"""What pages show, made ready, a file for each subject."""
