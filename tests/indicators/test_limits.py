"""Rules that try to get out: at the checker, and once more where the checker was passed by."""

import time
from dataclasses import replace

import duckdb
import pyarrow as pa
import pytest

from plumbrule.indicators.check import check, statement
from plumbrule.indicators.indicator import packaged
from plumbrule.indicators.limits import refuse_other_reads
from plumbrule.indicators.run import run
from plumbrule.indicators.skeleton import write
from plumbrule.lake.engine import connect
from plumbrule.lake.manifest import Manifest
from plumbrule.lake.parts import PartWriter
from plumbrule.lake.schema import arrow_schema
from plumbrule.model import PlumbError

R018 = next(rule for rule in packaged() if rule.id == "R018")

ESCAPES = {
    "a file": "select c.a from read_csv('/etc/passwd') as c",
    "a file by its name": "select c.a from '/etc/passwd' as c",
    "a way out of the folder": "select c.a from '../../secret.parquet' as c",
    "the environment": "select getenv('HOME') as a",
    "a setting": "select current_setting('temp_directory') as a",
    "the settings": "select s.name from duckdb_settings() as s",
    "text as a query": "select q.a from query('select 1 as a') as q",
    "writing": "copy (select 1 as a) to 'out.csv'",
    "another database": "attach 'x.db' as x",
    "an extension": "install httpfs",
    "a pragma": "pragma memory_limit='10GB'",
    "a setting changed": "set lock_configuration = false",
    "two statements": "select t.ocid from tender as t; drop view tender",
    "without end": "with recursive r as (select 1 as n union all select r.n + 1 as n from r) "
    "select r.n from r",
    "a schema": "select t.table_name as a from information_schema.tables as t",
    "a table in a schema": "select t.ocid from other.tender as t",
    "a name given elsewhere": "select x.a from (with z as (select 1 as a) select z.a from z) as x "
    "cross join z",
    "a name given later": "with a as (select b.x from b), b as (select 1 as x) select a.x from a",
    "a file named like a query": 'with "/etc/passwd" as (select p.x from "/etc/passwd" as p) '
    'select q.x from "/etc/passwd" as q',
    "nested without end": "select " + "(" * 3000 + "1" + ")" * 3000 + " as a",
}


@pytest.mark.parametrize("query", ESCAPES.values(), ids=ESCAPES)
def test_the_checker_refuses(query):
    assert statement(query, set(), set())


@pytest.fixture
def lake(tmp_path):
    """A lake of 3,000 tenders, locked."""
    place = tmp_path / "parts" / "tender"
    place.mkdir(parents=True)
    writer = PartWriter(place / "1.parquet", "tender")
    rows = [{"ocid": f"o-{n}", "file": "f", "line": n, "path": ""} for n in range(3000)]
    schema = arrow_schema("tender")
    whole = [{name: row.get(name) for name in schema.names} for row in rows]
    writer.write(pa.RecordBatch.from_pylist(whole, schema))
    writer.close()
    manifest = Manifest(1, {"tender": ("parts/tender/1.parquet",)})
    with connect(tmp_path, manifest, memory="200MB", threads=1, locked=True) as connection:
        yield connection


ENGINE = {
    "select * from read_csv('/etc/passwd')": "disabled",
    "select * from '/etc/passwd'": "No extension|does not exist",
    "select * from read_parquet('{folder}/parts/../../../../../../../etc/passwd')": "disabled",
    "select * from glob('/etc/*')": "disabled",
    "copy (select 1 as a) to '{folder}/out.csv'": "disabled",
    "attach '{folder}/x.db'": "disabled",
    "load httpfs": "disabled",
    "set memory_limit = '10GB'": "locked",
    "pragma memory_limit = '10GB'": "locked",
    "set enable_external_access = true": "locked",
    "select * from outside": "does not exist",
}


@pytest.mark.parametrize("query", ENGINE)
def test_the_engine_itself_is_closed(lake, tmp_path, query):
    outside = pa.table({"a": [1]})
    assert outside.num_rows == 1
    with pytest.raises(duckdb.Error, match=ENGINE[query]):
        lake.execute(query.replace("{folder}", str(tmp_path)))


def test_the_lake_is_read_all_the_same(lake):
    assert lake.execute("select count(*) from tender").fetchall() == [(3000,)]


def test_work_that_does_not_fit_in_memory_may_spill(lake):
    query = (
        "select count(*) from (select distinct a.ocid as x, b.ocid as y from tender as a, "
        "(select ocid from tender limit 600) as b)"
    )
    assert lake.execute(query).fetchall() == [(1_800_000,)]


@pytest.fixture
def own(tmp_path, today):
    """A rule of a user's own, with a query in place of its first, as if no checker had seen it."""
    path, _ = write("x001_dear_award", tmp_path / "own", today=today)

    def with_query(query):
        return replace(R018, id="X001", parameters={}, answers=f"\n\n{query}", file=path)

    return with_query


@pytest.mark.parametrize(
    "query",
    [one for one in ESCAPES.values() if "getenv" not in one and "current_setting" not in one],
)
def test_the_run_refuses_what_the_checker_did_not_see(lake, own, query):
    with pytest.raises(PlumbError) as refused:
        run(lake, [own(query)])
    assert refused.value.file.endswith("x001_dear_award.sql")
    assert refused.value.line >= 1


@pytest.mark.parametrize("name", ["read_csv", "duckdb_settings", "range"])
def test_a_table_function_is_named(lake, own, name):
    with pytest.raises(PlumbError, match=rf"reads from {name}\(\)"):
        refuse_other_reads(lake, own(""), f"select * from {name}('x')")


def test_a_list_may_be_unrolled(lake, own):
    refuse_other_reads(lake, own(""), "select u.x from tender as t, unnest(['a']) as u(x)")


def test_a_query_that_takes_too_long_is_stopped(lake, own):
    began = time.monotonic()
    huge = (
        "select count(*) as unit_id, 'clear' as answer, null as reason, null as suppressed_by, "
        "'XA' as country, 2024 as year from tender as a, tender as b, tender as c, tender as d"
    )
    with pytest.raises(PlumbError, match=r"line 3: .* longer than 0\.3 seconds"):
        run(lake, [own(huge)], seconds=0.3)
    assert time.monotonic() - began < 10
    assert lake.execute("select count(*) from tender").fetchall() == [(3000,)]


def test_a_query_that_needs_too_much_memory_is_stopped(lake, own):
    huge = (
        "select array_agg(concat(a.ocid, b.ocid, a.ocid, b.ocid, a.ocid)) as unit_id, "
        "'clear' as answer, null as reason, null as suppressed_by, 'XA' as country, 2024 as year "
        "from tender as a, tender as b"
    )
    with pytest.raises(PlumbError, match="more memory"):
        run(lake, [own(huge)])


def test_the_line_is_the_one_the_engine_names(lake, own):
    with pytest.raises(PlumbError) as told:
        run(lake, [own("select\n  t.ocid,\n  t.nowhere\nfrom tender as t")])
    assert told.value.line == 5
    assert "nowhere" in str(told.value)


def test_a_header_that_grows_without_bound_is_refused(tmp_path, today):
    path, _ = write("x001_dear_award", tmp_path, today=today)
    text = path.read_text().replace("rationale:", "a: &a [x, x]\nb: [*a, *a]\nrationale:", 1)
    path.write_text(text)
    (problem,) = check(path)
    assert "grow without bound" in problem.message
    assert text.splitlines()[problem.line - 1].startswith("a: &a")
