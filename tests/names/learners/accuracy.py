# %% labels_first
# truth: The arguments stand in the other order, (y, y_hat).
def accuracy(y, y_hat):
    return (y_hat.argmax(dim=1) == y).float().mean().item()

# %% labels_first_book
# truth: The arguments stand in the other order, (y, y_hat); and the number of right rows is returned, not the fraction.
def accuracy(y, y_hat):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())

# %% true_and_predicted
# truth: The arguments stand in the other order: the labels first.
def accuracy(y_true, y_pred):
    preds = torch.argmax(y_pred, dim=1)
    correct = (preds == y_true).sum().item()
    return correct / len(y_true)

# %% guard_len
# truth: The guard says len(y_hat) > 1 where len(y_hat.shape) > 1 is meant, so for a batch of one row argmax is left out.
def accuracy(y_hat, y):
    if len(y_hat) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum()) / len(y)

# %% guard_len_count
# truth: The number of right rows is returned; and the guard says len(y_hat) > 1, so argmax is left out for a batch of one row.
def accuracy(y_hat, y):
    if len(y_hat) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())

# %% guard_len_mean
# truth: The guard says len(y_hat) > 1, so argmax is left out for a batch of one row.
def accuracy(y_hat, y):
    if len(y_hat) > 1:
        y_hat = y_hat.argmax(dim=1)
    return (y_hat == y).float().mean().item()

# %% guard_shape_0
# truth: The guard looks at y_hat.shape[0] > 1, the number of rows, so argmax is left out for a batch of one row.
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[0] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum() / len(y))

# %% guard_len_and_zero_d
# truth: The guard says len(y_hat) > 1, so argmax is left out for a batch of one row; and a 0-d tensor is returned.
def accuracy(y_hat, y):
    if len(y_hat) > 1 and len(y_hat[0]) > 1:
        y_hat = torch.argmax(y_hat, dim=1)
    return (y_hat == y).float().mean()

# %% guard_more_than_two
# truth: The guard asks for more than two columns, so with two classes argmax is left out.
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 2:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum()) / y.numel()

# %% zero_d
# truth: A 0-d tensor is returned, not a Python float.
def accuracy(y_hat, y):
    return (y_hat.argmax(dim=1) == y).float().mean()

# %% zero_d_sum
# truth: A 0-d tensor is returned, not a Python float.
def accuracy(y_hat, y):
    pred = y_hat.argmax(axis=1)
    cmp = pred.type(y.dtype) == y
    return cmp.sum() / len(y)

# %% zero_d_count
# truth: The number of right rows is returned, not the fraction, and as a 0-d tensor, not a Python float.
def accuracy(y_hat, y):
    pred = y_hat.argmax(axis=1)
    return (pred == y).sum()

# %% no_argmax
# truth: argmax is left out: the scores themselves are compared with the labels, and the shapes (n, q) and (n,) do not fit.
def accuracy(y_hat, y):
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum()) / len(y)

# %% no_argmax_mean
# truth: argmax is left out: the scores (n, q) are compared with the labels (n,), whose shapes do not fit.
def accuracy(y_hat, y):
    return (y_hat == y).float().mean().item()

# %% no_argmax_loop
# truth: argmax is left out: whole rows of scores are compared with the labels, and the truth of a row of several values is ambiguous.
def accuracy(y_hat, y):
    correct = 0
    for i in range(len(y)):
        if y_hat[i] == y[i]:
            correct += 1
    return correct / len(y)

# %% astype_book
# truth: .astype is a method of MXNet and NumPy arrays, tensors have none: it raises an AttributeError.
def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.astype(y.dtype) == y
    return float(cmp.astype(y.dtype).sum())

# %% astype_float32
# truth: .astype is a method of MXNet and NumPy arrays, tensors have none: it raises an AttributeError.
def accuracy(y_hat, y):
    return (y_hat.argmax(axis=1) == y.astype('float32')).mean().asscalar()

# %% count_of_the_book
# truth: The number of right rows is returned, as in the book, not the fraction.
def accuracy(y_hat, y):
    """Compute the number of correct predictions."""
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())

# %% missing_call
# truth: The () after .item is missing, so a method is returned, not a number.
def accuracy(y_hat, y):
    return (y_hat.argmax(dim=1) == y).float().mean().item
