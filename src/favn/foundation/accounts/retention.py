"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import by_hand, dated

by_hand("accounts_user")
dated("accounts_failedlogin", since="failed_at", days=1)
