# %% mean_of_batches
# truth: Averages the accuracies of the batches, so a short last batch counts as much as a full one.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).float().mean().item()
            total += 1
    net.train(was_training)
    return correct / total

# %% no_eval
# truth: Never switches the net to evaluation mode, so dropout drops and batch norm measures, and changes, its statistics.
import torch

def evaluate_accuracy(net, data_iter):
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    return correct / total

# %% stays_in_eval
# truth: Leaves the net in evaluation mode instead of putting the switch back.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    return correct / total

# %% always_train
# truth: Calls net.train() at the end in any case, so a net that was in evaluation mode comes back in training mode.
import torch

def evaluate_accuracy(net, data_iter):
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train()
    return correct / total

# %% graph_recorded
# truth: Leaves out no_grad, so gradients are switched on and a graph is recorded while the net works.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    for X, y in data_iter:
        y_hat = net(X).argmax(dim=1)
        correct += (y_hat == y).sum().item()
        total += y.numel()
    net.train(was_training)
    return correct / total

# %% tensor_returned
# truth: Keeps the count as a tensor, so it returns a tensor instead of a float.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% number_of_hits
# truth: Returns the number of right samples and forgets to divide by the number of samples.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return float(correct)

# %% over_samples
# truth: Takes argmax along dimension 0, over the samples, so the comparison with y is meaningless or crashes on the shapes.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=0)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% divided_by_batches
# truth: Divides the number of right samples by the number of batches, so the result exceeds 1.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / len(data_iter)

# %% return_in_loop
# truth: The result is returned inside the loop, so only the first batch counts.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
            net.train(was_training)
            return correct / total
    return 0.0

# %% full_batches_assumed
# truth: Counts batch_size samples for each batch, so a short last batch makes the accuracy too small.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += data_iter.batch_size
    net.train(was_training)
    return correct / total

# %% percent
# truth: Returns the accuracy in percent, from 0 to 100, instead of a fraction.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return 100 * correct / total

# %% size_of_dataset
# truth: Divides by the size of the data set, which is not the number of samples in the loader when it drops the last batch or samples a part.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct = 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
    net.train(was_training)
    return correct / len(data_iter.dataset)

# %% above_one_half
# truth: Counts a sample as right only if the probability of its label exceeds 0.5, although the largest score is enough.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            probs = torch.softmax(net(X), dim=1)
            correct += (probs[torch.arange(len(y)), y] > 0.5).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% integer_division
# truth: Divides with //, so the accuracy is the integer 0 unless all samples are right.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct // total

# %% gradients_left_off
# truth: Switches gradients off with set_grad_enabled(False) and never on again, so later training of the caller fails.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    torch.set_grad_enabled(False)
    for X, y in data_iter:
        y_hat = net(X).argmax(dim=1)
        correct += (y_hat == y).sum().item()
        total += y.numel()
    net.train(was_training)
    return correct / total

# %% parameters_frozen
# truth: Also sets requires_grad of all parameters to False to save gradients, so the net is changed and can no longer be trained.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    for p in net.parameters():
        p.requires_grad_(False)
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% error_rate
# truth: Counts the samples that are wrong, so it returns the error rate instead of the accuracy.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat != y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% keepdim_broadcast
# truth: Keeps the dimension of argmax, so the comparison of (n, 1) with (n,) broadcasts to (n, n) and counts too many matches.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1, keepdim=True)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% values_for_indices
# truth: Takes the values of max instead of the indices, so scores are compared with labels and almost nothing matches.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = torch.max(net(X), 1)[0]
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% rounded
# truth: Rounds the accuracy to two digits, so it is not the exact fraction.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return round(correct / total, 2)

# %% only_the_flag
# truth: Sets net.training by hand, which does not reach the layers inside, so dropout and batch norm still act as in training.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.training = False
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.training = was_training
    return correct / total

# %% one_hot_expected
# truth: Takes argmax of the labels too, as if they were one-hot, which raises IndexError for labels (n,).
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y.argmax(dim=1)).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% gradients_cleared
# truth: Calls zero_grad on the net, so gradients that the caller had are thrown away although nothing of the net may change.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    net.zero_grad()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% flattened_before
# truth: Flattens the images before the net, so nets that need (n, 1, h, w), such as ones with convolutions, crash.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X.reshape(X.shape[0], -1)).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total += y.numel()
    net.train(was_training)
    return correct / total

# %% total_overwritten
# truth: Overwrites the number of samples instead of adding to it, so it divides by the size of the last batch only.
import torch

def evaluate_accuracy(net, data_iter):
    was_training = net.training
    net.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            y_hat = net(X).argmax(dim=1)
            correct += (y_hat == y).sum().item()
            total = y.numel()
    net.train(was_training)
    return correct / total
