"""Charts as SVG: made on the server, without script or style of their own, each with a title.

Every chart is beside a table of the same rows; who makes the page makes both from one list. Colours
and fonts come from the page through the classes named in each function. Numbers are drawn, never
computed, here: what a label says is given by the caller, in the reader's language.
"""

from __future__ import annotations

from plumbrule.charts.bars import bars
from plumbrule.charts.crowd import crowd
from plumbrule.charts.lines import Line, lines
from plumbrule.charts.spans import Span, spans

__all__ = ["Line", "Span", "bars", "crowd", "lines", "spans"]
