# %% detached_maximum
# truth: right, unusual because the maximum is detached from the graph, which leaves values and gradients as they are, since it cancels.
import torch

def log_softmax(X):
    m = X.detach().amax(dim=1, keepdim=True)
    Z = X - m
    return Z - Z.exp().sum(dim=1, keepdim=True).log()

# %% row_by_row
# truth: right, unusual because each row is handled by itself in a loop and the rows are stacked.
import torch

def log_softmax(X):
    rows = []
    for x in X:
        m = x.max()
        rows.append(x - (m + torch.log(torch.sum(torch.exp(x - m)))))
    return torch.stack(rows)

# %% unsqueezed_logsumexp
# truth: right, unusual because the missing keepdim of logsumexp is made up for by indexing with None.
import torch

def log_softmax(X):
    return X - torch.logsumexp(X, 1)[:, None]
