# %% gradients_not_cleared
# truth: Never calls zero_grad, so the gradients of all earlier batches add up in each step.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% cleared_before_step
# truth: Calls zero_grad between backward and step, so the gradient is gone before the step and nothing is learned.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% cleared_once_an_epoch
# truth: Clears the gradients once for each epoch instead of for each batch, so they add up within the epoch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        optimizer.zero_grad()
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% mean_of_batches
# truth: Averages the losses over batches and not over samples, so a short last batch counts too much.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item()
        losses.append(total / len(data_iter))
    return losses

# %% measured_after_epoch
# truth: Measures the loss over all samples after the epoch, as the book does, instead of on the way before each step.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
        with torch.no_grad():
            total, n = 0.0, 0
            for X, y in data_iter:
                total += loss(net(X), y).item() * len(X)
                n += len(X)
        losses.append(total / n)
    return losses

# %% measured_after_step
# truth: Measures the loss of each batch again after its step, so the numbers returned are too small.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
            with torch.no_grad():
                total += loss(net(X), y).item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% measured_before_epoch
# truth: Measures the loss over all samples in a pass of its own before the epoch begins, so the progress made within the epoch is not in the number.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        with torch.no_grad():
            total, n = 0.0, 0
            for X, y in data_iter:
                total += loss(net(X), y).item() * len(X)
                n += len(X)
        losses.append(total / n)
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
    return losses

# %% tensors_returned
# truth: Adds up the loss tensors without item(), so the list holds tensors that still carry their graphs instead of floats.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% loss_arguments_swapped
# truth: Calls loss(y, net(X)) as scikit-learn and Keras do, which is wrong for every loss that is not symmetric.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(y, net(X))
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% sum_of_samples
# truth: Returns the sum of the losses over the samples and forgets to divide by their number.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
        losses.append(total)
    return losses

# %% mean_divided_again
# truth: Adds the batch means without their sizes but divides by the number of samples, so the loss is too small by about the batch size.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item()
            n += y.shape[0]
        losses.append(total / n)
    return losses

# %% divided_by_batches
# truth: Divides the sum over samples by the number of batches, so the loss is too large by about the batch size.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * X.size(0)
        losses.append(total / len(data_iter))
    return losses

# %% last_epoch_only
# truth: Returns the loss of the last epoch as one float instead of a list with one for each epoch.
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
    return total / n

# %% last_batch_only
# truth: Appends the loss of the last batch of each epoch instead of the mean over all its samples.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
        losses.append(l.item())
    return losses

# %% sums_not_reset
# truth: Sets the sums to zero only once before all epochs, so later entries are means over all epochs so far.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    total, n = 0.0, 0
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% own_optimizer
# truth: Makes an SGD optimizer with learning rate 0.03 of its own, so the optimizer that was passed is ignored.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.03)
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% step_by_hand
# truth: Updates the parameters by hand with the learning rate of the optimizer, so momentum, weight decay or Adam have no effect.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    lr = optimizer.param_groups[0]["lr"]
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            with torch.no_grad():
                for param in net.parameters():
                    param -= lr * param.grad
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% own_loss
# truth: Computes the mean squared error itself and ignores the loss that was passed, which is wrong for every other loss.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = ((net(X) - y) ** 2).mean()
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% gradient_divided_again
# truth: Divides the mean loss by the batch size before backward, as for a sum, so the steps are too small.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            (l / len(X)).backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% backward_of_sum
# truth: Multiplies the loss by the batch size before backward as well, so the gradient of the sum is used and the steps are too large.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y) * len(X)
            l.backward()
            optimizer.step()
            total += l.item()
            n += len(X)
        losses.append(total / n)
    return losses

# %% one_step_an_epoch
# truth: Takes one step at the end of each epoch with the summed gradients instead of one step for each batch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        optimizer.zero_grad()
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            total += l.item() * len(X)
            n += len(X)
        optimizer.step()
        losses.append(total / n)
    return losses

