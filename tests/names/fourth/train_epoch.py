# %% eval_instead_of_train
# truth: Calls net.eval() where net.train() is asked, so dropout and batch normalisation are in evaluation mode during the training epoch and the module is left in the wrong mode.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.eval()
    total_loss, total_right, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        total_loss += l.sum().item()
        total_right += (y_hat.argmax(dim=1) == y).sum().item()
        n += len(y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return total_loss / n, total_right / n


# %% no_train_mode
# truth: Never puts an nn.Module into training mode, so a module that arrives in evaluation mode stays in it for the whole epoch (no dropout, no batch statistics).
import torch

def train_epoch(net, train_iter, loss, updater):
    losses = []
    hits = []
    for X, y in train_iter:
        out = net(X)
        l = loss(out, y)
        losses += l.tolist()
        hits += (out.argmax(1) == y).tolist()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return sum(losses) / len(losses), sum(hits) / len(hits)


# %% train_called_on_any_net
# truth: Calls net.train() without a check that net is an nn.Module, so a plain function or lambda as net raises AttributeError.
import torch

def train_epoch(net, train_iter, loss, updater):
    net.train()   # training mode!
    s_loss = 0.
    s_acc = 0.
    count = 0
    for (Xb, yb) in train_iter:
        scores = net(Xb)
        l = loss(scores, yb)
        s_loss = s_loss + float(l.sum())
        s_acc = s_acc + accuracy(scores, yb) * len(yb)
        count = count + len(yb)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(Xb.shape[0])
    return s_loss / count, s_acc / count


# %% train_mode_only_in_optimizer_branch
# truth: Sets the training mode only in the optimizer branch and only after the first forward pass, so the first batch is computed in the old mode, and with a callable updater a module never gets into training mode.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    loss_sum = 0.0
    right = 0
    samples = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        loss_sum += float(l.sum())
        right += int((torch.argmax(y_hat, dim=1) == y).sum())
        samples += X.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            # pytorch way
            if isinstance(net, nn.Module):
                net.train()
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            # own way
            l.sum().backward()
            updater(X.shape[0])
    return loss_sum / samples, right / samples


# %% only_sequential_gets_train_mode
# truth: Tests for nn.Sequential instead of nn.Module, so any other module (nn.Linear, an own subclass) is not put into training mode.
import torch
import torch.nn as nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Sequential):
        net.train()
    acc = dict(loss=0.0, right=0.0, n=0)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        acc['loss'] += l.sum().item()
        acc['right'] += (y_hat.max(dim=1).indices == y).sum().item()
        acc['n'] += y.numel()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return acc['loss'] / acc['n'], acc['right'] / acc['n']


# %% eval_for_accuracy_never_reset
# truth: Switches a module to evaluation mode to count the right predictions and never back, so accuracy is measured without dropout, and every batch after the first is trained in evaluation mode.
import torch

def train_epoch(net, train_iter, loss, updater):
    is_module = isinstance(net, torch.nn.Module)
    if is_module:
        net.train()
    L, A, N = 0.0, 0.0, 0
    for X, y in train_iter:
        l = loss(net(X), y)
        # for the accuracy we need eval mode and no gradients
        if is_module:
            net.eval()
        with torch.no_grad():
            A += accuracy(net(X), y) * X.shape[0]
        L += l.sum().item()
        N += X.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return L / N, A / N


# %% no_zero_grad
# truth: Never calls updater.zero_grad() for an optimizer, so the gradients of all batches so far pile up and from the second batch on the steps are wrong.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module): net.train()
    metric = [0.0, 0.0, 0]
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        metric[0] += float(l.sum())
        metric[1] += float((y_hat.argmax(axis=1) == y).sum())
        metric[2] += y.numel()
    return metric[0] / metric[2], metric[1] / metric[2]


