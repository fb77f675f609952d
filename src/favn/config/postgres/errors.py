"""The one way the database says no: what happened, why, and what to do now."""


class DatabaseUnavailable(Exception):
    """There is no database to use. Its text is Danish and meant for the person at the keyboard."""

    def __init__(self, what: str, why: str, now: str) -> None:
        super().__init__(f"{what}\n{why}\n{now}")
        self.what = what
        self.why = why
        self.now = now
