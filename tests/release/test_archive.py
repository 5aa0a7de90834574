from __future__ import annotations

import io
import zipfile

from autograder.release.archive import Member, write_archive

MEMBERS = [Member("b/run", b"#!", program=True), Member("a.txt", "ä".encode())]


def test_the_same_members_make_the_same_bytes_in_their_order() -> None:
    one, other = io.BytesIO(), io.BytesIO()
    write_archive(one, MEMBERS)
    write_archive(other, iter(MEMBERS))
    assert one.getvalue() == other.getvalue()
    with zipfile.ZipFile(one) as archive:
        assert archive.namelist() == ["b/run", "a.txt"]
        assert archive.read("a.txt").decode() == "ä"


def test_a_program_may_be_run_and_a_file_may_not() -> None:
    written = io.BytesIO()
    write_archive(written, MEMBERS)
    with zipfile.ZipFile(written) as archive:
        assert [info.external_attr >> 16 for info in archive.infolist()] == [0o755, 0o644]
