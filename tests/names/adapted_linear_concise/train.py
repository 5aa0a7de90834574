# %% mean_over_batches
# truth: The losses of the batches are averaged with equal weight, so a short last batch counts as much as a full one and the mean is not over samples.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        running_loss = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            running_loss += l.item()
        history.append(running_loss / len(data_iter))
    return history

# %% no_zero_grad
# truth: The gradients are never cleared, so each step uses the sum over all batches so far.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for _ in range(num_epochs):
        total, count = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            count += len(X)
        losses.append(total / count)
    return losses

# %% zero_between
# truth: zero_grad stands between backward and step, so the step sees cleared gradients and the net does not learn.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    result = []
    for epoch in range(num_epochs):
        s, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.zero_grad()
            optimizer.step()
            s += float(l) * X.shape[0]
            n += X.shape[0]
        result.append(s / n)
    return result

# %% target_first
# truth: The arguments of the loss are swapped, loss(y, net(X)) as in Keras, so a loss that is not symmetric gives other values and gradients.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    epoch_losses = []
    for epoch in range(num_epochs):
        total, seen = 0.0, 0
        for xb, yb in data_iter:
            optimizer.zero_grad()
            pred = net(xb)
            batch_loss = loss(yb, pred)
            batch_loss.backward()
            optimizer.step()
            total += batch_loss.item() * xb.size(0)
            seen += xb.size(0)
        epoch_losses.append(total / seen)
    return epoch_losses

# %% measured_after_epoch
# truth: The loss is measured in a second pass after the epoch instead of on each batch before its step, so the numbers are those of the trained net.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    out = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
        with torch.no_grad():
            n = sum(len(X) for X, _ in data_iter)
            out.append(sum(loss(net(X), y).item() * len(X) for X, y in data_iter) / n)
    return out

# %% measured_after_step
# truth: The loss of a batch is computed anew after its step, so it is measured after instead of before the step and comes out too small.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    out = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
            with torch.no_grad():
                total += loss(net(X), y).item() * y.shape[0]
            n += y.shape[0]
        out.append(total / n)
    return out

# %% tensors_in_list
# truth: The total is kept as a tensor (with its graph), so the list holds tensors that require gradients instead of floats.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total = total + l * len(X)
            n += len(X)
        history.append(total / n)
    return history

# %% only_the_last_number
# truth: Only the mean loss of the last epoch is returned, a float instead of a list with one for each epoch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    for epoch in range(num_epochs):
        sum_loss, count = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            sum_loss += l.item() * len(y)
            count += len(y)
        train_loss = sum_loss / count
    return train_loss

# %% step_forgotten
# truth: optimizer.step() is missing, so the net never changes.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        batch_losses, sizes = [], []
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            batch_losses.append(l.item() * len(X))
            sizes.append(len(X))
        losses.append(sum(batch_losses) / sum(sizes))
    return losses

# %% totals_not_reset
# truth: The running totals are set to 0 once before all epochs, so from the second epoch on the mean is over all epochs so far.
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

# %% last_batch_loss
# truth: The loss of the last batch is recorded for the epoch instead of the mean over all samples.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        for inputs, targets in data_iter:
            outputs = net(inputs)
            l = loss(outputs, targets)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
        losses.append(l.item())
    return losses

# %% zero_once_per_epoch
# truth: The gradients are cleared at the start of each epoch only, so within an epoch they add up over the batches.
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

# %% squeezed_output
# truth: The predictions are squeezed to (n,) while the labels stay (n, 1), so the loss broadcasts to all pairs and the net learns the mean label.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            y_pred = net(X).squeeze(-1)
            l = loss(y_pred, y)
            l.backward()
            optimizer.step()
            total += l.item() * X.size(0)
            n += X.size(0)
        history.append(total / n)
    return history

# %% loss_name_reused
# truth: The loss function is overwritten by its first result, so at the second batch a tensor is called and a TypeError raised.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            loss = loss(net(X), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% epochs_not_range
# truth: The loop goes over the integer num_epochs itself, so a TypeError is raised because an int is not iterable.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in num_epochs:
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

# %% own_optimizer
# truth: The optimizer that was passed is replaced by a new SGD with learning rate 0.01, so the steps are not those of the caller's optimizer.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
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

# %% own_mse
# truth: A new nn.MSELoss is used instead of the loss that was passed, so any other loss is ignored.
import torch
from torch import nn

def train(net, data_iter, loss, optimizer, num_epochs):
    criterion = nn.MSELoss()
    losses = []
    for epoch in range(num_epochs):
        running, samples = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            out = criterion(net(X), y)
            out.backward()
            optimizer.step()
            running += out.item() * X.size(0)
            samples += X.size(0)
        losses.append(running / samples)
    return losses

# %% append_in_batch_loop
# truth: The append stands inside the loop over batches, so the list has an entry for each batch instead of one for each epoch.
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

# %% nominal_batch_size
# truth: Each batch is weighted by data_iter.batch_size also when it is short, so the short last batch counts too much.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    bs = data_iter.batch_size
    for epoch in range(num_epochs):
        total = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * bs
        losses.append(total / len(data_iter.dataset))
    return losses

