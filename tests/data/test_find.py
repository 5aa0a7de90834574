from __future__ import annotations

from pathlib import Path

import pytest

from autograder.data import DataSet, find, load, standin, vision
from autograder.errors import AutograderError, UsageError


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("AUTOGRADER_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(find, "_download", lambda folder: False)
    return tmp_path


def test_the_real_set_is_whole(fashion_mnist: DataSet) -> None:
    assert fashion_mnist.train_images.shape == (60_000, 28, 28)
    assert fashion_mnist.test_labels.bincount().tolist() == [1000] * 10


def test_without_network_the_stand_in_is_drawn(no_network: Path) -> None:
    assert load().name == "stand-in"


def test_asked_for_by_name_it_is_never_replaced(no_network: Path) -> None:
    with pytest.raises(AutograderError, match="could not be downloaded"):
        load("fashion-mnist")


def test_a_named_folder_without_data_is_an_error(no_network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTOGRADER_DATA_DIR", str(no_network))
    with pytest.raises(AutograderError, match="holds no readable Fashion-MNIST"):
        load()
    with pytest.raises(AutograderError, match="There is no folder"):
        load("auto", no_network / "nowhere")


def test_a_truncated_file_is_an_error(no_network: Path, fashion_mnist: DataSet) -> None:
    raw = no_network / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for name in (
        "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
    ):
        (raw / name).write_bytes(b"\0\0\x08\x01\0\0\0\x05abc")
    with pytest.raises(AutograderError):
        load("auto", no_network)


def test_an_unknown_kind_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="There are: auto, fashion-mnist, stand-in"):
        load("mnist")


def test_torchvision_works_beside_a_cpu_torch() -> None:
    from torchvision import transforms

    assert vision.datasets().FashionMNIST
    assert transforms.Resize(14)


def test_the_stand_in_is_the_same_every_time_and_balanced() -> None:
    one = standin.draw()
    two = standin.draw.__wrapped__()
    assert one.train_images.equal(two.train_images)
    assert one.test_labels.equal(two.test_labels)
    assert (one.train_images.shape, one.test_images.shape) == ((10_240, 28, 28), (2_560, 28, 28))
    counts = one.train_labels.bincount() + one.test_labels.bincount()
    assert counts.tolist() == [1280] * 10
