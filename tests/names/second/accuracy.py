# %% count_like_the_book
# truth: It returns the number of right rows instead of the fraction (the division by n is missing).
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())

# %% columns
# truth: argmax runs over dim 0, so it finds the best row of each column instead of the best class of each row (crash when n != q).
def accuracy(y_hat, y):
    pred = torch.argmax(y_hat, dim=0)
    return (pred == y).float().mean().item()

# %% percent
# truth: The result is a percentage between 0 and 100, not a fraction.
def accuracy(y_hat, y):
    correct = (y_hat.argmax(1) == y).sum().item()
    return 100. * correct / y.size(0)

# %% error_rate
# truth: It returns the fraction of wrong rows (the error rate) because it compares with != .
def accuracy(y_hat, y):
    wrong = torch.argmax(y_hat, -1) != y
    return float(wrong.double().mean())

# %% numel
# truth: The number of right rows is divided by the number of all elements of y_hat (n * q) instead of by n.
def accuracy(y_hat, y):
    hits = y_hat.argmax(dim=1).eq(y).sum()
    return float(hits) / y_hat.numel()

# %% floor_division
# truth: Integer floor division (//) rounds every fraction below one down to 0.
def accuracy(y_hat, y):
    n_right = int((y_hat.max(dim=1).indices == y).sum())
    return float(n_right // len(y))

# %% half_threshold
# truth: A row counts as right when the number at the label exceeds 0.5, instead of when it is the row's largest: wrong for scores and for probabilities whose maximum is below 0.5.
def accuracy(y_hat, y):
    p_true = y_hat[torch.arange(len(y)), y]
    return (p_true > 0.5).float().mean().item()

# %% keepdims_broadcast
# truth: argmax keeps the dimension, so an (n, 1) column is compared with (n,) labels and broadcasts to an (n, n) table: each prediction is compared with all labels.
def accuracy(y_hat, y):
    y_pred = y_hat.argmax(dim=1, keepdim=True)
    equal = (y_pred == y)
    return float(equal.float().mean())

# %% mean_confidence
# truth: It averages the probability given to the true class instead of counting argmax hits.
def accuracy(y_hat, y):
    n = len(y)
    total = 0.0
    for i in range(n):
        total += float(y_hat[i, y[i]])
    return total / n

# %% max_values
# truth: max(dim=1) gives the values first, and these largest scores, not their positions, are compared with the labels.
def accuracy(y_hat, y):
    pred, _ = torch.max(y_hat.data, 1)
    correct = (pred == y).sum().item()
    return correct / y.shape[0]

# %% number_of_classes
# truth: The count of right rows is divided by the number of classes instead of the number of samples.
def accuracy(y_hat, y):
    preds = y_hat.argmax(1).tolist()
    labels = y.tolist()
    k = sum(a == b for a, b in zip(preds, labels))
    return k / len(y_hat[0])

# %% zero_dim_tensor
# truth: It returns a 0-d tensor instead of a Python float (.item() is missing); the value is right.
def accuracy(y_hat, y):
    return (y_hat.argmax(dim=1) == y).to(torch.float32).mean()

# %% all_or_nothing
# truth: It tests whether all predictions equal all labels at once, so the result is only ever 0.0 or 1.0.
def accuracy(y_hat, y):
    predictions = torch.argmax(y_hat, dim=1)
    return float(torch.equal(predictions, y))

# %% cast_before_argmax
# truth: The scores are cast to the labels' integer dtype before argmax, so the decimals are lost and probabilities all become 0.
def accuracy(y_hat, y):
    y_hat = y_hat.type(y.dtype)
    cmp = y_hat.argmax(axis=1) == y
    return float(cmp.sum()) / len(y)

# %% return_in_loop
# truth: The return stands inside the loop, so only the first sample is looked at.
def accuracy(y_hat, y):
    right = 0
    for row, label in zip(y_hat, y):
        if int(row.argmax()) == int(label):
            right += 1
        return right / len(y)

# %% membership
# truth: A prediction counts as right when its class occurs anywhere among the labels of the batch, not when it equals the label of its own row (isin instead of ==).
def accuracy(y_hat, y):
    guess = y_hat.argmax(dim=1)
    ok = torch.isin(guess, y)
    return ok.sum().item() / ok.numel()
