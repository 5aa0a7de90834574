# %% dim0
# Your columns sum to 1, your rows do not: you normalise over the batch (dim 0). Each row is one sample, so sum over dim 1.
def softmax(X):
    X_exp = X.exp()
    return X_exp / X_exp.sum(0, keepdim=True)
# %% no_keepdim
# sum(1) has shape (n,), which lines up with columns. Keep the dimension, so that it has shape (n, 1) and lines up with rows.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).exp()
    return X_exp / X_exp.sum(1)
# %% no_keepdim_naive (alike: no_keepdim)
# sum(1) has shape (n,), which lines up with columns; keep the dimension. Then subtract each row's maximum before exp.
def softmax(X):
    X_exp = X.exp()
    return X_exp / X_exp.sum(1)
# %% no_max
# Right for small scores, nan for large ones: exp overflows near 88. Subtract each row's maximum first; it changes nothing else.
def softmax(X):
    X_exp = X.exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% global_max
# You subtract the largest score of the whole batch: a row far below it becomes 0/0 = nan. Subtract each row's own maximum.
def softmax(X):
    X_exp = (X - X.max()).exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% max_dim0
# You subtract each column's maximum, which changes the result: only a number that is the same for a whole row cancels.
def softmax(X):
    X_exp = (X - X.max(0, keepdim=True).values).exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% max_no_keepdim
# The row maxima have shape (n,) and are subtracted column by column. Keep the dimension, so that they have shape (n, 1).
def softmax(X):
    X_exp = (X - X.max(1).values).exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% sum_all
# The whole matrix sums to 1 instead of each row: sum over dim 1 only.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).exp()
    return X_exp / X_exp.sum()
# %% sum_all_naive
# The whole matrix sums to 1 instead of each row. Sum over dim 1 only; then subtract each row's maximum before exp.
def softmax(X):
    X_exp = X.exp()
    return X_exp / X_exp.sum()
# %% inplace
# Your function changes its argument: X is different after the call. Make a new tensor instead of -=, sub_() or exp_().
def softmax(X):
    X -= X.max(1, keepdim=True).values
    X_exp = X.exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% inplace_exp (alike: no_max)
# exp_() on X overwrites the caller's scores by their exponentials. Make a new tensor with exp().
def softmax(X):
    X.exp_()
    return X / X.sum(1, keepdim=True)
# %% inplace_shifted_exp
# The in-place operations on X overwrite the caller's scores. Make new tensors: X - ..., exp().
def softmax(X):
    X.sub_(X.max(1, keepdim=True).values.clone()).exp_()
    return X / X.sum(1, keepdim=True)
# %% detached
# The values are right, but no gradient reaches X: .data, .detach(), no_grad and NumPy cut the graph.
def softmax(X):
    X = X.detach()
    X_exp = (X - X.max(1, keepdim=True).values).exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% numpy_roundtrip (alike: detached)
# The result was rebuilt through NumPy, which cuts the graph: no gradient reaches X. Stay in torch.
def softmax(X):
    Z = X.detach().numpy()
    E = np.exp(Z - Z.max(1, keepdims=True))
    return torch.from_numpy(E / E.sum(1, keepdims=True))
# %% partition_no_grad
# The values are right, the gradient is not: the denominator was computed under no_grad or detached, and it depends on X too.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values.detach()).exp()
    return X_exp / X_exp.sum(1, keepdim=True).detach()
# %% eps_denominator
# A small number in the denominator hides underflow: very negative rows sum to 0, not to 1. Subtract the row's maximum instead.
def softmax(X):
    X_exp = X.exp()
    return X_exp / (X_exp.sum(1, keepdim=True) + 1e-9)
# %% log_softmax
# These are log-probabilities (negative numbers): return the probabilities themselves.
def softmax(X):
    return X - X.logsumexp(1, keepdim=True)
# %% no_exp
# You normalise the scores themselves: exponentiate them first, or negative scores give negative "probabilities".
def softmax(X):
    return X / X.sum(1, keepdim=True)
# %% exp_only
# Exponentials alone do not sum to 1: divide each row by its sum.
def softmax(X):
    return (X - X.max(1, keepdim=True).values).exp()
