# %% modes_of_all_modules
# truth: right, unusual because the mode of each module is kept and put back one by one, in a finally, and hits are gathered in one list.
import torch

def evaluate_accuracy(net, data_iter):
    modes = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.inference_mode():
            hits = [hit for X, y in data_iter for hit in net(X).max(dim=1).indices.eq(y).tolist()]
    finally:
        for m, mode in modes:
            m.training = mode
    return sum(hits) / len(hits)

# %% decorated_and_weighted
# truth: right, unusual because no_grad is a decorator and the mean is updated as a running mean over the samples.
import torch

@torch.no_grad()
def evaluate_accuracy(net, data_iter):
    before = net.training
    net.train(False)
    seen, accuracy = 0, 0.0
    for X, y in data_iter:
        n = y.shape[0]
        right = torch.count_nonzero(torch.argmax(net(X), -1) == y).item()
        seen += n
        accuracy += (right - n * accuracy) / seen
    net.train(before)
    return float(accuracy)
