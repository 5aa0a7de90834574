# %% zero_grad_once
# truth: zero_grad is called only once before the loop, so with an Optimizer the gradients of all batches accumulate.
def train_epoch(net, train_iter, loss, updater):
    builtin = isinstance(updater, torch.optim.Optimizer)
    if isinstance(net, nn.Module):
        net.train()
    if builtin:
        updater.zero_grad()
    tot, hit, n = 0.0, 0, 0
    for X, y in train_iter:
        out = net(X)
        l = loss(out, y)
        if builtin:
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        tot += l.sum().item(); hit += (out.argmax(1) == y).sum().item(); n += len(y)
    return tot / n, hit / n

# %% mean_for_both
# truth: The loss is averaged before backward for the callable updater too, which divides by the batch size again, so its steps are batch-size times too small.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    sum_loss = sum_acc = count = 0
    for xb, yb in train_iter:
        pred = net(xb)
        l = loss(pred, yb).mean()
        is_opt = isinstance(updater, torch.optim.Optimizer)
        if is_opt:
            updater.zero_grad()
        l.sum().backward()
        updater.step() if is_opt else updater(xb.shape[0])
        bs = yb.numel()
        sum_loss += l.item() * bs
        sum_acc += (pred.argmax(dim=1) == yb).float().sum().item()
        count += bs
    return sum_loss / count, sum_acc / count

# %% mean_of_batch_means
# truth: The batch means of loss and accuracy are averaged with equal weight for each batch, so a smaller last batch counts too much.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    L, A = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        L.append(l.detach().mean().item())
        A.append((y_hat.argmax(1) == y).float().mean().item())
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(set_to_none=True)
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(len(X))
    return float(np.mean(L)), float(np.mean(A))

# %% measured_afterwards
# truth: Loss and accuracy are computed from a second forward pass after the update instead of before it.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    stats = torch.zeros(3, dtype=torch.float64)
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
            stats += torch.tensor([loss(y_hat, y).sum().item(), (y_hat.argmax(1) == y).sum().item(), len(y)])
    return (stats[0] / stats[2]).item(), (stats[1] / stats[2]).item()

# %% train_mode_of_anything
# truth: net.train() is called without checking that net is an nn.Module, so a plain function as net raises an AttributeError.
def train_epoch(net, train_iter, loss, updater):
    net.train()
    running, correct, seen = 0., 0., 0
    for (X, y) in train_iter:
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            y_hat = net(X)
            l = loss(y_hat, y)
            l.mean().backward()
            updater.step()
        else:
            y_hat = net(X)
            l = loss(y_hat, y)
            l.sum().backward()
            updater(X.shape[0])
        running += float(l.sum())
        correct += float((y_hat.argmax(1) == y).sum())
        seen += y.shape[0]
    return running / seen, correct / seen

