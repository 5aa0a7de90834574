"""Once a harness has asked for torchvision, a submission finds it: in every tier of the sandbox, and in this process."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch

from autograder.sandbox.tiers import Tier
from autograder.wire import REPLIES, Call, Load, Returned
from autograder.worker import vision

HARNESS = (
    "from autograder.worker.vision import torchvision\ntorchvision()\ndef ask(student):\n    return student.ask()\n"
)


def test_data_sets_and_transforms_work_here() -> None:
    torchvision = vision.torchvision()
    image = torchvision.transforms.ToPILImage()(torch.ones(1, 4, 4))
    assert torchvision.transforms.ToTensor()(image).shape == (1, 4, 4)
    assert issubclass(torchvision.datasets.FashionMNIST, torch.utils.data.Dataset)


def test_it_is_prepared_for_whoever_imports_it_later() -> None:
    program = (
        "import sys\nimport autograder.notebook\nassert 'torchvision' not in sys.modules\n"
        "from torchvision import transforms\nfrom autograder.worker.vision import torchvision\n"
        "assert torchvision().transforms is transforms\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="sandboxes are for Linux")
def test_a_submission_in_a_sandbox_imports_it(tier: Tier) -> None:
    source = (
        "import torch\nfrom torchvision import datasets, transforms\n"
        "def ask():\n"
        "    image = transforms.ToPILImage()(torch.ones(1, 4, 4))\n"
        "    size = transforms.Compose([transforms.Resize(8), transforms.ToTensor()])(image).shape\n"
        "    return f'{datasets.FashionMNIST.__name__} {list(size)}'\n"
    )
    with tier.start() as zygote:
        zygote.warm("<harness>", HARNESS)
        worker = zygote.spawn(2 << 30, 60)
        try:
            for request in (Load([("answer.py", source)], HARNESS), Call("ask", [], 0)):
                worker.channel.send(request, [])
                reply = worker.channel.receive(REPLIES).message
        finally:
            worker.end()
    assert reply == Returned("FashionMNIST [1, 8, 8]")


def test_another_fault_is_an_import_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torchvision", None)
    with pytest.raises(ImportError):
        vision.torchvision()


def test_a_data_set_holds_other_images_until_the_block_ends() -> None:
    datasets = vision.torchvision().datasets
    train, test = ((torch.full((n, 28, 28), n).byte(), torch.arange(n)) for n in (3, 2))
    with vision.holding(datasets.FashionMNIST, train, test):
        learned, unseen = (datasets.FashionMNIST("nowhere", is_train, download=True) for is_train in (True, False))
        with pytest.raises(RuntimeError, match=r"KMNIST holds other images: use torchvision\.datasets\.FashionMNIST"):
            datasets.KMNIST("nowhere", download=True)
    assert (len(learned), len(unseen)) == (3, 2)
    picture, label = unseen[1]
    assert (picture.size, picture.getpixel((0, 0)), label) == ((28, 28), 2, 1)
    with pytest.raises(RuntimeError, match="Dataset not found"):
        datasets.FashionMNIST("nowhere")
