# %% all_hits_joined
# truth: right, unusual because no_grad is a decorator, the hits of all batches are joined to one tensor and averaged once, and finally puts the mode back.
import torch

@torch.no_grad()
def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    try:
        hits = torch.cat([net(X).argmax(dim=1) == y for X, y in data_iter])
    finally:
        net.train(mode)
    return hits.double().mean().item()

# %% pairs_of_hits_and_sizes
# truth: right, unusual because it keeps a list of pairs of hits and sizes, notes the mode of each module inside, and uses set_grad_enabled as a context.
import torch

def evaluate_accuracy(net, data_iter):
    modes = {module: module.training for module in net.modules()}
    net.eval()
    with torch.set_grad_enabled(False):
        pairs = [(int(torch.eq(net(X).max(dim=1).indices, y).count_nonzero()), y.shape[0]) for X, y in data_iter]
    for module, mode in modes.items():
        module.training = mode
    hits, sizes = zip(*pairs)
    return sum(hits) / sum(sizes)
