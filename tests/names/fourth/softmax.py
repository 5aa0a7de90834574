# %% naive_no_shift
# truth: The row maximum is never subtracted, so scores like 1000 give inf/inf and scores like -1000 give 0/0, both nan; moderate scores are right.
import torch

def softmax(X):
    X_exp = torch.exp(X)
    partition = X_exp.sum(1, keepdim=True)
    return X_exp / partition  # broadcasting


# %% normalised_over_columns
# truth: The sum runs over dim 0, so each column instead of each row is normalised (and the shift taken per column agrees with that); rows do not add up to 1.
import torch

def softmax(X):
    shifted = X - torch.amax(X, dim=0, keepdim=True)
    e = shifted.exp()
    return e / e.sum(dim=0, keepdim=True)


# %% missing_keepdim_in_sum
# truth: The row sums have shape (n,) because keepdim is missing, so the division raises a broadcast error for n != q and, for n == q, divides column j by the sum of row j.
import torch

def softmax(X):
    m = X.max(dim=1, keepdim=True).values
    num = torch.exp(X - m)
    den = num.sum(dim=1)
    return num / den


# %% divided_by_total_sum
# truth: It divides by the sum of the whole matrix instead of the sum of each row, so all entries together add up to 1 and rows do not (right only for n = 1).
import torch

def softmax(X):
    biggest, _ = torch.max(X, 1)
    exps = torch.exp(X - biggest.reshape(-1, 1))
    total = torch.sum(exps)
    return exps / total


# %% one_max_for_whole_matrix
# truth: One global maximum is subtracted from all rows, so a row that lies far (about 100 or more) below the largest score underflows to all zeros and becomes 0/0 = nan.
import torch

def softmax(X):
    # stable version!!
    c = X.max()
    X_exp = torch.exp(X - c)
    return X_exp / X_exp.sum(axis=1, keepdims=True)


# %% shift_by_column_max
# truth: The maximum is taken per column (dim 0) and so differs within a row and does not cancel; the probabilities are wrong wherever the columns' maxima differ (for n = 1 all come out uniform).
import torch

def softmax(X):
    col_max = X.max(0)[0]
    z = X - col_max
    ez = torch.exp(z)
    return ez / ez.sum(1).unsqueeze(1)


# %% argument_shifted_in_place
# truth: `X -= ...` subtracts the row maximum from the caller's own tensor, so the argument is changed (and a leaf that requires gradients raises RuntimeError).
import torch

def softmax(X):
    X -= X.max(dim=1, keepdim=True)[0]   # avoid overflow
    X_exp = X.exp()
    return X_exp / X_exp.sum(dim=1, keepdim=True)


# %% input_detached
# truth: The scores are detached first, so the values are right but no gradient flows back to X.
import torch

def softmax(X):
    data = X.detach().clone()      # so I don't modify the original
    data = data - data.max(dim=1, keepdim=True).values
    data = torch.exp(data)
    return data / data.sum(dim=1, keepdim=True)


# %% max_pair_not_unpacked
# truth: X.max with a dim returns a (values, indices) pair and the pair is subtracted as if it were a tensor, so every call raises TypeError.
import torch

def softmax(X):
    row_max = X.max(1, keepdim=True)
    out = torch.exp(X - row_max)
    return out / out.sum(1, keepdim=True)


# %% max_added_not_subtracted
# truth: The row maximum is added instead of subtracted; it cancels for small scores, but overflow now comes already near 44 (inf/inf = nan), and -1000 still gives 0/0 = nan.
import torch

def softmax(X):
    n, q = X.shape
    const = torch.max(X, dim=1).values.view(n, 1)
    numer = torch.exp(X + const)
    denom = numer.sum(dim=1).view(n, 1)
    return numer / denom


# %% scores_clamped
# truth: Scores are clamped to [-50, 50] instead of being shifted, so different scores beyond the limits become equal (e.g. [1000, 990] gives [0.5, 0.5]) and get no gradient.
import torch

def softmax(X):
    # exp overflows near 88, so stay away from it
    X_safe = torch.clamp(X, -50.0, 50.0)
    e = torch.exp(X_safe)
    s = e.sum(dim=1, keepdim=True)
    return e / s


# %% returns_log_probabilities
# truth: It returns the logarithms of the probabilities (values <= 0) instead of the probabilities.
import torch

def softmax(X):
    mx = X.amax(dim=1, keepdim=True)
    shifted = X - mx
    log_sum = torch.log(torch.exp(shifted).sum(dim=1, keepdim=True))
    return shifted - log_sum


# %% cast_to_float32
# truth: The scores are cast to float32, so float64 input gives a float32 result with less precision.
import torch

def softmax(X):
    X = X.to(torch.float32)
    X = X - X.max(dim=1, keepdim=True).values
    Z = torch.exp(X)
    return Z / torch.sum(Z, dim=1, keepdim=True)


# %% rebuilt_from_python_floats
# truth: The result is rebuilt by torch.tensor from a list of Python floats, so gradients do not flow to X and float64 input comes back as float32.
import math
import torch

