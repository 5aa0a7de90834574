"""A worker that lacks what is banned, asked for it in every way. The zoo holds programs that work round the ban."""

from __future__ import annotations

import gc
import sys
from typing import Any

import pytest

from autograder.sandbox.forked import Zygote
from autograder.wire import Caught, Loaded, Raised, Returned
from autograder.worker.ban import library
from tests.worker.conftest import answers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes are for Linux")

ENTROPY = [
    "softmax",
    "softmin",
    "nll_loss",
    "cross_entropy",
    "bce",
    "kl_div",
    "ctc_loss",
    "attention",
    "torch.distributions",
]
BANNED = {"entropy": ENTROPY, "sgd": ["torch.optim", "_fused_"], "data": ["torch.utils.data"]}
BEFORE = """
import threading
import torch
import torch.nn.functional as F
from torch import nn
X, y = torch.rand(3, 4, requires_grad=True), torch.tensor([0, 1, 2])
P = torch.full((3, 4), 0.25)
D = torch.distributions
def log_p():
    return torch.randn(2, 3, 4)
"""
REFUSED = {
    # what, by whom, for which entry
    "X.softmax(1)": ("entropy", "softmax"),
    "torch.softmax(X.detach(), 1)": ("entropy", "softmax"),
    "torch.softmax(X, 1, out=torch.empty(3, 4))": ("entropy", "softmax"),
    "torch.log_softmax(X, 1)": ("entropy", "softmax"),
    "torch.special.softmax(X, 1)": ("entropy", "softmax"),
    "torch.special.log_softmax(X, 1)": ("entropy", "softmax"),
    "torch.sparse.softmax(P.to_sparse(), 1)": ("entropy", "softmax"),
    "torch.softmax(P.to_sparse_csr(), 1)": ("entropy", "softmax"),
    "torch.softmax(P.to_mkldnn(), 1)": ("entropy", "softmax"),
    "torch.softmax(torch.nested.nested_tensor([P[0], P[1]]), -1)": ("entropy", "softmax"),
    "torch.ops.quantized.softmax(torch.quantize_per_tensor(P, 0.1, 0, torch.quint8), 1, 0.1, 0)": ("entropy", "softmax"),
    "torch.masked.softmax(P, 1, mask=P > 0)": ("entropy", "softmax"),
    "torch._masked_softmax(P, P < 0, 1)": ("entropy", "softmax"),
    "torch.ops.aten._safe_softmax(P, 1)": ("entropy", "softmax"),
    "torch.ops.aten._softmax_backward_data(P, P, 1, torch.float32)": ("entropy", "softmax"),
    "torch._softmax(P, 1, False)": ("entropy", "softmax"),
    "torch._refs.softmax(P, 1)": ("entropy", "softmax"),
    "torch._decomp.decompositions._softmax(P, 1, False)": ("entropy", "softmax"),
    "torch.vmap(lambda x: x.softmax(0))(P)": ("entropy", "softmax"),
    "torch.func.grad(lambda x: x.softmax(0)[0])(P[0])": ("entropy", "softmax"),
    "F.softmin(X, 1)": ("entropy", "softmin"),
    "F.gumbel_softmax(X)": ("entropy", "softmax"),
    "nn.Softmax2d()(P[None, None])": ("entropy", "softmax"),
    "nn.AdaptiveLogSoftmaxWithLoss(4, 8, [2, 4])(P, y)": ("entropy", "softmax"),
    "F.nll_loss(P, y)": ("entropy", "nll_loss"),
    "F.nll_loss(P[None].transpose(1, 2), y[None])": ("entropy", "nll_loss"),
    "nn.CrossEntropyLoss(reduction='none')(X, y)": ("entropy", "cross_entropy"),
    "F.binary_cross_entropy(P, P)": ("entropy", "cross_entropy"),
    "nn.BCEWithLogitsLoss()(P, P)": ("entropy", "cross_entropy"),
    "F.kl_div(P.log(), P, reduction='none')": ("entropy", "kl_div"),
    "F.ctc_loss(log_p(), torch.ones(3, 1).long(), torch.full((3,), 2), torch.ones(3).long())": ("entropy", "ctc_loss"),
    "F.scaled_dot_product_attention(P[None], P[None], P[None])": ("entropy", "attention"),
    "nn.MultiheadAttention(4, 1, batch_first=True).train()(P[None], P[None], P[None])": ("entropy", "attention"),
    "torch.no_grad()(nn.MultiheadAttention(4, 2, batch_first=True).eval())(*[P[None]] * 3)": ("entropy", "attention"),
    "torch.inference_mode()(nn.TransformerEncoderLayer(4, 2, 4, batch_first=True).eval())(P[None])": ("entropy", "attention"),
    "D.Categorical(logits=X).probs": ("entropy", "torch.distributions"),
    "D.StickBreakingTransform()(X)": ("entropy", "torch.distributions"),
    "D.Geometric(P).log_prob(P)": ("entropy", "torch.distributions"),
    "[c for c in object.__subclasses__() if c.__module__ == 'torch.distributions.distribution'][0].__init__(None)": ("entropy", "torch.distributions"),
    "torch.optim.SGD([X], lr=1)": ("sgd", "torch.optim"),
    "torch.optim.SGD.step.__wrapped__(None)": ("sgd", "torch.optim"),
    "torch.optim._functional.sgd([], [], [], has_sparse_grad=False, weight_decay=0, momentum=0, lr=1, dampening=0, nesterov=False, maximize=False)": ("sgd", "torch.optim"),
    "torch._fused_adam_([P], [P], [P], [P], [], [P[0, 0]], lr=1, beta1=1, beta2=1, weight_decay=0, eps=1, amsgrad=False, maximize=False)": ("sgd", "_fused_"),
    "torch.utils.data.DataLoader([1, 2])": ("data", "torch.utils.data"),
    "torch.utils.data.BatchSampler([0, 1], 1, False)": ("data", "torch.utils.data"),
    "next(torch.utils.data.RandomSampler.__iter__(None))": ("data", "torch.utils.data"),
    "torch.utils.data.default_collate([1])": ("data", "torch.utils.data"),
}  # fmt: skip
LEFT = {
    "entropy": "torch.logsumexp(X, 1).sum().backward() or (X.exp() / X.exp().sum(1, keepdim=True)).log().sum().item()",
    "sgd": "torch._foreach_add_([P], [P]) or torch.softmax(X, 1).sum().item()",
    "data": "torch.randperm(4).sum().item() + torch.optim.SGD([X], lr=1).param_groups[0]['lr']",
}


