from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from autograder.errors import UsageError
from autograder.submission import find


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x = 1\n")
    return path


def students(*paths: Path) -> list[str]:
    return [submission.student for submission in find(paths, "hw").submissions]


def test_a_class_is_files_and_folders_by_name(tmp_path: Path) -> None:
    for name in ("bob.py", "alice/hw.py", ".hidden.py", "carol/deep/hw.py", "notes.txt", "__pycache__/x.py"):
        put(tmp_path / name)
    assert students(tmp_path) == ["alice", "bob", "carol"]


def test_nbgraders_layout_names_the_student(tmp_path: Path) -> None:
    put(tmp_path / "submitted" / "dora" / "hw" / "hw.py")
    put(tmp_path / "submitted" / "dora" / "other" / "other.py")
    (found,) = find([tmp_path / "submitted"], "hw").submissions
    assert (found.student, found.chunks[0].name) == ("dora", "hw.py")


def test_a_file_of_the_assignments_name_belongs_to_its_folder(tmp_path: Path) -> None:
    assert students(put(tmp_path / "erik" / "hw.py")) == ["erik"]
    assert students(put(tmp_path / "fred" / "hw" / "hw.py")) == ["fred"]
    assert students(put(tmp_path / "gina.py")) == ["gina"]


def test_a_students_own_folder_is_one_submission(tmp_path: Path) -> None:
    put(tmp_path / "hans" / "hw.py")
    put(tmp_path / "hans" / "helper.py")
    assert students(tmp_path / "hans") == ["hans"]


def test_two_files_of_one_student_are_both_judged(tmp_path: Path) -> None:
    put(tmp_path / "ina.py")
    put(tmp_path / "ina" / "hw.py")
    one, two = find([tmp_path], "hw").submissions
    assert (one.student, two.student) == ("ina", "ina-2")
    assert "more than one" in two.warnings[0]


def test_a_missing_path_offers_the_near_miss(tmp_path: Path) -> None:
    put(tmp_path / "class" / "a.py")
    with pytest.raises(UsageError, match=r"Did you mean .*class"):
        find([tmp_path / "clas"], "hw")


def test_an_empty_folder_and_a_wrong_kind_of_file_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No submission"):
        find([tmp_path], "hw")
    with pytest.raises(UsageError, match="is no submission"):
        find([tmp_path / put(tmp_path / "a.txt").name], "hw")


def test_a_link_below_a_class_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "class" / "ann" / "hw" / "hw.py")
    (tmp_path / "class" / "ben").mkdir()
    (tmp_path / "class" / "ben" / "hw").symlink_to(tmp_path / "class" / "ann" / "hw")
    (tmp_path / "class" / "cleo.py").symlink_to(tmp_path / "class" / "ann" / "hw" / "hw.py")
    ann, ben, cleo = find([tmp_path / "class"], "hw").submissions
    assert ann.chunks
    assert (ben.chunks, ben.problem) == ((), "hw is a link: submit the file itself.")
    assert (cleo.chunks, cleo.problem) == ((), "cleo.py is a link: submit the file itself.")


def test_what_the_command_is_given_may_be_a_link(tmp_path: Path) -> None:
    put(tmp_path / "class" / "ann.py")
    (tmp_path / "link").symlink_to(tmp_path / "class")
    assert find([tmp_path / "link"], "hw").submissions[0].chunks


def test_an_archive_in_a_students_folder_is_opened(tmp_path: Path) -> None:
    (tmp_path / "ann").mkdir()
    with zipfile.ZipFile(tmp_path / "ann" / "work.zip", "w") as archive:
        archive.writestr("homework/hw.py", "x = 1\n")
    (found,) = find([tmp_path], "hw").submissions
    assert (found.student, found.text) == ("ann", "x = 1\n")


def test_a_name_that_is_no_text_is_no_reason_to_stop(tmp_path: Path) -> None:
    put(Path(os.fsdecode(bytes(tmp_path) + b"/ann\xff\x1b.py")))
    (found,) = find([tmp_path], "hw").submissions
    assert found.student == "ann__"
    assert found.sha256


def test_files_that_are_named_one_by_one_are_understood_as_in_a_folder(tmp_path: Path) -> None:
    for name in ("ann.py", "ann (1).py", "smithalice_1_22_hw.py", "ben/hw.py"):
        put(tmp_path / name)
    (tmp_path / "notes.pdf").write_text("x")
    found = find(sorted(tmp_path.iterdir()), "hw")
    assert [each.student for each in found.submissions] == ["ann", "ben", "smithalice"]
    assert [each.name for each in found.left_out] == ["notes.pdf"]


def test_the_archive_of_a_whole_class_is_to_be_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as archive:
        for name in ("smithalice_1_22_hw.py", "jonesbob_2_23_hw.py"):
            archive.writestr(name, "x = 1\n")
    with pytest.raises(UsageError, match=r"holds the work of 2 people: unpack it, and name the folder"):
        find([tmp_path / "submissions.zip"], "hw")


def test_a_class_of_nothing_but_reports_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("x")
    with pytest.raises(UsageError, match="No submission"):
        find([tmp_path], "hw")


def test_the_archive_of_one_stops_nobody_else(tmp_path: Path) -> None:
    put(tmp_path / "bob.py")
    with zipfile.ZipFile(tmp_path / "mallory.zip", "w") as archive:
        for name in ("hw.py", "run_1_20_final.py", "run_2_20_final.py"):
            archive.writestr(name, "x = 1\n")
    assert students(tmp_path / "bob.py", tmp_path / "mallory.zip") == ["bob", "mallory"]


