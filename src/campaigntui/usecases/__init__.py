"""What can be done with a plan: commands, what they decide, and the one door through which they pass."""