# %% zero_grad_between_backward_and_step
# truth: With an optimizer the gradients are cleared after backward and before step, so step sees none and the weights do not change.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    running_loss = 0.0
    running_right = 0
    seen = 0
    for inputs, targets in train_iter:
        outputs = net(inputs)
        batch_loss = loss(outputs, targets)

        running_loss += batch_loss.sum().item()
        running_right += outputs.argmax(1).eq(targets).sum().item()
        seen += inputs.size(0)

        if isinstance(updater, torch.optim.Optimizer):
            batch_loss.mean().backward()
            updater.zero_grad()
            updater.step()
        else:
            batch_loss.sum().backward()
            updater(inputs.size(0))
    return running_loss / seen, running_right / seen


# %% zero_grad_once_per_epoch
# truth: Clears the optimizer's gradients once before the loop and not for each batch, so from the second batch on the gradients are summed over batches.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    opt = isinstance(updater, torch.optim.Optimizer)
    if opt:
        updater.zero_grad()   # start with clean gradients
    a = b = c = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        a += l.sum().item()
        b += (y_hat.argmax(1) == y).sum().item()
        c += X.shape[0]
        if opt:
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return a / c, b / c


# %% sum_for_both_kinds
# truth: Takes the gradient of the sum for an optimizer too, so its steps are too large by a factor of the batch size.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    tot, ok, n = 0.0, 0, 0
    for X, y in train_iter:
        p = net(X)
        l = loss(p, y).sum()
        tot += l.item()
        ok += (p.argmax(1) == y).sum().item()
        n += len(X)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward()
            updater.step()
        else:
            l.backward()
            updater(len(X))
    return tot / n, ok / n


# %% mean_for_both_kinds
# truth: Takes the gradient of the mean for a callable updater too, which divides by the batch size a second time, so its steps are too small.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    use_torch = isinstance(updater, torch.optim.Optimizer)
    loss_total = 0.0
    num_right = 0
    num = 0
    for X, y in train_iter:
        if use_torch:
            updater.zero_grad()
        y_hat = net(X)
        l = loss(y_hat, y)
        mean_loss = l.mean()
        mean_loss.backward()
        loss_total += mean_loss.item() * len(y)
        num_right += int((y_hat.argmax(-1) == y).sum())
        num += len(y)
        if use_torch:
            updater.step()
        else:
            updater(X.shape[0])
    return loss_total / num, num_right / num


# %% mean_and_sum_swapped
# truth: Uses the sum for an optimizer and the mean for a callable, exactly the wrong way round: optimizer steps are too large and callable steps too small by the batch size.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    l_list, a_list = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        l_list.extend(l.detach().tolist())
        a_list.extend((y_hat.argmax(1) == y).int().tolist())
        if not isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater(X.shape[0])
        else:
            updater.zero_grad()
            l.sum().backward()
            updater.step()
    return sum(l_list) / len(l_list), sum(a_list) / len(a_list)


# %% kind_decided_by_net
# truth: Decides by the type of net, not of updater, which kind of update to do, so a module with a callable updater (or a plain function with an optimizer) raises an error.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    scratch = not isinstance(net, nn.Module)
    if not scratch:
        net.train()

    epoch_loss = 0.0
    epoch_right = 0.0
    epoch_n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        epoch_loss += float(l.sum())
        epoch_right += float((y_hat.argmax(1) == y).float().sum())
        epoch_n += X.shape[0]
        if scratch:
            l.sum().backward()
            updater(X.shape[0])
        else:
            updater.zero_grad()
            l.mean().backward()
            updater.step()
    return epoch_loss / epoch_n, epoch_right / epoch_n


# %% only_sgd_is_an_optimizer
# truth: Recognises only torch.optim.SGD as an optimizer, so Adam and all others are treated as functions and calling them raises TypeError.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    sums = [0.0, 0, 0]
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        sums[0] += l.sum().item()
        sums[1] += (y_hat.argmax(1) == y).sum().item()
        sums[2] += len(y)
        if isinstance(updater, torch.optim.SGD):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return sums[0] / sums[2], sums[1] / sums[2]


# %% updater_gets_numel_of_x
# truth: Passes X.numel() (samples times features) instead of X.shape[0] to the callable updater, so its steps are too small by the number of features.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    loss_acc, right_acc, count = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        loss_acc += l.sum().item()
        right_acc += (y_hat.argmax(1) == y).sum().item()
        count += y.numel()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.numel())
    return loss_acc / count, right_acc / count


