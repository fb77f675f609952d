"""What may be typed in a round, a file for each subject. Nothing here saves."""
