"""A number shown in full: asked for with a purpose, shown once, and written down."""
