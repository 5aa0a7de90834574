# %% labels_first
# truth: The arguments stand in the other order, (y, y_hat).
def cross_entropy(y, y_hat):
    return -torch.log(y_hat[range(len(y_hat)), y])

# %% labels_first_gather
# truth: The arguments stand in the other order, (y, y_hat); and gather leaves a column (n, 1).
def cross_entropy(y, y_hat):
    return -torch.log(y_hat.gather(1, y.view(-1, 1)))

# %% true_and_predicted
# truth: The arguments stand in the other order: the labels first.
def cross_entropy(y_true, y_pred):
    n = y_pred.shape[0]
    probs = y_pred[torch.arange(n), y_true]
    loss = -torch.log(probs)
    return loss

# %% mean_with_eps
# truth: The mean over the batch is returned, one number, not a loss for each sample. (An eps of 1e-7 is added to the probability.)
def cross_entropy(y_hat, y):
    eps = 1e-7
    p = y_hat[range(len(y_hat)), y]
    return -torch.mean(torch.log(p + eps))

# %% np_log
# truth: np.log is called on a tensor that requires grad, which cannot be turned into an array.
def cross_entropy(y_hat, y):
    return -np.log(y_hat[range(len(y_hat)), y])

# %% missing_call
# truth: The () after .log is missing: minus is applied to the method itself, which raises a TypeError.
def cross_entropy(y_hat, y):
    return -y_hat[range(len(y_hat)), y].log

# %% mean_loss
# truth: The mean over the batch is returned, not a loss for each sample.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[range(len(y_hat)), y]).mean()

# %% column_of_the_first_edition
# truth: gather leaves the shape (n, 1); asked is (n,).
def cross_entropy(y_hat, y):
    return - torch.log(y_hat.gather(1, y.view(-1, 1)))

# %% all_rows_times_all_labels
# truth: y_hat[:, y] takes the columns of all labels for each row, (n, n), not row i's entry at label i.
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[:, y])

# %% no_minus
# truth: The minus is missing.
def cross_entropy(y_hat, y):
    return torch.log(y_hat[range(len(y_hat)), y])

# %% astype_of_labels
# truth: .astype is a method of NumPy arrays, tensors have none: it raises an AttributeError.
def cross_entropy(y_hat, y):
    y = y.astype('int64')
    return -torch.log(y_hat[range(len(y_hat)), y])