def ask(zygote: Zygote, source: str, banned: list[str]) -> tuple[Any, Any]:
    """What a worker that lacks what is banned answers to loading, and to the call."""
    lacking = zygote.fork(banned)
    try:
        return answers(lacking, source)
    finally:
        lacking.close()


@pytest.mark.parametrize("expression", REFUSED)
def test_every_way_to_it_is_refused(zygote: Zygote, expression: str) -> None:
    kind, entry = REFUSED[expression]
    _, reply = ask(zygote, f"{BEFORE}\ndef ask():\n    return {expression}", BANNED[kind])
    assert isinstance(reply, Caught), reply
    assert BANNED[kind][reply.entry] == entry


@pytest.mark.parametrize("expression", REFUSED)
def test_where_something_else_is_banned_it_is_not_refused(zygote: Zygote, expression: str) -> None:
    kind, _ = REFUSED[expression]
    other = next(entries for name, entries in BANNED.items() if not set(entries) & set(BANNED[kind]))
    _, reply = ask(zygote, f"{BEFORE}\ndef ask():\n    return {expression}", other)
    assert not isinstance(reply, Caught)


@pytest.mark.parametrize("kind", LEFT)
def test_what_is_not_banned_works(zygote: Zygote, kind: str) -> None:
    _, reply = ask(zygote, f"{BEFORE}\ndef ask():\n    return {LEFT[kind]}", BANNED[kind])
    assert isinstance(reply, Returned), reply


@pytest.mark.parametrize(
    "source",
    {
        "swallowed": "def ask():\n    try:\n        return X.softmax(1)\n    except BaseException:\n        return 1",
        "in a thread": "def ask():\n    thread = threading.Thread(target=lambda: X.softmax(1))\n    threading.excepthook = print\n    thread.start()\n    thread.join()\n    return 1",
        "made an error of TorchScript": "f = torch.jit.CompilationUnit('def f(X):\\n    return torch.softmax(X, 1)\\n').f\ndef ask():\n    return f(X)",
        "in a backward pass": "class F(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, X):\n        return X.clone()\n    @staticmethod\n    def backward(ctx, g):\n        return g.softmax(1)\ndef ask():\n    F.apply(X).sum().backward()\n    return 1",
    }.values(),
)
def test_a_refusal_counts_however_it_ends(zygote: Zygote, source: str) -> None:
    _, reply = ask(zygote, BEFORE + source, ENTROPY)
    assert reply == Caught(0)


def test_what_is_beside_the_function_is_no_fault(zygote: Zygote) -> None:
    source = "probabilities = X.softmax(1)\nprint(probabilities)\ndef ask():\n    return 1"
    loaded, reply = ask(zygote, BEFORE + source, ENTROPY)
    assert loaded == Loaded([])
    assert reply == Returned(1)


def test_nothing_that_python_finds_holds_the_overrides(zygote: Zygote) -> None:
    source = """
import gc
def ask():
    found = {id(each): each for each in gc.get_objects()}
    for each in list(found.values()):
        found.update({id(other): other for other in gc.get_referents(each)})
    return sum(type(each).__name__ == "_DispatchModule" for each in found.values())
"""
    _, reply = ask(zygote, BEFORE + source, ENTROPY)
    assert reply == Returned(0)


def test_what_the_collector_has_frozen_is_known_as_well() -> None:
    gc.freeze()
    library.cache_clear()
    assert "torch.distributions.normal" in library().modules


def test_the_switches_of_the_compilers_are_gone(zygote: Zygote) -> None:
    source = "def ask():\n    torch._C._jit_set_llga_enabled(True)"
    assert isinstance(ask(zygote, BEFORE + source, ENTROPY)[1], Raised)
    assert ask(zygote, BEFORE + source, [])[1] == Returned(None)
