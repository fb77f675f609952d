"""The door for everybody: help right now, and a notification without logging in."""
