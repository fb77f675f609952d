"""What is asked, a file for each subject. Nothing here saves."""
