# %% mean_of_batch_means
# truth: The loss is averaged over batches, not weighted by samples, so a smaller last batch counts too much (the accuracy is right).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    batch_losses, hits, n = [], 0, 0
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
        batch_losses.append(l.mean().item())
        hits += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return sum(batch_losses) / len(batch_losses), hits / n

# %% never_train_mode
# truth: The module is never put into training mode (net.train() is missing).
def train_epoch(net, train_iter, loss, updater):
    L = A = N = 0
    for X, y in train_iter:
        out = net(X)
        l = loss(out, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(); l.mean().backward(); updater.step()
        else:
            l.sum().backward(); updater(X.shape[0])
        L += float(l.sum())
        A += float((out.argmax(dim=1) == y).sum())
        N += y.numel()
    return L / N, A / N

# %% eval_typo
# truth: The module is put into evaluation mode (net.eval()) instead of training mode.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.eval()
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
        with torch.no_grad():
            metric[0] += float(l.sum())
            metric[1] += int((y_hat.argmax(axis=1) == y).sum())
            metric[2] += y.numel()
    return metric[0] / metric[2], metric[1] / metric[2]

# %% no_zero_grad
# truth: zero_grad is never called for an Optimizer, so the gradients of all earlier batches pile up.
def train_epoch(net, train_iter, loss, updater):
    if hasattr(net, "train"):
        net.train()
    total, right, count = 0., 0, 0
    for X, y in train_iter:
        scores = net(X)
        losses = loss(scores, y)
        if isinstance(updater, torch.optim.Optimizer):
            losses.mean().backward()
            updater.step()
        else:
            losses.sum().backward()
            updater(X.shape[0])
        total += losses.sum().item()
        right += (scores.argmax(-1) == y).sum().item()
        count += y.shape[0]
    return total / count, right / count

# %% zero_before_step
# truth: zero_grad stands between backward and step, so the Optimizer steps with cleared gradients and learns nothing.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0.0, 0
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
        s += l.detach().sum().item()
        c += (y_hat.argmax(1) == y).double().sum().item()
        n += X.shape[0]
    return s / n, c / n

# %% sum_for_both
# truth: The gradient of the sum is taken for both kinds of updater, so an Optimizer steps batch-size times too far.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module): net.train()
    is_opt = isinstance(updater, torch.optim.Optimizer)
    loss_sum, acc_sum, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y).sum()
        if is_opt:
            updater.zero_grad()
        l.backward()
        if is_opt:
            updater.step()
        else:
            updater(X.shape[0])
        loss_sum += l.item()
        acc_sum += (y_hat.argmax(dim=1) == y).sum().item()
        n += y.shape[0]
    return loss_sum / n, acc_sum / n

# %% mean_for_custom
# truth: With a custom updater the gradient of the mean is taken instead of the sum, so the batch size is divided out twice.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    n = correct = 0
    running = 0.0
    for xb, yb in train_iter:
        pred = net(xb)
        l = loss(pred, yb)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
        l.mean().backward()
        if isinstance(updater, torch.optim.Optimizer):
            updater.step()
        else:
            updater(xb.shape[0])
        bs = len(yb)
        running += l.mean().item() * bs
        correct += int((pred.argmax(1) == yb).sum())
        n += bs
    return running / n, correct / n

# %% fixed_batch_size
# truth: The custom updater always gets the size of the first batch, so the smaller last batch is divided by the wrong number.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    batch_size = None
    tot, acc, n = 0.0, 0.0, 0
    for X, y in train_iter:
        if batch_size is None:
            batch_size = X.shape[0]
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(batch_size)
        tot += float(l.sum()); acc += float((y_hat.argmax(1) == y).sum()); n += len(y)
    return tot / n, acc / n

