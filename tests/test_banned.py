from __future__ import annotations

import pytest

from autograder.banned import find_banned, names_used

LIST = ["softmax", "softmin", "nll_loss", "cross_entropy", "attention"]
GRADED = ["softmax", "cross_entropy", "sgd", "data_iter"]
BANNED = {
    "function": "def softmax(X):\n    return torch.softmax(X, 1)",
    "method": "def softmax(X):\n    return X.softmax(1)",
    "functional": "def softmax(X):\n    return F.log_softmax(X, 1).exp()",
    "special": "def softmax(X):\n    return torch.special.softmax(X, 1)",
    "module": "def softmax(X):\n    return nn.Softmax(1)(X)",
    "helper": "def helper(X):\n    return X.softmax(1)\ndef softmax(X):\n    return helper(X)",
    "import": "from torch.nn.functional import softmax as s\ndef softmax(X):\n    return s(X, 1)",
    "lambda": "softmax = lambda X: X.softmax(1)",
    "dead branch": "def softmax(X):\n    if X.sum() == 12345:\n        return X.softmax(1)\n    return X",
    "class": "class S:\n    def __call__(self, X):\n        return F.softmax(X, 1)\nsoftmax = S()",
}
FAIR = {
    "own helper": "def log_softmax(X):\n    return X - X.logsumexp(1)\ndef softmax(X):\n    return log_softmax(X).exp()",
    "comment": "def softmax(X):\n    # not torch.softmax(X, 1)\n    return X.exp()",
    "docstring": "def softmax(X):\n    'like torch.softmax'\n    return X.exp()",
    "a comparison beside it": "def softmax(X):\n    return X.exp()\nprint(torch.softmax(X, 1))",
    "own class": "class Mine:\n    @staticmethod\n    def softmax(X):\n        return X\ndef softmax(X):\n    return Mine.softmax(X)",
    "method of itself": "class S:\n    def log_softmax(self, X):\n        return X\n    def __call__(self, X):\n        return self.log_softmax(X)\nsoftmax = S()",
    "another function's": "def other(X):\n    return torch.softmax(X, 1)\ndef softmax(X):\n    return X.exp()",
    "does not parse": "def softmax(X:\n    return torch.softmax(X, 1)",
}


@pytest.mark.parametrize("source", BANNED.values(), ids=BANNED.keys())
def test_every_spelling_is_found(source: str) -> None:
    assert find_banned("softmax", source, LIST, GRADED)


@pytest.mark.parametrize("source", FAIR.values(), ids=FAIR.keys())
def test_fair_code_is_left_alone(source: str) -> None:
    assert find_banned("softmax", source, LIST, GRADED) == ""


def test_modules_are_found_by_their_dotted_name() -> None:
    source = "def sgd(params, lr, batch_size):\n    torch.optim.SGD(params, lr=lr).step()"
    assert find_banned("sgd", source, ["torch.optim"], GRADED)
    assert not find_banned("sgd", source, ["torch.utils.data.DataLoader"], GRADED)


def test_names_are_followed_through_helpers() -> None:
    source = "def helper(y):\n    return accuracy(y, y)\ndef train_epoch(net):\n    return helper(net)"
    assert "accuracy" in names_used("train_epoch", source)
