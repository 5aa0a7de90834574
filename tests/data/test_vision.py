from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.data import vision

IMPORTS = "from torchvision import datasets, transforms; from torchvision.transforms import v2"
RESIZE = "import torch; x = torch.zeros(1, 28, 28); print(transforms.Resize(14)(x).shape == v2.Resize(14)(x).shape)"
DECLARED_IN_PART = """
import torch
mine = torch.library.Library("torchvision", "DEF")
mine.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
"""


@pytest.mark.parametrize("before", ["", DECLARED_IN_PART], ids=["none-declared", "one-declared"])
def test_data_sets_and_both_transforms_work_beside_a_cpu_torch(kit: Path, before: str) -> None:
    """In a process of its own: what is imported once stays imported."""
    program = f"{before}\nfrom autograder.data import vision\nvision.datasets()\n{IMPORTS}\n{RESIZE}"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=kit, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_the_data_sets_are_torchvisions() -> None:
    assert vision.datasets().__name__ == "torchvision.datasets"


def test_without_torchvision_it_is_an_import_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torchvision", None)
    monkeypatch.delitem(sys.modules, "torchvision.datasets", raising=False)
    with pytest.raises(ImportError):
        vision.datasets()
