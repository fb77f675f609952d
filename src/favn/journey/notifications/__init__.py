"""The municipality is told about a child, and the clock starts."""
