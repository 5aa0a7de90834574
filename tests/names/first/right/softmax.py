# %% logsumexp_form
# truth: right
def softmax(X):
    return torch.exp(X - torch.logsumexp(X, dim=1, keepdim=True))

# %% transposed
# truth: right
def softmax(X):
    E = torch.exp(X.t() - X.max(dim=1).values)
    return (E / E.sum(0)).t()

# %% row_loop
# truth: right
def softmax(X):
    rows = []
    for row in X:
        e = (row - row.max()).exp()
        rows.append(e / e.sum())
    return torch.stack(rows)

# %% matmul_with_ones
# truth: right
def softmax(X):
    q = X.size(1)
    e = torch.exp(X - X.amax(dim=1)[:, None])
    total = e @ torch.ones(q, q, dtype=X.dtype, device=X.device)  # the row sum, repeated in every column
    return e * total.reciprocal()

# %% helper_log_then_exp
# truth: right
def log_probs(Z, axis):
    shift, _ = Z.detach().max(dim=axis, keepdim=True)
    Z = Z - shift
    return Z - Z.exp().sum(dim=axis, keepdim=True).log()

softmax = lambda X, dim=-1: log_probs(X, dim).exp()
