"""The room where notifications are read together, and assessed in time."""
