# %% right_plain_lists
# truth: right, works on Python lists, with the first place of the row's maximum as the prediction.
import torch

def accuracy(y_hat, y):
    table, labels = y_hat.tolist(), y.tolist()
    if not labels:
        return 0.0
    hits = [row.index(max(row)) == label for row, label in zip(table, labels)]
    return hits.count(True) / len(hits)


# %% right_champion_over_columns
# truth: right, goes through the columns and keeps the best score so far and its class for all rows at once.
import torch

def accuracy(y_hat, y):
    n, q = y_hat.shape
    champion = torch.zeros(n, dtype=torch.int64, device=y_hat.device)
    record = y_hat[:, 0]
    for j in range(1, q):
        better = y_hat[:, j] > record
        record = torch.where(better, y_hat[:, j], record)
        champion[better] = j
    return int((champion == y).sum()) / max(n, 1)


# %% right_confusion_matrix
# truth: right, builds the confusion matrix as integers and divides its diagonal sum by n.
import torch

def accuracy(y_hat, y):
    n, q = y_hat.shape
    pred = y_hat.argmax(dim=1)
    cells = torch.bincount(y.long() * q + pred, minlength=q * q).reshape(q, q)
    return cells.diagonal().sum().item() / n if n else 0.0


# %% right_stable_sort
# truth: right, the prediction is the first index of a stable descending sort.
import torch

def accuracy(y_hat, y):
    _, ranking = torch.sort(y_hat, dim=1, descending=True, stable=True)
    first_place = ranking[:, 0]
    n = first_place.numel()
    n_right = sum(1 for a, b in zip(first_place.tolist(), y.tolist()) if a == b)
    return float(n_right) / n if n > 0 else 0.0


# %% right_count_the_wrong_ones
# truth: right, the largest score is the smallest of the negated ones, and the wrong rows are counted and taken away from n.
import torch

def accuracy(y_hat, y):
    n = y.shape[0]
    if n == 0:
        return 0.0
    pred = (-y_hat).argmin(dim=1)
    n_wrong = torch.count_nonzero(pred - y).item()
    return (n - n_wrong) / n


# %% right_divide_and_conquer
# truth: right, counts the right rows of both halves recursively and divides the integer count by n.
import torch

def _count(y_hat, y):
    n = len(y)
    if n == 0:
        return 0
    if n == 1:
        return 1 if y_hat[0].argmax().item() == y[0].item() else 0
    half = n // 2
    return _count(y_hat[:half], y[:half]) + _count(y_hat[half:], y[half:])

def accuracy(y_hat, y):
    return _count(y_hat, y) / max(len(y), 1)
