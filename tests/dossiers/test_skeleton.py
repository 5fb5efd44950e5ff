"""What is written first is whole: it is a kind, and its test passes."""

import importlib.util

import pytest

from plumbrule.dossiers.machinery.kinds import checked
from plumbrule.dossiers.machinery.skeleton import write
from plumbrule.model.errors import PlumbError


def load(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_new_kind_is_whole(tmp_path):
    kind, test = write("found_asset", tmp_path, tmp_path / "tests")
    described = load(kind).KIND
    assert checked(described).name == "found_asset"
    assert test.name == "test_found_asset.py"
    compile(test.read_text(), str(test), "exec")
    assert described.result("open", "close") == "closed"


def test_nothing_is_written_over_and_names_fit(tmp_path):
    write("asset", tmp_path, tmp_path)
    with pytest.raises(PlumbError, match="already"):
        write("asset", tmp_path, tmp_path)
    for name in ("Asset", "my-asset", "_asset", "1a"):
        with pytest.raises(PlumbError, match="no name"):
            write(name, tmp_path, tmp_path)
