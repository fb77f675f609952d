"""What can stand in the way, each in words a person can be shown."""


class NotificationRefused(Exception):
    """The actor may not do this with a notification. Its text can be shown."""


class AlreadyAssessed(Exception):
    """A colleague assessed it first. Its text can be shown."""


class HistoryNotSeen(Exception):
    """Something about these children has arrived that the one who assesses has not read. Its text can be shown."""


class TooManyNow(Exception):
    """The open page was used too often from one place within the hour. Its text can be shown."""


class AlreadyAcknowledged(Exception):
    """The notifier has been told already. Its text can be shown."""


class NobodyToAnswer(Exception):
    """An anonymous notifier cannot be answered, and nobody tries. Its text can be shown."""
