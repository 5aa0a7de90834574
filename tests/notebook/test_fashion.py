from __future__ import annotations

from pathlib import Path

import pytest
import torch

from autograder.data import find
from autograder.data.synthetic import draw
from autograder.notebook import get_fashion_mnist_labels, load_data
from autograder.notebook.fashion import NoData


@pytest.fixture
def nothing_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No folder is named, the cache is empty, and nobody answers."""
    monkeypatch.delenv("AUTOGRADER_DATA_DIR", raising=False)
    monkeypatch.setattr(find, "cache_dir", lambda: tmp_path / "cache")
    monkeypatch.setattr(find, "_MIRROR", "http://127.0.0.1:9/")


@pytest.mark.usefixtures("nothing_here")
def test_without_the_real_set_garments_are_drawn_and_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find, "_download", lambda folder: pytest.fail("nobody asked for a download"))
    data, drawn = load_data(), draw()
    assert data.name == "synthetic"
    assert data.train_images.shape == (10_240, 28, 28)
    assert (data.test_images * 255).round().byte().equal(drawn.test_images)
    assert data.test_labels.equal(drawn.test_labels)
    assert "drawn by the kit" in capsys.readouterr().out


def test_where_the_real_set_is_it_is_taken(
    fashion_mnist_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUTOGRADER_DATA_DIR", str(fashion_mnist_dir))
    data = load_data()
    assert (data.name, len(data.train_labels), data.train_images.dtype) == ("fashion-mnist", 60_000, torch.float32)
    assert 0 <= data.train_images.min() < data.train_images.max() == 1
    assert capsys.readouterr().out.startswith("Fashion-MNIST: 60,000 images to train on")


@pytest.mark.usefixtures("nothing_here")
def test_a_download_that_fails_is_one_line() -> None:
    with pytest.raises(NoData, match="could not be downloaded") as caught:
        load_data(download=True)
    assert len(caught.value._render_traceback_()) == 1


def test_a_label_has_its_name() -> None:
    assert get_fashion_mnist_labels(torch.tensor([0, 9])) == ["t-shirt", "ankle boot"]
    assert get_fashion_mnist_labels([8]) == ["bag"]
