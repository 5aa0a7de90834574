# %% optimizer_before_loss
# truth: The arguments stand in another order, (net, loader, optimizer, loss): the optimizer before the loss. (And it serves an Optimizer only.)
def train_epoch(net, loader, optimizer, loss_fn):
    net.train()
    total_loss, correct, n = 0.0, 0, 0
    for X, y in loader:
        optimizer.zero_grad()
        out = net(X)
        l = loss_fn(out, y)
        l.mean().backward()
        optimizer.step()
        total_loss += l.sum().item()
        correct += (out.argmax(1) == y).sum().item()
        n += len(y)
    return total_loss / n, correct / n

# %% vector_and_no_train_mode
# truth: For an Optimizer backward is called on the vector of losses, not on its mean, which raises; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    total_loss, total_acc, n = 0.0, 0.0, 0
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
        total_loss += float(l.sum())
        total_acc += float((y_hat.argmax(1) == y).sum())
        n += y.numel()
    return total_loss / n, total_acc / n

# %% vector_first_edition
# truth: For an Optimizer backward is called on the vector of losses, not on its mean, which raises; and accuracy(), a fraction, is added up as if it were a count.
class Accumulator:
    """For accumulating sums over `n` variables."""
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def reset(self):
        self.data = [0.0] * len(self.data)

    def __getitem__(self, idx):
        return self.data[idx]

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
            metric.add(float(l) * len(y), accuracy(y_hat, y), y.size().numel())
        else:
            l.sum().backward()
            updater(X.shape[0])
            metric.add(float(l.sum()), accuracy(y_hat, y), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]

# %% vector_and_no_isinstance
# truth: backward is called on the vector of losses, which raises; and every updater is used as an Optimizer, a callable has no zero_grad.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    loss_sum, correct, total = 0.0, 0, 0
    for X, y in train_iter:
        updater.zero_grad()
        y_hat = net(X)
        l = loss(y_hat, y)
        l.backward()
        updater.step()
        loss_sum += l.item() * len(y)
        correct += (y_hat.argmax(dim=1) == y).sum().item()
        total += len(y)
    return loss_sum / total, correct / total

# %% vector_for_both
# truth: backward is called on the vector of losses for both kinds of updater, which raises; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    metric = [0.0, 0.0, 0]
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
        else:
            l.backward()
            updater(X.shape[0])
        metric[0] += float(l.sum())
        metric[1] += float((y_hat.argmax(1) == y).sum())
        metric[2] += y.numel()
    return metric[0] / metric[2], metric[1] / metric[2]

# %% vector_for_the_callable
# truth: For a callable updater backward is called on the vector of losses, not on its sum, which raises; and for an Optimizer zero_grad is missing.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    train_loss, train_acc, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.backward()
            updater(X.shape[0])
        train_loss += l.sum().item()
        train_acc += (y_hat.argmax(dim=1) == y).sum().item()
        n += len(y)
    return train_loss / n, train_acc / n

# %% vector_and_sum_of_counts
# truth: For an Optimizer backward is called on the vector of losses, which raises; and the sums are returned, not divided by the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    train_loss, train_acc = 0.0, 0.0
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
        train_loss += l.sum().item()
        train_acc += (y_hat.argmax(dim=1) == y).sum().item()
    return train_loss, train_acc

# %% vector_and_mean_of_batches
# truth: For an Optimizer backward is called on the vector of losses, which raises; and the means of the batches are averaged, unweighted.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    losses, accs = [], []
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
        losses.append(float(l.mean()))
        accs.append(accuracy(y_hat, y))
    return sum(losses) / len(losses), sum(accs) / len(accs)

# %% vector_and_no_updater_argument
# truth: For an Optimizer backward is called on the vector of losses, which raises; and a callable updater is called without the batch size.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    L, A, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
        else:
            l.sum().backward()
            updater()
        L += float(l.sum())
        A += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return L / n, A / n

# %% vector_and_only_accuracy
# truth: For an Optimizer backward is called on the vector of losses, which raises; and the accuracy alone is returned, not the pair.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    right, n = 0.0, 0
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
        right += (y_hat.argmax(dim=1) == y).sum().item()
        n += len(y)
    return right / n

# %% vector_and_total_times_len
# truth: For an Optimizer backward is called on the vector of losses, which raises; and for a callable the sum of the losses is multiplied by len(y) once more.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    total_loss, total_correct, total = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
            total_loss += float(l) * len(y)
        else:
            l.sum().backward()
            updater(X.shape[0])
            total_loss += float(l.sum()) * len(y)
        total_correct += float((y_hat.argmax(1) == y).sum())
        total += len(y)
    return total_loss / total, total_correct / total

