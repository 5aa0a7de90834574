# %% sorted_in_a_finally
# truth: right, unusual because it sorts the scores in descending order and takes the first index, and puts the mode back in a finally.
import torch

def predict(net, X):
    before = net.training
    try:
        return torch.argsort(net.eval()(X).detach(), dim=1, descending=True)[:, 0]
    finally:
        net.train(before)

# %% context_manager
# truth: right, unusual because a context manager holds the mode and max(...).indices replaces the argmax.
from contextlib import contextmanager
import torch

def predict(net, X):
    @contextmanager
    def evaluating():
        was = net.training
        net.train(mode=False)
        yield net
        net.train(mode=was)

    with evaluating() as model, torch.no_grad():
        return model(X).max(dim=-1).indices
