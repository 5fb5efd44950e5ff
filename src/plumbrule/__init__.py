"""plumbrule: check, lead, follow."""

__version__ = "0.1.0"
