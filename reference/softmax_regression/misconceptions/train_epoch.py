# %% no_zero
# The gradients of earlier batches are added up: call updater.zero_grad() for each batch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% zero_once (alike: no_zero)
# zero_grad() is called once for the whole epoch: call it for each batch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% step_before_backward
# step() runs before backward(), so each update uses the gradient of the batch before: backward() first.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.step()
            updater.zero_grad()
            l.mean().backward()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% zero_between
# Nothing is learned with an optimizer: zero_grad() between backward() and step() clears what step() needs, and without step() nothing moves at all.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.zero_grad()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% no_step (alike: zero_between)
# The optimizer never steps: call updater.step() after backward().
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% no_train_mode
# net.train() is missing: after an evaluation, dropout and batch norm stay in evaluation mode.
def train_epoch(net, train_iter, loss, updater):
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% eval_mode (alike: no_train_mode)
# net.eval() is for evaluation: train with net.train().
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.eval()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% train_mode_late
# net.train() comes after the first batch: call it before the loop.
def train_epoch(net, train_iter, loss, updater):
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
        if isinstance(net, nn.Module):
            net.train()
    return total / n, right / n
# %% mean_of_batch_losses
# You average the means of the batches, so a short last batch counts as much as a full one: weight by samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    batches = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.mean())
        batches += 1
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / batches, right / n
# %% mean_of_batch_accuracies
# You average the accuracies of the batches, so a short last batch counts as much as a full one: weight by samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    batches = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).float().mean())
        batches += 1
        n += len(y)
    return total / n, right / batches
# %% mean_over_n
# You add up batch means and divide by the number of samples: the loss is far too small. Add up l.sum().
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.mean())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% nominal_batch
# Every batch is weighted like the first: the last one may be shorter.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    first = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        first = first or len(y)
        total += float(l.mean()) * first
        right += float((y_hat.argmax(1) == y).sum())
        n += first
    return total / n, right / n
# %% optimizer_sum
# l.sum().backward() with an optimizer makes steps that are batch_size times too large: use l.mean().
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.sum().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% callable_mean
# l.mean().backward() with an updater that divides by the batch size divides twice: use l.sum().
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.mean().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% first_batch_size
# The updater gets the size of the first batch every time: the last batch may be shorter.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    first = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            first = first or X.shape[0]
            updater(first)
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% fixed_256
# The updater gets a fixed 256: give it the number of rows of this batch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(256)
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% columns_for_rows
# The updater gets the number of features, X.shape[1]: the batch size is X.shape[0].
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[1])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% batch_size_one
# The updater gets 1, so the summed gradient is not averaged: give it the number of rows of this batch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(1)
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% one_batch
# Only the first batch is used: return or break leaves the loop too early.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
        break
    return total / n, right / n
# %% last_batch_metrics
# You return the numbers of the last batch: add them up over the epoch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total = float(l.sum())
        right = float((y_hat.argmax(1) == y).sum())
        n = len(y)
    return total / n, right / n
# %% swapped_return
# You return (accuracy, loss): the loss comes first.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return right / n, total / n
# %% accuracy_count
# The accuracy is a count: divide it by the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right
# %% accuracy_percent
# The accuracy is in percent: return a fraction between 0 and 1.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, 100 * right / n
# %% loss_total
# The loss is the sum over the epoch: divide it by the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total, right / n
# %% loss_only
# You return one number: return the loss and the accuracy.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n
# %% returns_none
# Nothing is returned: return the loss and the accuracy.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
# %% accuracy_after_update
# The accuracy comes from a second forward pass, after the update: use the scores that the update was computed from.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((net(X).argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% loss_after_update
# The loss comes from a second forward pass, after the update: use the loss that the update was computed from.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(loss(net(X), y).sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% keeps_graph
# The loss that you return still has its graph, and keeps the memory of the whole epoch: add up float(l.sum()).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total = total + l.sum()
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% only_optimizer
# A callable updater is ignored: call updater(X.shape[0]) when it is no torch optimizer.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% only_callable
# An optimizer cannot be called: with a torch optimizer use zero_grad(), backward(), step().
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        l.sum().backward()
        updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% vector_backward
