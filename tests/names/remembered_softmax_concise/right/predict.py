# %% sorted_scores
# truth: right, unusual because the scores of each sample are sorted in descending order and the first index is taken.
import torch

def predict(net, X):
    mode = net.training
    net.eval()
    with torch.no_grad():
        order = torch.argsort(net(X), dim=1, descending=True, stable=True)
    net.train(mode)
    return order[:, 0]

# %% topk_squeezed
# truth: right, unusual because topk gives the index of the largest score, whose column is squeezed by its dimension, and the graph is left to itself.
import torch

def predict(net, X):
    was_training = net.training
    try:
        return net.eval()(X).topk(k=1, dim=-1).indices.squeeze(-1)
    finally:
        net.train(was_training)
