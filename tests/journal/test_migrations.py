import pytest
import sqlalchemy as sa

from plumbrule.journal import database, migrations, schema
from plumbrule.journal.entry import Draft
from plumbrule.journal.opening import open_journal
from plumbrule.journal.verification import verify
from plumbrule.model.errors import PlumbError


def columns(engine):
    inspector = sa.inspect(engine)
    return {
        name: sorted(column["name"] for column in inspector.get_columns(name))
        for name in inspector.get_table_names()
    }


def test_the_steps_lead_to_the_tables_that_the_queries_see(journal):
    declared = {
        table.name: sorted(column.name for column in table.columns)
        for table in schema.metadata.sorted_tables
    }
    assert columns(journal.engine) == declared
    assert len(migrations.STEPS) == schema.VERSION


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_a_journal_of_each_earlier_schema_is_brought_forward(
    version, journal_url, tmp_path, monkeypatch
):
    """The earlier release is this one, told to stop at the earlier schema."""
    monkeypatch.setattr(schema, "VERSION", version)
    monkeypatch.setitem(migrations.migrate.__kwdefaults__, "target", version)
    old = open_journal(tmp_path, journal_url)
    old.append([Draft("case/1", "case.note", "u1", {"text": str(n)}) for n in range(300)])
    kept = old.checkpoint()
    with database.reading(old.engine) as connection:
        assert migrations.present(connection) == version
    before = list(old.acts())
    old.close()
    monkeypatch.undo()
    new = open_journal(tmp_path, journal_url)
    with database.reading(new.engine) as connection:
        assert migrations.present(connection) == schema.VERSION
    assert list(new.acts()) == before
    new.append([Draft("case/1", "case.note", "u1", {"text": "after"})])
    report = verify(new, [kept])
    assert (report.faults, report.size) == ((), 302)
    new.close()


def test_a_journal_of_a_later_release_is_left_alone(journal, journal_url, tmp_path):
    with database.writing(journal.engine) as connection:
        connection.execute(schema.schema.update().values(version=schema.VERSION + 1))
    with pytest.raises(PlumbError, match="use a later release"):
        open_journal(tmp_path, journal_url)
