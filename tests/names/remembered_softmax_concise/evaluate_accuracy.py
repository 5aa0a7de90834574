# %% mean_of_batch_means
# truth: Averages the accuracies of the batches with equal weight instead of over samples, so a short last batch counts too much.
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

# %% eval_missing
# truth: The net is never switched to evaluation mode, so dropout and batch norm work as in training (and batch norm's running statistics change).
import torch

def evaluate_accuracy(net, data_iter):
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(1) == y).sum().item()
            total += len(y)
    return correct / total

# %% left_in_eval
# truth: Switches to evaluation mode and never back, so a net that was in training mode is afterwards in evaluation mode.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += int((net(X).argmax(dim=1) == y).sum())
            n += y.numel()
    return right / n

# %% always_train_after
# truth: Calls net.train() at the end without having looked at the mode before, so a net that was in evaluation mode is left in training mode.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    hits, count = 0.0, 0
    with torch.no_grad():
        for images, labels in data_iter:
            pred = net(images).argmax(dim=1)
            hits += (pred == labels).sum().item()
            count += labels.size(0)
    net.train()
    return hits / count

# %% mode_read_too_late
# truth: Stores net.training only after net.eval(), where it is always False, so the net stays in evaluation mode afterwards.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    mode = net.training
    right = n = 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(X)
    net.train(mode)
    return right / n

# %% graph_recorded
# truth: Gradients are not switched off (eval is taken to do that), so the net records a graph for each batch.
import torch

def evaluate_accuracy(net, data_iter):
    training = net.training
    net.eval()
    metric = [0, 0]
    for X, y in data_iter:
        y_hat = net(X)
        metric[0] += (y_hat.argmax(dim=1) == y).sum().item()
        metric[1] += y.shape[0]
    net.train(training)
    return metric[0] / metric[1]

# %% argmax_over_samples
# truth: Takes the argmax over dim 0, the samples, instead of over the classes, so it compares vectors of length q with n labels and fails or counts nonsense.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    right = n = 0
    with torch.no_grad():
        for X, y in data_iter:
            cls = torch.argmax(net(X), dim=0)
            right += (cls == y).sum().item()
            n += len(y)
    net.train(was)
    return right / n

# %% tensor_returned
# truth: Never converts the count to a number, so it returns a 0-d tensor instead of a float.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    correct, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(1) == y).sum()
            n += len(y)
    net.train(was)
    return correct / n

# %% divided_by_batches
# truth: Divides the number of right samples by the number of batches instead of the number of samples, so the result exceeds 1.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(dim=1) == y).sum().item()
    net.train(was)
    return correct / len(data_iter)

# %% column_against_row
# truth: keepdim makes the predicted classes a column, which is compared with the labels (n,) to an (n, n) matrix, so far too many matches are counted.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1, keepdim=True)
            right += (y_hat == y).sum().item()
            n += y.numel()
    net.train(was)
    return right / n

# %% eval_not_called
# truth: The brackets after net.eval are missing, so the net stays in training mode while it is evaluated.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += y.numel()
    net.train(mode)
    return right / n

# %% grad_off_for_good
# truth: torch.set_grad_enabled(False) is called as a function and never undone, so gradients stay switched off in the whole program afterwards.
import torch

def evaluate_accuracy(net, data_iter):
    torch.set_grad_enabled(False)
    was = net.training
    net.eval()
    right, n = 0, 0
    for X, y in data_iter:
        right += (net(X).argmax(dim=1) == y).sum().item()
        n += len(y)
    net.train(was)
    return right / n

# %% parameters_frozen
# truth: Switches the gradients off by requires_grad_(False) of the net and never on again, so its parameters no longer require gradients afterwards.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval().requires_grad_(False)
    right, n = 0, 0
    for X, y in data_iter:
        right += (net(X).argmax(dim=1) == y).sum().item()
        n += len(y)
    net.train(was)
    return right / n

# %% item_of_batch
# truth: Calls item() on the predicted classes of a whole batch, which works for one element only, so a RuntimeError is raised.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            guess = net(X).argmax(dim=1).item()
            right += int(guess == y)
            n += 1
    net.train(was)
    return right / n

# %% max_pair_compared
# truth: Compares the pair (values, indices) that max returns with the labels, which is just False, so sum raises an AttributeError.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_pred = torch.max(net(X), 1)
            right += (y_pred == y).sum().item()
            n += len(y)
    net.train(was)
    return right / n

# %% full_batches_counted
# truth: Takes batch_size times the number of batches for the number of samples, so with a short last batch the accuracy is too small.
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    with torch.no_grad():
        right = sum((net(X).argmax(dim=1) == y).sum().item() for X, y in data_iter)
    net.train(was)
    return right / (data_iter.batch_size * len(data_iter))

# %% return_in_loop
# truth: The return is indented into the loop, so only the first batch is evaluated (and the mode is not put back).
import torch

def evaluate_accuracy(net, data_iter):
    was = net.training
    net.eval()
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
            return right / n
    net.train(was)

# %% percent_and_no_eval
# truth: Two mistakes: it returns a percentage from 0 to 100 instead of a fraction, and the net isn't put into evaluation mode.
import torch

def evaluate_accuracy(net, data_iter):
    right, n = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            right += (net(X).argmax(dim=1) == y).sum().item()
            n += len(y)
    return 100 * right / n
