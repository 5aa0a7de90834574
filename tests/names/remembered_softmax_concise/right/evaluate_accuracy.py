# %% all_hits_at_once
# truth: right, unusual because the hits of all batches are joined to one tensor, whose mean is taken at the end in float64.
import torch

@torch.no_grad()
def evaluate_accuracy(net, data_iter):
    before = net.training
    net.eval()
    hits = torch.cat([net(X).argmax(dim=1).eq(y) for X, y in data_iter])
    net.train(before)
    return hits.double().mean().item()

# %% try_finally
# truth: right, unusual because every module's own mode is noted and put back in a finally clause, under inference_mode.
import torch

def evaluate_accuracy(net, data_iter):
    modes = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.inference_mode():
            wrong = n = 0
            for X, y in data_iter:
                wrong += torch.count_nonzero(net(X).max(1).indices - y).item()
                n += len(y)
    finally:
        for m, mode in modes:
            m.training = mode
    return (n - wrong) / n
