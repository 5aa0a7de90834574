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
    "method of a local": ("def softmax(X):\n    Z = X - X.max()\n    Z -= 1\n    return Z.softmax(1)", "torch.Tensor.softmax"),
    "method of rows": ("def softmax(X):\n    return torch.stack([x.softmax(0) for x in X])", "torch.Tensor.softmax"),
    "method of what torch computed": ("def softmax(X):\n    return torch.relu(X).softmax(1)", "torch.Tensor.softmax"),
    "method of a global tensor": ("W = torch.ones(3, 3)\ndef softmax(X):\n    return (W @ X).softmax(1)", "torch.Tensor.softmax"),
    "method of a row of a parameter": ("def softmax(X):\n    return X[0].softmax(0)", "torch.Tensor.softmax"),
    "attribute of a class": ("class C:\n    op = F.softmax\ndef softmax(X):\n    return C.op(X, 1)", "torch.nn.functional.softmax"),
    "attribute assigned to a class": ("class C:\n    pass\nC.op = F.softmax\ndef softmax(X):\n    return C.op(X, 1)", "torch.nn.functional.softmax"),
    "attribute made of another": ("class C:\n    op = F.softmax\n    f = op\ndef softmax(X):\n    return C.f(X, 1)", "torch.nn.functional.softmax"),
    "inherited": ("class B:\n    op = F.softmax\nclass C(B):\n    eps = 1\ndef softmax(X):\n    return C.op(X, 1)", "torch.nn.functional.softmax"),
    "a library's class inherited": ("class C(nn.Softmax):\n    pass\nsoftmax = C(1)", "torch.nn.Softmax"),
    "method of an object": ("class C:\n    def run(self, X):\n        return self.go(X)\n    def go(self, X):\n        return F.softmax(X, 1)\nc = C()\ndef softmax(X):\n    return c.run(X)", "torch.nn.functional.softmax"),
    "method of a local object": ("class C:\n    def run(self, X):\n        return F.softmax(X, 1)\ndef softmax(X):\n    c = C()\n    return c.run(X)", "torch.nn.functional.softmax"),
    "attribute of an object": ("class C:\n    def __init__(self):\n        self.op = nn.Softmax(1)\n    def run(self, X):\n        return self.op(X)\nc = C()\ndef softmax(X):\n    return c.run(X)", "torch.nn.Softmax"),
    "forward": ("class C(nn.Module):\n    def forward(self, X):\n        return F.softmax(X, 1)\ndef softmax(X):\n    return C()(X)", "torch.nn.functional.softmax"),
    "decorator": ("class C:\n    def __init__(self, f):\n        pass\n    def __call__(self, X):\n        return F.softmax(X, 1)\n@C\ndef helper(X):\n    return X\ndef softmax(X):\n    return helper(X)", "torch.nn.functional.softmax"),
    "the key of a container": ("OPS = {'s': F.softmax, 'n': 3}\ndef softmax(X):\n    return OPS['s'](X, OPS['n'])", "torch.nn.functional.softmax"),
    "the place in a list": ("OPS = [3, F.softmax]\ndef softmax(X):\n    return OPS[-1](X, 1)", "torch.nn.functional.softmax"),
    "a key assigned later": ("OPS = {}\nOPS['s'] = F.softmax\ndef softmax(X):\n    return OPS['s'](X, 1)", "torch.nn.functional.softmax"),
    "all of a container": ("OPS = [F.softmax]\ndef softmax(X):\n    for f in OPS:\n        X = f(X, 1)\n    return X", "torch.nn.functional.softmax"),
    "a keyword of an object": ("from types import SimpleNamespace\nops = SimpleNamespace(s=F.softmax, n=3)\ndef softmax(X):\n    return ops.s(X, 1)", "torch.nn.functional.softmax"),
    "compared at once": ("def softmax(X):\n    return X if F.softmax(X, 1).T == X else X.exp()", "torch.nn.functional.softmax"),
    "walrus in a comparison": ("def softmax(X):\n    if (p := F.softmax(X, 1)).ndim == 2:\n        return p", "torch.nn.functional.softmax"),
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
    "a comparison with a class by its name": "from torch.nn import Softmax\ndef softmax(X):\n    assert type(X) is not Softmax\n    return X.exp()",
    "a walrus in a comparison": "from torch.nn.functional import softmax as p\ndef softmax(X):\n    if (p := X.exp()).ndim == 2:\n        return p / p.sum(1, keepdim=True)",
    "another method of the class": "class SoftmaxRegression:\n    def loss(self, X, y):\n        return F.cross_entropy(X, y)\n    @staticmethod\n    def shift(X):\n        return X - X.max()\ndef softmax(X):\n    return SoftmaxRegression.shift(X).exp()",
    "another method of an object": "class Net:\n    def __init__(self):\n        self.loss = nn.CrossEntropyLoss()\n    def fit(self, X, y):\n        return self.loss(X, y)\n    def shift(self, X):\n        return X - X.max()\nnet = Net()\ndef softmax(X):\n    return net.shift(X).exp()",
    "another method of a local object": "class Net:\n    def fit(self, X, y):\n        return F.cross_entropy(X, y)\n    def shift(self, X):\n        return X - X.max()\ndef softmax(X):\n    net = Net()\n    return net.shift(X).exp()",
    "another attribute of the class": "class Config:\n    loss = nn.CrossEntropyLoss()\n    EPS = 1e-9\ndef softmax(X):\n    return X.exp() + Config.EPS",
    "another attribute assigned to the class": "class Config:\n    EPS = 1e-9\nConfig.loss = nn.CrossEntropyLoss()\ndef softmax(X):\n    return X.exp() + Config.EPS",
    "an attribute that was replaced": "class C:\n    op = F.softmax\nC.op = abs\ndef softmax(X):\n    return C.op(X)",
    "another attribute of an object of the class": "class Config:\n    loss = nn.CrossEntropyLoss()\n    EPS = 1e-9\nconfig = Config()\ndef softmax(X):\n    return X.exp() + config.EPS",
    "another keyword of a namespace": "from types import SimpleNamespace\nconfig = SimpleNamespace(loss=nn.CrossEntropyLoss(), eps=1)\ndef softmax(X):\n    return X.exp() + config.eps",
    "another field of a tuple": "from collections import namedtuple\nC = namedtuple('C', 'loss eps')\nconfig = C(nn.CrossEntropyLoss(), 1)\ndef softmax(X):\n    return X.exp() + config.eps",
    "a name and a docstring": "import functools\n@functools.wraps(F.softmax)\ndef softmax(X):\n    return X.exp()",
    "one of two names at once": "softmax, other = (lambda X: X.exp()), F.softmax",
    "another key of a container": "TESTS = {'softmax': F.softmax, 'n': 3}\ndef softmax(X):\n    return X.exp() / TESTS['n']",
    "another key of a container in it": "TESTS = {'a': {'softmax': F.softmax, 'n': 3}}\ndef softmax(X):\n    return X.exp() / TESTS['a']['n']",
    "another place in a list": "TESTS = [F.softmax, 3]\ndef softmax(X):\n    return X.exp() / TESTS[1] / TESTS[-1]",
    "another key assigned later": "TESTS = {'n': 3}\nTESTS['softmax'] = F.softmax\ndef softmax(X):\n    return X.exp() / TESTS['n']",
    "a key that is not known": "OPS = {'softmax': F.softmax, 'exp': torch.exp}\nkind = 'exp'\ndef softmax(X):\n    return OPS[kind](X)",
    "looked for in a container": "TESTS = {'softmax': F.softmax}\ndef softmax(X):\n    return X.exp() if 'exp' not in TESTS else X",
    "a field of a tuple": "from collections import namedtuple\na = namedtuple('A', 'softmax')(abs)\ndef softmax(X):\n    return a.softmax(X)",
    "a typed field": "from typing import NamedTuple\nclass A(NamedTuple):\n    softmax: object\ndef helper(a, X):\n    return a.softmax(X)\ndef softmax(X):\n    return helper(A(abs), X)",
    "a class made by type": "a = type('M', (), {'softmax': abs})\ndef helper(a, X):\n    return a.softmax(X)\ndef softmax(X):\n    return helper(a, X)",
    "an attribute that is set": "def a():\n    pass\nsetattr(a, 'softmax', abs)\ndef softmax(X):\n    return a.softmax(X)",
    "an attribute nobody names": "class A:\n    def __getattr__(self, name):\n        return abs\na = A()\ndef softmax(X):\n    return a.softmax(X)",
    "an object of the function's own": "class A:\n    def __getattr__(self, name):\n        return abs\ndef softmax(X):\n    a = A()\n    b = a\n    return b.softmax(X)",
    "a name that is not always a tensor": "import helpers\ndef softmax(X):\n    Z = X\n    Z = helpers.tools\n    return Z.softmax(X)",
    "a method of a module beside the file": "import helpers\ndef softmax(X):\n    return helpers.softmax(X)",
    "a module's method": "ops = nn.Module()\ndef softmax(X):\n    return ops.softmax(X)",
    "a method that a base may have": "from helpers import Base\nclass C(Base):\n    def __call__(self, X):\n        return self.softmax(X)\nsoftmax = C()",
    "a default": "import helpers\ndef softmax(X, ops=helpers):\n    return ops.softmax(X)",
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
    "calls": "def softmax(X):\n" + "    X" + ".abs()" * 80 + "\n",
    "locals made of each other": "def softmax(X):\n    a0 = open(X)\n"
    + "".join(f"    a{i + 1} = a{i}.softmax(1)\n" for i in range(5000)),
    "attributes of a class of many bases": "class A("
    + ", ".join(f"B{i}" for i in range(3000))
    + "):\n    pass\ndef softmax(X):\n"
    + "".join(f"    A.a{i}\n" for i in range(3000)),
    "keys of a container": f"D = {dict.fromkeys(range(5000), 0)}\ndef softmax(X):\n"
    + "".join(f"    D[{i}]\n" for i in range(5000)),
    "functions": "".join(f"def f{i}():\n    f{i + 1}()\n" for i in range(5000)) + "def softmax(X):\n    return f0()",
}


