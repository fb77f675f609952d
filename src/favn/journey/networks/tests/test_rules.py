"""Whom the family is asked about."""

import pytest

from favn.journey.networks.rules import needs_consent


@pytest.mark.parametrize(("works_at", "asked"), [
    (["authority"], False),
    (["school", "authority"], False),
    (["school"], True),
    (["ppr"], True),
    (["family_house"], True),
    (["ssp"], True),
    ([], True),
])  # fmt: skip
def test_everyone_outside_the_authoritys_own_sector_needs_a_yes(works_at, asked):
    assert needs_consent(works_at) is asked