# %% updater_gets_first_batch_size
# truth: Passes the size of the first batch to the callable updater every time, so a smaller last batch is divided by too large a number.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    batch_size = None
    tl, tr, n = 0.0, 0, 0
    for X, y in train_iter:
        if batch_size is None:
            batch_size = X.shape[0]
        y_hat = net(X)
        l = loss(y_hat, y)
        tl += l.sum().item()
        tr += (y_hat.argmax(1) == y).sum().item()
        n += X.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(batch_size)
    return tl / n, tr / n


# %% unweighted_batch_means
# truth: Averages the batches' means without weights, so a smaller last batch counts as much as a full one and both numbers are off.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    batch_losses, batch_accs = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        batch_losses.append(l.mean().item())
        batch_accs.append(accuracy(y_hat, y))
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return sum(batch_losses) / len(batch_losses), sum(batch_accs) / len(batch_accs)


# %% accuracy_fraction_over_samples
# truth: Adds up the fractions that accuracy returns as if they were counts and divides by the number of samples, so the accuracy comes out too small by about the batch size.
import torch

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
    # Sum of training loss, sum of training accuracy, no. of examples
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        metric.add(l.sum(), accuracy(y_hat, y), y.numel())
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return metric[0] / metric[2], metric[1] / metric[2]


# %% running_mean_by_halves
# truth: Takes the half of old mean plus new batch mean as the running mean, so late batches count exponentially more than early ones.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    mean_loss = None
    mean_acc = None
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        cur_loss = l.mean().item()
        cur_acc = accuracy(y_hat, y)
        if mean_loss is None:
            mean_loss, mean_acc = cur_loss, cur_acc
        else:
            mean_loss = (mean_loss + cur_loss) / 2
            mean_acc = (mean_acc + cur_acc) / 2
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return mean_loss, mean_acc


# %% returns_tensors
# truth: Accumulates tensors and returns 0-d tensors (the loss even with its graph) instead of plain floats.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total_loss = torch.tensor(0.)
    total_correct = torch.tensor(0.)
    n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        total_loss = total_loss + l.sum()
        total_correct = total_correct + (y_hat.argmax(1) == y).sum()
        n += X.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return total_loss / n, total_correct / n


# %% returns_sums
# truth: Returns the summed loss and the number of right predictions and never divides them by the number of samples.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    epoch_loss, epoch_acc = 0.0, 0.0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        epoch_loss += l.sum().item()
        epoch_acc += float((y_hat.argmax(1) == y).sum())
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return epoch_loss, epoch_acc


# %% returned_pair_swapped
# truth: Returns (accuracy, loss) instead of (loss, accuracy).
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    n = 0
    correct = 0
    lsum = 0.0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        n += y.size(0)
        correct += torch.sum(torch.argmax(y_hat, 1) == y).item()
        lsum += torch.sum(l).item()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            torch.mean(l).backward()
            updater.step()
        else:
            torch.sum(l).backward()
            updater(X.size(0))
    acc = correct / n
    avg = lsum / n
    return acc, avg


