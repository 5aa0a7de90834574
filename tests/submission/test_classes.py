"""Class folders as they lie on an instructor's disk: who gets a row and a page, what is said, and what is left out.

A case is a folder of tests/zoo/classes with an expected.toml: the `files` of the folder, a row for each student with
what of the source is `judged`, a part of each of its `notes`, and its `page` where that has another name; and what is
`not_judged`, with a part of the reason.
"""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.submission import find
from autograder.text import page_names
from tests.conftest import KIT

CASES = sorted(path.parent for path in (KIT / "tests" / "zoo" / "classes").glob("*/expected.toml"))
STEM = "softmax_regression"


def put(path: Path, content: str | dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        path.write_text(content, encoding="utf-8")
    elif "link" in content:
        path.symlink_to(content["link"])
    elif "pipe" in content:
        os.mkfifo(path)
    else:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, text in content.items():
                archive.writestr(name, text)
        path.write_bytes(buffer.getvalue())


@pytest.mark.skipif(sys.platform != "linux", reason="other disks do not take all names")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_class_folder_is_understood(case: Path, tmp_path: Path) -> None:
    wanted = msgspec.toml.decode((case / "expected.toml").read_bytes(), type=dict[str, Any])
    for name, content in wanted["files"].items():
        put(tmp_path / name, content)
    found = find([tmp_path], STEM)
    assert [each.student for each in found.submissions] == sorted(wanted["rows"])
    pages = page_names(each.student for each in found.submissions)
    for each in found.submissions:
        row = wanted["rows"][each.student]
        assert row["judged"] in each.text if "judged" in row else each.problem
        assert len(each.notes) == len(row.get("notes", [])), each.notes
        assert all(part in note for part, note in zip(sorted(row.get("notes", [])), sorted(each.notes), strict=True)), (
            each.notes
        )
        assert pages[each.student] == row.get("page", each.student)
    reasons = {each.name: each.reason for each in found.left_out}
    assert reasons.keys() == wanted.get("not_judged", {}).keys()
    assert all(part in reasons[name] for name, part in wanted.get("not_judged", {}).items()), reasons
