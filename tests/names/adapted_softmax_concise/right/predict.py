# %% sorted_scores
# truth: right, unusual because the scores are sorted and the first index taken.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    try:
        with torch.no_grad():
            return net(X).sort(dim=1, descending=True, stable=True).indices[:, 0]
    finally:
        net.train(mode)

# %% maximum_pair_unpacked
# truth: right, unusual because the indices of max are unpacked and the mode is put back only if it was training.
import torch

def predict(net, X):
    training = net.training
    if training:
        net.eval()
    _, classes = net(X).max(dim=-1)
    if training:
        net.train()
    return classes