# %% optimizer_only
# truth: Every updater is used as an Optimizer: there is no path for a callable one, which has no zero_grad.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    total_loss, correct, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        updater.zero_grad()
        l.mean().backward()
        updater.step()
        total_loss += l.sum().item()
        correct += (y_hat.argmax(dim=1) == y).sum().item()
        n += len(y)
    return total_loss / n, correct / n

# %% optimizer_only_guarded_train
# truth: Every updater is used as an Optimizer: there is no path for a callable one, which has no zero_grad.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    train_loss, train_acc, num = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        updater.zero_grad()
        l.mean().backward()
        updater.step()
        train_loss += float(l.sum())
        train_acc += float((y_hat.argmax(dim=1) == y).sum())
        num += y.numel()
    return train_loss / num, train_acc / num

# %% optimizer_only_zero_first
# truth: Every updater is used as an Optimizer: there is no path for a callable one, which has no zero_grad.
def train_epoch(net, train_iter, loss, optimizer):
    net.train()
    running_loss, running_acc, count = 0.0, 0.0, 0
    for inputs, targets in train_iter:
        optimizer.zero_grad()
        outputs = net(inputs)
        l = loss(outputs, targets).mean()
        l.backward()
        optimizer.step()
        running_loss += l.item() * inputs.size(0)
        _, preds = torch.max(outputs, 1)
        running_acc += torch.sum(preds == targets).item()
        count += inputs.size(0)
    return running_loss / count, running_acc / count

# %% optimizer_only_no_train_mode
# truth: Every updater is used as an Optimizer: there is no path for a callable one, which has no zero_grad; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    train_l_sum, train_acc_sum, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y).mean()
        updater.zero_grad()
        l.backward()
        updater.step()
        train_l_sum += l.item() * y.shape[0]
        train_acc_sum += (y_hat.argmax(dim=1) == y).sum().item()
        n += y.shape[0]
    return train_l_sum / n, train_acc_sum / n

# %% optimizer_only_means
# truth: Every updater is used as an Optimizer: there is no path for a callable one, which has no zero_grad; and the means of the batches are averaged, unweighted.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    total_loss, total_acc, batches = 0.0, 0.0, 0
    for X, y in train_iter:
        updater.zero_grad()
        y_hat = net(X)
        l = loss(y_hat, y).mean()
        l.backward()
        updater.step()
        total_loss += l.item()
        total_acc += accuracy(y_hat, y)
        batches += 1
    return total_loss / batches, total_acc / batches

# %% optimizer_only_zero_last
# truth: Every updater is used as an Optimizer: there is no path for a callable one, which has no step.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    metric = [0.0] * 3
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        l.mean().backward()
        updater.step()
        updater.zero_grad()
        metric[0] += float(l.sum())
        metric[1] += float((y_hat.argmax(axis=1) == y).sum())
        metric[2] += len(y)
    return metric[0] / metric[2], metric[1] / metric[2]

# %% optimizer_only_sum
# truth: Every updater is used as an Optimizer: there is no path for a callable one, which has no zero_grad; and an Optimizer gets the gradient of the sum, not of the mean.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    total_loss, correct, n = 0.0, 0, 0
    for X, y in train_iter:
        updater.zero_grad()
        y_hat = net(X)
        l = loss(y_hat, y).sum()
        l.backward()
        updater.step()
        total_loss += l.item()
        correct += (y_hat.argmax(dim=1) == y).sum().item()
        n += len(y)
    return total_loss / n, correct / n

# %% total_times_len
# truth: The sum of the losses of a batch is multiplied by len(y) once more, so the loss that is returned is too large.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    metric = [0.0, 0.0, 0]
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
        metric[0] += float(l.sum()) * len(y)
        metric[1] += float((y_hat.argmax(1) == y).sum())
        metric[2] += len(y)
    return metric[0] / metric[2], metric[1] / metric[2]

# %% total_times_len_callable
# truth: For a callable updater the sum of the losses of a batch is multiplied by len(y) once more, so the loss is too large.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    loss_sum, right, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        if isinstance(updater, torch.optim.Optimizer):
            l = loss(y_hat, y).mean()
            updater.zero_grad()
            l.backward()
            updater.step()
        else:
            l = loss(y_hat, y).sum()
            l.backward()
            updater(X.shape[0])
        loss_sum += float(l) * len(y)
        right += float((y_hat.argmax(1) == y).sum())
        n += len(y)
    return loss_sum / n, right / n

