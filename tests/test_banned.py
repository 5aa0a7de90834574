from __future__ import annotations

import pytest

from autograder.banned import Look

ENTROPY = ["softmax", "nll_loss", "cross_entropy", "attention", "torch.distributions"]
GRADED = ["softmax", "cross_entropy", "sgd", "data_iter"]
IMPORTS = "import torch\nimport torch.nn.functional as F\nfrom torch import nn\n"
USED = {
    "function": ("def softmax(X):\n    return torch.softmax(X, 1)", "torch.softmax"),
    "method": ("def softmax(X):\n    return X.softmax(1)", "torch.Tensor.softmax"),
    "method of a result": ("def softmax(X):\n    return (X - 1).log_softmax(1).exp()", "torch.Tensor.log_softmax"),
    "functional": ("def softmax(X):\n    return F.log_softmax(X, 1).exp()", "torch.nn.functional.log_softmax"),
    "special": ("def softmax(X):\n    return torch.special.softmax(X, 1)", "torch.special.softmax"),
    "module": ("def softmax(X):\n    return nn.Softmax(1)(X)", "torch.nn.Softmax"),
    "getattr": ("def softmax(X):\n    return getattr(F, 'softmax')(X, 1)", "torch.nn.functional.softmax"),
    "import as": ("from torch.nn.functional import softmax as s\ndef softmax(X):\n    return s(X, 1)", "torch.nn.functional.softmax"),
    "import inside": ("def softmax(X):\n    import torch.nn.functional as G\n    return G.softmax(X, 1)", "torch.nn.functional.softmax"),
    "import from inside": ("def softmax(X):\n    from torch import softmax as s\n    return s(X, 1)", "torch.softmax"),
    "star import": ("from torch.nn.functional import *\ndef softmax(X):\n    return log_softmax(X, 1).exp()", "torch.nn.functional.log_softmax"),
    "alias": ("T = torch\nG = T.nn.functional\ndef softmax(X):\n    return G.softmax(X, 1)", "torch.nn.functional.softmax"),
    "function under another name": ("library = torch.softmax\ndef softmax(X):\n    return library(X, 1)", "torch.softmax"),
    "itself": ("softmax = torch.softmax", "torch.softmax"),
    "made of itself": ("def softmax(X):\n    return F.softmax(X, 1)\nsoftmax = torch.no_grad()(softmax)", "torch.nn.functional.softmax"),
    "lambda": ("softmax = lambda X: X.softmax(1)", "torch.Tensor.softmax"),
    "comprehension": ("def softmax(X):\n    return torch.stack([F.softmax(x, 0) for x in X])", "torch.nn.functional.softmax"),
    "helper": ("def helper(X):\n    return X.softmax(1)\ndef softmax(X):\n    return helper(X)", "torch.Tensor.softmax"),
    "global of the file": ("loss = nn.CrossEntropyLoss()\ndef softmax(X):\n    return loss(X)", "torch.nn.CrossEntropyLoss"),
    "declared global": ("loss = nn.NLLLoss()\ndef softmax(X):\n    global loss\n    return loss(X)", "torch.nn.NLLLoss"),
    "default argument": ("def softmax(X, F=F.softmax):\n    return F(X)", "torch.nn.functional.softmax"),
    "branch": ("def softmax(X):\n    if X.sum() == 12345:\n        return F.softmax(X, 1)\n    return X", "torch.nn.functional.softmax"),
    "class": ("class S:\n    def __call__(self, X):\n        return F.softmax(X, 1)\nsoftmax = S()", "torch.nn.functional.softmax"),
    "within if": ("if True:\n    def softmax(X):\n        return F.softmax(X, 1)", "torch.nn.functional.softmax"),
    "whole module": ("D = torch.distributions\ndef softmax(X):\n    return D.Categorical(logits=X).probs", "torch.distributions.Categorical"),
    "beside what does not parse": ("def other(:\n\ndef softmax(X):\n    return F.softmax(X, 1)", "torch.nn.functional.softmax"),
}  # fmt: skip
FAIR = {
    "own helper": "def log_softmax(X):\n    return X - X.logsumexp(1)\ndef softmax(X):\n    return log_softmax(X).exp()",
    "comment": "def softmax(X):\n    # not torch.softmax(X, 1)\n    return X.exp()",
    "docstring": "def softmax(X):\n    'like torch.softmax'\n    return X.exp()",
    "a comparison beside it": "def softmax(X):\n    return X.exp()\nprint(torch.softmax(X, 1))",
    "a loss beside it": "loss = nn.CrossEntropyLoss()\ndef softmax(X):\n    return X.exp()",
    "a local variable": "loss = nn.CrossEntropyLoss()\ndef softmax(X):\n    loss = X.max()\n    return (X - loss).exp()",
    "a parameter": "attention = F.scaled_dot_product_attention\ndef softmax(X, attention=1):\n    return X * attention",
    "a comprehension's variable": "loss = nn.NLLLoss()\ndef softmax(X):\n    return [loss.exp() for loss in X]",
    "an enclosing function's": "loss = nn.NLLLoss()\ndef softmax(X):\n    loss = 1\n    def inner():\n        return loss\n    return inner()",
    "a walrus in a comprehension": "loss = nn.NLLLoss()\ndef softmax(X):\n    [loss := x for x in X]\n    return loss",
    "an attribute": "softmin = nn.Softmin()\ndef softmax(X):\n    return X.softmin",
    "a keyword": "def softmax(X):\n    return helper(softmax=X)",
    "an except clause": "loss = nn.NLLLoss()\ndef softmax(X):\n    try:\n        return X\n    except ValueError as loss:\n        return loss",
    "a class's own method": "class Mine:\n    @staticmethod\n    def softmax(X):\n        return X\ndef softmax(X):\n    return Mine.softmax(X)",
    "a model's method": "class Net(nn.Module):\n    def softmax(self, X):\n        return X.exp()\nnet = Net()\ndef softmax(X):\n    return net.softmax(X)",
    "a method of itself": "class S:\n    def log_softmax(self, X):\n        return X\n    def __call__(self, X):\n        return self.log_softmax(X)\nsoftmax = S()",
    "an attribute of its own": "class S:\n    def __init__(self):\n        self.softmax = lambda X: X\ns = S()\ndef softmax(X):\n    return s.softmax(X)",
    "a namespace": "from types import SimpleNamespace\nmine = SimpleNamespace(softmax=abs)\ndef softmax(X):\n    return mine.softmax(X)",
    "another function's": "def other(X):\n    return torch.softmax(X, 1)\ndef softmax(X):\n    return X.exp()",
    "another graded function": "def cross_entropy(X, y):\n    return F.cross_entropy(X, y)\ndef softmax(X):\n    return X or cross_entropy(X, X)",
    "an earlier version": "def softmax(X):\n    return F.softmax(X, 1)\ndef softmax(X):\n    return X.exp()",
    "a module beside the file": "from helpers import softmax as helper\ndef softmax(X):\n    return helper(X)",
    "a library that was replaced": "class F:\n    softmax = staticmethod(abs)\ndef softmax(X):\n    return F.softmax(X)",
    "a method that no tensor has": "def softmax(X, judge):\n    return judge.cross_entropy(X)",
    "isinstance": "def softmax(X):\n    assert not isinstance(X, nn.Softmax)\n    return X.exp()",
    "a comparison of types": "def softmax(X):\n    assert type(X) is not nn.Softmax\n    return X.exp()",
    "annotations": "def softmax(X: nn.Softmax) -> nn.Softmax:\n    E: nn.Softmax = X.exp()\n    return E",
    "an except clause's type": "def softmax(X):\n    try:\n        return X.exp()\n    except torch.distributions.Error:\n        raise",
    "a pattern": "def softmax(X):\n    match X:\n        case nn.Softmax():\n            return 1\n    return X.exp()",
    "not there": "def accuracy(X):\n    return F.softmax(X, 1)",
    "nothing": "",
    "stands for itself": "a = b\nb = a\ndef softmax(X):\n    return a.softmax",
}  # fmt: skip
DEEP = {
    "attributes": "def softmax(X):\n    return X" + ".a" * 330,
    "more attributes than parse": "def softmax(X):\n    return X" + ".a" * 10_000,
    "a chain on every line": "def softmax(X):\n" + ("    X" + ".a" * 300 + "\n") * 1000,
    "additions": "def softmax(X):\n    return " + "X + " * 10_000 + "X",
    "aliases": "".join(f"a{i + 1} = a{i}.b\n" for i in range(5000)) + "def softmax(X):\n    return a5000",
    "functions": "".join(f"def f{i}():\n    f{i + 1}()\n" for i in range(5000)) + "def softmax(X):\n    return f0()",
}