# backward() needs a single number: call it on l.mean() with an optimizer, on l.sum() with a callable.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% swapped_loss_arguments
# The arguments of loss are swapped: scores first, labels second.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y, y_hat)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% no_grad_forward
# The forward pass runs under no_grad or detached: backward() has nothing to follow.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        with torch.no_grad():
            y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% reads_twice
# train_iter is read twice, and a generator is empty the second time: do everything in one loop.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    count = sum(len(y) for _, y in train_iter)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n = count
    return total / n, right / n
# %% two_updates
# Each batch is used for two updates: one is enough.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
            loss(net(X), y).sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% skips_last_batch
# The last batch is not used: an epoch goes through all of them.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in list(train_iter)[:-1]:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% skips_short_batch
# A short last batch is skipped: it counts too.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    size = 0
    for X, y in train_iter:
        size = size or len(y)
        if len(y) != size:
            continue
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% updates_before_backward
# The updater runs before backward(), so it uses old gradients or none: backward() first.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            updater(X.shape[0])
            l.sum().backward()
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% batches_for_samples
# You divide by the number of batches: divide by the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += 1
    return total / n, right / n
# %% accuracy_argmax_dim0
# The accuracy takes the argmax over dim 0, the best sample for each class: take it over dim 1.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(0) == y).sum())
        n += len(y)
    return total / n, right / n
# %% remembers_totals
# The numbers of earlier epochs are added in: start each call at 0.
_total, _right, _n = 0.0, 0.0, 0
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    global _total, _right, _n
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        _total += float(l.sum())
        _right += float((y_hat.argmax(1) == y).sum())
        _n += len(y)
    return _total / _n, _right / _n
# %% leaves_gradients_off
# Gradients stay switched off after the epoch: use `with torch.no_grad():`, which ends by itself.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    torch.set_grad_enabled(False)
    return total / n, right / n
# %% loss_rounded
# The loss is cut down to a whole number: keep it a float.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += int(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% train_mode_for_optimizers_only
# A module is put into training mode beside an optimizer only: net.train() belongs before the loop, whatever the updater.
def train_epoch(net, train_iter, loss, updater):
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            net.train()
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% counts_in_a_byte
# The number of right rows is counted in eight bits, which hold no more than 255: sum the comparison itself, or floats.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).to(torch.uint8).sum(dtype=torch.uint8))
        n += len(y)
    return total / n, right / n
# %% tensors
# The numbers are right, but they are tensors: .item() or float() makes Python floats of them.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return torch.tensor(total / n), torch.tensor(right / n)
# %% numpy_numbers
# The numbers are right, but they are NumPy's: float() makes Python floats of them.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return np.float64(total / n), np.float32(right / n)
# %% flattens
# You flatten X before net sees it, and a net for images needs their shape: give X to net as it comes.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X.reshape(len(X), -1))
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% only_functions
# Only a plain function is called: an object or a partial is an updater, too. Ask isinstance(updater, torch.optim.Optimizer).
import inspect
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if not inspect.isfunction(updater):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% asks_for_a_step
# Whatever has a method step is taken for an optimizer: a callable object may have one, too. Ask isinstance(updater, torch.optim.Optimizer).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if hasattr(updater, "step"):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% only_torch_sgd
# Only torch.optim.SGD is taken for an optimizer: there are others. Ask isinstance(updater, torch.optim.Optimizer).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.SGD):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% net_is_a_module
# net.train() is called on any net: a plain function has no such method. Ask isinstance(net, nn.Module) first.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    total, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total += float(l.sum())
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return total / n, right / n
# %% loss_multiplied
# The loss is multiplied by the number of samples. Divide by it.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, count = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total, right, count = total + l.sum().item(), right + (y_hat.argmax(1) == y).sum().item(), count + len(y)
    return total * count, right / count
# %% accuracy_is_zero
# The count of right rows is multiplied, and stays 0. Add them up.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, count = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total, right, count = total + l.sum().item(), right * (y_hat.argmax(1) == y).sum().item(), count + len(y)
    return total / count, right / count
# %% accuracy_wrong
# The accuracy is divided by the loss. Divide by the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, right, count = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        total, right, count = total + l.sum().item(), right + (y_hat.argmax(1) == y).sum().item(), count + len(y)
    return total / count, right / total
