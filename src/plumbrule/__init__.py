"""plumbrule: check, lead, follow."""
