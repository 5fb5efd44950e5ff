"""One file for each question of a check: it sets ``QUESTION``; adding one touches no other file."""
