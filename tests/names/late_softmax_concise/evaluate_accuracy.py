# %% eval_forgotten
# truth: Never switches to evaluation mode, so dropout drops and batch norm updates its running statistics while the accuracy is measured.
import torch

def evaluate_accuracy(net, data_iter):
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(dim=1) == y).sum().item()
            total += y.numel()
    return correct / total

# %% left_in_eval
# truth: As in the book net.eval() is never undone, so a net that was in training mode stays in evaluation mode.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(dim=1) == y).sum().item()
            total += len(y)
    return correct / total

# %% always_train_afterwards
# truth: Always ends with net.train(), so a net that came in evaluation mode goes back in training mode.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(dim=1) == y).sum().item()
            total += len(y)
    net.train()
    return correct / total

# %% mean_of_batch_accuracies
# truth: Averages the accuracies of the batches, so a short last batch counts as much as a full one.
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

# %% graph_recorded
# truth: Forgets torch.no_grad(), so gradients are on while the net works and a graph is recorded for each batch.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    for X, y in data_iter:
        correct += (net(X).argmax(dim=1) == y).sum().item()
        total += y.size(0)
    net.train(was_training)
    return correct / total

# %% tensor_returned
# truth: Adds up tensors without .item(), so a 0-dimensional tensor comes back instead of a Python float.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(dim=1) == y).sum()
            total += len(y)
    net.train(was_training)
    return correct / total

# %% divided_by_number_of_batches
# truth: Divides the number of right answers by len(data_iter), the number of batches and not of samples, so the result is above 1.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    num_correct = 0.0
    with torch.no_grad():
        for X, y in data_iter:
            num_correct += float((net(X).argmax(axis=1) == y).sum())
    net.train(mode)
    return num_correct / len(data_iter)

# %% only_first_batch
# truth: The return stands inside the loop, so only the first batch is measured (and the mode is restored by a finally).
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    correct, total = 0, 0
    try:
        with torch.no_grad():
            for X, y in data_iter:
                correct += (net(X).argmax(1) == y).sum().item()
                total += y.shape[0]
                return correct / total
    finally:
        net.train(mode)

# %% percent
# truth: Returns percent, 0 to 100, instead of a fraction from 0 to 1.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    correct = total = 0
    with torch.no_grad():
        for images, labels in data_iter:
            outputs = net(images)
            _, predicted = torch.max(outputs.data, 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    net.train(mode)
    return 100 * correct / total

# %% gradients_off_for_good
# truth: torch.set_grad_enabled(False) is never undone, so after the call gradients are off in the whole program and training breaks.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    torch.set_grad_enabled(False)
    correct, total = 0, 0
    for X, y in data_iter:
        correct += (net(X).argmax(dim=1) == y).sum().item()
        total += len(y)
    net.train(mode)
    return correct / total

# %% parameters_frozen
# truth: Switches gradients off at the parameters and leaves them so, so the net is changed and cannot be trained any more.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    for p in net.parameters():
        p.requires_grad = False
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X).argmax(dim=1) == y).sum().item()
            total += len(y)
    net.train(mode)
    return correct / total

# %% argmax_keeps_its_axis
# truth: argmax with keepdim=True has shape (n, 1), and == with (n,) broadcasts to (n, n), so far too many hits are counted.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            pred = net(X).argmax(dim=1, keepdim=True)
            correct += (pred == y).sum().item()
            total += len(y)
    net.train(mode)
    return correct / total

# %% images_flattened_to_784
# truth: Reshapes each batch to (-1, 784) before the net, so nets that want images or inputs of another size raise or see wrong samples.
import torch

def evaluate_accuracy(net, data_iter):
    mode = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            correct += (net(X.reshape(-1, 784)).argmax(dim=1) == y).sum().item()
            total += len(y)
    net.train(mode)
    return correct / total
