from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from autograder.notebook.display import Said, shell, shows_pictures


@pytest.mark.parametrize(
    ("ipython", "pictures"), [(None, False), (SimpleNamespace(), False), (SimpleNamespace(kernel=object()), True)]
)
def test_pictures_are_for_a_kernel(ipython: object, pictures: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: ipython))
    assert shell() is ipython
    assert shows_pictures() is pictures


def test_without_ipython_there_is_no_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    assert shell() is None


def test_words_stand_in_the_place_of_a_traceback() -> None:
    assert Said("one\ntwo")._render_traceback_() == ["one", "two"]