# %% total_times_len_no_train_mode
# truth: The sum of the losses of a batch is multiplied by the batch size once more, so the loss is too large; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    train_loss, train_acc, n = 0.0, 0.0, 0
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
        train_loss += l.sum().item() * X.shape[0]
        train_acc += (y_hat.argmax(dim=1) == y).sum().item()
        n += X.shape[0]
    return train_loss / n, train_acc / n

# %% total_times_len_both
# truth: The sum of the losses, and the number of right rows, are each multiplied by len(y) once more, so both are too large.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, a, n = 0.0, 0.0, 0
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
        s += l.sum().item() * len(y)
        a += (y_hat.argmax(dim=1) == y).sum().item() * len(y)
        n += len(y)
    return s / n, a / n

# %% callable_only_no_train_mode
# truth: Every updater is called with the batch size: there is no path for an Optimizer; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    train_loss, train_acc, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y).sum()
        l.backward()
        updater(X.shape[0])
        train_loss += l.item()
        train_acc += (y_hat.argmax(dim=1) == y).sum().item()
        n += y.shape[0]
    return train_loss / n, train_acc / n

# %% callable_only_no_train_mode_book
# truth: Every updater is called with the batch size: there is no path for an Optimizer; net.train() is missing; and accuracy(), a fraction, is added up as if it were a count.
def train_epoch(net, train_iter, loss, updater):
    metric = [0.0, 0.0, 0.0]
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        l.sum().backward()
        updater(X.shape[0])
        for i, value in enumerate((float(l.sum()), accuracy(y_hat, y), y.numel())):
            metric[i] += value
    return metric[0] / metric[2], metric[1] / metric[2]

# %% sum_gradient_no_train_mode
# truth: An Optimizer gets the gradient of the sum, not of the mean; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    train_l_sum, train_acc_sum, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y).sum()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
        else:
            l.backward()
            updater(X.shape[0])
        train_l_sum += l.item()
        train_acc_sum += (y_hat.argmax(dim=1) == y).sum().item()
        n += y.shape[0]
    return train_l_sum / n, train_acc_sum / n

# %% sum_gradient_no_train_mode_late
# truth: An Optimizer gets the gradient of the sum, not of the mean; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    L, A, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        is_optimizer = isinstance(updater, torch.optim.Optimizer)
        if is_optimizer:
            updater.zero_grad()
        l.sum().backward()
        if is_optimizer:
            updater.step()
        else:
            updater(len(X))
        L += float(l.sum())
        A += float((y_hat.argmax(dim=1) == y).sum())
        n += len(y)
    return L / n, A / n

# %% only_accuracy
# truth: The accuracy alone is returned, not the pair of loss and accuracy.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    correct, n = 0.0, 0
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
        correct += float((y_hat.argmax(dim=1) == y).sum())
        n += len(y)
    return correct / n

# %% only_accuracy_printed_loss
# truth: The accuracy alone is returned, not the pair: the loss is only printed; and it is the accuracy after the last update.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    for X, y in train_iter:
        l = loss(net(X), y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    print(f'loss {float(l.mean()):.3f}')
    with torch.no_grad():
        return accuracy(net(X), y)

# %% fractions_added_up
# truth: accuracy(), a fraction, is added up and divided by the number of samples as if it were a count: the accuracy is too small.
class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def __getitem__(self, idx):
        return self.data[idx]

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    metric = Accumulator(3)
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
        metric.add(float(l.sum()), accuracy(y_hat, y), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]

# %% flattens_for_the_net
# truth: The net is handed flattened inputs, not X as it comes.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    L, A, n = 0.0, 0.0, 0
    for X, y in train_iter:
        X = X.reshape(X.shape[0], -1)
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        L += float(l.sum())
        A += float((y_hat.argmax(dim=1) == y).sum())
        n += len(y)
    return L / n, A / n

# %% functions_only
# truth: It asks whether the updater is a function: another callable (an object, functools.partial) is taken for an Optimizer.
def train_epoch(net, train_iter, loss, updater):
    import types
    if isinstance(net, nn.Module):
        net.train()
    L, A, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, types.FunctionType):
            l.sum().backward()
            updater(X.shape[0])
        else:
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        L += float(l.sum())
        A += float((y_hat.argmax(dim=1) == y).sum())
        n += len(y)
    return L / n, A / n

# %% zero_d_tensors
# truth: The loss and the accuracy are returned as 0-d tensors, not Python floats.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    L, A, n = 0.0, 0.0, 0
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
        L += l.detach().sum()
        A += (y_hat.argmax(dim=1) == y).sum()
        n += len(y)
    return L / n, A / n
