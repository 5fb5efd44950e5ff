"""Country packs: thresholds, code lists and profiles as data with dates and sources, no code."""
