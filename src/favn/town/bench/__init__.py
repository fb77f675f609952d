"""Measuring Favn on invented towns: each figure stands beside a floor that was measured in the same moment."""