# %% iterator_used_up
# truth: Makes the iterator once before the epochs, so the second epoch has no batches and divides by zero.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    batches = iter(data_iter)
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in batches:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% one_batch_an_epoch
# truth: Takes only the first batch of the loader in each epoch with next(iter(...)), so an epoch is one step instead of a whole pass.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        X, y = next(iter(data_iter))
        optimizer.zero_grad()
        l = loss(net(X), y)
        l.backward()
        optimizer.step()
        losses.append(l.item())
    return losses

# %% loss_of_each_batch
# truth: Returns the loss of each batch, so the list has one entry for each step instead of one for each epoch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            losses.append(l.item())
    return losses

# %% returns_in_loop
# truth: The return is indented into the epoch loop, so training stops after the first epoch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
        return losses

# %% epoch_too_few
# truth: Counts epochs from 1 with range(1, num_epochs), so there is one epoch too few.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(1, num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% no_grad
# truth: Runs the whole loop under torch.no_grad, so backward raises a RuntimeError.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    with torch.no_grad():
        for epoch in range(num_epochs):
            total, n = 0.0, 0
            for X, y in data_iter:
                optimizer.zero_grad()
                l = loss(net(X), y)
                l.backward()
                optimizer.step()
                total += l.item() * len(X)
                n += len(X)
            losses.append(total / n)
    return losses

# %% labels_flattened
# truth: Flattens y to a vector, so the column of predictions is broadcast against it to a square and loss and gradient are wrong.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y.reshape(-1))
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% reinitialized
# truth: Draws the parameters anew at the start, so training does not go on from the net that was passed and repeated calls forget everything.
import torch
from torch import nn

def train(net, data_iter, loss, optimizer, num_epochs):
    for layer in net.modules():
        if isinstance(layer, nn.Linear):
            nn.init.normal_(layer.weight, mean=0, std=0.01)
            nn.init.zeros_(layer.bias)
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% backward_of_total
# truth: Calls backward on the running total, whose earlier graphs are freed already, so the second batch raises a RuntimeError.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            total = total + l * len(X)
            n += len(X)
            (total / n).backward()
            optimizer.step()
        losses.append((total / n).item())
    return losses

# %% rounded
# truth: Rounds the losses to two digits, so small losses become 0.0 and are not the mean.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(round(total / n, 2))
    return losses

# %% full_batch_size_for_all
# truth: Weights each batch with the batch_size of the loader, so the short last batch counts as a full one and the loss is too large.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * data_iter.batch_size
        losses.append(total / len(data_iter.dataset))
    return losses

# %% features_counted
# truth: Weights with X.numel() but divides by the number of rows, so the loss is multiplied by the number of features.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * X.numel()
            n += y.numel()
        losses.append(total / n)
    return losses

# %% root
# truth: Returns the root of the mean loss of each epoch instead of the mean loss.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append((total / n) ** 0.5)
    return losses

# %% loss_class_called
# truth: Calls the class nn.MSELoss with the predictions and labels as its options, so it raises an error about the truth value of a tensor.
import torch
from torch import nn

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = nn.MSELoss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% early_stopping
# truth: Stops when the loss of an epoch is not lower than that before, so there may be fewer than num_epochs passes and floats.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
        if len(losses) > 1 and losses[-1] >= losses[-2]:
            break
    return losses

# %% gradients_clipped
# truth: Clips the norm of the gradients to 1, which nobody asked for, so large steps come out shorter.
import torch
from torch import nn

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% history_dict
# truth: Returns a dictionary {"loss": [...]} like the history of Keras instead of the list.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = {"loss": []}
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        history["loss"].append(total / n)
    return history

# %% mutable_default
# truth: Keeps the list in a mutable default argument, so a second call returns the losses of the first call too.
import torch

def train(net, data_iter, loss, optimizer, num_epochs, losses=[]):
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% printed_only
# truth: Prints the loss of each epoch like the book and returns nothing, so the result is None.
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
