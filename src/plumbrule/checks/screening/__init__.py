"""Names asked against lists, in memory: an index of the listed, and a score for each candidate."""
