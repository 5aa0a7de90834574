# %% number_of_right_rows
# truth: It returns the number of right rows, as in an edition of the book, instead of the fraction.
import torch

def accuracy(y_hat, y):
    if len(y_hat.shape) > 1 and y_hat.shape[1] > 1:
        y_hat = y_hat.argmax(axis=1)
    cmp = y_hat.type(y.dtype) == y
    return float(cmp.type(y.dtype).sum())


# %% tensor_instead_of_float
# truth: It returns a zero-dimensional tensor instead of a Python float.
import torch

def accuracy(y_hat, y):
    preds = torch.argmax(y_hat, dim=1)
    return (preds == y).float().mean()


# %% argmax_over_rows
# truth: argmax runs over dim 0, so it finds the best row of each class instead of the best class of each row; for n != q the comparison raises a shape error, for n == q the number is wrong.
import torch

def accuracy(y_hat, y):
    guess = y_hat.argmax(dim=0)
    right = (guess == y).sum().item()
    return right / len(y)


# %% argmax_of_flattened_matrix
# truth: argmax has no dim, so it is one position in the flattened matrix, which is compared with all labels; right only for n = 1.
import torch

def accuracy(y_hat, y):
    predicted = torch.argmax(y_hat)
    hits = torch.eq(predicted, y)
    return float(hits.sum()) / y.shape[0]


# %% percentage
# truth: It returns a percentage from 0 to 100 instead of a fraction from 0 to 1.
import torch

def accuracy(y_hat, y):
    correct = 0
    for scores, label in zip(y_hat, y):
        if int(torch.argmax(scores)) == int(label):
            correct += 1
    return 100.0 * correct / len(y)


# %% floor_division
# truth: Floor division makes the result 0 unless all rows are right (0.0 or 1.0 only).
import torch

