"""The dentist's desk: what is due today, a concern in a minute, and the colleagues around the clinic."""
