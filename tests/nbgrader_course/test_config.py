"""The config of a course gets our lines, and keeps its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from autograder.errors import AutograderError
from autograder.nbgrader_course import release_course
from autograder.nbgrader_course.config import CONFIG, EXECUTE, READER, REBUILD, read_config
from tests.conftest import KIT

NAME = "softmax_regression"


def configured(folder: Path, config: str | None) -> tuple[str, dict[str, Any]]:
    if config is not None:
        (folder / CONFIG).write_text(config)
    release_course(NAME, folder, KIT)
    text = (folder / CONFIG).read_text()
    return text, read_config(text, folder)["Autograde"]


def test_a_new_course_is_set_up_whole(tmp_path: Path) -> None:
    text, section = configured(tmp_path / "d2l", None)
    assert 'c.CourseDirectory.course_id = "d2l"' in text
    assert section["exporter_class"] == READER
    assert section["sanitize_preprocessors"][0] == REBUILD
    assert section["autograde_preprocessors"][0] == EXECUTE
    assert "nbgrader.preprocessors.Execute" not in section["autograde_preprocessors"]
    assert read_config(text, tmp_path)["SandboxedExecute"]["kit"] == str(KIT)


def test_what_is_there_stays_and_again_replaces_only_ours(tmp_path: Path) -> None:
    own = "# mine\nc = get_config()\nc.Exchange.root = '/x'\n"
    text, _ = configured(tmp_path, own)
    assert text.startswith(own)
    again, _ = configured(tmp_path, text + "\n# more of mine\n")
    assert again.count("# BEGIN autograder") == 1
    assert "# more of mine" in again
    assert read_config(again, tmp_path)["Exchange"]["root"] == "/x"


def test_an_exchange_in_the_course_is_the_one_that_students_use(tmp_path: Path) -> None:
    text, _ = configured(tmp_path, None)
    assert "Exchange" not in text
    (tmp_path / "exchange").mkdir()
    text, _ = configured(tmp_path, text)
    assert read_config(text, tmp_path)["Exchange"]["root"] == str(tmp_path.resolve() / "exchange")
    again, _ = configured(tmp_path, text)
    assert again == text


@pytest.mark.parametrize(
    "own",
    [
        "c.Autograde.autograde_preprocessors = ['json.JSONDecoder', 'nbgrader.preprocessors.Execute', 'json.JSONEncoder']",
        "import json\nfrom nbgrader.preprocessors import Execute\n"
        "c.Autograde.autograde_preprocessors = [json.JSONDecoder, Execute, json.JSONEncoder]",
    ],
)
def test_a_list_of_the_courses_own_keeps_its_order(own: str, tmp_path: Path) -> None:
    _, section = configured(tmp_path, f"c = get_config()\n{own}\n")
    names = section["autograde_preprocessors"]
    assert [name.rpartition(".")[2] for name in names] == ["JSONDecoder", "SandboxedExecute", "JSONEncoder"]


def test_a_list_that_the_course_changes_is_changed(tmp_path: Path) -> None:
    _, section = configured(
        tmp_path, "c = get_config()\nc.Autograde.autograde_preprocessors.append('json.JSONEncoder')\n"
    )
    names = section["autograde_preprocessors"]
    assert (names[0], names[-1], len(names)) == (EXECUTE, "json.JSONEncoder", 8)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (
            "class Mine: pass\nMine.__module__ = 'nowhere'\nc.Autograde.sanitize_preprocessors = [Mine]\n",
            "nowhere.Mine",
        ),
        ("1 / 0\n", "ZeroDivisionError"),
        ("c.\n", "SyntaxError"),
    ],
)
def test_a_config_that_cannot_be_used_is_not_touched(own: str, said: str, tmp_path: Path) -> None:
    config = tmp_path / CONFIG
    config.write_text("c = get_config()\n" + own)
    before = config.read_text()
    with pytest.raises(AutograderError, match=said):
        release_course(NAME, tmp_path, KIT)
    assert config.read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == [CONFIG]
