"""Finding a child, a group or a unit from the top bar."""
