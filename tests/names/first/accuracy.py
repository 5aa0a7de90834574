# %% count_not_fraction
# truth: It returns the number of right rows instead of the fraction: the division by the number of rows is missing.
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())

# %% argmax_dim0
# truth: argmax is taken over dim 0 (over samples) instead of over the classes of each row.
def accuracy(y_hat, y):
    preds = y_hat.argmax(dim=0)
    n = min(len(preds), len(y))
    return (preds[:n] == y[:n]).float().mean().item()

# %% argmax_flat
# truth: argmax has no dim, so it gives one index into the flattened matrix, which is compared with all the labels.
def accuracy(y_hat, y):
    return (torch.argmax(y_hat) == y).float().mean().item()

# %% returns_tensor
# truth: The result is a 0-d tensor, not a Python float; .item() or float() is missing.
def accuracy(y_hat, y):
    y_hat = y_hat.argmax(axis=1)
    return (y_hat == y).float().mean()

# %% percent
# truth: It returns a percentage (times 100) rather than a fraction between 0 and 1.
def accuracy(y_hat, y):
    correct = (y_hat.argmax(1) == y).sum().item()
    return 100. * correct / len(y)

# %% error_rate
# truth: It counts the rows that are wrong (!=), so it returns the error rate instead of the accuracy.
def accuracy(y_hat, y):
    pred = y_hat.argmax(dim=1)
    return float((pred != y).sum()) / y.shape[0]

# %% divides_by_classes
# truth: The count is divided by the number of classes (shape[1]) instead of the number of samples.
def accuracy(y_hat, y):
    pred = torch.argmax(y_hat, dim=1)
    return float((pred == y).sum()) / y_hat.shape[1]

# %% divides_by_numel
# truth: The count of right rows is divided by numel, n times q, rather than by n.
def accuracy(y_hat, y):
    hits = (y_hat.argmax(dim=1) == y).sum().item()
    return hits / y_hat.numel()

# %% integer_division
# truth: Floor division // is used, so the fraction is rounded down to 0 unless every row is right.
def accuracy(y_hat, y):
    correct = int((y_hat.argmax(axis=1) == y).sum())
    return float(correct // len(y))

# %% threshold_half
# truth: A row counts as right only if the label's probability exceeds 0.5, instead of if it is the largest.
def accuracy(y_hat, y):
    p = y_hat[torch.arange(len(y)), y]
    return (p > 0.5).float().mean().item()

# %% argmin
# truth: argmin is used, so the class with the smallest score is taken as the prediction.
def accuracy(y_hat, y):
    y_pred = y_hat.argmin(dim=1)
    return (y_pred == y).to(torch.float32).mean().item()

# %% max_values_not_indices
# truth: It compares the largest values (the first output of max) with the labels rather than their indices.
def accuracy(y_hat, y):
    preds = y_hat.max(dim=1)[0]
    return float((preds == y).sum() / len(y))

# %% broadcast_keepdim
# truth: The argmax keeps its dimension, so (n, 1) == (n,) broadcasts to an n x n matrix whose mean compares every prediction with every label.
def accuracy(y_hat, y):
    pred = y_hat.argmax(dim=1, keepdim=True)
    return (pred == y).float().mean().item()

# %% mean_label_probability
# truth: It returns the mean score at the true label, not how often the label is the argmax.
def accuracy(y_hat, y):
    return y_hat[range(len(y)), y].mean().item()

# %% plus_one_labels
# truth: One is added to the argmax as if the classes were numbered from 1.
def accuracy(y_hat, y):
    pred = y_hat.argmax(dim=1) + 1
    return float((pred == y).float().mean())

# %% rounds_result
# truth: The fraction is rounded to one decimal, so the result is not exact.
def accuracy(y_hat, y):
    acc = (y_hat.argmax(1) == y).float().mean().item()
    return round(acc, 1)

# %% returns_in_loop
# truth: The return stands inside the loop, so only the first row is looked at.
def accuracy(y_hat, y):
    correct = 0
    for i in range(len(y)):
        if int(y_hat[i].argmax()) == int(y[i]):
            correct += 1
        return correct / len(y)

# %% round_scores
# truth: The scores are rounded to integers first, so distinct scores become equal (probabilities all become 0 or 1) and argmax finds the wrong class.
def accuracy(y_hat, y):
    y_pred = torch.round(y_hat).argmax(dim=1)
    return (y_pred == y).sum().item() / len(y)
