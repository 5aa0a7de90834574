from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from autograder.submission import files
from autograder.submission.files import File, files_of, is_system_name
from autograder.submission.model import Unreadable
from autograder.submission.read import Source, read_sources


def put(path: Path, text: str = "x = 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def packed(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def names(path: Path) -> list[str]:
    return [file.name for file in files_of(path, path.name, "hw")]


def test_a_folder_is_its_files_those_that_lie_higher_first(tmp_path: Path) -> None:
    for name in (
        "z.txt",
        "a/b/c.py",
        "a/x.py",
        ".git/x.py",
        "__pycache__/x.py",
        "tests/x.py",
        "venv/x.py",
        "Thumbs.db",
    ):
        put(tmp_path / name)
    assert names(tmp_path) == ["z.txt", "a/x.py", "a/b/c.py"]


def test_a_link_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "hw.py").symlink_to("hw.py")
    (tmp_path / "all").symlink_to("/")
    found = files_of(tmp_path, "ann", "hw")
    assert [(file.name, file.link) for file in found] == [("all", True), ("hw.py", True)]
    assert not any(file.is_source() for file in found)


def test_what_is_looked_at_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_MOST_NAMES", 50)
    for i in range(60):
        put(tmp_path / "pictures" / f"{i}.png")
    put(tmp_path / "hw.py")
    assert names(tmp_path)[0] == "hw.py"
    assert len(names(tmp_path)) < 50
    deep = tmp_path / "deep"
    put(deep.joinpath(*"abcdefghijklmnop") / "hw.py")
    assert names(deep) == []


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "hw.py")
    (file,) = files_of(tmp_path, "ann", "hw")
    with pytest.raises(Unreadable, match="no ordinary file"):
        file.read()


def test_an_archive_in_an_archive_is_opened_and_no_more(tmp_path: Path) -> None:
    third = packed({"hw.py": "x = 3\n"})
    (tmp_path / "ann.zip").write_bytes(packed({"b/in.zip": packed({"x.py": "x = 2\n", "on.zip": third}), "a.txt": "x"}))
    found = files_of(tmp_path / "ann.zip", "ann.zip", "hw")
    assert [file.name for file in found] == ["a.txt", "b/in.zip/on.zip", "b/in.zip/x.py"]
    assert found[2].read() == b"x = 2\n"


def test_the_newest_archive_is_opened_where_the_solution_does_not_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "work.zip").write_bytes(packed({"old.py": "x"}))
    (tmp_path / "work (1).zip").write_bytes(packed({"new.py": "x"}))
    put(tmp_path / "helper.py")
    assert names(tmp_path) == ["helper.py", "work (1).zip/new.py"]
    put(tmp_path / "hw (2).py")
    assert names(tmp_path) == ["helper.py", "hw (2).py", "work (1).zip", "work.zip"]


def test_a_damaged_archive_beside_a_program_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "work.zip").write_bytes(b"PK")
    with pytest.raises(Unreadable, match=r"work\.zip cannot be unpacked"):
        names(tmp_path)
    put(tmp_path / "mine.py")
    assert names(tmp_path) == ["mine.py"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_unpacks_without_bounds_is_refused(method: int, tmp_path: Path) -> None:
    (tmp_path / "ann.zip").write_bytes(packed({"hw.py": "x = 1\n" * 100}, method))
    (file,) = files_of(tmp_path / "ann.zip", "ann.zip", "hw")
    with pytest.raises(Unreadable, match=r"make an ordinary \.zip"):
        file.read()


def test_only_what_may_be_judged_counts_against_the_size_of_an_archive(tmp_path: Path) -> None:
    big = b"\0" * (33 << 20)
    (tmp_path / "ann.zip").write_bytes(packed({"data/train.bin": big, "hw.py": "x = 1\n"}))
    assert names(tmp_path / "ann.zip") == ["hw.py", "data/train.bin"]
    (tmp_path / "ben.zip").write_bytes(packed({"hw.py": big}))
    with pytest.raises(Unreadable, match="holds too much"):
        names(tmp_path / "ben.zip")


def test_a_header_that_promises_less_gets_no_more(tmp_path: Path) -> None:
    data = bytearray(packed({"hw.py": b"#" * 100}))
    record = data.index(b"PK\x01\x02")
    data[record + 24 : record + 28] = (10).to_bytes(4, "little")  # the size, unpacked
    (tmp_path / "ann.zip").write_bytes(data)
    (file,) = files_of(tmp_path / "ann.zip", "ann.zip", "hw")
    with pytest.raises(Unreadable, match="cannot be unpacked"):
        file.read()


def test_an_archive_of_too_many_names_is_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_MOST_NAMES", 20)
    (tmp_path / "ann.zip").write_bytes(packed({f"{i}.txt": "" for i in range(30)}))
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(Unreadable, match="holds too much"):
        names(tmp_path / "ann.zip")


def test_what_a_program_put_there_is_hidden() -> None:
    assert all(map(is_system_name, (".DS_Store", "__MACOSX", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints")))
    assert not any(map(is_system_name, ("alice", "_alice", "README")))


def test_versions_of_the_stem_are_the_solution() -> None:
    sources = ["hw.py", "HW.ipynb", "a/hw (1).py", "hw-2.py"]
    assert all(File(name, 0, bytes).is_source("hw") for name in sources)
    assert not any(File(name, 0, bytes).is_source("hw") for name in ("hw2.py", "hw.txt", "part-1.py"))


def test_the_archives_of_one_hand_in_are_bounded_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "alice" / "notes.txt")
    (tmp_path / "alice" / "a.zip").write_bytes(packed({"data.txt": os.urandom(5_000)}))
    (tmp_path / "alice" / "b.zip").write_bytes(packed({"hw.py": "x = 1\n"}))
    folder = [Source(tmp_path / "alice", "alice")]
    uploads = [Source(path, path.name) for path in sorted((tmp_path / "alice").iterdir())]
    large, small = (uploads[i].path.stat().st_size for i in (0, 1))
    too_large = "The archives are larger than 0 MB together: submit one, with only your solution."
    # What is too much is left out, and said where nothing else is found.
    for most, said in ((large + small, ""), (large + small - 1, ""), (small, ""), (small - 1, too_large)):
        monkeypatch.setattr(files, "LARGEST_PACKED", most)
        assert {read_sources(each, "hw", "alice").problem for each in (folder, uploads)} == {said}
