"""`python -m favn` is the same as `favn`."""

from favn.config.commands import main

main()
