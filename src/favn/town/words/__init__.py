"""Words the town is spelt with: common names and invented places, typed in by hand. Nobody real is meant."""
