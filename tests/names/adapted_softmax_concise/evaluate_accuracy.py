# %% mean_of_batch_accuracies
# truth: The accuracies of the batches are averaged with equal weight, so a short last batch counts as much as a full one.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    accs = []
    with torch.no_grad():
        for X, y in data_iter:
            accs.append((net(X).argmax(dim=1) == y).float().mean().item())
    net.train(was_training)
    return sum(accs) / len(accs)

# %% stays_in_eval
# truth: The net is put in evaluation mode and never back, so a net that was in training mode is in evaluation mode afterwards.
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
    return correct / total

# %% always_back_to_train
# truth: net.train() is called at the end whatever the mode was, so a net that was in evaluation mode is in training mode afterwards.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    hits = n = 0
    with torch.no_grad():
        for X, y in data_iter:
            hits += (net(X).argmax(1) == y).sum().item()
            n += len(y)
    net.train()
    return hits / n

# %% never_in_eval
# truth: The net is not switched to evaluation mode, so dropout and batch norm work as in training while it is measured.
import torch

def evaluate_accuracy(net, data_iter):
    correct = 0
    size = 0
    with torch.no_grad():
        for X, y in data_iter:
            pred = net(X)
            correct += (pred.argmax(1) == y).type(torch.float).sum().item()
            size += y.numel()
    return correct / size

# %% graph_recorded
# truth: Gradients are not switched off, so a graph is recorded while the net works.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    right, n = 0, 0
    for X, y in data_iter:
        scores = net(X)
        right += int((scores.argmax(dim=1) == y).sum())
        n += y.shape[0]
    net.train(mode)
    return right / n

# %% percent
# truth: The fraction is multiplied by 100, so the result is a percentage from 0 to 100.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    correct = total = 0
    with torch.no_grad():
        for inputs, labels in data_iter:
            predicted = net(inputs).argmax(dim=1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    net.train(mode)
    return 100 * correct / total

# %% tensor_returned
# truth: The count is kept as a tensor, so a tensor is returned instead of a float.
import torch

@torch.no_grad()
def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    correct = torch.tensor(0)
    n = 0
    for X, y in data_iter:
        correct += (net(X).argmax(dim=1) == y).sum()
        n += len(X)
    net.train(training)
    return correct / n

# %% argmax_over_samples
# truth: argmax runs over dimension 0, so it gives the best sample for each class, which is compared with the labels (and raises if n differs from q).
import torch

def evaluate_accuracy(net, data_iter):
    before = net.training
    net.eval()
    ok, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            ok += (net(X).argmax(axis=0) == y).sum().item()
            n += len(y)
    net.train(before)
    return ok / n

# %% divides_by_batches
# truth: The number of right samples is divided by the number of batches, so the result is far above 1.
import torch

def evaluate_accuracy(net, data_iter):
    before = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(1) == y).sum().item()
    net.train(before)
    return correct / len(data_iter)

# %% grad_switched_off_for_good
# truth: torch.set_grad_enabled(False) is never undone, so gradients are off everywhere after the call and later training fails.
import torch

def evaluate_accuracy(net, data_iter):
    torch.set_grad_enabled(False)
    before = net.training
    net.eval()
    correct, n = 0, 0
    for X, y in data_iter:
        correct += (net(X).argmax(1) == y).sum().item()
        n += len(y)
    net.train(before)
    return correct / n

# %% flag_of_the_root_only
# truth: The mode is put back by setting net.training, which changes only the outermost module, so the layers inside stay in evaluation mode.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    with torch.no_grad():
        good = 0
        count = 0
        for X, y in data_iter:
            good += (net(X).argmax(dim=1) == y).sum().item()
            count += y.size(0)
    net.training = was
    return good / count

# %% max_pair_compared
# truth: max with a dimension returns a pair and not the indices, so the comparison with y is a single False without .sum() and an AttributeError is raised.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            pred = net(X).max(1)
            hits = pred == y
            correct += hits.sum().item()
            total += len(y)
    net.train(was)
    return correct / total

# %% item_of_vector
# truth: item() is called on the vector of comparisons before it is summed, so a RuntimeError is raised for a batch of more than one sample.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(1) == y).item()
            total += len(y)
    net.train(was)
    return correct / total

# %% freezes_the_net
# truth: requires_grad is switched off for all parameters and not on again, so the net is changed and can no longer be trained.
import torch

def evaluate_accuracy(net, data_iter):
    for p in net.parameters():
        p.requires_grad = False
    was = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(1) == y).sum().item()
            total += len(y)
    net.train(was)
    return correct / total

# %% full_batches_assumed
# truth: The number of samples is taken as len(data_iter) * batch_size, so with a short last batch the accuracy is too small.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(1) == y).sum().item()
    net.train(was)
    return correct / (len(data_iter) * data_iter.batch_size)

# %% last_batch_only
# truth: The counts are assigned instead of added, so only the last batch is measured.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    with torch.no_grad():
        for X, y in data_iter:
            predictions = net(X).argmax(dim=-1)
            correct = (predictions == y).sum().item()
            total = y.size(0)
    net.train(was)
    return correct / total

# %% binary_rounding
# truth: The prediction is the rounded sigmoid of the scores, as for two classes, so a matrix (n, q) is compared with the labels, which raises or counts nonsense.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            preds = torch.round(torch.sigmoid(net(X)))
            correct += (preds == y).sum().item()
            total += len(y)
    net.train(was)
    return correct / total

# %% returns_in_loop
# truth: return stands inside the loop over batches, so only the first batch is measured and the net also stays in evaluation mode since the mode is put back afterwards.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(1) == y).sum().item()
            total += len(y)
            return correct / total
    net.train(was)

# %% training_mode_and_batch_mean
# truth: Two mistakes: the net is never put in evaluation mode, and the batch accuracies are averaged with equal weight.
import numpy as np
import torch

def evaluate_accuracy(net, data_iter):
    with torch.no_grad():
        accs = [np.mean((net(X).argmax(1) == y).numpy()) for X, y in data_iter]
    return float(np.mean(accs))

# %% eval_kept_and_graph
# truth: Two mistakes: the net is left in evaluation mode, and gradients are not switched off, so a graph is recorded.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    correct, total = 0, 0
    for X, y in data_iter:
        correct += (net(X).argmax(dim=1) == y).sum().item()
        total += y.size(0)
    return correct / total

# %% count_and_train_mode
# truth: Two mistakes: the number of right samples is returned without a division, and net.train() is called at the end whatever the mode was before.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    correct = 0.0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(dim=1) == y).float().sum().item()
    net.train()
    return correct
