# %% accumulator
# The book's Accumulator, with the student's own accuracy.
class Accumulator:
    def __init__(self, n):
        self.data = [0.0] * n
    def add(self, *args):
        self.data = [a + float(b) for a, b in zip(self.data, args)]
    def __getitem__(self, i):
        return self.data[i]
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
        metric.add(float(l.sum()), accuracy(y_hat, y) * len(y), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]
# %% returns_a_list
# A list, and zero_grad at the end as well.
def train_epoch(net, train_iter, loss, updater):
    if hasattr(net, "train"):
        net.train(True)
    sums = torch.zeros(3, dtype=torch.float64)
    for X, y in train_iter:
        scores = net(X)
        l = loss(scores, y)
        if callable(updater):
            l.sum().backward()
            updater(len(X))
        else:
            updater.zero_grad()
            l.mean().backward()
            updater.step()
            updater.zero_grad()
        with torch.no_grad():
            sums += torch.tensor([l.sum().item(), (scores.argmax(1) == y).sum().item(), len(y)])
    return [float(sums[0] / sums[2]), float(sums[1] / sums[2])]
# %% scaled_sum
# The mean as sum / len, and lists of numbers.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    losses, hits = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(set_to_none=False)
            (l.sum() / len(l)).backward()
            updater.step()
        else:
            l.sum().backward()
            updater(y.shape[0])
        losses += l.detach().tolist()
        hits += (y_hat.argmax(1) == y).tolist()
    return sum(losses) / len(losses), sum(hits) / len(hits)
# %% helper_per_batch
# A helper for each kind of updater.
def _step(l, updater, size):
    if isinstance(updater, torch.optim.Optimizer):
        updater.zero_grad()
        l.mean().backward()
        updater.step()
        return
    l.sum().backward()
    updater(size)
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total = count = right = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        total, count, right = total + l.sum().item(), count + len(y), right + (y_hat.argmax(-1) == y).sum().item()
        _step(l, updater, X.size(0))
    return total / count, right / count
# %% consistent_count
# Its own accuracy counts, and is divided here: the pair is consistent, and only accuracy loses points.
def _hits(y_hat, y):
    return float((y_hat.argmax(1) == y).sum())
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    m = [0.0, 0.0, 0]
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(); l.mean().backward(); updater.step()
        else:
            l.sum().backward(); updater(X.shape[0])
        m = [m[0] + float(l.sum()), m[1] + _hits(y_hat, y), m[2] + y.numel()]
    return m[0] / m[2], m[1] / m[2]
# %% zero_at_the_end
# The gradients are cleared after each step, and not before.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    total = right = count = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if not isinstance(updater, torch.optim.Optimizer):
            l.sum().backward()
            updater(len(X))
        else:
            l.mean().backward()
            updater.step()
            updater.zero_grad(set_to_none=False)
        total, right, count = total + l.sum().item(), right + (y_hat.argmax(1) == y).sum().item(), count + len(y)
    return total / count, right / count
# %% step_with_a_closure
# The optimizer calls a closure for the loss.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    metric = [0.0, 0.0, 0]
    for X, y in train_iter:
        def scores_and_losses():
            y_hat = net(X)
            l = loss(y_hat, y)
            metric[0] += float(l.detach().sum())
            metric[1] += float((y_hat.argmax(1) == y).sum())
            metric[2] += len(y)
            return l
        def closure():
            updater.zero_grad()
            l = scores_and_losses().mean()
            l.backward()
            return l
        if isinstance(updater, torch.optim.Optimizer):
            updater.step(closure)
        else:
            scores_and_losses().sum().backward()
            updater(X.shape[0])
    return metric[0] / metric[2], metric[1] / metric[2]
# %% library_softmax_for_accuracy
# The library is free to use here: accuracy from its log-probabilities.
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    losses, hits = [], []
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
        losses.append(l.detach())
        hits.append(F.log_softmax(y_hat.detach(), dim=1).argmax(1) == y)
    return torch.cat(losses).double().mean().item(), torch.cat(hits).double().mean().item()
