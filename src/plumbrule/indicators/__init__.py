"""Red flags: one file for each, a header that says what and why, and a query that says how."""

from plumbrule.indicators.indicator import Indicator, packaged, read_folder

__all__ = ["Indicator", "packaged", "read_folder"]