# %% debug_break
# truth: A break after the first batch is left in, so each epoch takes one step only and the loss is that of one batch.
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
            break
        losses.append(total / n)
    return losses

# %% scheduler_added
# truth: A StepLR scheduler that was not asked for multiplies the learning rate by 0.1 after each epoch, so later epochs hardly learn and the caller's optimizer keeps the small rate.
import torch
from torch.optim.lr_scheduler import StepLR

def train(net, data_iter, loss, optimizer, num_epochs):
    scheduler = StepLR(optimizer, step_size=1, gamma=0.1)
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
        scheduler.step()
        losses.append(total / n)
    return losses

# %% enumerate_unpacked_wrong
# truth: enumerate yields pairs (i, batch) but three names are unpacked, so a ValueError is raised.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for i, X, y in enumerate(data_iter):
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% rounded_history
# truth: The mean losses are rounded to three digits for a pretty printout, so small losses are returned inexactly or as 0.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    hist = []
    for epoch in range(num_epochs):
        tot, cnt = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            tot += l.item() * len(X)
            cnt += len(X)
        hist.append(round(tot / cnt, 3))
    return hist

# %% one_step_per_epoch
# truth: zero_grad and step stand outside the loop over batches, so the gradients of all batches are accumulated and one step is taken in each epoch.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        optimizer.zero_grad()
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            total += l.item() * len(X)
            n += len(X)
        optimizer.step()
        losses.append(total / n)
    return losses

# %% backward_of_sum
# truth: The mean loss is multiplied by the size of the batch before backward, so the gradients and steps are too large by that factor.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l_sum = loss(net(X), y) * len(X)
            l_sum.backward()
            optimizer.step()
            total += l_sum.item()
            n += len(X)
        losses.append(total / n)
    return losses

# %% gradient_clipping
# truth: The gradients are clipped to a norm of 1 before the step, which was not asked, so all large steps are too short.
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
            nn.utils.clip_grad_norm_(net.parameters(), max_norm=1.0)
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% no_grad_around
# truth: The whole loop runs under torch.no_grad(), so the loss has no graph and backward raises a RuntimeError.
import torch

@torch.no_grad()
def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            l = loss(net(X), y)
            optimizer.zero_grad()
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% l2_penalty
# truth: A penalty of 0.001 times the squared weights is added to the loss before backward, so the gradients are not those of the loss that was passed.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            penalty = sum((p ** 2).sum() for p in net.parameters())
            (l + 0.001 * penalty).backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% skips_short_batch
# truth: Batches shorter than batch_size are skipped with continue, so the last samples neither train the net nor count in the loss.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        total, n = 0.0, 0
        for X, y in data_iter:
            if len(X) < data_iter.batch_size:
                continue
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% history_dictionary
# truth: A dictionary with the key "loss", like the history of Keras, is returned instead of a list of floats.
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

# %% sum_not_divided
# truth: The sum over the samples is recorded and not divided by their number, so each entry is n times the mean loss.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses = []
    for epoch in range(num_epochs):
        epoch_loss = 0.0
        for X, y in data_iter:
            optimizer.zero_grad()
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            epoch_loss += l.item() * len(X)
        losses.append(epoch_loss)
    return losses

# %% second_backward
# truth: backward is called a second time on the same loss after the step, and the graph was freed, so a RuntimeError is raised.
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
            l.backward()
            total += l.item() * len(X)
            n += len(X)
        losses.append(total / n)
    return losses

# %% batches_mean_no_zero
# truth: Two mistakes: the gradients are never cleared, and the epoch's loss is the unweighted mean over batches.
import numpy as np
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    history = []
    for _ in range(num_epochs):
        epoch_loss = []
        for X, y in data_iter:
            l = loss(net(X), y)
            l.backward()
            optimizer.step()
            epoch_loss.append(l.item())
        history.append(float(np.mean(epoch_loss)))
    return history

# %% returns_net_and_one_less
# truth: Two mistakes: range(1, num_epochs) runs one epoch too few, and the net is returned together with the list.
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
    return net, losses

# %% after_epoch_as_tensors
# truth: Two mistakes: the loss is measured after the epoch instead of on each batch before its step, and the list holds tensors instead of floats.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    epoch_losses = []
    for epoch in range(num_epochs):
        for X, y in data_iter:
            optimizer.zero_grad()
            loss(net(X), y).backward()
            optimizer.step()
        with torch.no_grad():
            batches = list(data_iter)
            all_X = torch.cat([X for X, _ in batches])
            all_y = torch.cat([y for _, y in batches])
            epoch_losses.append(loss(net(all_X), all_y))
    return epoch_losses

# %% never_steps_never_resets
# truth: Two mistakes: optimizer.step() is missing so the net does not learn, and the sums are not reset, so the mean runs over all epochs so far.
import torch

def train(net, data_iter, loss, optimizer, num_epochs):
    losses, total, n = [], 0.0, 0
    for epoch in range(num_epochs):
        for inputs, targets in data_iter:
            optimizer.zero_grad()
            l = loss(net(inputs), targets)
            l.backward()
            # update weights
            total += l.item() * len(inputs)
            n += len(inputs)
        losses.append(total / n)
    return losses
