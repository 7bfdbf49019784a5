"""The terminal door: keys, command, pixels."""
