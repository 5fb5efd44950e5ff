"""Eleven procurement indicators exactly as OCP's Cardinal 0.0.8 defines them.

The reference is a run of that program with one worker and its ``currency`` setting given. What
differs from our own rules, and why, is told in ``docs/cardinal.md``.

Money and ratios are binary doubles here, and only here: the program that is compared against uses
them, and a fence comparison would flip at the last bit if another arithmetic were used. Days,
counts and the fused multiplication of a fence are exact.
"""

from plumbrule.compat.cardinal.errors import CardinalError
from plumbrule.compat.cardinal.ini import read_settings
from plumbrule.compat.cardinal.output import encode
from plumbrule.compat.cardinal.results import Results
from plumbrule.compat.cardinal.run import run
from plumbrule.compat.cardinal.settings import Settings

__all__ = ["CardinalError", "Results", "Settings", "encode", "read_settings", "run"]
