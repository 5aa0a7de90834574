"""The book's own training loop (3.6), with the model answers and what the kit brings, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from autograder import notebook
from autograder.data.synthetic import draw
from autograder.notebook.fashion import Images

TRAIN_CH3 = """
def evaluate_accuracy(net, data_iter):
    metric = Accumulator(2)
    with torch.no_grad():
        for X, y in data_iter:
            metric.add(accuracy(net(X), y) * y.numel(), y.numel())
    return metric[0] / metric[1]


def train_ch3(net, train_iter, test_iter, loss, num_epochs, updater):
    animator = Animator(xlabel='epoch', xlim=[1, num_epochs], ylim=[0.3, 0.9],
                        legend=['train loss', 'train acc', 'test acc'])
    for epoch in range(num_epochs):
        train_metrics = train_epoch(net, train_iter(), loss, updater)
        test_acc = evaluate_accuracy(net, test_iter())
        animator.add(epoch + 1, train_metrics + (test_acc,))
    train_loss, train_acc = train_metrics
    assert train_loss < 0.9, train_loss
    assert train_acc <= 1 and train_acc > 0.7, train_acc
    assert test_acc <= 1 and test_acc > 0.7, test_acc


num_inputs, num_outputs = 784, 10
W = torch.normal(0, 0.01, size=(num_inputs, num_outputs), requires_grad=True)
b = torch.zeros(num_outputs, requires_grad=True)

def net(X):
    return softmax(torch.matmul(X.reshape((-1, W.shape[0])), W) + b)

timer = Timer()
train_ch3(net, lambda: data_iter(256, X_train, y_train), lambda: data_iter(256, X_test, y_test), cross_entropy, 3,
          lambda batch_size: sgd([W, b], 0.1, batch_size))
timer.stop()
"""


def test_the_loop_of_the_book_runs(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = draw()
    space: dict[str, Any] = {
        "__name__": "submission",
        "Animator": notebook.Curve,
        "Accumulator": notebook.Accumulator,
        "Timer": notebook.Timer,
        "X_train": data.train_images / 255,
        "y_train": data.train_labels,
        "X_test": data.test_images / 255,
        "y_test": data.test_labels,
    }
    exec(model, space)
    torch.manual_seed(0)
    exec(TRAIN_CH3, space)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["epoch 1", "epoch 2", "epoch 3"]
    assert space["timer"].sum() > 0


def test_in_a_terminal_the_file_trains_and_says_a_line_for_each_epoch(
    model: str, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = draw()
    train, test = drawn.train_images[:2_560] / 255, drawn.test_images / 255
    space: dict[str, Any] = {"__name__": "submission"}
    exec(model, space)
    torch.manual_seed(0)
    W, b, reached = space["train"](Images("few", train, drawn.train_labels[:2_560], test, drawn.test_labels), 2)
    assert (W.shape, b.shape, len(reached)) == ((784, 10), (10,), 2)
    assert reached[-1] > 0.6
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("epoch 1: training loss ")
    assert second.endswith(f"test accuracy {reached[1]:.3f}")
