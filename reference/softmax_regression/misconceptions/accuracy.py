# %% count
# You return the number of right rows: accuracy is the fraction of them, so divide by the number of rows.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1) == y).sum())
# %% percent
# You return percent: here accuracy is a fraction between 0 and 1.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1) == y).float().mean()) * 100
# %% argmax_dim0
# argmax over dim 0 finds the best sample for each class: take the best class of each row, over dim 1.
def accuracy(y_hat, y):
    return float((y_hat.argmax(0) == y).float().mean())
# %% argmax_flat
# argmax without a dim gives one index into the flattened matrix: take the best class of each row, over dim 1.
def accuracy(y_hat, y):
    return float((y_hat.argmax() == y).float().mean())
# %% errors
# This is the fraction of wrong rows: accuracy is the fraction of right ones.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1) != y).float().mean())
# %% argmin
# You take the least likely class of each row: the prediction is the largest score.
def accuracy(y_hat, y):
    return float((y_hat.argmin(1) == y).float().mean())
# %% threshold
# You count only probabilities above 0.5: the largest score of a row wins even when it is 0.2.
def accuracy(y_hat, y):
    return float((y_hat[range(len(y)), y] > 0.5).float().mean())
# %% uint8_overflow
# The count is kept in a small integer type and starts again at 0 after 255: use a float or int64.
def accuracy(y_hat, y):
    right = (y_hat.argmax(1) == y).to(torch.uint8).sum(dtype=torch.uint8)
    return float(right) / len(y)
# %% all_or_nothing
# You return 1 only if the whole batch is right: accuracy is the fraction of right rows.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1) == y).all())
# %% keepdim_broadcast
# Comparing shape (n, 1) with (n,) gives (n, n): you compare every prediction with every label. Drop keepdim.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1, keepdim=True) == y).float().sum()) / len(y)
# %% keepdim_broadcast_mean
# Comparing shape (n, 1) with (n,) gives (n, n): you average over every pair of prediction and label. Drop keepdim.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1, keepdim=True) == y).float().mean())
# %% no_argmax
# You compare scores with labels: take the argmax of each row first, it is the predicted class.
def accuracy(y_hat, y):
    return float((y_hat[range(len(y)), y] == y).float().mean())
# %% int_division (alike: all_or_nothing)
# Integer division turns every fraction below 1 into 0: divide with /.
def accuracy(y_hat, y):
    return float(int((y_hat.argmax(1) == y).sum()) // len(y))
# %% soft
# You average the probability of the label: accuracy counts whether the largest score stands at the label.
def accuracy(y_hat, y):
    return float(y_hat[range(len(y)), y].mean())
# %% max_values
# You compare the largest value with the label, not its index: use argmax, or the indices of max.
def accuracy(y_hat, y):
    return float((y_hat.max(1).values.long() == y).float().mean())
# %% rounded_scores (alike: threshold)
# You round the scores and look for a 1: a row whose largest score is 0.4 is missed. Take the argmax.
def accuracy(y_hat, y):
    return float((y_hat.round()[range(len(y)), y] == 1).float().mean())
# %% ignores_last
# The loop stops one sample early: the last row counts too.
def accuracy(y_hat, y):
    right = sum(int(y_hat[i].argmax() == y[i]) for i in range(len(y) - 1))
    return right / len(y)
# %% drops_last
# The last row is left out of count and total: every row counts.
def accuracy(y_hat, y):
    return float((y_hat[:-1].argmax(1) == y[:-1]).float().mean())
# %% set_based
# You ask whether the label occurs among the predictions at all: row i is right only if its own prediction is.
def accuracy(y_hat, y):
    predictions = set(y_hat.argmax(1).tolist())
    return sum(label in predictions for label in y.tolist()) / len(y)
# %% divided_by_classes
# You divide by the number of classes: divide by the number of rows.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1) == y).sum()) / y_hat.shape[1]
# %% sorts_in_place
# y is different after the call: sorting it in place spoils the caller's labels.
def accuracy(y_hat, y):
    right = float((y_hat.argmax(1) == y).float().mean())
    y.copy_(y.sort().values)
    return right
# %% masks_in_place
# y_hat is different after the call: marking the best entries in place spoils the caller's scores.
def accuracy(y_hat, y):
    best = y_hat.argmax(1)
    y_hat[range(len(y)), best] = 1.0
    return float((best == y).float().mean())
# %% top2
# You accept a label among the two best classes: only the best one counts.
def accuracy(y_hat, y):
    best = y_hat.topk(2, dim=1).indices
    return float((best == y.reshape(-1, 1)).any(1).float().mean())
# %% running_average
# The value depends on earlier calls: each call measures its own batch only.
_total = [0.0, 0]
def accuracy(y_hat, y):
    _total[0] += float((y_hat.argmax(1) == y).sum())
    _total[1] += len(y)
    return _total[0] / _total[1]
# %% fixed_batch
# You divide by a fixed 256: divide by the number of rows of this batch.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1) == y).sum()) / 256
# %% sorted_both
# Predictions and labels are sorted before they are compared: row i belongs to label i.
def accuracy(y_hat, y):
    return float((y_hat.argmax(1).sort().values == y.sort().values).float().mean())
# %% tensor
# The value is right, but it is a tensor: .item() or float() makes a Python float of it.
def accuracy(y_hat, y):
    return (y_hat.argmax(1) == y).float().mean()
# %% numpy_number
# The value is right, but it is a NumPy number: float() makes a Python float of it.
def accuracy(y_hat, y):
    return np.mean(y_hat.detach().numpy().argmax(1) == y.numpy())
# %% fraction_object (alike: numpy_number)
# The value is right, but it is a Fraction: float() makes a Python float of it.
from fractions import Fraction
def accuracy(y_hat, y):
    return Fraction(int((y_hat.argmax(1) == y).sum()), len(y))
# %% far_scores
# Rows of scores that are all very large or very negative go wrong: exp makes inf, or 0, of them. Their order alone matters.
def accuracy(y_hat, y):
    p = y_hat.exp()
    p = p / p.sum(1, keepdim=True)
    return (p.argmax(1) == y).float().mean().item()
