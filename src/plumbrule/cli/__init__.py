"""The command line: one file for each command, a thin door to actions."""
