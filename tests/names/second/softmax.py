# %% axis_zero_numpy_habit
# truth: The sum runs over dim 0, so every column instead of every row is normalised to one.
def softmax(X):
    # np.exp(X) / np.sum(np.exp(X), axis=0) is what I always use
    E = torch.exp(X)
    return E / E.sum(axis=0)

# %% partition_of_whole_batch
# truth: The denominator is the sum over the whole matrix, not over each row, so all entries together sum to one (Boltzmann partition function over everything).
def softmax(X):
    """Boltzmann weights, beta = 1"""
    w = torch.exp(X - X.max())
    Z = w.sum()
    return w / Z

# %% one_shift_for_everybody
# truth: The maximum that is subtracted is that of the whole batch, not of each row, so a row far below the largest one underflows to 0/0 = nan. Moderate scores are right.
def softmax(X):
    # subtract max for numerical stability
    shifted = X - torch.max(X)
    X_exp = torch.exp(shifted)
    partition = X_exp.sum(1, keepdim=True)
    return X_exp / partition

# %% book_version
# truth: No maximum is subtracted before exp (the naive formula of the book), so large scores overflow to inf/inf = nan and very negative rows give 0/0. Moderate scores are right.
def softmax(X):
    X_exp = X.exp()
    partition = X_exp.sum(dim=1, keepdim=True)
    return X_exp / partition  # The broadcasting mechanism is applied here

# %% stayed_in_log_space
# truth: It returns the logarithm of the softmax (X - logsumexp); the final exp is missing.
def softmax(X):
    lse = torch.logsumexp(X, dim=1, keepdim=True)
    log_p = X - lse
    return log_p

# %% numpy_roundtrip
# truth: The computation goes through detached NumPy arrays and back, so the result is cut off from the autograd graph and no gradient flows.
def softmax(X):
    a = X.detach().cpu().numpy()
    a = a - a.max(axis=-1, keepdims=True)
    e = np.exp(a)
    p = e / e.sum(axis=-1, keepdims=True)
    return torch.from_numpy(p).to(X.device)

# %% save_memory
# truth: The row maximum is subtracted in place, so the caller's tensor X is changed (through .data, which hides it from autograd).
def softmax(X):
    X.data -= X.data.max(dim=1, keepdim=True).values   # no extra copy
    num = torch.exp(X)
    den = torch.sum(num, 1).unsqueeze(1)
    return num / den

# %% lost_keepdim
# truth: The row sums have shape (n,) because keepdim is missing, so the division broadcasts them along the columns: an error unless n == q, wrong values when n == q.
def softmax(X):
    m, _ = X.max(dim=1, keepdim=True)
    e = torch.exp(X - m)
    return e / e.sum(dim=1)

# %% forgot_values
# truth: max with a dim returns a (values, indices) pair and the code subtracts that pair itself, not its .values, so it crashes with a TypeError.
def softmax(X):
    X = X - torch.max(X, dim=1, keepdim=True)
    return torch.exp(X) / torch.exp(X).sum(dim=1, keepdim=True)

# %% clip_scores
# truth: Instead of subtracting the row maximum the scores are clamped to a fixed range, so very large or very negative scores become equal and the probabilities are wrong there (not nan). Moderate scores are right.
def softmax(X):
    # exp overflows near 88
    X = torch.clamp(X, -80., 80.)
    e = X.exp()
    return e / e.sum(-1, keepdim=True)

# %% nan_to_zero
# truth: The overflow is not avoided, only covered up: nan from inf/inf is replaced by 0, so rows with huge (or very negative) scores do not sum to one.
def softmax(X):
    e = torch.exp(X)
    out = e / e.sum(1, keepdim=True)
    # got nan for 1000 in my test, this fixes it
    out = torch.nan_to_num(out, nan=0.0)
    return out

# %% magnitude_shift
# truth: The largest absolute value of the row is subtracted instead of the largest value, so a row of very negative scores is pushed still lower and underflows to 0/0 = nan.
def softmax(X):
    c = X.abs().amax(dim=1, keepdim=True)
    t = torch.exp(X - c)
    s = t.sum(dim=1, keepdim=True)
    return t / s

# %% epsilon_denominator
# truth: An epsilon of 1e-8 is added to the denominator of unshifted exponentials, so rows of negative scores, whose exponentials are as small as the epsilon, sum to less than one (and large scores still overflow).
def softmax(X):
    eps = 1e-8 # avoid division by zero
    X_exp = torch.exp(X)
    return X_exp / (X_exp.sum(dim=1, keepdim=True) + eps)

# %% preallocated_output
# truth: The result is collected in a torch.zeros of the default dtype, so float64 input comes back as float32.
def softmax(X):
    n, q = X.shape
    out = torch.zeros(n, q)
    for i in range(n):
        row = X[i] - X[i].max()
        out[i] = torch.exp(row) / torch.exp(row).sum()
    return out

# %% max_of_columns
# truth: The maximum is taken over dim 0, so a different number is subtracted from each column; that does not cancel within a row and the probabilities are wrong.
def softmax(X):
    mx = X.max(0, keepdim=True)[0]
    z = X - mx
    ez = torch.exp(z)
    return ez / ez.sum(1, keepdim=True)

# %% half_shifted
# truth: Only the numerator is shifted by the maximum; the denominator sums the unshifted exponentials, so the rows do not sum to one.
def softmax(X):
    m = X.amax(dim=1, keepdim=True)
    denom = torch.exp(X).sum(dim=1, keepdim=True)
    return torch.exp(X - m) / denom

# %% scale_instead_of_shift
# truth: The scores are divided by the largest magnitude of the row instead of having the maximum subtracted; scaling does not cancel, so the distribution is much too flat.
def softmax(X):
    # normalise so exp can never overflow
    scale = X.abs().max(dim=1, keepdim=True).values.clamp(min=1.0)
    Xn = X / scale
    E = torch.exp(Xn)
    return E / torch.sum(E, dim=1, keepdim=True)

# %% sigmoid_normalised
# truth: It uses the logistic sigmoid in place of exp and then normalises the rows, which gives a distribution but not the softmax.
def softmax(X):
    s = 1 / (1 + torch.exp(-X))
    total = s.sum(dim=1).reshape(-1, 1)
    return s / total
