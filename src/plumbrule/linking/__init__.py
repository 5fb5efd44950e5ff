"""Linking: same person, same company; keys, evidence, decisions."""

from __future__ import annotations

from plumbrule.linking.decision import Decision
from plumbrule.linking.explanation import Explanation, Feature, explain
from plumbrule.linking.linkage import link

__all__ = ["Decision", "Explanation", "Feature", "explain", "link"]
