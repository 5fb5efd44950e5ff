"""Who may do what, to which thing, for which purpose; every answer is an act of the journal."""
