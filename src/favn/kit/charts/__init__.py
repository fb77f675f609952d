"""Drawings computed on the server: numbers in, coordinates out. The macros turn them into SVG."""
