"""Things that are followed: one file per kind, found by listing this folder."""