# %% counts_first
# truth: train_iter is read once to count the samples before the training loop, so a generator is already exhausted and nothing is trained.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module): net.train()
    N = sum(len(y) for _, y in train_iter)
    mean_loss, acc = 0.0, 0.0
    for X, y in train_iter:
        o = net(X)
        l = loss(o, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(); l.mean().backward(); updater.step()
        else:
            l.sum().backward(); updater(X.shape[0])
        mean_loss += l.sum().item() / N
        acc += (o.argmax(1) == y).sum().item() / N
    return mean_loss, acc

# %% only_sgd_known
# truth: Only torch.optim.SGD is recognised as an optimizer, so any other Optimizer such as Adam is called like a function and fails.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    metric = [0.0] * 3
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if type(updater) == torch.optim.SGD:
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        new = [float(l.sum()), float((y_hat.argmax(1) == y).sum()), y.numel()]
        metric = [a + b for a, b in zip(metric, new)]
    return metric[0] / metric[2], metric[1] / metric[2]

# %% every_second_batch
# truth: With an Optimizer, gradients are accumulated and a step is made only after every second batch instead of after each batch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    accumulation_steps = 2
    opt = isinstance(updater, torch.optim.Optimizer)
    if opt:
        updater.zero_grad()
    s, r, n = 0.0, 0, 0
    for i, (X, y) in enumerate(train_iter):
        out = net(X)
        l = loss(out, y)
        if opt:
            (l.mean() / accumulation_steps).backward()
            if (i + 1) % accumulation_steps == 0:
                updater.step()
                updater.zero_grad()
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        r += int((out.argmax(1) == y).sum())
        n += X.shape[0]
    return s / n, r / n

# %% cleared_before_step
# truth: zero_grad stands between backward and step, so the Optimizer steps with empty gradients and nothing is learned.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total_loss, total_hits, total = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if not isinstance(updater, torch.optim.Optimizer):
            l.sum().backward()
            updater(X.shape[0])
        else:
            l.mean().backward()
            updater.zero_grad()
            updater.step()
        total_loss += l.detach().sum().item()
        total_hits += y_hat.argmax(1).eq(y).sum().item()
        total += y.size(0)
    return total_loss / total, total_hits / total

# %% extra_softmax
# truth: A softmax is applied to the output of net before the loss, so the loss and the gradients are those of other values than net's output.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    a = b = c = 0
    for X, y in train_iter:
        probs = F.softmax(net(X), dim=1)
        l = loss(probs, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        a += l.sum().item(); b += (probs.argmax(1) == y).sum().item(); c += len(y)
    return a / c, b / c

# %% one_step_per_epoch
# truth: The losses of all batches are collected and there is a single backward and update after the loop instead of one for each batch.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    losses, right = [], 0
    for X, y in train_iter:
        y_hat = net(X)
        losses.append(loss(y_hat, y))
        right += (y_hat.argmax(1) == y).sum().item()
    l = torch.cat(losses)
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
        l.mean().backward()
        updater.step()
    else:
        l.sum().backward()
        updater(len(l))
    return l.mean().item(), right / len(l)

# %% short_batch_skipped
# truth: A batch smaller than the first one is skipped, so the rest of the samples is neither trained on nor measured.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    full = None
    sums = np.zeros(3)
    for X, y in train_iter:
        full = full or X.shape[0]
        if X.shape[0] < full:
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
        sums += [l.sum().item(), (y_hat.argmax(1) == y).sum().item(), len(y)]
    return float(sums[0] / sums[2]), float(sums[1] / sums[2])

# %% smoothed_loss
# truth: The returned loss is an exponentially smoothed average of the batch losses (0.9 old, 0.1 new) instead of the mean over all samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    smooth, hits, n = None, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        m = l.mean().item()
        smooth = m if smooth is None else 0.9 * smooth + 0.1 * m
        hits += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return smooth, hits / n

# %% first_batch_size
# truth: The callable updater always gets the size of the first batch, so the step of a smaller last batch is divided by too large a number.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    batch_size = None
    loss_sum, acc_sum, num = 0.0, 0.0, 0
    for X, y in train_iter:
        if batch_size is None:
            batch_size = len(X)
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(batch_size)
        loss_sum += l.sum().item()
        acc_sum += (y_hat.argmax(1) == y).sum().item()
        num += len(X)
    return loss_sum / num, acc_sum / num

# %% eval_left_on
# truth: Within the loop net is put into evaluation mode to measure accuracy and never back into training mode, so all batches after the first are trained in eval mode (and accuracy is that of the eval mode).
def _hits(net, X, y):
    if isinstance(net, nn.Module):
        net.eval()
    with torch.no_grad():
        return (net(X).argmax(1) == y).sum().item()

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    t, h, n = 0.0, 0, 0
    for X, y in train_iter:
        l = loss(net(X), y)
        h += _hits(net, X, y)
        t += l.sum().item()
        n += len(y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return t / n, h / n

# %% stops_when_worse
# truth: The loop stops as soon as a batch has a higher loss than the one before, so the epoch is not a full pass.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    last = float('inf')
    S, C, N = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        current = l.mean().item()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        S += current * len(y); C += (y_hat.argmax(1) == y).sum().item(); N += len(y)
        if current > last:
            break      # early stopping
        last = current
    return S / N, C / N

# %% train_mode_only_with_optimizer
# truth: net.train() is called only in the Optimizer case, so an nn.Module with a callable updater is not put into training mode.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(updater, torch.optim.Optimizer):
        if isinstance(net, nn.Module):
            net.train()
        def update(l, k):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
    else:
        def update(l, k):
            l.sum().backward()
            updater(k)
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        update(l, X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += X.shape[0]
    return s / n, c / n

# %% penalty
# truth: An L2 penalty on the parameters is added to the loss for backward, so the gradients also contain weight decay.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    lam = 0.01
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        reg = 0.0
        if isinstance(net, nn.Module):
            reg = lam * sum((w ** 2).sum() for w in net.parameters()) / 2
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            (l.mean() + reg).backward()
            updater.step()
        else:
            (l + reg).sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% two_sum_and_unweighted_accuracy
# truth: Two mistakes: with an Optimizer the sum of the losses is used for backward instead of the mean; and the accuracy is the plain average of the batch accuracies, not weighted by samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, n, accs = 0.0, 0, []
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
        total += l.item()
        n += len(y)
        accs.append((y_hat.argmax(1) == y).float().mean().item())
    return total / n, sum(accs) / len(accs)

# %% two_no_zero_grad_last_loss
# truth: Two mistakes: zero_grad is never called for the Optimizer, so gradients accumulate; and the returned loss is that of the last batch only.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    right, n = 0, 0
    for X, y in train_iter:
        n += y.shape[0]
        scores = net(X)
        l = loss(scores, y)
        right += sum(int(s.argmax()) == int(t) for s, t in zip(scores, y))
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return l.mean().item(), right / n

# %% two_swapped_percent
# truth: Two mistakes: the results are returned in the wrong order, accuracy first; and the accuracy is given in percent.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    train_loss, correct, total = 0, 0, 0
    for inputs, targets in train_iter:
        outputs = net(inputs)
        l = loss(outputs, targets)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(inputs.shape[0])
        train_loss += l.sum().item()
        total += targets.size(0)
        correct += outputs.argmax(1).eq(targets).sum().item()
    return 100. * correct / total, train_loss / total

# %% two_numel_and_loss_per_batch
# truth: Two mistakes: the callable updater gets X.numel() instead of the number of samples; and the summed loss is divided by the number of batches instead of the number of samples.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    epoch_loss, hits, n, nb = 0.0, 0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.numel())
        epoch_loss += l.sum().item()
        hits += (y_hat.argmax(1) == y).sum().item()
        n += y.numel()
        nb += 1
    return epoch_loss / nb, hits / n

# %% two_function_type_and_no_train
# truth: Two mistakes: only a plain Python function counts as a callable updater, so a partial or a callable object is treated as an Optimizer and fails; and the train mode of net is never switched on.
import types

def train_epoch(net, train_iter, loss, updater):
    s, c, n = 0.0, 0, 0
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
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += X.shape[0]
    return s / n, c / n

# %% two_clip_and_eval
# truth: Two mistakes: net is put into evaluation mode instead of training mode; and the gradients are clipped to norm 0.5 before the Optimizer's step.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.eval()
    acc = {'loss': 0.0, 'right': 0, 'n': 0}
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            ps = [p for g in updater.param_groups for p in g['params']]
            nn.utils.clip_grad_norm_(ps, 0.5)
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        acc['loss'] += l.sum().item()
        acc['right'] += (y_hat.argmax(1) == y).sum().item()
        acc['n'] += len(y)
    return acc['loss'] / acc['n'], acc['right'] / acc['n']

# %% two_flatten_and_graph
# truth: Two mistakes: X is flattened before it goes to net, although net must get X as it comes; and the mean loss is returned as a tensor that still hangs on the graph instead of a float.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total, hit, n = 0, 0, 0
    for X, y in train_iter:
        X = X.view(X.shape[0], -1)
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
        hit += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, hit / n

# %% two_return_in_loop_mean
# truth: Two mistakes: the return is indented into the loop, so only the first batch is trained on; and with a callable updater the mean of the losses is used for backward instead of the sum.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        opt = isinstance(updater, torch.optim.Optimizer)
        if opt:
            updater.zero_grad()
        l.mean().backward()
        if opt:
            updater.step()
        else:
            updater(X.shape[0])
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
        return s / n, c / n

# %% two_lr_decay_and_max_loss
# truth: Two mistakes: the Optimizer's learning rate is multiplied by 0.9 after each batch; and the largest loss of each batch, times the batch size, is summed up instead of the sum of the losses.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
            for group in updater.param_groups:
                group['lr'] *= 0.9
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.max().item() * len(y)
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return s / n, c / n

# %% two_by_hand_and_last_accuracy
# truth: Two mistakes: instead of the Optimizer's step, its parameters are updated by hand with lr times gradient, so momentum or Adam is ignored; and the accuracy is that of the last batch only.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, n = 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            with torch.no_grad():
                for group in updater.param_groups:
                    for p in group['params']:
                        p -= group['lr'] * p.grad
        else:
            l.sum().backward()
            updater(X.shape[0])
        s += l.sum().item()
        n += len(y)
        acc = (y_hat.argmax(1) == y).sum().item() / len(y)
    return s / n, acc

# %% two_constant_size_and_rounding
# truth: Two mistakes: the callable updater always gets the constant 256 instead of the size of the batch; and both results are rounded to two decimals.
BATCH_SIZE = 256

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(BATCH_SIZE)
        s += l.sum().item()
        c += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
    return round(s / n, 2), round(c / n, 2)

# %% two_double_update_and_half
# truth: Two mistakes: with an Optimizer step is called twice for each batch; and a row counts as right when the label's score is above 0.5 instead of when it is the largest.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s, c, n = 0.0, 0, 0
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
        s += l.sum().item()
        c += (y_hat[range(len(y)), y] > 0.5).sum().item()
        n += len(y)
        if hasattr(updater, 'step'):
            updater.step()
    return s / n, c / n
