# %% sum_over_columns
# truth: The normalising sum runs over dim 0 (down the columns, over samples) instead of over the classes of each row.
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(0, keepdim=True)
    return X_exp / partition

# %% sum_everything
# truth: The exponentials are divided by the sum over the whole matrix, not by each row's own sum.
def softmax(X):
    e = X.exp()
    return e / e.sum()

# %% forgot_keepdim
# truth: keepdim is missing in the row sum, so the (n,) sums broadcast across the columns (wrong division, or a shape error when n != q).
def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(1)
    return X_exp / partition

# %% naive_overflow
# truth: exp is taken of the raw scores without subtracting the row maximum, so large scores overflow to inf/inf = nan and very negative rows give 0/0.
def softmax(X):
    exps = torch.exp(X)
    row_totals = torch.sum(exps, dim=1, keepdim=True)
    return exps / row_totals

# %% global_max_shift
# truth: The maximum of the whole matrix is subtracted instead of each row's own maximum, so a row far below the others underflows to 0/0.
def softmax(X):
    X = X - X.max()
    X_exp = torch.exp(X)
    return X_exp / X_exp.sum(dim=1, keepdim=True)

# %% inplace_shift
# truth: The maximum is subtracted in place (X -= ...), so the caller's scores are changed (and a leaf that requires grad raises an error).
def softmax(X):
    X -= X.max(dim=1, keepdim=True).values.detach()
    num = torch.exp(X)
    return num / num.sum(dim=1, keepdim=True)

# %% returns_log
# truth: It returns the logarithm of the probabilities (log-softmax, x minus logsumexp) and forgets the final exp.
def softmax(X):
    m = X.max(dim=-1, keepdim=True).values
    Z = X - m
    return Z - torch.log(torch.exp(Z).sum(dim=-1, keepdim=True))

# %% forgot_exp_denominator
# truth: The denominator sums the raw scores instead of their exponentials.
def softmax(X):
    numerator = torch.exp(X)
    denominator = torch.sum(X, dim=1, keepdim=True)
    return numerator / denominator

# %% no_exp_at_all
# truth: The scores are just divided by their row sum; the exponential is never taken.
def softmax(X):
    return X / X.sum(dim=1, keepdim=True)

# %% numpy_detour
# truth: The calculation goes through numpy (detach().numpy()), so the result is cut off from the graph and no gradient flows.
def softmax(X):
    a = X.detach().numpy()
    a = a - a.max(axis=1, keepdims=True)
    e = np.exp(a)
    return torch.from_numpy(e / e.sum(axis=1, keepdims=True))

# %% no_grad_block
# truth: Everything is computed under torch.no_grad, so the result has no graph and gradients do not flow.
def softmax(X):
    with torch.no_grad():
        X_shift = X - X.max(1, keepdim=True)[0]
        X_exp = X_shift.exp()
        out = X_exp / X_exp.sum(1, keepdim=True)
    return out

# %% sigmoid_instead
# truth: It applies the elementwise logistic sigmoid instead of the softmax, so rows do not sum to 1.
def softmax(X):
    return 1 / (1 + torch.exp(-X))

# %% exp_in_place_on_input
# truth: exp_ overwrites the input tensor in place with its exponentials (an error for a leaf that requires grad), instead of making a new tensor.
def softmax(X):
    X_exp = X.exp_()
    return X_exp / X_exp.sum(1, keepdim=True)

# %% minus_sign
# truth: The sign of the scores is flipped: exp(-x) is used, so the largest score gets the smallest probability.
def softmax(X):
    e = torch.exp(-X)
    return e / e.sum(1, keepdim=True)

# %% max_over_wrong_dim
# truth: The maximum that is subtracted is taken over dim 0 (per class, over the samples), so different amounts are subtracted inside one row and the probabilities change.
def softmax(X):
    X_max, _ = torch.max(X, dim=0, keepdim=True)
    X_exp = torch.exp(X - X_max)
    return X_exp / X_exp.sum(dim=1, keepdim=True)

# %% eps_too_large
# truth: A constant of 1e-2 is added to the denominator, after the max shift, so the rows sum to visibly less than 1.
def softmax(X):
    X = X - X.max(dim=1, keepdim=True)[0]
    X_exp = torch.exp(X)
    return X_exp / (X_exp.sum(dim=1, keepdim=True) + 1e-2)

# %% forces_float32
# truth: The input is converted with .float(), so a float64 input comes back as float32 instead of keeping its dtype.
def softmax(X):
    X = X.float()
    X = X - X.max(dim=1, keepdim=True).values
    X_exp = torch.exp(X)
    return X_exp / X_exp.sum(dim=1, keepdim=True)

# %% clamp_scores
# truth: Instead of subtracting the row maximum the scores are clamped to [-10, 10], which changes the probabilities of scores outside that range.
def softmax(X):
    X = torch.clamp(X, min=-10, max=10)
    ex = torch.exp(X)
    return ex / ex.sum(dim=1, keepdim=True)

# %% base_two
# truth: Powers of two are used in place of powers of e.
def softmax(X):
    X = X - X.max(dim=1, keepdim=True).values
    p = 2 ** X
    return p / p.sum(dim=1, keepdim=True)

# %% scaled_by_max
# truth: The scores are divided by the row maximum instead of having it subtracted, which changes the probabilities.
def softmax(X):
    X_norm = X / X.max(dim=1, keepdim=True).values
    X_exp = torch.exp(X_norm)
    return X_exp / X_exp.sum(dim=1, keepdim=True)
