"""Where caseworkers and their leaders work: what needs me today, the notifications, the child's page."""
