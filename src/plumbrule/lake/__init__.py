"""The lake: what the world says, as immutable Parquet parts and a pointer to the current set."""

from plumbrule.lake.store import Lake

__all__ = ["Lake"]