@pytest.mark.parametrize("name", USED)
def test_what_is_used_is_named_as_the_library_calls_it(name: str) -> None:
    source, path = USED[name]
    assert Look([("a.py", IMPORTS + source)]).banned("softmax", ENTROPY, GRADED) == path


@pytest.mark.parametrize("name", FAIR)
def test_a_name_beside_the_function_is_no_use(name: str) -> None:
    assert Look([("a.py", IMPORTS + FAIR[name])]).banned("softmax", ENTROPY, GRADED) == ""


@pytest.mark.parametrize("name", DEEP)
def test_nothing_is_too_deep_for_it(name: str) -> None:
    look = Look([("a.py", DEEP[name])])
    assert look.banned("softmax", ENTROPY, GRADED) == ""
    assert "softmax" not in look.names("softmax")


@pytest.mark.parametrize(
    ("function", "source", "banned", "used"),
    [
        ("sgd", "import torch\ndef sgd(p, lr, n):\n    torch.optim.SGD(p, lr=lr).step()", "torch.optim", "torch.optim.SGD"),
        ("sgd", "import torch\ndef sgd(p, lr, n):\n    torch._fused_sgd_(p, p)", "_fused_", "torch._fused_sgd_"),
        ("sgd", "from torch.optim import *\ndef sgd(p, lr, n):\n    SGD(p, lr=lr)", "torch.optim", "torch.optim.SGD"),
        ("sgd", "import torch\nstep = torch.optim.SGD\ndef sgd(p, lr, n):\n    for step in p:\n        step.data -= lr", "torch.optim", ""),
        ("data_iter", "from torch.utils.data import DataLoader as D\ndef data_iter(n, X, y):\n    return D(X)", "torch.utils.data", "torch.utils.data.DataLoader"),
        ("data_iter", "from torch.utils.data import DataLoader\ndef data_iter(n, X, y):\n    return X", "torch.utils.data", ""),
    ],
)  # fmt: skip
def test_modules_and_operators_are_found_by_name(function: str, source: str, banned: str, used: str) -> None:
    assert Look([("a.py", source)]).banned(function, [banned], GRADED) == used


def test_cells_are_one_file_and_one_that_does_not_parse_costs_nothing() -> None:
    cells = [
        ("1", "from torch.nn.functional import softmax as s"),
        ("2", "'''"),
        ("3", "def softmax(X):\n    return s(X, 1)"),
    ]
    assert Look(cells).banned("softmax", ENTROPY, GRADED) == "torch.nn.functional.softmax"


def test_names_are_followed_through_helpers() -> None:
    source = "def helper(y):\n    return accuracy(y, y)\ndef train_epoch(net):\n    return helper(net)"
    assert "accuracy" in Look([("a.py", source)]).names("train_epoch")


def test_a_local_name_is_not_a_neighbour() -> None:
    source = "def accuracy(y):\n    return y\ndef train_epoch(net):\n    accuracy = 0\n    return accuracy"
    assert "accuracy" not in Look([("a.py", source)]).names("train_epoch")