def softmax(X):
    answer = []
    for row in X.tolist():
        top = max(row)
        exps = [math.exp(v - top) for v in row]
        total = sum(exps)
        answer.append([v / total for v in exps])
    return torch.tensor(answer)


# %% buffer_of_default_dtype
# truth: The result is collected in torch.zeros(n, q), which is float32, so float64 input gives float32 output.
import torch

def softmax(X):
    rows, cols = X.shape
    result = torch.zeros(rows, cols)
    for i in range(rows):
        r = X[i]
        e = torch.exp(r - r.max())
        result[i] = e / e.sum()
    return result


# %% eps_in_denominator_instead_of_shift
# truth: A small number is added to the denominator instead of subtracting the row maximum, so scores like -1000 give rows of zeros and scores like 1000 still give inf/inf = nan.
import torch

def softmax(X, eps=1e-9):
    X_exp = torch.exp(X)
    # eps: no division by zero
    return X_exp / (X_exp.sum(1, keepdim=True) + eps)


# %% nan_patched_with_zero
# truth: The nan of an overflow or a 0/0 is replaced by 0 afterwards, so for scores like 1000 or -1000 the row does not add up to 1 (e.g. [1000, 0] gives [0, 0]).
import torch

def softmax(X):
    e = X.exp()
    probs = e / e.sum(dim=-1, keepdim=True)
    probs = torch.where(torch.isnan(probs), torch.zeros_like(probs), probs)
    return probs


# %% shift_by_row_mean
# truth: The row mean is subtracted instead of the row maximum, so a row of large spread such as [1000, 0] still overflows to inf/inf = nan.
import torch

def softmax(X):
    centred = X - X.mean(dim=1, keepdim=True)
    up = torch.exp(centred)
    down = up.sum(dim=1, keepdim=True)
    return up / down


# %% shift_only_in_numerator
# truth: The row maximum is subtracted in the numerator only, so every probability is too small or too large by the factor exp(-max) and the shift does not cancel (right only when the row maximum is 0).
import torch

def softmax(X):
    maxes = X.max(dim=1, keepdim=True)[0]
    return torch.exp(X - maxes) / torch.exp(X).sum(dim=1, keepdim=True)


# %% shift_by_max_of_abs
# truth: It subtracts the largest absolute value of the row, so a row of very negative scores such as [-1000, -1001] becomes exp(-2000) = 0 everywhere and 0/0 = nan.
import torch

def softmax(X):
    biggest = torch.abs(X).max(dim=1, keepdim=True).values
    a = torch.exp(X - biggest)
    return a / a.sum(dim=1, keepdim=True)


# %% result_left_transposed
# truth: The matrix is transposed so that the (n,) sums broadcast, but is not transposed back, so the result has shape (q, n).
import torch

def softmax(X):
    Xt = X.T                               # (q, n)
    Xt = Xt - Xt.max(dim=0).values
    E = torch.exp(Xt)
    P = E / E.sum(dim=0)
    return P


# %% in_place_division_breaks_backward
# truth: `e /= ...` overwrites the result of exp that autograd saved, so the values are right but backward raises RuntimeError (modified by an inplace operation).
import torch

def softmax(X):
    e = torch.exp(X - X.max(dim=1, keepdim=True).values)
    e /= e.sum(dim=1, keepdim=True)
    return e


# %% shift_only_when_large
# truth: The row maximum is subtracted only if some score exceeds 80, so a matrix of very negative scores such as [-1000, -1000] is not shifted and gives 0/0 = nan.
import torch

def softmax(X):
    if X.max() > 80:
        # danger of overflow
        X = X - X.max(dim=1, keepdim=True).values
    E = torch.exp(X)
    return E / E.sum(dim=1, keepdim=True)


# %% return_inside_loop
# truth: The return stands inside the loop, so only the first row's probabilities come back, with shape (1, q), for any n > 1.
import torch

def softmax(X):
    rows = []
    for x in X:
        ex = torch.exp(x - torch.max(x))
        rows.append(ex / torch.sum(ex))
        return torch.stack(rows)


# %% rounded_to_four_digits
# truth: The probabilities are rounded to four decimals as in the example, so small ones become 0, rows need not add up to 1, and the gradient of round is zero everywhere.
import torch

def softmax(X):
    t = X - X.max(dim=1, keepdim=True).values
    t = torch.exp(t)
    p = t / t.sum(dim=1, keepdim=True)
    return torch.round(p * 10000) / 10000   # 0.2500, 0.7500 like in the example


# %% ten_classes_hard_coded
# truth: The denominator is expanded to ten columns, so any number of classes other than 10 raises RuntimeError (or, for q = 1, gives ten columns).
import torch

NUM_OUTPUTS = 10

def softmax(X):
    row_max = X.max(dim=1).values.unsqueeze(1)
    x_exp = torch.exp(X - row_max)
    sums = x_exp.sum(dim=1).unsqueeze(1).expand(-1, NUM_OUTPUTS)
    return x_exp / sums
