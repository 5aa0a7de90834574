# %% zero_grad_missing
# truth: The gradients are never cleared, so each step uses the sum of the gradients of all batches so far.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% cleared_before_step
# truth: zero_grad stands between backward and step, so the gradient is gone before it is used and the net learns nothing.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for _ in range(num_epochs):
        s = 0.0
        count = 0
        for features, labels in data_iter:
            l = loss(net(features), labels)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            s += float(l) * labels.shape[0]
            count += labels.shape[0]
        losses.append(s / count)
    return losses

# %% mean_of_batches
# truth: Averages the losses of the batches with equal weight instead of over samples, so a short last batch counts too much.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    result = []
    for epoch in range(num_epochs):
        batch_losses = []
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            batch_losses.append(l.item())
        result.append(sum(batch_losses) / len(batch_losses))
    return result

# %% measured_after_step
# truth: Computes the loss that is recorded anew after the step of the batch instead of before it, so the values are too small.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    epoch_losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
            with torch.no_grad():
                total += loss(net(X), y).item() * len(y)
            n += len(y)
        epoch_losses.append(total / n)
    return epoch_losses

# %% pass_after_epoch
# truth: Measures the loss in a second pass after the epoch, with the net as it then is, instead of on the way before each step.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
        with torch.no_grad():
            sums = [(loss(net(X), y).item() * len(X), len(X)) for X, y in data_iter]
        history.append(sum(s for s, _ in sums) / sum(n for _, n in sums))
    return history

# %% sum_of_samples
# truth: Returns the summed loss of the epoch and never divides by the number of samples.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    out = []
    for epoch in range(num_epochs):
        running_loss = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            running_loss += l.item() * X.size(0)
        out.append(running_loss)
    return out

# %% tensors_in_list
# truth: The losses are summed as detached tensors and never converted, so the list holds tensors instead of floats.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        metric = torch.zeros(2)
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            metric += torch.tensor([l.item() * len(y), len(y)])
        history.append(metric[0] / metric[1])
    return history

# %% last_batch_only
# truth: Records only the loss of the last batch of each epoch instead of the mean over all samples.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
        losses.append(l.item())
    return losses

# %% sums_never_reset
# truth: The sum and the count start only once before the epochs, so each value is the mean over all epochs so far.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    total_loss, num_samples = 0.0, 0
    history = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total_loss += l.item() * len(X)
            num_samples += len(X)
        history.append(total_loss / num_samples)
    return history

# %% early_return
# truth: The return is indented into the loop over the epochs, so only the first epoch is trained and one value is returned.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total = n = 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        history.append(total / n)
        return history
    return history

# %% step_per_epoch
# truth: optimizer.step() stands outside of the loop over the batches, so there is one step per epoch, with the gradient of the last batch only.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            total += l.item() * len(X)
            n += len(X)
        optimizer.step()
        history.append(total / n)
    return history

# %% full_batches_assumed
# truth: Weighs every batch with data_iter.batch_size and divides by the true number of samples, so with a short last batch the mean is too large.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    n = len(data_iter.dataset)
    history = []
    for epoch in range(num_epochs):
        total = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * data_iter.batch_size
        history.append(total / n)
    return history

# %% labels_before_predictions
# truth: Calls loss(y, net(X)) with the arguments swapped, so losses that are not symmetric give wrong values and gradients (or raise an error).
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(y, net(X))
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        history.append(total / n)
    return history

# %% backward_of_module
# truth: Calls backward on the loss function instead of on the value that it returned, so an AttributeError is raised.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            loss.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        history.append(total / n)
    return history

# %% difference_into_loss
# truth: Gives the loss one argument, the difference of predictions and labels, although it takes two, so a TypeError is raised.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        acc = [0.0, 0]
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X) - y)
            l.backward()
            optimizer.step()
            acc[0] += l.item() * len(X)
            acc[1] += len(X)
        history.append(acc[0] / acc[1])
    return history

# %% own_optimizer
# truth: Makes a new SGD optimizer inside and ignores the one given, so the learning rate and the method of the caller have no effect.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.03)
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% own_mse
# truth: Replaces the loss argument by nn.MSELoss(), so any other loss of the caller is ignored.
import torch
from torch import nn

def train(net, data_iter, loss, optimizer, num_epochs):
    criterion = nn.MSELoss()
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for inputs, targets in data_iter:
            optimizer.zero_grad()
            l = criterion(net(inputs), targets)
            l.backward()
            optimizer.step()
            total += l.item() * targets.size(0)
            n += targets.size(0)
        history.append(total / n)
    return history

# %% fresh_start
# truth: Draws the parameters of the first layer anew at the start, so what the net had learned before the call is lost.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    net[0].weight.data.normal_(0, 0.01)
    net[0].bias.data.fill_(0)
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% no_grad_around
# truth: Predictions and loss are computed under torch.no_grad(), so backward finds no graph and raises a RuntimeError.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            with torch.no_grad():
                l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% flat_predictions
# truth: Flattens the predictions but not the labels, so the loss compares every prediction with every label and the net learns the wrong thing.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            y_hat = net(X).reshape(-1)
            l = loss(y_hat, y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        history.append(total / n)
    return history

# %% backward_not_called
# truth: The brackets after l.backward are missing, so no gradient is ever computed and the steps change nothing.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% one_iterator
# truth: Makes the iterator once before the epochs, so it is used up after the first one and the second epoch has no samples and divides by zero.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    batches = iter(data_iter)
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in batches:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% always_first_batch
# truth: Starts a new iterator for every step and takes its first batch, so an epoch isn't a pass over the data (unshuffled, it is the same batch each time).
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for _ in range(len(data_iter)):
            X, y = next(iter(data_iter))
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% hand_made_step
# truth: Moves the parameters by hand with the optimizer's learning rate instead of calling its step, so momentum, Adam and the like have no effect.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    lr = optimizer.param_groups[0]["lr"]
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            net.zero_grad()
            l = loss(net(X), y)
            l.backward()
            with torch.no_grad():
                for p in net.parameters():
                    p -= lr * p.grad
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% item_before_backward
# truth: Converts the loss to a float with item() and then calls backward on that number, which raises an AttributeError.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y).item()
            l.backward()
            optimizer.step()
            total += l * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% loss_divided_again
# truth: Divides the loss, already a mean, by the size of the batch before backward, so the gradients and with them the steps are too small.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            (l / len(X)).backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% cleared_once_per_epoch
# truth: zero_grad is called once per epoch instead of for each batch, so the gradients of the batches of an epoch add up.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        optimizer.zero_grad()
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% value_per_batch
# truth: Appends the loss of every batch to the list, so it has an entry for each batch instead of one for each epoch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            history.append(l.item())
    return history

# %% printed_only
# truth: Prints the loss of each epoch as some editions do and returns nothing, so the result is None.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        print(f"epoch {epoch + 1}, loss {total / n:f}")

# %% columns_as_samples
# truth: Counts the features (X.shape[1]) instead of the rows of each batch as its samples, so all batches weigh the same and the mean is one over batches.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * X.shape[1]
            n += X.shape[1]
        history.append(total / n)
    return history

# %% extra_epoch_and_batches
# truth: Two mistakes: range(num_epochs + 1) trains one epoch too many, and the mean is taken over batches instead of samples.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs + 1):
        total = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item()
        history.append(total / len(data_iter))
    return history

# %% no_clear_and_single_float
# truth: Two mistakes: the gradients are never cleared, and only the loss of the last epoch is returned as one float instead of a list with one for each epoch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    mean = 0.0
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        mean = total / n
    return mean
