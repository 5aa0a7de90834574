# %% right_in_log_space
# truth: right, shifts by the row maximum, subtracts the log of the sum and exponentiates at the end.
import torch

def softmax(X):
    Z = X - X.amax(dim=1, keepdim=True)
    log_partition = Z.exp().sum(dim=1, keepdim=True).log()   # between 0 and log q
    return (Z - log_partition).exp()


# %% right_row_by_row
# truth: right, a loop over the rows whose results are stacked; an empty batch gives an empty copy.
import torch

def _one(row):
    e = torch.exp(row - max(row.tolist()))
    return e / e.sum()

def softmax(X):
    if X.shape[0] == 0:
        return X.clone()
    return torch.stack([_one(row) for row in X])


# %% right_max_by_sorting
# truth: right, the row maximum is the last column of the sorted scores.
import torch

def softmax(X):
    ordered, _ = torch.sort(X, dim=1)
    top = ordered[:, -1:]
    weights = torch.exp(X - top)
    return weights / weights.sum(1)[:, None]


# %% right_transposed_and_back
# truth: right, works on the transposed matrix so that (n,) vectors broadcast, and transposes back at the end.
import torch

def softmax(X):
    S = X.t()
    S = S - S.max(dim=0).values
    E = S.exp()
    return (E / E.sum(dim=0)).t().contiguous()


# %% right_column_loop
# truth: right, maximum and sum are built column by column, and the columns are joined at the end.
import torch

def softmax(X):
    q = X.shape[1]
    m = X[:, 0:1]
    for j in range(1, q):
        m = torch.maximum(m, X[:, j:j + 1])
    columns = [torch.exp(X[:, j:j + 1] - m) for j in range(q)]
    Z = columns[0]
    for c in columns[1:]:
        Z = Z + c
    return torch.cat([c / Z for c in columns], dim=1)


# %% right_sum_by_matmul
# truth: right, the row sums come from a product with a column of ones of the input's dtype, and the shift is a detached constant, which cancels.
import torch

def softmax(X):
    shift = X.detach().max(dim=1, keepdim=True).values
    E = torch.exp(X - shift)
    ones = torch.ones(X.shape[1], 1, dtype=X.dtype, device=X.device)
    return E * (E @ ones).reciprocal()
