# %% all_modes_noted
# truth: right, unusual because the mode of each module is noted and restored in a finally.
import torch

def evaluate_accuracy(net, data_iter):
    modes = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            hits = [net(X).argmax(dim=1) == y for X, y in data_iter]
    finally:
        for m, mode in modes:
            m.training = mode
    return torch.cat(hits).double().mean().item()

# %% running_fraction
# truth: right, unusual because inference_mode is used and the fraction is updated batch by batch.
import torch

@torch.inference_mode()
def evaluate_accuracy(net, data_iter):
    mode, fraction, seen = net.training, 0.0, 0
    net.train(False)
    for X, y in data_iter:
        right = torch.count_nonzero(net(X).max(dim=1).indices == y).item()
        fraction = (fraction * seen + right) / (seen + len(y))
        seen += len(y)
    net.train(mode)
    return fraction
