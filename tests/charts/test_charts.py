"""What is drawn: well-formed, in proportion, named, and safe whatever a label holds."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from plumbrule.charts import Line, Span, bars, crowd, lines, spans
from plumbrule.charts.scale import Scale, ticks

SVG = "{http://www.w3.org/2000/svg}"
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
MEASURE = st.floats(-1e15, 1e15, allow_nan=False)


def told(value: float) -> str:
    return f"{value:g}"


def drawn(svg: str, name: str, kind: str) -> list[ET.Element]:
    found = ET.fromstring(svg).iter(SVG + name)
    return [one for one in found if kind in one.get("class", "").split()]


def test_a_bar_is_as_long_as_its_value() -> None:
    svg = bars("t", [("a", 100.0, "100"), ("b", 50.0, "50"), ("c", None, "not known")])
    a, b, c = (float(one.get("width", "")) for one in drawn(svg, "rect", "bar"))
    assert math.isclose(a, 2 * b, rel_tol=0.001)
    assert c == 1.0
    assert "not known" in svg


def test_a_marked_bar_is_set_off() -> None:
    svg = bars("t", [("a", 1.0, "1"), ("b", 2.0, "2")], frozenset({1}))
    assert len(drawn(svg, "rect", "marked")) == 1


def test_a_missing_value_breaks_the_line() -> None:
    svg = lines("t", list("abcde"), [Line("x", (1.0, 2.0, None, 4.0, 5.0))], told)
    assert len(drawn(svg, "polyline", "line-1")) == 2
    assert len(drawn(svg, "circle", "line-1")) == 4


def test_higher_values_stand_higher() -> None:
    svg = lines("t", ["a", "b"], [Line("x", (1.0, 3.0))], told)
    first, second = (float(one.get("cy", "")) for one in drawn(svg, "circle", "dot"))
    assert second < first


def test_the_unit_and_the_threshold_are_marked_where_they_lie() -> None:
    svg = crowd("t", [(0.0, 1.0, 5), (1.0, 2.0, 3)], (4.0, "here"), (2.0, "limit"), told)
    (unit,) = drawn(svg, "line", "unit")
    (limit,) = drawn(svg, "line", "threshold")
    assert unit.get("x1") == unit.get("x2")
    assert float(limit.get("x1", "")) < float(unit.get("x1", ""))
    tall, low = (float(one.get("height", "")) for one in drawn(svg, "rect", "column"))
    assert math.isclose(low / tall, 3 / 5, rel_tol=0.01)


def test_an_interval_without_bound_has_an_open_end() -> None:
    svg = spans("t", [Span("a", 5.0, None, ""), Span("b", -5.0, 5.0, "")], told)
    assert len(drawn(svg, "polygon", "open")) == 1
    assert len(drawn(svg, "line", "zero")) == 1


def test_nothing_to_draw_is_an_empty_chart() -> None:
    for svg in (bars("t", []), lines("t", [], [], told), spans("t", [], told)):
        assert ET.fromstring(svg).get("aria-label") == "t"


@given(ANY_TEXT, ANY_TEXT, MEASURE)
def test_any_text_is_only_text(title: str, name: str, value: float) -> None:
    for svg in (
        bars(title, [(name, abs(value), name)]),
        lines(title, [name], [Line(name, (value,))], lambda _: name),
        crowd(title, [(value, value + 1, 1)], (value, name), (value, name), lambda _: name),
        spans(title, [Span(name, value, None, name)], lambda _: name),
    ):
        tags = {one.tag.removeprefix(SVG) for one in ET.fromstring(svg).iter()}
        assert tags <= {"svg", "title", "text", "rect", "line", "polyline", "circle", "polygon"}
        assert not re.search(r"\sstyle=|<style|\son\w+=", re.sub(r">[^<]*<|\"[^\"]*\"", "><", svg))


@given(MEASURE, MEASURE)
def test_ticks_cover_the_range_in_few_even_steps(one: float, other: float) -> None:
    least, most = sorted((one, other))
    steps = ticks(least, most)
    width = (steps[-1] - steps[0]) / (len(steps) - 1)
    assert steps[0] <= least + 1e-6 * width
    assert steps[-1] >= most - 1e-6 * width
    assert 2 <= len(steps) <= 12


def test_a_value_outside_stands_at_the_end() -> None:
    assert Scale(0.0, 10.0, 100.0, 200.0).place(99.0) == 200.0
    assert Scale(0.0, 0.0, 100.0, 200.0).place(5.0) == 100.0
