"""What of torch a worker does not have is missed by nothing that a student would use."""

from __future__ import annotations

import subprocess
import sys

import pytest

from autograder.sandbox.forked import Zygote
from autograder.wire import Raised, Returned
from tests.worker.conftest import answers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes are for Linux")


def _works(name: str) -> bool:
    """Whether a fresh program can import it: not where it is built for another torch."""
    return subprocess.run([sys.executable, "-c", f"import {name}"], stderr=subprocess.DEVNULL).returncode == 0


VISION = _works("torchvision.transforms")
BEFORE = """
import copy
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
net = nn.Sequential(nn.Flatten(), nn.Linear(4, 3), nn.BatchNorm1d(3), nn.Dropout(0.5))
X, y = torch.rand(6, 2, 2), torch.tensor([0, 1, 2, 0, 1, 2])
def step(optimizer):
    def closure():
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(X), y)
        loss.backward()
        return loss
    optimizer.step(closure)
    return True
"""
WORKS = [
    *(
        f"step(torch.optim.{name}(net.parameters(), lr=0.1))"
        for name in ("SGD", "Adam", "AdamW", "Adagrad", "RMSprop", "Adadelta", "LBFGS", "Rprop", "NAdam")
    ),
    "step(torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, nesterov=True, foreach=False))",
    "torch.optim.lr_scheduler.StepLR(torch.optim.SGD(net.parameters(), lr=0.1), 1).step()",
    "torch.optim.swa_utils.AveragedModel(net)(X).shape[0]",
    "torch.compile(net)(X).shape[0]",
    "torch.compile(mode='default')(lambda: 1)()",
    "torch.compiler.disable(lambda: 1)()",
    "torch.func.vmap(torch.func.grad(lambda x: (x**2).sum()))(torch.ones(3, 4)).shape[0]",
    "torch.func.functional_call(net, dict(net.named_parameters()), (X,)).shape[0]",
    "torch.autograd.functional.jacobian(lambda x: x**2, torch.ones(2)).shape[0]",
    "torch.utils.checkpoint.checkpoint(net, X, use_reentrant=False).sum().backward()",
    "torch.use_deterministic_algorithms(True)",
    "nn.utils.clip_grad_norm_(net.parameters(), 1.0).item()",
    "nn.utils.parametrizations.weight_norm(nn.Linear(2, 2))(torch.ones(1, 2)).shape[0]",
    "torch.autograd.gradcheck(lambda x: x**2, torch.ones(2, dtype=torch.float64, requires_grad=True))",
    "copy.deepcopy(net)(X).shape[0]",
    "sum(len(a) for a, b in DataLoader(TensorDataset(X, y), 2, shuffle=True))",
    "torch.utils.data.random_split(TensorDataset(X, y), [4, 2])[0][0][0].shape[0]",
    "torch.distributions.Normal(0.0, 1.0).sample().item() * 0",
    "torch.jit.script(nn.Linear(2, 2))(torch.ones(1, 2)).shape[0]",
    "torch.autograd.set_detect_anomaly(True)",
    "torch.linalg.lstsq(torch.eye(2), torch.ones(2, 1)).solution.shape[0]",
    "torch.inference_mode()(lambda: 1)()",
    "str(net), repr(torch.optim.Adam(net.parameters())), 1",
    "torch.testing.assert_close(torch.ones(2), torch.ones(2))",
    "torch.jit.trace(nn.Linear(2, 2), torch.ones(1, 2))(torch.ones(1, 2)).shape[0]",
    "assert not isinstance(net, torch._dynamo.OptimizedModule)",
    "assert not torch._dynamo.is_compiling() and list(torch.compiler.list_backends()) == []",
    "from torch.distributed.tensor import DTensor; assert not isinstance(X, DTensor)",
    "import torch.onnx; assert not torch.onnx.is_in_onnx_export()",
    "from torch.onnx import symbolic_opset11 as opset; opset.parse_args('v', 'f')(len)([1])",
    "from torch._dynamo.utils import is_compile_supported; assert not is_compile_supported('cpu')",
    "import torch._inductor.config as config; config.deterministic = True",
    "import torchvision.transforms; torchvision.transforms.ToTensor()" if VISION else "1",
]
CLOSED = [
    "torch._dynamo.eval_frame",
    "torch._dynamo.polyfills",
    "torch._inductor.inductor_prims",
    "torch.distributed.tensor",
    "torch.distributed.tensor.parallel.loss",
    "torch.onnx.ops",
]


@pytest.mark.parametrize("expression", WORKS)
def test_what_students_use_works(zygote: Zygote, expression: str) -> None:
    _, reply = answers(zygote, f"{BEFORE}\ndef ask():\n    {expression}\n    return 1")
    assert reply == Returned(1)


@pytest.mark.parametrize("name", CLOSED)
@pytest.mark.parametrize(
    "forget",
    [
        "",
        "[sys.modules.pop(each) for each in [*sys.modules] if each.startswith(('torch._dynamo', 'torch._inductor'))]",
        "sys.meta_path.pop(0); [sys.modules.pop(each) for each in [*sys.modules] if each.startswith(('torch._dynamo', 'torch._inductor', 'torch.onnx', 'torch.distributed.tensor'))]",
    ],
)
def test_what_is_closed_stays_closed(zygote: Zygote, name: str, forget: str) -> None:
    source = f"import importlib, sys, torch\ndef ask():\n    {forget}\n    return type(importlib.import_module({name!r})).__name__ == '_Empty'"
    _, reply = answers(zygote, source)
    # Either it is refused, or something empty stands in its place.
    assert isinstance(reply, Raised) or reply == Returned(True)
