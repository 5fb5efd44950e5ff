"""Names: read into tokens, compared across scripts, spellings and legal forms."""
