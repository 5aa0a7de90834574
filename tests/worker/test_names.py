from __future__ import annotations

import pytest

from autograder.worker.names import banned_by, words

BANNED = ["softmax", "nll_loss", "kl_div", "ctc_loss", "cross_entropy", "_fused_", "torch.optim"]


@pytest.mark.parametrize(
    ("name", "spelled"),
    {
        "CrossEntropyLoss": "_cross_entropy_loss_",
        "NLLLoss2d": "_nll_loss2d_",
        "KLDivLoss": "_kl_div_loss_",
        "CTCLoss": "_ctc_loss_",
        "AdaptiveLogSoftmaxWithLoss": "_adaptive_log_softmax_with_loss_",
        "_log_softmax_backward_data": "_log_softmax_backward_data_",
        "SGD": "_sgd_",
    }.items(),
)
def test_words_are_told_apart(name: str, spelled: str) -> None:
    assert words(name) == words(spelled) == spelled


@pytest.mark.parametrize(
    ("path", "entry"),
    {
        "torch.nn.functional.softmax": 0,
        "torch.nn.LogSoftmax": 0,
        "torch.softmax.__call__": 0,
        "torch.nn.NLLLoss": 1,
        "torch._fused_sgd_": 5,
        "torch.optim": 6,
        "torch.optim.SGD": 6,
        "torch.optim.lr_scheduler.StepLR": 6,
        "torch.optimizer": None,
        "torch.diffused_light": None,
        "torch.nn.functional.relu": None,
        "torch": None,
        "softmax": None,
    }.items(),
)
def test_an_entry_names_parts_of_names_and_whole_modules(path: str, entry: int | None) -> None:
    assert banned_by(path, BANNED) == entry
