# %% mean_scalar
# You return one number, the mean: the training loop needs one loss for each sample, shape (n,).
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].log().mean()
# %% sum_scalar
# You return one number, the sum: the training loop needs one loss for each sample, shape (n,).
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].log().sum()
# %% column
# The losses stand in a column of shape (n, 1): gather keeps the dimension, so squeeze it to shape (n,).
def cross_entropy(y_hat, y):
    return -y_hat.gather(1, y.reshape(-1, 1)).log()
# %% no_minus
# The losses are negative: the minus sign is missing.
def cross_entropy(y_hat, y):
    return y_hat[range(len(y)), y].log()
# %% no_log
# This is -p, not -log p: a sure and right answer must cost 0.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y]
# %% one_minus_p
# This is 1 - p, not -log p: a wrong and sure answer must cost far more than 1.
def cross_entropy(y_hat, y):
    return 1 - y_hat[range(len(y)), y]
# %% log2
# All losses are 1.4427 times too large: that is log2, and the loss uses the natural logarithm.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].log2()
# %% log10
# All losses are 0.434 of the right ones: that is log10, and the loss uses the natural logarithm.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].log10()
# %% log1p
# log(1 + p) is not log(p): it never punishes a small probability.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].log1p()
# %% large_eps
# The number that you add to the probability is too large: it changes honest losses and caps the worst. At most 1e-7 is harmless.
def cross_entropy(y_hat, y):
    return -(y_hat[range(len(y)), y] + 1e-5).log()
# %% large_clamp
# You clamp the probabilities from far above 0: the worst answers all cost the same, and do not learn. At most 1e-7 is harmless.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].clamp(min=1e-3).log()
# %% clamp_1e_5 (alike: large_clamp)
# You clamp the probabilities at 1e-5: p = 0 then costs only 11.5, and the worst answers do not learn. At most 1e-7 is harmless.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].clamp(min=1e-5).log()
# %% colon_index
# y_hat[:, y] has shape (n, n): it pairs every row with every label. Row i needs its own label only.
def cross_entropy(y_hat, y):
    return -y_hat[:, y].log()
# %% colon_index_mean
# y_hat[:, y] pairs every row with every label, and averaging then mixes the samples. Row i needs its own label only.
def cross_entropy(y_hat, y):
    return -y_hat[:, y].log().mean(1)
# %% swapped_index
# The indices are swapped: labels pick columns, not rows.
def cross_entropy(y_hat, y):
    return -y_hat[y, range(len(y))].log()
# %% mean_over_all_entries
# You average over all n * q entries of the one-hot product, so the loss is q times too small: take the label's entry of each row.
def cross_entropy(y_hat, y):
    onehot = F.one_hot(y, y_hat.shape[1])
    return -(onehot * (y_hat + 1e-9).log()).mean(1)
# %% onehot_nan
# 0 * log(0) is nan, so a probability of 0 at another class spoils the loss: pick the label's entry instead of multiplying by a mask.
def cross_entropy(y_hat, y):
    onehot = F.one_hot(y, y_hat.shape[1]).to(y_hat.dtype)
    return -(onehot * y_hat.log()).sum(1)
# %% all_classes
# You add up the logarithms of all classes, so the labels have no effect: only the label's probability counts.
def cross_entropy(y_hat, y):
    return -y_hat.log().sum(1)
# %% entropy
# This is the entropy of the prediction, -sum p log p: the labels have no effect. Only the label's probability counts.
def cross_entropy(y_hat, y):
    return -(y_hat * (y_hat + 1e-12).log()).sum(1)
# %% double_softmax
# You apply softmax to probabilities once more, so the loss can never reach 0: y_hat already holds probabilities.
def cross_entropy(y_hat, y):
    e = y_hat.exp()
    return -(e / e.sum(1, keepdim=True))[range(len(y)), y].log()
# %% binary_ce
# You add the log(1 - p) terms of the other classes: that is the loss of q yes/no questions. Only the label's probability counts.
def cross_entropy(y_hat, y):
    onehot = F.one_hot(y, y_hat.shape[1]).bool()
    return -torch.where(onehot, (y_hat + 1e-9).log(), (1 - y_hat + 1e-9).log()).sum(1)
