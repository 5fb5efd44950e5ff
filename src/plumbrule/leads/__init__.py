"""Hits to leads: what deserves an hour first, each with its reasons."""
