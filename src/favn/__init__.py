"""Favn: one child's way to help, carried the whole way by one municipality."""

__version__ = "0.1.0"