# %% measured_after
# truth: Loss and accuracy are measured with a new forward pass after the update instead of before it.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    tot, ok, n = 0.0, 0, 0
    for X, y in train_iter:
        l = loss(net(X), y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        with torch.no_grad():
            y_hat = net(X)
            tot += loss(y_hat, y).sum().item()
            ok += (y_hat.argmax(1) == y).sum().item()
        n += y.shape[0]
    return tot / n, ok / n

# %% last_batch_loss
# truth: The returned loss is that of the last batch only, because it is assigned and not accumulated.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    correct, seen = 0, 0
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
        train_loss = l.mean().item()
        correct += (y_hat.argmax(1) == y).sum().item()
        seen += y.numel()
    return train_loss, correct / seen

# %% indented_return
# truth: The return stands inside the for loop, so the epoch ends after the first batch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    m = np.zeros(3)
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
        m += [l.sum().item(), (y_hat.argmax(1) == y).sum().item(), len(y)]
        return float(m[0] / m[2]), float(m[1] / m[2])

# %% flatten_input
# truth: X is flattened to (batch, -1) before it is given to the net, instead of being passed on as it comes.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    flatten = nn.Flatten()
    a = b = c = 0
    for X, y in train_iter:
        y_hat = net(flatten(X))
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        a += l.sum().item()
        b += (y_hat.argmax(1) == y).sum().item()
        c += y.numel()
    return a / c, b / c

# %% step_after_loop
# truth: backward runs for each batch, but the update (step or updater) stands after the loop, so there is only one update per epoch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    opt = isinstance(updater, torch.optim.Optimizer)
    tot, acc, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if opt:
            updater.zero_grad()
            l.mean().backward()
        else:
            l.sum().backward()
        tot += l.sum().item()
        acc += (y_hat.argmax(1) == y).sum().item()
        n += X.shape[0]
    if opt:
        updater.step()
    else:
        updater(X.shape[0])
    return tot / n, acc / n

# %% graph_kept
# truth: The losses are summed as tensors without item or detach, so the returned mean loss is a tensor that still carries the autograd graph instead of a float.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    train_loss, n_ok, n = 0, 0, 0
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
        train_loss += l.sum()
        n_ok += (y_hat.argmax(1) == y).sum().item()
        n += y.shape[0]
    return train_loss / n, n_ok / n

# %% acc_loss_order
# truth: The two returned numbers are swapped: (accuracy, loss) instead of (loss, accuracy).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    acc, ls, n = 0, 0., 0
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
        acc += (torch.argmax(y_hat, 1) == y).sum().item()
        ls += l.sum().item()
        n += len(y)
    return acc / n, ls / n

# %% functions_only
# truth: The kind of updater is decided by whether it is a plain Python function; a partial or a callable object is taken for an Optimizer and crashes.
def train_epoch(net, train_iter, loss, updater):
    import inspect
    if isinstance(net, nn.Module):
        net.train()
    sl, sa, n = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if inspect.isfunction(updater):
            l.sum().backward()
            updater(X.shape[0])
        else:
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        sl += l.sum().item()
        sa += (y_hat.argmax(1) == y).sum().item()
        n += y.numel()
    return sl / n, sa / n

# %% train_on_lambda
# truth: net.train() is called without asking whether net is a module, so any plain function as net crashes.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    loss_total, acc_total, num = 0.0, 0.0, 0
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
        loss_total += float(l.sum())
        acc_total += float((y_hat.argmax(1) == y).sum())
        num += y.numel()
    return loss_total / num, acc_total / num

# %% counted_first
# truth: train_iter is read once beforehand to count the samples, so a generator is already used up and the training loop sees no batch (no update, both numbers 0).
def train_epoch(net, train_iter, loss, updater):
    N = sum(len(y) for _, y in train_iter)
    if isinstance(net, nn.Module):
        net.train()
    mean_loss, frac = 0.0, 0.0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        mean_loss += l.sum().item() / N
        frac += (y_hat.argmax(1) == y).sum().item() / N
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return mean_loss, frac

# %% normalises_again
# truth: The net's output is put through a softmax before it goes to the loss, although loss(net(X), y) was asked, so loss and gradients are wrong.
class Accumulator:
    """For accumulating sums over `n` variables."""
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
        y_hat = F.softmax(net(X), dim=1)   # net gives logits
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        metric.add(l.sum().item(), (y_hat.argmax(1) == y).sum().item(), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]

# %% running_count_to_updater
# truth: The custom updater gets the number of samples seen so far in the epoch instead of the size of this batch, so the steps get smaller and smaller.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    metric = [0.0, 0.0, 0]
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        metric[0] += l.sum().item()
        metric[1] += (y_hat.argmax(1) == y).sum().item()
        metric[2] += y.numel()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(metric[2])
    return metric[0] / metric[2], metric[1] / metric[2]

# %% rnn_clipping
# truth: The gradients of an Optimizer's parameters are clipped to norm 0.1 before the step, which was not asked, so the updates are too small.
def grad_clipping(params, theta):
    params = [p for p in params if p.grad is not None]
    norm = torch.sqrt(sum(torch.sum(p.grad ** 2) for p in params))
    if norm > theta:
        for p in params:
            p.grad[:] *= theta / norm

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    stats = {"loss": 0.0, "acc": 0.0, "n": 0}
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            grad_clipping([p for g in updater.param_groups for p in g["params"]], 0.1)
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        stats["loss"] += l.sum().item()
        stats["acc"] += (y_hat.argmax(1) == y).sum().item()
        stats["n"] += y.numel()
    return stats["loss"] / stats["n"], stats["acc"] / stats["n"]

# %% fraction_summed
# truth: The batch accuracy is already a fraction, but it is added up as if it were a count and divided by the number of samples, so the returned accuracy is far too small.
def accuracy(y_hat, y):
    return float((y_hat.argmax(dim=1) == y).float().mean())

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    sums = [0.0] * 3
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
        batch = (float(l.sum()), accuracy(y_hat, y), y.numel())
        sums = [s + float(v) for s, v in zip(sums, batch)]
    return sums[0] / sums[2], sums[1] / sums[2]

# %% two_no_zero_and_no_train
# truth: Two mistakes: zero_grad is missing for an Optimizer, so gradients pile up over the batches; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    """Runs one epoch.

    Args:
        net: the model
        train_iter: iterable of (inputs, targets)
        loss: per-sample loss function
        updater: optimizer or update function
    """
    epoch_loss: float = 0.0
    epoch_correct: int = 0
    num_samples: int = 0

    use_optimizer = isinstance(updater, torch.optim.Optimizer)

    for inputs, targets in train_iter:
        # Forward pass
        outputs = net(inputs)
        batch_loss = loss(outputs, targets)

        # Statistics
        epoch_loss += batch_loss.sum().item()
        epoch_correct += (outputs.argmax(dim=1) == targets).sum().item()
        num_samples += inputs.size(0)

        # Backward pass and optimisation
        if use_optimizer:
            batch_loss.mean().backward()
            updater.step()
        else:
            batch_loss.sum().backward()
            updater(inputs.size(0))

    return epoch_loss / num_samples, epoch_correct / num_samples

# %% two_swapped_reductions_unweighted
# truth: Two mistakes: mean and sum are swapped between the branches (Optimizer gets the gradient of the sum, the custom updater that of the mean); and both returned numbers are plain averages over batches, not weighted by samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    ls, accs = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.sum().backward()
            updater.step()
        else:
            l.mean().backward()
            updater(X.shape[0])
        ls.append(l.mean().item())
        accs.append((y_hat.argmax(1) == y).float().mean().item())
    return float(np.mean(ls)), float(np.mean(accs))

# %% two_after_update_and_count
# truth: Two mistakes: loss and accuracy are measured after the update, with a second forward pass; and the number of right predictions is returned instead of the fraction.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    loss_sum, correct, n = 0.0, 0.0, 0
    for X, y in train_iter:
        l = loss(net(X), y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        with torch.no_grad():
            out = net(X)
            loss_sum += float(loss(out, y).sum())
            correct += float((out.argmax(1) == y).sum())
            n += y.numel()
    return loss_sum / n, correct

# %% two_flat_and_eval
# truth: Two mistakes: X is flattened before it goes into the net; and the module is put into eval mode instead of training mode.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train(False)
    tot_l, tot_a, tot_n = 0.0, 0.0, 0
    for images, labels in train_iter:
        images = images.view(images.size(0), -1)
        outputs = net(images)
        l = loss(outputs, labels)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(images.size(0))
        tot_l += l.sum().item()
        tot_a += (outputs.argmax(1) == labels).sum().item()
        tot_n += labels.size(0)
    return tot_l / tot_n, tot_a / tot_n

# %% two_sum_over_batches_and_always_mean
# truth: Two mistakes: the gradient of the mean is also used for a custom updater (which divides once more); and the summed loss is divided by the number of batches instead of the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    epoch_loss, hits, n, batches = 0.0, 0, 0, 0
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
        epoch_loss += l.sum().item()
        hits += (y_hat.argmax(1) == y).sum().item()
        n += y.numel()
        batches += 1
    return epoch_loss / batches, hits / n

# %% two_axis_and_tensor
# truth: Two mistakes: the predictions are taken with argmax over dim 0, across the samples of the batch; and the loss is accumulated as a tensor, so a tensor with graph is returned instead of a float.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total_loss = torch.zeros(())
    right = 0
    n = 0
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
        total_loss = total_loss + l.sum()
        y_pred = y_hat.argmax(axis=0)
        right += sum(int(p) == int(t) for p, t in zip(y_pred, y))
        n += y.shape[0]
    return total_loss / n, right / n

# %% two_peek_and_fixed_size
# truth: Two mistakes: the first batch is taken off the iterator to learn the batch size and never trained on; and that fixed size is given to the custom updater for every batch, also the smaller last one.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    batches = iter(train_iter)
    X0, y0 = next(batches)
    # print(X0.shape, y0.shape)
    batch_size = len(y0)
    tot = np.zeros(2)
    n = 0
    for X, y in batches:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(batch_size)
        tot += np.array([l.detach().sum().numpy(), (y_hat.argmax(1) == y).sum().numpy()], dtype=float)
        n += len(y)
    mean_loss, acc = (tot / n).tolist()
    return mean_loss, acc

# %% two_swap_return_and_zero_order
# truth: Two mistakes: zero_grad is called after backward and before step, so an Optimizer never learns; and the results are returned in the order (accuracy, loss).
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    correct, running_loss, total = 0, 0.0, 0
    for inputs, targets in train_iter:
        preds = net(inputs)
        l = loss(preds, targets)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.zero_grad()
            updater.step()
        else:
            l.sum().backward()
            updater(inputs.shape[0])
        running_loss += l.sum().item()
        correct += preds.argmax(1).eq(targets).sum().item()
        total += targets.numel()
    return correct / total, running_loss / total

# %% two_skip_short_and_no_train
# truth: Two mistakes: batches smaller than the first one are skipped, so the last samples are neither trained on nor counted; and net.train() is missing.
def train_epoch(net, train_iter, loss, updater):
    size = 0
    s1, s2, s3 = 0.0, 0.0, 0
    for X, y in train_iter:
        if size == 0:
            size = len(X)
        if len(X) < size:
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
        s1 += l.sum().item()
        s2 += (y_hat.argmax(1) == y).sum().item()
        s3 += len(y)
    return s1 / s3, s2 / s3

# %% two_own_loss_and_percent
# truth: Two mistakes: the library's cross-entropy is used instead of the loss that was passed in; and the accuracy is returned in percent.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    criterion = nn.CrossEntropyLoss(reduction="none")
    running_loss = 0.0
    correct = 0
    total = 0
    for i, data in enumerate(train_iter, 0):
        inputs, labels = data
        outputs = net(inputs)
        l = criterion(outputs, labels)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(inputs.shape[0])
        running_loss += l.sum().item()
        _, predicted = torch.max(outputs.data, 1)
        total += labels.size(0)
        correct += (predicted == labels).sum().item()
        # print('[%5d] loss: %.3f' % (i + 1, running_loss / total))
    return running_loss / total, 100 * correct / total

# %% two_perplexity_and_sum
# truth: Two mistakes: exp of the mean loss (the perplexity) is returned instead of the mean loss; and an Optimizer gets the gradient of the sum instead of the mean.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    log_lik, good, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        log_lik -= l.sum().item()
        good += (y_hat.argmax(1) == y).sum().item()
        n += y.numel()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
        l.sum().backward()
        if isinstance(updater, torch.optim.Optimizer):
            updater.step()
        else:
            updater(X.shape[0])
    return math.exp(-log_lik / n), good / n

# %% two_wrong_size_and_unweighted_acc
# truth: Two mistakes: the custom updater gets the number of classes (y_hat.shape[1]) instead of the number of samples in the batch; and the accuracy is averaged over batches without weighting by samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, n = 0.0, 0
    accs = []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(y_hat.shape[1])
        total += l.sum().item()
        n += len(y)
        accs.append(((y_hat.argmax(1) == y).sum() / len(y)).item())
    return total / n, sum(accs) / len(accs)

# %% two_reset_and_zero_once
# truth: Two mistakes: the counters are set to zero inside the loop, so the returned numbers describe only the last batch; and the gradients of an Optimizer are cleared only once before the loop, so they pile up.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
    for X, y in train_iter:
        loss_sum, acc_sum, n = 0.0, 0.0, 0
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        loss_sum += l.sum().item()
        acc_sum += (y_hat.argmax(1) == y).sum().item()
        n += y.shape[0]
    return loss_sum / n, acc_sum / n

# %% two_n_overwritten_and_updater_forgotten
# truth: Two mistakes: the number of samples is assigned (n = len(y)) and not added up, so both sums are divided by the size of the last batch only; and a custom updater is never called after backward, so its parameters do not move.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    loss_sum = 0.0
    correct = 0
    for X, y in train_iter:
        n = len(y)
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
        loss_sum += l.sum().item()
        correct += int(torch.eq(y_hat.argmax(dim=1), y).sum())
    return loss_sum / n, correct / n
