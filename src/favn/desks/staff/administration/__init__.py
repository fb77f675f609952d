"""The administrator lets people in, and never meets a child."""