@pytest.mark.parametrize("name", USED)
def test_what_is_used_is_named_as_the_library_calls_it(name: str) -> None:
    source, path = USED[name]
    assert Look([("a.py", IMPORTS + source)]).find_banned("softmax", ENTROPY, GRADED) == path


@pytest.mark.parametrize("name", FAIR)
def test_a_name_beside_the_function_is_no_use(name: str) -> None:
    assert Look([("a.py", IMPORTS + FAIR[name])]).find_banned("softmax", ENTROPY, GRADED) == ""


@pytest.mark.parametrize("name", DEEP)
def test_nothing_is_too_deep_for_it(name: str) -> None:
    look = Look([("a.py", DEEP[name])])
    assert look.find_banned("softmax", ENTROPY, GRADED) == ""
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
    assert Look([("a.py", source)]).find_banned(function, [banned], GRADED) == used


def test_cells_are_one_file_and_one_that_does_not_parse_costs_nothing() -> None:
    cells = [
        ("1", "from torch.nn.functional import softmax as s"),
        ("2", "'''"),
        ("3", "def softmax(X):\n    return s(X, 1)"),
    ]
    assert Look(cells).find_banned("softmax", ENTROPY, GRADED) == "torch.nn.functional.softmax"


def test_names_are_followed_through_helpers() -> None:
    source = "def helper(y):\n    return accuracy(y, y)\ndef train_epoch(net):\n    return helper(net)"
    assert "accuracy" in Look([("a.py", source)]).names("train_epoch")


def test_a_local_name_is_not_a_neighbour() -> None:
    source = "def accuracy(y):\n    return y\ndef train_epoch(net):\n    accuracy = 0\n    return accuracy"
    assert "accuracy" not in Look([("a.py", source)]).names("train_epoch")
