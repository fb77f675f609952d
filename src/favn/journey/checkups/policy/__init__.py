"""Who may do what, a file for each subject. Deny by default."""