# %% python_floats (alike: detached)
# Rebuilding the result from Python numbers cuts the graph: no gradient reaches y_hat. Stay in torch.
def cross_entropy(y_hat, y):
    return torch.tensor([-math.log(max(y_hat[i, y[i]].item(), 1e-12)) for i in range(len(y))], dtype=y_hat.dtype)
# %% detached (alike: python_floats)
# The values are right, but no gradient reaches y_hat: .data, .detach(), no_grad and NumPy cut the graph.
def cross_entropy(y_hat, y):
    return -y_hat.detach()[range(len(y)), y].log()
# %% ignores_labels
# You use the largest probability of each row: the labels have no effect.
def cross_entropy(y_hat, y):
    return -y_hat.max(1).values.log()
# %% off_by_one
# Label k looks up class k - 1: labels start at 0.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y - 1].log()
# %% clamps_in_place
# y_hat is different after the call: clamp_() and += change the caller's tensor. Make a new one.
def cross_entropy(y_hat, y):
    y_hat.clamp_(1e-7, 0.999)
    return -y_hat[range(len(y)), y].log()
# %% adds_eps_in_place
# y_hat is different after the call: += changes the caller's tensor. Make a new one.
def cross_entropy(y_hat, y):
    y_hat += 1e-7
    return -y_hat[range(len(y)), y].log()
# %% book_indices
# y_hat[[0, 1], y] is the book's example with two rows: any number of rows needs range(len(y_hat)).
def cross_entropy(y_hat, y):
    return -y_hat[[0, 1], y].log()
# %% first_two_rows
# Only the first two samples are used: every row has a loss.
def cross_entropy(y_hat, y):
    return -y_hat[[0, 1], y[:2]].log()
# %% squared
# (1 - p)^2 / 2 is a squared loss: cross-entropy is -log p.
def cross_entropy(y_hat, y):
    return (1 - y_hat[range(len(y)), y]) ** 2 / 2
# %% zero_when_impossible
# p = 0 for the true class costs 0, so the worst mistake is free: its loss must be inf or very large.
def cross_entropy(y_hat, y):
    p = y_hat[range(len(y)), y]
    return torch.where(p > 0, -p.log(), torch.zeros_like(p))
# %% divided_by_n
# Each loss is already divided by n, and the training loop divides again: return the loss of each sample as it is.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].log() / len(y)
# %% logits_expected (alike: double_softmax)
# This expects scores and normalises them in the logarithm: y_hat already holds probabilities, so take their logarithm directly.
def cross_entropy(y_hat, y):
    return y_hat.logsumexp(1) - y_hat[range(len(y)), y]
# %% sorted_labels
# The labels are sorted first, so samples get the labels of others: keep their order.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y.sort().values].log()
# %% cast_float32
# float64 probabilities give float32 losses: keep the dtype of y_hat.
def cross_entropy(y_hat, y):
    return -y_hat.float()[range(len(y)), y].log()
# %% cast_float64
# float32 probabilities give float64 losses: keep the dtype of y_hat.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y)), y].log().double()
# %% remembers_first_answer
# The second call gives the answer of the first: nothing may be kept from one call to the next.
_seen = {}
def cross_entropy(y_hat, y):
    if "loss" not in _seen:
        _seen["loss"] = -y_hat[range(len(y)), y].log()
    return _seen["loss"]
# %% row_average_broadcast
# Every sample has the same loss, the mean of the batch: the samples must keep their own.
def cross_entropy(y_hat, y):
    losses = -y_hat[range(len(y)), y].log()
    return losses.mean().expand(len(y))
# %% other_classes
# The mask picks all classes but the label's. Pick the label's.
def cross_entropy(y_hat, y):
    return -y_hat[torch.arange(y_hat.shape[1]) != y[:, None]].log()
# %% nowhere_finite
# The division by a mask of zeros is infinite. Multiply by the mask.
def cross_entropy(y_hat, y):
    return -(y_hat / F.one_hot(y, y_hat.shape[1])).sum(1).log()
