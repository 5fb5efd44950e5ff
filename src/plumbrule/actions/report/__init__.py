"""Pages to keep and to hand on: one HTML file without script or outside request, and its PDF.

A page is made from a template of this folder, with the style and the pictures inside the file, so that it
reads the same on a machine without a network. Every picture stands beside a table of the same rows.
"""

from __future__ import annotations

from plumbrule.actions.report.page import page, picture
from plumbrule.actions.report.pdf import pdf
from plumbrule.actions.report.wealth import wealth_page

__all__ = ["page", "pdf", "picture", "wealth_page"]