# %% last_batch_only
# truth: Returns loss and accuracy of the last batch only, not means over all samples.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        l_mean = l.mean().item()
        acc = accuracy(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return l_mean, acc


# %% accuracy_after_update
# truth: Measures the accuracy with a new forward pass after the update of the batch instead of before it (and runs net twice per batch), so the accuracy is usually too high.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    loss_sum = acc_sum = n = 0
    for X, y in train_iter:
        l = loss(net(X), y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        # statistics
        with torch.no_grad():
            loss_sum += l.sum().item()
            acc_sum += accuracy(net(X), y) * len(y)
            n += len(y)
    return loss_sum / n, acc_sum / n


# %% second_pass_over_exhausted_iter
# truth: Loops over train_iter a second time to measure; a generator is empty by then, so n stays 0 and it raises ZeroDivisionError (and a list is read twice, measured after training).
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    # 1) train
    for X, y in train_iter:
        l = loss(net(X), y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    # 2) measure
    total, right, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in train_iter:
            y_hat = net(X)
            total += loss(y_hat, y).sum().item()
            right += (y_hat.argmax(1) == y).sum().item()
            n += len(y)
    return total / n, right / n


# %% measured_with_final_weights
# truth: Stores the batches and measures all of them after the epoch with the final weights, not each batch before its own update, so the loss comes out too low.
import torch
from torch import nn

def _update(updater, l, n):
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
        l.mean().backward()
        updater.step()
    else:
        l.sum().backward()
        updater(n)

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    batches = list(train_iter)     # because a generator can be read only once
    for X, y in batches:
        _update(updater, loss(net(X), y), X.shape[0])
    X_all = torch.cat([X for X, _ in batches])
    y_all = torch.cat([y for _, y in batches])
    with torch.no_grad():
        y_hat = net(X_all)
        return loss(y_hat, y_all).mean().item(), accuracy(y_hat, y_all)


# %% return_inside_loop
# truth: The return stands inside the for loop, so only the first batch is trained on and measured.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    l_sum, r_sum, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        l_sum += l.sum().item()
        r_sum += (y_hat.argmax(1) == y).sum().item()
        n += X.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        return l_sum / n, r_sum / n


# %% one_step_after_loop
# truth: The update stands after the loop (wrong indentation), so there is one update in the whole epoch and it uses the last batch only.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    total = 0.0
    hit = 0
    n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        total += float(l.sum())
        hit += int((y_hat.argmax(1) == y).sum())
        n += X.shape[0]
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
        l.mean().backward()
        updater.step()
    else:
        l.sum().backward()
        updater(X.shape[0])
    return total / n, hit / n


# %% all_batches_joined_to_one
# truth: Concatenates all batches and makes a single full-batch update instead of one update for each batch.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    Xs, ys = zip(*train_iter)
    X = torch.cat(Xs, dim=0)
    y = torch.cat(ys, dim=0)
    y_hat = net(X)
    l = loss(y_hat, y)
    result = (l.mean().item(), accuracy(y_hat, y))
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
        l.mean().backward()
        updater.step()
    else:
        l.sum().backward()
        updater(X.shape[0])
    return result


# %% drops_last_small_batch
# truth: Stops at a batch that is smaller than the first, so the samples of a short last batch are neither trained on nor measured.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    bs = 0
    sum_l, sum_r, n = 0.0, 0, 0
    for i, (X, y) in enumerate(train_iter):
        if i == 0:
            bs = X.shape[0]
        if X.shape[0] < bs:
            break    # incomplete batch
        y_hat = net(X)
        l = loss(y_hat, y)
        sum_l += l.sum().item()
        sum_r += (y_hat.argmax(1) == y).sum().item()
        n += bs
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return sum_l / n, sum_r / n


# %% argmax_over_samples
# truth: Takes argmax along dimension 0 (over the samples), which raises a shape error when n differs from q and counts nonsense when they are equal.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    stats = torch.zeros(3, dtype=torch.float64)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        stats[0] += l.sum().item()
        stats[1] += (torch.argmax(y_hat, dim=0) == y).sum().item()
        stats[2] += y.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return (stats[0] / stats[2]).item(), (stats[1] / stats[2]).item()


# %% right_if_above_half
# truth: Counts a sample as right only if the value at its label is above 0.5, which is wrong for a largest probability below 0.5 and for raw scores.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    loss_sum, right_sum, n_sum = 0.0, 0, 0
    for X, y in train_iter:
        probs = net(X)
        l = loss(probs, y)
        p_true = probs[torch.arange(len(y)), y]
        right_sum += (p_true > 0.5).sum().item()
        loss_sum += l.sum().item()
        n_sum += len(y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return loss_sum / n_sum, right_sum / n_sum


# %% backward_through_running_total
# truth: Backpropagates the running total of the losses over all batches in the callable branch, so the second batch goes through the freed graph of the first and raises RuntimeError.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    epoch_loss = 0.0
    right = 0
    n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        epoch_loss += l.sum()
        right += (y_hat.argmax(1) == y).sum().item()
        n += len(y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            epoch_loss.backward()
            updater(X.shape[0])
    return float(epoch_loss) / n, right / n


# %% mutable_default_metric
# truth: Keeps its sums in a mutable default argument, so from the second call on the numbers of earlier epochs are mixed in.
import torch

def train_epoch(net, train_iter, loss, updater, metric=[0.0, 0.0, 0]):
    if isinstance(net, torch.nn.Module):
        net.train()
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        metric[0] += float(l.sum())
        metric[1] += float((y_hat.argmax(1) == y).sum())
        metric[2] += len(y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return metric[0] / metric[2], metric[1] / metric[2]


# %% divides_by_len_of_iter
# truth: Divides by len(train_iter), which raises TypeError for a generator, and for a list is the number of batches and not of samples.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    running_loss, running_acc = 0.0, 0.0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        running_loss += l.mean().item()
        running_acc += (y_hat.argmax(1) == y).float().mean().item()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return running_loss / len(train_iter), running_acc / len(train_iter)


# %% samples_as_batches_times_size
# truth: Takes number of batches times the size of the first batch as the number of samples, which is too many when the last batch is short, so both means come out too small.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    num_batches = 0
    batch_size = 0
    lossSum, rightSum = 0.0, 0
    for X, y in train_iter:
        num_batches += 1
        if num_batches == 1:
            batch_size = X.shape[0]
        yHat = net(X)
        l = loss(yHat, y)
        for i in range(len(y)):
            lossSum += l[i].item()
            if yHat[i].argmax().item() == y[i].item():
                rightSum += 1
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    numSamples = num_batches * batch_size
    return lossSum / numSamples, rightSum / numSamples


# %% peeks_at_first_batch
# truth: Takes a first batch with next(iter(train_iter)) for a look at the shapes; for a generator that batch is then missing from training and from the means.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    X0, y0 = next(iter(train_iter))
    assert X0.shape[0] == y0.shape[0], "features and labels do not fit"
    metric = torch.zeros(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        with torch.no_grad():
            metric[0] += l.sum()
            metric[1] += (y_hat.argmax(1) == y).sum()
            metric[2] += y.numel()
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return float(metric[0] / metric[2]), float(metric[1] / metric[2])


# %% next_on_any_iterable
# truth: Calls next(train_iter) directly, so a list of batches or a DataLoader, which is iterable but no iterator, raises TypeError.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    total, right, n = 0.0, 0, 0
    while True:
        try:
            X, y = next(train_iter)
        except StopIteration:
            break
        y_hat = net(X)
        l = loss(y_hat, y)
        total += l.sum().item()
        right += (y_hat.argmax(1) == y).sum().item()
        n += X.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return total / n, right / n


# %% reshapes_to_784
# truth: Reshapes every X to (-1, 784), so inputs with another number of features raise an error, and images for a convolutional net are flattened.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    l_total, c_total, n_total = 0.0, 0, 0
    for X, y in train_iter:
        X = X.reshape((-1, 784))
        y_hat = net(X)
        l = loss(y_hat, y)
        l_total += l.sum().item()
        c_total += (y_hat.argmax(1) == y).sum().item()
        n_total += len(y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return l_total / n_total, c_total / n_total


# %% clips_gradients
# truth: Clips the gradients of a module to norm 1 before the step, which nobody asked for, so with large gradients the update is too small.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    tl, ta, tn = 0.0, 0.0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        tl += l.sum().item()
        ta += (y_hat.argmax(1) == y).sum().item()
        tn += X.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            if isinstance(net, nn.Module):
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)  # against exploding
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return tl / tn, ta / tn


# %% net_called_twice
# truth: Calls net a second time in training mode for the accuracy, so with dropout the accuracy comes from another mask than the loss, the random stream shifts, and batch normalisation updates its statistics twice per batch.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module): net.train()
    stats = []                                   # (loss, accuracy, size) per batch
    for X, y in train_iter:
        l = loss(net(X), y)
        stats.append((l.mean().item(), accuracy(net(X), y), len(y)))
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(); l.mean().backward(); updater.step()
        else:
            l.sum().backward(); updater(X.shape[0])
    N = sum(s[2] for s in stats)
    return sum(s[0] * s[2] for s in stats) / N, sum(s[1] * s[2] for s in stats) / N


# %% lr_divided_again_and_again
# truth: To make up for the gradient of the sum it divides the optimizer's learning rate by the batch size at every batch, so the rate shrinks geometrically and stays changed after the epoch.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    ll, rr, nn_ = 0.0, 0, 0
    for X, y in train_iter:
        bs = X.shape[0]
        y_hat = net(X)
        l = loss(y_hat, y)
        ll += l.sum().item()
        rr += (y_hat.argmax(1) == y).sum().item()
        nn_ += bs
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.sum().backward()
            for g in updater.param_groups:
                g["lr"] = g["lr"] / bs      # because of the sum
            updater.step()
        else:
            l.sum().backward()
            updater(bs)
    return ll / nn_, rr / nn_


# %% step_without_parentheses
# truth: Writes updater.step without parentheses, so with an optimizer the step is never done and the weights stay as they were.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    loss_sum = 0.0
    correct = 0
    n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        loss_sum += l.sum().item()
        correct += sum(int(p == t) for p, t in zip(y_hat.argmax(1), y))
        n += X.shape[0]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step
        else:
            l.sum().backward()
            updater(X.shape[0])
    return loss_sum / n, correct / n


# %% pixels_scaled_in_place
# truth: Divides X by 255 in place, so the caller's batch is changed and net sees other inputs than it was given.
import torch

def train_epoch(net, train_iter, loss, updater):
    #net to training mode
    if isinstance(net,torch.nn.Module):
        net.train()
    is_torch=isinstance(updater,torch.optim.Optimizer)
    LOSS=0.0
    ACC=0.0
    COUNT=0
    for batch in train_iter:
        X,y=batch
        X/=255.0    #pixels to [0,1]
        if is_torch:
            updater.zero_grad()
        out=net(X)
        l=loss(out,y)
        COUNT+=y.shape[0]
        LOSS+=l.sum().item()
        ACC+=accuracy(out,y)*y.shape[0]
        if is_torch:
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return LOSS/COUNT,ACC/COUNT


# %% skips_perfect_batches
# truth: Skips the update of any batch that is already predicted entirely right, though every batch must be trained on.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    every_loss, every_hit = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        hit = y_hat.argmax(dim=1) == y
        every_loss.append(l.detach())
        every_hit.append(hit)
        if not hit.all():        # else there is nothing to learn here
            if isinstance(updater, torch.optim.Optimizer):
                updater.zero_grad()
                l.mean().backward()
                updater.step()
            else:
                l.sum().backward()
                updater(X.shape[0])
    return torch.cat(every_loss).mean().item(), torch.cat(every_hit).float().mean().item()


# %% net_zero_grad_before_callable
# truth: Clears a module's gradients with net.zero_grad() between backward and the callable updater, so the updater finds no gradients (grad is None, error or no update).
import torch
from torch import nn

def do_update(net, l, updater, size):
    """Backward pass and update of one batch."""
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
        l.mean().backward()
        return updater.step()
    l.sum().backward()
    if isinstance(net, nn.Module):
        net.zero_grad()
    return updater(size)

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    n_total = 0
    loss_total = 0.0
    acc_total = 0.0
    for features, labels in train_iter:
        size = features.shape[0]
        y_hat = net(features)
        l = loss(y_hat, labels)
        n_total += size
        loss_total += torch.sum(l).item()
        acc_total += torch.sum(torch.eq(torch.argmax(y_hat, dim=1), labels)).item()
        do_update(net, l, updater, size)
    return loss_total / n_total, acc_total / n_total


# %% percent_and_sum_for_optimizer
# truth: Two mistakes: the optimizer gets the gradient of the sum, and the accuracy is returned in percent (0 to 100) instead of as a fraction.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total_l, total_c, total_n = 0.0, 0, 0
    for X, y in train_iter:
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
        y_hat = net(X)
        l = loss(y_hat, y).sum()
        total_l += l.item()
        total_c += (y_hat.argmax(1) == y).sum().item()
        total_n += len(y)
        l.backward()
        updater.step() if isinstance(updater, torch.optim.Optimizer) else updater(len(X))
    return total_l / total_n, 100.0 * total_c / total_n
