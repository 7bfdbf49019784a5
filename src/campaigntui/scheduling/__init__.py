"""Dates in working days: calendar, network, windows, health, difference. Values in, values out."""
