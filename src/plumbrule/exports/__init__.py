"""One file for each format that is written; what they read of the lake stands in the SQL beside."""
