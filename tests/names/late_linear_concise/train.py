# %% no_zero_grad
# truth: Never clears the gradients, so each step uses the sum of the gradients of all batches so far.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        history.append(total / n)
    return history

# %% zero_grad_before_step
# truth: Clears the gradients between backward and step, so the optimizer has nothing to apply and the net does not learn.
def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        history.append(total / n)
    return history

# %% zero_grad_per_epoch
# truth: Clears the gradients once for each epoch instead of each batch, so gradients pile up within an epoch.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        optimizer.zero_grad()
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * X.shape[0]
            n += X.shape[0]
        losses.append(total / n)
    return losses

# %% step_per_epoch
# truth: The step is indented one level too little, so there is one step for each epoch with the gradient of the last batch only.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            total += l.item() * X.shape[0]
            n += X.shape[0]
        optimizer.step()
        losses.append(total / n)
    return losses

# %% mean_over_batches
# truth: Averages the losses over batches instead of samples, so a short last batch counts too much.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        running_loss = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            running_loss += l.item()
        losses.append(running_loss / len(data_iter))
    return losses

# %% not_times_batch
# truth: Adds the mean losses of the batches but divides by the number of samples, so the result is too small by about the batch size.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        running_loss = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            running_loss += l.item()
        losses.append(running_loss / len(data_iter.dataset))
    return losses

# %% sum_not_divided
# truth: Forgets to divide by the number of samples, so the sum of the losses is returned for each epoch.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        epoch_loss = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            epoch_loss += l.item() * X.size(0)
        losses.append(epoch_loss)
    return losses

# %% loss_after_step
# truth: Measures the loss of each batch again after its step, so the returned losses are not those before the step.
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
            with torch.no_grad():
                total += loss(net(X), y).item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% loss_after_epoch
# truth: Measures the loss on the whole data set after the epoch as the book does, instead of on the way before each step.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
        features, labels = data_iter.dataset.tensors
        with torch.no_grad():
            l = loss(net(features), labels)
        losses.append(float(l))
    return losses

# %% last_batch_loss
# truth: Records only the loss of the last batch of each epoch instead of the mean over all samples.
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

# %% totals_not_reset
# truth: Sets the totals to 0 only before the first epoch, so later values are means over all epochs so far.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    total, n = 0.0, 0
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% tensors_in_list
# truth: Accumulates the loss tensor without item(), so the list holds tensors with a graph and not floats.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% loss_arguments_swapped
# truth: Calls loss(y, net(X)) as in Keras and scikit-learn, so a loss that is not symmetric gives wrong values and gradients.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(y, net(X))
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% flat_labels
# truth: Flattens y to (n,) while the prediction is (n, 1), so broadcasting compares every prediction with every label.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y.reshape(-1))
            l.backward()
            optimizer.step()
            total += l.item() * X.shape[0]
            n += X.shape[0]
        losses.append(total / n)
    return losses

# %% own_optimizer
# truth: Creates its own SGD with learning rate 0.03 and ignores the optimizer that is given.
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
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% under_no_grad
# truth: Computes the prediction and loss under torch.no_grad, so backward crashes with a RuntimeError because there is no graph.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            with torch.no_grad():
                l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% own_mse
# truth: Hard-codes the mean squared error and ignores the loss that is given, so any other loss is not trained.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = ((net(X) - y) ** 2).mean()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% loss_per_batch
# truth: Returns a list with the loss of each batch instead of one mean for each epoch, so the list is too long.
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

# %% nominal_batch_size
# truth: Weights each batch with data_iter.batch_size instead of its real number of rows, so a short last batch counts too much and the mean is too large.
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

# %% iterator_made_once
# truth: Makes the iterator once before the epochs, so the second epoch has no batches and dividing by 0 samples crashes.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    batches = iter(data_iter)
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in batches:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% one_batch_per_epoch
# truth: Takes only the first batch with next(iter(...)) in each epoch, so most samples are not used.
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

# %% only_prints
# truth: Prints the loss of each epoch as the book does and returns None instead of a list.
def train(net, data_iter, loss, optimizer, num_epochs):
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        print(f'epoch {epoch + 1}, loss {total / n:f}')

# %% returns_in_first_epoch
# truth: The return stands inside the loop over epochs, so training stops after the first epoch with a list of one float.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
        return losses

# %% backward_on_loss_function
# truth: Calls backward on the loss function instead of the computed loss, so it crashes with an AttributeError.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            loss.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% off_by_one_epochs
# truth: Counts with range(1, num_epochs), so there is one epoch too few.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(1, num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% history_kept
# truth: Keeps the history in a mutable default argument, so a second call also returns the losses of earlier calls.
def train(net, data_iter, loss, optimizer, num_epochs, history=[]):
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        history.append(total / n)
    return history

# %% gradient_over_batch_size
# truth: Divides the gradients by the batch size like trainer.step(batch_size) of the old book although the loss is a mean already, so the steps of SGD are too small.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            (l / len(y)).backward()
            optimizer.step()
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

# %% backward_of_weighted_loss
# truth: Multiplies the loss by the batch size before backward, so the gradient is that of the sum and the steps of SGD are too large.
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y) * len(y)
            l.backward()
            optimizer.step()
            total += l.item()
            n += len(y)
        losses.append(total / n)
    return losses

# %% clipped_gradients
# truth: Clips the norm of the gradients to 1 out of habit, so steps with larger gradients are too small.
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
            total += l.item() * len(y)
            n += len(y)
        losses.append(total / n)
    return losses

