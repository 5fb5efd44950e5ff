"""CSV as it comes: encodings, delimiters, quotes, ragged rows, hostile bytes."""

from __future__ import annotations

import csv

import pytest

from plumbrule.model import PlumbError
from plumbrule.sources.mapping import SOURCE, is_sidecar
from plumbrule.sources.source import InputFile, ReadOptions

ROWS = "name,form\nÉcole,S.A.\n"
READ = [(2, "École", "S.A.")]


@pytest.mark.parametrize(
    "data",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("utf-16"),
        ROWS.encode("utf-16-le"),
        ROWS.encode("cp1252"),
    ],
)
def test_encodings_are_found(cells, data):
    assert cells(data) == READ


def test_an_encoding_may_be_named(cells):
    text = "name,form\nАльфа,ООО\n"  # noqa: RUF001
    assert cells(text.encode("cp1251"), "encoding: windows-1251\n") == [(2, "Альфа", "ООО")]  # noqa: RUF001


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiters_are_found(cells, sign):
    assert cells(
        f"name{sign}form\nA, b; c{sign}Ltd\n"
        if sign not in ",;"
        else f'name{sign}form\n"A, b; c"{sign}Ltd\n'
    ) == [(2, "A, b; c", "Ltd")]


def test_a_delimiter_may_be_named(cells):
    assert cells("name~form\nA~B\n", "delimiter: '~'\n") == [(2, "A", "B")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines_and_lines_inside_cells(cells, end):
    text = f'name,form{end}"A{end}b",Ltd{end}{end}C,"say ""x"""'
    inside = "A" + end + "b"
    assert cells(text) == [(2, inside, "Ltd"), (5, "C", 'say "x"')]


def test_the_names_of_columns_are_found_below_a_title(cells):
    text = "Report of 2020\n\nname,form,note\nA,Ltd,\n"
    assert cells(text) == [(4, "A", "Ltd")]


def test_names_of_columns_with_odd_spaces_and_columns_without_a_name(read):
    loaded = read(
        "\u00a0Name\n of,no,\nA,1,x\n".replace("\u00a0Name\n of", '" Name\n of "'),
        'data set: s\nrecords:\n  p: {table: party, key: "{no}", name: "{Name of}", status: "{#3}"}\n',
    )
    (party,) = loaded.rows("party")
    assert (party["name"], party["status"], party["line"]) == ("A", "x", 3)


def test_no_names_at_all(cells):
    extra = "header: none\ncolumns: [name, form]\n"
    assert cells("A,Ltd\nB,SA\n", extra) == [(1, "A", "Ltd"), (2, "B", "SA")]
    assert cells("A,Ltd\nB,SA\n", extra + "first row: 2\n") == [(2, "B", "SA")]


def test_the_line_of_the_names_may_be_given(cells):
    text = "name,form\nname,form\nA,Ltd\n"
    assert cells(text, "header: 2\n") == [(3, "A", "Ltd")]


def test_short_and_long_rows_are_faults(read):
    loaded = read(
        'name,form,x\nA,Ltd,1\nB\nC,"a\nb",1,2\nD,SA,1,,\n',
        'data set: s\nrecords:\n  p: {table: party, key: "{#line}", name: "{name}"}\n',
    )
    assert [(row["line"], row["name"]) for row in loaded.rows("party")] == [
        (2, "A"),
        (3, "B"),
        (6, "D"),
    ]
    assert loaded.faults() == [("changed", 3, ""), ("unreadable", 4, "")]


def test_a_table_whose_every_row_has_one_more_cell_than_names(cells):
    assert cells("name,form\nA,Ltd,\nB,SA,\n") == [(2, "A", "Ltd"), (3, "B", "SA")]


def test_an_empty_file_and_one_with_names_only(read, cells):
    with pytest.raises(PlumbError, match="the table is empty"):
        cells("")
    assert cells("name,form\n") == []


def test_zero_bytes_are_left_out_and_told(read):
    loaded = read(
        "name,no\nA\0lfa,1\n",
        'data set: s\nrecords:\n  p: {table: party, key: "{no}", name: "{name}"}\n',
    )
    assert loaded.rows("party")[0]["name"] == "Alfa"
    assert loaded.faults() == [("changed", 2, "")]


@pytest.mark.parametrize("limit", [131_072, 10_000_000])
def test_a_quote_that_is_never_closed_costs_a_bounded_piece(read, limit):
    csv.field_size_limit(limit)  # as another format may have left it
    text = "name,no\nA,1\n" + '"B,2\n' + "x,3\n" * 50_000 + "C,4\n"
    loaded = read(
        text, 'data set: s\nrecords:\n  p: {table: party, key: "{#line}", name: "{name}"}\n'
    )
    (reason,) = loaded.reasons()
    assert "opened on this line is not closed; lines 3 to" in reason
    names = [row["name"] for row in loaded.rows("party")]
    assert names[0] == "A"
    assert names[-1] == "C"


def test_an_endless_line_is_a_fault(read, monkeypatch):
    monkeypatch.setattr("plumbrule.sources.mapping.delimited.LONGEST_LINE", 1000)
    text = "name,no\nA,1\n" + "B" * 3_000_000 + ",2\nC,3\n"
    loaded = read(text, 'data set: s\nrecords:\n  p: {table: party, key: "{no}", name: "{name}"}\n')
    assert [(row["line"], row["name"]) for row in loaded.rows("party")] == [(2, "A"), (4, "C")]
    assert loaded.faults() == [("unreadable", 3, "")]


def test_a_formula_is_text(cells):
    formula = '=HYPERLINK("http://x.example","y")'
    text = 'name,form\n"' + formula.replace('"', '""') + '",@SUM(1)\n'
    assert cells(text) == [(2, formula, "@SUM(1)")]


def test_a_cut_between_the_two_signs_of_a_line_end(read, monkeypatch):
    monkeypatch.setattr("plumbrule.sources.encoding.CHUNK", 10)
    text = "name,no\r\nA,1\r\nBeta,2\r\n"
    for padding in range(12):
        loaded = read(
            text + "C" * padding + ",3\r\nD,4\r\n",
            'data set: s\nrecords:\n  p: {table: party, key: "{no}"}\n',
        )
        assert [row["line"] for row in loaded.rows("party")] == [2, 3, 4, 5]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_all_that_a_csv_writer_writes_is_read_back(read, tmp_path, encoding):
    names = ['a"b', "c,d", "e;f", "g\th", "l\nm", "é", "'", "=1", "n|o", "-0-", "x" * 5000]
    path = tmp_path / "written.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["no", "name"])
        writer.writerows(enumerate(names))
    loaded = read(
        path.read_bytes(),
        'data set: s\nrecords:\n  p: {table: party, key: "{no}", name: "{name}"}\n',
    )
    assert [row["name"] for row in loaded.rows("party")] == names


def test_mappings_beside_a_file(tmp_path):
    (tmp_path / "a.mapping.yml").write_text("data set: s")
    table = tmp_path / "a.csv"
    table.write_text("x,y\n")
    other = tmp_path / "b.csv"
    other.write_text("x,y\n")
    json = tmp_path / "a.json"
    json.write_text('{"x": 1}')

    def known(path, options=None):
        file = InputFile.at(path)
        return SOURCE.recognises(file, file.head(), options or ReadOptions())

    assert known(table)
    assert not known(other)
    assert known(other, ReadOptions(mapping=tmp_path / "a.mapping.yml"))
    assert known(json)
    assert not known(tmp_path / "a.mapping.yml")
    assert is_sidecar("x/a.csv.mapping.yml")
