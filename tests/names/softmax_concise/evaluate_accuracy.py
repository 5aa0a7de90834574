# %% mean_of_batches
# truth: It averages the accuracies of the batches, so the short last batch counts as much as a full one.
import torch
def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    accs = []
    with torch.no_grad():
        for X, y in data_iter:
            accs.append((net(X).argmax(dim=1) == y).float().mean().item())
    net.train(mode)
    return sum(accs) / len(accs)

# %% always_train_after
# truth: It always ends with net.train(), also for a net that came in evaluation mode.
import torch
def evaluate_accuracy(net, data_iter):
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in data_iter:
            outputs = net(images)
            _, predicted = torch.max(outputs, 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    net.train()
    return correct / total

# %% no_eval
# truth: The net is never put in evaluation mode: dropout and batch norm behave as in training.
import torch
@torch.no_grad()
def evaluate_accuracy(net, data_iter):
    hits = 0
    n = 0
    for X, y in data_iter:
        hits += int((net(X).argmax(1) == y).sum())
        n += len(y)
    return hits / n

# %% graph_recorded
# truth: no_grad is missing: gradients are on while the net works and a graph is recorded.
def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    right = count = 0
    for X, y in data_iter:
        scores = net(X)
        right += (scores.argmax(dim=1) == y).sum().item()
        count += y.numel()
    net.train(was_training)
    return right / count

# %% left_in_eval
# truth: The mode is not restored: a net that was in training mode stays in evaluation mode (as in the book).
import torch
from torch import nn
def evaluate_accuracy(net, data_iter):
    """Compute the accuracy for a model on a dataset."""
    if isinstance(net, nn.Module):
        net.eval()
    metric = [0.0, 0.0]
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(axis=1)
            cmp = y_hat.type(y.dtype) == y
            metric[0] += float(cmp.type(y.dtype).sum())
            metric[1] += y.numel()
    return metric[0] / metric[1]

# %% count_returned
# truth: It returns the number of right samples, not the fraction.
import torch
def evaluate_accuracy(net, data_iter):
    before = net.training
    net.eval()
    num_correct = 0.0
    with torch.no_grad():
        for X, y in data_iter:
            num_correct += (net(X).argmax(1) == y).float().sum().item()
    net.train(before)
    return num_correct

# %% argmax_batch
# truth: argmax runs over dim 0, the samples, instead of over the classes; the shapes seldom even fit.
import torch
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    ok, seen = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            ok += (net(X).argmax(dim=0) == y).sum().item()
            seen += y.shape[0]
    net.train(training)
    return ok / seen

# %% return_in_loop
# truth: The return stands inside the loop: only the first batch is measured (and the mode is not restored).
import torch
def evaluate_accuracy(net, data_iter):
    state = net.training
    net.eval()
    acc_sum, n = 0.0, 0
    with torch.no_grad():
        for X, y in data_iter:
            acc_sum += (net(X).argmax(dim=1) == y).float().sum().item()
            n += y.shape[0]
            return acc_sum / n
    net.train(state)

# %% tensor_returned
# truth: The result is a 0-d tensor, not a Python float.
import torch
def evaluate_accuracy(net, data_iter):
    flag = net.training
    net.eval()
    results = []
    with torch.no_grad():
        for X, y in data_iter:
            results.append(net(X).argmax(-1).eq(y))
    net.train(flag)
    return torch.cat(results).float().mean()

# %% nominal_size
# truth: It divides by batches times batch_size, which counts the short last batch as full.
import torch
def evaluate_accuracy(net, data_iter):
    old = net.training
    try:
        net.eval()
        with torch.no_grad():
            correct = sum((net(X).argmax(1) == y).sum().item() for X, y in data_iter)
    finally:
        net.train(old)
    return correct / (len(data_iter) * data_iter.batch_size)