# %% sigmoid
# Each entry is between 0 and 1, but rows do not sum to 1: that is the sigmoid, one score at a time. Softmax compares the scores of a row.
def softmax(X):
    return 1 / (1 + (-X).exp())
# %% base2
# Rows sum to 1, but the ratios are powers of 2: the exponential has base e.
def softmax(X):
    X_exp = 2 ** (X - X.max(1, keepdim=True).values)
    return X_exp / X_exp.sum(1, keepdim=True)
# %% clip_inputs
# Clamping the scores avoids inf but makes 60 and 100 equally likely. Subtract the row's maximum: that changes no ratio.
def softmax(X):
    X_exp = X.clamp(-50, 50).exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% nan_to_num
# Replacing nan by a number hides the overflow: the row no longer sums to 1. Subtract the row's maximum before exp.
def softmax(X):
    X_exp = X.exp()
    return (X_exp / X_exp.sum(1, keepdim=True)).nan_to_num(0.0)
# %% hardcoded10
# It works for 10 classes only: take the number of classes from X.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).exp()
    return X_exp / X_exp.sum(1, keepdim=True).expand(-1, 10)
# %% rounded
# The probabilities are rounded: rows sum to 1 only roughly, and the gradient is 0. Round when you print, not when you compute.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).exp()
    return (X_exp / X_exp.sum(1, keepdim=True) * 1e4).round() / 1e4
# %% cast_float32
# float64 scores give float32 probabilities: keep the dtype of X.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).float().exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% cast_float64
# float32 scores give float64 probabilities: keep the dtype of X.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).exp()
    return (X_exp / X_exp.sum(1, keepdim=True)).double()
# %% half_precision
# You compute in half precision, which keeps three digits: keep the dtype of X.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).half().float().exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% one_hot_argmax
# This is a hard choice of 0 or 1: softmax gives every class a probability, and has a gradient.
def softmax(X):
    return F.one_hot(X.argmax(1), X.shape[1]).to(X.dtype)
# %% abs_max
# You shift by the largest absolute value: a row of very negative scores then underflows to 0/0. Shift by the maximum, with its sign.
def softmax(X):
    X_exp = (X - X.abs().max(1, keepdim=True).values).exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% min_shift
# You subtract the row's minimum: the other exponents only grow, and exp overflows. Subtract the maximum.
def softmax(X):
    X_exp = (X - X.min(1, keepdim=True).values).exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% mean_instead_of_sum
# You divide by the mean of the exponentials, so rows sum to the number of classes: divide by the sum.
def softmax(X):
    X_exp = (X - X.max(1, keepdim=True).values).exp()
    return X_exp / X_exp.mean(1, keepdim=True)
# %% softmin
# The smallest score gets the largest probability: there is a minus sign too many in the exponent.
def softmax(X):
    X_exp = (X.min(1, keepdim=True).values - X).exp()
    return X_exp / X_exp.sum(1, keepdim=True)
# %% remembers_first_answer
# The second call gives the answer of the first: nothing may be kept from one call to the next.
_seen = {}
def softmax(X):
    if "P" not in _seen:
        X_exp = (X - X.max(1, keepdim=True).values).exp()
        _seen["P"] = X_exp / X_exp.sum(1, keepdim=True)
    return _seen["P"]
# %% applied_twice
# Softmax is applied twice, which makes every row nearly uniform: once is enough.
def softmax(X):
    for _ in range(2):
        X_exp = (X - X.max(1, keepdim=True).values).exp()
        X = X_exp / X_exp.sum(1, keepdim=True)
    return X
# %% upside_down
# You return 1 / probability: the sign in the exponent is the wrong way round. Subtract logsumexp from the scores.
def softmax(X):
    return (X.logsumexp(1, keepdim=True) - X).exp()
# %% floor_div
# // cuts the probabilities down to whole numbers. Divide with /.
def softmax(X):
    e = (X - X.max(1, keepdim=True).values).exp()
    return e // e.sum(1, keepdim=True)
# %% logsumexp_no_keepdim (alike: no_keepdim)
# logsumexp over dim 1 has shape (n,) and lines up with columns. With keepdim=True it lines up with rows.
def softmax(X):
    return (X - X.logsumexp(1)).exp()
