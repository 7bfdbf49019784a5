"""The command-line door: argv, command, lines."""
