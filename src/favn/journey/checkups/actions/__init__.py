"""What can be done with contacts, visits and handovers; a subject in each file."""
