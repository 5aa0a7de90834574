# %% closure
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    seen = []
    for X, y in train_iter:
        def run():
            y_hat = net(X)
            l = loss(y_hat, y)
            seen.append((l.detach(), (y_hat.argmax(1) == y)))
            return l
        if isinstance(updater, torch.optim.Optimizer):
            def closure():
                updater.zero_grad()
                m = run().mean()
                m.backward()
                return m
            updater.step(closure)
        else:
            run().sum().backward()
            updater(X.shape[0])
    ls, hs = map(torch.cat, zip(*seen))
    return ls.double().mean().item(), hs.double().mean().item()

# %% zero_at_end
# truth: right
class Meter:
    def __init__(self): self.v, self.n = 0.0, 0
    def add(self, t): self.v += float(t.detach().sum()); self.n += t.numel()
    def mean(self): return self.v / self.n

def train_epoch(net, train_iter, loss, updater):
    opt = isinstance(updater, torch.optim.Optimizer)
    isinstance(net, nn.Module) and net.train()
    L, A = Meter(), Meter()
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        L.add(l), A.add((y_hat.argmax(1) == y).float())
        (l.sum() / (len(y) if opt else 1)).backward()
        if opt:
            updater.step()
            updater.zero_grad()
        else:
            updater(X.shape[0])
    return [L.mean(), A.mean()]

# %% running_mean
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train(True)
    mean_l = mean_a = 0.0
    n = 0
    it = iter(train_iter)
    while (pair := next(it, None)) is not None:
        X, y = pair
        k = X.shape[0]
        n += k
        y_hat = net(X)
        l = loss(y_hat, y)
        mean_l += (l.mean().item() - mean_l) * k / n
        mean_a += ((y_hat.argmax(1) == y).double().mean().item() - mean_a) * k / n
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            torch.autograd.backward(l, torch.full_like(l, 1 / k))
            updater.step()
        else:
            l.backward(torch.ones_like(l))
            updater(k)
    return mean_l, mean_a

# %% two_strategies
# truth: right
def _with_optimizer(opt, l):
    opt.zero_grad(set_to_none=True)
    l.mean().backward()
    opt.step()

def _by_hand(fn, l):
    l.sum().backward()
    fn(l.shape[0])

def train_epoch(net, train_iter, loss, updater):
    step = _with_optimizer if isinstance(updater, torch.optim.Optimizer) else _by_hand
    if isinstance(net, nn.Module):
        net.train()
    rows = []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        rows += list(zip(l.tolist(), y_hat.argmax(1).eq(y).tolist()))
        step(updater, l)
    a, b = zip(*rows)
    return sum(a) / len(a), sum(b) / len(b)
