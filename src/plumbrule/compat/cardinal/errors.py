"""What can stop a Cardinal-compatible run."""

from __future__ import annotations

from plumbrule.model.errors import PlumbError


class CardinalError(PlumbError):
    """The run can give no answer: an input file cannot be read."""


class SettingsError(CardinalError):
    """The settings cannot be used: an unknown section or key, a wrong value, no currency."""
