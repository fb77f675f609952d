"""Two records of one child: put side by side, and made one."""