@pytest.mark.parametrize("stray", ["hw.py", "hw (1).py", "hw-2.ipynb"])
@pytest.mark.parametrize(
    "work", [("alice/hw.py", "bob/solution.ipynb"), ("alice/deep/hw.py", "bob/a/b/hw.ipynb"), ("alice.zip", "bob.zip")]
)
def test_a_stray_file_does_not_swallow_the_class(stray: str, work: tuple[str, ...], tmp_path: Path) -> None:
    for name in (*work, stray):
        put(tmp_path / name)
    assert students(tmp_path) == ["alice", "bob", "hw"]


def test_a_folder_with_copies_deep_in_it_is_still_one_students(tmp_path: Path) -> None:
    for name in ("hw.py", "book/chapter/util.py", "notes/old/hw.py"):
        put(tmp_path / "carol" / name)
    assert students(tmp_path / "carol") == ["carol"]


def test_nobody_is_told_of_helpers_where_students_are_named_one_by_one(tmp_path: Path) -> None:
    for name in ("alice/hw/hw.py", "alice/hw/util.py", "bob/hw/hw.py"):
        put(tmp_path / name)
    found = find([tmp_path / "alice" / "hw", tmp_path / "bob" / "hw"], "hw")
    assert [each.student for each in found.submissions] == ["alice", "bob"]
    assert found.left_out == []


def test_files_beside_the_solution_in_a_folder_are_named_lest_they_are_a_class(tmp_path: Path) -> None:
    for name in ("alice.py", "bob.py", "hw.py", "hw (1).py", "notes.pdf"):
        put(tmp_path / "class" / name)
    found = find([tmp_path / "class"], "hw")
    assert [each.student for each in found.submissions] == ["class"]
    reason = "class was taken for one student's folder, because hw lies in it; if not, move that away"
    assert [(each.name, each.reason) for each in found.left_out] == [("alice.py", reason), ("bob.py", reason)]


def test_a_hidden_name_is_no_reason_to_be_lost_in_silence(tmp_path: Path) -> None:
    for name in (
        "ann.py",
        ".alice.py",
        "__carol.py",
        "__eve/hw.py",
        ".git/hw.py",
        "__MACOSX/hw.py",
        "._ann.py",
        ".bob.rar",
    ):
        put(tmp_path / name)
    assert [each.name for each in find([tmp_path], "hw").left_out] == [".alice.py", ".bob.rar", "__carol.py", "__eve"]


def test_who_has_the_very_name_keeps_it(tmp_path: Path) -> None:
    for name, text in (("alice .py", "x = 2\n"), ("alice.py", "x = 1\n")):
        (tmp_path / name).write_text(text)
    one, two = find([tmp_path], "hw").submissions
    assert [(each.student, each.chunks[0].source) for each in (one, two)] == [
        ("alice", "x = 1\n"),
        ("alice-2", "x = 2\n"),
    ]
    assert (one.warnings, len(two.warnings)) == ((), 1)


def download_of(folder: Path, *people: str) -> None:
    for number, person in enumerate(people):
        put(folder / f"{person}_{number}_2{number}_hw.py").write_text(f"{person} = 1\n")


def test_a_folder_of_downloads_is_the_classes_in_it(tmp_path: Path) -> None:
    download_of(tmp_path / "canvas" / "submissions", "ann", "ben")
    put(tmp_path / "moodle" / "Cleo Klein_7_assignsubmission_file_" / "hw.py")
    put(tmp_path / "moodle" / "Dora Kim_8_assignsubmission_file_" / "hw.py")
    for number in (1, 2):
        put(tmp_path / "gradescope" / f"submission_{number}" / "hw.py")
    (tmp_path / "gradescope" / "submission_metadata.yml").write_text("submission_1:\n  :submitters:\n  - :name: Emil\n")
    (tmp_path / "notes.pdf").write_text("x")
    found = find([tmp_path], "hw")
    assert [each.student for each in found.submissions] == [
        "Cleo Klein", "Dora Kim", "Emil", "ann", "ben", "submission_2",
    ]  # fmt: skip
    assert found.submissions[4].text == "ben = 1\n"
    assert [each.name for each in found.left_out] == ["notes.pdf"]


def test_beside_others_a_download_is_a_row_that_says_what_to_do(tmp_path: Path) -> None:
    put(tmp_path / "zoe.py")
    download_of(tmp_path / "canvas", "ann", "ben")
    put(tmp_path / "carl" / "hw.py")
    download_of(tmp_path / "carl" / "friends", "ann", "ben")
    with zipfile.ZipFile(tmp_path / "moodle.zip", "w") as archive:
        for number in (1, 2):
            archive.writestr(f"A B_{number}_assignsubmission_file_/hw.py", "x = 1\n")
    canvas, carl, moodle, zoe = find([tmp_path], "hw").submissions
    assert (canvas.chunks, moodle.chunks) == ((), ())
    assert "what 2 people submitted" in canvas.problem
    assert "give `grade` that folder by itself" in moodle.problem
    assert carl.chunks
    assert zoe.chunks
    assert not carl.problem


def test_dates_in_the_names_of_a_students_files_are_nobodys_names(tmp_path: Path) -> None:
    for name in ("hw.py", "run_2024_11_05.py", "log_2023_10_06.py"):
        put(tmp_path / "ann" / name)
    put(tmp_path / "ben.py")
    ann, _ = find([tmp_path], "hw").submissions
    assert (ann.problem, ann.chunks[0].name) == ("", "hw.py")
