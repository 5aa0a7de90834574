"""The kit's own version of a function that a student may use inside another one: one mistake costs one function."""

import torch


def evaluate_accuracy(net, data_iter):
    """The fraction of samples whose largest score stands at the label; the net is in evaluation mode meanwhile."""
    was_training = net.training
    net.eval()
    with torch.no_grad():
        hits = [net(X).argmax(dim=1) == y for X, y in data_iter]
    net.train(was_training)
    return torch.cat(hits).double().mean().item()
