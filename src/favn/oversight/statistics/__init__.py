"""Figures for those who govern: stable definitions, small numbers hidden."""
