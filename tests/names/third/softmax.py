# %% column_sum
# truth: Maximum and sum are taken over the samples (dim 0) instead of over the classes of each row, so columns sum to one rather than rows.
def softmax(X):
    num = torch.exp(X - X.max(dim=0).values)
    partition = torch.einsum('ij->j', num)
    return num / partition

# %% lost_keepdim
# truth: The row sums have shape (n,) because keepdim is missing, so the division broadcasts along the wrong axis: an error unless n equals q, and wrong values when n equals q.
def softmax(X):
    biggest = torch.amax(X, dim=1, keepdim=True)
    e = (X - biggest).exp()
    Z = e.sum(axis=-1)
    return e / Z

# %% naive_power
# truth: Nothing is subtracted before the exponential, so large scores overflow to inf and very negative rows underflow to 0/0, which gives nan.
def softmax(X):
    rows = []
    for row in X:
        top = torch.exp(row)
        rows.append(top * (1.0 / top.sum()))
    return torch.stack(rows)

# %% one_max_for_batch
# truth: The maximum of the whole batch is subtracted instead of the maximum of each row, so a row far below the largest row underflows to 0/0 = nan.
def softmax(X):
    # trick from the lecture: shift so the largest is 0
    c = X.max().detach()
    E = torch.exp(X - c)
    return E / E.sum(1).reshape(-1, 1)

# %% shift_in_place
# truth: The row maximum is subtracted in place, so the caller's X is changed (and a leaf that requires grad raises an error).
def softmax(X):
    m, _ = X.max(dim=1, keepdim=True)
    X -= m
    X_exp = X.exp()
    return X_exp / X_exp.sum(dim=1, keepdim=True)

# %% eps_in_denominator
# truth: A constant of 1e-4 is added to the denominator of an unshifted softmax, so rows with negative scores, whose exponentials are tiny, do not sum to one. (Being unshifted, it also gives nan for huge scores.)
def softmax(X):
    EPS = 1e-4   # no division by zero
    numerators = X.exp()
    return numerators / (numerators.sum(1, keepdim=True) + EPS)

# %% clip_scores
# truth: Scores are clipped to [-60, 60] instead of shifted by the row maximum, so different scores beyond the limits become equal and get equal probabilities.
def softmax(X):
    Z = torch.clip(X, -60.0, 60.0)   # exp(88) is the limit in float32
    out = torch.exp(Z)
    return out / out.sum(-1, keepdim=True)

# %% denominator_not_reset
# truth: The running denominator is set to zero only once, before the loop over rows, so each row is divided by the sum of its own exponentials and those of all earlier rows.
def softmax(X):
    m = X.max(1, keepdim=True)[0]
    E = torch.exp(X - m)
    result = []
    total = 0.0
    for i in range(E.shape[0]):
        for j in range(E.shape[1]):
            total = total + E[i, j]
        result.append(E[i] / total)
    return torch.stack(result, dim=0)

# %% e_is_2_7
# truth: The base of the power is 2.7 instead of Euler's number e, so the probabilities are slightly wrong.
def softmax(X):
    e = 2.7
    shifted = X - X.max(dim=1, keepdim=True).values
    powers = e ** shifted
    return powers / powers.sum(dim=1, keepdim=True)

# %% shift_by_abs_max
# truth: Each row is shifted by its largest absolute value instead of its largest value, so a row that is all very negative is pushed further down and underflows to 0/0 = nan.
def softmax(X):
    scale = X.abs().amax(dim=1, keepdim=True)
    p = torch.exp(X - scale)
    p = p / p.sum(dim=1, keepdim=True)
    return p

# %% detached_denominator
# truth: The denominator is computed under no_grad, so it is treated as a constant and the gradient lacks the part that goes through the sum.
def softmax(X):
    with torch.no_grad():
        mx = X.max(1, keepdim=True).values
        denom = (X - mx).exp().sum(1, keepdim=True)
    return (X - mx).exp() / denom

# %% rounded
# truth: The probabilities are rounded to four decimals, so rows no longer sum exactly to one and the gradient is zero everywhere.
def softmax(X):
    ex = torch.exp(X - torch.max(X, 1, keepdim=True)[0])
    probs = ex / torch.sum(ex, 1, keepdim=True)
    return torch.round(probs, decimals=4)   # as in the example

# %% shift_only_numerator
# truth: The row maximum is subtracted in the numerator but not in the denominator, so the shift does not cancel and rows do not sum to one (and the denominator can still overflow).
def softmax(X):
    biggest = X.max(dim=1, keepdim=True).values
    return torch.exp(X - biggest) / torch.exp(X).sum(dim=1, keepdim=True)

# %% attention_scaling
# truth: The scores are divided by the square root of the number of classes before the exponential, as in scaled dot-product attention, so the distribution is too flat.
def softmax(X):
    d = X.shape[-1]
    scores = X / math.sqrt(d)
    scores = scores - scores.max(dim=-1, keepdim=True).values
    w = scores.exp()
    return w / w.sum(dim=-1, keepdim=True)

# %% python_floats
# truth: The result is rebuilt with torch.tensor from Python floats, so it is cut off from the graph and no gradient flows back to X.
def softmax(X):
    def one(row):
        m = max(row)
        e = [math.exp(v - m) for v in row]
        s = sum(e)
        return [v / s for v in e]
    return torch.tensor([one(r) for r in X.tolist()], dtype=X.dtype, device=X.device)

# %% euclidean_normalisation
# truth: The exponentials are divided by their Euclidean norm instead of by their sum, so rows have squared sum one but do not sum to one.
class Softmax:
    def __call__(self, X):
        a = (X - X.max(1, True)[0]).exp()
        return a / a.norm(dim=1, keepdim=True)

softmax = Softmax()