def accuracy(y_hat, y):
    n_right = int((y_hat.max(dim=1).indices == y).sum())
    n = y.numel()
    return float(n_right // n)


# %% rounded_to_one_digit
# truth: The fraction is rounded to one decimal, so e.g. 2 of 3 gives 0.7 instead of 0.6667.
import torch

def accuracy(y_hat, y):
    acc = (y_hat.argmax(1) == y).double().mean().item()
    return round(acc, 1)


# %% mean_of_booleans
# truth: mean is not defined for a bool tensor, so every call raises RuntimeError.
import torch

def accuracy(y_hat, y):
    return (y_hat.argmax(axis=1) == y).mean().item()   # works in numpy


# %% divided_by_number_of_classes
# truth: The number of right rows is divided by the number of classes q instead of the number of rows n, so it is wrong for n != q and may exceed 1.
import torch

def accuracy(y_hat, y):
    matches = torch.sum(y_hat.argmax(dim=1) == y)
    total = len(y_hat[0])
    return matches.item() / total


# %% keepdim_compares_all_pairs
# truth: The predictions have shape (n, 1), so the comparison with (n,) labels broadcasts to all n * n pairs and the mean is over pairs.
import torch

def accuracy(y_hat, y):
    pred = y_hat.argmax(dim=1, keepdim=True)
    same = (pred == y)
    return same.float().mean().item()


# %% largest_value_instead_of_its_place
# truth: max(...)[0] is the largest score itself, not its index, and the score is compared with the label, so the result is nearly always 0.
import torch

def accuracy(y_hat, y):
    pred = torch.max(y_hat, 1)[0]
    return (pred == y).sum().item() / y.size(0)


# %% label_above_one_half
# truth: A row counts as right if its label's score exceeds 0.5, so rows won with less than 0.5 are missed and large raw scores count although another class is larger.
import torch

def accuracy(y_hat, y):
    p = y_hat[torch.arange(len(y)), y.long()]
    ok = p > 0.5
    return ok.sum().item() / len(y)


# %% mean_probability_of_label
# truth: It returns the mean score at the labels instead of counting rows, which is no accuracy (0.3 instead of 0.5 in the example).
import torch

def accuracy(y_hat, y):
    n = y.shape[0]
    s = 0.0
    for i in range(n):
        s += y_hat[i, int(y[i])].item()
    return s / n


# %% scores_cut_to_integers
# truth: The scores are cast to integers before argmax, so probabilities all become 0 and class 0 is predicted (scores that differ only after the point tie too).
import torch

def accuracy(y_hat, y):
    y_hat, y = y_hat.long(), y.long()
    winners = y_hat.argmax(dim=1)
    return (winners == y).sum().item() / winners.shape[0]


# %% top_two_accepted
# truth: A row counts as right if the label is among the two largest scores, so the accuracy is too high.
import torch

def accuracy(y_hat, y):
    order = torch.argsort(y_hat, dim=1)
    candidates = order[:, -2:]          # last ones are the biggest
    hit = (candidates == y.reshape(-1, 1)).any(dim=1)
    return hit.float().mean().item()


# %% return_in_loop
# truth: The return stands inside the loop, so only the first row is looked at and the result is 1/n or 0.
import torch

def accuracy(y_hat, y):
    num_correct = 0
    for i in range(len(y)):
        if y_hat[i].argmax() == y[i]:
            num_correct += 1
        return num_correct / len(y)


# %% identity_instead_of_equality
# truth: `is` compares the identity of two tensor objects, which is never the same, so the result is always 0.0.
import torch

def accuracy(y_hat, y):
    predictions = y_hat.argmax(dim=1)
    good = [i for i in range(len(y)) if predictions[i] is y[i]]
    return len(good) / len(y)


# %% class_counts_compared
# truth: It compares how often each class is predicted with how often it is a label, ignoring which row it is, so exchanged predictions count as right.
import torch

def accuracy(y_hat, y):
    q = y_hat.shape[1]
    predicted = torch.bincount(y_hat.argmax(dim=1), minlength=q)
    actual = torch.bincount(y.long(), minlength=q)
    overlap = torch.minimum(predicted, actual).sum()
    return overlap.item() / len(y)


# %% scores_shifted_in_place
# truth: The row maximum is subtracted in place, so the caller's scores are changed (and a leaf that requires gradients raises RuntimeError); the returned number is right.
import torch

def accuracy(y_hat, y):
    y_hat -= y_hat.max(dim=1, keepdim=True).values
    # the winner is now 0, all others are negative
    at_label = y_hat[range(len(y)), y.long()]
    return (at_label == 0).sum().item() / len(y)


# %% labels_reshaped_in_place
# truth: unsqueeze_ works in place, so the caller's labels have shape (n, 1) afterwards; the returned number is right the first time.
import torch

def accuracy(y_hat, y):
    best = y_hat.argmax(dim=1, keepdim=True)
    y.unsqueeze_(1)
    return (best == y).float().mean().item()


# %% largest_absolute_score
# truth: The class with the largest absolute score is taken, so a very negative score wins; right only for scores that are not negative.
import torch

def accuracy(y_hat, y):
    magnitude = y_hat.abs()
    idx = magnitude.argmax(dim=1)
    return torch.sum(idx == y).item() / float(len(idx))


# %% search_starts_at_zero
# truth: The search for the maximum starts with best = 0, so in a row of only negative scores nothing is larger and class 0 is predicted.
import torch

def accuracy(y_hat, y):
    count = 0
    for i in range(y_hat.shape[0]):
        best = 0
        best_j = 0
        for j in range(y_hat.shape[1]):
            if y_hat[i, j] > best:
                best = y_hat[i, j]
                best_j = j
        if best_j == y[i]:
            count = count + 1
    return count / y_hat.shape[0]


# %% last_class_never_predicted
# truth: The loop over the classes stops one too early, so the last class is never predicted and rows of that class count as wrong.
import torch

def accuracy(y_hat, y):
    n, q = y_hat.shape
    right = 0
    for row, target in zip(y_hat.tolist(), y.tolist()):
        arg = 0
        for k in range(1, q - 1):
            if row[k] > row[arg]:
                arg = k
        right += (arg == target)
    return right / n


# %% uint8_counter_overflows
# truth: Python's sum adds uint8 tensors, which wrap around at 256, so with 256 or more right rows the count is taken modulo 256.
import torch

def accuracy(y_hat, y):
    hits = (y_hat.argmax(dim=1) == y).byte()
    return float(sum(hits)) / len(hits)


# %% half_precision_count
# truth: The hits are summed and divided in float16, so the fraction has only three digits (1/3 gives 0.33325), counts above 2048 are rounded and above 65504 become inf.
import torch

def accuracy(y_hat, y):
    hits = (torch.argmax(y_hat, 1) == y).half()   # saves memory
    return (hits.sum() / len(y)).item()


# %% mean_of_class_accuracies
# truth: The accuracy is computed for each class and the classes are averaged with equal weight, which differs from the fraction of rows when the classes are not equally frequent.
import torch

def accuracy(y_hat, y):
    pred = y_hat.argmax(dim=1)
    per_class = []
    for c in torch.unique(y):
        sel = (y == c)
        per_class.append((pred[sel] == c).float().mean().item())
    return sum(per_class) / len(per_class)


# %% squeeze_breaks_single_row
# truth: squeeze() removes the row dimension when n = 1 (and the class dimension when q = 1), so argmax over dim 1 raises IndexError there.
import torch

def accuracy(y_hat, y):
    out = y_hat.squeeze()
    _, pred = out.max(dim=1)
    return (pred == y).sum().item() / y.shape[0]


# %% exp_before_argmax
# truth: Unshifted probabilities are computed before argmax, so scores above 88 overflow to nan or inf and very negative ones to 0/0, and the wrong class is predicted there.
import torch

def accuracy(y_hat, y):
    e = torch.exp(y_hat)
    probs = e / e.sum(dim=1, keepdim=True)
    return (probs.argmax(dim=1) == y).float().mean().item()
