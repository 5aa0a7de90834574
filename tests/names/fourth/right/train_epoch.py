# %% concatenated_vectors
# truth: right, keeps each batch's vectors of losses and hits (copied before the update) and takes the mean of their concatenation.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    all_l, all_hit = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        all_l.append(l.detach().clone())
        all_hit.append(y_hat.detach().argmax(1) == y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return torch.cat(all_l).double().mean().item(), torch.cat(all_hit).double().mean().item()


# %% weighted_running_mean
# truth: right, keeps running means that are weighted by the batch sizes.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    seen, avg_loss, avg_acc = 0, 0.0, 0.0
    for X, y in train_iter:
        m = X.shape[0]
        y_hat = net(X)
        l = loss(y_hat, y)
        seen += m
        avg_loss += (l.mean().item() - avg_loss) * m / seen
        avg_acc += (accuracy(y_hat, y) - avg_acc) * m / seen
        if not isinstance(updater, torch.optim.Optimizer):
            l.sum().backward()
            updater(m)
            continue
        updater.zero_grad()
        l.mean().backward()
        updater.step()
    return avg_loss, avg_acc


# %% match_statement
# truth: right, chooses by structural pattern matching on the classes of net and updater.
import torch

def train_epoch(net, train_iter, loss, updater):
    match net:
        case torch.nn.Module():
            net.train()
        case _:
            pass
    loss_sum, right, n = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        losses = loss(y_hat, y)
        loss_sum += losses.sum().item()
        right += y_hat.topk(1, dim=1).indices.squeeze(1).eq(y).sum().item()
        n += y.shape[0]
        match updater:
            case torch.optim.Optimizer():
                updater.zero_grad()
                losses.mean().backward()
                updater.step()
            case _:
                losses.sum().backward()
                updater(X.shape[0])
    return loss_sum / n, right / n


# %% generator_helper_and_fsum
# truth: right, a generator trains batch by batch and yields one (loss, hit) pair for each sample, added up with math.fsum.
import math
import torch

def _samples(net, train_iter, loss, updater):
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        pairs = list(zip(l.tolist(), (y_hat.argmax(1) == y).tolist()))
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        yield from pairs

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    per_sample = list(_samples(net, train_iter, loss, updater))
    n = len(per_sample)
    return math.fsum(p[0] for p in per_sample) / n, math.fsum(p[1] for p in per_sample) / n


# %% step_function_chosen_first
# truth: right, chooses one of two local update functions before the loop.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    def with_optimizer(l):
        updater.zero_grad()
        l.mean().backward()
        updater.step()

    def with_function(l):
        l.sum().backward()
        updater(l.shape[0])

    update = with_optimizer if isinstance(updater, torch.optim.Optimizer) else with_function
    if isinstance(net, nn.Module):
        net.train()
    loss_sum = hits = n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        loss_sum += l.sum().item()
        hits += torch.count_nonzero(y_hat.argmax(1) == y).item()
        n += len(l)
        update(l)
    return float(loss_sum / n), float(hits / n)


# %% while_with_sentinel
# truth: right, walks the iterator by hand with iter() and next(it, None).
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    it = iter(train_iter)
    batch = next(it, None)
    totals = [0.0, 0.0, 0.0]
    while batch is not None:
        X, y = batch
        scores = net(X)
        l = loss(scores, y)
        totals = [totals[0] + float(l.detach().sum()),
                  totals[1] + float((scores.max(dim=1)[1] == y).sum()),
                  totals[2] + X.shape[0]]
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        batch = next(it, None)
    return totals[0] / totals[2], totals[1] / totals[2]


# %% backward_with_weights
# truth: right, calls backward on the vector of losses with weights 1/n (which is the gradient of the mean) or 1 (of the sum).
import torch

def train_epoch(net, train_iter, loss, updater):
    is_opt = isinstance(updater, torch.optim.Optimizer)
    if isinstance(net, torch.nn.Module):
        net.train()
    total, right, n = 0.0, 0, 0
    for X, y in train_iter:
        if is_opt:
            updater.zero_grad()
        y_hat = net(X)
        l = loss(y_hat, y)
        total += l.sum().item()
        right += int((y_hat.argmax(dim=-1) == y).sum())
        n += X.shape[0]
        weight = 1.0 / X.shape[0] if is_opt else 1.0
        l.backward(torch.full_like(l, weight))
        if is_opt:
            updater.step()
        else:
            updater(X.shape[0])
    return total / n, right / n


# %% accumulator_class
# truth: right, the Accumulator of the book, with accuracy (a fraction here) multiplied by the batch size.
import torch
from torch import nn

class Accumulator:
    """For accumulating sums over n variables."""
    def __init__(self, n):
        self.data = [0.0] * n

    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]

    def __getitem__(self, idx):
        return self.data[idx]

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    metric = Accumulator(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        metric.add(l.detach().sum(), accuracy(y_hat, y) * y.numel(), y.numel())
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return metric[0] / metric[2], metric[1] / metric[2]


# %% complex_number_as_pair
# truth: right, maps a batch function over train_iter and adds loss and hits up as real and imaginary part of a complex number.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    n = 0

    def one_batch(batch):
        nonlocal n
        X, y = batch
        n += X.shape[0]
        y_hat = net(X)
        l = loss(y_hat, y)
        z = complex(l.sum().item(), (y_hat.argmax(1) == y).sum().item())
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
        return z

    z = sum(map(one_batch, train_iter), 0j) / n
    return z.real, z.imag


# %% double_tensor_of_totals
# truth: right, a float64 tensor of the three totals, python loops over the rows for the hits, tolist at the end.
import torch
from torch import nn

def train_epoch(net, train_iter, loss, updater):
    train = net.train if isinstance(net, nn.Module) else (lambda: None)
    train()
    totals = torch.zeros(3, dtype=torch.float64)
    for i, (X, y) in enumerate(train_iter):
        scores = net(X)
        l = loss(scores, y)
        hits = 0
        for row, label in zip(scores.detach(), y):
            hits += 1 if int(torch.argmax(row)) == int(label) else 0
        totals += torch.tensor([l.sum().item(), hits, len(y)], dtype=torch.float64)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    mean_loss, acc = (totals[:2] / totals[2]).tolist()
    return mean_loss, acc


# %% zero_grad_only_after_step
# truth: right by the contract, though its author meant a mistake: Clears the optimizer's gradients after the step and not before backward, so gradients left over from before the epoch go into the first update.
import torch

def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, torch.nn.Module):
        net.train()
    lsum, hits, n = 0.0, 0.0, 0
    for X, y in train_iter:
        m = X.shape[0]
        y_hat = net(X)
        l = loss(y_hat, y)
        lsum += l.mean().item() * m
        hits += accuracy(y_hat, y) * m
        n += m
        if isinstance(updater, torch.optim.Optimizer):
            l.mean().backward()
            updater.step()
            updater.zero_grad()
        else:
            l.sum().backward()
            updater(m)
    return lsum / n, hits / n
