"""A keyboard-driven terminal planner for shop promotions."""

__version__ = "0.1.0"
