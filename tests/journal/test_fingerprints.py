import hmac

import pytest

from plumbrule.journal import fingerprints
from plumbrule.journal.fingerprints import Suppression, SuppressionKey, SuppressionList
from plumbrule.model.errors import PlumbError

KEY = SuppressionKey(1, bytes(32))


def entry(key=KEY, subject="person:1|company:2"):
    return Suppression(key.fingerprint("link", subject), key.version, "link", "safety", "t")


def test_the_fingerprint_is_an_hmac_of_level_and_key():
    expected = hmac.new(bytes(32), b"link\nperson:1|company:2", "sha256").hexdigest()
    assert KEY.fingerprint("link", "person:1|company:2") == expected
    assert SuppressionKey(2, b"k" * 32).fingerprint("link", "person:1|company:2") != expected
    for level, subject in (("page", "x"), ("link", "")):
        with pytest.raises(PlumbError, match="a suppression is of"):
            KEY.fingerprint(level, subject)


def test_what_is_on_the_list_is_kept_out():
    listed = SuppressionList((entry(),), KEY)
    assert listed.holds("link", "person:1|company:2")
    assert not listed.holds("person", "person:1|company:2")
    assert not listed.holds("link", "person:1|company:3")


def test_output_stops_when_the_list_cannot_be_compared():
    with pytest.raises(PlumbError, match="key is missing: nothing can be published"):
        SuppressionList((entry(),), None)
    with pytest.raises(PlumbError, match="another version"):
        SuppressionList((entry(),), SuppressionKey(2, bytes(32)))
    assert not SuppressionList((), None).holds("link", "x")


def test_an_entry_that_fits_nothing_is_named():
    listed = SuppressionList((entry(),), KEY)
    assert listed.unmatched([("link", "person:1|company:2")]) == ()
    assert listed.unmatched([("link", "person:1|company:02")]) == listed.entries
    assert SuppressionList((), None).unmatched([]) == ()


def test_the_key_is_made_once_and_read_back(tmp_path):
    assert fingerprints.load(tmp_path) is None
    key = fingerprints.make(tmp_path)
    assert fingerprints.make(tmp_path) == key == fingerprints.load(tmp_path)
    assert "key=" not in repr(key)
    (tmp_path / fingerprints.FILE_NAME).write_bytes(b"{}")
    with pytest.raises(PlumbError, match="damaged"):
        fingerprints.load(tmp_path)
    (tmp_path / fingerprints.FILE_NAME).write_bytes(b'{"version":1,"key":"00"}')
    with pytest.raises(PlumbError, match="damaged"):
        fingerprints.load(tmp_path)
