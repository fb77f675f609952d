"""The garbage collector, told what a web process is like: much that stays for ever, and pages that come and go."""

import gc

PAGE_FULL = 50_000  # new objects between two looks: about one large page


def settle() -> None:
    """Set aside everything made while starting, so that the collector never walks through it in somebody's page.

    Reference counts free what a page leaves behind; the collector only has the few circles left. Called once, when
    a web process is ready.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(PAGE_FULL, 20, 50)
