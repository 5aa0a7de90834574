# %% count
# truth: The number of right rows is returned instead of the fraction.
def accuracy(y_hat, y):
    preds = y_hat.argmax(axis=1)
    cmp = preds.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())

# %% percent
# truth: The result is a percentage between 0 and 100 instead of a fraction between 0 and 1.
def accuracy(y_hat, y):
    _, predicted = torch.max(y_hat.data, 1)
    correct = (predicted == y).sum().item()
    total = y.size(0)
    return 100 * correct / total

# %% keepdim_broadcast
# truth: The predictions have shape (n, 1) because of keepdim, so comparing with y of shape (n,) broadcasts to (n, n) and compares every prediction with every label.
def accuracy(y_hat, y):
    pred = y_hat.argmax(dim=1, keepdim=True)
    return pred.eq(y).double().mean().item()

# %% tensor_back
# truth: A 0-d tensor is returned instead of a Python float.
def accuracy(y_hat, y):
    hits = torch.argmax(y_hat, dim=-1) == y
    return hits.sum() / hits.numel()

# %% max_values
# truth: The largest scores themselves (the values of max) are compared with the labels, instead of the positions of the maxima.
def accuracy(y_hat, y):
    best, where = y_hat.max(dim=1)
    right = sum(1 for a, b in zip(best, y) if a == b)
    return right / len(y)

# %% onehot_cells
# truth: One-hot predictions are compared with one-hot labels cell by cell, so matching zeros count as right and the result is too high.
def accuracy(y_hat, y):
    q = y_hat.shape[1]
    eye = torch.eye(q)
    P, T = eye[y_hat.argmax(1)], eye[y]
    return (P == T).float().mean().item()

# %% top_two
# truth: A row counts as right when the label is among the two largest scores, instead of only the largest.
def accuracy(y_hat, y, topk=2):
    _, pred = y_hat.topk(topk, 1, True, True)
    correct = pred.t().eq(y.view(1, -1).expand_as(pred.t()))
    return correct.reshape(-1).float().sum().item() / y.size(0)

# %% two_decimals
# truth: The fraction is rounded to two decimals, so results such as 1/3 are inexact.
def accuracy(y_hat, y):
    good = np.sum(y_hat.detach().numpy().argmax(1) == y.numpy())
    return round(float(good) / y.shape[0], 2)

# %% balanced
# truth: It averages the recall of each class that occurs (balanced accuracy), so each class, not each row, has the same weight.
def accuracy(y_hat, y):
    pred = y_hat.argmax(1)
    recalls = []
    for c in y.unique():
        here = y == c
        recalls.append((pred[here] == c).float().mean().item())
    return sum(recalls) / len(recalls)

# %% softmax_over_batch
# truth: A softmax over the batch dimension (dim 0) is applied before the argmax, which normalises columns and can change which score of a row is largest.
def accuracy(y_hat, y):
    probs = F.softmax(y_hat, dim=0)
    return (probs.argmax(dim=1) == y).float().mean().item()

# %% divide_by_classes
# truth: The number of right rows is divided by the number of classes instead of the number of rows.
def accuracy(y_hat, y):
    guesses = [int(torch.argmax(r)) for r in y_hat]
    ok = [g == t for g, t in zip(guesses, y.tolist())]
    return sum(ok) / len(y_hat[0])

# %% class_distance
# truth: It computes one minus the mean distance between predicted and true class number, so a wrong row costs the distance of the class numbers and not one.
def accuracy(y_hat, y):
    wrong = (y_hat.argmax(1) - y).abs().float()
    return float(1 - wrong.mean())

# %% argsort_first
# truth: argsort sorts ascending and the first position is taken, so the class with the smallest score is predicted.
def accuracy(y_hat, y):
    order = y_hat.argsort(dim=1)
    pred = order[:, 0]
    return float((pred == y).to(torch.float64).mean())

# %% class_zero_masked
# truth: Rows whose label is 0 are left out as if 0 were padding, so the accuracy covers only the other classes.
def accuracy(y_hat, y):
    mask = y > 0
    hit = (y_hat.argmax(-1) == y) & mask
    return hit.sum().item() / max(mask.sum().item(), 1)

# %% over_half
# truth: A row counts as right when the score of its label is above 0.5, instead of when it is the largest of the row.
def accuracy(y_hat, y):
    p = y_hat[torch.arange(len(y)), y]
    return (p > 0.5).float().mean().item()

# %% return_in_loop
# truth: The return stands inside the loop, so only the first row is looked at (and the count divided by all rows).
def accuracy(y_hat, y):
    n_right = 0
    for scores, label in zip(y_hat, y):
        if scores.argmax().item() == label.item():
            n_right += 1
        return n_right / len(y)
