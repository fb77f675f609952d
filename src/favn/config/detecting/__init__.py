"""`favn detect`: answers from a file, judged by the rules of »Tal om disse først«, and written to a file."""
