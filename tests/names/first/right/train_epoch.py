# %% accumulator_class
# truth: right
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
        metric.add(l.sum(), (y_hat.argmax(1) == y).sum(), y.numel())
    return metric[0] / metric[2], metric[1] / metric[2]

# %% closure_step
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train(True)
    rows = []
    for X, y in train_iter:
        def closure():
            updater.zero_grad()
            out = net(X)
            l = loss(out, y)
            rows.append((l.detach().sum().item(), (out.argmax(1) == y).sum().item(), len(y)))
            m = l.mean()
            m.backward()
            return m

        if isinstance(updater, torch.optim.Optimizer):
            updater.step(closure)
        else:
            out = net(X)
            l = loss(out, y)
            rows.append((l.sum().item(), (out.argmax(1) == y).sum().item(), len(y)))
            l.sum().backward()
            updater(len(X))
    a, b, n = map(sum, zip(*rows))
    return a / n, b / n

# %% zero_at_end_scaled
# truth: right
def train_epoch(net, train_iter, loss, updater):
    opt = isinstance(updater, torch.optim.Optimizer)
    if isinstance(net, nn.Module):
        net.train()
    total, hits, seen = 0.0, 0, 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y).sum()
        total += l.item()
        hits += y_hat.argmax(dim=1).eq(y).sum().item()
        seen += len(y)
        if opt:
            (l / len(y)).backward()
            updater.step()
            updater.zero_grad()
        else:
            l.backward()
            updater(len(y))
    return [total / seen, hits / seen]

# %% running_weighted_mean
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    avg_loss = avg_acc = 0.0
    n = 0
    for X, y in train_iter:
        scores = net(X)
        l = loss(scores, y)
        k = y.shape[0]
        n += k
        avg_loss += (l.mean().item() - avg_loss) * k / n
        avg_acc += ((scores.argmax(-1) == y).double().mean().item() - avg_acc) * k / n
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad(set_to_none=True)
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(k)
    return avg_loss, avg_acc

# %% concatenated_at_end
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    losses, hits = [], []
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        losses.append(l.detach().clone())
        hits.append(y_hat.detach().argmax(1) == y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.mean().backward()
            updater.step()
        else:
            l.sum().backward()
            updater(X.shape[0])
    return torch.cat(losses).mean().item(), torch.cat(hits).double().mean().item()

# %% vector_gradient
# truth: right
def train_epoch(net, train_iter, loss, updater):
    if isinstance(net, nn.Module):
        net.train()
    s = c = n = 0
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        if isinstance(updater, torch.optim.Optimizer):
            updater.zero_grad()
            l.backward(gradient=torch.full_like(l, 1 / len(l)))
            updater.step()
        else:
            l.backward(torch.ones_like(l))
            updater(X.shape[0])
        with torch.no_grad():
            s += l.sum().item()
            c += (y_hat.argmax(1) == y).sum().item()
            n += len(y)
    return s / n, c / n

# %% adapter_functions
# truth: right
def _optimizer_update(opt):
    def update(l):
        opt.zero_grad()
        l.mean().backward()
        opt.step()
    return update


def _callable_update(f):
    def update(l):
        l.sum().backward()
        f(l.shape[0])
    return update


def train_epoch(net, train_iter, loss, updater):
    wrap = _optimizer_update if isinstance(updater, torch.optim.Optimizer) else _callable_update
    update = wrap(updater)
    if isinstance(net, nn.Module):
        net.train()
    sums = np.zeros(3)
    for X, y in train_iter:
        y_hat = net(X)
        l = loss(y_hat, y)
        sums += [l.sum().item(), (y_hat.argmax(1) == y).sum().item(), len(y)]
        update(l)
    return tuple((sums[:2] / sums[2]).tolist())

# %% while_next
# truth: right
def train_epoch(net, train_iter, loss, updater):
    getattr(net, "train", lambda: None)() if isinstance(net, nn.Module) else None
    it = iter(train_iter)
    L, C, N = 0.0, 0, 0
    while True:
        batch = next(it, None)
        if batch is None:
            break
        X, y = batch
        y_hat = net(X)
        l = loss(y_hat, y)
        L, C, N = L + float(l.sum()), C + int((y_hat.argmax(1) == y).sum()), N + len(y)
        is_optim = isinstance(updater, torch.optim.Optimizer)
        if is_optim:
            updater.zero_grad()
        (l.mean() if is_optim else l.sum()).backward()
        updater.step() if is_optim else updater(len(y))
    return L / N, C / N
