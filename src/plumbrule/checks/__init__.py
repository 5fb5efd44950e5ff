"""The check before a decision: its tests, its answer and its receipt."""
