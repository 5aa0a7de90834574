# %% pairwise_logaddexp
# truth: right, unusual because the log of the sum is built column by column with torch.logaddexp.
import torch

def log_softmax(X):
    lse = X[:, 0]
    for k in range(1, X.shape[1]):
        lse = torch.logaddexp(lse, X[:, k])
    return X - lse.unsqueeze(1)

# %% row_by_row
# truth: right, unusual because each row is shifted by its own detached maximum in a loop and the rows are stacked.
import torch

def log_softmax(X):
    rows = []
    for x in X:
        z = x - x.detach().max()
        rows.append(z - z.exp().sum().log())
    return torch.stack(rows)

# %% transposed
# truth: right, unusual because it works on the transpose, so that no keepdim is needed.
import torch

def log_softmax(X):
    return (X.T - X.logsumexp(dim=1)).T
