"""What of a rule's SQL must be written otherwise for Spark, and that every rule can be."""

import pytest

from plumbrule.indicators.indicator import packaged
from plumbrule.indicators.relations import relations
from plumbrule.indicators.statements import fill
from plumbrule.indicators.translate import spark_sql
from plumbrule.model import PlumbError

WRITTEN = {
    "select a / nullif(b, 0) as x from t": "CAST(a AS DOUBLE) / CAST(NULLIF(b, 0) AS DOUBLE)",
    "select try_cast(w as timestamp) as x from t": "TRY_CAST(w AS TIMESTAMP)",
    "select whole_days(a, b) as x from t": "UNIX_MICROS(",
    "select shares_member(a, b) as x from t": "SIZE(ARRAY_INTERSECT(",
    "select cast(a - interval (365) day as date) as x from t": "INTERVAL 365 DAY",
    "select cast(round(a, 4) as varchar) as x from t": (
        "REGEXP_REPLACE(CAST(CAST(ROUND(a, 4) AS DECIMAL(38, 4)) AS STRING), '([.][0-9]+?)0+$', '$1')"
    ),
    "select list_sort(array_agg(x)) as x from t": "ARRAY_SORT(COLLECT_LIST(x))",
}


@pytest.mark.parametrize("query", WRITTEN)
def test_what_differs_is_written_out(query):
    assert WRITTEN[query].lower() in spark_sql(query).lower()


def test_quantiles_are_never_approximated():
    written = spark_sql("select quantile8(list_sort(array_agg(x)), 0.25) as q from t").lower()
    assert "percentile" not in written
    assert "quantile8" not in written
    assert "list_size" not in written
    assert "try_element_at((array_sort(collect_list(x))), 1)" in written
    assert "[" not in written


def test_formulas_inside_formulas_are_written_out():
    written = spark_sql(
        "select rung_name(rung_rank(a)) as r, longest_days(a, b, c, d, e, f) as n from t"
    ).lower()
    for name in ("rung_name", "rung_rank", "longest_days", "whole_days", "local_begin"):
        assert name not in written


def test_a_function_that_spark_lacks_is_a_sentence():
    with pytest.raises(PlumbError, match="strip_accents has no counterpart"):
        spark_sql("select strip_accents(a) as x from t")


@pytest.mark.parametrize("rule", packaged(), ids=lambda rule: rule.id)
def test_every_rule_can_be_written(rule):
    assert spark_sql(fill(rule.answers, rule.defaults))


@pytest.mark.parametrize("relation", relations().values(), ids=relations())
def test_every_relation_can_be_written(relation):
    assert spark_sql(relation.query)
