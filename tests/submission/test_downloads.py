from __future__ import annotations

from pathlib import Path

import pytest

from autograder.submission.downloads import METADATA, Download, Unknown, download, gradescope_people, people_in


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("smithalice_12345_678901_hw.py", Download("smithalice", "12345", "hw.py")),
        ("smithalice_LATE_12345_678901_hw-1.py", Download("smithalice", "12345", "hw-1.py", late=True)),
        ("o_neil_12345_678901_my_hw_2.py", Download("o_neil", "12345", "my_hw_2.py")),
        ("garcíamaría_1_22_hw.py", Download("garcíamaría", "1", "hw.py")),
        ("कि_12345_678901_hw.py", Download("कि", "12345", "hw.py")),
        ("anon_ab12C_678901_hw.py", Download("anon_ab12C", "anon_ab12C", "hw.py")),
        ("LATE_anon_ab12C_678901_hw.py", Download("anon_ab12C", "anon_ab12C", "hw.py", late=True)),
        ("smithalice_12345_text.html", Download("smithalice", "12345", typed=True)),
        ("smithalice_LATE_12345_link.html", Download("smithalice", "12345", late=True, typed=True)),
        ("Alice Smith_1234567_assignsubmission_file_", Download("Alice Smith", "1234567")),
        ("Alice Smith_1234567_assignsubmission_file", Download("Alice Smith", "1234567")),
        ("Alice Smith_1234567_assignsubmission_file_hw_1.py", Download("Alice Smith", "1234567", "hw_1.py")),
        ("Alice Smith_1234567_assignsubmission_onlinetext_", Download("Alice Smith", "1234567", typed=True)),
        ("Default group_assignsubmission_file_", Download("Default group", "")),
        ("alice.py", None),
        ("Alice_12345_678901_hw.py", None),
        ("alice smith_12345_678901_hw.py", None),
        ("12345_678901_hw.py", None),
        ("hw_3_4_final.py", None),
        ("submission_98765", None),
    ],
)
def test_what_a_name_says(name: str, told: Download | None) -> None:
    assert download(name, {}) == told


def test_a_gradescope_export_says_whose_a_folder_is(tmp_path: Path) -> None:
    (tmp_path / METADATA).write_text(
        "submission_1:\n  :submitters:\n  - :name: Ann\n    :sid: '007'\n  - :email: ben@x.edu\n"
        "  :created_at: 2020-02-31 06:58:05 Z\nsubmission_2: 3\nsubmission_3:\n  :submitters: []\n"
    )
    people = gradescope_people(tmp_path)
    assert people == {"submission_1": Download("Ann, ben@x.edu", "007+ben@x.edu")}
    assert download("submission_1", people) == people["submission_1"]


@pytest.mark.parametrize("data", [b"a: [", b"\xff", b"a: *b", b"[" * 5000])
def test_an_export_that_cannot_be_read_is_said(data: bytes, tmp_path: Path) -> None:
    (tmp_path / METADATA).write_bytes(data)
    with pytest.raises(Unknown):
        gradescope_people(tmp_path)


def test_no_export_and_one_of_another_shape_tell_nothing(tmp_path: Path) -> None:
    assert gradescope_people(tmp_path) == {}
    (tmp_path / METADATA).write_text("[1, 2]")
    assert gradescope_people(tmp_path) == {}


def test_an_archive_of_a_class_is_known_by_its_names() -> None:
    assert people_in(["a_1_22_hw.py", "a_1_23_x.py", "b_2_24_hw.py"]) == 2
    assert people_in(["Ann B_1_assignsubmission_file_/hw.py", "Ben C_2_assignsubmission_file_/hw.py"]) == 2
    assert people_in([f"x/{METADATA}", "x/submission_1/hw.py", "x/submission_1/y.py", "x/submission_2/hw.py"]) == 2
    assert people_in(["hw.py", "week 3/other.py"]) == 0
